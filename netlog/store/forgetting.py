"""Forgetting: a person deleted for good, from the change log and the search index as well."""

import sqlite3
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from netlog import names
from netlog.errors import NetlogError, NothingFound, Refused
from netlog.store import (
    backups,
    connection,
    contacts,
    merging,
    operations,
    quoting,
    retention,
    search,
)
from netlog.store.operations import image
from netlog.store.parts import PARTS
from netlog.store.rows import delete


class Linked(Refused):
    """A backup is a link to another file."""


class Person(NamedTuple):
    """Somebody to be forgotten; `here` is False if only the change log still has them."""

    id: int
    name: str
    interactions: int
    here: bool


class Forgotten(NamedTuple):
    """Whom nothing is kept of any more, and how many interactions went with them.

    The `uids` are theirs and those of namesakes who were in the change log only.
    """

    uids: tuple[str, ...]
    name: str
    interactions: int


def meant(db: sqlite3.Connection, text: str) -> Person:
    """Return the one whom `text` means, even if they are only in the change log.

    There they go by their handle or full name.

    Raises:
        NothingFound: nobody goes by that; says who may have been meant.
        SeveralFound: more than one does; lists them.
    """
    try:
        person = contacts.named(db, text)
    except NothingFound:
        folded = names.fold(text)
        for number, said in _former(db):
            if folded in {names.fold(said["name"] or ""), said["handle"]}:
                return Person(number, said["name"] or "", 0, here=False)
        raise
    query = "SELECT count(*) FROM interaction WHERE contact_id = ?"
    (interactions,) = db.execute(query, (person.id,)).fetchone()
    return Person(person.id, person.name, interactions, here=True)


def forget(db: sqlite3.Connection, contact: int) -> Forgotten:
    """Delete a contact for good: rows, change log, import keys and search text.

    For a bulk operation, of which nothing is left then to undo. Undo and redo go on to work for
    everybody else, and what had been moved to somebody else is as if it always was theirs. Of
    what is left between the file's pages, `connection.compact` makes an end.

    Raises:
        NothingFound: there is no such contact, nor was there one.
    """
    query = "SELECT count(*) FROM interaction WHERE contact_id = ?"
    (interactions,) = db.execute(query, (contact,)).fetchone()
    merged = _merged(db, contact)
    delete(db, "contact", contact)
    former = _former(db)
    name = next((said["name"] or "" for number, said in former if number == contact), None)
    if name is None:
        raise NothingFound("they are not there any more")
    # Most likely a namesake is the same person, added again since; redo could bring them back. But
    # not who has become part of somebody else.
    elsewhere = _merged(db)
    same = [
        (number, said)
        for number, said in former
        if number == contact
        or said["uid"] in merged
        or (names.fold(said["name"] or "") == names.fold(name) and said["uid"] not in elsewhere)
    ]
    quoting.forget(db, [number for number, _ in same])
    _forget_undone_merges(db, [number for number, _ in same])
    for number in dict.fromkeys(number for number, _ in same):
        _forget_changes(db, number)
    db.execute(
        "DELETE FROM operation WHERE id NOT IN (SELECT operation_id FROM change) AND id <> ?",
        (operations.current(db),),
    )
    search.index(db)
    for index in ("contact_search", "note_search"):
        # Until its parts are merged, the index keeps words that were deleted.
        db.execute(f"INSERT INTO {index} ({index}) VALUES ('optimize')")
    uids = dict.fromkeys(said["uid"] or "" for _, said in same)
    db.executemany("DELETE FROM stamp WHERE uid = ?", ((uid,) for uid in uids))
    return Forgotten(tuple(uids), name, interactions)


def _merged(db: sqlite3.Connection, contact: int | None = None) -> set[str]:
    """Return the uids of those who have become part of a contact, or of anybody."""
    query = (
        "SELECT source_key FROM origin WHERE source = ? AND contact_id = coalesce(?, contact_id)"
    )
    return {uid for (uid,) in db.execute(query, (merging.UID, contact))}


def _former(db: sqlite3.Connection) -> list[tuple[int, dict[str, str | None]]]:
    """Return every image of those who are only in the change log, with their ids, newest first."""
    images = db.execute(
        "SELECT contact_id, coalesce(after, before) FROM change WHERE table_name = 'contact' "
        "AND contact_id NOT IN (SELECT id FROM contact) ORDER BY id DESC"
    )
    return [(number, image(said)) for number, said in images]


def cut_short(database: Path, text: str, *, everywhere: bool = False) -> Forgotten | None:
    """Return whom `text` means, if they were forgotten by a command that was killed on the way.

    It left the backup that it had made before; `everywhere` looks through all the others too. None
    if there is nobody of that name in one, or they are here after all.
    """
    for path, _, reason in backups.listed(database):
        if reason != "forget" and not everywhere:
            continue
        with suppress(NetlogError), connection.reading(path) as db:
            person = meant(db, text)
            uids = tuple(dict.fromkeys(_uids(db, person.id)))
            with connection.reading(database) as now:
                if not _ids(now, uids):
                    return Forgotten(uids, person.name, person.interactions)
    return None


