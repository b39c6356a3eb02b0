"""TAB in real shells, whatever people are called: nothing runs, and only handles are offered."""

import fcntl
import os
import pty
import random
import re
import select
import shutil
import sqlite3
import subprocess
import sys
import termios
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.conftest import Shell
from tests.test_completion import EXAMPLE, SHELLS, tab
from tests.trust import trials
from tests.trust.test_arguments import OPTIONS

PROGRAMS = Path(sys.executable).parent
TOP = EXAMPLE.parent
HANDLE = re.compile(r"[a-z0-9._][a-z0-9._-]*")
WORD = re.compile(r"[a-z0-9._-]*")


# Offered -----------------------------------------------------------------------------------------

PARTS = (
    "$(touch owned)|`touch owned`|A\\$(touch owned)|; touch owned|&& touch owned|${x:-y}|*|?|[a-z]|"
    "~|!|#|'|\"|\\|<|>|=|%|@|:|/|,|--|-rf|{a,b}|é|李|\u202e|\x1b]0;x\x07|\x9b|\0|\r|\x7f|"
    "  | |\n|\t|a|ada|ada-nwosu|x.y_z|9|-|.|_|A|ß"
).split("|")


def hostile(chance: random.Random) -> str:
    """Return a handle that no command would let in, or now and then one that it would."""
    return "".join(chance.choices(PARTS, k=chance.randint(1, 4)))


@pytest.fixture
def bare(netlog):
    """A shell on a database of 12 people, whose rules another program has put aside."""
    with closing(sqlite3.connect(netlog.path)) as db, db:
        db.executemany(
            "INSERT INTO contact (id, name, handle) VALUES (?, ?, ?)",
            [(n, f"A\\$(touch owned) {n}", f"p{n}") for n in range(1, 13)],
        )
    return netlog


def written(path: Path, handles: list[str]) -> None:
    """Write handles past the rules of the schema."""
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("PRAGMA synchronous = OFF")
        db.execute("PRAGMA ignore_check_constraints = ON")
        db.execute("UPDATE contact SET handle = id || char(0)")
        for n, handle in enumerate(handles, start=1):
            db.execute("UPDATE OR IGNORE contact SET handle = ? WHERE id = ?", (handle, n))


