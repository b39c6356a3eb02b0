"""Mail on disk: a mailbox (mbox) or a message; of each the headers, and nothing that was written.

A message is an interaction with whoever wrote it to the user, or to whom the user wrote it; one a
day and direction is enough. What is sent by lists and robots or to many, or was put aside as spam,
trash or a draft, is none.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, tzinfo
from itertools import islice
from typing import BinaryIO

from netlog.errors import Misread
from netlog.exchange import Mine, Options
from netlog.exchange.bounds import flaw
from netlog.exchange.mail import headers, letters
from netlog.exchange.mail.correspondents import Correspondents
from netlog.exchange.mail.headers import ADDRESSES
from netlog.exchange.mail.mailboxes import MOST_OF_A_HEAD, Message, begins, messages
from netlog.exchange.records import Lost, Reading, Record, Rejected, Touch

_LEAST_HEADERS = 3  # by which a message is told that is in no mailbox
_EARLIEST = date(1970, 1, 1)
_MOST_ASKED = 10_000  # messages in which the user is looked for
_MOST_NAMED = 6  # in a message that says something about who its owner is


def fits(sample: bytes) -> bool:
    """Return whether a file that begins with `sample` is a mailbox or a message."""
    head = begins(sample)
    return len(headers.names(head)) >= (1 if head.startswith(b"From ") else _LEAST_HEADERS)


def read(stream: BinaryIO, options: Options, zone: tzinfo | None = None) -> Reading:
    """Return the interactions in `stream`, which is read once, however long it is.

    With whom a message from the user is (To, Cc; not Bcc) they were the one to begin, with who
    wrote to the user it was the other. The day is the user's own: that in `zone`, None being this
    machine's; where a message says no zone, it is as written. The note is the subject.

    A person's key is the address in lower case; their name is the first that came with it.

    Raises:
        Misread: this is no mail, or `options.me` holds no address.
    """
    stream.seek(0)
    if not headers.names(begins(stream.read(MOST_OF_A_HEAD))):
        raise Misread("this is neither a mailbox nor a message")
    mine = [each for each in options.me if "@" in each]
    if not mine:
        raise Misread("whose mail this is cannot be told", "say it with --me you@example.org")
    stream.seek(0)
    found = messages(stream)
    return Reading("mail", _records(found, letters.mine(mine), options, zone))


def mine(stream: BinaryIO, options: Options) -> Mine:
    """Return in how many messages anybody is named, and in how many each address is.

    The first 10,000 messages tell enough, and of them those that are of no list nor to many.
    """
    del options  # who is named does not depend on what was said
    stream.seek(0)
    entries, seen = 0, Counter[str]()
    for message in islice(messages(stream), _MOST_ASKED):
        fields = headers.fields(message.head)
        named = {letters.untagged(each.address) for each in letters.named(fields, ADDRESSES)}
        if 0 < len(named) <= _MOST_NAMED and not letters.is_of_list(fields):
            entries += 1
            seen.update(named)
    return Mine(entries, seen)


def _records(
    found: Iterable[Message],
    is_me: Callable[[str], bool],
    options: Options,
    zone: tzinfo | None,
) -> Iterator[Record]:
    people = Correspondents(create=options.create)
    for message in found:
        if not message.is_whole:
            yield Rejected(message.line, "its headers are longer than 1 MiB")
            continue
        fields = headers.fields(message.head)
        letter = letters.letter(fields, is_me, invites=message.invites)
        if isinstance(letter, str):
            yield Lost(message.line, letter)
            continue
        try:
            day = _day(fields, options.today, zone)
        except Misread as error:
            yield Rejected(message.line, error.what)
            continue
        if options.since and day < options.since:
            continue
        note = headers.subject(fields.get("subject", b""))
        for other in letter.others:
            touch = _touch(other.address, day, letter.initiator, note)
            # Plain letters have no flaw: they are bounded where they are read.
            reason = None if (note or "").isascii() else flaw(touch)
            if reason:
                yield Rejected(message.line, reason)
                continue
            yield from people.meet(other, is_answered=letter.initiator == "me")
            yield touch
    yield from people.rest()


def _day(fields: Mapping[str, bytes], today: date, zone: tzinfo | None) -> date:
    """Return the day of a message.

    Raises:
        Misread: it has none, or one that cannot be.
    """
    if "date" not in fields:
        raise Misread("there is no date")
    stamp = headers.stamp(fields["date"])
    if stamp is None:
        raise Misread("the date cannot be read")
    day = headers.day(stamp, zone)
    if day > today:
        raise Misread("the date is in the future")
    if day < _EARLIEST:
        raise Misread("the date is before there was mail")
    return day


def _touch(address: str, day: date, initiator: str, note: str | None) -> Touch:
    return Touch(
        person=address,
        day=day.isoformat(),
        key=f"{day} {initiator} {address}",
        channel="email",
        note=note,
        initiator=initiator,
        sole=True,
    )
