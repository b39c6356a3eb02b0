"""Other people's files: one module a format, each a pure function from bytes to records.

A format is a module with the two functions of `Reader` and one line in FORMATS; nothing else
knows of it. `text` (letters from bytes), `table` (rows from letters), `days` (how a column
writes its days), `keys` (what makes an entry the same one next time) and `bounds` (what cannot
be stored) are there for all of them.
"""

from collections.abc import Mapping
from datetime import date
from importlib import import_module
from io import BytesIO
from types import MappingProxyType
from typing import BinaryIO, NamedTuple, Protocol, cast

from netlog.errors import Misread
from netlog.exchange.records import Reading
from netlog.exchange.text import MOST_BYTES

# How much of a file is looked at to tell what it is.
_SAMPLE = 64 * 1024


class Options(NamedTuple):
    """What the user said about a file, and the day it is read."""

    today: date
    mapping: Mapping[str, str] = MappingProxyType({})  # field -> column, as --map gives them
    date_format: str | None = None  # as strptime reads it: '%d.%m.%Y'
    me: str | None = None  # my own address or profile, where a file tells what I sent from it
    name: str = ""  # the file's name; never opened, never followed


class Format(NamedTuple):
    """Where a format is read, and what it is in a line."""

    module: str
    about: str


class Reader(Protocol):
    """What the module of a format provides."""

    def fits(self, sample: bytes) -> bool:
        """Return whether a file that begins with `sample` is of this format."""

    def read(self, stream: BinaryIO, options: Options) -> Reading:
        """Return what `stream` holds; raise Misread where it is not of this format."""


# In the order in which they are asked: whatever fits one kind of file before what fits many.
FORMATS: Mapping[str, Format] = {
    "linkedin": Format("linkedin", "LinkedIn's Connections.csv"),
    "csv": Format("generic", "any table of people, or of interactions, whose columns have names"),
}


def read(data: BinaryIO | bytes, *, format: str | None = None, options: Options) -> Reading:  # noqa: A002 - what users and FORMATS call it
    """Return what a file holds, its format told by its content unless `format` names one.

    `data` is read from its beginning, more than once, and must stay open until the last record
    is taken; what cannot be rewound (a pipe) is held in memory, up to 64 MiB of it.

    Raises:
        Misread: the format is unknown or cannot be told, the file is not of that format, or it
            is too large; also while the records are taken.
    """
    stream = _rewindable(data)
    # To say which column is which is to say that it is a table.
    name = format or ("csv" if options.mapping else _told(stream))
    return _reader(name).read(stream, options)


def _rewindable(data: BinaryIO | bytes) -> BinaryIO:
    if isinstance(data, bytes):
        return BytesIO(data)
    return data if data.seekable() else BytesIO(data.read(MOST_BYTES + 1))


def _told(stream: BinaryIO) -> str:
    stream.seek(0)
    sample = stream.read(_SAMPLE)
    if not sample:
        raise Misread("there is nothing in this file")
    for name in FORMATS:
        if _reader(name).fits(sample):
            return name
    raise Misread("cannot tell what this file is", "name it with --from csv")


def _reader(name: str) -> Reader:
    if name not in FORMATS:
        raise Misread(f"there is no format {name!r}", f"try {', '.join(FORMATS)}")
    return cast("Reader", import_module(f"netlog.exchange.{FORMATS[name].module}"))
