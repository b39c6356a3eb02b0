"""What is said to be stored is stored, whole: killed, out of room, or on files that are none."""

import os
import random
import resource
import sqlite3
import stat
import time
from contextlib import closing
from datetime import date
from functools import partial
from itertools import count
from pathlib import Path

import pytest

from netlog import schema
from netlog.schema import changelog
from netlog.store import checks, connection, interactions
from netlog.store.rows import insert
from tests.conftest import Result, Shell
from tests.processes import answer, fork, kill

FULL = bool(os.environ.get("NETLOG_TEST_FULL"))
KILLS, BULK_KILLS = (500, 100) if FULL else (60, 12)
DAY = date(2026, 11, 19)
ROWS = 300


@pytest.fixture
def lived(netlog: Shell) -> Shell:
    """A shell whose database has two people, who have met."""
    with connection.writing(netlog.path, "add") as db:
        insert(db, "contact", handle="ada", name="Ada Lovelace")
        insert(db, "contact", handle="grace", name="Grace Hopper")
        interactions.log(db, {1: [], 2: []}, DAY, note="lunch")
    return netlog


def well(shell: Shell) -> bool:
    found = checks.findings(shell.path, schema.create, changelog.images(), DAY)
    return not [finding for finding in found if finding.level == "damage"]


def touches(shell: Shell) -> int:
    with connection.reading(shell.path) as db:
        return interactions.count(db)


def errors(found: Result) -> list[str]:
    """Return the lines that say what went wrong."""
    return [line for line in found.err.splitlines() if line.startswith("netlog: ")]


def everything(shell: Shell) -> list[str]:
    """Return all that is stored, as another program reads it."""
    with closing(sqlite3.connect(shell.path)) as db:
        return list(db.iterdump())


# Killed -----------------------------------------------------------------------------------------


