"""Maps drawn for other programs: one module a form, each from the same drawing to text.

Whatever text of people's is in a drawing has been made harmless; a form quotes what means
something to it.
"""

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import NamedTuple

from netlog.errors import Misread
from netlog.output.harmless import safe
from netlog.store.edges import Edge
from netlog.store.maps import Known, Map


class Form(NamedTuple):
    """How a map can be written: by what of which module, how files of it end, what to do then."""

    module: str
    function: str
    endings: tuple[str, ...]
    then: str


FORMS: Mapping[str, Form] = {
    "dot": Form("dot", "write", (".dot", ".gv"), "'dot -Tsvg' of Graphviz makes a picture of it"),
    "mermaid": Form("mermaid", "write", (".mmd", ".mermaid"), "Markdown shows it in a code block"),
    "graphml": Form("graphml", "write", (".graphml",), "Gephi, yEd and others open it"),
    "svg": Form("picture", "svg", (".svg",), "open it in a browser"),
    "html": Form("picture", "html", (".html", ".htm"), "open it in a browser"),
}


class Hue(NamedTuple):
    """The colours of a circle: of what it fills, and of its lines."""

    fill: str
    line: str


# Of the circles from the closest on; where there are more, they come again.
_HUES = (
    Hue("#ffd9cc", "#c4512d"),
    Hue("#ffedbf", "#a87500"),
    Hue("#d3ecd0", "#3f8a3b"),
    Hue("#d2e4f7", "#2f6ca8"),
    Hue("#e6dcf5", "#7a52b3"),
    Hue("#d0efec", "#21807a"),
    Hue("#f8d7e6", "#b23a72"),
    Hue("#e8e0cc", "#7d6b3a"),
)
NO_HUE = Hue("#eeeeee", "#6b6b6b")
ME = Hue("#333333", "#333333")


class Dot(NamedTuple):
    """Somebody, as they are drawn: `mark` is an id that is a word in every form."""

    mark: str
    handle: str
    name: str
    about: str
    strength: float
    kind: str
    last_touch: str
    hue: Hue
    is_middle: bool


class Group(NamedTuple):
    """A circle, or, with no name, those in none; the strongest ties come first."""

    name: str
    hue: Hue
    dots: list[Dot]


class Line(NamedTuple):
    """What is between two: the marks of both, where it is from, how it is said, how strong."""

    one: str
    other: str
    source: str
    said: str
    strength: float


class Drawing(NamedTuple):
    """A map with everything that a form needs."""

    groups: list[Group]
    lines: list[Line]

    @property
    def dots(self) -> list[Dot]:
        """Everybody, the strongest tie first."""
        return sorted(
            (dot for group in self.groups for dot in group.dots), key=lambda dot: -dot.strength
        )


def form_of(name: str) -> str:
    """Return the form in which a file of that name is to be written.

    Raises:
        Misread: its ending says none.
    """
    for form, how in FORMS.items():
        if name.lower().endswith(how.endings):
            return form
    endings = ", ".join(how.endings[0] for how in FORMS.values())
    raise Misread(f"cannot tell what to draw from the end of '{name}'", f"end it in {endings}")


def write(whole: Map, form: str) -> Iterator[str]:
    """Yield a map in a form, in pieces.

    Raises:
        Misread: there is no such form.
    """
    if form not in FORMS:
        raise Misread(f"netlog draws no '{form}'", f"try {', '.join(FORMS)}")
    module = import_module(f"netlog.exchange.{FORMS[form].module}")
    pieces: Iterator[str] = getattr(module, FORMS[form].function)(drawing(whole))
    return pieces


def drawing(whole: Map) -> Drawing:
    """Return what is to be drawn of a map."""
    hues = {name: _HUES[place % len(_HUES)] for place, name in enumerate(whole.circles)}
    groups = {name: Group(_harmless(name), hue, []) for name, hue in hues.items()}
    outside = Group("", NO_HUE, [])
    for person in whole.people:
        group = groups.get(person.circle or "", outside)
        group.dots.append(_dot(person, group.hue, is_middle=person.id == whole.around))
    names = {person.id: _harmless(person.name) for person in whole.people}
    lines = [_line(edge, names) for edge in whole.edges]
    return Drawing([group for group in (*groups.values(), outside) if group.dots], lines)


def _dot(person: Known, hue: Hue, *, is_middle: bool) -> Dot:
    last = f"last touch {person.last_touch}" if person.last_touch else "never touched"
    handle = _harmless(person.handle)
    name = _harmless(person.name) or handle or _mark(person.id)
    circle = f"{_harmless(person.circle)}, " if person.circle else ""
    return Dot(
        mark=_mark(person.id),
        handle=handle,
        name=name,
        about=f"{name} ({handle}): {circle}{person.kind} tie, {person.strength:.2f}; {last}",
        strength=person.strength,
        kind=person.kind,
        last_touch=person.last_touch or "",
        hue=hue,
        is_middle=is_middle,
    )


def _line(edge: Edge, names: Mapping[int, str]) -> Line:
    how = _harmless(edge.how or "")
    said = {
        "knows": how or "know each other",
        "introduced": f"{names[edge.one]} introduced {names[edge.other]}",
        "colleagues": f"{'both' if edge.now else 'were both'} at {how}",
    }
    return Line(_mark(edge.one), _mark(edge.other), edge.source, said[edge.source], edge.strength)


def _mark(contact: int) -> str:
    return f"p{contact}"


# XML has no place for these two, however they are written.
_NO_SIGNS = str.maketrans({"\ufffe": "\ufffd", "\uffff": "\ufffd"})


def _harmless(text: str) -> str:
    return " ".join(safe(text).split()).translate(_NO_SIGNS)
