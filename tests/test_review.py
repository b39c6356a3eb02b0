"""`netlog review`: a walk through what there is to do, with a key for each answer."""

import os
import random
import select
import signal
import sqlite3
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Result, Shell
from tests.trust import trials

TOP = Path(__file__).parent.parent


@pytest.fixture
def netlog(netlog: Shell) -> Shell:
    """A shell with four people who are due: Ada before Bo before Cy before Dee."""
    for number, name in enumerate(("Ada Lund", "Bo Ek", "Cy Dahl", "Dee Falk")):
        netlog.ok("add", name, "--every", "1 month", today=f"2026-0{number + 2}-01")
    return netlog


def review(netlog: Shell, keys: str, *words: object, today: str | None = None) -> Result:
    """Walk with keys and lines, each of which is typed with Enter where there are no single keys.

    A blank parts them, and `_` is Enter alone or a blank in a line.
    """
    typed = "".join(f"{key.replace('_', ' ').strip()}\n" for key in keys.split())
    netlog.env["NO_COLOR"] = "1"
    return netlog.ok("review", *words, terminal=True, stdin=typed, today=today)


def shown(answer: Result) -> list[str]:
    """Return the people who were shown, in order."""
    return [line.split(": ")[1].split(" (")[0] for line in answer.lines if " of " in line[:8]]


def due(netlog: Shell) -> list[str]:
    return netlog.ok("due", "-f", "ids").lines


def stored(netlog: Shell) -> dict[str, list[Any]]:
    """Return all that people entered."""
    with closing(sqlite3.connect(netlog.path)) as db:
        return {
            table: db.execute(f"SELECT * FROM {table} ORDER BY id").fetchall()
            for table in ("contact", "interaction", "loop", "setting")
        }


# The answers ------------------------------------------------------------------------------------


def test_everybody_is_shown_with_what_matters(netlog):
    """Why, the last touch, whose turn it is, and the note."""
    netlog.ok("gave", "ada", "advice", "-m", "on kites", "--via", "call", "--on", "2026-03-01")
    netlog.ok("edit", "ada", "-m", "likes tea")
    answer = review(netlog, "q")
    assert answer.lines[1:6] == [
        "1 of 4: Ada Lund (ada-lund)",
        "  why   7 months late: every month",
        "  last  8 months ago, gave advice (call): on kites",
        "  turn  their turn, +1",
        "  note  likes tea",
    ]
    assert answer.lines[-1] == "nothing answered; 4 to go: 'netlog review' goes on here"
    assert answer.err.startswith("l log, s snooze, k skip, a archive, n note, d done, u undo, q")


def test_l_logs_a_touch(netlog):
    """Of today, with the line that follows as its note, whose first word may be the channel."""
    answer = review(netlog, "l call_about_the_book l _ l event q")
    assert "met Ada Lund today; balance 0, even; next due Sat 2026-12-19" in answer.lines
    assert answer.lines[-1].startswith("3 logged; 1 to go")
    rows = netlog.ok("history", "--json").json
    assert [(r["handle"], r["day"], r["direction"], r["channel"], r["note"]) for r in rows] == [
        ("ada-lund", "2026-11-19", "met", "call", "call about the book"),
        ("bo-ek", "2026-11-19", "met", None, None),
        ("cy-dahl", "2026-11-19", "met", "event", None),
    ]
    assert due(netlog) == ["dee-falk"]


def test_s_snoozes(netlog):
    """For two weeks, or the span that is said; what is no span is asked again."""
    answer = review(netlog, "s _ s 3_months s soon s 1_week q")
    assert "Ada Lund is snoozed until Thu 2026-12-03; next due Thu 2026-12-03" in answer.lines
    assert "cannot read the span 'soon'" in answer.err
    until = {p["handle"]: p["snoozed_until"] for p in netlog.ok("list", "--json").json}
    assert until == {
        "ada-lund": "2026-12-03",
        "bo-ek": "2027-02-19",
        "cy-dahl": "2026-11-26",
        "dee-falk": None,
    }


