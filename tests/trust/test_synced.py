"""A power cut takes no backup: its bytes are synced before it has its name, its folder after."""

import os
from pathlib import Path

import pytest

from netlog.store import backups
from tests.conftest import Shell

Step = tuple[str, Path, Path]


@pytest.fixture
def lived(netlog: Shell) -> Shell:
    """A shell whose database has two people, and a backup of today."""
    netlog.ok("add", "Ada Lovelace")
    netlog.ok("add", "Grace Hopper")
    return netlog


@pytest.fixture
def steps(monkeypatch) -> list[Step]:
    """What is synced, and what is given which name, in order."""
    seen: list[Step] = []
    fsync = os.fsync

    def synced(descriptor: int) -> None:
        path = Path(f"/proc/self/fd/{descriptor}").readlink()
        seen.append(("synced", path, path))
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", synced)
    for name in ("link", "rename", "replace"):
        name_it = getattr(os, name)

        def named(draft, path, name_it=name_it):
            seen.append(("named", Path(draft), Path(path)))
            name_it(draft, path)

        monkeypatch.setattr(os, name, named)
    return seen


def assert_lasting(steps: list[Step], made: Path) -> list[Step]:
    """It was synced, then got its name, then that was synced; return what came before the name."""
    (place,) = [n for n, (what, _, path) in enumerate(steps) if (what, path) == ("named", made)]
    draft = steps[place][1]
    assert ("synced", draft, draft) in steps[:place]
    assert ("synced", made.parent, made.parent) in steps[place:]
    return steps[:place]


def test_a_backup(lived, steps):
    """The checksum is on the disk as well by the time there is something to be checked by it."""
    lived.ok("backup")
    ((made, _, _), _) = backups.listed(lived.path)
    beside = backups.checksum(made)
    assert ("synced", beside, beside) in assert_lasting(steps, made)


def test_a_backup_elsewhere(lived, steps, tmp_path):
    """Into a file of one's own."""
    lived.ok("backup", tmp_path / "mine.db")
    assert_lasting(steps, tmp_path / "mine.db")


def test_what_a_restore_keeps(lived, steps):
    """What is there, as a copy; the backup takes its place only then."""
    lived.ok("restore", "latest", "--yes")
    (kept,) = (lived.home / "backups").glob("*-restore.db")
    assert_lasting(steps, kept)


def test_what_a_restore_keeps_of_what_is_damaged(lived, steps):
    """Or byte by byte, before the file is emptied; that it is empty is synced too."""
    lived.ok("backup")
    lived.path.write_bytes(b"no database" * 1000)
    lived.ok("restore", "latest", "--yes")
    (kept,) = (lived.home / "backups").glob("*-damaged.db")
    before = assert_lasting(steps, kept)
    emptied = ("synced", lived.path, lived.path)
    assert emptied not in before
    assert emptied in steps


def test_a_backup_without_somebody(lived, steps):
    """What takes a backup's place when somebody is forgotten in it."""
    lived.ok("backup")
    ((made, _, _), _) = backups.listed(lived.path)
    steps.clear()
    lived.ok("forget", "ada", "--backups", "--yes")
    assert_lasting(steps, made)
