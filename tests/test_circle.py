"""`netlog circle`: cadences that several people share."""

import pytest

from tests.conftest import Shell


@pytest.fixture
def people(netlog: Shell) -> Shell:
    netlog.ok("add", "Mara Lindqvist", "--circle", "close", today="2026-11-01")
    netlog.ok("add", "Tomé Sá", "--circle", "close", today="2026-10-01")
    netlog.ok("add", "Ines Roth", "--circle", "close", "--every", "1 year", today="2026-10-01")
    return netlog


def circles(netlog: Shell) -> dict[str, tuple[str | None, int]]:
    rows = netlog.ok("circle", "list", "--json").json
    return {row["name"]: (row["cadence"], row["people"]) for row in rows}


def test_circles_are_listed_the_closest_first(people):
    """On its own the command lists them, in every format."""
    assert people.ok("circle").rows == [
        ["inner", "every 2 weeks", "0"],
        ["close", "every month", "3"],
        ["active", "every 3 months", "0"],
        ["wide", "every year", "0"],
    ]
    assert people.ok("circle").out == people.ok("circle", "list").out
    assert people.ok("circle", "--json").json == people.ok("circle", "list", "--json").json
    table = people.ok("circle", "-f", "table").lines
    assert table[0].split() == ["name", "cadence", "people"]


def test_a_circle_is_added_with_its_cadence_or_none(people):
    """A name may be several words; it is stored with single blanks."""
    assert people.ok("circle", "add", "book", " club ", "--every", "6 weeks").out == (
        "book club: every 6 weeks\n"
    )
    assert people.ok("circle", "add", "alumni").out == "alumni: no cadence\n"
    assert circles(people)["book club"] == ("6 weeks", 0)
    assert circles(people)["alumni"] == (None, 0)


def test_a_new_cadence_reaches_the_members_at_once(people):
    """Who has one of their own is not counted, and due days change with it."""
    assert people.ok("due", "-f", "ids").lines == ["tome-sa"]
    assert people.ok("circle", "set", "close", "2", "weeks").out == (
        "close: every 2 weeks; 2 people follow it, 2 of them due now\n"
    )
    assert sorted(people.ok("due", "-f", "ids").lines) == ["mara-lindqvist", "tome-sa"]
    assert people.ok("circle", "set", "Close", "1 year").out == (
        "close: every year; 2 people follow it, none of them due now\n"
    )
    assert people.ok("due").out == ""


def test_a_circle_may_have_no_cadence(people):
    """Its members are then due only by their own."""
    people.ok("archive", "tome")
    assert people.ok("circle", "set", "close", "none").out == (
        "close: no cadence; 1 person follows it and will not be due\n"
    )
    assert people.ok("due", "--within", "2 years", "-f", "ids").lines == ["ines-roth"]
    assert people.ok("circle", "set", "wide", "none").out == "wide: no cadence; nobody follows it\n"


def test_a_renamed_circle_keeps_its_members(people):
    """Also where only the case of a letter changes."""
    assert people.ok("circle", "rename", "close", "near  and dear").out == (
        "close is now near and dear\n"
    )
    assert people.ok("circle", "rename", "inner", "Inner").out == "inner is now Inner\n"
    assert circles(people)["near and dear"] == ("1 month", 3)


def test_an_empty_circle_is_removed_without_asking(people):
    """Nobody is in it, and undo brings it back."""
    assert people.ok("circle", "remove", "wide").out == "wide is removed\n"
    people.ok("undo")
    assert circles(people)["wide"] == ("1 year", 0)


def test_a_circle_with_members_asks_first(people):
    """The people stay, in no circle, and undo puts them back into it."""
    before = circles(people)
    asked = people("circle", "remove", "close", terminal=True, stdin="n\n")
    assert asked.code == 130
    assert "Remove close and leave 3 people in none?" in asked.err
    refused = people("circle", "remove", "close")
    assert (refused.code, refused.err) == (
        2,
        "netlog: this asks first, and there is no terminal to ask on; give --yes\n",
    )
    assert circles(people) == before
    said = people.ok("circle", "remove", "close", terminal=True, stdin="y\n").out
    assert said == "close is removed; 3 people in no circle now\n"
    assert "close" not in circles(people)
    assert people.ok("due").out == ""
    people.ok("undo")
    assert circles(people) == before
    assert people.ok("due", "-f", "ids").lines == ["tome-sa"]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("add", "INNER"), 6, "there is a circle of that name"),
        (("add", " "), 6, "a circle's name cannot be blank"),
        (("add", "x", "--every", "often"), 2, "cannot read the span 'often'"),
        (("rename", "inner", "close"), 6, "there is a circle of that name"),
        (("rename", "nowhere", "x"), 4, "there is no circle 'nowhere'; there are inner, close,"),
        (("set", "nowhere", "2 weeks"), 4, "there is no circle 'nowhere'"),
        (("set", "none"), 2, "that takes a circle and its cadence"),
        (("set", "close"), 2, "'close' is not a name and then a span"),
        (("set", "2 weeks"), 2, "'2 weeks' is not a name and then a span"),
        (("remove", "nowhere", "--yes"), 4, "there is no circle 'nowhere'"),
        (("nonsense",), 2, "no such command 'nonsense'; see 'netlog circle -h'"),
        (("add",), 2, "missing argument"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(people, words, code, said):
    """Errors of a subcommand are those of any command, and nothing is written."""
    before = circles(people)
    result = people("circle", *words)
    assert (result.code, result.out) == (code, "")
    assert result.err.startswith(f"netlog: {said}")
    assert len(result.err.splitlines()) == 1
    assert circles(people) == before


@pytest.mark.parametrize("words", [(), *((word,) for word in "list add set rename remove".split())])
def test_help_is_everywhere(netlog, words):
    """The group and each of its commands say what they do and give two examples."""
    said = netlog.ok("circle", *words, "-h").out
    assert said == netlog.ok("circle", *words, "--help").out
    assert said.startswith(" ".join(("Usage: netlog circle", *words)))
    examples = said.partition("Examples:\n")[2].partition("\n\n")[0]
    assert len(examples.splitlines()) == 2
    assert all(line.startswith("    netlog circle") for line in examples.splitlines())


@pytest.mark.parametrize(
    "words",
    [
        ("--db", "{}", "circle", "add", "elsewhere"),
        ("circle", "--db", "{}", "add", "elsewhere"),
        ("circle", "add", "--db", "{}", "elsewhere"),
    ],
)
def test_the_database_may_be_named_before_or_after(netlog, tmp_path, words):
    """Wherever --db stands, that database is written, and no other."""
    other = tmp_path / "other.db"
    other.write_bytes(netlog.path.read_bytes())
    netlog.ok(*(word.format(other) for word in words))
    assert "elsewhere" in netlog.ok("circle", "--db", other).out
    assert "elsewhere" not in netlog.ok("circle").out


def test_changes_name_the_subcommand(netlog):
    """What is undone is said in full."""
    netlog.ok("circle", "add", "alumni")
    assert netlog.ok("undo").out.startswith("undone: circle add of ")
