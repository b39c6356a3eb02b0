"""Rows on their way out: a table for a person, a promise for a script.

All text from people or files passes here, and only here, on its way to a stream. What each
format makes of a field, and of a listing with no rows:

    format    columns  a field is      made harmless by  no rows
    table     shown    said in words   safe              a remark on a terminal, else nothing
    plain     shown    said in words   escaped           a remark on a terminal, else nothing
    markdown  shown    said in words   safe, backslashes nothing
    tsv       all      as stored       escaped           the header
    csv       all      as stored       safe, guarded     the header
    json      all      as stored       ASCII             []
    jsonl     all      as stored       ASCII             nothing
    ids       handle   as stored       escaped           nothing
"""

import os
import re
import sys
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from functools import cache, lru_cache
from io import StringIO
from operator import attrgetter
from typing import Any, NamedTuple, TextIO

from netlog.errors import Misread
from netlog.names import fold

FORMATS = ("table", "plain", "tsv", "csv", "json", "jsonl", "markdown", "ids")

_ROWS_OF_A_TABLE = 50  # unless -n says otherwise
_ROWS_FOR_RICH = 200  # Rich takes about a millisecond a row
_GAP = 2  # between two columns of a table
_LEAST = 10  # a day is never cut, nor is any other text this short
_LEAST_NAME = 16  # a name cut shorter no longer says who it is
_READABLE = 100  # columns; prose in longer lines is hard to read


class Terminal(NamedTuple):
    """The three streams and what is known of them; `width` is in columns, at least 1."""

    input: TextIO
    out: TextIO
    err: TextIO
    input_is_terminal: bool
    out_is_terminal: bool
    err_is_terminal: bool
    width: int
    colour: bool


class Listing(NamedTuple):
    """What a listing promises and how it is shown.

    A row is a NamedTuple with exactly `fields`. `shown` are the columns of a table, of plain and
    of markdown. `words` and `styles` take the whole row and return how a field is said, and its
    Rich style; a heading is the field's own name unless `headings` has a better one.
    """

    singular: str
    plural: str
    fields: tuple[str, ...]
    shown: tuple[str, ...]
    words: Mapping[str, Callable[[Any], str]] = {}
    headings: Mapping[str, str] = {}
    styles: Mapping[str, Callable[[Any], str]] = {}


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


def terminal() -> Terminal:
    """Return the process's own streams; one that is missing or closed reads and writes nothing."""
    read, out, err = (_open(stream) for stream in (sys.stdin, sys.stdout, sys.stderr))
    plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    return Terminal(
        input=read,
        out=out,
        err=err,
        input_is_terminal=read.isatty(),
        out_is_terminal=out.isatty(),
        err_is_terminal=err.isatty(),
        width=_width(out, err, read),
        colour=out.isatty() and not plain,
    )


def _open(stream: TextIO | None) -> TextIO:
    return StringIO() if stream is None or stream.closed else stream


def _width(*streams: TextIO) -> int:
    with suppress(ValueError):
        if (columns := int(os.environ.get("COLUMNS", ""))) > 0:
            return columns
    for stream in streams:
        # A stream without a file raises UnsupportedOperation, which is both of these.
        with suppress(OSError, ValueError):
            if (columns := os.get_terminal_size(stream.fileno()).columns) > 0:
                return columns
    return 80


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
    A table has at most 50 rows unless `limit` says otherwise; 0 is all.

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
    if limit is None and chosen == "table":
        limit = _ROWS_OF_A_TABLE
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


# Answers and remarks


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
        fields = view.columns or listing.shown
        missing = _show_table(terminal, listing, chosen, fields, foot)
        more = (len(rows) if total is None else total) - len(chosen)
        if missing:
            remark(terminal, f"… no room for {', '.join(missing)}")
        if more > 0:
            noun = listing.singular if more == 1 else listing.plural
            remark(terminal, f"… and {more} more {noun}; -n 0 shows all")
        return
    for_people = form in {"plain", "markdown"}
    fields = view.columns or (listing.shown if for_people else listing.fields)
    # In plain and TSV a backslash is an escape already, so this loses nothing there.
    errors = "replace" if form == "markdown" else "backslashreplace"
    _write(terminal.out, _FORMS[form](listing, chosen, fields), errors)


