"""The surroundings: whatever a home, a terminal, a locale or a shell is like, netlog is polite.

It ends with a code that the README documents, says at most one line on stderr, shows no traceback,
and leaves no file in the current folder that nobody asked for.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple
from unittest import mock

import pytest

from netlog.__main__ import main
from netlog.app import COMMANDS
from tests.conftest import Shell
from tests.processes import fork, wait

PROGRAM = Path(sys.executable).with_name("netlog")
DOCUMENTED = {0, 1, 2, 3, 4, 5, 6, 7, 130}
# How each command is called here; one that is not listed is called alone.
LINES: Mapping[str, tuple[str, ...]] = {
    "log": ("ada", "-m", "Grüße, 李 ☃"),
    "gave": ("ada", "intro"),
    "got": ("ada", "advice"),
    "jot": ("called", "ada"),
    "snooze": ("ada", "2", "weeks"),
    "unsnooze": ("ada",),
    "add": ("Łukasz", "Žižka"),
    "show": ("ada",),
    "find": ("lunch",),
    "edit": ("ada", "--location", "Kraków"),
    "tag": ("ada", "maps"),
    "untag": ("ada", "maps"),
    "archive": ("ada",),
    "unarchive": ("ada",),
    "forget": ("ödön", "--yes"),
    "remove": ("1",),
    "import": ("/dev/null",),
    "completion": ("bash",),
}
SAYING = ["due", "owed", "list", "history", "show", "find", "changes", "circle", "info", "check"]


class Ended(NamedTuple):
    """How a process ended: its code, or that of the signal, and the bytes it wrote."""

    code: int
    out: bytes
    err: bytes


@pytest.fixture
def world() -> Iterator[Shell]:
    """A shell at a small database with names that not every locale can write."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        home.chmod(0o700)
        shell = Shell(home)
        shell.ok("add", "Ada Nwosu", "--every", "2 weeks", "--tag", "maps", today="2026-10-01")
        shell.ok("add", "Ödön Łącki", "--circle", "close", "-m", "☃ 李", today="2026-10-01")
        shell.ok("log", "ada", "-m", "lunch — naïve", "--on", "2026-10-02")
        shell.ok("got", "ödön", "intro", "--on", "2026-10-03")
        (home / "here").mkdir()
        yield shell


def streams(encoding: str, errors: str) -> None:
    """Open the standard streams anew, as Python does in a locale; None where a stream is closed."""
    for number, (name, mode) in enumerate((("stdin", "r"), ("stdout", "w"), ("stderr", "w"))):
        try:
            os.fstat(number)
        except OSError:
            setattr(sys, name, None)
            continue
        sort = "backslashreplace" if name == "stderr" else errors
        setattr(sys, name, open(number, mode, encoding=encoding, errors=sort, closefd=False))  # noqa: SIM115 - they live as long as the process


def ended(
    words: tuple[str, ...],
    env: Mapping[str, str],
    folder: Path,
    before: Callable[[], object] = lambda: None,
    encoding: tuple[str, str] = ("utf-8", "strict"),
) -> Ended:
    """Be the program in a process of its own: its environment, folder, streams and end.

    `before` happens there first; it may close or replace the streams by their numbers.
    """
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:

        def run() -> None:
            os.chdir(folder)
            nothing = os.open(os.devnull, os.O_RDONLY)
            for new, old in ((nothing, 0), (out.fileno(), 1), (err.fileno(), 2)):
                os.dup2(new, old)
            before()
            streams(*encoding)
            with mock.patch.dict(os.environ, env, clear=True):
                os._exit(_ran(words))

        (code,) = wait([fork(run)])
        for file in (out, err):
            file.seek(0)
        return Ended(code, out.read(), err.read())


def _ran(words: tuple[str, ...]) -> int:
    code = 0
    try:
        main(words)
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except (OSError, ValueError):
            return 120  # what Python makes of it, after complaining
    return code


def is_polite(result: Ended, *, lines: int = 1) -> bool:
    return (
        result.code in DOCUMENTED
        and result.err.count(b"\n") <= lines
        and b"Traceback" not in result.err + result.out
        and b"should not have happened" not in result.err
    )


