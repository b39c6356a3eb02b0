"""`netlog export`: everything, or everybody, in another format."""

import os
import stat
from functools import partial
from pathlib import Path

import pytest

from netlog import exchange
from netlog.store import connection
from netlog.store.rows import insert
from tests.conftest import Shell
from tests.processes import answer, run_out_of_room


@pytest.fixture
def vera(netlog: Shell) -> Shell:
    """A shell on a database with a few people."""
    netlog.ok("add", "Ada Quill", "--email", "ada@example.org", "--circle", "inner")
    netlog.ok("add", "Łukasz Żółć", "--tag", "kites")
    netlog.ok("log", "ada", "--gave", "intro", "-m", "to Łukasz", "--on", "2026-11-01")
    return netlog


@pytest.mark.parametrize("name", exchange.EXPORTS)
def test_every_format(vera, name):
    """Each format goes to stdout or to a file, which are the same and the same again."""
    shown = vera.ok("export", name)
    assert shown.err == ""
    assert shown.out
    said = vera.ok("export", name, "-o", vera.home / "out").out
    what = "everything" if name in exchange.WHOLE else "2 people"
    assert said == f"wrote {what} to {vera.home}/out\n"
    written = (vera.home / "out").read_bytes()
    assert written.decode() == shown.out
    vera.ok("export", name, "-o", vera.home / "out", "--force")
    assert (vera.home / "out").read_bytes() == written
    assert stat.S_IMODE((vera.home / "out").stat().st_mode) == 0o600


@pytest.mark.parametrize("name", exchange.EXPORTS)
def test_nobody(netlog, name):
    """An empty database is written as well, and read back by nobody's harm."""
    netlog.ok("export", name, "-o", netlog.home / "out")
    assert (netlog.home / "out").exists()


@pytest.mark.parametrize("name", exchange.EXPORTS)
def test_a_folder(vera, name):
    """Where a format has a file for each, a folder takes them; else it is refused."""
    place = vera.home / "folder"
    answer = vera("export", name, "-o", f"{place}/")
    if getattr(exchange.writer(name), "folder", None) is None:
        assert (answer.code, answer.err) == (2, f"netlog: {name} is one file; name one with -o\n")
        assert not place.exists()
    else:
        files = sorted(place.iterdir())
        assert len(files) >= 2
        assert answer.out == f"wrote 2 people to {place}: {len(files)} files\n"
        assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
        assert stat.S_IMODE(place.stat().st_mode) == 0o700


def test_only_some(vera):
    """Tag, circle and company choose who is written."""
    assert "Quill" in vera.ok("export", "vcard", "--circle", "inner").out
    assert "Żółć" not in vera.ok("export", "vcard", "--circle", "inner").out
    assert vera.ok("export", "vcard", "--tag", "kites").out.count("BEGIN:VCARD") == 1
    assert vera("export", "vcard", "--circle", "outer").code == 4


def test_nothing_is_written_over(vera):
    """What is there stays, unless --force says otherwise; no draft is left."""
    place = vera.home / "out.vcf"
    place.write_text("mine")
    answer = vera("export", "vcard", "-o", place)
    assert (answer.code, answer.err) == (
        6,
        f"netlog: {place} is there already; --force writes over it\n",
    )
    assert place.read_text() == "mine"
    vera.ok("export", "vcard", "-o", place, "--force")
    assert "Ada Quill" in place.read_text()
    assert [path.name for path in vera.home.iterdir() if path.name.endswith(".part")] == []


def test_a_folder_keeps_what_has_not_changed(vera):
    """A second export touches only the files that say something new."""
    folder = vera.home / "cards"
    vera.ok("export", "vcard", "-o", f"{folder}/")
    for path in folder.iterdir():
        os.utime(path, ns=(1, 1))
    vera.ok("export", "vcard", "-o", f"{folder}/")
    assert {path.stat().st_mtime_ns for path in folder.iterdir()} == {1}
    vera.ok("edit", "ada", "--phone", "+41790000000")
    assert vera("export", "vcard", "-o", folder).code == 6
    vera.ok("export", "vcard", "-o", folder, "--force")
    assert sorted(path.stat().st_mtime_ns == 1 for path in folder.iterdir()) == [False, True]


def test_what_is_no_format(vera):
    """A format that netlog does not write is refused with those it does."""
    answer = vera("export", "docx")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith("netlog: netlog writes no 'docx'; try ")


