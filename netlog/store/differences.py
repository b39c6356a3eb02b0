"""Differences: what a file says more, or else, of people than is stored of them."""

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping
from typing import NamedTuple

from netlog import names
from netlog.dates import Span
from netlog.store import claims, companies, removals
from netlog.store.batches import among
from netlog.store.contacts import Particulars
from netlog.store.records import Person


class _Present(NamedTuple):
    """What is stored of a contact and a file may say otherwise."""

    name: str
    location: str | None
    birthday: str | None
    met_on: str | None
    met_at: str | None
    note: str | None
    circle: str | None
    cadence: Span | None
    company_id: int | None
    company: str | None
    title: str | None
    details: set[tuple[str, str]]
    tags: set[str]


def found(
    db: sqlite3.Connection, there: Mapping[int, Person], renamed: Container[int]
) -> dict[int, Particulars]:
    """Return what the file says more, or else, of those contacts of whom it does.

    A name is taken over for the `renamed` only, whom the file's own key leads to: by another mark
    somebody is recognised whatever they are called. Details and tags that the user has removed
    from a contact are nothing more to say of it.
    """
    stored = dict(_present(db, there))
    staying = _staying(db, there, stored)
    changes = {
        contact: change
        for contact, present in stored.items()
        if (
            change := _change_of(
                staying.get(contact, there[contact]), present, renamed=contact in renamed
            )
        )
        != Particulars()
    }
    removed = removals.details(
        db, [contact for contact, change in changes.items() if change.details() or change.tags]
    )
    for contact, gone in removed.items():
        changes[contact] = _without(changes[contact], gone)
    return {contact: change for contact, change in changes.items() if change != Particulars()}


def _without(change: Particulars, gone: Container[tuple[str, str]]) -> Particulars:
    """Return a change without the details and tags that are gone."""

    def left(kind: str, values: Iterable[str]) -> tuple[str, ...]:
        return tuple(one for one in values if (kind, names.recognised(kind, one)) not in gone)

    return change._replace(
        emails=left("email", change.emails),
        phones=left("phone", change.phones),
        links=left("link", change.links),
        nicknames=left("nickname", change.nicknames),
        tags=tuple(tag for tag in change.tags if ("tag", names.fold(tag)) not in gone),
    )


def _staying(
    db: sqlite3.Connection, there: Mapping[int, Person], stored: Mapping[int, _Present]
) -> dict[int, Person]:
    """Return those who are at the same company under a further name, with the one it goes by."""
    said = {
        contact: name
        for contact, present in stored.items()
        if (name := _other(there[contact].company, present.company, names.company))
        and present.company
    }
    ids = companies.known(db, set(said.values()))
    return {
        contact: there[contact]._replace(company=stored[contact].company)
        for contact, name in said.items()
        if name in ids and companies.same(db, ids[name], stored[contact].company_id)
    }


def _change_of(person: Person, present: _Present, *, renamed: bool) -> Particulars:
    company = _other(person.company, present.company, names.company)
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
        met_at=_other(person.met_at, present.met_at),
        circle=_other(person.circle, present.circle, names.fold),
        cadence=None if every == present.cadence else every,
        note=None if present.note else (person.note or "").strip() or None,
    )


def _other(
    said: str | None, stored: str | None, alike: Callable[[str], str] = claims.line
) -> str | None:
    """Return what is said, on one line, unless it is nothing or what is stored."""
    if said == stored:
        return None
    line = claims.line(said or "")
    return line if line and alike(line) != alike(stored or "") else None


def _present(db: sqlite3.Connection, there: Collection[int]) -> Iterator[tuple[int, _Present]]:
    """Yield what is stored of these contacts."""
    details: dict[int, set[tuple[str, str]]] = defaultdict(set)
    query = "SELECT contact_id, kind, folded FROM detail WHERE contact_id IN {wanted}"
    for contact, kind, folded in among(db, query, there):
        details[contact].add((kind, folded))
    tags: dict[int, set[str]] = defaultdict(set)
    query = "SELECT contact_id, name FROM tag WHERE contact_id IN {wanted}"
    for contact, tag in among(db, query, there):
        tags[contact].add(names.fold(tag))
    query = (
        "SELECT contact.id, contact.name, location, birthday, met_on, met_at, contact.note, "
        "circle.name, contact.cadence_count, contact.cadence_unit, company_id, company.name, title "
        "FROM contact LEFT JOIN circle ON circle.id = circle_id "
        "LEFT JOIN position ON position.id = ("
        "SELECT max(id) FROM position WHERE contact_id = contact.id AND until IS NULL) "
        "LEFT JOIN company ON company.id = company_id WHERE contact.id IN {wanted}"
    )
    for row in among(db, query, there):
        contact, name, location, birthday, met_on, met_at, note, circle, n, unit, *job = row
        company_id, company, title = job
        yield (
            contact,
            _Present(
                name=name,
                location=location,
                birthday=birthday,
                met_on=met_on,
                met_at=met_at,
                note=note,
                circle=circle,
                cadence=Span(n, unit) if n else None,
                company_id=company_id,
                company=company,
                title=title,
                details=details[contact],
                tags=tags[contact],
            ),
        )
