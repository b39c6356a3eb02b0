"""Backups: copies of the database, each whole or not there at all."""

import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext, suppress
from datetime import datetime
from hashlib import file_digest
from itertools import count
from pathlib import Path
from typing import NamedTuple

from netlog.errors import NetlogError, Refused
from netlog.store import connection, retention

_BROKEN_RULE = re.compile(r"CHECK constraint failed in |\S+ value in ")
_DRAFT = ".part"  # how the name ends of what nobody is to take for a backup yet
_DRAFTS = re.compile(rf"\.[0-9a-f]{{16}}{re.escape(_DRAFT)}(-journal|-wal|-shm)?")
_STALE = 24 * 60 * 60  # seconds after which nobody is at work any more on a draft


class Counts(NamedTuple):
    """How many people and interactions there are."""

    people: int
    interactions: int


class Backup(NamedTuple):
    """A copy that was written: where, how many bytes, and what it holds."""

    path: Path
    size: int
    counts: Counts


class Saved(NamedTuple):
    """A backup beside the database: when (UTC) and why it was made, what it holds, how it is.

    `why` is one of `retention.REASONS`, `by hand`, or `damaged` for what was damaged when another
    took its place. `state` is `whole`, `damaged`, or `no checksum` where nothing says what its
    bytes were. What cannot be counted is None. `size` is in bytes.
    """

    name: str
    at: str
    why: str
    size: int
    people: int | None
    interactions: int | None
    state: str
    path: str


def write(database: Path, target: Path | None, now: datetime, reason: str | None = None) -> Backup:
    """Copy the database to a new file that only its owner may read.

    What others commit before the copy begins is in it, and nothing they commit after.

    Args:
        database: the database file.
        target: the new file, or a folder for one that is named after the time and gets its
            checksum beside it; None for the folder beside the database, which is made.
        now: the time, in UTC.
        reason: why netlog makes it by itself, one of `retention.REASONS`; None by hand.

    Raises:
        Refused: there is something at `target` already; it is never written over.
        NetlogError: it cannot be written there, or the copy is not whole; nothing is left.
        Unavailable: the database cannot be read.
    """
    opening = connection.reading(database, any_version=reason in {"upgrade", "restore"})
    return _written(opening, database, target, now, reason or "")


def of(db: sqlite3.Connection, database: Path, now: datetime, reason: str) -> Backup:
    """Copy a database that is open already beside it, as `write` does."""
    return _written(nullcontext(db), database, None, now, reason)


def _written(
    opening: AbstractContextManager[sqlite3.Connection],
    database: Path,
    target: Path | None,
    now: datetime,
    reason: str,
) -> Backup:
    drafts: list[Path] = []
    with said_where(target or retention.folder(database)), cleared(drafts):
        with opening as db:
            place = _place(database, target)
            drafts.append(new_draft(place))
            counts = copy(db, *drafts)
        # Not before, or whoever wants to write would have to wait for all this as well.
        (draft,) = drafts
        size = draft.stat().st_size  # says so if it was taken away meanwhile
        _check(draft, counts)
        if target is None or target.is_dir():
            made = _dated(draft, database, now, reason)
        elif _placed(draft, target):
            made = target
        else:
            raise _taken(target)
        with suppress(OSError):  # not every folder can be synced
            sync(place)
    return Backup(made, size, counts)


def before(database: Path, reason: str, now: datetime) -> Backup | None:
    """Copy the database beside it before something is done to it, and thin such copies out.

    Args:
        database: the database file.
        reason: one of `retention.REASONS`.
        now: the time, in UTC.

    Returns:
        The copy, or None where there is no database yet.

    Raises:
        NetlogError: it cannot be written, or is not whole.
        Unavailable: the database cannot be read.
    """
    if not _is_there(database):
        return None
    made = write(database, None, now, reason)
    thin(database, now)
    return made


def _is_there(database: Path) -> bool:
    try:
        return database.stat().st_size > 0
    except (OSError, ValueError):  # what is wrong with it, opening it says
        return False


def thin(database: Path, now: datetime) -> None:
    """Remove the automatic backups that are no longer kept, and what a crash left of others.

    What cannot be removed stays for the next time.
    """
    place, stem = retention.folder(database), retention.stem(database.name)
    with suppress(OSError):
        names = _names(place)
        for name in retention.superfluous(names, stem, now):
            with suppress(OSError):
                discard(place / name)
        for name in names:
            with suppress(OSError):
                if _is_left_over(place / name, stem, now):
                    (place / name).unlink()


