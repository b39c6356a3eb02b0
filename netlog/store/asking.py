"""Asking: what counts before somebody is asked for something."""

import sqlite3
from typing import NamedTuple

from netlog import dates
from netlog.store.rows import fetch


class Asking(NamedTuple):
    """What counts before asking a contact for something.

    `last_gave` is the day on which something was last given, `spoke_on` the last one of a touch
    with nothing asked of them, and something other than got.
    """

    id: int
    handle: str
    name: str
    balance: int
    last_gave: str | None
    last_gave_kind: str | None
    spoke_on: str | None


def asking(db: sqlite3.Connection, contact: int) -> Asking:
    """Return what counts before asking a contact for something."""
    row = fetch(
        db,
        Asking,
        "SELECT contact.id, handle, name, balance, gift.day, gift.kind, "
        "(SELECT max(day) FROM interaction WHERE contact_id = contact.id AND direction <> 'got' "
        "AND day NOT IN (SELECT opened_on FROM loop "
        "WHERE contact_id = contact.id AND kind = 'ask')) "
        "FROM contact JOIN standing ON standing.contact_id = contact.id "
        "LEFT JOIN interaction AS gift ON gift.id = (SELECT id FROM interaction "
        "WHERE contact_id = contact.id AND direction = 'gave' ORDER BY day DESC, id DESC LIMIT 1) "
        "WHERE contact.id = ?",
        (contact,),
    )[0]
    # What another program wrote may be no day.
    return row._replace(
        last_gave=row.last_gave if dates.stored_day(row.last_gave) else None,
        spoke_on=row.spoke_on if dates.stored_day(row.spoke_on) else None,
    )
