"""Address books in vCards: every person of every program's file, with all that is told of them."""

import random
import tracemalloc
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest

from netlog.errors import Misread
from netlog.exchange import Options, read
from netlog.exchange.records import Lost, Person, Record, Rejected
from netlog.exchange.vcard import fits
from tests.exchange.vcards_made import cards
from tests.trust import trials

FILES = Path(__file__).parent / "files" / "vcard"
OPTIONS = Options(date(2026, 11, 19))

PHOTO = Lost(1, "photos, left out")


def records(data: bytes | str) -> list[Record]:
    raw = data.encode() if isinstance(data, str) else data
    reading = read(raw, options=OPTIONS)
    assert reading.source == "vcard"
    return list(reading.records)


def card(*lines: str, version: str = "3.0") -> str:
    return "\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""])


def people(data: bytes | str) -> list[Person]:
    return [each for each in records(data) if isinstance(each, Person)]


def person(*lines: str, version: str = "3.0") -> Person:
    (found,) = people(card(*lines, version=version))
    return found


def sample(name: str) -> list[Record]:
    """Return what a file comes to; keys that are digests are left out."""
    return [
        each._replace(key="") if isinstance(each, Person) and len(each.key) == 32 else each
        for each in records((FILES / name).read_bytes())
    ]


# The files of each program ------------------------------------------------------------------------


def test_android():
    """Quoted-printable with soft line breaks; a card of an address alone; Android's own lines."""
    assert sample("android.vcf") == [
        Person("", "ada.quill@example.org", emails=("ada.quill@example.org",)),
        Person(
            "",
            "Łukasz Żółć de la Tour of the Long Name",
            phones=("020 7946 0001", "020 7946 0002"),
            tags=("Rowing",),
            note="Ñandú\nsecond line, with a comma and more",
        ),
        Person(
            "",
            "Bo Lind",
            emails=("bo@example.org",),
            phones=("020 7946 0003",),
            links=("www.example.org",),
            nicknames=("Bobo",),
            company="Ñandú Travel",
            note="Company: Ñandú Trains�\nE-mail: ÑÑÑ\nFax: 020 7946 0003\n"
            "Anniversary: 2001-05-06\nSpouse: Maria Lind",
        ),
        Lost(18, "lines with broken letters, which became �"),
        Lost(18, "photos, left out"),
    ]


def test_blackberry():
    """A photo in one line, and an empty note."""
    assert sample("blackberry.vcf") == [
        Person("", "Cy Moe", phones=("+442079460004",), company="Acme Solutions"),
        PHOTO,
    ]


def test_evolution():
    """Parameters that hold colons, words cut by folds, the program's own names, an UID."""
    (found,) = records((FILES / "evolution.vcf").read_bytes())
    assert found == Person(
        key="477343c8e6bf375a9bac1f96a5000837",
        name="Ms. Dana Stone, Eli Rao Jr.",
        emails=("dana@example.org",),
        phones=("020 7946 0005",),
        links=("http://www.example.org",),
        nicknames=("Dee", "Dan"),
        tags=("VIP",),
        company="Globex",
        title="Counter of Money",
        location="Albany, United States of America",
        birthday="1980-03-22",
        note='A NOTE THAT IS FOLDED, "AS IS" (WITH WORDS CUT; AND ZOË)\n\n'
        "Department: Accounting, Cellar\n"
        "Home address: 15 Crescent moon drive, ASB-123, Albany, New York 12345, "
        "United States of America\n"
        "AIM: dana5@example.org\nSpouse: Maria\nManager: Big Blue\nAssistant: Little Red\n"
        "Anniversary: 1999-04-23",
    )


