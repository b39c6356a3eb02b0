"""Imports of much: the memory stays flat, and however the records come, the same is stored."""

import sqlite3
import tracemalloc
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import reduce
from operator import add
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netlog.spool import FEW, Spool, kept
from netlog.store import batches, connection, imports
from netlog.store.imports import Counts
from netlog.store.records import Cancelled, Kept, Later, Lost, Person, Record, Rejected, Touch
from tests.conftest import Shell
from tests.importing import DAY, load, log, rows
from tests.importing import people as everybody
from tests.trust import trials

MARCH = date(2026, 3, 1)
NAMES = ("Ada Quill", "Bo Berg", "Cy Noor", "Di Falk")


class Stored(NamedTuple):
    """What is in the database, without ids."""

    people: dict[str, tuple[set[str], set[str], str | None]]  # name: e-mails, tags, place
    touches: set[tuple[str, str, str, str | None, str]]  # name, day, direction, initiator, key


def stored(db: sqlite3.Connection) -> Stored:
    contacts = db.execute("SELECT id, name, location FROM contact").fetchall()
    named = {number: name for number, name, _ in contacts}
    assert len(named) == len(set(named.values())), "two people are one"
    emails: dict[str, set[str]] = defaultdict(set)
    for number, value in db.execute("SELECT contact_id, value FROM detail"):
        emails[named[number]].add(value)
    tags: dict[str, set[str]] = defaultdict(set)
    for number, value in db.execute("SELECT contact_id, name FROM tag"):
        tags[named[number]].add(value)
    query = "SELECT contact_id, day, direction, initiator, source_key FROM interaction"
    return Stored(
        {name: (emails[name], tags[name], location) for _, name, location in contacts},
        {(named[who], *rest) for who, *rest in db.execute(query)},
    )


def reading(records: Iterable[Record]) -> Stored:
    """Return what the records say, read plainly from first to last."""
    every = list(records)
    told: dict[str, list[Person]] = {}
    for record in every:
        if isinstance(record, Person):
            told.setdefault(record.key, []).append(record)
    told = {key: some for key, some in told.items() if not all(one.known_only for one in some)}
    cancelled = {record.key for record in every if isinstance(record, Cancelled)}
    touches: dict[tuple[str, str, str], Touch] = {}
    days: set[tuple[str, str, str | None]] = set()
    for touch in every:
        if not isinstance(touch, Touch) or touch.person not in told or touch.key in cancelled:
            continue
        day = (touch.person, touch.day, touch.initiator)
        if not (touch.sole and day in days):
            touches.setdefault((touch.key, touch.person, touch.direction), touch)
            days.add(day)
    return Stored(
        {
            some[0].name: (
                {email for one in some for email in one.emails},
                {tag for one in some for tag in one.tags},
                next((one.location for one in some if one.location), None),
            )
            for some in told.values()
        },
        {
            (told[one.person][0].name, one.day, one.direction, one.initiator, one.key)
            for one in touches.values()
        },
    )


def a_person(who: int, mails: set[int], place: str | None, tag: str, known_only: bool) -> Person:
    emails = tuple(f"{n}@{who}.example" for n in sorted(mails))
    return Person(
        str(who), NAMES[who], emails=emails, location=place, tags=(tag,), known_only=known_only
    )


def a_touch(who: int, number: int, gave: bool) -> Touch:
    day = (MARCH + timedelta(days=number % 3)).isoformat()
    if gave:
        return Touch(str(who), day, f"t{number}", "gave", "intro")
    return Touch(str(who), day, f"t{number}", channel="call")


def a_mail(who: int, number: int, mine: bool) -> Touch:
    day = (MARCH + timedelta(days=number % 3)).isoformat()
    by = "me" if mine else "them"
    return Touch(str(who), day, f"m{number} {by}", initiator=by, sole=True)