def discard(backup: Path) -> None:
    """Remove a backup and its checksum."""
    # In this order, or what is left of it after a crash would be one without a checksum.
    backup.unlink(missing_ok=True)
    checksum(backup).unlink(missing_ok=True)


def discard_drafts(place: Path) -> None:
    """Remove every draft in a folder, even one on which somebody is at work: that fails then.

    Raises:
        NetlogError: one cannot be removed.
    """
    if not place.is_dir():
        return
    with said_where(place, "remove what a backup that was cut short left"):
        for name in filter(_DRAFTS.fullmatch, _names(place)):
            (place / name).unlink(missing_ok=True)


def _is_left_over(path: Path, stem: str, now: datetime) -> bool:
    draft = _DRAFTS.fullmatch(path.name)
    of = path.with_suffix("")
    orphan = path.suffix == ".sha256" and retention.understood(of.name, stem) and not of.exists()
    return bool(draft or orphan) and now.timestamp() - path.lstat().st_mtime > _STALE


def saved(database: Path) -> list[Saved]:
    """Return the backups beside the database, the newest first; each is read as a whole.

    Raises:
        NetlogError: the folder cannot be read.
    """
    with said_where(retention.folder(database), "read the backups"):
        return [
            _looked_at(path, at, reason) for path, at, reason in listed(database) if path.exists()
        ]


def listed(database: Path) -> list[tuple[Path, datetime, str]]:
    """Return the backups beside the database with their times and reasons, the newest first."""
    place, stem = retention.folder(database), retention.stem(database.name)
    names = _names(place) if place.is_dir() else []
    found = ((name, retention.understood(name, stem)) for name in names)
    ours = [(place / name, read[0], read[2]) for name, read in found if read]
    # Those of one second are told apart by when they were written.
    return sorted(ours, key=lambda one: (one[1], _changed(one[0])), reverse=True)


def _changed(path: Path) -> int:
    with suppress(FileNotFoundError):  # it was thinned out meanwhile
        return path.lstat().st_mtime_ns
    return 0


def _looked_at(path: Path, at: datetime, reason: str) -> Saved:
    state, counts = _state(path), None
    if reason != retention.DAMAGED and state != "damaged":
        with suppress(NetlogError), connection.reading(path, any_version=True) as db:
            counts = counted(db)
    people, interactions = counts or (None, None)
    return Saved(
        name=path.name,
        at=f"{at:%Y-%m-%dT%H:%M:%SZ}",
        why=reason or "by hand",
        size=path.lstat().st_size,
        people=people,
        interactions=interactions,
        state=state if counts else "damaged",
        path=str(path),
    )


def _state(path: Path) -> str:
    agrees = is_as_summed(path)
    return "no checksum" if agrees is None else "whole" if agrees else "damaged"


def is_as_summed(backup: Path) -> bool | None:
    """Return whether a backup's bytes are what its checksum says; None if there is no checksum.

    A file that is none, or cannot be read, agrees with nothing.
    """
    if not checksum(backup).is_file():
        return None
    try:
        said = checksum(backup).read_bytes().removeprefix(b"\\").partition(b" ")[0]
        return backup.is_file() and digest(backup).encode() == said
    except OSError:
        return False


def counted(db: sqlite3.Connection) -> Counts:
    """Count what a database holds."""
    query = "SELECT (SELECT count(*) FROM contact), (SELECT count(*) FROM interaction)"
    return Counts(*db.execute(query).fetchone())


# A copy -----------------------------------------------------------------------------------------


def _place(database: Path, target: Path | None) -> Path:
    """Return the folder that a copy goes to; its own is made."""
    if target is None:
        own = retention.folder(database)
        own.mkdir(mode=0o700, exist_ok=True)
        return own
    if target.is_dir():
        return target
    if os.path.lexists(target):
        raise _taken(target)
    return target.parent


@contextmanager
def cleared(files: list[Path]) -> Iterator[list[Path]]:
    """Remove what is listed in the end."""
    try:
        yield files
    finally:
        for file in files:
            file.unlink(missing_ok=True)


def new_draft(place: Path) -> Path:
    """Return where in a folder to write what gets its name once it is whole."""
    return place / f".{os.urandom(8).hex()}{_DRAFT}"


