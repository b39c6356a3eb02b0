"""Joining: what two machines come to, case by case, and after whatever was done on either."""

from collections import Counter
from collections.abc import Iterable
from itertools import permutations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from netlog.dates import Span
from netlog.store.interactions import Given
from tests.ledger import Ledger, Together
from tests.lives import ALL_STEPS, BEGINNING, STEPS, lives
from tests.machines import Content, Machine, Step
from tests.trust import trials

# Case by case -------------------------------------------------------------------------------------


def two(*past: Step) -> tuple[Machine, Machine]:
    """Return two machines of one past, which ended at the moment 10."""
    base = Machine(1)
    for step in past:
        assert base.do(10, *step)
    return base.copy(2), base.copy(3)


def brought_together(one: Machine, other: Machine) -> Content:
    """Join each to the other, and return what both then have."""
    there = other.copy(4)
    other.join(one)
    one.join(there)
    assert one.content() == other.content()
    assert one.order() == other.order()
    assert one.damage() == other.damage() == []
    for machine, heard in ((one, there), (one, other), (other, one)):
        kept = machine.kept()
        machine.join(heard)
        assert machine.kept() == kept
    return one.content()


def who(machine: Machine, said: str) -> int:
    """Return which of all people it is of whom something is said, as steps count them."""
    people = sorted(machine.content()["contact"].items())
    return next(n for n, (_, row) in enumerate(people) if said in row.values())


def only(rows: dict[str, dict[str, object]]) -> dict[str, object]:
    (row,) = rows.values()
    return row


ADA: Step = ("add", "Ada Holm", ("circle", "inner"))
MET: Step = ("log", 0, (Given("gave", "intro", 2),), None)


def test_at_the_same_moment_the_greater_value_wins():
    """Both said something at once: the same on both machines, whichever is joined to which."""
    one, other = two(ADA)
    one.do(11, "edit", 0, "location", "Oslo")
    other.do(11, "edit", 0, "location", "Rome")
    assert only(brought_together(one, other)["contact"])["location"] == "Rome"


def test_nothing_is_less_than_anything():
    """A field that was emptied at the moment in which it was filled is filled."""
    one, other = two(("add", "Ada Holm", ("location", "Oslo")))
    one.do(11, "edit", 0, "location", "")
    other.do(11, "edit", 0, "location", "Aden")
    assert only(brought_together(one, other)["contact"])["location"] == "Aden"


def test_a_deletion_wins_at_its_own_moment():
    """What was written in the moment of a deletion is gone."""
    one, other = two(ADA, MET)
    one.do(11, "remove", 0)
    other.do(11, "alter", 0, {"note": "new"})
    assert brought_together(one, other)["interaction"] == {}


def test_a_cadence_is_one_field():
    """Nobody said '2 months', so nobody is met every 2 months."""
    one, other = two(ADA, ("edit", 0, "cadence", Span(3, "week")))
    one.do(11, "edit", 0, "cadence", Span(2, "week"))
    other.do(12, "edit", 0, "cadence", Span(3, "month"))
    row = only(brought_together(one, other)["contact"])
    assert (row["cadence_count"], row["cadence_unit"]) == (3, "month")


def test_who_was_in_a_circle_that_was_removed():
    """Whoever was put into it before is in none; who was put into it since brings it back."""
    one, other = two(ADA, ("circle", 0, "add", "choir"))
    choir = next(uid for uid, row in one.content()["circle"].items() if row["name"] == "choir")
    where = sorted(one.content()["circle"]).index(choir)
    other.do(11, "add", "Bo Li", ("circle", "choir"))
    one.do(12, "circle", where, "remove", None)
    third = other.copy(5)
    both = brought_together(one, other)
    assert choir not in both["circle"]
    assert {row["circle_id"] for row in both["contact"].values()} == {
        "6e65746c-0000-4000-8000-000000000001",
        None,
    }
    third.do(13, "add", "Cy", ("circle", "choir"))
    both = brought_together(one, third)
    assert choir in both["circle"]
    inside = [row["name"] for row in both["contact"].values() if row["circle_id"] == choir]
    assert inside == ["Cy"]


