"""Twins: pairs of contacts who may be one person.

To compare everybody with everybody would take hours. Only those are compared who share a mark: a
detail, their name in some plainer form, a word of it that few have. A mark that many share says
little; where it is shared by too many, it counts only together with another.
"""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import combinations, product
from typing import NamedTuple

from rapidfuzz import fuzz, process

from netlog import names
from netlog.store import apart, phones, settings
from netlog.store.likeness import (
    Face,
    Likeness,
    Name,
    Surroundings,
    alike,
    called_for,
    parsed,
    sound,
    spelt,
)

WEAK = 50  # points below which a pair is not listed unless it is asked for

_CROWD = 20  # what so many share, a switchboard or a web page, tells nobody apart
_FEW = 25  # how many of one mark are compared with each other
_RARE = 8  # how many have a word of their name in common that is worth a look
_ALIKE = 84  # of 100, how alike the names of these have to be

Pair = tuple[int, int]
Groups = dict[object, list[int]]


class Twins(NamedTuple):
    """Two contacts who may be one; the first is the one to keep, who has more to keep.

    `confidence` is from 1 to 99; `reasons` are the weightiest first, and what contradicts last.
    """

    id: int
    handle: str
    name: str
    other_id: int
    other_handle: str
    other_name: str
    confidence: int
    reasons: tuple[str, ...]


class _Person(NamedTuple):
    id: int
    handle: str
    name: str
    worth: tuple[int, int, int]  # what decides who is kept: the more, the sooner
    face: Face


def twins(
    db: sqlite3.Connection, *, about: Collection[int] | None = None, least: int = WEAK
) -> list[Twins]:
    """Return the pairs that may be one person, the surest first.

    Args:
        db: the database.
        about: only pairs with one of these contacts.
        least: the confidence from which on a pair is listed.
    """
    people = _people(db)
    two = apart.pairs(db)
    everybody = _Everybody(people)
    found = []
    for i, j in everybody.pairs():
        one, other = people[i], people[j]
        if (one.id, other.id) in two:
            continue
        if about is not None and one.id not in about and other.id not in about:
            continue
        likeness = everybody.likeness(i, j)
        if likeness.points >= max(1, least):
            found.append(_paired(one, other, likeness))
    return sorted(found, key=lambda pair: (-pair.confidence, pair.name, pair.id, pair.other_id))


def _paired(one: _Person, other: _Person, likeness: Likeness) -> Twins:
    kept, gone = (one, other) if one.worth >= other.worth else (other, one)
    return Twins(*kept[:3], *gone[:3], likeness.points, likeness.reasons)


# Who is there -----------------------------------------------------------------------------------


def _people(db: sqlite3.Connection) -> list[_Person]:
    """Return everybody, by id."""
    details: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for contact, kind, text in db.execute(
        "SELECT contact_id, kind, CASE kind WHEN 'phone' THEN value ELSE folded END FROM detail"
    ):
        details[contact].append((kind, text))
    numbers = (text for some in details.values() for kind, text in some if kind == "phone")
    phone = phones.comparing(numbers, settings.value(db, settings.REGION))
    people = []
    for contact, handle, name, birthday, location, touches, company in db.execute(
        "SELECT contact.id, handle, name, birthday, location, touches, company FROM contact "
        "JOIN standing ON standing.contact_id = contact.id "
        "LEFT JOIN present_position ON present_position.contact_id = contact.id "
        "ORDER BY contact.id"
    ):
        theirs = details.get(contact, [])
        face = _face(name, theirs, phone)._replace(
            company=_company(company),
            birthday=birthday,
            location=names.fold(location) if location else None,
        )
        people.append(_Person(contact, handle, name, (touches, len(theirs), -contact), face))
    return people


