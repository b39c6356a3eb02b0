"""A friends journal of cards: what friends wrote as it was, and all the others in its manner."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, count, groupby
from operator import itemgetter
from typing import NamedTuple

from netlog import phrases
from netlog.dates import stored_day
from netlog.exchange import How
from netlog.exchange.friends import lines
from netlog.exchange.friends.lines import SECTIONS, SOURCE, Entry, Friend, Names, bold, one_line
from netlog.spool import kept, ordered
from netlog.store.contents import Card
from netlog.store.contents import Entry as Interaction

_NEWEST = 10**9  # the place in its day of what friends has not numbered
_PARAGRAPH = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2}): (.*)", re.DOTALL)
_WITH = {
    "video": "Video call with",
    "call": "Call with",
    "message": "Messages with",
    "email": "E-mail with",
    "social": "Messages with",
    "letter": "Letter with",
}


class _Said(NamedTuple):
    """What a line is made of that is of one person; others may have part in it."""

    day: str
    number: int  # of its day, the newest being the highest
    which: str  # what the parts of an activity have in common
    text: str
    name: str = ""  # '': it is nobody's, and goes as it is
    direction: str = ""
    what: str = ""  # was given or got, or how one met: 'Call with'


class _Wordings:
    """How the journal that was read worded what can be worded otherwise."""

    def __init__(self, kept_lines: Iterable[str]) -> None:
        self.friends: dict[tuple[object, ...], Friend] = {}
        self.spelling: dict[tuple[object, ...], str] = {}
        by_kind: defaultdict[str, list[str]] = defaultdict(list)
        for kind, _, text in (each.partition(" ") for each in kept_lines):
            by_kind[kind].append(text)
            if kind == "friend" and (friend := lines.friend(text)):
                self.friends[friend.meaning] = friend
                self.spelling[friend.meaning] = text
        self.activities = {
            (entry.day, entry.number): entry.text for entry in lines.entries(by_kind["activity"])
        }
        self.notes: defaultdict[str, list[Entry]] = defaultdict(list)
        for entry in lines.entries(by_kind["note"]):
            self.notes[entry.day].append(entry)


def write(cards: Iterable[Card], how: How) -> Iterator[str]:
    """Yield a journal of everybody that friends can read.

    What came from a journal is written as it was there, unless it was changed since. Other
    interactions become activities, those of a group one, and notes become notes of the day the
    person was added, unless they begin with a day. There is no place for anything else.
    """
    everybody = cards if isinstance(cards, Sequence) else kept(cards)
    wordings = _Wordings(lines.kept(how.kept, lines.WORDINGS))
    friends = dict(_friends(everybody, wordings))
    places = {lines.location_name(text): text for text in lines.kept(how.kept, lines.LOCATIONS)}
    names = Names({name for name, _ in friends.values()}, places.values())
    called = {card: name for card, (name, _) in friends.items()}
    touches = (row for card in everybody for row in _touches(card, called[card.id]))
    notes = (row for card in everybody for row in _paragraphs(card, called[card.id]))
    lived_in = {lines.place(card.location or ""): "" for card in everybody}
    lived_in.pop("", None)
    sections = {
        "Activities": _activities(_sorted(touches, how, lines.ACTIVITIES), names, wordings),
        "Notes": _notes(_sorted(notes, how, lines.NOTES), names, wordings),
        "Friends": (text for _, text in sorted(friends.values())),
        "Locations": (text or name for name, text in sorted((lived_in | places).items())),
    }
    headings = list(lines.kept(how.kept, lines.HEADINGS))
    yield from _written(sections, headings[-1].split() if headings else SECTIONS)


def _written(sections: Mapping[str, Iterator[str]], there: Sequence[str]) -> Iterator[str]:
    """Yield the sections; one that is not `there` and has nothing in it is left out."""
    gap = ""
    for name, texts in sections.items():
        first = next(texts, None)
        if first is None and name not in there:
            continue
        yield f"{gap}### {name}:\n"
        yield from (f"- {text}\n" for text in chain(() if first is None else [first], texts))
        gap = "\n"


def _sorted(rows: Iterable[_Said], how: How, setting: str) -> Iterable[_Said]:
    """Return what is to be said, and what the setting holds of nobody, the newest first."""
    nobodys = (
        _Said(entry.day, entry.number, _which(entry.day, entry.number), entry.text)
        for entry in lines.entries(lines.kept(how.kept, setting))
    )
    return ordered(kept(chain(rows, nobodys)), key=itemgetter(0, 1, 2), reverse=True)


def _which(day: str, number: int) -> str:
    return f"{SOURCE}:{lines.key(day, number)}"


def _friends(cards: Iterable[Card], wordings: _Wordings) -> Iterator[tuple[int, tuple[str, str]]]:
    """Yield for each contact a name that nobody else has, and the line of the list."""
    taken: set[str] = set()
    numbers: defaultdict[str, Iterator[int]] = defaultdict(lambda: count(2))
    for card in cards:
        known = Friend(card.name, card.nicknames, card.location, card.tags)
        friend = wordings.friends.get(known.meaning)
        if friend and friend.name not in taken:
            spelling = wordings.spelling[known.meaning]
        else:
            friend = known.spelled()
            name = candidate = friend.name or card.handle
            while candidate in taken:
                candidate = f"{name} {next(numbers[name])}"
            friend = friend._replace(name=candidate)
            spelling = str(friend)
        taken.add(friend.name)
        yield card.id, (friend.name, spelling)


# Activities -------------------------------------------------------------------------------------


def _touches(card: Card, name: str) -> Iterator[_Said]:
    for entry in card.log:
        number = lines.number(entry.source_key, entry.day) if entry.source == SOURCE else None
        which = _which(entry.day, number) if number else entry.group or entry.uid
        given = phrases.given(entry.kind, entry.weight)
        what = _met(entry) if entry.direction == "met" else one_line(given)
        text = one_line(entry.note or "")
        yield _Said(entry.day, number or _NEWEST, which, text, name, entry.direction, what)


def _met(entry: Interaction) -> str:
    return _WITH.get(entry.channel or "", "Met")


def _activities(rows: Iterable[_Said], names: Names, wordings: _Wordings) -> Iterator[str]:
    for (day, number, _), several in groupby(rows, key=itemgetter(0, 1, 2)):
        parts: defaultdict[str, list[_Said]] = defaultdict(list)
        nobodys = ""
        for row in several:
            if row.name:
                parts[row.text].append(row)
            else:
                nobodys = row.text
        if not parts:
            yield f"{day}: {nobodys}"
        for text, some in parts.items():
            people = list(dict.fromkeys(row.name for row in some))
            wording = wordings.activities.get((day, number))
            if any(row.direction != "met" for row in some):
                yield f"{day}: {_passed(text, some, names)}"
            elif wording is not None and names.says(wording, text, people):
                yield f"{day}: {wording}"
            elif text:
                yield f"{day}: {names.sentence(text, people)}"
            else:
                yield f"{day}: {_clauses(some)}"


def _passed(text: str, rows: Sequence[_Said], names: Names) -> str:
    """Return who gave or got what, and what is said of it."""
    part = {row.name for row in rows if row.direction != "met"}
    said = [_clauses([row for row in rows if row.direction != "met" or row.name not in part])]
    if text:
        said.append(names.marked(text, [row.name for row in rows]))
    return "; ".join(said)


def _clauses(rows: Iterable[_Said]) -> str:
    by_what: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for row in rows:
        by_what[row.direction, row.what].append(row.name)
    return "; ".join(
        _clause(direction, what, bold(dict.fromkeys(people)))
        for (direction, what), people in by_what.items()
    )


def _clause(direction: str, what: str, people: str) -> str:
    """Return what passed: 'Met **Ada**', 'Gave **Ada**: intro', 'Got from **Ada**: advice x2'."""
    if direction == "met":
        return f"{what} {people}"
    return f"{'Gave' if direction == 'gave' else 'Got from'} {people}: {what}"


# Notes ------------------------------------------------------------------------------------------


def _paragraphs(card: Card, name: str) -> Iterator[_Said]:
    for paragraph in re.split(r"\n[^\S\n]*\n", card.note or ""):
        match = _PARAGRAPH.fullmatch(paragraph.strip())
        day, text = (match[1], match[2]) if match and stored_day(match[1]) else ("", paragraph)
        if text := one_line(text):
            yield _Said(day or card.added_on, _NEWEST, "", text, name)


def _notes(rows: Iterable[_Said], names: Names, wordings: _Wordings) -> Iterator[str]:
    for day, some in groupby(rows, key=itemgetter(0)):
        holders: defaultdict[str, Counter[str]] = defaultdict(Counter)
        found = []
        for row in some:
            if row.name:
                holders[row.text][row.name] += 1
            else:
                found.append((row.number, row.text))
        for text, people in holders.items():
            found += _worded(text, people, wordings.notes[day], names)
        yield from (f"{day}: {text}" for _, text in sorted(found, key=_by_number, reverse=True))


def _by_number(found: tuple[int, str]) -> int:
    return found[0]


def _worded(
    text: str, people: Counter[str], wordings: Sequence[Entry], names: Names
) -> Iterator[tuple[int, str]]:
    """Yield the lines that say `text`, so often of each, and the place of each in its day."""
    left = people.copy()
    # Two notes of a day may say the same but for blanks: each has its own wording first.
    for entry in sorted(wordings, key=lambda entry: one_line(names.plain(entry.text)) != text):
        about = names.named(entry.text)
        if names.says(entry.text, text, about) and about and all(left[name] for name in about):
            left.subtract(about)
            yield entry.number, entry.text
    while about := [name for name, times in left.items() if times]:
        left.subtract(about)
        yield _NEWEST, names.sentence(text, about)
