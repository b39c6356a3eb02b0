"""Killed at any moment, netlog keeps what it said is stored, and nothing by halves."""

import os
import random
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from datetime import timedelta
from functools import partial
from hashlib import file_digest
from pathlib import Path
from typing import NamedTuple
from unittest import mock

import pytest

from netlog.run import Run
from netlog.store import connection, interactions
from netlog.store.interactions import Given
from netlog.store.rows import insert
from tests.conftest import Shell, Stream
from tests.processes import die_at, fork, kill, wait
from tests.trust import trials
from tests.trust.stored import (
    DAY,
    crash,
    damage,
    everything,
    is_hot,
    journal_of,
    whatever_the_hour,
)

KILLS, HOT = trials(500), trials(200)
LONG_KILLS = trials(102) // 3
STEPS, ROWS = 30, 300
TOUCHES = 6  # of the two people who are there before, with the ids 1 to 6

Fact = tuple[object, ...]
Facts = frozenset[Fact]


class Step(NamedTuple):
    """A command, and what is stored once it is done."""

    words: tuple[str, ...]
    facts: Facts


@pytest.fixture
def lived(netlog: Shell) -> Shell:
    """A shell whose database has two people, who have met."""
    with connection.writing(netlog.path, "add") as db:
        for handle, name in (("ada", "Ada Lovelace"), ("grace", "Grace Hopper")):
            insert(db, "contact", handle=handle, name=name, cadence_count=3, cadence_unit="week")
        for number in range(TOUCHES):
            given = [Given("gave", f"gift-{number + 1}")]
            interactions.log(db, {1 + number % 2: given}, DAY, note="lunch")
    return netlog


# What somebody believes who saw the acknowledgements ---------------------------------------------


def steps(dice: random.Random) -> Iterator[Step]:
    """Yield commands without end and, from their words alone, what is stored after each."""
    touches = [
        ("touch", ("ada", "grace")[number % 2], "gave", f"gift-{number + 1}", 1, "lunch")
        for number in range(TOUCHES)
    ]
    now: Facts = frozenset(
        {
            ("person", "ada", "Ada Lovelace", None, None),
            ("person", "grace", "Grace Hopper", None, None),
            ("circle", "wide", 1, "year"),
            *touches,
        }
    )
    past: list[Facts] = []
    undone: list[Facts] = []
    yield Step((), now)
    number = 0
    while True:
        number += 1
        who = dice.choice(("ada", "grace"))
        what = dice.choice((*_WRITES, "undo", "undo", "redo", "redo", "remove"))
        if what == "undo" and past:
            undone.append(now)
            now = past.pop()
            yield Step(("undo",), now)
        elif what == "redo" and undone:
            past.append(now)
            now = undone.pop()
            yield Step(("redo",), now)
        elif what in _WRITES or (what == "remove" and touches[0] in now):
            past.append(now)
            undone.clear()
            if what == "remove":
                step = Step(("remove", "1"), now - {touches[0]})
            else:
                step = _WRITES[what](who, number, now)
            now = step.facts
            yield step


def _log(who: str, n: int, now: Facts) -> Step:
    words = ("log", "ada", "grace", "-m", f"lunch {n}", "--gave", f"intro-{n}:2", "--got", f"a-{n}")
    return Step(
        words,
        now
        | {("touch", one, "gave", f"intro-{n}", 2, f"lunch {n}") for one in ("ada", "grace")}
        | {("touch", one, "got", f"a-{n}", 1, None) for one in ("ada", "grace")},
    )


def _gave(who: str, n: int, now: Facts) -> Step:
    return Step(("gave", who, f"lead-{n}", "-w", "3"), now | {_touch(who, f"lead-{n}")})


def _touch(who: str, kind: str) -> Fact:
    return ("touch", who, "gave", kind, 3, None)


def _add(who: str, n: int, now: Facts) -> Step:
    handle, address = f"p{n}", f"p{n}@example.org"
    words = ("add", f"Person {n}", "--handle", handle, "--tag", "choir", "--email", address)
    new = {
        ("person", handle, f"Person {n}", None, None),
        ("tag", handle, "choir"),
        ("detail", handle, "email", address),
    }
    return Step(words, now | new)


def _edit(who: str, n: int, now: Facts) -> Step:
    (old,) = (fact for fact in now if fact[:2] == ("person", who))
    new = (*old[:3], f"Place {n}", old[4])
    return Step(("edit", who, "--location", f"Place {n}"), now - {old} | {new})


