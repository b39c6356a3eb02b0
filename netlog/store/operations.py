"""Operations: what one command writes, from its beginning to its end."""

import re
import sqlite3

from netlog.store import search


def begin(db: sqlite3.Connection, command: str, *, bulk: bool = False) -> None:
    """Open an operation; what is written from now on belongs to it."""
    state = "bulk" if bulk else "open"
    db.execute("INSERT INTO operation (command, state) VALUES (?, ?)", (command, state))


def current(db: sqlite3.Connection) -> int:
    """Return the id of the operation that is open."""
    (newest,) = db.execute("SELECT max(id) FROM operation").fetchone()
    assert isinstance(newest, int)
    return newest


def finish(db: sqlite3.Connection) -> None:
    """Close the open operation: reckon what a bulk one touched, index, drop it if it is empty."""
    operation = current(db)
    (state,) = db.execute("SELECT state FROM operation WHERE id = ?", (operation,)).fetchone()
    if state == "bulk":
        _reckon(db, operation)
    search.index(db)
    # An undo stays even if there was nothing left to put back, or it would be done for ever.
    said = db.execute(
        "SELECT 1 FROM change WHERE operation_id = ?1 "
        "UNION ALL SELECT 1 FROM operation WHERE id = ?1 AND undoes IS NOT NULL",
        (operation,),
    ).fetchone()
    if said is None:
        db.execute("DELETE FROM operation WHERE id = ?", (operation,))
    else:
        db.execute("UPDATE operation SET state = 'done' WHERE id = ?", (operation,))


def last_at(db: sqlite3.Connection) -> str | None:
    """Return when anything was last written, in UTC, None if nothing ever was."""
    (at,) = db.execute("SELECT max(at) FROM operation").fetchone()
    return str(at) if at else None


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
