"""Columns of a table: their cells, and how narrow they may become."""

from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter
from typing import Any, NamedTuple

from netlog.output.harmless import safe
from netlog.output.listings import Listing
from netlog.output.widths import char_width
from netlog.spool import kept

GAP = 2  # between two columns
_LEAST = 10  # a day is never cut, nor is any other text this short
_LEAST_NAME = 16  # a name cut shorter no longer says who it is

Measure = Callable[[str], int]
Cells = tuple[str, ...]  # what is said in one row, field by field


class Column(NamedTuple):
    """A field of all rows; `width` is in columns of a terminal."""

    field: str
    heading: str
    place: int  # among the cells of a row
    number: bool
    width: int

    @property
    def least(self) -> int:
        """How narrow it may become: a number that lost a digit would be another number."""
        if self.number:
            return self.width
        return min(self.width, _LEAST_NAME if self.field == "name" else _LEAST)


def said(listing: Listing, rows: Iterable[Any], fields: Sequence[str]) -> Sequence[Cells]:
    """Return the fields of the rows as they are said, harmless."""
    sayers = [listing.sayer(field) for field in fields]
    return kept(tuple([safe(say(row)) for say in sayers]) for row in rows)


def columns(
    listing: Listing,
    rows: Sequence[Any],
    cells: Sequence[Cells],
    fields: Sequence[str],
    measure: Measure,
) -> list[Column]:
    """Return the fields as columns, each as wide as its widest cell."""
    headings = [listing.heading(field) for field in fields]
    widths = list(map(measure, headings))
    for row in cells:
        widths = list(map(max, widths, map(measure, row)))
    return [
        Column(field, heading, place, _are_numbers(rows, field, cells, place), width)
        for place, (field, heading, width) in enumerate(zip(fields, headings, widths, strict=True))
    ]


def _are_numbers(rows: Sequence[Any], field: str, cells: Sequence[Cells], place: int) -> bool:
    return all(
        _is_number(row[place]) and (value is None or isinstance(value, int | float))
        for row, value in zip(cells, map(attrgetter(field), rows), strict=True)
    )


def _is_number(cell: str) -> bool:
    return not cell or cell.lstrip("+-−").replace(".", "", 1).isdecimal()


def fitted(columns: Sequence[Column], room: int) -> list[Column]:
    """Return the columns as narrow as `room` asks, without the last ones if it is too small.

    The widest text gives way first. The name, or the first column if there is none, stays.
    """
    staying = list(columns)
    name = next((column for column in staying if column.field == "name"), staying[0])
    while len(staying) > 1 and total(column.least for column in staying) > room:
        staying.remove([column for column in staying if column is not name][-1])
    widths = [min(column.width, room) for column in staying]
    while total(widths) > room:
        yielding = [n for n, column in enumerate(staying) if widths[n] > column.least]
        widest = max(reversed(yielding), key=widths.__getitem__)
        widths[widest] -= 1
    return [column._replace(width=width) for column, width in zip(staying, widths, strict=True)]


def total(widths: Iterable[int]) -> int:
    """Return how wide columns of these widths are side by side."""
    return sum(width + GAP for width in widths) - GAP


def cut(text: str, width: int, measure: Measure) -> str:
    """Return `text`, its end an ellipsis if it is wider than `width`."""
    if measure(text) <= width:
        return text
    left, length = width - 1, 0
    for char in text:
        left -= char_width(char)
        if left < 0:
            break
        length += 1
    return text[:length].rstrip(" \u200c\u200d") + "…"
