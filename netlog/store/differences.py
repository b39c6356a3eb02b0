"""Differences: what a file says more, or else, of people than is stored of them."""

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from netlog import names
from netlog.dates import Span
from netlog.store import claims
from netlog.store.contacts import Particulars
from netlog.store.records import Person


class _Present(NamedTuple):
    """What is stored of a contact and a file may say otherwise."""

    name: str
    location: str | None
    birthday: str | None
    met_on: str | None
    note: str | None
    circle: str | None
    cadence: Span | None
    company: str | None
    title: str | None
    details: set[tuple[str, str]]
    tags: set[str]


def found(
    db: sqlite3.Connection, there: Mapping[int, Person], renamed: set[int]
) -> dict[int, Particulars]:
    """Return what the file says more, or else, of those contacts of whom it does.

    A name is taken over for the `renamed` only, whom the file's own key leads to: by another mark
    somebody is recognised whatever they are called.
    """
    return {
        contact: change
        for contact, present in _present(db, there)
        if (change := _change_of(there[contact], present, renamed=contact in renamed))
        != Particulars()
    }


def _change_of(person: Person, present: _Present, *, renamed: bool) -> Particulars:
    company = _other(person.company, present.company, claims.folded_company)
    birthday = person.birthday
    if birthday and (present.birthday or "").endswith(birthday.removeprefix("-")):
        birthday = None  # with the year or without
    every = claims.span(person.cadence) if person.cadence else None
    details: dict[str, list[str]] = defaultdict(list)
    for kind, value, folded in claims.details(person):
        if (kind, folded) not in present.details:
            details[kind].append(value)
    return Particulars(
        name=_other(person.name, present.name) if renamed else None,
        emails=tuple(details["email"]),
        phones=tuple(details["phone"]),
        links=tuple(details["link"]),
        nicknames=tuple(details["nickname"]),
        tags=tuple(tag for tag in claims.tags(person) if names.fold(tag) not in present.tags),
        company=company,
        # With another company goes the title there, even if it is the same.
        title=person.title if company else _other(person.title, present.title),
        location=_other(person.location, present.location),
        birthday=birthday,
        met_on=None if present.met_on else person.met_on,
        circle=_other(person.circle, present.circle, names.fold),
        cadence=None if every == present.cadence else every,
        note=None if present.note else (person.note or "").strip() or None,
    )


def _other(
    said: str | None, stored: str | None, alike: Callable[[str], str] = claims.line
) -> str | None:
    """Return what is said, on one line, unless it is nothing or what is stored."""
    line = claims.line(said or "")
    return line if line and alike(line) != alike(stored or "") else None


def _present(db: sqlite3.Connection, there: Iterable[int]) -> Iterator[tuple[int, _Present]]:
    """Yield what is stored of these contacts."""
    db.execute("CREATE TEMP TABLE there (id INTEGER PRIMARY KEY)")
    db.executemany("INSERT INTO there VALUES (?)", ((contact,) for contact in there))
    details: dict[int, set[tuple[str, str]]] = defaultdict(set)
    for contact, kind, folded in db.execute(
        "SELECT contact_id, kind, folded FROM detail WHERE contact_id IN (SELECT id FROM there)"
    ):
        details[contact].add((kind, folded))
    tags: dict[int, set[str]] = defaultdict(set)
    for contact, tag in db.execute(
        "SELECT contact_id, name FROM tag WHERE contact_id IN (SELECT id FROM there)"
    ):
        tags[contact].add(names.fold(tag))
    rows = db.execute(
        "SELECT contact.id, contact.name, location, birthday, met_on, note, circle.name, "
        "contact.cadence_count, contact.cadence_unit, company, title "
        "FROM contact LEFT JOIN circle ON circle.id = circle_id "
        "LEFT JOIN present_position ON contact_id = contact.id "
        "WHERE contact.id IN (SELECT id FROM there)"
    ).fetchall()
    db.execute("DROP TABLE there")
    for contact, name, location, birthday, met_on, note, circle, n, unit, company, title in rows:
        yield (
            contact,
            _Present(
                name=name,
                location=location,
                birthday=birthday,
                met_on=met_on,
                note=note,
                circle=circle,
                cadence=Span(n, unit) if n else None,
                company=company,
                title=title,
                details=details[contact],
                tags=tags[contact],
            ),
        )
