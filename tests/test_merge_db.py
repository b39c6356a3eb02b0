"""`netlog merge-db`: what two databases have, in both, whichever way they come together."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from netlog.store import connection
from netlog.store.rows import insert, update
from tests.conftest import Shell
from tests.trust.stored import damage, everything, picture

EXAMPLE = Path(__file__).parent.parent / "netlog.db.example"


# At the shell -----------------------------------------------------------------------------------


@pytest.fixture
def desk(netlog: Shell) -> Shell:
    """A shell with two people, who have met."""
    netlog.ok("add", "Ada Holm", "--email", "ada@example.org", "--circle", "close")
    netlog.ok("add", "Bo Li", "--location", "Lima")
    netlog.ok("log", "ada", "-m", "lunch", "--gave", "intro")
    return netlog


@pytest.fixture
def laptop(desk: Shell, tmp_path: Path) -> Shell:
    """A shell whose database was copied from the desk's."""
    shell = another(tmp_path / "laptop")
    shell.path.write_bytes(desk.path.read_bytes())
    return shell


def another(home: Path) -> Shell:
    home.mkdir(mode=0o700)
    shell = Shell(home)
    shell.path.touch(mode=0o600)
    return shell


def content(shell: Shell) -> dict[str, list[tuple[object, ...]]]:
    """Return what a database has, in words, without ids."""
    queries = {
        "people": "SELECT contact.uid, handle, contact.name, location, circle.name FROM contact "
        "LEFT JOIN circle ON circle.id = circle_id",
        "details": "SELECT handle, kind, value FROM detail JOIN contact ON contact.id = contact_id",
        "tags": "SELECT handle, tag.name FROM tag JOIN contact ON contact.id = contact_id",
        "interactions": "SELECT interaction.uid, handle, day, direction, kind, weight, channel, "
        "interaction.note FROM interaction JOIN contact ON contact.id = contact_id",
        "standing": "SELECT handle, last_touch, touches, balance, open_since, due_on "
        "FROM standing JOIN contact ON contact.id = contact_id",
    }
    with connection.reading(shell.path) as db:
        return {what: sorted(db.execute(query), key=str) for what, query in queries.items()}


def merged(shell: Shell, other: Shell, *more: str) -> list[str]:
    """Bring in what another database has, and return what is said of it."""
    return shell.ok("merge-db", other.path, *more).err.splitlines()


def test_both_have_what_both_had(desk, laptop):
    """New people and interactions travel both ways, and in the end the two are alike."""
    laptop.ok("add", "Cy Brandt", "--introduced-by", "ada", "--tag", "choir")
    laptop.ok("got", "cy", "advice", "-w", "2")
    desk.ok("log", "bo", "-m", "tea")
    assert merged(desk, laptop) == ["1 person added; interactions: 1 added"]
    assert merged(laptop, desk) == ["interactions: 1 added"]
    assert content(desk) == content(laptop)
    assert desk.ok("owed", "--columns", "handle,balance").rows == [
        ["cy-brandt", "-2"],
        ["ada-holm", "+1"],
    ]
    assert desk.ok("find", "choir", "-f", "ids").lines == ["cy-brandt"]
    assert damage(desk.path) == damage(laptop.path) == []


def test_the_newest_change_of_each_field_wins(desk, laptop):
    """Two who edit the same person keep what each said last of each field."""
    laptop.ok("edit", "bo", "--location", "Quito", "--met-at", "a soup night")
    desk.ok("edit", "bo", "--location", "Cusco")
    desk.ok("edit", "bo", "--birthday", "22 march")
    assert merged(desk, laptop) == ["1 person updated"]
    assert merged(laptop, desk) == ["1 person updated"]
    for shell in (desk, laptop):
        shown = shell.ok("show", "bo").out
        assert "Cusco" in shown
        assert "Quito" not in shown
        assert "a soup night" in shown
        assert "22 March" in shown
    assert content(desk) == content(laptop)


def test_a_deletion_wins_over_what_is_older(desk, laptop):
    """What was removed on one side goes on the other, unless it was changed there since."""
    desk.ok("log", "bo", "-m", "tea")
    merged(laptop, desk)
    desk.ok("remove", "1")
    desk.ok("remove", "2")
    laptop.ok("edit", "--interaction", "2", "-m", "tea and cake")
    assert merged(laptop, desk) == ["interactions: 1 removed"]
    assert merged(desk, laptop) == ["interactions: 1 added"]
    assert content(desk) == content(laptop)
    assert desk.ok("history", "--columns", "note").rows == [["tea and cake"]]


