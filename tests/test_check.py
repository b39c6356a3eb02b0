"""`netlog check`: finds what is damaged, names what is odd, and changes nothing."""

import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from errno import EACCES
from pathlib import Path
from shutil import rmtree

import pytest

from netlog import schema
from netlog.schema import changelog
from netlog.store import checks, connection
from netlog.store.checks import files
from netlog.store.rows import insert, update
from tests.conftest import Result, Shell
from tests.trust.stored import tamper


@pytest.fixture
def lived(netlog: Shell) -> Shell:
    """A shell whose database holds a little of everything."""
    netlog.ok("log", "Ada Lovelace", "--add", "-m", "lunch", "--on", "2026-05-01")
    netlog.ok("log", "Łukasz Żak", "--add", "-m", "walk in Kraków", "--gave", "intro:3")
    netlog.ok("got", "ada", "advice", "-w", "2", "-m", "on contracts")
    with connection.writing(netlog.path, "edit") as db:
        update(db, "contact", 1, location="London", circle_id=1)
        update(db, "interaction", 1, note="long lunch")
        insert(db, "tag", contact_id=1, name="maths")
        for contact, value in ((1, "ada@example.org"), (2, "lukasz@example.org")):
            insert(db, "detail", contact_id=contact, kind="email", value=value, folded=value)
        company = insert(db, "company", name="Acme", folded="acme")
        insert(db, "position", contact_id=1, company_id=company, title="editor")
        insert(db, "origin", contact_id=2, source="linkedin", source_key="zak")
    return netlog


def findings(netlog: Shell) -> list[checks.Finding]:
    return checks.findings(
        netlog.path, schema.create, changelog.images(), date.fromisoformat("2026-11-19")
    )


def test_all_is_well(lived):
    """A healthy database is one line on a terminal, and nothing at all in a pipe."""
    assert lived.ok("check", terminal=True).out == "all is well: 2 people, 3 interactions\n"
    assert lived.ok("check") == Result("", "", 0)
    assert lived.ok("check", "--json").json == []


def test_an_empty_database_is_well(netlog):
    """A new database has nothing that could be wrong."""
    assert netlog.ok("check") == Result("", "", 0)


def test_undone_work_is_well(lived):
    """What undo and redo leave behind fits together as well as what commands write."""
    with closing(sqlite3.connect(lived.path)) as db:
        db.execute("PRAGMA foreign_keys = ON")
        db.execute("DELETE FROM contact WHERE id = 1")
        db.commit()
    for words in (("undo",), ("undo", 2), ("redo",), ("log", "lukasz")):
        lived.ok(*words)
        assert findings(lived) == []


