"""When each field was written, and each row deleted, by the change log and the stamps.

What was undone counts as never written. What was there from the beginning is older than all else.
An operation that brought rows from another database left in `updated_at` of their images when
their fields were written, all of them if the row goes by another uid since, and in `stamp` what
that cannot say:

    uid  field          what is true `at` that time
    ''   '17'           operation 17 is one that brought rows
    u    'location'     the field was written, which that operation wrote here
    u    '*'            so were all its fields
    u    'handle=ada'   so was the handle, which cannot be shown, as somebody else has it
    u    '-tag'         the row, of that table, was deleted
    u    'tag=v'        u and v, of that table, are one row, v
    u    'contact>v'    the user merged u into v, though no origin says so any more

A stamp counts while its operation stands; that of a field, while no later one has written it.
"""

import json
import re
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from netlog.store.joining.shapes import Shape
from netlog.store.operations import image

BEGINNING = "1970-01-01T00:00:00.000Z"
ALL = "*"
MEANT = "handle="
INTO = "contact>"
_UID = re.compile(r"id='\d+' uid='([^']*)'")


class Moment(NamedTuple):
    """When something was written (UTC), and by which operation here; 0: nobody knows."""

    at: str
    operation: int


def note(db: sqlite3.Connection, shapes: Mapping[str, Shape]) -> None:
    """Gather when everything was written, in tables of the connection's own.

    `written` has it by table and id: the time and the operation, where all of a row was written
    at once, or `more` for `moments`. `dead` has the uids of what is, or once was, deleted, with the
    operation by which this stands, and `removed` those of all rows that ever went, for whatever
    reason. `kin` is empty as yet.
    """
    (guarded,) = db.execute("PRAGMA query_only").fetchone()
    db.execute("PRAGMA query_only = OFF")  # no other tables are written
    try:
        _find_standing(db)
        _note_rows(db, shapes)
        _note_dead(db)
    finally:
        db.execute(f"PRAGMA query_only = {guarded}")


def moments(more: str) -> tuple[tuple[Moment, ...], str | None]:
    """Return when each field of a row was written, and the handle that is really its, if any."""
    said, meant = json.loads(more)
    return tuple(Moment(*each) for each in said), meant


def aliases(db: sqlite3.Connection) -> Iterator[tuple[str, str, str]]:
    """Yield table, uid and uid of what has been found to be one."""
    query = (
        "SELECT uid, field FROM stamp WHERE operation_id IN (SELECT id FROM stands) "
        "AND instr(field, '=') AND uid <> ''"
    )
    for uid, field in db.execute(query).fetchall():
        table, _, other = field.partition("=")
        if table != "handle":
            yield table, uid, other


