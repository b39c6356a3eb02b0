"""`netlog list`: everybody, or those who are asked for."""

import pytest

from tests.conftest import Shell


@pytest.fixture
def people(netlog):
    """Five people, of whom one is archived."""
    netlog.ok("add", "Zoë Varga", "--tag", "books", "--circle", "close")
    netlog.ok("add", "łukasz Wrona", "--company", "Paper Boat Press", "--every", "2 weeks")
    netlog.ok("add", "Mara Lindqvist", "--tag", "books", "--tag", "rivers")
    netlog.ok("add", "Émile Okafor", "--circle", "wide", "--email", "emile@example.org")
    netlog.ok("add", "Ada Old", "--circle", "close")
    netlog.ok("archive", "ada-old")
    netlog.ok("got", "mara", "advice", "--on", "2026-11-02")
    return netlog


def handles(netlog: Shell, *options: str) -> list[str]:
    """Return whom a listing lists."""
    return netlog.ok("list", "-f", "ids", *options).lines


def test_people_come_by_name(people):
    """Case and accents do not part those who belong together."""
    assert handles(people) == ["emile-okafor", "lukasz-wrona", "mara-lindqvist", "zoe-varga"]
    assert handles(people, "-n", "2") == ["emile-okafor", "lukasz-wrona"]
    assert handles(people, "-r", "-n", "1") == ["zoe-varga"]
    assert handles(people, "--sort", "last_touch", "-n", "1") == ["mara-lindqvist"]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (("--tag", "books"), ["mara-lindqvist", "zoe-varga"]),
        (("--tag", "books", "--tag", "rivers"), ["mara-lindqvist"]),
        (("--circle", "close"), ["zoe-varga"]),
        (("--circle", "close", "--archived"), ["ada-old", "zoe-varga"]),
        (("--company", "paper"), ["lukasz-wrona"]),
        (("--no-cadence",), ["mara-lindqvist"]),
        (("--no-cadence", "--tag", "absent"), []),
        (("--archived", "-n", "1"), ["ada-old"]),
    ],
)
def test_filters_choose(people, options, expected):
    """Filters narrow the list together; the archived are left out unless asked for."""
    assert handles(people, *options) == expected


def test_json_has_every_field(people):
    """A script gets all there is on a line, null where there is nothing."""
    row = people.ok("list", "--company", "paper boat", "--json").json[0]
    assert row == {
        "id": 2,
        "handle": "lukasz-wrona",
        "name": "łukasz Wrona",
        "company": "Paper Boat Press",
        "title": None,
        "circle": None,
        "tags": [],
        "email": None,
        "phone": None,
        "location": None,
        "birthday": None,
        "met_on": None,
        "added_on": "2026-11-19",
        "touches": 0,
        "last_touch": None,
        "balance": 0,
        "turn": "even",
        "cadence": "2 weeks",
        "cadence_from": "own",
        "due_on": "2026-12-03",
        "snoozed_until": None,
        "archived_on": None,
    }


def test_plain_says_it_in_words(people):
    """Off a terminal a person is a line, never cut."""
    (line,) = people.ok("list", "--tag", "rivers").rows
    assert line == ["Mara Lindqvist", "", "", "2026-11-02", "your turn", "", "books, rivers",
                    "mara-lindqvist"]  # fmt: skip
    chosen = people.ok("list", "--circle", "close", "--columns", "name,cadence,balance").rows
    assert chosen == [["Zoë Varga", "every month (close)", "0"]]


def test_a_terminal_hears_how_many_more(people):
    """The table ends in something to do, and says what it leaves out."""
    result = people.ok("list", "-n", "1", terminal=True)
    assert "Émile Okafor" in result.out
    assert "1 has no cadence and is never due; 'netlog edit WHO --every SPAN' gives one" in (
        result.out
    )
    assert result.err == "… and 3 more people; -n 0 shows all\n"


def test_an_empty_list_is_fine(netlog):
    """Nobody is no error; a terminal is told how to begin, a pipe gets nothing."""
    assert netlog.ok("list") == netlog.ok("list", "--tag", "books")
    assert netlog.ok("list").out == ""
    assert netlog.ok("list", terminal=True).err == (
        "nobody yet; 'netlog add NAME' adds the first\n"
    )
    netlog.ok("add", "Mara")
    assert netlog.ok("list", "--tag", "books", terminal=True).err == "nobody like that\n"
    assert netlog("list", "--circle", "nearest").code == 4


def test_an_unlimited_list_reads_like_the_limited_one(people):
    """The limit that SQL applies cuts the same order."""
    everybody = handles(people, "-n", "0", "--archived")
    for most in range(1, len(everybody) + 1):
        assert handles(people, "--archived", "-n", str(most)) == everybody[:most]
