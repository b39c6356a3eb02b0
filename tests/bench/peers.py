"""The same people as other programs keep them: a naive twin, vCards for khard, tasks for task."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import NamedTuple

from tests.bench import network, twin

PEOPLE = 1_000
TOUCHES = 5


class Peer(NamedTuple):
    """A program that answers a question like one of netlog's, and how it is asked.

    `command` is empty where the program is not installed.
    """

    name: str
    command: tuple[str, ...]
    variables: dict[str, str]
    against: tuple[str, ...]  # the words of netlog's own command


def peers(folder: Path, database: Path) -> list[Peer]:
    """Write what is in the database as each of the others keeps it, and return them."""
    with closing(sqlite3.connect(database)) as db:
        return [*twins(folder, db), _khard(folder / "cards", db), _task(folder / "tasks", db)]


def twins(folder: Path, db: sqlite3.Connection) -> list[Peer]:
    """Write the twin's database, and return its two commands."""
    file = folder / "twin.db"
    touches: dict[int, list[twin.Interaction]] = {}
    for contact, day, *rest in db.execute(
        "SELECT contact_id, day, direction, kind, weight, channel, note FROM interaction "
        "ORDER BY id"
    ):
        given = dict(zip(("direction", "kind", "weight", "channel", "note"), rest, strict=True))
        touch = twin.Interaction(contact_id=contact, day=date.fromisoformat(day), **given)
        touches.setdefault(contact, []).append(touch)
    people = [
        twin.Contact(
            id=number,
            handle=handle,
            name=name,
            circle_id=circle,
            count=count,
            unit=unit,
            added_on=date.fromisoformat(added),
            interactions=touches.get(number, []),
        )
        for number, handle, name, circle, count, unit, added in db.execute(
            "SELECT id, handle, name, circle_id, cadence_count, cadence_unit, added_on FROM contact"
        )
    ]
    circles = [
        twin.Circle(id=number, name=name, count=count, unit=unit)
        for number, name, count, unit in db.execute(
            "SELECT id, name, cadence_count, cadence_unit FROM circle"
        )
    ]
    twin.write(file, circles, people)
    # Imported, not run with -m, which would compile it at every start.
    program = (sys.executable, "-c", "from tests.bench.twin import app; app()")
    place = {"PYTHONPATH": str(Path(__file__).parents[2]), "COLUMNS": "120"}
    due = (*program, "due", str(file), "--today", str(network.LAST_DAY), "-n", "50")
    owed = (*program, "owed", str(file), "-n", "50")
    return [
        Peer("naive twin, due -n 50", due, place, ("due", "-n", "50")),
        Peer("naive twin, owed -n 50", owed, place, ("owed", "-n", "50")),
    ]


def _khard(folder: Path, db: sqlite3.Connection) -> Peer:
    """Write a vCard of each person."""
    folder.mkdir()
    for handle, name in db.execute("SELECT handle, name FROM contact"):
        first, *others = name.split()
        lines = ("BEGIN:VCARD", "VERSION:3.0", f"UID:{handle}", f"FN:{name}")
        last = (f"N:{' '.join(others)};{first};;;", f"EMAIL:{handle}@example.org", "END:VCARD")
        folder.joinpath(f"{handle}.vcf").write_text("\r\n".join((*lines, *last, "")), "utf-8")
    settings = folder.with_suffix(".conf")
    settings.write_text(f"[addressbooks]\n[[people]]\npath = {folder}\n", "utf-8")
    program = _installed("khard", "-c", str(settings), "list")
    return Peer("khard list", program, {}, ("list",))


def _task(folder: Path, db: sqlite3.Connection) -> Peer:
    """Write a task for everybody with a due day."""
    folder.mkdir()
    settings = folder / "taskrc"
    settings.write_text("confirmation=off\nverbose=nothing\ngc=off\n", "utf-8")
    variables = {"TASKDATA": str(folder), "TASKRC": str(settings)}
    tasks = [
        {"description": name, "due": f"{due.replace('-', '')}T000000Z", "status": "pending"}
        for name, due in db.execute(
            "SELECT name, due_on FROM standing JOIN contact ON contact.id = contact_id "
            "WHERE due_on IS NOT NULL"
        )
    ]
    if program := _installed("task"):
        subprocess.run(
            [*program, "import"],
            input=json.dumps(tasks),
            env={**os.environ, **variables},
            text=True,
            capture_output=True,
            check=True,
        )
        program += ("overdue",)
    return Peer("taskwarrior overdue", program, variables, ("due",))


def _installed(program: str, *words: str) -> tuple[str, ...]:
    place = shutil.which(program)
    return (place, *words) if place else ()
