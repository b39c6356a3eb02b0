"""Rows kept for as long as they are needed: in memory while they are few, else on disk.

Rule: fetch, end the transaction, then draw. A listing of everything would fill the memory so, and
one that is drawn as it is fetched keeps writers waiting for whoever reads it. So what is beyond
the first few goes to a file without a name, which nobody else can open and which ends with us.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from copy import copy
from heapq import merge
from itertools import chain, groupby, islice, pairwise
from marshal import dumps, loads
from typing import Any, TypeVar, overload

Row = TypeVar("Row", bound=tuple[Any, ...])

FEW = 2_000  # rows that are kept in memory
_ROOM = 4_000_000  # characters in as many rows as are in memory at once
_TOGETHER = 50  # rows that are written, and read again, at once
_SORTED = 10_000  # rows that are sorted in memory, to be merged


def kept(rows: Iterable[Row]) -> Sequence[Row]:
    """Return all the rows, read to their end; their values are text, numbers, None and tuples.

    They may be of several kinds, and come back as what they were.

    Raises:
        OSError: the disk has no room for them.
    """
    coming = iter(rows)
    few = _some(coming, FEW)
    more = list(islice(coming, 1))
    return Spool(chain(few, more, coming)) if more else few


def ordered(
    rows: Sequence[Row], key: Callable[[Row], Any], *, reverse: bool = False
) -> Sequence[Row]:
    """Return the rows sorted by `key`; those of the same key stay in their order.

    Raises:
        OSError: the disk has no room for them.
    """
    coming, ends = iter(rows), [0]
    part = sorted(_some(coming, _SORTED), key=key, reverse=reverse)
    if len(part) == len(rows):
        return part

    def parts() -> Iterator[Row]:
        nonlocal part
        while part:
            ends.append(ends[-1] + len(part))
            yield from part
            part = sorted(_some(coming, _SORTED), key=key, reverse=reverse)

    runs = Spool(parts())
    return Spool(merge(*(runs[n:m] for n, m in pairwise(ends)), key=key, reverse=reverse))


def _some(coming: Iterator[Row], most: int) -> list[Row]:
    """Return the next rows: at most so many, and fewer if there are long texts in them."""
    some, room = [], _ROOM
    for row in coming:
        some.append(row)
        room -= _size(row)
        if len(some) == most or room < 0:
            break
    return some


def _size(row: tuple[Any, ...]) -> int:
    """Return how many characters there are in a row, and in the tuples in it."""
    return sum(
        _size(value) if isinstance(value, tuple) else len(value)
        for value in row
        if isinstance(value, tuple | str)
    )


class Unnamed:
    """A file without a name, which ends with the last who needs it."""

    def __init__(self) -> None:
        """Make it."""
        from tempfile import TemporaryFile

        self.file = TemporaryFile()  # noqa: SIM115 - closed below

    def __del__(self) -> None:
        """Have it end."""
        with suppress(OSError, AttributeError):  # a full disk, or no folder, was said already
            self.file.close()


class Spool(Sequence[Row]):
    """Many rows in a file of their own; a slice is another view of the same file."""

    def __init__(self, rows: Iterable[Row]) -> None:
        """Write the rows, of which there is at least one."""
        coming = iter(rows)
        self._kept = Unnamed()
        self._kinds: list[Callable[[Any], Any]] = []  # what makes a row of its values
        numbers: dict[type, int] = {}
        self._ends = [0]
        count = 0
        while part := list(islice(coming, _TOGETHER)):
            for kind in {type(row) for row in part} - numbers.keys():
                numbers[kind] = len(self._kinds)
                self._kinds.append(getattr(kind, "_make", tuple))
            kinds = bytes(numbers[type(row)] for row in part)
            self._kept.file.write(dumps((kinds, [tuple(row) for row in part])))
            self._ends.append(self._kept.file.tell())
            count += len(part)
        self._kept.file.flush()
        self._places = range(count)
        self._read: tuple[int, bytes, list[Any]] = (-1, b"", [])

    def __len__(self) -> int:
        """Return how many rows there are."""
        return len(self._places)

    @overload
    def __getitem__(self, where: int) -> Row: ...
    @overload
    def __getitem__(self, where: slice) -> "Spool[Row]": ...
    def __getitem__(self, where: int | slice) -> "Row | Spool[Row]":
        """Return one row, or those of a slice."""
        if isinstance(where, slice):
            view = copy(self)
            view._places = self._places[where]  # noqa: SLF001 - it is one of us
            return view
        return self._row(self._places[where])

    def __iter__(self) -> Iterator[Row]:
        """Read the rows one after the other."""
        for number, places in groupby(self._places, lambda place: place // _TOGETHER):
            kinds, rows = self._part(number)
            for place in places:
                within = place % _TOGETHER
                yield self._kinds[kinds[within]](rows[within])

    def __add__(self, others: Iterable[Row]) -> "Spool[Row]":
        """Return these rows and then the others."""
        return Spool(chain(self, others))

    def __radd__(self, others: Iterable[Row]) -> "Spool[Row]":
        """Return the others and then these rows."""
        return Spool(chain(others, self))

    def _row(self, place: int) -> Row:
        number, within = divmod(place, _TOGETHER)
        if number != self._read[0]:
            self._read = (number, *self._part(number))
        _, kinds, rows = self._read
        row: Row = self._kinds[kinds[within]](rows[within])
        return row

    def _part(self, number: int) -> tuple[bytes, list[Any]]:
        start, end = self._ends[number : number + 2]
        written = os.pread(self._kept.file.fileno(), end - start, start)
        part: tuple[bytes, list[Any]] = loads(written)  # noqa: S302 - we wrote it ourselves
        return part
