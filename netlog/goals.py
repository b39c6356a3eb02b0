"""Goals: how much of what in a week or a month, and how many of those in a row were met."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import takewhile
from typing import Literal, NamedTuple

from netlog.dates import COUNTS
from netlog.errors import Misread

Period = Literal["week", "month"]

# What can be aimed at, with the words for one of it and for several; the first are how it is said.
# Days on which you were in touch with somebody, each person counting; what you gave; people whom
# you added; thanks you said; introductions you made; days on which you met somebody in person.
AIMS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "touches": (("touch",), ("touches",)),
    "gives": (("give",), ("gives",)),
    "new people": (("new person", "new contact"), ("new people", "new contacts")),
    "thanks": (("thanks", "thank-you", "thank you"), ("thanks", "thank-yous", "thank yous")),
    "introductions": (("introduction", "intro"), ("introductions", "intros")),
    "meetings": (("meeting",), ("meetings",)),
}
_CALLED = {word: aim for aim, forms in AIMS.items() for form in forms for word in form}
_ONE = (
    r"(?:([0-9]{1,3})|([a-z]+)) (.+?)"
    r"(?: (?:(?:a|per|each|every) (week|month)|(weekly|monthly)))?"
)
_REMEDY = "as in: netlog goal set '3 touches a week, 1 give, 1 new person'"


class Aim(NamedTuple):
    """So many of one of `AIMS`, 1 to 999."""

    what: str
    wanted: int


class Goal(NamedTuple):
    """What to reach in each period."""

    period: Period
    aims: tuple[Aim, ...]


def read(text: str) -> Goal:
    """Return the goal that a text says: `3 touches a week, 1 give and 1 new person`.

    The period is said once for all of it, and is a week if it is not said.

    Raises:
        Misread: a part of it cannot be read, something is said twice, or there are two periods.
    """
    aims: dict[str, Aim] = {}
    periods: set[Period] = set()
    # Nobody says a goal that is this long; what is longer is not worth matching.
    words = " ".join(text.casefold().split()) if len(text) <= 500 else ""
    for part in re.split(r",(?: and)? ?| and ", words):
        aim, period = _aim(part)
        if aim.what in aims:
            raise Misread(f"{aim.what} are said twice", _REMEDY)
        aims[aim.what] = aim
        periods |= {period} if period else set()
    if len(periods) > 1:
        raise Misread("a goal is for a week or for a month", _REMEDY)
    return Goal(periods.pop() if periods else "week", tuple(aims.values()))


def _aim(part: str) -> tuple[Aim, Period | None]:
    found = re.fullmatch(_ONE, part)
    if not found or found[3] not in _CALLED:
        known = ", ".join(AIMS)
        raise Misread(f"cannot read the goal '{part[:40]}'", f"{_REMEDY}; there are {known}")
    wanted = int(found[1]) if found[1] else COUNTS.get(found[2], 0)
    if not wanted:
        raise Misread(f"cannot read the number in '{part[:40]}'", "a goal is 1 to 999 of something")
    period: Period | None = None
    if found[4] or found[5]:
        period = "week" if (found[4] or found[5]).startswith("week") else "month"
    return Aim(_CALLED[found[3]], wanted), period


def text(goal: Goal) -> str:
    """Return a goal as it is said, which `read` reads: '3 touches a week, 1 give'."""
    first, *rest = (f"{aim.wanted} {called(*aim)}" for aim in goal.aims)
    return ", ".join([f"{first} a {goal.period}", *rest])


def called(what: str, number: int) -> str:
    """Return what so many of one of `AIMS` are called: 'new person', 'new people'."""
    one, several = AIMS[what]
    return one[0] if number == 1 else several[0]


def first_day(day: date, period: Period) -> date:
    """Return the first day of the period that a day is in: a Monday, or the first of a month."""
    return day - timedelta(days=day.weekday()) if period == "week" else day.replace(day=1)


def last_day(first: date, period: Period) -> date:
    """Return the last day of the period that begins on `first`."""
    if period == "week":
        return first + timedelta(days=6)
    return first_day(first + timedelta(days=31), period) - timedelta(days=1)


def streak(met: Iterable[bool]) -> int:
    """Return how many periods in a row were met, of the present one and then each before it.

    The present one is not over: it counts once it is met, and breaks nothing until it is.
    """
    periods = iter(met)
    now = next(periods, False)
    return now + sum(1 for _ in takewhile(bool, periods))
