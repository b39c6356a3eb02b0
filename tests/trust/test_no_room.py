"""A disk that is full, however early: all or nothing, one line, and the next command works."""

import random
from functools import partial
from pathlib import Path

import pytest

from netlog.store import connection, interactions
from netlog.store.rows import insert
from tests.conftest import Shell
from tests.processes import answer, run_out_of_room
from tests.trust import trials
from tests.trust.stored import DAY, damage, everything

LIMITS = trials(35)  # for each of three commands
ROWS = 300


@pytest.fixture
def lived(netlog: Shell) -> Shell:
    """A shell whose database has two people, who have met, and a file to import."""
    with connection.writing(netlog.path, "add") as db:
        insert(db, "contact", handle="ada", name="Ada Lovelace")
        insert(db, "contact", handle="grace", name="Grace Hopper")
        interactions.log(db, {1: [], 2: []}, DAY, note="lunch")
    lines = [f"Person {number},p{number}@example.org,Globex" for number in range(ROWS)]
    file = netlog.home / "people.csv"
    file.write_text("\n".join(["Name,Email,Company", *lines]) + "\n")
    return netlog


def backups(shell: Shell) -> list[Path]:
    return sorted(shell.home.glob("backups/*"))


@pytest.mark.parametrize(
    "words",
    [("log", "ada", "grace", "-m", "x" * 30_000), ("import", "people.csv"), ("backup",)],
    ids=lambda words: words[0],
)
def test_no_room(lived, words, monkeypatch):
    """All or nothing is written, what went wrong is said in one line, and the rest goes on."""
    monkeypatch.chdir(lived.home)
    dice, whole, old = random.Random(20261119), lived.path.read_bytes(), everything(lived.path)
    lived.ok(*words)
    enough = max(path.stat().st_size for path in (lived.path, *backups(lived)))
    ends = []
    for trial in range(LIMITS):
        lived.path.write_bytes(whole)
        for path in backups(lived):
            path.unlink()
        low, high = dice.choice(((0, 1), (0.8, 1), (1, 1.3)))
        limit = int(dice.uniform(low, high) * enough)
        found = answer(lived, *words, before=partial(run_out_of_room, limit))
        ends.append(found.code)
        if found.code:
            assert (found.code, found.out) == (1, "")
            assert len(found.errors) == 1
            assert everything(lived.path) == old
        elif words == ("backup",):
            assert everything(next(path for path in backups(lived) if path.suffix == ".db")) == old
        else:
            assert found.errors == []
            lived.ok("undo")
        for path in backups(lived):
            assert path.suffix in (".db", ".sha256")
            assert path.suffix == ".sha256" or everything(path) == old
        lived.ok("log", "ada")
        if trial % 5 == 0:
            assert damage(lived.path) == []
    assert min(ends.count(0), ends.count(1)) >= LIMITS / 5  # or there was always room, or never


def test_no_room_to_begin(shell):
    """A database that cannot be made is not there for readers, and made when there is room."""
    for limit in (0, 512, 4096, 40_000):
        found = answer(shell, "add", "Ada Lovelace", before=partial(run_out_of_room, limit))
        assert (found.code, found.out, found.err.count("\n")) == (1, "", 1)
        assert shell("list").code == 7
    shell.ok("add", "Ada Lovelace")
    assert shell.ok("list", "-f", "ids").lines == ["ada-lovelace"]
