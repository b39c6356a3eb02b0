"""Anybody's table: of people, or of what happened with them."""

import csv
import io
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netlog.errors import Misread
from netlog.exchange import Options, read
from netlog.exchange.columns import FIELDS, field_of
from netlog.exchange.records import Lost, Person, Reading, Record, Rejected, Touch
from netlog.output import spreadsheet_safe

TODAY = date(2026, 11, 19)


def table(text: str, **said: Any) -> Reading:
    return read(text.encode(), format="csv", options=Options(TODAY)._replace(**said))


def records(text: str, **said: Any) -> list[Record]:
    return list(table(text, **said).records)


def people(text: str, **said: Any) -> list[Person]:
    return [each for each in records(text, **said) if isinstance(each, Person)]


def person(text: str, **said: Any) -> Person:
    (found,) = people(text, **said)
    return found


def touches(text: str, **said: Any) -> list[Touch]:
    return [each for each in records(text, **said) if isinstance(each, Touch)]


def touch(text: str, **said: Any) -> Touch:
    (found,) = touches(text, **said)
    return found


def losses(text: str, **said: Any) -> list[Lost]:
    return [each for each in records(text, **said) if isinstance(each, Lost)]


# People


def test_a_table_of_people_is_read_by_the_names_of_its_columns():
    """Every field has its column, whatever that is called, and several values a cell."""
    text = (
        "ID,First Name,Middle,Surname,Nick,E-mail 1 - Value,Email 2,Mobile,Employer,Position,"
        "City,Date of birth,Comments,Groups,Website,Circle,Frequency,Met on,Date added\n"
        "7,Ada,M.,Quill,Countess,ada@example.org; a@example.net,ada@example.com,"
        '"+49 170 1; 144",Acme,CTO,Oslo,1980-03-22,"likes tea\nand cake","chess, #oslo; Chess",'
        "https://example.org/ada,close,every 3 weeks,2019-05-01,2020-01-02\n"
    )
    assert records(text, name="Team List (1).csv") == [
        Person(
            key="7",
            name="Ada M. Quill",
            emails=("ada@example.org", "a@example.net", "ada@example.com"),
            phones=("+49 170 1", "144"),
            links=("https://example.org/ada",),
            nicknames=("Countess",),
            tags=("chess", "oslo"),
            company="Acme",
            title="CTO",
            location="Oslo",
            birthday="1980-03-22",
            met_on="2019-05-01",
            added_on="2020-01-02",
            circle="close",
            cadence="3 weeks",
            note="likes tea\nand cake",
        )
    ]


@pytest.mark.parametrize(
    ("header", "field"),
    [
        *(("Full Name", "name"), ("display_name", "name"), ("givenName", "first")),
        *(("Family-Name", "last"), ("E-Mail", "email"), ("E-mail 2 Address", "email")),
        *(("Phone 1 - Value", "phone"), ("Organisation", "company"), ("Job Title", "title")),
        *(("Organization 1 - Name", "company"), ("DOB", "birthday"), ("Labels", "tag")),
        *(("LinkedIn", "link"), ("Group", "circle"), ("Every", "cadence"), ("NOTES", "note")),
        *(("Last Contact", "last_contacted"), ("Connected On", "met_on"), ("Shoe size", None)),
    ],
)
def test_columns_go_by_many_names(header, field):
    """The usual names of a column, in any case and with any signs, are its field's."""
    assert field_of(header) == field


def test_no_name_of_a_column_is_two_fields():
    """Each name in the list of synonyms stands there once."""
    names = [name for names in FIELDS.values() for name in names.split()]
    assert sorted(set(names)) == sorted(names)


def test_what_was_understood_is_said():
    """The columns read are named in the words of --map, and so are those that are not."""
    reading = table("Full name,Mail,Shoe size,Sign\nAda Quill,ada@example.org,38,Leo\n")
    assert reading.remarks == (
        "a table of people: name = 'Full name', email = 'Mail'",
        "not read: 'Shoe size', 'Sign'",
    )


