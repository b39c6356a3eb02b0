"""The demo's people and days tell the story they were written for, on any day."""

import re
import shlex
from collections import Counter, defaultdict
from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import example, given
from hypothesis import strategies as st

from netlog import names
from netlog.demo import EXAMPLE_DAY, TRY, records
from netlog.exchange.records import Person, Touch

CIRCLES = {
    "inner": relativedelta(weeks=2),
    "close": relativedelta(months=1),
    "active": relativedelta(months=3),
    "wide": relativedelta(years=1),
}
CHANNELS = {
    "in-person",
    "video",
    "call",
    "message",
    "email",
    "social",
    "letter",
    "event",
    "other",
}
KINDS = {
    "intro",
    "referral",
    "lead",
    "advice",
    "review",
    "recommendation",
    "article",
    "favour",
    "gift",
    "thanks",
}
DAYS = st.dates(date(2000, 1, 1), date(2190, 1, 1))


class Picture:
    """What a reader with a calendar and a pencil makes of the demo on one day."""

    def __init__(self, today: date) -> None:
        self.today = today
        everything = list(records(today))
        self.people = [r for r in everything if isinstance(r, Person)]
        self.touches = [r for r in everything if isinstance(r, Touch)]
        self.log: defaultdict[str, list[Touch]] = defaultdict(list)
        for touch in self.touches:
            self.log[touch.person].append(touch)

    def __getitem__(self, name: str) -> Person:
        [person] = [p for p in self.people if p.name == name]
        return person

    def weight(self, person: Person, direction: str) -> int:
        return sum(t.weight for t in self.log[person.key] if t.direction == direction)

    def turn(self, person: Person) -> str:
        gave, got = self.weight(person, "gave"), self.weight(person, "got")
        if not self.log[person.key]:
            return "never touched"
        if gave == got == 0:
            return "only met"
        return "theirs" if gave > got else "yours" if gave < got else "even"

    def days_late(self, person: Person) -> int | None:
        if person.cadence:
            n, unit = person.cadence.split()
            every = relativedelta(**{unit: int(n)})  # type: ignore[arg-type]  # weeks or months
        elif person.circle:
            every = CIRCLES[person.circle]
        else:
            return None
        assert person.added_on
        since = max((t.day for t in self.log[person.key]), default=person.added_on)
        return (self.today - (date.fromisoformat(since) + every)).days

    def late(self) -> dict[str, int]:
        days = {p.name: self.days_late(p) for p in self.people}
        return {name: n for name, n in days.items() if n is not None}


@pytest.fixture
def picture():
    return Picture(EXAMPLE_DAY)


def test_size(picture):
    """It is about 25 people and 220 interactions: a few screens, not a few hundred."""
    assert 24 <= len(picture.people) <= 28
    assert 200 <= len(picture.touches) <= 240


def test_keys_are_unique_and_lead_somewhere(picture):
    """Every person and interaction has a key of its own, and every interaction a person."""
    keys = [r.key for r in picture.people + picture.touches]
    assert len(keys) == len(set(keys))
    assert all(key.startswith("demo:") for key in keys)
    assert {t.person for t in picture.touches} <= {p.key for p in picture.people}


def test_a_person_comes_before_what_happened_with_them():
    """Whoever reads the records in order has met a person before the first interaction."""
    met = set()
    for record in records(EXAMPLE_DAY):
        if isinstance(record, Person):
            met.add(record.key)
        else:
            assert record.person in met


@given(DAYS)
@example(date(2028, 2, 29))
@example(date(2026, 3, 1))
def test_days_are_past_and_within_two_years_and_a_bit(today):
    """Nothing happens in the future, before someone was added, or out of order."""
    picture = Picture(today)
    first = (today - timedelta(days=760)).isoformat()
    for person in picture.people:
        assert person.added_on
        days = [t.day for t in picture.log[person.key]]
        assert days == sorted(days)
        assert all(first <= person.added_on <= day <= today.isoformat() for day in days)
        assert person.met_on is None or person.met_on <= min(days)


