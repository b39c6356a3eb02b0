"""A map in DOT, the language of Graphviz: `netlog map | dot -Tsvg > map.svg`."""

from collections.abc import Iterator

from netlog.exchange.maps import ME, Dot, Drawing, Line

_HEAD = f"""\
graph netlog {{
    graph [layout=fdp, overlap=false, splines=true, outputorder=edgesfirst]
    node [shape=box, style="rounded,filled", fontname="sans-serif", fontcolor="#222222"]
    edge [color="#888888"]
    me [label="me", shape=circle, fillcolor="{ME.fill}", fontcolor="#ffffff"]
"""
_STYLES = {"knows": "solid", "introduced": "dashed", "colleagues": "dotted"}
_SIGNS = str.maketrans({"\\": "\\\\", '"': '\\"', "&": "&amp;"})


def write(drawing: Drawing) -> Iterator[str]:
    """Yield a graph in which circles are clusters, and the stronger a tie, the nearer and thicker.

    Lines between people are solid where you noted them, dashed for who introduced whom, and dotted
    for colleagues; resting on one says more.
    """
    yield _HEAD
    for number, group in enumerate(drawing.groups, start=1):
        nodes = "".join(f"        {_node(dot)}\n" for dot in group.dots)
        if group.name:
            yield f"    subgraph cluster_{number} {{\n        label={_quoted(group.name)}\n"
            yield f'        color="{group.hue.line}"\n{nodes}    }}\n'
        else:
            yield nodes
    for dot in drawing.dots:
        yield f"    me -- {dot.mark} {_tie(dot)}\n"
    for line in drawing.lines:
        yield f"    {line.one} -- {line.other} {_between(line)}\n"
    yield "}\n"


def _node(dot: Dot) -> str:
    width = ", penwidth=3" if dot.is_middle else ""
    return (
        f"{dot.mark} [label={_quoted(dot.name)}, tooltip={_quoted(dot.about)}, "
        f'fillcolor="{dot.hue.fill}", color="{dot.hue.line}"{width}]'
    )


def _tie(dot: Dot) -> str:
    width, length = 0.5 + 3 * dot.strength, 4 - 3 * dot.strength
    said = _quoted(f"{dot.kind} tie, {dot.strength:.2f}")
    return f'[penwidth={width:.2f}, len={length:.2f}, color="{dot.hue.line}80", tooltip={said}]'


def _between(line: Line) -> str:
    width = 0.5 + 2 * line.strength
    said = _quoted(line.said)
    return f"[penwidth={width:.2f}, style={_STYLES[line.source]}, tooltip={said}]"


def _quoted(text: str) -> str:
    return f'"{text.translate(_SIGNS)}"'
