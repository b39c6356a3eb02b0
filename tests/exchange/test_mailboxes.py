"""Mailboxes: where a message begins, however it was written, and never more in memory than that."""

import tracemalloc
from collections.abc import Iterator
from datetime import date
from io import BytesIO, RawIOBase
from itertools import chain, repeat
from random import Random
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netlog.errors import Misread
from netlog.exchange import mail
from netlog.exchange.bounds import flaw
from netlog.exchange.mail.mailboxes import messages
from netlog.exchange.records import Lost, Person, Rejected, Touch
from tests.exchange import mail_made
from tests.exchange.mail_made import ME
from tests.exchange.test_mail import FILES, OPTIONS, lost, message, records, touches
from tests.trust import trials

BEGIN = "From ada@example.com Mon Nov  2 09:12:40 2026"


def lines(data: bytes) -> list[int]:
    return [each.line for each in messages(BytesIO(data))]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    "begin",
    [
        "From ada@example.com Mon Nov  2 09:12:40 2026",
        "From 1790000000000000001@xxx Mon Nov 02 08:12:40 +0000 2026",
        "From - Mon Nov 02 09:12:40 2026",
        "From MAILER-DAEMON Mon Nov  2 09:12 2026",
        "From ???@??? Mon Nov 02 09:12:40 2026",
        'From "ada quill"@example.com Mon Nov  2 09:12:40 CET 2026',
        "From ada@example.com Mon, 2 Nov 2026 09:12:40 +0100",
        "From Zoë@example.com Mon Nov  2 09:12:40 2026",
        "From ada@example.com  Mon Nov  2 09:12 2026 remote from there",
    ],
)
def test_a_message_begins_at_its_line(begin, end):
    """Programs write it in many ways; its line is where the message is, and none is missed."""
    box = f"{begin}\nFrom: ada@example.com\n\nbuilt?\n\n" * 3
    assert lines(box.replace("\n", end).encode()) == [1, 6, 11]


@pytest.mark.parametrize(
    "body",
    [
        ">From ada@example.com Mon Nov  2 09:12:40 2026\nFrom: ada@example.com\n",
        ">>From ada@example.com Mon Nov  2 09:12:40 2026\nFrom: ada@example.com\n",
        "From what I hear it is not.\nSubject: to change\n",
        "From London, Mon 10:30\nNote: bring tea\n",
        "From Mon Nov 2 on I am away\nNote: all week\n",
        "From ada@example.com Mon Nov  2 09:12:40 2026\n\nwas the first line.\n",
        "From ada@example.com Mon Nov  2 09:12:40 2026\nwas the first line.\n",
        "From" + " Mon Nov  2 09:12:40" * 1000 + "\nFrom: x\n",
    ],
)
def test_a_line_of_a_body_is_not_taken_for_one(body):
    """Neither one that is escaped, nor one that only begins like that."""
    box = f"{BEGIN}\nFrom: ada@example.com\n\nbuilt?\n\n{body}\n{BEGIN}\nFrom: x\n\n"
    assert len(lines(box.encode())) == 2


def test_no_blank_line_is_needed_before_it():
    """Not all programs write one; nor is a body needed, nor the line that ends the headers."""
    box = f"{BEGIN}\nFrom: a\n\nend\n{BEGIN}\nFrom: b\n\n{BEGIN}\nFrom: c\n{BEGIN}\nFrom: d\n"
    heads = [each.head.decode() for each in messages(BytesIO(box.encode()))]
    assert [head.split()[-1] for head in heads] == ["a", "b", "c", "d"]
    assert lines(box.encode()) == [1, 5, 8, 10]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_mailbox_without_days_is_read(end):
    """Then a blank line and a header that all mail has tell where a message begins."""
    box = "From ada@example.com\nFrom: ada@example.com\n\nso:\n\nFrom here on\nso: it is\n\n" * 3
    assert lines(box.replace("\n", end).encode()) == [1, 9, 17]


def test_what_stands_before_the_first_is_passed():
    """A byte order mark, blank lines."""
    box = f"\ufeff\n\n{BEGIN}\nFrom: a\n\nend\n\n{BEGIN}\nFrom: b\n\n"
    assert lines(box.encode()) == [3, 8]


def test_a_single_message_is_one_whatever_is_in_it():
    """Without such a line at its beginning, none in it says anything."""
    assert lines(f"From: a\nTo: b\n\n\n{BEGIN}\nFrom: a\n\n".encode()) == [1]


