"""Removals: what the user has removed, which no file brings back."""

import sqlite3
from collections import defaultdict
from collections.abc import Collection
from typing import NamedTuple

from netlog import names
from netlog.store.batches import among
from netlog.store.operations import image
from netlog.store.origins import OWN

# What an import takes back itself, the next one may tell again.
_BY_THE_USER = (
    "undoes IS NULL AND undone_by IS NULL AND command NOT IN ('import', 'pull') AND state <> 'bulk'"
)


class Removed(NamedTuple):
    """Interactions of one source that the user has removed, by what a file says of them."""

    keys: set[tuple[str, int, str]]  # key, contact, direction
    days: set[tuple[int, str, str | None]]  # contact, day, who began


def interactions(db: sqlite3.Connection, source: str) -> Removed:
    """Return the interactions of a source that were removed, by an operation that stands.

    Those of somebody who was merged are whose they would be now. An import that was undone has
    removed nothing.
    """
    removed = Removed(set(), set())
    # Every deletion leaves a tombstone; to look for them in the log takes longer.
    query = "SELECT 1 FROM tombstone WHERE table_name = 'interaction' LIMIT 1"
    if db.execute(query).fetchone() is None:
        return removed
    before = [
        row
        for (said,) in db.execute(
            # Operation by operation: what imports wrote is most of the log, and passed over.
            "SELECT before FROM operation CROSS JOIN change ON operation_id = operation.id "
            f"WHERE {_BY_THE_USER} AND table_name = 'interaction' AND after IS NULL"
        )
        if (row := image(said))["source"] == source
    ]
    heirs = _heirs(db, {int(row["contact_id"] or 0) for row in before})
    for row in before:
        contact = heirs.get(int(row["contact_id"] or 0))
        if contact is not None:
            removed.keys.add((row["source_key"] or "", contact, row["direction"] or ""))
            removed.days.add((contact, row["day"] or "", row["initiator"]))
    return removed


def _heirs(db: sqlite3.Connection, contacts: Collection[int]) -> dict[int, int]:
    """Return who each of these contacts is now, unless they are gone."""
    there = {one for (one,) in among(db, "SELECT id FROM contact WHERE id IN {wanted}", contacts)}
    gone: dict[str, int] = {}
    query = (
        "SELECT contact_id, before FROM change WHERE contact_id IN {wanted} "
        "AND table_name = 'contact' AND after IS NULL ORDER BY id"
    )
    for contact, said in among(db, query, set(contacts) - there):
        gone[image(said)["uid"] or ""] = contact
    query = "SELECT source_key, contact_id FROM origin WHERE source = ? AND source_key IN {wanted}"
    heirs = {gone[uid]: contact for uid, contact in among(db, query, gone, OWN)}
    return {one: one for one in there} | heirs


def details(db: sqlite3.Connection, contacts: Collection[int]) -> dict[int, set[tuple[str, str]]]:
    """Return the details and tags that were removed from contacts: kind, or 'tag', and folded."""
    removed: dict[int, set[tuple[str, str]]] = defaultdict(set)
    query = (
        "SELECT contact_id, table_name, before FROM change "
        "CROSS JOIN operation ON operation.id = operation_id "
        f"WHERE {_BY_THE_USER} AND table_name IN ('detail', 'tag') AND after IS NULL "
        "AND contact_id IN {wanted}"
    )
    for contact, table, said in among(db, query, contacts):
        row = image(said)
        if table == "tag":
            removed[contact].add(("tag", names.fold(row["name"] or "")))
        else:
            removed[contact].add((row["kind"] or "", row["folded"] or ""))
    return removed


def is_touched(db: sqlite3.Connection, interaction: int, contact: int) -> bool:
    """Return whether the user has edited an interaction since it was imported.

    To merge its contact with another is no edit; whose it was before is looked at as well.
    """
    whose, looked_at = {contact}, set[int]()
    while whose - looked_at:
        one = min(whose - looked_at)
        looked_at.add(one)
        for before, is_edit in db.execute(
            f"SELECT before, {_BY_THE_USER} AND command <> 'merge' "
            "FROM change JOIN operation ON operation.id = operation_id "
            "WHERE contact_id = ? AND table_name = 'interaction' AND row_id = ? "
            "AND before IS NOT NULL AND after IS NOT NULL",
            (one, interaction),
        ):
            if is_edit:
                return True
            whose.add(int(image(before)["contact_id"] or 0))
    return False