def test_on_a_terminal_nothing_can_do_harm(netlog):
    """On a terminal a file is shown without what would act there; elsewhere as it is."""
    netlog.ok("add", "Ada \x1b[31mQuill\u202e")
    assert "\x1b[31m" not in netlog.ok("export", "markdown", terminal=True).out
    assert "\u202e" not in netlog.ok("export", "markdown", terminal=True).out


def test_where_nothing_can_be_written(vera):
    """A folder that is not there, or a file in its place, is said in a line."""
    answer = vera("export", "vcard", "-o", vera.home / "nowhere" / "out.vcf")
    assert answer.code == 1
    assert answer.err.startswith("netlog: cannot write ")
    (vera.home / "file").write_text("")
    assert vera("export", "vcard", "-o", f"{vera.home}/file/").code == 1


def test_nothing_of_netlog_is_written_over(vera):
    """Not even with --force: neither the database, nor what is beside it, nor a backup."""
    vera.ok("backup")
    backup = next((vera.home / "backups").glob("*.db"))
    link = vera.home / "link.vcf"
    link.symlink_to(vera.path)
    (vera.home / "folder").mkdir()
    before = vera.path.read_bytes()
    for place in (
        vera.path,
        f"{vera.path}-journal",
        f"{vera.path}-wal",
        vera.home / "folder" / ".." / vera.path.name,
        link,
        backup,
        backup.with_name(f"{backup.name}.sha256"),
        backup.with_name("cards.vcf"),
        f"{backup.parent}/",
    ):
        answer = vera("export", "vcard", "-o", place, "--force")
        assert (answer.code, answer.out) == (6, ""), place
        assert "belongs to a netlog database" in answer.err
    assert vera.path.read_bytes() == before
    assert link.is_symlink()
    assert {path.suffix for path in backup.parent.iterdir()} == {".db", ".sha256"}


def test_what_is_no_file_is_not_replaced(vera):
    """With --force a device or a pipe would be gone, and a file in its place."""
    os.mkfifo(vera.home / "pipe")
    for place in (vera.home / "pipe", "/dev/null"):
        answer = vera("export", "vcard", "-o", place, "--force")
        assert (answer.code, answer.err) == (
            6,
            f"netlog: {place} is not a file; name another with -o\n",
        )
    assert (vera.home / "pipe").is_fifo()
    assert Path("/dev/null").is_char_device()


def test_a_link_is_not_followed(vera):
    """With --force the link becomes the file; what it led to stays."""
    (vera.home / "mine").write_text("mine")
    (vera.home / "link").symlink_to(vera.home / "mine")
    vera.ok("export", "vcard", "-o", vera.home / "link", "--force")
    assert (vera.home / "mine").read_text() == "mine"
    assert "Quill" in (vera.home / "link").read_text()


def test_a_folder_is_written_whole_or_not_at_all(vera):
    """Where one file may not be written over, none is written."""
    folder = vera.home / "cards"
    vera.ok("export", "vcard", "-o", f"{folder}/")
    last = max(folder.iterdir())
    for path in folder.iterdir():
        path.unlink()
    last.write_text("mine")
    assert vera("export", "vcard", "-o", f"{folder}/").code == 6
    assert [path.name for path in folder.iterdir()] == [last.name]
    assert last.read_text() == "mine"


def test_a_full_disk(vera):
    """What was there before stays, no draft is left, and one line says why."""
    with connection.writing(vera.path, "add", bulk=True) as db:
        for number in range(300):
            insert(db, "contact", handle=f"p{number}", name=f"P{number} Quill")
    place = vera.home / "out.vcf"
    place.write_text("mine")
    found = answer(
        vera, *("export", "vcard", "-o", place, "--force"), before=partial(run_out_of_room, 9000)
    )
    assert (found.code, found.out) == (1, "")
    assert found.err == f"netlog: cannot write {place}: File too large\n"
    assert place.read_text() == "mine"
    assert [path.name for path in vera.home.iterdir() if path.name.endswith(".part")] == []


def test_below_a_file(vera):
    """What can be no folder is said in a line."""
    (vera.home / "file").write_text("")
    found = vera("export", "vcard", "-o", vera.home / "file" / "out.vcf")
    assert (found.code, len(found.errors)) == (1, 1)
