"""`netlog path`: the warmest ways, the same as a search through all of them finds."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise, permutations
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netlog import ties, ways
from netlog.store import connection
from netlog.store import ways as stored
from netlog.ways import Asking
from tests.conftest import TODAY, Shell
from tests.trust import trials

DAY = date.fromisoformat(TODAY)


# Against a search through all ways --------------------------------------------------------------


class Graph(NamedTuple):
    """Who knows whom how well, how willing each is, and whom one wants to reach."""

    links: dict[tuple[int, int], Fraction]
    willing: dict[int, Fraction]
    ends: dict[int, Fraction]


def every_way(
    graph: Graph, steps: int, avoided: Iterable[int]
) -> Iterator[tuple[Fraction, list[int]]]:
    """Yield each way there is with its strength: all orders of all people are tried."""
    people = set(graph.willing) - set(avoided)
    for length in range(1, steps + 1):
        for way in permutations(sorted(people), length):
            strength = graph.willing[way[0]] * graph.ends.get(way[-1], Fraction(0))
            for pair in pairwise(way):
                strength *= graph.links.get((min(pair), max(pair)), Fraction(0))
            if strength:
                yield strength, list(way)


def by_brute_force(
    graph: Graph, steps: int, avoided: Iterable[int] = (), first: int | None = None
) -> list[tuple[Fraction, list[int]]]:
    """Return the best way by each first hop: warmest, then shortest, then of the oldest ids."""
    ranked = sorted(
        every_way(graph, steps, avoided),
        key=lambda way: (way[1] != [first], -way[0], len(way[1]), way[1]),
    )
    best: dict[int, tuple[Fraction, list[int]]] = {}
    for strength, way in ranked:
        best.setdefault(way[0], (strength, way))
    return list(best.values())


hundredths = st.integers(1, 100).map(lambda n: Fraction(n, 100))
# Few different strengths, so that many ways are equally warm.
plain = st.sampled_from([Fraction(1), Fraction(1, 2), Fraction(1, 2), Fraction(1, 4)])


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    size = draw(st.integers(1, 6))
    strengths = draw(st.sampled_from([hundredths, plain]))
    pairs = [(a, b) for a in range(1, size + 1) for b in range(a + 1, size + 1)]
    some = draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else []
    return Graph(
        {pair: draw(strengths) for pair in some},
        {n: draw(st.one_of(st.just(Fraction(0)), strengths)) for n in range(1, size + 1)},
        draw(st.dictionaries(st.integers(1, size), strengths, min_size=1, max_size=3)),
    )


class Asked:
    """A graph as a search asks for it, which counts whom it was asked about."""

    def __init__(self, graph: Graph, hope: float = 0.0) -> None:
        self.graph = graph
        self.hope = hope
        self.followed: list[int] = []
        self.weighed: list[int] = []

    def around(self, people: Iterable[int]) -> list[ways.Link]:
        some = set(people)
        self.followed += sorted(some)
        return [(*p, float(s)) for p, s in self.graph.links.items() if not some.isdisjoint(p)]

    def at_most(self, people: Iterable[int]) -> dict[int, float]:
        willing = {n: float(self.graph.willing[n]) for n in people if self.graph.willing[n]}
        return {n: min(1.0, value + self.hope) for n, value in willing.items()}

    def truly(self, people: Iterable[int]) -> dict[int, float]:
        self.weighed += people
        return {n: float(self.graph.willing[n]) for n in people if self.graph.willing[n]}

    def search(self, steps: int, **how: object) -> list[tuple[float, list[int]]]:
        ends = {end: float(worth) for end, worth in self.graph.ends.items()}
        asking = Asking(self.at_most, self.truly)
        found = ways.search(ends, self.around, asking, steps=steps, **how)  # type: ignore[arg-type]
        return [(way.strength, list(way.steps)) for way in found]


def same(found: list[tuple[float, list[int]]], expected: list[tuple[Fraction, list[int]]]) -> None:
    assert [way for _, way in found] == [way for _, way in expected]
    assert [strength for strength, _ in found] == pytest.approx([float(s) for s, _ in expected])


@settings(max_examples=trials(400))
@given(graphs(), st.integers(1, 4), st.sets(st.integers(1, 6), max_size=2), st.floats(0, 1))
def test_the_ways_are_those_of_a_search_through_all(graph, steps, avoided, hope):
    """The same ways in the same order, whoever is avoided and however long a way may be."""
    found = Asked(graph, hope).search(steps, avoided=avoided)
    same(found, by_brute_force(graph, steps, avoided))


@settings(max_examples=trials(300))
@given(graphs(), st.integers(1, 4), st.integers(1, 4), st.integers(1, 6), st.floats(0, 1))
def test_the_first_few_are_the_first_of_all(graph, steps, limit, first, hope):
    """Who asks for a few gets what stands at the top of all, with whom they know well first."""
    if first in graph.ends:
        graph = graph._replace(ends={first: Fraction(1)})
    else:
        first = None
    expected = by_brute_force(graph, steps, first=first)[:limit]
    same(Asked(graph, hope).search(steps, limit=limit, first=first), expected)


@given(graphs(), st.integers(1, 3), st.randoms(use_true_random=False))
def test_the_order_in_which_links_come_does_not_matter(graph, steps, chance):
    """Ranking is stable: equally warm ways are told apart by length and by ids."""
    pairs = list(graph.links.items())
    chance.shuffle(pairs)
    mixed = graph._replace(links=dict(pairs))
    assert Asked(mixed).search(steps) == Asked(graph).search(steps)


def test_a_detour_by_closer_friends_is_found_late():
    """A way that is longer and warmer replaces one that was found before it."""
    half, most = Fraction(1, 10), Fraction(9, 10)
    links = {(1, 2): half, (1, 3): most, (3, 4): most, (2, 4): most}
    graph = Graph(links, {n: Fraction(1) for n in range(1, 5)}, {1: Fraction(1)})
    best = {way[0]: way for _, way in Asked(graph).search(4)}
    assert best[2] == [2, 4, 3, 1]
    assert {way[0]: way for _, way in Asked(graph).search(3)}[2] == [2, 1]


def test_no_further_than_worth_it():
    """Whoever could not be among the first few is neither followed nor weighed."""
    far = 1000
    links = {(1, n): Fraction(9 if n < 5 else 1, 10) for n in range(2, far)}
    willing = {n: Fraction(1) for n in range(1, far)}
    asked = Asked(Graph(links, willing, {1: Fraction(1)}))
    assert asked.search(4, limit=1) == [(1.0, [1])]
    assert (asked.followed, asked.weighed) == ([], [1])
    assert asked.search(4, limit=3) == [(1.0, [1]), (0.9, [2, 1]), (0.9, [3, 1])]
    assert asked.followed == [1]
    assert len(asked.weighed) < far / 4


# From the store ---------------------------------------------------------------------------------

NOTED = {None: 60, 1: 30, 2: 60, 3: 90}
TURNS = {-1: 70, 0: 90, 1: 100}
PEOPLE = 5


@st.composite
def lives(draw: st.DrawFn) -> dict[str, list[Any]]:
    """Rows of a small network, as they are entered."""
    person = st.integers(1, PEOPLE)
    two = st.tuples(person, person).filter(lambda pair: pair[0] < pair[1])
    year = st.sampled_from([None, "2010-01-01", "2015-01-01", "2020-01-01"])
    day = st.integers(0, 900).map(lambda days: (DAY - timedelta(days)).isoformat())
    touch = st.tuples(
        person,
        day,
        st.sampled_from([("met", None), ("gave", "gift"), ("got", "lead")]),
        st.sampled_from([None, "in-person", "email"]),
    )
    return {
        "knows": draw(
            st.lists(st.tuples(two, st.sampled_from([None, 1, 2, 3])), unique_by=lambda r: r[0])
        ),
        "introduced": draw(
            st.lists(st.tuples(person, person).filter(lambda p: p[0] != p[1]), max_size=3)
        ),
        "position": draw(st.lists(st.tuples(person, st.integers(1, 2), year, year), max_size=5)),
        "interaction": draw(st.lists(touch, max_size=12)),
        "archived": draw(st.lists(person, max_size=1)),
    }


def entered(db: sqlite3.Connection, life: Mapping[str, list[Any]]) -> None:
    db.executemany(
        "INSERT INTO contact (handle, name) VALUES (?, ?)",
        [(f"p{n}", f"P {n}") for n in range(1, PEOPLE + 1)],
    )
    db.execute("INSERT INTO company (name, folded) VALUES ('Acme', 'acme'), ('Bow', 'bow')")
    for pair, strength in life["knows"]:
        row = (*pair, strength)
        db.execute("INSERT INTO knows (contact_id, other_id, strength) VALUES (?, ?, ?)", row)
    db.executemany("UPDATE contact SET introduced_by = ? WHERE id = ?", life["introduced"])
    db.executemany(
        "INSERT INTO position (contact_id, company_id, since, until) VALUES (?, ?, ?, ?)",
        life["position"],
    )
    for person, day, (direction, kind), channel in life["interaction"]:
        db.execute(
            "INSERT INTO interaction (contact_id, day, direction, kind, channel) "
            "VALUES (?, ?, ?, ?, ?)",
            (person, day, direction, kind, channel),
        )
    for person in life["archived"]:
        db.execute("UPDATE contact SET archived_on = '2026-01-01' WHERE id = ?", (person,))


def understood(life: Mapping[str, list[Any]]) -> Graph:
    """Return the graph of the same rows, read by other eyes."""
    links: dict[tuple[int, int], int] = {}

    def link(a: int, b: int, hundred: int) -> None:
        pair = (min(a, b), max(a, b))
        links[pair] = max(links.get(pair, 0), hundred)

    for (a, b), strength in life["knows"]:
        link(a, b, NOTED[strength])
    for whom, by in {whom: by for by, whom in life["introduced"]}.items():
        link(by, whom, 60)
    for a, at, a_since, a_until in life["position"]:
        for b, there, b_since, b_until in life["position"]:
            met = (a_since or "0") <= (b_until or "9") and (b_since or "0") <= (a_until or "9")
            if a != b and at == there and met:
                link(a, b, 40)
    willing = {}
    for person in range(1, PEOPLE + 1):
        log = [row for row in life["interaction"] if row[0] == person]
        said = [(date.fromisoformat(day), via, way, None) for _, day, (way, _), via in log]
        ways = [row[2][0] for row in log]
        balance = ways.count("gave") - ways.count("got")
        tie = max(Fraction(1, 100), Fraction(str(ties.strength(said, DAY))))
        turn = TURNS[(balance > 0) - (balance < 0)]
        willing[person] = tie * Fraction(turn, 100)
    for person in life["archived"]:
        willing[person] = Fraction(0)
    return Graph({pair: Fraction(n, 100) for pair, n in links.items()}, willing, {})


@pytest.fixture(scope="module")
def blank(empty_database) -> Iterator[sqlite3.Connection]:
    """An empty database in memory."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        with closing(sqlite3.connect(empty_database)) as source:
            source.backup(db)
        yield db