def test_a_mapping_says_which_column_is_which():
    """Columns in any language are read where the user names them; guesses fill the rest."""
    text = "Nimi;Email;Syntynyt;Viimeksi\nAda Quill;ada@example.org;22.03.1980;01.11.2026\n"
    said = {"name": "Nimi", "birthday": "syntynyt", "last-contacted": "Viimeksi"}
    ada, last = records(text, mapping=said, date_format="%d.%m.%Y")
    assert isinstance(ada, Person)
    assert isinstance(last, Touch)
    assert (ada.name, ada.emails, ada.birthday) == ("Ada Quill", ("ada@example.org",), "1980-03-22")
    assert last.day == "2026-11-01"


def test_a_mapping_goes_before_a_guess():
    """What the user says of a column or a field is not guessed again."""
    text = "Name,Company,Notes\nAcme,Ada Quill,tea\n"
    said = {"name": "Company", "company": "Name", "note": ""}
    ada = person(text, mapping=said)
    assert (ada.name, ada.company, ada.note) == ("Ada Quill", "Acme", None)


@pytest.mark.parametrize(
    ("said", "error"),
    [
        ({"shoesize": "Name"}, "there is no field 'shoesize'; the fields are id, name, first"),
        ({"name": "Nimi"}, "there is no column 'Nimi'; the columns are 'Name', 'Email'"),
        ({"name": "", "email": ""}, "no column says who; say which one does with --map name"),
    ],
)
def test_a_wrong_mapping_says_what_there_is(said, error):
    """A field or a column that does not exist is answered with those that do."""
    with pytest.raises(Misread, match=error):
        table("Name,Email\nAda,ada@example.org\n", mapping=said)


@pytest.mark.parametrize("text", ["", "Ada Quill\nBo Lind\n", "Foo,Bar\n1,2\n"])
def test_a_table_needs_a_header(text):
    """Without names of columns there is nothing to go by, and that is said."""
    with pytest.raises(Misread, match="no header"):
        table(text)


def test_one_column_of_names_is_enough():
    """A list of names below the word is a table."""
    assert [each.name for each in people("Name\nAda Quill\nBo Lind\n")] == ["Ada Quill", "Bo Lind"]


def test_the_surest_of_two_columns_counts():
    """A job title is one though a form of address is called title as well; that is remarked."""
    text = "Title,Name,Job Title\nDr,Ada Quill,CTO\n"
    assert person(text).title == "CTO"
    assert "not read: 'Title'" in table(text).remarks


@pytest.mark.parametrize(
    ("row", "name"),
    [
        ("Ada Quill,X,Y,ada@example.org,Acme,Countess", "Ada Quill"),
        (",Ada,Quill,ada@example.org,Acme,Countess", "Ada Quill"),
        (",,,ada@example.org,Acme,Countess", "Countess"),
        (",,,ada@example.org,Acme,", "Acme"),
        (",,,ada@example.org,,", "ada@example.org"),
    ],
)
def test_somebody_without_a_name_is_called_by_what_there_is(row, name):
    """Name, else its parts, else nickname, company, e-mail, in this order."""
    assert person(f"Name,First,Last,Email,Company,Nickname\n{row}\n").name == name


def test_nobody_is_rejected():
    """A row that names nobody is told by its line."""
    assert records("Name,City\nAda,Oslo\n,Rome\n")[1:] == [Rejected(3, "there is no name")]


def test_people_who_share_an_address_stay_apart():
    """Couples and colleagues with one e-mail or one link are two people."""
    text = (
        "Name,Email,Website\n{0},both@example.org,\n{1},both@example.org,\n{0},,e.org\n{1},,e.org\n"
    )
    assert len({each.key for each in people(text.format("Ada", "Bo"))}) == 4


def test_a_person_stays_the_same_in_another_job():
    """With an e-mail, neither company nor file nor order of columns make another person."""
    before = person("Name,Email,Company\nAda Quill,ada@example.org,Acme\n", name="a.csv")
    after = person("E-mail;Name;Company\nADA@example.org;Ada quill;Globex\n", name="b.csv")
    assert before.key == after.key


