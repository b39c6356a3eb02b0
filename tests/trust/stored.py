"""What is stored, as another program than netlog reads it, and what a crash leaves of it."""

import os
import re
import sqlite3
import time
from contextlib import closing
from datetime import date
from pathlib import Path

from netlog import schema
from netlog.schema import changelog
from netlog.store import checks
from tests.processes import fork, kill

DAY = date(2026, 11, 19)
# What differs each time: stamps, and what SQLite drew by lot to name a row or an occasion.
_CHANCE = re.compile(
    r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z"
    r"|\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b|\b[0-9a-f]{32}\b"
)


def everything(path: Path) -> list[str]:
    """Return all that is stored, as statements."""
    with closing(sqlite3.connect(path)) as db:
        return list(db.iterdump())


def whatever_the_hour(path: Path) -> list[str]:
    """Return all that is stored, but for what differs when the same is done again."""
    return sorted(_CHANCE.sub("*", line) for line in everything(path))


def picture(home: Path) -> dict[str, bytes]:
    """Return every file below a folder and what is in it; of what is no file, that it is there."""
    there = (path for path in sorted(home.rglob("*")) if path.exists())
    return {str(path): path.read_bytes() if path.is_file() else b"" for path in there}


def journal_of(path: Path) -> Path:
    """Return where the journal of a database is while it is written."""
    return path.with_name(f"{path.name}-journal")


def is_hot(journal: Path) -> bool:
    """Return whether a journal is ready to be played back: its first bytes are written last."""
    try:
        with journal.open("rb") as file:
            return any(file.read(8))
    except FileNotFoundError:
        return False


def crash(path: Path, length: int = 9000) -> None:
    """Leave a database as a crash in the middle of a commit does: half written, its journal hot.

    What was on its way is a note for everybody and of every interaction, `length` twice over.
    """
    read, write = os.pipe()

    def work() -> None:
        with closing(sqlite3.connect(path, isolation_level=None)) as db:
            db.execute("PRAGMA cache_size = 1")
            db.execute("BEGIN IMMEDIATE")
            for table in ("interaction", "contact"):
                db.execute(f"UPDATE {table} SET note = replace(hex(zeroblob({length})), '0', 'x')")
            os.write(write, b".")
            time.sleep(60)

    child = fork(work)
    os.close(write)
    os.read(read, 1)
    os.close(read)
    kill(child)
    assert is_hot(journal_of(path))


def tamper(path: Path, *statements: str) -> None:
    """Write behind netlog's back, without the rules and triggers that would keep all right."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("PRAGMA ignore_check_constraints = ON")
        made = db.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        for name, _ in made:
            db.execute(f"DROP TRIGGER {name}")
        db.executescript("; ".join(statements))
        for _, made_by in made:
            db.execute(made_by)


def damage(path: Path) -> list[checks.Finding]:
    """Return the damage that `netlog check` finds."""
    found = checks.findings(path, schema.create, changelog.images(), DAY)
    return [finding for finding in found if finding.level == "damage"]
