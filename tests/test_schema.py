"""The schema: what it forbids by every door, what it fills in by itself, what its views promise."""

import calendar
import random
import re
import sqlite3
from collections import Counter
from collections.abc import Iterable
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from dateutil.relativedelta import relativedelta
from sqlalchemy import CheckConstraint
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, SQLModel, select

from netlog import models, rules, schema
from netlog.errors import Refused, Unavailable
from netlog.store import circles, connection, interactions, people, timelines
from netlog.store.rows import insert, update
from tests.conftest import Shell

TABLES = SQLModel.metadata.tables
CLASSES: dict[str, Any] = {
    mapper.class_.__tablename__: mapper.class_ for mapper in SQLModel._sa_registry.mappers
}
# A row of each table that breaks no rule; the contacts 1 and 2 are there.
SOUND: dict[str, dict[str, Any]] = {
    "circle": {"name": "choir"},
    "contact": {"handle": "bo", "name": "Bo"},
    "detail": {"contact_id": 1, "kind": "email", "value": "a@example.org", "folded": "a"},
    "tag": {"contact_id": 1, "name": "maths"},
    "company": {"name": "Acme", "folded": "acme"},
    "position": {"contact_id": 1, "title": "editor"},
    "interaction": {"contact_id": 1, "day": "2026-11-19"},
    "origin": {"contact_id": 1, "source": "linkedin", "source_key": "ada"},
    "apart": {"contact_id": 1, "other_id": 2},
    "knows": {"contact_id": 1, "other_id": 2},
    "intro": {"contact_id": 1, "other_id": 2},
    "loop": {"contact_id": 1, "kind": "request", "what": "a map"},
    "topic": {"contact_id": 1, "direction": "needs", "name": "Maps", "folded": "maps"},
    "target": {"contact_id": 1},
    "setting": {"name": "region", "value": "CH"},
    "source": {"kind": "mail", "path": "/mail"},
    "operation": {"command": "log"},
}
# What these may be without, where there is something else instead.
OPTIONAL = {
    ("position", "title"),
    ("intro", "other_id"),
    ("topic", "contact_id"),
    ("target", "contact_id"),
}
# Of the tables that nothing is undone in.
NOTED: dict[str, dict[str, Any]] = {
    "pull": {"source_id": 1, "at": "2026-11-19T08:15:00.000Z"},
    "pulled": {"source_id": 1, "name": "inbox"},
    "stamp": {"uid": "a", "field": "name", "at": "2026-11-19T08:15:00.000Z", "operation_id": 1},
}
DAY = ["2026-02-30", "2026-2-3", "1899-12-31", "2200-01-01", "now", "2026-11-19 10:00", "", "x"]
DAY += ["2460000", "2026-11-19\0", "2026-11-19T00:00"]
CADENCE: list[tuple[int | None, str | None]] = [
    (0, "day"),
    (101, "year"),
    (1201, "month"),
    (5218, "week"),
    (36526, "day"),
    (1, "decade"),
]
CADENCE += [(1, None), (None, "day"), (-1, "week")]
# The day that is today's where nothing else is said.
BEGINS = {"contact": "added_on", "intro": "asked_on", "loop": "opened_on", "topic": "since"}
BEGINS |= {"target": "opened_on"}
SHORT = ["", "  ", "x" * 501, "x\0"]  # which a line of text cannot be
BROKEN: dict[str, dict[str, list[dict[str, Any]]]] = {
    "circle": {
        "a circle's name cannot be blank": [{"name": ""}, {"name": "  "}],
        "a circle's name can have at most 100 characters and no NUL": [
            {"name": "x" * 101},
            {"name": "x\0"},
        ],
        "a cadence is at least 1 day and at most 100 years": [
            {"cadence_count": count, "cadence_unit": unit} for count, unit in CADENCE
        ],
    },
    "contact": {
        "a name cannot be blank": [{"name": " "}],
        "a name can have at most 500 characters and no NUL": [{"name": "x" * 501}, {"name": "x\0"}],
        "a handle is made of a-z, 0-9, dot, underscore and hyphen, and is not a number": [
            {"handle": handle}
            for handle in ("", "Ada", "a b", "007", "-ada", "a$(x)", "zoë", "a\0b", "x" * 81, "a\n")
        ],
        "a location cannot be blank": [{"location": ""}],
        "a location can have at most 500 characters and no NUL": [{"location": "x" * 501}],
        "where you met cannot be blank": [{"met_at": ""}],
        "where you met can have at most 500 characters and no NUL": [{"met_at": "x\0"}],
        "a note cannot be blank": [{"note": ""}],
        "a note can have at most 65536 characters and no NUL": [{"note": "x" * 65537}],
        "a birthday is a real day, with or without its year": [
            {"birthday": day}
            for day in [*DAY, "--02-30", "--13-01", "--2-3", "-02-03", "--02-29\0"]
        ],
        "the day you met must be a real day from 1900-01-01 to 2199-12-31": [
            {"met_on": day} for day in DAY
        ],
        "the day a contact was added must be a real day from 1900-01-01 to 2199-12-31": [
            {"added_on": day} for day in DAY
        ],
        "the end of a snooze must be a real day from 1900-01-01 to 2199-12-31": [
            {"snoozed_until": day} for day in DAY
        ],
        "the day of archiving must be a real day from 1900-01-01 to 2199-12-31": [
            {"archived_on": day} for day in DAY
        ],
        "nobody introduces themselves": [{"id": 7, "introduced_by": 7}],
        "a cadence is at least 1 day and at most 100 years": [
            {"cadence_count": count, "cadence_unit": unit} for count, unit in CADENCE
        ],
        "a rhythm of meeting is at least 1 day and at most 100 years": [
            {"in_person_count": count, "in_person_unit": unit} for count, unit in CADENCE
        ],
    },
    "detail": {
        "a detail is one of email, phone, link, nickname": [{"kind": "fax"}, {"kind": ""}],
        "a detail cannot be blank": [{"value": " "}],
        "a detail can have at most 500 characters and no NUL": [{"value": "x" * 501}],
        "a detail's folded form cannot be blank": [{"folded": ""}],
        "a detail's folded form can have at most 500 characters and no NUL": [{"folded": "x\0"}],
    },
    "tag": {
        "a tag cannot be blank": [{"name": ""}],
        "a tag can have at most 100 characters and no NUL": [{"name": "x" * 101}],
    },
    "company": {
        "a company's name cannot be blank": [{"name": ""}],
        "a company's name can have at most 500 characters and no NUL": [{"name": "x" * 501}],
        "a company's folded name cannot be blank": [{"folded": ""}],
        "a company's folded name can have at most 500 characters and no NUL": [{"folded": "\0"}],
        "a company's link is text of at most 500 characters, without NUL": [
            {"link": text} for text in SHORT
        ],
        "a note cannot be blank": [{"note": " "}],
        "a note can have at most 65536 characters and no NUL": [{"note": "x" * 65537}],
        "a company is not another name of itself": [{"id": 7, "same_as": 7}],
    },
    "position": {
        "a title cannot be blank": [{"title": ""}],
        "a title can have at most 500 characters and no NUL": [{"title": "x" * 501}],
        "a position has a company or a title": [{"title": None}],
        "the first day of a position must be a real day from 1900-01-01 to 2199-12-31": [
            {"since": day} for day in DAY
        ],
        "the last day of a position must be a real day from 1900-01-01 to 2199-12-31": [
            {"until": day} for day in DAY
        ],
    },
    "interaction": {
        "the day of an interaction must be a real day from 1900-01-01 to 2199-12-31": [
            {"day": day} for day in DAY
        ],
        "a direction is one of met, gave, got": [{"direction": "lent", "kind": "gift"}],
        f"a channel is one of {', '.join(rules.CHANNELS)}": [{"channel": "pigeon"}],
        "who began is one of me, them": [{"initiator": "us"}],
        "a kind cannot be blank": [{"kind": ""}],
        "a kind can have at most 40 characters and no NUL": [{"kind": "x" * 41}],
        "what was given or got needs a kind": [{"direction": "gave"}, {"direction": "got"}],
        "a weight is from 1 to 5": [{"weight": 0}, {"weight": 6}, {"weight": 2**63 - 1}],
        "a note cannot be blank": [{"note": " "}],
        "a note can have at most 65536 characters and no NUL": [{"note": "x\0"}],
        "a source cannot be blank": [{"source": "", "source_key": "1"}],
        "a source can have at most 100 characters and no NUL": [
            {"source": "x" * 101, "source_key": "1"}
        ],
        "a source's key cannot be blank": [{"source": "csv", "source_key": ""}],
        "a source's key can have at most 500 characters and no NUL": [
            {"source": "csv", "source_key": "x" * 501}
        ],
        "a source and its key belong together": [{"source": "csv"}, {"source_key": "1"}],
        "a kindness is passed on by another": [{"id": 7, "forwards": 7}],
    },
    "origin": {
        "a source cannot be blank": [{"source": ""}],
        "a source can have at most 100 characters and no NUL": [{"source": "x" * 101}],
        "a source's key cannot be blank": [{"source_key": " "}],
        "a source's key can have at most 500 characters and no NUL": [{"source_key": "x\0"}],
    },
    "apart": {
        "two people are told apart once, the first added first": [
            {"contact_id": 2, "other_id": 1},
            {"contact_id": 1, "other_id": 1},
        ],
    },
    "knows": {
        "an acquaintance is entered once, the first added first": [
            {"contact_id": 2, "other_id": 1},
            {"contact_id": 1, "other_id": 1},
        ],
        "how two know each other is text of at most 500 characters, without NUL": [
            {"how": text} for text in SHORT
        ],
        "a strength is from 1 to 3": [{"strength": 0}, {"strength": 4}, {"strength": -1}],
        "a note cannot be blank": [{"note": ""}],
        "a note can have at most 65536 characters and no NUL": [{"note": "x\0"}],
    },
    "intro": {
        "an introduction is between three people": [
            {"other_id": None},
            {"other_id": 1},
            {"by_id": 1},
            {"by_id": 2},
            {"other_id": None, "by_id": 1},
        ],
        f"the stage of an introduction is one of {', '.join(rules.STAGES)}": [{"stage": "over"}],
        "what an introduction is for is text of at most 500 characters, without NUL": [
            {"wish": text} for text in SHORT
        ],
        "an outcome is text of at most 500 characters, without NUL": [
            {"outcome": text} for text in SHORT
        ],
        "a note cannot be blank": [{"note": " "}],
        "a note can have at most 65536 characters and no NUL": [{"note": "x" * 65537}],
        "the day an introduction was asked for must be a real day from 1900-01-01 to 2199-12-31": [
            {"asked_on": day} for day in DAY
        ],
        "the day an introduction was made must be a real day from 1900-01-01 to 2199-12-31": [
            {"stage": "made", "made_on": day} for day in DAY
        ],
        "what was made has the day it was made": [{"stage": "made"}, {"made_on": "2026-11-19"}],
    },
    "loop": {
        f"what is open is one of {', '.join(rules.LOOPS)}": [{"kind": "wish"}, {"kind": ""}],
        "what is open is text of at most 500 characters, without NUL": [
            {"what": text} for text in SHORT
        ],
        "the day something was opened must be a real day from 1900-01-01 to 2199-12-31": [
            {"opened_on": day} for day in DAY
        ],
        "the day by which something is due must be a real day from 1900-01-01 to 2199-12-31": [
            {"due_on": day} for day in DAY
        ],
        f"a state is one of {', '.join(rules.STATES)}": [
            {"state": "gone", "closed_on": "2026-11-19"}
        ],
        "the day something was closed must be a real day from 1900-01-01 to 2199-12-31": [
            {"state": "done", "closed_on": day} for day in DAY
        ],
        "what is closed has the day it was": [{"state": "done"}, {"closed_on": "2026-11-19"}],
        "a note cannot be blank": [{"note": ""}],
        "a note can have at most 65536 characters and no NUL": [{"note": "x\0"}],
    },
    "topic": {
        "a topic is one of offers, needs": [{"direction": "wants"}],
        "a topic is text of at most 500 characters, without NUL": [
            {"name": text} for text in SHORT
        ],
        "a topic's folded form is text of at most 500 characters, without NUL": [
            {"folded": text} for text in SHORT
        ],
        "the day of a topic must be a real day from 1900-01-01 to 2199-12-31": [
            {"since": day} for day in DAY
        ],
    },
    "target": {
        "a target is a company or a person": [{"contact_id": None, "role": "x"}, {"company_id": 1}],
        "a role is text of at most 500 characters, without NUL": [{"role": text} for text in SHORT],
        "a next step is text of at most 500 characters, without NUL": [
            {"step": text} for text in SHORT
        ],
        "the day a target was set must be a real day from 1900-01-01 to 2199-12-31": [
            {"opened_on": day} for day in DAY
        ],
        "the day by which a target is due must be a real day from 1900-01-01 to 2199-12-31": [
            {"due_on": day} for day in DAY
        ],
        "the day a target was reached must be a real day from 1900-01-01 to 2199-12-31": [
            {"closed_on": day} for day in DAY
        ],
    },
    "setting": {
        "a setting's name cannot be blank": [{"name": " "}],
        "a setting's name can have at most 100 characters and no NUL": [{"name": "x" * 101}],
        "a setting's value cannot be blank": [{"value": ""}],
        "a setting's value can have at most 1048576 characters and no NUL": [{"value": "x\0"}],
    },
    "source": {
        "a source's kind cannot be blank": [{"kind": ""}],
        "a source's kind can have at most 40 characters and no NUL": [{"kind": "x" * 41}],
        "a source's path cannot be blank": [{"path": " "}],
        "a source's path can have at most 4096 characters and no NUL": [{"path": "x" * 4097}],
        "your own address cannot be blank": [{"me": ""}],
        "your own address can have at most 4096 characters and no NUL": [{"me": "x\0"}],
        "a source adds people or it does not": [{"creates": 2}],
        "a source is paused or it is not": [{"paused": -1}],
    },
    "operation": {
        "an operation's state is one of open, bulk, done": [{"state": "undone"}],
    },
}
CASES = [
    (table, sentence, row)
    for table, sentences in BROKEN.items()
    for sentence, rows in sentences.items()
    for row in rows
]


