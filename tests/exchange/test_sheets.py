"""People and interactions as CSV: what a spreadsheet shows, cannot run, and gives back."""

import csv
import io
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netlog.exchange import How, Options, read, sheets
from netlog.exchange.records import Person, Record, Touch
from netlog.names import fold
from netlog.store.contents import Card

TODAY = date(2026, 11, 19)
HOW = How(TODAY)
ADA = Card(
    id=7,
    uid="4f-1",
    handle="ada-quill",
    name="Ada Quill",
    emails=("ada@example.org", "a@example.net"),
    phones=("+47 1", "144"),
    links=("https://example.org/ada",),
    nicknames=("Countess",),
    tags=("a, b", "c;d", "=2+2"),
    jobs=(
        ("Acme, Inc.", "CTO", "2020-02-01", None),
        ("Globex", "Clerk", "2019-01-01", "2020-01-31"),
        (None, "Editor", None, "2018-12-31"),
    ),
    location="Oslo",
    birthday="--03-14",
    met_on="2019-05-01",
    met_at="a fair",
    introduced_by="bo-lind",
    circle="close",
    cadence="3 weeks",
    note="=1+1\nlikes tea",
    added_on="2020-01-02",
    snoozed_until=None,
    archived_on=None,
    updated_at="2026-01-01T00:00:00Z",
    last_touch="2026-10-01",
    balance=-2,
    open_since="2026-10-01",
    due_on="2026-10-22",
    every="3 weeks",
    entries=(
        *(("9a-1", "2026-09-01", "met", "call", None, 1, None, None, None, None, None),),
        *(
            (
                *("9a-2", "2026-10-01", "got", None, "advice", 2, "-tea\nand cake", "them", "g"),
                *("csv", "k"),
            ),
        ),
    ),
)


def written(*cards: Card, how: How = HOW) -> str:
    return "".join(sheets.write(cards, how))


def read_back(text: str) -> list[Record]:
    reading = read(text.encode(), options=Options(TODAY, name="sheet.csv"))
    assert reading.source == "netlog"
    return list(reading.records)


def test_a_person_is_a_row():
    """Every field has its column, several values a line each, and what would run is guarded."""
    header, ada = csv.reader(io.StringIO(written(ADA), newline=""))
    assert dict(zip(header, ada, strict=True)) == {
        "uid": "4f-1",
        "handle": "ada-quill",
        "name": "Ada Quill",
        "nicknames": "Countess",
        "emails": "ada@example.org\na@example.net",
        "phones": "'+47 1\n144",
        "links": "https://example.org/ada",
        "tags": "a, b\nc;d\n=2+2",
        "company": "Acme, Inc.",
        "title": "CTO",
        "past_jobs": "Clerk at Globex, 2019-01-01 to 2020-01-31\nEditor, to 2018-12-31",
        "location": "Oslo",
        "birthday": "'--03-14",
        "met_on": "2019-05-01",
        "met_at": "a fair",
        "introduced_by": "bo-lind",
        "circle": "close",
        "cadence": "3 weeks",
        "added_on": "2020-01-02",
        "snoozed_until": "",
        "archived_on": "",
        "last_touch": "2026-10-01",
        "due_on": "2026-10-22",
        "balance": "-2",
        "note": "'=1+1\nlikes tea",
    }


def test_a_person_comes_back():
    """Under their uid, and without what was counted of them."""
    assert read_back(written(ADA)) == [
        Person(
            key="4f-1",
            name="Ada Quill",
            emails=("ada@example.org", "a@example.net"),
            phones=("+47 1", "144"),
            links=("https://example.org/ada",),
            nicknames=("Countess",),
            tags=("a, b", "c;d", "=2+2"),
            company="Acme, Inc.",
            title="CTO",
            location="Oslo",
            birthday="--03-14",
            met_on="2019-05-01",
            met_at="a fair",
            added_on="2020-01-02",
            circle="close",
            cadence="3 weeks",
            note="=1+1\nlikes tea",
        )
    ]


def test_a_folder_has_interactions_too():
    """They come back with the person's uid and their own."""
    people, log = sheets.folder([ADA], HOW)
    assert (people.name, log.name) == ("people.csv", "interactions.csv")
    assert people.text == written(ADA)
    assert read_back(log.text) == [
        Person(key="4f-1", name="Ada Quill"),
        Touch("4f-1", "2026-09-01", "9a-1", channel="call"),
        Touch(
            *("4f-1", "2026-10-01", "9a-2", "got", "advice", 2, None, "-tea\nand cake", "them"), "g"
        ),
    ]


