"""`netlog company`: one company by all its names, whoever writes them."""

import sqlite3
from contextlib import closing
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netlog import names
from netlog.run import Run
from netlog.store import companies, connection, naming
from tests.conftest import Shell

FORMS = (
    *("Inc", "Inc.", ", Inc.", "Ltd", "Ltd.", "LLC", "L.L.C.", "GmbH", "AG", "S.A.", "SA", "SARL"),
    *("S.à r.l.", "B.V.", "BV", "N.V.", "Oy", "AB", "A/S", "AS", "ASA", "Sp. z o.o.", "s.r.o."),
    *(
        "KK",
        "K.K.",
        "PLC",
        "p.l.c.",
        "Pty",
        "Pty Ltd",
        "(Pty) Ltd.",
        "LLP",
        "Co.",
        "& Co.",
        "Corp.",
    ),
    *("Corporation", "Company", "Limited", "GmbH & Co. KG", "Co., Ltd.", "S.p.A.", "S.A. de C.V."),
)


@pytest.fixture
def people(netlog: Shell) -> Shell:
    """Three who are or were at Acme, and one elsewhere."""
    netlog.ok("add", "Ada Nwosu", "--company", "Acme", "--title", "Engineer")
    netlog.ok("add", "Bo Winter", "--company", "ACME, Inc.")
    netlog.ok("add", "Cy Tanaka", "--company", "Globex")
    netlog.ok("add", "Dov Levi")
    netlog.ok("worked", "dov", "Acme GmbH", "--since", "2015", "--until", "2019")
    netlog.ok("log", "bo", "--on", "2026-11-02")
    return netlog


def rows(shell: Shell, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(shell.path)) as db:
        return db.execute(query).fetchall()


def write(shell: Shell, *statements: str) -> None:
    """Write as another program does."""
    with closing(sqlite3.connect(shell.path)) as db:
        for statement in statements:
            db.execute(statement)
        db.commit()


# What a company is called -----------------------------------------------------------------------


@pytest.mark.parametrize("form", FORMS)
def test_a_legal_form_does_not_matter(form):
    """With any of them, and in any case, a company is the same one."""
    joined = form if form.startswith(",") else f" {form}"
    for name in (f"Żółw Kites{joined}", f"zolw kites{joined}".upper()):
        assert names.company(name) == "zolw kites"


@pytest.mark.parametrize(
    "name",
    [
        "Acme Group",
        "Acme Holding",
        "Pebble & Sons",
        "Peace Corps",
        "Cosa",
        "Team USA",
        "acme.com",
        "The Company",
        "Inc",
        "& Co",
        "A/S",
        "Limited Edition Books",
    ],
)
def test_what_is_no_legal_form_stays(name):
    """Group stays, and so does whatever would leave nothing."""
    assert names.company(name) == name.lower()


@given(
    st.text()
    | st.sampled_from(FORMS)
    | st.builds("{} {}".format, st.text(), st.sampled_from(FORMS))
)
def test_a_bare_name_begins_the_folded_one(name):
    """It is never empty unless the name is, it is bare already, and no case changes it."""
    bare = names.company(name)
    assert (names.fold(name) or " ".join(name.split())).startswith(bare)
    assert bool(bare) == bool(name.strip())
    assert names.company(bare) == bare
    assert names.company(names.fold(name) or name) == bare


@given(st.text(alphabet="abcxyz0 .,&()", min_size=1), st.lists(st.sampled_from(FORMS), max_size=3))
def test_forms_pile_up(name, forms):
    """However many follow a name that has a word, all of them go."""
    if set(names.words(name)) - {"the"}:
        piled = " ".join([f"{name} Acme", *(form.strip(", ") for form in forms)])
        assert names.company(piled) == names.company(f"{name} acme")


# Entering ---------------------------------------------------------------------------------------


