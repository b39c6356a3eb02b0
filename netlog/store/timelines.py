"""Timelines: interactions as they are shown, with the balance as it stood after each."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from netlog.errors import NothingFound
from netlog.spool import kept
from netlog.store import search
from netlog.store.filters import Filter, Where, where
from netlog.store.rows import fetch, key, looked_up


class Touch(NamedTuple):
    """An interaction on the timeline, with the contact's balance as it then stood.

    A kindness that passes another on says which, and whose that is; one that was passed on, by
    whom or to whom; an introduction, to whom it was. The view `timeline` has all but these.
    """

    id: int
    handle: str
    name: str
    interaction_id: int
    day: str
    direction: str
    kind: str | None
    weight: int | None
    channel: str | None
    initiator: str | None
    note: str | None
    balance: int
    forwards: int | None = None
    forwards_of: str | None = None
    passed_on_to: tuple[str, ...] = ()
    introduced_to: str | None = None


class Choice(NamedTuple):
    """Which interactions a timeline shows; empty for all."""

    contact: int | None = None
    people: Filter = Filter()
    kind: str | None = None
    channel: str | None = None
    direction: str | None = None
    since: date | None = None
    until: date | None = None


def by_id(db: sqlite3.Connection, interaction: int) -> Touch:
    """Return one interaction.

    Raises:
        NothingFound: there is none with that id.
    """
    query = f"SELECT timeline.*, {_PASSED} FROM timeline WHERE interaction_id = ?"
    rows = fetch(db, Touch, query, (key(interaction),))
    if not rows:
        raise NothingFound(f"there is no interaction {interaction}", "netlog history shows the ids")
    return rows[0]._replace(passed_on_to=_parted(rows[0].passed_on_to))


def timeline(
    db: sqlite3.Connection, choice: Choice, *, limit: int | None = None, text: str | None = None
) -> Sequence[Touch]:
    """Return the interactions chosen, oldest first; with a limit, the latest ones.

    `text` chooses those in whose notes all its words occur.
    """
    chosen = _chosen(db, choice, text)
    latest = db.execute(
        f"SELECT interaction.id FROM {chosen.source} WHERE {chosen.condition.sql} "
        f"ORDER BY {chosen.latest} LIMIT ?",
        (*chosen.condition.values, -1 if limit is None else limit),
    )
    rows = looked_up(db, Touch, _TOUCHES, kept(latest)[::-1])
    gapless = text is None and (choice.kind, choice.channel, choice.direction) == (None,) * 3
    return kept(_with_balances(db, rows, gapless=gapless))


# How a kindness travelled on either side of an interaction. Names hold no NUL.
_PASSED = """
    (SELECT forwards FROM interaction WHERE id = interaction_id),
    (SELECT name FROM interaction AS passing JOIN interaction AS passed
        ON passed.id = passing.forwards JOIN contact ON contact.id = passed.contact_id
        WHERE passing.id = interaction_id),
    (SELECT group_concat(name, char(0)) FROM (SELECT name FROM interaction AS passing
        JOIN contact ON contact.id = passing.contact_id WHERE passing.forwards = interaction_id
        GROUP BY contact.id ORDER BY min(passing.id))),
    (SELECT name FROM interaction AS introduced JOIN intro ON intro.uid = introduced.group_uid
        JOIN contact ON contact.id = CASE intro.contact_id
            WHEN introduced.contact_id THEN intro.other_id ELSE intro.contact_id END
        WHERE introduced.id = interaction_id)"""
# The view would add up each balance from the beginning.
_IN_THE_VIEW = [
    field for field in Touch._fields if field not in {"balance", *Touch._field_defaults}
]
_TOUCHES = f"""
SELECT {", ".join(_IN_THE_VIEW)}, 0, {_PASSED}, interaction_id
FROM timeline WHERE interaction_id IN {{ids}}"""
_SUM = """
SELECT coalesce(sum(CASE direction WHEN 'gave' THEN weight WHEN 'got' THEN -weight END), 0)
FROM interaction WHERE contact_id = ? AND (day, id) > (?, ?) AND (day, id) <= (?, ?)"""


def _with_balances(
    db: sqlite3.Connection, rows: Iterable[Touch], *, gapless: bool
) -> Iterator[Touch]:
    """Yield the rows, oldest first, with each contact's balance as it then stood.

    What passed with a contact since their last row is added up in passing; it is the row itself
    if the rows are `gapless`, and all from the beginning for their first.
    """
    standing: dict[int, tuple[str, int, int]] = {}  # day and id of the last row, and the balance
    for row in rows:
        day, last, balance = standing.get(row.id, ("", 0, 0))
        if gapless and last:
            sign = {"gave": 1, "got": -1}.get(row.direction, 0)
            balance += sign * (row.weight or 0)
        else:
            here = (row.id, day, last, row.day, row.interaction_id)
            balance += db.execute(_SUM, here).fetchone()[0]
        standing[row.id] = (row.day, row.interaction_id, balance)
        yield row._replace(balance=balance, passed_on_to=_parted(row.passed_on_to))


def _parted(names: Any) -> tuple[str, ...]:
    return tuple(names.split("\0")) if names else ()


def count_chosen(db: sqlite3.Connection, choice: Choice, *, text: str | None = None) -> int:
    """Return how many interactions are chosen."""
    chosen = _chosen(db, choice, text)
    query = f"SELECT count(*) FROM {chosen.source} WHERE {chosen.condition.sql}"
    if (choice, text) == (Choice(), None):
        # All of them are counted already, person by person.
        query = "SELECT coalesce(sum(touches), 0) FROM standing"
    (number,) = db.execute(query, chosen.condition.values).fetchone()
    assert isinstance(number, int)
    return number


class _Chosen(NamedTuple):
    source: str
    condition: Where
    latest: str  # the order in which the latest come first, for which there is an index


def _chosen(db: sqlite3.Connection, choice: Choice, text: str | None) -> _Chosen:
    people = where(db, choice.people)
    parts, values = [people.sql], list(people.values)
    for clause, value in (
        ("interaction.contact_id = ?", choice.contact),
        ("interaction.kind = ?", choice.kind),
        ("interaction.channel = ?", choice.channel),
        ("interaction.direction = ?", choice.direction),
        ("interaction.day >= ?", choice.since.isoformat() if choice.since else None),
        ("interaction.day <= ?", choice.until.isoformat() if choice.until else None),
    ):
        if value is not None:
            parts.append(clause)
            values.append(value)
    source, latest = "interaction", "interaction.day DESC, interaction.id DESC"
    if text is not None:
        query = search.match(text)
        parts.append("note_search MATCH ?" if query else "false")
        values += [query] if query else []
        there = search.id_at("note_search.rowid")
        source = f"note_search JOIN interaction ON interaction.id = {there}"
        latest = "note_search.rowid DESC"
    if choice.people != Filter():
        source += " JOIN contact ON contact.id = contact_id"
    return _Chosen(source, Where(" AND ".join(parts), tuple(values)), latest)
