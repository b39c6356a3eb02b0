"""`netlog dupes`: who may be one person, found among many, and who only looks so."""

import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netlog import names
from netlog.output import FORMATS
from netlog.store import connection, likeness, nicknames, twins
from netlog.store.likeness import Face, names_alike, parsed
from tests import lookalikes
from tests.conftest import Shell
from tests.trust import FULL, trials
from tests.trust.test_hostile import HOSTILE, assert_harmless, records

TOP = Path(__file__).parent.parent


def pairs(netlog: Shell, *words: object) -> dict[frozenset[str], int]:
    """Return the pairs that are listed, as handles, and how sure each is."""
    rows = netlog.ok("dupes", *words, "--json").json
    return {frozenset((row["handle"], row["other_handle"])): row["confidence"] for row in rows}


def add(netlog: Shell, handle: str, name: str, *more: str) -> None:
    netlog.ok("add", name, "--handle", handle, "--force", *more)


@pytest.fixture
def ada(netlog: Shell) -> Shell:
    """A shell whose database has Ada twice, and others."""
    add(netlog, "ada-lovelace", "Ada Lovelace", "--email", "ada@example.org", "--company", "Acme")
    add(netlog, "ada-l", "A. Lovelace", "--email", "Ada@Example.org")
    add(netlog, "bo", "Bo Marsh")
    add(netlog, "robert", "Robert Quillfeather")
    add(netlog, "bob", "Bob Quillfeather")
    netlog.ok("log", "ada-lovelace")
    return netlog


@pytest.fixture(scope="module")
def hostile(tmp_path_factory, empty_database):
    """A shell on a database in which everybody is there twice, and called something hostile."""
    netlog = Shell(tmp_path_factory.mktemp("hostile"))
    netlog.path.touch(mode=0o600)
    netlog.path.write_bytes(empty_database.read_bytes())
    for number, text in enumerate(HOSTILE):
        email = f"--email=p{number}@example.org"
        netlog.ok("add", "--force", email, f"--location={text}", f"--company={text}", "--", text)
        more = f"Other {text}"[:500]
        netlog.ok("add", "--force", email, f"--location={more}", f"--company={more}", "--", more)
    return netlog


# The listing ------------------------------------------------------------------------------------


def test_pairs_are_listed_the_surest_first(ada):
    """Who has more to keep comes first, and the reasons follow."""
    assert ada.ok("dupes").lines == [
        "Ada Lovelace\tA. Lovelace\t97 %\tsame e-mail, initials\tada-lovelace\tada-l",
        "Robert Quillfeather\tBob Quillfeather\t54 %\tnickname\trobert\tbob",
    ]
    assert ada.ok("dupes", "--json", "-n", "1").json == [
        {
            "id": 1,
            "handle": "ada-lovelace",
            "name": "Ada Lovelace",
            "other_id": 2,
            "other_handle": "ada-l",
            "other_name": "A. Lovelace",
            "confidence": 97,
            "reasons": ["same e-mail", "initials"],
        }
    ]
    assert ada.ok("dupes", "--sort", "confidence", "-f", "ids").lines == ["robert", "ada-lovelace"]


def test_it_ends_in_what_to_do(ada):
    """Below the table stand the commands for the surest pair, ready to be typed."""
    said = ada.ok("dupes", terminal=True).out.splitlines()
    assert said[-2:] == [
        "one person: netlog merge ada-lovelace ada-l",
        "two people: netlog dupes --not-same ada-lovelace ada-l",
    ]
    ada.ok(*said[-2].split()[3:], "--prefer=first")
    assert list(pairs(ada)) == [frozenset({"robert", "bob"})]


def test_only_pairs_with_somebody(ada):
    """Who is named is one of each pair, or everybody whom that can mean."""
    assert list(pairs(ada, "bob")) == [frozenset({"robert", "bob"})]
    assert list(pairs(ada, "lovelace")) == [frozenset({"ada-lovelace", "ada-l"})]
    assert pairs(ada, "bo", "marsh") == {}
    assert ada("dupes", "nobody").code == 4


