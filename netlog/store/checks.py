"""Checks: what is stored compared with all that follows from it, and what is odd about it."""

import re
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from datetime import date
from functools import partial
from itertools import islice
from pathlib import Path
from shlex import quote
from typing import NamedTuple

from netlog import names
from netlog.store import backups, connection, search
from netlog.store.operations import image

_REINDEX = "change something of theirs and it is read again"
_RECKON = "log something with them and it is counted afresh; 'netlog undo' may follow"
_MOST = 100  # findings of one part: who has more has one trouble, not many
# Rules as SQLAlchemy writes them, one a line.
_RULE = re.compile(r'^\tCONSTRAINT "([^"]*)" CHECK \((.*)\),? *$', re.MULTILINE)
# What a damaged file makes SQLite say. Anything else (busy, out of memory) ends the command.
_DAMAGED = ("SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_ERROR")


class Finding(NamedTuple):
    """What is wrong and what to do. `level` is `damage` or `odd`, `part` what was looked at."""

    level: str
    part: str
    what: str
    remedy: str


def _damage(part: str, what: str, remedy: str = "restore a backup") -> Finding:
    return Finding("damage", part, what, remedy)


class _Ids:
    """A set of row ids, a bit each: two million take a quarter of a megabyte."""

    def __init__(self) -> None:
        self._blocks: defaultdict[int, int] = defaultdict(int)

    def __contains__(self, number: int) -> bool:
        return bool(self._blocks.get(number >> 10, 0) >> (number & 1023) & 1)

    def add(self, number: int) -> None:
        self._blocks[number >> 10] |= 1 << (number & 1023)


Part = Callable[[sqlite3.Connection], Iterator[Finding]]


def findings(
    path: Path, make: connection.Make, images: Mapping[str, str], today: date
) -> list[Finding]:
    """Return all that is damaged or odd in the database at `path`, which is only read.

    Args:
        path: the database file.
        make: makes the schema, to compare with.
        images: SQL for a row's image in the change log, by table.
        today: what is after it has not come yet.

    Raises:
        Unavailable: the database is busy, or it is none of netlog's.
    """
    parts: tuple[tuple[str, Part], ...] = (
        ("file", _file),
        ("schema", partial(_schema, make)),
        ("references", _references),
        ("changes", partial(_changes, images)),
        ("standing", _standing),
        ("search", _people_found),
        ("search", _notes_found),
        ("search", _unindexed),
        ("search", _index),
        *(("oddity", partial(_odd, question, today)) for question in _ODD),
    )
    found = list(_open_to_others(path))
    for name, part in parts:
        # Each by itself, so that who writes meanwhile waits for one part and not for all.
        with connection.reading(path) as db:
            # A flipped bit may leave text that is no text.
            db.text_factory = lambda raw: raw.decode(errors="replace")
            found += _looked_at(db, name, part)
    return found


def _looked_at(db: sqlite3.Connection, name: str, part: Part) -> Iterator[Finding]:
    looking = part(db)
    try:
        yield from islice(looking, _MOST)
        if (more := next(looking, None)) is not None:
            yield more._replace(what="there is more of the same kind")
    except (sqlite3.Error, UnicodeDecodeError) as error:
        # Where SQLite quotes what is damaged, its own message may be no text.
        if not getattr(error, "sqlite_errorname", _DAMAGED[0]).startswith(_DAMAGED):
            raise
        yield _damage(name, f"the {name} could not be looked through")


# The file ---------------------------------------------------------------------------------------


def _open_to_others(path: Path) -> Iterator[Finding]:
    """Say which files and folders of netlog's others than the owner may read.

    A folder that holds other things as well is its owner's business, unless others may put a
    file of theirs in the place of the database.
    """
    folder = backups.folder(path)
    for place in (path, path.parent, folder, *sorted(folder.glob("*.db"))):
        if not place.exists():
            continue
        mode = place.stat().st_mode & 0o1777
        shared = place == path.parent and place.name != "netlog"
        wide = mode & 0o022 and not mode & 0o1000 if shared else mode & 0o077
        if wide:
            own = "go-w" if shared else "700" if place.is_dir() else "600"
            what = f"{place} is open to others (mode {mode & 0o777:03o})"
            yield Finding("odd", "file", what, f"chmod {own} {quote(str(place))}")


def _file(db: sqlite3.Connection) -> Iterator[Finding]:
    """Ask SQLite: pages, indexes, types, NOT NULL and CHECK."""
    said = [
        line
        for (text,) in db.execute(f"PRAGMA integrity_check({_MOST})")
        for line in text.splitlines()
    ]
    for line in dict.fromkeys(said):
        rule, _, table = line.partition(" constraint failed in ")
        if rule == "CHECK":
            yield from _broken_rules(db, table)
        elif line != "ok" and not line.startswith("***"):
            yield _damage("file", f"SQLite says: {line}")


