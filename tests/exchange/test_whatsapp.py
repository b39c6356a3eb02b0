"""WhatsApp's exported chats: who wrote on which day, as every telephone writes it."""

from datetime import date
from io import BytesIO
from pathlib import Path
from random import Random
from time import process_time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netlog import exchange
from netlog.errors import Misread
from netlog.exchange import Mine, Options, whatsapp
from netlog.exchange.bounds import flaw
from netlog.exchange.records import Person, Reading, Record, Rejected, Touch
from tests.trust import trials

FILES = Path(__file__).parent / "files" / "whatsapp"
PAIR, GROUP = "_chat.txt", "WhatsApp Chat with Boats.txt"
OPTIONS = Options(date(2026, 11, 19), me=("grace hale",))


def reading(data: bytes, **said: Any) -> Reading:
    return whatsapp.read(BytesIO(data), OPTIONS._replace(**said))


def records(data: bytes, **said: Any) -> list[Record]:
    return list(reading(data, **said).records)


def told(text: str, **said: Any) -> list[str]:
    """Return the touches as `day initiator person`."""
    return [each.key for each in records(text.encode(), **said) if isinstance(each, Touch)]


def touch(person: str, day: str, initiator: str = "them") -> Touch:
    return Touch(
        person=person,
        day=day,
        key=f"{day} {initiator} {person}",
        channel="message",
        initiator=initiator,
        sole=True,
    )


def test_a_chat_of_two_is_read():
    """From an iPhone: once a day each way; what the program says is nobody's, a picture is."""
    assert records((FILES / PAIR).read_bytes()) == [
        Person(key="ada quill", name="Ada Quill"),
        touch("ada quill", "2023-12-28"),
        touch("ada quill", "2023-12-28", "me"),
        touch("ada quill", "2024-01-01"),
        touch("ada quill", "2024-01-03", "me"),
    ]


def test_a_group_is_read():
    """From Android: each of the others, a number and a stranger too; mine were to nobody."""
    assert records((FILES / GROUP).read_bytes()) == [
        Person(key="bo lind", name="Bo Lind"),
        touch("bo lind", "2024-03-14"),
        Person(key="00491701234567", name="+49 170 1234567", phones=("+49 170 1234567",)),
        touch("00491701234567", "2024-03-14"),
        touch("bo lind", "2024-03-15"),
        Person(key="~ cy", name="Cy"),
        touch("~ cy", "2024-03-15"),
    ]


@pytest.mark.parametrize("name", [PAIR, GROUP])
def test_a_chat_is_told_by_its_content(name):
    """Neither the file's name nor --from is needed."""
    with (FILES / name).open("rb") as stream:
        assert exchange.told(stream) == "whatsapp"
        assert exchange.read(stream, options=OPTIONS).source == "whatsapp"


@pytest.mark.parametrize(
    "data",
    [
        b"Dear Ada,\n\nname and email will follow.\n",
        b"2026-11-01 we met: tea\n",
        b"2026-11-01,10:30,Ada: tea\n",
        b"- 2026-11-01: Tea with **Ada**\n",
        b"[2026-11-01] Ada: tea\n",
        b"2026-11-01 10:30 * Ada spent 3.50\n",
        b"1/2/2024, 10:30 - nobody said anything\n",
        b"Hi\n1/2/2024, 10:30 - Ada: Hi\n",
        b"x" * 3_000_000,
        b"\xff\xfe",
    ],
)
def test_other_text_is_not_taken_for_a_chat(data):
    """A letter, a journal, a table, accounts: there is no line in them that somebody wrote."""
    assert not whatsapp.fits(data)


@pytest.mark.parametrize("data", [b"Dear Ada\n", b"1/2/2024, 10:30 - Bo was added\n"])
def test_what_is_no_chat_is_refused(data):
    """Called one with --from, it is still refused."""
    with pytest.raises(Misread, match="not an exported chat"):
        reading(data)