def kept_for_it(database: Path) -> list[Path]:
    """Return the backups that were made before somebody was forgotten; when all went well, none."""
    return [path for path, _, reason in backups.listed(database) if reason == "forget"]


def _uids(db: sqlite3.Connection, contact: int) -> list[str]:
    images = db.execute(
        "SELECT coalesce(after, before) FROM change WHERE table_name = 'contact' AND row_id = ?",
        (contact,),
    )
    return [image(said)["uid"] or "" for (said,) in images]


def check(database: Path) -> None:
    """Read the database from end to end.

    Raises:
        Unavailable: it is damaged, or cannot be read.
    """
    with connection.reading(database) as db:
        if not backups.holds_together(db, "integrity_check"):
            raise connection.Damaged


# In backups -------------------------------------------------------------------------------------


def backups_with(database: Path, gone: Forgotten) -> list[Path]:
    """Return the backups beside the database in which somebody who was forgotten still is."""
    ours = {path for path, _, _ in backups.listed(database)}
    there = sorted(retention.folder(database).glob("*.db"))
    return [
        path
        for path in there
        if (path in ours or connection.is_netlog_file(path)) and _holds(path, gone.uids)
    ]


def _holds(path: Path, uids: Sequence[str]) -> bool:
    try:
        with connection.reading(path, any_version=True) as db:
            return bool(_ids(db, uids))
    except NetlogError:  # of what cannot be read, nobody knows that it does not
        return True


def _ids(db: sqlite3.Connection, uids: Sequence[str]) -> list[int]:
    """Return the ids that people of these uids ever had."""
    wanted = " OR ".join(["instr(before, ?) OR instr(after, ?)"] * len(uids))
    rows = db.execute(
        f"SELECT DISTINCT row_id FROM change WHERE table_name = 'contact' AND ({wanted})",
        [uid for uid in uids for _ in range(2)],
    )
    return [number for (number,) in rows]


def forget_in(backup: Path, gone: Forgotten) -> None:
    """Forget somebody in a backup too: a copy of it without them takes its place.

    Raises:
        Linked: the bytes are elsewhere, where they would stay.
        Refused: they were merged with somebody there who is not to be forgotten.
        NetlogError: it is damaged, of an older version, or cannot be replaced; it is as it was.
    """
    if backup.is_symlink():
        raise Linked(f"it is a link to {backup.readlink()}", "forget them there, or delete it")
    if backups.is_as_summed(backup) is False:
        raise connection.Damaged(f"{backup} is not what its checksum says")
    draft = backups.new_draft(backup.parent)
    with backups.said_where(backup.parent), backups.cleared([draft]):
        with connection.reading(backup) as db:
            backups.copy(db, draft)
        with connection.writing(draft, "forget", bulk=True) as db:
            _check_alone(db, gone.uids)
            while numbers := _ids(db, gone.uids):
                forget(db, numbers[0])  # and who was merged with them, or a namesake, as well
        connection.compact(draft)
        check(draft)
        backups.replace(backup, draft)


def _check_alone(db: sqlite3.Connection, uids: Sequence[str]) -> None:
    marks = ", ".join("?" * len(uids))
    if db.execute(
        "SELECT 1 FROM origin JOIN contact ON contact.id = contact_id "
        f"WHERE source = ? AND source_key IN ({marks}) AND contact.uid NOT IN ({marks})",
        (merging.UID, *uids, *uids),
    ).fetchone():
        raise Refused("they are merged with somebody else there")


# In the database --------------------------------------------------------------------------------


def _forget_changes(db: sqlite3.Connection, contact: int) -> None:
    """Take a contact who is there no longer out of the change log."""
    companies, theirs = _companies(db, contact), _operations(db, contact)
    rows = _rows(db, contact)
    gone = [(table, row_id) for table, row_id, owner in rows if owner == contact]
    for table, columns in PARTS.items():
        gone += _parts(db, table, columns, contact)
    _forget_rows(db, list(dict.fromkeys(gone)))
    for table, row_id, owner in rows:
        if owner != contact:
            _give(db, table, row_id, contact, owner)
    _rewrite(db, "table_name = 'contact'", f" introduced_by='{contact}'", " introduced_by=NULL")
    _let_go(db, "loop", "intro_id", {row_id for table, row_id in gone if table == "intro"})
    own = {row_id for table, row_id in gone if table == "interaction"}
    _let_go(db, "interaction", "forwards", own)
    # What differed in nothing but that no longer changes anything.
    db.execute("DELETE FROM change WHERE before = after")
    for company in companies:
        _leave_company(db, company, theirs)