def test_nobody_looks_like_anybody(netlog):
    """Off a terminal that is nothing at all; on one it is said."""
    netlog.ok("add", "Ada Lovelace")
    assert netlog.ok("dupes").out == ""
    assert netlog.ok("dupes", "--json").json == []
    said = netlog.ok("dupes", terminal=True)
    assert (said.out, said.err) == (
        "",
        "nobody looks like anybody else; --all lists weaker pairs\n",
    )
    assert netlog.ok("dupes", "--all", terminal=True).err == "nobody looks like anybody else\n"


def test_weaker_pairs_are_listed_if_they_are_asked_for(ada):
    """From a confidence on, or all of them."""
    add(ada, "elena", "Elena Russo Prats")
    add(ada, "elena-maria", "Elena Maria Russo")
    weak = frozenset({"elena", "elena-maria"})
    assert weak not in pairs(ada)
    sure = pairs(ada, "--all")[weak]
    assert weak in pairs(ada, "--min", sure)
    assert weak not in pairs(ada, "--min", sure + 1)
    assert pairs(ada, "--min", 0) == pairs(ada, "--all")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--min", "101"], "a confidence is from 0 to 100, not 101"),
        (["--min", "-1"], "a confidence is from 0 to 100, not -1"),
        (["--all", "--min", "3"], "--all and --min say two things; give one of them"),
    ],
)
def test_what_cannot_be_meant(ada, words, said):
    """A confidence that there is not, or two."""
    answer = ada("dupes", *words)
    assert (answer.code, answer.err) == (2, f"netlog: {said}\n")


@pytest.mark.parametrize("form", FORMATS)
def test_no_name_acts_on_a_terminal(hostile, form):
    """Whatever people are called, in every format a pair is one record."""
    answer = hostile.ok("dupes", "--all", "-n", "0", "-f", form)
    assert answer.err == ""
    assert_harmless(answer, tabs=form in {"plain", "tsv"})
    text = answer.out.partition("\n\n")[0] + "\n" if form == "table" else answer.out
    assert records(form, text) == len(pairs(hostile, "--all")) >= len(HOSTILE)


def test_no_field_acts_on_a_terminal(hostile):
    """Neither what `merge` asks nor what it says of people does."""
    ids = [(2 * n + 1, 2 * n + 2) for n in range(len(HOSTILE))]
    for one, other in ids[::6]:
        words = ("merge", one, other)
        for answer in (
            hostile.ok(*words, "--dry-run", "--prefer=second"),
            hostile.ok(*words, stdin="2\n" * 3, terminal=True),
        ):
            assert_harmless(answer)


# Told apart -------------------------------------------------------------------------------------


def test_who_is_told_apart_never_comes_again(ada):
    """Not with --all either; said twice it changes nothing, and undo brings the pair back."""
    before = pairs(ada, "--all")
    said = ada.ok("dupes", "--not-same", "ada-lovelace", "ada-l").out
    assert said == ("Ada Lovelace (ada-lovelace) and A. Lovelace (ada-l) are two people\n")
    assert before.keys() - pairs(ada, "--all").keys() == {frozenset({"ada-lovelace", "ada-l"})}
    assert ada.ok("dupes", "--not-same", "ada-l", "ada-lovelace").out == (
        "A. Lovelace (ada-l) and Ada Lovelace (ada-lovelace) are known to be two people already\n"
    )
    assert [row["command"] for row in ada.ok("changes", "--json").json].count("dupes") == 1
    ada.ok("undo")
    assert pairs(ada, "--all") == before


@pytest.mark.parametrize(
    ("words", "code"),
    [(["ada-l"], 2), ([], 2), (["ada-l", "2"], 6), (["bo", "nobody"], 4), (["a", "b", "c"], 2)],
)
def test_telling_apart_takes_two(ada, words, code):
    """Fewer, one twice, or somebody unknown are refused, and nothing is written."""
    before = ada.path.read_bytes()
    assert ada("dupes", "--not-same", *words).code == code
    assert ada.path.read_bytes() == before


# Who is found -----------------------------------------------------------------------------------

