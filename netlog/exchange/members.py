"""Members: the files that a path on the command line stands for, in folders and archives as well.

No name that is written in a file is ever followed, and no link in a folder is.
"""

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from netlog.errors import Misread, NetlogError, NothingFound
from netlog.spool import Unnamed

if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo

# What a mail program files there is no contact with anybody.
_NO_MAIL = {"trash", "spam", "junk", "drafts", "deleted", "deleted items", "deleted messages"}
_NO_FLAGS = {"D", "T"}  # a draft, and what was thrown away
_ZIP = b"PK\x03\x04"
_MOST_IN_ARCHIVE = 20_000


class File(NamedTuple):
    """A file on disk, as it was found."""

    path: Path
    name: str  # what is the same for the same file the next time, below what was named
    size: int
    modified: int  # nanoseconds
    is_folder: bool = False  # of messages, which come and go and do not change


class Member(NamedTuple):
    """Something to read: a file, or what an archive holds under a name."""

    name: str  # for words only
    size: int
    opened: Callable[[], AbstractContextManager[BinaryIO]]


Same = Callable[[File], bool]


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
        if stat.S_ISDIR(found.st_mode):
            yield from _below(path, "", is_same)
        elif stat.S_ISREG(found.st_mode):
            yield File(path, path.name, found.st_size, found.st_mtime_ns)
        else:
            raise NetlogError(f"{path} is neither a file nor a folder")
    except FileNotFoundError:
        raise NothingFound(f"there is no file or folder {path}") from None
    except (OSError, ValueError) as error:
        raise _unreadable(str(path), error) from None


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
        raise _unreadable(str(path), error) from None
    if is_pipe:
        with _opened(path) as stream:
            return [standard_input(stream)]
    return [member for file in files(path) for member in members(file)]


def members(file: File) -> list[Member]:
    """Return what there is to read in a file: itself, or all that it holds if it is a ZIP.

    Raises:
        NetlogError: it cannot be read.
        Misread: the archive is damaged, or holds more than 20,000 files.
    """
    try:
        with file.path.open("rb") as stream:
            if stream.read(len(_ZIP)) == _ZIP:
                return _archived(file.path)
    except OSError as error:
        raise _unreadable(str(file.path), error) from None
    return [Member(file.name, file.size, partial(_opened, file.path))]


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
    entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    kinds = {entry.name for entry in entries if entry.is_dir(follow_symlinks=False)}
    is_maildir = {"cur", "new"} <= kinds
    for entry in entries:
        within = f"{name}{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            if is_maildir and entry.name in {"cur", "new"}:
                yield from _messages(entry, name, is_same)
            elif not is_maildir or entry.name != "tmp":
                yield from _folder(entry, within, is_same)
        elif entry.is_file(follow_symlinks=False) and not (
            is_maildir or entry.name.startswith(".")
        ):
            found = entry.stat()
            yield File(Path(entry.path), within, found.st_size, found.st_mtime_ns)


def _folder(entry: "os.DirEntry[str]", within: str, is_same: Same | None) -> Iterator[File]:
    """Yield what is below a folder; a hidden one is looked into if it is a Maildir's."""
    mailbox = entry.name.rpartition(".")[2].lower()
    hidden = entry.name.startswith(".") and not (Path(entry.path) / "cur").is_dir()
    if not hidden and mailbox not in _NO_MAIL and entry.name != "__MACOSX":
        yield from _below(Path(entry.path), f"{within}/", is_same)


def _messages(entry: "os.DirEntry[str]", name: str, is_same: Same | None) -> Iterator[File]:
    """Yield the messages of a Maildir; read, answered and moved, they stay the same."""
    if is_same is not None:
        within = f"{name}{entry.name}/"
        folder = File(Path(entry.path), within, 0, entry.stat().st_mtime_ns, is_folder=True)
        yield folder
        if is_same(folder):
            return
    for message in sorted(os.scandir(entry.path), key=lambda message: message.name):
        unique, _, flags = message.name.partition(":2,")
        hidden = unique.startswith(".") or not _NO_FLAGS.isdisjoint(flags)
        if not hidden and message.is_file(follow_symlinks=False):
            yield File(Path(message.path), f"{name}{unique}", 0, 0)


def _archived(path: Path) -> list[Member]:
    from zipfile import ZipFile

    with _readable(path.name):
        # Open for as long as there is a member of it: its table is read once.
        archive = ZipFile(path)
        there = [info for info in archive.infolist() if not _is_aside(info.filename)]
    if len(there) > _MOST_IN_ARCHIVE:
        raise Misread(f"{path.name} holds more than {_MOST_IN_ARCHIVE:,} files")
    return [
        Member(
            f"{path.name}/{info.filename}",
            info.file_size,
            partial(_unpacked, path.name, archive, info),
        )
        for info in there
    ]


def _is_aside(name: str) -> bool:
    parts = name.split("/")
    return not parts[-1] or parts[-1].startswith(".") or "__MACOSX" in parts


@contextmanager
def _unpacked(name: str, archive: "ZipFile", info: "ZipInfo") -> Iterator[BinaryIO]:
    with _readable(name), archive.open(info) as stream:
        yield stream  # type: ignore[misc]  # it has all that is asked of a BinaryIO


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    try:
        with path.open("rb") as stream:
            yield stream
    except OSError as error:
        raise _unreadable(str(path), error) from None


@contextmanager
def _readable(name: str) -> Iterator[None]:
    """Say of a damaged archive that it is one.

    Raises:
        Misread: what is done with it fails.
    """
    import zlib
    from lzma import LZMAError
    from zipfile import BadZipFile

    try:
        yield
    except (BadZipFile, zlib.error, LZMAError, EOFError):
        raise Misread(f"the archive {name} is damaged", "get it again") from None
    except (RuntimeError, NotImplementedError):
        remedy = "unpack it, and import the folder"
        raise Misread(f"the archive {name} is locked or packed in an unknown way", remedy) from None


def _unreadable(name: str, error: Exception) -> NetlogError:
    reason = getattr(error, "strerror", None) or "that is no file's name"
    return NetlogError(f"cannot read {name}: {reason}")
