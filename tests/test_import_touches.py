"""Interactions from files: each is there once, and what the user did with it stays so."""

from netlog.exchange.records import Cancelled, Person, Record, Touch
from netlog.store import connection
from netlog.store.rows import delete
from tests.conftest import Shell
from tests.importing import LOG, counts, load, log, people, write

ADA, BO = Person("ada", "Ada Quill"), Person("bo", "Bo Berg")
MEETING: list[Record] = [ADA, BO, Touch("ada", "2026-03-01", "m"), Touch("bo", "2026-03-01", "m")]


def test_a_log(netlog):
    """A table of interactions is logged with its people, each interaction once however often."""
    path = write(netlog, LOG)
    answer = netlog("import", path)
    assert answer.code == 1
    assert answer.err.splitlines()[-2:] == [
        "line 6: the day 2026-12-31 has not come yet",
        "2 added, 0 updated, 0 unchanged, 1 rejected; interactions: 4 added, 0 unchanged",
    ]
    assert [row["balance"] for row in people(netlog).values()] == [1, -2]
    again = netlog("import", path)
    assert counts(again).endswith("1 rejected; interactions: 0 added, 4 unchanged")
    history = netlog.ok("history", "--json").json
    assert [(row["day"], row["kind"]) for row in history][1] == ("2026-04-01", "intro")


def test_edited_interactions_are_not_imported_again(netlog):
    """What was edited since, in what it was or with whom, is still the interaction of the file."""
    netlog("import", write(netlog, LOG))
    netlog.ok("edit", "--interaction", "1", "--direction", "gave", "--kind", "advice")
    netlog.ok("edit", "--interaction", "2", "--with", "bo")
    again = netlog("import", write(netlog, LOG))
    assert counts(again).endswith("interactions: 0 added, 4 unchanged")


def test_new_interactions_of_known_people(netlog):
    """Interactions are added also where people are left as they are."""
    netlog("import", write(netlog, LOG))
    netlog.ok("edit", "ada", "--circle", "close")
    answer = netlog("import", write(netlog, f"{LOG}Ada Quill,,2026-06-01,met,,,Tea\n"))
    assert counts(answer).startswith("0 added, 0 updated, 2 unchanged")
    assert counts(answer).endswith("interactions: 1 added, 4 unchanged")
    ada = people(netlog)["ada-quill"]
    assert (ada["last_touch"], ada["due_on"]) == ("2026-06-01", "2026-07-01")


# What the user removed


def test_what_was_removed_stays_removed(netlog):
    """An interaction that the user removed does not come back; one that was not, does."""
    records: list[Record] = [
        ADA,
        Touch("ada", "2026-03-01", "t1"),
        Touch("ada", "2026-03-02", "t2"),
    ]
    load(netlog, "test", records)
    netlog.ok("remove", "1")
    made = load(netlog, "test", records)
    assert (made.touches_added, made.touches_unchanged, made.removed) == (0, 1, 1)
    assert [day for _, day, _ in log(netlog)] == ["2026-03-02"]
    # Of another source, or in the other direction, it is another one.
    assert load(netlog, "other", records).touches_added == 2
    given = Touch("ada", "2026-03-01", "t1", "gave", "intro")
    assert load(netlog, "test", [ADA, given]).touches_added == 1


def test_what_was_removed_of_one_is_not_removed_of_others(netlog):
    """Who was not at a meeting is taken out of it; the others stay, and others may join."""
    records: list[Record] = [
        ADA,
        BO,
        Touch("ada", "2026-03-01", "m"),
        Touch("bo", "2026-03-01", "m"),
    ]
    load(netlog, "test", records)
    netlog.ok("remove", "1")
    joined: list[Record] = [*MEETING, Person("cy", "Cy Noor"), Touch("cy", "2026-03-01", "m")]
    made = load(netlog, "test", joined)
    assert (made.touches_added, made.touches_unchanged, made.removed) == (1, 1, 1)
    assert {who for who, _, _ in log(netlog)} == {"bo-berg", "cy-noor"}


def test_what_was_brought_back_is_not_removed(netlog):
    """A removal that was undone is none; done again, it is one."""
    records: list[Record] = [ADA, Touch("ada", "2026-03-01", "t")]
    load(netlog, "test", records)
    netlog.ok("remove", "1")
    netlog.ok("undo")
    assert load(netlog, "test", records).touches_unchanged == 1
    netlog.ok("redo")
    assert load(netlog, "test", records).removed == 1


