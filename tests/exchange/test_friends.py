"""The journal of friends: read and written again without loss, and written of anybody."""

from datetime import date
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from netlog.errors import Misread
from netlog.exchange import How, Options, friends, read
from netlog.exchange.friends import lines
from netlog.exchange.friends.lines import Friend, Names
from netlog.exchange.records import Kept, Later, Lost, Person, Record, Rejected, Touch
from netlog.store import connection, contents, imports
from netlog.store import settings as store_settings
from netlog.store.contents import Card
from tests.conftest import Shell
from tests.trust import trials

TODAY = date(2026, 11, 19)
OURS = (Path(__file__).parent / "files" / "friends" / "friends.md").read_text("utf-8")


class Stored(NamedTuple):
    """What the database gives back of a journal."""

    cards: list[Card]
    kept: dict[str, tuple[str, ...]]

    @property
    def written(self) -> str:
        return "".join(friends.write(self.cards, How(TODAY, kept=self.kept)))


def records(journal: str, today: date = TODAY) -> list[Record]:
    return list(friends.read(BytesIO(journal.encode()), Options(today)).records)


def load(shell: Shell, journal: str, today: date = TODAY) -> Stored:
    """Store a journal as an import does, and return what is there then."""
    with connection.writing(shell.path, "import", bulk=True) as db:
        imports.load(db, "friends", records(journal, today), today)
    return stored(shell)


def stored(shell: Shell) -> Stored:
    with connection.reading(shell.path) as db:
        listed = store_settings.listed(db)
        kept = {name: tuple(store_settings.lines(db, name)) for name, _ in listed}
        return Stored(list(contents.cards(db)), kept)


def journal(activities: str = "", notes: str = "", friends: str = "", locations: str = "") -> str:
    """Return a journal of these lines, which are told apart by `|`."""
    parts = {
        "Activities": activities,
        "Notes": notes,
        "Friends": friends,
        "Locations": locations,
    }
    return "\n".join(
        f"### {name}:\n" + "".join(f"- {line}\n" for line in text.split("|") if line)
        for name, text in parts.items()
    )


# Reading


def test_a_journal_becomes_people_touches_and_notes():
    """Each bold name is a touch, a dated note a paragraph of those in it, the rest is kept."""
    found = records(OURS)
    assert [each for each in found if isinstance(each, Touch)][:6] == [
        Touch(
            person="Ada Quill",
            day="2026-11-18",
            key="2026-11-18/4",
            note="Ada Quill showed Łukasz Żak and me the Paper Boat. @work @food",
            group="2026-11-18/4",
        ),
        Touch(
            person="Łukasz Żak",
            day="2026-11-18",
            key="2026-11-18/4",
            note="Ada Quill showed Łukasz Żak and me the Paper Boat. @work @food",
            group="2026-11-18/4",
        ),
        Touch(
            person="Ada Quill",
            day="2026-11-18",
            key="2026-11-18/1",
            note="Ada Quill called about the boat_ride, and Ada Quill laughed.",
        ),
        Touch(
            person="Bo",
            day="2026-10-02",
            key="2026-10-02/2",
            note="Ran into Ada Quill's brother with Bo at Lantern Square; not at Lantern Square 2.",
        ),
        Touch(
            person="Ann Lee",
            day="2026-10-02",
            key="2026-10-02/1",
            note="Ran to Ann Lee and Ann. It rained 5 * 5 drops, __twice__, on **élan** vital.",
            group="2026-10-02/1",
        ),
        Touch(
            person="Ann",
            day="2026-10-02",
            key="2026-10-02/1",
            note="Ran to Ann Lee and Ann. It rained 5 * 5 drops, __twice__, on **élan** vital.",
            group="2026-10-02/1",
        ),
    ]
    assert [each for each in found if isinstance(each, Person)] == [
        Person(
            key="Ada Quill",
            name="Ada Quill",
            nicknames=("Addie", "The (old) Captain"),
            tags=("work", "chess:club"),
            location="Oslo",
            note="2026-11-18: Ada Quill does not eat fish.\n\n2026-03-01: Ada Quill moved to Oslo.",
        ),
        Person("Ann", "Ann", note="2026-11-18: Bo and Ann are a couple now. @news"),
        Person("Ann Lee", "Ann Lee", location="Lantern Square"),
        Person(
            key="Bo",
            name="Bo",
            tags=("a-b", "Chess"),
            note="2026-11-18: Bo and Ann are a couple now. @news",
        ),
        Person("Jean-Luc O'Neil", "Jean-Luc O'Neil"),
        Person("Łukasz Żak", "Łukasz Żak", nicknames=("Lukas",)),
    ]
    kept = {each.name: each.lines for each in found if isinstance(each, Kept)}
    assert kept["friends.activities"] == (
        "2026-11-18/3: Swam, alone.",
        "2026-11-18/2: Swam, alone.",
        "2019-12-31/1: New year in _Oslo_.",
    )
    assert kept["friends.notes"] == (
        "2026-11-18/2: The _Paper Boat_ closes on Mondays.",
        "2025-03-01/1: The winter was long.",
    )
    assert not [each for each in found if isinstance(each, Rejected | Lost)]


