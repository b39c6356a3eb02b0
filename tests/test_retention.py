"""Which automatic backups are kept, and what all of them are called."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from netlog.store import retention

NOON = datetime(2026, 11, 19, 12, 0, tzinfo=UTC)
STEM = "netlog"


def daily(*days: int, of: datetime = NOON) -> list[str]:
    """Return the names of daily backups of so many days ago."""
    return [retention.spelt(STEM, of - timedelta(days=n), "daily") for n in days]


def left(names: list[str], now: datetime = NOON) -> list[str]:
    gone = retention.superfluous(names, STEM, now)
    return [name for name in names if name not in gone]


# Names ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "reason", "number"),
    [
        ("netlog-2026-11-19T120000Z.db", "", 1),
        ("netlog-2026-11-19T120000Z-2.db", "", 2),
        ("netlog-2026-11-19T120000Z-daily.db", "daily", 1),
        ("netlog-2026-11-19T120000Z-import-17.db", "import", 17),
        ("netlog-2026-11-19T120000Z-damaged.db", "damaged", 1),
    ],
)
def test_a_name_says_when_and_why(name, reason, number):
    """What a backup is called is read as it was written."""
    assert retention.spelt(STEM, NOON, reason, number) == name
    assert retention.understood(name, STEM) == (NOON, number, reason)


@pytest.mark.parametrize(
    "name",
    [
        *("", "netlog.db", "netlog-.db", "netlog-2026-11-19T120000Z", "notes.txt"),
        *("netlog-2026-11-19T120000Z.db.sha256", "netlog-2026-11-19T120000Z-work.db"),
        *("netlog-2026-02-30T120000Z-daily.db", "netlog-2026-11-19T250000Z-daily.db"),
        *("netlog-2026-11-19T120000Z-1.db", "netlog-2026-11-19T120000Z-02.db"),
        *("netlog-2026-11-19T120000Z2.db", "netlog-2026-11-19T120000Zdaily.db"),
        *("netlog-2026-11-19T120000Z-daily-daily.db", "netlog-2026-11-19T120000Z-daily.db.db"),
        *("netlog-2026-11-19T120000Z--daily.db", "netlog-2026-11-19T120000Z-٣.db"),
        *("Netlog-2026-11-19T120000Z.db", "netlog-work-2026-11-19T120000Z-daily.db"),
        *("net-2026-11-19T120000Z-daily.db", "netlog-2026-11-19T120000.5Z.db"),
        f"netlog-2026-11-19T120000Z-{'9' * 5000}.db",
    ],
)
def test_what_is_not_ours_is_not_understood(name):
    """A name that differs in anything, or is of another database, is none of ours."""
    assert retention.understood(name, STEM) is None


@given(st.text("netlog-2061T:Z.daiymrsu9", max_size=45))
@example("netlog-2026-11-19T120000Z-daily-2.db")
def test_only_what_would_be_written_is_understood(name):
    """Whatever is understood is spelt again as it was, to the letter."""
    if read := retention.understood(name, STEM):
        at, number, reason = read
        assert retention.spelt(STEM, at, reason, number) == name


def test_the_stem_is_the_database_s_own_name():
    """Two databases in one folder have backups of different names."""
    names = ["netlog.db", "netlog.sqlite", "netlog-2.db", "netlog.db.example"]
    assert [retention.stem(name) for name in names] == [
        *("netlog", "netlog.sqlite.", "netlog-2", "netlog.db.example.")
    ]


@given(st.lists(st.text(".dbn", min_size=1, max_size=7), unique=True, max_size=20))
@example(["netlog", "netlog.db", "netlog..db", "netlog.", ".db", "netlog.db.db"])
def test_no_two_databases_share_a_stem(names):
    """Whatever two databases in one folder are called, neither has the other's backups."""
    stems = [retention.stem(name) for name in names]
    for stem in stems:
        name = retention.spelt(stem, NOON, "daily", 2)
        assert retention.understood(name, stem) == (NOON, 2, "daily")
        assert [other for other in stems if retention.understood(name, other)] == [stem]


# Is there one of today? -------------------------------------------------------------------------


def test_today_is_covered_by_any_automatic_one():
    """One that was made before an import does for the day; one made by hand does not."""
    assert retention.is_covered([retention.spelt(STEM, NOON, "import")], STEM, NOON)
    for name in (
        *daily(1, -1),
        retention.spelt(STEM, NOON),
        retention.spelt(STEM, NOON, "damaged"),
        retention.spelt(STEM, NOON, "restore"),  # of what may have been damaged
        retention.spelt(STEM, NOON, "check"),
        retention.spelt("netlog-work", NOON, "daily"),
        retention.spelt(STEM, NOON, "daily") + ".sha256",
    ):
        assert not retention.is_covered([name], STEM, NOON), name


def test_the_day_is_that_of_utc():
    """An hour before midnight and an hour after are two days, whatever the summer time."""
    late = datetime(2026, 3, 28, 23, 30, tzinfo=UTC)
    name = retention.spelt(STEM, late, "daily")
    assert retention.is_covered([name], STEM, late)
    assert not retention.is_covered([name], STEM, late + timedelta(hours=1))


# What is kept -----------------------------------------------------------------------------------


