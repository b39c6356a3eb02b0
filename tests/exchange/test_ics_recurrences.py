"""Recurring meetings: the days that a rule means, and how long it takes to say so."""

import calendar
import time
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from io import BytesIO

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from netlog.errors import Misread
from netlog.exchange import Options, ics
from netlog.exchange.ics.recurrences import Patience, days, parse
from netlog.exchange.records import Cancelled, Record, Rejected, Touch
from tests.trust import trials

TODAY = date(2026, 11, 19)  # a Thursday
UTC = timezone(timedelta(0))
START = datetime(2026, 9, 1, 10)  # noqa: DTZ001 - a Tuesday, wherever one is
WINDOW = date(2025, 11, 19), TODAY

NAMES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def of(
    rule: str,
    start: datetime = START,
    window: tuple[date, date] = WINDOW,
    until: datetime | None = None,
) -> list[date]:
    return list(days(parse(rule), start, until, window, Patience()))


def said(rule: str, **how) -> list[str]:
    """Return the days that a rule means, without their year."""
    return [f"{day:%m-%d}" for day in of(rule, **how)]


def records(lines: str, start: str = "20260901T100000") -> list[Record]:
    text = (
        f"BEGIN:VEVENT\nUID:one\nDTSTART{start if start[0] in ';:' else f':{start}'}\n"
        f"ATTENDEE:mailto:ada@example.org\n{lines}\nEND:VEVENT\n"
    )
    options = Options(TODAY, me=("otto@example.org",))
    return list(ics.read(BytesIO(text.encode()), options, UTC).records)


def met(lines: str, start: str = "20260901T100000") -> list[str]:
    return [one.day[5:] for one in records(lines, start) if isinstance(one, Touch)]


# What rules mean ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("FREQ=DAILY;COUNT=3", "09-01 09-02 09-03"),
        ("FREQ=DAILY;INTERVAL=30", "09-01 10-01 10-31"),
        ("FREQ=DAILY;BYDAY=MO,TU;COUNT=4", "09-01 09-07 09-08 09-14"),
        ("FREQ=DAILY;BYMONTHDAY=1,-1;COUNT=4", "09-01 09-30 10-01 10-31"),
        ("FREQ=WEEKLY;COUNT=3", "09-01 09-08 09-15"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR;COUNT=4", "09-04 09-14 09-18 09-28"),
        # The week begins on a Sunday, so that of 6 September is the second, and left out.
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=MO;COUNT=4", "09-01 09-06 09-15 09-20"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU;COUNT=4", "09-01 09-13 09-15 09-27"),
        ("FREQ=MONTHLY", "09-01 10-01 11-01"),
        ("FREQ=MONTHLY;BYDAY=1TU", "09-01 10-06 11-03"),
        ("FREQ=MONTHLY;BYDAY=-1FR", "09-25 10-30"),
        ("FREQ=MONTHLY;BYDAY=+2MO,-1FR;COUNT=3", "09-14 09-25 10-12"),
        ("FREQ=MONTHLY;BYDAY=TU,5WE;COUNT=6", "09-01 09-08 09-15 09-22 09-29 09-30"),
        ("FREQ=MONTHLY;BYMONTHDAY=31", "10-31"),
        ("FREQ=MONTHLY;BYMONTHDAY=-2", "09-29 10-30"),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "09-30 10-30"),
        ("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", "11-13"),
        ("FREQ=YEARLY", "09-01"),
        ("FREQ=YEARLY;BYMONTH=9,11;BYDAY=TU;COUNT=7", "09-01 09-08 09-15 09-22 09-29 11-03 11-10"),
        ("FREQ=YEARLY;BYYEARDAY=244,-61", "09-01 11-01"),
        ("FREQ=YEARLY;BYWEEKNO=40;BYDAY=MO,WE", "09-28 09-30"),
        # 2026 has 53 weeks: the fifth last, and of this one the weekday on which it began.
        ("FREQ=YEARLY;BYWEEKNO=-9", "11-03"),
        ("FREQ=YEARLY;BYDAY=45MO", "11-09"),
        # Twice on a day is one meeting, but two of its count; on the first day only one was left.
        ("FREQ=DAILY;BYHOUR=9,15;COUNT=4", "09-01 09-02 09-03"),
        ("FREQ=DAILY;BYHOUR=9,15;COUNT=3", "09-01 09-02"),
        ("FREQ=DAILY;BYHOUR=9;COUNT=2", "09-02 09-03"),
        ("freq=weekly; count=2", "09-01 09-08"),
        ("FREQ=WEEKLY;COUNT=0", ""),
        ("RSCALE=GREGORIAN;FREQ=WEEKLY;COUNT=1;SKIP=OMIT", "09-01"),
    ],
)
def test_the_days_of_a_rule(rule, expected):
    """Each kind of rule that calendars write, from Tuesday 1 September to 19 November."""
    assert " ".join(said(rule)) == expected