def test_iphone():
    """Lines ended twice, Apple's labels, services and year of none."""
    assert sample("iphone.vcf") == [
        Person(
            "",
            "Mr. Eli Stone James Fay Sr.",
            emails=("eli@example.org",),
            phones=(
                *("020 7946 0008", "020 7946 0006", "020 7946 0010"),
                *("020 7946 0007", "020 7946 0009"),
            ),
            links=("http://www.example.org", "http://twitter.example/eli", "skype:eli.fay"),
            company="Globex",
            location="New York, United States of America",
            birthday="--02-29",
            note="Department: Accounting\nFax: 020 7946 0007\nPager: 020 7946 0009\n"
            "Assistant phone: 020 7946 0010\nMyspace: elif\nQQ: 12345\n"
            "Home address: Silicon Alley 5, New York, New York 12345, United States of America\n"
            "Work address: Street4, Building 6, Floor 8, New York, 12345, USA",
        ),
        PHOTO,
    ]


def test_mac():
    """A photo in lines that end otherwise than all the others, and what comes after it."""
    assert sample("mac.vcf") == [
        Person(
            "",
            "Gus Stone,James Gray",
            phones=("020 7946 0011",),
            location="Leeds, UK",
            birthday="2012-06-06",
            note='PROVIDED "AS IS", AND \nNO MORE\n\n'
            "Boat: 020 7946 0011\nHome address: Silicon Alley 5, Leeds, 12345, UK\n"
            "Phonetic first name: Goos\nAnniversary: 2003-04-05",
        ),
        PHOTO,
    ]


def test_google():
    """Labels of one's own go to the note, labels of contacts are tags, but for the system's."""
    assert sample("google.vcf") == [
        Person(
            "",
            "Hana Tarn",
            emails=("hana@example.org",),
            phones=("020 7946 0012",),
            links=("http://profile.example",),
            nicknames=("Han",),
            tags=("Choir", "Family"),
            company="TheCompany",
            title="TheJobTitle",
            location="Custom City, USA",
            birthday="1960-09-10",
            note="The first line.\nThe second.\nACustomField: CustomField\n\n"
            "Choir: hana@example.org\n"
            "Home address: 123 Home St, Home City, HM 12345\n"
            "CustomAdrType: 321 Custom St, Custom City, TX 98765, USA\n"
            "Anniversary: 1970-06-02\nSpouse: Ivo\nCustomRelationship: Jo\nICQ: 123456789",
        )
    ]


def test_outlook():
    """A comma in a company, a key between blank lines, and nothing lost after it."""
    assert sample("outlook.vcf") == [
        Person(
            "",
            "Ivo Vale III",
            emails=("ivo@example.org",),
            phones=("BusinessPhone", "020 7946 0013"),
            links=("http://page.example",),
            company="Company, The",
            title="The Job Title",
            location="Austin, United States of America",
            birthday="1980-03-21",
            note="The field!!\nSecond line\n\nThird line is empty\n\n"
            "Department: TheDepartment\nPrefix: Mr.\n"
            "Work address: TheOffice, 123 Main St, Austin, TX 12345, United States of America\n"
            "Role: TheProfession",
        ),
        Lost(1, "keys, left out"),
    ]


def test_version_3():
    """Several cards in a file; the address that is preferred comes first."""
    assert sample("three.vcf") == [
        Person(
            "",
            "June Underhill",
            emails=("June_Underhill@example.org", "june@home.example"),
            phones=("+1-919-555-0115",),
            company="Lotus Growers",
            location="Raleigh, U.S.A.",
            note="Work address: 6544 Battlefield Drive, Raleigh, NC 27613-3502, U.S.A.",
        ),
        Person(
            "",
            "Kit Wren",
            emails=("kit@example.org",),
            company="Net Scapers",
            location="Mountain View, U.S.A.",
            note="Work address: 501 E. Middle Rd., Mountain View, CA 94043, U.S.A.",
        ),
    ]


