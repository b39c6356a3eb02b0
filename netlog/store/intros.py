"""Introductions: between two people by me or by a third, or of somebody to me."""

import sqlite3
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from netlog.errors import NothingFound, Refused
from netlog.rules import STAGES
from netlog.store import edges, interactions, loops
from netlog.store.interactions import Given
from netlog.store.rows import Value, fetch, insert, key, update

UNFINISHED = ("asked", "agreed")
# What may follow on a stage. What is made or declined stays so.
NEXT = {"asked": ("agreed", "made", "declined"), "agreed": ("made", "declined")}
# Characters of a line, and of a note, in another table.
_LONGEST, _LONGEST_NOTE = 500, 65536


class Intro(NamedTuple):
    """An introduction of the first to the other, by a third; by nobody it is mine.

    With no other it is one to me.
    """

    intro_id: int
    id: int
    handle: str
    name: str
    other_id: int | None
    other_handle: str | None
    other_name: str | None
    by_id: int | None
    by_handle: str | None
    by_name: str | None
    stage: str
    wish: str | None
    outcome: str | None
    note: str | None
    asked_on: str
    made_on: str | None


# What is not finished comes first, the oldest first, then what was made, the newest first.
_INTROS = f"""
SELECT intro.id, one.id, one.handle, one.name, other.id, other.handle, other.name,
    third.id, third.handle, third.name, stage, wish, outcome, intro.note, asked_on, made_on
FROM intro JOIN contact AS one ON one.id = intro.contact_id
LEFT JOIN contact AS other ON other.id = other_id
LEFT JOIN contact AS third ON third.id = by_id
WHERE {{condition}}
ORDER BY CASE stage {" ".join(f"WHEN '{stage}' THEN {n}" for n, stage in enumerate(STAGES))} END,
    made_on DESC, asked_on, intro.id"""


def add(
    db: sqlite3.Connection,
    one: int,
    other: int | None,
    by: int | None,
    asked_on: date,
    *,
    wish: str | None = None,
    note: str | None = None,
) -> int:
    """Open an introduction, asked on a day, and return its id.

    By None I make it; with no other it is made for me. `wish` is what it is for, in a line.

    Raises:
        Refused: it is not between three people.
    """
    return insert(
        db,
        "intro",
        contact_id=one,
        other_id=other,
        by_id=by,
        asked_on=asked_on.isoformat(),
        wish=_line(wish),
        note=(note or "").strip() or None,
    )


def listed(
    db: sqlite3.Connection,
    *,
    stages: Sequence[str] | None = None,
    contact: int | None = None,
    limit: int | None = None,
) -> list[Intro]:
    """Return introductions by stage: those of these stages, and of this person in any part."""
    condition, values = _chosen(stages, contact)
    query = f"{_INTROS.format(condition=condition)} LIMIT ?"
    return fetch(db, Intro, query, (*values, -1 if limit is None else limit))


def count(
    db: sqlite3.Connection, *, stages: Sequence[str] | None = None, contact: int | None = None
) -> int:
    """Return how many introductions `listed` would list."""
    condition, values = _chosen(stages, contact)
    (number,) = db.execute(f"SELECT count(*) FROM intro WHERE {condition}", values).fetchone()
    assert isinstance(number, int)
    return number


def by_id(db: sqlite3.Connection, intro: int) -> Intro:
    """Return one introduction.

    Raises:
        NothingFound: there is none with that id.
    """
    rows = fetch(db, Intro, _INTROS.format(condition="intro.id = ?"), (key(intro),))
    if not rows:
        raise NothingFound(f"there is no introduction {intro}", "'netlog intros' shows the ids")
    return rows[0]


def between(db: sqlite3.Connection, one: int, other: int | None, by: int | None) -> list[Intro]:
    """Return the unfinished introductions of these two, whoever is named first, by this person."""
    # With no other it is one to me, and both sides of `either` say the same.
    either = "(contact_id, coalesce(other_id, 0)) IN (VALUES (?1, ?2), (?2, ?1))"
    condition = f"{either} AND by_id IS ?3 AND stage IN {UNFINISHED}"
    return fetch(db, Intro, _INTROS.format(condition=condition), (one, other or 0, by))


def describe(
    db: sqlite3.Connection,
    intro: int,
    *,
    wish: str | None = None,
    outcome: str | None = None,
    note: str | None = None,
) -> Intro:
    """Say what an introduction is for, or what came of it, where '' is nothing any more.

    A note is added to the one it has.

    Raises:
        NothingFound: there is none with that id.
    """
    row = by_id(db, intro)
    said: dict[str, Value] = {}
    if wish is not None:
        said["wish"] = _line(wish)
    if outcome is not None:
        said["outcome"] = _line(outcome)
    if text := (note or "").strip():
        said["note"] = "\n".join(filter(None, (row.note, text)))
    if said:
        update(db, "intro", intro, **said)
    return by_id(db, intro)


