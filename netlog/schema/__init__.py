"""The schema of a database: made from `models`, the SQL beside this file, and the change log.

Imported only to create, compare or upgrade a database: it imports SQLModel.
"""

import sqlite3
from collections.abc import Iterator
from importlib import resources

from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlmodel import SQLModel

from netlog.schema import changelog
from netlog.store import connection

# The circles a new database begins with; everybody may edit them. Their uids are fixed, so that
# two databases of one person agree on them.
_CIRCLES = (
    ("6e65746c-0000-4000-8000-000000000001", "inner", 2, "week"),
    ("6e65746c-0000-4000-8000-000000000002", "close", 1, "month"),
    ("6e65746c-0000-4000-8000-000000000003", "active", 3, "month"),
    ("6e65746c-0000-4000-8000-000000000004", "wide", 1, "year"),
)


def create(db: sqlite3.Connection) -> None:
    """Make the schema in an empty database, inside the caller's transaction."""
    for statement in statements():
        db.execute(statement)
    db.execute("INSERT INTO operation (command, state) VALUES ('create', 'open')")
    db.executemany(
        "INSERT INTO circle (uid, name, cadence_count, cadence_unit) VALUES (?, ?, ?, ?)", _CIRCLES
    )
    db.execute("UPDATE operation SET state = 'done'")
    db.execute(f"PRAGMA application_id = {connection.APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {connection.SCHEMA_VERSION}")


def statements() -> Iterator[str]:
    """Yield the statements that make the schema, in order."""
    dialect = sqlite.dialect()
    for table in SQLModel.metadata.sorted_tables:
        yield str(CreateTable(table).compile(dialect=dialect)).strip()
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            yield str(CreateIndex(index).compile(dialect=dialect)).strip()
    for script in ("views.sql", "search.sql", "triggers.sql"):
        yield from _split(resources.files(__name__).joinpath(script).read_text("utf-8"))
    yield from changelog.triggers()


def _split(script: str) -> Iterator[str]:
    """Yield the statements of a script; a trigger's inner semicolons do not end it."""
    statement = ""
    for line in script.splitlines(keepends=True):
        if not statement and (not line.strip() or line.startswith("--")):
            continue
        statement += line
        if line.rstrip().endswith(";") and sqlite3.complete_statement(statement):
            yield statement.strip()
            statement = ""
