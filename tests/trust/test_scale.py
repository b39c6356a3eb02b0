"""Cost grows with what is shown, not with what is stored; and nobody waits for a pager.

Steps of SQLite's machine are counted, not seconds: they come out the same on every run. What is
within a step, as a search in the full-text index, `python -m tests.bench` counts in instructions.
"""

import os
import select
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from netlog.store import connection, interactions
from netlog.store.rows import insert
from tests.bench import network
from tests.conftest import Shell

TOP = Path(__file__).parent.parent.parent
SIZES = (150, 3_000)  # contacts, with twenty interactions each
SOMEBODY = 100  # with as many interactions in both

READING = [
    ["due", "-n", "10"],
    ["owed", "-n", "10"],
    ["owed", "--mine", "-n", "10"],
    ["show", SOMEBODY],
    ["history", SOMEBODY, "-n", "20"],
    ["history", "-n", "20"],
    ["find", "chess", "-n", "20"],
    ["due", "--explain", SOMEBODY],
]
WRITING = [
    ["log", SOMEBODY, "-m", "tea"],
    ["gave", SOMEBODY, "intro"],
    ["add", "Zelda Quillfeather"],
    ["snooze", SOMEBODY, "2 weeks"],
    ["tag", SOMEBODY, "chess"],
]


@pytest.fixture(scope="module")
def networks(tmp_path_factory) -> list[Shell]:
    """A shell on a small network, and one on a network of twenty times its size."""
    return [written(Shell(tmp_path_factory.mktemp(str(size))), size) for size in SIZES]


def written(shell: Shell, size: int) -> Shell:
    network.write(shell.path, size)
    with connection.writing(shell.path, "settle") as db:
        db.execute("DELETE FROM interaction WHERE contact_id = ?", (SOMEBODY,))
        for n in range(30):
            day = f"2026-10-{n + 1:02}"
            insert(db, "interaction", contact_id=SOMEBODY, day=day, note="chess")
    shell.ok("log", SOMEBODY)  # the first write of a day brings a backup with it
    return shell


def watched(monkeypatch, watch) -> None:
    """Have every connection that a command opens watched."""
    connect = sqlite3.connect

    def connected(*words, **options):
        db = connect(*words, **options)
        watch(db)
        return db

    monkeypatch.setattr(sqlite3, "connect", connected)


@pytest.mark.parametrize("words", READING + WRITING, ids=lambda words: " ".join(map(str, words)))
def test_twenty_times_as_much_takes_the_same_steps(networks, monkeypatch, words):
    """A list of the first few, one person, and one write cost what they cost in a small network."""
    steps: list[int] = []

    def count() -> None:
        steps[-1] += 1

    watched(monkeypatch, lambda db: db.set_progress_handler(count, 10))
    for shell in networks:
        steps.append(0)
        shell.ok(*words)
    small, large = steps
    assert small > 20
    assert large < 1.5 * small + 100, steps


@pytest.mark.parametrize("words", READING[:5], ids=lambda words: " ".join(map(str, words)))
def test_no_plan_walks_along_all_interactions(networks, monkeypatch, words):
    """Whatever SQL these commands send, interactions are looked up, and so are contacts."""
    asked: list[str] = []
    watched(monkeypatch, lambda db: db.set_trace_callback(asked.append))
    networks[0].ok(*words)
    monkeypatch.undo()
    with connection.reading(networks[0].path) as db:
        steps = {
            step[3]
            for query in asked
            if query.lstrip().startswith(("SELECT", "WITH"))
            for step in db.execute(f"EXPLAIN QUERY PLAN {query}")
        }
    assert any(step.startswith("SEARCH interaction") for step in steps)
    walked = {step.split()[1] for step in steps if step.startswith("SCAN")}
    assert not walked & {"interaction", "change", "contact"}, steps


MOST = """
import sys
from netlog.__main__ import main
try:
    main(sys.argv[1:])
finally:
    with open("/proc/self/status") as status:
        (most,) = [line for line in status if line.startswith("VmHWM")]
    print(most.split()[1], file=sys.stderr)
"""


def most_memory(shell: Shell, *words: object) -> int:
    """Return the most kilobytes that a command had in memory, in a process of its own."""
    ended = subprocess.run(
        [sys.executable, "-c", MOST, *map(str, words)],
        env=shell.env | {"PYTHONPATH": str(TOP)},
        capture_output=True,
        text=True,
        check=True,
    )
    return int(ended.stderr.split()[-1])


@pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")
@pytest.mark.parametrize("form", ["plain", "json", "table"])
def test_all_of_it_takes_no_more_memory(networks, form):
    """Sixty thousand interactions are listed in a few megabytes more than three thousand are."""
    small, large = (most_memory(shell, "history", "-f", form, "-n", "0") for shell in networks)
    # In memory they would take more than 50 MB.
    assert large - small < 15_000, (small, large)


def test_no_writer_waits_for_a_pager(networks):
    """While a listing waits for somebody to read on, others write; else they would be refused."""
    shell = networks[1]
    with connection.reading(shell.path) as db:
        before = interactions.count(db)
    listing = subprocess.Popen(
        [sys.executable, "-m", "netlog", "history", "-f", "plain"],
        env=shell.env | {"PYTHONPATH": str(TOP)},
        stdout=subprocess.PIPE,
    )
    assert listing.stdout is not None
    assert select.select([listing.stdout], [], [], 60)[0], "nothing was listed"
    shell.ok("log", SOMEBODY, "-m", "tea")
    assert listing.poll() is None  # it still waits
    listed = listing.stdout.read()
    listing.stdout.close()
    assert (listing.wait(), listed.count(b"\n")) == (0, before)
    with connection.reading(shell.path) as db:
        assert interactions.count(db) == before + 1


def test_head_is_quiet(networks):
    """Somebody who reads the first line and leaves hears nothing of it."""
    read, write = os.pipe()
    listing = subprocess.Popen(
        [sys.executable, "-m", "netlog", "history", "-f", "plain"],
        env=networks[1].env | {"PYTHONPATH": str(TOP)},
        stdout=write,
        stderr=subprocess.PIPE,
    )
    os.close(write)
    assert len(os.read(read, 100)) == 100
    os.close(read)
    _, complaint = listing.communicate()
    assert (listing.returncode, complaint) == (0, b"")
