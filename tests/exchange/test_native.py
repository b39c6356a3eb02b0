"""netlog's own JSON: all there is, out and in again."""

import json
import random
import tracemalloc
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netlog import schema
from netlog.errors import Misread
from netlog.exchange import How, native, told
from netlog.exchange.records import Rejected
from netlog.store import filling, joining
from netlog.store.rows import insert, update
from netlog.store.whole import Whole
from tests.lives import ALL_STEPS, lives
from tests.machines import DAY, Machine, at
from tests.networks import weave
from tests.trust import trials

EXAMPLE = Path(__file__).parents[2] / "netlog.db.example"
HOW = How(today=date(2026, 11, 19))
SCHEMA = list(schema.statements())


def written(machine: Machine, *, lines: bool = False) -> str:
    write = native.write_lines if lines else native.write
    return "".join(write(Whole(machine.db), HOW))


def brought(machine: Machine, text: str | bytes, **how: Any) -> list[Rejected]:
    """Bring in what a file holds, and return what was rejected."""
    data = text if isinstance(text, bytes) else text.encode()
    with filling.private(SCHEMA) as filler:
        rejected = list(native.fill(BytesIO(data), filler))
        with machine.operation("import", None, bulk=True):
            joining.join(machine.db, filler.db, **how)
    return rejected


def led(machine: Machine, *steps: tuple[Any, ...]) -> Machine:
    for moment, step in enumerate(steps, 1):
        assert machine.do(moment, *step)
    return machine


def woven(machine: Machine, moment: int, dice: random.Random) -> None:
    """Have something between the people of a machine."""
    with machine.operation("weave", moment):
        weave(machine.db, dice)


@pytest.fixture
def lived() -> Machine:
    """A machine with somebody of whom a lot is known, and what they were introduced by."""
    machine = led(
        Machine(1),
        ("add", "Ada Holm", ("emails", ("ada@x.org", "ada@y.org")), ("tags", ("choir",))),
        ("add", "Bo Li", ("company", "Acme"), ("title", "pilot"), ("circle", "inner")),
        ("import", 0, "k1", "2026-01-02"),
        ("remove", 0),
        ("set", "region", "CH"),
    )
    with machine.operation("edit", 9):
        machine.db.execute(
            "UPDATE contact SET introduced_by = 1, cadence_count = 3, "
            "cadence_unit = 'week', birthday = '--02-29' WHERE id = 2"
        )
        machine.db.execute("INSERT INTO apart (contact_id, other_id) VALUES (1, 2)")
    machine.do(10, "log", 1, (), 'Łódź, "quoted"\nsecond line')
    return machine


# What is written --------------------------------------------------------------------------------


def test_it_is_json_with_a_person_a_line(lived):
    """The file is one object; every person is on a line of their own, with all that is theirs."""
    text = written(lived)
    whole = json.loads(text)
    assert (whole["netlog"], whole["exported"]) == (4, "2026-11-19")
    assert list(whole) == [
        *("netlog", "exported", "circles", "companies", "settings", "topics", "targets"),
        *("people", "deleted", "united"),
    ]
    assert sum('"handle": ' in line for line in text.splitlines()) == 2
    ada, bo = whole["people"]
    assert [detail["value"] for detail in ada["details"]] == ["ada@x.org", "ada@y.org"]
    assert [tag["name"] for tag in ada["tags"]] == ["choir"]
    assert [one["from"] for one in ada["apart"]] == ["bo-li"]
    assert {field: bo[field] for field in ("introduced_by", "circle", "cadence", "birthday")} == {
        "introduced_by": "ada-holm",
        "circle": "inner",
        "cadence": "3 weeks",
        "birthday": "--02-29",
    }
    assert [(job["company"], job["title"], job["until"]) for job in bo["positions"]] == [
        ("Acme", "pilot", None)
    ]
    assert [circle["cadence"] for circle in whole["circles"]] == [
        *("2 weeks", "1 month", "3 months", "1 year")
    ]
    (gone,) = whole["deleted"]
    assert (gone["what"], gone["deleted_at"]) == ("interaction", at(4))
    assert text.isascii()


def test_it_says_when_each_field_was_written(lived):
    """A record has the time of its entry, and of what was written later."""
    _, bo = json.loads(written(lived))["people"]
    assert bo["written_at"] == at(2)
    assert bo["rewritten"] == {"introduced_by": at(9), "cadence": at(9), "birthday": at(9)}