def test_k_and_enter_skip(netlog):
    """Nothing of the people changes."""
    before = stored(netlog)
    answer = review(netlog, "k _ q")
    assert shown(answer) == ["Ada Lund", "Bo Ek", "Cy Dahl"]
    assert answer.lines[-1].startswith("2 skipped; 2 to go")
    assert {**stored(netlog), "setting": []} == before


def test_a_archives(netlog):
    """They are kept, and never due."""
    answer = review(netlog, "a q")
    assert "Ada Lund is archived; 'netlog unarchive ada-lund' undoes that" in answer.lines
    assert "ada-lund" not in due(netlog)


def test_n_adds_to_the_note(netlog):
    """Below what is there, and one stays with them; an empty line is none."""
    answer = review(netlog, "n likes_tea n and_kites n _ q")
    assert shown(answer) == ["Ada Lund"] * 4
    assert netlog.ok("show", "ada", "--json").json["note"] == "likes tea\nand kites"
    assert answer.lines[-1].startswith("2 noted; 4 to go")


def test_d_closes_what_is_open(netlog):
    """One at a time, the strongest reason first; thanks are logged as such."""
    netlog.ok("asked", "dee", "a map")
    netlog.ok("promise", "dee", "a book", "--by", "today")
    answer = review(netlog, "d d d q")
    assert shown(answer) == ["Dee Falk", "Dee Falk", "Ada Lund", "Ada Lund"]
    assert "nothing is open with Ada Lund" in answer.err
    assert netlog.ok("open").out == ""


def test_help_and_keys_that_are_none(netlog):
    """? says what each key does, and so does any other key."""
    answer = review(netlog, "? x 1 q")
    assert sum(line.startswith("  l  log a touch of today") for line in answer.lines) == 3
    assert shown(answer) == ["Ada Lund"] * 4


def test_the_end_of_the_line_ends_it(netlog):
    """No more keys is as good as q, also in the middle of an answer."""
    for keys in ("", "l", "s"):
        assert review(netlog, keys).lines[-1].startswith("nothing answered; 4 to go")
    assert netlog.ok("history").out == ""


# Undoing ----------------------------------------------------------------------------------------


def test_u_takes_the_last_answer_back_and_goes_back_to_it(netlog):
    """As often as there were answers; before the first there is nothing of this walk."""
    before = stored(netlog)
    answer = review(netlog, "l tea k a u u u u q")
    walked = "Ada Lund, Bo Ek, Cy Dahl, Dee Falk, Cy Dahl, Bo Ek, Ada Lund, Ada Lund"
    assert ", ".join(shown(answer)) == walked
    assert "taken back: archived Cy Dahl" in answer.lines
    assert "nothing was answered yet; 'netlog undo' takes back what came before" in answer.err
    assert stored(netlog) == before


def test_undo_and_redo_know_the_answers(netlog):
    """Each is an operation like any command's."""
    review(netlog, "l tea a u q")
    assert [row["command"] for row in netlog.ok("changes", "--json").json][:2] == ["review"] * 2
    netlog.ok("redo")
    assert due(netlog) == ["cy-dahl", "dee-falk"]
    netlog.ok("undo", "2")
    assert due(netlog) == ["ada-lund", "bo-ek", "cy-dahl", "dee-falk"]


def test_u_takes_nothing_back_that_another_wrote(netlog, monkeypatch):
    """What was written meanwhile stays, and it says so."""
    keys = iter("kuq")

    def pressed(*_: object) -> str:
        key = next(keys)
        if key == "u":
            subprocess.run(
                [sys.executable, "-m", "netlog", "log", "dee"],
                env=netlog.env | {"PYTHONPATH": str(TOP)},
                check=True,
                capture_output=True,
            )
        return key

    monkeypatch.setattr("netlog.output.keys.key", pressed)
    answer = review(netlog, "")
    assert "something else was written since; 'netlog undo' takes that back" in answer.err
    assert len(netlog.ok("history").lines) == 1


