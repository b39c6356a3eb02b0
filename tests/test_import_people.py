"""Who in a file is whom here: found where that is sure, else added, with a remark."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netlog import names
from netlog.exchange.records import Person, Touch
from netlog.store import connection, imports, matches, phones
from netlog.store.matches import Marks, Register
from netlog.store.rows import insert
from tests.conftest import Shell
from tests.importing import DAY, counts, imported, load, log, people, rows

ADA, BO = "a" * 31 + "1", "b" * 31 + "2"  # uids


def origins(shell: Shell) -> set[tuple[str, str, str]]:
    """Return what files call people: handle, source and key."""
    query = "SELECT handle, source, source_key FROM origin JOIN contact ON contact.id = contact_id"
    with connection.reading(shell.path) as db:
        return set(db.execute(query))


CONNECTIONS = """\
First Name,Last Name,URL,Email Address,Company,Position,Connected On
Ada,Quill,https://linkedin.com/in/ada-quill,ada@example.org,"Paper, Boat & Co",Editor,05 Oct 2020
Björn,Åkesson,https://www.linkedin.com/in/bjorn,,Globex,"Director, Operations",15 Jan 2024
Li,Wei,https://www.linkedin.com/in/li-wei-1,,Acme,Engineer,01 Feb 2024
Li,Wei,https://www.linkedin.com/in/li-wei-2,,Initech,Analyst,02 Feb 2024
"""


def test_known_by_address(netlog):
    """Somebody with the same e-mail address is known, and from then on by the file's own key."""
    netlog.ok("add", "Ada King", "--email", "ADA@example.org")
    assert counts(imported(netlog, CONNECTIONS)) == "3 added, 0 updated, 1 unchanged, 0 rejected"
    moved = CONNECTIONS.replace("ada@example.org", "other@example.org").replace("Ada,", "Augusta,")
    assert counts(imported(netlog, moved)) == "0 added, 0 updated, 4 unchanged, 0 rejected"
    assert people(netlog)["ada-king"]["name"] == "Ada King"


@pytest.mark.parametrize(
    ("there", "row"),
    [
        (["--phone", "+44 20 7946 0101"], "Ada Quill,,0044 20 7946 0101,"),
        (
            ["--link", "http://www.linkedin.com/in/Ada/"],
            "A. Quill,,,https://linkedin.com/in/ada?x=1",
        ),
        ([], "ADA  QUILL,,,"),
        (["--email", "ada@example.org"], "Ada Quill,,020 7946 0101,"),
        (["--phone", "+44 20 7946 0101"], "Ada Quill,,020 7946 0101,"),
        (["--company", "Acme"], "Ada Quill,Acme Ltd,,"),
        (["--nickname", "Addie", "--email", "a@example.org"], "Addie Berg,,a@example.org,"),
        (["--email", "a@example.org"], "quill@example.com,,a@example.org,"),
        (["--link", "https://ada.example"], "Ada Quill,,,https://linkedin.com/in/ada"),
    ],
)
def test_known(netlog, there, row):
    """A phone, a link or the name alone is enough when nothing contradicts."""
    netlog.ok("add", "Ada", "Quill", *there)
    field = "email" if "@" in row else "phone"
    answer = imported(netlog, f"name,company,{field},link\n{row}\n")
    assert counts(answer).startswith("0 added, 0 updated, 1 unchanged")


@pytest.mark.parametrize(
    ("there", "row"),
    [
        (["--email", "ada@example.org"], "Ada Quill,,quill@example.com,"),
        (["--phone", "+44 20 7946 0101"], "Ada Quill,,,+1 808 555 0142"),
        (["--company", "Acme"], "Ada Quill,Globex,,"),
        (["--link", "https://linkedin.com/in/ada"], "Ada Quill,,,,https://linkedin.com/in/quill"),
        (["--birthday", "2001-05-04"], "Ada Quill,,,,,2002-05-04"),
        (["--birthday", "4 may"], "Ada Quill,,,,,2001-05-05"),
        (["--email", "quills@example.org"], "Bo Quill,,quills@example.org,"),
        (["--phone", "+44 20 7946 0101"], "Bo Quill,,,+44 20 7946 0101"),
    ],
)
def test_doubtful(netlog, there, row):
    """Somebody who may be somebody else is added, never merged, and it is said who it may be."""
    netlog.ok("add", "Ada", "Quill", *there)
    answer = imported(netlog, f"name,company,email,phone,link,birthday\n{row}\n")
    assert counts(answer).startswith("1 added, 0 updated, 0 unchanged")
    new = "ada-quill-2" if row.startswith("Ada") else "bo-quill"
    assert f"{new} is new, and may be the same person as ada-quill\n" in answer.err


