"""Notes in Markdown: a file for each person, whose front matter and links no text can break."""

import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from ruamel.yaml import YAML

from netlog.exchange import Document, How, markdown
from netlog.exchange.frontmatter import quoted
from netlog.output import safe
from netlog.rules import LOOPS
from netlog.store import connection, contents
from netlog.store.contents import Card
from netlog.store.rows import insert, update
from tests.conftest import Shell
from tests.trust import trials

TODAY = date(2026, 11, 19)
EXAMPLE = Path(__file__).parents[2] / "netlog.db.example"
RENDER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def notes(cards: Iterable[Card]) -> dict[str, str]:
    return dict(iter(markdown.folder(cards, How(TODAY))))


def exported(shell: Shell) -> dict[str, str]:
    with connection.reading(shell.path) as db:
        return notes(contents.cards(db))


def parted(note: str) -> tuple[dict[str, Any], str]:
    """Return the front matter as YAML has it, and the text below it."""
    beginning, front, body = note.split("---\n", 2)
    assert beginning == ""
    return YAML(typ="safe").load(front), body


def tokens(body: str) -> list[Token]:
    """Return all that a reader of Markdown makes of a text, the parts of lines too."""
    every = RENDER.parse(body)
    return [part for token in every for part in (token, *(token.children or []))]


def test_a_note_has_all_there_is(netlog):
    """Front matter for programs; jobs, note and history with links below it for people."""
    netlog.ok("add", "Bo Lind", today="2026-01-01")
    about = "--nickname Addie --email ada@example.org --title Editor --circle close".split()
    more = ("--company", "Paper/Boat Co.", "--tag", "old friends", "--birthday", "--03-22")
    netlog.ok(
        *("add", "Ada Quill", *about, *more, "--introduced-by", "bo", "-m", "Bees.\n\n- 4"),
        today="2026-01-02",
    )
    fair = "The [fair]\nIt *rained*"
    netlog.ok("log", "ada", "bo", "--via", "event", "-m", fair, "--on", "2026-11-01")
    netlog.ok("gave", "ada", "intro", "--weight", "2", "--via", "email", "--on", "2026-11-02")
    netlog.ok("edit", "ada", "--company", "Globex")
    assert exported(netlog) == {
        "ada-quill.md": """\
---
handle: "ada-quill"
name: "Ada Quill"
aliases:
  - "Ada Quill"
  - "Addie"
emails:
  - "ada@example.org"
tags:
  - "old-friends"
company: "Globex"
circle: "close"
cadence: "1 month"
birthday: "--03-22"
introduced_by: "[[bo-lind|Bo Lind]]"
added_on: 2026-01-02
last_touch: 2026-11-02
due_on: 2026-12-02
balance: 2
turn: "theirs"
---

# Ada Quill

- [[Globex]]

Introduced by [[bo-lind|Bo Lind]].

Bees.

\\- 4

## Before

- Editor at [[Paper-Boat Co|Paper/Boat Co.]], until 2026-11-19

## History

- 2026-11-02 gave intro x2 (email)
- 2026-11-01 met (event), with [[bo-lind|Bo Lind]]: The \\[fair\\]
  It \\*rained\\*
""",
        "bo-lind.md": """\
---
handle: "bo-lind"
name: "Bo Lind"
aliases:
  - "Bo Lind"
added_on: 2026-01-01
last_touch: 2026-11-01
balance: 0
turn: "even"
---

# Bo Lind

## History

- 2026-11-01 met (event), with [[ada-quill|Ada Quill]]: The \\[fair\\]
  It \\*rained\\*
""",
    }


def test_a_note_says_what_is_between_people(netlog):
    """Whom they know is linked both ways; what is open, what they offer and need is said."""
    for name in ("Ada Quill", "Bo Lind", "Cy"):
        netlog.ok("add", name, today="2026-01-01")
    with connection.writing(netlog.path, "network") as db:
        update(db, "contact", 2, in_person_count=6, in_person_unit="month")
        insert(db, "knows", contact_id=1, other_id=2, how="the [choir]", strength=3)
        insert(db, "knows", contact_id=2, other_id=3)
        day = {"opened_on": "2026-11-07"}
        insert(db, "loop", contact_id=2, kind="request", what="a *map*", due_on="2026-11-17", **day)
        insert(db, "loop", contact_id=2, kind="ask", what="tea", **day)
        done = {"state": "done", "closed_on": "2026-11-08"}
        insert(db, "loop", contact_id=2, kind="promise", what="an atlas", **day, **done)
        for direction, name in (("needs", "maps"), ("needs", "ink"), ("offers", "boats")):
            insert(db, "topic", contact_id=2, direction=direction, name=name, folded=name)
    found = exported(netlog)
    assert (
        found["bo-lind.md"]
        == """\
---
handle: "bo-lind"
name: "Bo Lind"
aliases:
  - "Bo Lind"
offers:
  - "boats"
needs:
  - "ink"
  - "maps"
in_person: "6 months"
added_on: 2026-01-01
balance: 0
turn: "even"
---

# Bo Lind

## Open

- 2026-11-07 Bo Lind asked: a \\*map\\*, by 2026-11-17
- 2026-11-07 you asked Bo Lind: tea

## Knows

- [[ada-quill|Ada Quill]]: the \\[choir\\]
- [[cy|Cy]]
"""
    )
    assert found["ada-quill.md"].endswith("## Knows\n\n- [[bo-lind|Bo Lind]]: the \\[choir\\]\n")
    assert found["cy.md"].endswith("## Knows\n\n- [[bo-lind|Bo Lind]]\n")


