"""Restoring: what a backup holds, written into the database's own file, whole or not at all."""

import fcntl
import os
import shutil
import sqlite3
import stat
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from itertools import count
from pathlib import Path
from shlex import quote
from typing import BinaryIO, NamedTuple

from netlog import paths
from netlog.errors import NetlogError, NothingFound, Refused, Unavailable
from netlog.store import backups, connection, retention
from netlog.store.backups import Counts

_LOCKS = (512, 0x40000000)  # how many bytes SQLite locks, and from where on
_PAUSE = 0.02  # seconds
_OTHERS = "'netlog backup --list' has others"
_NOT_MEANT = {*retention.DOUBTFUL, retention.DAMAGED}  # by `latest`


class Held(NamedTuple):
    """What a database or a backup holds: how much, when it was written last (UTC), its version."""

    counts: Counts
    written: str
    version: int


class Restored(NamedTuple):
    """What is there now, and where what was there before is kept, if anything was.

    `damaged` says that it is kept as it was, byte by byte, as no good copy could be made.
    """

    counts: Counts
    kept: tuple[Path, ...]
    damaged: bool


# What is to be restored -------------------------------------------------------------------------


def named(database: Path, said: str, now: datetime) -> Path:
    """Return the backup that is meant: a path, a name as it is listed, or `latest`.

    `latest` is the newest beside the database that was made neither by restoring, so that to do it
    again comes to the same, nor before a repair, of what was damaged. What seems to come from
    after `now`, in UTC, because a clock was wrong, is that only where there is nothing else.

    Raises:
        NothingFound: there is no such file.
        NetlogError: the folder of the backups cannot be read.
    """
    with backups.said_where(retention.folder(database), "read the backups"):
        listed = backups.listed(database)
    if said == "latest":
        fitting = [(at, path) for path, at, why in listed if why not in _NOT_MEANT]
        if not fitting:
            raise NothingFound("there is no backup yet", "'netlog backup' makes one")
        return next((path for at, path in fitting if at <= now), fitting[0][1])
    for path, _, _ in listed:
        if said in {path.name, path.stem}:
            return path
    path = paths.meant(said)
    with suppress(OSError, ValueError):
        if os.path.lexists(path):
            return path
    raise NothingFound(f"there is no backup {said}", "'netlog backup --list' has their names")


def verified(database: Path, path: Path) -> Held:
    """Return what the backup at `path` holds, after reading it from end to end.

    Raises:
        Refused: it is the database itself.
        Unavailable: it is no netlog database, from a newer netlog, or damaged.
    """
    with suppress(OSError):
        if database.samefile(path):
            raise Refused(f"{path} is the database itself", "name a backup of it")
    held, whole = _read_through(path)
    if held.version > connection.SCHEMA_VERSION:
        raise Unavailable(f"{path} is from a newer netlog", "upgrade netlog")
    if held.version < 1:
        raise Unavailable(f"{path} is not complete", _OTHERS)
    if not whole:
        raise damaged(path)
    if backups.is_as_summed(path) is False:
        raise connection.Damaged(f"{path} is not what its checksum says", _OTHERS)
    return held


def _read_through(path: Path) -> tuple[Held, bool]:
    try:
        with connection.reading(path, any_version=True) as db:
            return _held(db), backups.holds_together(db, "integrity_check")
    except NetlogError as error:
        if connection.is_damage(error):
            raise damaged(path) from error
        raise Unavailable(error.what, _OTHERS) from error


def damaged(backup: Path) -> connection.Damaged:
    """Return the error that a backup is damaged."""
    more = f"{_OTHERS}, and 'netlog --db {quote(str(backup))} check' says more"
    return connection.Damaged(f"{backup} is damaged", more)


def present(database: Path) -> Held | None:
    """Return what the database holds now; None if it is not there or cannot be read."""
    with suppress(NetlogError), connection.reading(database, any_version=True) as db:
        return _held(db)
    return None


def _held(db: sqlite3.Connection) -> Held:
    (written,) = db.execute("SELECT max(at) FROM operation").fetchone()
    return Held(backups.counted(db), written or "", connection.version(db))


# Into the database ------------------------------------------------------------------------------


