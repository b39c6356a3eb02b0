"""`netlog changes`: what was done when, by which command."""

from contextlib import suppress
from datetime import datetime
from typing import Any

from netlog import output
from netlog.app import command
from netlog.output import Listing, View
from netlog.run import Run
from netlog.store import undoing
from netlog.store.undoing import Operation


def moment(at: str) -> str:
    """Say a UTC stamp as the clock on the wall had it: '2026-11-19 10:32'.

    One that is damaged is said as it is: what is shown with it may help to mend it.
    """
    with suppress(ValueError, OverflowError):
        return f"{datetime.fromisoformat(at).astimezone():%Y-%m-%d %H:%M}"
    return at or "an unknown time"


def about(row: Any) -> str:
    """Say whom an operation was about: 'ada-nwosu, kenji-watabe and 3 more'."""
    more = row.people - len(row.handles)
    return ", ".join(row.handles) + (f" and {more} more" if row.handles and more > 0 else "")


CHANGES = Listing(
    "change",
    "changes",
    Operation._fields,
    ("at", "command", "handles", "changes", "undone"),
    {
        "at": lambda row: moment(row.at),
        "handles": about,
        "undone": lambda row: "undone" if row.undone else "",
    },
    {"at": "when", "handles": "who", "changes": "rows"},
    {"undone": lambda _: "dim"},
)


@command(listing=CHANGES)
def changes(run: Run, view: View) -> None:
    """List what was done when, by which command.

    The latest comes first, and is what 'netlog undo' takes back. What was undone stays listed,
    for 'netlog redo'.

    Examples:
      netlog changes -n 5
      netlog changes --json
    """
    with run.reading() as db:
        rows = undoing.listed(db, view.needed)
        total = undoing.count(db)
    output.show(run.terminal, CHANGES, rows, view, total=total, empty="nothing was done yet")
