"""Moments: days and times as calendars write them, and what clocks elsewhere showed then."""

import re
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import NamedTuple

from netlog.dates import FIRST_DAY, LAST_DAY

UTC_NAME = "UTC"

# Also with the hyphens and colons of ISO 8601, as some write it.
_WRITTEN = re.compile(
    r"([0-9]{4})-?([0-9]{2})-?([0-9]{2})"
    r"(?:[Tt ]([0-9]{2}):?([0-9]{2})(?::?([0-9]{2})(?:[.,][0-9]{1,9})?)?([Zz])?)?"
)
_UTC_NAMES = frozenset({"utc", "etc/utc", "gmt", "etc/gmt", "z", "zulu", "etc/zulu"})
_OFFSET = re.compile(r"([+-])([0-9]{2}):?([0-9]{2})(?::?[0-9]{2})?")
# `Europe/Berlin`, also where a program puts a folder of its own before it.
_ZONE = re.compile(r"(?:.{0,100}/)?((?:[A-Z][A-Za-z0-9_+-]{1,30}/){1,2}[A-Z][A-Za-z0-9_+-]{1,30})")
_MOST_ZONES = 1000


class Moment(NamedTuple):
    """What stands in a DTSTART and the like."""

    wall: datetime  # as it is written
    zone: str  # a TZID, 'UTC', or '' for wherever one is
    whole: bool  # a day, not a time of it


def moment(text: str, zone: str = "") -> Moment | None:
    """Return the moment that `text` says in `zone`, a TZID, or None.

    None is what does not exist, or is not from 1900-01-01 to 2199-12-31.
    """
    match = _WRITTEN.fullmatch(text.strip())
    if not match:
        return None
    year, month, day, hour, minute, second = (int(match[n] or 0) for n in range(1, 7))
    try:
        # A leap second is the last of its minute.
        wall = datetime(year, month, day, hour, minute, min(second, 59))  # noqa: DTZ001 - see zone
    except ValueError:
        return None
    if not FIRST_DAY <= wall.date() <= LAST_DAY:
        return None
    whole = match[4] is None
    if match[7] or zone.strip().lower() in _UTC_NAMES:
        return Moment(wall, UTC_NAME, whole)
    return Moment(wall, zone.strip(), whole)


class Zones:
    """The time zones of a file."""

    def __init__(self, local: tzinfo | None) -> None:
        """Begin with the zone that `''` stands for: None is that of the system."""
        self._local = local
        self._offsets: dict[str, timedelta] = {}

    def tell(self, zone: str, offset: str) -> None:
        """Hear that in `zone` clocks are `offset` ahead of UTC at times: `+0200`."""
        match = _OFFSET.fullmatch(offset.strip())
        if (
            not zone
            or not match
            or (zone not in self._offsets and len(self._offsets) >= _MOST_ZONES)
        ):
            return
        ahead = timedelta(hours=int(match[2]), minutes=int(match[3]))
        told = ahead if match[1] == "+" else -ahead
        # Of summer and winter the later clock: an UNTIL then holds an hour too long, which no
        # meeting is apart, instead of ending an hour before the last.
        if abs(told) < timedelta(days=1):
            self._offsets[zone] = max(told, self._offsets.get(zone, told))

    def wall(self, moment: Moment, zone: str) -> datetime:
        """Return what clocks in `zone` showed at a moment; of no zone, they show what is written.

        A zone is one that the system knows, or else what the file tells of it, or else the local
        one: a bare system may know none.
        """
        if not moment.zone or moment.zone == zone or moment.whole:
            return moment.wall
        try:
            aware = moment.wall.replace(tzinfo=self._rules(moment.zone))
            return aware.astimezone(self._rules(zone)).replace(tzinfo=None)
        except (OverflowError, OSError, ValueError):  # the system's clock begins later
            return moment.wall

    def _rules(self, zone: str) -> tzinfo | None:
        if zone == UTC_NAME:
            return UTC
        offset = self._offsets.get(zone)
        return _known(zone) or (self._local if offset is None else timezone(offset))


def earlier_year(day: date) -> date:
    """Return the same day a year before."""
    return date(day.year - 1, day.month, 28 if (day.month, day.day) == (2, 29) else day.day)


def _known(zone: str) -> tzinfo | None:
    match = _ZONE.fullmatch(zone) if len(zone) <= 200 else None
    return _named(match[1]) if match else None


@lru_cache(maxsize=1000)
def _named(zone: str) -> tzinfo | None:
    from zoneinfo import ZoneInfo

    # No such name, a folder's, or no file of a zone.
    with suppress(KeyError, OSError, ValueError):
        return ZoneInfo(zone)
    return None
