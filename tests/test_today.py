"""`netlog today`: one screen for the morning, which never omits who waits for an answer."""

import random
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from netlog import agenda, rules
from netlog.agenda import REASONS, Matter
from netlog.output import FORMATS
from netlog.store import connection
from tests.conftest import Shell
from tests.trust import trials
from tests.trust.test_hostile import HOSTILE, assert_harmless, records

TODAY = date(2026, 11, 19)


def lines(netlog: Shell, *words: object, today: date = TODAY) -> dict[str, dict[str, Any]]:
    """Return the lines by whom they are about."""
    rows = netlog.ok("today", "--json", *words, today=today.isoformat()).json
    return {row["name"]: row for row in rows}


def reasons(netlog: Shell, *words: object, today: date = TODAY) -> dict[str, list[str]]:
    """Return the reasons for each, the strongest first."""
    found = lines(netlog, *words, today=today)
    return {name: [row["reason"], *row["also"]] for name, row in found.items()}


def ago(days: int) -> str:
    return (TODAY - timedelta(days=days)).isoformat()


def insert(netlog: Shell, table: str, rows: Sequence[dict[str, Any]]) -> None:
    """Insert rows as another program would, in one go."""
    with connection.writing(netlog.path, "test") as db:
        for row in rows:
            marks = ", ".join("?" * len(row))
            db.execute(
                f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})", tuple(row.values())
            )


@pytest.fixture
def netlog(netlog: Shell) -> Shell:
    """A shell that knows a few people, with nothing to do about any of them."""
    for name in ("Ada Lund", "Bo Ek", "Cy Dahl", "Dee Falk", "Ezra Abel"):
        netlog.ok("add", name, today="2026-06-01")
    return netlog


# Each reason ------------------------------------------------------------------------------------


def test_nothing_is_nothing(netlog, shell):
    """No byte in a pipe, a remark on a terminal, and no complaint of the empty database."""
    assert netlog.ok("today").out == netlog.ok("today").err == ""
    assert netlog.ok("today", terminal=True).err == "nothing to do about anybody today\n"
    assert netlog("today", "--exit-code").code == 0
    assert netlog.ok("today", "--json").json == []


def test_who_waits_for_an_answer(netlog):
    """A request is there from the day it was asked until it is answered, the latest due first."""
    netlog.ok("asked", "ada", "the way to the lighthouse", "--by", "2026-12-01")
    netlog.ok("asked", "bo", "a word for the fellowship")
    netlog.ok("asked", "cy", "a map", "--by", "2026-11-17", today="2026-11-01")
    assert netlog.ok("today").rows == [
        ["Cy Dahl", "asked you 2 weeks ago, 2 days late: a map", "netlog done 3"],
        ["Bo Ek", "asked you today: a word for the fellowship", "netlog done 2"],
        [
            "Ada Lund",
            "asked you today, by Tue 2026-12-01: the way to the lighthouse",
            "netlog done 1",
        ],
    ]
    netlog.ok("done", "3")
    assert "Cy Dahl" not in lines(netlog)


def test_what_is_yet_to_come_does_not_wait(netlog):
    """On a day before it was asked, as an older clock may say."""
    netlog.ok("asked", "ada", "a map")
    assert lines(netlog, today=TODAY - timedelta(days=1)) == {}


def test_what_you_promised(netlog):
    """Once its day is a week away or, without one, after two weeks."""
    netlog.ok("promise", "ada", "the draft", "--by", "2026-11-26")
    netlog.ok("promise", "bo", "the slides", "--by", "2026-11-27")
    netlog.ok("promise", "cy", "a book", today=ago(14))
    netlog.ok("promise", "dee", "a lamp", today=ago(13))
    assert netlog.ok("today").rows == [
        ["Cy Dahl", "you promised 2 weeks ago: a book", "netlog done 3"],
        ["Ada Lund", "you promised today, by Thu 2026-11-26: the draft", "netlog done 1"],
    ]