def files(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


def everything() -> list[tuple[str, ...]]:
    return [(name, *LINES.get(name, ())) for name in COMMANDS]


# What remarks a command may well make beside its answer: an import counts, a new kind is remarked.
TALKATIVE = 3

# Where the home is -------------------------------------------------------------------------------


class Home(NamedTuple):
    """What is said of where things are, and what becomes of it."""

    env: Mapping[str, str]
    code: int  # of `add`
    said: str  # on stderr


HOMES = {
    "nothing known, nobody": Home({}, 7, "HOME is not an absolute path"),
    "empty, nobody": Home({"HOME": ""}, 7, "HOME is not an absolute path"),
    "relative": Home({"HOME": "somewhere"}, 7, "HOME is not an absolute path"),
    "tilde": Home({"HOME": "~"}, 7, "HOME is not an absolute path"),
    "XDG relative": Home(
        {"HOME": "/nowhere", "XDG_DATA_HOME": "data"}, 7, "XDG_DATA_HOME is not an absolute path"
    ),
    "XDG tilde": Home(
        {"HOME": "/nowhere", "XDG_DATA_HOME": "~/data"}, 7, "XDG_DATA_HOME is not an absolute path"
    ),
    "a file": Home({"HOME": "/dev/null"}, 7, "cannot open /dev/null/.local"),
    "NETLOG_DB a folder": Home({"NETLOG_DB": "/tmp"}, 7, "/tmp is not a file"),
}


def nobody() -> None:
    """Be a user whom the system does not know."""
    mock.patch("pwd.getpwuid", side_effect=KeyError).start()


@pytest.mark.parametrize("home", HOMES)
def test_no_command_writes_where_no_home_is(world, home):
    """Every command refuses in one line, and the current folder stays as empty as it was."""
    here, (env, code, said) = world.home / "here", HOMES[home]
    result = ended(("add", "Vera"), env, here, nobody)
    assert (result.code, result.out) == (code, b"")
    assert said in result.err.decode()
    for words in everything():
        result = ended(words, env, here, nobody)
        assert is_polite(result), (words, result)
    assert files(here) == []


def test_an_empty_home_is_asked_of_the_system(world):
    """HOME may be unset or empty where the system knows the user; the data is where it says."""
    here, place = world.home / "here", world.home / "passwd"

    def known() -> None:
        entry = mock.Mock(pw_dir=str(place))
        mock.patch("pwd.getpwuid", return_value=entry).start()

    for env in ({}, {"HOME": ""}, {"XDG_DATA_HOME": ""}, {"NETLOG_DB": ""}):
        place.mkdir()
        assert ended(("add", "Vera"), env, here, known).code == 0
        assert (place / ".local" / "share" / "netlog" / "netlog.db").is_file()
        assert ended(("list",), env, here, known).out.startswith(b"Vera")
        shutil.rmtree(place)
    assert files(here) == []


def test_xdg_is_taken_at_its_word(world):
    """An absolute XDG_DATA_HOME goes before HOME."""
    place = world.home / "data"
    env = {"HOME": str(world.home), "XDG_DATA_HOME": str(place)}
    assert ended(("add", "Vera"), env, world.home / "here").code == 0
    assert files(place)[:2] == ["netlog", "netlog/netlog.db"]
    assert files(world.home / "here") == []


@pytest.mark.skipif(os.getuid() != 0, reason="only root can become somebody unknown")
def test_who_is_not_in_the_list_of_users_is_told_so():
    """The real thing: a uid without an entry, and no HOME."""
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        here.chmod(0o777)
        result = ended(("add", "Vera"), {}, here, lambda: os.setuid(54321))
        assert (result.code, result.out) == (7, b"")
        assert b"HOME is not an absolute path; name the database with --db\n" in result.err
        assert files(here) == []


@pytest.mark.parametrize(
    ("words", "env", "place"),
    [
        ((), {"NETLOG_DB": "mine.db"}, "here/mine.db"),
        ((), {"NETLOG_DB": "~/mine.db"}, "mine.db"),
        (("--db", "mine.db"), {}, "here/mine.db"),
        (("--db", "~/mine.db"), {}, "mine.db"),
    ],
)
def test_a_named_database_is_where_it_is_named(world, words, env, place):
    """Relative to the current folder, or to the home; that one file was asked for, no other."""
    here = world.home / "here"
    env = {"HOME": str(world.home), **env}
    assert ended(("add", "Vera", *words), env, here).code == 0
    assert (world.home / place).is_file()
    assert set(files(here)) <= {"mine.db", "backups"}
    assert ended(("list", *words), env, here).out.startswith(b"Vera")


@pytest.mark.parametrize(
    ("said", "env"),
    [
        ("", {}),
        ("~nobody-at-all/x.db", {"HOME": "/nowhere"}),
        ("~/x.db", {}),
        ("~/x.db", {"HOME": ""}),
        ("~/x.db", {"HOME": "somewhere"}),
    ],
)
def test_a_database_that_is_named_amiss_is_refused(world, said, env):
    """An empty --db, or a home that nobody has, is no file of such a name."""
    here = world.home / "here"
    for words in everything():
        result = ended((*words, "--db", said), env, here, nobody)
        assert is_polite(result), (words, result)
        if words[0] in {"add", "log", "due"}:
            assert result.code == 7, result
    assert files(here) == []


def test_in_a_folder_that_is_gone(world):
    """Where the current folder was deleted, what needs none of it works, the rest is refused."""
    gone = world.home / "gone"
    for words in everything():
        gone.mkdir()
        result = ended(words, world.env, gone, gone.rmdir)
        assert is_polite(result, lines=TALKATIVE), (words, result)
        assert not gone.exists()
    gone.mkdir()
    assert ended(("list", "-f", "ids"), world.env, gone, gone.rmdir).code == 0
    gone.mkdir()
    result = ended(("add", "Vera", "--db", "mine.db"), world.env, gone, gone.rmdir)
    assert (result.code, result.err.count(b"\n")) == (7, 1)


# What the streams are ----------------------------------------------------------------------------


def onto(path: str, *numbers: int) -> Callable[[], object]:
    def replace() -> None:
        for number in numbers:
            os.dup2(os.open(path, os.O_RDWR), number)

    return replace


def closed(*numbers: int) -> Callable[[], object]:
    def close() -> None:
        for number in numbers:
            os.close(number)

    return close


def broken_pipe() -> None:
    read, write = os.pipe()
    os.close(read)
    os.dup2(write, 1)


STREAMS: dict[str, Callable[[], object]] = {
    "stdin closed": closed(0),
    "stdout closed": closed(1),
    "stderr closed": closed(2),
    "all closed": closed(0, 1, 2),
    "stdout full": onto("/dev/full", 1),
    "stderr full": onto("/dev/full", 2),
    "both full": onto("/dev/full", 1, 2),
    "nobody reads": broken_pipe,
}


@pytest.mark.parametrize("how", STREAMS)
def test_every_command_whatever_its_streams_are(world, how):
    """A stream that is closed, full or read by nobody ends no command in a traceback."""
    here, kept = world.home / "here", world.path.read_bytes()
    for words in everything():
        result = ended(words, world.env, here, STREAMS[how])
        assert is_polite(result, lines=TALKATIVE), (words, result)
        if how in {"stdout full", "both full"} and words[0] in {"list", "info"}:
            assert result.code == 1, (words, result)
        world.path.write_bytes(kept)
    assert files(here) == []
    assert world.ok("check").out == ""


def test_what_was_written_is_written_though_nobody_hears_of_it(world):
    """A log whose answer cannot be written is stored, and says that the answer was not."""
    here = world.home / "here"
    for how, code in (("stdout full", 1), ("stdout closed", 0), ("nobody reads", 0)):
        result = ended(("log", "ada", "-m", how), world.env, here, STREAMS[how])
        assert result.code == code, result
        assert (b"cannot write the answer" in result.err) == (code == 1)
    notes = [row["note"] for row in world.ok("history", "ada", "--json").json]
    assert {"stdout full", "stdout closed", "nobody reads"} <= set(notes)


@pytest.mark.parametrize(
    "line",
    [
        *("{} list >&-", "{} log ada >&-", "{} list 2>&-", "{} show nobody 2>&-"),
        *("{} log ada -m - <&-", "{} list <&- >&- 2>&-", "{} --help >&-", "{} --help >/dev/full"),
        *("{} history -f json | head -c 1", "{} --help | head -1", "{} completion bash | head -1"),
        *("{} list >/dev/full", "{} log ada >/dev/full", "{} show nobody 2>/dev/full"),
    ],
)
def test_the_real_thing_at_a_real_shell(world, line):
    """What only the interpreter's own start and end can get wrong."""
    here = world.home / "here"
    command = line.format(PROGRAM)
    shelled = ["/bin/bash", "-c", f"set -o pipefail; {command}"]
    done = subprocess.run(shelled, env=world.env, cwd=here, capture_output=True, check=False)
    result = Ended(done.returncode, done.stdout, done.stderr)
    assert is_polite(result), result
    assert (result.code == 1) == (line.endswith(">/dev/full") and "2>" not in line), result
    assert files(here) == []
    assert world.ok("check").out == ""


# What can be written -----------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-16"])
def test_every_command_whatever_the_encoding(world, encoding):
    """What a stream's encoding lacks is replaced, and never ends the command."""
    here, kept = world.home / "here", world.path.read_bytes()
    errors = "surrogateescape" if encoding == "ascii" else "strict"
    for words in everything():
        result = ended(words, world.env, here, encoding=(encoding, errors))
        assert is_polite(result, lines=TALKATIVE), (words, result)
        if words[0] in SAYING:
            assert result.code == 0, (words, result)
            assert result.out.decode(encoding) or words[0] == "check"
        world.path.write_bytes(kept)
    assert files(here) == []


@pytest.mark.parametrize(
    "env",
    [
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"LC_ALL": "C", "PYTHONIOENCODING": "latin-1"},
        {"LC_ALL": "POSIX", "PYTHONIOENCODING": "ascii:strict"},
        {"LC_ALL": "xx_YY.nonsense"},
        {"LANG": "en_US.ISO-8859-1", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    ],
)
def test_a_real_start_in_a_poor_locale(world, env):
    """The database's path and the answer are outside ASCII; such words are stored or refused.

    Without UTF-8 Python does not know what the words mean, and nothing is stored by guessing.
    """
    here, place = world.home / "here", world.home / "Žluť"
    place.mkdir()
    env = {"PATH": os.environ["PATH"], "NETLOG_DB": str(place / "naïve.db"), **env}

    def run(*words: str) -> Ended:
        raw = [os.fsencode(word) for word in (str(PROGRAM), *words)]
        done = subprocess.run(raw, env=env, cwd=here, capture_output=True, check=False)
        return Ended(done.returncode, done.stdout, done.stderr)

    shell = Shell(world.home)
    shell.env["NETLOG_DB"] = str(place / "naïve.db")
    shell.ok("add", "Ödön Łącki")
    knows = run("log", "ödön", "-m", "☃ 李")
    assert is_polite(knows)
    assert knows.code in ({4} if env.get("PYTHONUTF8") == "0" else {0}), knows
    for words in (("log", "odon", "-m", "plain"), ("history",), ("info",)):
        result = run(*words)
        assert is_polite(result), (words, result)
        assert result.code == 0, (words, result)
    assert files(here) == []
    notes = [row["note"] for row in shell.ok("history", "--json").json]
    assert notes == ["☃ 李", "plain"][knows.code // 4 :]


# What the terminal is said to be -----------------------------------------------------------------

TERMINALS = [
    *({"COLUMNS": columns} for columns in ("0", "-1", "abc", "", "1", "100000", "9" * 30, " 8")),
    *({"TERM": term} for term in ("dumb", "", "nonsense", "xterm-256color")),
    *({"NO_COLOR": said} for said in ("", "1")),
    {"FORCE_COLOR": "1"},
    {"LINES": "0"},
]


@pytest.mark.parametrize("said", TERMINALS, ids=str)
def test_every_answer_whatever_the_terminal_is_said_to_be(world, said):
    """On a terminal and off it something is shown, and nothing is ever lost off it."""
    world.env |= said
    for name in SAYING:
        words = (name, *LINES.get(name, ()))
        drawn = world(*words, terminal=True)
        assert drawn.code == 0, (words, drawn)
        assert drawn.out.strip() or name == "check"
        if name != "info":  # which shows these very settings
            piped = world(*words)
            world.env = {key: value for key, value in world.env.items() if key not in said}
            assert world(*words) == piped
            world.env |= said
        if said.get("NO_COLOR") or said.get("TERM") == "dumb":
            assert "\x1b[3" not in drawn.out, drawn
    assert ended(("--help",), world.env, world.home / "here").code == 0


def test_an_example_is_written_where_no_home_is_known(world):
    """Nothing that is said after a database was written needs the home."""
    place = world.home / "example.db"
    result = ended(("demo", str(place)), {}, world.home / "here", nobody)
    assert (result.code, result.err) == (0, b"")
    assert b"export NETLOG_DB=" in result.out


def test_with_nothing_in_the_environment(world):
    """As `env -i` starts it: every command, with the database named on the command line."""
    here, kept = world.home / "here", world.path.read_bytes()
    for words in everything():
        result = ended((*words, "--db", str(world.path)), {}, here)
        assert is_polite(result, lines=TALKATIVE), (words, result)
        assert result.code in {0, 1, 2, 4, 6} or words[0] == "demo", (words, result)
        world.path.write_bytes(kept)
    line = f"env -i {PROGRAM} due --db {world.path}"
    done = subprocess.run(["/bin/sh", "-c", line], cwd=here, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b"Ada Nwosu\t")
    assert files(here) == []


def test_the_proof_is_not_blind(world):
    """A command that fails as a program can is found impolite."""
    here = world.home / "here"
    with mock.patch("netlog.commands.info.census", side_effect=RuntimeError):
        assert not is_polite(ended(("info",), world.env, here))
    with mock.patch("netlog.output.terminals.write", lambda stream, text: stream.write(f"☃{text}")):
        assert not is_polite(ended(("log", "ada"), world.env, here, encoding=("ascii", "strict")))