def test_one_company_is_entered_once(people):
    """By whatever command, with or without its legal form; the first name is kept."""
    people.ok("edit", "dov", "--company", "acme ltd")
    people.ok("jot", "coffee with @ada-nwosu")
    assert rows(people, "SELECT name FROM company ORDER BY id") == [("Acme",), ("Globex",)]
    assert people.ok("show", "bo", "--json").json["company"] == "Acme"
    listed = people.ok("company", "--json").json
    assert [(row["name"], row["people"], row["formerly"]) for row in listed] == [
        ("Acme", 3, 0),
        ("Globex", 1, 0),
    ]


def test_the_same_company_in_other_words_is_no_change_of_work(people):
    """Who is said to be at Acme Inc. stays where they are, with their title and their days."""
    people.ok("edit", "ada", "--company", "Acme Inc.")
    assert people.ok("show", "ada", "--json").json["positions"] == [
        {"company": "Acme", "title": "Engineer", "since": None, "until": None}
    ]


CONTACTS = """\
First Name,Last Name,E-mail 1 - Value,Organization Name,Organization Title
Ada,Nwosu,ada@example.org,"Acme, Inc.",Engineer
Eve,Roth,eve@example.org,Apex AG,Smith
Finn,Aho,finn@example.org,GLOBEX Oy,
Gil,Paz,gil@example.org,Newton & Co.,
Hal,Orr,hal@example.org,Newton,
"""


def test_an_import_enters_a_company_once(people, tmp_path):
    """It knows legal forms and further names, also of companies that the file itself brings."""
    people.ok("company", "edit", "acme", "--alias", "Apex")
    (tmp_path / "google.csv").write_text(CONTACTS)
    people.ok("import", tmp_path / "google.csv")
    listed = {row["name"]: row["people"] for row in people.ok("company", "--json").json}
    assert listed == {"Acme": 3, "Globex": 2, "Newton & Co.": 2}
    assert people.ok("show", "eve", "--json").json["company"] == "Acme"


def test_an_import_that_says_a_further_name_changes_nothing(people, tmp_path):
    """However often it is read with --on-match update, the position is the same one."""
    people.ok("company", "edit", "acme", "--alias", "Apex")
    people.ok("edit", "ada", "--email", "ada@example.org")
    (tmp_path / "one.csv").write_text(CONTACTS.replace('"Acme, Inc."', "Apex Ltd"))
    people.ok("import", tmp_path / "one.csv", "--on-match", "update")
    again = people.ok("import", tmp_path / "one.csv", "--on-match", "update")
    assert "0 added, 0 updated, 5 unchanged" in again.out + again.err
    assert people.ok("show", "ada", "--json").json["positions"] == [
        {"company": "Acme", "title": "Engineer", "since": None, "until": None}
    ]


def test_rows_that_were_entered_apart_count_as_one(people):
    """An older version entered 'Acme Inc.' beside 'Acme'; what shows people of one shows both."""
    write(
        people,
        "INSERT INTO company (name, folded) VALUES ('Acme Inc.', 'acme inc.')",
        "UPDATE position SET company_id = 3 WHERE contact_id = 2",
    )
    for name in ("acme", "Acme Inc.", "acme gmbh"):
        shown = people.ok("company", "show", name, "--json").json
        assert (shown["id"], shown["name"], shown["also_called"]) == (1, "Acme", ["Acme Inc."])
        assert [row["handle"] for row in shown["people"]] == ["ada-nwosu", "bo-winter", "dov-levi"]
        assert people.ok("list", "--company", name, "-f", "ids").lines == ["ada-nwosu", "bo-winter"]
    assert [row["name"] for row in people.ok("company", "--json").json] == ["Acme", "Globex"]
    people.ok("edit", "bo", "--company", "Acme", "--title", "Editor")
    assert people.ok("show", "bo", "--json").json["positions"] == [
        {"company": "Acme Inc.", "title": "Editor", "since": None, "until": None}
    ]


