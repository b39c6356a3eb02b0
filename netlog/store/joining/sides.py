"""Sides: one of two databases that are joined, read as rows with the times of their fields."""

import sqlite3
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from typing import NamedTuple

from netlog.store import connection
from netlog.store.contacts import FORMER_HANDLE
from netlog.store.joining import written
from netlog.store.joining.kin import Kin
from netlog.store.joining.shapes import PARENTS, Shape, Values
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
    def times(self) -> tuple[str, ...]:
        """When each field was written."""
        return tuple([moment.at for moment in self.moments])


class Told(NamedTuple):
    """An origin: its uid, source and key, and the uid and the name of whom it is."""

    uid: str
    source: str
    key: str
    person: str
    name: str


_TOLD = (
    "SELECT origin.uid, source, source_key, contact.uid, name "
    "FROM origin JOIN contact ON contact.id = contact_id"
)


class Side:
    """A database with what is known of when its rows were written.

    `uids` has them by table and id, as far as others refer to them, and `ids` the other way round;
    that may also have ids that nothing has yet. `led` are those that give way to others.
    """

    def __init__(
        self, db: sqlite3.Connection, shapes: Mapping[str, Shape], name: str | None = None
    ) -> None:
        """Look through the change log. The `name` is said if the database is damaged.

        Raises:
            Damaged: it cannot be read; only with a `name`.
        """
        self.db, self._shapes, self._name = db, shapes, name
        self.kin: Mapping[str, Kin] = {table: Kin() for table in shapes}
        with self._said():
            written.note(db, shapes)
            self.uids: dict[str, dict[int, str]] = {
                table: dict(db.execute(f"SELECT id, uid FROM {table}")) for table in PARENTS
            }
        self.ids = {
            table: {uid: number for number, uid in uids.items()}
            for table, uids in self.uids.items()
        }
        self.led: dict[str, set[int]] = {table: set() for table in PARENTS}

    def by_family(self, table: str) -> Iterator[tuple[str, Row]]:
        """Yield all rows of a table with the uid under which each goes, in the order of these."""
        if not self.kin[table].families():
            order = f"ORDER BY {table}.uid"
        else:
            order = (
                f"LEFT JOIN kin ON kin.name = '{table}' AND kin.uid = {table}.uid "
                f"ORDER BY coalesce(kin.root, {table}.uid), {table}.uid"
            )
        root = self.kin[table].root
        return ((root(row.uid), row) for row in self._read(table, order))

    def rows(self, table: str, where: str, *values: Value) -> Iterator[Row]:
        """Yield some rows of a table, by uid."""
        return self._read(table, f"WHERE {where} ORDER BY {table}.uid", *values)

    def _read(self, table: str, rest: str, *values: Value) -> Iterator[Row]:
        shape = self._shapes[table]
        references = [
            (at, self.uids[to], self.kin[to].root, self.led[to]) for at, to, _ in shape.references
        ]
        count = len(shape.fields)
        handle = shape.place("handle") if table == "contact" else None
        sources = [f"{table}.{column}" for column in shape.columns]
        for place, to in shape.links:
            sources[place] = f"(SELECT uid FROM {to} AS linked WHERE linked.id = {sources[place]})"
        columns = ", ".join(sources)
        query = (
            f"SELECT {table}.id, {table}.uid, updated_at, written.at, operation, more, {columns} "
            f"FROM {table} LEFT JOIN written ON written.name = '{table}' AND "
            f"written.id = {table}.id {rest}"
        )
        with self._said():
            for row_id, uid, stamp, at, operation, more, *found in self.db.execute(query, values):
                meant, is_led = None, False
                if more is None:
                    moments: tuple[Moment, ...] = (Moment(at or stamp, operation or 0),) * count
                else:
                    moments, meant = written.moments(more)
                for place, uids, root, led in references:
                    number = found[place]
                    if number is not None:
                        found[place] = root(uids[number])
                        is_led = is_led or number in led
                for place, to in shape.links:
                    if found[place] is not None:
                        found[place] = self.kin[to].root(found[place])
                # Which of two comes first is of each side's own.
                said = shape.arranged(found) if shape.is_pair else found
                shown = None
                if handle is not None:
                    shown = found[handle]
                    found[handle] = meant or shown
                yield Row(uid, row_id, tuple(said), moments, stamp, shown, is_led)

    def row(self, table: str, uid: str) -> Row | None:
        """Return the row of a uid, if it is there."""
        return next(self.rows(table, f"{table}.uid = ?", uid), None)

    def dead(self, table: str) -> Iterator[tuple[str, str, str]]:
        """Yield what is or once was deleted: the uid under which it goes, its own, and when."""
        query = (
            "SELECT coalesce(kin.root, dead.uid) AS root, dead.uid, at FROM dead "
            "LEFT JOIN kin ON kin.name = dead.name AND kin.uid = dead.uid "
            "WHERE dead.name = ? ORDER BY root, dead.uid"
        )
        with self._said():
            yield from self.db.execute(query, (table,))

    def died_by(self, uid: str) -> int:
        """Return the operation by which it stands that a row was deleted."""
        row = self.db.execute("SELECT operation FROM dead WHERE uid = ?", (uid,)).fetchone()
        return int(row[0])

    def sort(self, table: str, kin: Kin) -> None:
        """Note for the order of rows who is one with whom."""
        self.db.execute("DELETE FROM kin WHERE name = ?", (table,))
        self.db.executemany(
            "INSERT INTO kin VALUES (?, ?, ?)",
            ((table, uid, root) for root, family in kin.families() for uid in family),
        )

    def died(self, uid: str) -> str:
        """Return when a row was deleted, '' if it never was."""
        row = self.db.execute("SELECT at FROM dead WHERE uid = ?", (uid,)).fetchone()
        return row[0] if row else ""

    def was_removed(self, uid: str) -> bool:
        """Return whether a row of that uid was ever removed, by whatever."""
        query = "SELECT 1 FROM removed WHERE uid = ?"
        return self.db.execute(query, (uid,)).fetchone() is not None

    def numbers(self, table: str, uids: Collection[str]) -> list[int]:
        """Return the ids of those that are there."""
        ids, there = self.ids[table], self.uids[table]
        return sorted({ids[uid] for uid in uids if ids.get(uid) in there})

    def referring(self, table: str, uids: Collection[str]) -> Iterator[tuple[Shape, int, Row]]:
        """Yield the rows that refer to some of these: shape, place of the reference, row."""
        for shape in self._shapes.values():
            for place, to, _ in shape.references:
                if to == table:
                    column = f"{shape.table}.{shape.columns[place]}"
                    for number in self.numbers(table, uids):
                        for row in list(self.rows(shape.table, f"{column} = ?", number)):
                            yield shape, place, row

    def told(self) -> Iterator[Told]:
        """Yield what other programs call people, by the origins' uids."""
        query = f"{_TOLD} WHERE source NOT IN (?, ?) ORDER BY origin.uid"
        with self._said():
            yield from map(Told._make, self.db.execute(query, (OWN, FORMER_HANDLE)))

    def told_of(self, source: str, key: str) -> Told | None:
        """Return whom a program calls by a key, if there is somebody."""
        query = f"{_TOLD} WHERE source = ? AND source_key = ?"
        row = self.db.execute(query, (source, key)).fetchone()
        return Told(*row) if row else None

    def merged(self) -> list[tuple[str, str, str]]:
        """Return the uids of those whom the user has merged, into whom, and when."""
        key, contact = map(self._shapes["origin"].place, ("source_key", "contact_id"))
        rows = self.rows("origin", "source = ?", OWN)
        found = [(row.values[key], row.values[contact], max(row.times)) for row in rows]
        return found + [(old, new, "") for old, new in self.noted_merges()]

    def noted_merges(self) -> list[tuple[str, str]]:
        """Return those of whom no origin says any more that they were merged, and into whom."""
        with self._said():
            return list(written.merges(self.db))

    def aliases(self) -> list[tuple[str, str, str]]:
        """Return table, uid and uid of what was found to be one before."""
        with self._said():
            found = written.aliases(self.db)
        return [each for each in found if each[0] in self._shapes]

    def lead(self, table: str, kin: Kin) -> None:
        """Note which of these rows give way to which, now that they are known to be one."""
        ids, uids, led = self.ids[table], self.uids[table], self.led[table]
        for root, family in kin.families():
            here = [uid for uid in family if uids.get(ids.get(uid, 0)) == uid]
            if here:
                stays = root if root in here else min(here)
                if stays != root and self.was_removed(stays):  # see families._staying
                    led.update(ids[uid] for uid in here)
                    continue
                ids[root] = ids[stays]
                led.update(ids[uid] for uid in here if uid != stays)

    @contextmanager
    def _said(self) -> Iterator[None]:
        """Say it of the database which it is, if it cannot be read."""
        try:
            yield
        except (sqlite3.Error, UnicodeDecodeError) as error:
            if not self._name:
                raise
            what = f"{self._name} is damaged"
            raise connection.Damaged(what, "'netlog --db FILE check' says more") from error
        except KeyError as error:  # a reference to what is not there
            raise connection.Damaged from error
