"""`netlog edit`: by options, in the editor, and an interaction by its id."""

import sqlite3
import stat
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netlog import editor
from netlog.errors import Misread, NetlogError
from netlog.output import Terminal
from netlog.store import connection
from tests.conftest import Shell, Stream
from tests.test_add import UGLY


@pytest.fixture(autouse=True)
def _kept_here(monkeypatch, tmp_path):
    """What could not be saved is kept where the test ends."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))


@pytest.fixture
def mara(netlog):
    """A shell whose database holds two people and two interactions."""
    netlog.ok(
        *("add", "Mara Lindqvist", "--email", "mara@example.org", "--email", "m@example.com"),
        *("--company", "Paper Boat Press", "--title", "Editor", "--tag", "books"),
        *("--circle", "close", "--every", "3 weeks", "--birthday", "2 dec 1984"),
        *("-m", "Likes maps.\n  - old ones\n\n# of seas"),
    )
    netlog.ok("add", "Tomé Sá")
    netlog.ok("gave", "mara", "intro", "--on", "2026-11-02", "--via", "email", "-m", "to Bo")
    netlog.ok("log", "mara", "--on", "2026-11-03")
    return netlog


def shown(netlog: Shell, who: str = "mara") -> Any:
    """Return everything about somebody."""
    return netlog.ok("show", who, "--json").json


def touch(netlog: Shell, number: int = 1) -> Any:
    """Return an interaction as `history` has it."""
    rows = netlog.ok("history", "--json").json
    return next(row for row in rows if row["interaction_id"] == number)


def steps(netlog: Shell, *commands: str) -> None:
    """Set an editor that runs these shell commands in turn, `$1` being the file; then none.

    It keeps what it saw in `seen-1`, `seen-2` ..., and where, under the home.
    """
    for path in (*netlog.home.glob("seen-*"), *netlog.home.glob("step-*")):
        path.unlink()
    for number, command in enumerate(commands, start=1):
        (netlog.home / f"step-{number}").write_text(command)
    script = netlog.home / "editor"
    script.write_text(
        f'cd "{netlog.home}"; n=$(($(ls | grep -c ^seen-) + 1)); cp -p "$1" seen-$n\n'
        f'echo "$1" >> where; ls -ld "$1" "$(dirname "$1")" | cut -c-10 >> modes\n'
        f"[ ! -e step-$n ] || . ./step-$n\n"
    )
    netlog.env["EDITOR"] = f"sh '{script}'"


def seen(netlog: Shell) -> list[str]:
    """Return the texts that the editor was given, in turn."""
    return [path.read_text() for path in sorted(netlog.home.glob("seen-*"))]


# By options -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "field", "value", "said"),
    [
        (("--name", "Mara  Varga"), "name", "Mara Varga", "name Mara Varga"),
        (("--handle", "lindy"), "handle", "lindy", "handle lindy"),
        (("--location", "Malmö"), "location", "Malmö", "location Malmö"),
        (("--title", ""), "title", None, "no title"),
        (("--birthday", "3 dec"), "birthday", "--12-03", "birthday --12-03"),
        (("--birthday", ""), "birthday", None, "no birthday"),
        (("--met", "yesterday"), "met_on", "2026-11-18", "met 2026-11-18"),
        (("--met-at", "a ferry"), "met_at", "a ferry", "met-at a ferry"),
        (("--circle", "inner"), "circle", "inner", "circle inner"),
        (("--circle", ""), "circle", None, "no circle"),
        (("--every", "2 months"), "cadence", "2 months", "every 2 months"),
        (("--every", "none"), "cadence", "1 month", "every none"),
        (("--every", ""), "cadence_from", "circle", "every none"),
        (("-m", "New."), "note", "New.", "note"),
        (("-m", ""), "note", None, "no note"),
        (("--tag", "maps"), "tags", ["books", "maps"], "tag"),
        (("--phone", "+46 8 5550101"), "phones", ["+46 8 5550101"], "phone"),
        (("--nickname", "Lindy", "--nickname", "M"), "nicknames", ["Lindy", "M"], "nickname"),
        (("--link", "https://example.org/m"), "links", ["https://example.org/m"], "link"),
        (("--remove", "MARA@example.org"), "emails", ["m@example.com"], "email"),
        (("--remove", "#Books"), "tags", [], "no tag"),
        (
            ("--remove", "m@example.com", "--email", "x@example.org"),
            "emails",
            ["mara@example.org", "x@example.org"],
            "email",
        ),
    ],
)
def test_an_option_says_one_field_anew(mara, options, field, value, said):
    """What is given changes, the answer names it, nothing else moves, and undo takes it back."""
    before = shown(mara)
    out = mara.ok("edit", "mara", *options).out
    assert f": {said}; " in out
    after = shown(mara, "1")
    assert after[field] == value
    follows = {"cadence", "cadence_from", "due_on", "days_late", "email", "phone", "positions"}
    follows |= {"interactions"} if field in {"name", "handle"} else set()
    assert {key for key in before if before[key] != after[key]} - follows <= {field}
    mara.ok("undo")
    assert shown(mara) == before


def test_the_answer_says_what_follows(mara):
    """Name, handle, what changed, the cadence and the next due day."""
    assert mara.ok("edit", "mara", "lindqvist", "--circle", "inner", "--every", "none").out == (
        "edited Mara Lindqvist (mara-lindqvist): circle inner, every none; "
        "every 2 weeks (inner); due Tue 2026-11-17 (2 days late)\n"
    )


def test_a_new_company_ends_the_work_before(mara):
    """The past position is kept, and its title does not follow to the new company."""
    mara.ok("edit", "mara", "--company", "Halfmoon")
    assert shown(mara)["positions"] == [
        {"company": "Halfmoon", "title": None, "since": None, "until": None},
        {"company": "Paper Boat Press", "title": "Editor", "since": None, "until": "2026-11-19"},
    ]
    mara.ok("edit", "mara", "--company", "")
    assert (shown(mara)["company"], len(shown(mara)["positions"])) == (None, 2)


def test_an_introduction_is_said_and_taken_back(mara):
    """Who introduced you is a person, or nobody."""
    mara.ok("edit", "mara", "--introduced-by", "tome")
    assert shown(mara)["introduced_by"]["handle"] == "tome-sa"
    assert shown(mara, "tome")["introduced"][0]["handle"] == "mara-lindqvist"
    mara.ok("edit", "mara", "--introduced-by", "")
    assert shown(mara)["introduced_by"] is None


def test_what_is_so_already_is_no_change(mara):
    """Saying again what is there writes nothing, so undo takes back what was before."""
    out = mara.ok(
        *("edit", "mara", "--circle", "CLOSE", "--email", "MARA@example.org", "--tag", "Books"),
        *("--company", "paper boat press", "--every", "3 weeks"),
    ).out
    assert out == "Mara Lindqvist (mara-lindqvist) is as before\n"
    assert shown(mara)["emails"] == ["mara@example.org", "m@example.com"]
    assert mara.ok("changes", "--json").json[0]["command"] == "log"


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("mara", "--circle", "nearest"), 4, "there is no circle 'nearest'"),
        (("mara", "--birthday", "31 april"), 2, "there is no 31 April"),
        (("mara", "--every", "often"), 2, "cannot read the span 'often'"),
        (("mara", "--met", "tomorrow"), 2, "has not come yet"),
        (("mara", "--handle", "tome-sa"), 6, "that handle is taken"),
        (("mara", "--name", " "), 6, "needs a name"),
        (("mara", "--introduced-by", "nobody"), 4, "nobody here goes by 'nobody'"),
        (("mara", "--introduced-by", "mara"), 6, "nobody introduces themselves"),
        (("mara", "--remove", "x@example.org"), 4, "there is no 'x@example.org' to remove"),
        (("mara", "--email", ""), 6, "a detail cannot be blank"),
        (("mara", "--company", "\udcff"), 6, "text must be valid Unicode"),
        (("nobody", "--name", "X"), 4, "nobody here goes by 'nobody'"),
        (("nobody",), 4, "nobody here goes by 'nobody'"),
        (("mara", "--on", "yesterday"), 2, "--on is about an interaction; add --interaction"),
        (("--interaction", "1", "--tag", "x"), 2, "--tag is about a person"),
        (("mara", "--interaction", "1"), 2, "two things"),
        ((), 2, "whom to edit is not said"),
    ],
)
def test_what_cannot_be_is_refused_whole(mara, words, code, said):
    """One line says what is wrong, and what was right in the same command is not kept either."""
    before = shown(mara)
    more = ("--location", "Malmö") if words[:1] == ("mara",) and code > 2 else ()
    result = mara("edit", *words, *more)
    assert (result.code, result.out) == (code, "")
    assert said in result.err
    assert result.err.count("\n") == 1
    assert shown(mara) == before


@pytest.mark.parametrize("name", UGLY)
def test_any_name_is_a_new_name(mara, name):
    """A person may be called anything, and goes by the handle they had."""
    mara.ok("edit", "mara", "--name", name, "--nickname", name)
    plain = " ".join(name.split())
    assert shown(mara, "mara-lindqvist")["name"] == plain
    mara.ok("edit", "mara-lindqvist", "--remove", name)
    assert shown(mara, "mara-lindqvist")["nicknames"] == []


# In the editor ----------------------------------------------------------------------------------

FORM = """\
# Mara Lindqvist (mara-lindqvist)
# Leave it as it is, or empty, to change nothing. The note is all that follows 'note:'.
name: Mara Lindqvist
handle: mara-lindqvist
nickname:
email: mara@example.org
email: m@example.com
phone:
link:
company: Paper Boat Press
title: Editor
location:
birthday: 1984-12-02
met:
met-at:
introduced-by:
circle: close
every: 3 weeks
in-person:
tag: books
note:
Likes maps.
  - old ones

