"""`netlog merge`: two contacts become one, and nothing of either is lost."""

import random
import sqlite3
from collections import Counter
from contextlib import closing
from itertools import chain, permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netlog import names
from netlog.store import connection, merging, undoing
from netlog.store.rows import insert, update
from tests.conftest import Shell
from tests.networks import weave
from tests.oracle import World
from tests.test_forget import traces
from tests.test_undo import state
from tests.trust import trials
from tests.trust.stored import DAY, damage


@pytest.fixture
def ada(netlog: Shell) -> Shell:
    """A shell whose database has Ada twice, and Bo whom one of them introduced."""
    netlog.ok(
        *("add", "Ada Lovelace", "--email", "ada@example.org", "--phone", "+41 79 000 00 01"),
        *("--company", "Acme", "--title", "Editor", "--birthday", "1985-03-02", "--tag", "maps"),
        *("--circle", "inner", "-m", "Likes maps."),
    )
    netlog.ok(
        *("add", "Ada L.", "--email", "al@example.com", "--email", "ada@example.org"),
        *("--company", "Globex", "--birthday", "2 march", "--location", "Bern", "--tag", "Maps"),
        *("--tag", "choir", "-m", "From the choir.", "--force"),
    )
    netlog.ok("add", "Bo Marsh", "--introduced-by", "ada-l")
    netlog.ok("gave", "ada-lovelace", "intro", "-w", "2", "--on", "2026-11-02", "-m", "to Bo")
    netlog.ok("got", "ada-l", "advice", "--on", "2026-11-03")
    netlog.ok("log", "ada-l", "bo", "--on", "2026-11-04", "-m", "tea")
    return netlog


MERGE = ("merge", "ada-lovelace", "ada-l")


def shown(netlog: Shell, who: str = "ada-lovelace") -> Any:
    """Return everything about somebody."""
    return netlog.ok("show", who, "--json").json


def asked(path: Path, query: str, *values: object) -> list[tuple[Any, ...]]:
    """Ask the database as another program does."""
    with closing(sqlite3.connect(path)) as db:
        return db.execute(query, values).fetchall()


# What becomes of two ----------------------------------------------------------------------------


def test_the_second_becomes_part_of_the_first(ada):
    """Everything of both is the first's, who keeps the id and the handle."""
    said = ada.ok(*MERGE, "--prefer", "first")
    assert said.out == (
        "merged Ada L. (ada-l) into Ada Lovelace (ada-lovelace): 3 interactions, their turn\n"
    )
    assert said.err == ""
    now = shown(ada)
    assert (now["id"], now["handle"], now["name"]) == (1, "ada-lovelace", "Ada Lovelace")
    assert now["emails"] == ["ada@example.org", "al@example.com"]
    assert now["nicknames"] == ["Ada L."]
    assert now["tags"] == ["choir", "maps"]
    assert now["note"] == "Likes maps.\n\nFrom the choir."
    assert (now["location"], now["circle"]) == ("Bern", "inner")
    assert now["birthday"] == "1985-03-02"
    assert [(one["company"], one["until"]) for one in now["positions"]] == [
        ("Acme", None),
        ("Globex", "2026-11-19"),
    ]
    assert now["balance"] == 1
    assert [one["note"] for one in now["interactions"]] == ["tea", None, "to Bo"]
    assert shown(ada, "bo")["introduced_by"]["handle"] == "ada-lovelace"
    assert ada.ok("list", "-f", "ids").lines == ["ada-lovelace", "bo-marsh"]
    assert damage(ada.path) == []


def test_undo_makes_them_two_again_and_redo_one(ada):
    """Every row is as it was to the byte, and again as it became."""
    before = state(ada.path)
    ada.ok(*MERGE, "--prefer", "second")
    after = state(ada.path)
    said = ada.ok("undo").out
    assert said.startswith("undone: merge of ")
    assert said.endswith(", about ada-lovelace, ada-l, bo-marsh\n")
    assert state(ada.path) == before
    ada.ok("redo")
    assert state(ada.path) == after
    assert damage(ada.path) == []


def test_a_backup_is_made_first(ada):
    """Beside the database is a copy from before, in which they are two."""
    ada.ok(*MERGE, "--prefer=first")
    kept = [row for row in ada.ok("backup", "--list", "--json").json if row["why"] == "merge"]
    assert [(row["people"], row["interactions"]) for row in kept] == [(3, 4)]


def test_a_gathering_stays_one(ada):
    """Who was there together still was."""
    query = "SELECT group_uid, count(*) FROM interaction WHERE note = 'tea' GROUP BY group_uid"
    before = asked(ada.path, query)
    ada.ok(*MERGE, "--prefer=first")
    assert asked(ada.path, query) == before
    assert [count for _, count in before] == [2]


def test_the_first_e_mail_stays_the_first(ada):
    """What the first is written to stays what is shown, also if the second was there before."""
    ada.ok("merge", "ada-l", "ada-lovelace", "--prefer", "first")
    now = shown(ada, "ada-l")
    assert (now["email"], now["phone"]) == ("al@example.com", "+41 79 000 00 01")
    assert now["name"] == "Ada L."
    ada.ok("undo")
    ada.ok("merge", "bo", "ada-l", "--prefer", "first")
    assert shown(ada, "bo")["emails"] == ["al@example.com", "ada@example.org"]


def test_where_they_say_the_same_nobody_is_asked(netlog):
    """What is empty in one is the other's, off a terminal as well."""
    netlog.ok("add", "Mara Roth", "--birthday", "1990-05-01", "--company", "Acme")
    netlog.ok(
        *("add", "Mara Roth", "--force", "--birthday", "1 may", "--title", "Pilot"),
        *("--every", "2 weeks", "--met", "2025-01-02", "--met-at", "a quay"),
    )
    netlog.ok("snooze", "mara-roth-2", "--until", "2026-12-24")
    said = netlog.ok("merge", "mara-roth", "mara-roth-2").out
    assert (
        said == "merged Mara Roth (mara-roth-2) into Mara Roth (mara-roth): 0 interactions, even\n"
    )
    now = shown(netlog, "mara-roth")
    assert (now["birthday"], now["company"], now["title"]) == ("1990-05-01", "Acme", "Pilot")
    assert (now["cadence"], now["met_on"], now["met_at"]) == ("2 weeks", "2025-01-02", "a quay")
    assert now["snoozed_until"] == "2026-12-24"
    assert now["nicknames"] == []
    assert len(now["positions"]) == 1


