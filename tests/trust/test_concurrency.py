"""Several at once: nobody's write is lost, nobody sees half of one, nobody waits for ever."""

import sqlite3
import threading
import time
from contextlib import closing
from datetime import date
from itertools import pairwise

import pytest

from netlog import schema
from netlog.schema import changelog
from netlog.store import balances, checks, connection, interactions
from netlog.store.interactions import Given
from netlog.store.rows import insert, update
from tests.conftest import Shell
from tests.processes import together

DAY = date(2026, 11, 19)
PROCESSES, WRITES = 8, 25


@pytest.fixture
def ada(netlog: Shell) -> Shell:
    """A shell whose database has one person, who counts in her note."""
    with connection.writing(netlog.path, "add") as db:
        insert(db, "contact", handle="ada", name="Ada Lovelace", note="0")
    return netlog


@pytest.fixture
def hasty(ada: Shell, monkeypatch) -> Shell:
    """The same, with the patience of a tenth of a second."""
    monkeypatch.setattr(connection, "_PATIENCE", 100)
    settings = [("busy_timeout", "100", 100), *connection._SETTINGS[1:]]
    monkeypatch.setattr(connection, "_SETTINGS", tuple(settings))
    return ada


def well(shell: Shell) -> bool:
    found = checks.findings(shell.path, schema.create, changelog.images(), DAY)
    return not [finding for finding in found if finding.level == "damage"]


def test_writers_at_once(ada):
    """Eight processes write 25 times each: 200 touches, a balance of 200, a counter of 200."""

    def write(number: int) -> None:
        for _ in range(WRITES):
            with connection.writing(ada.path, f"writer {number}") as db:
                (note,) = db.execute("SELECT note FROM contact").fetchone()
                interactions.log(db, {1: [Given("gave", "intro")]}, DAY)
                update(db, "contact", 1, note=str(int(note) + 1))

    codes = together(*[lambda number=number: write(number) for number in range(PROCESSES)])
    total = PROCESSES * WRITES
    assert codes == [0] * PROCESSES
    with connection.reading(ada.path) as db:
        assert balances.totals(db) == (1, total, 0)
        assert interactions.count(db) == total
        assert db.execute("SELECT note FROM contact").fetchone() == (str(total),)
        order = [name for (name,) in db.execute("SELECT command FROM operation ORDER BY id")]
    # They did take turns, or this would prove nothing.
    turns = sum(one != other for one, other in pairwise(order))
    assert turns > 2 * PROCESSES
    assert well(ada)


def test_commands_at_once_and_readers_among_them(ada):
    """Readers see each balance whole and never an older one; writers do not wait for them."""

    def give() -> None:
        for _ in range(4):
            ada.ok("log", "ada", "--gave", "intro:2", "--gave", "lead:1")

    def look() -> None:
        balance = 0
        for _ in range(10):
            (row,) = ada.ok("owed", "--json").json or [{"balance": 0}]
            assert row["balance"] % 3 == 0
            assert row["balance"] >= balance
            balance = row["balance"]

    assert together(give, look, give, look, give) == [0] * 5
    assert ada.ok("owed", "--json").json[0]["balance"] == 36
    assert well(ada)


def test_everybody_begins_at_once(shell):
    """A new database that several make at the same moment is made once, and all are in it."""
    for number in range(4):
        shell.path = shell.home / f"{number}.db"
        shell.env["NETLOG_DB"] = str(shell.path)
        names = ("Ada Lovelace", "Grace Hopper", "Bo Acker", "Zoë Li")
        codes = together(*[lambda name=name: shell.ok("add", name) for name in names])
        assert codes == [0] * 4
        assert {row["name"] for row in shell.ok("list", "--json").json} == set(names)
        assert len(shell.ok("circle", "--json").json) == 4
        assert well(shell)


def test_a_reader_sees_what_was_there_while_another_writes(ada):
    """What is not committed is not seen, and does not keep a reader waiting."""
    with connection.writing(ada.path, "log") as db:
        interactions.log(db, {1: [Given("gave", "intro")]}, DAY)
        began = time.monotonic()
        assert ada.ok("owed") == ada.ok("owed", "--mine")
        assert time.monotonic() - began < 5  # far less than anybody's patience
    assert ada.ok("owed", "--json").json[0]["balance"] == 1


def test_a_reader_sees_one_moment(hasty):
    """While somebody looks, nothing changes under their eyes: the writer waits, then gives up."""
    with connection.reading(hasty.path) as db:
        first = balances.totals(db)
        answer = hasty("gave", "ada", "intro")
        assert balances.totals(db) == first
    assert (answer.code, answer.err) == (7, "netlog: the database is busy; try again in a moment\n")
    assert hasty.ok("gave", "ada", "intro").code == 0
    assert hasty.ok("owed", "--json").json[0]["balance"] == 1


@pytest.mark.parametrize(
    ("held", "words", "code"),
    [
        ("IMMEDIATE", ("gave", "ada", "intro"), 7),
        ("IMMEDIATE", ("owed",), 0),
        ("EXCLUSIVE", ("gave", "ada", "intro"), 7),
        ("EXCLUSIVE", ("owed",), 7),
        ("EXCLUSIVE", ("backup",), 7),
        ("EXCLUSIVE", ("undo",), 7),
    ],
)
def test_who_waits_too_long_is_told(hasty, held, words, code):
    """A database that another program keeps to itself is an error of one line and exit code 7."""
    with closing(sqlite3.connect(hasty.path, isolation_level=None)) as other:
        other.execute(f"BEGIN {held}")
        answer = hasty(*words)
    said = "netlog: the database is busy; try again in a moment\n" if code else ""
    assert (answer.code, answer.out, answer.err) == (code, "", said)


def test_who_waits_a_little_is_served(ada):
    """A writer waits for another to end, however the other ends."""
    with closing(sqlite3.connect(ada.path, isolation_level=None, check_same_thread=False)) as other:
        other.execute("BEGIN EXCLUSIVE")
        later = threading.Timer(0.3, other.execute, ["ROLLBACK"])
        later.start()
        ada.ok("gave", "ada", "intro")
        later.join()
    assert ada.ok("owed", "--json").json[0]["balance"] == 1


def test_backups_while_others_write(ada):
    """Each copy that is made among writers is whole, and one moment of the original."""

    def write() -> None:
        for _ in range(12):
            ada.ok("log", "ada", "--gave", "intro:2", "--gave", "lead:1")

    def copy() -> None:
        for _ in range(4):
            ada.ok("backup")

    assert together(write, copy, write, copy) == [0] * 4
    copies = sorted((ada.home / "backups").iterdir())
    assert len(copies) == 8
    for path in copies:
        with connection.reading(path) as db:
            people, gave, _ = balances.totals(db)
            assert (gave % 3, interactions.count(db) * 3) == (0, gave * 2)
            assert people <= 1