def test_it_is_told_by_its_first_heading():
    """A journal is known without being named; other Markdown is not taken for one."""
    reading = read(OURS.encode(), options=Options(TODAY))
    assert reading.source == "friends"
    assert friends.fits(b"\xef\xbb\xbf\r\n### Friends:\r\n- Ada\r\n")
    for other in (
        b"",
        b"\n\n",
        b"# Notes\n",
        b"### Activities\n",
        b"Name,Email\n",
        b"\xff\xfe\x00",
    ):
        assert not friends.fits(other)
    with pytest.raises(Misread, match="no journal of friends"):
        records("# People\n- Ada\n")


def test_whoever_is_named_and_not_listed_is_a_friend_too():
    """As friends itself does it when it next writes: but only what begins as a name may."""
    found = records(journal("2026-01-02: Met **Cy Lark** on **élan** and ** air**.", friends="Bo"))
    assert [each.name for each in found if isinstance(each, Person)] == ["Bo", "Cy Lark"]
    assert [each.person for each in found if isinstance(each, Touch)] == ["Cy Lark"]


def test_what_cannot_be_read_is_rejected_by_its_line():
    """A day that is none, a line under no heading, a friend without a name: the rest is taken."""
    text = (
        "stray\n### Activities:\n- 2026-02-30: Met **Ada**.\n- yesterday: Met **Ada**.\n"
        "- 2026-02-03: Met **A\0a**.\n- 2026-02-02: Met **Ada**.\n\n"
        f"### Friends:\n- Ada\n- (a.k.a. X)\n-  \n- [Oslo]\n- {'a' * 501}\n- {'b' * 10_001}\n"
        "\n### Enemies:\n- Zed\n"
    )
    found = records(text)
    assert [each for each in found if isinstance(each, Rejected)] == [
        Rejected(1, "it stands under no heading of friends"),
        Rejected(3, "there is no 30 February 2026"),
        Rejected(4, "there is no day"),
        Rejected(5, "it holds a NUL"),
        *(Rejected(line, "there is no name") for line in (10, 11, 12)),
        Rejected(14, "the line is too long"),
        *(Rejected(line, "it stands under no heading of friends") for line in (16, 17)),
        Rejected(13, "the name is longer than 500 characters"),
    ]
    assert [each.key for each in found if isinstance(each, Touch)] == ["2026-02-02/1"]


def test_what_is_to_come_is_no_touch_yet():
    """An activity of a day that has not come is kept, and read again from that day on."""
    text = journal("2026-12-24: Dinner with **Ada**.", friends="Ada")
    found = records(text)
    assert not [each for each in found if isinstance(each, Touch)]
    assert Later("2026-12-24") in found
    assert Kept("friends.activities", ("2026-12-24/1: Dinner with **Ada**.",)) in found
    (lost,) = (each for each in found if isinstance(each, Lost))
    assert lost == Lost(2, "activities yet to come, not logged before their day")
    later = records(text, date(2026, 12, 24))
    assert [each.key for each in later if isinstance(each, Touch)] == ["2026-12-24/1"]


