"""Upgrades: what an older netlog left is still there, and the schema is as if it were new."""

import json
import sqlite3
import warnings
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Column, ForeignKey, Integer, Table
from sqlmodel import SQLModel

from netlog import models
from netlog.errors import NetlogError, Refused, Unavailable
from netlog.schema import steps, upgrades
from netlog.store import connection, undoing
from netlog.store.connection import SCHEMA_VERSION, Outdated
from netlog.store.rows import insert, update
from tests.conftest import Result, Shell
from tests.trust.stored import damage, everything
from tests.versions import FOLDER, dump, load, meaning, still
from tests.versions.future import Future

VERSIONS = range(1, SCHEMA_VERSION + 1)


@pytest.fixture
def old(shell: Shell) -> Shell:
    """A shell on what version 1 left."""
    load((FOLDER / "1.sql").read_text("utf-8"), shell.path)
    return shell


@pytest.fixture
def present(shell: Shell) -> Shell:
    """A shell on what the present version left."""
    load((FOLDER / f"{SCHEMA_VERSION}.sql").read_text("utf-8"), shell.path)
    return shell


@pytest.fixture
def future(monkeypatch: pytest.MonkeyPatch) -> Future:
    """A version to come."""
    return Future(monkeypatch, SCHEMA_VERSION + 1)


def objects(path: Path) -> dict[str, upgrades.Thing]:
    with closing(sqlite3.connect(path)) as db:
        return upgrades.things(db)


def kept(path: Path) -> dict[str, list[dict[str, Any]]]:
    """Return the rows of all that people fill, and what they add up to."""
    with closing(sqlite3.connect(path)) as db:
        db.row_factory = sqlite3.Row
        there = {name for (name,) in db.execute("SELECT name FROM sqlite_schema")}
        return {
            table: [dict(row) for row in db.execute(f"SELECT * FROM {table} ORDER BY 1")]
            if table in there
            else []
            for table in (*(table.name for table in models.KEPT), "standing")
        }


def grown(rows: dict[str, list[dict[str, Any]]]) -> dict[str, list[dict[str, Any]]]:
    """Return such rows with the columns that were not there yet, in which there is nothing."""
    nothing = {table.name: dict.fromkeys(table.columns.keys()) for table in models.KEPT}
    return {table: [nothing.get(table, {}) | row for row in some] for table, some in rows.items()}


def upgrade(path: Path) -> int:
    with connection.upgrading(path) as db:
        return upgrades.upgrade(db)


def undo_all(path: Path) -> int:
    """Take everything back, and return how much there was."""
    with connection.writing(path, "undo", bulk=True) as db:
        standing = sum(not operation.undone for operation in undoing.listed(db))
        undoing.undo(db, standing)
    return standing


def redo(path: Path, times: int) -> None:
    with connection.writing(path, "redo", bulk=True) as db:
        undoing.redo(db, times)


def assert_sound(path: Path) -> None:
    """Assert that it is as a new database is, and that undo and redo work."""
    assert objects(path) == upgrades.expected()
    assert damage(path) == []
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
    before = kept(path)
    times = undo_all(path)
    assert kept(path)["contact"] == kept(path)["interaction"] == []
    assert damage(path) == []
    redo(path, times)
    assert kept(path) == before
    assert damage(path) == []


# Every version ------------------------------------------------------------------------------------


def test_every_version_is_there():
    """To every version leads a step; a database is kept of each, and what it means."""
    assert sorted(steps.STEPS) == list(VERSIONS[1:])
    assert sorted(path.name for path in FOLDER.glob("[0-9]*")) == sorted(
        f"{version}.{kind}" for version in VERSIONS for kind in ("sql", "json")
    )


@pytest.mark.parametrize("version", VERSIONS)
def test_a_dump_is_the_database(shell, version):
    """What is loaded from a dump is what was dumped."""
    text = (FOLDER / f"{version}.sql").read_text("utf-8")
    load(text, shell.path)
    assert dump(shell.path) == text


@pytest.mark.parametrize("version", VERSIONS)
def test_upgraded(shell, version):
    """An upgraded database is as a new one, says what it said, and can be undone and made again."""
    load((FOLDER / f"{version}.sql").read_text("utf-8"), shell.path)
    shell.ok("upgrade")
    assert still(json.loads((FOLDER / f"{version}.json").read_text("utf-8")), meaning(shell))
    assert_sound(shell.path)