def test_who_is_due(netlog):
    """The most urgent first, as in `due`, in words."""
    netlog.ok("edit", "ada", "--every", "1 month")
    netlog.ok("edit", "bo", "--every", "2 weeks")
    netlog.ok("log", "ada", "--on", "2026-10-01")
    netlog.ok("edit", "cy", "--every", "10 years")
    assert netlog.ok("today").rows == [
        ["Bo Ek", "5 months late: every 2 weeks, never touched", "netlog log bo-ek"],
        ["Ada Lund", "2 weeks late: every month", "netlog log ada-lund"],
    ]
    netlog.ok("snooze", "bo", "1 week")
    netlog.ok("archive", "ada")
    assert lines(netlog) == {}


def test_whom_to_thank_and_what_you_asked(netlog):
    """Thanks wait no day, an ask two weeks."""
    insert(
        netlog,
        "loop",
        [
            {"contact_id": 1, "kind": "thanks", "what": "the lead", "opened_on": ago(0)},
            {"contact_id": 2, "kind": "ask", "what": "a name", "opened_on": ago(14)},
            {"contact_id": 3, "kind": "ask", "what": "a number", "opened_on": ago(13)},
        ],
    )
    assert netlog.ok("today").rows == [
        ["Ada Lund", "helped you today, not thanked yet: the lead", "netlog thank ada-lund"],
        ["Bo Ek", "you asked 2 weeks ago: a name", "netlog done 2"],
    ]


@pytest.mark.parametrize(
    ("today", "said"),
    [
        ("2027-02-20", None),
        ("2027-02-21", "birthday Sun 2027-02-28, turns 35"),
        ("2027-02-27", "birthday tomorrow, turns 35"),
        ("2027-02-28", "birthday today, turns 35"),
        ("2027-03-01", None),
        ("2028-02-28", "birthday tomorrow, turns 36"),
        ("2028-02-29", "birthday today, turns 36"),
        ("2028-03-01", None),
    ],
)
def test_29_february_falls_on_the_28th(netlog, today, said):
    """Where the year has no such day; it is seen a week ahead."""
    netlog.ok("edit", "ada", "--birthday", "1992-02-29")
    found = lines(netlog, today=date.fromisoformat(today))
    assert found.get("Ada Lund", {}).get("words") == said


def test_birthdays_and_the_day_you_met(netlog):
    """Also over the end of a year; gone for the day once you were in touch."""
    netlog.ok("edit", "ada", "--birthday", "1 jan")
    netlog.ok("edit", "bo", "--birthday", "1990-12-31")
    netlog.ok("edit", "cy", "--met", "2021-12-30")
    netlog.ok("edit", "dee", "--met", "2026-06-01", "--birthday", "2 jan")
    silvester = date(2026, 12, 30)
    assert [(n, r["words"]) for n, r in lines(netlog, today=silvester).items()] == [
        ("Bo Ek", "birthday tomorrow, turns 36"),
        ("Ada Lund", "birthday Fri 2027-01-01"),
        ("Dee Falk", "birthday Sat 2027-01-02"),
        ("Cy Dahl", "today: 5 years since you met"),
    ]
    netlog.ok("log", "bo", "cy", today="2026-12-30")
    assert set(lines(netlog, today=silvester)) == {"Ada Lund", "Dee Falk"}
    assert "Bo Ek" in lines(netlog, today=date(2026, 12, 31))


def test_whom_you_only_ever_ask(netlog):
    """Three times got or asked, and nothing given; one gift makes it good."""
    for kind in ("lead", "intro", "advice"):
        netlog.ok("got", "ada", kind, "--on", "2026-07-01")
        netlog.ok("got", "bo", kind, "--on", "2026-07-01")
    netlog.ok("gave", "bo", "gift")
    netlog.ok("got", "cy", "favour", "-w", "5")
    netlog.ok("got", "dee", "favour")
    netlog.ok("ask", "dee", "a name", today=ago(5))
    netlog.ok("ask", "dee", "a number", today=ago(5))
    assert netlog.ok("today").rows == [
        ["Ada Lund", "you got 3 times, and gave nothing", "netlog gave ada-lund KIND"],
        [
            "Dee Falk",
            "you got once and asked 2 times, and gave nothing",
            "netlog gave dee-falk KIND",
        ],
    ]
    netlog.ok("gave", "ada", "gift")
    netlog.ok("archive", "dee")
    assert lines(netlog) == {}


