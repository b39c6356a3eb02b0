"""Mail on disk: who wrote to whom and when, whoever made the mailbox, and nothing else."""

import time
from datetime import date, timedelta, timezone
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from netlog import exchange
from netlog.errors import Misread
from netlog.exchange import Mine, Options, mail
from netlog.exchange.mail import correspondents
from netlog.exchange.records import Lost, Person, Record, Rejected, Touch
from tests.exchange.mail_made import ME, messages, party

FILES = Path(__file__).parent / "files" / "mail"
OPTIONS = Options(date(2026, 11, 19), me=(ME,))
BERLIN = timezone(timedelta(hours=1))


def records(data: bytes, **said: Any) -> list[Record]:
    return list(mail.read(BytesIO(data), OPTIONS._replace(**said), BERLIN).records)


def touches(data: bytes, **said: Any) -> list[Touch]:
    return [each for each in records(data, **said) if isinstance(each, Touch)]


def people(data: bytes, **said: Any) -> list[Person]:
    return [each for each in records(data, **said) if isinstance(each, Person)]


def lost(data: bytes) -> str:
    (found,) = records(data)
    assert isinstance(found, Lost), found
    return found.phrase


def message(*lines: str, **headers: str) -> bytes:
    """Return a message from Ada to Grace, its headers changed and more put before them."""
    usual = {
        "From": "Ada Quill <ada@example.com>",
        "To": f"Grace <{ME}>",
        "Date": "Mon, 2 Nov 2026 09:12:40 +0100",
        "Subject": "The bridge",
    }
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    kept = [f"{name}: {value}" for name, value in (usual | given).items() if value]
    return "\n".join([*lines, *kept, "", "built?", ""]).encode()


def touch(address: str, day: str, initiator: str, note: str | None = "The bridge") -> Touch:
    return Touch(
        person=address,
        day=day,
        key=f"{day} {initiator} {address}",
        channel="email",
        note=note,
        initiator=initiator,
        sole=True,
    )


def known(address: str, name: str, *, only: bool = True) -> Person:
    return Person(key=address, name=name, emails=(address,), known_only=only)


def test_an_archive_of_gmail_is_read():
    """Each message comes to what the file says of it; who else was seen, is said by line."""
    assert records((FILES / "takeout.mbox").read_bytes(), create=True) == [
        touch("ada@example.com", "2026-11-02", "them"),
        known("zoe@example.com", "Zoë Łuk", only=False),
        touch("zoe@example.com", "2026-11-03", "me"),
        known("bo@example.com", "Bo 'the boat' Lind", only=False),
        touch("bo@example.com", "2026-11-03", "me"),
        known("ada@example.com", "Ada Quill", only=False),
        touch("ada@example.com", "2026-11-03", "me"),
        Lost(37, "messages from lists and robots, passed over"),
        Lost(47, "messages from lists and robots, passed over"),
        Lost(55, "messages in spam, trash and drafts, passed over"),
        Lost(64, "messages to five people or more, passed over"),
        Lost(73, "calendar invitations, passed over"),
        Lost(90, "messages neither from you nor to you, passed over"),
        Lost(98, "messages to nobody but yourself, passed over"),
        Rejected(106, "there is no date"),
        Rejected(113, "the date cannot be read"),
        Rejected(121, "the date is in the future"),
        touch("zoe@example.com", "2026-11-04", "them", None),
        touch("vidal@example.com", "2026-11-05", "them", "Café at noon"),
        known("vidal@example.com", "Zoé Vidal"),
    ]


def test_a_single_message_is_read():
    """As a mail program saves it, or a Maildir keeps it: capitals, comments and folds included."""
    assert records((FILES / "message.eml").read_bytes()) == [
        known("ivo@example.com", "Ivo Novák"),
        touch("ivo@example.com", "2026-11-08", "them", "tea"),
    ]


@pytest.mark.parametrize("name", ["takeout.mbox", "message.eml"])
def test_mail_is_told_by_its_content(name):
    """Neither the file's name nor --from is needed, and its records are called mail's."""
    with (FILES / name).open("rb") as stream:
        assert exchange.told(stream) == "mail"
        assert exchange.read(stream, options=OPTIONS).source == "mail"


