"""`netlog intro` and `netlog intros`: one record between three people, from asked to made."""

import json
from collections import Counter
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netlog import models, rules
from netlog.errors import Refused
from netlog.store import contacts, edges, intros, loops, thanks, undoing
from netlog.store.contacts import Particulars
from tests.conftest import TODAY, Shell
from tests.machines import DAY, Machine
from tests.test_undo import state
from tests.trust import trials


@pytest.fixture
def three(netlog: Shell) -> Shell:
    """A shell whose database has three people, of whom nobody knows another."""
    for name in ("Ada Lovelace", "Bo Winter", "Cy Roth"):
        netlog.ok("add", name)
    return netlog


def listed(shell: Shell, *words: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = shell.ok("intros", *words, "--json").json
    return rows


def balances(shell: Shell) -> dict[str, int]:
    return {row["handle"]: row["balance"] for row in shell.ok("list", "--json").json}


def touches(shell: Shell, who: str) -> list[tuple[Any, ...]]:
    fields = ("day", "direction", "kind", "introduced_to", "note")
    return [tuple(row[f] for f in fields) for row in shell.ok("history", who, "--json").json]


# One that I make --------------------------------------------------------------------------------


def test_an_introduction_goes_from_asked_to_made(three):
    """Each step says what comes next, and nothing is given before it is made."""
    said = three.ok("intro", "ada", "bo", "--for", "old  maps", "--on", "yesterday").out
    assert said == (
        "introduction 1: Ada Lovelace and Bo Winter (old maps), asked yesterday; "
        "next: netlog intro 1 --agreed\n"
    )
    said = three.ok("intro", "1", "--agreed").out
    assert said == (
        "introduction 1: Ada Lovelace and Bo Winter (old maps), agreed; "
        "next: netlog intro 1 --made\n"
    )
    assert balances(three) == {"ada-lovelace": 0, "bo-winter": 0, "cy-roth": 0}
    made = "introduction 1: Ada Lovelace and Bo Winter (old maps), made today"
    assert three.ok("intro", "1", "--made").lines == [
        f"{made}; next: netlog intro 1 --outcome TEXT",
        "gave intro to Ada Lovelace today; balance +1, their turn",
        "gave intro to Bo Winter today; balance +1, their turn",
    ]
    said = three.ok("intro", "1", "--outcome", "they work together now").out
    assert said == f"{made}; they work together now\n"
    (row,) = listed(three)
    assert three.ok("intro", "1", "--for", "", "--outcome", "").out == (
        "introduction 1: Ada Lovelace and Bo Winter, made today; "
        "next: netlog intro 1 --outcome TEXT\n"
    )
    assert (row["asked_on"], row["made_on"]) == ("2026-11-18", TODAY)
    assert (row["outcome"], row["next"]) == ("they work together now", None)


def test_the_outcome_is_of_the_one_that_was_made(three):
    """Said of two names it opens none, nor makes another; with a stage it is of a new one."""
    three.ok("intro", "ada", "bo", "--made")
    three.ok("intro", "--from", "cy", "ada", "--on", "2 nov")
    three.ok("intro", "bo", "ada", "--outcome", "they draw maps")
    three.ok("intro", "--from", "cy", "ada", "--to", "me", "--outcome", "lunch")
    assert [(row["by_handle"], row["outcome"]) for row in listed(three)] == [
        (None, "they draw maps"),
        ("cy-roth", "lunch"),
    ]
    assert balances(three) == {"ada-lovelace": 1, "bo-winter": 1, "cy-roth": -1}
    three.ok("intro", "ada", "bo", "--asked", "--outcome", "not yet")
    assert [row["stage"] for row in listed(three)] == ["asked", "made", "made"]


def test_one_that_is_made_is_given_to_both_at_once(three):
    """Two touches of one occasion, each of which says whom they met, and an edge."""
    three.ok("intro", "ada", "bo", "--made", "--on", "2 nov", "--for", "old maps")
    assert touches(three, "ada") == [("2026-11-02", "gave", "intro", "Bo Winter", "old maps")]
    assert touches(three, "bo") == [("2026-11-02", "gave", "intro", "Ada Lovelace", "old maps")]
    assert three.ok("history", "bo").rows[0][-1] == "to Ada Lovelace; old maps"
    assert "to Bo Winter; old maps" in three.ok("show", "ada").out
    rows = state(three.path)
    assert len({row[10] for row in rows["interaction"]} - {None}) == 1
    assert three.ok("show", "ada", "--json").json["knows"][0]["handle"] == "bo-winter"
    (row,) = listed(three)
    assert (row["asked_on"], row["made_on"]) == ("2026-11-02", "2026-11-02")


def test_two_who_are_being_introduced_are_named_again(three):
    """Whoever is named first: it moves the one that is there, and opens no other."""
    three.ok("intro", "ada", "bo")
    three.ok("intro", "bo", "ada", "--for", "maps")
    three.ok("intro", "bo", "ada", "--agreed", "-m", "both like maps")
    (row,) = listed(three)
    assert (row["stage"], row["wish"], row["note"]) == ("agreed", "maps", "both like maps")
    three.ok("intro", "ada", "bo", "--declined", "-m", "too busy")
    (row,) = listed(three)
    assert (row["stage"], row["note"]) == ("declined", "both like maps\ntoo busy")
    three.ok("intro", "ada", "bo")
    assert [row["stage"] for row in listed(three)] == ["asked", "declined"]


def test_who_knew_each_other_is_remarked(three):
    """Also who was introduced before; it is done all the same, and what was said is kept."""
    three.ok("knows", "ada", "bo", "--how", "choir", "--strength", "3")
    remarked = three.ok("intro", "bo", "ada", "--made").err
    assert remarked == (
        "Bo Winter and Ada Lovelace know each other already; 'netlog undo' takes this back\n"
    )
    assert three.ok("show", "bo", "--json").json["knows"][0]["how"] == "choir"
    remarked = three.ok("intro", "ada", "bo").err
    assert remarked == (
        "introduction 1 of the same was made today; 'netlog undo' takes this back\n"
    )


def test_a_note_is_found_again(three):
    """What was noted by the time it was made is said of the touches, too."""
    three.ok("intro", "ada", "bo", "--for", "maps", "-m", "she asked at the fair")
    three.ok("intro", "ada", "bo", "--made", "-m", "over soup")
    assert touches(three, "bo")[0][-1] == "maps; she asked at the fair\nover soup"
    assert listed(three)[0]["note"] == "she asked at the fair\nover soup"
    assert len(three.ok("find", "soup").lines) == 2


def test_what_was_made_before_it_was_entered(three):
    """A day before the one it was asked on was the day of asking as well."""
    three.ok("intro", "ada", "bo")
    three.ok("intro", "1", "--made", "--on", "3 days ago")
    (row,) = listed(three)
    assert (row["asked_on"], row["made_on"]) == ("2026-11-16", "2026-11-16")


# One that is made for me ------------------------------------------------------------------------


def test_one_for_me_is_got_and_to_be_thanked_for(three):
    """It is made at once, from whoever made it, who introduced the new one and is to be thanked."""
    said = three.ok("intro", "--from", "cy", "--to", "me", "ada", "--for", "maps", "--on", "2 nov")
    made = "introduction 1: Ada Lovelace to you by Cy Roth (maps), made Mon 2026-11-02"
    assert said.lines == [
        f"{made}; next: netlog thank cy-roth",
        "got intro from Cy Roth Mon 2026-11-02; balance -1, your turn",
    ]
    assert touches(three, "cy") == [("2026-11-02", "got", "intro", "Ada Lovelace", "maps")]
    assert touches(three, "ada") == []
    assert three.ok("show", "ada", "--json").json["introduced_by"]["handle"] == "cy-roth"
    (thanks,) = three.ok("open", "--json").json
    assert (thanks["handle"], thanks["kind"]) == ("cy-roth", "thanks")
    assert thanks["what"] == "introducing Ada Lovelace: maps"
    assert listed(three)[0]["next"] == "netlog thank cy-roth"
    three.ok("thank", "cy")
    assert listed(three)[0]["next"] == "netlog intro 1 --outcome TEXT"


def test_somebody_new_may_be_added(three):
    """As by `log --add`; without it nobody is."""
    refused = three("intro", "--from", "cy", "Dana Dee")
    assert (refused.code, refused.out) == (4, "")
    three.ok("intro", "--from", "cy", "Dana Dee", "--add")
    assert three.ok("show", "dana", "--json").json["introduced_by"]["handle"] == "cy-roth"


def test_whom_another_introduced_stays_theirs(three):
    """The second to introduce somebody knows them, and is no less thanked."""
    three.ok("edit", "ada", "--introduced-by", "bo")
    three.ok("intro", "--from", "cy", "ada")
    shown = three.ok("show", "ada", "--json").json
    assert shown["introduced_by"]["handle"] == "bo-winter"
    assert {row["handle"] for row in shown["knows"]} == {"bo-winter", "cy-roth"}
    assert three.ok("open", "cy", "--json").json[0]["kind"] == "thanks"


def test_one_for_me_may_be_asked_for_first(three):
    """Asked and agreed, and made by naming it again."""
    three.ok("intro", "--from", "cy", "ada", "--asked", "--on", "2 nov")
    assert three.ok("open").out == ""
    three.ok("intro", "1", "--agreed")
    three.ok("intro", "--from", "cy", "--to", "me", "ada")
    (row,) = listed(three)
    assert (row["stage"], row["asked_on"], row["made_on"]) == ("made", "2026-11-02", TODAY)
    assert balances(three)["cy-roth"] == -1


def test_others_introduce_too(three):
    """Two of my people by a third: they know each other, and nobody gave me anything."""
    said = three.ok("intro", "--from", "cy", "ada", "--to", "bo").out
    assert said == (
        "introduction 1: Ada Lovelace and Bo Winter by Cy Roth, made today; "
        "next: netlog intro 1 --outcome TEXT\n"
    )
    assert set(balances(three).values()) == {0}
    assert three.ok("show", "bo", "--json").json["knows"][0]["handle"] == "ada-lovelace"
    assert three.ok("open").out == ""


# Looking ----------------------------------------------------------------------------------------


def test_introductions_are_listed_by_stage(three):
    """What waits comes first, then what was made last; a person's are those of any part."""
    three.ok("add", "Dana Dee")
    three.ok("intro", "ada", "bo", "--made")
    three.ok("intro", "bo", "cy")
    three.ok("intro", "cy", "ada", "--agreed")
    three.ok("intro", "--from", "dana", "cy", "--declined")
    three.ok("intro", "dana", "bo", "--made", "--on", "2 nov")
    three.ok("intro", "dana", "ada", "--made", "--on", "3 nov")
    assert [(row["intro_id"], row["stage"]) for row in listed(three)] == [
        (2, "asked"),
        (3, "agreed"),
        (1, "made"),
        (6, "made"),
        (5, "made"),
        (4, "declined"),
    ]
    assert [row["intro_id"] for row in listed(three, "ada")] == [3, 1, 6]
    assert [row["intro_id"] for row in listed(three, "dana")] == [6, 5, 4]
    closed = listed(three, "--stage", "made", "--stage", "decl")
    assert [row["intro_id"] for row in closed] == [1, 6, 5, 4]
    table = three.ok("intros", "-f", "table").lines
    assert table[0].split() == ["id", "stage", "who", "to", "for", "since"]
    assert table[-1] == (
        "next: netlog intro 2 --agreed, netlog intro 3 --made, netlog intro 1 --outcome TEXT"
    )
    assert three.ok("intros", "-f", "table", "-n", "1").err == (
        "… and 5 more introductions; -n 0 shows all\n"
    )


def test_nothing_is_said_of_no_introductions(netlog):
    """Nothing to a pipe; on a terminal, how the first is opened."""
    said = netlog.ok("intros")
    assert (said.out, said.err) == ("", "")
    assert "netlog intro WHO WHO" in netlog.ok("intros", terminal=True).err


def test_the_card_has_what_is_open(three):
    """Of the introductions those that are not finished, with the command that takes them on."""
    three.ok("intro", "ada", "bo", "--for", "maps")
    three.ok("intro", "--from", "cy", "ada", "--asked")
    card = three.ok("show", "ada").out
    assert "Bo Winter (maps), asked; netlog intro 1 --agreed" in card
    assert "Cy Roth, asked; netlog intro 2 --agreed" in card
    three.ok("intro", "1", "--made")
    three.ok("intro", "2", "--declined")
    assert "introductions" not in three.ok("show", "ada").out
    assert three.ok("show", "ada", "--json").json["intros"] == []


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("ada",), 2, "an introduction is of two people"),
        (("ada", "ada"), 2, "an introduction is of two people"),
        (("ada", "bo", "cy"), 2, "an introduction is of two people"),
        (("ada", "eve"), 4, "nobody here goes by 'eve'"),
        (("99",), 4, "there is no introduction 99"),
        (("9" * 18,), 4, "there is no introduction 9"),
        (("9" * 5000,), 4, "nobody here goes by '9"),
        (("ada", "--to", "me"), 2, "who introduces you is not said"),
        (("ada", "bo", "--from", "cy", "--to", "me"), 2, "those are several people"),
        (("ada", "--from", "ada"), 6, "an introduction is between three people"),
        (("ada", "bo", "--from", "bo"), 6, "an introduction is between three people"),
        (("ada", "cy", "--made", "--declined"), 2, "--made and --declined are several stages"),
        (("ada", "cy", "--on", "tomorrow"), 2, "2026-11-20 has not come yet"),
        (("ada", "cy", "--for", "x" * 501), 6, "what an introduction is for is text"),
        (("1", "--asked"), 6, "introduction 1 is asked already"),
        (("1", "--declined", "--on", "yesterday"), 2, "an introduction keeps the day"),
        (("2", "--made"), 6, "introduction 2 is made already"),
        (("2", "--declined"), 6, "introduction 2 is made and cannot be declined"),
    ],
)
def test_what_cannot_be_is_refused(three, words, code, said):
    """In one line that says what can be done, and nothing is written."""
    three.ok("intro", "ada", "bo")
    three.ok("intro", "bo", "cy", "--made")
    before = state(three.path)
    result = three("intro", *words)
    assert (result.code, result.out) == (code, "")
    assert len(result.errors) == len(result.err.splitlines()) == 1
    assert result.err.startswith(f"netlog: {said}")
    assert state(three.path) == before


