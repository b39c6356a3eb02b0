"""Lives: what people do on a machine, drawn by Hypothesis; few names, so that much of it meets."""

from typing import Any

from hypothesis import strategies as st

from netlog.dates import Span
from netlog.store.interactions import Given
from tests.machines import Step

ONE = st.integers(0, 6)  # the n-th of what is there
NAMES = st.sampled_from(["Ada Holm", "Ada Holm", "Bo Li", "Cy"])
MAILS = ["a@x.org", "b@x.org", "c@x.org", "A@X.org"]
COMPANIES = st.sampled_from(["Acme", "ACME", "Zed", ""])
SPANS = st.sampled_from([Span(2, "week"), Span(3, "week"), Span(3, "month"), Span(1, "year")])
GIVEN = st.sampled_from(
    [(), (Given("gave", "intro", 2),), (Given("got", "gift"), Given("gave", "lead"))]
)


def _edits() -> st.SearchStrategy[tuple[str, Any]]:
    return st.one_of(
        st.tuples(
            st.sampled_from(["location", "note", "met_at"]), st.sampled_from(["Rome", "Oslo", ""])
        ),
        st.tuples(st.just("handle"), st.sampled_from(["x", "y", "ada-holm", "ada-holm-2"])),
        st.tuples(st.just("name"), NAMES),
        st.tuples(st.just("circle"), st.sampled_from([1, 2, 3, 4, ""])),
        st.tuples(st.just("cadence"), SPANS | st.just("")),
        st.tuples(st.just("introduced_by"), st.integers(1, 4)),
        st.tuples(st.just("company"), COMPANIES),
        st.tuples(st.just("title"), st.sampled_from(["boss", "hand", ""])),
    )


_TOUCHES: list[dict[str, Any]] = [
    {"day": "2026-01-02"},
    {"weight": 3},
    {"direction": "met", "kind": None, "weight": 1},
    {"direction": "got", "kind": "gift"},
    {"direction": "got"},
    {"kind": "lead"},
    {"note": "new"},
    {"contact_id": 0},
    {"contact_id": 1},
]
_PEOPLE = st.one_of(
    st.tuples(st.just("add"), NAMES),
    st.tuples(
        st.just("add"),
        NAMES,
        st.sampled_from(MAILS).map(lambda mail: ("emails", (mail,))),
        COMPANIES.map(lambda name: ("company", name)),
    ),
    st.builds(lambda who, edit: ("edit", who, *edit), ONE, _edits()),
    st.builds(lambda who, edit: ("edit", who, *edit), ONE, _edits()),
    st.tuples(
        st.just("reach"),
        ONE,
        st.just("email"),
        st.lists(st.sampled_from(MAILS), unique=True, max_size=3).map(tuple),
    ),
    st.tuples(st.just("tag"), ONE, st.sampled_from(["choir", "Choir", "sea"])),
    st.tuples(st.just("untag"), ONE, st.sampled_from(["choir", "sea"])),
    st.tuples(st.just("merge"), ONE, ONE, st.sampled_from(["first", "second"])),
    st.tuples(st.just("apart"), ONE, ONE),
)
_LOG = st.one_of(
    st.tuples(st.just("log"), ONE, GIVEN, st.sampled_from([None, "lunch"])),
    st.tuples(st.just("alter"), ONE, st.sampled_from(_TOUCHES)),
    st.tuples(
        st.just("import"),
        ONE,
        st.sampled_from(["k1", "k2", "k3"]),
        st.sampled_from(["2026-01-01", "2026-02-02"]),
    ),
    st.tuples(st.just("remove"), ONE),
)
_REST = st.one_of(
    st.tuples(
        st.just("delete"),
        st.sampled_from(["contact", "circle", "company", "position", "origin", "detail"]),
        ONE,
    ),
    st.tuples(st.just("circle"), ONE, st.just("add"), st.sampled_from(["band", "Band", "club"])),
    st.tuples(st.just("circle"), ONE, st.just("rename"), st.sampled_from(["band", "inner"])),
    st.tuples(st.just("circle"), ONE, st.just("set"), SPANS | st.none()),
    st.tuples(st.just("circle"), ONE, st.just("remove"), st.none()),
    st.tuples(
        st.just("set"),
        st.sampled_from(["me", "region"]),
        st.sampled_from(["CH", "a@x.org\nb@x.org", None]),
    ),
)
UNDO: st.SearchStrategy[Step] = st.sampled_from([("undo",), ("undo",), ("redo",)])
# All whose past a ledger can keep: forgetting rewrites it.
STEPS: st.SearchStrategy[Step] = st.one_of(_PEOPLE, _PEOPLE, _LOG, _REST, UNDO)
ALL_STEPS: st.SearchStrategy[Step] = STEPS | st.tuples(st.just("forget"), ONE)


def lives(
    steps: st.SearchStrategy[Step], most: int, least: int = 0
) -> st.SearchStrategy[list[tuple[int, Step]]]:
    """Draw steps, each with how long it takes; now and then that is no time at all."""
    return st.lists(st.tuples(st.integers(0, 2), steps), min_size=least, max_size=most)


# What everybody's life begins with, so that there is something to do.
BEGINNING: list[tuple[int, Step]] = [
    (1, ("add", "Ada Holm", ("emails", ("a@x.org",)), ("circle", "inner"))),
    (1, ("add", "Bo Li", ("company", "Acme"), ("tags", ("choir",)))),
    (1, ("add", "Ada Holm", ("location", "Rome"))),
    (1, ("log", 0, (Given("gave", "intro", 2),), "lunch")),
    (1, ("import", 1, "k1", "2026-01-01")),
]
