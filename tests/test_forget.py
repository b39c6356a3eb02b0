"""`netlog forget`: deleted for good, and nothing else is."""

import os
import random
import shutil
import sqlite3
import stat
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netlog import models
from netlog.errors import NothingFound
from netlog.store import backups, connection, forgetting, intros
from netlog.store.rows import insert, update
from tests.conftest import Shell
from tests.networks import weave
from tests.test_undo import BEGINNING, COMMANDS, State, do, state
from tests.trust import trials
from tests.trust.stored import damage


@pytest.fixture
def people(netlog: Shell) -> Shell:
    netlog.ok(
        *("add", "Quintessa Zywiec", "--email", "qz@secret.example", "--phone", "+48 600 123 456"),
        *("--nickname", "Foxglove", "--tag", "clandestine", "--company", "Burrow & Sons"),
        *("--title", "Mole catcher", "--location", "Zamość", "--met-at", "a moonlit quay"),
        *("--link", "https://example.org/quintessa", "-m", "Never tell anyone about the otters"),
    )
    netlog.ok("add", "Mara Lindqvist", "--introduced-by", "foxglove", "--circle", "close")
    netlog.ok("log", "quintessa", "-m", "She collects thimbles", "--on", "2026-03-01")
    netlog.ok("gave", "quintessa", "mara", "advice", "-m", "Where to buy a lighthouse")
    return netlog


SECRETS = (
    *("quintessa", "zywiec", "secret.example", "600 123", "600123", "foxglove", "clandestine"),
    *("burrow", "mole", "zamo", "moonlit", "otters", "thimbles"),
)


def traces(folder: Path, words: tuple[str, ...] = SECRETS) -> list[tuple[str, str]]:
    """Return the words that are in the bytes of any file of a folder, whatever their case."""
    return [
        (file.name, word)
        for file in sorted(folder.rglob("*"))
        if file.is_file()
        for word in words
        if word.encode() in file.read_bytes().lower()
    ]


def test_nothing_is_left_in_any_file(people):
    """Name, details, notes, search text and all their earlier versions are gone from the disk."""
    people.ok("edit", "quintessa", "--location", "Zamojska", "-m", "Otters are out of the question")
    people.ok("edit", "--interaction", "1", "-m", "She collects thimbles and moles")
    people.ok("undo")
    people.ok("untag", "quintessa", "clandestine")
    found = {word for _, word in traces(people.home)}
    assert found == set(SECRETS)  # else the search is blind
    said = people.ok("forget", "quintessa", "--yes").out
    assert said == ("Quintessa Zywiec is forgotten, with 2 interactions; it cannot be undone\n")
    assert traces(people.home) == []
    assert not people.ok("find", "otters").out
    assert damage(people.path) == []


def test_others_keep_what_is_theirs(people):
    """Of a shared occasion the other's half stays, and who introduced them is no longer said."""
    people.ok("forget", "foxglove", "--yes")
    assert people.ok("history", "--columns", "name,direction,note").rows == [
        ["Mara Lindqvist", "gave advice", "Where to buy a lighthouse"]
    ]
    assert people.ok("find", "lighthouse", "-f", "ids").lines == ["mara-lindqvist"]
    with connection.reading(people.path) as db:
        assert db.execute("SELECT introduced_by FROM contact").fetchall() == [(None,)]


def test_undo_goes_on_for_everybody_else(people):
    """What was only about them is listed no longer; the rest is undone and redone as ever."""
    people.ok("forget", "quintessa", "--yes")
    after = state(people.path)
    assert people.ok("changes", "--columns", "command,handles,changes").rows == [
        ["gave", "mara-lindqvist", "1"],
        ["add", "mara-lindqvist", "2"],
    ]
    people.ok("undo", "2")
    assert people.ok("list").out == ""
    assert people("undo").code == 4
    people.ok("redo", "2")
    assert state(people.path) == after
    assert damage(people.path) == []


