"""Profiles: one person with all there is."""

import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from netlog.dates import Span
from netlog.errors import NothingFound
from netlog.store import contacts, edges, faces, timelines
from netlog.store.contacts import Named, Particulars
from netlog.store.edges import Acquaintance
from netlog.store.faces import Face
from netlog.store.people import Person
from netlog.store.rows import fetch
from netlog.store.timelines import Choice, Touch

_LAST_TOUCHES = 10


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