def test_of_several_jobs_the_present_one_stays_present(netlog):
    """Where both have the same job among others, that is still what they do today."""
    netlog.ok("add", "Ada Lovelace", "--company", "Acme", "--title", "Editor")
    netlog.ok("add", "Ada King", "--company", "Globex")
    with connection.writing(netlog.path, "test") as db:  # as an import adds a second job
        insert(db, "position", contact_id=2, company_id=1)
    netlog.ok("merge", "ada-lovelace", "ada-king", "--prefer=first")
    now = shown(netlog)
    assert (now["company"], now["title"]) == ("Acme", "Editor")
    assert [one["company"] for one in now["positions"]] == ["Acme", "Globex"]


def test_the_day_added_is_the_earlier_one(netlog):
    """Who was known first was known first."""
    netlog.ok("add", "Ada Lovelace", today="2026-03-01")
    netlog.ok("add", "Ada King", today="2026-01-01")
    netlog.ok("merge", "ada-lovelace", "ada-king", "--prefer=first")
    assert shown(netlog)["added_on"] == "2026-01-01"


def test_they_do_not_introduce_themselves(netlog):
    """Who was introduced by the one that they are was introduced by nobody."""
    netlog.ok("add", "Ada Lovelace")
    netlog.ok("add", "Ada King", "--introduced-by", "ada-lovelace")
    netlog.ok("merge", "ada-lovelace", "ada-king", "--prefer=first")
    assert shown(netlog)["introduced_by"] is None
    netlog.ok("undo")
    netlog.ok("merge", "ada-king", "ada-lovelace", "--prefer=first")
    assert shown(netlog, "ada-king")["introduced_by"] is None
    assert damage(netlog.path) == []


# Which field wins -------------------------------------------------------------------------------


def test_on_a_terminal_it_asks_for_each_field(ada):
    """A question shows both values; whatever is no answer is asked again."""
    said = ada.ok(*MERGE, stdin="2\nfirst\n1\n", terminal=True)
    assert said.err == (
        "Which name? 1 Ada Lovelace, 2 Ada L. [1/2] "
        "Which job? 1 Editor at Acme, 2 Globex [1/2] 1 or 2\n"
        "Which job? 1 Editor at Acme, 2 Globex [1/2] "
    )
    assert said.out == (
        "merged Ada L. (ada-l) into Ada L. (ada-lovelace): 3 interactions, their turn\n"
    )
    now = shown(ada)
    assert (now["name"], now["nicknames"]) == ("Ada L.", ["Ada Lovelace"])
    assert (now["company"], now["title"]) == ("Acme", "Editor")


def test_without_an_answer_nothing_is_written(ada):
    """Who stops in the middle has merged nobody, nor made a backup."""
    before = ada.path.read_bytes()
    said = ada(*MERGE, stdin="1\n", terminal=True)
    assert (said.code, said.out) == (130, "")
    assert said.err.endswith("netlog: stopped; nothing was written\n")
    assert ada.path.read_bytes() == before
    assert "merge" not in ada.ok("backup", "--list").out


@pytest.mark.parametrize("how", [{}, {"terminal": True, "stdin": "1\n1\n"}])
def test_where_nobody_is_to_be_asked_it_says_what_differs(ada, how):
    """Off a terminal, or with --yes, what differs is named, and how to say which wins."""
    before = ada.path.read_bytes()
    said = ada(*MERGE, *(["--yes"] if how else []), **how)
    assert (said.code, said.out) == (2, "")
    assert said.err == (
        "netlog: they differ in name, job; say which wins with --prefer first, second or newest, "
        "or --keep FIELD=first\n"
    )
    assert ada.path.read_bytes() == before


def test_prefer_and_keep(ada):
    """--keep says it for one field, --prefer for all the others."""
    ada.ok(*MERGE, "--prefer", "second", "--keep", "name=first")
    now = shown(ada)
    assert (now["name"], now["company"], now["title"]) == ("Ada Lovelace", "Globex", None)
    ada.ok("undo")
    ada.ok(*MERGE, "--keep", "name=second", "--keep", "job=first")
    now = shown(ada)
    assert (now["name"], now["company"], now["handle"]) == ("Ada L.", "Acme", "ada-lovelace")


def test_newest_is_what_was_written_last_of_each_field(ada):
    """Each field is looked up in the history by itself."""
    ada.ok("edit", "ada-lovelace", "--name", "Ada King")
    ada.ok("edit", "ada-l", "--company", "Initech")
    ada.ok(*MERGE, "--prefer", "newest")
    now = shown(ada)
    assert (now["name"], now["company"], now["handle"]) == ("Ada King", "Initech", "ada-lovelace")
    assert now["nicknames"] == ["Ada L."]


def test_every_field_can_differ(netlog):
    """All of them are named, and the side that is preferred wins in all."""
    for name, n in (("Ada Lovelace", 1), ("Ada King", 2)):
        netlog.ok("add", f"Friend {n}")
        netlog.ok(
            *("add", name, "--location", f"Town {n}", "--birthday", f"198{n}-03-02"),
            *(
                "--met",
                f"202{n}-01-01",
                "--met-at",
                f"quay {n}",
                "--circle",
                ("inner", "wide")[n - 1],
            ),
            *("--every", f"{n} weeks", "--introduced-by", f"friend-{n}", "--company", f"Firm {n}"),
            *("--in-person", f"{n} months"),
        )
        netlog.ok("snooze", netlog.ok("list", "-f", "ids").lines[0], "--until", f"in {n} weeks")
    netlog.ok("archive", "ada-king")
    fields = "name location birthday met met-at introduced-by circle every in-person snooze "
    fields += "archive job"
    said = netlog("merge", "ada-lovelace", "ada-king")
    assert said.err.startswith(f"netlog: they differ in {', '.join(fields.split())}; ")
    plan = netlog.ok(
        *("merge", "ada-lovelace", "ada-king", "--dry-run", "--prefer=second"),
        *("--keep", "archive=first"),
    ).lines
    assert plan[1:] == [
        "name: Ada King, not Ada Lovelace",
        "location: Town 2, not Town 1",
        "birthday: 1982-03-02, not 1981-03-02",
        "met: 2022-01-01, not 2021-01-01",
        "met-at: quay 2, not quay 1",
        "introduced-by: friend-2, not friend-1",
        "circle: wide, not inner",
        "every: 2 weeks, not 1 week",
        "in-person: 2 months, not 1 month",
        "snooze: 2026-12-03, not 2026-11-26",
        "archive: no, not 2026-11-19",
        "job: Firm 2, not Firm 1",
    ]
    netlog.ok("merge", "ada-lovelace", "ada-king", "--prefer=second", "--keep", "archive=first")
    now = shown(netlog)
    assert (now["name"], now["location"], now["birthday"]) == ("Ada King", "Town 2", "1982-03-02")
    assert (now["circle"], now["cadence"], now["archived_on"]) == ("wide", "2 weeks", None)
    assert (now["met_on"], now["met_at"], now["company"]) == ("2022-01-01", "quay 2", "Firm 2")
    assert now["introduced_by"]["handle"] == "friend-2"
    assert now["due_on"] == "2026-12-03"


