"""Google Contacts as CSV: the layout of today, the one before 2024, and the oldest in UTF-16."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from io import BytesIO
from itertools import zip_longest
from typing import BinaryIO, NamedTuple

from netlog.errors import Misread
from netlog.exchange import Options
from netlog.exchange.columns import columns_of
from netlog.exchange.people import (
    UNNAMED,
    Sheet,
    each_once,
    noted,
    person,
    sheet,
    suffix_of,
    unread,
    with_note,
)
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

_SEVERAL = re.compile(r"\s*:::\s*")
_BETWEEN = dict.fromkeys(("email", "phone", "link", "nickname", "tag"), _SEVERAL.pattern)
# `E-mail 2 - Value` and what says of which kind it is.
_GROUPED = re.compile(r"(.+) ([0-9]+) - (.+)")
_LABELS = ("Label", "Type", "Service")
# Columns that no group belongs to: they go to the note.
_NOTED = {
    *("phoneticfirstname", "phoneticmiddlename", "phoneticlastname", "nameprefix"),
    *("givennameyomi", "familynameyomi", "additionalnameyomi", "yominame", "maidenname"),
    *("organizationdepartment", "occupation", "hobby"),
}
# Columns that say nothing of the person, or what another says too.
_PASSED_OVER = {
    *("fileas", "name", "initials", "shortname", "language", "priority", "sensitivity"),
    *("directoryserver", "mileage", "billinginformation", "gender", "subject", "photo"),
}
_WITHOUT_NAME = ("emails", "phones", "links")


class Group(NamedTuple):
    """Columns that belong together: `Event 1 - Label` and `Event 1 - Value`."""

    name: str  # 'Event'
    parts: Mapping[str, int]  # 'Label' -> its column

    def labelled(self, row: Row, part: str = "Value") -> Iterator[tuple[str, str]]:
        """Yield each value with its label, as both stand there; several share cells."""
        values = _several(row, self.parts.get(part))
        labels = _several(row, next(filter(None, map(self.parts.get, _LABELS)), None))
        for label, value in zip_longest(labels[: len(values)], values, fillvalue=""):
            yield label, value


class Book(NamedTuple):
    """How one file is read."""

    sheet: Sheet
    groups: Sequence[Group]
    suffix: int | None
    photo: int | None
    noted: Sequence[tuple[int, str]]
    unread: Sequence[tuple[int, str]]
    keep_unknown: bool
