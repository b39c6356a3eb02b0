"""A second reading of what the log means: plain Python, one person at a time, nothing shared.

It knows netlog's words but none of its code, so that a mistake would have to be made twice.
Days are ISO text, as everywhere; a person and an interaction are dictionaries with the names of
the columns.
"""

from collections import Counter, deque
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from dateutil.relativedelta import relativedelta

LAST_DAY = "2199-12-31"
NOMINAL = {"day": 1, "week": 7, "month": 30, "year": 365}

Row = dict[str, Any]


@dataclass
class World:
    """All that people entered, by id."""

    circles: dict[int, Row] = field(default_factory=dict)
    people: dict[int, Row] = field(default_factory=dict)
    touches: dict[int, Row] = field(default_factory=dict)

    def copy(self) -> "World":
        """Return a world of its own, as this one is now."""
        kinds = (self.circles, self.people, self.touches)
        return World(*({number: dict(row) for number, row in kind.items()} for kind in kinds))

    def rarities(self) -> dict[str, int]:
        """Count what a proof should have met: touches of one day, months that are too short."""
        days = Counter((touch["contact_id"], touch["day"]) for touch in self.touches.values())
        return {
            "same day": sum(number > 1 for number in days.values()),
            "clamped": sum(map(self._clamped, self.people)),
        }

    def _clamped(self, person: int) -> bool:
        due, cadence, log = self.due_on(person), self.cadence(person), self.log(person)
        start = log[-1]["day"] if log else self.people[person]["added_on"]
        return bool(due and cadence and cadence[1] in {"month", "year"} and due[8:] < start[8:])

    def log(self, person: int, since: str = "0", until: str = "9") -> list[Row]:
        """Return what happened with a person in a period, in order."""
        theirs = [
            touch
            for touch in self.touches.values()
            if touch["contact_id"] == person and since <= touch["day"] <= until
        ]
        return sorted(theirs, key=lambda touch: (touch["day"], touch["id"]))

    def cadence(self, person: int) -> tuple[int, str, str] | None:
        """Return how often somebody is meant to be met, and whose word that is."""
        row = self.people[person]
        circle = self.circles.get(row["circle_id"], {})
        for said, whose in ((row, "own"), (circle, "circle")):
            if said.get("cadence_count"):
                return said["cadence_count"], said["cadence_unit"], whose
        return None

    def due_on(self, person: int) -> str | None:
        """Return the day by which somebody should hear from you."""
        row, cadence = self.people[person], self.cadence(person)
        if cadence is None or row["archived_on"]:
            return None
        count, unit, _ = cadence
        log = self.log(person)
        start = date.fromisoformat(log[-1]["day"] if log else row["added_on"])
        span = {f"{unit}s": count}
        by_cadence = str(start + relativedelta(**span))  # type: ignore[arg-type] # days, weeks ...
        return max(min(by_cadence, LAST_DAY), row["snoozed_until"] or "")

    def standing(self, person: int) -> tuple[Any, ...]:
        """Return a row of the table `standing`."""
        log, cadence = self.log(person), self.cadence(person)
        gave, got, open_since = give_and_take(log)
        count, unit, whose = cadence or (None, None, None)
        return (
            person,
            log[-1]["day"] if log else None,
            len(log),
            gave,
            got,
            gave - got,
            open_since,
            count,
            unit,
            whose,
            count * NOMINAL[unit] if count and unit else None,
            self.due_on(person),
        )

    def owed(self, today: str, *, since: str = "0", until: str = "9") -> list[tuple[Any, ...]]:
        """Return the rows of `owed`, in its order."""
        yours, theirs, even = [], [], []
        for person, row in self.people.items():
            log = self.log(person, since, until)
            gave, got, open_since = give_and_take(log)
            head = (person, row["handle"], row["name"], gave, got, gave - got)
            age = days_between(open_since, today) if open_since else None
            tail = (open_since, age, *last(log, "gave"), *last(log, "got"))
            if gave < got:
                yours.append((gave - got, open_since, person, (*head, "yours", *tail)))
            elif gave > got:
                theirs.append((got - gave, open_since, person, (*head, "theirs", *tail)))
            elif gave:
                even.append((0, "", person, (*head, "even", *tail)))
        return [entry[-1] for part in (yours, theirs, even) for entry in sorted(part)]

    def due(self, today: str, by: str) -> list[tuple[Any, ...]]:
        """Return `(id, last touch, channel, due day, days late, turn, last note)`, in order."""
        rows = []
        for person in self.people:
            due_on, cadence = self.due_on(person), self.cadence(person)
            if due_on is None or cadence is None or due_on > by:
                continue
            log = self.log(person)
            late = days_between(due_on, today)
            urgency = late / (cadence[0] * NOMINAL[cadence[1]])
            gave, got, _ = give_and_take(log)
            row = (
                person,
                log[-1]["day"] if log else None,
                log[-1]["channel"] if log else None,
                due_on,
                late,
                "yours" if gave < got else "theirs" if gave > got else "even",
                next((touch["note"] for touch in reversed(log) if touch["note"]), None),
            )
            rows.append((-urgency, due_on, person, row))
        return [row for *_, row in sorted(rows)]


def waiting(log: list[Row]) -> list[tuple[str, str]]:
    """Return the units that nothing has come back for, as `(direction, day)`, oldest first.

    Every unit waits in a queue until one comes back: the oldest is answered first.
    """
    queue: deque[tuple[str, str]] = deque()
    for touch in log:
        if touch["direction"] == "met":
            continue
        for _ in range(touch["weight"]):
            if queue and queue[0][0] != touch["direction"]:
                queue.popleft()
            else:
                queue.append((touch["direction"], touch["day"]))
    return list(queue)


def give_and_take(log: list[Row]) -> tuple[int, int, str | None]:
    """Return what was given, what was got, and since when the difference is open."""
    gave, got = (
        sum(touch["weight"] for touch in log if touch["direction"] == direction)
        for direction in ("gave", "got")
    )
    still = waiting(log)
    return gave, got, still[0][1] if still else None


def last(log: list[Row], direction: str) -> tuple[str | None, str | None]:
    """Return the day and the kind of the last thing given, or got."""
    theirs = [touch for touch in log if touch["direction"] == direction]
    return (theirs[-1]["day"], theirs[-1]["kind"]) if theirs else (None, None)


def days_between(earlier: str, later: str) -> int:
    """Return the days from one day to another; -1 is the day before."""
    return (date.fromisoformat(later) - date.fromisoformat(earlier)).days