def test_a_year_of_days():
    """After 365 days with one each: 7 days, 8 weeks and 12 months, and nothing in between."""
    names: list[str] = []
    for day in range(365):
        now = NOON + timedelta(days=day)
        names = left([*names, *daily(0, of=now)], now)
        assert len(names) <= 5 + 7 + 8 + 12
    assert [name[len("netlog-") :][:10] for name in names] == [
        *("2026-12-31", "2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30", "2027-05-31"),
        *("2027-06-30", "2027-07-31", "2027-08-31", "2027-09-30"),  # the last of each month
        *("2027-10-03", "2027-10-10", "2027-10-17", "2027-10-24", "2027-10-31", "2027-11-07"),
        # The last Sunday is one of the last seven days.
        *("2027-11-12", "2027-11-13", "2027-11-14", "2027-11-15", "2027-11-16", "2027-11-17"),
        "2027-11-18",
    ]


def test_a_morning_of_imports_can_be_walked_back():
    """The newest five stay whatever their day; of the rest of the day the newest is its own."""
    morning = [
        retention.spelt(STEM, NOON + timedelta(minutes=n), "import") for n in range(0, 60, 5)
    ]
    names = [*daily(1, 2), *morning]
    now = NOON + timedelta(hours=1)
    assert left(names, now) == [*daily(1, 2), *morning[-5:]]


def test_days_without_a_write_take_no_place():
    """Seven days that have one are kept, however far apart they are."""
    names = daily(*range(0, 70, 10))
    assert left(names) == names


def test_many_within_a_second():
    """The tenth of a second is newer than the ninth."""
    names = [retention.spelt(STEM, NOON, "import", n) for n in range(1, 12)]
    assert left(names) == names[-5:]


def test_a_clock_that_went_back():
    """What seems to come from the future stays, and pushes nothing out."""
    future = [retention.spelt(STEM, NOON.replace(year=2099, day=n), "daily") for n in range(1, 20)]
    names = [*daily(*range(7)), *future]
    assert left(names) == names


def test_a_leap_day():
    """29 February is a day, and the last of its month."""
    march = datetime(2028, 3, 31, 12, tzinfo=UTC)
    names = [retention.spelt(STEM, march - timedelta(days=n), "daily") for n in range(90)]
    assert retention.spelt(STEM, datetime(2028, 2, 29, 12, tzinfo=UTC), "daily") in left(
        names, march
    )


def test_only_our_own_automatic_ones_are_removed():
    """Those made by hand, what was damaged, other databases' and other files stay."""
    days = range(40)
    others = [
        *(retention.spelt(STEM, NOON - timedelta(days=n)) for n in days),
        *(retention.spelt(STEM, NOON - timedelta(days=n), "damaged") for n in days),
        *(retention.spelt("netlog-work", NOON - timedelta(days=n), "daily") for n in days),
        *(retention.spelt("net", NOON - timedelta(days=n), "daily") for n in days),
        *(f"{name}.sha256" for name in daily(*days)),
        *("netlog.db", "notes.txt", ".0123.part", "netlog-2026-01-01T120000Z-work.db"),
    ]
    gone = retention.superfluous([*others, *daily(*days)], STEM, NOON)
    assert gone
    assert not set(gone) & set(others)


TIMES = st.lists(
    st.tuples(
        st.datetimes(datetime(2024, 1, 1), datetime(2026, 12, 31)).map(  # noqa: DTZ001
            lambda at: at.replace(microsecond=0, tzinfo=UTC)
        ),
        st.sampled_from(retention.REASONS),
        st.integers(1, 3),
    ),
    max_size=60,
    unique_by=lambda one: (one[0], one[2]),
)


def plainly_kept(times: list[tuple[datetime, str, int]], now: datetime) -> set[str]:
    """Return what is kept, by asking of each whether anything newer stands in its place."""
    past = [one for one in times if one[0] <= now]

    def doubtful(one: tuple[datetime, str, int]) -> bool:
        return one[1] in {"restore", "check"}

    def newer(one: tuple[datetime, str, int]) -> list[tuple[datetime, str, int]]:
        alike = [other for other in past if doubtful(other) == doubtful(one)]
        return [other for other in alike if (other[0], other[2]) > (one[0], one[2])]

    def stays(one: tuple[datetime, str, int], pattern: str, most: int) -> bool:
        periods = [other[0].strftime(pattern) for other in newer(one)]
        own = one[0].strftime(pattern)
        return not doubtful(one) and own not in periods and len(set(periods)) < most

    kept = [
        one
        for one in times
        if one[0] > now
        or len(newer(one)) < 5
        or stays(one, "%Y-%j", 7)
        or stays(one, "%G-%V", 8)
        or stays(one, "%Y-%m", 12)
    ]
    return {retention.spelt(STEM, at, reason, number) for at, reason, number in kept}


@given(TIMES, st.randoms())
def test_the_same_as_by_a_plain_reading(times, rolls):
    """Whatever there is, in whatever order: what is kept is what the sentence says."""
    now = datetime(2026, 6, 30, 12, tzinfo=UTC)
    names = [retention.spelt(STEM, at, reason, number) for at, reason, number in times]
    rolls.shuffle(names)
    assert set(left(names, now)) == plainly_kept(times, now)


@given(TIMES)
def test_thinning_day_by_day_comes_to_the_same(times):
    """To thin after each one leaves what thinning them all at once would."""
    times.sort(key=lambda one: (one[0], one[2]))
    names: list[str] = []
    for at, reason, number in times:
        names = left([*names, retention.spelt(STEM, at, reason, number)], at)
    assert set(names) == plainly_kept(times, times[-1][0] if times else NOON)
