"""Forgetting: a person deleted for good, from the change log and the search index as well."""

import sqlite3
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from netlog import names
from netlog.errors import NetlogError, NothingFound
from netlog.store import backups, connection, operations, search
from netlog.store.operations import image
from netlog.store.rows import delete, fetch


class Forgotten(NamedTuple):
    """Whom nothing is kept of any more, and how many interactions went with them."""

    uid: str
    name: str
    interactions: int


def forget(db: sqlite3.Connection, contact: int) -> Forgotten:
    """Delete a contact for good: rows, change log, import keys and search text.

    For a bulk operation, of which nothing is left then to undo. Undo and redo go on to work for
    everybody else, and what had been moved to somebody else is as if it always was theirs. Of
    what is left between the file's pages, `connection.compact` makes an end.

    Raises:
        NothingFound: there is no such contact.
    """
    found = fetch(
        db,
        Forgotten,
        "SELECT uid, name, (SELECT count(*) FROM interaction WHERE contact_id = contact.id) "
        "FROM contact WHERE id = ?",
        (contact,),
    )
    if not found:
        raise NothingFound("they are not there any more")
    gone = found[0]
    delete(db, "contact", contact)
    for former in [contact, *_namesakes(db, gone.name)]:
        _forget_changes(db, former)
    db.execute(
        "DELETE FROM operation WHERE id NOT IN (SELECT operation_id FROM change) AND id <> ?",
        (operations.current(db),),
    )
    search.index(db)
    for index in ("contact_search", "note_search"):
        # Until its parts are merged, the index keeps words that were deleted.
        db.execute(f"INSERT INTO {index} ({index}) VALUES ('optimize')")
    return gone


def backups_with(database: Path, gone: Forgotten) -> list[Path]:
    """Return the backups beside the database in which somebody who was forgotten still is."""
    return [path for path in sorted(backups.folder(database).glob("*.db")) if _holds(path, gone)]


def _holds(path: Path, gone: Forgotten) -> bool:
    # Of what cannot be read, nobody knows that it does not.
    with suppress(NetlogError), connection.reading(path) as db:
        (found,) = db.execute(
            "SELECT count(*) FROM change WHERE instr(before, ?1) OR instr(after, ?1)", (gone.uid,)
        ).fetchone()
        return bool(found)
    return True


def _namesakes(db: sqlite3.Connection, name: str) -> list[int]:
    """Return the contacts of that name who are only in the change log, their adding undone.

    Most likely they are the same person, added again since; redo could bring them back.
    """
    images = db.execute(
        "SELECT contact_id, coalesce(after, before) FROM change WHERE table_name = 'contact' "
        "AND contact_id NOT IN (SELECT id FROM contact)"
    )
    folded = names.fold(name)
    fitting = [number for number, said in images if names.fold(image(said)["name"] or "") == folded]
    return list(dict.fromkeys(fitting))


def _forget_changes(db: sqlite3.Connection, contact: int) -> None:
    """Take a contact who is there no longer out of the change log."""
    companies = _companies(db, contact)
    for table, row_id, owner in _rows(db, contact):
        if owner == contact:
            _forget_row(db, table, row_id)
        else:
            _give(db, table, row_id, contact, owner)
    _rewrite(db, "table_name = 'contact'", f" introduced_by='{contact}'", " introduced_by=NULL")
    # What differed in nothing but that no longer changes anything.
    db.execute("DELETE FROM change WHERE before = after")
    for company in companies:
        _leave_company(db, company)


def _rows(db: sqlite3.Connection, contact: int) -> list[tuple[str, int, int]]:
    """Return table, id and last owner of every row that ever was a contact's."""
    return db.execute(
        "SELECT table_name, row_id, contact_id FROM ("
        "  SELECT table_name, row_id, contact_id, max(id) FROM change"
        "   WHERE (table_name, row_id) IN"
        "         (SELECT table_name, row_id FROM change WHERE contact_id = ?)"
        "   GROUP BY table_name, row_id)",
        (contact,),
    ).fetchall()


def _forget_row(db: sqlite3.Connection, table: str, row_id: int) -> None:
    db.execute("DELETE FROM change WHERE table_name = ? AND row_id = ?", (table, row_id))


def _give(db: sqlite3.Connection, table: str, row_id: int, contact: int, owner: int) -> None:
    """Say of a row that was moved that it always was where it ended up."""
    row = f"table_name = '{table}' AND row_id = {row_id}"
    db.execute(f"UPDATE change SET contact_id = ? WHERE {row} AND contact_id = ?", (owner, contact))
    _rewrite(db, row, f" contact_id='{contact}'", f" contact_id='{owner}'")


def _rewrite(db: sqlite3.Connection, where: str, old: str, new: str) -> None:
    """Change a column's value in images; in text a quote is doubled, so nothing else is met."""
    db.execute(
        "UPDATE change SET before = replace(before, ?1, ?2), after = replace(after, ?1, ?2) "
        f"WHERE {where} AND (instr(before, ?1) OR instr(after, ?1))",
        (old, new),
    )


def _companies(db: sqlite3.Connection, contact: int) -> list[int]:
    """Return every company where a contact ever was."""
    images = db.execute(
        "SELECT coalesce(after, before) FROM change "
        "WHERE contact_id = ? AND table_name = 'position'",
        (contact,),
    )
    ids = {image(said)["company_id"] for (said,) in images}
    return [int(number) for number in ids if number]


def _leave_company(db: sqlite3.Connection, company: int) -> None:
    """Forget a company where nobody else is or was; else it came with the first of the others."""
    first = db.execute(
        "SELECT operation_id FROM change WHERE table_name = 'position' "
        "AND (instr(before, ?1) OR instr(after, ?1)) ORDER BY id LIMIT 1",
        (f" company_id='{company}'",),
    ).fetchone()
    if first is None:
        delete(db, "company", company)
        _forget_row(db, "company", company)
        return
    db.execute(
        "UPDATE change SET operation_id = ? WHERE table_name = 'company' AND row_id = ? "
        "AND operation_id NOT IN "
        "(SELECT operation_id FROM change WHERE table_name <> 'company')",
        (*first, company),
    )
