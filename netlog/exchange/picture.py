"""A map as a picture: an SVG, or a page with it, that needs no network and runs no script."""

from collections.abc import Iterator, Sequence
from html import escape
from typing import NamedTuple
from unicodedata import east_asian_width

from netlog.exchange.layout import Box, Spot, placed
from netlog.exchange.maps import ME, Dot, Drawing, Group, Line
from netlog.output.widths import char_width

_SIZE = 13.0  # of the letters, in pixels as all lengths here
_HEIGHT = 26.0  # of a box
_PADDING = 11.0  # in a box, beside the name
_LONGEST = 210.0  # that a name may be
_MIDDLE = 24.0  # the radius of me
_MARGIN = 24.0
_LEGEND_ROW = 24.0
_NARROWEST = 480.0
_DASHES = {"knows": "", "introduced": "7 4", "colleagues": "2 4"}
_OPACITY = {"colleagues": 0.5}  # they are many, and mean the least
_MEANINGS = {
    "knows": "know each other",
    "introduced": "introduced by one of them",
    "colleagues": "worked at the same company",
}
_STYLE = (
    "text{font:13px system-ui,'Segoe UI','DejaVu Sans',sans-serif;fill:#222}"
    "path{fill:none}.b:hover path,path.e:hover{stroke:#111;stroke-width:3;stroke-opacity:1}"
    ".b:hover rect{stroke-width:3}"
)


class Label(NamedTuple):
    """A name in its box."""

    dot: Dot
    text: str
    box: Box


class Frame(NamedTuple):
    """What the picture takes of the plane."""

    left: float
    top: float
    width: float
    height: float


def html(drawing: Drawing) -> Iterator[str]:
    """Yield a page that is the picture; resting on a name or a line says more."""
    yield (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta http-equiv="Content-Security-Policy" '
        "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<meta name="viewport" content="width=device-width">\n<title>Who knows whom</title>\n'
        "<style>body{margin:0;background:#fff}svg{display:block;margin:auto}</style>\n"
        "</head>\n<body>\n"
    )
    yield from _picture(drawing)
    yield "</body>\n</html>\n"


def svg(drawing: Drawing) -> Iterator[str]:
    """Yield the picture: me in the middle, the stronger a tie the nearer, circles in colours."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield from _picture(drawing)


def _picture(drawing: Drawing) -> Iterator[str]:
    labels = labelled(drawing)
    spots = placed(
        [label.box for label in labels],
        [(line.one, line.other) for line in sorted(drawing.lines, key=lambda x: -x.strength)],
        [dot.mark for group in drawing.groups for dot in group.dots],
        _MIDDLE,
    )
    legend = _legend(drawing)
    frame = _framed(labels, spots, legend)
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{frame.width:.0f}" '
        f'height="{frame.height:.0f}" viewBox="{frame.left:.1f} {frame.top:.1f} '
        f'{frame.width:.0f} {frame.height:.0f}" role="img">\n'
        f"<title>Who knows whom</title>\n<style>{_STYLE}</style>\n"
        f'<rect x="{frame.left:.1f}" y="{frame.top:.1f}" width="{frame.width:.0f}" '
        f'height="{frame.height:.0f}" fill="#fff"/>\n'
    )
    for label in labels:
        yield _tie(label.dot, spots[label.dot.mark])
    yield from _lines(drawing.lines, spots)
    yield (
        f'<circle r="{_MIDDLE:.0f}" fill="{ME.fill}"/>'
        '<text y="4.5" text-anchor="middle" style="fill:#fff">me</text>\n'
    )
    for label in labels:
        yield _box(label, spots[label.dot.mark])
    yield from _drawn(legend, frame)
    yield "</svg>\n"


# Names --------------------------------------------------------------------------------------------

_NARROW = frozenset("fijlrtI .,:;'!|()[]-/")
_WIDE = frozenset("mwMW@%&—…")


def text_width(text: str) -> float:
    """Return how wide text is at the most in the fonts that a picture asks for, in pixels."""
    return sum(map(_letter_width, text)) * _SIZE


def _letter_width(char: str) -> float:
    """Return how wide a letter is in parts of its font's size; the widest font is DejaVu Sans."""
    if char in _NARROW:
        return 0.42
    if char in _WIDE or east_asian_width(char) in "WF":
        return 1.02
    if not char_width(char):
        return 0.0
    return 0.78 if char.isupper() else 0.65


def shortened(text: str) -> str:
    """Return as much of a name as there is room for."""
    if text_width(text) <= _LONGEST:
        return text
    length, room = 0, _LONGEST - text_width("…")
    while (room := room - text_width(text[length])) >= 0:
        length += 1
    return f"{text[:length].rstrip()}…"


def labelled(drawing: Drawing) -> list[Label]:
    """Return everybody's name in a box of its size, the strongest tie first."""
    return [
        Label(dot, text, Box(dot.mark, text_width(text) + 2 * _PADDING, _HEIGHT))
        for dot in drawing.dots
        for text in [shortened(dot.name)]
    ]


# What is drawn ------------------------------------------------------------------------------------