def test_nobodys_row_names_another(three):
    """Who is renamed is called so wherever they were introduced; of who is forgotten, nothing."""
    three.ok("intro", "ada", "bo", "--made")
    three.ok("intro", "--from", "ada", "bo", "--for", "maps")
    three.ok("edit", "bo", "--name", "Bolormaa")
    assert [row[3] for row in touches(three, "ada")] == ["Bolormaa", "Bolormaa"]
    assert three.ok("open", "--json").json[0]["what"] == "introducing Bolormaa: maps"
    three.ok("thank", "ada")
    three.ok("forget", "bolormaa", "--yes")
    stored = three.path.read_bytes()
    assert not any(name in stored for name in (b"Bolormaa", b"Bo Winter", b"bo-winter"))
    assert touches(three, "ada")[0] == (TODAY, "gave", "intro", None, None)
    (thanks,) = three.ok("open", "--closed", "--json").json
    assert thanks["what"] == "an introduction: maps"


def test_long_names_and_ugly_ones(three):
    """A record that quotes two names of the longest is made and shown like any."""
    three.ok("add", "\x1b[31mRed\u202e " + "x" * 480, "--handle", "red")
    three.ok("add", "y" * 500, "--handle", "why")
    three.ok("intro", "red", "why", "--made", "--for", "z" * 500, "-m", "n" * 65536)
    three.ok("intro", "--from", "red", "why", "--for", "z" * 500)
    said = three.ok("intros", terminal=True).out + three.ok("intros").out
    assert "\x1b[31mRed" not in said
    assert "\u202e" not in said