@pytest.mark.parametrize("seed", range(4))
def test_hostile_databases(bare, seed):
    """Every line that is offered is a word of a-z, 0-9, dot, underscore and hyphen."""
    chance = random.Random(f"tab {seed}")
    offered = held_back = 0
    for n in range(trials(1000) // 4):
        handles = [hostile(chance) for _ in range(11)] + [f"a{n}"]
        written(bare.path, handles)
        before = chance.choice(["show", "log -m tea", "due --explain", "gave", "forget"])
        which = chance.choice(SHELLS)
        beginnings = ["", "", "", "a", "$", "x", "9", "A", "\\", "`", "é"]
        beginning = chance.choice([*beginnings, "-"] if which == "bash" else beginnings)
        answer = tab(bare, f"netlog {before} {beginning}", which)
        assert answer.err == ""
        lines = answer.out.split("\n")[:-1]
        if which == "zsh":
            lines = re.findall(r"\"([^\"]*)\"", answer.out)
        own = {option.word for option in OPTIONS[before.split()[0]]} | {"-h", "--help"}
        lines = [line for line in lines if line and line not in own]
        assert all(WORD.fullmatch(line) for line in lines), (handles, answer)
        good = {handle for handle in handles if HANDLE.fullmatch(handle)}
        assert set(lines) <= good, (handles, answer)
        offered += len(lines)
        held_back += len(handles) - len(good)
    assert offered > 100
    assert held_back > 1000


def test_a_schema_without_its_rules(bare):
    """Also where the table itself was made anew, with neither rules nor types."""
    values = ["$(touch owned)", b"$(touch owned)", b"ada", 5, 5.5, None, "ada", "-ada", "a da", ""]
    with closing(sqlite3.connect(bare.path)) as db, db:
        db.execute("PRAGMA foreign_keys = OFF")
        for kind, name in db.execute(
            "SELECT type, name FROM sqlite_schema WHERE type IN ('trigger', 'view')"
        ).fetchall():
            db.execute(f'DROP {kind} IF EXISTS "{name}"')
        db.execute("CREATE TABLE other AS SELECT * FROM contact")
        db.execute("DROP TABLE contact")
        db.execute("ALTER TABLE other RENAME TO contact")
        for n, value in enumerate(values, start=1):
            db.execute("UPDATE contact SET handle = ? WHERE id = ?", (value, n))
    offered = tab(bare, "netlog show ").lines
    assert [each for each in offered if each[0] != "-"] == ["5", "5.5", "ada", "p11", "p12"]
    assert "-ada" not in offered


# In real shells ----------------------------------------------------------------------------------


@pytest.fixture
def vera(netlog: Shell) -> Shell:
    netlog.ok("add", "Vera Holm", "--circle", "close", today="2026-10-01")
    return netlog


def typed(
    program: list[str], shell: Shell, *keys: tuple[str, str], folder: Path | None = None
) -> str:
    """Type at a real shell: for each of `keys`, what is typed and what to wait for."""
    controller, terminal = pty.openpty()
    env = shell.env | {
        "PATH": f"{PROGRAMS}:{shell.env['PATH']}",
        "PYTHONPATH": str(TOP),
        "LANG": "C.UTF-8",
    }
    with subprocess.Popen(
        program,
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
        env=env,
        cwd=folder,
        start_new_session=True,
        # An interactive shell wants the terminal for its own.
        preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509 - no threads
    ) as running:
        os.close(terminal)
        seen = ""
        for text, awaited in keys:
            os.write(controller, text.encode())
            told, end = len(seen), time.monotonic() + 20
            while awaited not in seen[told:] and time.monotonic() < end:
                if select.select([controller], [], [], 0.2)[0]:
                    seen += os.read(controller, 65536).decode(errors="replace")
        running.kill()
    os.close(controller)
    return seen


REAL = [
    (["bash", "--norc", "-i"], 'eval "$(netlog completion bash)"'),
    (["zsh", "-f", "-i"], 'autoload compinit; compinit -u; eval "$(netlog completion zsh)"'),
    (["fish", "--no-config", "-i"], "netlog completion fish | source"),
]


@pytest.mark.parametrize(("program", "script"), REAL, ids=SHELLS)
def test_tab_in_a_real_shell(vera, program, script):
    """Commands and handles are completed where they are typed."""
    if shutil.which(program[0]) is None:
        pytest.skip(f"there is no {program[0]} here")
    seen = typed(
        program,
        vera,
        (f"{script}; echo rea''dy\n", "ready"),
        ("netlog uns\t", "unsnooze"),
        ("ve\t", "vera-holm"),
        ("\n", "is not snoozed"),
    )
    assert "Vera Holm is not snoozed" in seen


ACTING = [
    "A\\\\$(touch owned)", "$(touch owned)", "`touch owned`", "x; touch owned", "x' 'y",
    "x|touch owned", "x&touch owned", 'x"$(touch owned)"', "*", "~", "a b", "two\ntouch owned",
    "(touch owned)", "<(touch owned)", "${(e):-$(touch owned)}", "-rf", "x\x03touch owned\r",
]  # fmt: skip


@pytest.mark.parametrize(("program", "script"), REAL, ids=SHELLS)
@pytest.mark.parametrize("past_the_rules", [False, True])
def test_nothing_runs_in_a_real_shell(vera, tmp_path, program, script, past_the_rules):
    """Neither names nor handles that are commands are run when TAB lists everybody."""
    if shutil.which(program[0]) is None:
        pytest.skip(f"there is no {program[0]} here")
    folder = tmp_path / "here"
    folder.mkdir()
    for name in ACTING:
        vera.ok("add", "--force", "--nickname", name, "--", name)
    if past_the_rules:
        with closing(sqlite3.connect(vera.path)) as db, db:
            db.execute("PRAGMA ignore_check_constraints = ON")
            db.execute("UPDATE contact SET handle = name WHERE id > 1")
    typed(
        program,
        vera,
        (f"{script}; echo rea''dy\n", "ready"),
        ("netlog show \t\t", "vera-holm"),
        ("\x15netlog show A\t\t\x15", ""),
        ("netlog show x\t\t\x15", ""),
        ("netlog show $\t\t\x15", ""),
        ("netlog show ver\t", "vera-holm"),
        ("\n", "Vera Holm"),
        folder=folder,
    )
    assert list(folder.iterdir()) == []
    assert not list(vera.home.rglob("owned*"))


def test_the_canary_sings(vera, tmp_path):
    """What the shell does run is noticed: else the test above would prove nothing."""
    folder = tmp_path / "here"
    folder.mkdir()
    typed(REAL[0][0], vera, ("echo $(touch owned) do''ne\n", "done"), folder=folder)
    assert [path.name for path in folder.iterdir()] == ["owned"]


@pytest.fixture
def example(shell):
    """A shell on a copy of the example database."""
    shell.path.write_bytes(EXAMPLE.read_bytes())
    return shell


def test_bash_itself(example, tmp_path):
    """The script that --show-completion prints completes in bash, and runs nothing."""
    netlog = tmp_path / "netlog"
    netlog.write_text(f'#!/bin/sh\nexec {sys.executable} -m netlog "$@"\n')
    netlog.chmod(0o755)
    environ = example.env | {
        "PATH": f"{tmp_path}:{example.env['PATH']}",
        "PYTHONPATH": str(EXAMPLE.parent),
    }
    script = """
        source <(netlog --show-completion bash)
        complete -p netlog
        COMP_WORDS=(netlog show '$(touch owned)a'); COMP_CWORD=2
        _netlog_completion netlog
        echo "${#COMPREPLY[@]}"
        COMP_WORDS=(netlog show ada-)
        _netlog_completion netlog
        printf '%s\\n' "${COMPREPLY[@]}"
    """
    done = subprocess.run(
        ["bash", "--norc", "-c", script],
        env=environ,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    assert done.stdout == "complete -o default -F _netlog_completion netlog\n0\nada-nwosu\n"
    assert not (tmp_path / "owned").exists()
