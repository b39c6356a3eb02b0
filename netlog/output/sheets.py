"""Sheets: rows with a header of field names, for spreadsheets and the tools that read columns."""

from collections.abc import Iterator, Sequence
from io import StringIO
from typing import Any

from netlog.output.harmless import escaped, safe
from netlog.output.listings import Listing, stored


def tsv(_listing: Listing, rows: Sequence[Any], fields: Sequence[str]) -> Iterator[str]:
    """Yield the rows as they are stored, a line each, with a TAB between two fields."""
    yield "\t".join(fields) + "\n"
    for row in rows:
        yield "\t".join([escaped(stored(getattr(row, field))) for field in fields]) + "\n"


def csv(_listing: Listing, rows: Sequence[Any], fields: Sequence[str]) -> Iterator[str]:
    """Yield the rows as RFC 4180 has them, but with LF; text keeps its lines inside quotes."""
    from csv import writer

    text = StringIO()
    sheet = writer(text, lineterminator="\n")
    sheet.writerow(fields)
    for row in rows:
        sheet.writerow([_cell(getattr(row, field)) for field in fields])
        yield text.getvalue()
        text.seek(0)
        text.truncate()
    yield text.getvalue()


def _cell(value: object) -> str:
    # A negative number is no formula, and a guard would make text of it.
    if isinstance(value, int | float):
        return stored(value)
    return spreadsheet_safe(safe(stored(value), newlines=True))


def spreadsheet_safe(text: str) -> str:
    """Return `text` with a leading `'` where a spreadsheet might run it as a formula.

    That is text whose first sign is one of `= + - @`, wide or not, blanks before it or not, and
    text that begins with TAB, CR or LF, or with a `'` already, so that it can be taken off.
    """
    return f"'{text}" if _would_run(text) else text


def spreadsheet_plain(text: str) -> str:
    """Return what `spreadsheet_safe` was given; leaves alone a `'` that it did not put there."""
    return text[1:] if text.startswith("'") and _would_run(text[1:]) else text


def _would_run(text: str) -> bool:
    return text.startswith(("'", "\t", "\r", "\n")) or text.lstrip().startswith(
        ("=", "+", "-", "@", "＝", "＋", "－", "＠"),
    )
