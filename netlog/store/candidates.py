"""Candidates: who of those stored may be meant by somebody in a file."""

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterator
from itertools import chain

from netlog import names
from netlog.store import matches, phones
from netlog.store.batches import among
from netlog.store.matches import Detail, Marks, Register

_PHONES = "SELECT contact_id, value FROM detail WHERE kind = 'phone'"


def register(db: sqlite3.Connection, wanted: Collection[Marks], region: str | None) -> Register:
    """Return those who share a name or a detail with any of `wanted`, as far as one can see.

    Args:
        db: the open database.
        wanted: what those are recognised by who are looked for.
        region: the country of phone numbers without a country code; None: of most of the others.
    """
    numbers = [value for marks in wanted for kind, value in marks.details if kind == "phone"]
    there = (value for _, value in db.execute(_PHONES)) if numbers else ()
    found = Register(phones.comparing(chain(numbers, there), region))
    candidates = {*_namesakes(db, wanted), *_sharing(db, wanted), *_calling(db, numbers)}
    for contact, marks in _marks(db, sorted(candidates)):
        found.enter(contact, marks)
    return found


def _namesakes(db: sqlite3.Connection, wanted: Collection[Marks]) -> Iterator[int]:
    folded = {marks.folded for marks in wanted}
    for contact, name in db.execute("SELECT id, name FROM contact"):
        if names.fold(name) in folded:
            yield contact


def _sharing(db: sqlite3.Connection, wanted: Collection[Marks]) -> Iterator[int]:
    for kind in ("email", "link"):
        query = f"SELECT contact_id FROM detail WHERE kind = '{kind}' AND folded IN {{wanted}}"
        values = (value for marks in wanted for its, value in marks.details if its == kind)
        for (contact,) in among(db, query, values):
            yield contact


def _calling(db: sqlite3.Connection, numbers: Collection[str]) -> Iterator[int]:
    """Yield who has a number that ends like one of these."""
    wanted = set(map(phones.local, numbers))
    for contact, value in db.execute(_PHONES) if wanted else ():
        if phones.local(value) in wanted:
            yield contact


def _marks(db: sqlite3.Connection, ids: Collection[int]) -> Iterator[tuple[int, Marks]]:
    """Yield what these contacts are recognised by."""
    details: dict[int, list[Detail]] = defaultdict(list)
    query = "SELECT contact_id, kind, value, folded FROM detail WHERE contact_id IN {wanted}"
    for contact, kind, value, folded in among(db, query, ids):
        details[contact].append((kind, value if kind == "phone" else folded))
    query = (
        "SELECT contact.id, contact.name, birthday, company.name FROM contact "
        "LEFT JOIN position ON position.id = ("
        "SELECT max(id) FROM position WHERE contact_id = contact.id AND until IS NULL) "
        "LEFT JOIN company ON company.id = company_id WHERE contact.id IN {wanted}"
    )
    for contact, name, birthday, company in among(db, query, ids):
        every = details.pop(contact, [])
        nicknames = tuple(folded for kind, folded in every if kind == "nickname")
        lasting = tuple(detail for detail in every if detail[0] != "nickname")
        yield (
            contact,
            Marks(
                name,
                names.fold(name),
                nicknames[: matches.MOST],
                lasting[: matches.MOST],
                company,
                birthday,
            ),
        )