def test_doubt_between_two(netlog):
    """Of two people by one name neither is taken, nor does one of two in a file take the one."""
    netlog.ok("add", "Ada", "Quill")
    netlog.ok("add", "Ada", "Quill", "--force")
    answer = imported(netlog, "name,company\nAda Quill,Acme\n")
    assert (
        "ada-quill-3 is new, and may be the same person as ada-quill or ada-quill-2" in answer.err
    )
    netlog.ok("add", "Bo", "Berg")
    answer = imported(netlog, "name,email\nBo Berg,bo@example.org\nBo Berg,berg@example.org\n")
    assert counts(answer).startswith("2 added, 0 updated, 0 unchanged")
    assert answer.err.count("may be the same person as bo-berg") == 2
    assert answer.err.count("'netlog dupes' lists who may be the same person") == 1


def test_a_switchboard(netlog):
    """Colleagues who share a telephone and a web page are several people, and no doubt of it."""
    shared = "+44 20 7946 0100,https://acme.example"
    everybody = "".join(f"{name},{shared}\n" for name in ("Ada Quill", "Bo Berg", "Cy Noor"))
    answer = imported(netlog, f"name,phone,website\n{everybody}")
    assert counts(answer) == "3 added, 0 updated, 0 unchanged, 0 rejected"
    assert "may be" not in answer.err


def test_a_couple(netlog):
    """Two people who share an address and a surname stay two, also when one is known."""
    couple = "name,email\nJohn Smith,smiths@example.org\nJane Smith,smiths@example.org\n"
    netlog.ok("add", "John", "Smith", "--email", "smiths@example.org")
    assert counts(imported(netlog, couple)).startswith("1 added, 0 updated, 1 unchanged")
    assert people(netlog).keys() == {"john-smith", "jane-smith"}


def test_one_entry_twice(netlog):
    """Rows with one key, or one address and a name that fits, say more of the same person."""
    text = "name,email,phone\nAda Quill,a@example.org,\nada quill,a@example.org,+44 20 7946 0101\n"
    answer = imported(netlog, f"{text}A. Quill,a@example.org;b@example.org,\n")
    assert counts(answer) == "1 added, 0 updated, 0 unchanged, 0 rejected"
    ada = netlog.ok("show", "quill", "--json").json
    assert ada["phones"] == ["+44 20 7946 0101"]
    assert set(ada["emails"]) == {"a@example.org", "b@example.org"}


def test_the_order_of_a_file_does_not_matter(shell, empty_database):
    """However its rows are shuffled, a file makes the same people and finds the same ones."""
    entries = [
        Person("1", "Ada Quill", emails=("ada@example.org",)),
        Person("2", "A. Quill", emails=("ada@example.org", "quill@example.org")),
        Person("3", "Ada Quill", emails=("other@example.org",)),
        Person("4", "Bo Berg", phones=("+44 20 7946 0101",)),
        Person("5", "Bo Berg", company="Acme"),
    ]
    found = set()
    for order in permutations(entries):
        shell.path.write_bytes(empty_database.read_bytes())
        with connection.writing(shell.path, "test", bulk=True, dry_run=True) as db:
            known = [Person("0", "Bo Berg", phones=("020 7946 0101",))]
            imports.load(db, "before", known, DAY)
            imports.load(db, "file", order, DAY)
            origins = db.execute("SELECT contact_id, source_key FROM origin").fetchall()
        groups = {contact: {key for c, key in origins if c == contact} for contact, _ in origins}
        found.add(frozenset(map(frozenset, groups.values())))
    assert found == {frozenset(map(frozenset, [{"0", "4"}, {"1", "2"}, {"3"}, {"5"}]))}


MARKS = st.builds(
    lambda name, emails, company: Marks(
        name, names.fold(name), (), tuple(("email", e) for e in emails), company
    ),
    st.sampled_from(["Ada Quill", "ada quill", "A. Quill", "Bo Quill", "Bo"]),
    st.sets(st.sampled_from(["a@x", "b@x", "c@x"])),
    st.sampled_from([None, "Acme", "Globex"]),
)