def test_29_february_comes_every_four_years():
    """A day that a month or a year does not have is passed over, not moved."""
    leap = datetime(2024, 2, 29, 9)  # noqa: DTZ001 - as START
    ahead = date(2024, 1, 1), date(2033, 1, 1)
    assert of("FREQ=YEARLY", leap, ahead) == [
        date(2024, 2, 29),
        date(2028, 2, 29),
        date(2032, 2, 29),
    ]
    assert of("FREQ=MONTHLY;INTERVAL=12", leap, ahead) == of("FREQ=YEARLY", leap, ahead)


@pytest.mark.parametrize(
    ("rule", "last"),
    [
        ("UNTIL=20260915", "09-15"),
        ("UNTIL=20260915T100000", "09-15"),
        ("UNTIL=20260915T095959", "09-08"),
        ("UNTIL=20260915T080000Z", "09-15"),
        ("UNTIL=20260915T075959Z", "09-08"),
        # What is no day to come is no end.
        ("UNTIL=99991231T235959Z", "11-17"),
        ("UNTIL=", "11-17"),
    ],
)
def test_the_end_of_a_rule_is_on_the_clock_where_the_meeting_is(rule, last):
    """UNTIL is in UTC as a rule; in Berlin it is two hours later, in summer."""
    assert met(f"RRULE:FREQ=WEEKLY;{rule}", ";TZID=Europe/Berlin:20260901T100000")[-1] == last


def test_days_besides_those_of_the_rule():
    """RDATE adds, EXDATE and EXRULE take away; also several, in UTC, or as periods."""
    assert met("RDATE:20261001T100000,20261003T100000\nRDATE;VALUE=DATE:20261002") == [
        *("09-01", "10-01", "10-02", "10-03")
    ]
    assert met("RRULE:FREQ=DAILY;COUNT=2\nRDATE;VALUE=PERIOD:20261001T100000Z/PT1H") == [
        *("09-01", "09-02", "10-01")
    ]
    left_out = "EXDATE:20260902T100000,20260903T100000\nEXDATE;VALUE=DATE:20260905"
    assert met(f"RRULE:FREQ=DAILY;COUNT=6\n{left_out}") == ["09-01", "09-04", "09-06"]
    assert met("RRULE:FREQ=DAILY;COUNT=6\nEXRULE:FREQ=DAILY;INTERVAL=2") == [
        *("09-02", "09-04", "09-06")
    ]
    # Half past midnight in Berlin, as UTC has it.
    late = ";TZID=Europe/Berlin:20260901T003000"
    assert met("RRULE:FREQ=DAILY;COUNT=3\nEXDATE:20260901T223000Z", late) == ["09-01", "09-03"]


def test_what_is_left_out_of_a_series_is_taken_back():
    """It may have been imported before it was left out."""
    found = records("RRULE:FREQ=DAILY;COUNT=2\nEXDATE:20260902T100000\nEXDATE:20270902T100000")
    assert [one.key for one in found if isinstance(one, Cancelled)] == ["one", "one 2026-09-02"]


def test_two_rules_are_one_series():
    """A day on which both have a meeting has one."""
    assert met("RRULE:FREQ=WEEKLY;COUNT=2\nRRULE:FREQ=DAILY;COUNT=3") == [
        *("09-01", "09-02", "09-03", "09-08")
    ]


@pytest.mark.parametrize(
    ("rule", "reason"),
    [
        ("FREQ=SECONDLY", "it is repeated every second"),
        ("FREQ=MINUTELY;COUNT=1000000000", "it is repeated every minute"),
        ("FREQ=HOURLY;INTERVAL=24", "it is repeated every hour"),
        ("FREQ=FORTNIGHTLY", "its RRULE cannot be read"),
        ("COUNT=3", "its RRULE cannot be read"),
        ("", "its RRULE cannot be read"),
        ("FREQ=DAILY;INTERVAL=0", "its RRULE cannot be read"),
        ("FREQ=DAILY;INTERVAL=-1", "its RRULE cannot be read"),
        ("FREQ=DAILY;COUNT=x", "its RRULE cannot be read"),
        ("FREQ=MONTHLY;BYMONTHDAY=32", "its RRULE cannot be read"),
        ("FREQ=MONTHLY;BYDAY=XX", "its RRULE cannot be read"),
        ("FREQ=DAILY;BYHOUR=-5", "its RRULE cannot be read"),
        ("FREQ=DAILY;BYHOUR=24", "its RRULE cannot be read"),
        ("FREQ=DAILY;BYSECOND=1,2", "its RRULE cannot be read"),
        ("FREQ=YEARLY;RSCALE=HEBREW", "its RRULE cannot be read"),
        ("FREQ=DAILY;BYHOUR=1,2,3,4,5;BYMINUTE=1,2,3,4,5", "its RRULE cannot be read"),
        ("FREQ=DAILY;WKST=XX", "its RRULE cannot be read"),
        ("FREQ=DAILY;BYMONTH=" + "1," * 2000, "its RRULE is too long"),
    ],
)
def test_a_rule_by_which_nobody_meets_is_rejected(rule, reason):
    """With the line of its event; dateutil would step through every second of it."""
    assert records(f"X-A:1\nRRULE:{rule}" if rule else "RRULE:FREQ=") == [
        Cancelled("one"),
        Rejected(1, reason),
    ]


