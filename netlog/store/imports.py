"""Imports: people and interactions from a file, stored as part of one operation.

Every format comes down to the same records, and this is the one place that makes rows of them. A
file imported twice adds nothing: `origin` holds what it calls each person, and an interaction
holds its source and key.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache, partial
from itertools import chain, count, islice
from typing import NamedTuple, TypeVar

from netlog import names
from netlog.dates import Span, parse_span
from netlog.errors import Misread, Refused
from netlog.rules import DETAILS
from netlog.store import circles, contacts, interactions, matches
from netlog.store.connection import broken_rule
from netlog.store.contacts import Particulars
from netlog.store.matches import Marks, Register
from netlog.store.records import Person, Record, Rejected, Touch
from netlog.store.rows import Value, insert_all

# What is filled row by row, in an order that respects references.
_COLUMNS = {
    "company": "id name folded",
    "contact": "id handle name location birthday met_on circle_id cadence_count cadence_unit "
    "note added_on",
    "detail": "contact_id kind value folded",
    "tag": "contact_id name",
    "position": "contact_id company_id title",
    "origin": "contact_id source source_key",
    "interaction": "contact_id day direction channel kind weight note initiator group_uid "
    "source source_key",
}
_MOST_DOUBTS = 10
_PARTS = 32  # in which what was refused as a whole is tried again

Rows = list[tuple[str, tuple[Value, ...]]]  # (table, values)
Key = TypeVar("Key")


class Counts(NamedTuple):
    """What came of the records of a file: people, then interactions, then what was not taken."""

    added: int
    updated: int
    unchanged: int
    differing: int  # those of the unchanged of whom the file says more, or something else
    touches_added: int
    touches_unchanged: int
    rejected: tuple[Rejected, ...]  # with line 0 where only the database refused
    remarks: tuple[str, ...]


def load(
    db: sqlite3.Connection,
    source: str,
    records: Iterable[Record],
    today: date,
    *,
    update: bool = False,
) -> Counts:
    """Store what `records` say, in an open bulk operation, and return what came of them.

    Whoever is known already is left as they are or, with `update`, gets what the file says: name,
    company, title, location, birthday, circle and cadence are overwritten, details and tags are
    added, a note and the day you met are filled in where there is none. Interactions are added
    either way, unless they were before. What the schema refuses is rejected, the rest is stored.

    Args:
        db: the open database.
        source: the namespace of the records' keys, as in `Reading`.
        records: in any order. A key that comes again says more of the same person.
        today: the day on which people are added unless their record says.
        update: give people who are known already what the file says of them.
    """
    told = _told(records)
    first_new = _next_id(db, "contact")
    origins = _origins(db, source)
    who, doubts = matches.settle(
        {key: _marks(person) for key, person in told.people.items()},
        origins,
        partial(_register, db),
        logged={touch.person for touch in told.touches},
        first_new=first_new,
    )
    people = _by_contact(told.people, who)
    new = {one: person for one, person in people.items() if one >= first_new}
    there = {one: person for one, person in people.items() if one < first_new}
    remarks = _make_circles(db, [*new.values(), *(there.values() if update else ())])
    keys: dict[int, Rows] = defaultdict(list)
    for key, contact in who.items():
        if key not in origins:
            keys[contact].append(("origin", (contact, source, key)))
    refused = _add(db, new, keys, today)
    _store(db, {one: rows for one, rows in keys.items() if one < first_new})
    logged = _log(db, source, told.touches, origins | who, refused.keys())
    changes = _changes(db, there, {contact for key, contact in who.items() if key in origins})
    if update:
        refused |= _change(db, changes, today)
    doubtful = {key: maybe for key, maybe in doubts.items() if who[key] not in refused}
    added = len(new.keys() - refused.keys())
    updated = len(changes.keys() - refused.keys()) if update else 0
    return Counts(
        added=added,
        updated=updated,
        unchanged=told.entries - added - updated - len(refused),
        differing=0 if update else len(changes),
        touches_added=logged.added,
        touches_unchanged=logged.unchanged,
        rejected=(
            *told.rejected,
            *(Rejected(0, f"{people[one].name}: {reason}") for one, reason in refused.items()),
            *logged.rejected,
        ),
        remarks=(*remarks, *_doubtful(db, doubtful, who)),
    )


# What a file tells ------------------------------------------------------------------------------


class _Told(NamedTuple):
    people: dict[str, Person]
    entries: int
    touches: list[Touch]
    rejected: list[Rejected]


def _told(records: Iterable[Record]) -> _Told:
    people: dict[str, list[Person]] = defaultdict(list)
    told = _Told({}, 0, [], [])
    for record in records:
        if isinstance(record, Rejected):
            told.rejected.append(record)
        elif isinstance(record, Touch):
            told.touches.append(record)
        elif reason := _unreadable(record):
            told.rejected.append(Rejected(0, reason))
        else:
            people[record.key].append(record)
    return told._replace(
        people={key: _joined(entries) for key, entries in people.items()},
        entries=sum(map(len, people.values())),
    )


def _unreadable(person: Person) -> str | None:
    try:
        _span(person.cadence or "1 day")
    except Misread as error:
        return f"{person.name}: {error}"
    return None


def _by_contact(people: Mapping[str, Person], who: Mapping[str, int]) -> dict[int, Person]:
    """Return all that is told of each contact, in the order in which the new ones are numbered."""
    entries: dict[int, list[Person]] = defaultdict(list)
    for key, person in people.items():
        entries[who[key]].append(person)
    return {contact: _joined(entries[contact]) for contact in sorted(entries)}


def _joined(entries: Sequence[Person]) -> Person:
    """Return what several entries tell of one person; the first to say something is believed."""
    if len(entries) == 1:
        return entries[0]
    joined = Person._make(
        tuple(dict.fromkeys(chain.from_iterable(values)))
        if isinstance(values[0], tuple)
        else next(filter(None, values), None)
        for values in zip(*entries, strict=True)
    )
    notes = dict.fromkeys(entry.note for entry in entries if entry.note)
    return joined._replace(note="\n\n".join(notes) or None)


def _marks(person: Person) -> Marks:
    details = tuple((kind, folded) for kind, _, folded in _details(person) if kind != "nickname")
    return Marks(
        person.name,
        names.fold(person.name),
        person.nicknames,
        details,
        person.company or None,
        person.birthday,
    )


def _details(person: Person) -> Iterator[tuple[str, str, str]]:
    """Yield kind, value and folded form of each detail once."""
    seen = set()
    given = (person.emails, person.phones, person.links, person.nicknames)
    for kind, values in zip(DETAILS, given, strict=True):
        for value in filter(None, map(str.strip, values)):
            folded = names.recognised(kind, value)
            if (kind, folded) not in seen:
                seen.add((kind, folded))
                yield kind, value, folded


def _tags(person: Person) -> Iterable[str]:
    """Return each tag once, whatever its case."""
    tags: dict[str, str] = {}
    for tag in filter(None, (_line(tag).removeprefix("#") for tag in person.tags)):
        tags.setdefault(names.fold(tag), tag)
    return tags.values()


def _line(text: str) -> str:
    return " ".join(text.split())


@cache
def _span(text: str) -> Span:
    return parse_span(text)


# Who is there -----------------------------------------------------------------------------------


def _next_id(db: sqlite3.Connection, table: str) -> int:
    row = db.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)).fetchone()
    return row[0] + 1 if row else 1


def _origins(db: sqlite3.Connection, source: str) -> dict[str, int]:
    return dict(db.execute("SELECT source_key, contact_id FROM origin WHERE source = ?", (source,)))


def _register(db: sqlite3.Connection) -> Register:
    """Return everybody, with what they are recognised by."""
    details: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for contact, kind, folded in db.execute("SELECT contact_id, kind, folded FROM detail"):
        details[contact].append((kind, folded))
    register = Register()
    for contact, name, birthday, company in db.execute(
        "SELECT contact.id, name, birthday, company FROM contact "
        "LEFT JOIN present_position ON contact_id = contact.id"
    ):
        nicknames = tuple(folded for kind, folded in details[contact] if kind == "nickname")
        known = tuple(detail for detail in details[contact] if detail[0] != "nickname")
        folded = names.fold(name)
        register.enter(contact, Marks(name, folded, nicknames, known, company, birthday))
    return register


def _make_circles(db: sqlite3.Connection, people: Iterable[Person]) -> list[str]:
    """Make the circles that the file names and nobody knows; return remarks about them."""
    known = {names.fold(circle.name) for circle in circles.listed(db)}
    made = []
    for name in filter(None, (_line(person.circle or "") for person in people)):
        if names.fold(name) not in known:
            known.add(names.fold(name))
            if not _refusal(db, partial(circles.add, db, name, None)):
                made.append(f"the circle '{name}' is new and has no cadence yet")
    return made


def _doubtful(
    db: sqlite3.Connection, doubts: Mapping[str, list[int]], who: Mapping[str, int]
) -> Iterator[str]:
    """Remark on the first of those who were added and may have been there already."""
    for key, maybe in islice(doubts.items(), _MOST_DOUBTS):
        added, *others = (
            db.execute("SELECT handle FROM contact WHERE id = ?", (contact,)).fetchone()[0]
            for contact in (who[key], *maybe)
        )
        yield f"{added} is new, and may be the same person as {' or '.join(others)}"
    if len(doubts) > _MOST_DOUBTS:
        yield f"… and so may {len(doubts) - _MOST_DOUBTS} more"


# Adding people ----------------------------------------------------------------------------------


def _add(
    db: sqlite3.Connection, new: Mapping[int, Person], keys: Mapping[int, Rows], today: date
) -> dict[int, str]:
    """Add contacts under the ids given; return why those were refused who were."""
    if not new:
        return {}
    handle = _handles(db)
    circle = {names.fold(one.name): one.id for one in circles.listed(db)}
    company = _companies(db, [person.company for person in new.values() if person.company])
    return _store(
        db,
        {
            contact: _rows(contact, person, handle, circle, company, today) + keys[contact]
            for contact, person in new.items()
        },
    )


def _rows(
    contact: int,
    person: Person,
    handle: Callable[[str], str],
    circle: Mapping[str, int],
    company: Mapping[str, int],
    today: date,
) -> Rows:
    """Return the rows of a new person."""
    name = _line(person.name)
    every = _span(person.cadence) if person.cadence else (None, None)
    works_at = company.get(_folded(person.company or ""))
    title = _line(person.title or "") or None
    rows: Rows = [
        (
            "contact",
            (
                contact,
                handle(_slug(person)),
                name,
                _line(person.location or "") or None,
                person.birthday,
                person.met_on,
                circle.get(names.fold(person.circle or "")),
                *every,
                (person.note or "").strip() or None,
                person.added_on or today.isoformat(),
            ),
        )
    ]
    rows += [("detail", (contact, *detail)) for detail in _details(person)]
    rows += [("tag", (contact, tag)) for tag in _tags(person)]
    if works_at is not None or title is not None:
        rows.append(("position", (contact, works_at, title)))
    return rows


def _slug(person: Person) -> str:
    """Return a handle that a keyboard has: of a nickname or address if the name has no letter."""
    addresses = (email.partition("@")[0] for email in person.emails)
    slugs = map(names.slug, (person.name, *person.nicknames, *addresses))
    return next((slug for slug in slugs if not slug.startswith("person")), "person")


def _handles(db: sqlite3.Connection) -> Callable[[str], str]:
    """Return what makes a handle that is not taken, and takes it."""
    taken = {handle for (handle,) in db.execute("SELECT handle FROM contact")}
    untried: dict[str, Iterator[str]] = {}

    def handle(slug: str) -> str:
        # Kept from call to call: 30,000 people whose names have no Latin letter share one slug.
        numbered = chain([slug], (f"{slug}-{n}" for n in count(2)))
        candidates = untried.setdefault(slug, numbered)
        free = next(candidate for candidate in candidates if candidate not in taken)
        taken.add(free)
        return free

    return handle


def _companies(db: sqlite3.Connection, wanted: Iterable[str]) -> dict[str, int]:
    """Return the ids of companies by folded name, those wanted among them."""
    ids = dict(db.execute("SELECT folded, id FROM company"))
    numbers = count(_next_id(db, "company"))
    units: dict[int, Rows] = {}
    for name in dict.fromkeys(map(_line, wanted)):
        if name and (folded := _folded(name)) not in ids:
            ids[folded] = number = next(numbers)
            units[number] = [("company", (number, name, folded))]
    _store(db, units)
    return ids


def _folded(company: str) -> str:
    return names.fold(company) or _line(company)


# Changing people --------------------------------------------------------------------------------


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


def _changes(
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
    company = _other(person.company, present.company, _folded)
    birthday = person.birthday
    if birthday and (present.birthday or "").endswith(birthday.removeprefix("-")):
        birthday = None  # with the year or without
    every = _span(person.cadence) if person.cadence else None
    details: dict[str, list[str]] = defaultdict(list)
    for kind, value, folded in _details(person):
        if (kind, folded) not in present.details:
            details[kind].append(value)
    return Particulars(
        name=_other(person.name, present.name) if renamed else None,
        emails=tuple(details["email"]),
        phones=tuple(details["phone"]),
        links=tuple(details["link"]),
        nicknames=tuple(details["nickname"]),
        tags=tuple(tag for tag in _tags(person) if names.fold(tag) not in present.tags),
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


def _other(said: str | None, stored: str | None, alike: Callable[[str], str] = _line) -> str | None:
    """Return what is said, on one line, unless it is nothing or what is stored."""
    line = _line(said or "")
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


def _change(
    db: sqlite3.Connection, changes: Mapping[int, Particulars], today: date
) -> dict[int, str]:
    """Make the changes; return why those were refused that were."""
    return {
        contact: reason
        for contact, change in changes.items()
        if (reason := _refusal(db, partial(contacts.change, db, contact, change, today)))
    }


# Interactions -----------------------------------------------------------------------------------


class _Logged(NamedTuple):
    added: int
    unchanged: int
    rejected: list[Rejected]


def _log(
    db: sqlite3.Connection,
    source: str,
    touches: Sequence[Touch],
    who: Mapping[str, int],
    refused: Container[int],
) -> _Logged:
    """Store the interactions that are not there yet, but for those of people who were refused."""
    if not touches:
        return _Logged(0, 0, [])
    stored: dict[str, set[tuple[int, str]]] = defaultdict(set)
    for key, contact, direction in db.execute(
        "SELECT source_key, contact_id, direction FROM interaction WHERE source = ?", (source,)
    ):
        stored[key].add((contact, direction))
    told: dict[str, set[tuple[int, str]]] = defaultdict(set)
    for touch in touches:
        told[touch.key].add((who.get(touch.person, 0), touch.direction))
    units: dict[int, Rows] = {}
    unchanged, rejected = 0, []
    for n, touch in enumerate(touches):
        contact = who.get(touch.person)
        if contact is None:
            rejected.append(Rejected(0, f"an interaction of {touch.day} is with nobody known"))
        elif contact not in refused:
            there = stored[touch.key]
            # What the file does not say so is what it says, edited since: got and not met, or
            # with somebody else.
            if (contact, touch.direction) in there or there - told[touch.key]:
                unchanged += 1
            else:
                there.add((contact, touch.direction))
                units[n] = [("interaction", _interaction(touch, contact, source))]
    reasons = _store(db, units)
    rejected += [
        Rejected(0, f"the interaction of {touches[n].day}: {reason}")
        for n, reason in reasons.items()
    ]
    return _Logged(len(units) - len(reasons), unchanged, rejected)


def _interaction(touch: Touch, contact: int, source: str) -> tuple[Value, ...]:
    return (
        contact,
        touch.day,
        touch.direction,
        touch.channel,
        interactions.folded_kind(touch.kind) if touch.kind else None,
        touch.weight,
        (touch.note or "").strip() or None,
        touch.initiator,
        # Two files may each have a gathering 1.
        f"{source}:{touch.group}" if touch.group else None,
        source,
        touch.key,
    )


# Storing ----------------------------------------------------------------------------------------


def _store(db: sqlite3.Connection, units: Mapping[Key, Rows]) -> dict[Key, str]:
    """Insert the rows, those of a unit together; return why those were refused that were."""
    reason = _refusal(db, partial(_insert, db, chain.from_iterable(units.values())))
    if reason is None:
        return {}
    keys = list(units)
    if len(keys) == 1:
        return {keys[0]: reason}
    size = -(-len(keys) // _PARTS)
    parts = (keys[start : start + size] for start in range(0, len(keys), size))
    return {
        key: why
        for part in parts
        for key, why in _store(db, {key: units[key] for key in part}).items()
    }


def _insert(db: sqlite3.Connection, rows: Iterable[tuple[str, tuple[Value, ...]]]) -> None:
    by_table: dict[str, list[tuple[Value, ...]]] = defaultdict(list)
    for table, values in rows:
        by_table[table].append(values)
    for table, columns in _COLUMNS.items():
        if table in by_table:
            insert_all(db, table, columns.split(), by_table[table])


def _refusal(db: sqlite3.Connection, write: Callable[[], object]) -> str | None:
    """Write all of it or nothing; return why it was refused, None if it was not."""
    reason = None
    db.execute("SAVEPOINT attempt")
    try:
        write()
    except sqlite3.IntegrityError as error:
        reason = broken_rule(error)
    except UnicodeEncodeError:
        reason = "text must be valid Unicode"
    except Refused as error:
        reason = str(error)
    if reason is not None:
        db.execute("ROLLBACK TO attempt")
    db.execute("RELEASE attempt")
    return reason