@pytest.mark.parametrize(
    "data",
    [
        b"Dear Ada,\n\nname and email will follow.\n",
        b"Dear Ada: you asked\nSubject: matter\n",
        b"From London with love\nand a note: bring tea\n",
        b"From,To,Date,Subject\nada@example.com,bo@example.com,2026-11-02,tea\n",
        b"BEGIN:VCARD\nVERSION:3.0\nFN:From Date\nEND:VCARD\n",
        b"---\nsubject: tea\ndate: 2026-11-02\nfrom: Ada\nto: Grace\n---\n",
        b"[02/11/2026, 09:12:40] From: Subject: tea\n",
        b"From: Ada\nabout tea\n",
        b"From ",
        b"\xef\xbb\xbf\r\n\r\n",
        b"\0" * 100,
    ],
)
def test_other_text_is_not_taken_for_mail(data):
    """A letter, a table, a card, a note: none of them is mail, though words of it occur."""
    assert not mail.fits(data)


def test_what_is_no_mail_is_refused():
    """Called mail with --from, it is still refused."""
    with pytest.raises(Misread, match="neither a mailbox nor a message"):
        mail.read(BytesIO(b"Dear Ada,\n\nFrom: here on\n"), OPTIONS)


@pytest.mark.parametrize("me", [(), ("Grace Hale", "https://www.linkedin.com/in/grace")])
def test_mail_is_not_read_without_an_address_of_mine(me):
    """Which way a message went cannot be told by a name."""
    with pytest.raises(Misread, match="say it with --me"):
        mail.read(BytesIO(message()), OPTIONS._replace(me=me))


# Who wrote to whom -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "me"),
    [
        ("Grace <GRACE@Example.ORG>", "grace@example.org"),
        ("grace+talk@example.org", "Grace@example.org"),
        ("grace@example.org", "grace+me@example.org"),
        ("g.r.a.c.e@gmail.com", "grace@gmail.com"),
        ("grace@googlemail.com", "gra.ce@gmail.com"),
        ("other@example.org, Grace <grace@example.org>", "grace@example.org"),
    ],
)
def test_my_address_is_mine_in_every_guise(written, me):
    """Case, a tag behind a +, and Gmail's dots make no other address of it."""
    found = touches(message(To=written), me=("Grace Hale", me))
    assert [each.initiator for each in found] == ["them"]
    found = touches(message(From=written, To="bo@example.com"), me=(me,))
    assert [(each.person, each.initiator) for each in found] == [("bo@example.com", "me")]


def test_elsewhere_dots_make_another_address():
    """Only Gmail takes g.race and grace for one."""
    assert "neither from you" in lost(message(To="g.race@example.org"))


@pytest.mark.parametrize("header", ["Cc", "Delivered-To", "X-Original-To", "Envelope-To"])
def test_a_message_reached_me_also_by_other_headers(header):
    """A copy, and what was delivered under another name, is mail to me."""
    data = message(f"{header}: {ME}", To="undisclosed-recipients:;")
    assert touches(data) == [touch("ada@example.com", "2026-11-02", "them")]


def test_what_i_wrote_is_a_touch_with_each_of_those_named():
    """In To and Cc, once each, and not with me; a blind copy (Bcc) is no contact."""
    data = message(
        "Bcc: secret@example.com",
        "Cc: Cy <cy@example.com>, bo@example.com",
        From=ME,
        To=f"friends: Bo Lind <bo@example.com>, {ME};",
    )
    assert records(data) == [
        known("bo@example.com", "Bo Lind"),
        touch("bo@example.com", "2026-11-02", "me"),
        known("cy@example.com", "Cy"),
        touch("cy@example.com", "2026-11-02", "me"),
    ]


def test_of_several_who_wrote_it_the_first_did():
    """A message from two people is contact with the one who is named first."""
    data = message(From="Ada <ada@example.com>, bo@example.com")
    assert touches(data) == [touch("ada@example.com", "2026-11-02", "them")]


