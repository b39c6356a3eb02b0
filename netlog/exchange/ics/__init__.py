"""Calendars (iCalendar, RFC 5545): meetings that took place, and an agenda of whom to write to.

A meeting is a touch with each person who was there. It is one with its UID, and each of a series
with the day besides, that of RECURRENCE-ID: so one that is moved stays the one that was imported.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import tzinfo
from typing import BinaryIO

from netlog.errors import Misread
from netlog.exchange import Mine, Options
from netlog.exchange.contentlines import begins
from netlog.exchange.ics.agenda import write
from netlog.exchange.ics.attendees import attendees, known
from netlog.exchange.ics.events import events
from netlog.exchange.ics.meetings import Meeting, is_answer, is_shared, meeting, order
from netlog.exchange.ics.moments import Zones
from netlog.exchange.ics.versions import records, window
from netlog.exchange.records import Reading, Record
from netlog.spool import kept, ordered

__all__ = ["fits", "mine", "read", "write"]

_BEGIN = ("VCALENDAR", "VEVENT")
_MOST_COUNTED = 10_000  # people, of whom the half seen least is forgotten when there are more


def fits(sample: bytes) -> bool:
    """Return whether a file that begins with `sample` is a calendar, or an event by itself."""
    return any(begins(sample, component) for component in _BEGIN)


def mine(stream: BinaryIO, options: Options) -> Mine:  # noqa: ARG001 - as every format has it
    """Return in how many events there are people, and in how many each address is.

    None where no event has two people, as then it does not matter who of them is the user.
    """
    entries, shared = 0, False
    seen: Counter[str] = Counter()
    for event in events(stream, Zones(None)):
        if is_answer(event) or not (people := attendees(event)):
            continue
        entries += 1
        shared = shared or is_shared(event, people)
        seen.update(somebody.email or somebody.name for somebody in people)
        if len(seen) > _MOST_COUNTED:
            seen = Counter(dict(seen.most_common(_MOST_COUNTED // 2)))
    return Mine(entries, seen) if shared else Mine(0, {})


def read(stream: BinaryIO, options: Options, zone: tzinfo | None = None) -> Reading:
    """Return the meetings in `stream` that took place by `options.today`.

    `zone` is the user's time zone, None that of the system. It is asked for the day only of what
    is written in UTC, and only where the calendar does not say a zone of its own
    (X-WR-TIMEZONE); a time that is written with its zone, or with none, was on the day it says.

    Raises:
        Misread: it is no calendar; while records are taken, `options.me` is empty and there is a
            meeting of several people.
    """
    stream.seek(0)
    if not fits(stream.read(64 * 1024)):
        raise Misread("this is not a calendar", "one begins with BEGIN:VCALENDAR")
    return Reading("ics", _records(stream, options, Zones(zone)))


def _records(stream: BinaryIO, options: Options, zones: Zones) -> Iterator[Record]:
    # All versions of a meeting are needed to tell which one holds, so the file is read to its end
    # first; what it says in short waits on disk where it is much.
    names: dict[str, str] = {}
    found = ordered(kept(_meetings(stream, options, zones, names)), order)
    yield from records(found, names, zones, window(options), options.max_attendees)


def _meetings(
    stream: BinaryIO, options: Options, zones: Zones, names: dict[str, str]
) -> Iterator[Meeting]:
    """Yield the meetings as they come in the file; `names` hears what people are called."""
    me = known(options.me)
    for event in events(stream, zones):
        if is_answer(event):
            continue
        people = attendees(event)
        if not me and is_shared(event, people):
            raise Misread(
                "a calendar does not say which of its people you are", "try --me you@example.org"
            )
        for one in meeting(event, people, me, options.max_attendees):
            there = {key for key, *_ in one.people}
            for somebody in people:
                if somebody.name and somebody.key in there:
                    names.setdefault(somebody.key, somebody.name)
            yield one
