"""Operations: every write is one, whoever wrote, and undo and redo take it back and forth whole."""

import sqlite3
from contextlib import closing
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import Session

from netlog import models, schema
from netlog.errors import NothingFound, Refused
from netlog.schema import changelog
from netlog.store import connection, contacts, interactions, operations, undoing
from netlog.store.contacts import Particulars
from netlog.store.interactions import Given
from netlog.store.rows import delete, insert, insert_all, update
from tests.conftest import Shell

TABLES = [table.name for table in models.KEPT] + ["standing"]
DAY = date(2026, 11, 19)


@pytest.fixture
def lived(netlog: Shell) -> Shell:
    """A shell whose database has two people, and all that can hang on them."""
    with connection.writing(netlog.path, "add") as db:
        ada = Particulars(
            name="Ada Lovelace",
            emails=("ada@example.org",),
            nicknames=("countess",),
            tags=("maths",),
            company="Acme",
            title="editor",
            circle="close",
        )
        contacts.add(db, ada, DAY)
        contacts.add(db, Particulars(name="Grace Hopper", introduced_by=1), DAY)
        insert(db, "origin", contact_id=1, source="linkedin", source_key="ada")
        interactions.log(db, {1: [Given("gave", "intro", 2), Given("met", "")]}, DAY, note="lunch")
        interactions.log(db, {1: [], 2: []}, DAY)
    return netlog


def everything(netlog: Shell) -> dict[str, list[tuple[Any, ...]]]:
    """Return all that people entered and what it adds up to, as it is stored."""
    with connection.reading(netlog.path) as db:
        return {
            table: db.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall() for table in TABLES
        }


def commands(netlog: Shell) -> list[str]:
    """Return what was done, the latest first; what was undone in brackets."""
    with connection.reading(netlog.path) as db:
        return [f"({row.command})" if row.undone else row.command for row in undoing.listed(db)]


def undo(netlog: Shell, times: int = 1) -> None:
    with connection.writing(netlog.path, "undo", bulk=True) as db:
        undoing.undo(db, times)


def redo(netlog: Shell, times: int = 1) -> None:
    with connection.writing(netlog.path, "redo", bulk=True) as db:
        undoing.redo(db, times)


WRITES = [
    ("add", "Bo Acker", "--email", "bo@example.org", "--tag", "choir", "--company", "Globex"),
    ("log", "ada", "grace", "-m", "dinner", "--gave", "intro", "--got", "advice:2"),
    ("gave", "ada", "lead"),
    ("got", "grace hopper", "review", "-w", "3"),
    ("log", "Bo Acker", "--add"),
    ("snooze", "ada", "2 weeks"),
    ("edit", "ada", "--title", "chief editor", "--tag", "poet", "--email", "a@example.org"),
    ("edit", "--interaction", "1", "--on", "2026-11-01", "--with", "grace"),
    ("tag", "ada", "poet", "choir"),
    ("untag", "ada", "maths"),
    ("circle", "add", "choir", "2 months"),
    ("circle", "set", "close", "5 weeks"),
    ("circle", "rename", "close", "near"),
    ("circle", "remove", "close", "--yes"),
    ("archive", "ada", "grace"),
    ("remove", "1"),
    ("import", "people.csv"),
]


@pytest.mark.parametrize("words", WRITES, ids=" ".join)
def test_a_command_is_one_operation(lived, words, monkeypatch):
    """However many rows a command writes, one undo takes all back, and one redo writes all."""
    monkeypatch.chdir(lived.home)
    rows = "".join(f"Person {n},p{n}@example.org,Globex\n" for n in range(5))
    (lived.home / "people.csv").write_text("Name,Email,Company\n" + rows)
    before, done = everything(lived), commands(lived)
    lived.ok(*words)
    after = everything(lived)
    assert after != before
    (name, *rest) = commands(lived)
    assert rest == done
    assert " ".join(words).startswith(name)
    lived.ok("undo")
    assert everything(lived) == before
    lived.ok("redo")
    assert everything(lived) == after


