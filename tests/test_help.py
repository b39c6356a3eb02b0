"""Help: every command has it, it is right, and its examples work."""

import re
import shlex
from importlib import import_module
from pathlib import Path

import pytest

from netlog.app import COMMANDS
from tests.conftest import Shell

EXAMPLE = Path(__file__).parent.parent / "netlog.db.example"
GROUPS = {
    "circle": ("list", "add", "set", "rename", "remove"),
    "company": ("list", "show", "add", "edit", "merge"),
    "target": ("add", "edit", "reached", "done", "remove"),
    "goal": ("show", "set", "clear"),
    "source": ("list", "add", "remove", "pause", "resume"),
}
PATHS = [(name,) for name in COMMANDS if name not in GROUPS] + [
    (name, sub) for name, subs in GROUPS.items() for sub in subs
]


def examples(text: str) -> list[str]:
    """Return the example commands in a command's help."""
    _, _, after = text.partition("Examples:\n")
    return [line.strip() for line in after.partition("\n\n")[0].splitlines()]


@pytest.fixture
def example(shell: Shell) -> Shell:
    """A shell on a copy of the example database."""
    shell.path.write_bytes(EXAMPLE.read_bytes())
    shell.env["EDITOR"] = "true"
    return shell


@pytest.mark.parametrize("name", COMMANDS)
def test_the_list_says_what_the_command_says(name):
    """The line in the help of all is the first line of the command's own help."""
    entry = COMMANDS[name]
    function = getattr(import_module(f"netlog.commands.{entry.module}"), entry.function)
    said = function.__doc__ if name not in GROUPS else function.info.help
    assert said.strip().splitlines()[0] == entry.line


@pytest.mark.parametrize("path", PATHS, ids=" ".join)
@pytest.mark.parametrize("option", ["-h", "--help"])
def test_help(shell, path, option):
    """Every command and subcommand answers -h and --help, with two examples."""
    answer = shell.ok(*path, option)
    assert answer.err == ""
    assert answer.out.startswith(f"Usage: netlog {' '.join(path)} ")
    assert len(examples(answer.out)) == 2
    assert all(line.startswith(f"netlog {path[0]}") for line in examples(answer.out))


@pytest.mark.parametrize("path", PATHS, ids=" ".join)
def test_examples(example, tmp_path, monkeypatch, path):
    """The examples in a command's help can be typed as they stand."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "Connections.csv").write_text("First Name,Last Name\nOda,Berg\n")
    (tmp_path / "contacts.csv").write_text("Full name,Mail\nOda Berg,oda@example.org\n")
    # Something to undo and to make again.
    example.ok("log", "ada", "-m", "tea")
    example.ok("log", "kenji", "-m", "coffee")
    example.ok("tag", "ada", "tea")
    if path == ("redo",):
        example.ok("undo", "3")
    if path[0] == "source" and path[1] != "add":
        for kind in ("mail", "linkedin"):
            example.ok("source", "add", kind, example.home)
    if path == ("restore",):
        example.ok("backup", "~/before-the-move.db")
    if path == ("merge-db",):
        example.ok("backup", "~/laptop.db")
    for line in examples(example.ok(*path, "-h").out):
        words = shlex.split(line)[1:]
        answer = example(*words, stdin="n\n", terminal="--yes" not in words)
        assert answer.code in {0, 3, 130}, (line, answer)


def test_groups(shell):
    """The help of all lists every command once, under its heading."""
    out = shell.ok("-h").out
    headings = re.findall(r"^(\w+):$", out, re.MULTILINE)
    assert headings == ["Options", *"Everyday Open People Network Insight Data Care".split()]
    for name, entry in COMMANDS.items():
        assert re.search(rf"^  {name} +{re.escape(entry.line)}$", out, re.MULTILINE)


def test_no_words_at_all_is_help(shell):
    """`netlog` alone shows the help and is no error."""
    assert shell.ok().out == shell.ok("--help").out