def _broken_rules(db: sqlite3.Connection, table: str) -> Iterator[Finding]:
    (made,) = db.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (table,)).fetchone()
    for sentence, rule in _RULE.findall(made):
        for (row_id,) in db.execute(f"SELECT rowid FROM {table} WHERE NOT ({rule})"):
            yield _damage("file", f"{table} {row_id} breaks a rule: {sentence}")


def _references(db: sqlite3.Connection) -> Iterator[Finding]:
    for table, row_id, parent, _ in db.execute("PRAGMA foreign_key_check"):
        yield _damage("references", f"{table} {row_id} refers to a {parent} that is not there")


def _schema(make: connection.Make, db: sqlite3.Connection) -> Iterator[Finding]:
    """Compare tables, views and triggers with those of a new database."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as blank:
        make(blank)
        expected = _objects(blank)
    found = _objects(db)
    for name, made in expected.items():
        if name not in found or found[name] != made:
            how = "changed" if name in found else "missing"
            yield _damage("schema", f"the {name} is {how}")


def _objects(db: sqlite3.Connection) -> dict[str, str | None]:
    # What FTS5 makes below its own tables is its business, and differs between versions.
    rows = db.execute(
        "SELECT type || ' ' || name, sql FROM sqlite_schema WHERE name NOT GLOB '*_search_*'"
    )
    return dict(rows.fetchall())


# What follows from what is stored ----------------------------------------------------------------


def _standing(db: sqlite3.Connection) -> Iterator[Finding]:
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
        yield _damage("standing", what, _RECKON)


def _people_found(db: sqlite3.Connection) -> Iterator[Finding]:
    rows = db.execute(
        "SELECT handle, stored.name, stored.about, found.name, found.about "
        "FROM contact_text AS stored JOIN contact ON contact.id = contact_id "
        "LEFT JOIN contact_search AS found ON found.rowid = contact_id "
        "WHERE contact_id NOT IN (SELECT key FROM unindexed WHERE kind = 'contact')"
    )
    for handle, *stored, name, about in rows:
        # The order of somebody's e-mails and tags is SQLite's choice, not part of the meaning.
        if [_words(_folded(text)) for text in stored] != [_words(name), _words(about)]:
            yield _damage("search", f"{handle} is not found by their words", _REINDEX)
    rows = db.execute(
        "SELECT rowid FROM contact_search WHERE rowid NOT IN (SELECT id FROM contact "
        "UNION SELECT key FROM unindexed WHERE kind = 'contact')"
    )
    for (row_id,) in rows:
        yield _damage("search", f"contact {row_id} is found though there is none")


def _words(text: object) -> list[str]:
    return sorted(str(text).split())


def _folded(text: object) -> str:
    # One flipped bit makes NULL or a blob of what was text.
    return names.fold(str(text))


def _notes_found(db: sqlite3.Connection) -> Iterator[Finding]:
    rows = db.execute(
        "SELECT interaction.id, interaction.note, found.note FROM interaction "
        f"LEFT JOIN note_search AS found ON found.rowid = {_PLACE} "
        f"WHERE interaction.note IS NOT NULL AND {_PLACE} NOT IN {_PENDING_NOTES}"
    )
    for row_id, stored, found in rows:
        if _folded(stored) != found:
            what = f"interaction {row_id} is not found by its note"
            yield _damage("search", what, "edit its note and it is read again")
    rows = db.execute(
        f"SELECT {_FILED} FROM note_search AS found "
        f"LEFT JOIN interaction ON interaction.id = {_FILED} "
        f"WHERE (interaction.note IS NULL OR {_PLACE} <> found.rowid) "
        f"AND found.rowid NOT IN {_PENDING_NOTES}"
    )
    for (row_id,) in rows:
        yield _damage("search", f"interaction {row_id} is found by a note that it has not")


_PLACE = f"({search.place('interaction')})"
_FILED = search.id_at("found.rowid")
_PENDING_NOTES = "(SELECT key FROM unindexed WHERE kind = 'note')"


def _unindexed(db: sqlite3.Connection) -> Iterator[Finding]:
    (number,) = db.execute("SELECT count(*) FROM unindexed").fetchone()
    if number:
        what = f"the search index has yet to read what another program wrote ({number})"
        yield Finding("odd", "search", what, "whatever netlog writes next brings it up to date")


def _index(db: sqlite3.Connection) -> Iterator[Finding]:
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
            if not error.sqlite_errorname.startswith(_DAMAGED):
                raise
            yield _damage("search", f"the index of {what} does not hold together")
        finally:
            if db.in_transaction:
                db.execute("ROLLBACK")


# The change log ---------------------------------------------------------------------------------


def _changes(images: Mapping[str, str], db: sqlite3.Connection) -> Iterator[Finding]:
    """Replay the change log from its end: the newest image of a row is the row."""
    seen = {table: _Ids() for table in images}
    yield from _replayed(db, images, seen)
    for table in images:
        for (row_id,) in db.execute(f"SELECT id FROM {table}"):
            if row_id not in seen[table]:
                yield _damage("changes", f"the change log knows nothing of {table} {row_id}")
        for (row_id,) in db.execute(f"SELECT id FROM {table} JOIN tombstone USING (uid)"):
            yield _damage("changes", f"{table} {row_id} is there and marked as deleted")
        if _may_come_again(db, table):
            yield _damage("changes", f"the next {table} would get an id that was used before")
    for (number,) in db.execute("SELECT id FROM operation WHERE state <> 'done'"):
        yield _damage("changes", f"operation {number} was never finished")


def _may_come_again(db: sqlite3.Connection, table: str) -> bool:
    query = (
        "SELECT coalesce(max(id), 0) > "
        f"coalesce((SELECT seq FROM sqlite_sequence WHERE name = ?), 0) FROM {table}"
    )
    return bool(db.execute(query, (table,)).fetchone()[0])


def _replayed(
    db: sqlite3.Connection, images: Mapping[str, str], seen: Mapping[str, _Ids]
) -> Iterator[Finding]:
    """Compare each row with its newest image, and each image with the one after it."""
    now = " ".join(
        f"WHEN '{table}' THEN (SELECT {image} FROM {table} WHERE id = row_id)"
        for table, image in images.items()
    )
    rows = db.execute(
        "SELECT change.id, table_name, coalesce(CAST(row_id AS INTEGER), 0), before, after, "
        f"CASE table_name {now} END "
        "FROM change ORDER BY change.id DESC"
    )
    # The hash of what a row's older image has to be; none where there was no row before.
    wanted: dict[tuple[str, int], int] = {}
    for number, table, row_id, before, after, there in rows:
        if table not in seen:
            yield _damage("changes", f"change {number} is of a table that is not there")
            continue
        if row_id not in seen[table]:
            seen[table].add(row_id)
            if after != there:
                yield _damage("changes", f"{table} {row_id} {_difference(after, there)}")
        elif wanted.pop((table, row_id), None) != (None if after is None else hash(after)):
            what = f"what was written of {table} {row_id} after change {number} does not follow it"
            yield _damage("changes", what)
        if before is not None:
            wanted[table, row_id] = hash(before)


def _difference(after: str | None, there: str | None) -> str:
    if there is None:
        return "is gone, and nothing says who removed it"
    if after is None:
        return "is there, though it was removed"
    written, found = image(str(after)), image(str(there))
    wrong = ", ".join(column for column in found if found[column] != written.get(column))
    return f"is not as it was last written ({wrong or 'its image'})"


# Oddities ---------------------------------------------------------------------------------------


class _Question(NamedTuple):
    """A query for oddities that may know today, and what is said of each row."""

    query: str
    what: str
    remedy: str


_ODD = (
    _Question(
        "SELECT interaction.id, handle, day FROM interaction "
        "JOIN contact ON contact.id = contact_id WHERE day > :today ORDER BY day, interaction.id",
        "interaction {} with {} is on {}, which has not come yet",
        "netlog edit --interaction {} --on DAY",
    ),
    _Question(
        "SELECT handle, added_on FROM contact WHERE added_on > :today ORDER BY id",
        "{} was added on {}, which has not come yet",
        "'netlog log {}' when you are next in touch, and the due day counts from that",
    ),
    _Question(
        "SELECT handle, snoozed_until FROM contact "
        "WHERE snoozed_until < date(:today, '-1 year') ORDER BY id",
        "{} has a snooze that ended long ago, on {}",
        "netlog unsnooze {}",
    ),
    _Question(
        "SELECT name, (SELECT count(*) FROM contact WHERE circle_id = circle.id) AS people "
        "FROM circle WHERE cadence_count IS NULL AND people > 0 ORDER BY id",
        "the circle {} has no cadence, so its members ({}) are due only by their own",
        "netlog circle set {} SPAN",
    ),
    _Question(
        "SELECT replace(group_concat(DISTINCT handle), ',', ' and '), kind FROM ("
        "  SELECT handle, kind, folded FROM detail JOIN contact ON contact.id = contact_id"
        "   WHERE kind = 'email' ORDER BY contact.id"
        ") GROUP BY folded HAVING count(DISTINCT handle) > 1 ORDER BY min(handle)",
        "{} have the same {}",
        "are they one person? 'netlog show' each",
    ),
)


def _odd(question: _Question, today: date, db: sqlite3.Connection) -> Iterator[Finding]:
    for row in db.execute(question.query, {"today": today.isoformat()}):
        remedy = question.remedy.format(*(quote(str(value)) for value in row))
        yield Finding("odd", "oddity", question.what.format(*row), remedy)
