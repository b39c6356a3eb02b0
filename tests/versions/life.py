"""A life in a database: all that is awkward to bring from one version to the next.

Everybody in it is invented. What netlog refuses to do by itself, another program does.
"""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from netlog import names
from tests.conftest import Shell

PEOPLE = """\
Name,Email,Company,Title,Met,Tags
Chiara Conti,chiara@example.org,Quokka Freight,Head of Ops,2019-02-28,book;opera
"Oduya, Grace",grace@example.org,"Harbour, Sons & Co",,2020-02-29,
Łukasz Żółć,lukasz@example.org,Quokka Freight,Pilot,,sail
"""
TOUCHES = """\
Interaction ID,Name,Date,Direction,Kind,Weight,Note
t-1,Chiara Conti-Żółć,2024-02-29,gave,intro,5,"to Grace; 'at last'"
t-2,Chiara Conti-Żółć,2025-03-01,got,advice,5,
t-3,Łukasz Żółć,2025-12-31,met,,1,lunch in Kraków
"""
# What reads like a row's image, a format, a command, a formula, a tag, a colour.
HOSTILE = (
    "Robert'); DROP TABLE contact; --",
    "name='x' note=NULL id='7'",
    "%s %Q %n",
    '=HYPERLINK("http://example.org","Ann")',
    "A\\$(touch pwned)`id`",
    "[red]Ann[/] <b>&amp;",
    "\x1b[31mRed\x1b]52;c;eA==\x07",
    "\u202eevil\u2066 \u200bzero",
    "two\nlines\tand a tab\r",
    "O'Neil \"Ace\" ''Zoe\u0308",
    "林小雨",
    "🜁" * 3,
    "x" * 500,
)
# What details are made of; of some, two forms are the same.
DETAILS = {
    "email": ("ADA+x@Example.org", "ada's.mail@example.org", '"a b"@example.org'),
    "phone": ("+39 055 1234-567;ext=9", "0039 055 1234567 8"),
    "link": ("https://www.example.org/~ada/?q=%27'--", "example.org/ÅDA"),
    "nickname": ("Countess", "Adà  L.", "= ada"),
}


LAST = "2199-12-31"


def live(netlog: Shell) -> list[str]:
    """Do all of it, and return when each thing was begun."""
    for name, text in (("people.csv", PEOPLE), ("touches.csv", TOUCHES)):
        (netlog.home / name).write_text(text)
    ticks = []
    for deed in _deeds(netlog.home):
        time.sleep(0.005)  # no two in one millisecond
        ticks.append(f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%S.%f}"[:-3] + "Z")
        if isinstance(deed, str):
            _elsewhere(netlog.path, deed)
        else:
            netlog.ok(*deed)
    return ticks


def _elsewhere(path: Path, statement: str) -> None:
    """Have another program write."""
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("PRAGMA foreign_keys = ON")
        db.execute(statement)


def _deeds(home: Path) -> Iterator[tuple[object, ...] | str]:
    """Yield words for netlog, and statements for another program."""
    yield from _people(home)
    yield from _touches(home)
    yield from _second_thoughts()
    yield from _said_once()
    yield from _between_people()
    yield from _written_elsewhere()


def _people(home: Path) -> Iterator[tuple[object, ...]]:
    given = [word for kind, values in DETAILS.items() for v in values for word in (f"--{kind}", v)]
    yield ("add", "Ada Lovelace", "--circle", "close", "--birthday", "1996-02-29", *given)
    for number, name in enumerate(HOSTILE):
        yield ("add", "-m", f"met as {name}"[:200], "--handle", f"h{number}", "--", name)
    yield ("add", "Bo Berg", "--birthday", "--02-29", "--every", "100 years", "--met-at", "Übersee")
    yield ("add", "Cy", "--met", "1900-01-01", "--every", "36525 days", "--introduced-by", "ada")
    yield ("add", "Deo", "--company", "Harbour, Sons & Co", "--title", "pilot", "--tag", "sail")
    yield ("import", home / "people.csv")
    yield ("edit", "deo", "--company", "Quokka Freight", "--title", "skipper")
    yield ("edit", "chiara", "--name", "Chiara Conti-Żółć", "--email", "cc@example.org")
    yield ("edit", "ada", "-m", "line one\nline two\r\n\ttabbed 'quoted' \"twice\" name='x'")
    yield ("circle", "add", "a 'choir' \"of\" %Q", "--every", "5 weeks")
    yield ("edit", "grace", "--circle", "a 'choir' \"of\" %Q")
    yield ("circle", "set", "close", "31 days")
    yield ("circle", "rename", "wide", "far & \u202ewide")
    yield ("circle", "add", "idle")
    yield ("circle", "remove", "idle", "--yes")


