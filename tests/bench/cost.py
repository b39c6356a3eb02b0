"""What a command costs: instructions, memory, and seconds of processor time."""

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import tempfile
import termios
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

Command = Sequence[str]
Variables = Mapping[str, str]

# A process's greatest memory counts what it was forked from, so it is started from a small one.
_MEASURED = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_maxrss, used.ru_utime + used.ru_stime)
"""


class Use(NamedTuple):
    """What one run used: its greatest memory in MB, and seconds of processor time."""

    memory: float
    seconds: float


def instructions(command: Command, variables: Variables, *, terminal: bool = False) -> float:
    """Return the millions of instructions that a command takes, piped or on a terminal."""
    with tempfile.NamedTemporaryFile() as log:
        counter = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"]
        run = [*counter, f"--log-file={log.name}", *command]
        if terminal:
            _on_terminal(run, _environment(variables))
        else:
            subprocess.run(run, env=_environment(variables), capture_output=True, check=True)
        counted = re.search(r"Collected : (\d+)", Path(log.name).read_text("utf-8"))
    assert counted is not None, "callgrind counted nothing"
    return int(counted[1]) / 1e6


def use(command: Command, variables: Variables) -> Use:
    """Return what a command uses, its output thrown away."""
    ended = subprocess.run(
        [sys.executable, "-ISc", _MEASURED, *command],
        env=_environment(variables),
        capture_output=True,
        text=True,
        check=True,
    )
    kilobytes, seconds = ended.stdout.split()
    return Use(int(kilobytes) / 1024, float(seconds))


def _environment(variables: Variables) -> dict[str, str]:
    kept = {key: os.environ[key] for key in ("PATH", "HOME") if key in os.environ}
    return {**kept, "TERM": "xterm", **variables}


def _on_terminal(command: Command, environment: dict[str, str]) -> None:
    controller, terminal = pty.openpty()
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 120, 0, 0))
    reader = threading.Thread(target=_drain, args=(controller,))
    reader.start()
    subprocess.run(command, env=environment, stdout=terminal, stderr=terminal, check=True)
    os.close(terminal)
    reader.join()
    os.close(controller)


def _drain(controller: int) -> None:
    try:
        while os.read(controller, 65536):
            pass
    except OSError:
        return  # the other side was closed
