"""Days and spans of time as people say them.

Nothing here asks a clock: `today` is a parameter. A day is read as ISO first, then by a small
grammar of our own, and only then by dateutil, which guesses more than a log should.
"""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Literal, NamedTuple

from netlog.errors import Misread

Unit = Literal["day", "week", "month", "year"]
Lean = Literal["past", "future"]

FIRST_DAY = date(1900, 1, 1)
LAST_DAY = date(2199, 12, 31)

# Patterns are kept as text: `re` compiles and caches one when it is first needed, so a command
# that reads only ISO days, or none, does not pay for the rest at every start.
_ISO = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"

# No day or span that people say is this long; what is longer is not worth matching.
_MOST_CHARACTERS = 80

_NOMINAL_DAYS: dict[Unit, int] = {"day": 1, "week": 7, "month": 30, "year": 365}
# A hundred years, in each unit.
_MOST: dict[Unit, int] = {"day": 36_525, "week": 5_217, "month": 1_200, "year": 100}

_UNITS: dict[str, tuple[int, Unit]] = {
    **dict.fromkeys(("d", "day", "days"), (1, "day")),
    **dict.fromkeys(("w", "wk", "wks", "week", "weeks"), (1, "week")),
    **dict.fromkeys(("fortnight", "fortnights"), (2, "week")),
    **dict.fromkeys(("m", "mo", "mos", "month", "months"), (1, "month")),
    **dict.fromkeys(("quarter", "quarters"), (3, "month")),
    **dict.fromkeys(("y", "yr", "yrs", "year", "years"), (1, "year")),
}
_FIRST_NUMBERS = (
    *("one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)
COUNTS = {word: n for n, word in enumerate(_FIRST_NUMBERS, 1)} | {"a": 1, "an": 1}
# Not "biweekly" or "bimonthly": half of their readers mean twice in one, half once in two.
_RHYTHMS = {
    "daily": "day",
    "weekly": "week",
    "fortnightly": "fortnight",
    "monthly": "month",
    "quarterly": "quarter",
    "half-yearly": "half a year",
    "yearly": "year",
    "annually": "year",
}

_WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAYS = (
    {name.lower(): n for n, name in enumerate(_WEEKDAY_NAMES)}
    | {name[:3].lower(): n for n, name in enumerate(_WEEKDAY_NAMES)}
    | {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}
)
_MONTH_NAMES = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_MONTHS = (
    {name.lower(): n for n, name in enumerate(_MONTH_NAMES, 1)}
    | {name[:3].lower(): n for n, name in enumerate(_MONTH_NAMES, 1)}
    | {"sept": 9}
)

_NEAR = {
    "today": 0,
    "now": 0,
    "yesterday": -1,
    "tomorrow": 1,
    "day before yesterday": -2,
    "day after tomorrow": 2,
}
# How far from today, and which way; the group is a length of time.
_DISTANCES = (
    (r"(.+) ago", -1),
    (r"- ?(.+)", -1),
    (r"last (week|month|year)", -1),
    (r"in (.+)", 1),
    (r"(.+) from (?:now|today)", 1),
    (r"\+ ?(.+)", 1),
    (r"next (week|month|year)", 1),
)

# A time may follow a day, as other programs write it; the day stays the one that was written.
_TIME = r"[t ][0-9]{1,2}:[0-9:.]+ ?(?:z|utc|[+-][0-9:]+)?"
# The ways to write a day that mean one thing everywhere. A year is any run of figures here, so
# that a short one is refused by name and not passed on to dateutil, which asks the clock for
# the century. `19.11` without its second dot is a number.
_WRITTEN = (
    r"(?P<d>[0-9]{1,2})(?:st|nd|rd|th)?\.?[ -]?(?P<m>[a-z]+)\.?(?:[ -]?'?(?P<y>[0-9]+))?",
    r"(?P<m>[a-z]+)\.?[ -]?(?P<d>[0-9]{1,2})(?:st|nd|rd|th)?(?:[ -]'?(?P<y>[0-9]+))?",
    rf"(?P<y>[0-9]{{4}})(?P<sep>[-/.])(?P<m>[0-9]{{1,2}})(?P=sep)(?P<d>[0-9]{{1,2}})(?:{_TIME})?",
    r"(?P<y>[0-9]{4})(?P<m>[0-9]{2})(?P<d>[0-9]{2})",
    r"(?P<d>[0-9]{1,2})\. ?(?P<m>[0-9]{1,2})\. ?(?P<y>[0-9]+)?",
    r"(?P<y>[0-9]{4})[ -]?(?P<m>[a-z]+)\.?[ -]?(?P<d>[0-9]{1,2})(?:st|nd|rd|th)?",
)
# `11/12/2026`: day first or month first, according to where the writer went to school.
_EITHER_ORDER = r"([0-9]{1,2})([-/])([0-9]{1,2})\2([0-9]+)"
_YEARLESS_BIRTHDAY = r"(?:--([0-9]{2})-?|([0-9]{2})-)([0-9]{2})"

# What dateutil may read besides the day: a time, with or without a zone.
_CLOCK = r"\b[0-9]{1,2}:[0-9:.]+| [+-][0-9]{2}:?[0-9]{2}\b|\b[0-9]{1,2} ?[ap]m\b"

_SPAN_REMEDY = "try 3 weeks, 10d, a month, quarterly"
_DAY_REMEDY = {
    "past": "try 2026-11-19, 19 nov, yesterday, 3 weeks ago",
    "future": "try 2026-11-19, 19 nov, next tuesday, in 2 weeks",
}


class Span(NamedTuple):
    """A length of time as people say it: so many days, weeks, calendar months or years."""

    # A span has no use for tuple.count, and `count` is the word for it.
    count: int  # type: ignore[assignment]
    unit: Unit

    def __str__(self) -> str:
        """Return the span in words: `3 weeks`, `1 month`."""
        return f"{self.count} {self.unit}{'' if self.count == 1 else 's'}"

    @property
    def days(self) -> int:
        """The nominal length in days: 1, 7, 30 or 365 for each unit.

        Urgency divides lateness by this. It is nominal so that two people who are equally late
        on the same cadence are equally urgent, whichever months that lateness fell in.
        """
        return self.count * _NOMINAL_DAYS[self.unit]


def parse_span(text: str) -> Span:
    """Return the span that `text` says: `3 weeks`, `10d`, `every 2 months`, `quarterly`.

    Raises:
        Misread: it is no span, or not between 1 day and 100 years.
    """
    span = _span(text)
    if span is None:
        raise Misread(f"cannot read the span {_quoted(text)}", _SPAN_REMEDY)
    return span


def parse_ending_span(words: Sequence[str]) -> tuple[list[str], Span]:
    """Return the words before the span that the last of `words` say, and that span.

    `ada 2 weeks` is `ada` and two weeks: the most words that read as a span are the span.

    Raises:
        Misread: they end in no span, are nothing but one, or it is out of reach.
    """
    if _span(" ".join(words)) is None:
        for first in range(1, len(words)):
            if span := _span(" ".join(words[first:])):
                return list(words[:first]), span
    raise Misread(f"{_quoted(' '.join(words))} is not a name and then a span", _SPAN_REMEDY)


def later(day: date, span: Span) -> date:
    """Return the day that is `span` after `day`, clamped to the month's end and to LAST_DAY.

    31 January and a month is 28 or 29 February. `day` is between FIRST_DAY and LAST_DAY; a
    stored cadence may reach beyond them, and a listing must not fail on that.
    """
    return _moved(day, span.count, span.unit) or LAST_DAY


def earlier(day: date, span: Span) -> date:
    """Return the day that is `span` before `day`, clamped to the month's end and to FIRST_DAY.

    `day` is between FIRST_DAY and LAST_DAY.
    """
    return _moved(day, -span.count, span.unit) or FIRST_DAY


def parse_day(text: str, today: date, *, lean: Lean = "past") -> date:
    """Return the day that `text` says, seen from `today`.

    `lean` settles what the words leave open: `friday`, or `19 nov` without a year, is the
    latest one so far with `past` (what happened), the first one to come with `future` (what is
    planned). Words that say their direction (`next friday`, `3 weeks ago`) keep it.

    Raises:
        Misread: it is no day, could be more than one, does not exist (30 February), or lies
            outside FIRST_DAY to LAST_DAY.
    """
    if re.fullmatch(_ISO, text):
        return iso_day(text)
    words = _day_words(text)
    for read in (_near, _weekday, _distance, _calendar):
        found = read(words, today, lean)
        if found is not None:
            return found
    raise Misread(f"cannot read the day {_quoted(text)}", _DAY_REMEDY[lean])


def parse_past_day(text: str, today: date) -> date:
    """Return the day that `text` says, which is `today` or before it.

    Raises:
        Misread: as parse_day, or the day is after `today`.
    """
    day = parse_day(text, today, lean="past")
    if day > today:
        raise Misread(f"{day} has not come yet", "an interaction is logged on or after its day")
    return day


def parse_period(
    since: str | None, until: str | None, today: date
) -> tuple[date | None, date | None]:
    """Return the first and the last day of a period; None on either side is open.

    Raises:
        Misread: as parse_day, or the last day comes before the first.
    """
    first = None if since is None else parse_day(since, today)
    last = None if until is None else parse_day(until, today)
    if first and last and last < first:
        raise Misread(f"the period ends on {last} before it begins on {first}")
    return first, last


def parse_birthday(text: str) -> str:
    """Return a birthday as `YYYY-MM-DD`, or as `--MM-DD` where no year is said.

    Raises:
        Misread: it is no birthday, could be more than one, or does not exist. 29 February
            exists when no year is said.
    """
    words = _day_words(text)
    if short := re.fullmatch(_YEARLESS_BIRTHDAY, words):
        year, month, day = None, int(short[1] or short[2]), int(short[3])
    elif written := _written(words) or _by_dateutil(words):
        year, month, day = written
    else:
        raise Misread(
            f"cannot read the birthday {_quoted(text)}", "try 1980-03-22, 22 march or --03-22"
        )
    _check(year, month, day)
    return f"--{month:02}-{day:02}" if year is None else date(year, month, day).isoformat()


def iso_day(text: str) -> date:
    """Return the day written as `YYYY-MM-DD`, and in no other way.

    date.fromisoformat is not asked: it also takes 2025-W01 and 20261119.

    Raises:
        Misread: it is written otherwise, does not exist, or lies outside FIRST_DAY to LAST_DAY.
    """
    if not re.fullmatch(_ISO, text):
        raise Misread(f"{_quoted(text)} is not a day written YYYY-MM-DD", "try 2026-11-19")
    return _existing(int(text[:4]), int(text[5:7]), int(text[8:]))


def stored_day(text: str | None) -> date | None:
    """Return a day of the database; None also for what another program wrote that is no day."""
    try:
        return date.fromisoformat(text or "")
    except (TypeError, ValueError):
        return None


def say_span_of_days(days: int) -> str:
    """Return a number of days as people say it: `6 days`, `3 weeks`, `4 months`, `2 years`.

    Days up to 13, then weeks up to 8, then months up to 23, then years; rounded down to whole
    ones of nominal length. The sign is left to the words around it ("late", "in").
    """
    size = abs(days)
    if size < 14:
        return str(Span(size, "day"))
    if size < 63:
        return str(Span(size // _NOMINAL_DAYS["week"], "week"))
    if size < 2 * _NOMINAL_DAYS["year"]:
        # Nominal months are a little short, and a 24th would begin before two years are over.
        return str(Span(min(size // _NOMINAL_DAYS["month"], 23), "month"))
    return str(Span(size // _NOMINAL_DAYS["year"], "year"))


def say_day(day: date, today: date) -> str:
    """Return `today`, `yesterday`, `tomorrow`, else the day with its weekday: `Thu 2026-11-19`.

    The weekday is English whatever the locale, and parse_day reads what this says.
    """
    nearest = {0: "today", -1: "yesterday", 1: "tomorrow"}
    distance = (day - today).days
    return nearest.get(distance) or f"{_WEEKDAY_NAMES[day.weekday()][:3]} {day}"


def _span(text: str) -> Span | None:
    words = _plain(text).removeprefix("once ")
    words = words.replace("every other ", "every 2 ", 1)
    words = words.removeprefix("every ").removeprefix("each ")
    return _length(_RHYTHMS.get(words, words))


def _plain(text: str) -> str:
    if len(text) > _MOST_CHARACTERS:
        return ""
    return " ".join(text.casefold().replace(",", " ").split())


def _day_words(text: str) -> str:
    return " ".join(word for word in _plain(text).split() if word not in {"on", "the", "of"})


def _quoted(text: str) -> str:
    # repr shows what a terminal would obey as `\x1b`, so the quotation may outgrow the text.
    shown = repr(text[:40])
    return shown if len(text) <= 40 and len(shown) <= 60 else f"{shown[:40]}…{shown[0]}"


def _length(words: str) -> Span | None:
    """Return the span in `words`, None if they are none, and refuse one of impossible size."""
    if words in {"half a year", "half year"}:
        return Span(6, "month")
    match = re.fullmatch(r"(?:([0-9]+) ?|([a-z]+) )?([a-z]+)", words)
    if not match or match[3] not in _UNITS:
        return None
    if match[1]:
        count = int(match[1])
    elif match[2]:
        if match[2] not in COUNTS:
            return None
        count = COUNTS[match[2]]
    elif len(match[3]) < 3:
        return None  # `d` on its own is a slip of the finger, `day` is a day
    else:
        count = 1
    times, unit = _UNITS[match[3]]
    if not 1 <= count * times <= _MOST[unit]:
        raise Misread(f"{_quoted(words)} is out of reach", "a span is 1 day to 100 years long")
    return Span(count * times, unit)


def _days_in(year: int, month: int) -> int:
    into_next = date(year, month, 28) + timedelta(days=4)
    return (into_next - timedelta(days=into_next.day)).day


def _moved(day: date, count: int, unit: Unit) -> date | None:
    """Return the day `count` units after `day`, or None outside the days that netlog keeps."""
    if unit in {"day", "week"}:
        ordinal = day.toordinal() + count * _NOMINAL_DAYS[unit]
        kept = FIRST_DAY.toordinal() <= ordinal <= LAST_DAY.toordinal()
        return date.fromordinal(ordinal) if kept else None
    months = count * 12 if unit == "year" else count
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not FIRST_DAY.year <= year <= LAST_DAY.year:
        return None
    return date(year, month + 1, min(day.day, _days_in(year, month + 1)))


def _reached(today: date, count: int, unit: Unit) -> date:
    day = _moved(today, count, unit)
    if day is None:
        raise _out_of_reach()
    return day


def _out_of_reach() -> Misread:
    return Misread("that day is out of reach", f"days run from {FIRST_DAY} to {LAST_DAY}")


def _check(year: int | None, month: int, day: int) -> None:
    """Refuse a day that is in no calendar, or in none that netlog keeps."""
    if year is not None and not FIRST_DAY.year <= year <= LAST_DAY.year:
        raise _out_of_reach()
    if not 1 <= month <= 12:
        raise Misread(f"there is no month {month}", "try 2026-11-19: year, month, day")
    # Without a year, the longest that the month can be.
    longest = _days_in(2000 if year is None else year, month)
    if not 1 <= day <= longest:
        name = _MONTH_NAMES[month - 1] + ("" if year is None else f" {year}")
        raise Misread(f"there is no {day} {name}", f"{name} has {longest} days")


def _existing(year: int, month: int, day: int) -> date:
    _check(year, month, day)
    return date(year, month, day)


def _near(words: str, today: date, _lean: Lean) -> date | None:
    return _reached(today, _NEAR[words], "day") if words in _NEAR else None


def _weekday(words: str, today: date, lean: Lean) -> date | None:
    """Return the weekday that `words` name, never more than a week away.

    `friday` and `last friday` are 1 to 7 days back, `next friday` 1 to 7 days ahead: today has
    a word of its own. People disagree whether `next friday` skips one; the nearest is the
    reading that can be stated in a line, and the day understood is echoed. `this friday` may be
    today.
    """
    match = re.fullmatch(r"(?:(last|next|this) )?([a-z]+)\.?", words)
    if not match or match[2] not in _WEEKDAYS:
        return None
    ahead = (_WEEKDAYS[match[2]] - today.weekday()) % 7
    if match[1] == "this" and ahead == 0:
        return _reached(today, 0, "day")
    forward = match[1] == "next" or (lean == "future" and match[1] != "last")
    return _reached(today, (ahead or 7) if forward else ahead - 7, "day")


def _distance(words: str, today: date, lean: Lean) -> date | None:
    for pattern, sign in _DISTANCES:
        match = re.fullmatch(pattern, words)
        span = _length(match[1]) if match else None
        if span:
            return _reached(today, sign * span.count, span.unit)
    span = _length(words)
    if span and lean == "past":
        raise Misread(f"{_quoted(words)} is a length of time, not a day", f"try '{span} ago'")
    return _reached(today, span.count, span.unit) if span else None


def _calendar(words: str, today: date, lean: Lean) -> date | None:
    """Return the day that is written out in `words`, which must agree with any weekday there."""
    weekdays = [word for word in words.split() if word.rstrip(".") in _WEEKDAYS]
    rest = " ".join(word for word in words.split() if word not in weekdays)
    written = _written(rest) or _by_dateutil(rest)
    if written is None:
        return None
    year, month, day = written
    found = _nearest(month, day, today, lean) if year is None else _existing(year, month, day)
    for weekday in weekdays:
        claimed = _WEEKDAYS[weekday.rstrip(".")]
        if claimed != found.weekday():
            wrong, right = _WEEKDAY_NAMES[claimed], _WEEKDAY_NAMES[found.weekday()]
            raise Misread(f"{found} is a {right}, not a {wrong}", "give the weekday or the date")
    return found


def _written(words: str) -> tuple[int | None, int, int] | None:
    """Return year, month and day as written, existing or not; None if they are none."""
    for pattern in _WRITTEN:
        match = re.fullmatch(pattern, words)
        if not match:
            continue
        month = int(match["m"]) if match["m"].isdigit() else _MONTHS.get(match["m"])
        if month is not None:
            return _whole_year(words, match["y"]), month, int(match["d"])
    if match := re.fullmatch(_EITHER_ORDER, words):
        return _in_either_order(words, int(match[1]), int(match[3]), match[4])
    return None


def _whole_year(words: str, figures: str | None) -> int | None:
    if figures is None:
        return None
    if len(figures) != 4:
        raise Misread(f"the year in {_quoted(words)} is not whole", "write it as in 2026-11-19")
    return int(figures)


def _in_either_order(words: str, a: int, b: int, figures: str) -> tuple[int | None, int, int]:
    year = _whole_year(words, figures)
    if a != b and 1 <= a <= 12 and 1 <= b <= 12:
        raise Misread(
            f"{_quoted(words)} may be {a} {_MONTH_NAMES[b - 1]} or {b} {_MONTH_NAMES[a - 1]}",
            f"write {year}-{b:02}-{a:02} or {year}-{a:02}-{b:02}",
        )
    return (year, b, a) if a > 12 else (year, a, b)


def _nearest(month: int, day: int, today: date, lean: Lean) -> date:
    """Return the nearest such day from `today` in that direction; 29 February waits its turn."""
    _check(None, month, day)
    ahead = range(today.year, LAST_DAY.year + 1)
    back = range(today.year, FIRST_DAY.year - 1, -1)
    for year in ahead if lean == "future" else back:
        if day <= _days_in(year, month):
            found = _existing(year, month, day)
            if found >= today if lean == "future" else found <= today:
                return found
    raise _out_of_reach()


def _by_dateutil(words: str) -> tuple[int, int, int] | None:
    """Return what dateutil makes of `words`, where it has nothing left to guess.

    It would take 1.5 and 26 for days, put the month first, find the century by the clock, take
    a stray number for the hour and fill in what is missing. So the month must be a word, the
    only figures besides a time must be the day and the whole year, and the rest must come out
    the same whatever it is filled in from.
    """
    if not words.isascii() or _MONTHS.keys().isdisjoint(re.findall(r"[a-z]+", words)):
        return None
    from dateutil import parser

    try:
        found, again = (
            parser.parse(words, default=default, ignoretz=True).date()
            for default in (datetime(1904, 1, 1, tzinfo=UTC), datetime(2096, 12, 31, tzinfo=UTC))
        )
    # Besides its own ValueError, dateutil lets slip what goes wrong inside on odd input.
    except (ArithmeticError, AssertionError, AttributeError, LookupError, TypeError, ValueError):
        return None
    figures = sorted(int(n) for n in re.findall(r"[0-9]+", re.sub(_CLOCK, " ", words)))
    if found != again or figures != [found.day, found.year]:
        return None
    return found.year, found.month, found.day
