"""Days: who is due is decided by the day on the wall, wherever that is, and by no stamp."""

import json
import os
import re
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple
from unittest import mock
from zoneinfo import ZoneInfo

import pytest

from tests.conftest import Result, Shell
from tests.oracle import Row, World

PROGRAM = Path(sys.executable).with_name("netlog")
ZONES = [
    *("Pacific/Kiritimati", "Pacific/Honolulu", "Europe/Berlin", "America/New_York"),
    *("Asia/Kathmandu", "Australia/Lord_Howe"),
    # Where the clock changes at midnight, and where a day was left out.
    *("Africa/Cairo", "Pacific/Apia"),
]
# Midnights around the ends of February with and without a 29th, of months and of years.
MIDNIGHTS = [
    *("2026-12-31", "2027-01-01", "2027-02-28", "2027-03-01", "2027-03-31", "2027-05-01"),
    *("2028-02-28", "2028-02-29", "2028-03-01", "2028-12-31", "2029-01-01"),
]
SKIPPED = datetime(2011, 12, 30, 10, tzinfo=UTC)  # Apia went from the 29th to the 31st
# Last seen on days that many months do not have, and that most clocks change on.
LAST_SEEN = [
    *("2026-11-30", "2026-12-31", "2027-01-28", "2027-01-31", "2027-02-28", "2027-03-28"),
    *("2027-10-31", "2028-01-29", "2028-01-31", "2028-02-28", "2028-02-29", "2011-11-30"),
]
CADENCES = [(1, "day"), (2, "week"), (1, "month"), (3, "month"), (1, "year")]


class Moment(NamedTuple):
    """An instant in seconds since 1970, somewhere."""

    zone: str
    instant: float

    @property
    def day(self) -> date:
        """The civil day there, as `zoneinfo` has it; netlog asks the C library."""
        return datetime.fromtimestamp(self.instant, ZoneInfo(self.zone)).date()


@pytest.fixture
def here() -> Iterator[None]:
    """The time zone of this process, which is there again when the test is over."""
    yield
    time.tzset()


@pytest.fixture
def years(netlog: Shell) -> tuple[Shell, World]:
    """People of every cadence, last seen on every awkward day, and the oracle's idea of them."""
    world = World()
    seen = [(day, cadence) for day in LAST_SEEN for cadence in CADENCES]
    with closing(sqlite3.connect(netlog.path)) as db, db:
        for number, (day, (count, unit)) in enumerate(seen, 1):
            person: Row = {
                "handle": f"p-{number}",
                "name": f"P {number}",
                "cadence_count": count,
                "cadence_unit": unit,
                "added_on": "2010-01-01",
                "snoozed_until": "2027-03-14" if number % 7 == 0 else None,
            }
            touch: Row = {"contact_id": number, "day": day, "direction": "met"}
            for table, row in (("contact", person), ("interaction", touch)):
                db.execute(
                    f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})",
                    tuple(row.values()),
                )
            world.people[number] = person | {"circle_id": None, "archived_on": None}
            blank = {"id": number, "channel": None, "note": None, "weight": 1}
            world.touches[number] = touch | blank
    del netlog.env["NETLOG_TODAY"]
    return netlog, world


def at(shell: Shell, moment: Moment, *words: object) -> Result:
    """Run a command at a moment: `date.today()` asks `time.time()`, and the C library where."""
    shell.env["TZ"] = moment.zone
    now = mock.patch("time.time", return_value=moment.instant)
    with mock.patch.dict(os.environ, TZ=moment.zone), now:
        time.tzset()  # as a process does that is started with this TZ
        return shell.ok(*words)


def midnights(zone: str) -> Iterator[float]:
    """Yield the instants at which the days of `MIDNIGHTS` begin in a zone."""
    for text in MIDNIGHTS:
        yield datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).timestamp()


