"""What tests of imports stand on: a file, what came of it, and what is stored afterwards."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

from netlog.store import connection, imports
from netlog.store.imports import Counts
from tests.conftest import Shell

DAY = date(2026, 11, 19)

LOG = """\
name,email,date,direction,kind,channel,note
Ada Quill,ada@example.org,2026-03-01,met,,call,Long talk
Ada Quill,,2026-04-01,gave,Intro,email,To Bo
Bo Berg,,2026-04-02,got,advice,,
Bo Berg,,2026-04-02,got,advice,,
Bo Berg,,31.12.2026,met,,,
"""

TABLES = "circle contact detail tag company position interaction origin standing setting".split()


def write(shell: Shell, text: str, name: str = "people.csv") -> Path:
    path = shell.home / name
    path.write_text(text, "utf-8")
    return path


def counts(answer: Any) -> str:
    """Return the line that counts, which is on stderr."""
    (line,) = [line for line in answer.err.splitlines() if " unchanged, " in line]
    return str(line)


def imported(shell: Shell, text: str, *options: object, name: str = "people.csv") -> Any:
    return shell.ok("import", write(shell, text, name), *options)


def load(shell: Shell, source: str, records: Sequence[Any], **how: Any) -> Counts:
    """Load records as the command does, in an operation of their own."""
    with connection.writing(shell.path, "import", bulk=True) as db:
        return imports.load(db, source, records, DAY, **how)


def people(shell: Shell) -> dict[str, dict[str, Any]]:
    return {row["handle"]: row for row in shell.ok("list", "-f", "json", "-n", "0").json}


def log(shell: Shell) -> list[tuple[str, str, str]]:
    """Return the interactions: with whom, when, and in which direction."""
    rows = shell.ok("history", "-f", "json", "-n", "0").json
    return [(row["handle"], row["day"], row["direction"]) for row in rows]


def rows(shell: Shell) -> dict[str, list[tuple[Any, ...]]]:
    """Return all that people have entered, without the stamps."""
    with closing(sqlite3.connect(shell.path)) as db:
        columns = {
            table: [row[1] for row in db.execute(f"PRAGMA table_info({table})")] for table in TABLES
        }
        return {
            table: db.execute(
                f"SELECT {', '.join(c for c in columns[table] if c != 'updated_at')} FROM {table}"
            ).fetchall()
            for table in TABLES
        }
