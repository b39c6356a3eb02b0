"""Repairs of what follows from what is stored; what people wrote is never touched."""

import sqlite3
from collections.abc import Callable, Iterable, Mapping

from netlog.store import search
from netlog.store.checks import replay
from netlog.store.checks.finding import FIX, INDEX, Finding
from netlog.store.rows import last_id, put_last_id

_SEARCHED = ("contact_word", "contact_search", "note_search")

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
            search.drop(db, table)
    refresh(db)
    for table, used in replay.used_ids(images, db).items():
        if used > last_id(db, table):
            put_last_id(db, table, used)
