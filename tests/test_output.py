"""What a listing looks like in each format, and that no text can act on a terminal."""

import csv
import json
import os
import subprocess
import sys
import unicodedata
from datetime import date
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import netlog
from netlog import output
from netlog.errors import Misread
from netlog.output import FORMATS, Listing, Terminal, View, harmless


class Person(NamedTuple):
    id: int
    handle: str
    name: str
    balance: int
    due_on: date | None = None
    emails: tuple[str, ...] = ()
    note: str | None = None


PEOPLE = Listing(
    "person",
    "people",
    fields=Person._fields,
    shown=("name", "balance", "due_on", "note"),
    words={"balance": lambda p: f"{p.balance:+d}"},
    headings={"due_on": "due"},
    styles={"balance": lambda p: "bold yellow" if p.balance < 0 else ""},
)
MARA = Person(
    1,
    "mara-lindqvist",
    "Mara Lindqvist",
    -2,
    date(2026, 11, 19),
    ("mara@example.org", "m@example.net"),
    "asked: C:\\temp\nor a tab\there",
)
TOMASZ = Person(2, "tomasz-zolw", "Tomasz Żółw", 13)
BOTH = (MARA, TOMASZ)

HOSTILE = (
    "\x1b[2J\x1b]0;owned\x07",
    "\x1b]8;;https://example.org\x1b\\click\x1b]8;;\x1b\\",
    "\x1b]52;c;cm0=\x07",
    "\x9b31mred",
    "nul\x00after",
    "del\x7fafter",
    "line\nline",
    "line\r\nline",
    "over\rwritten",
    "a\tb",
    "next\x85line",
    "paragraph\u2029line\u2028line",
    "form\x0cfeed\x0btab",
    "group\x1cfile\x1erecord\x1f",
    "\u202egnp.exe",
    "\u2066isolated\u2069",
    "\u200fmark\u061c",
    "zero\u200bwidth\ufeff",
    "joined\u200d\u200d\u200d\u200ctwice",
    "tag\U000e0041\U000e0042",
    "selected\ufe01\ufe02\U000e0101",
    "filler\u3164\u115f",
    "lone\ud800surrogate\udfff",
    "[red]not red[/red]",
    "[/]",
    ":smile:",
    "=cmd|' /C calc'!A0",
    "@SUM(1+1)",
    "-1+1",
    "＝1+1",
    "a|b`c`*d*_e_<script>&amp;",
    "quoted \"twice\", 'once'",
    "back\\slash \\n \\x1b",
    "",
)
# Python's own word for what acts, orders or hides, rather than the list that is tested.
FORBIDDEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}

nasty_text = st.text(
    st.one_of(
        st.characters(exclude_categories=()),
        st.sampled_from("\\tnrxuU'=+-@ 0041\t\r\n\x1b\x85\u2028\u200c\u200d\u202e\ufe0f\ud800"),
    ),
)
unhurried = settings(deadline=None)


def screen(
    *,
    on: bool = False,
    width: int = 80,
    colour: bool = True,
    encoding: str = "utf-8",
) -> Terminal:
    """Return streams that keep what is written, `on` a terminal or not."""
    out, err = (TextIOWrapper(BytesIO(), encoding, newline="\n") for _ in range(2))
    return Terminal(StringIO(), out, err, on, on, on, width, colour)


def written(stream: Any) -> str:
    stream.flush()
    return str(stream.buffer.getvalue(), stream.encoding)


def shown(view: View, rows: Any = BOTH, *, total: int | None = None, **kind: Any) -> str:
    """Return what `show` writes to stdout of such a screen."""
    terminal = screen(**kind)
    output.show(terminal, PEOPLE, rows, view, total=total)
    return written(terminal.out)


def asked(terminal: Terminal | None = None, **options: Any) -> View:
    """Return the view of options as the command line gives them."""
    given_ = dict.fromkeys(("format", "columns", "sort", "limit"))
    return output.view(
        **{**given_, "json": False, "reverse": False, **options},
        listing=PEOPLE,
        terminal=terminal or screen(),
    )


def named(*names: str) -> list[Person]:
    return [Person(n, f"h{n}", name, n) for n, name in enumerate(names, start=1)]


# Each format on a small example


def test_plain_is_one_tabbed_and_escaped_line_a_row():
    """Plain says the shown columns in words, without a header."""
    assert shown(View("plain")) == (
        "Mara Lindqvist\t-2\t2026-11-19\tasked: C:\\\\temp\\nor a tab\\there\n"
        "Tomasz Żółw\t+13\t\t\n"
    )


