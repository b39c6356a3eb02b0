"""Full-text search over people and notes."""

import sqlite3
from typing import NamedTuple

from netlog import names
from netlog.store.rows import fetch

_DAY_BITS = 32


class Found(NamedTuple):
    """Somebody who fits: by what they are, or by the interaction in which the words stand."""

    id: int
    handle: str
    name: str
    where: str  # 'person' or 'note'
    day: str | None
    interaction_id: int | None
    text: str | None


def index(db: sqlite3.Connection) -> None:
    """Read again what has changed since the index was last brought up to date."""
    people = [key for (key,) in db.execute("SELECT key FROM unindexed WHERE kind = 'contact'")]
    notes = [key for (key,) in db.execute("SELECT key FROM unindexed WHERE kind = 'note'")]
    if not people and not notes:
        return
    for contact in people:
        db.execute("DELETE FROM contact_search WHERE rowid = ?", (contact,))
        row = db.execute(
            "SELECT name, about FROM contact_text WHERE contact_id = ?", (contact,)
        ).fetchone()
        if row is not None:
            db.execute(
                "INSERT INTO contact_search (rowid, name, about) VALUES (?, ?, ?)",
                (contact, names.fold(row[0]), names.fold(row[1])),
            )
    for position in notes:
        db.execute("DELETE FROM note_search WHERE rowid = ?", (position,))
        row = db.execute(
            "SELECT note FROM interaction WHERE id = ? AND note IS NOT NULL "
            "AND (CAST(julianday(day) AS INTEGER) << 32) | id = ?",
            (position & ((1 << _DAY_BITS) - 1), position),
        ).fetchone()
        if row is not None:
            db.execute(
                "INSERT INTO note_search (rowid, note) VALUES (?, ?)",
                (position, names.fold(row[0])),
            )
    db.execute("DELETE FROM unindexed")


def found(db: sqlite3.Connection, text: str, limit: int | None = None) -> list[Found]:
    """Return who and what fits all the words of `text`, best first: people, then latest notes.

    The last letters of a word may be missing: `krak` finds Kraków.
    """
    query = match(text)
    if not query:
        return []
    most = -1 if limit is None else limit
    people = fetch(
        db,
        Found,
        "SELECT contact.id, handle, contact.name, 'person', NULL, NULL, contact.note "
        "FROM contact_search JOIN contact ON contact.id = contact_search.rowid "
        "WHERE contact_search MATCH ? ORDER BY bm25(contact_search, 10.0, 1.0), contact.id LIMIT ?",
        (query, most),
    )
    notes = fetch(
        db,
        Found,
        "SELECT contact.id, handle, contact.name, 'note', day, interaction.id, interaction.note "
        "FROM (SELECT rowid & 4294967295 AS id FROM note_search WHERE note_search MATCH ? "
        "      ORDER BY rowid DESC LIMIT ?) AS hit "
        "JOIN interaction USING (id) JOIN contact ON contact.id = contact_id "
        "ORDER BY day DESC, interaction.id DESC",
        (query, most),
    )
    everything = people + _pending(db, text) + notes
    seen = dict.fromkeys((row.id, row.interaction_id) for row in everything)
    unique = [row for row in everything if seen.pop((row.id, row.interaction_id), 0) is None]
    return unique if limit is None else unique[:limit]


def match(text: str, *, column: str = "", joined: str = " AND ") -> str:
    """Return an FTS5 query for words that begin like those of `text`; nothing in it is syntax."""
    quoted = [f'"{word}"*' for word in names.words(text)]
    if not quoted:
        return ""
    query = f"({joined.join(quoted)})"
    return f"{column} : {query}" if column else query


def _pending(db: sqlite3.Connection, text: str) -> list[Found]:
    """Return the people who fit among those that another program has written since."""
    wanted = names.words(text)
    rows = db.execute(
        "SELECT contact.id, handle, contact.name, contact_text.name || ' ' || about, note "
        "FROM unindexed JOIN contact ON contact.id = key JOIN contact_text ON contact_id = key "
        "WHERE kind = 'contact'"
    )
    return [
        Found(number, handle, name, "person", None, None, note)
        for number, handle, name, words, note in rows
        if names.begin(wanted, names.words(words))
    ]