def _face(name: str, details: Sequence[tuple[str, str]], phone: Callable[[str], str]) -> Face:
    by_kind: dict[str, list[str]] = defaultdict(list)
    for kind, text in details:
        by_kind[kind].append(text)
    known = parsed(name)
    others = []
    for nickname in by_kind["nickname"]:
        if " " in nickname:
            others.append(parsed(nickname))
        else:
            known = known._replace(called=known.called | {nickname})
    return Face(
        known,
        tuple(others),
        emails=frozenset(by_kind["email"]),
        phones=frozenset(map(phone, by_kind["phone"])),
        links=frozenset(link for link in by_kind["link"] if "/" in link),
    )


def _company(name: str | None) -> str | None:
    return " ".join(names.words(names.company(name or ""))).removeprefix("the ") or None


# Who shares a mark ------------------------------------------------------------------------------


class _Everybody:
    """Everybody by number, the marks that they share, and how common these are."""

    def __init__(self, people: Sequence[_Person]) -> None:
        """Take in the names."""
        self.people = people
        self.names = [(person.face.name, *person.face.others) for person in people]
        self.having: Counter[str] = Counter()
        for name, *_ in self.names:
            self.having.update(set(name.words))
        self.namesakes = Counter(" ".join(sorted(name.words)) for name, *_ in self.names)
        self.colleagues = Counter(person.face.company or "" for person in people)
        self.fitting: Counter[tuple[str, str]] = Counter()  # how many an initial fits
        self.sharing: dict[tuple[str, str], list[int]] = defaultdict(list)
        for number, person in enumerate(people):
            for detail in _details(person.face):
                self.sharing[detail].append(number)

    def pairs(self) -> list[Pair]:
        """Return those who share a mark, each two once, by number."""
        found: set[Pair] = set()
        for together in self.sharing.values():
            if 1 < len(together) < _CROWD:
                found.update(combinations(together, 2))
        for marks in (_plain, _slips, _sounds, _called, _parts):
            found.update(self._sharing(marks))
        found.update(self._initials())
        found.update(self._rare())
        return sorted(found)

    def _sharing(self, marks: Callable[[Name], Iterable[object]]) -> Iterator[Pair]:
        for together in self._groups(marks).values():
            if len(together) <= _FEW:
                yield from combinations(together, 2)
            else:
                yield from self._crowded(together)

    def _groups(self, marks: Callable[[Name], Iterable[object]]) -> Groups:
        """Return the numbers of those who share a mark, in order, where there are several."""
        first: dict[object, int] = {}
        groups: Groups = {}
        for number, every in enumerate(self.names):
            for name in every:
                for mark in marks(name):
                    there = first.setdefault(mark, number)
                    if there != number:
                        together = groups.setdefault(mark, [there])
                        if together[-1] != number:
                            together.append(number)
        return groups

    def _crowded(self, together: Sequence[int]) -> Iterator[Pair]:
        """Yield those of many who have something else in common."""
        groups: Groups = {}
        for number in together:
            face = self.people[number].face
            for trait in (("company", face.company), ("birthday", face.birthday)):
                if trait[1]:
                    groups.setdefault(trait, []).append(number)
        for some in groups.values():
            if len(some) <= _FEW:
                yield from combinations(some, 2)

    def _initials(self) -> Iterator[Pair]:
        """Yield who has only an initial, with the few whom it fits."""
        short: dict[tuple[str, str], list[int]] = defaultdict(list)
        for number, (name, *_) in enumerate(self.names):
            for mark in _initials_of(name):
                short[mark].append(number)
        whole: dict[tuple[str, str], list[int]] = defaultdict(list)
        for number, (name, *_) in enumerate(self.names):
            for mark in _fitting_initials(name):
                if mark in short:
                    whole[mark].append(number)
        self.fitting.update({mark: len(some) for mark, some in whole.items()})
        for mark, some in short.items():
            if len(whole[mark]) <= _FEW and len(some) <= _FEW:
                yield from ((min(pair), max(pair)) for pair in product(some, whole[mark]))

    def _rare(self) -> Iterator[Pair]:
        """Yield those who have a rare word in common, and whose names are alike as a whole."""
        groups: dict[str, list[int]] = defaultdict(list)
        for number, (name, *_) in enumerate(self.names):
            if len(name.words) > 1:
                for word in set(name.words):
                    if len(word) > 3 and 1 < self.having[word] <= _RARE:
                        groups[word].append(number)
        for together in groups.values():
            sorted_names = [" ".join(sorted(self.names[number][0].words)) for number in together]
            for place, words in enumerate(sorted_names[:-1], start=1):
                for _, _, n in process.extract(
                    words, sorted_names[place:], scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=None
                ):
                    yield together[place - 1], together[place + n]

    def likeness(self, i: int, j: int) -> Likeness:
        """Return how sure it is that two are one."""
        one, two = self.people[i].face, self.people[j].face
        shared = _details(one) & _details(two)
        return alike(
            one,
            two,
            Surroundings(
                crowd=min((len(self.sharing[detail]) for detail in shared), default=2),
                namesakes=self._namesakes(one.name, two.name),
                colleagues=self.colleagues[one.company or ""],
            ),
        )

    def _namesakes(self, one: Name, two: Name) -> float:
        """Return how many more than two are there, or to be expected, who could be called so."""
        if marks := [*_initials_of(one), *_initials_of(two)]:
            return max(self.fitting[mark] for mark in marks) - 1
        there = max(self.namesakes[" ".join(sorted(name.words))] for name in (one, two)) - 2
        return max(there, *(self._expected(name) for name in (one, two)))

    def _expected(self, name: Name) -> float:
        if len(name.words) < 2:
            return 0
        # As chance would have it; these two themselves prove nothing.
        given, family = (max(0, self.having[name.words[n]] - 2) for n in (0, -1))
        return given * family / len(self.people)


