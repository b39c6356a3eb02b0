"""Attendees: who was at a meeting, of all that an event invites."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from urllib.parse import unquote

from netlog.exchange.contentlines import Line
from netlog.exchange.ics.events import Event
from netlog.exchange.keys import digest
from netlog.names import fold

_ADDRESS = re.compile(r"[^\s<>()\[\]\"',;:@]+@[^\s<>()\[\]\"',;:@]+")
_SCHEME = re.compile(r"mailto:\s*", re.IGNORECASE)
# Rooms, projectors and mailing lists; whom a program does not know is a person.
_NO_PEOPLE = frozenset({"ROOM", "RESOURCE", "GROUP"})
# Google's rooms, shared calendars, and what it says for an organizer whom it does not know.
_NO_PERSON = re.compile(
    r"(?:[^@]*@(?:.*\.)?calendar\.google\.com|no-?_?reply@.*|do-?not-?reply@.*)"
)
# Who was not there: also who sent somebody else, and who was told for their information.
_ABSENT = frozenset({"DECLINED", "DELEGATED"})
_GUARDED = re.compile(r"\\([\\,;])")


class Attendee(NamedTuple):
    """A person whom an event names, as organizer or attendee."""

    key: str  # the address; of who has none, a digest of the name
    email: str  # '' where there is none
    name: str  # '' where no other is told than the address
    absent: bool


def attendees(event: Event) -> list[Attendee]:
    """Return the people of an event, each once."""
    found: dict[str, Attendee] = {}
    for line in _lines(event):
        somebody = attendee(line)
        if somebody:
            known = found.setdefault(somebody.key, somebody)
            if not known.name:
                found[somebody.key] = known._replace(name=somebody.name)
    return list(found.values())


def attendee(line: Line) -> Attendee | None:
    """Return the person of an ATTENDEE or ORGANIZER, None where that is no person."""
    email = _email(line)
    if line.parameter("CUTYPE").strip().upper() in _NO_PEOPLE or _NO_PERSON.fullmatch(email):
        return None
    name = _name(line.parameter("CN"))
    if not email and not name:
        return None
    absent = (
        line.parameter("PARTSTAT").strip().upper() in _ABSENT
        or line.parameter("ROLE").strip().upper() == "NON-PARTICIPANT"
    )
    return Attendee(email or digest("attendee", name), email, name, absent)


def known(me: Iterable[str]) -> frozenset[str]:
    """Return the user's own addresses and names in the form in which is_one_of compares them."""
    return frozenset(filter(None, (fold(_SCHEME.sub("", name.strip())) for name in me)))


def is_one_of(somebody: Attendee, me: frozenset[str]) -> bool:
    """Return whether it is the user."""
    return fold(somebody.email) in me or fold(somebody.name) in me


def _lines(event: Event) -> Iterator[Line]:
    # What attendees answered is said of the organizer too, where they are both.
    yield from event.properties.get("ATTENDEE", ())
    yield from event.properties.get("ORGANIZER", ())[:1]


def _email(line: Line) -> str:
    """Return the address, in small letters, '' where there is none."""
    # There are no blanks in an address; who folds lines with two leaves one.
    value = "".join(line.value.split())
    scheme = _SCHEME.match(value)
    if scheme:
        value = unquote(value[scheme.end() :].partition("?")[0])
    elif not _ADDRESS.fullmatch(value):
        # iCloud writes the address of a page, and the e-mail beside it.
        value = _SCHEME.sub("", line.parameter("EMAIL").strip())
    value = value.strip("<>").lower()
    return value if _ADDRESS.fullmatch(value) else ""


def _name(written: str) -> str:
    """Return the name in a CN, '' where that says an address or nothing."""
    name = " ".join(_GUARDED.sub(r"\1", written).partition("<")[0].split())
    if len(name) > 1 and name[0] == name[-1] and name[0] in "'\"":
        name = name[1:-1].strip()
    is_address = "@" in name and " " not in name
    return "" if is_address or not fold(name) else name
