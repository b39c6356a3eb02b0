"""An upgrade happens whole or not at all: killed, out of room, twice at once, looked at."""

import os
import random
import sqlite3
import time
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from netlog.schema import steps, upgrades
from netlog.store import connection
from netlog.store.connection import Outdated
from netlog.store.rows import insert_all
from tests.conftest import Shell
from tests.processes import answer, die_at, fork, kill, run_out_of_room, together, wait
from tests.trust import trials
from tests.trust.stored import damage, everything, is_hot, journal_of
from tests.versions import FOLDER, load
from tests.versions.future import Future

KILLS = trials(100)
NEW = connection.SCHEMA_VERSION + 2


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What version 1 left, with so much more in it that an upgrade takes a while."""
    path = tmp_path_factory.mktemp("left") / "netlog.db"
    load((FOLDER / "1.sql").read_text("utf-8"), path)
    with pytest.MonkeyPatch.context() as past:
        past.setattr(connection, "SCHEMA_VERSION", 1)
        with connection.writing(path, "import", bulk=True) as db:
            rows = [(1 + n % 3, f"2026-{1 + n % 12:02}-01", f"lunch {n}") for n in range(300)]
            insert_all(db, "interaction", ("contact_id", "day", "note"), rows)
    return path


@pytest.fixture
def old(shell: Shell, left: Path, monkeypatch: pytest.MonkeyPatch) -> Shell:
    """A shell of two versions later on that database: two steps, three tables to be remade."""
    future = Future(monkeypatch, NEW)
    future.add_column("contact", "pronouns", "'they'")
    future.add_column("interaction", "mood")
    future.add_column("circle", "colour")
    future.step(lambda db: db.execute("UPDATE interaction SET kind = 'chat' WHERE kind IS NULL"))
    future.step(lambda db: db.execute("UPDATE contact SET location = 'here'"), NEW)
    put_back(shell, left)
    return shell


def put_back(shell: Shell, left: Path) -> None:
    for path in shell.home.glob("netlog.db*"):
        path.unlink()
    shell.path.touch(mode=0o600)
    shell.path.write_bytes(left.read_bytes())


def version(path: Path) -> int:
    """Return the version, after what a crash left is played back."""
    with closing(sqlite3.connect(path)) as db:
        return connection.version(db)


def test_killed(old, left):
    """Whenever it is killed, the database is as it was or as it will be; again, and it is."""
    rolls, before = random.Random(20261119), left.read_bytes()
    began = time.monotonic()
    with connection.upgrading(old.path) as db:
        upgrades.upgrade(db)
    length = time.monotonic() - began
    after, journal = everything(old.path), journal_of(old.path)
    sizes = len(before), old.path.stat().st_size
    ends, hot = [], 0

    def work() -> None:
        with connection.upgrading(old.path) as db:
            upgrades.upgrade(db)

    def die(limit: int) -> None:
        die_at(limit)
        work()

    for trial in range(KILLS):
        put_back(old, left)
        if trial % 2:
            child = fork(work)
            time.sleep(rolls.uniform(0, 1.2 * length))
            kill(child)
        else:  # while the database is written, the journal being complete
            wait([fork(partial(die, rolls.randint(*sizes)))])
        hot += is_hot(journal)
        ends.append(version(old.path))
        if ends[-1] == 1:
            assert old.path.read_bytes() == before
        else:
            assert everything(old.path) == after
        if ends[-1] == 1 and trial % 5 == 0:
            work()
            assert everything(old.path) == after
    assert set(ends) <= {1, NEW}
    assert ends.count(1) >= KILLS / 4
    assert hot >= KILLS / 5  # or the kills missed what they are to hit


def test_killed_between_steps(old, left):
    """Between its steps nothing of an upgrade is stored: it is one transaction."""
    read, write = os.pipe()

    def stop(_db: sqlite3.Connection) -> None:
        os.write(write, b".")
        time.sleep(60)

    with pytest.MonkeyPatch.context() as slow:
        slow.setitem(steps.STEPS, NEW, stop)
        child = fork(partial(old.ok, "upgrade"))
    os.read(read, 1)
    with pytest.raises(Outdated), connection.reading(old.path):
        pass  # who looks meanwhile sees what was there, and does not wait
    kill(child)
    os.close(read)
    os.close(write)
    assert everything(old.path) == everything(left)
    old.ok("upgrade")
    assert version(old.path) == NEW


def test_no_room(old, left):
    """However early the disk is full: as it was, one line; when there is room, it goes through."""
    before, size, failed = everything(left), left.stat().st_size, 0
    limits = [0, 512, 4096, 65_536, size - 4096, size, size + 4096, size + 65_536, 10 * size]
    for limit in limits:
        put_back(old, left)
        found = answer(old, "upgrade", before=partial(run_out_of_room, limit))
        if found.code:
            failed += 1
            assert (found.code, found.out, found.err.count("\n")) == (1, "", 1)
            assert everything(old.path) == before
        else:
            assert version(old.path) == NEW
    assert 3 <= failed < len(limits)
    put_back(old, left)
    old.ok("upgrade")
    assert damage(old.path) == []


def test_no_room_after_the_backup(old, left):
    """Where there is room for the copy and not for the upgrade, it is as it was as well."""
    before, size, failed = everything(left), left.stat().st_size, 0

    def work(limit: int) -> None:
        run_out_of_room(limit)
        with connection.upgrading(old.path) as db:
            upgrades.upgrade(db)

    for limit in (0, 4096, size // 2, size - 4096, size, size + 16_384, size + 65_536):
        put_back(old, left)
        failed += together(partial(work, limit)) == [1]
        assert everything(old.path) == before or version(old.path) == NEW
    assert failed >= 3


@pytest.mark.parametrize("trial", range(trials(5)))
def test_two_at_once(old, left, trial):
    """Several that find an old database upgrade it once, and all go on."""
    words = [("tag", "ada", f"#new{number}") for number in range(4)]
    codes = together(*(partial(old.ok, *each) for each in words), partial(old.ok, "upgrade"))
    assert codes == [0] * 5
    assert version(old.path) == NEW
    assert {tag for _, tag in words_of(old)} >= {f"new{number}" for number in range(4)}
    assert damage(old.path) == []


def words_of(shell: Shell) -> list[tuple[int, str]]:
    with connection.reading(shell.path) as db:
        return db.execute("SELECT contact_id, name FROM tag").fetchall()


def test_readers_meanwhile(old):
    """Who looks while it is upgraded is told that it is old, or sees all of the new one."""
    child = fork(partial(old.ok, "upgrade"))
    seen: list[int] = []
    end = time.monotonic() + 60
    while time.monotonic() < end and seen[-3:] != [NEW] * 3:
        try:
            with connection.reading(old.path) as db:
                assert "pronouns" in {
                    column[1] for column in db.execute("PRAGMA table_info(contact)")
                }
                seen.append(connection.version(db))
        except Outdated:
            seen.append(1)
    assert os.waitpid(child, 0)[1] == 0
    assert seen[0] == 1
    assert seen == sorted(seen)
    assert seen[-1] == NEW
