"""`netlog history`: the timeline with a running balance."""

import sqlite3
from contextlib import closing
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netlog import schema
from netlog.store import connection, contacts, interactions, timelines
from netlog.store.contacts import Particulars
from netlog.store.filters import Filter
from netlog.store.interactions import Given
from netlog.store.timelines import Choice
from tests.conftest import Shell

DAY = date(2026, 1, 1)


@pytest.fixture
def people(netlog: Shell) -> Shell:
    netlog.ok("add", "Mara Lindqvist", "--tag", "maps", "--circle", "inner")
    netlog.ok("add", "Tomé Sá", "--company", "Globex")
    netlog.ok("got", "mara", "intro", "-w", "3", "--on", "2026-03-01", "--via", "email")
    netlog.ok("gave", "mara", "Advice", "--on", "2026-05-02", "-m", "How to fold a Möbius map")
    netlog.ok("log", "tome", "mara", "--on", "2026-04-01", "--via", "call", "--by", "them")
    netlog.ok("gave", "tome", "gift", "-w", "2", "--on", "2026-11-18", "-m", "a map of\nthe coast")
    return netlog


def test_everybody_oldest_first_with_each_their_own_balance(people):
    """A balance is the person's as it stood then, whatever happened with others in between."""
    rows = people.ok("history", "--columns", "day,name,direction,balance,note").rows
    assert rows == [
        ["2026-03-01", "Mara Lindqvist", "got intro x3", "-3", ""],
        ["2026-04-01", "Tomé Sá", "met", "0", ""],
        ["2026-04-01", "Mara Lindqvist", "met", "-3", ""],
        ["2026-05-02", "Mara Lindqvist", "gave advice", "-2", "How to fold a Möbius map"],
        ["2026-11-18", "Tomé Sá", "gave gift x2", "+2", "a map of\\nthe coast"],
    ]


def test_json_has_every_promised_field(people):
    """All fields are there, null where there is nothing; a meeting weighs nothing."""
    first, met, *_ = people.ok("history", "mara", "--json").json
    assert first == {
        "id": 1,
        "handle": "mara-lindqvist",
        "name": "Mara Lindqvist",
        "interaction_id": 1,
        "day": "2026-03-01",
        "direction": "got",
        "kind": "intro",
        "weight": 3,
        "channel": "email",
        "initiator": None,
        "note": None,
        "balance": -3,
        "forwards": None,
        "forwards_of": None,
        "passed_on_to": [],
        "introduced_to": None,
    }
    assert (met["kind"], met["weight"], met["initiator"]) == (None, None, "them")


def test_one_person_is_not_named_in_every_line(people):
    """The name is a column only where there may be several."""
    assert people.ok("history", "tome", "sa").rows[0] == ["3", "2026-04-01", "met", "0", "call", ""]
    assert "name" in people.ok("history", "-f", "table").lines[0]
    assert "name" not in people.ok("history", "tome", "-f", "table").lines[0]


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        (("--kind", "INTRO"), [1]),
        (("--via", "email"), [1]),
        (("--channel", "call"), [3, 4]),
        (("--direction", "gave"), [2, 5]),
        (("mara", "--direction", "met"), [4]),
        (("--since", "2026-04-01", "--until", "2026-05-02"), [3, 4, 2]),
        (("--since", "yesterday"), [5]),
        (("--until", "1 mar 2026"), [1]),
        (("--tag", "#Maps"), [1, 4, 2]),
        (("--circle", "Inner", "--direction", "got"), [1]),
        (("--company", "globex"), [3, 5]),
        (("--find", "map"), [2, 5]),
        (("--find", "mobius FOLD"), [2]),
        (("tome", "--find", "map"), [5]),
        (("--find", "map", "--tag", "maps", "-n", "1"), [2]),
        (("--find", "!?"), []),
        (("-n", "2"), [2, 5]),
        (("-n", "0"), [1, 3, 4, 2, 5]),
        (("-n", "2", "--reverse"), [5, 2]),
        (("--sort", "weight", "-n", "2"), [2, 5]),
        (("nobody@", "--kind", "x"), None),
    ],
)
def test_what_is_chosen(people, words, ids):
    """Each filter alone and some together; with a limit the latest, still oldest first."""
    result = people("history", *words, "--json")
    assert (result.code == 0) == (ids is not None)
    if ids is not None:
        assert [row["interaction_id"] for row in result.json] == ids


