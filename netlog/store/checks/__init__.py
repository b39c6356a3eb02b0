"""Checks: what is stored compared with all that follows from it, and what is odd about it."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from functools import partial
from pathlib import Path

from netlog.store import connection
from netlog.store.checks import copies, derived, files, integrity, oddities, replay
from netlog.store.checks.finding import FIX, MOST, RESTORE, Finding, damage
from netlog.store.checks.repairs import mendable, repair

__all__ = ["FIX", "RESTORE", "Finding", "findings", "mendable", "repair"]

Part = Callable[[sqlite3.Connection], Iterator[Finding]]


def findings(
    path: Path,
    make: connection.Make,
    images: Mapping[str, str],
    today: date,
    now: datetime | None = None,
) -> list[Finding]:
    """Return all that is damaged or odd in the database at `path`, which is only read.

    Args:
        path: the database file.
        make: makes the schema, to compare with.
        images: SQL for a row's image in the change log, by table.
        today: what is after it has not come yet.
        now: the time, in UTC; without it, how old the backups are is not judged.

    Raises:
        Unavailable: the database is busy, or it is none of netlog's.
    """
    found = list(files.journals(path))
    try:
        if found:
            with connection.reading(path):
                pass  # which plays the journal back
        found += files.header(path)
        if any(finding.level == "damage" for finding in found):
            return found  # SQLite would say no more
        with connection.reading(path):
            pass  # or it says what the file is instead
        found += files.around(path)
        found += copies.sums(path)
        found += copies.forgotten(path)
        for name, part in _parts(path, make, images, today, now):
            found += _looked_at(path, name, part)
    except connection.Damaged:
        found.append(damage("file", "SQLite cannot read the file"))
    return list(dict.fromkeys(found))


def _parts(
    path: Path,
    make: connection.Make,
    images: Mapping[str, str],
    today: date,
    now: datetime | None,
) -> Iterator[tuple[str, Part]]:
    """Yield what is looked at, each by itself: who writes meanwhile waits for one, not for all."""
    fresh = integrity.new(make)
    yield "file", partial(files.length, path)
    yield "file", integrity.pages
    yield "file", integrity.tables
    yield "schema", partial(integrity.schema, fresh)
    yield "references", partial(integrity.references, fresh)
    yield "changes", partial(replay.changes, images)
    yield "changes", replay.operations
    yield "changes", partial(replay.counters, images)
    yield "standing", derived.standing
    yield "folded", derived.folded
    yield "search", derived.people_found
    yield "search", derived.notes_found
    yield "search", derived.unindexed
    yield "search", derived.index
    for question in oddities.QUESTIONS:
        yield "oddity", partial(oddities.oddities, question, today)
    if now is not None:
        yield "backups", partial(copies.age, path, now)


def _looked_at(path: Path, name: str, part: Part) -> list[Finding]:
    """Return what a part finds, and whether it could be looked through to the end."""
    found, ended = _read(path, part, str)
    if ended:
        return found
    # A flipped bit may leave text that is no text. To read it all the same takes three times as
    # long, so it is not done before it has to be.
    found, ended = _read(path, part, _repaired)
    return found if ended else [*found, damage(name, f"the {name} could not be looked through")]


def _repaired(text: bytes) -> str:
    return text.decode(errors="replace")


def _read(path: Path, part: Part, text: Callable[[bytes], str]) -> tuple[list[Finding], bool]:
    """Return what a part finds before it meets what SQLite or Python cannot read, if it does."""
    found: list[Finding] = []
    with connection.reading(path) as db:
        db.text_factory = text
        try:
            for finding in part(db):
                if len(found) == MOST:
                    found.append(finding._replace(what="there is more of the same kind"))
                    break
                found.append(finding)
        except (sqlite3.Error, UnicodeDecodeError) as error:
            # Where SQLite quotes what is damaged, its own message may be no text. Anything else, as
            # a busy database or too little memory, ends the command.
            if not connection.is_damage(error):
                raise
            return found, False
    return found, True