# of seas
"""


def test_the_editor_shows_the_whole_person(mara):
    """Without options everything is there to be edited; left as it is, nothing is written."""
    steps(mara)
    assert mara.ok("edit", "mara").out == "nothing was changed\n"
    assert seen(mara) == [FORM]
    assert mara.ok("changes", "--json").json[0]["command"] == "log"


def test_what_the_editor_leaves_is_stored(mara):
    """Lines changed, added, emptied and taken away arrive in one operation."""
    before = shown(mara)
    steps(
        mara,
        "sed -i -e 's/^company:.*/company: Halfmoon/' -e 's/^circle:.*/circle: inner/' "
        "-e 's/^phone:/phone: +46 8 5550101/' -e '/^birthday:/d' -e 's/^every:.*/every:/' "
        "-e 's/^introduced-by:/introduced-by: tome/' -e '/^tag:/i tag: maps' "
        "-e 's/^met:/met: yesterday/' -e 's/^email: mara.*/email: new@example.org/' "
        "-e 's/^Likes.*/Likes new maps./' \"$1\"",
    )
    out = mara.ok("edit", "mara").out
    assert out == (
        "edited Mara Lindqvist (mara-lindqvist): email, phone, company Halfmoon, no birthday, "
        "met 2026-11-18, introduced-by tome-sa, circle inner, every none, tag, note; "
        "every 2 weeks (inner); due Tue 2026-11-17 (2 days late)\n"
    )
    after = shown(mara)
    assert after["emails"] == ["new@example.org", "m@example.com"]
    assert after["phones"] == ["+46 8 5550101"]
    # In the editor the title was seen and left: it goes with the new company.
    assert (after["company"], after["title"]) == ("Halfmoon", "Editor")
    assert (after["birthday"], after["met_on"]) == (None, "2026-11-18")
    assert after["introduced_by"]["handle"] == "tome-sa"
    assert after["tags"] == ["books", "maps"]
    assert after["note"] == "Likes new maps.\n  - old ones\n\n# of seas"
    mara.ok("undo")
    assert shown(mara) == before


def test_the_order_of_details_is_kept(mara):
    """The first e-mail is the one that a list shows; moving a line makes it another."""
    steps(mara, "sed -i -e '/^email: mara/d' -e '/^phone:/i email: mara@example.org' \"$1\"")
    mara.ok("edit", "mara")
    assert shown(mara)["emails"] == ["m@example.com", "mara@example.org"]
    assert mara.ok("changes", "--json").json[0]["changes"] == 2  # one line went, one came


@pytest.mark.parametrize(
    ("slip", "said", "code"),
    [
        ("s/^circle:.*/circle: nearest/", "there is no circle 'nearest'", 4),
        ("s/^birthday:.*/birthday: 30 feb/", "there is no 30 February", 2),
        ("s/^handle:.*/handle: tome-sa/", "that handle is taken", 6),
        ("s/^name:.*/name:/", "contact needs a name", 6),
        ("s/^email: m@/emial: m@/", "cannot read line 5 below the comments", 2),
        ("s/^title:.*/just words/", "cannot read line 9 below the comments", 2),
        ("s/^title:/company:/", "there are two lines 'company:'", 2),
    ],
)
def test_a_mistake_is_shown_and_can_be_mended(mara, slip, said, code):
    """The editor opens again with the complaint on top and nothing of what was typed lost."""
    before = shown(mara)
    steps(mara, f"sed -i -e '{slip}' -e 's/^location:/location: Malmö/' \"$1\"")
    given_up = mara("edit", "mara", terminal=True)
    assert (given_up.code, given_up.out) == (code, "")
    assert said in given_up.err
    assert shown(mara) == before
    first, again = seen(mara)
    assert again.startswith(f"# netlog: {said}")
    assert again.splitlines()[1:3] == first.splitlines()[:2]
    assert "location: Malmö\n" in again

    mend = "printf 'name: Mara L\\nhandle: mara-l\\n' > \"$1\""
    steps(mara, f"sed -i '{slip}' \"$1\"", "echo 'oh: no' > \"$1\"", mend)
    assert "name Mara L, handle mara-l, no email" in mara.ok("edit", "mara", terminal=True).out
    assert [text.count("# netlog:") for text in seen(mara)] == [0, 1, 1]


def test_nobody_is_asked_again_off_a_terminal(mara):
    """An editor that is a script is run once; its mistake is an error."""
    steps(mara, "echo 'oh: no' > \"$1\"")
    assert mara("edit", "mara").code == 2
    assert len(seen(mara)) == 1


@pytest.mark.parametrize("step", [': > "$1"', 'rm "$1"', 'echo > "$1"', "echo '# x' > \"$1\""])
def test_emptied_is_nothing_saved(mara, step):
    """To empty the text is to think better of it."""
    steps(mara, step)
    assert mara.ok("edit", "mara").out == "nothing was changed\n"
    assert shown(mara)["name"] == "Mara Lindqvist"


def test_nobody_else_reads_what_is_edited(mara):
    """The file and its folder are the owner's, are named after nobody, and are gone afterwards."""
    steps(mara, 'echo junk > "$1~"; exit 3')
    result = mara("edit", "mara")
    assert (result.code, result.err) == (
        1,
        "netlog: the editor ended with 3 and nothing was saved\n",
    )
    assert (mara.home / "modes").read_text().split() == ["drwx------", "-rw-------"]
    where = Path((mara.home / "where").read_text().strip())
    assert "mara" not in where.relative_to(where.parents[1]).as_posix()
    assert not where.parent.exists()