@pytest.mark.parametrize(
    "begin",
    [
        "[30/12/2023, 14:30:00] ",
        "\u200e[30/12/2023, 14:30:00] ",
        "\ufeff[30/12/2023, 14:30:00] ",
        "[30/12/23 14:30:00] ",
        "[12/30/23, 2:30:00 PM] ",
        "[12/30/23, 2:30:00\u202fPM] ",
        "[30/12/2023, 2:30:00 p. m.] ",
        "[30.12.23, 14:30:00] ",
        "[30.12.2023 um 14:30:00] ",
        "[2023-12-30, 14:30:00] ",
        "[2023/12/30, 下午2:30:00] ",
        "[30-12-2023 14.30.00] ",
        "[\u200f30\u200f/12\u200f/2023، 14:30:00] ",
        "30/12/2023, 14:30 - ",
        "30/12/23 14:30 - ",
        "30/12/2023, 2:30 pm - ",
        "30/12/2023, 2:30\u202fp.\u00a0m. - ",
        "12/30/23, 2:30 PM - ",
        "30.12.23, 14:30 - ",
        "30. 12. 2023 14:30 - ",
        "30.12.2023, 14:30 Uhr - ",
        "30/12/2023 à 14:30 - ",
        "2023-12-30 14:30 - ",
        "2023-12-30 kl. 14:30 - ",
        "30-12-2023 14:30 - ",
        "30/12/2023, 14:30 – ",
        "٣٠/١٢/٢٠٢٣, ١٤:٣٠ - ",
    ],
)
def test_days_are_read_as_each_telephone_writes_them(begin):
    """With brackets or a dash, 12 hours or 24, points, strokes, marks and figures of any script."""
    chat = f"{begin}Ada: Hi\n{begin}Grace Hale: Ho\nand: so on\n"
    assert whatsapp.fits(chat.encode())
    assert told(chat) == ["2023-12-30 them ada", "2023-12-30 me ada"]


# Day and month ------------------------------------------------------------------------------------


def chat(*days: str) -> str:
    return "".join(f"{day}, 14:30 - Ada: Hi\n{day}, 14:31 - Grace Hale: Ho\n" for day in days)


@pytest.mark.parametrize(
    ("days", "first"),
    [
        (["3/4/2024", "13/4/2024"], "2024-04-03"),
        (["3/4/2024", "4/13/2024"], "2024-03-04"),
        # The days follow one another only if the day comes first, or the month.
        (["28/3/2024", "3/4/2024", "1/5/2024"], "2024-03-28"),
        (["3/4/24", "4/1/24", "4/2/24"], "2024-03-04"),
        (["5/4/24", "6/4/24", "1/5/24"], "2024-04-05"),
        # The other way round it would be in the future.
        (["2/12/2026"], "2026-02-12"),
        # Pasted lines of another chat do not change what the rest says.
        (["13/4/2024", "14/4/2024", "4/13/2024", "15/4/2024"], "2024-04-13"),
        (["4/4/2024"], "2024-04-04"),
        (["3.4.2024"], "2024-04-03"),
    ],
)
def test_the_order_of_day_and_month_is_seen_in_the_chat(days, first):
    """By figures above 12, and because messages follow one another."""
    assert told(chat(*days))[0] == f"{first} them ada"


@pytest.mark.parametrize("days", [["3/4/2024"], ["3/4/2024", "4/5/2024"], ["3/4/24", "1/1/30"]])
def test_days_that_may_be_either_are_not_guessed(days):
    """The user is asked how they are written, and believed."""
    with pytest.raises(Misread, match="can be read in two ways; say which with --date-format"):
        told(chat(*days))
    said = "%d/%m/%Y" if len(days[0]) > 6 else "%d/%m/%y"
    assert told(chat(*days), date_format=said)[0] == "2024-04-03 them ada"


