"""`netlog import`: people and interactions from a file."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Annotated, BinaryIO, NamedTuple

import typer

from netlog import exchange, output
from netlog.app import DryRun, Run, command
from netlog.commands.log import checked_choice
from netlog.errors import Misread, NetlogError, NothingFound, Refused
from netlog.exchange.records import Person, Reading, Record, Rejected, Touch
from netlog.output import Listing, View
from netlog.store.imports import ON_MATCH, Counts, load

_FEW = 5


class Sample(NamedTuple):
    """A person as the file tells of them."""

    name: str
    emails: tuple[str, ...]
    phones: tuple[str, ...]
    company: str | None
    title: str | None
    location: str | None
    birthday: str | None
    met_on: str | None
    circle: str | None
    tags: tuple[str, ...]


class TouchSample(NamedTuple):
    """An interaction as the file tells of it."""

    day: str
    name: str
    direction: str
    kind: str | None
    channel: str | None
    note: str | None


_PEOPLE = Listing("person", "people", Sample._fields, Sample._fields)
_TOUCHES = Listing("interaction", "interactions", TouchSample._fields, TouchSample._fields)


@command()
def imports(
    run: Run,
    file: Annotated[str, typer.Argument(metavar="FILE", help="The file; - reads stdin.")],
    format: Annotated[  # noqa: A002 - it is called what it is
        str | None,
        typer.Option(
            "--from", metavar="FORMAT", help=f"{', '.join(exchange.FORMATS)}; else it is found out."
        ),
    ] = None,
    mapping: Annotated[
        list[str] | None,
        typer.Option(
            "--map", metavar="FIELD=COLUMN", help="Which column is which field; may repeat."
        ),
    ] = None,
    date_format: Annotated[
        str | None,
        typer.Option("--date-format", metavar="FORMAT", help="How days are written: %d.%m.%Y."),
    ] = None,
    dry_run: DryRun = False,
    on_match: Annotated[
        str,
        typer.Option("--on-match", metavar="skip|update", help="What to do with known people."),
    ] = "skip",
    rejects: Annotated[
        str | None,
        typer.Option("--rejects", metavar="FILE", help="A new file for what was rejected."),
    ] = None,
) -> None:
    """Import people and interactions from a file.

    LinkedIn's Connections.csv, or any CSV file whose first line names its columns. A file may be
    imported again and again: only what is new is added. Whoever is known already, by an earlier
    import, an e-mail address, a phone number, a link or the name, is left alone, or with
    '--on-match update' gets what the file says. 'netlog undo' takes an import back.

    Examples:
      netlog import Connections.csv --dry-run
      netlog import contacts.csv --map name="Full name" --on-match update
    """
    options = exchange.Options(
        today=run.today, mapping=_mapping(mapping or ()), date_format=date_format, name=file
    )
    how = checked_choice("way with known people", on_match, ON_MATCH)
    place = None if rejects is None else _new(rejects)
    with _opened(run, file) as stream:
        reading = exchange.read(stream, format=format, options=options)
        for remark in reading.remarks:
            run.remark(remark)
        records = list(reading.records)
    with run.writing(create=True, bulk=True, dry_run=dry_run) as db:
        counts = load(db, reading.source, records, run.today, update=how == "update")
    ...