@pytest.fixture
def path(netlog: Shell) -> Path:
    """A database with two people."""
    with connection.writing(netlog.path, "add") as db:
        insert(db, "contact", handle="ada", name="Ada")
        insert(db, "contact", handle="grace", name="Grace")
    return netlog.path


@pytest.fixture
def raw(path):
    """The same database as another program sees it."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("PRAGMA foreign_keys = ON")
        yield db


@pytest.fixture
def engine(path):
    """The same database as a script sees it."""
    made = connection.engine(path)
    yield made
    made.dispose()


def enter(db: sqlite3.Connection, table: str, row: dict[str, Any]) -> int | None:
    """Insert a row as any program may."""
    marks = ", ".join("?" * len(row))
    query = f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})"
    return db.execute(query, tuple(row.values())).lastrowid


# What is forbidden ------------------------------------------------------------------------------


def test_every_rule_is_tried():
    """There is a broken row for every CHECK of every table, and no CHECK without its sentence."""
    rules = {
        table.name: {
            check.name for check in table.constraints if isinstance(check, CheckConstraint)
        }
        for table in TABLES.values()
    }
    assert {name: names for name, names in rules.items() if names} == {
        table: set(sentences) for table, sentences in BROKEN.items()
    }


def test_sentences_are_unique():
    """No two rules of a table are refused in the same words."""
    for table in TABLES.values():
        checks = [c.name for c in table.constraints if isinstance(c, CheckConstraint)]
        assert [name for name, count in Counter(checks).items() if count > 1] == []


def test_sound_rows_are_taken(raw):
    """What the broken rows are made from breaks nothing."""
    for table, row in SOUND.items():
        assert enter(raw, table, row)


def test_refused_by_another_program(raw):
    """Every rule holds for who writes with SQLite alone, and says so in its sentence."""
    for table, sentence, wrong in CASES:
        with pytest.raises(sqlite3.IntegrityError) as refused:
            enter(raw, table, SOUND[table] | wrong)
        assert str(refused.value) == f"CHECK constraint failed: {sentence}", wrong


def test_refused_by_the_store(path):
    """Every rule holds for netlog itself, which says the sentence and nothing else."""
    for table, sentence, wrong in CASES:
        row = SOUND[table] | wrong
        given = {column: value for column, value in row.items() if value is not None}
        nul = any("\0" in str(value) for value in given.values())
        expected = "text cannot hold a NUL" if nul else sentence
        with pytest.raises(Refused) as refused, connection.writing(path, "test") as db:
            insert(db, table, **given)
        assert str(refused.value) == expected, wrong


def test_refused_by_a_session(engine):
    """Every rule holds for a script with SQLModel, whose classes check nothing by themselves."""
    for table, sentence, wrong in CASES:
        with Session(engine) as session:
            session.add(CLASSES[table](**(SOUND[table] | wrong)))
            with pytest.raises(IntegrityError) as refused:
                session.flush()
        assert str(refused.value.orig) == f"CHECK constraint failed: {sentence}", wrong


def test_a_session_never_tells_what_was_refused(engine):
    """The error of a script's session says the rule, not the note that broke it."""
    with Session(engine) as session:
        session.add(models.Interaction(contact_id=1, day="secret", note="secret"))
        with pytest.raises(IntegrityError) as refused:
            session.flush()
    assert "secret" not in str(refused.value)


