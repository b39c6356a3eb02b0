"""Any table with a header: of people, or of interactions with them."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from io import BytesIO
from pathlib import PurePath
from typing import BinaryIO, NamedTuple

from netlog.dates import parse_span
from netlog.errors import Misread
from netlog.exchange import Options, days
from netlog.exchange.columns import (
    DAYS,
    Columns,
    columns_of,
    field_of,
    listed,
    of_people,
    of_touches,
    says_who,
)
from netlog.exchange.keys import address, digest, short
from netlog.exchange.records import Person, Reading, Record, Rejected, Touch
from netlog.exchange.table import NO_ADDRESS, Entry, Row, Table, find, plain, reading
from netlog.exchange.text import decoded
from netlog.names import words
from netlog.output import spreadsheet_plain
from netlog.rules import CHANNELS

_DIRECTIONS = {
    **dict.fromkeys(("met", "meet", "meeting"), "met"),
    **dict.fromkeys(("gave", "give", "given"), "gave"),
    **dict.fromkeys(("got", "get", "received", "took", "take", "taken"), "got"),
}
_CHANNELS = {
    **{plain(channel): channel for channel in CHANNELS},
    **dict.fromkeys(("facetoface", "coffee", "lunch", "dinner", "breakfast"), "in-person"),
    **dict.fromkeys(("videocall", "zoom", "teams", "facetime", "skype"), "video"),
    **dict.fromkeys(("phone", "phonecall", "telephone"), "call"),
    **dict.fromkeys(("text", "sms", "chat", "whatsapp", "signal", "telegram"), "message"),
    **dict.fromkeys(("mail",), "email"),
    **dict.fromkeys(("linkedin", "twitter", "facebook", "instagram", "mastodon"), "social"),
    **dict.fromkeys(("post", "card", "postcard"), "letter"),
    **dict.fromkeys(("conference", "party"), "event"),
}
_INITIATORS = {
    **dict.fromkeys(("me", "i", "myself"), "me"),
    **dict.fromkeys(("them", "they", "he", "she"), "them"),
}

# Several values in a cell, parted by semicolons, line ends or, as Google has it, ` ::: `.
_BETWEEN = r";|:::|\n"
_OR_COMMA = rf"{_BETWEEN}|,"
_OR_BLANK = rf"{_BETWEEN}|\s"
# What a browser adds to the name of a file that was there already.
_COPY = r"\s*\([0-9]+\)$"
_MOST_OF_A_NAME = 60


class Sheet(NamedTuple):
    """How one table is read: the columns of each field, and what reads those of days."""

    columns: Columns
    days: Mapping[str, Callable[[str], str]]
    today: date

    def one(self, field: str, row: Row) -> str:
        """Return the value of `field`, empty where there is none."""
        columns = self.columns.get(field)
        return spreadsheet_plain(row[columns[0]]) if columns else ""

    def every(self, field: str, row: Row) -> list[str]:
        """Return what the columns of `field` hold."""
        columns = self.columns.get(field, ())
        return [spreadsheet_plain(row[column]) for column in columns if row[column]]

    def parts(self, field: str, row: Row, between: str) -> tuple[str, ...]:
        """Return the values of `field`, several of them in a cell, each value once."""
        if field not in self.columns:
            return ()
        return _once(
            part.strip() for cell in self.every(field, row) for part in re.split(between, cell)
        )

    def day(self, field: str, row: Row, lost: list[str]) -> str | None:
        """Return a day that a person can do without; say in `lost` that it is unreadable."""
        text = self.one(field, row)
        if not days.is_day(text):
            return None
        read = self.days[field]
        try:
            return days.birthday(text, read) if field == "birthday" else read(text)
        except Misread:
            lost.append(days.left_out(self.columns[field][0]))
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


def fits(sample: bytes) -> bool:
    """Return whether a file that begins with `sample` has a header that says who."""
    table = find(decoded(BytesIO(sample)), lambda header: field_of(header) is not None)
    return table is not None and says_who(columns_of(table.header, {}))


def read(stream: BinaryIO, options: Options) -> Reading:
    """Return what the table in `stream` holds, its columns said by `options.mapping` or guessed.

    It is one of interactions if it has a column of days, and one that only interactions have or
    none that only people have. The key of a person, or of an interaction, is what a column of
    ids says. Without one it is a digest: of the name and the first of e-mail, link and company
    for a person, of all there is for an interaction.

    Raises:
        Misread: it has no header, or none that says who; `options.mapping` names what is not
            there; `options.date_format` is no date format.
    """
    table = _table(stream, options.mapping)
    if table is None:
        raise Misread(
            "there is no header in this file",
            "its first line has to name the columns, as in name,email,company",
        )
    every = columns_of(table.header, options.mapping)
    touches = of_touches(every)
    columns = of_people(every) if touches is None else touches
    if not says_who(columns):
        raise Misread(
            "no column says who",
            f"say which one does with --map name=COLUMN; there are {listed(table.header)}",
        )
    orders = _orders(table, columns, options)
    sheet = Sheet(columns, _day_readers(columns, orders, options), options.today)
    source = _source(options.name if {"id", "interaction_id"} & columns.keys() else "")
    remarks = _remarks(table, columns, orders, of_interactions=touches is not None)
    if touches is None:
        return reading(source, table, partial(_person_entry, sheet), remarks)
    told = reading(source, table, partial(_touch_entry, sheet), remarks)
    return told._replace(records=_told_apart(told.records))


def _table(stream: BinaryIO, mapping: Mapping[str, str]) -> Table | None:
    mapped = {plain(column) for column in mapping.values()} - {""}

    def knows(header: str) -> bool:
        return field_of(header) is not None or plain(header) in mapped

    text = decoded(stream)
    # A list of names, with nothing beside them, has a header of one.
    return find(text, knows) or find(text, knows, least=1)


def _orders(table: Table, columns: Columns, options: Options) -> dict[str, days.Order | None]:
    """Return, for the first column of each field of days, which comes first in 11/12/2026."""
    written = [columns[field][0] for field in DAYS if field in columns]
    if options.date_format:
        return dict.fromkeys(written)
    return {column: days.order_of(table.column(column)) for column in written}


def _day_readers(
    columns: Columns, orders: Mapping[str, days.Order | None], options: Options
) -> dict[str, Callable[[str], str]]:
    return {
        field: days.reader(
            options.today, order=orders[columns[field][0]], date_format=options.date_format
        )
        for field in DAYS
        if field in columns
    }


def _source(file: str) -> str:
    """Return the namespace of keys: of its own where they are ids, which mean nothing elsewhere."""
    stem = "-".join(words(re.sub(_COPY, "", PurePath(file).stem)))[:_MOST_OF_A_NAME]
    return f"csv:{stem}" if stem else "csv"


def _remarks(
    table: Table,
    columns: Columns,
    orders: Mapping[str, days.Order | None],
    *,
    of_interactions: bool,
) -> Iterator[str]:
    what = "interactions" if of_interactions else "people"
    read = [f"{field} = {listed(found)}" for field, found in columns.items()]
    yield f"a table of {what}: {', '.join(read)}"
    known = {column for found in columns.values() for column in found}
    unread = [column for column in table.header if column not in known]
    if unread:
        yield f"not read: {listed(unread)}"
    for column, order in orders.items():
        if order:
            yield f"days in '{column}' are written {order} first"


def _person_entry(sheet: Sheet, line: int, row: Row) -> Entry:
    lost: list[str] = []
    person = _person(sheet, row, lost)
    if person is None:
        return Entry((Rejected(line, "there is no name"),))
    person = person._replace(note="\n\n".join(sheet.every("note", row)) or None)
    return Entry((person, *_last_touch(sheet, line, row, person.key)), tuple(lost))


def _last_touch(sheet: Sheet, line: int, row: Row, person: str) -> Iterable[Record]:
    if not days.is_day(sheet.one("last_contacted", row)):
        return ()
    try:
        day = sheet.past_day("last_contacted", row)
    except Misread as error:
        return (Rejected(line, f"the last contact is left out: {error}"),)
    return (Touch(person, day, f"{person} last {day}"),)


def _touch_entry(sheet: Sheet, line: int, row: Row) -> Entry:
    lost: list[str] = []
    person = _person(sheet, row, lost)
    if person is None:
        return Entry((Rejected(line, "the row does not say who"),))
    try:
        touch = _touch(sheet, row, person.key, lost)
    except Misread as error:
        return Entry((Rejected(line, str(error)),))
    return Entry((person, touch), tuple(lost))


def _person(sheet: Sheet, row: Row, lost: list[str]) -> Person | None:
    """Return the person in `row`, without a note: in a log, that belongs to the interaction."""
    emails = _emails(sheet, row, lost)
    links = sheet.parts("link", row, _OR_BLANK)
    nicknames = sheet.parts("nickname", row, _OR_COMMA)
    company = sheet.one("company", row)
    name = next(filter(None, (_name(sheet, row), *nicknames, company, *emails)), "")
    if not name:
        return None
    # Not e-mail or link alone: couples and colleagues share them. Not the company where there is
    # something better: people change it.
    surest = next(filter(None, (*emails, *links, company)), "")
    return Person(
        key=short(sheet.one("id", row) or digest(name, surest)),
        name=name,
        emails=emails,
        phones=_phones(sheet, row, lost),
        links=links,
        nicknames=tuple(nickname for nickname in nicknames if nickname != name),
        tags=_tags(sheet, row),
        company=company or None,
        title=sheet.one("title", row) or None,
        location=sheet.one("location", row) or None,
        birthday=sheet.day("birthday", row, lost),
        met_on=sheet.day("met_on", row, lost),
        added_on=sheet.day("added_on", row, lost),
        circle=sheet.one("circle", row) or None,
        cadence=_cadence(sheet, row, lost),
    )


def _name(sheet: Sheet, row: Row) -> str:
    whole = sheet.one("name", row)
    parts = [whole] if whole else [sheet.one(field, row) for field in ("first", "middle", "last")]
    return " ".join(" ".join(parts).split())


def _emails(sheet: Sheet, row: Row, lost: list[str]) -> tuple[str, ...]:
    found = [address(part) for part in sheet.parts("email", row, _OR_COMMA)]
    if None in found:
        lost.append(NO_ADDRESS)
    return _once(filter(None, found))


def _phones(sheet: Sheet, row: Row, lost: list[str]) -> tuple[str, ...]:
    phones = sheet.parts("phone", row, _BETWEEN)
    numbers = tuple(phone for phone in phones if re.search("[0-9]", phone))
    if len(numbers) < len(phones):
        lost.append("phone numbers without a figure, left out")
    return numbers


def _tags(sheet: Sheet, row: Row) -> tuple[str, ...]:
    return _once(tag.lstrip("# ") for tag in sheet.parts("tag", row, _OR_COMMA))


def _cadence(sheet: Sheet, row: Row, lost: list[str]) -> str | None:
    text = sheet.one("cadence", row)
    if not text:
        return None
    try:
        # A bare number counts days, as elsewhere.
        return str(parse_span(f"{text} days" if re.fullmatch("[0-9]+", text) else text))
    except Misread:
        column = sheet.columns["cadence"][0]
        lost.append(f"how often, in '{column}', left out, unreadable (say it as in 3 weeks)")
        return None


def _touch(sheet: Sheet, row: Row, person: str, lost: list[str]) -> Touch:
    """Return what happened; its key is empty where the row gives it none.

    Raises:
        Misread: the day, the direction or the weight is none.
    """
    day = sheet.past_day("day", row)
    direction, kind, channel, labels = _what(sheet, row)
    weight = sheet.one("weight", row) or "1"
    if not re.fullmatch("[1-5]", weight):
        raise Misread("the weight is not a whole number from 1 to 5")
    initiator = sheet.one("initiator", row)
    if initiator and plain(initiator) not in _INITIATORS:
        lost.append("who began, neither me nor them, left out")
    note = "\n\n".join(sheet.every("note", row))
    return Touch(
        person=person,
        day=day,
        key=short(sheet.one("interaction_id", row)),
        direction=direction,
        kind=kind,
        weight=int(weight),
        channel=channel,
        note=": ".join(filter(None, (*labels, note))) or None,
        initiator=_INITIATORS.get(plain(initiator)),
        group=sheet.one("gathering", row) or None,
    )


def _what(sheet: Sheet, row: Row) -> tuple[str, str | None, str | None, list[str]]:
    """Return direction, kind and channel, and the words that are none of these.

    A column called type may hold any of the three; what it holds beyond them goes to the note.

    Raises:
        Misread: the direction is none.
    """
    said, kind = sheet.one("direction", row), sheet.one("kind", row)
    channel, word = sheet.one("channel", row), sheet.one("type", row)
    if said and plain(said) not in _DIRECTIONS:
        raise Misread(f"the direction {said[:40]!r} is none of met, gave and got")
    if word and not said and plain(word) in _DIRECTIONS:
        said, word = word, ""
    direction = _DIRECTIONS.get(plain(said), "met")
    if word and not channel and plain(word) in _CHANNELS:
        channel, word = word, ""
    if word and not kind and direction != "met":
        kind, word = word, ""
    labels = [word]
    if kind and direction == "met":
        labels.append(kind)
    if channel and plain(channel) not in _CHANNELS:
        labels.append(channel)
    return (
        direction,
        None if direction == "met" else kind.lower() or "other",
        _CHANNELS.get(plain(channel), "other") if channel else None,
        labels,
    )


def _once(values: Iterable[str]) -> tuple[str, ...]:
    """Return what `values` say, each once whatever its case, as it is first written."""
    found: dict[str, str] = {}
    for value in values:
        found.setdefault(value.casefold(), value)
    return tuple(filter(None, found.values()))


def _told_apart(records: Iterable[Record]) -> Iterator[Record]:
    """Pass on each person once, and give a key to each interaction without one.

    Of interactions alike in everything, the second is a second one: its key says so, and says
    the same the next time.
    """
    known: set[str] = set()
    times: Counter[str] = Counter()
    for record in records:
        if isinstance(record, Person):
            if record.key in known:
                continue
            known.add(record.key)
        if isinstance(record, Touch) and not record.key:
            alike = digest(*map(str, record))
            times[alike] += 1
            yield record._replace(key=f"{alike} {times[alike]}")
        else:
            yield record
