"""`netlog tag` and `netlog untag`: which words are the person, which are the tags."""

import pytest

from tests.conftest import Shell


@pytest.fixture
def people(netlog: Shell) -> Shell:
    netlog.ok("add", "Mara Lindqvist", "--email", "mara@example.org", "--tag", "books")
    netlog.ok("add", "Mara Benhaddou")
    netlog.ok("add", "Tomé Sá")
    return netlog


def tags(netlog: Shell, who: str) -> list[str]:
    (row,) = [row for row in netlog.ok("list", "--json").json if row["handle"] == who]
    return list(row["tags"])


@pytest.mark.parametrize(
    "words",
    [
        ("mara", "lindqvist", "rivers"),
        ("mara lindqvist", "rivers"),
        ("mara-lindqvist", "rivers"),
        ("mara@example.org", "#rivers"),
        ("mara", "l", "+rivers"),
        ("+rivers", "mara", "lindqvist"),
        ("mara", "lindq", " rivers "),
    ],
)
def test_the_longest_beginning_that_names_one_person_is_the_person(people, words):
    """What follows the name is a tag, whichever way the person was named; so is what is marked."""
    assert people.ok("tag", *words).out == "Mara Lindqvist: books, rivers\n"
    assert tags(people, "mara-lindqvist") == ["books", "rivers"]


def test_several_tags_at_once_and_in_one_word(people):
    """All words after the person are tags, and a quoted one is one tag."""
    said = people.ok("tag", "tome", "climbing", "book club", "#Early Reader").out
    assert said == "Tomé Sá: Early Reader, book club, climbing\n"


def test_a_tag_that_is_there_already_stays_as_it_was(people):
    """Case and accents make no other tag, and nothing was written that undo would take back."""
    assert people.ok("tag", "mara lindqvist", "BOOKS").out == "Mara Lindqvist: books\n"
    assert people.ok("changes", "--columns", "command").lines == ["add"] * 3


def test_tags_are_taken_off_as_they_were_put_on(people):
    """Words are read in the same way; who has no tags left is said to have none."""
    people.ok("tag", "mara", "lindqvist", "rivers", "maps")
    assert people.ok("untag", "mara", "lindqvist", "Maps", "#books").out == (
        "Mara Lindqvist: rivers\n"
    )
    assert people.ok("untag", "mara lindqvist", "+rivers").out == "Mara Lindqvist has no tags\n"


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("tag", "mara", "lindqvist"), 2, "'mara lindqvist' is a person and no tag"),
        (("tag", "tome"), 2, "'tome' is a person and no tag"),
        (("tag", "#books"), 2, "that takes a person before the tags"),
        (("tag", "mara", "books"), 5, "'mara' could be Mara Benhaddou (mara-benhaddou), Mara Lin"),
        (("tag", "mora", "books"), 4, "nobody here goes by 'mora'"),
        (("tag", "tome", "#"), 6, "a tag cannot be blank"),
        (("tag", "tome", "x" * 101), 6, "a tag can have at most 100 characters and no NUL"),
        (("untag", "mara lindqvist", "books", "foo"), 4, "there is no tag 'foo' to take off"),
    ],
)
def test_what_cannot_be_read_changes_nothing(people, words, code, said):
    """A write never guesses, and does all or nothing."""
    result = people(*words)
    assert (result.code, result.out) == (code, "")
    assert result.err.startswith(f"netlog: {said}")
    assert len(result.err.splitlines()) == 1
    assert tags(people, "mara-lindqvist") == ["books"]
    assert tags(people, "tome-sa") == []
