"""`netlog ties`: how strong each tie is, by a formula that is said; what hangs on one person."""

import sqlite3
from contextlib import closing
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netlog import ties as formula
from netlog.rules import CHANNELS
from netlog.store import ties as stored
from tests.conftest import TODAY, Shell

DAY = date.fromisoformat(TODAY)


def ago(days: int, channel: str | None = None, direction: str = "met", by: str | None = None):
    """One touch, so many days ago."""
    return (DAY - timedelta(days=days), channel, direction, by)


# The formula ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("touches", "figures"),
    [
        # Nothing is no tie.
        ([], (0, 0, 0, 0, 0)),
        # Once, today, in person: 1 of 8 occasions, as near as can be. 0.5/8 + 0.3 = 0.3625.
        ([ago(0, "in-person")], (1, 0.12, 1, 0, 0.36)),
        # The same half a year later is half as much.
        ([ago(180, "in-person")], (0.5, 0.12, 1, 0, 0.18)),
        # An e-mail is less near: 0.0625 + 0.3 x 0.4 = 0.1825.
        ([ago(0, "email")], (1, 0.12, 0.4, 0, 0.18)),
        # Ten e-mails in a week are one occasion.
        ([ago(days % 7, "email") for days in range(10)], (1, 0.12, 0.4, 0, 0.18)),
        # Once a quarter for two years, in person, both giving: all there is.
        (
            [ago(90 * n, "in-person", "gave" if n % 2 else "got") for n in range(8)],
            (1, 1, 1, 1, 1),
        ),
        # Both began: mutual as well. 0.0625 + 0.3 x 0.5 + 0.2 = 0.4125.
        ([ago(0, "message", by="me"), ago(1, "message", by="them")], (1, 0.12, 0.5, 1, 0.41)),
        # A channel that nobody noted.
        ([ago(0)], (1, 0.12, 0.4, 0, 0.18)),
        # What was more than two years ago leaves a trace and no more.
        ([ago(800, "in-person")], (0.05, 0, 0, 0, 0.01)),
        # What is planned has not happened.
        ([ago(-5, "in-person")], (0, 0, 0, 0, 0)),
    ],
)
def test_the_formula_by_hand(touches, figures):
    """Recency times half of regularity, three tenths of nearness and two tenths of mutuality."""
    assert formula.figures(touches, DAY) == pytest.approx(figures)
    assert formula.strength(touches, DAY) == pytest.approx(figures[-1])


touch = st.builds(
    ago,
    st.integers(-30, 2000),
    st.sampled_from([*CHANNELS, None]),
    st.sampled_from(["met", "gave", "got"]),
    st.sampled_from(["me", "them", None]),
)
touches = st.lists(touch, max_size=15)


@given(touches)
def test_a_strength_is_from_nothing_to_one(some):
    """Whatever was logged, and nothing only where nothing was."""
    found = formula.strength(some, DAY)
    assert 0 <= found <= 1
    assert (found == 0) == all(day > DAY for day, *_ in some)


@given(touches, touch)
def test_one_touch_more_never_weakens(some, more):
    """An e-mail to somebody you met does not make you more distant."""
    assert formula.strength([*some, more], DAY) >= formula.strength(some, DAY)


@given(touches, st.integers(0, 800))
def test_silence_never_strengthens(some, days):
    """Where nothing happens, a tie only fades."""
    past = [one for one in some if one[0] <= DAY]
    assert formula.strength(past, DAY + timedelta(days)) <= formula.strength(past, DAY)


@given(touches, st.randoms(use_true_random=False))
def test_the_order_does_not_matter(some, chance):
    """The same log gives the same strength, in whatever order it was entered."""
    mixed = list(some)
    chance.shuffle(mixed)
    assert formula.figures(mixed, DAY) == formula.figures(some, DAY)


@given(touches)
def test_the_last_day_says_the_most_that_a_tie_can_be(some):
    """Nobody is stronger than their last touch lets them be."""
    last = max((day for day, *_ in some if day <= DAY), default=None)
    assert formula.strength(some, DAY) <= formula.at_most(last, DAY)


