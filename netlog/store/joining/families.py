"""Families: the rows of two databases that are one, and what they come to."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import merge
from itertools import chain, groupby
from operator import itemgetter
from typing import Any, NamedTuple

from netlog import names
from netlog.store.joining import verdicts
from netlog.store.joining.kin import Kin
from netlog.store.joining.shapes import PARENTS, Shape
from netlog.store.joining.sides import Row, Side
from netlog.store.joining.verdicts import Settled


class Family(NamedTuple):
    """The rows that are one, as both sides have them, and when which of them were deleted.

    `here` is the one of ours that stays, if one does.
    """

    root: str
    ours: Sequence[Row]
    theirs: Sequence[Row]
    died: Mapping[str, str]
    here: Row | None


class Families:
    """Two sides, and who on them is one with whom."""

    def __init__(
        self, ours: Side, theirs: Side, shapes: Mapping[str, Shape], *, now: str | None = None
    ) -> None:
        """Find out who is known to be one; with `now`, what they say wins, as of that time."""
        self.ours, self.theirs, self._shapes, self._now = ours, theirs, shapes, now
        self.kin = {table: Kin() for table in shapes}
        self.united: list[tuple[str, str, str]] = []  # table, uid, uid: what was not known here
        ours.kin = theirs.kin = self.kin
        # Of two who were merged into each other, the one who stayed was not deleted by that.
        self._spared: dict[str, str] = {}
        merged = [*ours.merged(), *theirs.merged()]
        self.merged = {(old, new) for old, new, _ in merged if old != new} - {*ours.noted_merges()}
        for old, new, at in merged:
            self.kin["contact"].merge(old, new)
            if old == new:
                self._spared[old] = max(at, self._spared.get(old, ""))
        known = {table: Kin() for table in shapes}
        for table, uid, other in ours.aliases():
            self.kin[table].unite(uid, other)
            known[table].unite(uid, other)
        for table, uid, other in theirs.aliases():
            self.kin[table].unite(uid, other)
            if known[table].root(uid) != known[table].root(other):
                known[table].unite(uid, other)
                self.united.append((table, uid, other))
        self.deaths: dict[str, dict[str, str]] = {}
        for table in shapes:
            self.unite(table, self._namesakes() if table == "contact" else ())
        self._keep_merged()

    def unite(self, table: str, pairs: Iterable[tuple[str, str]]) -> None:
        """Note of each pair that the two are one."""
        kin = self.kin[table]
        for one, other in pairs:
            if kin.root(one) != kin.root(other):
                kin.unite(one, other)
                self.united.append((table, max(one, other), min(one, other)))
        for side in (self.ours, self.theirs):
            side.sort(table, kin)
        if table in PARENTS:
            self.deaths[table] = self._deaths(table)
            self.ours.lead(table, kin)

    def _keep_merged(self) -> None:
        """Note of those into whom somebody was merged on either side that they are one.

        Of all that the origins say of whom somebody has become, only one will be left.
        """
        kin, known = self.kin["contact"], Kin()
        for table, uid, other in chain(self.ours.aliases(), self.united):
            if table == "contact":
                known.unite(uid, other)
        for root, family in kin.families():
            for uid in family:
                if uid not in kin.away and known.root(uid) != known.root(root):
                    self.united.append(("contact", uid, root))

    def every(self, table: str) -> Iterator[Family]:
        """Yield all families of a table, by the uids under which they go."""
        streams = (
            ((root, 0, row.uid, row) for root, row in self.ours.by_family(table)),
            ((root, 1, row.uid, row) for root, row in self.theirs.by_family(table)),
            ((root, 2, uid, at) for root, uid, at in self._dead(self.ours, table)),
            ((root, 3, uid, at) for root, uid, at in self._dead(self.theirs, table)),
        )
        for root, some in groupby(merge(*streams), key=itemgetter(0)):
            ours: list[Row] = []
            theirs: list[Row] = []
            died = {root: ""}
            what: Any
            for _, number, uid, what in some:
                if number < 2:
                    (theirs if number else ours).append(what)
                else:
                    died[uid] = max(what, died.get(uid, ""))
            yield Family(root, ours, theirs, died, self._staying(table, root, ours))

    def of(self, table: str, uid: str) -> Family:
        """Return the family of a uid."""
        root = self.kin[table].root(uid)
        uids = self.kin[table].family(root)
        ours, theirs = (
            [row for uid in uids if (row := side.row(table, uid))]
            for side in (self.ours, self.theirs)
        )
        died = {uid: self._died(uid) for uid in uids}
        here = self._staying(table, root, ours)
        return Family(root, ours, theirs, {root: "", **died}, here)

    def _staying(self, table: str, root: str, ours: Sequence[Row]) -> Row | None:
        """Return the row here that stays: that of the uid which stays, or else the first."""
        for row in ours:
            if row.uid == root:
                return row
        # A uid that was removed once, and entered again, has to be there or be marked as removed.
        # What others refer to is renamed where it stands, so it would be neither.
        if not ours or (table in PARENTS and self.ours.was_removed(ours[0].uid)):
            return None
        return ours[0]

    def are_plainly_as_they_were(self, shape: Shape, family: Family) -> bool:
        """Return whether a family is a row which both have, or we, and nothing is new about it."""
        ours, theirs, died = family.ours, family.theirs, family.died
        if len(ours) != 1 or len(theirs) > 1 or any(died.values()):
            return False
        if ours[0].uid != family.root:
            return False
        (row,) = ours
        if row.is_led or shape.is_linked(row.values):
            return False
        if any(row.values[place] in self.deaths[table] for place, table, _ in shape.references):
            return False
        return not theirs or (row.values == theirs[0].values and row.times == theirs[0].times)

    def settled(self, shape: Shape, family: Family) -> Settled:
        """Return what a family comes to, as it can be stored."""
        row = self._said(shape, family)
        if self._now is not None and family.theirs:
            told = self._said(shape, family._replace(ours=(), here=None))
            here = family.ours[0].values if family.ours else None
            row = verdicts.preferred(shape, row, told, here, self._now)
        row = verdicts.consistent(shape, row, self.deaths, family.root)
        return self._linked(shape, row) if shape.is_linked(row.values) else row

    def _linked(self, shape: Shape, row: Settled) -> Settled:
        """Return a row without its links to what was deleted."""
        values, times = list(row.values), list(row.times)
        for place, table in shape.links:
            if values[place] is None:
                continue
            other, number = self.of(table, values[place]), shape.field_of(shape.columns[place])
            there = self._said(self._shapes[table], other) if other.ours or other.theirs else None
            if there is None or not there.outlived_it:
                values[place] = None
                times[number] = max(times[number], *other.died.values())
        return row._replace(values=tuple(values), times=tuple(times))

    def is_alive(self, shape: Shape, family: Family, row: Settled) -> bool:
        """Return whether what a family comes to is to be there.

        It is, if it was written after it was deleted, or something that refers to it was.
        """
        if row.outlived_it or shape.table not in PARENTS:
            return row.outlived_it
        uids = self.kin[shape.table].family(family.root)
        return any(
            self._needs(other_shape, place, other, family.root, row.died)
            for side in (self.ours, self.theirs)
            for other_shape, place, other in side.referring(shape.table, uids)
        )

    def _needs(self, shape: Shape, place: int, other: Row, root: str, died: str) -> bool:
        """Return whether a row that is to be there refers to one that was deleted before."""
        family = self.of(shape.table, other.uid)
        row = self.settled(shape, family)
        _, table, holds = next(each for each in shape.references if each.place == place)
        alike = [each.place for each in shape.references if each[1:] == (table, holds)]
        at = row.newest if holds else row.times[shape.field_of(shape.columns[place])]
        refers = any(row.values[each] == root for each in alike)
        # Whoever needs another was written after that was deleted, so none of them need each other.
        return refers and at > died and self.is_alive(shape, family, row)

    def _said(self, shape: Shape, family: Family) -> Settled:
        rows = [*family.ours, *family.theirs]
        if len(family.died) == 1 == len(rows) and family.root not in self.kin[shape.table].away:
            times = rows[0].times
            return Settled(rows[0].values, times, max(times), family.died[family.root])
        return verdicts.settled(shape, rows, family.died, self.kin[shape.table].away)

    def _namesakes(self) -> Iterator[tuple[str, str]]:
        """Yield those who came from the same entry of a file on either side, with one name.

        Two people may share an address, so it takes both to say that they are one.
        """
        for told in self.theirs.told():
            here = self.ours.told_of(told.source, told.key)
            if (
                here is not None
                and here.uid != told.uid
                and here.person != told.person
                and names.fold(here.name) == names.fold(told.name)
            ):
                yield here.person, told.person

    def _dead(self, side: Side, table: str) -> Iterator[tuple[str, str, str]]:
        """Yield what a side says was deleted, but for whom it means that they stayed."""
        for root, uid, at in side.dead(table):
            if at > self._spared.get(uid, ""):
                yield root, uid, at

    def _died(self, uid: str) -> str:
        at = max(self.ours.died(uid), self.theirs.died(uid))
        return at if at > self._spared.get(uid, "") else ""

    def _deaths(self, table: str) -> dict[str, str]:
        """Return when rows were deleted that others refer to, by the uids under which they go."""
        kin = self.kin[table]
        deaths: dict[str, str] = {}
        for root, uid, at in chain(self._dead(self.ours, table), self._dead(self.theirs, table)):
            if uid not in kin.away:
                deaths[root] = max(at, deaths.get(root, ""))
        return deaths
