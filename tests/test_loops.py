"""What is open between you and people: asked, promised, and closed in exactly one way."""

import json
import sqlite3
from contextlib import closing, contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from netlog import rules
from netlog.errors import Refused
from netlog.store import contacts, dues, interactions, loops, undoing
from netlog.store.contacts import Particulars
from netlog.store.interactions import Given
from tests.conftest import Shell
from tests.machines import Machine
from tests.trust import trials


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory, empty_database: Path) -> dict[str, bytes]:
    """Databases to be copied: one with three people, and one with four things open besides.

    Bo is to hear from you every 3 weeks, and did yesterday. The four were opened in the order 2, 3,
    1, 4.
    """
    made = Shell(tmp_path_factory.mktemp("lived"))
    made.path.touch(mode=0o600)
    made.path.write_bytes(empty_database.read_bytes())
    made.ok("add", "Bo Marsh", "--every", "3 weeks", today="2026-01-05")
    made.ok("add", "Inês Falcão", today="2026-01-05")
    made.ok("add", "Inês Roth", today="2026-01-05")
    made.ok("log", "bo", "--on", "yesterday")
    people = made.path.read_bytes()
    way = "the way to the lighthouse"
    made.ok("asked", "bo", way, "--on", "2026-11-12", "--by", "2026-11-16")
    made.ok("promise", "bo", "the second map", "--on", "2026-08-01", "--by", "2026-12-24")
    made.ok("ask", "ines falcao", "a boat", "--on", "2026-10-15")
    made.ok("asked", "ines roth", "tea")
    return {"people": people, "busy": made.path.read_bytes()}


@pytest.fixture
def people(netlog: Shell, lived: dict[str, bytes]) -> Shell:
    netlog.path.write_bytes(lived["people"])
    return netlog


@pytest.fixture
def busy(netlog: Shell, lived: dict[str, bytes]) -> Shell:
    netlog.path.write_bytes(lived["busy"])
    return netlog


def state(netlog: Shell, number: int) -> tuple[Any, ...]:
    """Return how a loop stands: its state, the day it was closed, and the note."""
    rows = {row["loop_id"]: row for row in netlog.ok("open", "--closed", "--json").json}
    row = rows[number]
    return row["state"], row["closed_on"], row["note"]


def due(netlog: Shell, *options: str) -> list[str]:
    return netlog.ok("due", "-f", "ids", *options).lines


# Opening ------------------------------------------------------------------------------------------


def test_what_is_asked_promised_and_asked_for_is_said_back(people):
    """Each answer says the days as they were understood, and the command that closes it."""
    assert people.ok("asked", "bo", "the way to the lighthouse", "--by", "friday").out == (
        "Bo Marsh asked: the way to the lighthouse, by tomorrow; 'netlog done 1' closes it\n"
    )
    assert people.ok("promise", "ines", "falcao", "the second map", "--on", "yesterday").out == (
        "you promised Inês Falcão: the second map, yesterday; 'netlog done 2' closes it\n"
    )
    assert people.ok("ask", "bo", "a boat", "--by", "in 2 weeks").out == (
        "you asked Bo Marsh: a boat, by Thu 2026-12-03; "
        "'netlog log bo-marsh' logs the touch, 'netlog done 3' closes it\n"
    )


def test_the_same_may_be_asked_by_several(people):
    """One loop for each of them, in one operation, with the note in each."""
    said = people.ok("asked", "bo", "ines falcao", "a lamp", "-m", "for the boat").lines
    assert [line.split(" asked: ")[0] for line in said] == ["Bo Marsh", "Inês Falcão"]
    rows = people.ok("open", "--json").json
    assert [(row["what"], row["note"]) for row in rows] == [("a lamp", "for the boat")] * 2
    people.ok("undo")
    assert people.ok("open").out == ""


def test_to_ask_is_no_touch(people):
    """What is open changes no log, no balance and no due day of a cadence."""
    before = people.ok("show", "bo", "--json").json
    for verb in ("asked", "promise", "ask"):
        people.ok(verb, "bo", "the lighthouse key")
    after = people.ok("show", "bo", "--json").json
    same = ("touches", "last_touch", "balance", "due_on", "interactions")
    assert {key: after[key] for key in same} == {key: before[key] for key in same}