def test_what_was_entered_apart_is_tied_together(people):
    """Said to be a further name, the row of an older version becomes one, and has nobody."""
    write(
        people,
        "INSERT INTO company (name, folded) VALUES ('Acme Inc.', 'acme inc.')",
        "UPDATE position SET company_id = 3 WHERE contact_id = 2",
        "INSERT INTO company (name, folded, same_as) VALUES ('Apex', 'apex', 3)",
    )
    tied = people.ok("company", "edit", "acme", "--alias", "acme inc.", "--alias", "Apex")
    assert tied.out == "edited Acme, also called Acme Inc., Apex\n"
    assert people.ok("show", "bo", "--json").json["company"] == "Acme"
    assert rows(people, "SELECT DISTINCT same_as FROM company WHERE id > 2") == [(1,)]
    assert rows(people, "SELECT count(*) FROM position WHERE company_id > 2") == [(0,)]
    assert people.ok("check").out == ""


def test_what_is_attached_to_a_further_name_is_at_the_company(people):
    """Another program, or another database, may put somebody there: every look finds them."""
    people.ok("company", "edit", "acme", "--alias", "Apex")
    write(people, "UPDATE position SET company_id = 3 WHERE contact_id = 3")
    assert people.ok("show", "cy", "--json").json["positions"][0]["company"] == "Acme"
    assert people.ok("list", "--company", "acme", "-f", "ids").lines[-1] == "cy-tanaka"
    assert "cy-tanaka" in people.ok("find", "acme", "-f", "ids").lines
    assert "work  Acme" in people.ok("show", "cy").out.replace("        ", "  ")
    assert people.ok("edit", "cy", "--company", "acme").out.startswith(
        "Cy Tanaka (cy-tanaka) is as"
    )
    assert people.ok("company", "show", "apex", "--json").json["people"][2]["handle"] == "cy-tanaka"


# Looking ----------------------------------------------------------------------------------------


def test_companies_are_listed_where_you_know_the_most_first(people):
    """With those who were there, and the last touch with any of them."""
    people.ok("company", "add", "Empty Hall")
    assert people.ok("company").rows == [
        ["Acme", "2", "1", "2026-11-02", ""],
        ["Globex", "1", "0", "", ""],
        ["Empty Hall", "0", "0", "", ""],
    ]
    assert people.ok("company").out == people.ok("company", "list").out
    assert people.ok("company", "-f", "ids").lines == ["1", "2", "3"]
    table = people.ok("company", terminal=True).out
    assert "whom you know there: netlog company show NAME" in table


def test_a_company_on_one_screen(people):
    """Who is there comes before who was, and it ends in what to do."""
    people.ok("target", "add", "acme", "--role", "lead", "--by", "2027-01-10")
    people.ok("company", "edit", "acme", "--link", "https://acme.example", "--alias", "Apex")
    assert people.ok("company", "show", "apex").out == (
        "Acme\n"
        "  also called  Apex\n"
        "  link         https://acme.example\n"
        "  target       lead, by Sun 2027-01-10\n"
        "\n"
        "Ada Nwosu\tEngineer\t\t\tnever\teven\n"
        "Bo Winter\t\t\t\t2026-11-02\teven\n"
        "Dov Levi\t\t2015-01-01\t2019-12-31\tnever\teven\n"
        "\n"
        "the warmest way in: netlog path Acme\n"
    )
    people.ok("company", "add", "Empty Hall")
    assert people.ok("company", "show", "empty").lines[-2:] == [
        "nobody yet; when you know somebody there: netlog worked WHO 'Empty Hall'",
        "if you want to get in: netlog target add 'Empty Hall'",
    ]


def test_json_of_a_company_is_one_object(people):
    """With all its fields, null where there is nothing."""
    shown = people.ok("company", "show", "Globex", "--json").json
    assert shown == {
        "id": 2,
        "name": "Globex",
        "also_called": [],
        "link": None,
        "note": None,
        "people": [
            {
                "id": 3,
                "handle": "cy-tanaka",
                "name": "Cy Tanaka",
                "title": None,
                "since": None,
                "until": None,
                "now": True,
                "last_touch": None,
                "turn": "even",
            }
        ],
        "targets": [],
    }