def _ordered(rows: Sequence[Any], view: View) -> Sequence[Any]:
    if view.sort is None:
        return rows[::-1] if view.reverse else rows
    value = attrgetter(view.sort)
    present = [row for row in rows if _stored(value(row))]
    absent = [row for row in rows if not _stored(value(row))]
    return sorted(present, key=lambda row: _rank(value(row)), reverse=view.reverse) + absent


def _rank(value: object) -> tuple[int, float, str]:
    if isinstance(value, int | float):
        return (0, value, "")
    return (1, 0, fold(_stored(value)))


def say(terminal: Terminal, text: str) -> None:
    """Write one line of the answer."""
    _write(terminal.out, f"{safe(text)}\n")


def say_json(terminal: Terminal, value: Any) -> None:
    """Write one value, such as a whole record, as the answer in JSON."""
    _write(terminal.out, f"{json_text(value)}\n")


def remark(terminal: Terminal, text: str) -> None:
    """Write one line that is about the answer, to stderr."""
    _write(terminal.err, f"{safe(text)}\n")


def card(
    terminal: Terminal,
    title: str,
    pairs: Sequence[tuple[str, str]],
    sections: Sequence[tuple[str, Sequence[str]]] = (),
) -> None:
    """Write one record on one screen: its title, its pairs of label and value, then sections.

    A value of several lines is indented below itself. A terminal gets no line longer than it is
    wide, nor than reads well, unless one word is.
    """
    room = min(terminal.width, _READABLE) if terminal.out_is_terminal else sys.maxsize
    strong, faint = ("\x1b[1m", "\x1b[2m") if _coloured(terminal) else ("", "")
    wide = max((display_width(safe(label)) for label, _ in pairs), default=0)
    lines = [_styled(line, strong) for line in _folded_lines(safe(title), room)]
    for label, value in pairs:
        said = safe(label)
        padding = " " * (wide - display_width(said) + _GAP)
        hanging = _hung(value, wide + 2 * _GAP, room)
        lines.append(f"  {_styled(said, faint)}{padding}{hanging}".rstrip())
    for heading, members in sections:
        lines += ["", _styled(safe(heading), strong)]
        lines += [f"  {_hung(member, _GAP, room)}".rstrip() for member in members]
    _write(terminal.out, "".join(f"{line}\n" for line in lines))


def _hung(text: str, indent: int, room: int) -> str:
    lines = safe(text, newlines=True).split("\n")
    left = max(room - indent, _LEAST_NAME)
    parts = [part for line in lines for part in _folded_lines(line, left)]
    return "\n".join(parts[:1] + [f"{' ' * indent}{part}".rstrip() for part in parts[1:]])


def _folded_lines(text: str, room: int) -> list[str]:
    """Return one line as several, each of words that fit into `room` columns."""
    if display_width(text) <= room:
        return [text]
    line, *words = text.split(" ")
    lines = []
    for word in words:
        if display_width(line) + 1 + display_width(word) > room:
            lines.append(line)
            line = word
        else:
            line += f" {word}"
    return [*lines, line]


def _styled(text: str, style: str) -> str:
    return f"{style}{text}\x1b[0m" if style and text else text


def _coloured(terminal: Terminal) -> bool:
    return terminal.out_is_terminal and terminal.colour


# Our own signs, each as wide as what stands for it where a stream cannot write it.
_PLAINER = str.maketrans({"…": ".", "─": "-", "–": "-", "—": "-", "’": "'", "→": ">", "←": "<"})


def _write(stream: TextIO, text: str, errors: str = "replace") -> None:
    if not text.isascii():
        encoding = getattr(stream, "encoding", None) or "utf-8"
        try:
            text.encode(encoding)
        except UnicodeEncodeError:
            text = text.translate(_PLAINER) if errors == "replace" else text
            text = text.encode(encoding, errors).decode(encoding)
    stream.write(text)


# Text made harmless

_MARK = "\ufffd"
# Blanks that would begin a new line or move the cursor.
_BLANKS = dict.fromkeys(map(ord, "\t\n\v\f\r\x85\u2028\u2029"), " ")
_BLANKS_BUT_LF = {blank: " " for blank in _BLANKS if blank != ord("\n")}


