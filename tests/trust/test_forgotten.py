"""Forgotten: not a byte of a person is left in the data folder, and nobody else loses one.

`tests/test_forget.py` compares what undo and redo make of the others; here are the files.
"""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

from netlog import names
from netlog.store import backups, connection, forgetting, operations
from tests.conftest import Shell
from tests.processes import answer

# Twenty names as people have them, or as nobody should; each has a word that is nobody else's.
UGLY = [
    *(
        "O'Xqneil",
        "Xqzoë Ångström",
        'Xqa"b"c',
        "Xqpercent %s_%",
        "Xqback\\slash\\",
        "Łukaszxq ŻÓŁĆ",
    ),
    *("ﬁxqligature ß", "Xqfts NEAR(a b) OR *", "--xqoption", "Xqtab\tname", "Xqesc\x1b[31mred"),
    *(
        "Xqrtl \u202eevil",
        "Xqe\u0301combining",
        "Xqemoji 👩‍🚀🏳️‍🌈",
        "李小龙祺祺",
        "Xq'; DROP TABLE contact",
    ),
    *("Xqjson {} []", "Xqnl\nline", "Xqlong " + "abcdefghij" * 45, "Мария Хкова"),
]
LETTERS = "abcdefghijklmnopqrst"
OTHERS = ["Vera Holm", "Ivo Brandt", "Yuna Park"]


def secrets(number: int) -> dict[str, str]:
    """Return a word for everything that is known of somebody, each in nobody else's."""
    mark = LETTERS[number] * 2
    fields = "nickname email tag company title location metat note talk edited gone moved key link"
    return {field: f"zq{mark}{field}wj" for field in fields.split()}


def needles(number: int) -> dict[str, list[bytes]]:
    """Return every word of somebody's, each as it may stand in a file, whatever its case."""
    name = " ".join(UGLY[number].split())  # as it is stored
    texts = {*secrets(number).values(), name, names.fold(name), names.handle(name)}
    # Words that are somebody's alone: longer than what chance, or another's note, may hold.
    texts |= {word for word in names.words(name) if len(word.encode()) > 5}
    texts -= {"person", "table", "contact", "percent", "combining", "option"}
    return {
        text: [text.encode(form).lower() for form in ("utf-8", "utf-16-le", "utf-16-be")]
        for text in texts
        if len(text.encode()) > 5
    }


def traces(folder: Path, wanted: dict[str, list[bytes]]) -> set[tuple[str, str]]:
    """Return the files and the words that are in their bytes: in rows, indexes, free pages."""
    return {
        (file.name, text)
        for file in folder.rglob("*")
        if file.is_file()
        for content in [file.read_bytes().lower()]
        for text, forms in wanted.items()
        if any(form in content for form in forms)
    }


def live(shell: Shell, number: int) -> None:
    """Have somebody added, edited, undone, imported, tagged, moved and logged in every way."""
    said, name = secrets(number), UGLY[number]
    shell.ok("add", "--force", "--", name)
    shell.ok("undo")
    shell.ok(
        *("add", "--email", f"{said['email']}@example.org", "--nickname", said["nickname"]),
        *("--tag", said["tag"], "--company", said["company"], "--title", said["title"]),
        *("--location", said["location"], "--met-at", said["metat"], "-m", said["note"]),
        *("--link", f"https://example.org/{said['link']}", "--circle", "close", "--", name),
    )
    who = f"{said['email']}@example.org"
    shell.ok("log", who, "vera", "-m", "a fair")
    shell.ok("log", who, "-m", said["talk"])
    last = max(row["interaction_id"] for row in shell.ok("history", who, "--json").json)
    shell.ok("edit", "--interaction", last, "-m", said["edited"])
    shell.ok("got", who, "advice", "-m", said["gone"])
    shell.ok("remove", last + 1)
    shell.ok("untag", who, said["tag"])
    sheet = shell.home / "sheet.csv"
    sheet.write_text(f"id,email,day,note\n{said['key']},{who},2026-10-01,{said['moved']}\n")
    shell.ok("import", sheet)
    sheet.unlink()
    journal(shell, number)
    pulled(shell, number)


