"""LinkedIn's Connections.csv, from any year, as downloaded or as a spreadsheet saved it again."""

import re
from collections.abc import Callable, Mapping
from functools import partial
from io import BytesIO
from typing import BinaryIO

from netlog.errors import Misread
from netlog.exchange import Options, days
from netlog.exchange.keys import address, digest, profile, short
from netlog.exchange.records import Person, Reading, Rejected
from netlog.exchange.table import NO_ADDRESS, Entry, Row, Table, find, plain, reading
from netlog.exchange.text import Text, decoded

_FIELDS = {
    "firstname": "first",
    "lastname": "last",
    "url": "link",
    "emailaddress": "email",
    "company": "company",
    "currentcompany": "company",
    "position": "title",
    "currentposition": "title",
    "connectedon": "connected",
}
_NEEDED = {"first", "last", "connected"}

# Pictures, with what joins and colours them, and marks of registration.
_PICTURES = re.compile(
    "(?:[©®™\u2190-\u2bff\U0001f000-\U0001faff][\u200d\u20e3\ufe0e\ufe0f\U000e0020-\U000e007f]*)+"
)
# What may follow a comma and still belong to the name: `Doe, Jr.`
_SUFFIX = re.compile(r"(?:jr|sr|i{2,3}|iv)\b\.?", re.IGNORECASE)

Columns = Mapping[str, str]  # field -> header


def fits(sample: bytes) -> bool:
    """Return whether a file that begins with `sample` is a Connections.csv."""
    return _table(decoded(BytesIO(sample))) is not None


def read(stream: BinaryIO, options: Options) -> Reading:
    """Return the connections in `stream`; "Connected On" is when you met, never a touch.

    The key is the profile's address, else a digest of name and day. A name is stripped of
    credentials and pictures, and then kept in the note as it was written.

    Raises:
        Misread: it is no Connections.csv, or `options.date_format` is no date format.
    """
    table = _table(decoded(stream))
    if table is None:
        raise Misread(
            "this is not LinkedIn's Connections.csv",
            "it has the columns First Name, Last Name and Connected On",
        )
    columns = _columns(table)
    connected = columns["connected"]
    order = None if options.date_format else days.order_of(table.column(connected))
    day = days.reader(options.today, order=order, date_format=options.date_format)
    return reading("linkedin", table, partial(_entry, columns, day))


def _table(text: Text) -> Table | None:
    table = find(text, lambda header: plain(header) in _FIELDS, least=len(_NEEDED))
    return table if table and _columns(table).keys() >= _NEEDED else None


def _columns(table: Table) -> Columns:
    named = ((plain(header), header) for header in table.header)
    return {_FIELDS[name]: header for name, header in named if name in _FIELDS}


def _entry(columns: Columns, day: Callable[[str], str], line: int, row: Row) -> Entry:
    cells = {field: row[header] for field, header in columns.items()}
    email, link = cells.get("email", ""), cells.get("link", "")
    written = " ".join(f"{cells['first']} {cells['last']}".split())
    if not written:
        if link or email:
            return Entry((Rejected(line, "there is no name"),))
        return Entry(lost=("members who closed their account, passed over",))
    lost = []
    met_on, connected = None, cells["connected"]
    try:
        met_on = day(connected)
    except Misread:
        if days.is_day(connected):
            lost.append(days.left_out(columns["connected"]))
    mail = address(email) if email else None
    if email and not mail:
        lost.append(NO_ADDRESS)
    name = _name(cells["first"], cells["last"]) or written
    page = profile(link)
    person = Person(
        key=short(page or digest(written, met_on or connected)),
        name=name,
        emails=(mail,) if mail else (),
        links=(page or link,) if link else (),
        company=cells.get("company") or None,
        title=cells.get("title") or None,
        met_on=met_on,
        note=None if name == written else f"On LinkedIn: {written}",
    )
    return Entry((person,), tuple(lost))


def _name(first: str, last: str) -> str:
    """Return the name without what people add to it for the eye or the career."""
    if first.isalpha() and last.isalpha():
        return f"{first} {last}"
    return " ".join(f"{_bare(first)} {_bare(last)}".split())


def _bare(part: str) -> str:
    name, _, more = _PICTURES.sub(" ", part).partition(",")
    suffix = _SUFFIX.match(more.strip())
    return f"{name} {suffix[0]}" if suffix else name
