"""Address books written by netlog: read by others, and taken back unharmed."""

import os
import subprocess
import sys
import warnings
from collections.abc import Sequence
from datetime import date
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from netlog.errors import Misread
from netlog.exchange import How, Options, read
from netlog.exchange.records import Lost, Person
from netlog.exchange.vcard import folder, write
from netlog.exchange.vcard.writing import split_name
from netlog.names import fold
from netlog.store.contents import Card

TODAY = date(2026, 11, 19)

ADA = Card(
    id=1,
    uid="0b5ae2f85d3c4a619c4e5f6a7b8c9d0e",
    handle="ada-quill",
    name="Ada Quill",
    emails=("ada@example.org", "quill@example.com"),
    phones=("+44 20 7946 0001",),
    links=("https://example.org/ada?a=1,2;b",),
    nicknames=("Addie", "A, Q"),
    tags=("rowing", "starred"),
    jobs=(
        ("Acme, Inc.", "Head of Boats", "2020-01-01", None),
        ("Globex", None, "2015-01-01", "2019-12-31"),
    ),
    location="Leeds, UK",
    birthday="1980-03-22",
    met_on="2019-05-06",
    met_at="a regatta; in the rain",
    introduced_by="bo-lind",
    circle="inner",
    cadence="3 weeks",
    note="Likes tea,\nrivers; and \\ backslashes.",
    added_on="2021-02-03",
    snoozed_until="2026-12-01",
    archived_on=None,
    updated_at="2026-11-19T08:00:00.123Z",
    last_touch=None,
    balance=0,
    open_since=None,
    due_on=None,
    every="3 weeks",
    entries=(),
)
_LISTS = ("emails", "phones", "links", "nicknames", "tags", "jobs")
_WORDS = "location birthday met_on met_at introduced_by circle cadence note snoozed_until".split()
NOTHING: dict[str, Any] = {**dict.fromkeys(_LISTS, ()), **dict.fromkeys(_WORDS)}
NOBODY = ADA._replace(**NOTHING)


def how(version: str | None = None) -> How:
    return How(TODAY, version=version)


def text(*cards: Card, version: str | None = None) -> str:
    return "".join(write(cards, how(version)))


def taken(written: str) -> list[Any]:
    return list(read(written.encode(), options=Options(TODAY)).records)


def content(card: Card) -> Person:
    """Return what a card has to come back as."""
    job = card.job
    return Person(
        key=card.uid,
        name=card.name,
        emails=card.emails,
        phones=card.phones,
        links=card.links,
        nicknames=card.nicknames,
        tags=card.tags,
        company=job.company if job else None,
        title=job.title if job else None,
        location=card.location,
        birthday=card.birthday,
        met_on=card.met_on,
        met_at=card.met_at,
        added_on=card.added_on,
        circle=card.circle,
        cadence=card.cadence,
        note=card.note,
    )


def test_a_card_of_version_3():
    """By default; with all there is, folded and ended as the standard has it."""
    assert text(ADA).split("\r\n") == [
        "BEGIN:VCARD",
        "VERSION:3.0",
        "PRODID:-//netlog//netlog//EN",
        "UID:0b5ae2f85d3c4a619c4e5f6a7b8c9d0e",
        "FN:Ada Quill",
        "N:Quill;Ada;;;",
        "NICKNAME:Addie,A\\, Q",
        "ORG:Acme\\, Inc.",
        "TITLE:Head of Boats",
        "EMAIL;TYPE=INTERNET:ada@example.org",
        "EMAIL;TYPE=INTERNET:quill@example.com",
        "TEL:+44 20 7946 0001",
        "URL:https://example.org/ada?a=1\\,2;b",
        "ADR:;;;Leeds\\, UK;;;",
        "BDAY:1980-03-22",
        "CATEGORIES:rowing,starred",
        "NOTE:Likes tea\\,\\nrivers\\; and \\\\ backslashes.",
        "X-NETLOG-CIRCLE:inner",
        "X-NETLOG-CADENCE:3 weeks",
        "X-NETLOG-MET-ON:2019-05-06",
        "X-NETLOG-MET-AT:a regatta\\; in the rain",
        "X-NETLOG-ADDED-ON:2021-02-03",
        "X-NETLOG-INTRODUCED-BY:bo-lind",
        "X-NETLOG-SNOOZED-UNTIL:2026-12-01",
        "X-NETLOG-POSITION:Globex;;2015-01-01;2019-12-31",
        "REV:2026-11-19T08:00:00Z",
        "END:VCARD",
        "",
    ]


def test_a_card_of_version_4():
    """Days and moments without signs, the UID as text, no type of e-mail."""
    lines = text(ADA, version="4.0").split("\r\n")
    for line in (
        "VERSION:4.0",
        "UID;VALUE=text:0b5ae2f85d3c4a619c4e5f6a7b8c9d0e",
        "EMAIL:ada@example.org",
        "BDAY:19800322",
        "REV:20261119T080000Z",
    ):
        assert line in lines


