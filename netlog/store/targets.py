"""Targets: the companies and people whom I want to reach."""

import sqlite3
from datetime import date
from typing import NamedTuple

from netlog.errors import NothingFound, Refused
from netlog.store import companies
from netlog.store.companies import Company
from netlog.store.contacts import Named
from netlog.store.rows import Value, delete, fetch, insert, update


class Target(NamedTuple):
    """Whom I want to reach, a company or a contact, as what, by when, and the next step."""

    target_id: int
    company_id: int | None
    contact_id: int | None
    handle: str | None
    name: str
    role: str | None
    step: str | None
    opened_on: str
    due_on: str | None
    closed_on: str | None


_TARGETS = """
SELECT target.id, target.company_id, target.contact_id, handle,
    coalesce(contact.name, main.name, company.name), role, step, opened_on, due_on, closed_on
FROM target LEFT JOIN contact ON contact.id = contact_id
LEFT JOIN company ON company.id = company_id LEFT JOIN company AS main ON main.id = company.same_as
"""


def listed(db: sqlite3.Connection, *, closed: bool = False) -> list[Target]:
    """Return the targets, what is due first first; with `closed` also those that were reached."""
    return fetch(
        db,
        Target,
        f"{_TARGETS} WHERE ? OR closed_on IS NULL ORDER BY closed_on IS NOT NULL, "
        "due_on IS NULL, due_on, opened_on, target.id",
        (closed,),
    )


def at(db: sqlite3.Connection, company: int) -> list[Target]:
    """Return the open targets of a company."""
    ids = companies.family(db, company)
    return fetch(
        db,
        Target,
        f"{_TARGETS} WHERE closed_on IS NULL AND target.company_id IN "
        f"({', '.join('?' * len(ids))}) ORDER BY target.id",
        ids,
    )


def of(db: sqlite3.Connection, whom: Named | Company) -> Target | None:
    """Return the open target that a company or a contact is."""
    if isinstance(whom, Company):
        found = at(db, whom.id)
    else:
        query = f"{_TARGETS} WHERE closed_on IS NULL AND target.contact_id = ? ORDER BY target.id"
        found = fetch(db, Target, query, (whom.id,))
    return found[0] if found else None


def by_id(db: sqlite3.Connection, target: int) -> Target:
    """Return the target of that id.

    Raises:
        NothingFound: there is none.
    """
    found = fetch(db, Target, f"{_TARGETS} WHERE target.id = ?", (target,))
    if not found:
        raise NothingFound(f"there is no target {target}", "'netlog targets' lists them")
    return found[0]


def add(
    db: sqlite3.Connection,
    whom: Named | Company,
    opened_on: date,
    *,
    role: str | None = None,
    due_on: date | None = None,
    step: str | None = None,
) -> int:
    """Make a company or a contact a target, and return its id.

    Raises:
        Refused: it is one already.
    """
    if of(db, whom) is not None:
        raise Refused(f"{whom.name} is a target already", "'netlog target edit' changes it")
    which = "company_id" if isinstance(whom, Company) else "contact_id"
    said: dict[str, Value] = {
        which: whom.id,
        "role": role,
        "step": step,
        "due_on": None if due_on is None else due_on.isoformat(),
    }
    return insert(db, "target", opened_on=opened_on.isoformat(), **said)


def change(db: sqlite3.Connection, target: int, **columns: Value) -> None:
    """Set what is given of a target."""
    if columns:
        update(db, "target", target, **columns)


def close(db: sqlite3.Connection, target: int, day: date) -> None:
    """Note that a target was reached on a day."""
    update(db, "target", target, closed_on=day.isoformat())


def remove(db: sqlite3.Connection, target: int) -> None:
    """Remove a target."""
    delete(db, "target", target)


def last_touch(db: sqlite3.Connection, contact: int) -> str | None:
    """Return the day of the last touch with a contact, if there was any."""
    query = "SELECT last_touch FROM standing WHERE contact_id = ?"
    (day,) = db.execute(query, (contact,)).fetchone()
    return None if day is None else str(day)