def test_targets_whose_day_is_near(netlog):
    """Of a company as well, which is nobody with a handle."""
    insert(
        netlog,
        "company",
        [{"name": "Acme", "folded": "acme"}],
    )
    insert(
        netlog,
        "target",
        [
            {"company_id": 1, "role": "a job", "opened_on": ago(30), "due_on": ago(1)},
            {"contact_id": 2, "opened_on": ago(30), "due_on": ago(-7)},
            {"contact_id": 3, "opened_on": ago(30), "due_on": ago(-8)},
            {"contact_id": 4, "opened_on": ago(30)},
        ],
    )
    found = lines(netlog)
    assert [(name, row["words"]) for name, row in found.items()] == [
        ("Acme", "to be reached, 1 day late: a job"),
        ("Bo Ek", "to be reached, by Thu 2026-11-26"),
    ]
    assert (found["Acme"]["id"], found["Acme"]["handle"]) == (None, None)


def test_a_tie_that_fell_silent(netlog):
    """Once often in touch and silent for over a year, without a cadence: one has a place kept."""
    for name, days in (("ada", (900, 800, 700, 600)), ("bo", (900, 800, 700)), ("cy", (500,))):
        for day in days:
            netlog.ok("log", name, "--on", ago(day))
    found = lines(netlog)
    assert [(name, row["reason"], row["words"]) for name, row in found.items()] == [
        ("Ada Lund", "dormant", "silent since 4 touches, the last 20 months ago"),
        ("Bo Ek", "dormant", "silent since 3 touches, the last 23 months ago"),
    ]
    assert set(lines(netlog, "--slots", "1")) == {"Ada Lund"}
    assert lines(netlog, "--slots", "0") == {}
    netlog.ok("log", "ada")
    netlog.ok("archive", "bo")
    assert lines(netlog) == {}


# One screen -------------------------------------------------------------------------------------


def test_there_are_at_most_so_many_lines(netlog):
    """12, or -n; with 0 all. Overdue requests are there whatever the number."""
    people = [
        {"handle": f"p{n}", "name": f"Person {n}", "added_on": "2026-01-01"} for n in range(20)
    ]
    insert(netlog, "contact", [p | {"cadence_count": 1, "cadence_unit": "week"} for p in people])
    assert len(lines(netlog)) == 12
    assert len(lines(netlog, "-n", 3)) == 3
    assert len(lines(netlog, "-n", 0)) == 20
    for n in range(15):
        netlog.ok("asked", f"p{n}", f"question {n}")
    for most in (1, 5, 12):
        found = lines(netlog, "-n", most)
        assert len(found) == 15
        assert {row["reason"] for row in found.values()} == {"request"}
    assert len(lines(netlog, "-n", 16)) == 16


def test_each_reason_has_a_place_for_its_first(netlog):
    """However many are due, the one birthday is seen."""
    people = [
        {"handle": f"p{n}", "name": f"Person {n}", "added_on": "2026-01-01"} for n in range(20)
    ]
    insert(netlog, "contact", [p | {"cadence_count": 1, "cadence_unit": "week"} for p in people])
    netlog.ok("edit", "ada", "--birthday", "20 nov")
    netlog.ok("edit", "bo", "--in-person", "1 month")
    found = reasons(netlog, "-n", 3, "--slots", 0)
    assert [why[0] for why in found.values()] == ["due", "in-person", "birthday"]


