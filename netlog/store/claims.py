"""Claims: what a file says of people, read together before any of it is believed."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from typing import NamedTuple

from netlog import names
from netlog.dates import Span, parse_span
from netlog.errors import Misread
from netlog.rules import DETAILS
from netlog.store.matches import Marks
from netlog.store.records import Person, Record, Rejected, Touch


class Claims(NamedTuple):
    """What a file says: its people by key, how many entries spoke of them, and all the rest."""

    people: dict[str, Person]
    entries: int
    touches: list[Touch]
    rejected: list[Rejected]


def read(records: Iterable[Record]) -> Claims:
    """Return what the records say, all that is said of one key as one person."""
    people: dict[str, list[Person]] = defaultdict(list)
    claims = Claims({}, 0, [], [])
    for record in records:
        if isinstance(record, Rejected):
            claims.rejected.append(record)
        elif isinstance(record, Touch):
            claims.touches.append(record)
        elif not isinstance(record, Person):
            continue
        elif reason := _unreadable(record):
            claims.rejected.append(Rejected(0, reason))
        else:
            people[record.key].append(record)
    return claims._replace(
        people={key: _joined(entries) for key, entries in people.items()},
        entries=sum(map(len, people.values())),
    )


def _unreadable(person: Person) -> str | None:
    try:
        span(person.cadence or "1 day")
    except Misread as error:
        return f"{person.name}: {error}"
    return None


def by_contact(people: Mapping[str, Person], who: Mapping[str, int]) -> dict[int, Person]:
    """Return all that is told of each contact, in the order in which the new ones are numbered."""
    entries: dict[int, list[Person]] = defaultdict(list)
    for key, person in people.items():
        entries[who[key]].append(person)
    return {contact: _joined(entries[contact]) for contact in sorted(entries)}


def _joined(entries: Sequence[Person]) -> Person:
    """Return what several entries tell of one person; the first to say something is believed."""
    if len(entries) == 1:
        return entries[0]
    joined = Person._make(
        tuple(dict.fromkeys(chain.from_iterable(values)))
        if isinstance(values[0], tuple)
        else next(filter(None, values), None)
        for values in zip(*entries, strict=True)
    )
    notes = dict.fromkeys(entry.note for entry in entries if entry.note)
    return joined._replace(note="\n\n".join(notes) or None)


def marks(person: Person) -> Marks:
    """Return what a person is recognised by."""
    lasting = tuple((kind, folded) for kind, _, folded in details(person) if kind != "nickname")
    return Marks(
        person.name,
        names.fold(person.name),
        person.nicknames,
        lasting,
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
