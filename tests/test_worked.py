"""`netlog worked`: where somebody works or worked, and when."""

import sqlite3
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netlog.errors import NetlogError
from netlog.store import positions
from netlog.store.positions import Held, Told
from tests.conftest import Shell


@pytest.fixture
def people(netlog: Shell) -> Shell:
    netlog.ok("add", "Ada Nwosu", "--company", "Acme", "--title", "Engineer")
    netlog.ok("add", "Bo Winter")
    netlog.ok("add", "Maya Ek")
    netlog.ok("add", "Maya Roth")
    return netlog


def work(shell: Shell, who: str) -> list[tuple[str, str | None, str | None, str | None]]:
    found = shell.ok("show", who, "--json").json["positions"]
    return [tuple(position.values()) for position in found]


def test_a_past_position_is_entered(people):
    """With its days; the present one stays what it is."""
    said = people.ok(
        *("worked", "ada", "Globex", "--title", "Cook", "--since", "2015", "--until", "march 2019")
    )
    assert said.lines == [
        "Ada Nwosu worked at Globex as Cook, from 2015-01-01 until 2019-03-31",
        "you know nobody there now; who that is: netlog company show Globex",
    ]
    assert said.err == "Globex is a new company here\n"
    assert work(people, "ada") == [
        ("Acme", "Engineer", None, None),
        ("Globex", "Cook", "2015-01-01", "2019-03-31"),
    ]
    assert people.ok("show", "ada").lines[1:3] == [
        "  work        Engineer, Acme",
        "              Cook, Globex, from 2015-01-01, until 2019-03-31",
    ]
    people.ok("undo")
    assert work(people, "ada") == [("Acme", "Engineer", None, None)]


@pytest.mark.parametrize(
    ("since", "until", "first", "last"),
    [
        ("2015", "2015", "2015-01-01", "2015-12-31"),
        ("2015-02", "2016-02", "2015-02-01", "2016-02-29"),
        ("feb 2015", "Feb. 2015", "2015-02-01", "2015-02-28"),
        ("September 2015", "sept 2016", "2015-09-01", "2016-09-30"),
        ("3 may 2015", "2016-05-03", "2015-05-03", "2016-05-03"),
        ("2026", "2026", "2026-01-01", "2026-11-19"),
        ("nov 2026", "november 2026", "2026-11-01", "2026-11-19"),
        ("last week", "yesterday", "2026-11-12", "2026-11-18"),
        ("1900", "1900", "1900-01-01", "1900-12-31"),
    ],
)
def test_a_year_or_a_month_is_all_of_it(people, since, until, first, last):
    """Up to today, where it is not over."""
    people.ok("worked", "bo", "Acme", "--since", since, "--until", until)
    assert work(people, "bo") == [("Acme", None, first, last)]


def test_a_present_position(people):
    """Without --until they are there now; the company's name is known by any of its forms."""
    said = people.ok("worked", "bo", "winter", "acme inc.", "--since", "2024")
    assert said.lines == [
        "Bo Winter works at Acme from 2024-01-01",
        "you know 2 there now; who that is: netlog company show Acme",
    ]
    assert said.err == ""
    assert people.ok("list", "--company", "acme", "-f", "ids").lines == ["ada-nwosu", "bo-winter"]


def test_said_again_it_is_corrected(people):
    """Each word that is said is changed, '' empties it, and the rest stays."""
    said = people.ok("worked", "ada", "ACME Ltd", "--since", "2020").lines[0]
    assert said == "corrected: Ada Nwosu works at Acme as Engineer, from 2020-01-01"
    said = people.ok("worked", "ada", "acme", "--title", "Lead").lines[0]
    assert said == "corrected: Ada Nwosu works at Acme as Lead, from 2020-01-01"
    said = people.ok("worked", "ada", "acme").lines[0]
    assert said == "as before: Ada Nwosu works at Acme as Lead, from 2020-01-01"
    said = people.ok("worked", "ada", "acme", "--until", "june 2025").lines[0]
    assert said == "corrected: Ada Nwosu worked at Acme as Lead, from 2020-01-01 until 2025-06-30"
    said = people.ok("worked", "ada", "acme", "--until", "", "--title", "").lines[0]
    assert said == "corrected: Ada Nwosu works at Acme from 2020-01-01"
    assert work(people, "ada") == [("Acme", None, "2020-01-01", None)]
    people.ok("undo", "4")
    assert work(people, "ada") == [("Acme", "Engineer", None, None)]


