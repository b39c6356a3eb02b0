"""What a path on the command line stands for: files, folders, Maildirs, archives, a pipe."""

import io
import os
import random
import zipfile
from collections import Counter
from pathlib import Path

import pytest

from netlog.errors import Misread, NetlogError, NothingFound
from netlog.exchange import members
from netlog.exchange.members import File
from tests.processes import fork, wait
from tests.trust import trials


def names(path: Path) -> list[str]:
    return [file.name for file in members.files(path)]


def texts(file: Path) -> dict[str, bytes]:
    """Return what there is to read in a file, by name."""
    (found,) = members.files(file)
    there = {}
    for member in members.members(found):
        with member.opened() as stream:
            there[member.name] = stream.read()
    return there


def archive(path: Path, **files: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return path


@pytest.fixture
def maildir(tmp_path: Path) -> Path:
    """A Maildir with folders of its own, as mbsync keeps it."""
    top = tmp_path / "Maildir"
    for folder in ("", ".Sent", ".Trash", "Archive", "INBOX.Spam"):
        for part in ("cur", "new", "tmp"):
            (top / folder / part).mkdir(parents=True)
    (top / "cur" / "1.a:2,S").write_text("one")
    (top / "cur" / "8.h:2,DS").write_text("a draft")
    (top / "cur" / "9.i:2,ST").write_text("thrown away")
    (top / "new" / "2.b").write_text("two")
    (top / "tmp" / "3.c").write_text("half")
    (top / "dovecot.index").write_text("no message")
    (top / ".Sent" / "cur" / "4.d:2,S").write_text("four")
    (top / "Archive" / "cur" / "5.e:2,").write_text("five")
    (top / ".Trash" / "cur" / "6.f:2,T").write_text("six")
    (top / "INBOX.Spam" / "new" / "7.g").write_text("seven")
    return top


def test_a_file_is_itself(tmp_path):
    """A file that is named is read under its own name."""
    (tmp_path / "people.csv").write_bytes(b"name\nAda\n")
    assert texts(tmp_path / "people.csv") == {"people.csv": b"name\nAda\n"}


def test_a_folder_is_all_that_is_in_it(tmp_path):
    """Folders are gone through in the order of their names; what is hidden is passed over."""
    (tmp_path / "b").mkdir()
    (tmp_path / ".git").mkdir()
    for name in ("b/two.vcf", "a.vcf", "c.vcf", ".hidden", ".git/config"):
        (tmp_path / name).write_text(name)
    assert names(tmp_path) == ["a.vcf", "b/two.vcf", "c.vcf"]


def test_links_in_a_folder_are_not_followed(tmp_path):
    """A link may lead anywhere, also back to where it is."""
    (tmp_path / "in").mkdir()
    (tmp_path / "secret").write_text("not yours")
    (tmp_path / "in" / "link").symlink_to(tmp_path / "secret")
    (tmp_path / "in" / "loop").symlink_to(tmp_path / "in")
    assert names(tmp_path / "in") == []
    os.mkfifo(tmp_path / "in" / "pipe")
    assert names(tmp_path / "in") == []


def test_a_maildir_is_its_messages(maildir):
    """Messages that were delivered, in every folder but those for what is no contact."""
    assert names(maildir) == [".Sent/4.d", "Archive/5.e", "1.a", "2.b"]


def test_a_message_that_was_read_is_the_same(maildir):
    """Flags, and the move from new to cur, give a message no other name."""
    before = set(names(maildir))
    (maildir / "new" / "2.b").rename(maildir / "cur" / "2.b:2,RS")
    assert set(names(maildir)) == before


def test_a_folder_of_messages_is_looked_into_only_if_it_changed(maildir):
    """Who has seen a folder as it is now is told of it, and not of what it holds."""
    every = list(members.files(maildir, lambda _: False))
    folders = {file.name: file.modified for file in every if file.is_folder}
    assert set(folders) == {
        f"{folder}{part}/" for folder in ("", ".Sent/", "Archive/") for part in ("cur", "new")
    }

    def is_same(folder: File) -> bool:
        return folders[folder.name] == folder.modified

    again = list(members.files(maildir, is_same))
    assert [file for file in again if not file.is_folder] == []
    os.utime(maildir / "new", ns=(1, 1))
    again = list(members.files(maildir, is_same))
    assert [file.name for file in again if not file.is_folder] == ["2.b"]


def test_an_archive_is_what_it_holds(tmp_path):
    """A ZIP is told by its content, whatever it is called; what packers add is passed over."""
    files = {"Connections.csv": b"a", "in/messages.csv": b"b", "__MACOSX/x": b"c", "in/.DS": b"d"}
    made = archive(tmp_path / "export.download", **files)
    assert texts(made) == {
        "export.download/Connections.csv": b"a",
        "export.download/in/messages.csv": b"b",
    }


def test_names_in_an_archive_lead_nowhere(tmp_path):
    """Whatever path a member claims, it is read from the archive and from nowhere else."""
    (tmp_path / "secret").write_text("not yours")
    made = archive(tmp_path / "a.zip", **{"../secret": b"mine", str(tmp_path / "secret"): b"too"})
    assert set(texts(made).values()) == {b"mine", b"too"}


def test_a_damaged_archive(tmp_path):
    """An archive cut short, or with a member that does not match its sum, is said to be damaged."""
    made = archive(tmp_path / "a.zip", **{"x.csv": b"name\n" * 10_000})
    whole = made.read_bytes()
    made.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(Misread, match=r"the archive a\.zip is damaged"):
        texts(made)
    broken = bytearray(whole)
    broken[45:50] = b"\0\0\0\0\0"
    made.write_bytes(broken)
    with pytest.raises(Misread, match=r"the archive a\.zip is damaged"):
        texts(made)


def test_a_locked_archive(tmp_path):
    """What needs a password is refused with a remedy."""
    made = archive(tmp_path / "a.zip", **{"x.csv": b"name\nAda\n"})
    data = bytearray(made.read_bytes())
    data[6] |= 1  # the flag for a password, in the member's header and in the table
    data[data.index(b"PK\x01\x02") + 8] |= 1
    made.write_bytes(data)
    with pytest.raises(Misread, match="locked or packed in an unknown way; unpack it"):
        texts(made)


def test_too_many_files_in_an_archive(tmp_path, monkeypatch):
    """There is an end to what an archive may hold."""
    monkeypatch.setattr(members, "_MOST_IN_ARCHIVE", 2)
    made = archive(tmp_path / "a.zip", a=b"", b=b"", c=b"")
    with pytest.raises(Misread, match="holds more than 2 files"):
        texts(made)


def test_what_is_not_there(tmp_path):
    """A path that leads nowhere is not found; what is neither file nor folder is refused."""
    with pytest.raises(NothingFound, match="there is no file or folder"):
        names(tmp_path / "nobody.csv")
    with pytest.raises(NetlogError, match="neither a file nor a folder"):
        names(Path("/dev/null"))


def test_a_pipe_can_be_read_again():
    """What comes in by a pipe is read once, and kept until it is done with."""
    member = members.standard_input(io.BytesIO(b"name\nAda\n"))
    assert member.size == 9
    for _ in range(2):
        with member.opened() as stream:
            assert stream.read() == b"name\nAda\n"


def test_a_pipe_that_is_named(tmp_path):
    """What a shell calls `<(...)` is a pipe with a name."""
    os.mkfifo(tmp_path / "pipe")
    child = fork(lambda: (tmp_path / "pipe").write_bytes(b"name\nAda\n"))
    (member,) = members.named(tmp_path / "pipe")
    with member.opened() as stream:
        assert stream.read() == b"name\nAda\n"
    assert wait([child]) == [0]


def test_what_vanishes_meanwhile(tmp_path, maildir, monkeypatch):
    """A file or a folder that is no more when it is looked at is passed over."""
    (tmp_path / "b").mkdir()
    for name in ("a.vcf", "b/c.vcf", "d.vcf"):
        (tmp_path / name).write_text(name)
    found = members.files(tmp_path)
    assert next(found).name == "Maildir/.Sent/4.d"
    (tmp_path / "a.vcf").unlink()
    (tmp_path / "b" / "c.vcf").unlink()
    (tmp_path / "b").rmdir()
    assert [file.name for file in found if "Maildir" not in file.name] == ["d.vcf"]


def test_names_of_any_bytes(tmp_path):
    """A name that is no text is spelt so that it can be said and stored; the file is read."""
    path = os.fsencode(tmp_path) + b"/Ad\xe9le.vcf"
    with open(path, "wb") as file:  # noqa: PTH123 - a Path is text
        file.write(b"x")
    (found,) = members.files(tmp_path)
    assert found.name == "Ad\\xe9le.vcf"
    (member,) = members.members(found)
    with member.opened() as stream:
        assert stream.read() == b"x"


def test_folders_without_end(tmp_path):
    """Deeper than anybody files anything nothing is read, and it is said where."""
    deep = tmp_path.joinpath(*["d"] * 150)
    deep.mkdir(parents=True)
    (deep / "a.vcf").write_text("")
    with pytest.raises(NetlogError, match="lies too deep in other folders"):
        names(tmp_path)


def test_more_archives_than_may_be_open(tmp_path):
    """However many archives there are, few of them are open at a time."""
    for number in range(100):
        archive(tmp_path / f"{number:03}.zip", **{"x.csv": b"%d" % number})
    read, every = [], [each for file in members.files(tmp_path) for each in members.members(file)]
    for member in every:
        with member.opened() as stream:
            read.append(int(stream.read()))
        open_now = [path.resolve().name for path in Path("/proc/self/fd").iterdir()]
        assert sum(name.endswith(".zip") for name in open_now) <= 8
    assert read == list(range(100))
    assert {member.file for member in every} == {f"{number:03}.zip" for number in range(100)}


def test_archives_of_any_bytes(tmp_path):
    """Whatever was done to an archive, it is read or said to be damaged."""
    dice, path = random.Random(20261119), tmp_path / "a.zip"
    whole = archive(path, **{"x.csv": b"name\n" * 99, "ä.csv": b"name\nAda\n" * 99}).read_bytes()
    ends = Counter[str]()
    for trial in range(trials(300)):
        data = bytearray(whole)
        for _ in range(dice.choice((1, 1, 2, 5))):
            data[dice.randrange(len(data))] = dice.randrange(256)
        path.write_bytes(data[: dice.choice((len(data), dice.randrange(4, len(data))))])
        os.utime(path, ns=(trial, trial))
        try:
            for member in members.named(path):
                with member.opened() as stream:
                    stream.read()
            ends["read"] += 1
        except Misread:
            ends["damaged"] += 1
    assert min(ends["read"], ends["damaged"]) > 5, ends
