"""`netlog offers` and `netlog needs`: topics of people, and of mine."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netlog import wants
from netlog.store import topics
from tests.conftest import TODAY, Shell
from tests.machines import DAY, Machine
from tests.test_undo import state


@pytest.fixture
def people(netlog: Shell) -> Shell:
    for name in ("Ada Lovelace", "Maya Roth", "Maya Lind", "Mexia Me"):
        netlog.ok("add", name)
    return netlog


def said(shell: Shell, *words: str) -> list[tuple[str, str]]:
    return [(row["handle"], row["topic"]) for row in shell.ok(*words, "--json").json]


def test_topics_are_noted_and_listed(people):
    """Of one person, of me, or of all: mine first, then by name, in the order they were noted."""
    assert people.ok("needs", "ada", "old  maps", "signs").out == (
        "Ada Lovelace needs old maps, signs; no match yet\n"
    )
    people.ok("needs", "maya", "roth", "lenses")
    assert people.ok("needs", "me", "a printer").out == "you need a printer; no match yet\n"
    people.ok("offers", "ada", "translation")
    assert said(people, "needs", "ada") == [("ada-lovelace", "old maps"), ("ada-lovelace", "signs")]
    assert said(people, "needs", "ME") == [("me", "a printer")]
    assert people.ok("needs").rows == [
        ["you", "a printer", TODAY],
        ["Ada Lovelace", "old maps", TODAY],
        ["Ada Lovelace", "signs", TODAY],
        ["Maya Roth", "lenses", TODAY],
    ]
    (mine,) = people.ok("needs", "me", "--json").json
    assert mine == {
        "id": None,
        "handle": "me",
        "name": "me",
        "topic_id": 4,
        "direction": "needs",
        "topic": "a printer",
        "since": TODAY,
    }
    card = people.ok("show", "ada", "--json").json
    assert (card["offers"], sorted(card["needs"])) == (["translation"], ["old maps", "signs"])
    assert "translation" in people.ok("show", "ada").out


def test_what_meets_is_said_at_once(people):
    """With the command that lists it."""
    people.ok("needs", "ada", "old maps")
    assert people.ok("offers", "me", "maps").out == "you offer maps; 1 match: netlog match me\n"
    assert people.ok("needs", "maya-roth", "maps", "map of Bern").out == (
        "Maya Roth needs maps, map of Bern; 2 matches: netlog match maya-roth\n"
    )


def test_a_topic_is_there_once(people):
    """Whatever its case and accents; offered and needed are two things, and so are two people."""
    people.ok("offers", "ada", "Café")
    assert people.ok("offers", "ada", "CAFE", "café").out == (
        "Ada Lovelace offers CAFE, café already; no match yet\n"
    )
    people.ok("needs", "ada", "cafe")
    people.ok("offers", "me", "cafe")
    assert said(people, "offers") == [("me", "cafe"), ("ada-lovelace", "Café")]
    assert said(people, "needs") == [("ada-lovelace", "cafe")]


def test_topics_are_taken_away(people):
    """By whatever spelling is the same; of several all are there, or none goes."""
    people.ok("needs", "ada", "Old maps", "signs", "--on", "2 nov")
    assert people.ok("needs", "ada", "old MAPS", "--remove").out == (
        "Ada Lovelace no longer needs Old maps\n"
    )
    refused = people("needs", "ada", "signs", "lenses", "--remove")
    assert refused.code == 4
    assert refused.err == (
        "netlog: there is no 'lenses' to take away; 'netlog needs WHO' lists what there is\n"
    )
    assert people.ok("needs", "ada").rows == [["Ada Lovelace", "signs", "2026-11-02"]]
    people.ok("offers", "me", "maps")
    assert people.ok("offers", "me", "maps", "--remove").out == "you no longer offer maps\n"


def test_every_change_is_undone(people):
    """As one operation, and made again."""
    states = [state(people.path)]
    for words in (("ada", "maps", "signs"), ("me", "maps"), ("ada", "signs", "--remove")):
        people.ok("needs", *words)
        states.append(state(people.path))
    for before in states[-2::-1]:
        people.ok("undo")
        assert state(people.path) == before
    people.ok("redo", "3")
    assert state(people.path) == states[-1]


def test_who_is_meant_comes_first(people):
    """The longest beginning that names one person; `me` is nobody's name here."""
    people.ok("offers", "maya", "lind", "lenses")
    assert said(people, "offers", "maya", "lind") == [("maya-lind", "lenses")]
    several = people("offers", "maya", "lenses")
    assert several.code == 5
    assert "maya-roth" in several.err
    people.ok("add", "Maya Lind", "--handle", "maya", "--force")
    several = people("offers", "maya", "lind", "optics")
    assert (several.code, said(people, "offers", "maya")) == (5, [])
    people.ok("offers", "mexia", "me")
    assert said(people, "offers", "me") == []


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("eve", "maps"), 4, "nobody here goes by 'eve'"),
        (("eve",), 4, "nobody here goes by 'eve'"),
        (("--remove",), 2, "a topic is not said"),
        (("ada", "--remove"), 2, "a topic is not said"),
        (("ada", "--on", "yesterday"), 2, "a topic is not said"),
        (("ada", "maps", "--on", "tomorrow"), 2, "2026-11-20 has not come yet"),
        (("ada", "maps", "x" * 501), 6, "a topic is text of at most 500 characters"),
        (("me", " "), 6, "a topic is text of at most 500 characters"),
    ],
)
def test_what_cannot_be_is_refused(people, words, code, said):
    """In one line, and nothing is written."""
    before = state(people.path)
    for command in ("offers", "needs"):
        result = people(command, *words)
        assert (result.code, result.out) == (code, "")
        assert result.err.startswith(f"netlog: {said}")
        assert len(result.err.splitlines()) == 1
    assert state(people.path) == before


