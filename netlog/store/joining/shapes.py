"""Shapes: what a row of each table that travels is made of, as the schema has it."""

import sqlite3
from collections.abc import Sequence
from typing import Any, NamedTuple

from netlog import names

# What is referred to comes first; but what links to another table before that, as it is planned by
# what was there. Sources, and what was pulled from them, are of one machine.
PARENTS = ("circle", "company", "contact")
CHILDREN = (
    *("detail", "tag", "position", "interaction", "origin"),
    *("apart", "knows", "loop", "intro", "topic", "target", "setting"),
)
TABLES = (*PARENTS, *CHILDREN)

# Columns that are said in one breath: of the two halves of a cadence neither means anything alone.
# The first of these that a table has all of counts.
_TOGETHER = (
    {"cadence_count", "cadence_unit"},
    {"in_person_count", "in_person_unit"},
    {"source", "source_key"},
    {"value", "folded"},
    {"name", "folded"},
    {"stage", "made_on"},
    {"state", "closed_on"},
    {"contact_id", "other_id", "by_id"},
    {"contact_id", "other_id"},
)
_LABELS = {"id", "uid", "updated_at"}

Values = tuple[Any, ...]  # of a row's columns in order; instead of ids, uids
Key = tuple[str | None, ...]


class Reference(NamedTuple):
    """A column that refers to a row of another table, and what becomes of a row that does.

    `holds`: it goes with what it refers to; else the column is emptied.
    """

    place: int
    table: str
    holds: bool


class Link(NamedTuple):
    """A column that refers to a row of a table which is no parent; without that it is empty."""

    place: int
    table: str


class Shape(NamedTuple):
    """A table: its columns but for id, uid and stamp, and which of them are one field.

    A field is called as its first column; `fields` has the places of each one's columns. By the
    columns in `key_places` those are looked for that cannot both be there; the names of circles
    and tags are not among them, for they are folded. `references` are to parents, of which there
    are few enough to know them all; `links` to anything else, and few rows have one.
    """

    table: str
    columns: tuple[str, ...]
    fields: tuple[tuple[int, ...], ...]
    field_names: tuple[str, ...]
    references: tuple[Reference, ...]
    links: tuple[Link, ...]
    key_places: tuple[int, ...]

    def place(self, column: str) -> int:
        """Return the place of a column among all."""
        return self.columns.index(column)

    def field_of(self, column: str) -> int:
        """Return the number of the field that a column is of."""
        place = self.place(column)
        return next(number for number, places in enumerate(self.fields) if place in places)

    def key(self, values: Values) -> Key | None:
        """Return what two rows cannot both have, or they are one; None if they can."""
        key = tuple(values[place] for place in self.key_places)
        if self.table in _FOLDED:
            return (*key, names.fold(values[self.place("name")]))
        if self.is_pair:
            return tuple(sorted(key))
        if self.table in _OF_NOBODY:
            return key
        return None if not key or None in key else key

    @property
    def is_pair(self) -> bool:
        """Whether a row is of two people, of whom either may come first."""
        return self.table in _PAIRS

    def arranged(self, values: Sequence[Any]) -> list[Any]:
        """Return a row's values with the two of a pair in their order."""
        here = len(_PAIRS.get(self.table, ()))  # they are its first columns
        return [*sorted(values[:here]), *values[here:]]

    def is_linked(self, values: Values) -> bool:
        """Return whether a row links to another."""
        return any(values[place] is not None for place, _ in self.links)

    def is_void(self, values: Sequence[Any]) -> bool:
        """Return whether a row says nothing any more, as those whom it was about became one."""
        people = [
            values[place]
            for place, table, _ in self.references
            if table == "contact" and values[place] is not None
        ]
        return self.table in {*_PAIRS, "intro"} and len({*people}) < len(people)


def shapes(db: sqlite3.Connection) -> dict[str, Shape]:
    """Return the shape of each table that travels, in an order that respects references."""
    return {table: _shape(db, table) for table in TABLES}


def _shape(db: sqlite3.Connection, table: str) -> Shape:
    found = db.execute("SELECT name FROM pragma_table_info(?) ORDER BY cid", (table,))
    columns = tuple(name for (name,) in found if name not in _LABELS)
    fields: dict[frozenset[str], list[int]] = {}
    for place, column in enumerate(columns):
        others = next(
            (some for some in _TOGETHER if column in some and some <= {*columns}), {column}
        )
        fields.setdefault(frozenset(others), []).append(place)
    references = db.execute(
        'SELECT "from", "table", on_delete = \'CASCADE\' FROM pragma_foreign_key_list(?)', (table,)
    ).fetchall()
    return Shape(
        table,
        columns,
        tuple(map(tuple, fields.values())),
        tuple(columns[places[0]] for places in fields.values()),
        tuple(
            Reference(columns.index(column), to, bool(holds))
            for column, to, holds in references
            if to in PARENTS
        ),
        tuple(Link(columns.index(column), to) for column, to, _ in references if to not in PARENTS),
        tuple(
            columns.index(column)
            for column in _KEYS.get(table, ())
            if table not in _FOLDED or column != "name"
        ),
    )


# Who comes first is each database's own business.
_PAIRS = dict.fromkeys(("apart", "knows"), ("contact_id", "other_id"))
# What two rows cannot have in common, or they are one. People, positions, introductions, loops and
# targets have nothing of the kind: what two people have in common, `dupes` weighs.
_KEYS: dict[str, tuple[str, ...]] = {
    "circle": ("name",),
    "company": ("folded",),
    "detail": ("contact_id", "kind", "folded"),
    "tag": ("contact_id", "name"),
    "interaction": ("contact_id", "direction", "source", "source_key"),
    "origin": ("source", "source_key"),
    "apart": _PAIRS["apart"],
    "knows": _PAIRS["knows"],
    "topic": ("contact_id", "direction", "folded"),
    "setting": ("name",),
}
_FOLDED = {"circle", "tag"}
_OF_NOBODY = {"topic"}  # those of no contact are mine, and cannot be there twice either
