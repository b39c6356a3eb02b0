"""20,000 random strings through every format: harmless, one record each, and read back exactly."""

import csv
import io
import json
import random
from typing import NamedTuple

import pytest

from netlog.output import (
    FORMATS,
    Listing,
    Terminal,
    View,
    escaped,
    safe,
    show,
    spreadsheet_plain,
    spreadsheet_safe,
    unescaped,
)
from tests.conftest import Result, Stream
from tests.trust import trials
from tests.trust.test_hostile import HOSTILE, assert_harmless, records

# What acts, hides or ends something, more often than chance would have it.
SIGNS = [
    *map(chr, range(0x20)),
    *map(chr, range(0x7F, 0xA1)),
    *"=+-@＝＋－＠'\"\\,;|\t\n\r`*_[]<>~&$#%",
    *"\u061c\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2060",
    *"\u2066\u2067\u2068\u2069\ufeff\ufff9\ufffa\ufffb\u034f\u115f\u3164\ufe0f\xad",
    *"\U000e0001\U000e0041\U000e007f\U000e0100\U0001f468\u0301\u0e33\u05d0\u0645李ß",
    "\x1b[",
    "\x1b]8;;",
    "\\n",
    "\\x1b",
    "\\u202e",
    "''",
    "  ",
    "+47 ",
]


def text(chance: random.Random) -> str:
    """Return a string that has it in for whoever shows it."""
    kept = [
        chance.choice(SIGNS)
        if chance.random() < 0.6
        else chr(chance.choice([chance.randrange(0x80), chance.randrange(0x3000)]))
        if chance.random() < 0.8
        else chr(chance.choice([chance.randrange(0xD800), chance.randrange(0xE000, 0x110000)]))
        for _ in range(chance.randint(0, 12))
    ]
    return "".join(kept)


@pytest.fixture(scope="module")
def texts():
    chance = random.Random("cells")
    return [*HOSTILE, *(text(chance) for _ in range(trials(20_000)))]


def test_the_strings_are_no_lambs(texts):
    """Most of them would act, and many would run in a spreadsheet."""
    assert len([each for each in texts if safe(each) != each]) > len(texts) / 2
    assert len([each for each in texts if spreadsheet_safe(each) != each]) > len(texts) / 20


def test_what_is_shown(texts):
    """`safe` leaves nothing that acts, breaks the line or hides, and does so once and for all."""
    for each in texts:
        for newlines in (False, True):
            shown = safe(each, newlines=newlines)
            assert_harmless(Result(shown, "", 0))
            assert newlines or "\n" not in shown
            assert safe(shown, newlines=newlines) == shown
        if each.isascii() and each.isprintable():
            assert safe(each) == each


def test_what_is_escaped(texts):
    """`escaped` leaves nothing either, and loses nothing."""
    for each in texts:
        field = escaped(each)
        assert_harmless(Result(field, "", 0))
        assert "\n" not in field
        assert unescaped(field) == each


def runs(cell: str) -> bool:
    """Whether a spreadsheet may run a cell, by what it begins with: narrow or wide signs."""
    return cell.strip()[:1] in {*"=+-@＝＋－＠"} or cell[:1] in {"\t", "\r", "\n"}


def test_what_a_spreadsheet_gets(texts):
    """No cell runs, and the guard comes off without a trace."""
    for each in texts:
        cell = spreadsheet_safe(each)
        assert not runs(cell), each
        assert spreadsheet_plain(cell) == each
        assert cell in {each, f"'{each}"}
    assert spreadsheet_safe("+47 900 00 000") == "'+47 900 00 000"
    assert spreadsheet_plain("'quoted") == "'quoted"
    assert spreadsheet_safe("'quoted") == "''quoted"


class Row(NamedTuple):
    """One person, as far as it matters here."""

    handle: str
    name: str
    note: str


LISTING = Listing("person", "people", Row._fields, ("name", "note"))


@pytest.mark.parametrize("form", FORMATS)
def test_every_format(texts, form):
    """In every format there are as many records as rows, and what can be read back is the same."""
    rows = [Row(f"p{n}", each or "?", each) for n, each in enumerate(texts)]
    out = Stream()
    terminal = Terminal(
        input=Stream(),
        out=out,
        err=Stream(),
        input_is_terminal=False,
        out_is_terminal=False,
        err_is_terminal=False,
        width=80,
        colour=False,
    )
    show(terminal, LISTING, rows, View(format=form))
    said = out.getvalue()
    assert_harmless(Result(said, "", 0), tabs=form in {"plain", "tsv"})
    assert records(form, said) == len(rows)
    if form in {"json", "jsonl"}:
        assert said.isascii()
        read = json.loads(said) if form == "json" else [json.loads(x) for x in said.splitlines()]
        assert [Row(**each) for each in read] == rows
    elif form == "tsv":
        lines = [line.split("\t") for line in said.split("\n")[1:-1]]
        assert [Row(*map(unescaped, line)) for line in lines] == rows
    elif form == "plain":
        names = [line.split("\t")[0] for line in said.split("\n")[:-1]]
        assert [unescaped(name) for name in names] == [row.name for row in rows]
    elif form == "csv":
        cells = list(csv.reader(io.StringIO(said), strict=True))[1:]
        assert not [cell for line in cells for cell in line if runs(cell)]
        back = [[spreadsheet_plain(cell) for cell in line] for line in cells]
        assert back == [[row.handle, *(safe(x, newlines=True) for x in row[1:])] for row in rows]


@pytest.mark.parametrize("form", ["table", "markdown"])
def test_headings_and_what_stands_below(form):
    """A heading and the foot of a table are made harmless as the cells between them are."""
    out = Stream(terminal=form == "table")
    terminal = Terminal(
        input=Stream(),
        out=out,
        err=Stream(),
        input_is_terminal=False,
        out_is_terminal=form == "table",
        err_is_terminal=False,
        width=200,
        colour=False,
    )
    for each in HOSTILE:
        listing = LISTING._replace(headings={"name": each})
        show(terminal, listing, [Row("ada", "Ada", "tea")], View(format=form), foot=[each])
    assert_harmless(Result(out.getvalue(), "", 0))
