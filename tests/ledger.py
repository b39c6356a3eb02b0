"""A second reading of what joining means: who wrote what when, kept by hand in plain Python.

It never looks into a change log. A ledger watches a machine and notes after each step which fields
are other than before; undo and redo take it back and forth. Two ledgers together tell what a
machine has to have when it has heard of the other.
"""

import copy
from collections import defaultdict
from typing import Any

from netlog.names import fold
from tests.machines import Content, Machine, at

BEGINNING = "0"
ORDER = (
    "circle company contact detail tag position interaction origin apart knows loop intro topic "
    "target setting"
).split()
PARENTS = ("circle", "company", "contact")
# Columns that are one field, under the first of them.
TOGETHER = {
    "cadence_unit": "cadence_count",
    "source_key": "source",
    "other_id": "contact_id",
    "in_person_unit": "in_person_count",
}
FOLDED = {("detail", "folded"): "value", ("company", "folded"): "name"}
REFERENCES = {
    "circle_id": ("circle", False),
    "company_id": ("company", True),
    "contact_id": ("contact", True),
    "other_id": ("contact", True),
    "introduced_by": ("contact", False),
}

Cell = tuple[str, Any]  # when, and what
Rows = dict[tuple[str, str], dict[str, Cell]]  # by table and uid, then by column


def field(table: str, column: str) -> str:
    """Return the field that a column is of."""
    if table == "apart":
        return "contact_id"
    return FOLDED.get((table, column)) or TOGETHER.get(column, column)


class Ledger:
    """What stands on a machine: when each column was written last, and each row deleted."""

    def __init__(self, machine: Machine) -> None:
        self.machine = machine
        self.rows: Rows = {}
        self.dead: dict[tuple[str, str], str] = {}
        self.now = self._seen()
        self._note({table: {} for table in self.now[0]}, BEGINNING)
        self._past: list[Any] = []
        self._undone: list[Any] = []

    def copy(self, machine: Machine) -> "Ledger":
        """Return another, of a machine that is a copy of this one's."""
        made = copy.copy(self)
        made.machine = machine
        for name in ("rows", "dead", "_past", "_undone"):
            setattr(made, name, copy.deepcopy(getattr(self, name)))
        return made

    def do(self, moment: int, what: str, *how: Any) -> None:
        """Have the machine take a step, and note what came of it."""
        before, ids = self.now
        if not self.machine.do(moment, what, *how):
            return
        self.now = self._seen()
        facts = copy.deepcopy((self.rows, self.dead))
        if what in {"undo", "redo"}:
            there, here = (self._past, self._undone)[:: 1 if what == "undo" else -1]
            here.append(facts)
            self.rows, self.dead = there.pop()
        elif self.now != (before, ids):
            self._past.append(facts)
            self._undone.clear()
            self._note(before, at(moment), ids)

    def _seen(self) -> tuple[Content, dict[str, int]]:
        ids = {
            uid: number
            for table in ORDER
            for uid, number in self.machine.db.execute(f"SELECT uid, id FROM {table}")
        }
        return self.machine.content(), ids

    def _note(self, before: Content, when: str, ids: dict[str, int] | None = None) -> None:
        content, now = self.now
        for table in ORDER:
            for uid in before[table].keys() - content[table].keys():
                del self.rows[table, uid]
                self.dead[table, uid] = when
            for uid, row in content[table].items():
                old = before[table].get(uid, {})
                if ids is None or ids.get(uid) != now[uid]:  # entered, or entered anew
                    old = {}
                    self.rows[table, uid] = {}
                    self.dead.pop((table, uid), None)
                cells = self.rows[table, uid]
                for column, value in row.items():
                    if not old or old[column] != value:
                        cells[column] = (when, value)


# Together -----------------------------------------------------------------------------------------