DAMAGE = {
    "a balance that is not the log's": (
        ["UPDATE standing SET balance = 9, last_touch = NULL WHERE contact_id = 1"],
        "what is kept of ada-lovelace is not what the log adds up to (last_touch, balance)",
    ),
    "a due day that is lost": (
        ["DELETE FROM standing WHERE contact_id = 2"],
        "what is kept of lukasz-zak is not what the log adds up to",
    ),
    "a changed row": (
        ["UPDATE contact SET location = 'Lyon' WHERE id = 1"],
        "contact 1 is not as it was last written (location)",
    ),
    "a changed number": (
        ["UPDATE interaction SET weight = 4 WHERE id = 2"],
        "interaction 2 is not as it was last written (weight)",
    ),
    "a row that went": (
        ["DELETE FROM tag"],
        "tag 1 is gone, and nothing says who removed it",
    ),
    "a row that came": (
        ["INSERT INTO tag (contact_id, name) VALUES (1, 'x')"],
        "the change log knows nothing of tag 2",
    ),
    "a changed image": (
        ["UPDATE change SET after = replace(after, 'advice', 'advise')"],
        "interaction 3 is not as it was last written (kind)",
    ),
    "an older image, which undo would bring back": (
        ["UPDATE change SET before = replace(before, 'lunch', 'lynch') WHERE before IS NOT NULL"],
        "what was written of interaction 1 after change",
    ),
    "a change log with a hole": (
        ["DELETE FROM change WHERE table_name = 'detail'"],
        "the change log knows nothing of detail 1",
    ),
    "an image of no table": (
        ["UPDATE change SET table_name = 'contakt' WHERE table_name = 'origin'"],
        "is of a table that is not there",
    ),
    "a counter that would give an id again": (
        ["UPDATE sqlite_sequence SET seq = NULL WHERE name = 'contact'"],
        "the next contact would get an id that was used before",
    ),
    "an operation that would swallow the next": (
        ["UPDATE operation SET state = 'bulk' WHERE id = 3"],
        "operation 3 was never finished",
    ),
    "a living row that is marked as deleted": (
        ["INSERT INTO tombstone (uid, table_name) SELECT uid, 'contact' FROM contact"],
        "contact 1 is there and marked as deleted",
    ),
    "a broken rule": (
        ["PRAGMA ignore_check_constraints = ON", "UPDATE interaction SET weight = 9 WHERE id = 1"],
        "interaction 1 breaks a rule: a weight is from 1 to 5",
    ),
    "a reference to nobody": (
        ["UPDATE interaction SET contact_id = 77 WHERE id = 1"],
        "interaction 1 refers to a contact that is not there",
    ),
    "a reference to no operation": (
        ["UPDATE change SET operation_id = 77 WHERE id = 1"],
        "change 1 refers to an operation that is not there",
    ),
    "a person who is not found": (
        ["DELETE FROM contact_search WHERE rowid = 2"],
        "lukasz-zak is not found by their words",
    ),
    "a person who is found by others' words": (
        ["UPDATE contact_search SET about = about || ' paris' WHERE rowid = 1"],
        "ada-lovelace is not found by their words",
    ),
    "nobody, who is found": (
        ["INSERT INTO contact_search (rowid, name) VALUES (9, 'bo')"],
        "contact 9 is found though there is none",
    ),
    "a note that is not found": (
        ["UPDATE note_search SET note = 'dinner' WHERE note = 'long lunch'"],
        "interaction 1 is not found by its note",
    ),
    "a note on another day": (
        ["INSERT INTO note_search (rowid, note) VALUES (1, 'walk')"],
        "interaction 1 is found by a note that it has not",
    ),
    "an index without its words": (
        ["UPDATE note_search_data SET block = x'00000000' WHERE id > 100"],
        "the index of notes does not hold together",
    ),
    "a rule that was dropped": (
        ["ALTER TABLE tag ADD COLUMN colour TEXT"],
        "the table tag is changed",
    ),
    "a view that went": (
        ["DROP VIEW present_position", "DROP VIEW timeline"],
        "the view timeline is missing",
    ),
}


@pytest.mark.parametrize("case", DAMAGE)
def test_damage_is_found(lived, case):
    """What no command could have done is found, named, and ends in exit code 1."""
    statements, sentence = DAMAGE[case]
    tamper(lived.path, *statements)
    answer = lived("check")
    assert answer.code == 1
    assert sentence in answer.out
    assert all(line.startswith(("damage: ", "odd: ")) and "; " in line for line in answer.lines)
    assert sentence in str([row["what"] for row in lived("check", "--json").json])


def test_a_dropped_trigger_is_found(lived):
    """A trigger that is gone, or was tampered with, would let balances go wrong."""
    with closing(sqlite3.connect(lived.path)) as db:
        db.execute("DROP TRIGGER standing_after_interaction_insert")
    answer = lived("check")
    assert (answer.code, answer.lines) == (
        1,
        ["damage: the trigger standing_after_interaction_insert is missing; netlog check --fix"],
    )


def test_nothing_personal_is_said_of_what_is_damaged(lived):
    """A finding names rows and columns, never what stands in them."""
    tamper(lived.path, "UPDATE interaction SET note = 'secret' WHERE id = 1", "DELETE FROM tag")
    said = lived("check").out
    assert not any(word in said for word in ("secret", "lunch", "maths"))


