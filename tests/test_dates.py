"""Days and spans: what people type, and what netlog understands.

The tables are the documentation: in all of them it is Thursday, 19 November 2026.
"""

import calendar
import sys
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import example, given, settings
from hypothesis import strategies as st

from netlog.dates import (
    FIRST_DAY,
    LAST_DAY,
    Lean,
    Span,
    earlier,
    iso_day,
    later,
    parse_birthday,
    parse_day,
    parse_past_day,
    parse_span,
    say_day,
    say_span_of_days,
)
from netlog.errors import Misread

TODAY = date(2026, 11, 19)
LONG_AGO = date(2000, 1, 1)

# A busy machine may pause for longer than Hypothesis allows one example.
patient = settings(deadline=None)
thorough = settings(deadline=None, max_examples=3000)

kept_days = st.dates(FIRST_DAY, LAST_DAY)
# Months differ in their last days, so these come up as often as all others together.
month_ends = st.builds(
    lambda day, last: day.replace(day=min(last, calendar.monthrange(day.year, day.month)[1])),
    kept_days,
    st.sampled_from([28, 29, 30, 31]),
)
days = kept_days | month_ends
units = st.sampled_from(["day", "week", "month", "year"])
spans = st.builds(Span, st.integers(1, 100), units)
LEANS: dict[Lean, int] = {"past": -1, "future": 1}
leans = st.sampled_from(list(LEANS))

# Pieces of everything that any of the readers knows, to be put together at random.
PIECES = """
    0 1 2 5 12 13 19 26 29 30 31 99 100 366 1899 1900 2026 2199 2200 9999 20261119 000 1.5 1e9 nan
    19th 1st - -- + / . : , ' T Z 10:30 5pm am utc +0100 a an one two twelve half other in on the
    of ago from now last next this every once today yesterday tomorrow day before after d w m y
    week weeks month months year years fortnight quarter fri friday thu. sunday jan feb february
    may nov november sept st ad bc and at
"""
pieces = st.sampled_from(PIECES.split())
phrases = st.builds(
    lambda joint, parts: joint.join(parts),
    st.sampled_from([" ", "", "-", "/", "."]),
    st.lists(pieces, max_size=7),
)

BOTH_WAYS = [
    # As written.
    ("2026-11-19", "2026-11-19"),
    (" 2026-11-19 ", "2026-11-19"),
    ("20261119", "2026-11-19"),
    ("2026-3-5", "2026-03-05"),
    ("2026/11/19", "2026-11-19"),
    ("2026.11.19", "2026-11-19"),
    ("19 nov 2025", "2025-11-19"),
    ("19 november 2025", "2025-11-19"),
    ("19nov2025", "2025-11-19"),
    ("19-Nov-2025", "2025-11-19"),
    ("19. Nov. 2025", "2025-11-19"),
    ("Nov 19, 2025", "2025-11-19"),
    ("November 19th, 2025", "2025-11-19"),
    ("2025 nov 19", "2025-11-19"),
    ("the 1st of September, 2025", "2025-09-01"),
    ("2 sept 2025", "2025-09-02"),
    ("3rd may 2025", "2025-05-03"),
    ("19.11.2026", "2026-11-19"),
    ("19. 11. 2026", "2026-11-19"),
    ("1.5.2026", "2026-05-01"),
    ("19/11/2026", "2026-11-19"),
    ("11/19/2026", "2026-11-19"),
    ("19-11-2026", "2026-11-19"),
    ("11/11/2026", "2026-11-11"),
    ("29 feb 2024", "2024-02-29"),
    # With a weekday, which is checked, and with a time, which is not kept.
    ("Thu 2026-11-19", "2026-11-19"),
    ("Thursday, 19 November 2026", "2026-11-19"),
    ("19 nov 2026 thu.", "2026-11-19"),
    ("2026-11-19T23:30:00Z", "2026-11-19"),
    ("2026-11-19 10:30:00.123 +01:00", "2026-11-19"),
    # Read by dateutil.
    ("Thu, 19 Nov 2026 10:30:00 +0100", "2026-11-19"),
    ("Thu Nov 19 10:30:00 2026", "2026-11-19"),
    ("Nov 19 2026 at 5pm", "2026-11-19"),
    ("19/Nov/2026", "2026-11-19"),
    # Near days.
    ("today", "2026-11-19"),
    ("now", "2026-11-19"),
    ("yesterday", "2026-11-18"),
    ("tomorrow", "2026-11-20"),
    ("the day before yesterday", "2026-11-17"),
    ("day after tomorrow", "2026-11-21"),
    # Weekdays that say their direction: 1 to 7 days away.
    ("last friday", "2026-11-13"),
    ("last thursday", "2026-11-12"),
    ("next friday", "2026-11-20"),
    ("next tuesday", "2026-11-24"),
    ("next thursday", "2026-11-26"),
    ("this thursday", "2026-11-19"),
    # So far from today.
    ("3 weeks ago", "2026-10-29"),
    ("a month ago", "2026-10-19"),
    ("two days ago", "2026-11-17"),
    ("3w ago", "2026-10-29"),
    ("half a year ago", "2026-05-19"),
    ("a fortnight ago", "2026-11-05"),
    ("last week", "2026-11-12"),
    ("last month", "2026-10-19"),
    ("last year", "2025-11-19"),
    ("next week", "2026-11-26"),
    ("next month", "2026-12-19"),
    ("next year", "2027-11-19"),
    ("in 2 weeks", "2026-12-03"),
    ("in a month", "2026-12-19"),
    ("in half a year", "2027-05-19"),
    ("two weeks from now", "2026-12-03"),
    ("+10d", "2026-11-29"),
    ("+2w", "2026-12-03"),
    ("+ 1 month", "2026-12-19"),
    ("-3d", "2026-11-16"),
]

