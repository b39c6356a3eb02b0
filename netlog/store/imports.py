"""Imports: people and interactions from files, stored as part of one operation.

Every format comes down to the same records, and this is the one place that makes rows of them. A
file imported twice adds nothing: `origin` holds what it calls each person, and an interaction
holds its source and key. However much there is, no more of it is in the memory at once than what
people are recognised by, and a few hundred records.
"""

import sqlite3
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from itertools import chain, groupby, islice
from typing import Any, NamedTuple

from netlog.spool import Spool, kept
from netlog.store import (
    attempts,
    candidates,
    claims,
    contacts,
    differences,
    matches,
    newcomers,
    origins,
    settings,
    touches,
)
from netlog.store.attempts import Writer
from netlog.store.batches import batches
from netlog.store.claims import Claims
from netlog.store.contacts import Particulars
from netlog.store.matches import Settled
from netlog.store.newcomers import Told
from netlog.store.records import Record, Rejected, Touch
from netlog.store.rows import last_id, update

_MOST_SAID = 10  # remarks of one kind


class Counts(NamedTuple):
    """What came of the records of a file: people, then interactions, then what was not taken."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    differing: int = 0  # those of the unchanged of whom the file says more, or something else
    touches_added: int = 0
    touches_unchanged: int = 0
    taken_back: int = 0  # interactions that the file says were called off
    removed: int = 0  # interactions left out, for the user removed them
    strangers: int = 0  # people of `known_only` whom nobody here is
    kept: int = 0  # lines of `Kept`
    rejected: Sequence[Rejected] = ()  # with line 0 where only the database refused; a tuple if few
    remarks: tuple[str, ...] = ()


def load(
    db: sqlite3.Connection,
    source: str,
    records: Sequence[Record],
    today: date,
    *,
    update: bool = False,
    region: str | None = None,
) -> Counts:
    """Store what `records` say, in an open bulk operation, and return what came of them.

    Whoever is known already is left as they are or, with `update`, gets what the file says: name,
    company, title, location, where you met, birthday, circle and cadence are overwritten, details
    and tags are added, a note and the day you met are filled in where there is none. Interactions
    are added either way, unless they were before. What the user has removed since, interactions,
    details or tags, stays removed. What the schema refuses is rejected, the rest is stored.

    Args:
        db: the open database.
        source: the namespace of the records' keys, as in `Reading`. Those of 'netlog' are uids.
        records: in any order, to be gone through more than once. A key that comes again says more
            of the same person.
        today: the day on which people are added unless their record says.
        update: give people who are known already what the file says of them.
        region: the country of phone numbers without a country code, 'CH'. None: the setting, or
            the country that most of the other numbers are of.
    """
    loading = _Loading(db, source, records, today, update=update)
    rejected = kept(loading.stored(region or settings.value(db, settings.REGION)))
    numbers: dict[str, Any] = dict(loading.tally)
    return Counts(**numbers)._replace(
        rejected=rejected if isinstance(rejected, Spool) else tuple(rejected),
        remarks=tuple(loading.remarks),
    )


class _Loading:
    """A file on its way into the database, and what is counted and remarked meanwhile."""

    def __init__(
        self,
        db: sqlite3.Connection,
        source: str,
        records: Sequence[Record],
        today: date,
        *,
        update: bool,
    ) -> None:
        self._db = db
        self._writer = Writer(db)
        self._source = source
        self._records = records
        self._today = today
        self._update = update
        self._circles = newcomers.Circles(self._writer)
        self._companies = newcomers.Companies(self._writer)
        self._handles = newcomers.Handles(db)
        self._refused: set[int] = set()  # who could not be added, or changed
        self.tally: Counter[str] = Counter()  # by the fields of Counts
        self.remarks: list[str] = []

    def stored(self, region: str | None) -> Iterator[Rejected]:
        """Store everything, and yield what is not taken."""
        told = claims.read(self._records)
        if told.rejected:
            yield from (record for record in self._records if isinstance(record, Rejected))
        yield from told.unreadable
        yield from self._keep(told.kept)
        known = origins.found(self._db, self._source, told.places)
        first_new = last_id(self._db, "contact") + 1
        who, doubts = self._settled(told, known, first_new, region)
        who |= known
        self.tally["strangers"] = len(told.places) - len(who)
        everybody = sorted(((who[key], key) for key in told.places if key in who), key=_contact)
        new = bisect_left(everybody, first_new, key=_contact)
        for some in self._some(told, everybody[:new]):
            yield from self._find(some, known)
        for some in self._some(told, everybody[new:]):
            yield from self._add(some)
        people = {*who.values()} - self._refused
        self.tally["unchanged"] = len(people) - self.tally["added"] - self.tally["updated"]
        there = {k: one for k, one in who.items() if one < first_new or one not in self._refused}
        yield from self._log(told, there)
        self._remark(doubts, there)

    def _keep(self, lines: Mapping[str, Sequence[str]]) -> Iterator[Rejected]:
        for name, more in lines.items():
            if reason := attempts.refusal(self._db, partial(self._keep_lines, name, more)):
                yield Rejected(0, f"{name}: {reason}")

    def _keep_lines(self, name: str, more: Sequence[str]) -> None:
        self.tally["kept"] += settings.keep(self._db, name, more)

    def _settled(
        self, told: Claims, known: Mapping[str, int], first_new: int, region: str | None
    ) -> Settled:
        """Return who is meant by the keys that no earlier import has left."""
        new = {key: places for key, places in told.places.items() if key not in known}
        if not new:
            return Settled({}, {})
        marks = claims.recognised_by(self._records, new)
        return matches.settle(
            marks,
            candidates.register(self._db, marks.values(), region),
            taken=set(known.values()),
            mentioned=told.mentioned,
            known_only=told.known_only,
            first_new=first_new,
        )

    def _some(self, told: Claims, everybody: Sequence[tuple[int, str]]) -> Iterator[list[Told]]:
        """Yield contacts with all that is told of them, some at a time."""
        called = (
            (contact, [key for _, key in each]) for contact, each in groupby(everybody, _contact)
        )
        for some in batches(called):
            places = {
                contact: [place for key in keys for place in told.places[key]]
                for contact, keys in some
            }
            # In their order in the file, as far as it goes: on disk they are read in blocks.
            at = sorted(chain(*places.values()))
            read = {place: claims.person(self._records, place) for place in at}
            yield [
                Told(contact, keys, claims.joined([read[place] for place in places[contact]]))
                for contact, keys in some
            ]

    def _find(self, some: Sequence[Told], known: Mapping[str, int]) -> Iterator[Rejected]:
        """Note what the file calls people who are there, and change them if that is wanted."""
        new = {each.contact: [key for key in each.keys if key not in known] for each in some}
        self._writer.store(
            {one: newcomers.called(self._source, one, keys) for one, keys in new.items()}
        )
        people = {each.contact: each.person for each in some}
        by_key = {
            each.contact
            for each in some
            if not each.person.known_only and not known.keys().isdisjoint(each.keys)
        }
        changes = differences.found(self._db, people, by_key)
        if not self._update:
            self.tally["differing"] += len(changes)
            return
        self._circles.make(people[contact] for contact, it in changes.items() if it.circle)
        for contact, change in changes.items():
            if reason := attempts.refusal(self._db, partial(self._change, contact, change)):
                self._refused.add(contact)
                yield Rejected(0, f"{people[contact].name}: {reason}")
            else:
                self.tally["updated"] += 1

    def _change(self, contact: int, change: Particulars) -> None:
        # Not by its name, for which all circles would be gone through each time.
        circle = self._circles.get(change.circle)
        contacts.change(self._db, contact, change._replace(circle=None), self._today)
        if circle is not None:
            update(self._db, "contact", contact, circle_id=circle)

    def _add(self, some: Sequence[Told]) -> Iterator[Rejected]:
        """Add people who are nobody here yet."""
        people = {each.contact: each.person for each in some}
        self._circles.make(people.values())
        self._companies.make(people.values())
        reasons = newcomers.add(
            self._writer,
            self._source,
            some,
            self._handles,
            self._circles.get,
            self._companies.get,
            self._today,
        )
        self.tally["added"] += len(some) - len(reasons)
        self._refused.update(reasons)
        for contact, reason in reasons.items():
            yield Rejected(0, f"{people[contact].name}: {reason}")

    def _log(self, told: Claims, there: Mapping[str, int]) -> Iterator[Rejected]:
        """Store the interactions, and take back those that were called off."""
        back = touches.take_back(self._db, self._source, told.cancelled)
        self.tally["taken_back"] = back
        if not told.touches:
            return

        def is_wanted(touch: Touch) -> bool:
            passed_over = touch.person in told.places and touch.person not in there
            return not passed_over and touch.key not in told.cancelled

        log = touches.Log(self._writer, self._source, self.tally)
        yield from log.add(self._records, there, is_wanted)

    def _remark(self, doubts: Mapping[str, Sequence[int]], there: Mapping[str, int]) -> None:
        """Remark on circles that were made, and on who was added and may have been there."""
        others = {
            there[key]: [one for one in maybe if one not in self._refused]
            for key, maybe in doubts.items()
            if key in there
        }
        doubtful = {added: maybe for added, maybe in others.items() if maybe}
        made = [f"the circle '{name}' is new and has no cadence yet" for name in self._circles.made]
        self.remarks += _few(made, len(made), "more circles are new, too")
        said = (self._doubt(added, maybe) for added, maybe in doubtful.items())
        self.remarks += _few(said, len(doubtful), "more are new, and may be there already")
        if doubtful:
            self.remarks.append("'netlog dupes' lists who may be the same person")

    def _doubt(self, added: int, maybe: Sequence[int]) -> str:
        query = "SELECT handle FROM contact WHERE id = ?"
        new, *others = (
            self._db.execute(query, (contact,)).fetchone()[0] for contact in (added, *maybe)
        )
        return f"{new} is new, and may be the same person as {' or '.join(others)}"


def _contact(pair: tuple[int, object]) -> int:
    return pair[0]


def _few(said: Iterable[str], number: int, more: str) -> Iterator[str]:
    """Yield the first of so many remarks, and how many more there are."""
    yield from islice(said, _MOST_SAID)
    if number > _MOST_SAID:
        yield f"… {number - _MOST_SAID} {more}"
