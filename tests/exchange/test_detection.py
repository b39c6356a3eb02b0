"""Telling what a file is by what is in it, and never failing on it but with a sentence."""

import io
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from netlog.errors import Misread, NetlogError
from netlog.exchange import FORMATS, Options, read, reader, told
from netlog.exchange.records import Cancelled, Kept, Later, Lost, Person, Record, Rejected, Touch
from tests.processes import fork, wait
from tests.trust import trials

FILES = Path(__file__).parent / "files"
OPTIONS = Options(
    date(2026, 11, 19), me=("https://www.linkedin.com/in/moe-self", "moe@example.org", "Moe Self")
)
# What others wrote, small: a folder a format.
EXAMPLES = [
    path for name in FORMATS for path in sorted((FILES / name).rglob("*")) if path.is_file()
]

LINKEDIN = (
    'Notes:\n"Some prose, quoted"\n\n'
    "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    'Zoë,"Quill, MBA",https://www.linkedin.com/in/zoe,zoe@example.org,"Acme, Inc.",CTO,'
    "05 Oct 2020\n"
    ",,,,,,30 Jan 2026\n"
)
PEOPLE = (
    "Name;E-mail 1 - Value;Birthday;Last contacted;Every;Tags;Notes\n"
    'Zoë Quill;zoe@example.org;--03-14;11/12/2025;3 weeks;a, b;"two\nlines"\n'
    "Bo Lind;bo@example.org;1980-01-02;13/1/2026;weekly;;\n"
)
LOG = (
    "date\tperson\tdirection\tkind\tweight\tchannel\tnote\n"
    "2026-11-01\tZoë Quill\tgave\tintro\t2\temail\tto Bo\n"
    "2026-11-02\tBo Lind\tmet\t\t\tcoffee\t\n"
)
GOOGLE = (
    "First Name,Last Name,Phonetic First Name,Notes,Labels,E-mail 1 - Label,E-mail 1 - Value\n"
    'Zoë,Quill,,"two\nlines",Friends ::: * myContacts,* Home,zoe@example.org\n'
)
OUTLOOK = (
    '"First Name","Last Name","Business Phone","Birthday","Categories","E-mail Address",'
    '"E-mail Type"\n"Zoë","Quill","+47 1","0/0/00","a;b","zoe@example.org","SMTP"\n'
)
SAMPLES = [LINKEDIN, PEOPLE, LOG, GOOGLE, OUTLOOK]


class Pipe(io.BytesIO):
    """A stream that cannot be rewound, as `netlog import -` is given."""

    def seekable(self) -> bool:
        return False

    def seek(self, offset: int, whence: int = 0) -> int:
        raise io.UnsupportedOperation


def taken(data: bytes, **how: str | None) -> list[Record]:
    return list(read(data, options=OPTIONS, **how).records)


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_has_its_module(name):
    """A line in FORMATS is enough: its module tells its files and refuses those of others."""
    with pytest.raises(Misread):
        read(b"%PDF-1.4 nothing of the kind", format=name, options=OPTIONS)
    assert FORMATS[name].about


@pytest.mark.parametrize(
    ("text", "source"),
    [
        *((LINKEDIN, "linkedin"), (PEOPLE, "csv"), (LOG, "csv"), (GOOGLE, "google")),
        (OUTLOOK, "outlook"),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_files_are_told_by_their_content(text, source, encoding):
    """Neither name nor encoding matters to what a file is."""
    assert read(text.encode(encoding), options=OPTIONS).source == source


@pytest.mark.parametrize(
    "data",
    [
        b" \n\n",
        b"Dear Ada,\n\nname and email will follow.\n",
        b"No conversations found",
        b"Date,Amount,Note\n2026-11-01,3.50,tea\n",
        b"Email Address,Confirmed,Primary,Updated On\nmoe@example.org,Yes,Yes,Not Available\n",
        b"PK\x03\x04" + bytes(range(256)) * 20,
        b"SQLite format 3\0" + b"\0" * 4000,
        b'{"name": "Ada", "email": "ada@example.org"}',
        b"<html><body>Name, Email</body></html>",
        b"# Ada\n\nLikes tea: with cake.\n",
        bytes(range(256)) * 20,
    ],
)
def test_what_is_none_of_them_is_refused(data):
    """A letter, accounts, a picture, another's data: none of these is guessed at."""
    with pytest.raises(Misread, match="cannot tell what this file is; name it with --from: netlog"):
        read(data, options=OPTIONS)


def test_there_are_examples_of_every_format():
    """What others write is held in small, so that each format is known to be told."""
    shown = {path.relative_to(FILES).parts[0] for path in EXAMPLES}
    assert shown >= {"linkedin", "google", "outlook", "csv"}


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: str(path.relative_to(FILES)))
def test_an_example_is_of_its_format_and_of_no_other(path):
    """In any order of asking: only a table of any kind may be taken for another's table."""
    name = path.relative_to(FILES).parts[0]
    with path.open("rb") as stream:
        assert told(stream) == name
        stream.seek(0)
        sample = stream.read(64 * 1024)
    others = [other for other in FORMATS if other not in {name, "csv"}]
    assert [other for other in others if reader(other).fits(sample)] == []


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: str(path.relative_to(FILES)))
def test_an_example_is_told_whatever_was_read_before(path):
    """A folder may hold files of all formats; the one before is no more than a hint."""
    name = path.relative_to(FILES).parts[0]
    with path.open("rb") as stream:
        assert {told(stream, before) for before in (*FORMATS, None)} == {name}


