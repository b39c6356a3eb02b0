"""What the morning brings: reasons to think of somebody today, and which of them fit a screen."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from datetime import date, timedelta
from itertools import chain, zip_longest
from typing import NamedTuple, TypeVar

from netlog import dates, phrases, rules
from netlog.dates import Span

# The reasons, the strongest first. `dormant` is a tie with no cadence that is worth reviving.
REASONS = (
    *("request", "promise", "due", "dormant", "in-person", "thanks", "birthday", "anniversary"),
    *("only-asked", "ask", "target"),
)
_RANK = {reason: rank for rank, reason in enumerate(REASONS)}

AHEAD = 7  # days: how far promises, birthdays, anniversaries and targets are seen coming
PATIENCE = 14  # days after which a promise without a day, and an ask, come up
LINES = 12  # on one screen
SLOTS = 2  # places kept for weak and dormant ties

Kind = TypeVar("Kind")


class Matter(NamedTuple):
    """One reason to think of somebody: `words` say it, `command` settles it.

    `loop` is the id of what is open, if it is that. An `overdue` request is on every screen; who is
    `reserved`, a weak or dormant tie, has a place kept. A company has no `id` and no `handle`.
    """

    id: int | None
    handle: str | None
    name: str
    reason: str
    words: str
    since: date | None
    due_on: date | None
    command: str
    loop: int | None = None
    overdue: bool = False
    reserved: bool = False

    @property
    def whom(self) -> Hashable:
        """Whom it is about; a company is told from a person of the same name."""
        return (self.name, self.command) if self.id is None else self.id


class Line(NamedTuple):
    """All there is about one person: the strongest reason first, `also` the others.

    `loops` are the ids of everything open that the words speak of.
    """

    id: int | None
    handle: str | None
    name: str
    reason: str
    words: str
    since: date | None
    due_on: date | None
    command: str
    also: tuple[str, ...]
    loops: tuple[int, ...]


# Which of them ----------------------------------------------------------------------------------


def lines(matters: Sequence[Matter], most: int | None = None) -> list[Line]:
    """Return a line a person, the strongest reason first; of one reason in the order given.

    With `most` no more lines than that, but whoever waits for an overdue answer is there however
    many they are. Then each reason has a place for its first, in the order of `REASONS`, with those
    that are `reserved` right behind the first who is due; the rest go by the order of the lines.
    """
    ordered = sorted(matters, key=lambda matter: _RANK[matter.reason])
    about: defaultdict[Hashable, list[Matter]] = defaultdict(list)
    for matter in ordered:
        about[matter.whom].append(matter)
    places = len(about) if most is None else most
    picked = {matter.whom for matter in ordered if matter.overdue}
    for matter in chain(_firsts(ordered), ordered):
        if len(picked) >= places:
            break
        picked.add(matter.whom)
    return [_line(some) for whom, some in about.items() if whom in picked]


def _firsts(ordered: Sequence[Matter]) -> Iterator[Matter]:
    """Yield the first of each reason, and those with a place reserved behind who is due."""
    firsts: dict[str, Matter] = {}
    for matter in ordered:
        firsts.setdefault(matter.reason, matter)
    kept = [matter for matter in ordered if matter.reserved]
    for reason in REASONS:
        if reason in firsts:
            yield firsts[reason]
        if reason == "due":
            yield from kept


def _line(some: Sequence[Matter]) -> Line:
    first, *others = some
    also = dict.fromkeys(one.reason for one in others if one.reason != first.reason)
    return Line(
        first.id,
        first.handle,
        first.name,
        first.reason,
        words="; ".join(one.words for one in some),
        since=first.since,
        due_on=first.due_on,
        command=first.command,
        also=tuple(also),
        loops=tuple(one.loop for one in some if one.loop is not None),
    )


def in_turns(some: Sequence[Kind], others: Sequence[Kind], most: int) -> list[Kind]:
    """Return the first `most` of two lists, one of each in turn, as long as there are any."""
    pairs = zip_longest(some, others)
    return [one for one in chain.from_iterable(pairs) if one is not None][:most]


# Days that come round ---------------------------------------------------------------------------


def next_time(day: str, today: date) -> tuple[date, int | None] | None:
    """Return the next day, from `today` on, on which a day of some year comes round.

    And how many years it then is since; None where the year is not said, as in `--02-29`. Where
    there is no 29 February, that day comes round on the 28th, as a month after 31 January ends
    with it. None for what is no day.
    """
    first = dates.stored_day(f"2000{day[1:]}" if day.startswith("--") else day)
    if first is None:
        return None
    for years in (today.year - first.year, today.year - first.year + 1):
        there = dates.later(first, Span(years, "year")) if years > 0 else first
        if there >= today:
            return there, None if day.startswith("--") else there.year - first.year
    return None


# The matters --------------------------------------------------------------------------------------


class Whom(NamedTuple):
    """A person, or a company without an id and a handle."""

    id: int | None
    handle: str | None
    name: str


def opened(
    whom: Whom, kind: str, loop: int, what: str, since: date, by: date | None, today: date
) -> Matter | None:
    """Return what is open of one of `rules.LOOPS`, None as long as it can wait, or is yet to come.

    A request and thanks never wait. A request is overdue on its day or, where none was said, from
    the day it was asked. A promise waits until its day is near or, without one, for two weeks; an
    ask for two weeks.
    """
    near = kind in {"request", "thanks"} or (by is not None and (by - today).days <= AHEAD)
    if not near and (by is not None or (today - since).days < PATIENCE):
        return None
    if min(by or since, since) > today:
        return None
    return Matter(
        *whom,
        reason=kind,
        words=f"{_OPENED[kind]} {_ago(since, today)}{_by(by, today)}{_YET.get(kind, '')}: {what}",
        since=since,
        due_on=by,
        command=f"netlog thank {whom.handle}" if kind == "thanks" else f"netlog done {loop}",
        loop=loop,
        overdue=kind == "request" and (by or since) <= today,
    )


_OPENED = {
    "request": "asked you",
    "promise": "you promised",
    "ask": "you asked",
    "thanks": "helped you",
}
_YET = {"thanks": ", not thanked yet"}


def due(whom: Whom, last_touch: date | None, due_on: date, cadence: str, today: date) -> Matter:
    """Return that somebody is due; `cadence` is in words, 'every month (close)'."""
    never = "" if last_touch else ", never touched"
    late = rules.days_late(due_on, today)
    words = f"due {phrases.lateness(late)}" if late == 0 else phrases.lateness(late)
    return Matter(
        *whom,
        reason="due",
        words=f"{words}: {cadence}{never}",
        since=last_touch,
        due_on=due_on,
        command=f"netlog log {whom.handle}",
    )


def dormant(whom: Whom, last_touch: date, touches: int, today: date) -> Matter:
    """Return that a tie fell silent that was alive once."""
    return Matter(
        *whom,
        reason="dormant",
        words=f"silent since {touches} touches, the last {_ago(last_touch, today)}",
        since=last_touch,
        due_on=None,
        command=f"netlog log {whom.handle}",
        reserved=True,
    )


def in_person(whom: Whom, rhythm: str, last_met: date | None, meet_by: date, today: date) -> Matter:
    """Return that it is time to meet; `rhythm` is how often, as '6 months'."""
    last = f"since {last_met}, {_ago(last_met, today)}" if last_met else "yet"
    return Matter(
        *whom,
        reason="in-person",
        words=f"not met in person {last} ({phrases.cadence(rhythm, 'own')})",
        since=last_met,
        due_on=meet_by,
        command=f"netlog log {whom.handle} --via in-person",
    )


def birthday(whom: Whom, day: str, today: date) -> Matter | None:
    """Return a birthday that is near, None of any other; `day` may lack its year."""
    day_and_age = next_time(day, today)
    if day_and_age is None or day_and_age[0] > today + timedelta(days=AHEAD):
        return None
    on, age = day_and_age
    return Matter(
        *whom,
        reason="birthday",
        words=f"birthday {dates.say_day(on, today)}{f', turns {age}' if age else ''}",
        since=None,
        due_on=on,
        command=f"netlog log {whom.handle}",
    )


def anniversary(whom: Whom, met_on: str, today: date) -> Matter | None:
    """Return that it is so many years since you met, about now; None at other times."""
    day_and_years = next_time(met_on, today)
    if day_and_years is None or day_and_years[0] > today + timedelta(days=AHEAD):
        return None
    on, years = day_and_years
    if not years:
        return None
    return Matter(
        *whom,
        reason="anniversary",
        words=f"{dates.say_day(on, today)}: {Span(years, 'year')} since you met",
        since=dates.stored_day(met_on),
        due_on=on,
        command=f"netlog log {whom.handle}",
    )


def only_asked(whom: Whom, got: int, asks: int, since: date | None) -> Matter:
    """Return that you only ever ask somebody, see `rules.only_asks`."""
    said = [f"got {got} times"] * bool(got) + [f"asked {asks} times"] * bool(asks)
    words = f"you {' and '.join(said)}, and gave nothing".replace(" 1 times", " once")
    return Matter(
        *whom,
        reason="only-asked",
        words=words,
        since=since,
        due_on=None,
        command=f"netlog gave {whom.handle} KIND",
    )


def target(
    whom: Whom, target_id: int, role: str | None, since: date, by: date, today: date
) -> Matter | None:
    """Return whom to reach by a day that is near, None while it is not."""
    if (by - today).days > AHEAD:
        return None
    return Matter(
        *whom,
        reason="target",
        words=f"to be reached{_by(by, today)}" + (f": {role}" if role else ""),
        since=since,
        due_on=by,
        command=f"netlog target done {target_id}",
    )


def _ago(day: date, today: date) -> str:
    return phrases.ago(day.isoformat(), today)


def _by(day: date | None, today: date) -> str:
    if day is None:
        return ""
    late = rules.days_late(day, today)
    return f", {phrases.lateness(late)}" if late > 0 else f", by {dates.say_day(day, today)}"
