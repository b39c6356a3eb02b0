"""`netlog match`: what I can give to whom, who can help me, and which two should meet."""

from datetime import date, timedelta
from itertools import product
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netlog.errors import NetlogError
from netlog.store import contacts, edges, intros, loops, topics
from netlog.store.contacts import Particulars
from netlog.store.topics import Match
from tests.conftest import Shell
from tests.machines import DAY, Machine
from tests.test_undo import state
from tests.trust import trials


@pytest.fixture
def people(netlog: Shell) -> Shell:
    """A shell whose database has four people who know each other not, and what they need."""
    for name in ("Ada Lovelace", "Bo Winter", "Cy Roth", "Dana Dee"):
        netlog.ok("add", name)
    netlog.ok("offers", "me", "maps")
    netlog.ok("needs", "ada", "old maps", "--on", "2 nov")
    netlog.ok("needs", "bo", "lenses", "--on", "9 nov")
    netlog.ok("offers", "cy", "lens grinding", "lens")
    netlog.ok("needs", "me", "signs", "--on", "5 nov")
    netlog.ok("offers", "dana", "sign")
    return netlog


def rows(shell: Shell, *words: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = shell.ok("match", *words, "--json").json
    return found


def briefly(shell: Shell, *words: str) -> list[tuple[str, str, str | None]]:
    return [(row["kind"], row["handle"], row["other_handle"]) for row in rows(shell, *words)]


def test_matches_come_newest_need_first(people):
    """Each says what is needed, who offers it, and the command that makes something of it."""
    assert briefly(people) == [
        ("meet", "bo-winter", "cy-roth"),
        ("ask", "dana-dee", None),
        ("give", "ada-lovelace", None),
    ]
    assert people.ok("match").rows == [
        ["28", "Bo Winter", "lenses", "Cy Roth", "lens"],
        ["55", "you", "signs", "Dana Dee", "sign"],
        ["7", "Ada Lovelace", "old maps", "you", "maps"],
    ]
    meet, ask, give = rows(people)
    assert meet["next"] == f"netlog match --intro {meet['number']}"
    assert ask["next"] == "netlog ask dana-dee WHAT --check"
    assert give["next"] == "netlog gave ada-lovelace KIND"
    assert people.ok("match", "-f", "table").lines[-1] == (
        f"next: {meet['next']}, {ask['next']}, {give['next']}"
    )


def test_the_matches_of_somebody(people):
    """Of one person in either part, or of me."""
    assert briefly(people, "cy") == [("meet", "bo-winter", "cy-roth")]
    assert briefly(people, "bo") == [("meet", "bo-winter", "cy-roth")]
    assert briefly(people, "ada") == [("give", "ada-lovelace", None)]
    assert briefly(people, "Me") == [("ask", "dana-dee", None), ("give", "ada-lovelace", None)]


def test_an_introduction_is_started(people):
    """By its number; then the two are no match any more, nor once they know each other."""
    number = rows(people)[0]["number"]
    assert people.ok("match", "--intro", number).out == (
        "introduction 1: Bo Winter and Cy Roth (lenses), asked today; "
        "next: netlog intro 1 --agreed\n"
    )
    assert ("meet", "bo-winter", "cy-roth") not in briefly(people)
    again = people("match", "--intro", number)
    assert again.code == 6
    assert again.err.startswith(f"netlog: the two of match {number} know each other, or their")
    people.ok("undo")
    assert ("meet", "bo-winter", "cy-roth") in briefly(people)
    people.ok("knows", "cy", "bo")
    assert ("meet", "bo-winter", "cy-roth") not in briefly(people)
    assert people("match", "--intro", number).code == 6


def test_colleagues_need_no_introduction(people):
    """Who works with whom knows them; who declined a meeting is not asked again."""
    people.ok("edit", "bo", "--company", "Acme")
    people.ok("edit", "cy", "--company", "Acme")
    assert briefly(people, "bo") == []
    people.ok("undo", "2")
    people.ok("intro", "cy", "bo", "--declined")
    assert briefly(people, "bo") == []


def test_what_is_mine_to_give_needs_nobody_else(people):
    """Its number says the command, and writes nothing."""
    before = state(people.path)
    number = rows(people, "ada")[0]["number"]
    assert people.ok("match", "--intro", number).out == (
        "nobody is to be introduced for old maps; next: netlog gave ada-lovelace KIND\n"
    )
    assert state(people.path) == before


def test_who_is_archived_is_left_out(people):
    """In either part, and by number; and is there again when brought back."""
    numbers = {row["handle"]: row["number"] for row in rows(people)}
    for who in ("ada", "cy", "dana"):
        people.ok("archive", who)
    assert rows(people) == rows(people, "bo") == rows(people, "ada") == []
    assert people("match", "--intro", numbers["bo-winter"]).code == 4
    people.ok("undo", "3")
    assert {row["handle"]: row["number"] for row in rows(people)} == numbers


def test_what_was_asked_of_me_is_a_need(people):
    """If I offer it; it is closed as what it is, and has no number of its own."""
    people.ok("asked", "dana", "a map of the old tramway")
    people.ok("asked", "dana", "who sells lenses")
    row = rows(people)[0]
    assert (row["kind"], row["handle"], row["need"]) == (
        "give",
        "dana-dee",
        "a map of the old tramway",
    )
    assert (row["number"], row["loop_id"], row["next"]) == (None, 1, "netlog done 1")
    assert people.ok("match").rows[0][2] == "a map of the old tramway (they asked)"
    assert rows(people, "dana")[0] == row
    people.ok("done", "1")
    assert [row["loop_id"] for row in rows(people)] == [None] * 3


def test_a_number_stays(people):
    """Whatever is added, removed, sorted or left out: it is that of its need and offer."""

    def numbers(*words: str) -> dict[tuple[str, str, str | None], int]:
        return {
            (row["need"], row["handle"], row["other_handle"]): row["number"]
            for row in rows(people, *words)
        }

    before = numbers()
    assert len(set(before.values())) == 3
    people.ok("needs", "cy", "maps")
    people.ok("offers", "bo", "maps", "signs")
    people.ok("needs", "dana", "lens")
    assert before.items() <= numbers().items()
    assert len(set(numbers().values())) == len(numbers()) > 5
    assert numbers("--sort", "name", "-r") == numbers()
    assert numbers("bo").items() <= numbers().items()
    people.ok("needs", "bo", "lenses", "--remove")
    people.ok("forget", "ada", "--yes")
    kept = {key: number for key, number in before.items() if key[1] == "dana-dee"}
    assert kept.items() <= numbers().items()


def test_of_several_offers_the_same_words_win(people):
    """Somebody is named once for a need: by what says the same, else by what was noted first."""
    people.ok("offers", "dana", "lens", "lenses for telescopes")
    met = [(row["other_handle"], row["offer"]) for row in rows(people, "bo")]
    assert sorted(met) == [("cy-roth", "lens"), ("dana-dee", "lens")]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("eve",), 4, "nobody here goes by 'eve'"),
        (("--intro", "0"), 4, "there is no match 0"),
        (("--intro", "-3"), 4, "there is no match -3"),
        (("--intro", "9" * 30), 4, "there is no match 999"),
        (("--intro", "8"), 4, "there is no match 8"),
        (("ada", "--intro", "7"), 2, "--intro takes a number alone"),
        (("--intro", "x"), 2, "invalid value for '--intro'"),
    ],
)
def test_what_cannot_be_is_refused(people, words, code, said):
    """In one line, and nothing is written."""
    before = state(people.path)
    result = people("match", *words)
    assert (result.code, result.out) == (code, "")
    assert result.err.startswith(f"netlog: {said}")
    assert len(result.err.splitlines()) == 1
    assert state(people.path) == before