SAME = [
    ("Ada Lovelace", "Ada Lovelace"),
    ("Ada Lovelace", "Lovelace, Ada"),
    ("Ada Lovelace", "Lovelace Ada"),
    ("Ada Lovelace", "ADA LOVELACE"),
    ("Ada Lovelace", "A. Lovelace"),
    ("Ada Lovelace", "Ada L."),
    ("Ada Lovelace", "Dr. Ada Lovelace, PhD"),
    ("Ada Lovelace", "Ada Lovelace (she/her)"),
    ("Ada Lovelace", "Ada B. Lovelace"),
    ("Ada B. Lovelace", "Ada Byron Lovelace"),
    ("Ada Lovelace", "Ada Lovelase"),
    ("Ada Lovelace", "Ada Lvoelace"),
    ("Robert Marsh", "Bob Marsh"),
    ("Robert Marsh", 'Bob "Bobby" Marsh'),
    ("Katarzyna Nowak", "Kasia Nowak"),
    ("Aleksandr Petrov", "Sasha Petrov"),
    ("Giuseppe Verdone", "Beppe Verdone"),
    ("Francisco Duarte", "Paco Duarte"),
    ("Elisabeth Brandt", "Lisa Brandt"),
    ("José Ibáñez", "Jose Ibanez"),
    ("Jörg Müller", "Joerg Mueller"),
    ("Søren Kjær", "Soeren Kjaer"),
    ("Åge Aagård", "Aage Ågaard"),
    ("Jan van der Berg", "Jan Vanderberg"),
    ("Łukasz Żuławski", "Lukasz Zulawski"),
    ("ada.lovelace@example.org", "Ada Lovelace"),
    ("林小雨", "林小雨"),
    ("Иван Петров", "Петров Иван"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_names_that_are_one(netlog, one, other):
    """Order, initials, nicknames, slips, accents, middle names and degrees are seen through."""
    add(netlog, "one", one)
    add(netlog, "other", other)
    netlog.ok("add", "Oda Berg")
    assert pairs(netlog).keys() == {frozenset({"one", "other"})}


def test_a_nickname_of_ones_own(netlog):
    """What somebody goes by is a name of theirs, alone or with the family name."""
    add(netlog, "one", "Theophilus Quill", "--nickname", "Zippo")
    add(netlog, "other", "Zippo Quill")
    add(netlog, "three", "Norma Baker", "--nickname", "Marilyn Monet")
    add(netlog, "four", "Marilyn Monet")
    assert pairs(netlog).keys() == {frozenset({"one", "other"}), frozenset({"three", "four"})}


@pytest.mark.parametrize(
    ("option", "one", "other"),
    [
        ("--email", "ada@example.org", "ADA@example.org"),
        ("--phone", "+41 79 123 45 67", "0041791234567"),
        ("--link", "https://www.social.example/in/ada", "social.example/in/ada/"),
    ],
)
def test_the_same_mark(netlog, option, one, other):
    """An e-mail, a phone or a profile is the same however it is written."""
    add(netlog, "one", "Ada Lovelace", option, one)
    add(netlog, "other", "Ada King", option, other)  # since she married
    add(
        netlog, "three", "Ada Byron", option, other.lower().replace("ada", "ab").replace("67", "68")
    )
    ((pair, sure),) = pairs(netlog).items()
    assert pair == {"one", "other"}
    assert sure > 80


def test_a_phone_without_its_country(netlog):
    """In the country that most numbers are of, a number may lack the country's code."""
    add(netlog, "one", "Ada Lovelace", "--phone", "+41 79 123 45 67")
    add(netlog, "other", "Ada King", "--phone", "079 123 45 67")
    add(netlog, "three", "Bo Marsh", "--phone", "+41 44 555 00 11")
    assert pairs(netlog).keys() == {frozenset({"one", "other"})}


def test_what_else_agrees_and_what_contradicts(netlog):
    """The same company or birthday makes a pair surer, another birthday or profile less sure."""
    plain = Face(parsed("Ada Lovelace"))
    full = Face(
        parsed("A. Lovelace"),
        links=frozenset({"social.example/in/ada"}),
        company="acme",
        birthday="1985-03-02",
    )

    def sure(**more: Any) -> int:
        return likeness.alike(plain._replace(**more), full).points

    assert sure(company="acme") > sure() > sure(company="globex")
    assert sure(birthday="1985-03-02") > sure(birthday="--03-02") > sure()
    assert sure() > sure(birthday="1985-03-03")
    assert sure() > sure(birthday="1958-03-02")
    assert sure() > sure(links=frozenset({"social.example/in/al"}))
    assert sure(links=frozenset({"other.example/al"})) == sure()
    why = likeness.alike(plain._replace(birthday="1985-03-03", company="acme"), full).reasons
    assert why == ("initials", "same company", "but different birthdays")


# Who only looks so ------------------------------------------------------------------------------

DIFFERENT: dict[str, list[tuple[str, ...]]] = {
    "father and son, who share a phone": [
        ("John Quill", "--birthday", "1950-01-02", "--phone", "+41 44 555 00 11"),
        ("John Quill", "--birthday", "1980-06-07", "--phone", "+41 44 555 00 11"),
    ],
    "father and son by their names": [("John Quill Sr.",), ("John Quill Jr.",)],
    "three of a common name": [
        ("Maria Silva", "--company", "Acme", "--email", "maria@acme.example"),
        ("Maria Silva", "--company", "Globex", "--email", "ms@globex.example"),
        ("Maria Silva", "--company", "Initech", "--email", "m.silva@initech.example"),
    ],
    "twins": [("Mara Roth", "--birthday", "1990-05-01"), ("Oda Roth", "--birthday", "1990-05-01")],
    "brother and sister": [("Mario Rossi",), ("Maria Rossi",)],
    "Daniel and Daniela": [("Daniel Weber",), ("Daniela Weber",)],
    "a family": [
        ("Mara Roth", "--phone", "+41 44 555 00 11"),
        ("Henrik Roth", "--phone", "+41 44 555 00 11"),
        ("Oda Roth", "--phone", "+41 44 555 00 11"),
    ],
    "colleagues at a switchboard": [
        (f"{given} {family}", "--phone", "+41 44 555 00 00", "--company", "Acme")
        for given, family in zip(("Mara", "Bo", "Oda"), ("Roth", "Marsh", "Berg"), strict=True)
    ],
    "namesakes with profiles of their own": [
        ("Bo Marsh", "--link", "https://social.example/in/bo-marsh-1"),
        ("Bo Marsh", "--link", "https://social.example/in/bomarsh"),
    ],
    "given names alone": [("Ada",), ("Ada",)],
    "a given name and another's": [("Ada",), ("Ada Lovelace",)],
    "the same given name": [("Maya Lindqvist",), ("Maya Benhaddou",)],
    "another middle name": [("Maria Anna Silva",), ("Maria Luisa Silva",)],
    "short names": [("Bo Li",), ("Bo Lu",)],
    "another first letter": [("Helena Braqvist",), ("Helena Traqvist",)],
    "people at one place": [("Jack Ma", "--company", "Acme"), ("Jane Ba", "--company", "Acme")],
    "no letters": [("👩",), ("👨",)],
    "the company's page": [
        ("Ada Lovelace", "--link", "https://acme.example"),
        ("Grace Hopper", "--link", "https://acme.example"),
    ],
}


@pytest.mark.parametrize("people", DIFFERENT.values(), ids=DIFFERENT)
def test_people_who_are_not_one(netlog, people):
    """What happens by chance, or in families and firms, is not listed unless it is asked for."""
    for number, (name, *more) in enumerate(people):
        add(netlog, f"p-{number}", name, *more)
    assert pairs(netlog) == {}


def test_an_initial_that_fits_several_says_little(netlog):
    """One Lovelace who begins with A is likely meant; of three, none is."""
    for handle, name in (("one", "Ada Lovelace"), ("short", "A. Lovelace")):
        add(netlog, handle, name)
    assert pairs(netlog)
    for name in ("Anton Lovelace", "Abel Lovelace"):
        netlog.ok("add", name)
    assert pairs(netlog) == {}


def test_a_mailbox_that_a_whole_firm_shares_says_little(netlog):
    """Two may be one; of twenty-five nobody is."""
    for number in range(25):
        name = f"{lookalikes.GIVEN[number]} {lookalikes.COMMON[number]}"
        netlog.ok("add", name, "--force", "--email", "office@acme.example")
    assert pairs(netlog, "--all") == {}


# Names ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Dr. Lovelace, Ada (Addie), PhD", "ada lovelace"),
        ("Milo Brandt, PMP", "milo brandt"),
        ("Brandt, Milo, M.B.A.", "milo brandt"),
        ("Jack Ma", "jack ma"),
        ("Ms. Ma", "ma"),
        ("Robert Smith Jr.", "robert smith"),
        ("O'Neil, Zoë-Marie", "zoe marie o neil"),
        ("Dr", "dr"),
        ("👩", ""),
    ],
)
def test_a_name_is_taken_apart(text, words):
    """Titles and degrees go, the given name comes first, and a name is never emptied so."""
    assert " ".join(parsed(text).words) == words