@pytest.mark.parametrize("version", VERSIONS[:-1])
def test_every_row_and_every_balance_is_kept(shell, version):
    """Whatever version it was, each row says what it said, and what is new has nothing in it."""
    load((FOLDER / f"{version}.sql").read_text("utf-8"), shell.path)
    before = kept(shell.path)
    whole = everything(shell.path)
    shell.ok("upgrade")
    assert kept(shell.path) == grown(before)
    assert all(before[table] for table in ("contact", "interaction", "company", "standing"))
    (copy,) = backups(shell)
    assert everything(copy) == whole


@pytest.mark.parametrize("version", VERSIONS[:-1])
def test_undone_in_its_own_version_or_in_this_one(shell, version, monkeypatch):
    """Of tables that got new columns as well, undo and redo are the same before and after."""
    text, ends = (FOLDER / f"{version}.sql").read_text("utf-8"), []
    for first in ("undo", "upgrade"):
        path = shell.path.with_name(f"{first}.db")
        load(text, path)
        if first == "upgrade":
            upgrade(path)
            times = undo_all(path)
            undone = kept(path)
            redo(path, times)
        else:
            with monkeypatch.context() as past:
                past.setattr(connection, "SCHEMA_VERSION", version)
                times = undo_all(path)
                undone = grown(kept(path))
                redo(path, times)
            upgrade(path)
        ends.append((undone, kept(path)))
    assert ends[0] == ends[1]
    (undone, made_again), _ = ends
    assert undone["contact"] == []
    assert all(row["forwards"] is None for row in made_again["interaction"])


def test_what_is_new_is_undone_before_what_is_old(old):
    """What was written since the upgrade goes first; then rows go that had no such columns."""
    before = grown(kept(old.path))
    old.ok("upgrade")
    with connection.writing(old.path, "edit") as db:
        update(db, "contact", 1, in_person_count=6, in_person_unit="month")
        update(db, "company", 1, link="https://example.org")
        number = insert(db, "interaction", contact_id=1, day="2026-11-19", forwards=1)
        update(db, "interaction", number, note="passed on")
        insert(db, "knows", contact_id=1, other_id=15, how="school")
    written = kept(old.path)
    old.ok("undo")
    assert kept(old.path) == before
    times = undo_all(old.path)
    assert kept(old.path)["contact"] == []
    redo(old.path, times)
    assert kept(old.path) == before
    old.ok("redo")
    assert kept(old.path) == written
    assert damage(old.path) == []


def test_meaning_may_grow_but_not_shrink():
    """A field more is no difference; one less, another value or another number of rows is."""
    said = {"list": [{"id": 1, "name": "Ada"}]}
    assert still(said, {"list": [{"id": 1, "name": "Ada", "pronouns": None}], "more": []})
    assert not still(said, {"list": [{"id": 1}]})
    assert not still(said, {"list": [{"id": 1, "name": "ada"}]})
    assert not still(said, {"list": [*said["list"], *said["list"]]})
    assert not still(said, {})


# Compared with the models -------------------------------------------------------------------------


# Tables of a search index, and indexes of expressions, which Alembic cannot reflect; as text they
# are compared above.
BEYOND_ALEMBIC = ("contact_search", "note_search", "contact_word", "standing_theirs", "topic_once")


def differences(path: Path) -> list[str]:
    """Return what Alembic would do to the database to have it as the models say."""
    options: dict[str, Any] = {
        "include_object": lambda _, name, *__: not str(name).startswith(BEYOND_ALEMBIC),
        "compare_server_default": True,
    }
    made = connection.engine(path)
    try:
        with made.connect() as db, warnings.catch_warnings():
            warnings.filterwarnings("ignore", ".*expression-based index '?topic_once")
            context = MigrationContext.configure(db, opts=options)
            return [found[0] for found in compare_metadata(context, SQLModel.metadata)]
    finally:
        made.dispose()


@pytest.mark.parametrize("version", VERSIONS)
def test_upgraded_to_the_models(shell, version):
    """Alembic finds nothing to do between an upgraded database and the models."""
    load((FOLDER / f"{version}.sql").read_text("utf-8"), shell.path)
    shell.ok("upgrade")
    assert differences(shell.path) == []


