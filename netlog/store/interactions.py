"""Interactions: what happened with whom."""

import sqlite3
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from netlog import names, rules
from netlog.store.rows import Value, delete, insert, update


class Given(NamedTuple):
    """What was given or got: a kind, and how much it counts, 1 to 5."""

    direction: str
    kind: str
    weight: int = 1


def log(
    db: sqlite3.Connection,
    given: Mapping[int, Sequence[Given]],
    day: date,
    *,
    channel: str | None = None,
    note: str | None = None,
    initiator: str | None = None,
    forwards: int | None = None,
    group: str | None = None,
    uids: Mapping[int, str] | None = None,
) -> list[int]:
    """Store one occasion: for each contact, a touch for each thing given or got, or just one.

    Several rows of one occasion share a group, which is the uid of an introduction if it is one,
    and pass on the kindness `forwards`. By `uids` the first row of a contact has a
    `shared_uid`. Returns their ids.

    Raises:
        NothingFound: there is no interaction to be passed on.
        Refused: it cannot be passed on by this.
    """
    if forwards is not None:
        _check_there(db, forwards)
    rows = [
        (contact, one, number == 0)
        for contact, things in given.items()
        for number, one in enumerate(things or (Given("met", ""),))
    ]
    if group is None and len(rows) > 1:
        (group,) = db.execute("SELECT lower(hex(randomblob(16)))").fetchone()
    logged = [
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
            forwards=forwards,
            uid=uids[contact] if first and uids else None,
        )
        for contact, one, first in rows
    ]
    if forwards is not None:
        from netlog.store import chains

        for interaction in logged:
            chains.check(db, interaction, is_new=True)
    return logged


def shared_uid(whole: str, part: str) -> str:
    """Return the uid of what a row of the uid `whole` brings with it.

    It is the same in every database: two that both noted an introduction as made count it once
    when they are merged.
    """
    from hashlib import blake2b

    return blake2b(f"{whole} {part}".encode(), digest_size=16).hexdigest()


def change(db: sqlite3.Connection, interaction: int, **columns: Value) -> None:
    """Set columns of an interaction.

    Raises:
        NothingFound: there is no interaction to be passed on.
        Refused: it, or what passes it on, could not pass on what it does then.
    """
    if columns.get("forwards") is not None:
        _check_there(db, int(columns["forwards"] or 0))
    if columns:
        update(db, "interaction", interaction, **columns)
    if columns.keys() & {"forwards", "direction", "contact_id"}:
        from netlog.store import chains

        query = "SELECT id FROM interaction WHERE forwards = ?1 UNION SELECT ?1"
        for (concerned,) in db.execute(query, (interaction,)).fetchall():
            chains.check(db, concerned, is_new=concerned == interaction)


def _check_there(db: sqlite3.Connection, interaction: int) -> None:
    from netlog.store import timelines

    timelines.by_id(db, interaction)


def remove(db: sqlite3.Connection, interaction: int) -> None:
    """Remove an interaction."""
    delete(db, "interaction", interaction)


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
