"""WhatsApp's exported chats: who wrote on which day, and nothing of what they wrote.

`_chat.txt` from an iPhone, `[30/12/2023, 14:30:00] Ada: Hi`, and `WhatsApp Chat with Ada.txt` from
Android, `30/12/2023, 14:30 - Ada: Hi`, by whatever calendar and clock the telephone had.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import lru_cache
from io import BytesIO
from itertools import groupby
from typing import BinaryIO, NamedTuple

from netlog import names
from netlog.errors import Misread
from netlog.exchange import Mine, Options, days
from netlog.exchange.bounds import flaw
from netlog.exchange.keys import short
from netlog.exchange.records import Person, Reading, Record, Rejected, Touch
from netlog.exchange.text import Text, decoded

_MOST_AUTHORS = 2048  # who are told apart; no group has more
_LONGEST_AUTHOR = 100

# Which way letters run is marked all over a line. Where a mark begins what somebody writes, it is
# the program that writes, but for files that they sent.
_DIRECTIONS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
_MARKS = dict.fromkeys(map(ord, _DIRECTIONS))
_BY_PROGRAM = re.compile(
    "[\u200e\u200f](?!<|.{0,40}(?:omit|omis|ocult|omess|absent|weggela|uteläm|udelad|pomini"
    "|опущ|пропущ|省略))"
)

_DAY = r"(?P<day>\d{1,4}(?P<sign>[./-])\s?\d{1,2}(?P=sign)\s?\d{1,4}\.?)"
_PARTS = re.compile(r"(\d+)([./-])\s?(\d+)[./-]\s?(\d+)")
_TIME = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?"
# Some languages have a word between day and time, or say on either side which half of the day.
_ENTRY = re.compile(
    rf"(?P<open>\[)?{_DAY}[,،]?\s{{1,3}}[^\d\]]{{0,20}}?{_TIME}"
    r"[^\d\]–-]{0,16}?(?(open)\]\s?|\s[–-]\s)(?P<rest>.*)"
)
# What a name does not have, but what the program says of one has.
_QUOTES = re.compile('["“”„«»]')
_TELEPHONE = re.compile(r"\+?[\d\s().-]{6,30}")
_HYPHENS = dict.fromkeys((0x2010, 0x2011), "-")


class _Entry(NamedTuple):
    """Something that somebody wrote."""

    line: int  # 1-based line where it begins
    day: str  # as it is written
    author: str


def fits(sample: bytes) -> bool:
    """Return whether a file that begins with `sample` is an exported chat."""
    whole = sample[: sample.rfind(b"\n") + 1] or sample  # no letter cut in two
    text = decoded(BytesIO(whole))
    try:
        first = next((line for line in text.lines() if line.strip()), "")
        return bool(_match(first)) and any(True for _ in _entries(text))
    except Misread:  # a line is too long
        return False


def read(stream: BinaryIO, options: Options) -> Reading:
    """Return who wrote on which day: a touch a person, day and initiator, without a word.

    In a chat of two, what the user wrote was to the other; what they wrote in a group was to
    nobody in particular. A person's key is their name as the chat has it, folded, or the figures
    of their number; the ~ before a name that strangers give themselves is part of the key.

    Raises:
        Misread: it is no chat; or neither `options.me` nor the file's name tells who of those who
            write is the user; or days can be read in two ways and `options.date_format` does not
            say in which.
    """
    text = decoded(stream)
    authors = _authors(text)
    if not authors:
        raise Misread("this is not an exported chat")
    if len(authors) > options.max_attendees:
        crowd = f"chats of more than {options.max_attendees} people, passed over (--max-attendees)"
        return Reading("whatsapp", iter(()), (crowd,))
    me = _me(authors, options)
    if not me:
        raise Misread(
            "who in this chat is you cannot be told",
            "say your name as the chat has it with --me",
        )
    read_day = _reader(text, options)
    records = _records(_entries(text), me, authors - me, read_day, options)
    return Reading("whatsapp", records, (text.remark,) if text.remark else ())


def mine(stream: BinaryIO, options: Options) -> Mine:
    """Return who may be the user: in each chat somebody, so that a chat counts as one entry."""
    authors = _authors(decoded(stream))
    likely = _me(authors, options._replace(me=())) or authors
    return Mine(min(1, len(authors)), dict.fromkeys(sorted(likely), 1))


def _match(line: str) -> re.Match[str] | None:
    begin = line.lstrip(_DIRECTIONS)[:1]
    if begin != "[" and not begin.isdecimal():
        return None
    return _ENTRY.match(line.translate(_MARKS))


def _entries(text: Text) -> Iterator[_Entry]:
    """Yield what somebody wrote, in order, without what the program says and all further lines."""
    for number, line in enumerate(text.lines(), start=1):
        entry = _match(line)
        if not entry:
            continue
        author, colon, _ = f"{entry['rest']} ".partition(": ")
        author = " ".join(author.translate(_HYPHENS).split())
        # What the program says of groups may have a colon too, in their names.
        is_author = colon and 0 < len(author) <= _LONGEST_AUTHOR and not _QUOTES.search(author)
        if is_author and not _BY_PROGRAM.match(line.partition(": ")[2]):
            yield _Entry(number, entry["day"], author)


def _authors(text: Text) -> set[str]:
    authors = set[str]()
    for entry in _entries(text):
        authors.add(entry.author)
        if len(authors) == _MOST_AUTHORS:
            break
    return authors


def _me(authors: Iterable[str], options: Options) -> set[str]:
    """Return whom of the authors `options.me` names; else who is left, if the file's name does."""
    given = {_key(name) for name in options.me}
    if said := {author for author in authors if _key(author) in given}:
        return said
    file = f" {' '.join(names.words(options.name))} "
    others = {author for author in authors if _is_in(author, file)}
    left = set(authors) - others
    return left if len(others) == len(left) == 1 else set()


