"""Versions: of all that a file says of a meeting, what holds, as records."""

from bisect import bisect
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from heapq import merge
from itertools import groupby
from typing import NamedTuple

from netlog.dates import FIRST_DAY, LAST_DAY
from netlog.errors import Misread
from netlog.exchange import Options
from netlog.exchange.ics.meetings import Meeting, listed, moments
from netlog.exchange.ics.moments import UTC_NAME, Moment, Zones, earlier_year, moment
from netlog.exchange.ics.recurrences import Patience, Rule, days, parse
from netlog.exchange.records import Cancelled, Later, Lost, Person, Record, Rejected, Touch

# How far ahead the next one of a series is looked for.
_AHEAD = timedelta(days=5 * 366)
# Of one series, told apart from it.
_MOST_INSTANCES = 4000
_MOST_RULES = 20

_NO_DAY = f"its DTSTART is no day from {FIRST_DAY} to {LAST_DAY}"
_NO_INSTANCE = f"its RECURRENCE-ID is no day from {FIRST_DAY} to {LAST_DAY}"
_WITHOUT_DAY = "meetings without a day, left out"


class Window(NamedTuple):
    """The days from which meetings are taken."""

    first: date  # of single ones
    first_of_series: date
    last: date


def window(options: Options) -> Window:
    """Return the days from which meetings are taken.

    Single ones of any day that was, those of series of the last twelve months; where
    `options.since` says a day, both from that day on.
    """
    since, today = options.since, options.today
    return Window(since or FIRST_DAY, since or earlier_year(today), today)


def records(
    meetings: Iterable[Meeting],
    names: Mapping[str, str],
    zones: Zones,
    window: Window,
    most: int,
) -> Iterator[Record]:
    """Yield what the file comes to.

    Args:
        meetings: in the order of meetings.order.
        names: what people are called, by key; who is not among them goes by their address.
        zones: those of the file.
        window: the days that are wanted.
        most: people at a meeting, the user too; with more it was one with nobody.
    """
    telling = _Telling(names, zones, window, most)
    for uid, versions in groupby(meetings, key=lambda one: one.uid):
        yield from telling.of_one(uid, versions)
    if telling.soonest:
        yield Later(telling.soonest.isoformat())


