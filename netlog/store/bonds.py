"""Bonds: what is between a contact and others, led to the one who they have become.

Whom they know, introductions, what is open, what they offer and need, whether I want to reach them.
"""

import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

from netlog.store.edges import Noted, noted
from netlog.store.rows import Value, delete, insert, update

_LONGEST = 500  # characters of a line that the schema takes


def lead(db: sqlite3.Connection, old: int, new: int) -> list[str]:
    """Say of another contact what was said of the old one; return what cannot be said of one.

    What was said of both is said once. Whatever was said of the two of them becomes lines for a
    note. Both are there as yet.
    """
    lost = [*_lead_knows(db, old, new), *_lead_intros(db, old, new)]
    for (row_id,) in db.execute("SELECT id FROM loop WHERE contact_id = ?", (old,)).fetchall():
        update(db, "loop", row_id, contact_id=new)
    _lead_topics(db, old, new)
    _lead_targets(db, old, new)
    return lost


def _name(db: sqlite3.Connection, contact: int) -> str:
    (name,) = db.execute("SELECT name FROM contact WHERE id = ?", (contact,)).fetchone()
    return str(name)


# Whom they know -----------------------------------------------------------------------------------


def _lead_knows(db: sqlite3.Connection, old: int, new: int) -> Iterator[str]:
    for row_id, uid, one, other, *said in db.execute(
        "SELECT id, uid, contact_id, other_id, how, strength, note FROM knows "
        "WHERE ? IN (contact_id, other_id) ORDER BY id",
        (old,),
    ).fetchall():
        known = Noted(row_id, *said)
        # Anew: of whom a row says something never changes, which `forget` relies on.
        delete(db, "knows", row_id)
        third = other if one == old else one
        if third == new:
            if known.how or known.note:
                names = f"{_name(db, new)} and {_name(db, old)}"
                yield _joined(f"{names} knew each other", known.how, known.note)
            continue
        pair = (min(new, third), max(new, third))
        if (there := noted(db, *pair)) is None:
            values = known._asdict() | {"contact_id": pair[0], "other_id": pair[1]}
            del values["id"]
            insert(db, "knows", uid=uid, **values)
        else:
            _unite(db, there, known)


def _unite(db: sqlite3.Connection, ours: Noted, theirs: Noted) -> None:
    """Have one row say what two say; of how they know each other, what is too long, in the note."""
    hows = list(dict.fromkeys(filter(None, (ours.how, theirs.how))))
    notes = [ours.note, theirs.note]
    how = "; ".join(hows)
    if len(how) > _LONGEST:
        how, notes = hows[0], [*notes, hows[1]]
    update(
        db,
        "knows",
        ours.id,
        how=how or None,
        strength=max(filter(None, (ours.strength, theirs.strength)), default=None),
        note="\n\n".join(dict.fromkeys(filter(None, notes))) or None,
    )


# Introductions ------------------------------------------------------------------------------------

_PARTS = ("contact_id", "other_id", "by_id")


def _lead_intros(db: sqlite3.Connection, old: int, new: int) -> Iterator[str]:
    for row_id, *people in db.execute(
        f"SELECT id, {', '.join(_PARTS)} FROM intro WHERE ? IN ({', '.join(_PARTS)}) ORDER BY id",
        (old,),
    ).fetchall():
        if new in people:
            yield _introduction(db, row_id, _name(db, old))
            delete(db, "intro", row_id)
        else:
            led: dict[str, Value] = {
                part: new if person == old else person
                for part, person in zip(_PARTS, people, strict=True)
            }
            update(db, "intro", row_id, **led)


def _introduction(db: sqlite3.Connection, intro: int, old: str) -> str:
    """Return in words what is stored of an introduction, but for third parties.

    A note that named them would do so still when they are forgotten.
    """
    query = "SELECT stage, coalesce(made_on, asked_on), wish, outcome, note FROM intro WHERE id = ?"
    stage, day, *said = db.execute(query, (intro,)).fetchone()
    return _joined(f"an introduction with {old}, {stage} {day}", *said)


def _joined(first: str, *said: str | None) -> str:
    rest = "; ".join(filter(None, said))
    return f"{first}: {rest}" if rest else first


# Topics and targets -------------------------------------------------------------------------------


def _lead_topics(db: sqlite3.Connection, old: int, new: int) -> None:
    query = "SELECT direction, folded, id, since FROM topic WHERE contact_id = ?"
    there = {(row[0], row[1]): row[2:] for row in db.execute(query, (new,))}
    for direction, folded, row_id, since in db.execute(query, (old,)).fetchall():
        if ours := there.get((direction, folded)):
            number, known_since = ours
            update(db, "topic", number, since=min(known_since, since))
            delete(db, "topic", row_id)
        else:
            update(db, "topic", row_id, contact_id=new)


class _Target(NamedTuple):
    id: int
    role: str | None
    step: str | None
    opened_on: str
    due_on: str | None


def _lead_targets(db: sqlite3.Connection, old: int, new: int) -> None:
    """Have one target be what two are that are both open and do not contradict each other."""
    query = (
        "SELECT id, role, step, opened_on, due_on FROM target WHERE contact_id = ? "
        "AND closed_on IS NULL ORDER BY id"
    )
    ours = [_Target(*row) for row in db.execute(query, (new,))]
    for row in db.execute(query, (old,)).fetchall():
        theirs = _Target(*row)
        same = next((one for one in ours if _agree(one, theirs)), None)
        if same is None:
            continue
        ours[ours.index(same)] = both = _Target(
            same.id,
            same.role or theirs.role,
            same.step or theirs.step,
            min(same.opened_on, theirs.opened_on),
            min(filter(None, (same.due_on, theirs.due_on)), default=None),
        )
        values = both._asdict()
        del values["id"]
        update(db, "target", same.id, **values)
        delete(db, "target", theirs.id)
    rows = db.execute("SELECT id FROM target WHERE contact_id = ?", (old,)).fetchall()
    for (row_id,) in rows:
        update(db, "target", row_id, contact_id=new)


def _agree(one: _Target, other: _Target) -> bool:
    pairs = ((one.role, other.role), (one.step, other.step))
    return all(a == b or a is None or b is None for a, b in pairs)
