"""Calendars: past meetings, with everybody who was there."""

import re
import time
import tracemalloc
from collections.abc import Iterable
from datetime import date, timedelta, timezone
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netlog import exchange, spool
from netlog.errors import Misread
from netlog.exchange import Options, ics
from netlog.exchange.bounds import flaw
from netlog.exchange.ics import moments
from netlog.exchange.records import Cancelled, Later, Lost, Person, Record, Rejected, Touch
from tests.trust import trials

FILES = Path(__file__).parent / "files" / "ics"
TODAY = date(2026, 11, 19)  # a Thursday
ME = "otto@example.org"
OTTO = f"ORGANIZER:mailto:{ME}\n"
ADA = "ATTENDEE;CN=Ada Quill:mailto:ada@example.org\n"
UTC = timezone(timedelta(0))


def calendar(*events: str, head: str = "") -> str:
    each = "".join(f"BEGIN:VEVENT\n{event}END:VEVENT\n" for event in events)
    return f"BEGIN:VCALENDAR\nVERSION:2.0\n{head}{each}END:VCALENDAR\n"


def event(start: str = "20261001T100000", more: str = OTTO + ADA, uid: str = "one") -> str:
    return f"UID:{uid}\nDTSTART:{start}\n{more}"


def records(text: str | bytes, me: str = ME, zone: timezone = UTC, **how) -> list[Record]:
    data = text if isinstance(text, bytes) else text.encode()
    options = Options(TODAY, me=(me,) if me else (), **how)
    return list(ics.read(BytesIO(data), options, zone).records)


def told(found: Iterable[Record], *kinds: type) -> list[Any]:
    return [record for record in found if isinstance(record, kinds)]


def touches(text: str | bytes, **how) -> list[Touch]:
    return [record for record in records(text, **how) if isinstance(record, Touch)]


def touch(more: str, **how) -> Touch:
    """Read the one touch with Ada of a meeting of which there is `more` to say."""
    (found,) = touches(calendar(event(more=OTTO + ADA + more)), **how)
    return found


def days(text: str, **how) -> list[str]:
    return [found.day for found in touches(text, **how)]


def person(key: str, name: str) -> Person:
    return Person(key, name, emails=(key,))


# Whole files -------------------------------------------------------------------------------------


def test_a_calendar_from_the_web():
    """Series, moved and cancelled instances, rooms, alarms, answers: what was met, and nobody else.

    In UTC it was half past eleven in the evening; for who keeps this calendar in Berlin it was the
    day after.
    """
    found = records((FILES / "google.ics").read_bytes())
    ada, grace = person("ada@example.org", "Ada Quill"), person("grace@example.org", "Grace Vane")
    late, lunch = "late-night@calendar.example", "lunch@calendar.example"
    weekly = [f"weekly@calendar.example 2026-{day}" for day in ("10-20", "11-03", "11-17")]
    assert set(told(found, Person)) == {ada, grace}
    assert len(told(found, Person)) == 2
    assert sorted(told(found, Touch), key=lambda one: (one.day, one.person)) == [
        Touch(
            ada.key,
            "2026-03-05",
            late,
            channel="video",
            note="Paper, second draft",
            initiator="me",
            group=late,
        ),
        Touch(ada.key, "2026-10-20", weekly[0], note="Weekly", group=weekly[0]),
        Touch(grace.key, "2026-10-20", weekly[0], note="Weekly", initiator="them", group=weekly[0]),
        Touch(
            grace.key,
            "2026-11-04",
            weekly[1],
            channel="in-person",
            note="Weekly, over cake",
            initiator="them",
            group=weekly[1],
        ),
        Touch(ada.key, "2026-11-12", lunch, channel="in-person", note="Lunch", group=lunch),
        Touch(ada.key, "2026-11-17", weekly[2], note="Weekly", group=weekly[2]),
        Touch(grace.key, "2026-11-17", weekly[2], note="Weekly", initiator="them", group=weekly[2]),
    ]
    assert {one.key for one in told(found, Cancelled)} == {
        "weekly@calendar.example",
        "weekly@calendar.example 2026-10-27",
        "weekly@calendar.example 2026-11-10",
        "declined@calendar.example",
        "to-come@calendar.example",
    }
    assert told(found, Later) == [Later("2026-12-01")]
    assert told(found, Lost, Rejected) == []


