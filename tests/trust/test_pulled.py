"""Pulled: whatever happens meanwhile, what counts as read is stored, and nothing is lost."""

import os
import random
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing
from functools import partial
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

from netlog.exchange import members
from netlog.run import Run
from netlog.store import sources
from tests.conftest import Shell
from tests.processes import answer, die_at, fork, kill, run_out_of_room, together, wait
from tests.test_pull import card, message
from tests.trust import trials
from tests.trust.stored import damage, everything, is_hot, journal_of

CARDS = 120
KILLS = trials(16)
LIMITS = trials(12)
ROUNDS = trials(4)


@pytest.fixture
def book(netlog: Shell) -> Path:
    """A folder of vCards, which is a source."""
    folder = netlog.home / "contacts"
    for number in range(CARDS):
        card(folder, f"P{number} Quill", f"EMAIL:p{number}@example.org")
    netlog.ok("source", "add", "contacts", folder)
    return folder


@pytest.fixture
def mail(netlog: Shell) -> Path:
    """A Maildir with a message of each of three who are known, which is a source."""
    folder = netlog.home / "Maildir"
    for number in range(3):
        netlog.ok("add", f"P{number} Quill", "--email", f"p{number}@example.org")
        message(folder, f"{number}.a", f"p{number}@example.org", "Mon, 16 Nov 2026")
    netlog.ok("source", "add", "mail", folder, "--me", "me@example.org")
    return folder


def count(path: Path, table: str) -> int:
    with closing(sqlite3.connect(path)) as db:
        (number,) = db.execute(f"SELECT count(*) FROM {table}").fetchone()
    return int(number)


def read_and_stored(path: Path) -> tuple[int, int]:
    """Return how many files count as read, and how many people there are."""
    return count(path, "pulled"), count(path, "contact")


# Killed -------------------------------------------------------------------------------------------


def test_killed_at_any_moment(netlog, book):
    """All of a source was read and is stored, or nothing; pulled again, all is there."""
    dice, whole, ends = random.Random(20261119), netlog.path.read_bytes(), []
    began = time.monotonic()
    netlog.ok("pull")
    took, size = time.monotonic() - began, netlog.path.stat().st_size
    for trial in range(KILLS):
        netlog.path.write_bytes(whole)

        def work(limit: int | None) -> None:
            if limit is not None:
                die_at(limit)
            with mock.patch.object(Run, "_missed_backup", return_value=None):
                netlog.ok("pull")

        if trial % 2:
            child = fork(partial(work, None))
            time.sleep(dice.uniform(0, 1.2) * took)
            kill(child)
        else:
            wait([fork(partial(work, int(dice.uniform(0.5, 1) * size)))])
        hot = is_hot(journal_of(netlog.path))
        netlog.ok("list", "-f", "ids")  # which plays a journal back
        found = read_and_stored(netlog.path)
        assert found in {(0, 0), (CARDS, CARDS)}
        ends.append((found[0], hot))
        netlog.ok("pull")
        assert read_and_stored(netlog.path) == (CARDS, CARDS)
    assert damage(netlog.path) == []
    assert sum(not read for read, _ in ends) >= KILLS / 4, ends  # or the kills came too late
    assert sum(hot for _, hot in ends) >= KILLS / 10, ends


def test_a_full_disk(netlog, book):
    """All or nothing, one line, and the next pull completes."""
    dice, whole, old = random.Random(20261119), netlog.path.read_bytes(), everything(netlog.path)
    netlog.ok("pull")
    size, ends = netlog.path.stat().st_size, []
    for _ in range(LIMITS):
        netlog.path.write_bytes(whole)
        limit = int(dice.uniform(0.3, 1.2) * size)
        found = answer(netlog, "pull", before=partial(run_out_of_room, limit))
        ends.append(found.code)
        read, stored = read_and_stored(netlog.path)
        if found.code:
            assert (found.code, found.out) == (1, "")
            assert len(found.err.splitlines()) == 1, found
            assert (read, stored) == (0, 0)
            if not count(netlog.path, "pull"):
                assert everything(netlog.path) == old
        else:
            assert (read, stored) == (CARDS, CARDS)
        netlog.ok("pull")
        assert read_and_stored(netlog.path) == (CARDS, CARDS)
    assert min(ends.count(0), ends.count(1)) >= LIMITS / 5, ends


# At once ------------------------------------------------------------------------------------------


def test_two_pulls_and_an_import_at_once(netlog, book):
    """Everybody is there once, whoever was first."""
    whole = netlog.path.read_bytes()
    for _ in range(ROUNDS):
        netlog.path.write_bytes(whole)
        pull, load = partial(netlog.ok, "pull"), partial(netlog.ok, "import", book)
        assert together(pull, pull, load) == [0, 0, 0]
        assert read_and_stored(netlog.path) == (CARDS, CARDS)
    assert damage(netlog.path) == []