def test_version_4():
    """Phones that are addresses, a birthday without its year, a title in two languages."""
    assert records((FILES / "four.vcf").read_bytes()) == [
        Person(
            key="4fbe8971-0bc3-424c-9c26-36c3e1eff6b1",
            name="Sim Young",
            emails=("sim@example.org",),
            phones=("+1-418-555-0154 ext. 102", "+1-418-555-0101"),
            links=("http://sim.example", "https://social.example/@sim"),
            nicknames=("S. Young",),
            company="Via Genie",
            title="Patron",
            location="Quebec, Canada",
            birthday="--02-03",
            note="Suffix: ing. jr, M.Sc.\n"
            "Work address: Suite D2-630, 2875 Laurier, Quebec, QC G1V 2M2, Canada\n"
            "Anniversary: 2009-08-08\nGender: M\nLanguage: fr\nSpouse: Xu Young\n"
            "Coordinates: 46.772673,-71.282945\nTime zone: -0500",
        ),
        Lost(1, "the same in other languages, left out"),
        Lost(1, "keys, left out"),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\r\r\n"])
def test_files_come_in_many_encodings(encoding, end):
    """Told by their content, and the same person in each."""
    text = card("FN:Zoë Quill", "NOTE:a", "  b").replace("\r\n", end)
    assert fits(text.encode(encoding))
    (found,) = people(text.encode(encoding))
    assert (found.name, found.note) == ("Zoë Quill", "a b")


def test_windows_text_is_said_to_have_been_assumed():
    """So that somebody looks at the accents."""
    found, lost = records(card("FN:Zoë").encode("cp1252"))
    assert isinstance(found, Person)
    assert found.name == "Zoë"
    assert lost == Lost(
        1, "lines that are not UTF-8, read as Windows text (cp1252), so check the accents"
    )


# No card lost -------------------------------------------------------------------------------------


def test_cards_that_are_never_closed_count():
    """The last one ends with the file, any other where the next begins."""
    data = "BEGIN:VCARD\nFN:Ada\nBEGIN:VCARD\nFN:Bo\nEND:VCARD\nBEGIN:VCARD\nFN:Cy"
    assert [each.name for each in people(data)] == ["Ada", "Bo", "Cy"]


@pytest.mark.parametrize(
    "agent",
    [
        "AGENT:\r\nBEGIN:VCARD\r\nFN:Bo\r\nTEL:2\r\nEND:VCARD",
        "AGENT:\r\n\r\nBEGIN:VCARD\r\nFN:Bo\r\nTEL:2\r\nEND:VCARD",
        "AGENT:BEGIN:VCARD\r\nFN:Bo\r\nTEL:2\r\nEND:VCARD",
        r"AGENT:BEGIN:VCARD\nFN:Bo\nTEL:\n 2\nEND:VCARD\n",
    ],
)
def test_a_card_may_hold_another(agent):
    """Whoever acts for somebody is a person too, and the card goes on after theirs."""
    bo, ada = people(card("FN:Ada", agent, "TEL:1"))
    assert (bo.name, bo.phones) == ("Bo", ("2",))
    assert (ada.name, ada.phones, ada.note) == ("Ada", ("1",), "Agent: Bo")


def test_cards_may_be_nested_deeper_than_anybody_reads():
    """Whatever is beyond eight is beside the others, and everybody is there."""
    data = "BEGIN:VCARD\nFN:Ada\nAGENT:\n" * 1000
    assert len(people(data)) == 1000
    inline = r"AGENT:BEGIN:VCARD\nFN:Bo\n" * 20
    assert {each.name for each in people(card("FN:Ada", inline))} == {"Ada", "Bo"}


@pytest.mark.parametrize("group", ["KIND:group", "X-ADDRESSBOOKSERVER-KIND:group", "KIND:GROUP"])
def test_groups_are_no_people(group):
    """However many members they have."""
    members = ["X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:1", "MEMBER:urn:uuid:2"] * 2000
    assert records(card("FN:Friends", group, *members)) == [
        Lost(1, "groups, which are no people, passed over")
    ]


def test_companies_are_kept():
    """A card of a shop is somebody to be in touch with."""
    assert person("FN:Acme", "ORG:Acme", "X-ABShowAs:COMPANY").name == "Acme"
    assert person("FN:Acme", "KIND:org", version="4.0").name == "Acme"


def test_a_card_of_nobody_is_passed_over():
    """Nothing is made of nothing; a note without a name is rejected with its line."""
    assert records(card("PRODID:x", "REV:1") + card("NOTE:something")) == [
        Lost(1, "cards that tell of nobody, passed over"),
        Rejected(6, "there is no name"),
    ]


def test_what_is_no_card_is_refused():
    """A letter, or a calendar, said to be vCards."""
    for data in (
        b"Dear Ada,\n",
        b"BEGIN:VCALENDAR\nEND:VCALENDAR\n",
        b"%PDF-1.4",
        bytes(range(256)),
    ):
        assert not fits(data)
        with pytest.raises(Misread, match="there is no vCard in this file"):
            read(data, format="vcard", options=OPTIONS)


def test_what_stands_between_cards_is_passed_over():
    """Remarks and mail around them are no person's."""
    data = (
        "BEGIN:VCARD\nFN:Ada\nEND:VCARD\nhello\nTEL:9\nEND:VCARD\nBEGIN:VCARD\nFN:Bo\nEND:VCARD\n"
    )
    assert [(each.name, each.phones) for each in people(data)] == [("Ada", ()), ("Bo", ())]


# Names --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (["FN:Doe, John"], "Doe, John"),
        (["FN:Doe\\, John\\; Jr."], "Doe, John; Jr."),
        (["FN:John Doe", "N:Doe;John"], "John Doe"),
        (
            ["FN: ", "N:de la Tour;Ada;Maria,Luz;Dr.;PhD,MBA"],
            "Dr. Ada Maria Luz de la Tour PhD, MBA",
        ),
        (["N:Doe\\;Roe;Jo"], "Jo Doe;Roe"),
        (["N:Cher"], "Cher"),
        (["N:;;;;", "NICKNAME:Bo,Bobo"], "Bo"),
        (["NICKNAME:", "ORG:Acme, Inc.;Sales"], "Acme, Inc."),
        (["EMAIL:ada@example.org", "ORG:"], "ada@example.org"),
        (["TEL:020 7946 0001"], "020 7946 0001"),
    ],
)
def test_a_name_is_never_cut_and_found_where_it_is(lines, name):
    """FN, else N, else a nickname, the company, an address: the first there is, whole."""
    assert person(*lines).name == name


