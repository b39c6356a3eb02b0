"""`netlog remove`: an interaction that did not happen so."""

from typing import Annotated

import typer

from netlog import phrases
from netlog.app import command
from netlog.commands.log import said_done
from netlog.run import Run
from netlog.store import interactions, reckonings, timelines


@command()
def remove(
    run: Run,
    ids: Annotated[list[int], typer.Argument(metavar="ID...", help="Ids, as in 'history'.")],
) -> None:
    """Remove an interaction by its id.

    'netlog history' shows the ids, and 'netlog undo' brings back what was removed.

    Examples:
      netlog remove 12
      netlog remove 101 102
    """
    with run.writing() as db:
        gone = [timelines.by_id(db, number) for number in dict.fromkeys(ids)]
        for touch in gone:
            interactions.remove(db, touch.interaction_id)
        standings = [reckonings.reckoning(db, touch.id) for touch in gone]
    for touch, now in zip(gone, standings, strict=True):
        what = phrases.touch(touch.direction, touch.kind, touch.weight)
        day = phrases.day(touch.day, run.today)
        run.say(f"removed: {what}, {now.name}, {day}; {said_done(now, run.today)}")