def test_whoever_was_forgotten_is_forgotten_everywhere(desk, laptop):
    """A person who was deleted for good is deleted on the other side, and does not come back."""
    desk.ok("forget", "bo", "--yes")
    assert merged(desk, laptop) == ["nothing is new"]
    assert merged(laptop, desk) == ["1 person removed"]
    assert content(desk) == content(laptop)
    laptop.ok("undo")
    laptop.ok("log", "bo", "-m", "still here")  # after that, so it counts
    assert merged(desk, laptop) == ["1 person added; interactions: 1 added"]
    assert content(desk) == content(laptop)


def test_again_changes_nothing(desk, laptop):
    """What was brought in once is not brought in again, and leaves nothing to undo."""
    laptop.ok("add", "Cy Brandt", "--company", "Acme", "--tag", "choir")
    merged(desk, laptop)
    before = everything(desk.path)
    assert merged(desk, laptop) == ["nothing is new"]
    told = [line for line in everything(desk.path) if "sqlite_sequence" not in line]
    assert told == [line for line in before if "sqlite_sequence" not in line]
    assert desk.ok("undo").out.startswith("undone: merge-db of ")
    assert desk.ok("list", "-f", "ids").lines == ["ada-holm", "bo-li"]


def test_undone_it_can_be_brought_in_again(desk, laptop):
    """Undo takes back all of it, and is no deletion."""
    laptop.ok("add", "Cy Brandt")
    laptop.ok("edit", "bo", "--location", "Quito")
    laptop.ok("remove", "1")
    before = content(desk)
    merged(desk, laptop)
    after = content(desk)
    assert after != before
    desk.ok("undo")
    assert content(desk) == before
    merged(desk, laptop)
    assert content(desk) == after
    desk.ok("undo")
    desk.ok("redo")
    assert content(desk) == after
    assert merged(laptop, desk) == ["nothing is new"]
    assert damage(desk.path) == []


def test_what_was_undone_counts_as_never_done(desk, laptop):
    """An edit that was taken back does not win over an older one of the other side."""
    laptop.ok("edit", "bo", "--location", "Quito")
    desk.ok("edit", "bo", "--location", "Cusco")
    desk.ok("undo")
    merged(desk, laptop)
    assert "Quito" in desk.ok("show", "bo").out


def test_a_merge_of_people_leads_what_the_other_side_logged(desk, laptop):
    """Interactions with somebody who was merged meanwhile go to whom they became."""
    desk.ok("add", "Bo Lee", "--tag", "choir")
    merged(laptop, desk)
    desk.ok("merge", "bo-li", "bo-lee", "--prefer", "first")
    laptop.ok("gave", "bo-lee", "lead", "-m", "before")
    assert merged(desk, laptop) == ["interactions: 1 added"]
    assert merged(laptop, desk)[-1].startswith("1 person updated, 1 removed")
    assert content(desk) == content(laptop)
    assert desk.ok("history", "bo-li", "--columns", "note").rows == [["before"]]
    laptop.ok("log", "bo-lee", "-m", "by the old handle")
    merged(desk, laptop)
    assert content(desk) == content(laptop)


def test_what_both_made_is_one(desk, laptop):
    """A tag, an address, a circle and a company that both entered are there once."""
    for shell in (desk, laptop):
        shell.ok("circle", "add", "choir")
        shell.ok("edit", "bo", "--circle", "choir", "--email", "bo@example.org", "--tag", "alto")
        shell.ok("edit", "bo", "--company", "Acme", "--title", "pilot")
    merged(desk, laptop)
    merged(laptop, desk)
    assert content(desk) == content(laptop)
    assert [row[0] for row in desk.ok("circle").rows].count("choir") == 1
    laptop.ok("untag", "bo", "alto")
    laptop.ok("circle", "remove", "choir", "--yes")
    merged(desk, laptop)
    assert desk.ok("list", "--tag", "alto", "-f", "ids").lines == []
    assert "choir" not in desk.ok("circle").out
    assert damage(desk.path) == []


def test_two_people_of_one_handle(desk, laptop):
    """One of them goes by another, the same on both sides, and it is said."""
    desk.ok("add", "Cy Brandt", "--location", "Oslo")
    laptop.ok("add", "Cy Brandt", "--location", "Rome")
    said = [*merged(desk, laptop), *merged(laptop, desk)]
    assert "cy-brandt goes by cy-brandt-2 now: somebody else has that handle too" in said
    assert content(desk) == content(laptop)
    assert merged(desk, laptop) == merged(laptop, desk) == ["nothing is new"]
    desk.ok("edit", "cy-brandt", "--handle", "cy")
    merged(laptop, desk)
    assert "cy-brandt-2" not in laptop.ok("list", "-f", "ids").lines  # it is free again


