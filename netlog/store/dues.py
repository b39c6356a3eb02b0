"""Dues: who should have heard from you by now, and when everybody is next due."""

import sqlite3
from datetime import date
from typing import NamedTuple

from netlog.store.filters import Filter, where
from netlog.store.rows import fetch


class Due(NamedTuple):
    """A contact whose due day has come, or is near: `days_late` is then negative."""

    id: int
    handle: str
    name: str
    last_touch: str | None
    channel: str | None
    cadence: str
    cadence_from: str
    due_on: str
    days_late: int
    turn: str
    last_note: str | None
    snoozed_until: str | None
    urgency: float
    circle: str | None


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


# Most urgent first: lateness relative to the cadence, as rules.urgency has it.
_DUE = """
WITH picked AS (
    SELECT contact_id, due_on, standing.last_touch, balance,
        standing.cadence_count, standing.cadence_unit, cadence_from,
        CAST(julianday(?) - julianday(due_on) AS INTEGER) AS days_late,
        (julianday(?) - julianday(due_on)) / cadence_days AS urgency
    FROM standing JOIN contact ON contact.id = contact_id
    WHERE due_on <= ? AND {condition}
    ORDER BY urgency DESC, due_on, contact_id LIMIT ?
)
SELECT contact.id, handle, name, last_touch,
    (SELECT channel FROM interaction WHERE contact_id = contact.id
      ORDER BY day DESC, id DESC LIMIT 1),
    picked.cadence_count || ' ' || picked.cadence_unit ||
        CASE picked.cadence_count WHEN 1 THEN '' ELSE 's' END,
    cadence_from, due_on, days_late,
    CASE WHEN balance < 0 THEN 'yours' WHEN balance > 0 THEN 'theirs' ELSE 'even' END,
    (SELECT note FROM interaction WHERE contact_id = contact.id AND note IS NOT NULL
      ORDER BY day DESC, id DESC LIMIT 1),
    snoozed_until, round(urgency, 4),
    (SELECT name FROM circle WHERE circle.id = circle_id)
FROM picked JOIN contact ON contact.id = picked.contact_id
ORDER BY urgency DESC, due_on, contact.id"""


def due(
    db: sqlite3.Connection,
    today: date,
    *,
    by: date | None = None,
    people: Filter | None = None,
    limit: int | None = None,
) -> list[Due]:
    """Return everyone whose due day has come by a day (today), the most urgent first."""
    condition = where(db, people or Filter())
    day = today.isoformat()
    return fetch(
        db,
        Due,
        _DUE.format(condition=condition.sql),
        (day, day, (by or today).isoformat(), *condition.values, -1 if limit is None else limit),
    )


def count(
    db: sqlite3.Connection, today: date, *, by: date | None = None, people: Filter | None = None
) -> int:
    """Return how many are due by a day (today)."""
    condition = where(db, people or Filter())
    (number,) = db.execute(
        "SELECT count(*) FROM standing JOIN contact ON contact.id = contact_id "
        f"WHERE due_on <= ? AND {condition.sql}",
        ((by or today).isoformat(), *condition.values),
    ).fetchone()
    assert isinstance(number, int)
    return number


def without_cadence(db: sqlite3.Connection) -> int:
    """Return how many are never due because neither they nor their circle has a cadence."""
    (number,) = db.execute(
        "SELECT count(*) FROM standing JOIN contact ON contact.id = contact_id "
        "WHERE cadence_from IS NULL AND archived_on IS NULL"
    ).fetchone()
    assert isinstance(number, int)
    return number


def reckoning(db: sqlite3.Connection, contact: int) -> Reckoning:
    """Return what decides when a contact is due."""
    return fetch(
        db,
        Reckoning,
        "SELECT id, handle, name, added_on, last_touch, touches, balance, cadence, cadence_from, "
        "circle, due_on, snoozed_until, archived_on FROM person WHERE id = ?",
        (contact,),
    )[0]
