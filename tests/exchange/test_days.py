"""Days as columns write them: ISO, LinkedIn's way, Excel's, and 11/12/2026."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netlog.errors import Misread
from netlog.exchange import days

TODAY = date(2026, 11, 19)
read = days.reader(TODAY)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-10-15", "2024-10-15"),
        ("2024-10-15 08:12:40 UTC", "2024-10-15"),
        ("2024-10-15T08:12:40Z", "2024-10-15"),
        ("2024/10/15", "2024-10-15"),
        ("05 Oct 2020", "2020-10-05"),
        ("5 oct 2020", "2020-10-05"),
        ("05-Oct-20", "2020-10-05"),
        ("Oct 15 2024", "2024-10-15"),
        ("Oct 15, 2024", "2024-10-15"),
        ("15 October 2024", "2024-10-15"),
        ("Tuesday, 15 October 2024", "2024-10-15"),
        ("10/15/2024", "2024-10-15"),
        ("15/10/2024", "2024-10-15"),
        ("15-10-2024", "2024-10-15"),
        ("9/15/26, 1:12\u202fAM", "2026-09-15"),
        ("5/5/2024", "2024-05-05"),
        ("11.12.2024", "2024-12-11"),
        ("1.2.24", "2024-02-01"),
    ],
)
def test_days_are_read_as_they_are_written(text, day):
    """Each way of writing that leaves nothing open is read without a hint."""
    assert read(text) == day


@pytest.mark.parametrize(
    "text",
    [
        *("11/12/2026", "11-12-2026", "30 Feb 2024", "2024-02-30", "05 Foo 2020", "soon"),
        *("24-03-15", "15/15/2024", "0/5/2024", "1/1/1899", "31 Dec 2200", "", "45291"),
    ],
)
def test_what_is_no_day_or_may_be_two_is_refused(text):
    """An impossible day, an open order, a number: each is refused, with what to do."""
    with pytest.raises(Misread, match="--date-format"):
        read(text)


@pytest.mark.parametrize(
    "text", ["yesterday", "friday", "19 nov", "29 feb", "3 weeks ago", "1000 days ago"]
)
def test_no_day_is_counted_from_the_day_of_the_import(text):
    """A file imported again next week must say the same, so words seen from today are refused."""
    with pytest.raises(Misread):
        read(text)


def test_two_figures_make_the_latest_year_that_has_begun():
    """`26` is this year, `27` was last century."""
    assert read("05-Oct-26") == "2026-10-05"
    assert read("05-Oct-27") == "1927-10-05"


def order_of(values: list[str]) -> days.Order | None:
    return days.orders([(value,) for value in values], [0])[0]


def test_a_figure_above_twelve_tells_the_order_of_the_column():
    """One value that can be read one way only says how all the others are meant."""
    assert order_of(["11/12/2026", "", "13/1/2026"]) == "day"
    assert order_of(["11/12/2026", "n/a", "1/13/2026"]) == "month"
    assert order_of(["1-2-2026", "13-1-2026, 8:00"]) == "day"


def test_a_column_may_leave_its_order_open():
    """Nothing above twelve says nothing, and twelve in both places says too much."""
    assert order_of(["11/12/2026", "5/5/2026", "19.11.2026"]) is None
    assert order_of(["13/1/2026", "1/13/2026"]) is None


def test_columns_have_their_orders_each():
    """All of them are found in one pass."""
    rows = [("x", "1/2/2026", "1/2/2026"), ("x", "13/2/2026", "1/13/2026")]
    assert days.orders(iter(rows), [1, 2]) == {1: "day", 2: "month"}


def test_the_order_is_kept_to():
    """With the order known, 11/12 is one day."""
    assert days.reader(TODAY, order=lambda: "day")("11/12/2025") == "2025-12-11"
    assert days.reader(TODAY, order=lambda: "month")("11/12/2025") == "2025-11-12"


def test_the_order_is_asked_once_and_only_if_it_matters():
    """Days that leave nothing open need no look at the rest of the column."""
    asked: list[days.Order] = []

    def order() -> days.Order:
        asked.append("day")
        return "day"

    plain = days.reader(TODAY, order=order)
    assert [plain(text) for text in ("05 Oct 2020", "2020-10-05", "13/1/2020", "1.2.2020")]
    assert asked == []
    assert [plain(text) for text in ("1/2/2020", "3/4/2020", "1/2/2020")] == [
        *("2020-02-01", "2020-04-03", "2020-02-01")
    ]
    assert asked == ["day"]


def test_many_different_days_are_read_right():
    """What is remembered of a column is bounded, and right however long it is."""
    said = days.reader(TODAY)
    stamps = [
        f"2026-01-{d:02} {h:02}:{m:02}:{s:02}"
        for d in (1, 2)
        for h in range(24)
        for m in range(60)
        for s in range(0, 60, 20)
    ]
    assert {said(stamp) for stamp in stamps} == {"2026-01-01", "2026-01-02"}


def test_what_happened_is_not_to_come():
    """A zone ahead of ours may have tomorrow's day; the day after that is no past."""
    assert days.past("2026-11-18", TODAY) == "2026-11-18"
    assert days.past("2026-11-20", TODAY) == "2026-11-19"
    with pytest.raises(Misread, match="2026-11-21 has not come yet"):
        days.past("2026-11-21", TODAY)


def test_a_date_format_is_kept_to():
    """What the user says goes, with ISO beside it, and nothing else does."""
    said = days.reader(TODAY, date_format="%d/%m/%y")
    assert said("11/12/25") == "2025-12-11"
    assert said("2025-12-11") == "2025-12-11"
    with pytest.raises(Misread):
        said("05 Oct 2020")


@pytest.mark.parametrize(
    "date_format", ["%d.%m.", "%Y", "%q", "%", "%d%d%m%Y", "Datum", "\0", "%H:%M"]
)
def test_a_date_format_has_to_tell_a_day(date_format):
    """A format without a year, or that is none, is refused at once."""
    with pytest.raises(Misread, match="date format"):
        days.reader(TODAY, date_format=date_format)


@pytest.mark.parametrize("text", ["", " ", "-", "never", "N/A", "0/0/00", "0000-00-00"])
def test_programs_have_words_for_no_day(text):
    """Outlook's null date and people's `never` are not days that cannot be read."""
    assert not days.is_day(text)


@pytest.mark.parametrize(
    ("text", "birthday"),
    [
        ("1987-10-06", "1987-10-06"),
        ("--03-14", "--03-14"),
        ("14 March", "--03-14"),
        ("10/26/1987", "1987-10-26"),
        ("06-Oct-87", "1987-10-06"),
    ],
)
def test_birthdays_may_lack_their_year(text, birthday):
    """A birthday is a day of its column, or one without a year."""
    assert days.birthday(text, read) == birthday


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_every_day_is_read_as_linkedin_writes_it(day):
    """Whatever day it is, `05 Oct 2020` and ISO are that day."""
    assert read(f"{day:%d %b %Y}") == day.isoformat()
    assert read(day.isoformat()) == day.isoformat()


@given(st.text(max_size=100) | st.from_regex(r"[0-9/.\- :a-z]{1,30}"))
def test_any_text_is_a_day_or_refused(text):
    """Whatever a cell holds, it is an ISO day or a Misread."""
    try:
        found = read(text)
    except Misread:
        return
    assert date.fromisoformat(found).isoformat() == found
