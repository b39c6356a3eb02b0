"""Claims: what a file says of people, read together before any of it is believed."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain, islice
from typing import NamedTuple

from netlog import names
from netlog.dates import Span, parse_span
from netlog.errors import Misread
from netlog.rules import DETAILS
from netlog.store import matches
from netlog.store.matches import Marks
from netlog.store.records import Cancelled, Kept, Person, Record, Rejected, Touch


class Claim(NamedTuple):
    """Somebody of whom a file speaks: what they are recognised by, and where it does so."""

    marks: Marks
    places: tuple[int, ...]  # of the records that say something new
    known_only: bool


class Claims(NamedTuple):
    """What a file says, but for what it says of each person and interaction: that is read again.

    There may be too much of it for the memory, which holds what people are recognised by.
    """

    people: dict[str, Claim]  # by key, in the order in which they are first told of
    logged: set[str]  # keys of people of whom interactions are told
    cancelled: set[str]  # keys of interactions
    kept: dict[str, list[str]]  # lines by name
    rejected: list[Rejected]  # what only now turns out to be unreadable

    def entries(self, keys: Iterable[str]) -> int:
        """Return how many entries speak of these people."""
        return sum(len(self.people[key].places) for key in keys)


def read(records: Sequence[Record]) -> Claims:
    """Return what the records say, all that is said of one key as one person."""
    claims = Claims({}, set(), set(), defaultdict(list), [])
    several: dict[str, list[Claim]] = {}  # of those who are told of more than once
    # By their hashes: that two unlike records of one person have the same, nobody will see.
    heard: set[int] = set()
    for place, record in enumerate(records):
        if isinstance(record, Touch):
            claims.logged.add(record.person)
        elif isinstance(record, Person):
            if (said := hash(record)) in heard:
                continue
            heard.add(said)
            if reason := _unreadable(record):
                claims.rejected.append(Rejected(0, reason))
                continue
            claim = Claim(marks(record), (place,), record.known_only)
            first = claims.people.setdefault(record.key, claim)
            if first is not claim:
                several.setdefault(record.key, [first]).append(claim)
        elif isinstance(record, Cancelled):
            claims.cancelled.add(record.key)
        elif isinstance(record, Kept):
            claims.kept[record.name] += record.lines
    claims.people.update((key, _one(some)) for key, some in several.items())
    return claims


def _one(claims: Sequence[Claim]) -> Claim:
    return Claim(
        matches.joined([claim.marks for claim in claims]),
        tuple(chain.from_iterable(claim.places for claim in claims)),
        all(claim.known_only for claim in claims),
    )


def _unreadable(person: Person) -> str | None:
    try:
        span(person.cadence or "1 day")
    except Misread as error:
        return f"{person.name}: {error}"
    return None


def joined(entries: Sequence[Person]) -> Person:
    """Return what several entries tell of one person; the first to say something is believed."""
    if len(entries) == 1:
        return entries[0]
    one = Person._make(
        tuple(dict.fromkeys(chain.from_iterable(values)))
        if isinstance(values[0], tuple)
        else next(filter(None, values), None)
        for values in zip(*entries, strict=True)
    )
    notes = dict.fromkeys(entry.note for entry in entries if entry.note)
    return one._replace(
        note="\n\n".join(notes) or None,
        known_only=all(entry.known_only for entry in entries),
    )


def marks(person: Person) -> Marks:
    """Return what a person is recognised by."""
    lasting = (
        (kind, value.strip() if kind == "phone" else folded)
        for kind, value, folded in details(person)
        if kind != "nickname"
    )
    return Marks(
        person.name,
        names.fold(person.name),
        person.nicknames[: matches.MOST],
        tuple(islice(lasting, matches.MOST)),
        person.company or None,
        person.birthday,
    )


def details(person: Person) -> Iterator[tuple[str, str, str]]:
    """Yield kind, value and folded form of each detail once."""
    seen = set()
    given = (person.emails, person.phones, person.links, person.nicknames)
    for kind, values in zip(DETAILS, given, strict=True):
        for value in filter(None, map(str.strip, values)):
            folded = names.recognised(kind, value)
            if (kind, folded) not in seen:
                seen.add((kind, folded))
                yield kind, value, folded


def tags(person: Person) -> Iterable[str]:
    """Return each tag once, whatever its case."""
    kept: dict[str, str] = {}
    for tag in filter(None, (line(tag).removeprefix("#") for tag in person.tags)):
        kept.setdefault(names.fold(tag), tag)
    return kept.values()


def line(text: str) -> str:
    """Return text on one line, its blanks single."""
    return " ".join(text.split())


@cache
def span(text: str) -> Span:
    """Read a cadence; a file has few, many times."""
    return parse_span(text)


def folded_company(company: str) -> str:
    """Return the form in which companies are compared."""
    return names.fold(company) or line(company)
