"""What SQLite itself can tell: pages, indexes, rules, references, and the text of the schema."""

import re
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from typing import NamedTuple

from netlog.store import connection
from netlog.store.checks.finding import FIX, MOST, RESTORE, Finding, damage, odd

# Rules as SQLAlchemy writes them, one a line.
_RULE = re.compile(r'^\tCONSTRAINT "([^"]*)" CHECK \((.*)\),? *$', re.MULTILINE)
# What it says of an index that its table can be read without.
_INDEX = re.compile(r"row \d+ missing from index|wrong # of entries in index|non-unique entry")
_PROBE = "for_a_look_at_every_page"
# What SQLite says where a write is not possible, and a look is.
_NOT_WRITTEN = ("SQLITE_READONLY", "SQLITE_FULL", "SQLITE_IOERR", "SQLITE_CANTOPEN")
# FTS5 makes these for itself, not in the same words in every version.
_INNER = re.compile(r"table (contact|note)_search_\w+")


def pages(db: sqlite3.Connection) -> Iterator[Finding]:
    """Ask SQLite whether the pages hold together, which goes through them once.

    Where a view is the newest in a schema, SQLite 3.40 passes over the free pages and those that
    two tables share; so a table is made, which is taken back, if the disk lets it be written.
    """
    db.execute("ROLLBACK")
    for setting in ("query_only", "cache_spill"):  # nothing of it is to reach the file
        db.execute(f"PRAGMA {setting} = OFF")
    try:
        db.execute("BEGIN IMMEDIATE")
        db.execute(f"CREATE TABLE {_PROBE} (id)")
    except sqlite3.OperationalError as error:
        if not error.sqlite_errorname.startswith(_NOT_WRITTEN):
            raise
    try:
        yield from _said(db, f"PRAGMA quick_check({MOST})")
    finally:
        if db.in_transaction:
            db.execute("ROLLBACK")


def tables(db: sqlite3.Connection) -> Iterator[Finding]:
    """Ask SQLite about each table: its indexes, types, NOT NULL, UNIQUE and CHECK."""
    rows = db.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0")
    for (name,) in rows.fetchall():
        # Who writes meanwhile waits for one table, not for all.
        db.execute("ROLLBACK")
        db.execute("BEGIN")
        yield from _said(db, f"PRAGMA integrity_check({_quoted(name)})")


def _said(db: sqlite3.Connection, question: str) -> Iterator[Finding]:
    said = [line for (text,) in db.execute(question) for line in text.splitlines()]
    for line in dict.fromkeys(said):
        rule, _, broken = line.partition(" constraint failed in ")
        if rule == "CHECK":
            yield from _broken_rules(db, broken)
        elif line != "ok" and not line.startswith("***"):
            remedy = FIX if _INDEX.match(line) else RESTORE
            yield damage("file", f"SQLite says: {line}", remedy)


def _quoted(name: str) -> str:
    return "'" + name.replace("'", "''") + "'"


def _broken_rules(db: sqlite3.Connection, table: str) -> Iterator[Finding]:
    (made,) = db.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (table,)).fetchone()
    for sentence, rule in _RULE.findall(made):
        for (row_id,) in db.execute(f"SELECT rowid FROM {table} WHERE NOT ({rule})"):
            yield damage("rules", f"{table} {row_id} breaks a rule: {sentence}")


def references(expected: Mapping[str, "Made"], db: sqlite3.Connection) -> Iterator[Finding]:
    """Follow every foreign key of netlog's own tables; what others refer to is not its business."""
    there = objects(db)
    for name, made in expected.items():
        if name in there and name.startswith("table ") and "REFERENCES" in made.text:
            own = _quoted(name.removeprefix("table "))
            for table, row_id, parent, _ in db.execute(f"PRAGMA foreign_key_check({own})"):
                what = f"{table} {row_id} refers to {_article(parent)} {parent} that is not there"
                yield damage("references", what)


def _article(noun: str) -> str:
    return "an" if noun[0] in "aeiou" else "a"


class Made(NamedTuple):
    """What something in a schema is: on which table, and the statement that makes it.

    A flipped bit may leave something else than text.
    """

    table: object
    statement: object

    @property
    def text(self) -> str:
        """The statement, as far as it is one."""
        return self.statement if isinstance(self.statement, str) else ""


def schema(expected: Mapping[str, Made], db: sqlite3.Connection) -> Iterator[Finding]:
    """Compare tables, indexes, views and triggers with those of a new database.

    Tables, views and plain indexes that somebody added are theirs. What acts whenever netlog
    writes is pointed out.
    """
    found = objects(db)
    for name, made in expected.items():
        if found.get(name) != made:
            how = "changed" if name in found else "missing"
            inner = _INNER.fullmatch(name)
            mendable = not name.startswith("table ") or inner or _is_virtual(made)
            yield damage("schema", f"the {name} is {how}", FIX if mendable else RESTORE)
    ours = {made.table for made in expected.values()}
    for name, made in found.items():
        kind, _, own = name.partition(" ")
        unique = kind == "index" and "UNIQUE" in made.text.upper()
        if name not in expected and (kind == "trigger" or unique) and _touches(made, ours):
            what = f"the {name} is not netlog's, and acts when netlog writes"
            yield odd("schema", what, f'drop it if it is not yours: DROP {kind.upper()} "{own}"')


def new(make: connection.Make) -> dict[str, Made]:
    """Return what is in the schema of a new database."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as blank:
        make(blank)
        return objects(blank)


def objects(db: sqlite3.Connection) -> dict[str, Made]:
    """Return what is in a schema, by kind and name: 'table contact'."""
    rows = db.execute(
        "SELECT coalesce(type || ' ' || name, 'thing without a name'), tbl_name, sql "
        "FROM sqlite_schema"
    )
    return {
        name: Made(table, None if _INNER.fullmatch(name) else statement)
        for name, table, statement in rows
    }


def _is_virtual(made: Made) -> bool:
    return made.text.startswith("CREATE VIRTUAL")


def _touches(made: Made, ours: set[object]) -> bool:
    words = set(re.findall(r"\w+", made.text))
    return made.table in ours or bool(words & ours)
