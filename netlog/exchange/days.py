"""Days as a column of a table writes them: all of its values one way.

Nothing here takes a day that says when only from the day it is read: a file is read again later.
"""

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date, datetime, timedelta
from functools import cache
from typing import Literal

from netlog.dates import iso_day, parse_birthday, parse_day
from netlog.errors import Misread

Order = Literal["day", "month"]  # which of them 11/12/2026 begins with

# `05 Oct 2020`, as LinkedIn writes it, and `05-Oct-20`, which Excel makes of it. The commonest
# day of all is read here and not by dates.parse_day because there may be tens of thousands.
_NAMED = re.compile(r"([0-9]{1,2})[ -]([A-Za-z]{3})[ -]([0-9]{4}|[0-9]{2})")
_MONTHS = (
    *("jan", "feb", "mar", "apr", "may", "jun"),
    *("jul", "aug", "sep", "oct", "nov", "dec"),
)
_MONTH_NUMBERS = {name: n for n, name in enumerate(_MONTHS, start=1)}
# A time may follow. Two figures for a year go with / and . only: 24-03-15 begins with its year.
_FIGURES = re.compile(
    r"([0-9]{1,2})(?:([/.])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})|-([0-9]{1,2})-([0-9]{4}))"
    r"(?:[,\s]+[0-9]{1,2}:.*)?"
)
_PARTS = ("/", "-")  # not the dot: what is written with dots begins with its day
# How programs and people say that there is no day.
_NO_DAY = frozenset({"", "-", "?", "never", "none", "n/a", "0/0/00", "00/00/0000", "0000-00-00"})

_REMEDY = "say how days are written with --date-format, as in --date-format %d.%m.%Y"
# Long enough that no day of the year, 29 February included, is the nearest one from both ends.
_A_WHILE = timedelta(days=3653)
_DISTINCT = 8192


def is_day(text: str) -> bool:
    """Return whether `text` means to say a day at all, readable or not."""
    return text.strip().lower() not in _NO_DAY


def orders(rows: Iterable[Sequence[str]], columns: Collection[int]) -> dict[int, Order | None]:
    """Return which comes first in each of the columns at these places of `rows`, or None.

    It is clear when a figure above 12 is in one place in some of its days and in the other in
    none.
    """
    clues: dict[int, set[Order]] = {column: set() for column in columns}
    for row in rows:
        for column, found in clues.items():
            if clue := _clue(row[column]):
                found.add(clue)
    return {column: found.pop() if len(found) == 1 else None for column, found in clues.items()}


def _clue(text: str) -> Order | None:
    # Most days of most columns begin with a year, or name the month.
    if text[1:2] not in _PARTS and text[2:3] not in _PARTS:
        return None
    match = _FIGURES.fullmatch(text)
    if not match or match[2] == ".":
        return None
    if int(match[1]) > 12:
        return "day"
    return "month" if int(match[3] or match[5]) > 12 else None


def left_out(column: str) -> str:
    """Return how to remark on days that `column` holds and that its reader refuses."""
    return f"days in '{column}' left out, unreadable ({_REMEDY})"


def reader(
    today: date,
    *,
    order: Callable[[], Order | None] = lambda: None,
    date_format: str | None = None,
) -> Callable[[str], str]:
    """Return what reads a day of one column as an ISO day, remembering those it has read.

    It raises Misread, with a remedy, on what is no day, could be two, or is out of reach. `order`
    is asked once, and only if there is a day that could be two.

    Raises:
        Misread: `date_format` cannot say a day and its year.
    """
    if date_format:
        _check(date_format)
    settled = cache(order)
    known: dict[str, str | Misread] = {}

    def attempt(text: str) -> str | Misread:
        try:
            return _read(text, today, settled, date_format)
        except Misread as error:
            return Misread(error.what, _REMEDY)

    def read(text: str) -> str:
        found = known.get(text)
        if found is None:
            if len(known) >= _DISTINCT:
                known.clear()
            found = known[text] = attempt(text)
        if isinstance(found, Misread):
            raise found
        return found

    return read


def past(day: str, today: date) -> str:
    """Return the day of something that happened, `day` or, a zone ahead of ours, today.

    Raises:
        Misread: it has not come yet.
    """
    if day <= today.isoformat():
        return day
    if day == (today + timedelta(days=1)).isoformat():
        return today.isoformat()
    raise Misread(f"the day {day} has not come yet")


def birthday(text: str, read: Callable[[str], str]) -> str:
    """Return a birthday as `YYYY-MM-DD`, or `--MM-DD` without a year; `read` is its column's.

    Raises:
        Misread: it is neither.
    """
    try:
        return read(text)
    except Misread:
        return parse_birthday(text)


def _check(date_format: str) -> None:
    probe = datetime(2001, 12, 3)  # noqa: DTZ001 - a civil day, of no zone
    try:
        same = _by_format(probe.strftime(date_format), date_format) == probe.date()
    except (ValueError, re.error):  # `%d %d` fails in strptime's own expression
        same = False
    if not same:
        raise Misread(
            f"the date format {date_format!r} does not tell a day, month and year",
            "try --date-format %d.%m.%Y",
        )


def _by_format(text: str, date_format: str) -> date:
    return datetime.strptime(text, date_format).date()  # noqa: DTZ007 - a civil day, of no zone


def _read(
    text: str, today: date, order: Callable[[], Order | None], date_format: str | None
) -> str:
    if date_format:
        return _formatted(text, date_format)
    if match := _NAMED.fullmatch(text):
        month = _MONTH_NUMBERS.get(match[2].lower(), 0)
        return _existing(_whole(match[3], today), month, int(match[1]))
    if match := _FIGURES.fullmatch(text):
        a, b = int(match[1]), int(match[3] or match[5])
        day_first = _day_first(text, a, b, _with_dots if match[2] == "." else order)
        day, month = (a, b) if day_first else (b, a)
        return _existing(_whole(match[4] or match[6], today), month, day)
    return _in_words(text, today)


def _formatted(text: str, date_format: str) -> str:
    try:
        day = _by_format(text, date_format)
    except ValueError:
        return iso_day(text).isoformat()
    return _existing(day.year, day.month, day.day)


def _day_first(text: str, a: int, b: int, order: Callable[[], Order | None]) -> bool:
    if a > 12 or b > 12 or a == b:
        return a > 12
    if (first := order()) is None:
        raise Misread(f"{text!r} can be read as two days")
    return first == "day"


def _with_dots() -> Order:
    return "day"


def _whole(year: str, today: date) -> int:
    """Return the year in four figures: of two, the latest such year that has begun."""
    if len(year) == 4:
        return int(year)
    return int(year) + (2000 if 2000 + int(year) <= today.year else 1900)


def _existing(year: int, month: int, day: int) -> str:
    return iso_day(f"{year:04}-{month:02}-{day:02}").isoformat()


def _in_words(text: str, today: date) -> str:
    day, again = (parse_day(text, seen_from) for seen_from in (today, today - _A_WHILE))
    if day != again:
        raise Misread(f"{text[:40]!r} says no year")
    return day.isoformat()
