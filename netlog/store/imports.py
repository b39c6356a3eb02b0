"""Imports: people and interactions from a file, stored as part of one operation.

Every format comes down to the same records, and this is the one place that makes rows of them. A
file imported twice adds nothing: `origin` holds what it calls each person, and an interaction
holds its source and key.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from itertools import chain, count, islice
from typing import NamedTuple, TypeVar

from netlog import names
from netlog.errors import Refused
from netlog.store import circles, claims, contacts, differences, interactions, matches
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

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    differing: int = 0  # those of the unchanged of whom the file says more, or something else
    touches_added: int = 0
    touches_unchanged: int = 0
    taken_back: int = 0  # interactions that the file says were called off
    removed: int = 0  # interactions left out, for the user removed them
    strangers: int = 0  # people of `known_only` whom nobody here is
    kept: int = 0  # lines of `Kept`
    rejected: tuple[Rejected, ...] = ()  # with line 0 where only the database refused
    remarks: tuple[str, ...] = ()


def load(
    db: sqlite3.Connection,
    source: str,
    records: Iterable[Record],
    today: date,
    *,
    update: bool = False,
    region: str | None = None,
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
    told = claims.read(records)
    first_new = _next_id(db, "contact")
    origins = _origins(db, source)
    who, doubts = matches.settle(
        {key: claims.marks(person) for key, person in told.people.items()},
        origins,
        partial(_register, db),
        logged={touch.person for touch in told.touches},
        first_new=first_new,
    )
    people = claims.by_contact(told.people, who)
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
    changes = differences.found(
        db, there, {contact for key, contact in who.items() if key in origins}
    )
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
    for name in filter(None, (claims.line(person.circle or "") for person in people)):
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
    name = claims.line(person.name)
    every = claims.span(person.cadence) if person.cadence else (None, None)
    works_at = company.get(claims.folded_company(person.company or ""))
    title = claims.line(person.title or "") or None
    rows: Rows = [
        (
            "contact",
            (
                contact,
                handle(names.handle(person.name, person.nicknames, person.emails)),
                name,
                claims.line(person.location or "") or None,
                person.birthday,
                person.met_on,
                circle.get(names.fold(person.circle or "")),
                *every,
                (person.note or "").strip() or None,
                person.added_on or today.isoformat(),
            ),
        )
    ]
    rows += [("detail", (contact, *detail)) for detail in claims.details(person)]
    rows += [("tag", (contact, tag)) for tag in claims.tags(person)]
    if works_at is not None or title is not None:
        rows.append(("position", (contact, works_at, title)))
    return rows


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
    for name in dict.fromkeys(map(claims.line, wanted)):
        if name and (folded := claims.folded_company(name)) not in ids:
            ids[folded] = number = next(numbers)
            units[number] = [("company", (number, name, folded))]
    _store(db, units)
    return ids


# Changing people --------------------------------------------------------------------------------


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
