"""Importing files: what is new is added, and nothing is lost or guessed."""

import os
import sqlite3
import stat
from contextlib import closing
from typing import Any

import pytest

from netlog.exchange.records import Person, Record, Rejected, Touch
from netlog.store import attempts, connection, imports
from tests.importing import DAY, LOG, counts, imported, people, rows, write

CONNECTIONS = """\
Notes:
"When exporting your connection data, you may notice that some of the email addresses are missing."

First Name,Last Name,URL,Email Address,Company,Position,Connected On
Ada,Quill,https://linkedin.com/in/ada-quill,ada@example.org,"Paper, Boat & Co",Editor,05 Oct 2020
Björn,Åkesson,https://www.linkedin.com/in/bjorn,,Globex,"Director, Operations",15 Jan 2024
,,,,,,30 Jan 2026
Li,Wei,https://www.linkedin.com/in/li-wei-1,,Acme,Engineer,01 Feb 2024
Li,Wei,https://www.linkedin.com/in/li-wei-2,,Initech,Analyst,02 Feb 2024
"""


# LinkedIn


def test_connections(shell):
    """Connections become people; the day you connected is the day you met, and no touch."""
    answer = imported(shell, CONNECTIONS)
    assert answer.out == ""
    assert answer.err.splitlines() == [
        "members who closed their account, passed over: in line 7",
        "4 added, 0 updated, 0 unchanged, 0 rejected",
    ]
    ada = people(shell)["ada-quill"]
    assert ada["company"] == "Paper, Boat & Co"
    assert ada["email"] == "ada@example.org"
    assert (ada["met_on"], ada["added_on"]) == ("2020-10-05", "2026-11-19")
    assert (ada["touches"], ada["last_touch"], ada["due_on"]) == (0, None, None)


def test_twice_is_once(shell):
    """The second import of a file changes nothing, and is no operation that undo could meet."""
    imported(shell, CONNECTIONS)
    before = rows(shell)
    again = imported(shell, CONNECTIONS)
    assert counts(again) == "0 added, 0 updated, 4 unchanged, 0 rejected"
    assert rows(shell) == before
    assert len(shell.ok("changes", "--json").json) == 1


def test_namesakes(shell):
    """Two connections of one name are two people, with handles of their own."""
    imported(shell, CONNECTIONS)
    assert {"li-wei", "li-wei-2"} <= people(shell).keys()


def test_what_was_edited_stays(shell):
    """Whoever was edited since is left as they are, with a hint that the file says otherwise."""
    imported(shell, CONNECTIONS)
    shell.ok("edit", "ada", "--name", "Ada Quill-Berg", "--company", "Tin Lantern")
    answer = imported(shell, CONNECTIONS)
    assert counts(answer) == "0 added, 0 updated, 4 unchanged, 0 rejected"
    assert "of 1 unchanged the file says more, or something else; '--on-match update'" in answer.err
    ada = people(shell)["ada-quill"]
    assert (ada["name"], ada["company"]) == ("Ada Quill-Berg", "Tin Lantern")


def test_update(shell):
    """With --on-match update the file is believed, but a note and the first meeting are kept."""
    imported(shell, CONNECTIONS)
    shell.ok("edit", "ada", "--name", "Ada Q", "--met", "1999-05-01", "-m", "my own words")
    later = CONNECTIONS.replace("Editor", "Publisher").replace("ada@", "quill@")
    answer = imported(shell, later, "--on-match", "update")
    assert counts(answer) == "0 added, 1 updated, 3 unchanged, 0 rejected"
    ada = shell.ok("show", "ada-quill", "--json").json
    assert (ada["name"], ada["title"], ada["met_on"]) == ("Ada Quill", "Publisher", "1999-05-01")
    assert ada["emails"] == ["ada@example.org", "quill@example.org"]
    assert ada["note"] == "my own words"
    assert counts(imported(shell, later, "--on-match", "update")).startswith("0 added, 0 updated")


def test_a_new_job_ends_the_old_one(shell):
    """An update with another company keeps the position before it, and its title with it."""
    imported(shell, CONNECTIONS)
    imported(shell, CONNECTIONS.replace("Globex", "Hooli"), "--on-match", "update")
    positions = shell.ok("show", "bjorn", "--json").json["positions"]
    assert [(p["company"], p["title"], p["until"]) for p in positions] == [
        ("Hooli", "Director, Operations", None),
        ("Globex", "Director, Operations", "2026-11-19"),
    ]


# What cannot be taken