def test_other_names_are_nicknames():
    """A second FN, and an N that says more, are what somebody is called as well."""
    found = person("FN:Johnny", "FN:李小龍", "N:Doe;John;;;", "NICKNAME:Jack,Johnny")
    assert (found.name, found.nicknames) == ("Johnny", ("Jack", "李小龍", "John Doe"))


def test_a_name_that_cannot_be_stored_is_rejected():
    """It is not cut: the card is told by its line, and the next is taken."""
    found = records(card(f"FN:{'x' * 501}") + card("FN:Ada"))
    assert found[0] == Rejected(1, "the name is longer than 500 characters")
    assert [each.name for each in found[1:] if isinstance(each, Person)] == ["Ada"]


# Days ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "birthday"),
    [
        ("BDAY:19800322", "1980-03-22"),
        ("BDAY:1980-03-22", "1980-03-22"),
        ("BDAY;VALUE=date-and-or-time:19800322T000000Z", "1980-03-22"),
        ("BDAY:1980-03-22T00:00:00.000+01:00", "1980-03-22"),
        ("BDAY:--0322", "--03-22"),
        ("BDAY:--03-22", "--03-22"),
        ("BDAY:--0229", "--02-29"),
        ("BDAY;X-APPLE-OMIT-YEAR=1604:1604-03-22", "--03-22"),
        ("BDAY:1604-02-29", "--02-29"),
        ("BDAY;X-APPLE-OMIT-YEAR=1904:1904-03-22", "--03-22"),
        ("BDAY:0000-03-22", "--03-22"),
        ("BDAY;VALUE=text:22 March 1980", "1980-03-22"),
        ("BDAY:22.3.1980", "1980-03-22"),
        ("BDAY:", None),
    ],
)
def test_birthdays_are_written_in_many_ways(line, birthday):
    """With a year, without one, or with one that stands for none."""
    found = person("FN:Ada", line)
    assert (found.birthday, found.note) == (birthday, None)


