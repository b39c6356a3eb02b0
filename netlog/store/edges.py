"""Edges: who knows whom, as you noted it, and as follows from what is stored of them."""

import sqlite3
from collections.abc import Iterator, Sequence
from itertools import product
from typing import NamedTuple

from netlog.store import companies
from netlog.store.batches import among, batches
from netlog.store.rows import delete, fetch, insert, update

# How likely one of the two does for you what you ask for the other's sake, by what is known of
# them; in hundredths, so that a product of some is exact. None: you gave no strength.
NOTED = {None: 0.6, 1: 0.3, 2: 0.6, 3: 0.9}
INTRODUCED = 0.6
COLLEAGUES = 0.4
# Of so many of your people at a company each knows each other; of more, a part; and where there
# are more than the most, nobody can say who knows whom.
SMALL_COMPANY = 10
MOST_COLLEAGUES = 100
_MOST_POSITIONS = 4 * MOST_COLLEAGUES


class Edge(NamedTuple):
    """Two contacts who know each other, why that is thought, and how well, above 0 and up to 1.

    `source` is `knows` (you noted it), `introduced` (`one` introduced `other` to you) or
    `colleagues`; `how` is what you noted, or the company's name. `now` is false of former
    colleagues. Of each source but `introduced`, `one` is the contact added first.
    """

    one: int
    other: int
    source: str
    how: str | None
    strength: float
    now: bool = True


def around(db: sqlite3.Connection, people: Sequence[int]) -> list[Edge]:
    """Return every edge that touches one of these contacts, each once.

    Two may have several, from several sources, the strongest first. Colleagues are those who were
    at one company, now or ever, unless their days there are known and do not meet. Costs what is
    around these people, not what is stored.
    """
    wanted = list(dict.fromkeys(people))
    found = {edge for some in batches(wanted) for edge in _stated(db, some)}
    return sorted(found.union(_colleagues(db, wanted)), key=_order)


class Acquaintance(NamedTuple):
    """Somebody whom a contact knows, and the best reason to think so; see `Edge`."""

    id: int
    handle: str
    name: str
    source: str
    how: str | None
    strength: float
    now: bool


def acquaintances(db: sqlite3.Connection, contact: int) -> list[Acquaintance]:
    """Return whom a contact knows, each once, those first whom they know best."""
    best: dict[int, Edge] = {}
    for edge in around(db, [contact]):  # of two, the strongest come first
        best.setdefault(edge.other if edge.one == contact else edge.one, edge)
    query = "SELECT id, handle, name FROM contact WHERE id IN {wanted}"
    rows = []
    for number, handle, name in among(db, query, best):
        _, _, source, how, strength, now = best[number]
        rows.append(Acquaintance(number, handle, name, source, how, strength, now))
    return sorted(rows, key=lambda row: (-row.strength, row.name, row.id))


def put(
    db: sqlite3.Connection,
    one: int,
    other: int,
    *,
    how: str | None = None,
    strength: int | None = None,
    note: str | None = None,
) -> bool:
    """Note that two contacts know each other; where that was known, change what is given.

    Args:
        db: the database.
        one: the one contact.
        other: the other.
        how: how they know each other, in words.
        strength: how well, from 1 to 3.
        note: a note.

    Returns whether it is new.

    Raises:
        Refused: they are one, or a field breaks a rule of the schema.
    """
    given = {"how": how, "strength": strength, "note": note}
    if (row := noted(db, one, other)) is None:
        first, second = sorted((one, other))
        insert(db, "knows", contact_id=first, other_id=second, **given)
        return True
    if some := {column: value for column, value in given.items() if value is not None}:
        update(db, "knows", row.id, **some)
    return False


def remove(db: sqlite3.Connection, one: int, other: int) -> bool:
    """Take back that two contacts know each other; return whether it had been noted."""
    row = noted(db, one, other)
    if row is not None:
        delete(db, "knows", row.id)
    return row is not None


class Noted(NamedTuple):
    """What you noted of two who know each other; the id is the row's."""

    id: int
    how: str | None
    strength: int | None
    note: str | None


def noted(db: sqlite3.Connection, one: int, other: int) -> Noted | None:
    """Return what you noted of two contacts, None if nothing."""
    query = "SELECT id, how, strength, note FROM knows WHERE contact_id = ? AND other_id = ?"
    rows = fetch(db, Noted, query, sorted((one, other)))
    return rows[0] if rows else None


def _order(edge: Edge) -> tuple[object, ...]:
    pair = sorted((edge.one, edge.other))
    return (*pair, -edge.strength, edge.source, edge.one, edge.how or "")


# An index leads to each: what was said of the one, of the other, and who introduced whom.
_STATED = """
SELECT contact_id, other_id, 'knows', how, strength FROM knows WHERE contact_id IN {ids}
UNION ALL
SELECT contact_id, other_id, 'knows', how, strength FROM knows WHERE other_id IN {ids}
UNION ALL
SELECT introduced_by, id, 'introduced', NULL, NULL FROM contact
WHERE introduced_by IS NOT NULL AND id IN {ids}
UNION ALL
SELECT introduced_by, id, 'introduced', NULL, NULL FROM contact WHERE introduced_by IN {ids}"""


def _stated(db: sqlite3.Connection, people: Sequence[int]) -> Iterator[Edge]:
    query = _STATED.format(ids=f"({', '.join(map(str, people))})")
    for one, other, source, how, strength in db.execute(query):
        known = NOTED[strength] if source == "knows" else INTRODUCED
        yield Edge(one, other, source, how, known)


# Colleagues ---------------------------------------------------------------------------------------


class _Stay(NamedTuple):
    contact: int
    since: str | None
    until: str | None


def _colleagues(db: sqlite3.Connection, people: Sequence[int]) -> Iterator[Edge]:
    wanted, seen = set(people), set[int]()
    for company in _companies(db, people):
        if company in seen:
            continue
        family = companies.family(db, company)
        seen.update(family)
        stays = _stays(db, family)
        everybody = {stay.contact for stay in stays}
        if len(everybody) > MOST_COLLEAGUES or len(stays) > _MOST_POSITIONS:
            continue
        strength = round(COLLEAGUES * min(1, SMALL_COMPANY / max(len(everybody), 1)), 2)
        together: dict[tuple[int, int], bool] = {}
        for a, b in product([stay for stay in stays if stay.contact in wanted], stays):
            if a.contact != b.contact and _may_have_met(a, b):
                pair = (min(a.contact, b.contact), max(a.contact, b.contact))
                now = a.until is None and b.until is None
                together[pair] = together.get(pair, False) or now
        name = companies.head(db, company).name if together else ""
        for (one, other), now in together.items():
            yield Edge(one, other, "colleagues", name, strength, now)


def _companies(db: sqlite3.Connection, people: Sequence[int]) -> list[int]:
    query = (
        "SELECT company_id FROM position WHERE company_id IS NOT NULL AND contact_id IN {wanted}"
    )
    return sorted({company for (company,) in among(db, query, people)})


def _stays(db: sqlite3.Connection, family: Sequence[int]) -> list[_Stay]:
    """Return who is or was there, and when; a few too many where there are too many."""
    rows = db.execute(
        f"SELECT contact_id, since, until FROM position WHERE company_id IN "
        f"({', '.join(map(str, family))}) LIMIT {_MOST_POSITIONS + 1}"
    )
    return [_Stay(*row) for row in rows]


def _may_have_met(a: _Stay, b: _Stay) -> bool:
    apart = (a.until and b.since and a.until < b.since) or (
        b.until and a.since and b.until < a.since
    )
    return not apart