@cache
def _unseen() -> re.Pattern[str]:
    """Match a run of controls, surrogates and what a terminal shows as nothing.

    The latter are Unicode's Default_Ignorable_Code_Point (DerivedCoreProperties.txt), which has
    every bidi control, tag, filler and joiner, and the interlinear annotation marks.
    """
    return re.compile(
        r"[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
        r"\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ud800-\udfff\ufe00-\ufe0f\ufeff\uffa0"
        r"\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]+"
    )


@cache
def _shaping() -> re.Pattern[str]:
    """Match the run that may follow a letter: a variation selector, a joiner, or the two.

    Emoji, Persian, the Indic scripts and the variants of a Han character in a Japanese name
    need them. One is too few to hide a message in, so a longer run is not spared.
    """
    return re.compile(
        r"[\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]?[\u200c\u200d]?",
    )


def _without_unseen(text: str, stand_in: Callable[[str], str]) -> str:
    def seen(found: re.Match[str]) -> str:
        run = found[0]
        return run if found.start() and _shaping().fullmatch(run) else stand_in(run)

    return _unseen().sub(seen, text)


def safe(text: str, *, newlines: bool = False) -> str:
    r"""Return `text` so that showing it can neither act on a terminal nor hide anything.

    TAB, LF, CR and the other line separators become blanks, except LF with `newlines`. Every
    run of controls and of characters that show nothing becomes one U+FFFD.

    >>> safe("Ada\x1b[31m\nLovelace")
    'Ada�[31m Lovelace'
    """
    if text.isascii() and text.isprintable():
        return text
    if newlines:
        text = text.replace("\r\n", "\n").translate(_BLANKS_BUT_LF)
    else:
        text = text.replace("\r\n", " ").translate(_BLANKS)
    return _without_unseen(text, lambda _: _MARK)


_ESCAPES = {"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"}
_ESCAPED = str.maketrans(_ESCAPES)
_LITERALS = {escape: char for char, escape in _ESCAPES.items()}


def escaped(text: str) -> str:
    r"""Return `text` as a field of plain or TSV: always one line, without a TAB, and reversible.

    Backslash, TAB, LF and CR become `\\ \t \n \r`; what `safe` would replace becomes `\x1b`,
    `\u202e` or `\U000e0041`.
    """
    if text.isascii() and text.isprintable() and "\\" not in text:
        return text
    return _without_unseen(text.translate(_ESCAPED), lambda run: "".join(map(_spelled, run)))


def _spelled(char: str) -> str:
    number = ord(char)
    if number < 0x100:
        return f"\\x{number:02x}"
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"


def unescaped(text: str) -> str:
    """Return what `escaped` was given; an escape that it never writes stays as it is."""
    if "\\" not in text:
        return text
    escapes = r"\\(?:[\\tnr]|x[0-9a-f]{2}|u[0-9a-f]{4}|U00(?:10|0[0-9a-f])[0-9a-f]{4})"
    return re.sub(escapes, lambda found: _literal(found[0]), text)


def _literal(escape: str) -> str:
    return _LITERALS.get(escape) or chr(int(escape.lstrip("\\xuU"), base=16))


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


# Values


def _stored(value: object) -> str:
    """Return a value as TSV and CSV have it: nothing for None, a list's members after `; `."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple | list):
        return "; ".join(map(_stored, value))
    return value.isoformat() if isinstance(value, date) else str(value)


def _said(value: object) -> str:
    """Return a value as it is said to a person where the listing has no words for it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple | list):
        return ", ".join(map(_said, value))
    return _stored(value)


def _sayer(listing: Listing, field: str) -> Callable[[Any], str]:
    value = attrgetter(field)
    return listing.words.get(field) or (lambda row: _said(value(row)))


def _heading(listing: Listing, field: str) -> str:
    return safe(listing.headings.get(field) or field.replace("_", " "))


def json_text(value: Any) -> str:
    """Return `value` as JSON in ASCII, indented by 2, keys in the order they were given.

    A NamedTuple becomes an object, a date its ISO form; what JSON cannot say raises TypeError.
    """
    from json import dumps

    return dumps(_jsonable(value), indent=2)