class Together:
    """What two ledgers come to."""

    def __init__(self, one: Ledger, other: Ledger) -> None:
        self.sides = (one, other)
        self.same: dict[str, set[frozenset[str]]] = defaultdict(set)
        self.merged: dict[str, set[str]] = defaultdict(set)
        for side in self.sides:
            for (table, _), cells in side.rows.items():
                if table == "origin" and cells["source"][1] == "netlog":
                    old, new = cells["source_key"][1], cells["contact_id"][1]
                    if old != new:
                        self.merged[old].add(new)
        self._unite_namesakes()
        self.content: Content = {table: {} for table in ORDER}
        for table in ORDER:
            while not self._is_told(table):
                pass
        self._give_handles()

    def _unite_namesakes(self) -> None:
        one, other = self.sides
        for (table, uid), cells in one.rows.items():
            for (table_too, uid_too), cells_too in other.rows.items():
                if table == table_too == "origin" and uid != uid_too:
                    keys = [(c["source"][1], c["source_key"][1]) for c in (cells, cells_too)]
                    people = [cells["contact_id"][1], cells_too["contact_id"][1]]
                    called = [
                        fold(side.rows["contact", who]["name"][1])
                        for side, who in zip(self.sides, people, strict=True)
                    ]
                    is_told = keys[0] == keys[1] and keys[0][0] not in {"netlog", "handle"}
                    if is_told and called[0] == called[1]:
                        self.same["contact"].add(frozenset(people))

    def rarities(self) -> dict[str, int]:
        """Count what a proof should have met."""
        one, other = (side.rows for side in self.sides)
        return {
            "contested": any(
                one[row][column] != other[row][column]
                for row in one.keys() & other.keys()
                for column in one[row]
            ),
            "deleted": bool(one.keys() & self.sides[1].dead.keys()),
            "merged": bool(self.merged),
            "united": any(self.same.values()),
        }

    def family(self, table: str, uid: str) -> set[str]:
        found = {uid}
        while True:
            links = [set(pair) for pair in self.same[table]]
            if table == "contact":
                links += [{old, new} for old, news in self.merged.items() for new in news]
            more = found.union(*(link for link in links if link & found))
            if more == found:
                return found
            found = more

    def root(self, table: str, uid: str | None) -> str | None:
        if uid is None:
            return None
        family = self.family(table, uid)
        return min({one for one in family if not self.left(table, one)} or family)

    def left(self, table: str, uid: str) -> bool:
        """Return whether somebody was merged into another."""
        return table == "contact" and uid in self.merged

    def died(self, table: str, uid: str) -> str:
        return max(
            (
                side.dead.get((table, one), "")
                for side in self.sides
                for one in self.family(table, uid)
                if not self.left(table, one)
            ),
            default="",
        )

    def cells(self, table: str, uid: str) -> dict[str, Cell]:
        """Return what a family comes to, before it is looked at what it refers to."""
        found: dict[str, list[tuple[str, list[tuple[bool, Any]], dict[str, Any]]]] = {}
        spare: dict[str, list[Any]] = {}
        for side in self.sides:
            for one in self.family(table, uid):
                row = side.rows.get((table, one))
                if row is None:
                    continue
                fields = defaultdict(list)
                for column, (when, value) in row.items():
                    kind = REFERENCES.get(column)
                    known = self.root(kind[0], value) if kind else value
                    fields[field(table, column)].append((when, column, known))
                for name, parts in fields.items():
                    when = max(part[0] for part in parts)
                    values = {column: value for _, column, value in parts}
                    rank = [(value is not None, value) for value in values.values()]
                    gone = max(s.dead.get((table, one), "") for s in self.sides)
                    entry = (when, rank, values)
                    spare.setdefault(name, []).append(entry)
                    if not self.left(table, one) or when > gone:
                        found.setdefault(name, []).append(entry)
        best = {
            name: max(found.get(name) or entries, key=lambda entry: entry[:2])
            for name, entries in spare.items()
        }
        return {
            column: (when, value)
            for when, _, values in best.values()
            for column, value in values.items()
        }

    def is_alive(self, table: str, uid: str) -> bool:
        cells = self.cells(table, uid)
        if not cells:
            return False
        died = self.died(table, uid)
        for column, (kind, holds) in REFERENCES.items():
            if holds and column in cells and cells[column][1] is not None:
                died = max(died, self.died(kind, cells[column][1]))
        if max(when for when, _ in cells.values()) > died:
            values = {column: value for column, (_, value) in cells.items()}
            if table == "apart":
                return bool(values["contact_id"] != values["other_id"])
            return table != "position" or bool(values["company_id"] or values["title"])
        return table in PARENTS and any(
            self.needs(other, column, holds, self.root(table, uid), died)
            for side in self.sides
            for other in side.rows
            for column, (kind, holds) in REFERENCES.items()
            if kind == table
        )

    def needs(
        self, row: tuple[str, str], column: str, holds: bool, root: str | None, died: str
    ) -> bool:
        """Return whether a row that is there refers to another, and did so since its deletion."""
        cells = self.cells(*row)
        if column not in cells or cells[column][1] != root:
            return False
        newest = max(when for when, _ in cells.values())
        when = newest if holds else cells[column][0]
        return when > died and self.is_alive(*row)

    def _is_told(self, table: str) -> bool:
        """Write down a table; return False if two of its rows turned out to be one."""
        keys: dict[Any, str] = {}
        every = {uid for side in self.sides for kind, uid in side.rows if kind == table}
        self.content[table] = {}
        for uid in sorted({str(self.root(table, uid)) for uid in every}):
            if not self.is_alive(table, uid):
                continue
            cells = self.cells(table, uid)
            row = {column: value for column, (_, value) in cells.items()}
            for column, (kind, holds) in REFERENCES.items():
                if row.get(column) is None or holds:
                    continue
                if row[column] == uid or self.died(kind, row[column]) >= cells[column][0]:
                    row[column] = None
            if table == "interaction" and row["direction"] != "met" and row["kind"] is None:
                row["kind"] = "other"
            if table == "apart":
                row = dict(zip(sorted(row), sorted(row.values()), strict=True))
            key = self.key(table, row)
            if key is not None and keys.setdefault(key, uid) != uid:
                self.same[table].add(frozenset({keys[key], uid}))
                return False
            self.content[table][uid] = row
        return True

    @staticmethod
    def key(table: str, row: dict[str, Any]) -> Any:
        if table == "interaction":
            key = (row["source"], row["source_key"], row["contact_id"], row["direction"])
            return key if row["source"] else None
        columns = {
            "company": ("folded",),
            "detail": ("contact_id", "kind", "folded"),
            "origin": ("source", "source_key"),
            "apart": ("contact_id", "other_id"),
            "setting": ("name",),
        }
        if table in {"circle", "tag"}:
            return row.get("contact_id"), fold(row["name"])
        return tuple(row[column] for column in columns.get(table, ())) or None

    def _give_handles(self) -> None:
        people = self.content["contact"]
        taken = {row["handle"] for row in people.values()}
        had: set[str] = set()
        for uid, row in sorted(people.items(), key=lambda one: (one[1]["handle"], one[0])):
            wanted = row["handle"]
            if wanted in had:
                number = 2
                while f"{wanted}-{number}" in taken:
                    number += 1
                row["handle"] = f"{wanted}-{number}"
                taken.add(row["handle"])
            had.add(wanted)
            people[uid] = row
