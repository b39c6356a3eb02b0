"""LinkedIn's other files: messages, invitations, recommendations and endorsements."""

from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netlog.errors import Misread
from netlog.exchange import Mine, Options, linkedin, read
from netlog.exchange.records import Lost, Person, Reading, Record, Rejected, Touch

FILES = Path(__file__).parent / "files" / "linkedin"
TODAY = date(2026, 11, 19)
MOE = "https://www.linkedin.com/in/moe-self"
PAGE = "https://www.linkedin.com/in/"
HEAD = (
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,"
    "SUBJECT,CONTENT,FOLDER\n"
)


def reading(data: bytes, name: str = "", me: str = MOE, **said: Any) -> Reading:
    options = Options(TODAY, me=(me,) if me else (), name=name)._replace(**said)
    return read(data, options=options)


def file(name: str) -> list[Record]:
    return list(reading((FILES / name).read_bytes(), name).records)


def messages(rows: str, me: str = MOE, **said: Any) -> list[Record]:
    return list(reading((HEAD + rows).encode(), me=me, **said).records)


def touches(records: list[Record]) -> list[Touch]:
    """Return the touches, without their keys."""
    return [each._replace(key="") for each in records if isinstance(each, Touch)]


def people(records: list[Record]) -> dict[str, str]:
    return {each.key: each.name for each in records if isinstance(each, Person)}


def met(who: str, day: str, initiator: str, note: str | None = None) -> Touch:
    return Touch(
        f"{PAGE}{who}", day, "", channel="message", note=note, initiator=initiator, sole=True
    )


# Messages


def test_messages_are_touches_by_whoever_wrote():
    """Each has a person and a day, and its subject at most; one to a group has each of them."""
    found = file("messages.csv")
    assert touches(found) == [
        met("ada-quill", "2026-09-30", "me"),
        met("ada-quill", "2026-09-30", "them", "Tea?"),
        met("ada-quill", "2026-10-02", "them"),
        met("jo-park", "2026-08-01", "me"),
        met("dee-ray", "2026-08-01", "me"),
        met("dee-ray", "2026-08-02", "them"),
        met("lee-roe-77", "2026-07-01", "me"),
        met("kit-oak", "2026-07-01", "me"),
    ]
    assert "how are you" not in repr(found)


def test_messages_tell_their_people_once():
    """By their profile, under the name that stands beside it, or the one in its address."""
    assert people(file("messages.csv")) == {
        f"{PAGE}ada-quill": "Ada Quill",
        f"{PAGE}jo-park": "Jo Park",
        f"{PAGE}dee-ray": "Dee Ray",
        f"{PAGE}lee-roe-77": "Lee Roe",
        f"{PAGE}kit-oak": "Kit Oak",
    }


def test_what_is_no_message_between_people_is_told():
    """Spam, advertisements, drafts, the departed and torn rows are passed over, and counted."""
    others = [each for each in file("messages.csv") if isinstance(each, Lost | Rejected)]
    assert others == [
        Lost(9, "messages in spam, passed over"),
        Lost(10, "sponsored messages, passed over"),
        Lost(11, "sponsored messages, passed over"),
        Lost(12, "drafts, passed over"),
        Lost(13, "members who closed their account, passed over"),
        Rejected(14, "there is 1 cell, but 13 columns"),
        Lost(15, "messages that are neither from you nor to you, passed over"),
        Rejected(16, "the row has no day that can be read"),
    ]


def test_a_name_told_later_goes_before_one_guessed():
    """Whoever could not be told apart in a group is called as they call themselves."""
    found = messages(
        f'1,,Moe,{MOE},"Roe, MBA, Oak, PhD","{PAGE}l-roe,{PAGE}k-oak",2026-07-01 10:00:00 UTC,,,\n'
        f"1,,Lee Röe,{PAGE}l-roe,Moe,{MOE},2026-07-02 10:00:00 UTC,,,\n"
    )
    assert people(found) == {f"{PAGE}l-roe": "Lee Röe", f"{PAGE}k-oak": "K Oak"}
    assert len([each for each in found if isinstance(each, Person)]) == 2


