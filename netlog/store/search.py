"""Full-text search over people and notes."""

import sqlite3
from collections.abc import Iterator, Sequence
from heapq import merge
from itertools import chain, islice
from typing import Any, NamedTuple

from netlog import names
from netlog.spool import kept
from netlog.store.rows import fetch, stream

_ID_BITS = 32
_AT_ONCE = 1_000  # rows that are indexed in one go


def place(row: str) -> str:
    """Return SQL for where a row of `interaction` has its note: its day and id in one number."""
    return f"(CAST(julianday({row}.day) AS INTEGER) << {_ID_BITS}) | {row}.id"


def id_at(number: str) -> str:
    """Return SQL for the id of the interaction whose note has its place at a number."""
    return f"({number} & {(1 << _ID_BITS) - 1})"


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
    people = (
        "SELECT key, contact_id IS NOT NULL, name, about FROM unindexed "
        "LEFT JOIN contact_text ON contact_id = key WHERE kind = 'contact'"
    )
    notes = (
        "SELECT key, note IS NOT NULL, note FROM unindexed LEFT JOIN interaction ON "
        f"id = {id_at('key')} AND {place('interaction')} = key WHERE unindexed.kind = 'note'"
    )
    for table, columns, query in (
        ("contact_search", "rowid, name, about", people),
        ("note_search", "rowid, note", notes),
    ):
        marks = ", ".join("?" * len(columns.split(",")))
        for rows in _some(db, query):
            db.executemany(f"DELETE FROM {table} WHERE rowid = ?", ((row[0],) for row in rows))
            db.executemany(
                f"INSERT INTO {table} ({columns}) VALUES ({marks})",
                ((key, *map(names.fold, texts)) for key, there, *texts in rows if there),
            )
    db.execute("DELETE FROM unindexed")


def _some(db: sqlite3.Connection, query: str) -> Iterator[list[tuple[Any, ...]]]:
    """Yield the rows of a query some at a time, by their keys: an import has very many."""
    last = -1
    while rows := db.execute(
        f"{query} AND key > ? ORDER BY key LIMIT {_AT_ONCE}", (last,)
    ).fetchall():
        yield rows
        last = rows[-1][0]


def found(
    db: sqlite3.Connection,
    text: str,
    *,
    people: bool = True,
    notes: bool = True,
    limit: int | None = None,
) -> Sequence[Found]:
    """Return who and what fits all the words of `text`, best first: people, then latest notes.

    The last letters of a word may be missing: `krak` finds Kraków. Text without words finds
    nothing.
    """
    if not match(text):
        return []
    fitting = (of(db, text, limit) for of, wanted in ((_people, people), (_notes, notes)) if wanted)
    return kept(islice(chain.from_iterable(fitting), limit))


def count(db: sqlite3.Connection, text: str, *, people: bool = True, notes: bool = True) -> int:
    """Return how many `found` finds without a limit."""
    if not (query := match(text)):
        return 0
    total = len(_pending_people(db, text)) * people + len(_pending_notes(db, text)) * notes
    for index, kind, wanted in (
        ("contact_search", "contact", people),
        ("note_search", "note", notes),
    ):
        if wanted:
            (number,) = db.execute(
                f"SELECT count(*) FROM {index} WHERE {index} MATCH ? AND {_UP_TO_DATE}",
                (query, kind),
            ).fetchone()
            total += number
    return total


def match(text: str, *, column: str = "", whole: bool = False) -> str:
    """Return an FTS5 query for all the words of `text`, or words that begin so.

    Nothing in the text is syntax.
    """
    quoted = [f'"{word}"' if whole else f'"{word}"*' for word in names.words(text)]
    if not quoted:
        return ""
    query = f"({' AND '.join(quoted)})"
    return f"{column} : {query}" if column else query


# What another program has written since is read as it stands; the index has it as it was.
_UP_TO_DATE = "rowid NOT IN (SELECT key FROM unindexed WHERE kind = ?)"


def _people(db: sqlite3.Connection, text: str, limit: int | None) -> Iterator[Found]:
    yield from stream(
        db,
        Found,
        "SELECT contact.id, handle, contact.name, 'person', NULL, NULL, contact.note "
        f"FROM (SELECT rowid, bm25(contact_search, 10.0, 1.0) AS score FROM contact_search "
        f"       WHERE contact_search MATCH ? AND {_UP_TO_DATE} "
        "       ORDER BY score, rowid LIMIT ?) AS hit "
        "CROSS JOIN contact ON contact.id = hit.rowid",
        (match(text), "contact", _most(limit)),
    )
    yield from _pending_people(db, text)


def _pending_people(db: sqlite3.Connection, text: str) -> list[Found]:
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


def _notes(db: sqlite3.Connection, text: str, limit: int | None) -> Iterator[Found]:
    """Yield the notes that have the words whole, then those where words only begin so.

    A word as it stands is one list of the index, read from its end; what begins like it is many,
    which are merged first.
    """
    whole = match(text, whole=True)
    pending = sorted(_pending_notes(db, text), key=_when, reverse=True)
    yield from merge(_indexed_notes(db, whole, limit), pending, key=_when, reverse=True)
    yield from _indexed_notes(db, f"{match(text)} NOT {whole}", limit)


def _when(row: Found) -> tuple[str, int]:
    return row.day or "", row.interaction_id or 0


def _indexed_notes(db: sqlite3.Connection, query: str, limit: int | None) -> Iterator[Found]:
    return stream(
        db,
        Found,
        "SELECT contact.id, handle, contact.name, 'note', day, interaction.id, interaction.note "
        f"FROM (SELECT {id_at('rowid')} AS id FROM note_search "
        f"      WHERE note_search MATCH ? AND {_UP_TO_DATE} ORDER BY rowid DESC LIMIT ?) AS hit "
        "CROSS JOIN interaction USING (id) CROSS JOIN contact ON contact.id = contact_id",
        (query, "note", _most(limit)),
    )


def _pending_notes(db: sqlite3.Connection, text: str) -> list[Found]:
    wanted = names.words(text)
    rows = fetch(
        db,
        Found,
        "SELECT DISTINCT contact.id, handle, contact.name, 'note', day, interaction.id, "
        f"interaction.note FROM unindexed JOIN interaction ON interaction.id = {id_at('key')} "
        "JOIN contact ON contact.id = contact_id "
        "WHERE unindexed.kind = 'note' AND interaction.note IS NOT NULL "
        f"AND {place('interaction')} = key",
    )
    return [row for row in rows if names.begin(wanted, names.words(row.text or ""))]


def _most(limit: int | None) -> int:
    return -1 if limit is None else limit


# The tables in which FTS5 keeps an index.
_INNER = ("data", "idx", "content", "docsize", "config")


def drop(db: sqlite3.Connection, table: str) -> None:
    """Drop a search table if it is there, whatever has become of what is below it."""
    try:
        db.execute(f"DROP TABLE IF EXISTS {table}")
    except sqlite3.DatabaseError:
        # FTS5 reads an index before it drops it. Of what it cannot read the name is struck out,
        # and then the inner tables are tables like others.
        db.execute("PRAGMA writable_schema = ON")
        db.execute("DELETE FROM sqlite_schema WHERE type = 'table' AND name = ?", (table,))
        db.execute("PRAGMA writable_schema = RESET")
        for inner in _INNER:
            db.execute(f"DROP TABLE IF EXISTS {table}_{inner}")
