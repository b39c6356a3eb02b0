"""Contents: everything that is stored of people, a card each, to be written elsewhere."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple

from netlog.dates import Span
from netlog.store.filters import Filter, where

_TOGETHER = 200  # people whose rows are fetched at once


class Job(NamedTuple):
    """A position, with its days where they are known; the one without `until` is today's."""

    company: str | None
    title: str | None
    since: str | None
    until: str | None


class Entry(NamedTuple):
    """An interaction as it is stored."""

    uid: str
    day: str
    direction: str
    channel: str | None
    kind: str | None
    weight: int
    note: str | None
    initiator: str | None
    group: str | None
    source: str | None
    source_key: str | None


class Card(NamedTuple):
    """One person with all that is stored of them.

    `jobs` are in the order of `Job`, the present one first; `entries` in that of `Entry`, by day.
    They are plain tuples so that many cards may wait on disk; `job` and `log` name their values.
    `knows` are handles with how they know each other, `open` kind, what, since when and by when.
    """

    id: int
    uid: str
    handle: str
    name: str
    emails: tuple[str, ...]
    phones: tuple[str, ...]
    links: tuple[str, ...]
    nicknames: tuple[str, ...]
    tags: tuple[str, ...]
    jobs: tuple[tuple[Any, ...], ...]
    location: str | None
    birthday: str | None  # 'YYYY-MM-DD' or '--MM-DD'
    met_on: str | None
    met_at: str | None
    introduced_by: str | None  # a handle
    circle: str | None
    cadence: str | None  # their own: '3 weeks'
    note: str | None
    added_on: str
    snoozed_until: str | None
    archived_on: str | None
    updated_at: str  # UTC; of the contact's own row
    last_touch: str | None
    balance: int
    open_since: str | None
    due_on: str | None
    every: str | None  # the cadence that counts: their own, else their circle's
    entries: tuple[tuple[Any, ...], ...]
    in_person: str | None = None  # how often they mean to meet: '6 months'
    offers: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    knows: tuple[tuple[str, str | None], ...] = ()
    open: tuple[tuple[str, str, str, str | None], ...] = ()

    @property
    def job(self) -> Job | None:
        """What they do today, if that is known."""
        present = next((Job(*job) for job in self.jobs), None)
        return present if present and present.until is None else None

    @property
    def log(self) -> list[Entry]:
        """Their interactions, the oldest first."""
        return [Entry(*entry) for entry in self.entries]


def cards(db: sqlite3.Connection, people: Filter | None = None) -> Iterator[Card]:
    """Yield everybody, or whom the filter lets through, by handle.

    Raises:
        NothingFound: there is no circle of the filter's name.
    """
    condition = where(db, people or Filter())
    query = f"SELECT id FROM contact WHERE {condition.sql} ORDER BY handle"
    ids = iter(db.execute(query, condition.values).fetchall())
    while some := [contact for (contact,) in islice(ids, _TOGETHER)]:
        yield from _cards(db, some)


def _cards(db: sqlite3.Connection, ids: list[int]) -> Iterator[Card]:
    marks = ", ".join("?" * len(ids))
    details: dict[tuple[int, str], list[str]] = defaultdict(list)
    query = f"SELECT contact_id, kind, value FROM detail WHERE contact_id IN ({marks}) ORDER BY id"
    for contact, kind, value in db.execute(query, ids):
        details[contact, kind].append(value)
    tags = _grouped(db, f"tag WHERE contact_id IN ({marks}) ORDER BY name", "name", ids)
    jobs = _grouped(
        db,
        "position LEFT JOIN company ON company.id = company_id "
        f"LEFT JOIN company AS main ON main.id = company.same_as WHERE contact_id IN ({marks}) "
        "ORDER BY until IS NOT NULL, until DESC, position.id DESC",
        "coalesce(main.name, company.name), title, since, until",
        ids,
    )
    entries = _grouped(
        db,
        f"interaction WHERE contact_id IN ({marks}) ORDER BY day, id",
        "uid, day, direction, channel, kind, weight, note, initiator, group_uid, source, "
        "source_key",
        ids,
    )
    topics: dict[tuple[int, str], list[str]] = defaultdict(list)
    query = f"SELECT contact_id, direction, name FROM topic WHERE contact_id IN ({marks})"
    for contact, direction, name in db.execute(f"{query} ORDER BY name", ids):
        topics[contact, direction].append(name)
    loops = _grouped(
        db,
        f"loop WHERE contact_id IN ({marks}) AND state = 'open' ORDER BY opened_on, id",
        "kind, what, opened_on, due_on",
        ids,
    )
    knows: dict[int, list[tuple[str, str | None]]] = defaultdict(list)
    for one, other in (("contact_id", "other_id"), ("other_id", "contact_id")):
        query = f"SELECT {one}, handle, how FROM knows JOIN contact ON contact.id = {other}"
        for contact, handle, how in db.execute(f"{query} WHERE {one} IN ({marks})", ids):
            knows[contact].append((handle, how))
    rows = db.execute(
        "SELECT contact.id, contact.uid, contact.handle, contact.name, contact.location, "
        "contact.birthday, contact.met_on, contact.met_at, introducer.handle, circle.name, "
        "contact.cadence_count, contact.cadence_unit, contact.note, contact.added_on, "
        "contact.snoozed_until, contact.archived_on, contact.updated_at, last_touch, balance, "
        "open_since, due_on, standing.cadence_count, standing.cadence_unit, "
        "contact.in_person_count, contact.in_person_unit "
        "FROM contact JOIN standing ON standing.contact_id = contact.id "
        "LEFT JOIN contact AS introducer ON introducer.id = contact.introduced_by "
        "LEFT JOIN circle ON circle.id = contact.circle_id "
        f"WHERE contact.id IN ({marks}) ORDER BY contact.handle",
        ids,
    ).fetchall()
    for row in rows:
        one, uid, handle, name, location, birthday, met_on, met_at, introduced_by, circle = row[:10]
        count, unit, note, added_on, snoozed, archived, updated_at = row[10:17]
        last_touch, balance, open_since, due_on, every_count, every_unit, *in_person = row[17:]
        yield Card(
            one,
            uid,
            handle,
            name,
            tuple(details[one, "email"]),
            tuple(details[one, "phone"]),
            tuple(details[one, "link"]),
            tuple(details[one, "nickname"]),
            tuple(tag for (tag,) in tags[one]),
            tuple(jobs[one]),
            location,
            birthday,
            met_on,
            met_at,
            introduced_by,
            circle,
            str(Span(count, unit)) if count else None,
            note,
            added_on,
            snoozed,
            archived,
            updated_at,
            last_touch,
            balance,
            open_since,
            due_on,
            str(Span(every_count, every_unit)) if every_count else None,
            tuple(entries[one]),
            str(Span(*in_person)) if in_person[0] else None,
            tuple(topics[one, "offers"]),
            tuple(topics[one, "needs"]),
            tuple(sorted(knows[one])),
            tuple(loops[one]),
        )


def _grouped(
    db: sqlite3.Connection, source: str, columns: str, ids: list[int]
) -> dict[int, list[tuple[Any, ...]]]:
    """Return the rows of each contact, in order."""
    found: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
    for contact, *row in db.execute(f"SELECT contact_id, {columns} FROM {source}", ids):
        found[contact].append(tuple(row))
    return found