def test_a_company_is_found_by_its_further_names(people):
    """In find, in --company, by name, id or the beginning of a word."""
    people.ok("company", "edit", "acme", "--alias", "Rocket Works")
    found = people.ok("find", "rocket", "-f", "ids").lines
    assert sorted(found) == ["ada-nwosu", "bo-winter", "dov-levi"]
    assert people.ok("list", "--company", "rocket works ltd", "-f", "ids").lines == [
        "ada-nwosu",
        "bo-winter",
    ]
    assert people.ok("list", "--company", "rock", "-f", "ids").lines == ["ada-nwosu", "bo-winter"]
    for text in ("1", "wor", "ROCKET WORKS S.A.", "acm"):
        assert people.ok("company", "show", text, "--json").json["name"] == "Acme"
    people.ok("company", "edit", "acme", "--no-alias", "rocket works")
    assert people.ok("find", "rocket").out == ""
    assert people("company", "show", "rocket").code == 4


def test_nothing_to_list_is_silent(netlog):
    """Off a terminal; on one it says what to type."""
    assert (netlog.ok("company").out, netlog.ok("company").err) == ("", "")
    said = netlog.ok("company", terminal=True)
    assert said.err == "no companies yet; 'netlog worked WHO COMPANY' notes the first\n"


# Editing ----------------------------------------------------------------------------------------


def test_a_company_is_added_with_nobody(netlog):
    """And with its further names, a link and a note, which may come from stdin."""
    said = netlog.ok(
        *("company", "add", "Brightwater", "Ferries", "--alias", "Brightwater", "-m", "-"),
        *("--link", "https://example.org/b"),
        stdin="they cross the sound\n",
    )
    assert said.lines == [
        "added Brightwater Ferries, also called Brightwater",
        "whom you know there: netlog worked WHO 'Brightwater Ferries'",
    ]
    shown = netlog.ok("company", "show", "brightwater", "--json").json
    assert (shown["link"], shown["note"]) == ("https://example.org/b", "they cross the sound")
    netlog.ok("undo")
    assert netlog.ok("company").out == ""


def test_a_new_name_leaves_the_old_one_as_a_further_name(people):
    """So that whoever says the old one means it still; not where only the form is another."""
    said = people.ok("company", "edit", "acme", "--name", "Zenith Tools", "-m", "since May")
    assert said.out == "Acme is now Zenith Tools, also called Acme: note\n"
    assert people.ok("show", "ada", "--json").json["company"] == "Zenith Tools"
    people.ok("add", "Eve Roth", "--company", "Acme Inc")
    assert people.ok("show", "eve", "--json").json["company"] == "Zenith Tools"
    assert "ada-nwosu" in people.ok("find", "zenith", "-f", "ids").lines
    said = people.ok("company", "edit", "zenith", "--name", "Zenith Tools Ltd.")
    assert said.out == "Zenith Tools is now Zenith Tools Ltd., also called Acme\n"
    said = people.ok("company", "edit", "zenith", "--name", "Acme")
    assert said.out == "Zenith Tools Ltd. is now Acme, also called Zenith Tools Ltd.\n"
    for _ in range(3):
        people.ok("undo")
    people.ok("undo")
    assert people.ok("company", "show", "acme", "--json").json["also_called"] == []
    for _ in range(4):
        people.ok("redo")
    assert people.ok("company", "show", "1", "--json").json["name"] == "Acme"


def test_editing_says_what_has_changed(people):
    """'' empties a link and a note, and what is said already is no change."""
    edit = ("company", "edit", "globex")
    assert people.ok(*edit, "--link", "https://globex.example", "--alias", "Glob").out == (
        "edited Globex, also called Glob: link https://globex.example\n"
    )
    assert people.ok(*edit, "--alias", "glob").out == "Globex, also called Glob is as before\n"
    assert people.ok(*edit, "--link", "", "--no-alias", "GLOB").out == (
        "edited Globex: no longer Glob, no link\n"
    )
    changes = people.ok("changes", "--json").json
    assert [one["command"] for one in changes][:2] == ["company edit", "company edit"]


