"""Opening the database, for reading or for one operation, and saying what goes wrong with it."""

import contextlib
import os
import sqlite3
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from netlog.errors import NetlogError, Refused, Unavailable

if TYPE_CHECKING:
    from sqlalchemy import Engine

APPLICATION_ID = 0x6E65746C  # 'netl', in the file's header
SCHEMA_VERSION = 4
MAGIC = b"SQLite format 3\0"  # how every file of SQLite's begins
HEADER = 100  # bytes, which say what kind of database it is

PATIENCE = 30_000  # milliseconds; with 5 s, 9 of 1,600 writes by 16 processes gave up
# What every connection is set to, and what each setting reads back as.
_SETTINGS = (
    ("busy_timeout", str(PATIENCE), PATIENCE),
    ("foreign_keys", "ON", 1),
    ("temp_store", "MEMORY", 2),
    ("trusted_schema", "OFF", 0),
)
# EXTRA, because with FULL a power cut loses the last commit when the journal's removal is lost;
# cache_spill off, so that a long import does not lock readers out before it commits.
_WRITING = (
    ("synchronous", "EXTRA", 3),
    ("secure_delete", "ON", 1),
    ("cache_spill", "OFF", 0),
    ("journal_mode", "DELETE", "delete"),
)
_READING = (("query_only", "ON", 1),)
# A table that makes room for its successor takes its name along, but not what refers to it.
_REMAKING = (("foreign_keys", "OFF", 0), ("legacy_alter_table", "ON", 1))

# What UNIQUE means, in words; SQLite names only the columns.
_TAKEN = {
    "contact.handle": "that handle is taken",
    "circle.name": "there is a circle of that name",
    "company.folded": "there is a company of that name",
    "detail.contact_id": "that is there already",
    "tag.contact_id": "that tag is there already",
}

# What a damaged file makes SQLite say.
_CORRUPT = ("SQLITE_CORRUPT", "SQLITE_NOTADB")
RESTORE = "'netlog restore latest' puts a backup in its place"

Make = Callable[[sqlite3.Connection], None]


class Damaged(Unavailable):
    """A database's file is damaged: the database's own, unless `what` says another."""

    def __init__(
        self,
        what: str = "the database is damaged",
        remedy: str = "see 'netlog check' and 'netlog restore latest'",
    ) -> None:
        """Say which, and what to do."""
        super().__init__(what, remedy)


class Outdated(Unavailable):
    """The database is of an older schema version, and has to be brought up to date first."""

    def __init__(self, found: int) -> None:
        """Say of which version it is."""
        super().__init__(
            f"the database is from an older netlog (version {found})",
            "'netlog upgrade' brings it up to date",
        )


@contextlib.contextmanager
def reading(
    path: Path, *, any_version: bool = False, scratch: bool = False
) -> Iterator[sqlite3.Connection]:
    """Open the database for looking only: one moment's picture, which nothing can change.

    Fetch inside, draw outside: an open read keeps writers waiting. A copy can be made of a database
    of any version. With `scratch`, tables that end with the connection may be made beside it.

    Raises:
        Outdated: it is of an older schema version.
        Unavailable: there is no netlog database there, or it cannot be read.
    """
    with _spoken():
        _inspect(path, new=False)
        with contextlib.closing(_connect(path, () if scratch else _READING)) as db:
            db.execute("BEGIN")
            # Asked in any case: the first look takes the lock, and waits with patience. A copy,
            # if it came first, would wait without end, and be of another moment than the counts.
            found = version(db)
            if not any_version:
                _check_version(found)
            yield db


@contextlib.contextmanager
def writing(
    path: Path,
    command: str,
    *,
    make: Make | None = None,
    bulk: bool = False,
    dry_run: bool = False,
) -> Iterator[sqlite3.Connection]:
    """Open the database for one operation, which is stored whole or not at all.

    Everything a decision needs is read inside. What follows the block happens after the commit.

    Args:
        path: the database file.
        command: what `netlog changes` calls the operation.
        make: makes the schema where there is no database yet; without it, that is an error.
        bulk: reckon all the contacts that were touched once, at the end, instead of row by row.
        dry_run: do everything, then take it back.

    Raises:
        Refused: a constraint was broken.
        Outdated: it is of an older schema version.
        Unavailable: busy, unreadable, not netlog's, or from a newer netlog.
    """
    from netlog.store import operations

    with (
        _spoken(),
        contextlib.closing(_to_write(path, new=make is not None, dry_run=dry_run)) as db,
        _transaction(db, dry_run=dry_run),
    ):
        if make is not None and _is_empty(db):
            make(db)
        _check_version(version(db))
        operations.begin(db, command, bulk=bulk)
        yield db
        operations.finish(db)