def _forget_undone_merges(db: sqlite3.Connection, contacts: Sequence[int]) -> None:
    """Take merges that were undone out of the change log, with all that came before the undo.

    The other, who stays, had meanwhile what was of these. As everything is undone in its turn, all
    of it together has changed nothing.
    """
    marks = ", ".join("?" * len(contacts))
    db.execute(
        "DELETE FROM change WHERE operation_id IN ("
        "  SELECT since.id FROM operation AS merge"
        "    JOIN operation AS since ON since.id BETWEEN merge.id AND merge.undone_by"
        "   WHERE merge.command = 'merge' AND merge.id IN ("
        "     SELECT operation_id FROM change"
        f"     WHERE contact_id IN ({marks}) AND table_name = 'contact'))",
        contacts,
    )


def _parts(
    db: sqlite3.Connection, table: str, columns: Sequence[str], contact: int
) -> list[tuple[str, int]]:
    """Return table and id of every row in which a contact has a part; it went with them.

    Of one in which another has that part now, it is said that they always had.
    """
    found = []
    for column in columns:
        part = f" {column}='{contact}'"
        rows = db.execute(
            "SELECT row_id, said FROM ("
            "  SELECT row_id, coalesce(after, before) AS said, max(id) FROM change"
            "   WHERE table_name = ?1 AND row_id IN ("
            "     SELECT row_id FROM change WHERE table_name = ?1"
            "     AND (instr(before, ?2) OR instr(after, ?2)))"
            "   GROUP BY row_id)",
            (table, part),
        ).fetchall()
        for row_id, said in rows:
            if part in said:
                found.append((table, row_id))
            else:
                now = image(said)[column]
                last = f" {column}='{now}'" if now else f" {column}=NULL"
                _rewrite(db, f"table_name = '{table}' AND row_id = {row_id}", part, last)
    return found


def _let_go(db: sqlite3.Connection, table: str, column: str, gone: set[int]) -> None:
    """Say of rows that they never referred to what is gone."""
    if not gone:
        return
    rows = db.execute(
        "SELECT id, before, after FROM change WHERE table_name = ?1 "
        "AND (instr(before, ?2) OR instr(after, ?2))",
        (table, f" {column}='"),
    ).fetchall()
    for number, *images in rows:
        left = [_without(said, column, gone) for said in images]
        if left != images:
            query = "UPDATE change SET before = ?, after = ? WHERE id = ?"
            db.execute(query, (*left, number))


def _without(said: str | None, column: str, gone: set[int]) -> str | None:
    number = image(said or "").get(column)
    if said is None or number is None or int(number) not in gone:
        return said
    return said.replace(f" {column}='{number}'", f" {column}=NULL")


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


def _forget_rows(db: sqlite3.Connection, rows: Sequence[tuple[str, int]]) -> None:
    # All in one walk along the change log, which may be long and has no index of rows.
    db.execute("CREATE TEMP TABLE forgotten (table_name, row_id, PRIMARY KEY (table_name, row_id))")
    db.executemany("INSERT INTO forgotten VALUES (?, ?)", rows)
    db.execute("DELETE FROM change WHERE (table_name, row_id) IN (SELECT * FROM forgotten)")
    db.execute("DROP TABLE forgotten")


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


def _operations(db: sqlite3.Connection, contact: int) -> list[int]:
    """Return the operations that were about a contact."""
    query = "SELECT DISTINCT operation_id FROM change WHERE contact_id = ?"
    return [number for (number,) in db.execute(query, (contact,))]


def _leave_company(db: sqlite3.Connection, company: int, theirs: Sequence[int]) -> None:
    """Forget a company that came with a contact, by the operations that are `theirs`.

    But not if somebody else is or was there, or it was spoken of by itself: then it came with that.
    """
    own = f"({', '.join(map(str, theirs))})"
    first = db.execute(
        "SELECT operation_id FROM change WHERE (table_name IN ('position', 'target') "
        "AND (instr(before, ?1) OR instr(after, ?1))) "
        "OR (table_name = 'company' AND (instr(before, ?2) OR instr(after, ?2))) "
        f"OR (table_name = 'company' AND row_id = ?3 AND operation_id NOT IN {own}) "
        "ORDER BY id LIMIT 1",
        (f" company_id='{company}'", f" same_as='{company}'", company),
    ).fetchone()
    if first is None:
        delete(db, "company", company)
        _forget_rows(db, [("company", company)])
        return
    db.execute(
        "UPDATE change SET operation_id = ? WHERE table_name = 'company' AND row_id = ? "
        f"AND operation_id IN {own} AND operation_id NOT IN "
        "(SELECT operation_id FROM change WHERE table_name <> 'company')",
        (*first, company),
    )
