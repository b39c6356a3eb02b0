"""`netlog log`, `gave` and `got`."""

from typing import Any

import pytest

from tests.conftest import Shell


@pytest.fixture
def netlog(netlog: Shell) -> Shell:
    """A shell that knows Ada Lovelace, Grace Hopper and Grace Jones."""
    netlog.ok("add", "Ada Lovelace", "--every", "1 month", "--email", "ada@example.org")
    netlog.ok("add", "Grace Hopper", "--nickname", "Amazing")
    netlog.ok("add", "Grace Jones")
    return netlog


def touches(netlog: Shell, *words: str) -> Any:
    return netlog.ok("history", *words, "--json").json


def test_it_answers_who_when_the_balance_and_the_next_due_day(netlog):
    """One line says who, the day understood, the new balance and the next due day."""
    answer = netlog.ok("gave", "ada", "intro", "--on", "last monday", "-w", "2")
    assert answer.out == (
        "gave intro x2 to Ada Lovelace Mon 2026-11-16; balance +2, their turn; "
        "next due Wed 2026-12-16\n"
    )
    assert answer.err == ""


def test_all_that_can_be_said_of_a_touch(netlog):
    """Day, channel, note, who began, and several things given and got are kept."""
    netlog.ok(
        *("log", "ada", "-m", "lunch", "--on", "2026-11-02", "--via", "in-person", "--by", "them"),
        *("--gave", "Intro", "--gave", "advice:3", "--got", "lead:2"),
    )
    kept = [
        (r["day"], r["direction"], r["kind"], r["weight"], r["channel"], r["initiator"], r["note"])
        for r in touches(netlog)
    ]
    assert kept == [
        ("2026-11-02", "gave", "intro", 1, "in-person", "them", "lunch"),
        ("2026-11-02", "gave", "advice", 3, "in-person", "them", None),
        ("2026-11-02", "got", "lead", 2, "in-person", "them", None),
    ]
    assert touches(netlog)[-1]["balance"] == 2


@pytest.mark.parametrize(
    "words",
    [
        ["1"],
        ["ada-lovelace"],
        ["@ada-lovelace"],
        ["ADA@example.org"],
        ["ada"],
        ["Ada", "Lovelace"],
        ["ada lovelace"],
        ["lovelace", "ada"],
        ["lovel"],
    ],
)
def test_a_person_is_named_in_any_of_these_ways(netlog, words):
    """An id, handle, e-mail, name, its words in any order, or a beginning that fits one."""
    netlog.ok("log", *words)
    assert [row["handle"] for row in touches(netlog)] == ["ada-lovelace"]


def test_several_people_are_one_gathering(netlog):
    """Names in a row are several people, each with the note; one named twice is one."""
    netlog.ok("log", "ada", "grace", "hopper", "Ada Lovelace", "-m", "tea", "--gave", "gift")
    assert [(r["handle"], r["note"]) for r in touches(netlog)] == [
        ("ada-lovelace", "tea"),
        ("grace-hopper", "tea"),
    ]


def test_handles_side_by_side_are_as_many_people(netlog):
    """Even if all of them together are the beginnings of one name; but a whole name is one."""
    netlog.ok("add", "Ada Love", "--force")
    netlog.ok("log", "ada-love", "ada-lovelace", "grace", "jones")
    assert [r["handle"] for r in touches(netlog)] == ["ada-love", "ada-lovelace", "grace-jones"]
    netlog.ok("add", "Jones", "--force")
    netlog.ok("add", "Indy")
    netlog.ok("add", "Indy Jones", "--force")
    netlog.ok("log", "Indy", "Jones")
    assert touches(netlog)[-1]["handle"] == "indy-jones"
    assert len(touches(netlog)) == 4


@pytest.mark.parametrize(
    ("words", "code", "what"),
    [
        (["log", "grace"], 5, "'grace' could be Grace Hopper (grace-hopper), Grace Jones"),
        (["log", "adda"], 4, "did you mean Ada Lovelace (ada-lovelace)?"),
        (["log", "zorro"], 4, "nobody here goes by 'zorro'"),
        (["log", "ada", "--on", "tomorrow"], 2, "has not come yet"),
        (["log", "ada", "--on", "30 feb 2026"], 2, "2026"),
        (["log", "ada", "--via", "pigeon"], 2, "there is no channel 'pigeon'"),
        (["log", "ada", "--by", "nobody"], 2, "there is no initiator 'nobody'"),
        (["log", "ada", "--gave", "intro:6"], 2, "a weight is from 1 to 5"),
        (["log", "ada", "--gave", "intro:many"], 2, "is no weight"),
        (["log", "ada", "--got", ":2"], 2, "names no kind"),
        (["gave", "ada"], 2, "a person and a kind"),
        (["gave", "ada", "lovelace"], 2, "is a name, and no kind follows it"),
        (["gave", "ada", "intro", "-w", "0"], 2, "a weight is from 1 to 5"),
        (["gave", "ada", "x" * 41], 6, "a kind can have at most 40 characters"),
        (["log", "ada", "-m", "x" * 70000], 6, "a note can have at most 65536 characters"),
    ],
)
def test_what_cannot_be_logged(netlog, words, code, what):
    """What is not certain or not allowed is one line and a code, and nothing is written."""
    answer = netlog(*words)
    assert (answer.code, answer.out) == (code, "")
    assert answer.err.startswith("netlog: ")
    assert answer.err.count("\n") == 1
    assert what in answer.err
    assert touches(netlog) == []


def test_a_new_kind_is_remarked_on(netlog):
    """Any kind will do; one never used before may be a slip, and is said to be new once."""
    first = netlog.ok("gave", "ada", "advise")
    assert first.err == "'advise' is a new kind; did you mean advice? 'netlog undo' takes it back\n"
    assert netlog.ok("gave", "ada", "advise").err == ""
    assert netlog.ok("got", "ada", "Review").err == ""


def test_a_weight_may_stand_by_the_kind(netlog):
    """`gave ada intro:3` weighs 3, and -w has the last word."""
    netlog.ok("gave", "ada", "intro:3")
    netlog.ok("got", "ada", "intro:3", "-w", "1")
    assert touches(netlog)[-1]["balance"] == 2


def test_add_makes_the_person_in_the_same_operation(netlog):
    """With --add an unknown name is added with the touch, and one undo takes both back."""
    netlog.ok("log", "Zora", "Quill", "--add")
    assert [row["handle"] for row in touches(netlog)] == ["zora-quill"]
    netlog.ok("undo")
    assert netlog("show", "zora-quill").code == 4
    netlog.ok("log", "Zora Quill", "ada", "--add")
    assert {row["handle"] for row in touches(netlog)} == {"zora-quill", "ada-lovelace"}
    assert netlog("log", "Zed Quill", "grace", "--add").code == 5


def test_add_begins_a_database(shell):
    """The first touch may make the database; without --add there must be one."""
    assert shell("log", "Ada").code == 7
    assert not shell.path.exists()
    shell.ok("log", "Ada", "--add")
    assert len(touches(shell)) == 1


def test_a_note_can_come_from_stdin(netlog):
    """`-m -` reads the note from stdin, where no list of processes shows it."""
    netlog.ok("log", "ada", "-m", "-", stdin="two\nlines\n")
    assert touches(netlog)[0]["note"] == "two\nlines"