@settings(max_examples=trials(150))
@given(lives(), st.integers(1, 4), st.integers(1, PEOPLE), st.integers(1, PEOPLE + 3))
def test_the_store_finds_what_a_search_through_all_finds(blank, life, steps, target, avoided):
    """From rows to ways: edges, ties, turns, archived people, insiders now and formerly."""
    graph = understood(life)
    kinds = {1: Fraction(6, 10)} | {
        person: Fraction(1) if until is None else Fraction(6, 10)
        for person, at, _, until in sorted(life["position"], key=lambda row: row[3] is None)
        if at == 1
    }
    inside = {row[0]: kinds[row[0]] for row in life["position"] if row[1] == 1}
    blank.execute("BEGIN")
    try:
        entered(blank, life)
        out = {avoided} - {target}
        found = stored.to_person(blank, DAY, target, steps=steps, avoided=out)
        few = stored.to_person(blank, DAY, target, steps=steps, avoided=out, limit=2)
        firm = stored.to_company(blank, DAY, 1, steps=steps, avoided=out)
    finally:
        blank.execute("ROLLBACK")
    own = understood(life | {"archived": []}).willing[target]
    wanted = graph._replace(willing=graph.willing | {target: own}, ends={target: Fraction(1)})
    log = [row for row in life["interaction"] if row[0] == target]
    said = [(date.fromisoformat(day), via, way, None) for _, day, (way, _), via in log]
    first = target if ties.strength(said, DAY) >= 0.5 else None
    expected = by_brute_force(wanted, steps, out, first)
    assert [[step.id for step in way.steps] for way in found] == [way for _, way in expected]
    assert [way.strength for way in found] == pytest.approx(
        [float(strength) for strength, _ in expected], abs=1e-4
    )
    assert [way.well for way in found] == [way == [first] for _, way in expected]
    assert few == found[:2]
    expected = by_brute_force(graph._replace(ends=inside), steps, out)
    assert [[step.id for step in way.steps] for way in firm] == [way for _, way in expected]


