"""The whole: everything that is stored, with uids and with the times at which it was written."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from netlog.store.batches import among, batches
from netlog.store.joining.shapes import CHILDREN, Shape, shapes
from netlog.store.joining.sides import Row, Side
from netlog.store.parts import PARTS

_TOGETHER = 200  # people whose rows are fetched at once


class Entry(NamedTuple):
    """A row: its columns by name, and when each field was written.

    What it refers to is said as people say it: a handle, the name of a circle or a company; of what
    has no name, its uid.
    `written` has the times (UTC) by the first column of each field. `meant` is the handle that a
    contact really has, where somebody else is shown under it.
    """

    uid: str
    values: Mapping[str, Any]
    written: Mapping[str, str]
    meant: str | None


class Everybody(NamedTuple):
    """A person with all that hangs on them, by table, in the order in which it was entered."""

    person: Entry
    more: Mapping[str, list[Entry]]


class Deleted(NamedTuple):
    """A row that was deleted: its uid, its table, and when (UTC)."""

    uid: str
    table: str
    at: str


class United(NamedTuple):
    """Two uids of one row of a table, of which the second stayed."""

    table: str
    uid: str
    other: str


class Whole:
    """All of a database, read while the connection's transaction lasts."""

    def __init__(self, db: sqlite3.Connection) -> None:
        """Look through the change log."""
        self._db, self._shapes = db, shapes(db)
        self._side = Side(db, self._shapes)
        self._names = {
            table: dict(db.execute(f"SELECT uid, name FROM {table}"))
            for table in ("circle", "company")
        }

    def entries(self, table: str) -> Iterator[Entry]:
        """Yield what hangs on nobody, as it was entered: circles, companies or settings.

        On whichever machine that was; ids do not tell, for every database begins with circles. Of
        what may hang on somebody, as topics and targets, what does not.
        """
        shape = self._shapes[table]
        where = f"{table}.contact_id IS NULL" if "contact_id" in shape.columns else "true"
        rows = sorted(self._side.rows(table, where), key=_age)
        return (self._entry(shape, row, {}) for row in rows)

    def people(self) -> Iterator[Everybody]:
        """Yield everybody, in the order of entry."""
        ids = self._db.execute("SELECT id FROM contact ORDER BY id").fetchall()
        for some in batches((contact for (contact,) in ids), _TOGETHER):
            yield from self._some(some)

    def deleted(self) -> Iterator[Deleted]:
        """Yield what is or once was deleted, by table and uid."""
        for table in self._shapes:
            for _, uid, at in self._side.dead(table):
                yield Deleted(uid, table, at)

    def united(self) -> Iterator[United]:
        """Yield the uids of what was made twice and became one."""
        yield from map(United._make, sorted(self._side.aliases()))

    def _some(self, ids: list[int]) -> Iterator[Everybody]:
        marks = ", ".join("?" * len(ids))
        more: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
        owned = [table for table in CHILDREN if "contact_id" in self._shapes[table].columns]
        for table in owned:
            place = self._shapes[table].place("contact_id")
            where = f"{table}.contact_id IN ({marks})"
            for row in sorted(self._side.rows(table, where, *ids), key=_id):
                said = self._added_first(row) if self._shapes[table].is_pair else row
                more[said.values[place]][table].append(said)
        people = sorted(self._side.rows("contact", f"contact.id IN ({marks})", *ids), key=_id)
        handles = self._handles(
            [
                *((self._shapes["contact"], person) for person in people),
                *(
                    (self._shapes[table], row)
                    for of in more.values()
                    for table in PARTS
                    for row in of[table]
                ),
            ]
        )
        for person in people:
            yield Everybody(
                self._entry(self._shapes["contact"], person, handles),
                {
                    table: [
                        self._entry(self._shapes[table], row, handles)
                        for row in more[person.uid].get(table, ())
                    ]
                    for table in owned
                },
            )

    def _added_first(self, pair: Row) -> Row:
        """Return a pair with the one first who was added first, under whom it is."""
        two = sorted(pair.values[:2], key=self._side.ids["contact"].__getitem__)
        return pair._replace(values=(*two, *pair.values[2:]))

    def _handles(self, rows: Iterable[tuple[Shape, Row]]) -> dict[str, str]:
        """Return the handles of those whom these rows refer to."""
        wanted = {
            row.values[place]
            for shape, row in rows
            for place, table, _ in shape.references
            if table == "contact" and row.values[place] is not None
        }
        query = "SELECT uid, handle FROM contact WHERE uid IN {wanted}"
        return dict(among(self._db, query, sorted(wanted)))

    def _entry(self, shape: Shape, row: Row, handles: Mapping[str, str]) -> Entry:
        values = dict(zip(shape.columns, row.values, strict=True))
        for place, table, _ in shape.references:
            column = shape.columns[place]
            known = handles if table == "contact" else self._names[table]
            if column != "contact_id" and values[column] is not None:
                values[column] = known[values[column]]
        meant = None
        if row.shown is not None:
            meant = values["handle"] if values["handle"] != row.shown else None
            values["handle"] = row.shown
        return Entry(row.uid, values, dict(zip(shape.field_names, row.times, strict=True)), meant)


def _age(row: Row) -> tuple[str, str]:
    return min(row.times), row.uid


def _id(row: Row) -> int:
    return row.id