def test_all_in_one_file(netlog):
    """Without a folder the notes stand below each other, with the fields in a block."""
    netlog.ok("add", "Ada ``` Quill", today="2026-01-01")
    netlog.ok("add", "Bo", today="2026-01-01")
    with connection.reading(netlog.path) as db:
        text = "".join(markdown.write(contents.cards(db), How(TODAY)))
    assert text == (
        "# Ada \\`\\`\\` Quill\n"
        "\n"
        "```yaml\n"
        'handle: "ada-quill"\n'
        'name: "Ada ``` Quill"\n'
        "aliases:\n"
        '  - "Ada ``` Quill"\n'
        "added_on: 2026-01-01\n"
        "balance: 0\n"
        'turn: "even"\n'
        "```\n"
        "\n"
        "# Bo\n"
        "\n"
        "```yaml\n"
        'handle: "bo"\n'
        'name: "Bo"\n'
        "aliases:\n"
        '  - "Bo"\n'
        "added_on: 2026-01-01\n"
        "balance: 0\n"
        'turn: "even"\n'
        "```\n"
    )


def test_the_example(netlog):
    """Everybody of the example has a note, and every link to a person leads to one of them."""
    with connection.reading(EXAMPLE) as db:
        cards = list(contents.cards(db))
    found = notes(cards)
    assert found == notes(iter(cards))
    assert found.keys() == {f"{card.handle}.md" for card in cards}
    linked = {link for note in found.values() for link in re.findall(r"\[\[([^]|]+)\|", note)}
    assert len(linked) > 5
    assert {f"{link}.md" for link in linked} <= found.keys()
    for card in cards:
        front, _ = parted(found[f"{card.handle}.md"])
        assert (front["name"], front["balance"]) == (card.name, card.balance)
        assert front.get("due_on") == (card.due_on and date.fromisoformat(card.due_on))


@pytest.mark.parametrize(
    ("handle", "name"),
    [
        ("ada-quill", "ada-quill.md"),
        (".hidden", "_.hidden.md"),
        ("..", "_...md"),
        ("_.hidden", "__.hidden.md"),
        ("con", "_con.md"),
        ("nul.x", "_nul.x.md"),
        ("_con", "__con.md"),
        ("console", "console.md"),
    ],
)
def test_a_file_is_named_so_that_every_system_takes_it(handle, name):
    """Hidden names and those of devices get a sign before them, and no two become the same."""
    (document,) = markdown.folder([card(handle=handle, name="X")], How(TODAY))
    assert isinstance(document, Document)
    assert document.name == name


def test_a_crowd_is_not_listed_whole():
    """Of a gathering of hundreds, twenty are named."""
    entry = ("u", "2026-01-01", "met", None, None, 1, None, None, "g", None, None)
    crowd = [card(handle=f"p{n}", name=f"P {n}", entries=(entry,)) for n in range(300)]
    note = notes(crowd)["p0.md"]
    assert note.count("[[") == 20
    assert note.endswith("[[p20|P 20]] and 279 more\n")


def test_a_company_is_no_person():
    """A company that is called as somebody's note is gets no link to it."""
    job = (("Ada", None, None, None),)
    assert "- at" not in (note := notes([card(handle="ada", name="A", jobs=job)])["ada.md"])
    assert "\n- Ada\n" in note


# Hostile text

SIGNS = [
    *("---\n", "```", "~~~", "[[bo]]", "[x](http://example.org)", "![x](http://example.org/p.png)"),
    *(
        "<script>",
        "<b>",
        "</b>",
        "<!--",
        "-->",
        "<http://example.org>",
        "&lt;",
        "&#60;",
        "javascript:",
    ),
    *(
        "#tag",
        "# head",
        "\n# head",
        "\n===",
        "\n---",
        "\n- x",
        "\n1. x",
        "\n10) x",
        "\n> x",
        "\n    x",
    ),
    *("\n\tx", "|a|b|\n|-|-|\n|1|2|", "==x==", "%%x%%", "{{query}}", "((x))", "key:: value", "$x$"),
    *(
        "*x*",
        "_x_",
        "__x__",
        "~~x~~",
        "`x`",
        "\\",
        "^id",
        "[^1]",
        "[^1]: x",
        "[x]: http://x.org",
        "]]",
    ),
    *(
        "a_b_c",
        "'",
        '"',
        ": ",
        " #c",
        "!tag",
        "&a",
        "*a",
        "@x",
        "%d",
        "\x1b[31m",
        "\u202e",
        "\ufeff",
    ),
    *(
        "null",
        "true",
        "1",
        "2026-01-01",
        "~",
        "\r\n",
        "\u2028",
        "\x85",
        "😀",
        "\ufffe",
        "\U0010ffff",
    ),
]
TEXT = st.lists(
    st.one_of(
        st.sampled_from(SIGNS),
        st.sampled_from([" ", "\n", "a", "Ada", "\n\n"]),
        st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=5),
    ),
    min_size=1,
    max_size=5,
).map("".join)