def _tie(dot: Dot, spot: Spot) -> str:
    return (
        f'<path d="M0 0L{spot.x:.1f} {spot.y:.1f}" stroke="{dot.hue.line}" '
        f'stroke-width="{0.6 + 4 * dot.strength:.1f}" stroke-opacity="0.28"/>\n'
    )


def _lines(lines: Sequence[Line], spots: dict[str, Spot]) -> Iterator[str]:
    """Yield the lines between people, each bent, and further where two have several."""
    drawn: dict[tuple[str, str], int] = {}
    for line in lines:
        pair = (min(line.one, line.other), max(line.one, line.other))
        drawn[pair] = drawn.get(pair, 0) + 1
        yield _between(line, spots[pair[0]], spots[pair[1]], bend=0.1 * drawn[pair])


def _between(line: Line, one: Spot, other: Spot, *, bend: float) -> str:
    x = (one.x + other.x) / 2 - (other.y - one.y) * bend
    y = (one.y + other.y) / 2 + (other.x - one.x) * bend
    return (
        f'<path class="e" d="M{one.x:.1f} {one.y:.1f}Q{x:.1f} {y:.1f} {other.x:.1f} {other.y:.1f}" '
        f'stroke="#444" stroke-width="{0.8 + 1.8 * line.strength:.1f}" '
        f'stroke-opacity="{_OPACITY.get(line.source, 0.75):.2f}"'
        f"{_dashed(line.source)}><title>{escape(line.said)}</title></path>\n"
    )


def _dashed(source: str) -> str:
    return f' stroke-dasharray="{_DASHES[source]}"' if _DASHES[source] else ""


def _box(label: Label, spot: Spot) -> str:
    dot, (_, width, height) = label.dot, label.box
    return (
        f'<g class="b"><title>{escape(dot.about)}</title>'
        f'<rect x="{spot.x - width / 2:.1f}" y="{spot.y - height / 2:.1f}" width="{width:.1f}" '
        f'height="{height:.0f}" rx="{height / 2:.0f}" fill="{dot.hue.fill}" '
        f'stroke="{dot.hue.line}" stroke-width="{3 if dot.is_middle else 1.2}"/>'
        f'<text x="{spot.x:.1f}" y="{spot.y + 4.5:.1f}" text-anchor="middle">'
        f"{escape(label.text)}</text></g>\n"
    )


# What the signs mean ------------------------------------------------------------------------------

_SIGN = 30.0  # the width of a sign before its meaning


class Meaning(NamedTuple):
    """A sign, drawn between x = 0 and 22 around y = 0, and what it means."""

    sign: str
    said: str

    @property
    def width(self) -> float:
        """How much room it takes, with what parts it from the next."""
        return _SIGN + text_width(self.said) + 18


def _legend(drawing: Drawing) -> list[Meaning]:
    sources = {line.source for line in drawing.lines}
    return [
        *map(_circle, drawing.groups),
        *(
            Meaning(f'<path d="M0 0H22" stroke="#444" stroke-width="1.6"{_dashed(source)}/>', said)
            for source, said in _MEANINGS.items()
            if source in sources
        ),
        Meaning(
            f'<path d="M0 0H22" stroke="{ME.line}" stroke-width="4" stroke-opacity="0.28"/>',
            "yours: the stronger, the thicker and nearer",
        ),
    ]


def _circle(group: Group) -> Meaning:
    sign = (
        f'<rect y="-7" width="22" height="14" rx="7" fill="{group.hue.fill}" '
        f'stroke="{group.hue.line}"/>'
    )
    return Meaning(sign, f"{shortened(group.name) or 'no circle'} ({len(group.dots)})")


def _framed(labels: Sequence[Label], spots: dict[str, Spot], legend: Sequence[Meaning]) -> Frame:
    """Return the part of the plane that boxes take, with a margin, and the legend's rows above."""
    across = [_MIDDLE, *(abs(spots[each.dot.mark].x) + each.box.width / 2 for each in labels)]
    ys = [0.0, *(spots[label.dot.mark].y for label in labels)]
    half = max(max(across) + _MARGIN, _NARROWEST / 2)
    top, bottom = min(ys) - _HEIGHT - _MARGIN, max(ys) + _HEIGHT + _MARGIN
    above = _LEGEND_ROW * (1 + len(_in_rows(legend, 2 * (half - _MARGIN))))
    return Frame(-half, top - above, 2 * half, bottom - top + above)


def _in_rows(legend: Sequence[Meaning], width: float) -> list[list[Meaning]]:
    rows: list[list[Meaning]] = []
    for meaning in legend:
        if rows and sum(each.width for each in rows[-1]) + meaning.width <= width:
            rows[-1].append(meaning)
        else:
            rows.append([meaning])
    return rows


def _drawn(legend: Sequence[Meaning], frame: Frame) -> Iterator[str]:
    for number, row in enumerate(_in_rows(legend, frame.width - 2 * _MARGIN), start=1):
        x, y = frame.left + _MARGIN, frame.top + number * _LEGEND_ROW
        for meaning in row:
            yield (
                f'<g transform="translate({x:.1f} {y:.1f})">{meaning.sign}'
                f'<text x="{_SIGN:.0f}" y="4.5">{escape(meaning.said)}</text></g>\n'
            )
            x += meaning.width
