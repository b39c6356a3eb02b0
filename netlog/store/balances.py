"""Balances: what was given and got, whose turn it is, and since when."""

import sqlite3
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain, islice
from typing import NamedTuple

from netlog import rules
from netlog.spool import kept
from netlog.store.filters import Filter, Where, bound, joined, named_values, where
from netlog.store.rows import Value, stream


class Owed(NamedTuple):
    """One contact's give and take.

    `open_since` is the day of the oldest part not yet returned, `days_open` its age.
    """

    id: int
    handle: str
    name: str
    gave: int
    got: int
    balance: int
    turn: str
    open_since: str | None
    days_open: int | None
    last_gave: str | None
    last_gave_kind: str | None
    last_got: str | None
    last_got_kind: str | None


class Totals(NamedTuple):
    """Everything given and got, and with how many people."""

    people: int
    gave: int
    got: int


class Period(NamedTuple):
    """Which days count; None on either side is open."""

    since: date | None = None
    until: date | None = None


# The parts of the list, in its order: your turn first, the biggest and oldest first. Each is an
# index of `standing`, so the first fifty cost the same however many there are.
_PARTS = {
    "yours": ("balance < 0", "balance, open_since, contact_id"),
    "theirs": ("balance > 0", "balance DESC, open_since, contact_id"),
    "even": ("balance = 0 AND gave > 0", "contact_id"),
}

# The same columns as `standing`, reckoned for a period.
_PERIOD = """(
    SELECT contact_id, gave, got, gave - got AS balance, (
        SELECT day FROM (
            SELECT day, id, sum(weight) OVER (ORDER BY day, id) AS so_far
            FROM interaction
            WHERE interaction.contact_id = summed.contact_id AND day BETWEEN :since AND :until
              AND direction = CASE WHEN gave > got THEN 'gave' ELSE 'got' END
        ) WHERE gave <> got AND so_far > min(gave, got) ORDER BY day, id LIMIT 1
    ) AS open_since
    FROM (
        SELECT contact_id,
            coalesce(sum(weight) FILTER (WHERE direction = 'gave'), 0) AS gave,
            coalesce(sum(weight) FILTER (WHERE direction = 'got'), 0) AS got
        FROM interaction WHERE day BETWEEN :since AND :until
        GROUP BY contact_id
    ) AS summed
)"""

_LAST = """(SELECT {column} FROM interaction WHERE contact_id = picked.id
    AND direction = '{direction}' AND day BETWEEN :since AND :until
    ORDER BY day DESC, id DESC LIMIT 1)"""


def owed(
    db: sqlite3.Connection,
    day: date,
    *,
    turns: Sequence[str] = rules.TURNS,
    people: Filter | None = None,
    period: Period | None = None,
    limit: int | None = None,
) -> Sequence[Owed]:
    """Return everyone with something given or got: your turn first, biggest and oldest first.

    Args:
        db: the database.
        day: the day that ages are counted to.
        turns: which of `rules.TURNS` to list.
        people: whom to list.
        period: only what was given and got in it counts; None for all time.
        limit: at most so many.
    """
    condition = where(db, people or Filter())
    parts = (
        _part(db, turn, day, condition, period, limit) for turn in rules.TURNS if turn in turns
    )
    return kept(islice(chain.from_iterable(parts), limit))


def totals(
    db: sqlite3.Connection,
    *,
    turns: Sequence[str] = rules.TURNS,
    people: Filter | None = None,
    period: Period | None = None,
) -> Totals:
    """Return what the same list adds up to."""
    condition = where(db, people or Filter())
    wanted = " OR ".join(f"({_PARTS[turn][0]})" for turn in turns)
    row = db.execute(
        f"SELECT count(*), coalesce(sum(gave), 0), coalesce(sum(got), 0) "
        f"FROM {_source(period)} AS standing {joined(condition)} "
        f"WHERE ({wanted}) AND {bound(condition)}",
        _values(condition, period),
    ).fetchone()
    return Totals(*row)


def open_parts(
    db: sqlite3.Connection, contact: int, period: Period | None = None
) -> list[rules.Part]:
    """Return the parts of a contact's balance that are not yet returned, oldest first."""
    rows = db.execute(
        "SELECT day, direction, weight FROM interaction WHERE contact_id = :contact "
        "AND direction <> 'met' AND day BETWEEN :since AND :until ORDER BY day, id",
        {"contact": contact, **_days(period)},
    )
    return rules.open_parts(rows)


def _part(
    db: sqlite3.Connection,
    turn: str,
    day: date,
    condition: Where,
    period: Period | None,
    limit: int | None,
) -> Iterator[Owed]:
    which, order = _PARTS[turn]
    last = ", ".join(
        _LAST.format(column=column, direction=direction)
        for direction in ("gave", "got")
        for column in ("day", "kind")
    )
    # The last things are looked up for those who are shown, not for everybody.
    query = f"""
        SELECT id, handle, name, gave, got, balance, '{turn}', open_since,
            CAST(julianday(:day) - julianday(open_since) AS INTEGER), {last}
        FROM (
            SELECT contact.id, handle, name, gave, got, balance, open_since
            FROM {_source(period)} AS standing JOIN contact ON contact.id = contact_id
            WHERE {which} AND {bound(condition)} ORDER BY {order} LIMIT :limit
        ) AS picked"""
    most = -1 if limit is None else limit
    return stream(
        db, Owed, query, {**_values(condition, period), "day": day.isoformat(), "limit": most}
    )


def _source(period: Period | None) -> str:
    return "standing" if period is None else _PERIOD


def _days(period: Period | None) -> dict[str, str]:
    since, until = period or Period()
    return {
        "since": since.isoformat() if since else "0000",
        "until": until.isoformat() if until else "9999",
    }


def _values(condition: Where, period: Period | None) -> dict[str, Value]:
    return {**named_values(condition), **_days(period)}
