"""What the way to somebody costs, in networks of any size where everybody knows as many.

Twenty acquaintances each on average, most of them near, and a company of about twenty for each; one
person in twenty was once at the same huge one. Nobody knows the last person.
"""

import random
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from netlog.store import connection, ways
from tests.bench import network

EACH = 10  # acquaintances that are entered for each, so everybody has twice as many
_AT_A_COMPANY = 20
_AT_THE_HUGE_ONE = 20  # one in so many
_HUGE = 1  # its id
_STEPS = 1_000  # of SQLite's machine, between two counts


def acquaint(path: Path, contacts: int, *, each: int = EACH) -> None:
    """Write who knows whom, and who is where, into a network of so many contacts."""
    chance = random.Random(contacts)
    firms = contacts // _AT_A_COMPANY + 1
    with connection.writing(path, "bench", bulk=True) as db:
        db.executemany(
            "INSERT OR IGNORE INTO knows (contact_id, other_id, strength) VALUES (?, ?, ?)",
            _pairs(contacts, each, chance),
        )
        db.executemany(
            "INSERT INTO company (name, folded) VALUES (?1, ?1)",
            ((f"firm {number:06}",) for number in range(firms + 1)),
        )
        db.executemany(
            "INSERT INTO position (contact_id, company_id, until) VALUES (?, ?, ?)",
            _positions(contacts, firms),
        )


def _pairs(
    contacts: int, each: int, chance: random.Random
) -> Iterator[tuple[int, int, int | None]]:
    for _ in range(contacts * each):
        one = chance.randint(1, contacts - 1)
        far = chance.random() < 0.2
        other = chance.randint(1, contacts - 1) if far else one + chance.randint(1, 4 * each)
        if one != other and other < contacts:
            yield min(one, other), max(one, other), chance.choice((None, 1, 2, 3))


def _positions(contacts: int, firms: int) -> Iterator[tuple[int, int, str | None]]:
    for number in range(1, contacts):
        yield number, number % firms + 2, None
        if number % _AT_THE_HUGE_ONE == 0:
            yield number, _HUGE, "2020-01-01"


class Cost(NamedTuple):
    """What a search found, in thousands of steps of SQLite's machine and in milliseconds."""

    ways: int
    steps: int
    milliseconds: float


Question = Callable[[sqlite3.Connection], Sequence[ways.Way]]


def questions(contacts: int) -> dict[str, Question]:
    """Return what is asked of a network of so many contacts."""
    day, middle = network.LAST_DAY, contacts // 2 + 7
    return {
        "somebody, 7 ways": lambda db: ways.to_person(db, day, middle, limit=8),
        "somebody, all ways": lambda db: ways.to_person(db, day, middle),
        "somebody, --max 5, 7 ways": lambda db: ways.to_person(db, day, middle, steps=5, limit=8),
        "a company, 7 ways": lambda db: ways.to_company(db, day, _HUGE + 1, limit=8),
        "a huge one, 7 ways": lambda db: ways.to_company(db, day, _HUGE, limit=8),
        "whom nobody knows": lambda db: ways.to_person(db, day, contacts),
    }


def cost(path: Path, question: Question) -> Cost:
    """Return what it costs to answer a question on a database."""
    with connection.reading(path) as db:
        counted = [0]

        def count() -> None:
            counted[0] += 1

        db.set_progress_handler(count, _STEPS)
        began = time.process_time()
        found = question(db)
        return Cost(len(found), counted[0], (time.process_time() - began) * 1000)


def lines(databases: Sequence[tuple[int, Path]]) -> Iterator[str]:
    """Yield the lines of the table, for databases by their numbers of contacts."""
    for size, path in databases:
        acquaint(path, size)
    yield "ways: thousands of SQLite's steps, ms of processor time; ten edges a contact"
    yield f"{'contacts':28}" + "".join(f"{size:>20,}" for size, _ in databases)
    for said in questions(1):
        costs = [cost(path, questions(size)[said]) for size, path in databases]
        yield f"{said:28}" + "".join(f"{c.steps:12} {c.milliseconds:5.0f}ms" for c in costs)