@pytest.mark.parametrize("text", ["circa 1800", "1980-02-30", "---22", "1850-01-01", "3/4/1980"])
def test_a_birthday_that_is_none_is_kept_as_it_is_written(text):
    """In the note; a day that could be two is not guessed at."""
    found = person("FN:Ada", f"BDAY;VALUE=text:{text}")
    assert (found.birthday, found.note) == (None, f"Birthday: {text}")


# What else is told --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "phone"),
    [
        ("TEL;TYPE=CELL:+44 20 7946 0001", "+44 20 7946 0001"),
        ("TEL;VALUE=uri:tel:+44-20-7946-0001", "+44-20-7946-0001"),
        ("TEL;VALUE=uri:tel:+44-20-7946-0001;ext=12", "+44-20-7946-0001 ext. 12"),
        ("TEL:TEL:7042;phone-context=example.org", "7042"),
        ("TEL;VALUE=uri:tel:%2B44-20", "+44-20"),
        ("TEL:1-800-ADA\\, ask for Bo", "1-800-ADA, ask for Bo"),
    ],
)
def test_phones_are_written_as_people_read_them(line, phone):
    """Extensions included."""
    assert person("FN:Ada", line).phones == (phone,)


@pytest.mark.parametrize(
    ("line", "emails"),
    [
        ("EMAIL:mailto:ada@example.org", ("ada@example.org",)),
        ("EMAIL:MAILTO:ada@example.org", ("ada@example.org",)),
        ("EMAIL:Ada Quill <ada@example.org>", ("ada@example.org",)),
        ("EMAIL:ada@example.org\\, a@example.com", ("ada@example.org", "a@example.com")),
        ("EMAIL:", ()),
    ],
)
def test_addresses_are_freed_of_what_is_around_them(line, emails):
    """Of a scheme, a name, and of each other."""
    found = person("FN:Ada", line)
    assert (found.emails, found.note) == (emails, None)


def test_what_is_no_address_is_kept():
    """Outlook's internal ones too, where they were found: in the note."""
    found = person("FN:Ada", "EMAIL:/o=Acme/cn=Ada")
    assert (found.emails, found.note) == ((), "E-mail: /o=Acme/cn=Ada")


def test_what_has_no_field_of_its_own_is_in_the_note():
    """Below what was there, a line each, once."""
    found = person(
        "FN:Ada",
        "NOTE:Likes tea.",
        "ROLE:Sailor",
        "X-SPOUSE:Bo",
        "RELATED;TYPE=spouse;VALUE=text:Bo",
        "RELATED;TYPE=co-worker;VALUE=text:Cy",
        "ANNIVERSARY:20090808",
        "X-ANNIVERSARY:2009-08-08",
        "a.X-ABDATE:--0405",
        "a.X-ABLabel:Boat launched",
        "X-JABBER:ada@chat.example",
        "TEL;TYPE=X-Boat:7",
        "NOTE:And rivers.",
    )
    assert found.note == (
        "Likes tea.\n\nAnd rivers.\n\n"
        "Boat: 7\nRole: Sailor\nSpouse: Bo\nCo-worker: Cy\nAnniversary: 2009-08-08\n"
        "Boat launched: --04-05\nJabber: ada@chat.example"
    )


def test_a_note_may_have_been_written_as_it_is():
    """Lines that are no properties go on with a note; elsewhere they are told as lost."""
    found, lost = records(card("FN:Ada", "torn", "NOTE:one", "two", "three", "TEL:7"))
    assert isinstance(found, Person)
    assert (found.note, found.phones) == ("one\ntwo\nthree", ("7",))
    assert lost == Lost(1, "lines that are no property, left out")


