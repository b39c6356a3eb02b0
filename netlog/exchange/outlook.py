"""Outlook's contacts as CSV, of the desktop and of outlook.com, and Thunderbird's, much the same.

The headers are known in English only; others are read as any table is, with --map.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from io import BytesIO
from typing import BinaryIO, NamedTuple

from netlog.dates import parse_birthday
from netlog.errors import Misread
from netlog.exchange import Options, days
from netlog.exchange.columns import columns_of
from netlog.exchange.people import UNNAMED, Rest, Sheet, person, rest, sheet, suffix_of, with_note
from netlog.exchange.records import Lost, Reading, Record, Rejected
from netlog.exchange.table import Row, Table, find, plain, reading
from netlog.exchange.text import Text, decoded

# What many programs have, and what only these do, of which two are enough.
_NAMES = {"firstname", "lastname"}
_SIGNS = {
    *("businessstreet", "businesscity", "businessphone", "businessfax", "homestreet", "homefax"),
    *("emailtype", "emaildisplayname", "email2address", "companymainphone", "sensitivity"),
    *("givenyomi", "surnameyomi", "personalwebpage", "otherstreet", "assistantsphone"),
    *("primaryemail", "secondaryemail", "screenname", "homezipcode", "workzipcode", "birthyear"),
}
_FEWEST = 2

# A category may hold a comma; so may a company that is called by its address.
_BETWEEN = {**dict.fromkeys(("email", "phone", "nickname", "tag"), ";"), "link": r"[;\s]"}
_NOTED = {
    *("title", "department", "profession", "officelocation", "referredby", "hobby", "spouse"),
    *("children", "managersname", "assistantsname", "assistantsphone", "companymainphone"),
    *("businessfax", "homefax", "otherfax", "faxnumber", "pager", "pagernumber", "screenname"),
    *("givenyomi", "surnameyomi", "companyyomi", "custom1", "custom2", "custom3", "custom4"),
    *("user1", "user2", "user3", "user4"),
}
# What every contact has, said or not, and what the program keeps for itself.
_PASSED_OVER = {
    *("suffix", "anniversary", "gender", "priority", "private", "sensitivity", "initials"),
    *("emailtype", "email2type", "email3type", "emaildisplayname", "email2displayname"),
    *("email3displayname", "language", "directoryserver", "internetfreebusy", "account"),
    *("organizationalidnumber", "governmentidnumber", "mileage", "billinginformation"),
    *("birthyear", "birthmonth", "birthday"),
}
_WITHIN = "addresses that only an Exchange server knows, left out"  # a phrase for Lost
_EXCHANGE = "/o="  # begins such an address

_PLACES = ("Home", "Business", "Work", "Other")
_STREETS = (
    *("Street", "Street 2", "Street 3", "Address", "Address 2", "PO Box", "Address PO Box"),
)
_PARTS = (*_STREETS, "City", "State", "Postal Code", "ZipCode", "Country/Region", "Country")
_TOWNS = (("City",), ("State",), ("Country/Region", "Country"))  # the first that is said


class Book(NamedTuple):
    """How one file is read."""

    sheet: Sheet
    others: Rest
    addresses: Mapping[str, Sequence[tuple[str, int]]]  # 'Home' -> its parts and their columns
    emails: Sequence[int]
    birth: Sequence[int]  # the columns of year, month and day
    anniversary: int
    anniversaries: Callable[[str], str]  # read as birthdays are
    suffix: int


def fits(sample: bytes) -> bool:
    """Return whether a file that begins with `sample` is an export of Outlook or Thunderbird."""
    return _table(decoded(BytesIO(sample))) is not None


def read(stream: BinaryIO, options: Options) -> Reading:
    """Return the people in `stream`.

    The key is a digest of the name and the first e-mail address, else phone number. Addresses,
    the anniversary, faxes and who else belongs to somebody go to the note.

    Raises:
        Misread: it is no such export, or not in English; `options` name columns that are not
            there, or what is no date format.
    """
    table = _table(decoded(stream))
    if table is None:
        raise Misread(
            "this is no CSV file of Outlook's contacts in English",
            "read it as any table, with --from csv and --map",
        )
    book = _book(table, options)
    ordered = (f"days in '{name}' are written {by} first" for name, by in book.sheet.orders.items())
    return reading("outlook", table, partial(_entry, book), ordered)


def _table(text: Text) -> Table | None:
    table = find(text, lambda header: plain(header) in _NAMES | _SIGNS, least=4)
    header = set(map(plain, table.header)) if table else set()
    return table if header >= _NAMES and len(header & _SIGNS) >= _FEWEST else None


def _book(table: Table, options: Options) -> Book:
    place = {plain(column): n for n, column in reversed(list(enumerate(table.header)))}
    nowhere = len(table.header)
    said = {
        # A title is a form of address here, and people have three cities.
        "title": "Job Title" if "jobtitle" in place else "",
        "location": "",
        # Thunderbird's `Birth Day` is the day of the month.
        **({"birthday": ""} if "birthyear" in place else {}),
        **options.mapping,
    }
    columns = columns_of(table.header, said)
    at = {(kind, part): place.get(plain(f"{kind} {part}")) for kind in _PLACES for part in _PARTS}
    addresses = {
        kind: [(part, n) for part in _PARTS if (n := at[kind, part]) is not None]
        for kind in _PLACES
    }
    parted = {plain(table.header[n]) for parts in addresses.values() for _, n in parts}
    told = sheet(table, columns, _BETWEEN, options)
    birth = [place.get(name, nowhere) for name in ("birthyear", "birthmonth", "birthday")]
    return Book(
        told,
        rest(table, columns, options, noted=_NOTED, passed_over=_PASSED_OVER | parted),
        addresses,
        told.places.get("email", ()),
        birth if "birthyear" in place else (),
        place.get("anniversary", nowhere),
        told.days.get("birthday") or days.reader(options.today),
        place.get("suffix", nowhere),
    )


def _entry(book: Book, line: int, written: Row) -> Iterator[Record]:
    within = [n for n in book.emails if written[n].lower().startswith(_EXCHANGE)]
    row = ["" if n in within else cell for n, cell in enumerate(written)] if within else written
    lost = [_WITHIN] if within else []
    found = person(book.sheet, row, lost, by_phone=True)
    if found is None:
        yield Rejected(line, UNNAMED)
        return
    found = found._replace(
        location=found.location or _location(book, row),
        birthday=found.birthday or _birthday(book, row, lost),
    )
    lines = (*book.others.lines(row), *_lines(book, row))
    yield with_note(found, book.sheet.every("note", row), lines)
    yield from (Lost(line, phrase) for phrase in lost)
    yield from book.others.lost(line, row)


def _lines(book: Book, row: Row) -> Iterator[str]:
    """Yield what is noted, but for the columns that are noted as they are."""
    suffix, anniversary = row[book.suffix], row[book.anniversary]
    if suffix and not suffix_of(suffix):
        yield f"Suffix: {suffix}"
    if days.is_day(anniversary):
        with suppress(Misread):
            anniversary = book.anniversaries(anniversary)
        yield f"Anniversary: {anniversary}"
    for kind, parts in book.addresses.items():
        if any(row[n] for part, n in parts if part in _STREETS):
            written = (" ".join(row[n].split()) for _, n in parts if row[n])
            yield f"{kind} address: {', '.join(written)}"


def _location(book: Book, row: Row) -> str | None:
    for wanted in _TOWNS:
        for parts in book.addresses.values():
            for part, n in parts:
                if part in wanted and row[n]:
                    return row[n]
    return None


def _birthday(book: Book, row: Row, lost: list[str]) -> str | None:
    if not book.birth:
        return None
    year, month, day = (row[n] for n in book.birth)
    if not (month and day):
        return None
    try:
        return parse_birthday(f"{year or '-'}-{month:0>2}-{day:0>2}")
    except Misread:
        lost.append("birthdays left out, unreadable")
        return None
