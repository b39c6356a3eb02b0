"""The change log: triggers that keep every row before and after each change.

One trigger a table and event, made from the columns of `models`, does all that follows from a
change by whatever door: it finds the operation (or opens one for another program's write), stamps
`updated_at`, keeps the tombstones, notes what to index, and writes the two images. They are one
trigger because SQLite promises no order among several.
"""

from collections.abc import Callable, Iterator

from netlog import models
from netlog.store import search
from netlog.store.operations import image

Row = dict[str, str | None]

# What the triggers of all tables do alike is one trigger of its own, behind a view: SQLite reads
# the whole schema at every start. A command's operation is the newest and open while it runs. A
# write that finds none open comes from elsewhere and is an operation of its own. What has no row
# after it is deleted and leaves a tombstone; what had none before is there, and has none.
_LOG = (
    """CREATE VIEW log AS
SELECT '' AS uid, table_name, row_id, contact_id, before, after FROM change;""",
    """CREATE TRIGGER log_insert INSTEAD OF INSERT ON log
BEGIN
    DELETE FROM tombstone WHERE uid = NEW.uid AND NEW.before IS NULL;
    INSERT INTO tombstone (uid, table_name) SELECT NEW.uid, NEW.table_name WHERE NEW.after IS NULL
    ON CONFLICT (uid) DO UPDATE SET deleted_at = excluded.deleted_at;
    INSERT INTO operation (command) SELECT 'another program' FROM idle;
    INSERT INTO change (operation_id, table_name, row_id, contact_id, before, after)
    VALUES ((SELECT max(id) FROM operation), NEW.table_name, NEW.row_id, NEW.contact_id,
            NEW.before, NEW.after);
END;""",
)

# What the search index has to read again after a change: queries for the OLD or NEW row. Who is at
# a company is found by its further names, and under one of them by that of the company. A note is
# filed under its day and id in one number, so that the latest come first.
_UNINDEXED = {
    "contact": "SELECT 'contact', {row}.id",
    "detail": "SELECT 'contact', {row}.contact_id",
    "tag": "SELECT 'contact', {row}.contact_id",
    "position": "SELECT 'contact', {row}.contact_id",
    "company": "SELECT 'contact', contact_id FROM position WHERE company_id IN "
    "(SELECT id FROM company WHERE id = coalesce({row}.same_as, {row}.id) "
    "OR same_as = coalesce({row}.same_as, {row}.id))",
    "interaction": f"SELECT 'note', {search.place('{row}')} WHERE {{row}}.note IS NOT NULL",
}


def triggers() -> Iterator[str]:
    """Yield the triggers of every table that people fill."""
    yield from _LOG
    for table in models.KEPT:
        columns = [column.name for column in table.columns]
        yield _insert(table.name, columns)
        yield _update(table.name, columns)
        yield _delete(table.name, columns)


def images() -> dict[str, str]:
    """Return, by the name of each such table, SQL for the image of a row as it is now."""
    return {
        table.name: _image([column.name for column in table.columns], "") for table in models.KEPT
    }


def owners() -> dict[str, str]:
    """Return, by the name of each such table, SQL for the id of the contact that a row is of."""
    return {
        table.name: _owner(table.name, [column.name for column in table.columns], "")
        for table in models.KEPT
    }


def reworded(said: str | None, change: Callable[[Row], Row]) -> str | None:
    """Return what a changed row's image says; where there was no row, there is none."""
    if said is None:
        return None
    return " ".join(
        f"{name}=NULL" if value is None else "{}='{}'".format(name, value.replace("'", "''"))
        for name, value in change(image(said)).items()
    )


def _insert(table: str, columns: list[str]) -> str:
    return (
        f"CREATE TRIGGER {table}_after_insert AFTER INSERT ON {table}\nBEGIN\n"
        f"{_write(table, 'NEW', columns, 'NULL', _stored(table, columns))}"
        f"{_unindex(table, ('NEW',))}END;"
    )


def _update(table: str, columns: list[str]) -> str:
    # 'now' is one instant within a statement. Undo restores the stamp that was, and says so by
    # its state.
    return (
        f"CREATE TRIGGER {table}_after_update AFTER UPDATE ON {table}\nBEGIN\n"
        f"    UPDATE {table} SET updated_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now')\n"
        f"     WHERE id = NEW.id AND NEW.updated_at IS OLD.updated_at\n"
        f"       AND NOT EXISTS (SELECT 1 FROM bulk);\n"
        f"{_write(table, 'NEW', columns, _image(columns, 'OLD.'), _stored(table, columns))}"
        f"{_unindex(table, ('OLD', 'NEW'))}END;"
    )


def _delete(table: str, columns: list[str]) -> str:
    return (
        f"CREATE TRIGGER {table}_after_delete AFTER DELETE ON {table}\nBEGIN\n"
        f"{_write(table, 'OLD', columns, _image(columns, 'OLD.'), 'NULL')}"
        f"{_unindex(table, ('OLD',))}END;"
    )


def _stored(table: str, columns: list[str]) -> str:
    """Say the row as it ends up, not as it was written; bare names are also read faster."""
    return f"(SELECT {_image(columns, '')} FROM {table} WHERE id = NEW.id)"


def _write(table: str, row: str, columns: list[str], before: str, after: str) -> str:
    contact = _owner(table, columns, f"{row}.")
    return (
        f"    INSERT INTO log VALUES ({row}.uid, '{table}', {row}.id, {contact},\n"
        f"        {before},\n        {after});\n"
    )


def _owner(table: str, columns: list[str], prefix: str) -> str:
    if table == "contact":
        return f"{prefix}id"
    return f"{prefix}contact_id" if "contact_id" in columns else "NULL"


def _unindex(table: str, rows: tuple[str, ...]) -> str:
    query = _UNINDEXED.get(table)
    if query is None:
        return ""
    each = "\n    UNION ".join(query.format(row=row) for row in rows)
    return (
        f"    INSERT INTO unindexed (kind, key)\n    SELECT * FROM ({each}) WHERE true\n"
        f"    ON CONFLICT DO NOTHING;\n"
    )


def _image(columns: list[str], prefix: str) -> str:
    """Say a row as `id='1' name='Ada' note=NULL`, which the store takes apart.

    Not JSON: with trusted_schema off, SQLite 3.40 allows no JSON function in a trigger.
    """
    form = " ".join(f"{column}=%Q" for column in columns)
    return f"printf('{form}', {', '.join(prefix + column for column in columns)})"
