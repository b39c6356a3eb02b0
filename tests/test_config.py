"""`netlog config`: what is said once for all."""

import json

import pytest

from netlog.store import connection, settings


def test_nothing_is_set(netlog):
    """At first nothing is; in a pipe that takes no words."""
    assert netlog.ok("config").out == ""
    assert (
        netlog("config", "me").err == "netlog: 'me' is not set; 'netlog config me VALUE' sets it\n"
    )


def test_set_and_shown(netlog):
    """What is set is shown, one value a line, and listed."""
    assert netlog.ok("config", "me", "me@example.org", "Vera Example").out == (
        "me: me@example.org, Vera Example\n"
    )
    assert netlog.ok("config", "me").out == "me@example.org\nVera Example\n"
    netlog.ok("config", "region", "ch")
    assert netlog.ok("config", "--json").json == [
        {"name": "me", "value": "me@example.org\nVera Example"},
        {"name": "region", "value": "CH"},
    ]


def test_unset(netlog):
    """What is unset is gone, and comes back by undo."""
    netlog.ok("config", "region", "CH")
    assert netlog.ok("config", "region", "--unset").out == "region is not set any more\n"
    assert netlog("config", "region", "--unset").code == 4
    netlog.ok("undo")
    assert netlog.ok("config", "region").out == "CH\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("shoe", "7"), "there is no setting 'shoe'"),
        (("region", "Switzerland"), "'Switzerland' is no country"),
        (("region", "CH", "AT"), "'region' has one value"),
        (("profile.team", "name"), "that is no profile"),
        (("profile.team", '{"map": {"name": 7}}'), "that is no profile"),
        (("profile.team", "[" * 100_000), "that is no profile"),
    ],
)
def test_misread(netlog, words, said):
    """What is no setting, or cannot be its value, is refused in a line, and nothing is set."""
    answer = netlog("config", *words)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith(f"netlog: {said}; ")
    assert netlog.ok("config").out == ""


def test_a_profile(netlog):
    """Columns said once are read so again, by name."""
    path = netlog.home / "team.csv"
    path.write_text("Wer,Seit\nAda Quill,01.02.2026\n")
    said = ("--map", "name=Wer", "--map", "met_on=Seit", "--date-format", "%d.%m.%Y")
    netlog.ok("import", path, *said, "--save-profile", "team")
    assert json.loads(netlog.ok("config", "profile.team").out) == {
        "map": {"name": "Wer", "met_on": "Seit"},
        "date_format": "%d.%m.%Y",
    }
    path.write_text("Wer,Seit\nBo Lind,03.04.2026\n")
    netlog.ok("import", path, "--profile", "team")
    assert netlog.ok("show", "bo", "--json").json["met_on"] == "2026-04-03"
    missing = netlog("import", path, "--profile", "temas")
    assert (missing.code, missing.err) == (
        4,
        "netlog: there is no profile 'temas'; there are team\n",
    )


@pytest.mark.parametrize("words", [("me", ""), ("me", " ", "\n"), ("profile.", '{"map": {}}')])
def test_blank(netlog, words):
    """Nobody, and a profile of no name, cannot be set."""
    answer = netlog("config", *words)
    assert (answer.code, answer.out) == (2, "")
    assert netlog.ok("config").out == ""


def test_several_lines_are_several_values(netlog):
    """However it is said who I am, each of my names is one, and none of them is there twice."""
    netlog.ok("config", "me", " me@example.org\nVera Example\n", "me@example.org")
    assert netlog.ok("config", "me").lines == ["me@example.org", "Vera Example"]


def test_one_setting_as_json(netlog):
    """A single setting is shown in any format, too."""
    netlog.ok("config", "region", "CH")
    netlog.ok("config", "me", "me@example.org")
    assert netlog.ok("config", "region", "--json").json == [{"name": "region", "value": "CH"}]


def test_a_profile_has_a_name(netlog):
    """What columns are kept under has to be something that can be typed."""
    path = netlog.home / "team.csv"
    path.write_text("Wer\nAda Quill\n")
    for name in ("", " ", "a\nb"):
        answer = netlog("import", path, "--map", "name=Wer", "--save-profile", name)
        assert (answer.code, len(answer.errors)) == (2, 1)
    assert netlog.ok("list").out == ""


def test_what_is_kept_is_kept_once(netlog):
    """Lines of any letters are the same lines the next time, and do not pile up."""
    lines = ["a\u2028b", "c\x0bd", "", "e\nf"]
    for _ in range(2):
        with connection.writing(netlog.path, "test") as db:
            settings.keep(db, "friends.notes", lines)
    with connection.reading(netlog.path) as db:
        assert settings.lines(db, "friends.notes") == ["a\u2028b", "c\x0bd", "e", "f"]
