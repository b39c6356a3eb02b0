"""Text that would act on a terminal, a spreadsheet or a shell: kept as given, shown harmlessly."""

import csv
import io
import json
import re
import unicodedata

import pytest
from rich.cells import cell_len

from netlog.output import FORMATS, display_width, safe, unescaped
from netlog.store import connection, edges, intros, topics
from tests.conftest import Result, Shell
from tests.trust.stored import DAY, everything

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
    ["offers"],
    ["needs"],
    ["match"],
    ["intros"],
    ["ties"],
    ["company"],
]


def squeezed(text: str) -> str:
    """How text of one line is kept: its blanks, whichever they are, as single ones."""
    return " ".join(text.split())


@pytest.fixture(scope="module")
def many(tmp_path_factory, empty_database):
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
            "phone": f"{n:09} {text}"[:500],  # two with the same digits would be one person
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
            netlog.ok("log", str(n), f"-m{text}", f"--gave={text[:40]}", "--on=2021-01-02")
    with connection.writing(netlog.path, "needs") as db:
        for n, text in enumerate(HOSTILE, start=1):
            topics.add(db, n, "needs", [text], DAY)
            topics.add(db, (n + 2) % len(HOSTILE) + 1, "offers", [text], DAY)
            edges.put(db, n, n % len(HOSTILE) + 1, how=squeezed(text), note=text)
            intros.add(db, n, (n + 1) % len(HOSTILE) + 1, None, DAY, wish=text, note=text)
    return netlog


# Signs that Unicode calls formats although they show: they stand around numbers, or hieroglyphs.
_SHOWN = {*"\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2"} | {
    *map(chr, (0x110BD, 0x110CD, *range(0x13430, 0x13440)))
}


def assert_harmless(result: Result, *, tabs: bool = False, ours: str = "") -> None:
    """Nothing acts on a terminal, hides or turns what is read; `ours` matches netlog's styles."""
    for stream in (result.out, result.err):
        left = re.sub(ours, "", stream) if ours else stream
        acting = {c for c in left if unicodedata.category(c) in {"Cc", "Cf", "Cs", "Zl", "Zp"}}
        # Joiners are letters to a Persian, and hold a family together.
        assert acting - _SHOWN <= {"\n", "\u200c", "\u200d"} | ({"\t"} if tabs else set()), ascii(
            left[:2000]
        )


FOOTED = {"company", "due", "intros", "match", "owed"}  # tables with lines below them


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


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("listing", LISTINGS, ids=" ".join)
def test_listings(many, listing, form):
    """In every format each record is one record, and nothing in it acts."""
    answer = many.ok(*listing, "-n", "0", "-f", form)
    assert answer.err == ""
    assert_harmless(answer, tabs=form in {"plain", "tsv"})
    text = answer.out
    if form == "table" and listing[0] in FOOTED:
        text = f"{text.partition(chr(10) * 2)[0].rstrip(chr(10))}\n"
    wanted = {
        "owed": len([text for text in HOSTILE if ":" not in text]),
        "history": 2 * len(HOSTILE) - len([text for text in HOSTILE if ":" in text]),
        "find": 2 * len(HOSTILE),
        "circle": len(HOSTILE) + 4,
    }
    assert records(form, text) == wanted.get(listing[0], len(many.ok(*listing, "--json").json))


# The styles that netlog has: the hostile text asks for others.
_OURS = r"\x1b\[(?:0|1|2|33|36|1;31|1;33)m"


@pytest.mark.parametrize("coloured", [True, False])
@pytest.mark.parametrize("width", [20, 40, 80, 200])
def test_terminals(many, monkeypatch, width, coloured):
    """On a terminal each record is one line, no wider than it, in no styles but netlog's own."""
    monkeypatch.setitem(many.env, "COLUMNS", str(width))
    monkeypatch.setitem(many.env, "NO_COLOR", "" if coloured else "1")
    measure = cell_len if coloured else display_width
    for listing in LISTINGS:
        answer = many.ok(*listing, terminal=True)
        assert_harmless(answer, ours=_OURS if coloured else "")
        table, _, _foot = re.sub(_OURS, "", answer.out).partition("\n\n")
        lines = table.rstrip("\n").split("\n")
        assert len(lines) == 52, listing
        assert max(map(measure, lines)) <= width, listing


