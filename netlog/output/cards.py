"""Cards: one record on one screen."""

import sys
from collections.abc import Sequence

from netlog.output.harmless import safe
from netlog.output.terminals import Terminal, write
from netlog.output.widths import display_width

_GAP = 2  # before a label, and between it and its value
_READABLE = 100  # columns; prose in longer lines is hard to read
_LEAST = 16  # columns for a value, however narrow the terminal


def card(
    terminal: Terminal,
    title: str,
    pairs: Sequence[tuple[str, str]],
    sections: Sequence[tuple[str, Sequence[str]]] = (),
) -> None:
    """Write one record on one screen: its title, its pairs of label and value, then sections.

    A value of several lines is indented below itself. A terminal gets no line longer than it is
    wide, nor than reads well, unless one word is.
    """
    room = min(terminal.width, _READABLE) if terminal.out_is_terminal else sys.maxsize
    strong, faint = ("\x1b[1m", "\x1b[2m") if terminal.coloured else ("", "")
    wide = max((display_width(safe(label)) for label, _ in pairs), default=0)
    lines = [_styled(line, strong) for line in _folded(safe(title), room)]
    for label, value in pairs:
        said = safe(label)
        padding = " " * (wide - display_width(said) + _GAP)
        hanging = _hung(value, wide + 2 * _GAP, room)
        lines.append(f"  {_styled(said, faint)}{padding}{hanging}".rstrip())
    for heading, members in sections:
        lines += ["", _styled(safe(heading), strong)]
        lines += [f"  {_hung(member, _GAP, room)}".rstrip() for member in members]
    write(terminal.out, "".join(f"{line}\n" for line in lines))


def _hung(text: str, indent: int, room: int) -> str:
    lines = safe(text, newlines=True).split("\n")
    left = max(room - indent, _LEAST)
    parts = [part for line in lines for part in _folded(line, left)]
    return "\n".join(parts[:1] + [f"{' ' * indent}{part}".rstrip() for part in parts[1:]])


def _folded(text: str, room: int) -> list[str]:
    """Return one line as several, each of words that fit into `room` columns."""
    if display_width(text) <= room:
        return [text]
    line, *words = text.split(" ")
    lines = []
    for word in words:
        if display_width(line) + 1 + display_width(word) > room:
            lines.append(line)
            line = word
        else:
            line += f" {word}"
    return [*lines, line]


def _styled(text: str, style: str) -> str:
    return f"{style}{text}\x1b[0m" if style and text else text