def test_changing_is_no_way_round(raw):
    """A rule holds for a row that is there already as it does for a new one."""
    enter(raw, "interaction", SOUND["interaction"])
    for column, value in (("weight", 9), ("day", "2026-02-30"), ("direction", "gave")):
        with pytest.raises(sqlite3.IntegrityError):
            raw.execute(f"UPDATE interaction SET {column} = ?", (value,))


@pytest.mark.parametrize(
    ("table", "again"),
    [
        ("circle", {"name": "inner"}),
        ("contact", {"handle": "ada"}),
        ("detail", {}),
        ("tag", {}),
        ("company", {"name": "ACME"}),
        ("interaction", {"source": "csv", "source_key": "1"}),
        ("origin", {"contact_id": 2}),
        ("apart", {}),
        ("knows", {"how": "school"}),
        ("topic", {"name": "MAPS"}),
        ("topic", {"contact_id": None}),
        ("setting", {"value": "AT"}),
        ("source", {"me": "a@example.org"}),
    ],
)
def test_nothing_is_there_twice(raw, table, again):
    """What is the same is entered once: a handle, an address, a tag, an imported row."""
    row = SOUND[table] | again
    if table not in {"circle", "contact"}:
        enter(raw, table, row)
    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
        enter(raw, table, row)