@given(st.lists(MARKS, max_size=5), st.lists(MARKS, max_size=6), st.data())
def test_settling(there, entries, data):
    """Everybody is somebody, but for those to be passed over; who is new is counted on."""
    register = Register()
    for number, marks in enumerate(there, start=1):
        register.enter(number, marks)
    told = {str(n): marks for n, marks in enumerate(entries)}
    known_only = {key for key in told if data.draw(st.booleans())}
    taken = {n for n in range(1, len(there) + 1) if data.draw(st.booleans())}
    first_new = len(there) + 1
    contacts, doubts = matches.settle(
        told, register, taken=taken, known_only=known_only, first_new=first_new
    )
    assert told.keys() - contacts.keys() <= known_only
    new = sorted({contact for contact in contacts.values() if contact >= first_new})
    assert new == list(range(first_new, first_new + len(new)))
    assert all(contacts[key] >= first_new for key in doubts)
    for key, contact in contacts.items():
        if contact < first_new and key not in known_only:
            assert names.fold(told[key].name)[0] == names.fold(there[contact - 1].name)[0]


# Phones


@pytest.mark.parametrize(
    ("one", "other", "region"),
    [
        ("+44 (0)20 7946 0101", "020 7946 0101", "GB"),
        ("tel:+44-20-7946-0101", "0044 20 7946 0101", None),
        ("0044 20 7946 0101", "+44 20 7946 0101", "US"),
        ("011 44 20 7946 0101", "+44 20 7946 0101", "US"),
        ("079 123 45 67", "+41 79 123 45 67", "ch"),
        ("＋４１ 79 123 45 67", "٠٧٩ ١٢٣ ٤٥ ٦٧", "CH"),
        ("(808) 555-0142 x7", "tel:+1-808-555-0142;ext=7", "US"),
        ("06 1234 5678", "+39 06 1234 5678", "IT"),  # where the 0 stays
        ("12345", "12 345", None),
        ("020 7946 0101", "(020) 79460101", None),
        ("Mobil: 079 123 45 67", "079 123 45 67 (privat)", None),
    ],
)
def test_one_number(one, other, region):
    """A number is the same with its country and without, however it is written."""
    form = phones.comparing([one, other], region)
    assert form(one) == form(other)


@pytest.mark.parametrize(
    ("one", "other", "region"),
    [
        ("020 7946 0101", "+41 20 7946 0101", "GB"),
        ("+44 20 7946 0101", "+49 20 7946 0101", None),
        ("+1 808 555 0142", "+1 808 555 0142 ext. 7", None),
        ("+1 808 555 0142;ext=8", "+1 808 555 0142;ext=7", None),
        ("1-800-FLOWERS", "1-800-GARDENS", None),
        ("044 668 18 00", "030 668 18 00", None),  # of whatever country they are
        ("", "0", None),
    ],
)
def test_two_numbers(one, other, region):
    """Numbers that only end alike are two, and so are two extensions of one."""
    form = phones.comparing([one, other], region)
    assert form(one) != form(other)


@given(st.lists(st.text("0123456789+ ()-x;,#extEXT.²٣/", max_size=30), max_size=5), st.data())
def test_any_number(numbers, data):
    """Whatever stands where a number should, is read without an error, and is like itself."""
    form = phones.comparing(numbers, data.draw(st.sampled_from([None, "CH", "US", "XX"])))
    assert [form(number) for number in numbers] == [form(number) for number in numbers]


def test_the_country_of_most(netlog):
    """Numbers without a country are of that of most; the setting says otherwise."""
    there = [
        Person("1", "Ada Quill", phones=("+41 44 668 18 00",)),
        Person("2", "Bo Berg", phones=("+41 44 668 18 01",)),
        Person("3", "Cy Noor", phones=("+41 44 668 18 02", "+49 30 901820")),
        Person("4", "Di Falk", phones=("+49 44 668 18 05",)),
    ]
    load(netlog, "first", there)
    again = [
        Person("a", "A. Quill", phones=("044 668 18 00",)),
        Person("d", "D. Falk", phones=("044 668 18 05",)),
    ]
    assert load(netlog, "second", again[:1]).unchanged == 1
    assert load(netlog, "second", again[1:]).added == 1
    with connection.writing(netlog.path, "config") as db:
        insert(db, "setting", name="region", value="DE")
    assert load(netlog, "third", again[1:]).added == 0
    assert load(netlog, "fourth", again[:1], region="CH").added == 0


# Which mark counts


