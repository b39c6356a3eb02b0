"""What other programs wrote, named or set: rows that netlog never made, file names, variables."""

import sqlite3
from contextlib import closing

import pytest

from netlog.output import FORMATS
from tests.conftest import Shell
from tests.test_edit import steps
from tests.trust.test_hostile import _OURS, FOOTED, HOSTILE, LISTINGS, assert_harmless, records

# Also what is refused when netlog is asked to store it.
TEXTS = [*HOSTILE, "\n", "\t\t", "\r\n#", "a\0b", "\x1b", "\x7f\x80", "\u2028", "\u202e", "=1+1\n"]


def write(db: sqlite3.Connection, number: int, text: str) -> None:
    """Write a person of whom everything is `text`, as no command would."""
    key = f"{text}{number}"  # where two may not be the same
    db.execute(
        "INSERT INTO circle (name, cadence_count, cadence_unit) VALUES (?, 1, 'day')", (key,)
    )
    db.execute("INSERT INTO company (name, folded) VALUES (?1, ?1)", (key,))
    db.execute(
        "INSERT INTO contact (id, name, handle, location, met_at, note, circle_id, added_on) "
        "VALUES (?, ?, ?, ?3, ?3, ?3, (SELECT max(id) FROM circle), '2020-02-20')",
        (number, text, key),
    )
    db.execute(
        "INSERT INTO position (contact_id, company_id, title) "
        "VALUES (?, (SELECT max(id) FROM company), ?)",
        (number, text),
    )
    db.execute("INSERT INTO tag (contact_id, name) VALUES (?, ?)", (number, text))
    for kind in ("email", "phone", "link", "nickname"):
        db.execute(
            "INSERT INTO detail (contact_id, kind, value, folded) VALUES (?, ?, ?, ?)",
            (number, kind, text, key),
        )
    kinds: dict[str, str | None] = {"met": None, "gave": text, "got": text}
    for direction, given in kinds.items():
        db.execute(
            "INSERT INTO interaction (contact_id, day, direction, kind, note) "
            "VALUES (?, '2021-01-01', ?, ?, ?)",
            (number, direction, given, f"everybody {text}"),
        )
    others = [(number + step) % len(TEXTS) + 1 for step in range(3)]
    first, other = sorted((number, others[0]))
    for query, *values in (
        ("knows (contact_id, other_id, how, note)", first, other, text, text),
        ("intro (contact_id, other_id, wish, note)", number, others[1], text, text),
        ("loop (contact_id, kind, what, note)", number, "request", text, text),
        ("topic (contact_id, direction, name, folded)", number, "needs", text, key),
        ("topic (contact_id, direction, name, folded)", others[2], "offers", text, key),
        ("target (contact_id, role, step)", number, text, text),
    ):
        marks = ", ".join("?" * len(values))
        db.execute(f"INSERT INTO {query} VALUES ({marks})", values)


@pytest.fixture(scope="module")
def foreign(tmp_path_factory, empty_database):
    """A shell on a database that another program filled, without a look at the rules."""
    netlog = Shell(tmp_path_factory.mktemp("foreign"))
    netlog.path.write_bytes(empty_database.read_bytes())
    with closing(sqlite3.connect(netlog.path)) as db, db:
        db.execute("PRAGMA ignore_check_constraints = ON")
        for number, text in enumerate(TEXTS, start=1):
            write(db, number, text)
    return netlog


@pytest.fixture
def copy(shell, foreign):
    """A shell on a copy of that database, to be written to."""
    shell.path.write_bytes(foreign.path.read_bytes())
    return shell


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("listing", LISTINGS, ids=" ".join)
def test_listings(foreign, listing, form):
    """Each record is one record and nothing in it acts, whoever wrote it."""
    answer = foreign.ok(*listing, "-n", "0", "-f", form)
    assert answer.err == ""
    assert_harmless(answer, tabs=form in {"plain", "tsv"})
    text = answer.out
    if form == "table" and listing[0] in FOOTED:
        text = f"{text.partition(chr(10) * 2)[0].rstrip(chr(10))}\n"
    wanted = len(foreign.ok(*listing, "-n", "0", "--json").json)
    assert wanted >= (0 if listing[0] in {"changes", "owed"} or "--archived" in listing else 60)
    assert records(form, text) == wanted


@pytest.mark.parametrize("width", [20, 80, 200])
def test_terminals(foreign, monkeypatch, width):
    """On a terminal each record is one line, in no styles but netlog's own."""
    monkeypatch.setitem(foreign.env, "COLUMNS", str(width))
    for listing in LISTINGS:
        answer = foreign.ok(*listing, terminal=True)
        assert_harmless(answer, ours=_OURS)
        if len(foreign.ok(*listing, "--json").json) >= 50:
            assert len(answer.out.partition("\n\n")[0].rstrip("\n").split("\n")) == 52


def test_each_of_them(foreign):
    """Their own screens are harmless, and nothing about them is too odd to be shown."""
    for number in range(1, len(TEXTS) + 1):
        for words in (["show"], ["due", "--explain"], ["history"]):
            assert_harmless(foreign.ok(*words, number), tabs=words[0] != "due")
            assert_harmless(foreign.ok(*words, number, terminal=True), ours=_OURS)
        assert_harmless(foreign.ok("show", number, "--json"))


