"""Circles: named groups with a default cadence."""

import sqlite3
from datetime import date
from typing import NamedTuple

from netlog import names
from netlog.dates import Span
from netlog.errors import NothingFound, Refused
from netlog.store.rows import delete, fetch, insert, update


class Followers(NamedTuple):
    """How many keep a circle's cadence, having none of their own, and how many of them are due."""

    people: int
    due: int


class Circle(NamedTuple):
    """A circle, its cadence in words, and how many are in it."""

    id: int
    name: str
    cadence: str | None
    people: int


def cadence_in_words(row: str) -> str:
    """Return SQL that says the cadence of a row as dates.Span does: '3 weeks', '1 month'."""
    count, unit = f"{row}.cadence_count", f"{row}.cadence_unit"
    return f"{count} || ' ' || {unit} || CASE {count} WHEN 1 THEN '' ELSE 's' END"


_CIRCLES = f"""
SELECT id, name, {cadence_in_words("circle")},
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
    """Add a circle and return its id.

    Raises:
        Refused: there is one of that name, whatever its case and accents.
    """
    count, unit = cadence or (None, None)
    name = _unused(db, name)
    return insert(db, "circle", name=name, cadence_count=count, cadence_unit=unit)


def set_cadence(db: sqlite3.Connection, circle: int, cadence: Span | None) -> None:
    """Set a circle's cadence, or none; its members' due days follow at once."""
    count, unit = cadence or (None, None)
    update(db, "circle", circle, cadence_count=count, cadence_unit=unit)


def rename(db: sqlite3.Connection, circle: int, name: str) -> None:
    """Give a circle another name.

    Raises:
        Refused: another has that name, whatever its case and accents.
    """
    update(db, "circle", circle, name=_unused(db, name, circle))


def remove(db: sqlite3.Connection, circle: int) -> None:
    """Remove a circle; its members stay, in no circle."""
    delete(db, "circle", circle)


def followers(db: sqlite3.Connection, circle: int, today: date) -> Followers:
    """Return how many are due by a circle's cadence alone, and how many of them are due today."""
    query = (
        "SELECT count(*), count(*) FILTER (WHERE due_on <= ?) "
        "FROM standing JOIN contact ON contact.id = contact_id "
        "WHERE circle_id = ? AND contact.cadence_count IS NULL AND archived_on IS NULL"
    )
    return fetch(db, Followers, query, (today.isoformat(), circle))[0]


def _unused(db: sqlite3.Connection, name: str, but: int | None = None) -> str:
    """Return a circle's name as it is stored, unless another circle than `but` has it."""
    folded = names.fold(name)
    if any(names.fold(circle.name) == folded and circle.id != but for circle in listed(db)):
        raise Refused("there is a circle of that name")
    return " ".join(name.split())
