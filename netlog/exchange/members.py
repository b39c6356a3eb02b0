"""Members: the files that a path on the command line stands for, in folders and archives as well.

No name that is written in a file is ever followed, and no link in a folder is.
"""

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from errno import EINVAL
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, TypeVar

from netlog.errors import Misread, NetlogError, NothingFound
from netlog.spool import Unnamed

if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo

# What a mail program files there is no contact with anybody.
_NO_MAIL = {"trash", "spam", "junk", "drafts", "deleted", "deleted items", "deleted messages"}
_NO_FLAGS = {"D", "T"}  # a draft, and what was thrown away
_ZIP = b"PK\x03\x04"
_MOST_IN_ARCHIVE = 20_000
_DEEPEST = 100  # folders in folders
_MOST_OPEN = 8  # archives at a time: a folder may hold more of them than files may be open


class Unreadable(NetlogError):
    """A file cannot be read, or is there no more since its folder was looked into."""

    def __init__(self, name: str, error: Exception) -> None:
        """Say which, and why."""
        reason = getattr(error, "strerror", None) or "that is no file's name"
        super().__init__(f"cannot read {spoken(name)}: {reason}")
        self.is_gone = isinstance(error, FileNotFoundError)


class Damaged(Misread):
    """An archive is damaged, or packed so that it cannot be read."""


class File(NamedTuple):
    """A file on disk, as it was found."""

    path: str  # there may be very many of these
    name: str  # what is the same for the same file the next time, below what was named
    size: int
    modified: int  # nanoseconds
    is_folder: bool = False  # of messages, which come and go and do not change


class Member(NamedTuple):
    """Something to read: a file, or what an archive holds under a name."""

    name: str  # for words only
    size: int
    opened: Callable[[], AbstractContextManager[BinaryIO]]
    file: str = ""  # the name of the `File` that it is, or that it is in


Same = Callable[[File], bool]
Opened = TypeVar("Opened")


def files(path: Path, is_same: Same | None = None) -> Iterator[File]:
    """Yield the regular files that `path` is or holds, in the order of their names.

    Of a Maildir the messages that were delivered, but for those in its folders for spam, drafts
    and what was deleted. Hidden files are passed over. With `is_same`, each folder of messages is
    told as well, and is looked into only if it is not the same.

    Raises:
        NothingFound: it is not there.
        NetlogError: it cannot be read, or is neither file nor folder.
    """
    try:
        found = path.stat()
    except FileNotFoundError:
        raise NothingFound(f"there is no file or folder {path}") from None
    except (OSError, ValueError) as error:
        raise Unreadable(str(path), error) from None
    if stat.S_ISDIR(found.st_mode):
        yield from _below(path, "", is_same)
    elif stat.S_ISREG(found.st_mode):
        yield File(str(path), spoken(path.name), found.st_size, found.st_mtime_ns)
    else:
        raise NetlogError(f"{path} is neither a file nor a folder")


def named(path: Path) -> list[Member]:
    """Return all that there is to read at a path that was named, a pipe as well.

    Raises:
        NothingFound: it is not there.
        NetlogError: it cannot be read, or is neither file nor folder.
        Misread: an archive is damaged.
    """
    try:
        is_pipe = path.is_fifo()
    except ValueError as error:
        raise Unreadable(str(path), error) from None
    if is_pipe:
        with _opened(str(path)) as stream:
            return [standard_input(stream)]
    return [member for file in files(path) for member in members(file)]


def members(file: File) -> list[Member]:
    """Return what there is to read in a file: itself, or all that it holds if it is a ZIP.

    Raises:
        Unreadable: it cannot be read, or is there no more.
        Damaged: the archive is, or it holds more than 20,000 files.
    """
    with _opened(file.path) as stream:
        is_archive = stream.read(len(_ZIP)) == _ZIP
    if is_archive:
        return _archived(file)
    return [Member(file.name, file.size, partial(_opened, file.path), file.name)]


def standard_input(stream: BinaryIO) -> Member:
    """Return what comes in by a pipe, kept in an unnamed file so that it can be read again."""
    from shutil import copyfileobj

    copy = Unnamed()
    copyfileobj(stream, copy.file)
    size = copy.file.tell()

    @contextmanager
    def again() -> Iterator[BinaryIO]:
        copy.file.seek(0)
        yield copy.file

    return Member("", size, again)


def _below(folder: Path, name: str, is_same: Same | None) -> Iterator[File]:
    if name.count("/") > _DEEPEST:
        raise NetlogError(f"{spoken(str(folder))} lies too deep in other folders to be read")
    entries = _entries(folder)
    kinds = {entry.name for entry in entries if entry.is_dir(follow_symlinks=False)}
    is_maildir = {"cur", "new"} <= kinds
    for entry in entries:
        within = f"{name}{spoken(entry.name)}"
        if entry.is_dir(follow_symlinks=False):
            if is_maildir and entry.name in {"cur", "new"}:
                yield from _messages(entry, name, is_same)
            elif not is_maildir or entry.name != "tmp":
                yield from _folder(entry, within, is_same)
        elif entry.is_file(follow_symlinks=False) and not (
            is_maildir or entry.name.startswith(".")
        ):
            with suppress(FileNotFoundError):  # it was there a moment ago
                found = entry.stat()
                yield File(entry.path, within, found.st_size, found.st_mtime_ns)


