"""What netlog is for, asked of it as a new user would: whose turn it is, who is due, and why."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import TODAY, Shell

PROGRAM = Path(sys.executable).with_name("netlog")


@pytest.fixture
def vera(netlog: Shell) -> Shell:
    """Vera was added on 1 October, to be heard of every month; it is 19 November."""
    netlog.ok("add", "Vera Holm", "--circle", "close", today="2026-10-01")
    return netlog


@pytest.fixture
def ivo(netlog: Shell) -> Shell:
    """You got 2 from Ivo in March and 1 in June; he got 1 in August and 1 in October."""
    netlog.ok("add", "Ivo Brandt", today="2026-01-05")
    netlog.ok("got", "ivo", "advice", "-w", "2", "--on", "2026-03-02")
    netlog.ok("got", "ivo", "lead", "--on", "2026-06-10")
    netlog.ok("gave", "ivo", "thanks", "--on", "2026-08-20")
    netlog.ok("gave", "ivo", "intro", "--on", "2026-10-15")
    return netlog


def last_touch(shell: Shell, who: str = "vera") -> str | None:
    day: str | None = shell.ok("show", who, "--json").json["last_touch"]
    return day


def standing(shell: Shell, *options: str) -> tuple[object, ...]:
    (row,) = shell.ok("owed", "--json", *options).json
    return tuple(row[field] for field in ("gave", "got", "balance", "open_since", "days_open"))


# Who is due -------------------------------------------------------------------------------------


def test_who_was_never_touched_counts_from_the_day_they_were_added(vera):
    """Nobody is left out: the due day comes without a single interaction."""
    assert vera.ok("due", today="2026-10-31").out == ""
    (row,) = vera.ok("due", "--json", today="2026-11-01").json
    assert (row["last_touch"], row["due_on"], row["days_late"]) == (None, "2026-11-01", 0)
    assert vera.ok("due").rows[0][:2] == ["Vera Holm", "2 weeks late"]


def test_a_back_dated_log_never_moves_the_last_touch_backwards(vera):
    """What is remembered late is on the timeline, and changes nothing about who is due."""
    vera.ok("log", "vera", "--on", "2026-11-10")
    said = vera.ok("log", "vera", "--on", "2026-10-20", "-m", "remembered later").out
    assert said == "met Vera Holm Tue 2026-10-20; balance 0, even; next due Thu 2026-12-10\n"
    assert last_touch(vera) == "2026-11-10"


def test_the_last_touch_is_that_of_what_is_left(vera):
    """Removing, redating or moving the latest interaction leaves the one before it."""
    vera.ok("add", "Odd Lien")
    vera.ok("log", "vera", "--on", "2026-10-12")
    vera.ok("log", "vera", "--on", "2026-11-10")
    vera.ok("edit", "--interaction", "2", "--on", "2026-10-01")
    assert last_touch(vera) == "2026-10-12"
    vera.ok("edit", "--interaction", "1", "--with", "odd")
    assert (last_touch(vera), last_touch(vera, "odd")) == ("2026-10-01", "2026-10-12")
    vera.ok("remove", "2")
    assert last_touch(vera) is None
    for _ in range(3):
        vera.ok("undo")
    assert (last_touch(vera), last_touch(vera, "odd")) == ("2026-11-10", None)


def test_the_most_urgent_comes_first(vera):
    """Three weeks late on a yearly friend is less than three weeks late on a monthly one."""
    vera.ok("add", "Yuna Park", "--every", "1 year", today="2025-10-29")
    vera.ok("log", "vera", "--on", "2026-09-29")
    rows = vera.ok("due", "--json").json
    assert [(row["handle"], row["days_late"]) for row in rows] == [
        ("vera-holm", 21),
        ("yuna-park", 21),
    ]


def test_what_is_coming_is_said_when_it_is_asked_for(vera):
    """--within looks ahead; --exit-code is about what is listed, then as else."""
    vera.ok("log", "vera", "--on", "2026-11-10", "-m", "her flat is sold")
    assert vera("due", "--exit-code").code == 0
    ahead = vera("due", "--within", "3 weeks", "--exit-code")
    assert (ahead.code, ahead.out) == (
        3,
        "Vera Holm\tin 3 weeks\tevery month (close)\t2026-11-10\t\teven\ther flat is sold\t\n",
    )


@pytest.mark.parametrize(
    ("commands", "said"),
    [
        (
            [],
            [
                "Vera Holm is due",
                "  never touched, added: Thu 2026-10-01",
                "  cadence: every month (close)",
                "  due: Sun 2026-11-01 (2 weeks late)",
            ],
        ),
        (
            [["edit", "vera", "--every", "8 weeks"], ["log", "vera", "--on", "2026-10-12"]],
            [
                "Vera Holm is not due yet",
                "  last touch: Mon 2026-10-12",
                "  cadence: every 8 weeks",
                "  due: Mon 2026-12-07 (in 2 weeks)",
            ],
        ),
        (
            [["snooze", "vera", "3", "days"]],
            [
                "Vera Holm is not due yet",
                "  never touched, added: Thu 2026-10-01",
                "  cadence: every month (close)",
                "  snoozed until: Sun 2026-11-22",
                "  due: Sun 2026-11-22 (in 3 days)",
            ],
        ),
        ([["archive", "vera"]], [f"Vera Holm is not due: archived on {TODAY}"]),
        (
            [["edit", "vera", "--circle", ""]],
            ["Vera Holm is never due: has no cadence and is in no circle"],
        ),
        (
            [["circle", "set", "close", "none"]],
            ["Vera Holm is never due: has no cadence, nor has the circle close"],
        ),
    ],
)
def test_explain_says_why_somebody_is_due_or_not(vera, commands, said):
    """Step by step, for everybody, listed or not."""
    for words in commands:
        vera.ok(*words)
    assert vera.ok("due", "--explain", "vera").lines == said


# Whose turn it is -------------------------------------------------------------------------------


def test_a_return_pays_the_oldest_kindness_first(ivo):
    """What is open counts from the oldest part that nothing has paid yet."""
    assert standing(ivo) == (2, 3, -1, "2026-06-10", 162)
    ivo.ok("gave", "ivo", "gift", "--on", "2026-11-01")
    assert standing(ivo) == (3, 3, 0, None, None)
    # What was logged late is paid first all the same.
    ivo.ok("got", "ivo", "gift", "--on", "2026-02-01")
    assert standing(ivo) == (3, 4, -1, "2026-06-10", 162)


def test_balances_as_they_stood(ivo):
    """--at is a day gone by, with the ages of that day."""
    assert standing(ivo, "--at", "2026-06-10") == (0, 3, -3, "2026-03-02", 100)
    assert standing(ivo, "--at", "2026-09-01") == (1, 3, -2, "2026-03-02", 183)
    assert ivo.ok("owed", "--at", "2026-03-01").out == ""


def test_a_period_counts_only_what_is_in_it(ivo):
    """Both ends count; together with --at they make no sense."""
    assert standing(ivo, "--since", "2026-06-10", "--until", "2026-08-20")[:3] == (1, 1, 0)
    assert standing(ivo, "--since", "2026-06-11") == (2, 0, 2, "2026-08-20", 91)
    both = ivo("owed", "--since", "2026-06-01", "--at", "2026-08-01")
    assert (both.code, both.out) == (2, "")


def test_what_is_open_by_age(ivo):
    """--aged parts the balance, unit by unit, and adds up to it."""
    ivo.ok("got", "ivo", "review", "-w", "3", "--on", "2026-11-18")
    (row,) = ivo.ok("owed", "--aged", "--json").json
    ages = [row[field] for field in ("days_30", "days_90", "days_365", "older")]
    assert (ages, row["balance"], row["open_since"]) == ([3, 0, 1, 0], -4, "2026-06-10")


def test_your_turn_comes_first(ivo):
    """The biggest first; --mine, --theirs and --even choose, and may be combined."""
    for name, words in {
        "Tea": ["gave", "tea", "intro"],
        "Una": ["got", "una", "advice", "-w", "4"],
        "Eve": ["gave", "eve", "gift", "--on", "yesterday"],
    }.items():
        ivo.ok("add", name)
        ivo.ok(*words)
    ivo.ok("got", "eve", "gift")
    assert ivo.ok("owed", "-f", "ids").lines == ["una", "ivo-brandt", "tea", "eve"]
    assert ivo.ok("owed", "--mine", "-f", "ids").lines == ["una", "ivo-brandt"]
    assert ivo.ok("owed", "--theirs", "--even", "-f", "ids").lines == ["tea", "eve"]
    assert ivo("owed", "--mine", "--exit-code").code == 3
    assert ivo("owed", "--mine", "--until", "2026-01-01", "--exit-code").code == 0
    drawn = ivo.ok("owed", "-n", "1", terminal=True)
    assert drawn.lines[-1] == "gave 4, got 8; 0.5 given for each 1 got"
    assert drawn.err == "… and 3 more people; -n 0 shows all\n"


# At the shell ----------------------------------------------------------------------------------


@pytest.mark.parametrize("words", [["--db", "", "add", "Odd"], ["add", "Odd", "--db", ""]])
def test_an_empty_path_is_no_wish_for_the_default(vera, words):
    """What a script forgot to fill in must not write into somebody's own database."""
    refused = vera(*words)
    assert (refused.code, refused.out) == (7, "")
    assert vera.ok("list", "-f", "ids").lines == ["vera-holm"]


