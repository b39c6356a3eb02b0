"""Databases of every released version as text, and what they mean.

`N.sql` is one as netlog of version N left it, `N.json` what its commands answered. Neither is
changed once that version is released. `python -m tests.versions` writes those of the present one.

A dump is DDL and rows. SQLite's own `iterdump` writes the tables below a search index as blobs;
here its text is written, as it was put in, and the index is made again from it on loading.
"""

import json
import re
import sqlite3
from bisect import bisect
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import groupby
from pathlib import Path
from typing import Any

from netlog.store.connection import APPLICATION_ID, version
from tests.conftest import Shell

FOLDER = Path(__file__).parent
# What is drawn by lot, and what the clock says.
_LOT = re.compile(
    r"\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b|\b[0-9a-f]{32}\b"
)
_STAMP = re.compile(r"\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")
_ASKED = (
    ("list", "--columns", "id,handle,name,company,title,circle,tags,email,phone,location"),
    ("history", "--sort", "interaction_id"),
    ("owed",),
    ("due",),
    ("circle",),
    ("changes",),
    ("find", "lunch"),
)


def dump(path: Path) -> str:
    """Return a database as SQL text that `load` reads."""
    with closing(sqlite3.connect(path)) as db:
        return "\n".join([*_settings(db), *_tables(db), *_rest(db), ""])


def without_chance(text: str, ticks: Sequence[str]) -> str:
    """Return a dump that is the same for the same deeds.

    What is drawn by lot is numbered; what was done after the n-th of `ticks` was in second n.
    """
    return _STAMP.sub(lambda match: _stamp(bisect(ticks, match[0])), _numbered(text))


def load(text: str, path: Path) -> None:
    """Make the database that a dump tells of."""
    path.touch(mode=0o600)
    with closing(sqlite3.connect(path)) as db:
        db.executescript(f"PRAGMA synchronous = OFF; BEGIN;\n{text}\nCOMMIT;")


def meaning(shell: Shell) -> dict[str, Any]:
    """Return what the commands answer of all that is stored."""
    answers = {words[0]: shell.ok(*words, "-n", "0", "--json").json for words in _ASKED}
    people = [person["handle"] for person in answers["list"]]
    return answers | {"show": [shell.ok("show", handle, "--json").json for handle in people]}


def written(answers: dict[str, Any]) -> str:
    """Return the answers as text to commit."""
    return json.dumps(answers, indent=1, sort_keys=True) + "\n"


def still(old: Any, new: Any) -> bool:
    """Return whether `new` says all that `old` says: fields may be added, never removed.

    What was done may be about more people than a version knew of.
    """
    if isinstance(old, dict) and isinstance(new, dict):
        if {"command", "handles"} <= old.keys() and {*old["handles"]} <= {*new["handles"]}:
            new = new | {name: old[name] for name in ("handles", "people")}
        return all(key in new and still(value, new[key]) for key, value in old.items())
    if isinstance(old, list) and isinstance(new, list):
        return len(old) == len(new) and all(map(still, old, new))
    return bool(old == new)


def _settings(db: sqlite3.Connection) -> Iterator[str]:
    yield f"PRAGMA application_id = {APPLICATION_ID};"
    yield f"PRAGMA user_version = {version(db)};"


def _tables(db: sqlite3.Connection) -> Iterator[str]:
    for name, sql in _made(db, "type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"):
        yield f"\n{sql};"
        yield from _rows(db, name)
    yield "\nDELETE FROM sqlite_sequence;"
    yield from _rows(db, "sqlite_sequence", "name")


def _rest(db: sqlite3.Connection) -> Iterator[str]:
    """Yield what would read or write what the tables hold, were it there before."""
    for name, sql in _made(db, "sql LIKE 'CREATE VIRTUAL%'"):
        yield f"\n{sql};"
        if "fts5vocab" not in sql:
            yield from _rows(db, name)
    for _, sql in _made(db, "type IN ('index', 'view', 'trigger')"):
        yield f"\n{sql};"


def _made(db: sqlite3.Connection, which: str) -> list[tuple[str, str]]:
    return db.execute(
        f"SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND {which} "
        "AND name NOT GLOB 'sqlite_*' "
        "AND name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow') ORDER BY rowid"
    ).fetchall()


def _rows(db: sqlite3.Connection, table: str, order: str = "rowid") -> Iterator[str]:
    columns = [name for (name,) in db.execute("SELECT name FROM pragma_table_info(?)", (table,))]
    if table.endswith("_search"):
        columns.insert(0, "rowid")
    listed = ", ".join(columns)
    for row in db.execute(f"SELECT {listed} FROM {table} ORDER BY {order}"):
        yield f"INSERT INTO {table} ({listed}) VALUES ({', '.join(map(_literal, row))});"


def _literal(value: str | int | None) -> str:
    """Say a value in SQL; characters that do not show, by their numbers."""
    if not isinstance(value, str):
        return "NULL" if value is None else str(value)
    parts = (
        _quoted("".join(run)) if shown else " || ".join(f"char({ord(sign)})" for sign in run)
        for shown, run in groupby(value, str.isprintable)
    )
    return " || ".join(parts) or "''"


def _quoted(text: str) -> str:
    return "'{}'".format(text.replace("'", "''"))


def _numbered(text: str) -> str:
    """Number in their order the names that are drawn by lot."""
    found = dict.fromkeys(_LOT.findall(text))
    numbers = {old: _uid(number, old) for number, old in enumerate(found, 1)}
    return _LOT.sub(lambda match: numbers[match[0]], text)


def _uid(number: int, old: str) -> str:
    if old.startswith("6e65746c-0000"):  # the circles that every database begins with
        return old
    return f"{number:032x}" if len(old) == 32 else f"00000000-0000-4000-8000-{number:012x}"


def _stamp(number: int) -> str:
    return f"2026-11-19T08:{number // 60:02}:{number % 60:02}.000Z"
