"""Staging: what lies between the demo's people, written as rows."""

import sqlite3
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from netlog import names
from netlog.store import companies
from netlog.store.rows import Value, insert, update


class Line(NamedTuple):
    """A row of a table; people are said by their handles, companies by their names."""

    table: str
    values: Mapping[str, str | None]


_PEOPLE = {"contact_id", "other_id", "by_id", "introduced_by", "giver_id"}


def stage(db: sqlite3.Connection, lines: Iterable[Line]) -> None:
    """Write each line as a row; whoever it speaks of is there."""
    for table, said in lines:
        values = {column: _meant(db, column, value) for column, value in said.items()}
        if table == "introduced":
            introducer = values["introduced_by"]
            update(db, "contact", _number(values["contact_id"]), introduced_by=introducer)
        elif table == "forwards":
            passed_on = _interaction(db, values["contact_id"], "gave", values["kind"])
            kindness = _interaction(db, values["giver_id"], "got", values["given"])
            update(db, "interaction", passed_on, forwards=kindness)
        else:
            if table == "knows" and _number(values["contact_id"]) > _number(values["other_id"]):
                values |= {"contact_id": values["other_id"], "other_id": values["contact_id"]}
            if table == "topic":
                values["folded"] = names.fold(str(values["name"]))
            insert(db, table, **values)


def _meant(db: sqlite3.Connection, column: str, value: Value) -> Value:
    if value is None:
        return None
    if column in _PEOPLE:
        return _id(db, "SELECT id FROM contact WHERE handle = ?", value)
    if column == "company_id":
        return companies.entered(db, str(value))
    return int(value) if column == "strength" else value


def _interaction(db: sqlite3.Connection, contact: Value, direction: str, kind: Value) -> int:
    return _id(
        db,
        "SELECT max(id) FROM interaction WHERE contact_id = ? AND direction = ? AND kind = ?",
        contact,
        direction,
        kind,
    )


def _id(db: sqlite3.Connection, query: str, *values: Value) -> int:
    return _number(db.execute(query, values).fetchone()[0])


def _number(value: Value) -> int:
    assert isinstance(value, int)
    return value