def test_an_import_that_was_undone_comes_again(netlog):
    """To undo an import removes nothing for good."""
    records: list[Record] = [ADA, Touch("ada", "2026-03-01", "t")]
    load(netlog, "test", records)
    netlog.ok("undo")
    made = load(netlog, "test", records)
    assert (made.added, made.touches_added, made.removed) == (1, 1, 0)
    # Nor does it if something was removed in between, which is undone first.
    netlog.ok("remove", str(interaction_ids(netlog)[0]))
    netlog.ok("undo", "2")
    assert load(netlog, "test", records).touches_added == 1


def test_whose_contact_is_gone_comes_again(netlog):
    """With somebody whom another program deleted, their interactions are forgotten as removed."""
    records: list[Record] = [ADA, Touch("ada", "2026-03-01", "t")]
    load(netlog, "test", records)
    with connection.writing(netlog.path, "another program") as db:
        delete(db, "contact", 1)
    made = load(netlog, "test", records)
    assert (made.added, made.touches_added, made.removed) == (1, 1, 0)


def test_details_that_were_removed_stay_removed(netlog):
    """An update adds no address and no tag that the user took off; the file says no more."""
    told = Person("1", "Ada", emails=("a@example.org", "b@example.org"), tags=("Chess", "Tea"))
    load(netlog, "test", [told])
    netlog.ok("edit", "ada", "--remove", "a@example.org")
    netlog.ok("untag", "ada", "chess")
    assert load(netlog, "test", [told]).differing == 0
    assert load(netlog, "test", [told], update=True).updated == 0
    more = told._replace(emails=("A@example.org", "c@example.org"), tags=("#CHESS", "Go"))
    assert load(netlog, "test", [more], update=True).updated == 1
    ada = netlog.ok("show", "ada", "--json").json
    assert (ada["emails"], ada["tags"]) == (["b@example.org", "c@example.org"], ["Go", "Tea"])


# What was called off


def interaction_ids(shell: Shell) -> list[int]:
    return [row["interaction_id"] for row in shell.ok("history", "--json").json]


def test_called_off(netlog):
    """A meeting that was called off is taken back, with everybody who was to be there."""
    meeting: list[Record] = [
        ADA,
        BO,
        Touch("ada", "2026-03-01", "m"),
        Touch("bo", "2026-03-01", "m"),
    ]
    load(netlog, "ics", [*meeting, Touch("ada", "2026-03-02", "n")])
    load(netlog, "other", MEETING)
    off = load(netlog, "ics", [Cancelled("m"), Cancelled("unheard of")])
    assert (off.taken_back, off.touches_added) == (2, 0)
    assert len(log(netlog)) == 3
    assert load(netlog, "ics", [Cancelled("m")]).taken_back == 0
    netlog.ok("undo")
    assert len(log(netlog)) == 5


def test_called_off_in_the_same_file(netlog):
    """What a file tells of and takes back was not; where that is later, it is taken back."""
    told: list[Record] = [ADA, Touch("ada", "2026-03-01", "m"), Cancelled("m")]
    assert load(netlog, "ics", told).touches_added == 0
    load(netlog, "ics", told[:2])
    assert load(netlog, "ics", told).taken_back == 1
    assert log(netlog) == []


def test_on_again(netlog):
    """A meeting that was called off and is told of again took place: nobody removed it."""
    told: list[Record] = [ADA, Touch("ada", "2026-03-01", "m")]
    load(netlog, "ics", told)
    load(netlog, "ics", [Cancelled("m")])
    made = load(netlog, "ics", told)
    assert (made.touches_added, made.removed) == (1, 0)


def test_called_off_but_edited(netlog):
    """What the user has edited stays, whoever calls it off; an edit that was undone is none."""
    load(netlog, "ics", [ADA, *(Touch("ada", f"2026-03-0{n}", f"m{n}") for n in (1, 2, 3))])
    netlog.ok("edit", "--interaction", "1", "-m", "we met all the same")
    netlog.ok("edit", "--interaction", "2", "-m", "no")
    netlog.ok("undo")
    off = load(netlog, "ics", [Cancelled(f"m{n}") for n in (1, 2, 3)])
    assert off.taken_back == 2
    assert [day for _, day, _ in log(netlog)] == ["2026-03-01"]


