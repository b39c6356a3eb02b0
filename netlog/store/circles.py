"""Circles: named groups with a default cadence."""

import sqlite3
from typing import NamedTuple

from netlog import names
from netlog.dates import Span
from netlog.errors import NothingFound
from netlog.store.rows import delete, fetch, insert, update


class Circle(NamedTuple):
    """A circle, its cadence in words, and how many are in it."""

    id: int
    name: str
    cadence: str | None
    people: int


_CIRCLES = """
SELECT id, name,
    cadence_count || ' ' || cadence_unit || CASE cadence_count WHEN 1 THEN '' ELSE 's' END,
    (SELECT count(*) FROM contact WHERE circle_id = circle.id)
FROM circle ORDER BY cadence_count IS NULL, cadence_count * CASE cadence_unit
    WHEN 'day' THEN 1 WHEN 'week' THEN 7 WHEN 'month' THEN 30 ELSE 365 END, id"""


def listed(db: sqlite3.Connection) -> list[Circle]:
    """Return all circles, the closest first."""
    return fetch(db, Circle, _CIRCLES)


def named(db: sqlite3.Connection, name: str) -> Circle:
    """Return the circle of that name, whatever its case and accents.

    Raises:
        NothingFound: there is none; says which there are.
    """
    circles = listed(db)
    for circle in circles:
        if names.fold(circle.name) == names.fold(name):
            return circle
    known = ", ".join(circle.name for circle in circles)
    raise NothingFound(
        f"there is no circle '{name}'", f"there are {known}; 'netlog circle add' makes another"
    )


def add(db: sqlite3.Connection, name: str, cadence: Span | None) -> int:
    """Add a circle and return its id."""
    count, unit = cadence or (None, None)
    name = " ".join(name.split())
    return insert(db, "circle", name=name, cadence_count=count, cadence_unit=unit)


def set_cadence(db: sqlite3.Connection, circle: int, cadence: Span | None) -> None:
    """Set a circle's cadence, or none; its members' due days follow at once."""
    count, unit = cadence or (None, None)
    update(db, "circle", circle, cadence_count=count, cadence_unit=unit)


def rename(db: sqlite3.Connection, circle: int, name: str) -> None:
    """Give a circle another name."""
    update(db, "circle", circle, name=" ".join(name.split()))


def remove(db: sqlite3.Connection, circle: int) -> None:
    """Remove a circle; its members stay, in no circle."""
    delete(db, "circle", circle)
