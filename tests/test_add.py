"""`netlog add`: somebody new, and who is there already."""

from typing import Any

import pytest

from tests.conftest import Shell

UGLY = (
    'O\'Neil "Tip" Neill',
    "[red]Mara[/] [/x]",
    "Zoë 👩‍🚀 Żółć",
    "שרה כהן",
    "x" * 500,
    "Q",
    "李",
    "😀",
    "Robert'); DROP TABLE contact; --",
    "100% _* ?",
    "C:\\temp \\n",
    "note: # odd",
    "7",
)


def shown(netlog: Shell, who: str) -> Any:
    """Return everything about somebody."""
    return netlog.ok("show", who, "--json").json


def test_the_first_person_makes_the_database(shell):
    """Adding somebody is a way to begin."""
    assert shell.ok("add", "Mara", "Lindqvist").out == (
        "added Mara Lindqvist (mara-lindqvist); no cadence, so never due\n"
    )
    assert [row["handle"] for row in shell.ok("list", "--json").json] == ["mara-lindqvist"]


def test_all_that_is_said_is_kept(netlog):
    """Each option arrives in its field, words as days, spans and people."""
    netlog.ok("add", "Tomé Sá")
    result = netlog.ok(
        *("add", "Mara", "Lindqvist", "--email", "mara@example.org", "--email", "m@example.com"),
        *("--phone", "+46 8 555 01 01", "--link", "https://example.org/in/mara"),
        *("--nickname", "Lindy", "--company", "Paper Boat Press", "--title", "Editor"),
        *("--tag", "books", "--tag", "#rivers", "--circle", "Close", "--every", "3 weeks"),
        *("--met", "3 weeks ago", "--met-at", "a  ferry", "--introduced-by", "tome"),
        *("--birthday", "29 feb", "--location", "Malmö", "--handle", "lindy"),
        *("-m", "Likes maps.\nTwo cats."),
    )
    assert result.out == "added Mara Lindqvist (lindy); every 3 weeks; next due Thu 2026-12-10\n"
    mara = shown(netlog, "lindy")
    assert mara["emails"] == ["mara@example.org", "m@example.com"]
    assert (mara["phones"], mara["links"], mara["nicknames"]) == (
        ["+46 8 555 01 01"],
        ["https://example.org/in/mara"],
        ["Lindy"],
    )
    assert mara["tags"] == ["books", "rivers"]
    assert (mara["company"], mara["title"]) == ("Paper Boat Press", "Editor")
    assert (mara["circle"], mara["cadence"], mara["cadence_from"]) == ("close", "3 weeks", "own")
    assert (mara["met_on"], mara["met_at"]) == ("2026-10-29", "a ferry")
    assert mara["introduced_by"] == {"id": 1, "handle": "tome-sa", "name": "Tomé Sá"}
    assert (mara["birthday"], mara["location"]) == ("--02-29", "Malmö")
    assert mara["note"] == "Likes maps.\nTwo cats."
    assert mara["added_on"] == "2026-11-19"


def test_a_circle_brings_its_cadence(netlog):
    """The answer says how often, why, and when next."""
    out = netlog.ok("add", "Mara", "--circle", "close").out
    assert out == "added Mara (mara); every month (close); next due Sat 2026-12-19\n"


def test_a_note_is_read_from_stdin(netlog):
    """No process list shows what `-m -` reads."""
    netlog.ok("add", "Mara", "-m", "-", stdin="Met on a ferry.\n")
    assert shown(netlog, "mara")["note"] == "Met on a ferry."


@pytest.mark.parametrize("name", UGLY)
def test_any_name_is_a_name(netlog, name):
    """What is typed is what is kept, under a handle that any shell takes; undo takes it back."""
    out = netlog.ok("add", name).out
    (row,) = netlog.ok("list", "--json").json
    assert row["name"] == " ".join(name.split())
    assert f"({row['handle']})" in out
    assert not set(row["handle"]) - set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert shown(netlog, row["handle"])["name"] == row["name"]
    netlog.ok("undo")
    assert netlog.ok("list", "--json").json == []