def test_a_snooze_that_has_ended_says_nothing(netlog):
    """Of two snoozes only what is still to come counts; nobody is asked about one that is over."""
    for name, until in (("Ada Lovelace", "2026-10-01"), ("Ada L", "2026-12-24")):
        netlog.ok("add", name, "--circle", "close", today="2026-09-01")
        netlog.ok("snooze", name, "--until", until, today="2026-09-01")
    netlog.ok("merge", "ada-lovelace", "ada-l", "--keep=name=first")
    assert shown(netlog)["snoozed_until"] == "2026-12-24"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--prefer", "both"], "there is no side 'both'; there are first, second, newest"),
        (["--keep", "name"], "there is no side ''; there are first, second, newest"),
        (["--keep", "nose=first"], "there is no field 'nose'; there are name, handle, location, "),
    ],
)
def test_what_cannot_be_read(ada, words, said):
    """A field or a side that there is not is answered by those that there are."""
    answer = ada(*MERGE, *words)
    assert answer.code == 2
    assert answer.err.startswith(f"netlog: {said}")


def test_a_dry_run_writes_nothing(ada):
    """It says what would be, and which questions are open, and asks none."""
    before = ada.path.read_bytes()
    said = ada.ok(*MERGE, "--dry-run", terminal=True)
    assert said.lines == [
        "would merge Ada L. (ada-l) into Ada Lovelace (ada-lovelace): 3 interactions, their turn",
        "name: Ada Lovelace or Ada L.?",
        "job: Editor at Acme or Globex?",
    ]
    assert said.err == ""
    assert ada.path.read_bytes() == before
    assert "merge" not in ada.ok("backup", "--list").out


# Who is meant -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["ada-lovelace", "1"], 6, "Ada Lovelace (ada-lovelace) is one person already"),
        (["ada-lovelace"], 2, "that takes two people; name both, by their handles or in quotes"),
        (["ada lovelace"], 2, "that takes two people; name both, by their handles or in quotes"),
        (["ada", "bo"], 5, "'ada' could be Ada L. (ada-l), Ada Lovelace (ada-lovelace); "),
        (["ada-lovelace", "bob"], 4, "nobody here goes by 'bob'; "),
        (["ada", "lovelace", "nobody"], 2, "it is not clear who the two are; give two handles, "),
    ],
)
def test_a_merge_never_guesses(ada, words, code, said):
    """Two people have to be named, each as one."""
    before = ada.path.read_bytes()
    answer = ada("merge", *words, "--prefer=first")
    assert (answer.code, answer.out) == (code, "")
    assert answer.err.startswith(f"netlog: {said}")
    assert ada.path.read_bytes() == before


def test_names_that_can_be_parted_in_two_ways(netlog):
    """Then it is not guessed which of the pairs is meant."""
    for name in ("Ana", "Maria Silva", "Ana Maria", "Silva"):
        netlog.ok("add", name, "--force")
    answer = netlog("merge", "ana", "maria", "silva", "--prefer=first")
    assert answer.code == 2
    assert answer.err.startswith("netlog: it is not clear who the two are; ")
    assert netlog.ok("merge", "ana maria", "silva", "--prefer=first").out.startswith("merged Silva")


@pytest.mark.parametrize("words", [["ada", "lovelace", "ada", "l."], ["ada lovelace", "ada-l"]])
def test_names_need_no_quotes_where_they_are_clear(ada, words):
    """As long as the words can be parted in one way only."""
    assert ada.ok("merge", *words, "--prefer=first").out.startswith("merged Ada L. (ada-l) into ")


def test_who_was_told_apart_is_merged_only_if_that_is_meant(ada):
    """Off a terminal it takes --yes; on one it is asked. Then they are apart no longer."""
    ada.ok("dupes", "--not-same", "ada-lovelace", "ada-l")
    ada.ok("dupes", "--not-same", "ada-l", "bo")
    refused = ada(*MERGE, "--prefer=first")
    assert refused.code == 2
    assert refused.err.startswith("netlog: this asks first, and there is no terminal")
    asks = ada(*MERGE, "--prefer=first", terminal=True, stdin="n\n")
    assert asks.code == 130
    assert asks.err.startswith(
        "You said that Ada Lovelace (ada-lovelace) and Ada L. (ada-l) are two. Merge them all the "
        "same? [y/N] "
    )
    before = state(ada.path)
    ada.ok(*MERGE, "--prefer=first", "--yes")
    assert asked(ada.path, "SELECT contact_id, other_id FROM apart") == [(1, 3)]
    ada.ok("undo")
    assert state(ada.path) == before


def test_what_was_said_of_both_is_said_once(ada):
    """Whom both are not, the one that they become is not either."""
    for other in ("ada-lovelace", "ada-l"):
        ada.ok("dupes", "--not-same", "bo", other)
    ada.ok(*MERGE, "--prefer=first")
    assert asked(ada.path, "SELECT contact_id, other_id FROM apart") == [(1, 3)]