def test_a_change_meanwhile_is_not_lost(mara):
    """What another program changed while the editor was open is not written over."""
    (mara.home / "elsewhere.py").write_text(
        "import sqlite3, sys; db = sqlite3.connect(sys.argv[1]); "
        "db.execute(\"UPDATE contact SET location = 'Porto', note = 'theirs' WHERE id = 1\"); "
        "db.commit()"
    )
    elsewhere = f"'{sys.executable}' elsewhere.py '{mara.path}'; "
    steps(mara, elsewhere + "sed -i 's/^location:/location: Malmö/' \"$1\"")
    result = mara("edit", "mara")
    assert (result.code, "changed meanwhile" in result.err) == (6, True)
    assert shown(mara)["location"] == "Porto"
    steps(mara, elsewhere + "sed -i 's/^title:.*/title: Poet/' \"$1\"")
    mara.ok("edit", "mara")
    assert (shown(mara)["title"], shown(mara)["note"]) == ("Poet", "theirs")


def test_which_editor(mara):
    """$VISUAL before $EDITOR, with their arguments; without either, a terminal is needed."""
    mara.env["EDITOR"] = "false"
    assert mara("edit", "mara").code == 1
    mara.env["VISUAL"] = "sed -i 's/^location:/location: Old Town/'"
    assert "location Old Town" in mara.ok("edit", "mara").out
    mara.env |= {"VISUAL": "", "EDITOR": " "}
    result = mara("edit", "mara")
    assert (result.code, result.err) == (
        2,
        "netlog: there is no terminal to edit on; give options, or set EDITOR\n",
    )
    mara.env["EDITOR"] = "'unclosed"
    assert mara("edit", "mara").err == "netlog: cannot read $EDITOR; its quotes do not match\n"
    mara.env["EDITOR"] = "no-such-editor-here"
    assert mara("edit", "mara").code == 1


