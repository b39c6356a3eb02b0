"""Google Contacts as CSV, in the three layouts that are on people's disks."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netlog.errors import Misread
from netlog.exchange import Options, read
from netlog.exchange.records import Lost, Person, Record, Rejected

FILES = Path(__file__).parent / "files" / "google"
TODAY = date(2026, 11, 19)
HEAD = (
    "First Name,Last Name,Phonetic First Name,Nickname,File As,Organization Name,Notes,Labels,"
    "E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value\n"
)


def records(data: bytes, **said: Any) -> list[Record]:
    return list(read(data, format="google", options=Options(TODAY)._replace(**said)).records)


def people(data: bytes, **said: Any) -> list[Person]:
    return [each for each in records(data, **said) if isinstance(each, Person)]


def file(name: str) -> list[Record]:
    found = read((FILES / name).read_bytes(), options=Options(TODAY))
    assert found.source == "google"
    assert found.remarks == ()
    return list(found.records)


def test_everything_of_a_contact_is_kept():
    """Each column has its field, or its line in the note; only photos and labels are left."""
    zoe, photos, labels, *_ = file("contacts-2024.csv")
    assert isinstance(zoe, Person)
    assert zoe == Person(
        key=zoe.key,
        name="Zoë M. Quill Jr.",
        emails=("zoe@example.com", "zoe@example.net", "zoe.old@example.org"),
        phones=("+41 31 928 09 60", "+41 79 264 88 66"),
        links=("https://zoe.example.org",),
        nicknames=("Zed",),
        tags=("Friends", "a, b"),
        company="Acme, Inc.",
        title="CTO",
        location="Oslo",
        birthday="1987-10-06",
        note="line one\nline two, with comma\n\n"
        "Phonetic First Name: Zo-ee\n"
        "Name Prefix: Dr.\n"
        "Organization Department: R&D\n"
        "Home address: 1 High St, Oslo 0150, Norway\n"
        "Anniversary: 2001-05-20\n"
        "Event: 2010-01-02\n"
        "Spouse: Sam Year\n"
        "Shoe size: 38",
    )
    assert photos == Lost(2, "photos, left out")
    assert labels == Lost(2, "phone numbers without a figure, left out")


def test_nobody_is_left_out_for_want_of_a_name():
    """They are called by nickname, file name, company, e-mail or phone; a note alone is nobody."""
    _, *others = [each for each in file("contacts-2024.csv") if isinstance(each, Person)]
    assert [each._replace(key="") for each in others] == [
        Person("", "nameless@example.com", ("nameless@example.com",)),
        Person("", "Ambulance", phones=("144",), tags=("Copied from EVA-L09",)),
        Person("", "No Year", ("noyear@example.com",), birthday="--03-14"),
        Person("", "Vale, Bo", phones=("+47 99",)),
        Person("", "Countess"),
        Person("", "Oak & Sons", company="Oak & Sons"),
        Person("", "+47 1", phones=("+47 1",)),
        Person("", "Li", location="Rome", note="Name Suffix: PhD"),
    ]
    told = [each for each in file("contacts-2024.csv") if isinstance(each, Lost | Rejected)]
    assert told[2:] == [
        Lost(8, "e-mail addresses without @, left out"),
        Rejected(13, "there is no name"),
    ]


def test_the_layout_before_2024_says_the_same():
    """Other names of columns, whole names with titles, several employers, chat addresses."""
    zoe, oak, gender = file("contacts-2019.csv")
    assert isinstance(zoe, Person)
    assert isinstance(oak, Person)
    assert zoe == Person(
        key=zoe.key,
        name="Zoë M. Quill Jr.",
        emails=("zoe@example.com", "zoe@example.net", "zoe.old@example.org"),
        phones=("+41 31 928 09 60",),
        links=("https://zoe.example.org",),
        nicknames=("Zed",),
        tags=("Friends",),
        company="Acme, Inc.",
        title="CTO",
        location="Bern",
        birthday="1987-10-06",
        note="likes\ntea\n\n"
        "Name Prefix: Dr.\n"
        "Occupation: Gardener\n"
        "Hobby: Chess\n"
        "Organization 1 - Department: R&D\n"
        "Jabber: zoe@chat.example.org\n"
        "Organization: Chair, Globex\n"
        "Anniversary: 2001-05-20",
    )
    assert (oak.name, oak.tags, oak.phones) == ("Oak & Sons", (), ("+47 1",))
    assert gender == Lost(4, "'Gender', not read (--keep-unknown puts it into the note)")


def test_the_oldest_layout_is_in_utf16():
    """With a mark before the header, and NULs between the letters."""
    (lukasz,) = file("contacts-2008-utf16.csv")
    assert isinstance(lukasz, Person)
    assert lukasz == Person(
        key=lukasz.key,
        name="Łukasz Żak",
        emails=("lukasz@example.org",),
        phones=("+48 1",),
        tags=("Praca",),
        note="one\ntwo",
    )


def test_a_person_has_one_key_in_all_layouts():
    """Whoever exported before 2024 and exports again is known by name and first address."""
    new, old = file("contacts-2024.csv")[0], file("contacts-2019.csv")[0]
    assert isinstance(new, Person)
    assert isinstance(old, Person)
    assert new.key == old.key


def test_the_first_address_is_the_primary_one_and_the_key_does_not_change_by_it():
    """A star on a label says which is; whoever sets it elsewhere stays the same person."""
    text = HEAD.replace("Phone 1 - Label,Phone 1", "E-mail 2 - Label,E-mail 2")
    row = "Ada,Quill,,,,,,,{},a@example.org,{},b@example.org\n"
    (before,) = people((text + row.format("* Home", "Work")).encode())
    (after,) = people((text + row.format("Home", "* Work")).encode())
    assert before.emails == ("a@example.org", "b@example.org")
    assert after.emails == ("b@example.org", "a@example.org")
    assert before.key == after.key


def test_two_of_one_name_are_told_apart_by_address_or_phone():
    """Without an id, a name alone is not enough."""
    rows = "Ada,Quill,,,,,,,,{},,{}\n"
    text = HEAD + rows.format("a@e.org", "1") + rows.format("", "1") + rows.format("", "2")
    assert len({each.key for each in people(text.encode())}) == 3


def test_a_label_among_the_websites_is_no_link():
    """Labels leak into the column beside them; what is an address in some way is kept."""
    text = HEAD.replace("Phone 1", "Website 1") + "Ada,Quill,,,,,,,,,,Blog ::: ada.example.org\n"
    ada, lost = records(text.encode())
    assert isinstance(ada, Person)
    assert ada.links == ("ada.example.org",)
    assert lost == Lost(2, "labels among the websites, left out")


def test_other_columns_are_kept_where_that_is_said():
    """What a later Google may add is told, and kept on request."""
    text = HEAD.replace("Notes", "Notes,Pronouns") + "Ada,Quill,,,,,tea,she,,,,,\n"
    ada, lost = records(text.encode())
    assert isinstance(ada, Person)
    assert ada.note == "tea"
    assert lost == Lost(2, "'Pronouns', not read (--keep-unknown puts it into the note)")
    (ada,) = people(text.encode(), keep_unknown=True)
    assert ada.note == "tea\n\nPronouns: she"


def test_a_mapping_goes_before_googles_own():
    """Who wants File As for a name gets it."""
    text = HEAD + 'Ada,Quill,,,"Quill, Ada",,,,,,,\n'
    (ada,) = people(text.encode(), mapping={"name": "File As"})
    assert ada.name == "Quill, Ada"


def test_another_table_is_refused():
    """Named so by the user, a file that is none is refused with what to do."""
    with pytest.raises(Misread, match="this is no CSV file of Google Contacts"):
        records(b"Name,Email\nAda,ada@example.org\n")


cells = st.text(st.characters(codec="utf-8", exclude_characters="\r\0"), max_size=15) | (
    st.sampled_from([" ::: ", "* ", "* Home ::: Work", "a@b.c ::: d@e.f", "::: :::", "0/0/00"])
)
WIDE = (FILES / "contacts-2024.csv").read_text("utf-8-sig").partition("\n")[0].strip()


@given(st.lists(cells, min_size=42, max_size=42))
def test_any_cells_make_one_person_or_a_rejection(row):
    """Whatever stands in which column, a row is one person, or told with its line."""
    assert WIDE.count(",") == 41
    text = WIDE + "\n" + ",".join('"' + cell.replace('"', '""') + '"' for cell in row) + "\n"
    found = [each for each in records(text.encode()) if not isinstance(each, Lost)]
    assert len(found) == any(cell.strip() for cell in row)
    for each in found:
        assert each == Rejected(2, "there is no name") or isinstance(each, Person)
