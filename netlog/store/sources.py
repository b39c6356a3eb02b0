"""Sources: the files and folders that `pull` reads from, and what it read there."""

import sqlite3
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from hashlib import blake2b
from typing import NamedTuple

from netlog.errors import NothingFound, SeveralFound
from netlog.store.rows import delete, insert, update

_WHICH = (
    "SELECT source.id, kind, path, me, creates, paused, at, added, updated, touches, rejected, "
    "failure FROM source LEFT JOIN pull ON source_id = source.id"
)


class Source(NamedTuple):
    """A file or folder, and how its last pull went; `at` is UTC, None before the first."""

    id: int
    kind: str
    path: str
    me: str | None  # the user's own addresses there, one a line
    creates: bool  # whether it adds whom the user wrote to
    paused: bool
    at: str | None
    added: int | None
    updated: int | None
    interactions: int | None
    rejected: int | None
    failure: str | None


class Outcome(NamedTuple):
    """What came of one pull of a source."""

    added: int = 0
    updated: int = 0
    touches: int = 0
    rejected: int = 0
    failure: str | None = None


class Seen(NamedTuple):
    """A file as it was when it was last read: bytes, nanoseconds, the day it has more to say."""

    size: int
    modified: int
    again: str | None = None


def listed(db: sqlite3.Connection) -> list[Source]:
    """Return the sources, in the order in which they were added."""
    rows = db.execute(f"{_WHICH} ORDER BY source.id").fetchall()
    return [Source._make((*row[:4], bool(row[4]), bool(row[5]), *row[6:])) for row in rows]


def named(db: sqlite3.Connection, text: str) -> Source:
    """Return the source that `text` means: its id, path, or kind.

    Raises:
        NothingFound: there is none.
        SeveralFound: there are several of that kind.
    """
    every = listed(db)
    fitting = [each for each in every if text in {str(each.id), each.path}]
    fitting = fitting or [each for each in every if each.kind == text]
    if len(fitting) > 1:
        some = ", ".join(f"{each.id} ({each.path})" for each in fitting)
        raise SeveralFound(f"'{text}' could be {some}", "give the number")
    if not fitting:
        raise NothingFound(f"there is no source '{text}'", "'netlog source' lists them")
    return fitting[0]


def add(db: sqlite3.Connection, kind: str, path: str, me: str | None, *, creates: bool) -> int:
    """Add a source and return its id."""
    return insert(db, "source", kind=kind, path=path, me=me, creates=int(creates))


def remove(db: sqlite3.Connection, source: int) -> None:
    """Remove a source; what was pulled from it stays."""
    delete(db, "source", source)


def pause(db: sqlite3.Connection, source: int, *, paused: bool) -> None:
    """Have `pull` pass over a source, or read it again."""
    update(db, "source", source, paused=int(paused))


def seen(db: sqlite3.Connection, source: int, *, folders: bool = False) -> dict[str, Seen]:
    """Return the files that were read, by their marks; or only the `folders` of messages."""
    query = (
        "SELECT name, size, modified, again FROM pulled WHERE source_id = ? "
        f"AND (name GLOB '*/') = {int(folders)}"
    )
    return {name: Seen(*rest) for name, *rest in db.execute(query, (source,))}


def mark(name: str) -> str:
    """Return what stands for a file's name, which may be somebody's: who is forgotten may stay so.

    >>> mark("cur/"), mark("Chat with Ada.txt")
    ('cbde375ab7a3b8c1439a705f/', '3a7cf8bf2fb8244355448e1e')
    """
    digest = blake2b(name.encode(), digest_size=12).hexdigest()
    return f"{digest}/" if name.endswith("/") else digest


def note(
    db: sqlite3.Connection, source: int, read: Mapping[str, Seen], gone: Iterable[str] = ()
) -> None:
    """Note which files were read, by name, and forget those whose marks are `gone`.

    Raises:
        NothingFound: the source was removed meanwhile.
    """
    if db.execute("SELECT 1 FROM source WHERE id = ?", (source,)).fetchone() is None:
        raise NothingFound("it is no source any more")
    db.executemany(
        "INSERT INTO pulled (source_id, name, size, modified, again) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT DO UPDATE SET size = excluded.size, modified = excluded.modified, "
        "again = excluded.again",
        ((source, mark(name), *seen) for name, seen in read.items()),
    )
    db.executemany(
        "DELETE FROM pulled WHERE source_id = ? AND name = ?", ((source, each) for each in gone)
    )


def conclude(db: sqlite3.Connection, source: int, outcome: Outcome | None, now: datetime) -> None:
    """Note how a pull went, if the source is still there; None: nothing new, the numbers stay."""
    if db.execute("SELECT 1 FROM source WHERE id = ?", (source,)).fetchone() is None:
        return
    at = now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")
    if outcome is None:
        db.execute(
            "INSERT INTO pull (source_id, at) VALUES (?, ?) "
            "ON CONFLICT DO UPDATE SET at = excluded.at, failure = NULL",
            (source, at),
        )
    else:
        db.execute(
            "INSERT INTO pull (source_id, at, added, updated, touches, rejected, failure) "
            "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET at = excluded.at, "
            "added = excluded.added, updated = excluded.updated, touches = excluded.touches, "
            "rejected = excluded.rejected, failure = excluded.failure",
            (source, at, *outcome),
        )
