"""Before you ask: what speaks against it, and what to give first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netlog import rules
from tests.conftest import Shell
from tests.trust.stored import picture


@pytest.fixture
def bo(netlog: Shell) -> Shell:
    """Bo, whom you gave an intro in June and met two weeks ago."""
    netlog.ok("add", "Bo Marsh", today="2026-01-05")
    netlog.ok("gave", "bo", "intro", "--on", "2026-06-10")
    netlog.ok("log", "bo", "--on", "2026-11-05")
    return netlog


def test_go_ahead_where_you_gave_and_spoke(bo):
    """It says how things stand and ends in the command that notes the ask."""
    result = bo("ask", "bo", "a word with his editor", "--check")
    assert (result.code, result.err) == (0, "")
    assert result.lines == [
        "Bo Marsh: balance +1, their turn",
        "  last gave: intro, 5 months ago",
        "  last spoke without asking: 2 weeks ago",
        "  asks still open: none",
        'go ahead: netlog ask bo-marsh "a word with his editor"',
    ]


def test_give_first_where_it_is_your_turn(bo):
    """With two things to give, in the order of what is known of them."""
    bo.ok("got", "bo", "review", "-w", "3", "--on", "2026-07-01")
    bo.ok("asked", "bo", "the way to the lighthouse", "--on", "2026-11-01")
    result = bo("ask", "bo", "a word with his editor", "--check")
    assert result.code == 3
    assert result.lines == [
        "Bo Marsh: balance -2, your turn",
        "  last gave: intro, 5 months ago",
        "  last spoke without asking: 2 weeks ago",
        "  asks still open: none",
        "give first: it is your turn",
        "  1. Bo Marsh asked: the way to the lighthouse: netlog done 1 --gave KIND",
        "  2. ask what they need, and note it: netlog needs bo-marsh TOPIC",
        "then log it: netlog gave bo-marsh KIND",
    ]


def test_what_they_need_is_suggested_first(bo):
    """What you offer and they need, before what they asked for."""
    bo.ok("got", "bo", "review", "-w", "3", "--on", "2026-07-01")
    bo.ok("needs", "bo", "maps", "a boat")
    bo.ok("offers", "me", "maps")
    bo.ok("promise", "bo", "the second lamp")
    suggestions = bo("ask", "bo", "--check", "--json").json["suggestions"]
    assert len(suggestions) == 2
    assert suggestions[0].startswith("maps, which you offer")
    assert suggestions[1].startswith("a boat")


def test_without_a_hint_there_are_two_things_to_do_still(netlog):
    """For somebody of whom nothing is known."""
    netlog.ok("add", "Inês Falcão")
    result = netlog("ask", "ines", "--check")
    assert result.code == 3
    assert result.lines[-4:] == [
        "give first: you never spoke without asking",
        "  1. ask what they need, and note it: netlog needs ines-falcao TOPIC",
        "  2. look whom of your people they should meet: netlog match",
        "then log it: netlog gave ines-falcao KIND",
    ]


def test_an_ask_that_is_open_counts_as_something_got(bo):
    """With one given, one ask may be open besides; the third would be too many."""
    assert bo("ask", "bo", "--check").code == 0
    bo.ok("ask", "bo", "a lamp", "--on", "2026-10-12")
    assert bo("ask", "bo", "--check").code == 0
    bo.ok("ask", "bo", "a boat", "--on", "2026-10-20")
    result = bo("ask", "bo", "--check")
    assert result.code == 3
    assert result.lines[3:7] == [
        "  asks still open: 2",
        "    1: a lamp, asked 5 weeks ago",
        "    2: a boat, asked 4 weeks ago",
        "give first: they have asks of yours",
    ]
    bo.ok("declined", "1")
    assert bo("ask", "bo", "--check").code == 0


@pytest.mark.parametrize(
    ("logged", "days"),
    [
        ([], 14),
        ([("log", "bo", "--on", "2026-11-17")], 2),
        # Only to get something is not to speak without asking, nor is the day of an ask.
        ([("got", "bo", "lead", "--on", "2026-11-17")], 14),
        ([("log", "bo", "--on", "2026-11-17"), ("ask", "bo", "tea", "--on", "2026-11-17")], 14),
        ([("log", "bo", "--got", "lead", "--gave", "tea", "--on", "2026-11-17")], 2),
        ([("log", "bo", "--on", "2026-11-17"), ("asked", "bo", "tea", "--on", "2026-11-17")], 2),
    ],
)
def test_what_it_is_to_speak_without_asking(bo, logged, days):
    """A touch on a day on which you asked them for nothing, with more to it than getting."""
    for words in logged:
        bo.ok(*words)
    assert bo("ask", "bo", "--check", "--json").json["days_quiet"] == days


def test_the_object_has_every_field(bo):
    """For scripts, with the exit code of the words."""
    bo.ok("ask", "bo", "a lamp", "--on", "2026-10-12")
    result = bo("ask", "bo", "marsh", "a  boat", "--check", "--json")
    assert result.code == 0
    record = result.json
    (ask,) = record.pop("asks")
    assert (ask["loop_id"], ask["what"], ask["opened_on"]) == (1, "a lamp", "2026-10-12")
    assert record == {
        "id": 1,
        "handle": "bo-marsh",
        "name": "Bo Marsh",
        "balance": 1,
        "turn": "theirs",
        "last_gave": "2026-06-10",
        "last_gave_kind": "intro",
        "spoke_on": "2026-11-05",
        "days_quiet": 14,
        "what": "a boat",
        "go_ahead": True,
        "reasons": [],
        "suggestions": [],
    }
    later = bo("ask", "bo", "--check", "--json", today="2028-01-01")
    assert (later.code, later.json["go_ahead"], later.json["reasons"]) == (3, False, ["quiet"])
    assert later.json["what"] is None


def test_to_check_writes_nothing(bo):
    """No ask is noted, and no file made."""
    before = picture(bo.home)
    bo("ask", "bo", "a boat", "--check")
    bo("ask", "bo", "--check", "--json")
    assert picture(bo.home) == before


@pytest.mark.parametrize(
    ("words", "code"),
    [(("zoe", "a boat"), 4), (("zoe",), 4), (("bo", "zoe", "a boat"), 4)],
)
def test_to_check_is_about_one_person(bo, words, code):
    """Who is there; and both readings of the words are tried."""
    result = bo("ask", *words, "--check")
    assert (result.code, result.out) == (code, "")
    assert len(result.errors) == 1


# The rule -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("balance", "asks_open", "days_quiet", "hindrances"),
    [
        (0, 0, 0, []),
        (0, 0, 90, []),
        (0, 0, 91, ["quiet"]),
        (1, 0, 91, []),
        (1, 0, 365, []),
        (1, 0, 366, ["quiet"]),
        (1, 1, 91, ["quiet"]),
        (0, 1, 3, ["asks open"]),
        (-1, 0, 3, ["your turn"]),
        (-1, 2, 200, ["your turn", "quiet"]),
        (5, 0, None, ["quiet"]),
    ],
)
def test_the_rule_of_asking(balance, asks_open, days_quiet, hindrances):
    """Give first, then ask; and let an ask not be the first word in a long time."""
    assert rules.may_ask(balance, asks_open, days_quiet) == hindrances


@given(st.integers(-9, 9), st.integers(0, 5), st.none() | st.integers(0, 800), st.integers(1, 5))
def test_to_give_never_speaks_against_asking(balance, asks_open, days_quiet, given):
    """Nor does an answer, nor a word: whoever may ask may do so after any of them."""
    now = set(rules.may_ask(balance, asks_open, days_quiet))
    after = (
        rules.may_ask(balance + given, asks_open, days_quiet),
        rules.may_ask(balance, max(0, asks_open - 1), days_quiet),
        rules.may_ask(balance, asks_open, 0),
    )
    if not now:
        assert not any(after)
    if balance + given >= asks_open:
        assert rules.may_ask(balance + given, asks_open, 0) == []