@pytest.mark.parametrize(
    ("change", "noticed"),
    [
        ("ALTER TABLE interaction DROP COLUMN group_uid", "add_column"),
        ("ALTER TABLE interaction ADD COLUMN mood TEXT", "remove_column"),
        ("DROP INDEX interaction_by_day", "add_index"),
        ("CREATE TABLE wish (id INTEGER PRIMARY KEY)", "remove_table"),
    ],
)
def test_the_comparison_sees(netlog, change, noticed):
    """A column or an index that is missing, a column or a table too many: Alembic tells."""
    with closing(sqlite3.connect(netlog.path)) as db:
        triggers = db.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        for (name,) in triggers:
            db.execute(f"DROP TRIGGER {name}")
        db.execute(change)
        db.commit()
    assert differences(netlog.path) == [noticed]


# What steps can do --------------------------------------------------------------------------------


def test_a_new_table(old, future):
    """What only adds a table needs no step, and what was there stays as it was."""
    Table(
        "promise",
        future.metadata,
        Column("id", Integer, primary_key=True),
        Column("contact_id", ForeignKey("contact.id", ondelete="CASCADE"), index=True),
    )
    before = kept(old.path)
    assert upgrade(old.path) == 1
    assert "promise" in objects(old.path)
    assert kept(old.path) == grown(before)
    assert_sound(old.path)


def test_a_column_with_a_default(old, future):
    """A new column is as its default says, also of what undo brings back, and nobody changed it."""
    future.add_column("contact", "pronouns", "'they'")
    before = grown(kept(old.path))
    upgrade(old.path)
    wanted = [row | {"pronouns": "they"} for row in before["contact"]]
    assert kept(old.path) == before | {"contact": wanted}
    assert_sound(old.path)
    old_ids = {row["id"] for row in before["contact"]}
    undo_all(old.path)
    with closing(sqlite3.connect(old.path)) as db:
        images = db.execute(
            "SELECT row_id, coalesce(after, before) FROM change WHERE table_name = 'contact'"
        ).fetchall()
    assert {number for number, _ in images} > old_ids  # one was undone before, and is gone
    assert all(" pronouns='they'" in said for _, said in images)


def test_a_column_that_is_drawn_by_lot(old, future):
    """Where a default differs for each row, its images say what the row has, each row its own."""
    future.add_column("tag", "token", "(lower(hex(randomblob(16))))")
    upgrade(old.path)
    assert len({row["token"] for row in kept(old.path)["tag"]}) == len(kept(old.path)["tag"])
    with closing(sqlite3.connect(old.path)) as db:
        said = db.execute(
            "SELECT row_id, after FROM change WHERE table_name = 'tag' AND after NOTNULL"
        ).fetchall()
    tokens = {(number, image.rpartition(" token=")[2]) for number, image in said}
    assert len(tokens) == len({number for number, _ in tokens}) > len(kept(old.path)["tag"])
    assert_sound(old.path)


def test_a_column_that_goes(old, future):
    """What a column held is where the step brought it, in the log and in the search as well."""
    future.drop_column("contact", "met_at")
    future.say("coalesce(met_at, '') || ' ' ||\n", "\n")

    def bring_over(db: sqlite3.Connection) -> None:
        db.execute("UPDATE contact SET note = 'met at ' || met_at WHERE met_at IS NOT NULL")
        steps.drop_column(db, "contact", "met_at")

    future.step(bring_over)
    before = {row["handle"]: row for row in grown(kept(old.path))["contact"]}
    upgrade(old.path)
    after = {row["handle"]: row for row in kept(old.path)["contact"]}
    assert after["bo-berg"].items() < (before["bo-berg"] | {"note": "met at Übersee"}).items()
    assert all("met_at" not in row for row in after.values())
    with closing(sqlite3.connect(old.path)) as db:
        found = (
            "SELECT rowid FROM contact_search WHERE contact_search MATCH 'about : met AND ubersee'"
        )
        assert db.execute(found).fetchall() == [(before["bo-berg"]["id"],)]
    assert_sound(old.path)


