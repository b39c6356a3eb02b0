"""`netlog knows` and `unknows`: who knows whom, as noted and as it follows from what is stored."""

import pytest

from netlog.store import connection, edges
from tests.conftest import Shell


@pytest.fixture
def people(netlog: Shell) -> Shell:
    """Five people: their ids are 1 to 5."""
    for name in ("Ada Abel", "Bo Brandt", "Cy Costa", "Dee Dahl", "Ezra Eaton"):
        netlog.ok("add", name)
    return netlog


def around(shell: Shell, *people: int) -> list[tuple[object, ...]]:
    with connection.reading(shell.path) as db:
        return [tuple(edge) for edge in edges.around(db, people)]


def known(shell: Shell, who: str) -> list[tuple[str, str, str | None, float]]:
    rows = shell.ok("show", who, "--json").json["knows"]
    return [(row["handle"], row["source"], row["how"], row["strength"]) for row in rows]


def work(shell: Shell, *stays: tuple[int, str | None, str | None], company: str = "Acme") -> None:
    """Enter who was at a company from when until when."""
    with connection.writing(shell.path, "test") as db:
        (there,) = db.execute(
            "INSERT INTO company (name, folded) VALUES (?, lower(?)) RETURNING id",
            (company, company),
        ).fetchone()
        db.executemany(
            "INSERT INTO position (contact_id, company_id, since, until) VALUES (?, ?, ?, ?)",
            [(contact, there, since, until) for contact, since, until in stays],
        )


# Noted ------------------------------------------------------------------------------------------


def test_two_people_know_each_other(people):
    """It is said of both, how and how well; names may be several words, quoted or not."""
    said = people.ok("knows", "bo", "Ada Abel", "--how", "the  choir", "--strength", 3).out
    assert said == (
        "Bo Brandt and Ada Abel know each other: the choir, strength 3; "
        "the way: netlog path ada-abel\n"
    )
    people.ok("knows", "Ada", "Abel", "Cy", "Costa")
    assert known(people, "ada") == [
        ("bo-brandt", "knows", "the choir", 0.9),
        ("cy-costa", "knows", None, 0.6),
    ]
    assert known(people, "bo") == [("ada-abel", "knows", "the choir", 0.9)]
    card = people.ok("show", "ada").out
    assert "knows       Bo Brandt (bo-brandt), the choir\n" in card
    assert "            Cy Costa (cy-costa)\n" in card


def test_said_again_it_changes_what_is_given(people):
    """The other way round is the same two; what is not given stays."""
    people.ok("knows", "ada", "bo", "--how", "school", "--strength", 1, "-m", "since 1999")
    said = people.ok("knows", "bo", "ada", "--strength", 2).out
    assert said.startswith("Bo Brandt and Ada Abel know each other: school, strength 2;")
    said = people.ok("knows", "ada", "bo").out
    assert said.startswith("Ada Abel and Bo Brandt know each other already: school, strength 2;")
    with connection.reading(people.path) as db:
        assert edges.noted(db, 2, 1) == (1, "school", 2, "since 1999")


def test_put_says_whether_it_is_new(people):
    """As those who use it elsewhere want to know."""
    with connection.writing(people.path, "test") as db:
        assert edges.put(db, 2, 1, how="school")
        assert not edges.put(db, 1, 2, strength=3)
        assert edges.noted(db, 1, 2) == (1, "school", 3, None)
        assert edges.remove(db, 2, 1)
        assert not edges.remove(db, 1, 2)


def test_it_is_taken_back(people):
    """By unknows, or by undo; redo makes it again."""
    people.ok("knows", "ada", "bo", "--strength", 3)
    assert people.ok("unknows", "bo", "ada").out == (
        "Bo Brandt and Ada Abel are not noted to know each other any more\n"
    )
    assert known(people, "ada") == []
    people.ok("undo")
    assert known(people, "ada") == [("bo-brandt", "knows", None, 0.9)]
    people.ok("undo", 2)
    assert people("unknows", "ada", "bo").code == 4
    people.ok("redo", 2)
    assert known(people, "bo") == [("ada-abel", "knows", None, 0.9)]


