"""Writes an invented network of any size: `python -m tests.bench.network PATH CONTACTS`.

Twenty interactions a contact on average, over ten years, most of them with a few: one contact in a
hundred has a twentieth of all. The same size gives the same database.
"""

import random
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from netlog import names, schema
from netlog.store import connection

LAST_DAY = date(2026, 11, 19)
TOUCHES = 20
INSERT_TOUCH = (
    "INSERT INTO interaction (contact_id, day, direction, kind, weight, channel, note) "
    "VALUES (?, ?, ?, ?, ?, ?, ?)"
)
FIRST = (
    "Ada Bo Cy Dee Ezra Fay Gil Hana Ines Jun Kofi Lena Milo Noor Oda Pia Quin Rui Sol Tam".split()
)
LAST = "Abel Brandt Costa Dahl Eaton Falk Grau Holm Ito Juhl Kane Lund Mora Nunez Okoye".split()
_WORDS = (
    "lunch call budget garden school paper review talk train rain book idea plan visit move job "
    "launch grant team music paint bread river lamp chess kite boat print shelf atlas"
).split()
_KINDS = "intro referral lead advice review article favour gift".split()
_CHANNELS = "in-person video call message email".split()


def people(count: int, chance: random.Random) -> Iterator[tuple[object, ...]]:
    """Yield contacts as handle, name, circle, own cadence and the day they were added."""
    for number in range(1, count + 1):
        name = f"{chance.choice(FIRST)} {chance.choice(LAST)} {_syllables(number)}"
        circle = chance.choice((1, 2, 2, 3, 3, 3, 4, 4, 4, None))
        own = (chance.randint(1, 6), "week") if chance.random() < 0.1 else (None, None)
        added = LAST_DAY - timedelta(days=chance.randint(30, 3650))
        yield f"{names.handle(name)}-{number}", name, circle, *own, added.isoformat()


def touches(
    contacts: int, chance: random.Random, each: int = TOUCHES
) -> Iterator[tuple[object, ...]]:
    """Yield interactions as contact, day, direction, kind, weight, channel and note."""
    for _ in range(contacts * each):
        day = LAST_DAY - timedelta(days=min(int(chance.expovariate(1 / 700)), 3650))
        direction = chance.choice(("met", "met", "met", "gave", "gave", "got"))
        kind = None if direction == "met" else chance.choice(_KINDS)
        weight = 1 if direction == "met" else chance.choice((1, 1, 1, 2, 3))
        note = " ".join(chance.choices(_WORDS, k=6)) if chance.random() < 0.5 else None
        contact = int(contacts * chance.random() ** 1.5) + 1
        yield contact, day.isoformat(), direction, kind, weight, chance.choice(_CHANNELS), note


def loops(contacts: int, chance: random.Random) -> Iterator[tuple[object, ...]]:
    """Yield what was opened: contact, kind, what, day, day of the answer, state, day of closing.

    One for every 20 contacts, of which one half is open; the half of all are requests.
    """
    for _ in range(contacts // 20):
        opened = LAST_DAY - timedelta(days=chance.randint(40, 400))
        answer = chance.choice((None, (opened + timedelta(days=45)).isoformat()))
        kind = chance.choice(("request", "request", "promise", "ask"))
        closed = chance.choice((None, (opened + timedelta(days=30)).isoformat()))
        what = " ".join(chance.choices(_WORDS, k=4))
        state = "done" if closed else "open"
        contact = chance.randint(1, contacts)
        yield contact, kind, what, opened.isoformat(), answer, state, closed


def write(path: Path, contacts: int, *, each: int = TOUCHES, asking: bool = False) -> None:
    """Write a new database of so many contacts, with so many interactions each on average.

    With `asking`, some of them asked for something, or were asked.
    """
    chance = random.Random(contacts)
    with connection.writing(path, "bench", make=schema.create, bulk=True) as db:
        db.executemany(
            "INSERT INTO contact (handle, name, circle_id, cadence_count, cadence_unit, added_on) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            people(contacts, chance),
        )
        db.executemany(INSERT_TOUCH, touches(contacts, chance, each))
        if asking:
            db.executemany(
                "INSERT INTO loop (contact_id, kind, what, opened_on, due_on, state, closed_on) "
                "VALUES (?, ?, ?, ?, ?, ?, ?)",
                loops(contacts, chance),
            )


def _syllables(number: int) -> str:
    """Return a family name of its own for each number."""
    parts = []
    while number:
        number, digit = divmod(number, 20)
        parts.append("babecadafegahijakelamonepuriso"[digit : digit + 2])
    return "".join(parts).title()


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]))
