"""Ties: how strong the one to each contact is, and which circles and companies hang on one."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from netlog import dates, names, rules
from netlog import ties as formula
from netlog.store.batches import batches
from netlog.store.filters import Filter, Where, where


class Tie(NamedTuple):
    """The tie to a contact: its strength from 0 to 1, the parts of that, and its kind.

    `kind` is strong, weak, dormant or new; `alone_in` are circles and `alone_at` companies where
    they are the only one who was in touch with you for a year.
    """

    id: int
    handle: str
    name: str
    strength: float
    kind: str
    last_touch: str | None
    touches: int
    balance: int
    turn: str
    recent: float
    regular: float
    near: float
    mutual: float
    alone_in: tuple[str, ...] = ()
    alone_at: tuple[str, ...] = ()


class Hanging(NamedTuple):
    """A circle or company of which only one contact was in touch with you for a year."""

    id: int  # of the contact
    who: str
    kind: str  # circle or company
    name: str
    people: int  # of yours there


def ties(
    db: sqlite3.Connection,
    today: date,
    people: Sequence[int] | None = None,
    *,
    chosen: Filter | None = None,
    limit: int | None = None,
) -> list[Tie]:
    """Return the ties to these contacts, or to everybody who is not archived, if `chosen`.

    The strongest come first, then those whose last touch is the latest; at most `limit`, which
    then is about what it costs. Where they are alone is left empty: see `hanging`.
    """
    condition = where(db, chosen or Filter())
    if people is None:
        condition = Where(f"archived_on IS NULL AND {condition.sql}", condition.values)
        if limit is not None:
            return _strongest(db, today, condition, limit)
        return _ranked(_reckoned(db, today, condition))
    found = [
        tie
        for some in batches(dict.fromkeys(people))
        for tie in _reckoned(db, today, _among(some, condition))
    ]
    return _ranked(found)[:limit]


def _among(people: Sequence[int], condition: Where) -> Where:
    return Where(
        f"contact.id IN ({', '.join(map(str, people))}) AND {condition.sql}", condition.values
    )


def _ranked(some: Iterable[Tie]) -> list[Tie]:
    by_id = sorted(some, key=lambda tie: tie.id)
    return sorted(by_id, key=lambda tie: (tie.strength, tie.last_touch or ""), reverse=True)


def _strongest(db: sqlite3.Connection, today: date, condition: Where, limit: int) -> list[Tie]:
    """Return the strongest ties: nobody is looked at whose last touch is too long ago for that."""
    found: list[Tie] = []
    rows = db.execute(
        "SELECT contact.id, last_touch FROM contact JOIN standing ON contact_id = contact.id "
        f"WHERE {condition.sql} ORDER BY last_touch DESC, contact.id",
        condition.values,
    )
    for some in batches(rows):
        most = formula.at_most(dates.stored_day(some[0][1]), today)
        if len(found) == limit and (not found or found[-1].strength > most):
            break
        people = _among([number for number, _ in some], Where())
        found = _ranked([*found, *_reckoned(db, today, people)])[:limit]
    return found


# What was logged in the two years before the last touch decides both of strength and of kind. What
# is planned is no touch yet.
_PEOPLE = """
SELECT contact.id, handle, name, touches, balance,
    (SELECT min(day) FROM interaction WHERE contact_id = contact.id)
FROM contact JOIN standing ON standing.contact_id = contact.id WHERE {condition}
ORDER BY contact.id"""
_TOUCHES = """
SELECT contact.id, day, channel, direction, initiator
FROM contact JOIN standing ON standing.contact_id = contact.id
CROSS JOIN interaction ON interaction.contact_id = contact.id
    AND day <= ?1 AND day > date(CASE WHEN last_touch <= ?1 THEN last_touch ELSE (
        SELECT max(past.day) FROM interaction AS past
        WHERE past.contact_id = contact.id AND past.day <= ?1) END, '-{window} days')
WHERE {condition} ORDER BY contact.id"""


def _reckoned(db: sqlite3.Connection, today: date, condition: Where) -> Iterator[Tie]:
    query = _TOUCHES.format(window=formula.WINDOW, condition=condition.sql)
    rows = db.execute(query, (today.isoformat(), *condition.values))
    logged = groupby(rows, key=itemgetter(0))
    contact, touches = next(logged, (None, iter(())))
    for person in db.execute(_PEOPLE.format(condition=condition.sql), condition.values):
        said: list[formula.Said] = []
        if contact == person[0]:
            said = [
                (day, channel, direction, initiator)
                for _, iso, channel, direction, initiator in touches
                if (day := dates.stored_day(iso))
            ]
            contact, touches = next(logged, (None, iter(())))
        yield _tie(person, said, today)


def _tie(
    person: tuple[int, str, str, int, int, str | None],
    said: Sequence[formula.Said],
    today: date,
) -> Tie:
    number, handle, name, touches, balance, first = person
    figures = formula.figures(said, today)
    begun = dates.stored_day(first)
    days = [*([begun] if begun else []), *(day for day, *_ in said)]
    return Tie(
        number,
        handle,
        name,
        figures.strength,
        formula.kind(days, figures.strength, today),
        max(day for day, *_ in said).isoformat() if said else None,
        touches,
        balance,
        rules.turn(balance),
        figures.recent,
        figures.regular,
        figures.near,
        figures.mutual,
    )


# In touch is who was touched within a year. Who is archived counts neither way.
_HANGING = """
{heads}
SELECT contact.id, contact.name, :kind, whole, people FROM (
    SELECT max(contact.id) FILTER (WHERE last_touch >= :since) AS one,
        min(whole) AS whole, whole_key, count(*) AS people
    FROM ({members}) JOIN contact ON contact.id = member JOIN standing ON contact_id = member
    WHERE archived_on IS NULL
    GROUP BY whole_key HAVING count(*) FILTER (WHERE last_touch >= :since) = 1
) JOIN contact ON contact.id = one
ORDER BY people DESC, whole_key"""
_MEMBERS = {
    "circle": "SELECT circle.id AS whole_key, circle.name AS whole, contact.id AS member "
    "FROM contact JOIN circle ON circle.id = circle_id",
    "company": "SELECT whole_key, min(whole) AS whole, contact_id AS member "
    "FROM position JOIN head ON head.id = company_id WHERE until IS NULL "
    "GROUP BY whole_key, member",
}
# What is one company has one bare name; that is asked once for each, not for each who is there.
_HEADS = """
WITH head AS MATERIALIZED (
    SELECT company.id, bare(first.folded) AS whole_key, first.name AS whole
    FROM company JOIN company AS first ON first.id = coalesce(company.same_as, company.id))"""


def hanging(db: sqlite3.Connection, today: date, kind: str) -> list[Hanging]:
    """Return the circles or companies (`kind`) where only one contact was in touch for a year.

    Those with the most people of yours come first.
    """
    db.create_function("bare", 1, names.company, deterministic=True)
    query = _HANGING.format(heads=_HEADS, members=_MEMBERS[kind])
    since = (today - timedelta(days=formula.SILENT)).isoformat()
    return [Hanging(*row) for row in db.execute(query, {"since": since, "kind": kind})]