# Everything taken back --------------------------------------------------------------------------

PEOPLE = 4
MAY = {("asked", "agreed"), ("asked", "made"), ("asked", "declined")} | {
    ("agreed", "made"),
    ("agreed", "declined"),
}
who = st.integers(0, PEOPLE - 1)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("open"), who, st.none() | who, st.none() | who),
        st.tuples(st.just("move"), st.integers(0, 5), st.sampled_from(rules.STAGES)),
        st.tuples(st.just("thank"), who),
    ),
    max_size=14,
)


class Book:
    """The same kept in plain Python: whom I owe, who knows whom, whom to thank."""

    def __init__(self) -> None:
        self.intros: list[dict[str, Any]] = []
        self.balance: Counter[int] = Counter()
        self.pairs: set[frozenset[int]] = set()
        self.thanks: list[int] = []
        self.introducer: dict[int, int] = {}

    def may_open(self, one: int, other: int | None, by: int | None) -> bool:
        named = [person for person in (one, other, by) if person is not None]
        return len(named) >= 2 and len(set(named)) == len(named)

    def make(self, intro: dict[str, Any]) -> None:
        one, other, by = intro["three"]
        if other is None:
            self.balance[by] -= 1
            self.thanks.append(by)
            if self.introducer.setdefault(one, by) != by:
                self.pairs.add(frozenset((one, by)))
        else:
            self.pairs.add(frozenset((one, other)))
            if by is None:
                self.balance.update((one, other))


