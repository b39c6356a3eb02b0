"""`netlog show`: one person on one screen."""

import pytest

from netlog.output import display_width
from tests.test_add import UGLY


@pytest.fixture
def mara(netlog):
    """A shell whose database holds somebody with a bit of everything."""
    netlog.env["NO_COLOR"] = "1"
    netlog.ok("add", "Tomé Sá")
    netlog.ok(
        *("add", "Mara Lindqvist", "--email", "mara@example.org", "--email", "m@example.com"),
        *("--company", "Halfmoon Health", "--title", "Editor of long and winding river atlases"),
        *("--circle", "close", "--tag", "books", "--introduced-by", "tome", "--nickname", "Lindy"),
        *("--birthday", "29 feb", "--met", "2020-05-01", "--met-at", "a ferry"),
        *(
            "-m",
            "Prefers a call to a message, and a walk to a call, whatever the weather is.\n\nX.",
        ),
    )
    netlog.ok("edit", "mara", "--company", "Paper Boat Press")
    netlog.ok("add", "Bo Winter", "--introduced-by", "mara")
    netlog.ok("gave", "mara", "intro", "--on", "2026-09-01", "-m", "to Bo")
    netlog.ok("got", "mara", "advice", "-w", "3", "--on", "2026-10-01", "--via", "call")
    netlog.ok("got", "mara", "thanks", "--on", "2026-10-02", "--by", "them")
    netlog.ok("log", "mara", "-m", "tea by the canal; " * 20, "--on", "2026-10-03")
    return netlog


SCREEN = """\
Mara Lindqvist (mara-lindqvist)
  work           Paper Boat Press
                 Editor of long and winding river atlases, Halfmoon Health, until 2026-11-19
  e-mail         mara@example.org
                 m@example.com
  also called    Lindy
  birthday       29 February
  met            2020-05-01 (6 years ago), a ferry
  introduced by  Tomé Sá (tome-sa)
  introduced     Bo Winter (bo-winter)
  tags           books
  circle         close
  cadence        every month (close)
  due            Tue 2026-11-03 (2 weeks late)
  last touch     2026-10-03 (6 weeks ago); 4 interactions in all
  turn           your turn: -3, open since 2026-10-01 (7 weeks)
  gave           1: intro
  got            4: advice x3, thanks
  added          2026-11-19, with the id 2
  note           Prefers a call to a message, and a walk to a call, whatever the weather is.

                 X.

day         what           note                                                             via   id
────────────────────────────────────────────────────────────────────────────────────────────────────
2026-10-03  met            tea by the canal; tea by the canal; tea by the canal; tea by t…         4
2026-10-02  got thanks                                                                             3
2026-10-01  got advice x3                                                                   call   2
2026-09-01  gave intro     to Bo                                                                   1

your turn: netlog gave mara-lindqvist KIND
reconnect: netlog log mara-lindqvist -m NOTE
"""


def test_a_screen_has_it_all(mara):
    """Who, how to reach, whose turn, when next, what was; and it ends in what to do."""
    assert mara.ok("show", "mara", terminal=True).out == SCREEN


@pytest.mark.parametrize("width", [40, 80, 200])
def test_every_width_is_kept(mara, width):
    """Nothing runs over the edge, and no fact is lost on a narrow terminal."""
    mara.env["COLUMNS"] = str(width)
    result = mara.ok("show", "mara", terminal=True)
    lines = result.out.splitlines()
    assert max(map(display_width, lines[:-2])) <= width
    words = result.out.split()
    assert {"mara@example.org", "atlases,", "weather", "29", "(2", "-3,", "intro"} <= set(words)
    missing = "… no room for id\n" if width == 40 else ""
    assert result.err == missing


def test_a_pipe_gets_it_uncut(mara):
    """Off a terminal nothing is wrapped or shortened."""
    out = mara.ok("show", "lindy").out
    assert "a walk to a call, whatever the weather is.\n" in out
    assert f"2026-10-03\tmet\t{('tea by the canal; ' * 20)}\t\t4\n" in out


