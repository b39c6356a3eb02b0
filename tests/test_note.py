"""The note of -m: as it stands, from stdin, or written in the editor."""

import re
import signal
import stat
import subprocess
import sys
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from netlog.output import terminal
from netlog.run import Run
from tests.conftest import Result, Shell
from tests.test_edit import seen, steps

NO_TERMINAL = (
    "netlog: there is no terminal for your editor; give -m TEXT, or -m - to read it from stdin\n"
)
STOPPED = "netlog: stopped; nothing was written\n"


@pytest.fixture
def netlog(netlog: Shell, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Shell:
    """A shell that knows Ada Lovelace and Grace Hopper, with an editor that writes a note."""
    netlog.ok("add", "Ada Lovelace", "-m", "Likes tea.\n# and maps")
    netlog.ok("add", "Grace Hopper", "-m", "")
    netlog.ok("log", "ada", "--on", "2026-11-02", "-m", "a walk")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    steps(netlog, 'printf "#ideas\\n  of hers\\n\\n%s" "$(cat "$1")" > "$1"')
    return netlog


WRITTEN = "#ideas\n  of hers"


def last(netlog: Shell) -> Any:
    return netlog.ok("history", "--json", "-n", "1").json[-1]


_HINT = "Write above. Leave it empty to think better of it."


def typed(netlog: Shell, *words: object) -> Result:
    """Run a command on a terminal."""
    return netlog(*words, terminal=True)


def left(netlog: Shell) -> list[Path]:
    """Return what was kept of what was written, and temporary folders that were not removed."""
    return sorted(netlog.home.glob("netlog-*"))


# Without a text ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "about"),
    [
        (["log", "ada", "-m"], "met Ada Lovelace today"),
        (["log", "-m", "--on", "monday", "ada"], "met Ada Lovelace Mon 2026-11-16"),
        (["log", "-m", "--on=yesterday", "ada"], "met Ada Lovelace yesterday"),
        (["log", "--note", "--", "ada", "grace"], "met Ada Lovelace, Grace Hopper today"),
        (["log", "--via", "call", "ada", "--note"], "met Ada Lovelace today"),
        (["log", "Oda Berg", "--add", "-m"], "met Oda Berg today"),
        (["gave", "ada", "intro", "-m", "-w", "2"], "gave intro x2 to Ada Lovelace today"),
        (["got", "-m", "--by", "me", "grace", "lead"], "got lead from Grace Hopper today"),
    ],
    ids=lambda words: " ".join(words) if isinstance(words, list) else "",
)
def test_an_interaction_is_noted_in_the_editor(netlog, words, about):
    """-m with nothing behind it but options opens the editor, which says what is noted of whom."""
    answer = typed(netlog, *words)
    assert (answer.code, answer.err) == (0, "")
    (text,) = seen(netlog)
    assert text == f"\n# netlog: {about}\n# netlog: {_HINT}\n"
    assert last(netlog)["note"] == WRITTEN


def test_a_new_person_is_noted_in_the_editor(netlog):
    """Also where there is no database yet."""
    netlog.ok("undo", "3")
    netlog.path.unlink()
    assert typed(netlog, "add", "Oda", "Berg", "-m", "--circle", "close").code == 0
    assert "\n# netlog: Oda Berg, whom you add\n" in seen(netlog)[0]
    person = netlog.ok("show", "oda", "--json").json
    assert (person["note"], person["circle"]) == (WRITTEN, "close")


def test_a_note_is_edited_alone(netlog):
    """`edit -m` opens the note that there is, and what the other options say is done with it."""
    steps(netlog, 'sed -i s/tea/coffee/ "$1"')
    answer = typed(netlog, "edit", "ada", "-m", "--location", "Porto", "--nickname", "Countess")
    assert answer.out == (
        "edited Ada Lovelace (ada-lovelace): nickname, location Porto, note; "
        "no cadence, so never due\n"
    )
    assert seen(netlog)[0].endswith("\nnote:\nLikes tea.\n# and maps\n")
    assert "location:" not in seen(netlog)[0]
    person = netlog.ok("show", "ada", "--json").json
    assert (person["note"], person["nicknames"]) == ("Likes coffee.\n# and maps", ["Countess"])