@pytest.mark.parametrize("seed", range(trials(4)))
def test_whatever_was_answered_can_all_be_taken_back(netlog, seed):
    """As many times u as there were answers, and all is as before."""
    netlog.ok("asked", "cy", "a map")
    netlog.ok("promise", "cy", "a book", "--by", "today")
    chance, before = random.Random(seed), stored(netlog)
    answers = ["l tea", "l _", "s _", "s 1_week", "k", "_", "a", "n note", "d", "u", "?"]
    keys = " ".join(chance.choice(answers) for _ in range(12))
    answer = review(netlog, f"{keys} q")
    with closing(sqlite3.connect(netlog.path)) as db:
        (number,) = db.execute(
            "SELECT count(*) FROM operation WHERE command = 'review' AND undone_by IS NULL"
        ).fetchone()
    if number:
        netlog.ok("undo", number)
    assert stored(netlog) == before, answer


# Week by week -----------------------------------------------------------------------------------


def test_the_next_one_goes_on_where_the_last_ended(netlog):
    """Until all were walked past; --again walks once more, and the next week begins afresh."""
    assert shown(review(netlog, "k l tea q")) == ["Ada Lund", "Bo Ek", "Cy Dahl"]
    rest = review(netlog, "k k", today="2026-11-22")
    assert shown(rest) == ["Cy Dahl", "Dee Falk"]
    assert rest.lines[-1] == (
        "2 skipped; this week's review is done: 'netlog goal' says how the week goes"
    )
    done = review(netlog, "")
    assert done.out == "this week's review is done; 'netlog review --again' walks once more\n"
    assert shown(review(netlog, "k q", "--again")) == ["Ada Lund", "Cy Dahl"]
    assert shown(review(netlog, "k q")) == ["Cy Dahl", "Dee Falk"]
    assert shown(review(netlog, "k q", today="2026-11-23")) == ["Ada Lund", "Cy Dahl"]
    assert shown(review(netlog, "q", today="2026-11-29")) == ["Cy Dahl"]


def test_so_many_at_a_time(netlog):
    """-n is how many people, and the rest are for the next walk."""
    first = review(netlog, "k k", "-n", "2")
    assert first.lines[-1] == "2 skipped; 2 to go: 'netlog review' goes on here"
    assert shown(review(netlog, "k k", "-n", "0")) == ["Cy Dahl", "Dee Falk"]


def test_a_company_is_nobody_to_walk_past(netlog):
    """Though it is a target whose day has come."""
    netlog.ok("target", "add", "Acme", "--by", "tomorrow")
    assert "Acme" in netlog.ok("today").out
    assert review(netlog, "k k k k").lines[-1].startswith("4 skipped; this week's review is done")


def test_there_may_be_nothing_to_review(netlog):
    """Then it says so."""
    netlog.ok("log", "ada", "bo", "cy", "dee")
    assert review(netlog, "").out == "nothing to review: nobody is waiting, and nobody is due\n"


def test_a_forgotten_person_is_passed_over(netlog, monkeypatch):
    """Who was deleted while the walk went on is not shown any more."""
    keys = iter("kkq")

    def pressed(*_: object) -> str:
        key = next(keys)
        with closing(sqlite3.connect(netlog.path)) as db, db:
            db.execute("PRAGMA foreign_keys = ON")
            db.execute("DELETE FROM contact WHERE handle = 'bo-ek'")
        return key

    monkeypatch.setattr("netlog.output.keys.key", pressed)
    assert shown(review(netlog, "")) == ["Ada Lund", "Cy Dahl", "Dee Falk"]


@pytest.mark.parametrize("answer", "lsakn")
def test_nothing_is_written_of_a_person_forgotten_meanwhile(netlog, monkeypatch, answer):
    """Who is deleted while the question about them stands is passed over, and that is said."""
    keys = iter(f"{answer}q")

    def pressed(*_: object) -> str:
        with closing(sqlite3.connect(netlog.path)) as db, db:
            db.execute("PRAGMA foreign_keys = ON")
            db.execute("DELETE FROM contact WHERE handle = 'ada-lund'")
        return next(keys)

    monkeypatch.setattr("netlog.output.keys.key", pressed)
    walked = review(netlog, "2_weeks")
    assert shown(walked) == ["Ada Lund", "Bo Ek"]
    assert "there is nobody with the id 1" in walked.err
    assert walked.lines[-1].startswith("nothing answered")


