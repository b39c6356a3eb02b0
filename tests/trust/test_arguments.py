"""The command line itself: every option works, and whatever is typed ends as documented."""

import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from netlog.app import COMMANDS, app
from tests.trust import trials

EXAMPLE = Path(__file__).parents[2] / "netlog.db.example"
NETLOG = [sys.executable, "-m", "netlog"]


class Option(NamedTuple):
    """One way to write an option, and whether it takes a value."""

    word: str
    valued: bool


def options(command: Any) -> list[Option]:
    """Return what can be written of a command's options."""
    return [
        Option(word, not option.is_flag)
        for option in command.params
        if option.param_type_name == "option"
        for word in option.opts
    ]


def commands() -> Iterator[tuple[str, list[Option]]]:
    """Yield the words of each command and subcommand, with its options."""
    program = app()
    for name in COMMANDS:
        command = program.get_command(None, name)
        yield name, options(command)
        for word, each in getattr(command, "commands", {}).items():
            yield f"{name} {word}", options(each)


OPTIONS = dict(commands())


@pytest.fixture
def example(shell, tmp_path, monkeypatch):
    """A shell on a copy of the example database, in a folder of its own with files to read."""
    monkeypatch.chdir(tmp_path)
    shell.path.write_bytes(EXAMPLE.read_bytes())
    shell.env["EDITOR"] = "true"
    (tmp_path / "laptop.db").write_bytes(EXAMPLE.read_bytes())
    (tmp_path / "people.csv").write_text("Name,E-mail,Met\nOda Berg,oda@example.org,01.02.2026\n")
    shell.ok("config", "profile.team", '{"map": {"name": "Name"}}')
    shell.ok("source", "add", "mail", ".", "--me", "me@example.org")
    return shell


ROUNDS = 10
LINES = trials(3000) // ROUNDS  # in each


# Every option ------------------------------------------------------------------------------------

