"""Ways: the warmest ones from you to a person or into a company, and what they stand on."""

import sqlite3
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from netlog import dates, rules
from netlog import ties as formula
from netlog import ways as search
from netlog.store import companies, edges
from netlog.store import ties as standing
from netlog.store.batches import among
from netlog.store.companies import Insider
from netlog.store.contacts import Named
from netlog.store.edges import Edge
from netlog.store.ties import Tie
from netlog.ways import Asking, Link

STEPS = 3  # people on a way, unless more or fewer are asked for
_STRONGEST = max(*edges.NOTED.values(), edges.INTRODUCED, edges.COLLEAGUES)


class Way(NamedTuple):
    """A way from you: its warmth from 0 to 1, who is on it, and what each part of it stands on.

    `tie` is yours to the first of `steps`; `edges` has one less than them, between each and the
    next. The last is the person wanted, or an `insider` of the company. `well` says that you know
    the person yourself and need nobody.
    """

    strength: float
    steps: tuple[Named, ...]
    edges: tuple[Edge, ...]
    tie: Tie
    insider: Insider | None
    well: bool


def to_person(
    db: sqlite3.Connection,
    today: date,
    contact: int,
    *,
    steps: int = STEPS,
    avoided: Collection[int] = (),
    limit: int | None = None,
) -> list[Way]:
    """Return the warmest way to a contact by each first hop, the warmest first.

    Whom you know well yourself comes first of all. Nobody who is archived is asked, unless they
    are wanted themselves.

    Args:
        db: the database.
        today: the day.
        contact: who is wanted.
        steps: at most so many people on a way, from 1 to `ways.MOST_STEPS`.
        avoided: contacts who are on no way.
        limit: at most so many ways.
    """
    (own,) = standing.ties(db, today, [contact])
    first = contact if own.strength >= formula.STRONG else None
    looked = _Looking(db, today, contact)
    found = search.search(
        {contact: 1.0},
        looked.around,
        Asking(looked.at_most, looked.truly),
        steps=steps,
        avoided=avoided,
        strongest=_STRONGEST,
        first=first,
        limit=limit,
    )
    return looked.told(found, {}, first)


def to_company(
    db: sqlite3.Connection,
    today: date,
    company: int,
    *,
    steps: int = STEPS,
    avoided: Collection[int] = (),
    limit: int | None = None,
) -> list[Way]:
    """Return the warmest way into a company by each first hop, the warmest first.

    As `to_person`, to whoever works there; to who did, it is less warm.
    """
    insiders = {insider.id: insider for insider in companies.people(db, company)}
    looked = _Looking(db, today)
    found = search.search(
        {number: 1.0 if row.now else search.FORMERLY for number, row in insiders.items()},
        looked.around,
        Asking(looked.at_most, looked.truly),
        steps=steps,
        avoided=avoided,
        strongest=_STRONGEST,
        limit=limit,
    )
    return looked.told(found, insiders, None)


class _Looking:
    """Looks up what a search asks for, and remembers it for what is said of the ways."""

    def __init__(self, db: sqlite3.Connection, today: date, wanted: int | None = None) -> None:
        self.db = db
        self.today = today
        self.wanted = wanted
        self.edges: dict[tuple[int, int], Edge] = {}
        self.ties: dict[int, Tie] = {}

    def around(self, people: Sequence[int]) -> Iterator[Link]:
        """Yield the best link between each of the people and whom they know."""
        best: dict[tuple[int, int], Edge] = {}
        for edge in edges.around(self.db, people):  # of two, the strongest come first
            best.setdefault((min(edge[:2]), max(edge[:2])), edge)
        self.edges |= best
        for (one, other), edge in best.items():
            yield one, other, edge.strength

    def at_most(self, people: Sequence[int]) -> dict[int, float]:
        """Return how willing they are at most, by their last touch alone; nobody archived."""
        query = (
            "SELECT contact_id, last_touch, balance FROM standing JOIN contact ON id = contact_id "
            "WHERE (archived_on IS NULL OR id = ?) AND id IN {wanted}"
        )
        return {
            number: search.willingness(
                formula.at_most(dates.stored_day(last), self.today), rules.turn(balance)
            )
            for number, last, balance in among(self.db, query, people, self.wanted)
        }

    def truly(self, people: Sequence[int]) -> dict[int, float]:
        """Return how willing they are."""
        found = {tie.id: tie for tie in standing.ties(self.db, self.today, people)}
        self.ties |= found
        return {
            number: search.willingness(tie.strength, rules.turn(tie.balance))
            for number, tie in found.items()
        }

    def told(
        self, ways: Sequence[search.Way], insiders: Mapping[int, Insider], first: int | None
    ) -> list[Way]:
        """Return the ways with the names and reasons that belong to them."""
        everybody = dict.fromkeys(number for way in ways for number in way.steps)
        query = "SELECT id, handle, name FROM contact WHERE id IN {wanted}"
        named = {row[0]: Named(*row) for row in among(self.db, query, everybody)}
        return [
            Way(
                round(way.strength, 4),
                tuple(named[number] for number in way.steps),
                tuple(
                    self.edges[min(pair), max(pair)]
                    for pair in zip(way.steps, way.steps[1:], strict=False)
                ),
                self.ties[way.steps[0]],
                insiders.get(way.steps[-1]),
                way.steps == (first,),
            )
            for way in ways
        ]
