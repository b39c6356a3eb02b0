"""Google Contacts as CSV: the layout of today, the one before 2024, and the oldest in UTF-16."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from io import BytesIO
from itertools import zip_longest
from operator import itemgetter
from typing import BinaryIO, NamedTuple

from netlog.errors import Misread
from netlog.exchange import Options
from netlog.exchange.columns import columns_of
from netlog.exchange.keys import address
from netlog.exchange.people import UNNAMED, Rest, Sheet, person, rest, sheet, suffix_of, with_note
from netlog.exchange.records import Lost, Reading, Record, Rejected
from netlog.exchange.table import Row, Table, find, plain, reading
from netlog.exchange.text import Text, decoded

# One of these sets is in every header.
_LAYOUTS = (
    {"firstname", "lastname", "phoneticfirstname", "labels"},
    {"givenname", "familyname", "groupmembership"},
)
_KNOWN = set().union(*_LAYOUTS)
_FEWEST = 3

_SEVERAL = ":::"
_BETWEEN = dict.fromkeys(("email", "phone", "link", "nickname", "tag"), _SEVERAL)
# `E-mail 2 - Value`, and which column of a group says of which kind its value is.
_GROUPED = re.compile(r"(.+?) ([0-9]{1,3}) - (.+)")
_LABELS = ("Label", "Service", "Type")
_UNLABELLED = {"", "Other"}
_OF_FIELDS = {"E-mail", "Phone", "Website"}
_PLACE = ("Street", "Extended Address", "PO Box", "City", "Region", "Postal Code", "Country")
# Beside the groups: what goes to the note, and what says nothing of a person.
_NOTED = {
    *("phoneticfirstname", "phoneticmiddlename", "phoneticlastname", "nameprefix"),
    *("yominame", "givennameyomi", "additionalnameyomi", "familynameyomi", "maidenname"),
    *("organizationdepartment", "organization1department", "occupation", "hobby"),
}
_PASSED_OVER = {
    *("name", "fileas", "initials", "shortname", "language", "priority", "sensitivity"),
    *("directoryserver", "mileage", "billinginformation", "subject", "photo"),
}
# Phrases for Lost.
_PHOTO = "photos, left out"
_NO_PAGE = "labels among the websites, left out"
# What Google itself files people under.
_SYSTEM = "*"


class Group(NamedTuple):
    """Columns that belong together: `Event 1 - Label` and `Event 1 - Value`."""

    name: str  # 'Event'
    number: int
    parts: Mapping[str, int]  # 'Label' -> its column

    def labelled(self, row: Row) -> Iterable[tuple[str, str]]:
        """Return each value with its label; several may share a cell."""
        values = _several(row, self.parts.get("Value"))
        label = next(filter(None, (row[self.parts[n]] for n in _LABELS if n in self.parts)), "")
        labels = _parted(label)[: len(values)]
        return zip_longest(labels, values, fillvalue="")

    def lines(self, row: Row) -> Iterator[str]:
        """Yield what the group holds as lines of a note, if it is of no field."""
        if self.name == "Address":
            yield from self._addresses(row)
        elif self.name == "Organization":
            titled = [row[self.parts[n]] for n in ("Title", "Name") if n in self.parts]
            if self.number > 1 and any(titled):
                yield f"Organization: {', '.join(filter(None, titled))}"
        elif self.name not in _OF_FIELDS:
            for label, value in filter(itemgetter(1), self.labelled(row)):
                called = label.lstrip("* ")
                yield f"{self.name if called in _UNLABELLED else called}: {value}"

    def _addresses(self, row: Row) -> Iterator[str]:
        label = row[self.parts.get("Label", self.parts.get("Type", len(row) - 1))].lstrip("* ")
        named = f"{label} address" if label else "Address"
        written = _several(row, self.parts.get("Formatted"))
        if not written and any(_several(row, self.parts.get(n)) for n in _PLACE[:3]):
            written = [
                ", ".join(filter(None, (row[self.parts[n]] for n in _PLACE if n in self.parts)))
            ]
        for each in written:
            yield f"{named}: {', '.join(filter(None, map(str.strip, each.splitlines())))}"


class Book(NamedTuple):
    """How one file is read."""

    sheet: Sheet
    groups: Sequence[Group]
    others: Rest
    called: Sequence[int]  # columns of whole names, for who has no parts of one
    first: int
    suffix: int
    photo: int


def fits(sample: bytes) -> bool:
    """Return whether a file that begins with `sample` is an export of Google Contacts."""
    return _table(decoded(BytesIO(sample))) is not None


def read(stream: BinaryIO, options: Options) -> Reading:
    """Return the people in `stream`.

    The key is a digest of the name and the first e-mail address, else phone number. Events,
    relations, addresses and what users added themselves go to the note. Groups that Google itself
    makes are no tags.

    Raises:
        Misread: it is no export of Google Contacts; `options` name columns that are not there, or
            what is no date format.
    """
    table = _table(decoded(stream))
    if table is None:
        raise Misread(
            "this is no CSV file of Google Contacts",
            "export it there as 'Google CSV', or as vCard",
        )
    return reading("google", table, partial(_entry, _book(table, options)))


def _table(text: Text) -> Table | None:
    table = find(text, lambda header: plain(header) in _KNOWN, least=_FEWEST)
    header = set(map(plain, table.header)) if table else set()
    return table if any(header >= layout for layout in _LAYOUTS) else None


def _book(table: Table, options: Options) -> Book:
    place = {plain(column): n for n, column in reversed(list(enumerate(table.header)))}
    nowhere = len(table.header)
    # Whole names come with titles, and in the old layout only.
    columns = columns_of(table.header, {"name": "", **options.mapping})
    groups = list(_groups(table.header))
    grouped = {plain(table.header[n]) for group in groups for n in group.parts.values()}
    others = rest(
        table,
        columns,
        options,
        noted=_NOTED,
        passed_over=_PASSED_OVER | grouped - _NOTED,
    )
    return Book(
        sheet(table, columns, _BETWEEN, options),
        groups,
        others,
        [place.get("name", nowhere), place.get("fileas", nowhere)],
        place.get("firstname", place.get("givenname", nowhere)),
        place.get("namesuffix", nowhere),
        place.get("photo", nowhere),
    )


def _groups(header: Sequence[str]) -> Iterator[Group]:
    found: dict[tuple[str, int], dict[str, int]] = {}
    for n, column in enumerate(header):
        if match := _GROUPED.fullmatch(column):
            found.setdefault((match[1], int(match[2])), {}).setdefault(match[3], n)
    return (Group(name, number, parts) for (name, number), parts in found.items())


def _entry(book: Book, line: int, written: Row) -> Iterator[Record]:
    row = _named(book, written)
    lost: list[str] = []
    found = person(book.sheet, row, lost, by_phone=True)
    if found is None:
        yield Rejected(line, UNNAMED)
        return
    emails = [group for group in book.groups if group.name == "E-mail"]
    first = {
        address(value) for each in emails for label, value in each.labelled(row) if label[:1] == "*"
    }
    lines = [line for group in book.groups for line in group.lines(row)]
    suffix = row[book.suffix]
    if suffix and not suffix_of(suffix):
        lines.insert(0, f"Name Suffix: {suffix}")
    pages = tuple(link for link in found.links if "." in link or ":" in link)
    if len(pages) < len(found.links):
        lost.append(_NO_PAGE)
    found = found._replace(
        links=pages,
        emails=tuple(sorted(found.emails, key=lambda email: email not in first)),
        location=found.location or _location(book.groups, row),
    )
    yield with_note(found, book.sheet.every("note", row), (*book.others.lines(row), *lines))
    if row[book.photo]:
        yield Lost(line, _PHOTO)
    yield from (Lost(line, phrase) for phrase in lost)
    yield from book.others.lost(line, row)


def _named(book: Book, row: Row) -> Row:
    """Return a row without the groups of Google, and with a name if there is any whole one."""
    cells = list(row)
    for n in book.sheet.places.get("tag", ()):
        tags = (tag for tag in _parted(row[n]) if not tag.startswith(_SYSTEM))
        cells[n] = " ::: ".join(tags)
    parts = (book.sheet.one(field, row) for field in ("name", "first", "middle", "last"))
    if not any(parts) and not book.sheet.one("nickname", row):
        cells[book.first] = next(filter(None, (row[n] for n in book.called)), "")
    return cells


def _location(groups: Iterable[Group], row: Row) -> str | None:
    for part in ("City", "Region", "Country"):
        for group in groups:
            if group.name == "Address" and (found := _several(row, group.parts.get(part))):
                return found[0]
    return None


def _several(row: Row, place: int | None) -> list[str]:
    return [] if place is None or not row[place] else _parted(row[place])


def _parted(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(_SEVERAL)]
