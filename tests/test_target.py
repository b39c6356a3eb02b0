"""`netlog target` and `netlog targets`: whom I want to reach, whom I know there, and the way."""

from typing import Any

import pytest

from tests.conftest import Shell


@pytest.fixture
def people(netlog: Shell) -> Shell:
    """Ada works at Globex, Bo did and knows her well; Cy is a stranger."""
    netlog.ok("add", "Ada Nwosu", "--company", "Globex", today="2026-01-10")
    netlog.ok("add", "Bo Winter", "--company", "Acme", today="2026-01-10")
    netlog.ok("add", "Cy Tanaka", today="2026-01-10")
    netlog.ok("worked", "bo", "Globex", "--since", "2015", "--until", "2019")
    netlog.ok("knows", "ada", "bo", "--strength", "3")
    for day in ("2026-09-01", "2026-10-01", "2026-11-02"):
        netlog.ok("log", "bo", "--on", day, "--via", "in-person", "--gave", "advice")
    return netlog


def targets(shell: Shell, *words: str, **how: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = shell.ok("targets", "--json", *words, **how).json
    return found


def test_a_company_with_somebody_inside(people):
    """Who is there, who was, whom to ask first, the last touch, and a command to go on with."""
    said = people.ok("target", "add", "globex", "--role", "map designer", "--by", "in 3 months")
    assert said.lines == [
        "target: Globex, map designer, by Fri 2027-02-19",
        "the warmest way: netlog path Globex",
    ]
    (target,) = targets(people)
    strength = target.pop("strength")
    assert isinstance(strength, float)
    assert 0 < strength <= 1
    assert target == {
        "target_id": 1,
        "kind": "company",
        "company_id": 1,
        "contact_id": None,
        "contact": None,
        "name": "Globex",
        "role": "map designer",
        "opened_on": "2026-11-19",
        "due_on": "2027-02-19",
        "days_late": -92,
        "inside": ["ada-nwosu"],
        "formerly": ["bo-winter"],
        "way": ["bo-winter", "ada-nwosu"],
        "path": "netlog path Globex",
        "last_touch": "2026-11-02",
        "step": None,
        "next": 'netlog ask bo-winter "to meet ada-nwosu"',
        "closed_on": None,
    }
    assert people.ok("targets").rows == [
        [
            "Globex",
            "map designer",
            "in 3 months",
            "Ada Nwosu; formerly Bo Winter",
            "ask Bo Winter",
            "2 weeks ago",
            'netlog ask bo-winter "to meet ada-nwosu"',
        ]
    ]


def test_the_way_is_the_one_that_path_names(people):
    """Its first hop and its end are those of the first of `netlog path`."""
    people.ok("target", "add", "globex")
    people.ok("target", "add", "ada")
    for target in targets(people):
        command = str(target["path"]).split()[1:]
        first = people.ok(*command, "--json").json[0]
        assert (target["way"], target["strength"]) == (first["steps"], first["strength"])


def test_a_company_with_nobody(people):
    """It is entered, says so, and what to do when somebody is there."""
    said = people.ok("target", "add", "Observatory", "of", "Elsewhere")
    assert said.err == "Observatory of Elsewhere is a new company here\n"
    assert people.ok("targets").rows == [
        [
            "Observatory of Elsewhere",
            "",
            "",
            "nobody yet",
            "nobody yet",
            "never",
            "netlog worked WHO 'Observatory of Elsewhere'",
        ]
    ]
    people.ok("undo")
    assert targets(people) == []
    assert "Observatory" not in people.ok("company").out


def test_who_is_owed_is_given_to_first(people):
    """Where it is your turn with whom you would ask, the next step is to give."""
    people.ok("target", "add", "globex")
    people.ok("got", "bo", "referral", "-w", "5")
    people.ok("got", "ada", "advice")
    (target,) = targets(people)
    assert target["next"] == f"netlog gave {target['way'][0]} KIND"
    people.ok("target", "edit", "globex", "--step", "ask her about the flat")
    assert targets(people)[0]["next"] == "ask her about the flat"


def test_a_slip_in_a_company_is_remarked_on(people):
    """It is entered all the same, for it may be another one."""
    said = people.ok("target", "add", "Globx")
    assert said.err == (
        "Globx is a new company here; did you mean Globex? 'netlog undo' takes it back\n"
    )


def test_a_person(people):
    """By whom, or by yourself where that is warmer; your own next step comes before ours."""
    people.ok("target", "add", "ada")
    people.ok("target", "add", "bo winter", "--step", "invite him to the fair")
    people.ok("target", "add", "cy")
    by_name = {target["name"]: target for target in targets(people)}
    ada, bo, cy = (by_name[name] for name in ("Ada Nwosu", "Bo Winter", "Cy Tanaka"))
    assert (ada["kind"], ada["contact"], ada["inside"]) == ("person", "ada-nwosu", [])
    assert ada["way"] == ["bo-winter", "ada-nwosu"]
    assert (bo["way"], bo["next"]) == (["bo-winter"], "invite him to the fair")
    assert (bo["last_touch"], cy["last_touch"]) == ("2026-11-02", None)
    assert cy["next"] == "netlog log cy-tanaka -m NOTE"
    ways = {row[0]: row[4] for row in people.ok("targets").rows}
    assert ways["Ada Nwosu"] == "ask Bo Winter"
    assert ways["Bo Winter"] == "write yourself"


def test_what_is_overdue_comes_first(people):
    """The longest overdue, then what is due next, then what has no day; the lateness in words."""
    people.ok("target", "add", "Onward", "--by", "2027-03-01")
    people.ok("target", "add", "Some day")
    people.ok("target", "add", "Bygone", "--by", "2026-11-09")
    people.ok("target", "add", "Oldest", "--by", "2026-10-01")
    people.ok("target", "add", "Now", "--by", "today")
    assert [(row[0], row[2]) for row in people.ok("targets").rows] == [
        ("Oldest", "7 weeks late"),
        ("Bygone", "10 days late"),
        ("Now", "today"),
        ("Onward", "in 3 months"),
        ("Some day", ""),
    ]
    assert [row[0] for row in people.ok("targets", "-n", "2").rows] == ["Oldest", "Bygone"]


def test_a_screen_shows_each_whole(people):
    """However narrow it is, no command is cut; and it ends in what to do."""
    people.ok("target", "add", "globex", "--role", "map designer")
    people.env["COLUMNS"] = "40"
    said = people.ok("targets", terminal=True).out
    lines = [" ".join(line.split()) for line in said.replace("\x1b[0m", "").split("\n")]
    assert "ask Bo Winter: netlog path Globex" in " ".join(lines)
    assert 'netlog ask bo-winter "to meet ada-nwosu"' in " ".join(lines)
    assert lines[-2] == "when one is reached: netlog target reached NAME"
    assert said == people.ok("target", terminal=True).out
    for n in range(12):
        people.ok("target", "add", f"Firm number {n}")
    assert people.ok("targets", terminal=True).err == "… and 3 more; -n 0 shows all\n"
    table = people.ok("targets", "--columns", "name,way", terminal=True)
    assert "ask Bo Winter" in table.out


def test_a_target_is_edited(people):
    """What is said is changed, and '' empties it."""
    people.ok("target", "add", "globex", "--role", "maps", "--by", "2027-01-10")
    said = people.ok("target", "edit", "globex", "--step", "send the chart", "--by", "1 march")
    assert said.lines[0] == "target: Globex, maps, by Mon 2027-03-01, next: send the chart"
    people.ok("target", "edit", "GLOBEX Inc.", "--role", "", "--by", "")
    assert people.ok("target", "edit", "1", "--role", "").lines[0] == (
        "as before: Globex, next: send the chart"
    )
    assert targets(people)[0]["next"] == "send the chart"
    people.ok("target", "edit", "globex", "--step", "")
    assert str(targets(people)[0]["next"]).startswith("netlog ask")
    people.ok("undo", "3")
    assert targets(people)[0]["role"] == "maps"


def test_a_target_is_reached(people):
    """It is listed no more, but with --all; and may be one again."""
    people.ok("target", "add", "globex", today="2026-08-19")
    people.ok("target", "add", "cy")
    said = people.ok("target", "reached", "globex")
    assert said.out == "reached Globex after 3 months; what is left: netlog targets\n"
    assert people.ok("target", "done", "cy").out.startswith("reached Cy Tanaka; what is left")
    assert targets(people) == []
    assert [row[2] for row in people.ok("targets", "--all").rows] == ["reached today"] * 2
    reached = targets(people, "--all")[0]
    assert (reached["closed_on"], reached["next"], reached["way"]) == ("2026-11-19", None, [])
    people.ok("target", "add", "globex")
    assert len(targets(people)) == 1
    people.ok("undo", "2")
    assert [target["name"] for target in targets(people)] == ["Cy Tanaka"]
    people.ok("redo")
    assert targets(people) == []


def test_a_target_is_removed(people):
    """And the company stays; undo brings it back."""
    people.ok("target", "add", "globex", "--role", "maps")
    assert people.ok("target", "remove", "glob").out == (
        "Globex is no target any more; 'netlog undo' takes that back\n"
    )
    assert targets(people, "--all") == []
    people.ok("undo")
    assert targets(people)[0]["role"] == "maps"


def test_every_format_has_all_of_it(people):
    """One record each, and ids are what 'target edit' takes."""
    people.ok("target", "add", "globex", "--step", "write; then ask\tonce")
    people.ok("target", "add", "cy")
    assert people.ok("targets", "-f", "ids").lines == ["1", "2"]
    for form in ("plain", "tsv", "csv", "jsonl", "markdown"):
        found = people.ok("targets", "-f", form)
        heads = {"tsv": 1, "csv": 1, "markdown": 2}.get(form, 0)
        assert len(found.lines) == 2 + heads, form
    assert people.ok("targets", "-f", "csv").lines[0].startswith("target_id,kind,company_id,")


def test_nothing_to_reach_is_silent(netlog):
    """Off a terminal; on one it says what to type."""
    assert (netlog.ok("targets").out, netlog.ok("targets").err) == ("", "")
    assert netlog.ok("targets", "--json").json == []
    assert netlog.ok("targets", terminal=True).err == (
        "no targets; 'netlog target add COMPANY' sets one\n"
    )


def test_a_person_who_is_gone_leaves_no_target(people):
    """Forgotten, they are no target; archived, they are one still, and nobody archived is asked."""
    people.ok("target", "add", "cy")
    people.ok("target", "add", "globex")
    people.ok("archive", "bo")
    assert targets(people)[1]["way"] == ["ada-nwosu"]
    people.ok("archive", "cy")
    assert targets(people)[0]["name"] == "Cy Tanaka"
    people.ok("forget", "cy", "--yes")
    assert [target["name"] for target in targets(people)] == ["Globex"]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("add", "globex"), 6, "Globex is a target already; 'netlog target edit' changes it"),
        (("add", "GLOBEX, Inc."), 6, "Globex is a target already"),
        (("add", "Cyy Tanaka"), 4, "nobody and no company here goes by 'Cyy Tanaka'; did you mean"),
        (("add", ""), 2, "whom to reach is not said"),
        (("add", "New", "--by", "fooday"), 2, "cannot read the day 'fooday'; try 2026-11-19"),
        (("add", "New", "--role", "x" * 501), 6, "a role is text of at most 500 characters"),
        (("add", "New", "--step", "x\0"), 6, "text cannot hold a NUL"),
        (("edit", "globex"), 2, "what to change is not said; give --role, --by or --step"),
        (("edit", "cy", "--role", "x"), 4, "'cy' is no target; netlog target add cy makes it one"),
        (("edit", "nowhere", "--role", "x"), 4, "nobody and no company here goes by 'nowhere'"),
        (("done", "99"), 4, ""),
        (("remove", "mill"), 5, "'mill' could be Mill East (2), Mill West (3); use the id"),
        (("nonsense",), 2, "no such command 'nonsense'; see 'netlog target -h'"),
    ],
)
def test_what_cannot_be_done(people, words, code, said):
    """One line says why, and nothing is written."""
    people.ok("target", "add", "globex")
    people.ok("target", "add", "Mill East")
    people.ok("target", "add", "Mill West")
    before = people.ok("export", "json").out
    result = people("target", *words)
    assert (result.code, result.out) == (code, "")
    assert result.err.startswith(f"netlog: {said}"), result.err
    assert people.ok("export", "json").out == before
