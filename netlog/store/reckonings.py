"""Reckonings: what decides whether and when one contact is due."""

import sqlite3
from typing import NamedTuple

from netlog import dates
from netlog.store.rows import fetch


class Reckoning(NamedTuple):
    """What decides whether and when a contact is due."""

    id: int
    handle: str
    name: str
    added_on: str
    last_touch: str | None
    touches: int
    balance: int
    cadence: str | None
    cadence_from: str | None
    circle: str | None
    due_on: str | None
    snoozed_until: str | None
    archived_on: str | None


def _readable(text: str | None) -> str | None:
    return text if dates.stored_day(text) else None


def reckoning(db: sqlite3.Connection, contact: int) -> Reckoning:
    """Return what decides when a contact is due; a day that cannot be read is None."""
    row = fetch(
        db,
        Reckoning,
        "SELECT id, handle, name, added_on, last_touch, touches, balance, cadence, cadence_from, "
        "circle, due_on, snoozed_until, archived_on FROM person WHERE id = ?",
        (contact,),
    )[0]
    return row._replace(
        last_touch=_readable(row.last_touch),
        due_on=_readable(row.due_on),
        snoozed_until=_readable(row.snoozed_until),
    )
