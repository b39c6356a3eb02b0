"""Attempts: rows written together or not at all, and why those were refused that were."""

import os
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import partial
from itertools import chain, count
from typing import TypeVar

from netlog.errors import Refused
from netlog.store.connection import broken_rule
from netlog.store.rows import Value, insert_all

# What is filled, in an order that respects references.
COLUMNS = {
    "circle": "uid id name",
    "company": "uid id name folded",
    "contact": "uid id handle name location birthday met_on met_at circle_id cadence_count "
    "cadence_unit note added_on",
    "detail": "uid contact_id kind value folded",
    "tag": "uid contact_id name",
    "position": "uid contact_id company_id title",
    "origin": "uid contact_id source source_key",
    "interaction": "uid contact_id day direction channel kind weight note initiator group_uid "
    "source source_key",
}
_PARTS = 32  # in which what was refused as a whole is tried again

Rows = list[tuple[str, tuple[Value, ...]]]  # (table, values); the first value, a uid, may be None
Key = TypeVar("Key")


class Writer:
    """Inserts rows, and gives a uid to those that have none."""

    def __init__(self, db: sqlite3.Connection) -> None:
        """Begin with nothing."""
        self.db = db
        # Counted on from a random beginning: what is inserted in the order of an index takes two
        # thirds of the time, and less room, than what is inserted all over it.
        beginning = os.urandom(10).hex()
        self._uids = (f"{beginning}{number:012x}" for number in count(1))

    def store(self, units: Mapping[Key, Rows]) -> dict[Key, str]:
        """Insert the rows, those of a unit together; return why those were refused that were."""
        rows = list(chain.from_iterable(units.values()))
        reason = refusal(self.db, partial(self._insert, rows)) if rows else None
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
            for key, why in self.store({key: units[key] for key in part}).items()
        }

    def _insert(self, rows: Rows) -> None:
        by_table: dict[str, list[tuple[Value, ...]]] = defaultdict(list)
        for table, (uid, *values) in rows:
            by_table[table].append((uid or next(self._uids), *values))
        for table, columns in COLUMNS.items():
            if table in by_table:
                insert_all(self.db, table, columns.split(), by_table[table])


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
    except OverflowError:
        reason = "that number is too large"
    except Refused as error:
        reason = str(error)
    if reason is not None:
        db.execute("ROLLBACK TO attempt")
    db.execute("RELEASE attempt")
    return reason
