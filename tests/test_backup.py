"""`netlog backup`: a copy that is whole, private, and never instead of anything."""

import errno
import os
import re
import sqlite3
import stat
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from netlog.errors import NetlogError
from netlog.store import backups, connection
from tests.conftest import Shell

NOW = datetime(2026, 11, 19, 10, 15, tzinfo=UTC)


@pytest.fixture
def lived(netlog: Shell) -> Shell:
    """A shell whose database has two people and three interactions."""
    netlog.ok("log", "Ada Lovelace", "--add", "-m", "lunch")
    netlog.ok("log", "Grace Hopper", "--add", "--gave", "intro", "--got", "advice")
    return netlog


def rows(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as db:
        return list(db.iterdump())


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_beside_the_database(lived):
    """Without a path the copy goes into a private folder of its own, named after the time."""
    answer = lived.ok("backup")
    (copy,) = (lived.home / "backups").iterdir()
    assert re.fullmatch(r"netlog-\d{4}-\d\d-\d\dT\d{6}Z\.db", copy.name)
    size = f"{copy.stat().st_size // 1000} kB"
    assert answer.out == f"{copy}: {size}, 2 people, 3 interactions\n"
    assert (mode(copy), mode(copy.parent)) == (0o600, 0o700)
    assert rows(copy) == rows(lived.path)


def test_the_copy_is_a_database(lived):
    """A copy is opened like any other, and remembers what can be undone."""
    lived.ok("backup", lived.home / "copy.db")
    lived.ok("--db", lived.home / "copy.db", "undo")
    assert len(lived.ok("--db", lived.home / "copy.db", "list").lines) == 1
    assert len(lived.ok("list").lines) == 2


def test_into_a_file_or_a_folder(lived):
    """A path is a new file, or a folder that is there, relative to where one is."""
    usb = lived.home / "usb"
    usb.mkdir()
    lived.ok("backup", usb / "copy of ada.db")
    lived.ok("backup", f"{usb}/")
    lived.ok("backup", "~/mine.db")
    assert rows(usb / "copy of ada.db") == rows(lived.home / "mine.db") == rows(lived.path)
    assert len(list(usb.iterdir())) == 2


def test_the_name_says_when(lived):
    """The name is the time in UTC, and a second copy within the second gets a number."""
    made = [backups.write(lived.path, None, NOW).path.name for _ in range(3)]
    stem = "netlog-2026-11-19T101500Z"
    assert made == [f"{stem}.db", f"{stem}-2.db", f"{stem}-3.db"]


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_private_under_any_umask(lived, umask):
    """Nobody else may read a copy, however generous the user's settings are."""
    before = os.umask(umask)
    try:
        path = backups.write(lived.path, None, NOW).path
    finally:
        os.umask(before)
    assert (mode(path), mode(path.parent)) == (0o600, 0o700)


@pytest.mark.parametrize("what", ["file", "link", "database", "empty"])
def test_nothing_is_written_over(lived, what):
    """What is there already stays, even a link that leads nowhere or the database itself."""
    target = lived.path if what == "database" else lived.home / "copy.db"
    if what == "file":
        target.write_text("mine")
    elif what == "empty":
        target.touch()
    elif what == "link":
        target.symlink_to(lived.home / "nowhere")
    before = target.read_bytes() if target.exists() else None
    files = sorted(lived.home.iterdir())
    answer = lived("backup", target)
    assert (answer.code, answer.err) == (
        6,
        f"netlog: there is something at {target} already; name a new file, or a folder\n",
    )
    assert (target.read_bytes() if target.exists() else None) == before
    assert sorted(lived.home.iterdir()) == files


def test_a_name_that_is_taken_meanwhile_is_left_alone(lived, monkeypatch):
    """Whoever takes the name while the copy is made keeps it."""
    target = lived.home / "copy.db"
    original = backups._copy

    def slowly(db, draft):
        target.write_text("mine")
        return original(db, draft)

    monkeypatch.setattr(backups, "_copy", slowly)
    assert lived("backup", target).code == 6
    assert target.read_text() == "mine"
    assert sorted(path.name for path in lived.home.iterdir()) == ["copy.db", "netlog.db"]


def test_where_links_are_unknown(lived, monkeypatch):
    """On a stick that knows no links the copy is renamed, and still never over anything."""

    def refuse(*_):
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    first = backups.write(lived.path, lived.home, NOW).path
    second = backups.write(lived.path, lived.home, NOW).path
    assert rows(first) == rows(second) == rows(lived.path)
    assert first != second


def test_a_place_that_is_not_there(lived):
    """A folder is not made for a copy, and the error names the place."""
    missing = lived.home / "usb" / "copy.db"
    answer = lived("backup", missing)
    assert (answer.code, answer.err) == (
        1,
        f"netlog: cannot write a backup at {missing}: No such file or directory\n",
    )
    answer = lived("backup", "usb/")
    assert (answer.code, answer.err) == (
        2,
        "netlog: there is no folder usb/; make it first, or name a file\n",
    )


def test_no_database_no_folder(shell):
    """A mistyped path of a database makes nothing."""
    assert shell("backup").code == 7
    assert list(shell.home.iterdir()) == []


def test_a_copy_that_is_not_whole_is_not_kept(lived, monkeypatch):
    """A copy with another count, or with damage, is thrown away and said to be."""
    monkeypatch.setattr(backups, "counted", lambda db: backups.Counts(id(db), 0))
    answer = lived("backup")
    assert (answer.code, answer.err) == (
        1,
        "netlog: the copy is damaged, and was not kept; see 'netlog check'\n",
    )
    assert list((lived.home / "backups").iterdir()) == []


def test_a_damaged_database_is_not_copied(lived):
    """Pages that hang together no longer are found before a copy gets its name."""
    whole = bytearray(lived.path.read_bytes())
    with closing(sqlite3.connect(lived.path)) as db:
        query = "SELECT rootpage FROM sqlite_schema WHERE name = 'interaction_by_contact'"
        (page,) = db.execute(query).fetchone()
    whole[(page - 1) * 4096 : page * 4096] = bytes(4096)
    lived.path.write_bytes(whole)
    answer = lived("backup")
    assert (answer.code, answer.err.count("\n")) == (1, 1)
    assert list((lived.home / "backups").iterdir()) == []


def test_a_full_disk_leaves_no_copy(lived, monkeypatch):
    """What cannot be written whole is not there at all."""

    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(NetlogError, match="No space left on device"):
        backups.write(lived.path, None, NOW)
    assert list((lived.home / "backups").iterdir()) == []


def test_the_original_is_only_read(lived):
    """Making a copy leaves the database as it is, and holds nobody up."""
    before = (lived.path.read_bytes(), lived.path.stat().st_mtime_ns)
    lived.ok("backup")
    assert (lived.path.read_bytes(), lived.path.stat().st_mtime_ns) == before
    with connection.reading(lived.path):
        lived.ok("backup")