def test_a_column_that_moves_to_a_table(old, future):
    """Rows that a step makes were there from the beginning: undo does not take them back alone."""
    future.drop_column("contact", "met_at")
    future.say("coalesce(met_at, '') || ' ' ||\n", "\n")
    future.new_kept_table("meeting", "contact_id", "place")

    def move(db: sqlite3.Connection) -> None:
        db.execute("CREATE TABLE meeting (id INTEGER PRIMARY KEY, contact_id, place)")
        db.execute(
            "INSERT INTO meeting (contact_id, place) "
            "SELECT id, met_at FROM contact WHERE met_at IS NOT NULL"
        )
        steps.drop_column(db, "contact", "met_at")

    future.step(move)
    upgrade(old.path)
    (meeting,) = kept(old.path)["meeting"]
    assert (meeting["place"], len(meeting["uid"])) == ("Übersee", 32)
    newest = old.ok("changes", "-n", "1", "--json").json[0]
    assert newest["command"] == "another program"  # as before
    assert_sound(old.path)


def test_rows_that_move_to_a_table(old, future):
    """Rows that a step deletes never were, nor was what only they had been changed by."""
    future.new_kept_table("alias", "contact_id", "value")

    def move(db: sqlite3.Connection) -> None:
        db.execute("CREATE TABLE alias (id INTEGER PRIMARY KEY, uid, contact_id, value)")
        db.execute(
            "INSERT INTO alias (uid, contact_id, value) "
            "SELECT uid, contact_id, value FROM detail WHERE kind IN ('nickname', 'email')"
        )
        db.execute("DELETE FROM detail WHERE kind IN ('nickname', 'email')")
        db.execute("DELETE FROM tag WHERE name = 'again'")

    future.step(move)
    before = json.loads((FOLDER / "1.json").read_text("utf-8"))["changes"]
    upgrade(old.path)
    after = old.ok("changes", "-n", "0", "--json").json
    assert {one["command"] for one in before} - {one["command"] for one in after} == set()
    assert len(before) - len(after) == 1  # the tagging of which nothing is left
    assert {row["value"] for row in kept(old.path)["alias"]} > {"Countess", "cc@example.org"}
    assert_sound(old.path)


def test_a_column_of_another_name(old, future):
    """A column that is renamed keeps what it holds, and the log calls it by its new name."""
    future.rename_column("interaction", "group_uid", "gathering")
    future.step(lambda db: steps.rename_column(db, "interaction", "group_uid", "gathering"))
    before = [row["group_uid"] for row in kept(old.path)["interaction"]]
    upgrade(old.path)
    assert [row["gathering"] for row in kept(old.path)["interaction"]] == before
    assert any(before)
    assert_sound(old.path)


def test_another_rule(old, future):
    """A rule that all keeps is a rule from then on."""
    future.rule("interaction", "length(kind) < 30", "a kind is short")
    upgrade(old.path)
    assert_sound(old.path)
    with (
        pytest.raises(Refused, match="a kind is short"),
        connection.writing(old.path, "test") as db,
    ):
        db.execute("UPDATE interaction SET kind = ?", ("x" * 31,))


def test_values_that_change(old, future):
    """Values that a step changes to keep a new rule are changed in the log, or undo would fail."""
    future.rule("interaction", "weight < 5", "a weight is below 5")

    def lighten(db: sqlite3.Connection) -> None:
        db.execute("UPDATE interaction SET weight = 4 WHERE weight = 5")
        steps.reword(
            db, "interaction", lambda row: row | {"weight": str(min(4, int(row["weight"] or 1)))}
        )

    future.step(lighten)
    before = {row["id"]: row for row in grown(kept(old.path))["interaction"]}
    upgrade(old.path)
    for row in kept(old.path)["interaction"]:
        assert row == before[row["id"]] | {"weight": min(4, before[row["id"]]["weight"])}
    assert_sound(old.path)


def test_a_rule_that_is_broken(old, future):
    """What breaks a new rule keeps the database as it was, and it is said which."""
    future.rule("interaction", "weight < 5", "a weight is below 5")
    before = everything(old.path)
    answer = old("upgrade")
    assert (answer.code, answer.out) == (6, "")
    assert answer.err == (
        "netlog: the new version does not allow what 'interaction' holds (a weight is below 5); "
        "the database is as it was\n"
    )
    assert everything(old.path) == before