def test_ids_mean_something_in_their_file_only():
    """With ids the keys have a namespace of the file's name, which copies of it share."""
    text = "id,name\n1,Ada\n"
    assert table(text, name="team.csv").source == "csv:team"
    assert table(text, name="Team (2).csv").source == "csv:team"
    assert table("name,email\nAda,\n", name="team.csv").source == "csv"
    assert person(text).key == "1"


def test_an_endless_id_is_shortened():
    """A key has to fit its column, and stays what it is from one time to the next."""
    text = f"id,name\n{'x' * 400},Ada\n"
    assert len(person(text).key) == 32
    assert person(text).key == person(text).key


def test_what_is_no_address_is_left_out_with_a_remark():
    """Labels that leaked into an e-mail column are not addresses, and addresses are found."""
    text = (
        "Name,Email\nAda,* Home\nBo,Bo Lind <bo@example.org>\nCy,mailto:cy@example.org\nDi,none\n"
        "Ed,'ed.o'neil@example.org'\n"
    )
    assert [each.emails for each in people(text)] == [
        *((), ("bo@example.org",), ("cy@example.org",), (), ("ed.o'neil@example.org",))
    ]
    assert losses(text) == [
        *(Lost(2, "e-mail addresses without @, left out"),),
        *(Lost(5, "e-mail addresses without @, left out"),),
    ]


def test_what_is_no_number_is_left_out_with_a_remark():
    """A word in the column of phones is no number."""
    text = "Name,Phone\nAda,unlisted; +47 1\n"
    assert person(text).phones == ("+47 1",)
    assert losses(text) == [Lost(2, "phone numbers without a figure, left out")]


@pytest.mark.parametrize(
    ("written", "cadence"),
    [
        *(("3 weeks", "3 weeks"), ("Monthly", "1 month"), ("30", "30 days"), ("", None)),
        *(("often", None), ("0", None)),
    ],
)
def test_how_often_is_read_as_netlog_reads_it(written, cadence):
    """Spans, rhythms and bare days are a cadence; what is none is left out."""
    assert person(f"Name,Every\nAda,{written}\n").cadence == cadence


def test_an_unreadable_rhythm_is_remarked_on():
    """A cadence that is left out is named with its column and line."""
    assert losses("Name,Every\nAda,often\n") == [
        Lost(2, "how often, in 'Every', left out, unreadable (say it as in 3 weeks)")
    ]


def test_the_last_contact_is_a_touch():
    """A day of last contact is an interaction without a channel; a later one is another."""
    text = "Name,Last contacted\nAda,{}\n"
    ada, first = records(text.format("2026-10-01"))
    assert isinstance(ada, Person)
    assert isinstance(first, Touch)
    assert first == Touch(person=ada.key, day="2026-10-01", key=first.key)
    assert touch(text.format("2026-10-01")).key == first.key
    assert touch(text.format("2026-11-01")).key != first.key
    assert touches(text.format("never")) == []


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("11/10/2026", "two days; say how days are written with --date-format"),
        ("soon", "cannot read the day 'soon'; say how days are written with --date-format"),
        ("2026-11-20", "the day 2026-11-20 has not come yet"),
    ],
)
def test_a_last_contact_that_is_none_is_rejected(written, reason):
    """The person is taken, and the touch told with its line and what to do."""
    ada, rejected = records(f"Name,Last contacted\nAda,{written}\n")
    assert isinstance(ada, Person)
    assert isinstance(rejected, Rejected)
    assert rejected.line == 2
    assert reason in rejected.reason


def test_the_order_of_day_and_month_is_each_columns_own():
    """One value above twelve settles its column, and the user is told how it was read."""
    text = "Name,Birthday,Met on\nAda,3/4/1980,3/4/2019\nBo,31/12/1981,12/31/2020\n"
    ada, _ = people(text)
    assert (ada.birthday, ada.met_on) == ("1980-04-03", "2019-03-04")
    assert table(text).remarks[1:] == (
        "days in 'Birthday' are written day first",
        "days in 'Met on' are written month first",
    )


