"""Outlook's contacts, of the desktop and of outlook.com, and Thunderbird's."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netlog.errors import Misread
from netlog.exchange import Options, read
from netlog.exchange.records import Lost, Person, Reading, Record, Rejected

FILES = Path(__file__).parent / "files" / "outlook"
TODAY = date(2026, 11, 19)
HEAD = "First Name,Last Name,Company,Business Phone,Home Street,Birthday,E-mail Address,Notes\n"


def reading(name: str) -> Reading:
    found = read((FILES / name).read_bytes(), options=Options(TODAY))
    assert found.source == "outlook"
    return found


def records(text: str, **said: Any) -> list[Record]:
    options = Options(TODAY)._replace(**said)
    return list(read(text.encode(), format="outlook", options=options).records)


def test_the_desktops_contacts_are_read_whole():
    """Windows text, null dates, categories with commas, addresses of Exchange, faxes."""
    found = reading("desktop-cp1252.csv")
    assert found.remarks == (
        "not UTF-8: read as Windows text (cp1252), so check the accents",
        "days in 'Birthday' are written month first",
    )
    joerg, exchange, zoe, oak, nobody = found.records
    assert isinstance(joerg, Person)
    assert isinstance(zoe, Person)
    assert isinstance(oak, Person)
    assert joerg == Person(
        key=joerg.key,
        name="Jörg A. Müller Jr.",
        emails=("joerg@example.de",),
        phones=("+49 221 1", "+49 170 1234567"),
        links=("https://joerg.example.de",),
        tags=("Kunde", "Freund, alt"),
        company="Beispiel GmbH",
        title="Chef",
        location="Köln",
        birthday="1980-03-22",
        note="erste Zeile\nzweite\n\n"
        "Title: Dr.\n"
        "Department: Einkauf\n"
        "Children: Anna, Bo\n"
        "Spouse: Eva\n"
        "Anniversary: 2001-05-20\n"
        "Business address: Hauptstraße 1, Köln, 50667, Deutschland",
    )
    assert exchange == Lost(2, "addresses that only an Exchange server knows, left out")
    assert zoe == Person(
        key=zoe.key,
        name="Zoë Quill",
        emails=("zoe@example.org",),
        location="Oslo",
        birthday="1990-04-05",
        note="Company Main Phone: +47 1\nUser 1: seen twice\nSuffix: PhD",
    )
    assert oak == Person(
        key=oak.key, name="Oak & Söhne", company="Oak & Söhne", note="Business Fax: +49 221 9"
    )
    assert nobody == Rejected(6, "there is no name")


def test_outlook_com_has_its_own_columns():
    """In UTF-8, with a nickname and names as they sound; a title is a form of address."""
    lukasz, schools = reading("outlook-com.csv").records
    assert isinstance(lukasz, Person)
    assert lukasz == Person(
        key=lukasz.key,
        name="Łukasz Żak",
        emails=("lukasz@example.org", "l@example.net"),
        phones=("+48 1", "+48 2"),
        links=("https://l.example.org",),
        nicknames=("Luk",),
        company="Globex",
        title="Clerk",
        location="Gdańsk",
        birthday="1980-03-22",
        note="tea\n\nTitle: Mr\nAnniversary: 2001-05-20\nHome address: Długa 1, Gdańsk",
    )
    assert schools == Lost(2, "'Schools', not read (--keep-unknown puts it into the note)")


def test_thunderbird_writes_birthdays_in_three_columns():
    """Year, month and day each; without a year, and impossible ones."""
    ada, bo, cy, lost = reading("thunderbird.csv").records
    assert isinstance(ada, Person)
    assert isinstance(bo, Person)
    assert isinstance(cy, Person)
    assert ada == Person(
        key=ada.key,
        name="Ada M. Quill",
        emails=("ada@example.org", "a@example.net"),
        phones=("+47 1", "+47 4"),
        links=("https://example.org/work", "https://ada.example.org"),
        nicknames=("Countess",),
        company="Acme",
        title="CTO",
        location="Oslo",
        birthday="1980-03-22",
        note="two\nlines\n\n"
        "Screen Name: adaq\n"
        "Custom 1: likes tea\n"
        "Home address: 1 High St, Flat 2, Oslo, 0150, Norway",
    )
    assert (bo.name, bo.location, bo.birthday) == ("Bo Lind", "Rome", "--02-29")
    assert (cy.name, cy.birthday) == ("Cy", None)
    assert lost == Lost(5, "birthdays left out, unreadable")


@pytest.mark.parametrize(
    ("written", "birthday"), [("0/0/00", None), ("22.3.1980", "1980-03-22"), ("", None)]
)
def test_a_null_date_is_no_birthday(written, birthday):
    """Outlook writes 0/0/00 for none, and the days of its country."""
    (ada,) = records(f"{HEAD}Ada,Quill,,,,{written},,\n")
    assert isinstance(ada, Person)
    assert ada.birthday == birthday


def test_a_birthday_that_may_be_two_is_left_out():
    """Until the column tells, or the user does."""
    ada, lost = records(f"{HEAD}Ada,Quill,,,,3/4/1980,,\n")
    assert isinstance(ada, Person)
    assert ada.birthday is None
    assert isinstance(lost, Lost)
    assert "--date-format" in lost.phrase
    (ada,) = records(f"{HEAD}Ada,Quill,,,,3/4/1980,,\n", date_format="%d/%m/%Y")
    assert isinstance(ada, Person)
    assert ada.birthday == "1980-04-03"


def test_the_key_is_name_and_address():
    """Another company or phone makes no other person; a namesake is one."""
    rows = "Ada,Quill,{},{},,,{},\n"
    keys = [
        each.key
        for each in records(
            HEAD
            + rows.format("Acme", "1", "ada@example.org")
            + rows.format("Globex", "2", "ADA@example.org")
            + rows.format("", "", "ada2@example.org")
        )
        if isinstance(each, Person)
    ]
    assert keys[0] == keys[1] != keys[2]


def test_headers_in_other_languages_are_read_as_any_table():
    """They are not guessed at; with a mapping they are read."""
    text = '"Vorname","Nachname","E-Mail-Adresse"\n"Jörg","Müller","joerg@example.de"\n'
    with pytest.raises(Misread, match="no CSV file of Outlook's contacts in English"):
        records(text)
    said = {"first": "Vorname", "last": "Nachname", "email": "E-Mail-Adresse"}
    options = Options(TODAY, mapping=said)
    (joerg,) = read(text.encode("cp1252"), options=options).records
    assert isinstance(joerg, Person)
    assert (joerg.name, joerg.emails) == ("Jörg Müller", ("joerg@example.de",))


def test_names_and_an_address_alone_are_not_outlooks():
    """What many programs write is told by none of them."""
    data = b"First Name,Last Name,E-mail Address,Company,Notes\nAda,Quill,,,\n"
    assert read(data, options=Options(TODAY)).source == "csv"


cells = st.text(st.characters(codec="utf-8", exclude_characters="\r\0"), max_size=15) | (
    st.sampled_from(["/O=X/CN=Y", "0/0/00", "31", "2", "a@b.c;d@e.f", "3/4/1980", "1980"])
)
HEADERS = [
    (path.read_bytes().partition(b"\n")[0].decode("utf-8-sig").strip())
    for path in sorted(FILES.iterdir())
]


@given(st.sampled_from(HEADERS), st.lists(cells, min_size=70, max_size=70))
def test_any_cells_make_one_person_or_a_rejection(header, row):
    """Whatever stands in which column, a row is one person, or told with its line."""
    row = row[: header.count(",") + 1]
    text = header + "\n" + ",".join('"' + cell.replace('"', '""') + '"' for cell in row) + "\n"
    found = [each for each in records(text) if not isinstance(each, Lost)]
    assert len(found) == any(cell.strip() for cell in row)
    for each in found:
        if isinstance(each, Rejected):
            assert each.line == 2
            assert each.reason in {"there is no name", "the name is made of accents alone"}
        else:
            assert isinstance(each, Person)
