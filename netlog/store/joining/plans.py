"""Plans: what is to be done about the rows of a table, so that one database has what two have."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter
from itertools import chain, pairwise
from typing import NamedTuple

from netlog.spool import kept
from netlog.store.batches import SOME
from netlog.store.joining.families import Families, Family
from netlog.store.joining.handles import Handles
from netlog.store.joining.shapes import PARENTS, Key, Shape
from netlog.store.joining.sides import Row
from netlog.store.joining.verdicts import Settled, Verdict


class Plan(NamedTuple):
    """What is to be done about the rows of a table.

    `ordered` are verdicts as well, on rows to be entered in that order. `deaths` are uids, times
    and operations of what was deleted, if that has to be noted; 0 is this operation.
    """

    verdicts: Sequence[Verdict]
    deaths: Sequence[tuple[str, str, int]]
    ordered: Sequence[Verdict] = ()


def plan(families: Families, shape: Shape) -> Plan:
    """Return what is to be done about a table; what it refers to has been planned before."""
    while True:
        tried = _Attempt(families, shape)
        found = tried.plan()
        if not (pairs := tried.clashing()):
            return _arranged(families, shape, found) if shape.table in _ORDERED else found
        families.unite(shape.table, pairs)


# The first of somebody's addresses is the one that is used, the last of their positions is that of
# today.
_ORDERED = {"detail", "position"}


class _Attempt:
    """A plan, which may show that there are rows that cannot both be there: they are one."""

    def __init__(self, families: Families, shape: Shape) -> None:
        self._families, self._shape = families, shape
        self._deaths: list[tuple[str, str, int]] = []
        self._handles = Handles()
        db = families.ours.db
        db.execute("DROP TABLE IF EXISTS temp.coming")
        db.execute("DROP TABLE IF EXISTS temp.leaving")
        db.execute("CREATE TEMP TABLE coming (key TEXT, uid TEXT)")
        db.execute("CREATE TEMP TABLE leaving (id INTEGER PRIMARY KEY)")
        self._db = db
        self._coming: list[tuple[str, str]] = []

    def plan(self) -> Plan:
        every = self._families.every(self._shape.table)
        found = kept(self._noted(verdict) for family in every if (verdict := self._verdict(family)))
        if shown := self._handles.shown():
            rest = (verdict for verdict in found if verdict.uid not in shown)
            others = (self._shown(uid, handle) for uid, handle in sorted(shown.items()))
            found = kept(chain(rest, filter(None, others)))
        return Plan(found, self._deaths)

    def clashing(self) -> list[tuple[str, str]]:
        """Return the uids of rows of which only one can be there, two by two."""
        self._write_down()
        coming = "SELECT key, uid, min(uid) OVER (PARTITION BY key) FROM coming ORDER BY key, uid"
        pairs = []
        for key, uid, first in self._db.execute(coming):
            if uid != first:
                pairs.append((uid, first))
            else:
                pairs += [(uid, other) for other in self._staying(tuple(json.loads(key)))]
        return pairs

    def _staying(self, key: Key) -> Iterator[str]:
        """Yield the uids of the rows here that have a key and are not about to lose it."""
        ours, shape = self._families.ours, self._shape
        tables = {reference.place: reference.table for reference in shape.references}
        wanted: list[Sequence[str | int | None]] = []
        for place, value in zip(shape.key_places, key, strict=False):
            kin = self._families.kin.get(tables.get(place, ""))
            if kin is None or value is None:
                wanted.append([value])
            else:
                wanted.append(ours.numbers(tables[place], kin.family(value)))
        if shape.is_pair:  # in either order
            wanted = [[*wanted[0], *wanted[1]]] * 2
        if not all(wanted):
            return
        conditions, values = ["true"], list(chain.from_iterable(wanted))
        for place, some in zip(shape.key_places, wanted, strict=True):
            column = f"{shape.table}.{shape.columns[place]}"
            marks = ", ".join("?" * len(some))
            conditions.append(f"{column} IS ?" if None in some else f"{column} IN ({marks})")
        for row in list(ours.rows(shape.table, " AND ".join(conditions), *values)):
            leaves = self._db.execute("SELECT 1 FROM leaving WHERE id = ?", (row.id,)).fetchone()
            if not leaves and shape.key(row.values) == key:
                yield row.uid

    def _noted(self, verdict: Verdict) -> Verdict:
        """Note which rows come and go."""
        if self._shape.table != "contact":
            key = self._shape.key(verdict.values)
            if leaving := verdict.leaving:
                numbers = [(number,) for number, _ in leaving]
                self._db.executemany("INSERT OR IGNORE INTO leaving VALUES (?)", numbers)
            if key is not None and (verdict.is_new or verdict.moves):
                self._coming.append((json.dumps(key), verdict.uid))
                if len(self._coming) == SOME:
                    self._write_down()
        return verdict

    def _write_down(self) -> None:
        self._db.executemany("INSERT INTO coming VALUES (?, ?)", self._coming)
        self._coming.clear()

    def _verdict(self, family: Family) -> Verdict | None:
        """Return what becomes of a family here, None if it stays as it is."""
        families, shape = self._families, self._shape
        if families.are_plainly_as_they_were(shape, family):
            self._take(family, family.ours[0].values)
            return None
        for uid, at in family.died.items():
            if at and at > families.ours.died(uid):
                self._deaths.append((uid, at, 0))
        if not (family.ours or family.theirs):
            return None
        row = families.settled(shape, family)
        if not families.is_alive(shape, family, row):
            if row.died > max(family.died.values()):
                self._deaths.append((family.root, row.died, 0))
            away = families.kin[shape.table].away
            for each in (*family.ours, *family.theirs):
                # Those who were merged into another were gone before.
                at = family.died.get(each.uid, "") if each.uid in away else ""
                if each in family.ours or (at or row.died) > families.ours.died(each.uid):
                    self._deaths.append((each.uid, at or row.died, 0))
            return _dead(family, row) if family.ours else None
        at = family.died[family.root]
        if at and all(here.uid != family.root for here in family.ours):
            # The tombstone goes when the row comes; should that be undone, it was deleted still.
            known = families.ours.died(family.root) == at
            by = families.ours.died_by(family.root) if known else 0
            self._deaths.append((family.root, at, by))
        self._take(family, row.values)
        return _alive(families, shape, family, row)

    def _take(self, family: Family, values: Sequence[str]) -> None:
        if self._shape.table == "contact":
            shown = family.here.shown if family.here else None
            self._handles.take(family.root, values[self._shape.place("handle")], shown)

    def _shown(self, uid: str, handle: str | None) -> Verdict | None:
        family = self._families.of("contact", uid)
        row = self._families.settled(self._shape, family)
        return _alive(self._families, self._shape, family, row, handle)


def _dead(family: Family, row: Settled) -> Verdict:
    return _entered(family, row)._replace(is_alive=False)


def _alive(
    families: Families, shape: Shape, family: Family, row: Settled, handle: str | None = None
) -> Verdict | None:
    """Return what is to be written of a row that is to be there; `handle` if not its own."""
    here, shown = family.here, None
    if shape.table == "contact":
        shown = handle or row.values[shape.place("handle")]
    if here is None:
        place = min((other.id for other in family.theirs), default=0)
        return _entered(family, row)._replace(place=place, shown=shown)
    written, confirmed = _differences(families, shape, here, row, shown)
    is_renamed = here.uid != family.root
    is_changed = written or confirmed or len(family.ours) > 1 or is_renamed
    if not is_changed and not shape.is_linked(row.values):
        return None
    key = shape.key(row.values)
    has_other_key = key is not None and (here.is_led or key != shape.key(here.values))
    return _entered(family, row)._replace(
        written=written,
        confirmed=confirmed,
        moves=has_other_key or (is_renamed and shape.table not in PARENTS),
        shown=shown,
    )


def _entered(family: Family, row: Settled) -> Verdict:
    """Return the verdict that a row is to be there, without any of its fields being written."""
    here = family.here
    return Verdict(
        uid=family.root,
        is_alive=True,
        id=here.id if here else 0,
        former=here.uid if here else "",
        others=tuple((other.id, other.uid) for other in family.ours if other is not here),
        place=0,
        values=row.values,
        times=row.times,
        died=row.died,
        written=(),
        confirmed=(),
        was_shown=here.shown if here else None,
        updated_at=here.updated_at if here else "",
    )


def _differences(
    families: Families, shape: Shape, here: Row, row: Settled, shown: str | None
) -> tuple[tuple[int, ...], tuple[tuple[int, str, int], ...]]:
    """Return which fields are to be written, and which were merely written later."""
    led = {
        place
        for place, table, _ in shape.references
        if here.is_led and not families.kin[table].is_single(row.values[place] or "")
    }
    handle = shape.field_of("handle") if shape.table == "contact" else -1
    written, confirmed = [], []
    for number, places in enumerate(shape.fields):
        same = all(here.values[place] == row.values[place] for place in places)
        at, known = row.times[number], here.moments[number]
        is_there = here.shown == shown if number == handle else same and led.isdisjoint(places)
        if not is_there:
            written.append(number)
        elif at > known.at or not same:
            confirmed.append((number, at, known.operation))
    return tuple(written), tuple(confirmed)


# In which order -----------------------------------------------------------------------------------


def _arranged(families: Families, shape: Shape, found: Plan) -> Plan:
    """Return the plan with those rows ordered whose order is not that of their entry here.

    It is the order in which they were written, on either side. The ids keep it: what is to come
    behind what is new has to be entered anew.
    """
    contact = shape.place("contact_id")
    here, kin = families.ours, families.kin["contact"]
    known = {
        verdict.uid: verdict
        for verdict in found.verdicts
        if verdict.is_alive and here.numbers("contact", kin.family(verdict.values[contact]))
    }
    touched = {verdict.values[contact] for verdict in known.values()}
    touched |= {uid for uid, family in kin.families() if here.numbers("contact", family)}
    ordered = [
        verdict for uid in sorted(touched) for verdict in _behind(families, shape, uid, known)
    ]
    taken = {verdict.uid for verdict in ordered}
    rest = kept(verdict for verdict in found.verdicts if verdict.uid not in taken)
    return found._replace(verdicts=rest, ordered=ordered)


def _behind(
    families: Families, shape: Shape, contact: str, known: Mapping[str, Verdict]
) -> Iterator[Verdict]:
    """Yield those of a contact's rows that have to be entered, in order."""
    last, is_behind = 0, False
    for family, row in _in_order(families, shape, contact):
        verdict = known.get(family.root) or _entered(family, row)
        if not is_behind and verdict.id > last and not verdict.moves:
            last = verdict.id
        else:
            is_behind = True
            yield verdict._replace(moves=bool(verdict.id), is_renumbered=True)