def test_much_damage_is_said_briefly(netlog):
    """A hundred findings of a kind are listed, and that there are more."""
    with connection.writing(netlog.path, "add") as db:
        for number in range(150):
            insert(db, "contact", name="Bo", handle=f"bo-{number}")
    tamper(netlog.path, "UPDATE standing SET touches = 1")
    answer = netlog("check")
    assert len([line for line in answer.lines if "what the log adds up to" in line]) == 100
    assert "damage: there is more of the same kind; " in answer.out


def oddities(netlog: Shell) -> list[str]:
    answer = netlog.ok("check")
    assert all(line.startswith("odd: ") for line in answer.lines)
    return answer.lines


def test_days_to_come_are_odd(lived):
    """An interaction, or a person, of a day that has not come is pointed out."""
    with connection.writing(lived.path, "edit") as db:
        update(db, "interaction", 2, day="2026-11-20")
        update(db, "contact", 1, added_on="2027-01-01")
    interaction, person = oddities(lived)
    assert interaction.startswith(
        "odd: interaction 2 with lukasz-zak is on 2026-11-20, which has not come yet; "
    )
    assert person.startswith("odd: ada-lovelace was added on 2027-01-01, which has not come yet; ")


def test_a_snooze_long_past_is_odd(lived):
    """A snooze that ended a year ago is pointed out; one that ended last month is not."""
    with connection.writing(lived.path, "snooze") as db:
        update(db, "contact", 1, snoozed_until="2025-11-18")
        update(db, "contact", 2, snoozed_until="2026-10-01")
    (line,) = oddities(lived)
    assert line == (
        "odd: ada-lovelace has a snooze that ended long ago, on 2025-11-18; "
        "netlog unsnooze ada-lovelace"
    )


def test_a_circle_without_cadence_is_odd_if_it_has_members(lived):
    """Members of a circle that has no cadence may never be due."""
    with connection.writing(lived.path, "circle set") as db:
        insert(db, "circle", name="old friends")
        update(db, "circle", 1, cadence_count=None, cadence_unit=None)
    (line,) = oddities(lived)
    assert line == (
        "odd: the circle inner has no cadence, so its members (1) are due only by their own; "
        "netlog circle set inner SPAN"
    )


def test_one_address_of_two_people_is_odd(lived):
    """Two people with one e-mail may be one person."""
    with connection.writing(lived.path, "edit") as db:
        insert(db, "detail", contact_id=1, kind="email", value="L@x", folded="l@x")
        insert(db, "detail", contact_id=2, kind="email", value="l@x", folded="l@x")
    (line,) = oddities(lived)
    assert line.startswith("odd: ada-lovelace and lukasz-zak have the same email; ")


