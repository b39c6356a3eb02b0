"""`netlog source`: where `netlog pull` reads what is new."""

from typing import Annotated

import typer

from netlog import exchange, output, paths
from netlog.app import command, group
from netlog.errors import Misread, NothingFound
from netlog.output import Listing, View
from netlog.run import Run
from netlog.store import sources
from netlog.store.sources import Source

# What is read in a source of each kind; any other kind is the name of a format.
KINDS = {
    "mail": ("mail",),
    "calendar": ("ics",),
    "contacts": ("vcard", "google", "outlook"),
    "linkedin": ("linkedin",),
}

SOURCES = Listing(
    "source",
    "sources",
    Source._fields,
    ("id", "kind", "path", "at", "added", "updated", "interactions", "rejected", "failure"),
    {
        "at": lambda row: (row.at or "never")[:16].replace("T", " "),
        "failure": lambda row: row.failure or ("paused" if row.paused else ""),
    },
    {"at": "last run (UTC)", "failure": "state"},
)

Which = Annotated[
    str,
    typer.Argument(metavar="SOURCE", help="Its number, path or kind.", show_default=False),
]


@command(listing=SOURCES)
def sources_alone(run: Run, view: View) -> None:
    """List and set from where 'netlog pull' reads.

    A source is a folder, or a file, that some other program keeps up to date: a Maildir, a folder
    of calendars or of vCards, the folder into which you download LinkedIn's archives.

    Examples:
      netlog source
      netlog source list --json
    """
    _list(run, view)


@command(listing=SOURCES)
def sources_listed(run: Run, view: View) -> None:
    """List the sources, with what came of their last runs.

    Examples:
      netlog source list
      netlog source list --columns id,path,failure
    """
    _list(run, view)


@command()
def add(
    run: Run,
    kind: Annotated[str, typer.Argument(metavar="KIND", help="mail, calendar, contacts, ...")],
    path: Annotated[str, typer.Argument(metavar="PATH", help="The folder or file.")],
    me: Annotated[
        list[str] | None,
        typer.Option("--me", metavar="ADDRESS", help="Your own address there; may repeat."),
    ] = None,
    create: Annotated[
        bool, typer.Option("--create", help="From mail: add whom you wrote to.")
    ] = False,
) -> None:
    """Add a source.

    Nothing is read yet: 'netlog pull' does that.

    Examples:
      netlog source add mail . --me me@example.org
      netlog source add linkedin .
    """
    if kind not in KINDS and kind not in exchange.FORMATS:
        kinds = ", ".join(dict.fromkeys([*KINDS, *exchange.FORMATS]))
        raise Misread(f"there is no kind of source '{kind}'", f"try {kinds}")
    place = paths.meant(path)
    if not place.exists():
        raise NothingFound(f"there is no file or folder {path}")
    with run.writing(create=True) as db:
        number = sources.add(db, kind, str(place), "\n".join(me or ()) or None, creates=create)
    run.say(f"source {number}: {kind} in {place}; 'netlog pull' reads what is new there")


@command()
def remove(run: Run, which: Which) -> None:
    """Remove a source; what was pulled from it stays.

    Examples:
      netlog source remove mail
      netlog source remove 2
    """
    with run.writing() as db:
        source = sources.named(db, which)
        sources.remove(db, source.id)
    run.say(f"no longer reads {source.kind} in {source.path}; what was pulled stays")


@command()
def pause(run: Run, which: Which) -> None:
    """Have 'netlog pull' pass over a source for a while.

    Examples:
      netlog source pause linkedin
      netlog source pause 2
    """
    with run.writing() as db:
        source = sources.named(db, which)
        sources.pause(db, source.id, paused=True)
    run.say(f"paused: {source.kind} in {source.path}; 'netlog source resume {source.id}' ends it")


@command()
def resume(run: Run, which: Which) -> None:
    """Have 'netlog pull' read a source again that was paused.

    Examples:
      netlog source resume linkedin
      netlog source resume 2
    """
    with run.writing() as db:
        source = sources.named(db, which)
        sources.pause(db, source.id, paused=False)
    run.say(f"reads {source.kind} in {source.path} again")


def _list(run: Run, view: View) -> None:
    with run.reading() as db:
        rows = sources.listed(db)
    output.show(run.terminal, SOURCES, rows, view)


source = group(
    sources_alone, add=add, list=sources_listed, remove=remove, pause=pause, resume=resume
)
