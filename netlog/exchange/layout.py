"""Where everybody stands in a picture: around the middle, the stronger the tie the nearer.

No two boxes overlap, those who know each other stand in the same direction, and the same people
stand where they stood before.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count
from math import cos, pi, sin, sqrt
from typing import NamedTuple

_GAP = 14.0  # between two boxes, in pixels as all lengths here
_FILLED = 0.32  # the part of the whole that boxes take
_WIDER = 1.6  # times as wide as high is the whole
_STEP = 12.0


class Box(NamedTuple):
    """Somebody's box, whose name is a `mark`."""

    mark: str
    width: float
    height: float


class Spot(NamedTuple):
    """The middle of a box."""

    x: float
    y: float


def placed(
    boxes: Sequence[Box],
    links: Iterable[tuple[str, str]],
    order: Sequence[str],
    middle: float,
) -> dict[str, Spot]:
    """Return where each box stands, the middle of the whole being at (0, 0).

    Args:
        boxes: those nearest to the middle first.
        links: the marks of those who should stand in the same direction.
        order: all marks, by what else should stand together.
        middle: the radius of what is in the middle.
    """
    directions = _directions(order, links)
    widest = max((box.width for box in boxes), default=0.0)
    highest = max((box.height for box in boxes), default=0.0)
    inner = middle + _GAP + max(highest / 2, widest / 2 / _WIDER)
    outer = max(_radius(boxes), inner)
    rows = _Rows()
    rows.take(Box("", 2 * middle, 2 * middle), Spot(0, 0))
    spots = {}
    for place, box in enumerate(boxes):
        # The root spreads them evenly over the area.
        radius = inner + (outer - inner) * sqrt(place / len(boxes))
        spots[box.mark] = next(
            spot for spot in _spots(radius, directions[box.mark]) if rows.have_room(box, spot)
        )
        rows.take(box, spots[box.mark])
    return spots


def _radius(boxes: Sequence[Box]) -> float:
    area = sum((box.width + _GAP) * (box.height + _GAP) for box in boxes)
    return sqrt(area / _FILLED / pi / _WIDER)


def _spots(radius: float, direction: float) -> Iterator[Spot]:
    """Yield where to try: at the distance that is meant, a little beside, then further out."""
    for step in count():
        distance = radius + step * _STEP
        for beside in (0, 1, -1, 2, -2, 3, -3):
            angle = direction + beside * 2 * _STEP / distance
            yield Spot(distance * _WIDER * cos(angle), distance * sin(angle))


def _directions(order: Sequence[str], links: Iterable[tuple[str, str]]) -> dict[str, float]:
    """Return in which direction each stands, in radians: acquaintances after each other."""
    near: Mapping[str, list[str]] = defaultdict(list)
    for one, other in links:
        near[one].append(other)
        near[other].append(one)
    turn: dict[str, int] = {}
    for first in order:
        waiting = [first]
        while waiting:
            mark = waiting.pop()
            if mark not in turn:
                turn[mark] = len(turn)
                waiting += [other for other in near[mark][::-1] if other not in turn]
    return {mark: 2 * pi * place / len(turn) - pi / 2 for mark, place in turn.items()}


class _Rows:
    """What is taken: in each row of the picture, from where to where."""

    def __init__(self) -> None:
        self.taken: dict[int, list[tuple[float, float, float, float]]] = defaultdict(list)

    def have_room(self, box: Box, spot: Spot) -> bool:
        left, right, top, bottom = _edges(box, spot)
        return not any(
            left < other_right and other_left < right and top < other_bottom and other_top < bottom
            for row in _rows(top, bottom)
            for other_left, other_right, other_top, other_bottom in self.taken[row]
        )

    def take(self, box: Box, spot: Spot) -> None:
        edges = _edges(box, spot)
        for row in _rows(*edges[2:]):
            self.taken[row].append(edges)


_ROW = 50.0


def _edges(box: Box, spot: Spot) -> tuple[float, float, float, float]:
    """Return where a box ends, with half of the gap around it: left, right, top, bottom."""
    beside, above = (box.width + _GAP) / 2, (box.height + _GAP) / 2
    return spot.x - beside, spot.x + beside, spot.y - above, spot.y + above


def _rows(top: float, bottom: float) -> range:
    return range(int(top // _ROW), int(bottom // _ROW) + 1)