# What makes a command complete.
COMPLETE = {
    "log": ["ada-nwosu"],
    "gave": ["ada-nwosu", "advice"],
    "got": ["ada-nwosu", "advice"],
    "jot": ["lunch with @ada-nwosu"],
    "snooze": ["ada-nwosu", "2 weeks"],
    "unsnooze": ["ada-nwosu"],
    "add": ["Oda Berg"],
    "show": ["ada-nwosu"],
    "find": ["book"],
    "edit": ["ada-nwosu"],
    "tag": ["ada-nwosu", "#new"],
    "untag": ["ada-nwosu", "#book"],
    "knows": ["ada-nwosu", "kenji-watabe"],
    "unknows": ["ada-nwosu", "zsofia-halmos"],
    "path": ["farah-mirzadeh"],
    "circle add": ["mentors"],
    "circle set": ["wide", "6 months"],
    "circle rename": ["wide", "far"],
    "circle remove": ["wide", "--yes"],
    "intro": ["ada-nwosu", "kenji-watabe"],
    "thank": ["henrik-aaltovirta"],
    "offers": ["ada-nwosu", "#new"],
    "needs": ["ada-nwosu", "#new"],
    "asked": ["ada-nwosu", "a word for the fellowship"],
    "promise": ["ada-nwosu", "the map of the old tramway"],
    "ask": ["ada-nwosu", "who looks after the signs"],
    "done": ["1"],
    "declined": ["1"],
    "referred": ["1", "--to=graca"],
    "company show": ["globex"],
    "company add": ["Brightwater Ferries"],
    "company edit": ["globex", "--note=signs"],
    "company merge": ["quokka freight", "globex", "--yes"],
    "worked": ["ada-nwosu", "Globex"],
    "target add": ["globex"],
    "target edit": ["clocks", "--role=signs"],
    "target reached": ["clocks"],
    "target done": ["clocks"],
    "target remove": ["clocks"],
    "archive": ["ada-nwosu"],
    "unarchive": ["ada-nwosu"],
    "merge": ["elena-maria-russo", "elena-russo-prats", "--prefer=first"],
    "forget": ["ada-nwosu", "--yes"],
    "remove": ["1"],
    "chain": ["184"],
    "import": ["people.csv"],
    "restore": ["latest", "--yes"],
    "merge-db": ["laptop.db"],
    "demo": ["new.db"],
    "completion": ["bash"],
    "export": ["vcard"],
    "source add": ["contacts", "."],
    "source remove": ["mail"],
    "source pause": ["mail"],
    "source resume": ["mail"],
    "config": ["region", "CH"],
    "goal set": ["3 touches a week, 1 give"],
}
ON_A_TERMINAL = {"review"}  # nowhere else
ENDS = {"today --exit-code": 3}  # there is always something in the example
# A good value of each option that takes one, for all commands or for one.
VALUES = {
    "--within": "2 weeks",
    "--explain": "ada-nwosu",
    "--format": "csv",
    "-f": "json",
    "--limit": "3",
    "-n": "0",
    "--tag": "book",
    "--circle": "inner",
    "--company": "Quokka Freight",
    "--since": "2026-01-01",
    "--until": "yesterday",
    "snooze --until": "in 2 weeks",
    "--at": "3 months ago",
    "cron --at": "7:30",
    "intro --from": "callum-invergarry",
    "intro --to": "rain",
    "intro --for": "old maps",
    "intro --outcome": "they work together",
    "thank --for": "6",
    "match --intro": "142",
    "--stage": "asked",
    "map --as": "svg",
    "map --output": "map.html",
    "map -o": "map.svg",
    "--around": "ada-nwosu",
    "--steps": "2",
    "--forward": "184",
    "--how": "colleagues",
    "--strength": "2",
    "--max": "4",
    "--avoid": "kenji-watabe",
    "--note": "a note",
    "-m": "a note",
    "--on": "yesterday",
    "--via": "video",
    "--channel": "video",
    "--gave": "intro:2",
    "--got": "advice",
    "--by": "them",
    "asked --by": "in 2 weeks",
    "promise --by": "friday",
    "ask --by": "in 3 weeks",
    "open --kind": "request",
    "referred --to": "graca",
    "--weight": "2",
    "-w": "5",
    "--kind": "intro",
    "--direction": "gave",
    "--find": "book",
    "--every": "3 weeks",
    "--in-person": "6 months",
    "--slots": "1",
    "--email": "new@example.org",
    "--phone": "+41 79 000 00 00",
    "--link": "https://example.org/in/new",
    "--nickname": "newt",
    "--title": "Editor",
    "--met": "3 weeks ago",
    "--met-at": "a soup night",
    "--introduced-by": "kenji",
    "--birthday": "22 march",
    "--location": "Lisbon",
    "--handle": "newt",
    "--name": "Ada N. Nwosu",
    "--alias": "Globex International",
    "company edit --no-alias": "Globe",
    "--role": "map designer",
    "--step": "send the chart",
    "target add --by": "in 3 months",
    "target edit --by": "in 3 months",
    "--interaction": "1",
    "--with": "kenji",
    "--remove": "book",
    "--from": "csv",
    "--map": "name=Name",
    "--date-format": "%d.%m.%Y",
    "--on-match": "update",
    "--rejects": "rejected.txt",
    "--me": "me@example.org",
    "--profile": "team",
    "--save-profile": "team",
    "--max-attendees": "4",
    "--output": "out.vcf",
    "-o": "out.vcf",
    "--as": "4.0",
    "--min": "40",
    "--prefer": "newest",
    "--keep": "handle=second",
}
# What else an option needs to make sense.
TOUCH = ["--interaction", "1"]
ALONE = {f"edit {word}": TOUCH for word in "--on --via --by --with".split()} | {
    **{
        f"edit {word}": [*TOUCH, "--direction", "gave", "--kind", "intro"]
        for word in ("--direction", "--weight", "-w", "--kind")
    },
    "edit --interaction": ["--on", "yesterday"],
    "edit --forward": ["--interaction", "209"],
    "map --steps": ["--around", "ada-nwosu"],
    "intro --to": ["ada-nwosu"],
    "offers --remove": ["me", "maps"],
    "needs --remove": ["farah-mirzadeh", "signs"],
    "snooze --until": ["ada-nwosu"],
    "dupes --not-same": ["elena-maria-russo", "elena-russo-prats"],
    "due --exit-code": ["--tag", "no such tag"],
    "owed --exit-code": ["--tag", "no such tag"],
    "open --exit-code": ["--tag", "no such tag"],
    "ask --json": ["ada-nwosu", "--check"],
    "done --got": ["5"],
    "referred --to": ["1"],
    "worked --remove": ["maya-benhaddou", "globex"],
    "company edit --no-alias": ["globex", "--alias=Globe"],
}