def test_a_person_is_taken_without_an_unreadable_day():
    """A birthday that could be two is left out, and remarked on with its line."""
    text = "Name,Birthday\nAda,3/4/1980\nBo,--02-29\n"
    assert [each.birthday for each in people(text)] == [None, "--02-29"]
    (lost,) = losses(text)
    assert lost.line == 2
    assert "'Birthday'" in lost.phrase
    assert "--date-format" in lost.phrase


def test_a_suffix_belongs_to_a_name_and_a_degree_does_not():
    """Father and son stay apart; what somebody studied is not how they are called."""
    text = "First,Last,Suffix\nAda,Quill,Jr.\nBo,Lind,PhD\nCy,Moe,III\n"
    assert [each.name for each in people(text)] == ["Ada Quill Jr.", "Bo Lind", "Cy Moe III"]


def test_unknown_columns_are_kept_where_that_is_said():
    """What has no field goes to the note, a line each, and blanks do not."""
    text = "Name,Shoe size,Sign,Notes\nAda,38,Leo,likes tea\nBo,,Virgo,\n"
    reading = table(text, keep_unknown=True)
    assert [each.note for each in reading.records if isinstance(each, Person)] == [
        *("likes tea\n\nShoe size: 38\nSign: Leo", "Sign: Virgo")
    ]
    assert reading.remarks == ("a table of people: name = 'Name', note = 'Notes'",)


def test_unknown_columns_of_a_log_are_kept_with_the_interaction():
    """They change nothing of which interaction it is."""
    text = "day,name,note,Mood\n2026-11-01,Ada,tea,good\n"
    assert touch(text, keep_unknown=True).note == "tea\nMood: good"
    assert touch(text, keep_unknown=True).key == touch(text).key


def test_several_notes_are_one():
    """Two columns of notes are both kept."""
    assert person("Name,Notes,Comments\nAda,tea,cake\n").note == "tea\n\ncake"


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("a" * 501 + ",,,", "the name is longer than 500 characters"),
        ("Ada," + "a" * 310 + "@example.org,,", "an e-mail address is longer than 320 characters"),
        ("Ada,,," + "a" * 65537, "the note is longer than 65,536 characters"),
        ("Ada,," + "a" * 101 + ",", "a tag is longer than 100 characters"),
        ("Ada,,,te\0a", "the note holds a NUL"),
        ("Ada,,\u0301,", "a tag is made of accents alone"),
    ],
)
def test_what_cannot_be_stored_is_rejected(cell, reason):
    """A row that the database would refuse is told by its line, and the others go on."""
    found = records(f"Name,Email,Tags,Notes\nBo,,,\n{cell}\nCy,,,\n")
    assert found[1] == Rejected(3, reason)
    assert len(found) == 3


def test_the_longest_that_can_be_stored_is_taken():
    """A name of 500 letters and a note of 65,536 are within bounds."""
    ada = person(f"Name,Notes\n{'a' * 500},{'b' * 65536}\n")
    assert (len(ada.name), len(ada.note or "")) == (500, 65536)


def test_the_guard_against_formulas_is_taken_off():
    """What netlog guarded in its own CSV comes back as it was; other apostrophes stay."""
    text = "Name,Phone,Notes\n''t Hooft,'+31 20,'=1+1\n't Veld,+31 21,'tis tea\n"
    assert [(each.name, each.phones, each.note) for each in people(text)] == [
        ("'t Hooft", ("+31 20",), "=1+1"),
        ("'t Veld", ("+31 21",), "'tis tea"),
    ]


def test_netlogs_own_listing_of_people_comes_back():
    """What `netlog due` lists is read as people, their last touch as a touch."""
    text = (
        "id,handle,name,last_touch,channel,cadence,cadence_from,due_on,days_late,turn\n"
        "3,ada-quill,Ada Quill,2026-10-01,email,3 weeks,own,2026-10-22,28,yours\n"
    )
    ada, last = records(text)
    assert isinstance(ada, Person)
    assert isinstance(last, Touch)
    assert (ada.key, ada.name, ada.cadence) == ("3", "Ada Quill", "3 weeks")
    assert (last.person, last.day, last.direction) == ("3", "2026-10-01", "met")


