"""What `import` and `pull` have in common: files to records, records to rows, and what to say."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import date
from functools import reduce
from itertools import chain
from typing import Any, NamedTuple

from netlog import exchange, output, phrases
from netlog.errors import Misread
from netlog.exchange import Options, readings
from netlog.exchange.members import Member
from netlog.exchange.readings import Likely, Part, PassOver, Taken, Told
from netlog.run import Run
from netlog.spool import kept
from netlog.store import filling, imports, joining, settings
from netlog.store.imports import Counts
from netlog.store.records import Person, Rejected

FEW = 5  # of a sample


def read(
    run: Run,
    members: Sequence[Member],
    files: Sequence[Told],
    options: Options,
    pass_over: PassOver | None = None,
) -> Taken:
    """Read the files to their end, behind a bar if that takes a while."""
    total = sum(member.size for member, _ in files)
    what = members[0].name if len(members) == 1 else f"{len(members)} files"
    with output.progress(run.terminal, f"reading {what}", total) as advance:
        return readings.taken(files, options, advance, pass_over)


def myself(
    run: Run,
    files: Sequence[Told],
    options: Options,
    said: Sequence[str],
    pass_over: PassOver | None = None,
) -> list[str]:
    """Return who the user is, where that is not said and the files need it.

    On a terminal the user is asked; elsewhere somebody is taken for the user who is in nearly all
    of the files' entries, as nobody else is. Of these very files it may be `said`.

    Raises:
        Misread: it cannot be told, or the user says that it is somebody else.
        typer.Abort: no answer is to come.
    """
    every = readings.mine(files, options, said, pass_over)
    return [_myself(run, likely, quiet=pass_over is not None) for likely in every]


def _myself(run: Run, likely: Sequence[Likely], *, quiet: bool) -> str:
    first = likely[0]
    if run.terminal.input_is_terminal and run.terminal.err_is_terminal:
        for each in likely:
            if run.asked(f"is this you: {each}? [y/N]") in {"y", "yes"}:
                return each.name
    elif readings.is_sure(likely):
        if not quiet:
            run.remark(f"taken for you: {first}; --me says otherwise")
        return first.name
    raise Misread("which of these is you cannot be told", f"say it with --me: {_some(likely)}")


def load(db: Any, parts: Iterable[Part], today: date, *, update: bool = False) -> Counts:
    """Store what was read, in an open bulk operation, and return what came of all of it."""
    region = settings.value(db, settings.REGION)
    counts = (
        imports.load(db, part.source, part.records, today, update=update, region=region)
        for part in parts
    )
    return reduce(_sum, counts, Counts())


class Filled(NamedTuple):
    """A private database of all that one file of netlog's own JSON holds."""

    name: str
    db: Any
    people: int
    touches: int
    some: list[Person]  # the first few
    rejected: Sequence[Rejected]


@contextmanager
def filled(files: Sequence[Told]) -> Iterator[list[Filled]]:
    """Read files of netlog's own JSON into databases that end with the block.

    Raises:
        Misread: one is not what it was taken for, or is from a newer netlog.
    """
    with ExitStack() as opened:
        yield [_filled(opened, member, len(files)) for member, _ in files]


def _filled(opened: ExitStack, member: Member, files: int) -> Filled:
    from netlog import schema
    from netlog.exchange import native

    filler = opened.enter_context(filling.private(schema.statements()))
    with readings.said_of(member, files, None), member.opened() as stream:
        rejected = kept(native.fill(exchange.rewindable(stream), filler))
    named = (entry._replace(file=member.name if files > 1 else "") for entry in rejected)
    return Filled(member.name, filler.db, *filler.counts(), list(filler.sample(FEW)), kept(named))


def join(db: Any, files: Iterable[Filled], *, update: bool = False) -> Counts:
    """Bring in what netlog's own files hold, in an open bulk operation; return what came of it.

    Of each field the newest change counts or, with `update`, what the file says.
    """
    return reduce(_sum, (_joined(db, each, update=update) for each in files), Counts())


def _joined(db: Any, file: Filled, *, update: bool) -> Counts:
    joined = joining.join(db, file.db, prefer_other=update, name=file.name)
    remarks = [f"{old} goes by {new} now: somebody else is {old}" for old, new in joined.renamed]
    if joined.people.removed:
        remarks.append(f"{phrases.people(joined.people.removed)} deleted since, removed")
    return Counts(
        added=joined.people.added,
        updated=joined.people.updated,
        unchanged=max(0, file.people - joined.people.added - joined.people.updated),
        touches_added=joined.interactions.added,
        touches_unchanged=max(0, file.touches - joined.interactions.added),
        taken_back=joined.interactions.removed,
        rejected=file.rejected,
        remarks=tuple(remarks),
    )


def together(*counts: Counts) -> Counts:
    """Return what several loads came to."""
    return reduce(_sum, counts)


def sentences(counts: Counts) -> Iterator[str]:
    """Yield what came of it, in a line each; the numbers first."""
    people = f"{counts.added} added, {counts.updated} updated, {counts.unchanged} unchanged"
    said = f"{people}, {len(counts.rejected)} rejected"
    if counts.touches_added or counts.touches_unchanged:
        added, unchanged = counts.touches_added, counts.touches_unchanged
        said += f"; interactions: {added} added, {unchanged} unchanged"
    yield said
    if counts.taken_back:
        yield f"{_times(counts.taken_back, 'interaction')} called off since, and taken back"
    if counts.removed:
        yield f"{_times(counts.removed, 'interaction')} that you removed, left out"
    if counts.strangers:
        yield (
            f"{_times(counts.strangers, 'correspondent')} whom you do not know here, passed over; "
            "'--create' adds those you wrote to"
        )
    if counts.differing:
        yield (
            f"of {counts.differing} unchanged the file says more, or something else; "
            "'--on-match update' takes it over"
        )


def reason(entry: Rejected) -> str:
    """Return why an entry was rejected, and where it is."""
    where = f"line {entry.line}" if entry.line else ""
    if entry.file:
        where = f"{entry.file}, {where}" if where else entry.file
    return f"{where}: {entry.reason}" if where else entry.reason


def _sum(a: Counts, b: Counts) -> Counts:
    """Return both together: numbers added up, and lists one after the other."""
    (*ours, rejected, remarks), (*theirs, more_rejected, more_remarks) = a, b
    return Counts._make(
        (
            *(one + other for one, other in zip(ours, theirs, strict=True)),
            kept(chain(rejected, more_rejected)),
            remarks + more_remarks,
        )
    )


def _some(likely: Sequence[Likely]) -> str:
    return ", ".join(map(str, likely[:3]))


def _times(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