@pytest.mark.parametrize(
    ("days", "strength", "kind"),
    [
        ([], 0, "new"),
        ([0, 89], 0.9, "new"),
        ([0, 90], 0.5, "strong"),
        ([0, 90], 0.49, "weak"),
        ([366, 430, 490], 0.1, "dormant"),
        ([365, 430, 490], 0.1, "weak"),  # not silent for over a year yet
        ([366, 430], 0.1, "weak"),  # twice is not regular
        ([366, 367, 368], 0.1, "weak"),  # nor is one week
        ([366, 1100, 1200], 0.1, "weak"),  # nor is once in two years
        ([4000, 4100, 4200], 0.01, "dormant"),
        ([-1], 0, "new"),
    ],
)
def test_kinds_by_hand(days, strength, kind):
    """Strong, weak, dormant or new: the first that fits of new, strong and dormant."""
    assert formula.kind((DAY - timedelta(day) for day in days), strength, DAY) == kind


# From the store ---------------------------------------------------------------------------------


def memory(path) -> sqlite3.Connection:
    """A copy of a database that nobody else sees."""
    db = sqlite3.connect(":memory:", isolation_level=None)
    with closing(sqlite3.connect(path)) as source:
        source.backup(db)
    return db


@settings(max_examples=40)
@given(st.lists(touches, min_size=1, max_size=3))
def test_the_store_reckons_as_the_formula_does(empty_database, logs):
    """Reading two years of each log gives what the whole log gives."""
    with closing(memory(empty_database)) as db:
        for number, log in enumerate(logs, 1):
            db.execute("INSERT INTO contact (handle, name) VALUES (?, ?)", (f"p{number}", "P"))
            db.executemany(
                "INSERT INTO interaction (contact_id, day, channel, direction, kind, initiator) "
                "VALUES (?, ?, ?, ?, 'advice', ?)",
                [(number, day.isoformat(), *rest) for day, *rest in log],
            )
        found = {tie.id: tie for tie in stored.ties(db, DAY)}
        again = {tie.id: tie for tie in stored.ties(db, DAY, list(found))}
        few = [stored.ties(db, DAY, limit=number) for number in range(len(logs) + 2)]
    assert again == found
    assert few == [list(found.values())[:number] for number in range(len(logs) + 2)]
    for number, log in enumerate(logs, 1):
        tie = found[number]
        assert (tie.recent, tie.regular, tie.near, tie.mutual, tie.strength) == formula.figures(
            log, DAY
        )
        assert tie.kind == formula.kind((day for day, *_ in log), tie.strength, DAY)
        assert tie.touches == len(log)


@pytest.fixture
def people(netlog: Shell) -> Shell:
    """Ada is close, Bo fell silent, Cy is far, Dee was never met."""
    for name, *more in (
        ("Ada Abel", "--company", "Acme"),
        ("Bo Brandt", "--circle", "book club"),
        ("Cy Costa", "--circle", "book club"),
        ("Dee Dahl", "--company", "Acme Inc.", "--circle", "book club"),
    ):
        if more[-1] == "book club":
            netlog("circle", "add", "book club")
        netlog.ok("add", name, *more)
    for weeks in (1, 12, 24, 36, 48):
        netlog.ok("log", "ada", "--via", "in-person", "--on", f"{weeks} weeks ago")
    netlog.ok("gave", "ada", "intro", "--on", "1 week ago")
    netlog.ok("got", "ada", "lead", "--on", "2 weeks ago")
    for months in (18, 21, 24):
        netlog.ok("log", "bo", "--via", "call", "--on", f"{months} months ago")
    for days in (10, 200):
        netlog.ok("log", "cy", "--via", "email", "--on", f"{days} days ago")
    return netlog


def test_ties_are_listed_the_strongest_first(people):
    """With their kind, and with the circles and companies where nobody else is in touch."""
    rows = people.ok("ties", "--json").json
    assert [(row["name"], row["kind"]) for row in rows] == [
        ("Ada Abel", "strong"),
        ("Cy Costa", "weak"),
        ("Bo Brandt", "dormant"),
        ("Dee Dahl", "new"),
    ]
    assert [row["alone_at"] for row in rows] == [["Acme"], [], [], []]
    assert [row["alone_in"] for row in rows] == [[], ["book club"], [], []]
    ada = rows[0]
    # 5 occasions of 8, in person, both gave: 0.3125 + 0.3 + 0.2, and a week of silence.
    assert ada["strength"] == pytest.approx(0.8125 * 2 ** (-7 / 180), abs=0.005)
    assert (ada["regular"], ada["near"], ada["mutual"]) == (0.62, 1, 1)
    assert (ada["turn"], ada["touches"]) == ("even", 7)


