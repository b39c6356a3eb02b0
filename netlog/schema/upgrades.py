"""Upgrades: a database of an older version brought to the schema of this one, or put right.

To add a version N:

1. Change `models`, the SQL beside this file and the change log as if there were no older
   databases, and set `connection.SCHEMA_VERSION` to N. Of all that can be made from them nothing
   is said again here: views, triggers, indexes, new tables, changed rules and defaults, `standing`
   and the search index are made afresh, each where its text differs, after the last step.
2. Add `steps.STEPS[N]`: what changes in what is *stored*. For nothing but new tables, columns
   with a default and looser rules that is a function which does nothing. Else it moves the data by
   plain SQL, on the tables as version N - 1 left them: every view and trigger is away, so that
   nothing is logged, stamped or reckoned. It makes the tables that it needs, without their rules;
   `steps.rename_column` and `steps.drop_column` are for columns, DROP TABLE for tables. Where it
   changes values because the new rules forbid them, `steps.reword` changes them in the log too,
   or undo would bring them back. Never write it with `models`, which will be of another version
   by the time it runs.
3. Name in `steps.FORMER` each view, trigger, index and table that N no longer has.
4. `python -m tests.versions` writes the dump and the golden answers of version N, which are
   committed when it is released. The tests then upgrade every version from 1 on.

What is in a table or column that the new schema has not, and that no step let go, is never
dropped: the upgrade fails. Tables, views, triggers and indexes that the user made stay as they are.
The change log is rewritten so that each newest image is the row as it is now, and so that undo
and redo of what was done before still work: a column that an image does not know is as the row has
it now, or as its default where the row is gone. What a step writes is nobody's doing: a row that
it made was there from the beginning, and one that it deleted never was.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from functools import cache
from typing import NamedTuple

from netlog import names, schema
from netlog.errors import NetlogError, Refused, Unavailable
from netlog.schema import changelog, steps
from netlog.store import connection, search
from netlog.store.operations import image
from netlog.store.rows import last_id, put_last_id

Row = changelog.Row


class Thing(NamedTuple):
    """A table, view, trigger or index as sqlite_schema has it."""

    kind: str
    name: str
    sql: str

    @property
    def is_virtual(self) -> bool:
        """Whether a module of SQLite keeps it, as it does a search index."""
        return self.sql.startswith("CREATE VIRTUAL TABLE")

    @property
    def is_stored(self) -> bool:
        """Whether it holds what follows from nothing else."""
        return self.kind == "table" and not self.is_virtual and self.name != "standing"


Things = dict[str, Thing]


def upgrade(db: sqlite3.Connection) -> int:
    """Bring a database to the present version, and return the version that it had.

    For a connection that `connection.upgrading` opened, in its transaction. Where the version is
    the present one already, because another process was first, nothing is done.

    Raises:
        Refused: what is stored breaks a rule of the present version.
        Unavailable: a table of what is stored is missing.
        NetlogError: there is something stored for which the present version has no place.
    """
    version = connection.version(db)
    if version == connection.SCHEMA_VERSION:
        return version
    fresh = expected()
    if _known(db, fresh) - things(db).keys():
        raise _missing()
    broken, stale = _broken_references(db, fresh), _is_stale(fresh, things(db))
    columns = {table: _columns(db, table) for table in changelog.images()}
    foreign = _put_aside(db, fresh)
    with _noted(db, [table for table, there in columns.items() if there]):
        for number in range(version + 1, connection.SCHEMA_VERSION + 1):
            steps.STEPS[number](db)
    _drop_former(db)
    found = things(db)
    for thing in fresh.values():
        if thing.is_stored:
            _remake(db, thing, found.get(thing.name))
    _reshape_images(db, columns)
    if _restate(db, columns) or stale:
        _drop_search(db, fresh)
    _refresh(db, fresh)
    _bring_back(db, foreign)
    if _broken_references(db, fresh) - broken:
        raise Refused("what is stored refers to what would not be there any more", _AS_IT_WAS)
    db.execute(f"PRAGMA user_version = {connection.SCHEMA_VERSION}")
    return version


def refresh(db: sqlite3.Connection) -> None:
    """Make afresh what follows from what is stored, inside the caller's transaction.

    That is views, triggers, indexes and search tables, where they are missing or their text is
    another, and `standing`, which is counted afresh. No other table is touched, and nothing that
    the user made.

    Raises:
        Refused: a table that the user made has the name of something else.
        Unavailable: a table of what is stored is missing.
    """
    _refresh(db, expected())


def expected() -> Things:
    """Return what the schema of a new database is made of, by name, in order."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as blank:
        for statement in schema.statements():
            blank.execute(statement)
        return things(blank)