def test_rejected(netlog):
    """An entry that cannot be taken is named by its line and why; the rest is stored."""
    path = write(
        netlog, "name,email,phone\nAda Quill,a@example.org,\n,,123\nBo Berg,,,,\nCy,,,too,much\n"
    )
    answer = netlog("import", path)
    assert answer.code == 1
    assert answer.err.splitlines()[-3:] == [
        "line 3: there is no name",
        "line 5: there are 5 cells, but 3 columns",
        "2 added, 0 updated, 0 unchanged, 2 rejected",
    ]
    assert people(netlog).keys() == {"ada-quill", "bo-berg"}


def test_what_only_the_database_refuses(netlog):
    """What breaks a rule of the schema takes nobody else with it, and leaves nothing behind."""
    long = "ﷺ" * 100  # one sign that folds to eighteen letters
    path = write(netlog, f"name,nickname,company\nAda,,Acme\nBo,{long},Globex\nCy,,Globex\n")
    answer = netlog("import", path)
    assert answer.code == 1
    assert answer.err.splitlines()[-2:] == [
        "Bo: a detail's folded form can have at most 500 characters and no NUL",
        "2 added, 0 updated, 0 unchanged, 1 rejected",
    ]
    assert people(netlog).keys() == {"ada", "cy"}
    assert [row["company"] for row in people(netlog).values()] == ["Acme", "Globex"]
    assert netlog.ok("check").out == ""


def test_what_was_rejected_can_be_looked_at(netlog):
    """The file that says it names people, and nothing in it acts on a terminal."""
    path = write(netlog, f"name,nickname\nBo\x1b[31m\u202e Berg,{'ﷺ' * 100}\n")
    rejects = netlog.home / "rejects.txt"
    assert netlog("import", path, "--rejects", rejects).code == 1
    assert rejects.read_text("utf-8") == (
        "Bo�[31m� Berg: a detail's folded form can have at most 500 characters and no NUL\n"
    )


def test_refused_and_doubtful(netlog):
    """Somebody who was refused is not said to be anybody."""
    netlog.ok("add", "Bo", "--company", "Acme")
    path = write(netlog, f"name,nickname,company\nBo,{'ﷺ' * 100},Globex\n")
    answer = netlog("import", path)
    assert counts(answer) == "0 added, 0 updated, 0 unchanged, 1 rejected"
    assert "may be" not in answer.err


def test_records_that_no_reader_makes(netlog):
    """The loader itself refuses what is no cadence, no day, no Unicode, or is about nobody."""
    records: list[Record] = [
        Person("1", "Ada", cadence="now and then"),
        Person("2", "Bo", birthday="2001-02-30"),
        Person("3", "Cy", note="half a sign \ud800"),
        Person("4", "Di"),
        Touch("4", "2026-02-31", "t1"),
        Touch("4", "2026-02-03", "t2", "gave"),
        Touch("4", "2026-02-04", "t3"),
        Touch("5", "2026-02-05", "t4"),
        Touch("2", "2026-02-05", "t5"),
        Rejected(9, "said by the reader"),
    ]
    with connection.writing(netlog.path, "test", bulk=True) as db:
        made = imports.load(db, "test", records, DAY)
    assert (made.added, made.unchanged, made.touches_added) == (1, 0, 1)
    must = "must be a real day from 1900-01-01 to 2199-12-31"
    reasons = sorted((entry.line, entry.reason.partition(";")[0]) for entry in made.rejected)
    assert reasons == [
        (0, "Ada: cannot read the span 'now and then'"),
        (0, "Bo: a birthday is a real day, with or without its year"),
        (0, "Cy: text must be valid Unicode"),
        (0, "an interaction of 2026-02-05 is with nobody known"),
        (0, "the interaction of 2026-02-03: what was given or got needs a kind"),
        (0, f"the interaction of 2026-02-31: the day of an interaction {must}"),
        (9, "said by the reader"),
    ]
    assert people(netlog)["di"]["touches"] == 1


def test_rejects_file(netlog):
    """--rejects keeps what was rejected in a new file of one's own, and writes over none."""
    path = write(netlog, "name,phone\n,123\nAda,\n")
    rejects = netlog.home / "rejects.txt"
    answer = netlog("import", path, "--rejects", rejects)
    assert answer.code == 1
    assert "line 2" not in answer.err
    assert f"what was rejected, and why, is in {rejects}" in answer.err
    assert rejects.read_text() == "line 2: there is no name\n"
    assert stat.S_IMODE(rejects.stat().st_mode) == 0o600
    before = rows(netlog)
    assert netlog("import", path, "--rejects", path).code == 6
    assert path.read_text().startswith("name,phone")
    assert rows(netlog) == before


def test_nothing_rejected_leaves_no_file(netlog):
    """Where nothing was rejected there is no file of it."""
    imported(netlog, "name,email\nAda,\n", "--rejects", netlog.home / "rejects.txt")
    assert not (netlog.home / "rejects.txt").exists()


# One transaction