@pytest.mark.parametrize(
    ("statement", "line"),
    [
        (
            (
                "INSERT INTO loop (contact_id, kind, what, opened_on) "
                "VALUES (1, 'ask', 'tea', '2026-11-20')"
            ),
            (
                "what is open between you and ada-lovelace (1) is from 2026-11-20, which has not "
                "come yet; 'netlog done 1' or 'netlog declined 1' closes it"
            ),
        ),
        (
            (
                "INSERT INTO loop (contact_id, kind, what, opened_on, state, closed_on) "
                "VALUES (1, 'ask', 'tea', '2026-01-02', 'done', '2026-01-01')"
            ),
            (
                "what was open between you and ada-lovelace (1) was closed on 2026-01-01, before "
                "it was opened on 2026-01-02; 'netlog open ada-lovelace --closed' shows it; "
                "whatever wrote it so can set it right"
            ),
        ),
        (
            (
                "INSERT INTO intro (contact_id, other_id, stage, made_on, asked_on) "
                "VALUES (1, 2, 'made', '2026-01-01', '2026-01-02')"
            ),
            (
                "introduction 1, of ada-lovelace, was made on 2026-01-01, before it was asked for "
                "on 2026-01-02; 'netlog intros ada-lovelace' shows it; whatever wrote it so can "
                "set it right"
            ),
        ),
        (
            (
                "INSERT INTO position (contact_id, title, since, until) "
                "VALUES (1, 'Pilot', '2026-01-02', '2026-01-01')"
            ),
            (
                "the work of ada-lovelace (Pilot) ended on 2026-01-01, before it began on "
                "2026-01-02; say the days again: netlog worked ada-lovelace Pilot --since DAY "
                "--until DAY"
            ),
        ),
        (
            (
                "INSERT INTO company (id, name, folded, same_as) "
                "VALUES (8, 'Zed', 'zed', NULL), (7, 'Ze', 'ze', 8), (9, 'Z', 'z', 7)"
            ),
            (
                "Z is another name of Ze, which is itself another name of a company; "
                "netlog company show 9"
            ),
        ),
        (
            "UPDATE interaction SET forwards = CASE id WHEN 2 THEN 3 ELSE 2 END WHERE id > 1",
            (
                "interaction 2 with lukasz-zak passes on, in the end, itself; "
                "netlog edit --interaction 2 --forward none"
            ),
        ),
        (
            "INSERT INTO topic (direction, name, folded) VALUES ('needs', 'Zoë', 'Zoë')",
            (
                "a topic of me (needs) is not looked for as it is written; whatever wrote it so "
                "can set it right"
            ),
        ),
    ],
)
def test_what_contradicts_itself_is_odd(lived, statement, line):
    """Days in the wrong order, names of names, kindnesses that go round: another wrote them."""
    with connection.writing(lived.path, "test") as db:
        db.execute(statement)
    assert oddities(lived)[0] == f"odd: {line}"


def test_what_is_in_order_is_not_odd(lived):
    """The same day is soon enough; kindnesses that do not go round may be passed on for ever."""
    with connection.writing(lived.path, "test") as db:
        day = "2026-11-19"
        done = {"state": "done", "opened_on": day, "closed_on": day}
        insert(db, "loop", contact_id=1, kind="ask", what="tea", **done)
        insert(db, "intro", contact_id=1, other_id=2, stage="made", asked_on=day, made_on=day)
        insert(db, "position", contact_id=1, title="Pilot", since=day, until=day)
        zed = insert(db, "company", name="Zed", folded="zed")
        insert(db, "company", name="Z", folded="z", same_as=zed)
        update(db, "interaction", 1, forwards=2)
        update(db, "interaction", 2, forwards=3)
    assert oddities(lived) == []


def test_what_another_program_wrote_is_said_until_it_is_indexed(lived):
    """The search index lags behind another program until netlog writes again."""
    with closing(sqlite3.connect(lived.path)) as db:
        db.execute("UPDATE contact SET location = 'Lyon' WHERE id = 2")
        db.commit()
    (line,) = oddities(lived)
    assert line == (
        "odd: the search index has yet to read what another program wrote (1); "
        "whatever netlog writes next brings it up to date"
    )
    assert lived.ok("check", terminal=True).lines[-1] == (
        "nothing is damaged: 2 people, 3 interactions"
    )
    lived.ok("log", "ada")
    assert oddities(lived) == []


def test_what_others_may_read_is_odd(lived, tmp_path):
    """The database and its backups are for their owner alone; their folder may be looked at."""
    lived.ok("backup")
    tmp_path.chmod(0o755)
    assert oddities(lived) == []
    copy = next((tmp_path / "backups").glob("*.db"))
    for place, mode in ((lived.path, 0o640), (tmp_path, 0o775), (copy, 0o604)):
        place.chmod(mode)
    assert oddities(lived) == [
        f"odd: {lived.path} is open to others (mode 640); chmod 600 {lived.path}",
        f"odd: {tmp_path} is open to others (mode 775); chmod go-w {tmp_path}",
        f"odd: {copy} is open to others (mode 604); chmod 600 {copy}",
    ]


def test_looking_changes_nothing(lived):
    """A check leaves the file as it is to the byte, and no other file beside it."""
    before = (lived.path.read_bytes(), lived.path.stat().st_mtime_ns, sorted(lived.home.iterdir()))
    lived.ok("check")
    after = (lived.path.read_bytes(), lived.path.stat().st_mtime_ns, sorted(lived.home.iterdir()))
    assert after == before


