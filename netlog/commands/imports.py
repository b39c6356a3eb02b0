"""`netlog import`: people and interactions from files."""

import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import Annotated, BinaryIO, NamedTuple, TextIO

import typer

from netlog import dates, exchange, intake, output, paths
from netlog.app import DryRun, command
from netlog.errors import Misread, NetlogError, NothingFound, Refused
from netlog.exchange import OWN, Options, members, profiles, readings
from netlog.exchange.members import Member
from netlog.exchange.readings import Taken, Told
from netlog.exchange.records import Person, Touch
from netlog.output import Listing, View
from netlog.rules import checked_choice
from netlog.run import Run
from netlog.store import settings
from netlog.store.connection import is_there
from netlog.store.imports import Counts


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
    files: Annotated[
        list[str],
        typer.Argument(metavar="FILE...", help="Files, folders, ZIP archives; - reads stdin."),
    ],
    format: Annotated[  # noqa: A002 - it is called what it is
        str | None,
        typer.Option(
            "--from", metavar="FORMAT", help=f"{', '.join(exchange.FORMATS)}; else it is found out."
        ),
    ] = None,
    me: Annotated[
        list[str] | None,
        typer.Option("--me", metavar="ADDRESS", help="Your own address, profile or name."),
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
    profile: Annotated[
        str | None,
        typer.Option("--profile", metavar="NAME", help="Read columns as was said before."),
    ] = None,
    save: Annotated[
        str | None,
        typer.Option("--save-profile", metavar="NAME", help="Keep --map and --date-format so."),
    ] = None,
    keep_unknown: Annotated[
        bool, typer.Option("--keep-unknown", help="Put columns without a field into the note.")
    ] = False,
    since: Annotated[
        str | None,
        typer.Option("--since", metavar="DAY", help="Meetings and mail from this day on."),
    ] = None,
    max_attendees: Annotated[
        int,
        typer.Option(
            "--max-attendees", metavar="N", min=1, help="With more, it was no meeting with anybody."
        ),
    ] = Options._field_defaults["max_attendees"],
    create: Annotated[
        bool, typer.Option("--create", help="From mail: add whom you wrote to.")
    ] = False,
    everybody: Annotated[
        bool, typer.Option("--all", help="Those too whom the other program holds for stubs.")
    ] = False,
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
    """Import people and interactions from files.

    LinkedIn's archive, vCards, contacts of Google and Outlook, calendars, mail, chats, journals of
    friends and Monica, netlog's own, or any table whose first line names its columns: what a file
    is, is told by what is in it. A file may be imported again and again: only what is new is
    added. Whoever is known already, by an earlier import, an e-mail address, a phone number, a link
    or the name, is left alone, or with '--on-match update' gets what the file says. 'netlog undo'
    takes an import back.

    Examples:
      netlog import Connections.csv --dry-run
      netlog import contacts.csv --map name="Full name" --on-match update
    """
    if save is not None and not (save.strip() and save.isprintable()):
        raise Misread("a profile needs a name", "name it with --save-profile")
    update = checked_choice("way", on_match, ("skip", "update")) == "update"
    place = _new(run, rejects) if rejects is not None else None
    known, kept = _remembered(run, profile, to_write=not dry_run)
    columns = {**kept.mapping, **_mapping(mapping or ())}
    options = Options(
        today=run.today,
        mapping=columns,
        date_format=date_format or kept.date_format,
        me=(*known, *(me or ())),
        since=dates.parse_day(since, run.today) if since else None,
        max_attendees=max_attendees,
        create=create,
        everybody=everybody,
        keep_unknown=keep_unknown,
    )
    found = _members(run, files)
    told = _told(run, found, format or ("csv" if options.mapping else None))
    own = [file for file in told if file.form == OWN]
    told = [file for file in told if file.form != OWN]
    mine = [*(me or ()), *intake.myself(run, told, options, me or ())]
    taken = intake.read(run, found, told, options._replace(me=(*known, *mine)))
    for remark in taken.remarks:
        run.remark(remark)
    with (
        intake.filled(own) as filled,
        run.writing(create=True, bulk=True, dry_run=dry_run, backup=True) as db,
    ):
        loaded = intake.load(db, taken.parts, run.today, update=update)
        counts = intake.together(loaded, intake.join(db, filled, update=update))
        settings.keep(db, settings.ME, mine)
        if save:
            text = profiles.text(profiles.Profile(options.mapping, options.date_format))
            settings.put(db, f"{settings.PROFILE}{save}", text)
    if dry_run:
        _show_some(run, taken, [person for each in filled for person in each.some])
    _say(run, counts, None if dry_run else place)
    if dry_run:
        run.remark("this was a dry run: nothing was written")
    if counts.rejected:
        raise typer.Exit(1)


def _remembered(
    run: Run, profile: str | None, *, to_write: bool
) -> tuple[list[str], profiles.Profile]:
    """Return who the user is, and how the columns of a profile are read.

    Raises:
        NothingFound: there is no such profile.
    """
    if is_there(run.path):
        with run.reading(to_write=to_write) as db:
            me = settings.lines(db, settings.ME)
            said = settings.value(db, f"{settings.PROFILE}{profile}") if profile else None
            there = [name for name, _ in settings.listed(db, settings.PROFILE)]
    else:
        me, said, there = [], None, []
    if profile and said is None:
        names = ", ".join(name.removeprefix(settings.PROFILE) for name in there)
        remedy = f"there are {names}" if names else "--save-profile keeps one"
        raise NothingFound(f"there is no profile '{profile}'", remedy)
    return me, profiles.read(said) if said else profiles.Profile()


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


def _members(run: Run, files: Sequence[str]) -> list[Member]:
    """Return all that there is to read, in folders and archives as well.

    Raises:
        NetlogError: something cannot be read.
        NothingFound: something is not there, or there is nothing in it.
    """
    found = []
    for file in files:
        if file == "-":
            found.append(members.standard_input(_bytes(run.terminal.input)))
            continue
        there = members.named(paths.meant(file))
        if not there:
            raise NothingFound(f"there is nothing in {file}")
        found += there
    return found


def _told(run: Run, found: Sequence[Member], form: str | None) -> list[Told]:
    """Return the files with their formats, and remark on those that have none.

    Raises:
        Misread: there is none that has one.
    """
    told = list(readings.told(found, form))
    passed_over = len(found) - len(told)
    if not told:
        raise Misread("none of these files is of a known format", "name it with --from")
    if passed_over:
        files = "1 file" if passed_over == 1 else f"{passed_over} files"
        run.remark(f"{files} of no known format, passed over")
    return told


def _bytes(stream: TextIO) -> BinaryIO:
    raw: BinaryIO | None = getattr(stream, "buffer", None)
    # A stdin that is closed, or was replaced, has only text.
    return raw or BytesIO(stream.read().encode("utf-8", "surrogateescape"))


def _new(run: Run, file: str) -> Path:
    """Return where a new file is to be.

    Raises:
        Refused: it cannot be there.
    """
    path = paths.meant(file)
    if os.path.lexists(path) or path == run.path:
        raise Refused(f"{file} is there already", "name a new file with --rejects")
    if not (path.parent.is_dir() and os.access(path.parent, os.W_OK | os.X_OK)):
        raise Refused(f"{path.parent} is no folder to write to", "name another with --rejects")
    return path


def _show_some(run: Run, taken: Taken, own: Sequence[Person]) -> None:
    """Show the first few people and interactions, in the columns that say something."""
    records = [record for part in taken.parts for record in islice(part.records, 50 * intake.FEW)]
    people = [*own, *(record for record in records if isinstance(record, Person))]
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
        for touch in islice(touches, intake.FEW)
    ]
    _show(
        run,
        _PEOPLE,
        [Sample(*(getattr(one, f) for f in Sample._fields)) for one in people[: intake.FEW]],
    )
    _show(run, _TOUCHES, samples)


def _show(run: Run, listing: Listing, rows: Sequence[NamedTuple]) -> None:
    columns = tuple(f for f in listing.fields if any(getattr(row, f) for row in rows))
    if columns:
        output.show(run.terminal, listing, rows, View(columns=columns))


def _say(run: Run, counts: Counts, rejects: Path | None) -> None:
    """Remark on what came of the files; what was rejected goes to its own file if there is one."""
    for remark in counts.remarks:
        run.remark(remark)
    lines = map(intake.reason, counts.rejected)
    if rejects is not None and counts.rejected:
        _write(rejects, lines)
        run.remark(f"what was rejected, and why, is in {rejects}")
    else:
        for line in lines:
            run.remark(line)
    for sentence in intake.sentences(counts):
        run.remark(sentence)


def _write(path: Path, lines: Iterable[str]) -> None:
    try:
        with os.fdopen(
            os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8"
        ) as file:
            file.writelines(f"{output.safe(line)}\n" for line in lines)
    except OSError as error:
        with suppress(OSError):
            path.unlink()
        raise NetlogError(
            f"everything is imported, but {path} cannot be written: {error.strerror}"
        ) from None
