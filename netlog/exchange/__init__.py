"""Other people's files: one module a format, from bytes to records and back.

A format is a module (or a package) and one line in FORMATS, if netlog reads it, and in EXPORTS, if
netlog writes it; nothing else knows of it. The module has the functions of `Reader` or `Writer`.
`text` (letters from bytes), `table` (rows from letters), `contentlines` (what vCards and calendars
are made of), `days` (how a column writes its days), `keys` (what makes an entry the same one next
time) and `bounds` (what cannot be stored) are there for all of them.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from importlib import import_module
from io import BytesIO
from types import MappingProxyType
from typing import BinaryIO, NamedTuple, Protocol, cast

from netlog.errors import Misread
from netlog.exchange.records import Reading
from netlog.exchange.text import MOST_BYTES
from netlog.store.contents import Card

# How much of a file is looked at to tell what it is.
_SAMPLE = 64 * 1024


class Options(NamedTuple):
    """What the user said about a file, and the day it is read."""

    today: date
    mapping: Mapping[str, str] = MappingProxyType({})  # field -> column, as --map gives them
    date_format: str | None = None  # as strptime reads it: '%d.%m.%Y'
    me: tuple[str, ...] = ()  # my own addresses, profiles and names, as they were given
    name: str = ""  # the file's name; never opened, never followed
    since: date | None = None  # the beginning of the window; None: as the format has it
    max_attendees: int = 8  # of a meeting; with more it was not a meeting with anybody
    create: bool = False  # from mail: people who are new, if I have written to them
    everybody: bool = False  # those too whom the other program holds for stubs
    keep_unknown: bool = False  # columns that mean nothing here go to the note


class How(NamedTuple):
    """How a file is to be written, and the day it is."""

    today: date
    version: str | None = None  # of the format: '4.0'
    raw: bool = False  # cells as they are, whatever a spreadsheet makes of them
    changed_at: str | None = None  # UTC; when the database was last written, by its operations
    kept: Mapping[str, tuple[str, ...]] = MappingProxyType({})  # what `Kept` records brought


class Format(NamedTuple):
    """Where a format is read or written, and what it is in a line."""

    module: str
    about: str


class Mine(NamedTuple):
    """Who may be the user: in how many entries there are people, and in how many each of them."""

    entries: int
    seen: Mapping[str, int]  # address, profile or name -> entries


class Reader(Protocol):
    """What the module of a format provides that netlog reads.

    Where a file tells what the user sent, the module has also
    `mine(stream: BinaryIO, options: Options) -> Mine`, and read() needs `options.me`.
    """

    def fits(self, sample: bytes) -> bool:
        """Return whether a file that begins with `sample` is of this format."""

    def read(self, stream: BinaryIO, options: Options) -> Reading:
        """Return what `stream` holds; raise Misread where it is not of this format."""


class Document(NamedTuple):
    """A file to be written into a folder."""

    name: str  # with its ending, without a folder
    text: str


class Writer(Protocol):
    """What the module of a format provides that netlog writes.

    Where it makes sense as a folder of files, the module has also
    `folder(cards: Iterable[Card], how: How) -> Iterator[Document]`.
    """

    def write(self, cards: Iterable[Card], how: How) -> Iterator[str]:
        """Yield the text of one file, in pieces."""


# In the order in which they are asked: whatever fits one kind of file before what fits many.
FORMATS: Mapping[str, Format] = {
    "netlog": Format("native", "netlog's own JSON: all there is"),
    "linkedin": Format("linkedin", "LinkedIn's archive, or a file of it"),
    "vcard": Format("vcard", "vCards, as every address book writes them: 2.1, 3.0, 4.0"),
    "ics": Format("ics", "a calendar: past meetings, with everybody who was there"),
    "mail": Format("mail", "mail: a mailbox (mbox), a message, or a Maildir of them"),
    "whatsapp": Format("whatsapp", "a chat exported from WhatsApp"),
    "friends": Format("friends", "the journal of the program friends"),
    "monica": Format("monica", "Monica's JSON export, version 4"),
    "google": Format("google", "contacts exported from Google as CSV"),
    "outlook": Format("outlook", "contacts exported from Outlook or Thunderbird as CSV"),
    "csv": Format("generic", "any table of people, or of interactions, whose columns have names"),
}

EXPORTS: Mapping[str, Format] = {
    "json": Format("native", "all there is, to keep and to bring back"),
    "jsonl": Format("native", "the same, one record a line"),
    "vcard": Format("vcard", "vCards 3.0 or 4.0, in one file or one each, as khard has them"),
    "ics": Format("ics", "a calendar of whom to write to and when, with birthdays"),
    "friends": Format("friends", "a journal for the program friends"),
    "markdown": Format("markdown", "notes with links, in one file or one for each person"),
    "hledger": Format("hledger", "a journal of what was given and got, for hledger"),
    "csv": Format("sheets", "people, and in a folder interactions too, for spreadsheets"),
}


OWN = "netlog"  # read by joining two databases, not by way of records
# Of these, what is written of all there is, and by which function of its module.
WHOLE: Mapping[str, str] = {"json": "write", "jsonl": "write_lines"}


def read(data: BinaryIO | bytes, *, format: str | None = None, options: Options) -> Reading:  # noqa: A002 - what users and FORMATS call it
    """Return what a file holds, its format told by its content unless `format` names one.

    `data` is read from its beginning, more than once, and must stay open until the last record
    is taken; what cannot be rewound (a pipe) is held in memory, up to 64 MiB of it.

    Raises:
        Misread: the format is unknown or cannot be told, the file is not of that format, or it
            is too large; also while the records are taken.
    """
    stream = rewindable(data)
    # To say which column is which is to say that it is a table.
    name = format or ("csv" if options.mapping else told(stream))
    return reader(name).read(stream, options)


def rewindable(data: BinaryIO | bytes) -> BinaryIO:
    """Return `data` as a stream that can be read again from its beginning."""
    if isinstance(data, bytes):
        return BytesIO(data)
    return data if data.seekable() else BytesIO(data.read(MOST_BYTES + 1))


def told(stream: BinaryIO, likely: str | None = None, among: Iterable[str] = ()) -> str:
    """Return the format of a file, by its content; the `likely` one is asked first.

    With `among`, no other formats than these are asked.

    Raises:
        Misread: it cannot be told.
    """
    stream.seek(0)
    sample = stream.read(_SAMPLE)
    if not sample:
        raise Misread("there is nothing in this file")
    first = likely if likely != "csv" else None  # which fits the tables of others as well
    for name in filter(None, (first, *(among or FORMATS))):
        if reader(name).fits(sample):
            return name
    raise Misread("cannot tell what this file is", f"name it with --from: {', '.join(FORMATS)}")


def reader(name: str) -> Reader:
    """Return the module that reads a format.

    Raises:
        Misread: there is none.
    """
    if name not in FORMATS:
        raise Misread(f"there is no format {name!r}", f"try {', '.join(FORMATS)}")
    return cast("Reader", import_module(f"netlog.exchange.{FORMATS[name].module}"))


def writer(name: str) -> Writer:
    """Return the module that writes a format.

    Raises:
        Misread: there is none.
    """
    if name not in EXPORTS:
        raise Misread(f"netlog writes no {name!r}", f"try {', '.join(EXPORTS)}")
    return cast("Writer", import_module(f"netlog.exchange.{EXPORTS[name].module}"))
