"""What much at once costs: many rows inserted, an import undone, everything checked."""

import csv
import random
import re
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from netlog import schema
from netlog.store import connection
from tests.bench import cost, network
from tests.bench.program import PROGRAM, variables

_ROWS = 100_000


def inserted(folder: Path) -> Iterator[str]:
    """Yield what inserting costs, next to a bare table of the same columns and indexes."""
    contacts = _ROWS // network.TOUCHES
    rows = list(network.touches(contacts, random.Random(0)))
    path = folder / "bulk.db"
    network.write(path, contacts, each=0)
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
    yield f"{_ROWS:,} interactions inserted: {kept:.1f} s, {kept / bare:.1f} x a bare table"


def undone(folder: Path) -> Iterator[str]:
    """Yield what an import of as many rows costs, and to undo it."""
    database = folder / "imported.db"
    network.write(database, _ROWS // network.TOUCHES, each=0)
    file = folder / "interactions.csv"
    with closing(sqlite3.connect(database)) as db, file.open("w", encoding="utf-8") as out:
        names = [name for (name,) in db.execute("SELECT name FROM contact ORDER BY id")]
        write = csv.writer(out).writerow
        write(("name", "date", "note"))
        for number in range(_ROWS):
            day = network.LAST_DAY - timedelta(days=number % 3000)
            write((names[number % len(names)], day.isoformat(), f"talk {number}"))
    for words in (("import", str(file)), ("undo",)):
        yield _used(words, database, f"{words[0]} of {_ROWS:,} interactions")


def checked(size: int, database: Path) -> Iterator[str]:
    """Yield what `check` costs on a database of so many contacts."""
    yield _used(("check",), database, f"check of {size * network.TOUCHES:,} interactions")


def _used(words: tuple[str, ...], database: Path, said: str) -> str:
    used = cost.use((PROGRAM, *words), variables(database))
    return f"{said}: {used.seconds:.1f} s, {used.memory:.0f} MB"