def test_a_calendar_from_outlook():
    """A zone that no system knows, addresses in capitals, whole days that begin at midnight.

    The second of two meetings is the last moment of UNTIL, which is in UTC; what one attendee
    answers is no version of the meeting; what is called off in a later calendar is called off.
    """
    found = records((FILES / "outlook.ics").read_bytes())
    uid = "040000008200E00074C5B7101A82E00800000000D0D1"
    assert told(found, Person) == [
        person("ada@example.org", "Quill, Ada"),
        person("pat@example.org", "pat@example.org"),
    ]
    assert [(one.person, one.day, one.key) for one in told(found, Touch)] == [
        (who, f"2026-09-{day}", f"{uid} 2026-09-{day}")
        for day in (24, 25)
        for who in ("ada@example.org", "pat@example.org")
    ]
    assert {(one.channel, one.note, one.initiator) for one in told(found, Touch)} == {
        ("video", "Budget", "me")
    }
    assert told(found, Cancelled, Lost, Rejected, Later) == [Cancelled(uid), Cancelled("REVIEW")]


def test_a_file_that_is_hardly_a_calendar():
    """Events by themselves, lines that are none, an alarm and an event that do not end."""
    found = records((FILES / "odd.ics").read_bytes())
    nameless = next(one for one in told(found, Person) if not one.emails)
    assert nameless.name == "No Address"
    assert set(told(found, Person)) == {
        nameless,
        person("ben@example.org", 'Ben "Bix" Orr'),
    }
    assert {(one.person, one.day, one.channel, one.note) for one in told(found, Touch)} == {
        (nameless.key, "2026-09-10", "call", "Phone Ben"),
        ("ben@example.org", "2026-09-10", "call", "Phone Ben"),
        ("ben@example.org", "2026-09-12", "in-person", None),
        ("ben@example.org", "2026-09-13", None, "Torn o"),
    }
    assert told(found, Rejected) == [
        Rejected(29, "its DTSTART is no day from 1900-01-01 to 2199-12-31")
    ]


def test_what_an_event_says_stays_in_the_file():
    """Of a description nothing is stored, and nobody is made of an address in it."""
    assert "salary" not in repr(records((FILES / "google.ics").read_bytes()))
    assert "private" not in repr(records((FILES / "google.ics").read_bytes()))


@pytest.mark.parametrize(
    "begin",
    [
        b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n",
        b"\xef\xbb\xbfBEGIN:VCALENDAR\r\n",
        b"\r\n\r\nbegin:vcalendar\r\n",
        b"BEGIN:VEVENT\nUID:x\n",
        "BEGIN:VCALENDAR\r\n".encode("utf-16"),
    ],
)
def test_a_calendar_is_told_by_how_it_begins(begin):
    """With a mark or without, in small letters, in UTF-16, or without its VCALENDAR."""
    assert ics.fits(begin)
    assert exchange.told(BytesIO(begin)) == "ics"


@pytest.mark.parametrize(
    "begin",
    [b"", b"BEGIN:VCARD\r\n", b"From: a@example.org\n\nBEGIN:VCALENDAR\n", b"BEGIN", b"\xff\xfe"],
)
def test_what_begins_otherwise_is_none(begin):
    """An address book is no calendar, nor is a mail that has one in it."""
    assert not ics.fits(begin)
    with pytest.raises(Misread, match="not a calendar; one begins with BEGIN:VCALENDAR"):
        records(begin)


def test_a_file_in_utf_16_and_one_in_windows_letters():
    """Letters come out whole, whatever the file was saved as."""
    text = calendar(event(more=f"{OTTO}ATTENDEE;CN=Zoë Łuk:mailto:zoe@example.org\n"))
    assert person("zoe@example.org", "Zoë Łuk") in records(text.encode("utf-16"))
    text = text.replace("Łuk", "Luk")
    assert person("zoe@example.org", "Zoë Luk") in records(text.encode("cp1252"))


