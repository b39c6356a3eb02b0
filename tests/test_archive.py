"""`netlog archive` and `netlog unarchive`: kept, but not due."""

import pytest

from tests.conftest import Shell


@pytest.fixture
def people(netlog: Shell) -> Shell:
    for name in ("Mara Lindqvist", "Tomé Sá", "Ines Roth"):
        netlog.ok("add", name, "--circle", "inner", today="2026-01-05")
    netlog.ok("gave", "mara", "intro", today="2026-01-06")
    return netlog


def due(netlog: Shell) -> list[str]:
    return netlog.ok("due", "-f", "ids").lines


def test_who_is_archived_is_kept_and_not_due(people):
    """Several people at once; their history and balance stay."""
    said = people.ok("archive", "mara", "tome sa")
    assert said.lines == [
        "Mara Lindqvist is archived; 'netlog unarchive mara-lindqvist' undoes that",
        "Tomé Sá is archived; 'netlog unarchive tome-sa' undoes that",
    ]
    assert due(people) == ["ines-roth"]
    assert people.ok("owed", "-f", "ids").lines == ["mara-lindqvist"]
    assert people.ok("history", "mara", "--columns", "direction").out == "gave intro\n"


def test_archiving_twice_keeps_the_first_day(people):
    """What was so already is said, and not written anew."""
    people.ok("archive", "mara", today="2026-02-01")
    assert people.ok("archive", "mara").out == (
        "Mara Lindqvist is archived already, since 2026-02-01\n"
    )


def test_who_is_brought_back_is_due_as_if_never_away(people):
    """The due day is reckoned again from the last touch."""
    people.ok("archive", "mara", "tome")
    assert people.ok("unarchive", "mara").out == (
        "Mara Lindqvist is back; balance +1, their turn; due Tue 2026-01-20 (10 months late)\n"
    )
    assert due(people) == ["ines-roth", "mara-lindqvist"]
    assert people.ok("unarchive", "mara").out.startswith("Mara Lindqvist is not archived; ")


def test_one_name_that_fits_nobody_archives_nobody(people):
    """All or nothing."""
    result = people("archive", "mara", "nobody-here")
    assert result.code == 4
    assert len(due(people)) == 3
