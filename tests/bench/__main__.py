"""Prints what netlog costs, side by side: `python -m tests.bench [CONTACTS ...]`.

Instructions as valgrind's callgrind counts them, which come out the same on a busy machine, next
to what `python -c "import sqlite3, typer"` costs there. Sizes are numbers of contacts, each with
twenty interactions; 1000 and 10000 unless others are given. 100000 takes some minutes to write.
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench import network

DAY = str(network.LAST_DAY)
COMMANDS = (
    ["due", "-n", "50"],
    ["owed", "-n", "50"],
    ["show", "1"],
    ["find", "chess", "-n", "20"],
    ["history", "1", "-n", "20"],
    ["log", "1", "-m", "tea"],
    ["gave", "1", "intro"],
    ["add", "Oda Berg"],
)


def instructions(command: list[str], database: Path | None = None) -> float:
    """Return the millions of instructions that a command takes."""
    environment = {key: os.environ[key] for key in ("PATH", "HOME") if key in os.environ}
    environment |= {"NETLOG_TODAY": DAY, "NETLOG_DB": str(database or "")}
    counter = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"]
    ended = subprocess.run(
        [*counter, *command], env=environment, capture_output=True, text=True, check=True
    )
    counted = re.search(r"Collected : (\d+)", ended.stderr)
    assert counted is not None, ended.stderr
    return int(counted[1]) / 1e6


def main(sizes: list[int]) -> None:
    """Write a network of each size and print the table."""
    program = str(Path(sys.executable).parent / "netlog")
    base = instructions([sys.executable, "-c", "import sqlite3, typer"])
    print(f"import sqlite3, typer: {base:.0f} M instructions")
    with tempfile.TemporaryDirectory() as folder:
        databases = [Path(folder) / f"{size}.db" for size in sizes]
        for size, path in zip(sizes, databases, strict=True):
            network.write(path, size)
        subprocess.run([program, "--version"], check=True, capture_output=True)
        print(f"{'':16}" + "".join(f"{size:>14,}" for size in sizes))
        for command in COMMANDS:
            counts = [instructions([program, *command], path) for path in databases]
            said = "".join(f"{count:7.0f} {count / base:5.2f}x" for count in counts)
            print(f"{' '.join(command):16}{said}")


if __name__ == "__main__":
    main([int(word) for word in sys.argv[1:]] or [1_000, 10_000])
