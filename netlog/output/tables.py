"""Tables for people: on a terminal, and in Markdown."""

import re
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from netlog.output.columns import GAP, Column, Measure, column, cut, fitted, total
from netlog.output.harmless import safe
from netlog.output.listings import Listing, lines
from netlog.output.terminals import Terminal, remark, write
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
    drawn: Callable[[Sequence[Column]], str] = _drawn
    if terminal.coloured and len(rows) <= _ROWS_FOR_RICH:
        from netlog.output import colours

        measure, drawn = colours.measure, partial(colours.drawn, listing, rows)
    columns = [column(listing, rows, field, measure) for field in fields]
    fitting = fitted(columns, terminal.width)
    below = lines(map(safe, ["", *foot])) if foot else ""
    write(terminal.out, drawn(fitting) + below)
    kept = {column.field for column in fitting}
    if missing := [column.cells[0] for column in columns if column.field not in kept]:
        remark(terminal, f"… no room for {', '.join(missing)}")
    if more > 0:
        noun = listing.singular if more == 1 else listing.plural
        remark(terminal, f"… and {more} more {noun}; -n 0 shows all")


def _drawn(columns: Sequence[Column]) -> str:
    padded = [[_padded(cell, column) for cell in column.cells] for column in columns]
    head, *body = ((" " * GAP).join(cells).rstrip() for cells in zip(*padded, strict=True))
    return lines([head, "─" * total(column.width for column in columns), *body])


def _padded(cell: str, column: Column) -> str:
    short = cut(cell, column.width, display_width)
    padding = " " * (column.width - display_width(short))
    return padding + short if column.number else short + padding


def markdown(listing: Listing, rows: Sequence[Any], fields: Sequence[str]) -> str:
    """Return the rows in words as a table in Markdown; without rows, nothing."""
    if not rows:
        return ""
    columns = [column(listing, rows, field, len) for field in fields]
    rules = [" ---: " if column.number else " --- " for column in columns]
    marked = [[f" {_unmarked(cell)} " for cell in column.cells] for column in columns]
    head, *body = ("|".join(cells) for cells in zip(*marked, strict=True))
    return lines(f"|{line}|" for line in (head, "|".join(rules), *body))


def _unmarked(text: str) -> str:
    return re.sub(r"[\\|`*_\[\]<>~&$]", r"\\\g<0>", text)
