"""`netlog info`: which netlog, which database, which settings."""

import platform
import sqlite3

import pytest

from netlog import __version__
from netlog.store import connection
from netlog.store.connection import SCHEMA_VERSION
from netlog.store.rows import insert
from tests.conftest import Shell


@pytest.fixture
def people(netlog: Shell) -> Shell:
    netlog.path.chmod(0o600)
    for name in ("Mara Lindqvist", "Tomé Sá"):
        netlog.ok("add", name)
    netlog.ok("log", "mara", "tome", "-m", "A secret")
    netlog.ok("archive", "tome")
    netlog.ok("undo")
    netlog.ok("redo")
    with connection.writing(netlog.path, "network") as db:
        insert(db, "company", name="Acme", folded="acme")
        insert(db, "company", name="Acme Inc.", folded="acme inc.", same_as=1)
        insert(db, "knows", contact_id=1, other_id=2)
        insert(db, "intro", contact_id=1, other_id=2)
        insert(db, "loop", contact_id=1, kind="ask", what="a secret")
        insert(db, "loop", contact_id=1, kind="ask", what="b", state="done", closed_on="2026-11-19")
    return netlog


def test_all_of_it_as_one_object(people):
    """What a script may ask for, with what named and decided each thing."""
    assert people.ok("info", "--json").json == {
        "version": __version__,
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "database": str(people.path),
        "database_from": "NETLOG_DB",
        "exists": True,
        "size": people.path.stat().st_size,
        "mode": "600",
        "schema_version": SCHEMA_VERSION,
        "people": 2,
        "archived": 1,
        "interactions": 2,
        "circles": 4,
        "companies": 1,
        "acquaintances": 1,
        "introductions": 1,
        "open": 1,
        "operations": 5,
        "today": "2026-11-19",
        "today_from": "NETLOG_TODAY",
        "settings": [
            {"name": "colour", "value": "no", "came_from": "the terminal"},
            {"name": "width", "value": "100", "came_from": "COLUMNS"},
            {"name": "editor", "value": "the usual", "came_from": "the system"},
        ],
    }


def test_the_same_for_people(people):
    """A line for each, and nothing of what is kept about anybody."""
    said = people.ok("info").out
    assert said.startswith(f"netlog {__version__}\n")
    assert f"  database  {people.path} (NETLOG_DB)\n" in said
    assert (
        "  holds     people 2; archived 1; interactions 2; circles 4; companies 1; "
        "acquaintances 1; introductions 1; open 1; operations 5\n"
    ) in said
    assert "  today     2026-11-19 (NETLOG_TODAY)\n" in said
    assert "Mara" not in said
    assert "secret" not in said


@pytest.mark.parametrize(
    ("environment", "words", "place", "named_by"),
    [
        ({"NETLOG_DB": ""}, (), ".local/share/netlog/netlog.db", "the default"),
        ({"NETLOG_DB": "", "XDG_DATA_HOME": "{}/data"}, (), "data/netlog/netlog.db", "XDG_DATA_HO"),
        ({}, ("--db", "{}/other.db"), "other.db", "--db"),
    ],
)
def test_no_database_yet_is_no_error(shell, environment, words, place, named_by):
    """Where it would be is said, and asking makes none."""
    shell.env.update({key: value.format(shell.home) for key, value in environment.items()})
    chosen = [word.format(shell.home) for word in words]
    facts = shell.ok("info", "--json", *chosen).json
    assert facts["database"] == str(shell.home / place)
    assert facts["database_from"].startswith(named_by)
    assert not facts["exists"]
    assert {facts[name] for name in ("size", "mode", "schema_version", "people")} == {None}
    said = shell.ok("info", *chosen).out
    assert "  file      not there yet; 'netlog add NAME' makes it\n" in said
    assert "holds" not in said
    assert list(shell.home.rglob("*")) == []


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"hello", "is not a netlog database"), (b"", None)],
    ids=["other", "empty"],
)
def test_what_is_no_database_is_described_and_refused(shell, content, said):
    """The facts come first, then the error; an empty file is no database yet."""
    shell.path.write_bytes(content)
    result = shell("info")
    assert result.out.startswith(f"netlog {__version__}\n")
    assert ("not there yet" in result.out) == (said is None)
    assert result.code == (7 if said else 0)
    assert (said or "") in result.err
    assert shell.path.read_bytes() == content


def test_a_folder_is_no_database(shell):
    """As with every command, the error says so."""
    result = shell("info", "--db", shell.home)
    assert (result.code, result.err) == (
        7,
        f"netlog: {shell.home} is not a file; name a database with --db\n",
    )


@pytest.mark.parametrize(
    ("environment", "terminal", "expected"),
    [
        ({}, True, ["colour yes (the terminal)", "width 100 (COLUMNS)"]),
        ({"NO_COLOR": "1"}, True, ["colour no (NO_COLOR)"]),
        ({"TERM": "dumb"}, True, ["colour no (TERM)"]),
        ({"COLUMNS": ""}, True, ["width 80 (the terminal)"]),
        ({"COLUMNS": "-5"}, False, ["width 80 (the terminal)"]),
        ({"EDITOR": "ed"}, False, ["editor ed (EDITOR)"]),
        ({"EDITOR": "ed", "VISUAL": "vim -f"}, False, ["editor vim -f (VISUAL)"]),
        ({"NETLOG_TODAY": ""}, False, ["(the clock)"]),
    ],
)
def test_what_decides_a_setting_is_named(people, environment, terminal, expected):
    """The environment where it does, else the terminal or the system."""
    people.env.update(environment)
    text = people.ok("info", terminal=terminal).out.replace("\x1b[2m", "").replace("\x1b[0m", "")
    said = "\n".join(" ".join(line.split()) for line in text.splitlines())
    assert all(line in said for line in expected), said