def _touches(home: Path) -> Iterator[tuple[object, ...]]:
    yield ("import", home / "touches.csv")
    yield ("import", home / "touches.csv")  # which adds nothing
    yield ("log", "ada", "bo", "cy", "--on", "2026-08-31", "-m", "lunch, all of us", "--by", "me")
    yield ("log", "ada", "--gave", "intro:5", "--got", "advice:3", "--via", "in-person")
    yield ("log", "ada", "--gave", "a kind of 'mine'", "--on", "2024-02-29")
    yield ("log", "bo", "--on", "1900-01-01")
    yield ("gave", "h0", "gift", "-w", "5", "-m", HOSTILE[0])
    yield ("got", "h10", "referral", "-w", "4", "--on", "yesterday", "-m", "謝謝 lunch")
    for number in range(1, len(HOSTILE) - 1):
        yield ("log", f"h{number}", "-m", f"lunch with {HOSTILE[number]}", "--on", "2026-01-31")
    yield ("log", "deo", "-m", "long " * 400)
    yield ("edit", "--interaction", 7, "-m", "corrected: it's 'lunch'", "--weight", 2)
    yield ("edit", "--interaction", 5, "--with", "deo")
    yield ("edit", "--interaction", 6, "--on", "2026-02-28", "--via", "letter")


def _second_thoughts() -> Iterator[tuple[object, ...]]:
    yield ("snooze", "ada", "--until", "2027-03-01")
    yield ("snooze", "grace", "2 weeks")
    yield ("unsnooze", "grace")
    yield ("archive", "h3")
    yield ("archive", "h4")
    yield ("unarchive", "h4")
    yield ("tag", "ada", "#maths", "#it's", "#%d")
    yield ("untag", "ada", "#%d")
    yield ("remove", 8)  # leaves a tombstone, and a gap
    yield ("add", "Ed Passing", "--email", "ed@example.org")
    yield ("log", "ed", "-m", "to be forgotten")
    yield ("forget", "ed", "--yes")
    yield ("add", "Flo Undone", "--tag", "undone", "-m", "lunch undone")
    yield ("log", "flo", "--got", "advice")
    yield ("undo", 2)
    yield ("log", "bo", "-m", "one")
    yield ("log", "bo", "-m", "two")
    yield ("edit", "bo", "--location", "Kraków")
    yield ("undo", 3)
    yield ("redo", 2)
    yield ("tag", "cy", "#again")
    yield ("undo",)
    yield ("redo",)


def _said_once() -> Iterator[tuple[object, ...] | str]:
    """Yield what version 3 has tables for, and who became one of two."""
    yield ("config", "me", "me@example.org", "Vera 'Me' Lund")
    yield ("config", "region", "CH")
    yield ("dupes", "--not-same", "bo", "deo")
    yield ("merge", "h1", "h2", "--prefer", "first", "--keep", "name=second")
    yield "INSERT INTO source (kind, path, me) VALUES ('mail', '/mail', 'me@example.org')"
    yield "INSERT INTO pull (source_id, at, added) VALUES (1, '2026-11-19T08:15:00.000Z', 2)"
    yield "INSERT INTO pulled (source_id, name, size, again) VALUES (1, 'a', 9, '2026-12-01')"
    yield (
        "INSERT INTO stamp SELECT uid, 'name', '2026-01-02T03:04:05.678Z', "
        "(SELECT max(id) FROM operation) FROM contact WHERE handle = 'bo-berg'"
    )


