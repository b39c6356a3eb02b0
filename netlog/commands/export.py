"""`netlog export`: everything, or everybody, in another format."""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Annotated, cast

import typer

from netlog import exchange, paths, phrases
from netlog.app import command
from netlog.errors import Misread, NetlogError, Refused
from netlog.exchange import Document, How
from netlog.output import pour, say_file
from netlog.run import Run
from netlog.spool import kept
from netlog.store import contents, operations, retention, settings
from netlog.store.connection import is_netlog_file
from netlog.store.filters import Filter
from netlog.store.whole import Whole

Force = Annotated[bool, typer.Option("--force", help="Write over what is there.")]


@command()
def export(
    run: Run,
    people: Filter,
    format: Annotated[  # noqa: A002 - it is called what it is
        str,
        typer.Argument(
            metavar="FORMAT", help=f"{', '.join(exchange.EXPORTS)}.", show_default=False
        ),
    ],
    output: Annotated[
        str | None,
        typer.Option(
            "--output", "-o", metavar="FILE|DIR", help="Where to; a folder gets a file each."
        ),
    ] = None,
    version: Annotated[
        str | None, typer.Option("--as", metavar="VERSION", help="Of vCards: 3.0 or 4.0.")
    ] = None,
    raw: Annotated[
        bool, typer.Option("--raw", help="Cells as they are, formulas and all.")
    ] = False,
    force: Force = False,
) -> None:
    """Write everything, or everybody, in another format.

    JSON holds all there is, and 'netlog import' brings it back. vCards are for address books, a
    calendar (ics) says who is due and has birthdays; a journal for friends, notes in Markdown, an
    hledger journal of the balances, and CSV, in which no cell is a formula, for all the rest.

    Examples:
      netlog export json
      netlog export vcard --circle inner -o inner.vcf
    """
    writer = exchange.writer(format)
    whole = exchange.WHOLE.get(format)
    if whole and people != Filter():
        raise Misread(f"{format} is all there is", "vcard and csv are of some people")
    place = paths.meant(output) if output is not None else None
    folder = getattr(writer, "folder", None)
    is_folder = place is not None and (place.is_dir() or (output or "").endswith("/"))
    if is_folder and folder is None:
        raise Misread(f"{format} is one file", "name one with -o")
    with run.reading(scratch=whole is not None) as db:
        changed_at = operations.last_at(db)
        lines = {name: tuple(settings.lines(db, name)) for name, _ in settings.listed(db)}
        how = How(today=run.today, version=version, raw=raw, kept=lines, changed_at=changed_at)
        if whole is not None:
            texts = kept((text,) for text in getattr(writer, whole)(Whole(db), how))
            said, write = "everything", partial(_joined, texts)
        else:
            cards = kept(contents.cards(db, people))
            said, write = phrases.people(len(cards)), partial(writer.write, cards, how)
    if place is None:
        say_file(run.terminal, write())
    elif is_folder:
        documents = partial(cast("Callable[..., Iterator[Document]]", folder), cards, how)
        number = _write_all(place, documents, run.path, force=force)
        run.say(f"wrote {said} to {place}: {number} files")
    else:
        check_free(place, run.path, force=force)
        write_file(place, write())
        run.say(f"wrote {said} to {place}")


def _joined(texts: Iterable[tuple[str]]) -> Iterator[str]:
    return (text for (text,) in texts)


def _write_all(
    folder: Path, documents: Callable[[], Iterable[Document]], database: Path, *, force: bool
) -> int:
    """Write a file each into a folder, which is made if it is not there; return how many.

    A file that is so already is left alone, so that what watches the folder sees what changed.
    Nothing is written where one of them may not be.

    Raises:
        Refused: one of them is there and says something else, and `force` is not given.
        NetlogError: something cannot be written.
    """
    is_there = folder.is_dir()
    with _said(folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if is_there:
        for _, place, same in _placed(folder, documents()):
            if not same:
                check_free(place, database, force=force)
    written = 0
    for text, place, same in _placed(folder, documents()):
        written += 1
        if not same:
            write_file(place, [text], at_once=False)
    return written


def _placed(folder: Path, documents: Iterable[Document]) -> Iterator[tuple[str, Path, bool]]:
    """Yield texts, where each belongs, and whether it is there already."""
    for name, text in documents:
        place = folder / name
        with _said(place):
            yield text, place, place.is_file() and place.read_bytes() == text.encode()


def check_free(place: Path, database: Path, *, force: bool) -> None:
    """Refuse to write over what is there, unless that is wanted, and over netlog's own in any case.

    Raises:
        Refused: it may not be written there.
    """
    folder = place.parent.resolve()
    is_beside = folder == database.parent.resolve() and place.name.startswith(f"{database.name}-")
    is_backup = folder == retention.folder(database).resolve()
    if is_beside or is_backup or is_netlog_file(place):
        raise Refused(f"{place} belongs to a netlog database", "name another file with -o")
    if not os.path.lexists(place):
        return
    if not force:
        raise Refused(f"{place} is there already", "--force writes over it")
    if place.exists() and not place.is_file():
        raise Refused(f"{place} is not a file", "name another with -o")


def write_file(place: Path, pieces: Iterable[str], *, at_once: bool = True) -> None:
    """Write a file whole or not at all, readable for nobody else.

    It is on the disk then, or, as of many that would take long, if not `at_once`, a moment later.

    Raises:
        NetlogError: it cannot be written.
    """
    draft = place.with_name(f".{place.name}.{os.getpid()}.part")
    try:
        with _said(place):
            number = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(number, "w", encoding="utf-8", newline="") as file:
                pour(file, pieces)
                file.flush()
                if at_once:
                    os.fsync(number)
            draft.replace(place)
    finally:
        with suppress(OSError):
            draft.unlink()


@contextmanager
def _said(place: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise NetlogError(f"cannot write {place}: {error.strerror}") from None