def test_the_note_of_an_interaction_is_edited_alone(netlog):
    """`edit --interaction -m` does the same."""
    steps(netlog, 'sed -i s/walk/hike/ "$1"')
    assert typed(netlog, "edit", "--interaction", "1", "-m", "--via", "in-person").code == 0
    assert (last(netlog)["note"], last(netlog)["channel"]) == ("a hike", "in-person")
    steps(netlog, "true")
    assert typed(netlog, "edit", "--interaction", "1", "-m").out == "nothing was changed\n"


@pytest.mark.parametrize("step", ["true", ': > "$1"', 'rm "$1"', 'printf " \\n\\t\\n" > "$1"'])
def test_who_writes_nothing_thinks_better_of_it(netlog, step):
    """An editor that is left without a note writes nothing at all."""
    before = netlog.path.read_bytes()
    steps(netlog, step)
    for words in (["log", "ada"], ["gave", "ada", "intro"], ["add", "Oda Berg"]):
        answer = typed(netlog, *words, "-m")
        assert (answer.code, answer.out, answer.err) == (130, "", STOPPED)
    assert netlog.path.read_bytes() == before
    assert left(netlog) == []


def test_an_editor_that_fails_writes_nothing(netlog):
    """Nor is a command done whose note could not be written."""
    steps(netlog, "exit 3")
    answer = typed(netlog, "log", "ada", "-m")
    assert (answer.code, last(netlog)["note"]) == (1, "a walk")
    assert left(netlog) == []


@pytest.mark.parametrize(
    "words",
    [
        ["log", "ada", "-m"],
        ["gave", "ada", "intro", "--note"],
        ["add", "Oda Berg", "-m"],
        ["edit", "ada", "-m"],
        ["edit", "--interaction", "1", "-m", "--via", "call"],
    ],
    ids=" ".join,
)
def test_without_a_terminal_there_is_no_editor(netlog, words):
    """Nobody sits before a pipe or in cron; one line says what works there."""
    before = netlog.path.read_bytes()
    answer = netlog(*words)
    assert (answer.code, answer.out, answer.err) == (2, "", NO_TERMINAL)
    assert netlog.path.read_bytes() == before
    assert seen(netlog) == []


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["log", "adda", "-m"], 4),
        (["log", "nobody", "ada", "-m"], 4),
        (["gave", "ada", "lovelace", "-m"], 2),
        (["gave", "ada", "intro:9", "-m"], 2),
        (["log", "ada", "-m", "--on", "fooday"], 2),
        (["add", "Ada Lovelace", "-m"], 6),
        (["add", "Oda", "-m", "--introduced-by", "nobody"], 4),
        (["add", "Oda", "-m", "--every", "often"], 2),
        (["edit", "nobody", "-m"], 4),
        (["edit", "--interaction", "99", "-m"], 4),
        (["log", "ada", "-m", "--db", "/nowhere/at/all"], 7),
    ],
    ids=lambda words: " ".join(words) if isinstance(words, list) else "",
)
def test_a_slip_costs_no_note(netlog, words, code):
    """What is wrong on the command line is said before there is anything to lose."""
    assert typed(netlog, *words).code == code
    assert [text for text in seen(netlog) if WRITTEN in text or "netlog:" in text] == []


def test_what_was_written_is_kept_where_it_cannot_be_stored(netlog):
    """A note that took its time outlives a refusal: in a file for its owner alone, named so."""
    steps(netlog, 'printf "%70000d" 0 | tr " " 0 > "$1"')
    answer = typed(netlog, "log", "ada", "-m")
    assert answer.code == 6
    (kept,) = left(netlog)
    assert answer.err.split("\n")[0] == f"what you wrote is kept in {kept}"
    assert kept.read_text() == "0" * 70000 + "\n"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert re.fullmatch(r"netlog-[a-z0-9_]{8}\.txt", kept.name)


