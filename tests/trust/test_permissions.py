"""Permissions: what netlog writes is for its owner alone, and what it may not write it reads."""

import os
import shutil
import sqlite3
import stat
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from unittest import mock

import pytest

from netlog import schema
from netlog.store import operations
from tests.conftest import Result, Shell
from tests.processes import answer, fork, wait

UMASKS = [0o000, 0o002, 0o022, 0o027, 0o077, 0o777]
NOBODY = 65534
SHEET = "name,phone\nVera,+48 600 123 456\n,+48 600 654 321\n"
READING = [
    *(("due",), ("owed",), ("list",), ("show", "ada"), ("find", "lunch"), ("history",)),
    *(("changes",), ("circle",), ("info",), ("check",)),
]
WRITING = [
    *(("log", "ada"), ("gave", "ada", "intro"), ("add", "Vera"), ("edit", "ada", "--every", "1y")),
    *(("tag", "ada", "x"), ("undo",), ("forget", "ada", "--yes"), ("circle", "add", "new")),
    *(("snooze", "ada", "1", "week"), ("remove", "1"), ("archive", "ada"), ("jot", "met ada")),
]


def modes(folder: Path) -> dict[str, str]:
    """Return what may be done with each file and folder in a folder, as `ls -l` writes it."""
    return {
        str(path.relative_to(folder)): stat.filemode(path.lstat().st_mode)
        for path in sorted(folder.rglob("*"))
    }


def open_to_others(folder: Path) -> dict[str, str]:
    private = {"-rw-------", "drwx------"}
    return {path: mode for path, mode in modes(folder).items() if mode not in private}


@pytest.fixture
def home() -> Iterator[Path]:
    """A folder that everybody may look into, as a home often is."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)
        for path in Path(folder).rglob("*"):
            path.chmod(0o700)


# What is written --------------------------------------------------------------------------------


def editor(home: Path) -> Path:
    """Return an editor that notes who may read what it is given, and where that lies."""
    script = home / "editor"
    script.write_text(
        f'#!/bin/sh\nls -ld "$1" "$(dirname "$1")" >> "{home}/seen"\necho "a walk" >> "$1"\n'
    )
    script.chmod(0o700)
    return script


@pytest.mark.parametrize("umask", UMASKS, ids=oct)
def test_every_file_is_for_its_owner_alone(home, umask):
    """Whatever the umask: database, journal, backups, checksums, rejects, examples, drafts."""
    shell = Shell(home)
    place = home / "made" / "by" / "netlog"  # with the folders on the way
    shell.path = place / "netlog.db"
    drafts = home / "made" / "drafts"
    drafts.mkdir(mode=0o700, parents=True)
    (home / "made").chmod(0o700)
    (home / "sheet.csv").write_text(SHEET)
    (home / "cards").mkdir()
    (home / "cards" / "cy.vcf").write_text(
        "BEGIN:VCARD\nVERSION:3.0\nUID:cy\nFN:Cy Dahl\nEND:VCARD\n"
    )
    shell.env |= {"NETLOG_DB": str(shell.path), "EDITOR": str(editor(home))}
    shell.env["TMPDIR"] = str(drafts)
    journals: list[str] = []
    finish = operations.finish

    def looking(db: sqlite3.Connection) -> None:
        finish(db)
        journals.extend(mode for name, mode in modes(home).items() if name.endswith("-journal"))

    def live() -> None:
        tempfile.tempdir = None  # so that TMPDIR is asked
        with mock.patch("netlog.store.operations.finish", looking):
            for words, code in (
                (("add", "Ada Nwosu"), 0),
                (("log", "ada", "-m", "lunch"), 0),
                (("backup",), 0),
                (("backup", place / "copy.db"), 0),
                (("import", home / "sheet.csv", "--rejects", place / "rejects.csv"), 1),
                (("source", "add", "contacts", home / "cards"), 0),
                (("pull",), 0),
                (("export", "vcard", "-o", place / "all.vcf"), 0),
                (("export", "vcard", "-o", f"{place}/by/uid/"), 0),
                (("demo", place / "example.db"), 0),
                (("jot",), 4),  # what was written in vain is kept
                (("edit", "ada"), None),
                (("restore", "latest", "--yes"), 0),
                (("restore", place / "copy.db", "--yes"), 0),
                (("check", "--fix", "--yes"), None),
                (("add", "Bo"), 0),
                (("forget", "bo", "--yes", "--backups"), 0),
            ):
                os.umask(umask)
                result = shell(*words)
                assert code is None or result.code == code, (words, result)
        assert len(journals) > 5, "blind: no transaction was looked into"
        assert set(journals) == {"-rw-------"}

    assert wait([fork(live)]) == [0]
    assert open_to_others(home / "made") == {}
    written = set(modes(place))
    assert {"netlog.db", "copy.db", "rejects.csv", "example.db", "backups"} <= written
    assert {"all.vcf", "by/uid"} <= written
    assert len([name for name in written if name.startswith("backups/")]) >= 4
    assert len(modes(drafts)) == 1
    edited = (home / "seen").read_text().splitlines()
    assert edited
    assert {line[:10] for line in edited} == {"-rw-------", "drwx------"}


@pytest.mark.parametrize("umask", UMASKS, ids=oct)
def test_a_script_with_an_engine_opens_nothing_to_others(netlog, umask):
    """The journal of another program's write is as closed as the database is."""

    def write() -> None:
        os.umask(umask)
        with closing(sqlite3.connect(netlog.path)) as db:
            db.execute("BEGIN IMMEDIATE")
            db.execute("UPDATE circle SET cadence_count = 3 WHERE id = 1")
            assert modes(netlog.home)["netlog.db-journal"] == "-rw-------"
            db.execute("COMMIT")

    assert wait([fork(write)]) == [0]


