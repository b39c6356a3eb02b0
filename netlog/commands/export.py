"""`netlog export`: everything, or everybody, in another format."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
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
from netlog.store import contents, operations, settings
from netlog.store.filters import Filter


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
    force: Annotated[bool, typer.Option("--force", help="Write over what is there.")] = False,
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
    with run.reading() as db:
        cards = kept(contents.cards(db, people))
        changed_at = operations.last_at(db)
        lines = {name: tuple(settings.lines(db, name)) for name, _ in settings.listed(db)}
    how = How(today=run.today, version=version, raw=raw, kept=lines, changed_at=changed_at)
    if output is None:
        say_file(run.terminal, writer.write(cards, how))
        return
    place = paths.meant(output)
    folder = getattr(writer, "folder", None)
    if place.is_dir() or output.endswith("/"):
        if folder is None:
            raise Misread(f"{format} is one file", "name one with -o")
        number = _write_all(place, cast("Iterator[Document]", folder(cards, how)), force=force)
        run.say(f"wrote {phrases.people(len(cards))} to {place}: {number} files")
    else:
        _write(place, writer.write(cards, how), force=force)
        run.say(f"wrote {phrases.people(len(cards))} to {place}")


def _write_all(folder: Path, documents: Iterable[Document], *, force: bool) -> int:
    """Write a file each into a folder, which is made if it is not there; return how many.

    A file that is so already is left alone, so that what watches the folder sees what changed.

    Raises:
        Refused: one of them is there and says something else, and `force` is not given.
        NetlogError: something cannot be written.
    """
    with _said(folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    written = 0
    for name, text in documents:
        written += 1
        place = folder / name
        with _said(place):
            same = place.is_file() and place.read_bytes() == text.encode()
        if not same:
            _write(place, [text], force=force)
    return written


def _write(place: Path, pieces: Iterable[str], *, force: bool) -> None:
    """Write a file whole or not at all, readable for nobody else.

    Raises:
        Refused: it is there, and `force` is not given.
        NetlogError: it cannot be written.
    """
    if os.path.lexists(place) and not force:
        raise Refused(f"{place} is there already", "--force writes over it")
    draft = place.with_name(f".{place.name}.{os.getpid()}.part")
    try:
        with _said(place):
            number = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(number, "w", encoding="utf-8", newline="") as file:
                pour(file, pieces)
                file.flush()
                os.fsync(number)
            draft.replace(place)
    finally:
        draft.unlink(missing_ok=True)


@contextmanager
def _said(place: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise NetlogError(f"cannot write {place}: {error.strerror}") from None