def test_a_note_may_be_written_in_the_editor(people, tmp_path):
    """The editor says what the note is about."""
    script = tmp_path / "editor"
    script.write_text('#!/bin/sh\ncp "$1" "$HOME/seen"; echo two pages > "$1"\n')
    script.chmod(0o700)
    people.env["EDITOR"] = str(script)
    people.ok("asked", "bo", "the lighthouse key", "-m", terminal=True)
    assert "Bo Marsh asked: the lighthouse key" in (people.home / "seen").read_text()
    people.ok("done", "1", "-m", terminal=True)
    assert "Bo Marsh asked: the lighthouse key" in (people.home / "seen").read_text()
    assert state(people, 1)[2] == "two pages\ntwo pages"


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("asked", "bo"), 2, "that takes a person, then what it is in quotes; as in: netlog asked"),
        (("promise", "bo", "marsh"), 2, "'bo marsh' is a name, and nothing follows it"),
        (("asked", "bo", "the", "way", "there"), 4, "nobody here goes by 'the'; what is not a"),
        (("asked", "zoe", "the way there"), 4, "nobody here goes by 'zoe'"),
        (("asked", "ines", "the way there"), 5, "'ines' could be Inês Falcão (ines-falcao), Inês"),
        (("asked", "bo", " "), 2, "'bo' is a name, and nothing follows it"),
        (("asked", "bo", "x" * 501), 6, "what is open is text of at most 500 characters"),
        (("asked", "bo", "x y", "--by", "fooday"), 2, "cannot read the day 'fooday'"),
        (("asked", "bo", "x y", "--by", "yesterday"), 2, "2026-11-18 is before 2026-11-19"),
        (("asked", "bo", "x y", "--on", "tomorrow"), 2, "2026-11-20 has not come yet"),
        (("ask", "bo", "x y", "--json"), 2, "--json shows what --check says"),
        (("done", "99"), 4, "nothing open has the id 99"),
        (("done", "9" * 30), 4, "nothing open has the id 9"),
        (("done", "ines-roth"), 4, "nothing is open with 'ines-roth'"),
        (("done", "zoe"), 4, "nobody here goes by 'zoe'"),
        (("done", "1", "--gave", "intro", "--got", "lead"), 2, "--gave is for what was asked"),
        (("done", "1", "--gave", "intro:9"), 2, "a weight is from 1 to 5"),
        (("referred", "1"), 2, "missing option '--to'"),
        (("open", "--kind", "wish"), 2, "there is no kind 'wish'; there are request, promise, ask"),
        (("open", "zoe"), 4, "nobody here goes by 'zoe'"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(people, words, code, said):
    """Errors have their codes, and nothing is written."""
    before = people.path.read_bytes()
    result = people(*words)
    assert (result.code, result.out) == (code, "")
    assert result.err.startswith(f"netlog: {said}"), result.err
    assert len(result.err.splitlines()) == 1
    assert people.path.read_bytes() == before


def test_opening_makes_no_database(shell):
    """Where there is none, nobody is there to ask."""
    assert shell("asked", "bo", "the way there").code == 7
    assert shell("open").code == 7
    assert list(shell.home.iterdir()) == []


# Looking ------------------------------------------------------------------------------------------


def test_the_oldest_comes_first(busy):
    """With how long it has been open, by when it is due, and how late that is."""
    assert busy.ok("open").rows == [
        ["2", "promise", "the second map", "Bo Marsh", "3 months", "2026-12-24", "in 5 weeks"],
        ["3", "ask", "a boat", "Inês Falcão", "5 weeks", "", ""],
        [
            *("1", "request", "the way to the lighthouse", "Bo Marsh"),
            *("7 days", "2026-11-16", "3 days late"),
        ],
        ["4", "request", "tea", "Inês Roth", "today", "", ""],
    ]
    table = busy.ok("open", "-f", "table").lines
    assert table[0].split("  ")[0] == "id"
    assert table[-1] == ("close one with 'netlog done 2', 'declined ID' or 'referred ID --to WHO'")


def test_what_is_listed_can_be_chosen(busy):
    """By person, by kind, by the filters of all listings; closed ones only if asked for."""

    def listed(*words: str) -> list[int]:
        return [row["loop_id"] for row in busy.ok("open", "--json", *words).json]

    busy.ok("tag", "ines-roth", "tea")
    busy.ok("declined", "3")
    assert listed() == [2, 1, 4]
    assert listed("bo") == [2, 1]
    assert listed("bo", "--kind", "req") == [1]
    assert listed("--kind", "promise", "--kind", "ask") == [2]
    assert listed("--closed") == [2, 3, 1, 4]
    assert listed("--closed", "--kind", "ask") == [3]
    assert listed("--tag", "tea") == [4]
    assert listed("-n", "2") == [2, 1]
    assert listed("--sort", "what") == [4, 2, 1]
    assert busy("open", "--exit-code").code == 3
    assert busy("open", "ines", "falcao", "--exit-code").code == 0


def test_each_field_is_there_for_scripts(busy):
    """Those of the person, of the loop, and how many days; null where there is none."""
    busy.ok("done", "1", "--on", "2026-11-17", "-m", "by post")
    row = busy.ok("open", "bo", "--closed", "--kind", "request", "--json").json[0]
    assert row == {
        "id": 1,
        "handle": "bo-marsh",
        "name": "Bo Marsh",
        "loop_id": 1,
        "kind": "request",
        "what": "the way to the lighthouse",
        "opened_on": "2026-11-12",
        "days_open": 5,
        "due_on": "2026-11-16",
        "days_late": 1,
        "state": "done",
        "closed_on": "2026-11-17",
        "note": "by post",
        "intro_id": None,
    }
    assert busy.ok("open", "--closed", "bo").rows[1] == [
        *("1", "done", "request", "the way to the lighthouse", "Bo Marsh"),
        *("5 days", "2026-11-17", "2026-11-16"),
    ]


@pytest.mark.parametrize(
    "form", ["table", "plain", "tsv", "csv", "json", "jsonl", "markdown", "ids"]
)
def test_nothing_open_is_nothing_said(people, form):
    """Off a terminal there is a header at most; on one a remark."""
    assert people.ok("open", "-f", form).out.count("\n") <= 1
    assert people.ok("open", terminal=True).err == "nothing is open\n"
    assert people.ok("open").out == people.ok("open").err == ""


# Closing ------------------------------------------------------------------------------------------


def test_done_can_log_what_was_given_with_it(busy):
    """In one operation: the touch says what it was about, and undo takes back both."""
    assert busy.ok("done", "1", "--gave", "advice:2", "--on", "2026-11-17").out == (
        "done: Bo Marsh asked: the way to the lighthouse, after 5 days, gave advice x2; "
        "balance +2, their turn; next due Wed 2026-12-09\n"
    )
    assert busy.ok("done", "3", "--got", "favour", "-m", "blue").out.startswith(
        "done: you asked Inês Falcão: a boat, after 5 weeks, got favour; balance -1, your turn"
    )
    (gave,) = busy.ok("history", "--direction", "gave", "--json").json
    assert (gave["day"], gave["kind"], gave["note"]) == (
        "2026-11-17",
        "advice",
        "the way to the lighthouse",
    )
    assert busy.ok("history", "--direction", "got", "--json").json[0]["note"] == "blue"
    busy.ok("undo")
    assert state(busy, 3) == ("open", None, None)
    assert busy.ok("history", "--direction", "got").out == ""
    busy.ok("redo")
    assert state(busy, 3) == ("done", "2026-11-19", None)
    assert busy.ok("show", "ines-falcao", "--json").json["balance"] == -1


def test_done_without_it_says_how_to_log_it(busy):
    """Nothing is logged, and the note stays with what was asked."""
    assert busy.ok("done", "ines-roth", "-m", "on the terrace").out == (
        "done: Inês Roth asked: tea; 'netlog gave ines-roth KIND' logs it\n"
    )
    assert state(busy, 4) == ("done", "2026-11-19", "on the terrace")
    assert busy.ok("done", "3").out.endswith("'netlog got ines-falcao KIND' logs it\n")
    assert busy.ok("history", "--direction", "gave").out == ""


def test_a_number_is_what_open_shows_and_never_a_person(busy):
    """So 2 is Bo's map although the second person is Inês; several are closed in one operation."""
    assert len(busy.ok("done", "2", "3", "2").lines) == 2
    assert [state(busy, n)[0] for n in (1, 2, 3, 4)] == ["open", "done", "done", "open"]
    busy.ok("undo")
    assert [state(busy, n)[0] for n in (1, 2, 3, 4)] == ["open"] * 4


def test_somebody_with_several_things_open_is_not_guessed_at(busy):
    """The ids are listed, without what was asked, and nothing is closed."""
    result = busy("declined", "bo")
    assert result.code == 5
    assert result.err == (
        "netlog: 2 things are open with 'bo': 2 (promise), 1 (request); "
        "give the id; 'netlog open bo' says what they are\n"
    )
    busy.ok("declined", "2")
    busy.ok("declined", "bo")
    assert busy.ok("open", "bo").out == ""


@pytest.mark.parametrize("first", ["done", "declined", "referred"])
@pytest.mark.parametrize("second", ["done", "declined", "referred"])
def test_what_is_closed_stays_as_it_was_closed(busy, first, second):
    """It is closed once, in one way, and who tries again is told how."""
    to = {"referred": ["--to", "ines-roth"]}
    busy.ok(first, "1", *to.get(first, []), "--on", "yesterday")
    before = busy.ok("export", "json").out
    result = busy(second, "1", *to.get(second, []))
    assert (result.code, result.out) == (6, "")
    assert result.err.startswith(f"netlog: 1 is closed already: {first} on 2026-11-18; ")
    assert busy.ok("export", "json").out == before
    busy.ok("undo")
    assert state(busy, 1) == ("open", None, None)


def test_one_that_cannot_be_closed_keeps_the_others_open(busy):
    """All or nothing."""
    busy.ok("done", "2")
    assert busy("done", "1", "2").code == 6
    assert state(busy, 1)[0] == "open"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("1", "--got", "advice"), "1 is what they asked for; netlog done 1 --gave advice"),
        (("2", "--got", "map:3"), "2 is what you promised; netlog done 2 --gave map"),
        (("3", "--gave", "boat"), "3 is what you asked for; netlog done 3 --got boat"),
    ],
)
def test_nothing_is_logged_the_wrong_way_round(busy, words, said):
    """What was asked of you you give, what you asked for you get."""
    result = busy("done", *words)
    assert (result.code, result.err) == (2, f"netlog: {said}\n")
    assert len(busy.ok("open").lines) == 4


