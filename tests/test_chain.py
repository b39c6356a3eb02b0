"""Pay it forward: `gave --forward`, `edit --forward`, and `netlog chain`."""

import sqlite3
from contextlib import closing

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netlog.store import chains, connection
from tests.conftest import Shell

DAY = "2026-06-01"


@pytest.fixture
def passed(netlog: Shell) -> Shell:
    """Ada reviewed a chapter (1); that is passed on to Cy (3), and to Dee with lunch (4 and 5)."""
    for name in ("Ada Quill", "Bo Marsh", "Cy Noor", "Dee Wren"):
        netlog.ok("add", name)
    netlog.ok("got", "ada", "review", "-w", "2", "--on", "2026-03-01", "-m", "chapter one")
    netlog.ok("log", "bo", "--on", "2026-03-02")
    netlog.ok("gave", "cy", "mentoring", "--forward", "1", "--on", "2026-04-01", "-m", "weekly")
    netlog.ok("gave", "dee", "bo", "advice", "--forward", "1", "--on", "2026-05-01")
    return netlog


def tree(netlog: Shell, interaction: int) -> list[tuple[int, int]]:
    """Return the ids of a chain, with how deep each is."""
    rows = netlog.ok("chain", interaction, "--json").json
    return [(row["interaction_id"], row["depth"]) for row in rows]


def foreign(netlog: Shell, statement: str, *values: object) -> None:
    """Write as another program would."""
    with closing(sqlite3.connect(netlog.path)) as db, db:
        db.execute(statement, values)


# Passing on ---------------------------------------------------------------------------------------


def test_what_was_got_is_passed_on(netlog):
    """It is said whose kindness that is, and only the balance of who is helped changes."""
    netlog.ok("add", "Ada Quill")
    netlog.ok("add", "Cy Noor")
    netlog.ok("got", "ada", "review")
    said = netlog.ok("gave", "cy", "advice", "--forward", "1").out
    assert said == (
        "gave advice to Cy Noor today; passes on a kindness of Ada Quill's; "
        "balance +1, their turn\n"
    )
    balances = {row["name"]: row["balance"] for row in netlog.ok("owed", "--json").json}
    assert balances == {"Ada Quill": -1, "Cy Noor": 1}


def test_both_histories_say_so(passed):
    """Hers to whom it went, in the order it went; theirs from whom it came."""
    assert passed.ok("history", "ada").rows[0][-1] == (
        "passed on to Cy Noor, Dee Wren, Bo Marsh; chapter one"
    )
    assert passed.ok("history", "cy").rows[0][-1] == "passes on a kindness of Ada Quill's; weekly"
    assert passed.ok("history", "dee").rows[0][-1] == "passes on a kindness of Ada Quill's"
    assert "passed on to Cy Noor, Dee Wren" in passed.ok("show", "ada").out
    assert "passes on a kindness of Ada Quill's; weekly" in passed.ok("show", "cy").out


def test_histories_as_records(passed):
    """The id, the name and the names are fields of every row, empty where there is nothing."""
    rows = {row["interaction_id"]: row for row in passed.ok("history", "--json").json}
    said = {
        number: (row["forwards"], row["forwards_of"], row["passed_on_to"])
        for number, row in rows.items()
    }
    assert said == {
        1: (None, None, ["Cy Noor", "Dee Wren", "Bo Marsh"]),
        2: (None, None, []),
        3: (1, "Ada Quill", []),
        4: (1, "Ada Quill", []),
        5: (1, "Ada Quill", []),
    }
    (shown,) = passed.ok("show", "cy", "--json").json["interactions"]
    assert shown["forwards_of"] == "Ada Quill"


