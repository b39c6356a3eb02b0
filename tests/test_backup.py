"""Backups: whole, private, never instead of anything, and made before they are needed."""

import errno
import os
import re
import shutil
import sqlite3
import stat
import subprocess
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from netlog.errors import NetlogError
from netlog.store import backups, connection
from tests.conftest import Shell
from tests.trust.stored import everything

NOW = datetime(2026, 11, 19, 10, 15, tzinfo=UTC)
SUMMED = shutil.which("sha256sum")


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Callable[..., datetime]:
    """A clock that stands at NOW, and is set by `clock(days=1)`."""
    time = [NOW]
    monkeypatch.setattr("netlog.run.clock", lambda: time[0])

    def later(**span: float) -> datetime:
        time[0] += timedelta(**span)
        return time[0]

    return later


@pytest.fixture
def lived(netlog: Shell) -> Shell:
    """A shell whose database has two people and three interactions, and no backup yet."""
    netlog.ok("log", "Ada Lovelace", "--add", "-m", "lunch")
    netlog.ok("log", "Grace Hopper", "--add", "--gave", "intro", "--got", "advice")
    shutil.rmtree(netlog.home / "backups")
    return netlog


def copies(shell: Shell) -> list[str]:
    """Return the names of all that is in the folder of backups but the checksums."""
    there = sorted(path.name for path in (shell.home / "backups").glob("*"))
    return [name for name in there if not name.endswith(".sha256")]


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_beside_the_database(lived):
    """Without a path the copy goes into a private folder of its own, named after the time."""
    answer = lived.ok("backup")
    (copy,) = (lived.home / "backups").glob("*.db")
    assert re.fullmatch(r"netlog-\d{4}-\d\d-\d\dT\d{6}Z\.db", copy.name)
    size = f"{copy.stat().st_size // 1000} kB"
    assert answer.out == f"{copy}: {size}, 2 people, 3 interactions\n"
    assert (mode(copy), mode(copy.parent)) == (0o600, 0o700)
    assert everything(copy) == everything(lived.path)


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
    for copy in (usb / "copy of ada.db", lived.home / "mine.db"):
        assert everything(copy) == everything(lived.path)
    assert len(list(usb.glob("*.db"))) == 2
    # Of a dated name the checksum is beside it; a file that you name stands alone.
    assert [path.suffix for path in usb.glob("*.sha256")] == [".sha256"]
    assert not list(lived.home.glob("*.sha256"))


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
    original = backups.copy

    def slowly(db, draft):
        target.write_text("mine")
        return original(db, draft)

    monkeypatch.setattr(backups, "copy", slowly)
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
    assert everything(first) == everything(second) == everything(lived.path)
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
        7,
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
    assert (answer.code, answer.err.count("\n")) == (7, 1)
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


# Checksums --------------------------------------------------------------------------------------


@pytest.mark.skipif(SUMMED is None, reason="there is no sha256sum here")
@pytest.mark.parametrize("name", ["netlog.db", "my own\\n.db", "line\nline.db", "Łukasz.db"])
def test_sha256sum_reads_the_checksum(lived, name):
    """What stands beside a copy is what `sha256sum -c` checks it by, whatever its name."""
    lived.path = lived.path.rename(lived.home / name)
    path = backups.write(lived.path, None, NOW).path
    beside = backups.checksum(path)
    assert mode(beside) == 0o600
    check = [str(SUMMED), "--check", "--strict", "--quiet", beside.name]
    assert subprocess.run(check, cwd=beside.parent, check=False).returncode == 0
    assert backups.is_as_summed(path)
    with path.open("r+b") as file:
        file.seek(5000)
        file.write(b"?")
    assert subprocess.run(check, cwd=beside.parent, capture_output=True, check=False).returncode
    assert backups.is_as_summed(path) is False


def test_a_copy_never_stands_without_its_checksum(lived, monkeypatch):
    """The checksum is written first; if the copy then gets no name, it goes again."""

    def refuse(draft, name):
        assert backups.checksum(name).read_text().endswith(f"  {name.name}\n")
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(backups, "_placed", refuse)
    with pytest.raises(NetlogError, match="Input/output error"):
        backups.write(lived.path, None, NOW)
    assert list((lived.home / "backups").iterdir()) == []


def test_a_checksum_that_is_left_over_takes_the_name(lived):
    """A backup never gets a checksum that was written for another."""
    first = backups.write(lived.path, None, NOW).path
    first.unlink()
    second = backups.write(lived.path, None, NOW).path
    assert second.name.endswith("Z-2.db")
    assert backups.is_as_summed(second)


# The list ---------------------------------------------------------------------------------------


