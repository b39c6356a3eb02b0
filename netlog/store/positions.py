"""Positions: where somebody works or worked, entered and corrected."""

import sqlite3
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from netlog import names
from netlog.errors import Misread, NothingFound, SeveralFound
from netlog.store import companies
from netlog.store.rows import delete, fetch, insert, update


class Held(NamedTuple):
    """A position of somebody at a company: its id, as what, and from when until when."""

    id: int
    title: str | None
    since: str | None
    until: str | None


class Told(NamedTuple):
    """What is said of a position: None says nothing, '' that there is none."""

    title: str | None = None
    since: date | str | None = None
    until: date | str | None = None


_HELD = "SELECT id, title, since, until FROM position"


def held(db: sqlite3.Connection, contact: int, company: int) -> list[Held]:
    """Return the positions of somebody at a company, under whichever of its names."""
    ids = companies.family(db, company)
    return fetch(
        db,
        Held,
        f"{_HELD} WHERE contact_id = ? AND company_id IN ({', '.join('?' * len(ids))}) ORDER BY id",
        (contact, *ids),
    )


def put(db: sqlite3.Connection, contact: int, company: int, told: Told) -> tuple[Held | None, Held]:
    """Correct the position that is meant, or enter a new one; return it before and after.

    Raises:
        Misread: it would end before it begins.
        SeveralFound: it is not clear which position is meant.
    """
    columns = _columns(told)
    there = meant(held(db, contact, company), told)
    if there is None:
        row = insert(db, "position", contact_id=contact, company_id=company, **columns)
    else:
        row = there.id
        if len(columns) > 1 and _same(told.title, there.title):
            columns.pop("title", None)  # it was said to tell which
        if columns:
            update(db, "position", row, **columns)
    return there, fetch(db, Held, f"{_HELD} WHERE id = ?", (row,))[0]


def remove(db: sqlite3.Connection, contact: int, company: int, told: Told) -> Held:
    """Remove the position that is meant, and return it.

    Raises:
        NothingFound: there is none.
        SeveralFound: it is not clear which is meant.
    """
    there = meant(held(db, contact, company), told)
    if there is None:
        raise NothingFound("there is no such position", "'netlog show WHO' lists them")
    delete(db, "position", there.id)
    return there


def meant(there: Sequence[Held], told: Told) -> Held | None:
    """Return the one of the positions at one company that is spoken of; None if it is a new one.

    That is one in the same time, with the same title if one is said with a time: whoever comes
    back to a company, or becomes something else there, has a new position.

    Raises:
        Misread: it would end before it begins.
        SeveralFound: more than one fits.
    """
    since, until = _columns(told).get("since"), _columns(told).get("until")
    if since and until and until < since:
        raise Misread(f"that ends on {until}, before it begins on {since}")
    called = [one for one in there if told.title and _same(told.title, one.title)]
    if told.title and not called and (since or until):
        there = [one for one in there if one.title is None]
    fitting = [one for one in called or there if _overlap(one, since, until)]
    if len(fitting) == 1:
        return fitting[0]
    lasting = [one for one in fitting if one.until is None]
    if fitting and (since or until or len(lasting) != 1):
        some = "; ".join(said(one) or "one without title and days" for one in fitting)
        raise SeveralFound(
            f"that could be the one {some}", "say which with --title, --since and --until"
        )
    if there and not fitting and since is None:
        first = min(one.since for one in called or there if one.since)
        raise Misread(
            f"that ends on {until}, before it begins on {first}",
            "if it is an earlier position there, give --since, too",
        )
    return lasting[0] if lasting else None


def said(one: Held) -> str:
    """Say a position in words: 'as editor, from 2019-01-01 until 2020-12-31'."""
    days = (one.since and f"from {one.since}", one.until and f"until {one.until}")
    parts = (one.title and f"as {one.title}", " ".join(filter(None, days)))
    return ", ".join(filter(None, parts))


def _same(one: str | None, other: str | None) -> bool:
    return names.fold(one or "") == names.fold(other or "")


def _overlap(one: Held, since: str | None, until: str | None) -> bool:
    """Return whether a position lies in a time; an end that is not known is open.

    One that ends before it begins, as another program may write it, may lie anywhere.
    """
    if one.since and one.until and one.until < one.since:
        return True
    return (one.until or "9") >= (since or "") and (one.since or "") <= (until or "9")


def _columns(told: Told) -> dict[str, str | None]:
    """Return the columns of a position that are said."""
    columns: dict[str, str | None] = {}
    for field, value in told._asdict().items():
        if value is not None:
            columns[field] = " ".join(str(value).split()) or None
    return columns