def test_kept_as_given(many):
    """Whatever somebody is called, and whatever is noted of them, is stored as it was given."""
    for n, text in enumerate(HOSTILE, start=1):
        person = many.ok("show", n, "--json").json
        assert person["name"] == person["location"] == person["met_at"] == squeezed(text)
        assert person["title"] == squeezed(text)
        assert person["company"] == squeezed(f"{n}{text}"[:500] if n % 2 else text)
        assert person["nicknames"] == person["links"] == [text.strip()]
        assert person["phones"] == [f"{n:09} {text}"[:500].strip()]
        assert person["emails"] == [text[:320].strip()]
        assert person["note"] == f"everybody {text}"
        assert person["tags"] == [squeezed(f"{text} "[:100].replace("#", "＃"))]
        assert person["circle"] == squeezed(f"{n} {text}"[:100])
        assert person["interactions"][-1]["note"] == f"everybody {text}"
        assert re.fullmatch(r"[a-z0-9._-]+", person["handle"])


def test_tsv_and_plain_can_be_read_back(many):
    """What is escaped in a field can be had again."""
    names = [row["name"] for row in many.ok("list", "--json").json]
    for form in ("tsv", "plain"):
        lines = many.ok("list", "-f", form, "--columns", "name,id").out.split("\n")[:-1]
        fields = [line.partition("\t")[0] for line in lines[form == "tsv" :]]
        assert [unescaped(field) for field in fields] == names


def test_everybody_can_be_shown(many):
    """A person's own screens are harmless, on a terminal and off it."""
    for n, text in enumerate(HOSTILE, start=1):
        for command in (("show", n), ("due", "--explain", n), ("history", n), ("path", n)):
            assert_harmless(many.ok(*command), tabs=command[0] in {"show", "history", "path"})
            assert_harmless(many.ok(*command, terminal=True), ours=_OURS)
        assert_harmless(many.ok("show", n, "--json"))
        # As words to look for, or as a name, they are found, not found or several: no more.
        for look in (("find", "--"), ("show", "--"), ("history", "--"), ("due", "--explain")):
            answer = many(*look, text)
            assert answer.code in {0, 4, 5}, answer
            assert_harmless(answer, tabs=True)


def test_companies_and_targets(copy):
    """Whatever a company is called, its screens and those of targets are harmless."""
    for n, text in enumerate(HOSTILE[::4], start=1):
        name = f"Firm {n} {text}"[:500]
        for words in (
            ["company", "add", f"--link={text}", f"--alias={n}{n}{text}"[:507], "--", name],
            ["worked", f"--title={text}", "--since=2019", "--", n, name],
            ["target", "add", f"--role={text}", f"--step={text}", "--", name],
            ["target", "edit", f"--step={text}!"[:507], "--", n],
            ["company", "edit", f"--note={text}", f"--name={n} {text}"[:507], "--", name],
            ["company", "show", "--", name],
            ["company", "show", "--json", "--", name],
        ):
            for terminal in (True, False):
                answer = copy(*words, terminal=terminal)
                assert answer.code in ({0, 6} if words[1] == "add" else {0}), (words, answer)
                assert_harmless(answer, tabs=words[1] == "show", ours=_OURS if terminal else "")
                if words[0] == "worked" or words[1] not in {"add", "edit"}:
                    break
    for form in FORMATS:
        answer = copy.ok("targets", "-n", "0", "-f", form)
        assert records(form, answer.out) == len(HOSTILE[::4])
        assert_harmless(answer, tabs=form in {"plain", "tsv"})
    for width in ("20", "200"):
        copy.env["COLUMNS"] = width
        assert_harmless(copy.ok("targets", "-n", "0", terminal=True), ours=_OURS)


def test_info_and_check(many):
    """Nothing of it is odd to `check`, and `info` tells nothing of it."""
    for terminal, ours in ((False, ""), (True, _OURS)):
        for command in ("info", "check"):
            assert_harmless(many.ok(command, terminal=terminal), ours=ours)
            assert_harmless(many.ok(command, "--json", terminal=terminal))
        for words in (["backup", "--list"], ["prompt"], ["cron"]):
            assert_harmless(many.ok(*words, terminal=terminal), tabs=True, ours=ours)


@pytest.fixture
def copy(shell, many):
    """A shell on a copy of that database, to be written to."""
    shell.path.write_bytes(many.path.read_bytes())
    return shell


