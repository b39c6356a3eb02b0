"""Events: the VEVENTs of a file one by one, each told in a few facts.

What a meeting was about stays in the file, but for its SUMMARY: of the rest only what tells a
video call is looked for in it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import BinaryIO, NamedTuple

from netlog.exchange.contentlines import Line, lines
from netlog.exchange.ics.moments import Zones
from netlog.exchange.text import MOST_OF_A_LINE

# Each begins where the one before it ends, whether that is said or not.
_TOP = frozenset({"VCALENDAR", "VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY", "VTIMEZONE"})
_KEPT = {
    *("UID", "RECURRENCE-ID", "SEQUENCE", "LAST-MODIFIED", "DTSTAMP", "STATUS"),
    *("DTSTART", "RRULE", "RDATE", "EXDATE", "EXRULE", "X-MICROSOFT-CDO-ALLDAYEVENT"),
    *("SUMMARY", "LOCATION", "ORGANIZER", "ATTENDEE"),
}
# Where the link to a video call may stand.
_LINKED = {
    *("LOCATION", "URL", "DESCRIPTION", "X-ALT-DESC", "CONFERENCE", "X-GOOGLE-CONFERENCE"),
    *("X-MICROSOFT-SKYPETEAMSMEETINGURL", "X-MICROSOFT-ONLINEMEETINGEXTERNALLINK"),
}
_MOST_PROPERTIES = 1000
_LONGEST_ZONE = 200

_CONFERENCE = re.compile(
    r"(?:^|[/.\s<>\"'(:])"
    r"(?:zoom\.us|zoom\.com|zoomgov\.com|meet\.google\.com|hangouts\.google\.com|"
    r"teams\.microsoft\.com|teams\.live\.com|webex\.com|whereby\.com|meet\.jit\.si|"
    r"gotomeeting\.com|gotomeet\.me|meet\.goto\.com|join\.skype\.com|bluejeans\.com|"
    r"chime\.aws|facetime\.apple\.com)/[\w?]",
    re.IGNORECASE,
)


class Event(NamedTuple):
    """A VEVENT as it is written, with what its calendar says of all of them."""

    line: int
    method: str  # of the calendar, in capitals
    home: str  # the calendar's own time zone, '' where it says none
    properties: Mapping[str, list[Line]]
    attendees: int
    linked: bool  # there is a link to a video call
    flaw: str  # why it cannot be taken, '' where it can

    def first(self, name: str) -> Line | None:
        """Return the first property of that name, None where there is none."""
        return next(iter(self.properties.get(name, ())), None)

    def value(self, name: str) -> str:
        """Return the value of the first property of that name, '' where there is none."""
        line = self.first(name)
        return line.value.strip() if line else ""


class _Building:
    """An event that is being read."""

    def __init__(self, line: int, method: str, home: str) -> None:
        self._head = line, method, home
        self._properties: dict[str, list[Line]] = {}
        self._attendees = self._others = self._size = 0
        self._linked = False

    def add(self, line: Line) -> None:
        """Take a property, or pass it over."""
        if line.name in _LINKED:
            self._linked = self._linked or is_linked(line)
        if line.name == "ATTENDEE":
            self._attendees += 1
            # With so many it was no meeting with anybody, whoever the rest are.
            wanted = self._attendees <= _MOST_PROPERTIES
        else:
            self._others += 1
            wanted = line.name in _KEPT and self._others <= _MOST_PROPERTIES
        if wanted:
            said = (len(value) for values in line.parameters.values() for value in values)
            self._size += len(line.value) + sum(said)
            if self._size <= MOST_OF_A_LINE:
                self._properties.setdefault(line.name, []).append(line)

    def event(self) -> Event:
        flaw = ""
        if self._others > _MOST_PROPERTIES:
            flaw = f"it has more than {_MOST_PROPERTIES:,} properties"
        elif self._size > MOST_OF_A_LINE:
            flaw = "it is longer than 1 MiB"
        return Event(*self._head, self._properties, self._attendees, self._linked, flaw)


def is_linked(line: Line) -> bool:
    """Return whether a property links to a video call."""
    if line.name == "X-GOOGLE-CONFERENCE":
        return bool(line.value.strip())
    if line.name == "CONFERENCE" and "VIDEO" in line.parameter("FEATURE").upper():
        return True
    return bool(_CONFERENCE.search(line.value))


def events(stream: BinaryIO, zones: Zones) -> Iterator[Event]:
    """Yield the events of `stream`, from its beginning, one at a time; `zones` hears of zones.

    What stands in an alarm is not the event's. An event ends where it is said to, where another
    component begins, or with the file.
    """
    yield from _told(lines(stream), zones)


def _told(coming: Iterable[Line], zones: Zones) -> Iterator[Event]:
    method = home = zone = component = ""
    inner = 0  # components that are open within the event
    event: _Building | None = None
    for line in coming:
        if line.name in {"BEGIN", "END"}:
            kind = line.value.strip().upper()
            if kind not in _TOP:
                inner = max(0, inner + (1 if line.name == "BEGIN" else -1))
                continue
            if event:
                yield event.event()
            event, inner, zone = None, 0, ""
            component = kind if line.name == "BEGIN" else "VCALENDAR"
            if kind == "VCALENDAR":
                method = home = ""
            elif component == "VEVENT":
                event = _Building(line.number, method, home)
        elif event:
            if line.name and not inner:
                event.add(line)
        elif line.name == "METHOD":
            method = line.value.strip().upper()
        elif line.name == "X-WR-TIMEZONE":
            home = line.value.strip()[:_LONGEST_ZONE]
        elif component == "VTIMEZONE" and line.name == "TZID":
            zone = line.value.strip()
        elif component == "VTIMEZONE" and line.name == "TZOFFSETTO":
            zones.tell(zone, line.value)
    if event:
        yield event.event()