@pytest.mark.parametrize(
    ("again", "why"),
    [
        (("mara", "LINDQVIST"), "the same name but for case"),
        (("Marä", "Lindqvist"), "the same name but for accents"),
        (("M. L.", "--email", "MARA@example.org"), "the same e-mail"),
        (("M. L.", "--phone", "0046 8 555 0101"), "the same phone"),
        (("M. L.", "--link", "http://example.org/in/mara/?x=1"), "the same profile"),
    ],
)
def test_the_same_person_is_refused(netlog, again, why):
    """Somebody who is surely there already is not added twice unless that is forced."""
    netlog.ok(
        *("add", "Mara Lindqvist", "--email", "mara@example.org", "--phone", "+46 8 5550101"),
        *("--link", "https://www.example.org/in/mara"),
    )
    result = netlog("add", *again)
    assert (result.code, result.out) == (6, ""), why
    assert result.err == (
        "netlog: Mara Lindqvist (mara-lindqvist) is here already; "
        "'netlog edit mara-lindqvist' changes them, --force adds another\n"
    )
    assert netlog.ok("add", *again, "--force").out.startswith("added ")
    assert len(netlog.ok("list", "--json").json) == 2


def test_a_likely_duplicate_is_added_with_a_remark(netlog):
    """A slip of the finger may be the same person: that is said, and the answer stays clean."""
    netlog.ok("add", "Mara Lindqvist")
    result = netlog.ok("add", "Mara Lindquist")
    assert result.out == "added Mara Lindquist (mara-lindquist); no cadence, so never due\n"
    assert result.err == (
        "Mara Lindqvist (mara-lindqvist) may be the same; 'netlog undo' takes this back\n"
    )
    assert netlog.ok("add", "Tomé Sá").err == ""


def test_a_namesake_gets_a_handle_of_their_own(netlog):
    """Two of one name are told apart by their handles."""
    netlog.ok("add", "Mara Lindqvist")
    out = netlog.ok("add", "Mara Lindqvist", "--force").out
    assert out.startswith("added Mara Lindqvist (mara-lindqvist-2)")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("Mara", "--circle", "nearest"), 4, "there is no circle 'nearest'"),
        (("Mara", "--introduced-by", "nobody"), 4, "nobody here goes by 'nobody'"),
        (("Mara", "--introduced-by", "mara"), 4, "nobody here goes by 'mara'"),
        (("Mara", "--birthday", "30 feb"), 2, "there is no 30 February"),
        (("Mara", "--met", "tomorrow"), 2, "2026-11-20 has not come yet"),
        (("Mara", "--every", "often"), 2, "cannot read the span 'often'"),
        (("Mara", "--every", "101 years"), 2, "out of reach"),
        (("Mara", "--handle", "tome"), 6, "that handle is taken"),
        (("Mara", "--handle", "Mara L"), 6, "a handle is made of a-z"),
        (("Mara", "--handle", "12"), 6, "a handle is made of a-z"),
        (("Mara", "--email", " "), 6, "a detail cannot be blank"),
        (("Mara", "--tag", "#"), 6, "a tag cannot be blank"),
        (("Mara", "-m", " "), 6, "a note cannot be blank"),
        (("Mara", "-m", "x" * 65537), 6, "a note can have at most 65536 characters"),
        (("Mara", "--email", "\udcff"), 6, "text must be valid Unicode"),
        (("Ma\udcffra",), 6, "text must be valid Unicode"),
        (("x" * 501,), 6, "a name can have at most 500 characters"),
        ((" ",), 6, "a name cannot be blank"),
        ((), 2, "missing argument"),
    ],
)
def test_what_cannot_be_is_refused_whole(netlog, words, code, said):
    """One line says what is wrong, and nobody was added."""
    netlog.ok("add", "Tomé Sá", "--handle", "tome")
    result = netlog("add", *words)
    assert (result.code, result.out) == (code, "")
    assert said in result.err
    assert result.err.count("\n") == 1
    assert [row["handle"] for row in netlog.ok("list", "--json").json] == ["tome"]


def test_undo_takes_back_all_that_came_with_somebody(netlog):
    """Tags, details and the company go with the person, and redo brings them again."""
    netlog.ok(
        "add", "Mara", "--tag", "books", "--company", "Paper Boat", "--email", "m@example.org"
    )
    before = shown(netlog, "mara")
    netlog.ok("undo")
    assert netlog("show", "mara").code == 4
    netlog.ok("redo")
    assert shown(netlog, "m@example.org") == before