def _jsonable(value: Any) -> Any:
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: _jsonable(member) for key, member in value.items()}
    if isinstance(value, tuple | list):
        if hasattr(value, "_fields"):
            return _object(value, value._fields)
        return [_jsonable(member) for member in value]
    return value


def _object(row: Any, fields: Iterable[str]) -> dict[str, Any]:
    return {field: _jsonable(getattr(row, field)) for field in fields}


# Formats


def _plain(listing: Listing, rows: Sequence[Any], fields: Sequence[str]) -> str:
    sayers = [_sayer(listing, field) for field in fields]
    return _lines("\t".join([escaped(say(row)) for say in sayers]) for row in rows)


def _tsv(listing: Listing, rows: Sequence[Any], fields: Sequence[str]) -> str:  # noqa: ARG001 - one signature for all
    header = "\t".join(fields)
    return _lines(
        [header, *("\t".join([escaped(_stored(getattr(row, f))) for f in fields]) for row in rows)],
    )


def _csv(listing: Listing, rows: Sequence[Any], fields: Sequence[str]) -> str:  # noqa: ARG001 - one signature for all
    from csv import writer

    text = StringIO()
    sheet = writer(text, lineterminator="\n")
    sheet.writerow(fields)
    sheet.writerows([_in_spreadsheet(getattr(row, field)) for field in fields] for row in rows)
    return text.getvalue()


def _in_spreadsheet(value: object) -> str:
    stored = _stored(value)
    # A negative number is no formula, and a guard would make text of it.
    if isinstance(value, int | float):
        return stored
    return spreadsheet_safe(safe(stored, newlines=True))


def _json(listing: Listing, rows: Sequence[Any], fields: Sequence[str]) -> str:  # noqa: ARG001 - one signature for all
    return json_text([_object(row, fields) for row in rows]) + "\n"


def _jsonl(listing: Listing, rows: Sequence[Any], fields: Sequence[str]) -> str:  # noqa: ARG001 - one signature for all
    from json import dumps

    return _lines(dumps(_object(row, fields)) for row in rows)


def _markdown(listing: Listing, rows: Sequence[Any], fields: Sequence[str]) -> str:
    if not rows:
        return ""
    columns = [_column(listing, rows, field, len) for field in fields]
    rules = [" ---: " if column.number else " --- " for column in columns]
    marked = [[f" {_unmarked(cell)} " for cell in column.cells] for column in columns]
    head, *body = ("|".join(cells) for cells in zip(*marked, strict=True))
    return _lines(f"|{line}|" for line in (head, "|".join(rules), *body))


def _unmarked(text: str) -> str:
    return re.sub(r"[\\|`*_\[\]<>~&$]", r"\\\g<0>", text)


def _ids(listing: Listing, rows: Sequence[Any], fields: Sequence[str]) -> str:  # noqa: ARG001 - one signature for all
    identity = attrgetter("handle" if "handle" in listing.fields else listing.fields[0])
    return _lines(escaped(_stored(identity(row))) for row in rows)


def _lines(lines: Iterable[str]) -> str:
    return "".join([f"{line}\n" for line in lines])


_FORMS: Mapping[str, Callable[[Listing, Sequence[Any], Sequence[str]], str]] = {
    "plain": _plain,
    "tsv": _tsv,
    "csv": _csv,
    "json": _json,
    "jsonl": _jsonl,
    "markdown": _markdown,
    "ids": _ids,
}


# Tables


class _Column(NamedTuple):
    field: str
    cells: list[str]  # the heading, then a cell a row
    number: bool
    width: int

    @property
    def least(self) -> int:
        """How narrow it may become: a number that lost a digit would be another number."""
        if self.number:
            return self.width
        return min(self.width, _LEAST_NAME if self.field == "name" else _LEAST)


def _column(
    listing: Listing,
    rows: Sequence[Any],
    field: str,
    measure: Callable[[str], int],
) -> _Column:
    say = _sayer(listing, field)
    cells = [safe(say(row)) for row in rows]
    number = all(map(_is_number, cells)) and all(
        value is None or isinstance(value, int | float) for value in map(attrgetter(field), rows)
    )
    cells.insert(0, _heading(listing, field))
    return _Column(field, cells, number, max(map(measure, cells)))