def test_an_address_counts_for_more_than_a_phone(netlog):
    """Whose e-mail it is, is meant, though somebody else has the phone."""
    netlog.ok("add", "Ada", "Quill", "--email", "ada@example.org")
    netlog.ok("add", "A.", "Quill", "--phone", "+44 20 7946 0101", "--force")
    both = Person("1", "Ada", emails=("ada@example.org",), phones=("+44 20 7946 0101",))
    assert load(netlog, "test", [both]).unchanged == 1
    assert ("ada-quill", "test", "1") in origins(netlog)


def test_a_name_alone_is_who_has_it(netlog):
    """Who is only named, in a log, is the one of that name, in the same file or an earlier one."""
    connections = [
        Person("in/ada", "Ada Quill", links=("linkedin.com/in/ada",), company="Acme"),
        Person("in/li-1", "Li Wei", links=("linkedin.com/in/li-1",)),
        Person("in/li-2", "Li Wei", links=("linkedin.com/in/li-2",)),
    ]
    praise: list[Person | Touch] = [
        Person("digest-ada", "Ada Quill", mention=True),
        Touch("digest-ada", "2026-03-01", "r1", "got", "recommendation"),
    ]
    made = load(netlog, "linkedin", [*praise, *connections])
    assert (made.added, made.touches_added) == (3, 1)
    later = [
        Person("digest-ada-2", "Ada Quill", mention=True),
        Touch("digest-ada-2", "2026-04-01", "e1", "got", "recommendation"),
        Person("digest-li", "Li Wei", mention=True),
        Touch("digest-li", "2026-04-01", "e2", "gave", "recommendation"),
    ]
    made = load(netlog, "linkedin", later)
    assert (made.added, made.touches_added) == (1, 2)
    assert made.remarks == (
        "li-wei-3 is new, and may be the same person as li-wei or li-wei-2",
        "'netlog dupes' lists who may be the same person",
    )
    assert [who for who, _, _ in log(netlog)] == ["ada-quill", "ada-quill", "li-wei-3"]


def test_two_of_one_name_in_one_file_are_no_doubt_of_each_other(netlog):
    """A log's name that two of the same file have is neither, and that is said."""
    records = [
        Person("1", "Li Wei", emails=("li@example.org",)),
        Person("2", "Li Wei", emails=("wei@example.org",)),
        Person("3", "Li Wei", mention=True),
        Touch("3", "2026-03-01", "t"),
    ]
    made = load(netlog, "test", records)
    assert made.added == 3
    assert made.remarks[0].startswith("li-wei-3 is new, and may be the same person as li-wei or")


def test_many_doubts(netlog):
    """Of many who may be there already the first ten are named, and the others counted."""
    load(netlog, "a", [Person(str(n), f"Ada N{n}", emails=(f"{n}@a.example",)) for n in range(30)])
    others = [Person(str(n), f"Ada N{n}", emails=(f"{n}@b.example",)) for n in range(30)]
    remarks = load(netlog, "b", others).remarks
    assert len(remarks) == 12
    assert remarks[10] == "… 20 more are new, and may be there already"


# Those who are to be recognised or passed over


def test_strangers(netlog):
    """Who is not known here is passed over with what they did, and counted once."""
    netlog.ok("add", "Ada", "Quill", "--email", "ada@example.org")
    records = [
        Person("ada@example.org", "Ada", emails=("ada@example.org",), known_only=True),
        Touch("ada@example.org", "2026-03-01", "m1"),
        Person("bo@example.org", "Bo Berg", emails=("bo@example.org",), known_only=True),
        Person("bo@example.org", "Bo", emails=("bo@example.org",), known_only=True),
        Touch("bo@example.org", "2026-03-01", "m2"),
        Touch("bo@example.org", "2026-03-02", "m3"),
    ]
    made = load(netlog, "mail", records)
    assert (made.added, made.unchanged, made.strangers) == (0, 1, 1)
    assert (made.touches_added, made.touches_unchanged, made.rejected) == (1, 0, ())
    assert people(netlog).keys() == {"ada-quill"}
    netlog.ok("add", "Bo", "Berg", "--email", "bo@example.org")
    made = load(netlog, "mail", records)
    assert (made.strangers, made.touches_added, made.touches_unchanged) == (0, 2, 1)


def test_told_both_ways(netlog):
    """Who is told of once as somebody to be added, is added."""
    some = [Person("1", "Ada", known_only=True), Person("2", "Bo", known_only=True)]
    made = load(netlog, "mail", [*some, Person("1", "Ada"), Touch("1", "2026-03-01", "t")])
    assert (made.added, made.strangers, made.touches_added) == (1, 1, 1)