def test_a_file_that_cannot_be_written_is_checked_all_the_same(lived):
    """Reading is enough, but for what only a lock allows to be asked."""
    lived.path.chmod(0o400)
    lived.home.chmod(0o500)
    try:
        assert lived.ok("check").out == ""
    finally:
        lived.home.chmod(0o700)


def test_a_full_disk_is_no_reason_not_to_look(lived, monkeypatch):
    """Where there is no room for a probe, the pages are looked at without it."""
    tamper(lived.path, "VACUUM", "UPDATE standing SET balance = 9 WHERE contact_id = 1")
    with closing(sqlite3.connect(lived.path)) as db:
        (pages,) = db.execute("PRAGMA page_count").fetchone()
    full = ("max_page_count", "1", pages)
    monkeypatch.setattr(connection, "_READING", (*connection._READING, full))
    with connection.reading(lived.path) as db:
        db.execute("PRAGMA query_only = OFF")
        with pytest.raises(sqlite3.OperationalError, match="full"):
            db.execute("CREATE TABLE more (id)")
    assert [finding.part for finding in findings(lived)] == ["standing"]


def test_what_the_user_refers_to_is_their_own_business(lived):
    """A reference to nobody in a table that is not netlog's is no damage."""
    tamper(
        lived.path,
        "CREATE TABLE mine (contact_id REFERENCES contact (id))",
        "INSERT INTO mine VALUES (77)",
    )
    assert findings(lived) == []