def test_an_address_gives_a_place_and_the_rest_to_the_note():
    """The first that names a city or a country; one that says no more needs no line."""
    assert person("FN:Ada", "ADR:;;;Leeds;;;UK")[9:12] == ("Leeds, UK", None, None)
    found = person("FN:Ada", "ADR:;;;;Bavaria;;Germany", "ADR;TYPE=work,pref:;;Long St 1;Bath;;;")
    assert found.location == "Bath"
    assert found.note == "Work address: Long St 1, Bath\nAddress: Bavaria, Germany"
    label = person("FN:Ada", 'ADR;LABEL="Long St 1^nBath":;;;;;;')
    assert (label.location, label.note) == (None, "Address: Long St 1, Bath")


def test_photos_sounds_and_unknown_properties_are_told():
    """Once a card, in the plural, with the line where the card begins."""
    data = card("FN:Ada") + card(
        "FN:Bo", "PHOTO;VALUE=uri:http://example.org/p", "SOUND:x", "X-NEW:1"
    )
    assert records(data)[1:] == [
        Person(people(data)[1].key, "Bo"),
        Lost(5, "photos, left out"),
        Lost(5, "sounds, left out"),
        Lost(5, "properties that netlog has no place for, left out"),
    ]


def test_text_may_be_in_base64():
    """Some phones code a name as if it were a picture."""
    assert person("FN;CHARSET=UTF-8;ENCODING=B:Wm/DqyBRdWlsbA==").name == "Zoë Quill"


# Keys ---------------------------------------------------------------------------------------------


def test_a_uid_is_the_key():
    """Whether or not it says that it is one, and however long it is."""
    assert person("FN:Ada", "UID:urn:uuid:1-2-3").key == person("FN:Bo", "UID:1-2-3").key == "1-2-3"
    assert len(person("FN:Ada", f"UID:{'x' * 5000}").key) == 32


def test_without_a_uid_name_and_addresses_are_the_key():
    """The same person in several files of an export is one, whatever else differs."""
    one = person("FN:Ada Quill", "EMAIL:a@example.org", "EMAIL:b@example.org", "CATEGORIES:Choir")
    two = person("FN:Ada Quill", "EMAIL:B@example.org", "EMAIL:a@example.org", "TEL:7")
    assert one.key == two.key


@pytest.mark.parametrize(
    "other",
    [
        ["FN:Bo Quill", "EMAIL:quill@example.org"],
        ["FN:Ada Quill", "EMAIL:other@example.org"],
        ["FN:Ada Quill", "TEL:7"],
        ["FN:Ada Quill"],
    ],
)
def test_two_people_have_two_keys(other):
    """Couples share an address, and strangers a name."""
    assert person(*other).key != person("FN:Ada Quill", "EMAIL:quill@example.org").key


def test_netlogs_own_properties_are_taken_back():
    """But for those that nobody can have written with netlog, of which it is told."""
    data = card(
        *("FN:Ada", "X-NETLOG-CIRCLE:inner", "X-NETLOG-CADENCE:3 weeks", "X-NETLOG-MET-AT:Leeds"),
        *("X-NETLOG-MET-ON:2020-02-30", "X-NETLOG-ADDED-ON:2021-01-01"),
    )
    found, lost = records(data)
    assert isinstance(found, Person)
    assert (found.circle, found.cadence, found.met_at) == ("inner", "3 weeks", "Leeds")
    assert (found.met_on, found.added_on) == (None, "2021-01-01")
    assert lost == Lost(1, "days and rhythms that cannot be read, left out")


# Bounds -------------------------------------------------------------------------------------------


