"""Undoing: what one command wrote, taken back and made again as a whole."""

import sqlite3
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from netlog.errors import NothingFound
from netlog.spool import kept
from netlog.store.operations import begin, current, finish, image
from netlog.store.parts import PARTS
from netlog.store.rows import delete_all, fetch, insert_all

_AT_ONCE = 1_000  # changes; of a big import there are too many for the memory


class Operation(NamedTuple):
    """One command that wrote: when (UTC), which, and how many rows of how many people.

    `handles` are those of the first five people; `undone` says whether it stands no longer.
    """

    id: int
    at: str
    command: str
    changes: int
    people: int
    handles: tuple[str, ...]
    undone: bool


class _Change(NamedTuple):
    id: int
    table: str
    row_id: int
    before: str | None
    after: str | None


def undo(db: sqlite3.Connection, times: int = 1) -> list[Operation]:
    """Take back the newest operations that stand, the newest first, and return them.

    Each is taken back by an operation of its own, in the transaction of the bulk one that is open.

    Raises:
        NothingFound: there are not so many.
    """
    return [_undo(db, number) for number in range(times)]


def redo(db: sqlite3.Connection, times: int = 1) -> list[Operation]:
    """Make again what the last undos took back, the last first, and return it.

    What was undone before anything else was written cannot be made again.

    Raises:
        NothingFound: there are not so many.
    """
    return [_redo(db, number) for number in range(times)]


def listed(db: sqlite3.Connection, limit: int | None = None) -> Sequence[Operation]:
    """Return the operations, the newest first, without the undos and redos themselves."""
    query = f"SELECT id FROM operation WHERE {_LISTABLE} ORDER BY id DESC LIMIT ?"
    ids = db.execute(query, (-1 if limit is None else limit,))
    return kept(_operation(db, number) for (number,) in ids)


def count(db: sqlite3.Connection) -> int:
    """Return how many operations there are, without the undos and redos themselves."""
    (number,) = db.execute(f"SELECT count(*) FROM operation WHERE {_LISTABLE}").fetchone()
    assert isinstance(number, int)
    return number


_LISTABLE = "undoes IS NULL AND state = 'done' AND command <> 'create'"
_MOST_NAMED = 5


def _operation(db: sqlite3.Connection, operation: int) -> Operation:
    at, command, changes, undone = db.execute(
        "SELECT at, command, (SELECT count(*) FROM change WHERE operation_id = operation.id), "
        "undone_by IS NOT NULL FROM operation WHERE id = ?",
        (operation,),
    ).fetchone()
    people = _people(db, operation, changes)
    handles = _handles(db, operation, _parts(db, operation) if changes <= _AT_ONCE else ())
    return Operation(operation, at, command, changes, people, handles, bool(undone))


def _people(db: sqlite3.Connection, operation: int, changes: int) -> int:
    """Return how many people an operation was about."""
    query = "SELECT count(DISTINCT contact_id) FROM change WHERE "
    if changes <= _AT_ONCE:
        own = "SELECT DISTINCT contact_id FROM change WHERE operation_id = ?"
        there = {number for (number,) in db.execute(own, (operation,))}
        number = len(there.union(_parts(db, operation)) - {None})
    else:
        # One operation's changes follow each other, so their ids say which they are. These are in
        # the index of contacts, which is read in a twentieth of the time that the images take.
        ends = [
            db.execute(
                "SELECT id FROM change WHERE operation_id = ? AND contact_id IS NOT NULL "
                f"ORDER BY id {way} LIMIT 1",
                (operation,),
            ).fetchone()
            for way in ("ASC", "DESC")
        ]
        if None in ends:
            return 0
        (number,) = db.execute(
            f"{query} contact_id IS NOT NULL AND +id BETWEEN ? AND ?", (*ends[0], *ends[1])
        ).fetchone()
    assert isinstance(number, int)
    return number


def _parts(db: sqlite3.Connection, operation: int) -> list[int]:
    """Return those who have a part in what an operation wrote without its being theirs."""
    images = db.execute(
        "SELECT table_name, coalesce(after, before) FROM change WHERE operation_id = ? "
        f"AND table_name IN {tuple(PARTS)} ORDER BY id",
        (operation,),
    )
    said = [(PARTS[table], image(one)) for table, one in images.fetchall()]
    return [int(person) for parts, one in said for part in parts if (person := one.get(part))]