# What lean decides: looking back, looking ahead.
EITHER_WAY = [
    ("friday", "2026-11-13", "2026-11-20"),
    ("fri", "2026-11-13", "2026-11-20"),
    ("on Friday", "2026-11-13", "2026-11-20"),
    ("thursday", "2026-11-12", "2026-11-26"),
    ("this friday", "2026-11-13", "2026-11-20"),
    ("tues", "2026-11-17", "2026-11-24"),
    ("19 nov", "2026-11-19", "2026-11-19"),
    ("nov 20", "2025-11-20", "2026-11-20"),
    ("19th nov", "2026-11-19", "2026-11-19"),
    ("on the 18th of November", "2026-11-18", "2027-11-18"),
    ("5 may", "2026-05-05", "2027-05-05"),
    ("20.11.", "2025-11-20", "2026-11-20"),
    ("29 feb", "2024-02-29", "2028-02-29"),
]

REFUSED = [
    # Numbers, and what could be more than one day.
    ("26", "cannot read the day '26'"),
    ("1.5", "cannot read the day '1.5'"),
    ("19.11", "cannot read the day '19.11'"),
    ("2026", "cannot read the day '2026'"),
    ("nov 2026", "cannot read the day 'nov 2026'"),
    ("may", "cannot read the day 'may'"),
    ("19/11", "cannot read the day '19/11'"),
    ("11/12/2026", "11 December or 12 November; write 2026-12-11 or 2026-11-12"),
    ("1-2-2026", "1 February or 2 January; write 2026-02-01 or 2026-01-02"),
    ("11/12/2026 10:30", "cannot read the day"),
    ("19 nov 26", "the year in '19 nov 26' is not whole"),
    ("nov 19 '26", "is not whole"),
    ("19.11.26", "the year in '19.11.26' is not whole"),
    ("1.5 nov 2026", "cannot read the day"),
    ("12 2026 nov 15", "cannot read the day"),
    ("fri 19 nov", "2026-11-19 is a Thursday, not a Friday"),
    ("Wed, 19 Nov 2026 10:30:00 +0100", "2026-11-19 is a Thursday, not a Wednesday"),
    # No day at all.
    ("", "cannot read the day ''"),
    ("fooday", "try 2026-11-19, 19 nov, yesterday, 3 weeks ago"),
    ("christmas", "cannot read the day 'christmas'"),
    ("10:30", "cannot read the day '10:30'"),
    ("5pm", "cannot read the day '5pm'"),
    ("nov 19 10:30", "cannot read the day"),
    ("2025-W01", "cannot read the day '2025-W01'"),
    ("weekly", "cannot read the day 'weekly'"),
    ("last 3 weeks", "cannot read the day"),
    ("1.5 weeks ago", "cannot read the day"),
    ("٢٠٢٦-١١-١٩", "cannot read the day"),
    # No such day.
    ("30 feb", "there is no 30 February; February has 29 days"),
    ("2026-02-30", "there is no 30 February 2026; February 2026 has 28 days"),
    ("29 feb 2025", "there is no 29 February 2025"),
    ("31.4.2026", "there is no 31 April 2026; April 2026 has 30 days"),
    ("0 nov", "there is no 0 November"),
    ("2026-13-05", "there is no month 13"),
    ("13/13/2026", "there is no month 13"),
    ("12/0/2026", "there is no 0 December 2026"),
    # Out of reach.
    ("1899-12-31", "days run from 1900-01-01 to 2199-12-31"),
    ("2200-01-01", "days run from 1900-01-01 to 2199-12-31"),
    ("0000-00-00", "days run from 1900-01-01 to 2199-12-31"),
    ("19 Nov 1850 10:30", "days run from 1900-01-01 to 2199-12-31"),
    ("in 1000 years", "'1000 years' is out of reach"),
    ("0 days ago", "a span is 1 day to 100 years long"),
    ("in 99999999999999999999 weeks", "is out of reach"),
]

