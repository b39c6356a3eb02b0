"""Tallies: how much was added, updated and removed."""

from collections.abc import Mapping
from typing import NamedTuple

from netlog.store.joining.shapes import Shape
from netlog.store.joining.verdicts import Verdict


class Tally(NamedTuple):
    """How many of one kind were added, updated and removed."""

    added: int = 0
    updated: int = 0
    removed: int = 0


class Joined(NamedTuple):
    """What came of joining two databases.

    Whoever has other details, tags, topics and the like counts as updated. `others` are circles,
    settings, and topics and targets of nobody. `renamed` are those who had to get another
    handle, as it was and as it is.
    """

    people: Tally
    interactions: Tally
    others: Tally
    renamed: tuple[tuple[str, str], ...]


# What is said of somebody.
_PERSONAL = {"detail", "tag", "position", "knows", "intro", "loop", "topic", "target"}


class Tallies:
    """Counts what is done."""

    def __init__(self, shapes: Mapping[str, Shape]) -> None:
        """Begin with nothing."""
        self._added: dict[str, int] = dict.fromkeys(shapes, 0)
        self._updated: dict[str, int] = dict.fromkeys(shapes, 0)
        self._removed: dict[str, int] = dict.fromkeys(shapes, 0)
        self._there: set[str] = set()  # people who are new or gone
        self._touched: set[str] = set()
        self._own: list[Tally] = []
        self._renamed: list[tuple[str, str]] = []

    def count(self, shape: Shape, verdict: Verdict) -> None:
        """Count what is done about a row."""
        table = shape.table
        for counts, number in zip(
            (self._added, self._updated, self._removed), _tally(verdict), strict=True
        ):
            counts[table] += number
        changes = verdict.is_new or not verdict.is_alive or verdict.written or verdict.others
        if table == "contact":
            if verdict.is_new or not verdict.is_alive:
                self._there.add(verdict.uid)
            elif changes:
                self._touched.add(verdict.uid)
            own = verdict.values[shape.place("handle")]
            if verdict.was_shown and verdict.shown not in {None, verdict.was_shown, own}:
                self._renamed.append((verdict.was_shown, str(verdict.shown)))
        elif changes and table in _PERSONAL:
            person = verdict.values[shape.place("contact_id")]
            if person is None:  # what I offer or need, a company that I want to reach
                self._own.append(_tally(verdict))
            else:
                self._touched.add(person)

    def joined(self) -> Joined:
        """Return what all comes to."""
        updated = len(self._touched - self._there)
        return Joined(
            Tally(self._added["contact"], updated, self._removed["contact"]),
            self._tally("interaction"),
            Tally(
                *map(sum, zip(*map(self._tally, ("circle", "setting")), *self._own, strict=True))
            ),
            tuple(self._renamed),
        )

    def _tally(self, table: str) -> Tally:
        return Tally(self._added[table], self._updated[table], self._removed[table])


def _tally(verdict: Verdict) -> Tally:
    return Tally(
        int(verdict.is_new),
        int(verdict.is_alive and bool(verdict.id and verdict.written)),
        len(verdict.others) + (not verdict.is_alive),
    )