@pytest.mark.parametrize(
    ("table", "column"),
    [
        (table.name, column.name)
        for table in TABLES.values()
        for column in table.columns
        if column.foreign_keys and table.name not in {"standing", "operation", "change"}
    ],
)
def test_nothing_refers_to_nobody(raw, table, column):
    """A reference is to something that is there."""
    is_first = table in {"apart", "knows"} and column == "contact_id"
    nobody: dict[str, Any] = {column: -1 if is_first else 999}
    if (table, column) == ("target", "company_id"):
        nobody["contact_id"] = None
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        enter(raw, table, (SOUND | NOTED)[table] | nobody)


@pytest.mark.parametrize(
    ("table", "column"),
    [
        *sorted({(table, column) for table, row in SOUND.items() for column in row} - OPTIONAL),
        *(("interaction", "direction"), ("interaction", "weight"), ("operation", "at")),
    ],
)
def test_nothing_is_left_out(raw, table, column):
    """What a row cannot be without has to be there, whoever writes it."""
    with pytest.raises(sqlite3.IntegrityError, match="NOT NULL"):
        enter(raw, table, SOUND[table] | {column: None})


def test_what_goes_takes_along_what_is_its_own(raw):
    """Rows go with their person, work with its company; a circle and who introduced let go."""
    own = (
        *("detail", "tag", "interaction", "origin", "position"),
        *("apart", "knows", "intro", "loop", "topic", "target"),
    )
    for table in own:
        enter(raw, table, SOUND[table])
    company = enter(raw, "company", SOUND["company"])
    enter(raw, "position", {"contact_id": 2, "company_id": company})
    raw.execute("UPDATE contact SET circle_id = 1, introduced_by = 1 WHERE id = 2")
    for table, number in (("circle", 1), ("company", company), ("contact", 1)):
        raw.execute(f"DELETE FROM {table} WHERE id = ?", (number,))
    people = "SELECT id, circle_id, introduced_by FROM contact"
    assert raw.execute(people).fetchall() == [(2, None, None)]
    for table in own:
        assert raw.execute(f"SELECT * FROM {table}").fetchall() == []
    assert raw.execute("SELECT contact_id FROM standing").fetchall() == [(2,)]