def test_what_is_logged_brings_a_person_back():
    """Somebody who was deleted is there again with what was written of them since, not before."""
    one, other = two(ADA, MET)
    one.do(12, "delete", "contact", 0)
    other.do(11, "log", 0, (), "before")
    third = other.copy(5)
    assert brought_together(one, other)["contact"] == {}
    third.do(13, "log", 0, (), "after")
    both = brought_together(one, third)
    assert [row["name"] for row in both["contact"].values()] == ["Ada Holm"]
    assert [row["note"] for row in both["interaction"].values()] == ["after"]


def test_something_given_after_all():
    """One says that they merely met, the other later what it was: something was given."""
    one, other = two(ADA, MET)
    one.do(11, "alter", 0, {"direction": "met", "kind": None, "weight": 1})
    other.do(12, "alter", 0, {"direction": "got"})
    row = only(brought_together(one, other)["interaction"])
    assert (row["direction"], row["kind"], row["weight"]) == ("got", "other", 1)


def test_a_job_of_which_nothing_is_left():
    """One takes the company away, the other the title: it is no job any more."""
    one, other = two(("add", "Bo Li", ("company", "Acme"), ("title", "boss")))
    for machine, column in ((one, "company_id"), (other, "title")):
        with machine.operation("another program", 11):
            machine.db.execute(f"UPDATE position SET {column} = NULL")
    assert brought_together(one, other)["position"] == {}


def test_who_introduced_themselves():
    """Somebody whose introducer is merged into them was introduced by nobody."""
    one, other = two(ADA, ("add", "Bo Li"))
    uids = sorted(one.content()["contact"])
    ada = next(n for n, u in enumerate(uids) if one.content()["contact"][u]["name"] == "Ada Holm")
    one.do(11, "merge", ada, 1 - ada, "first")
    with other.operation("edit", 12):
        other.db.execute("UPDATE contact SET introduced_by = 2 WHERE id = 1")
    row = only(brought_together(one, other)["contact"])
    assert (row["name"], row["introduced_by"]) == ("Ada Holm", None)


def test_a_new_database_knows_nothing_better():
    """The circles that a database begins with are older than all that was said of them."""
    one, other = Machine(1), Machine(2)
    one.do(1, "circle", 0, "set", Span(5, "week"))
    assert one.do(2, "circle", 1, "remove", None)
    circles = brought_together(one, other)["circle"]
    assert len(circles) == 3
    assert ("inner", 5, "week") in {tuple(row.values()) for row in circles.values()}


def test_addresses_in_the_order_of_their_entry():
    """The first address stays the first, on both machines."""
    one, other = two(("add", "Bo Li", ("emails", ("first@x.org",))))
    one.do(12, "reach", 0, "email", ("first@x.org", "third@x.org"))
    other.do(11, "reach", 0, "email", ("first@x.org", "second@x.org"))
    both = brought_together(one, other)
    ((_, order),) = one.order().items()
    found = [both["detail"][uid]["value"] for uid in order]
    assert found == ["first@x.org", "second@x.org", "third@x.org"]


def test_three_of_one_handle():
    """In whatever order they hear of each other, the same one of them keeps it."""
    answers = set()
    for order in permutations(range(3)):
        machines = [Machine(seed) for seed in (11, 12, 13)]
        for machine in machines:
            machine.do(5, "add", "Ada Holm")
        first, second, third = (machines[n] for n in order)
        first.join(second)
        first.join(third)
        people = first.content()["contact"]
        answers.add(tuple(people[uid]["handle"] for uid in sorted(people)))
    assert answers == {("ada-holm", "ada-holm-2", "ada-holm-3")}