def test_weak_and_dormant_ties_have_places_kept(netlog):
    """Those of long cadences would never be seen behind those of short ones."""
    people = [
        {"handle": f"p{n}", "name": f"Person {n}", "added_on": "2026-01-01"} for n in range(20)
    ]
    insert(netlog, "contact", [p | {"cadence_count": 1, "cadence_unit": "week"} for p in people])
    netlog.ok("edit", "ada", "--every", "1 year")
    netlog.ok("log", "ada", "--on", ago(380))
    for days in (900, 800, 700):
        netlog.ok("log", "bo", "--on", ago(days))
    assert not {"Ada Lund", "Bo Ek"} & set(lines(netlog, "--slots", 0))
    assert "Ada Lund" in lines(netlog, "--slots", 1)
    assert {"Ada Lund", "Bo Ek"} <= set(lines(netlog, "--slots", 2))


def test_everybody_is_there_once_with_all_reasons(netlog):
    """The strongest decides the place and the command; the others are said beside it."""
    netlog.ok("edit", "ada", "--every", "2 weeks", "--birthday", "20 nov")
    netlog.ok("asked", "ada", "a map")
    netlog.ok("asked", "ada", "a book")
    (row,) = netlog.ok("today", "--json").json
    assert row == {
        "id": 1,
        "handle": "ada-lund",
        "name": "Ada Lund",
        "reason": "request",
        "words": "asked you today: a map; asked you today: a book; "
        "5 months late: every 2 weeks, never touched; birthday tomorrow",
        "since": "2026-11-19",
        "due_on": None,
        "command": "netlog done 1",
        "also": ["due", "birthday"],
        "loops": [1, 2],
    }


def test_who_is_archived_or_snoozed_waits_for_an_answer_all_the_same(netlog):
    """And for what was promised; nothing else is said of who is archived."""
    for name in ("ada", "bo"):
        netlog.ok("edit", name, "--every", "1 week", "--birthday", "20 nov", "--in-person", "1 day")
        netlog.ok("asked", name, "a map")
        netlog.ok("promise", name, "a book", "--by", "tomorrow")
        netlog.ok("ask", name, "a name", today=ago(30))
    netlog.ok("archive", "ada")
    netlog.ok("snooze", "bo", "2 weeks")
    assert reasons(netlog) == {
        "Ada Lund": ["request", "promise"],
        "Bo Ek": ["request", "promise", "birthday", "ask"],
    }


def test_every_format(netlog):
    """The same lines in each; three columns for people, all fields for scripts."""
    netlog.ok("asked", "ada", "a | <b> *map*\tof\nit")
    assert netlog.ok("today", "-f", "ids").out == "ada-lund\n"
    fields = "id handle name reason words since due_on command also loops".split()
    assert netlog.ok("today", "-f", "tsv").rows[0] == fields
    assert netlog.ok("today", "-f", "csv").lines[0] == ",".join(fields)
    assert list(netlog.ok("today", "-f", "jsonl").json) == fields
    assert netlog.ok("today", "-f", "markdown").lines[0] == "| name | why | command |"
    assert netlog.ok("today", "-f", "table").lines[0].split() == ["name", "why", "command"]
    assert netlog.ok("today", "--columns", "reason,loops").out == "request\t1\n"


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_a_terminal_shows_all_the_words(netlog, columns):
    """Nothing is cut, no line is wider than the terminal, and it ends in what to do next."""
    netlog.env |= {"COLUMNS": str(columns), "NO_COLOR": "1"}
    netlog.ok("asked", "ada", "the way to the lighthouse and back, by boat if there is one")
    netlog.ok("edit", "bo", "--every", "1 week")
    said = netlog.ok("today", "-n", "1", terminal=True).out
    assert "lighthouse and back, by boat if there is one" in " ".join(said.split())
    assert "netlog done 1" in said
    assert max(map(len, said.splitlines())) <= columns
    assert said.splitlines()[-2:] == [
        "1 more: netlog today -n 0",
        "walk through them: netlog review",
    ]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory, empty_database):
    """A shell where whatever acts on a terminal is a name, and waits for an answer."""
    netlog = Shell(tmp_path_factory.mktemp("hostile"))
    netlog.path.touch(mode=0o600)
    netlog.path.write_bytes(empty_database.read_bytes())
    people = [
        {"handle": f"p{n}", "name": text.strip(), "added_on": "2026-01-01", "note": text}
        for n, text in enumerate(HOSTILE)
    ]
    insert(netlog, "contact", people)
    asked = [
        {"contact_id": n, "kind": "request", "what": text.strip(), "opened_on": ago(n)}
        for n, text in enumerate(HOSTILE, start=1)
    ]
    insert(netlog, "loop", asked)
    return netlog


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_that_is_said_acts(hostile, form):
    """In every format each record is one record."""
    answer = hostile.ok("today", "-f", form)
    assert_harmless(answer, tabs=form in {"plain", "tsv"})
    assert records(form, answer.out) == len(HOSTILE)