def test_redo_brings_nobody_back(people):
    """Also where they were added, undone, and added again under the same name."""
    people.ok("add", "Ines Roth")
    people.ok("undo")
    people.ok("forget", "quintessa", "-y")
    people.ok("add", "Quintessa Zywiec")
    people.ok("undo")
    people.ok("add", "quintessa  ŻYWIEC")
    people.ok("forget", "quintessa", "-y")
    assert traces(people.home) == []
    # All that was written since Ines was undone is forgotten.
    assert people.ok("redo").out.endswith(", about ines-roth\n")
    assert people("redo").code == 4
    assert damage(people.path) == []


def test_a_company_goes_with_the_last_who_knew_it(people):
    """Where somebody else is or was, it stays, as if it had come with them."""
    people.ok("edit", "mara", "--company", "Burrow & Sons")
    people.ok("undo")
    people.ok("forget", "quintessa", "-y")
    people.ok("redo")
    assert people.ok("list", "--company", "burrow", "-f", "ids").lines == ["mara-lindqvist"]
    assert damage(people.path) == []
    assert [line.split(" of ")[0] for line in people.ok("undo", "3").lines] == [
        "undone: edit",
        "undone: gave",
        "undone: add",
    ]
    assert state(people.path)["company"] == []
    people.ok("redo", "3")
    people.ok("forget", "mara", "-y")
    assert traces(people.home, ("burrow", "mara", "lindqvist", "lighthouse")) == []


@pytest.mark.parametrize(
    "said",
    [
        {"link": "https://example.org"},
        {"role": "nest building"},
        {"same_as": 1},
    ],
    ids=str,
)
def test_a_company_that_was_spoken_of_by_itself_stays(people, said):
    """What was said of where they worked, or whom I want to reach there, is nobody's."""
    with connection.writing(people.path, "company") as db:
        if "link" in said:
            update(db, "company", 1, **said)
        elif "role" in said:
            insert(db, "target", company_id=1, **said)
        else:
            insert(db, "company", name="Sett Ltd", folded="sett ltd", **said)
    people.ok("forget", "quintessa", "--yes")
    with closing(sqlite3.connect(people.path)) as db:
        assert db.execute("SELECT name FROM company WHERE id = 1").fetchall() == [
            ("Burrow & Sons",)
        ]
    assert damage(people.path) == []
    people.ok("undo")
    people.ok("redo")
    assert damage(people.path) == []


def test_what_was_between_them_and_others_goes_with_them(people):
    """Whom they knew, what is open, who introduced whom: in the change log as well."""
    with connection.writing(people.path, "network") as db:
        ada = insert(db, "contact", handle="ada", name="Ada Holm")
        insert(db, "knows", contact_id=1, other_id=2, how="a secret.example", note="moonlit")
        insert(db, "intro", contact_id=ada, other_id=2, by_id=1, wish="otters")
        insert(db, "intro", contact_id=1, other_id=2, note="thimbles")
        insert(db, "intro", contact_id=2, other_id=ada, wish="boats")
        for contact, intro in ((1, 3), (2, 1), (ada, 3)):
            insert(
                db, "loop", contact_id=contact, kind="ask", what=f"tea {contact}", intro_id=intro
            )
        insert(db, "loop", contact_id=1, kind="promise", what="a mole")
        insert(db, "topic", contact_id=1, direction="needs", name="Foxglove", folded="foxglove")
        insert(db, "target", contact_id=1, role="zamo")
        update(db, "interaction", 3, forwards=2)
    people.ok("forget", "quintessa", "--yes")
    assert traces(people.home) == []
    with closing(sqlite3.connect(people.path)) as db:
        assert db.execute("SELECT id, wish FROM intro").fetchall() == [(3, "boats")]
        loops = db.execute("SELECT what, intro_id FROM loop ORDER BY id").fetchall()
        assert loops == [("tea 2", None), ("tea 3", 3)]
        assert db.execute("SELECT id, forwards FROM interaction").fetchall() == [(3, None)]
        for table in ("knows", "topic", "target"):
            assert db.execute(f"SELECT * FROM {table}").fetchall() == []
    assert damage(people.path) == []
    people.ok("undo")
    people.ok("redo")
    assert damage(people.path) == []