def test_nothing_is_closed_before_it_was_opened(busy):
    """Nor on a day to come."""
    result = busy("done", "1", "--on", "2026-11-11")
    assert (result.code, result.err) == (
        6,
        "netlog: 1 was opened on 2026-11-12; close it on that day or later\n",
    )
    assert busy("done", "1", "--on", "tomorrow").code == 2


def test_a_new_kind_is_remarked_on(busy):
    """As by `gave`."""
    assert busy.ok("done", "1", "--gave", "advise").err == (
        "'advise' is a new kind; did you mean advice? 'netlog undo' takes it back\n"
    )


# Referring and thanking ---------------------------------------------------------------------------


def test_who_asked_is_introduced_to_whom_they_are_referred_to(busy):
    """One operation closes the request and opens the introduction, and undo takes back both."""
    assert busy.ok("referred", "1", "--to", "ines falcao", "-m", "she has a boat").out == (
        "referred to Inês Falcão: Bo Marsh asked: the way to the lighthouse, after 7 days; "
        "'netlog intro 1 --made' when Bo Marsh and Inês Falcão have met\n"
    )
    assert state(busy, 1) == ("referred", "2026-11-19", "she has a boat")
    assert busy.ok("open", "--closed", "bo", "--json").json[1]["intro_id"] == 1
    (intro,) = busy.ok("intros", "--json").json
    told = ("handle", "other_handle", "by_handle", "stage", "wish", "asked_on")
    assert [intro[field] for field in told] == [
        *("bo-marsh", "ines-falcao", None, "asked"),
        *("the way to the lighthouse", "2026-11-19"),
    ]
    busy.ok("undo")
    assert state(busy, 1)[0] == "open"
    assert busy.ok("intros").out == ""
    busy.ok("redo")
    assert state(busy, 1)[0] == "referred"