def test_tsv_is_every_field_as_it_is_stored():
    """TSV has a header of field names, nothing for null, and a list's members after `; `."""
    assert shown(View("tsv")) == (
        "id\thandle\tname\tbalance\tdue_on\temails\tnote\n"
        "1\tmara-lindqvist\tMara Lindqvist\t-2\t2026-11-19\tmara@example.org; m@example.net\t"
        "asked: C:\\\\temp\\nor a tab\\there\n"
        "2\ttomasz-zolw\tTomasz Żółw\t13\t\t\t\n"
    )


def test_csv_is_every_field_as_a_spreadsheet_reads_it():
    """CSV keeps the lines of a note inside quotes and the sign of a number."""
    assert shown(View("csv")) == (
        "id,handle,name,balance,due_on,emails,note\n"
        "1,mara-lindqvist,Mara Lindqvist,-2,2026-11-19,mara@example.org; m@example.net,"
        '"asked: C:\\temp\nor a tab here"\n'
        "2,tomasz-zolw,Tomasz Żółw,13,,,\n"
    )


def test_csv_guards_what_a_spreadsheet_would_run():
    """A formula in a name gets a leading quote; the numbers beside it stay numbers."""
    row = Person(1, "h", "=1+1", -5, note="+44 20 7946 0000")
    assert shown(View("csv"), [row]).splitlines()[1] == "1,h,'=1+1,-5,,,'+44 20 7946 0000"


def test_json_is_a_list_of_objects_in_ascii():
    """An object a line has every field, null when absent, and nothing is beyond ASCII."""
    lin = Person(3, "lin", "Lin", 0, date(2026, 1, 2), ("lin@example.org",))
    assert shown(View("json"), [TOMASZ, lin]) == (
        "[\n"
        '  {"id": 2, "handle": "tomasz-zolw", "name": "Tomasz \\u017b\\u00f3\\u0142w", '
        '"balance": 13, "due_on": null, "emails": [], "note": null},\n'
        '  {"id": 3, "handle": "lin", "name": "Lin", "balance": 0, "due_on": "2026-01-02", '
        '"emails": ["lin@example.org"], "note": null}\n'
        "]\n"
    )


def test_jsonl_is_one_object_a_line():
    """Each line is an object by itself, with lists and days as JSON has them."""
    first, second = map(json.loads, shown(View("jsonl")).splitlines())
    assert first["emails"] == ["mara@example.org", "m@example.net"]
    assert first["due_on"] == "2026-11-19"
    assert first["note"] == MARA.note
    assert list(second) == list(Person._fields)


def test_markdown_is_a_table_whose_cells_are_text():
    """Pipes and marks are escaped and numbers stand to the right."""
    row = Person(1, "h", "a|b *c* [d](e)", 3, note="<b>\\x</b>\n_")
    assert shown(View("markdown"), [row]) == (
        "| name | balance | due | note |\n"
        "| --- | ---: | ---: | --- |\n"
        "| a\\|b \\*c\\* \\[d\\](e) | +3 |  | \\<b\\>\\\\x\\</b\\> \\_ |\n"
    )


def test_ids_are_handles_or_the_first_field():
    """Scripts get the handle, or the first field of a listing whose rows have none."""
    assert shown(View("ids")) == "mara-lindqvist\ntomasz-zolw\n"

    class Tag(NamedTuple):
        tag: str
        people: int

    terminal = screen()
    output.show(
        terminal, Listing("tag", "tags", Tag._fields, ("tag",)), [Tag("a\tb", 2)], View("ids")
    )
    assert written(terminal.out) == "a\\tb\n"


class Link(NamedTuple):
    name: str
    mutual: bool
    since: int | None
    through: tuple[str, ...]


LINKS = Listing("link", "links", Link._fields, Link._fields)


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("plain", "Mara\tyes\t2019\tTomasz, Lin\nLin\tno\t\t\n"),
        ("tsv", "name\tmutual\tsince\tthrough\nMara\ttrue\t2019\tTomasz; Lin\nLin\tfalse\t\t\n"),
        ("csv", "name,mutual,since,through\nMara,true,2019,Tomasz; Lin\nLin,false,,\n"),
    ],
)
def test_a_field_without_words_is_said_simply(form, expected):
    """Yes or no, and commas between the members of a list; scripts get true or false."""
    rows = [Link("Mara", True, 2019, ("Tomasz", "Lin")), Link("Lin", False, None, ())]
    terminal = screen()
    output.show(terminal, LINKS, rows, View(form))
    assert written(terminal.out) == expected