@pytest.mark.parametrize("name", ["Jane Smith", "mum", "jane@example.org", "M. (private)"])
def test_who_writes_from_an_address_is_who_has_it(netlog, name):
    """Mail from the one address of somebody is theirs, whatever they call themselves there."""
    netlog.ok("add", "Mum", "--email", "jane@example.org")
    record = Person("jane@example.org", name, emails=("jane@example.org",), known_only=True)
    assert load(netlog, "mail", [record], update=True).strangers == 0
    assert people(netlog)["mum"]["name"] == "Mum"
    # Nor is anybody renamed by what they call themselves, once the address is their key.
    assert load(netlog, "mail", [record], update=True).updated == 0


def test_an_address_of_two_is_nobodys(netlog):
    """Where two share an address, it is theirs whose name it is."""
    netlog.ok("add", "John", "Smith", "--email", "smiths@example.org")
    netlog.ok("add", "Jane", "Smith", "--email", "smiths@example.org", "--force")
    jane = Person("smiths@example.org", "Jane S", emails=("smiths@example.org",), known_only=True)
    assert load(netlog, "mail", [jane]).unchanged == 1
    assert ("jane-smith", "mail", "smiths@example.org") in origins(netlog)
    other = jane._replace(key="again", name="The Smiths")
    assert load(netlog, "mail", [other]).strangers == 1


# netlog's own, and people who were merged


def test_own_people_are_found_by_uid(netlog):
    """Of netlog's own, a key is a uid: that of somebody here, or of somebody new."""
    made = load(netlog, "netlog", [Person(ADA, "Ada Quill"), Person("no uid", "Cy Noor")])
    assert made.added == 2
    assert origins(netlog) == {("cy-noor", "netlog", "no uid")}
    assert ADA in {row[1] for row in rows(netlog)["contact"]}
    assert load(netlog, "netlog", [Person(ADA, "Somebody Else")]).unchanged == 1
    dashed = "0f8fad5b-d9cb-469f-a165-70867728950e"
    load(netlog, "netlog", [Person(dashed, "Di Falk")])
    assert dashed in {row[1] for row in rows(netlog)["contact"]}


def test_own_people_are_found_by_their_marks(netlog):
    """Who has another uid here and the same address is known by either from then on."""
    netlog.ok("add", "Ada", "Quill", "--email", "ada@example.org")
    records = [Person(ADA, "Ada Quill", emails=("ada@example.org",))]
    assert load(netlog, "netlog", records).unchanged == 1
    assert origins(netlog) == {("ada-quill", "netlog", ADA)}
    assert load(netlog, "netlog", [Person(ADA, "Nobody Like Her")]).added == 0


def test_who_was_merged_is_found(netlog):
    """Whom a file called somebody who was merged is found by that, and so are their meetings."""
    records: list[Person | Touch] = [
        Person("1", "Ada Quill", emails=("ada@example.org",)),
        Person("2", "Ada Berg", emails=("berg@example.org",)),
        Touch("1", "2026-03-01", "t1"),
        Touch("2", "2026-03-01", "t1"),
        Touch("2", "2026-03-02", "t2"),
        Touch("2", "2026-03-03", "t3"),
    ]
    load(netlog, "test", records)
    uid = dict(row[2:0:-1] for row in rows(netlog)["contact"])["ada-berg"]
    netlog.ok("remove", "4")  # of Ada Berg, who is about to be somebody else
    netlog.ok("merge", "ada-quill", "ada-berg", "--yes", "--prefer", "first")
    made = load(netlog, "test", records)
    assert (made.added, made.touches_added, made.touches_unchanged) == (0, 0, 3)
    assert made.removed == 1
    assert load(netlog, "netlog", [Person(uid, "Ada Berg")]).added == 0


def test_two_of_one_name_in_a_journal(netlog):
    """Whom another program tells apart, netlog does, even by an accent alone, logged or not."""
    path = netlog.home / "friends.md"
    path.write_text(
        "### Activities:\n- 2018-01-04: Lunch with **Zoe**.\n- 2018-01-05: Tea with **Zoë**.\n\n"
        "### Notes:\n\n### Friends:\n- Zoe\n- Zoë\n\n### Locations:\n"
    )
    netlog("import", path)
    assert [(row["name"], row["touches"]) for row in netlog.ok("list", "--json").json] == [
        ("Zoe", 1),
        ("Zoë", 1),
    ]
