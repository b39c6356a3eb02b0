"""`netlog restore`: what a backup holds, in the database's own file, and nothing lost by it."""

import os
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from netlog import schema
from netlog.errors import NetlogError
from netlog.store import backups, connection, restoring
from tests.conftest import Shell
from tests.trust.stored import damage, everything

NOW = datetime(2026, 11, 19, 10, 15, tzinfo=UTC)


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """A clock that goes on by a second with every look, and further by `clock(days=1)`."""
    time = [NOW]

    def later(**span: float) -> None:
        time[0] += timedelta(**span)

    def tell() -> datetime:
        later(seconds=1)
        return time[0]

    monkeypatch.setattr("netlog.run.clock", tell)
    monkeypatch.setattr("netlog.commands.restore.clock", tell)
    return later


@pytest.fixture
def lived(netlog: Shell, clock: Callable[..., None]) -> Shell:
    """A shell with one person in the backup of that name, and two people in the database."""
    netlog.ok("log", "Ada Lovelace", "--add", "-m", "lunch")
    netlog.ok("backup", netlog.home / "ada.db")
    netlog.ok("log", "Grace Hopper", "--add", "--gave", "intro")
    return netlog


def people(shell: Shell) -> list[str]:
    return shell.ok("list", "-f", "ids").lines


def why(shell: Shell) -> list[str]:
    """Return why the backups there are were made, the newest first."""
    return [row["why"] for row in shell.ok("backup", "--list", "--json").json]


# What it does -----------------------------------------------------------------------------------


def test_what_the_backup_holds_is_there(lived):
    """Afterwards all is as in the backup, and what was there is in a backup of its own."""
    before = everything(lived.path)
    answer = lived.ok("restore", lived.home / "ada.db", "--yes")
    kept = lived.home / "backups" / "netlog-2026-11-19T101506Z-restore.db"
    (there,) = (lived.home / "backups").glob("*-restore.db")
    assert answer.out == (
        f"restored {lived.home}/ada.db: 1 person, 1 interaction\n"
        f"what was there before is kept in {there}\n"
    )
    assert there.parent == kept.parent
    assert everything(lived.path) == everything(lived.home / "ada.db")
    assert everything(there) == before


def test_it_is_taken_back_in_the_same_way(lived):
    """What was there comes back from the backup that the restore made."""
    before = everything(lived.path)
    lived.ok("restore", lived.home / "ada.db", "--yes")
    (kept,) = (lived.home / "backups").glob("*-restore.db")
    lived.ok("restore", kept.stem, "--yes")
    assert everything(lived.path) == before


def test_by_name(lived):
    """A name as it is listed does, with or without its ending, from any folder."""
    lived.ok("backup")
    (name,) = [row["name"] for row in lived.ok("backup", "--list", "--json").json][:1]
    lived.ok("add", "Oda Berg")
    for said in (name, name.removesuffix(".db")):
        lived.ok("restore", said, "--yes")
        assert people(lived) == ["ada-lovelace", "grace-hopper"]


def test_latest(lived):
    """`latest` is the newest that no restore made, so that to say it again changes nothing."""
    lived.ok("backup")
    lived.ok("add", "Oda Berg")
    for _ in range(2):
        lived.ok("restore", "latest", "--yes")
        assert people(lived) == ["ada-lovelace", "grace-hopper"]
    assert why(lived) == ["restore", "restore", "by hand", "daily"]


def test_the_file_stays_the_same_one(lived):
    """The database is written, not replaced: who has it open sees what was restored."""
    before = lived.path.stat()
    with closing(sqlite3.connect(lived.path)) as db:
        assert db.execute("SELECT count(*) FROM contact").fetchone() == (2,)
        lived.ok("restore", lived.home / "ada.db", "--yes")
        assert db.execute("SELECT count(*) FROM contact").fetchone() == (1,)
    after = lived.path.stat()
    assert (after.st_ino, after.st_mode) == (before.st_ino, before.st_mode)


def test_what_is_restored_can_be_written_and_undone(lived):
    """A restored database is one like any other, with all that can be undone."""
    lived.ok("restore", lived.home / "ada.db", "--yes")
    lived.ok("log", "ada")
    lived.ok("undo", "2")
    assert people(lived) == []
    lived.ok("check")