def test_netlogs_own_table_of_people_comes_back_under_their_uids():
    """With `uid` and `handle` it is netlog's: a value a line, and what was counted is not read."""
    text = (
        "uid,handle,name,nicknames,emails,tags,company,past_jobs,met_at,last_touch,balance,note\n"
        '4f-1,ada-quill,Ada Quill,,"ada@example.org\na@example.net","a, b\nc;d",Acme,'
        '"CEO at Globex,  to 2020-01-01",a fair,2026-10-01,-2,\'=tea\n'
    )
    reading = table(text, name="anything.csv")
    assert reading.source == "netlog"
    assert list(reading.records) == [
        Person(
            key="4f-1",
            name="Ada Quill",
            emails=("ada@example.org", "a@example.net"),
            tags=("a, b", "c;d"),
            company="Acme",
            met_at="a fair",
            note="=tea",
        )
    ]
    assert reading.remarks == ("netlog's own table of people",)


def test_netlogs_own_interactions_are_with_those_people():
    """The uid is the person's, and the interaction has its own."""
    text = (
        "uid,handle,name,interaction_uid,day,direction,kind,weight,channel,initiator,gathering,"
        "note,source\n4f-1,ada-quill,Ada Quill,9a-7,2026-10-01,got,advice,2,call,them,g,tea,csv\n"
    )
    reading = table(text)
    assert reading.source == "netlog"
    assert list(reading.records) == [
        Person(key="4f-1", name="Ada Quill"),
        Touch("4f-1", "2026-10-01", "9a-7", "got", "advice", 2, "call", "tea", "them", "g"),
    ]


# Interactions


def test_netlogs_own_history_comes_back():
    """What `netlog history` lists is read as the interactions it is, with their own ids."""
    text = (
        "id,handle,name,interaction_id,day,direction,kind,weight,channel,initiator,note,balance\n"
        "3,ada-quill,Ada Quill,41,2026-10-01,gave,intro,2,email,me,'=to Bo,2\n"
        "3,ada-quill,Ada Quill,42,2026-10-02,met,,1,in-person,,,2\n"
    )
    assert records(text) == [
        Person(key="3", name="Ada Quill"),
        Touch(
            person="3",
            day="2026-10-01",
            key="41",
            direction="gave",
            kind="intro",
            weight=2,
            channel="email",
            note="=to Bo",
            initiator="me",
        ),
        Touch(person="3", day="2026-10-02", key="42", channel="in-person"),
    ]


def test_a_log_of_anybodys_is_read_as_interactions():
    """A column of days with people beside it is a log; each person is told once."""
    text = "Date;Person;Notes\n1.11.2026;Ada Quill;tea\n2.11.2026;Ada Quill;cake\n"
    ada, first, second = records(text)
    assert isinstance(ada, Person)
    assert (ada.name, ada.note) == ("Ada Quill", None)
    assert isinstance(first, Touch)
    assert isinstance(second, Touch)
    assert [first[:2], second[:2]] == [(ada.key, "2026-11-01"), (ada.key, "2026-11-02")]
    assert [first.note, second.note] == ["tea", "cake"]
    assert table(text).remarks[0].startswith("a table of interactions")


def test_a_column_of_days_makes_no_log_of_an_address_book():
    """Where people have phones and companies, a date is not known to be a contact's."""
    text = "Name,Phone,Company,Date\nAda,1,Acme,2026-11-01\n"
    assert touches(text) == []
    assert "not read: 'Date'" in table(text).remarks


def test_an_id_in_a_log_is_the_interactions():
    """Where there is one column of ids, it counts rows of the log, not people."""
    ada, first, second = records("id,day,name\n1,2026-11-01,Ada\n2,2026-11-02,Ada\n")
    assert isinstance(ada, Person)
    assert ada.key not in {"1", "2"}
    assert isinstance(first, Touch)
    assert isinstance(second, Touch)
    assert (first.key, second.key) == ("1", "2")


def test_two_interactions_alike_are_two():
    """The same thing given twice on a day counts twice, and no more when imported again."""
    row = "2026-11-01,Ada,gave,intro\n"
    text = "day,name,direction,kind\n" + row * 3
    keys = [each.key for each in touches(text)]
    assert len(set(keys)) == 3
    assert [each.key for each in touches(text + "2026-11-02,Bo,got,lead\n" + row)][:3] == keys