def test_nothing_is_said_of_no_matches(netlog):
    """Nothing to a pipe; on a terminal, what helps."""
    assert netlog.ok("match").out == ""
    assert "netlog needs WHO TOPIC" in netlog.ok("match", terminal=True).err


# Against brute force ----------------------------------------------------------------------------

# Words, and what each is in the singular.
WORDS = {"map": "map", "Maps": "map", "old": "old", "box": "box", "boxes": "box", "of": "of"} | {
    "city": "city",
    "Cities": "city",
    "é": "e",
    "E": "e",
}
PEOPLE = 4
topic = st.lists(st.sampled_from(sorted(WORDS)), min_size=1, max_size=3).map(" ".join)
who = st.none() | st.integers(0, PEOPLE - 1)
two = st.tuples(st.integers(0, PEOPLE - 1), st.integers(0, PEOPLE - 1)).filter(
    lambda pair: pair[0] != pair[1]
)


class Said(NamedTuple):
    """A topic in plain Python: of whom, which way, what, how many days ago, and its id."""

    who: int | None
    direction: str
    topic: str
    days: int
    number: int = 0


def plain(text: str) -> set[str]:
    return {WORDS[word] for word in text.split()}


def brute(
    said: list[Said], asked: list[Said], apart: set[frozenset[int]], archived: set[int]
) -> set[tuple[Any, ...]]:
    """Return what meets, by comparing everything with everything."""
    best: dict[tuple[Any, ...], Said] = {}
    needs = [one for one in said if one.direction == "needs"] + asked
    for need, offer in product(needs, (one for one in said if one.direction == "offers")):
        a, b = plain(need.topic), plain(offer.topic)
        if not (a <= b or b <= a) or need.who == offer.who:
            continue
        if {need.who, offer.who} & archived or (need in asked and offer.who is not None):
            continue
        if frozenset({need.who, offer.who}) in apart:
            continue
        key = (need in asked, need.number, offer.who)
        before = best.get(key)
        if before is None or (plain(before.topic) != a, before.number) > (b != a, offer.number):
            best[key] = offer
    by_number = {(one in asked, one.number): one for one in needs}
    return {
        (by_number[is_asked, number], best[is_asked, number, offerer])
        for is_asked, number, offerer in best
    }