@pytest.mark.parametrize(
    ("page", "reason"),
    [("l\0roe", "the key holds a NUL"), ("x" * 500, "a link is longer than 500 characters")],
)
def test_a_profile_that_cannot_be_kept_leaves_nobody_behind(page, reason):
    """It is told with its line, and whoever else the message went to is not lost."""
    row = f'1,,Moe,{MOE},"Roe, MBA, Oak","{PAGE}{page},{PAGE}k-oak",2026-07-01,,,\n'
    rejected, *others = messages(row)
    assert rejected == Rejected(2, reason)
    assert people(others) == {f"{PAGE}k-oak": "K Oak"}
    assert touches(others) == [met("k-oak", "2026-07-01", "me")]


def test_a_person_of_connections_is_the_same_in_messages():
    """One profile is one key in all files, and a name has no credentials in any."""
    connected = people(file("Connections.csv"))
    assert f"{PAGE}ada-quill" in connected
    (wrote,) = people(
        messages(
            f'1,,"Łukasz Vale, MBA 🚀",{PAGE}%C5%82ukasz-vale-8a1b2/,Moe,{MOE},'
            "2026-07-01 10:00:00 UTC,,,\n"
        )
    ).items()
    assert wrote in connected.items()


@pytest.mark.parametrize(
    "me", [MOE, "linkedin.com/in/Moe-Self/", f"{MOE}?trk=x", "in/moe-self", "MOE  SÉLF"]
)
def test_i_am_known_however_i_say_it(me):
    """A profile in any spelling, or a name."""
    row = f"1,,Moe Self,{MOE},Ada,{PAGE}ada,2026-07-01 10:00:00 UTC,,,\n"
    assert touches(messages(row, me=me)) == [met("ada", "2026-07-01", "me")]


@pytest.mark.parametrize("me", ["", "moe@example.org"])
def test_without_me_messages_are_refused(me):
    """An address of mine says nothing to LinkedIn's messages."""
    with pytest.raises(Misread, match=r"say it with --me https://www\.linkedin\.com/in/YOU"):
        messages("", me=me)


def test_my_name_does_not_go_before_my_profile():
    """A namesake with another profile is somebody else."""
    row = f"1,,Moe Self,{PAGE}moe-2,Moe Self,{MOE},2026-07-01 10:00:00 UTC,,,\n"
    options = {"me": MOE}
    assert touches(messages(row, **options)) == [met("moe-2", "2026-07-01", "them")]


def test_a_message_to_a_crowd_is_no_contact_with_anybody():
    """More people than a meeting may have are not in touch by one of them writing."""
    some = [f"P{n}" for n in range(9)]
    to, urls = ";".join(some), ",".join(f"{PAGE}p{n}" for n in range(9))
    row = f'1,,Moe,{MOE},{to},"{urls}",2026-07-01 10:00:00 UTC,,,\n'
    assert messages(row) == [Lost(2, "messages among more than 8 people, passed over")]
    assert len(touches(messages(row, max_attendees=9))) == 9
    row = f'1,,P0,{PAGE}p0,Moe;P1,"{MOE},{PAGE}p1",2026-07-01 10:00:00 UTC,,,\n'
    assert len(messages(row, max_attendees=1)) == 1


def test_a_recipient_without_a_profile_is_known_by_name():
    """As in recommendations, so that both are one person."""
    row = f'1,,Moe,{MOE},"Roe, MBA",,2026-07-01 10:00:00 UTC,,,\n'
    (person, touch) = messages(row)
    received = f"{RECOMMENDED}Roe,,,,Fine.,06/01/25,\n".encode()
    (other, _) = reading(received, "Recommendations_Given.csv").records
    assert isinstance(person, Person)
    assert isinstance(touch, Touch)
    assert isinstance(other, Person)
    assert (person.name, person.links, touch.person) == ("Roe", (), person.key)
    assert person.key == other.key


RECOMMENDED = "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\n"


def test_tomorrow_in_greenwich_is_today():
    """A message of this evening may have tomorrow's date, and none has a later one."""
    row = f"1,,Moe,{MOE},Ada,{PAGE}ada,2026-11-2{{}} 01:00:00 UTC,,,\n"
    assert touches(messages(row.format(0))) == [met("ada", "2026-11-19", "me")]
    assert messages(row.format(1)) == [Rejected(2, "the day 2026-11-21 has not come yet")]