def test_the_usual_editor_on_a_terminal(mara):
    """Where nothing is set, a terminal gets the system's own editor."""
    usual = mara.home / "sensible-editor"
    usual.write_text("#!/bin/sh\n/usr/bin/env sed -i 's/^location:/location: Porto/' \"$1\"\n")
    usual.chmod(stat.S_IRWXU)
    mara.env["PATH"] = f"{mara.home}:{mara.env['PATH']}"
    assert "location Porto" in mara.ok("edit", "mara", terminal=True).out


@pytest.mark.parametrize(
    ("step", "said"),
    [
        ("printf 'name: \\377' > \"$1\"", "that is not UTF-8"),
        ('head -c 1100000 /dev/zero > "$1"', "that is too long"),
    ],
)
def test_what_is_no_text_is_refused(mara, step, said):
    """What no person wrote is not stored."""
    steps(mara, step)
    result = mara("edit", "mara")
    assert (result.code, said in result.err) == (1, True)


LABELS = ("name", "email", "tag", "met-at", "note")
# All that the schema lets in: anything but NUL, and not only blanks.
values = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1)
values = values.filter(lambda text: text.strip(" "))
hard = st.text(st.sampled_from("a \\nt:#\n\r\t\x1b\u2028\u00a0\u3000'x0u"), min_size=1)
hard = hard.filter(lambda text: text.strip(" "))
several = st.lists(values | hard, max_size=3).map(tuple)
single = several.map(lambda some: some[:1])
notes = single.map(lambda some: tuple(text for text in some if text.strip()))