def things(db: sqlite3.Connection) -> Things:
    """Return what the schema of a database is made of, by name, in order.

    Without what SQLite makes by itself for UNIQUE, for AUTOINCREMENT, or below a search index.
    """
    rows = db.execute(
        "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL "
        "AND name NOT GLOB 'sqlite_*' "
        "AND name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow') ORDER BY rowid"
    )
    return {name: Thing(kind, name, sql) for kind, name, sql in rows.fetchall()}


_AS_IT_WAS = "the database is as it was"
# What every version has.
_ALWAYS = frozenset({"change", "contact", "interaction", "operation"})


def _missing() -> Unavailable:
    return Unavailable("a table of the database is missing", connection.RESTORE)


def _known(db: sqlite3.Connection, fresh: Things) -> set[str]:
    """Return the tables that are not new: the change log or a reference knows of them."""
    found = things(db)
    referring = 'SELECT "table" FROM pragma_foreign_key_list(?)'
    known = {to for name in found.keys() & fresh for (to,) in db.execute(referring, (name,))}
    if "change" in found:
        known |= {name for (name,) in db.execute("SELECT DISTINCT table_name FROM change")}
    return {name for name in known if name in fresh} | _ALWAYS


def _refresh(db: sqlite3.Connection, fresh: Things) -> None:
    found = things(db)
    if any(thing.is_stored and thing.name not in found for thing in fresh.values()):
        raise _missing()
    stale = _is_stale(fresh, found)
    if stale:
        _drop_search(db, fresh)
    for thing in fresh.values():
        old = found.get(thing.name, thing)
        if thing.is_stored or old == thing:
            continue
        if old.is_stored:
            what = f"your own table '{old.name}' has a name that netlog needs"
            raise Refused(what, "give it another, and try again")
        _drop(db, old)
    there = things(db)
    for thing in fresh.values():
        if thing.name not in there:
            db.execute(thing.sql)
    db.execute("DELETE FROM standing")
    db.execute("INSERT INTO standing SELECT * FROM standing_from_log")
    if stale:
        _index(db)


def _columns(db: sqlite3.Connection, table: str) -> list[str]:
    rows = db.execute("SELECT name FROM pragma_table_info(?)", (table,))
    return [name for (name,) in rows.fetchall()]


def _drop(db: sqlite3.Connection, thing: Thing) -> None:
    db.execute(f"DROP {thing.kind} IF EXISTS {_quoted(thing.name)}")


def _quoted(name: str) -> str:
    return '"{}"'.format(name.replace('"', '""'))


# What the user made -------------------------------------------------------------------------------


def _put_aside(db: sqlite3.Connection, fresh: Things) -> list[Thing]:
    """Drop all views and triggers, so that steps run on bare tables; return those of the user's.

    And their indexes, which go with the tables that are remade.
    """
    aside = [thing for thing in things(db).values() if thing.kind != "table"]
    for thing in aside:
        if thing.kind != "index":
            _drop(db, thing)
    return [t for t in aside if t.name not in fresh and t.name not in steps.FORMER]


def _bring_back(db: sqlite3.Connection, foreign: list[Thing]) -> None:
    there = things(db)
    # A trigger may be on a view.
    for thing in sorted(foreign, key=lambda thing: thing.kind == "trigger"):
        if thing.name in there:
            continue
        try:
            db.execute(thing.sql)
        except sqlite3.OperationalError:
            what = f"your own {thing.kind} '{thing.name}' does not fit the new version"
            raise Refused(what, "drop it, and upgrade again") from None


# Tables -------------------------------------------------------------------------------------------


def _drop_former(db: sqlite3.Connection) -> None:
    for name, thing in things(db).items():
        if name in steps.FORMER:
            if thing.is_stored and _holds(db, name, "1"):
                raise _no_place(f"the table '{name}'")
            _drop(db, thing)