@contextlib.contextmanager
def upgrading(path: Path) -> Iterator[sqlite3.Connection]:
    """Open a database of this or an older version to change its schema, whole or not at all.

    Tables are remade in there, and what refers to them must stay meanwhile: foreign keys are off,
    which inside the transaction could not be turned off any more.

    Raises:
        Refused: a constraint was broken.
        Unavailable: busy, unreadable, not netlog's, or from a newer netlog.
    """
    with _spoken():
        _inspect(path, new=False)
        with contextlib.closing(_connect(path, _WRITING + _REMAKING)) as db, _transaction(db):
            with contextlib.suppress(Outdated):
                _check_version(version(db))
            yield db


@contextlib.contextmanager
def _transaction(db: sqlite3.Connection, *, dry_run: bool = False) -> Iterator[None]:
    """Store what is done in the block when it ends; where it fails, or to try it only, nothing."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        if not dry_run:
            db.execute("COMMIT")
    finally:
        # After a full disk SQLite has rolled back by itself.
        if db.in_transaction:
            db.execute("ROLLBACK")


def version(db: sqlite3.Connection) -> int:
    """Return the version of the schema that the database has."""
    (found,) = db.execute("PRAGMA user_version").fetchone()
    assert isinstance(found, int)
    return found


@contextlib.contextmanager
def alone(path: Path) -> Iterator[sqlite3.Connection]:
    """Open a database, whatever is in it, that nobody else can read or write until it is closed.

    No transaction is open. To open and close the file otherwise meanwhile would end its locks.

    Raises:
        Damaged: what is there is no database that SQLite could work with.
        Unavailable: busy, or it cannot be opened.
    """
    with _spoken(), contextlib.closing(_connect(path, _WRITING)) as db:
        # In this order: who waits for a lock in that mode keeps a writer from its commit.
        db.execute("BEGIN EXCLUSIVE")
        db.execute("PRAGMA locking_mode = EXCLUSIVE")
        db.execute("ROLLBACK")  # committing would begin a database in an empty file
        yield db
        # Else the journal would stay, without its beginning.
        db.execute("PRAGMA locking_mode = NORMAL")
        db.execute("PRAGMA user_version")


def compact(path: Path) -> None:
    """Write the file afresh, so that nothing of what was deleted is left between its pages.

    Raises:
        NetlogError: the disk has no room for a second copy.
        Unavailable: busy, unreadable, not netlog's.
    """
    with _spoken():
        _inspect(path, new=False)
        with contextlib.closing(_connect(path, _WRITING)) as db:
            # The copy is as big as the database: too big for the memory. Readers wait in any case.
            db.execute("PRAGMA temp_store = FILE")
            db.execute("PRAGMA cache_spill = ON")
            db.execute("VACUUM")


def engine(path: Path) -> "Engine":
    """Return an SQLAlchemy engine on the database for `Session(engine)` with `netlog.models`.

    Its connections are set up as netlog's own are. Imports SQLAlchemy.
    """
    from sqlalchemy import URL, create_engine, event

    _inspect(path, new=False)
    made = create_engine(URL.create("sqlite", database=str(path)), hide_parameters=True)

    @event.listens_for(made, "connect")
    def set_up(connection: Any, _record: object) -> None:
        connection.isolation_level = None
        _set(connection, _SETTINGS + _WRITING)
        _check_version(version(connection))

    @event.listens_for(made, "begin")
    def begin(connection: Any) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return made


def is_there(path: Path) -> bool:
    """Return whether there is anything at that path, a database or not; an empty file is nothing.

    Raises:
        Unavailable: there can be no such path.
    """
    with _named(path):
        return path.exists() and path.stat().st_size > 0


def _to_write(path: Path, *, new: bool, dry_run: bool) -> sqlite3.Connection:
    """Open the database; where there is none, a dry run is made in memory and leaves none."""
    with _named(path):
        there = path.exists()
    if new and dry_run and not there:
        db = sqlite3.connect(":memory:", isolation_level=None)
        _set(db, _SETTINGS)
        return db
    if new:
        touch(path)
    _inspect(path, new=new)
    return _connect(path, _WRITING)


def _connect(path: Path, more: tuple[tuple[str, str, object], ...]) -> sqlite3.Connection:
    # mode=rw never creates; a write-protected file is opened for reading all the same, and a
    # journal left by a crash can be played back, which mode=ro could not.
    db = sqlite3.connect(
        f"{path.as_uri()}?mode=rw", timeout=PATIENCE / 1000, isolation_level=None, uri=True
    )
    try:
        _set(db, _SETTINGS + more)
    except BaseException:
        db.close()
        raise
    return db


def _set(db: sqlite3.Connection, settings: tuple[tuple[str, str, object], ...]) -> None:
    for name, value, expected in settings:
        db.execute(f"PRAGMA {name} = {value}")
        if (found := db.execute(f"PRAGMA {name}").fetchone()[0]) != expected:
            raise Unavailable(f"SQLite would not set {name}: {found}")


def touch(path: Path) -> None:
    """Make an empty file for a new database, for its owner only."""
    with _named(path):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with contextlib.suppress(FileExistsError):
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def _inspect(path: Path, *, new: bool) -> None:
    """Refuse what is no netlog database before SQLite touches it."""
    with _named(path):
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise Unavailable(f"{path} is not a file", "name a database with --db")
        if found.st_size == 0:
            if new:
                return
            raise FileNotFoundError
        with path.open("rb") as file:
            header = file.read(HEADER)
    if not is_netlog(header):
        raise foreign(path)


def header_of(path: Path) -> bytes:
    """Return the first bytes of a file, none of what cannot be read.

    Not while it is open as a database: whoever closes a file loses all the locks on it.
    """
    with contextlib.suppress(OSError):
        if path.is_file():  # nobody waits for what a FIFO says
            with path.open("rb") as file:
                return file.read(HEADER)
    return b""


def is_netlog_file(path: Path) -> bool:
    """Return whether a file begins as a netlog database does."""
    return is_netlog(header_of(path))


def is_netlog(header: bytes) -> bool:
    """Return whether a file that begins with this header is a netlog database."""
    number = int.from_bytes(header[68:72], "big")
    return header.startswith(MAGIC) and number == APPLICATION_ID


def foreign(path: Path) -> Unavailable:
    """Return the error that a file is none of netlog's."""
    return Unavailable(f"{path} is not a netlog database", "name another with --db")