def test_writing_about_them(copy):
    """Commands that answer with what is stored do so in one harmless line, or refuse."""
    copy.env["EDITOR"] = "true"
    done = 0
    for number in range(1, len(TEXTS) + 1, 4):
        for words in (
            ["gave", number, "advice"],
            ["tag", number, "#new"],
            ["snooze", number, "3 weeks"],
            ["unsnooze", number],
            ["archive", number],
            ["unarchive", number],
            ["edit", number],
            ["edit", number, "--location", "Porto"],
            ["edit", "--interaction", 3 * number],
            ["remove", 3 * number],
            ["undo"],
            ["forget", "--yes", number],
        ):
            answer = copy(*words)
            # What breaks the rules fails the look at the backup that comes before `forget`.
            assert answer.code in ({0, 7} if words[0] == "forget" else {0, 4, 6}), (words, answer)
            assert_harmless(answer)
            done += answer.code == 0
    assert done > 2 * len(TEXTS)
    for terminal, ours in ((False, ""), (True, _OURS)):
        for words in (["check"], ["check", "--json"], ["check", "--fix"], ["info"], ["changes"]):
            assert_harmless(copy(*words, terminal=terminal), tabs=True, ours=ours)


def test_the_editor_shows_them_harmlessly(copy):
    """What the editor opens is text that acts on nothing, one line a field."""
    for number in range(1, len(TEXTS) + 1, 6):
        steps(copy, "true")
        for words in (["edit", number], ["edit", "--interaction", 3 * number]):
            copy.ok(*words)
        for words in (["log", number, "-m"], ["gave", number, "advice", "-m"]):
            assert copy(*words, terminal=True).code == 130
        for path in copy.home.glob("seen-*"):
            head = path.read_text("utf-8").partition("\nnote:")[0]
            assert not [char for char in head if char != "\n" and not char.isprintable()] or (
                "\u200c" in head or "\u200d" in head
            )


# What files are called ---------------------------------------------------------------------------

NAMES = [
    "\x1b[2J\x1b]0;owned\x07",
    "two\nlines",
    "\x1b]8;;https:example.org\x1b\\click",
    "\u202etxt.exe",
    "tab\there \x9b2J",
    "$(touch owned)`touch owned`; touch owned",
    "'\"%s {} [red]",
    "half \udc80",
    "a" * 300,
    "",
]


@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_files(netlog, monkeypatch, name):
    """Whatever a file is called, an answer or an error that names it is harmless."""
    monkeypatch.chdir(netlog.home)
    netlog.ok("add", "Mara")
    for make in (True, False):
        for suffix, words in (
            (".csv", ["import", "--dry-run"]),
            (".txt", ["import", "people.csv", "--rejects"]),
            (".bak", ["backup"]),
            (".bak", ["restore", "--yes"]),
            (".csv", ["restore", "--yes"]),
            (".new", ["demo"]),
            (".db", ["list", "--db"]),
            (".db", ["add", "Oda", "--force", "--db"]),
            (".db", ["info", "--db"]),
            (".db", ["check", "--db"]),
            (".db", ["cron", "--db"]),
            (".sh", ["completion"]),
        ):
            (netlog.home / "people.csv").write_text("name,note\nOda,x\n,y\n")
            path = netlog.home / f"{name}{suffix}"
            if make and len(name) < 250:
                path.write_text("name\nOda\n")
            answer = netlog(*words, f"{name}{suffix}")
            assert answer.code in {0, 1, 2, 4, 6, 7}, (words, answer)
            assert_harmless(answer)
            assert "should not have happened" not in answer.err
            complaints = [line for line in answer.err.split("\n") if line.startswith("netlog: ")]
            assert len(complaints) == (answer.code not in {0, 1}) or answer.code == 1
    assert not (netlog.home / "owned").exists()


# What the surroundings say -----------------------------------------------------------------------

SAID = ["", " ", "\x1b[31m", "two\nlines", "x" * 5000, "-1", "0", "1", "9" * 5000, "1e3", "\udc80"]
VARIABLES = """
    COLUMNS LINES TERM COLORTERM NO_COLOR LANG LC_ALL LANGUAGE TZ NETLOG_TODAY NETLOG_DB EDITOR
    VISUAL XDG_DATA_HOME HOME TMPDIR PAGER SHELL FORCE_COLOR CLICOLOR_FORCE TERMINAL_WIDTH
    TYPER_USE_RICH _TYPER_STANDARD_TRACEBACK PYTHONUTF8
""".split()


@pytest.mark.parametrize("variable", VARIABLES)
def test_variables(copy, monkeypatch, variable):
    """Whatever a variable of the environment says, answers are harmless and errors one line."""
    monkeypatch.chdir(copy.home)
    copy.env |= {"EDITOR": "true", "VISUAL": "true"}
    if variable == "EDITOR":
        del copy.env["VISUAL"]
    if variable in {"XDG_DATA_HOME", "HOME"}:
        del copy.env["NETLOG_DB"]
    before = sorted(copy.home.iterdir())
    for n, said in enumerate(SAID):
        copy.env[variable] = said
        # An empty EDITOR is none, and the system's own would open.
        words = [["edit", "1"], ["log", "1", "-m"]][n % 2] if said.strip() else ["info"]
        for command in (["due", "-n", "5"], ["show", "1"], words):
            answer = copy(*command, terminal=n % 3 > 0)
            assert answer.code in {0, 1, 2, 6, 7, 130}, (said, command, answer)
            assert_harmless(answer, tabs=True, ours=_OURS if n % 3 else "")
            assert answer.err.count("netlog: ") == (answer.code != 0), (said, command, answer)
            assert "should not have happened" not in answer.err, (said, command, answer)
    assert sorted(copy.home.iterdir()) == before