def changes(zone: str, year: int) -> list[float]:
    """Return the instants of a year at which the clock changes in a zone."""
    there, found = ZoneInfo(zone), []
    instant = datetime(year, 1, 1, tzinfo=UTC)
    while instant.year == year:
        later = instant + timedelta(minutes=30)
        if instant.astimezone(there).utcoffset() != later.astimezone(there).utcoffset():
            found.append(later.timestamp())
        instant = later
    return found


@pytest.mark.parametrize("zone", ZONES)
def test_who_is_due_is_a_matter_of_the_day_there(years, here, zone):
    """A second before midnight and a second after, on every odd day, the oracle agrees."""
    shell, world = years
    instants = [*midnights(zone), *changes(zone, 2027), *changes(zone, 2028)]
    instants += [SKIPPED.timestamp()] if zone == "Pacific/Apia" else []
    lists, elsewhere = set(), 0
    for instant in instants:
        for seconds in (-1, 0, 1, 3600):
            moment = Moment(zone, instant + seconds)
            rows = at(shell, moment, "due", "--json").json
            columns = ("id", "last_touch", "channel", "due_on", "days_late", "turn", "last_note")
            today = moment.day.isoformat()
            expected = world.due(today, today)
            assert [tuple(row[column] for column in columns) for row in rows] == expected, moment
            lists.add(tuple(map(tuple, expected)))
            elsewhere += datetime.fromtimestamp(moment.instant, UTC).date() != moment.day
    assert len(lists) > len(MIDNIGHTS)
    assert elsewhere >= len(MIDNIGHTS)  # where the day of UTC would have been wrong


def test_the_zones_are_worth_it():
    """Four change their clocks twice a year, one by half an hour, and one once lost a day."""
    often = {zone: len(changes(zone, 2027)) for zone in ZONES}
    assert sorted(often.values()) == [0, 0, 0, 0, 2, 2, 2, 2]
    apia = [Moment("Pacific/Apia", SKIPPED.timestamp() + s).day.day for s in (-1, 0)]
    assert apia == [29, 31]


@pytest.mark.parametrize("zone", ZONES)
def test_what_is_logged_now_is_logged_on_the_day_there(netlog, here, zone):
    """The day of a log, and the day somebody was added, is the one on the wall."""
    del netlog.env["NETLOG_TODAY"]
    for number, instant in enumerate([*midnights(zone)][::3]):
        for seconds, when in ((-1, "before"), (0, "after")):
            moment = Moment(zone, instant + seconds)
            who = f"vera-{when}-{number}"
            at(netlog, moment, "add", "Vera", "--handle", who, "--force")
            at(netlog, moment, "log", who)
            shown = at(netlog, moment, "show", who, "--json").json
            assert (shown["added_on"], shown["last_touch"]) == (str(moment.day), str(moment.day))


@pytest.mark.parametrize("zone", ZONES)
def test_the_program_takes_the_day_from_its_surroundings(netlog, zone):
    """The installed program, by the real clock, has the day that `date` has."""
    env = {"TZ": zone, "PATH": os.environ["PATH"], "NETLOG_DB": str(netlog.path)}

    def said(*words: object) -> str:
        ended = subprocess.run([*map(str, words)], env=env, capture_output=True, check=True)
        return ended.stdout.decode()

    for _ in range(2):  # midnight may pass once between the three, not twice
        before, answer, after = (
            said("date", "+%F"),
            said(PROGRAM, "info", "--json"),
            said("date", "+%F"),
        )
        if before == after:
            break
    facts = json.loads(answer)
    assert (facts["today"], facts["today_from"]) == (before.strip(), "the clock")


# Stamps -----------------------------------------------------------------------------------------


def stamped(shell: Shell, *stamps: str) -> None:
    """Give the latest operations these stamps, the oldest first."""
    with closing(sqlite3.connect(shell.path)) as db, db:
        for number, stamp in enumerate(reversed(stamps)):
            db.execute(
                "UPDATE operation SET at = ? WHERE id = "
                "(SELECT id FROM operation ORDER BY id DESC LIMIT 1 OFFSET ?)",
                (stamp, number),
            )


