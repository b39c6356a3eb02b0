"""Headers of mail: letters, names, addresses and days, as programs have written them."""

import doctest
import re
from datetime import timedelta, timezone
from email.charset import QP, Charset
from email.header import Header
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netlog.exchange.mail import addresses, headers
from netlog.exchange.mail.addresses import Party, called, parties
from netlog.exchange.mail.headers import decoded, fields, stamp, text


@pytest.mark.parametrize("module", [addresses, headers])
def test_the_examples_hold(module):
    """What the docstrings show is what is done."""
    assert doctest.testmod(module).failed == 0
    assert doctest.testmod(module).attempted > 1


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("plain", "plain"),
        ("=?utf-8?Q?Zo=C3=AB?= =?utf-8?B?IFF1aWxs?=", "Zoë Quill"),
        ("=?UTF-8?q?a=5Fb_c?=", "a_b c"),
        ("=?iso-8859-2?Q?Nov=E1k?=", "Novák"),
        ("=?windows-1251?B?0uLl8PHq7uk=?=", "Тверской"),
        ("=?koi8-u?B?8NLJ18XU?=", "Привет"),
        ("=?iso-2022-jp?B?GyRCRnxLXBsoQg==?=", "日本"),
        ("=?gb2312?B?xOO6ww==?=", "你好"),
        ("=?big5?B?p0Gmbg==?=", "你好"),
        ("=?ks_c_5601-1987?B?vsiz5w==?=", "안녕"),
        ("=?utf-8*en?Q?tea?=", "tea"),
        # What the rules forbid, and programs do.
        ("=?iso-8859-1?Q?=93tea=94?=", "“tea”"),
        ("=?utf-8?Q?Ada Quill?=", "Ada Quill"),
        ("=?utf-8?Q?Why??=", "Why?"),
        ("=?utf-8?Q?=E4=BD?= =?utf-8?Q?=A0?=", "你"),
        ("=?utf-8?B?5L0=?=\n =?UTF-8?B?oA==?=", "你"),
        ("=?utf-8?B?dGVh?", "=?utf-8?B?dGVh?"),
        ("=?utf-8?B?dGVh!!IQ?=", "tea!"),
        ("=?utf-8?B?dGVhI?=", "tea"),
        ("=?utf-8?Q?=ZZ?=", "=ZZ"),
        ("=?none-such?Q?caf=C3=A9?=", "café"),
        ("=?none-such?Q?caf=E9?=", "café"),
        ("=?utf-8?Q?caf=E9?=", "caf�"),
        ("=?rot13?Q?tea?=", "tea"),
        ("=?../os?Q?tea?=", "=?../os?Q?tea?="),
        ("=?utf-8?Q?a=0D=0AB=00c?=", "a B c"),
        ("=?utf-7?Q?+2AA-tea?=", "tea"),
        ("a=?utf-8?Q?b?=c =?utf-8?Q?d?= e", "abc d e"),
        ("=?utf-8?Q??= =?utf-8?B??=", ""),
    ],
)
def test_encoded_words_are_read(written, read):
    """In every charset that mail has, and as well as can be where the rules are broken."""
    assert decoded(written) == read


@pytest.mark.parametrize(
    ("written", "read"),
    [(b"Zo\xc3\xab", "Zoë"), (b"Zo\xeb", "Zoë"), (b"\x93tea\x94", "“tea”"), (b"\xff\x81", "ÿ�")],
)
def test_letters_may_stand_as_they_are(written, read):
    """UTF-8, else the letters of Windows."""
    assert text(written) == read


def named(written: str) -> list[tuple[str, str]]:
    return [(called(party), party.address) for party in parties(written)]


@pytest.mark.parametrize(
    "written",
    [
        "Ada Quill <ada@example.org>",
        '"Ada Quill" <ADA@Example.Org>',
        "Ada Quill<ada@example.org>",
        "Ada\t Quill  < ada@example.org >",
        "\"'Ada Quill'\" <ada@example.org>",
        "'Ada Quill' <'ada@example.org'>",
        "“Ada Quill” <mailto:ada@example.org>",
        "ada@example.org (Ada Quill)",
        "Ada Quill ada@example.org",
        '"Quill, Ada" <ada@example.org>',
        "Quill, Ada <ada@example.org>",
        "=?utf-8?Q?Quill,_Ada?= <ada@example.org>",
        '"=?utf-8?B?UXVpbGwsIEFkYQ==?=" <ada@example.org>',
        '"Quill, Ada (Sales) (London)" <ada@example.org>',
        "Ada Quill (via Docs) <ada@example.org>",
        '"Ada Quill (via Docs)" <ada@example.org>',
        "\"'Ada Quill' via Talk\" <ada@example.org>",
        '"Ada Quill, PhD" <ada@example.org>',
        "Ada Quill <@relay.example,@b.example:ada@example.org>",
        "Ada Quill <ada@example.org",
        "Ada (the (first) of) Quill <ada@example.org>",
        "Ada Quill <ada@example.org>, ",
        "friends: Ada Quill <ada@example.org>;",
        ";,Ada Quill <ada@example.org>;;",
        '"Ada \\Quill" <ada@example.org>',
    ],
)
def test_one_person_is_written_in_many_ways(written):
    """The name first or last, quoted, encoded, as a comment, or with a torn bracket."""
    assert named(written) == [("Ada Quill", "ada@example.org")]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Quill, Ada M.", "Ada M. Quill"),
        ("van der Berg, Jan", "Jan van der Berg"),
        ("Quill, Jr.", "Quill Jr."),
        ("Bo Lind, MBA", "Bo Lind"),
        ("LIND, BO", "BO LIND"),
        ("Acme, Inc.", "Acme, Inc."),
        ("Lind, Bo, Esq.", "Lind, Bo, Esq."),
        ("Quay 7, Harbour", "Quay 7, Harbour"),
        ("A Society for the Printing, of Books", "A Society for the Printing, of Books"),
        ("O'Neil", "O'Neil"),
        ("Ada 'Ace' Quill", "Ada 'Ace' Quill"),
        ("Olivia Via", "Olivia Via"),
        ("李小龙", "李小龙"),
        ("x" * 500, "x" * 200),
    ],
)
def test_a_name_is_turned_round_only_where_that_is_clear(written, name):
    """Companies, places and credentials are no given names."""
    assert called(Party("a@example.org", written)) == name


