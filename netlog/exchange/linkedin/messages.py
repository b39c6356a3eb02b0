"""messages.csv: who wrote to whom and when; of what was written, the subject at most."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import PurePath
from typing import NamedTuple

from netlog.errors import Misread
from netlog.exchange import Mine, Options
from netlog.exchange.bounds import flaw
from netlog.exchange.keys import digest, profile
from netlog.exchange.linkedin import who
from netlog.exchange.linkedin.who import Myself
from netlog.exchange.records import Lost, Person, Reading, Record, Rejected, Touch
from netlog.exchange.table import Row, Table, reading

FIELDS = {
    "conversationid": "conversation",
    "conversationtitle": "title",
    "from": "sender",
    "senderprofileurl": "sender_url",
    "to": "to",
    "recipientprofileurls": "to_urls",
    "date": "date",
    "subject": "subject",
    "content": "content",
    "folder": "folder",
    "ismessagedraft": "draft",
    "isconversationdraft": "conversation_draft",
}
NEEDED = frozenset({"conversation", "sender", "to", "date"})

# Files of the same shape that hold talk with LinkedIn's own machines.
_MACHINES = re.compile(r"(?:guide|learning|ai)_(?:.*_)?messages\b")
_SPONSORED = {
    *("sponsored", "sponsored conversation", "sponsored message", "sponsored messages"),
    *("sponsored inmail",),
}
_NO = {"", "no", "false", "0"}


class Message(NamedTuple):
    """A row, its cells by name."""

    conversation: str
    title: str
    sender: str
    sender_url: str
    to: str
    to_urls: str
    date: str
    subject: str
    content: str
    folder: str
    draft: str
    conversation_draft: str

    def passed_over(self) -> str | None:
        """Return, in a phrase for Lost, why it is no message from one person to another."""
        if self.draft.lower() not in _NO or self.conversation_draft.lower() not in _NO:
            return "drafts, passed over"
        if self.folder.lower() == "spam":
            return "messages in spam, passed over"
        if self.folder.lower() in _SPONSORED or self.title.lower() in _SPONSORED:
            return "sponsored messages, passed over"
        return None

    def recipients(self) -> list[tuple[str, str]]:
        """Return name and profile of those it went to; names are blank that cannot be told apart.

        A name may hold a comma itself, an address of a profile may not.
        """
        urls = [url for url in re.split(r"[,;\s]+", self.to_urls) if url]
        if not urls:
            return [(name, "") for name in map(str.strip, self.to.split(";")) if name]
        if len(urls) == 1:
            return [(self.to, urls[0])]
        for sign in (";", ","):
            names = [name.strip() for name in self.to.split(sign)]
            if len(names) == len(urls):
                return list(zip(names, urls, strict=True))
        return [("", url) for url in urls]


def read(table: Table, options: Options) -> Reading:
    """Return what you wrote to others and they to you: one touch a person, day and initiator.

    In a group, you are in touch with all to whom you write, and with whoever writes, unless there
    are more of them than `options.max_attendees`. The key is a digest of the message.

    Raises:
        Misread: `options.me` does not say who is the user; `options.date_format` is no date
            format.
    """
    if _is_with_machines(options):
        return Reading("linkedin", iter(()), ("talk with LinkedIn's machines, passed over",))
    me = who.myself(options.me)
    if not me.am_told():
        raise Misread(
            "messages do not say which of their people is you",
            "say it with --me https://www.linkedin.com/in/YOU",
        )
    day = who.day_reader(table, who.column(table, FIELDS, "date"), options)
    nameless: dict[str, Person] = {}
    entry = partial(_entry, _cells(table), day, me, options, nameless)
    found = reading("linkedin", table, entry)
    return found._replace(records=_named(found.records, nameless))


def mine(table: Table, options: Options) -> Mine:
    """Return who takes part in how many of the conversations."""
    if _is_with_machines(options):
        return Mine(0, {})
    people: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    cells = _cells(table)
    for row in table.again():
        message = Message._make(cells(row))
        if not message.passed_over():
            people[message.conversation].add((message.sender, message.sender_url))
            people[message.conversation].update(message.recipients())
    return who.counted(people.values())


def _is_with_machines(options: Options) -> bool:
    return _MACHINES.match(PurePath(options.name).name.lower()) is not None


def _cells(table: Table) -> Callable[[Row], tuple[str, ...]]:
    return who.picker(table, FIELDS, " ".join(Message._fields))


def _entry(
    cells: Callable[[Row], tuple[str, ...]],
    day: Callable[[str], str],
    me: Myself,
    options: Options,
    nameless: dict[str, Person],
    line: int,
    row: Row,
) -> Iterator[Record]:
    """Yield who was in touch; adds to `nameless`, by key, those who have no name here."""
    message = Message._make(cells(row))
    if phrase := message.passed_over():
        yield Lost(line, phrase)
        return
    try:
        when = who.past_day(day, message.date, options)
    except Misread as error:
        yield Rejected(line, str(error))
        return
    is_mine = me.am(message.sender, message.sender_url)
    recipients = message.recipients()
    others = [each for each in recipients if not me.am(*each)]
    if not is_mine and recipients and len(others) == len(recipients):
        yield Lost(line, "messages that are neither from you nor to you, passed over")
        return
    if is_mine and not others:
        yield Lost(line, "messages to nobody else, passed over")
        return
    if len(others) + (not is_mine) > options.max_attendees:
        yield Lost(line, f"messages among more than {options.max_attendees} people, passed over")
        return
    key = digest(message.conversation, message.date, message.sender_url, message.content)
    met = Touch(
        person="",
        day=when,
        key=key,
        channel="message",
        note=message.subject or None,
        initiator="me" if is_mine else "them",
        sole=True,
    )
    yield from _touches(
        line, met, others if is_mine else [(message.sender, message.sender_url)], nameless
    )


def _touches(
    line: int, met: Touch, people: Iterable[tuple[str, str]], nameless: dict[str, Person]
) -> Iterator[Record]:
    for name, url in people:
        page = profile(url) if url else None
        if person := who.person(name, url):
            yield person
            yield met._replace(person=person.key)
        elif page is None:
            yield Lost(line, who.CLOSED)
        else:
            person = who.nameless(page)
            if reason := flaw(person):
                yield Rejected(line, reason)
            else:
                nameless[person.key] = person
                yield met._replace(person=person.key)


def _named(records: Iterable[Record], nameless: Mapping[str, Person]) -> Iterator[Record]:
    """Pass on each person once; those nobody named are called after their profiles in the end."""
    told: set[str] = set()
    met: dict[str, None] = {}
    for record in records:
        if isinstance(record, Person):
            if record.key in told:
                continue
            told.add(record.key)
        elif isinstance(record, Touch):
            met[record.person] = None
        yield record
    yield from (nameless[key] for key in met if key not in told)
