"""Nobody reads of people where they are not asked about: in errors, file names, processes, logs."""

import gc
import os
import re
import resource
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from shutil import rmtree
from typing import Any

import pytest

from netlog.errors import NetlogError
from netlog.store import connection, contacts, interactions, operations, search
from tests.conftest import Result, Shell
from tests.processes import answer as answered
from tests.processes import fork, wait
from tests.test_edit import steps

# In every text that anybody has; what the tests type does not hold it.
MARK = "qzx"
TOP = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def known(tmp_path_factory, empty_database):
    """A database of two people, of whom everything that can be known is known; to be copied."""
    netlog = Shell(tmp_path_factory.mktemp("private"))
    netlog.path.write_bytes(empty_database.read_bytes())
    netlog.ok("circle", "add", f"c {MARK}", "--every", "2 weeks")
    for n in (1, 2):
        words = {
            name: f"{name} {MARK} {n}"
            for name in "location met-at company title nickname link tag note".split()
        }
        words |= {"email": f"{MARK}{n}@example.org", "phone": f"+4420 {n} {MARK}"}
        words |= {"circle": f"c {MARK}", "handle": f"p{n}", "birthday": "22 march"}
        options = [f"--{name}={value}" for name, value in words.items()]
        netlog.ok("add", f"Name {MARK} {n}", *options, today="2026-01-01")
        netlog.ok("log", f"p{n}", f"--note=note {MARK}", f"--gave=kind {MARK}", today="2026-01-02")
    netlog.ok("edit", "p1", "--introduced-by", "p2")
    return netlog.path.read_bytes()


@pytest.fixture
def netlog(shell: Shell, known: bytes) -> Shell:
    """A shell on a copy of that database, whose editor leaves everything as it is."""
    shell.path.touch(mode=0o600)
    shell.path.write_bytes(known)
    shell.env["EDITOR"] = "true"
    return shell


def assert_private(answer: Result, *codes: int) -> None:
    """It failed, in one line which says nothing of anybody."""
    assert answer.code in (codes or range(1, 8)), answer
    assert answer.out == ""
    assert answer.err.startswith("netlog: ")
    assert answer.err.count("\n") == 1, answer
    assert MARK not in answer.err.lower()
    assert "should not have happened" not in answer.err


# What is refused ---------------------------------------------------------------------------------

REFUSED = [
    ["edit", "p1", "--handle", "p2"],
    ["edit", "p1", "--handle", "Up Per"],
    ["edit", "p1", "--name", " "],
    ["edit", "p1", "--name", "n" * 501],
    ["edit", "p1", "--birthday", "30 feb"],
    ["edit", "p1", "--introduced-by", "p1"],
    ["edit", "p1", "--email", "e" * 501],
    ["edit", "p1", "--remove", "nothing"],
    ["edit", "p1", "--every", "0 days"],
    ["edit", "--interaction", "1", "--kind", "k" * 41],
    ["edit", "--interaction", "1", "--direction", "met", "--weight", "2"],
    ["edit", "--interaction", "9", "--via", "call"],
    ["log", "p1", "-m", "m" * 65537],
    ["log", "p1", "--gave", "k" * 41],
    ["log", "p1", "--gave", "intro:6"],
    ["log", "p1", "--on", "tomorrow"],
    ["gave", "p1", "p2"],
    ["tag", "p1", "t" * 101],
    ["untag", "p1", "nothing"],
    ["snooze", "p1", "yesterday"],
    ["circle", "add", "inner"],
    ["circle", "add", "i" * 101],
    ["forget", "p1"],
    ["remove", "9"],
    ["undo", "99"],
    ["redo"],
    ["show", "w"],
    ["jot", "lunch with Zorro"],
    ["jot", "lunch with @p1 on 30 feb"],
    ["due", "--explain", "9"],
    ["list", "--columns", "nothing"],
    ["import", "missing.csv"],
]


@pytest.mark.parametrize("words", REFUSED, ids=lambda words: " ".join(words)[:40])
def test_what_is_refused(netlog, words):
    """A command that is refused says which rule is broken, and nothing that is stored."""
    if words[0] == "gave":
        netlog.ok("edit", "p1", "--name", "Wren")
        netlog.ok("edit", "p2", "--name", "Wren P2", "--nickname", "p1 p2")
    assert_private(netlog(*words))


# What breaks the rules of a column, or those of its type.
BREAKING = (
    None,
    "",
    " ",
    "x" * 70_000,
    "a\0b",
    "2026-02-30",
    "nothing",
    -1,
    0,
    2**62,
    1.5,
    b"\xff",
)


def refusal(db: sqlite3.Connection, query: str, value: str | bytes | float | None) -> str:
    """Return what is said of a statement that breaks a rule, or nothing of one that does not."""
    db.execute("SAVEPOINT here")
    try:
        with connection._spoken():
            db.execute(query, (value,))
    except NetlogError as error:
        return str(error)
    finally:
        db.execute("ROLLBACK TO here")
    return ""