def test_whom_i_asked_introduces_me_to_whom_i_am_referred_to(busy):
    """Then the introduction is theirs, and made for me."""
    assert busy.ok("referred", "3", "--to", "bo").out.endswith(
        "'netlog intro 1 --made' when you and Bo Marsh have met\n"
    )
    (intro,) = busy.ok("intros", "--json").json
    told = ("handle", "other_handle", "by_handle", "wish")
    assert [intro[field] for field in told] == ["bo-marsh", None, "ines-falcao", "a boat"]


def test_an_introduction_that_is_under_way_is_not_opened_twice(busy):
    """What was referred is then one more reason for it."""
    busy.ok("intro", "bo", "ines-falcao")
    busy.ok("referred", "1", "--to", "ines falcao")
    assert len(busy.ok("intros", "--json").json) == 1


def test_nobody_is_referred_to_themselves(busy):
    """Nor are thanks referred to anybody."""
    assert "nobody is referred to themselves" in busy("referred", "1", "--to", "bo").err
    busy.ok("intro", "--from", "bo", "--to", "me", "ines-roth", "--made")
    (thanks,) = busy.ok("open", "--kind", "thanks", "--json").json
    result = busy("referred", thanks["loop_id"], "--to", "ines-falcao")
    assert (result.code, result.err) == (
        2,
        f"netlog: thanks are not referred; netlog done {thanks['loop_id']} logs them\n",
    )