def test_where_there_is_nothing(lived):
    """A database that was lost comes back, for its owner only, and nothing has to be kept."""
    lived.path.unlink()
    answer = lived.ok("restore", lived.home / "ada.db", "--yes")
    assert answer.out == f"restored {lived.home}/ada.db: 1 person, 1 interaction\n"
    assert stat.S_IMODE(lived.path.stat().st_mode) == 0o600
    assert everything(lived.path) == everything(lived.home / "ada.db")


def test_on_a_new_machine(lived, tmp_path):
    """Where there was never a database, its folder is made as well."""
    new = tmp_path / "new" / "netlog" / "netlog.db"
    lived.ok("--db", new, "restore", lived.home / "ada.db", "--yes")
    assert everything(new) == everything(lived.home / "ada.db")
    assert stat.S_IMODE(new.parent.stat().st_mode) == 0o700


def test_beside_a_journal_that_is_stale(lived):
    """A journal that is left of a database that is gone is not played back into the new one."""
    lived.path.unlink()
    journal = lived.home / "netlog.db-journal"
    with closing(sqlite3.connect(lived.home / "other.db", isolation_level=None)) as db:
        db.execute("PRAGMA cache_size = 1")
        db.execute("CREATE TABLE t (x)")
        db.execute("INSERT INTO t VALUES (zeroblob(90000))")
        db.execute("BEGIN")
        db.execute("UPDATE t SET x = randomblob(90000)")
        journal.write_bytes((lived.home / "other.db-journal").read_bytes())
    assert journal.read_bytes()[:8] == bytes.fromhex("d9d505f920a163d7")
    lived.ok("restore", lived.home / "ada.db", "--yes")
    assert everything(lived.path) == everything(lived.home / "ada.db")
    assert not journal.exists()


@pytest.mark.parametrize("size", [512, 1024, 8192, 65536])
def test_another_page_size(lived, size):
    """However large the pages of the one and the other are, what was in the backup is there."""
    with closing(sqlite3.connect(lived.path, isolation_level=None)) as db:
        db.execute(f"PRAGMA page_size = {size}")
        db.execute("VACUUM")
    lived.ok("restore", lived.home / "ada.db", "--yes")
    assert everything(lived.path) == everything(lived.home / "ada.db")
    (kept,) = (lived.home / "backups").glob("*-restore.db")
    lived.ok("restore", kept, "--yes")
    assert people(lived) == ["ada-lovelace", "grace-hopper"]
    lived.ok("check")


def test_an_older_backup(lived):
    """One of an older netlog is restored; what is written next brings it up to date."""
    assert connection.SCHEMA_VERSION >= 1
    with closing(sqlite3.connect(lived.home / "ada.db")) as db:
        held = restoring._held(db)
    older = held._replace(version=connection.SCHEMA_VERSION - 1)
    from netlog.commands.restore import _look_through
    from netlog.run import Run

    said: list[str] = []

    class Told(Run):
        def remark(self, text: str) -> None:
            said.append(text)

    _look_through(Told(*[None] * 5), lived.home / "ada.db", older)  # type: ignore[arg-type] # only its remark
    assert said == ["the backup is from an older netlog; what is written next brings it up to date"]


# It asks ----------------------------------------------------------------------------------------


def test_it_asks_on_a_terminal(lived):
    """It says what comes and what is there; no is no; off a terminal only --yes is yes."""
    before = lived.path.read_bytes()
    asked = lived("restore", lived.home / "ada.db", terminal=True, stdin="n\n")
    assert asked.code == 130
    assert "Put 1 person, 1 interaction, last written 2" in asked.err
    assert "in place of 2 people, 2 interactions, last written 2" in asked.err
    refused = lived("restore", lived.home / "ada.db")
    assert (refused.code, refused.out) == (2, "")
    assert lived.path.read_bytes() == before
    assert why(lived) == ["daily"]
    lived.ok("restore", lived.home / "ada.db", terminal=True, stdin="y\n")
    assert people(lived) == ["ada-lovelace"]


# What is refused --------------------------------------------------------------------------------