def test_it_needs_a_terminal(netlog):
    """Off one it reads no keys, and says what to do instead."""
    answer = netlog("review", stdin="l\ntea\n")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err == (
        "netlog: a review asks, and there is no terminal; 'netlog today' lists the same\n"
    )
    assert netlog.ok("history").out == ""


# On a real terminal -----------------------------------------------------------------------------


# Ctrl-C goes to whom the terminal belongs to.
_OWNING = """
import fcntl, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
from netlog.__main__ import main
main(["review"])
"""


class Tty:
    """A review on a terminal of its own."""

    def __init__(self, netlog: Shell) -> None:
        self.controller, self.terminal = os.openpty()
        self.before = termios.tcgetattr(self.terminal)
        self.said = ""
        self.process = subprocess.Popen(
            [sys.executable, "-c", _OWNING],
            env=netlog.env | {"PYTHONPATH": str(TOP), "NO_COLOR": "1"},
            stdin=self.terminal,
            stdout=self.terminal,
            stderr=self.terminal,
            start_new_session=True,
        )

    def until(self, words: str) -> None:
        """Wait until the screen has these words."""
        while words not in self.said:
            assert select.select([self.controller], [], [], 20)[0], (words, self.said)
            self.said += os.read(self.controller, 65536).decode(errors="replace")
        self.said = self.said.partition(words)[2]

    def press(self, keys: str) -> None:
        os.write(self.controller, keys.encode())

    def end(self) -> int:
        """Return the exit code; the terminal is then as it was before."""
        code = self.process.wait(timeout=20)
        assert termios.tcgetattr(self.terminal) == self.before
        return code


@contextmanager
def tty(netlog: Shell) -> Iterator[Tty]:
    there = Tty(netlog)
    try:
        there.until("? help:")
        yield there
    finally:
        if there.process.poll() is None:
            there.process.kill()
            there.process.wait()
        os.close(there.controller)
        os.close(there.terminal)


def test_a_key_needs_no_enter(netlog):
    """One key is one answer; a line is typed as usual, and shown."""
    with tty(netlog) as there:
        there.press("k")
        there.until("2 of 4: Bo Ek")
        there.until("? help:")
        there.press("L")
        there.until("(Enter for no note) ")
        there.press("tea with milk\r")
        there.until("tea with milk")
        there.until("3 of 4: Cy Dahl")
        there.press("q")
        there.until("1 skipped, 1 logged; 2 to go")
        assert there.end() == 0
    assert netlog.ok("history", "--columns", "handle,note").out == "bo-ek\ttea with milk\n"


def test_keys_may_be_typed_ahead(netlog):
    """None of them is lost, nor is an arrow or a letter of another script taken for an answer."""
    with tty(netlog) as there:
        there.press("\x1b[A")
        there.until("  l  log a touch")
        there.press("é")
        there.until("  l  log a touch")
        there.press("k\rkq")
        there.until("3 skipped; 1 to go")
        assert there.end() == 0


def test_ctrl_c_leaves_the_terminal_as_it_was(netlog):
    """It ends with 130; what was answered before stays."""
    with tty(netlog) as there:
        assert termios.tcgetattr(there.terminal) != there.before
        there.press("a")
        there.until("2 of 4")
        there.until("? help:")
        there.press("\x03")
        there.until("netlog: interrupted")
        assert there.end() == 130
    assert due(netlog) == ["bo-ek", "cy-dahl", "dee-falk"]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_leaves_the_terminal_as_it_was(netlog, number):
    """Whoever ends it from outside gets the shell's usual code."""
    with tty(netlog) as there:
        time.sleep(0.1)  # until it reads a key
        there.process.send_signal(number)
        assert there.end() == 128 + number


def test_ctrl_d_is_the_end(netlog):
    """As q, it ends the walk."""
    with tty(netlog) as there:
        there.press("\x04")
        there.until("nothing answered; 4 to go")
        assert there.end() == 0
