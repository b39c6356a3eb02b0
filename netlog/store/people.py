"""People as they are looked at: everybody on a line each, or one with all there is."""

import sqlite3
from collections.abc import Sequence
from typing import Any, NamedTuple

from netlog import names
from netlog.dates import Span
from netlog.errors import NothingFound
from netlog.spool import kept
from netlog.store import contacts, edges, faces, timelines
from netlog.store.contacts import Named, Particulars
from netlog.store.edges import Acquaintance
from netlog.store.faces import Face
from netlog.store.filters import Filter, Where, where
from netlog.store.rows import fetch, looked_up
from netlog.store.timelines import Choice, Touch

_LAST_TOUCHES = 10


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


class Position(NamedTuple):
    """What somebody does at a company, or did: `until` is None for what lasts."""

    company: str | None
    title: str | None
    since: str | None
    until: str | None


class Sum(NamedTuple):
    """How often something of one kind was given or got, and what it adds up to."""

    kind: str
    times: int
    weight: int


class Profile(NamedTuple):
    """One person with all there is; the latest interactions and positions come first."""

    person: Person
    known: Particulars
    positions: list[Position]
    introduced_by: Named | None
    introduced: list[Named]
    knows: list[Acquaintance]
    face: Face | None
    gave: int
    got: int
    open_since: str | None
    gave_by_kind: list[Sum]
    got_by_kind: list[Sum]
    interactions: Sequence[Touch]


# Everybody --------------------------------------------------------------------------------------


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


# One person -------------------------------------------------------------------------------------


def profile(db: sqlite3.Connection, contact: int) -> Profile:
    """Return one person with all there is.

    Raises:
        NothingFound: there is none with that id.
    """
    known = particulars(db, contact)
    person = fetch(db, Person, "SELECT * FROM person WHERE id = ?", (contact,))[0]
    gave, got, open_since = db.execute(
        "SELECT gave, got, open_since FROM standing WHERE contact_id = ?", (contact,)
    ).fetchone()
    return Profile(
        person=person,
        known=known,
        positions=_positions(db, contact),
        introduced_by=by_id(db, known.introduced_by) if known.introduced_by else None,
        introduced=_introduced(db, contact),
        knows=edges.acquaintances(db, contact),
        face=faces.face(db, contact),
        gave=gave,
        got=got,
        open_since=open_since,
        gave_by_kind=_sums(db, contact, "gave"),
        got_by_kind=_sums(db, contact, "got"),
        interactions=timelines.timeline(db, Choice(contact), limit=_LAST_TOUCHES)[::-1],
    )


def particulars(db: sqlite3.Connection, contact: int) -> Particulars:
    """Return what a person is known by, with the cadence that is their own.

    Raises:
        NothingFound: there is none with that id.
    """
    row = db.execute(
        "SELECT contact.name, handle, company, title, location, birthday, met_on, met_at, "
        "introduced_by, circle.name, contact.cadence_count, contact.cadence_unit, "
        "in_person_count, in_person_unit, note "
        "FROM contact LEFT JOIN circle ON circle.id = circle_id "
        "LEFT JOIN present_position ON contact_id = contact.id WHERE contact.id = ?",
        (contact,),
    ).fetchone()
    if row is None:
        raise NothingFound(f"there is nobody with the id {contact}")
    name, handle, company, title, location, birthday, met_on, met_at, by, circle, *spans, note = row
    own, in_person = (Span(*one) if one[0] is not None else None for one in (spans[:2], spans[2:]))
    return Particulars(
        name=name,
        handle=handle,
        emails=_values(db, contact, "email"),
        phones=_values(db, contact, "phone"),
        links=_values(db, contact, "link"),
        nicknames=_values(db, contact, "nickname"),
        tags=tuple(contacts.tags_of(db, contact)),
        company=company,
        title=title,
        location=location,
        birthday=birthday,
        met_on=met_on,
        met_at=met_at,
        introduced_by=by,
        circle=circle,
        cadence=own,
        in_person=in_person,
        note=note,
    )


def by_id(db: sqlite3.Connection, contact: int) -> Named:
    """Return the contact with an id that another row refers to."""
    return fetch(db, Named, "SELECT id, handle, name FROM contact WHERE id = ?", (contact,))[0]


def _values(db: sqlite3.Connection, contact: int, kind: str) -> tuple[str, ...]:
    query = "SELECT value FROM detail WHERE contact_id = ? AND kind = ? ORDER BY id"
    return tuple(value for (value,) in db.execute(query, (contact, kind)))


def _positions(db: sqlite3.Connection, contact: int) -> list[Position]:
    return fetch(
        db,
        Position,
        "SELECT coalesce(main.name, company.name), title, since, until FROM position "
        "LEFT JOIN company ON company.id = company_id "
        "LEFT JOIN company AS main ON main.id = company.same_as WHERE contact_id = ? "
        "ORDER BY until IS NOT NULL, until DESC, position.id DESC",
        (contact,),
    )


def _introduced(db: sqlite3.Connection, contact: int) -> list[Named]:
    query = "SELECT id, handle, name FROM contact WHERE introduced_by = ? ORDER BY name, id"
    return fetch(db, Named, query, (contact,))


def _sums(db: sqlite3.Connection, contact: int, direction: str) -> list[Sum]:
    return fetch(
        db,
        Sum,
        "SELECT kind, count(*), sum(weight) FROM interaction "
        "WHERE contact_id = ? AND direction = ? GROUP BY kind ORDER BY sum(weight) DESC, kind",
        (contact, direction),
    )