@pytest.mark.parametrize("width", [20, 40, 60, 80, 200])
def test_nor_does_it_on_a_terminal(hostile, monkeypatch, width):
    """In `today` and in `review`, however wide it is."""
    monkeypatch.setitem(hostile.env, "COLUMNS", str(width))
    monkeypatch.setitem(hostile.env, "NO_COLOR", "1")
    answer = hostile.ok("today", terminal=True)
    assert_harmless(answer)
    assert answer.out.count("netlog done") == len(HOSTILE)
    assert_harmless(hostile.ok("review", "-n", "0", terminal=True, stdin="q\n"))


def test_it_exits_with_3_when_there_is_anything(netlog):
    """Only with --exit-code."""
    netlog.ok("asked", "ada", "a map")
    assert netlog("today").code == 0
    assert netlog("today", "--exit-code").code == 3


def test_each_command_settles_its_line(netlog):
    """What a line ends in, with its blank filled in, makes the line go."""
    netlog.ok("asked", "ada", "a map")
    netlog.ok("promise", "bo", "a book", today=ago(20))
    netlog.ok("edit", "cy", "--every", "1 week")
    netlog.ok("edit", "dee", "--in-person", "1 week")
    for _ in range(3):
        netlog.ok("got", "ezra", "advice", "--on", ago(30))
    netlog.ok("add", "Fay Ito", "--birthday", "19 nov")
    netlog.ok("add", "Gil Juhl")
    insert(
        netlog, "loop", [{"contact_id": 7, "kind": "thanks", "what": "tea", "opened_on": ago(9)}]
    )
    found = netlog.ok("today", "--json").json
    assert [row["reason"] for row in found] == (
        ["request", "promise", "due", "in-person", "thanks", "birthday", "only-asked"]
    )
    for number, row in enumerate(found):
        netlog.ok(*row["command"].replace("KIND", "gift").split()[1:])
        assert len(netlog.ok("today", "--json").json) == len(found) - number - 1


# What is chosen, against a plain reading --------------------------------------------------------


def matter(whom: int, reason: str, number: int, *, flag: bool) -> Matter:
    return Matter(
        whom,
        f"p{whom}",
        f"Person {whom}",
        reason,
        f"{reason} {number}",
        None,
        None,
        f"settle {number}",
        number,
        overdue=flag and reason == "request",
        reserved=flag and reason in {"due", "dormant"},
    )


MATTERS = st.lists(
    st.tuples(st.integers(1, 8), st.sampled_from(REASONS), st.booleans()), max_size=25
).map(lambda some: [matter(w, r, n, flag=f) for n, (w, r, f) in enumerate(some)])


@given(matters=MATTERS, most=st.none() | st.integers(1, 10))
def test_who_is_chosen(matters, most):
    """Overdue, then the first of each reason with the reserved behind who is due, then the rest."""
    ranked = sorted(matters, key=lambda one: REASONS.index(one.reason))
    place: dict[int, tuple[int, ...]] = {}
    for number, one in enumerate(ranked):
        ways: list[tuple[int, ...]] = [(3, number)]
        if one is next(other for other in ranked if other.reason == one.reason):
            ways.append((1, REASONS.index(one.reason), 0, number))
        if one.reserved:
            ways.append((1, REASONS.index("due"), 1, number))
        if one.overdue:
            ways.append((0,))
        place[one.id] = min([*ways, place.get(one.id, (9,))])
    overdue = {one.id for one in matters if one.overdue}
    room = len(place) if most is None else max(most, len(overdue))
    chosen = set(sorted(place, key=place.__getitem__)[:room])

    found = agenda.lines(matters, most)
    assert {line.id for line in found} == chosen
    assert len(found) == len(chosen)
    said = {loop for line in found for loop in line.loops}
    assert {one.loop for one in matters if one.overdue} <= said
    for line in found:
        theirs = [one for one in ranked if one.id == line.id]
        assert line.words.split("; ") == [one.words for one in theirs]
        assert line.command == theirs[0].command
    order = [ranked.index(next(o for o in ranked if o.id == line.id)) for line in found]
    assert order == sorted(order)


