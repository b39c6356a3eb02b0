"""Invitations.csv: whoever asked to connect and said why."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import NamedTuple

from netlog.errors import Misread
from netlog.exchange import Mine, Options
from netlog.exchange.keys import digest
from netlog.exchange.linkedin import who
from netlog.exchange.linkedin.who import Myself
from netlog.exchange.records import Lost, Reading, Record, Rejected, Touch
from netlog.exchange.table import Row, Table, once, reading

FIELDS = {
    "from": "sender",
    "to": "to",
    "sentat": "sent_at",
    "message": "message",
    "direction": "direction",
    "inviterprofileurl": "sender_url",
    "inviteeprofileurl": "to_url",
}
NEEDED = frozenset({"sender", "to", "sent_at", "direction"})


class Invitation(NamedTuple):
    """A row, its cells by name."""

    sender: str
    to: str
    sent_at: str
    message: str
    direction: str
    sender_url: str
    to_url: str

    def ends(self) -> tuple[tuple[str, str], tuple[str, str]]:
        """Return name and profile of who sent it, and of who was asked."""
        return (self.sender, self.sender_url), (self.to, self.to_url)

    def is_mine(self, me: Myself) -> bool | None:
        """Return whether the user sent it, None if that cannot be told."""
        said = {"OUTGOING": True, "INCOMING": False}.get(self.direction.upper())
        if said is not None:
            return said
        sender, asked = self.ends()
        return True if me.am(*sender) else False if me.am(*asked) else None


def read(table: Table, options: Options) -> Reading:
    """Return the invitations with a message, each a touch; those without are none.

    The key is a digest of who it was, the day and the direction.

    Raises:
        Misread: `options.date_format` is no date format.
    """
    # LinkedIn writes these days as in America, unless the column shows that somebody else did.
    day = who.day_reader(table, who.column(table, FIELDS, "sent_at"), options, "month")
    entry = partial(_entry, _cells(table), day, who.myself(options.me), options)
    found = reading("linkedin", table, entry)
    return found._replace(records=once(found.records))


def mine(table: Table, options: Options) -> Mine:  # noqa: ARG001 - as messages have it
    """Return the user: who was asked by those who came in, and asked those who went out."""
    return who.counted(_user(table))


def _user(table: Table) -> Iterable[list[tuple[str, str]]]:
    cells, nobody = _cells(table), who.myself(())
    for row in table.again():
        invitation = Invitation._make(cells(row))
        is_mine = invitation.is_mine(nobody)
        if is_mine is not None:
            sender, asked = invitation.ends()
            yield [sender if is_mine else asked]


def _cells(table: Table) -> Callable[[Row], tuple[str, ...]]:
    return who.picker(table, FIELDS, " ".join(Invitation._fields))


def _entry(
    cells: Callable[[Row], tuple[str, ...]],
    day: Callable[[str], str],
    me: Myself,
    options: Options,
    line: int,
    row: Row,
) -> Iterator[Record]:
    invitation = Invitation._make(cells(row))
    if not invitation.message:
        yield Lost(line, "invitations without a message, passed over")
        return
    is_mine = invitation.is_mine(me)
    if is_mine is None:
        yield Rejected(line, "the direction is neither INCOMING nor OUTGOING")
        return
    try:
        when = who.past_day(day, invitation.sent_at, options)
    except Misread as error:
        yield Rejected(line, str(error))
        return
    sender, asked = invitation.ends()
    person = who.person(*(asked if is_mine else sender))
    if person is None:
        yield Lost(line, who.CLOSED)
        return
    initiator = "me" if is_mine else "them"
    yield person
    yield Touch(
        person=person.key,
        day=when,
        key=digest("invitation", person.key, when, initiator),
        channel="message",
        note=invitation.message,
        initiator=initiator,
        sole=True,
    )
