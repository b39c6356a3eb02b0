"""Closing what is open: `done`, `declined` and `referred`."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Annotated, Any, NamedTuple

import typer

from netlog import dates, phrases
from netlog.app import Note, On, command, complete_people, who_is
from netlog.commands.log import said_done, unusual, weighed
from netlog.errors import Misread, NothingFound, SeveralFound
from netlog.run import Run
from netlog.store import contacts, favours, intros, loops, reckonings, thanks
from netlog.store.interactions import Given
from netlog.store.loops import Open

Which = Annotated[
    list[str],
    who_is("ID...|WHO", "Ids, as in 'open', or somebody with whom only one thing is open."),
]
# What may be logged with each kind that is done.
_DIRECTIONS = {"request": "gave", "promise": "gave", "ask": "got"}


@command()
def done(
    run: Run,
    which: Which,
    gave: Annotated[
        str | None,
        typer.Option("--gave", metavar="KIND[:WEIGHT]", help="Also log what you gave."),
    ] = None,
    got: Annotated[
        str | None,
        typer.Option("--got", metavar="KIND[:WEIGHT]", help="Also log what you got."),
    ] = None,
    note: Note = None,
    on: On = None,
) -> None:
    """Close something open as done.

    What was asked of you or promised can be logged with it as given, what you asked for as got.
    Thanks are logged as a touch, as 'netlog thank' does.

    Examples:
      netlog done 1 --gave advice -m "an hour on the telephone"
      netlog done leilani --on yesterday
    """
    given = _given(gave, got)
    with _closing(run, which, note, on) as (db, rows, day, text):
        remarks = unusual(db, [given], []) if given else []
        for row in rows:
            if given is not None:
                _check_direction(row, given)
            _close_as_done(db, row, day, given, text)
        standings = [reckonings.reckoning(db, row.id) for row in rows]
    for remark in remarks:
        run.remark(remark)
    for row, now in zip(rows, standings, strict=True):
        next_step = f"'netlog {_DIRECTIONS.get(row.kind)} {row.handle} KIND' logs it"
        logged = given is not None or row.kind == "thanks"
        said = said_done(now, run.today) if logged else next_step
        gave_or_got = f", {phrases.touch(*given)}" if given else ""
        run.say(f"done: {_said(row, day)}{gave_or_got}; {said}")


@command()
def declined(run: Run, which: Which, note: Note = None, on: On = None) -> None:
    """Close something open as declined.

    By you, if they asked for it or you promised it; by them, if you asked.

    Examples:
      netlog declined 1 -m "no time before the spring"
      netlog declined elena-maria-russo
    """
    with _closing(run, which, note, on) as (db, rows, day, text):
        for row in rows:
            loops.close(db, row.loop_id, "declined", day, note=text)
    for row in rows:
        run.say(
            f"declined: {_said(row, day)}; 'netlog log {row.handle} -m NOTE' logs how it was said"
        )


@command()
def referred(
    run: Run,
    which: Which,
    to: Annotated[
        str,
        typer.Option("--to", metavar="WHO", help="To whom.", autocompletion=complete_people),
    ],
    note: Note = None,
    on: On = None,
) -> None:
    """Close something open by sending them to somebody else.

    It opens an introduction: of who asked you and the one you send them to or, if you asked, of
    that one to you.

    Examples:
      netlog referred 1 --to graca
      netlog referred 5 --to "tomasz zurawski" -m "he knows the people there"
    """
    with _closing(run, which, note, on) as (db, rows, day, text):
        other = contacts.named(db, to)
        opened = [_refer(db, row, other.id, day, text) for row in rows]
    for row, intro in zip(rows, opened, strict=True):
        whom = "you" if row.kind == "ask" else row.name
        run.say(
            f"referred to {other.name}: {_said(row, day)}; "
            f"'netlog intro {intro} --made' when {whom} and {other.name} have met"
        )


class _Closing(NamedTuple):
    db: Any
    rows: list[Open]
    day: date
    note: str | None


@contextmanager
def _closing(
    run: Run, which: Sequence[str], note: str | None, on: str | None
) -> Iterator[_Closing]:
    """Begin to close what `which` means; what is done with it is one operation."""
    day = dates.parse_past_day(on, run.today) if on else run.today

    def about() -> str:
        with run.reading(to_write=True) as db:
            rows = _chosen(db, which)
        return "; ".join(phrases.loop(row.kind, row.name, row.what) for row in rows)

    with run.note(note, about) as text, run.writing() as db:
        yield _Closing(db, _chosen(db, which), day, text)


def _chosen(db: Any, which: Sequence[str]) -> list[Open]:
    """Return the loops of these ids, or the only one that is open with somebody.

    Raises:
        NothingFound: there is none with that id, or nothing is open with them.
        SeveralFound: more than one thing is open with them; says their ids.
    """
    if all(word.isascii() and word.isdigit() for word in which):
        return [loops.by_id(db, number) for number in dict.fromkeys(int(w[:20]) for w in which)]
    who = " ".join(which)
    rows = loops.listed(db, contact=contacts.named(db, who).id)
    if not rows:
        raise NothingFound(f"nothing is open with '{who}'", "'netlog open' lists what is")
    if len(rows) > 1:
        ids = ", ".join(f"{row.loop_id} ({row.kind})" for row in rows)
        raise SeveralFound(
            f"{len(rows)} things are open with '{who}': {ids}",
            f"give the id; 'netlog open {who}' says what they are",
        )
    return rows


def _given(gave: str | None, got: str | None) -> Given | None:
    """Read what is to be logged.

    Raises:
        Misread: both are given, or one names no kind.
    """
    if gave is not None and got is not None:
        raise Misread("--gave is for what was asked of you, --got for what you asked", "give one")
    if gave is not None:
        return weighed("gave", gave)
    return None if got is None else weighed("got", got)


def _check_direction(row: Open, given: Given) -> None:
    """Refuse to log the wrong way round.

    Raises:
        Misread: what was asked of you is got, or what you asked for given.
    """
    right = _DIRECTIONS.get(row.kind)
    if right is None:
        raise Misread("thanks repay nothing", f"netlog done {row.loop_id} logs them as a touch")
    if given.direction != right:
        what = {"request": "they asked for", "promise": "you promised", "ask": "you asked for"}
        raise Misread(
            f"{row.loop_id} is what {what[row.kind]}",
            f"netlog done {row.loop_id} --{right} {given.kind}",
        )


def _close_as_done(db: Any, row: Open, day: date, given: Given | None, note: str | None) -> None:
    """Close a loop as done and log what goes with it, which then has the note."""
    if row.kind == "thanks":
        thanks.close(db, row.loop_id, day, note=note)
    elif given is None:
        loops.close(db, row.loop_id, "done", day, note=note)
    else:
        favours.close(db, row.loop_id, day, given, note=note)


def _refer(db: Any, row: Open, other: int, day: date, note: str | None) -> int:
    """Close a loop as referred to another, and return the id of the introduction it opens.

    Raises:
        Misread: it is thanks, or the other is the same person.
    """
    if row.kind == "thanks":
        raise Misread("thanks are not referred", f"netlog done {row.loop_id} logs them")
    if row.id == other:
        raise Misread("nobody is referred to themselves", "--to takes somebody else")
    # By me both come to know each other; by them, I come to know the other.
    one, two, by = (other, None, row.id) if row.kind == "ask" else (row.id, other, None)
    begun = intros.between(db, one, two, by)
    intro = begun[0].intro_id if begun else intros.add(db, one, two, by, day, wish=row.what)
    loops.close(db, row.loop_id, "referred", day, note=note, intro=intro)
    return intro


def _said(row: Open, day: date) -> str:
    """Say what was closed and how long it was open: 'Bo Marsh asked: the way, after 12 days'."""
    said = phrases.loop(row.kind, row.name, row.what)
    since = dates.stored_day(row.opened_on)
    days = (day - since).days if since else 0
    return f"{said}, after {dates.say_span_of_days(days)}" if days > 0 else said