def test_who_changes_meanwhile_is_not_merged_unseen(ada, monkeypatch):
    """What was asked about has to be as it was, when it is written."""
    newest = merging.newest

    def meanwhile(db: sqlite3.Connection, first: int, second: int) -> Any:
        answer = newest(db, first, second)
        db.rollback()
        ada.ok(*change)
        return answer

    monkeypatch.setattr(merging, "newest", meanwhile)
    change = ["edit", "ada-l", "--birthday", "3 march"]
    said = ada(*MERGE, "--prefer=first")
    assert (said.code, said.err) == (
        6,
        "netlog: they were changed meanwhile; merge them again\n",
    )
    change = ["forget", "ada-l", "--yes"]
    said = ada(*MERGE, "--prefer=first")
    assert (said.code, said.err) == (4, "netlog: they are not there any more\n")


# What leads to them -----------------------------------------------------------------------------


@pytest.fixture
def known(ada: Shell) -> Shell:
    """A shell whose database also says what is between both and others."""
    with connection.writing(ada.path, "network") as db:
        for handle in ("cy", "dee"):
            insert(db, "contact", handle=handle, name=handle.title())  # 4 and 5
        insert(db, "knows", contact_id=1, other_id=2, how="the same face")
        insert(db, "knows", contact_id=1, other_id=4, how="school", strength=1)
        insert(db, "knows", contact_id=2, other_id=4, how="the choir", strength=3, note="altos")
        insert(db, "knows", contact_id=2, other_id=3, how="tea")
        told = insert(db, "intro", contact_id=2, other_id=1, wish="maps", note="odd")
        insert(db, "intro", contact_id=4, other_id=5, by_id=2, wish="boats")
        insert(db, "intro", contact_id=2, by_id=4, stage="made", made_on="2026-11-02")
        for contact in (1, 2):
            insert(db, "loop", contact_id=contact, kind="request", what="a chart", intro_id=told)
        insert(db, "topic", contact_id=1, direction="needs", name="Maps", folded="maps")
        update(db, "topic", 1, since="2026-11-02")
        row = {"direction": "needs", "name": "maps", "folded": "maps", "since": "2026-01-02"}
        insert(db, "topic", contact_id=2, **row)
        insert(db, "topic", contact_id=2, direction="offers", name="maps", folded="maps")
        insert(db, "target", contact_id=1, role="advice", opened_on="2026-11-02")
        insert(db, "target", contact_id=2, step="call", opened_on="2026-01-02")
    return ada


def test_what_is_between_them_and_others(known):
    """What is said of both is said once, by all that was said; what is between them, in a note."""
    before = state(known.path)
    known.ok(*MERGE, "--prefer", "first")
    knows = "SELECT contact_id, other_id, how, strength, note FROM knows ORDER BY other_id"
    assert asked(known.path, knows) == [
        (1, 3, "tea", None, None),
        (1, 4, "school; the choir", 3, "altos"),
    ]
    intros = "SELECT contact_id, other_id, by_id, stage, wish FROM intro ORDER BY id"
    assert asked(known.path, intros) == [
        (4, 5, 1, "asked", "boats"),
        (1, None, 4, "made", None),
    ]
    loops = "SELECT contact_id, what, intro_id FROM loop"
    assert asked(known.path, loops) == [(1, "a chart", None)] * 2
    topics = "SELECT contact_id, direction, name, since FROM topic WHERE direction = 'needs'"
    assert asked(known.path, topics) == [(1, "needs", "Maps", "2026-01-02")]
    targets = "SELECT contact_id, role, step, opened_on FROM target"
    assert asked(known.path, targets) == [(1, "advice", "call", "2026-01-02")]
    days = asked(known.path, "SELECT date('now', 'localtime')")[0]
    assert shown(known)["note"] == (
        "Likes maps.\n\nFrom the choir.\n\n"
        "Ada Lovelace and Ada L. knew each other: the same face\n"
        f"an introduction with Ada L., asked {days[0]}: maps; odd"
    )
    known.ok("undo")
    assert state(known.path) == before
    known.ok("redo")
    assert damage(known.path) == []


@pytest.mark.parametrize("column", ["role", "step"])
def test_two_targets_that_contradict_each_other_stay(known, column):
    """Nothing is said of one that was said of the other."""
    with connection.writing(known.path, "edit") as db:
        update(db, "target", 1, **{column: "first"})
        update(db, "target", 2, **{column: "second"})
    known.ok(*MERGE, "--prefer", "first")
    query = f"SELECT contact_id, {column} FROM target ORDER BY id"
    assert asked(known.path, query) == [(1, "first"), (1, "second")]


def test_how_they_know_each_other_is_kept_however_long(known):
    """What does not fit in the line goes into the note."""
    with connection.writing(known.path, "edit") as db:
        update(db, "knows", 2, how="x" * 300)
        update(db, "knows", 3, how="y" * 300)
    known.ok(*MERGE, "--prefer", "first")
    query = "SELECT how, note FROM knows WHERE other_id = 4"
    assert asked(known.path, query) == [("x" * 300, f"altos\n\n{'y' * 300}")]


def test_the_handle_that_is_gone_still_leads_there(ada):
    """Scripts go on to work, until somebody else has that handle; chains of merges as well."""
    ada.ok("add", "A. King", "--handle", "aking")
    ada.ok("merge", "ada-l", "aking", "--prefer=first")
    ada.ok(*MERGE, "--prefer=first")
    for gone in ("ada-l", "aking", "@AKING"):
        assert shown(ada, gone)["handle"] == "ada-lovelace"
    ada.ok("log", "aking", "-m", "tea")
    ada.ok("add", "Axel King", "--handle", "aking")
    assert shown(ada, "aking")["name"] == "Axel King"


def test_the_handle_that_wins_is_kept_and_the_other_leads_there(ada):
    """With --keep handle=second the first's handle is the one that is gone."""
    said = ada.ok(*MERGE, "--prefer=first", "--keep", "handle=second").out
    assert said.startswith("merged Ada Lovelace (ada-lovelace) into Ada Lovelace (ada-l): ")
    assert shown(ada)["handle"] == "ada-l"
    assert shown(ada)["id"] == 1