def test_an_empty_file_is_said_to_be_empty():
    """Nothing is not something unknown."""
    with pytest.raises(Misread, match="nothing in this file"):
        read(b"", options=OPTIONS)


def test_an_unknown_format_lists_the_known():
    """A slip in --from is answered with what there is."""
    with pytest.raises(Misread, match="there is no format 'xls'; try netlog, "):
        read(b"", format="xls", options=OPTIONS)


def test_a_mapping_makes_it_a_table():
    """Who says which column is the name need not say that it is a table too."""
    reading = read(
        b"Nimi,Posti\nAda Quill,ada@example.org\n",
        options=OPTIONS._replace(mapping={"name": "Nimi", "email": "Posti"}),
    )
    assert [each.name for each in reading.records if isinstance(each, Person)] == ["Ada Quill"]


def test_a_header_alone_is_a_table_of_nobody():
    """An export of nobody is read, and is empty."""
    assert taken(LINKEDIN.partition("Zoë")[0].encode()) == []


def test_an_endless_pipe_is_refused_at_the_limit():
    """What cannot be rewound is held in memory, but no more of it than a file may have."""

    class Endless(Pipe):
        read_so_far = 0

        def read(self, size: int | None = -1) -> bytes:
            assert size is not None
            assert size > 0, "an endless pipe cannot be read to its end"
            self.read_so_far += size
            return (b"name,email\n" * (size // 11 + 1))[:size]

    endless = Endless()
    with pytest.raises(Misread, match="larger than 64 MiB"):
        read(endless, options=OPTIONS)
    assert endless.read_so_far < 65 * 1024 * 1024


def test_no_name_in_a_file_is_followed(tmp_path):
    """A cell may name a file or an address: nothing is opened, and nobody is asked."""
    there = tmp_path / "mentioned.txt"
    there.write_text("not to be read")
    people, log = "name,email,phone,link,note,tags", "date,person,kind,note"
    cells = [str(there), there.as_uri(), "http://localhost:9/mentioned.txt", f"@{there}"]
    files = [
        "\n".join([head, *(",".join([day, *[cell] * head.count(",")]) for cell in cells)])
        for head, day in ((people, "Ada"), (log, "2026-11-01"))
    ]

    def work() -> None:
        events: list[str] = []
        sys.addaudithook(lambda event, values: events.append(f"{event} {values!a}"))
        for text in files:
            assert len(taken(text.encode())) >= len(cells) - 1
        assert [event for event in events if "mentioned" in event] == []
        assert [event for event in events if event.startswith(("socket", "urllib"))] == []

    assert wait([fork(work)]) == [0]


@pytest.mark.parametrize("text", SAMPLES)
def test_a_pipe_is_read_as_a_file_is(text):
    """What cannot be rewound gives the same records."""
    data = text.encode()
    piped = read(Pipe(data), options=OPTIONS)
    opened = read(io.BytesIO(data), options=OPTIONS)
    assert list(piped.records) == list(opened.records) == taken(data)


@pytest.mark.parametrize("text", SAMPLES)
def test_records_come_one_by_one(text):
    """Nothing is taken before it is asked for."""
    assert isinstance(read(text.encode(), options=OPTIONS).records, Iterator)


@pytest.mark.parametrize("text", SAMPLES)
def test_a_second_reading_has_the_same_keys(text):
    """What an entry is known by does not depend on when, or how often, it is read."""
    keys = [[each[:3] for each in taken(text.encode())] for _ in range(2)]
    assert keys[0] == keys[1]


def test_the_demo_does_not_load_the_formats():
    """Records can be used without the readers of any format."""
    code = (
        "import sys, netlog.exchange.records; "
        "print(sorted({'csv', 'netlog.exchange.linkedin', 'netlog.output'} & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"


def checked(data: bytes, **how: str | None) -> None:
    """Read `data`; what comes out is well formed, or it is refused with a sentence."""
    try:
        records = taken(data, **how)
    except NetlogError:
        return
    people = {each.key for each in records if isinstance(each, Person)}
    for each in records:
        if isinstance(each, Touch):
            assert each.person in people
            assert date.fromisoformat(each.day) <= OPTIONS.today
            assert each.key
            assert each.weight in range(1, 6)
            assert each.direction == "met" or each.kind
        elif isinstance(each, Person):
            assert each.name.strip()
            assert 0 < len(each.name) <= 500
            assert "\0" not in "".join(map(str, each))
            assert all("@" in email for email in each.emails)
            str(each).encode()
        elif isinstance(each, Rejected | Lost):
            assert 0 <= each.line <= data.count(b"\n") + data.count(b"\r") + 1
        else:
            assert isinstance(each, Kept | Cancelled | Later)


heads = st.sampled_from(
    [
        *(b"", b"name,email\n", b"Name;Birthday;Last contact;Every\n", b"date,person,type,note\n"),
        *(b"First Name,Last Name,Connected On\n", b"id\tday\tname\tdirection\tweight\n"),
        b"CONVERSATION ID,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT\n",
        b"From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n",
        b"Endorsement Date,Skill Name,Endorser First Name,Endorser Last Name\n",
        b"First Name,Last Name,Phonetic First Name,Labels,E-mail 1 - Label,E-mail 1 - Value\n",
        b"First Name,Last Name,Business Phone,E-mail Type,E-mail Address,Birthday\n",
        b"uid,handle,name,interaction_uid,day,direction,kind,note\n",
    ]
)


@given(heads, st.binary(max_size=300), st.sampled_from([None, *FORMATS]))
@example(b"", b'"', "csv")
@example(b"", b"\xff\xfe\x00", None)
@example(b"name,email\n", b'"\0end of the file\0', "csv")
def test_any_bytes_are_read_or_refused(head, data, name):
    """Arbitrary bytes, alone or below a header, never fail but with a sentence."""
    checked(head + data, format=name)


cells = st.text(max_size=20) | st.sampled_from(
    [
        "gave",
        "got",
        "met",
        "5",
        "6",
        "3 weeks",
        "2026-11-19",
        "11/12/2026",
        "a@b.c",
        "'=x",
        "\u0301",
    ]
)


@given(heads, st.lists(st.lists(cells, max_size=8), max_size=5))
def test_any_cells_are_read_or_refused(head, rows):
    """Any text in any column gives well-formed records or rejections."""
    sign = "\t" if b"\t" in head else ";" if b";" in head else ","
    body = "".join(sign.join(row) + "\n" for row in rows)
    checked(head + body.encode("utf-8", "replace"), format=None)


@given(
    st.sampled_from(SAMPLES),
    st.lists(st.tuples(st.integers(0, 400), st.integers(0, 255)), max_size=8),
    st.sampled_from(["utf-8", "utf-16", "cp1252"]),
    st.integers(0, 400),
)
def test_damaged_exports_are_read_or_refused(text, changes, encoding, cut):
    """An export with bytes changed, or cut short, gives well-formed records or a sentence."""
    data = bytearray(text.encode(encoding))
    for place, byte in changes:
        data[place % len(data)] = byte
    checked(bytes(data))
    checked(bytes(data[:cut]))


OURS = ("linkedin", "google", "outlook", "csv")
TABLES = [path for path in EXAMPLES if path.relative_to(FILES).parts[0] in OURS]


def damaged(data: bytes, random: Random) -> bytes:
    """Return `data` with a few bytes changed, taken out, doubled or moved."""
    changed = bytearray(data)
    for _ in range(random.randrange(1, 6)):
        start = random.randrange(len(changed) + 1)
        end = start + random.choice((0, 1, 1, 2, 40))
        piece = bytes(changed[start:end])
        some = random.choice((b"", bytes([random.randrange(256)]), piece * 2, *_SPITE))
        changed[start:end] = some
    return bytes(changed)


_SPITE = (b'"', b",", b"\n", b"\r", b"\0", b"\xff\xfe", b" ::: ", b"/", b"0/0/00", b"'=", b";")


@pytest.mark.parametrize("path", TABLES, ids=lambda path: str(path.relative_to(FILES)))
def test_a_mutilated_example_is_read_or_refused(path):
    """Whatever becomes of a file on its way, it is read, or refused with a sentence."""
    random = Random(path.name)
    data = path.read_bytes()
    for _ in range(trials(60)):
        checked(damaged(data, random), format=random.choice((None, *OURS)))
