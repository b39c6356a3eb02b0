"""Sheets: rows with a header of field names, for spreadsheets and the tools that read columns."""

from collections.abc import Sequence
from io import StringIO
from typing import Any

from netlog.output.harmless import escaped, safe
from netlog.output.listings import Listing, lines, stored


def tsv(_listing: Listing, rows: Sequence[Any], fields: Sequence[str]) -> str:
    """Return the rows as they are stored, a line each, with a TAB between two fields."""
    header = "\t".join(fields)
    body = ("\t".join([escaped(stored(getattr(row, f))) for f in fields]) for row in rows)
    return lines([header, *body])


def csv(_listing: Listing, rows: Sequence[Any], fields: Sequence[str]) -> str:
    """Return the rows as RFC 4180 has them, but with LF; text keeps its lines inside quotes."""
    from csv import writer

    text = StringIO()
    sheet = writer(text, lineterminator="\n")
    sheet.writerow(fields)
    sheet.writerows([_cell(getattr(row, field)) for field in fields] for row in rows)
    return text.getvalue()


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
