"""Names: what folds to the same, and what handles are made of."""

import doctest
import re

from hypothesis import given
from hypothesis import strategies as st

from netlog import names


def test_the_examples_are_true():
    """What the docstrings show is what the functions do."""
    assert doctest.testmod(names).failed == 0
    assert doctest.testmod(names).attempted == 5


@given(st.text())
def test_folding_is_done_once(text):
    """A folded text folds to itself, and case never matters."""
    folded = names.fold(text)
    assert names.fold(folded) == folded
    assert "  " not in folded


@given(st.text(alphabet="aeionszlcAEIONSZLC"), st.sampled_from("\u0301\u0308\u0327\u0328\u030c"))
def test_accents_do_not_matter(text, accent):
    """A letter folds to the same with an accent and without."""
    assert names.fold("".join(letter + accent for letter in text)) == names.fold(text)


@given(st.text(), st.lists(st.text(), max_size=2), st.lists(st.text(), max_size=2))
def test_a_handle_is_safe_in_any_shell(name, nicknames, emails):
    """Whatever somebody is called, the handle is lower-case, not empty, and no number."""
    handle = names.handle(name, nicknames, emails)
    assert re.fullmatch(r"[a-z0-9][a-z0-9._-]{0,79}", handle)
    assert not handle.isdigit()


@given(st.lists(st.sampled_from(["ada", "ada-2", "ada-3"]), unique=True))
def test_a_handle_that_is_taken_gets_a_number(taken):
    """The first free one of ada, ada-2, ada-3 ... is taken."""
    made = names.unused("ada", taken.__contains__)
    assert made not in taken
    free = [one for one in ("ada", "ada-2", "ada-3", "ada-4") if one not in taken]
    assert made == free[0]


def test_a_name_without_latin_letters_takes_the_nickname(netlog):
    """Who has no letter that a keyboard has goes by a nickname, an address, or person."""
    netlog.ok("add", "林小雨", "--nickname", "Rain")
    netlog.ok("add", "Лев", "--email", "lev.k@example.org")
    netlog.ok("add", "李")
    assert netlog.ok("list", "-f", "ids", "--sort", "id").lines == ["rain", "lev-k", "person"]


def test_details_are_recognised_however_they_are_written():
    """One address, phone or profile has one form."""
    assert names.recognised("email", " MAILTO:Ada@Example.org ") == "ada@example.org"
    assert names.recognised("phone", "+44 (20) 7946-0184") == names.recognised(
        "phone", "0044 20 79460184"
    )
    assert names.recognised("link", "https://www.example.org/in/Ada/?trk=x") == names.recognised(
        "link", "http://example.org/in/ada"
    )
