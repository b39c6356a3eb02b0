"""A disk on which the power is cut: a virtual file system for SQLite that remembers every step.

`Disk` writes down what SQLite does to files, in order. `Power` knows what a disk may hold when it
fails at some step: all that was synced before, and of the rest any part, sector by sector.

What counts as synced follows the manuals. A file's sync keeps its contents. That a file is there,
or is not, is kept by a sync of its folder, which SQLite does on two occasions: when it syncs a
journal for the first time, inside that sync, and when it is asked to while it deletes one, which
is what `synchronous=EXTRA` adds to FULL.

SQLite is reached through apsw here, which brings its own: newer than that of the standard library.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import apsw

SECTORS = (512, 4096)
LUCK = (0.0, 0.1, 0.5, 0.9, 1.0)  # how likely it is that what was not synced is there


class Made(NamedTuple):
    """A file came to be."""

    name: str


class Wrote(NamedTuple):
    """Bytes went into a file, somewhere."""

    name: str
    start: int
    data: bytes


class Cropped(NamedTuple):
    """A file was cut to a size."""

    name: str
    size: int


class Synced(NamedTuple):
    """A file's contents are kept from now on, and its folder's if it is a new journal."""

    name: str


class Deleted(NamedTuple):
    """A file went; with `synced`, for good."""

    name: str
    synced: bool


class Acknowledged(NamedTuple):
    """The user was told that so many operations are stored."""

    operations: int


Event = Made | Wrote | Cropped | Synced | Deleted | Acknowledged


class Disk(apsw.VFS):
    """A virtual file system that does as the system's own does, and writes it down."""

    def __init__(self, name: str) -> None:
        """Be known to SQLite by a name, until `unregister`."""
        self.name = name
        self.events: list[Event] = []
        super().__init__(name, "")

    def open(self, path: Path) -> apsw.Connection:
        """Open a database; a file that is not there is made, as netlog makes it, empty."""
        if not path.exists():
            path.touch(mode=0o600)
            self.events.append(Made(path.name))
        return apsw.Connection(str(path), vfs=self.name, flags=apsw.SQLITE_OPEN_READWRITE)

    def xOpen(self, name: Any, flags: list[int]) -> "_File":  # noqa: N802 - apsw's name
        return _File(self, name, flags)

    def xDelete(self, filename: str, syncdir: bool) -> None:  # noqa: N802 - apsw's name
        super().xDelete(filename, syncdir)
        self.events.append(Deleted(Path(filename).name, syncdir))


class _File(apsw.VFSFile):
    def __init__(self, disk: Disk, name: Any, flags: list[int]) -> None:
        self.events = disk.events
        path = name.filename() if isinstance(name, apsw.URIFilename) else name
        # SQLite names no file that is to vanish when it is closed: it may vanish sooner.
        self.name = Path(path).name if path else None
        new = self.name is not None and not Path(path).exists()
        super().__init__("", name, flags)
        if new:
            self._note(Made(self.name or ""))

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802 - apsw's name
        super().xWrite(data, offset)
        self._note(Wrote(self.name or "", offset, bytes(data)))

    def xTruncate(self, newsize: int) -> None:  # noqa: N802 - apsw's name
        super().xTruncate(newsize)
        self._note(Cropped(self.name or "", newsize))

    def xSync(self, flags: int) -> None:  # noqa: N802 - apsw's name
        super().xSync(flags)
        self._note(Synced(self.name or ""))

    def _note(self, event: Event) -> None:
        if self.name:
            self.events.append(event)


@dataclass
class _Content:
    """A file's contents: what is kept, and what has been done to it since."""

    kept: bytearray = field(default_factory=bytearray)
    since: list[Wrote | Cropped] = field(default_factory=list)


class Power:
    """The disk as the events lead to it, on which the power may fail after any of them."""

    def __init__(self) -> None:
        """Begin with a folder that holds nothing."""
        self.acknowledged = 0
        self._kept: dict[str, _Content] = {}  # who is in the folder for certain
        self._now: dict[str, _Content] = {}  # who is in the folder as SQLite sees it
        self._since: list[tuple[str, _Content | None]] = []  # who came and went, since

    def follow(self, event: Event) -> None:
        """Let one more thing happen."""
        match event:
            case Acknowledged(operations):
                self.acknowledged = operations
            case Made(name):
                self._now[name] = _Content()
                self._since.append((name, self._now[name]))
            case Deleted(name, synced):
                del self._now[name]
                self._since.append((name, None))
                if synced:
                    self._keep_folder()
            case Synced(name):
                file = self._now[name]
                for change in file.since:
                    _do(file.kept, change)
                file.since.clear()
                if name.endswith("-journal") and self._kept.get(name) is not file:
                    self._keep_folder()
            case Wrote(name) | Cropped(name):
                self._now[name].since.append(event)

    def fail(self, dice: random.Random) -> dict[str, bytes]:
        """Return, by name, the files that are there when the power is back."""
        luck = dice.choice(LUCK)
        folder = dict(self._kept)
        for name, file in self._since:
            if dice.random() < luck:
                _enter(folder, name, file)
        return {name: _torn(file, dice) for name, file in folder.items()}

    def _keep_folder(self) -> None:
        for name, file in self._since:
            _enter(self._kept, name, file)
        self._since.clear()


def _enter(folder: dict[str, _Content], name: str, file: _Content | None) -> None:
    if file is None:
        folder.pop(name, None)
    else:
        folder[name] = file


def _do(content: bytearray, change: Wrote | Cropped) -> None:
    if isinstance(change, Cropped):
        del content[change.size :]
        return
    content.extend(bytes(max(0, change.start - len(content))))
    content[change.start : change.start + len(change.data)] = change.data


def _torn(file: _Content, dice: random.Random) -> bytes:
    """Return what may be left of a file: what is kept, and any sectors of what came since."""
    content, length = bytearray(file.kept), len(file.kept)
    sector, luck = dice.choice(SECTORS), dice.choice(LUCK)
    for change in file.since:
        for piece in _pieces(change, sector):
            if dice.random() < luck:
                _do(content, piece)
        if isinstance(change, Wrote):
            length = max(length, change.start + len(change.data))
    # The disk may know of a file's new length, and have nothing, or anything, to show for it.
    if len(content) < length and dice.random() < luck:
        content.extend(dice.choice((bytes, dice.randbytes))(length - len(content)))
    return bytes(content)


def _pieces(change: Wrote | Cropped, sector: int) -> Iterator[Wrote | Cropped]:
    """Yield a write by the sectors that it falls into."""
    if isinstance(change, Cropped):
        yield change
        return
    start, end = change.start, change.start + len(change.data)
    for edge in range(start - start % sector, end, sector):
        low, high = max(start, edge), min(end, edge + sector)
        yield Wrote(change.name, low, change.data[low - start : high - start])


def cuts(
    events: Sequence[Event], number: int, dice: random.Random
) -> Iterator[tuple[int, dict[str, bytes]]]:
    """Yield what is there after each of `number` power cuts: acknowledged operations, files."""
    moments = sorted(dice.randrange(len(events) + 1) for _ in range(number))
    power, happened = Power(), 0
    for moment in moments:
        for event in events[happened:moment]:
            power.follow(event)
        happened = moment
        yield power.acknowledged, power.fail(dice)
