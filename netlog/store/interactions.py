"""Interactions: what happened with whom, and the timeline."""

import sqlite3
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from netlog import names, rules
from netlog.errors import NothingFound
from netlog.store import search
from netlog.store.filters import Filter, Where, where
from netlog.store.rows import Value, delete, fetch, insert, update


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
) -> list[Touch]:
    """Return the interactions chosen, oldest first; with a limit, the latest ones.

    `text` chooses those in whose notes all its words occur.
    """
    chosen = _chosen(db, choice, text)
    columns = ", ".join(f"timeline.{column}" for column in Touch._fields if column != "balance")
    # The view would add up each balance from the beginning; here they are added up in passing,
    # and only for those who are shown. CROSS and IN keep SQLite from comparing all with all.
    query = f"""
        WITH chosen AS (
            SELECT interaction.id AS interaction_id, contact_id FROM {chosen.source}
            WHERE {chosen.condition.sql} ORDER BY {chosen.latest} LIMIT ?
        ), running AS (
            SELECT id, sum(
                CASE direction WHEN 'gave' THEN weight WHEN 'got' THEN -weight ELSE 0 END
            ) OVER (PARTITION BY contact_id ORDER BY day, id ROWS UNBOUNDED PRECEDING) AS balance
            FROM interaction WHERE contact_id IN (SELECT contact_id FROM chosen)
        )
        SELECT {columns}, running.balance
        FROM running CROSS JOIN timeline ON timeline.interaction_id = running.id
        WHERE running.id IN (SELECT interaction_id FROM chosen)
        ORDER BY day, interaction_id"""
    values = (*chosen.condition.values, -1 if limit is None else limit)
    return fetch(db, Touch, query, values)


def count_chosen(db: sqlite3.Connection, choice: Choice, *, text: str | None = None) -> int:
    """Return how many interactions are chosen."""
    chosen = _chosen(db, choice, text)
    (number,) = db.execute(
        f"SELECT count(*) FROM {chosen.source} WHERE {chosen.condition.sql}",
        chosen.condition.values,
    ).fetchone()
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