def test_my_own_copy_makes_no_crowd():
    """Four others are no crowd, though I am in Cc as a fifth; to five it is."""
    four = ", ".join(f"p{n}@example.com" for n in range(4))
    assert len(touches(message(f"Cc: {ME}", From=ME, To=four))) == 4
    assert "five people" in lost(message("Bcc: p5@example.com", From=ME, To=four))
    assert "five people" in lost(message(To=f"{four}, {ME}"))
    assert len(touches(message(To=f"{four[:-18]} {ME}"))) == 1


@pytest.mark.parametrize(
    ("header", "phrase"),
    [
        ("List-Id: <talk.example.net>", "lists and robots"),
        ("List-Unsubscribe: <mailto:off@example.net>", "lists and robots"),
        ("Precedence: bulk", "lists and robots"),
        ("PRECEDENCE:  List", "lists and robots"),
        ("Precedence: junk", "lists and robots"),
        ("Auto-Submitted: auto-replied (vacation)", "lists and robots"),
        ("Auto-Submitted: auto-generated; by=x", "lists and robots"),
        ("X-Spam-Flag: YES", "spam, trash and drafts"),
        ("X-Spam-Status: Yes, score=9.1", "spam, trash and drafts"),
        ("X-Gmail-Labels: Spam", "spam, trash and drafts"),
        ("X-Gmail-Labels: Opened,Trash,Important", "spam, trash and drafts"),
        ('X-Gmail-Labels: "a, b",Drafts', "spam, trash and drafts"),
        ("X-Gmail-Labels: =?UTF-8?Q?Entw=C3=BCrfe?=", "spam, trash and drafts"),
        ("X-Gmail-Labels: =?UTF-8?B?0JrQvtGA0LfQuNC90LA=?=", "spam, trash and drafts"),
        ("Content-Type: text/calendar; method=REQUEST", "invitations"),
    ],
)
def test_what_is_no_contact_is_passed_over(header, phrase):
    """Lists, answering machines, spam, drafts, what was thrown away, and invitations."""
    assert phrase in lost(message(header))


@pytest.mark.parametrize(
    "header", ["Precedence: first-class", "Auto-Submitted: no", "X-Spam-Status: No, score=0.1"]
)
def test_a_header_that_denies_it_is_no_reason(header):
    """That it is no spam, or that no program sent it, is no reason to pass it over."""
    assert len(touches(message(header))) == 1


@pytest.mark.parametrize("label", ["Inbox", "Spam reports", "Trashcan", "Sent", "Chat"])
def test_other_labels_are_no_reason(label):
    """A label of one's own that only begins so is none of Gmail's."""
    assert len(touches(message(f"X-Gmail-Labels: {label},Opened"))) == 1


@pytest.mark.parametrize(
    "address",
    """noreply@x.example no-reply@x.example no_reply+7@x.example shop-noreply@x.example
    do-not-reply@x.example donotreply@x.example DoNotReply@x.example MAILER-DAEMON@x.example
    notifications@x.example notification+ada@x.example bounce+7@x.example bounces@x.example
    talk-bounces@x.example postmaster@x.example""".split(),
)
def test_a_robot_is_nobody(address):
    """Neither what it sends nor what is sent to it is contact."""
    assert "robots" in lost(message(From=f"Ada Quill <{address}>"))
    assert "robots" in lost(message(From=ME, To=address))
    found = touches(message(From=ME, To=f"{address}, bo@example.com"))
    assert [each.person for each in found] == ["bo@example.com"]


@pytest.mark.parametrize("address", ["bouncer@x.example", "rey@noreply.example", "ada@x.example"])
def test_a_name_that_looks_a_little_so_is_somebody(address):
    """Only what stands before the @ tells a robot, as a whole word."""
    assert [each.person for each in touches(message(From=address))] == [address]


def test_an_invitation_is_told_by_a_part_of_it():
    """Its headers say no more than that it has parts; one of them is a calendar."""
    parts = b"--b\nContent-Type: text/plain\n\ntea?\n--b\n%s: text/%s; method=REQUEST\n\n--b--\n"
    far = b"x\n" * 200_000
    assert "invitations" in lost(message() + parts % (b"Content-Type", b"calendar"))
    assert "invitations" in lost(message() + far + parts % (b"content-type", b"calendar"))
    assert len(touches(message() + parts % (b"Content-Type", b"html"))) == 1
    assert len(touches(message() + b"Is text/calendar a Content-Type?\n")) == 1