def test_their_uids_are_remembered(ada):
    """Merged twice, the last finds all who have become of them, and nobody else does."""
    uid = dict(asked(ada.path, "SELECT handle, uid FROM contact"))
    ada.ok("merge", "ada-l", "bo", "--prefer=first")
    ada.ok(*MERGE, "--prefer=first")
    rows = asked(
        ada.path,
        "SELECT source_key, handle FROM origin JOIN contact ON contact.id = contact_id "
        "WHERE source = 'netlog'",
    )
    assert dict(rows) == {uid["ada-l"]: "ada-lovelace", uid["bo-marsh"]: "ada-lovelace"}


def test_a_later_import_finds_who_they_have_become(netlog, tmp_path):
    """A file that knew the second updates the first, and adds nobody."""
    path = tmp_path / "people.csv"
    path.write_text("Name,Email,Last contacted\nAda L,al@example.org,2026-05-01\n")
    netlog.ok("add", "Ada Lovelace")
    netlog.ok("import", path)
    netlog.ok("merge", "ada-lovelace", "ada-l", "--keep", "name=first")
    before = state(netlog.path)
    said = netlog.ok("import", path).err
    assert "0 added, 0 updated, 1 unchanged, 0 rejected" in said
    assert state(netlog.path) == before


# Interactions of one source ---------------------------------------------------------------------


def touched(path: Path, contact: int, **columns: Any) -> None:
    """Write an interaction as an import does."""
    with connection.writing(path, "test") as db:
        insert(db, "interaction", contact_id=contact, day="2026-10-01", source="ics", **columns)


def test_a_meeting_where_both_were_was_one(ada):
    """Of what a source told of both, word for word, one is enough."""
    for contact in (1, 2):
        touched(ada.path, contact, source_key="meeting-1", note="standup", group_uid="ics:1")
    ada.ok(*MERGE, "--prefer=first")
    notes = ada.ok("history", "ada-lovelace", "--columns", "note").lines
    assert notes.count("standup") == 1


def test_what_a_source_tells_differently_of_both_stays(ada):
    """Two that would clash both stay, and no import adds either again."""
    touched(ada.path, 1, source_key="k" * 500, direction="gave", kind="lead", weight=2)
    touched(ada.path, 2, source_key="k" * 500, direction="gave", kind="lead", weight=3)
    before = shown(ada)["balance"] + shown(ada, "ada-l")["balance"]
    ada.ok(*MERGE, "--prefer=first")
    assert shown(ada)["balance"] == before
    rows = asked(ada.path, "SELECT source_key, weight, uid FROM interaction WHERE source = 'ics'")
    (first, *_), (second, _, uid) = sorted(rows, key=lambda row: row[1])
    assert first == "k" * 500
    assert second == "k" * 467 + f"#{uid}"


@pytest.mark.parametrize(
    ("column", "ours", "theirs"),
    [
        ("note", "x", None),
        ("kind", "lead", "intro"),
        ("channel", None, "call"),
        ("initiator", "me", None),
        ("group_uid", "ics:1", "ics:2"),
    ],
)
def test_only_what_is_the_same_in_everything_is_one(ada, column, ours, theirs):
    """What differs in anything that was stored of it stays twice."""
    for contact, said in ((1, ours), (2, theirs)):
        columns = {"kind": "lead", column: said}
        touched(ada.path, contact, source_key="k", direction="got", **columns)
    ada.ok(*MERGE, "--prefer=first")
    query = f"SELECT {column} FROM interaction WHERE source = 'ics' AND contact_id = 1 ORDER BY id"
    assert asked(ada.path, query) == [(ours,), (theirs,)]


# Forgetting -------------------------------------------------------------------------------------

SECRETS = ("likes maps", "from the choir", "lovelace", "ada l", "al@example", "ada-l", "bern")


def test_who_was_merged_is_forgotten_as_a_whole(ada):
    """Nothing of either is left in any file, also under the name that is gone."""
    ada.ok(*MERGE, "--prefer=first")
    assert {word for _, word in traces(ada.home, SECRETS)} == set(SECRETS)
    ada.ok("forget", "ada-lovelace", "--yes", "--backups")
    assert traces(ada.home, SECRETS) == []
    assert shown(ada, "bo")["introduced_by"] is None
    assert damage(ada.path) == []
    while (undone := ada("undo")).code == 0:
        assert damage(ada.path) == []
    assert undone.err == "netlog: there is nothing to undo\n"


def test_who_was_merged_is_forgotten_in_every_backup(ada):
    """Before, between and after the merges: in none of them is anything of the three."""
    ada.ok("merge", "bo", "ada-l", "--prefer=first")
    ada.ok("merge", "ada-lovelace", "bo", "--prefer=first")
    ada.ok("backup")
    ada.ok("forget", "ada-lovelace", "--yes", "--backups")
    assert traces(ada.home, (*SECRETS, "bo marsh")) == []
    assert len(ada.ok("backup", "--list", "-f", "ids").lines) >= 3


@pytest.mark.parametrize("twice", [False, True])
def test_a_merge_that_was_undone_keeps_nothing_of_who_is_forgotten(ada, twice):
    """What the one had of the other meanwhile goes too, and the one stays as they are."""
    ada.ok(*MERGE, "--prefer=second")
    ada.ok("edit", "ada-lovelace", "--location", "Basel")
    ada.ok("undo", "2")
    if twice:
        ada.ok("redo", "2")
        ada.ok("undo", "2")
    before = shown(ada)
    ada.ok("forget", "ada-l", "--yes", "--backups")
    secrets = ("from the choir", "ada l.", "al@example", "ada-l ", "bern")
    assert traces(ada.home, secrets) == []
    assert shown(ada) == before
    assert damage(ada.path) == []
    assert ada("redo").code == 4
    ada.ok("undo")
    assert damage(ada.path) == []


def test_a_backup_in_which_they_are_part_of_another_is_named(ada):
    """It was made while they were merged: without the other they cannot be forgotten there."""
    ada.ok(*MERGE, "--prefer=first")
    path = ada.ok("backup").out.partition(":")[0].removeprefix("backed up to ").split()[-1]
    ada.ok("undo")
    said = ada.ok("forget", "ada-l", "--yes", "--backups").lines
    (line,) = (line for line in said if path in line)
    assert line.endswith("still has them: they are merged with somebody else there; delete it")