def copy(db: sqlite3.Connection, draft: Path) -> Counts:
    """Copy an open database to a new file and return what it holds; the copy is yet to be checked.

    Raises:
        OSError: it cannot be written.
    """
    os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    copied = sqlite3.connect(f"{draft.as_uri()}?mode=rw", isolation_level=None, uri=True)
    with closing(copied):
        # No journal beside the draft: it is whole when it gets its name, or it never does.
        copied.execute("PRAGMA journal_mode = OFF")
        db.backup(copied)
        # The format came along; one of WAL could not be read where nothing can be written.
        copied.execute("PRAGMA journal_mode = DELETE")
    return counted(db)


def _check(draft: Path, counts: Counts) -> None:
    with connection.reading(draft, any_version=True) as copied:
        if not holds_together(copied) or counted(copied) != counts:
            what = "the copy is damaged, and was not kept"
            raise connection.Damaged(what, "see 'netlog check'")
    sync(draft)


def holds_together(db: sqlite3.Connection, question: str = "quick_check") -> bool:
    """Return whether SQLite finds nothing wrong but rows that break a rule.

    Another program may have stored such a row; a copy that has it too is still a faithful one.
    """
    said = (line for (text,) in db.execute(f"PRAGMA {question}") for line in text.splitlines())
    return all(line == "ok" or _BROKEN_RULE.match(line) for line in said)


def sync(path: Path) -> None:
    """Have what was written to a file, or which names a folder has, outlive a power cut."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


# Its name ---------------------------------------------------------------------------------------


def _dated(draft: Path, database: Path, now: datetime, reason: str) -> Path:
    """Give the draft a name after the time, the next one if there are copies of this second."""
    place, stem = draft.parent, retention.stem(database.name)
    first = retention.spelt(stem, now, reason)
    found = (retention.understood(name, stem) for name in _names(place))
    same = [read[1] for read in found if read and retention.spelt(stem, read[0], read[2]) == first]
    for number in count(max(same, default=0) + 1):
        name = place / retention.spelt(stem, now, reason, number)
        # It comes before the name, so that whatever has the name has a checksum.
        if _summed(draft, name):
            with cleared([checksum(name)]) as unless:
                if _placed(draft, name):
                    unless.clear()
                    return name
    raise AssertionError("numbers do not end")


def _summed(draft: Path, name: Path) -> bool:
    """Write the checksum that a name is to have, which takes the name; False if it is taken."""
    beside = checksum(name)
    try:
        descriptor = os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        return False
    with os.fdopen(descriptor, "wb") as file, cleared([beside]) as unless:
        file.write(_sum(draft, name.name))
        file.flush()
        os.fsync(descriptor)
        unless.clear()
    return True


def _sum(file: Path, name: str) -> bytes:
    """Return a file's checksum as a line of `sha256sum`, which escapes a name that needs it."""
    said = os.fsencode(name)
    escaped = said.replace(b"\\", b"\\\\").replace(b"\n", b"\\n")
    return (b"\\" if escaped != said else b"") + f"{digest(file)}  ".encode() + escaped + b"\n"


def replace(backup: Path, draft: Path) -> None:
    """Put a draft in the place of a backup, and its checksum in the place of the other.

    Whenever this is cut short, there is one or the other, at worst without a checksum.
    """
    found = backup.stat()
    os.utime(draft, ns=(found.st_atime_ns, found.st_mtime_ns))  # it is as old as it was
    sync(draft)
    had = checksum(backup).exists()
    checksum(backup).unlink(missing_ok=True)
    draft.replace(backup)
    if had:
        _summed(backup, backup)
    with suppress(OSError):
        sync(backup.parent)


def checksum(backup: Path) -> Path:
    """Return where a backup's checksum is, in the format of `sha256sum`."""
    return backup.with_name(f"{backup.name}.sha256")


def digest(path: Path) -> str:
    """Return a file's SHA-256 in hexadecimal."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


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


def _taken(target: Path) -> Refused:
    return Refused(f"there is something at {target} already", "name a new file, or a folder")


@contextmanager
def said_where(place: Path, what: str = "write a backup") -> Iterator[None]:
    """Say where it was that the file system refused something."""
    try:
        yield
    except OSError as error:
        raise NetlogError(f"cannot {what} at {place}: {error.strerror}") from None


def _names(place: Path) -> list[str]:
    return [path.name for path in place.iterdir()]