# A row of each table that the commands above leave empty.
BETWEEN = (
    "INSERT INTO apart (contact_id, other_id) VALUES (1, 2)",
    f"INSERT INTO knows (contact_id, other_id, how) VALUES (1, 2, '{MARK}')",
    f"INSERT INTO intro (contact_id, other_id, wish, note) VALUES (1, 2, '{MARK}', '{MARK}')",
    f"INSERT INTO loop (contact_id, kind, what) VALUES (1, 'request', '{MARK}')",
    f"INSERT INTO topic (contact_id, direction, name, folded) VALUES (1, 'needs', '{MARK}', 'x')",
    f"INSERT INTO target (contact_id, role, step) VALUES (1, '{MARK}', '{MARK}')",
    f"INSERT INTO setting (name, value) VALUES ('{MARK}', '{MARK}')",
    f"INSERT INTO source (kind, path, me) VALUES ('mail', '{MARK}', '{MARK}')",
)


def test_whatever_rule_is_broken(netlog):
    """Each sentence of the schema is about a rule, never about the row that broke it."""
    with connection.writing(netlog.path, "test", dry_run=True) as db:
        for row in BETWEEN:
            db.execute(row)
        columns = db.execute(
            "SELECT t.name, c.name FROM pragma_table_list AS t, pragma_table_info(t.name) AS c "
            "WHERE t.strict AND t.name NOT IN ('change', 'operation')"
        ).fetchall()
        schema = " ".join(sql for (sql,) in db.execute("SELECT sql FROM sqlite_schema") if sql)
        said = {
            refusal(db, query, value)
            for table, column in columns
            for value in BREAKING
            for query in (
                f"UPDATE {table} SET {column} = ?1",
                f"UPDATE {table} SET {column} = ?1 WHERE rowid = 1",
                f"INSERT INTO {table} ({column}) VALUES (?1)",
            )
        }
    assert not [sentence for sentence in said if MARK in sentence.lower()]
    sentences = set(re.findall(r"CONSTRAINT \"([^\"]+)\" CHECK", schema))
    assert len(sentences) > 30, "what the schema says was not found"
    assert len(sentences & said) > len(sentences) * 0.7, sorted(sentences - said)


# What goes wrong ---------------------------------------------------------------------------------

WRITING = [
    ["log", "p1", "-m", "tea"],
    ["add", "Oda Berg"],
    ["edit", "p1", "--title", "Poet"],
    ["tag", "p1", "poet"],
    ["undo"],
    ["snooze", "p1", "2 weeks"],
    ["circle", "set", "close", "3 weeks"],
    ["jot", "lunch with @p1"],
    ["remove", "1"],
    ["forget", "p2", "--yes"],
]
READING = [
    ["show", "p1"],
    ["list"],
    ["owed"],
    ["due"],
    ["history"],
    ["find", "tea"],
    ["changes"],
]
RAISED = [
    ValueError(f"invalid literal for int(): 'note {MARK}'"),
    KeyError(f"Name {MARK} 1"),
    RuntimeError(f"note {MARK}"),
    UnicodeEncodeError("utf-8", f"note {MARK}", 0, 1, f"{MARK} is not allowed"),
    UnicodeDecodeError("utf-8", f"malformed database: note {MARK}".encode(), 0, 1, MARK),
    sqlite3.IntegrityError(f"UNIQUE constraint failed: Name {MARK}"),
    sqlite3.IntegrityError(f"note {MARK}"),
    sqlite3.OperationalError(f"near {MARK}: syntax error"),
    sqlite3.DatabaseError(f"malformed database schema ({MARK})"),
    sqlite3.ProgrammingError(f"Error binding parameter 1: {MARK}"),
    RecursionError(MARK),
    MemoryError(MARK),
]


@pytest.mark.parametrize("error", RAISED, ids=lambda error: type(error).__name__)
def test_a_crash_inside(netlog, monkeypatch, error):
    """An error whose message holds a note is said by its kind alone; no traceback shows it."""

    def crash(*_what: object, **_how: object) -> None:
        raise error

    for module, name in (
        (contacts, "matching"),
        (contacts, "change"),
        (interactions, "log"),
        (operations, "finish"),
        (search, "match"),
    ):
        with monkeypatch.context() as patch:
            patch.setattr(module, name, crash)
            failed = 0
            for words in (*WRITING[:8], *READING):
                answer = netlog(*words)
                assert MARK not in answer.err.lower(), answer
                assert "Traceback" not in answer.err
                assert answer.err.count("\n") <= 1
                failed += answer.code != 0
            assert failed > 0