# Who was there -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("attendee", "email", "name"),
    [
        ("ATTENDEE;CN=Ada Quill:mailto:ada@example.org", "ada@example.org", "Ada Quill"),
        ("attendee;cn=Ada Quill:MAILTO:Ada@Example.ORG", "ada@example.org", "Ada Quill"),
        ('ATTENDEE;CN="Quill; Ada":Mailto:ada@example.org', "ada@example.org", "Quill; Ada"),
        ("ATTENDEE;CN=ADA@example.org:mailto:ada@example.org", "ada@example.org", ""),
        ("ATTENDEE;CN=ada@old.example:mailto:ada@example.org", "ada@example.org", ""),
        ("ATTENDEE;CN=:mailto:ada@example.org", "ada@example.org", ""),
        ("ATTENDEE:mailto:ada@example.org", "ada@example.org", ""),
        ("ATTENDEE:ada@example.org", "ada@example.org", ""),
        ("ATTENDEE:mailto:ada%2Bcal@example.org?subject=x", "ada+cal@example.org", ""),
        ("ATTENDEE;CN=^'Ada^' Quill:mailto:ada@example.org", "ada@example.org", '"Ada" Quill'),
        ("ATTENDEE;CN=Ada <ada@example.org>:mailto:ada@example.org", "ada@example.org", "Ada"),
        (
            'ATTENDEE;SENT-BY= "mailto:x@example.org";CN=Ada Quill:mailto:ada@\n  example.org',
            "ada@example.org",
            "Ada Quill",
        ),
        (
            "ATTENDEE;CN=Ada Quill;EMAIL=ada@example.org:/1/principal/",
            "ada@example.org",
            "Ada Quill",
        ),
    ],
)
def test_a_person_has_an_address_and_may_have_a_name(attendee, email, name):
    """However an attendee is written; where only the address is told, that is the name."""
    found = records(calendar(event(more=f"{OTTO}{attendee}\n")))
    assert told(found, Person) == [person(email, name or email)]


@pytest.mark.parametrize(
    "nobody",
    [
        "ATTENDEE;CUTYPE=ROOM;CN=Attic:mailto:attic@example.org",
        "ATTENDEE;CUTYPE=resource:mailto:beamer@example.org",
        "ATTENDEE;CUTYPE=GROUP:mailto:everybody@example.org",
        "ATTENDEE:mailto:c_1@resource.calendar.google.com",
        "ATTENDEE:mailto:1@group.calendar.google.com",
        "ATTENDEE:mailto:no-reply@example.org",
        "ATTENDEE;PARTSTAT=DECLINED:mailto:ida@example.org",
        "ATTENDEE;PARTSTAT=delegated:mailto:ida@example.org",
        "ATTENDEE;ROLE=NON-PARTICIPANT:mailto:ida@example.org",
        "ATTENDEE:invalid:nomail",
        "ATTENDEE;CN=:mailto:",
        "ATTENDEE:MAILTO:OTTO@example.org",
    ],
)
def test_who_was_not_there_and_what_is_nobody(nobody):
    """Rooms, lists, robots, who declined or sent another, who was only told, and the user."""
    assert {one.person for one in touches(calendar(event(more=f"{OTTO}{ADA}{nobody}\n")))} == {
        "ada@example.org"
    }


def test_a_name_that_is_told_once_is_the_name():
    """The first event has but the address; the name comes with the second."""
    first = event("20261001T100000", f"{OTTO}ATTENDEE:mailto:ada@example.org\n", "a")
    assert told(records(calendar(first, event(uid="b"))), Person) == [
        person("ada@example.org", "Ada Quill")
    ]


def test_who_began_it():
    """The user, or who invited; of the others of somebody's meeting it cannot be said."""
    begun = OTTO + ADA + "ATTENDEE:mailto:ben@example.org\n"
    assert {one.initiator for one in touches(calendar(event(more=begun)))} == {"me"}
    invited = "ORGANIZER:mailto:ada@example.org\nATTENDEE:mailto:otto@example.org\n"
    invited += "ATTENDEE:mailto:ben@example.org\n"
    found = touches(calendar(event(more=invited)))
    assert {one.person: one.initiator for one in found} == {
        "ada@example.org": "them",
        "ben@example.org": None,
    }
    assert touches(calendar(event(more=ADA)))[0].initiator is None


def test_those_who_met_together_share_a_gathering():
    """One meeting is one group; so is each of a series."""
    more = OTTO + ADA + "ATTENDEE:mailto:ben@example.org\nRRULE:FREQ=DAILY;COUNT=2\n"
    found = touches(calendar(event(more=more)))
    assert [one.group for one in found] == ["one 2026-10-01"] * 2 + ["one 2026-10-02"] * 2


def test_the_user_may_go_by_several_addresses_and_a_name():
    """Each of them is the user, with `mailto:` or without."""
    more = ADA + "ATTENDEE:mailto:o.brandt@example.com\nATTENDEE;CN=Otto Brandt:invalid:x\n"
    options = Options(TODAY, me=("Mailto:O.Brandt@example.com", "otto brandt"))
    data = calendar(event(more=more)).encode()
    assert told(ics.read(BytesIO(data), options).records, Person) == [
        person("ada@example.org", "Ada Quill")
    ]