def test_a_life_of_notes_does_not_lose_the_person():
    """Notes that are too many for one person are kept for the journal, and it is said."""
    notes = [f"2026-01-02: **Ada** {'n' * 1000} {n}" for n in range(100)]
    found = records(journal(notes="|".join(notes), friends="Ada"))
    (ada,) = (each for each in found if isinstance(each, Person))
    assert ada.note is not None
    assert 64_000 < len(ada.note) <= 65_536
    kept = {each.name: each.lines for each in found if isinstance(each, Kept)}
    lost = [each for each in found if isinstance(each, Lost)]
    assert len(kept["friends.notes"]) == len(lost) == 100 - ada.note.count("\n\n") - 1


# Marks

WORDS = st.sampled_from(
    [
        *(
            "Ada Quill",
            "Ada",
            "Bo",
            "Ann",
            "Ann Lee",
            "Jean-Luc",
            "李 小龙",
            "Oslo",
            "Lantern Square",
        ),
        *("**Ada Quill**", "**Bo**", "**Ann Lee**", "**Ann**", "**李 小龙**", "_Oslo_", "_Bo_"),
        *("_Lantern Square_", "with", "s", "'s", ",", ".", "@food", "*", "**", "_", "\\", "é", "-"),
        *("**élan**", "_no place_", "  ", "\t", "\u2028", "\x1b[31m", "🚢", "\u00a0", "### ", "["),
    ]
)
SENTENCES = st.lists(st.tuples(WORDS, st.sampled_from(["", " "])), min_size=1, max_size=12).map(
    lambda pairs: "".join(word + gap for word, gap in pairs)
)
KNOWN = Names({"Ada Quill", "Bo", "Ann", "Ann Lee", "李 小龙"}, ["Oslo", "Lantern Square"])


@given(SENTENCES)
@settings(max_examples=trials(300))
def test_marks_are_put_back_or_the_wording_is_kept(text):
    """Without its marks a line becomes what it was; where it does not, it is kept as it is."""
    people = KNOWN.named(text)
    if not people:
        return
    note = KNOWN.plain(text)
    listed = "|".join({*people, "李 小龙"})
    found = records(journal(f"2026-01-02: {text}", friends=listed, locations="Oslo|Lantern Square"))
    touch = next(each for each in found if isinstance(each, Touch))
    kept = [each for each in found if isinstance(each, Kept)]
    assert touch.note == note
    wording = lines.to_keep(f"activity 2026-01-02/1: {text}")
    worded = any(wording in each.lines for each in kept if each.name == "friends.wordings")
    assert worded or KNOWN.sentence(note.strip(), people) == text
    assert not worded or KNOWN.says(text, lines.one_line(note), people)


@pytest.mark.parametrize(
    ("text", "people", "line"),
    [
        ("Lunch with Ada Quill at Oslo.", ["Ada Quill"], "Lunch with **Ada Quill** at _Oslo_."),
        ("Ann Lee and Ann", ["Ann", "Ann Lee"], "**Ann Lee** and **Ann**"),
        ("Anna, Bo's aunt", ["Ann"], "**Ann**: Anna, Bo's aunt"),
        ("", ["Ann", "Bo", "Cy"], "**Ann**, **Bo** and **Cy**: "),
        ("**Zed** and\nAnn", ["Ann"], "Zed and **Ann**"),
        ("in _Oslo_ with *Ann*", ["Ann"], "**Ann**: in _Oslo_ with *Ann*"),
    ],
)
def test_a_sentence_names_its_people_and_nobody_else(text, people, line):
    """Names are marked where they stand as words, the longest first, or else go before."""
    assert KNOWN.sentence(text, people) == line


@pytest.mark.parametrize(
    ("line", "friend"),
    [
        ("Ada", Friend("Ada")),
        ("Ada Quill [Oslo]", Friend("Ada Quill", (), "Oslo")),
        ("Ada (a.k.a. A a.k.a. B) @x @y:z", Friend("Ada", ("A", "B"), None, ("x", "y:z"))),
        ("Ada (a.k.a. The @boss)", Friend("Ada", ("The @boss",))),
        ("Ada (a.k.a. X) [Oslo (old)]", Friend("Ada", ("X",), "Oslo (old)")),
        ("Ada (a.k.a. X [y) [Oslo]", Friend("Ada", ("X [y",), "Oslo")),
        ("Ada (work)", Friend("Ada (work)")),
        ("Ada [Oslo", Friend("Ada [Oslo")),
    ],
)
def test_a_friend_is_read_and_written(line, friend):
    """Each part of a friend's line is found, and the line is made of the parts again."""
    assert lines.friend(line) == friend
    assert str(friend) == line