# What scripts rely on ---------------------------------------------------------------------------

README = Path(__file__).parent.parent / "README.md"
# Of each listing in the README's table; what stands in brackets are values, not fields.
FIELDS = {
    listing: re.findall(r"\w+", re.sub(r"\(.*?\)", "", fields))
    for listing, fields in re.findall(
        r"^\| (?:`|any )([a-z -]+)`? \| (?:\+ )?(`\w+[,`].*) \|$",
        README.read_text("utf-8"),
        re.MULTILINE,
    )
}


@pytest.mark.parametrize(
    "listing", ["owed", "owed --aged", "due", "history", "list", "find", "circle", "changes"]
)
def test_fields_are_those_the_readme_promises(ivo, listing):
    """All of them and no others, in every record, in JSON as in TSV."""
    ivo.ok("edit", "ivo", "--every", "2 weeks")
    words = listing.split() + (["ivo"] if listing == "find" else [])
    people = [] if listing in {"circle", "changes"} else FIELDS["with people"]
    promised = sorted(people + FIELDS[listing])
    records = ivo.ok(*words, "--json").json
    assert records
    assert all(sorted(record) == promised for record in records)
    assert sorted(ivo.ok(*words, "-f", "tsv").rows[0]) == promised


# From cron, and stopped -------------------------------------------------------------------------