def card(**known: Any) -> Card:
    of_a_card = ("emails", "phones", "links", "nicknames", "tags", "jobs", "entries")
    between = ("offers", "needs", "knows", "open")
    values = {"balance": 0} | dict.fromkeys(of_a_card + between, ()) | known
    return Card._make(values.get(field) for field in Card._fields)


@st.composite
def people(draw: st.DrawFn) -> list[Card]:
    some = st.lists(TEXT, max_size=2).map(tuple)
    entry = st.tuples(
        st.just("u"),
        st.just("2026-01-01"),
        st.sampled_from(["met", "gave"]),
        st.none(),
        TEXT,
        st.integers(1, 5),
        st.none() | TEXT,
        st.none(),
        st.sampled_from([None, "g"]),
        st.none(),
        st.none(),
    )
    known = st.tuples(st.sampled_from(["p0", "x"]), st.none() | TEXT)
    loop = st.tuples(
        st.sampled_from(LOOPS), TEXT, st.just("2026-01-01"), st.sampled_from([None, "2026-02-01"])
    )
    return [
        card(
            handle=f"p{n}",
            name=draw(TEXT),
            nicknames=draw(some),
            tags=draw(some),
            emails=draw(some),
            location=draw(TEXT),
            note=draw(TEXT),
            jobs=tuple((draw(TEXT), draw(TEXT), None, day) for day in (None, "2020-01-01")),
            introduced_by=draw(st.sampled_from([None, "p0", "x"])),
            met_at=draw(TEXT),
            entries=tuple(draw(st.lists(entry, max_size=2))),
            offers=draw(some),
            needs=draw(some),
            knows=tuple(draw(st.lists(known, max_size=2))),
            open=tuple(draw(st.lists(loop, max_size=2))),
        )
        for n in range(draw(st.integers(1, 2)))
    ]


@given(people())
@settings(max_examples=trials(50))
def test_no_text_breaks_a_note(cards):
    """Front matter holds what was given, and below it nothing is markup but what we made."""
    found = notes(cards)
    for each in cards:
        front, body = parted(found[f"{each.handle}.md"])
        assert front["handle"] == each.handle
        assert front["name"] == each.name
        assert front["aliases"] == list(dict.fromkeys([each.name, *each.nicknames]))
        assert front["location"] == each.location
        assert front["met_at"] == each.met_at
        assert front.get("emails", []) == list(each.emails)
        assert front.get("needs", []) == list(each.needs)
        # No line, control or hidden sign of theirs.
        assert all(sign == "\n" or safe(f"a{sign}") == f"a{sign}" for sign in body)
        made = tokens(body)
        allowed = "heading bullet_list list_item paragraph inline text softbreak text_special"
        kinds = {token.type.removesuffix("_open").removesuffix("_close") for token in made}
        assert kinds <= set(allowed.split())
        heads = [made[n + 1].content for n, t in enumerate(made) if t.type == "heading_open"]
        assert {*heads[1:]} <= {"Open", "Knows", "Before", "History"}


@given(TEXT)
@settings(max_examples=trials(500))
def test_text_is_shown_as_it_is(text):
    """A reader of Markdown shows the very signs that were noted, and no app sees markup in them."""
    note = notes([card(handle="p", name="P", note=text)])["p.md"].split("# P\n", 1)[1]
    made = tokens(note)
    assert {token.type for token in made} <= {
        *("paragraph_open", "paragraph_close", "inline", "text", "softbreak", "text_special")
    }
    shown = "".join(
        "\n" if token.type in {"softbreak", "paragraph_close"} else token.content
        for token in made
        if token.type != "inline"
    )
    lines = (line.strip() for line in safe(text, newlines=True).split("\n"))
    assert shown.split() == " ".join(lines).split()
    raw = re.sub(r"\\.", "\x00", note)
    for sign in ("[[", "]]", "==", "%%", "{{", "((", "::", "$", "~~", "`", "<", "|"):
        assert sign not in raw
    assert not re.search(r"(?:^|\s)[#^]\S", raw)


@given(st.text(st.characters(codec="utf-8")))
@settings(max_examples=trials(300))
def test_every_text_can_be_quoted(text):
    """YAML gives back what was quoted, and the line shows all that is in it."""
    line = quoted(text)
    assert YAML(typ="safe").load(f"x: {line}\n")["x"] == text
    assert line.isprintable()
