"""Prints what netlog costs, side by side: `python -m tests.bench [CONTACTS ...] [--bulk]`.

Starts, scale and other programs are in instructions, as valgrind's callgrind counts them, which
come out the same on a busy machine, and always next to something else. Sizes are numbers of
contacts, each with twenty interactions on average: 1000 and 10000 unless others are given; 100000
takes some minutes to write. With --bulk also what an import, its undo and `check` of the largest
network take; these, and what reading files takes, are in seconds of processor time; what a way to
somebody takes, in steps of SQLite's machine. khard and task
are compared where they are on the PATH.
"""

import argparse
import tempfile
from collections.abc import Iterable
from pathlib import Path

from tests.bench import beside, bulk, files, network, paths, scale, starts


def main(sizes: list[int], *, much: bool) -> None:
    """Write a network of each size and print the tables."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        small = folder / "small.db"
        network.write(small, 20)
        _say(starts.lines(small))
        _say(beside.lines(folder))
        _say(files.lines(folder))
        databases = [(size, folder / f"{size}.db") for size in sizes]
        for size, path in databases:
            network.write(path, size, asking=True)
        _say(scale.lines(databases))
        _say(paths.lines(databases))
        _say(bulk.inserted(folder))
        if much:
            _say(bulk.undone(folder))
            _say(bulk.checked(*databases[-1]))


def _say(lines: Iterable[str]) -> None:
    print()
    for line in lines:
        print(line, flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.bench")
    parser.add_argument("sizes", metavar="CONTACTS", nargs="*", type=int, default=[1_000, 10_000])
    parser.add_argument("--bulk", action="store_true", help="also an import, its undo and check")
    asked = parser.parse_args()
    main(asked.sizes, much=asked.bulk)
