"""People who look like one and are not: what the user said of them is kept."""

import sqlite3

from netlog.store.rows import delete, insert


def put(db: sqlite3.Connection, one: int, other: int) -> bool:
    """Note that two contacts are two people; return whether that is new."""
    if there(db, one, other):
        return False
    insert(db, "apart", contact_id=min(one, other), other_id=max(one, other))
    return True


def there(db: sqlite3.Connection, one: int, other: int) -> bool:
    """Return whether two contacts are known to be two people."""
    return _row(db, one, other) is not None


def pairs(db: sqlite3.Connection) -> set[tuple[int, int]]:
    """Return all who are known to be two people, the contact added first first."""
    return set(db.execute("SELECT contact_id, other_id FROM apart"))


def lead(db: sqlite3.Connection, old: int, new: int) -> None:
    """Say of another contact what was said of the old one, but that these two are two."""
    for row_id, one, other in db.execute(
        "SELECT id, contact_id, other_id FROM apart WHERE ? IN (contact_id, other_id)", (old,)
    ).fetchall():
        # Anew: of whom a row says something never changes, which `forget` relies on.
        delete(db, "apart", row_id)
        third = other if one == old else one
        if third != new:
            put(db, new, third)


def _row(db: sqlite3.Connection, one: int, other: int) -> int | None:
    row = db.execute(
        "SELECT id FROM apart WHERE contact_id = ? AND other_id = ?",
        (min(one, other), max(one, other)),
    ).fetchone()
    return row[0] if row else None
