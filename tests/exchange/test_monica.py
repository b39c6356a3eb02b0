"""Monica's export: people with all that is told of them, debts the right way round."""

import copy
import json
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any

import pytest

from netlog.dates import iso_day
from netlog.errors import Misread
from netlog.exchange import Options, monica, read
from netlog.exchange.bounds import flaw
from netlog.exchange.records import Later, Lost, Person, Record, Rejected, Touch
from netlog.rules import CHANNELS, DIRECTIONS
from netlog.store import connection, contents, imports
from tests.trust import trials

TODAY = date(2026, 11, 19)
OURS = (Path(__file__).parent / "files" / "monica" / "monica.json").read_bytes()


def records(data: bytes | dict[str, Any], **said: Any) -> list[Record]:
    text = data if isinstance(data, bytes) else json.dumps(data).encode()
    return list(monica.read(BytesIO(text), Options(TODAY, **said)).records)


def export(*contacts: dict[str, Any], **more: list[Any]) -> dict[str, Any]:
    """Return an export of these contacts; each needs no more than what it is about."""
    collections = {"contact": [{"uuid": f"c{n}"} | each for n, each in enumerate(contacts)]} | more
    data = [{"type": kind, "values": values} for kind, values in collections.items()]
    return {"version": "1.0-preview.1", "app_version": "4.0", "account": {"data": data}}


def contact(*data: dict[str, Any], **properties: Any) -> dict[str, Any]:
    return {"properties": {"first_name": "Ada"} | properties, "data": list(data)}


def told(kind: str, *values: dict[str, Any]) -> dict[str, Any]:
    return {"type": kind, "values": [{"properties": each} for each in values]}


def person(*data: dict[str, Any], **properties: Any) -> Person:
    (found,) = [
        each for each in records(export(contact(*data, **properties))) if isinstance(each, Person)
    ]
    return found


def touches(*data: dict[str, Any]) -> list[Touch]:
    return [each for each in records(export(contact(*data))) if isinstance(each, Touch)]


# What it is


def test_a_contact_with_all_that_monica_knows():
    """Each part has its place, or is said in the note; what is left out is told."""
    found = records(OURS)
    assert [each for each in found if isinstance(each, Person)] == [
        Person(
            key="c-ada",
            name="Ada M. Quill",
            emails=("ada@example.org",),
            phones=("+47 22 00 00 00",),
            links=("https://example.org/ada", "https://pages.example.org/adaquill"),
            nicknames=("Addie",),
            tags=("bees", "old friends", "starred"),
            company="Paper, Boat & Co",
            title="Editor",
            location="Oslo, NO",
            birthday="--02-29",
            met_on="2018-07-01",
            added_on="2019-04-05",
            cadence="90 days",
            note=(
                "Neighbour, keeps bees.\n"
                "\n"
                "Met through: Bo Lind\n"
                "Food: No fish\n"
                "Spouse: Bo Lind\n"
                "Child: Kit\n"
                "Pet: Rex, dog\n"
                "Address (home): Bee Lane 4, 0150 Oslo, NO\n"
                "Chat: @ada\n"
                "Gift idea: Smoker; https://example.org/smoker\n"
                "To do: Return the veil\n"
                "Done 2026-01-09: Lend the ladder; the long one\n"
                "Reminder: Ask for wax, every 3 months from 2026-01-15\n"
                "\n"
                "2020-02-02: Bought six hives.\n"
                "\n"
                "2021-09-01: new job: Co-op\n"
                "as chair\n"
                "\n"
                "2026-02-02: Sold *two* hives.\n"
                "Keeps four."
            ),
        ),
        Person(
            key="c-bo",
            name="Bo Lind",
            added_on="2019-04-06",
            note=("Died on 2025-12-24\nArchived in Monica\nBorn about 1951\nSpouse: Ada M. Quill"),
        ),
    ]
    assert [each for each in found if isinstance(each, Rejected)] == [
        Rejected(197, "there is no name")
    ]
    assert {each.phrase for each in found if isinstance(each, Lost)} == {
        "photos and documents, left out",
        "journal entries, left out",
        "genders, left out",
        "stubs of people, left out ('--all' takes them)",
        "your own card, left out",
        "activities with nobody, left out",
    }


