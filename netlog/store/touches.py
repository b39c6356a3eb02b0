"""Touches: the interactions that a file tells of, stored some at a time."""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from netlog.store import interactions, origins, removals
from netlog.store.attempts import Rows, Writer
from netlog.store.batches import among, batches
from netlog.store.records import Record, Rejected, Touch
from netlog.store.rows import delete_all, last_id

What = tuple[int, str]  # with which contact, in which direction
Day = tuple[int, str, str | None]  # with which contact, on which day, who began

_AT_ONCE = 200  # days that one statement asks for
_CROWD = 1_000  # interactions of one key


def take_back(db: sqlite3.Connection, source: str, keys: Collection[str]) -> int:
    """Delete the interactions of these keys that the user has not edited; return how many."""
    query = "SELECT id, contact_id FROM interaction WHERE source = ? AND source_key IN {wanted}"
    there = list(among(db, query, keys, source))
    untouched = [one for one, contact in there if not removals.is_touched(db, one, contact)]
    delete_all(db, "interaction", untouched)
    return len(untouched)


class Placed(NamedTuple):
    """A touch, where among the records it is told, and the contact whom it is with."""

    place: int
    touch: Touch
    contact: int

    @property
    def what(self) -> What:
        """What makes it another one than those of the same key."""
        return self.contact, self.touch.direction

    @property
    def day(self) -> Day:
        """What makes it another one than those of which one a day is enough."""
        return self.contact, self.touch.day, self.touch.initiator


class _There:
    """What is stored under one key: before, and new since."""

    def __init__(self) -> None:
        self.old: set[What] = set()
        self.new: set[What] = set()

    def __contains__(self, what: What) -> bool:
        return what in self.old or what in self.new

    def __len__(self) -> int:
        return len(self.old) + len(self.new)


class _Edited:
    """Whether something stored before is not among what a file tells under the same key."""

    def __init__(self, told: Mapping[str, set[What]]) -> None:
        self._told = told
        self._known: dict[str, bool] = {}

    def is_any(self, key: str, old: set[What]) -> bool:
        if key not in self._known:
            self._known[key] = not old <= self._told[key]
        return self._known[key]


