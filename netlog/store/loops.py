"""Open loops: what they asked of me, what I said I would do, what I asked, whom to thank."""

import sqlite3
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from netlog.errors import NothingFound, Refused
from netlog.rules import LOOPS, STATES
from netlog.store.filters import Filter, Where, where
from netlog.store.rows import Value, fetch, insert, key, update


class Open(NamedTuple):
    """Something open, or closed, between me and a contact, whose are `id`, `handle` and `name`."""

    id: int
    handle: str
    name: str
    loop_id: int
    kind: str
    what: str
    opened_on: str
    due_on: str | None
    state: str
    closed_on: str | None
    note: str | None
    intro_id: int | None


# Whom an introduction was to is said by itself alone, so that nobody's row names somebody else.
_WHAT = """coalesce(
    (SELECT 'introducing ' || met.name || coalesce(': ' || wish, '') FROM intro
        JOIN contact AS met ON met.id = intro.contact_id
        WHERE intro.id = loop.intro_id AND loop.kind = 'thanks' AND other_id IS NULL), what)"""
_LOOPS = f"""
SELECT contact.id, handle, contact.name, loop.id, loop.kind, {_WHAT}, opened_on, due_on, state,
    closed_on, loop.note, intro_id
FROM ({{chosen}}) AS loop CROSS JOIN contact ON contact.id = contact_id
ORDER BY opened_on, loop.id"""


def add(
    db: sqlite3.Connection,
    contact: int,
    kind: str,
    what: str,
    opened_on: date,
    *,
    due_on: date | None = None,
    note: str | None = None,
    intro: int | None = None,
    uid: str | None = None,
) -> int:
    """Open a loop of one of the kinds of `rules.LOOPS`, and return its id.

    Its uid is a new one, unless it is a shared one.

    Raises:
        Refused: it says nothing, or more than fits.
    """
    return insert(
        db,
        "loop",
        contact_id=contact,
        kind=kind,
        what=" ".join(what.split()),
        opened_on=opened_on.isoformat(),
        due_on=due_on.isoformat() if due_on else None,
        note=(note or "").strip() or None,
        intro_id=intro,
        uid=uid,
    )


def listed(
    db: sqlite3.Connection,
    *,
    contact: int | None = None,
    kinds: Sequence[str] = LOOPS,
    states: Sequence[str] = ("open",),
    people: Filter | None = None,
    limit: int | None = None,
) -> list[Open]:
    """Return the loops of these kinds and states, with one contact or all, the oldest first."""
    condition = _chosen(db, contact, kinds, states, people)
    # The few that are open are found by their index, however many are closed.
    chosen = f"SELECT * FROM loop WHERE {condition.sql} ORDER BY opened_on, id LIMIT ?"
    values = (*condition.values, -1 if limit is None else limit)
    return fetch(db, Open, _LOOPS.format(chosen=chosen), values)


def count(
    db: sqlite3.Connection,
    *,
    contact: int | None = None,
    kinds: Sequence[str] = LOOPS,
    states: Sequence[str] = ("open",),
    people: Filter | None = None,
) -> int:
    """Return how many loops `listed` would list."""
    condition = _chosen(db, contact, kinds, states, people)
    query = f"SELECT count(*) FROM loop WHERE {condition.sql}"
    (number,) = db.execute(query, condition.values).fetchone()
    assert isinstance(number, int)
    return number


def _chosen(
    db: sqlite3.Connection,
    contact: int | None,
    kinds: Sequence[str],
    states: Sequence[str],
    people: Filter | None,
) -> Where:
    parts, values = list[str](), list[Value]()
    if tuple(states) == ("open",):
        parts.append("state = 'open'")
    elif tuple(states) != STATES:
        parts.append(_in("state", states))
        values += states
    if tuple(kinds) != LOOPS:
        parts.append(_in("kind", kinds))
        values += kinds
    if contact is not None:
        parts.append("contact_id = ?")
        values.append(contact)
    if people is not None and people != Filter():
        condition = where(db, people)
        parts.append(f"contact_id IN (SELECT id FROM contact WHERE {condition.sql})")
        values += condition.values
    return Where(" AND ".join(parts) or "true", tuple(values))


def by_id(db: sqlite3.Connection, loop: int) -> Open:
    """Return one loop.

    Raises:
        NothingFound: there is none with that id.
    """
    rows = fetch(db, Open, _LOOPS.format(chosen="SELECT * FROM loop WHERE id = ?"), (key(loop),))
    if not rows:
        raise NothingFound(f"nothing open has the id {loop}", "'netlog open' shows the ids")
    return rows[0]


def close(
    db: sqlite3.Connection,
    loop: int,
    state: str,
    day: date,
    *,
    note: str | None = None,
    intro: int | None = None,
) -> None:
    """Close a loop as done, declined or referred on a day, never before the one it was opened on.

    A note is added to the one it has; `intro` is the introduction that it ended in.

    Raises:
        NothingFound: there is none with that id.
        Refused: it is closed already.
    """
    row = by_id(db, loop)
    if row.state != "open":
        raise Refused(
            f"{loop} is closed already: {row.state} on {row.closed_on}",
            "'netlog open --closed' lists what is closed",
        )
    if day.isoformat() < row.opened_on:
        raise Refused(f"{loop} was opened on {row.opened_on}", "close it on that day or later")
    notes = (row.note, (note or "").strip())
    update(
        db,
        "loop",
        loop,
        state=state,
        closed_on=day.isoformat(),
        note="\n".join(filter(None, notes)) or None,
        intro_id=row.intro_id if intro is None else intro,
    )


def _in(column: str, values: Sequence[str]) -> str:
    return f"{column} IN ({', '.join('?' * len(values))})"