@pytest.mark.parametrize(("gone", "other"), [("ada-l", "bo-marsh"), ("bo-marsh", "ada-l")])
def test_who_was_told_apart_can_be_forgotten(ada, gone, other):
    """Undo and redo go on to work for the other, whichever of the two it was."""
    ada.ok("dupes", "--not-same", gone, other)
    ada.ok("tag", other, "left")
    ada.ok("forget", gone, "--yes")
    assert asked(ada.path, "SELECT * FROM apart") == []
    assert damage(ada.path) == []
    ada.ok("undo")
    assert "left" not in shown(ada, other)["tags"]
    assert damage(ada.path) == []
    ada.ok("undo", "2")
    ada.ok("redo", "3")
    assert shown(ada, other)["tags"][-1] == "left"
    assert damage(ada.path) == []


def test_a_namesake_who_became_part_of_somebody_else_is_not_forgotten(ada):
    """Who was called so lives on in another, and can be brought back by undo."""
    before = state(ada.path)
    ada.ok("merge", "bo", "ada-l", "--prefer=first")
    ada.ok("add", "Ada L.", "--handle", "another", "--force")
    ada.ok("forget", "another", "--yes")
    assert damage(ada.path) == []
    ada.ok("undo")
    assert state(ada.path) == before
    assert damage(ada.path) == []


# Anybody with anything --------------------------------------------------------------------------

WORDS = st.sampled_from(["Ada", "Bo", "Cy", "Ésa", "ada", "O'Neil"])
DAYS = st.sampled_from([f"2026-{month:02}-{day:02}" for month in (1, 5, 11) for day in (1, 9, 19)])
MAYBE_DAY = st.none() | DAYS
TEXT = st.none() | st.sampled_from(["x", "y'z", "two\n\nlines", "ünï"])

touches = st.fixed_dictionaries(
    {
        "day": DAYS,
        "direction": st.sampled_from(["met", "gave", "got"]),
        "kind": st.sampled_from(["lead", "gift"]),
        "weight": st.integers(1, 5),
        "note": TEXT,
        "channel": st.none() | st.sampled_from(["call", "email"]),
        "initiator": st.none() | st.sampled_from(["me", "them"]),
        "group_uid": st.none() | st.sampled_from(["g1", "g2"]),
        "source_key": st.none() | st.sampled_from(["k1", "k2"]),
    }
)
people = st.fixed_dictionaries(
    {
        "name": st.tuples(WORDS, WORDS).map(" ".join),
        "location": TEXT,
        "birthday": st.none() | st.sampled_from(["1985-03-02", "--03-02", "1990-03-02"]),
        "met_on": MAYBE_DAY,
        "met_at": TEXT,
        "note": TEXT,
        "added_on": DAYS,
        "snoozed_until": MAYBE_DAY | st.just("2027-01-01"),
        "archived_on": MAYBE_DAY,
        "introduced_by": st.none() | st.integers(0, 3),
        "circle_id": st.none() | st.integers(1, 4),
        "cadence": st.none() | st.tuples(st.integers(1, 5), st.sampled_from(["week", "month"])),
        "details": st.sets(st.tuples(st.sampled_from(["email", "nickname"]), WORDS), max_size=4),
        "tags": st.lists(WORDS, max_size=3, unique_by=names.fold),
        "jobs": st.lists(st.tuples(st.integers(1, 2), TEXT, MAYBE_DAY, MAYBE_DAY), max_size=3),
        "origins": st.integers(0, 2),
        "touches": st.lists(
            touches,
            max_size=5,
            unique_by=lambda touch: (touch["source_key"] or id(touch), touch["direction"]),
        ),
    }
)
APART = [(1, 2), (1, 3), (2, 3), (2, 4), (3, 4)]


def fill(
    path: Path, everybody: list[dict[str, Any]], apart: set[tuple[int, int]], lot: int | None = None
) -> None:
    """Write these people, with the ids 1, 2 ..., as one operation; and by lot, what is between."""
    with connection.writing(path, "fill", bulk=True) as db:
        for number in (1, 2):
            insert(db, "company", name=f"Firm {number}", folded=f"firm {number}")
        for number, one in enumerate(everybody, start=1):
            count, unit = one["cadence"] or (None, None)
            row = {
                column: one[column]
                for column in "name location birthday met_on met_at note added_on".split()
            }
            row |= {c: one[c] for c in ("snoozed_until", "archived_on", "circle_id")}
            insert(
                db, "contact", handle=f"p{number}", cadence_count=count, cadence_unit=unit, **row
            )
            for kind, value in sorted(one["details"]):
                folded = names.recognised(kind, value)
                there = "SELECT 1 FROM detail WHERE (contact_id, kind, folded) = (?, ?, ?)"
                if not db.execute(there, (number, kind, folded)).fetchall():
                    insert(db, "detail", contact_id=number, kind=kind, value=value, folded=folded)
            for tag in one["tags"]:
                insert(db, "tag", contact_id=number, name=tag)
            for company, title, since, until in one["jobs"]:
                row = {"company_id": company, "title": title, "since": since, "until": until}
                insert(db, "position", contact_id=number, **row)
            for key in range(one["origins"]):
                insert(db, "origin", contact_id=number, source="csv", source_key=f"{number}-{key}")
            for touch in one["touches"]:
                row = dict(touch, source="ics" if touch["source_key"] else None)
                row |= {} if touch["direction"] != "met" else {"kind": None, "weight": 1}
                insert(db, "interaction", contact_id=number, **row)
        for number, one in enumerate(everybody, start=1):
            by = one["introduced_by"]
            if by is not None and by + 1 != number and by < len(everybody):
                db.execute("UPDATE contact SET introduced_by = ? WHERE id = ?", (by + 1, number))
        for pair in sorted(apart):
            insert(db, "apart", contact_id=pair[0], other_id=pair[1])
        if lot is not None:
            weave(db, random.Random(lot), 40)


def stored(path: Path, table: str, by: str = "contact_id") -> dict[int, list[dict[str, Any]]]:
    """Return the rows of a table as plain dictionaries, by whose they are."""
    with closing(sqlite3.connect(path)) as db:
        db.row_factory = sqlite3.Row
        found: dict[int, list[dict[str, Any]]] = {n: [] for n in range(6)}
        for row in db.execute(f"SELECT * FROM {table} ORDER BY id"):
            found[row[by]].append(dict(row))
        return found


