"""Recurrences: on which days of a window a rule (RFC 5545, 3.3.10) has its meetings.

Not by dateutil, whose rules run on until they match or the year 9999 comes, whatever their UNTIL.
Here a rule is asked period by period (a day, a week, a month or a year), from the window's first
on, or from DTSTART on where occurrences have to be counted, and for a file so many days are looked
at in all.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Container, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from netlog.errors import Misread

# As many as 5,000 weekly meetings have in ten years; on an old machine it takes half a minute.
_MOST_DAYS = 20_000_000

_TOO_OFTEN = {"SECONDLY": "every second", "MINUTELY": "every minute", "HOURLY": "every hour"}
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_MOST_TIMES = 24  # in a day
_LONGEST = 2000  # characters of a rule

_WEEKDAY = re.compile(r"([+-]?[0-9]{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
_NUMBER = re.compile(r"[+-]?[0-9]{1,18}")


class Patience:
    """How many days may still be looked at for a file."""

    def __init__(self, most: int = _MOST_DAYS) -> None:
        """Begin with so many."""
        self._left = most

    def spend(self, days: int) -> None:
        """Take away so many.

        Raises:
            Misread: there are not as many left.
        """
        self._left -= days
        if self._left < 0:
            raise Misread("the meetings of this file repeat too often to be followed")


class Rule(NamedTuple):
    """A rule as it is written; what it leaves open is DTSTART's."""

    frequency: str
    interval: int
    most: int | None  # COUNT
    until: str  # a day or a moment as it is written; '' where it has no end
    week_start: int  # 0 is Monday
    months: frozenset[int]
    monthdays: frozenset[int]  # -1 is the last
    yeardays: frozenset[int]
    weeks: frozenset[int]
    weekdays: frozenset[tuple[int, int]]  # which one, 0 each and -1 the last, and the weekday
    positions: frozenset[int]
    hours: frozenset[int]
    minutes: frozenset[int]


def parse(text: str) -> Rule:
    """Return the rule that `text` says: `FREQ=WEEKLY;BYDAY=TU;COUNT=10`.

    Raises:
        Misread: it says none, or one by which nobody meets.
    """
    if len(text) > _LONGEST:
        raise Misread("its RRULE is too long")
    pairs = (part.partition("=") for part in re.sub(r"\s", "", text).upper().split(";"))
    parts = {name: value for name, _, value in pairs if value}
    frequency = parts.get("FREQ", "")
    if frequency in _TOO_OFTEN:
        raise Misread(f"it is repeated {_TOO_OFTEN[frequency]}")
    if frequency not in _PERIODS or parts.get("RSCALE", "GREGORIAN") != "GREGORIAN":
        raise _unread()
    positions = _numbers(parts, "BYSETPOS", _from_both_ends(366))
    hours = _numbers(parts, "BYHOUR", range(24))
    minutes = _numbers(parts, "BYMINUTE", range(60))
    times = max(len(hours), 1) * max(len(minutes), 1)
    if times > _MOST_TIMES or (positions and times > 1) or "," in parts.get("BYSECOND", ""):
        raise _unread()
    interval, most = (_number(parts.get(name)) for name in ("INTERVAL", "COUNT"))
    week_start = parts.get("WKST", "MO")
    if interval == 0 or week_start not in _WEEKDAYS:
        raise _unread()
    return Rule(
        frequency,
        interval or 1,
        most,
        parts.get("UNTIL", ""),
        _WEEKDAYS.index(week_start),
        _numbers(parts, "BYMONTH", range(1, 13)),
        _numbers(parts, "BYMONTHDAY", _from_both_ends(31)),
        _numbers(parts, "BYYEARDAY", _from_both_ends(366)),
        _numbers(parts, "BYWEEKNO", _from_both_ends(53)),
        _weekdays(parts, frequency),
        positions,
        hours,
        minutes,
    )


