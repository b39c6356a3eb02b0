"""Goals: what was reached of one in a period, counted from the log."""

import sqlite3
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from netlog import goals, rules
from netlog.dates import FIRST_DAY
from netlog.goals import Goal, Period
from netlog.store import settings


class Progress(NamedTuple):
    """How far one aim of the goal is reached from `since` until `until`, the present period.

    `streak` is how many periods in a row the whole goal was met.
    """

    what: str
    done: int
    wanted: int
    missing: int
    period: Period
    since: date
    until: date
    streak: int


def current(db: sqlite3.Connection) -> Goal | None:
    """Return the goal, None if there is none.

    Raises:
        Misread: another program has written what is no goal.
    """
    said = settings.value(db, settings.GOAL)
    return goals.read(said) if said else None


def progress(db: sqlite3.Connection, goal: Goal, today: date) -> list[Progress]:
    """Return how far each aim of the goal is reached in the period that `today` is in."""
    since = goals.first_day(today, goal.period)
    until = goals.last_day(since, goal.period)
    count = _Counts(db, goal)
    done = count.between(since, until)
    streak = goals.streak(count.met(since))
    return [
        Progress(
            aim.what,
            done[aim.what],
            aim.wanted,
            max(0, aim.wanted - done[aim.what]),
            goal.period,
            since,
            until,
            streak,
        )
        for aim in goal.aims
    ]


_IN_PERSON = ", ".join(f"'{channel}'" for channel in rules.IN_PERSON)
_LOGGED = "FROM interaction WHERE day BETWEEN ? AND ?"
# Lunch with advice given and a lead got is two interactions, but one touch.
_COUNTS = {
    "touches": f"SELECT count(*) FROM (SELECT DISTINCT contact_id, day {_LOGGED})",
    "gives": f"SELECT count(*) {_LOGGED} AND direction = 'gave'",
    "thanks": f"SELECT count(*) {_LOGGED} AND kind = 'thanks' AND direction <> 'got'",
    # One between two people is given to both of them.
    "introductions": f"SELECT count(DISTINCT coalesce(group_uid, uid)) {_LOGGED} "
    "AND kind = 'intro' AND direction = 'gave'",
    "meetings": "SELECT count(*) FROM "
    f"(SELECT DISTINCT contact_id, day {_LOGGED} AND channel IN ({_IN_PERSON}))",
}


class _Counts:
    """How much of what there was, of the things in one goal."""

    def __init__(self, db: sqlite3.Connection, goal: Goal) -> None:
        self._db = db
        self._goal = goal
        # There is no index of the days on which people were added: all are read, but once.
        self._added: dict[str, int] = {}
        if any(aim.what == "new people" for aim in goal.aims):
            query = "SELECT added_on, count(*) FROM contact GROUP BY added_on"
            self._added = dict(db.execute(query).fetchall())

    def between(self, first: date, last: date) -> dict[str, int]:
        """Return how much of each was reached from the one day to the other."""
        ends = (first.isoformat(), last.isoformat())
        return {aim.what: self._count(aim.what, *ends) for aim in self._goal.aims}

    def met(self, since: date) -> Iterator[bool]:
        """Yield whether the goal was met in the period that begins so, and in each before it."""
        while since >= FIRST_DAY:
            done = self.between(since, goals.last_day(since, self._goal.period))
            yield all(done[aim.what] >= aim.wanted for aim in self._goal.aims)
            since = goals.first_day(since - timedelta(days=1), self._goal.period)

    def _count(self, what: str, first: str, last: str) -> int:
        if what == "new people":
            return sum(number for day, number in self._added.items() if first <= day <= last)
        (number,) = self._db.execute(_COUNTS[what], (first, last)).fetchone()
        assert isinstance(number, int)
        return number