def _is_number(cell: str) -> bool:
    return not cell or cell.lstrip("+-−").replace(".", "", 1).isdecimal()


def _show_table(
    terminal: Terminal,
    listing: Listing,
    rows: Sequence[Any],
    fields: Sequence[str],
    foot: Sequence[str],
) -> list[str]:
    """Write a table and its foot; return the headings of the columns there was no room for."""
    measure = display_width
    by_rich = _coloured(terminal) and len(rows) <= _ROWS_FOR_RICH
    if by_rich:
        from rich.cells import cell_len

        measure = cell_len
    columns = [_column(listing, rows, field, measure) for field in fields]
    fitted = _fitted(columns, terminal.width)
    text = _rich_table(listing, rows, fitted) if by_rich else _text_table(fitted)
    _write(terminal.out, text + _lines(map(safe, ["", *foot] if foot else [])))
    kept = {column.field for column in fitted}
    return [column.cells[0] for column in columns if column.field not in kept]


def _fitted(columns: Sequence[_Column], room: int) -> list[_Column]:
    """Return the columns as narrow as `room` asks, without the last ones if it is too small.

    The widest text gives way first. The name, or the first column if there is none, stays.
    """
    kept = list(columns)
    name = next((column for column in kept if column.field == "name"), kept[0])
    while len(kept) > 1 and _total(column.least for column in kept) > room:
        kept.remove([column for column in kept if column is not name][-1])
    widths = [min(column.width, room) for column in kept]
    while _total(widths) > room:
        yielding = [n for n, column in enumerate(kept) if widths[n] > column.least]
        widest = max(reversed(yielding), key=widths.__getitem__)
        widths[widest] -= 1
    return [column._replace(width=width) for column, width in zip(kept, widths, strict=True)]


def _total(widths: Iterable[int]) -> int:
    return sum(width + _GAP for width in widths) - _GAP


def _text_table(columns: Sequence[_Column]) -> str:
    padded = [[_padded(cell, column) for cell in column.cells] for column in columns]
    head, *body = ((" " * _GAP).join(cells).rstrip() for cells in zip(*padded, strict=True))
    return _lines([head, "─" * _total(column.width for column in columns), *body])


def _padded(cell: str, column: _Column) -> str:
    cut = _cut(cell, column.width, display_width)
    padding = " " * (column.width - display_width(cut))
    return padding + cut if column.number else cut + padding


def _cut(text: str, width: int, measure: Callable[[str], int]) -> str:
    if measure(text) <= width:
        return text
    left, kept = width - 1, 0
    for char in text:
        left -= _char_width(char)
        if left < 0:
            break
        kept += 1
    return text[:kept].rstrip(" \u200c\u200d") + "…"


def _rich_table(listing: Listing, rows: Sequence[Any], columns: Sequence[_Column]) -> str:
    """Return the same text as `_text_table`, in colour."""
    from rich.box import SIMPLE
    from rich.cells import cell_len
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(
        box=SIMPLE,
        show_edge=False,
        pad_edge=False,
        padding=(0, _GAP - 1, 0, 0),  # the box itself has a blank between two columns
        header_style="bold",
        border_style="dim",
    )
    for column in columns:
        table.add_column(
            Text(column.cells[0]),
            width=column.width,
            justify="right" if column.number else "left",
            no_wrap=True,
            overflow="ellipsis",
        )
    for n, row in enumerate(rows, start=1):
        cells = []
        for column in columns:
            style = listing.styles.get(column.field)
            cut = _cut(column.cells[n], column.width, cell_len)
            cells.append(Text(cut, style=style(row) if style else ""))
        table.add_row(*cells)
    text = StringIO()
    Console(
        file=text,
        width=_total(column.width for column in columns),
        force_terminal=True,
        color_system="standard",
        no_color=False,
        legacy_windows=False,
    ).print(table)
    return text.getvalue()


def display_width(text: str) -> int:
    """Return how many columns of a terminal `text` takes, once it is `safe`."""
    return len(text) if text.isascii() else sum(map(_char_width, text))


@lru_cache(maxsize=4096)
def _char_width(char: str) -> int:
    # The vowels and finals of a Korean syllable that is written as its parts take no room.
    if "\u1160" <= char <= "\u11ff" or unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1
