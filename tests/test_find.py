"""`netlog find`: people and notes by words."""

import sqlite3
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netlog import names
from netlog.commands.find import snippet
from tests.conftest import Shell


@pytest.fixture
def people(netlog: Shell) -> Shell:
    netlog.ok("add", "Łukasz Żak", "--email", "zak@example.org", "--location", "Kraków")
    netlog.ok("add", "Mara O'Neil", "--nickname", "Kraken", "--tag", "C++ people")
    netlog.ok("add", "Tomé Sá", "--company", "Acme Kites", "--title", "Editor", "-m", "Old friend")
    netlog.ok("log", "tome", "-m", "Back from Krakow, loved it", "--on", "2026-10-01")
    netlog.ok("log", "mara", "-m", "Moves to Kraków in spring", "--on", "2026-11-01")
    return netlog


def found(netlog: Shell, *words: str) -> list[tuple[str, str | None]]:
    rows = netlog.ok("find", *words, "--json").json
    return [(row["handle"], row["day"]) for row in rows]


def test_people_come_first_then_notes_the_latest_first(people):
    """A name fits better than what else is known; accents, case and endings don't matter."""
    assert found(people, "KRAK") == [
        ("mara-oneil", None),
        ("lukasz-zak", None),
        ("mara-oneil", "2026-11-01"),
        ("tome-sa", "2026-10-01"),
    ]


@pytest.mark.parametrize(
    ("words", "handles"),
    [
        (("lukasz",), ["lukasz-zak"]),
        (("zak@example.org",), ["lukasz-zak"]),
        (("o'neil",), ["mara-oneil"]),
        (('"mara" AND (neil*)',), []),
        (('"mara" (neil*)',), ["mara-oneil"]),
        (("c++",), ["mara-oneil"]),
        (("acme", "edit"), ["tome-sa"]),
        (("acme edit",), ["tome-sa"]),
        (("old frie",), ["tome-sa"]),
        (("acme", "mara"), []),
        (("-", "--", "mara"), ["mara-oneil"]),
        (("NEAR(mara, neil)",), []),
        (("name:mara",), []),
    ],
)
def test_all_words_must_fit_and_none_is_syntax(people, words, handles):
    """Quotes, stars and operators are what they look like: nothing special."""
    rows = people.ok("find", "--people", "-f", "ids", "--", *words).lines
    assert rows == handles


@pytest.mark.parametrize("words", ["", " ", "*", '"', "'", "%_", "!?", "()", "^", "\u2028", "💬"])
def test_punctuation_alone_finds_nothing(people, words):
    """No words, no finds, no error."""
    result = people.ok("find", "--", words)
    assert (result.out, result.err) == ("", "")


def test_only_people_or_only_notes(people):
    """Each on its own; both together is what is done without."""
    both = found(people, "krak")
    assert found(people, "krak", "--people") + found(people, "krak", "--notes") == both
    assert found(people, "krak", "--people", "--notes") == both


def test_a_limit_counts_people_and_notes_together(people):
    """On a terminal it is said how many more there are."""
    result = people.ok("find", "krak", "-n", "3", "-f", "table")
    assert len(result.lines) == 2 + 3
    assert result.err == "… and 1 more match; -n 0 shows all\n"
    assert found(people, "krak", "-n", "1") == [("mara-oneil", None)]
    assert people.ok("find", "krak", "-n", "1", "--notes", "-f", "table").err == (
        "… and 1 more match; -n 0 shows all\n"
    )
    assert people.ok("find", "krak", "-n", "4", "-f", "table").err == ""
    assert people.ok("find", "quux", terminal=True).err == "nothing fits all of that\n"


def test_json_has_the_whole_note(people):
    """A person sees the part that fits, a script all of it."""
    note = "word " * 100 + "Zebra crossing " + "tail " * 100
    people.ok("log", "tome", "-m", note)
    (row,) = people.ok("find", "zebra", "--json").json
    assert row["text"] == note
    (plain,) = people.ok("find", "zebra").rows
    assert plain[:3] == ["Tomé Sá", "note", "2026-11-19"]
    assert "Zebra crossing" in plain[3]
    assert len(plain[3]) <= 62


def test_what_another_program_wrote_is_found_as_it_is(people):
    """Before netlog writes again, and after: the new words and no longer the old."""
    with closing(sqlite3.connect(people.path)) as db:
        db.execute("UPDATE contact SET name = 'Quentin Żak', handle = 'quentin' WHERE id = 1")
        db.execute("UPDATE interaction SET note = 'Moved to Quimper' WHERE id = 2")
        db.execute("DELETE FROM interaction WHERE id = 1")
        db.commit()
    for _ in range(2):
        assert found(people, "qui") == [("mara-oneil", "2026-11-01")]
        assert found(people, "quentin") == [("quentin", None)]
        assert found(people, "lukasz") == []
        assert found(people, "krak", "--notes") == []
        result = people.ok("find", "qu", "-n", "1", "-f", "table")
        assert result.err == "… and 1 more match; -n 0 shows all\n"
        people.ok("tag", "tome", "anything")


LINE = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"


@pytest.mark.parametrize(
    ("text", "wanted", "shown"),
    [
        ("a short\n note", ["x"], "a short note"),
        (LINE, ["one"], "one two three four five six seven eight nine ten eleven…"),
        (LINE, ["no"], "one two three four five six seven eight nine ten eleven…"),
        (LINE, ["eight"], "…five six seven eight nine ten eleven twelve thirteen…"),
        (LINE, ["fift"], "…eight nine ten eleven twelve thirteen fourteen fifteen"),
        ("x" * 100, ["x"], "x" * 60 + "…"),
        ("", ["x"], ""),
    ],
)
def test_a_snippet_is_the_part_around_the_first_word_that_fits(text, wanted, shown):
    """Cut between words where there are any."""
    assert snippet(text, wanted) == shown


@given(st.text("ab cdé,. ", max_size=200), st.text("abcdé", min_size=1, max_size=5))
def test_a_snippet_is_short_and_has_what_fits(text, word):
    """One line of at most 62 characters from the text, with a word that fits if there is one."""
    shown = snippet(text, [names.fold(word)])
    assert len(shown) <= 62
    assert shown.strip("…") in " ".join(text.split())
    if names.begin([names.fold(word)], names.words(text)):
        assert names.begin([names.fold(word)], names.words(shown))
