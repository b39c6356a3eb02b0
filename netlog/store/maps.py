"""Maps: who knows whom among some people, or all of them, and how strong my tie is to each."""

import sqlite3
from datetime import date
from typing import NamedTuple

from netlog.store import circles, edges
from netlog.store.batches import among
from netlog.store.edges import Edge
from netlog.store.filters import Filter, where
from netlog.store.ties import ties


class Known(NamedTuple):
    """Somebody on a map: their circle, and my tie to them, its strength from 0 to 1."""

    id: int
    handle: str
    name: str
    circle: str | None
    strength: float
    kind: str
    last_touch: str | None


class Map(NamedTuple):
    """People, the strongest tie first, what is between two of them, all circles, closest first."""

    people: list[Known]
    edges: list[Edge]
    circles: list[str]
    around: int | None = None


def of_all(db: sqlite3.Connection, today: date, chosen: Filter | None = None) -> Map:
    """Return the map of everybody, or whom the filter lets through; not of who is archived.

    Raises:
        NothingFound: there is no circle of the filter's name.
    """
    condition = where(db, chosen or Filter())
    query = f"SELECT id FROM contact WHERE archived_on IS NULL AND {condition.sql}"
    return _of(db, today, {number for (number,) in db.execute(query, condition.values)})


def of_those_around(
    db: sqlite3.Connection, today: date, contact: int, steps: int, chosen: Filter | None = None
) -> Map:
    """Return the map of a contact and of who is at most so many acquaintances away.

    The filter says which of these are on it, and does not leave out the contact.

    Raises:
        NothingFound: there is no circle of the filter's name.
    """
    condition = where(db, chosen or Filter())
    query = "SELECT id FROM contact WHERE archived_on IS NULL AND {also} AND id IN {{wanted}}"
    there = query.format(also="true")
    found, last = {contact}, {contact}
    for _ in range(steps):
        touching = edges.around(db, sorted(last))
        near = {end for edge in touching for end in (edge.one, edge.other)} - found
        last = {number for (number,) in among(db, there, sorted(near))}
        found |= last
        if not last:
            break
    wanted = among(db, query.format(also=condition.sql), sorted(found), *condition.values)
    some = {number for (number,) in wanted}
    return _of(db, today, {contact, *some})._replace(around=contact)


def _of(db: sqlite3.Connection, today: date, people: set[int]) -> Map:
    some = sorted(people)
    between = [
        edge for edge in edges.around(db, some) if edge.one in people and edge.other in people
    ]
    query = (
        "SELECT contact.id, circle.name FROM contact JOIN circle ON circle.id = circle_id "
        "WHERE contact.id IN {wanted}"
    )
    circle_of = dict(among(db, query, some))
    known = [
        Known(
            tie.id,
            tie.handle,
            tie.name,
            circle_of.get(tie.id),
            tie.strength,
            tie.kind,
            tie.last_touch,
        )
        for tie in ties(db, today, some)
    ]
    return Map(known, between, [circle.name for circle in circles.listed(db)])
