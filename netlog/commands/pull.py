"""`netlog pull`: what is new in every source."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import typer

from netlog import intake
from netlog.app import command
from netlog.commands.source import KINDS
from netlog.errors import NetlogError, Unavailable
from netlog.exchange import Options, members, readings
from netlog.exchange.members import Damaged, File, Member, Unreadable
from netlog.run import Run
from netlog.spool import kept
from netlog.store import settings, sources
from netlog.store.imports import Counts
from netlog.store.records import Rejected
from netlog.store.sources import Outcome, Seen, Source

# A folder that changed this short a time ago may change again without its stamp showing it.
_A_MOMENT = 2  # seconds


class New(NamedTuple):
    """What is there to be read, or was read before and is gone."""

    files: list[File]
    folders: list[File]
    gone: list[str]  # marks


class PassedOver:
    """The files of a source that could not be read, and why: they are for the next time.

    Not so an archive that is damaged: it is looked at again when it has changed.
    """

    def __init__(self) -> None:
        """Begin with none."""
        self.unread: set[str] = set()  # names of files, of those too that have moved meanwhile
        self.rejected: list[Rejected] = []
        self._failed: dict[str, str] = {}  # name of a file -> what went wrong

    def __call__(self, member: Member, error: NetlogError) -> None:
        """Take note of one."""
        self.add(member.file, error)

    def add(self, file: str, error: NetlogError) -> None:
        """Take note of a file."""
        if isinstance(error, Damaged):
            self.rejected.append(Rejected(0, error.what))
            return
        self.unread.add(file)
        if not isinstance(error, Unreadable):
            self._failed.setdefault(file, f"{file}: {_remedied(error)}")
        elif not error.is_gone:
            self._failed.setdefault(file, str(error))

    @property
    def failure(self) -> str | None:
        """What went wrong first, and in how many files more something did."""
        if not self._failed:
            return None
        first, *others = self._failed.values()
        return f"{first} (and {len(others)} more)" if others else first


@command()
def pull(
    run: Run,
    which: Annotated[
        list[str] | None,
        typer.Argument(metavar="[SOURCE...]", help="Only these: a number, path or kind each."),
    ] = None,
    again: Annotated[bool, typer.Option("--again", help="Read what was read before, too.")] = False,
) -> None:
    """Read what is new in every source.

    Mail, meetings and contacts that other programs keep on this disk, so that nobody logs an
    e-mail by hand. A file that has not changed is not read again; so what you take back with
    'netlog undo', or remove, stays away. Each source is an operation of its own, and one that fails
    stops no other; nor does a file that cannot be read, which the next pull tries again. Off a
    terminal this says nothing, unless something fails.

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
            failure = _pull(run, source, again=again)
        except Unavailable:
            raise  # it is the database, not the source
        except NetlogError as error:
            failure = _remedied(error)
            with run.writing() as db:
                sources.conclude(db, source.id, Outcome(failure=failure), run.now)
        if failure:
            failed = True
            run.remark(f"netlog: {source.kind} in {source.path}: {failure}")
    if failed:
        raise typer.Exit(1)


def _pull(run: Run, source: Source, *, again: bool) -> str | None:
    """Read what is new in one source, and return which files could not be read, if any.

    Raises:
        NetlogError: it cannot be read at all; nothing of it is stored.
    """
    new, passed_over, counts = _new(run, source, again=again), PassedOver(), None
    if new.files:
        counts = _read(run, source, new, passed_over)
    else:
        with run.writing() as db:
            _note(db, run, source, new, {}, None)
    if run.terminal.err_is_terminal:
        _say(run, source, counts, passed_over.rejected)
    return passed_over.failure


def _remedied(error: NetlogError) -> str:
    """Return what went wrong; here it is said for all files who the user is."""
    remedy = error.remedy.replace("--me", "netlog config me")
    return f"{error.what}; {remedy}" if remedy else error.what


def _new(run: Run, source: Source, *, again: bool) -> New:
    with run.reading() as db:
        folders = {} if again else sources.seen(db, source.id, folders=True)

    def is_same(folder: File) -> bool:
        return folders.get(sources.mark(folder.name)) == Seen(folder.size, folder.modified)

    found = list(members.files(Path(source.path), is_same))
    there = [file for file in found if not file.is_folder]
    changed = [file for file in found if file.is_folder and not is_same(file)]
    if not there and not changed:
        return New([], [], [])
    with run.reading() as db:
        seen = sources.seen(db, source.id)
    looked_everywhere = len(found) == len(there) + len(changed)
    marks = [sources.mark(file.name) for file in there]
    gone = seen.keys() - set(marks) if looked_everywhere else ()
    today = run.today.isoformat()
    new = [
        file
        for file, mark in zip(there, marks, strict=True)
        if again or _is_new(file, seen.get(mark), today)
    ]
    return New(new, changed, sorted(gone))


def _is_new(file: File, before: Seen | None, today: str) -> bool:
    if before is None or (before.size, before.modified) != (file.size, file.modified):
        return True
    return before.again is not None and before.again <= today


def _read(run: Run, source: Source, new: New, passed_over: PassedOver) -> Counts:
    with run.reading() as db:
        me = (*(source.me or "").splitlines(), *settings.lines(db, settings.ME))
    options = Options(today=run.today, me=me, create=source.creates)
    there = list(_members(new.files, passed_over))
    told = list(
        readings.told(there, None, KINDS.get(source.kind, (source.kind,)), pass_over=passed_over)
    )
    mine = intake.myself(run, told, options, me, passed_over)
    taken = intake.read(run, there, told, options._replace(me=(*me, *mine)), passed_over)
    with run.writing(bulk=True) as db:
        counts = intake.load(db, taken.parts, run.today)
        settings.keep(db, settings.ME, mine)
        rejected = len(counts.rejected) + len(passed_over.rejected)
        outcome = Outcome(
            counts.added, counts.updated, counts.touches_added, rejected, passed_over.failure
        )
        _note(db, run, source, new, taken.later, outcome, passed_over.unread)
    return counts


def _members(files: Iterable[File], passed_over: PassedOver) -> Iterator[Member]:
    for file in files:
        try:
            yield from members.members(file)
        except NetlogError as error:
            passed_over.add(file.name, error)


def _note(
    db: Any,
    run: Run,
    source: Source,
    new: New,
    later: Mapping[str, str],
    outcome: Outcome | None,
    unread: Collection[str] = (),
) -> None:
    """Note what was read, and how it went."""
    settled = (run.now.timestamp() - _A_MOMENT) * 1e9
    read = {
        file.name: Seen(file.size, file.modified, later.get(file.name))
        for file in new.files
        if file.name not in unread
    }
    read |= {
        folder.name: Seen(folder.size, folder.modified if folder.modified < settled else 0)
        for folder in new.folders
        if not unread  # else it is looked into again, whether it changes or not
    }
    sources.note(db, source.id, read, new.gone)
    sources.conclude(db, source.id, outcome, run.now)


def _say(run: Run, source: Source, counts: Counts | None, damaged: Sequence[Rejected] = ()) -> None:
    """Say on a terminal what came of it."""
    where = f"{source.kind} in {source.path}"
    if counts is None:
        run.remark(f"{where}: nothing new")
        return
    for remark in counts.remarks:
        run.remark(remark)
    rejected = kept(chain(damaged, counts.rejected))
    for entry in rejected:
        run.remark(intake.reason(entry))
    first, *more = intake.sentences(counts._replace(rejected=rejected))
    run.remark(f"{where}: {first}")
    for sentence in more:
        run.remark(sentence)
