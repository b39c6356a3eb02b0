"""Damaged files: netlog answers rightly or says that it cannot, and check finds all the harm."""

import os
import random
import sqlite3
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from netlog import schema
from netlog.errors import Unavailable
from netlog.schema import changelog
from netlog.store import checks, connection
from tests.conftest import Result, Shell
from tests.trust import trials
from tests.trust.stored import DAY, crash, journal_of, picture, tamper

PAGE = 4096
MENDABLE = "netlog check --fix"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a database that holds a little of everything, some of it undone and removed."""
    shell = Shell(tmp_path_factory.mktemp("whole"))
    who = ["--email", "ada@example.org", "--phone", "+44 20 7946 0000", "--nickname", "Countess"]
    shell.ok("add", "Ada Lovelace", *who, "--company", "Engines Ltd", "--title", "analyst")
    shell.ok("add", "Łukasz Żak", "--tag", "maths", "--circle", "close", "--every", "2 weeks")
    shell.ok("add", "Grace Hopper", "--company", "Navy", "--location", "Arlington")
    shell.ok("log", "ada", "lukasz", "-m", "long lunch on the river", "--on", "2026-05-01")
    shell.ok("log", "lukasz", "-m", "walk in Kraków", "--gave", "intro:3", "--on", "2026-06-30")
    shell.ok("got", "ada", "advice", "-w", "2", "-m", "on contracts", "--on", "2026-09-09")
    shell.ok("gave", "grace", "referral", "--on", "2026-10-01", "-m", "to a shipyard")
    shell.ok("edit", "ada", "--location", "London", "--birthday", "1985-12-10")
    shell.ok("log", "grace", "-m", "a call that never was")
    shell.ok("undo")
    shell.ok("tag", "ada", "poet")
    shell.ok("undo")
    shell.ok("redo")
    shell.ok("untag", "lukasz", "maths")
    shell.ok("remove", "2")
    assert shell.ok("check") == Result("", "", 0)
    return shell.path.read_bytes()


@pytest.fixture
def lived(shell: Shell, whole: bytes) -> Shell:
    shell.path.touch(mode=0o600)
    shell.path.write_bytes(whole)
    return shell


# What harm is -----------------------------------------------------------------------------------

READS = (
    ("due", "--json"),
    ("owed", "--json"),
    ("list", "--json"),
    ("show", "ada-lovelace", "--json"),
    ("history", "--json"),
    ("find", "lunch", "--json"),
)
# What stands in one place only, so that nothing can tell whether it is as it was.
ONLY_THERE = {
    "operation": "id, state, undoes, undone_by",
    "tombstone": "uid, table_name",
}


def stored(path: Path) -> list[Any]:
    """Return all that can be read from a database, by table, by index and by search."""
    with closing(sqlite3.connect(path)) as db:
        tables = [
            name
            for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
            # The counters only have to suffice, which is checked.
            if "_search_" not in name and name not in {"contact_word", "sqlite_sequence"}
        ]
        queries = [
            *(f"SELECT {ONLY_THERE.get(table, 'rowid, *')} FROM {table}" for table in tables),
            "SELECT * FROM person ORDER BY handle",
            "SELECT uid FROM interaction WHERE uid > '' ORDER BY uid",
            "SELECT rowid FROM contact_search WHERE contact_search MATCH 'lukasz OR maths OR ada'",
            "SELECT rowid FROM note_search WHERE note_search MATCH 'lunch OR krakow OR contracts'",
            "SELECT name, sql FROM sqlite_schema WHERE name NOT GLOB '*_search_*' ORDER BY name",
        ]
        return [db.execute(query).fetchall() for query in queries]


class Answers(NamedTuple):
    """What is stored, and what each reading command says; None where that cannot be read."""

    stored: list[Any] | None
    said: list[Result]


def answers(shell: Shell) -> Answers:
    said = [shell(*words) for words in READS]
    try:
        return Answers(stored(shell.path), said)
    except (sqlite3.Error, UnicodeDecodeError):
        return Answers(None, said)


@pytest.fixture(scope="module")
def right(whole: bytes, tmp_path_factory: pytest.TempPathFactory) -> Answers:
    shell = Shell(tmp_path_factory.mktemp("right"))
    shell.path.write_bytes(whole)
    found = answers(shell)
    assert [said.code for said in found.said] == [0] * len(READS)
    assert all(said.json for said in found.said)
    return found


@pytest.fixture(scope="module")
def make() -> connection.Make:
    """Make the schema from its statements, which are put together once for all the files here."""
    statements = list(schema.statements())

    def made(db: sqlite3.Connection) -> None:
        for statement in statements:
            db.execute(statement)

    return made


def damage(path: Path, make: connection.Make) -> list[checks.Finding]:
    """Return the damage that `netlog check` finds."""
    try:
        found = checks.findings(path, make, changelog.images(), DAY)
    except Unavailable as error:
        return [checks.Finding("damage", "file", error.what, error.remedy)]
    return [finding for finding in found if finding.level == "damage"]


def is_found_by_sqlite(path: Path) -> bool:
    """Return whether SQLite's own checks say that something is wrong."""
    try:
        with closing(sqlite3.connect(path)) as db:
            said = db.execute("PRAGMA integrity_check").fetchall()
            return said != [("ok",)] or bool(db.execute("PRAGMA foreign_key_check").fetchall())
    except (sqlite3.Error, UnicodeDecodeError):
        return True