def _in_order(families: Families, shape: Shape, contact: str) -> Iterator[tuple[Family, Settled]]:
    """Yield what a contact has, as it was written; of one moment, as each has it."""
    there: list[list[str]] = []
    root = families.kin[shape.table].root
    for side in (families.ours, families.theirs):
        for number in side.numbers("contact", families.kin["contact"].family(contact)):
            rows = list(side.rows(shape.table, f"{shape.table}.contact_id = ?", number))
            rows.sort(key=lambda row: row.id)
            there.append(list(dict.fromkeys(root(row.uid) for row in rows)))
    found: dict[str, tuple[Family, Settled]] = {}
    for uid in dict.fromkeys(chain(*there)):
        family = families.of(shape.table, uid)
        settled = families.settled(shape, family)
        if settled.outlived_it and settled.values[shape.place("contact_id")] == contact:
            found[uid] = family, settled
    moments: dict[str, set[str]] = defaultdict(set)
    for uid, (_, settled) in found.items():
        moments[min(settled.times)].add(uid)
    for _, uids in sorted(moments.items()):
        orders = ([uid for uid in order if uid in uids] for order in there)
        yield from (found[uid] for uid in _agreed(*orders))


def _agreed(*orders: Sequence[str]) -> Iterator[str]:
    """Yield what any has, in the order that all agree with; what is left open, by uid."""
    before: TopologicalSorter[str] = TopologicalSorter()
    for uid in chain(*orders):
        before.add(uid)
    for order in orders:
        for earlier, later in pairwise(order):
            before.add(later, earlier)
    try:
        before.prepare()
    except CycleError:
        yield from sorted({*chain(*orders)})
        return
    ready: list[str] = []
    while before.is_active():
        ready = sorted([*ready, *before.get_ready()], reverse=True)
        uid = ready.pop()
        before.done(uid)
        yield uid