understood = st.sampled_from([row[0] for row in BOTH_WAYS + EITHER_WAY])


def refusal(read: Callable[..., object], *words: object, **options: object) -> str:
    """Return the sentence with which `read` refuses the words."""
    with pytest.raises(Misread) as refused:
        read(*words, **options)
    return str(refused.value)


def outcome(read: Callable[..., Any], *words: object, **options: object) -> Any:
    """Return what `read` makes of the words, be it a Misread."""
    try:
        return read(*words, **options)
    except Misread as refused:
        return refused


def is_one_short_line(refused: object) -> bool:
    """Return whether this is a Misread that a terminal can show as it is."""
    return isinstance(refused, Misread) and len(str(refused)) < 200 and str(refused).isprintable()


@pytest.mark.parametrize(("text", "day"), BOTH_WAYS)
@pytest.mark.parametrize("lean", ["past", "future"])
def test_days_that_mean_one_thing(text, day, lean):
    """Words that name one day name it whether one looks back or ahead."""
    assert parse_day(text, TODAY, lean=lean) == date.fromisoformat(day)


@pytest.mark.parametrize(("text", "back", "ahead"), EITHER_WAY)
def test_days_that_lean(text, back, ahead):
    """A bare weekday and a day without its year lean back when logging, ahead when planning."""
    assert parse_day(text, TODAY) == date.fromisoformat(back)
    assert parse_day(text, TODAY, lean="future") == date.fromisoformat(ahead)


@pytest.mark.parametrize(("text", "words"), REFUSED)
def test_days_that_are_refused(text, words):
    """What is no day, or more than one, is refused with a sentence that says why."""
    assert words in refusal(parse_day, text, TODAY)


@pytest.mark.parametrize(
    ("text", "ahead", "remedy"),
    [
        ("10d", "2026-11-29", "try '10 days ago'"),
        ("2 weeks", "2026-12-03", "try '2 weeks ago'"),
        ("a month", "2026-12-19", "try '1 month ago'"),
    ],
)
def test_a_bare_span_is_ahead_or_nowhere(text, ahead, remedy):
    """A bare span is so far ahead when planning; when logging, netlog asks for `ago`."""
    assert parse_day(text, TODAY, lean="future") == date.fromisoformat(ahead)
    assert remedy in refusal(parse_day, text, TODAY, lean="past")