@given(name=single, email=several, tag=several, met_at=single, note=notes)
def test_a_form_loses_nothing(name, email, tag, met_at, note):
    """Whatever the values, the text says them all and reading it gives them back."""
    fields = dict(zip(LABELS, (name, email, tag, met_at, note), strict=True))
    text = editor.form(fields)
    assert editor.form_fields(text, LABELS, ("email", "tag")) == fields
    # Nor does it where comments stand on top, or an editor adds blanks to the lines.
    lines = text.split("\n")
    head = lines[: lines.index("note:")]
    spaced = "\n".join(["", *(f"  {line} \t" for line in head), *lines[len(head) :]])
    assert editor.form_fields(spaced, LABELS, ("email", "tag")) == fields


@given(text=st.text())
def test_any_text_is_read_or_refused(text):
    """What people may leave in a form never ends in anything but fields or a Misread."""
    try:
        fields = editor.form_fields(text, LABELS, ("email", "tag"))
    except Misread:
        return
    assert editor.form_fields(editor.form(fields), LABELS, ("email", "tag")) == fields


def test_a_note_may_begin_beside_its_label():
    """People write on the line where the cursor is."""
    fields = editor.form_fields("note: one\n two: x\n\n", ("note",), ())
    assert fields == {"note": ("one\n two: x\n",)}


@settings(max_examples=20)
@given(name=values, email=values, tag=values.map(lambda text: text[:100]), note=values)
def test_weird_people_survive_an_edit(netlog, name, email, tag, note):
    """Whatever another program has stored, editing one field leaves all the others as they were."""
    steps(netlog, "sed -i 's/^location:.*/location: Malmö/' \"$1\"")
    with connection.writing(netlog.path, "test") as db:
        db.execute("DELETE FROM contact")
        db.execute(
            "INSERT INTO contact (id, handle, name, note) VALUES (1, 'x', ?, ?)", (name, note)
        )
        db.execute("INSERT INTO tag (contact_id, name) VALUES (1, ?)", (tag,))
        db.execute(
            "INSERT INTO detail (contact_id, kind, value, folded) VALUES (1, 'email', ?, 'e')",
            (email,),
        )
    before = shown(netlog, "x")
    netlog.ok("edit", "x")
    assert shown(netlog, "x") == before | {"location": "Malmö"}


