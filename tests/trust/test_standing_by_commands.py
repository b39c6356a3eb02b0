"""The same promise at the shell: what `due`, `owed` and `list` say after anything by any command.

And after what other programs write to the file meanwhile. The oracle never asks netlog; of the
database it takes no more than the ids that new rows got.
"""

import itertools
import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from typing import Any, ClassVar

from dateutil.relativedelta import relativedelta
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlmodel import Session

from netlog import models
from netlog.store import connection
from tests.conftest import Result, Shell
from tests.oracle import Row, World
from tests.trust import trials
from tests.trust.test_standing import inserted, tables

LIVES, STEPS = trials(100), 25
SPARE = 14  # some lives end early
EACH = 3  # how many steps lie between two looks at the lists
NAMES = [
    f"{first} {last}"
    for last in "Holm Brandt Okoro Silva Tanaka Weiss Ivanova".split()
    for first in "Vera Casimir Berit Aldo Yuna Ödön Nkem".split()
]
TODAYS = ["2026-10-31", "2026-11-19", "2027-02-28", "2028-02-29", "2028-12-31"]
DAYS = st.one_of(
    st.dates(date(2026, 10, 27), date(2026, 11, 2)).map(date.isoformat),
    st.sampled_from(["1900-01-01", "2024-02-29", "2026-01-31", "2026-10-31", "2028-01-31"]),
)
SPANS = st.sampled_from(
    [(1, "day"), (45, "day"), (2, "week"), (1, "month"), (3, "month"), (13, "month"), (1, "year")]
)
CIRCLES = st.sampled_from(["inner", "close", "active", "wide"])
WEIGHTS = st.integers(1, 5)
DIRECTIONS = st.sampled_from(["met", "gave", "got"])
CHANNELS = st.sampled_from([None, "call", "email"])
NOTES = st.sampled_from([None, "lunch", "a walk; Ödön came too"])
ONE = st.integers(0, 1000)  # somebody, or something, of those there are
FEW = st.lists(ONE, min_size=1, max_size=3)
GIVEN = st.lists(
    st.tuples(
        st.sampled_from(["gave", "got"]), st.sampled_from(["intro", "advice", "gift"]), WEIGHTS
    ),
    max_size=2,
)


def span(words: tuple[int, str]) -> str:
    count, unit = words
    return f"{count} {unit}{'s' * (count > 1)}"


def cadence(words: tuple[int, str] | None) -> Row:
    count, unit = words or (None, None)
    return {"cadence_count": count, "cadence_unit": unit}


