"""The picture of `netlog map`: everybody can be read, however many there are."""

import re
from itertools import combinations
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from netlog.exchange import layout, maps, picture
from netlog.exchange.layout import Box
from netlog.store.edges import Edge
from netlog.store.maps import Known, Map

SVG = "{http://www.w3.org/2000/svg}"


def boxes(root: ET.Element) -> list[tuple[float, float, float, float]]:
    """Return where each person's box begins and ends, across and down."""
    found = []
    for person in root.findall(f"{SVG}g[@class='b']"):
        rect = person.find(f"{SVG}rect")
        assert rect is not None
        x, y, width, height = (float(rect.get(name, "")) for name in ("x", "y", "width", "height"))
        found.append((x, x + width, y, y + height))
    return found


def assert_apart(root: ET.Element) -> None:
    """No two boxes overlap, none covers me or the legend, and all are inside."""
    left, top, width, height = map(float, root.get("viewBox", "").split())
    rows = [
        float(re.findall(r"[-\d.]+", g.get("transform", ""))[1])
        for g in root.findall(f"{SVG}g[@transform]")
    ]
    some = boxes(root)
    for x0, x1, y0, y1 in some:
        assert left < x0 < x1 < left + width
        assert max(rows) + 10 < y0 < y1 < top + height
        assert not (x0 < 24 and x1 > -24 and y0 < 24 and y1 > -24)
    for one, other in combinations(some, 2):
        assert one[1] <= other[0] or other[1] <= one[0] or one[3] <= other[2] or other[3] <= one[2]


def crowd(number: int, name: str = "Somebody van Somewhere") -> Map:
    """Return a map of many people, each of whom knows the next and the tenth after."""
    some = [
        Known(
            n,
            f"p-{n}",
            f"{name} {n}",
            ("inner", "wide", None)[n % 3],
            (n * 37 % 100) / 100,
            "weak",
            None,
        )
        for n in range(1, number + 1)
    ]
    between = [
        Edge(n, n + step, "knows", None, 0.6)
        for step in (1, 10)
        for n in range(1, number - step, 3)
    ]
    return Map(sorted(some, key=lambda one: -one.strength), between, ["inner", "wide"])


@pytest.mark.parametrize("number", [1, 2, 26, 120, 500])
def test_no_name_covers_another(number):
    """Among a few people, and among many."""
    assert_apart(ET.fromstring("".join(maps.write(crowd(number), "svg"))))


def test_the_example_is_easy_to_read(shell):
    """The example fits on a screen, no name covers another, and only the longest is shortened."""
    from tests.test_help import EXAMPLE

    shell.path.write_bytes(EXAMPLE.read_bytes())
    root = ET.fromstring(shell.ok("map", "--as", "svg").out)
    assert_apart(root)
    assert len(boxes(root)) == 26
    assert float(root.get("width", "")) < 1400
    assert float(root.get("height", "")) < 900
    names = [text.text or "" for text in root.iterfind(f"{SVG}g[@class='b']/{SVG}text")]
    assert [name for name in names if name.endswith("…")] == ["Maximiliana Theodora van…"]


def test_the_stronger_is_the_nearer():
    """Those with the strongest ties are nearer to me than those with the weakest."""
    order = [f"p{n * 7 % 60}" for n in range(60)]
    spots = layout.placed([Box(f"p{n}", 150, 26) for n in range(60)], [], order, 24)
    distances = [(spots[f"p{n}"].x / 1.6) ** 2 + spots[f"p{n}"].y ** 2 for n in range(60)]
    assert max(distances[:20]) < min(distances[30:])


def test_acquaintances_stand_in_one_direction():
    """Two who know each other are neighbours, whatever the strength of their ties."""
    order = [f"p{n}" for n in range(12)]
    spots = layout.placed([Box(f"p{n}", 60, 26) for n in range(12)], [("p0", "p9")], order, 24)
    apart = {n: abs(spots["p0"].x - spots[f"p{n}"].x) for n in range(1, 12)}
    assert spots["p9"].y < 0
    assert sorted(apart, key=apart.__getitem__).index(9) < 4


def test_five_hundred_take_no_time(monkeypatch):
    """Where there is room is not looked for long: fewer than a hundred places for each."""
    tried = 0
    room = layout._Rows.have_room

    def counted(*given: Any) -> bool:
        nonlocal tried
        tried += 1
        return room(*given)

    monkeypatch.setattr(layout._Rows, "have_room", counted)
    "".join(maps.write(crowd(500), "svg"))
    assert 500 <= tried < 50_000


@pytest.mark.parametrize(
    "name", ["", "W" * 500, "李" * 100, "i" * 50, "👩\u200d👧" * 60, "e\u0301" * 200]
)
def test_long_names_are_shortened(name):
    """To what fits, with a sign that there was more; in full where one rests on it."""
    text = picture.shortened(name)
    assert picture.text_width(text) <= 210
    assert text == name or text.endswith("…")
    root = ET.fromstring("".join(maps.write(crowd(3, name or "x"), "svg")))
    assert_apart(root)
