"""`netlog goal`: what to reach in a week, how far it is, and how many weeks in a row it was."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netlog import goals
from netlog.errors import Misread
from netlog.goals import AIMS, Aim, Goal
from tests.conftest import Shell
from tests.trust import trials

TODAY = "2026-11-19"  # a Thursday: its week began on Monday the 16th


@pytest.fixture
def netlog(netlog: Shell) -> Shell:
    """A shell that has known Ada and Bo for long."""
    netlog.ok("add", "Ada Lund", today="2026-01-01")
    netlog.ok("add", "Bo Ek", today="2026-01-01")
    return netlog


def counts(netlog: Shell, today: str = TODAY) -> dict[str, tuple[int, int]]:
    """Return how much of each there was, and how much there should be."""
    rows = netlog.ok("goal", "--json", today=today).json
    return {row["what"]: (row["done"], row["wanted"]) for row in rows}


def streak(netlog: Shell, today: str = TODAY) -> int:
    (row, *_) = netlog.ok("goal", "--json", today=today).json
    return int(row["streak"])


# What it says -----------------------------------------------------------------------------------


def test_a_goal_is_set_shown_and_cleared(netlog):
    """In words, in a table and as what `config` lists."""
    assert netlog.ok("goal", "set", "3 touches a week, 1 give, 1 new person").out == (
        "the goal is 3 touches a week, 1 give, 1 new person; "
        "3 touches, 1 give, 1 new person to go this week: 'netlog today' says whom\n"
    )
    assert netlog.ok("goal").rows == [
        ["touches", "0 of 3", "3 to go", "0 weeks"],
        ["gives", "0 of 1", "1 to go", "0 weeks"],
        ["new people", "0 of 1", "1 to go", "0 weeks"],
    ]
    assert netlog.ok("goal").out == netlog.ok("goal", "show").out
    assert netlog.ok("config", "goal").out == "3 touches a week, 1 give, 1 new person\n"
    drawn = netlog.ok("goal", terminal=True).out
    assert drawn.rstrip().splitlines()[-1].startswith("until Sun 2026-11-22; 3 touches, 1 give")
    assert netlog.ok("goal", "clear").out.startswith("there is no goal any more; ")
    assert netlog.ok("goal").out == netlog.ok("goal").err == ""
    netlog.ok("undo")
    assert len(counts(netlog)) == 3


def test_without_a_goal_a_terminal_is_told_how_to_set_one(netlog):
    """And a pipe gets nothing; clearing what is not there is no error."""
    assert netlog.ok("goal", terminal=True).err == (
        "there is no goal; 'netlog goal set \"3 touches a week, 1 give\"' sets one\n"
    )
    assert netlog("goal", "--exit-code").code == 0
    assert netlog.ok("goal", "--json").json == []
    assert netlog.ok("goal", "clear").out == "there is no goal; 'netlog goal set' sets one\n"


def test_it_exits_with_3_until_it_is_met(netlog):
    """With --exit-code; the last thing that is missing decides."""
    netlog.ok("goal", "set", "2", "touches,", "1", "give")
    netlog.ok("gave", "ada", "advice")
    assert netlog("goal", "--exit-code").code == 3
    netlog.ok("log", "bo")
    assert netlog("goal", "--exit-code").code == netlog("goal", "show", "--exit-code").code == 0
    assert [row[1:] for row in netlog.ok("goal").rows] == [
        ["2 of 2", "met", "1 week"],
        ["1 of 1", "met", "1 week"],
    ]


def test_every_format_has_its_fields(netlog):
    """Fields are a promise, the same in each."""
    netlog.ok("goal", "set", "1 give a month")
    assert netlog.ok("goal", "--json").json == [
        {
            "what": "gives",
            "done": 0,
            "wanted": 1,
            "missing": 1,
            "period": "month",
            "since": "2026-11-01",
            "until": "2026-11-30",
            "streak": 0,
        }
    ]
    fields = "what done wanted missing period since until streak".split()
    values = "gives 0 1 1 month 2026-11-01 2026-11-30 0".split()
    assert netlog.ok("goal", "-f", "tsv").rows == [fields, values]
    assert netlog.ok("goal", "-f", "csv").lines[1] == ",".join(values)
    assert netlog.ok("goal", "-f", "ids").out == "gives\n"
    assert "| gives |" in netlog.ok("goal", "-f", "markdown").out


# What counts ------------------------------------------------------------------------------------


def test_what_counts_as_what(netlog):
    """A touch is a person and a day; the rest is as the help says it."""
    netlog.ok(
        "goal", "set", "9 touches, 9 gives, 9 new people, 9 thanks, 9 introductions, 9 meetings"
    )
    netlog.ok("log", "ada", "--gave", "advice", "--got", "lead", "--via", "in-person")
    netlog.ok("log", "ada", "--via", "call")  # the same day
    netlog.ok("log", "ada", "bo", "--on", "2026-11-17", "--via", "event")
    netlog.ok("log", "ada", "bo", "--gave", "intro", "--on", "2026-11-18", "--via", "email")
    netlog.ok("thank", "bo", "--on", "2026-11-16")
    netlog.ok("got", "bo", "thanks", "--on", "2026-11-16")  # theirs, not mine
    netlog.ok("log", "ada", "--on", "2026-11-15")  # a Sunday: last week
    netlog.ok("add", "Cy Dahl")
    assert counts(netlog) == {
        "touches": (6, 9),
        "gives": (3, 9),
        "new people": (1, 9),
        "thanks": (1, 9),
        "introductions": (1, 9),
        "meetings": (3, 9),
    }


def test_weeks_begin_on_monday(netlog):
    """Sunday belongs to the week that ends with it."""
    netlog.ok("goal", "set", "1 touch")
    netlog.ok("log", "ada", "--on", "2026-11-15")
    assert counts(netlog, "2026-11-15") == {"touches": (1, 1)}
    assert counts(netlog, "2026-11-16") == {"touches": (0, 1)}


def test_a_streak_is_of_weeks_in_a_row(netlog):
    """The present week counts once it is met, and breaks nothing before."""
    netlog.ok("goal", "set", "1 touch")
    for day in ("2026-10-20", "2026-11-03", "2026-11-10"):  # none in the week of 26 October
        netlog.ok("log", "ada", "--on", day)
    assert streak(netlog) == 2
    netlog.ok("log", "bo")
    assert streak(netlog) == 3
    assert streak(netlog, "2026-11-29") == 3
    assert streak(netlog, "2026-11-30") == 0


def test_all_of_the_goal_makes_a_week(netlog):
    """A week in which one thing was missing was not met; months are counted as months."""
    netlog.ok("goal", "set", "1 touch, 1 give")
    netlog.ok("log", "ada", "--on", "2026-11-10")
    assert streak(netlog) == 0
    netlog.ok("goal", "set", "1 touch and 1 new person a month")
    netlog.ok("add", "Cy Dahl", today="2026-10-31")
    netlog.ok("log", "cy", "--on", "2026-10-31", today="2026-10-31")
    assert streak(netlog) == 1


# What can be said -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("3 touches a week, 1 give, 1 new person", "3 touches a week, 1 give, 1 new person"),
        ("Three Touches per week and a give", "3 touches a week, 1 give"),
        ("1 touch", "1 touch a week"),
        ("2 intros, 1 thank-you monthly", "2 introductions a month, 1 thanks"),
        ("5 new contacts every month", "5 new people a month"),
        ("12 touches a week, 1 meeting a week", "12 touches a week, 1 meeting"),
        ("one give,one thank you", "1 give a week, 1 thanks"),
    ],
)
def test_how_a_goal_may_be_said(said, meant):
    """Plural or not, in figures or words, with commas or `and`."""
    assert goals.text(goals.read(said)) == meant


@pytest.mark.parametrize(
    ("said", "what"),
    [
        ("", "cannot read the goal ''"),
        ("touches", "cannot read the goal 'touches'"),
        ("3 pushups a week", "cannot read the goal '3 pushups a week'"),
        ("0 touches", "cannot read the number in '0 touches'"),
        ("many touches", "cannot read the number in 'many touches'"),
        ("3 touches, 4 touches", "touches are said twice"),
        ("3 touches a week, 1 give a month", "a goal is for a week or for a month"),
        ("3 touches a day", "cannot read the goal '3 touches a day'"),
        ("1000 touches", "cannot read the goal '1000 touches'"),
        ("3 touches" * 100, "cannot read the goal ''"),
        ("3 touches,", "cannot read the goal ''"),
    ],
)
def test_what_cannot_be_read_is_refused(netlog, said, what):
    """In one line that says how, and no goal is set."""
    for words in (("goal", "set", said), ("config", "goal", said)):
        wrong = netlog(*words)
        assert (wrong.code, wrong.out) == (2, "")
        assert wrong.err.startswith(f"netlog: {what}; ")
        assert wrong.err.count("\n") == 1
    assert netlog.ok("goal").out == ""


@given(
    st.text(max_size=40) | st.from_regex(r"[0-9a ]{1,4}(touch|give|new person)(s|es)?( a week)?")
)
def test_whatever_is_said_is_a_goal_or_a_misreading(said):
    """And nothing else is raised."""
    try:
        assert goals.read(goals.text(goals.read(said))) == goals.read(said)
    except Misread:
        return


AIMED = st.lists(
    st.builds(Aim, st.sampled_from(list(AIMS)), st.integers(1, 999)),
    min_size=1,
    unique_by=lambda aim: aim.what,
)


@given(st.builds(Goal, st.sampled_from(["week", "month"]), AIMED.map(tuple)))
def test_a_goal_reads_as_it_is_said(goal):
    """What is stored is read back as it was."""
    assert goals.read(goals.text(goal)) == goal


# Against a plain reading ------------------------------------------------------------------------


@given(st.dates(date(1901, 1, 1), date(2199, 1, 1)), st.sampled_from(["week", "month"]))
def test_periods_lie_side_by_side(day, period):
    """Each day is in one, the next begins on the day after, and weeks begin on Mondays."""
    first = goals.first_day(day, period)
    last = goals.last_day(first, period)
    assert first <= day <= last
    assert goals.first_day(last + timedelta(days=1), period) == last + timedelta(days=1)
    assert goals.first_day(last, period) == first
    assert first.isoweekday() == 1 if period == "week" else first.day == 1


@given(st.lists(st.booleans(), max_size=12))
def test_a_streak_is_counted_backwards(met):
    """From the present period, which may still be open, to the first that was not met."""
    before = "".join("x" if one else "." for one in met[1:]).partition(".")[0]
    assert goals.streak(met) == len(before) + (1 if met[:1] == [True] else 0)


@pytest.mark.parametrize("seed", range(trials(3)))
def test_counts_equal_a_plain_reading(netlog, seed):
    """Whatever was logged, each week's count is what one gets by looking at every interaction."""
    import random

    chance = random.Random(seed)
    today, logged = date.fromisoformat(TODAY), []
    netlog.ok("goal", "set", "2 touches, 1 give, 1 meeting")
    for _ in range(30):
        day = today - timedelta(days=chance.randrange(35))
        who, via = chance.choice(("ada", "bo")), chance.choice(("call", "event", "in-person"))
        kind = chance.choice(((), ("--gave", "advice"), ("--got", "advice")))
        netlog.ok("log", who, "--on", day.isoformat(), "--via", via, *kind)
        logged.append((day, who, via, kind))

    def week(start: date) -> tuple[int, int, int]:
        some = [one for one in logged if start <= one[0] <= start + timedelta(days=6)]
        meetings = {one[:2] for one in some if one[2] != "call"}
        gives = [one for one in some if "--gave" in one[3]]
        return len({one[:2] for one in some}), len(gives), len(meetings)

    monday = date(2026, 11, 16)
    assert tuple(done for done, _ in counts(netlog).values()) == week(monday)
    row = [
        all(n >= m for n, m in zip(week(monday - timedelta(days=7 * back)), (2, 1, 1), strict=True))
        for back in range(6)
    ]
    assert streak(netlog) == goals.streak(row)