# As it is asked for -----------------------------------------------------------------------------


@pytest.fixture
def people(netlog: Shell) -> Shell:
    """Ada is at Acme; Bo worked there with her, Cy knows her, and Dee knows Bo."""
    for name in ("Ada Abel", "Bo Brandt", "Cy Costa", "Dee Dahl", "Ezra Eaton"):
        netlog.ok("add", name)
    netlog.ok("edit", "ada", "--company", "Acme", "--title", "Editor")
    netlog.ok("edit", "bo", "--company", "Acme Inc.")
    netlog.ok("edit", "bo", "--company", "Quokka Freight")
    netlog.ok("knows", "cy", "ada", "--how", "the choir", "--strength", 3)
    netlog.ok("knows", "dee", "bo")
    netlog.ok("gave", "bo", "intro", "--via", "in-person", "--on", "3 weeks ago")
    netlog.ok("got", "cy", "lead", "--via", "call", "--on", "4 days ago")
    return netlog


def test_a_way_is_said_in_words(people):
    """Whom to ask, when you last spoke, whose turn it is, and how each knows the next."""
    assert people.ok("path", "ada").rows == [
        [
            "0.17",
            "ask Cy Costa: spoke 4 days ago, your turn; Cy Costa knows Ada Abel (the choir)",
            "your turn, so give first: netlog gave cy-costa KIND",
        ],
        [
            "0.13",
            "ask Bo Brandt: spoke 3 weeks ago, their turn; Bo Brandt worked with Ada Abel at Acme",
            "",
        ],
        ["0.01", "write to Ada Abel yourself: never spoken, even", ""],
        [
            "0.00",
            (
                "ask Dee Dahl: never spoken, even; Dee Dahl knows Bo Brandt; "
                "Bo Brandt worked with Ada Abel at Acme"
            ),
            "",
        ],
    ]