def restore(database: Path, source: Path, clock: Callable[[], datetime]) -> Restored:
    """Write what a verified backup holds into the database, after a copy of what is there.

    The file stays the same one, and from before the copy until the end nobody else can write it.

    Args:
        database: the database's file, which need not be there.
        source: the backup.
        clock: tells the time, in UTC.

    Raises:
        NetlogError: what is there cannot be kept, or there is no room; all is as it was.
        Unavailable: the database is busy, or another program's.
    """
    connection.touch(database)
    with _opened(database) as file:
        kept = _Kept(database, file, clock)
        if kept.header() and not kept.header().startswith(connection.MAGIC):
            # Before SQLite sees it, which would play a journal back into it, or throw that away.
            with _locked(file):
                kept.bytes()
        with connection.reading(source, any_version=True) as db:
            counts = backups.counted(db)
            try:
                _overwrite(kept, db)
            except NetlogError as error:
                if kept.whole or not connection.is_damage(error):
                    raise
                # SQLite cannot begin with it; with an empty file it can, and a journal that is
                # left beside one is not played back.
                with _locked(file):
                    kept.bytes()
                    file.truncate(0)
                    os.fsync(file.fileno())
                _overwrite(kept, db)
    # Not before, for the backup may be one that is no longer kept.
    backups.thin(database, clock())
    return Restored(counts, tuple(kept.places), kept.damaged)


class _Kept:
    """Where what is there is kept: as a copy, or else byte by byte."""

    def __init__(self, database: Path, file: BinaryIO, clock: Callable[[], datetime]) -> None:
        self.places: list[Path] = []
        self.damaged = self.whole = False
        self.database = database
        self._file, self._clock = file, clock

    def header(self) -> bytes:
        """Return the first bytes of what is there."""
        return os.pread(self._file.fileno(), connection.HEADER, 0)

    def copy(self, live: sqlite3.Connection) -> None:
        """Keep what is there as a copy, if it is whole."""
        header = self.header()
        if not header:
            return
        if not connection.is_netlog(header):
            raise connection.foreign(self.database)
        try:
            made = backups.of(live, self.database, self._clock(), "restore")
        except (sqlite3.DatabaseError, NetlogError) as error:
            if not connection.is_damage(error):
                raise
            self.bytes()
        else:
            self.places.append(made.path)
            self.whole = True

    def bytes(self) -> None:
        """Keep the file, which is damaged, and its journal as they are; once will do."""
        if not self.damaged:
            self.places.append(_set_aside(self.database, self._file, self._clock()))
            self.damaged = True


def _opened(database: Path) -> BinaryIO:
    """Open the file until all is done: to close it even once would end SQLite's locks on it."""
    try:
        if not stat.S_ISREG(database.stat().st_mode):
            raise Unavailable(f"{database} is not a file", "name a database with --db")
        return database.open("r+b", buffering=0)
    except OSError as error:
        raise Unavailable(f"cannot write {database}: {error.strerror}") from None


def _overwrite(kept: _Kept, source: sqlite3.Connection) -> None:
    def look(status: int, _remaining: int, _total: int) -> None:
        # Left to itself, Python would try for ever.
        if status in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
            raise Unavailable("the backup is busy", "try again in a moment")

    with connection.alone(kept.database) as live:
        kept.copy(live)
        # All of it is written anyway, and nobody can read meanwhile: no need to hold it in memory.
        live.execute("PRAGMA cache_spill = ON")
        source.backup(live, pages=1000, progress=look)
        # The source's format came along; in that of WAL the locks could not be given back.
        live.execute("PRAGMA journal_mode = DELETE")
        if not backups.holds_together(live) or backups.counted(live) != backups.counted(source):
            raise NetlogError("what was restored is damaged", "try again, or another backup")


# What SQLite cannot copy ------------------------------------------------------------------------


@contextmanager
def _locked(file: BinaryIO) -> Iterator[None]:
    """Take every lock that SQLite knows, where the file system knows any."""
    end = time.monotonic() + connection.PATIENCE / 1000
    while True:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, *_LOCKS)
        except (BlockingIOError, PermissionError):
            if time.monotonic() > end:
                raise Unavailable("the database is busy", "try again in a moment") from None
            time.sleep(_PAUSE)
            continue
        except OSError:
            pass
        break
    try:
        yield
    finally:
        with suppress(OSError):
            fcntl.lockf(file, fcntl.LOCK_UN, *_LOCKS)


def _set_aside(database: Path, file: BinaryIO, now: datetime) -> Path:
    """Copy a damaged file and its journal as they are, beside the backups."""
    place, stem = retention.folder(database), retention.stem(database.name)
    with backups.said_where(place):
        place.mkdir(mode=0o700, exist_ok=True)
        for number in count(1):
            name = place / retention.spelt(stem, now, retention.DAMAGED, number)
            if not os.path.lexists(name):
                break
        journal = database.with_name(f"{database.name}-journal")
        if journal.is_file():
            with journal.open("rb") as beside:
                _write(beside, name.with_name(f"{name.name}-journal"))
        file.seek(0)
        _write(file, name)
        backups.sync(place)
    return name


def _write(file: BinaryIO, name: Path) -> None:
    draft = backups.new_draft(name.parent)
    with backups.cleared([draft]):
        with os.fdopen(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as copy:
            shutil.copyfileobj(file, copy)
            copy.flush()
            os.fsync(copy.fileno())
        draft.rename(name)