def test_every_field_is_always_there(lived):
    """What is empty is null."""
    whole = json.loads(written(lived))
    ada, _ = whole["people"]
    assert ada["note"] is None
    assert (
        list(ada)[:15]
        == (
            "uid handle name location birthday met_on met_at introduced_by circle cadence note "
            "added_on snoozed_until archived_on in_person"
        ).split()
    )
    (touch,) = [t for person in whole["people"] for t in person["interactions"]]
    assert (
        list(touch)[:12]
        == (
            "uid day direction channel kind weight note initiator group source key forwards"
        ).split()
    )


def test_lines(lived):
    """As JSON lines, the same records have a type each, and the first says what this is."""
    head, *records = map(json.loads, written(lived, lines=True).splitlines())
    assert head == {"type": "netlog", "version": 4, "exported": "2026-11-19"}
    assert [record["type"] for record in records].count("person") == 2
    whole = json.loads(written(lived))
    people = [record for record in records if record.pop("type") == "person"]
    assert people == whole["people"]


def test_the_same_database_gives_the_same_bytes(lived):
    """Nothing in it depends on when, or where, it was written."""
    assert written(lived) == written(lived.copy(5))


# Out and in again ---------------------------------------------------------------------------------


@pytest.mark.parametrize("lines", [False, True])
@settings(max_examples=trials(15))
@given(
    past=lives(ALL_STEPS, 10),
    here=lives(ALL_STEPS, 5),
    there=lives(ALL_STEPS, 5),
    seed=st.integers(0, 1000),
)
def test_what_is_written_comes_back(lines, past, here, there, seed):
    """A new database gets all of it, the same one nothing; another what merge-db would bring."""
    machine = Machine(seed)
    moment, dice = 0, random.Random(seed)
    for pause, step in past:
        moment += pause
        machine.do(moment, *step)
    woven(machine, moment + 1, dice)
    other = machine.copy(2000 + seed)
    for one, steps in ((machine, here), (other, there)):
        for pause, step in steps:
            one.do(moment + pause, *step)
        woven(one, moment + dice.randrange(1, 4), dice)
    if seed % 2:
        machine.join(other.copy(4000 + seed))
    text = written(machine, lines=lines)
    assert native.fits(text.encode())
    fresh = Machine(6000 + seed)
    assert brought(fresh, text) == []
    assert fresh.content() == machine.content()
    assert fresh.order() == machine.order()
    assert written(fresh, lines=lines) == text
    kept = machine.kept()
    assert brought(machine, text) == []
    assert machine.kept() == kept
    like_merge_db = other.copy(8000 + seed)
    like_merge_db.join(machine)
    assert brought(other, text) == []
    assert other.content() == like_merge_db.content()
    assert fresh.damage() == other.damage() == []


def test_the_example_comes_back(shell, tmp_path):
    """The whole example goes out through the command, and comes in again."""
    shell.path.write_bytes(EXAMPLE.read_bytes())
    shell.ok("export", "json", "-o", tmp_path / "all.json")
    with (tmp_path / "all.json").open("rb") as stream:
        assert told(stream) == "netlog"
    before = written(Machine(0, shell.path.read_bytes()))
    shell.env["NETLOG_DB"] = str(tmp_path / "fresh.db")
    shell.ok("import", tmp_path / "all.json")
    after = Machine(0, (tmp_path / "fresh.db").read_bytes())
    assert written(after) == before
    assert after.content() == Machine(0, shell.path.read_bytes()).content()


