"""`netlog remove`: an interaction that did not happen so."""

import pytest

from tests.conftest import Shell


@pytest.fixture
def people(netlog: Shell) -> Shell:
    netlog.ok("add", "Mara Lindqvist", "--circle", "inner", today="2026-11-01")
    netlog.ok("log", "mara", "--on", "2026-11-10")
    netlog.ok("gave", "mara", "intro", "-w", "2", "--on", "2026-11-17")
    netlog.ok("got", "mara", "advice", "--on", "2026-11-18")
    return netlog


def test_balance_and_due_day_are_as_without_it(people):
    """What was removed is said, and where things stand now."""
    assert people.ok("remove", "3").out == (
        "removed: got advice, Mara Lindqvist, yesterday; "
        "balance +2, their turn; next due Tue 2026-12-01\n"
    )
    assert people.ok("remove", "2").out == (
        "removed: gave intro x2, Mara Lindqvist, Tue 2026-11-17; "
        "balance 0, even; next due Tue 2026-11-24\n"
    )


def test_several_at_once_and_each_once(people):
    """The balance is the one after all of them, and undo brings all back."""
    before = people.ok("history", "--json").json
    said = people.ok("remove", "2", "1", "2")
    now = "balance -1, your turn; next due Wed 2026-12-02"
    assert said.lines == [
        f"removed: gave intro x2, Mara Lindqvist, Tue 2026-11-17; {now}",
        f"removed: met, Mara Lindqvist, Tue 2026-11-10; {now}",
    ]
    people.ok("undo")
    assert people.ok("history", "--json").json == before


@pytest.mark.parametrize(
    ("ids", "code", "said"),
    [
        (["1", "99"], 4, "there is no interaction 99; netlog history shows the ids"),
        (["0"], 4, "there is no interaction 0"),
        (["9" * 30], 4, "there is no interaction 9999"),
        (["first"], 2, "invalid value for"),
        ([], 2, "missing argument"),
    ],
)
def test_an_id_that_is_not_there_removes_nothing(people, ids, code, said):
    """All or nothing."""
    result = people("remove", *ids)
    assert (result.code, result.out) == (code, "")
    assert result.err.startswith(f"netlog: {said}")
    assert len(people.ok("history").lines) == 3