def test_without_me_a_meeting_of_two_cannot_be_read():
    """Else the user would be among the people; where all are alone it does not matter."""
    with pytest.raises(Misread, match=r"--me you@example\.org"):
        records(calendar(event()), me="")
    assert records(calendar(event(more=OTTO)), me="") == []
    whole = "DTSTART;VALUE=DATE:20261001\n"
    assert records(calendar(whole + OTTO + ADA), me="") == []
    assert records(calendar(event(more=OTTO + ADA + "STATUS:CANCELLED\n")), me="") == [
        Cancelled("one")
    ]


def test_who_may_be_the_user():
    """Counted over the events that have people, where some have two; answers do not count."""
    ben = "ATTENDEE:mailto:BEN@example.org\nATTENDEE:mailto:ben@example.org\n"
    text = calendar(event(), event(more=OTTO + ben), event(more=OTTO), event(more=""))
    text += calendar(event(more=ADA), head="METHOD:REPLY\n")
    found = ics.mine(BytesIO(text.encode()), Options(TODAY))
    assert (found.entries, dict(found.seen)) == (
        3,
        {"otto@example.org": 3, "ada@example.org": 1, "ben@example.org": 1},
    )
    alone = calendar(event(more=OTTO), event(more=ADA))
    assert ics.mine(BytesIO(alone.encode()), Options(TODAY)) == (0, {})


def crowd(size: int) -> str:
    return "".join(f"ATTENDEE:mailto:p{n}@example.org\n" for n in range(size))


def test_with_too_many_it_was_a_meeting_with_nobody():
    """Eight people may be there, the user among them; who declined was not."""
    assert len(touches(calendar(event(more=OTTO + crowd(7))))) == 7
    declined = "ATTENDEE;PARTSTAT=DECLINED:mailto:ida@example.org\n"
    assert len(touches(calendar(event(more=OTTO + crowd(7) + declined)))) == 7
    assert records(calendar(event(more=OTTO + crowd(8)))) == [
        Lost(3, "meetings with more than 8 people, left out")
    ]
    assert len(touches(calendar(event(more=OTTO + crowd(8))), max_attendees=9)) == 8
    series = event(more=OTTO + crowd(3000) + "RRULE:FREQ=DAILY;COUNT=9\n")
    assert records(calendar(series)) == [
        Cancelled("one"),
        Lost(3, "meetings with more than 8 people, left out"),
    ]
    assert touches(calendar(event(more=OTTO + crowd(3000))), max_attendees=2000) == []


# How, and about what -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("more", "channel"),
    [
        ("LOCATION:https://us02web.zoom.us/j/123?pwd=x", "video"),
        ("URL:https://meet.google.com/abc-defg-hij", "video"),
        ("X-GOOGLE-CONFERENCE:https://meet.example/abc", "video"),
        ("CONFERENCE;VALUE=URI;FEATURE=AUDIO,VIDEO:https://video.example/1", "video"),
        ("DESCRIPTION:Join <https://teams.microsoft.com/l/meetup-join/1>", "video"),
        ("LOCATION:Quay 9\nDESCRIPTION:or https://acme.webex.com/meet/x", "video"),
        ("LOCATION:Microsoft Teams Meeting", "video"),
        ("SUMMARY:Video call with Ada", "video"),
        ("SUMMARY:Call Ada", "call"),
        ("SUMMARY:Phone call\nLOCATION:Quay 9", "call"),
        ("LOCATION:by phone", "call"),
        ("LOCATION:+44 20 7946 0000", "call"),
        ("LOCATION:Quay 9", "in-person"),
        ("LOCATION:Café\\, by the river", "in-person"),
        ("SUMMARY:Recalled\nLOCATION:", None),
        ("LOCATION:https://maps.example/quay", None),
        ("DESCRIPTION:I like zoom.us and meet.google.com", None),
        ("SUMMARY:Lunch", None),
    ],
)
def test_how_people_met(more, channel):
    """A link is a video call, a telephone a call, another place a place; else nothing is said."""
    assert touch(f"{more}\n").channel == channel


def test_a_note_is_the_summary_on_one_line():
    """Escapes are taken off, blanks are single."""
    assert (
        touch("SUMMARY:Tea\\; cake\\n and\\, talk\nSUMMARY:second\n").note == "Tea; cake and, talk"
    )
    assert touch("SUMMARY:\n").note is None
    assert touch("SUMMARY:folded li\n ne\n").note == "folded line"