@pytest.mark.parametrize(
    ("step", "content", "said"),
    [
        ("printf 'caf\\351' > \"$1\"", b"caf\xe9", "that is not UTF-8"),
        ("printf '\\377\\376t\\000' > \"$1\"", b"\xff\xfet\0", "that is not UTF-8"),
        ("printf '%1100000d' 0 > \"$1\"", b"%1100000d" % 0, "that is too long"),
        ('echo tea > "$1"; exit 3', b"tea\n", "the editor ended with 3"),
    ],
    ids=["Latin-1", "UTF-16", "too long", "failed"],
)
def test_what_cannot_be_used_is_kept_as_it_is(netlog, step, content, said):
    """What is no note is still somebody's work: its bytes stay, and the error says where."""
    steps(netlog, step)
    answer = typed(netlog, "log", "ada", "-m")
    (kept,) = left(netlog)
    assert answer.code == 1
    (line,) = answer.errors
    assert line.startswith(f"netlog: {said} and nothing was saved; ")
    assert line.endswith(f"; what you wrote is kept in {kept}")
    assert (kept.read_bytes(), stat.S_IMODE(kept.stat().st_mode)) == (content, 0o600)
    assert last(netlog)["note"] == "a walk"


@pytest.mark.parametrize(("name", "code"), [("TERM", 143), ("HUP", 129)])
@pytest.mark.parametrize(
    ("step", "stays"),
    [('echo tea > "$1"; ', True), ('echo swap > "$1.swp"; ', True), ("", False)],
    ids=["written", "beside", "nothing"],
)
def test_a_signal_while_the_editor_runs_loses_nothing(netlog, name, code, step, stays):
    """Who logs out meanwhile is told where the work is; where there is none, nothing stays."""
    steps(netlog, f"{step}kill -{name} $PPID")
    answer = subprocess.run(
        [sys.executable, "-m", "netlog", "edit", "ada"],
        env=netlog.env | {"TMPDIR": str(netlog.home)},
        capture_output=True,
        text=True,
        check=False,
        # Where the tests themselves are run by nohup, it is ignored, and stays so in what they run.
        preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_DFL),
    )
    where = (netlog.home / "where").read_text().strip()
    assert (answer.returncode, answer.stdout) == (code, "")
    assert answer.stderr == (f"what you wrote is kept in {where}\n" if stays else "")
    assert left(netlog) == ([Path(where).parent] if stays else [])


def test_giving_up_after_a_complaint_keeps_what_was_written(netlog):
    """Leaving the text as it is, or the editor with an error, ends it; the text is still there."""
    for second in ("true", "exit 3"):
        steps(netlog, 'sed -i "s/^circle:/circle: nowhere/" "$1"', second)
        answer = typed(netlog, "edit", "ada")
        (kept,) = left(netlog)
        assert str(kept) in answer.err
        assert "\ncircle: nowhere\n" in kept.read_text()
        kept.unlink()


def test_what_was_written_is_shown_where_it_cannot_be_kept(netlog, monkeypatch):
    """With no room for a file either, it is at least on the screen."""
    steps(netlog, f"chmod 400 '{netlog.path}'; rm '{netlog.path}'; echo two > \"$1\"")
    monkeypatch.setattr("tempfile.mkstemp", _no_room)
    answer = typed(netlog, "log", "ada", "-m")
    assert answer.err.split("\n")[:2] == ["what you wrote could not be kept:", "two"]
    assert answer.code == 7


def _no_room(**_how: str) -> None:
    raise OSError