# There and back


def test_our_journal_comes_back_as_it_was(netlog):
    """Through the database and out again, not a byte of a journal is another."""
    assert load(netlog, OURS).written == OURS


@pytest.mark.parametrize(
    "text",
    [
        "### Activities:\n\n### Notes:\n\n### Friends:\n\n### Locations:\n",
        "### Activities:\n- 2020-01-01: Met **Ada**.\n\n### Friends:\n- Ada\n\n### Locations:\n",
        "### Activities:\n\n### Friends:\n- Ada\n",
        journal("2020-01-01: ", friends="Ada"),
        journal("2020-01-02: ~ **Ada** ~ ", friends="Ada @b @a @B"),
        journal(
            friends="Ada\u00a0Q [ Oslo ]|Bo  Lind (a.k.a. bo a.k.a. Bo a.k.a. BO)", locations="Oslo"
        ),
        journal(notes="2020-01-01: **Ada** is away.|2020-01-01: **Ada** is away.", friends="Ada"),
        journal(notes="2020-01-01: Ada is **Ada**|2020-01-01: **Ada**is **Ada**", friends="Ada"),
        journal("2020-01-01: \x85 \u2028 \x0b a\\b", "2020-01-01: \x1c", "Ada", "Oslo\x0c"),
        journal("2020-01-01: **Ann**ie and **Ann**", friends="Ann"),
    ],
)
def test_odd_journals_come_back_as_they_were(netlog, text):
    """Old layouts, odd blanks, tags in any order, the same twice: all of it is there again."""
    assert load(netlog, text).written == text


NAMES = ("Ada Quill", "Ann", "Ann Lee", "Bo", "Jean-Luc", "李 小龙", "Łukasz  Ż", "O'Neil", "7of9")
PLACES = ("Bo's Diner (a.k.a. Bo's)", "Lantern Square", "Oslo", "Łódź")
DAYS = st.sampled_from(["2026-11-18", "2026-11-17", "2020-02-29"])
OTHER = st.text(st.characters(codec="utf-8", exclude_characters="\0\n\r*_"), max_size=12)


@st.composite
def journals(draw: st.DrawFn) -> str:
    """Return a journal as friends writes it: sorted, everybody and every place listed."""
    there = sorted(draw(st.sets(st.sampled_from(NAMES), min_size=1)))
    places = sorted(draw(st.sets(st.sampled_from(PLACES))))
    names_of_places = [lines.location_name(place) for place in places]
    word = st.one_of(
        OTHER,
        st.sampled_from(there),
        st.sampled_from(there).map("**{}**".format),
        st.sampled_from([*names_of_places, "Home"]),
        st.sampled_from([*names_of_places, "Home"]).map("_{}_".format),
        st.sampled_from(["*", "_", " ", "  ", "**élan**", "@food", "and", "'s"]),
    )
    said = st.lists(word, max_size=6).map("".join) | st.lists(word, max_size=6).map(" ".join)
    friend = st.builds(
        lambda known_as, place, tags: f"{known_as}{place}{tags}",
        st.sampled_from(["", " (a.k.a. X)", " (a.k.a. X a.k.a. The (old) Y a.k.a. x)"]),
        st.sampled_from(["", *(f" [{place}]" for place in names_of_places)]),
        st.sampled_from(["", " @b", " @b @a", " @a @A:b-c"]),
    )
    events = [
        sorted(draw(st.lists(st.tuples(DAYS, said), max_size=6)), key=lambda each: each[0])[::-1]
        for _ in range(2)
    ]
    activities, notes = (
        "|".join(f"{day}: {text.replace('|', '')}" for day, text in some) for some in events
    )
    listed = "|".join(f"{name}{draw(friend)}" for name in there)
    return journal(activities, notes, listed, "|".join(places))


