"""Face time: with whom you mean to meet in person, when you last did, and by when again."""

import sqlite3
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from netlog import dates, rules
from netlog.dates import Span


class Face(NamedTuple):
    """How often to meet a contact, as '6 months', the last time, if any, and the day by which."""

    id: int
    handle: str
    name: str
    rhythm: str
    last_met: str | None
    meet_by: date


_FACES = f"""
SELECT contact.id, handle, name, in_person_count, in_person_unit, added_on, snoozed_until,
    (SELECT day FROM interaction WHERE contact_id = contact.id
        AND channel IN ({", ".join(f"'{channel}'" for channel in rules.IN_PERSON)})
      ORDER BY day DESC LIMIT 1)
FROM contact WHERE in_person_count IS NOT NULL AND archived_on IS NULL"""


def face(db: sqlite3.Connection, contact: int) -> Face | None:
    """Return when to meet a contact, None if they are archived or no such rhythm is set."""
    return next(_read(db, " AND contact.id = ?", contact), None)


def due(db: sqlite3.Connection, by: date) -> list[Face]:
    """Return those whom to meet by a day, the longest overdue first."""
    rows = (row for row in _read(db, "") if row.meet_by <= by)
    return sorted(rows, key=lambda row: (row.meet_by, row.id))


def _read(db: sqlite3.Connection, condition: str, *values: int) -> Iterator[Face]:
    rows = db.execute(_FACES + condition, values)
    for contact, handle, name, count, unit, added_on, snoozed_until, met in rows:
        # What another program wrote may be no day: then nothing says when.
        since, end = dates.stored_day(met or added_on), dates.stored_day(snoozed_until)
        if since is not None:
            rhythm = Span(count, unit)
            day = rules.meet_by(since, rhythm, end)
            yield Face(contact, handle, name, str(rhythm), met, day)
