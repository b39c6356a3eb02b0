"""Killed while it brings in another database, netlog has all of it or nothing, and can go on."""

import random
import time
from functools import partial

import pytest

from netlog.store import connection
from netlog.store.rows import insert, insert_all
from tests.conftest import Shell
from tests.processes import fork, kill, wait
from tests.trust import trials
from tests.trust.stored import damage, everything, is_hot, journal_of, whatever_the_hour
from tests.trust.test_killed import copies, forget_backups, run_doomed

KILLS, PEOPLE = trials(20), 150


@pytest.fixture
def two(netlog: Shell) -> tuple[Shell, Shell]:
    """A shell with a few people, and another which has them too, and many more."""
    netlog.ok("add", "Ada Lovelace", "--email", "ada@example.org")
    netlog.ok("add", "Grace Hopper", "--location", "Arlington")
    for number in range(5):
        netlog.ok("log", "ada", "-m", f"lunch {number}")
    home = netlog.home / "laptop"
    home.mkdir(mode=0o700)
    other = Shell(home)
    other.path.touch(mode=0o600)
    other.path.write_bytes(netlog.path.read_bytes())
    with connection.writing(other.path, "import", bulk=True) as db:
        for number in range(PEOPLE):
            name = f"Person {number}"
            one = insert(db, "contact", handle=f"p{number}", name=name, added_on="2026-01-01")
            touches = [(one, f"2026-01-{day:02}", "met", f"note {day}") for day in range(1, 6)]
            insert_all(db, "interaction", ["contact_id", "day", "direction", "note"], touches)
    other.ok("edit", "grace", "--location", "Rome")
    other.ok("remove", "2")
    netlog.ok("tag", "grace", "navy")
    return netlog, other


def test_killed_while_joining(two):
    """Whenever it is killed, all is as it was or as it is to be; done again, it completes."""
    shell, other = two
    words = ("merge-db", other.path)
    old, before, theirs = whatever_the_hour(shell.path), shell.path.read_bytes(), None
    theirs = everything(other.path)
    forget_backups(shell)
    began = time.monotonic()
    shell.ok(*words)
    length, size = time.monotonic() - began, shell.path.stat().st_size
    new, dice = whatever_the_hour(shell.path), random.Random(20261119)
    assert new != old
    ends = []
    for trial in range(KILLS):
        journal_of(shell.path).unlink(missing_ok=True)
        shell.path.write_bytes(before)
        forget_backups(shell)
        if trial % 2:
            child = fork(lambda: shell.ok(*words))
            time.sleep(dice.uniform(0, 1.5 * length))
            kill(child)
        else:  # beyond its own backup
            wait([fork(partial(run_doomed, shell, words, int(dice.uniform(len(before), size))))])
        hot = is_hot(journal_of(shell.path))
        shell.ok("list", "-f", "ids")  # which plays a journal back
        found = whatever_the_hour(shell.path)
        assert found in (old, new)
        assert all(whatever_the_hour(copy) == old for copy in copies(shell))
        if found == old:
            shell.ok(*words)
        assert whatever_the_hour(shell.path) == new
        if trial % 5 == 0:
            assert damage(shell.path) == []
        ends.append((found == new, hot))
    assert everything(other.path) == theirs
    # Or the kills came too soon, or too late.
    assert sum(hot for _, hot in ends) >= KILLS / 5, ends
    assert sum(not done for done, _ in ends) >= KILLS / 2