def test_what_is_open_already_is_left_so_and_said(netlog):
    """Netlog takes nobody's rights away unasked; `check` says how to."""
    netlog.ok("add", "Ada Nwosu")
    netlog.ok("backup")
    (backup,) = (
        path for path in (netlog.home / "backups").glob("*.db") if "daily" not in str(path)
    )
    for path in (netlog.path, backup):
        path.chmod(0o664)
    (netlog.home / "backups").chmod(0o755)
    netlog.ok("log", "ada")
    netlog.ok("list")
    assert modes(netlog.home)["netlog.db"] == "-rw-rw-r--"
    said = netlog("check").out
    for path, mode in ((netlog.path, "664"), (backup, "664"), (netlog.home / "backups", "755")):
        assert f"{path} is open to others (mode {mode})" in said
    for command in [line.split("chmod ")[1] for line in said.splitlines() if "chmod " in line]:
        assert command.split()[0] in {"600", "700"}


# What may only be read --------------------------------------------------------------------------


@pytest.fixture
def known(home, empty_database, monkeypatch) -> Shell:
    """A database of somebody whom the tests then are, if they are root: root may do anything."""
    shell = Shell(home)
    place = home / "data"
    place.mkdir(mode=0o700)
    shell.path = place / "netlog.db"
    shell.path.touch(mode=0o600)
    shell.path.write_bytes(empty_database.read_bytes())
    shell.env["NETLOG_DB"] = str(shell.path)
    shell.ok("add", "Ada Nwosu", "--every", "2 weeks", today="2026-10-01")
    shell.ok("log", "ada", "-m", "lunch", "--on", "2026-10-02")
    # Whom nothing belongs may not load a module late either, wherever netlog is installed.
    statements = list(schema.statements())
    monkeypatch.setattr(schema, "statements", lambda: iter(statements))
    spare = Shell(place)
    spare.path = spare.home / "spare.db"
    spare.env["NETLOG_DB"] = str(spare.path)
    shutil.copy(shell.path, spare.path)
    for words in (*READING, *WRITING):
        spare(*words)
    shutil.rmtree(place / "backups", ignore_errors=True)
    spare.path.unlink()
    shell.ok("tag", "ada", "kite")
    shell.ok("undo")
    if os.getuid() == 0:
        for path in (place, *place.rglob("*")):
            os.chown(path, NOBODY, NOBODY)
    return shell


