"""People as a table tells them, one a row, once it is known which column is which field."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from netlog.dates import parse_span
from netlog.errors import Misread
from netlog.exchange import Options, days
from netlog.exchange.columns import DAYS, Columns, listed
from netlog.exchange.keys import address, digest, short
from netlog.exchange.records import Lost, Person
from netlog.exchange.table import NO_ADDRESS, Row, Table, plain
from netlog.output import spreadsheet_plain

# What parts several values in a cell.
Between = Mapping[str, str]  # field -> regular expression

NO_FIGURE = "phone numbers without a figure, left out"  # a phrase for Lost
KEPT_BY = "--keep-unknown puts it into the note"
UNNAMED = "there is no name"

# What may follow a name and still belongs to it; a degree does not.
_SUFFIX = re.compile(r"(?:jr|sr|i{2,3}|iv)\b\.?", re.IGNORECASE)


class Sheet(NamedTuple):
    """How one table is read: where each field stands, and what reads its days."""

    places: Mapping[str, tuple[int, ...]]  # field -> its columns
    named: Mapping[str, str]  # field -> the name of its first column
    between: Between
    days: Mapping[str, Callable[[str], str]]
    orders: Mapping[str, days.Order]  # name of a column -> what its days begin with
    today: date

    def one(self, field: str, row: Row) -> str:
        """Return the value of `field`, empty where there is none."""
        places = self.places.get(field)
        return spreadsheet_plain(row[places[0]]).strip() if places else ""

    def every(self, field: str, row: Row) -> list[str]:
        """Return what the columns of `field` hold."""
        return [spreadsheet_plain(row[n]).strip() for n in self.places.get(field, ()) if row[n]]

    def parts(self, field: str, row: Row) -> tuple[str, ...]:
        """Return the values of `field`, several of them in a cell, each value once."""
        cells = self.every(field, row)
        if not cells:
            return ()
        between = self.between[field]
        return each_once(part.strip() for cell in cells for part in re.split(between, cell))

    def day(self, field: str, row: Row, lost: list[str]) -> str | None:
        """Return a day that a person can do without; say in `lost` that it is unreadable."""
        text = self.one(field, row)
        if not days.is_day(text):
            return None
        read = self.days[field]
        try:
            return days.birthday(text, read) if field == "birthday" else read(text)
        except Misread:
            lost.append(days.left_out(self.named[field]))
            return None

    def past_day(self, field: str, row: Row) -> str:
        """Return the day of an interaction.

        Raises:
            Misread: there is none, it cannot be read, or it has not come yet.
        """
        text = self.one(field, row)
        if not days.is_day(text):
            raise Misread("the row has no day")
        day = self.days[field](text)
        if day > self.today.isoformat():
            raise Misread(f"the day {day} has not come yet")
        return day


def sheet(table: Table, columns: Columns, between: Between, options: Options) -> Sheet:
    """Return how `table` is read, its fields in these columns.

    Raises:
        Misread: `options.date_format` is no date format.
    """
    place = {column: n for n, column in enumerate(table.header)}
    places = {field: tuple(place[each] for each in found) for field, found in columns.items()}
    named = {field: found[0] for field, found in columns.items()}
    written = {places[field][0] for field in DAYS if field in columns}
    orders: Mapping[int, days.Order | None] = {}
    if written and not options.date_format:
        orders = days.orders(table.again(), written)
    readers = {
        field: reader_of_days(orders.get(places[field][0]), options)
        for field in DAYS
        if field in columns
    }
    told = {table.header[n]: order for n, order in orders.items() if order}
    return Sheet(places, named, between, readers, told, options.today)


class Rest(NamedTuple):
    """The columns of a table that are no field's, by place and name."""

    noted: Sequence[tuple[int, str]]  # what they hold goes to the note
    unread: Sequence[tuple[int, str]]

    def lines(self, row: Row) -> list[str]:
        """Return the lines of a note, `Column: value`."""
        return [f"{name}: {spreadsheet_plain(row[n])}" for n, name in self.noted if row[n]]

    def lost(self, line: int, row: Row) -> Iterator[Lost]:
        """Yield what of a row is not read."""
        for n, name in self.unread:
            if row[n]:
                yield Lost(line, f"{listed([name])}, not read ({KEPT_BY})")