def move(
    db: sqlite3.Connection,
    intro: int,
    stage: str,
    day: date,
    *,
    outcome: str | None = None,
    note: str | None = None,
) -> Intro:
    """Move an introduction on to another stage, and return it as it now stands.

    One that is made on `day` is an edge between the two. If I made it I gave an intro to each; if
    it was made for me I got one, of whoever made it, and am to thank them. What it is for and its
    note are said of these touches, too.

    Raises:
        NothingFound: there is none with that id.
        Refused: that stage does not follow on the one it is at.
    """
    before = by_id(db, intro)
    if stage not in NEXT.get(before.stage, ()):
        said = "already" if stage == before.stage else f"and cannot be {stage}"
        raise Refused(f"introduction {intro} is {before.stage} {said}", _remedy(before))
    row = describe(db, intro, outcome=outcome, note=note)
    if stage == "made":
        # What was entered late was asked for by then.
        asked_on = min(row.asked_on, day.isoformat())
        update(db, "intro", intro, stage=stage, made_on=day.isoformat(), asked_on=asked_on)
        _make(db, row, day)
    else:
        update(db, "intro", intro, stage=stage)
    return by_id(db, intro)


def _remedy(row: Intro) -> str:
    if row.stage in UNFINISHED:
        following = " or ".join(f"--{stage}" for stage in NEXT[row.stage])
        return f"it can go on: netlog intro {row.intro_id} {following}"
    return "'netlog undo' takes back what was written last, 'netlog intro' opens another"


def _make(db: sqlite3.Connection, row: Intro, day: date) -> None:
    """Write what a made introduction brings with it."""
    if row.other_id is None:
        _made_for_me(db, row, day)
    else:
        # Of two who knew each other before, it stays as it was said.
        if edges.noted(db, row.id, row.other_id) is None:
            how = "introduced" if row.by_id else "introduced by me"
            edges.put(db, row.id, row.other_id, how=_with(how, row.wish))
        if row.by_id is None:
            _log(db, row, Given("gave", "intro"), (row.id, row.other_id), day, initiator="me")


def _made_for_me(db: sqlite3.Connection, row: Intro, day: date) -> None:
    assert row.by_id is not None, "the schema asks for somebody who introduces"
    _log(db, row, Given("got", "intro"), (row.by_id,), day)
    uid = interactions.shared_uid(_uid(db, "intro", row.intro_id), "thanks")
    if not _is_there(db, "loop", uid):
        what = _with("an introduction", row.wish)
        loops.add(db, row.by_id, "thanks", what, day, intro=row.intro_id, uid=uid)
    query = "SELECT introduced_by FROM contact WHERE id = ?"
    (introducer,) = db.execute(query, (row.id,)).fetchone()
    if introducer is None:
        update(db, "contact", row.id, introduced_by=row.by_id)
    elif introducer != row.by_id:
        # Who introduces somebody knows them, even if another did so before.
        edges.put(db, row.id, row.by_id)


def _log(
    db: sqlite3.Connection,
    row: Intro,
    one: Given,
    people: Sequence[int],
    day: date,
    *,
    initiator: str | None = None,
) -> None:
    """Log what a made introduction gives, unless another database has brought that along."""
    group = _uid(db, "intro", row.intro_id)
    uids = {
        person: interactions.shared_uid(group, _uid(db, "contact", person)) for person in people
    }
    given = {person: [one] for person, uid in uids.items() if not _is_there(db, "interaction", uid)}
    note = _said(row)
    interactions.log(db, given, day, note=note, initiator=initiator, group=group, uids=uids)


def _chosen(stages: Sequence[str] | None, contact: int | None) -> tuple[str, tuple[Value, ...]]:
    parts, values = ["true"], list[Value]()
    if stages is not None:
        parts.append(f"stage IN ({', '.join('?' * len(stages))})")
        values += stages
    if contact is not None:
        # Each by an index of its own.
        parts.append(
            "intro.id IN (SELECT id FROM intro WHERE contact_id = ? UNION ALL "
            "SELECT id FROM intro WHERE other_id = ? UNION ALL "
            "SELECT id FROM intro WHERE by_id = ?)"
        )
        values += [contact] * 3
    return " AND ".join(parts), tuple(values)


def _line(text: str | None) -> str | None:
    return " ".join((text or "").split()) or None


def _with(what: str, wish: str | None) -> str:
    """Return what it was and what for, cut: a wish alone may be as long as a line may be."""
    return f"{what}: {wish}"[:_LONGEST].strip() if wish else what


def _said(row: Intro) -> str | None:
    """Return the note of the touches that a made introduction is."""
    return "; ".join(filter(None, (row.wish, row.note)))[:_LONGEST_NOTE] or None


def _uid(db: sqlite3.Connection, table: str, number: int) -> str:
    """Return by what other rows and databases refer to an introduction, or to a person."""
    (uid,) = db.execute(f"SELECT uid FROM {table} WHERE id = ?", (number,)).fetchone()
    assert isinstance(uid, str)
    return uid


def _is_there(db: sqlite3.Connection, table: str, uid: str) -> bool:
    return db.execute(f"SELECT 1 FROM {table} WHERE uid = ?", (uid,)).fetchone() is not None
