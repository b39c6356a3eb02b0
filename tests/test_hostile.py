"""Text that would act on a terminal, a spreadsheet or a shell: kept as given, shown harmlessly."""

import csv
import io
import json
import re
import unicodedata
from collections.abc import Iterator
from itertools import product

import pytest

from netlog.output import FORMATS, display_width
from tests.conftest import Result, Shell

ACTING = [
    "\x1b[2J\x1b[1;1Hcleared",
    "\x1b[5;41mred\x1b[25m",
    "\x1b]0;owned\x07",
    "\x1b]8;;https://example.org\x1b\\click\x1b]8;;\x1b\\",
    "\x1b]52;c;cm0=\x07",
    "\x9b2J and \x90q\x9c",
    "back\x08\x08\x7fspace",
    "\x0e\x0fshift\x1ccut",
    "over\rwritten",
    "two\nlines",
    "a\ttab",
    "a\x85b\u2028c\u2029d\ve\ff",
    "\u202etxt.exe",
    "a\u2066b\u2069c\u200fd\u061ce",
    "zero\u200bwidth\u2060\ufeff",
    "tagged\U000e0041\U000e0042\U000e007f",
    "soft\xadhyphen \u3164\u115f",
    "anno\ufff9tat\ufffaed\ufffb",
    "selector\ufe0f\ufe0f\ufe0fs \U000e0100\U000e0101\U000e0102",
]
ODD = [
    "[red]markup[/red]",
    "[/]",
    "[link=https://example.org]x[/link]",
    "=cmd()|'/C calc'!A0",
    "+1-1",
    "@sum(a1)",
    "＝HYPERLINK(1)",
    "'quoted",
    "''",
    '"double" "',
    "a,b;c|d",
    "%s %n %(x)s",
    "{} {0} {x!r}",
    "back\\slash \\n \\x1b \\",
    "$(touch owned)",
    "`touch owned`",
    "; touch owned & #",
    "<b>&amp;</b> | *x* _y_",
    "-n",
    "--yes",
    "-m-",
    "#",
    "@",
    "%",
    "_",
    "NULL",
    "007",
    "o'neil OR NEAR(x) *",
    "long " * 99 + "long",
    "x" * 500,
    "e" + "\u0301" * 60,
    "שלום עולם",
    "مرحبا بالعالم",
    "👩\u200d👩\u200d👧\u200d👦",
    "👍🏽 🏳\ufe0f",
    "می\u200cخواهم",
    "𝒜𝒹𝒶 ＷＩＤＥ 李",
    "ẞﬁ Ǆ İ",
    "...",
]
HOSTILE = ACTING + ODD
# So many that a table of all of them is cut at 50.
assert len(HOSTILE) == 58

LISTINGS = [
    ["list"],
    ["list", "--archived", "--sort", "name", "--reverse"],
    ["owed"],
    ["owed", "--aged"],
    ["due"],
    ["due", "--within", "100 years"],
    ["history"],
    ["find", "everybody"],
    ["changes"],
    ["circle"],
]


def squeezed(text: str) -> str:
    """How text of one line is kept: its blanks, whichever they are, as single ones."""
    return " ".join(text.split())


@pytest.fixture(scope="module")
def many(tmp_path_factory, empty_database) -> Shell:
    """A shell on a database in which everything that can be is hostile; only to be looked at."""
    netlog = Shell(tmp_path_factory.mktemp("hostile"))
    netlog.path.touch(mode=0o600)
    netlog.path.write_bytes(empty_database.read_bytes())
    for n, text in enumerate(HOSTILE, start=1):
        circle = f"{n} {text}"[:100]
        netlog.ok("circle", "add", f"--every={n} days", "--", circle)
        words = {
            "location": text,
            "met-at": text,
            "company": f"{n}{text}"[:500] if n % 2 else text,
            "title": text,
            "nickname": text,
            "phone": text,
            "link": text,
            "email": text[:320],
            "tag": f"{text} "[:100].replace("#", "＃"),
            "note": f"everybody {text}",
            "circle": circle,
        }
        options = [f"--{name}={value}" for name, value in words.items()]
        netlog.ok("add", "--force", *options, "--", text, today="2020-02-20")
        netlog.ok("log", str(n), f"--note=everybody {text}", "--on=2021-01-01")
        if ":" not in text:
            netlog.ok("gave", f"-m{text}", "--", str(n), text[:40])
    return netlog


def assert_harmless(result: Result, *, tabs: bool = False, ours: str = "") -> None:
    """Nothing acts on a terminal or turns what is read: our own styles, matched by `ours`, may."""
    for stream in (result.out, result.err):
        left = re.sub(ours, "", stream) if ours else stream
        bad = {
            char
            for char in left
            if (unicodedata.category(char) in {"Cc", "Cs", "Zl", "Zp", "Co"} and char != "\n")
            or unicodedata.bidirectional(char) in {"LRE", "RLE", "LRO", "RLO", "PDF"}
            or unicodedata.bidirectional(char) in {"LRI", "RLI", "FSI", "PDI", "BN"}
            and char not in "\u200c\u200d\ufe0f"
            or char in "\u200e\u200f\u061c\u200b\u2060\ufeff"
        }
        assert bad <= ({"\t"} if tabs else set()), (sorted(map(hex, map(ord, bad))), left[:2000])


def records(form: str, text: str) -> int:
    """How many records there are in the text of a listing."""
    lines = text.split("\n")
    assert lines.pop() == ""
    match form:
        case "json":
            return len(json.loads(text))
        case "jsonl":
            return len([json.loads(line) for line in lines])
        case "csv":
            header, *rows = csv.reader(io.StringIO(text), strict=True)
            assert {len(row) for row in rows} == {len(header)}
            return len(rows)
        case "tsv":
            assert len({line.count("\t") for line in lines}) == 1
            return len(lines) - 1
        case "markdown":
            assert len({len(re.findall(r"(?<!\\)(?:\\\\)*\|", line)) for line in lines}) == 1
            return len(lines) - 2
        case "table":
            return len(lines) - 2
        case "plain":
            assert len({line.count("\t") for line in lines}) == 1
    return len(lines)