def _handles(db: sqlite3.Connection, operation: int, parts: Sequence[int]) -> tuple[str, ...]:
    """Return the handles of the first people an operation was about.

    Of those who are there no longer, as the log has them.
    """
    first = db.execute(
        "SELECT DISTINCT contact_id FROM change "
        f"WHERE operation_id = ? AND contact_id IS NOT NULL LIMIT {_MOST_NAMED}",
        (operation,),
    ).fetchall()
    people = list(dict.fromkeys([*(contact for (contact,) in first), *parts]))[:_MOST_NAMED]
    return tuple(handle for contact in people if (handle := _handle(db, contact)))


def _handle(db: sqlite3.Connection, contact: int) -> str | None:
    present = db.execute("SELECT handle FROM contact WHERE id = ?", (contact,)).fetchone()
    if present is not None:
        return str(present[0])
    former = db.execute(
        "SELECT coalesce(after, before) FROM change WHERE contact_id = ? "
        "AND table_name = 'contact' ORDER BY id DESC LIMIT 1",
        (contact,),
    ).fetchone()
    return image(former[0])["handle"] if former else None


def _undo(db: sqlite3.Connection, number: int) -> Operation:
    newest = db.execute(
        f"SELECT max(id) FROM operation WHERE {_LISTABLE} AND undone_by IS NULL"
    ).fetchone()[0]
    if newest is None:
        raise _too_few("undo", number)
    said = _operation(db, newest)
    _reverse(db, newest, _own(db, number))
    return said._replace(undone=True)


def _redo(db: sqlite3.Connection, number: int) -> Operation:
    newest = db.execute(
        "SELECT max(id) FROM operation WHERE undoes IS NOT NULL AND undone_by IS NULL "
        "AND command = 'undo' AND id > "
        "(SELECT coalesce(max(id), 0) FROM operation WHERE undoes IS NULL AND state = 'done')"
    ).fetchone()[0]
    if newest is None:
        raise _too_few("redo", number)
    (original,) = db.execute("SELECT undoes FROM operation WHERE id = ?", (newest,)).fetchone()
    _reverse(db, newest, _own(db, number))
    db.execute("UPDATE operation SET undone_by = NULL WHERE id = ?", (original,))
    return _operation(db, original)


def _own(db: sqlite3.Connection, number: int) -> int:
    """Return the operation that is open or, after the first, close it and open another like it."""
    if number > 0:
        query = "SELECT command FROM operation WHERE id = ?"
        (command,) = db.execute(query, (current(db),)).fetchone()
        finish(db)
        begin(db, command, bulk=True)
    return current(db)


def _too_few(what: str, number: int) -> NothingFound:
    if number == 0:
        return NothingFound(f"there is nothing to {what}")
    return NothingFound(f"there is not so much to {what}", f"'netlog {what} {number}' is the most")


def _reverse(db: sqlite3.Connection, target: int, operation: int) -> None:
    """Put back the row images from before `target`, newest first, as part of `operation`."""
    db.execute("PRAGMA defer_foreign_keys = ON")
    for changes in _some_changes(db, target):
        for (table, *there), run in groupby(changes, _alike):
            _put_back(db, table, list(run), *there)
    db.execute("UPDATE operation SET undoes = ? WHERE id = ?", (target, operation))
    db.execute("UPDATE operation SET undone_by = ? WHERE id = ?", (operation, target))


def _some_changes(db: sqlite3.Connection, operation: int) -> Iterator[list[_Change]]:
    """Yield the changes of an operation, the newest first, some at a time.

    Each some are read to their end: what is done with them writes to the same table.
    """
    (last,) = db.execute("SELECT max(id) + 1 FROM change").fetchone()
    query = (
        "SELECT id, table_name, row_id, before, after FROM change "
        f"WHERE operation_id = ? AND id < ? ORDER BY id DESC LIMIT {_AT_ONCE}"
    )
    while changes := fetch(db, _Change, query, (operation, last)):
        yield changes
        last = changes[-1].id


def _alike(change: _Change) -> tuple[str, bool, bool]:
    return change.table, change.before is not None, change.after is not None


def _put_back(
    db: sqlite3.Connection, table: str, changes: list[_Change], was_there: bool, is_there: bool
) -> None:
    """Put back rows of one table which all were inserted, or all updated, or all deleted."""
    if not was_there:
        delete_all(db, table, [change.row_id for change in changes])
        return
    rows = [image(change.before or "") for change in changes]
    columns = list(rows[0])
    if is_there:
        sets = ", ".join(f"{column} = :{column}" for column in columns)
        db.executemany(f"UPDATE {table} SET {sets} WHERE id = :id", rows)
    else:
        insert_all(db, table, columns, [tuple(row.values()) for row in rows])