def test_whoever_has_a_part_in_it_takes_it_along(raw):
    """An acquaintance, an introduction go with any of their people; what came of them lets go."""
    for number, handle in ((3, "cy"), (4, "dee")):
        enter(raw, "contact", {"id": number, "handle": handle, "name": handle})
    enter(raw, "knows", {"contact_id": 3, "other_id": 4})
    for three in ((1, 2, 4), (2, 4, None), (4, None, 2)):
        enter(raw, "intro", dict(zip(("contact_id", "other_id", "by_id"), three, strict=True)))
    enter(raw, "loop", SOUND["loop"] | {"intro_id": 1})
    kindness = enter(raw, "interaction", SOUND["interaction"] | {"contact_id": 4})
    enter(raw, "interaction", SOUND["interaction"] | {"forwards": kindness})
    raw.execute("DELETE FROM contact WHERE id = 4")
    assert raw.execute("SELECT * FROM knows").fetchall() == []
    assert raw.execute("SELECT * FROM intro").fetchall() == []
    assert raw.execute("SELECT intro_id FROM loop").fetchall() == [(None,)]
    assert raw.execute("SELECT forwards FROM interaction").fetchall() == [(None,)]


def test_a_company_takes_its_other_names_along(raw):
    """What was one company goes as one, with whom I wanted to reach there."""
    for number, name in ((1, "acme"), (2, "acme inc"), (3, "zed")):
        same_as = 1 if number == 2 else None
        row = {"id": number, "name": name, "folded": name, "same_as": same_as}
        enter(raw, "company", row)
        enter(raw, "target", {"company_id": number})
    raw.execute("DELETE FROM company WHERE id = 1")
    assert raw.execute("SELECT name FROM company").fetchall() == [("zed",)]
    assert raw.execute("SELECT company_id FROM target").fetchall() == [(3,)]


