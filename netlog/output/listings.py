"""Listings: what one promises, what the user asked of it, and how it is shown."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from importlib import import_module
from operator import attrgetter
from typing import Any, NamedTuple

from netlog.errors import Misread
from netlog.output.harmless import escaped, safe
from netlog.output.terminals import Terminal, pour, remark

# The formats, and the module of this package that has a function of that name for each. A table
# is apart: it needs to know how wide the terminal is.
_HOMES = {
    "table": "tables",
    "plain": "listings",
    "tsv": "sheets",
    "csv": "sheets",
    "json": "records",
    "jsonl": "records",
    "markdown": "tables",
    "ids": "listings",
}
FORMATS = tuple(_HOMES)

_ROWS_OF_A_TABLE = 50  # unless -n says otherwise


class Listing(NamedTuple):
    """What a listing promises and how it is shown.

    A row is a NamedTuple with exactly `fields`. `shown` are the columns of a table, of plain and
    of markdown. `words` and `styles` take the whole row and return how a field is said, and its
    Rich style; a heading is the field's own name unless `headings` has a better one. A table has
    at most `most` rows; so has every format of a listing that is to fit a `screen`.
    """

    singular: str
    plural: str
    fields: tuple[str, ...]
    shown: tuple[str, ...]
    words: Mapping[str, Callable[[Any], str]] = {}
    headings: Mapping[str, str] = {}
    styles: Mapping[str, Callable[[Any], str]] = {}
    most: int = _ROWS_OF_A_TABLE
    screen: bool = False

    def sayer(self, field: str) -> Callable[[Any], str]:
        """Return what says a field of a row to a person."""
        value = attrgetter(field)
        return self.words.get(field) or (lambda row: _said(value(row)))

    def heading(self, field: str) -> str:
        """Return a column's heading, made harmless."""
        return safe(self.headings.get(field) or field.replace("_", " "))


class View(NamedTuple):
    """What the user asked of a listing; no format is a table on a terminal, plain elsewhere."""

    format: str = ""
    columns: tuple[str, ...] = ()
    sort: str | None = None
    reverse: bool = False
    limit: int | None = None

    @property
    def needed(self) -> int | None:
        """How many rows to fetch: all of them (None) where `show` still has to order them."""
        return None if self.sort or self.reverse else self.limit


# What the user asked


def view(
    format: str | None,  # noqa: A002 - it is called what the option is called
    json: bool,
    columns: str | None,
    sort: str | None,
    reverse: bool,
    limit: int | None,
    listing: Listing,
    terminal: Terminal,
) -> View:
    """Return the options of a listing as a View whose format is settled.

    `columns` are field names with commas between; `-`, `_` and blanks in a name are the same.
    A table has at most the listing's `most` rows unless `limit` says otherwise; 0 is all.

    Raises:
        Misread: no such format, column or field to sort by; two formats; a negative limit.
    """
    if json and format not in {None, "json"}:
        raise Misread(f"--json and --format {format} are two formats", "give one of them")
    if format is not None and format not in FORMATS:
        raise Misread(f"there is no format {format!r}", f"the formats are {', '.join(FORMATS)}")
    if limit is not None and limit < 0:
        raise Misread(f"cannot show {limit} rows", "-n takes 1 or more, or 0 for all")
    chosen = "json" if json else format or _usual(terminal)
    if limit is None and (chosen == "table" or listing.screen):
        limit = listing.most
    return View(
        format=chosen,
        columns=() if columns is None else _fields(columns, listing),
        sort=None if sort is None else _field(sort, listing),
        reverse=reverse,
        limit=limit or None,
    )


def _usual(terminal: Terminal) -> str:
    return "table" if terminal.out_is_terminal else "plain"


def _fields(columns: str, listing: Listing) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_field(column, listing) for column in columns.split(",")))


def _field(text: str, listing: Listing) -> str:
    field = "_".join(text.lower().replace("-", " ").replace("_", " ").split())
    if field not in listing.fields:
        known = ", ".join(listing.fields)
        raise Misread(f"{listing.plural} have no column {text!r}", f"the columns are {known}")
    return field


# How it is shown


def show(
    terminal: Terminal,
    listing: Listing,
    rows: Sequence[Any],
    view: View,
    *,
    total: int | None = None,
    foot: Sequence[str] = (),
    empty: str = "",
) -> None:
    """Write the rows as the view asks: sorted, reversed, cut and in its format.

    Give either every row, or the first `view.needed` and how many there are in `total`. Rows
    without a value to sort by come last, reversed or not. `foot` is shown below a table only;
    `empty` is what a terminal is told where there are no rows, `no people` if nothing is given.
    """
    form = view.format or _usual(terminal)
    chosen = _ordered(rows, view)[: view.limit]
    if form in {"table", "plain"} and not chosen:
        if terminal.out_is_terminal:
            remark(terminal, empty or f"no {listing.plural}")
        return
    if form == "table":
        from netlog.output.tables import show_table

        more = (len(rows) if total is None else total) - len(chosen)
        show_table(terminal, listing, chosen, view.columns or listing.shown, foot=foot, more=more)
        return
    for_people = form in {"plain", "markdown"}
    fields = view.columns or (listing.shown if for_people else listing.fields)
    lines_of = getattr(import_module(f"netlog.output.{_HOMES[form]}"), form)
    # In plain and TSV a backslash is an escape already, so this loses nothing there.
    errors = "replace" if form == "markdown" else "backslashreplace"
    pour(terminal.out, lines_of(listing, chosen, fields), errors)


def _ordered(rows: Sequence[Any], view: View) -> Sequence[Any]:
    if view.sort is None:
        return rows[::-1] if view.reverse else rows
    from netlog.names import fold
    from netlog.spool import ordered

    field = attrgetter(view.sort)

    def rank(row: Any) -> tuple[bool, int, float, str]:
        value = field(row)
        if not (said := stored(value)):
            return (not view.reverse, 0, 0, "")
        if isinstance(value, int | float):
            return (view.reverse, 0, value, "")
        return (view.reverse, 1, 0, fold(said))

    return ordered(rows, rank, reverse=view.reverse)


# Each format yields lines, for there may be too many to be held.


def plain(listing: Listing, rows: Sequence[Any], fields: Sequence[str]) -> Iterator[str]:
    """Yield the rows in words, a line each, with a TAB between two fields."""
    sayers = [listing.sayer(field) for field in fields]
    for row in rows:
        yield "\t".join([escaped(say(row)) for say in sayers]) + "\n"


def ids(listing: Listing, rows: Sequence[Any], _fields: Sequence[str]) -> Iterator[str]:
    """Yield a line a row: its handle, or the first field of a listing that has none."""
    identity = attrgetter("handle" if "handle" in listing.fields else listing.fields[0])
    for row in rows:
        yield escaped(stored(identity(row))) + "\n"


# Values


def stored(value: object) -> str:
    """Return a value as scripts get it: nothing for None, a list's members after `; `."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple | list):
        return "; ".join(map(stored, value))
    return value.isoformat() if isinstance(value, date) else str(value)


def _said(value: object) -> str:
    """Return a value as it is said to a person where the listing has no words for it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple | list):
        return ", ".join(map(_said, value))
    return stored(value)