def test_the_remedy_fits_the_question():
    """Whoever plans is shown days to come."""
    assert "try 2026-11-19, 19 nov, next tuesday, in 2 weeks" in refusal(
        parse_day, "fooday", TODAY, lean="future"
    )


def test_the_edge_of_the_calendar():
    """Words that lead out of the days netlog keeps are refused, those up to the edge are not."""
    assert parse_day("tomorrow", LAST_DAY - timedelta(days=1)) == LAST_DAY
    for text in ("tomorrow", "next friday", "in a month", "in 100 years"):
        assert "out of reach" in refusal(parse_day, text, LAST_DAY)
    for text in ("yesterday", "friday", "a year ago", "2 jan"):
        assert "out of reach" in refusal(parse_day, text, FIRST_DAY)


def test_leap_days_eight_years_apart():
    """29 February skips 2100, which is no leap year."""
    assert parse_day("29 feb", date(2099, 1, 1), lean="future") == date(2104, 2, 29)
    assert parse_day("29 feb", date(2103, 1, 1)) == date(2096, 2, 29)


def test_everyday_words_do_without_dateutil(monkeypatch):
    """What people usually type is read even where dateutil cannot be imported."""
    monkeypatch.setitem(sys.modules, "dateutil", None)
    for text in ("2026-11-19", "19 nov", "friday", "3 weeks ago", "+10d", "Nov 19, 2025", "19.11."):
        assert abs(parse_day(text, TODAY) - TODAY) <= timedelta(days=365)
    with pytest.raises(ImportError):
        parse_day("Nov 19 2026 at 5pm", TODAY)


@pytest.mark.parametrize("text", ["2026-11-20", "tomorrow", "next friday", "in a week"])
def test_a_log_refuses_days_to_come(text):
    """A day that has not come yet cannot be logged, and the sentence names the day."""
    assert refusal(parse_past_day, text, TODAY) == (
        f"{parse_day(text, TODAY)} has not come yet; an interaction is logged on or after its day"
    )


def test_a_log_takes_today():
    """Today is not too early."""
    assert parse_past_day("today", TODAY) == TODAY


@patient
@given(kept_days)
def test_iso_days_come_back(day):
    """Every day that netlog keeps is read back from its ISO form."""
    assert iso_day(day.isoformat()) == day
    assert parse_day(day.isoformat(), TODAY) == day


@pytest.mark.parametrize(
    "text",
    ["2026-1-5", "20261119", "2026-W47", " 2026-11-19", "2026-11-19\n", "today", "2026-11-31"],
)
def test_iso_means_iso(text):
    """iso_day takes YYYY-MM-DD and nothing like it."""
    assert refusal(iso_day, text)


@patient
@given(days, days)
def test_what_is_said_is_understood(day, today):
    """parse_day reads back what say_day says."""
    assert parse_day(say_day(day, today), today) == day


@patient
@given(days, leans)
def test_ways_of_writing_a_day(day, lean):
    """The usual ways to write a day with its year all mean that day."""
    month, weekday = calendar.month_name[day.month], calendar.day_name[day.weekday()]
    for text in (
        f"{day.day} {month} {day.year}",
        f"{day.day} {month[:3]} {day.year}",
        f"{month} {day.day}, {day.year}",
        f"{weekday}, {day.day} {month} {day.year}",
        f"{weekday[:3]} {month[:3]} {day.day:2} 10:30:00 {day.year}",
        f"{day.day}.{day.month}.{day.year}",
        f"{day:%Y%m%d}",
        f"{day} 10:30",
    ):
        assert parse_day(text, TODAY, lean=lean) == day