WHO = st.integers(0, len(NAMES) - 1)
PEOPLE = st.lists(
    st.builds(
        a_person,
        WHO,
        st.sets(st.integers(1, 3)),
        st.sampled_from([None, "Bergen", "Oslo"]),
        st.sampled_from(["tea", "chess"]),
        st.booleans(),
    ),
    max_size=8,
)
TOUCHES = st.lists(
    st.one_of(
        st.builds(a_touch, WHO, st.integers(0, 5), st.booleans()),
        st.builds(a_mail, WHO, st.integers(0, 9), st.booleans()),
    ),
    max_size=16,
)
OTHERS: st.SearchStrategy[list[Record]] = st.lists(
    st.one_of(
        st.builds(Cancelled, st.sampled_from(["t1", "t2"])),
        st.just(Rejected(1, "no day")),
        st.just(Later("2026-12-01")),
        st.just(Lost(1, "photos, left out")),
        st.builds(Kept, st.just("friends.locations"), st.just(("Bergen", "Oslo"))),
    ),
    max_size=4,
)


@pytest.fixture
def many(monkeypatch) -> None:
    """What is taken at once is a handful."""
    monkeypatch.setattr(batches, "SOME", 3)


def as_kept(records: Sequence[Record], *, on_disk: bool) -> Sequence[Record]:
    return Spool(records) if on_disk and records else list(records)


@settings(max_examples=trials(60))
@given(PEOPLE, TOUCHES, OTHERS, st.booleans(), st.randoms())
def test_what_is_stored_is_what_the_records_say(
    many, empty_database, told, touches, others, on_disk, chance
):
    """Stored is what a plain reading finds; twice is once, and so is one half after the other."""
    records = [*told, *touches, *others]
    chance.shuffle(records)
    expected = reading(records)
    with connection.writing(empty_database, "import", bulk=True, dry_run=True) as db:
        made = imports.load(db, "test", as_kept(records, on_disk=on_disk), DAY)
        assert stored(db) == expected
        assert (made.added, made.touches_added) == tuple(map(len, expected))
        readers = [record for record in records if isinstance(record, Rejected)]
        assert list(made.rejected)[: len(readers)] == readers
        again = imports.load(db, "test", as_kept(records, on_disk=on_disk), DAY, update=True)
        assert stored(db) == expected
        assert (again.added, again.touches_added, again.updated, again.kept) == (0, 0, 0, 0)
    # All that is told of one key is told together.
    keys = {touch.key for touch in touches if chance.random() < 0.5}
    first = [touch for touch in touches if touch.key in keys]
    second = [touch for touch in touches if touch.key not in keys]
    with connection.writing(empty_database, "import", bulk=True, dry_run=True) as db:
        imports.load(db, "test", [*told, *first], DAY)
        imports.load(db, "test", [*told, *second, *others], DAY)
        assert stored(db) == reading([*told, *first, *second, *others])


@settings(max_examples=trials(30))
@given(PEOPLE, TOUCHES, st.randoms())
def test_the_order_does_not_matter(many, empty_database, told, touches, chance):
    """In any other order, the same people and the same days are stored."""
    found = []
    for _ in range(2):
        records: list[Record] = [*told, *touches]
        chance.shuffle(records)
        with connection.writing(empty_database, "import", bulk=True, dry_run=True) as db:
            imports.load(db, "test", records, DAY)
            there = stored(db)
        # Which of two mails of a day is kept, and which place is believed, the first one decides.
        people = {name: (emails, tags) for name, (emails, tags, _) in there.people.items()}
        found.append((people, {touch[:4] for touch in there.touches}))
    assert found[0] == found[1]


