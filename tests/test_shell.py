"""netlog in the places where a shell or a clock runs it: the prompt, cron and systemd."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Shell

TOP = Path(__file__).parent.parent
PYTHON = f"{sys.executable} -m netlog"


@pytest.fixture
def vera(netlog: Shell) -> Shell:
    netlog.ok("add", "Vera Holm", "--circle", "close", today="2026-10-01")
    return netlog


def test_an_unknown_shell_is_told_which_there_are(shell):
    """The script is for a shell that has one."""
    wrong = shell("completion", "tcsh")
    assert (wrong.code, wrong.err) == (
        2,
        "netlog: there is no script for the shell 'tcsh'; there are bash, zsh, fish\n",
    )


def test_the_prompt_is_short_or_nothing(vera, shell):
    """Nothing where nobody is due, and no complaint where there is no database."""
    assert vera.ok("prompt").out == "1 due\n"
    assert vera.ok("prompt", today="2026-10-31") == vera.ok("prompt", "--db", "/nowhere")
    shell.path.write_text("no database")
    assert (shell.ok("prompt").out, shell.ok("prompt").err) == ("", "")


def test_a_line_for_the_crontab_runs_as_cron_runs_it(vera):
    """All of it is absolute, and what the shell or cron would read otherwise is quoted."""
    odd = vera.home / "a %b $c 'd.db"
    odd.write_bytes(vera.path.read_bytes())
    line = vera.ok("cron", "--db", odd).out
    assert line.startswith(f"0 8 * * 1-5  {PYTHON} --db '")
    command = line.split("  ", 1)[1].replace(r"\%", "%")
    ended = subprocess.run(
        ["/bin/sh", "-c", command],
        env={"HOME": str(vera.home), "NETLOG_TODAY": "2026-11-19", "PYTHONPATH": str(TOP)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout.startswith("Vera Holm\t2 weeks late: every month (close)")


def test_units_for_systemd(shell):
    """A service and its timer, with what systemd would read otherwise escaped."""
    out = shell.ok("cron", "--systemd", "--at", "7:05", "--db", '/a %b $c "d.db').out
    program = " ".join(f'"{word}"' for word in PYTHON.split())
    assert f'ExecStart={program} "--db" "/a %%b $$c \\"d.db" "today"\n' in out
    assert "OnCalendar=Mon..Fri 07:05\n" in out


@pytest.mark.parametrize("at", ["", "8", "24:00", "7:60", "noon"])
def test_a_time_that_is_none_is_refused(shell, at):
    """In one line, with what would do."""
    wrong = shell("cron", "--at", at)
    assert (wrong.code, wrong.out) == (2, "")
    assert wrong.err == f"netlog: cannot read the time '{at}'; try 08:00, 17:30\n"


def test_a_path_that_would_break_the_line_is_refused(shell):
    """A line of a crontab ends where the line ends."""
    assert shell("cron", "--db", "/a\nb.db").code == 2