def test_cron_mails_only_when_somebody_is_due(vera):
    """The installed program, with next to nothing in its environment."""
    home = vera.home / "home"
    place = home / ".local" / "share" / "netlog" / "netlog.db"
    place.parent.mkdir(parents=True, mode=0o700)
    place.write_bytes(vera.path.read_bytes())

    def mailed(today: str) -> tuple[int, bytes]:
        line = f"env -i HOME='{home}' NETLOG_TODAY={today} /bin/sh -c '{PROGRAM} due'"
        ended = subprocess.run(["/bin/sh", "-c", f"{line} 2>&1"], capture_output=True, check=False)
        return ended.returncode, ended.stdout + ended.stderr

    assert mailed("2026-10-31") == (0, b"")
    assert mailed(TODAY) == (
        0,
        b"Vera Holm\t2 weeks late\tevery month (close)\tnever\t\teven\t\t\n",
    )


def test_control_c_is_said_and_writes_nothing(vera, monkeypatch):
    """Interrupted while it waits for an answer, a command ends with 130 and one line."""

    def interrupted(*_: object) -> bool:
        raise KeyboardInterrupt

    monkeypatch.setattr("netlog.output.ask", interrupted)
    stopped = vera("forget", "vera", terminal=True)
    assert (stopped.code, stopped.out, stopped.err) == (130, "", "netlog: interrupted\n")
    assert vera.ok("list", "-f", "ids").lines == ["vera-holm"]