HOSTILE = st.sampled_from(
    [
        *(
            "",
            "  ",
            "half \ud800",
            "nul \0",
            "ﷺ" * 100,
            "x" * 600,
            "\u2028",
            "{wanted}",
            "' OR 1=1",
        ),
        *("+", "+41 44 668 18 00", "044 668 18 00", "a" * 32, "ada@example.org", "2026-02-30"),
    ]
)
WORD = HOSTILE | st.text(max_size=5)
SOME = st.lists(WORD, max_size=3).map(tuple)
ANYTHING: st.SearchStrategy[list[Record]] = st.lists(
    st.one_of(
        st.builds(Person, WORD, WORD, SOME, SOME, SOME, SOME, SOME, *[st.none() | WORD] * 10),
        st.builds(Touch, WORD, WORD, WORD, WORD, WORD, st.integers(-(2**70), 2**70), *[WORD] * 4),
        st.builds(lambda day, who: Touch(who, day, day, sole=True), WORD, WORD),
        st.builds(Cancelled, WORD),
        st.builds(Kept, WORD, SOME),
    ),
    max_size=12,
)


@settings(max_examples=trials(60))
@given(ANYTHING, st.sampled_from(["test", "netlog"]), st.booleans())
def test_whatever_records_hold(many, empty_database, records, source, update):
    """Whatever there is in them, records are stored or rejected, and what is stored is sound."""
    with connection.writing(empty_database, "import", bulk=True, dry_run=True) as db:
        for _ in range(2):
            made = imports.load(db, source, records, DAY, update=update)
            assert min(made[:10]) >= 0
        assert db.execute("PRAGMA foreign_key_check").fetchone() is None


def test_a_key_that_comes_again_far_away(many, netlog):
    """That the rest of a meeting is told of much later does not make it another meeting."""
    ada, bo = Person("a", "Ada Quill"), Person("b", "Bo Berg")
    between = [Touch("a", "2026-03-02", f"x{n}") for n in range(10)]
    load(netlog, "ics", [ada, bo, Touch("a", "2026-03-01", "m"), *between])
    whole = [ada, bo, Touch("b", "2026-03-01", "m"), *between, Touch("a", "2026-03-01", "m")]
    made = load(netlog, "ics", whole)
    assert (made.touches_added, made.touches_unchanged) == (1, 11)
    netlog.ok("edit", "--interaction", "1", "--direction", "got", "--kind", "advice")
    made = load(netlog, "ics", whole)
    assert (made.touches_added, made.touches_unchanged) == (0, 12)


def village(count: int) -> Iterator[Record]:
    for n in range(count):
        yield Person(
            f"k{n}",
            f"Ada N{n}",
            emails=(f"{n}@a.example",),
            phones=(f"+4420794{n:05}",),
            company=f"Acme {n % 9}",
            circle=("Choir", "close")[n % 2],
            note="long ago",
        )
        yield Touch(f"k{n}", "2026-03-01", f"t{n}", "gave", "intro", note=f"talk {n}")


def test_undo_of_much(netlog):
    """To undo an import of hundreds takes all of it back; to do it again makes all of it again."""
    netlog.ok("add", "Ada", "--email", "1@a.example")
    before = rows(netlog)
    made = load(netlog, "test", kept(village(1_500)), update=True)
    assert (made.added, made.updated, made.touches_added) == (1_499, 1, 1_500)
    after = rows(netlog)
    netlog.ok("undo")
    assert rows(netlog) == before
    netlog.ok("redo")
    assert rows(netlog) == after


def peak(db: sqlite3.Connection, records: Sequence[Record]) -> tuple[int, Counts]:
    """Return the most memory, in bytes, that loading takes beside the database's own."""
    tracemalloc.start()
    try:
        made = imports.load(db, "test", records, DAY)
        return tracemalloc.get_traced_memory()[1], made
    finally:
        tracemalloc.stop()


def test_memory_does_not_grow_with_the_log(empty_database):
    """Four times as many interactions, or rejected entries, take no more memory."""

    def records(count: int) -> Iterator[Record]:
        yield from (Person(str(n), f"Ada {n}") for n in range(20))
        for n in range(count):
            yield Touch(str(n % 20), "2026-03-01", f"t{n}", note=f"{n} " * 20)
            yield Rejected(n, f"no day {n}")

    peaks = []
    for count in (2 * FEW, 8 * FEW):
        with connection.writing(empty_database, "import", bulk=True, dry_run=True) as db:
            most, made = peak(db, Spool(records(count)))
        assert (made.touches_added, len(made.rejected)) == (count, count)
        peaks.append(most)
    assert peaks[1] < 1.25 * peaks[0]