def test_who_comes_back_has_one_more_position(people):
    """In another time, or with another title and a time; which one is meant may be said by both."""
    people.ok("worked", "bo", "Acme", "--since", "2010", "--until", "2012", "--title", "Cook")
    people.ok("worked", "bo", "Acme", "--since", "2012", "--until", "2014", "--title", "Chef")
    people.ok("worked", "bo", "Acme", "--since", "2020")
    assert work(people, "bo") == [
        ("Acme", None, "2020-01-01", None),
        ("Acme", "Chef", "2012-01-01", "2014-12-31"),
        ("Acme", "Cook", "2010-01-01", "2012-12-31"),
    ]
    people.ok("worked", "bo", "Acme", "--title", "chef", "--until", "2013")
    people.ok("worked", "bo", "Acme", "--title", "Owner")  # what lasts is what is spoken of
    assert [position[1] for position in work(people, "bo")] == ["Owner", "Chef", "Cook"]
    assert work(people, "bo")[1][3] == "2013-12-31"
    unclear = people("worked", "bo", "acme", "--since", "june 2012", "--until", "july 2012")
    assert unclear.code == 5
    assert unclear.err == (
        "netlog: that could be the one as Cook, from 2010-01-01 until 2012-12-31; as Chef, from "
        "2012-01-01 until 2013-12-31; say which with --title, --since and --until\n"
    )


def test_a_position_is_removed(people):
    """The one that is meant; the company stays, and undo brings it back."""
    people.ok("worked", "bo", "Acme", "--since", "2010", "--until", "2012", "--title", "Cook")
    people.ok("worked", "bo", "Acme", "--since", "2015", "--until", "2016", "--title", "Chef")
    unclear = people("worked", "bo", "acme", "--remove")
    assert unclear.code == 5
    said = people.ok("worked", "bo", "acme", "--remove", "--since", "2015").lines[0]
    assert said == "removed: Bo Winter worked at Acme as Chef, from 2015-01-01 until 2016-12-31"
    assert [position[1] for position in work(people, "bo")] == ["Cook"]
    people.ok("worked", "bo", "acme", "--remove")
    assert work(people, "bo") == []
    assert people("worked", "bo", "acme", "--remove").code == 4
    people.ok("undo", "2")
    assert [position[1] for position in work(people, "bo")] == ["Chef", "Cook"]


def test_who_and_where_are_told_apart(people):
    """The longest beginning that names one person is the person."""
    people.ok("worked", "maya", "ek", "Royal", "Society", "of", "Islands")
    assert work(people, "maya-ek") == [("Royal Society of Islands", None, None, None)]
    people.ok("worked", "maya roth", "Royal Society of Islands")
    assert work(people, "maya-roth") == [("Royal Society of Islands", None, None, None)]