def journal(shell: Shell, number: int) -> None:
    """Import a journal of friends, where their name is one: lines are kept as they are worded."""
    said, name = secrets(number), " ".join(UGLY[number].split())
    if not name.replace(" ", "").replace("'", "").isalpha():
        return
    book = shell.home / "friends.md"
    book.write_text(
        "### Activities:\n"
        f"- 2026-10-02: Tea with **{name}** in _{said['location']}_, {said['talk']}\n"
        f"- 2027-10-02: Tea with {name}\n"
        "\n### Friends:\n"
        f"- {name} (a.k.a. {said['nickname']}) [{said['location']}] @{said['tag']} @a\n"
        f"\n### Locations:\n- {said['location']}\n"
    )
    shell.ok("import", book, "--from", "friends")
    assert name in shell.ok("config").out
    book.unlink()


def pulled(shell: Shell, number: int) -> None:
    """Pull from a folder whose files have their name, and one of which cannot be read."""
    said, folder = secrets(number), shell.home.parent / f"{shell.home.name}-{number}"
    folder.mkdir()
    card = f"BEGIN:VCARD\nVERSION:3.0\nUID:{said['key']}\nEMAIL:{said['email']}@example.org\n"
    (folder / f"{said['link']}.vcf").write_text(f"{card}FN:{said['nickname']}\nEND:VCARD\n")
    shell.ok("source", "add", "contacts", folder)
    shell.ok("pull", folder)
    mail = folder.with_name(f"{folder.name}-mail")
    mail.mkdir()
    (mail / f"{said['nickname']}.eml").write_text(
        f"From: {said['email']}@example.org\nTo: {said['talk']}@example.org\n"
        "Date: Mon, 16 Nov 2026 12:00:00 +0000\nSubject: Kites\nMessage-ID: <1@example.org>\n\n"
    )
    shell.ok("source", "add", "mail", mail)
    assert said["email"] in shell("pull", mail).err  # who I am cannot be told


def meaning(path: Path) -> dict[str, list[Any]]:
    """Return everybody by what they are called, without ids and stamps."""
    queries = {
        "contact": "SELECT handle, name, location, birthday, met_on, met_at, circle_id, note, "
        "cadence_count, added_on, snoozed_until FROM contact",
        "detail": "SELECT handle, kind, value, folded FROM detail JOIN contact ON contact.id = "
        "contact_id",
        "tag": "SELECT handle, tag.name FROM tag JOIN contact ON contact.id = contact_id",
        "company": "SELECT name, folded FROM company",
        "position": "SELECT handle, company.name, title, since, until FROM position "
        "JOIN contact ON contact.id = contact_id LEFT JOIN company ON company.id = company_id",
        "interaction": "SELECT handle, day, direction, channel, kind, weight, interaction.note, "
        "source FROM interaction JOIN contact ON contact.id = contact_id",
        "origin": "SELECT handle, source, source_key FROM origin JOIN contact ON contact.id = "
        "contact_id",
        "standing": "SELECT handle, last_touch, touches, gave, got, balance, open_since, due_on "
        "FROM standing JOIN contact ON contact.id = contact_id",
        "circle": "SELECT name, cadence_count, cadence_unit FROM circle",
        "operation": "SELECT command, (SELECT count(*) FROM change WHERE operation_id = "
        "operation.id) FROM operation WHERE command IN ('tag', 'edit', 'gave')",
    }
    with closing(sqlite3.connect(path)) as db:
        return {table: sorted(db.execute(query), key=repr) for table, query in queries.items()}


def others(shell: Shell) -> None:
    for name in OTHERS:
        shell.ok("add", name, "--company", "Globex", "--circle", "close")
        shell.ok("gave", name, "intro", "-m", f"to {name}'s friend")
        shell.ok("tag", name, "maps")


def begun(home: Path, empty: Path) -> Shell:
    home.mkdir(mode=0o700)
    shell = Shell(home)
    shell.path.touch(mode=0o600)
    shell.path.write_bytes(empty.read_bytes())
    others(shell)
    return shell