def test_a_traceback_is_shown_by_wish(netlog):
    """NETLOG_DEBUG=1 shows where it happened; not the values with which."""
    netlog.env["NETLOG_DEBUG"] = "1"
    words = ["edit", "p1", "--handle", "p2"]
    ended = subprocess.run(
        [sys.executable, "-m", "netlog", *words],
        env=netlog.env | {"PYTHONPATH": str(TOP)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 1
    assert "Traceback" in ended.stderr
    assert "UNIQUE constraint failed: contact.handle" in ended.stderr
    assert MARK not in ended.stderr


def test_those_who_script_netlog(netlog):
    """SQLAlchemy says which statement failed, without the parameters."""
    from sqlalchemy.exc import IntegrityError
    from sqlmodel import Session

    from netlog.models import Contact

    engine = connection.engine(netlog.path)
    with Session(engine) as session:
        session.add(Contact(name=f"Name {MARK}", handle="p1", note=MARK, added_on="2026-01-01"))
        with pytest.raises(IntegrityError) as refused:
            session.commit()
    engine.dispose()
    assert "UNIQUE constraint failed: contact.handle" in str(refused.value)
    assert MARK not in str(refused.value)


@pytest.mark.parametrize("words", WRITING, ids=" ".join)
def test_a_full_disk(netlog, words):
    """Where there is no room, the error is about the disk."""
    limit = netlog.path.stat().st_size

    def no_room() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit // 2, limit // 2))

    answer = answered(netlog, *words, before=no_room)
    assert answer.code in {1, 7}
    assert MARK not in answer.err.lower()


@contextmanager
def locked(path: Path) -> Iterator[None]:
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("BEGIN EXCLUSIVE")
        yield


@pytest.mark.parametrize("words", [*WRITING, *READING], ids=" ".join)
def test_a_busy_database(netlog, monkeypatch, words):
    """Who waits too long is told that it is busy, and not with whom."""
    monkeypatch.setattr(connection, "PATIENCE", 1)
    monkeypatch.setattr(
        connection, "_SETTINGS", (("busy_timeout", "1", 1), *connection._SETTINGS[1:])
    )
    with locked(netlog.path):
        assert_private(netlog(*words), 7)


DAMAGE: list[tuple[str, Callable[[bytes], bytes]]] = [
    ("a page of zeros", lambda data: data[:4096] + bytes(4096) + data[8192:]),
    ("half a file", lambda data: data[: len(data) // 2]),
    ("a schema of other words", lambda data: data.replace(b"CREATE TABLE", b"CREATE TABEL")),
    ("text that is none", lambda data: data.replace(b"note qzx", b"note q\xff\xfe")),
    ("a name of other bytes", lambda data: data.replace(b"Name qzx", b"Name q\xc3\x28")),
    ("swapped pages", lambda data: data[:4096] + data[8192:12288] + data[4096:8192] + data[12288:]),
]


@pytest.mark.parametrize(("what", "damage"), DAMAGE, ids=[what for what, _ in DAMAGE])
def test_a_damaged_database(netlog, known, what, damage):
    """SQLite's own complaint would quote what is damaged; netlog's does not."""
    failed = 0
    for words in (*READING, *WRITING, ["check"]):
        netlog.path.write_bytes(damage(known))
        answer = netlog(*words)
        # An error holds on to a cursor and its lock; a process of its own would have ended.
        gc.collect()
        assert answer.code in {0, 1, 4, 7}, answer
        # Who is meant may be said.
        assert MARK not in re.sub(r"; did you mean .*", "", answer.err).lower(), answer
        assert "should not have happened" not in answer.err, (words, answer)
        failed += answer.code != 0
    assert failed > 0


def test_what_is_rejected_of_a_file(netlog, tmp_path):
    """What an import rejects is about the file's own lines, not about what is stored."""
    lines = "\n".join(
        ["name,email,birthday,note", "Oda,,30 feb,x", ",,,", f"Ole,{'e' * 400},,", "Ida,,,a\0b"]
    )
    (tmp_path / "people.csv").write_text(f"{lines}\nUna,QZX1@example.org,\nIvo\n")
    answer = netlog("import", tmp_path / "people.csv", "--on-match", "update")
    assert answer.code == 1
    assert ", 2 rejected" in answer.err
    assert MARK not in answer.err


# Where else it could be read ---------------------------------------------------------------------

EVERYTHING = [
    *READING,
    *WRITING,
    ["edit", "p1"],
    ["edit", "--interaction", "1"],
    ["jot"],
    ["import", "people.csv", "--rejects", "rejected.txt"],
    ["export"],
    ["backup"],
    ["check"],
    ["info"],
    ["prompt"],
    ["cron"],
    ["redo"],
]


def test_no_name_of_a_file_and_no_process_tells(netlog, tmp_path, monkeypatch):
    """Whatever is opened, made, moved or run is called after nobody; no network, no system log."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    (tmp_path / "people.csv").write_text(f"name,note\nOda {MARK},{MARK}\n,\n")
    steps(netlog, 'sed -i "s/title:.*/title: Poet/" "$1"; echo "tea with @p1" >> "$1"')
    events: list[tuple[str, str]] = []

    def watch(event: str, values: tuple[Any, ...]) -> None:
        kind = event.partition(".")[0]
        if kind in {
            "open",
            "os",
            "tempfile",
            "sqlite3",
            "subprocess",
            "shutil",
            "socket",
            "syslog",
        }:
            events.append((event, ascii(values)))

    def work() -> None:
        sys.addaudithook(watch)
        for words in EVERYTHING:
            netlog(*words)
        netlog("log", "p1", "-m", terminal=True)
        kinds = {event for event, _ in events}
        assert {"open", "os.mkdir", "sqlite3.connect", "subprocess.Popen"} <= kinds, kinds
        telling = [each for each in events if MARK in each[1].lower()]
        assert telling == []
        assert not [event for event in kinds if event.startswith(("socket", "syslog"))]

    assert wait([fork(work)]) == [0]
    for path in tmp_path.rglob("*"):
        assert MARK not in str(path).lower()


MAKING = [
    ["add", "Oda Berg"],
    ["backup"],
    ["edit", "oda"],
    ["import", "people.csv", "--rejects", "rejected.txt"],
    ["demo", "example.db"],
]


def test_files_are_made_for_their_owner(shell, tmp_path, monkeypatch):
    """Each asks for that itself, even were the mask that says so for all of them not there."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "people.csv").write_text(f"name,note\nIda,x\n{'x' * 501},y\n")
    (tmp_path / "people.csv").chmod(0o600)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    steps(shell, 'echo junk > "$1"')
    (tmp_path / "modes").touch()

    def work() -> None:
        os.umask(0)
        monkeypatch.setattr("os.umask", lambda _mask: 0)
        for words in MAKING:
            shell(*words)
        (tmp_path / "seen-1").unlink()
        (tmp_path / "where").unlink()

    assert wait([fork(work)]) == [0]
    assert (tmp_path / "modes").read_text().split() == ["drwx------", "-rw-------"]
    ours = [p for p in tmp_path.rglob("*") if p.suffix not in {".csv", ""} or "netlog" in p.name]
    assert {"netlog.db", "example.db", "rejected.txt"} <= {path.name for path in ours}
    open_to_others = [path.name for path in ours if path.is_file() and path.stat().st_mode & 0o77]
    assert open_to_others == []


def test_folders_are_made_for_their_owner(shell, tmp_path, monkeypatch):
    """That of the database, and that of its backups, whatever is put there first."""
    home = tmp_path / "data"
    shell.path = home / "netlog.db"
    shell.env["NETLOG_DB"] = str(shell.path)

    def modes() -> list[int]:
        return [path.stat().st_mode & 0o777 for path in (home, home / "backups")]

    def work() -> None:
        os.umask(0)
        monkeypatch.setattr("os.umask", lambda _mask: 0)
        shell.ok("add", "Oda Berg")
        shell.ok("backup", tmp_path / "copy.db")
        shell.ok("backup")
        assert modes() == [0o700, 0o700]
        rmtree(home / "backups")
        shell.path.write_bytes(b"no database")
        shell.ok("restore", tmp_path / "copy.db", "--yes")
        assert modes() == [0o700, 0o700]

    assert wait([fork(work)]) == [0]


def test_the_mask_is_set_before_anything_else(shell):
    """Whatever else is made, by SQLite or an editor, is for its owner alone as well."""
    read, write = os.pipe()

    def work() -> None:
        os.umask(0)
        shell("info")
        os.write(write, str(os.umask(0)).encode())

    assert wait([fork(work)]) == [0]
    assert os.read(read, 10) == str(0o077).encode()
    os.close(read)
    os.close(write)


def test_the_list_of_processes_shows_what_is_typed_and_no_more(netlog):
    """`-m TEXT` is seen by every user of the machine; `-m -` is not."""
    process = subprocess.Popen(
        [sys.executable, "-m", "netlog", "log", "p1", "-m", "-"],
        env=netlog.env | {"PYTHONPATH": str(TOP)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert process.stdin
    process.stdin.write(f"note {MARK}".encode())
    process.stdin.flush()
    arguments = Path(f"/proc/{process.pid}/cmdline").read_bytes()
    environment = Path(f"/proc/{process.pid}/environ").read_bytes()
    process.communicate()
    assert process.returncode == 0
    assert MARK.encode() not in arguments + environment
    assert netlog.ok("show", "p1", "--json").json["interactions"][-1]["note"] == f"note {MARK}"
