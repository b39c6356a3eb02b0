"""The calendar that netlog writes: whom to write to on which day, and birthdays."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO
from itertools import islice

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from netlog import exchange
from netlog.exchange import How, Options, ics
from netlog.exchange.contentlines import lines, text
from netlog.store.contents import Card
from tests.trust import trials

TODAY = date(2026, 11, 19)  # a Thursday
ADA = Card(
    id=1,
    uid="3f0c",
    handle="ada-quill",
    name="Ada Quill",
    emails=("ada@example.org",),
    phones=(),
    links=(),
    nicknames=(),
    tags=(),
    jobs=(),
    location=None,
    birthday="1985-12-10",
    met_on=None,
    met_at=None,
    introduced_by=None,
    circle="close",
    cadence=None,
    note="her secret",
    added_on="2026-01-02",
    snoozed_until=None,
    archived_on=None,
    updated_at="2026-02-03T04:05:06.789Z",
    last_touch="2026-09-27",
    balance=-2,
    open_since=None,
    due_on="2026-10-27",
    every="1 month",
    entries=(("u", "2026-09-27", "met", None, None, 1, "a secret", None, None, None, None),),
)
NOBODY = ADA._replace(birthday=None, due_on=None)


def written(*cards: Card, today: date = TODAY, changed_at: str | None = None) -> str:
    return "".join(ics.write(cards, How(today, changed_at=changed_at)))


def events(calendar: str) -> list[dict[str, str]]:
    """Read a calendar as RFC 5545 has it, refusing what it refuses."""
    found: list[dict[str, str]] = []
    opened: list[str] = []
    for name, value in logical(calendar):
        if name == "BEGIN":
            opened.append(value)
            found += [{}] if value == "VEVENT" else []
        elif name == "END":
            assert opened.pop() == value
        elif opened[-1] == "VEVENT":
            assert name not in found[-1], "once each"
            found[-1][name] = value
    assert not opened
    for event in found:
        assert event.keys() >= {"UID", "DTSTAMP", "DTSTART", "SUMMARY"}
        assert re.fullmatch(r"[0-9]{8}T[0-9]{6}Z", event["DTSTAMP"])
    assert len({event["UID"] for event in found}) == len(found)
    return found


def logical(calendar: str) -> Iterator[tuple[str, str]]:
    """Yield name and value of each line, checked for length, signs and escapes."""
    raw = calendar.encode()
    assert raw.endswith(b"\r\n")
    physical = raw.removesuffix(b"\r\n").split(b"\r\n")
    assert all(0 < len(line) <= 75 for line in physical)
    assert all(line.decode() for line in physical), "no character is cut"
    unfolded = b"\r\n".join(physical).replace(b"\r\n ", b"").decode()
    assert not re.search("[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029]", unfolded.replace("\r\n", ""))
    for line in unfolded.split("\r\n"):
        match = re.fullmatch(r"([A-Z-]+)(?:;VALUE=DATE)?:(.*)", line)
        assert match
        name, value = match.groups()
        if name in {"SUMMARY", "DESCRIPTION", "UID"}:
            assert re.fullmatch(r"(?:[^\\,;]|\\[\\,;n])*", value)
        yield name, value


def test_who_is_late_is_there_today():
    """The whole file as it is written, by hand from the card and from RFC 5545."""
    assert written(ADA) == (
        "BEGIN:VCALENDAR\r\n"
        "VERSION:2.0\r\n"
        "PRODID:-//netlog//netlog//EN\r\n"
        "CALSCALE:GREGORIAN\r\n"
        "X-WR-CALNAME:netlog\r\n"
        "X-PUBLISHED-TTL:P1D\r\n"
        "BEGIN:VEVENT\r\n"
        "UID:due-3f0c@netlog\r\n"
        "DTSTAMP:20261119T000000Z\r\n"
        "LAST-MODIFIED:20261119T000000Z\r\n"
        "DTSTART;VALUE=DATE:20261119\r\n"
        "DTEND;VALUE=DATE:20261120\r\n"
        "SUMMARY:Write to Ada Quill (3 weeks late)\r\n"
        "CLASS:PRIVATE\r\n"
        "TRANSP:TRANSPARENT\r\n"
        "DESCRIPTION:due 2026-10-27\\, 3 weeks late\\nlast touch: 2026-09-27\\nevery mo\r\n"
        " nth\\nyour turn\r\n"
        "END:VEVENT\r\n"
        "BEGIN:VEVENT\r\n"
        "UID:birthday-3f0c@netlog\r\n"
        "DTSTAMP:20260203T040506Z\r\n"
        "LAST-MODIFIED:20260203T040506Z\r\n"
        "DTSTART;VALUE=DATE:19851210\r\n"
        "DTEND;VALUE=DATE:19851211\r\n"
        "SUMMARY:Ada Quill's birthday\r\n"
        "CLASS:PRIVATE\r\n"
        "TRANSP:TRANSPARENT\r\n"
        "RRULE:FREQ=YEARLY\r\n"
        "DESCRIPTION:born in 1985\r\n"
        "END:VEVENT\r\n"
        "END:VCALENDAR\r\n"
    )


@pytest.mark.parametrize(
    ("due_on", "start", "summary"),
    [
        ("2026-12-24", "20261224", "Write to Ada Quill"),
        ("2026-11-19", "20261119", "Write to Ada Quill"),
        ("2026-11-18", "20261119", "Write to Ada Quill (1 day late)"),
        ("2199-12-31", "21991231", "Write to Ada Quill"),
    ],
)
def test_who_comes_due_is_there_on_the_day(due_on, start, summary):
    """On the due day while it is to come, then today, with how late it is."""
    (event,) = events(written(ADA._replace(due_on=due_on, birthday=None)))
    assert (event["DTSTART"], event["SUMMARY"]) == (start, summary)


def test_who_is_not_there():
    """Who has no cadence and no birthday, or is archived; the calendar is one all the same."""
    assert events(written(NOBODY, ADA._replace(archived_on="2026-05-05"))) == []
    assert "X-WR-CALNAME:netlog" in written()


def test_notes_stay_at_home():
    """A calendar is often shown to others."""
    assert "secret" not in written(ADA)
    assert "example.org" not in written(ADA)


@pytest.mark.parametrize(
    ("birthday", "start", "days"),
    [
        ("1985-12-10", "19851210", ["1985-12-10", "1986-12-10", "1987-12-10", "1988-12-10"]),
        ("--12-10", "20001210", ["2000-12-10", "2001-12-10", "2002-12-10", "2003-12-10"]),
        ("1984-02-29", "19840229", ["1984-02-29", "1985-02-28", "1986-02-28", "1987-02-28"]),
        ("--02-29", "20000229", ["2000-02-29", "2001-02-28", "2002-02-28", "2003-02-28"]),
    ],
)
def test_a_birthday_comes_every_year(birthday, start, days):
    """Also who was born on 29 February has one every year, and whose year is not known."""
    (event,) = events(written(NOBODY._replace(birthday=birthday)))
    assert event["DTSTART"] == start
    begin = datetime.strptime(start, "%Y%m%d")  # noqa: DTZ007 - a civil day, of no zone
    found = islice(rrulestr(event["RRULE"], dtstart=begin), 4)
    assert [str(moment.date()) for moment in found] == days
    assert ("DESCRIPTION" in event) == (birthday[0] != "-")


@pytest.mark.parametrize("birthday", ["soon", "--02-30", "1985", "", "1985-13-01"])
def test_what_is_no_birthday_has_no_event(birthday):
    """Another program may have written it into the database."""
    assert events(written(NOBODY._replace(birthday=birthday))) == []


def due(card: Card, **how) -> dict[str, str]:
    (event,) = events(written(card._replace(birthday=None), **how))
    return event


def test_who_subscribes_has_each_event_once():
    """The UID is the person's; DTSTAMP rises as the due day moves, whatever moved it."""
    before = due(ADA, changed_at="2026-11-18T10:00:00.000Z")
    later = due(ADA, today=date(2026, 11, 20))
    touched = due(
        ADA._replace(last_touch="2026-11-20", due_on="2026-12-20"), today=date(2026, 11, 20)
    )
    snoozed = ADA._replace(updated_at="2026-11-21T08:00:00.000Z", due_on="2027-01-01")
    put_off = due(snoozed, today=date(2026, 11, 21))
    # The touch was a slip and is removed again: nothing of the card says so, but the database.
    removed = due(ADA._replace(due_on="2026-12-24"), changed_at="2026-11-21T09:00:00.000Z")
    again = (before, later, touched, put_off, removed)
    assert {event["UID"] for event in again} == {"due-3f0c@netlog"}
    stamps = [event["DTSTAMP"] for event in again]
    assert stamps == [
        "20261119T000000Z",
        "20261120T000000Z",
        "20261120T000000Z",
        "20261121T080000Z",
        "20261121T090000Z",
    ]


