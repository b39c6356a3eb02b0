"""Copies: another database, as a private copy of this version, without a name."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from shlex import quote

from netlog.errors import NetlogError, NothingFound, Refused, Unavailable
from netlog.store import backups, connection

Upgrade = Callable[[sqlite3.Connection], object]


@contextmanager
def copied(database: Path, path: Path, upgrade: Upgrade) -> Iterator[sqlite3.Connection]:
    """Open a copy of another database, which ends with the block; the file itself is only read.

    Args:
        database: the one that it is to be joined to.
        path: the other.
        upgrade: brings a database to the present version, in a transaction that is open.

    Raises:
        NothingFound: there is no such file.
        Refused: it is the database itself.
        Unavailable: it is no netlog database, busy, damaged, or from a newer netlog.
        NetlogError: there is no room for a copy.
    """
    if not os.path.lexists(path):
        raise NothingFound(f"there is no file {path}")
    with suppress(OSError):
        if database.samefile(path):
            raise Refused(f"{path} is the database itself", "name another")
    with closing(sqlite3.connect("", isolation_level=None)) as copy:
        with _named(path):
            _fill(copy, path)
            _bring_up_to_date(copy, upgrade)
        copy.execute("PRAGMA trusted_schema = OFF")
        yield copy


def _fill(copy: sqlite3.Connection, path: Path) -> None:
    with connection.reading(path, any_version=True) as source:
        source.backup(copy)
    copy.execute("PRAGMA journal_mode = DELETE")  # its own came along
    if not backups.holds_together(copy, "integrity_check"):
        raise connection.Damaged


def _bring_up_to_date(copy: sqlite3.Connection, upgrade: Upgrade) -> None:
    found = connection.version(copy)
    if found > connection.SCHEMA_VERSION:
        raise Unavailable("the database is from a newer netlog", "upgrade netlog")
    if found < 1:
        raise Unavailable("the database is not complete")
    if found < connection.SCHEMA_VERSION:
        for setting in ("foreign_keys = OFF", "legacy_alter_table = ON"):
            copy.execute(f"PRAGMA {setting}")
        copy.execute("BEGIN")
        upgrade(copy)
        copy.execute("COMMIT")


@contextmanager
def _named(path: Path) -> Iterator[None]:
    """Say of the other database what is wrong with it."""
    try:
        yield
    except connection.Damaged as error:
        what = f"{path} is damaged"
        raise connection.Damaged(
            what, f"'netlog --db {quote(str(path))} check' says more"
        ) from error
    except NetlogError as error:
        kind = Unavailable if isinstance(error, Unavailable) else NetlogError
        what = error.what.replace("the database", str(path), 1)
        is_of_ours = "--db" in error.remedy or "'netlog " in error.remedy
        remedy = "" if is_of_ours else error.remedy
        raise kind(error.what if str(path) in error.what else what, remedy) from error
    except sqlite3.Error as error:
        if connection.is_damage(error):
            raise connection.Damaged(f"{path} is damaged", "") from error
        raise NetlogError(f"there is no room for a copy of {path}") from error