def test_writing_about_them(copy):
    """Every command that answers with a name, a tag or a circle answers harmlessly."""
    everybody = range(1, len(HOSTILE) + 1)
    handles = copy.ok("list", "--sort", "id", "-f", "ids").lines
    for number in everybody[::3]:
        text, handle = HOSTILE[number - 1], handles[number - 1]
        circle = f"{number} {text}"[:100]
        kind = text[:40].replace(":", "")
        for words in (
            ["gave", "--", number, f"kind {kind}"[:40]],
            ["got", "-m", text, number, "advice"],
            ["jot", "--dry-run", "--", f"lunch with @{handle}, {text}"],
            ["jot", "--", f"lunch with @{handle}, {text}"],
            ["tag", number, f"#{text[:90]}#"],
            ["untag", number, f"#{text[:90]}#"],
            ["snooze", number, "3 weeks"],
            ["unsnooze", number],
            [
                "edit",
                number,
                f"--company={text}",
                f"--location=!{text}"[:511],
                f"--circle={circle}",
            ],
            ["circle", "set", "--", circle, "2 weeks"],
            ["circle", "rename", "--", circle, f"{number}{text}"[:100]],
            ["circle", "remove", "--yes", "--", f"{number}{text}"[:100]],
        ):
            # A line about several people is a question, which nobody is here to answer.
            answer = copy(*words)
            assert answer.code in ({0, 4, 5} if words[0] == "jot" else {0}), (words, answer)
            assert_harmless(answer)
    for words in (
        ["log", *everybody],
        ["archive", *everybody],
        ["unarchive", *everybody],
        ["remove", *everybody],
        ["undo", 50],
        ["redo", 50],
    ):
        answer = copy.ok(*words)
        assert_harmless(answer)
        assert len(answer.lines) >= 50
        assert answer.lines == answer.out.split("\n")[:-1]
    for words in (["check", "--fix"], ["backup"], ["restore", "--yes", "latest"], ["upgrade"]):
        assert_harmless(copy.ok(*words))
    for number in everybody[::6]:
        assert_harmless(copy.ok("forget", "--yes", number))


def test_questions_about_them(copy):
    """What is asked before something is done about them is harmless, too."""
    asked = 0
    for number in range(1, len(HOSTILE) + 1, 3):
        circle = f"{number} {HOSTILE[number - 1]}"[:100]
        for words in (
            ["forget", number],
            ["circle", "remove", "--", circle],
            ["jot", "--", f"tea with {HOSTILE[number - 1]}"],
        ):
            answer = copy(*words, terminal=True, stdin="n\n" * 9)
            assert answer.code in {0, 4, 130}, (words, answer)
            assert_harmless(answer, ours=_OURS)
            asked += "[y/N]" in answer.err
    assert asked > len(HOSTILE) / 2


def test_the_editor_leaves_them_alone(copy):
    """To open a person or an interaction in the editor and close it changes nothing."""
    copy.env["EDITOR"] = "true"
    before = everything(copy.path)
    for number in range(1, len(HOSTILE) + 1):
        assert_harmless(copy.ok("edit", number))
    assert everything(copy.path) == before


WRONG = [
    ["show"],
    ["tag", "1"],
    ["untag", "1"],
    ["add", "--every"],
    ["add", "New", "--circle"],
    ["add", "New", "--handle"],
    ["add", "New", "--birthday"],
    ["add", "New", "--met"],
    ["add", "New", "--introduced-by"],
    ["log", "1", "--on"],
    ["log", "1", "--via"],
    ["log", "1", "--by"],
    ["log", "1", "--gave"],
    ["log", "1", "--got", "advice:"],
    ["log"],
    ["gave", "1", "-w"],
    ["gave", "nobody"],
    ["snooze", "1"],
    ["snooze", "1", "--until"],
    ["edit", "1", "--remove"],
    ["edit", "1", "--circle"],
    ["history", "--kind"],
    ["history", "--direction"],
    ["history", "--since"],
    ["history", "--find"],
    ["due", "--within"],
    ["owed", "--at"],
    ["list", "--format"],
    ["list", "--columns"],
    ["list", "--sort"],
    ["list", "--limit"],
    ["list", "--tag"],
    ["list", "--circle"],
    ["list", "--company"],
    ["list", "--db"],
    ["circle", "rename", "nobody's"],
    ["circle", "remove"],
    ["circle", "set"],
    ["circle"],
    ["import"],
    ["import", "-", "--from"],
    ["import", "-", "--map"],
    ["import", "-", "--map", "name="],
    ["import", "-", "--date-format"],
    ["import", "-", "--on-match"],
    ["remove"],
    ["undo"],
    ["forget"],
    ["archive"],
    ["jot"],
    [],
]

