"""How friends writes a friend, a day, and the names of people and places in a sentence."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain
from string import punctuation
from typing import NamedTuple

from netlog.dates import iso_day
from netlog.errors import Misread
from netlog.names import recognised
from netlog.output.harmless import escaped, safe, unescaped

SOURCE = "friends"
SECTIONS = ("Activities", "Notes", "Friends", "Locations")

# The settings of what is kept.
HEADINGS = f"{SOURCE}.headings"  # which sections there are; older journals have no notes
ACTIVITIES = f"{SOURCE}.activities"  # those that name nobody, or are still to come
NOTES = f"{SOURCE}.notes"  # those that name nobody, or do not fit
LOCATIONS = f"{SOURCE}.locations"
# As the journal words what can be worded otherwise: `activity 2018-01-04/1: ...`, `note 2018-...`,
# `friend Ada Quill @b @a`.
WORDINGS = f"{SOURCE}.wordings"

MOST = 65_536  # characters of an entry, and of all that is noted of a person

_AS = "a.k.a. "
_TAG = re.compile(r"@[^\s()\[\]]+")
_DATED = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2}):(?: (.*))?", re.DOTALL)
_BOLD = re.compile(r"\*\*([^*]+)\*\*")
_UNDERLINED = re.compile(r"_([^_]+)_")
_WORD = re.compile(r"\w+")
_SIGNS = frozenset(punctuation) - set("*_")
_GOES_ON = re.compile(r"[\w*]")
_ADDED_BY_ITSELF = re.compile(r"\w", re.ASCII)
_KEPT = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})/([0-9]{1,9}): (.*)", re.DOTALL)


class Friend(NamedTuple):
    """A line of the list of friends."""

    name: str
    nicknames: tuple[str, ...] = ()
    location: str | None = None
    tags: tuple[str, ...] = ()  # without the @

    def __str__(self) -> str:
        """Return the line, without its dash."""
        known_as = " ".join(f"{_AS}{nickname}" for nickname in self.nicknames)
        parts = (
            self.name,
            f"({known_as})" if known_as else "",
            f"[{self.location}]" if self.location else "",
            *(f"@{tag}" for tag in self.tags),
        )
        return " ".join(filter(None, parts))

    @property
    def meaning(self) -> tuple[object, ...]:
        """What two lines have in common that say the same of the same friend."""
        nicknames, tags = frozenset(_told_apart(self.nicknames)), frozenset(_told_apart(self.tags))
        return line(self.name), nicknames, line(self.location or ""), tags

    def spelled(self) -> "Friend":
        """Return the friend as one who was stored is written: so that friends can read the line."""
        nicknames = _told_apart(map(_nickname, self.nicknames)).values()
        return Friend(
            line(safe(re.sub(r"[()\[\]@*]+", " ", self.name))),
            tuple(filter(None, nicknames)),
            place(self.location or "") or None,
            tuple(sorted(filter(None, map(_tag, _told_apart(self.tags).values())))),
        )


def _told_apart(words: Iterable[str]) -> dict[str, str]:
    """Return the words by what the store compares; of those that are the same, the first."""
    every: dict[str, str] = {}
    for word in words:
        every.setdefault(recognised("nickname", word.removeprefix("#")), word)
    return every


def _nickname(text: str) -> str:
    return line(safe(re.sub(r"[()\[\]]+", " ", text)).replace(_AS.strip(), "aka"))


def _tag(text: str) -> str:
    return re.sub(r"[:-]{2,}", "-", re.sub(r"[^\w:-]|_", "-", safe(text))).strip(":-")


def place(text: str) -> str:
    """Return a location as a line of the list, or of a friend, may hold it."""
    return line(safe(re.sub(r"[\[\]]+", " ", text)))


def friend(text: str) -> Friend | None:
    """Return the friend of a line without its dash, None if it names none.

    >>> friend("Ada Quill (a.k.a. Addie a.k.a. A. Q.) [Oslo] @chess")
    Friend(name='Ada Quill', nicknames=('Addie', 'A. Q.'), location='Oslo', tags=('chess',))
    """
    words = text.split()
    end = len(words)
    while end and _TAG.fullmatch(words[end - 1]):
        end -= 1
    rest, location, nicknames = f" {' '.join(words[:end])}", "", ""
    if rest.endswith("]") and " [" in rest:
        # A nickname may hold a bracket, a name may not.
        begin = rest.rfind(") [") + 1 or rest.find(" [")
        rest, location = rest[:begin], rest[begin + 2 : -1]
    if rest.endswith(")") and f" ({_AS}" in rest:
        rest, _, nicknames = rest[:-1].partition(f" ({_AS}")
    if not rest.strip():
        return None
    known_as = tuple(filter(None, map(str.strip, f" {nicknames}".split(f" {_AS}"))))
    return Friend(
        rest.strip(), known_as, location.strip() or None, tuple(t[1:] for t in words[end:])
    )


def dated(text: str) -> tuple[str, str]:
    """Return the ISO day and the description of an activity or a note.

    Raises:
        Misread: there is no day, it does not exist, or the entry cannot be kept.
    """
    match = _DATED.fullmatch(text)
    if "\0" in text:
        raise Misread("it holds a NUL")
    if len(text) > MOST:
        raise Misread(f"it is longer than {MOST:,} characters")
    if match is None:
        raise Misread("there is no day")
    return iso_day(match[1]).isoformat(), match[2] or ""


def line(text: str) -> str:
    """Return a name as it is stored: its blanks single."""
    return " ".join(text.split())


def one_line(text: str) -> str:
    """Return text on one line, without what friends would take for a name in it."""
    return safe(line(re.sub(r"\*{2,}", "", text)))


def bare(text: str) -> str:
    """Return the letters, figures and signs of a text, by which two wordings are the same."""
    return "".join(sign for sign in safe(text) if sign.isalnum() or sign in _SIGNS)


class Names:
    """Whom the journal holds for a friend, and what for a place."""

    def __init__(self, friends: Collection[str], locations: Iterable[str]) -> None:
        """Take names with single blanks, and locations as they are listed, aliases and all."""
        self._friends = friends
        self._places = {name: f"_{name}_" for name in map(location_name, locations)}
        self._places_by_word = _by_word(self._places)

    def named(self, text: str) -> list[str]:
        """Return who is named in bold, each once, blanks single.

        Whatever begins with a Latin letter or a figure friends takes for a name, and lists it.
        """
        return list(dict.fromkeys(line(bold) for bold in _BOLD.findall(text) if self._is_one(bold)))

    def plain(self, text: str) -> str:
        """Return a text without the marks around names and places."""
        without = _BOLD.sub(lambda match: match[self._is_one(match[1])], text)
        return _UNDERLINED.sub(lambda match: match[match[1] in self._places], without)

    def marked(self, text: str, people: Iterable[str]) -> str:
        """Return a text with marks around the names of `people`, and those of places."""
        marks = self._places | (named := {name: f"**{name}**" for name in people})
        by_word = (_by_word(named), self._places_by_word)
        pieces, end = [], 0
        for word in _WORD.finditer(text):
            start = word.start()
            if start < end or text[max(0, start - 1) : start] == "*":
                continue
            lengths = chain.from_iterable(index.get(word[0], ()) for index in by_word)
            found = (text[start : start + length] for length in sorted(lengths, reverse=True))
            if name := next((name for name in found if name in marks), None):
                after = start + len(name)
                if not _GOES_ON.match(text, after):
                    pieces += [text[end:start], marks[name]]
                    end = after
        return "".join([*pieces, text[end:]])

    def sentence(self, text: str, people: Iterable[str]) -> str:
        """Return a line that says `text` of these people, and of nobody else.

        Those whom it does not name go before it.
        """
        names = list(people)
        said = self.marked(one_line(text), names)
        there = set(_BOLD.findall(said))
        missing = [name for name in names if name not in there]
        return f"{bold(missing)}: {said}" if missing else said

    def says(self, wording: str, text: str, people: Iterable[str]) -> bool:
        """Return whether a line of the journal says this text of these people."""
        return bare(wording) == bare(text) and set(self.named(wording)) == set(people)

    def _is_one(self, name: str) -> bool:
        return bool(_ADDED_BY_ITSELF.match(name)) or line(name) in self._friends


def _by_word(names: Iterable[str]) -> dict[str, set[int]]:
    """Return how long the names are that begin with a word."""
    lengths: defaultdict[str, set[int]] = defaultdict(set)
    for name in names:
        if match := _WORD.match(name):
            lengths[match[0]].add(len(name))
    return lengths


def bold(names: Iterable[str]) -> str:
    """Return names as friends marks them: '**Ada**, **Bo** and **Cy**'."""
    *most, last = (f"**{name}**" for name in names)
    return f"{', '.join(most)} and {last}" if most else last


def location_name(text: str) -> str:
    """Return the name of a location, without what else it is called."""
    return text.partition(f" ({_AS}")[0]


class Entry(NamedTuple):
    """A line of the journal that is kept: the how manieth of its day, the oldest being 1."""

    day: str
    number: int
    text: str

    def __str__(self) -> str:
        """Return it as it is kept."""
        return f"{key(self.day, self.number)}: {self.text}"


def key(day: str, number: int) -> str:
    """Return what an activity is known by. A newer one of the same day is written above it."""
    return f"{day}/{number}"


def number(source_key: str | None, day: str) -> int | None:
    """Return the how manieth of its day an activity is, None if that is not known."""
    match = _KEPT.fullmatch(f"{source_key}: ")
    return int(match[2]) if match and match[1] == day else None


def to_keep(text: str) -> str:
    """Return a line as a setting can hold it."""
    return escaped(text)


def kept(how: Mapping[str, tuple[str, ...]], setting: str) -> Iterator[str]:
    """Yield the lines of a setting as they were given."""
    return map(unescaped, how.get(setting, ()))


def entries(lines: Iterable[str]) -> list[Entry]:
    """Return the entries among lines that were kept; of the same key, what was told last."""
    matches = filter(None, map(_KEPT.fullmatch, lines))
    every = (Entry(match[1], int(match[2]), match[3]) for match in matches)
    return list({(entry.day, entry.number): entry for entry in every}.values())