def rest(
    table: Table,
    columns: Columns,
    options: Options,
    *,
    noted: Collection[str] = (),
    passed_over: Collection[str] = (),
) -> Rest:
    """Return what becomes of the columns of `table` that are no field's.

    Args:
        table: the table.
        columns: those that are.
        options: `keep_unknown` says that all of the rest is noted.
        noted: those that are noted in any case, as table.plain has their names.
        passed_over: those that say nothing.
    """
    known = {column for found in columns.values() for column in found}
    others = [(n, name) for n, name in enumerate(table.header) if name not in known]
    likely = [(n, name) for n, name in others if plain(name) not in passed_over]
    kept = [each for each in likely if options.keep_unknown or plain(each[1]) in noted]
    return Rest(kept, [each for each in likely if each not in kept])


def reader_of_days(order: days.Order | None, options: Options) -> Callable[[str], str]:
    """Return what reads the days of a column.

    Raises:
        Misread: `options.date_format` is no date format.
    """
    return days.reader(options.today, order=lambda: order, date_format=options.date_format)


def person(sheet: Sheet, row: Row, lost: list[str], *, by_phone: bool = False) -> Person | None:
    """Return the person in `row`, without a note, or None where nothing names anybody.

    The key is what a column of ids says, else a digest of the name and of the first that there is
    of e-mails, phones if somebody is known `by_phone` too, links and company. What could not be
    kept is said in `lost`, in phrases for Lost.
    """
    emails = _emails(sheet, row, lost)
    phones = _phones(sheet, row, lost)
    links = sheet.parts("link", row)
    nicknames = sheet.parts("nickname", row)
    company = sheet.one("company", row)
    called = (_name(sheet, row), *nicknames, company, *emails, *(phones if by_phone else ()))
    name = next(filter(None, called), "")
    if not name:
        return None
    found = Person(
        key="",
        name=name,
        emails=emails,
        phones=phones,
        links=links,
        nicknames=tuple(nickname for nickname in nicknames if nickname != name),
        tags=each_once(tag.lstrip("# ") for tag in sheet.parts("tag", row)),
        company=company or None,
        title=sheet.one("title", row) or None,
        location=sheet.one("location", row) or None,
        birthday=sheet.day("birthday", row, lost),
        met_on=sheet.day("met_on", row, lost),
        met_at=sheet.one("met_at", row) or None,
        added_on=sheet.day("added_on", row, lost),
        circle=sheet.one("circle", row) or None,
        cadence=_cadence(sheet, row, lost),
    )
    # Not e-mail or link alone: couples and colleagues share them. Not the company where there is
    # something better: people change it.
    surest = next(filter(None, (*emails, *(phones if by_phone else ()), *links, company)), "")
    return found._replace(key=short(sheet.one("id", row) or digest(name, surest)))


def with_note(person: Person, notes: Iterable[str], lines: Iterable[str] = ()) -> Person:
    """Return the person with a note: what was noted, and below it the lines."""
    every = (*notes, "\n".join(lines))
    return person._replace(note="\n\n".join(filter(None, every)) or None)


def each_once(values: Iterable[str]) -> tuple[str, ...]:
    """Return what `values` say, each once whatever its case, as it is first written."""
    found: dict[str, str] = {}
    for value in values:
        found.setdefault(value.casefold(), value)
    return tuple(filter(None, found.values()))


def suffix_of(name: str) -> str:
    """Return what a suffix adds to a name: `Jr.` or `III`, but no degree.

    >>> suffix_of("Jr., MBA"), suffix_of("PhD")
    ('Jr.', '')
    """
    match = _SUFFIX.match(name.strip())
    return match[0] if match else ""


def _name(sheet: Sheet, row: Row) -> str:
    whole = sheet.one("name", row)
    if whole:
        return " ".join(whole.split())
    parts = [sheet.one(field, row) for field in ("first", "middle", "last")]
    if any(parts):
        parts.append(suffix_of(sheet.one("suffix", row)))
    return " ".join(" ".join(parts).split())


def _emails(sheet: Sheet, row: Row, lost: list[str]) -> tuple[str, ...]:
    found = [address(part) for part in sheet.parts("email", row)]
    if None in found:
        lost.append(NO_ADDRESS)
    return each_once(filter(None, found))


def _phones(sheet: Sheet, row: Row, lost: list[str]) -> tuple[str, ...]:
    phones = sheet.parts("phone", row)
    numbers = tuple(phone for phone in phones if re.search("[0-9]", phone))
    if len(numbers) < len(phones):
        lost.append(NO_FIGURE)
    return numbers


def _cadence(sheet: Sheet, row: Row, lost: list[str]) -> str | None:
    text = sheet.one("cadence", row)
    if not text:
        return None
    try:
        # A bare number counts days, as elsewhere.
        return str(parse_span(f"{text} days" if re.fullmatch("[0-9]+", text) else text))
    except Misread:
        lost.append(
            f"how often, in '{sheet.named['cadence']}', left out, unreadable (say it as in 3 weeks)"
        )
        return None