def test_a_slip_in_a_company_is_remarked_on(people):
    """It is entered all the same; undo takes it back, and the company with it."""
    said = people.ok("worked", "bo", "Acmee")
    assert said.err == (
        "Acmee is a new company here; did you mean Acme? 'netlog undo' takes it back\n"
    )
    people.ok("undo")
    assert [row[0] for row in people.ok("company").rows] == ["Acme"]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("ada",), 2, "that takes a person and a company; as in: netlog worked ada globex"),
        (("nobody", "Acme"), 4, "nobody here goes by 'nobody'"),
        (("maya", "Acme"), 5, "'maya' could be Maya Ek (maya-ek), Maya Roth (maya-roth)"),
        (("maya", "Acme", "Kites"), 5, "'maya' could be Maya Ek (maya-ek), Maya Roth (maya-roth)"),
        (("ada", " "), 2, "a company's name cannot be blank"),
        (("ada", "nowhere", "--remove"), 4, "there is no company 'nowhere'"),
        (("bo", "acme", "--remove"), 4, "there is no such position; 'netlog show WHO' lists them"),
        (
            ("bo", "Acme", "--since", "2020", "--until", "2019"),
            2,
            "that ends on 2019-12-31, before it begins on 2020-01-01",
        ),
        (("bo", "Acme", "--since", "2027"), 2, "2027-01-01 has not come yet; note it when it has"),
        (("bo", "Acme", "--until", "2027"), 2, "2027-01-01 has not come yet"),
        (("bo", "Acme", "--until", "next week"), 2, "2026-11-26 has not come yet"),
        (("bo", "Acme", "--since", "1899"), 2, "that day is out of reach"),
        (("bo", "Acme", "--since", "2019-13"), 2, "there is no month 13"),
        (("bo", "Acme", "--since", "foo 2019"), 2, "cannot read the day '1 foo 2019'"),
        (("bo", "Acme", "--title", "x" * 501), 6, "a title can have at most 500 characters"),
        (("bo", "x" * 501), 6, "a company's name can have at most 500 characters and no NUL"),
    ],
)
def test_what_cannot_be_done(people, words, code, said):
    """One line says why, and nothing is written."""
    before = people.ok("export", "json").out
    result = people("worked", *words)
    assert (result.code, result.out) == (code, "")
    assert result.err.startswith(f"netlog: {said}"), result.err
    assert people.ok("export", "json").out == before


def test_an_end_before_the_beginning_that_is_known_is_refused(people):
    """Unless the beginning is said as well: then it is an earlier position there."""
    people.ok("worked", "bo", "Acme", "--since", "2020")
    refused = people("worked", "bo", "Acme", "--until", "2018")
    assert refused.code == 2
    assert refused.err == (
        "netlog: that ends on 2018-12-31, before it begins on 2020-01-01; if it is an earlier "
        "position there, give --since, too\n"
    )
    people.ok("worked", "bo", "Acme", "--since", "2016", "--until", "2018")
    assert len(work(people, "bo")) == 2


def test_a_position_in_disorder_is_set_right(people):
    """One that another program has end before it begins is the one that is spoken of."""
    people.ok("worked", "bo", "Acme", "--since", "2010", "--until", "2012")
    with closing(sqlite3.connect(people.path)) as db:
        db.execute("UPDATE position SET since = '2020-01-01' WHERE contact_id = 2")
        db.commit()
    people.ok("worked", "bo", "Acme", "--since", "2010", "--until", "2012")
    assert work(people, "bo") == [("Acme", None, "2010-01-01", "2012-12-31")]


DAYS = st.sampled_from([None, "2010-01-01", "2012-06-30", "2015-01-01", "2019-12-31"])
TITLES = st.sampled_from([None, "Cook", "Chef"])


@given(st.lists(st.tuples(TITLES, DAYS, DAYS), max_size=4), TITLES, DAYS, DAYS)
def test_no_position_ends_before_it_begins(there, title, since, until):
    """Whichever is meant, what is said of it leaves it a beginning that is not after its end."""
    sound = [one for one in there if not (one[1] and one[2] and one[2] < one[1])]
    held = [Held(n, *one) for n, one in enumerate(sound, 1)]
    try:
        found = positions.meant(held, Told(title, since, until))
    except NetlogError:
        return
    first = since or (found and found.since)
    last = until or (found and found.until)
    assert not (first and last and last < first)
    assert found is None or found in held
    if found is not None and title and (since or until):
        assert found.title in {None, title}
