"""Connections.csv, from any year, as downloaded or as a spreadsheet saved it again."""

from collections.abc import Callable, Iterable
from functools import partial

from netlog.errors import Misread
from netlog.exchange import Options, days
from netlog.exchange.keys import address, digest, profile, short
from netlog.exchange.linkedin import who
from netlog.exchange.people import UNNAMED
from netlog.exchange.records import Lost, Person, Reading, Record, Rejected
from netlog.exchange.table import NO_ADDRESS, Row, Table, reading

FIELDS = {
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
NEEDED = frozenset({"first", "last", "connected"})

_CELLS = "first last link email company title connected"


def read(table: Table, options: Options) -> Reading:
    """Return the connections in `table`; "Connected On" is when you met, never a touch.

    The key is the profile's address, else a digest of name and day. A name is stripped of
    credentials and pictures, and then kept in the note as it was written.

    Raises:
        Misread: `options.date_format` is no date format.
    """
    place = who.column(table, FIELDS, "connected")
    assert place is not None, "without it, it is another kind of file"
    day = who.day_reader(table, place, options)
    left_out = days.left_out(table.header[place])
    cells = who.picker(table, FIELDS, _CELLS)
    return reading("linkedin", table, partial(_entry, cells, day, left_out))


def _entry(
    cells: Callable[[Row], tuple[str, ...]],
    day: Callable[[str], str],
    left_out: str,
    line: int,
    row: Row,
) -> Iterable[Record]:
    first, last, link, email, company, title, connected = cells(row)
    written = f"{first} {last}".strip()
    if not written:
        return (Rejected(line, UNNAMED) if link or email else Lost(line, who.CLOSED),)
    lost = []
    met_on = None
    try:
        met_on = day(connected)
    except Misread:
        if days.is_day(connected):
            lost.append(Lost(line, left_out))
    mail = address(email) if email else None
    if email and not mail:
        lost.append(Lost(line, NO_ADDRESS))
    written = " ".join(written.split())
    name = who.called(first, last) or written
    page = profile(link) if link else None
    person = Person(
        key=short(page or digest(written, met_on or connected)),
        name=name,
        emails=(mail,) if mail else (),
        links=(page or link,) if link else (),
        company=company or None,
        title=title or None,
        met_on=met_on,
        note=None if name == written else f"On LinkedIn: {written}",
    )
    return (person, *lost)
