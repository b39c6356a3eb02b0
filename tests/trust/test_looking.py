"""Who looks changes nothing, and has let go of the database before anything is drawn."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from netlog import app
from tests.conftest import Shell, Stream
from tests.trust.stored import picture

LOOKS = [
    "due --within 1y",
    "due --explain ada",
    "owed",
    "today",
    "goal",
    "goal show",
    "list",
    "show ada",
    "history",
    "history ada",
    "find lunch",
    "changes",
    "open",
    "open ada --closed",
    "intros",
    "match",
    "offers",
    "needs ada",
    "circle",
    "circle list",
    "company",
    "company list --json",
    "company show acme",
    "target",
    "targets --all",
    "info",
    "check",
    "prompt",
    "dupes --json",
    "source --json",
    "config --json",
    "cron",
    "export json",
    "export vcard",
    "chain 1",
    "path ada",
    "path ada --explain",
    "ties",
    "ties ada --explain",
    "map",
    "map --around ada --as html",
]
WRITES = {
    *("log gave got jot snooze unsnooze add edit tag untag archive unarchive forget".split()),
    *("remove import demo undo redo backup restore upgrade merge merge-db".split()),
    *("source pull config".split()),
    "review",
    *("asked promise ask done declined referred".split()),
    *("intro thank offers needs match".split()),
    *("knows unknows worked".split()),
}
TYPED = {"completion"}  # it says what to type, and looks at nothing


@pytest.fixture
def lived(netlog: Shell) -> Shell:
    """A shell whose database has somebody who is due."""
    netlog.ok("add", "Ada Lovelace", "--every", "3 weeks")
    netlog.ok("log", "ada", "-m", "lunch", "--gave", "intro", "--on", "2026-01-02")
    netlog.ok("add", "Bo Winter")
    netlog.ok("intro", "ada", "bo")
    netlog.ok("needs", "ada", "maps")
    netlog.ok("asked", "ada", "a map")
    netlog.ok("offers", "me", "maps")
    netlog.ok("worked", "ada", "Acme")
    netlog.ok("target", "add", "acme")
    netlog.ok("goal", "set", "3 touches a week")
    return netlog


class Jealous(Stream):
    """An output that, whenever it is written to, has the database to itself for a moment."""

    def __init__(self, path: Path, *, terminal: bool) -> None:
        super().__init__(terminal=terminal)
        self.path = path

    def write(self, text: str) -> int:
        with closing(sqlite3.connect(self.path, timeout=0, isolation_level=None)) as db:
            db.execute("BEGIN EXCLUSIVE")
            db.execute("ROLLBACK")
        return super().write(text)


def test_every_command_looks_or_writes():
    """No command is missing here."""
    assert {words.split()[0] for words in LOOKS} | WRITES | TYPED >= set(app.COMMANDS)


@pytest.mark.parametrize("terminal", [True, False], ids=["terminal", "pipe"])
@pytest.mark.parametrize("words", LOOKS)
def test_who_draws_has_let_go(lived, words, terminal):
    """However slowly an answer is read, nobody who writes waits for it."""
    out = Jealous(lived.path, terminal=terminal)
    lived.ok(*words.split(), out=out, terminal=terminal)
    assert out.getvalue() or words == "check"  # which says nothing to a pipe if all is well


@pytest.mark.parametrize("words", LOOKS)
def test_who_looks_changes_nothing(lived, words):
    """Looking leaves every file as it was, and makes none."""
    before = picture(lived.home)
    lived.ok(*words.split())
    assert picture(lived.home) == before


@pytest.mark.parametrize("words", LOOKS)
def test_who_looks_makes_nothing(shell, words):
    """Where there is no database, looking says so or has nothing to say, and makes none."""
    assert shell(*words.split()).code in (0, 7)
    assert list(shell.home.iterdir()) == []
