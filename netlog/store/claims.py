"""Claims: what a file says of people, read together before any of it is believed."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
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


class Claims(NamedTuple):
    """What a file says of whom, and where: what it says of each is read again.

    There may be more of it than the memory holds.
    """

    places: dict[str, list[int]]  # by the keys of people, of the records that say something new
    known_only: set[str]  # keys of people
    mentioned: set[str]  # keys of people of whom there is nothing but mentions
    cancelled: set[str]  # keys of interactions
    kept: dict[str, list[str]]  # lines by name
    unreadable: list[Rejected]  # what only now turns out to be so
    rejected: int = 0  # how many entries the file's reader rejected
    touches: int = 0


def read(records: Iterable[Record]) -> Claims:
    """Return what is said of whom."""
    claims = Claims({}, set(), set(), set(), defaultdict(list), [])
    rejected = touches = 0
    # By their hashes: that two unlike records of one person have the same, nobody will see.
    heard: set[int] = set()
    for place, record in enumerate(records):
        if isinstance(record, Touch):
            touches += 1
        elif isinstance(record, Person):
            if (said := hash(record)) not in heard:
                heard.add(said)
                _hear(claims, place, record)
        elif isinstance(record, Cancelled):
            claims.cancelled.add(record.key)
        elif isinstance(record, Kept):
            claims.kept[record.name] += record.lines
        elif isinstance(record, Rejected):
            rejected += 1
    return claims._replace(rejected=rejected, touches=touches)


def _hear(claims: Claims, place: int, person: Person) -> None:
    if reason := _unreadable(person):
        claims.unreadable.append(Rejected(0, reason))
        return
    for is_so, keys in (
        (person.known_only, claims.known_only),
        (person.mention, claims.mentioned),
    ):
        if is_so and person.key not in claims.places:
            keys.add(person.key)
        elif not is_so:
            keys.discard(person.key)
    claims.places.setdefault(person.key, []).append(place)


def recognised_by(
    records: Sequence[Record], places: Mapping[str, Sequence[int]]
) -> dict[str, Marks]:
    """Return what those people are recognised by of whom these records tell."""
    told: dict[str, Marks] = {}
    several: dict[str, list[Marks]] = {}
    at = sorted((place, key) for key, some in places.items() for place in some)
    for place, key in at:
        one = marks(person(records, place))
        if told.setdefault(key, one) is not one:
            several.setdefault(key, [told[key]]).append(one)
    return told | {key: matches.joined(some) for key, some in several.items()}


def person(records: Sequence[Record], place: int) -> Person:
    """Return the record at a place that is known to be of a person."""
    record = records[place]
    assert isinstance(record, Person)
    return record


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
        name=one.name or "",
        note="\n\n".join(notes) or None,
        mention=all(entry.mention for entry in entries),
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
