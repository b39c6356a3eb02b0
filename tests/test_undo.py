"""`netlog undo`, `netlog redo` and `netlog changes`: every write can be taken back, as a whole."""

import sqlite3
import time
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netlog import models
from netlog.commands.changes import moment
from netlog.dates import Span
from netlog.store import circles, connection, contacts, interactions
from netlog.store.contacts import Particulars
from netlog.store.interactions import Given
from netlog.store.rows import insert
from tests.conftest import Shell

State = dict[str, list[tuple[object, ...]]]


def state(path: Path) -> State:
    """Return every row that people fill, what the log adds up to, and what is found by words."""
    queries = {table.name: f"SELECT * FROM {table.name} ORDER BY id" for table in models.KEPT}
    queries["standing"] = "SELECT * FROM standing ORDER BY contact_id"
    for index in ("contact_search", "note_search"):
        queries[index] = f"SELECT rowid, * FROM {index} ORDER BY rowid"
    with connection.reading(path) as db:
        return {name: db.execute(query).fetchall() for name, query in queries.items()}


def standing_as_reckoned(path: Path) -> list[tuple[object, ...]]:
    with connection.reading(path) as db:
        return db.execute("SELECT * FROM standing_from_log ORDER BY contact_id").fetchall()


@pytest.fixture
def people(netlog: Shell) -> Shell:
    netlog.ok("add", "Mara Lindqvist", "--company", "Globex", "--circle", "close")
    netlog.ok("gave", "mara", "intro", "-w", "2")
    netlog.ok("archive", "mara")
    return netlog


# One at a time ----------------------------------------------------------------------------------


def test_the_last_thing_is_taken_back_and_made_again(people):
    """Undo says what it undid; redo makes exactly that again."""
    after = state(people.path)
    assert people.ok("undo").out.startswith("undone: archive of ")
    assert people.ok("undo").out.endswith(", about mara-lindqvist\n")
    assert people.ok("owed").out == ""
    assert people.ok("redo").out.startswith("done again: gave of ")
    assert people.ok("redo").out.startswith("done again: archive of ")
    assert state(people.path) == after


def test_several_at_once_are_said_each(people):
    """A line for each, the latest first; redo says them in the order in which they are made."""
    before, after = None, state(people.path)
    with connection.reading(people.path) as db:
        before = db.execute("SELECT count(*) FROM circle").fetchone()
    said = [line.split(" of ")[0] for line in people.ok("undo", "3").lines]
    assert said == ["undone: archive", "undone: gave", "undone: add"]
    now = state(people.path)
    assert not any(now[table] for table in ("contact", "interaction", "company", "standing"))
    assert (len(now["circle"]),) == before
    said = [line.split(" of ")[0] for line in people.ok("redo", "3").lines]
    assert said == ["done again: add", "done again: gave", "done again: archive"]
    assert state(people.path) == after


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("undo", "4"), 4, "there is not so much to undo; 'netlog undo 3' is the most"),
        (("redo",), 4, "there is nothing to redo"),
        (("undo", "0"), 2, "invalid value for"),
        (("undo", "-1"), 2, "no such option"),
        (("undo", "all"), 2, "invalid value for"),
    ],
)
def test_more_than_there_is_undoes_nothing(people, words, code, said):
    """All or nothing, and the remedy is said."""
    before = state(people.path)
    result = people(*words)
    assert (result.code, result.out) == (code, "")
    assert result.err.startswith(f"netlog: {said}")
    assert state(people.path) == before
    assert not any(row["undone"] for row in people.ok("changes", "--json").json)


def test_nothing_to_undo_in_a_new_database(netlog):
    """The circles that a database begins with are not taken away."""
    assert netlog("undo").err == "netlog: there is nothing to undo\n"
    assert len(netlog.ok("circle").lines) == 4


def test_what_was_undone_can_be_redone_until_the_next_write(people):
    """A new write takes the place of what was undone before it."""
    people.ok("undo", "2")
    assert people(
        "redo", "3"
    ).err == "netlog: there is not so much to redo; 'netlog redo 2' is " + ("the most\n")
    people.ok("tag", "mara", "maps")
    assert people("redo").err == "netlog: there is nothing to redo\n"
    assert [line.split(" of ")[0] for line in people.ok("undo", "2").lines] == [
        "undone: tag",
        "undone: add",
    ]
    assert people("undo").code == 4
    people.ok("redo", "2")
    assert people("redo").code == 4
    assert people.ok("changes", "--columns", "command,undone").rows == [
        ["tag", ""],
        ["archive", "undone"],
        ["gave", "undone"],
        ["add", ""],
    ]


def test_what_changed_nothing_is_no_operation(people):
    """Undo takes back what was really written last."""
    people.ok("unsnooze", "mara")
    people.ok("archive", "mara")
    assert people.ok("undo").out.startswith("undone: archive of ")
    assert people("log", "nobody").code == 4
    assert people.ok("undo").out.startswith("undone: gave of ")


