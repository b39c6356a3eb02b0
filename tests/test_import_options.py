"""What the options of `netlog import` change, each from the file to the answer."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Shell

ME = ("--me", "me@example.org")
MEETING = """\
BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:old
DTSTART:20240301T120000
SUMMARY:Kites
ORGANIZER:mailto:me@example.org
ATTENDEE:mailto:me@example.org
ATTENDEE;CN=Ada Quill:mailto:ada@example.org
END:VEVENT
BEGIN:VEVENT
UID:new
DTSTART:20261101T120000
SUMMARY:Wind
ATTENDEE:mailto:me@example.org
ATTENDEE;CN=Ada Quill:mailto:ada@example.org
ATTENDEE;CN=Bo Lind:mailto:bo@example.org
END:VEVENT
END:VCALENDAR
"""
LETTER = """\
Message-ID: <1@example.org>
From: {}
To: {}
Date: Mon, 16 Nov 2026 12:00:00 +0000
Subject: Kites

"""


@pytest.fixture
def file(netlog: Shell) -> Callable[[str, str], Path]:
    """Return what writes a file and gives its path."""

    def written(name: str, text: str) -> Path:
        (netlog.home / name).write_text(text)
        return netlog.home / name

    return written


def days(netlog: Shell) -> list[tuple[str, str]]:
    return [(row["handle"], row["day"]) for row in netlog.ok("history", "--json").json]


def test_keep_unknown(netlog, file):
    """A column that means nothing is named, or kept in the note if that is wanted."""
    path = file("people.csv", "name,email,Shoe size\nAda Quill,ada@example.org,38\n")
    assert "not read: 'Shoe size'" in netlog.ok("import", path, "--dry-run").err
    netlog.ok("import", path, "--keep-unknown")
    assert netlog.ok("show", "ada", "--json").json["note"] == "Shoe size: 38"


def test_since(netlog, file):
    """Of a calendar only what took place from that day on."""
    path = file("a.ics", MEETING)
    netlog.ok("import", path, *ME, "--since", "2026-01-01")
    assert days(netlog) == [("ada-quill", "2026-11-01"), ("bo-lind", "2026-11-01")]
    netlog.ok("import", path, *ME)
    assert days(netlog)[0] == ("ada-quill", "2024-03-01")


def test_max_attendees(netlog, file):
    """With more people than that it was no meeting with any of them."""
    netlog.ok("import", file("a.ics", MEETING), *ME, "--max-attendees", "2")
    assert days(netlog) == [("ada-quill", "2024-03-01")]


def test_create(netlog, file):
    """From mail nobody is added, unless that is wanted; and then only whom I wrote to."""
    to_ada = file("1.eml", LETTER.format("me@example.org", "Ada Quill <ada@example.org>"))
    from_bo = file("2.eml", LETTER.format("Bo Lind <bo@example.org>", "me@example.org"))
    answer = netlog.ok("import", to_ada, from_bo, *ME)
    assert "2 correspondents whom you do not know here, passed over" in answer.err
    assert days(netlog) == []
    netlog.ok("import", to_ada, from_bo, *ME, "--create")
    assert days(netlog) == [("ada-quill", "2026-11-16")]


def test_everybody(netlog, file):
    """Whom Monica holds for a stub, as somebody's child, is passed over unless all are wanted."""
    people = [
        {
            "uuid": str(n),
            "properties": {"first_name": name, "is_partial": n == 2, "is_active": True},
        }
        for n, name in enumerate(("Ada", "Amara"), start=1)
    ]
    data = [{"count": 2, "type": "contact", "values": people}]
    monica = {"version": "1.0-preview.1", "app_version": "4.0.0", "account": {"data": data}}
    path = file("monica.json", json.dumps(monica))
    netlog.ok("import", path)
    assert netlog.ok("list", "-f", "ids").out == "ada\n"
    netlog.ok("import", path, "--all")
    assert netlog.ok("list", "-f", "ids").out == "ada\namara\n"


def test_undo_and_redo_of_a_setting(netlog):
    """Who I am is taken back with the import that told it."""
    netlog.ok("config", "me", "me@example.org")
    netlog.ok("undo")
    assert netlog("config", "me").code == 4
    netlog.ok("redo")
    assert netlog.ok("config", "me").out == "me@example.org\n"
