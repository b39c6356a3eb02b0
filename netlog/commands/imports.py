"""`netlog import`: people and interactions from a file."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import Annotated, BinaryIO, NamedTuple, TextIO

import typer

from netlog import exchange, output, paths
from netlog.app import DryRun, command
from netlog.commands.log import checked_choice
from netlog.errors import Misread, NetlogError, NothingFound, Refused
from netlog.exchange.records import Person, Reading, Record, Rejected, Touch
from netlog.output import Listing, View
from netlog.run import Run
from netlog.store.imports import Counts, load

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
    update = checked_choice("way", on_match, ("skip", "update")) == "update"
    place = _new(rejects) if rejects else None
    reading, records = _read(run, file, format, options)
    with run.writing(create=True, bulk=True, dry_run=dry_run, backup=True) as db:
        counts = load(db, reading.source, records, run.today, update=update)
    if dry_run:
        _show_some(run, records)
    _say(run, counts, None if dry_run else place)
    if dry_run:
        run.remark("this was a dry run: nothing was written")
    if counts.rejected:
        raise typer.Exit(1)


def _mapping(pairs: Sequence[str]) -> dict[str, str]:
    mapping: dict[str, str] = {}
    for pair in pairs:
        field, equals, column = pair.partition("=")
        field = field.strip()
        if not field or not equals:
            raise Misread(f"'{pair}' maps nothing", "say it as in --map name='Full name'")
        if field in mapping:
            raise Misread(f"there are two columns for '{field}'", "give one of them")
        mapping[field] = column.strip()
    return mapping


def _read(
    run: Run, file: str, form: str | None, options: exchange.Options
) -> tuple[Reading, list[Record]]:
    """Read the whole file before anything is opened to be written, and remark on what it is."""
    with _opened(run, file) as stream:
        reading = exchange.read(stream, format=form, options=options)
        for remark in reading.remarks:
            run.remark(remark)
        return reading, list(reading.records)


@contextmanager
def _opened(run: Run, file: str) -> Iterator[BinaryIO]:
    """Open the file, or stdin for `-`.

    Raises:
        NetlogError: it cannot be read.
        NothingFound: it is not there.
    """
    try:
        if file == "-":
            yield _bytes(run.terminal.input)
        else:
            with paths.meant(file).open("rb") as stream:
                yield stream
    except FileNotFoundError:
        raise NothingFound(f"there is no file {file}") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "that is no file's name"
        raise NetlogError(f"cannot read {file}: {reason}") from None


def _bytes(stream: TextIO) -> BinaryIO:
    raw: BinaryIO | None = getattr(stream, "buffer", None)
    # A stdin that is closed, or was replaced, has only text.
    return raw or BytesIO(stream.read().encode("utf-8", "surrogateescape"))


def _new(file: str) -> Path:
    path = paths.meant(file)
    if os.path.lexists(path):
        raise Refused(f"{file} is there already", "name a new file with --rejects")
    return path


def _show_some(run: Run, records: Sequence[Record]) -> None:
    """Show the first few people and interactions, in the columns that say something."""
    people = [record for record in records if isinstance(record, Person)]
    called = {person.key: person.name for person in people}
    touches = (record for record in records if isinstance(record, Touch))
    samples = [
        TouchSample(
            touch.day,
            called.get(touch.person, ""),
            touch.direction,
            touch.kind,
            touch.channel,
            touch.note,
        )
        for touch in islice(touches, _FEW)
    ]
    _show(
        run, _PEOPLE, [Sample(*(getattr(one, f) for f in Sample._fields)) for one in people[:_FEW]]
    )
    _show(run, _TOUCHES, samples)


def _show(run: Run, listing: Listing, rows: Sequence[NamedTuple]) -> None:
    columns = tuple(f for f in listing.fields if any(getattr(row, f) for row in rows))
    if columns:
        output.show(run.terminal, listing, rows, View(columns=columns))


def _say(run: Run, counts: Counts, rejects: Path | None) -> None:
    """Remark on what came of the file; what was rejected goes to its own file if there is one."""
    for remark in counts.remarks:
        run.remark(remark)
    lines = [_rejected(entry) for entry in counts.rejected]
    if rejects is not None and lines:
        _write(rejects, lines)
        run.remark(f"what was rejected, and why, is in {rejects}")
    else:
        for line in lines:
            run.remark(line)
    people = f"{counts.added} added, {counts.updated} updated, {counts.unchanged} unchanged"
    said = f"{people}, {len(lines)} rejected"
    if counts.touches_added or counts.touches_unchanged:
        said += (
            f"; interactions: {counts.touches_added} added, {counts.touches_unchanged} unchanged"
        )
    run.remark(said)
    if counts.differing:
        run.remark(
            f"of {counts.differing} unchanged the file says more, or something else; "
            "'--on-match update' takes it over"
        )


def _rejected(entry: Rejected) -> str:
    return f"line {entry.line}: {entry.reason}" if entry.line else entry.reason


def _write(path: Path, lines: Sequence[str]) -> None:
    try:
        with os.fdopen(
            os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8"
        ) as file:
            file.writelines(f"{output.safe(line)}\n" for line in lines)
    except OSError as error:
        raise NetlogError(
            f"everything is imported, but {path} cannot be written: {error.strerror}"
        ) from None
