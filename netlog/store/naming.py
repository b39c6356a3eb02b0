"""Naming: what a company is called, and two companies that turn out to be one."""

import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from netlog import names
from netlog.errors import NothingFound, Refused
from netlog.store import companies
from netlog.store.companies import Company
from netlog.store.rows import Value, delete, insert, update

_LONGEST = 500  # that the schema takes of a role or a step


class Facts(NamedTuple):
    """What is known of a company: its further names, its own link and those of these, its note."""

    also_called: list[str]
    links: list[str]
    note: str | None


class Merged(NamedTuple):
    """How much has come to the company that is left of two."""

    people: int
    targets: int


def add(
    db: sqlite3.Connection,
    name: str,
    *,
    link: str | None = None,
    note: str | None = None,
    also: Sequence[str] = (),
) -> Company:
    """Add a company with its further names.

    Raises:
        Refused: there is one of that name, or of one of the further names.
    """
    line = " ".join(name.split())
    if ids := companies.of_name(db, line):
        there = companies.head(db, ids[0]).name
        raise Refused(f"{there} is there already", "'netlog company edit' changes it")
    row = insert(db, "company", name=line, folded=companies.folded(line), link=link, note=note)
    company = Company(row, line)
    for other in also:
        call(db, company, other)
    return company


def change(db: sqlite3.Connection, company: int, link: str | None, note: str | None) -> None:
    """Set a company's link and note: None leaves one as it is, '' empties it."""
    said = {"link": link, "note": note}
    columns = {name: value.strip() or None for name, value in said.items() if value is not None}
    if columns:
        update(db, "company", company, **columns)


def rename(db: sqlite3.Connection, company: Company, name: str) -> Company:
    """Give a company another name; the one that it had stays as a further name.

    Raises:
        Refused: the name is another company's, or blank.
    """
    line = " ".join(name.split())
    _check_free(db, company, line)
    for row, folded in _further(db, company):
        if folded == companies.folded(line):
            _take_in(db, company.id, row)
    update(db, "company", company.id, name=line, folded=companies.folded(line))
    renamed = Company(company.id, line)
    if names.company(line) != names.company(company.name):
        call(db, renamed, company.name)
    return renamed


def call(db: sqlite3.Connection, company: Company, name: str) -> bool:
    """Give a company a further name; return whether that is new.

    One that it has by way of another name, or for its legal form alone, is tied to it.

    Raises:
        Refused: the name is another company's, or blank.
    """
    line = " ".join(name.split())
    _check_free(db, company, line)
    folded = companies.folded(line)
    query = "SELECT id, same_as FROM company WHERE folded = ?"
    row, same_as = db.execute(query, (folded,)).fetchone() or (None, None)
    if row == company.id or (row is not None and same_as == company.id):
        return False
    if row is None:
        insert(db, "company", name=line, folded=folded, same_as=company.id)
    else:
        _empty(db, company.id, row)
        update(db, "company", row, same_as=company.id)
    return True


def uncall(db: sqlite3.Connection, company: Company, name: str) -> None:
    """Take a further name off a company.

    Raises:
        NothingFound: it has no such further name.
    """
    folded = companies.folded(name)
    rows = [row for row, its_name in _further(db, company) if its_name == folded]
    if not rows:
        raise NothingFound(
            f"{company.name} has no further name '{name}'", "'netlog company show' lists them"
        )
    _take_in(db, company.id, rows[0])


def merge(db: sqlite3.Connection, first: Company, second: Company) -> Merged:
    """Make the second company a further name of the first, where its people and targets go.

    Of the link, what the first has stays; notes are joined; two targets become one.

    Raises:
        Refused: the two notes are too long to be one.
    """
    others = companies.family(db, second.id)
    people, targets = _attached(db, "position", others), _attached(db, "target", others)
    for row in others:
        _empty(db, first.id, row)
        update(db, "company", row, same_as=first.id)
    _join_targets(db, first.id)
    return Merged(len({person for _, person in people}), len(targets))


