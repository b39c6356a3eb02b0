"""A friends journal as records: friends are people, activities touches, and notes are notes."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from io import BytesIO
from typing import BinaryIO, NamedTuple

from netlog.errors import Misread
from netlog.exchange import Options
from netlog.exchange.bounds import flaw
from netlog.exchange.friends import lines
from netlog.exchange.friends.lines import SECTIONS, SOURCE, Entry, Friend, Names
from netlog.exchange.keys import short
from netlog.exchange.records import Kept, Later, Lost, Person, Reading, Record, Rejected, Touch
from netlog.exchange.text import Text, decoded

_HEADINGS = {f"### {name}:": name for name in SECTIONS}
_LONGEST_FRIEND = 10_000
_MOST_KEPT = 1_000_000  # characters of a setting
_TO_COME = "activities yet to come, not logged before their day"
_TOO_MANY = "notes that do not fit into a person's note, kept for the journal only"
_NO_ROOM = "what names nobody, or is written unusually, beyond what can be kept"


class _Line(NamedTuple):
    number: int
    section: str  # one of SECTIONS; '' under no heading that friends knows
    text: str | None  # without the dash; None: the heading itself


class _Listed(NamedTuple):
    """What a journal lists, and how many entries each day has in each section."""

    headings: list[str]
    friends: dict[str, tuple[int, Friend]]  # name -> line and what it says
    locations: list[str]
    entries: Counter[tuple[str, str]]


def fits(sample: bytes) -> bool:
    """Return whether a file that begins with `sample` is a friends journal."""
    first = next((each for each in decoded(BytesIO(sample)).lines() if each.strip()), "")
    return first.strip() in _HEADINGS


def read(stream: BinaryIO, options: Options) -> Reading:
    """Return what a journal holds: a person for each friend, a touch for each name in an activity.

    A note about friends becomes a paragraph of theirs, '2018-06-15: ...'. The key of a friend is
    the name, that of an activity its day and place in it. The file is read once for the names of
    friends and places, which stand at its end, and again as records are taken.

    Raises:
        Misread: it is no journal, or too large.
    """
    text = decoded(stream)
    listed = _listed(text)
    if not listed.headings:
        raise Misread("this is no journal of friends", "it has headings like ### Activities:")
    remarks = tuple(filter(None, [text.remark]))
    return Reading(SOURCE, _Journal(listed, options).records(text), remarks)


def _scanned(text: Text) -> Iterator[_Line]:
    """Yield all lines that say something."""
    section = ""
    for number, each in enumerate(text.lines(), start=1):
        content = each.removesuffix("\n")
        if content.startswith("### "):
            section = _HEADINGS.get(content.rstrip(), "")
            yield _Line(number, section, None if section else content)
        elif content.strip():
            yield _Line(number, section, content.removeprefix("- "))


def _listed(text: Text) -> _Listed:
    listed = _Listed([], {}, [], Counter())
    for number, section, content in _scanned(text):
        if content is None:
            listed.headings.append(section)
        elif section == "Friends":
            if friend := _friend(content):
                listed.friends.setdefault(friend.name, (number, friend))
        elif section == "Locations":
            listed.locations.append(content)
        elif section and (day := _day(content)):
            listed.entries[section, day] += 1
    return listed


def _friend(content: str) -> Friend | None:
    return lines.friend(content) if len(content) <= _LONGEST_FRIEND else None


def _day(content: str) -> str | None:
    try:
        return lines.dated(content)[0]
    except Misread:
        return None


class _Journal:
    """A journal being read."""

    def __init__(self, listed: _Listed, options: Options) -> None:
        self._listed = listed
        self._today = options.today.isoformat()
        self._names = Names(listed.friends.keys(), listed.locations)
        self._left = listed.entries.copy()  # entries of each day that are still to be read
        self._found: dict[str, tuple[int, Friend]] = {}  # who is named and not listed
        self._notes: defaultdict[str, list[str]] = defaultdict(list)
        self._noted = Counter[str]()  # characters of the notes of each
        self._kept: defaultdict[str, list[str]] = defaultdict(list)
        self._size = Counter[str]()  # characters of what is kept in each setting

    def records(self, text: Text) -> Iterator[Record]:
        for number, section, content in _scanned(text):
            if content is None:
                continue
            if section in {"Activities", "Notes"}:
                yield from self._entry(number, section, content)
            elif section == "Friends":
                yield from self._spelling(number, content)
            elif section == "Locations":
                yield from self._keep(number, lines.LOCATIONS, content)
            else:
                yield Rejected(number, "it stands under no heading of friends")
        for number, friend in (*self._listed.friends.values(), *self._found.values()):
            person = self._person(friend)
            reason = flaw(person)
            yield Rejected(number, reason) if reason else person
        yield from self._keep(0, lines.HEADINGS, " ".join(self._listed.headings))
        for setting, kept in self._kept.items():
            yield Kept(setting, tuple(kept))

    def _person(self, friend: Friend) -> Person:
        return Person(
            key=short(friend.name),
            name=friend.name,
            nicknames=friend.nicknames,
            tags=friend.tags,
            location=friend.location,
            note="\n\n".join(self._notes[friend.name]) or None,
        )

    def _spelling(self, number: int, content: str) -> Iterator[Record]:
        friend = _friend(content)
        if friend is None:
            long = len(content) > _LONGEST_FRIEND
            yield Rejected(number, "the line is too long" if long else "there is no name")
        elif str(friend.spelled()) != content:
            yield from self._keep(number, lines.WORDINGS, f"friend {content}")

    def _entry(self, number: int, section: str, content: str) -> Iterator[Record]:
        try:
            day, text = lines.dated(content)
        except Misread as error:
            yield Rejected(number, error.what)
            return
        entry = Entry(day, self._left[section, day], text)
        self._left[section, day] -= 1
        people = self._names.named(text)
        for name in people:
            if name not in self._listed.friends:
                self._found.setdefault(name, (number, Friend(name)))
        take = self._activity if section == "Activities" else self._note
        yield from take(number, entry, people)

    def _activity(self, number: int, entry: Entry, people: list[str]) -> Iterator[Record]:
        if not people or entry.day > self._today:
            yield from self._keep(number, lines.ACTIVITIES, str(entry))
            if people:
                yield Lost(number, _TO_COME)
                yield Later(entry.day)
            return
        key = lines.key(entry.day, entry.number)
        note = self._names.plain(entry.text)
        if self._names.sentence(note, people) != entry.text:
            yield from self._keep(number, lines.WORDINGS, f"activity {entry}")
        group = key if len(people) > 1 else None
        touches = [Touch(short(name), entry.day, key, note=note, group=group) for name in people]
        reason = flaw(touches[0])
        yield from (Rejected(number, reason),) if reason else touches

    def _note(self, number: int, entry: Entry, people: list[str]) -> Iterator[Record]:
        said = lines.line(self._names.plain(entry.text))
        paragraph = f"{entry.day}: {said}"
        fits = all(self._noted[name] + len(paragraph) + 2 <= lines.MOST for name in people)
        if not people or not fits:
            yield from self._keep(number, lines.NOTES, str(entry))
            if people:
                yield Lost(number, _TOO_MANY)
            return
        for name in people:
            self._notes[name].append(paragraph)
            self._noted[name] += len(paragraph) + 2
        # Of several notes of a day, the order is nobody's.
        several = self._listed.entries["Notes", entry.day] > 1
        if several or self._names.sentence(said, people) != entry.text:
            yield from self._keep(number, lines.WORDINGS, f"note {entry}")

    def _keep(self, number: int, setting: str, text: str) -> Iterator[Record]:
        kept = lines.to_keep(text)
        if self._size[setting] + len(kept) < _MOST_KEPT:
            self._kept[setting].append(kept)
            self._size[setting] += len(kept) + 1
        else:
            yield Lost(number, _NO_ROOM)