TABLE = """\
name            balance  due         note
────────────────────────────────────────────────────────────────────
Mara Lindqvist       -2  2026-11-19  asked: C:\\temp or a tab here
Tomasz Żółw         +13
"""
NARROW = """\
name            balance  due
───────────────────────────────────
Mara Lindqvist       -2  2026-11-19
Tomasz Żółw         +13
"""


def bare(table: str) -> str:
    """Return a table without its colours and the blanks at the end of its lines."""
    for code in ("0", "1", "2", "1;33"):
        table = table.replace(f"\x1b[{code}m", "")
    return "".join(f"{line.rstrip(' ')}\n" for line in table.splitlines())


@pytest.mark.parametrize("width", [80, 200])
def test_a_table_is_as_wide_as_its_text(width):
    """A terminal wider than the table does not stretch it."""
    rule = "─" * 65
    expected = TABLE.replace("─" * 68, rule)
    assert shown(View("table"), on=True, width=width, colour=False) == expected


def test_a_table_in_40_columns_loses_its_last_column_and_says_so():
    """What there is no room for is named on stderr, and nothing wraps."""
    terminal = screen(on=True, width=40, colour=False)
    output.show(terminal, PEOPLE, BOTH, View("table"))
    assert written(terminal.out) == NARROW
    assert written(terminal.err) == "… no room for note\n"


def test_a_long_text_is_cut_before_a_column_is_lost():
    """The widest text gives way, with an ellipsis; the day, the name and the number do not."""
    lines = shown(View("table"), on=True, width=50, colour=False).splitlines()
    assert lines[2] == "Mara Lindqvist       -2  2026-11-19  asked: C:\\te…"
    assert max(map(len, lines)) == 50


@pytest.mark.parametrize("width", [1, 2, 7, 12, 20, 40, 80, 200])
def test_a_table_keeps_the_name_and_its_width(width):
    """However narrow the terminal, the name is there and no line is wider."""
    row = MARA._replace(name="Mara 林青禾 Lindqvist-Achterberg", note="long " * 30)
    lines = shown(View("table"), [row], on=True, width=width, colour=False).splitlines()
    assert lines[2].startswith("Mara 林青禾"[: max(width - 8, 0)])
    assert lines[2]
    assert max(map(output.display_width, lines)) <= width


@pytest.mark.parametrize("width", [20, 40, 60, 80, 200])
def test_colour_changes_no_sign(width):
    """The table that Rich draws is the plain one in colour."""
    rows = [*BOTH, Person(3, "lin", "林青禾", 0, note="多" * 50), *named("[red]", "[/]", ":smile:")]
    coloured = shown(View("table"), rows, on=True, width=width)
    assert "\x1b[1m" in coloured
    assert bare(coloured) == shown(View("table"), rows, on=True, width=width, colour=False)


def test_a_heading_is_no_markup():
    """What a column is called is text to Rich as well."""
    listing = PEOPLE._replace(headings={"name": "[red]name[/red]"})
    terminal = screen(on=True)
    output.show(terminal, listing, BOTH, View("table"))
    assert "[red]name[/red]" in bare(written(terminal.out))


def test_a_style_colours_its_cell_only():
    """A listing's style reaches the field it is for."""
    assert "\x1b[1;33m     -2\x1b[0m" in shown(View("table"), on=True)
    assert "33m" not in shown(View("table"), [TOMASZ], on=True)


def test_a_table_off_a_terminal_is_plain_text():
    """Asked for in a pipe, a table has no colour."""
    assert shown(View("table"), width=40) == NARROW


def test_a_sign_wider_than_it_is_thought_to_be_loses_nothing():
    """A sequence that Rich holds to be wider than its parts is neither cut nor a crash."""
    rows = named("Mara ❤️", "❤️" * 12)
    assert "Mara ❤️" in shown(View("table"), rows, on=True, width=40)


# Which rows


def test_no_format_is_a_table_on_a_terminal_and_plain_elsewhere():
    """The usual format is chosen by where it goes."""
    assert shown(View(), on=True, colour=False) == shown(View("table"), on=True, colour=False)
    assert shown(View()) == shown(View("plain"))


