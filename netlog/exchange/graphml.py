"""A map in GraphML, which Gephi, yEd, Cytoscape, igraph and networkx read."""

from collections.abc import Iterator, Mapping
from html import escape

from netlog.exchange.maps import ME, Drawing

_HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
"""
# What is said of each, and of which type it is.
_OF_NODES = {
    "label": "string",
    "handle": "string",
    "circle": "string",
    "tie": "string",
    "strength": "double",
    "last_touch": "string",
    "color": "string",
}
_OF_EDGES = {"weight": "double", "source": "string", "how": "string"}


def write(drawing: Drawing) -> Iterator[str]:
    """Yield an undirected graph; an edge of the source `tie` is mine, with its strength as weight.

    Of the other sources are `knows`, `introduced` and `colleagues`.
    """
    yield _HEAD
    for kind, fields in (("node", _OF_NODES), ("edge", _OF_EDGES)):
        for name, type_ in fields.items():
            yield f'  <key id="{kind}_{name}" for="{kind}" '
            yield f'attr.name="{name}" attr.type="{type_}"/>\n'
    yield '  <graph id="netlog" edgedefault="undirected">\n'
    yield f'    <node id="me">{_data("node", {"label": "me", "color": ME.fill})}</node>\n'
    for group in drawing.groups:
        for dot in group.dots:
            said = {
                "label": dot.name,
                "handle": dot.handle,
                "circle": group.name,
                "tie": dot.kind,
                "strength": f"{dot.strength:.2f}",
                "last_touch": dot.last_touch,
                "color": dot.hue.line,
            }
            yield f'    <node id="{dot.mark}">{_data("node", said)}</node>\n'
    for dot in drawing.dots:
        yield _edge("me", dot.mark, dot.strength, "tie", "")
    for line in drawing.lines:
        yield _edge(line.one, line.other, line.strength, line.source, line.said)
    yield "  </graph>\n</graphml>\n"


def _edge(one: str, other: str, strength: float, source: str, how: str) -> str:
    data = _data("edge", {"weight": f"{strength:.2f}", "source": source, "how": how})
    return f'    <edge source="{one}" target="{other}">{data}</edge>\n'


def _data(kind: str, said: Mapping[str, str]) -> str:
    return "".join(
        f'<data key="{kind}_{name}">{escape(value)}</data>' for name, value in said.items() if value
    )