# Against others who know -------------------------------------------------------------------------


def by_the_day(
    unit: str, interval: int, weekdays: set[int], monthdays: set[int], start: date, day: date
) -> bool:
    """Say of one day, by itself, whether a simple rule means it."""
    if unit == "DAILY":
        return (day - start).days % interval == 0
    if unit == "WEEKLY":
        weeks = (day - timedelta(day.weekday()) - (start - timedelta(start.weekday()))).days // 7
        return weeks % interval == 0 and day.weekday() in (weekdays or {start.weekday()})
    months = (day.year - start.year) * 12 + day.month - start.month
    length = calendar.monthrange(day.year, day.month)[1]
    wanted = {n if n > 0 else length + 1 + n for n in (monthdays or {start.day})}
    return months % interval == 0 and day.day in wanted


MONTHDAYS = st.integers(-31, 31).filter(bool)


@settings(max_examples=trials(200))
@given(
    unit=st.sampled_from(["DAILY", "WEEKLY", "MONTHLY"]),
    interval=st.integers(1, 40),
    weekdays=st.sets(st.integers(0, 6)),
    monthdays=st.sets(MONTHDAYS, max_size=4),
    begin=st.dates(date(2012, 1, 1), date(2027, 1, 1)),
    first=st.dates(date(2020, 1, 1), date(2026, 1, 1)),
    length=st.integers(0, 900),
    most=st.none() | st.integers(0, 300),
)
def test_simple_rules_mean_what_each_day_says_of_itself(
    unit, interval, weekdays, monthdays, begin, first, length, most
):
    """Stepping through the window finds the days that going through all of them finds."""
    rule = f"FREQ={unit};INTERVAL={interval}"
    if unit == "WEEKLY" and weekdays:
        rule += ";BYDAY=" + ",".join(NAMES[n] for n in weekdays)
    if unit == "MONTHLY" and monthdays:
        rule += ";BYMONTHDAY=" + ",".join(map(str, monthdays))
    if most is not None:
        rule += f";COUNT={most}"
    last = first + timedelta(length)
    every = (begin + timedelta(n) for n in range(max(0, (last - begin).days + 1)))
    meant = [day for day in every if by_the_day(unit, interval, weekdays, monthdays, begin, day)]
    expected = [day for day in meant[:most] if day >= first]
    assert of(rule, datetime.combine(begin, datetime.min.time()), (first, last)) == expected


@st.composite
def rules(draw) -> str:
    """Draw rules of many parts, but for those on which dateutil is no authority.

    It finds none where BYDAY has a numbered weekday beside a plain one (RFC 5545 has both), counts
    weeks from the end of another year, and runs on to the year 9999 where a rule never matches.
    """
    unit = draw(st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]))
    parts = [f"FREQ={unit}", f"INTERVAL={draw(st.integers(1, 5))}"]
    if draw(st.booleans()):
        parts.append(f"COUNT={draw(st.integers(1, 200))}")
    if draw(st.booleans()):
        parts.append(f"WKST={draw(st.sampled_from(NAMES))}")
    if unit != "YEARLY" and draw(st.booleans()):
        months = draw(st.sets(st.integers(1, 12), min_size=4, max_size=8))
        parts.append("BYMONTH=" + ",".join(map(str, months)))
    weekdays = draw(st.sets(st.sampled_from(NAMES), max_size=3))
    if weekdays:
        numbered = unit in {"MONTHLY", "YEARLY"} and draw(st.booleans())
        which = draw(st.sampled_from(["1", "2", "-1", "+3"])) if numbered else ""
        parts.append("BYDAY=" + ",".join(which + name for name in sorted(weekdays)))
    elif unit == "MONTHLY" and draw(st.booleans()):
        each = draw(st.sets(st.integers(1, 28), min_size=1, max_size=4))
        parts.append("BYMONTHDAY=" + ",".join(map(str, each)))
    elif unit == "YEARLY" and draw(st.booleans()):
        each = draw(st.sets(st.integers(1, 365), min_size=1, max_size=4))
        parts.append("BYYEARDAY=" + ",".join(map(str, each)))
    if unit in {"MONTHLY", "YEARLY"} and draw(st.booleans()):
        parts.append(f"BYSETPOS={draw(st.sampled_from(['1', '-1', '1,-1']))}")
    return ";".join(parts)


