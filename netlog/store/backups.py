"""Backups: copies of the database, each whole or not there at all."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import NamedTuple

from netlog.errors import NetlogError, Refused
from netlog.store import connection


class Counts(NamedTuple):
    """How many people and interactions there are."""

    people: int
    interactions: int


class Backup(NamedTuple):
    """A copy that was written: where, how many bytes, and what it holds."""

    path: Path
    size: int
    counts: Counts


def folder(database: Path) -> Path:
    """Return the folder where the backups of a database are kept, which may not be there yet."""
    return database.parent / "backups"


def write(database: Path, target: Path | None, now: datetime) -> Backup:
    """Copy the database to a new file that only its owner may read.

    What others commit before the copy begins is in it, and nothing they commit after.

    Args:
        database: the database file.
        target: the new file, or a folder for one that is named after the time; None for the
            folder beside the database, which is made.
        now: the time, in UTC.

    Raises:
        Refused: there is something at `target` already; it is never written over.
        NetlogError: it cannot be written there, or the copy is not whole; nothing is left.
        Unavailable: the database cannot be read.
    """
    with connection.reading(database) as db, _said_where(target or folder(database)):
        if target is None:
            target = folder(database)
            target.mkdir(mode=0o700, exist_ok=True)
        if target.is_dir():
            place, names = target, _dated(target, f"{database.stem}-{now:%Y-%m-%dT%H%M%SZ}")
        elif os.path.lexists(target):
            raise _taken(target)
        else:
            place, names = target.parent, iter([target])
        draft = place / f".{os.urandom(8).hex()}.part"
        try:
            counts = _copy(db, draft)
            size = draft.stat().st_size
            made = next((name for name in names if _placed(draft, name)), None)
        finally:
            draft.unlink(missing_ok=True)
        if made is None:
            raise _taken(target)
        with suppress(OSError):  # not every folder can be synced
            _sync(place)
    return Backup(made, size, counts)


def counted(db: sqlite3.Connection) -> Counts:
    """Count what a database holds."""
    query = "SELECT (SELECT count(*) FROM contact), (SELECT count(*) FROM interaction)"
    return Counts(*db.execute(query).fetchone())


def _dated(place: Path, stem: str) -> Iterator[Path]:
    """Yield names in a folder, for two copies may be made within a second."""
    yield place / f"{stem}.db"
    for number in count(2):
        yield place / f"{stem}-{number}.db"


def _copy(db: sqlite3.Connection, draft: Path) -> Counts:
    os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    copied = sqlite3.connect(f"{draft.as_uri()}?mode=rw", isolation_level=None, uri=True)
    with closing(copied):
        # No journal beside the draft: it is whole when it gets its name, or it never does.
        copied.execute("PRAGMA journal_mode = OFF")
        copied.execute("PRAGMA trusted_schema = OFF")
        db.backup(copied)
        counts = counted(db)
        (verdict,) = copied.execute("PRAGMA quick_check(1)").fetchone()
        if verdict != "ok" or counted(copied) != counts:
            raise NetlogError("the copy is damaged, and was not kept", "see 'netlog check'")
    _sync(draft)
    return counts


def _placed(draft: Path, name: Path) -> bool:
    """Give the draft its name, unless that is taken."""
    try:
        # A link never replaces a file, as a renaming would.
        os.link(draft, name)
    except FileExistsError:
        return False
    except OSError:
        # Not every stick and share knows links.
        if os.path.lexists(name):
            return False
        draft.rename(name)
    return True


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _taken(target: Path) -> Refused:
    return Refused(f"there is something at {target} already", "name a new file, or a folder")


@contextmanager
def _said_where(place: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise NetlogError(f"cannot write a backup at {place}: {error.strerror}") from None