def test_an_operation_takes_its_changes_along(raw):
    """And what it undid, or was undone by, is there as if it had not been."""
    first = enter(raw, "operation", SOUND["operation"])
    second = enter(raw, "operation", SOUND["operation"] | {"undoes": first})
    raw.execute("UPDATE operation SET undone_by = ? WHERE id = ?", (second, first))
    change = {"operation_id": second, "table_name": "tag", "row_id": 1}
    number = enter(raw, "change", change)
    raw.execute("DELETE FROM operation WHERE id = ?", (second,))
    assert raw.execute("SELECT * FROM change WHERE id = ?", (number,)).fetchall() == []
    query = "SELECT undone_by FROM operation WHERE id = ?"
    assert raw.execute(query, (first,)).fetchall() == [(None,)]
    third = enter(raw, "operation", SOUND["operation"] | {"undoes": first})
    raw.execute("DELETE FROM operation WHERE id = ?", (first,))
    assert raw.execute("SELECT undoes FROM operation WHERE id = ?", (third,)).fetchone() == (None,)


def test_integers_and_text_are_what_they_say(raw):
    """Every table is STRICT: a number is a number and text is text, whoever writes."""
    strict = dict(raw.execute("SELECT name, strict FROM pragma_table_list WHERE type = 'table'"))
    assert [table for table in TABLES if not strict[table]] == []
    for table, wrong in (
        ("interaction", {"weight": "much"}),
        ("interaction", {"weight": 1.5}),
        ("interaction", {"note": b"blob"}),
        ("contact", {"name": b"\xff"}),
    ):
        with pytest.raises(sqlite3.IntegrityError, match="cannot store"):
            enter(raw, table, SOUND[table] | wrong)


# What is filled in ------------------------------------------------------------------------------


def test_the_ddl_is_complete(raw):
    """NOT NULL and defaults are in the database, not only in the classes."""
    for table in TABLES.values():
        found = {
            name: (bool(required), default)
            for _, name, _, required, default, _ in raw.execute(f"PRAGMA table_info({table.name})")
        }
        for column in table.columns:
            required, default = found[column.name]
            assert required == (not column.nullable) or column.primary_key
            assert (default is None) == (column.server_default is None)


@pytest.mark.parametrize("table", [t for t in SOUND if t != "operation"])
def test_every_door_fills_in_the_rest(path, raw, engine, table):
    """A uid, a stamp and the day of adding come from the database, whoever inserts the row."""
    first: dict[str, Any] = {}
    second, third = first, first
    unique = {"contact": "handle", "circle": "name", "company": "folded", "tag": "name"}
    unique |= {"detail": "folded", "origin": "source_key", "setting": "name", "source": "path"}
    unique |= {"topic": "folded"}
    if column := unique.get(table):
        first, second, third = ({column: f"x{n}"} for n in (1, 2, 3))
    if table in {"apart", "knows"}:
        for handle in ("cy", "dee"):
            enter(raw, "contact", {"handle": handle, "name": handle})
        first, second, third = ({"other_id": n} for n in (2, 3, 4))
    with connection.writing(path, "test") as db:
        insert(db, table, **(SOUND[table] | first))
    enter(raw, table, SOUND[table] | second)
    with Session(engine) as session:
        session.add(CLASSES[table](**(SOUND[table] | third)))
        session.commit()
    rows = raw.execute(f"SELECT * FROM {table} ORDER BY id DESC LIMIT 3")
    names = [column[0] for column in rows.description]
    made = [dict(zip(names, row, strict=True)) for row in rows]
    assert len({row["uid"] for row in made}) == 3
    for row in made:
        assert re.fullmatch(r"[0-9a-f]{32}", row["uid"])
        assert re.fullmatch(r"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", row["updated_at"])
        if day := BEGINS.get(table):
            added = date.fromisoformat(row[day])
            assert abs(added - datetime.now(UTC).date()) <= timedelta(days=1)
        if table == "interaction":
            assert (row["direction"], row["weight"]) == ("met", 1)
        if table in {"intro", "loop"}:
            assert (row.get("stage"), row.get("state")) in {("asked", None), (None, "open")}


def test_a_session_reads_what_others_wrote(path, engine):
    """The classes are the tables: what a command wrote is there as attributes."""
    with connection.writing(path, "log") as db:
        interactions.log(db, {1: []}, date(2026, 11, 19), note="lunch")
    with Session(engine) as session:
        (touch,) = session.exec(select(models.Interaction)).all()
        standing = session.get_one(models.Standing, 1)
        assert (touch.note, touch.direction, standing.touches) == ("lunch", "met", 1)


def test_a_change_is_stamped_by_whatever_door(path, raw):
    """`updated_at` follows every change, and for netlog only a change."""
    long_ago = "2000-01-01T00:00:00.000Z"
    raw.execute("UPDATE contact SET updated_at = ?", (long_ago,))
    with connection.writing(path, "edit") as db:
        update(db, "contact", 1, name="Ada", location=None)
    raw.execute("UPDATE contact SET name = 'Grace H.' WHERE id = 2")
    same, changed = raw.execute("SELECT updated_at FROM contact ORDER BY id").fetchall()
    assert same == (long_ago,)
    assert changed > ("2026",)