def test_thanks_are_a_touch_and_repay_nothing(busy):
    """Done says the same as `thank`; with --gave it is refused."""
    busy.ok("intro", "--from", "bo", "--to", "me", "ines-roth", "--made")
    balance = busy.ok("show", "bo", "--json").json["balance"]
    (thanks,) = busy.ok("open", "--kind", "thanks", "--json").json
    refused = busy("done", thanks["loop_id"], "--gave", "gift")
    assert (refused.code, "thanks repay nothing" in refused.err) == (2, True)
    busy.ok("done", thanks["loop_id"], "-m", "a card")
    touch = busy.ok("history", "bo", "--json").json[-1]
    assert (touch["direction"], touch["kind"], touch["note"]) == ("met", "thanks", "a card")
    assert busy.ok("show", "bo", "--json").json["balance"] == balance
    assert busy.ok("open", "--kind", "thanks").out == ""


# Being due ----------------------------------------------------------------------------------------


def test_who_asked_is_due_from_the_day_they_did(people):
    """Without a cadence, although spoken to yesterday, snoozed or archived."""
    people.ok("asked", "ines-roth", "tea", "--on", "2026-11-10")
    people.ok("asked", "ines-falcao", "a boat", "--on", "2026-11-12")
    people.ok("archive", "ines-falcao")
    people.ok("snooze", "bo", "3 weeks")
    people.ok("asked", "bo", "the way there", "--by", "in 5 days")
    assert due(people) == ["ines-roth", "ines-falcao", "bo-marsh"]
    assert people.ok("due", today="2026-11-09").out == ""
    assert people.ok("prompt").out == "3 due\n"
    assert people("due", "--exit-code").code == 3
    people.ok("done", "1", "2")
    people.ok("declined", "3")
    assert due(people) == []
    assert people.ok("prompt").out == ""
    people.ok("undo")
    assert due(people) == ["bo-marsh"]