# Who they are ------------------------------------------------------------------------------------


def test_nobody_new_is_made_of_mail_unless_asked_for():
    """Then those to whom I wrote, early or late; who only wrote to me must be known already."""
    theirs, mine = b"From - Mon Nov  2 09:00:00 2026\n%s\n", message(From=ME, To="ada@example.com")
    both = theirs % message() + theirs % mine
    assert people(both) == [known("ada@example.com", "Ada Quill")]
    turned = theirs % mine + theirs % message()
    assert people(turned, create=True) == [known("ada@example.com", "Ada Quill", only=False)]
    assert people(both, create=True) == [known("ada@example.com", "Ada Quill", only=False)]
    assert people(message(), create=True) == [known("ada@example.com", "Ada Quill")]


def test_the_first_name_that_comes_with_an_address_is_theirs():
    """An address without a name is named as soon as a message does."""
    box = "".join(
        f"From - Mon Nov  2 09:00:00 2026\n{message(From=sender).decode()}\n"
        for sender in (
            "ada@example.com",
            "'ada@example.com' <ADA@example.com>",
            "Ada <ada@example.com>",
            "Countess <ada@example.com>",
        )
    )
    assert people(box.encode()) == [known("ada@example.com", "Ada")]


@pytest.mark.parametrize("create", [False, True])
def test_nobody_is_told_twice(create):
    """However many messages name them, and with their name as soon as it is known."""
    found = people(b"".join(messages(1000)), create=create)
    assert len({each.key for each in found}) == len(found) > 200
    assert all("@" not in each.name for each in found)


def test_very_many_people_are_told_in_between(monkeypatch):
    """Nobody is lost when there are more than are held at once."""
    monkeypatch.setattr(correspondents, "_MOST_HELD", 100)
    data = b"".join(messages(2000))
    found = {each.key: each.name for each in people(data)}
    few = {each.person for each in touches(data)}
    assert set(found) == few
    assert len(few) > 300
    assert all(found[address] == name for name, address in map(party, range(400)) if address in few)


def test_a_name_that_cannot_be_stored_is_no_name():
    """Accents alone, or nothing: then the address is what to call them."""
    for name in ("\u0301\u0301", '""', "(-)", "=?utf-8?Q?=00?="):
        assert people(message(From=f"{name} <ada@example.com>")) == [
            known("ada@example.com", "ada@example.com")
        ]


# When ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("Mon, 2 Nov 2026 23:30:00 +0100", "2026-11-02"),
        ("Mon, 2 Nov 2026 23:30:00 +0000", "2026-11-03"),
        ("Mon, 2 Nov 2026 23:30 -0000", "2026-11-03"),
        ("Tue, 3 Nov 2026 08:30:00 +1100 (AEDT)", "2026-11-02"),
        ("2 Nov 2026 16:30:00 -0800 (PST)", "2026-11-03"),
        ("Mon, 2 Nov 2026 23:30:00", "2026-11-02"),
        ("Mon, 2 Nov 2026 23:30:00 PST", "2026-11-02"),
        ("Monday, 02-Nov-26 23:30:00 GMT", "2026-11-02"),
        ("Mon Nov  2 23:30:00 2026", "2026-11-02"),
        ("2 Nov 98 9:30", "1998-11-02"),
        ("Thu, 1 Jan 1970 00:00:00 +0000", "1970-01-01"),
        ("Thu, 19 Nov 2026 22:59:59 +0000", "2026-11-19"),
    ],
)
def test_the_day_is_that_of_my_zone(written, day):
    """As seen from Berlin; without a zone, or with one that only has a name, it is as written."""
    assert [each.day for each in touches(message(Date=written))] == [day]


@pytest.fixture
def auckland(monkeypatch):
    """A machine whose clock is twelve hours ahead of UTC."""
    with monkeypatch.context() as there:
        there.setenv("TZ", "NZST-12")
        time.tzset()
        yield
    time.tzset()