def test_nobody_is_told_any_more_whom_they_met(people):
    """What an introduction that was made has left with others does not name them."""
    with connection.writing(people.path, "intro") as db:
        for name in ("Ada Holm", "Bo Li"):
            insert(db, "contact", handle=name.split()[0].lower(), name=name)  # 3 and 4
        day = date(2026, 11, 2)
        for one, other, by in ((3, 1, None), (1, 4, 3), (1, None, 4), (4, 3, None)):
            intros.move(db, intros.add(db, one, other, by, day, wish="tea"), "made", day)
    assert ("netlog.db", "quintessa") in traces(people.home)
    people.ok("forget", "quintessa", "--yes")
    assert traces(people.home) == []
    with closing(sqlite3.connect(people.path)) as db:
        query = "SELECT contact_id, direction, kind FROM interaction WHERE contact_id > 2"
        assert sorted(db.execute(query)) == [
            (3, "gave", "intro"),
            (3, "gave", "intro"),
            (4, "gave", "intro"),
            (4, "got", "intro"),
        ]
        assert db.execute("SELECT contact_id, intro_id FROM loop").fetchall() == [(4, None)]
        assert db.execute("SELECT contact_id, other_id FROM knows").fetchall() == [(3, 4)]
    assert damage(people.path) == []
    people.ok("undo")
    people.ok("redo")
    assert damage(people.path) == []


def test_what_was_moved_to_somebody_else_is_theirs(people):
    """An interaction that was logged with the wrong person stays with the right one."""
    people.ok("edit", "--interaction", "1", "--with", "mara")
    people.ok("edit", "--interaction", "3", "--with", "quintessa")
    people.ok("forget", "quintessa", "-y")
    assert people.ok("history", "--columns", "interaction_id,name").rows == [
        ["1", "Mara Lindqvist"]
    ]
    after = state(people.path)
    assert damage(people.path) == []
    number = len(people.ok("changes", "-f", "ids").lines)
    for step in ("undo", "redo"):
        for _ in range(number):  # one by one, for what is between must fit together as well
            people.ok(step)
    assert state(people.path) == after


def test_the_key_of_an_import_goes_too(people):
    """What another program calls somebody is kept nowhere, neither in the table nor in the log."""
    heading = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
    row = "Wilhelmina,Oxley,https://linkedin.com/in/quirkworth,,,,05 Oct 2020"
    people.ok("import", "-", stdin=f"{heading}\n{row}\n")
    with connection.reading(people.path) as db:
        assert "quirkworth" in db.execute("SELECT source_key FROM origin").fetchone()[0]
    people.ok("forget", "wilhelmina", "--yes")
    assert traces(people.home, ("quirkworth", "wilhelmina")) == []


def test_it_asks_on_a_terminal(people):
    """No is no; yes is yes; off a terminal only --yes is."""
    before = state(people.path)
    asked = people("forget", "quintessa", terminal=True, stdin="\n")
    assert "Forget Quintessa Zywiec and 2 interactions? It cannot be undone. [y/N]" in asked.err
    assert (asked.code, asked.out) == (130, "")
    refused = people("forget", "quintessa")
    assert (refused.code, refused.out) == (2, "")
    assert refused.err.endswith("; give --yes\n")
    assert people("forget", "nobody", "--yes").code == 4
    assert state(people.path) == before
    assert people("forget", "quintessa", terminal=True, stdin="y\n").code == 0
    assert people.ok("list", "-f", "ids").lines == ["mara-lindqvist"]


def test_who_is_gone_meanwhile_is_nobody_else(people):
    """An id that is not there names nobody, even where it is a word of somebody's name."""
    people.ok("add", "Agent 99")
    with (
        pytest.raises(NothingFound, match="they are not there any more"),
        connection.writing(people.path, "forget", bulk=True) as db,
    ):
        forgetting.forget(db, 99)
    assert len(people.ok("list").lines) == 3


def test_backups_that_still_have_them_are_named(people):
    """A backup from before they were added is not among them."""
    people.ok("add", "Ines Roth", "--force")
    people.ok("backup")
    (backup,) = sorted((people.home / "backups").glob("*Z.db"))
    said = people.ok("forget", "quintessa", "--yes").lines
    assert said[1:] == [f"the backup {backup} still has them"]
    people.ok("add", "Tomé Sá")
    assert len(people.ok("forget", "tome", "--yes").lines) == 1
    assert len(people.ok("forget", "ines", "--yes").lines) == 2