def test_merged_into_each_other():
    """Two who were merged one way here and the other way there are one, and nothing is lost."""
    one, other = two(ADA, ("add", "Bo Li", ("location", "Lima")))
    one.do(11, "merge", 0, 1, "first")
    other.do(12, "merge", 1, 0, "first")
    one.do(13, "log", 0, (), "here")
    other.do(13, "log", 0, (), "there")
    both = brought_together(one, other)
    assert only(both["contact"])["location"] == "Lima"
    assert {row["note"] for row in both["interaction"].values()} == {"here", "there"}


def test_a_name_that_both_gave_to_different_circles():
    """What was renamed to one name is one circle; handles and names may change places."""
    one, other = two(ADA, ("circle", 0, "add", "band"))
    one.do(11, "circle", 0, "rename", "choir")
    other.do(12, "circle", 1, "rename", "Choir")
    circles = brought_together(one, other)["circle"]
    assert sum(row["name"].lower() == "choir" for row in circles.values()) == 1


def test_handles_that_change_places():
    """Two people who swap their handles there have swapped them here."""
    one, other = two(ADA, ("add", "Bo Li"))
    for moment, (who, handle) in enumerate(((0, "x"), (1, "y"), (0, "z"), (1, "x"), (0, "y")), 11):
        assert other.do(moment, "edit", who, "handle", handle)
    for moment, (who, handle) in enumerate(((1, "a"), (0, "x"), (1, "y")), 6):
        assert one.do(moment, "edit", who, "handle", handle)
    both = brought_together(one, other)["contact"]
    assert [both[uid]["handle"] for uid in sorted(both)] == ["y", "x"]


def test_somebody_whom_either_merged_with_another():
    """Bo became part of Ada here and of Cy there, so all three are one, and stay so."""
    one, other = two(ADA, ("add", "Bo Li"), ("add", "Cy"))
    one.do(11, "merge", who(one, "Ada Holm"), who(one, "Bo Li"), "first")
    other.do(12, "merge", who(other, "Cy"), who(other, "Bo Li"), "first")
    early = one.copy(5)
    assert len(brought_together(one, other)["contact"]) == 1
    both = one.kept()
    one.join(early)
    assert one.kept() == both


def test_merged_into_somebody_who_was_forgotten_there():
    """Whoever goes by the uid of another has the times of what that one had, on both machines."""
    base = Machine(1)
    base.do(1, *ADA)
    base.do(2, "add", "Ada Holm", ("location", "Lima"))
    one, other = base.copy(2), base.copy(3)
    other.do(3, "forget", who(other, "ada-holm"))
    one.do(4, "merge", who(one, "ada-holm"), who(one, "Lima"), "second")
    assert only(brought_together(one, other)["contact"])["location"] == "Lima"


def test_merged_here_and_logged_there_when_the_other_had_gone():
    """Whoever was merged stays so, even if the origin that says it was deleted with its person."""
    one, other = two(ADA, ("add", "Bo Li"))
    one.do(11, "merge", who(one, "Ada Holm"), who(one, "Bo Li"), "first")
    other.do(12, "delete", "contact", who(other, "Ada Holm"))
    other.do(13, "log", 0, (), "lunch")
    both = brought_together(one, other)
    assert only(both["contact"])["name"] == "Ada Holm"
    assert only(both["interaction"])["note"] == "lunch"


def test_who_was_merged_into_each_other_can_be_deleted():
    """The one who stayed of the two is gone for good when deleted afterwards."""
    one, other = two(ADA, ("add", "Bo Li"))
    one.do(11, "merge", 0, 1, "first")
    other.do(11, "merge", 1, 0, "first")
    assert len(brought_together(one, other)["contact"]) == 1
    one.do(12, "delete", "contact", 0)
    assert brought_together(one, other)["contact"] == {}