def test_two_versions_at_once(old, monkeypatch):
    """From version 1 to 3 both steps are gone, the second on what the first left."""
    future = Future(monkeypatch, 3)
    future.add_column("contact", "pronouns")
    future.rename_column("interaction", "group_uid", "gathering")

    def first(db: sqlite3.Connection) -> None:
        db.execute("ALTER TABLE contact ADD COLUMN address TEXT")
        db.execute("UPDATE contact SET address = 'she' WHERE id = 1")
        steps.rename_column(db, "interaction", "group_uid", "occasion")

    def second(db: sqlite3.Connection) -> None:
        steps.rename_column(db, "contact", "address", "pronouns")
        steps.rename_column(db, "interaction", "occasion", "gathering")

    future.step(first, 2)
    future.step(second, 3)
    assert upgrade(old.path) == 1
    assert [row["pronouns"] for row in kept(old.path)["contact"] if row["pronouns"]] == ["she"]
    assert_sound(old.path)


@pytest.mark.parametrize("deed", ["undo", "redo"])
def test_undone_before_or_after(shell, future, deed):
    """To undo and then upgrade is to upgrade and then undo; and to make again, likewise."""
    future.drop_column("contact", "met_at")
    future.say("coalesce(met_at, '') || ' ' ||\n", "\n")
    future.step(lambda db: steps.drop_column(db, "contact", "met_at"))
    text, ends = (FOLDER / "1.sql").read_text("utf-8"), []
    for first in ("undo", "upgrade"):
        path = shell.path.with_name(f"{first}.db")
        load(text, path)
        with pytest.MonkeyPatch.context() as past:
            past.setattr(connection, "SCHEMA_VERSION", 1)
            times = undo_all(path) if first == "undo" else 0
            if times and deed == "redo":
                redo(path, times)
        upgrade(path)
        times = times or undo_all(path)
        if first == "upgrade" and deed == "redo":
            redo(path, times)
        ends.append(kept(path))
    assert ends[0] == ends[1]


# What must not happen ----------------------------------------------------------------------------


def test_nothing_is_dropped_in_silence(old, future):
    """A column or table that holds something and that no step let go keeps all as it was."""
    future.drop_column("contact", "met_at")
    future.say("coalesce(met_at, '') || ' ' ||\n", "\n")
    before = everything(old.path)
    with pytest.raises(NetlogError, match="no place for what the column 'met_at' of 'contact'"):
        upgrade(old.path)
    future.step(lambda db: steps.drop_column(db, "contact", "met_at"))
    future.former.add("wishes")
    with closing(sqlite3.connect(old.path)) as db:
        db.execute("CREATE TABLE wishes (id INTEGER PRIMARY KEY, wish TEXT)")
        db.execute("INSERT INTO wishes (wish) VALUES ('a kite')")
        db.commit()
    with pytest.raises(NetlogError, match="no place for what the table 'wishes' holds"):
        upgrade(old.path)
    with closing(sqlite3.connect(old.path)) as db:
        db.execute("DROP TABLE wishes")
        db.commit()
    assert everything(old.path) == before


def test_a_step_that_fails(old, future):
    """A step that fails takes back what the others did; one line, and the next try goes through."""
    future.step(lambda db: db.execute("DELETE FROM interaction") and db.execute("no SQL"))
    before = everything(old.path)
    answer = old("upgrade")
    assert (answer.code, answer.out, answer.err.count("\n")) == (1, "", 1)
    assert everything(old.path) == before
    future.step(lambda _: None)
    old.ok("upgrade")


def test_a_step_is_done_once(old, future):
    """Who finds behind the lock that another process was first does nothing any more."""
    done: list[sqlite3.Connection] = []
    future.step(done.append)
    assert upgrade(old.path) == 1
    before = old.path.read_bytes()
    assert upgrade(old.path) == SCHEMA_VERSION + 1
    assert len(done) == 1
    assert old.path.read_bytes() == before


def test_what_a_step_leaves_behind(old, future):
    """A row that refers to one that a step deleted keeps all as it was."""
    future.step(lambda db: db.execute("DELETE FROM circle WHERE name = 'close'"))
    before = everything(old.path)
    with pytest.raises(Refused, match="refers to what would not be there any more"):
        upgrade(old.path)
    assert everything(old.path) == before