def _between_people() -> Iterator[tuple[object, ...] | str]:
    """Yield what version 4 has tables and columns for."""
    yield _pair("knows", "ada-lovelace", "bo-berg", how="school, 'the old one'", strength=3)
    yield _pair("knows", "cy", "deo", note="name='x' note=NULL\nsince 1999")
    yield _intro("bo-berg", other="deo", wish="a boat & %Q", asked_on="2024-02-29")
    yield _intro("cy", other="deo", by="ada-lovelace", stage="declined", outcome="too far")
    yield ("add", "Gone Soon")
    yield _intro("gone-soon", by="bo-berg", stage="made", made_on="2024-02-29", note="謝謝")
    yield ("forget", "gone-soon", "--yes")  # with the introduction
    yield _intro("cy", by="bo-berg", stage="made", made_on="2024-02-29", note="謝謝")
    yield _loop("bo-berg", "thanks", "introducing Cy", intro_id=4, due_on=LAST)
    yield _loop("ada-lovelace", "request", "'the' chart", note="=1+1", opened_on="1900-01-01")
    yield _loop("ada-lovelace", "promise", "a map", state="done", closed_on="2026-02-28")
    yield _loop("deo", "ask", "undone")
    yield ("undo",)
    yield _loop("deo", "ask", "undone and made again")
    yield ("undo",)
    yield ("redo",)
    yield "UPDATE loop SET state = 'referred', closed_on = '2026-02-03', intro_id = 1 WHERE id = 2"
    for contact, direction, name in (
        ("NULL", "offers", "signs, 'plain'"),
        ("NULL", "needs", "Łódź"),
        (_id("cy"), "needs", "signs"),
        (_id("cy"), "offers", "x" * 500),
    ):
        said = {"direction": direction, "name": name, "folded": names.fold(name)}
        yield _row("topic", contact_id=contact, **said, since="2026-01-31")
    yield _row("target", company_id=1, role="pilot's mate", opened_on="2024-02-29", due_on=LAST)
    yield _row("target", contact_id=_id("deo"), step="write", opened_on="2024-02-29")
    yield "UPDATE target SET closed_on = '2026-01-31' WHERE id = 2"
    yield (
        "INSERT INTO company (name, folded, same_as) "
        "SELECT name || ' Inc.', folded || ' inc.', id FROM company WHERE id = 1"
    )
    yield (
        "UPDATE company SET link = 'https://example.org/?a=''b''', note = 'two\nlines' WHERE id = 1"
    )
    yield (
        "UPDATE contact SET in_person_count = 6, in_person_unit = 'month' "
        "WHERE handle IN ('ada-lovelace', 'cy')"
    )
    yield "UPDATE contact SET in_person_unit = 'year' WHERE handle = 'cy'"
    for number in (2, 4):  # of which the first goes later
        yield f"UPDATE interaction SET forwards = {number} WHERE id = {number + 7}"


def _id(handle: str) -> str:
    return f"(SELECT id FROM contact WHERE handle = '{handle}')"


def _quoted(value: object) -> str:
    return str(value) if isinstance(value, int) else "'{}'".format(str(value).replace("'", "''"))


def _row(table: str, **values: object) -> str:
    """Return the statement that enters a row; what ends in `_id` is SQL."""
    said = [str(v) if c.endswith("_id") else _quoted(v) for c, v in values.items()]
    return f"INSERT INTO {table} ({', '.join(values)}) VALUES ({', '.join(said)})"


def _pair(table: str, one: str, other: str, **values: object) -> str:
    return _row(table, contact_id=_id(one), other_id=_id(other), **values)


def _intro(one: str, *, other: str = "", by: str = "", **values: object) -> str:
    people = {"contact_id": one, "other_id": other, "by_id": by}
    ids = {column: _id(handle) for column, handle in people.items() if handle}
    return _row("intro", **ids, **({"asked_on": "2026-01-31"} | values))


def _loop(who: str, kind: str, what: str, **values: object) -> str:
    said = {"kind": kind, "what": what, "opened_on": "2026-01-31"} | values
    return _row("loop", contact_id=_id(who), **said)


def _written_elsewhere() -> Iterator[str]:
    """Yield what no search index has read yet, and what no command would write."""
    yield "INSERT INTO contact (handle, name, note) VALUES ('gil', 'Gil ''Elsewhere''', 'lunch')"
    yield "UPDATE contact SET added_on = '2026-11-18', circle_id = 1 WHERE handle = 'gil'"
    yield (
        "INSERT INTO interaction (contact_id, day, direction, kind, weight, note) "
        "SELECT id, '2199-12-31', 'gave', 'thanks', 5, 'lunch to come' FROM contact "
        "WHERE handle = 'gil'"
    )
    yield "UPDATE interaction SET note = 'rewritten lunch' WHERE id = 1"
    yield "UPDATE contact SET snoozed_until = '2199-12-31' WHERE handle = 'h5'"
    yield "DELETE FROM interaction WHERE id = 2"
    yield "INSERT INTO circle (name) VALUES ('without a cadence')"
    yield (
        "INSERT INTO position (contact_id, title, since, until) "
        "SELECT id, 'clerk', '1900-01-01', '1999-12-31' FROM contact WHERE handle = 'gil'"
    )