def test_rows_are_sorted_by_value_with_the_absent_last():
    """Numbers sort as numbers, names without accents and case, and nothing comes last."""
    rows = [
        Person(10, "j", "łukasz", 3),
        Person(9, "i", "Adam", 3, note="b"),
        Person(1, "a", "Zoë", -1, note="A"),
        Person(2, "b", "Mara", 10, date(2026, 1, 2)),
    ]

    def ids(sort: str | None, *, reverse: bool = False) -> list[int]:
        lines = shown(View("tsv", ("id",), sort, reverse), rows).split()[1:]
        return list(map(int, lines))

    assert ids("id") == [1, 2, 9, 10]
    assert ids("name") == [9, 10, 2, 1]
    assert ids("balance") == [1, 10, 9, 2]
    assert ids("balance", reverse=True) == [2, 10, 9, 1]
    assert ids("note") == [1, 9, 10, 2]
    assert ids("note", reverse=True) == [9, 1, 10, 2]
    assert ids("due_on", reverse=True) == [2, 10, 9, 1]
    assert ids(None, reverse=True) == [2, 1, 9, 10]


def test_rows_are_ordered_before_they_are_cut():
    """The limit keeps the first rows of the order that was asked for."""
    rows = named("c", "a", "b")
    assert shown(View("ids", sort="name", limit=2), rows) == "h2\nh3\n"
    assert shown(View("ids", reverse=True, limit=1), rows) == "h3\n"


def test_needed_is_the_limit_unless_all_rows_must_be_ordered():
    """A command fetches no more than it shows, except to sort or reverse."""
    assert View(limit=5).needed == 5
    assert View(limit=5, sort="name").needed is None
    assert View(limit=5, reverse=True).needed is None


@pytest.mark.parametrize(
    ("rows", "total", "said"),
    [
        (named("a", "b", "c"), None, "… and 2 more people; -n 0 shows all\n"),
        (named("a"), 313, "… and 312 more people; -n 0 shows all\n"),
        (named("a", "b"), None, "… and 1 more person; -n 0 shows all\n"),
        (named("a"), 1, ""),
    ],
)
def test_a_cut_table_says_how_many_more(rows, total, said):
    """The line is about the answer, so it goes to stderr."""
    terminal = screen(on=True)
    output.show(terminal, PEOPLE, rows, View("table", limit=1), total=total)
    assert written(terminal.err) == said


def test_other_formats_do_not_say_how_many_more():
    """A script that asked for three gets three and silence."""
    terminal = screen()
    output.show(terminal, PEOPLE, BOTH, View("plain", limit=1), foot=["their turn: 1"])
    assert written(terminal.out).count("\n") == 1
    assert written(terminal.err) == ""


def test_a_foot_stands_below_the_table():
    """A blank line sets it off."""
    terminal = screen(on=True, width=40, colour=False)
    output.show(terminal, PEOPLE, BOTH, View(), foot=["their turn: 1", "your\nturn: 1"])
    assert written(terminal.out) == f"{NARROW}\ntheir turn: 1\nyour turn: 1\n"


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("", ""),
        ("table", ""),
        ("plain", ""),
        ("markdown", ""),
        ("ids", ""),
        ("jsonl", ""),
        ("json", "[]\n"),
        ("csv", "id,name\n"),
        ("tsv", "id\tname\n"),
    ],
)
def test_nothing_to_say_is_said_in_no_bytes(form, expected):
    """Off a terminal stderr stays empty too, so that cron sends no mail."""
    terminal = screen()
    output.show(terminal, PEOPLE, [], View(form, ("id", "name")), foot=["x"], empty="nobody is due")
    assert (written(terminal.out), written(terminal.err)) == (expected, "")


@pytest.mark.parametrize(("empty", "said"), [("", "no people\n"), ("nobody", "nobody\n")])
def test_a_person_is_told_that_there_is_nothing(empty, said):
    """On a terminal an empty listing is a remark."""
    terminal = screen(on=True)
    output.show(terminal, PEOPLE, [], View(), empty=empty)
    assert (written(terminal.out), written(terminal.err)) == ("", said)


def test_columns_are_those_asked_for_in_that_order():
    """Every format but ids shows the columns of the view and no others."""
    columns = ("balance", "id")
    assert shown(View("plain", columns), [TOMASZ]) == "+13\t2\n"
    assert shown(View("tsv", columns), [TOMASZ]) == "balance\tid\n13\t2\n"
    assert shown(View("csv", columns), [TOMASZ]) == "balance,id\n13,2\n"
    assert shown(View("jsonl", columns), [TOMASZ]) == '{"balance": 13, "id": 2}\n'
    assert json.loads(shown(View("json", columns), [TOMASZ])) == [{"balance": 13, "id": 2}]
    assert shown(View("table", columns), [TOMASZ]).split()[:2] == ["balance", "id"]
    assert shown(View("markdown", columns), [TOMASZ]).startswith("| balance | id |\n")
    assert shown(View("ids", columns), [TOMASZ]) == "tomasz-zolw\n"


# What the user asked


