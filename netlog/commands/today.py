"""`netlog today`: one screen for the morning, and for cron."""

from collections.abc import Sequence
from typing import Annotated

import typer

from netlog import agenda, output
from netlog.agenda import Line
from netlog.app import ExitCode, command
from netlog.output import Listing, View
from netlog.run import Run
from netlog.store.agenda import gathered

TODAY = Listing(
    "line",
    "lines",
    Line._fields,
    ("name", "words", "command"),
    headings={"words": "why"},
    most=agenda.LINES,
    screen=True,
)

_WIDEST_NAME = 24  # columns: the reasons need the room
_NARROW = 60  # columns, in less of which a name stands above the reasons

Slots = Annotated[
    int,
    typer.Option("--slots", metavar="N", min=0, help="Places kept for weak and dormant ties."),
]


@command(listing=TODAY)
def today(run: Run, view: View, slots: Slots = agenda.SLOTS, exit_code: ExitCode = False) -> None:
    """Say whom to write to this morning, and why.

    A line a person, with the strongest reason first, and the command that settles it. In this
    order: a request that waits for your answer, a promise, who is due, a tie that fell silent, whom
    you have not met in person, thanks, a birthday or the day you met, who only ever gave, what you
    asked two weeks ago, a target. Days to come are seen a week ahead.

    There are at most 12 lines, or -n. An overdue request is always among them, if need be beyond
    that. Then each reason has a place for its first. It prints nothing in a pipe if there is
    nothing, so that cron sends no mail: 'netlog cron' prints a line for it.

    Examples:
      netlog today
      netlog today -n 5 --slots 1
    """
    with run.reading() as db:
        found = gathered(db, run.today, most=view.limit, slots=slots)
    lines = agenda.lines(found.matters, view.limit)
    if lines and run.terminal.out_is_terminal and view == View("table", limit=view.limit):
        _draw(run, lines, found.total)
    else:
        # They are few enough already, or more than that for a reason.
        rest = view._replace(limit=None)
        output.show(run.terminal, TODAY, lines, rest, empty="nothing to do about anybody today")
    if exit_code and lines:
        raise typer.Exit(3)


def _draw(run: Run, lines: Sequence[Line], total: int) -> None:
    """Draw who, why and what settles it, which a table would not have the room for."""
    title = f"{run.today:%a} {run.today}"
    if run.terminal.width < _NARROW:
        parts = [(line.name, (line.words, line.command)) for line in lines]
        output.card(run.terminal, title, [], parts)
    else:
        pairs = [(_short(line.name), f"{line.words}\n{line.command}") for line in lines]
        output.card(run.terminal, title, pairs)
    run.say("")
    if total > len(lines):
        run.say(f"{total - len(lines)} more: netlog today -n 0")
    run.say("walk through them: netlog review")


def _short(name: str) -> str:
    if output.display_width(name) <= _WIDEST_NAME:
        return name
    while output.display_width(name) >= _WIDEST_NAME:
        name = name[:-1]
    return f"{name}…"
