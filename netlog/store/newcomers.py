"""Newcomers: people from a file who are nobody here yet, added some at a time."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import count
from typing import NamedTuple

from netlog import names
from netlog.store import circles, claims, companies, origins
from netlog.store.attempts import Rows, Writer
from netlog.store.batches import among
from netlog.store.records import Person
from netlog.store.rows import last_id


class Told(NamedTuple):
    """A contact of whom a file speaks: by what it calls them, and all that it tells."""

    contact: int
    keys: Sequence[str]
    person: Person


class Handles:
    """Gives handles that nobody has."""

    def __init__(self, db: sqlite3.Connection) -> None:
        """Begin with those that are taken in the database."""
        self._db = db
        # 30,000 people whose names have no Latin letter share one slug, and need not be numbered
        # from the beginning each time.
        self._numbers: dict[str, Iterator[int]] = {}

    def given(self, slugs: Sequence[str]) -> list[str]:
        """Return a handle for each slug: as it is, or with the first number that is free."""
        query = "SELECT handle FROM contact WHERE handle IN {wanted}"
        taken = {handle for (handle,) in among(self._db, query, set(slugs))}
        return [self._free(slug, taken) for slug in slugs]

    def _free(self, slug: str, taken: set[str]) -> str:
        handle = slug
        while handle in taken or (handle != slug and self._is_there(handle)):
            handle = f"{slug}-{next(self._numbers.setdefault(slug, count(2)))}"
        taken.add(handle)
        return handle

    def _is_there(self, handle: str) -> bool:
        query = "SELECT 1 FROM contact WHERE handle = ?"
        return self._db.execute(query, (handle,)).fetchone() is not None


class Circles:
    """The circles by their names, and which of them a file has brought."""

    def __init__(self, writer: Writer) -> None:
        """Begin with those that are there."""
        self._writer = writer
        there = circles.listed(writer.db)
        self._ids: dict[str, int | None] = {names.fold(one.name): one.id for one in there}
        self.made: list[str] = []

    def make(self, people: Iterable[Person]) -> None:
        """Make those that people are said to be in and that are not there yet."""
        said = filter(None, (claims.line(person.circle or "") for person in people))
        new: dict[str, str] = {}
        for name in said:
            if (folded := names.fold(name)) not in self._ids:
                new.setdefault(folded, name)
        ids = dict(zip(new, count(last_id(self._writer.db, "circle") + 1), strict=False))
        refused = self._writer.store(
            {folded: [("circle", (None, ids[folded], name))] for folded, name in new.items()}
        )
        # Of those that are refused, nobody is in them.
        self._ids |= {folded: None if folded in refused else ids[folded] for folded in new}
        self.made += [name for folded, name in new.items() if folded not in refused]

    def get(self, name: str | None) -> int | None:
        """Return the id of the circle of that name."""
        return self._ids.get(names.fold(name)) if name else None


class Companies:
    """The companies of people by the names that a file has for them."""

    def __init__(self, writer: Writer) -> None:
        """Begin with none: they are looked for when they are needed, once each."""
        self._writer = writer
        self._ids: dict[str, int] = {}

    def make(self, people: Iterable[Person]) -> None:
        """Find those where people are said to be, and make those that are not there yet."""
        said: dict[str, str] = {}
        for name in filter(None, (claims.line(person.company or "") for person in people)):
            if (folded := companies.folded(name)) not in self._ids:
                said.setdefault(folded, name)
        self._ids |= companies.known(self._writer.db, said)
        new = [(folded, names.company(folded)) for folded in said if folded not in self._ids]
        first = {bare: folded for folded, bare in reversed(new)}
        ids = dict(zip(first, count(last_id(self._writer.db, "company") + 1), strict=False))
        self._writer.store(
            {one: [("company", (None, ids[bare], said[one], one))] for bare, one in first.items()}
        )
        self._ids |= {folded: ids[bare] for folded, bare in new}

    def get(self, name: str | None) -> int | None:
        """Return the id of the company of that name."""
        return self._ids.get(companies.folded(name)) if name else None


def add(
    writer: Writer,
    source: str,
    newcomers: Sequence[Told],
    handles: Handles,
    circle: Callable[[str | None], int | None],
    company: Callable[[str | None], int | None],
    today: date,
) -> dict[int, str]:
    """Add a few contacts under the ids given; return why those were refused who were."""
    people = [told.person for told in newcomers]
    slugs = [names.handle(one.name, one.nicknames, one.emails) for one in people]
    return writer.store(
        {
            told.contact: [
                *_contact(source, told, handle, circle(told.person.circle), today),
                *_belongings(told, company(told.person.company)),
            ]
            for told, handle in zip(newcomers, handles.given(slugs), strict=True)
        },
    )


def called(source: str, contact: int, keys: Iterable[str]) -> Rows:
    """Return the rows that lead from a source's keys to a contact."""
    return [("origin", (None, contact, source, key)) for key in keys]


def _contact(source: str, told: Told, handle: str, circle: int | None, today: date) -> Rows:
    """Return the row of a new contact, and those that lead there; to a uid none has to."""
    contact, keys, person = told
    own = next(filter(None, (origins.uid(source, key) for key in keys)), None)
    every = claims.span(person.cadence) if person.cadence else (None, None)
    row = (
        own,
        contact,
        handle,
        claims.line(person.name),
        claims.line(person.location or "") or None,
        person.birthday,
        person.met_on,
        claims.line(person.met_at or "") or None,
        circle,
        *every,
        (person.note or "").strip() or None,
        person.added_on or today.isoformat(),
    )
    return [("contact", row), *called(source, contact, [key for key in keys if key != own])]


def _belongings(told: Told, company: int | None) -> Rows:
    """Return the details, tags and the position of a new contact."""
    contact, _, person = told
    rows: Rows = [("detail", (None, contact, *detail)) for detail in claims.details(person)]
    rows += [("tag", (None, contact, tag)) for tag in claims.tags(person)]
    title = claims.line(person.title or "") or None
    if company is not None or title is not None:
        rows.append(("position", (None, contact, company, title)))
    return rows
