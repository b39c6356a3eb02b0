"""A map in Mermaid, which GitHub, GitLab, Obsidian and others draw in Markdown."""

import re
from collections.abc import Iterator

from netlog.exchange.maps import ME, Drawing, Line

_TIES = {"strong": "===", "weak": "---"}  # others are dotted
_LINES = {"knows": "---", "introduced": "-.->", "colleagues": "-.-"}
# Whatever might be syntax somewhere, in a text or around it: all of ASCII but letters and these.
_SIGNS = re.compile(r"[!-&(-+/:-@\[-`{-~]")


def write(drawing: Drawing) -> Iterator[str]:
    """Yield a flowchart in which circles are subgraphs, and strong ties are thick."""
    yield "graph LR\n    me((me))\n"
    for number, group in enumerate(drawing.groups, start=1):
        nodes = [f"{dot.mark}[{_quoted(dot.name)}]\n" for dot in group.dots]
        if group.name:
            yield f"    subgraph c{number}[{_quoted(group.name)}]\n"
            yield from (f"        {node}" for node in nodes)
            yield "    end\n"
        else:
            yield from (f"    {node}" for node in nodes)
    for dot in drawing.dots:
        yield f"    me {_TIES.get(dot.kind, '-.-')} {dot.mark}\n"
    for line in drawing.lines:
        yield f"    {line.one} {_LINES[line.source]}|{_quoted(_said(line))}| {line.other}\n"
    yield f"    classDef me fill:{ME.fill},stroke:{ME.line},color:#ffffff\n    class me me\n"
    for number, group in enumerate(drawing.groups, start=1):
        marks = ",".join(dot.mark for dot in group.dots)
        hue = f"fill:{group.hue.fill},stroke:{group.hue.line},color:#222222"
        yield f"    classDef h{number} {hue}\n    class {marks} h{number}\n"


def _said(line: Line) -> str:
    return "introduced" if line.source == "introduced" else line.said


def _quoted(text: str) -> str:
    return f'"{_SIGNS.sub(lambda sign: f"#{ord(sign[0])};", text)}"'
