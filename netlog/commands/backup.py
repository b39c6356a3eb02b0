"""`netlog backup`: a copy of the database."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from netlog import phrases
from netlog.app import command
from netlog.errors import Misread
from netlog.run import Run
from netlog.store import backups


@command()
def backup(
    run: Run,
    path: Annotated[
        str | None,
        typer.Argument(metavar="[PATH]", help="A new file, or a folder.", show_default=False),
    ] = None,
) -> None:
    """Write a copy of the database.

    Without PATH it goes into the folder 'backups' beside the database, named after the time. The
    copy is whole even while others write, and no file is ever written over.

    Examples:
      netlog backup
      netlog backup ~/before-the-move.db
    """
    target = _read(path) if path else None
    made = backups.write(run.path, target, datetime.now(UTC))
    run.say(f"{made.path}: {_size(made.size)}, {phrases.held(*made.counts)}")


def _read(path: str) -> Path:
    target = Path(path).expanduser().absolute()
    if path.endswith("/") and not target.is_dir():
        raise Misread(f"there is no folder {path}", "make it first, or name a file")
    return target


def _size(size: int) -> str:
    return f"{size / 1e6:.1f} MB" if size >= 1e6 else f"{size // 1000} kB"
