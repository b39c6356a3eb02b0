"""Attempts: rows written together or not at all, and why those were refused that were."""

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from itertools import chain
from typing import TypeVar

from netlog.errors import Refused
from netlog.store.connection import broken_rule
from netlog.store.rows import Value, insert_all

# What is filled, in an order that respects references.
COLUMNS = {
    "company": "id name folded",
    "contact": "id uid handle name location birthday met_on met_at circle_id cadence_count "
    "cadence_unit note added_on",
    "detail": "contact_id kind value folded",
    "tag": "contact_id name",
    "position": "contact_id company_id title",
    "origin": "contact_id source source_key",
    "interaction": "uid contact_id day direction channel kind weight note initiator group_uid "
    "source source_key",
}
_PARTS = 32  # in which what was refused as a whole is tried again

Rows = list[tuple[str, tuple[Value, ...]]]  # (table, values)
Key = TypeVar("Key")


def store(db: sqlite3.Connection, units: Mapping[Key, Rows]) -> dict[Key, str]:
    """Insert the rows, those of a unit together; return why those were refused that were."""
    if not units:
        return {}
    reason = refusal(db, partial(_insert, db, chain.from_iterable(units.values())))
    if reason is None:
        return {}
    keys = list(units)
    if len(keys) == 1:
        return {keys[0]: reason}
    size = -(-len(keys) // _PARTS)
    parts = (keys[start : start + size] for start in range(0, len(keys), size))
    return {
        key: why
        for part in parts
        for key, why in store(db, {key: units[key] for key in part}).items()
    }


def refusal(db: sqlite3.Connection, write: Callable[[], object]) -> str | None:
    """Write all of it or nothing; return why it was refused, None if it was not."""
    reason = None
    db.execute("SAVEPOINT attempt")
    try:
        write()
    except sqlite3.IntegrityError as error:
        reason = broken_rule(error)
    except UnicodeEncodeError:
        reason = "text must be valid Unicode"
    except Refused as error:
        reason = str(error)
    if reason is not None:
        db.execute("ROLLBACK TO attempt")
    db.execute("RELEASE attempt")
    return reason


def _insert(db: sqlite3.Connection, rows: Iterable[tuple[str, tuple[Value, ...]]]) -> None:
    by_table: dict[str, list[tuple[Value, ...]]] = defaultdict(list)
    for table, values in rows:
        by_table[table].append(values)
    for table, columns in COLUMNS.items():
        if table in by_table:
            insert_all(db, table, columns.split(), by_table[table])
