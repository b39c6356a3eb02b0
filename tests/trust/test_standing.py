"""Balances, due days and their order, after anything by any door, against a second reading."""

import random
import sqlite3
from collections import Counter
from contextlib import closing, contextmanager
from datetime import date
from typing import Any, ClassVar

import pytest
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
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from netlog import models
from netlog.dates import Span
from netlog.errors import NothingFound, Refused
from netlog.store import (
    balances,
    circles,
    connection,
    contacts,
    dues,
    interactions,
    undoing,
    urgency,
)
from netlog.store import operations as ops
from netlog.store.balances import Period, Totals
from netlog.store.contacts import Particulars
from netlog.store.interactions import Given
from netlog.store.rows import delete, update
from tests.conftest import Shell
from tests.oracle import Row, World, days_between, waiting
from tests.trust import trials

LIVES, STEPS = trials(300), 50
SPARE = 24  # some lives end early
EACH = 5  # how many steps lie between two looks at all the lists
TODAY = date(2026, 11, 19)
TABLES = [table.name for table in models.KEPT] + ["standing"]

# Few days, so that many things fall on one; and those on which months and years end.
DAYS = st.one_of(
    st.dates(date(2026, 9, 25), date(2026, 10, 5)),
    st.sampled_from([date(1900, 1, 1), date(2024, 2, 29), date(2025, 1, 31), date(2199, 12, 31)]),
).map(date.isoformat)
SPANS = st.one_of(
    st.none(),
    st.builds(Span, st.integers(1, 20), st.sampled_from(["day", "week", "month", "year"])),
    st.sampled_from(
        [Span(36525, "day"), Span(5217, "week"), Span(1200, "month"), Span(100, "year")]
    ),
)
WEIGHTS = st.integers(1, 5)
DIRECTIONS = st.sampled_from(["met", "gave", "got"])
TOUCHES = st.fixed_dictionaries(
    {
        "day": DAYS,
        "direction": DIRECTIONS,
        "kind": st.sampled_from(["intro", "advice"]),
        "weight": WEIGHTS,
        "channel": st.sampled_from([None, "call", "email"]),
        "note": st.sampled_from([None, "lunch", "a walk"]),
    }
)
ONE = st.integers(0, 1000)  # somebody, or something, of those there are


def tables(db: sqlite3.Connection) -> dict[str, list[tuple[Any, ...]]]:
    """Return all that people entered and what it adds up to, as it is stored."""
    return {table: db.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall() for table in TABLES}


def inserted(row: Row) -> tuple[str, tuple[Any, ...]]:
    """Return the statement, and its values, by which any program enters an interaction."""
    marks = ", ".join("?" * len(row))
    return f"INSERT INTO interaction ({', '.join(row)}) VALUES ({marks})", tuple(row.values())


