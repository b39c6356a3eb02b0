"""Rows too many for the memory: on disk they are the same rows, in every order and every format."""

import resource
from datetime import date, timedelta
from typing import NamedTuple
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netlog import spool
from netlog.output import FORMATS
from netlog.spool import Spool, kept, ordered
from netlog.store import connection, contacts, interactions
from netlog.store.contacts import Particulars
from netlog.store.interactions import Given
from tests.conftest import Shell
from tests.processes import answer

DAY = date(2026, 11, 19)


class Row(NamedTuple):
    number: int
    name: str
    day: str | None
    tags: tuple[str, ...]


rows = st.lists(
    st.builds(
        Row,
        st.integers(-(2**63), 2**63 - 1),
        st.text(),
        st.none() | st.sampled_from(["2026-11-19", "2026-11-20"]),
        st.lists(st.text()).map(tuple),
    ),
    min_size=1,
    max_size=300,
)


@pytest.fixture
def few(monkeypatch) -> None:
    """What is many, and what is sorted at once, are a handful."""
    monkeypatch.setattr(spool, "FEW", 5)
    monkeypatch.setattr(spool, "_SORTED", 7)


# Kept


@given(rows)
def test_what_was_kept_on_disk_is_what_was_given(given_rows):
    """Rows come back of their kind, as often as they are asked for, singly and backwards."""
    there = Spool(iter(given_rows))
    assert [list(there), list(there)] == [given_rows, given_rows]
    assert {type(row) for row in there} == {Row}
    assert len(there) == len(given_rows)
    assert there[-1] == given_rows[-1]
    assert list(reversed(there)) == given_rows[::-1]


class Other(NamedTuple):
    """A row of another kind."""

    text: str
    flag: bool


others = st.builds(Other, st.text(), st.booleans())
plain = st.tuples(st.text(), st.none())


@given(st.lists(rows.map(lambda some: some[0]) | others | plain, min_size=1, max_size=200))
def test_rows_of_several_kinds(given_rows):
    """Rows of several kinds, in any order, come back each as what it was."""
    there = Spool(given_rows)
    assert list(there) == given_rows
    assert [type(row) for row in there] == [type(row) for row in given_rows]
    assert [type(row) for row in there[::-3]] == [type(row) for row in given_rows[::-3]]


@given(rows, rows)
def test_one_after_the_other(first, second):
    """Rows are added to others as those of a list are, on either side."""
    there = Spool(first)
    assert list(there + Spool(second)) == first + second
    assert list(sum([there], tuple(second))) == second + first
    assert list(there + tuple(second)) == first + second


@given(rows, st.slices(300), st.slices(300))
def test_a_slice_is_a_view_of_the_same_rows(given_rows, first, then):
    """Slices, and slices of slices, are those of a list, whichever is read first."""
    there = Spool(given_rows)
    part = there[first]
    assert list(zip(part[then], there, strict=False)) == list(
        zip(given_rows[first][then], given_rows, strict=False)
    )
    assert (len(part), bool(part)) == (len(given_rows[first]), bool(given_rows[first]))


def test_few_stay_in_memory():
    """A list up to the limit, and a file for one row more; no row is asked for twice."""
    row = Row(1, "Ada", None, ())
    assert kept(iter([])) == []
    assert isinstance(kept(iter([row] * spool.FEW)), list)
    many = kept(row._replace(number=n) for n in range(spool.FEW + 1))
    assert isinstance(many, Spool)
    assert [row.number for row in many] == list(range(spool.FEW + 1))


def test_a_file_has_no_name_and_one_reader():
    """Nobody else can open what is kept on disk."""
    there = Spool([Row(1, "Ada", None, ())])
    assert isinstance(there._kept.file.name, int)


@given(rows, st.booleans())
def test_sorted_in_parts_is_sorted(given_rows, reverse):
    """Beyond what is sorted at once, equals stay in their order as well."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(spool, "FEW", 5)
        patch.setattr(spool, "_SORTED", 7)
        found = ordered(Spool(given_rows), lambda row: row.day or "", reverse=reverse)
    assert list(found) == sorted(given_rows, key=lambda row: row.day or "", reverse=reverse)


# As commands show them


@pytest.fixture(scope="module")
def village(tmp_path_factory, empty_database) -> Shell:
    """A shell whose database has 60 people with tags, notes and balances, by 20 commands."""
    shell = Shell(tmp_path_factory.mktemp("village"))
    shell.path.touch(mode=0o600)
    shell.path.write_bytes(empty_database.read_bytes())
    for first in range(0, 60, 3):
        with connection.writing(shell.path, "live") as db:
            for n in range(first, first + 3):
                contacts.add(db, somebody(n), DAY - timedelta(days=400))
            for n in range(first, first + 6):
                who = n * 7 % (first + 3) + 1 if n % 4 else 1
                given_ = Given(("gave", "got")[n % 2], "intro", n % 5 + 1)
                day, note = DAY - timedelta(days=n + 20), f"chess\tand tea {'é' * n}"
                interactions.log(db, {who: [given_] if n % 3 else []}, day, note=note)
    return shell


def somebody(n: int) -> Particulars:
    return Particulars(
        name=f"{('Łucja', 'ada', 'Bo', '李')[n % 4]} {'é' * (n % 5)}N{n:02}",
        handle=f"p{n}",
        circle=("inner", "wide")[n % 2],
        tags=("chess", f"Café, {n % 7}")[: n % 3],
    )


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(
    "words",
    [
        ["list"],
        ["list", "--sort", "last_touch", "--reverse"],
        ["list", "--sort", "tags", "-n", "25"],
        ["history"],
        ["history", "--kind", "intro", "--reverse"],
        ["history", "--find", "chess"],
        ["history", "p0"],
        ["due"],
        ["owed", "--sort", "balance"],
        ["owed", "--aged"],
        ["find", "ches"],
        ["changes"],
    ],
    ids=" ".join,
)
def test_many_rows_look_as_few_do(village, few, monkeypatch, words, form):
    """What goes by the disk is shown to the letter as what does not, on a terminal or in a pipe."""
    limit = [] if "-n" in words else ["-n", "0"]
    for terminal in (False, True):
        with mock.patch.object(spool, "Spool", wraps=Spool) as used:
            many = village.ok(*words, *limit, "-f", form, terminal=terminal)
        assert used.called
        with monkeypatch.context() as patch:
            patch.setattr(spool, "FEW", 10_000)
            patch.setattr(spool, "_SORTED", 10_000)
            patch.setattr(spool, "Spool", None)  # not one goes by the disk
            assert village.ok(*words, *limit, "-f", form, terminal=terminal) == many


@pytest.mark.parametrize("width", [1, 20, 60, 100, 500])
def test_many_rows_fit_as_few_do(village, few, monkeypatch, width):
    """A table of many rows is as wide as one of few, whatever the terminal."""
    monkeypatch.setitem(village.env, "COLUMNS", str(width))
    many = village.ok("list", "-f", "table", "-n", "0")
    monkeypatch.setattr(spool, "FEW", 10_000)
    assert village.ok("list", "-f", "table", "-n", "0") == many


def test_a_full_disk_is_said_in_one_line(village, few):
    """Where the rows have no room on disk, nothing is shown but why."""

    def no_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, resource.RLIM_INFINITY))

    found = answer(village, "history", before=no_room)
    assert (found.out, found.code) == ("", 1)
    assert found.err == "netlog: cannot write the answer: File too large\n"