def test_deleted_once_more():
    """Somebody who was brought back is gone when they are deleted once more."""
    one, other = two(ADA)
    one.do(11, "delete", "contact", 0)
    other.do(12, "edit", 0, "note", "Oslo")
    assert len(brought_together(one, other)["contact"]) == 1
    one.do(13, "delete", "contact", 0)
    assert brought_together(one, other)["contact"] == {}


def test_deleted_again_by_a_redo():
    """What a redo deletes was deleted when it first was, so what was written since wins."""
    one, other = two(ADA)
    one.do(11, "delete", "contact", 0)
    other.do(12, "edit", 0, "note", "Oslo")
    one.do(13, "undo")
    one.do(14, "redo")
    assert only(brought_together(one, other)["contact"])["note"] == "Oslo"


def test_told_apart_from_somebody_who_comes_back():
    """Two are told apart the same way whoever of them was entered first on which machine."""
    one, other = two(ADA, ("add", "Bo Li"))
    other.do(11, "delete", "contact", who(other, "Ada Holm"))
    one.do(12, "apart", 0, 1)
    both = brought_together(one, other)
    assert len(both["contact"]) == 2
    assert set(only(both["apart"]).values()) == set(both["contact"])


def test_a_company_of_somebody_who_is_gone():
    """A job that went with its person brings no company back."""
    one, other = two(("add", "Bo Li", ("company", "Acme")))
    other.do(12, "edit", 0, "title", "boss")
    one.do(11, "delete", "company", 0)
    one.do(13, "delete", "contact", 0)
    both = brought_together(one, other)
    assert both["contact"] == both["position"] == both["company"] == {}


def test_a_circle_of_somebody_who_comes_back():
    """Whoever is there again, for they were met, is in the circle into which they were put."""
    one, other = two(ADA, ("circle", 0, "add", "choir"))
    where = [row["name"] for _, row in sorted(one.content()["circle"].items())].index("choir")
    one.do(11, "circle", where, "remove", None)
    other.do(12, "edit", 0, "circle", where)
    one.do(13, "delete", "contact", 0)
    other.do(14, "log", 0, (), None)
    both = brought_together(one, other)
    circle = both["circle"][str(only(both["contact"])["circle_id"])]
    assert circle["name"] == "choir"


def test_addresses_of_two_who_became_one():
    """What was entered in one moment stays in the order of each machine, whatever its uids."""
    for seed in range(8):
        base = Machine(seed)
        base.do(1, "add", "Ada Holm", ("emails", ("b@x.org", "A@X.org")))
        base.do(1, "add", "Bo Li", ("emails", ("a@x.org",)))
        one, other = base.copy(20 + seed), base.copy(30 + seed)
        other.do(1, "merge", who(other, "Bo Li"), who(other, "Ada Holm"), "first")
        both = brought_together(one, other)["detail"]
        ((_, order),) = one.order().items()
        assert [both[uid]["value"] for uid in order] == ["a@x.org", "b@x.org", "Ada Holm"]


# Whatever was done on either ----------------------------------------------------------------------


def led(machine: Machine | Ledger, life: Iterable[tuple[int, Step]], moment: int) -> int:
    """Lead a life from a moment on, and return when it ends."""
    for pause, step in life:
        moment += pause
        machine.do(moment, *step)
    return moment