def test_what_was_given_comes_back(passed):
    """What Dee does for me since I helped Cy passes on my kindness, and both say so."""
    passed.ok("got", "dee", "lead")
    passed.ok("edit", "--interaction", "6", "--forward", "3")
    assert passed.ok("history", "dee").rows[-1][-1] == "passes on your kindness to Cy Noor"
    assert passed.ok("history", "cy").rows[0][-1] == (
        "passes on a kindness of Ada Quill's; passed on by Dee Wren; weekly"
    )
    assert tree(passed, 6) == [(1, 0), (3, 1), (6, 2), (4, 1), (5, 1)]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (
            "gave cy gift --forward 99",
            4,
            "there is no interaction 99; netlog history shows the ids",
        ),
        (
            "gave cy gift --forward -1",
            4,
            "there is no interaction -1; netlog history shows the ids",
        ),
        (
            "gave cy gift --forward 99999999999999999999",
            4,
            "there is no interaction 99999999999999999999; netlog history shows the ids",
        ),
        (
            "gave cy gift --forward 2",
            6,
            "interaction 2 is no kindness that you got; 'netlog history --direction got'",
        ),
        (
            "gave bo gift --forward 3",
            6,
            "interaction 3 is no kindness that you got; 'netlog history --direction got'",
        ),
        (
            "gave cy ada gift --forward 1",
            6,
            "interaction 1 is of the same person; what goes back to them is not passed on",
        ),
        (
            "edit --interaction 3 --forward 99",
            4,
            "there is no interaction 99; netlog history shows",
        ),
        ("edit --interaction 3 --forward 3", 6, "a kindness is passed on by another"),
        ("edit --interaction 3 --forward ada", 2, "'ada' is no interaction; say its id, as"),
        ("edit --interaction 3 --forward 2", 6, "interaction 2 is no kindness that you got; 'net"),
        ("edit --interaction 2 --forward 1", 6, "interaction 2 is nothing given, and passes noth"),
        ("edit --interaction 1 --forward 3", 6, "interaction 3 came of this one; 'netlog edit"),
        (
            "edit --interaction 1 --direction met",
            6,
            "interaction 1 is no kindness that you got; 'netlog edit --interaction 3 --for",
        ),
        (
            "edit --interaction 3 --with ada",
            6,
            "interaction 1 is of the same person; what goes back to them is not passed on",
        ),
        (
            "edit --interaction 1 --with cy",
            6,
            "interaction 1 is of the same person; 'netlog edit --interaction 3 --for",
        ),
        ("edit cy --forward 1", 2, "--forward is about an interaction; add --interaction ID"),
        ("chain 99", 4, "there is no interaction 99; netlog history shows the ids"),
    ],
)
def test_what_cannot_be_passed_on(passed, words, code, said):
    """It is said in a line why not, and nothing is written."""
    before = passed.path.read_bytes()
    answer = passed(*words.split())
    assert (answer.code, answer.out) == (code, "")
    assert answer.err.startswith(f"netlog: {said}")
    assert answer.err.count("\n") == 1
    assert passed.path.read_bytes() == before


def test_passing_on_is_edited(passed):
    """It is set, taken away by 'none' or nothing, undone and made again."""
    passed.ok("got", "bo", "lead")
    said = passed.ok("edit", "--interaction", "3", "--forward", "6").out
    assert said.endswith("(forward 6)\n")
    assert tree(passed, 3) == [(6, 0), (3, 1)]
    assert passed.ok("edit", "--interaction", "3", "--forward", "none").out.endswith(
        "(no forward)\n"
    )
    assert tree(passed, 3) == [(3, 0)]
    passed.ok("undo")
    assert tree(passed, 3) == [(6, 0), (3, 1)]
    passed.ok("edit", "--interaction", "3", "--forward", "")
    passed.ok("undo", "2")
    assert tree(passed, 3) == [(1, 0), (3, 1), (4, 1), (5, 1)]
    passed.ok("redo", "2")
    assert tree(passed, 3) == [(3, 0)]


def test_what_is_no_gift_any_more_passes_nothing_on(passed):
    """Who says that it was only a meeting need not part the two first."""
    passed.ok("edit", "--interaction", "3", "--direction", "met")
    assert tree(passed, 1) == [(1, 0), (4, 1), (5, 1)]


def test_what_is_removed_leaves_the_others(passed):
    """What passed it on stays, and passes nothing on; undo joins them again."""
    passed.ok("remove", "1")
    rows = passed.ok("history", "--json").json
    assert [(row["interaction_id"], row["forwards"]) for row in rows] == [
        (2, None),
        (3, None),
        (4, None),
        (5, None),
    ]
    passed.ok("undo")
    assert tree(passed, 4) == [(1, 0), (3, 1), (4, 1), (5, 1)]
    passed.ok("remove", "3")
    assert tree(passed, 1) == [(1, 0), (4, 1), (5, 1)]


# How it travelled ---------------------------------------------------------------------------------