@pytest.mark.parametrize(
    ("version", "line"),
    [("3.0", "BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-29"), ("4.0", "BDAY:--0229")],
)
def test_a_birthday_without_its_year(version, line):
    """4.0 has a way to write it; in 3.0 everybody follows Apple."""
    written = text(NOBODY._replace(birthday="--02-29"), version=version)
    assert line in written.split("\r\n")
    assert taken(written)[0].birthday == "--02-29"


def test_there_is_always_a_company():
    """Some readers refuse a card without ORG; an empty one comes back as none."""
    assert "ORG:\r\n" in text(NOBODY)
    assert taken(text(NOBODY)) == [content(NOBODY)]


def test_a_former_position_is_not_todays():
    """Who has left is not said to be there."""
    former = NOBODY._replace(jobs=(("Globex", "CTO", None, "2019-12-31"),))
    assert "ORG:\r\n" in text(former)
    assert "TITLE" not in text(former)


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_what_is_written_is_taken_back(version):
    """All of it, and what only netlog's JSON brings is told."""
    bo = NOBODY._replace(uid="1c5ae2f85d3c4a619c4e5f6a7b8c9d0e", name="Bo Lind")
    assert taken(text(ADA, bo, version=version)) == [
        content(ADA),
        Lost(
            1, "introductions, snoozes and days of archiving, left out (netlog's JSON brings them)"
        ),
        Lost(1, "earlier positions, left out (netlog's JSON brings them)"),
        content(bo),
    ]


def test_another_version_is_refused():
    """Before anything is written."""
    for make in (write, folder):
        with pytest.raises(Misread, match=r"netlog writes no vCard '2.1'; try 3.0 or 4.0"):
            make([ADA], how("2.1"))


def test_a_folder_has_a_file_for_everybody():
    """Named by UID, each holding its card alone."""
    bo = NOBODY._replace(uid="1c5ae2f85d3c4a619c4e5f6a7b8c9d0e", name="Bo Lind")
    documents = list(folder([ADA, bo], how()))
    assert [document.name for document in documents] == [f"{ADA.uid}.vcf", f"{bo.uid}.vcf"]
    assert "".join(document.text for document in documents) == text(ADA, bo)


@pytest.mark.parametrize(
    ("name", "pieces"),
    [
        ("Ada Quill", ("Quill", "Ada", "", "", "")),
        ("Cher", ("", "Cher", "", "", "")),
        ("Ada Maria Luz Quill", ("Quill", "Ada", "Maria Luz", "", "")),
        ("Jean-Luc de la Tour", ("de la Tour", "Jean-Luc", "", "", "")),
        ("Dr. Ludwig Mies van der Rohe Jr.", ("van der Rohe", "Ludwig", "Mies", "Dr.", "Jr.")),
        ("Martin King, Jr.", ("King", "Martin", "", "", "Jr.")),
        ("Doe, John Q.", ("Doe", "John", "Q.", "", "")),
        ("李小龍", ("", "李小龍", "", "", "")),
        ("Dr.", ("", "Dr.", "", "", "")),
        ("van Dyke", ("Dyke", "van", "", "", "")),
        (",", ("", ",", "", "", "")),
    ],
)
def test_a_name_is_parted_as_well_as_can_be(name, pieces):
    """Family, given and other names, titles before and after."""
    assert split_name(name) == pieces


signs = st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"])
words = st.text(signs, min_size=1, max_size=40).map(lambda t: " ".join(t.split())).filter(bool)
named = words.filter(fold)  # what is made of accents alone cannot be stored
emails = st.from_regex(r"[a-z0-9.+'-]{1,20}@[a-z0-9-]{1,20}\.example", fullmatch=True).filter(
    lambda mail: "'" not in mail
)
days = st.dates(date(1900, 1, 1), date(2199, 12, 31)).map(date.isoformat)