def test_what_was_asked_is_in_every_row(people):
    """The due day is that of the answer or, if none was said, the one it was asked on."""
    people.ok("asked", "ines-roth", "tea", "--on", "2026-11-10")
    people.ok("asked", "bo", "the way there", "--by", "in 5 days")
    fields = (
        *("request", "asked_on", "answer_by", "request_id", "due_on", "days_late"),
        *("cadence", "cadence_from", "urgency"),
    )
    rows = people.ok("due", "--json").json
    assert [tuple(row[field] for field in fields) for row in rows] == [
        ("tea", "2026-11-10", None, 1, "2026-11-10", 9, None, None, 1.2857),
        (
            *("the way there", "2026-11-19", "2026-11-24", 2, "2026-11-24", -5),
            *("3 weeks", "own", -0.7143),
        ),
    ]
    # Who is not due by their cadence yet is listed for the request, however far one looks.
    ahead = people.ok("due", "--json", "--within", "2 months").json
    assert (ahead[1]["due_on"], ahead[1]["days_late"]) == ("2026-11-24", -5)
    late = people.ok("due", "--json", today="2027-01-19").json
    assert (late[1]["due_on"], late[1]["days_late"]) == ("2026-12-09", 41)
    people.ok("done", "1", "2")
    (row,) = people.ok("due", "--json", today="2027-01-19").json
    assert [row[field] for field in fields[:4]] == [None] * 4


def test_requests_come_before_everybody_else(people):
    """The longest past the day of its answer first; of two by one person, the one due first."""
    people.ok("add", "Late Friend", "--every", "1 day", today="2026-01-01")
    people.ok("asked", "ines-roth", "tea", "--on", "2026-11-10", "--by", "2026-11-30")
    people.ok("asked", "bo", "a boat", "--on", "2026-11-01", "--by", "2026-12-24")
    people.ok("asked", "bo", "the way there", "--on", "2026-11-18")
    rows = people.ok("due", "--json").json
    assert [(row["handle"], row["request"]) for row in rows] == [
        ("bo-marsh", "the way there"),
        ("ines-roth", "tea"),
        ("late-friend", None),
    ]
    assert due(people, "-n", "1") == ["bo-marsh"]
    assert due(people, "-n", "2") == ["bo-marsh", "ines-roth"]
    table = people.ok("due", "-f", "table", "-n", "1")
    assert table.lines[-2:] == [
        "2 people wait for your answer; 'netlog open' lists what they asked",
        "2 have no cadence and are never due; 'netlog edit WHO --every SPAN' gives one",
    ]
    assert table.err.splitlines()[-1] == "… and 2 more people; -n 0 shows all"


def test_the_filters_of_due_hold_for_requests(people):
    """Also for how many there are."""
    people.ok("tag", "bo", "sea")
    for who in ("bo", "ines-roth"):
        people.ok("asked", who, "a boat or two")
    assert due(people, "--tag", "sea") == ["bo-marsh"]
    table = people.ok("due", "--tag", "sea", "-f", "table").lines
    assert "1 person waits for your answer; 'netlog done 1' says it is given" in table
    assert due(people, "--circle", "inner") == []


def test_a_table_has_the_column_only_if_somebody_waits(people):
    """At 80 columns it still says what they asked."""
    people.env["COLUMNS"] = "80"
    late = {"today": "2027-01-19"}
    assert "request" not in people.ok("due", "-f", "table", **late).lines[0]
    people.ok("asked", "ines-roth", "tea", "--by", "in 3 days")
    lines = people.ok("due", "-f", "table", **late).lines
    assert lines[0].split("  ")[0] == "name"
    assert lines[0].split()[:4] == ["name", "late", "request", "cadence"]
    assert lines[2].startswith("Inês Roth  8 weeks late  tea")
    assert people.ok("due").rows == [
        ["Inês Roth", "in 3 days", "", "never", "", "even", "", "tea"],
    ]


def test_explain_says_who_waits(people):
    """With what they asked, before what their cadence says."""
    people.ok("asked", "bo", "the way there", "--on", "2026-11-10", "--by", "yesterday")
    people.ok("asked", "ines-roth", "tea")
    assert people.ok("due", "--explain", "bo").lines == [
        "Bo Marsh waits for your answer",
        "  request 1: the way there, asked 9 days ago, by yesterday (1 day late)",
        "  last touch: yesterday",
        "  cadence: every 3 weeks",
        "  due: Wed 2026-12-09 (in 2 weeks)",
    ]
    people.ok("archive", "ines-roth")
    assert people.ok("due", "--explain", "ines-roth").lines == [
        "Inês Roth waits for your answer",
        "  request 2: tea, asked today",
        "  otherwise is not due: archived on 2026-11-19",
    ]


