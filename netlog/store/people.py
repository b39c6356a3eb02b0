"""People on one line each."""

import sqlite3
from collections.abc import Sequence
from typing import Any, NamedTuple

from netlog import names
from netlog.spool import kept
from netlog.store.filters import Filter, Where, where
from netlog.store.rows import looked_up


class Person(NamedTuple):
    """Somebody on one line: a row of the view `person`, with the tags one by one."""

    id: int
    handle: str
    name: str
    company: str | None
    title: str | None
    circle: str | None
    tags: tuple[str, ...]
    email: str | None
    phone: str | None
    location: str | None
    birthday: str | None
    met_on: str | None
    added_on: str
    touches: int
    last_touch: str | None
    balance: int
    turn: str
    cadence: str | None
    cadence_from: str | None
    due_on: str | None
    snoozed_until: str | None
    archived_on: str | None


def listed(
    db: sqlite3.Connection,
    people: Filter | None = None,
    *,
    archived: bool = False,
    no_cadence: bool = False,
    limit: int | None = None,
) -> Sequence[Person]:
    """Return people in the order of their names, whatever their case and accents.

    Args:
        db: the database.
        people: whom to list.
        archived: also those who are archived.
        no_cadence: only those who are never due because they have no cadence.
        limit: at most so many.
    """
    source, condition = _chosen(db, people, archived=archived, no_cadence=no_cadence)
    db.create_function("folded", 1, names.fold, deterministic=True)
    if limit is not None:
        condition = _bounded(db, source, condition, limit)
    # The rest of a row is looked up for those who are shown, not for everybody.
    ids = db.execute(
        f"SELECT contact.id FROM {source} WHERE {condition.sql} "
        f"ORDER BY {_IN_ORDER}, contact.id LIMIT ?",
        (*condition.values, -1 if limit is None else limit),
    )
    columns = ", ".join(_TAGS if field == "tags" else field for field in Person._fields)
    rows = looked_up(db, Person, f"SELECT {columns}, id FROM person WHERE id IN {{ids}}", ids)
    return kept(row._replace(tags=_parted(row.tags)) for row in rows)


def count(
    db: sqlite3.Connection,
    people: Filter | None = None,
    *,
    archived: bool = False,
    no_cadence: bool = False,
) -> int:
    """Return how many people `listed` would list."""
    source, condition = _chosen(db, people, archived=archived, no_cadence=no_cadence)
    (number,) = db.execute(
        f"SELECT count(*) FROM {source} WHERE {condition.sql}", condition.values
    ).fetchone()
    assert isinstance(number, int)
    return number


# Most names are plain ASCII and need not be folded in Python.
_IS_PLAIN = "length(name) = length(CAST(name AS BLOB))"
_IN_ORDER = f"CASE WHEN {_IS_PLAIN} THEN lower(name) ELSE folded(name) END"
# Tags hold blanks and commas, but never a NUL.
_TAGS = (
    "(SELECT group_concat(name, char(0)) FROM "
    "(SELECT name FROM tag WHERE contact_id = person.id ORDER BY name))"
)


def _parted(tags: Any) -> tuple[str, ...]:
    return tuple(tags.split("\0")) if tags else ()


def _bounded(db: sqlite3.Connection, source: str, condition: Where, limit: int) -> Where:
    """Leave out those by whose names alone they cannot be among the first.

    There is no index of folded names. But handles begin as names do, and have one: nobody comes
    later than the last of the first few by handle. To compare everybody with that one name takes
    half of what it takes to sort them.
    """
    rows = db.execute(
        f"SELECT {_IN_ORDER} FROM {source} WHERE {condition.sql} ORDER BY handle LIMIT ?",
        (*condition.values, limit),
    ).fetchall()
    if len(rows) < limit:
        return condition
    (last,) = max(rows)
    early = f"(name COLLATE NOCASE <= ? OR NOT {_IS_PLAIN})"
    return Where(f"{early} AND {condition.sql}", (last, *condition.values))


def _chosen(
    db: sqlite3.Connection, people: Filter | None, *, archived: bool, no_cadence: bool
) -> tuple[str, Where]:
    chosen = where(db, people or Filter())
    source = "contact"
    also = "" if archived else " AND archived_on IS NULL"
    if no_cadence:
        source += " JOIN standing ON standing.contact_id = contact.id"
        also += " AND cadence_from IS NULL"
    return source, Where(f"{chosen.sql}{also}", chosen.values)