def test_what_follows_by_itself_cannot_be_taken_back(people):
    """But it is said why they count as knowing each other."""
    people.ok("edit", "bo", "--introduced-by", "ada")
    refused = people("unknows", "ada", "bo")
    assert refused.code == 4
    assert refused.err == (
        "netlog: Ada Abel and Bo Brandt are not noted to know each other; "
        "they count as such, for Ada Abel introduced Bo Brandt to you\n"
    )
    people.ok("knows", "ada", "bo")
    assert people.ok("unknows", "ada", "bo").out.endswith(
        "; they still count as such, for Ada Abel introduced Bo Brandt to you\n"
    )


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("ada",), 2, "that takes two people, and this is Ada Abel; as in: netlog knows ada bo"),
        (("ada", "Ada Abel"), 2, "that takes two people, and this is Ada Abel;"),
        (("ada", "bo", "cy"), 2, "that takes two people, and this is Ada Abel and Bo Brandt and"),
        (("ada", "zed"), 4, "nobody here goes by 'zed'"),
        (("ada", "bo", "--strength", "4"), 2, "a strength is from 1 to 3, not 4"),
        (("ada", "bo", "--strength", "well"), 2, ""),
        (("ada", "bo", "--how", " "), 6, "how two know each other is text"),
        ((), 2, "missing argument"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(people, words, code, said):
    """And nothing is written."""
    result = people("knows", *words)
    assert (result.code, result.out) == (code, "")
    assert result.err.startswith(f"netlog: {said}")
    assert len(result.err.splitlines()) == 1
    assert around(people, 1, 2, 3) == []


def test_a_note_is_taken_from_stdin(people):
    """As wherever there are notes."""
    people.ok("knows", "ada", "bo", "-m", "-", stdin="from the quiz night\n")
    with connection.reading(people.path) as db:
        assert edges.noted(db, 1, 2) == (1, None, None, "from the quiz night")


# What follows -----------------------------------------------------------------------------------


def test_who_introduced_whom(people):
    """An introducer knows whom they introduced; several reasons are several edges."""
    people.ok("edit", "ada", "--introduced-by", "dee")
    people.ok("edit", "bo", "--introduced-by", "ada")
    people.ok("knows", "dee", "ada", "--strength", 1)
    assert around(people, 1) == [
        (1, 2, "introduced", None, 0.6, True),
        (4, 1, "introduced", None, 0.6, True),
        (1, 4, "knows", None, 0.3, True),
    ]
    work(people, (1, None, None), (4, None, None))
    # Of several reasons, the best is shown: not that they are colleagues.
    assert known(people, "ada") == [
        ("bo-brandt", "introduced", None, 0.6),
        ("dee-dahl", "introduced", None, 0.6),
    ]
    card = people.ok("show", "ada").out
    assert "introduced by  Dee Dahl (dee-dahl)\n" in card
    assert "knows" not in card  # said already


def test_who_was_at_the_same_company(people):
    """Now or ever, unless their days there are known and do not meet."""
    work(
        people,
        (1, None, None),
        (2, "2020-01-01", None),
        (3, "2010-01-01", "2015-06-30"),
        (4, None, "2019-12-31"),
    )
    found = {edge[:2]: edge[2:] for edge in around(people, 1, 2, 3, 4)}
    assert found == {
        (1, 2): ("colleagues", "Acme", 0.4, True),
        (1, 3): ("colleagues", "Acme", 0.4, False),
        (1, 4): ("colleagues", "Acme", 0.4, False),
        (3, 4): ("colleagues", "Acme", 0.4, False),
        # Neither 2 and 3 nor 2 and 4: she came when they had gone.
    }
    assert "at Acme" in people.ok("show", "cy").out


def test_a_company_has_several_names(people):
    """Aliases and legal forms are one, also where an older version entered two."""
    work(people, (1, None, None), company="Acme")
    work(people, (2, None, None), company="Acme Inc.")
    work(people, (3, None, None), company="Acme Works")
    with connection.writing(people.path, "test") as db:
        db.execute("UPDATE company SET same_as = 1 WHERE name = 'Acme Works'")
    pairs = {edge[:2]: edge[3] for edge in around(people, 1)}
    assert pairs == {(1, 2): "Acme", (1, 3): "Acme"}


def test_many_colleagues_know_each_other_less(people):
    """Over ten of them, 0.4 times ten is shared out; over a hundred, nobody can say."""
    with connection.writing(people.path, "test") as db:
        db.executemany(
            "INSERT INTO contact (handle, name) VALUES (?, 'P')", [(f"p{n}",) for n in range(96)]
        )
    work(people, *((n, None, None) for n in range(1, 41)), company="Forty")
    strengths = {edge[4] for edge in around(people, 1)}
    assert strengths == {0.1}
    assert len(around(people, 1)) == 39
    people.ok("undo")
    work(people, *((n, None, None) for n in range(1, 101)), company="Hundred")
    assert {edge[4] for edge in around(people, 1)} == {0.04}
    work(people, (101, None, None), company="hundred ltd")
    assert around(people, 1) == []


def test_whoever_is_asked_about_gets_the_same_edges(people):
    """An edge found from the one end is the one found from the other."""
    people.ok("knows", "ada", "bo", "--how", "school")
    people.ok("edit", "cy", "--introduced-by", "bo")
    work(people, (1, None, None), (3, None, "2020-01-01"))
    everything = around(people, 1, 2, 3, 4, 5)
    assert len(everything) == 3
    for person in range(1, 6):
        assert around(people, person) == [edge for edge in everything if person in edge[:2]]
    assert around(people) == []


def test_a_crowd_is_asked_about_at_once(people):
    """More people than one statement takes."""
    with connection.writing(people.path, "test") as db:
        db.executemany(
            "INSERT INTO contact (handle, name) VALUES (?, 'P')", [(f"q{n}",) for n in range(1200)]
        )
        db.executemany(
            "INSERT INTO knows (contact_id, other_id) VALUES (?, ?)",
            [(n, n + 1) for n in range(1, 1200)],
        )
    assert len(around(people, *range(1, 1201))) == 1199


def test_the_card_names_the_best_known(people):
    """Of many, eight, and how many more; JSON has them all."""
    for number in range(10):
        people.ok("add", f"Friend {number}")
        people.ok("knows", "ada", f"friend {number}", "--strength", 3 if number == 7 else 1)
    card = people.ok("show", "ada").out
    assert card.index("Friend 7") < card.index("Friend 0")
    assert "and 2 more" in card
    assert len(known(people, "ada")) == 10