def test_what_a_lost_name_had_stays_at_the_company(people):
    """Whoever another program has put at a further name is not lost with it."""
    people.ok("company", "edit", "acme", "--alias", "Apex")
    write(people, "UPDATE position SET company_id = 3 WHERE contact_id = 3")
    people.ok("company", "edit", "acme", "--no-alias", "apex")
    assert people.ok("show", "cy", "--json").json["company"] == "Acme"
    assert people.ok("check").out == ""


# Merging ----------------------------------------------------------------------------------------


def test_two_companies_become_one(people):
    """People and targets move, the name stays as a further one, and undo makes them two again."""
    people.ok("company", "edit", "globex", "--alias", "Glob", "--link", "https://g.example")
    people.ok("company", "edit", "globex", "-m", "in the old mill")
    people.ok("target", "add", "globex", "--role", "maps", "--by", "2027-01-10")
    people.ok("target", "add", "acme", "--role", "lead", "--step", "write to Bo")
    before = people.ok("export", "json").out
    said = people.ok("company", "merge", "acme", "globex", "--yes").out
    assert said == "merged Globex into Acme, also called Globex, Glob; 1 person moved\n"
    shown = people.ok("company", "show", "glob inc", "--json").json
    assert (shown["name"], shown["link"], shown["note"]) == (
        "Acme",
        "https://g.example",
        "in the old mill",
    )
    (target,) = people.ok("targets", "--json").json
    assert (target["role"], target["due_on"], target["next"]) == (
        "maps; lead",
        "2027-01-10",
        "write to Bo",
    )
    assert people.ok("show", "cy", "--json").json["company"] == "Acme"
    assert (
        people.ok("find", "globex", "-f", "ids").lines
        == people.ok("find", "acme", "-f", "ids").lines
    )
    people.ok("add", "Eve Roth", "--company", "Globex")
    assert people.ok("show", "eve", "--json").json["company"] == "Acme"
    people.ok("undo", "2")
    assert people.ok("export", "json").out == before
    people.ok("redo", "2")
    assert people.ok("show", "cy", "--json").json["company"] == "Acme"
    assert people.ok("check").out == ""


def test_work_that_both_had_is_one_position(people):
    """Who was entered at both companies for the same time is there once."""
    people.ok("worked", "ada", "Globex", "--title", "engineer")
    people.ok("worked", "dov", "Globex", "--since", "2015", "--until", "2019", "--title", "Cook")
    people.ok("company", "merge", "acme", "globex", "--yes")
    assert len(people.ok("show", "ada", "--json").json["positions"]) == 2  # of two titles
    assert people.ok("show", "dov", "--json").json["positions"] == [
        {"company": "Acme", "title": "Cook", "since": "2015-01-01", "until": "2019-12-31"}
    ]


def test_merging_asks_first(people):
    """On a terminal; elsewhere it takes --yes, and nothing is written."""
    asked = people("company", "merge", "acme", "globex", terminal=True, stdin="n\n")
    assert asked.code == 130
    assert "Make Globex a further name of Acme, with 1 person?" in asked.err
    assert people("company", "merge", "acme", "globex").code == 2
    assert len(people.ok("company").rows) == 2
    people.ok("company", "merge", "acme", "globex", terminal=True, stdin="y\n")
    assert len(people.ok("company").rows) == 1


def test_chains_of_names_have_one_end(people):
    """Merged again and again, every name leads to the last; rings of another program's, too."""
    people.ok("company", "merge", "globex", "acme", "--yes")
    people.ok("company", "add", "Zenith")
    people.ok("company", "merge", "zenith", "globex", "--yes")
    for name in ("acme", "globex", "zenith"):
        assert people.ok("company", "show", name, "--json").json["name"] == "Zenith"
    assert rows(people, "SELECT DISTINCT same_as FROM company WHERE id < 3") == [(3,)]
    write(people, "UPDATE company SET same_as = 1 WHERE id = 3")
    for name in ("acme", "globex", "zenith"):
        assert people.ok("company", "show", name, "--json").json["name"] == "Acme"
    assert len(people.ok("company").rows) == 1
    people.ok("company", "add", "Apex")
    people.ok("company", "merge", "apex", "zenith", "--yes")
    assert people.ok("company", "show", "acme", "--json").json["name"] == "Apex"
    assert rows(people, "SELECT count(*) FROM company WHERE same_as IS NULL") == [(1,)]


