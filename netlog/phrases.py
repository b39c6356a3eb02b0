"""How netlog says things about people: friendly, in words, in one place."""

from collections.abc import Sequence
from datetime import date

from netlog import rules
from netlog.dates import say_day, say_span_of_days

_TURNS = {"yours": "your turn", "theirs": "their turn", "even": "even"}


def turn(whose: str) -> str:
    """Say whose turn it is: `yours` is 'your turn'."""
    return _TURNS[whose]


def balance(number: int) -> str:
    """Say a balance with its sign: '+2', '-1', '0'."""
    return f"{number:+d}" if number else "0"


def lateness(days_late: int) -> str:
    """Say how late something is, or how soon it comes: '3 weeks late', 'today', 'in 5 days'."""
    if days_late > 0:
        return f"{say_span_of_days(days_late)} late"
    return f"in {say_span_of_days(-days_late)}" if days_late < 0 else "today"


def ago(day: str | None, today: date) -> str:
    """Say how long ago an ISO day was: '3 weeks ago', 'today', 'never' for None."""
    if day is None:
        return "never"
    days = (today - date.fromisoformat(day)).days
    if days == 0:
        return "today"
    return f"{say_span_of_days(days)} ago" if days > 0 else f"in {say_span_of_days(-days)}"


def day(iso: str, today: date) -> str:
    """Say an ISO day: 'today', 'yesterday', 'Thu 2026-11-19'."""
    return say_day(date.fromisoformat(iso), today)


def due(iso: str, today: date) -> str:
    """Say a due day: 'next due Thu 2026-12-03', 'due Sat 2026-10-31 (2 weeks late)'."""
    late = rules.days_late(date.fromisoformat(iso), today)
    if late < 0:
        return f"next due {day(iso, today)}"
    return f"due {day(iso, today)}" + (f" ({lateness(late)})" if late else "")


def people(number: int) -> str:
    """Say how many people: '1 person', '26 people'."""
    return "1 person" if number == 1 else f"{number} people"


def interactions(number: int) -> str:
    """Say how many interactions: '1 interaction', '233 interactions'."""
    return "1 interaction" if number == 1 else f"{number} interactions"


def held(some: int, touches: int) -> str:
    """Say how much a database holds: '26 people, 233 interactions'."""
    return f"{people(some)}, {interactions(touches)}"


def without_cadence(number: int) -> str:
    """Say that so many are never due, and what to do about it."""
    have = "has no cadence and is" if number == 1 else "have no cadence and are"
    return f"{number} {have} never due; 'netlog edit WHO --every SPAN' gives one"


def cadence(every: str, came_from: str, circle: str | None = None) -> str:
    """Say a cadence and where it came from: 'every 3 weeks', 'every month (close)'."""
    said = every.removeprefix("1 ")
    return f"every {said}" if came_from == "own" else f"every {said} ({circle or 'circle'})"


def given(kind: str | None, weight: int | None) -> str:
    """Say what was given or got, with a weight that is not the usual 1: 'intro', 'advice x3'."""
    return f"{kind} x{weight}" if (weight or 1) > 1 else kind or ""


def touch(direction: str, kind: str | None, weight: int | None) -> str:
    """Say what an interaction was: 'met', 'thanked', 'gave intro', 'got advice x3'."""
    if direction == "met":
        return "thanked" if kind == "thanks" else "met"
    return f"{direction} {given(kind, weight)}"


def occasion(given: Sequence[tuple[str, str, int]]) -> str:
    """Say what passed, before a name, from direction, kind and weight: 'gave gift, got lead from'.

    With nothing given or got, it is 'met'.
    """
    if not given:
        return "met"
    return f"{', '.join(touch(*one) for one in given)} {'to' if given[-1][0] == 'gave' else 'from'}"


_LOOPS = {
    "request": "{name} asked: {what}",
    "promise": "you promised {name}: {what}",
    "ask": "you asked {name}: {what}",
    "thanks": "thank {name} for: {what}",
}


def loop(kind: str, name: str, what: str) -> str:
    """Say what is or was open with somebody: 'Bo Marsh asked: the way to the lighthouse'."""
    return _LOOPS[kind].format(name=name, what=what)


def noted(
    note: str | None,
    direction: str,
    forwards_of: str | None,
    passed_on_to: Sequence[str],
    introduced_to: str | None = None,
) -> str:
    """Say a note and, before it, to whom an introduction was, and how a kindness travelled.

    'to Bo; passed on to Cy, Dee; tea'.
    """
    gave = direction == "gave"
    said = [] if introduced_to is None else [f"to {introduced_to}"]
    if forwards_of is not None:
        said.append(
            f"passes on a kindness of {forwards_of}'s"
            if gave
            else f"passes on your kindness to {forwards_of}"
        )
    if passed_on_to:
        said.append(f"passed on {'by' if gave else 'to'} {', '.join(passed_on_to)}")
    return "; ".join(said + ([note] if note else []))


def turn_style(whose: str) -> str:
    """Return the style in which a turn stands out in a table: yours most, even least."""
    return {"yours": "bold yellow", "theirs": "cyan"}.get(whose, "dim")
