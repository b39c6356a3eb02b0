"""A single key that somebody presses, without Enter, where the terminal lets it be read so."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, NoReturn

from netlog.output.harmless import safe
from netlog.output.terminals import Terminal, write

if TYPE_CHECKING:
    from types import FrameType

ENTER, END, OTHER = "\n", "", "?"
_ESCAPE = "\x1b"
_BURST = 0.05  # seconds within which the rest of one key comes, as of an arrow


def key(terminal: Terminal, question: str) -> str:
    """Ask, and return the key that is pressed in lower case; ENTER, or END if none is to come.

    A key that is no letter or sign, as an arrow, is OTHER. Where single keys cannot be read, the
    first letter of a line is taken for one. The terminal is as before when this returns or raises.

    Raises:
        KeyboardInterrupt: Ctrl-C was pressed.
        SystemExit: a signal ended the wait.
    """
    try:
        number = terminal.input.fileno()
        with _single_keys(number):
            # Not sooner: who sees the question presses a key.
            _ask(terminal, question)
            pressed = _pressed(number)
    except (OSError, ValueError, ImportError):  # no terminal, or none that has modes
        _ask(terminal, question)
        line = terminal.input.readline()
        return line.strip()[:1].lower() or (ENTER if line else END)
    # The key was not shown, nor was a line begun.
    shown = pressed if pressed.isprintable() else ""
    write(terminal.err, f"{safe(shown)}\n")
    return pressed


def _ask(terminal: Terminal, question: str) -> None:
    write(terminal.err, f"{safe(question)} ")
    terminal.err.flush()


@contextmanager
def _single_keys(number: int) -> Iterator[None]:
    """Have the terminal give each key as it is pressed, not line by line, and not show it.

    Ctrl-C stays what it is. Whatever ends the block, signals included, the terminal is put back.
    """
    import signal
    import termios
    import tty

    def stop(signal_number: int, _: "FrameType | None") -> NoReturn:
        raise SystemExit(128 + signal_number)

    usual = signal.SIG_DFL
    ends = [one for one in (signal.SIGHUP, signal.SIGTERM) if signal.getsignal(one) is usual]
    try:
        before = termios.tcgetattr(number)
        for one in ends:
            signal.signal(one, stop)
        # What was typed ahead stays.
        tty.setcbreak(number, termios.TCSADRAIN)
    except termios.error as error:
        raise OSError(*error.args) from None
    try:
        yield
    finally:
        with suppress(termios.error):  # the terminal may be gone
            termios.tcsetattr(number, termios.TCSADRAIN, before)
        for one in ends:
            signal.signal(one, signal.SIG_DFL)


def _pressed(number: int) -> str:
    """Return the next key, read to its end: a letter may be several bytes, an arrow several signs.

    They are read one by one, past any buffer: what follows may be the next key, or a line.
    """
    first = os.read(number, 1)
    # Hung up, or Ctrl-D; typed ahead, while lines were read, Linux makes a NUL of it.
    if first in {b"", b"\x04", b"\x00"}:
        return END
    if first in {b"\n", b"\r"}:
        return ENTER
    if first == _ESCAPE.encode():
        while _is_more(number):
            os.read(number, 1)
        return OTHER
    length = sum(first[0] >= least for least in (0xC0, 0xE0, 0xF0))
    letter = (first + b"".join(os.read(number, 1) for _ in range(length))).decode(errors="replace")
    return letter.lower() if letter.isprintable() else OTHER


def _is_more(number: int) -> bool:
    import select

    return bool(select.select([number], [], [], _BURST)[0])