def test_interactions_are_of_known_shapes(picture):
    """A kind is said when, and only when, something was given or got."""
    for touch in picture.touches:
        assert touch.direction in {"met", "gave", "got"}
        assert (touch.kind is None) == (touch.direction == "met")
        assert 1 <= touch.weight <= 5
        assert touch.initiator in {"me", "them", None}
    assert {t.kind for t in picture.touches} - {None} == KINDS
    assert {t.channel for t in picture.touches} == CHANNELS
    assert {t.initiator for t in picture.touches} == {"me", "them", None}


def test_most_weights_are_one(picture):
    """A weight of two or more stands out because it is rare."""
    heavy = [t for t in picture.touches if t.weight > 1]
    assert len(picture.touches) // 10 <= len(heavy) <= len(picture.touches) // 4
    assert all(t.direction != "met" for t in heavy)


def test_notes_are_short_and_whole(picture):
    """Every interaction has a note of three words to two sentences, and no note comes twice."""
    for touch in picture.touches:
        assert touch.note
        assert 3 <= len(touch.note.split()) <= 25
        assert len(re.findall(r"[.!?](?: |$)", touch.note)) <= 2
        assert touch.note == " ".join(touch.note.split())
    assert len({t.note for t in picture.touches}) == len(picture.touches)


def test_gatherings(picture):
    """Three gatherings are one row for each guest, on one day, and nothing was given in them."""
    guests = defaultdict(list)
    for touch in picture.touches:
        if touch.group:
            guests[touch.group].append(touch)
    assert len(guests) == 3
    for rows in guests.values():
        assert len({t.person for t in rows}) == len(rows) >= 5
        assert len({t.day for t in rows}) == 1
        assert {t.direction for t in rows} == {"met"}


def test_addresses_lead_nowhere(picture):
    """E-mails, links and phones are of the ranges reserved for examples and for fiction."""
    for person in picture.people:
        for email in person.emails:
            assert re.fullmatch(r"[a-z.]+@([a-z]+\.)?example\.(org|com|net)", email)
        for link in person.links:
            assert re.fullmatch(r"https://example\.org/in/[a-z-]+", link)
        for phone in person.phones:
            assert re.fullmatch(r"\+44 20 7946 0\d{3}|\+1 \d{3} 555 01\d\d", phone)
    for field in ("emails", "phones", "links"):
        values = [value for person in picture.people for value in getattr(person, field)]
        assert len(values) == len(set(values)) >= 10


def test_handles_do_not_clash(picture):
    """Each person's handle is the plain one, without a number behind it."""
    handles = [names.handle(p.name) for p in picture.people]
    assert len(handles) == len(set(handles))


def test_names_of_every_sort(picture):
    """An accent, an apostrophe, a hyphen, a single word, another script, a long one, namesakes."""
    called = [p.name for p in picture.people]
    assert sum(name != "".join(c for c in name if c.isascii()) for name in called) >= 5
    for part in ("'", "-"):
        assert sum(part in name for name in called) == 1
    assert sum(name.isascii() and " " not in name for name in called) == 1
    [other_script] = [p for p in picture.people if not re.search("[A-Za-z]", p.name)]
    assert other_script.nicknames
    assert 50 <= max(map(len, called)) <= 60
    firsts = Counter(name.split()[0] for name in called)
    assert {name for name, n in firsts.items() if n == 2} == {"Maya", "Elena"}
    russos = [name for name in called if {"elena", "russo"} <= set(names.words(name))]
    assert len(russos) == 2


def test_every_field_is_used(picture):
    """No field of a person is empty for everybody, but for what only mail and logs need."""
    for field in set(Person._fields) - {"known_only", "mention"}:
        assert any(getattr(p, field) for p in picture.people), field
    assert {p.circle for p in picture.people} == {*CIRCLES, None}
    assert {p.cadence for p in picture.people} == {"3 weeks", "6 weeks", "6 months", None}