@pytest.mark.parametrize("name", UGLY)
def test_any_name_can_be_edited(netlog, name):
    """The text of a person with such a name is read back as that name."""
    netlog.ok("add", name, "-m", name)
    before = shown(netlog, "1")
    steps(netlog, "sed -i 's/^location:.*/location: Malmö/' \"$1\"")
    netlog.ok("edit", "1")
    assert shown(netlog, "1") == before | {"location": "Malmö"}


# An interaction ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (("--on", "yesterday"), {"day": "2026-11-18"}),
        (("--via", "call"), {"channel": "call"}),
        (("--via", ""), {"channel": None}),
        (("--kind", "Advice"), {"kind": "advice"}),
        (("--weight", "3"), {"weight": 3, "balance": 3}),
        (("--direction", "got"), {"direction": "got", "balance": -1}),
        (("--direction", "met"), {"direction": "met", "kind": None, "weight": None, "balance": 0}),
        (("--by", "them"), {"initiator": "them"}),
        (("--note", "to Cy"), {"note": "to Cy"}),
        (("-m", ""), {"note": None}),
        (("--with", "tome"), {"id": 2, "handle": "tome-sa", "name": "Tomé Sá"}),
    ],
)
def test_an_interaction_is_edited_by_its_id(mara, options, expected):
    """What is given changes, the balance follows, and undo takes it back."""
    before = touch(mara)
    assert mara.ok("edit", "--interaction", 1, *options).out.startswith("edited interaction 1, ")
    assert touch(mara) == before | expected
    mara.ok("undo")
    assert touch(mara) == before


def test_a_meeting_can_become_a_gift(mara):
    """A direction that counts takes a kind."""
    result = mara("edit", "--interaction", 2, "--direction", "got")
    assert (result.code, result.err) == (6, "netlog: what was given or got needs a kind\n")
    mara.ok("edit", "--interaction", 2, "--direction", "got", "--kind", "gift", "-w", "2")
    assert (touch(mara, 2)["kind"], touch(mara, 2)["balance"]) == ("gift", -1)


def test_moving_an_interaction_moves_the_balance(mara):
    """Both people are told of, the one it is with now first."""
    assert mara.ok("edit", "--interaction", 1, "--with", "tome").lines == [
        "edited interaction 1, Mon 2026-11-02 with Tomé Sá: balance +1, their turn (with tome-sa)",
        "Mara Lindqvist: balance 0, even; next due Tue 2026-11-24",
    ]
    assert (shown(mara)["balance"], shown(mara, "tome")["balance"]) == (0, 1)


def test_an_interaction_in_the_editor(mara):
    """Without options the whole interaction opens, and comes back."""
    steps(mara)
    assert mara.ok("edit", "--interaction", 1).out == "nothing was changed\n"
    assert seen(mara)[0].splitlines()[2:] == [
        *("with: mara-lindqvist", "on: 2026-11-02", "direction: gave", "kind: intro"),
        *("weight: 1", "via: email", "by:", "forward:", "note:", "to Bo"),
    ]
    steps(
        mara,
        "sed -i -e 's/^on:.*/on: 1 nov/' -e 's/^weight:.*/weight: 2/' -e 's/^via:.*/via:/' "
        "-e 's/^to Bo/to Bo\\nand Cy/' \"$1\"",
    )
    assert mara.ok("edit", "--interaction", 1).out == (
        "edited interaction 1, Sun 2026-11-01 with Mara Lindqvist: balance +2, their turn; "
        "next due Tue 2026-11-24 (on 2026-11-01, weight 2, no via, note)\n"
    )
    after = touch(mara)
    assert (after["note"], after["channel"], after["weight"]) == ("to Bo\nand Cy", None, 2)


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        (("1", "--on", "tomorrow"), 2, "2026-11-20 has not come yet"),
        (("1", "--on", ""), 2, "cannot read the day"),
        (("1", "--via", "smoke"), 2, "there is no channel 'smoke'"),
        (("1", "--direction", "took"), 2, "there is no direction 'took'"),
        (("1", "--weight", "6"), 2, "a weight is from 1 to 5"),
        (("1", "--weight", "-1"), 2, "a weight is from 1 to 5"),
        (("1", "--kind", ""), 6, "what was given or got needs a kind"),
        (("1", "--with", "nobody"), 4, "nobody here goes by 'nobody'"),
        (("2", "--kind", "gift"), 2, "only what was given or got has a kind and a weight"),
        (("99", "--on", "yesterday"), 4, "there is no interaction 99"),
        ((str(1 << 70), "--on", "yesterday"), 4, "there is no interaction"),
        (("-1",), 4, "there is no interaction -1"),
    ],
)
def test_an_interaction_that_cannot_be_is_refused(mara, options, code, said):
    """One line says what is wrong, and the log is as it was."""
    before = mara.ok("history", "--json").json
    result = mara("edit", "--interaction", *options)
    assert (result.code, result.out) == (code, "")
    assert said in result.err
    assert mara.ok("history", "--json").json == before