@settings(max_examples=trials(120))
@given(
    st.lists(
        st.builds(Said, who, st.sampled_from(("needs", "offers")), topic, st.integers(0, 3)),
        max_size=14,
    ),
    st.lists(
        st.builds(Said, st.integers(0, PEOPLE - 1), st.just("asked"), topic, st.integers(0, 3)),
        max_size=2,
    ),
    st.lists(two, max_size=2),
    st.lists(two, max_size=2),
    st.sets(st.integers(0, PEOPLE - 1), max_size=1),
)
def test_matches_are_those_of_brute_force(said, asked, knowing, introduced, archived):
    """All of them, each once, the newest needs first; and those of a person are a part of them."""
    machine = Machine()
    db = machine.db
    with machine.operation("test", None):
        ids = [contacts.add(db, Particulars(name=f"P {n}"), DAY).id for n in range(PEOPLE)]
        stored = []
        for one in said:
            day = DAY - timedelta(days=one.days)
            contact = None if one.who is None else ids[one.who]
            if topics.add(db, contact, one.direction, [one.topic], day):
                (number,) = db.execute("SELECT max(id) FROM topic").fetchone()
                stored.append(one._replace(number=number))
        requests = []
        for one in asked:
            assert one.who is not None
            added = loops.add(
                db, ids[one.who], "request", one.topic, DAY - timedelta(days=one.days)
            )
            requests.append(one._replace(number=added))
        for a, b in knowing:
            edges.put(db, ids[a], ids[b])
        for a, b in introduced:
            intros.add(db, ids[a], ids[b], None, DAY)
        for gone in archived:
            contacts.archive(db, ids[gone], date(2026, 1, 1))
    apart = {frozenset(pair) for pair in (*knowing, *introduced)}
    expected = set()
    for need, offer in brute(stored, requests, apart, archived):
        loop = need.number if need in requests else None
        people = [None if one.who is None else ids[one.who] for one in (need, offer)]
        expected.add((*people, need.topic, offer.topic, loop))
    found = topics.matches(db)
    assert len(found) == len(set(found)) == len(expected)
    assert {meaning(match) for match in found} == expected
    days = [match.since for match in found]
    assert days == sorted(days, reverse=True)
    for contact in (None, *ids):
        part = [match for match in found if contact in sides(match)]
        assert topics.matches(db, contact) == part
    for match in found:
        if match.number is not None:
            assert topics.numbered(db, match.number) == match
    numbers = {match.number for match in found}
    for number in range(1, 300):
        if number not in numbers:
            try:
                match = topics.numbered(db, number)
            except NetlogError:
                continue
            # Another offer of the same person to the same need.
            assert any(match._replace(number=m.number, offer=m.offer) == m for m in found)


def sides(match: Match) -> tuple[int | None, int | None]:
    return (match.id, None if match.kind in {"give", "ask"} else match.other_id)


def meaning(match: Match) -> tuple[Any, ...]:
    """Return who needs, who offers, the need, the offer, and the request."""
    needing, offering = sides(match)
    if match.kind == "ask":
        needing, offering = offering, needing
    return (needing, offering, match.need, match.offer, match.loop_id)