@pytest.mark.parametrize(
    "written", ["", "''", "ada@example.org", "'ADA@example.org'", "Ada@Home", "-", "(via Docs)"]
)
def test_who_has_no_name_is_called_by_address(written):
    """An address, or punctuation, is nobody's name."""
    assert called(Party("ada@example.org", written)) == "ada@example.org"


@pytest.mark.parametrize(
    "written",
    [
        *(
            "",
            "undisclosed-recipients:;",
            "Ada Quill",
            "<>",
            "<ada>",
            "</O=ACME/CN=ADA>",
            "@",
            "ada@",
        ),
        *("@example.org", "ada@@example.org", "a@b@c", "ada@exa\0mple.org"),
        f"<{'a' * 320}@example.org>",
    ],
)
def test_who_has_no_address_is_nobody(written):
    """A group without members, a name alone, an address of Exchange's own."""
    assert parties(written) == []


def test_several_are_told_apart():
    """By commas, by semicolons as some programs write them, and in groups."""
    written = '"Quill, Ada" <a@x.org>; b@x.org, c: Cy <c@x.org>, "d" <d@x.org>;, e@x.org'
    assert [party.address for party in parties(written)] == [f"{who}@x.org" for who in "abcde"]


def test_headers_are_found_whatever_their_case_and_folds():
    """The first of a name counts, but of addresses all; a line of none is passed over."""
    head = b"SUBJECT : one\r\n\ttwo\r\nto: a@x\nX: To: b@x\nTo: c@x\nsubject: 3\nno colon\n: \nTo"
    assert fields(head) == {"subject": b" one two", "to": b" a@x, c@x"}


def test_what_is_kept_of_a_header_is_bounded():
    """Of ten thousand headers as of a long one, and of names that are parted by commas."""
    assert len(fields(b"To: ada@example.org\n" * 10_000)["to"]) < 20_000
    assert len(fields(b"Subject: " + b"tea " * 10_000)["subject"]) < 5_000
    (found,) = parties("tea, " * 5000 + "ada@example.org")
    assert found.name == "tea, tea, tea,"


# Next to the standard library --------------------------------------------------------------------

letters = st.text(
    st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), min_size=1, max_size=40
)
solid = partial(re.sub, r"\s", "")
words = letters.map(lambda letters: " ".join(letters.split())).filter(bool)


@given(words, words)
def test_what_the_standard_library_writes_is_read(subject, name):
    """Whatever letters there are in a subject and a name; but it loses blanks where it folds."""
    message = EmailMessage(policy=SMTP.clone(refold_source="all"))
    message["Subject"] = subject
    message["From"] = Address(name, "ada", "example.org")
    message["To"] = [Address("Bo Lind", "bo", "example.org"), Address(name, "cy", "example.org")]
    found = fields(bytes(message).partition(b"\r\n\r\n")[0])
    assert solid(decoded(text(found["subject"]))) == solid(subject)
    for header in ("from", "to"):
        for party in parties(text(found[header])):
            known = {"ada@example.org": name, "bo@example.org": "Bo Lind", "cy@example.org": name}
            assert solid(decoded(party.name)) == solid(known[party.address])


@given(words, st.sampled_from(["utf-8", "iso-8859-1", "windows-1252", "iso-8859-15", "koi8-r"]))
def test_older_charsets_are_read(words, name):
    """As older programs write them, quoted or in base 64, over several lines."""
    told = words.encode(name, "ignore").decode(name)
    for encoding in (QP, None):
        charset = Charset(name)
        charset.header_encoding = encoding or charset.header_encoding
        header = Header(told, charset, maxlinelen=40).encode()
        assert decoded(header.replace("\n", "")) == " ".join(told.split())


@given(
    st.datetimes(),
    st.integers(-14 * 60, 14 * 60).map(lambda minutes: timedelta(minutes=minutes)),
)
def test_dates_are_read_as_they_are_written(time, offset):
    """To the minute, in every zone."""
    written = format_datetime(time.replace(tzinfo=timezone(offset)))
    assert stamp(written.encode()) == (time.replace(second=0, microsecond=0), offset)


@given(st.text(max_size=200))
def test_any_text_is_read_as_somebody_or_nobody(written):
    """Never an address that is none, and never a name that is nothing."""
    for party in parties(written):
        name, at, host = party.address.partition("@")
        assert name
        assert at
        assert host
        assert called(party).strip()
        assert decoded(decoded(written)) is not None
