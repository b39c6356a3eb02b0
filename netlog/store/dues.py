"""Dues: who should have heard from you by now, and when everybody is next due."""

import sqlite3
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from netlog import dates
from netlog.spool import kept
from netlog.store import circles
from netlog.store.filters import Filter, bound, joined, named_values, where
from netlog.store.rows import fetch, stream


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


# Most urgent first, which is lateness relative to the cadence: three weeks late on a monthly friend
# (0.7) comes before three weeks late on a yearly one (0.06).
_ORDER = "urgency DESC, due_on, contact_id"
_PICKED = """
SELECT * FROM (
    SELECT contact_id, due_on, standing.last_touch, balance,
        standing.cadence_count, standing.cadence_unit, cadence_from,
        CAST(julianday(:today) - julianday(due_on) AS INTEGER) AS days_late,
        (julianday(:today) - julianday(due_on)) / cadence_days AS urgency
    FROM standing JOIN contact ON contact.id = contact_id
    WHERE {slice} AND due_on <= :by AND {condition}
    ORDER BY due_on, contact_id LIMIT :limit
)"""
_DUE = """
SELECT contact.id, handle, name, last_touch,
    (SELECT channel FROM interaction WHERE contact_id = contact.id
      ORDER BY day DESC, id DESC LIMIT 1),
    {cadence}, cadence_from, due_on, days_late,
    CASE WHEN balance < 0 THEN 'yours' WHEN balance > 0 THEN 'theirs' ELSE 'even' END,
    (SELECT note FROM interaction WHERE contact_id = contact.id AND note IS NOT NULL
      ORDER BY day DESC, id DESC LIMIT 1),
    snoozed_until, round(urgency, 4),
    (SELECT name FROM circle WHERE circle.id = circle_id)
FROM ({picked} ORDER BY {order} LIMIT :limit) AS picked
CROSS JOIN contact ON contact.id = picked.contact_id"""
# Every cadence in use, by steps through the index instead of a walk along it.
_CADENCES = """
WITH RECURSIVE cadence (days) AS (
    SELECT min(cadence_days) FROM standing WHERE due_on IS NOT NULL
    UNION ALL
    SELECT (SELECT min(cadence_days) FROM standing
             WHERE due_on IS NOT NULL AND cadence_days > cadence.days)
    FROM cadence WHERE days IS NOT NULL
)
SELECT days FROM cadence WHERE days IS NOT NULL"""
_MOST_SLICES = 100


def due(
    db: sqlite3.Connection,
    today: date,
    *,
    by: date | None = None,
    people: Filter | None = None,
    limit: int | None = None,
) -> Sequence[Due]:
    """Return everyone whose due day has come by a day (today), the most urgent first.

    Among those of one cadence the order is that of their due days, so the first few are found
    cadence by cadence, and cost the same however many are due.
    """
    condition = where(db, people or Filter())
    picked = " UNION ALL ".join(
        _PICKED.format(slice=part, condition=bound(condition))
        for part in (["due_on IS NOT NULL"] if limit is None else _slices(db))
    )
    values = {
        **named_values(condition),
        "today": today.isoformat(),
        "by": (by or today).isoformat(),
        "limit": -1 if limit is None else limit,
    }
    cadence = circles.cadence_in_words("picked")
    query = _DUE.format(picked=picked, order=_ORDER, cadence=cadence)
    return kept(stream(db, Due, query, values))


def _slices(db: sqlite3.Connection) -> list[str]:
    """Return conditions that part everybody by cadence, unless there are very many cadences."""
    cadences = [days for (days,) in db.execute(f"{_CADENCES} LIMIT {_MOST_SLICES + 1}")]
    if not cadences or len(cadences) > _MOST_SLICES:
        return ["due_on IS NOT NULL"]
    return [f"due_on IS NOT NULL AND cadence_days = {days}" for days in cadences]


def count(
    db: sqlite3.Connection, today: date, *, by: date | None = None, people: Filter | None = None
) -> int:
    """Return how many are due by a day (today)."""
    condition = where(db, people or Filter())
    (number,) = db.execute(
        f"SELECT count(*) FROM standing {joined(condition)} "
        f"WHERE due_on IS NOT NULL AND cadence_days IN ({_CADENCES}) AND due_on <= ? "
        f"AND {condition.sql}",
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
