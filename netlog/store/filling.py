"""Filling: a private database of rows that bring their own uids and times, to be joined.

All rules of the schema hold in it, so that it shows what could not be stored. It has no name on the
disk, and no triggers: nothing is reckoned in it, and its change log is just what joining reads.
"""

import json
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
from netlog.store.parts import PARTS
from netlog.store.records import Person
from netlog.store.rows import insert

# What names another row, in which column, and how that is looked for: what may come later.
_MENTIONED = {
    ("contact", "introduced_by"): ("contact", "handle", "whoever introduced {} is not in the file"),
    ("company", "same_as"): ("company", "name", "what {} is another name of is not in the file"),
    ("loop", "intro_id"): ("intro", "uid", "the introduction of '{}' is not in the file"),
    ("interaction", "forwards"): (
        *("interaction", "uid"),
        "the kindness that one of {} passed on is not in the file",
    ),
}
# Who has the part in what is between people.
_BETWEEN = {
    "apart": "who is told apart from somebody",
    "knows": "whom somebody knows",
    "intro": "who has part in an introduction",
}
_DETAILS = "SELECT value FROM detail WHERE contact_id = ? AND kind = ? ORDER BY id"


class New(NamedTuple):
    """A row to be entered.

    Its `values` name other rows as people do, by a handle, or the name of a circle or a company;
    what has no name, by its uid. All of it was written at `written` (UTC), but for the `later`
    fields, by their first columns. `meant` is the handle that a contact really has, if not the one
    that is shown.
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


def _called(table: str, row: str) -> str:
    """Return SQL for what a row that names another is called."""
    columns = {"contact": "handle", "company": "name", "loop": "what", "interaction": "day"}
    return f"{row}.{columns[table]}"


class Filler:
    """Enters rows into a private database."""

    def __init__(self, db: sqlite3.Connection) -> None:
        """Begin with nothing."""
        self.db = db
        self._shapes = shapes(db)
        db.execute("INSERT INTO operation (id, command) VALUES (1, 'fill')")
        db.execute("INSERT INTO stamp VALUES ('', '1', ?, 1)", (BEGINNING,))
        db.execute("CREATE INDEX company_by_name ON company (name)")
        # Whom, or what, the file tells of later may be named before.
        db.execute("CREATE TEMP TABLE mention (kind TEXT, uid TEXT, place TEXT, named TEXT)")
        db.execute("CREATE TEMP TABLE meeting (owner TEXT, said TEXT)")

    def enter(self, rows: Sequence[New], owner: str | None = None) -> str | None:
        """Enter rows together, or none of them; return why not.

        Args:
            rows: a row, or a person and what hangs on them.
            owner: the uid of whom they hang on, if that is not the first of them, a person.
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
        reasons = [*self._meet(), *self._mention()]
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

    def _mention(self) -> Iterator[str]:
        """Have rows refer to what they named, now that all of it is there."""
        for (table, column), (to, name, wording) in _MENTIONED.items():
            another = "other.id <> one.id" if to == table else "true"
            mentions = self.db.execute(
                f"SELECT one.id, other.id, {_called(table, 'one')} FROM mention "
                f"JOIN {table} AS one ON one.uid = mention.uid "
                f"LEFT JOIN {to} AS other ON other.{name} = mention.named AND {another} "
                "WHERE mention.kind = ? AND place = ? ORDER BY one.id",
                (table, column),
            ).fetchall()
            for number, other, called in mentions:
                if other is None:
                    yield wording.format(called)
                else:
                    query = f"UPDATE {table} SET {column} = ? WHERE id = ?"
                    self.db.execute(query, (other, number))

    def _meet(self) -> Iterator[str]:
        """Enter what is between people."""
        (last,) = self.db.execute("SELECT coalesce(max(rowid), 0) FROM meeting").fetchone()
        for number in range(1, last + 1):
            query = "SELECT owner, said FROM meeting WHERE rowid = ?"
            owner, said = self.db.execute(query, (number,)).fetchone()
            row = New(*json.loads(said))
            handles = {
                column: row.values[column]
                for column in PARTS[row.table]
                if row.values[column] is not None
            }
            people = {column: self._person("handle", handle) for column, handle in handles.items()}
            if self._shapes[row.table].is_pair and not handles:
                yield f"it does not say {_BETWEEN[row.table]}"
                continue
            missing = [handles[column] for column, number in people.items() if number is None]
            if missing:
                yield f"{missing[0]}, {_BETWEEN[row.table]}, is not in the file"
                continue
            people["contact_id"] = self._person("uid", owner)
            if self._shapes[row.table].is_pair:
                pair = sorted(number or 0 for number in people.values())
                people = dict(zip(("contact_id", "other_id"), pair, strict=True))
            enter = partial(self._insert, row, {**row.values, **people})
            if reason := refusal(self.db, enter):
                first = next(iter(handles.values()), "somebody")
                yield f"{first}, {_BETWEEN[row.table]}: {reason}"

    def _person(self, column: str, value: str) -> int | None:
        row = self.db.execute(f"SELECT id FROM contact WHERE {column} = ?", (value,)).fetchone()
        return int(row[0]) if row else None

    def _enter_all(self, rows: Sequence[New], owner: str | None) -> None:
        first = rows[0].uid if rows[0].table == "contact" else None
        for row in rows:
            self._enter(row, owner or first)

    def _enter(self, row: New, owner: str | None) -> None:
        shape = self._shapes[row.table]
        if row.table in PARTS:
            # What is no Unicode is refused here.
            said = json.dumps([*row], ensure_ascii=False)
            self.db.execute("INSERT INTO meeting VALUES (?, ?)", (owner, said))
            return
        values = dict(row.values)
        for table, column in _MENTIONED:
            if table == row.table and (named := values.pop(column, None)) is not None:
                query = "INSERT INTO mention VALUES (?, ?, ?, ?)"
                self.db.execute(query, (table, row.uid, column, named))
        for place, table, _ in shape.references:
            column = shape.columns[place]
            if column == "contact_id":
                values[column] = None if owner is None else self._person("uid", owner) or 0
            elif table != "contact" and values.get(column) is not None:
                values[column] = self._named(table, values[column])
        self._insert(row, values)

    def _insert(self, row: New, values: Mapping[str, Any]) -> None:
        insert(self.db, row.table, uid=row.uid, updated_at=row.written, **values)
        self.db.executemany(
            "INSERT INTO stamp VALUES (?, ?, ?, 1)",
            [(row.uid, field, at) for field, at in self._stamps(self._shapes[row.table], row)],
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
