"""`netlog pull`: what is new in every source."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import typer

from netlog import intake
from netlog.app import command
from netlog.commands.source import KINDS
from netlog.errors import NetlogError
from netlog.exchange import Options, members, readings
from netlog.exchange.members import File
from netlog.run import Run
from netlog.store import settings, sources
from netlog.store.imports import Counts
from netlog.store.sources import Outcome, Seen, Source

# A folder that changed this short a time ago may change again without its stamp showing it.
_A_MOMENT = 2  # seconds


class New(NamedTuple):
    """What is there to be read, or was read before and is gone."""

    files: list[File]
    folders: list[File]
    gone: list[str]


@command()
def pull(
    run: Run,
    which: Annotated[
        list[str] | None,
        typer.Argument(metavar="[SOURCE...]", help="Only these: a number, path or kind each."),
    ] = None,
    again: Annotated[
        bool, typer.Option("--again", help="Read what was read before, too.")
    ] = False,
) -> None:
    """Read what is new in every source.

    Mail, meetings and contacts that other programs keep on this disk, so that nobody logs an
    e-mail by hand. A file that has not changed is not read again; so what you take back with
    'netlog undo', or remove, stays away. Each source is an operation of its own, and one that fails
    stops no other. Off a terminal this says nothing, unless something fails.

    Examples:
      netlog pull
      netlog pull --again
    """
    with run.reading(to_write=True) as db:
        every = sources.listed(db)
        chosen = [sources.named(db, one) for one in which or ()]
    if not every and run.terminal.err_is_terminal:
        run.remark("there are no sources yet; 'netlog source add' adds one")
    failed = False
    for source in chosen or [each for each in every if not each.paused]:
        try:
            _pull(run, source, again=again)
        except NetlogError as error:
            failed = True
            with run.writing() as db:
                sources.conclude(db, source.id, Outcome(failure=str(error)), run.now)
            run.remark(f"netlog: {source.kind} in {source.path}: {error}")
    if failed:
        raise typer.Exit(1)


def _pull(run: Run, source: Source, *, again: bool) -> None:
    """Read what is new in one source.

    Raises:
        NetlogError: something there cannot be read; nothing of it is stored.
    """
    new = _new(run, source, again=again)
    if new.files:
        counts = _read(run, source, new)
    else:
        counts = None
        with run.writing() as db:
            _note(db, run, source, new, {}, None)
    if run.terminal.err_is_terminal:
        _say(run, source, counts)


def _new(run: Run, source: Source, *, again: bool) -> New:
    with run.reading() as db:
        folders = {} if again else sources.seen(db, source.id, folders=True)

    def is_same(folder: File) -> bool:
        return folders.get(folder.name) == Seen(folder.size, folder.modified)

    found = list(members.files(Path(source.path), is_same))
    there = [file for file in found if not file.is_folder]
    changed = [file for file in found if file.is_folder and not is_same(file)]
    if not there and not changed:
        return New([], [], [])
    with run.reading() as db:
        seen = sources.seen(db, source.id)
    looked_everywhere = len(found) == len(there) + len(changed)
    gone = seen.keys() - {file.name for file in there} if looked_everywhere else ()
    today = run.today.isoformat()
    new = [file for file in there if again or _is_new(file, seen.get(file.name), today)]
    return New(new, changed, sorted(gone))


def _is_new(file: File, before: Seen | None, today: str) -> bool:
    if before is None or (before.size, before.modified) != (file.size, file.modified):
        return True
    return before.again is not None and before.again <= today


def _read(run: Run, source: Source, new: New) -> Counts:
    with run.reading() as db:
        me = (*(source.me or "").splitlines(), *settings.lines(db, settings.ME))
    options = Options(today=run.today, me=me, create=source.creates)
    there = [member for file in new.files for member in members.members(file)]
    told = list(readings.told(there, None, KINDS.get(source.kind, (source.kind,))))
    mine = intake.myself(run, told, options, quiet=True)
    taken = intake.read(run, there, told, options._replace(me=(*me, *mine)))
    with run.writing(bulk=True) as db:
        counts = intake.load(db, taken.parts, run.today)
        outcome = Outcome(counts.added, counts.updated, counts.touches_added, len(counts.rejected))
        _note(db, run, source, new, taken.later, outcome)
    return counts


def _note(
    db: Any,
    run: Run,
    source: Source,
    new: New,
    later: Mapping[str, str],
    outcome: Outcome | None,
) -> None:
    """Note what was read, and how it went."""
    settled = (run.now.timestamp() - _A_MOMENT) * 1e9
    read = {file.name: Seen(file.size, file.modified, later.get(file.name)) for file in new.files}
    read |= {
        folder.name: Seen(folder.size, folder.modified if folder.modified < settled else 0)
        for folder in new.folders
    }
    sources.note(db, source.id, read, new.gone)
    sources.conclude(db, source.id, outcome, run.now)


def _say(run: Run, source: Source, counts: Counts | None) -> None:
    """Say on a terminal what came of it."""
    where = f"{source.kind} in {source.path}"
    if counts is None:
        run.remark(f"{where}: nothing new")
        return
    for remark in counts.remarks:
        run.remark(remark)
    for entry in counts.rejected:
        run.remark(intake.reason(entry))
    first, *more = intake.sentences(counts)
    run.remark(f"{where}: {first}")
    for sentence in more:
        run.remark(sentence)
