"""Machines: databases of one person that live apart, with a clock that the tests set.

A machine is a database in memory, led by the store's own functions, an operation a step. When an
operation was done is said afterwards, for SQLite asks the clock itself.
"""

import random
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import date
from functools import cache
from itertools import chain
from typing import Any

from netlog import schema
from netlog.dates import Span
from netlog.errors import NetlogError
from netlog.schema import changelog
from netlog.store import (
    apart,
    circles,
    contacts,
    forgetting,
    interactions,
    joining,
    merging,
    operations,
    settings,
    undoing,
)
from netlog.store.checks import derived, replay
from netlog.store.contacts import Particulars
from netlog.store.interactions import Given
from netlog.store.rows import delete, insert

DAY = date(2026, 11, 19)
TABLES = [table for table in changelog.images() if table != "source"]
_LABELS = {"id", "uid", "updated_at"}

Content = dict[str, dict[str, dict[str, Any]]]  # table -> uid -> column -> value
Step = tuple[Any, ...]


def at(moment: int) -> str:
    """Return a time, long after anything that the computer's own clock says."""
    return f"2150-01-01T00:{moment // 60:02}:{moment % 60:02}.000Z"


@cache
def _blank() -> bytes:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        schema.create(db)
        return bytes(db.serialize())


class Machine:
    """A database, and the moment at which it was last written."""

    def __init__(self, seed: int = 0, stored: bytes | None = None) -> None:
        self.db = sqlite3.connect(":memory:", isolation_level=None)
        self.db.deserialize(stored or _blank())
        self.db.execute("PRAGMA foreign_keys = ON")
        dice = random.Random(seed)  # which draws the uids, so that each run is the same
        self.db.create_function("randomblob", 1, dice.randbytes)

    def copy(self, seed: int = 0) -> "Machine":
        """Return another that is as this one is now, and draws other lots from then on."""
        return Machine(seed, bytes(self.db.serialize()))

    @contextmanager
    def operation(self, command: str, moment: int | None, *, bulk: bool = False) -> Iterator[None]:
        """Write something, at a moment; without one, the computer's own clock is left alone."""
        self.db.execute("BEGIN IMMEDIATE")
        try:
            operations.begin(self.db, command, bulk=bulk)
            last = operations.current(self.db)
            yield
            operations.finish(self.db)
            if moment is not None:
                self.db.execute("UPDATE operation SET at = ? WHERE id >= ?", (at(moment), last))
                self.db.execute(
                    "UPDATE tombstone SET deleted_at = ? WHERE deleted_at < '2150'", (at(moment),)
                )
            self.db.execute("COMMIT")
        finally:
            if self.db.in_transaction:
                self.db.execute("ROLLBACK")

    def do(self, moment: int, what: str, *how: Any) -> bool:
        """Take a step; return False if it could not be taken."""
        bulk = what in {"undo", "redo", "merge", "forget"}
        try:
            with self.operation(what, moment, bulk=bulk):
                _STEPS[what](self.db, *how)
        except (NetlogError, sqlite3.IntegrityError):
            return False
        return True

    def join(self, other: "Machine", **how: Any) -> joining.Joined:
        """Bring in what another machine has."""
        with self.operation("merge-db", None, bulk=True):
            return joining.join(self.db, other.db, **how)

    def content(self) -> Content:
        """Return all that people entered, by uid."""
        uids = {
            table: dict(self.db.execute(f"SELECT id, uid FROM {table}"))
            for table in ("contact", "company", "circle", "intro", "interaction")
        }
        kinds = dict.fromkeys(("introduced_by", "other_id", "by_id"), "contact")
        kinds |= {"same_as": "company", "forwards": "interaction"}
        found: Content = {}
        for table in TABLES:
            rows = self.db.execute(f"SELECT * FROM {table}")
            columns = [column for column, *_ in rows.description]
            found[table] = {}
            for values in rows:
                row = dict(zip(columns, values, strict=True))
                for column, value in row.items():
                    kind = kinds.get(column, column.removesuffix("_id"))
                    if kind in uids and column != kind and value is not None:
                        row[column] = uids[kind][value]
                if table in {"apart", "knows"}:
                    pair = sorted((row["contact_id"], row["other_id"]))
                    row["contact_id"], row["other_id"] = pair
                found[table][row["uid"]] = {c: row[c] for c in row if c not in _LABELS}
        return found

    def order(self) -> dict[str, list[str]]:
        """Return the uids of each person's details and positions in their order."""
        found: dict[str, list[str]] = {}
        for table in ("detail", "position"):
            for owner, uid in self.db.execute(
                f"SELECT contact.uid, {table}.uid FROM {table} "
                f"JOIN contact ON contact.id = contact_id ORDER BY {table}.id"
            ):
                found.setdefault(f"{table} {owner}", []).append(uid)
        return found

    def damage(self) -> list[str]:
        """Return what `check` would find damaged."""
        db = self.db
        found = chain(
            replay.changes(changelog.images(), db),
            replay.operations(db),
            derived.standing(db),
            derived.people_found(db),
            derived.notes_found(db),
        )
        broken = db.execute("PRAGMA foreign_key_check").fetchall()
        return [finding.what for finding in found] + list(map(str, broken))

    def kept(self) -> list[Any]:
        """Return all that is stored, but for ids that were given and not used."""
        return [line for line in self.db.iterdump() if "sqlite_sequence" not in line]