# Whatever happens ---------------------------------------------------------------------------------

TODAY = date(2026, 11, 19)
DAYS = st.integers(-40, 0).map(lambda days: TODAY + timedelta(days))
KINDS = st.sampled_from(rules.LOOPS)
CLOSED = st.sampled_from(rules.STATES[1:])
ANY = st.integers(0, 99)


class Life(RuleBasedStateMachine):
    """Three people's loops in a database, beside a plain-Python reading of them."""

    def __init__(self):
        super().__init__()
        self.machine = Machine()
        self.now: dict[int, dict[str, Any]] = {}
        self.undone: list[dict[int, dict[str, Any]]] = []
        self.before: list[dict[int, dict[str, Any]]] = []

    def teardown(self):
        self.machine.db.close()

    @contextmanager
    def netlog(self):
        """Write an operation, and keep what was there before it."""
        was = {number: dict(row) for number, row in self.now.items()}
        with self.machine.operation("test", None):
            yield self.machine.db
        self.before.append(was)
        self.undone.clear()

    @initialize()
    def begin(self):
        with self.machine.operation("test", None):
            db = self.machine.db
            for name in ("Ada", "Bo", "Cy"):
                contacts.add(db, Particulars(name=name), TODAY - timedelta(60))
            # Of Bo and Cy it is the request alone that makes them due, or it is not.
            db.execute("UPDATE contact SET cadence_count = 2, cadence_unit = 'week' WHERE id = 1")
            db.execute(
                "UPDATE contact SET cadence_count = 90, cadence_unit = 'year', "
                "archived_on = '2026-11-01' WHERE id = 2"
            )

    @rule(who=st.integers(1, 3), kind=KINDS, day=DAYS, ahead=st.none() | st.integers(-9, 30))
    def open(self, who, kind, day, ahead):
        due_on = None if ahead is None else TODAY + timedelta(ahead)
        with self.netlog() as db:
            number = loops.add(db, who, kind, "tea", day, due_on=due_on)
        assert number not in self.now
        self.now[number] = {
            "who": who,
            "kind": kind,
            "day": day.isoformat(),
            "due": due_on and due_on.isoformat(),
            "state": "open",
        }

    @rule(which=ANY, state=CLOSED, day=DAYS)
    def close(self, which, state, day):
        if not self.now:
            return
        number = sorted(self.now)[which % len(self.now)]
        row = self.now[number]
        if row["state"] != "open" or day.isoformat() < row["day"]:
            with pytest.raises(Refused), self.machine.operation("test", None):
                loops.close(self.machine.db, number, state, day)
            return
        with self.netlog() as db:
            loops.close(db, number, state, day)
            if state == "done" and row["kind"] == "request":
                interactions.log(db, {row["who"]: [Given("gave", "tea")]}, day)
        row["state"] = state

    @rule(who=st.integers(1, 3))
    def delete(self, who):
        with self.netlog() as db:
            for (number,) in db.execute("SELECT id FROM loop WHERE contact_id = ?", (who,)):
                db.execute("DELETE FROM loop WHERE id = ?", (number,))
        if all(row["who"] != who for row in self.now.values()):
            self.before.pop()  # nothing was written
        self.now = {n: row for n, row in self.now.items() if row["who"] != who}

    @rule()
    def undo(self):
        if not self.before:
            return
        with self.machine.operation("undo", None, bulk=True):
            undoing.undo(self.machine.db)
        self.undone.append(self.now)
        self.now = self.before.pop()

    @rule()
    def redo(self):
        if not self.undone:
            return
        with self.machine.operation("redo", None, bulk=True):
            undoing.redo(self.machine.db)
        self.before.append(self.now)
        self.now = self.undone.pop()

    @invariant()
    def both_readings_agree(self):
        db = self.machine.db
        told = loops.listed(db, states=rules.STATES)
        each = [loops.listed(db, states=(state,)) for state in rules.STATES]
        for person in (1, 2, 3):
            theirs = [row for row in told if row.id == person]
            assert loops.listed(db, contact=person, states=rules.STATES) == theirs
        # Each is in exactly one state, and only what is closed has a day.
        assert sorted(row for rows in each for row in rows) == sorted(told)
        assert {row.loop_id: row.state for row in told} == {
            number: row["state"] for number, row in self.now.items()
        }
        assert all((row.state == "open") == (row.closed_on is None) for row in told)
        assert [(row.opened_on, row.loop_id) for row in told] == sorted(
            (row["day"], number) for number, row in self.now.items()
        )
        for by in (TODAY - timedelta(20), TODAY, TODAY + timedelta(14)):
            self.due_agrees(db, by)

    def due_agrees(self, db: sqlite3.Connection, by: date) -> None:
        """Nobody who waits is left out; first comes whose answer is due first."""
        waiting: dict[int, list[tuple[str, int]]] = {}
        for number, row in self.now.items():
            if row["kind"] == "request" and row["state"] == "open" and row["day"] <= str(by):
                day = row["due"] or row["day"]
                waiting.setdefault(row["who"], []).append((day, number))
        first = sorted((min(all_of_one)[0], who) for who, all_of_one in waiting.items())
        rows = dues.due(db, TODAY, by=by)
        assert [row.id for row in rows[: len(first)]] == [who for _, who in first]
        for asking in rows[: len(first)]:
            day, number = min(waiting[asking.id])
            assert (asking.request_id, asking.answer_by or asking.asked_on) == (number, day)
        assert all(row.request is None and row.id == 1 for row in rows[len(first) :])
        assert dues.count(db, TODAY, by=by) == len(rows)
        assert dues.waiting(db, TODAY, by=by) == len(first)
        for limit in range(4):
            assert list(dues.due(db, TODAY, by=by, limit=limit)) == list(rows)[:limit]


