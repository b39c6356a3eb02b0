"""Operations: what one command wrote, taken back and made again as a whole."""

import re
import sqlite3
from typing import NamedTuple

from netlog.errors import NothingFound
from netlog.store import search
from netlog.store.rows import fetch


class Operation(NamedTuple):
    """One command that wrote: when (UTC), which, how many rows, about whom, and if it stands."""

    id: int
    at: str
    command: str
    changes: int
    people: str | None
    undone: bool


class _Change(NamedTuple):
    table: str
    row_id: int
    before: str | None
    after: str | None


def begin(db: sqlite3.Connection, command: str, *, bulk: bool = False) -> int:
    """Open an operation; what is written from now on belongs to it."""
    cursor = db.execute(
        "INSERT INTO operation (command, state) VALUES (?, ?)",
        (command, "bulk" if bulk else "open"),
    )
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def finish(db: sqlite3.Connection, operation: int) -> None:
    """Close an operation: reckon what a bulk one touched, index, forget it if nothing changed."""
    (state,) = db.execute("SELECT state FROM operation WHERE id = ?", (operation,)).fetchone()
    if state == "bulk":
        _reckon(db, operation)
    search.index(db)
    changed = db.execute("SELECT 1 FROM change WHERE operation_id = ?", (operation,)).fetchone()
    if changed is None:
        db.execute("DELETE FROM operation WHERE id = ?", (operation,))
    else:
        db.execute("UPDATE operation SET state = 'done' WHERE id = ?", (operation,))


def undo(db: sqlite3.Connection, operation: int) -> Operation:
    """Take back the newest operation that stands, as the open bulk `operation`.

    Raises:
        NothingFound: there is nothing to undo.
    """
    newest = db.execute(
        "SELECT max(id) FROM operation WHERE state = 'done' AND undoes IS NULL "
        "AND undone_by IS NULL AND command <> 'create'"
    ).fetchone()[0]
    if newest is None:
        raise NothingFound("there is nothing to undo")
    _reverse(db, newest, operation)
    return _operation(db, newest)


def redo(db: sqlite3.Connection, operation: int) -> Operation:
    """Make again what the last undo took back, unless something was written since.

    Raises:
        NothingFound: there is nothing to redo.
    """
    newest = db.execute(
        "SELECT max(id) FROM operation WHERE undoes IS NOT NULL AND undone_by IS NULL "
        "AND command = 'undo' AND id > "
        "(SELECT coalesce(max(id), 0) FROM operation WHERE undoes IS NULL AND state = 'done')"
    ).fetchone()[0]
    if newest is None:
        raise NothingFound("there is nothing to redo")
    (original,) = db.execute("SELECT undoes FROM operation WHERE id = ?", (newest,)).fetchone()
    _reverse(db, newest, operation)
    db.execute("UPDATE operation SET undone_by = NULL WHERE id = ?", (original,))
    return _operation(db, original)


def listed(db: sqlite3.Connection, limit: int | None = None) -> list[Operation]:
    """Return the operations, the newest first, without the undos and redos themselves."""
    return fetch(
        db,
        Operation,
        f"{_LISTED} WHERE undoes IS NULL AND state = 'done' AND command <> 'create' "
        "ORDER BY id DESC LIMIT ?",
        (-1 if limit is None else limit,),
    )


_LISTED = """
SELECT id, at, command,
    (SELECT count(*) FROM change WHERE operation_id = operation.id),
    (SELECT group_concat(handle, ', ') FROM (
        SELECT DISTINCT handle FROM change JOIN contact ON contact.id = change.contact_id
         WHERE operation_id = operation.id ORDER BY change.id LIMIT 5)),
    undone_by IS NOT NULL
FROM operation"""


def _operation(db: sqlite3.Connection, operation: int) -> Operation:
    return fetch(db, Operation, f"{_LISTED} WHERE id = ?", (operation,))[0]


def _reverse(db: sqlite3.Connection, target: int, operation: int) -> None:
    """Put back the row images from before `target`, newest first, as part of `operation`."""
    db.execute("PRAGMA defer_foreign_keys = ON")
    changes = fetch(
        db,
        _Change,
        "SELECT table_name, row_id, before, after FROM change "
        "WHERE operation_id = ? ORDER BY id DESC",
        (target,),
    )
    for change in changes:
        _put_back(db, change)
    db.execute("UPDATE operation SET undoes = ? WHERE id = ?", (target, operation))
    db.execute("UPDATE operation SET undone_by = ? WHERE id = ?", (operation, target))


def _put_back(db: sqlite3.Connection, change: _Change) -> None:
    if change.before is None:
        db.execute(f"DELETE FROM {change.table} WHERE id = ?", (change.row_id,))
        return
    row = image(change.before)
    if change.after is None:
        places = ", ".join("?" * len(row))
        query = f"INSERT INTO {change.table} ({', '.join(row)}) VALUES ({places})"
        db.execute(query, tuple(row.values()))
    else:
        columns = ", ".join(f"{column} = ?" for column in row)
        query = f"UPDATE {change.table} SET {columns} WHERE id = ?"
        db.execute(query, (*row.values(), change.row_id))


def image(text: str) -> dict[str, str | None]:
    """Take apart a row's image in the change log: `id='1' name='Ada' note=NULL`.

    Numbers come as text, which a STRICT table turns back into numbers.
    """
    pairs = re.findall(r"(\w+)=('(?:[^']|'')*'|NULL)", text)
    return {
        column: None if said == "NULL" else said[1:-1].replace("''", "'") for column, said in pairs
    }


def _reckon(db: sqlite3.Connection, operation: int) -> None:
    """Reckon the standing of every contact that the operation touched, all at once."""
    db.execute(
        "CREATE TEMP TABLE touched AS "
        "SELECT contact_id AS id FROM change WHERE operation_id = ?1 AND contact_id IS NOT NULL "
        "UNION SELECT id FROM contact WHERE circle_id IN "
        "(SELECT row_id FROM change WHERE operation_id = ?1 AND table_name = 'circle')",
        (operation,),
    )
    # An interaction that moved from one contact to another touched both.
    moved = db.execute(
        "SELECT before FROM change WHERE operation_id = ? AND table_name = 'interaction' "
        "AND before IS NOT NULL AND after IS NOT NULL",
        (operation,),
    )
    db.executemany(
        "INSERT INTO touched VALUES (?)", [(image(before)["contact_id"],) for (before,) in moved]
    )
    db.execute("DELETE FROM standing WHERE contact_id IN (SELECT id FROM touched)")
    db.execute(
        "INSERT INTO standing SELECT * FROM standing_from_log "
        "WHERE contact_id IN (SELECT id FROM touched)"
    )
    db.execute("DROP TABLE touched")
