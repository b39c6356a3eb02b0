"""Prints what netlog costs, side by side: `python -m tests.bench [CONTACTS ...]`.

Starts and scale are in instructions, as valgrind's callgrind counts them, which come out the same
on a busy machine; each next to what importing the same libraries costs without netlog. Sizes are
numbers of contacts, each with twenty interactions on average: 1000 and 10000 unless others are
given; 100000 takes some minutes to write. The bulk insert is in seconds of processor time.
"""

import fcntl
import os
import pty
import random
import re
import sqlite3
import struct
import subprocess
import sys
import tempfile
import termios
import threading
import time
from contextlib import closing
from pathlib import Path

from netlog import schema
from netlog.store import connection
from tests.bench import network

PROGRAM = str(Path(sys.executable).parent / "netlog")
PLAIN = "import sqlite3, typer"
RICH = "import sqlite3, typer, rich.table, rich.console"
STARTS = (
    (["due"], PLAIN),
    (["owed"], PLAIN),
    (["prompt"], PLAIN),
    (["log", "1", "-m", "tea"], PLAIN),
    (["gave", "1", "intro"], PLAIN),
    (["add", "Oda Berg"], PLAIN),
    (["--help"], PLAIN),
)
SCALED = (
    ["due", "-n", "50"],
    ["owed", "-n", "50"],
    ["show", "{someone}"],
    ["find", "chess", "-n", "20"],
    ["history", "{someone}", "-n", "20"],
    ["log", "{someone}", "-m", "tea"],
    ["gave", "{someone}", "intro"],
    ["add", "Oda Berg"],
)
BULK = 100_000


def instructions(
    command: list[str],
    database: Path,
    *,
    terminal: bool = False,
    variables: dict[str, str] | None = None,
) -> float:
    """Return the millions of instructions that a command takes, piped or on a terminal."""
    environment = {key: os.environ[key] for key in ("PATH", "HOME") if key in os.environ}
    environment |= {"NETLOG_TODAY": str(network.LAST_DAY), "NETLOG_DB": str(database)}
    environment |= {"TERM": "xterm"} | (variables or {})
    with tempfile.NamedTemporaryFile() as log:
        counter = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"]
        run = [*counter, f"--log-file={log.name}", *command]
        if terminal:
            _on_terminal(run, environment)
        else:
            subprocess.run(run, env=environment, capture_output=True, check=True)
        counted = re.search(r"Collected : (\d+)", Path(log.name).read_text("utf-8"))
    assert counted is not None
    return int(counted[1]) / 1e6


def _on_terminal(command: list[str], environment: dict[str, str]) -> None:
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


def starts(database: Path) -> None:
    """Print what each command of every day costs next to its libraries alone."""
    print("\nstart, M instructions, next to the libraries alone")
    bases = {code: instructions([sys.executable, "-c", code], database) for code in (PLAIN, RICH)}
    for command, code in STARTS:
        _row(" ".join(command), instructions([PROGRAM, *command], database), bases[code])
    shell = {"_NETLOG_COMPLETE": "complete_bash", "COMP_WORDS": "netlog show a", "COMP_CWORD": "2"}
    _row("TAB", instructions([PROGRAM], database, variables=shell), bases[PLAIN])
    table = instructions([PROGRAM, "due", "-n", "20"], database, terminal=True)
    _row("due -n 20, a table", table, bases[RICH])


def _row(name: str, count: float, base: float) -> None:
    print(f"{name:20}{count:7.0f} {count / base:5.2f} x of {base:.0f}")


def scale(sizes: list[int], databases: list[Path]) -> None:
    """Print what each command costs at each size, and next to the first."""
    print("\nscale, M instructions, next to the first size")
    print(f"{'contacts':20}" + "".join(f"{size:>14,}" for size in sizes))
    for command in SCALED:
        counts = [
            instructions([PROGRAM, *(w.format(someone=size // 2) for w in command)], path)
            for size, path in zip(sizes, databases, strict=True)
        ]
        name = " ".join(command).format(someone="WHO")
        said = "".join(f"{count:7.0f} {count / counts[0]:5.2f}x" for count in counts)
        print(f"{name:20}{said}")


def bulk(folder: Path) -> None:
    """Print what it costs to insert many interactions, next to a bare table of the same columns."""
    rows = list(network.touches(BULK // network.TOUCHES, random.Random(0)))
    path = folder / "bulk.db"
    network.write(path, BULK // network.TOUCHES, touched=False)
    began = time.process_time()
    with connection.writing(path, "bench", bulk=True) as db:
        db.executemany(network.INSERT_TOUCH, rows)
    kept = time.process_time() - began
    with closing(sqlite3.connect(folder / "bare.db")) as db:
        for statement in schema.statements():
            if re.match(r"CREATE (TABLE|INDEX \w+ ON) (interaction|contact)\b", statement):
                db.execute(statement)
        began = time.process_time()
        with db:
            db.executemany(network.INSERT_TOUCH, rows)
        bare = time.process_time() - began
    print(f"\n{BULK:,} interactions inserted: {kept:.1f} s, {kept / bare:.1f} x a bare table")


def main(sizes: list[int]) -> None:
    """Write a network of each size and print the tables."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        databases = [folder / f"{size}.db" for size in sizes]
        for size, path in zip(sizes, databases, strict=True):
            network.write(path, size)
        small = folder / "small.db"
        network.write(small, 20)
        subprocess.run([PROGRAM, "--version"], check=True, capture_output=True)
        starts(small)
        scale(sizes, databases)
        bulk(folder)


if __name__ == "__main__":
    main([int(word) for word in sys.argv[1:]] or [1_000, 10_000])
