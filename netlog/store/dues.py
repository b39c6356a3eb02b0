"""Dues: who should have heard from you by now, and when everybody is next due.

Who asked you for something waits for an answer whatever the cadence: archived, snoozed, or spoken
to yesterday. Such a request is due by the day it is to be answered by or, where none was said, on
the day it was asked. Of several, the one that is due first counts.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain
from typing import NamedTuple

from netlog.spool import kept
from netlog.store import circles, urgency
from netlog.store.filters import Filter, Where, bound, named_values, where
from netlog.store.rows import Value, stream


class Due(NamedTuple):
    """A contact whose due day has come, or is near: `days_late` is then negative.

    Of somebody who waits for an answer, `request` is what they asked and `request_id` the loop's
    id; if they are not due by their cadence, `due_on` is the day of the request.
    """

    id: int
    handle: str
    name: str
    last_touch: str | None
    channel: str | None
    cadence: str | None
    cadence_from: str | None
    due_on: str
    days_late: int
    turn: str
    last_note: str | None
    snoozed_until: str | None
    urgency: float
    circle: str | None
    request: str | None
    asked_on: str | None
    answer_by: str | None
    request_id: int | None


# Who waits for an answer, since when, and the day of it; and there are few such.
_WAITING = """
SELECT contact_id, min(coalesce(loop.due_on, opened_on)) AS day, what, opened_on,
    loop.due_on AS answer_by, loop.id AS loop_id
FROM loop WHERE state = 'open' AND kind = 'request' AND opened_on <= :by GROUP BY contact_id"""
_PICKED = """
SELECT * FROM (
    SELECT contact_id, due_on, standing.last_touch, balance,
        standing.cadence_count, standing.cadence_unit, cadence_from,
        CAST(julianday(:today) - julianday(due_on) AS INTEGER) AS days_late,
        (julianday(:today) - julianday(due_on)) / cadence_days AS urgency,
        NULL AS what, NULL AS opened_on, NULL AS answer_by, NULL AS loop_id
    FROM standing JOIN contact ON contact.id = contact_id
    WHERE {slice} AND due_on <= :by AND {condition}
    ORDER BY due_on, contact_id LIMIT :limit
)"""
# A request is as urgent as somebody whom you mean to be in touch with every week. What another
# program wrote for its day may be none, and is then taken for today.
_ASKING = """
SELECT *, CAST(ifnull(julianday(:today) - julianday(due_on), 0) AS INTEGER) AS days_late,
    ifnull(julianday(:today) - julianday(due_on), 0) / days AS urgency
FROM (
    SELECT contact_id, day, what, opened_on, answer_by, loop_id, standing.last_touch, balance,
        standing.cadence_count, standing.cadence_unit, cadence_from,
        CASE WHEN due_on <= :today THEN due_on ELSE day END AS due_on,
        CASE WHEN due_on <= :today THEN cadence_days ELSE 7 END AS days
    FROM ({waiting}) JOIN standing USING (contact_id) JOIN contact ON contact.id = contact_id
    WHERE {condition}
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
    (SELECT name FROM circle WHERE circle.id = circle_id),
    what, opened_on, answer_by, loop_id
FROM ({picked} ORDER BY {order} LIMIT :limit) AS picked
CROSS JOIN contact ON contact.id = picked.contact_id"""
_CADENCE = circles.cadence_in_words("picked")


def due(
    db: sqlite3.Connection,
    today: date,
    *,
    by: date | None = None,
    people: Filter | None = None,
    limit: int | None = None,
) -> Sequence[Due]:
    """Return who waits for an answer, and everyone whose due day has come by a day (today).

    Who waits comes first, the longest past the day of the request before the others. Then the most
    urgent, which is lateness relative to the cadence: three weeks late on a monthly friend (0.7)
    before three weeks late on a yearly one (0.06).
    """
    condition = where(db, people or Filter())
    values = {
        **named_values(condition),
        "today": today.isoformat(),
        "by": (by or today).isoformat(),
        "limit": -1 if limit is None else limit,
    }
    if not _is_anybody_waiting(db):
        return kept(_by_cadence(db, bound(condition), values, limit))
    picked = _ASKING.format(waiting=_WAITING, condition=bound(condition))
    query = _DUE.format(picked=picked, order="day, contact_id", cadence=_CADENCE)
    waiting = list(stream(db, Due, query, values))
    if limit is not None:
        limit -= len(waiting)
        values["limit"] = limit
    others = f"contact_id NOT IN (SELECT contact_id FROM ({_WAITING})) AND {bound(condition)}"
    return kept(chain(waiting, _by_cadence(db, others, values, limit)))


def _by_cadence(
    db: sqlite3.Connection, condition: str, values: dict[str, Value], limit: int | None
) -> Iterator[Due]:
    """Yield whose due day has come by their cadence, the most urgent first."""
    picked = " UNION ALL ".join(
        _PICKED.format(slice=part, condition=condition) for part in urgency.slices(db, limit)
    )
    query = _DUE.format(picked=picked, order="urgency DESC, due_on, contact_id", cadence=_CADENCE)
    return stream(db, Due, query, values)


def _is_anybody_waiting(db: sqlite3.Connection) -> bool:
    query = "SELECT 1 FROM loop WHERE state = 'open' AND kind = 'request' LIMIT 1"
    return db.execute(query).fetchone() is not None


def count(
    db: sqlite3.Connection, today: date, *, by: date | None = None, people: Filter | None = None
) -> int:
    """Return how many `due` would list."""
    condition = where(db, people or Filter())
    day = by or today
    beyond = _count_waiting(db, condition, day.isoformat(), "ifnull(standing.due_on > :by, true)")
    return urgency.count(db, day, condition) + beyond


def waiting(
    db: sqlite3.Connection, today: date, *, by: date | None = None, people: Filter | None = None
) -> int:
    """Return how many of those whom `due` would list wait for an answer."""
    return _count_waiting(db, where(db, people or Filter()), (by or today).isoformat(), "true")


def _count_waiting(db: sqlite3.Connection, condition: Where, by: str, which: str) -> int:
    """Return how many wait for an answer, of those of whose `standing` a condition holds."""
    if not _is_anybody_waiting(db):
        return 0
    (number,) = db.execute(
        f"SELECT count(*) FROM ({_WAITING}) JOIN standing USING (contact_id) "
        f"JOIN contact ON contact.id = contact_id WHERE {which} AND {bound(condition)}",
        {**named_values(condition), "by": by},
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
