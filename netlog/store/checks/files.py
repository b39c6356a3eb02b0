"""The file itself: its header, who may open it, and what lies beside it."""

import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from shlex import quote

from netlog.store import connection, retention
from netlog.store.checks.finding import Finding, damage, odd

# Names that programs give to the second version of a file which was changed in two places. A
# number in brackets or after a blank, or the name of a computer, is one only of a database.
_CONFLICT = re.compile(
    r".*(conflict|konflikt|conflit).*| ?\(\d+\)| \d+|-(DESKTOP|LAPTOP)-\w+", re.IGNORECASE
)


def journals(path: Path) -> Iterator[Finding]:
    """Say what another command, or another program, left when it was killed.

    To be asked before anything is opened: whoever reads plays a journal back.
    """
    journal, log = _beside(path, "-journal"), _beside(path, "-wal")
    if _begins(journal):
        what = "a command was killed while it wrote, and looking has now taken its half back"
        yield odd("file", what, "nothing that was acknowledged is lost, nothing is left to do")
    elif _size(journal):
        what = f"{journal} was left by a command that was killed before it wrote"
        yield odd("file", what, "whatever netlog writes next removes it")
    if _size(log):
        what = f"{log} was left by another program"
        yield odd("file", what, "close that program, or open the database with it once more")


def header(path: Path) -> Iterator[Finding]:
    """Say what the file's first bytes have that netlog does not write.

    Not of a file that is none of netlog's: opening it says so.
    """
    first = connection.header_of(path)
    if not connection.is_netlog(first):
        return
    if first[18:20] == b"\2\2":
        what = "another program has switched the database to a write-ahead log"
        remedy = "close that program, and whatever netlog writes next switches it back"
        yield odd("file", what, remedy)
    elif first[18:20] != b"\1\1":
        yield damage("file", "the file's header names a format that netlog does not write")
    if first[44:48] != b"\0\0\0\4" or first[56:60] != b"\0\0\0\1":
        yield damage("file", "the file's header names an encoding that netlog does not write")


def around(path: Path) -> Iterator[Finding]:
    """Look at who may open the file, and what is beside it."""
    yield from _open_to_others(path)
    yield from _conflicts(path)


def length(path: Path, db: sqlite3.Connection) -> Iterator[Finding]:
    """Compare how long the file is with how many pages it has."""
    (pages,), (size,) = (db.execute(f"PRAGMA page_{of}").fetchone() for of in ("count", "size"))
    (journal,) = db.execute("PRAGMA journal_mode").fetchone()
    more = path.stat().st_size - pages * size
    if journal == "wal":
        return
    if more < 0:
        yield damage("file", f"the file has lost the last {-more} bytes of its pages")
    elif more:
        what = f"the file has {more} bytes behind its pages that are not netlog's"
        yield odd("file", what, "netlog backup writes a copy without them")


def _open_to_others(path: Path) -> Iterator[Finding]:
    """Say which files and folders of netlog's others than the owner may read.

    A folder that holds other things as well is its owner's business, unless others may put a
    file of theirs in the place of the database.
    """
    folder = retention.folder(path)
    for place in (path, path.parent, folder, *sorted(folder.glob("*.db"))):
        if not place.exists():
            continue
        mode = place.stat().st_mode & 0o1777
        shared = place == path.parent and place.name != "netlog"
        wide = mode & 0o022 and not mode & 0o1000 if shared else mode & 0o077
        if wide:
            own = "go-w" if shared else "700" if place.is_dir() else "600"
            what = f"{place} is open to others (mode {mode & 0o777:03o})"
            yield odd("file", what, f"chmod {own} {quote(str(place))}")


def _conflicts(path: Path) -> Iterator[Finding]:
    """Name the databases beside this one which a program that keeps folders alike made of it."""
    beside: list[Path] = []
    with suppress(OSError):  # a folder may be entered that cannot be listed
        beside = sorted(path.parent.iterdir())
    for other in beside:
        if other != path and _is_version(path, other) and connection.is_netlog_file(other):
            what = (
                f"{other.name} is another version of this database, made by what syncs its folder"
            )
            yield odd("file", what, f"netlog --db {quote(str(other))} changes")


def _is_version(path: Path, other: Path) -> bool:
    if not (other.name.startswith(path.stem) and other.suffix == path.suffix):
        return False
    more = other.stem.removeprefix(path.stem)
    return bool(_CONFLICT.fullmatch(more)) or more.lower() == f"-{os.uname().nodename}".lower()


def _beside(path: Path, more: str) -> Path:
    return path.with_name(path.name + more)


def _size(path: Path) -> int:
    with suppress(OSError):
        return path.stat().st_size if path.is_file() else 0
    return 0


def _begins(path: Path) -> bool:
    """Return whether a journal is ready to be played back: its first bytes are written last."""
    if not _size(path):
        return False
    with suppress(OSError), path.open("rb") as file:
        return any(file.read(8))
    return False
