"""The filters that listings share, as SQL on a contact."""

import sqlite3
from typing import NamedTuple

from netlog.store.rows import Value


class Filter(NamedTuple):
    """Whom a listing is about, in words; empty for everybody."""

    tags: tuple[str, ...] = ()
    circle: str | None = None
    company: str | None = None


class Where(NamedTuple):
    """A condition on `contact`, to be put after AND, with the values it binds."""

    sql: str = "true"
    values: tuple[Value, ...] = ()


def where(db: sqlite3.Connection, chosen: Filter) -> Where:
    """Return the filter as SQL.

    Raises:
        NothingFound: there is no circle of that name.
    """
    if chosen == Filter():
        return Where()
    # Most runs ask for nobody in particular, and need none of these.
    from netlog import names
    from netlog.store import circles, companies

    parts: list[str] = []
    values: list[Value] = []
    for tag in chosen.tags:
        wanted = names.fold(tag.removeprefix("#"))
        known = [name for (name,) in db.execute("SELECT DISTINCT name FROM tag")]
        alike = [name for name in known if names.fold(name) == wanted]
        marks = ", ".join("?" * len(alike))
        parts.append(f"contact.id IN (SELECT contact_id FROM tag WHERE name IN ({marks}))")
        values += alike
    if chosen.circle is not None:
        parts.append("contact.circle_id = ?")
        values.append(circles.named(db, chosen.circle).id)
    if chosen.company is not None:
        ids = companies.of_name(db, chosen.company)
        parts.append(
            "contact.id IN (SELECT contact_id FROM position WHERE until IS NULL AND company_id IN "
            "(SELECT id FROM company WHERE instr(folded, ?) UNION SELECT same_as FROM company "
            "WHERE same_as IS NOT NULL AND instr(folded, ?) "
            f"UNION SELECT id FROM company WHERE id IN ({', '.join('?' * len(ids))})))"
        )
        values += [*[names.fold(chosen.company)] * 2, *ids]
    return Where(" AND ".join(parts), tuple(values))


def joined(condition: Where) -> str:
    """Return SQL that joins `contact` to `standing` if the condition asks anything of it.

    To count or to add up everybody, the index of `standing` does alone, in a tenth of the time.
    """
    return "" if condition == Where() else "JOIN contact ON contact.id = contact_id"


def bound(condition: Where) -> str:
    """Return the condition with its places named, for a query whose other places are."""
    pieces = condition.sql.split("?")
    return "".join(f"{piece}:f{n}" for n, piece in enumerate(pieces[:-1])) + pieces[-1]


def named_values(condition: Where) -> dict[str, Value]:
    """Return the values for the places that `bound` names."""
    return {f"f{n}": value for n, value in enumerate(condition.values)}
