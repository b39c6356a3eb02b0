"""The people whom a sentence may name, as its reader needs them."""

import sqlite3
from collections.abc import Iterable

from netlog import names
from netlog.sentences import Known
from netlog.store import contacts


def known(db: sqlite3.Connection, words: Iterable[str]) -> list[Known]:
    """Return everybody whom one of the words, from `sentences.words_to_look_up`, may mean."""
    people = dict.fromkeys(p.id for word in words for p in contacts.with_word(db, word))
    return [_known(db, contact) for contact in people]


def _known(db: sqlite3.Connection, contact: int) -> Known:
    handle, name, company = db.execute(
        "SELECT handle, name, company FROM person WHERE id = ?", (contact,)
    ).fetchone()
    details = db.execute(
        "SELECT kind, value FROM detail WHERE contact_id = ? ORDER BY id", (contact,)
    ).fetchall()
    nicknames, emails = (
        tuple(value for its_kind, value in details if its_kind == kind)
        for kind in ("nickname", "email")
    )
    return Known(contact, handle, name, nicknames, names.company(company or "") or None, emails)