def test_killed_at_any_moment(lived):
    """Whenever a command is killed, all that were acknowledged are stored, and none by halves."""
    rolls, journals = random.Random(20261119), 0
    journal = lived.path.with_name("netlog.db-journal")
    for trial in range(KILLS):
        before = touches(lived)
        read, write = os.pipe()

        def work(write: int = write) -> None:
            for step in count():
                if step % 3 < 2:
                    lived.ok("log", "ada", "grace", "-m", f"lunch {step}", "--gave", "intro")
                else:
                    lived.ok("undo")
                os.write(write, b".")

        child = fork(work)
        os.close(write)
        os.read(read, 1)
        if trial % 2:
            time.sleep(rolls.uniform(0, 0.02))
        else:
            wait_until_hot(journal)
        kill(child)
        hot = is_hot(journal)
        acknowledged = 1
        while os.read(read, 1):
            acknowledged += 1
        os.close(read)
        journals += hot
        # Two of three steps log two touches; the third takes two back.
        possible = {before + 2 * (n // 3 + n % 3) for n in (acknowledged, acknowledged + 1)}
        assert touches(lived) in possible
        if hot or trial % 10 == 0:
            assert well(lived)
    assert journals >= KILLS / 10  # or the kills missed what they are to hit
    lived.ok("log", "ada")


def is_hot(journal: Path) -> bool:
    """Return whether a journal is ready to be played back: its first bytes are written last."""
    try:
        with journal.open("rb") as file:
            return any(file.read(8))
    except FileNotFoundError:
        return False


def wait_until_hot(journal: Path) -> None:
    end = time.monotonic() + 2
    while not is_hot(journal) and time.monotonic() < end:
        pass


def people_file(shell: Shell) -> Path:
    """Write a file of people to import."""
    path = shell.home / "people.csv"
    lines = [f"Person {number},p{number}@example.org,Globex" for number in range(ROWS)]
    path.write_text("\n".join(["Name,Email,Company", *lines]) + "\n")
    return path


@pytest.mark.parametrize("words", [("import", "people.csv"), ("undo",)], ids=" ".join)
def test_killed_in_a_long_command(lived, words, monkeypatch):
    """An import or an undo that is killed was not, or was altogether; again, it completes."""
    monkeypatch.chdir(lived.home)
    people_file(lived)
    if words == ("undo",):
        lived.ok("import", "people.csv")
    rolls, old, whole = random.Random(20261119), everything(lived), lived.path.read_bytes()
    began = time.monotonic()
    lived.ok(*words)
    length = time.monotonic() - began
    new = len(lived.ok("list", "-f", "ids").lines)
    for _ in range(BULK_KILLS):
        lived.path.write_bytes(whole)
        child = fork(lambda: lived.ok(*words))
        time.sleep(rolls.uniform(0, 1.2 * length))
        kill(child)
        people = len(lived.ok("list", "-f", "ids").lines)
        assert people == new or everything(lived) == old
        if people != new:
            lived.ok(*words)
        assert len(lived.ok("list", "-f", "ids").lines) == new
        assert well(lived)


def test_killed_while_making_a_database(shell):
    """A database whose making was killed is made by the next command that adds."""
    rolls = random.Random(20261119)
    for number in range(BULK_KILLS):
        shell.path = shell.home / f"{number}.db"
        shell.env["NETLOG_DB"] = str(shell.path)
        child = fork(lambda: shell.ok("add", "Ada Lovelace"))
        time.sleep(rolls.uniform(0, 0.06))
        kill(child)
        looked = shell("list", "-f", "ids")
        assert looked.code == 0 or (looked.code, looked.out) == (7, "")
        shell.ok("log", "Grace Hopper", "--add")
        people = shell.ok("list", "-f", "ids").lines
        assert people in (["ada-lovelace", "grace-hopper"], ["grace-hopper"])
        assert well(shell)


def test_a_hot_journal_is_played_back_by_a_reader(lived):
    """After a crash in the middle of a commit, the next look shows what was there before."""
    before, whole = everything(lived), lived.path.read_bytes()
    read, write = os.pipe()

    def work() -> None:
        with closing(sqlite3.connect(lived.path, isolation_level=None)) as db:
            db.execute("PRAGMA cache_size = 1")
            db.execute("BEGIN IMMEDIATE")
            db.execute("UPDATE interaction SET note = replace(hex(zeroblob(9000)), '0', 'x')")
            db.execute("UPDATE contact SET location = replace(hex(zeroblob(200)), '0', 'x')")
            os.write(write, b".")
            time.sleep(60)

    child = fork(work)
    os.read(read, 1)
    os.close(read)
    os.close(write)
    kill(child)
    assert lived.path.read_bytes() != whole  # half of it was there already
    lived.ok("due")
    assert everything(lived) == before
    assert well(lived)


# Out of room ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [("log", "ada", "grace", "-m", "x" * 30_000), ("import", "people.csv"), ("backup",)],
    ids=lambda words: words[0],
)
def test_no_room(lived, words, monkeypatch):
    """However early the disk is full: all or nothing, one line, and the next command works."""
    monkeypatch.chdir(lived.home)
    people_file(lived)
    old, size, failed = everything(lived), lived.path.stat().st_size, 0
    limits = [
        limit if limit >= 0 else size + limit for limit in (0, 512, 1024, 4096, 16_384, -4096)
    ]
    for limit in [*limits, size, size + 4096, size + 20_000, 2 * size, 10 * size]:
        found = answer(
            lived,
            *words,
            before=partial(resource.setrlimit, resource.RLIMIT_FSIZE, (limit, limit)),
        )
        if found.code:
            failed += 1
            assert found.code == 1
            assert found.out == ""
            assert len(errors(found)) == 1
            assert everything(lived) == old
            assert not list(lived.home.glob("backups/*"))
        elif words != ("backup",):
            lived.ok("undo")
            assert everything(lived) != old  # undone, which is remembered
            old = everything(lived)
        else:
            break
        assert lived.ok("owed").code == 0
        assert well(lived)
    assert failed >= 3
    lived.ok("log", "ada")


def test_no_room_to_begin(shell):
    """A database that cannot be made is not there for readers, and made when there is room."""
    for limit in (0, 512, 4096, 40_000):
        found = answer(
            shell,
            "add",
            "Ada Lovelace",
            before=partial(resource.setrlimit, resource.RLIMIT_FSIZE, (limit, limit)),
        )
        assert (found.code, found.out, found.err.count("\n")) == (1, "", 1)
        assert shell("list").code == 7
    shell.ok("add", "Ada Lovelace")
    assert shell.ok("list", "-f", "ids").lines == ["ada-lovelace"]


# Files that are none ----------------------------------------------------------------------------


def fifo(path: Path) -> None:
    os.mkfifo(path)


def folder(path: Path) -> None:
    path.mkdir()


def device(path: Path) -> None:
    path.symlink_to("/dev/null")


def dangling(path: Path) -> None:
    path.symlink_to(path.parent / "nowhere" / "netlog.db")


def text(path: Path) -> None:
    path.write_text("# my notes\n" * 100)


def one_byte(path: Path) -> None:
    path.write_bytes(b"S")


def foreign(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("CREATE TABLE contact (id INTEGER PRIMARY KEY, name TEXT)")
        db.execute("INSERT INTO contact (name) VALUES ('Ada')")


def newer(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        schema.create(db)
        db.execute("PRAGMA user_version = 99")


def older(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        schema.create(db)
        db.execute("PRAGMA user_version = 0")


SENTENCES = {
    fifo: "is not a file; name a database with --db",
    folder: "is not a file; name a database with --db",
    device: "is not a file; name a database with --db",
    text: "is not a netlog database; name another with --db",
    one_byte: "is not a netlog database; name another with --db",
    foreign: "is not a netlog database; name another with --db",
    newer: "the database is from a newer netlog; upgrade netlog",
    older: "the database is not complete; restore a backup",
}
READS = [("due",), ("list",), ("check",), ("backup",), ("changes",)]
WRITES = [("log", "ada"), ("undo",), ("add", "Bo"), ("log", "Bo", "--add"), ("import", "p.csv")]


def picture(home: Path) -> dict[str, bytes]:
    """Return every file below a folder and what is in it."""
    return {
        str(path): path.read_bytes() if stat.S_ISREG(path.stat().st_mode) else b""
        for path in sorted(home.rglob("*"))
        if path.exists()
    }


@pytest.mark.parametrize("make", SENTENCES, ids=lambda make: make.__name__)
def test_what_is_no_database_of_netlog_s(shell, make, monkeypatch):
    """A wrong file is named as such, is left alone by reading and writing, and nothing is made."""
    monkeypatch.chdir(shell.home)
    (shell.home / "p.csv").write_text("Name,Email\nBo,bo@example.org\n")
    make(shell.path)
    before = picture(shell.home)
    for words in READS + WRITES:
        found = shell(*words)
        assert (found.code, found.out) == (7, ""), words
        (line,) = errors(found)
        assert line.endswith(SENTENCES[make])
    assert picture(shell.home) == before


def test_a_mistyped_path(shell):
    """Looking at, or logging in, a database that is not there says so, and makes nothing."""
    elsewhere = shell.home / "typo" / "netlog.db"
    for words in [*READS, ("log", "ada"), ("undo",), ("edit", "ada", "--name", "Bo")]:
        found = shell("--db", elsewhere, *words)
        assert (found.code, found.out) == (7, "")
        assert found.err.startswith(f"netlog: there is no database at {elsewhere}; begin with ")
    assert list(shell.home.iterdir()) == []


def test_an_empty_file_is_no_database_yet(shell):
    """A file without a byte is what a crash at the very beginning leaves: adding goes on."""
    shell.path.touch(mode=0o600)
    assert shell("list").code == 7
    assert shell.path.stat().st_size == 0
    shell.ok("add", "Ada Lovelace")
    assert shell.ok("list", "-f", "ids").lines == ["ada-lovelace"]


def test_a_truncated_file(lived):
    """A file that lost its end is an error of one line, or what is asked for is still in it."""
    whole = lived.path.read_bytes()
    right = lived.ok("owed", "--json").out
    for length in (1, 60, 99, 100, 512, 4095, 4096, 8192, len(whole) // 2, len(whole) - 4096):
        lived.path.write_bytes(whole[:length])
        for words in (("owed", "--json"), ("check",), ("log", "ada")):
            found = lived(*words)
            if words == ("owed", "--json") and found.code == 0:
                assert found.out == right
            else:
                assert found.code == (1 if words == ("check",) and found.out else 7), (
                    length,
                    words,
                )
                assert found.err.count("\n") == (found.code == 7)
            assert lived.path.read_bytes() == whole[:length]


def test_a_damaged_note_is_an_error_and_no_traceback(lived):
    """Text that is no text any more, or a schema that is none, ends in exit code 7."""
    whole = lived.path.read_bytes()
    for old, new in (
        (b"lunch", b"lu\xffch"),
        (b"CREATE TRIGGER contact_after_update", b"\xff" * 35),
    ):
        assert whole.count(old) >= 1
        lived.path.write_bytes(whole.replace(old, new))
        found = lived("history", "ada")
        assert (found.code, found.out) == (7, "")
        assert found.err == (
            "netlog: the database is damaged; see 'netlog check', and restore a backup\n"
        )
        assert lived("check").code == 1