def _remake(db: sqlite3.Connection, thing: Thing, found: Thing | None) -> None:
    """Make a table as the present version has it, and bring into it what was found in it."""
    name = thing.name
    if found == thing:
        return
    if found is None:
        db.execute(thing.sql)
        return
    # The old one makes room: a table that is itself renamed has its name in quotes ever after.
    old = _quoted(f"{name} (old)")
    db.execute(f"ALTER TABLE {name} RENAME TO {old}")
    db.execute(thing.sql)
    held, columns = _columns(db, f"{name} (old)"), _columns(db, name)
    for column in held:
        unknown = column not in columns and not steps.is_gone(column)
        if unknown and _holds(db, old, f"{_quoted(column)} IS NOT NULL"):
            raise _no_place(f"the column '{column}' of '{name}'")
    both = ", ".join(column for column in columns if column in held)
    try:
        db.execute(f"INSERT INTO {name} ({both}) SELECT {both} FROM {old} ORDER BY rowid")
    except sqlite3.IntegrityError as error:
        rule = connection.broken_rule(error)
        what = f"the new version does not allow what '{name}' holds ({rule})"
        raise Refused(what, _AS_IT_WAS) from None
    _keep_sequence(db, f"{name} (old)", name)
    db.execute(f"DROP TABLE {old}")


def _keep_sequence(db: sqlite3.Connection, old: str, new: str) -> None:
    """Let no id come again that was used before."""
    if found := last_id(db, old):
        put_last_id(db, new, found)


def _holds(db: sqlite3.Connection, table: str, what: str) -> bool:
    return db.execute(f"SELECT 1 FROM {table} WHERE {what} LIMIT 1").fetchone() is not None


def _no_place(what: str) -> NetlogError:
    return NetlogError(f"the new version has no place for what {what} holds", _AS_IT_WAS)


def _broken_references(db: sqlite3.Connection, fresh: Things) -> set[tuple[str, int, str]]:
    """Return table, row and what it refers to in vain.

    What was so before is no reason to stay behind; `netlog check` tells of it. Nor are the tables
    of the user's own, where a reference may be one that SQLite refuses to look at.
    """
    tables = [name for name in things(db) if name in fresh and fresh[name].kind == "table"]
    return {
        (table, row, to)
        for name in tables
        for table, row, to, _ in db.execute(f"PRAGMA foreign_key_check({name})")
    }


# The change log -----------------------------------------------------------------------------------


@contextmanager
def _noted(db: sqlite3.Connection, tables: list[str]) -> Iterator[None]:
    """Note in a table of the connection's own which rows are written in these tables."""
    db.execute("CREATE TEMP TABLE written (name, id, PRIMARY KEY (name, id))")
    made = []
    for table in tables:
        for event, row in (("INSERT", "NEW"), ("UPDATE", "NEW"), ("DELETE", "OLD")):
            made.append(f"note_{table}_{event}")
            db.execute(
                f"CREATE TEMP TRIGGER {made[-1]} AFTER {event} ON main.{table} BEGIN "
                f"INSERT OR IGNORE INTO written VALUES ('{table}', {row}.id); END"
            )
    yield
    for name in made:
        db.execute(f"DROP TRIGGER IF EXISTS temp.{name}")


def _reshape_images(db: sqlite3.Connection, former: Mapping[str, list[str]]) -> None:
    """Have images say the columns that their tables have now."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as blank:
        for table, present in changelog.images().items():
            columns = _columns(db, table)
            if columns == (former[table] or columns):
                continue
            db.create_function("reshaped", 3, _reshaping(columns, _defaults(db, table, blank)))
            now = f"(SELECT {present} FROM {table} WHERE id = row_id)"
            db.execute(
                f"UPDATE change SET before = reshaped(before, row_id, {now}), "
                f"after = reshaped(after, row_id, {now}) WHERE table_name = ?",
                (table,),
            )


def _reshaping(
    columns: list[str], defaults: Callable[[int], Row]
) -> Callable[[str | None, int, str | None], str | None]:
    def reshaped(said: str | None, row_id: int, now: str | None) -> str | None:
        known = image(now) if now is not None else defaults(row_id)
        return changelog.reworded(
            said, lambda row: {name: row.get(name, known[name]) for name in columns}
        )

    return reshaped


def _defaults(
    db: sqlite3.Connection, table: str, blank: sqlite3.Connection
) -> Callable[[int], Row]:
    """Return what tells a row's defaults as text: the same each time, but a uid of its own."""
    rows = db.execute("SELECT name, dflt_value FROM pragma_table_info(?)", (table,)).fetchall()
    query = ", ".join(f"CAST({default or 'NULL'} AS TEXT)" for _, default in rows)

    @cache
    def defaults(_row_id: int) -> Row:
        values = blank.execute(f"SELECT {query}").fetchone()
        return {name: value for (name, _), value in zip(rows, values, strict=True)}

    return defaults