def test_a_view_settles_the_format_and_the_limit():
    """A table has 50 rows unless told otherwise, and 0 is all of them."""
    on = screen(on=True)
    assert asked(on) == View("table", limit=50)
    assert asked(on, limit=7) == View("table", limit=7)
    assert asked(on, limit=0) == View("table", limit=None)
    assert asked(on, json=True) == View("json", limit=None)
    assert asked(format="table") == View("table", limit=50)
    assert asked() == View("plain", limit=None)
    assert asked(format="json", json=True) == View("json", limit=None)


def test_columns_are_read_as_people_write_them():
    """Case, blanks and hyphens do not matter, and a column comes once."""
    view = asked(columns="Name, due-on,due on ,due_on", sort="due-on", reverse=True)
    assert view == View("plain", ("name", "due_on"), "due_on", reverse=True)


COLUMNS = "the columns are id, handle, name, balance, due_on, emails, note"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (
            {"format": "yaml"},
            f"there is no format 'yaml'; the formats are {', '.join(FORMATS)}",
        ),
        (
            {"columns": "name,age"},
            f"people have no column 'age'; {COLUMNS}",
        ),
        (
            {"columns": ""},
            f"people have no column ''; {COLUMNS}",
        ),
        (
            {"sort": "age"},
            f"people have no column 'age'; {COLUMNS}",
        ),
        ({"limit": -3}, "cannot show -3 rows; -n takes 1 or more, or 0 for all"),
        (
            {"format": "csv", "json": True},
            "--json and --format csv are two formats; give one of them",
        ),
    ],
)
def test_what_cannot_be_shown_is_refused_in_words(options, said):
    """The refusal names what there is instead."""
    with pytest.raises(Misread) as refusal:
        asked(**options)
    assert str(refusal.value) == said


# One line, one record


def test_an_answer_goes_to_stdout_and_a_remark_to_stderr():
    """Each is one line whatever its text."""
    terminal = screen()
    output.say(terminal, "logged Mara\n\x1b[2J")
    output.remark(terminal, "Tomasz\tis in no circle")
    assert written(terminal.out) == "logged Mara \ufffd[2J\n"
    assert written(terminal.err) == "Tomasz is in no circle\n"


CARD = """\
Mara Lindqvist
  e-mail  mara@example.org
  住所    Rua Azul 3
          Porto
  phone

Open
  you promised
  the book
"""


def test_a_card_lines_up_and_indents():
    """Values start in one column, and a value of two lines stays in it."""
    pairs = [("e-mail", "mara@example.org"), ("住所", "Rua Azul 3\nPorto"), ("phone", "")]
    sections = [("Open", ["you promised\nthe book"])]
    terminal = screen()
    output.card(terminal, "Mara Lindqvist", pairs, sections)
    assert written(terminal.out) == CARD
    coloured = screen(on=True)
    output.card(coloured, "Mara Lindqvist", pairs, sections)
    assert written(coloured.out).startswith("\x1b[1mMara Lindqvist\x1b[0m\n  \x1b[2me-mail\x1b[0m")
    assert bare(written(coloured.out)) == CARD


def test_a_card_has_no_line_longer_than_the_terminal():
    """A long note hangs below its beginning, a long word is left whole; a pipe has no width."""
    pairs = [
        ("note", "she asked about the review, twice\n\nin May"),
        ("link", "https://example.org/ada"),
    ]
    terminal = screen(on=True, width=24, colour=False)
    output.card(terminal, "Ada", pairs, [("Open", ["you promised the book of verse"])])
    assert written(terminal.out) == (
        "Ada\n"
        "  note  she asked about\n"
        "        the review,\n"
        "        twice\n"
        "\n"
        "        in May\n"
        "  link  https://example.org/ada\n"
        "\n"
        "Open\n"
        "  you promised the book\n"
        "  of verse\n"
    )
    piped = screen(width=24)
    output.card(piped, "Ada", pairs)
    assert "  note  she asked about the review, twice\n" in written(piped.out)


def test_json_text_names_the_fields_of_nested_rows():
    """A record with rows inside is an object with objects inside."""

    class Circle(NamedTuple):
        name: str
        people: list[Person]

    value = json.loads(output.json_text({"circle": Circle("inner", [MARA])}))
    assert value["circle"]["people"][0]["due_on"] == "2026-11-19"
    terminal = screen()
    output.say_json(terminal, Circle("Żółw", []))
    assert written(terminal.out) == '{\n  "name": "\\u017b\\u00f3\\u0142w",\n  "people": []\n}\n'


def test_json_text_refuses_what_json_cannot_say():
    """A value of another kind is a mistake of ours, not a string of its address."""
    with pytest.raises(TypeError):
        output.json_text({"stream": sys.stdout})