def test_what_is_between_people(lived):
    """Each thing is said where it is read: of the one added first, of a person, or of nobody."""
    with lived.operation("network", 12):
        db = lived.db
        insert(db, "contact", handle="cy", name="Cy")
        insert(db, "knows", contact_id=1, other_id=3, how="school", strength=2, note="both sing")
        insert(db, "intro", contact_id=2, by_id=3, stage="made", made_on="2026-11-02")
        insert(db, "intro", contact_id=1, other_id=2, wish="boats", asked_on="2026-01-02")
        insert(db, "loop", contact_id=3, kind="thanks", what="Bo", intro_id=1)
        insert(db, "topic", direction="offers", name="Łódź", folded="lodz")
        insert(db, "topic", contact_id=2, direction="needs", name="maps", folded="maps")
        insert(db, "target", company_id=1, role="pilot", due_on="2027-01-02")
        insert(db, "target", contact_id=3, step="write")
        insert(db, "company", name="Acme Inc.", folded="acme inc.", same_as=1)
        update(db, "company", 1, link="https://example.org", note="kites")
        update(db, "interaction", 2, forwards=insert(db, "interaction", contact_id=3, day=str(DAY)))
        update(db, "contact", 2, in_person_count=6, in_person_unit="month")
    whole = json.loads(written(lived))
    ada, bo, cy = whole["people"]

    def said(rows: list[dict[str, Any]], *fields: str) -> list[tuple[Any, ...]]:
        return [tuple(row[field] for field in fields) for row in rows]

    assert said(ada["knows"], "other", "how", "strength", "note") == [
        ("cy", "school", 2, "both sing")
    ]
    assert (bo["knows"], cy["knows"]) == ([], [])
    assert said(bo["intros"], "other", "by", "stage", "made_on") == [
        (None, "cy", "made", "2026-11-02")
    ]
    assert said(ada["intros"], "other", "by", "stage", "wish", "asked_on") == [
        ("bo-li", None, "asked", "boats", "2026-01-02")
    ]
    assert said(cy["loops"], "kind", "what", "state", "intro") == [
        ("thanks", "Bo", "open", bo["intros"][0]["uid"])
    ]
    assert said(whole["topics"], "direction", "name") == [("offers", "Łódź")]
    assert said(bo["topics"], "direction", "name") == [("needs", "maps")]
    assert said(whole["targets"], "company", "role", "due_on") == [("Acme", "pilot", "2027-01-02")]
    assert said(cy["targets"], "company", "step") == [(None, "write")]
    assert said(whole["companies"], "name", "same_as", "link", "note") == [
        ("Acme", None, "https://example.org", "kites"),
        ("Acme Inc.", "Acme", None, None),
    ]
    assert (ada["in_person"], bo["in_person"]) == (None, "6 months")
    (touch,) = ada["interactions"]
    assert touch["forwards"] == cy["interactions"][0]["uid"]
    fresh = Machine(7)
    assert brought(fresh, written(lived)) == []
    assert fresh.content() == lived.content()
    assert fresh.damage() == []


def test_a_file_of_version_3_is_read(lived):
    """It says less, and all that it says is taken."""
    older = json.loads(written(lived)) | {"netlog": 3}
    for name in ("topics", "targets"):
        del older[name]
    for company in older["companies"]:
        for field in ("same_as", "link", "note"):
            del company[field]
    for person in older["people"]:
        for name in ("in_person", "knows", "intros", "loops", "topics", "targets"):
            del person[name]
        for touch in person["interactions"]:
            del touch["forwards"]
    fresh = Machine(2)
    assert brought(fresh, json.dumps(older)) == []
    assert fresh.content() == lived.content()
    with filling.private(SCHEMA) as filler, pytest.raises(Misread, match="not netlog's own JSON"):
        list(native.fill(BytesIO(b'{"netlog": 2}'), filler))


def test_an_older_export_overwrites_nothing(lived):
    """What was edited since it was written stays, and what was deleted since stays away."""
    text = written(lived)
    lived.do(20, "edit", 0, "location", "Rome")
    lived.do(21, "remove", 0)
    kept = lived.kept()
    brought(lived, text)
    assert lived.kept() == kept


def test_what_is_preferred_wins(lived):
    """With prefer_other, an older file wins over what was edited since, as written now."""
    text, before = written(lived), lived.content()
    lived.do(20, "edit", 0, "location", "Rome")
    lived.do(21, "remove", 0)
    lived.do(22, "tag", 0, "new")
    brought(lived, text, prefer_other=True)
    after = lived.content()
    assert after["contact"] == before["contact"]
    assert after["interaction"] == before["interaction"]
    assert before["tag"].items() < after["tag"].items()  # what the file does not have stays


# What others make of it ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "again",
    [
        pytest.param(lambda whole: json.dumps(whole, indent=2), id="indented"),
        pytest.param(lambda whole: json.dumps(whole, sort_keys=True), id="in one line, sorted"),
        pytest.param(
            lambda whole: "\ufeff" + json.dumps(whole, ensure_ascii=False), id="with a mark"
        ),
        pytest.param(lambda whole: json.dumps(whole, separators=(",", ":")), id="dense"),
        pytest.param(lambda whole: json.dumps(whole | {"more": [{"a": [1]}]}), id="with more"),
    ],
)
def test_however_it_is_laid_out(lived, again):
    """Another program may write the same JSON otherwise."""
    fresh = Machine(2)
    assert brought(fresh, again(json.loads(written(lived)))) == []
    assert fresh.content() == lived.content()


