"""How much of everything there is."""

import sqlite3
from typing import NamedTuple

from netlog.store import undoing
from netlog.store.rows import fetch

SQLITE = sqlite3.sqlite_version


class Census(NamedTuple):
    """The schema's version, and how many there are of what; archived people are among the people.

    A company by several names is one, `open` is what is open between me and others. Operations are
    counted as 'netlog changes' lists them.
    """

    schema_version: int
    people: int
    archived: int
    interactions: int
    circles: int
    companies: int
    acquaintances: int
    introductions: int
    open: int
    operations: int


def census(db: sqlite3.Connection) -> Census:
    """Return how much of everything there is."""
    counted = fetch(
        db,
        Census,
        "SELECT (SELECT user_version FROM pragma_user_version), (SELECT count(*) FROM contact), "
        "(SELECT count(*) FROM contact WHERE archived_on IS NOT NULL), "
        "(SELECT count(*) FROM interaction), (SELECT count(*) FROM circle), "
        "(SELECT count(*) FROM company WHERE same_as IS NULL), (SELECT count(*) FROM knows), "
        "(SELECT count(*) FROM intro), (SELECT count(*) FROM loop WHERE state = 'open'), 0",
    )[0]
    return counted._replace(operations=undoing.count(db))
