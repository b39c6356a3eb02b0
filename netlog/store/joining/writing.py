"""Writing: rows with the times at which their fields were really written.

The change log has them: the image of what is written here carries the oldest of these times as its
`updated_at`, and `stamp` has the others. The row itself ends with the newest.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from netlog.spool import kept, ordered
from netlog.store import operations
from netlog.store.batches import among, batches
from netlog.store.joining.plans import Plan
from netlog.store.joining.shapes import PARENTS, Shape
from netlog.store.joining.tallies import Tallies
from netlog.store.joining.verdicts import Verdict
from netlog.store.joining.written import ALL, INTO, MEANT
from netlog.store.origins import OWN
from netlog.store.rows import Value, delete_all, insert_all, last_id

# The columns in which they have to be unlike each other, at any moment.
_UNIQUE = {"circle": "name", "company": "folded", "contact": "handle"}


class _Stamp(NamedTuple):
    uid: str
    field: str
    at: str
    operation: int


class Writer:
    """Writes rows into a database, as part of the bulk operation that is open."""

    def __init__(
        self, db: sqlite3.Connection, shapes: Mapping[str, Shape], ids: Mapping[str, dict[str, int]]
    ) -> None:
        """Note that this operation brings rows with their own times.

        `ids` are those of what others refer to, by table and uid; new ones are added.
        """
        self.tallies = Tallies(shapes)
        self._db, self._shapes, self._ids = db, shapes, ids
        self._operation = operations.current(db)
        query = "SELECT at FROM operation WHERE id = ?"
        (self._now,) = db.execute(query, (self._operation,)).fetchone()
        self._stamp([_Stamp("", str(self._operation), self._now, self._operation)])
        self._parting: dict[str, list[int]] = {table: [] for table in PARENTS}
        self._removed: set[str] = set()
        self._linked: list[tuple[Shape, Verdict]] = []
        self._deaths: dict[str, tuple[str, int, str]] = {}  # time, operation and table, by uid
        db.execute("PRAGMA defer_foreign_keys = ON")  # of new people, one may introduce another

    def apply(self, table: str, plan: Plan) -> None:
        """Do about a table what is planned; what it refers to has been done before."""
        shape = self._shapes[table]
        self._take_out(shape, plan)
        self.enter(table, (verdict for verdict in plan.verdicts if verdict.is_new))
        moving = []
        for verdict in plan.verdicts:
            if verdict.moves and table not in PARENTS:
                moving.append(verdict)
            elif verdict.is_alive and verdict.id:
                self._change(shape, verdict)
                if verdict.uid == verdict.former:
                    self._confirm(shape, verdict)
        self._insert(shape, [*moving, *plan.ordered])
        if shape.links:
            every = (verdict for verdict in plan.verdicts if verdict.is_alive)
            self._linked += [(shape, one) for one in every if shape.is_linked(one.values)]

    def enter(self, table: str, rows: Iterable[Verdict]) -> None:
        """Enter new rows, in the order of their places."""
        new = ordered(kept(rows), key=_place)
        if table in PARENTS:
            first = last_id(self._db, table) + 1
            self._ids[table].update((row.uid, number) for number, row in enumerate(new, first))
        self._insert(self._shapes[table], new)

    def finish(
        self, united: Iterable[tuple[str, str, str]], merged: Iterable[tuple[str, str]]
    ) -> None:
        """Delete what nothing refers to any more; keep what was deleted, and what became one.

        Args:
            united: table, uid and the uid with which it is one.
            merged: the uids of those who were merged, and into whom, as origins had it.
        """
        for table in reversed(PARENTS):
            delete_all(self._db, table, self._parting[table])
        for shape, verdict in self._linked:
            self._link(shape, verdict)
        query = "SELECT 1 FROM change WHERE operation_id = ?"
        holds = self._operation
        if not self._db.execute(query, (holds,)).fetchone():
            # Nothing is there to be undone: this operation will not stay.
            (holds,) = self._db.execute("SELECT min(id) FROM operation").fetchone()
        self._stamp(
            _Stamp(uid, f"{table}={other}", self._now, holds) for table, uid, other in united
        )
        query = "SELECT 1 FROM origin WHERE source = ? AND source_key = ?"
        for old, new in merged:  # or it would be forgotten, should the origin be deleted
            if not self._db.execute(query, (OWN, old)).fetchone():
                self._stamp([_Stamp(old, f"{INTO}{new}", self._now, holds)])
        for uid, (at, by, table) in self._deaths.items():
            query = f"SELECT 1 FROM {table} WHERE uid = ?"
            is_there = self._db.execute(query, (uid,)).fetchone()
            query = "SELECT 1 FROM temp.removed WHERE uid = ?"  # by whatever, at any time
            was_there = uid in self._removed or self._db.execute(query, (uid,)).fetchone()
            if is_there or was_there:
                self._stamp([_Stamp(uid, f"-{table}", at, by or holds)])
            if not is_there:
                self._db.execute(
                    "INSERT INTO tombstone (uid, table_name, deleted_at) VALUES (?, ?, ?) "
                    "ON CONFLICT DO UPDATE SET deleted_at = excluded.deleted_at",
                    (uid, table, at),
                )

    # Rows that make room --------------------------------------------------------------------------

    def _take_out(self, shape: Shape, plan: Plan) -> None:
        """Delete the rows that are not to stay; what others refer to merely makes room."""
        table = shape.table
        for uid, at, by in plan.deaths:
            known = self._deaths.get(uid, ("", 0, ""))
            self._deaths[uid] = max((at, by, table), known)
        if table in PARENTS:
            self._make_room(shape, plan)
        for some in batches(chain(plan.verdicts, plan.ordered)):
            for verdict in some:
                self.tallies.count(shape, verdict)
            leaving = [row for verdict in some for row in _leaving(table, verdict)]
            self._removed.update(uid for _, uid in leaving)
            numbers = [number for number, _ in leaving]
            if table in PARENTS:
                self._parting[table] += numbers
            else:
                delete_all(self._db, table, numbers)

    def _make_room(self, shape: Shape, plan: Plan) -> None:
        """Take handles and names from those who are to lose them, where others are to have them."""
        column = _UNIQUE[shape.table]
        place, field = shape.place(column), shape.field_of(column)
        renamed = [verdict for verdict in plan.verdicts if field in verdict.written]
        wanted = {
            verdict.shown or verdict.values[place]
            for verdict in chain(renamed, (each for each in plan.verdicts if each.is_new))
        }
        leaving = (
            number for verdict in plan.verdicts for number, _ in _leaving(shape.table, verdict)
        )
        losing = chain(leaving, (verdict.id for verdict in renamed))
        query = f"SELECT {column}, id FROM {shape.table} WHERE id IN {{wanted}}"
        for name, number in among(self._db, query, losing):
            if name in wanted:
                self._set(shape, number, **{column: f"_{self._operation}.{number}"})

    # Rows that are there --------------------------------------------------------------------------

    def _change(self, shape: Shape, verdict: Verdict) -> None:
        """Write what is other than it was; a row that goes by another uid is written anew."""
        is_renamed = verdict.uid != verdict.former
        fields = range(len(shape.fields)) if is_renamed else verdict.written
        if not fields:
            return
        values = self._stored(shape, verdict)
        times = [verdict.times[number] for number in fields]
        columns = {
            shape.columns[place]: values[place]
            for number in fields
            for place in shape.fields[number]
        }
        self._forget_meant(verdict)
        self._set(shape, verdict.id, uid=verdict.uid, **columns, updated_at=min(times))
        if (newest := max(verdict.updated_at, *times)) > min(times):
            self._set(shape, verdict.id, updated_at=newest)
        self._stamp(self._stamps(shape, verdict, fields))
        # What a row linked to may be deleted by now, and took the link along at another time.
        links = {shape.columns[place] for place, _ in shape.links}
        self._stamp(
            _Stamp(verdict.uid, shape.field_names[number], verdict.times[number], self._operation)
            for number in fields
            if shape.field_names[number] in links
        )
        if is_renamed:
            self._db.execute("DELETE FROM tombstone WHERE uid = ?", (verdict.uid,))

    def _forget_meant(self, verdict: Verdict) -> None:
        if verdict.shown is not None:
            query = "DELETE FROM stamp WHERE uid = ? AND field GLOB ?"
            self._db.execute(query, (verdict.uid, f"{MEANT}*"))

    def _link(self, shape: Shape, verdict: Verdict) -> None:
        """Have a row link to what it is to link to, now that all of that is there."""
        for place, table in shape.links:
            column = shape.columns[place]
            row = self._db.execute(
                f"SELECT one.id, one.updated_at, other.id FROM {shape.table} AS one "
                f"JOIN {table} AS other ON other.uid = ? AND other.id IS NOT one.{column} "
                "WHERE one.uid = ?",
                (verdict.values[place], verdict.uid),
            ).fetchone()
            if row is not None:
                number, newest, other = row
                at = verdict.times[shape.field_of(column)]
                self._set(shape, number, **{column: other}, updated_at=at)
                self._set(shape, number, updated_at=newest)

    def _set(self, shape: Shape, number: int, **columns: Value) -> None:
        marks = ", ".join(f"{column} = ?" for column in columns)
        self._db.execute(
            f"UPDATE {shape.table} SET {marks} WHERE id = ?", (*columns.values(), number)
        )

    def _confirm(self, shape: Shape, verdict: Verdict) -> None:
        """Note of fields that are as they were that they were written later than was known."""
        moments = {(at, operation) for _, at, operation in verdict.confirmed}
        is_whole = len(verdict.confirmed) == len(shape.fields) and len(moments) == 1
        if is_whole and verdict.shown is None:
            ((at, operation),) = moments
            stamps = [_Stamp(verdict.uid, ALL, at, operation)]
        else:
            names = shape.field_names
            stamps = [
                _Stamp(verdict.uid, names[number], at, operation)
                for number, at, operation in verdict.confirmed
            ]
        for stamp in stamps:
            if stamp.field == "handle" and verdict.shown is not None:
                self._forget_meant(verdict)
            if stamp.operation:
                self._stamp([_meant(shape, verdict, stamp)])

    # Rows that are new ----------------------------------------------------------------------------

    def _insert(self, shape: Shape, rows: Iterable[Verdict]) -> None:
        table = shape.table
        for some in batches(rows):
            given = [(self._number(table, row), row) for row in some]
            for has_id in (True, False):
                columns = [*(["id"] if has_id else []), "uid", "updated_at", *shape.columns]
                values = [
                    (
                        *([number] if has_id else []),
                        row.uid,
                        min(row.times),
                        *self._stored(shape, row),
                    )
                    for number, row in given
                    if (number is not None) == has_id
                ]
                insert_all(self._db, table, columns, values)
            self._db.executemany(
                f"UPDATE {table} SET updated_at = ? WHERE uid = ?",
                (
                    (newest, row.uid)
                    for row in some
                    if (newest := max(row.updated_at, *row.times)) > min(row.times)
                ),
            )
            every = range(len(shape.fields))
            self._stamp(stamp for row in some for stamp in self._stamps(shape, row, every))

    def _number(self, table: str, row: Verdict) -> int | None:
        """Return the id that a row is to have, None for the next."""
        if table in PARENTS:
            return self._ids[table][row.uid]
        return row.id if row.id and not row.is_renumbered else None

    def _stored(self, shape: Shape, verdict: Verdict) -> list[Value]:
        """Return the values of a row as they are stored here."""
        values = list(verdict.values)
        for place, table, _ in shape.references:
            if values[place] is not None:
                values[place] = self._ids[table][values[place]]
        for place, _ in shape.links:
            values[place] = None  # as what it leads to may not be there yet
        if shape.is_pair:
            values = shape.arranged(values)
        if verdict.shown is not None:
            values[shape.place("handle")] = verdict.shown
        return values

    # Times ----------------------------------------------------------------------------------------

    def _stamps(self, shape: Shape, verdict: Verdict, fields: Iterable[int]) -> Iterator[_Stamp]:
        """Yield what the image of a row cannot say of the fields that were written with it."""
        first = min(verdict.times[number] for number in fields)
        if verdict.times.count(first) == len(verdict.times) and _is_shown(shape, verdict):
            return
        for number in fields:
            name, at = shape.field_names[number], verdict.times[number]
            plain = _Stamp(verdict.uid, name, at, self._operation)
            stamp = _meant(shape, verdict, plain)
            if at > first or stamp != plain:
                yield stamp

    def _stamp(self, stamps: Iterable[_Stamp]) -> None:
        self._db.executemany(
            "INSERT INTO stamp (uid, field, at, operation_id) VALUES (?, ?, ?, ?) "
            "ON CONFLICT DO UPDATE SET at = excluded.at, operation_id = excluded.operation_id",
            stamps,
        )


def _place(verdict: Verdict) -> int:
    return verdict.place


def _leaving(table: str, verdict: Verdict) -> Sequence[tuple[int, str]]:
    """Return the rows that are to be deleted, by id and uid."""
    return verdict.others if table in PARENTS and verdict.is_alive else verdict.leaving


def _meant(shape: Shape, verdict: Verdict, stamp: _Stamp) -> _Stamp:
    """Return a stamp; that of a handle says which it is, where another is shown."""
    if stamp.field != "handle" or _is_shown(shape, verdict):
        return stamp
    return stamp._replace(field=f"{MEANT}{verdict.values[shape.place('handle')]}")


def _is_shown(shape: Shape, verdict: Verdict) -> bool:
    """Return whether nobody has to go by another handle than their own."""
    return verdict.shown is None or verdict.shown == verdict.values[shape.place("handle")]