# Hostile text


def records(form: str, text: str) -> int:
    """Count the records in what was written as its reader would."""
    if form == "json":
        return len(json.loads(text))
    if form == "csv":
        return len(list(csv.reader(StringIO(text)))) - 1
    heads = {"tsv": 1, "table": 2, "markdown": 2}
    return len(text.splitlines()) - heads.get(form, 0)


def forbidden(text: str) -> list[str]:
    """Return what `text` has of controls, bidi marks, tags, surrogates and separators."""
    return [c for c in text if c != "\n" and unicodedata.category(c) in FORBIDDEN]


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("on", [True, False])
def test_hostile_text_neither_acts_nor_makes_records(form, on):
    """In every format a row stays one record and nothing but LF controls anything."""
    rows = [
        Person(n, f"h{n}{text}", f"{text}x", n, emails=(text, text), note=text)
        for n, text in enumerate(HOSTILE)
    ]
    text = bare(shown(View(form), rows, on=on)) if on else shown(View(form), rows)
    assert records(form, text) == len(HOSTILE)
    tabs = {"plain": 3 * len(rows), "tsv": 6 * (len(rows) + 1)}
    assert forbidden(text) == ["\t"] * tabs.get(form, 0)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_a_line_in_a_line(text):
    """Answers, remarks and cards hold their shape and control nothing."""
    terminal = screen()
    output.say(terminal, text)
    output.remark(terminal, text)
    output.card(terminal, text, [(text, text)], [(text, [text])])
    assert written(terminal.err).count("\n") == 1
    assert forbidden(written(terminal.out) + written(terminal.err)) == []


def test_markup_is_text():
    """A name in brackets is shown with them."""
    assert "[red]x[/red]" in shown(View("table"), named("[red]x[/red]"), on=True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Zoë O’Neil", "Zoë O’Neil"),
        ("می‌خواهم", "می‌خواهم"),
        ("👩\u200d🚀 ❤️\u200d🔥", "👩\u200d🚀 ❤️\u200d🔥"),
        ("葛\U000e0101城", "葛\U000e0101城"),
        ("a\u200d\u200db", "a\ufffdb"),
        ("\u200dab", "\ufffdab"),
        ("a\ufe00\ufe01b", "a\ufffdb"),
        ("a\x00\x1b\u202eb", "a\ufffdb"),
        ("a\r\nb\tc\u2028d", "a b c d"),
    ],
)
def test_safe_marks_what_hides_and_spares_what_shapes(text, expected):
    """Scripts and emoji keep the joiner they need; a run that could hide a message is marked."""
    assert output.safe(text) == expected


@unhurried
@given(nasty_text | st.text(st.characters(max_codepoint=0xFFFF)), st.booleans())
def test_the_short_way_ends_where_the_long_way_does(text, newlines):
    """Text in which everything surely shows is treated as the pattern would treat it."""

    def ways() -> list[str]:
        return [output.safe(text, newlines=newlines), output.escaped(text)]

    short = ways()
    with mock.patch.object(harmless, "_shows", return_value=False):
        assert ways() == short


def test_what_surely_shows_is_never_what_is_unseen():
    """Of all characters there are, none takes the short way that the pattern would stop."""
    shows = "".join(filter(harmless._shows, map(chr, range(sys.maxunicode + 1))))
    assert len(shows) > 50_000
    assert harmless._unseen().search(shows) is None


@pytest.mark.parametrize("text", ["Żółw’s", "Zoë\nMara – both", "林青禾", "C:\\temp\t…", "Ελένη"])
def test_names_and_notes_do_not_cost_the_pattern(text):
    """Only emoji, joiners and worse need it, and to compile it takes long."""
    harmless._unseen.cache_clear()
    output.safe(text)
    output.safe(text, newlines=True)
    output.escaped(text)
    assert harmless._unseen.cache_info().misses == 0


def test_safe_keeps_lines_where_they_are_wanted():
    """With newlines, every way to end a line that people type is one LF."""
    assert output.safe("a\r\nb\nc\td\re", newlines=True) == "a\nb\nc d e"


@unhurried
@given(nasty_text, st.booleans())
def test_safe_twice_is_safe_once(text, newlines):
    """What is safe stays as it is, and is safe."""
    once = output.safe(text, newlines=newlines)
    assert output.safe(once, newlines=newlines) == once
    spared = dict.fromkeys([0x200C, 0x200D, 0xA if newlines else 0x200D])
    assert forbidden(once.translate(spared)) == []