@pytest.mark.parametrize(
    "words",
    [
        ("tag", "ada", "#Maths"),
        ("untag", "ada", "poet"),
        ("edit", "ada", "--title", "editor", "--circle", "close"),
        ("edit", "--interaction", "1", "--on", "2026-11-19", "-w", "2"),
        ("unarchive", "ada"),
        ("unsnooze", "ada"),
        ("circle", "set", "close", "1 month"),
        ("circle", "rename", "close", "close"),
        ("log", "ada", "nobody"),
        ("log", "ada", "--gave", "intro:9"),
        ("remove", "1", "99"),
        ("add", "Ada", "--handle", "ada-lovelace"),
    ],
    ids=" ".join,
)
def test_what_changes_nothing_is_no_operation(lived, words):
    """A command that finds everything as it should be, or fails, leaves nothing to undo."""
    before, done = everything(lived), commands(lived)
    lived(*words)
    assert (everything(lived), commands(lived)) == (before, done)


@pytest.mark.parametrize(
    "words",
    [
        *[("due",), ("owed", "--aged"), ("list",), ("show", "ada"), ("find", "lunch")],
        *[("history", "ada"), ("changes",), ("check",), ("info",), ("circle",), ("backup",)],
    ],
    ids=" ".join,
)
def test_looking_writes_nothing(lived, words):
    """A command that only looks leaves the file as it is, to the byte and the moment."""
    before = (lived.path.read_bytes(), lived.path.stat().st_mtime_ns)
    lived.ok(*words)
    assert (lived.path.read_bytes(), lived.path.stat().st_mtime_ns) == before


def test_a_dry_run_is_no_operation(lived):
    """What was only tried is not there afterwards."""
    before = everything(lived)
    with connection.writing(lived.path, "import", bulk=True, dry_run=True) as db:
        delete(db, "contact", 1)
        insert(db, "contact", handle="bo", name="Bo")
    assert (everything(lived), commands(lived)) == (before, ["add"])


def test_half_an_operation_is_none(lived):
    """What was written before something was refused is not there either."""
    before = everything(lived)
    with pytest.raises(Refused), connection.writing(lived.path, "log") as db:
        interactions.log(db, {1: [], 2: [], 99: []}, DAY)
    assert (everything(lived), commands(lived)) == (before, ["add"])


# Other programs ---------------------------------------------------------------------------------


def test_each_row_that_another_program_writes_can_be_undone(lived):
    """What the sqlite3 shell writes is one operation a row, undone like any other."""
    states = [everything(lived)]
    for statement in (
        "INSERT INTO contact (handle, name, circle_id) VALUES ('bo', 'Bo', 1)",
        "INSERT INTO interaction (contact_id, day) VALUES (3, '2026-11-01')",
        "UPDATE interaction SET direction = 'got', kind = 'gift', contact_id = 1 WHERE id = 5",
        "DELETE FROM interaction WHERE id = 1",
        "UPDATE circle SET cadence_count = 9 WHERE name = 'close'",
    ):
        with closing(sqlite3.connect(lived.path)) as db, db:
            db.execute(statement)
        states.append(everything(lived))
    assert commands(lived) == ["another program"] * 5 + ["add"]
    for state in reversed(states[:-1]):
        lived.ok("undo")
        assert everything(lived) == state
    for state in states[1:]:
        lived.ok("redo")
        assert everything(lived) == state


def test_what_follows_from_another_program_s_write_can_be_undone(lived):
    """A person whom another program deletes comes back, with all that hung on them."""
    before = everything(lived)
    with closing(sqlite3.connect(lived.path)) as db, db:
        db.execute("PRAGMA foreign_keys = ON")
        db.execute("DELETE FROM contact WHERE id = 1")
    others = commands(lived).count("another program")
    assert others > 5
    lived.ok("undo", others)
    assert everything(lived) == before


