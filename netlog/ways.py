"""The warmest ways to somebody, through people who know each other. Pure: no clock, no SQL."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from netlog.rules import Turn

MOST_STEPS = 5  # beyond them nobody knows what they are asked for
AT_FIRST_SIGHT = 0.01  # what is left of a tie where nothing was ever logged
# Who had more from you than you had from them is glad to be asked, whom you owe is less so.
TURNS: Mapping[Turn, float] = {"theirs": 1.0, "even": 0.9, "yours": 0.7}
FORMERLY = 0.6  # how far somebody still helps you into a company that they have left

MOST_FOLLOWED = 500  # people of those as many steps away, the best first: there may be crowds

_TOGETHER = 200

Link = tuple[int, int, float]


class Way(NamedTuple):
    """A way from you to somebody: how warm it is, and the contacts on it, the first hop first.

    `strength` is the product of the first hop's willingness, of each link, and of what the last
    one is worth as an end.
    """

    strength: float
    steps: tuple[int, ...]


class Asking(NamedTuple):
    """How willing people are, from 0 to 1, if you ask them; who cannot be asked is left out.

    `at_most` is quickly said and never less than what `truly` is.
    """

    at_most: Callable[[Sequence[int]], Mapping[int, float]]
    truly: Callable[[Sequence[int]], Mapping[int, float]]


def willingness(tie: float, turn: Turn) -> float:
    """Return how willing somebody is if you ask: the tie's strength, by whose turn it is."""
    return max(tie, AT_FIRST_SIGHT) * TURNS[turn]


def search(
    ends: Mapping[int, float],
    around: Callable[[Sequence[int]], Iterable[Link]],
    asking: Asking,
    *,
    steps: int,
    avoided: Collection[int] = (),
    strongest: float = 1.0,
    first: int | None = None,
    limit: int | None = None,
) -> list[Way]:
    """Return the warmest way by each first hop, the warmest first.

    The search goes outward from the ends, so it costs what is around them, and not further than
    where a way could be among the first `limit`; from a crowd, only from its `MOST_FOLLOWED`
    best. Equally warm are ranked by fewer steps, then by the ids along them. Numbers are taken as
    equal up to twelve decimals.

    Args:
        ends: whom you want to reach, each with what it is worth to, above 0 and up to 1.
        around: gives the links that touch some contacts, of a strength above 0 and up to 1.
        asking: says how willing people are.
        steps: how many people are on a way at most, with its end.
        avoided: who is on no way.
        strongest: what no link is stronger than.
        first: the only end, if to ask it yourself comes first however warm that is.
        limit: how many ways are wanted, or all.
    """
    kept = {end: worth for end, worth in ends.items() if end not in avoided}
    found = _Found(asking, first, limit)
    level = found.taken({end: Way(worth, (end,)) for end, worth in kept.items()})
    for _ in range(steps - 1):
        further: dict[int, Way] = {}
        for some in found.worth_following(level, strongest):
            for one, other, strength in around(some):
                for a, b in ((one, other), (other, one)):
                    if a in level and b not in avoided and b not in level[a].steps:
                        way = Way(level[a].strength * strength, (b, *level[a].steps))
                        if b not in further or _rank(way) < _rank(further[b]):
                            further[b] = way
        level = found.taken(further)
    found.ask()
    return found.ranked()


def _rank(way: Way) -> tuple[float, int, tuple[int, ...]]:
    return (-round(way.strength, 12), len(way.steps), way.steps)


class _Found:
    """The best way from each contact who was reached, and how willing those are who were asked."""

    def __init__(self, asking: Asking, first: int | None, limit: int | None) -> None:
        self.asking = asking
        self.first = first
        self.limit = limit
        self.best: dict[int, Way] = {}
        self.hopes: dict[int, float] = {}
        self.willing: dict[int, float] = {}

    def taken(self, ways: Mapping[int, Way]) -> dict[int, Way]:
        """Take those of the ways that are better than what was known, and return them."""
        better = {
            contact: way
            for contact, way in ways.items()
            if contact not in self.best or _rank(way) < _rank(self.best[contact])
        }
        self.best.update(better)
        return better

    def worth_following(
        self, level: Mapping[int, Way], strongest: float
    ) -> Iterator[Sequence[int]]:
        """Yield contacts from whom a way may lead on, some at a time, the best first."""
        nearest = sorted(level, key=lambda contact: _rank(level[contact]))[:MOST_FOLLOWED]
        bar = self.bar()
        promising = [n for n in nearest if round(level[n].strength * strongest, 12) > bar]
        for start in range(0, len(promising), _TOGETHER):
            yield promising[start : start + _TOGETHER]

    def bar(self) -> float:
        """Return how warm a way must be more than, to be among those that are wanted."""
        if self.limit is None:
            return 0.0
        self.ask()
        return self._last_wanted()

    def ask(self) -> None:
        """Ask who may be the first hop of a way that is wanted, the likeliest first."""
        unknown = [contact for contact in self.best if contact not in self.hopes]
        hopes = self.asking.at_most(unknown)
        self.hopes.update({contact: hopes.get(contact, 0.0) for contact in unknown})
        waiting = sorted(
            (c for c, hope in self.hopes.items() if hope and c not in self.willing),
            key=lambda contact: (contact != self.first, -self._hoped(contact), contact),
        )
        for start in range(0, len(waiting), _TOGETHER):
            bar = self._last_wanted()
            some = waiting[start : start + _TOGETHER]
            if self._hoped(some[0]) < bar and some[0] != self.first:
                return
            willing = self.asking.truly(some)
            self.willing.update({contact: willing.get(contact, 0.0) for contact in some})

    def ranked(self) -> list[Way]:
        """Return the ways that are wanted of those that are known, the warmest first."""
        ways = (
            Way(self.best[contact].strength * willing, self.best[contact].steps)
            for contact, willing in self.willing.items()
            if willing
        )
        ranked = sorted(ways, key=lambda way: (way.steps != (self.first,), _rank(way)))
        return ranked[: self.limit]

    def _hoped(self, contact: int) -> float:
        return round(self.best[contact].strength * self.hopes[contact], 12)

    def _last_wanted(self) -> float:
        if self.limit is None or len(self.willing) < self.limit:
            return 0.0
        ranked = self.ranked()
        return round(ranked[-1].strength, 12) if len(ranked) == self.limit else 0.0