def test_the_backups_forget_them_too(people):
    """With --backups no file has them any more, and the backups are whole and good for the rest."""
    people.ok("backup")
    people.ok("backup", people.home / "backups" / "mine.db")
    people.ok("add", "Ines Roth")
    people.ok("backup")
    before = sorted(path.name for path in (people.home / "backups").iterdir())
    said = people.ok("forget", "quintessa", "--backups", "--yes").lines
    assert [line.endswith(" has them no longer") for line in said[1:]] == [True] * 3
    assert traces(people.home) == []
    assert sorted(path.name for path in (people.home / "backups").iterdir()) == before
    listed = people.ok("backup", "--list", "--json").json
    assert [(row["people"], row["state"]) for row in listed if row["why"] == "by hand"] == [
        (2, "whole"),
        (1, "whole"),
    ]
    for path in (people.home / "backups").glob("*.db"):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert damage(path) == []
    people.ok("restore", "latest", "--yes")
    assert people.ok("list", "-f", "ids").lines == ["ines-roth", "mara-lindqvist"]


def test_a_backup_that_cannot_be_changed_is_named(people):
    """A damaged one may have them: it is left as it is, and what to do is said."""
    people.ok("backup")
    (backup,) = sorted((people.home / "backups").glob("*Z.db"))
    with backup.open("r+b") as file:
        file.seek(-1, 2)
        file.write(b"?")
    before = backup.read_bytes()
    said = people.ok("forget", "quintessa", "--backups", "--yes").lines
    what = "is not what its checksum says; delete it"
    assert said[1:] == [f"the backup {backup} still has them: {backup} {what}"]
    assert backup.read_bytes() == before


def test_the_backup_for_the_case_of_failure_goes_again(people):
    """What is made before the forgetting would have them: it stays only if something went wrong."""
    before = sorted((people.home / "backups").iterdir())
    people.ok("forget", "mara", "--yes")
    assert sorted((people.home / "backups").iterdir()) == before


def test_no_forgetting_without_a_backup(people):
    """Where what is there cannot be copied first, nobody is forgotten."""
    shutil.rmtree(people.home / "backups")
    (people.home / "backups").write_text("in the way")
    before = state(people.path)
    answer = people("forget", "quintessa", "--yes")
    assert (answer.code, answer.out, answer.err.count("\n")) == (1, "", 1)
    assert state(people.path) == before


@pytest.mark.parametrize("words", ["quintessa-zywiec", "Quintessa  ŻYWIEC"])
def test_who_is_only_in_the_history_is_forgotten_as_well(people, words):
    """Somebody whose adding was undone is still in the change log, and goes by name or handle."""
    people.ok("undo", "4")
    assert people.ok("list").out == ""
    assert traces(people.home)
    asked = people("forget", words, terminal=True, stdin="\n").err
    assert "Forget Quintessa Zywiec and what the history still has of them?" in asked
    said = people.ok("forget", words, "--yes").out
    assert said == "Quintessa Zywiec is forgotten, with 0 interactions; it cannot be undone\n"
    assert traces(people.home) == []
    assert damage(people.path) == []
    assert people("forget", words, "--yes").code == 4


def test_a_full_disk_after_the_deletion_is_said(people, monkeypatch):
    """They are forgotten all the same; only the file could not be written afresh."""

    def full(path: Path) -> None:
        with connection._spoken():
            error = sqlite3.OperationalError()
            error.sqlite_errorname = "SQLITE_FULL"
            raise error

    monkeypatch.setattr(connection, "compact", full)
    result = people("forget", "quintessa", "--yes")
    assert result.code == 1
    (kept,) = (people.home / "backups").glob("*-forget.db")
    assert result.out.splitlines() == [
        "Quintessa Zywiec is forgotten, with 2 interactions; it cannot be undone",
        f"the backup {kept} still has them",
    ]
    assert result.err == (
        "netlog: the file could not be written afresh, so traces may be left in it; "
        "the disk is full\n"
    )
    assert people.ok("list", "-f", "ids").lines == ["mara-lindqvist"]


