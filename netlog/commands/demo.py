"""`netlog demo`: an example database, and what to try on it."""

import shlex
from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer

from netlog import demo as example
from netlog import output, paths
from netlog.app import command
from netlog.demo.network import network
from netlog.errors import Refused, Unavailable
from netlog.run import Run, database
from netlog.spool import kept
from netlog.store.imports import load
from netlog.store.staging import stage


@command()
def demo(
    run: Run,
    path: Annotated[
        str | None,
        typer.Argument(metavar="[PATH]", help="A new file.", show_default=False),
    ] = None,
) -> None:
    """Write an example database and say what to try.

    The people in it are invented. Without PATH it goes where --db or NETLOG_DB say, else to
    'demo.db' beside your own database, which is left alone.

    Examples:
      netlog demo demo.db
      netlog demo ~/netlog-demo.db
    """
    place = _place(run, path)
    with suppress(OSError, ValueError):  # what is wrong with it, writing says
        if place.stat().st_size:
            raise Refused(f"{place} is there already", "name a new file, as netlog demo PATH")
    with run._replace(database=str(place)).writing(create=True, bulk=True) as db:
        made = load(db, "demo", kept(example.records(run.today)), run.today)
        stage(db, network(run.today))
    run.say(f"{place}: {made.added} invented people, {made.touches_added} interactions")
    if not _is_default(place):
        run.say(f"to have netlog look there: export NETLOG_DB={shlex.quote(str(place))}")
    output.card(run.terminal, "try", example.TRY)


def _is_default(place: Path) -> bool:
    try:
        return place == database(None)[0]
    except Unavailable:
        return False


def _place(run: Run, path: str | None) -> Path:
    if path:
        return paths.meant(path)
    place, named_by = database(run.database)
    return place if named_by in {"--db", "NETLOG_DB"} else place.with_name("demo.db")
