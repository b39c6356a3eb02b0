"""`netlog undo` and `netlog redo`: taking back what was written, and making it again."""

from typing import Annotated

import typer

from netlog.app import command
from netlog.commands.changes import about, moment
from netlog.run import Run
from netlog.store import undoing
from netlog.store.undoing import Operation

Times = Annotated[int, typer.Argument(metavar="[N]", min=1, help="How many, the latest first.")]


@command()
def undo(run: Run, times: Times = 1) -> None:
    """Take back the last thing that was written.

    Whatever a command wrote is taken back as a whole, an import as well. 'netlog changes' lists
    what there is; only what 'netlog forget' deleted cannot be brought back.

    Examples:
      netlog undo
      netlog undo 2
    """
    with run.writing(bulk=True) as db:
        undone = undoing.undo(db, times)
    for row in undone:
        run.say(f"undone: {_said(row)}")


@command()
def redo(run: Run, times: Times = 1) -> None:
    """Make again what was undone.

    That works until something else is written.

    Examples:
      netlog redo
      netlog redo 2
    """
    with run.writing(bulk=True) as db:
        redone = undoing.redo(db, times)
    for row in redone:
        run.say(f"done again: {_said(row)}")


def _said(row: Operation) -> str:
    whom = f", about {about(row)}" if row.handles else ""
    return f"{row.command} of {moment(row.at)}{whom}"
