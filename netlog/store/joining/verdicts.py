"""Verdicts: what becomes of a row that two databases may have, judged without either."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from netlog.store.joining.shapes import Shape, Values
from netlog.store.joining.sides import Row

Times = tuple[str, ...]  # when each field was written


class Settled(NamedTuple):
    """What a row comes to, when it was written last, and when deleted, '' if it never was."""

    values: Values
    times: Times
    newest: str
    died: str

    @property
    def outlived_it(self) -> bool:
        """Whether it was written after it was deleted."""
        return self.newest > self.died


class Verdict(NamedTuple):
    """What is to be done about a row here.

    `id` is that of the row that stays, 0 if it is new, and `former` the uid which that has now;
    `others` are the ids and uids of those that become one with it. `place` is its id there, for
    the order. `written` are the fields to be written, `confirmed` those that are as they were, but
    were written later than was known: with the time, and the operation that wrote them here. What
    `moves` has to be taken out before anything takes its place; what `is_renumbered` gets another
    id.
    """

    uid: str
    is_alive: bool
    id: int
    former: str
    others: tuple[tuple[int, str], ...]
    place: int
    values: Values
    times: Times
    died: str
    written: tuple[int, ...]
    confirmed: tuple[tuple[int, str, int], ...]
    moves: bool = False
    is_renumbered: bool = False
    shown: str | None = None
    was_shown: str | None = None
    updated_at: str = ""

    @property
    def is_new(self) -> bool:
        """Whether there is no such row here."""
        return self.is_alive and not self.id

    @property
    def leaving(self) -> list[tuple[int, str]]:
        """The rows here, by id and uid, that are not to stay where they are."""
        stays = self.is_alive and not self.moves
        return [*self.others, *([] if stays or not self.id else [(self.id, self.former)])]


def settled(
    shape: Shape, rows: Sequence[Row], died: Mapping[str, str], away: Collection[str]
) -> Settled:
    """Return what the rows of one family come to, field by field: the newest wins.

    Of what was written at the same time, the greater value. Of a row that the user merged into
    another only counts what was written since.

    Args:
        shape: of what kind they are.
        rows: what both sides have of them; there is at least one.
        died: when each uid was deleted, of those that were.
        away: the uids of those that were merged into another.
    """
    values: list[Any] = [None] * len(shape.columns)
    times = []
    left = [row.uid in away for row in rows]
    for number, places in enumerate(shape.fields):
        counting = rows
        if any(left):
            counting = [
                row
                for row, was_left in zip(rows, left, strict=True)
                if not was_left or row.moments[number].at > died.get(row.uid, "")
            ]
        winner, *others = counting or rows
        for row in others:
            at, best = row.moments[number].at, winner.moments[number].at
            if at > best or (at == best and _weight(row, places) > _weight(winner, places)):
                winner = row
        times.append(winner.moments[number].at)
        for place in places:
            values[place] = winner.values[place]
    deaths = (at for uid, at in died.items() if uid not in away)
    return Settled(tuple(values), tuple(times), max(times), max(deaths, default=""))


def _weight(row: Row, places: Iterable[int]) -> tuple[Any, ...]:
    return tuple((row.values[place] is not None, row.values[place]) for place in places)


def preferred(shape: Shape, row: Settled, told: Settled, here: Values | None, now: str) -> Settled:
    """Return a row as one side tells it, as if what the other has otherwise were said again now.

    Args:
        shape: of what kind it is.
        row: what both come to.
        told: what the side says that is preferred.
        here: the values as the other side has them, if it does.
        now: when it is preferred.
    """
    if here is None and row.outlived_it:
        return row
    known = max(row.died, row.newest)
    anew = now if now > known else _after(known)  # a clock may have been wrong
    times = [
        at
        if here is not None and all(here[place] == told.values[place] for place in places)
        else anew
        for at, places in zip(row.times, shape.fields, strict=True)
    ]
    return Settled(told.values, tuple(times), max(times), row.died)


def _after(at: str) -> str:
    """Return the next moment after a time."""
    try:
        moment = datetime.fromisoformat(at) + timedelta(milliseconds=1)
    except (ValueError, OverflowError):
        return f"{at}Z"
    return f"{moment:%Y-%m-%dT%H:%M:%S}.{moment.microsecond // 1000:03}Z"


def consistent(
    shape: Shape, row: Settled, deaths: Mapping[str, Mapping[str, str]], uid: str
) -> Settled:
    """Return a row as it can be stored, for its fields were settled each by itself.

    What was said of something before that was deleted, went with it; that is no writing of its own.

    Args:
        shape: of what kind it is.
        row: what it came to.
        deaths: by table and uid, when what is referred to was deleted, if it was.
        uid: its own.
    """
    values, times, died = list(row.values), list(row.times), row.died
    for place, table, holds in shape.references:
        fell = deaths[table].get(values[place], "")
        number = shape.field_of(shape.columns[place])
        if holds and values[place] != uid:
            died = max(died, fell)
        elif not holds and fell >= times[number] and values[place] is not None:
            values[place], times[number] = None, fell
        elif values[place] == uid:  # two who referred to each other have become one
            values[place] = None
    said = dict(zip(shape.columns, values, strict=True))
    if shape.table == "interaction" and said["direction"] != "met" and said["kind"] is None:
        # One side says that it was merely a meeting, the other what it was instead.
        values[shape.place("kind")] = "other"
    empty = shape.table == "position" and said["company_id"] is said["title"] is None
    if empty or shape.is_void(values):
        died = max(died, row.newest)
    return Settled(tuple(values), tuple(times), row.newest, died)