def test_what_was_broken_before(old, future):
    """A reference that was broken before is no reason to stay behind."""
    with closing(sqlite3.connect(old.path)) as db:
        db.execute("UPDATE contact SET introduced_by = 4711 WHERE id = 1")
        db.commit()
    assert upgrade(old.path) == 1


def test_no_id_comes_again(old, future):
    """Ids that were used before an upgrade are not used after it."""
    future.add_column("contact", "pronouns")
    future.add_column("operation", "why")

    def sequences() -> list[Any]:
        with closing(sqlite3.connect(old.path)) as db:
            return db.execute("SELECT * FROM sqlite_sequence ORDER BY name").fetchall()

    before = sequences()
    with closing(sqlite3.connect(old.path)) as db:
        (highest,) = db.execute("SELECT max(id) FROM contact").fetchone()
    assert dict(before)["contact"] >= highest
    upgrade(old.path)
    assert sequences() == before


def test_what_the_user_made(old, future):
    """Tables, views, indexes and triggers of the user's own are as they were."""
    future.add_column("contact", "pronouns")
    own = (
        "CREATE TABLE diary (id INTEGER PRIMARY KEY, contact_id REFERENCES contact, text)",
        "CREATE TABLE odd (name REFERENCES contact (location))",  # which SQLite would not look at
        "CREATE INDEX mine ON contact (location)",
        'CREATE VIEW "my ""friends""" AS SELECT name FROM person',
        "CREATE TRIGGER noted AFTER UPDATE ON contact BEGIN DELETE FROM diary; END",
    )
    with closing(sqlite3.connect(old.path)) as db:
        for statement in own:
            db.execute(statement)
        db.execute("INSERT INTO diary (contact_id, text) VALUES (4711, 'no such contact')")
        db.commit()
    future.step(lambda db: db.execute("UPDATE contact SET location = 'here'"))
    upgrade(old.path)
    assert {thing.sql for thing in objects(old.path).values()} >= set(own)
    with closing(sqlite3.connect(old.path)) as db:
        assert db.execute("SELECT contact_id, text FROM diary").fetchall() == [
            (4711, "no such contact")
        ]
    assert damage(old.path) == [
        finding for finding in damage(old.path) if finding.part == "references"
    ]


def test_what_the_user_made_under_a_name_that_is_needed(old, future):
    """A table of the user's own is never dropped for a view of the same name."""
    future.say("CREATE VIEW timeline AS", "CREATE VIEW years AS")
    future.former.add("timeline")
    with closing(sqlite3.connect(old.path)) as db:
        db.execute("CREATE TABLE years (year INTEGER)")
        db.commit()
    before = everything(old.path)
    with pytest.raises(Refused, match="your own table 'years' has a name that netlog needs"):
        upgrade(old.path)
    assert everything(old.path) == before


def test_what_the_user_made_and_fits_no_longer(old, future):
    """A trigger of the user's own that cannot be there any more is named, and all is as it was."""
    future.former.add("origin_mirror")
    with closing(sqlite3.connect(old.path)) as db:
        db.execute("CREATE TABLE origin_mirror (id INTEGER PRIMARY KEY)")
        db.execute("CREATE TRIGGER mine AFTER INSERT ON origin_mirror BEGIN SELECT 1; END")
        db.commit()
    before = everything(old.path)
    answer = old("upgrade")
    assert answer.code == 6
    assert answer.err == (
        "netlog: your own trigger 'mine' does not fit the new version; drop it, and upgrade again\n"
    )
    assert everything(old.path) == before