def test_values_that_cannot_be_stored_do_not_cost_the_card():
    """They are left out, a note that is too long is cut, and both are told."""
    found, *lost = records(
        card(
            *("FN:Ada", f"TEL:{'7' * 501}", "TEL:7", f"ORG:{'x' * 501}", "CATEGORIES:a\0b,c"),
            f"NOTE:{'n' * 70_000}",
        )
    )
    assert isinstance(found, Person)
    assert (found.phones, found.company, found.tags) == (("7",), None, ("c",))
    assert len(found.note or "") == 65536
    assert lost == [
        Lost(1, "ends of notes longer than 65,536 characters, left out"),
        Lost(1, "values that are too long or no text, left out"),
    ]


def test_an_endless_card_is_rejected_alone():
    """One of too many properties, or of too much text; those around it are taken."""
    found = records(
        card("FN:Ada")
        + card("FN:Bo", *("TEL:7",) * 1000)
        + card("FN:Cy", *(f"NOTE:{'n' * 60_000}",) * 18)
        + card("FN:Di")
    )
    assert [each.name for each in found if isinstance(each, Person)] == ["Ada", "Di"]
    assert [each for each in found if isinstance(each, Rejected)] == [
        Rejected(5, "it has more than 1,000 properties"),
        Rejected(1009, "it is longer than 1 MiB"),
    ]


def test_a_photo_of_any_size_costs_neither_the_card_nor_memory():
    """Eight megabytes of it are passed over without being kept."""
    photo = b"\r\n ".join([b"A" * 75] * 110_000)
    data = card("FN:Ada", "PHOTO;ENCODING=b:@", "TEL:7").encode().replace(b"@", photo)
    stream = BytesIO(data)
    tracemalloc.start()
    found = list(read(stream, options=OPTIONS).records)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert found == [Person(people(card("FN:Ada", "TEL:7"))[0].key, "Ada", phones=("7",)), PHOTO]
    assert peak < 4_000_000 < len(data)


def test_memory_does_not_grow_with_the_file():
    """Three times the people take no more of it."""

    def peak(count: int) -> int:
        stream = BytesIO(cards(count))
        tracemalloc.start()
        taken = sum(1 for each in read(stream, options=OPTIONS).records if isinstance(each, Person))
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert taken == count
        return most

    assert peak(1200) < 1.2 * peak(400)


@pytest.mark.parametrize("name", ["EMAIL", "TEL", "ADR", "N", "BDAY", "ORG", "CATEGORIES", "IMPP"])
@pytest.mark.parametrize("sign", ["a", "a@", "a:", "\\,", ";", ", ", "tel:", "1-", "\\n"])
def test_a_long_value_takes_no_more_time_than_many_short_ones(name, sign):
    """Tens of thousands of the same sign are told apart soon: in pairs it would take days."""
    assert len(records(card("FN:Ada", f"{name}:{sign * trials(50_000)}", "X-ABLabel:x"))) >= 1


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Return `data` with a few bytes changed, left out, doubled or moved."""
    raw = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        start = chance.randrange(max(1, len(raw) - 1))
        end = start + chance.choice([1, 1, 2, 20, 200])
        piece = raw[start:end]
        match chance.randrange(4):
            case 0:
                raw[start : start + 1] = b"%c" % chance.choice(b'\r\n :;=,"\\.\0\xff\x80AB')
            case 1:
                del raw[start:end]
            case 2:
                raw[start:start] = piece * chance.choice([1, 3])
            case _:
                place = chance.randrange(len(raw) + 1)
                raw[place:place] = piece
    return bytes(raw)


@pytest.mark.parametrize("path", sorted(FILES.iterdir()), ids=lambda path: path.stem)
def test_damaged_files_give_records_or_are_refused(path):
    """Whatever bytes are changed: never anything but records, or a sentence."""
    whole, chance = path.read_bytes(), random.Random(path.name)
    for _ in range(trials(700)):
        data = mutated(whole, chance)
        try:
            found = list(read(data, format="vcard", options=OPTIONS).records)
        except Misread:
            continue
        assert all(isinstance(each, Person | Lost | Rejected) for each in found)
        assert all(each.name and each.key for each in found if isinstance(each, Person))