@pytest.fixture
def world(memory: Path, empty_database: Path) -> Shell:
    """A world with three others in it."""
    return begun(memory / "world", empty_database)


@pytest.fixture
def alone(memory: Path, empty_database: Path) -> Shell:
    """A world in which nobody of the twenty ever was; only the fairs took place."""
    shell = begun(memory / "alone", empty_database)
    for _ in UGLY:
        shell.ok("log", "vera", "-m", "a fair")
    return shell


def test_of_twenty_people_not_a_byte_is_left(world, alone):
    """In any file, in any form: rows, images, indexes, free pages, journals, backups, sums."""
    for number in range(len(UGLY)):
        live(world, number)
        if number % 8 == 0:
            world.ok("backup")
    for number in range(len(UGLY)):
        wanted = needles(number)
        there = traces(world.home, wanted)
        assert {text for name, text in there if name == "netlog.db"} == set(wanted), number
        who = f"{secrets(number)['email']}@example.org"
        told = world.ok("forget", who, "--yes", "--backups")
        assert told.err == ""
        assert traces(world.home, wanted) == set(), number
    assert meaning(world.path) == meaning(alone.path)
    assert not [row for row in world.ok("check", "--json").json if row["level"] == "damage"]
    assert len(list((world.home / "backups").glob("*.db"))) >= 3


# Killed on the way ------------------------------------------------------------------------------


def killed(*_: object, **__: object) -> None:
    os._exit(0)


def at(target: Any, name: str) -> Callable[[], object]:
    return lambda: mock.patch.object(target, name, killed).start()


POINTS = {
    "before the commit": (at(operations, "finish"), True),
    "between the commit and the vacuum": (at(connection, "compact"), False),
    "after the vacuum": (at(forgetting, "check"), False),
    "before the backups": (at(forgetting, "backups_with"), False),
    "between two backups": (at(backups, "replace"), False),
    "after the backups": (at(backups, "discard"), False),
}


@pytest.mark.parametrize("point", POINTS)
def test_a_forget_that_is_killed_is_all_or_nothing_and_can_be_ended(world, point):
    """They are there with all that is theirs, or not at all; `forget` once more ends it."""
    live(world, 0)
    world.ok("backup")
    before, wanted, (kill, stays) = meaning(world.path), needles(0), POINTS[point]
    who = f"{secrets(0)['email']}@example.org"
    with pytest.raises(ValueError, match="unpack"):  # nothing was answered
        answer(world, "forget", who, "--yes", "--backups", before=kill)
    if stays:
        assert meaning(world.path) == before
    else:
        assert world("show", who).code == 4
    found = world.ok("check", "--json").json
    assert not [row for row in found if row["level"] == "damage"]
    unfinished = [row for row in found if "did not come to its end" in row["what"]]
    assert unfinished
    assert traces(world.home, wanted)
    again = world("forget", who, "--yes", "--backups")
    assert again.code == 0, again
    assert traces(world.home, wanted) == set()
    assert world.ok("check", "--json").json == []


def test_what_is_left_without_the_vacuum(world):
    """Nothing that a query or the next command could bring back, whatever the bytes between."""
    live(world, 3)
    with mock.patch.object(connection, "compact"):
        world.ok("forget", f"{secrets(3)['email']}@example.org", "--yes", "--backups")
    with closing(sqlite3.connect(world.path)) as db:
        text = "\n".join(db.iterdump()).lower()
    assert not [word for word in secrets(3).values() if word in text]


def test_a_forget_that_fails_changes_nothing(world):
    """Refused, or the disk full: whoever was there is, and the copy made before is named."""
    live(world, 5)
    before = meaning(world.path)
    failure = sqlite3.OperationalError("disk full")
    failure.sqlite_errorname = "SQLITE_FULL"
    with mock.patch.object(operations, "finish", side_effect=failure):
        result = world("forget", f"{secrets(5)['email']}@example.org", "--yes")
    assert (result.code, result.out, result.err.count("\n")) == (1, "", 1)
    assert meaning(world.path) == before