def newer(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("PRAGMA user_version = 99")


def unfinished(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("PRAGMA user_version = 0")


def foreign(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("CREATE TABLE contact (id INTEGER PRIMARY KEY, name TEXT)")


def text(path: Path) -> None:
    path.write_text("# my notes\n" * 100)


def empty(path: Path) -> None:
    path.write_bytes(b"")


def truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-4096])


def gap(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        query = "SELECT rootpage FROM sqlite_schema WHERE name = 'interaction_by_contact'"
        (page,) = db.execute(query).fetchone()
    whole = bytearray(path.read_bytes())
    whole[(page - 1) * 4096 : page * 4096] = bytes(4096)
    path.write_bytes(whole)


def note(path: Path) -> None:
    whole = path.read_bytes()
    assert b"lunch" in whole
    path.write_bytes(whole.replace(b"lunch", b"lynch", 1))


def summed(path: Path) -> None:
    backups.checksum(path).write_text(f"{'0' * 64}  {path.name}\n")


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def fifo(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def device(path: Path) -> None:
    path.unlink()
    path.symlink_to("/dev/null")


def dangling(path: Path) -> None:
    path.unlink()
    path.symlink_to("nowhere")


SENTENCES = {
    newer: "is from a newer netlog; upgrade netlog",
    unfinished: "is not complete; 'netlog backup --list' has others",
    foreign: "is not a netlog database; 'netlog backup --list' has others",
    text: "is not a netlog database; 'netlog backup --list' has others",
    empty: "ada.db; 'netlog backup --list' has others",
    truncated: "is damaged; 'netlog backup --list' has others, and 'netlog --db ",
    gap: "is damaged; 'netlog backup --list' has others, and 'netlog --db ",
    note: "is damaged; 'netlog backup --list' has others, and 'netlog --db ",
    summed: "is not what its checksum says; 'netlog backup --list' has others",
    folder: "is not a file; 'netlog backup --list' has others",
    fifo: "is not a file; 'netlog backup --list' has others",
    device: "is not a file; 'netlog backup --list' has others",
    dangling: "ada.db; 'netlog backup --list' has others",
}


@pytest.mark.parametrize("spoil", SENTENCES, ids=lambda spoil: spoil.__name__)
def test_what_is_no_good_backup_is_refused(lived, spoil):
    """Whatever is wrong with it is said in one line, and the database is not touched."""
    spoil(lived.home / "ada.db")
    before, files = lived.path.read_bytes(), sorted(lived.home.rglob("*"))
    answer = lived("restore", lived.home / "ada.db", "--yes")
    assert (answer.code, answer.out, answer.err.count("\n")) == (7, "", 1)
    assert SENTENCES[spoil] in answer.err
    assert lived.path.read_bytes() == before
    assert sorted(lived.home.rglob("*")) == files


def test_a_damaged_one_of_an_older_version_is_refused(lived):
    """What `netlog check` cannot judge yet is read from end to end all the same."""
    with closing(sqlite3.connect(lived.home / "ada.db", isolation_level=None)) as db:
        db.execute(f"PRAGMA user_version = {connection.SCHEMA_VERSION - 1}")
    gap(lived.home / "ada.db")
    before = lived.path.read_bytes()
    answer = lived("restore", lived.home / "ada.db", "--yes")
    assert (answer.code, answer.out, answer.err.count("\n")) == (7, "", 1)
    assert SENTENCES[gap] in answer.err
    assert lived.path.read_bytes() == before


@pytest.mark.parametrize("how", ["itself", "link", "hard link"])
def test_the_database_is_no_backup_of_itself(lived, how):
    """By whatever name the database goes, it cannot be restored from itself."""
    name = lived.home / "copy.db"
    if how == "link":
        name.symlink_to(lived.path)
    elif how == "hard link":
        name.hardlink_to(lived.path)
    else:
        name = lived.path
    answer = lived("restore", name, "--yes")
    assert (answer.code, answer.err) == (
        6,
        f"netlog: {name} is the database itself; name a backup of it\n",
    )


def test_nothing_by_that_name(lived):
    """A file that is not there is nobody's backup."""
    answer = lived("restore", "nowhere", "--yes")
    assert (answer.code, answer.err) == (
        4,
        "netlog: there is no backup nowhere; 'netlog backup --list' has their names\n",
    )
    for path in (lived.home / "backups").iterdir():
        path.unlink()
    assert lived("restore", "latest", "--yes").code == 4


# What is there is damaged -----------------------------------------------------------------------


def garbage(path: Path) -> None:
    path.write_bytes(os.urandom(20_000))


def half_a_header(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:50])


def no_schema(path: Path) -> None:
    whole = bytearray(path.read_bytes())
    whole[100:4096] = bytes(3996)
    path.write_bytes(whole)


def no_table(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("DROP TABLE interaction")


def strange_format(path: Path) -> None:
    whole = bytearray(path.read_bytes())
    whole[44:48] = b"\0\0\0\x63"
    path.write_bytes(whole)


@pytest.mark.parametrize(
    "spoil",
    [garbage, half_a_header, truncated, gap, no_schema, no_table, strange_format],
    ids=lambda spoil: spoil.__name__,
)
def test_what_is_damaged_is_kept_as_it_was(lived, spoil):
    """Of what cannot be copied every byte is kept, and the backup takes its place all the same."""
    spoil(lived.path)
    before, inode = lived.path.read_bytes(), lived.path.stat().st_ino
    answer = lived.ok("restore", lived.home / "ada.db", "--yes")
    (kept,) = (lived.home / "backups").glob("*-damaged.db")
    assert answer.lines[1] == f"what was there before was damaged, and is kept as it was in {kept}"
    assert kept.read_bytes() == before
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert everything(lived.path) == everything(lived.home / "ada.db")
    assert lived.path.stat().st_ino == inode
    assert why(lived)[0] == "damaged"
    lived.ok("check")


def test_its_journal_is_kept_as_well(lived):
    """With what cannot be read, the journal beside it is kept, under the name SQLite expects."""
    garbage(lived.path)
    journal = lived.home / "netlog.db-journal"
    journal.write_bytes(b"half a journal")
    lived.ok("restore", lived.home / "ada.db", "--yes")
    (kept,) = (lived.home / "backups").glob("*-damaged.db-journal")
    assert kept.read_bytes() == b"half a journal"
    assert everything(lived.path) == everything(lived.home / "ada.db")


def test_another_program_s_database_is_not_written_over(lived):
    """A database of another program is left alone, whatever is asked."""
    foreign(lived.path)
    before = lived.path.read_bytes()
    answer = lived("restore", lived.home / "ada.db", "--yes")
    assert (answer.code, answer.err.count("\n")) == (7, 1)
    assert lived.path.read_bytes() == before


def test_a_newer_database_makes_way(lived):
    """What a newer netlog wrote is copied before an older backup takes its place."""
    newer(lived.path)
    lived.ok("restore", lived.home / "ada.db", "--yes")
    (kept,) = (lived.home / "backups").glob("*-restore.db")
    with closing(sqlite3.connect(kept)) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (99,)
    assert people(lived) == ["ada-lovelace"]


def test_what_cannot_be_kept_is_not_written_over(lived):
    """Where there is no room for a copy of what is there, nothing is restored."""
    for path in (lived.home / "backups").iterdir():
        path.unlink()
    (lived.home / "backups").rmdir()
    (lived.home / "backups").write_text("in the way")
    before = lived.path.read_bytes()
    answer = lived("restore", lived.home / "ada.db", "--yes")
    assert (answer.code, answer.out, answer.err.count("\n")) == (1, "", 1)
    assert lived.path.read_bytes() == before


# Others are at work -----------------------------------------------------------------------------


def test_a_reader_is_not_waited_for_for_ever(lived, monkeypatch):
    """Somebody who reads and never ends makes it busy, and nothing is changed."""
    settings = tuple(
        ("busy_timeout", "100", 100) if name == "busy_timeout" else (name, value, read)
        for name, value, read in connection._SETTINGS
    )
    monkeypatch.setattr(connection, "_SETTINGS", settings)
    before = everything(lived.path)
    with closing(sqlite3.connect(lived.path, isolation_level=None)) as db:
        db.execute("BEGIN")
        db.execute("SELECT * FROM contact").fetchone()
        answer = lived("restore", lived.home / "ada.db", "--yes")
    assert (answer.code, answer.err) == (
        7,
        "netlog: the database is busy; try again in a moment\n",
    )
    assert everything(lived.path) == before
    lived.ok("restore", lived.home / "ada.db", "--yes")


def test_nobody_writes_between_the_copy_and_the_restore(lived, monkeypatch):
    """From the copy of what is there to the end nobody else can write, or even read."""
    original, refused = backups.of, []

    def of(*given):
        made = original(*given)
        with closing(sqlite3.connect(lived.path, timeout=0.05, isolation_level=None)) as db:
            for words in ("BEGIN IMMEDIATE", "SELECT * FROM contact"):
                with pytest.raises(sqlite3.OperationalError, match="database is locked"):
                    db.execute(words)
                refused.append(words)
        return made

    monkeypatch.setattr(backups, "of", of)
    lived.ok("restore", lived.home / "ada.db", "--yes")
    assert len(refused) == 2
    assert people(lived) == ["ada-lovelace"]


def test_a_backup_that_is_damaged_meanwhile_does_no_harm(lived):
    """Should it be damaged after it was looked through, what is there stays as it was."""
    source, before = lived.home / "ada.db", everything(lived.path)
    for spoil in (truncated, no_table, no_schema):
        source.unlink()
        lived.ok("backup", source)
        spoil(source)
        with pytest.raises(NetlogError):
            restoring.restore(lived.path, source, lambda: NOW)
        assert everything(lived.path) == before


def test_what_was_written_is_read_once_more(lived, monkeypatch):
    """If that is not sound it is said, and what was there is in a backup."""
    before, holds = everything(lived.path), backups.holds_together

    def sound(db: sqlite3.Connection, *question: str) -> bool:
        (_, _, path) = db.execute("PRAGMA database_list").fetchone()
        return path != str(lived.path) and holds(db, *question)

    monkeypatch.setattr(backups, "holds_together", sound)
    answer = lived("restore", lived.home / "ada.db", "--yes")
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.startswith("netlog: what was restored is damaged; ")
    (kept,) = (lived.home / "backups").glob("*-restore.db")
    assert everything(kept) == before


def test_the_backup_outlives_its_own_restore(lived, clock):
    """Even if it is the next to be thinned out, it is not, until what it holds is there."""
    first = backups.before(lived.path, "restore", NOW + timedelta(minutes=1))
    assert first
    lived.ok("add", "Oda Berg")
    for minute in range(2, 6):
        backups.before(lived.path, "restore", NOW + timedelta(minutes=minute))
    clock(hours=1)
    lived.ok("restore", first.path, "--yes")
    assert people(lived) == ["ada-lovelace", "grace-hopper"]
    assert not first.path.exists()  # what it held is there, and five newer ones are


def test_the_schema_is_that_of_a_new_one(lived):
    """What was restored has the tables, triggers and views of a fresh database."""
    lived.ok("restore", lived.home / "ada.db", "--yes")
    with (
        closing(sqlite3.connect(":memory:", isolation_level=None)) as fresh,
        closing(sqlite3.connect(lived.path)) as db,
    ):
        schema.create(fresh)
        query = "SELECT type, name, sql FROM sqlite_schema ORDER BY 1, 2"
        assert db.execute(query).fetchall() == fresh.execute(query).fetchall()


def test_a_row_that_breaks_a_rule_keeps_nobody_from_backups(lived):
    """What another program forced in is copied and put back as it was; `check` tells of it."""
    with closing(sqlite3.connect(lived.path)) as db:
        db.execute("PRAGMA ignore_check_constraints = ON")
        db.execute("UPDATE interaction SET weight = 9")
        db.commit()
    forced = lived.ok("backup").out.partition(":")[0]
    lived.ok("forget", "ada", "--yes")
    lived.ok("restore", forced, "--yes")
    assert people(lived) == ["ada-lovelace", "grace-hopper"]
    assert "breaks a rule: a weight is from 1 to 5" in lived("check").out


# What others left ---------------------------------------------------------------------------------


@pytest.mark.parametrize("words", ["UPDATE operation SET at = 'zzz'", "DELETE FROM operation"])
def test_a_damaged_stamp_keeps_nobody_from_it(lived, words):
    """Where what is there does not say when it was written, it is restored all the same."""
    with closing(sqlite3.connect(lived.path, isolation_level=None)) as db:
        db.execute("PRAGMA ignore_check_constraints = ON")
        db.execute(words)
    lived.ok("changes")
    undone = lived("undo")
    assert "should not" not in undone.err
    asked = lived("restore", lived.home / "ada.db", terminal=True, stdin="n\n")
    assert (asked.code, "in place of" in asked.err) == (130, True)
    lived.ok("restore", lived.home / "ada.db", "--yes")
    assert people(lived) == ["ada-lovelace"]


@pytest.mark.parametrize(
    "words",
    [
        "UPDATE standing SET balance = 9",
        "DROP TRIGGER standing_after_interaction_insert",
        "DELETE FROM contact_search",
    ],
)
def test_what_check_can_mend_is_no_reason_to_refuse(lived, words):
    """A backup in which only what follows from the rest is damaged is restored, and mended."""
    before = people(lived)
    with closing(sqlite3.connect(lived.path, isolation_level=None)) as db:
        db.execute(words)
    spoilt = lived.ok("backup").out.partition(":")[0]
    answer = lived.ok("restore", spoilt, "--yes")
    assert "; 'netlog check --fix' puts it right\n" in answer.err
    lived.ok("check", "--fix")
    assert (damage(lived.path), people(lived)) == ([], before)


def test_latest_is_not_what_was_to_be_repaired(lived):
    """What was kept before a repair is not the latest backup, for it holds the damage."""
    lived.ok("backup")
    good, *_ = [row["path"] for row in lived.ok("backup", "--list", "--json").json]
    backups.before(lived.path, "check", NOW + timedelta(hours=1))
    after = NOW + timedelta(hours=2)
    assert restoring.named(lived.path, "latest", after) == Path(good)


def test_latest_is_not_from_the_future(lived):
    """A backup that was made while the clock was wrong is the latest only if there is no other."""
    future = backups.write(lived.path, None, NOW.replace(year=2200)).path
    past = backups.write(lived.path, None, NOW).path
    assert restoring.named(lived.path, "latest", NOW) == past
    for path in (lived.home / "backups").iterdir():
        if not path.name.startswith(future.name):
            path.unlink()
    assert restoring.named(lived.path, "latest", NOW) == future


@pytest.mark.parametrize("which", ["netlog.db", "ada.db"])
def test_no_wal_format_is_left(lived, which):
    """Whichever of the two is in WAL mode, what is there afterwards is not, and has no journal."""
    with closing(sqlite3.connect(lived.home / which)) as db:
        db.execute("PRAGMA journal_mode = WAL")
    assert (lived.home / which).read_bytes()[18:20] == b"\2\2"
    lived.ok("restore", lived.home / "ada.db", "--yes")
    assert lived.path.read_bytes()[18:20] == b"\1\1"
    assert not list(lived.home.glob("netlog.db-*"))
    (kept,) = (lived.home / "backups").glob("*-restore.db")
    assert kept.read_bytes()[18:20] == b"\1\1"
    assert everything(lived.path) == everything(lived.home / "ada.db")


@pytest.mark.parametrize("spoil", [folder, fifo, device], ids=lambda spoil: spoil.__name__)
def test_what_is_there_is_no_file(lived, spoil):
    """Onto a folder, a pipe or a device nothing is restored."""
    spoil(lived.path)
    answer = lived("restore", lived.home / "ada.db", "--yes")
    assert (answer.code, answer.err) == (
        7,
        f"netlog: {lived.path} is not a file; name a database with --db\n",
    )


def test_a_folder_of_backups_that_cannot_be_listed(lived, monkeypatch):
    """Where the backups may not be read, that is said, and where it was."""

    def refuse(_place: Path) -> list[str]:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(backups, "_names", refuse)
    answer = lived("restore", "latest", "--yes")
    assert (answer.code, answer.err) == (
        1,
        f"netlog: cannot read the backups at {lived.home}/backups: Permission denied\n",
    )