def test_memory_holds_people_by_their_marks_alone(empty_database):
    """What is told of people, beyond what they are recognised by, is not held for all."""
    people = Spool(Person(str(n), f"Ada {n}", note=f"{n} " * 2_000) for n in range(4_000))
    with connection.writing(empty_database, "import", bulk=True, dry_run=True) as db:
        most, made = peak(db, people)
    assert made.added == 4_000
    assert most < sum(len(one.note or "") for one in people) / 2


def test_many_rejected_are_all_there(netlog):
    """However many entries were rejected, each can be said, also after those of other files."""
    many = [Rejected(n, "no day") for n in range(FEW + 10)]
    made = load(netlog, "a", many), load(netlog, "b", [Rejected(7, "no name"), *many])
    first, second = (each.rejected for each in made)
    assert list(reduce(add, (first, second), ())) == [*many, Rejected(7, "no name"), *many]
    few = load(netlog, "a", many[:1])
    assert list(reduce(add, (few.rejected,), ())) == many[:1]


def test_files_of_several_sources(netlog):
    """In one operation, those whom one source brought are found by the next."""
    with connection.writing(netlog.path, "import", bulk=True) as db:
        card = Person("uid", "Ada Quill", emails=("ada@example.org",), phones=("+41446681800",))
        assert imports.load(db, "vcard", [card], DAY).added == 1
        guest = Person("ada@example.org", "ada@example.org", emails=("ada@example.org",))
        met: list[Record] = [guest, Touch(guest.key, "2026-03-01", "m")]
        made = imports.load(db, "ics", met, DAY)
        assert (made.added, made.unchanged, made.touches_added) == (0, 1, 1)
        called = Person("c", "A. Quill", phones=("044 668 18 00",))
        assert imports.load(db, "calls", [called], DAY).unchanged == 1
    assert log(netlog) == [("ada-quill", "2026-03-01", "met")]


def test_what_is_kept(netlog):
    """What a file says of nobody is kept once, in order, and what is too long is rejected."""
    made = load(netlog, "friends", [Kept("friends.locations", ("Oslo", "Bergen"))])
    assert made.kept == 2
    more = [Kept("friends.locations", ("Bergen", "Rome")), Kept("friends.locations", ("Paris",))]
    assert load(netlog, "friends", more).kept == 2
    assert [row[2:] for row in rows(netlog)["setting"]] == [
        ("friends.locations", "Oslo\nBergen\nRome\nParis")
    ]
    made = load(netlog, "friends", [Kept("friends.locations", ("x" * 1_048_576,))])
    assert [entry.reason for entry in made.rejected] == [
        "friends.locations: a setting's value can have at most 1048576 characters and no NUL"
    ]
    assert made.kept == 0


def circle_of(shell: Shell) -> list[str]:
    return [row["name"] for row in shell.ok("circle", "list", "--json").json]


def test_many_circles(netlog):
    """Circles are made once, whatever their case; of many that are new the first ten are named."""
    people = [Person(str(n), f"Ada {n}", circle=f"Choir {n // 2}") for n in range(30)]
    people += [Person("x", "Bo", circle="CHOIR 3"), Person("y", "Cy", circle="y" * 200)]
    made = load(netlog, "test", people)
    assert made.added == 32
    assert len(made.remarks) == 11
    assert made.remarks[10] == "… 5 more circles are new, too"
    assert sum("Choir" in name for name in circle_of(netlog)) == 15
    moved = [one._replace(circle="Chess club") for one in people[:3]]
    made = load(netlog, "test", moved, update=True)
    assert made.updated == 3
    assert made.remarks == ("the circle 'Chess club' is new and has no cadence yet",)
    assert sum(row["circle"] == "Chess club" for row in everybody(netlog).values()) == 3