def test_json_is_one_object(mara):
    """The promised fields: those of `list`, and all that has more than one value."""
    listed = mara.ok("list", "--circle", "close", "--json").json[0]
    shown = mara.ok("show", "m@example.com", "--json").json
    assert listed | {"tags": ["books"]} == {field: shown[field] for field in listed}
    assert {field: shown[field] for field in shown if field not in listed} == {
        "emails": ["mara@example.org", "m@example.com"],
        "phones": [],
        "links": [],
        "nicknames": ["Lindy"],
        "met_at": "a ferry",
        "note": (
            "Prefers a call to a message, and a walk to a call, whatever the weather is.\n\nX."
        ),
        "positions": [
            {"company": "Paper Boat Press", "title": None, "since": None, "until": None},
            {
                "company": "Halfmoon Health",
                "title": "Editor of long and winding river atlases",
                "since": None,
                "until": "2026-11-19",
            },
        ],
        "introduced_by": {"id": 1, "handle": "tome-sa", "name": "Tomé Sá"},
        "introduced": [{"id": 3, "handle": "bo-winter", "name": "Bo Winter"}],
        "knows": [
            {"id": 3, "handle": "bo-winter", "name": "Bo Winter", "source": "introduced"}
            | {"how": None, "strength": 0.6, "now": True},
            {"id": 1, "handle": "tome-sa", "name": "Tomé Sá", "source": "introduced"}
            | {"how": None, "strength": 0.6, "now": True},
        ],
        "open": [],
        "offers": [],
        "needs": [],
        "intros": [],
        "days_late": 16,
        "in_person": None,
        "last_in_person": None,
        "meet_by": None,
        "gave": 1,
        "got": 4,
        "open_since": "2026-10-01",
        "gave_by_kind": [{"kind": "intro", "times": 1, "weight": 1}],
        "got_by_kind": [
            {"kind": "advice", "times": 1, "weight": 3},
            {"kind": "thanks", "times": 1, "weight": 1},
        ],
        "interactions": mara.ok("history", "mara", "--json").json[::-1],
    }


def test_only_the_last_ten_interactions_are_shown(netlog):
    """The latest come first, and how many there are in all is said."""
    netlog.ok("add", "Mara")
    for day in range(1, 13):
        netlog.ok("log", "mara", "--on", f"2026-10-{day:02}")
    days = [touch["day"] for touch in netlog.ok("show", "mara", "--json").json["interactions"]]
    assert days == [f"2026-10-{day:02}" for day in range(12, 2, -1)]
    assert "12 interactions in all" in netlog.ok("show", "mara").out


@pytest.mark.parametrize(
    ("commands", "step"),
    [
        ((), "stay in touch: netlog edit mara --every SPAN"),
        ((("got", "mara", "advice"),), "stay in touch: netlog edit mara --every SPAN"),
        ((("edit", "mara", "--every", "1 week"),), "when you meet: netlog log mara -m NOTE"),
        (
            (("edit", "mara", "--every", "1 week"), ("got", "mara", "advice")),
            "your turn: netlog gave mara KIND",
        ),
        ((("archive", "mara"),), "bring them back: netlog unarchive mara"),
    ],
)
def test_it_ends_in_something_to_do(netlog, commands, step):
    """Whatever the state, the last line is a command to go on with."""
    netlog.ok("add", "Mara")
    for command in commands:
        netlog.ok(*command)
    assert netlog.ok("show", "mara").lines[-1] == step


def test_who_is_late_is_to_be_met_again(netlog):
    """Past the due day, the thing to do is to get in touch."""
    netlog.ok("add", "Mara", "--every", "1 week", today="2026-11-01")
    result = netlog.ok("show", "mara")
    assert "due         Sun 2026-11-08 (11 days late)" in result.out
    assert result.lines[-1] == "reconnect: netlog log mara -m NOTE"
    assert "due         today\n" in netlog.ok("show", "mara", today="2026-11-08").out


def test_rest_is_said(netlog):
    """A snooze and an archive explain why nobody is due."""
    netlog.ok("add", "Mara", "--every", "1 week")
    netlog.ok("snooze", "mara", "2 months")
    assert "due         Tue 2027-01-19 (in 8 weeks), snoozed till then" in (
        netlog.ok("show", "mara").out
    )
    netlog.ok("archive", "mara")
    assert "due         never: archived on 2026-11-19" in netlog.ok("show", "mara").out


@pytest.mark.parametrize("name", UGLY)
@pytest.mark.parametrize("terminal", [True, False])
def test_any_name_is_shown(netlog, name, terminal):
    """No name breaks the screen or loses a letter."""
    netlog.env |= {"NO_COLOR": "1", "COLUMNS": "600"}
    netlog.ok("add", name, "--tag", name[:100], "--nickname", name, "-m", name)
    lines = netlog.ok("show", 1, terminal=terminal).lines
    plain = " ".join(name.split())
    assert " ".join(lines[:-2]).count(plain[:90]) >= 4
    assert all(line.isprintable() or "\u200d" in line for line in lines)


def test_who_is_meant(netlog):
    """Nobody exits with 4, several with 5, and neither guesses."""
    netlog.ok("add", "Mara Lindqvist")
    netlog.ok("add", "Mara Varga")
    assert netlog("show", "mara").code == 5
    assert netlog("show", "tome").code == 4
    assert netlog.ok("show", "mara", "varga").lines[0] == "Mara Varga (mara-varga)"