def test_a_script_s_rows_can_be_undone(lived):
    """What a Session of SQLModel writes is undone like any other."""
    before = everything(lived)
    engine = connection.engine(lived.path)
    with Session(engine) as session:
        session.add(models.Contact(handle="bo", name="Bo"))
        session.flush()
        session.add(models.Interaction(contact_id=3, day="2026-11-01"))
        session.commit()
    engine.dispose()
    assert commands(lived) == ["another program", "another program", "add"]
    undo(lived, 2)
    assert everything(lived) == before


def test_another_program_has_no_part_in_a_command_s_operation(lived):
    """A write from elsewhere, between two commands, belongs to neither."""
    lived.ok("log", "ada")
    with closing(sqlite3.connect(lived.path)) as db, db:
        db.execute("UPDATE contact SET location = 'London' WHERE id = 1")
    lived.ok("log", "grace")
    assert commands(lived) == ["log", "another program", "log", "add"]


# Back and forth ---------------------------------------------------------------------------------


def test_undo_goes_back_step_by_step_and_redo_forward(lived):
    """Undo takes the latest that stands, redo what was undone last, as in any editor."""
    states = [everything(lived)]
    for note in ("one", "two", "three"):
        lived.ok("log", "ada", "-m", note)
        states.append(everything(lived))
    undo(lived)
    undo(lived, 2)
    assert everything(lived) == states[0]
    assert commands(lived) == ["(log)", "(log)", "(log)", "add"]
    redo(lived)
    assert everything(lived) == states[1]
    undo(lived)
    redo(lived, 3)
    assert everything(lived) == states[3]
    assert commands(lived) == ["log", "log", "log", "add"]


def test_undo_reaches_the_beginning_and_no_further(lived):
    """The first operation can be undone, the making of the database cannot."""
    undo(lived)
    assert [row for table in ("contact", "standing") for row in everything(lived)[table]] == []
    assert len(everything(lived)["circle"]) == 4
    with pytest.raises(NothingFound, match="there is nothing to undo"):
        undo(lived)


def test_asking_for_more_than_there_is_undoes_nothing(lived):
    """Undoing three of two is refused, and the two stand."""
    lived.ok("log", "ada")
    before = everything(lived)
    with pytest.raises(NothingFound, match="there is not so much to undo"):
        undo(lived, 3)
    assert (everything(lived), commands(lived)) == (before, ["log", "add"])


def test_what_was_undone_is_gone_once_something_else_is_written(lived):
    """Redo is refused after a new write, and undo then takes back the new one, then the older."""
    lived.ok("log", "ada", "-m", "one")
    lived.ok("log", "ada", "-m", "two")
    undo(lived)
    lived.ok("log", "grace")
    with pytest.raises(NothingFound, match="there is nothing to redo"):
        redo(lived)
    assert commands(lived) == ["log", "(log)", "log", "add"]
    undo(lived, 2)
    assert commands(lived) == ["(log)", "(log)", "(log)", "add"]
    redo(lived, 2)
    assert commands(lived) == ["log", "(log)", "log", "add"]


def test_what_changes_nothing_leaves_redo_as_it_was(lived):
    """A command that finds everything as it should be is no new write."""
    lived.ok("log", "ada")
    after = everything(lived)
    undo(lived)
    lived.ok("tag", "ada", "maths")
    redo(lived)
    assert everything(lived) == after


def test_a_row_that_changed_twice_in_one_operation(lived):
    """Undo goes through the changes of one operation backwards."""
    before = everything(lived)
    with connection.writing(lived.path, "edit") as db:
        for name in ("A", "B"):
            update(db, "contact", 1, name=name)
        delete(db, "contact", 2)
        update(db, "contact", 1, name="C", handle="grace-hopper")
        insert(db, "contact", name="Grace again", handle="ada-lovelace")
    after = everything(lived)
    undo(lived)
    assert everything(lived) == before
    redo(lived)
    assert everything(lived) == after


def test_handles_that_were_exchanged(lived):
    """What is unique is unique at every step back."""
    before = everything(lived)
    with connection.writing(lived.path, "edit") as db:
        for contact, handle in ((1, "x"), (2, "ada-lovelace"), (1, "grace-hopper")):
            update(db, "contact", contact, handle=handle)
    undo(lived)
    assert everything(lived) == before