def _restate(db: sqlite3.Connection, former: Mapping[str, list[str]]) -> bool:
    """Have the newest image of each row that a step wrote be the row, as if it always had been.

    What a step made was there from the beginning, and what it deleted never was: nobody did it, so
    nobody can undo it. Returns whether there was anything.
    """
    images, owners = changelog.images(), changelog.owners()
    for table in images:
        if not former[table]:
            db.execute(f"INSERT INTO written SELECT '{table}', id FROM {table}")
    _forget(db, images)
    db.execute(
        "CREATE TEMP TABLE newest AS SELECT max(change.id) AS id, table_name, row_id FROM change "
        "JOIN written ON name = table_name AND written.id = row_id GROUP BY table_name, row_id"
    )
    for table, present in images.items():
        db.execute(
            f"UPDATE change SET after = (SELECT {present} FROM {table} WHERE id = row_id) "
            "WHERE id IN (SELECT id FROM newest WHERE table_name = ?)",
            (table,),
        )
        db.execute(
            "INSERT INTO change (id, operation_id, table_name, row_id, contact_id, after) "
            "SELECT (SELECT min(id) FROM change) - row_number() OVER (ORDER BY id DESC), "
            "(SELECT min(id) FROM operation WHERE command = 'create'), "
            f"?1, id, {owners[table]}, {present} FROM {table} "
            "WHERE id IN (SELECT id FROM written WHERE name = ?1) "
            "AND id NOT IN (SELECT row_id FROM newest WHERE table_name = ?1) ORDER BY id",
            (table,),
        )
    found = _holds(db, "written", "1")
    db.execute("DROP TABLE newest")
    db.execute("DROP TABLE written")
    return found


def _forget(db: sqlite3.Connection, tables: Iterable[str]) -> None:
    """Take rows that a step deleted out of the change log, and all of tables that are no more."""
    listed = ", ".join(f"'{table}'" for table in tables)
    db.execute(
        f"CREATE TEMP TABLE lost AS SELECT id, operation_id FROM change "
        f"WHERE table_name NOT IN ({listed})"
    )
    for table in tables:
        db.execute(
            "INSERT INTO lost SELECT id, operation_id FROM change WHERE table_name = ?1 "
            "AND row_id IN (SELECT id FROM written WHERE name = ?1) "
            f"AND row_id NOT IN (SELECT id FROM {table})",
            (table,),
        )
    db.execute("DELETE FROM change WHERE id IN (SELECT id FROM lost)")
    db.execute(
        "DELETE FROM operation WHERE id IN (SELECT operation_id FROM lost) "
        "AND id NOT IN (SELECT operation_id FROM change)"
    )
    for column in ("undoes", "undone_by"):
        db.execute(
            f"UPDATE operation SET {column} = NULL WHERE {column} NOT IN (SELECT id FROM operation)"
        )
    db.execute("DROP TABLE lost")


# The search index ---------------------------------------------------------------------------------


def _is_stale(fresh: Things, found: Things) -> bool:
    """Return whether the search tables, or what goes into them, are other than they should be."""
    return any(
        found.get(name) != thing if thing.is_virtual else found.get(name, thing) != thing
        for name, thing in fresh.items()
        if thing.is_virtual or name == "contact_text"
    )


def _drop_search(db: sqlite3.Connection, fresh: Things) -> None:
    """Drop all of the search tables, for one reads another."""
    for thing in fresh.values():
        if thing.is_virtual:
            search.drop(db, thing.name)


def _index(db: sqlite3.Connection) -> None:
    """Fill new search tables, row by row: there may be more notes than memory holds."""
    db.create_function("folded", 1, names.fold)
    db.execute(
        "INSERT INTO contact_search (rowid, name, about) "
        "SELECT contact_id, folded(name), folded(about) FROM contact_text"
    )
    db.execute(
        f"INSERT INTO note_search (rowid, note) SELECT {search.place('interaction')}, folded(note) "
        "FROM interaction WHERE note IS NOT NULL ORDER BY 1"
    )
    db.execute("DELETE FROM unindexed")