def test_written_by_hand():
    """A few fields are enough; circles and companies are made as they are named."""
    text = json.dumps(
        {
            "netlog": 4,
            "people": [
                {
                    "uid": "a1",
                    "handle": "oda",
                    "name": "Oda Berg",
                    "circle": "choir",
                    "added_on": "2026-01-01",
                    "introduced_by": "kim",
                    "positions": [{"uid": "p1", "company": "Acme"}],
                    "interactions": [{"uid": "i1", "day": "2026-02-03"}],
                },
                {"uid": "a2", "handle": "kim", "name": "Kim", "added_on": "2026-01-01"},
            ],
        }
    )
    fresh = Machine(3)
    assert brought(fresh, text) == []
    row = fresh.db.execute(
        "SELECT handle, circle, company, touches, last_touch FROM person WHERE handle = 'oda'"
    ).fetchone()
    assert row == ("oda", "choir", "Acme", 1, "2026-02-03")
    assert fresh.content()["contact"]["a1"]["introduced_by"] == "a2"
    kept = fresh.kept()
    assert brought(fresh, text) == []
    assert fresh.kept() == kept


REJECTED: list[tuple[dict[str, Any], str]] = [
    ({"uid": None}, "'uid' is no uid"),
    ({"uid": "x" * 101}, "'uid' is no uid"),
    ({"name": " "}, "a name cannot be blank"),
    ({"name": None}, "contact needs a name"),
    ({"name": 7}, "'name' is not text"),
    ({"name": "a\x00b"}, "text cannot hold a NUL"),
    ({"name": "\ud800"}, "text must be valid Unicode"),
    ({"handle": "42"}, "a handle is made of"),
    ({"birthday": "2026-02-30"}, "a birthday is a real day"),
    ({"cadence": "often"}, "a cadence is said as '3 weeks'"),
    ({"cadence": "9999 years"}, "a cadence is at least 1 day"),
    ({"written_at": "yesterday"}, "a time is said as"),
    ({"rewritten": {"name": 5}}, "a time is said as"),
    ({"rewritten": [1]}, "'rewritten' does not say when"),
    ({"introduced_by": "nobody"}, "whoever introduced oda is not in the file"),
    ({"tags": "choir"}, "tags are not a list"),
    ({"tags": [5]}, "tag: this is not a record"),
    ({"interactions": [{"uid": "i", "day": "soon"}]}, "interaction: the day of an interaction"),
    (
        {"interactions": [{"uid": "i", "day": "2026-01-01", "weight": True}]},
        "interaction: a weight is a number",
    ),
    (
        {"interactions": [{"uid": "i", "day": "2026-01-01", "weight": 10**400}]},
        "interaction: a weight is a number",
    ),
    ({"apart": [{"uid": "x", "from": "nobody"}]}, "nobody, who is told apart from somebody"),
    ({"knows": [{"uid": "x", "other": "nobody"}]}, "nobody, whom somebody knows, is not in the"),
    ({"knows": [{"uid": "x", "other": "oda"}]}, "oda, whom somebody knows: an acquaintance is"),
    ({"knows": [{"uid": "x", "other": "\ud800"}]}, "knows: text must be valid Unicode"),
    ({"knows": [{"uid": "x", "other": "kim", "strength": 4}]}, "a strength is from 1 to 3"),
    ({"knows": [{"uid": "x", "other": "kim", "strength": "3"}]}, "a strength is a number from 1"),
    ({"intros": [{"uid": "x"}]}, "somebody, who has part in an introduction: an introduction is"),
    ({"intros": [{"uid": "x", "by": "nobody"}]}, "nobody, who has part in an introduction, is not"),
    ({"loops": [{"uid": "x", "kind": "ask"}]}, "loop: "),
    (
        {"loops": [{"uid": "x", "kind": "ask", "what": "tea", "intro": "y"}]},
        "the introduction of 'tea' is not in the file",
    ),
    (
        {"interactions": [{"uid": "i", "day": "2026-01-01", "forwards": "i"}]},
        "the kindness that one of 2026-01-01 passed on is not in the file",
    ),
    ({"in_person": "often"}, "a cadence is said as '3 weeks'"),
    ({"topics": [{"uid": "x", "name": "tea"}]}, "topic: "),
    ({"targets": [{"uid": "x", "company": "Acme"}]}, "target: a target is a company or a person"),
]


@pytest.mark.parametrize(("field", "reason"), REJECTED, ids=str)
def test_what_cannot_be_taken_is_said(field, reason):
    """The record is rejected with its line and why; all others are taken."""
    oda = {"uid": "a1", "handle": "oda", "name": "Oda Berg", "added_on": "2026-01-01"}
    kim = {"uid": "a2", "handle": "kim", "name": "Kim", "added_on": "2026-01-01"}
    people = ",\n".join(json.dumps(one) for one in (oda | field, kim))
    text = f'{{"netlog": 4, "people": [\n{people}]}}'
    fresh = Machine(4)
    (entry,) = brought(fresh, text)
    assert reason in entry.reason
    assert entry.line in {0, 2}
    assert "kim" in {row["handle"] for row in fresh.content()["contact"].values()}
    assert fresh.damage() == []


