"""LinkedIn's archive, a file at a time: one module a kind of file, told by its header.

All of them are one source. Who has a profile is known by its address in every file; who is only
named, in recommendations, by the name.
"""

from collections.abc import Mapping
from io import BytesIO
from typing import BinaryIO, Protocol, cast

from netlog.errors import Misread
from netlog.exchange import Mine, Options
from netlog.exchange.linkedin import (
    connections,
    endorsements,
    invitations,
    messages,
    recommendations,
)
from netlog.exchange.records import Reading
from netlog.exchange.table import Table, find, plain
from netlog.exchange.text import Text, decoded


class Kind(Protocol):
    """What the module of a kind of file provides.

    Where the file tells what the user sent, the module has also
    `mine(table: Table, options: Options) -> Mine`.
    """

    FIELDS: Mapping[str, str]  # header, as table.plain has it -> field
    NEEDED: frozenset[str]  # fields without which it is not this kind of file

    def read(self, table: Table, options: Options) -> Reading:
        """Return what `table` holds."""


# Modules have what a Kind has, and mypy cannot see it through a tuple.
_KINDS = cast(
    "tuple[Kind, ...]", (connections, messages, invitations, endorsements, recommendations)
)
# Tables of the archive that are about the user alone, and would be taken for others' contacts:
# the profile, a check of identity, certificates, publications, memberships, tests, whom I follow.
_ABOUT_ME = (
    {"firstname", "lastname", "maidenname", "headline"},
    {"firstname", "lastname", "verificationtype"},
    {"name", "authority", "licensenumber"},
    {"name", "publishedon", "publisher"},
    {"name", "position", "startedon", "finishedon"},
    {"name", "description", "testdate", "score"},
    {"date", "status", "fullname"},
)
_KNOWN = {header for kind in _KINDS for header in kind.FIELDS}.union(*_ABOUT_ME)
_FEWEST = 3  # known names of columns in any of them


def fits(sample: bytes) -> bool:
    """Return whether a file that begins with `sample` is a table of LinkedIn's archive."""
    table = _table(decoded(BytesIO(sample)))
    return table is not None and (_kind(table) is not None or _is_about_me(table))


def read(stream: BinaryIO, options: Options) -> Reading:
    """Return the people in `stream`, and what they and the user sent, gave and got.

    Messages need `options.me`, and recommendations `options.name`; a file of the archive that
    tells of nobody else is empty.

    Raises:
        Misread: it is none of the files that are read here; it needs what is not said;
            `options.date_format` is no date format.
    """
    table = _table(decoded(stream))
    kind = table and _kind(table)
    if table and kind:
        return kind.read(table, options)
    if table and _is_about_me(table):
        remark = "a file of LinkedIn's archive that tells of nobody else, passed over"
        return Reading("linkedin", iter(()), (remark,))
    raise Misread(
        "this is no file of LinkedIn's archive that netlog reads",
        "it reads Connections, messages, Invitations, Recommendations and Endorsements, "
        "known by their columns, as First Name, Last Name and Connected On",
    )


def mine(stream: BinaryIO, options: Options) -> Mine:
    """Return who may be the user, where the file is one of messages or of invitations."""
    table = _table(decoded(stream))
    kind = table and _kind(table)
    count = getattr(kind, "mine", None)
    return cast("Mine", count(table, options)) if count else Mine(0, {})


def _table(text: Text) -> Table | None:
    return find(text, lambda header: plain(header) in _KNOWN, least=_FEWEST)


def _kind(table: Table) -> Kind | None:
    header = set(map(plain, table.header))
    return next(
        (
            kind
            for kind in _KINDS
            if {kind.FIELDS[each] for each in header & kind.FIELDS.keys()} >= kind.NEEDED
        ),
        None,
    )


def _is_about_me(table: Table) -> bool:
    header = set(map(plain, table.header))
    return any(header >= needed for needed in _ABOUT_ME)