def merges(db: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """Yield the uids of those who were merged, and into whom, where only this says so."""
    query = (
        "SELECT uid, field FROM stamp WHERE operation_id IN (SELECT id FROM stands) "
        "AND field GLOB ?"
    )
    for uid, field in db.execute(query, (f"{INTO}*",)).fetchall():
        yield uid, field.removeprefix(INTO)


def _find_standing(db: sqlite3.Connection) -> None:
    for table in ("stands", "written", "dead", "removed", "kin", "several", "steps"):
        db.execute(f"DROP TABLE IF EXISTS temp.{table}")
    db.execute(
        "CREATE TEMP TABLE kin (name TEXT, uid TEXT, root TEXT, PRIMARY KEY (name, uid)) "
        "WITHOUT ROWID"
    )
    db.execute("CREATE TEMP TABLE stands (id INTEGER PRIMARY KEY, at TEXT, brought INTEGER)")
    db.execute(
        "INSERT INTO stands SELECT id, CASE command WHEN 'create' THEN ? ELSE at END, EXISTS "
        "(SELECT 1 FROM stamp WHERE uid = '' AND field = CAST(operation.id AS TEXT)) "
        "FROM operation WHERE undoes IS NULL AND undone_by IS NULL",
        (BEGINNING,),
    )


# Rows that are there ------------------------------------------------------------------------------


def _note_rows(db: sqlite3.Connection, shapes: Mapping[str, Shape]) -> None:
    db.execute(
        "CREATE TEMP TABLE written (name TEXT, id INTEGER, at TEXT, operation INTEGER, more TEXT, "
        "PRIMARY KEY (name, id)) WITHOUT ROWID"
    )
    # Without the images, of which there may be very many: all this is sorted.
    db.execute(
        "WITH bare AS MATERIALIZED "
        "(SELECT table_name, row_id, operation_id, before IS NOT NULL AS was_there FROM change) "
        "INSERT INTO written SELECT table_name, row_id, CASE WHEN brought THEN NULL ELSE at END, "
        "max(stands.id), CASE WHEN count(*) > 1 OR was_there THEN '' END "
        "FROM bare JOIN stands ON stands.id = operation_id GROUP BY table_name, row_id"
    )
    db.execute(
        "CREATE TEMP TABLE several (name TEXT, id INTEGER, uid TEXT, stamp TEXT, "
        "PRIMARY KEY (name, id)) WITHOUT ROWID"
    )
    for table in shapes:
        db.execute(
            f"INSERT INTO several SELECT '{table}', id, uid, updated_at FROM {table} "
            f"WHERE id IN (SELECT id FROM written WHERE name = '{table}' AND more = '') "
            "OR uid IN (SELECT uid FROM stamp)"
        )
    db.execute(
        "CREATE TEMP TABLE steps AS SELECT change.id FROM change "
        "JOIN several ON several.name = table_name AND several.id = row_id "
        "JOIN stands ON stands.id = operation_id ORDER BY table_name, row_id, change.id"
    )
    db.executemany(
        "INSERT OR REPLACE INTO written VALUES (?, ?, NULL, NULL, ?)", _played(db, shapes)
    )
    db.execute("DROP TABLE steps")
    db.execute("DROP TABLE several")


def _played(db: sqlite3.Connection, shapes: Mapping[str, Shape]) -> Iterator[tuple[str, int, str]]:
    """Yield table and id of each row that was written in steps, and when its fields were."""
    steps = db.execute(
        "SELECT table_name, row_id, several.uid, stamp, brought, stands.at, stands.id, "
        "before, after FROM steps CROSS JOIN change ON change.id = steps.id "
        "CROSS JOIN several ON several.name = table_name AND several.id = row_id "
        "CROSS JOIN stands ON stands.id = operation_id ORDER BY steps.rowid"
    )
    for (table, row_id, uid, stamp), some in groupby(steps, key=itemgetter(0, 1, 2, 3)):
        shape = shapes[table]
        columns = _replayed(shape, (step[4:] for step in some), Moment(stamp, 0))
        said = [max(columns[place] for place in places) for places in shape.fields]
        meant = _stamped(shape, said, _stamps(db, uid))
        yield table, row_id, json.dumps([said, meant])


def _replayed(shape: Shape, steps: Iterator[Sequence[Any]], before_all: Moment) -> list[Moment]:
    """Return when each column of a row was written last."""
    columns = [before_all] * len(shape.columns)
    for brought, at, operation, before, after in steps:
        if after is None:
            continue
        old, new = image(before or ""), image(after)
        # What goes by another uid since was written anew.
        is_new = before is None or old.get("uid") != new.get("uid")
        moment = Moment(str(new["updated_at"]) if brought else at, operation)
        columns = [
            moment if is_new or old.get(column) != new.get(column) else known
            for column, known in zip(shape.columns, columns, strict=True)
        ]
    return columns


def _stamps(db: sqlite3.Connection, uid: str) -> list[tuple[str, str, int]]:
    query = "SELECT field, at, operation_id FROM stamp WHERE uid = ?"
    return db.execute(query, (uid,)).fetchall()


def _stamped(
    shape: Shape, said: list[Moment], stamps: Sequence[tuple[str, str, int]]
) -> str | None:
    """Set right what stamps say otherwise, and return the handle that a contact really has."""
    meant = None
    for number, name in enumerate(shape.field_names):
        for field, at, operation in stamps:
            if operation == said[number].operation and field in {name, ALL}:
                said[number] = max(said[number], Moment(at, operation))
    for field, at, operation in stamps:
        if field.startswith(MEANT) and shape.table == "contact":
            number = shape.field_of("handle")
            if operation == said[number].operation:
                said[number], meant = Moment(at, operation), field.removeprefix(MEANT)
    return meant


# Rows that were deleted ---------------------------------------------------------------------------


def _note_dead(db: sqlite3.Connection) -> None:
    db.execute("CREATE TEMP TABLE removed (uid TEXT PRIMARY KEY, operation INTEGER) WITHOUT ROWID")
    db.executemany("INSERT INTO removed VALUES (?, ?)", _removed(db))
    db.execute(
        "CREATE TEMP TABLE dead (uid TEXT PRIMARY KEY, name TEXT, at TEXT, operation INTEGER) "
        "WITHOUT ROWID"
    )
    # What an undo took away was never there, and what became one with another row is not gone. The
    # tombstone of what was deleted again by a redo is as old as that.
    db.execute(
        "INSERT INTO dead SELECT uid, table_name, coalesce(stands.at, deleted_at), "
        "coalesce(operation, (SELECT min(id) FROM operation)) "
        "FROM tombstone LEFT JOIN removed USING (uid) LEFT JOIN stands ON stands.id = operation "
        "WHERE operation IS NULL "
        "OR (operation <> 0 AND operation NOT IN (SELECT id FROM stands WHERE brought))"
    )
    db.execute(
        "INSERT INTO dead SELECT uid, substr(field, 2), stamp.at, operation_id FROM stamp "
        "JOIN stands ON stands.id = operation_id WHERE field GLOB '-*' "
        "ON CONFLICT DO UPDATE SET at = excluded.at, operation = excluded.operation "
        "WHERE excluded.at >= at"
    )


def _removed(db: sqlite3.Connection) -> list[tuple[str, int]]:
    """Return the uids of rows that were removed, and the operation that did it; 0: an undo."""
    # A redo does again what the operation did which the undo took back.
    removals = db.execute(
        "SELECT before, CASE WHEN doer.undoes IS NULL THEN doer.id "
        "WHEN target.undoes IS NULL THEN 0 ELSE target.undoes END "
        "FROM change JOIN operation AS doer ON doer.id = operation_id "
        "LEFT JOIN operation AS target ON target.id = doer.undoes "
        "WHERE after IS NULL ORDER BY change.id"
    )
    last: dict[str, int] = {}
    for before, operation in removals:
        if found := _UID.match(before):
            last[found[1]] = operation
    return list(last.items())