def test_another_program_is_undone_row_by_row(people):
    """Each row that it wrote is an operation, what went with it as well; redo does it again."""
    with closing(sqlite3.connect(people.path)) as db:
        db.execute("PRAGMA foreign_keys = ON")
        db.execute("UPDATE contact SET name = 'Mara Roth' WHERE id = 1")
        db.execute("DELETE FROM contact WHERE id = 1")
        db.commit()
    # The person, the position and the interaction.
    said = [line.split(" of ")[0] for line in people.ok("undo", "3").lines]
    assert said == ["undone: another program"] * 3
    mara = people.ok("show", "mara", "--json").json
    assert (mara["name"], mara["balance"], mara["company"]) == ("Mara Roth", 2, "Globex")
    people.ok("undo")
    assert people.ok("show", "mara", "--json").json["name"] == "Mara Lindqvist"
    people.ok("redo", "4")
    assert people.ok("list").out == ""


def test_an_import_is_taken_back_as_a_whole(people):
    """Thousands of rows or a few: one operation, and due days are reckoned again."""
    before = state(people.path)
    with connection.writing(people.path, "import", bulk=True) as db:
        for n in range(20):
            tome = contacts.add(db, Particulars(name=f"Tomé {n}", circle="close"), date(2026, 1, 1))
            interactions.log(db, {tome.id: [Given("got", "lead")], 1: ()}, date(2026, 2, 1))
        circles.set_cadence(db, circles.named(db, "close").id, Span(3, "week"))
    after = state(people.path)
    assert after["standing"] == standing_as_reckoned(people.path)
    assert len(after["standing"]) == 21
    people.ok("undo")
    assert state(people.path) == before
    people.ok("redo")
    assert state(people.path) == after


# Listing ----------------------------------------------------------------------------------------


def test_changes_lists_the_latest_first(people):
    """What, about whom and how many rows; JSON has all of it, with the time in UTC."""
    people.ok("add", "Tomé Sá")
    people.ok("log", "mara", "tome")
    people.ok("undo")
    assert people.ok("changes", "--columns", "command,handles,changes,undone").rows == [
        ["log", "mara-lindqvist, tome-sa", "2", "undone"],
        ["add", "tome-sa", "1", ""],
        ["archive", "mara-lindqvist", "1", ""],
        ["gave", "mara-lindqvist", "1", ""],
        ["add", "mara-lindqvist", "4", ""],
    ]
    latest = people.ok("changes", "--json", "-n", "1").json[0]
    assert list(latest) == ["id", "at", "command", "changes", "people", "handles", "undone"]
    assert latest["at"].endswith("Z")
    assert (latest["handles"], latest["people"]) == (["mara-lindqvist", "tome-sa"], 2)
    assert latest["undone"] is True
    assert people.ok("changes", "-n", "2", "-f", "table").err == (
        "… and 3 more changes; -n 0 shows all\n"
    )


def test_who_is_gone_is_still_named(people):
    """An undone 'add' says who it was, from the change log."""
    people.ok("undo", "3")
    assert people.ok("changes", "--columns", "handles").lines == ["mara-lindqvist"] * 3


def test_of_many_people_the_first_five_are_named(netlog):
    """And how many more there are."""
    for n in range(7):
        netlog.ok("add", f"Person{'abcdefg'[n]}", "--circle", "wide")
    netlog.ok("circle", "remove", "wide", "--yes")
    assert netlog.ok("changes", "-n", "1", "--columns", "handles").out == (
        "persona, personb, personc, persond, persone and 2 more\n"
    )


def test_times_are_said_by_the_clock_on_the_wall(monkeypatch):
    """A stamp is kept in UTC; people see their own time."""
    try:
        for zone, said in (
            ("UTC", "2026-11-19 22:30"),
            ("Asia/Kolkata", "2026-11-20 04:00"),
            ("America/New_York", "2026-11-19 17:30"),
        ):
            monkeypatch.setenv("TZ", zone)
            time.tzset()
            assert moment("2026-11-19T22:30:59.123Z") == said
    finally:
        monkeypatch.undo()
        time.tzset()


def test_nothing_done_yet_is_said_on_a_terminal_only(netlog):
    """Zero bytes in a pipe."""
    assert (netlog.ok("changes").out, netlog.ok("changes").err) == ("", "")
    assert netlog.ok("changes", terminal=True).err == "nothing was done yet\n"


# Whatever was done ------------------------------------------------------------------------------

