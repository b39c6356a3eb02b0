"""Meetings: what an event says of a meeting, in plain values that can wait on disk."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from netlog.exchange.bounds import flaw
from netlog.exchange.contentlines import Line, text
from netlog.exchange.ics.attendees import Attendee, attendee, is_one_of
from netlog.exchange.ics.events import Event
from netlog.exchange.ics.moments import Moment, moment
from netlog.exchange.keys import digest, short
from netlog.exchange.records import Person, Touch

# What answers an invitation says of one attendee, not of the meeting.
_ANSWERS = frozenset({"REPLY", "REFRESH", "COUNTER", "DECLINECOUNTER"})

_VIDEO = re.compile(
    r"\b(?:zoom|(?:microsoft )?teams|google meet|webex|skype|facetime|jitsi|hangouts?|whereby|"
    r"video ?(?:call|chat|conference))\b"
)
_CALL = re.compile(r"\b(?:phone|call|telephone|tel|telefon|anruf)\b")
_NUMBER = re.compile(r"(?:tel:)?\+?[0-9][0-9 ()./-]{5,24}")
_URL = re.compile(r"[a-z]{2,10}://\S*")
_APART = "\x1f"
_LONGEST_ZONE = 200
_LONGEST_MOMENT = 200
_MOST_OF_A_PLACE = 1000  # characters that are looked at


class Meeting(NamedTuple):
    """One version of a meeting, of a series of them, or of one of the series."""

    uid: str
    instance: str  # which of the series, as it is written; '' where it is all of it
    instance_zone: str
    sequence: int
    stamp: int  # when it was last changed, as far as that is told
    line: int
    reason: str = ""  # why it cannot be taken
    start: str = ""  # '' where it says none
    zone: str = ""
    home: str = ""  # the calendar's time zone
    whole: bool = False  # of whole days
    off: str = ""  # 'cancelled', or 'declined' by the user
    onwards: bool = False  # of the series, this one and all after it
    # Of a series, and each several values in one, as listed() parts them; those of days are two by
    # two, what is written and its zone.
    rules: str = ""
    days: str = ""
    no_rules: str = ""
    no_days: str = ""
    people: tuple[tuple[str, str, str], ...] = ()  # key, e-mail, 'them' for who invited
    crowd: int = 0  # people who were there, the user too
    initiator: str = ""  # 'me'
    channel: str = ""
    note: str = ""

    @property
    def start_moment(self) -> Moment | None:
        """When it begins."""
        return moment(self.start, self.zone)


def order(meeting: Meeting) -> tuple[str, bool, int, int, int]:
    """Return what puts the versions of a meeting together, and the one that holds first.

    Before them all comes what cannot be taken, as it is in the file.
    """
    if meeting.reason:
        return "", False, meeting.line, 0, 0
    newest = (-meeting.sequence, -meeting.stamp, -meeting.line)
    return meeting.uid, meeting.instance != "", *newest


def is_shared(event: Event, people: Sequence[Attendee]) -> bool:
    """Return whether it is a meeting of several people, so that it matters who the user is."""
    return len(people) > 1 and not _is_whole(event) and not _is_cancelled(event)


def is_answer(event: Event) -> bool:
    """Return whether an event is but an answer to an invitation."""
    return event.method in _ANSWERS


def meeting(
    event: Event, people: Sequence[Attendee], me: frozenset[str], most: int
) -> Iterator[Meeting]:
    """Yield what `event` comes to, and before it what of it cannot be taken.

    `me` is what attendees.known makes of the user's addresses; with more than `most` people at it,
    nobody is told.
    """
    if event.flaw:
        yield _rejected(event, event.flaw)
        return
    mine = [somebody for somebody in people if is_one_of(somebody, me)]
    there = [one for one in people if not one.absent and one not in mine]
    unread = event.attendees - len(event.properties.get("ATTENDEE", ()))
    crowd = len(there) + len(mine) + unread
    found = _written(event)._replace(off=_off(event, mine), crowd=crowd)
    # Where nobody says who the user is, one person alone is the user as likely as not.
    alone = not me and len(people) < 2
    if found.off or found.whole or crowd > most or alone:
        yield found
    else:
        yield from _met(event, found, there, me)


def _written(event: Event) -> Meeting:
    """Return what is written of when a meeting is."""
    found = Meeting(
        *_identity(event),
        start=event.value("DTSTART")[:_LONGEST_MOMENT],
        zone=_zone(event.first("DTSTART")),
        home=event.home,
        whole=_is_whole(event),
        onwards=_says(event.first("RECURRENCE-ID"), "RANGE") == "THISANDFUTURE",
    )
    if found.instance:
        return found
    return found._replace(
        rules=_values(event, "RRULE"),
        days=_moments(event, "RDATE"),
        no_rules=_values(event, "EXRULE"),
        no_days=_moments(event, "EXDATE"),
    )


def _off(event: Event, mine: Sequence[Attendee]) -> str:
    if _is_cancelled(event):
        return "cancelled"
    return "declined" if any(somebody.absent for somebody in mine) else ""


def _met(
    event: Event, found: Meeting, there: Sequence[Attendee], me: frozenset[str]
) -> Iterator[Meeting]:
    """Yield a meeting with who was there, and before it who cannot be stored."""
    note = " ".join(text(event.value("SUMMARY")).split())
    if there and (reason := flaw(Touch("", "", "", note=note))):
        yield _rejected(event, reason)
        return
    line = event.first("ORGANIZER")
    organizer = attendee(line) if line else None
    people = []
    for somebody in there:
        if reason := flaw(_person(somebody)):
            yield _rejected(event, reason)
        else:
            invited = organizer is not None and somebody.key == organizer.key
            people.append((somebody.key, somebody.email, "them" if invited else ""))
    yield found._replace(
        people=tuple(people),
        initiator="me" if organizer and is_one_of(organizer, me) else "",
        channel=channel(event) or "",
        note=note if people else "",
    )


def _rejected(event: Event, reason: str) -> Meeting:
    return Meeting("", "", "", 0, 0, event.line, reason)


def channel(event: Event) -> str | None:
    """Return how people met, as far as an event tells; None where it does not.

    A link to a video call is "video", wherever it stands, and so is a place that names one; a
    telephone in summary or place is "call"; any other place is "in-person". None is not "event":
    that is where you meet many people, and a meeting in a calendar is with a few.
    """
    place = " ".join(text(event.value("LOCATION")[:_MOST_OF_A_PLACE]).lower().split())
    summary = text(event.value("SUMMARY")[:_MOST_OF_A_PLACE]).lower()
    if event.linked or _VIDEO.search(place) or "video call" in summary:
        return "video"
    if _CALL.search(summary) or _CALL.search(place) or _NUMBER.fullmatch(place):
        return "call"
    return "in-person" if place and not _URL.fullmatch(place) else None


def listed(values: str) -> list[str]:
    """Return the values that are kept in one."""
    return values.split(_APART) if values else []


def moments(values: str) -> Iterator[Moment]:
    """Yield the moments that RDATE or EXDATE say; of a period, its beginning."""
    said = listed(values)
    for value, zone in zip(said[::2], said[1::2], strict=False):
        for part in value.split(","):
            if found := moment(part.partition("/")[0], zone):
                yield found


def _identity(event: Event) -> tuple[str, str, str, int, int, int]:
    which = event.first("RECURRENCE-ID")
    uid = short(event.value("UID"))
    if not uid:
        said = (event.value(name) for name in ("DTSTART", "SUMMARY", "ORGANIZER"))
        uid = digest("event", *said)
    elif flaw(Touch("", "", uid)):
        uid = digest("event", uid)
    stamps = (event.value(name) for name in ("LAST-MODIFIED", "DTSTAMP"))
    figures = (re.sub("[^0-9]", "", stamp)[:14] for stamp in stamps)
    sequence = event.value("SEQUENCE")
    return (
        uid,
        event.value("RECURRENCE-ID")[:_LONGEST_MOMENT],
        _zone(which),
        int(sequence) if re.fullmatch("[0-9]{1,9}", sequence) else 0,
        next((int(stamp) for stamp in figures if len(stamp) == 14), 0),
        event.line,
    )


def _is_whole(event: Event) -> bool:
    """Return whether an event is of whole days; Outlook says so of one from midnight on."""
    if event.value("X-MICROSOFT-CDO-ALLDAYEVENT").upper() == "TRUE":
        return True
    start = moment(event.value("DTSTART"))
    return start is not None and start.whole


def _is_cancelled(event: Event) -> bool:
    return event.method == "CANCEL" or event.value("STATUS").upper() == "CANCELLED"


def _zone(line: Line | None) -> str:
    return line.parameter("TZID").strip()[:_LONGEST_ZONE] if line else ""


def _says(line: Line | None, parameter: str) -> str:
    return line.parameter(parameter).strip().upper() if line else ""


def _values(event: Event, name: str) -> str:
    return _APART.join(line.value for line in event.properties.get(name, ()))


def _moments(event: Event, name: str) -> str:
    lines = event.properties.get(name, ())
    return _APART.join(part for line in lines for part in (line.value, _zone(line)))


def _person(somebody: Attendee) -> Person:
    emails = (somebody.email,) if somebody.email else ()
    return Person(somebody.key, somebody.name or somebody.email, emails=emails)
