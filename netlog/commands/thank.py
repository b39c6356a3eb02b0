"""`netlog thank`: say thanks, which is a touch and repays nothing."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated

import typer

from netlog import dates, rules
from netlog.app import Note, On, Who, command
from netlog.commands.log import Via, said_done
from netlog.errors import NothingFound
from netlog.rules import checked_choice
from netlog.run import Run
from netlog.store import contacts, loops, reckonings, thanks
from netlog.store.loops import Open


@command()
def thank(
    run: Run,
    who: Who,
    only: Annotated[
        list[int] | None,
        typer.Option("--for", metavar="ID", help="Only for this, as 'netlog open' lists it."),
    ] = None,
    note: Note = None,
    on: On = None,
    via: Via = None,
) -> None:
    """Thank somebody.

    That closes what you have to thank them for. Thanks are a touch, as any, but repay nothing: the
    balance stays as it is.

    Examples:
      netlog thank henrik -m "a postcard of the lighthouse" --via letter
      netlog thank ada --on yesterday
    """
    day = dates.parse_past_day(on, run.today) if on else run.today
    channel = checked_choice("channel", via, rules.CHANNELS)

    def about() -> str:
        with run.reading(to_write=True) as db:
            person = contacts.named(db, " ".join(who))
        return f"thanked {person.name} {dates.say_day(day, run.today)}"

    with run.note(note, about) as text, run.writing() as db:
        person = contacts.named(db, " ".join(who))
        closed = _chosen(loops.listed(db, contact=person.id, kinds=("thanks",)), only)
        for row in closed:
            loops.close(db, row.loop_id, "done", day)
        thanks.log(db, person.id, day, channel=channel, note=text)
        standing = reckonings.reckoning(db, person.id)
    run.say(
        f"thanked {person.name} {_said(closed, day, run.today)}; {said_done(standing, run.today)}"
    )


def _chosen(there: Sequence[Open], only: Sequence[int] | None) -> list[Open]:
    """Return what to thank for: all, or what has these ids.

    Raises:
        NothingFound: there is nothing to thank this person for under one of the ids.
    """
    known = {row.loop_id: row for row in there}
    for number in only or ():
        if number not in known:
            ids = ", ".join(map(str, known))
            raise NothingFound(
                f"there is nothing to thank for with the id {number}",
                f"there is {ids}" if ids else "without --for the thanks are logged all the same",
            )
    return [known[number] for number in dict.fromkeys(only or known)]


def _said(closed: Sequence[Open], day: date, today: date) -> str:
    when = dates.say_day(day, today)
    if not closed:
        return f"{when}; nothing was open to thank for"
    return f"{when} for {', '.join(row.what for row in closed)}"