@pytest.mark.parametrize("day", ["9/30/2026 8:12", "30/9/2026 8:12", "2026-09-30T08:12:40Z"])
def test_messages_saved_by_a_spreadsheet_have_their_days(day):
    """Excel writes days its own way; the column tells which."""
    row = f"1,,Moe,{MOE},Ada,{PAGE}ada,{day},,,\n"
    assert [each.day for each in touches(messages(row))] == ["2026-09-30"]


def test_a_torn_row_is_not_quoted():
    """What stands in the wrong place may be what somebody wrote."""
    (rejected,) = messages("1,,Moe,x,Ada,x,my secret,,,\n")
    assert rejected == Rejected(2, "the row has no day that can be read")


@pytest.mark.parametrize(
    "name",
    [
        *("guide_messages.csv", "a.zip/learning_coach_messages.csv"),
        *("learning_role_play_messages.csv", "Learning_Coach_Messages (1).csv"),
    ],
)
def test_talk_with_machines_is_not_imported(name):
    """Files of the same shape that hold no talk with people are empty, and say so."""
    data = (FILES / "guide_messages.csv").read_bytes()
    found = reading(data, name, me="")
    assert list(found.records) == []
    assert found.remarks == ("talk with LinkedIn's machines, passed over",)


@pytest.mark.parametrize("name", ["messages.csv", "messages (1).csv", "my_messages.csv", ""])
def test_messages_may_be_called_anything_else(name):
    """It is the machines' files that are known by name."""
    data = (FILES / "messages.csv").read_bytes()
    assert len(touches(list(reading(data, name).records))) == 8


def test_a_text_without_a_table_is_not_linkedins():
    """A file of the archive may hold a sentence only; it is no table and no error of theirs."""
    assert not linkedin.fits(b"No conversations found")


# Who I am


def mine(data: bytes, name: str = "") -> Mine:
    return linkedin.mine(BytesIO(data), Options(TODAY, name=name))


def test_who_is_in_nearly_every_conversation_is_told():
    """Conversations are counted, and not messages; what is passed over does not count."""
    found = mine((FILES / "messages.csv").read_bytes())
    # c1, c2, c3, c8 with me, c9 without; c4 to c7 are spam, advertisements and a draft.
    assert found.entries == 5
    assert found.seen[MOE] == 4
    assert found.seen[f"{PAGE}ada-quill"] == 1
    assert found.seen[f"{PAGE}dee-ray"] == 1


def test_invitations_are_sure_who_i_am():
    """Who is asked by those who come in and asks those who go out; that row by row."""
    assert mine((FILES / "Invitations.csv").read_bytes()) == Mine(3, {MOE: 3})


def test_without_profiles_names_are_counted():
    """The oldest files have names only."""
    head = HEAD.replace("SENDER PROFILE URL", "A").replace("RECIPIENT PROFILE URLS", "B")
    data = f"{head}1,,Moe,,Ada,,,,,\n2,,Bo,,Moe,,,,,\n".encode()
    assert mine(data) == Mine(2, {"Moe": 2, "Ada": 1, "Bo": 1})


@pytest.mark.parametrize(
    "name", ["Connections.csv", "Recommendations_Given.csv", "guide_messages.csv"]
)
def test_other_files_do_not_tell_who_i_am(name):
    """Nothing is counted where I am not among the people."""
    assert mine((FILES / name).read_bytes(), name) == Mine(0, {})


# Invitations


def test_an_invitation_with_a_message_is_a_touch():
    """Of whoever sent it; without a message it is none. The days are American."""
    found = file("Invitations.csv")
    (ezra,) = (key for key, name in people(found).items() if name == "Ezra Vale")
    assert touches(found) == [
        met("ada-quill", "2026-09-05", "them", "Hello from Ada,\nwe met at the fair"),
        met("", "2026-09-06", "me", "Good talk!")._replace(person=ezra),
        met("kit-oak", "2024-10-11", "me", "Hi Kit"),
    ]
    assert [each for each in found if isinstance(each, Lost)] == [
        Lost(4, "invitations without a message, passed over")
    ]


