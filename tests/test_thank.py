"""`netlog thank`: a touch that repays nothing, and closes what is to be thanked for."""

import pytest

from tests.conftest import TODAY, Shell
from tests.test_undo import state


@pytest.fixture
def kind(netlog: Shell) -> Shell:
    """A shell whose database has Cy, who introduced two people to me, and Bo, who did not."""
    for name in ("Ada Lovelace", "Bo Winter", "Cy Roth", "Dana Dee"):
        netlog.ok("add", name)
    netlog.ok("intro", "--from", "cy", "ada", "--on", "2 nov")
    netlog.ok("intro", "--from", "cy", "dana", "--on", "9 nov")
    return netlog


def thanks(shell: Shell) -> list[int]:
    """Return the ids of what is to be thanked for."""
    rows = shell.ok("open", "--json").json
    return [row["loop_id"] for row in rows if row["kind"] == "thanks"]


def test_thanks_close_what_they_are_for(kind):
    """All at once, in one touch that says for what, and the balance stays as it is."""
    assert thanks(kind) == [1, 2]
    assert kind.ok("thank", "cy").out == (
        "thanked Cy Roth today for introducing Ada Lovelace, introducing Dana Dee; "
        "balance -2, your turn\n"
    )
    assert thanks(kind) == []
    touch = kind.ok("history", "cy", "--json").json[-1]
    assert (touch["day"], touch["direction"], touch["kind"]) == (TODAY, "met", "thanks")
    assert kind.ok("history", "cy").rows[-1][2] == "thanked"
    assert (touch["initiator"], touch["balance"]) == ("me", -2)
    (row,) = kind.ok("owed", "--mine", "--json").json
    assert (row["handle"], row["gave"], row["got"]) == ("cy-roth", 0, 2)


def test_thanks_are_a_touch(kind):
    """Who was thanked is in touch again."""
    kind.ok("edit", "cy", "--every", "1 week")
    assert kind.ok("due", "-f", "ids").lines == ["cy-roth"]
    kind.ok("thank", "cy", "-m", "a postcard", "--via", "letter", "--on", "yesterday")
    assert kind.ok("due").out == ""
    touch = kind.ok("history", "cy", "--json").json[-1]
    assert (touch["day"], touch["channel"], touch["note"]) == ("2026-11-18", "letter", "a postcard")


def test_thanks_for_one_thing(kind):
    """The others stay open."""
    kind.ok("thank", "cy", "--for", "2")
    assert thanks(kind) == [1]
    closed = kind.ok("open", "--closed", "--json").json
    assert [(row["loop_id"], row["state"], row["closed_on"]) for row in closed] == [
        (1, "open", None),
        (2, "done", TODAY),
    ]


def test_thanks_for_nothing_in_particular(kind):
    """They are a touch all the same, and it says so."""
    assert kind.ok("thank", "bo", "winter").out == (
        "thanked Bo Winter today; nothing was open to thank for; balance 0, even\n"
    )
    (touch,) = kind.ok("history", "bo", "--json").json
    assert (touch["direction"], touch["kind"], touch["note"]) == ("met", "thanks", None)
    assert thanks(kind) == [1, 2]


def test_thanks_leave_other_things_open(kind):
    """What Cy asked for is not answered by thanks."""
    kind.ok("asked", "cy", "a word for her thesis")
    kind.ok("promise", "cy", "a map")
    kind.ok("thank", "cy")
    assert [row["kind"] for row in kind.ok("open", "--json").json] == ["request", "promise"]


def test_thanks_are_one_operation(kind):
    """Undo opens all again and takes the touch back; redo does it again."""
    before = state(kind.path)
    kind.ok("thank", "cy")
    after = state(kind.path)
    assert kind.ok("undo").out.startswith("undone: thank of ")
    assert state(kind.path) == before
    kind.ok("redo")
    assert state(kind.path) == after


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("eve",), 4, "nobody here goes by 'eve'"),
        (("cy", "--for", "3"), 4, "there is nothing to thank for with the id 3; there is 1, 2"),
        (("bo", "--for", "1"), 4, "there is nothing to thank for with the id 1; without --for"),
        (("cy", "--on", "tomorrow"), 2, "2026-11-20 has not come yet"),
        (("cy", "--on", "1 nov"), 6, "1 was opened on 2026-11-02"),
        (("cy", "--via", "owl"), 2, "there is no channel 'owl'"),
    ],
)
def test_what_cannot_be_is_refused(kind, words, code, said):
    """In one line, and nothing is written."""
    before = state(kind.path)
    result = kind("thank", *words)
    assert (result.code, result.out) == (code, "")
    assert result.err.startswith(f"netlog: {said}")
    assert len(result.err.splitlines()) == 1
    assert state(kind.path) == before


def test_thanks_for_what_has_a_long_name(netlog):
    """However much that is, it is thanked for in one line."""
    netlog.ok("add", "Cy Roth")
    for n in range(4):
        netlog.ok("intro", "--from", "cy", f"{n} " + "x" * 490, "--add")
    assert netlog.ok("thank", "cy").out.startswith("thanked Cy Roth today for introducing 0 xxx")
    assert thanks(netlog) == []
