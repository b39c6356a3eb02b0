"""TAB: commands and handles, quickly, and nothing that a shell could run."""

import subprocess
import sys
from pathlib import Path

import pytest

from netlog.app import COMMANDS
from tests.conftest import Result, Shell

EXAMPLE = Path(__file__).parent.parent / "netlog.db.example"
SHELLS = ["bash", "zsh", "fish"]


@pytest.fixture
def example(shell):
    """A shell on a copy of the example database."""
    shell.path.write_bytes(EXAMPLE.read_bytes())
    return shell


def tab(netlog: Shell, line: str, which: str = "bash") -> Result:
    """What TAB is answered at the end of a line, by the protocol of a shell."""
    netlog.env["_NETLOG_COMPLETE"] = f"complete_{which}"
    if which == "bash":
        words = line.split(" ")
        netlog.env |= {"COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1)}
    else:
        netlog.env |= {"_TYPER_COMPLETE_ARGS": line, "_TYPER_COMPLETE_FISH_ACTION": "get-args"}
    answer = netlog()
    del netlog.env["_NETLOG_COMPLETE"]
    return answer


def test_commands(example):
    """Commands and their subcommands are completed."""
    assert tab(example, "netlog sh").lines == ["show"]
    assert tab(example, "netlog un").lines == ["unsnooze", "untag", "unarchive", "unknows", "undo"]
    assert set(COMMANDS) <= set(tab(example, "netlog ").lines)
    assert tab(example, "netlog circle re").lines == ["rename", "remove"]
    assert tab(example, "netlog list --co").lines == ["--columns", "--company"]


@pytest.mark.parametrize(
    "before",
    [
        "show",
        "log",
        "history",
        "edit",
        "tag",
        "untag",
        "snooze",
        "unsnooze",
        "archive",
        "unarchive",
        "forget",
        "gave",
        "got",
        "knows",
        "knows kenji-watabe",
        "path",
        "path farah-mirzadeh --avoid",
        "ties",
        "due --explain",
        "add Oda --introduced-by",
        "log -m lunch --on friday kenji-watabe",
    ],
)
def test_people(example, before):
    """Wherever a person is meant, handles are offered."""
    answer = tab(example, f"netlog {before} ada")
    assert (answer.out, answer.err) == ("ada-nwosu\n", "")
    everybody = tab(example, f"netlog {before} ").lines
    assert set(example.ok("list", "-f", "ids").lines) <= set(everybody)


@pytest.mark.parametrize("which", SHELLS)
def test_each_shell_is_answered_as_it_asks(example, which):
    """Each shell gets its own form; with a person comes no text but the handle."""
    answer = tab(example, "netlog show ada", which)
    form = {"zsh": """_arguments '*: :(("ada-nwosu"))'\n"""}
    assert answer.out == form.get(which, "ada-nwosu\n")
    assert answer.code == 0


@pytest.mark.parametrize("which", SHELLS)
@pytest.mark.parametrize("path", ["nowhere.db", "folder", "text"])
def test_without_a_database(shell, which, path):
    """Where there is none, or something else, nothing is offered, said or made."""
    (shell.home / "folder").mkdir()
    (shell.home / "text").write_text("no database " * 100)
    before = sorted(shell.home.iterdir())
    shell.env["NETLOG_DB"] = str(shell.home / path)
    answer = tab(shell, "netlog show a", which)
    assert "ada" not in answer.out
    assert answer.out.strip() in {"", "_files"}
    assert answer.err == ""
    assert sorted(shell.home.iterdir()) == before


def test_the_database_that_is_named(example, tmp_path):
    """`--db` decides whom to offer, before the command and after it."""
    other = tmp_path / "other.db"
    example.ok("--db", other, "add", "Adam Other")
    assert tab(example, f"netlog --db {other} show ada").lines == ["adam-other"]
    assert tab(example, f"netlog show --db {other} ada").lines == ["adam-other"]


def test_installing(example):
    """--install-completion puts the script where the shell that asks will find it."""
    environ = example.env | {"PYTHONPATH": str(EXAMPLE.parent)}
    done = subprocess.run(
        ["bash", "--norc", "-c", f"{sys.executable} -m netlog --install-completion bash; exit $?"],
        env=environ,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    assert "installed in" in done.stdout
    assert ".bash_completions" in (example.home / ".bashrc").read_text()


def test_completing_is_quick(example):
    """TAB waits for neither Rich nor SQLModel, nor for the commands that are not asked for."""
    program = (
        "import sys; from netlog.__main__ import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print(*[m for m in sys.modules if m.startswith(('rich', 'sqlmodel', 'pydantic',"
        " 'netlog.commands.'))], file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=example.env
        | {
            "PYTHONPATH": str(EXAMPLE.parent),
            "_NETLOG_COMPLETE": "complete_bash",
            "COMP_WORDS": "netlog show ad",
            "COMP_CWORD": "2",
        },
        capture_output=True,
        text=True,
        check=True,
    )
    assert (done.stdout, done.stderr) == ("ada-nwosu\n", "netlog.commands.show\n")