def kept(machine: Machine) -> str:
    tables = [*(table.name for table in models.KEPT), "standing"]
    rows = {name: machine.db.execute(f"SELECT * FROM {name}").fetchall() for name in tables}
    return json.dumps(rows)


def taken(machine: Machine, book: Book, ids: list[int], step: tuple[Any, ...]) -> bool:
    """Take a step in the database and in the book; return whether it could be taken."""
    db, day = machine.db, date(2026, 11, 19)
    if step[0] == "open":
        one, other, by = step[1:]
        if not book.may_open(one, other, by):
            return False
        people = [None if person is None else ids[person] for person in (one, other, by)]
        assert people[0] is not None
        with machine.operation("intro", None):
            intros.add(db, people[0], people[1], people[2], day, wish="maps")
        book.intros.append({"three": (one, other, by), "stage": "asked"})
        return True
    if step[0] == "move":
        _, number, stage = step
        if number >= len(book.intros):
            return False
        intro, before = book.intros[number], kept(machine)
        if (intro["stage"], stage) not in MAY:
            with pytest.raises(Refused), machine.operation("intro", None):
                intros.move(db, number + 1, stage, day)
            assert kept(machine) == before
            return False
        with machine.operation("intro", None):
            intros.move(db, number + 1, stage, day + timedelta(days=number))
        intro["stage"] = stage
        if stage == "made":
            book.make(intro)
        return True
    with machine.operation("thank", None):
        for row in loops.listed(db, contact=ids[step[1]], kinds=("thanks",)):
            loops.close(db, row.loop_id, "done", date(2027, 1, 1))
        thanks.log(db, ids[step[1]], date(2027, 1, 1))
    book.thanks = [person for person in book.thanks if person != step[1]]
    return True