def days(
    rule: Rule,
    start: datetime,
    until: datetime | None,
    window: tuple[date, date],
    patience: Patience,
) -> Iterator[date]:
    """Yield the days of `rule` in the window, in order.

    Args:
        rule: the rule.
        start: DTSTART, in its own zone.
        until: what the rule's UNTIL is there.
        window: the first and the last day.
        patience: that of the file.

    Raises:
        Misread: there is none left.
    """
    rule = _completed(rule, start)
    hours, minutes = rule.hours or {start.hour}, rule.minutes or {start.minute}
    times = sorted(time(hour, minute) for hour in hours for minute in minutes)
    opening = start.time().replace(second=0)
    fits = _fitting(rule)
    first, last = window
    begin, count = start.date(), 0
    for candidates in _periods(rule, begin, first, last):
        patience.spend(len(candidates) or 1)
        fitting = [day for day in candidates if fits(day)]
        for day in _picked(fitting, rule.positions):
            if day < begin:
                continue
            if day > last or (until and datetime.combine(day, times[0]) > until):
                return
            if rule.most is not None and count >= rule.most:
                return
            # What comes more than once a day is one meeting, but counts.
            today = sum(at >= opening for at in times) if day == begin else len(times)
            count += today
            if today and day >= first:
                yield day


# Rules as they are written -----------------------------------------------------------------------


def _unread() -> Misread:
    return Misread("its RRULE cannot be read")


def _number(text: str | None) -> int | None:
    if text is None:
        return None
    if not _NUMBER.fullmatch(text) or int(text) < 0:
        raise _unread()
    return int(text)


def _from_both_ends(most: int) -> Container[int]:
    return {*range(-most, 0), *range(1, most + 1)}


def _numbers(parts: Mapping[str, str], name: str, allowed: Container[int]) -> frozenset[int]:
    found = set()
    for text in filter(None, parts.get(name, "").split(",")):
        if not _NUMBER.fullmatch(text) or int(text) not in allowed:
            raise _unread()
        found.add(int(text))
    return frozenset(found)


def _weekdays(parts: Mapping[str, str], frequency: str) -> frozenset[tuple[int, int]]:
    found = set()
    for text in filter(None, parts.get("BYDAY", "").split(",")):
        match = _WEEKDAY.fullmatch(text)
        if not match:
            raise _unread()
        # The second Tuesday of a day or a week is a Tuesday.
        which = int(match[1] or 0) if frequency in {"MONTHLY", "YEARLY"} else 0
        found.add((which, _WEEKDAYS.index(match[2])))
    return frozenset(found)


def _completed(rule: Rule, start: datetime) -> Rule:
    """Return the rule with what it leaves open taken from DTSTART."""
    if rule.weekdays or rule.monthdays or rule.yeardays:
        return rule
    weekday = frozenset({(0, start.weekday())})
    if rule.frequency == "WEEKLY" or rule.weeks:
        return rule._replace(weekdays=weekday)
    if rule.frequency == "DAILY":
        return rule
    months = rule.months
    if rule.frequency == "YEARLY":
        months = months or frozenset({start.month})
    return rule._replace(months=months, monthdays=frozenset({start.day}))


# Periods -----------------------------------------------------------------------------------------


