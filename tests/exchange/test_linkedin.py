"""LinkedIn's Connections.csv: every layout and oddity of it that was seen."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netlog.errors import Misread
from netlog.exchange import Options, read
from netlog.exchange.keys import profile
from netlog.exchange.records import Lost, Person, Reading, Record, Rejected

TODAY = date(2026, 11, 19)
PREAMBLE = (
    "Notes:\n"
    '"When you export, some addresses may be missing. Ask at https://example.org/help, or at '
    'https://example.org/privacy, why that is so."\n\n'
)
HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"


def connections(
    rows: str, *, head: str = PREAMBLE + HEADER, date_format: str | None = None
) -> Reading:
    options = Options(TODAY, date_format=date_format)
    return read((head + rows).encode(), format="linkedin", options=options)


def people(rows: str, **how: str) -> list[Record]:
    return list(connections(rows, **how).records)


def person(row: str, **how: str) -> Person:
    (found,) = people(row, **how)
    assert isinstance(found, Person)
    return found


def test_a_connection_is_a_person_met_on_a_day():
    """Every column has its place; the day of connecting is when you met, not a touch."""
    row = (
        "José,García,https://www.linkedin.com/in/jose-garcia,jose@example.org,"
        '"Acme, Inc.","Director, Operations",05 Oct 2020\n'
    )
    assert people(row) == [
        Person(
            key="https://www.linkedin.com/in/jose-garcia",
            name="José García",
            emails=("jose@example.org",),
            links=("https://www.linkedin.com/in/jose-garcia",),
            company="Acme, Inc.",
            title="Director, Operations",
            met_on="2020-10-05",
        )
    ]
    assert connections(row).source == "linkedin"
    assert connections(row).remarks == ()


def test_most_addresses_are_blank():
    """Nothing is made of blank cells."""
    assert people("Ada,Quill,https://www.linkedin.com/in/ada,,,,05 Oct 2020\n") == [
        Person(
            key="https://www.linkedin.com/in/ada",
            name="Ada Quill",
            links=("https://www.linkedin.com/in/ada",),
            met_on="2020-10-05",
        )
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("preamble", ["", PREAMBLE, "Notes:\n\n", "\n\n\n"])
def test_the_preamble_may_change(preamble, encoding):
    """With a mark or without, with prose or without, it is the same file."""
    data = (preamble + HEADER + "Zoë,Łuk,,,,,05 Oct 2020\n").encode(encoding)
    (found,) = read(data, options=Options(TODAY)).records
    assert isinstance(found, Person)
    assert found.name == "Zoë Łuk"


@pytest.mark.parametrize("sign", [";", "\t"])
def test_it_may_have_been_saved_by_a_spreadsheet(sign):
    """Excel in Europe saves semicolons, its text format tabs, with the days it shows."""
    text = (HEADER + "Ada,Quill,,,Acme,CTO,05-Oct-20\n").replace(",", sign)
    (found,) = read(text.encode("cp1252"), options=Options(TODAY)).records
    assert isinstance(found, Person)
    assert (found.company, found.met_on) == ("Acme", "2020-10-05")


@pytest.mark.parametrize(
    "head",
    [
        "First Name,Last Name,Email Address,Company,Position,Connected On\n",
        "First Name,Last Name,Email Address,Current Company,Current Position,Connected On\n",
    ],
)
def test_older_layouts_have_no_address_of_a_profile(head):
    """Without a URL a person is known by name and day, and the columns may be `Current`."""
    found = person("Ada,Quill,ada@example.org,Acme,CTO,05 Oct 2020\n", head=head)
    assert (found.links, found.company, found.title) == ((), "Acme", "CTO")
    again = person("Ada,Quill,new@example.org,Globex,CEO,Oct 5 2020\n", head=head)
    assert found.key == again.key


@pytest.mark.parametrize(
    "url",
    [
        "https://www.linkedin.com/in/ada-quill",
        "https://www.linkedin.com/in/Ada-Quill/",
        "http://linkedin.com/in/ada-quill?trk=contact&x=1",
        "www.linkedin.com/in/ada-quill#about",
        "https://uk.linkedin.com/in/ada-quill/",
        "https://www.linkedin.com/in/ada-quill/de",
        "https://www.linkedin.com/in/ada%2Dquill",
    ],
)
def test_a_profile_is_known_however_its_address_is_written(url):
    """Case, a trailing slash, a query, a country or a language make no other person."""
    found = person(f"Ada,Quill,{url},,,,05 Oct 2020\n")
    assert found.key == "https://www.linkedin.com/in/ada-quill"
    assert found.links == (found.key,)


@pytest.mark.parametrize(
    "url", ["n/a", "https://www.linkedin.com/in/", "https://www.linkedin.com/profile/view?id=7"]
)
def test_what_is_no_profile_makes_nobody_the_same(url):
    """A cell that stands for no profile is kept as a link, and two people stay two."""
    ada, bo = people(f"Ada,Quill,{url},,,,05 Oct 2020\nBo,Lind,{url},,,,05 Oct 2020\n")
    assert isinstance(ada, Person)
    assert isinstance(bo, Person)
    assert ada.links == bo.links == (url,)
    assert ada.key != bo.key


def test_a_profile_of_another_script_has_one_address():
    """Quoted or not, in capitals or not, it is the same page."""
    assert profile("https://www.linkedin.com/in/%C3%89va-k") == profile("linkedin.com/in/éva-k/")
    assert profile("linkedin.com/in/éva-k") == "https://www.linkedin.com/in/%c3%a9va-k"
    assert profile("linkedin.com/in/100%-ada") == profile("https://linkedin.com/in/100%-ada/")


def test_an_old_public_profile_keeps_its_figures():
    """`/pub/` addresses of two people of one name differ at the end only."""
    assert profile("http://www.linkedin.com/pub/ada-quill/1/2B/3/") == (
        "https://www.linkedin.com/pub/ada-quill/1/2b/3"
    )


def test_two_people_may_have_one_name():
    """One name twice is two people where the profiles or the days differ."""
    found = people(
        "Ada,Quill,https://www.linkedin.com/in/ada,,,,05 Oct 2020\n"
        "Ada,Quill,https://www.linkedin.com/in/ada-2,,,,05 Oct 2020\n"
        "Ada,Quill,,,,,05 Oct 2020\n"
        "Ada,Quill,,,,,06 Oct 2020\n"
    )
    assert len({each.key for each in found if isinstance(each, Person)}) == 4


@pytest.mark.parametrize(
    ("first", "last", "name"),
    [
        ("Jane", '"Doe, MBA, PMP"', "Jane Doe"),
        ("Jane", '"Doe, Jr."', "Jane Doe Jr."),
        ("Jane", '"Doe, III, PhD"', "Jane Doe III"),
        ("Jane", '"Doe, Ivanova"', "Jane Doe"),
        ("Jane 🚀", "Doe", "Jane Doe"),
        ("Jane", "Doe 👩🏽‍💻✨", "Jane Doe"),
        ("⭐️ Jane ⭐️", '"Doe®, CFP®"', "Jane Doe"),
        ('"Jane, MD"', "Doe", "Jane Doe"),
        ("", "Doe ☕", "Doe"),
    ],
)
def test_a_name_is_freed_of_what_people_add_to_it(first, last, name):
    """Credentials and pictures go to the note, where the name stands as it was written."""
    found = person(f"{first},{last},,,,,05 Oct 2020\n")
    written = f"{first} {last}".replace('"', "").strip()
    assert found.name == name
    assert found.note == f"On LinkedIn: {written}"


@pytest.mark.parametrize(
    ("first", "last", "name"),
    [
        ("Mary  Ann", " O'Neil-Smith ", "Mary Ann O'Neil-Smith"),
        ("小龍", "李", "小龍 李"),
        ("Jean-Luc", "de la Tour", "Jean-Luc de la Tour"),
        ("می\u200cنا", "Rad", "می\u200cنا Rad"),
        ("🚀", "✨", "🚀 ✨"),
        ("Ada", "", "Ada"),
    ],
)
def test_a_name_without_additions_is_kept(first, last, name):
    """Hyphens, small words, other scripts and their joiners belong to a name; no note is made."""
    found = person(f"{first},{last},,,,,05 Oct 2020\n")
    assert (found.name, found.note) == (name, None)


def test_closed_accounts_are_passed_over_and_counted():
    """Rows that hold nothing but a day are no people and no errors, and are not kept silent."""
    found = people(",,,,,,30 Jan 2026\nAda,Quill,,,,,05 Oct 2020\n,,,,,,31 Jan 2026\n")
    closed = "members who closed their account, passed over"
    assert [found[0], found[2]] == [Lost(5, closed), Lost(7, closed)]
    assert len(found) == 3


def test_a_profile_without_a_name_is_rejected():
    """What cannot be called anything is said to be left, with its line."""
    assert people(",,https://www.linkedin.com/in/ada,,,,05 Oct 2020\n") == [
        Rejected(5, "there is no name")
    ]


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("05 Oct 2020", "2020-10-05"),
        ("10/15/2020", "2020-10-15"),
        ("Oct 15 2020", "2020-10-15"),
        ("2020-10-15", "2020-10-15"),
        ("15-Oct-20", "2020-10-15"),
        ("", None),
    ],
)
def test_days_come_in_many_layouts(written, day):
    """As LinkedIn wrote them over the years, and as spreadsheets save them."""
    assert person(f"Ada,Quill,,,,,{written}\n").met_on == day


def test_the_order_of_day_and_month_is_seen_in_the_whole_column():
    """One 15 in the second place makes all of the column month first."""
    found = people("Ada,Quill,,,,,3/4/2020\nBo,Lind,,,,,03/15/2020\n")
    assert [each.met_on for each in found if isinstance(each, Person)] == [
        *("2020-03-04", "2020-03-15")
    ]


def test_an_unreadable_day_does_not_lose_the_person():
    """The person is taken without the day, and it is told where that was and what to do."""
    rows = "Ada,Quill,,,Acme,,sometime\nBo,Lind,,,,,05 Oct 2020\nCy,Moe,,,,,3/4/2020\n"
    found = people(rows)
    assert [each.met_on for each in found if isinstance(each, Person)] == [
        *(None, "2020-10-05", None)
    ]
    lost = [each for each in found if isinstance(each, Lost)]
    assert [each.line for each in lost] == [5, 7]
    assert "'Connected On'" in lost[0].phrase
    assert "--date-format" in lost[0].phrase
    assert lost[0].phrase == lost[1].phrase


def test_a_date_format_settles_the_order():
    """What the user says is believed."""
    assert person("Ada,Quill,,,,,3/4/2020\n", date_format="%d/%m/%Y").met_on == "2020-04-03"


def test_an_address_without_at_is_left_out():
    """A label in the wrong column is no e-mail address."""
    found, lost = people("Ada,Quill,,work,,,05 Oct 2020\n")
    assert isinstance(found, Person)
    assert found.emails == ()
    assert lost == Lost(5, "e-mail addresses without @, left out")


def test_what_cannot_be_stored_is_rejected_and_the_rest_is_taken():
    """A name of 501 letters, a NUL, a torn row: each is told by its line, and only that is lost."""
    assert people(
        f"{'a' * 501},Quill,,,,,05 Oct 2020\n"
        "Ada,Qu\0ill,,,,,05 Oct 2020\n"
        f"Bo,Lind,,,{'x' * 501},,05 Oct 2020\n"
        "torn\n"
        "Cy,Moe,,,,,05 Oct 2020,,extra\n"
        "Di,Rao,,,,,\n"
    )[:-1] == [
        Rejected(5, "the name is longer than 500 characters"),
        Rejected(6, "the name holds a NUL"),
        Rejected(7, "the company is longer than 500 characters"),
        Rejected(8, "there is 1 cell, but 7 columns"),
        Rejected(9, "there are 9 cells, but 7 columns"),
    ]


def test_another_file_is_not_taken_for_it():
    """Named so by the user, a file that is none is refused with what is missing."""
    with pytest.raises(Misread, match="Connected On"):
        read(b"Name,Email\nAda,ada@example.org\n", format="linkedin", options=Options(TODAY))


def test_names_alone_do_not_make_a_connection():
    """An address book with first and last names is somebody else's file."""
    data = b"First Name,Last Name,Email Address,Company\nAda,Quill,,\n"
    assert read(data, options=Options(TODAY)).source == "csv"


letters = st.text(st.characters(codec="utf-8", exclude_characters="\r\0"), max_size=30)


@given(letters, letters, letters, letters)
def test_any_name_is_taken_and_found_again(first, last, company, link):
    """Whatever people call themselves, a second reading gives the same people."""
    cells = [first, last, link, "", company, "", "05 Oct 2020"]
    row = ",".join('"' + cell.replace('"', '""') + '"' for cell in cells)
    once, again = people(row), people(row)
    assert once == again
    for each in once:
        if isinstance(each, Person):
            assert each.name
            assert each.met_on == "2020-10-05"
