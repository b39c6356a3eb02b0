"""Several at once: nobody's write is lost, nobody sees half of one, nobody waits for ever."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import closing
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from netlog.store import balances, connection, interactions
from netlog.store.interactions import Given
from netlog.store.rows import insert, update
from tests.conftest import Shell
from tests.processes import fork, together, wait
from tests.trust import trials
from tests.trust.stored import DAY, damage, everything

PROCESSES, WRITES = 16, trials(100)
START = 0.005  # seconds between two writes of one process; no command follows another sooner
COMMANDS, REAL = 48, 8
IMPORTERS, ROWS, ROUNDS = 8, 2_000, trials(20)
BUSY = "netlog: the database is busy; try again in a moment\n"


@pytest.fixture
def ada(netlog: Shell) -> Shell:
    """A shell whose database has one person, who counts in her note."""
    with connection.writing(netlog.path, "add") as db:
        insert(db, "contact", handle="ada", name="Ada Lovelace", note="0")
    return netlog


@pytest.fixture
def hasty(ada: Shell, monkeypatch) -> Shell:
    """The same, with the patience of a tenth of a second."""
    settings = [("busy_timeout", "100", 100), *connection._SETTINGS[1:]]
    monkeypatch.setattr(connection, "_SETTINGS", tuple(settings))
    return ada


@pytest.fixture
def crowd(ada: Shell) -> Shell:
    """The same, with somebody for each writer to give to."""
    with connection.writing(ada.path, "add") as db:
        for number in range(PROCESSES):
            insert(db, "contact", handle=f"p{number}", name=f"Person {number}")
    return ada


# Writers -----------------------------------------------------------------------------------------


def write(shell: Shell, number: int, times: int) -> None:
    """Write what takes account of what is there, again and again, as if by as many commands."""
    for _ in range(times):
        time.sleep(START)
        with connection.writing(shell.path, f"writer {number}") as db:
            (note,) = db.execute("SELECT note FROM contact WHERE id = 1").fetchone()
            interactions.log(db, {2 + number: [Given("gave", "intro")]}, DAY)
            update(db, "contact", 1, note=str(int(note) + 1))


def test_writers_at_once(crowd):
    """Sixteen processes write 100 times each: 1,600 touches, each balance, a counter of 1,600."""
    codes = together(*[partial(write, crowd, number, WRITES) for number in range(PROCESSES)])
    total = PROCESSES * WRITES
    assert codes == [0] * PROCESSES
    with connection.reading(crowd.path) as db:
        assert balances.totals(db) == (PROCESSES, total, 0)
        each = db.execute("SELECT DISTINCT balance FROM standing WHERE contact_id > 1").fetchall()
        assert each == [(WRITES,)]
        assert interactions.count(db) == total
        assert db.execute("SELECT note FROM contact WHERE id = 1").fetchone() == (str(total),)
        order = [name for (name,) in db.execute("SELECT command FROM operation ORDER BY id")]
    # They did take turns, or this would prove nothing.
    assert sum(one != other for one, other in pairwise(order)) > 2 * PROCESSES
    assert damage(crowd.path) == []


class Deferred(sqlite3.Connection):
    """A connection that takes the lock only when it comes to write."""

    def execute(self, sql: str, values: Any = ()) -> sqlite3.Cursor:
        return super().execute("BEGIN" if sql == "BEGIN IMMEDIATE" else sql, values)


def test_writers_who_look_before_they_lock(crowd, monkeypatch, capfd):
    """With a deferred BEGIN the same writers fail: what shows that it matters, and would show."""
    monkeypatch.setattr(sqlite3, "connect", partial(sqlite3.connect, factory=Deferred))
    codes = together(*[partial(write, crowd, number, 10) for number in range(PROCESSES)])
    assert sum(code != 0 for code in codes) > PROCESSES / 4
    assert BUSY.removeprefix("netlog: ").strip() in capfd.readouterr().err


def test_commands_at_once_and_readers_among_them(ada):
    """Readers see each balance whole and never an older one; no writer starves among them."""

    def give(times: int) -> None:
        for _ in range(times):
            ada.ok("log", "ada", "--gave", "intro:2", "--gave", "lead:1")

    def give_in_earnest(times: int) -> None:
        words = [sys.executable, "-m", "netlog", *"log ada --gave intro:2 --gave lead:1".split()]
        for _ in range(times):
            # A child of a child: its folder and what it may import are as here.
            subprocess.run(
                words,
                env={**ada.env, "PYTHONPATH": os.pathsep.join(sys.path)},
                check=True,
                capture_output=True,
            )

    def look() -> None:
        balance, looks, end = 0, 0, time.monotonic() + 120
        while balance < 3 * COMMANDS:
            (row,) = ada.ok("owed", "--json").json or [{"balance": 0}]
            assert row["balance"] % 3 == 0
            assert row["balance"] >= balance
            balance, looks = row["balance"], looks + 1
            assert time.monotonic() < end
        assert looks > 10

    writers = [partial(give_in_earnest, REAL // 4)] * 4 + [
        partial(give, (COMMANDS - REAL) // 4)
    ] * 4
    assert together(*writers, look, look) == [0] * 10
    assert ada.ok("owed", "--json").json[0]["balance"] == 3 * COMMANDS
    assert damage(ada.path) == []


def test_everybody_begins_at_once(shell):
    """A new database that several make at the same moment is made once, and all are in it."""
    for number in range(4):
        shell.path = shell.home / f"{number}.db"
        shell.env["NETLOG_DB"] = str(shell.path)
        names = ("Ada Lovelace", "Grace Hopper", "Bo Acker", "Zoë Li")
        assert together(*[partial(shell.ok, "add", name) for name in names]) == [0] * 4
        assert {row["name"] for row in shell.ok("list", "--json").json} == set(names)
        assert len(shell.ok("circle", "--json").json) == 4
        assert damage(shell.path) == []


@pytest.mark.parametrize(
    "words",
    [
        "log ada -m lunch",
        "gave ada intro",
        "edit ada --location Leeds",
        "tag ada maths",
        "untag ada poet",
        "snooze ada 2 weeks",
        "unsnooze ada",
        "archive ada",
        "unarchive ada",
    ],
)
def test_who_is_meant_is_decided_behind_the_lock(ada, monkeypatch, words):
    """A handle that passes to somebody else until the last moment means somebody else."""
    ada.ok("edit", "ada", "--every", "3 weeks", "--tag", "poet")
    ada.ok("add", "Grace Hopper", "--every", "3 weeks", "--tag", "poet")
    if words.startswith("un"):
        ada.ok("snooze" if "snooze" in words else "archive", "ada", *["1w"] * ("snooze" in words))
    writing = connection.writing

    def late(path: Path, *how: Any, **more: Any) -> Any:
        with closing(sqlite3.connect(path)) as other:
            other.execute("UPDATE contact SET handle = 'first' WHERE id = 1")
            other.execute("UPDATE contact SET handle = 'ada' WHERE id = 2")
            other.commit()
        return writing(path, *how, **more)

    monkeypatch.setattr(connection, "writing", late)
    ada.ok(*words.split())
    query = "SELECT DISTINCT contact_id FROM change WHERE operation_id = ("
    with closing(sqlite3.connect(ada.path)) as db:
        assert db.execute(f"{query} SELECT max(id) FROM operation)").fetchall() == [(2,)]


# Readers -----------------------------------------------------------------------------------------


def test_a_reader_sees_what_was_there_while_another_writes(ada):
    """What is not committed is not seen, and does not keep a reader waiting."""
    with connection.writing(ada.path, "log") as db:
        interactions.log(db, {1: [Given("gave", "intro")]}, DAY)
        began = time.monotonic()
        assert ada.ok("owed") == ada.ok("owed", "--mine")
        assert time.monotonic() - began < 5  # far less than anybody's patience
    assert ada.ok("owed", "--json").json[0]["balance"] == 1


def test_a_long_write_locks_nobody_out(hasty):
    """However much somebody writes, until it is committed others can look."""
    with connection.writing(hasty.path, "import") as db:
        for _ in range(100):
            interactions.log(db, {1: []}, DAY, note="a long story " * 5_000)
        assert hasty.ok("history", "ada").out == ""


def test_a_reader_sees_one_moment(hasty):
    """While somebody looks, nothing changes under their eyes: the writer waits, then gives up."""
    with connection.reading(hasty.path) as db:
        first = balances.totals(db)
        answer = hasty("gave", "ada", "intro")
        assert balances.totals(db) == first
    assert (answer.code, answer.out, answer.err) == (7, "", BUSY)
    assert hasty.ok("gave", "ada", "intro").code == 0
    assert hasty.ok("owed", "--json").json[0]["balance"] == 1


@pytest.mark.parametrize(
    "words",
    [
        "add Grace --email grace@example.org",
        "log ada -m lunch --gave intro",
        "got ada advice",
        "edit ada --location Leeds",
        "tag ada maths",
        "snooze ada 2 weeks",
        "archive ada",
        "circle set wide none",
        "circle add choir month",
        "remove 1",
        "undo",
        "redo",
        "import - --from csv",
        "jot lunch with ada",
        "forget ada --yes",
    ],
)
def test_done_is_said_when_it_is(hasty, words):
    """What cannot be committed, as somebody still looks, is not said to be done, and is not."""
    hasty.ok("edit", "ada", "--every", "3 weeks")
    hasty.ok("log", "ada")
    if words == "redo":
        hasty.ok("undo")
    before = everything(hasty.path)
    with connection.reading(hasty.path) as db:
        balances.totals(db)
        answer = hasty(*words.split(), stdin="Name,Email\nGrace Hopper,grace@example.org\n")
    assert (answer.code, answer.out) == (7, "")
    assert answer.err.endswith(BUSY)
    assert everything(hasty.path) == before


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
    assert (answer.code, answer.out, answer.err) == (code, "", BUSY if code else "")


def test_who_waits_a_little_is_served(ada):
    """A writer waits for another to end, however the other ends."""
    with closing(sqlite3.connect(ada.path, isolation_level=None, check_same_thread=False)) as other:
        other.execute("BEGIN EXCLUSIVE")
        later = threading.Timer(0.3, other.execute, ["ROLLBACK"])
        later.start()
        ada.ok("gave", "ada", "intro")
        later.join()
    assert ada.ok("owed", "--json").json[0]["balance"] == 1


# Importers ---------------------------------------------------------------------------------------


def test_imports_at_once(netlog, empty_database):
    """Whoever imports the same file, and whoever is killed at it: all are in it, and once."""
    path = netlog.home / "people.csv"
    lines = [
        f"Person {number},p{number}@example.org,2026-01-{number % 28 + 1:02}"
        for number in range(ROWS)
    ]
    path.write_text("\n".join(["Name,Email,Last contacted", *lines]) + "\n")
    dice, empty = random.Random(20261119), empty_database.read_bytes()
    ends = []
    for _ in range(ROUNDS):
        netlog.path.write_bytes(empty)
        children = [fork(partial(netlog.ok, "import", path)) for _ in range(IMPORTERS)]
        time.sleep(dice.uniform(0, 0.5))
        victim = children.pop(dice.randrange(IMPORTERS))
        os.kill(victim, signal.SIGKILL)
        ends += wait([victim])
        assert wait(children) == [0] * (IMPORTERS - 1)
        again = netlog.ok("import", path)
        assert f"0 added, 0 updated, {ROWS} unchanged" in again.err
        with closing(sqlite3.connect(netlog.path)) as db:
            counts = "SELECT count(*), count(DISTINCT name) FROM contact"
            assert db.execute(counts).fetchone() == (ROWS, ROWS)
            assert db.execute("SELECT count(*) FROM interaction").fetchone() == (ROWS,)
            # One of them did all of it, and the others nothing.
            done = [command for (command,) in db.execute("SELECT command FROM operation")]
            assert done == ["create", "import"]
    assert ends.count(-signal.SIGKILL) > ROUNDS / 2  # or the kills came too late
    assert damage(netlog.path) == []


@pytest.mark.parametrize(
    ("table", "columns"),
    [
        ("origin", {"contact_id": 1}),
        ("interaction", {"contact_id": 1, "day": str(DAY), "direction": "met"}),
    ],
    ids=str,
)
def test_the_same_row_of_two_programs(ada, table, columns):
    """What a source calls by one key is stored once, by whatever door two programs come."""

    def bring(key: int) -> bool:
        with closing(sqlite3.connect(ada.path, timeout=30, isolation_level=None)) as db:
            try:
                insert(db, table, **columns, source="csv", source_key=str(key))
            except sqlite3.IntegrityError:
                return False
        return True

    def bring_all() -> None:
        # Who comes second to a key looks for no other way.
        for key in range(20):
            bring(key)

    assert together(bring_all, bring_all, bring_all) == [0] * 3
    with closing(sqlite3.connect(ada.path)) as db:
        assert db.execute(f"SELECT count(*) FROM {table}").fetchone() == (20,)
    assert not bring(7)
