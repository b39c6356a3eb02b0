"""`netlog source` and `netlog pull`: what other programs keep, read when it changes."""

import os
import zipfile
from pathlib import Path
from typing import Any

import pytest

from netlog.store import connection, sources
from tests.conftest import Shell


def card(folder: Path, name: str, *more: str, uid: str | None = None) -> Path:
    """Write a vCard as an address book keeps it."""
    folder.mkdir(exist_ok=True)
    uid = uid or name.split(maxsplit=1)[0].lower()
    lines = ["BEGIN:VCARD", "VERSION:3.0", f"UID:{uid}", f"FN:{name}", *more, "END:VCARD", ""]
    path = folder / f"{uid}.vcf"
    path.write_text("\n".join(lines))
    return path


def message(folder: Path, name: str, sender: str, day: str, to: str = "me@example.org") -> Path:
    """Deliver a message as mbsync does."""
    for part in ("cur", "new", "tmp"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    path = folder / "new" / name
    path.write_text(
        f"Received: by mx\nMessage-ID: <{name}@example.org>\nFrom: {sender}\nTo: {to}\n"
        f"Date: {day} 12:00:00 +0000\nSubject: About kites\n\nThe body.\n"
    )
    return path


def people(netlog: Shell) -> list[str]:
    return [person["name"] for person in netlog.ok("list", "--json").json]


def state(netlog: Shell, kind: str) -> dict[str, object]:
    (found,) = [row for row in netlog.ok("source", "--json").json if row["kind"] == kind]
    return dict(found)


@pytest.fixture
def book(netlog: Shell) -> Path:
    """A folder with two vCards, which is a source."""
    folder = netlog.home / "contacts"
    card(folder, "Ada Quill", "EMAIL:ada@example.org")
    card(folder, "Bo Lind")
    netlog.ok("source", "add", "contacts", folder)
    return folder


# Sources ------------------------------------------------------------------------------------------


def test_added_listed_removed(netlog, book):
    """A source is there until it is removed; what was pulled stays."""
    assert netlog.ok("source").out == f"1\tcontacts\t{book}\tnever\t\t\t\t\t\n"
    netlog.ok("pull")
    said = netlog.ok("source", "remove", "contacts").out
    assert said == f"no longer reads contacts in {book}; what was pulled stays\n"
    assert netlog.ok("source").out == ""
    assert people(netlog) == ["Ada Quill", "Bo Lind"]
    netlog.ok("undo")
    assert netlog.ok("source", "--json").json[0]["path"] == str(book)


def test_what_is_no_source(netlog, book):
    """A kind that netlog does not read, a path that is not there, a source twice: refused."""
    assert netlog("source", "add", "pigeons", book).code == 2
    assert netlog("source", "add", "mail", "nowhere").code == 4
    assert netlog("source", "add", "contacts", book).code == 6
    assert netlog("source", "remove", "mail").code == 4
    assert netlog("pull", "mail").code == 4


def test_one_of_several(netlog, book):
    """Two sources of a kind are told apart by their numbers."""
    other = book.parent / "others"
    card(other, "Cy Dahl")
    netlog.ok("source", "add", "contacts", other)
    tie = netlog("source", "pause", "contacts")
    assert tie.code == 5
    assert str(other) in tie.err
    netlog.ok("source", "pause", "2")
    netlog.ok("pull")
    assert people(netlog) == ["Ada Quill", "Bo Lind"]
    assert state_of(netlog)["2"]["paused"] is True
    netlog.ok("source", "resume", str(other))
    netlog.ok("pull")
    assert people(netlog) == ["Ada Quill", "Bo Lind", "Cy Dahl"]


def state_of(netlog: Shell) -> dict[str, dict[str, object]]:
    return {str(row["id"]): row for row in netlog.ok("source", "--json").json}


# Pulling ------------------------------------------------------------------------------------------


def test_no_sources(netlog):
    """Without sources there is nothing to do, and in cron nothing to say."""
    answer = netlog.ok("pull")
    assert (answer.out, answer.err) == ("", "")
    assert netlog.ok("pull", terminal=True).err == (
        "there are no sources yet; 'netlog source add' adds one\n"
    )


def test_silent_from_cron(netlog, book):
    """Off a terminal a pull says nothing; the list of sources has what came of it."""
    answer = netlog.ok("pull")
    assert (answer.out, answer.err) == ("", "")
    assert people(netlog) == ["Ada Quill", "Bo Lind"]
    found = state(netlog, "contacts")
    assert (found["added"], found["updated"], found["rejected"]) == (2, 0, 0)
    assert str(found["at"]).endswith("Z")


def test_on_a_terminal(netlog, book):
    """On a terminal each source has its line."""
    first = netlog.ok("pull", terminal=True).err
    assert f"contacts in {book}: 2 added, 0 updated, 0 unchanged, 0 rejected" in first
    assert netlog.ok("pull", terminal=True).err == f"contacts in {book}: nothing new\n"


def test_only_what_is_new_is_read(netlog, book, monkeypatch):
    """An unchanged file is not opened; a new one and a changed one are."""
    netlog.ok("pull")
    card(book, "Cy Dahl")
    changed = card(book, "Bo Lind", "TEL:+41790000000")
    os.utime(changed, ns=(1, 1))
    opened = []
    whole = Path.open

    def noted(path: Path, *words: Any, **more: Any) -> object:
        opened.append(path.name)
        return whole(path, *words, **more)

    monkeypatch.setattr(Path, "open", noted)
    netlog.ok("pull")
    assert set(opened) & {"ada.vcf", "bo.vcf", "cy.vcf"} == {"bo.vcf", "cy.vcf"}
    assert people(netlog) == ["Ada Quill", "Bo Lind", "Cy Dahl"]


def test_nothing_new_keeps_the_numbers(netlog, book):
    """The list of sources has the numbers of the last pull that read something."""
    netlog.ok("pull")
    netlog.ok("pull")
    assert state(netlog, "contacts")["added"] == 2


def test_what_is_gone_there_stays_here(netlog, book):
    """A file that vanishes takes nobody along; if it comes back, nobody is there twice."""
    netlog.ok("pull")
    (book / "ada.vcf").unlink()
    netlog.ok("pull")
    assert people(netlog) == ["Ada Quill", "Bo Lind"]
    card(book, "Ada Quill", "EMAIL:ada@example.org")
    netlog.ok("pull")
    assert people(netlog) == ["Ada Quill", "Bo Lind"]


def test_what_is_taken_back_stays_away(netlog, book):
    """A pull that was undone is not made again by the next, unless it is asked to."""
    netlog.ok("pull")
    netlog.ok("undo")
    assert people(netlog) == []
    netlog.ok("pull")
    assert people(netlog) == []
    netlog.ok("pull", "--again")
    assert people(netlog) == ["Ada Quill", "Bo Lind"]


def test_one_that_fails_stops_no_other(netlog, book):
    """What cannot be read is said, and is in the list of sources; the others are read."""
    gone = netlog.home / "gone"
    gone.mkdir()
    netlog.ok("source", "add", "calendar", gone)
    gone.rmdir()
    netlog.ok("source", "add", "linkedin", book)
    answer = netlog("pull")
    assert (answer.code, answer.out) == (1, "")
    assert answer.err == (f"netlog: calendar in {gone}: there is no file or folder {gone}\n")
    assert people(netlog) == ["Ada Quill", "Bo Lind"]
    assert state(netlog, "calendar")["failure"] == f"there is no file or folder {gone}"
    gone.mkdir()
    netlog.ok("pull")
    assert state(netlog, "calendar")["failure"] is None


def test_what_is_no_business_of_a_source(netlog, book):
    """Among downloads there is much else: files of other formats are passed over without a word."""
    (book / "notes.txt").write_text("Dear Ada,\n")
    (book / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0 JFIF")
    (book / "people.csv").write_text("name,email\nEve Ross,eve@example.org\n")
    assert netlog.ok("pull").err == ""
    assert people(netlog) == ["Ada Quill", "Bo Lind"]


def test_a_pull_is_an_operation(netlog, book):
    """Each source that brought something can be taken back by itself."""
    other = netlog.home / "others"
    card(other, "Cy Dahl")
    netlog.ok("source", "add", "contacts", other)
    netlog.ok("pull")
    netlog.ok("undo")
    assert people(netlog) == ["Ada Quill", "Bo Lind"]


def test_an_unchanged_source_writes_no_operation(netlog, book):
    """When nothing is new, there is nothing to undo but what was there before."""
    netlog.ok("pull")
    before = len(netlog.ok("changes", "--json").json)
    netlog.ok("pull")
    assert len(netlog.ok("changes", "--json").json) == before


# Mail ---------------------------------------------------------------------------------------------


@pytest.fixture
def mail(netlog: Shell) -> Path:
    """A Maildir with a message of Ada's, who is known, and one of a stranger's; a source."""
    netlog.ok("add", "Ada Quill", "--email", "ada@example.org")
    folder = netlog.home / "Maildir"
    message(folder, "1.a", "Ada Quill <ada@example.org>", "Mon, 16 Nov 2026")
    message(folder, "2.b", "Stranger <who@example.net>", "Mon, 16 Nov 2026")
    netlog.ok("source", "add", "mail", folder, "--me", "me@example.org")
    return folder


def test_nobody_logs_an_email_by_hand(netlog, mail):
    """A message becomes an interaction with whom it is from, if they are known."""
    netlog.ok("pull")
    assert [
        (row["handle"], row["day"], row["channel"], row["initiator"], row["note"])
        for row in netlog.ok("history", "--json").json
    ] == [("ada-quill", "2026-11-16", "email", "them", "About kites")]
    assert people(netlog) == ["Ada Quill"]


def test_a_new_message(netlog, mail):
    """What comes in between two pulls is read by the second, and nothing else is."""
    netlog.ok("pull")
    message(mail, "3.c", "me@example.org", "Wed, 18 Nov 2026", to="Ada <ada@example.org>")
    netlog.ok("pull")
    assert [(row["day"], row["initiator"]) for row in netlog.ok("history", "--json").json] == [
        ("2026-11-16", "them"),
        ("2026-11-18", "me"),
    ]


def test_a_message_that_was_read_is_not_read_again(netlog, mail):
    """Flags and moves are no news."""
    netlog.ok("pull")
    before = state(netlog, "mail")
    (mail / "new" / "1.a").rename(mail / "cur" / "1.a:2,S")
    netlog.ok("pull")
    with connection.reading(netlog.path) as db:
        assert set(sources.seen(db, 1)) == {sources.mark("1.a"), sources.mark("2.b")}
    assert state(netlog, "mail")["interactions"] == before["interactions"]


def test_an_interaction_that_was_removed_stays_removed(netlog, mail):
    """What the user took out does not come back with the next pull, nor when all is read again."""
    netlog.ok("pull")
    (touch,) = netlog.ok("history", "--json").json
    netlog.ok("remove", touch["interaction_id"])
    message(mail, "3.c", "who@example.net", "Wed, 18 Nov 2026")
    netlog.ok("pull")
    netlog.ok("pull", "--again")
    assert netlog.ok("history", "--json").json == []


# Calendars ----------------------------------------------------------------------------------------


def test_a_meeting_that_was_yet_to_come(netlog):
    """A calendar that nobody touches has more to say when its day has passed."""
    folder = netlog.home / "calendar"
    folder.mkdir()
    (folder / "kites.ics").write_text(
        "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:kites\nDTSTART:20261125T120000\n"
        "SUMMARY:Kites\nORGANIZER:mailto:me@example.org\nATTENDEE;CN=Me:mailto:me@example.org\n"
        "ATTENDEE;CN=Ada Quill:mailto:ada@example.org\nEND:VEVENT\nEND:VCALENDAR\n"
    )
    netlog.ok("source", "add", "calendar", folder, "--me", "me@example.org")
    netlog.ok("pull", today="2026-11-19")
    assert people(netlog) == []
    netlog.ok("pull", today="2026-11-27")
    assert [
        (row["handle"], row["day"])
        for row in netlog.ok("history", "--json", today="2026-11-27").json
    ] == [("ada-quill", "2026-11-25")]


# What cannot be read ------------------------------------------------------------------------------


def test_a_message_that_does_not_name_me(netlog, mail):
    """A letter to a list, or a blind copy, needs nobody to say who I am."""
    netlog.ok("pull")
    message(mail, "3.c", "ada@example.org", "Wed, 18 Nov 2026", to="list@example.net")
    answer = netlog.ok("pull")
    assert (answer.out, answer.err) == ("", "")


def test_who_i_am_is_asked_once(netlog):
    """On a terminal it is asked whose mail it is, and kept; the next pull asks nothing."""
    netlog.ok("add", "Ada Quill", "--email", "ada@example.org")
    folder = netlog.home / "Maildir"
    message(folder, "1.a", "ada@example.org", "Mon, 16 Nov 2026")
    netlog.ok("source", "add", "mail", folder)
    assert netlog("pull").err == (
        f"netlog: mail in {folder}: which of these is you cannot be told; say it with netlog "
        "config me: ada@example.org (in 1 of 1), me@example.org (in 1 of 1)\n"
    )
    stopped = netlog("pull", terminal=True)
    assert stopped.code == 130
    said = netlog.ok("pull", terminal=True, stdin="n\ny\n").err
    assert "is this you: me@example.org (in 1 of 1)? [y/N]" in said
    assert netlog.ok("config", "me").out == "me@example.org\n"
    message(folder, "2.b", "ada@example.org", "Tue, 17 Nov 2026")
    assert "is this you" not in netlog.ok("pull", terminal=True).err
    assert len(netlog.ok("history", "--json").json) == 2


def test_one_file_that_cannot_be_read(netlog, book):
    """It is said and tried again the next time; the others are stored, and not read again."""
    whole = Path.open

    def closed(path: Path, *words: Any, **more: Any) -> object:
        if path.name == "ada.vcf":
            raise PermissionError(13, "Permission denied")
        return whole(path, *words, **more)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Path, "open", closed)
        answer = netlog("pull")
    said = f"cannot read {book}/ada.vcf: Permission denied"
    assert (answer.code, answer.err) == (1, f"netlog: contacts in {book}: {said}\n")
    assert people(netlog) == ["Bo Lind"]
    assert state(netlog, "contacts")["failure"] == said
    netlog.ok("pull")
    assert people(netlog) == ["Ada Quill", "Bo Lind"]
    assert state(netlog, "contacts")["failure"] is None


def test_a_damaged_archive_among_downloads(netlog, book):
    """It counts as rejected until it changes, and stops nothing."""
    (book / "half.zip").write_bytes(b"PK\x03\x04 and then the line broke")
    assert netlog.ok("pull").err == ""
    assert people(netlog) == ["Ada Quill", "Bo Lind"]
    assert state(netlog, "contacts")["rejected"] == 1
    assert netlog.ok("pull", terminal=True).err == f"contacts in {book}: nothing new\n"
    with zipfile.ZipFile(book / "half.zip", "w") as made:
        made.writestr("cy.vcf", card(netlog.home / "c", "Cy Dahl").read_text())
    netlog.ok("pull")
    assert people(netlog) == ["Ada Quill", "Bo Lind", "Cy Dahl"]


def test_names_of_files_are_not_kept(netlog, book):
    """What a file is called may be somebody's name; that it was read is noted without it."""
    netlog.ok("pull")
    with connection.reading(netlog.path) as db:
        names = {name for (name,) in db.execute("SELECT name FROM pulled")}
    assert names == {sources.mark("ada.vcf"), sources.mark("bo.vcf")}
    assert not [name for name in names if "ada" in name]


def test_names_of_files_that_are_no_text(netlog, book):
    """They are read like any other, once."""
    path = os.fsencode(book) + b"/Ad\xe9le\x1b[31m.vcf"
    with open(path, "w") as file:  # noqa: PTH123 - a Path is text
        file.write("BEGIN:VCARD\nVERSION:3.0\nUID:x\nFN:Adele Moor\nEND:VCARD\n")
    netlog.ok("pull")
    assert "Adele Moor" in people(netlog)
    assert netlog.ok("pull", terminal=True).err == f"contacts in {book}: nothing new\n"


def test_a_calendar_in_an_archive(netlog):
    """What an archive holds has more to say when its day has passed, too."""
    folder = netlog.home / "calendar"
    folder.mkdir()
    with zipfile.ZipFile(folder / "takeout.zip", "w") as made:
        made.writestr(
            "kites.ics",
            "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:kites\nDTSTART:20261125T120000\n"
            "SUMMARY:Kites\nORGANIZER:mailto:me@example.org\n"
            "ATTENDEE;CN=Ada Quill:mailto:ada@example.org\nEND:VEVENT\nEND:VCALENDAR\n",
        )
    netlog.ok("source", "add", "calendar", folder, "--me", "me@example.org")
    netlog.ok("pull", today="2026-11-19")
    netlog.ok("pull", today="2026-11-27")
    assert people(netlog) == ["Ada Quill"]