@pytest.mark.parametrize("asked", [1, 3, 4])
def test_a_chain_is_the_same_wherever_it_is_held(passed, asked):
    """From where it began, what passed it on below, the oldest first."""
    assert passed.ok("chain", asked).rows == [
        ["1", "2026-03-01", "got review x2 from Ada Quill", "chapter one"],
        ["3", "2026-04-01", "> gave mentoring to Cy Noor", "weekly"],
        ["4", "2026-05-01", "> gave advice to Dee Wren", ""],
        ["5", "2026-05-01", "> gave advice to Bo Marsh", ""],
    ]


def test_a_chain_as_records(passed):
    """Every field is there."""
    assert passed.ok("chain", 1, "--json").json[1] == {
        "id": 3,
        "handle": "cy-noor",
        "name": "Cy Noor",
        "interaction_id": 3,
        "forwards": 1,
        "depth": 1,
        "day": "2026-04-01",
        "direction": "gave",
        "kind": "mentoring",
        "weight": 1,
        "note": "weekly",
    }
    assert passed.ok("chain", 1, "-f", "ids").lines == [
        "ada-quill",
        "cy-noor",
        "dee-wren",
        "bo-marsh",
    ]


def test_a_chain_on_a_terminal_says_what_to_do(passed):
    """It ends in how to pass on what was got."""
    out = passed.ok("chain", 3, terminal=True).out
    assert out.endswith("pass it on: netlog gave WHO KIND --forward 1\n")
    assert "> gave mentoring to Cy Noor" in out


def test_what_was_never_passed_on(passed):
    """It is a chain of one."""
    assert passed.ok("chain", 2).rows == [["2", "2026-03-02", "met Bo Marsh", ""]]


def test_a_ring_that_another_program_wrote(passed):
    """Each is there once, and it begins with what was entered first, whoever is asked for."""
    foreign(passed, "UPDATE interaction SET forwards = 4 WHERE id = 1")
    foreign(passed, "UPDATE interaction SET forwards = 5 WHERE id = 2")
    for asked in (1, 2, 3, 4, 5):
        assert tree(passed, asked) == [(1, 0), (3, 1), (4, 1), (5, 1), (2, 2)]
    passed.ok("history", "--json")
    passed.ok("show", "ada")


def test_a_chain_as_long_as_none_is(passed):
    """Ten thousand steps, which another program wrote, are told one by one."""
    with connection.writing(passed.path, "test", bulk=True) as db:
        db.executemany(
            "INSERT INTO interaction (id, contact_id, day, direction, kind, forwards) "
            "VALUES (?, 1, '2026-06-01', 'got', 'gift', ?)",
            [(number, number - 1) for number in range(6, 10_006)],
        )
    rows = passed.ok("chain", 7000, "-f", "tsv").lines
    assert len(rows) == 1 + 10_004
    assert len(max(passed.ok("chain", 7000).lines, key=len)) < 100


@settings(max_examples=60)
@given(
    st.lists(st.integers(0, 11), min_size=12, max_size=12),
    st.integers(1, 12),
)
def test_any_forest_and_any_ring(tmp_path_factory, empty_database, above, asked):
    """A chain is all that is joined to what is asked for, each once and below what it passes on."""
    path = tmp_path_factory.mktemp("chain") / "netlog.db"
    path.touch(mode=0o600)
    path.write_bytes(empty_database.read_bytes())
    forwards = {n: m for n, m in enumerate(above, start=1) if m not in {0, n}}
    with connection.writing(path, "test", bulk=True) as db:
        db.execute("INSERT INTO contact (handle, name) VALUES ('ada', 'Ada')")
        for n in range(1, 13):
            db.execute("INSERT INTO interaction (id, contact_id, day) VALUES (?, 1, ?)", (n, DAY))
        db.executemany(
            "UPDATE interaction SET forwards = ? WHERE id = ?",
            [(up, number) for number, up in forwards.items()],
        )
    with connection.reading(path) as db:
        links = chains.chain(db, asked)
    joined, size = {asked}, 0
    while size < len(joined):
        size = len(joined)
        joined |= {up for low, up in forwards.items() if low in joined}
        joined |= {low for low, up in forwards.items() if up in joined}
    assert sorted(link.interaction_id for link in links) == sorted(joined)
    depths = {link.interaction_id: link.depth for link in links}
    for link in links[1:]:
        assert depths[forwards[link.interaction_id]] == link.depth - 1
    assert links[0].depth == 0