def test_what_happened_becomes_interactions():
    """Calls, talks and activities are touches; debts and gifts what was given and got."""
    by_key = {(each.person, each.key): each for each in records(OURS) if isinstance(each, Touch)}
    assert by_key["c-ada", "k-1"] == Touch(
        person="c-ada",
        day="2026-03-01",
        key="k-1",
        channel="call",
        note="About the honey.\nFelt: joy, relief",
        initiator="them",
    )
    (older,) = (each for each in by_key.values() if each.day == "2026-03-03")
    assert (older.channel, older.initiator, older.note) == ("call", "me", None)
    assert by_key["c-ada", "v-1"] == Touch(
        person="c-ada",
        day="2026-06-09",
        key="v-1",
        channel="message",
        note="they: Are you in?\nme: At six.",
        initiator="them",
    )
    fair = Touch(
        person="c-ada",
        day="2025-08-01",
        key="x-1",
        note="Summer fair (went to a fair)\nIt rained.",
        group="x-1",
    )
    assert by_key["c-ada", "x-1"] == fair
    assert by_key["c-bo", "x-1"] == fair._replace(person="c-bo")
    assert by_key["c-ada", "x-2"] == Touch("c-ada", "2026-08-02", "x-2", note="Walk")
    given = [
        (each.key, each.day, each.direction, each.kind, each.weight, each.note)
        for each in by_key.values()
        if each.direction != "met"
    ]
    assert given == [
        ("d-1", "2026-04-01", "got", "loan", 1, "120.50 NOK"),
        ("d-2", "2026-04-02", "gave", "loan", 1, "40 NOK"),
        ("d-2/back", "2026-05-02", "got", "loan", 1, "paid back 40 NOK"),
        ("p-1", "2026-05-03", "gave", "gift", 1, "Tea (9.5); for Kit"),
        ("p-2", "2026-06-01", "got", "gift", 1, "Honey; three jars"),
    ]


def test_debts_have_the_right_direction(netlog):
    """Whom I owe has the turn with me; who owes me has it; a debt that was paid back is none."""
    once, later = "2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z"

    def debt(name: str, **said: Any) -> dict[str, Any]:
        entry = {"created_at": once, "updated_at": later, "properties": {"amount": 5} | said}
        return contact({"type": "debt", "values": [entry]}, first_name=name)

    data = export(
        debt("Owed", in_debt=True, status="inprogress"),
        debt("Owing", in_debt=False, status="inprogress"),
        debt("Even", in_debt=True, status="complete"),
    )
    with connection.writing(netlog.path, "import", bulk=True) as db:
        imports.load(db, "monica", records(data), TODAY)
    with connection.reading(netlog.path) as db:
        assert {card.name: card.balance for card in contents.cards(db)} == {
            "Owed": -1,
            "Owing": 1,
            "Even": 0,
        }


def test_a_debt_paid_back_since_adds_the_return_only():
    """The loan keeps its key, so that a newer export brings only what is new."""
    properties = {"amount": 5, "in_debt": True, "status": "inprogress"}
    entry = {"uuid": "d", "created_at": "2026-01-01", "updated_at": "2026-03-01"}
    before = touches({"type": "debt", "values": [entry | {"properties": properties}]})
    properties["status"] = "complete"
    after = touches({"type": "debt", "values": [entry | {"properties": properties}]})
    assert after[:1] == before
    assert [(each.key, each.day, each.direction) for each in after[1:]] == [
        ("d/back", "2026-03-01", "gave")
    ]


@pytest.mark.parametrize(
    ("amount", "note"),
    [("50.00", "50.00 EUR"), (50, "50 EUR"), (50.0, "50 EUR"), (0.5, "0.5 EUR"), (None, "EUR")],
)
def test_an_amount_is_a_text_or_a_number(amount, note):
    """Older exports write amounts as numbers, newer ones as they are shown."""
    said = {"amount": amount, "currency": "EUR", "in_debt": False, "created_at": "2026-01-01"}
    (loan,) = touches(told("debt", said))
    assert loan.note == note


@pytest.mark.parametrize(
    ("said", "direction"), [("offered", "gave"), ("given", "gave"), ("received", "got")]
)
def test_gifts_go_the_way_they_went(said, direction):
    """What was offered I gave; what was received I got."""
    (gift,) = touches(told("gift", {"name": "Tea", "status": said, "date": "2026-01-01"}))
    assert (gift.direction, gift.kind, gift.note) == (direction, "gift", "Tea")


