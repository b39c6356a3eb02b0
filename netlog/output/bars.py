"""A bar for what takes longer than a moment, on a terminal only, beside the answer."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

from netlog.output.harmless import safe
from netlog.output.terminals import Terminal

_A_MOMENT = 1.0  # seconds without a bar


@contextmanager
def progress(terminal: Terminal, what: str, total: int) -> Iterator[Callable[[int], None]]:
    """Give a function to say how much more of `total` is done; 0 of it says that time passes.

    The bar is drawn from the first second on, and is gone when all is done.
    """
    if not terminal.err_is_terminal:
        yield lambda _done: None
        return
    bar = _Bar(terminal, what, total)
    try:
        yield bar.advance
    finally:
        bar.end()


class _Bar:
    def __init__(self, terminal: Terminal, what: str, total: int) -> None:
        self._terminal = terminal
        self._what = safe(what)
        self._total = max(total, 1)
        self._done = 0
        self._begun = monotonic()
        self._end: Callable[[], None] | None = None
        self._draw: Callable[[int], None] = self._wait

    def advance(self, done: int) -> None:
        self._done = min(self._total, self._done + done)
        self._draw(self._done)

    def end(self) -> None:
        if self._end is not None:
            self._end()

    def _wait(self, _done: int) -> None:
        if monotonic() - self._begun > _A_MOMENT:
            self._show()

    def _show(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn
        from rich.progress import TimeRemainingColumn as Remaining

        console = Console(
            file=self._terminal.err,
            width=self._terminal.width,
            no_color=not self._terminal.colour,
            force_terminal=True,
        )
        if console.is_dumb_terminal:  # which can wipe nothing out
            self._draw = lambda _done: None
            return
        what = TextColumn("{task.description}", markup=False)
        shown = Progress(
            what, BarColumn(), TaskProgressColumn(), Remaining(), console=console, transient=True
        )
        task = shown.add_task(self._what, total=self._total, completed=self._done)
        shown.start()
        self._end = shown.stop
        self._draw = lambda done: shown.update(task, completed=done)