@pytest.mark.parametrize("table", SOUND)
def test_ids_are_never_used_again(raw, table):
    """A new row does not inherit what others remember of a deleted one's id."""
    last = enter(raw, table, SOUND[table])
    raw.execute(f"DELETE FROM {table} WHERE id = ?", (last,))
    again = enter(raw, table, SOUND[table])
    assert last
    assert again
    assert again > last


def test_a_deleted_row_leaves_its_uid(raw):
    """A merge will know what was deleted, and not what was brought back."""
    (uid,) = raw.execute("SELECT uid FROM contact WHERE id = 2").fetchone()
    raw.execute("DELETE FROM contact WHERE id = 2")
    assert raw.execute("SELECT uid, table_name FROM tombstone").fetchall() == [(uid, "contact")]
    enter(raw, "contact", SOUND["contact"] | {"uid": uid})
    assert raw.execute("SELECT * FROM tombstone").fetchall() == []


# What the views promise -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rows", "view"),
    [
        (people.Person, "person"),
        (timelines.Touch, "timeline"),
        (models.Standing, "standing_from_log"),
    ],
)
def test_rows_are_their_views(raw, rows, view):
    """A class of derived rows names the columns of its view, in their order.

    What a view has not, is looked up behind them where there is something to say.
    """
    columns = [column[0] for column in raw.execute(f"SELECT * FROM {view}").description]
    fields = getattr(rows, "_fields", None) or tuple(rows.model_fields)
    late = getattr(rows, "_field_defaults", {})
    assert tuple(columns) + tuple(late) == fields


def test_circles_begin_as_the_design_has_them(path):
    """A new database has four circles and their cadences."""
    with connection.reading(path) as db:
        known = [(circle.name, circle.cadence) for circle in circles.listed(db)]
    assert known == [
        ("inner", "2 weeks"),
        ("close", "1 month"),
        ("active", "3 months"),
        ("wide", "1 year"),
    ]


def due_days(raw: sqlite3.Connection, cases: Iterable[tuple[date, int, str]]) -> list[str]:
    """Return the due day of somebody added on each day with each cadence."""
    raw.execute("BEGIN")
    for start, count, unit in cases:
        row = {"handle": f"x{raw.total_changes}", "name": "X", "added_on": start.isoformat()}
        enter(raw, "contact", row | {"cadence_count": count, "cadence_unit": unit})
    rows = raw.execute("SELECT due_on FROM standing WHERE contact_id > 2 ORDER BY contact_id")
    found = [due_on for (due_on,) in rows]
    raw.execute("ROLLBACK")
    return found


def span(count: int, unit: str) -> relativedelta:
    return {
        "day": relativedelta(days=count),
        "week": relativedelta(weeks=count),
        "month": relativedelta(months=count),
        "year": relativedelta(years=count),
    }[unit]


def test_months_are_the_calendar_s(raw):
    """SQL adds days, weeks, months and years as dateutil does, on 2,000 random cases."""
    rolls = random.Random(20261119)
    first, last = date(1900, 1, 1).toordinal(), date(2199, 12, 31).toordinal()
    most = {"day": 36525, "week": 5217, "month": 1200, "year": 100}
    cases: list[tuple[date, int, str]] = []
    for _ in range(2000):
        start = date.fromordinal(rolls.randint(first, last))
        if rolls.random() < 0.5:  # the end of a month is where calendars differ
            end = calendar.monthrange(start.year, start.month)[1]
            start = start.replace(day=max(28, end - rolls.randrange(3)))
        unit = rolls.choice(list(most))
        cases.append(
            (start, rolls.choice([1, 2, 3, 11, 12, 13, rolls.randint(1, most[unit])]), unit)
        )
    expected = [
        min(start + span(count, unit), date(2199, 12, 31)).isoformat()
        for start, count, unit in cases
    ]
    assert due_days(raw, cases) == expected


def test_the_ends_of_months_and_of_time(raw):
    """31 January and a month is the end of February; no due day is after 2199."""
    cases = {
        (date(2026, 1, 31), 1, "month"): "2026-02-28",
        (date(2024, 1, 31), 1, "month"): "2024-02-29",
        (date(2024, 2, 29), 1, "year"): "2025-02-28",
        (date(2024, 2, 29), 4, "year"): "2028-02-29",
        (date(2026, 12, 31), 2, "month"): "2027-02-28",
        (date(2026, 3, 31), 1, "month"): "2026-04-30",
        (date(2199, 12, 31), 1, "day"): "2199-12-31",
        (date(2150, 1, 1), 100, "year"): "2199-12-31",
        (date(1900, 1, 1), 36525, "day"): "2000-01-02",
    }
    assert due_days(raw, cases) == list(cases.values())