# What is made afresh ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "harm",
    [
        "DROP VIEW timeline",
        "DROP TRIGGER interaction_after_insert",
        "DROP INDEX interaction_by_day",
        "DROP INDEX standing_yours",
        "DROP TABLE contact_word",
        "DROP TABLE note_search",
        "DROP TABLE standing",
        "DELETE FROM standing",
        "UPDATE standing SET balance = 9",
        "DROP VIEW bulk; CREATE VIEW bulk AS SELECT 1",
        "DROP TRIGGER tag_after_delete; CREATE TRIGGER tag_after_delete DELETE ON tag {BEGIN}",
        "DROP INDEX ix_tag_name; CREATE INDEX ix_tag_name ON tag (contact_id)",
        "DROP TABLE contact_search; CREATE VIRTUAL TABLE contact_search USING fts5 (name, about)",
    ],
)
def test_refreshed(present, harm):
    """What is missing or says something else is made afresh, and what is stored stays as it was."""
    before = kept(present.path)
    with closing(sqlite3.connect(present.path)) as db:
        db.executescript(harm.replace("{BEGIN}", "BEGIN SELECT 1; END"))
    assert damage(present.path)
    with connection.writing(present.path, "check") as db:
        upgrades.refresh(db)
    assert objects(present.path) == upgrades.expected()
    assert kept(present.path) == before
    assert damage(present.path) == []
    with connection.writing(present.path, "check") as db:
        upgrades.refresh(db)
    assert kept(present.path) == before


def test_a_table_that_is_missing_is_not_made_up(present):
    """What people filled cannot be made afresh."""
    with closing(sqlite3.connect(present.path)) as db:
        db.execute("DROP TABLE tag")
        db.commit()
    with (
        pytest.raises(Unavailable, match="a table of the database is missing"),
        connection.writing(present.path, "check") as db,
    ):
        upgrades.refresh(db)


@pytest.mark.parametrize("table", ["operation", "change", "contact", "interaction", "tag"])
def test_a_table_that_was_there_is_not_new(old, future, table):
    """An upgrade makes up no table that is missing, and leaves everything as it was."""
    future.add_column("contact", "pronouns")
    with closing(sqlite3.connect(old.path)) as db:
        db.execute("PRAGMA foreign_keys = OFF")
        db.execute(f"DROP TABLE {table}")
        db.commit()
    before = everything(old.path)
    with pytest.raises(Unavailable, match="a table of the database is missing"):
        upgrade(old.path)
    assert everything(old.path) == before


@pytest.mark.parametrize("stale", [False, True])
@pytest.mark.parametrize(
    "harm",
    [
        "DROP TABLE contact_search_config",
        "DELETE FROM note_search_data",
        "DELETE FROM note_search_config",
    ],
)
def test_a_search_index_that_cannot_be_opened(old, future, harm, stale):
    """An upgrade gets by what FTS5 cannot open, and what is left of it can be mended."""
    if stale:
        future.say("unicode61 remove_diacritics 2", "unicode61 remove_diacritics 1")
    before = grown(kept(old.path))
    with closing(sqlite3.connect(old.path)) as db, db:
        db.execute(harm)
    upgrade(old.path)
    if not stale:
        old.ok("check", "--fix")
    assert kept(old.path) == before
    assert_sound(old.path)


# At the command line ------------------------------------------------------------------------------


@pytest.fixture
def outdated(old: Shell, future: Future) -> Shell:
    """A shell on a database of the version before this one."""
    future.add_column("contact", "pronouns")
    return old


UPGRADED = (
    f"the database was upgraded from version 1 to {SCHEMA_VERSION + 1}; as it was is in {{}}\n"
)


def backups(shell: Shell) -> list[Path]:
    return sorted(shell.home.glob("backups/*-upgrade*.db"))


def test_up_to_date(netlog):
    """Where there is nothing to do, it says so, and makes no backup."""
    before = netlog.path.read_bytes()
    assert netlog.ok("upgrade").out == f"the database is up to date (version {SCHEMA_VERSION})\n"
    assert netlog.path.read_bytes() == before
    assert not backups(netlog)


def test_no_database(shell):
    """Where there is no database, there is none to upgrade."""
    answer = shell("upgrade")
    assert answer.code == 7
    assert "there is no database" in answer.err
    assert not shell.path.exists()


def test_upgrade_command(outdated):
    """It says from which version to which, and where the database is as it was."""
    before = everything(outdated.path)
    answer = outdated.ok("upgrade")
    (copy,) = backups(outdated)
    assert answer.out == UPGRADED.format(copy)
    assert everything(copy) == before
    assert outdated.ok("upgrade").out == (
        f"the database is up to date (version {SCHEMA_VERSION + 1})\n"
    )