def test_what_was_jotted_is_kept_as_well(netlog):
    """Also the lines of `jot`, where one of them names nobody."""
    steps(netlog, 'printf "tea with Ada\\ncoffee with Zorro\\n" > "$1"')
    answer = netlog("jot")
    assert answer.code == 4
    (kept,) = left(netlog)
    assert f"kept in {kept}\n" in answer.err
    assert kept.read_text() == "tea with Ada\ncoffee with Zorro\n\n"
    kept.unlink()
    steps(netlog, 'printf "tea with Ada\\n" > "$1"')
    netlog.ok("jot")
    assert left(netlog) == []


def test_the_database_is_free_while_the_editor_is_open(netlog):
    """Others read and write meanwhile, however long the note takes."""
    other = f"sqlite3.connect({str(netlog.path)!r}, timeout=0, isolation_level=None)"
    script = f"import sqlite3; {other}.execute('BEGIN EXCLUSIVE'); print('free')"
    (netlog.home / "other.py").write_text(script)
    steps(netlog, 'python3 other.py > free; echo tea > "$1"')
    assert typed(netlog, "log", "ada", "-m").code == 0
    assert (netlog.home / "free").read_text() == "free\n"
    assert last(netlog)["note"] == "tea"


def test_nobody_else_reads_what_is_noted(netlog):
    """The file and its folder are the owner's, are named after nobody, and are gone afterwards."""
    steps(netlog, 'echo junk > "$1~"; echo tea > "$1"')
    assert typed(netlog, "log", "ada", "-m").code == 0
    assert (netlog.home / "modes").read_text().split() == ["drwx------", "-rw-------"]
    where = Path((netlog.home / "where").read_text().strip())
    assert re.fullmatch(r"netlog-[a-z0-9_]{8}/edit\.txt", str(where.relative_to(netlog.home)))
    assert left(netlog) == []


# With a text -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "note"),
    [
        (["-m", "-5 degrees"], "-5 degrees"),
        (["-m", "--on the way"], "--on the way"),
        (["-m", "-"], "from stdin"),
        (["-m--on"], "--on"),
        (["--note=--on"], "--on"),
        (["-m", "-w"], "-w"),
        (["-m", "--such"], "--such"),
        (["--note="], None),
        (["-m", ""], None),
    ],
    ids=lambda words: " ".join(words) if isinstance(words, list) else "",
)
def test_a_text_may_begin_with_a_dash(netlog, words, note):
    """Whatever is no option of the command is a text; an attached one always is."""
    netlog.ok("log", "grace", *words, stdin=" from stdin\n")
    assert (last(netlog)["note"] or None) == note
    assert seen(netlog) == []


def test_an_option_that_wants_a_value_may_be_given_one_that_looks_like_m(netlog):
    """`--location -m` is a place, not a note, and what follows -- is a name."""
    netlog.ok("add", "--location", "-m", "--", "-m")
    person = netlog.ok("show", "3", "--json").json
    assert (person["name"], person["location"], person["note"]) == ("-m", "-m", None)
    assert seen(netlog) == []


def test_nothing_on_stdin_is_no_note(netlog):
    """`-m -` with nothing to read edits nothing, and opens no editor."""
    for words in (["ada"], ["--interaction", "1"]):
        assert netlog.ok("edit", *words, "-m", "-").out.endswith(" is as before\n")
    assert seen(netlog) == []


def test_stdin_is_read_no_further_than_a_note_can_be():
    """A note that has no end is refused for its length, not held until the memory is full."""

    class Endless(StringIO):
        def read(self, size: int | None = -1) -> str:
            assert size is not None
            assert size > 0, "an endless note cannot be read to its end"
            return "x" * size

    there = terminal()._replace(input=Endless())
    with Run(there, date(2026, 11, 19), "", None, "log").note("-") as note:
        assert note
        assert 65_536 < len(note) < 2_000_000


def test_commands_without_a_note_have_no_such_option(netlog):
    """-m is an option only where there is something to note."""
    answer = netlog("list", "-m")
    assert (answer.code, answer.err) == (2, "netlog: no such option: -m; see 'netlog list -h'\n")
