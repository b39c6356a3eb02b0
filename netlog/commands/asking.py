"""`netlog asked` and `netlog promise`: what you are to do for somebody."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any

import typer

from netlog import dates, phrases
from netlog.app import Note, On, command, who_is
from netlog.errors import Misread, NothingFound
from netlog.run import Run
from netlog.store import contacts, loops
from netlog.store.contacts import Named
from netlog.store.loops import Open

WhoAndWhat = Annotated[list[str], who_is('WHO... "WHAT"', "People, then what it is, in quotes.")]
By = Annotated[
    str | None, typer.Option("--by", metavar="DAY", help="By when: 'friday', 'in 2 weeks'.")
]


@command()
def asked(run: Run, words: WhoAndWhat, by: By = None, on: On = None, note: Note = None) -> None:
    """Note what somebody asked of you.

    Until it is done, declined or referred to somebody else, 'netlog due' lists them before all
    others, whatever their cadence: also who is archived, snoozed, or was spoken to yesterday.

    Examples:
      netlog asked ada "a word for the fellowship" --by friday
      netlog asked maya lindqvist "whom to ask about lenses" --on yesterday
    """
    for row in opened_with(run, "request", words, by=by, on=on, note=note):
        run.say(f"{said_opened(row, run.today)}; 'netlog done {row.loop_id}' closes it")


@command()
def promise(run: Run, words: WhoAndWhat, by: By = None, on: On = None, note: Note = None) -> None:
    """Note what you said you would do.

    Examples:
      netlog promise kenji "the map of the old tramway" --by "in 2 weeks"
      netlog promise ada "send her the recipe"
    """
    for row in opened_with(run, "promise", words, by=by, on=on, note=note):
        run.say(f"{said_opened(row, run.today)}; 'netlog done {row.loop_id}' closes it")


def opened_with(
    run: Run, kind: str, words: Sequence[str], *, by: str | None, on: str | None, note: str | None
) -> list[Open]:
    """Open a loop with each of the people whom `words` name before they say what it is.

    Raises:
        Misread: there is nobody or nothing, a day cannot be read, or the answer is due too early.
        NothingFound: nobody goes by one of the names.
        SeveralFound: more than one does.
    """
    if len(words) < 2:
        verb = run.command
        raise Misread(
            "that takes a person, then what it is in quotes", f'as in: netlog {verb} ada "WHAT"'
        )
    day = dates.parse_past_day(on, run.today) if on else run.today
    due_on = dates.parse_day(by, run.today, lean="future") if by else None
    if due_on is not None and due_on < day:
        raise Misread(f"{due_on} is before {day}", "--by takes the day by when, as 'in 2 weeks'")
    what = words[-1]

    def about() -> str:
        with run.reading(to_write=True) as db:
            people = ", ".join(person.name for person in _people(db, words, run.command))
        return phrases.loop(kind, people, what)

    with run.note(note, about) as text, run.writing() as db:
        return [
            loops.by_id(db, loops.add(db, person.id, kind, what, day, due_on=due_on, note=text))
            for person in _people(db, words, run.command)
        ]


def _people(db: Any, words: Sequence[str], verb: str) -> list[Named]:
    """Return the people whom all words but the last name."""
    *who, what = words
    whole = " ".join(words).strip()
    quoted = " " in what.strip()
    if not quoted and len(contacts.matching(db, whole)) == 1:
        raise Misread(
            f"'{whole}' is a name, and nothing follows it", f'as in: netlog {verb} {whole} "WHAT"'
        )
    try:
        return contacts.several_named(db, who)
    except NothingFound as error:
        if quoted or len(who) == 1:
            raise
        remedy = f'what is not a name goes in quotes: netlog {verb} {who[0]} "WHAT"'
        raise NothingFound(error.what, remedy) from error


def said_opened(row: Open, today: date) -> str:
    """Say what was opened: 'Bo Marsh asked: the way, yesterday, by Fri 2026-11-27'."""
    said = [phrases.loop(row.kind, row.name, row.what)]
    if row.opened_on != today.isoformat():
        said.append(phrases.day(row.opened_on, today))
    if row.due_on is not None:
        said.append(f"by {phrases.day(row.due_on, today)}")
    return ", ".join(said)