@patient
@given(days, st.integers(1, 12), st.integers(1, 31))
def test_a_day_without_its_year_is_the_nearest(today, month, number):
    """Without a year, the first such day is taken that one meets walking from today."""
    text = f"{number} {calendar.month_name[month]}"
    if number > calendar.monthrange(2000, month)[1]:
        assert refusal(parse_day, text, today).startswith(f"there is no {text}")
        return
    for looking, step in LEANS.items():
        found = today
        while (found.month, found.day) != (month, number) and FIRST_DAY <= found <= LAST_DAY:
            found += timedelta(days=step)
        if FIRST_DAY <= found <= LAST_DAY:
            assert parse_day(text, today, lean=looking) == found
        else:
            assert "out of reach" in refusal(parse_day, text, today, lean=looking)


@patient
@given(st.dates(date(1901, 1, 1), date(2198, 1, 1)), st.integers(0, 6))
def test_weekdays_are_within_a_week(today, weekday):
    """A weekday is 1 to 7 days away in its direction; only `this` and `today` mean today."""
    name = calendar.day_name[weekday]
    back, ahead = parse_day(name, today), parse_day(name, today, lean="future")
    this = parse_day(f"this {name}", today, lean="future")
    assert back.weekday() == ahead.weekday() == this.weekday() == weekday
    assert today - timedelta(days=7) <= back < today < ahead <= today + timedelta(days=7)
    assert today <= this < today + timedelta(days=7)
    assert (parse_day(f"last {name}", today), parse_day(f"next {name}", today)) == (back, ahead)


@patient
@given(st.dates(date(2010, 1, 1), date(2090, 1, 1)), understood | phrases)
def test_past_is_never_after_today(today, text):
    """Whatever the words, no interaction is logged on a day to come."""
    day = outcome(parse_past_day, text, today)
    assert isinstance(day, Misread) or day <= today


@patient
@given(st.dates(date(2010, 1, 1), date(2090, 1, 1)), spans, st.integers(1, 28), st.integers(1, 12))
def test_future_is_never_before_today(today, span, number, month):
    """Words that leave the direction open never lead back when one looks ahead."""
    for text in (str(span), f"{number} {calendar.month_abbr[month]}", f"{number}.{month}."):
        assert parse_day(text, today, lean="future") >= today


@patient
@given(understood, leans, st.randoms())
def test_case_and_blanks_do_not_matter(text, lean, random):
    """Capitals, extra blanks and a leading `on` change nothing."""
    shouted = "".join(random.choice([c.upper(), c.lower()]) for c in text)
    spread = shouted.replace(" ", random.choice(["  ", "\t", " \n", "\N{NO-BREAK SPACE}"]))
    said = parse_day(text, TODAY, lean=lean)
    assert parse_day(f" {spread} ", TODAY, lean=lean) == said
    assert parse_day(f"On {spread}", TODAY, lean=lean) == said


@thorough
@given(st.text() | phrases, st.dates(), leans)
@example("10" * 5000, TODAY, "past")
@example("\ud800 nov 2026", TODAY, "past")
@example("nov 19 2026 10:30 xyz", TODAY, "past")
@example("nov 19 2026 1e999", TODAY, "past")
@example("nov 19 2026 bc", TODAY, "past")
def test_nothing_but_misread(text, today, lean):
    """Any text is a day that netlog keeps or a Misread of one short line, and nothing else."""
    for day in (
        outcome(parse_day, text, today, lean=lean),
        outcome(parse_past_day, text, today),
        outcome(iso_day, text),
    ):
        assert is_one_short_line(day) or FIRST_DAY <= day <= LAST_DAY


@thorough
@given(st.text() | phrases)
@example("9" * 5000 + " weeks")
def test_spans_and_birthdays_are_nothing_but_misread(text):
    """Any text is a span and a birthday within bounds, or a Misread of one short line."""
    span = outcome(parse_span, text)
    assert is_one_short_line(span) or LONG_AGO < later(LONG_AGO, span) <= date(2100, 1, 1)
    birthday = outcome(parse_birthday, text)
    if not is_one_short_line(birthday):
        day = iso_day(birthday.replace("--", "2000-"))
        assert birthday in {f"{day}", f"--{day:%m-%d}"}