def test_a_big_operation_is_undone_whole(lived):
    """An import of 5,000 rows is one operation, and goes and comes back to the letter."""
    before = everything(lived)
    with connection.writing(lived.path, "import", bulk=True) as db:
        for number in range(1000):
            insert(db, "contact", name="P", handle=f"p-{number}", circle_id=number % 4 + 1)
        insert_all(
            db,
            "interaction",
            ("uid", "contact_id", "day", "direction", "kind", "weight", "updated_at"),
            [
                (f"u{n}", n % 1000 + 3, "2026-02-03", "gave", "intro", 1 + n % 5, "2026")
                for n in range(4000)
            ],
        )
    after = everything(lived)
    assert [len(after[table]) for table in ("contact", "interaction", "standing")] == [
        1002,
        4004,
        1002,
    ]
    lived.ok("undo")
    assert everything(lived) == before
    lived.ok("redo")
    assert everything(lived) == after


def test_undo_goes_on_for_others_after_two_were_forgotten(lived):
    """What was moved among people who are forgotten since can still be undone and done again."""
    lived.ok("add", "Bo Acker")
    lived.ok("log", "bo", "-m", "a walk")
    (touch,) = lived.ok("history", "bo", "--json").json
    for whom in ("ada", "grace"):
        lived.ok("edit", "--interaction", touch["interaction_id"], "--with", whom)
    after = everything(lived)["interaction"]
    lived.ok("forget", "ada", "--yes")
    lived.ok("forget", "bo", "--yes")
    kept = [row for row in after if row[2] == 2]
    assert everything(lived)["interaction"] == kept
    for times in (1, 2, 3):
        lived.ok("undo", times)
        lived.ok("check")
        lived.ok("redo", times)
        assert everything(lived)["interaction"] == kept


def test_undo_comes_to_an_end_where_nothing_is_left_to_take_back(netlog):
    """A touch that went with a later person is not undone for ever, and redo brings it back."""
    netlog.ok("add", "Ada Lovelace")
    netlog.ok("log", "ada")
    netlog.ok("add", "Bo Acker")
    netlog.ok("edit", "--interaction", "1", "--with", "bo")
    netlog.ok("forget", "ada", "--yes")
    after = everything(netlog)
    for _ in ("edit", "add", "log"):
        netlog.ok("undo")
    assert netlog("undo").err == "netlog: there is nothing to undo\n"
    netlog.ok("redo", 3)
    assert everything(netlog) == after


# Images -----------------------------------------------------------------------------------------

TEXT = st.one_of(
    st.none(),
    st.sampled_from(["NULL", "'", "''", "x='1' y=NULL", "' note='", "a=b", "\n", "%Q %s", "\\"]),
    st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])),
)


@given(note=TEXT, number=st.integers(-(2**63), 2**63 - 1), name=TEXT)
def test_an_image_says_the_row_exactly(note, number, name):
    """Whatever a row holds, taking its image apart gives the row."""
    columns = ["id", "note", "name", "empty"]
    with closing(sqlite3.connect(":memory:")) as db:
        db.execute("CREATE TABLE one (id INTEGER, note TEXT, name TEXT, empty TEXT) STRICT")
        db.execute("INSERT INTO one VALUES (?, ?, ?, NULL)", (number, note, name))
        (said,) = db.execute(f"SELECT {changelog._image(columns, '')} FROM one").fetchone()
    assert operations.image(said) == {
        "id": str(number),
        "note": note,
        "name": name,
        "empty": None,
    }


def test_every_kept_table_has_its_triggers():
    """No table that people fill is left out of the change log."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        schema.create(db)
        names = {name for (name,) in db.execute("SELECT name FROM sqlite_schema")}
    for table in models.KEPT:
        assert {f"{table.name}_after_{event}" for event in ("insert", "update", "delete")} <= names