def test_each_loop_is_in_one_state_and_due_omits_no_request():
    """Whatever is opened, closed, deleted, undone and made again."""
    run_state_machine_as_test(
        Life, settings=settings(max_examples=trials(50), stateful_step_count=25)
    )


def test_a_database_is_as_right_for_other_programs(busy):
    """Who writes with SQL is held to one state for each loop, too."""
    with closing(sqlite3.connect(busy.path, isolation_level=None)) as db:
        for wrong in (
            "UPDATE loop SET state = 'done' WHERE id = 1",
            "UPDATE loop SET closed_on = '2026-11-19' WHERE id = 1",
            "UPDATE loop SET state = 'lost', closed_on = '2026-11-19' WHERE id = 1",
        ):
            with pytest.raises(sqlite3.IntegrityError):
                db.execute(wrong)


def test_what_people_write_is_harmless(people):
    """A request may be any text: no format is broken, no terminal moved."""
    nasty = "\x1b[2J=cmd|' /C calc'!A0\t| *x* `y` {name} {0} %s"
    people.ok("asked", "bo", nasty)
    for form in ("table", "plain", "tsv", "csv", "markdown"):
        for listing in ("open", "due"):
            out = people.ok(listing, "-f", form).out
            assert "\x1b" not in out
    assert json.loads(people.ok("open", "--json").out)[0]["what"] == " ".join(nasty.split())
    assert "{name} {0} %s" in people.ok("done", "1").out


def test_what_is_no_day_is_shown_as_well_as_can_be(busy):
    """A database that another program damaged is listed and explained, and can be closed."""
    with closing(sqlite3.connect(busy.path, isolation_level=None)) as db:
        db.execute("PRAGMA ignore_check_constraints = ON")
        db.execute("UPDATE loop SET due_on = 'fooday' WHERE id IN (1, 4)")
        db.execute("UPDATE loop SET opened_on = '0000' WHERE id IN (3, 4)")
    for words in (["open"], ["due"], ["due", "--explain", "4"], ["ask", "bo", "--check"]):
        for who in ("bo", "ines-roth", "ines-falcao"):
            answer = busy(*(who if word in {"bo", "4"} else word for word in words))
            assert (answer.code in {0, 3}, answer.err) == (True, ""), (words, answer)
    assert due(busy)[:2] == ["bo-marsh", "ines-roth"]
    for number in (1, 3, 4):
        busy.ok("done", number)
