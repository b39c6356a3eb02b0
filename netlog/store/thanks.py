"""Thanks: what is to be thanked for, and the touch that thanks are."""

import sqlite3
from datetime import date

from netlog.store import interactions, loops
from netlog.store.interactions import Given


def close(db: sqlite3.Connection, loop: int, day: date, *, note: str | None = None) -> None:
    """Close what is to be thanked for, and log the thanks.

    Raises:
        NothingFound: there is none with that id.
        Refused: it is closed already.
    """
    row = loops.by_id(db, loop)
    loops.close(db, loop, "done", day)
    log(db, row.id, day, note=note)


def log(
    db: sqlite3.Connection,
    contact: int,
    day: date,
    *,
    channel: str | None = None,
    note: str | None = None,
) -> None:
    """Log that a contact was thanked: a touch that repays nothing."""
    given = {contact: [Given("met", "thanks")]}
    interactions.log(db, given, day, channel=channel, note=note, initiator="me")