def test_dry_run(netlog):
    """A dry run counts what an import would do, shows a few, and writes nothing."""
    netlog.ok("add", "Ada", "--email", "ada@example.org")
    before = netlog.path.read_bytes()
    path = write(netlog, CONNECTIONS)
    dry = netlog.ok("import", path, "--dry-run")
    assert netlog.path.read_bytes() == before
    assert dry.rows[0] == [
        "Ada Quill",
        "ada@example.org",
        "Paper, Boat & Co",
        "Editor",
        "2020-10-05",
    ]
    assert len(dry.lines) == 4
    assert dry.err.endswith("this was a dry run: nothing was written\n")
    assert counts(dry) == counts(netlog.ok("import", path))


def test_dry_run_without_a_database(shell):
    """A dry run makes no database, and counts all the same; at most five are shown."""
    names_ = "".join(f"Person {letter}\n" for letter in "ABCDEFG")
    dry = imported(shell, f"name\n{names_}", "--dry-run", "--from", "csv")
    assert counts(dry) == "7 added, 0 updated, 0 unchanged, 0 rejected"
    assert dry.lines == [f"Person {letter}" for letter in "ABCDE"]
    assert not shell.path.exists()


def test_dry_run_of_a_log(netlog):
    """A dry run of interactions shows some, and rejects what the import would, to no file."""
    rejects = netlog.home / "rejects.txt"
    dry = netlog("import", write(netlog, LOG), "--dry-run", "--rejects", rejects)
    assert dry.code == 1
    assert "line 6: the day 2026-12-31 has not come yet" in dry.err
    assert not rejects.exists()
    assert dry.rows[-3] == ["2026-04-01", "Ada Quill", "gave", "intro", "email", "To Bo"]


def test_undo(netlog):
    """Undo takes a whole import back, circles and companies too, and redo makes it again."""
    netlog.ok("add", "Ada", "--email", "ada@example.org")
    before = rows(netlog)
    text = "name,email,circle,company\nAda,ada@example.org,,Acme\nBo,,Choir,Globex\n"
    answer = imported(netlog, text, "--on-match", "update")
    assert "the circle 'Choir' is new and has no cadence yet" in answer.err
    after = rows(netlog)
    netlog.ok("undo")
    assert rows(netlog) == before
    netlog.ok("redo")
    assert rows(netlog) == after
    assert "damaged" not in netlog.ok("check").out


def test_stopped_half_way(shell, empty_database):
    """An import that is stopped, by whatever, has stored nothing."""

    class Stopped(list[Record]):
        """Records of which one cannot be read again, when others are stored already."""

        def __getitem__(self, where: Any) -> Any:
            if where == len(self) - 1:
                raise KeyboardInterrupt
            return super().__getitem__(where)

    def attempt() -> None:
        with connection.writing(shell.path, "test", bulk=True) as db:
            assert imports.load(db, "test", [Person("0", "Bo")], DAY).added == 1
            imports.load(db, "test", Stopped(Person(str(n), f"Ada {n}") for n in range(2_000)), DAY)

    shell.path.write_bytes(empty_database.read_bytes())
    with pytest.raises(KeyboardInterrupt):
        attempt()
    assert shell.path.read_bytes() == empty_database.read_bytes()


def test_no_room_on_the_way(netlog, monkeypatch):
    """Where the disk is full, that is no fault of a row: the rest is not stored without it."""
    path = write(netlog, f"name,note\nAda,tea\nBo,{'x' * 65_000}\nCy,tea\n")
    before = netlog.path.read_bytes()
    most = len(before) // 4096 + 20
    settings = (*connection._WRITING, ("max_page_count", str(most), most))
    monkeypatch.setattr(connection, "_WRITING", settings)
    answer = netlog("import", path)
    assert (answer.code, answer.out) == (1, "")
    last = answer.err.splitlines()[-1]
    assert last == "netlog: the disk is full and nothing was written; make room and try again"
    assert netlog.path.read_bytes() == before
    imported(netlog, "name,note\nAda,tea\nCy,tea\n")  # for which there is room


# Words on the command line, and files


def test_what_is_read_is_said_first(netlog):
    """Which column is taken for what is said before the counts, and --map corrects it."""
    text = "Full name,Mail,Datum\nAda Quill,ada@example.org,03.04.2001\n"
    answer = imported(netlog, text, "--map", "birthday=Datum", "--date-format", "%d.%m.%Y")
    assert answer.err.splitlines()[0].startswith("a table of people: ")
    assert "birthday = 'Datum'" in answer.err.splitlines()[0]
    assert people(netlog)["ada-quill"]["birthday"] == "2001-04-03"