@pytest.mark.parametrize(
    ("birth", "birthday", "note"),
    [
        ({"date": "1980-03-22T00:00:00Z"}, "1980-03-22", None),
        ({"date": "2026-03-22", "is_year_unknown": True}, "--03-22", None),
        ({"date": "1602-02-29", "is_year_unknown": 1}, "--02-29", None),
        ({"date": "1980-01-01", "is_age_based": True}, None, "Born about 1980"),
        ({"date": "1880-01-01"}, None, "Born on 1880-01-01"),
        ({"date": None}, None, None),
        (None, None, None),
    ],
)
def test_birthdays(birth, birthday, note):
    """A year may be unknown; a day made of an age is no birthday, but nothing is forgotten."""
    ada = person(birthdate=birth)
    assert (ada.birthday, ada.note) == (birthday, note)


@pytest.mark.parametrize(
    ("frequency", "cadence"), [(14, "14 days"), ("90", "90 days"), (0, None), (None, None)]
)
def test_staying_in_touch_is_a_cadence(frequency, cadence):
    """Days are days; and nobody who is gone or put away is ever due."""
    assert person(stay_in_touch_frequency=frequency).cadence == cadence
    assert person(stay_in_touch_frequency=frequency, is_dead=True).cadence is None
    assert person(stay_in_touch_frequency=frequency, is_active=False).cadence is None


def test_stubs_are_people_if_one_asks_for_them():
    """Relatives who have no card of their own are taken with --all."""
    found = records(OURS, everybody=True)
    assert [each.name for each in found if isinstance(each, Person)] == [
        "Ada M. Quill",
        "Bo Lind",
        "Kit",
    ]


def test_how_people_are_reached_without_the_types_of_it():
    """An export without its instance is read by what the fields look like."""
    ada = person(
        told(
            "contact_field",
            {"data": "ada@example.org"},
            {"data": "+47 (22) 00-00"},
            {"data": "www.example.org"},
            {"data": "https://example.org/@ada"},
            {"data": "ada on the hill"},
            {"data": None},
        )
    )
    assert (ada.emails, ada.phones) == (("ada@example.org",), ("+47 (22) 00-00",))
    assert ada.links == ("www.example.org", "https://example.org/@ada")
    assert ada.note == "Also: ada on the hill"


def test_what_is_to_come_is_no_touch_yet():
    """An activity that is planned is left out until its day, when the file is read again."""
    call = told("call", {"called_at": "2026-12-24"})
    found = records(export(contact(call)))
    assert [each for each in found if not isinstance(each, Person)] == [
        Lost(1, "what is yet to come, left out until its day"),
        Later("2026-12-24"),
    ]


def test_it_is_told_by_its_content():
    """Monica's JSON is known without being named; other JSON is not taken for it."""
    assert read(OURS, options=Options(TODAY)).source == "monica"
    assert monica.fits(b"\xef\xbb\xbf" + OURS[:500])
    for other in (b"", b"{}", b"[]", b'{"account": 1}', b'{"people": []}', b"Name\n", b"\xff\xfe"):
        assert not monica.fits(other)


SQL = b"""\
# ************************************************************
# Ada dump of data
# ************************************************************

SET FOREIGN_KEY_CHECKS=0;

INSERT IGNORE INTO contacts (`id`) VALUES
 (1);
"""


@pytest.mark.parametrize("data", [SQL, SQL[-50:], b"-- x\n\n" + SQL[-50:]])
def test_the_other_export_is_refused_with_a_way_out(data):
    """Monica's SQL is recognised, so that it can be said that there is JSON as well."""
    with pytest.raises(Misread, match=r"SQL export.*export as JSON"):
        read(data, options=Options(TODAY))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b'{"account": {', "wrong in line 1"),
        (b'{"app_version": 1, "account": 5}', "no account"),
        (b'["account"]', "no account"),
        (b'{"account": {"data": 5}}', "list of collections"),
        (b'{"account": {"data": [{"values": []}]}}', "no type"),
        (b'{"account": {"data": [{"type": "contact"}]}}', "no values"),
        (b'{"account": ' + b"[" * 100_000, "nested too deeply"),
        (b'{"account": ' + b'{"a":' * 100_000, "nested too deeply"),
        (b'{"account": ' + b"9" * 5_000 + b"}", "no JSON"),
        (b'{"account": "\xff', "no JSON"),
    ],
)
def test_what_is_no_export_is_a_misread(data, reason):
    """A torn file, another's JSON, depths without end: one sentence, and no traceback."""
    with pytest.raises(Misread, match=reason):
        records(data)