def test_after_forgetting_the_backups_can_forget_as_well(people):
    """Somebody forgotten here is found by name in any backup, if those are to forget them too."""
    people.ok("backup")
    people.ok("forget", "quintessa", "--yes")
    assert people("forget", "quintessa", "--yes").code == 4
    (said, told) = people.ok("forget", "quintessa", "--backups", "--yes").lines
    assert said.startswith("Quintessa Zywiec is forgotten")
    assert told.endswith(" has them no longer")
    assert traces(people.home) == []
    assert people("forget", "quintessa", "--backups", "--yes").code == 4


def test_what_is_not_of_netlog_is_not_named(people):
    """Another program's database among the backups is nobody's copy of this one."""
    with closing(sqlite3.connect(people.home / "backups" / "photos.db")) as db:
        db.execute("CREATE TABLE photo (name)")
    (people.home / "backups" / "notes.db").write_text("Quintessa")
    (people.home / "backups" / "folder.db").mkdir()
    assert len(people.ok("forget", "quintessa", "--backups", "--yes").lines) == 1


def test_only_drafts_of_netlog_are_cleared_away(people):
    """Somebody else's hidden file stays, however old; of a draft whatever SQLite left goes too."""
    place, draft = people.home / "backups", ".0123456789abcdef.part"
    ours = {draft + end for end in ("", "-journal", "-wal", "-shm")}
    others = {".holiday.part", ".holiday.part-journal", f"{draft}.txt", draft.upper(), draft[1:]}
    for name in ours | others:
        (place / name).write_text("x")
        os.utime(place / name, (0, 0))
    backups.thin(people.path, datetime.now(UTC))
    assert {path.name for path in place.iterdir()} & (ours | others) == others


def test_what_a_killed_backup_left_goes_as_well(people):
    """A draft that never got its name is a copy too; another's hidden file stays."""
    place = people.home / "backups"
    draft = backups.new_draft(place)
    draft.write_bytes(people.path.read_bytes())
    (place / ".holiday.part").write_text("x")
    people.ok("forget", "quintessa", "--yes")
    assert not draft.exists()
    assert (place / ".holiday.part").exists()
    assert traces(people.home) == []


@pytest.mark.parametrize("step", ["copy", "_check", "_summed"])
def test_a_backup_whose_draft_is_taken_away_says_that_it_was_not_made(people, monkeypatch, step):
    """Whoever is at work on one while somebody is forgotten hears of it in one line."""
    place, do = people.home / "backups", getattr(backups, step)

    def then_forgotten(*given: Any) -> Any:
        done = do(*given)
        backups.discard_drafts(place)
        return done

    before = sorted(place.iterdir())
    monkeypatch.setattr(backups, step, then_forgotten)
    answer = people("backup")
    assert (answer.code, answer.out) == (1, "")
    said = f"netlog: cannot write a backup at {place}: No such file or directory\n"
    assert answer.err == said
    assert sorted(place.iterdir()) == before


def test_a_linked_backup_is_left_alone(people):
    """To put another file in the link's place would leave them where it leads."""
    elsewhere, link = people.home.parent / "elsewhere.db", people.home / "backups" / "mine.db"
    people.ok("backup", elsewhere)
    link.symlink_to(elsewhere)
    said = people.ok("forget", "quintessa", "--backups", "--yes").lines
    what = f"it is a link to {elsewhere}; forget them there, or delete it"
    assert said[1:] == [f"the backup {link} still has them: {what}"]
    assert link.is_symlink()