def test_long_text_is_refused_unread():
    """Ten million characters are refused without quoting them."""
    assert len(refusal(parse_day, "19 nov " * 1_500_000, TODAY)) < 200
    assert len(refusal(parse_span, "3 weeks" * 1_500_000)) < 200
    assert len(refusal(parse_birthday, "1" * 10_000_000)) < 200


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("3 weeks", Span(3, "week")),
        ("3w", Span(3, "week")),
        ("3 Wks", Span(3, "week")),
        ("10d", Span(10, "day")),
        ("1 day", Span(1, "day")),
        ("month", Span(1, "month")),
        ("a month", Span(1, "month")),
        ("2m", Span(2, "month")),
        ("6 mo", Span(6, "month")),
        ("every 2 weeks", Span(2, "week")),
        ("every other week", Span(2, "week")),
        ("every month", Span(1, "month")),
        ("once a month", Span(1, "month")),
        ("once every 3 months", Span(3, "month")),
        ("each year", Span(1, "year")),
        ("daily", Span(1, "day")),
        ("weekly", Span(1, "week")),
        ("fortnight", Span(2, "week")),
        ("a fortnight", Span(2, "week")),
        ("fortnightly", Span(2, "week")),
        ("monthly", Span(1, "month")),
        ("quarter", Span(3, "month")),
        ("quarterly", Span(3, "month")),
        ("two quarters", Span(6, "month")),
        ("half a year", Span(6, "month")),
        ("half-yearly", Span(6, "month")),
        ("six months", Span(6, "month")),
        ("12 months", Span(12, "month")),
        ("two years", Span(2, "year")),
        ("1 year", Span(1, "year")),
        ("yearly", Span(1, "year")),
        ("Annually", Span(1, "year")),
        ("100 years", Span(100, "year")),
        ("36525 days", Span(36525, "day")),
    ],
)
def test_spans(text, span):
    """A span is read as people say it."""
    assert parse_span(text) == span


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "cannot read the span ''; try 3 weeks, 10d, a month, quarterly"),
        ("3", "cannot read the span '3'"),
        ("d", "cannot read the span 'd'"),
        ("sometimes", "cannot read the span 'sometimes'"),
        ("biweekly", "cannot read the span 'biweekly'"),
        ("3 hours", "cannot read the span '3 hours'"),
        ("few weeks", "cannot read the span 'few weeks'"),
        ("-3 weeks", "cannot read the span '-3 weeks'"),
        ("1.5 weeks", "cannot read the span '1.5 weeks'"),
        ("0 weeks", "a span is 1 day to 100 years long"),
        ("101 years", "a span is 1 day to 100 years long"),
        ("1201 months", "a span is 1 day to 100 years long"),
        ("36526d", "a span is 1 day to 100 years long"),
    ],
)
def test_spans_that_are_refused(text, words):
    """What is no span, or of no sensible size, is refused with a sentence that says why."""
    assert words in refusal(parse_span, text)


@patient
@given(spans)
def test_spans_come_back(span):
    """A span is read back from its own words, in any company that people give them."""
    assert parse_span(str(span)) == span
    assert parse_span(f"every  {span}".upper()) == span
    assert parse_span(f"{span.count}{span.unit[0]}") == span


def test_a_span_in_words_and_days():
    """A span says itself in the singular and the plural, and has a nominal length."""
    assert [str(Span(1, "month")), str(Span(3, "week"))] == ["1 month", "3 weeks"]
    assert [Span(2, unit).days for unit in ("day", "week", "month", "year")] == [2, 14, 60, 730]


@pytest.mark.parametrize(
    ("day", "span", "then"),
    [
        ("2027-01-31", Span(1, "month"), "2027-02-28"),
        ("2028-01-31", Span(1, "month"), "2028-02-29"),
        ("2026-10-31", Span(6, "month"), "2027-04-30"),
        ("2028-02-29", Span(1, "year"), "2029-02-28"),
        ("2028-02-29", Span(4, "year"), "2032-02-29"),
        ("2026-12-31", Span(1, "day"), "2027-01-01"),
        ("2026-12-15", Span(1, "month"), "2027-01-15"),
        ("2026-11-19", Span(2, "week"), "2026-12-03"),
        ("2199-12-30", Span(1, "week"), "2199-12-31"),
        ("2150-06-01", Span(100, "year"), "2199-12-31"),
    ],
)
def test_later(day, span, then):
    """A month or year later is clamped to the month's end, and to the last day of all."""
    assert later(date.fromisoformat(day), span) == date.fromisoformat(then)