@pytest.mark.parametrize(
    ("cells", "direction", "kind", "channel", "note"),
    [
        ("gave,,intro,email,x", "gave", "intro", "email", "x"),
        ("Given,,,,", "gave", "other", None, None),
        ("received,,Lead,phone call,", "got", "lead", "call", None),
        (",Took,advice,,", "got", "advice", None, None),
        (",Call,,,", "met", None, "call", None),
        (",meeting,,Zoom,", "met", None, "video", None),
        ("gave,Intro,,,", "gave", "intro", None, None),
        (",Conference,,,Berlin", "met", None, "event", "Berlin"),
        (",Workshop,,,Berlin", "met", None, None, "Workshop: Berlin"),
        (",,,carrier pigeon,hello", "met", None, "other", "carrier pigeon: hello"),
        ("met,,gift,,", "met", None, None, "gift"),
    ],
)
def test_what_happened_is_read_from_the_words_people_use(cells, direction, kind, channel, note):
    """Directions, kinds and channels go by many words; what is none of them goes to the note."""
    found = touch(f"day,name,direction,type,kind,channel,note\n2026-11-01,Ada,{cells}\n")
    assert (found.direction, found.kind, found.channel, found.note) == (
        *(direction, kind, channel, note),
    )


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("2026-11-01,,gave,1", "the row does not say who"),
        (",Ada,gave,1", "the row has no day"),
        ("2026-11-20,Ada,gave,1", "the day 2026-11-20 has not come yet"),
        ("2026-11-01,Ada,lent,1", "the direction 'lent' is none of met, gave and got"),
        ("2026-11-01,Ada,gave,6", "the weight is not a whole number from 1 to 5"),
        ("2026-11-01,Ada,gave,9223372036854775807", "the weight is not a whole number from 1 to 5"),
    ],
)
def test_what_is_no_interaction_is_rejected(row, reason):
    """Each row that cannot be taken is told by its line, and leaves nobody behind."""
    text = f"day,name,direction,weight\n2026-11-01,Bo,met,\n{row}\n"
    assert records(text)[2:] == [Rejected(3, reason)]


def test_an_ambiguous_day_is_rejected_until_the_column_tells():
    """11/10/2026 is no day by itself, and one once another row says which comes first."""
    text = "day,name,note\n11/10/2026,Ada,\n"
    (rejected,) = records(text)
    assert isinstance(rejected, Rejected)
    assert "'11/10/2026' can be read as two days" in rejected.reason
    assert [each.day for each in touches(text + "13/10/2026,Ada,\n")] == [
        *("2026-10-11", "2026-10-13")
    ]
    assert touch(text, date_format="%m/%d/%Y").day == "2026-11-10"


@pytest.mark.parametrize(
    ("word", "initiator"), [("me", "me"), ("They", "them"), ("", None), ("the cat", None)]
)
def test_who_began_is_me_or_them(word, initiator):
    """Anything else is left out; a gathering is what its rows share."""
    found = touch(f"day,name,initiator,gathering\n2026-11-01,Ada,{word},g1\n")
    assert (found.initiator, found.group) == (initiator, "g1")


words = st.text(st.characters(codec="utf-8", exclude_characters="\r\0"), min_size=1, max_size=20)
said = words.map(str.strip).filter(lambda text: any(c.isalnum() for c in text))


@given(st.lists(st.tuples(said, said, said), max_size=8), st.sampled_from([",", ";", "\t"]))
def test_what_netlog_writes_as_csv_is_read_back(rows, sign):
    """Any name, title and note, guarded against formulas or not, come back as they were."""
    file = io.StringIO()
    writer = csv.writer(file, delimiter=sign)
    writer.writerow(("id", "name", "title", "note"))
    for n, row in enumerate(rows):
        writer.writerow((n, *map(spreadsheet_safe, row)))
    assert [(each.key, each.name, each.title, each.note) for each in people(file.getvalue())] == [
        (str(n), " ".join(name.split()), title, note) for n, (name, title, note) in enumerate(rows)
    ]
