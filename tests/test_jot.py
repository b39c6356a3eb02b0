"""`netlog jot`: a line as one would say it becomes interactions."""

import pytest

from tests.conftest import Shell


@pytest.fixture
def netlog(netlog: Shell) -> Shell:
    """A shell that knows two Graces, an Ada and a Bo."""
    netlog.ok("add", "Grace Hopper", "--company", "Acme", "--nickname", "Amazing")
    netlog.ok("add", "Grace Jones", "--circle", "close")
    netlog.ok("add", "Ada Lovelace", "--email", "ada@example.org")
    netlog.ok("add", "Bo Marsh")
    return netlog


def logged(netlog: Shell) -> list[tuple[str | None, ...]]:
    """Return what is logged, without what a test is not about."""
    rows = netlog.ok("history", "--json").json
    return [(r["handle"], r["day"], r["direction"], r["kind"], r["channel"]) for r in rows]


def test_a_line_is_logged_as_it_is_said(netlog):
    """People, day, channel and what was got are found, shown and stored with the line as note."""
    line = "Lunch with Ada and @grace-hopper yesterday, got an intro to Bo at Acme from Ada"
    answer = netlog.ok("jot", line)
    assert answer.lines == [
        "got intro from Ada Lovelace yesterday, in-person; balance -1, your turn",
        "met Grace Hopper yesterday, in-person; balance 0, even",
    ]
    assert logged(netlog) == [
        ("ada-lovelace", "2026-11-18", "got", "intro", "in-person"),
        ("grace-hopper", "2026-11-18", "met", None, "in-person"),
    ]
    assert {row["note"] for row in netlog.ok("history", "--json").json} == {line}


def test_the_words_need_no_quotes(netlog):
    """The words of the line may come as they are."""
    netlog.ok("jot", "called", "ada", "on", "monday")
    assert logged(netlog) == [("ada-lovelace", "2026-11-16", "met", None, "call")]


def test_a_dry_run_only_shows(netlog):
    """--dry-run shows what was understood and stores nothing."""
    answer = netlog.ok("jot", "--dry-run", "gave Bo a book as a gift yesterday")
    assert answer.lines == ["gave gift to Bo Marsh yesterday"]
    assert logged(netlog) == []


@pytest.mark.parametrize(
    ("line", "code", "what"),
    [
        ("coffee with grace", 5, "'grace' could be Grace Hopper (grace-hopper), Grace Jones"),
        ("tea with Zorro", 4, "nobody here goes by 'Zorro'"),
        ("thought about the garden", 4, "nobody is named there"),
        ("tea with Ada tomorrow", 2, "2026-11-20 has not come yet"),
        ("tea with Ada on 30 feb 2026", 2, "30 Feb"),
    ],
)
def test_what_it_cannot_decide_it_refuses(netlog, line, code, what):
    """Off a terminal a doubt is one line and a code, and nothing is stored."""
    answer = netlog("jot", line)
    assert answer.code == code
    assert answer.out == ""
    assert answer.err.startswith("netlog: ")
    assert answer.err.count("\n") == 1
    assert what.lower() in answer.err.lower()
    assert logged(netlog) == []


def test_a_name_of_two_is_asked_about_on_a_terminal(netlog):
    """On a terminal it asks which Grace; a wrong answer is asked again."""
    answer = netlog.ok("jot", "coffee with grace", terminal=True, stdin="7\n2\n")
    assert "1  Grace Hopper (grace-hopper)" in answer.err
    assert "a number from the list, a or n" in answer.err
    assert logged(netlog) == [("grace-jones", "2026-11-19", "met", None, "in-person")]


def test_somebody_new_is_added_when_asked_to(netlog):
    """On a terminal an unknown name can be added in the same operation, and undone with it."""
    netlog.ok("jot", "tea with Zora", terminal=True, stdin="a\n")
    assert logged(netlog) == [("zora", "2026-11-19", "met", None, "in-person")]
    netlog.ok("undo")
    assert logged(netlog) == []
    assert netlog("show", "zora").code == 4


def test_nobody_is_an_answer(netlog):
    """A doubt answered with nobody leaves the others."""
    netlog.ok("jot", "tea with Ada and Zora", terminal=True, stdin="n\n")
    assert [row[0] for row in logged(netlog)] == ["ada-lovelace"]


def test_many_lines_from_stdin_are_one_operation(netlog):
    """`-` reads a line an interaction; one that cannot be read stores none of them."""
    netlog.ok("jot", "-", stdin="tea with Ada\n# a remark\n\ncalled Bo yesterday\n")
    assert [row[0] for row in logged(netlog)] == ["bo-marsh", "ada-lovelace"]
    netlog.ok("undo")
    assert logged(netlog) == []
    assert netlog("jot", "-", stdin="tea with Ada\ntea with Zorro\n").code == 4
    assert logged(netlog) == []


def test_without_words_the_editor_opens(netlog, tmp_path):
    """With no text the editor opens; what is written there is logged, a line an interaction."""
    script = tmp_path / "editor"
    script.write_text('#!/bin/sh\nprintf "tea with Ada\\ncalled Bo\\n" >> "$1"\n')
    script.chmod(0o755)
    netlog.env["EDITOR"] = str(script)
    netlog.ok("jot")
    assert {row[0] for row in logged(netlog)} == {"ada-lovelace", "bo-marsh"}


def test_an_editor_left_as_it_was_logs_nothing(netlog):
    """Leaving the editor without a change is no error and stores nothing."""
    netlog.env["EDITOR"] = "true"
    assert netlog.ok("jot", terminal=True).err == "nothing to log\n"
    assert netlog.ok("jot").err == netlog.ok("jot", "-").err == ""
    assert logged(netlog) == []


def test_initials_and_nicknames_are_looked_up(netlog):
    """The store finds those whom the line names by initials, nickname or e-mail."""
    netlog.ok("jot", "tea with AL")
    netlog.ok("jot", "called Amazing")
    netlog.ok("jot", "emailed ada@example.org")
    assert [row[0] for row in logged(netlog)] == ["ada-lovelace", "grace-hopper", "ada-lovelace"]