@pytest.mark.parametrize("command", ["due", "owed", "list", "history", "changes", "check", "info"])
def test_readers_ask_for_it(outdated, command):
    """Commands that only read say what to do, and change nothing."""
    before = outdated.path.read_bytes()
    answer = outdated(command)
    assert answer.code == 7
    assert not answer.out or command == "info"  # which says what it can
    assert answer.err == (
        "netlog: the database is from an older netlog (version 1); "
        "'netlog upgrade' brings it up to date\n"
    )
    assert outdated.path.read_bytes() == before


@pytest.mark.parametrize(
    "words",
    [
        ("tag", "ada", "#new"),
        ("log", "ada", "-m", "tea"),
        ("jot", "tea with ada"),
        ("edit", "ada", "--location", "Ghent"),
        ("circle", "add", "chess"),
        ("undo",),
    ],
    ids=lambda words: words[0],
)
def test_writers_upgrade_on_the_way(outdated, words):
    """A command that writes brings the database up to date first, and says so beside its answer."""
    answer = outdated.ok(*words)
    (copy,) = backups(outdated)
    assert answer.err == UPGRADED.format(copy)
    assert answer.out
    assert damage(outdated.path) == []


def test_who_looks_first_upgrades_as_well(outdated, monkeypatch):
    """An editor and a question come before the writing, and after the upgrade."""
    monkeypatch.setitem(outdated.env, "EDITOR", "true")
    assert "was upgraded" in outdated.ok("edit", "ada", terminal=True).err
    assert damage(outdated.path) == []


def test_forgetting_upgrades_first(outdated):
    """Whoever is to be forgotten is looked for in a database that is up to date."""
    assert "was upgraded" in outdated.ok("forget", "ada", "--yes").err
    assert damage(outdated.path) == []


def test_an_upgrade_is_said_once(outdated):
    """What is up to date needs no other."""
    outdated.ok("tag", "ada", "#new")
    assert outdated.ok("changes", "-n", "1", "--json").json[0]["command"] == "tag"
    assert outdated.ok("tag", "ada", "#newer").err == ""


def test_a_dry_run_does_not_upgrade(outdated):
    """What only shows what it would do leaves the version as it is."""
    before = outdated.path.read_bytes()
    (outdated.home / "more.csv").write_text("Name,Email\nOda Berg,oda@example.org\n")
    answer = outdated("import", outdated.home / "more.csv", "--dry-run")
    assert (answer.code, answer.out) == (7, "")
    assert "'netlog upgrade'" in answer.err
    assert outdated.path.read_bytes() == before


def test_a_prompt_is_no_place_to_complain(outdated, tmp_path_factory):
    """Neither a prompt nor TAB says more of an old database than of one that is not there."""
    missing = Shell(tmp_path_factory.mktemp("missing"))
    assert outdated("prompt") == Result("", "", 0)
    with pytest.raises(Outdated), connection.reading(outdated.path):
        pass
    for shell in (outdated, missing):
        shell.env |= {"_NETLOG_COMPLETE": "complete_bash", "COMP_WORDS": "netlog show a"}
        shell.env["COMP_CWORD"] = "2"
    assert outdated() == missing()
    assert missing().err == ""


def test_scripts_are_told_too(outdated):
    """`Session(engine)` is refused with the same words."""
    made = connection.engine(outdated.path)
    try:
        with pytest.raises(Outdated, match="'netlog upgrade' brings it up to date"):
            made.connect()
    finally:
        made.dispose()


def test_without_a_backup_nothing_is_upgraded(outdated):
    """Where the copy cannot be written, the database stays as it is."""
    (outdated.home / "backups").write_text("in the way")
    before = outdated.path.read_bytes()
    answer = outdated("upgrade")
    assert (answer.code, answer.out) == (1, "")
    assert outdated.path.read_bytes() == before


@pytest.mark.parametrize(("version", "said"), [(0, "not complete"), (99, "newer netlog")])
def test_neither_too_old_nor_too_new(old, version, said):
    """What is no whole database, or from a newer netlog, is not upgraded."""
    with closing(sqlite3.connect(old.path)) as db:
        db.execute(f"PRAGMA user_version = {version}")
    before = old.path.read_bytes()
    answer = old("upgrade")
    assert (answer.code, answer.out) == (7, "")
    assert said in answer.err
    assert old.path.read_bytes() == before