def _entries(folder: Path) -> list["os.DirEntry[str]"]:
    """Return what is in a folder, by name; nothing if it is there no more."""
    try:
        with os.scandir(folder) as found:
            return sorted(found, key=lambda entry: entry.name)
    except FileNotFoundError:
        return []
    except OSError as error:
        raise Unreadable(str(folder), error) from None


def _folder(entry: "os.DirEntry[str]", within: str, is_same: Same | None) -> Iterator[File]:
    """Yield what is below a folder; a hidden one is looked into if it is a Maildir's."""
    mailbox = entry.name.rpartition(".")[2].lower()
    hidden = entry.name.startswith(".") and not (Path(entry.path) / "cur").is_dir()
    if not hidden and mailbox not in _NO_MAIL and entry.name != "__MACOSX":
        yield from _below(Path(entry.path), f"{within}/", is_same)


def _messages(entry: "os.DirEntry[str]", name: str, is_same: Same | None) -> Iterator[File]:
    """Yield the messages of a Maildir; read, answered and moved, they stay the same."""
    if is_same is not None:
        try:
            modified = entry.stat().st_mtime_ns
        except FileNotFoundError:  # it was there a moment ago
            return
        folder = File(entry.path, f"{name}{entry.name}/", 0, modified, is_folder=True)
        yield folder
        if is_same(folder):
            return
    for message in _entries(Path(entry.path)):
        unique, _, flags = message.name.partition(":2,")
        hidden = unique.startswith(".") or not _NO_FLAGS.isdisjoint(flags)
        if not hidden and message.is_file(follow_symlinks=False):
            yield File(message.path, f"{name}{spoken(unique)}", 0, 0)


def spoken(name: str) -> str:
    r"""Return a file's name as text, whatever bytes it is made of.

    >>> spoken("Ad\udce9le.vcf")
    'Ad\\xe9le.vcf'
    """
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _archived(file: File) -> list[Member]:
    with readable(file.name):
        archive = _archive(file.path, file.size, file.modified)
        there = [info for info in archive.infolist() if not _is_aside(info.filename)]
    if len(there) > _MOST_IN_ARCHIVE:
        raise Damaged(f"{file.name} holds more than {_MOST_IN_ARCHIVE:,} files")
    return [
        Member(
            f"{file.name}/{info.filename}",
            info.file_size,
            partial(_unpacked, file, info),
            file.name,
        )
        for info in there
    ]


@lru_cache(maxsize=_MOST_OPEN)
def _archive(path: str, _size: int, _modified: int) -> "ZipFile":
    """Open an archive, of which the table is read once for all that is in it."""
    from zipfile import ZipFile

    return _meant(partial(ZipFile, path))


def _meant(opening: Callable[[], Opened]) -> Opened:
    """Return what is opened, where a damaged table does not make the library stumble."""
    from struct import error
    from zipfile import BadZipFile

    try:
        return opening()
    except (ValueError, OverflowError, error) as stumbled:
        raise BadZipFile from stumbled


def _is_aside(name: str) -> bool:
    parts = name.split("/")
    return not parts[-1] or parts[-1].startswith(".") or "__MACOSX" in parts


@contextmanager
def _unpacked(file: File, info: "ZipInfo") -> Iterator[BinaryIO]:
    with readable(file.name):
        archive = _archive(file.path, file.size, file.modified)
        with _meant(partial(archive.open, info)) as stream:
            yield stream  # type: ignore[misc]  # it has all that is asked of a BinaryIO


@contextmanager
def _opened(path: str) -> Iterator[BinaryIO]:
    with readable(path), Path(path).open("rb") as stream:
        yield stream


@contextmanager
def readable(name: str) -> Iterator[None]:
    """Say which file it is that cannot be read on, be it only in the middle.

    Raises:
        Unreadable: it is no more, or the disk will not give it.
        Damaged: it is in an archive that is damaged.
    """
    try:
        yield
    except Exception as error:
        import zlib
        from lzma import LZMAError
        from zipfile import BadZipFile

        is_system = isinstance(error, OSError) and error.errno not in {None, EINVAL}
        if is_system:
            raise Unreadable(name, error) from None
        # The library seeks where a damaged table sends it, and what it unpacks by says so itself.
        if isinstance(error, BadZipFile | zlib.error | LZMAError | EOFError | OSError):
            raise Damaged(f"the archive {name} is damaged", "get it again") from None
        # That is how the library says that it needs a password, or knows no way.
        if type(error) in {RuntimeError, NotImplementedError}:
            remedy = "unpack it, and import the folder"
            what = f"the archive {name} is locked or packed in an unknown way"
            raise Damaged(what, remedy) from None
        raise