def facts(db: sqlite3.Connection, company: Company) -> Facts:
    """Return what is known of a company."""
    ids = companies.family(db, company.id)
    rows = db.execute(
        f"SELECT id, name, link, note FROM company WHERE id IN ({', '.join('?' * len(ids))}) "
        "ORDER BY id <> ?, id",
        (*ids, company.id),
    ).fetchall()
    return Facts(
        [name for row, name, _, _ in rows if row != company.id],
        [link for _, _, link, _ in rows if link],
        "\n\n".join(note for *_, note in rows if note) or None,
    )


def _further(db: sqlite3.Connection, company: Company) -> list[tuple[int, str]]:
    ids = [row for row in companies.family(db, company.id) if row != company.id]
    marks = ", ".join("?" * len(ids))
    return db.execute(
        f"SELECT id, folded FROM company WHERE id IN ({marks}) ORDER BY id", ids
    ).fetchall()


def _check_free(db: sqlite3.Connection, company: Company, name: str) -> None:
    ids = companies.of_name(db, name)
    if ids and company.id not in ids:
        other = companies.head(db, ids[0]).name
        raise Refused(
            f"{other} is another company",
            "if the two are one, 'netlog company merge' makes them so",
        )


# What moves ---------------------------------------------------------------------------------------


def _take_in(db: sqlite3.Connection, company: int, row: int) -> None:
    """Remove a further name; whatever another program has attached to it goes to the company."""
    _empty(db, company, row)
    delete(db, "company", row)


def _empty(db: sqlite3.Connection, company: int, row: int) -> None:
    """Move what is attached to a row to the company that it is a further name of."""
    for table in ("position", "target"):
        for row_id, _ in _attached(db, table, [row]):
            update(db, table, row_id, company_id=company)
    for (other,) in db.execute("SELECT id FROM company WHERE same_as = ?", (row,)).fetchall():
        update(db, "company", other, same_as=None if other == company else company)
    _join_facts(db, company, row)
    _join_positions(db, company)


def _attached(
    db: sqlite3.Connection, table: str, rows: Sequence[int]
) -> list[tuple[int, int | None]]:
    """Return the ids of what is attached to rows of companies, and of whom it speaks."""
    marks = ", ".join("?" * len(rows))
    query = f"SELECT id, contact_id FROM {table} WHERE company_id IN ({marks}) ORDER BY id"
    return db.execute(query, rows).fetchall()


def _join_facts(db: sqlite3.Connection, company: int, row: int) -> None:
    """Take over the link where there is none, and the note."""
    query = "SELECT link, note FROM company WHERE id = ?"
    (link, note), (other_link, other_note) = (
        db.execute(query, (one,)).fetchone() for one in (company, row)
    )
    joined = "\n\n".join(dict.fromkeys(filter(None, (note, other_note)))) or None
    update(db, "company", company, link=link or other_link, note=joined)
    update(db, "company", row, link=None if link is None else other_link, note=None)


def _join_positions(db: sqlite3.Connection, company: int) -> None:
    """Remove what is said twice of somebody at a company, or with a title and without."""
    rows = db.execute(
        "SELECT id, contact_id, title, since, until FROM position WHERE company_id = ? "
        "ORDER BY contact_id, title IS NULL, id",
        (company,),
    ).fetchall()
    there: dict[tuple[Value, ...], set[str | None]] = {}
    for row, contact, title, since, until in rows:
        titles = there.setdefault((contact, since, until), set())
        if (title is None and titles) or title in titles:
            delete(db, "position", row)
        titles.add(title)


def _join_targets(db: sqlite3.Connection, company: int) -> None:
    """Make one of the open targets of a company: the first, with what all of them say."""
    rows = db.execute(
        "SELECT id, role, step, due_on FROM target "
        "WHERE company_id = ? AND closed_on IS NULL ORDER BY id",
        (company,),
    ).fetchall()
    if len(rows) < 2:
        return
    ids, *texts, days = zip(*rows, strict=True)
    role, step = ("; ".join(dict.fromkeys(filter(None, said)))[:_LONGEST] or None for said in texts)
    due_on = min(filter(None, days), default=None)
    update(db, "target", ids[0], role=role, step=step, due_on=due_on)
    for other in ids[1:]:
        delete(db, "target", other)