def test_it_waits_its_turn_and_says_so(lived, monkeypatch):
    """While another program writes, the check is told to come again."""
    monkeypatch.setattr(connection, "PATIENCE", 50)
    monkeypatch.setattr(connection, "_SETTINGS", (("busy_timeout", "50", 50),))
    with closing(sqlite3.connect(lived.path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        answer = lived("check")
    assert (answer.code, answer.err) == (
        7,
        "netlog: the database is busy; try again in a moment\n",
    )


# Beside the database ----------------------------------------------------------------------------


def test_a_version_that_a_syncing_program_made_is_odd(lived):
    """Two versions of one database are named, however the program calls the second."""
    names = (
        "netlog.sync-conflict-20261119-081500-ABCDEFG.db",
        "netlog (Ada's conflicted copy 2026-11-19).db",
        "netlog (conflicted copy 2026-11-19 081500).db",
        "netlog (1).db",
        "netlog-DESKTOP-4F2K1.db",
    )
    for name in names:
        (lived.home / name).write_bytes(lived.path.read_bytes())
    (lived.home / "netlog-before-the-move.db").write_bytes(lived.path.read_bytes())
    (lived.home / "netlog (2).db").write_text("no database")
    said = oddities(lived)
    assert sorted(line.partition(" is another version")[0] for line in said) == sorted(
        f"odd: {name}" for name in names
    )
    assert f"netlog --db '{lived.home}/netlog (1).db' changes" in "".join(said)


def test_a_folder_that_cannot_be_listed(lived, monkeypatch):
    """What lies beside the database may be hidden, and the rest is looked at all the same."""

    def hidden(folder: Path) -> None:
        raise PermissionError(EACCES, "Permission denied", str(folder))

    monkeypatch.setattr(Path, "iterdir", hidden)
    assert list(files.around(lived.path)) == []


def test_a_damaged_backup_is_found(lived):
    """A backup whose checksum does not hold is no backup, and its removal is not netlog's."""
    (copy,) = (lived.home / "backups").glob("*.db")
    copy.write_bytes(copy.read_bytes().replace(b"inner", b"outer"))
    answer = lived("check")
    assert (answer.code, answer.lines) == (
        1,
        [f"damage: the backup {copy.name} is not what was written; rm {copy}, then netlog backup"],
    )


def test_what_has_no_backup_is_odd(lived):
    """Work of an earlier day without a backup since is pointed out, and work of today is not."""

    def said(days: int) -> list[str]:
        now = datetime.now(UTC) + timedelta(days=days)
        found = checks.findings(lived.path, schema.create, changelog.images(), date.max, now)
        return [finding.what for finding in found]

    rmtree(lived.home / "backups")
    assert said(0) == []
    assert said(2) == ["there is no backup of the database"]
    lived.ok("backup")
    assert said(2) == []
    lived.ok("log", "ada", "-m", "tea")
    with closing(sqlite3.connect(lived.path)) as db, db:
        db.execute("UPDATE operation SET at = '2199-01-01T00:00:00.000Z' WHERE command = 'log'")
    assert said(2) == []
    (old,) = said(9)
    assert old.startswith("the newest backup is of ")


# Mended -----------------------------------------------------------------------------------------


def test_what_follows_from_the_rest_is_made_again(lived):
    """--fix counts and indexes again, after a backup, and there is nothing to undo about it."""
    tamper(
        lived.path,
        "UPDATE standing SET balance = 9 WHERE contact_id = 1",
        "UPDATE note_search_content SET c0 = 'nothing'",
        "UPDATE sqlite_sequence SET seq = 0 WHERE name = 'contact'",
        "DROP INDEX interaction_by_day",
    )
    before = lived.ok("changes").out
    answer = lived.ok("check", "--fix")
    assert len(answer.lines) >= 4
    assert all(line.startswith("repaired: ") for line in answer.lines)
    assert findings(lived) == []
    assert lived.ok("changes").out == before
    assert len(list((lived.home / "backups").glob("*-check.db"))) == 1
    lived.ok("undo")
    assert findings(lived) == []


@pytest.mark.parametrize("lagging", [False, True])
@pytest.mark.parametrize(
    "harm",
    [
        "DROP TABLE contact_search_config",
        "DELETE FROM note_search_data",
        "DELETE FROM note_search_config",
    ],
)
def test_a_search_index_that_cannot_even_be_dropped(lived, harm, lagging):
    """--fix makes a new index where FTS5 cannot open the old one, and netlog works again."""
    if lagging:
        with closing(sqlite3.connect(lived.path)) as db, db:
            db.execute("UPDATE contact SET note = 'likes tea' WHERE id = 1")
            db.execute("UPDATE interaction SET note = 'a very long lunch' WHERE id = 1")
    with closing(sqlite3.connect(lived.path)) as db, db:
        db.execute(harm)
    assert lived("check").code == 1
    lived.ok("check", "--fix")
    assert findings(lived) == []
    assert "long lunch" in lived.ok("find", "lunch").out
    lived.ok("log", "ada", "-m", "tea")
    lived.ok("undo")
    assert findings(lived) == []


def test_what_people_wrote_is_never_touched(lived):
    """--fix leaves what only a backup can bring back, says so, and ends in exit code 1."""
    tamper(
        lived.path,
        "UPDATE contact SET location = 'Lyon' WHERE id = 1",
        "UPDATE standing SET balance = 9 WHERE contact_id = 1",
    )
    answer = lived("check", "--fix")
    assert answer.code == 1
    assert [line.partition(":")[0] for line in answer.lines] == ["repaired"] * 2 + ["damage"]
    assert answer.lines[-1].endswith("(location); netlog restore latest")
    with connection.reading(lived.path) as db:
        assert db.execute("SELECT location FROM contact WHERE id = 1").fetchone() == ("Lyon",)


def test_nothing_to_mend(lived):
    """Where all is well --fix makes no backup and says nothing."""
    rmtree(lived.home / "backups")
    assert lived.ok("check", "--fix").out == ""
    assert not (lived.home / "backups").exists()


def test_nothing_is_mended_without_a_backup(lived):
    """If no copy can be made first, nothing is changed, and one line says so."""
    tamper(lived.path, "UPDATE standing SET balance = 9 WHERE contact_id = 1")
    rmtree(lived.home / "backups")
    (lived.home / "backups").write_text("in the way")
    before = lived.path.read_bytes()
    answer = lived("check", "--fix")
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.startswith("netlog: nothing was repaired: ")
    assert answer.err.count("\n") == 1
    assert lived.path.read_bytes() == before