@contextlib.contextmanager
def _named(path: Path) -> Iterator[None]:
    """Say which file it was that could not be opened."""
    try:
        yield
    except FileNotFoundError:
        raise Unavailable(
            f"there is no database at {path}",
            "begin with 'netlog add NAME', 'netlog import FILE' or 'netlog demo'",
        ) from None
    except OSError as error:
        raise Unavailable(f"cannot open {path}: {error.strerror}") from None
    except ValueError:
        raise Unavailable("that is no path of a database", "name another with --db") from None


def _is_empty(db: sqlite3.Connection) -> bool:
    (tables,) = db.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    return bool(tables == 0)


def _check_version(found: int) -> None:
    if found > SCHEMA_VERSION:
        raise Unavailable("the database is from a newer netlog", "upgrade netlog")
    if found < 1:
        raise Unavailable("the database is not complete", RESTORE)
    if found < SCHEMA_VERSION:
        raise Outdated(found)


@contextlib.contextmanager
def _spoken() -> Iterator[None]:
    """Say a database's refusal as a sentence, without anything of what it holds."""
    try:
        yield
    except sqlite3.IntegrityError as error:
        raise Refused(broken_rule(error)) from error
    except UnicodeEncodeError:
        raise Refused("text must be valid Unicode", "check how it was typed") from None
    except UnicodeDecodeError as error:
        if not error.object.startswith(b"malformed database"):
            raise
        # SQLite's message quotes what is damaged, and that is no text.
        raise Damaged from None
    except sqlite3.OperationalError as error:
        # What the sqlite3 module says by itself, without a code, is of text that cannot be decoded.
        raise _failure(getattr(error, "sqlite_errorname", "SQLITE_CORRUPT")) from error
    except sqlite3.Error as error:
        raise _failure(getattr(error, "sqlite_errorname", "")) from error


def is_damage(error: Exception) -> bool:
    """Return whether an error of SQLite's, or what is said of one, is the file's own fault.

    And not the disk's or another program's. A table that is not there is damage as well, and so
    is text that cannot be decoded.
    """
    cause = error.__cause__ if isinstance(error, NetlogError) else error
    if not isinstance(cause, sqlite3.Error | UnicodeDecodeError):
        return isinstance(error, Damaged)
    name = getattr(cause, "sqlite_errorname", "SQLITE_CORRUPT")
    return bool(name.startswith((*_CORRUPT, "SQLITE_ERROR")))


def broken_rule(error: sqlite3.IntegrityError) -> str:
    """Return in words which rule of the schema was broken."""
    rule, _, named = str(error).partition(" constraint failed")
    named = named.removeprefix(": ")
    if rule == "CHECK":
        return named
    if rule == "UNIQUE":
        return _TAKEN.get(named.partition(",")[0], "that is there already")
    if rule == "NOT NULL":
        return f"{named.replace('.', ' needs a ')}"
    return "what it refers to is not there" if rule == "FOREIGN KEY" else "that value does not fit"


def _failure(name: str) -> NetlogError:
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return Unavailable("the database is busy", "try again in a moment")
    if name.startswith("SQLITE_FULL"):
        return NetlogError("the disk is full and nothing was written", "make room and try again")
    if name in {"SQLITE_READONLY_ROLLBACK", "SQLITE_IOERR_DELETE"}:
        what = "a command was killed while it wrote, and its half cannot be taken back from here"
        return Unavailable(what, "run netlog once where the database and its folder can be written")
    if name.startswith("SQLITE_READONLY"):
        return Unavailable("the database cannot be written", "see who may write it")
    if name.startswith("SQLITE_CANTOPEN"):
        return Unavailable("the database cannot be opened", "see who may read it and its folder")
    if name.startswith(_CORRUPT):
        return Damaged()
    if name.startswith("SQLITE_IOERR"):
        return NetlogError("the disk could not be read or written, and nothing was stored")
    return NetlogError("the database could not do that", "NETLOG_DEBUG=1 shows more")
