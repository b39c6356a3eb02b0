"""What follows from what is stored, reckoned again: standing, folded forms, the search index."""

import sqlite3
from collections.abc import Iterator

from netlog import names
from netlog.store import connection, search
from netlog.store.checks.finding import FIX, INDEX, Finding, damage, odd


def standing(db: sqlite3.Connection) -> Iterator[Finding]:
    """Count every contact's log afresh and compare."""
    columns = [name for (name,) in db.execute("SELECT name FROM pragma_table_info('standing')")]
    kept, counted = (", ".join(f"{t}.{c}" for c in columns) for t in ("standing", "counted"))
    rows = db.execute(
        f"SELECT handle, {kept}, {counted} FROM standing_from_log AS counted "
        "JOIN contact ON contact.id = counted.contact_id "
        "LEFT JOIN standing ON standing.contact_id = counted.contact_id "
        f"WHERE ({kept}) IS NOT ({counted})"
    )
    for handle, *values in rows:
        both = zip(columns, values[: len(columns)], values[len(columns) :], strict=True)
        wrong = ", ".join(column for column, a, b in both if a != b)
        what = f"what is kept of {handle} is not what the log adds up to ({wrong})"
        yield damage("standing", what, FIX)


def folded(db: sqlite3.Connection) -> Iterator[Finding]:
    """Compare the forms in which details, companies and topics are looked for with what they say.

    Another program may write others, and what people wrote is never mended.
    """
    rows = db.execute(
        "SELECT handle, kind, value, folded FROM detail JOIN contact ON contact.id = contact_id"
    )
    for handle, kind, value, kept in rows:
        if names.recognised(kind, _text(value)) != kept:
            what = f"the {kind} of {handle} is not looked for as it is written"
            yield odd("folded", what, f"take it out and put it in again: netlog edit {handle}")
    for row_id, name, kept in db.execute("SELECT id, name, folded FROM company"):
        if (names.fold(_text(name)) or name) != kept:
            what = f"company {row_id} is not looked for as it is written"
            yield odd("folded", what, "name it again: netlog edit WHO --company NAME")
    rows = db.execute(
        "SELECT coalesce(handle, 'me'), direction, topic.name, folded FROM topic "
        "LEFT JOIN contact ON contact.id = contact_id ORDER BY topic.id"
    )
    for whose, direction, name, kept in rows:
        if (names.fold(_text(name)) or name) != kept:
            what = f"a topic of {whose} ({direction}) is not looked for as it is written"
            yield odd("folded", what, "whatever wrote it so can set it right")


def people_found(db: sqlite3.Connection) -> Iterator[Finding]:
    """Compare what the search index has of every contact with what they are."""
    rows = db.execute(
        "SELECT handle, stored.name, stored.about, found.name, found.about "
        "FROM contact_text AS stored JOIN contact ON contact.id = contact_id "
        "LEFT JOIN contact_search AS found ON found.rowid = contact_id "
        "WHERE contact_id NOT IN (SELECT key FROM unindexed WHERE kind = 'contact')"
    )
    for handle, *stored, name, about in rows:
        # The order of somebody's e-mails and tags is SQLite's choice, not part of the meaning.
        if [_words(names.fold(_text(text))) for text in stored] != [_words(name), _words(about)]:
            yield damage("search", f"{handle} is not found by their words", FIX)
    rows = db.execute(
        "SELECT rowid FROM contact_search WHERE rowid NOT IN (SELECT id FROM contact "
        "UNION SELECT key FROM unindexed WHERE kind = 'contact')"
    )
    for (row_id,) in rows:
        yield damage("search", f"contact {row_id} is found though there is none", FIX)


def _words(text: object) -> list[str]:
    return sorted(str(text).split())


def _text(value: object) -> str:
    # One flipped bit makes NULL or a blob of what was text.
    return str(value)


def notes_found(db: sqlite3.Connection) -> Iterator[Finding]:
    """Compare what the search index has of every note with the note."""
    rows = db.execute(
        "SELECT interaction.id, interaction.note, found.note FROM interaction "
        f"LEFT JOIN note_search AS found ON found.rowid = {_PLACE} "
        f"WHERE interaction.note IS NOT NULL AND {_PLACE} NOT IN {_PENDING_NOTES}"
    )
    for row_id, stored, found in rows:
        if names.fold(_text(stored)) != found:
            yield damage("search", f"interaction {row_id} is not found by its note", FIX)
    rows = db.execute(
        f"SELECT {_FILED} FROM note_search AS found "
        f"LEFT JOIN interaction ON interaction.id = {_FILED} "
        f"WHERE (interaction.note IS NULL OR {_PLACE} <> found.rowid) "
        f"AND found.rowid NOT IN {_PENDING_NOTES}"
    )
    for (row_id,) in rows:
        yield damage("search", f"interaction {row_id} is found by a note that it has not", FIX)


_PLACE = f"({search.place('interaction')})"
_FILED = search.id_at("found.rowid")
_PENDING_NOTES = "(SELECT key FROM unindexed WHERE kind = 'note')"


def unindexed(db: sqlite3.Connection) -> Iterator[Finding]:
    """Say whether the search index lags behind another program."""
    (number,) = db.execute("SELECT count(*) FROM unindexed").fetchone()
    if number:
        what = f"the search index has yet to read what another program wrote ({number})"
        yield odd("search", what, INDEX)


def index(db: sqlite3.Connection) -> Iterator[Finding]:
    """Have FTS5 compare its index with its content.

    It takes a write to ask for it, which changes nothing and is taken back. Where the database
    cannot be written, nothing is asked.
    """
    db.execute("ROLLBACK")
    db.execute("PRAGMA query_only = OFF")
    for table, what in (("contact_search", "people"), ("note_search", "notes")):
        try:
            db.execute("BEGIN IMMEDIATE")
            db.execute(f"INSERT INTO {table} ({table}) VALUES ('integrity-check')")
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorname.startswith("SQLITE_READONLY"):
                return
            if not connection.is_damage(error):
                raise
            yield damage("search", f"the index of {what} does not hold together", FIX)
        finally:
            if db.in_transaction:
                db.execute("ROLLBACK")
