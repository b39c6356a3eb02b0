"""Backups are good under writers, and restoring is all or nothing whatever happens meanwhile."""

import os
import random
import shutil
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from itertools import count
from pathlib import Path

import pytest

from netlog import schema
from netlog.errors import NetlogError
from netlog.store import backups, connection, interactions, restoring, retention
from netlog.store.rows import insert
from tests.conftest import Shell
from tests.processes import answer, fork, kill, run_out_of_room, together, wait
from tests.trust import trials
from tests.trust.stored import DAY, crash, damage, everything, is_hot, journal_of

NOW = datetime(2026, 11, 19, 10, 15, tzinfo=UTC)


@pytest.fixture
def lived(netlog: Shell) -> Shell:
    """A shell whose database has two people, who have met."""
    with connection.writing(netlog.path, "add") as db:
        insert(db, "contact", handle="ada", name="Ada Lovelace")
        insert(db, "contact", handle="grace", name="Grace Hopper")
        interactions.log(db, {1: [], 2: []}, DAY, note="lunch")
    return netlog


@pytest.fixture
def large(lived: Shell) -> Path:
    """A backup that does not fit into SQLite's cache, so that restoring it takes many writes."""
    path = lived.home / "large.db"
    path.touch(mode=0o600)
    path.write_bytes(lived.path.read_bytes())
    with connection.writing(path, "import", bulk=True) as db:
        for number in range(1500):
            note = f"{number} tea and cake " + "and more tea " * 60
            insert(db, "interaction", contact_id=1 + number % 2, day="2026-01-01", note=note)
    assert path.stat().st_size > 3_000_000
    return path


def clock() -> datetime:
    return datetime.now(UTC)


# Backups ----------------------------------------------------------------------------------------


def test_backups_under_writers_are_one_moment_s(lived):
    """However two writers are at it, each copy is whole and has nothing by halves."""

    def write(words: str) -> None:
        for step in count():
            lived("log", "ada", "grace", "-m", f"{words} {step}", "--gave", "intro")

    lived.ok("log", "ada", "grace")  # so that there is one of the day
    writers = [fork(partial(write, words)) for words in ("tea", "cake")]
    made = []
    try:
        for _ in range(trials(60)):
            made.append(backups.write(lived.path, None, clock()))
            time.sleep(0.01)
    finally:
        for writer in writers:
            kill(writer)
    assert len({copy.counts for copy in made}) > len(made) / 3  # else nobody wrote meanwhile
    for number, copy in enumerate(made):
        assert copy.counts.interactions % 2 == 0  # each command logs with both
        assert backups.is_as_summed(copy.path)
        if number % 6 == 0:
            assert not damage(copy.path)
        with connection.reading(copy.path) as db:
            assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            same = "SELECT count(*) FROM standing WHERE touches = (SELECT touches FROM standing)"
            assert db.execute(same).fetchone() == (2,)


def test_killed_in_a_backup(lived, large):
    """Whenever a backup is killed: what has a name is whole and has its checksum."""
    rolls, drafts = random.Random(20261119), 0
    folder = retention.folder(large)
    began = time.monotonic()
    backups.before(large, "import", NOW)
    length = time.monotonic() - began
    for _ in range(trials(50)):
        shutil.rmtree(folder)
        child = fork(lambda: backups.before(large, "import", NOW))
        time.sleep(rolls.uniform(0, 1.2 * length))
        kill(child)
        folder.mkdir(exist_ok=True)
        drafts += bool(list(folder.glob(".*.part")))
        for path in folder.glob("*.db"):
            assert backups.is_as_summed(path)
            assert restoring.verified(lived.path, path).counts.interactions == 1502
        assert backups.write(large, None, NOW).counts.interactions == 1502
    assert drafts > trials(50) / 10  # else it was killed too early or too late


@pytest.mark.parametrize("limit", [0, 512, 4096, 65_536, 200_000, 300_000])
def test_no_room_for_a_backup(lived, limit):
    """Where the disk is full there is a whole backup or none, and the everyday write says so."""
    small = partial(run_out_of_room, limit)
    size = lived.path.stat().st_size
    found = answer(lived, "backup", before=small)
    folder = retention.folder(lived.path)
    if found.code:
        assert (found.code, found.out, found.err.count("\n")) == (1, "", 1)
        assert not list(folder.glob("*"))
    assert bool(found.code) == (limit < size)
    for path in folder.glob("*"):
        path.unlink()
    found = answer(lived, "log", "ada", "-m", "tea", before=small)
    assert len(found.err.splitlines()) == (1 if limit < size else 0)
    with connection.reading(lived.path) as db:
        assert interactions.count(db) == 2 + (found.code == 0)
    assert bool(list(folder.glob("*.db"))) == (limit >= size)
    assert not list(folder.glob(".*"))
    assert not damage(lived.path)
    lived.ok("log", "ada")


# Restoring --------------------------------------------------------------------------------------


def crashed(shell: Shell, seed: int) -> tuple[bytes, bytes]:
    """Return a database and its journal as a crash in the middle of a commit leaves them."""
    path = shell.home / "crashed.db"
    path.write_bytes(shell.path.read_bytes())
    crash(path, 999 + seed)
    journal = journal_of(path)
    left = path.read_bytes(), journal.read_bytes()
    journal.unlink()
    return left