def test_birthdays_are_days(picture):
    """A birthday is a real day, with or without its year."""
    for person in picture.people:
        if person.birthday:
            birthday = date.fromisoformat(person.birthday.replace("--", "2000-"))
            assert birthday < EXAMPLE_DAY


def test_turns(picture):
    """`owed` has something of everything, and more is given than taken."""
    turns = Counter(picture.turn(p) for p in picture.people)
    assert turns == {"theirs": 10, "yours": 6, "even": 4, "only met": 3, "never touched": 3}
    gave = sum(picture.weight(p, "gave") for p in picture.people)
    got = sum(picture.weight(p, "got") for p in picture.people)
    assert gave / got == pytest.approx(1.2, abs=0.05)


def test_the_old_kindness(picture):
    """The largest balance of all is a kindness of 20 months ago that was never returned."""
    henrik = picture["Henrik Aaltovirta"]
    assert picture.weight(henrik, "gave") == 0
    [kindness] = [t for t in picture.log[henrik.key] if t.direction == "got"]
    assert kindness.weight == 4
    assert date.fromisoformat(kindness.day) == EXAMPLE_DAY - relativedelta(months=20)
    assert all(
        picture.weight(p, "got") - picture.weight(p, "gave") < 4
        for p in picture.people
        if p != henrik
    )


def test_lateness_on_the_example_day(picture):
    """The due list of the example file is the one the story was written for."""
    due = {name: days for name, days in picture.late().items() if days >= 0}
    assert due == {
        "Róisín O'Dwyer": 19,
        "Maya Lindqvist": 21,
        "Graça Monteiro": 3,
        "Dilnoza": 20,
        "Beatriz Salgado Pinho": 21,
        "Farah Mirzadeh": 58,
        "Callum Invergarry": 13,
        "Rosalind Achterberg": 27,
        "Sorin Vlădescu": 38,
    }


@given(DAYS)
@example(date(2028, 2, 29))
@example(date(2027, 3, 1))
@example(date(2027, 3, 31))
def test_the_same_people_are_due_on_any_day(today):
    """Short months and leap years move a due day by a few days, never on or off the list."""
    late, example_late = Picture(today).late(), Picture(EXAMPLE_DAY).late()
    for name, days in late.items():
        assert (days >= 0) == (example_late[name] >= 0)
        assert abs(days - example_late[name]) <= 3
    assert sum(days >= 0 for days in late.values()) == 9
    assert sum(-14 <= days < 0 for days in late.values()) == 5


@given(DAYS, st.integers(-5000, 5000))
@example(date(2028, 2, 29), 366)
def test_only_the_day_differs(today, shift):
    """Built for another day, every day but the birthdays moves by as much and nothing else."""

    def moved(day: str | None) -> str | None:
        return day and (date.fromisoformat(day) + timedelta(days=shift)).isoformat()

    expected = [
        r._replace(day=moved(r.day) or "")
        if isinstance(r, Touch)
        else r._replace(met_on=moved(r.met_on), added_on=moved(r.added_on))
        for r in records(today)
    ]
    assert list(records(today + timedelta(days=shift))) == expected


def test_what_to_try_is_about_people_who_are_there(picture):
    """Whoever a suggested command names is found: one person, but for the two Elenas."""
    found = {}
    for command, why in TRY:
        program, _, *who = shlex.split(command)
        assert program == "netlog"
        assert why
        if "-m" in who:
            who = who[: who.index("-m")]
        if who:
            wanted = set(names.words(" ".join(who)))
            found[" ".join(who)] = sum(
                wanted <= set(names.words(f"{p.name} {names.handle(p.name)}"))
                for p in picture.people
            )
    assert found == {"ada-nwosu": 1, "henrik": 1, "elena russo": 2, "roisin": 1}
