"""Sides: one of two databases that are joined, read as rows with the times of their fields."""

import sqlite3
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from netlog.store import connection
from netlog.store.joining import written
from netlog.store.joining.kin import Kin
from netlog.store.joining.shapes import CHILDREN, PARENTS, Shape, Values
from netlog.store.joining.written import Moment
from netlog.store.origins import OWN
from netlog.store.rows import Value


class Row(NamedTuple):
    """A row as one side has it; `values` refer to others by the uids under which they go.

    `moments` are its fields'. `shown` is the handle that a contact is shown under, whatever its
    own is. `is_led` says that it refers to a row which gives way to another.
    """

    uid: str
    id: int
    values: Values
    moments: tuple[Moment, ...]
    updated_at: str
    shown: str | None
    is_led: bool

    @property
    def newest(self) -> str:
        """When it was written last."""
        return max(self.moments).at


class Side:
    """A database with what is known of when its rows were written."""

    def __init__(
        self, db: sqlite3.Connection, shapes: Mapping[str, Shape], name: str | None = None
    ) -> None:
        """Look through the change log. The `name` is said if the database is damaged.

        Raises:
            Damaged: it cannot be read; only with a `name`.
        """
        self.db, self._shapes, self._name = db, shapes, name
        with self._said():
            written.note(db, shapes)
            self.uids = {table: self._uids(table) for table in PARENTS}
        self.ids = {
            table: {uid: number for number, uid in uids.items()}
            for table, uids in self.uids.items()
        }
        # By id: which row gives way, and to which of those here.
        self.led: dict[str, dict[int, int]] = {table: {} for table in PARENTS}
        self.kin: Mapping[str, Kin] = {}

    def rows(self, table: str, where: str = "", *values: Value) -> Iterator[Row]:
        """Yield the rows of a table, or some of them, by uid."""
        shape, kin, led = self._shapes[table], self.kin, self.led
        references = [
            (at, self.uids[to], kin[to].root, led[to]) for at, to, _ in shape.references
        ]
        count = len(shape.fields)
        handle = shape.place("handle") if table == "contact" else None
        columns = ", ".join(f"{table}.{column}" for column in shape.columns)
        query = (
            f"SELECT {table}.id, {table}.uid, updated_at, written.at, operation, more, {columns} "
            f"FROM {table} LEFT JOIN written ON written.name = '{table}' AND "
            f"written.id = {table}.id {where} ORDER BY {table}.uid"
        )
        with self._said():
            for row_id, uid, stamp, at, operation, more, *found in self.db.execute(query, values):
                meant, is_led = None, False
                if more is None:
                    moments: tuple[Moment, ...] = (Moment(at or stamp, operation or 0),) * count
                else:
                    moments, meant = written.moments(more)
                for place, uids, root, leads in references:
                    number = found[place]
                    if number is not None:
                        found[place] = root(uids[number])
                        is_led = is_led or number in leads
                shown = None
                if handle is not None:
                    shown = found[handle]
                    found[handle] = meant or shown
                yield Row(uid, row_id, tuple(found), moments, stamp, shown, is_led)

    def row(self, table: str, uid: str) -> Row | None:
        """Return the row of a uid, if it is there."""
        return next(self.rows(table, f"WHERE {table}.uid = ?", uid), None)

    def dead(self, table: str) -> Iterator[tuple[str, str]]:
        """Yield uid and time of the rows that are or once were deleted, by uid."""
        with self._said():
            yield from self.db.execute(
                "SELECT uid, at FROM dead WHERE name = ? ORDER BY uid", (table,)
            )

    def died(self, uid: str) -> str:
        """Return when a row was deleted, '' if it never was."""
        with self._said():
            row = self.db.execute("SELECT at FROM dead WHERE uid = ?", (uid,)).fetchone()
        return row[0] if row else ""

    def referring(self, table: str, uid: str) -> Iterator[tuple[Shape, int, Row]]:
        """Yield the rows that refer to a row: their shape, the column's place, and they."""
        if (number := self.ids[table].get(uid)) is None:
            return
        for shape in self._shapes.values():
            for place, to, _ in shape.references:
                if to == table:
                    column = f"{shape.table}.{shape.columns[place]}"
                    for row in list(self.rows(shape.table, f"WHERE {column} = ?", number)):
                        yield shape, place, row

    def merged(self) -> Iterator[tuple[str, str]]:
        """Yield the uids of those whom the user has merged, and into whom."""
        query = (
            "SELECT source_key, uid FROM (SELECT source_key, contact_id FROM origin "
            "WHERE source = ?) JOIN contact ON contact.id = contact_id ORDER BY 1"
        )
        with self._said():
            yield from self.db.execute(query, (OWN,)).fetchall()

    def aliases(self) -> Iterator[tuple[str, str, str]]:
        """Yield table, uid and uid of what was found to be one before."""
        with self._said():
            yield from written.aliases(self.db)

    def _uids(self, table: str) -> dict[int, str]:
        return dict(self.db.execute(f"SELECT id, uid FROM {table}"))

    def _said(self) -> "_Said":
        return _Said(self._name)


class _Said:
    """Says of another database than the one that is written if it cannot be read."""

    def __init__(self, name: str | None) -> None:
        self._name = name

    def __enter__(self) -> None:
        pass

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        damage = isinstance(error, sqlite3.Error | UnicodeDecodeError | KeyError)
        if self._name and damage:
            what = f"{self._name} is damaged"
            raise connection.Damaged(what, "'netlog --db FILE check' says more") from error


__all__ = ["CHILDREN", "Row", "Side"]