class _Telling:
    """The meetings of a file, one after the other."""

    def __init__(self, names: Mapping[str, str], zones: Zones, window: Window, most: int) -> None:
        self.soonest: date | None = None  # day to come on which somebody will be met
        self._names, self._zones, self._window, self._most = names, zones, window, most
        self._told: set[str] = set()  # keys of people
        self._patience = Patience()

    def of_one(self, uid: str, versions: Iterable[Meeting]) -> Iterator[Record]:
        """Yield what holds of a meeting, or of a series and its instances."""
        whole: Meeting | None = None
        series: Meeting | None = None
        instances: dict[date, Meeting] = {}
        for version in versions:
            if version.reason:
                yield Rejected(version.line, version.reason)
            elif not version.instance:
                whole = whole or version
                series = series or (version if version.rules or version.days else None)
            elif day := self._instance(version, whole or version):
                if len(instances) < _MOST_INSTANCES:
                    instances.setdefault(day, version)
            else:
                yield Rejected(version.line, _NO_INSTANCE)
        if whole and whole.off == "cancelled":
            # Who calls off a series need not say again when it would have been.
            whole = (series or whole)._replace(off=whole.off, sequence=whole.sequence)
            instances = {
                day: one._replace(off=one.off or whole.off)
                if one.sequence <= whole.sequence
                else one
                for day, one in instances.items()
            }
        if whole:
            yield from (
                self._series(whole, instances)
                if whole.rules or whole.days
                else self._single(whole, uid, self._window.first)
            )
        for day, one in sorted(instances.items()):
            yield from self._single(one, _key(uid, day), self._window.first_of_series)

    def _instance(self, version: Meeting, series: Meeting) -> date | None:
        """Return the day by which one of a series is known: when it would have been."""
        found = moment(version.instance, version.instance_zone)
        return self._zones.wall(found, _zone(series)).date() if found else None

    # One of them ---------------------------------------------------------------------------------

    def _single(self, one: Meeting, key: str, first: date) -> Iterator[Record]:
        if one.off:
            yield Cancelled(key)
        elif one.whole:
            return
        elif start := moment(one.start, one.zone):
            yield from self._on(one, self._day(start, one.home), key, first)
        else:
            yield from self._dayless(one)

    def _dayless(self, one: Meeting) -> Iterator[Record]:
        if one.start:
            if one.people or one.crowd > self._most:
                yield Rejected(one.line, _NO_DAY)
        elif one.people:
            for person, email, _ in one.people:
                yield from self._introduced(person, email)
            yield Lost(one.line, _WITHOUT_DAY)

    def _on(self, one: Meeting, day: date, key: str, first: date) -> Iterator[Record]:
        if day > self._window.last:
            self._expect(one, day)
            # Before it was put off, it may have been imported.
            yield Cancelled(key)
        elif day >= first and one.crowd > self._most:
            yield self._crowded(one)
        elif day >= first:
            yield from self._touches(one, day, key)

    def _touches(self, one: Meeting, day: date, key: str) -> Iterator[Record]:
        for person, email, invited in one.people:
            yield from self._introduced(person, email)
            yield Touch(
                person,
                day.isoformat(),
                key,
                channel=one.channel or None,
                note=one.note or None,
                initiator=one.initiator or invited or None,
                group=key,
            )

    def _introduced(self, key: str, email: str) -> Iterator[Person]:
        if key not in self._told:
            self._told.add(key)
            yield Person(key, self._names.get(key, email), emails=(email,) if email else ())

    def _crowded(self, one: Meeting) -> Lost:
        return Lost(one.line, f"meetings with more than {self._most} people, left out")

    def _expect(self, one: Meeting, day: date) -> None:
        if one.people and not one.off:
            self.soonest = min(day, self.soonest or LAST_DAY)

    def _day(self, moment: Moment, home: str) -> date:
        """Return the day on which it was: as it is written, but for what is written in UTC."""
        wall = self._zones.wall(moment, home) if moment.zone == UTC_NAME else moment.wall
        return wall.date()

    # A series ------------------------------------------------------------------------------------

    def _series(self, series: Meeting, instances: Mapping[date, Meeting]) -> Iterator[Record]:
        """Yield those of a series that are not told for themselves."""
        # Before it was repeated, or as long as nobody knew it was, it was a meeting by itself.
        if series.off or not series.whole:
            yield Cancelled(series.uid)
        start = moment(series.start, series.zone)
        if start is None:
            if not series.off:
                yield from self._dayless(series)
            return
        if series.whole:
            return
        try:
            yield from self._repeated(series, start, instances)
        except Misread as error:
            yield Rejected(series.line, error.what)

    def _repeated(
        self, series: Meeting, start: Moment, instances: Mapping[date, Meeting]
    ) -> Iterator[Record]:
        first, last = self._window.first_of_series, self._window.last
        # What is written in UTC may be of the day before or after.
        begin = max(first, FIRST_DAY + _DAY) - _DAY
        sought = begin, min(last, LAST_DAY - _AHEAD) + _AHEAD
        left_out = {self._zones.wall(one, _zone(series)).date() for one in moments(series.no_days)}
        for day in sorted(left_out - instances.keys()):
            if begin <= day <= last:
                yield Cancelled(_key(series.uid, day))
        left_out.update(*self._ruled(series.no_rules, start, sought))
        later = sorted(day for day, one in instances.items() if one.onwards)
        crowded = False
        for day in self._days(series, start, sought):
            if day in left_out or day in instances:
                continue
            before = bisect(later, day)
            one = instances[later[before - 1]] if before else series
            on = self._day(start._replace(wall=_at(day, start)), series.home)
            if on > last:
                self._expect(one, on)
                return
            if on < first or one.whole:
                continue
            if one.off:
                yield Cancelled(_key(series.uid, day))
            elif one.crowd <= self._most:
                yield from self._touches(one, on, _key(series.uid, day))
            elif not crowded:
                crowded = True
                yield self._crowded(one)

    def _days(self, series: Meeting, start: Moment, sought: tuple[date, date]) -> Iterator[date]:
        """Yield the days of a series in order, each once, in its own zone."""
        told = {self._zones.wall(one, _zone(series)).date() for one in moments(series.days)}
        if not series.rules:
            told.add(start.wall.date())
        first, last = sought
        within = sorted(day for day in told if first <= day <= last)
        for day, _ in groupby(merge(within, *self._ruled(series.rules, start, sought))):
            yield day

    def _ruled(self, rules: str, start: Moment, sought: tuple[date, date]) -> list[Iterator[date]]:
        """Return the days of each rule."""
        said = listed(rules)
        if len(said) > _MOST_RULES:
            raise Misread(f"it has more than {_MOST_RULES} rules by which it repeats")
        read = [parse(rule) for rule in said]
        return [
            days(rule, start.wall, self._until(rule, start), sought, self._patience)
            for rule in read
        ]

    def _until(self, rule: Rule, start: Moment) -> datetime | None:
        """Return the last moment of a rule, in the zone of DTSTART."""
        if not rule.until:
            return None
        until = moment(rule.until)
        if until is None:
            # Some write 99991231T235959Z for ever.
            return None
        if until.whole:
            return until.wall.replace(hour=23, minute=59, second=59)
        return self._zones.wall(until, start.zone)


_DAY = timedelta(days=1)


def _zone(series: Meeting) -> str:
    """Return the zone in which a series has its days."""
    start = moment(series.start, series.zone)
    return start.zone if start else series.zone


def _at(day: date, start: Moment) -> datetime:
    return datetime.combine(day, start.wall.time())


def _key(uid: str, day: date) -> str:
    return f"{uid} {day}"