# Steps, which take numbers for what they are about: the n-th of what is there ---------------------


def _nth(db: sqlite3.Connection, table: str, number: int) -> int:
    rows = db.execute(f"SELECT id FROM {table} ORDER BY uid").fetchall()
    if not rows:
        raise NetlogError("there is none")
    return int(rows[number % len(rows)][0])


def _add(db: sqlite3.Connection, name: str, *details: tuple[str, Any]) -> None:
    contacts.add(db, Particulars(name=name, **dict(details)), DAY)


def _edit(db: sqlite3.Connection, who: int, field: str, value: Any) -> None:
    contact = _nth(db, "contact", who)
    if field == "introduced_by" and value:
        value = _nth(db, "contact", value)
        if value == contact:
            return
    if field == "circle" and value:
        (value,) = db.execute(
            "SELECT name FROM circle WHERE id = ?", (_nth(db, "circle", value),)
        ).fetchone()
    contacts.change(db, contact, Particulars(**{field: value}), DAY)


def _reach(db: sqlite3.Connection, who: int, kind: str, values: tuple[str, ...]) -> None:
    contacts.set_details(db, _nth(db, "contact", who), kind, values)


def _tag(db: sqlite3.Connection, who: int, tag: str) -> None:
    contacts.tag(db, _nth(db, "contact", who), [tag])


def _untag(db: sqlite3.Connection, who: int, tag: str) -> None:
    contacts.untag(db, _nth(db, "contact", who), [tag])


def _log(db: sqlite3.Connection, who: int, given: tuple[Given, ...], note: str | None) -> None:
    interactions.log(db, {_nth(db, "contact", who): given}, DAY, note=note)


def _alter(db: sqlite3.Connection, which: int, columns: dict[str, Any]) -> None:
    given = dict(columns)
    if "contact_id" in given:
        given["contact_id"] = _nth(db, "contact", given["contact_id"])
    interactions.change(db, _nth(db, "interaction", which), **given)


def _imported(db: sqlite3.Connection, who: int, key: str, day: str) -> None:
    """Store what an import does: an interaction, and what the file calls the person."""
    contact = _nth(db, "contact", who)
    found = db.execute("SELECT contact_id FROM origin WHERE source_key = ?", (key,)).fetchone()
    if found is None:
        insert(db, "origin", contact_id=contact, source="file", source_key=key)
    contact = found[0] if found else contact
    insert(db, "interaction", contact_id=contact, day=day, source="file", source_key=key)


def _merge(db: sqlite3.Connection, one: int, other: int, side: str) -> None:
    first, second = _nth(db, "contact", one), _nth(db, "contact", other)
    if first != second:
        wins: dict[str, Any] = dict.fromkeys(merging.FIELDS, side)
        merging.merge(db, first, second, wins, DAY)


def _apart(db: sqlite3.Connection, one: int, other: int) -> None:
    first, second = _nth(db, "contact", one), _nth(db, "contact", other)
    if first != second:
        apart.put(db, first, second)


def _circle(db: sqlite3.Connection, which: int, what: str, value: Any) -> None:
    if what == "add":
        circles.add(db, value, Span(1, "month"))
        return
    circle = _nth(db, "circle", which)
    if what == "remove":
        circles.remove(db, circle)
    elif what == "rename":
        circles.rename(db, circle, value)
    else:
        circles.set_cadence(db, circle, value)


_STEPS: dict[str, Callable[..., object]] = {
    "add": _add,
    "edit": _edit,
    "reach": _reach,
    "tag": _tag,
    "untag": _untag,
    "log": _log,
    "alter": _alter,
    "import": _imported,
    "remove": lambda db, which: interactions.remove(db, _nth(db, "interaction", which)),
    "delete": lambda db, table, which: delete(db, table, _nth(db, table, which)),
    "merge": _merge,
    "forget": lambda db, who: forgetting.forget(db, _nth(db, "contact", who)),
    "apart": _apart,
    "circle": _circle,
    "set": settings.put,
    "undo": undoing.undo,
    "redo": undoing.redo,
}