def test_what_php_makes_of_lists_with_gaps():
    """Lists may be objects with numbers for names, and empty objects empty lists."""
    data = export({"properties": {"first_name": "Ada"}, "data": {"3": told("call")}})
    data["account"]["data"] = dict(enumerate(data["account"]["data"]))
    data["account"]["properties"] = []
    assert [each.name for each in records(data) if isinstance(each, Person)] == ["Ada"]


def test_a_bad_part_costs_the_part_only():
    """A call without a day, a note that is a number in a list: the person is taken all the same."""
    found = records(
        export(
            contact(
                told("call", {"content": "no day"}, {"called_at": "2026-02-30"}),
                told("note", {"body": ["x"]}),
                told("debt", {"created_at": "2026-01-01"}),
                told("gift", {"status": "lost", "date": "2026-01-01"}),
                {"type": "activity", "values": ["nowhere", 5]},
                {"type": "pet", "values": [5]},
                {"type": "dream", "values": []},
            ),
            {"uuid": "c9", "properties": {"first_name": ["x"]}},
            {"uuid": None, "properties": {"first_name": "Bo"}},
        )
    )
    assert [each for each in found if isinstance(each, Person)] == [Person("c0", "Ada")]
    assert not [each for each in found if isinstance(each, Touch)]
    assert [each.reason for each in found if isinstance(each, Rejected)] == [
        "pet: an entry is none",
        "note: body is no text",
        "call: there is no day",
        "call: there is no 30 February 2026",
        "debt: it does not say who owes",
        "gift: it does not say whether it was given",
        "activity: it is not in the file",
        "activity: it is not in the file",
        "first name is no text",
        "there is no uuid",
    ]
    assert Lost(1, "entries of a kind that is not known here, left out") in found


# Hostile files


def places(node: Any) -> Iterator[tuple[Any, Any]]:
    """Yield every node as what holds it and where it is there."""
    held = node.items() if isinstance(node, dict) else enumerate(node)
    for name, value in held:
        yield node, name
        if isinstance(value, dict | list):
            yield from places(value)


JUNK: list[Any] = [
    *(None, True, False, 0, -1, 10**30, 1.5, float("nan"), float("inf")),
    *("", "x", "2026-13-01", "\0", "\ud800", "9" * 5000, [], {}, [[]], [None], {"uuid": {}}, "́"),
]


def test_no_export_makes_it_stumble():
    """Any node may be anything: there are records that can be stored, or a Misread."""
    chance, ours = Random(4), json.loads(OURS)
    count = len(list(places(ours)))
    for _ in range(trials(1_500)):
        mutant = copy.deepcopy(ours)
        for _ in range(chance.choice([1, 1, 1, 3])):
            there = list(places(mutant))
            holder, name = there[chance.randrange(len(there))]
            holder[name] = copy.deepcopy(chance.choice([*JUNK, ours["account"]]))
        try:
            check(records(mutant, everybody=chance.random() < 0.5))
        except Misread:
            continue
    assert count > 400


def test_no_bytes_make_it_stumble():
    """Whatever is done to the bytes, there are records that can be stored, or a Misread."""
    chance = Random(4)
    for _ in range(trials(500)):
        mutant = bytearray(OURS)
        for _ in range(chance.randint(1, 4)):
            start = chance.randrange(len(mutant))
            end = start + chance.choice([0, 1, 1, 10, 1000])
            mutant[start:end] = chance.choice([b"", b"0", b'"', b"\xff", b"{", b"null", b"\\ud800"])
        try:
            check(records(bytes(mutant)))
        except Misread:
            continue


def check(found: list[Record]) -> None:
    """See that everything that is told can be stored, and is told of somebody."""
    people = {each.key for each in found if isinstance(each, Person)}
    for each in found:
        if isinstance(each, Person | Touch):
            assert flaw(each) is None
        if isinstance(each, Touch):
            assert each.person in people
            assert iso_day(each.day) <= TODAY
            assert each.channel in {None, *CHANNELS}
            assert each.direction in DIRECTIONS
            assert bool(each.kind) == (each.direction != "met")
        if isinstance(each, Person):
            assert each.name.strip()
