"""Interactions: what happened with whom, and the timeline."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from netlog import names, rules
from netlog.errors import NothingFound
from netlog.spool import kept
from netlog.store import search
from netlog.store.filters import Filter, Where, where
from netlog.store.rows import Value, delete, fetch, insert, looked_up, update


class Given(NamedTuple):
    """What was given or got: a kind, and how much it counts, 1 to 5."""

    direction: str
    kind: str
    weight: int = 1


class Touch(NamedTuple):
    """An interaction on the timeline, with the contact's balance as it then stood."""

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


class Choice(NamedTuple):
    """Which interactions a timeline shows; empty for all."""

    contact: int | None = None
    people: Filter = Filter()
    kind: str | None = None
    channel: str | None = None
    direction: str | None = None
    since: date | None = None
    until: date | None = None


def log(
    db: sqlite3.Connection,
    given: Mapping[int, Sequence[Given]],
    day: date,
    *,
    channel: str | None = None,
    note: str | None = None,
    initiator: str | None = None,
) -> list[int]:
    """Store one occasion: for each contact, a touch for each thing given or got, or just one.

    Several rows of one occasion share a group. Returns their ids.
    """
    rows = [
        (contact, one, number == 0)
        for contact, things in given.items()
        for number, one in enumerate(things or (Given("met", ""),))
    ]
    group = None
    if len(rows) > 1:
        (group,) = db.execute("SELECT lower(hex(randomblob(16)))").fetchone()
    return [
        insert(
            db,
            "interaction",
            contact_id=contact,
            day=day.isoformat(),
            direction=one.direction,
            kind=one.kind or None,
            weight=one.weight,
            channel=channel,
            # The words are the occasion's: the first row of each person holds them.
            note=(note or None) if first else None,
            initiator=initiator,
            group_uid=group,
        )
        for contact, one, first in rows
    ]


def by_id(db: sqlite3.Connection, interaction: int) -> Touch:
    """Return one interaction.

    Raises:
        NothingFound: there is none with that id.
    """
    # SQLite takes no number longer than 64 bits.
    key = interaction if 0 < interaction < 1 << 63 else 0
    rows = fetch(db, Touch, "SELECT * FROM timeline WHERE interaction_id = ?", (key,))
    if not rows:
        raise NothingFound(f"there is no interaction {interaction}", "netlog history shows the ids")
    return rows[0]


def change(db: sqlite3.Connection, interaction: int, **columns: Value) -> None:
    """Set columns of an interaction."""
    if columns:
        update(db, "interaction", interaction, **columns)


def remove(db: sqlite3.Connection, interaction: int) -> None:
    """Remove an interaction."""
    delete(db, "interaction", interaction)


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


# The view would add up each balance from the beginning.
_TOUCHES = f"""
SELECT {", ".join(field for field in Touch._fields if field != "balance")}, 0, interaction_id
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
        yield row._replace(balance=balance)


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


def count(db: sqlite3.Connection) -> int:
    """Return how many interactions there are."""
    (number,) = db.execute("SELECT count(*) FROM interaction").fetchone()
    assert isinstance(number, int)
    return number


def is_kind(db: sqlite3.Connection, kind: str) -> bool:
    """Return whether a kind is a usual one, or was used before."""
    if kind in rules.KINDS:
        return True
    query = "SELECT 1 FROM interaction WHERE kind = ? LIMIT 1"
    return db.execute(query, (kind,)).fetchone() is not None


def folded_kind(kind: str) -> str:
    """Return a kind as it is stored: one spelling for `Intro` and `intro`."""
    return names.fold(kind)