@pytest.mark.parametrize(
    ("command", "option"),
    [(command, option) for command, some in OPTIONS.items() for option in some],
    ids=lambda each: each if isinstance(each, str) else each.word,
)
def test_every_option_works(example, command, option):
    """Each option of each command does what it does, whichever way it is written."""
    words = command.split()
    whole = f"{command} {option.word}"
    if option.word in {"--columns", "--sort"}:
        value = "balance" if command in {"owed", "history"} else "name"
        value = "kind" if command in {"source", "source list"} else value
        value = "at" if command == "changes" else value
        value = "what" if command in {"goal", "goal show"} else value
    elif option.word == "--db":
        value = str(example.path)
    else:
        value = VALUES.get(whole, VALUES.get(option.word, "")) if option.valued else ""
    rest = ALONE.get(whole, COMPLETE.get(command, []))
    assert value or not option.valued, f"a good value of {whole} is not known"
    spelled = [option.word, value] if option.valued else [option.word]
    if command == "redo":
        example.ok("undo")
    if command == "restore":
        example.ok("backup")
    if option.word == "--unset":
        example.ok("config", "region", "CH")
    answer = example(*words, *spelled, *rest, terminal=command in ON_A_TERMINAL)
    assert answer.code == ENDS.get(whole, 0), answer
    assert "Traceback" not in answer.err


# Whatever is typed -------------------------------------------------------------------------------

JUNK = """
    -- - --- -x -m --note --no-such --json=1 --limit= -n -f --yes=no -mnote -n3 --circle= -rn2 -h
    ada-nwosu ada elena @ada-nwosu kenji,grace 1 12 -1 0 007 99999999999999999999 1e9 ½ ١٢
    2026-11-19 2026-02-30 0000-00-00 9999-12-31 tomorrow yesterday friday fooday 2025-W01
    inner nowhere intro advice:2 advice:99 advice: :3 #book +book # + % _ * ? ~ . .. / ./people.csv
    people.csv missing.csv new.db csv json xml name name=Name =x x= me them skip update -inf NaN
    '' " ; $HOME `x` \\ \\n {} {0} %s %d.%m.%Y [red] None true NULL 👩\u200d👧 Łukasz \x1b[2J \udc80
""".split()
PHRASES = [
    "",
    " ",
    "\n",
    "\t",
    "3 weeks",
    "0 days",
    "101 years",
    "99999999999999 months",
    "in 2 weeks",
    "3 months ago",
    "19 nov",
    "30 feb",
    "elena russo",
    "ada nwosu",
    "nobody at all",
    "lunch with Kenji and @ada-nwosu yesterday, got an intro to Sorin from Kenji",
    "call Leilani on 31 feb about NOTHING; gave gave gave",
    "with with with and and of",
    "x" * 600,
    "é" * 70000,
    "a, b; c: d",
    "o'neil AND (NEAR",
    '"unbalanced',
]
# What is typed in earnest is good more often than it is not.
GOOD = [*VALUES.values(), *(word for words in COMPLETE.values() for word in words)]


def typed(chance: random.Random) -> list[str]:
    """Return the words of a command line, some of them right."""
    command = chance.choice([*OPTIONS, ""]) if chance.random() < 0.95 else chance.choice(JUNK)
    words = command.split()
    if chance.random() < 0.6:
        words += COMPLETE.get(command, [])
    every = OPTIONS.get(command, [Option("--json", valued=False)])
    for option in chance.choices(every, k=chance.choice([0, 0, 1, 1, 2, 3])):
        right = VALUES.get(f"{command} {option.word}", VALUES.get(option.word, "name"))
        value = right if chance.random() < 0.5 else chance.choice(GOOD + JUNK + PHRASES)
        if option.word == "--db" and chance.random() < 0.8:
            continue
        if not option.valued:
            words.append(option.word)
        else:
            words += [f"{option.word}={value}"] if chance.random() < 0.3 else [option.word, value]
    for _ in range(chance.choice([0, 0, 0, 1, 1, 2])):
        words.insert(chance.randrange(len(words) + 1), chance.choice(GOOD + JUNK + PHRASES))
    # A NUL cannot be typed, and so is not tried.
    return words


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_whatever_is_typed(example, seed):
    """It ends with a documented exit code; an error is one line, and then nothing was written."""
    chance = random.Random(f"typed {seed}")
    base = before = example.path.read_bytes()
    codes: Counter[int] = Counter()
    for _ in range(LINES):
        words = typed(chance)
        terminal = chance.random() < 0.2
        stdin = chance.choice(["", "y\n", "n\n", "1\n", "name\nOda Berg\n", "lunch with kenji\n"])
        if terminal:
            stdin += "n\n" * 5
        answer = example(*words, stdin=stdin, terminal=terminal)
        codes[answer.code] += 1
        assert answer.code in {0, 1, 2, 3, 4, 5, 6, 7, 130}, (words, answer)
        # Behind a question there is no line's end: nobody pressed Enter.
        said = [
            line
            for line in answer.err.splitlines()
            if line.startswith("netlog: ") or (terminal and "netlog: " in line)
        ]
        assert "Traceback" not in answer.err, (words, answer)
        assert "should not have happened" not in answer.err, (words, answer)
        after = example.path.read_bytes()
        if answer.code in {0, 3}:
            assert not said, (words, answer)
        elif answer.code != 1:
            assert len(said) == 1, (words, answer)
            assert answer.err.splitlines()[-1] == said[0], (words, answer)
            assert after == before, (words, answer)
        if after != before and chance.random() < 0.1:
            example.path.write_bytes(base)
            after = base
        before = after
    assert codes[0] > LINES / 8
    assert {0, 2, 4} <= codes.keys()