def test_whom_both_imported_from_one_file(desk, laptop, tmp_path):
    """People who came from the same entry on either side, with one name, are one."""
    (tmp_path / "team.csv").write_text("Name,Email,Last contacted\nOda Berg,oda@x.org,2026-01-02\n")
    for shell in (desk, laptop):
        shell.ok("import", tmp_path / "team.csv")
    merged(desk, laptop)
    merged(laptop, desk)
    assert desk.ok("list", "-f", "ids").lines == ["ada-holm", "bo-li", "oda-berg"]
    assert desk.ok("history", "oda", "--columns", "day").rows == [["2026-01-02"]]
    assert content(desk) == content(laptop)


def test_into_no_database(shell, desk, tmp_path):
    """Where there is none yet, the new one has all that the other has."""
    fresh = Shell(tmp_path / "fresh")
    assert merged(fresh, desk, "--dry-run")[-1] == "this was a dry run: nothing was written"
    assert not fresh.home.exists()
    assert merged(fresh, desk) == ["2 people added; interactions: 1 added"]
    assert content(fresh) == content(desk)


def test_a_dry_run_says_the_same_and_writes_nothing(desk, laptop):
    """It counts as the real one does."""
    laptop.ok("add", "Cy Brandt")
    before = picture(desk.home)
    *said, last = merged(desk, laptop, "--dry-run")
    assert last == "this was a dry run: nothing was written"
    assert picture(desk.home) == before
    assert merged(desk, laptop) == said == ["1 person added"]


def test_there_is_a_backup_first(desk, laptop):
    """Before anything is written there is a copy of what was there."""
    laptop.ok("add", "Cy Brandt")
    merged(desk, laptop)
    row = desk.ok("backup", "--list", "--json").json[0]
    assert (row["why"], row["people"]) == ("merge-db", 2)


def test_the_other_is_only_read(desk, laptop):
    """The other database, its folder and all that is in it stay as they are, byte by byte."""
    laptop.ok("add", "Cy Brandt")
    before = picture(laptop.home)
    merged(desk, laptop)
    assert picture(laptop.home) == before


def test_a_database_of_an_older_netlog(netlog, tmp_path):
    """It is brought up to date in a copy; the file stays as it is."""
    old = tmp_path / "old.db"
    dump = Path(__file__).parent / "versions" / "1.sql"
    with closing(sqlite3.connect(old, isolation_level=None)) as db:
        db.executescript(dump.read_text("utf-8"))
        db.execute("PRAGMA user_version = 1")
        db.execute(f"PRAGMA application_id = {connection.APPLICATION_ID}")
        (people,) = db.execute("SELECT count(*) FROM contact").fetchone()
    before = old.read_bytes()
    netlog.ok("merge-db", old)
    with connection.reading(netlog.path) as db:
        assert db.execute("SELECT count(*) FROM contact").fetchone() == (people,) > (0,)
    assert old.read_bytes() == before
    assert damage(netlog.path) == []


def test_what_cannot_be_brought_in(desk, tmp_path):
    """Each is refused in one line, and nothing is written."""
    newer, damaged = tmp_path / "newer.db", tmp_path / "damaged.db"
    newer.write_bytes(desk.path.read_bytes())
    with closing(sqlite3.connect(newer)) as db:
        db.execute(f"PRAGMA user_version = {connection.SCHEMA_VERSION + 1}")
    whole = bytearray(desk.path.read_bytes())
    whole[8192:40960] = bytes(32768)
    damaged.write_bytes(whole)
    (tmp_path / "notes.txt").write_text("not a database " * 100)
    with closing(sqlite3.connect(tmp_path / "foreign.db")) as db:
        db.execute("CREATE TABLE contact (id)")
    before = everything(desk.path)
    for name, code, said in (
        ("missing.db", 4, "there is no file"),
        ("newer.db", 7, "is from a newer netlog; upgrade netlog"),
        ("damaged.db", 7, "is damaged"),
        ("notes.txt", 7, "is not a netlog database"),
        ("foreign.db", 7, "is not a netlog database"),
        (".", 7, "is not a file"),
        ("netlog.db", 6, "is the database itself"),
    ):
        answer = desk("merge-db", tmp_path / name)
        assert (answer.code, len(answer.errors)) == (code, 1), answer
        assert said in answer.err
        assert str(tmp_path) in answer.err
        assert answer.out == ""
    assert everything(desk.path) == before