def _snooze(who: str, n: int, now: Facts) -> Step:
    (old,) = (fact for fact in now if fact[:2] == ("person", who))
    new = (*old[:4], str(DAY + timedelta(days=n)))
    return Step(("snooze", who, f"{n} days"), now - {old} | {new})


def _tag(who: str, n: int, now: Facts) -> Step:
    return Step(("tag", who, f"#tag-{n}"), now | {("tag", who, f"tag-{n}")})


def _circle(who: str, n: int, now: Facts) -> Step:
    (old,) = (fact for fact in now if fact[0] == "circle")
    new = ("circle", "wide", n + 1, "month")
    return Step(("circle", "set", "wide", f"{n + 1} months"), now - {old} | {new})


_WRITES: dict[str, Callable[[str, int, Facts], Step]] = {
    "log": _log,
    "gave": _gave,
    "add": _add,
    "edit": _edit,
    "snooze": _snooze,
    "tag": _tag,
    "circle": _circle,
}


# What is there -----------------------------------------------------------------------------------


def facts(path: Path) -> Facts:
    """Return what a database says, as another program reads it."""
    with closing(sqlite3.connect(path)) as db:
        rows = db.execute("SELECT 'person', handle, name, location, snoozed_until FROM contact")
        found = set(rows)
        found.update(
            db.execute(
                "SELECT 'touch', handle, direction, kind, weight, interaction.note "
                "FROM interaction JOIN contact ON contact.id = contact_id"
            )
        )
        found.update(
            db.execute(
                "SELECT 'detail', handle, kind, value "
                "FROM detail JOIN contact ON contact.id = contact_id"
            )
        )
        found.update(
            db.execute(
                "SELECT 'tag', handle, tag.name FROM tag JOIN contact ON contact.id = contact_id"
            )
        )
        found.update(
            db.execute(
                "SELECT 'circle', name, cadence_count, cadence_unit FROM circle WHERE name = 'wide'"
            )
        )
        return frozenset(found)


def copies(shell: Shell) -> list[Path]:
    """Return the backups beside the database; those of a good name must be whole."""
    folder = shell.home / "backups"
    found = []
    for path in sorted(folder.iterdir()) if folder.exists() else ():
        if path.suffix == ".db":
            with closing(sqlite3.connect(path)) as db:
                assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            found.append(path)
            with path.open("rb") as file:
                digest = file_digest(file, "sha256").hexdigest()
            assert digest in path.with_name(f"{path.name}.sha256").read_text()
        else:
            assert path.suffix in (".part", ".sha256")  # what is cleared away in time
    return found


def forget_backups(shell: Shell) -> None:
    """Take away the backups, so that the next write is the first of a day."""
    folder = shell.home / "backups"
    for path in folder.iterdir() if folder.exists() else ():
        path.unlink()


# Killed ------------------------------------------------------------------------------------------


class Telling(Stream):
    """An output that reports the first word written to it, at once."""

    def __init__(self, report: Callable[[], object]) -> None:
        super().__init__()
        self.report = report

    def write(self, text: str) -> int:
        if text and not self.getvalue():
            self.report()
        return super().write(text)


def killed(shell: Shell, path: Sequence[Step], dice: random.Random) -> tuple[int, bool]:
    """Follow the path until killed; return how many steps were acknowledged, and if it was hot.

    Acknowledged is what has said anything: whoever pipes an answer into a file reads it there.
    """
    read, write = os.pipe()
    doomed = dice.choice((None, None, 0, 1, 2))  # the step at which the system kills
    size = int(dice.uniform(0.4, 1.1) * shell.path.stat().st_size)

    def work() -> None:
        os.close(read)
        for number, step in enumerate(path[1:]):
            if number == doomed:
                die_at(size)
            shell.ok(*step.words, out=Telling(lambda: os.write(write, b".")))

    child = fork(work)
    os.close(write)
    if doomed is None:
        time.sleep(dice.uniform(0, 0.08))
        kill(child)
    else:
        wait([child])
    hot = is_hot(journal_of(shell.path))
    acknowledged = 0
    while said := os.read(read, STEPS):
        acknowledged += len(said)
    os.close(read)
    return acknowledged, hot