def test_what_is_escaped_is_spelled_as_everybody_spells_it():
    """What most tools can read back, and a number for the rest."""
    said = "tab\there\nline\rback \\ \x1b \u202e \U000e0041"
    assert output.escaped(said) == r"tab\there\nline\rback \\ \x1b \u202e \U000e0041"


@unhurried
@given(nasty_text)
def test_escaping_loses_nothing(text):
    """Any text, surrogates and controls too, comes back from plain and TSV."""
    assert output.unescaped(output.escaped(text)) == text


@pytest.mark.parametrize("text", ["\\q", "\\x1", "\\X41", "\\u00e", "\\U00110000", "\\"])
def test_an_escape_that_is_never_written_is_left_alone(text):
    """Text from elsewhere can be read without an error."""
    assert output.unescaped(f"C:{text}") == f"C:{text}"


@unhurried
@given(nasty_text, nasty_text)
def test_a_plain_record_is_one_line(name, note):
    """Whatever the text, one row is one line of four fields."""
    row = Person(1, "h", name, 0, note=note)
    lines = shown(View("plain"), [row]).splitlines()
    assert len(lines) == 1
    fields = [output.unescaped(field) for field in lines[0].split("\t")]
    assert fields == [name, "+0", "", note]


@unhurried
@given(nasty_text)
def test_the_spreadsheet_guard_comes_off(text):
    """A guarded cell never begins as a formula does, and loses nothing."""
    guarded = output.spreadsheet_safe(text)
    assert output.spreadsheet_plain(guarded) == text
    assert not guarded.lstrip().startswith(("=", "+", "-", "@"))


def test_the_spreadsheet_guard_is_taken_from_no_one_else():
    """An apostrophe that another program wrote stays."""
    assert output.spreadsheet_plain("'t Hooft") == "'t Hooft"
    assert output.spreadsheet_safe("'t Hooft") == "''t Hooft"


@unhurried
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | nasty_text,
        lambda inner: st.lists(inner) | st.dictionaries(nasty_text, inner),
        max_leaves=8,
    ),
)
def test_json_says_every_value_in_ascii(value):
    """A value that is written can be read back as it was."""
    text = output.json_text(value)
    assert text.isascii()
    assert json.loads(text) == value


# Streams


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
@pytest.mark.parametrize("form", FORMATS)
def test_a_stream_that_cannot_write_a_sign_still_gets_the_rows(encoding, form):
    """No format raises on a narrow stream, on a terminal or in a pipe."""
    for on in (True, False):
        text = shown(View(form), [*BOTH, *named("林青禾 ❤️")], on=on, encoding=encoding)
        assert records(form, text) == 3


def test_a_narrow_stream_gets_plainer_signs():
    """What it can write it gets; our own signs have plainer ones, anything else is a `?`."""
    table = shown(View("table"), [TOMASZ], on=True, colour=False, encoding="latin-1")
    assert table.splitlines()[1:] == ["-" * 31, "Tomasz ?ó?w      +13"]
    terminal = screen(encoding="ascii")
    output.remark(terminal, "… and Żółw’s")
    assert written(terminal.err) == ". and ???w's\n"


def test_a_narrow_stream_loses_nothing_of_plain_and_tsv():
    """There a sign that cannot be written is an escape that can be read back."""
    line = shown(View("plain", ("name",)), named("Żółw \\u017b 🚀"), encoding="ascii")
    assert line == "\\u017b\\xf3\\u0142w \\\\u017b \\U0001f680\n"
    assert output.unescaped(line.rstrip("\n")) == "Żółw \\u017b 🚀"


class Tty(StringIO):
    def isatty(self) -> bool:
        return True


def begun(monkeypatch: pytest.MonkeyPatch, environ: dict[str, str], **streams: Any) -> Terminal:
    """Return the terminal of a process that begins with these `streams`, else with none."""
    with monkeypatch.context() as patch:
        for name in ("COLUMNS", "NO_COLOR", "TERM"):
            patch.delenv(name, raising=False)
        for name, value in environ.items():
            patch.setenv(name, value)
        for name in ("stdin", "stdout", "stderr"):
            patch.setattr(sys, name, streams.get(name))
        return output.terminal()


@pytest.mark.parametrize(
    ("columns", "width"),
    [("40", 40), ("0", 80), ("-3", 80), ("", 80), ("wide", 80), ("9" * 5000, 80)],
)
def test_the_width_is_a_positive_number_of_columns(monkeypatch, columns, width):
    """COLUMNS counts if it can be true; without it and a terminal there are 80."""
    assert begun(monkeypatch, {"COLUMNS": columns}, stdout=Tty()).width == width