INVITED = "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n"


def test_invitations_need_not_say_who_i_am():
    """Their direction says it; and where it does not, I do, or the row is rejected."""
    row = f"Moe,Ada,9/5/26,Hi,{{}},{MOE},{PAGE}ada\n"
    data = (INVITED + row.format("OUTGOING")).encode()
    assert touches(list(reading(data, me="").records)) == [met("ada", "2026-09-05", "me", "Hi")]
    data = (INVITED + row.format("")).encode()
    assert touches(list(reading(data).records)) == [met("ada", "2026-09-05", "me", "Hi")]
    assert list(reading(data, me="").records) == [
        Rejected(2, "the direction is neither INCOMING nor OUTGOING")
    ]


def test_invitations_are_american_unless_the_column_says_no():
    """9/5/26 is in September; a 25/9/26 beside it makes it May."""
    rows = f"Moe,Ada,9/5/26,Hi,OUTGOING,{MOE},{PAGE}ada\n"
    data = (INVITED + rows).encode()
    assert [each.day for each in touches(list(reading(data).records))] == ["2026-09-05"]
    data += f"Moe,Bo,25/9/26,Hi,OUTGOING,{MOE},{PAGE}bo\n".encode()
    assert [each.day for each in touches(list(reading(data).records))] == [
        *("2026-05-09", "2026-09-25")
    ]


# Recommendations and endorsements


def test_a_recommendation_is_given_or_got():
    """It counts three, and its text is the note; nobody is known there but by name."""
    ada, touch = file("Recommendations_Given.csv")
    assert isinstance(ada, Person)
    assert isinstance(touch, Touch)
    assert ada == Person(key=ada.key, name="Ada Quill", mention=True)
    assert touch == Touch(
        person=ada.key,
        day="2025-06-01",
        key=touch.key,
        direction="gave",
        kind="recommendation",
        weight=3,
        channel="social",
        note="She sees what others miss,\nand says so kindly.",
        initiator="me",
    )


def test_a_recommendation_that_is_hidden_was_got_all_the_same():
    """One without an author or without a text was not."""
    jo, touch, closed, unwritten = file("Recommendations_Received.csv")
    assert isinstance(jo, Person)
    assert jo.name == "Jo Park"
    assert isinstance(touch, Touch)
    assert touch[1:2] + touch[3:] == (
        *("2018-01-24", "got", "recommendation", 3, "social", "Moe can be counted on.", "them"),
        *(None, False),
    )
    assert closed == Lost(3, "members who closed their account, passed over")
    assert unwritten == Lost(4, "recommendations that were not written, passed over")


@pytest.mark.parametrize("name", ["", "-", "recommendations.csv", "given_and_received.csv"])
def test_recommendations_need_their_name(name):
    """Nothing in them says which way they went."""
    with pytest.raises(Misread, match="name it as LinkedIn does, with Given or Received"):
        reading(f"{RECOMMENDED}Ada,Quill,,,Fine.,06/01/25,\n".encode(), name)


def test_endorsements_of_a_day_are_one():
    """A person's skills of one day count one, together, and each day has its own key."""
    found = file("Endorsement_Received_Info.csv")
    got = Touch(
        f"{PAGE}ada-quill",
        "2023-03-01",
        "",
        direction="got",
        kind="recommendation",
        channel="social",
        note="Endorsed for Python, SQL",
        initiator="them",
    )
    assert touches(found) == [
        got,
        got._replace(person=f"{PAGE}bo-lind", note="Endorsed for Python"),
        got._replace(day="2022-02-28", note="Endorsed for Public Speaking"),
    ]
    assert len({each.key for each in found if isinstance(each, Touch)}) == 3


def test_an_endorsement_given_is_told_by_its_columns():
    """Endorser is who gave, endorsee who got, whatever the file is called."""
    data = (FILES / "Endorsement_Given_Info.csv").read_bytes()
    (given,) = touches(list(reading(data, "x.csv").records))
    assert (given.person, given.direction, given.initiator) == (f"{PAGE}jo-park", "gave", "me")