def test_the_nicknames_are_folded():
    """The table holds what a folded name can be compared with, and no name is its own nickname."""
    every = nicknames.FORMAL.keys() | nicknames.SHORT.keys()
    assert all(name == names.fold(name) for name in every)
    assert len(every) > 1000


TEXT = st.text(max_size=12) | st.sampled_from(["Ada", "A.", "Lovelace,", "Bob", "Dr.", "Jr", "(x)"])
NAMES = st.lists(TEXT, max_size=5).map(" ".join)


@settings(max_examples=trials(300))
@given(NAMES, NAMES)
def test_any_two_names_can_be_compared(one, other):
    """It is from 0 to 100, whichever is said first, and a name is never less like itself."""
    a, b = parsed(one), parsed(other)
    found = names_alike(a, b)
    assert 0 <= found.points <= 100
    assert found.points == names_alike(b, a).points
    if a.words:
        assert names_alike(a, a).points >= found.points
    face, other_face = Face(a, birthday="--01-02"), Face(b, birthday="1990-01-02")
    assert likeness.alike(face, other_face).points == likeness.alike(other_face, face).points


# Among many -------------------------------------------------------------------------------------

MANY = 20_000 if FULL else 3_000


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    """A database of many people, of whom one in twenty is there twice, and the doubles."""
    path = tmp_path_factory.mktemp("many") / "netlog.db"
    return path, lookalikes.written(path, MANY)