def test_killed_at_any_moment(lived):
    """Whenever a command is killed, all that were acknowledged are stored, and none by halves."""
    dice, whole, journals, halfway = random.Random(20261119), lived.path.read_bytes(), 0, 0
    for trial in range(KILLS):
        way = steps(dice)
        path = [next(way) for _ in range(STEPS)]
        lived.path.write_bytes(whole)
        if trial % 5 == 0:
            forget_backups(lived)
        acknowledged, hot = killed(lived, path, dice)
        journals += hot
        lived.ok("list", "-f", "ids")  # which plays a journal back
        found = facts(lived.path)
        assert found in [step.facts for step in path[acknowledged : acknowledged + 2]]
        if trial % 5 == 0:
            assert all(facts(copy) == path[0].facts for copy in copies(lived))
        if trial % 4 == 0:
            assert damage(lived.path) == []
        halfway += 0 < acknowledged < STEPS - 1
    # Or the kills missed what they are to hit.
    assert journals >= HOT
    assert halfway >= KILLS / 5
    lived.ok("log", "ada")


# Killed in a long command --------------------------------------------------------------------


def people_file(shell: Shell) -> Path:
    """Write a file of people, and of the last time you met."""
    path = shell.home / "people.csv"
    lines = [
        f"Person {number},p{number}@example.org,Globex,2026-01-{number % 28 + 1:02}"
        for number in range(ROWS)
    ]
    path.write_text("\n".join(["Name,Email,Company,Last contacted", *lines]) + "\n")
    return path


def run_doomed(shell: Shell, words: Sequence[object], limit: int) -> None:
    """Run a command that is killed on writing past so many bytes of a file.

    Today's backup counts as made, or it would be killed in that and never get to the database.
    """
    die_at(limit)
    with mock.patch.object(Run, "_missed_backup", return_value=None):
        shell.ok(*words)


@pytest.mark.parametrize("last", ["import", "undo", "redo"])
def test_killed_in_a_long_command(lived, last):
    """An import, an undo or a redo was not, or was altogether; done again, it completes."""
    path = people_file(lived)
    words = {"import": ("import", path), "undo": ("undo",), "redo": ("redo",)}
    for name, command in words.items():
        old, before = whatever_the_hour(lived.path), lived.path.read_bytes()
        forget_backups(lived)
        began = time.monotonic()
        lived.ok(*command)
        if name == last:
            break
    length, size = time.monotonic() - began, lived.path.stat().st_size
    new, dice = whatever_the_hour(lived.path), random.Random(20261119)
    ends = []
    for trial in range(LONG_KILLS):
        journal_of(lived.path).unlink(missing_ok=True)
        lived.path.write_bytes(before)
        forget_backups(lived)
        if trial % 2:
            child = fork(lambda: lived.ok(*command))
            time.sleep(dice.uniform(0, 2 * length))
            kill(child)
        else:
            # Beyond the import's own backup; else where the journal is written and the end is not.
            least = len(before) if last == "import" else 0.75 * size
            limit = int(dice.uniform(least, size))
            wait([fork(partial(run_doomed, lived, command, limit))])
        hot = is_hot(journal_of(lived.path))
        lived.ok("list", "-f", "ids")  # which plays a journal back
        found = whatever_the_hour(lived.path)
        assert found in (old, new)
        assert all(whatever_the_hour(copy) == old for copy in copies(lived))
        if found == old:
            lived.ok(*command)
        assert whatever_the_hour(lived.path) == new
        if trial % 5 == 0:
            assert damage(lived.path) == []
        ends.append((found == new, hot))
    # Or the kills came too soon, or too late.
    assert sum(hot for _, hot in ends) >= LONG_KILLS / 5, ends
    assert sum(not done for done, _ in ends) >= LONG_KILLS / 2


def test_killed_while_making_a_database(shell):
    """A database whose making was killed is made by the next command that adds."""
    dice, there = random.Random(20261119), set()
    for number in range(LONG_KILLS):
        shell.path = shell.home / f"{number}.db"
        shell.env["NETLOG_DB"] = str(shell.path)
        child = fork(lambda: shell.ok("add", "Ada Lovelace"))
        time.sleep(dice.uniform(0, 0.06))
        kill(child)
        looked = shell("list", "-f", "ids")
        assert looked.code == 0 or (looked.code, looked.out) == (7, "")
        shell.ok("log", "Grace Hopper", "--add")
        people = tuple(shell.ok("list", "-f", "ids").lines)
        assert people in {("ada-lovelace", "grace-hopper"), ("grace-hopper",)}
        there.add(people)
        assert damage(shell.path) == []


def test_a_hot_journal_is_played_back_by_a_reader(lived):
    """After a crash in the middle of a commit, the next look shows what was there before."""
    before, whole = everything(lived.path), lived.path.read_bytes()
    crash(lived.path)
    assert lived.path.read_bytes() != whole  # half of it was there already
    lived.ok("due")
    assert everything(lived.path) == before
    assert damage(lived.path) == []
