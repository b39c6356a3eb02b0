"""The terminal, or what stands in its place, and the only function that writes to it."""

import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from io import StringIO
from typing import TYPE_CHECKING, NamedTuple, TextIO, cast

from netlog.output.harmless import safe

if TYPE_CHECKING:
    from io import TextIOWrapper

# Of a text that somebody writes: what the schema refuses, it should get to see.
LONGEST = 1 << 20


class Terminal(NamedTuple):
    """The three streams and what is known of them; `width` is in columns, at least 1."""

    input: TextIO
    out: TextIO
    err: TextIO
    input_is_terminal: bool
    out_is_terminal: bool
    err_is_terminal: bool
    width: int
    colour: bool

    @property
    def coloured(self) -> bool:
        """Whether an answer is written in colour."""
        return self.out_is_terminal and self.colour


def terminal() -> Terminal:
    """Return the process's own streams; one that is missing or closed reads and writes nothing."""
    read, out, err = (_open(stream) for stream in (sys.stdin, sys.stdout, sys.stderr))
    plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    return Terminal(
        input=read,
        out=out,
        err=err,
        input_is_terminal=read.isatty(),
        out_is_terminal=out.isatty(),
        err_is_terminal=err.isatty(),
        width=_width(out, err, read),
        colour=out.isatty() and not plain,
    )


def _open(stream: TextIO | None) -> TextIO:
    return StringIO() if stream is None or stream.closed else stream


def _width(*streams: TextIO) -> int:
    with suppress(ValueError):
        if (columns := int(os.environ.get("COLUMNS", ""))) > 0:
            return columns
    for stream in streams:
        # A stream without a file raises UnsupportedOperation, which is both of these.
        with suppress(OSError, ValueError):
            if (columns := os.get_terminal_size(stream.fileno()).columns) > 0:
                return columns
    return 80


def say(terminal: Terminal, text: str) -> None:
    """Write one line of the answer."""
    write(terminal.out, f"{safe(text)}\n")


def remark(terminal: Terminal, text: str) -> None:
    """Write one line that is about the answer, to stderr."""
    write(terminal.err, f"{safe(text)}\n")


def ask(terminal: Terminal, question: str) -> bool:
    """Ask for a yes or a no; whatever is no yes is a no."""
    return asked(terminal, f"{question} [y/N]").strip().casefold() in {"y", "yes"}


def asked(terminal: Terminal, question: str) -> str:
    """Ask beside the answer, not in it as Typer's own prompt does; return a line, '' if it ends."""
    write(terminal.err, f"{safe(question)} ")
    terminal.err.flush()
    return terminal.input.readline()


_AT_ONCE = 1_000_000  # characters in one write, about
# Our own signs, each as wide as what stands for it where a stream cannot write it.
_PLAINER = str.maketrans("…─–—’→←", ".---'><")


def pour(stream: TextIO, lines: Iterable[str], errors: str = "replace") -> None:
    """Write lines as they come, many at once."""
    some, length = [], 0
    for line in lines:
        some.append(line)
        length += len(line)
        if length > _AT_ONCE:
            write(stream, "".join(some), errors)
            some, length = [], 0
    if some:
        write(stream, "".join(some), errors)


def say_file(terminal: Terminal, pieces: Iterable[str]) -> None:
    """Answer with a file: as it is, or on a terminal so that nothing in it can do harm there."""
    if terminal.out_is_terminal:
        lines = (line for piece in pieces for line in piece.splitlines())
        pour(terminal.out, (f"{safe(line)}\n" for line in lines))
    else:
        with suppress(AttributeError):  # what stands in for a stream takes any letter
            cast("TextIOWrapper", terminal.out).reconfigure(encoding="utf-8")
        pour(terminal.out, pieces)


def write(stream: TextIO, text: str, errors: str = "replace") -> None:
    """Write text that is harmless already; what the stream's encoding lacks goes by `errors`."""
    if not text.isascii():
        encoding = getattr(stream, "encoding", None) or "utf-8"
        try:
            text.encode(encoding)
        except UnicodeEncodeError:
            text = text.translate(_PLAINER) if errors == "replace" else text
            text = text.encode(encoding, errors).decode(encoding)
    stream.write(text)