def test_fields_are_promised():
    """A script finds these, in this order."""
    assert stored.Tie._fields == (
        *("id", "handle", "name", "strength", "kind", "last_touch", "touches", "balance", "turn"),
        *("recent", "regular", "near", "mutual", "alone_in", "alone_at"),
    )


@pytest.mark.parametrize(
    ("option", "handles"),
    [
        ("--strong", ["ada-abel"]),
        ("--weak", ["cy-costa"]),
        ("--dormant", ["bo-brandt"]),
        ("--new", ["dee-dahl"]),
        ("--bridges", ["cy-costa", "ada-abel"]),  # three people hang on Cy, two on Ada
        ("--company=acme", ["ada-abel", "dee-dahl"]),
        ("--circle=book club", ["cy-costa", "bo-brandt", "dee-dahl"]),
    ],
)
def test_some_of_them(people, option, handles):
    """Of one kind, or only bridges, or by the usual filters."""
    assert people.ok("ties", option, "-f", "ids").lines == handles


def test_the_table_ends_in_something_to_do(people):
    """Below it is said what hangs on one person, and with whom to reconnect."""
    lines = people.ok("ties", "-f", "table").lines
    assert lines[-2:] == [
        "book club hangs on Cy Costa: 3 people, one in touch for a year",
        "reconnect: netlog log bo-brandt -m NOTE",
    ]


def test_who_is_archived_is_left_out(people):
    """They are no tie to be kept, but can be asked for by name."""
    people.ok("archive", "cy")
    rows = people.ok("ties", "--json").json
    assert "cy-costa" not in {row["handle"] for row in rows}
    assert all(row["alone_in"] == [] for row in rows)  # nobody of the book club is in touch
    assert people.ok("ties", "cy", "-f", "ids").lines == ["cy-costa"]


def test_a_bridge_is_none_when_another_is_in_touch(people):
    """Acme hangs on Ada no more once Dee was met."""
    people.ok("log", "dee")
    rows = people.ok("ties", "ada", "dee", "--json").json
    assert [row["alone_at"] for row in rows] == [[], []]
    people.ok("undo")
    assert people.ok("ties", "ada", "--json").json[0]["alone_at"] == ["Acme"]


def test_the_formula_is_printed_with_its_sources(people):
    """`--explain` says how, and from whom it is; with a name, also the figures."""
    alone = people.ok("ties", "--explain").out
    for said in (
        "strength = recent x (0.5 regular",
        "Granovetter 1973",
        "Marsden and Campbell 1984",
    ):
        assert said in alone
    assert "Gilbert and Karahalios 2009" in alone
    lines = people.ok("ties", "--explain", "bo").lines
    assert lines[0].startswith("Bo Brandt: 0.")
    assert lines[0].endswith(", dormant")
    assert lines[2] == "  last touch 18 months ago, 3 in all; even"
    assert "\n".join(lines[3:]) + "\n" == alone
    assert people.ok("ties", "dee", "--explain").lines[2] == "  no touch yet, 0 in all; even"


def test_an_empty_database_has_no_ties(netlog):
    """It says so on a terminal, and nothing elsewhere."""
    assert netlog.ok("ties") == netlog.ok("ties", "--bridges")
    assert netlog.ok("ties").out == ""
    assert "nobody yet" in netlog.ok("ties", terminal=True).err
    assert netlog.ok("ties", "--json").json == []


def test_names_and_filters_together(people):
    """Of those who are named, whom the filter lets by."""
    words = ("ties", "ada", "bo", "cy", "--circle", "book club", "-f", "ids")
    assert people.ok(*words).lines == ["cy-costa", "bo-brandt"]


def test_a_name_that_nobody_has(people):
    """It is an error, as everywhere."""
    assert people("ties", "zed").code == 4