DEEP = '{"netlog": 4, "people": ' + "[" * 50 + "]" * 50 + "}"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"", "not JSON"),
        (b"[]", "not JSON"),
        (b"{}", "this is not netlog's own JSON"),
        (b'{"people": []}', "this is not netlog's own JSON"),
        (b'{"netlog": "3"}', "this is not netlog's own JSON"),
        (b'{"netlog": 5}', "from a newer netlog"),
        (b'{"netlog": 4', "line 1 is not JSON"),
        (b'{"netlog": 4,\n"people": [\n{"uid": "a"', "line 3 is not JSON"),
        (b'{"netlog": 4, "people": [{"uid": NaN}]}', "line 1 is not JSON"),
        (b'{"netlog": 4, "people": [{]}', "not JSON"),
        (b'{"netlog": 4} more', "line 1 is not JSON"),
        (b'{"netlog": 4, "a": "\xff"}', "not UTF-8"),
        (DEEP.encode(), "nested more than 8 deep"),
        (b'{"netlog": ' + b"9" * 9000 + b"}", "not JSON"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_what_is_not_netlogs_json(text, said):
    """A file that is something else, or out of bounds, is refused as a whole."""
    with filling.private(SCHEMA) as filler, pytest.raises(Misread, match=said):
        list(native.fill(BytesIO(text), filler))


def test_a_line_that_is_none(lived):
    """Of JSON lines a broken one is rejected, and the rest is taken."""
    lines = written(lived, lines=True).splitlines()
    lines[2:2] = ["{", '{"type": "person"}', "[" * 99, "", '{"type": "new kind"}', "5"]
    fresh = Machine(5)
    entries = brought(fresh, "\n".join(lines))
    assert [entry.line for entry in entries] == [3, 4, 5, 8]
    assert fresh.content() == lived.content()


def mutated(dice: random.Random, text: bytes) -> bytes:
    """Return a file with a few bytes changed, cut out, or put in twice."""
    data = bytearray(text)
    for _ in range(dice.randrange(1, 6)):
        place = dice.randrange(len(data))
        what = dice.randrange(4)
        if what == 0:
            data[place] = dice.randrange(256)
        elif what == 1:
            del data[place : place + dice.randrange(1, 40)]
        elif what == 2:
            data[place:place] = data[place : place + dice.randrange(1, 40)]
        else:
            data[place:place] = dice.choice(
                [b'"', b"{", b"[", b"}", b"\\", b"\\ud800", b"\x00", b"null", b"1e999", b","]
            )
        if not data:
            break
    return bytes(data)


def test_an_acquaintance_with_nobody(shell):
    """What is between two people names both; the rest of the person is taken."""
    lone = [{"uid": "0" * 32, "how": "school"}]
    ada = {"uid": "1" * 32, "name": "Ada Abel", "handle": "ada", "knows": lone}
    (shell.home / "all.json").write_text(json.dumps({"netlog": 4, "people": [ada]}), "utf-8")
    answer = shell("import", shell.home / "all.json")
    assert (answer.code, shell.ok("list", "-f", "ids").lines) == (1, ["ada"])
    assert "does not say whom somebody knows" in answer.err


@pytest.mark.parametrize("lines", [False, True])
def test_mutated_files(lived, lines):
    """Whatever becomes of a file, it is read, rejected or refused in words; nothing else."""
    dice, text = random.Random(20261119), written(lived, lines=lines).encode()
    ends = {"read": 0, "rejected": 0, "refused": 0}
    for _ in range(trials(150)):
        fresh = Machine(7)
        try:
            rejected = brought(fresh, mutated(dice, text))
        except Misread:
            ends["refused"] += 1
        else:
            ends["rejected" if rejected else "read"] += 1
        fresh.db.close()
    assert all(ends.values()), ends


def test_a_long_file_takes_little_memory(lived, tmp_path):
    """A person is held at a time, however many there are."""
    ada = json.loads(written(lived))["people"][0]
    line = json.dumps(ada | {"note": "n" * 3000, "origins": [], "apart": []})
    path = tmp_path / "long.json"
    with path.open("w") as file:
        people = (
            line.replace("ada-holm", f"p{n}").replace('"uid": "', f'"uid": "{n}-')
            for n in range(2000)
        )
        file.write('{"netlog": 4, "people": [' + ",\n".join(people) + "]}")
    with path.open("rb") as stream, filling.private(SCHEMA) as filler:
        tracemalloc.start()
        assert sum(1 for _ in native.fill(stream, filler)) == 0
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert peak < path.stat().st_size / 3