def by_dateutil(rule: str, start: datetime, first: date, last: date) -> Iterator[date]:
    for moment in rrulestr(rule, dtstart=start):
        if moment.date() > last:
            return
        if moment.date() >= first:
            yield moment.date()


@settings(max_examples=trials(150))
@given(
    rule=rules(),
    begin=st.datetimes(datetime(2015, 1, 1), datetime(2026, 6, 1)),  # noqa: DTZ001 - as START
    first=st.dates(date(2025, 1, 1), date(2026, 1, 1)),
)
def test_rules_of_many_parts_mean_what_dateutil_finds(rule, begin, first):
    """Within a year, for rules that do match now and then."""
    start, last = begin.replace(microsecond=0, second=0), first + timedelta(366)
    assert of(rule, start, (first, last)) == list(by_dateutil(rule, start, first, last))


# How long it takes -------------------------------------------------------------------------------

HOSTILE = [
    "RRULE:FREQ=SECONDLY",
    "RRULE:FREQ=SECONDLY;COUNT=1000000000",
    "RRULE:FREQ=DAILY;COUNT=1000000000",
    "RRULE:FREQ=DAILY;COUNT=999999999;BYMONTH=2;BYMONTHDAY=30",
    "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;UNTIL=20270101T000000Z",
    "RRULE:FREQ=WEEKLY;BYMONTH=2;BYMONTHDAY=30,31;COUNT=5",
    "RRULE:FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30",
    "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=5",
    "RRULE:FREQ=YEARLY;BYYEARDAY=366;BYMONTH=1",
    "RRULE:FREQ=YEARLY;BYWEEKNO=53;BYMONTH=6;COUNT=9",
    "RRULE:FREQ=YEARLY;BYSETPOS=366;BYDAY=MO",
    "RRULE:FREQ=YEARLY;INTERVAL=999999999",
    "RRULE:FREQ=DAILY;INTERVAL=999999999;COUNT=2",
    "RRULE:FREQ=DAILY;INTERVAL=" + "9" * 1500,
    "RRULE:FREQ=DAILY;COUNT=" + "9" * 1500,
    "RRULE:FREQ=DAILY;BYHOUR=0,1,2,3;BYMINUTE=0,10,20,30,40,50;COUNT=999999999",
    "RRULE:FREQ=DAILY;UNTIL=99991231T235959Z",
    "RRULE:" + "FREQ=DAILY;" * 90_000,
    "\n".join(["RRULE:FREQ=DAILY;BYMONTHDAY=31;BYMONTH=2"] * 900),
    "\n".join(["RRULE:FREQ=DAILY"] * 20 + ["EXRULE:FREQ=DAILY"] * 20),
    "RDATE:" + ",".join(["20260101T100000"] * 20_000),
    "RRULE:FREQ=DAILY\nEXDATE:" + ",".join(["20260101T100000"] * 20_000),
    "\n".join(f"RDATE:{20260101 + n}T000000Z" for n in range(900)),
]


@pytest.mark.parametrize("lines", HOSTILE, ids=lambda lines: lines[:60])
@pytest.mark.parametrize("start", ["19000101T000000", "20260901T100000Z"])
def test_no_rule_takes_long(lines, start):
    """A second of this process is far more than any of them needs, and dateutil's hours too few."""
    before = time.process_time()
    assert len(records(lines, start)) < 800
    assert time.process_time() - before < 1


def test_a_file_of_rules_is_followed_only_so_far():
    """Each rule is counted from 1900 on; when there are too many, the rest is rejected."""
    few = Patience(100_000)
    rule = parse("FREQ=DAILY;COUNT=1000000000")
    begin = datetime(1900, 1, 1)  # noqa: DTZ001 - as START
    assert len(list(days(rule, begin, None, WINDOW, few))) == 366
    assert len(list(days(rule, begin, None, WINDOW, few))) == 366
    with pytest.raises(Misread, match="repeat too often"):
        list(days(rule, begin, None, WINDOW, few))