# How it is opened -------------------------------------------------------------------------------


def test_settings_are_read_back(path, engine):
    """Both ways to write use the same settings, and the one to read cannot write."""
    settings = {
        "foreign_keys": 1,
        "synchronous": 3,  # EXTRA
        "busy_timeout": 30000,
        "temp_store": 2,  # MEMORY
        "secure_delete": 1,
        "trusted_schema": 0,
        "cache_spill": 0,
        "journal_mode": "delete",
    }
    pragmas, expected = list(settings), list(settings.values())
    with connection.writing(path, "test") as db:
        assert [db.execute(f"PRAGMA {name}").fetchone()[0] for name in pragmas] == expected
    with engine.connect() as script:
        found = [script.exec_driver_sql(f"PRAGMA {name}").scalar() for name in pragmas]
        assert found == expected
    with connection.reading(path) as db:
        assert db.execute("PRAGMA query_only").fetchone() == (1,)
        with pytest.raises(sqlite3.OperationalError):
            db.execute("DELETE FROM contact")


def test_a_script_takes_the_lock_before_it_looks(path, engine):
    """What a session decides by is still so when it writes: nobody else can write meanwhile."""
    with Session(engine) as session, closing(sqlite3.connect(path, timeout=0)) as other:
        assert len(session.exec(select(models.Contact)).all()) == 2
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("UPDATE contact SET name = 'Ida'")


def test_nothing_is_begun_but_by_rule(path, engine):
    """The sqlite3 module, left to itself, would begin without the lock before it writes."""
    with closing(engine.raw_connection()) as script:
        script.driver_connection.execute("UPDATE contact SET name = 'Ida' WHERE id = 1")
        assert not script.driver_connection.in_transaction


def test_a_setting_that_does_not_hold_is_an_error(path, monkeypatch):
    """A SQLite that would not keep what a setting promises is not worked with."""
    monkeypatch.setattr(connection, "_SETTINGS", (("foreign_keys", "OFF", 1),))
    with pytest.raises(Unavailable, match="SQLite would not set foreign_keys"):
        connection.reading(path).__enter__()


def test_triggers_work_in_an_untrusted_schema(path):
    """With trusted_schema off, triggers and views do all they have to."""
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("PRAGMA trusted_schema = OFF")
        db.execute("PRAGMA foreign_keys = ON")
        enter(db, "interaction", SOUND["interaction"] | {"note": "lunch"})
        db.execute("UPDATE contact SET location = 'London' WHERE id = 1")
        db.execute("DELETE FROM contact WHERE id = 2")
        assert db.execute("SELECT touches FROM person").fetchall() == [(1,)]
        assert db.execute("SELECT count(*) FROM unindexed").fetchone() == (3,)


def test_making_the_schema_is_one_transaction(tmp_path):
    """A schema that was begun and not committed leaves nothing."""
    with closing(sqlite3.connect(tmp_path / "x.db", isolation_level=None)) as db:
        db.execute("BEGIN")
        schema.create(db)
        db.execute("ROLLBACK")
        assert db.execute("SELECT count(*) FROM sqlite_schema").fetchone() == (0,)
        assert db.execute("PRAGMA application_id").fetchone() == (0,)


def test_a_script_s_file_is_the_one_that_is_named(path):
    """A path is no address: signs that mean something in one are part of the file's name."""
    named = path.rename(path.with_name("at home?mode=memory#1%20.db"))
    made = connection.engine(named)
    with Session(made) as session:
        assert len(session.exec(select(models.Contact)).all()) == 2
    made.dispose()
    assert list(named.parent.glob("*.db")) == [named]


def test_a_script_gets_no_file_but_netlog_s(tmp_path):
    """Where there is none, none is made; another program's is left as it is."""
    with pytest.raises(Unavailable, match="there is no database"):
        connection.engine(tmp_path / "none.db")
    assert list(tmp_path.iterdir()) == []
    with closing(sqlite3.connect(tmp_path / "other.db")) as db:
        db.execute("CREATE TABLE theirs (x)")
        db.execute(f"PRAGMA user_version = {connection.SCHEMA_VERSION}")
    with pytest.raises(Unavailable, match="is not a netlog database"):
        connection.engine(tmp_path / "other.db")


def test_a_newer_file_is_refused_by_every_door(netlog):
    """A database of a newer netlog is not opened for scripts either."""
    with closing(sqlite3.connect(netlog.path)) as db:
        db.execute("PRAGMA user_version = 99")
    with pytest.raises(Unavailable), Session(connection.engine(netlog.path)) as session:
        session.connection()
