"""`netlog snooze` and `netlog unsnooze`: not now, but on a day that is known."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netlog import dates
from netlog.errors import Misread
from tests.conftest import Shell


@pytest.fixture
def people(netlog: Shell) -> Shell:
    netlog.ok("add", "Mara Lindqvist", "--circle", "inner", today="2026-11-01")  # due on 15 Nov
    netlog.ok("add", "Tomé Sá", today="2026-11-01")
    return netlog


@pytest.mark.parametrize(
    ("words", "until", "due"),
    [
        (("mara", "2", "weeks"), "Thu 2026-12-03", "Thu 2026-12-03"),
        (("mara lindqvist", "2 weeks"), "Thu 2026-12-03", "Thu 2026-12-03"),
        (("mara", "lindqvist", "for", "a", "month"), "Sat 2026-12-19", "Sat 2026-12-19"),
        (("mara", "10d"), "Sun 2026-11-29", "Sun 2026-11-29"),
        (("mara", "lindqvist", "--until", "friday"), "tomorrow", "tomorrow"),
        (("mara", "--until", "19 nov 2027"), "Fri 2027-11-19", "Fri 2027-11-19"),
        (("1", "1", "week"), "Thu 2026-11-26", "Thu 2026-11-26"),
    ],
)
def test_a_snooze_puts_the_due_day_off(people, words, until, due):
    """A span or a day to come, quoted or not; the new due day is the answer."""
    said = people.ok("snooze", *words).out
    assert said == f"Mara Lindqvist is snoozed until {until}; next due {due}\n"
    assert people.ok("due").out == ""


def test_a_snooze_never_makes_anybody_due_earlier(people):
    """The cadence holds where it reaches further than the snooze."""
    people.ok("log", "mara")
    assert people.ok("snooze", "mara", "3 days").out == (
        "Mara Lindqvist is snoozed until Sun 2026-11-22; next due Thu 2026-12-03\n"
    )


def test_a_snooze_ends_when_it_is_ended(people):
    """The due day is then what the cadence says, and ending none is no error."""
    people.ok("snooze", "mara", "2", "weeks")
    assert people.ok("unsnooze", "mara", "lindqvist").out == (
        "Mara Lindqvist is no longer snoozed; balance 0, even; due Sun 2026-11-15 (4 days late)\n"
    )
    assert people.ok("due", "-f", "ids").lines == ["mara-lindqvist"]
    assert people.ok("unsnooze", "mara").out.startswith("Mara Lindqvist is not snoozed; ")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("mara", "--until", "yesterday"), 2, "2026-11-18 is not to come; a snooze ends on a lat"),
        (("mara", "--until", "today"), 2, "2026-11-19 is not to come"),
        (("mara", "--until", "30 feb"), 2, "there is no 30 February"),
        (("mara", "soon"), 2, "'mara soon' is not a name and then a span; try 3 weeks"),
        (("mara",), 2, "'mara' is not a name and then a span"),
        (("2", "weeks"), 2, "'2 weeks' is not a name and then a span"),
        (("mara", "200", "years"), 2, "'200 years' is out of reach"),
        (("tome", "2", "weeks"), 6, "'tome' has no cadence, so is never due; 'netlog edit tome -"),
        (("mora", "2", "weeks"), 4, "nobody here goes by 'mora'; did you mean Mara Lindqvist"),
    ],
)
def test_what_makes_no_sense_is_refused(people, words, code, said):
    """One line says what is wrong and what to do, and nothing is written."""
    result = people("snooze", *words)
    assert (result.code, result.out) == (code, "")
    assert result.err.startswith(f"netlog: {said}")
    assert people.ok("changes", "--columns", "command").lines == ["add", "add"]


def test_who_is_archived_cannot_be_snoozed(people):
    """They are never due anyway; the remedy is said."""
    people.ok("archive", "mara")
    result = people("snooze", "mara", "2 weeks")
    assert (result.code, result.err) == (
        6,
        "netlog: 'mara' is archived, so never due; 'netlog unarchive mara' first\n",
    )


@given(
    st.lists(st.sampled_from(["ada", "grace", "2", "3", "weeks", "a", "month", "10d"]), min_size=1)
)
def test_the_most_words_that_are_a_span_are_the_span(words):
    """Whatever is read is a name, then a span; one more word of the name would not be a span."""
    try:
        who, span = dates.parse_ending_span(words)
    except Misread:
        return
    said = words[len(who) :]
    assert who
    assert words[: len(who)] == who
    assert dates.parse_span(" ".join(said)) == span
    with pytest.raises(Misread):
        dates.parse_span(" ".join(words[len(who) - 1 :]))