def test_a_day_that_cannot_be_is_rejected():
    """By its line, and the rest is read."""
    found = records(chat("30/4/2024", "31/4/2024", "1/5/2024", "1/5/2027").encode())
    assert [each for each in found if isinstance(each, Rejected)] == [
        Rejected(3, "there is no such day"),
        Rejected(4, "there is no such day"),
        Rejected(7, "the day is in the future"),
        Rejected(8, "the day is in the future"),
    ]
    assert sum(isinstance(each, Touch) for each in found) == 4


def test_older_than_asked_for_is_left():
    """With --since, earlier messages are none of this import's."""
    assert told(chat("30/4/2024", "1/5/2024"), since=date(2024, 5, 1)) == [
        "2024-05-01 them ada",
        "2024-05-01 me ada",
    ]


# Who ---------------------------------------------------------------------------------------------


def said(*authors: str) -> str:
    return "".join(f"30/12/2023, 14:30 - {author}: Hi\n" for author in authors)


def test_i_am_told_by_name_or_number():
    """As the chat has me, whatever the accents and case, or the blanks in a number."""
    assert told(said("Ada", "Zoë Łuk"), me=("zoe luk",)) == [
        "2023-12-30 them ada",
        "2023-12-30 me ada",
    ]
    assert (
        told(said("Ada", "+49\u00a0170\u20111234567"), me=("+491701234567",))[1]
        == "2023-12-30 me ada"
    )


def test_the_name_of_the_file_tells_the_other():
    """WhatsApp Chat with Ada: who is not Ada is me, whatever addresses are given as mine."""
    two = said("Ada Quill", "Gracie")
    for me in ((), ("grace@example.org",)):
        assert told(two, me=me, name="WhatsApp Chat with Ada Quill.txt") == [
            "2023-12-30 them ada quill",
            "2023-12-30 me ada quill",
        ]


@pytest.mark.parametrize("name", ["_chat.txt", "", "WhatsApp Chat with Adamson.txt", "Ada Gracie"])
def test_who_i_am_is_not_guessed(name):
    """Neither from a file that is called anything, nor in a group."""
    for authors in (("Ada", "Gracie"), ("Ada", "Bo", "Gracie")):
        with pytest.raises(Misread, match="say your name as the chat has it with --me"):
            told(said(*authors), me=(), name=name)


def test_a_crowd_is_passed_over():
    """More than --max-attendees who write make no contact, and one remark."""
    many = said("Grace Hale", *(f"Person {n}" for n in range(8))).encode()
    found = reading(many)
    assert list(found.records) == []
    assert found.remarks == ("chats of more than 8 people, passed over (--max-attendees)",)
    assert len(records(many, max_attendees=9)) == 2 * 8


@pytest.mark.parametrize(
    "line",
    [
        "30/12/2023, 14:30 - Messages and calls are end-to-end encrypted.",
        '30/12/2023, 14:30 - Bo changed the group name from "A: b" to "C: d"',
        "30/12/2023, 14:30 - Bo created group “Rome: 2024”",
        "[30/12/2023, 14:30:00] The boats: \u200eBo created this group",
        "\u200e[30/12/2023, 14:30:00] Bo: \u200eMissed voice call",
        f"30/12/2023, 14:30 - {'x' * 200}: long",
        "30/12/2023, 14:30 - : nobody",
        "30/12/2023, 14:30",
        "see [30/12/2023, 14:30:00] Bo: quoted",
        "9:30/12/2023, 14:30 - Bo: no",
    ],
)
def test_what_the_program_says_is_nobodys(line):
    """And so is a line that only looks like one."""
    assert told(f"{said('Ada', 'Grace Hale')}{line}\n") == [
        "2023-12-30 them ada",
        "2023-12-30 me ada",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "\u200eimage omitted",
        "\u200eBild weggelassen",
        "\u200e<attached: 1.jpg>",
        "<Media omitted>",
        "",
    ],
)
def test_what_somebody_sent_without_a_word_is_theirs(text):
    """A picture is a message."""
    chat = f"[30/12/2023, 14:30:00] Ada: {text}\n[31/12/2023, 14:30:00] Grace Hale: Hi\n"
    assert told(chat)[0] == "2023-12-30 them ada"