def there(path: Path, whole: bytes, kind: str) -> None:
    """Leave what a crash, or somebody, may leave in the place of a database."""
    if kind == "crashed":
        path.write_bytes(whole)
    elif kind == "empty":
        path.write_bytes(b"")
    elif kind == "garbage":
        path.write_bytes(random.Random(1).randbytes(20_000))
    elif kind == "another":
        path.write_bytes(whole[: len(whole) // 2])
    else:
        path.unlink()


def test_restored_beside_a_stale_journal(lived, large):
    """Whatever journal lies there, beside whatever, what is there afterwards is the backup."""
    journal, spoilt = journal_of(lived.path), 0
    lived.ok("backup", lived.home / "good.db")
    kinds = ["crashed", "empty", "garbage", "another", "gone"]
    for number in range(trials(30)):
        source = large if number % 2 else lived.home / "good.db"
        left, hot = crashed(lived, number)
        # As one would: put the backup where the database was. The journal is played back into it.
        lived.path.write_bytes(source.read_bytes())
        journal.write_bytes(hot)
        try:
            spoilt += everything(lived.path) != everything(source)
        except sqlite3.DatabaseError:
            spoilt += 1
        there(lived.path, left, kinds[number % len(kinds)])
        journal.write_bytes(hot)
        restoring.restore(lived.path, source, clock)
        assert not journal.exists()
        assert everything(lived.path) == everything(source)
        lived.path.write_bytes((lived.home / "good.db").read_bytes())
    assert spoilt > trials(30) / 3  # else such a journal does no harm, and nothing was shown


@pytest.mark.parametrize("page_size", [4096, 1024])
def test_killed_in_a_restore(lived, large, page_size):
    """Whenever it is killed the old is there or the new, and to run it again completes it."""
    with closing(sqlite3.connect(lived.path, isolation_level=None)) as db:
        db.execute(f"PRAGMA page_size = {page_size}")
        db.execute("VACUUM")
    rolls, hot, olds, whole = random.Random(20261119), 0, 0, lived.path.read_bytes()
    old, new = everything(lived.path), everything(large)
    journal = journal_of(lived.path)
    work = partial(restoring.restore, lived.path, large, clock)
    began = time.monotonic()
    work()
    length = time.monotonic() - began
    for trial in range(trials(50)):
        shutil.rmtree(retention.folder(lived.path), ignore_errors=True)
        lived.path.write_bytes(whole)
        child = fork(work)
        if trial % 2:
            time.sleep(rolls.uniform(0, 1.2 * length))
        else:
            wait_until_hot(journal)
            time.sleep(rolls.uniform(0, length / 5))
        kill(child)
        hot += is_hot(journal)
        found = everything(lived.path)
        assert found in (old, new)
        olds += found == old
        if found == old:
            work()
            assert everything(lived.path) == new
        kept = list(retention.folder(lived.path).glob("*.db"))
        assert all(backups.is_as_summed(path) for path in kept)
        assert old in map(everything, kept[:1]) or found == new
    assert hot >= trials(50) / 5  # else the kills missed what they are to hit
    assert trials(50) / 5 < olds


def wait_until_hot(journal: Path) -> None:
    end = time.monotonic() + 2
    while not is_hot(journal) and time.monotonic() < end:
        pass


def test_no_room_to_restore(lived, large):
    """However early the disk is full: all is as it was, in one line, or all is restored."""
    old, new, failed = everything(lived.path), everything(large), 0
    size, much = lived.path.stat().st_size, large.stat().st_size
    limits = [0, 512, 4096, size - 4096, size, size + 4096, much // 3, much // 2, much - 4096]
    for limit in [*limits, much, 2 * much]:
        small = partial(run_out_of_room, limit)
        found = answer(lived, "restore", large, "--yes", before=small)
        if found.code:
            failed += 1
            assert (found.code, found.out, found.err.count("\n")) == (1, "", 1)
            assert everything(lived.path) == old
        else:
            assert everything(lived.path) == new
            break
        folder = retention.folder(lived.path)
        assert all(backups.is_as_summed(path) for path in folder.glob("*.db"))
        assert not list(folder.glob(".*"))
        lived.ok("owed")
    assert failed > len(limits) / 2
    assert found.code == 0


def test_two_restores_at_once(lived, large):
    """One after the other, in either order, and what was there first is kept."""
    lived.ok("backup", lived.home / "good.db")
    lived.ok("add", "Oda Berg")
    first, ends = everything(lived.path), [everything(large), everything(lived.home / "good.db")]
    whole = lived.path.read_bytes()
    for _ in range(trials(8)):
        shutil.rmtree(retention.folder(lived.path), ignore_errors=True)
        lived.path.write_bytes(whole)
        codes = together(
            lambda: lived.ok("restore", large, "--yes"),
            lambda: lived.ok("restore", lived.home / "good.db", "--yes"),
        )
        assert codes == [0, 0]
        assert everything(lived.path) in ends
        assert first in map(everything, retention.folder(lived.path).glob("*-restore*.db"))


def test_who_writes_already_is_let_to_finish(lived, large):
    """A restore that meets a writer waits for it, and does not keep it from its commit."""
    read, write = os.pipe()

    def work() -> None:
        with closing(sqlite3.connect(lived.path, timeout=5, isolation_level=None)) as db:
            db.execute("BEGIN IMMEDIATE")
            db.execute("UPDATE contact SET note = 'choir on mondays'")
            os.write(write, b".")
            time.sleep(0.5)
            db.execute("COMMIT")

    writer = fork(work)
    os.close(write)
    os.read(read, 1)
    os.close(read)
    (kept,) = restoring.restore(lived.path, large, clock).kept
    assert wait([writer]) == [0]
    assert everything(lived.path) == everything(large)
    assert "choir on mondays" in "".join(everything(kept))


def test_nothing_that_was_acknowledged_is_lost_to_a_restore(lived, large):
    """What others log while it is restored is there afterwards, or in a copy of what was there."""
    whole, acknowledged = lived.path.read_bytes(), 0
    for trial in range(trials(10)):
        shutil.rmtree(retention.folder(lived.path), ignore_errors=True)
        lived.path.write_bytes(whole)
        read, write = os.pipe()

        def log(write: int = write, trial: int = trial) -> None:
            for step in range(1000):
                note = f"tea {trial}.{step}."
                if lived("log", "ada", "-m", note).code == 0:
                    os.write(write, f"{note}\n".encode())
                # SQLite's locks are not fair: who never pauses may keep all others out.
                time.sleep(0.02)

        writer = fork(log)
        os.close(write)
        with os.fdopen(read) as pipe:
            first = pipe.readline().strip()
            restoring.restore(lived.path, large, clock)
            time.sleep(0.2)
            kill(writer)
            said = [first, *(line.strip() for line in pipe if line.endswith(".\n"))]
        kept = [lived.path, *retention.folder(lived.path).glob("*.db")]
        found = "".join("".join(everything(path)) for path in kept)
        acknowledged += len(said)
        assert not [note for note in said if note not in found]
    assert acknowledged > 2 * trials(10)  # else nobody wrote meanwhile


# Backups that are none --------------------------------------------------------------------------


def spoilt(rolls: random.Random, whole: bytes) -> bytes:
    """Return the bytes of a backup after something happened to them."""
    some = bytearray(whole)
    how = rolls.randrange(5)
    if how == 0:
        return bytes(some[: rolls.randrange(len(some))])
    if how == 1:
        place = rolls.randrange(len(some))
        some[place] ^= 1 << rolls.randrange(8)
    elif how == 2:
        place = 4096 * rolls.randrange(len(some) // 4096)
        some[place : place + 4096] = rolls.randbytes(4096)
    elif how == 3:
        a, b = (4096 * rolls.randrange(len(some) // 4096) for _ in range(2))
        some[a : a + 4096], some[b : b + 4096] = some[b : b + 4096], some[a : a + 4096]
    else:
        some += rolls.randbytes(4096)
    return bytes(some)


@pytest.mark.parametrize("summed", [True, False], ids=["with", "without"])
def test_a_damaged_backup_is_refused(lived, summed):
    """With its checksum every spoilt bit is found; without it, no damage passes for the whole."""
    lived.ok("log", "ada", "-m", "tea")
    source = backups.write(lived.path, None, NOW).path
    if not summed:
        backups.checksum(source).unlink()
    whole, right, rolls = source.read_bytes(), everything(source), random.Random(20261119)
    before, refused = lived.path.read_bytes(), 0
    for _ in range(trials(60)):
        bytes_now = spoilt(rolls, whole)
        source.write_bytes(bytes_now)
        found = lived("restore", source, "--yes")
        if bytes_now == whole or (found.code == 0 and not summed):
            # What was spoilt is read by nobody: the space that is free, a counter.
            assert everything(lived.path) == right
            lived.path.write_bytes(before)
            continue
        refused += 1
        assert (found.code, found.out, found.err.count("\n")) == (7, "", 1), found
        assert lived.path.read_bytes() == before
    assert refused > trials(60) * (0.9 if summed else 0.4)


Make = Callable[[Path], object]


def foreign(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("CREATE TABLE contact (id INTEGER PRIMARY KEY, name TEXT)")


def newer(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        schema.create(db)
        db.execute("PRAGMA user_version = 99")


@pytest.mark.parametrize(
    "make",
    [foreign, newer, os.mkfifo, Path.mkdir, Path.touch, lambda path: path.symlink_to("/dev/null")],
    ids=["foreign", "newer", "fifo", "folder", "empty", "device"],
)
def test_what_is_no_backup_is_refused(lived, make: Make):
    """What is no backup of netlog's is refused in one line, by the command and by the library."""
    path = lived.home / "copy.db"
    make(path)
    before = lived.path.read_bytes()
    found = lived("restore", path, "--yes")
    assert (found.code, found.out, found.err.count("\n")) == (7, "", 1)
    with pytest.raises(NetlogError):
        restoring.verified(lived.path, path)
    assert lived.path.read_bytes() == before
