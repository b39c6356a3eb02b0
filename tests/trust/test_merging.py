"""Killed in a merge, or raced by another, netlog has two people or one, and nothing by halves."""

import random
import time
from functools import partial

from netlog.store import connection, interactions
from netlog.store.interactions import Given
from netlog.store.rows import insert
from tests.conftest import Shell
from tests.processes import fork, kill, together, wait
from tests.test_undo import state
from tests.trust import trials
from tests.trust.stored import DAY, damage, is_hot, journal_of, whatever_the_hour
from tests.trust.test_killed import copies, forget_backups, run_doomed

KILLS = trials(20)
TOUCHES = 400  # of each, so that a commit takes a while
MERGE = ("merge", "ada", "grace", "--prefer", "first")


def lived(netlog: Shell) -> Shell:
    """A shell whose database has two people with much in common."""
    with connection.writing(netlog.path, "add", bulk=True) as db:
        for handle, name in (("ada", "Ada Lovelace"), ("grace", "Grace Hopper"), ("bo", "Bo")):
            contact = insert(db, "contact", handle=handle, name=name, note=f"about {name}")
            insert(db, "detail", contact_id=contact, kind="email", value=handle, folded=handle)
        for number in range(TOUCHES):
            given = [Given("gave", f"gift {number}")]
            interactions.log(db, {1: given, 2: given}, DAY, note=f"lunch {number}")
    return netlog


def test_killed_in_a_merge(netlog):
    """They are two as before or one as after; the backup has two; done again, it completes."""
    lived(netlog)
    old, before = whatever_the_hour(netlog.path), netlog.path.read_bytes()
    began = time.monotonic()
    netlog.ok(*MERGE)
    length, size = time.monotonic() - began, netlog.path.stat().st_size
    new, dice = whatever_the_hour(netlog.path), random.Random(20261119)
    ends = []
    for trial in range(KILLS):
        journal_of(netlog.path).unlink(missing_ok=True)
        netlog.path.write_bytes(before)
        forget_backups(netlog)
        if trial % 2:
            child = fork(lambda: netlog.ok(*MERGE))
            time.sleep(dice.uniform(0, 1.5 * length))
            kill(child)
        else:  # beyond the merge's own backup
            limit = int(dice.uniform(len(before), size))
            wait([fork(partial(run_doomed, netlog, MERGE, limit))])
        hot = is_hot(journal_of(netlog.path))
        netlog.ok("list", "-f", "ids")  # which plays a journal back
        found = whatever_the_hour(netlog.path)
        assert found in (old, new)
        assert all(whatever_the_hour(copy) == old for copy in copies(netlog))
        if found == old:
            netlog.ok(*MERGE)
        assert whatever_the_hour(netlog.path) == new
        if trial % 5 == 0:
            assert damage(netlog.path) == []
        ends.append((found == new, hot))
    # Or the kills came too soon, or too late.
    assert sum(hot for _, hot in ends) >= KILLS / 5, ends
    assert sum(not done for done, _ in ends) >= KILLS / 2, ends


def test_merges_at_once(netlog):
    """Of two merges of the same people one is done, and the other says why it is not."""
    lived(netlog)
    before = state(netlog.path)
    for first, second in (("ada", "grace"), ("grace", "ada")):
        words = [
            ("merge", first, second, "--prefer=first"),
            ("merge", second, first, "--prefer=first"),
        ]
        codes = together(*(partial(_ended, netlog, *one) for one in words))
        assert sorted(codes) == [0, 1]
        assert len(netlog.ok("list", "-f", "ids").lines) == 2
        assert damage(netlog.path) == []
        netlog.ok("undo")
        assert state(netlog.path) == before


def _ended(netlog: Shell, *words: str) -> None:
    """Run a command that succeeds, or fails as it should if another was first."""
    answer = netlog(*words)
    if answer.code:
        assert answer.code in {4, 6}, answer
        assert len(answer.errors) == 1, answer
        raise SystemExit