def test_a_longer_way_may_be_warmer(people):
    """Bo hardly knows Ada, but well somebody who well knows somebody who well knows her."""
    for one, other in (("cy", "ezra"), ("ezra", "bo")):
        people.ok("knows", one, other, "--strength", 3)
    ways = {row["handle"]: row for row in people.ok("path", "ada", "--max", 4, "--json").json}
    assert ways["bo-brandt"]["steps"] == ["bo-brandt", "ezra-eaton", "cy-costa", "ada-abel"]
    assert ways["bo-brandt"]["links"] == [0.9, 0.9, 0.9]
    ways = {row["handle"]: row for row in people.ok("path", "ada", "--json").json}
    assert ways["bo-brandt"]["steps"] == ["bo-brandt", "ada-abel"]


def test_of_several_reasons_the_best_counts(people):
    """Cy was introduced by Ezra, who is a colleague, too."""
    people.ok("edit", "cy", "--introduced-by", "ezra", "--company", "Owl")
    people.ok("edit", "ezra", "--company", "Owl")
    ezra = people.ok("path", "cy", "--json").json[-1]
    assert (ezra["handle"], ezra["sources"], ezra["links"]) == ("ezra-eaton", ["introduced"], [0.6])


def test_fields_are_promised(people):
    """A script gets the figures, too: the tie, the links, the turn."""
    (cy, bo, ada, dee) = people.ok("path", "ada", "--json").json
    # 1 occasion of 8, by call, 4 days ago; your turn lowers it; Cy knows her well.
    assert tuple(cy) == (
        *("id", "handle", "name", "strength", "steps", "words", "turn", "warning", "tie"),
        *("links", "sources", "last_touch", "balance", "target"),
    )
    assert (cy["id"], cy["handle"], cy["name"]) == (3, "cy-costa", "Cy Costa")
    assert (cy["tie"], cy["turn"], cy["links"], cy["strength"]) == (0.27, "yours", [0.9], 0.1701)
    assert (cy["steps"], cy["target"]) == (["cy-costa", "ada-abel"], "ada-abel")
    assert (cy["last_touch"], cy["balance"], cy["sources"]) == ("2026-11-15", -1, ["knows"])
    assert (bo["strength"], bo["turn"], bo["warning"]) == (0.132, "theirs", None)
    assert (ada["steps"], ada["links"], ada["last_touch"]) == (["ada-abel"], [], None)
    assert dee["steps"] == ["dee-dahl", "bo-brandt", "ada-abel"]
    assert (dee["links"], dee["sources"]) == ([0.6, 0.4], ["knows", "colleagues"])
    assert people.ok("path", "ada", "-f", "ids").lines == [
        *("cy-costa", "bo-brandt", "ada-abel", "dee-dahl"),
    ]