def test_a_terminal_gets_the_latest_and_how_many_more(people):
    """Fifty rows, in the order in which they happened, and a remark about the rest."""
    with connection.writing(people.path, "test") as db:
        for n in range(56):
            interactions.log(db, {2: ()}, DAY + timedelta(n), note=f"call {n}")
    table = people.ok("history", "-f", "table")
    assert len(table.lines) == 2 + 50
    assert table.err == "… and 11 more interactions; -n 0 shows all\n"
    assert "a map of the coast" in table.lines[-1]
    one = people.ok("history", "tome", "-f", "table", "-n", "57")
    assert one.err == "… and 1 more interaction; -n 0 shows all\n"
    assert "call 1" in one.lines[2]
    assert people.ok("history", "tome", "-f", "table", "-n", "58").err == ""


def test_nothing_to_tell_says_nothing_off_a_terminal(netlog):
    """Zero bytes for a pipe, a word for a person, an empty list for a script."""
    assert netlog.ok("history") == netlog.ok("history", "--find", "x")
    assert netlog.ok("history").out == netlog.ok("history").err == ""
    assert netlog.ok("history", terminal=True).err == "no interactions\n"
    assert netlog.ok("history", "--json").out == "[]\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--since", "2026-05-01", "--until", "2026-04-01"), "the period ends on 2026-04-01 befor"),
        (("--since", "30 feb"), "there is no 30 February"),
        (("--direction", "lent"), "there is no direction 'lent'; there are met, gave, got"),
        (("--via", "e"), "there is no channel 'e'; there are in-person"),
        (("--sort", "mood"), "interactions have no column 'mood'"),
    ],
)
def test_what_cannot_be_read_is_refused(people, words, said):
    """One line, exit code 2."""
    result = people("history", *words)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith(f"netlog: {said}")


# The store --------------------------------------------------------------------------------------

TOUCHES = st.lists(
    st.tuples(
        st.integers(0, 2),  # whom
        st.integers(0, 40),  # which day
        st.sampled_from(["met", "gave", "got"]),
        st.integers(1, 5),
    ),
    max_size=25,
)


@pytest.fixture(scope="module")
def memory():
    """A database in memory whose change log does not matter."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        schema.create(db)
        for name in ("Mara", "Tomé", "Ines"):
            contacts.add(db, Particulars(name=name), DAY)
        yield db


@given(touches=TOUCHES, limit=st.none() | st.integers(0, 30), whom=st.none() | st.integers(0, 2))
def test_balances_are_those_of_a_plain_reading(memory, touches, limit, whom):
    """Whatever is shown, each balance counts all that came before, shown or not."""
    memory.execute("DELETE FROM interaction")
    for who, day, direction, weight in touches:
        things = [Given(direction, "gift", weight)] if direction != "met" else []
        interactions.log(memory, {who + 1: things}, DAY + timedelta(day))
    order = sorted(range(len(touches)), key=lambda n: (touches[n][1], n))
    running, expected = [0, 0, 0], []
    for n in order:
        who, day, direction, weight = touches[n]
        running[who] += {"met": 0, "gave": weight, "got": -weight}[direction]
        if whom in {None, who}:
            expected.append((who + 1, str(DAY + timedelta(day)), direction, running[who]))
    chosen = Choice(contact=None if whom is None else whom + 1)
    rows = timelines.timeline(memory, chosen, limit=limit)
    latest = expected if limit is None else expected[len(expected) - min(limit, len(expected)) :]
    assert [(row.id, row.day, row.direction, row.balance) for row in rows] == latest
    assert timelines.count_chosen(memory, chosen) == len(expected)


def test_a_person_is_looked_up_and_a_day_walked_back(people):
    """No plan reads all interactions: one person's by their index, the latest by that of days."""
    plans = {}
    with connection.reading(people.path) as db:
        for name, chosen, text in (
            ("one", Choice(contact=1), None),
            ("all", Choice(), None),
            ("filtered", Choice(people=Filter(), kind="intro"), None),
            ("found", Choice(), "map"),
        ):
            asked: list[str] = []
            db.set_trace_callback(asked.append)
            timelines.timeline(db, chosen, limit=20, text=text)
            db.set_trace_callback(None)
            plans[name] = [
                step[3]
                for query in asked
                if query.lstrip().startswith("SELECT")
                for step in db.execute(f"EXPLAIN QUERY PLAN {query}")
            ]
    for name, plan in plans.items():
        scans = {step for step in plan if step.startswith(("SCAN interaction", "SCAN contact"))}
        walked = {step.partition(" USING ")[2] for step in scans}
        days = ["INDEX interaction_by_day", "COVERING INDEX interaction_by_day"]
        assert walked <= set(days), (name, plan)
        assert bool(walked) == (name in {"all", "filtered"}), (name, plan)
    by_contact = "SEARCH interaction USING COVERING INDEX interaction_by_contact (contact_id=?)"
    assert by_contact in plans["one"]
    assert any("VIRTUAL TABLE" in step for step in plans["found"])
