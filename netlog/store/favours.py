"""Favours: what was given or got as something open was done."""

import sqlite3
from datetime import date

from netlog.store import interactions, loops
from netlog.store.interactions import Given


def close(db: sqlite3.Connection, loop: int, day: date, given: Given, *, note: str | None) -> None:
    """Close a request, a promise or an ask as done, and log what passed with it.

    Two databases that both did so count it once when they are merged.

    Raises:
        NothingFound: there is none with that id.
        Refused: it is closed already.
    """
    row = loops.by_id(db, loop)
    loops.close(db, loop, "done", day)
    (uid,) = db.execute("SELECT uid FROM loop WHERE id = ?", (loop,)).fetchone()
    logged = interactions.shared_uid(uid, "done")
    if db.execute("SELECT 1 FROM interaction WHERE uid = ?", (logged,)).fetchone() is None:
        uids = {row.id: logged}
        interactions.log(db, {row.id: [given]}, day, note=note or row.what, uids=uids)
