"""Face time: whom to meet in person, how often, and what counts as having met."""

from datetime import date

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from netlog import rules
from netlog.dates import Span
from tests.conftest import Shell

TODAY = "2026-11-19"


@pytest.fixture
def ada(netlog: Shell) -> Shell:
    """A shell that knows Ada, whom to meet every half year, and who was added in spring."""
    netlog.ok("add", "Ada Lund", "--in-person", "6 months", today="2026-04-01")
    return netlog


def shown(netlog: Shell) -> tuple[str | None, str | None, str | None]:
    """Return how often to meet Ada, when that was, and by when again."""
    row = netlog.ok("show", "ada", "--json").json
    return row["in_person"], row["last_in_person"], row["meet_by"]


def reasons(netlog: Shell, today: str = TODAY) -> list[str]:
    """Return why Ada is on the morning's screen."""
    rows = netlog.ok("today", "--json", today=today).json
    return [reason for row in rows for reason in (row["reason"], *row["also"])]


def test_it_counts_from_the_day_of_adding_until_you_have_met(ada):
    """Who was never met in person is to be met by the day of adding and the span."""
    assert shown(ada) == ("6 months", None, "2026-10-01")
    assert reasons(ada, "2026-09-30") == []
    assert reasons(ada, "2026-10-01") == ["in-person"]
    name, words, command = ada.ok("today").rows[0]
    assert (name, words) == ("Ada Lund", "not met in person yet (every 6 months)")
    assert command == "netlog log ada-lund --via in-person"


@pytest.mark.parametrize("channel", ["video", "call", "message", "email", "social", "letter"])
def test_messages_alone_do_not_satisfy_it(ada, channel):
    """However often you write or call, you have not met."""
    ada.ok("log", "ada", "--via", channel)
    ada.ok("log", "ada")
    assert shown(ada) == ("6 months", None, "2026-10-01")
    assert reasons(ada) == ["in-person"]


@pytest.mark.parametrize("channel", ["in-person", "event"])
def test_meeting_does(ada, channel):
    """In person or at an event; the day of it counts, not when it was logged."""
    ada.ok("log", "ada", "--via", channel, "--on", "2026-03-31")
    assert shown(ada) == ("6 months", "2026-03-31", "2026-09-30")
    assert ada.ok("today").rows[0][1] == (
        "not met in person since 2026-03-31, 7 months ago (every 6 months)"
    )
    ada.ok("log", "ada", "--via", channel)
    assert shown(ada) == ("6 months", TODAY, "2027-05-19")
    assert reasons(ada) == []
    ada.ok("undo")
    assert reasons(ada) == ["in-person"]


def test_the_command_that_it_gives_settles_it(ada):
    """What the line ends in can be typed as it stands."""
    (row,) = ada.ok("today", "--json").json
    ada.ok(*row["command"].split()[1:])
    assert ada.ok("today").out == ""


def test_it_waits_for_the_end_of_a_snooze(ada):
    """Who has no cadence can be snoozed all the same, and is not to be met before that ends."""
    assert ada.ok("snooze", "ada", "2 weeks").out == (
        "Ada Lund is snoozed until Thu 2026-12-03; meet by Thu 2026-12-03\n"
    )
    assert reasons(ada) == []
    assert reasons(ada, "2026-12-03") == ["in-person"]
    ada.ok("unsnooze", "ada")
    assert reasons(ada) == ["in-person"]


def test_who_is_archived_is_not_to_be_met(ada):
    """Nor is there a day for it."""
    ada.ok("archive", "ada")
    assert shown(ada) == ("6 months", None, None)
    assert reasons(ada) == []
    assert "in person" in ada.ok("show", "ada").out


def test_it_is_edited_in_words_or_in_the_editor(netlog):
    """`--in-person` sets it, `none` takes it away, and the form has a line for it."""
    netlog.ok("add", "Ada Lund", "--circle", "close", today="2026-11-01")
    assert netlog.ok("edit", "ada", "--in-person", "quarterly").out == (
        "edited Ada Lund (ada-lund): in-person 3 months; every month (close); "
        "next due Tue 2026-12-01; meet by Mon 2027-02-01\n"
    )
    assert netlog.ok("edit", "ada", "--in-person", "none").out == (
        "edited Ada Lund (ada-lund): in-person none; every month (close); next due Tue 2026-12-01\n"
    )
    assert shown(netlog) == (None, None, None)
    netlog.ok("undo")
    assert shown(netlog)[0] == "3 months"
    script = netlog.home / "editor"
    script.write_text('#!/bin/sh\nsed -i "s/^in-person: 3 months/in-person: 1 year/" "$1"\n')
    script.chmod(0o755)
    netlog.env["EDITOR"] = str(script)
    netlog.ok("edit", "ada")
    assert shown(netlog)[0] == "1 year"


@pytest.mark.parametrize("span", ["sometimes", "0 days", "101 years", "1d 2d"])
def test_what_is_no_span_is_refused(ada, span):
    """In one line, and nothing is changed."""
    wrong = ada("edit", "ada", "--in-person", span)
    assert (wrong.code, wrong.out, wrong.err.count("\n")) == (2, "", 1)
    assert shown(ada)[0] == "6 months"


def test_the_card_says_it(ada):
    """With the last time, and how late it is."""
    ada.ok("log", "ada", "--via", "event", "--on", "2026-03-31")
    (line,) = [line for line in ada.ok("show", "ada").lines if line.startswith("  in person")]
    said = "every 6 months; last 2026-03-31 (7 months ago); by Wed 2026-09-30 (7 weeks late)"
    assert line.split(maxsplit=2)[2] == said
    assert "meet: netlog log ada-lund --via in-person" in ada.ok("show", "ada").lines


def test_a_cadence_and_face_time_are_two_things(netlog):
    """A call makes nobody due, but does not make up for meeting; both are said on one line."""
    netlog.ok("add", "Bo Ek", "--every", "1 month", "--in-person", "1 year", today="2025-01-01")
    (row,) = netlog.ok("today", "--json").json
    assert (row["reason"], row["also"]) == ("due", ["in-person"])
    netlog.ok("log", "bo", "--via", "call")
    (row,) = netlog.ok("today", "--json").json
    assert (row["reason"], row["also"]) == ("in-person", [])


@given(
    last=st.dates(date(1950, 1, 1), date(2100, 1, 1)),
    count=st.integers(1, 60),
    unit=st.sampled_from(["day", "week", "month", "year"]),
    snooze=st.none() | st.dates(date(1950, 1, 1), date(2150, 1, 1)),
)
def test_the_day_is_that_of_the_calendar(last, count, unit, snooze):
    """As dateutil reckons it, months clamped, and never before a snooze's end."""
    there = last + relativedelta(**{f"{unit}s": count})
    found = rules.meet_by(last, Span(count, unit), snooze)
    assert found == (there if snooze is None or snooze < there else snooze)