def test_questions_are_asked_beside_the_answer(example):
    """What a command asks is no part of what it answers; where nobody answers, it stops."""
    answered = example.ok("jot", "tea with Elena", stdin="x\n1\n", terminal=True)
    assert answered.out.startswith("met Elena ")
    assert answered.out.count("\n") == 1
    assert answered.err.count("Which Elena? ") == 2
    assert "a number from the list, a or n\n" in answered.err
    for words in (["jot", "tea with Elena"], ["forget", "kenji"], ["circle", "remove", "inner"]):
        silent = example(*words, terminal=True)
        assert (silent.out, silent.code) == ("", 130)
        assert silent.err.endswith("netlog: stopped; nothing was written\n")


# How it is run -----------------------------------------------------------------------------------


@pytest.fixture
def environ(example):
    """The environment of a process that runs netlog on the example database."""
    return example.env | {"PYTHONPATH": str(EXAMPLE.parent)}


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_closed_pipe_is_no_error(environ, unbuffered):
    """`netlog history | head -1` is quiet, however much there was to come, buffered or not."""
    with subprocess.Popen(
        [*NETLOG, "history", "-f", "jsonl"],
        env=environ | {"PYTHONUNBUFFERED": unbuffered},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


@pytest.mark.parametrize("words", ["list", "show kenji", "history", "info --json", "-h", "due -h"])
def test_a_full_disk_is_one_line(environ, words):
    """An answer that cannot be written is an error in one line."""
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*NETLOG, *words.split()], env=environ, stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.stderr == b"netlog: cannot write the answer: No space left on device\n"
    assert done.returncode == 1


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_streams(environ, closed):
    """Where a stream is closed, what was to go there goes nowhere, and the rest is done."""
    netlog = f"{sys.executable} -m netlog"
    script = f"{netlog} log kenji -m x {closed} && {netlog} log nobody-at-all {closed}"
    done = subprocess.run(["sh", "-c", script], env=environ, capture_output=True, check=False)
    assert done.returncode == 4
    assert b"Traceback" not in done.stderr
    assert (b"met Kenji" in done.stdout) == (">&-" not in closed.replace("2>&-", ""))
    assert (b"netlog: nobody" in done.stderr) == ("2>&-" not in closed)


def test_control_c(environ, example):
    """Control-C ends a command with 130, one line and nothing written."""
    before = example.path.read_bytes()
    with subprocess.Popen(
        [*NETLOG, "jot", "-"],
        env=environ,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        time.sleep(1.5)  # until it waits for more
        process.send_signal(signal.SIGINT)
        answer = process.communicate(b"tea with Kenji\n")
    assert process.returncode == 130
    assert answer == (b"", b"netlog: interrupted\n")
    assert example.path.read_bytes() == before


# How it is said ----------------------------------------------------------------------------------


def test_one_is_not_said_to_be_several(netlog):
    """One person is one person, and one interaction one interaction."""
    netlog.ok("add", "Mara")
    netlog.ok("log", "mara")
    assert netlog.ok("check", terminal=True).out.endswith(": 1 person, 1 interaction\n")
    assert netlog.ok("backup").out.endswith(" kB, 1 person, 1 interaction\n")
    for listing in ("list", "due --within=2w"):
        netlog.ok("add", "Oda", "--force", "--circle", "inner", today="2026-01-01")
        assert (
            "\n1 has no cadence and is never due; "
            in netlog.ok(*listing.split(), terminal=True).out
        )


def test_nothing_that_fits_is_not_nothing_at_all(netlog):
    """Who asks for some of them is not told that there are none."""
    nothing = "nothing given or got yet; 'netlog gave WHO KIND' logs the first\n"
    assert netlog.ok("owed", terminal=True).err == nothing
    netlog.ok("gave", "mara", "advice", "--add")
    for words in ("--mine", "--even", "--tag=x", "--until=2020-01-01"):
        assert netlog.ok("owed", words, terminal=True).err == "nobody like that\n"


def test_a_slip_in_an_option_is_noticed(shell):
    """An option that is not there is answered by the one that is like it."""
    answer = shell("list", "--colums", "name")
    assert answer.err == (
        "netlog: no such option: --colums (did you mean --columns?); see 'netlog list -h'\n"
    )