def network(shell: Shell, what: str) -> None:
    """Say something of everything that is between people, as one machine does."""
    with connection.writing(shell.path, "network") as db:
        cy = insert(db, "contact", handle=f"cy-{what}", name=f"Cy {what}")
        for other in (2, cy):
            insert(db, "knows", contact_id=1, other_id=other, how=what)
        intro = insert(db, "intro", contact_id=2, other_id=cy, by_id=1, wish=what)
        insert(db, "loop", contact_id=2, kind="ask", what=what, intro_id=intro)
        for contact in (None, 1):
            insert(db, "topic", contact_id=contact, direction="needs", name="Maps", folded="maps")
        insert(db, "target", contact_id=1, role=what)
        acme = insert(db, "company", name="Acme", folded="acme", note=what)
        insert(db, "company", name=f"Acme {what}", folded=f"acme {what}", same_as=acme)
        insert(db, "target", company_id=acme, role=what)
        insert(db, "interaction", contact_id=cy, day="2026-11-19", forwards=1)
        update(db, "contact", 2, in_person_count=len(what), in_person_unit="month")


def between(shell: Shell) -> dict[str, list[tuple[object, ...]]]:
    """Return what is between people, in words, without ids."""
    queries = {
        "knows": "SELECT min(one.handle, other.handle), max(one.handle, other.handle), how "
        "FROM knows JOIN contact AS one ON one.id = contact_id "
        "JOIN contact AS other ON other.id = other_id",
        "intros": "SELECT one.handle, other.handle, third.handle, wish FROM intro "
        "JOIN contact AS one ON one.id = contact_id JOIN contact AS other ON other.id = other_id "
        "JOIN contact AS third ON third.id = by_id",
        "loops": "SELECT handle, what, wish FROM loop JOIN contact ON contact.id = loop.contact_id "
        "JOIN intro ON intro.id = intro_id",
        "topics": "SELECT handle, direction, topic.name FROM topic "
        "LEFT JOIN contact ON contact.id = contact_id",
        "targets": "SELECT handle, company.name, role FROM target "
        "LEFT JOIN contact ON contact.id = contact_id LEFT JOIN company ON company.id = company_id",
        "companies": "SELECT one.name, one.note, other.name FROM company AS one "
        "LEFT JOIN company AS other ON other.id = one.same_as",
        "kindnesses": "SELECT handle, passed.kind FROM interaction "
        "JOIN contact ON contact.id = interaction.contact_id "
        "JOIN interaction AS passed ON passed.id = interaction.forwards",
        "in person": "SELECT handle, in_person_count FROM contact WHERE in_person_count NOTNULL",
    }
    with connection.reading(shell.path) as db:
        return {what: sorted(db.execute(query), key=str) for what, query in queries.items()}


def test_what_is_between_people_comes_along(desk, laptop):
    """Acquaintances and topics of both are one; all else is there from either side."""
    network(desk, "desk")
    network(laptop, "laptop")
    said = merged(desk, laptop)
    assert said == ["1 person added, 2 updated; interactions: 1 added; everything else: 1 added"]
    merged(laptop, desk)
    assert between(desk) == between(laptop)
    assert between(desk) == {
        "knows": [
            ("ada-holm", "bo-li", "laptop"),  # which was written later
            ("ada-holm", "cy-desk", "desk"),
            ("ada-holm", "cy-laptop", "laptop"),
        ],
        "intros": [(*("bo-li", f"cy-{one}", "ada-holm"), one) for one in ("desk", "laptop")],
        "loops": [("bo-li", one, one) for one in ("desk", "laptop")],
        "topics": [("ada-holm", "needs", "Maps"), (None, "needs", "Maps")],
        "targets": [
            *(("ada-holm", None, one) for one in ("desk", "laptop")),
            *((None, "Acme", one) for one in ("desk", "laptop")),
        ],
        "companies": [
            ("Acme desk", None, "Acme"),
            ("Acme laptop", None, "Acme"),
            ("Acme", "laptop", None),
        ],
        "kindnesses": [("cy-desk", "intro"), ("cy-laptop", "intro")],
        "in person": [("bo-li", 6)],
    }
    assert damage(desk.path) == damage(laptop.path) == []
    assert merged(desk, laptop) == ["nothing is new"]
    desk.ok("undo")
    assert between(desk)["knows"] == [
        ("ada-holm", "bo-li", "desk"),
        ("ada-holm", "cy-desk", "desk"),
    ]
    assert damage(desk.path) == []