@settings(deadline=None, max_examples=1000)
@given(days, spans)
def test_later_and_earlier_are_relativedelta(day, span):
    """Spans move a day as relativedelta does, within the days that netlog keeps."""
    step = relativedelta(**{f"{span.unit}s": span.count})
    assert later(day, span) == min(day + step, LAST_DAY)
    assert earlier(day, span) == max(day - step, FIRST_DAY)


@pytest.mark.parametrize(
    ("text", "birthday"),
    [
        ("1980-03-22", "1980-03-22"),
        ("19800322", "1980-03-22"),
        ("22 mar 1980", "1980-03-22"),
        ("March 22nd, 1980", "1980-03-22"),
        ("22.3.1980", "1980-03-22"),
        ("22/03/1980", "1980-03-22"),
        ("1980-03-22T00:00:00Z", "1980-03-22"),
        ("22 march", "--03-22"),
        ("on the 22nd of March", "--03-22"),
        ("22.3.", "--03-22"),
        ("--03-22", "--03-22"),
        ("--0322", "--03-22"),
        ("03-22", "--03-22"),
        ("29 feb", "--02-29"),
        ("--02-29", "--02-29"),
        ("29 feb 1980", "1980-02-29"),
    ],
)
def test_birthdays(text, birthday):
    """A birthday may lack its year, and is kept in one of two forms."""
    assert parse_birthday(text) == birthday
    assert parse_birthday(birthday) == birthday


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("yesterday", "cannot read the birthday 'yesterday'; try 1980-03-22, 22 march or --03-22"),
        ("1980", "cannot read the birthday '1980'"),
        ("22 mar 80", "the year in '22 mar 80' is not whole"),
        ("03/04/1980", "write 1980-04-03 or 1980-03-04"),
        ("29 feb 1981", "there is no 29 February 1981; February 1981 has 28 days"),
        ("--02-30", "there is no 30 February; February has 29 days"),
        ("22-03", "there is no month 22"),
        ("1604-03-22", "days run from 1900-01-01 to 2199-12-31"),
    ],
)
def test_birthdays_that_are_refused(text, words):
    """A birthday that is none, or of two minds, is refused with a sentence that says why."""
    assert words in refusal(parse_birthday, text)


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "0 days"),
        (1, "1 day"),
        (6, "6 days"),
        (13, "13 days"),
        (14, "2 weeks"),
        (20, "2 weeks"),
        (21, "3 weeks"),
        (62, "8 weeks"),
        (63, "2 months"),
        (120, "4 months"),
        (365, "12 months"),
        (729, "23 months"),
        (730, "2 years"),
        (1094, "2 years"),
        (3650, "10 years"),
        (-21, "3 weeks"),
    ],
)
def test_a_number_of_days_in_words(count, words):
    """Days are said in the unit that people would use, rounded down to whole ones."""
    assert say_span_of_days(count) == words


@patient
@given(st.integers(1, 36_500))
def test_a_number_of_days_is_never_overstated(count):
    """What is said of a number of days is at most that many, and more than half of it."""
    said = parse_span(say_span_of_days(count)).days
    assert said <= count < 2 * said


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2026-11-18", "yesterday"),
        ("2026-11-19", "today"),
        ("2026-11-20", "tomorrow"),
        ("2026-11-17", "Tue 2026-11-17"),
        ("2025-11-19", "Wed 2025-11-19"),
        ("1900-01-01", "Mon 1900-01-01"),
    ],
)
def test_a_day_in_words(day, words):
    """A day is echoed by its near name or with its weekday."""
    assert say_day(date.fromisoformat(day), TODAY) == words