def test_into_a_company(people):
    """By whoever is there, and less by who was; by any of its names."""
    rows = people.ok("path", "acme").rows
    bo, cy, ada, dee = (row[1] for row in rows)
    # 0.33 for somebody who has left counts 0.6 times, which is still more than 0.1701.
    was = f"Bo Brandt was at Acme until {TODAY}"
    assert bo == f"write to Bo Brandt yourself: spoke 3 weeks ago, their turn; {was}"
    assert cy.endswith("; Cy Costa knows Ada Abel (the choir); Ada Abel is at Acme as Editor")
    assert ada == "write to Ada Abel yourself: never spoken, even; Ada Abel is at Acme as Editor"
    assert dee == f"ask Dee Dahl: never spoken, even; Dee Dahl knows Bo Brandt; {was}"
    for name in ("Acme", "acme inc.", "ACME"):
        assert people.ok("path", name).rows == rows


def test_a_whole_name_is_surer_than_a_part(people):
    """A company called as somebody is in part; and somebody as a company in part."""
    people.ok("edit", "ezra", "--company", "Costa")
    assert people.ok("path", "costa", "--json").json[0]["target"] == "ezra-eaton"
    assert people.ok("path", "cost", "--json").json[0]["target"] == "cy-costa"
    assert people.ok("path", "cy-costa", "--json").json[0]["target"] == "cy-costa"
    assert people.ok("path", "quok", "--json").json[0]["target"] == "bo-brandt"


def test_who_is_avoided_is_on_no_way(people):
    """Neither first nor on the way; several may be."""
    handles = people.ok("path", "ada", "--avoid", "cy", "-f", "ids").lines
    assert handles == ["bo-brandt", "ada-abel", "dee-dahl"]
    handles = people.ok("path", "ada", "--avoid", "bo brandt", "--avoid", "cy", "-f", "ids").lines
    assert handles == ["ada-abel"]
    refused = people("path", "ada", "--avoid", "ada")
    assert (refused.code, refused.err) == (
        2,
        "netlog: Ada Abel is whom you want to reach; avoid others\n",
    )
    assert people("path", "ada", "--avoid", "zed").code == 4


@pytest.mark.parametrize(("most", "number"), [(1, 1), (2, 3), (3, 4), (5, 4)])
def test_ways_may_be_no_longer_than_wanted(people, most, number):
    """With --max 1 there is only to write yourself."""
    assert len(people.ok("path", "ada", "--max", most).lines) == number


@pytest.mark.parametrize("most", [0, 6, -1])
def test_no_longer_than_makes_sense(people, most):
    """Whoever is asked must know what for."""
    refused = people("path", "ada", "--max", most)
    assert refused.code == 2
    assert refused.err == f"netlog: a way is 1 to 5 people long, not {most}\n"


