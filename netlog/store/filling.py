"""Filling: a private database of rows that bring their own uids and times, to be joined.

All rules of the schema hold in it, so that it shows what could not be stored. It has no name on the
disk, and no triggers: nothing is reckoned in it, and its change log is just what joining reads.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from functools import partial
from hashlib import blake2b
from typing import Any, NamedTuple

from netlog import names
from netlog.store.attempts import refusal
from netlog.store.joining.shapes import TABLES, Shape, shapes
from netlog.store.joining.written import BEGINNING, MEANT
from netlog.store.records import Person
from netlog.store.rows import insert

_DETAILS = "SELECT value FROM detail WHERE contact_id = ? AND kind = ? ORDER BY id"


class New(NamedTuple):
    """A row to be entered.

    Its `values` name other rows as people do, by a handle, or the name of a circle or a company.
    All of it was written at `written` (UTC), but for the `later` fields, by their first columns.
    `meant` is the handle that a contact really has, if not the one that is shown.
    """

    table: str
    uid: str
    values: Mapping[str, Any]
    written: str = BEGINNING
    later: Mapping[str, str] = {}
    meant: str | None = None


@contextmanager
def private(statements: Iterable[str]) -> Iterator["Filler"]:
    """Open a new private database, which ends with the block.

    Args:
        statements: make the schema.
    """
    with closing(sqlite3.connect("", isolation_level=None)) as db:
        db.execute("PRAGMA foreign_keys = ON")
        db.execute("BEGIN")
        for statement in statements:
            if statement.startswith(("CREATE TABLE", "CREATE INDEX", "CREATE UNIQUE INDEX")):
                db.execute(statement)
        yield Filler(db)


class Filler:
    """Enters rows into a private database."""

    def __init__(self, db: sqlite3.Connection) -> None:
        """Begin with nothing."""
        self.db = db
        self._shapes = shapes(db)
        db.execute("INSERT INTO operation (id, command) VALUES (1, 'fill')")
        db.execute("INSERT INTO stamp VALUES ('', '1', ?, 1)", (BEGINNING,))
        db.execute("CREATE INDEX company_by_name ON company (name)")
        # Whom the file tells of later may be named before.
        db.execute("CREATE TEMP TABLE introduction (uid TEXT PRIMARY KEY, handle TEXT)")
        db.execute("CREATE TEMP TABLE pair (uid TEXT, owner TEXT, handle TEXT, written TEXT)")

    def enter(self, rows: Sequence[New], owner: str | None = None) -> str | None:
        """Enter rows together, or none of them; return why not.

        Args:
            rows: a row, or a person and what hangs on them.
            owner: the uid of whom they hang on, if that is not the first of them.
        """
        return refusal(self.db, partial(self._enter_all, rows, owner))

    def note_deleted(self, table: str, uid: str, at: str) -> str | None:
        """Note that a row is, or once was, deleted; return why not."""
        query = "INSERT INTO tombstone (uid, table_name, deleted_at) VALUES (?, ?, ?)"
        return refusal(self.db, lambda: self.db.execute(query, (uid, table, at)))

    def note_united(self, table: str, uid: str, other: str) -> str | None:
        """Note that two uids are of one row, of which the second stayed; return why not."""
        query = "INSERT INTO stamp VALUES (?, ?, ?, 1)"
        values = (uid, f"{table}={other}", BEGINNING)
        return refusal(self.db, lambda: self.db.execute(query, values))

    def counts(self) -> tuple[int, int]:
        """Return how many people and interactions there are."""
        query = "SELECT (SELECT count(*) FROM contact), (SELECT count(*) FROM interaction)"
        people, touches = self.db.execute(query).fetchone()
        return people, touches

    def sample(self, most: int) -> Iterator[Person]:
        """Yield the first few people, with what they are reached by."""
        query = "SELECT id, uid, name, location, birthday, met_on FROM contact ORDER BY id LIMIT ?"
        for one, uid, name, *rest in self.db.execute(query, (most,)).fetchall():
            details = {
                kind: tuple(value for (value,) in self.db.execute(_DETAILS, (one, kind)))
                for kind in ("email", "phone")
            }
            location, birthday, met_on = rest
            yield Person(
                uid,
                name,
                emails=details["email"],
                phones=details["phone"],
                location=location,
                birthday=birthday,
                met_on=met_on,
            )

    def finish(self) -> list[str]:
        """Enter what could not be before all were there; return why something was not."""
        reasons = [*self._introduce(), *self._tell_apart()]
        for table in TABLES:
            self.db.execute(
                "INSERT INTO change (operation_id, table_name, row_id, after) "
                f"SELECT 1, '{table}', id, printf('updated_at=%Q', updated_at) FROM {table}"
            )
            # What was deleted, and is there again.
            there = f"table_name = '{table}' AND uid IN (SELECT uid FROM {table})"
            self.db.execute(
                f"INSERT INTO stamp SELECT uid, '-{table}', deleted_at, 1 FROM tombstone "
                f"WHERE {there}"
            )
            self.db.execute(f"DELETE FROM tombstone WHERE {there}")
        return reasons

    def _introduce(self) -> list[str]:
        self.db.execute(
            "UPDATE contact SET introduced_by = other.id "
            "FROM introduction JOIN contact AS other ON other.handle = introduction.handle "
            "WHERE introduction.uid = contact.uid AND other.id <> contact.id"
        )
        missing = self.db.execute(
            "SELECT contact.handle FROM introduction JOIN contact USING (uid) "
            "WHERE introduced_by IS NULL ORDER BY contact.id"
        )
        return [f"whoever introduced {handle} is not in the file" for (handle,) in missing]

    def _tell_apart(self) -> Iterator[str]:
        pairs = self.db.execute(
            "SELECT pair.uid, written, pair.handle, one.id, other.id FROM pair "
            "JOIN contact AS one ON one.uid = owner "
            "LEFT JOIN contact AS other ON other.handle = pair.handle ORDER BY pair.rowid"
        ).fetchall()
        for uid, written, handle, one, other in pairs:
            if other is None:
                yield f"{handle}, who is told apart from somebody, is not in the file"
                continue
            values = {"contact_id": min(one, other), "other_id": max(one, other)}
            enter = partial(insert, self.db, "apart", uid=uid, updated_at=written, **values)
            if reason := refusal(self.db, enter):
                yield f"{handle}, who is told apart from somebody: {reason}"

    def _enter_all(self, rows: Sequence[New], owner: str | None) -> None:
        for row in rows:
            self._enter(row, owner or rows[0].uid)

    def _enter(self, row: New, owner: str) -> None:
        shape = self._shapes[row.table]
        values = dict(row.values)
        if row.table == "apart":
            pair = (row.uid, owner, values["other_id"], row.written)
            self.db.execute("INSERT INTO pair VALUES (?, ?, ?, ?)", pair)
            return
        for place, table, _ in shape.references:
            column = shape.columns[place]
            if column == "contact_id":
                query = "SELECT id FROM contact WHERE uid = ?"
                values[column] = next(iter(self.db.execute(query, (owner,)).fetchone() or [0]))
            elif table != "contact" and values.get(column) is not None:
                values[column] = self._named(table, values[column])
        if handle := values.pop("introduced_by", None):
            self.db.execute("INSERT INTO introduction VALUES (?, ?)", (row.uid, handle))
        insert(self.db, row.table, uid=row.uid, updated_at=row.written, **values)
        self.db.executemany(
            "INSERT INTO stamp VALUES (?, ?, ?, 1)",
            [(row.uid, field, at) for field, at in self._stamps(shape, row)],
        )

    def _stamps(self, shape: Shape, row: New) -> Iterator[tuple[str, str]]:
        later = {**row.later}
        if row.meant is not None:
            yield f"{MEANT}{row.meant}", later.pop("handle", row.written)
        yield from ((field, at) for field, at in later.items() if field in shape.field_names)

    def _named(self, table: str, name: str) -> int:
        """Return the id of a circle or a company, which is made if the file has not told of it."""
        row = self.db.execute(f"SELECT id FROM {table} WHERE name = ?", (name,)).fetchone()
        if row:
            return int(row[0])
        # The same each time, or every import would bring another.
        uid = blake2b(f"{table} {name}".encode(), digest_size=16).hexdigest()
        folded = {"folded": names.fold(name) or name} if table == "company" else {}
        return insert(self.db, table, uid=uid, name=name, updated_at=BEGINNING, **folded)
