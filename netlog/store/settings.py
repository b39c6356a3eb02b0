"""Settings: what the user said once for all, by name."""

import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

from netlog.store.rows import delete, fetch, insert, update

ME = "me"  # my own addresses, profiles and names, one a line
REGION = "region"  # the country of phone numbers without a country code: 'CH'
GOAL = "goal"  # what to reach in a week or a month, as goals.text says it
REVIEW = "review"  # the week of the last review, and who was walked past in it
PROFILE = "profile."  # followed by a name: how a team's tables are read, as JSON


class Setting(NamedTuple):
    """A setting."""

    name: str
    value: str


def listed(db: sqlite3.Connection, beginning: str = "") -> list[Setting]:
    """Return the settings whose names begin so, in the order of their names."""
    query = "SELECT name, value FROM setting WHERE substr(name, 1, ?) = ? ORDER BY name"
    return fetch(db, Setting, query, (len(beginning), beginning))


def value(db: sqlite3.Connection, name: str) -> str | None:
    """Return what a setting is, None if it is not set."""
    row = db.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
    return row[0] if row else None


def lines(db: sqlite3.Connection, name: str) -> list[str]:
    """Return the lines of a setting that holds several."""
    said = value(db, name)
    return said.split("\n") if said else []


def put(db: sqlite3.Connection, name: str, said: str | None) -> None:
    """Set a setting; None unsets it."""
    row = db.execute("SELECT id FROM setting WHERE name = ?", (name,)).fetchone()
    if said is not None and row is None:
        insert(db, "setting", name=name, value=said)
    elif said is not None:
        update(db, "setting", row[0], value=said)
    elif row is not None:
        delete(db, "setting", row[0])


def keep(db: sqlite3.Connection, name: str, more: Iterable[str]) -> int:
    """Add lines to a setting, each once, and return how many are new."""
    known = lines(db, name)
    new = (line for text in more for line in text.split("\n") if line.strip())
    every = list(dict.fromkeys([*known, *new]))
    if len(every) > len(known):
        put(db, name, "\n".join(every))
    return len(every) - len(known)