def test_a_few_are_the_first_few(people):
    """-n takes them from the top."""
    every = people.ok("path", "ada", "--json").json
    for number in (1, 2, 3, 4, 5):
        assert people.ok("path", "ada", "--json", "-n", number).json == every[:number]
    assert people.ok("path", "ada", "-r", "-n", 1, "--json").json == every[-1:]


def test_whom_you_know_well_comes_first(people):
    """Nobody needs an introduction to a friend, even where another way is warmer."""
    for weeks in (3, 14, 26, 40):
        people.ok("log", "ada", "--via", "video", "--on", f"{weeks} weeks ago", "--got", "advice")
    people.ok("gave", "ada", "gift", "--on", "3 weeks ago")
    for weeks in (1, 10, 20, 30, 40, 50, 60, 70):
        people.ok("gave", "cy", "gift", "--via", "in-person", "--on", f"{weeks} weeks ago")
    first, second, *_ = people.ok("path", "ada", "--json").json
    # 4 occasions of 8, by video, both gave: 0.25 + 0.24 + 0.2, and three weeks of silence.
    assert first["tie"] == 0.64
    assert first["words"] == "you know Ada Abel well yourself: spoke 3 weeks ago, your turn"
    assert second["handle"] == "cy-costa"
    assert second["strength"] > first["strength"]
    assert people.ok("path", "ada", "-n", 1, "-f", "ids").lines == ["ada-abel"]


def test_who_is_archived_is_not_asked(people):
    """Unless they are the one wanted; they may stand in the middle."""
    people.ok("archive", "cy")
    people.ok("archive", "bo")
    people.ok("archive", "ada")
    assert people.ok("path", "ada", "-f", "ids").lines == ["ada-abel", "dee-dahl"]
    assert people.ok("path", "acme", "-f", "ids").lines == ["dee-dahl"]


def test_the_figures_are_explained(people):
    """Each way as a product, then the rules by which they are ranked."""
    lines = people.ok("path", "ada", "--explain", "-n", 2).lines
    assert [line.partition(":")[0] for line in lines[:4:2]] == [
        *("1. 0.1701  ask Cy Costa", "2. 0.1320  ask Bo Brandt"),
    ]
    assert lines[1:4:2] == [
        "   = 0.27 tie to Cy Costa x 0.7 your turn x 0.9 knows",
        "   = 0.33 tie to Bo Brandt x 1 their turn x 0.4 colleagues",
    ]
    assert "whose turn it is: their turn 1, even 0.9, your turn 0.7" in "\n".join(lines)


def test_on_a_terminal_each_way_has_lines_of_its_own(people):
    """A table would cut what matters; it ends in what to do."""
    answer = people.ok("path", "ada", "-n", 2, terminal=True)
    assert answer.lines[0] == "\x1b[1mways to Ada Abel, the warmest first\x1b[0m"
    assert answer.lines[-1] == "your turn, so give first: netlog gave cy-costa KIND"
    assert answer.err == "… and more ways; -n 0 shows all\n"
    assert people.ok("path", "ada", terminal=True).err == ""
    people.ok("gave", "cy", "gift")
    last = people.ok("path", "ada", terminal=True).lines[-1]
    assert last == 'ask: netlog ask cy-costa "to meet ada-abel"'


def test_nobody_yet(people):
    """A company where nobody is: nothing to say off a terminal."""
    with connection.writing(people.path, "test") as db:
        db.execute("INSERT INTO company (name, folded) VALUES ('Empty', 'empty')")
    answer = people.ok("path", "empty")
    assert (answer.out, answer.err) == ("", "")
    said = people.ok("path", "empty", terminal=True).err
    assert said.startswith("no way to Empty yet; ")


def test_neither_person_nor_company(people):
    """Says who or what may have been meant."""
    result = people("path", "zed")
    assert (result.code, result.out) == (4, "")
    assert result.err == (
        "netlog: nobody and no company here goes by 'zed'; netlog add 'zed' would add them\n"
    )
    assert "did you mean Quokka Freight?" in people("path", "Quoka Freight").err
    people.ok("add", "Ada Adler")
    assert people("path", "ada").code == 5