# What goes wrong --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("add", "ACME, Ltd."), 6, "Acme is there already; 'netlog company edit' changes it"),
        (("add", " "), 6, "a company's name cannot be blank"),
        (("add", "New", "--alias", "Globex SA"), 6, "Globex is another company; if the two are"),
        (("add", "New", "--alias", ""), 6, "a company's name cannot be blank"),
        (("add", "x" * 501), 6, "a company's name can have at most 500 characters and no NUL"),
        (("edit", "acme", "--name", "Globex"), 6, "Globex is another company"),
        (("edit", "acme", "--name", ""), 6, "a company's name cannot be blank"),
        (("edit", "acme", "--no-alias", "Apex"), 4, "Acme has no further name 'Apex'"),
        (("edit", "acme"), 2, "what to change is not said"),
        (("edit", "acme", "--link", "x" * 501), 6, "a company's link is text of at most 500"),
        (("show", "nowhere"), 4, "there is no company 'nowhere'; netlog company add 'nowhere'"),
        (("show", "Globx"), 4, "there is no company 'Globx'; did you mean Globex?"),
        (("show", "99"), 4, "there is no company '99'"),
        (("merge", "acme", "Acme Inc"), 6, "acme and Acme Inc are one company already"),
        (("merge", "acme"), 2, "that takes two companies"),
        (("merge", "acme", "nowhere"), 4, "there is no company 'nowhere'"),
        (("merge", "acme", "nowhere", "else"), 2, "it is not clear which two are meant"),
        (("nonsense",), 2, "no such command 'nonsense'; see 'netlog company -h'"),
    ],
)
def test_what_cannot_be_done(people, words, code, said):
    """One line says why, and nothing is written."""
    before = people.ok("export", "json").out
    result = people("company", *words)
    assert (result.code, result.out) == (code, "")
    assert result.err.startswith(f"netlog: {said}"), result.err
    assert people.ok("export", "json").out == before


def test_words_that_several_companies_have_are_listed(people):
    """And a whole name is surer than a part of another."""
    people.ok("company", "add", "Acme Kites")
    people.ok("company", "add", "Kites and Ropes")
    assert people("company", "show", "kites").err == (
        "netlog: 'kites' could be Acme Kites, Kites and Ropes; say its whole name\n"
    )
    assert people("company", "show", "kites").code == 5
    assert people.ok("company", "show", "acme", "--json").json["name"] == "Acme"


def test_ugly_names_are_harmless(netlog):
    """What a name holds is no syntax, neither of a terminal nor of a shell nor of SQL."""
    ugly = "x'); DROP--%_ \x1b[2J$(id) \u202e\U0010ffff"
    netlog.ok("company", "add", ugly)
    netlog.ok("worked", netlog.ok("add", "Bo Winter").out.split()[1], ugly)
    assert netlog.ok("company", "--json").json[0]["name"] == " ".join(ugly.split())
    for words in (("company",), ("company", "show", ugly), ("list", "--company", ugly)):
        for form in ("plain", "tsv", "csv", "markdown"):
            out = netlog.ok(*words, *([] if words[1:2] == ("show",) else ["-f", form])).out
            assert "DROP" in out
            assert not set(out) & {"\x1b", "\u202e"}
    assert netlog("company", "show", "\udc80").code == 4
    assert netlog("company", "add", "\udc80").code == 6


# All at once ------------------------------------------------------------------------------------

WORDS = st.sampled_from(["acme", "apex", "bolt", "acme kites", "a", "bo"])
NAME = st.builds("{}{}".format, WORDS, st.sampled_from(["", " Inc", ", Ltd.", " GmbH", " AG"]))