@given(st.lists(st.integers(0, 9)), st.lists(st.integers(10, 19)), st.integers(0, 30))
def test_two_lists_in_turns(some, others, most):
    """One of each as long as both last; no more than asked for."""
    both = min(len(some), len(others))
    turns = [one for n in range(both) for one in (some[n], others[n])]
    assert agenda.in_turns(some, others, most) == (turns + some[both:] + others[both:])[:most]


@given(
    day=st.dates(date(1904, 1, 1), date(2008, 1, 1)),
    today=st.dates(date(2000, 1, 1), date(2100, 1, 1)),
    yearless=st.booleans(),
)
def test_a_day_comes_round(day, today, yearless):
    """It is the first such day from today on; 29 February is the 28th where there is none."""
    text = f"--{day:%m-%d}" if yearless else day.isoformat()
    found, years = agenda.next_time(text, today) or (None, None)
    ahead = next(d for n in range(3_500) if is_such(d := today + timedelta(days=n), day, yearless))
    assert found == ahead
    assert years == (None if yearless else ahead.year - day.year)


@pytest.mark.parametrize("day", ["", "soon", "--13-01", "2026-02-30"])
def test_what_is_no_day_never_comes_round(day):
    """Another program may have written it."""
    assert agenda.next_time(day, TODAY) is None


def is_such(there: date, day: date, yearless: bool) -> bool:
    leap = there.year % 4 == 0 and (there.year % 100 != 0 or there.year % 400 == 0)
    wanted = (2, 28) if (day.month, day.day) == (2, 29) and not leap else (day.month, day.day)
    return (there.month, there.day) == wanted and (yearless or there >= day)


@given(st.integers(0, 5), st.integers(0, 5), st.integers(0, 5))
def test_who_only_ever_asks(gave, got, asked):
    """Nothing given, and three times got or asked."""
    assert rules.only_asks(gave, got, asked) == (not gave and got + asked > 2)


# Everything, against a plain reading ------------------------------------------------------------


@pytest.mark.parametrize("seed", range(trials(12)))
def test_every_reason_equals_a_plain_reading(netlog, seed):
    """On whatever is stored, each person has the reasons that a plain reading gives them.

    And no overdue request is ever omitted, however few lines are asked for.
    """
    chance = random.Random(seed)
    people = [person(chance, number) for number in range(6, 20)]
    insert(netlog, "contact", people)
    ids = range(6, 20)
    touches = [touch(chance, chance.choice(ids)) for _ in range(chance.randrange(90))]
    insert(netlog, "interaction", touches)
    loops = [loop(chance, chance.choice(ids)) for _ in range(chance.randrange(40))]
    insert(netlog, "loop", loops)

    expected = {}
    for number, row in zip(ids, people, strict=True):
        log = [one for one in touches if one["contact_id"] == number]
        theirs = [one for one in loops if one["contact_id"] == number]
        if why := plainly(row, log, theirs):
            expected[row["name"]] = why
    found = reasons(netlog, "-n", "0", "--slots", "0")
    assert {name: set(why) for name, why in found.items()} == expected

    overdue = {
        number
        for number, one in enumerate(loops, start=1)
        if (one["kind"], one["state"]) == ("request", "open")
        and (one["due_on"] or one["opened_on"]) <= TODAY.isoformat()
    }
    for words in (("-n", "1"), ("-n", "3", "--slots", "5"), ()):
        shown = lines(netlog, *words)
        assert overdue <= {number for row in shown.values() for number in row["loops"]}
        most = int(words[1]) if words else 12
        assert len(shown) <= max(most, len({loops[n - 1]["contact_id"] for n in overdue}))
        assert all(name in expected or row["reason"] == "dormant" for name, row in shown.items())