def test_a_stamp_is_of_utc(netlog, here):
    """Of an operation, a row and a deletion, wherever it was written."""
    for zone in ("Pacific/Apia", "America/New_York"):
        moment = Moment(zone, time.time())
        for words in (("add", "Vera Holm"), ("edit", "vera", "--every", "1y"), ("undo", "2")):
            at(netlog, moment, *words)
            with closing(sqlite3.connect(netlog.path)) as db:
                stamps = db.execute(
                    "SELECT max(at) FROM operation UNION ALL SELECT max(updated_at) FROM contact "
                    "UNION ALL SELECT max(deleted_at) FROM tombstone"
                ).fetchall()
            for (stamp,) in filter(any, stamps):
                assert abs(datetime.fromisoformat(stamp) - datetime.now(UTC)) < timedelta(hours=1)


@pytest.mark.parametrize("zone", ZONES)
def test_a_stamp_is_shown_as_the_clock_there_had_it(netlog, here, zone):
    """Stored in UTC and so in JSON; on the screen by the local clock, also across its changes."""
    netlog.ok("add", "Vera Holm")
    instants = [*changes(zone, 2026), datetime(2026, 11, 19, 23, 45, tzinfo=UTC).timestamp()]
    for instant in instants:
        for seconds in (-3600, -1, 0, 3600):
            utc = datetime.fromtimestamp(instant + seconds, UTC)
            stamp = f"{utc:%Y-%m-%dT%H:%M:%S}.000Z"
            stamped(netlog, stamp)
            moment = Moment(zone, instant)
            (row,) = at(netlog, moment, "changes", "--columns", "at").rows
            assert row == [f"{utc.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M}"]
            assert at(netlog, moment, "changes", "--json").json[0]["at"] == stamp


def test_a_clock_set_back_changes_no_order(netlog):
    """What was done last is listed first, undone first and made again last, whenever it was."""
    netlog.ok("add", "Vera Holm", "--every", "1 month")
    netlog.ok("log", "vera", "--on", "2026-11-01", "-m", "first")
    netlog.ok("gave", "vera", "advice", "--on", "2026-11-01", "-m", "second")
    netlog.ok("archive", "vera")
    stamped(netlog, *(f"20{year}-01-01T00:00:00.000Z" for year in (40, 39, 38, 25)))
    with closing(sqlite3.connect(netlog.path)) as db, db:
        number, last = db.execute("SELECT count(*), max(id) FROM operation").fetchone()
        db.execute("UPDATE interaction SET updated_at = '1999-01-01T00:00:00.000Z' WHERE id = 2")
        db.execute("DELETE FROM operation WHERE id > ?", (last,))  # that was this test
    assert number == 5
    listed = netlog.ok("changes", "--columns", "command").lines
    assert listed == ["archive", "gave", "log", "add"]
    assert netlog.ok("history", "vera", "--columns", "note").lines == ["first", "second"]
    done = []
    for _ in range(4):
        done.append(netlog.ok("undo").out.split(" of ")[0])
        stamped(netlog, "2020-01-01T00:00:00.000Z")
    assert done == ["undone: archive", "undone: gave", "undone: log", "undone: add"]
    again = [netlog.ok("redo").out.split(" of ")[0] for _ in range(4)]
    assert again == [f"done again: {what}" for what in ("add", "log", "gave", "archive")]


def test_nothing_is_put_in_order_by_a_stamp():
    """No query of the store, of a view or of a trigger sorts by one."""
    house = Path(__file__).parent.parent.parent / "netlog"
    sources = [*house.glob("store/**/*.py"), *house.glob("schema/*")]
    ordered = re.compile(r"ORDER BY[^)\"']*\b(at|updated_at|deleted_at)\b(?! *=)", re.IGNORECASE)
    texts = [path.read_text("utf-8") for path in sources if path.suffix in {".py", ".sql"}]
    assert len(texts) > 20
    assert ordered.search("SELECT * FROM operation ORDER BY day, at DESC")
    assert [found[0] for text in texts for found in ordered.finditer(text)] == []