def check(machine: Machine, book: Book, ids: list[int]) -> None:
    """Compare what is stored with the book."""
    db = machine.db
    query = "SELECT contact_id, balance FROM standing"
    assert dict(db.execute(query)) == {ids[n]: book.balance[n] for n in range(PEOPLE)}
    pairs = {frozenset((ids.index(e.one), ids.index(e.other))) for e in edges.around(db, ids)}
    assert pairs == book.pairs | {frozenset(pair) for pair in book.introducer.items()}
    to_thank = [ids.index(row.id) for row in loops.listed(db, kinds=("thanks",))]
    assert Counter(to_thank) == Counter(book.thanks)
    stages = [row.stage for row in sorted(intros.listed(db), key=lambda row: row.intro_id)]
    assert stages == [intro["stage"] for intro in book.intros]


@settings(max_examples=trials(60))
@given(steps)
def test_every_stage_is_undone_and_made_again(chosen):
    """Balances, edges and thanks are those of a book in plain Python; undo goes back through all.

    And redo comes to the same in the end.
    """
    machine, book = Machine(), Book()
    with machine.operation("add", None):
        ids = [contacts.add(machine.db, Particulars(name=f"P {n}"), DAY).id for n in range(PEOPLE)]
    states = [kept(machine)]
    for step in chosen:
        if taken(machine, book, ids, step):
            states.append(kept(machine))
        check(machine, book, ids)
    for before in states[-2::-1]:
        with machine.operation("undo", None, bulk=True):
            undoing.undo(machine.db)
        assert kept(machine) == before
    for after in states[1:]:
        with machine.operation("redo", None, bulk=True):
            undoing.redo(machine.db)
        assert kept(machine) == after
    assert machine.damage() == []


def test_a_command_is_one_operation(three):
    """What is made with its touches, its edge and its thanks is taken back in one."""
    three.ok("intro", "ada", "bo")
    before = state(three.path)
    three.ok("intro", "1", "--made", "--outcome", "tea", "-m", "at the fair")
    after = state(three.path)
    three.ok("undo")
    assert state(three.path) == before
    three.ok("redo")
    assert state(three.path) == after