@given(journals())
@settings(max_examples=trials(40))
def test_any_journal_comes_back_as_it_was(tmp_path_factory, empty_database, text):
    """Whatever friends writes, the database gives it back, to the byte."""
    shell = Shell(tmp_path_factory.mktemp("trip"))
    shell.path.write_bytes(empty_database.read_bytes())
    assert load(shell, text).written == text


@given(journals(), st.lists(st.sampled_from(NAMES), max_size=3), SENTENCES)
@settings(max_examples=trials(25))
def test_a_journal_that_has_grown_comes_back(tmp_path_factory, empty_database, text, new, said):
    """Imported again with a newer activity and a newer place, it is written as it is by then."""
    shell = Shell(tmp_path_factory.mktemp("grown"))
    shell.path.write_bytes(empty_database.read_bytes())
    load(shell, text)
    head, friends_heading, tail = text.partition("### Friends:\n")
    listed, gap, places = tail.partition("\n### Locations:\n")
    everybody = {_name_of(line): line for line in listed.splitlines()}
    newest = f"- 2026-11-19: {said} {' '.join(map('**{}**'.format, new))}"
    everybody = {name: f"- {name}" for name in Names(everybody, []).named(newest)} | everybody
    grown = "".join(
        [
            head.replace("### Activities:\n", f"### Activities:\n{newest}\n"),
            friends_heading,
            *(f"{line}\n" for _, line in sorted(everybody.items())),
            gap,
            places + "- Żary\n",
        ]
    )
    assert load(shell, grown).written == grown


def _name_of(line: str) -> str:
    friend = lines.friend(line.removeprefix("- "))
    assert friend
    return friend.name


def test_what_was_changed_here_is_written_as_it_is_now(netlog):
    """A new name, an edited note and a tag win over the wording of the journal they came from."""
    load(netlog, OURS)
    netlog.ok("edit", "bo", "--name", "Bo Lind")
    netlog.ok("tag", "ada-quill", "swims")
    written = stored(netlog).written
    assert (
        "- 2026-10-02: **Bo Lind**: Ran into Ada Quill's brother with Bo at _Lantern Square_;"
        " not at _Lantern Square_ 2.\n"
    ) in written
    assert "- 2026-11-18: **Bo Lind**: Bo and **Ann** are a couple now. @news\n" in written
    assert "- Bo Lind @Chess @a-b\n" in written
    assert (
        "- Ada Quill (a.k.a. Addie a.k.a. The old Captain) [Oslo] @chess:club @swims @work\n"
    ) in written


# Of anybody


def written(shell: Shell) -> str:
    return stored(shell).written


def test_everybody_else_goes_in_the_manner_of_friends(netlog):
    """People who never came from a journal make one: who met, gave and got, and what is noted."""
    netlog.ok(
        "add", "Ada Quill", "--nickname", "Addie", "--tag", "old friends", "--location", "Oslo"
    )
    netlog.ok(
        "add", "Bo (Lind) *", "-m", "Likes\n\n2020-03-04: rowing **hard**", today="2020-01-02"
    )
    netlog.ok("log", "ada", "-m", "Ada Quill came,\nsaw and left.", "--on", "2026-11-01")
    netlog.ok("log", "ada", "bo", "--on", "2026-11-02", "--via", "call")
    netlog.ok("gave", "bo", "intro", "-m", "to Ada Quill", "--on", "2026-11-03")
    netlog.ok("got", "ada", "advice", "--weight", "3", "--on", "2026-11-04")
    assert written(netlog) == (
        "### Activities:\n"
        "- 2026-11-04: Got from **Ada Quill**: advice x3\n"
        "- 2026-11-03: Gave **Bo Lind**: intro; to Ada Quill\n"
        "- 2026-11-02: Call with **Ada Quill** and **Bo Lind**\n"
        "- 2026-11-01: **Ada Quill** came, saw and left.\n"
        "\n"
        "### Notes:\n"
        "- 2020-03-04: **Bo Lind**: rowing hard\n"
        "- 2020-01-02: **Bo Lind**: Likes\n"
        "\n"
        "### Friends:\n"
        "- Ada Quill (a.k.a. Addie) [Oslo] @old-friends\n"
        "- Bo Lind\n"
        "\n"
        "### Locations:\n"
        "- Oslo\n"
    )