def person(chance: random.Random, number: int) -> dict[str, Any]:
    day = TODAY + timedelta(days=chance.randrange(-12, 20))
    cadence = chance.choice([(None, None), (2, "week"), (1, "month"), (1, "year")])
    face = chance.choice([(None, None), (3, "month"), (1, "year")])
    return {
        "handle": f"p{number}",
        "name": f"Person {number}",
        "added_on": ago(chance.randrange(30, 800)),
        "birthday": chance.choice([None, f"--{day:%m-%d}", f"1980-{day:%m-%d}"]),
        "met_on": chance.choice([None, ago(chance.randrange(300, 380)), ago(0)]),
        "cadence_count": cadence[0],
        "cadence_unit": cadence[1],
        "in_person_count": face[0],
        "in_person_unit": face[1],
        "snoozed_until": chance.choice([None, None, None, ago(-9), ago(0), ago(9)]),
        "archived_on": chance.choice([None, None, None, None, ago(3)]),
    }


def touch(chance: random.Random, contact: int) -> dict[str, Any]:
    direction = chance.choice(["met", "gave", "got", "got"])
    return {
        "contact_id": contact,
        "day": ago(chance.choice([0, chance.randrange(60), chance.randrange(800)])),
        "direction": direction,
        "kind": None if direction == "met" else "advice",
        "weight": chance.choice([1, 1, 3]),
        "channel": chance.choice([None, "in-person", "event", "call", "message"]),
    }


def loop(chance: random.Random, contact: int) -> dict[str, Any]:
    state = chance.choice(["open", "open", "done", "declined"])
    return {
        "contact_id": contact,
        "kind": chance.choice(rules.LOOPS),
        "what": "something",
        "opened_on": ago(chance.randrange(30)),
        "due_on": chance.choice([None, ago(chance.randrange(-12, 12))]),
        "state": state,
        "closed_on": None if state == "open" else ago(0),
    }


def plainly(
    row: dict[str, Any], log: list[dict[str, Any]], loops: list[dict[str, Any]]
) -> set[str]:
    """Return the reasons for one person, as one would find them by reading all there is."""
    today, near = TODAY.isoformat(), (TODAY + timedelta(days=7)).isoformat()
    why = set()
    for one in loops:
        if one["state"] != "open":
            continue
        old = one["opened_on"] <= ago(14)
        soon = one["due_on"] <= near if one["due_on"] else old
        if one["kind"] == "request" or (one["kind"] == "promise" and soon):
            why.add(one["kind"])
        if not row["archived_on"] and (one["kind"] == "thanks" or (one["kind"] == "ask" and soon)):
            why.add(one["kind"])
    if row["archived_on"]:
        return why
    awake = (row["snoozed_until"] or "") <= today
    last = max((one["day"] for one in log), default=None)
    met = max((one["day"] for one in log if one["channel"] in {"in-person", "event"}), default=None)
    for reason, kind, since in (("due", "cadence", last), ("in-person", "in_person", met)):
        if row[f"{kind}_count"] and awake:
            span = relativedelta(**{f"{row[f'{kind}_unit']}s": row[f"{kind}_count"]})
            if date.fromisoformat(since or row["added_on"]) + span <= TODAY:
                why.add(reason)
    if last != today:
        week = {f"{TODAY + timedelta(days=n):%m-%d}" for n in range(8)}
        if row["birthday"] and row["birthday"][-5:] in week:
            why.add("birthday")
        if row["met_on"] and row["met_on"] != today and row["met_on"][-5:] in week:
            why.add("anniversary")
    taken = sum(one["direction"] == "got" for one in log)
    asked = sum(one["kind"] == "ask" for one in loops)
    if awake and taken + asked >= 3 and all(one["direction"] != "gave" for one in log):
        why.add("only-asked")
    return why