def test_what_cannot_be_stored_is_rejected_and_the_rest_is_read():
    """A note too long for the store, an address too long; others of the meeting are met."""
    text = calendar(
        event(more=f"{OTTO}{ADA}SUMMARY:{'x' * 65537}\n", uid="a"),
        event(more=f"{OTTO}{ADA}ATTENDEE:mailto:{'x' * 400}@example.org\n", uid="b"),
        event(more=OTTO + ADA + "X-A:1\n" * 1001, uid="c"),
        event(more=OTTO + ADA + "".join(f"EXDATE:{'1' * 500_000}\n" for _ in range(3)), uid="d"),
    )
    found = records(text)
    assert [one.key for one in told(found, Touch)] == ["b"]
    assert {one.reason for one in told(found, Rejected)} == {
        "the note is longer than 65,536 characters",
        "an e-mail address is longer than 320 characters",
        "it has more than 1,000 properties",
        "it is longer than 1 MiB",
    }


# On which day ------------------------------------------------------------------------------------

AHEAD, BEHIND = timezone(timedelta(hours=13)), timezone(timedelta(hours=-11))


@pytest.mark.parametrize(
    ("start", "zone", "day"),
    [
        ("DTSTART:20261001T120000Z", UTC, "2026-10-01"),
        ("DTSTART:20261001T120000Z", AHEAD, "2026-10-02"),
        ("DTSTART:20261001T100000Z", BEHIND, "2026-09-30"),
        ("DTSTART;TZID=UTC:20261001T120000", AHEAD, "2026-10-02"),
        ("DTSTART;TZID=Pacific/Auckland:20261001T003000", BEHIND, "2026-10-01"),
        ("DTSTART;TZID=Nowhere:20261001T003000", BEHIND, "2026-10-01"),
        ("DTSTART:20261001T235959", BEHIND, "2026-10-01"),
        ("DTSTART:2026-10-01T23:59:00", UTC, "2026-10-01"),
        ("DTSTART:20261001T2359", UTC, "2026-10-01"),
    ],
)
def test_the_day_is_that_of_the_clock_on_the_wall(start, zone, day):
    """As written with its zone or without; what is written in UTC, in the user's zone."""
    text = calendar(f"UID:one\n{start}\n{OTTO}{ADA}")
    assert days(text, zone=zone) == [day]


def test_a_calendar_may_have_a_zone_of_its_own():
    """X-WR-TIMEZONE holds for its own calendar, and only for what is written in UTC."""
    late = event("20261001T233000Z")
    tokyo = calendar(late, head="X-WR-TIMEZONE:Asia/Tokyo\n")
    there = calendar(late.replace("one", "two"))
    assert days(tokyo + there) == ["2026-10-02", "2026-10-01"]
    unknown = calendar(late, head="X-WR-TIMEZONE:Middle/Earth\n")
    assert days(unknown, zone=AHEAD) == ["2026-10-02"]


def test_a_system_may_know_no_zones(monkeypatch):
    """Then what the file says of them is taken, and the local zone where it says nothing."""
    monkeypatch.setattr(moments, "_named", lambda zone: None)
    found = records((FILES / "google.ics").read_bytes(), zone=timezone(timedelta(hours=1)))
    assert {one.day for one in told(found, Touch)} == {
        *("2026-03-05", "2026-10-20", "2026-11-04", "2026-11-12", "2026-11-17")
    }


def test_the_zone_of_the_system_is_asked_where_none_is_given(monkeypatch):
    """Without an argument, `TZ` says which day it was."""
    data = calendar(event("20261001T120000Z")).encode()
    options = Options(TODAY, me=(ME,))
    try:
        for zone, day in (("XXX-13", "2026-10-02"), ("XXX11", "2026-10-01"), ("UTC", "2026-10-01")):
            monkeypatch.setenv("TZ", zone)
            time.tzset()
            (found,) = told(ics.read(BytesIO(data), options).records, Touch)
            assert found.day == day
    finally:
        monkeypatch.undo()
        time.tzset()


@pytest.mark.parametrize(
    "start",
    [
        "DTSTART;VALUE=DATE:20261001",
        "DTSTART:20261001",
        "DTSTART:20261001T000000\nX-MICROSOFT-CDO-ALLDAYEVENT:TRUE",
    ],
)
def test_what_lasts_whole_days_is_no_meeting(start):
    """A holiday, a trade fair, and a birthday every year."""
    assert records(calendar(f"{start}\n{OTTO}{ADA}")) == []
    assert records(calendar(f"{start}\n{OTTO}{crowd(9)}")) == []
    assert records(calendar(f"{start}\n{OTTO}{crowd(9)}RRULE:FREQ=YEARLY\n")) == []


