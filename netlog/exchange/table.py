"""Tables: where the header is, which sign parts the cells, and the rows with their lines."""

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import islice
from typing import NamedTuple

from netlog.errors import Misread
from netlog.exchange.bounds import flaw
from netlog.exchange.records import Person, Reading, Record, Rejected, Touch
from netlog.exchange.text import MOST_OF_A_LINE, Text
from netlog.names import unused, words

# The cells of a row, stripped: as many as the header has, and one more that is blank and stands
# for the columns that a table does not have.
Row = Sequence[str]
Entry = Callable[[int, Row], Iterable[Record]]  # what the row that begins in a line comes to

NO_ADDRESS = "e-mail addresses without @, left out"  # a phrase for Lost

_DELIMITERS = (",", ";", "\t")
_PREAMBLE = 25  # records among which the header is looked for
_MOST_COLUMNS = 1000
_LONGEST_HEADER = 200
# Follows the last line. A cell that has it at its end was still open there.
_END = "\0end of the file\0"


class Table(NamedTuple):
    """A table in a text: its header, in which line that is, and what parts its cells."""

    text: Text
    header: tuple[str, ...]
    line: int
    delimiter: str

    def rows(self) -> Iterator[tuple[int, Row] | Rejected]:
        """Yield the rows below the header, each with the line it begins in.

        Blank rows, and the header where it comes again, are passed over; cells missing at a
        row's end are empty.

        Raises:
            Misread: a record is longer than 1 MiB, or the file than 64 MiB.
        """
        width, first, above = len(self.header), self.header[0], self.line
        for record in records(self.text.lines(), self.delimiter):
            if isinstance(record, Rejected):
                yield record
                continue
            line, written = record
            cells = [cell.strip() for cell in written]
            if line <= above or not any(cells):
                continue
            if cells[0] == first and tuple(cells) == self.header:
                continue
            if reason := _misfit(cells, width):
                yield Rejected(line, reason)
            else:
                cells += [""] * (width + 1 - len(cells))
                yield line, cells

    def again(self) -> Iterator[Row]:
        """Yield the rows from the first, though another who reads them may be under way."""
        place = self.text.stream.tell()
        try:
            for row in self.rows():
                if not isinstance(row, Rejected):
                    yield row[1]
        finally:
            self.text.stream.seek(place)


def plain(header: str) -> str:
    """Return the letters and figures of a header, folded; none of a text too long to be one.

    >>> plain("E-mail 1 - Value"), plain("first_name")
    ('email1value', 'firstname')
    """
    return "".join(words(header)) if len(header) <= _LONGEST_HEADER else ""


def find(text: Text, knows: Callable[[str], bool], *, least: int = 2) -> Table | None:
    """Return the first table whose header has `least` cells that `knows` knows, if any.

    Only the first 25 records are looked at, so a preamble may stand before it.
    """
    found = [table for each in _DELIMITERS if (table := _found(text, knows, least, each))]
    return min(
        found,
        key=lambda table: (table.line, -sum(map(knows, table.header))),
        default=None,
    )


def records(lines: Iterable[str], delimiter: str) -> Iterator[tuple[int, list[str]] | Rejected]:
    """Yield the cells of each record with the 1-based line in which it begins.

    Where a quotation mark is opened and never closed, the record is Rejected, and is the last.

    Raises:
        Misread: a record is longer than 1 MiB.
    """
    size = 0

    def bounded() -> Iterator[str]:
        nonlocal size
        for line in lines:
            size += len(line)
            if size > MOST_OF_A_LINE:
                raise Misread(
                    f"the entry that begins in line {begin} is longer than 1 MiB",
                    "is a quotation mark left open there?",
                )
            yield line
        yield _END

    # A cell may be as long as a record may: what is too long for a note is told apart later.
    csv.field_size_limit(MOST_OF_A_LINE + len(_END))
    begin = 1
    reader = csv.reader(bounded(), delimiter=delimiter)
    for cells in reader:
        if cells and cells[-1].endswith(_END):
            if cells != [_END]:
                unread = reader.line_num - begin - 1
                yield Rejected(begin, _never_closed(unread))
            return
        yield begin, cells
        begin, size = reader.line_num + 1, 0


def reading(source: str, table: Table, entry: Entry, remarks: Iterable[str] = ()) -> Reading:
    """Return what `table` holds, `entry` telling what a row comes to; it is read as it is taken."""
    said = (table.text.remark, *remarks)
    return Reading(source, _taken(table, entry), tuple(filter(None, said)))


def once(records: Iterable[Record]) -> Iterator[Record]:
    """Pass on what is told, and of each person only what is told first."""
    known: set[str] = set()
    for record in records:
        if isinstance(record, Person):
            if record.key in known:
                continue
            known.add(record.key)
        yield record


def _taken(table: Table, entry: Entry) -> Iterator[Record]:
    for row in table.rows():
        if isinstance(row, Rejected):
            yield row
            continue
        found = tuple(entry(*row))
        reason = None
        for each in found:
            if isinstance(each, (Person, Touch)):
                reason = reason or flaw(each)
        # A touch does not go without its person.
        yield from (Rejected(row[0], reason),) if reason else found


def _found(text: Text, knows: Callable[[str], bool], least: int, delimiter: str) -> Table | None:
    # With another delimiter the quotes may pair otherwise, and the records be bearable.
    with suppress(Misread):
        for record in islice(records(text.lines(), delimiter), _PREAMBLE):
            if isinstance(record, Rejected):
                return None
            line, cells = record
            if len(cells) <= _MOST_COLUMNS and sum(map(knows, cells)) >= least:
                return Table(text, _named(cells), line, delimiter)
    return None


def _named(cells: Sequence[str]) -> tuple[str, ...]:
    """Return the cells of a header as names, none of them blank and no two the same."""
    names: dict[str, None] = {}
    for n, cell in enumerate(map(str.strip, cells), start=1):
        names[unused(cell or f"column {n}", names.__contains__)] = None
    return tuple(names)


def _misfit(cells: Sequence[str], width: int) -> str | None:
    """Return why a row does not belong under a header of `width` cells, None if it does."""
    if len(cells) > width and any(cells[width:]):
        return f"there are {len(cells)} cells, but {width} columns"
    # The torn-off end of a note looks like this; a person should not be made of it.
    return f"there is 1 cell, but {width} columns" if len(cells) == 1 < width - 1 else None


def _never_closed(unread: int) -> str:
    rest = f", so that {unread} lines below it are not read" if unread else ""
    return f"a quotation mark is opened here and never closed{rest}"