class Shelled(RuleBasedStateMachine):
    """A database led through a life by commands, and the oracle's idea of it."""

    empty: ClassVar[bytes]
    place: ClassVar[Path]
    seen: ClassVar[Counter[str]]  # what happened in all lives, or the proof is blind
    numbers: ClassVar[Iterator[int]]

    def __init__(self):
        super().__init__()
        home = self.place / str(next(self.numbers))
        home.mkdir(mode=0o700)
        self.shell = Shell(home)
        self.shell.path.touch(mode=0o600)
        self.shell.path.write_bytes(self.empty)
        self.look = sqlite3.connect(self.shell.path, isolation_level=None)
        self.today = "2026-11-19"
        self.world = World()
        self.circles: dict[int, str] = {}
        for number, name, count, unit in self.look.execute(
            "SELECT id, name, cadence_count, cadence_unit FROM circle"
        ):
            self.world.circles[number] = {
                "name": name,
                "cadence_count": count,
                "cadence_unit": unit,
            }
        self.names = iter(NAMES)
        self.done: list[World] = []  # what was before each operation that stands
        self.undone: list[World] = []  # what was after each that was taken back
        self.forgotten = False  # since then the past holds less than is remembered here
        self.now: Any = tables(self.look)
        self.steps = 0

    def teardown(self):
        self.lists_agree()
        self.look.close()
        self.seen["lives"] += 1
        if self.seen["lives"] % 10 == 1:
            found = self.shell.ok("check", "--json", today=self.today).json
            assert not [row for row in found if row["level"] == "damage"]
        for path in sorted(self.shell.home.rglob("*"), reverse=True):
            path.rmdir() if path.is_dir() else path.unlink()
        self.shell.home.rmdir()

    # At the shell -------------------------------------------------------------------------------

    def run(self, *words: object, code: int = 0, stdin: str = "") -> Result:
        """Run a command; one that is to fail changes nothing."""
        result = self.shell(*words, today=self.today, stdin=stdin)
        assert result.code == code, (words, result)
        self.seen[str(words[0])] += not code
        if code:
            assert tables(self.look) == self.now
        return result

    @contextmanager
    def operation(self):
        """Whatever is written inside is one operation, or none if it changes nothing."""
        before = self.world.copy()
        yield
        now = tables(self.look)
        if now != self.now:
            self.done.append(before)
            self.undone.clear()
        self.now = now

    def person(self, number: int) -> int:
        people = sorted(self.world.people)
        return people[number % len(people)]

    def who(self, number: int) -> tuple[str, ...]:
        """Return words that mean a person: the handle, the id or the name."""
        person = self.person(number)
        row = self.world.people[person]
        ways = ((row["handle"],), (str(person),), (row["name"],), tuple(row["name"].split()))
        return ways[number // 7 % len(ways)]

    def touch(self, number: int) -> int:
        touches = sorted(self.world.touches)
        return touches[number % len(touches)]

    def is_to_come(self, day: str) -> bool:
        return day > self.today

    def entered(self, rows: Sequence[Row]) -> None:
        """Know the interactions that were just stored, in this order."""
        last = max((row[0] for row in self.now["interaction"]), default=0)
        stored = self.look.execute(
            "SELECT id FROM interaction WHERE id > ? ORDER BY id", (last,)
        ).fetchall()
        for (number,), row in zip(stored, rows, strict=True):
            blank = {"kind": None, "weight": 1, "channel": None, "note": None}
            self.world.touches[number] = blank | row | {"id": number}

    def met(self, name: str, **columns: Any) -> int:
        """Know somebody who was just added, by a handle of their own."""
        handle = name.lower().replace(" ", "-").replace("ö", "o")
        ((number,),) = self.look.execute("SELECT max(id) FROM contact").fetchall()
        self.world.people[number] = {
            "handle": handle,
            "name": name,
            "circle_id": None,
            **cadence(None),
            "added_on": self.today,
            "snoozed_until": None,
            "archived_on": None,
            **columns,
        }
        return int(number)

    def circle_id(self, name: str | None) -> int | None:
        known = {row["name"]: number for number, row in self.world.circles.items()}
        return known.get(name)

    # What people do -----------------------------------------------------------------------------

    @initialize(spans=st.tuples(SPANS, SPANS), circle=CIRCLES)
    def begin(self, spans, circle):
        for every in spans:
            self.add(every=every, circle=circle)

    @rule(today=st.sampled_from(TODAYS))
    def another_day(self, today):
        self.today = today

    @rule(every=st.none() | SPANS, circle=st.none() | CIRCLES)
    def add(self, every, circle):
        name, number = next(self.names), self.circle_id(circle)
        options = [*(["--every", span(every)] if every else [])]
        options += ["--circle", str(circle)] if number else []
        with self.operation():
            self.run("add", *name.split(), *options)
            self.met(name, circle_id=number, **cadence(every))

    @precondition(lambda self: self.world.people)
    @rule(few=FEW, given=GIVEN, day=DAYS, channel=CHANNELS, note=NOTES)
    def log(self, few, given, day, channel, note):
        options = ["--on", day, *(["--via", channel] if channel else [])]
        options += [f"--{direction}={kind}:{weight}" for direction, kind, weight in given]
        options += ["-m", note] if note else []
        people = dict.fromkeys(self.person(number) for number in few)
        words = [self.world.people[person]["handle"] for person in people]
        if self.is_to_come(day):
            self.run("log", *words, *options, code=2)
            return
        # Typer reads all --gave before all --got.
        things = sorted(given, key=lambda thing: thing[0]) or [("met", None, 1)]
        with self.operation():
            self.run("log", *words, *options)
            self.entered(
                [
                    {
                        "contact_id": person,
                        "day": day,
                        "direction": direction,
                        "kind": kind,
                        "weight": weight,
                        "channel": channel,
                        "note": None if number else note,
                    }
                    for person in people
                    for number, (direction, kind, weight) in enumerate(things)
                ]
            )

    @precondition(lambda self: self.world.people)
    @rule(which=ONE, direction=st.sampled_from(["gave", "got"]), weight=WEIGHTS)
    def give_or_get(self, which, direction, weight):
        with self.operation():
            self.run(direction, *self.who(which), "advice", "-w", weight)
            row = {"contact_id": self.person(which), "day": self.today, "direction": direction}
            self.entered([row | {"kind": "advice", "weight": weight}])

    @precondition(lambda self: self.world.people)
    @rule(which=ONE, direction=DIRECTIONS, day=DAYS)
    def jot(self, which, direction, day):
        person = self.person(which)
        whom = f"@{self.world.people[person]['handle']}"
        line = {
            "met": f"called {whom} on {day}",
            "gave": f"gave {whom} advice on {day}",
            "got": f"got advice from {whom} on {day}",
        }[direction]
        if self.is_to_come(day):
            self.run("jot", line, code=2)
            return
        with self.operation():
            self.run("jot", line)
            row = {"contact_id": person, "day": day, "direction": direction, "note": line}
            met = direction == "met"
            kind, channel = (None, "call") if met else ("advice", None)
            self.entered([row | {"kind": kind, "channel": channel}])

    @precondition(lambda self: self.world.people)
    @rule(which=ONE, every=st.none() | SPANS, circle=st.none() | CIRCLES)
    def edit(self, which, every, circle):
        number, person = self.circle_id(circle), self.person(which)
        into = str(circle) if number else ""
        with self.operation():
            self.run(
                *("edit", *self.who(which), "--every", span(every) if every else "none"),
                *("--circle", into),
            )
            self.world.people[person] |= cadence(every) | {"circle_id": number}

    @precondition(lambda self: self.world.touches)
    @rule(which=ONE, who=st.none() | ONE, day=st.none() | DAYS, weight=st.none() | WEIGHTS)
    def edit_interaction(self, which, who, day, weight):
        number, options = self.touch(which), ["-m", "as it was"]
        columns: Row = {"note": "as it was"}
        if who is not None:
            options += ["--with", " ".join(self.who(who))]
            columns["contact_id"] = self.person(who)
        if day is not None:
            options += ["--on", day]
            columns["day"] = day
        if weight is not None and self.world.touches[number]["direction"] != "met":
            options += ["-w", str(weight)]
            columns["weight"] = weight
        if day is not None and self.is_to_come(day):
            self.run("edit", "--interaction", number, *options, code=2)
            return
        with self.operation():
            self.run("edit", "--interaction", number, *options)
            self.changed(number, columns)

    def changed(self, number: int, columns: Row) -> None:
        touch = self.world.touches[number]
        self.seen["moved"] += columns.get("contact_id", touch["contact_id"]) != touch["contact_id"]
        touch |= columns

    @precondition(lambda self: self.world.touches)
    @rule(few=FEW)
    def remove(self, few):
        gone = dict.fromkeys(self.touch(number) for number in few)
        with self.operation():
            self.run("remove", *gone)
            for number in gone:
                del self.world.touches[number]

    @precondition(lambda self: self.world.people)
    @rule(which=ONE, length=SPANS, until=st.none() | DAYS)
    def snooze(self, which, length, until):
        row = self.world.people[self.person(which)]
        words = ["--until", until] if until else span(length).split()
        later = relativedelta(**{f"{length[1]}s": length[0]})
        day = until or str(date.fromisoformat(self.today) + later)
        if until and until <= self.today:
            self.run("snooze", *self.who(which), *words, code=2)
        elif row["archived_on"] or self.world.cadence(self.person(which)) is None:
            self.run("snooze", *self.who(which), *words, code=6)
        else:
            with self.operation():
                self.run("snooze", *self.who(which), *words)
                row["snoozed_until"] = day

    @precondition(lambda self: self.world.people)
    @rule(which=ONE)
    def unsnooze(self, which):
        with self.operation():
            self.run("unsnooze", *self.who(which))
            self.world.people[self.person(which)]["snoozed_until"] = None

    @precondition(lambda self: self.world.people)
    @rule(which=ONE)
    def archive(self, which):
        row = self.world.people[self.person(which)]
        with self.operation():
            self.run("archive", *self.who(which))
            row["archived_on"] = row["archived_on"] or self.today

    @precondition(lambda self: self.world.people)
    @rule(which=ONE)
    def unarchive(self, which):
        with self.operation():
            self.run("unarchive", *self.who(which))
            self.world.people[self.person(which)]["archived_on"] = None

    @rule(circle=CIRCLES, every=st.none() | SPANS)
    def set_circle(self, circle, every):
        number = self.circle_id(circle)
        words = span(every).split() if every else ["none"]
        if number is None:
            self.run("circle", "set", circle, *words, code=4)
            return
        with self.operation():
            self.run("circle", "set", circle, *words)
            self.world.circles[number] |= cadence(every)

    @rule(circle=CIRCLES)
    def remove_circle(self, circle):
        number = self.circle_id(circle)
        if number is None:
            self.run("circle", "remove", circle, "--yes", code=4)
            return
        with self.operation():
            self.run("circle", "remove", circle, "--yes")
            del self.world.circles[number]
            for row in self.world.people.values():
                if row["circle_id"] == number:
                    row["circle_id"] = None

    @precondition(lambda self: self.world.people)
    @rule(which=ONE, known=st.booleans(), touches=st.lists(st.tuples(DIRECTIONS, DAYS, WEIGHTS)))
    def import_(self, which, known, touches):
        """Read a sheet of interactions with one person, here or not; it says nothing new twice."""
        name = self.world.people[self.person(which)]["name"] if known else next(self.names)
        touches = [touch for touch in touches if not self.is_to_come(touch[1])]
        if not touches:
            return
        rows = [
            {
                "day": day,
                "direction": direction,
                "kind": None if direction == "met" else "advice",
                "weight": 1 if direction == "met" else weight,
                "note": f"row {number} of {self.steps}",
            }
            for number, (direction, day, weight) in enumerate(touches)
        ]
        path = self.shell.home / "sheet.csv"
        lines = [",".join(str(value or "") for value in (name, *row.values())) for row in rows]
        path.write_text("name,day,direction,kind,weight,note\n" + "\n".join(lines) + "\n", "utf-8")
        with self.operation():
            self.run("import", path)
            person = self.person(which) if known else self.met(name)
            self.entered([row | {"contact_id": person} for row in rows])
        with self.operation():
            self.run("import", path)

    @precondition(lambda self: len(self.world.people) > 1)
    @rule(which=ONE)
    def forget(self, which):
        person = self.person(which)
        self.run("forget", *self.who(which), "--yes")
        del self.world.people[person]
        touches = self.world.touches.items()
        self.world.touches = {n: row for n, row in touches if row["contact_id"] != person}
        self.now = tables(self.look)
        self.forgotten = True
        self.done.clear()
        self.undone.clear()

    # What undo does -----------------------------------------------------------------------------

    @rule(times=st.integers(1, 3))
    def undo(self, times):
        if len(self.done) < times:
            if not self.forgotten:
                self.run("undo", times, code=4)
            return
        self.run("undo", times)
        for _ in range(times):
            self.undone.append(self.world)
            self.world = self.done.pop()
        self.now = tables(self.look)

    @rule(times=st.integers(1, 2))
    def redo(self, times):
        if len(self.undone) < times:
            if not self.forgotten:
                self.run("redo", times, code=4)
            return
        self.run("redo", times)
        for _ in range(times):
            self.done.append(self.world)
            self.world = self.undone.pop()
        self.now = tables(self.look)

    @precondition(lambda self: self.done)
    @rule(times=ONE)
    def there_and_back(self, times):
        """Undo and redo as often: what was seen before is seen again, to the letter."""
        before, times = self.now, 1 + times % len(self.done)
        self.undo(times)
        self.lists_agree()
        self.redo(times)
        assert self.now == before

    # What others do meanwhile -------------------------------------------------------------------

    @precondition(lambda self: self.world.people)
    @rule(which=ONE, day=DAYS, direction=DIRECTIONS, weight=WEIGHTS)
    def sqlite_logs(self, which, day, direction, weight):
        """Another program, which knows nothing of netlog but speaks SQL."""
        row = {"contact_id": self.person(which), "day": day, "direction": direction}
        row |= {"kind": "thanks", "weight": weight}
        with self.operation():
            with closing(sqlite3.connect(self.shell.path)) as db, db:
                db.execute("PRAGMA foreign_keys = ON")
                db.execute(*inserted(row))
            self.entered([row])
        self.seen["sqlite"] += 1

    @precondition(lambda self: self.world.touches)
    @rule(which=ONE, who=ONE, day=DAYS)
    def sqlite_moves(self, which, who, day):
        number, columns = self.touch(which), {"contact_id": self.person(who), "day": day}
        with self.operation():
            with closing(sqlite3.connect(self.shell.path)) as db, db:
                db.execute("PRAGMA foreign_keys = ON")
                db.execute(
                    "UPDATE interaction SET contact_id = ?, day = ? WHERE id = ?",
                    (*columns.values(), number),
                )
            self.changed(number, columns)
        self.seen["sqlite"] += 1

    @precondition(lambda self: self.world.people)
    @rule(which=ONE, day=DAYS, direction=DIRECTIONS, weight=WEIGHTS)
    def session_logs(self, which, day, direction, weight):
        """Somebody's script, with SQLModel and netlog's classes."""
        row = {"contact_id": self.person(which), "day": day, "direction": direction}
        row |= {"kind": "thanks", "weight": weight}
        with self.operation():
            with self.session() as session:
                session.add(models.Interaction(**row))
            self.entered([row])

    @precondition(lambda self: self.world.touches)
    @rule(which=ONE)
    def session_removes(self, which):
        number = self.touch(which)
        with self.operation():
            with self.session() as session:
                session.delete(session.get_one(models.Interaction, number))
            del self.world.touches[number]

    @contextmanager
    def session(self):
        engine = connection.engine(self.shell.path)
        with Session(engine) as session:
            yield session
            session.commit()
        engine.dispose()
        self.seen["session"] += 1

    # What is always so --------------------------------------------------------------------------

    @invariant()
    def both_readings_agree(self):
        expected = [self.world.standing(person) for person in sorted(self.world.people)]
        assert self.now["standing"] == expected
        self.steps += 1
        self.seen["steps"] += 1
        if self.steps % EACH == 0:
            self.lists_agree()

    def lists_agree(self) -> None:
        """What is printed is what the oracle reads, in its order."""
        self.seen.update(self.world.rarities())
        due = self.run("due", "--json").json
        columns = ("id", "last_touch", "channel", "due_on", "days_late", "turn", "last_note")
        assert [tuple(row[column] for column in columns) for row in due] == self.world.due(
            self.today, self.today
        )
        fields = ("id", "handle", "name", "gave", "got", "balance", "turn", "open_since")
        owed = self.run("owed", "--json").json
        expected = self.world.owed(self.today)
        assert [tuple(row[field] for field in fields) for row in owed] == [
            row[: len(fields)] for row in expected
        ]
        assert [row["days_open"] for row in owed] == [row[len(fields)] for row in expected]
        everybody = self.run("list", "--json").json
        assert {row["id"]: (row["last_touch"], row["touches"]) for row in everybody} == {
            person: self.world.standing(person)[1:3]
            for person, row in self.world.people.items()
            if not row["archived_on"]
        }


def test_the_commands_say_what_the_log_means(empty_database, memory):
    """Through all of random lives at the shell, both readings agree, in every list and order."""

    class Life(Shelled):
        empty = empty_database.read_bytes()
        numbers = itertools.count()
        seen: ClassVar[Counter[str]] = Counter()

    Life.place = memory
    run_state_machine_as_test(
        Life, settings=settings(max_examples=LIVES, stateful_step_count=STEPS + SPARE)
    )
    enough = {"lives": LIVES, "steps": LIVES * STEPS}
    # A fifth of what is usual, so that chance alone turns nothing red.
    enough |= {"undo": 10, "redo": 5, "moved": 5, "same day": 50, "clamped": 10, "sqlite": 20}
    enough |= {"session": 15, "forget": 5, "import": 20, "jot": 15, "snooze": 5, "circle": 20}
    for what, often in enough.items():
        assert Life.seen[what] >= often, f"too few of {what}: {Life.seen}"