def _periods(rule: Rule, begin: date, first: date, last: date) -> Iterator[list[date]]:
    """Yield the days of each period up to the window's end, in order.

    Those before the window are passed over, unless what is in them counts.
    """
    number, days_of = _PERIODS[rule.frequency]
    period, step = number(rule, begin), rule.interval
    if rule.most is None:
        period += max(0, (number(rule, first) - period) // step) * step
    end = number(rule, last)
    while period <= end:
        yield days_of(rule, period)
        period += step


def _week_number(rule: Rule, day: date) -> int:
    # Day 1 of the calendar was a Monday.
    return (day.toordinal() - 1 - rule.week_start) // 7


def _week_days(rule: Rule, week: int) -> list[date]:
    first = week * 7 + 1 + rule.week_start
    return [date.fromordinal(first + n) for n in range(7)]


def _days_of_month(rule: Rule, number: int) -> list[date]:
    year, month = divmod(number, 12)
    return _month_days(rule, year, month + 1)


def _days_of_year(rule: Rule, year: int) -> list[date]:
    months = sorted(rule.months) or range(1, 13)
    return [day for month in months for day in _month_days(rule, year, month)]


def _month_days(rule: Rule, year: int, month: int) -> list[date]:
    if rule.months and month not in rule.months:
        return []
    length = monthrange(year, month)[1]
    if not rule.monthdays:
        return [date(year, month, n) for n in range(1, length + 1)]
    meant = {n if n > 0 else length + 1 + n for n in rule.monthdays}
    return [date(year, month, n) for n in sorted(meant) if 1 <= n <= length]


# In which period a day is, by number, and which days a rule may mean in it.
_PERIODS: dict[str, tuple[Callable[[Rule, date], int], Callable[[Rule, int], list[date]]]] = {
    "DAILY": (lambda _, day: day.toordinal(), lambda _, number: [date.fromordinal(number)]),
    "WEEKLY": (_week_number, _week_days),
    "MONTHLY": (lambda _, day: day.year * 12 + day.month - 1, _days_of_month),
    "YEARLY": (lambda _, day: day.year, _days_of_year),
}


def _picked(candidates: list[date], positions: frozenset[int]) -> list[date]:
    if not positions:
        return candidates
    size = len(candidates)
    places = {n - 1 if n > 0 else size + n for n in positions}
    return [candidates[n] for n in sorted(places) if 0 <= n < size]


def _fitting(rule: Rule) -> Callable[[date], bool]:
    """Return what tells if a day is one that `rule` can mean."""
    plain = frozenset(weekday for which, weekday in rule.weekdays if which == 0)
    numbered = rule.weekdays - {(0, weekday) for weekday in plain}
    # The second Tuesday is that of the year where the rule is yearly and says no month.
    of_year = rule.frequency == "YEARLY" and not rule.months

    def fits(day: date) -> bool:
        if rule.weekdays and day.weekday() not in plain:
            if not numbered:
                return False
            which = _which(day, of_year=of_year)
            if not any((n, day.weekday()) in numbered for n in which):
                return False
        if rule.months and day.month not in rule.months:
            return False
        if rule.monthdays and rule.monthdays.isdisjoint(_of_both_ends(day.day, _month(day))):
            return False
        if rule.yeardays:
            number = day.timetuple().tm_yday
            if rule.yeardays.isdisjoint(_of_both_ends(number, _year(day))):
                return False
        return not rule.weeks or not rule.weeks.isdisjoint(_week(day, rule.week_start))

    return fits


def _of_both_ends(number: int, length: int) -> tuple[int, int]:
    """Return which one it is of so many, counted from the first and from the last."""
    return number, number - length - 1


def _which(day: date, *, of_year: bool) -> tuple[int, int]:
    number, length = (day.timetuple().tm_yday, _year(day)) if of_year else (day.day, _month(day))
    return (number - 1) // 7 + 1, -((length - number) // 7 + 1)


def _month(day: date) -> int:
    return monthrange(day.year, day.month)[1]


def _year(day: date) -> int:
    return (date(day.year + 1, 1, 1) - date(day.year, 1, 1)).days


def _week(day: date, week_start: int) -> tuple[int, int]:
    """Return which week of its year a day is in; that year has at least four days of the week."""
    middle = day + timedelta(days=3 - (day.weekday() - week_start) % 7)
    number = (middle.timetuple().tm_yday - 1) // 7 + 1
    weeks = number + (_year(middle) - middle.timetuple().tm_yday) // 7
    return _of_both_ends(number, weeks)