def is_documented(said: Result, *codes: int) -> bool:
    """Return whether an answer is one of success, or one line that says what went wrong."""
    return said.code == 0 or (said.code in codes and not said.out and len(said.errors) == 1)


# Generated --------------------------------------------------------------------------------------


def flipped(whole: bytes, rolls: random.Random) -> bytes:
    damaged = bytearray(whole)
    damaged[rolls.randrange(len(whole))] ^= 1 << rolls.randrange(8)
    return bytes(damaged)


def flipped_where_it_is_full(whole: bytes, rolls: random.Random) -> bytes:
    """Flip a bit of a cell: most of a young database's pages is empty."""
    damaged = bytearray(whole)
    place = rolls.choice([place for place in range(100, len(whole)) if whole[place]])
    damaged[place] ^= 1 << rolls.randrange(8)
    return bytes(damaged)


def truncated(whole: bytes, rolls: random.Random) -> bytes:
    return whole[: rolls.randrange(len(whole))]


def torn(whole: bytes, rolls: random.Random) -> bytes:
    """Have one page hold what another holds."""
    pages = len(whole) // PAGE
    to, source = rolls.sample(range(pages), 2)
    return with_page(whole, to, whole[source * PAGE : (source + 1) * PAGE])


def swapped(whole: bytes, rolls: random.Random) -> bytes:
    one, other = rolls.sample(range(len(whole) // PAGE), 2)
    first, second = (whole[page * PAGE : (page + 1) * PAGE] for page in (one, other))
    return with_page(with_page(whole, one, second), other, first)


def zeroed(whole: bytes, rolls: random.Random) -> bytes:
    """Lose a sector."""
    start = rolls.randrange(len(whole) // 512) * 512
    return whole[:start] + bytes(512) + whole[start + 512 :]


def with_page(whole: bytes, number: int, content: bytes) -> bytes:
    return whole[: number * PAGE] + content + whole[(number + 1) * PAGE :]


GENERATED = {
    flipped: 100,
    flipped_where_it_is_full: 180,
    truncated: 30,
    torn: 30,
    swapped: 30,
    zeroed: 30,
}


def test_whatever_is_damaged(lived, whole, right, make):
    """Of 400 damaged files each is answered rightly or refused, and the harm in each is found."""
    rolls, harmful, silent = random.Random(20261119), Counter[str](), Counter[str]()
    for generate, number in GENERATED.items():
        for trial in range(trials(number)):
            damaged = generate(whole, rolls)
            lived.path.write_bytes(damaged)
            found = answers(lived)
            assert all(is_documented(said, 1, 4, 7) for said in found.said), (generate, trial)
            findings = damage(lived.path, make)
            assert lived.path.read_bytes() == damaged
            if found == right:
                continue
            assert findings, (generate.__name__, trial, difference(found, right))
            harmful[generate.__name__] += 1
            silent[generate.__name__] += not is_found_by_sqlite(lived.path)
    # Or the trials were blind: most flips are harmful, and SQLite is silent about most of those.
    flips = "flipped_where_it_is_full"
    assert harmful[flips] >= trials(GENERATED[flipped_where_it_is_full]) / 2
    assert silent[flips] >= harmful[flips] / 3


def difference(found: Answers, right: Answers) -> list[Any]:
    if found.stored is None or right.stored is None:
        return ["it cannot be read"]
    rows = [(a, b) for a, b in zip(found.stored, right.stored, strict=False) if a != b]
    said = [words for words, a, b in zip(READS, found.said, right.said, strict=True) if a != b]
    return [*rows, *said]


# Kept -------------------------------------------------------------------------------------------

# What was done to a file, and what becomes of it: `none` is no database of netlog's any more,
# `damage` can only be restored, `mended` is damage that --fix makes an end of, `odd` and `well` are
# neither. A page is named by the table or index whose first page it is; text by which time it
# occurs in the file.
KEPT = """
none   | put 0 00                               | the first byte
none   | put 0 53514c69746520666f726d6174203400 | the magic of some other format
none   | put 15 20                              | the end of the magic
none   | put 68 00000000                        | the file of a program that does not sign
none   | put 68 6e65746d                        | the file of another program
none   | put 60 00000000                        | a database whose making did not end
none   | put 60 000000ff                        | the database of a newer netlog
none   | cut 0                                  | every byte is gone
none   | cut 1                                  | all but one
none   | cut 60                                 | the header, but for its last bytes
damage | put 16 0000                            | a page size of nothing
damage | put 16 0200                            | a smaller page size
damage | put 16 2000                            | a larger page size
damage | put 18 03                              | a format that may only be read
damage | put 19 03                              | a format that may not be read
damage | put 20 10                              | pages that end earlier
damage | put 21 00                              | a fraction that SQLite does not know
damage | put 28 00000007                        | fewer pages than there are
damage | put 28 00ffffff                        | more pages than there are
damage | put 32 0000000300000001                | a free page that is not free
damage | put 44 00000001                        | a schema that sorts otherwise
damage | put 44 00000009                        | a schema of the future
damage | put 56 00000002                        | text of another encoding
damage | put 56 00000007                        | text of no encoding
odd    | put 18 0202                            | a write-ahead log that is not there
well   | put 40 00000063                        | another number of the schema
well   | put 24 00000063                        | another number of changes
well   | put 96 00000063                        | another version of SQLite wrote last
damage | cut 100                                | nothing but the header
damage | cut 512                                | the first sector
damage | cut 4096                               | the first page
damage | cut -1                                 | the last byte is lost
damage | cut -4096                              | the last page is lost
damage | cut -40960                             | the last ten pages are lost
odd    | grow 00                                | a byte too many
odd    | grow 6e6574                            | three bytes too many
damage | zero contact                           | a page of people
damage | zero interaction                       | a page of interactions
damage | zero change                            | a page of the change log
damage | zero standing                          | a page of what is kept
damage | zero interaction_by_contact            | a page of an index
damage | zero note_search_data                  | a page of the search index
damage | swap contact interaction               | two pages, the one for the other
damage | swap standing unindexed                | a full page for an empty one
damage | copy tag detail                        | one page twice
damage | copy contact change                    | one page twice, over the change log
damage | text 1 6c6f6e67206c756e6368 6c6f6e67206c796e6368 | a letter of a note, where it is first
damage | text 2 6c6f6e67206c756e6368 6c6f6e67206c796e6368 | a letter of a note, where it is next
damage | text 1 6c6f6e67206c756e6368 6c6fff67206c756e6368 | text that is no text
damage | text 1 435245415445205441424c45 435245415445205441424cff | a statement that is no text
mended | text 1 77616c6b20696e206b72616b6f77 77616c6b20696e206b72616b6f76 | a letter of an index
mended | sql UPDATE standing SET balance = balance + 1 WHERE contact_id = 2 | a balance
mended | sql UPDATE standing SET due_on = '2030-01-01' WHERE due_on IS NOT NULL | a due day
mended | sql DELETE FROM standing WHERE contact_id = 3 | somebody's standing
mended | sql UPDATE note_search_data SET block = x'00' WHERE id > 100 | a segment of the index
mended | sql DELETE FROM note_search_content | the notes of the index
mended | sql DROP TRIGGER contact_after_update | a trigger that is gone
mended | sql DROP VIEW timeline | a view that is gone
mended | sql DROP INDEX interaction_by_day | an index that is gone
mended | sql UPDATE sqlite_sequence SET seq = 0 WHERE name = 'contact' | a counter that starts again
damage | sql UPDATE interaction SET day = '2026-05-02' WHERE id = 1 | a day
damage | sql UPDATE interaction SET weight = 9 WHERE id = 3 | a weight that may not be
damage | sql UPDATE interaction SET contact_id = 77 WHERE id = 1 | an interaction with nobody
damage | sql UPDATE change SET before = replace(before, 'lunch', 'lynch') | what undo would give
damage | sql UPDATE change SET contact_id = 3 WHERE contact_id = 1 | whose changes they were
damage | sql DELETE FROM change WHERE id < 12 | where the change log began
damage | sql DELETE FROM tombstone | what was removed, for those who have it still
damage | sql ALTER TABLE tag ADD COLUMN colour TEXT | a column too many
odd    | sql CREATE TRIGGER mine AFTER INSERT ON contact BEGIN DELETE FROM tag; END | a trigger
odd    | sql CREATE UNIQUE INDEX once ON interaction (day, note) | a rule that netlog does not know
well   | sql CREATE TABLE mine (a); CREATE VIEW seen AS SELECT name FROM contact | the user's own
well   | sql PRAGMA page_size = 8192; VACUUM | larger pages
well   | sql PRAGMA auto_vacuum = 1; VACUUM | pages that move when others go
odd    | sql PRAGMA journal_mode = WAL | a write-ahead log
"""


class Recipe(NamedTuple):
    """What becomes of a file, what is done to it, and what that is."""

    verdict: str
    steps: str
    what: str


RECIPES = [
    Recipe(*(part.strip() for part in line.split(" | "))) for line in KEPT.strip().splitlines()
]


def put(path: Path, place: str, content: str) -> None:
    data, new = bytearray(path.read_bytes()), bytes.fromhex(content)
    data[int(place) : int(place) + len(new)] = new
    path.write_bytes(data)


def cut(path: Path, length: str) -> None:
    path.write_bytes(path.read_bytes()[: int(length)])


def grow(path: Path, content: str) -> None:
    path.write_bytes(path.read_bytes() + bytes.fromhex(content))


def text(path: Path, time: str, old: str, new: str) -> None:
    parts = path.read_bytes().split(was := bytes.fromhex(old))
    assert len(parts) > int(time)
    head, tail = was.join(parts[: int(time)]), was.join(parts[int(time) :])
    path.write_bytes(head + bytes.fromhex(new) + tail)


def sql(path: Path, *words: str) -> None:
    if words[0] not in {"DROP", "PRAGMA", "CREATE", "ALTER"}:
        tamper(path, " ".join(words))
        return
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.executescript(" ".join(words))


def root(path: Path, name: str) -> int:
    """Return the number, from 0, of the first page of a table or index."""
    with closing(sqlite3.connect(path)) as db:
        query = "SELECT rootpage FROM sqlite_schema WHERE name = ?"
        return int(db.execute(query, (name,)).fetchone()[0]) - 1


def zero(path: Path, name: str) -> None:
    path.write_bytes(with_page(path.read_bytes(), root(path, name), bytes(PAGE)))


def copy(path: Path, source: str, to: str) -> None:
    data, page = path.read_bytes(), root(path, source)
    content = data[page * PAGE : (page + 1) * PAGE]
    path.write_bytes(with_page(data, root(path, to), content))


def swap(path: Path, one: str, other: str) -> None:
    kept, number = path.read_bytes(), root(path, one)
    content = kept[number * PAGE : (number + 1) * PAGE]
    page = root(path, other)
    copy(path, other, one)
    path.write_bytes(with_page(path.read_bytes(), page, content))


VERBS: dict[str, Callable[..., None]] = {
    verb.__name__: verb for verb in (put, cut, grow, text, sql, zero, copy, swap)
}


def damaged_by(recipe: Recipe, path: Path) -> None:
    verb, *words = recipe.steps.split()
    VERBS[verb](path, *words)


def test_sixty_are_kept():
    """There are sixty and more, of every kind, and no two of them are one."""
    assert len({recipe.steps for recipe in RECIPES}) == len(RECIPES) >= 60
    assert {recipe.verdict for recipe in RECIPES} == set("none damage mended odd well".split())


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda recipe: recipe.what)
def test_what_was_damaged_once(lived, right, recipe):
    """A kept file is answered rightly or refused, left as it is, judged as it should be, mended."""
    damaged_by(recipe, lived.path)
    damaged = lived.path.read_bytes()
    found = answers(lived)
    judged = lived("check")
    assert all(is_documented(said, 1, 4, 7) for said in (*found.said, lived("changes")))
    assert lived.path.read_bytes() == damaged
    if recipe.verdict == "none":
        assert all((said.code, said.out) == (7, "") for said in (*found.said, judged))
        return
    if recipe.verdict in {"odd", "well"}:
        assert found.said == right.said
    kinds = {line.partition(":")[0] for line in judged.lines}
    if recipe.verdict in {"damage", "mended"}:
        assert judged.code == 1
        assert "damage" in kinds
    else:
        assert (judged.code, kinds) == (0, {"odd"} if recipe.verdict == "odd" else set())
    fixed = lived("check", "--fix")
    assert is_documented(fixed, 1) or fixed.code == 1
    if recipe.verdict == "mended":
        assert fixed.code == 0
        assert all(line.startswith("repaired: ") for line in fixed.lines)
        assert answers(lived).said == right.said
        assert lived.ok("check").out == ""


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda recipe: recipe.what)
def test_writing_into_what_was_damaged(lived, recipe):
    """What is acknowledged is there, and what is refused has changed nothing."""
    damaged_by(recipe, lived.path)
    damaged = lived.path.read_bytes()
    said = lived("log", "grace-hopper", "-m", "a note to be found again")
    assert is_documented(said, 1, 4, 6, 7)
    if said.code:
        assert lived.path.read_bytes() == damaged
        return
    with closing(sqlite3.connect(lived.path)) as db:
        query = "SELECT count(*) FROM interaction WHERE note = 'a note to be found again'"
        assert db.execute(query).fetchone() == (1,)


# Journals ---------------------------------------------------------------------------------------


def test_a_journal_that_was_left(lived, whole):
    """A command that was killed is spoken of once, and looking has taken its half back."""
    crash(lived.path)
    assert lived.path.read_bytes() != whole
    (line,) = lived.ok("check").lines
    assert line.startswith("odd: a command was killed while it wrote, and looking has now taken")
    assert lived.path.read_bytes() == whole
    assert lived.ok("check").out == ""


def test_the_journal_of_another_database(lived, right, make):
    """What SQLite plays back from a journal that is not this database's is found, if it harms."""
    other = lived.home / "other.db"
    other.write_bytes(lived.path.read_bytes())
    sql(other, "DELETE FROM interaction; VACUUM")
    crash(other)
    journal_of(other).rename(journal_of(lived.path))
    found = answers(lived)
    assert all(is_documented(said, 1, 4, 7) for said in found.said)
    assert found != right  # or nothing was played back
    assert damage(lived.path, make)


# Files that are none ----------------------------------------------------------------------------


def fifo(path: Path) -> None:
    os.mkfifo(path)


def folder(path: Path) -> None:
    path.mkdir()


def device(path: Path) -> None:
    path.symlink_to("/dev/null")


def dangling(path: Path) -> None:
    path.symlink_to(path.parent / "nowhere" / "netlog.db")


def words(path: Path) -> None:
    path.write_text("# my notes\n" * 100)


def one_byte(path: Path) -> None:
    path.write_bytes(b"S")


def foreign(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("CREATE TABLE contact (id INTEGER PRIMARY KEY, name TEXT)")
        db.execute("INSERT INTO contact (name) VALUES ('Ada')")


def newer(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        schema.create(db)
        db.execute("PRAGMA user_version = 99")


def older(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        schema.create(db)
        db.execute("PRAGMA user_version = 0")


SENTENCES = {
    fifo: "is not a file; name a database with --db",
    folder: "is not a file; name a database with --db",
    device: "is not a file; name a database with --db",
    words: "is not a netlog database; name another with --db",
    one_byte: "is not a netlog database; name another with --db",
    foreign: "is not a netlog database; name another with --db",
    newer: "the database is from a newer netlog; upgrade netlog",
    older: "the database is not complete; 'netlog restore latest' puts a backup in its place",
}
LOOKS = [("due",), ("list",), ("check",), ("backup",), ("changes",)]
WRITES = [("log", "ada"), ("undo",), ("add", "Bo"), ("log", "Bo", "--add"), ("import", "p.csv")]


@pytest.mark.parametrize("make", SENTENCES, ids=lambda make: make.__name__)
def test_what_is_no_database_of_netlog_s(shell, make, monkeypatch):
    """A wrong file is named as such, is left alone by reading and writing, and nothing is made."""
    monkeypatch.chdir(shell.home)
    (shell.home / "p.csv").write_text("Name,Email\nBo,bo@example.org\n")
    make(shell.path)
    before = picture(shell.home)
    for words in LOOKS + WRITES:
        found = shell(*words)
        assert (found.code, found.out) == (7, ""), words
        (line,) = found.errors
        assert line.endswith(SENTENCES[make])
    assert picture(shell.home) == before


def test_a_mistyped_path(shell):
    """Looking at, or logging in, a database that is not there says so, and makes nothing."""
    elsewhere = shell.home / "typo" / "netlog.db"
    for words in [*LOOKS, ("log", "ada"), ("undo",), ("edit", "ada", "--name", "Bo")]:
        found = shell("--db", elsewhere, *words)
        assert (found.code, found.out) == (7, "")
        assert found.err.startswith(f"netlog: there is no database at {elsewhere}; begin with ")
    assert list(shell.home.iterdir()) == []


def test_an_empty_file_is_no_database_yet(shell):
    """A file without a byte is what a crash at the very beginning leaves: adding goes on."""
    shell.path.touch(mode=0o600)
    assert shell("list").code == 7
    assert shell.path.stat().st_size == 0
    shell.ok("add", "Ada Lovelace")
    assert shell.ok("list", "-f", "ids").lines == ["ada-lovelace"]


def test_a_truncated_file(lived):
    """A file that lost its end is an error of one line, or what is asked for is still in it."""
    whole = lived.path.read_bytes()
    right = lived.ok("owed", "--json").out
    for length in (1, 60, 99, 100, 512, 4095, 4096, 8192, len(whole) // 2, len(whole) - 4096):
        lived.path.write_bytes(whole[:length])
        for words in (("owed", "--json"), ("check",), ("log", "ada")):
            found = lived(*words)
            if words == ("owed", "--json") and found.code == 0:
                assert found.out == right
            else:
                assert found.code == (1 if words == ("check",) and found.out else 7), (
                    length,
                    words,
                )
                assert found.err.count("\n") == (found.code == 7)
            assert lived.path.read_bytes() == whole[:length]


def test_a_damaged_note_is_an_error_and_no_traceback(lived):
    """Text that is no text any more, or a schema that is none, ends in exit code 7."""
    whole = lived.path.read_bytes()
    for old, new in (
        (b"lunch", b"lu\xffch"),
        (b"CREATE TRIGGER contact_after_update", b"\xff" * 35),
    ):
        assert whole.count(old) >= 1
        lived.path.write_bytes(whole.replace(old, new))
        found = lived("history", "ada")
        assert (found.code, found.out) == (7, "")
        assert found.err == (
            "netlog: the database is damaged; see 'netlog check' and 'netlog restore latest'\n"
        )
        assert lived("check").code == 1