@pytest.mark.parametrize(
    "start", ["20260230T100000", "18991231T100000", "99991231T100000", "tomorrow", "", "2026-W10"]
)
def test_a_day_that_does_not_exist_is_rejected(start):
    """With the line in which its event begins; of the dentist nobody needs to hear."""
    found = records(calendar(event(start)))
    if start:
        assert found == [Rejected(3, "its DTSTART is no day from 1900-01-01 to 2199-12-31")]
    else:
        assert found[1:] == [Lost(3, "meetings without a day, left out")]
    assert records(calendar(event(start, more=OTTO))) == []


def test_a_meeting_to_come_is_no_meeting_yet():
    """The file has more to say on the first day on which somebody will be met."""
    text = calendar(
        event("20261224T100000", uid="a"),
        event("20261222T100000", uid="b"),
        event("20261120T100000", more=OTTO, uid="alone"),
        event("20261121T100000", more=OTTO + ADA + "STATUS:CANCELLED\n", uid="off"),
        event("20261122T100000", more=OTTO + crowd(9), uid="crowd"),
        event("20261119T235900", uid="today"),
    )
    found = records(text)
    assert [one.key for one in told(found, Touch)] == ["today"]
    assert told(found, Later) == [Later("2026-12-22")]


def test_a_series_will_have_more_to_say():
    """The next of it is the day to look again; none is left where it ended."""
    weekly = OTTO + ADA + "RRULE:FREQ=WEEKLY"
    assert told(records(calendar(event("20261105T100000", f"{weekly}\n"))), Later) == [
        Later("2026-11-26")
    ]
    skipped = f"{weekly}\nEXDATE:20261126T100000\n"
    assert told(records(calendar(event("20261105T100000", skipped))), Later) == [
        Later("2026-12-03")
    ]
    assert told(records(calendar(event("20261105T100000", f"{weekly};COUNT=3\n"))), Later) == []


def test_since_a_day():
    """Single meetings are taken whatever their day, those of series of a year; or since a day."""
    text = calendar(
        event("19990101T100000", uid="old"),
        event("20250101T100000", OTTO + ADA + "RRULE:FREQ=MONTHLY\n", uid="series"),
    )
    assert days(text) == [
        "1999-01-01",
        *(f"2025-{month}-01" for month in ("12",)),
        *(f"2026-{month:02}-01" for month in range(1, 12)),
    ]
    assert days(text, since=date(2025, 2, 1))[:2] == ["2025-02-01", "2025-03-01"]
    assert days(text, since=date(1998, 1, 1))[:2] == ["1999-01-01", "2025-01-01"]


# Which version holds -----------------------------------------------------------------------------


def version(start: str, sequence: int, more: str = "") -> str:
    return event(start, f"{OTTO}{ADA}SEQUENCE:{sequence}\n{more}")


def test_the_highest_sequence_holds_wherever_it_stands():
    """Also across calendars of one file; of the same sequence what was changed last."""
    old, new = version("20261001T100000", 1), version("20261002T100000", 2)
    assert days(calendar(old, new)) == days(calendar(new, old)) == ["2026-10-02"]
    assert days(calendar(new) + calendar(old)) == ["2026-10-02"]
    first = version(
        "20261003T100000", 2, "LAST-MODIFIED:20260901T000000Z\nDTSTAMP:20261001T000000Z\n"
    )
    last = version("20261004T100000", 2, "DTSTAMP:20260902T000000Z\n")
    assert days(calendar(first, last)) == days(calendar(last, first)) == ["2026-10-04"]


def test_a_meeting_that_was_moved_keeps_its_key():
    """So it is the one that was imported, whatever day it is on now."""
    assert {one.key for one in touches(calendar(version("20261001T100000", 1)))} == {"one"}
    assert {one.key for one in touches(calendar(version("20261002T100000", 2)))} == {"one"}
    put_off = records(calendar(version("20261203T100000", 3)))
    assert put_off == [Cancelled("one"), Later("2026-12-03")]


