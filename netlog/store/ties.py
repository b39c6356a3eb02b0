"""Ties: how strong the one to each contact is."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from netlog import dates, rules
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


def ties(
    db: sqlite3.Connection,
    today: date,
    people: Sequence[int] | None = None,
    *,
    chosen: Filter | None = None,
    limit: int | None = None,
) -> list[Tie]:
    """Return the ties to these contacts, or to everybody who is not archived, if `chosen`.

    The strongest come first, then those whose last touch is the latest; at most `limit`, and few
    more are reckoned then. Where they are alone is left empty: see `bridges.hanging`.
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