def test_nobody_is_a_header():
    """An empty database is two tables without rows, which are read as nobody."""
    people, log = sheets.folder([], HOW)
    assert people.text.startswith("uid,handle,name,")
    assert people.text.count("\r\n") == log.text.count("\r\n") == 1
    assert read_back(people.text) == read_back(log.text) == []


def test_raw_leaves_formulas_as_they_are():
    """Who asks for cells as they are gets them."""
    _, ada = csv.reader(io.StringIO(written(ADA, how=HOW._replace(raw=True)), newline=""))
    assert "=1+1\nlikes tea" in ada
    assert "+47 1\n144" in ada


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@x", "  =1", "'x", "''", "＝1", "\t=1", "a\r=1", " '=1", "'' =1"]
)
def test_no_cell_is_a_formula(text):
    """Nothing that a spreadsheet would run begins a cell, and what was there comes back."""
    sheet = written(ADA._replace(note=text, name=f"{text}n", location=text))
    assert sheet.endswith("\r\n")
    _, cells = csv.reader(io.StringIO(sheet, newline=""))
    for cell in cells:
        assert cell == "-2" or not cell.lstrip().startswith(("=", "+", "-", "@", "＝"))
    (back,) = read_back(sheet)
    assert isinstance(back, Person)
    assert back.note == text.strip().replace("\r", "\n")


def test_the_same_people_are_the_same_bytes():
    """Nothing in a sheet depends on when it is written."""
    assert written(ADA, ADA._replace(uid="x")) == written(ADA, ADA._replace(uid="x"))


signs = st.characters(codec="utf-8", exclude_characters="\r\0")
text = st.text(signs | st.sampled_from("='+-@,;\"'\n\t#: "), max_size=30).map(str.strip)
note = text.filter(lambda text: text == "" or bool(fold(text))).map(lambda text: text or None)
line = text.map(lambda text: " ".join(text.split()))
said = line.filter(lambda text: bool(fold(text)))
tag = said.filter(lambda text: not text.startswith("#"))
several = st.lists(said, max_size=3, unique_by=str.casefold).map(tuple)


@given(
    st.fixed_dictionaries(
        {
            "name": said,
            "nicknames": several,
            "emails": st.just(()) | st.just(("o'neil@example.org", "b+c@example.org")),
            "phones": st.lists(said.map("{}7".format), max_size=3, unique_by=str.casefold).map(
                tuple
            ),
            "links": several,
            "tags": st.lists(tag, max_size=3, unique_by=str.casefold).map(tuple),
            "jobs": st.just(()) | st.tuples(st.tuples(said, said, st.none(), st.none())),
            "location": note.map(lambda text: text and " ".join(text.split())),
            "met_at": note,
            "note": note,
        }
    )
)
def test_whatever_is_written_comes_back(changes: dict[str, Any]):
    """Any text in any field, through the sheet and back, is what it was."""
    card = ADA._replace(**changes)
    (back,) = read_back(written(card))
    company, title = card.jobs[0][:2] if card.jobs else (None, None)
    assert back == Person(
        key=card.uid,
        name=card.name,
        emails=card.emails,
        phones=card.phones,
        links=card.links,
        nicknames=tuple(each for each in card.nicknames if each != card.name),
        tags=card.tags,
        company=company,
        title=title,
        location=card.location,
        birthday=card.birthday,
        met_on=card.met_on,
        met_at=card.met_at,
        added_on=card.added_on,
        circle=card.circle,
        cadence=card.cadence,
        note=card.note,
    )


@given(st.lists(st.tuples(said, note), min_size=1, max_size=4))
def test_whatever_was_noted_comes_back(rows):
    """Any note of an interaction, through the sheet and back, is what it was."""
    entries = tuple(
        (f"u{n}", "2026-10-01", "gave", "email", fold(kind)[:40], 5, said, "me", None, None, None)
        for n, (kind, said) in enumerate(rows)
    )
    _, log = sheets.folder([ADA._replace(entries=entries)], HOW)
    touches = [each for each in read_back(log.text) if isinstance(each, Touch)]
    assert [(each.key, each.kind, each.weight, each.note) for each in touches] == [
        (uid, kind.strip(), 5, said) for uid, _, _, _, kind, _, said, *_ in entries
    ]