_NEVER_WRONG = {"--tag", "--kind", "--find", "--company", "--introduced-by"}


@pytest.mark.parametrize("case", range(len(WRONG)), ids=map(" ".join, WRONG))
def test_errors_name_them_harmlessly(copy, case):
    """An error is one line that says what was not understood; nothing is written."""
    before = copy.path.read_bytes()
    codes = []
    for text in HOSTILE[case % 3 :: 3]:
        answer = copy(*WRONG[case], text, stdin="name\nOda\n")
        assert answer.code in {0, 1, 2, 4, 5, 6, 7}, answer
        assert_harmless(answer, tabs=True)
        codes.append(answer.code)
        if answer.code:
            *remarks, line = answer.err.split("\n")[:-1]
            assert line.startswith("netlog: ")
            assert "this should not have happened" not in line
            assert not [remark for remark in remarks if remark.startswith("netlog: ")]
            assert copy.path.read_bytes() == before
        else:
            copy.path.write_bytes(before)
    assert any(codes) or WRONG[case][-1] in _NEVER_WRONG


def test_csv_comes_back(many, shell, tmp_path):
    """What a spreadsheet gets is imported as it was, but for what acts and the ends of lists."""
    for name in ("list", "history"):
        text = many.ok(name, "-n", "0", "-f", "csv").out
        (tmp_path / name).write_text(text, encoding="utf-8", newline="")
        answer = shell.ok("import", tmp_path / name)
        assert_harmless(answer)
        assert f"{len(HOSTILE)} " in answer.err
        assert ", 0 rejected" in answer.err
    there, back = ({row["name"]: row for row in s.ok("list", "--json").json} for s in (many, shell))
    assert len(there) == len(back) == len(HOSTILE)
    for name, person in there.items():
        same = back[safe(name)]
        for field in ("company", "title", "location", "circle"):
            assert same[field] == safe(person[field])
        if squeezed(name) not in map(squeezed, ACTING):
            assert same["name"] == name
    told, kept = (
        [row["note"] for row in netlog.ok("history", "--json").json if row["note"]]
        for netlog in (many, shell)
    )
    assert sorted(kept) == sorted(safe(note, newlines=True) for note in told)


def test_a_dry_run_shows_them_harmlessly(shell, tmp_path):
    """What is shown of a file before it is imported does not act; nor do its columns' names."""
    for n in range(0, len(HOSTILE), 5):
        file = tmp_path / str(n)
        with file.open("w", encoding="utf-8", newline="") as stream:
            sheet = csv.writer(stream)
            sheet.writerow(["name", *HOSTILE[:19], "company", "note", "birthday"])
            for text in HOSTILE[n : n + 5]:
                sheet.writerow([text, *[text] * 19, text, text, text])
        for terminal, ours in ((False, ""), (True, _OURS)):
            answer = shell("import", "--dry-run", file, terminal=terminal)
            assert answer.code in {0, 1}, answer
            assert "this was a dry run" in answer.err
            assert_harmless(answer, tabs=True, ours=ours)
    assert not shell.path.exists()


@pytest.mark.parametrize("text", ["a\0b", "half \ud83d a sign", "\udc80"], ids=ascii)
def test_refused(netlog, text):
    """A NUL and half a character are kept nowhere, whichever way they come."""
    netlog.ok("add", "Mara")
    before = everything(netlog.path)
    for words in (
        ["add", text],
        *(["add", "Oda", f"--{name}", text] for name in "location met-at company title".split()),
        *(["add", "Oda", f"--{name}", text] for name in "nickname phone link email tag".split()),
        ["add", "Oda", "-m", text],
        ["edit", "mara", "--location", text],
        ["tag", "mara", f"#{text}"],
        ["log", "mara", "-m", text],
        ["log", "mara", "--gave", text],
        ["gave", "mara", text],
        ["jot", f"lunch with Mara {text}"],
        ["circle", "add", text],
        ["circle", "rename", "inner", text],
        ["log", "mara", "-m", "-"],
    ):
        answer = netlog(*words, stdin=text)
        assert answer.code == 6, (words, answer)
        assert_harmless(answer)
        assert answer.err.startswith("netlog: ")
    for words in (["show"], ["find"], ["list", "--tag"], ["history", "--find"], ["log"]):
        answer = netlog(*words, text)
        assert answer.code in {0, 4, 6}, (words, answer)
        assert_harmless(answer)
    assert everything(netlog.path) == before