def several(values: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(values, max_size=3, unique_by=str.casefold).map(tuple)


def perhaps(values: st.SearchStrategy[str]) -> st.SearchStrategy[str | None]:
    return st.none() | values


somebody = st.builds(
    lambda note, **fields: NOBODY._replace(
        note=" ".join(note).replace(" \n", "\n").strip() or None, **fields
    ),
    note=st.lists(named | st.just("\n"), max_size=5),
    uid=st.uuids().map(lambda uid: uid.hex),
    name=named,
    emails=several(emails),
    phones=several(named.filter(lambda phone: not phone.lower().startswith("tel:"))),
    links=several(named),
    tags=several(named),
    jobs=st.tuples(perhaps(named), perhaps(named)).map(
        lambda job: ((*job, None, None),) if any(job) else ()
    ),
    location=perhaps(named.map(lambda place: place.strip(" ,")).filter(fold)),
    birthday=perhaps(days | days.map(lambda day: f"--{day[5:]}")),
    met_on=perhaps(days),
    met_at=perhaps(named),
    circle=perhaps(named),
    cadence=perhaps(st.sampled_from(["3 weeks", "1 day", "2 months"])),
    added_on=days,
)


@given(somebody, st.sampled_from(["3.0", "4.0"]))
@example(ADA._replace(introduced_by=None, snoozed_until=None, jobs=()), "3.0")
@example(NOBODY._replace(name="END:VCARD", note="END:VCARD\nBEGIN:VCARD\nFN:Bo"), "3.0")
@example(NOBODY._replace(name=";,:\\n a", note="\\", tags=("* a", "my contacts")), "4.0")
def test_anybody_comes_back_as_they_were(card, version):
    """Whatever they are called and whatever is noted of them: the same, and nothing more."""
    assert taken(text(card, version=version)) == [content(card)]


@given(somebody)
def test_whatever_is_written_is_folded(card):
    """In lines of at most 75 octets, each of them letters, and the same the next time."""
    written = text(card).encode()
    assert written == text(card).encode()
    for line in written.removesuffix(b"\r\n").split(b"\r\n"):
        assert len(line) <= 75
        assert line.decode()
        assert b"\n" not in line


HOSTILE = (
    *(
        "Ada Quill",
        "Zoë Łuk",
        "O'Neil-Smith",
        "李 小龍",
        "🚀 ✨",
        "A;B C",
        "back\\slash x",
        'Say "Hi"',
    ),
    *(
        "BEGIN:VCARD x",
        "END:VCARD x",
        "FN:x y",
        "=?utf-8?q?x?= y",
        "%s {0} [red]",
        "a\\nb c",
        ": ;,",
    ),
    *(f"{'x' * 200} {'y' * 200}", f"{'ö' * 80} {'Ł' * 80}", "می\u200cنا Rad", "a:b c", "\\ \\\\"),
    *("Cher", "Jean-Luc de la Tour", "-x --help", "$(id) `id`", "../../x y", "=QUOTED =3D="),
)


def hostile() -> list[Card]:
    return [
        ADA._replace(
            id=n,
            uid=f"{n:032}",
            name=name,
            note=f"{name}\n{name}",
            tags=(name,),
            birthday="--02-28" if n % 2 else "1980-03-22",
            jobs=((name, name, None, None),) if n % 3 else (),
        )
        for n, name in enumerate(HOSTILE)
    ]


@pytest.mark.skipif(not find_spec("khard"), reason="khard is not installed")
@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_khard_lists_everybody(tmp_path, version):
    """A folder written by netlog is an address book of khard's as it is, hostile names and all."""
    book = tmp_path / "book"
    book.mkdir()
    for document in folder(hostile(), how(version)):
        (book / document.name).write_text(document.text, "utf-8", newline="")
    config = tmp_path / "khard.conf"
    config.write_text(f"[addressbooks]\n[[book]]\npath = {book}\n", "utf-8")
    listed = khard(config, "list", "--parsable", "--fields=formatted_name")
    assert sorted(listed.splitlines()) == sorted(HOSTILE)
    assert len(khard(config, "list", "--parsable").splitlines()) == len(HOSTILE)
    shown = khard(config, "show", "uid:00000000000000000000000000000000")
    for told in ("Ada Quill", "ada@example.org", "+44 20 7946 0001", "Leeds, UK", "a=1,2;b"):
        assert told in shown


def khard(config: os.PathLike[str], *words: str) -> str:
    """Return what khard says; it must have nothing to complain of."""
    command = [sys.executable, "-m", "khard", "-c", str(config), *words]
    environment = {**os.environ, "PYTHONUTF8": "1", "EDITOR": "true"}
    done = subprocess.run(
        command, capture_output=True, check=True, encoding="utf-8", env=environment
    )
    assert done.stderr == ""
    return done.stdout


@pytest.mark.skipif(not find_spec("vobject"), reason="vobject is not installed")
@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_vobject_reads_the_same(version):
    """The library that khard and others stand on gives back every name, note and address."""
    cards = hostile()
    for card, found in zip(cards, vobjects(text(*cards, version=version)), strict=True):
        assert found.fn.value == card.name
        assert found.note.value == card.note
        assert found.categories.value == list(card.tags)
        assert [each.value for each in found.email_list] == list(card.emails)
        assert found.url.value == card.links[0]
        assert found.uid.value.endswith(card.uid)
        assert version != "3.0" or found.validate(raiseException=True)


def vobjects(written: str) -> Sequence[Any]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its own
        return list(import_module("vobject").readComponents(written))