def test_the_same_contents_on_the_same_day_are_the_same_bytes():
    """No clock is asked; what is not late is the same the next day too."""
    assert written(ADA, changed_at="2026-11-18T10:00:00.000Z") == written(
        ADA, changed_at="2026-11-18T10:00:00.000Z"
    )
    coming = ADA._replace(due_on="2026-12-24")
    assert written(coming) == written(coming, today=date(2026, 11, 20))


def test_netlog_imports_nobody_from_it():
    """Its events are of whole days, and of nobody but the user."""
    data = written(ADA, ADA._replace(uid="x", birthday="--02-29")).encode()
    assert exchange.told(BytesIO(data)) == "ics"
    options = Options(date(2027, 12, 31))
    assert list(ics.read(BytesIO(data), options).records) == []
    assert ics.mine(BytesIO(data), options) == (0, {})


HOSTILE = [
    "Ada; Quill, \\ \"the\" 'Bix'",
    "x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nATTENDEE:mailto:x@example.org",
    "a\u2028b\u0085c\x0bd\ne\rf",
    "\x1b[31mred\x07\x9b",
    "é" * 300,
    "👩‍🚀" * 60,
    "\\n\\N\\;",
    ":;,=\"'^",
]


@settings(max_examples=trials(200))
@given(
    name=st.text(st.characters(exclude_categories=["Cs"]), min_size=1) | st.sampled_from(HOSTILE)
)
@pytest.mark.parametrize("part", ["name", "uid"])
def test_a_hostile_name_is_a_name(part, name):
    """Whatever is in it, there is one event with one line of each kind, which says the name."""
    card = ADA._replace(**{part: name}, birthday="--02-29")
    found = events(written(card))
    assert len(found) == 2
    if part == "name":
        summary = text(found[0]["SUMMARY"])
        # Ends of lines are one kind of thing in a calendar, and control characters are none.
        meant = re.sub("\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]", "\n", name)
        meant = re.sub("[\x00-\x08\x0e-\x1f\x7f-\x9f]", "", meant)
        assert summary == f"Write to {meant} (3 weeks late)"
        read = next(
            line for line in lines(BytesIO(written(card).encode())) if line.name == "SUMMARY"
        )
        assert text(read.value) == summary