@pytest.mark.parametrize("size", [1, 7, 1000])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_pages_may_end_anywhere(monkeypatch, size, end):
    """What is found does not depend on how much is read at once."""
    dated = (FILES / "takeout.mbox").read_bytes() * 3
    undated = f"From ada{end}From: a{end}{end}so{end}{'x' * 90}{end}{end}" * 50
    cut_short = f"{BEGIN}{end}From: a{end}" * 60
    boxes = [dated, undated.encode(), cut_short.encode()]
    whole = [list(messages(BytesIO(box))) for box in boxes]
    monkeypatch.setattr("netlog.exchange.mail.mailboxes._PAGE", size)
    assert [list(messages(BytesIO(box))) for box in boxes] == whole
    assert [len(found) for found in whole] == [42, 50, 60]
    assert [each.line for each in whole[0] if each.invites] == [73, 73 + 142, 73 + 284]


# What is out of all proportion -------------------------------------------------------------------


def test_ten_thousand_recipients_are_a_crowd():
    """In one header, folded or not, or in as many headers."""
    many = [f"Somebody <p{n}@example.com>" for n in range(10_000)]
    assert "five people" in lost(message(To=", ".join(many), Cc=ME))
    assert "five people" in lost(message(To=",\n\t".join(many), Cc=ME))
    assert "five people" in lost(message(*(f"To: {one}" for one in many), To="", Cc=ME))


def test_a_long_header_is_cut():
    """A subject, a name, a date of 100 kB: the message is read without what is too much."""
    (found,) = touches(message(Subject="word " * 20_000))
    assert found.note == f"{('word ' * 60).strip()}…"
    (found,) = touches(message(From=f"{'Ada' * 30_000} <ada@example.com>\nFrom: <bo@example.com>"))
    assert found.person == "bo@example.com"
    assert [type(each) for each in records(message(Date="x" * 100_000))] == [Rejected]
    assert len(touches(message("X-Long: " + "x" * 100_000))) == 1


def test_headers_without_end_are_rejected():
    """More than 1 MiB of them, and the next message is read."""
    endless = f"{BEGIN}\nSubject: {'x' * 2_000_000}\nFrom: ada@example.com\n\n"
    box = endless.encode() + BEGIN.encode() + b"\n" + message()
    first, *others = records(box)
    assert first == Rejected(1, "its headers are longer than 1 MiB")
    assert [type(each) for each in others] == [Person, Touch]


@pytest.mark.parametrize(
    "data",
    [
        f"{BEGIN}\nno header at all\n\n",
        f"{BEGIN}\nFrom: ada@exam",
        f"{BEGIN}\nFrom",
        f"{BEGIN}\nFrom: \nTo: \nDate: \n",
        f"{BEGIN}\nFrom: <>\nTo: ;,:\n\n",
        f"{BEGIN}\nFrom: \0ada@example.com\0\nTo: {ME}\n\n",
        f"{BEGIN}\nFrom: {'(' * 5000}\nTo: {ME}\n\n",
        f"{BEGIN}\nFrom: {'<' * 5000}\nTo: {ME}\n\n",
        f"{BEGIN}\nFrom: ada@example.com\nTo: {ME}\nDate: {'(' * 5000}\n\n",
    ],
)
def test_torn_headers_do_no_harm(data):
    """Cut short, empty, full of NULs or of what is never closed."""
    checked(data.encode() + b"\n\n" + BEGIN.encode() + b"\n" + message())


class Made(RawIOBase):
    """A stream of what is yielded, as long as that goes on."""

    def __init__(self, parts: Iterator[bytes]) -> None:
        self.parts = parts
        self.rest = b""

    def read(self, size: int = -1) -> bytes:
        while len(self.rest) < size and (part := next(self.parts, b"")):
            self.rest += part
        page, self.rest = self.rest[:size], self.rest[size:]
        return page

    def seek(self, offset: int, whence: int = 0) -> int:
        return 0


def peak(parts: Iterator[bytes]) -> int:
    """Return the most bytes in use while a mailbox was read to its end."""
    tracemalloc.start()
    # The first page is read twice, and a stream that is made cannot be rewound.
    for _ in mail._records(messages(Made(parts)), lambda address: address == ME, OPTIONS, None):  # type: ignore[arg-type]  # it has all that is asked of a BinaryIO
        pass
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most


