"""Interactions: what happened with whom, and the timeline."""

import sqlite3
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from netlog import names
from netlog.errors import NothingFound
from netlog.store import search
from netlog.store.filters import Filter, where
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
    contacts: Sequence[int],
    day: date,
    *,
    given: Sequence[Given] = (),
    channel: str | None = None,
    note: str | None = None,
    initiator: str | None = None,
) -> list[int]:
    """Store one touch with each contact, or one for each thing given or got; returns the ids.

    Several rows of one gathering, or of one occasion, share a group.
    """
    what = given or (Given("met", ""),)
    group = None
    if len(contacts) * len(what) > 1:
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
            note=(note or None) if number == 0 else None,
            initiator=initiator,
            group_uid=group,
        )
        for contact in contacts
        for number, one in enumerate(what)
    ]


def by_id(db: sqlite3.Connection, interaction: int) -> Touch:
    """Return one interaction.

    Raises:
        NothingFound: there is none with that id.
    """
    rows = fetch(db, Touch, "SELECT * FROM timeline WHERE interaction_id = ?", (interaction,))
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
    """Return the interactions chosen, oldest first; with a limit, the latest ones."""
    condition = where(db, choice.people)
    parts, values = [condition.sql], list(condition.values)
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
    if text and (query := search.match(text)):
        parts.append(
            "interaction.id IN (SELECT rowid & 4294967295 FROM note_search "
            "WHERE note_search MATCH ?)"
        )
        values.append(query)
    chosen = (
        "SELECT interaction.id FROM interaction JOIN contact ON contact.id = contact_id "
        f"WHERE {' AND '.join(parts)} "
        "ORDER BY interaction.day DESC, interaction.id DESC LIMIT ?"
    )
    return fetch(
        db,
        Touch,
        f"SELECT * FROM timeline WHERE interaction_id IN ({chosen}) ORDER BY day, interaction_id",
        (*values, -1 if limit is None else limit),
    )


def count(db: sqlite3.Connection) -> int:
    """Return how many interactions there are."""
    (number,) = db.execute("SELECT count(*) FROM interaction").fetchone()
    assert isinstance(number, int)
    return number


def kinds(db: sqlite3.Connection) -> list[str]:
    """Return the kinds in use, the commonest first."""
    query = (
        "SELECT kind FROM interaction WHERE kind IS NOT NULL "
        "GROUP BY kind ORDER BY count(*) DESC, kind"
    )
    return [kind for (kind,) in db.execute(query)]


def folded_kind(kind: str) -> str:
    """Return a kind as it is stored: one spelling for `Intro` and `intro`."""
    return names.fold(kind)
