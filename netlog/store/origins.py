"""Origins: what other programs, and other databases of netlog's, call a contact."""

import re
import sqlite3
from collections.abc import Collection

from netlog.store.batches import among

OWN = "netlog"  # the source whose keys are uids: of contacts, and of interactions
_UID = re.compile("[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)


def found(db: sqlite3.Connection, source: str, keys: Collection[str]) -> dict[str, int]:
    """Return the contacts that a source calls by these keys, as far as there are any."""
    query = "SELECT source_key, contact_id FROM origin WHERE source = ? AND source_key IN {wanted}"
    called = dict(among(db, query, keys, source))
    if source == OWN:
        called |= dict(among(db, "SELECT uid, id FROM contact WHERE uid IN {wanted}", keys))
    return called


def uid(source: str, key: str) -> str | None:
    """Return the uid that a row gets for its key; None where the key is none and has to be kept."""
    return key if source == OWN and _UID.fullmatch(key) else None