class Log:
    """The interactions of one source, to which those are added that a file tells of.

    Whatever was stored before, and edited since, is left as it is: what the file does not say so
    is what it says, but got and not met, or with somebody else.
    """

    def __init__(self, writer: Writer, source: str, tally: Counter[str]) -> None:
        """Begin with those that are there.

        `tally` is where `touches_added`, `touches_unchanged` and `removed` are counted.
        """
        self._writer = writer
        self._db = writer.db
        self._source = source
        self._tally = tally
        self._first_new = last_id(self._db, "interaction") + 1
        self._removed = removals.interactions(self._db, source)
        # What very many share, as no key should be, is not asked for each time.
        self._crowds: dict[str, _There] = {}

    def add(
        self,
        records: Sequence[Record],
        contacts: Mapping[str, int],
        wanted: Callable[[Touch], bool],
    ) -> Iterator[Rejected]:
        """Store what is not there yet, and yield what could not be stored.

        Args:
            records: with the touches in it.
            contacts: who is meant by the keys of people; others are those of earlier imports.
            wanted: says which touches are not to be passed over.
        """
        unsure: list[int] = []
        for some in batches(_touches(records, wanted)):
            placed, nobody = self._placed(some, contacts)
            yield from nobody
            yield from self._add(placed, _Edited(_told(placed)), unsure)
        if not unsure:
            return
        keys = {_touch(records, place).key for place in unsure}
        told: dict[str, set[What]] = defaultdict(set)
        for some in batches(_touches(records, wanted)):
            again = [(place, touch) for place, touch in some if touch.key in keys]
            for key, what in _told(self._placed(again, contacts)[0]).items():
                told[key] |= what
        edited = _Edited(told)
        for places in batches(unsure):
            again = [(place, _touch(records, place)) for place in places]
            yield from self._add(self._placed(again, contacts)[0], edited, None)

    def _placed(
        self, some: Iterable[tuple[int, Touch]], contacts: Mapping[str, int]
    ) -> tuple[list[Placed], list[Rejected]]:
        """Return touches with the contacts they are with, and those that are with nobody."""
        some = list(some)
        others = {touch.person for _, touch in some} - contacts.keys()
        known = origins.found(self._db, self._source, others) if others else {}
        placed, nobody = [], []
        for place, touch in some:
            contact = contacts.get(touch.person) or known.get(touch.person)
            if contact is None:
                said = f"an interaction of {touch.day} is with nobody known"
                nobody.append(Rejected(0, said))
            else:
                placed.append(Placed(place, touch, contact))
        return placed, nobody

    def _add(
        self, placed: Sequence[Placed], edited: "_Edited", unsure: list[int] | None
    ) -> Iterator[Rejected]:
        """Store a few; yield those that are refused.

        Where it is not sure yet that something was edited, as its key may be told again further
        on, its place goes to `unsure`; without that, `edited` is of all that the file tells.
        """
        stored = self._stored({one.touch.key for one in placed})
        days = self._days(placed)
        # Also those that the user has moved to another day, or removed: their day has one.
        days |= {
            one.day for one in placed if one.what in stored[one.touch.key] or self._is_removed(one)
        }
        units: dict[int, Rows] = {}
        for one in placed:
            place, touch, _ = one
            there = stored[touch.key]
            if one.what in there:
                self._tally["touches_unchanged"] += 1
            elif there.old and edited.is_any(touch.key, there.old):
                if unsure is None:
                    self._tally["touches_unchanged"] += 1
                else:
                    unsure.append(place)
            elif self._is_removed(one):
                self._tally["removed"] += 1
            elif touch.sole and one.day in days:
                self._tally["touches_unchanged"] += 1
            else:
                there.new.add(one.what)
                days.add(one.day)
                units[place] = self._rows(one)
        reasons = self._writer.store(units)
        self._tally["touches_added"] += len(units) - len(reasons)
        touches = {one.place: one.touch for one in placed}
        for place, reason in reasons.items():
            yield Rejected(0, f"the interaction of {touches[place].day}: {reason}")

    def _stored(self, keys: set[str]) -> dict[str, "_There"]:
        """Return what is stored under these keys."""
        stored = defaultdict(_There, {key: self._crowds[key] for key in keys & self._crowds.keys()})
        query = (
            "SELECT source_key, contact_id, direction, id FROM interaction "
            "WHERE source = ? AND source_key IN {wanted}"
        )
        rest = keys - self._crowds.keys()
        rows = among(self._db, query, rest, self._source)
        if self._source == origins.OWN:
            query = "SELECT uid, contact_id, direction, id FROM interaction WHERE uid IN {wanted}"
            rows = chain(rows, among(self._db, query, rest))
        for key, contact, direction, number in rows:
            there = stored[key].new if number >= self._first_new else stored[key].old
            there.add((contact, direction))
        self._crowds |= {key: stored[key] for key in rest if len(stored[key]) > _CROWD}
        return stored

    def _days(self, placed: Iterable[Placed]) -> set[Day]:
        """Return, of the days of those of which one a day is enough, those that have one."""
        days: set[Day] = set()
        wanted = dict.fromkeys(
            (one.contact, one.touch.day)
            for one in placed
            if one.touch.sole and one.touch.day.isascii()
        )
        for some in batches(wanted, _AT_ONCE):
            values = ", ".join(["(?, ?)"] * len(some))
            rows = self._db.execute(
                # The other way round, all of the source's would be gone through.
                f"WITH wanted (contact_id, day) AS (VALUES {values}) "
                "SELECT contact_id, day, initiator "
                "FROM wanted CROSS JOIN interaction USING (contact_id, day) WHERE +source = ?",
                (*chain.from_iterable(some), self._source),
            )
            days.update(rows)
        return days | self._removed.days

    def _is_removed(self, one: Placed) -> bool:
        return (one.touch.key, *one.what) in self._removed.keys

    def _rows(self, one: Placed) -> Rows:
        touch, source = one.touch, self._source
        own = origins.uid(source, touch.key)
        # Two files may each have a gathering 1.
        group = touch.group if own or not touch.group else f"{source}:{touch.group}"
        row = (
            own,
            one.contact,
            touch.day,
            touch.direction,
            touch.channel,
            interactions.folded_kind(touch.kind) if touch.kind else None,
            touch.weight,
            (touch.note or "").strip() or None,
            touch.initiator,
            group or None,
            None if own else source,
            None if own else touch.key,
        )
        return [("interaction", row)]


def _touches(
    records: Iterable[Record], wanted: Callable[[Touch], bool]
) -> Iterator[tuple[int, Touch]]:
    return (
        (place, record)
        for place, record in enumerate(records)
        if isinstance(record, Touch) and wanted(record)
    )


def _touch(records: Sequence[Record], place: int) -> Touch:
    record = records[place]
    assert isinstance(record, Touch)
    return record


def _told(placed: Iterable[Placed]) -> dict[str, set[What]]:
    """Return what is told under each key."""
    told: dict[str, set[What]] = defaultdict(set)
    for one in placed:
        told[one.touch.key].add(one.what)
    return told