def as_owner() -> None:
    if os.getuid() == 0:
        os.setgid(NOBODY)
        os.setuid(NOBODY)


def said(shell: Shell, *words: object) -> Result:
    return answer(shell, *words, before=as_owner)


def read_only_file(shell: Shell) -> None:
    shell.path.chmod(0o400)


def read_only_folder(shell: Shell) -> None:
    shell.path.parent.chmod(0o500)


def read_only_both(shell: Shell) -> None:
    read_only_file(shell)
    read_only_folder(shell)


@pytest.mark.parametrize("protect", [read_only_file, read_only_folder, read_only_both])
def test_what_cannot_be_written_is_read(known, protect: Callable[[Shell], None]):
    """Every reading command answers as it did; every writing one says one line, and exits 7."""
    before = {words: said(known, *words) for words in READING}
    content = known.path.read_bytes()
    shutil.rmtree(known.path.parent / "backups")  # of today there is none, and none can be made
    protect(known)
    for words in READING:
        now = said(known, *words)
        assert (now.code, now.err) == (0, ""), (words, now)
        if words[0] not in {"check", "info"}:  # which speak of the file and its backups
            assert now.out == before[words].out
    for words in WRITING:
        result = said(known, *words)
        first = protect is not read_only_file and words[0] == "forget"  # a backup, which fails
        assert result.code == (1 if first else 7), (words, result)
        assert result.err.count("\n") == 1, (words, result)
        assert result.out == "", (words, result)
    assert known.path.read_bytes() == content
    assert {path.split("/")[0] for path in modes(known.path.parent)} <= {"netlog.db", "backups"}


def test_what_cannot_be_read_is_refused(known):
    """A file or a folder that may not be looked into: one line, exit 7, and nothing is guessed."""
    for path, mode in ((known.path, 0o000), (known.path, 0o200), (known.path.parent, 0o000)):
        own = path.stat().st_mode & 0o777
        path.chmod(mode)
        for words in [*READING, *WRITING]:
            result = said(known, *words)
            assert result.code == 7, (words, result)
            assert result.err.count("\n") == 1
        path.chmod(own)
    assert said(known, "list", "-f", "ids").out == "ada-nwosu\n"


def test_a_journal_that_cannot_be_played_back_is_said(known):
    """After a crash nobody reads half an operation; who may not take it back is told so."""

    def crash() -> None:
        as_owner()
        db = sqlite3.connect(known.path, isolation_level=None)
        db.execute("PRAGMA cache_size = 1")
        db.execute("BEGIN")
        db.execute("UPDATE contact SET name = 'half'")
        for _ in range(50):
            db.execute("INSERT INTO operation (command) VALUES (?)", ("x" * 9000,))
        os._exit(9)

    assert wait([fork(crash)]) == [9]
    journal = known.path.with_name("netlog.db-journal").read_bytes()
    assert b"half" in known.path.read_bytes(), "blind: nothing of it is in the file"
    assert journal[:8].strip(b"\0"), "blind: the journal is not hot"
    for protect in (read_only_folder, read_only_file, read_only_both):
        protect(known)
        for words in (("list",), ("due",), ("log", "ada")):
            result = said(known, *words)
            assert (result.code, result.out, result.err.count("\n")) == (7, "", 1), result
        known.path.parent.chmod(0o700)
        known.path.chmod(0o600)
    assert said(known, "list", "--columns", "name").out == "Ada Nwosu\n"