def test_the_width_is_that_of_the_first_terminal(monkeypatch):
    """With stdout in a pipe, the terminal that stderr still is has a width."""
    leader, follower = os.openpty()
    with os.fdopen(follower, "w") as err, os.fdopen(leader):
        monkeypatch.setattr(os, "get_terminal_size", sizes({follower: 123}))
        terminal = begun(monkeypatch, {}, stdout=StringIO(), stderr=err)
    assert terminal.width == 123
    assert (terminal.out_is_terminal, terminal.err_is_terminal) == (False, True)


def sizes(known: dict[int, int]) -> Any:
    """Return a stand-in for `os.get_terminal_size` that knows these widths."""
    return lambda number: os.terminal_size((known[number], 24))


@pytest.mark.parametrize(
    ("environ", "colour"),
    [
        ({"TERM": "xterm"}, True),
        ({"TERM": "dumb"}, False),
        ({"NO_COLOR": "1"}, False),
        ({"NO_COLOR": ""}, True),
    ],
)
def test_colour_is_for_a_terminal_that_wants_it(monkeypatch, environ, colour):
    """NO_COLOR, unless it is empty, and a dumb terminal have none, nor has a pipe."""
    assert begun(monkeypatch, environ, stdout=Tty()).colour is colour
    assert not begun(monkeypatch, environ, stdout=StringIO(), stderr=Tty()).colour


def test_a_missing_or_closed_stream_swallows_what_it_is_given(monkeypatch):
    """A process without stdout can still say things."""
    closed = StringIO()
    closed.close()
    terminal = begun(monkeypatch, {}, stdout=None, stderr=closed)
    output.say(terminal, "logged")
    output.remark(terminal, "logged")
    assert (terminal.out_is_terminal, terminal.err_is_terminal) == (False, False)


# Speed

LOADED = """
import sys
from io import StringIO
from typing import NamedTuple
from netlog import output
from netlog.output import Listing, Terminal, View

class Row(NamedTuple):
    name: str

def terminal(on):
    return Terminal(StringIO(), StringIO(), StringIO(), on, on, on, 80, True)

def draw(form, on, count):
    listing = Listing("row", "rows", ("name",), ("name",))
    output.show(terminal(on), listing, [Row("x")] * count, View(form))

def loaded(prefix):
    return sorted(m.removeprefix(prefix) for m in sys.modules if m.startswith(prefix))

"""


def printed(script: str) -> str:
    """Return what a new process prints that can draw rows and say what is loaded."""
    environment = {**os.environ, "PYTHONPATH": str(Path(netlog.__file__).parents[1])}
    run = subprocess.run(
        [sys.executable, "-c", LOADED + script],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return run.stdout


def test_a_listing_in_a_pipe_loads_what_it_needs():
    """Plain rows and lines load none of the other formats, and no card."""
    script = """
draw("", False, 1)
output.say(terminal(True), "logged")
output.remark(terminal(True), "logged")
print(*loaded("netlog."))
"""
    modules = ["errors", "output", "output.harmless", "output.listings", "output.terminals"]
    assert printed(script).split() == modules


def test_rich_is_loaded_for_a_table_on_a_terminal_only():
    """No other format, no pipe, no card and no long table pays for Rich."""
    script = """
output.card(terminal(True), "x", [("y", "z")])
for form in output.FORMATS:
    draw(form, False, 1)
    draw(form, True, 201)
    draw("" if form == "table" else form, form != "table", 1)
print(loaded("rich") + loaded("sqlmodel") + loaded("typer"))
draw("table", True, 200)
print("rich.table" in sys.modules)
"""
    assert printed(script) == "[]\nTrue\n"


def test_a_long_table_is_the_same_table():
    """Beyond what Rich draws in good time, the lines are the same without colour."""
    rows = named(*(f"Żółw {n}" for n in range(200)))
    long = shown(View("table"), [*rows, rows[0]], on=True)
    assert long.splitlines()[:202] == bare(shown(View("table"), rows, on=True)).splitlines()


def test_a_hundred_thousand_rows_are_written_in_a_few_pieces():
    """A long listing is a write for many rows, not one a row, nor all of it in one."""

    class Counting(StringIO):
        writes = 0

        def write(self, text: str) -> int:
            self.writes += 1
            return super().write(text)

    rows = [TOMASZ] * 100_000
    for form in ("plain", "table"):
        out = Counting()
        output.show(screen(on=True)._replace(out=out), PEOPLE, rows, View(form))
        assert 1 < out.writes < 100
        assert out.getvalue().count("\n") == 100_000 + 2 * (form == "table")