def test_nothing_that_was_written_is_kept():
    """No word of it is in any record."""
    for name in (PAIR, GROUP):
        found = str(records((FILES / name).read_bytes()))
        for word in ("bridge", "oars", "boat", "look", "year"):
            assert word not in found


def test_in_each_chat_i_am_one_of_those_who_write():
    """A chat is an entry, so that over many of them I stand out; the file's name may tell more."""
    assert whatsapp.mine(BytesIO(said("Ada", "Bo", "Ada").encode()), OPTIONS) == Mine(
        1, {"Ada": 1, "Bo": 1}
    )
    named = OPTIONS._replace(name="WhatsApp Chat with Ada.txt")
    assert whatsapp.mine(BytesIO(said("Ada", "Bo").encode()), named) == Mine(1, {"Bo": 1})
    assert whatsapp.mine(BytesIO(b"no chat"), OPTIONS) == Mine(0, {})


# Whatever comes ----------------------------------------------------------------------------------


def checked(data: bytes) -> None:
    """Read `data`: what comes out is well formed, or it is refused with a sentence."""
    begun = process_time()
    people = set()
    whatsapp.fits(data)
    try:
        for each in reading(data).records:
            if isinstance(each, Person):
                people.add(each.key)
                assert flaw(each) is None
                assert each.name.strip()
            elif isinstance(each, Touch):
                assert each.person in people
                assert flaw(each) is None
                assert date.fromisoformat(each.day) <= OPTIONS.today
            else:
                assert isinstance(each, Rejected)
                assert 1 <= each.line <= data.count(b"\n") + data.count(b"\r") + 1
    except Misread:
        pass
    whatsapp.mine(BytesIO(data), OPTIONS)
    assert process_time() - begun < 2 + len(data) / 100_000


def test_damaged_chats_are_read_or_refused():
    """Bytes changed, taken out, doubled and put in: records or a sentence, and no long wait."""
    random = Random(5)
    samples = [(FILES / name).read_bytes() for name in (PAIR, GROUP)]
    pieces = "[|]|, | - |: |/|.|-|\n|\r|\u200e|\u0301|٣|~|99|0|+49 170|Grace Hale|\u202f".split("|")
    for _ in range(trials(1000)):
        data = bytearray(random.choice(samples))
        for _ in range(random.randrange(1, 12)):
            place, span = random.randrange(len(data) + 1), random.randrange(1, 60)
            match random.randrange(4):
                case 0:
                    data[place : place + 1] = random.randbytes(1)
                case 1:
                    del data[place : place + span]
                case 2:
                    data[place:place] = data[place : place + span] * random.randrange(1, 9)
                case _:
                    data[place:place] = random.choice(pieces).encode()
        checked(bytes(data[: random.randrange(1, 2 * len(data) + 2)]))


@given(
    st.lists(st.tuples(st.sampled_from(["30/12/2023, 14:30 - ", "[1.2.24, 1:02] ", ""]), st.text()))
)
def test_any_text_in_a_chat_is_read_or_refused(lines):
    """Whatever names and words there are."""
    checked("\n".join(f"{begin}{rest}" for begin, rest in lines).encode("utf-8", "replace"))


@pytest.mark.parametrize(
    "piece", ["[1/1/24, 1:00", "1/1/24, 1:00 ", "1/1/24, 1:00 - ", "\u200e[", ": "]
)
def test_no_repetition_takes_long(piece):
    """The same again and again, in a line or in many, takes time as its length does."""
    again = piece * (300_000 // len(piece))
    checked(f"1/1/24, 1:00 - {again}: x\n".encode())
    checked(f"1/1/24, 1:00 - Ada: x\n{again}\n".encode())
    checked((f"{piece}Ada: x\n" * 5000).encode())
    checked("".join(f"1/1/24, 1:00 - {n}{piece}: x\n" for n in range(5000)).encode())
