"""Repairs of what follows from what is stored; what people wrote is never touched."""

import sqlite3
from collections.abc import Callable, Iterable, Mapping

from netlog.store.checks import replay
from netlog.store.checks.finding import FIX, INDEX, Finding

_SEARCHED = ("contact_word", "contact_search", "note_search")
# The tables in which FTS5 keeps an index.
_INNER = ("data", "idx", "content", "docsize", "config")

Refresh = Callable[[sqlite3.Connection], None]


def mendable(found: Iterable[Finding]) -> list[Finding]:
    """Return those findings that `repair` can do something about."""
    return [finding for finding in found if finding.remedy in {FIX, INDEX}]


def repair(
    db: sqlite3.Connection, found: Iterable[Finding], images: Mapping[str, str], refresh: Refresh
) -> None:
    """Make afresh what can be made from the rest, inside the caller's transaction.

    None of it is in the change log, so there is nothing to undo.

    Args:
        db: the database.
        found: what was found.
        images: SQL for a row's image in the change log, by table.
        refresh: makes views, triggers, indexes and search tables where they are not as in a new
            database, and counts standing afresh.
    """
    parts = {finding.part for finding in mendable(found)}
    if "file" in parts:
        db.execute("REINDEX")
    if "search" in parts:
        for table in _SEARCHED:
            drop_search(db, table)
    refresh(db)
    for table, used in replay.used_ids(images, db).items():
        if used > replay.last_id(db, table):
            db.execute("DELETE FROM sqlite_sequence WHERE name = ?", (table,))
            db.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", (table, used))


def drop_search(db: sqlite3.Connection, table: str) -> None:
    """Drop a search table if it is there, whatever has become of what is below it."""
    try:
        db.execute(f"DROP TABLE IF EXISTS {table}")
    except sqlite3.DatabaseError:
        # FTS5 reads an index before it drops it. Of what it cannot read the name is struck out,
        # and then the inner tables are tables like others.
        db.execute("PRAGMA writable_schema = ON")
        db.execute("DELETE FROM sqlite_schema WHERE type = 'table' AND name = ?", (table,))
        db.execute("PRAGMA writable_schema = RESET")
        for inner in _INNER:
            db.execute(f"DROP TABLE IF EXISTS {table}_{inner}")
