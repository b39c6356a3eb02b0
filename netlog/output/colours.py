"""Tables in colour: the only module that imports Rich, and so imported only to draw one."""

from collections.abc import Sequence
from io import StringIO
from typing import Any

from rich.box import SIMPLE
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from netlog.output.columns import GAP, Cells, Column, cut, total
from netlog.output.listings import Listing

measure = cell_len


def drawn(
    listing: Listing, rows: Sequence[Any], cells: Sequence[Cells], columns: Sequence[Column]
) -> list[str]:
    """Return the columns, which fit by `measure`, in the signs of a table without colours."""
    table = Table(
        box=SIMPLE,
        show_edge=False,
        pad_edge=False,
        padding=(0, GAP - 1, 0, 0),  # the box itself has a blank between two columns
        header_style="bold",
        border_style="dim",
    )
    for column in columns:
        table.add_column(
            Text(column.heading),
            width=column.width,
            justify="right" if column.number else "left",
            no_wrap=True,
            overflow="ellipsis",
        )
    for row, texts in zip(rows, cells, strict=True):
        styled = []
        for column in columns:
            style = listing.styles.get(column.field)
            short = cut(texts[column.place], column.width, measure)
            styled.append(Text(short, style=style(row) if style else ""))
        table.add_row(*styled)
    text = StringIO()
    Console(
        file=text,
        width=total(column.width for column in columns),
        height=1,  # no table asks; else Rich asks the surroundings, and fails on what is no number
        force_terminal=True,
        color_system="standard",
        no_color=False,
        legacy_windows=False,
    ).print(table)
    return [text.getvalue()]
