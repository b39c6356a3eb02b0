"""Networks: what lies between the people of a database, drawn by lot, a row at a time.

Written by plain SQL as any program may; what the schema refuses is not done.
"""

import random
import sqlite3
from collections.abc import Callable
from typing import Any

from netlog import rules
from netlog.store.rows import delete, insert, update

DAYS = ("2026-01-02", "2026-02-03", "2026-11-19")
WORDS = ("maps", "signs", "it's %Q", None)


def weave(db: sqlite3.Connection, dice: random.Random, times: int = 8) -> None:
    """Do so many things, one after the other, in an operation that is open."""
    for _ in range(times):
        db.execute("SAVEPOINT woven")
        try:
            dice.choice(_DEEDS)(db, dice)
        except sqlite3.IntegrityError:
            db.execute("ROLLBACK TO woven")
        db.execute("RELEASE woven")


def _one(db: sqlite3.Connection, dice: random.Random, table: str) -> int | None:
    rows = db.execute(f"SELECT id FROM {table} ORDER BY id").fetchall()
    return dice.choice(rows)[0] if rows else None


def _perhaps(db: sqlite3.Connection, dice: random.Random, table: str) -> int | None:
    return _one(db, dice, table) if dice.random() < 0.5 else None


def _know(db: sqlite3.Connection, dice: random.Random) -> None:
    pair = [_one(db, dice, "contact") or 0 for _ in "ab"]
    said: dict[str, Any] = {
        "how": dice.choice(WORDS),
        "strength": dice.choice([None, 1, 2, 3]),
        "note": dice.choice(WORDS),
    }
    insert(db, "knows", contact_id=min(pair), other_id=max(pair), **said)


def _introduce(db: sqlite3.Connection, dice: random.Random) -> None:
    one, other, by = (_one(db, dice, "contact") for _ in "abc")
    people = dice.choice([(one, other, None), (one, None, by), (one, other, by)])
    columns = ("contact_id", "other_id", "by_id")
    values: dict[str, Any] = dict(zip(columns, people, strict=True))
    insert(db, "intro", **values, asked_on=dice.choice(DAYS), wish=dice.choice(WORDS))


def _move(db: sqlite3.Connection, dice: random.Random) -> None:
    stage = dice.choice(rules.STAGES)
    made_on = dice.choice(DAYS) if stage == "made" else None
    _change(db, dice, "intro", stage=stage, made_on=made_on, outcome=dice.choice(WORDS))


def _open(db: sqlite3.Connection, dice: random.Random) -> None:
    insert(
        db,
        "loop",
        contact_id=_one(db, dice, "contact"),
        kind=dice.choice(rules.LOOPS),
        what=dice.choice(WORDS[:3]),
        opened_on=dice.choice(DAYS),
        due_on=dice.choice([*DAYS, None]),
        intro_id=_perhaps(db, dice, "intro"),
    )


def _close(db: sqlite3.Connection, dice: random.Random) -> None:
    state = dice.choice(rules.STATES)
    closed_on = None if state == "open" else dice.choice(DAYS)
    intro = _perhaps(db, dice, "intro")
    _change(db, dice, "loop", state=state, closed_on=closed_on, intro_id=intro)


def _offer(db: sqlite3.Connection, dice: random.Random) -> None:
    name = dice.choice(["Maps", "maps", "signs", "clocks"])
    insert(
        db,
        "topic",
        contact_id=_perhaps(db, dice, "contact"),
        direction=dice.choice(rules.TOPICS),
        name=name,
        folded=name.lower(),
        since=dice.choice(DAYS),
    )


def _aim(db: sqlite3.Connection, dice: random.Random) -> None:
    table = dice.choice(["contact", "company"])
    who: dict[str, Any] = {f"{table}_id": _one(db, dice, table)}
    insert(db, "target", **who, role=dice.choice(WORDS), opened_on=dice.choice(DAYS))


def _step(db: sqlite3.Connection, dice: random.Random) -> None:
    _change(db, dice, "target", step=dice.choice(WORDS), closed_on=dice.choice([*DAYS, None]))


def _pass_on(db: sqlite3.Connection, dice: random.Random) -> None:
    _change(db, dice, "interaction", forwards=_perhaps(db, dice, "interaction"))


def _describe(db: sqlite3.Connection, dice: random.Random) -> None:
    _change(db, dice, "company", link=dice.choice(WORDS), note=dice.choice(WORDS))


def _call_otherwise(db: sqlite3.Connection, dice: random.Random) -> None:
    # As netlog has it: a further name has none of its own.
    one, other = (_one(db, dice, "company") for _ in "ab")
    query = "SELECT 1 FROM company WHERE same_as = ?1 OR (id = ?2 AND same_as IS NOT NULL)"
    if one is not None and not db.execute(query, (one, other)).fetchone():
        update(db, "company", one, same_as=dice.choice([other, None]))


def _meet(db: sqlite3.Connection, dice: random.Random) -> None:
    count, unit = dice.choice([(6, "month"), (1, "year"), (None, None)])
    _change(db, dice, "contact", in_person_count=count, in_person_unit=unit)


def _word(db: sqlite3.Connection, dice: random.Random) -> None:
    _change(db, dice, "knows", strength=dice.choice([None, 1, 2, 3]), how=dice.choice(WORDS))


def _remove(db: sqlite3.Connection, dice: random.Random) -> None:
    table = dice.choice(["knows", "intro", "loop", "topic", "target"])
    if (row := _one(db, dice, table)) is not None:
        delete(db, table, row)


def _change(db: sqlite3.Connection, dice: random.Random, table: str, **values: Any) -> None:
    if (row := _one(db, dice, table)) is not None:
        update(db, table, row, **values)


_DEEDS: tuple[Callable[[sqlite3.Connection, random.Random], None], ...] = (
    *(_know, _know, _introduce, _introduce, _move, _open, _open, _close, _offer, _offer),
    *(_aim, _step, _pass_on, _pass_on, _describe, _call_otherwise, _meet, _word, _remove),
)
