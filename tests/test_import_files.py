"""`netlog import` of files that are many, damaged, or not where they should be: all or nothing."""

import zipfile
from pathlib import Path

import pytest

from tests.conftest import Shell
from tests.test_pull import card, message


@pytest.fixture
def sheet(shell: Shell) -> Path:
    """A table with an entry that is rejected; there is no database yet."""
    path = shell.home / "people.csv"
    path.write_text("name,phone\nAda Quill,+41790000001\n,+41790000002\n")
    return path


@pytest.mark.parametrize("place", ["nowhere/rejects.txt", "people.csv/rejects.txt", "netlog.db"])
def test_rejects_that_have_no_place(shell, sheet, place):
    """Where they cannot be written, nothing is imported."""
    answer = shell("import", sheet, "--rejects", shell.home / place)
    assert (answer.code, answer.out, len(answer.errors)) == (6, "", 1)
    assert [path.name for path in shell.home.iterdir()] == ["people.csv"]


def test_a_dry_run_leaves_nothing(shell, sheet):
    """No database, no backup, no profile, no rejects; the counts are those of the real run."""
    words = ("import", sheet, "--map", "name=name", "--save-profile", "mine")
    tried = shell(*words, "--rejects", shell.home / "rejects.txt", "--dry-run")
    assert [path.name for path in shell.home.iterdir()] == ["people.csv"]
    done = shell(*words, "--rejects", shell.home / "rejects.txt")
    (counts,) = [line for line in done.err.splitlines() if " added, " in line]
    assert counts in tried.err
    assert (tried.code, done.code) == (1, 1)


def test_files_of_several_formats_and_one_twice(netlog):
    """Each is what it is, and whoever is in a file twice is there once."""
    book = card(netlog.home / "book", "Ada Quill")
    netlog.ok("import", book, "-", book, stdin="name,email\nBo Lind,bo@example.org\n")
    assert [person["name"] for person in netlog.ok("list", "--json").json] == [
        "Ada Quill",
        "Bo Lind",
    ]


@pytest.mark.parametrize("damage", ["whole", "member"])
def test_a_damaged_archive_among_others(netlog, damage):
    """Nothing is imported, in one line that says which."""
    card(netlog.home, "Ada Quill")
    path = netlog.home / "z.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("a.csv", "name,title\n" + "P Quill,Dr\n" * 300_000)
    data = bytearray(path.read_bytes())
    data = data[: len(data) // 2] if damage == "whole" else data
    if damage == "member":
        data[-1_000:-990] = bytes(10)  # behind what its format is told by
    path.write_bytes(data)
    answer = netlog("import", netlog.home / "ada.vcf", path)
    assert (answer.code, answer.out) == (2, "")
    assert answer.errors[-1].startswith("netlog: the archive z.zip")
    assert netlog.ok("list").out == ""


def test_no_answer_is_no(netlog):
    """Who stops answering who they are stops the import."""
    folder = netlog.home / "Maildir"
    message(folder, "1.a", "ada@example.org", "Mon, 16 Nov 2026")
    answer = netlog("import", folder, terminal=True, stdin="n\n")
    assert answer.code == 130
    assert answer.err.endswith("netlog: stopped; nothing was written\n")
    assert netlog.ok("config").out == ""


def test_a_blind_copy(netlog):
    """A letter that does not name the user is no reason to ask who they are, once they said it."""
    folder = netlog.home / "Maildir"
    message(folder, "1.a", "ada@example.org", "Mon, 16 Nov 2026", to="list@example.net")
    assert netlog.ok("import", folder, "--me", "me@example.org").errors == []