def test_saying_it_again_is_no_change(mara):
    """An interaction that stays as it is leaves nothing to undo."""
    out = mara.ok("edit", "--interaction", 1, "--via", "email", "-w", "1").out
    assert out == "interaction 1 is as before\n"


@pytest.mark.parametrize(
    "broken",
    [
        "contact SET snoozed_until = 'soon'",
        "contact SET birthday = '--02-30'",
        "contact SET birthday = 'spring'",
        "contact SET met_on = 'then'",
        "contact SET added_on = 'long ago'",
        "interaction SET day = '2026-09-31'",
    ],
)
def test_a_day_that_is_none_stops_nothing(mara, broken):
    """What another program wrote past the rules is no day, and everything else goes on."""
    with closing(sqlite3.connect(mara.path)) as db, db:
        db.execute("PRAGMA ignore_check_constraints = ON")
        db.execute(f"UPDATE {broken}")
    mara.ok("show", "mara")
    mara.ok("show", "mara", "--json")
    assert mara.ok("log", "mara").out.startswith("met Mara Lindqvist today; ")
    assert "location Malmö" in mara.ok("edit", "mara", "--location", "Malmö").out
    assert "via call" in mara.ok("edit", "--interaction", 1, "--via", "call").out


# The editor itself ------------------------------------------------------------------------------


@pytest.fixture
def quiet():
    """A terminal's streams where nobody sits."""
    return Terminal(Stream(), Stream(), Stream(), False, False, False, 80, False)


def test_text_comes_back_as_it_was_left(tmp_path, monkeypatch, quiet):
    """What goes out comes back, with what the editor did, under the suffix that was asked for."""
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", 'sh -c \'echo "$1" | grep -o "[.]md$" >> "$1"\' -')
    assert editor.edited("żółw\r\n  x\u2028", suffix=".md", terminal=quiet) == (
        "żółw\r\n  x\u2028.md\n"
    )


def test_comments_on_top_are_not_read(monkeypatch, quiet):
    """Only what stands below the first comments is parsed."""
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", "sed -i s/word/sword/")
    text = "# a word\n#b\nword\n# word\n"
    assert editor.edited_until(text, str.upper, terminal=quiet) == "SWORD\n# SWORD\n"
    monkeypatch.setenv("EDITOR", "sed -i s/^#.*//")
    assert editor.edited_until("# a\nb\n", str, terminal=quiet) == "\nb\n"
    monkeypatch.setenv("EDITOR", "sed -i 's/^# a/# c/'")
    assert editor.edited_until("# a\nb\n", str, terminal=quiet) is None


def test_what_the_parser_refuses_is_an_error(monkeypatch, quiet):
    """Where nobody can mend it, the complaint is raised as it was."""

    def refuse(text):
        raise NetlogError("not that")

    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", "sed -i s/a/b/")
    with pytest.raises(NetlogError, match="not that"):
        editor.edited_until("a\n", refuse, terminal=quiet)


def test_a_complaint_in_the_editor_is_harmless(mara):
    """What was typed wrongly is quoted on top of the text, and acts on nothing there."""
    steps(mara, "sed -i 's/^circle:.*/circle: \\\\x1b[2J\\\\nname: x/' \"$1\"")
    assert mara("edit", "mara", terminal=True).code == 4
    _, again = seen(mara)
    assert again.startswith("# netlog: there is no circle '\ufffd[2J name: x'; there are ")
