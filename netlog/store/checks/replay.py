"""The change log played back from its end: the newest image of a row is the row."""

import re
import sqlite3
from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping

from netlog.store.checks.finding import FIX, Finding, damage
from netlog.store.operations import image
from netlog.store.rows import last_id

_BLOCK = 1024
_OWNER = " contact_id=%Q"


class _Ids:
    """A set of row ids, a bit each: two million take a quarter of a megabyte."""

    def __init__(self) -> None:
        self._blocks: defaultdict[int, int] = defaultdict(int)

    def __contains__(self, number: int) -> bool:
        return bool(self._blocks.get(number // _BLOCK, 0) >> number % _BLOCK & 1)

    def add(self, number: int) -> None:
        self._blocks[number // _BLOCK] |= 1 << number % _BLOCK


class _Hashes:
    """A number by row id, 0 where there is none: eight bytes each."""

    def __init__(self) -> None:
        self._blocks: defaultdict[int, array[int]] = defaultdict(_empty)

    def pop(self, number: int) -> int:
        block = self._blocks.get(number // _BLOCK)
        if block is None:
            return 0
        found, block[number % _BLOCK] = block[number % _BLOCK], 0
        return found

    def put(self, number: int, value: int) -> None:
        self._blocks[number // _BLOCK][number % _BLOCK] = value

    def ids(self) -> Iterator[int]:
        for first, block in self._blocks.items():
            yield from (first * _BLOCK + place for place, value in enumerate(block) if value)


def _empty() -> "array[int]":
    return array("q", bytes(8 * _BLOCK))


def _hash(image: object) -> int:
    """Return a number for an image, 0 for none; damaged, it may be more than a text."""
    return 0 if image is None else hash(image) or 1


def changes(images: Mapping[str, str], db: sqlite3.Connection) -> Iterator[Finding]:
    """Compare every row with what the change log says of it, and the change log with itself.

    Args:
        images: SQL for a row's image in the change log, by table.
        db: the database.
    """
    seen = {table: _Ids() for table in images}
    yield from _replayed(db, images, seen)
    for table in images:
        for (row_id,) in db.execute(f"SELECT id FROM {table}"):
            if row_id not in seen[table]:
                yield damage("changes", f"the change log knows nothing of {table} {row_id}")
        for (row_id,) in db.execute(f"SELECT id FROM {table} JOIN tombstone USING (uid)"):
            yield damage("changes", f"{table} {row_id} is there and marked as deleted")


# An operation's id in the change log never falls, but for companies: the last of those who were
# there may have been forgotten, and what they had entered came with the first of the others.
_OUT_OF_ORDER = """
SELECT id FROM (
    SELECT id, operation_id < max(operation_id) OVER (
        ORDER BY id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS falls
    FROM change WHERE table_name <> 'company')
WHERE falls"""


def operations(db: sqlite3.Connection) -> Iterator[Finding]:
    """Look for operations that no command could have left so."""
    for (number,) in db.execute("SELECT id FROM operation WHERE state <> 'done'"):
        yield damage("changes", f"operation {number} was never finished")
    for (number,) in db.execute(_OUT_OF_ORDER):
        yield damage("changes", f"change {number} is of another operation than it says")
    rows = db.execute(
        "SELECT id FROM operation WHERE undoes IS NULL AND undone_by IS NULL "
        "AND id NOT IN (SELECT operation_id FROM change)"
    )
    for (number,) in rows:
        yield damage("changes", f"operation {number} changed nothing")


def counters(images: Mapping[str, str], db: sqlite3.Connection) -> Iterator[Finding]:
    """Say for which tables an id that was used before would be given again."""
    for table, used in used_ids(images, db).items():
        if used > last_id(db, table):
            yield damage("changes", f"the next {table} would get an id that was used before", FIX)


def used_ids(images: Mapping[str, str], db: sqlite3.Connection) -> dict[str, int]:
    """Return the highest id that a row of each table has, or had by the change log."""
    # One look through the change log for all of them.
    whole = "CAST(row_id AS INTEGER)"
    logged = ", ".join(f"max(CASE table_name WHEN '{table}' THEN {whole} END)" for table in images)
    there = [*images, "operation", "change"]
    highest = db.execute(f"SELECT {logged}, 0, 0 FROM change").fetchone()
    return {
        table: max(number or 0, *db.execute(f"SELECT coalesce(max(id), 0) FROM {table}").fetchone())
        for table, number in zip(there, highest, strict=True)
    }


def _replayed(
    db: sqlite3.Connection, images: Mapping[str, str], seen: Mapping[str, _Ids]
) -> Iterator[Finding]:
    """Compare each row with its newest image, and each image with the one after it."""
    now = " ".join(
        f"WHEN '{table}' THEN (SELECT {image} FROM {table} WHERE id = row_id)"
        for table, image in images.items()
    )
    rows = db.execute(
        "SELECT change.id, table_name, coalesce(CAST(row_id AS INTEGER), 0), contact_id, "
        f"before, after, CASE table_name {now} END "
        "FROM change ORDER BY change.id DESC"
    )
    # The hash of what a row's older image has to be.
    wanted = {table: _Hashes() for table in images}
    for number, table, row_id, contact, before, after, there in rows:
        if table not in seen:
            yield damage("changes", f"change {number} is of a table that is not there")
            continue
        if row_id not in seen[table]:
            seen[table].add(row_id)
            if after != there:
                yield damage("changes", f"{table} {row_id} {_difference(after, there)}")
            elif after is None and not _is_marked(db, table, before):
                yield damage("changes", f"{table} {row_id} was removed and is not marked so")
        elif wanted[table].pop(row_id) != _hash(after):
            what = f"what was written of {table} {row_id} after change {number} does not follow it"
            yield damage("changes", what)
        if before is not None:
            wanted[table].put(row_id, _hash(before))
        whose = row_id if table == "contact" else _whose(images[table], after or before)
        if contact != whose:
            yield damage("changes", f"change {number} is not of whom it says")
    for table, left in wanted.items():
        for row_id in left.ids():
            what = f"the change log does not say how {table} {row_id} began"
            yield damage("changes", what)


def _is_marked(db: sqlite3.Connection, table: str, before: str | None) -> bool:
    """Return whether a row that was removed left a tombstone, or is there again by another id.

    Where a joining that was undone had brought it back, its stamp says that it was removed before.
    """
    uid = image(str(before)).get("uid")
    row = db.execute(
        "SELECT table_name FROM tombstone WHERE uid = ?1 "
        f"UNION ALL SELECT ?2 FROM {table} WHERE uid = ?1 "
        "UNION ALL SELECT ?2 FROM stamp WHERE uid = ?1 AND field = '-' || ?2",
        (uid, table),
    ).fetchone()
    return row is not None and bool(row[0] == table)


def _whose(columns: str, said: str | None) -> int | None:
    """Return the contact that an image names; its id stands before all that people wrote."""
    if _OWNER not in columns:
        return None
    found = re.search(_OWNER.replace("%Q", r"'(\d+)'"), str(said))
    return int(found[1]) if found else None


def _difference(after: str | None, there: str | None) -> str:
    if there is None:
        return "is gone, and nothing says who removed it"
    if after is None:
        return "is there, though it was removed"
    written, found = image(str(after)), image(str(there))
    wrong = ", ".join(column for column in found if found[column] != written.get(column))
    return f"is not as it was last written ({wrong or 'its image'})"