def test_what_is_called_off_is_taken_back():
    """By its status or its calendar's method, unless a later version says otherwise."""
    there = version("20261001T100000", 1)
    off = version("20261001T100000", 2, "STATUS:CANCELLED\n")
    by_method = calendar("UID:one\nSEQUENCE:2\n", head="METHOD:CANCEL\n")
    assert records(calendar(there, off)) == [Cancelled("one")]
    assert records(calendar(there) + by_method) == [Cancelled("one")]
    again = version("20261001T100000", 3)
    assert days(calendar(there, off, again)) == ["2026-10-01"]


def test_a_series_that_is_called_off_is_taken_back_day_by_day():
    """Though who calls it off need not repeat its rule; what was agreed on later stands."""
    series = version("20261102T100000", 1, "RRULE:FREQ=WEEKLY\n")
    moved = version("20261110T100000", 2, "RECURRENCE-ID:20261109T100000\n")
    revived = version("20261118T100000", 5, "RECURRENCE-ID:20261116T100000\n")
    off = calendar("UID:one\nSEQUENCE:2\n", head="METHOD:CANCEL\n")
    found = records(calendar(series, moved, revived) + off)
    assert {one.key for one in told(found, Cancelled)} == {
        "one",
        "one 2026-11-02",
        "one 2026-11-09",
    }
    assert [(one.key, one.day) for one in told(found, Touch)] == [("one 2026-11-16", "2026-11-18")]


def test_a_meeting_that_is_repeated_from_now_on_is_there_once():
    """What was imported while it was a meeting by itself is the first of the series now."""
    series = event("20261102T100000", OTTO + ADA + "RRULE:FREQ=WEEKLY;COUNT=1\n")
    found = records(calendar(series))
    assert told(found, Cancelled) == [Cancelled("one")]
    assert [one.key for one in told(found, Touch)] == ["one 2026-11-02"]


def test_an_instance_holds_instead_of_the_one_in_the_series():
    """Before or after its series in the file, declined or moved, in UTC or not."""
    series = event("20261102T100000", OTTO + ADA + "RRULE:FREQ=WEEKLY\n")
    ben = "ATTENDEE:mailto:ben@example.org\n"
    moved = event("20261110T120000", OTTO + ben + "RECURRENCE-ID:20261109T100000\n")
    for text in (calendar(series, moved), calendar(moved, series)):
        assert [(one.person, one.day, one.key) for one in touches(text)] == [
            ("ada@example.org", "2026-11-02", "one 2026-11-02"),
            ("ada@example.org", "2026-11-16", "one 2026-11-16"),
            ("ben@example.org", "2026-11-10", "one 2026-11-09"),
        ]
    declined = event(
        "20261109T100000",
        f"ATTENDEE;PARTSTAT=DECLINED:mailto:{ME}\n{ADA}RECURRENCE-ID:20261109T100000\n",
    )
    found = records(calendar(series, declined))
    assert told(found, Cancelled) == [Cancelled("one"), Cancelled("one 2026-11-09")]
    assert [one.day for one in told(found, Touch)] == ["2026-11-02", "2026-11-16"]


def test_an_instance_may_come_without_its_series():
    """An invitation to one of them; its key is the one it will have with the series."""
    alone = event("20261110T100000", OTTO + ADA + "RECURRENCE-ID:20261109T100000\n")
    assert [(one.day, one.key) for one in touches(calendar(alone))] == [
        ("2026-11-10", "one 2026-11-09")
    ]
    junk = event("20261110T100000", OTTO + ADA + "RECURRENCE-ID:soon\n")
    assert records(calendar(junk)) == [
        Rejected(3, "its RECURRENCE-ID is no day from 1900-01-01 to 2199-12-31")
    ]


def test_from_an_instance_on():
    """RANGE=THISANDFUTURE: the rest of a series has other people, or does not take place."""
    series = event("20261102T100000", OTTO + ADA + "RRULE:FREQ=WEEKLY;COUNT=3\n")
    which = "RECURRENCE-ID;RANGE=THISANDFUTURE:20261109T100000\n"
    ben = event("20261109T100000", OTTO + "ATTENDEE:mailto:ben@example.org\n" + which)
    assert {(one.person, one.day) for one in touches(calendar(series, ben))} == {
        ("ada@example.org", "2026-11-02"),
        ("ben@example.org", "2026-11-09"),
        ("ben@example.org", "2026-11-16"),
    }
    off = event("20261109T100000", which + "STATUS:CANCELLED\n")
    found = records(calendar(series, off))
    assert [one.day for one in told(found, Touch)] == ["2026-11-02"]
    assert {one.key for one in told(found, Cancelled)} == {
        "one",
        "one 2026-11-09",
        "one 2026-11-16",
    }