def _details(face: Face) -> set[tuple[str, str]]:
    return {
        *(("email", email) for email in face.emails),
        *(("phone", phone) for phone in face.phones),
        *(("link", link) for link in face.links),
    }


# The marks of a name ----------------------------------------------------------------------------


def _plain(name: Name) -> Iterator[object]:
    """Yield a name whatever its order, and whatever its spelling."""
    if name.words:
        yield " ".join(sorted(name.words))
        yield spelt(name.words)


def _slips(name: Name) -> Iterator[object]:
    """Yield a name with any one letter left out: one slip away, two names share such a mark."""
    letters = spelt(name.words)
    if len(letters) > 5:
        yield hash(letters)
        for place in range(len(letters)):
            yield hash(letters[:place] + letters[place + 1 :])


def _sounds(name: Name) -> Iterator[object]:
    """Yield about what is heard of the given and the family name."""
    if len(name.words) > 1:
        yield sound(name.words[0]), sound(name.words[-1])


def _called(name: Name) -> Iterator[object]:
    """Yield the family name with all that the given name may stand for."""
    if len(name.words) > 1:
        for called in (name.words[0], *name.called):
            yield called, name.words[-1]
            for group in called_for(called):
                yield group, name.words[-1]


def _parts(name: Name) -> Iterator[object]:
    """Yield the given name with each of the others."""
    for word in name.words[1:]:
        if len(word) > 1:
            yield name.words[0], word


def _initials_of(name: Name) -> Iterator[tuple[str, str]]:
    """Yield the initials of a name with an initial, as `_fitting_initials` does of one without."""
    if len(name.words) > 1:
        given, family = name.words[0], name.words[-1]
        if len(given) == 1 < len(family):
            yield given, family
        if len(family) == 1 < len(given):
            yield given, family


def _fitting_initials(name: Name) -> Iterator[tuple[str, str]]:
    if len(name.words) > 1:
        given, family = name.words[0], name.words[-1]
        if len(given) > 1 and len(family) > 1:
            yield given[0], family
            yield given, family[0]