class Diary(RuleBasedStateMachine):
    """A database and the oracle's idea of it, led through the same life.

    In memory, on one connection, so that a step costs milliseconds; what is about files and about
    several programs at them is led through the commands, in `test_standing_by_commands`.
    """

    empty: ClassVar[bytes]
    seen: ClassVar[Counter[str]]  # what happened in all lives, or the proof is blind

    def __init__(self):
        super().__init__()
        self.db = sqlite3.connect(":memory:", isolation_level=None)
        self.db.deserialize(self.empty)
        self.db.execute("PRAGMA foreign_keys = ON")
        self.db.execute("PRAGMA trusted_schema = OFF")
        self.world = World()
        self.done: list[tuple[World, Any]] = []  # what was before each operation that stands
        self.undone: list[tuple[World, Any]] = []  # what was after each that was taken back
        for number, count, unit in self.db.execute(
            "SELECT id, cadence_count, cadence_unit FROM circle"
        ):
            self.world.circles[number] = {"cadence_count": count, "cadence_unit": unit}
        self.now: Any = tables(self.db)
        self.steps = 0

    def teardown(self):
        self.lists_agree()
        self.seen["lives"] += 1
        assert self.db.execute("PRAGMA foreign_key_check").fetchall() == []
        assert self.db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        self.db.close()

    # The doors ----------------------------------------------------------------------------------

    @contextmanager
    def operation(self):
        """Whatever is written inside is one operation, or none if it changes nothing."""
        before = (self.world.copy(), self.now)
        yield
        self.now = tables(self.db)
        if self.now != before[1]:
            self.done.append(before)
            self.undone.clear()

    @contextmanager
    def transaction(self, command: str, *, bulk: bool):
        """Do as `connection.writing` does."""
        self.db.execute("BEGIN")
        try:
            ops.begin(self.db, command, bulk=bulk)
            yield self.db
            ops.finish(self.db)
            self.db.execute("COMMIT")
        finally:
            if self.db.in_transaction:
                self.db.execute("ROLLBACK")

    @contextmanager
    def netlog(self, *, bulk=False):
        with self.operation(), self.transaction("test", bulk=bulk) as db:
            yield db

    @contextmanager
    def sqlite(self):
        """Another program, which knows nothing of netlog but speaks SQL."""
        with self.operation():
            yield self.db

    def person(self, number: int) -> int:
        people = sorted(self.world.people)
        return people[number % len(people)]

    def touch(self, number: int) -> int:
        touches = sorted(self.world.touches)
        return touches[number % len(touches)]

    def circle(self, number: int) -> int | None:
        known = [None, *sorted(self.world.circles)]
        return known[number % len(known)]

    def changed(self, number: int, columns: Row) -> None:
        touch = self.world.touches[number]
        self.seen["moved"] += columns.get("contact_id", touch["contact_id"]) != touch["contact_id"]
        touch |= columns

    def enter(self, number: int, person: int, touch: Row) -> None:
        self.world.touches[number] = touch | {"id": number, "contact_id": person}

    # What people do -----------------------------------------------------------------------------

    @initialize(
        spans=st.lists(SPANS, min_size=2, max_size=3), touches=st.lists(TOUCHES, max_size=4)
    )
    def begin(self, spans, touches):
        """Two or three people, whom most lives would otherwise be long in meeting."""
        for number, span in enumerate(spans):
            self.add(circle=number, span=span, day="2026-09-30")
        for number, touch in enumerate(touches):
            self.log(who={number}, touch=touch, bulk=False)

    @rule(circle=ONE, span=SPANS, day=DAYS)
    def add(self, circle, span, day):
        number = self.circle(circle)
        with self.netlog() as db:
            made = contacts.add(db, Particulars(name="Bo", cadence=span), date.fromisoformat(day))
            if number is not None:
                update(db, "contact", made.id, circle_id=number)
        self.world.people[made.id] = {
            "handle": made.handle,
            "name": "Bo",
            "circle_id": number,
            "cadence_count": span and span.count,
            "cadence_unit": span and span.unit,
            "added_on": day,
            "snoozed_until": None,
            "archived_on": None,
        }

    @precondition(lambda self: self.world.people)
    @rule(who=st.sets(ONE, min_size=1, max_size=3), touch=TOUCHES, bulk=st.booleans())
    def log(self, who, touch, bulk):
        people = sorted({self.person(number) for number in who})
        given = [Given(touch["direction"], touch["kind"], touch["weight"])]
        with self.netlog(bulk=bulk) as db:
            numbers = interactions.log(
                db,
                dict.fromkeys(people, given),
                date.fromisoformat(touch["day"]),
                channel=touch["channel"],
                note=touch["note"],
            )
        for number, person in zip(numbers, people, strict=True):
            self.enter(number, person, touch)

    @precondition(lambda self: self.world.touches)
    @rule(
        which=ONE,
        who=ONE,
        touch=TOUCHES,
        keys=st.sets(
            st.sampled_from(sorted(["day", "direction", "weight", "channel", "note", "contact_id"]))
        ),
        bulk=st.booleans(),
    )
    def edit(self, which, who, touch, keys, bulk):
        number, columns = self.touch(which), touch | {"contact_id": self.person(who)}
        with self.netlog(bulk=bulk) as db:
            interactions.change(db, number, **{key: columns[key] for key in keys})
        self.changed(number, {key: columns[key] for key in keys})

    @precondition(lambda self: self.world.touches)
    @rule(which=ONE)
    def remove(self, which):
        with self.netlog() as db:
            interactions.remove(db, self.touch(which))
        del self.world.touches[self.touch(which)]

    @precondition(lambda self: self.world.people)
    @rule(who=ONE, bulk=st.booleans())
    def remove_person(self, who, bulk):
        person = self.person(who)
        with self.netlog(bulk=bulk) as db:
            delete(db, "contact", person)
        del self.world.people[person]
        self.world.touches = {
            number: touch
            for number, touch in self.world.touches.items()
            if touch["contact_id"] != person
        }

    @rule(span=SPANS)
    def add_circle(self, span):
        with self.netlog() as db:
            number = circles.add(db, f"circle {len(self.done)} {len(self.world.circles)}", span)
        count, unit = span or (None, None)
        self.world.circles[number] = {"cadence_count": count, "cadence_unit": unit}

    @precondition(lambda self: self.world.circles)
    @rule(which=ONE, span=SPANS, bulk=st.booleans())
    def set_circle(self, which, span, bulk):
        number = self.circle(which) or max(self.world.circles)
        with self.netlog(bulk=bulk) as db:
            circles.set_cadence(db, number, span)
        count, unit = span or (None, None)
        self.world.circles[number] = {"cadence_count": count, "cadence_unit": unit}

    @precondition(lambda self: self.world.circles)
    @rule(which=ONE, bulk=st.booleans())
    def remove_circle(self, which, bulk):
        number = self.circle(which) or max(self.world.circles)
        with self.netlog(bulk=bulk) as db:
            circles.remove(db, number)
        del self.world.circles[number]
        for person in self.world.people.values():
            if person["circle_id"] == number:
                person["circle_id"] = None

    @precondition(lambda self: self.world.people)
    @rule(who=ONE, circle=ONE, span=SPANS)
    def move(self, who, circle, span):
        person, number = self.person(who), self.circle(circle)
        count, unit = span or (None, None)
        columns = {"circle_id": number, "cadence_count": count, "cadence_unit": unit}
        with self.netlog() as db:
            update(db, "contact", person, **columns)
        self.world.people[person] |= columns

    @precondition(lambda self: self.world.people)
    @rule(who=ONE, until=st.none() | DAYS)
    def snooze(self, who, until):
        person = self.person(who)
        with self.netlog() as db:
            contacts.snooze(db, person, until and date.fromisoformat(until))
        self.world.people[person]["snoozed_until"] = until

    @precondition(lambda self: self.world.people)
    @rule(who=ONE, day=st.none() | DAYS)
    def archive(self, who, day):
        person = self.person(who)
        with self.netlog() as db:
            contacts.archive(db, person, day and date.fromisoformat(day))
        self.world.people[person]["archived_on"] = day

    # What undo does -----------------------------------------------------------------------------

    @rule()
    def undo(self):
        if not self.done:
            with pytest.raises(NothingFound), self.transaction("undo", bulk=True) as db:
                undoing.undo(db)
            return
        self.undone.append((self.world, self.now))
        with self.transaction("undo", bulk=True) as db:
            undoing.undo(db)
        self.world, self.now = self.done.pop()
        self.is_as_it_was("undo")

    @rule()
    def redo(self):
        if not self.undone:
            with pytest.raises(NothingFound), self.transaction("redo", bulk=True) as db:
                undoing.redo(db)
            return
        self.done.append((self.world, self.now))
        with self.transaction("redo", bulk=True) as db:
            undoing.redo(db)
        self.world, self.now = self.undone.pop()
        self.is_as_it_was("redo")

    def is_as_it_was(self, what: str) -> None:
        assert tables(self.db) == self.now, "not what was there before, to the letter"
        self.seen[what] += 1

    # What others do -----------------------------------------------------------------------------

    @precondition(lambda self: self.world.people)
    @rule(who=ONE, touch=TOUCHES)
    def sqlite_logs(self, who, touch):
        person = self.person(who)
        with self.sqlite() as db:
            number = db.execute(*inserted(touch | {"contact_id": person})).lastrowid
        self.enter(number, person, touch)

    @precondition(lambda self: self.world.touches)
    @rule(which=ONE, who=ONE, day=DAYS, direction=DIRECTIONS, weight=WEIGHTS)
    def sqlite_edits(self, which, who, day, direction, weight):
        number, person = self.touch(which), self.person(who)
        columns = {"contact_id": person, "day": day, "direction": direction, "weight": weight}
        with self.sqlite() as db:
            db.execute(
                f"UPDATE interaction SET {', '.join(f'{column} = ?' for column in columns)} "
                "WHERE id = ?",
                (*columns.values(), number),
            )
        self.changed(number, columns)

    @precondition(lambda self: self.world.touches)
    @rule(which=ONE)
    def sqlite_removes(self, which):
        with self.sqlite() as db:
            db.execute("DELETE FROM interaction WHERE id = ?", (self.touch(which),))
        del self.world.touches[self.touch(which)]

    @precondition(lambda self: self.world.people)
    @rule(who=ONE, day=DAYS, until=st.none() | DAYS)
    def sqlite_edits_a_person(self, who, day, until):
        person = self.person(who)
        with self.sqlite() as db:
            db.execute(
                "UPDATE contact SET added_on = ?, snoozed_until = ? WHERE id = ?",
                (day, until, person),
            )
        self.world.people[person] |= {"added_on": day, "snoozed_until": until}

    # What is always so --------------------------------------------------------------------------

    @invariant()
    def both_readings_agree(self):
        rows = self.now["standing"]
        assert rows == [self.world.standing(person) for person in sorted(self.world.people)]
        self.steps += 1
        self.seen["steps"] += 1
        if self.steps % EACH == 0:
            self.lists_agree()

    def lists_agree(self) -> None:
        self.owed_is_in_order(self.db)
        self.due_is_in_order(self.db)
        self.timeline_runs_up_to_the_balance(self.db)
        self.seen.update(self.world.rarities())

    def owed_is_in_order(self, db: sqlite3.Connection) -> None:
        for period in (None, *self.periods()):
            since, until = period or Period()
            expected = self.world.owed(
                TODAY.isoformat(),
                since=since.isoformat() if since else "0",
                until=until.isoformat() if until else "9",
            )
            rows = balances.owed(db, TODAY, period=period)
            assert [tuple(row) for row in rows] == expected
            gave, got = (sum(row[column] for row in expected) for column in (3, 4))
            assert balances.totals(db, period=period) == Totals(len(expected), gave, got)
            some = balances.owed(db, TODAY, turns=("theirs", "even"), limit=2, period=period)
            assert some == [row for row in rows if row.turn != "yours"][:2]
        for person in self.world.people:
            parts = balances.open_parts(db, person)
            units = [part.day for part in parts for _ in range(part.amount)]
            assert units == [day for _, day in waiting(self.world.log(person))]

    def periods(self) -> list[Period]:
        """Return periods of which some things are in and some are out: a middle, and --at."""
        days = sorted(touch["day"] for touch in self.world.touches.values())
        if not days:
            return []
        first, second = (date.fromisoformat(days[len(days) * n // 3]) for n in (1, 2))
        return [Period(first, second), Period(None, first)]

    def due_is_in_order(self, db: sqlite3.Connection) -> None:
        for by in (TODAY, date(2027, 1, 31)):
            rows = dues.due(db, TODAY, by=by)
            columns = ("id", "last_touch", "channel", "due_on", "days_late", "turn", "last_note")
            seen = [tuple(getattr(row, column) for column in columns) for row in rows]
            assert seen == self.world.due(TODAY.isoformat(), by.isoformat())
            assert dues.due(db, TODAY, by=by, limit=2) == rows[:2]
            assert dues.count(db, TODAY, by=by) == len(rows)

    def timeline_runs_up_to_the_balance(self, db: sqlite3.Connection) -> None:
        rows = db.execute("SELECT interaction_id, id, balance FROM timeline").fetchall()
        running = []
        for person in self.world.people:
            balance = 0
            for touch in self.world.log(person):
                sign = {"gave": 1, "got": -1, "met": 0}[touch["direction"]]
                balance += sign * touch["weight"]
                running.append((touch["id"], person, balance))
        assert sorted(rows) == sorted(running)


def test_everything_adds_up_whatever_happens(empty_database):
    """Through all of random lives, by every door, both readings agree and undo is exact."""

    class Life(Diary):
        empty = empty_database.read_bytes()
        seen: ClassVar[Counter[str]] = Counter()

    run_state_machine_as_test(
        Life,
        settings=settings(max_examples=LIVES, stateful_step_count=STEPS + SPARE),
    )
    enough = {"lives": LIVES, "steps": LIVES * STEPS}
    # A fifth of what is usual, so that chance alone turns nothing red.
    enough |= {"undo": 100, "redo": 20, "moved": 20, "same day": 50, "clamped": 10}
    for what, often in enough.items():
        assert Life.seen[what] >= often, f"too few of {what}: {Life.seen}"


@pytest.mark.parametrize(
    "wrong",
    [
        {"weight": 6},
        {"day": "2026-02-30"},
        {"direction": "lent"},
        {"channel": "pigeon"},
        {"note": " "},
        {"contact_id": 10**9},
        {"day": None},
        {"weight": "much"},
    ],
)
def test_what_one_door_refuses_all_do(netlog: Shell, wrong: Row):
    """For the same reason, and nothing is changed."""
    netlog.ok("add", "Bo")
    row: Row = {"contact_id": 1, "day": "2026-11-01", "direction": "met", "kind": "intro"}
    row |= {"weight": 1, "channel": None, "note": None} | wrong
    before = netlog.path.read_bytes()
    statement, values = inserted(row)
    with pytest.raises(Refused) as refused, connection.writing(netlog.path, "log") as db:
        db.execute(statement, values)
    with closing(sqlite3.connect(netlog.path)) as db:
        db.execute("PRAGMA foreign_keys = ON")
        with pytest.raises(sqlite3.IntegrityError) as by_sqlite:
            db.execute(statement, values)
    engine = connection.engine(netlog.path)
    with Session(engine) as session:
        session.add(models.Interaction(**row))
        with pytest.raises(IntegrityError) as by_session:
            session.flush()
    engine.dispose()
    assert str(by_session.value.orig) == str(by_sqlite.value)
    assert str(refused.value) == connection.broken_rule(by_sqlite.value)
    assert netlog.path.read_bytes() == before


@pytest.mark.parametrize("seed", range(3))
def test_the_order_holds_among_many(netlog, seed):
    """Where many are owed and due alike, ties are broken as promised, however few are shown."""
    rolls, world = random.Random(seed), World()
    with connection.writing(netlog.path, "import", bulk=True) as db:
        for number in range(1, 81):
            span = rolls.choice([Span(1, "month"), Span(30, "day"), Span(1, "year"), None])
            day = date(2026, rolls.choice([1, 5, 10]), rolls.randint(1, 3))
            made = contacts.add(db, Particulars(name=f"P {number}", cadence=span), day)
            count, unit = span or (None, None)
            world.people[made.id] = {
                "handle": made.handle,
                "name": made.name,
                "circle_id": None,
                "cadence_count": count,
                "cadence_unit": unit,
                "added_on": day.isoformat(),
                "snoozed_until": None,
                "archived_on": None,
            }
        for _ in range(250):
            person, day = (
                rolls.randint(1, 80),
                date(2026, rolls.choice([3, 8]), rolls.randint(1, 4)),
            )
            thing = Given(rolls.choice(["met", "gave", "got"]), "intro", rolls.randint(1, 3))
            (number,) = interactions.log(db, {person: [thing]}, day)
            world.touches[number] = {
                "id": number,
                "contact_id": person,
                "day": day.isoformat(),
                "direction": thing.direction,
                "kind": thing.kind,
                "weight": thing.weight,
                "channel": None,
                "note": None,
            }
    owed = world.owed(TODAY.isoformat())
    due = [row[0] for row in world.due(TODAY.isoformat(), TODAY.isoformat())]
    with connection.reading(netlog.path) as db:
        assert [tuple(row) for row in balances.owed(db, TODAY)] == owed
        assert [row.id for row in dues.due(db, TODAY)] == due
        assert urgency.most_urgent(db, TODAY) == due
        for limit in (1, 7, len(owed) // 2, len(owed) - 1, 1000):
            assert urgency.most_urgent(db, TODAY, limit) == due[:limit]
            assert [tuple(row) for row in balances.owed(db, TODAY, limit=limit)] == owed[:limit]
            assert [row.id for row in dues.due(db, TODAY, limit=limit)] == due[:limit]
        everybody = balances.owed(db, TODAY, period=Period(date(2026, 3, 2), date(2026, 8, 2)))
        assert [tuple(row) for row in everybody] == world.owed(
            TODAY.isoformat(), since="2026-03-02", until="2026-08-02"
        )
    assert len(owed) > 50
    assert len(due) > 30


def test_the_oracle_counts_as_people_do():
    """The second reading itself, on a case that can be followed with a finger."""
    world = World(people={1: {"circle_id": None, "cadence_count": 1, "cadence_unit": "month"}})
    world.people[1] |= {"added_on": "2026-01-01", "snoozed_until": None, "archived_on": None}
    for number, (day, direction, weight) in enumerate(
        [("2026-01-31", "gave", 3), ("2026-01-10", "got", 1), ("2026-01-30", "gave", 1)], 1
    ):
        world.touches[number] = {
            "id": number,
            "contact_id": 1,
            "day": day,
            "direction": direction,
            "weight": weight,
        }
    assert world.standing(1) == (
        1,
        "2026-01-31",
        3,
        4,
        1,
        3,
        "2026-01-31",
        1,
        "month",
        "own",
        30,
        "2026-02-28",
    )
    assert days_between("2026-02-28", "2026-03-01") == 1