def test_doubles_are_found_by_kind(many):
    """Nine in ten of each kind are listed; the others have names that many have."""
    path, doubles = many
    with connection.reading(path) as db:
        listed = {
            frozenset((row.id, row.other_id)): row.confidence for row in twins.twins(db, least=1)
        }
    found: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    every: Counter[str] = Counter()
    for one, other, kind in doubles:
        sure = listed.get(frozenset((one, other)), 0)
        every[kind] += 1
        seen[kind] += sure > 0
        found[kind] += sure >= twins.WEAK
    assert every.keys() == lookalikes.KINDS.keys()
    for kind in every:
        least = 1 if kind.startswith("same ") and kind != "same name" else 0.8
        assert found[kind] >= least * every[kind], (kind, found[kind], every[kind])
        assert seen[kind] >= 0.95 * every[kind], (kind, seen[kind], every[kind])
    assert sum(found.values()) >= 0.88 * len(doubles)
    strangers = sum(sure >= twins.WEAK for sure in listed.values()) - sum(found.values())
    assert strangers < len(doubles)


def test_few_pairs_are_compared(many):
    """However many there are: no mark is so common that its bearers are all compared."""
    path, _ = many
    with connection.reading(path) as db:
        people = twins._people(db)
    assert len(twins._Everybody(people).pairs()) < len(people)


def test_a_name_that_everybody_has_takes_no_longer(netlog):
    """Two thousand people of one name are not compared with each other."""
    with connection.writing(netlog.path, "test", bulk=True) as db:
        db.executemany(
            "INSERT INTO contact (handle, name, added_on) VALUES (?, ?, '2026-01-01')",
            ((f"p-{number}", "John Smith") for number in range(2000)),
        )
    with connection.reading(netlog.path) as db:
        people = twins._people(db)
        assert twins.twins(db, least=0) == []
    assert twins._Everybody(people).pairs() == []


def test_no_everyday_command_loads_what_compares_names(ada):
    """Only `dupes` imports rapidfuzz; `merge` does not either."""
    script = (
        "import sys; from netlog.__main__ import main\ntry: main(sys.argv[1:])\n"
        "finally: print('rapidfuzz' in sys.modules, file=sys.stderr)"
    )
    for words, loaded in ((["merge", "ada-l", "bo", "--dry-run"], "False"), (["dupes"], "True")):
        done = subprocess.run(
            [sys.executable, "-c", script, *words],
            env=ada.env | {"PYTHONPATH": str(TOP)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.stderr.splitlines()[-1] == loaded, done