def _is_in(author: str, file: str) -> bool:
    words = " ".join(names.words(author))
    return bool(words) and f" {words} " in file


def _records(
    entries: Iterable[_Entry],
    me: set[str],
    others: set[str],
    read_day: Callable[[str], str],
    options: Options,
) -> Iterator[Record]:
    told: dict[tuple[str, str], str] = {}  # by person and initiator, the day told last
    known: set[str] = set()
    alone = next(iter(others)) if len(others) == 1 else None
    for line, written, author in entries:
        initiator, other = ("me", alone) if author in me else ("them", author)
        if other is None:
            continue
        try:
            day = _checked(read_day(written), options.today)
        except Misread as error:
            yield Rejected(line, error.what)
            continue
        if told.get((other, initiator)) == day or (options.since and day < str(options.since)):
            continue
        told[other, initiator] = day
        person = _person(other)
        touch = _touch(person.key, day, initiator)
        if reason := flaw(person) or flaw(touch):
            yield Rejected(line, reason)
            continue
        if person.key not in known:
            known.add(person.key)
            yield person
        yield touch


def _touch(person: str, day: str, initiator: str) -> Touch:
    return Touch(
        person=person,
        day=day,
        key=f"{day} {initiator} {person}",
        channel="message",
        initiator=initiator,
        sole=True,
    )


def _person(author: str) -> Person:
    name = author.lstrip("~ ") or author
    phones = (author,) if _TELEPHONE.fullmatch(author) else ()
    return Person(_key(author), name, phones=phones)


def _key(author: str) -> str:
    if _TELEPHONE.fullmatch(author):
        return names.recognised("phone", author)
    return short(names.fold(author) or author)


# Days --------------------------------------------------------------------------------------------


def _reader(text: Text, options: Options) -> Callable[[str], str]:
    """Return what reads a day of this chat as an ISO day.

    Raises:
        Misread: it could be read in two ways, or `options.date_format` cannot say a day.
    """
    if options.date_format:
        return days.reader(options.today, date_format=options.date_format)
    day_first = _is_day_first((entry.day for entry in _entries(text)), options.today)

    @lru_cache(maxsize=64)
    def read(written: str) -> str:
        # What was pasted from elsewhere may be a day only the other way round.
        found = _date(written, day_first=day_first) or _date(written, day_first=not day_first)
        if found is None:
            raise Misread("there is no such day")
        return found.isoformat()

    return read


def _is_day_first(written: Iterable[str], today: date) -> bool:
    """Return whether the day comes before the month: as the messages then follow one another.

    Raises:
        Misread: the one would be as good as the other.
    """
    wrong = {True: 0, False: 0}
    last = dict.fromkeys(wrong, date.min)
    differ = False
    for each, _ in groupby(written):
        found = {day_first: _date(each, day_first=day_first) for day_first in wrong}
        differ = differ or found[True] != found[False]
        for day_first, day in found.items():
            wrong[day_first] += day is None or not last[day_first] <= day <= today
            last[day_first] = day or last[day_first]
    if differ and wrong[True] == wrong[False]:
        raise Misread(
            "the days in this chat can be read in two ways",
            "say which with --date-format %d/%m/%Y, or %m/%d/%Y",
        )
    return wrong[True] <= wrong[False]


def _date(written: str, *, day_first: bool) -> date | None:
    first, sign, second, third = _PARTS.findall(written)[0]
    a, b, c = int(first), int(second), int(third)
    if len(first) == 4:
        year, month, day = a, b, c
    else:
        # Nobody writes the month first and a full stop behind it.
        year, month, day = (c, b, a) if day_first or sign == "." else (c, a, b)
    try:
        return date(year + 2000 if year < 100 else year, month, day)
    except ValueError:
        return None


def _checked(day: str, today: date) -> str:
    if day > today.isoformat():
        raise Misread("the day is in the future")
    return day