WHO = st.sampled_from(["ada", "bo", "cy"])
ID = st.integers(1, 12).map(str)
CIRCLE = st.sampled_from(["inner", "close", "mine", "other"])
COMPANY = st.sampled_from(["Globex", "Acme", "It's; -- \\ 'quoted'='x'"])
TEXT = st.sampled_from(["lunch", "it's Łódź", "a='b' NULL", "two\nlines", " contact_id='1' x"])
COMMANDS = st.one_of(
    st.tuples(st.just("add"), WHO, st.just("--company"), COMPANY, st.just("--force")),
    st.tuples(st.just("add"), WHO, st.just("--circle"), CIRCLE, st.just("--introduced-by"), WHO),
    st.tuples(st.just("log"), WHO, WHO, st.just("-m"), TEXT),
    st.tuples(st.just("gave"), WHO, st.just("intro"), st.just("-w"), st.sampled_from("123")),
    st.tuples(st.just("got"), WHO, st.just("advice"), st.just("--on"), st.just("3 weeks ago")),
    st.tuples(st.just("edit"), WHO, st.just("--introduced-by"), WHO),
    st.tuples(st.just("edit"), WHO, st.just("--company"), COMPANY, st.just("-m"), TEXT),
    st.tuples(st.just("edit"), WHO, st.just("--every"), st.sampled_from(["2 weeks", "none"])),
    st.tuples(st.just("edit"), WHO, st.just("--circle"), CIRCLE),
    st.tuples(st.just("edit"), st.just("--interaction"), ID, st.just("--with"), WHO),
    st.tuples(st.just("edit"), st.just("--interaction"), ID, st.just("-m"), TEXT),
    st.tuples(st.just("remove"), ID),
    st.tuples(st.just("knows"), WHO, WHO, st.just("--how"), TEXT),
    st.tuples(st.just("unknows"), WHO, WHO),
    st.tuples(st.sampled_from(["tag", "untag"]), WHO, st.sampled_from(["maps", "books"])),
    st.tuples(st.sampled_from(["archive", "unarchive", "unsnooze"]), WHO),
    st.tuples(st.just("snooze"), WHO, st.just("2 weeks")),
    st.tuples(st.just("circle"), st.just("add"), CIRCLE, st.just("--every"), st.just("1 month")),
    st.tuples(st.just("circle"), st.just("set"), CIRCLE, st.sampled_from(["3 days", "none"])),
    st.tuples(st.just("circle"), st.just("remove"), CIRCLE, st.just("--yes")),
    st.tuples(st.just("another program"), st.sampled_from(["delete", "rename", "move"]), ID),
)
BEGINNING = (("add", "ada"), ("add", "bo", "--introduced-by", "ada"), ("log", "ada", "bo"))


def do(netlog: Shell, words: tuple[str, ...]) -> None:
    """Do one thing, which may be refused; it is never an error of netlog's own."""
    if words[0] != "another program":
        assert netlog(*words).code in {0, 2, 4, 5, 6}, words
        return
    query = {
        "delete": "DELETE FROM interaction WHERE id = ?",
        "rename": "UPDATE contact SET name = name || ' II' WHERE id = ?",
        "move": "UPDATE interaction SET day = date(day, '-1 day') WHERE id = ?",
    }[words[1]]
    with closing(sqlite3.connect(netlog.path)) as db:
        db.execute("PRAGMA foreign_keys = ON")
        db.execute(query, (words[2],))
        db.commit()
    # Whatever netlog writes next brings the search index up to date; a word is written and undone.
    with connection.writing(netlog.path, "index"):
        pass


@settings(max_examples=10)
@given(done=st.lists(COMMANDS, max_size=12), steps=st.lists(st.integers(1, 4), max_size=12))
def test_undo_goes_back_through_every_state_and_redo_forth(
    empty_database, tmp_path_factory, done, steps
):
    """Each undo gives the state before what it undoes, to the last byte; each redo the next."""
    netlog = Shell(tmp_path_factory.mktemp("undo"))
    netlog.path.write_bytes(empty_database.read_bytes())
    states = [state(netlog.path)]
    for words in (*BEGINNING, *done):
        do(netlog, words)
        now = state(netlog.path)
        if now != states[-1]:
            states.append(now)
            assert now["standing"] == standing_as_reckoned(netlog.path)
    last = at = len(states) - 1
    assert len(netlog.ok("changes", "-f", "ids").lines) == last
    for number, step in enumerate([*steps, last]):
        forth = number % 3 == 2
        step = min(step, last - at if forth else at)  # noqa: PLW2901 - no further than there is
        if step:
            netlog.ok("redo" if forth else "undo", step)
            at += step if forth else -step
            assert state(netlog.path) == states[at]
    if at < last:
        netlog.ok("redo", last - at)
    assert state(netlog.path) == states[last]
    assert netlog("redo").code == 4
    netlog.ok("undo", last)
    assert state(netlog.path) == states[0]
    assert netlog("undo").code == 4


def test_it_names_all_who_have_a_part_in_it(netlog):
    """Of two who know each other, and of an introduction, whoever it is kept with."""
    for name in ("Ada", "Bo", "Cy", "Dee"):
        netlog.ok("add", name)
    with connection.writing(netlog.path, "knows") as db:
        insert(db, "knows", contact_id=1, other_id=3)
    with connection.writing(netlog.path, "intro") as db:
        insert(db, "intro", contact_id=2, other_id=4, by_id=1)
    rows = netlog.ok("changes", "-n", "2", "--json").json
    assert [(row["people"], row["handles"]) for row in rows] == [
        (3, ["bo", "dee", "ada"]),
        (2, ["ada", "cy"]),
    ]
    assert netlog.ok("undo").out.endswith(", about bo, dee, ada\n")
    assert netlog.ok("redo").out.endswith(", about bo, dee, ada\n")