def test_stdin(netlog):
    """`-` is stdin."""
    netlog.ok("import", "-", stdin="name,email\nŁucja,\n")
    assert people(netlog)["lucja"]["name"] == "Łucja"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--from", "vhs"], "there is no format 'vhs'"),
        (["--from", "linkedin"], "this is no file of LinkedIn's archive"),
        (["--map", "email"], "'email' maps nothing"),
        (["--map", "=Mail"], "'=Mail' maps nothing"),
        (["--map", "name=a", "--map", "name=b"], "there are two columns for 'name'"),
        (["--map", "shoe=name"], "there is no field 'shoe'"),
        (["--map", "email=Post"], "there is no column 'Post'"),
        (["--date-format", "%d"], "the date format '%d' does not tell"),
        (["--on-match", "ask"], "there is no way 'ask'; there are skip, update"),
    ],
)
def test_misread(shell, words, said):
    """Words that cannot be read exit 2, in one line, and make no database."""
    answer = shell("import", write(shell, "name,birthday\nAda,1.2.2000\n"), *words)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith(f"netlog: {said}")
    assert answer.err.count("\n") == 1
    assert not shell.path.exists()


@pytest.mark.parametrize(
    ("content", "code", "said"),
    [
        (None, 4, "there is no file"),
        ("folder", 4, "there is nothing in"),
        (b"", 2, "there is nothing in this file"),
        (b"\x7fELF\x02\x01\x01\x00" + bytes(range(256)) * 9, 2, "cannot tell what this file is"),
        (b"\n\n\n", 2, "cannot tell what this file is"),
        (
            b'name,email\n"' + b"x" * (1 << 20) + b"\n",
            2,
            "the entry that begins in line 2 is longer",
        ),
    ],
    ids=["missing", "folder", "empty", "binary", "blank", "endless"],
)
def test_no_file_to_import(shell, content, code, said):
    """What cannot be read is said in one line, and makes no database."""
    path = shell.home / "file.csv"
    if content == "folder":
        path.mkdir()
    elif content is not None:
        path.write_bytes(content)
    answer = shell("import", path)
    assert (answer.code, answer.out) == (code, "")
    assert answer.err.splitlines()[-1].startswith(f"netlog: {said}")
    assert not shell.path.exists()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_one_may_not_read(shell):
    """A file that may not be read is said to be so."""
    path = write(shell, "name\nAda\n")
    path.chmod(0)
    answer = shell("import", path)
    assert (answer.code, answer.err) == (1, f"netlog: cannot read {path}: Permission denied\n")


def test_a_pipe(netlog):
    """A named pipe, as `<(...)` makes one, can be imported from."""
    read, write_ = os.pipe()
    os.write(write_, b"name,email\nAda,\n")
    os.close(write_)
    netlog.ok("import", f"/dev/fd/{read}")
    os.close(read)
    assert people(netlog).keys() == {"ada"}


# Handles and circles


def test_handles(netlog):
    """Every handle is unlike every other, and one that a keyboard has where there is a choice."""
    netlog.ok("add", "Ada")
    namesakes = "Ada,,x@example.org\nAda,,y@example.org\n"
    imported(netlog, f"name,nickname,email\n{namesakes}林小雨,Rain,\n李,,li@example.org\n王,,\n")
    assert people(netlog).keys() == {"ada", "ada-2", "ada-3", "rain", "li", "person"}


def test_circles(netlog):
    """A circle is found whatever its case; one that is not there is made, without a cadence."""
    text = "name,circle,cadence\nAda,CLOSE,\nBo,Choir,\nCy,choir,3 weeks\n"
    imported(netlog, text)
    assert [(row["circle"], row["cadence"]) for row in people(netlog).values()] == [
        ("close", "1 month"),
        ("Choir", None),
        ("Choir", "3 weeks"),
    ]
    assert counts(imported(netlog, text, "--on-match", "update")).startswith("0 added, 0 updated")


def test_schema_and_loader_agree(shell, empty_database):
    """Each column that the loader fills is a column of its table."""
    with closing(sqlite3.connect(empty_database)) as db:
        for table, columns in attempts.COLUMNS.items():
            there = {row[1] for row in db.execute(f"PRAGMA table_info({table})")}
            assert set(columns.split()) <= there


def test_an_update_is_stamped(netlog):
    """Whom an import changes is stamped anew, so that a later merge knows which is the newer."""

    def stamp() -> str:
        with connection.reading(netlog.path) as db:
            (when,) = db.execute("SELECT updated_at FROM contact").fetchone()
        return str(when)

    file = netlog.home / "people.csv"
    file.write_text("Name,E-mail,City\nOda Berg,oda@example.org,Bergen\n")
    netlog.ok("import", file)
    before = stamp()
    file.write_text("Name,E-mail,City\nOda Berg,oda@example.org,Oslo\n")
    netlog.ok("import", file, "--on-match", "update")
    assert stamp() > before