def test_twenty_names_leave_no_byte(netlog):
    """Among others, one after the other, whatever their neighbours in the index are called."""
    with connection.writing(netlog.path, "import", bulk=True) as db:
        for n in range(300):
            letters = "".join(chr(97 + int(digit)) for digit in str(n + 1000))
            db.execute(
                "INSERT INTO contact (handle, name, note, added_on) VALUES (?, ?, ?, '2026-01-01')",
                (f"q{letters}x", f"Q{letters}x Z{letters}y", f"note w{letters}v " * 40),
            )
            db.execute(
                "INSERT INTO interaction (contact_id, day, note) VALUES (?, '2026-02-01', ?)",
                (n + 1, f"met u{letters}t there " * 30),
            )
    for n in range(0, 300, 15):
        letters = "".join(chr(97 + int(digit)) for digit in str(n + 1000))
        words = tuple(f"{a}{letters}{b}" for a, b in ("qx", "zy", "wv", "ut"))
        assert len(traces(netlog.home, words)) == 4
        netlog.ok("forget", words[0], "--yes")
        assert traces(netlog.home, words) == []
    assert damage(netlog.path) == []
    assert len(netlog.ok("find", "note", "-f", "ids").lines) == 280


# Whatever was done ------------------------------------------------------------------------------


COLUMNS = {table.name: [column.name for column in table.columns] for table in models.KEPT}
# What goes with somebody who is there, and refers to them so; and what merely refers to that.
THEIRS = ("contact_id", "other_id", "by_id")
LETS_GO = {"contact": ("introduced_by", "contact"), "loop": ("intro_id", "intro")}
LETS_GO |= {"interaction": ("forwards", "interaction")}


def without(rows: State, contact: int) -> State:
    """Return a state as if somebody had never been in it; companies aside, which may go too."""
    gone: dict[str, set[object]] = {"contact": {contact}}
    kept = {"circle": rows["circle"]}
    kept["standing"] = [row for row in rows["standing"] if row[0] != contact]
    for table, columns in COLUMNS.items():
        if table == "company":
            continue
        parts = [columns.index(column) for column in THEIRS if column in columns]
        theirs = [
            row
            for row in rows[table]
            if (table == "contact" and row[0] == contact) or contact in [row[at] for at in parts]
        ]
        gone.setdefault(table, set()).update(row[0] for row in theirs)
        kept[table] = [row for row in rows[table] if row not in theirs]
    for table, (column, to) in LETS_GO.items():
        at = COLUMNS[table].index(column)
        kept[table] = [
            (*row[:at], None if row[at] in gone[to] else row[at], *row[at + 1 :])
            for row in kept[table]
        ]
    return kept


# What is moved changes its owner's past, and who was added twice is forgotten twice.
FORGOTTEN_OTHERWISE = {"--with", "--force"}


@settings(max_examples=trials(10))
@given(
    done=st.lists(
        COMMANDS.filter(lambda words: not FORGOTTEN_OTHERWISE & {*words})
        | st.integers(0, 1 << 32),  # something between them, by lot
        max_size=12,
    ),
    undone=st.integers(0, 3),
)
def test_undo_goes_through_every_state_as_if_they_had_never_been(
    empty_database, tmp_path_factory, done, undone
):
    """Wherever in time somebody is forgotten, the others' past is as it was without them."""
    netlog = Shell(tmp_path_factory.mktemp("forget"))
    netlog.path.write_bytes(empty_database.read_bytes())
    states = [without(state(netlog.path), 1)]
    for words in (*BEGINNING, *done):
        if isinstance(words, int):
            with connection.writing(netlog.path, "weave") as db:
                weave(db, random.Random(words))
        else:
            do(netlog, words)
        now = without(state(netlog.path), 1)
        if now != states[-1]:
            states.append(now)
    if not netlog.ok("show", "1", "--json").json["name"].startswith("ada"):
        return
    netlog("undo", undone)
    if netlog("forget", "1", "--yes").code:
        return
    assert damage(netlog.path) == []
    seen = [without(state(netlog.path), 1)]
    while netlog("undo").code == 0:
        seen.append(without(state(netlog.path), 1))
    assert seen == states[: len(seen)][::-1]
    again = [seen[-1]]
    while netlog("redo").code == 0:
        again.append(without(state(netlog.path), 1))
    assert again[: len(seen)] == seen[::-1]
    assert again == states[: len(again)]
    with closing(sqlite3.connect(netlog.path)) as db:
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
    assert damage(netlog.path) == []