def merged(path: Path, first: int, second: int, wins: dict[str, merging.Side]) -> merging.Merged:
    with connection.writing(path, "merge", bulk=True) as db:
        return merging.merge(db, first, second, wins, DAY)


WHAT = ("day", "direction", "kind", "weight", "note", "channel", "initiator", "group_uid")


def in_words(touch: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(touch[column] for column in WHAT)


Network = dict[str, list[dict[str, Any]]]


def between(path: Path) -> Network:
    """Return the rows of everything that is between people, and the interactions."""
    tables = ("knows", "intro", "loop", "topic", "target", "interaction")
    with closing(sqlite3.connect(path)) as db:
        db.row_factory = sqlite3.Row
        return {
            table: [dict(row) for row in db.execute(f"SELECT * FROM {table} ORDER BY id")]
            for table in tables
        }


def assert_bonds_kept(
    before: Network, after: Network, first: int, second: int, note: str | None
) -> None:
    """Whatever was between people still is, said of the one that they become, or in the note."""
    for rows in before.values():  # as they are to be
        for row in rows:
            for column in {"contact_id", "other_id", "by_id"} & row.keys():
                row[column] = first if row[column] == second else row[column]
    kept = note or ""

    def texts(row: dict[str, Any], *columns: str) -> list[str]:
        return [row[column] for column in columns if row[column]]

    pairs = {frozenset((row["contact_id"], row["other_id"])): row for row in after["knows"]}
    assert len(pairs) == len(after["knows"])
    said = [(frozenset((row["contact_id"], row["other_id"])), row) for row in before["knows"]]
    assert pairs.keys() == {pair for pair, _ in said if len(pair) == 2}
    for pair, row in said:
        now = pairs.get(pair)
        there = "\n".join(texts(now, "how", "note")) if now else kept
        assert all(text in there for text in texts(row, "how", "note"))
        assert now is None or (now["strength"] or 0) >= (row["strength"] or 0)

    intros = {row["id"]: row for row in after["intro"]}
    for row in before["intro"]:
        people = [row[c] for c in ("contact_id", "other_id", "by_id") if row[c]]
        if len({*people}) == len(people):
            assert unlinked(intros.pop(row["id"])) == unlinked(row)
        else:
            assert all(text in kept for text in texts(row, "wish", "outcome", "note"))
            for loop in before["loop"]:
                loop["intro_id"] = None if loop["intro_id"] == row["id"] else loop["intro_id"]
    assert intros == {}
    assert list(map(unlinked, after["loop"])) == list(map(unlinked, before["loop"]))

    def topics(network: Network) -> dict[Any, list[str]]:
        found: dict[Any, list[str]] = {}
        for row in network["topic"]:
            key = row["contact_id"], row["direction"], row["folded"]
            found.setdefault(key, []).append(row["since"])
        return found

    assert topics(after) == {key: [min(days)] for key, days in topics(before).items()}

    def aims(network: Network) -> dict[Any, set[Any]]:
        found: dict[Any, set[Any]] = {}
        for row in network["target"]:
            whole = found.setdefault((row["contact_id"], row["company_id"]), set())
            whole |= {(column, row[column]) for column in ("role", "step", "closed_on")}
        return {key: {one for one in some if one[1]} for key, some in found.items()}

    assert aims(after) == aims(before)
    assert_passed_on(before["interaction"], after["interaction"])


def assert_passed_on(before: list[dict[str, Any]], after: list[dict[str, Any]]) -> None:
    """Every kindness that passed on another does, or its twin, that other, or its twin."""
    old = {row["id"]: row for row in before}
    there = {row["id"]: row for row in after}

    def twin(number: int) -> int:
        if number in there:
            return number
        gone = old[number]
        source = {"source", "source_key", "contact_id"}
        (one,) = (
            row["id"]
            for row in after
            if in_words(row) == in_words(gone) and all(row[c] == gone[c] for c in source)
        )
        return int(one)

    for row in before:
        if row["forwards"] is not None:
            now, passed_on = there[twin(row["id"])], twin(row["forwards"])
            assert now["forwards"] == passed_on or now["id"] == passed_on


def told_twice(ours: list[dict[str, Any]], theirs: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return those of theirs that a source tells of both, word for word."""
    known = {(one["source"], one["source_key"], in_words(one)) for one in ours if one["source"]}
    return [one for one in theirs if (one["source"], one["source_key"], in_words(one)) in known]


sides = st.dictionaries(st.sampled_from(merging.FIELDS), st.sampled_from(["first", "second"]))


TABLES = ("interaction", "detail", "tag", "origin", "position")
Picture = dict[str, dict[int, list[dict[str, Any]]]]


def picture(path: Path) -> Picture:
    """Return the rows of everything that a contact has several of, and the contacts.

    What is at a further name of a company is at the company.
    """
    rows = {table: stored(path, table) for table in TABLES}
    with closing(sqlite3.connect(path)) as db:
        main = dict(db.execute("SELECT id, coalesce(same_as, id) FROM company"))
    for job in chain.from_iterable(rows["position"].values()):
        job["company_id"] = main.get(job["company_id"])
    return rows | {"contact": stored(path, "contact", "id")}


def assert_all_kept(before: Picture, after: Picture, first: int, second: int) -> None:
    """What there are several of: the one that they become has all of both, each once."""
    log = after["interaction"][first]
    both = before["interaction"][first] + before["interaction"][second]
    once = told_twice(before["interaction"][first], before["interaction"][second])
    words = Counter(map(in_words, both)) - Counter(map(in_words, once))
    assert Counter(map(in_words, log)) == words
    assert {one["uid"] for one in log} == {one["uid"] for one in both if one not in once}
    keys = {one["id"]: one["source_key"] for one in log}
    assert all(keys[one["id"]] == one["source_key"] for one in before["interaction"][first])

    ours, theirs, now = (
        [(one["kind"], one["folded"]) for one in some]
        for some in (before["detail"][first], before["detail"][second], after["detail"][first])
    )
    assert now[: len(ours)] == ours
    assert {*ours, *theirs} <= {*now}
    called = {
        names.fold(who["contact"][n][0]["name"])
        for who, n in ((before, first), (before, second), (after, first))
    }
    new = {*now} - {*ours, *theirs}
    assert new <= {("nickname", name) for name in called}
    called_now = {folded for kind, folded in now if kind == "nickname"}
    assert called <= called_now | {names.fold(after["contact"][first][0]["name"])}

    both = before["tag"][first] + before["tag"][second]
    tags = sorted({names.fold(one["name"]) for one in both})
    assert sorted(names.fold(one["name"]) for one in after["tag"][first]) == tags
    for job in before["position"][first] + before["position"][second]:
        assert any(
            one["company_id"] == job["company_id"] and job["title"] in {None, one["title"]}
            for one in after["position"][first]
        )
    both = before["origin"][first] + before["origin"][second]
    keys_before = {(one["source"], one["source_key"]) for one in both}
    people = [before["contact"][first][0], before["contact"][second][0]]
    (gone,) = {one["handle"] for one in people} - {after["contact"][first][0]["handle"]}
    assert {(one["source"], one["source_key"]) for one in after["origin"][first]} == {
        *keys_before,
        ("netlog", people[1]["uid"]),
        ("handle", gone),
    }


SINGLE = {"name": "name", "location": "location", "met_at": "met-at", "met_on": "met"}


def assert_settled(
    ours: dict[str, Any], theirs: dict[str, Any], now: dict[str, Any], wins: dict[str, Any]
) -> None:
    """What there is one of: what only one says, or what the side that wins says."""
    for column, field in SINGLE.items():
        side = theirs if wins.get(field) == "second" else ours
        said = side[column] or ours[column] or theirs[column]
        assert now[column] == said
    assert now["birthday"] in ({ours["birthday"], theirs["birthday"]} - {None} or {None})
    assert (now["id"], now["uid"]) == (ours["id"], ours["uid"])
    assert now["handle"] == (theirs if wins.get("handle") == "second" else ours)["handle"]
    assert now["added_on"] == min(ours["added_on"], theirs["added_on"])
    assert all(note in now["note"] for note in {ours["note"], theirs["note"]} - {None})
    assert now["introduced_by"] not in {ours["id"], theirs["id"]}


def unlinked(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row but for which kindness it passes on, which may be the twin of another."""
    return {column: row[column] for column in row if column not in {"forwards", "updated_at"}}


def assert_others_as_before(before: Picture, after: Picture, first: int, second: int) -> None:
    """Nobody else has more or less; whom the second introduced, the first has."""
    assert after["contact"][second] == []
    for other, rows in before["contact"].items():
        if rows and other not in {first, second}:
            (row,), (now,) = rows, after["contact"][other]
            if row["introduced_by"] == second:
                row = row | {"introduced_by": first, "updated_at": now["updated_at"]}
            assert now == row
            for table in TABLES:
                lines = [[unlinked(one) for one in some[table][other]] for some in (before, after)]
                assert lines[0] == lines[1]


@settings(max_examples=trials(25))
@given(
    everybody=st.lists(people, min_size=4, max_size=4),
    apart=st.sets(st.sampled_from(APART)),
    pair=st.permutations([1, 2, 3, 4]).map(lambda order: order[:2]),
    wins=sides,
    lot=st.integers(0, 1 << 32),
)
def test_everything_of_both_is_there(empty_database, tmp_path, everybody, apart, pair, wins, lot):
    """Of two with anything, the one that they become has all; undo makes them two, redo one."""
    path = tmp_path / "any.db"
    path.write_bytes(empty_database.read_bytes())
    fill(path, everybody, apart, lot)
    before, whole, network = picture(path), state(path), between(path)
    first, second = pair
    answer = merged(path, first, second, wins)
    after, new = picture(path), state(path)
    assert_bonds_kept(network, between(path), first, second, after["contact"][first][0]["note"])
    assert_all_kept(before, after, first, second)
    ours, theirs = (before["contact"][one][0] for one in pair)
    assert_settled(ours, theirs, after["contact"][first][0], wins)
    assert_others_as_before(before, after, first, second)
    told = {tuple(sorted(first if one == second else one for one in two)) for two in apart}
    assert {row[2:4] for row in new["apart"]} == told - {(first, first)}

    # What the log adds up to, by another reading than the database's.
    log = after["interaction"][first]
    signed = {"gave": 1, "got": -1, "met": 0}
    balance = sum(signed[one["direction"]] * one["weight"] for one in log)
    assert (answer.interactions, answer.balance) == (len(log), balance)
    circles, contacts, all_touches = (
        {row["id"]: row for rows in some.values() for row in rows}
        for some in (stored(path, "circle", "id"), after["contact"], after["interaction"])
    )
    world = World(circles, contacts, all_touches)
    assert new["standing"] == [world.standing(one) for one in sorted(contacts)]

    with connection.writing(path, "undo", bulk=True) as db:
        undoing.undo(db)
    assert state(path) == whole
    with connection.writing(path, "redo", bulk=True) as db:
        undoing.redo(db)
    assert state(path) == new
    assert damage(path) == []


@settings(max_examples=trials(4))
@given(everybody=st.lists(people, min_size=3, max_size=3))
def test_in_whatever_order_they_are_merged(empty_database, tmp_path, everybody):
    """Three who become one have done the same with you, and lead there by the same keys."""
    for one in everybody:
        for touch in one["touches"]:
            touch["source_key"] = None  # of what one source tells of two, the first's key is kept
    ends = []
    for a, b, c in permutations((1, 2, 3)):
        for steps in (((a, b), (a, c)), ((b, c), (a, b))):
            path = tmp_path / "any.db"
            path.write_bytes(empty_database.read_bytes())
            fill(path, everybody, set())
            uids = {n: rows[0]["uid"] for n, rows in stored(path, "contact", "id").items() if rows}
            for first, second in steps:
                merged(path, first, second, {})
            log = Counter(map(in_words, stored(path, "interaction")[a]))
            origins = {(one["source"], one["source_key"]) for one in stored(path, "origin")[a]}
            assert {("netlog", uids[b]), ("netlog", uids[c])} <= origins
            keys = {key for key in origins if key[0] == "csv"}
            tags = {names.fold(one["name"]) for one in stored(path, "tag")[a]}
            ends.append((log, keys, tags))
    assert all(end == ends[0] for end in ends)
