"""Tables for people: on a terminal, and in Markdown."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any

from netlog.output.columns import GAP, Cells, Column, Measure, columns, cut, fitted, said, total
from netlog.output.harmless import safe
from netlog.output.listings import Listing
from netlog.output.terminals import Terminal, pour, remark
from netlog.output.widths import display_width

_ROWS_FOR_RICH = 200  # Rich takes about a millisecond a row


def show_table(
    terminal: Terminal,
    listing: Listing,
    rows: Sequence[Any],
    fields: Sequence[str],
    *,
    foot: Sequence[str],
    more: int,
) -> None:
    """Write a table and its foot, and remark what is not in it: columns, and `more` rows."""
    measure: Measure = display_width
    drawn: Callable[[Sequence[Cells], Sequence[Column]], Iterable[str]] = _drawn
    if terminal.coloured and len(rows) <= _ROWS_FOR_RICH:
        from netlog.output import colours

        measure, drawn = colours.measure, partial(colours.drawn, listing, rows)
    cells = said(listing, rows, fields)
    every = columns(listing, rows, cells, fields, measure)
    fitting = fitted(every, terminal.width)
    pour(terminal.out, drawn(cells, fitting))
    pour(terminal.out, (f"{safe(line)}\n" for line in (["", *foot] if foot else [])))
    kept = {column.field for column in fitting}
    if missing := [column.heading for column in every if column.field not in kept]:
        remark(terminal, f"… no room for {', '.join(missing)}")
    if more > 0:
        noun = listing.singular if more == 1 else listing.plural
        remark(terminal, f"… and {more} more {noun}; -n 0 shows all")


def _drawn(cells: Sequence[Cells], columns: Sequence[Column]) -> Iterator[str]:
    yield _line([column.heading for column in columns], columns)
    yield "─" * total(column.width for column in columns) + "\n"
    for row in cells:
        yield _line([row[column.place] for column in columns], columns)


def _line(texts: Sequence[str], columns: Sequence[Column]) -> str:
    padded = map(_padded, texts, columns)
    return (" " * GAP).join(padded).rstrip() + "\n"


def _padded(text: str, column: Column) -> str:
    short = cut(text, column.width, display_width)
    padding = " " * (column.width - display_width(short))
    return padding + short if column.number else short + padding


def markdown(listing: Listing, rows: Sequence[Any], fields: Sequence[str]) -> Iterator[str]:
    """Yield the rows in words as a table in Markdown; without rows, nothing."""
    if not rows:
        return
    cells = said(listing, rows, fields)
    every = columns(listing, rows, cells, fields, len)
    yield _marked(column.heading for column in every)
    yield "|".join(["", *(" ---: " if column.number else " --- " for column in every), "\n"])
    yield from map(_marked, cells)


def _marked(texts: Iterable[str]) -> str:
    return "|".join(["", *(f" {_unmarked(text)} " for text in texts), "\n"])


def _unmarked(text: str) -> str:
    return re.sub(r"[\\|`*_\[\]<>~&$]", r"\\\g<0>", text)
