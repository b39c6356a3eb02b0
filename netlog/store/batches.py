"""Batches: much of one kind, some at a time, so that the memory it takes does not grow with it."""

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, TypeVar

from netlog.store.rows import Value

T = TypeVar("T")

SOME = 500


def batches(items: Iterable[T], most: int | None = None) -> Iterator[list[T]]:
    """Yield the items in their order, so many together."""
    coming = iter(items)
    while some := list(islice(coming, most or SOME)):
        yield some


def among(
    db: sqlite3.Connection, query: str, wanted: Iterable[Value], *values: Value
) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of a query that asks for many values.

    The query has a place `{wanted}` for them, `(?, ?, ...)`; the `values` of its other places,
    all of which stand before, come first. What is no valid Unicode is asked for in vain.
    """
    for some in batches(filter(_storable, wanted)):
        marks = f"({', '.join('?' * len(some))})"
        yield from db.execute(query.format(wanted=marks), (*values, *some)).fetchall()


def _storable(value: Value) -> bool:
    if not isinstance(value, str) or value.isascii():
        return True
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True
