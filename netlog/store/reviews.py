"""Reviews: the week of the last one, and who was walked past in it."""

import sqlite3
from datetime import date

from netlog import goals
from netlog.store import settings
from netlog.store.batches import among

# A uid stays the same in another database, to which a setting may travel, as an id does not. Of its
# 32 digits these do, for a week: an import gives uids that begin alike and end differently.
_MARK = "substr(uid, 1, 4) || substr(uid, -6)"


def walked_past(db: sqlite3.Connection, today: date) -> set[int]:
    """Return the ids of those who were walked past in the week that `today` is in."""
    week, *marks = settings.lines(db, settings.REVIEW) or [""]
    if week != _week(today):
        return set()
    query = f"SELECT id FROM contact WHERE {_MARK} IN {{wanted}}"
    return {contact for (contact,) in among(db, query, marks)}


def walk_past(db: sqlite3.Connection, contact: int, today: date) -> None:
    """Note that somebody was walked past in this week; those of an earlier one are let go."""
    lines = settings.lines(db, settings.REVIEW)
    if lines[:1] != [_week(today)]:
        lines = [_week(today)]
    row = db.execute(f"SELECT {_MARK} FROM contact WHERE id = ?", (contact,)).fetchone()
    if row is not None:
        others = (line for line in lines if line != row[0])
        settings.put(db, settings.REVIEW, "\n".join([*others, row[0]]))


def begin_again(db: sqlite3.Connection) -> None:
    """Have nobody walked past."""
    settings.put(db, settings.REVIEW, None)


def _week(today: date) -> str:
    return goals.first_day(today, "week").isoformat()