def test_memory_is_flat_however_long_the_mailbox():
    """Four times the messages take no more memory, nor does a body without an end of a line."""
    made = list(mail_made.messages(1200))
    few = peak(iter(made[:300]))
    assert few < 2_000_000
    assert peak(iter(made)) < 1.2 * few
    head = BEGIN.encode() + b"\n" + message()
    assert peak(chain([head], repeat(b"x" * 100_000, 50))) < 2_000_000
    assert peak(chain([head], repeat(b"\nFrom x" * 10_000, 5))) < 2_000_000


# Whatever comes ----------------------------------------------------------------------------------


def checked(data: bytes) -> None:
    """Read `data`: what comes out is well formed, or it is refused with a sentence."""
    begun = process_time()
    people, met = {}, set()
    last = data.count(b"\n") + 1
    try:
        for each in mail.read(BytesIO(data), OPTIONS).records:
            if isinstance(each, Touch):
                met.add(each.person)
                assert flaw(each) is None
                assert date(1970, 1, 1) <= date.fromisoformat(each.day) <= OPTIONS.today
                assert each.initiator in {"me", "them"}
            elif isinstance(each, Person):
                people[each.key] = each
                assert flaw(each) is None
                assert each.name.strip()
                assert each.emails == (each.key,)
                assert each.key != ME
            else:
                assert isinstance(each, Lost | Rejected)
                assert 1 <= each.line <= last
    except Misread:
        pass
    assert met <= people.keys()
    assert process_time() - begun < 2 + len(data) / 200_000
    mail.mine(BytesIO(data), OPTIONS)


SAMPLES = [(FILES / name).read_bytes() for name in ("takeout.mbox", "message.eml")]
# What mail is made of, between the bars; with letters that stand for bytes.
_MADE_OF = (
    "\n|\r\n|\n\n|\nFrom |\nFrom: |\nDate: |\nTo: | |\t|\0|=?utf-8?b?|=?utf-8?q?|?="
    '|=?utf-7?q?+2AA-?=|=?rot13?q?x?=|=00|=|_|<|>|@|"|\\|(|)|,|;|:|\xe9|\xcc\x81|\xed\xa0'
    f"|X-Gmail-Labels: |List-Id:|99999999999|-0000| +9999|Mon|31 Feb 1969|{BEGIN}"
)
PIECES = [piece.encode("latin-1") for piece in _MADE_OF.split("|")]
_REPEATED = (
    'From |\nFrom |\nFrom: a\n|From: a, |"\\|=?a?q?|=?utf-8?q?=?= |(|Re: |<a|a@|\n |\n\n|'
    "Mon Nov  2 | 9:00|=?utf-8?b?w6?= |(via |=?punycode?q?x-?=|Date: 1 Jan | via |'|\r"
    f"|\nfrom:a@b.c|\0|{BEGIN}\nFrom: a\n|\n{BEGIN}|From a\n\n|Quill, "
    "|\nTo: a@b.c\nCc: |=?utf-7?b?KyA=?="
)


def test_damaged_mailboxes_are_read_or_refused():
    """Bytes changed, taken out, doubled and put in: records or a sentence, and no long wait."""
    random = Random(4)
    for _ in range(trials(1500)):
        data = bytearray(random.choice(SAMPLES))
        for _ in range(random.randrange(1, 12)):
            place = random.randrange(len(data) + 1)
            span = random.randrange(1, 60)
            match random.randrange(4):
                case 0:
                    data[place : place + 1] = random.randbytes(1)
                case 1:
                    del data[place : place + span]
                case 2:
                    data[place:place] = data[place : place + span] * random.randrange(1, 9)
                case _:
                    data[place:place] = random.choice(PIECES)
        checked(bytes(data[: random.randrange(1, 2 * len(data) + 2)]))


@given(st.lists(st.sampled_from(PIECES) | st.binary(max_size=20), max_size=60))
def test_any_pieces_of_mail_are_read_or_refused(pieces):
    """Whatever follows the beginning of a message."""
    checked(BEGIN.encode() + b"\nTo: " + ME.encode() + b"\nFrom: " + b"".join(pieces))


@pytest.mark.parametrize("piece", [piece.encode() for piece in _REPEATED.split("|")])
def test_no_repetition_takes_long(piece):
    """The same again and again, in a header and in a body, takes time as its length does."""
    again = piece * (150_000 // len(piece))
    for name in (b"From", b"To", b"Subject", b"Date", b"X-Gmail-Labels", b"X"):
        checked(BEGIN.encode() + b"\n" + message(To="") + b"\n" + again)
        checked(message().replace(b"\n\n", b"\n%s: %s\n\n" % (name, again), 1))