@given(st.data())
def test_families_are_what_names_and_links_tie_together(empty_database, tmp_path_factory, data):
    """For any rows: as a plain reading says, for one company and for all at once."""
    said = data.draw(st.lists(NAME, unique_by=names.fold, min_size=1, max_size=8))
    links = {
        n: data.draw(st.integers(1, len(said)))
        for n in range(1, len(said) + 1)
        if data.draw(st.integers(0, 2)) == 0
    }
    path = tmp_path_factory.mktemp("family") / "netlog.db"
    path.write_bytes(empty_database.read_bytes())
    with connection.writing(path, "test") as db:
        for n, name in enumerate(said, 1):
            db.execute(
                "INSERT INTO company (id, name, folded) VALUES (?, ?, ?)",
                (n, name, names.fold(name)),
            )
        for n, other in links.items():
            if n != other:
                db.execute("UPDATE company SET same_as = ? WHERE id = ?", (other, n))
        group = {n: {n} for n in range(1, len(said) + 1)}
        pairs = list(links.items())
        pairs += [
            (a, b)
            for a in group
            for b in group
            if names.company(said[a - 1]) == names.company(said[b - 1])
        ]
        for a, b in pairs * len(said):
            both = group[a] | group[b]
            for member in both:
                group[member] = both
        for n, members in group.items():
            assert companies.family(db, n) == sorted(members)
        heads = {row.id for row in companies.listed(db)}
        assert heads == {companies.head(db, n).id for n in group}
        for n, name in enumerate(said, 1):
            assert companies.entered(db, name.upper()) in group[n]


def test_a_family_is_found_among_very_many(empty_database, tmp_path):
    """The companies that are looked at are those that begin alike, not all there are."""
    path = tmp_path / "netlog.db"
    path.write_bytes(empty_database.read_bytes())
    with connection.writing(path, "test", bulk=True) as db:
        db.executemany(
            "INSERT INTO company (name, folded) VALUES (?1, ?1)",
            ((f"firm {n:05}",) for n in range(20_000)),
        )
        ids = [companies.entered(db, name) for name in ("Acme", "Acme Inc", "acme, ltd.")]
        assert len(set(ids)) == 1
        looked: list[int] = []
        db.set_progress_handler(partial(looked.append, 1), 100)
        assert companies.family(db, ids[0] or 0) == ids[:1]
        assert companies.named(db, "ACME GmbH").name == "Acme"
        assert companies.known(db, ["acme", "Firm 00007 AG"]) == {
            "acme": ids[0],
            "Firm 00007 AG": 8,
        }
        db.set_progress_handler(None, 0)
        assert len(looked) < 50


def test_people_are_those_of_all_its_names(people):
    """One line each, whoever is there now first."""
    people.ok("worked", "dov", "Acme", "--since", "2024", "--title", "Lead")
    with connection.reading(people.path) as db:
        found = companies.people(db, companies.named(db, "acme").id)
    assert [(one.handle, one.title, one.now) for one in found] == [
        ("ada-nwosu", "Engineer", True),
        ("bo-winter", None, True),
        ("dov-levi", "Lead", True),
    ]


def test_a_further_name_is_taken_once(people):
    """To say it again, or to say the name it goes by, adds nothing."""
    with connection.writing(people.path, "test") as db:
        acme = companies.named(db, "acme")
        for name in ("Apex", "APEX", "acme", "Acme"):
            naming.call(db, acme, name)
        assert naming.facts(db, acme).also_called == ["Apex"]
        assert companies.head(db, companies.entered(db, "apex ag") or 0) == acme


def test_companies_that_change_while_it_asks_are_not_merged_unseen(people, monkeypatch):
    """What was asked about has to be as it was, when it is written."""

    def meanwhile(*_: object, **__: object) -> None:
        people.ok("company", "edit", "globex", "--name", "Initech")

    monkeypatch.setattr(Run, "confirm", meanwhile)
    said = people("company", "merge", "Acme", "Globex")
    assert (said.code, said.err) == (6, "netlog: they were changed meanwhile; merge them again\n")
    assert [row["name"] for row in people.ok("company", "--json").json] == ["Acme", "Initech"]
