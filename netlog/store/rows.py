"""Plain rows in and out of tables."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice, starmap
from typing import TypeVar

from netlog.errors import Refused

Value = str | int | None
Row = TypeVar("Row")

_NOW = "strftime('%Y-%m-%dT%H:%M:%fZ', 'now')"

_TOGETHER = 500  # rows in one statement: three times as fast as one each


def fetch(
    db: sqlite3.Connection, kind: type[Row], query: str, values: Sequence[Value] = ()
) -> list[Row]:
    """Return the rows of `query` as `kind`, whose fields are the query's columns in order."""
    return [kind(*row) for row in db.execute(query, values)]


def stream(
    db: sqlite3.Connection,
    kind: type[Row],
    query: str,
    values: Sequence[Value] | Mapping[str, Value] = (),
) -> Iterator[Row]:
    """Yield the rows of `query` as `kind` one by one: there may be too many for the memory."""
    return starmap(kind, db.execute(query, values))


def looked_up(
    db: sqlite3.Connection, kind: type[Row], query: str, ids: Iterable[tuple[int]]
) -> Iterator[Row]:
    """Yield the rows of `query` that have these ids, in this order: so only ids need be sorted.

    The query has a place `{ids}`, and the id as the last column, which is no field of `kind`.
    """
    coming = iter(ids)
    while some := [number for (number,) in islice(coming, _TOGETHER)]:
        query_of_some = query.format(ids=f"({', '.join('?' * len(some))})")
        found = {row[-1]: kind(*row[:-1]) for row in db.execute(query_of_some, some)}
        yield from (found[number] for number in some)


def insert(db: sqlite3.Connection, table: str, **values: Value) -> int:
    """Insert a row and return its id; what is None is left to the column's default."""
    given = {column: value for column, value in values.items() if value is not None}
    _accept(given.values())
    cursor = db.execute(
        f"INSERT INTO {table} ({', '.join(given)}) VALUES ({', '.join('?' * len(given))})",
        tuple(given.values()),
    )
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def insert_all(
    db: sqlite3.Connection, table: str, columns: Sequence[str], rows: Sequence[Sequence[Value]]
) -> None:
    """Insert many rows, in this order; None is NULL here, not the column's default."""
    marks = f"({', '.join('?' * len(columns))})"
    for start in range(0, len(rows), _TOGETHER):
        some = rows[start : start + _TOGETHER]
        values = ", ".join([marks] * len(some))
        db.execute(
            f"INSERT INTO {table} ({', '.join(columns)}) VALUES {values}",
            list(chain.from_iterable(some)),
        )


def update(db: sqlite3.Connection, table: str, row_id: int, **values: Value) -> None:
    """Set columns of the row with this id; where they are so already, nothing is written."""
    _accept(values.values())
    # The triggers stamp what other programs change, but not in a bulk operation: undo is one.
    columns = ", ".join([*(f"{column} = ?" for column in values), f"updated_at = {_NOW}"])
    same = " AND ".join(f"{column} IS ?" for column in values)
    db.execute(
        f"UPDATE {table} SET {columns} WHERE id = ? AND NOT ({same})",
        (*values.values(), row_id, *values.values()),
    )


def last_id(db: sqlite3.Connection, table: str) -> int:
    """Return the last id that SQLite remembers to have given in a table, 0 if none."""
    query = "SELECT max(seq) FROM sqlite_sequence WHERE name = ?"
    (last,) = db.execute(query, (table,)).fetchone()
    return last if isinstance(last, int) else 0


def put_last_id(db: sqlite3.Connection, table: str, last: int) -> None:
    """Let the next id that is given in a table be the one after `last`."""
    db.execute("DELETE FROM sqlite_sequence WHERE name = ?", (table,))
    db.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", (table, last))


def key(number: int) -> int:
    """Return an id to look for: 0, which no row has, for a number that SQLite does not take."""
    return number if 0 < number < 1 << 63 else 0


def delete(db: sqlite3.Connection, table: str, row_id: int) -> None:
    """Delete the row with this id, and what hangs on it."""
    db.execute(f"DELETE FROM {table} WHERE id = ?", (row_id,))


def delete_all(db: sqlite3.Connection, table: str, row_ids: Sequence[int]) -> None:
    """Delete many rows, and what hangs on them."""
    for start in range(0, len(row_ids), _TOGETHER):
        some = row_ids[start : start + _TOGETHER]
        db.execute(f"DELETE FROM {table} WHERE id IN ({', '.join('?' * len(some))})", some)


def _accept(values: Iterable[Value]) -> None:
    """Refuse text that SQLite would cut short or could not take; the schema checks the rest."""
    for value in values:
        if isinstance(value, str):
            if "\0" in value:
                raise Refused("text cannot hold a NUL")
            try:
                value.encode()
            except UnicodeEncodeError:
                raise Refused("text must be valid Unicode", "check how it was typed") from None