def test_nothing_is_said_of_no_topics(netlog):
    """Nothing to a pipe; on a terminal, how the first is noted."""
    assert netlog.ok("offers").out == netlog.ok("needs", "me").out == ""
    assert "netlog offers WHO TOPIC" in netlog.ok("offers", terminal=True).err


def test_the_interface_of_others(people):
    """What somebody needs comes the newest first, and two things to give them are concrete."""
    people.ok("needs", "ada", "lenses", "--on", "1 nov")
    people.ok("needs", "ada", "old maps", "--on", "2 nov")
    people.ok("needs", "ada", "a word with an editor", "--on", "3 nov")
    people.ok("offers", "maya-roth", "lens", "editors")
    people.ok("offers", "me", "maps")
    machine = Machine(stored=people.path.read_bytes())
    ada = 1
    assert topics.topics_of(machine.db, ada, "needs") == [
        "a word with an editor",
        "old maps",
        "lenses",
    ]
    first, second = topics.suggestions(machine.db, ada)
    assert first == "maps, which you offer: they need old maps"
    assert second.startswith("a meeting with Maya Roth, who offers editors: netlog match --intro ")
    assert topics.suggestions(machine.db, 2) == []
    with machine.operation("needs", None):
        topics.add(machine.db, 2, "needs", ["time"], DAY)
    assert topics.suggestions(machine.db, 2) == ["time, which they need"]


# Words ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Maps", "map"),
        ("companies", "Company"),
        ("movies", "movie"),
        ("boxes", "box"),
        ("classes", "class"),
        ("lenses", "lens"),
        ("houses", "house"),
        ("uses", "use"),
        ("Łódź", "lodz"),
        ("old-maps", "maps, old"),
        ("👩‍🚀", "👩‍🚀"),
    ],
)
def test_topics_that_are_one(one, other):
    """Case, accents, the order of words and a simple plural make no difference."""
    assert wants.words(one) == wants.words(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("C++", "C#"), ("C", "C++"), ("glass", "glas"), ("👩‍🚀", "👩‍🎨"), ("as", "a")],
)
def test_topics_that_are_two(one, other):
    """What looks alike may be something else."""
    assert wants.words(one) != wants.words(other)


@given(st.integers(1, 1 << 40), st.integers(1, 1 << 40))
def test_a_pair_has_one_number(need, offer):
    """And a number one pair."""
    assert wants.pair(wants.number(need, offer)) == (need, offer)


@given(st.integers(0, 1 << 63))
def test_a_number_has_one_pair(number):
    """No two pairs share one, and none is left over."""
    assert wants.number(*wants.pair(number)) == number
