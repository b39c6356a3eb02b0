"""`netlog backup`: a backup of the database, and the list of those there are."""

from pathlib import Path
from typing import Annotated

import typer

from netlog import output, paths, phrases
from netlog.app import command
from netlog.commands.changes import moment
from netlog.errors import Misread
from netlog.output import Listing, View
from netlog.run import Run
from netlog.store import backups
from netlog.store.backups import Saved

BACKUPS = Listing(
    "backup",
    "backups",
    Saved._fields,
    ("at", "why", "size", "people", "state", "name"),
    {"at": lambda row: moment(row.at), "size": lambda row: _size(row.size)},
    {"at": "when"},
    {"state": lambda row: {"damaged": "bold red", "no checksum": "dim"}.get(row.state, "")},
)


@command(listing=BACKUPS)
def backup(
    run: Run,
    view: View,
    path: Annotated[
        str | None,
        typer.Argument(metavar="[PATH]", help="A new file, or a folder.", show_default=False),
    ] = None,
    list_: Annotated[
        bool, typer.Option("--list", help="List the backups there are, and how they are.")
    ] = False,
) -> None:
    """Write a backup of the database, or list the backups.

    Without PATH it goes into the folder 'backups' beside the database, named after the time. It is
    whole even while others write, and no file is ever written over. netlog makes one by itself at
    the first write of a day and before anything far-reaching; of those it keeps the newest five,
    and one for each of 7 days, 8 weeks and 12 months. Yours it never removes.

    Examples:
      netlog backup
      netlog backup --list
    """
    if list_:
        _list(run, view, path)
        return
    made = backups.write(run.path, _read(path) if path else None, run.now)
    run.say(f"{made.path}: {_size(made.size)}, {phrases.held(*made.counts)}")


def _list(run: Run, view: View, path: str | None) -> None:
    if path:
        raise Misread("--list lists the backups beside the database", "give no PATH with it")
    output.show(run.terminal, BACKUPS, backups.saved(run.path), view, empty="no backup yet")


def _read(path: str) -> Path:
    target = paths.meant(path)
    if path.endswith("/") and not target.is_dir():
        raise Misread(f"there is no folder {path}", "make it first, or name a file")
    return target


def _size(size: int) -> str:
    return f"{size / 1e6:.1f} MB" if size >= 1e6 else f"{size // 1000} kB"
