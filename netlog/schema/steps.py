"""What each version stores otherwise than the one before it; `upgrades` says how to add one."""

import sqlite3
from collections.abc import Callable

from netlog.schema import changelog

Step = Callable[[sqlite3.Connection], object]

# By the version that a step leads to. One is there for every version after the first.
STEPS: dict[int, Step] = {
    # The view `standing_from_log` counts somebody's log once, not once for every line of it.
    2: lambda _db: None,
    # People told apart, settings, sources and what was pulled from them, stamps of other databases.
    3: lambda _db: None,
    # Acquaintances, introductions, open loops, topics, targets; further names of companies,
    # kindnesses passed on, rhythms of meeting.
    4: lambda _db: None,
}

# What earlier versions made and this one does not: names of tables, views, triggers, indexes.
FORMER: frozenset[str] = frozenset()

_GONE = " (gone)"


def rename_column(db: sqlite3.Connection, table: str, old: str, new: str) -> None:
    """Give a column another name, in the change log as well."""
    db.execute(f'ALTER TABLE {table} RENAME COLUMN {old} TO "{new}"')
    reword(db, table, lambda row: {new if name == old else name: row[name] for name in row})


def reword(
    db: sqlite3.Connection, table: str, change: Callable[[changelog.Row], changelog.Row]
) -> None:
    """Change what the change log says of a table's rows, as they are changed themselves.

    A row's image is its columns with their values as text, None for NULL.
    """
    db.create_function("reworded", 1, lambda said: changelog.reworded(said, change))
    db.execute(
        "UPDATE change SET before = reworded(before), after = reworded(after) WHERE table_name = ?",
        (table,),
    )


def drop_column(db: sqlite3.Connection, table: str, column: str) -> None:
    """Let a column go, with all that is in it; a step has brought that elsewhere before.

    SQLite would not drop what a CHECK speaks of. It is left behind when the table is remade.
    """
    db.execute(f'ALTER TABLE {table} RENAME COLUMN {column} TO "{column}{_GONE}"')


def is_gone(column: str) -> bool:
    """Return whether a step let the column go."""
    return column.endswith(_GONE)