def test_while_another_program_holds_the_database(netlog, book, monkeypatch):
    """A pull that cannot write says so in one line, and has read nothing."""
    monkeypatch.setattr("netlog.store.connection.PATIENCE", 50)
    settings = tuple(
        (name, 50 if name == "busy_timeout" else value, 50 if name == "busy_timeout" else expected)
        for name, value, expected in sources_settings()
    )
    monkeypatch.setattr("netlog.store.connection._SETTINGS", settings)
    with closing(sqlite3.connect(netlog.path, isolation_level=None)) as db:
        db.execute("BEGIN IMMEDIATE")
        found = netlog("pull")
    assert found.code == 7
    assert found.err.splitlines()[-1] == "netlog: the database is busy; try again in a moment"
    assert len(found.errors) == 1
    assert read_and_stored(netlog.path) == (0, 0)
    netlog.ok("pull")


def sources_settings() -> tuple[tuple[str, object, object], ...]:
    from netlog.store import connection

    return connection._SETTINGS


def test_a_source_that_is_removed_meanwhile(netlog, book):
    """Nothing of it is stored, and nothing of it counts as read."""

    def removing(*words: Any, **more: Any) -> object:
        netlog.ok("source", "remove", "contacts")
        return taken(*words, **more)

    taken = members.members
    with mock.patch.object(members, "members", once(removing, taken)):
        found = netlog("pull")
    assert (found.code, found.err) == (
        1,
        f"netlog: contacts in {book}: it is no source any more\n",
    )
    assert read_and_stored(netlog.path) == (0, 0)


def once(first: Callable[..., object], then: Callable[..., object]) -> Callable[..., object]:
    """Return what is `first` the first time, and `then` ever after."""
    ways: Iterator[Callable[..., object]] = iter([first])

    def way(*words: Any, **more: Any) -> object:
        return next(ways, then)(*words, **more)

    return way


# What changes while it is read --------------------------------------------------------------------


def moving(step: str, move: Callable[[], object]) -> AbstractContextManager[object]:
    """Have something moved before the first use of a function of `members`."""
    whole = getattr(members, step)

    def moved(*words: Any, **more: Any) -> object:
        move()
        return whole(*words, **more)

    return mock.patch.object(members, step, once(moved, whole))


def touches(netlog: Shell) -> list[str]:
    return sorted(row["handle"] for row in netlog.ok("history", "--json").json)


EVERYBODY = ["p0-quill", "p1-quill", "p2-quill"]


@pytest.mark.parametrize("step", ["members", "_opened", "_messages", "_entries"])
@pytest.mark.parametrize("flags", ["2,", "2,RS"])
def test_a_message_that_is_moved_meanwhile(netlog, mail, step, flags):
    """It is read at once or the next time, and nothing fails, whenever it is moved."""

    def move() -> None:
        (mail / "new" / "1.a").rename(mail / "cur" / f"1.a:{flags}")

    with moving(step, move):
        found = netlog("pull")
    assert (found.code, found.err) == (0, "")
    netlog.ok("pull")
    assert touches(netlog) == EVERYBODY


def test_a_message_that_was_moved_long_before_the_clock_shows_it(netlog, mail):
    """Folders whose times say nothing of the move are looked into again all the same."""
    old = time.time() - 3_600

    def move() -> None:
        (mail / "new" / "1.a").rename(mail / "cur" / "1.a:2,S")
        for folder in ("cur", "new"):
            os.utime(mail / folder, (old, old))

    for folder in ("cur", "new"):
        os.utime(mail / folder, (old, old))
    with moving("_opened", move):
        netlog.ok("pull")
    netlog.ok("pull")
    assert touches(netlog) == EVERYBODY


@pytest.mark.parametrize("step", ["members", "_opened", "_messages", "_entries"])
def test_a_message_that_is_deleted_meanwhile(netlog, mail, step):
    """What is no more cannot be read; the others are."""
    with moving(step, (mail / "new" / "1.a").unlink):
        found = netlog("pull")
    assert (found.code, found.err) == (0, "")
    assert set(touches(netlog)) >= {"p0-quill", "p2-quill"}
    assert netlog.ok("pull", terminal=True).code == 0


def test_a_file_that_grows_while_it_is_read(netlog, book):
    """What is added after a file was looked at is read the next time."""
    path = book / "p0.vcf"
    whole = path.read_text()

    def grow() -> None:
        path.write_text(whole + whole.replace("P0 ", "Late ").replace("p0", "late"))

    real = sources.note

    def noted(*words: Any) -> None:
        grow()
        real(*words)

    with mock.patch.object(sources, "note", noted):
        netlog.ok("pull")
    netlog.ok("pull")
    assert netlog.ok("show", "late").code == 0


def test_a_clock_that_goes_backwards(netlog, mail):
    """What came in while the clock was ahead is read as well."""
    ahead = time.time() + 86_400
    for folder in ("cur", "new"):
        os.utime(mail / folder, (ahead, ahead))
    netlog.ok("pull")
    message(mail, "9.z", "p0@example.org", "Tue, 17 Nov 2026")
    os.utime(mail / "new", (ahead, ahead))
    netlog.ok("pull")
    assert touches(netlog) == sorted([*EVERYBODY, "p0-quill"])