def test_the_list(lived, clock):
    """The newest first: when, why, how large, what is in it, how it is; and its name."""
    lived.ok("backup")
    clock(days=1)
    lived.ok("add", "Oda Berg")
    clock(days=1)
    lived.ok("backup")
    place = lived.home / "backups"
    (place / "netlog-2026-11-19T101500Z.db.sha256").unlink()
    size = (place / "netlog-2026-11-19T101500Z.db").stat().st_size
    rows = lived.ok("backup", "--list", "--json").json
    assert rows[0] == {
        "name": "netlog-2026-11-21T101500Z.db",
        "at": "2026-11-21T10:15:00Z",
        "why": "by hand",
        "size": rows[0]["size"],
        "people": 3,
        "interactions": 3,
        "state": "whole",
        "path": str(place / "netlog-2026-11-21T101500Z.db"),
    }
    assert [(row["name"], row["why"], row["people"], row["state"]) for row in rows[1:]] == [
        ("netlog-2026-11-20T101500Z-daily.db", "daily", 2, "whole"),
        ("netlog-2026-11-19T101500Z.db", "by hand", 2, "no checksum"),
    ]
    assert rows[2]["size"] == size
    assert lived.ok("backup", "--list", "-f", "ids").lines == [row["name"] for row in rows]
    table = lived.ok("backup", "--list", terminal=True).out
    assert "netlog-2026-11-20T101500Z-daily.db" in table
    assert "299 kB" in table or "kB" in table


def test_a_damaged_one_is_listed_as_such(lived, clock):
    """Whatever is wrong with a backup, it is listed, and so are the others."""
    place = lived.home / "backups"
    for _ in range(6):
        lived.ok("backup")
        clock(hours=1)
    whole, flipped, short, empty, foreign, folder = sorted(place.glob("*.db"))
    with flipped.open("r+b") as file:
        file.seek(9000)
        file.write(b"?")
    for path in (short, empty, foreign, folder):
        backups.checksum(path).unlink()
    short.write_bytes(short.read_bytes()[:5000])
    empty.write_bytes(b"")
    foreign.write_bytes(b"not a database " * 100)
    folder.unlink()
    folder.mkdir()
    found = {row["name"]: row for row in lived.ok("backup", "--list", "--json").json}
    assert found[whole.name]["state"] == "whole"
    for path in (flipped, short, empty, foreign, folder):
        row = found[path.name]
        assert (row["state"], row["people"], row["interactions"]) == ("damaged", None, None)


def test_an_empty_list(lived):
    """Without a backup there is nothing to list: a remark on a terminal, else nothing."""
    assert lived.ok("backup", "--list").out == ""
    assert lived.ok("backup", "--list", terminal=True).err == "no backup yet\n"
    assert lived.ok("backup", "--list", "--json").json == []
    assert not (lived.home / "backups").exists()
    assert lived("backup", "elsewhere.db", "--list").code == 2


def test_another_database_s_backups_are_not_listed(lived):
    """Two databases in one folder share the folder of backups, and nothing else."""
    other = lived.home / "netlog-work.db"
    other.write_bytes(lived.path.read_bytes())
    lived.ok("backup")
    lived.ok("--db", other, "backup")
    (row,) = lived.ok("backup", "--list").rows
    assert row[-1].startswith("netlog-2")
    (row,) = lived.ok("--db", other, "backup", "--list").rows
    assert row[-1].startswith("netlog-work-2")


def test_a_copy_is_in_no_wal_format(lived):
    """Of a database in WAL mode the copy is one in the usual format, which can be read anywhere."""
    with closing(sqlite3.connect(lived.path)) as db:
        db.execute("PRAGMA journal_mode = WAL")
    assert lived.path.read_bytes()[18:20] == b"\2\2"
    lived.ok("backup", lived.home / "copy.db")
    assert (lived.home / "copy.db").read_bytes()[18:20] == b"\1\1"
    assert everything(lived.home / "copy.db") == everything(lived.path)
    assert not [*lived.home.glob("*.part*"), *lived.home.glob(".*.part*")]


def test_a_backup_from_the_future_says_nothing_of_age(lived, clock):
    """One that was made while the clock was wrong does not pass for a new one for ever."""
    lived.ok("backup")
    clock(days=365 * 100)
    lived.ok("backup")
    clock(days=-365 * 100)
    future, *_ = [row["at"] for row in lived.ok("backup", "--list", "--json").json]
    assert future > "2100"
    with closing(sqlite3.connect(lived.path)) as db, db:
        db.execute("UPDATE operation SET at = '2026-11-20T08:00:00.000Z'")
    clock(days=30)
    assert "the newest backup is of 2026-11-19, and more was written since" in lived("check").out


# By itself --------------------------------------------------------------------------------------


def test_one_a_day(lived, clock):
    """The first write of a day is preceded by a copy; those after it, and reading, by none."""
    before = everything(lived.path)
    lived.ok("due")
    lived.ok("list")
    assert copies(lived) == []
    lived.ok("log", "ada")
    lived.ok("log", "grace")
    lived.ok("undo")
    assert copies(lived) == ["netlog-2026-11-19T101500Z-daily.db"]
    assert everything(lived.home / "backups" / copies(lived)[0]) == before
    clock(hours=13)
    lived.ok("log", "ada")
    clock(hours=2)  # midnight has passed, in UTC
    lived.ok("log", "ada")
    lived.ok("log", "ada")
    assert copies(lived)[1:] == ["netlog-2026-11-20T011500Z-daily.db"]