def test_without_a_zone_the_machine_says_it(auckland):
    """An import takes the zone of the machine that it runs on."""
    noon = BytesIO(message(Date="Mon, 2 Nov 2026 12:00:00 +0000"))
    _, found = mail.read(noon, OPTIONS).records
    assert found == touch("ada@example.com", "2026-11-03", "them")


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("", "there is no date"),
        ("soon", "the date cannot be read"),
        ("Mon, 31 Feb 2026 10:00:00 +0000", "the date cannot be read"),
        ("Mon, 2 Nov 2026 25:00:00 +0000", "the date cannot be read"),
        ("Mon, 2 Foo 2026 10:00:00 +0000", "the date cannot be read"),
        ("\udcff\udcff", "the date cannot be read"),
        ("Fri, 20 Nov 2026 10:00:00 +0100", "the date is in the future"),
        ("Thu, 19 Nov 2026 23:30:00 +0000", "the date is in the future"),
        ("Mon, 2 Nov 9999 10:00:00 +0000", "the date is in the future"),
        ("Wed, 31 Dec 1969 22:00:00 +0000", "the date is before there was mail"),
        ("Mon, 2 Nov 0001 10:00:00 +0100", "the date is before there was mail"),
    ],
)
def test_a_message_without_a_good_day_is_rejected(written, reason):
    """By its line, and the next one is read; a list's is passed over, whatever its day."""
    box = b"From - Mon Nov  2 09:00:00 2026\n%s\n"
    dated = b"Date: " + written.encode("utf-8", "surrogateescape") if written else b"X: y"
    bad = message(Date="").replace(b"\n\n", b"\n" + dated + b"\n\n", 1)
    assert records(box % bad + box % message()) == [
        Rejected(1, reason),
        known("ada@example.com", "Ada Quill"),
        touch("ada@example.com", "2026-11-02", "them"),
    ]
    assert "lists" in lost(b"List-Id: x\n" + bad)


def test_older_than_asked_for_is_left():
    """With --since, earlier messages are none of this import's, and nobody is told for them."""
    assert records(message(), since=date(2026, 11, 3)) == []
    assert len(touches(message(), since=date(2026, 11, 2))) == 1


# What it was about -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "note"),
    [
        ("Re: RE: Fwd: AW: tea", "tea"),
        ("Re[2]: SV: 回复：tea", "tea"),
        ("Re", "Re"),
        ("Re:", None),
        ("Reading: a list", "Reading: a list"),
        ("=?UTF-8?Q?Re=3A_t?= =?UTF-8?Q?ea?=", "tea"),
        ("a\tb\x07c  d", "a b c d"),
        ("\u0301", None),
        ("", None),
        ("word " * 100, ("word " * 60).strip() + "…"),
    ],
)
def test_the_note_is_the_subject(written, note):
    """On one line, without what answers put before it, and not without end."""
    assert [each.note for each in touches(message(Subject=written))] == [note]


def test_nothing_of_a_body_is_kept():
    """What was written is not in any record."""
    assert "built" not in str(records(message()))


# Who I am ----------------------------------------------------------------------------------------


def mine(data: bytes) -> Mine:
    return mail.mine(BytesIO(data), OPTIONS._replace(me=()))


def test_my_address_is_the_one_that_is_in_almost_all_messages():
    """Those of lists and to many say nothing of whose they are."""
    found = mine(b"".join(messages(1000)))
    first, second = sorted(found.seen, key=lambda address: -found.seen[address])[:2]
    assert first == ME
    assert found.seen[first] == found.entries > 500
    assert found.seen[second] < found.entries / 4


def test_an_address_counts_once_a_message():
    """In To and in Delivered-To, with a tag or without, it is one address of one message."""
    assert mine(
        message(f"Delivered-To: {ME}", To="Grace+shop@example.org, GRACE@example.org")
    ) == Mine(1, {ME: 1, "ada@example.com": 1})
    assert mine(message("Precedence: list")) == Mine(0, {})
    assert mine(message(From="", To="")) == Mine(0, {})


def test_no_more_is_read_than_is_needed_to_tell_it(monkeypatch):
    """Of a mailbox of any length, the first messages."""
    monkeypatch.setattr(mail, "_MOST_ASKED", 10)
    assert mine(b"".join(messages(100))).entries <= 10


def test_a_second_reading_has_the_same_records():
    """The same file comes to the same keys, whatever was told before."""
    data = (FILES / "takeout.mbox").read_bytes()
    assert records(data) == records(data)
