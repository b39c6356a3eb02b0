"""The demo: an example database that anybody can make, and the one that is kept in the repository.

The kept one, `netlog.db.example`, has to be made again whenever the schema or the demo changes:

    rm netlog.db.example && NETLOG_TODAY=2026-11-19 netlog demo netlog.db.example
"""

import shlex
import sqlite3
import stat
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from netlog import demo
from netlog.exchange.records import Person
from tests.conftest import TODAY

EXAMPLE = Path(__file__).parent.parent / "netlog.db.example"

# What differs each time a row is written: by chance, or by the clock.
_EACH_TIME = {"uid", "updated_at", "at", "before", "after", "deleted_at"}


def content(path: Path) -> dict[str, list[Any]]:
    """Return the schema and every row of a database, but for what differs each time."""
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as db:
        schema = db.execute("SELECT name, sql FROM sqlite_schema ORDER BY name").fetchall()
        found: dict[str, list[Any]] = {"schema": schema}
        for table in [name for name, sql in schema if sql and sql.startswith("CREATE TABLE")]:
            columns = [row[1] for row in db.execute(f"PRAGMA table_info('{table}')")]
            listed = ", ".join(f'"{column}"' for column in columns if column not in _EACH_TIME)
            if not table.startswith(("contact_search_", "note_search_", "sqlite_")):
                found[table] = db.execute(f"SELECT {listed} FROM '{table}' ORDER BY 1").fetchall()
    return found


def test_the_example_is_the_demo(shell):
    """The example file is what `netlog demo` makes for its day, and is small."""
    assert demo.EXAMPLE_DAY.isoformat() == TODAY
    shell.ok("demo")
    assert content(EXAMPLE) == content(shell.path)
    assert EXAMPLE.stat().st_size < 1_000_000


@pytest.mark.parametrize(
    "words",
    [
        ["due"],
        ["owed"],
        ["show", "ada"],
        ["list", "-n", "0"],
        ["history"],
        ["find", "robot"],
        ["info"],
        ["changes"],
        ["check", "--json"],
        ["circle"],
    ],
    ids=" ".join,
)
def test_reading_leaves_it_as_it_is(shell, words):
    """No command that only reads changes a byte of the example, or leaves a file beside it."""
    shell.path.write_bytes(EXAMPLE.read_bytes())
    assert shell.ok(*words).out
    assert shell.path.read_bytes() == EXAMPLE.read_bytes()
    assert [path.name for path in shell.home.iterdir()] == [shell.path.name]


def test_everybody_is_in_it(shell):
    """All of the invented people and interactions arrive, and netlog finds nothing wrong."""
    records = list(demo.records(demo.EXAMPLE_DAY))
    answer = shell.ok("demo")
    people = [record for record in records if isinstance(record, Person)]
    said = f"{len(people)} invented people, {len(records) - len(people)} interactions"
    assert answer.lines[0] == f"{shell.path}: {said}"
    assert answer.err == ""
    assert shell.ok("check").out == ""
    assert len(shell.ok("list", "--json", "-n", "0").json) == len(people)
    assert stat.S_IMODE(shell.path.stat().st_mode) == 0o600


def test_what_to_try_works(shell):
    """Every suggestion is shown and does what it says, in this order."""
    answer = shell.ok("demo", terminal=True)
    codes = []
    for command, why in demo.TRY:
        assert any(command in line and why in line for line in answer.lines)
        codes.append(shell(*shlex.split(command)[1:]).code)
    assert codes == [5 if "elena" in command else 0 for command, _ in demo.TRY]


def test_where_it_goes(shell):
    """It goes where it is told: by a path, --db, NETLOG_DB, else beside one's own database."""
    there = shell.home / "it's here.db"
    assert f"export NETLOG_DB='{shell.home}/it'\"'\"'s here.db'" in shell.ok("demo", there).out
    assert there.exists()
    shell.ok("--db", shell.home / "other.db", "demo")
    assert (shell.home / "other.db").exists()
    assert "export" not in shell.ok("demo").out
    assert shell.path.exists()
    del shell.env["NETLOG_DB"]
    own = shell.home / ".local/share/netlog"
    assert f"export NETLOG_DB={own}/demo.db" in shell.ok("demo").out
    assert [path.name for path in own.iterdir()] == ["demo.db"]


@pytest.mark.parametrize("content_", [b"x", EXAMPLE.read_bytes()], ids=["other", "database"])
def test_never_into_what_is_there(shell, content_):
    """Whatever is in a file already stays, and is no place for a demo."""
    shell.path.write_bytes(content_)
    answer = shell("demo")
    assert answer.code == 6
    assert answer.err == (
        f"netlog: {shell.path} is there already; name a new file, as netlog demo PATH\n"
    )
    assert shell.path.read_bytes() == content_


def test_an_empty_file_will_do(shell):
    """A file that was only just made, by mktemp say, is as good as none."""
    shell.path.touch()
    shell.ok("demo")


def test_it_can_be_taken_back(shell):
    """The whole demo is one operation, and undo takes it back."""
    shell.ok("demo")
    shell.ok("undo")
    assert shell.ok("list").out == ""


@pytest.mark.parametrize("place", ["no/such\0place", "folder"])
def test_nowhere(shell, place):
    """Where no file can be, it is said so in one line."""
    (shell.home / "folder").mkdir()
    answer = shell("demo", shell.home / place)
    assert answer.code in {6, 7}
    assert answer.err.count("\n") == 1