def test_one_without_a_uid_is_the_same_the_next_time():
    """It is known by when it was, what it was called and who invited."""
    text = calendar(f"DTSTART:20261001T100000\nSUMMARY:Tea\n{OTTO}{ADA}")
    other = text.replace("Tea", "Coffee")
    (first,), (again,), (another,) = (touches(each) for each in (text, text, other))
    assert first.key == again.key != another.key
    long = event(uid="x" * 600)
    assert len(touches(calendar(long))[0].key) <= 200
    for odd in ("\0", "\u0301", "a\0b"):
        assert re.fullmatch("[0-9a-f]{32}", touches(calendar(event(uid=odd)))[0].key)


def test_many_events_wait_on_disk():
    """Versions are found together among thousands of others."""
    others = [event(uid=f"n{n}") for n in range(2500)]
    text = calendar(version("20261001T100000", 1), *others, version("20261002T100000", 2))
    found = touches(text)
    assert len(found) == 2501
    assert [one.day for one in found if one.key == "one"] == ["2026-10-02"]


# Whatever the bytes ------------------------------------------------------------------------------

WHOLE = [(FILES / name).read_bytes() for name in ("google.ics", "outlook.ics", "odd.ics")]
PIECES = st.sampled_from(
    [
        *(b"BEGIN:VEVENT\n", b"END:VEVENT\n", b"BEGIN:VALARM\n", b"END:VCALENDAR\n", b"\n ", b"\r"),
        *(b";TZID=../../x", b";TZID=Europe", b'"', b":", b";", b",", b"\\", b"\0", b"\xff", b"^n"),
        *(
            b"19000101T000000Z",
            b"21991231T235959Z",
            b"00000000T000000",
            b"-1",
            b"9" * 30,
            b"20260230",
        ),
        *(
            b"RRULE:FREQ=DAILY\n",
            b"EXDATE:20261020T093000\n",
            b";RANGE=THISANDFUTURE",
            b"FREQ=HOURLY",
        ),
        *(
            b"RECURRENCE-ID:20261103T083000Z\n",
            b"METHOD:CANCEL\n",
            b"UID:weekly@calendar.example\n",
        ),
        *(b"X-WR-TIMEZONE:/etc/passwd\n", b"TZOFFSETTO:+9999\n", b"mailto:", b";CN=\xed\xa0\x80"),
    ]
)


@st.composite
def mutated(draw) -> bytes:
    data: bytes = draw(st.sampled_from(WHOLE))
    for _ in range(draw(st.integers(1, 8))):
        at, most = draw(st.integers(0, len(data))), draw(st.integers(0, 60))
        piece = draw(PIECES | st.binary(max_size=4))
        data = data[:at] + piece + data[at + most :]
    return data


@settings(max_examples=trials(300))
@given(data=mutated(), me=st.sampled_from(["", ME]))
def test_whatever_the_bytes_there_are_records_or_a_sentence(data, me):
    """Nothing else is raised, and what comes is fit for the store."""
    options = Options(TODAY, me=(me,) if me else ())
    try:
        ics.mine(BytesIO(data), options)
        found = list(ics.read(BytesIO(data), options, UTC).records)
    except Misread:
        return
    people = {one.key for one in told(found, Person)}
    for one in told(found, Touch):
        assert one.person in people
        assert "1900-01-01" <= one.day <= str(TODAY)
        assert flaw(one) is None
    assert all(flaw(one) is None for one in told(found, Person))
    kept = [(one.key, one.person) for one in told(found, Touch)]
    assert len(set(kept)) == len(kept)
    assert not {one.key for one in told(found, Cancelled)} & {key for key, _ in kept}


def test_memory_does_not_grow_with_the_file(monkeypatch):
    """Three times the events take no more: what does not fit waits on disk."""
    monkeypatch.setattr(spool, "FEW", 50)
    monkeypatch.setattr(spool, "_SORTED", 100)
    monkeypatch.setattr(spool, "_TOGETHER", 5)
    few, many = (peak(size) for size in (1_000, 3_000))
    assert many < 1.5 * few


def peak(size: int) -> int:
    """Return how much memory reading so many events takes, the file itself left aside."""
    text = calendar(*(event(uid=f"n{n}", more=f"{OTTO}{ADA}SUMMARY:{n}\n") for n in range(size)))
    stream, options = BytesIO(text.encode()), Options(TODAY, me=(ME,))
    tracemalloc.start()
    try:
        assert sum(isinstance(one, Touch) for one in ics.read(stream, options).records) == size
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
