"""Urgency: whose due day has come by their cadence, whose is the most urgent, and of how many.

Among those of one cadence the order is that of their due days, so the first few are found cadence
by cadence, and cost the same however many are due.
"""

import sqlite3
from datetime import date

from netlog.store.filters import Where, joined

_EVERYBODY = Where()
_MOST_SLICES = 100

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
_URGENT = """
SELECT * FROM (
    SELECT contact_id, due_on, (julianday(:today) - julianday(due_on)) / cadence_days AS urgency
    FROM standing WHERE {slice} AND due_on <= :today
    ORDER BY due_on, contact_id LIMIT :limit
)"""


def most_urgent(db: sqlite3.Connection, today: date, limit: int | None = None) -> list[int]:
    """Return the ids of those who are due by their cadence, the most urgent first.

    Urgency is lateness relative to the cadence.
    """
    picked = " UNION ALL ".join(_URGENT.format(slice=part) for part in slices(db, limit))
    rows = db.execute(
        f"SELECT contact_id FROM ({picked}) ORDER BY urgency DESC, due_on, contact_id LIMIT :limit",
        {"today": today.isoformat(), "limit": -1 if limit is None else limit},
    )
    return [contact for (contact,) in rows]


def slices(db: sqlite3.Connection, limit: int | None) -> list[str]:
    """Return conditions on `standing` that part everybody by cadence, if few of them are wanted.

    Where there are very many cadences, it is one condition for all.
    """
    days = cadences(db, _MOST_SLICES + 1) if limit is not None else []
    if not days or len(days) > _MOST_SLICES:
        return ["due_on IS NOT NULL"]
    return [f"due_on IS NOT NULL AND cadence_days = {one}" for one in days]


def cadences(db: sqlite3.Connection, limit: int | None = None) -> list[int]:
    """Return the cadences that make anybody due, in days, the shortest first."""
    rows = db.execute(f"{_CADENCES} LIMIT ?", (-1 if limit is None else limit,))
    return [days for (days,) in rows]


def count(db: sqlite3.Connection, by: date, condition: Where = _EVERYBODY) -> int:
    """Return how many are due by their cadence on a day, of those of whom a condition holds."""
    (number,) = db.execute(
        f"SELECT count(*) FROM standing {joined(condition)} "
        f"WHERE due_on IS NOT NULL AND cadence_days IN ({_CADENCES}) AND due_on <= ? "
        f"AND {condition.sql}",
        (by.isoformat(), *condition.values),
    ).fetchone()
    assert isinstance(number, int)
    return number