def test_the_newest_wins_by_a_second_reading():
    """After any two lives of one past, a machine has what plain Python says it should."""
    seen: Counter[str] = Counter()

    @settings(max_examples=trials(120))
    @given(
        past=lives(STEPS, 10),
        here=lives(STEPS, 8),
        there=lives(STEPS, 8),
        seed=st.integers(0, 1000),
    )
    # Of each rarity one, however the rest is drawn.
    @example([], [(1, ("edit", 0, "note", "Rome"))], [(2, ("edit", 0, "note", "Oslo"))], 0)
    @example([], [(2, ("delete", "contact", 0))], [(1, ("edit", 0, "note", "Oslo"))], 0)
    @example([], [(1, ("merge", 0, 1, "first"))], [(2, ("log", 1, (), "lunch"))], 0)
    @example([], [(1, ("tag", 0, "sea"))], [(2, ("tag", 0, "sea"))], 0)
    def whatever_was_done(past, here, there, seed):
        base = Ledger(Machine(seed))
        moment = led(base, [*BEGINNING, *past], 0)
        one, other = (base.copy(base.machine.copy(2000 + seed + n)) for n in (0, 2000))
        led(one, here, moment)
        led(other, there, moment)
        wanted = Together(one, other)
        one.machine.join(other.machine)
        assert one.machine.content() == wanted.content
        seen.update(wanted.rarities())

    whatever_was_done()
    # Or the proof is blind.
    assert all(seen.values()), seen


@settings(max_examples=trials(50))
@given(
    past=lives(ALL_STEPS, 5),
    here=lives(ALL_STEPS, 8, least=3),
    there=lives(ALL_STEPS, 8, least=3),
    seed=st.integers(0, 1000),
)
def test_either_way_and_again(past, here, there, seed):
    """Which is joined to which makes no difference, again changes nothing, undo takes it back."""
    base = Machine(seed)
    moment = led(base, [*BEGINNING, *past], 0)
    one, other = base.copy(2000 + seed), base.copy(4000 + seed)
    led(one, here, moment)
    led(other, there, moment)
    before, other_too = one.content(), other.copy(6000 + seed)
    one_too = one.copy(8000 + seed)
    one.join(other_too)
    other.join(one_too)
    both = one.content()
    assert other.content() == both
    assert other.order() == one.order()
    assert one.damage() == other.damage() == []
    for machine, heard in ((one, other_too), (one, other), (other, one)):
        kept = machine.kept()
        machine.join(heard)
        assert machine.kept() == kept
    if both != before:
        assert one.do(moment + 60, "undo")
        assert one.content() == before
        one.join(other_too)
        assert one.content() == both


def test_who_was_gone_before_a_join_is_gone_when_it_is_undone():
    """Somebody comes back by way of a namesake in a file, and the joining is taken back."""
    base = Machine(0)
    moment = led(base, BEGINNING, 0)
    one, other, third = (base.copy(2000 * n) for n in (1, 2, 3))
    moment = led(other, [(0, ("forget", 0)), (0, ("forget", 0))], moment)
    one.join(other)
    moment = led(one, [(0, ("import", 0, "k1", "2026-01-01"))], moment)
    before = one.content()
    one.join(third)
    assert one.content() != before
    assert one.do(moment + 1, "undo")
    assert one.content() == before
    assert one.damage() == []


@settings(max_examples=trials(20))
@given(data=st.data(), seed=st.integers(0, 1000))
def test_three_machines_agree_in_the_end(data, seed):
    """Whatever three do, hear of each other, and take back: once all heard all, they are alike."""
    base = Machine(seed)
    moment = led(base, [*BEGINNING, *data.draw(lives(ALL_STEPS, 3))], 0)
    machines = [base.copy(2000 * n + seed) for n in (1, 2, 3)]
    pairs = list(permutations(range(3), 2))
    for _ in range(data.draw(st.integers(2, 6))):
        here, there = data.draw(st.sampled_from(pairs))
        moment = led(machines[here], data.draw(lives(ALL_STEPS, 4)), moment)
        machines[here].join(machines[there])
        if data.draw(st.integers(0, 4)) == 0:
            moment += 1
            machines[here].do(moment, "undo")
    for _ in range(2):
        for here, there in data.draw(st.permutations(pairs)):
            machines[here].join(machines[there])
    contents = [machine.content() for machine in machines]
    assert contents[0] == contents[1] == contents[2]
    assert not any(machine.damage() for machine in machines)
    for here, there in pairs:
        kept = machines[here].kept()
        machines[here].join(machines[there])
        assert machines[here].kept() == kept