def test_namesakes_get_names_of_their_own(netlog):
    """A journal knows a friend by the name, so that the second of two is called so."""
    for _ in range(3):
        netlog.ok("add", "Li Wei", "--force")
    assert "- Li Wei\n- Li Wei 2\n- Li Wei 3\n" in written(netlog)


TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=30)


@st.composite
def cards(draw: st.DrawFn) -> list[Card]:
    """Return people as hostile as can be stored, with interactions of their own and together."""
    word = st.one_of(TEXT, st.sampled_from(["**Ada**", "_x_", "\n### Friends:\n- Eve", "- ", "@a"]))
    text = st.lists(word, min_size=1, max_size=3).map("".join)
    entry = st.tuples(
        st.uuids().map(str),
        st.sampled_from(["2026-11-18", "1900-01-01"]),
        st.sampled_from(["met", "gave", "got"]),
        st.sampled_from([None, "call", "letter"]),
        text,
        st.integers(1, 5),
        st.none() | text,
        st.none(),
        st.none() | st.sampled_from(["g1", "g2"]),
        st.none() | st.just("friends"),
        st.sampled_from(["2026-11-18/1", "x"]),
    )
    return [
        card(
            id=n,
            handle=f"p{n}",
            name=draw(text),
            nicknames=tuple(draw(st.lists(text, max_size=2))),
            tags=tuple(draw(st.lists(text, max_size=2))),
            location=draw(st.none() | text),
            note=draw(st.none() | text),
            added_on="2026-01-02",
            entries=tuple(draw(st.lists(entry, max_size=3))),
        )
        for n in range(draw(st.integers(0, 4)))
    ]


def card(**known: Any) -> Card:
    return Card._make(known.get(field) for field in Card._fields)


@given(cards())
@settings(max_examples=trials(100))
def test_what_is_written_of_anybody_is_read_back(people):
    """Everybody is in the journal once, with their interactions, and nobody else is."""
    text = "".join(friends.write(iter(people), How(TODAY)))
    found = records(text)
    rejected = [each.reason for each in found if isinstance(each, Rejected)]
    assume(not any("made of accents alone" in reason for reason in rejected))
    assert not rejected
    there = [each for each in found if isinstance(each, Person)]
    assert len({each.name for each in there}) == len(there) == len(people)
    touched = {each.person for each in found if isinstance(each, Touch)}
    assert len(touched) == sum(bool(card.entries) for card in people)
    assert all(char.isprintable() or char == "\n" for char in text if char < "\x80")
    headings = [line for line in text.split("\n") if line.startswith("#")]
    assert headings == ["### Activities:", "### Notes:", "### Friends:", "### Locations:"]


# Hostile files


def test_no_journal_makes_it_stumble():
    """Whatever bytes are put in, there are records, or a Misread; nothing else is raised."""
    chance, data = Random(4), OURS.encode()
    pieces = [b"**", b"_", b"\n", b"### ", b"- ", b": ", b"\0", b"\xff", b"(a.k.a. ", b"]", b"@"]
    for _ in range(trials(1_000)):
        mutant = bytearray(data)
        for _ in range(chance.randint(1, 8)):
            start = chance.randrange(len(mutant))
            mutant[start : start + chance.choice([0, 1, 1, 5, 200])] = chance.choice(
                [*pieces, chance.randbytes(2)]
            )
        try:
            found = list(friends.read(BytesIO(bytes(mutant)), Options(TODAY)).records)
        except Misread:
            continue
        people = {each.key for each in found if isinstance(each, Person)}
        flawed = any(isinstance(each, Rejected) for each in found)
        assert flawed or {each.person for each in found if isinstance(each, Touch)} <= people


def test_a_line_made_to_take_long_does_not():
    """A hundred thousand names in a line, or brackets, or tags: all are looked at once."""
    many = "".join(f"**A {n}**" for n in range(8_000))
    for text in (
        journal(f"2026-01-02: {many[:60_000]}", friends="A"),
        journal(friends="A " + ") [" * 3_000),
        journal(friends="A " + "@a " * 3_000),
        journal(f"2026-01-02: {'**' * 30_000}", locations="|".join(f"L {n}" for n in range(5_000))),
    ):
        assert records(text)