def test_called_off_after_a_merge(netlog):
    """That its person was merged with another is no edit of a meeting; an edit before is one."""
    met = [Touch("ada", "2026-03-01", "m1"), Touch("ada", "2026-03-02", "m2")]
    load(netlog, "ics", [ADA, BO, *met])
    netlog.ok("edit", "--interaction", "1", "-m", "long talk")
    netlog.ok("merge", "bo-berg", "ada-quill", "--yes", "--prefer", "first")
    assert load(netlog, "ics", [Cancelled("m1"), Cancelled("m2")]).taken_back == 1
    assert log(netlog) == [("bo-berg", "2026-03-01", "met")]


# One a day


def mail(number: int, day: str, who: str = "ada", by: str | None = "them") -> Touch:
    return Touch(who, day, f"m{number}", initiator=by, sole=True)


def test_one_a_day(netlog):
    """Of many mails there is one a person, day and initiator, also in files that come later."""
    first = [mail(1, "2026-03-01"), mail(2, "2026-03-01"), mail(3, "2026-03-01", by="me")]
    made = load(
        netlog, "mail", [ADA, BO, *first, mail(4, "2026-03-02"), mail(1, "2026-03-01", "bo")]
    )
    assert (made.touches_added, made.touches_unchanged) == (4, 1)
    made = load(netlog, "mail", [ADA, mail(5, "2026-03-01"), mail(6, "2026-03-03"), *first])
    assert (made.touches_added, made.touches_unchanged) == (1, 4)
    assert load(netlog, "other", [ADA, mail(7, "2026-03-01")]).touches_added == 1


def test_one_a_day_and_the_others(netlog):
    """What is not said to be enough once a day is there as often as it is told."""
    others = [Touch("ada", "2026-03-01", "a"), Touch("ada", "2026-03-01", "b")]
    assert load(netlog, "test", [ADA, *others]).touches_added == 2
    assert load(netlog, "test", [ADA, mail(1, "2026-03-01", by=None)]).touches_unchanged == 1


def test_one_a_day_that_was_removed(netlog):
    """The mail of a day that the user removed is not taken up by the next mail of that day."""
    two: list[Record] = [ADA, mail(1, "2026-03-01"), mail(2, "2026-03-01")]
    load(netlog, "mail", two)
    netlog.ok("remove", "1")
    made = load(netlog, "mail", two)
    assert (made.touches_added, made.touches_unchanged, made.removed) == (0, 1, 1)
    assert load(netlog, "mail", [ADA, *two[:0:-1]]).touches_added == 0


def test_one_a_day_that_was_moved(netlog):
    """Nor is it where the user said that it was another day."""
    two: list[Record] = [ADA, mail(1, "2026-03-01"), mail(2, "2026-03-01")]
    load(netlog, "mail", two)
    netlog.ok("edit", "--interaction", "1", "--on", "2026-02-28")
    assert load(netlog, "mail", two).touches_added == 0
    assert load(netlog, "mail", [ADA, *two[:0:-1]]).touches_added == 0


# netlog's own


UID = "c" * 31 + "3"


def test_own_interactions(netlog):
    """Of netlog's own, a key is a uid: that of one here, or of one that is made so."""
    netlog.ok("add", "Ada", "Quill")
    netlog.ok("log", "ada", "-m", "tea")
    with connection.reading(netlog.path) as db:
        ((uid, whose),) = db.execute(
            "SELECT interaction.uid, contact.uid FROM interaction "
            "JOIN contact ON contact.id = contact_id"
        ).fetchall()
    records: list[Record] = [
        Person(whose, "Ada Quill"),
        Touch(whose, "2026-11-19", uid, note="tea"),
        Touch(whose, "2026-03-01", UID, group="g"),
        Touch(whose, "2026-03-02", "no uid", group="g"),
    ]
    made = load(netlog, "netlog", records)
    assert (made.touches_added, made.touches_unchanged) == (2, 1)
    with connection.reading(netlog.path) as db:
        query = "SELECT uid, group_uid, source, source_key FROM interaction WHERE id > 1"
        (own, _), (named, *other) = [(row[0], row[1:]) for row in db.execute(query)]
        assert db.execute(f"{query} AND uid = ?", (UID,)).fetchone() == (UID, "g", None, None)
    assert own == UID
    assert other == [("netlog:g", "netlog", "no uid")]
    assert named != "no uid"
    made = load(netlog, "netlog", records)
    assert (made.touches_added, made.touches_unchanged) == (0, 3)
