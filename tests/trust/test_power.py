"""What was acknowledged outlives a power cut: 2,000 of them, on a disk that keeps what it synced.

The disk is a simulation, see `power`; what is written on it is what real commands wrote, with the
settings that netlog gave its connections.
"""

import random
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote

import apsw
import pytest

from tests.conftest import Shell
from tests.trust import trials
from tests.trust.power import Acknowledged, Disk, Event, cuts
from tests.trust.stored import damage, everything

CUTS, CONTROLS, SAMPLED = trials(2_000), 500, 40
PEOPLE = "".join(f"Person {n},p{n}@example.org,Globex {n % 7}\n" for n in range(120))
COMMANDS: tuple[tuple[str, ...], ...] = (
    ("add", "Ada Lovelace", "--tag", "maths", "--email", "ada@example.org"),
    ("add", "Grace Hopper", "--circle", "close"),
    ("log", "ada", "grace", "-m", "lunch", "--gave", "intro:2", "--got", "advice"),
    ("gave", "ada", "lead", "-m", "a long story " * 400),
    ("edit", "grace", "--location", "Arlington", "-m", "a longer one " * 900),
    ("undo",),
    ("redo",),
    ("import", "people.csv"),
    ("tag", "ada", "early reader"),
    ("undo", "2"),
    ("snooze", "grace", "2 weeks"),
    ("import", "people.csv"),
    ("circle", "set", "wide", "6 months"),
    ("remove", "1"),
    ("log", "Person 7", "-m", "tea", "--got", "review:3"),
    ("forget", "ada", "--yes"),
    ("got", "grace", "thanks"),
)


class Statement(NamedTuple):
    """SQL and its values, or those of many rows."""

    sql: str
    values: Any
    many: bool = False


class Story(NamedTuple):
    """What happened on a disk, and what was stored after each command, the first being none."""

    events: Sequence[Event]
    files: Sequence[bytes]
    contents: Sequence[list[str]]


@pytest.fixture(scope="module")
def written(tmp_path_factory) -> list[list[list[Statement]]]:
    """What each command sends to SQLite: for each connection, its statements."""
    shell = Shell(tmp_path_factory.mktemp("written"))
    file = shell.home / "people.csv"
    file.write_text(f"Name,Email,Company\n{PEOPLE}")
    commands = []
    for words in COMMANDS:
        connections: list[list[Statement]] = []

        class Spied(sqlite3.Connection):
            def __init__(self, database: str, *args: Any, **how: Any) -> None:
                super().__init__(database, *args, **how)
                self.statements: list[Statement] = []
                place = unquote(str(database).removeprefix("file://").partition("?")[0])
                if place == str(shell.path):
                    connections.append(self.statements)  # noqa: B023 - this command's

            def execute(self, sql: str, values: Any = ()) -> sqlite3.Cursor:
                self.statements.append(Statement(sql, values))
                return super().execute(sql, values)

            def executemany(self, sql: str, values: Iterable[Any]) -> sqlite3.Cursor:
                rows = list(values)
                self.statements.append(Statement(sql, rows, many=True))
                return super().executemany(sql, rows)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(sqlite3, "connect", partial(sqlite3.connect, factory=Spied))
            shell.ok(*(file if word == file.name else word for word in words))
        commands.append(connections)
    return commands


def told(commands: list[list[list[Statement]]], home: Path, synchronous: str = "") -> Story:
    """Write on a disk what the commands wrote, with another `synchronous` if one is given."""
    disk = Disk("disk")
    path = home / "netlog.db"
    files: list[bytes] = [b""]
    contents: list[list[str]] = [[]]
    for number, connections in enumerate(commands, 1):
        for statements in connections:
            with closing(disk.open(path)) as db:
                for statement in statements:
                    _send(db, statement)
                    if synchronous and statement.sql.startswith("PRAGMA synchronous ="):
                        _send(db, Statement(f"PRAGMA synchronous = {synchronous}", ()))
        disk.events.append(Acknowledged(number))
        files.append(path.read_bytes())
        contents.append(everything(path))
    disk.unregister()
    return Story(disk.events, files, contents)


def _send(db: apsw.Connection, statement: Statement) -> None:
    execute = db.executemany if statement.many else db.execute
    execute(statement.sql, statement.values).fetchall()


def found(files: dict[str, bytes], home: Path) -> Path:
    """Lay out what is there after a cut, and return the database."""
    for path in home.iterdir():
        path.unlink()
    for name, content in files.items():
        (home / name).write_bytes(content)
    return home / "netlog.db"


def verdict(story: Story, acknowledged: int, path: Path) -> str:
    """Return `stored` if all that was acknowledged is there, and nothing by halves; else what is.

    The database is `corrupt`, or operations are `lost`.
    """
    content: list[str] = []
    if path.exists() and path.stat().st_size:
        try:
            with closing(sqlite3.connect(path)) as db:
                db.execute("PRAGMA synchronous = OFF")  # nobody cuts the power here
                db.execute("SELECT count(*) FROM sqlite_master").fetchone()  # and is healed
            possible = story.files[acknowledged : acknowledged + 2]
            if (whole := path.read_bytes()) in possible:
                return "stored"
            if whole:
                with closing(sqlite3.connect(path)) as db:
                    if db.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
                        return "corrupt"
                content = everything(path)
        except sqlite3.DatabaseError:
            return "corrupt"
    if content in story.contents[acknowledged : acknowledged + 2]:
        return "stored"
    return "lost" if content in story.contents else "corrupt"


def test_the_power_is_cut(written, tmp_path):
    """Whatever the moment of the cut: all that was acknowledged is there, and nothing by halves."""
    dice, home = random.Random(20261119), tmp_path / "after"
    home.mkdir()
    story = told(written, tmp_path)
    verdicts, hot = [], 0
    for number, (acknowledged, files) in enumerate(cuts(story.events, CUTS, dice)):
        path = found(files, home)
        hot += "netlog.db-journal" in files
        verdicts.append(verdict(story, acknowledged, path))
        if number % (CUTS // SAMPLED) == 0 and path.exists() and path.stat().st_size:
            assert damage(path) == []
    assert {what: verdicts.count(what) for what in set(verdicts)} == {"stored": CUTS}
    assert hot > CUTS / 4


@pytest.mark.parametrize(("synchronous", "bad"), [("FULL", "lost"), ("OFF", "corrupt")])
def test_the_cuts_are_no_blanks(written, tmp_path, synchronous, bad):
    """With less care than netlog's, the same cuts do harm.

    With FULL a journal may come back, and with it what was there before the last commit: that is
    lost, and after a VACUUM, which has cropped the file by then, all is.
    """
    dice, home = random.Random(20261119), tmp_path / "after"
    home.mkdir()
    story = told(written, tmp_path, synchronous)
    verdicts = [
        verdict(story, acknowledged, found(files, home))
        for acknowledged, files in cuts(story.events, CONTROLS, dice)
    ]
    assert verdicts.count(bad) > CONTROLS / 10