def test_an_introduction_that_both_noted_as_made_counts_once(desk, laptop):
    """It is one kindness to each, and one that is to be thanked for."""
    desk.ok("add", "Cy Brandt")
    desk.ok("intro", "ada", "bo", "--for", "maps")
    desk.ok("intro", "--from", "bo", "--to", "me", "cy", "--asked")
    merged(laptop, desk)
    for shell in (desk, laptop):
        shell.ok("intro", "1", "--made")
        shell.ok("intro", "2", "--made")
    balances = {"ada-holm": 2, "bo-li": 0, "cy-brandt": 0}  # Ada was given an intro before
    for shell, other in ((desk, laptop), (laptop, desk)):
        merged(shell, other)
        people = shell.ok("list", "--json").json
        assert {person["handle"]: person["balance"] for person in people} == balances
        assert [row["kind"] for row in shell.ok("open", "--json").json] == ["thanks"]
    assert content(desk) == content(laptop)


def test_a_favour_that_both_noted_counts_once(desk, laptop):
    """What both closed as done, with what they gave, was given once."""
    desk.ok("asked", "bo", "the way")
    merged(laptop, desk)
    for shell in (desk, laptop):
        shell.ok("done", "1", "--gave", "advice:2")
    for shell, other in ((desk, laptop), (laptop, desk)):
        merged(shell, other)
        assert shell.ok("show", "bo", "--json").json["gave"] == 2
        assert shell.ok("open").out == ""
    while not desk.ok("open").out:  # what merging did, if it did anything, and then the answer
        desk.ok("undo")
    assert [row["what"] for row in desk.ok("open", "--json").json] == ["the way"]
    desk.ok("done", "1", "--gave", "advice")
    assert desk.ok("show", "bo", "--json").json["gave"] == 1
    assert content(desk) != content(laptop)
    assert damage(desk.path) == damage(laptop.path) == []


@pytest.mark.parametrize("before", [("undo",), ("intro", "1", "--agreed")])
def test_an_introduction_made_on_one_side_can_be_made_on_the_other(desk, laptop, before):
    """What the other side brought along of it is not logged again."""
    desk.ok("intro", "ada", "bo")
    merged(laptop, desk)
    laptop.ok("intro", "1", "--made")
    if before == ("undo",):
        desk.ok("intro", "1", "--made")
    desk.ok(*before)
    merged(desk, laptop)
    desk("intro", "1", "--made")
    merged(laptop, desk)
    for shell in (desk, laptop):
        assert [row["stage"] for row in shell.ok("intros", "--json").json] == ["made"]
        assert shell.ok("show", "bo", "--json").json["balance"] == 1
        assert shell.ok("show", "ada", "--json").json["balance"] == 2
    assert damage(desk.path) == damage(laptop.path) == []


def test_what_was_undone_or_deleted_between_people(desk, laptop):
    """A deletion on one side wins, and what led to it lets go."""
    network(desk, "desk")
    laptop.path.write_bytes(desk.path.read_bytes())
    with connection.writing(laptop.path, "edit") as db:
        for table in ("knows", "intro", "topic", "target"):
            db.execute(f"DELETE FROM {table} WHERE id = 1")
        db.execute("DELETE FROM interaction WHERE id = 1")
        db.execute("UPDATE loop SET state = 'done', closed_on = '2026-11-20'")
    merged(desk, laptop)
    with connection.reading(desk.path) as db:
        assert db.execute("SELECT how, other_id FROM knows").fetchall() == [("desk", 3)]
        assert db.execute("SELECT * FROM intro").fetchall() == []
        query = "SELECT state, closed_on, intro_id FROM loop"
        assert db.execute(query).fetchall() == [("done", "2026-11-20", None)]
        assert db.execute("SELECT contact_id FROM topic").fetchall() == [(1,)]
        assert db.execute("SELECT forwards FROM interaction").fetchall() == [(None,)]
    assert between(desk) == between(laptop)
    assert damage(desk.path) == []


def test_pull_sources_stay_at_home(desk, laptop, tmp_path):
    """Where a machine pulls from is its own business; what I am called is not."""
    (tmp_path / "mail").mkdir()
    laptop.ok("source", "add", "mail", tmp_path / "mail", "--me", "me@example.org")
    laptop.ok("config", "region", "CH")
    assert merged(desk, laptop) == ["everything else: 1 added"]
    assert desk.ok("source").out == ""
    assert desk.ok("config", "region").out == "CH\n"


def test_the_example_twice(desk):
    """The example brings its people; brought in again, it brings nothing."""
    said = desk.ok("merge-db", EXAMPLE).err
    assert said.startswith("26 people added; interactions: 233 added")
    assert desk.ok("merge-db", EXAMPLE).err == "nothing is new\n"
    assert damage(desk.path) == []