def test_netlog_today_moves_no_clock(lived, clock):
    """The day that is written about is not the day on which it is written."""
    lived.ok("log", "ada", today="2026-01-01")
    lived.ok("log", "ada", today="2026-02-01")
    assert copies(lived) == ["netlog-2026-11-19T101500Z-daily.db"]


def test_a_new_database_has_nothing_to_copy(shell):
    """Where there is nothing yet, nothing is copied."""
    (shell.home / "people.csv").write_text("Name,Email\nAda Lovelace,ada@example.org\n")
    shell.ok("import", shell.home / "people.csv")
    assert not (shell.home / "backups").exists()


def test_before_an_import(lived, clock):
    """Before an import there is a copy, even if there is one of the day; a dry run needs none."""
    (lived.home / "people.csv").write_text("Name,Email\nOda Berg,oda@example.org\n")
    lived.ok("import", lived.home / "people.csv", "--dry-run")
    assert copies(lived) == []
    lived.ok("log", "ada")
    before = everything(lived.path)
    lived.ok("import", lived.home / "people.csv")
    day = "netlog-2026-11-19T101500Z"
    assert copies(lived) == [f"{day}-daily.db", f"{day}-import.db"]
    assert everything(lived.home / "backups" / f"{day}-import.db") == before


def test_what_comes_first_is_the_copy(lived, clock):
    """An import that cannot be preceded by a copy is not begun."""
    (lived.home / "people.csv").write_text("Name,Email\nOda Berg,oda@example.org\n")
    (lived.home / "backups").write_text("in the way")
    before = lived.path.read_bytes()
    answer = lived("import", lived.home / "people.csv")
    assert (answer.code, answer.out) == (1, "")
    place = lived.home / "backups"
    assert answer.err.endswith(f"\nnetlog: cannot write a backup at {place}: File exists\n")
    assert lived.path.read_bytes() == before


def test_an_everyday_write_goes_on_without_a_copy(lived, clock):
    """Where there can be no copy of the day, one line says why, and what was meant is written."""
    place = lived.home / "backups"
    place.write_text("in the way")
    answer = lived.ok("log", "ada", "-m", "tea")
    assert answer.out.startswith("met Ada Lovelace")
    assert answer.err == (
        f"there is no backup of today: cannot write a backup at {place}: File exists\n"
    )
    assert len(lived.ok("history", "ada").lines) == 2
    place.unlink()
    assert lived.ok("log", "ada").err == ""
    assert len(copies(lived)) == 1


def test_who_cannot_write_hears_of_one_thing(lived, clock, monkeypatch):
    """A write that fails says why, and nothing of the copy that failed for the same reason."""
    (lived.home / "backups").write_text("in the way")
    answer = lived("log", "nobody at all")
    assert (answer.code, answer.err.count("\n")) == (4, 1)


def test_old_ones_are_thinned_out(lived, clock):
    """What is there after weeks of writing each day is what is promised, and all of it whole."""
    for _ in range(30):
        backups.before(lived.path, "daily", clock(days=1))
    listed = lived.ok("backup", "--list", "--json").json
    assert [row["at"][:10] for row in listed] == [
        *("2026-12-19", "2026-12-18", "2026-12-17", "2026-12-16", "2026-12-15", "2026-12-14"),
        *("2026-12-13", "2026-12-06", "2026-11-30", "2026-11-29", "2026-11-22"),
    ]
    assert {row["state"] for row in listed} == {"whole"}
    assert len(list((lived.home / "backups").iterdir())) == 2 * len(listed)


def test_yours_are_never_removed(lived, clock):
    """Whatever you made, and whatever else lies in the folder, outlives all thinning."""
    mine = {lived.ok("backup").out.split(": ")[0] for _ in range(12)}
    other = lived.home / "backups" / "before the move.db"
    other.write_text("mine")
    for _ in range(15):
        backups.before(lived.path, "import", clock(days=1))
    assert all(Path(path).exists() for path in mine)
    assert other.exists()


def test_what_a_crash_left_is_cleared_away(lived):
    """A draft or a checksum without its backup goes after a day, when somebody else's is safe."""
    place = lived.home / "backups"
    place.mkdir(mode=0o700)
    stem = "netlog-2026-01-01T101500Z"
    left = [".0123456789abcdef.part", ".0123456789abcdef.part-journal", f"{stem}-daily.db.sha256"]
    kept = ["notes.txt.sha256", "netlog-work-2026-01-01T101500Z.db.sha256", ".part.txt"]
    for name in left + kept:
        (place / name).write_text("x")
    now = datetime.now(UTC)
    backups.before(lived.path, "daily", now)
    assert {path.name for path in place.iterdir()} > {*left, *kept}
    backups.before(lived.path, "daily", now + timedelta(days=2))
    assert not {path.name for path in place.iterdir()} & {*left}
    assert {path.name for path in place.iterdir()} > {*kept}