def test_a_later_endorsement_of_the_same_day_is_no_other():
    """A file of this morning and one of tonight have the same key, however the rows stand."""
    head = (
        "Endorsement Date,Skill Name,Endorser First Name,Endorser Last Name,Endorser Public Url\n"
    )
    row = "2023/03/01 0{}:00:00 UTC,{},Ada,Quill,linkedin.com/in/ada\n"
    between = "2022/03/01 00:00:00 UTC,Tea,Ada,Quill,linkedin.com/in/ada\n"
    morning = head + row.format(1, "Python")
    tonight = head + row.format(9, "SQL") + between + row.format(1, "Python")
    (first,) = (each.key for each in reading(morning.encode()).records if isinstance(each, Touch))
    keys = [each.key for each in reading(tonight.encode()).records if isinstance(each, Touch)]
    assert keys[0] == keys[2] == first != keys[1]


def test_endless_skills_make_no_endless_note():
    """However many skills somebody vouches for on a day, it can be stored."""
    head = "Endorsement Date,Skill Name,Endorser First Name,Endorser Last Name\n"
    rows = "".join(f"2023/03/01,{'x' * 90}{n},Ada,Quill\n" for n in range(1000))
    (touch,) = touches(list(reading((head + rows).encode()).records))
    assert len(touch.note or "") == 10_000


# Whatever the file


@pytest.mark.parametrize(
    "head",
    [
        "Name,Url,Authority,Started On,Finished On,License Number",
        "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry",
        "Name,Position,Description,Started On,Finished On",
        "Date,Status,FullName",
    ],
)
def test_files_about_me_make_no_contacts(head):
    """Certificates, the profile, memberships: much in an archive has a name and is nobody."""
    found = reading(f"{head}\n{'x,' * head.count(',')}x\n".encode())
    assert found.source == "linkedin"
    assert list(found.records) == []
    assert found.remarks == ("a file of LinkedIn's archive that tells of nobody else, passed over",)


def test_what_linkedin_has_not_is_refused_by_name():
    """Named so by the user, a file that is none is refused with what there is."""
    with pytest.raises(Misread, match="it reads Connections, messages, Invitations"):
        read(b"Name,Email\nAda,x\n", format="linkedin", options=Options(TODAY))


@pytest.mark.parametrize("path", sorted(FILES.iterdir()), ids=lambda path: path.name)
def test_a_second_reading_says_the_same(path):
    """Keys depend on what a file says, and on nothing else; no two touches share all of theirs."""
    once, again = file(path.name), file(path.name)
    assert once == again
    keys = [(e.key, e.person, e.direction) for e in once if isinstance(e, Touch)]
    assert len(set(keys)) == len(keys)
    assert {person for _, person, _ in keys} <= people(once).keys()


cells = st.text(st.characters(codec="utf-8", exclude_characters="\r\0"), max_size=15)
urls = st.sampled_from(["", MOE, f"{PAGE}ada", f"{PAGE}bo,{MOE}", f"{PAGE}bo;{PAGE}cy", "x"])
days = st.sampled_from(["2026-09-30 08:12:40 UTC", "2026-01-02", "1/2/2026", "soon", ""])


@given(st.lists(st.tuples(cells, urls, cells, urls, days, cells, cells), max_size=6))
def test_any_messages_are_read_or_told(rows):
    """Whoever writes whatever to whomever, each row is a touch, or is told with its line."""
    text = HEAD
    for n, (sender, url, to, to_urls, day, subject, content) in enumerate(rows):
        row = (f"c{n}", "", sender, url, to, to_urls, day, subject, content, "INBOX")
        text += ",".join('"' + cell.replace('"', '""') + '"' for cell in row) + "\n"
    found = list(reading(text.encode()).records)
    told = people(found)
    for touch in touches(found):
        assert touch.person in told
        assert touch.person != MOE
        assert (touch.direction, touch.channel) == ("met", "message")
    lines = sum(isinstance(each, Lost | Rejected) for each in found)
    assert lines + len(touches(found)) >= len(rows)
