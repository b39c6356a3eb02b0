"""`netlog ask`: what you ask of somebody, and whether to."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Annotated, Any, NamedTuple

import typer

from netlog import dates, output, phrases, rules
from netlog.app import Note, On, command, who_is
from netlog.commands.asking import By, opened_with, said_opened
from netlog.errors import Misread
from netlog.run import Run
from netlog.store import asking, contacts, loops, topics
from netlog.store.asking import Asking
from netlog.store.loops import Open

_SUGGESTED = 2


@command()
def ask(
    run: Run,
    words: Annotated[
        list[str], who_is('WHO... ["WHAT"]', "People, then what you ask of them, in quotes.")
    ],
    by: By = None,
    on: On = None,
    note: Note = None,
    check: Annotated[
        bool, typer.Option("--check", help="Say whether to ask, and note nothing.")
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="What --check says as one object.")] = False,
) -> None:
    """Note what you ask of somebody, or check before you do.

    With --check, it says how things stand and ends in 'go ahead', or in 'give first' and two
    things to give, with the exit code 3. Give first where it is your turn, an ask still open
    counting as something got; and where you have not spoken without asking for 90 days, or for a
    year if it is their turn.

    Examples:
      netlog ask ngozi "who looks after the signs" --by "in 3 weeks"
      netlog ask tomasz "a word with his editor" --check
    """
    if check:
        _check(run, words, json=json)
        return
    if json:
        raise Misread("--json shows what --check says", "give --check as well")
    for row in opened_with(run, "ask", words, by=by, on=on, note=note):
        run.say(
            f"{said_opened(row, run.today)}; 'netlog log {row.handle}' logs the touch, "
            f"'netlog done {row.loop_id}' closes it"
        )


class _Advice(NamedTuple):
    """Whether to ask somebody, and why."""

    person: Asking
    what: str | None
    asks: list[Open]
    days_quiet: int | None
    hindrances: list[rules.Hindrance]
    suggestions: list[str]


def _check(run: Run, words: Sequence[str], *, json: bool) -> None:
    """Say how things stand and whether to ask; exit with 3 if something is to be given first."""
    with run.reading() as db:
        contact, what = _whom_and_what(db, words)
        advice = _advice(db, contact, what, run.today)
    if json:
        output.say_json(run.terminal, _record(advice))
    else:
        for line in _said(advice, run.today):
            run.say(line)
    if advice.hindrances:
        raise typer.Exit(3)


def _whom_and_what(db: Any, words: Sequence[str]) -> tuple[int, str | None]:
    """Return whom all the words name, or all but the last, which is then what is asked for."""
    whole = " ".join(words)
    if len(words) < 2 or len(contacts.matching(db, whole)) == 1:
        return contacts.named(db, whole).id, None
    return contacts.named(db, " ".join(words[:-1])).id, " ".join(words[-1].split()) or None


def _advice(db: Any, contact: int, what: str | None, today: date) -> _Advice:
    person = asking.asking(db, contact)
    asks = loops.listed(db, contact=contact, kinds=("ask",))
    spoke_on = dates.stored_day(person.spoke_on)
    quiet = None if spoke_on is None else (today - spoke_on).days
    hindrances = rules.may_ask(person.balance, len(asks), quiet)
    return _Advice(
        person, what, asks, quiet, hindrances, _suggestions(db, person) if hindrances else []
    )


def _suggestions(db: Any, person: Asking) -> list[str]:
    """Return two things to give: of what they need, asked or were promised, or how to find out."""
    waiting = loops.listed(db, contact=person.id, kinds=("request", "promise"))
    found = topics.suggestions(db, person.id)
    found += [
        f"{phrases.loop(row.kind, person.name, row.what)}: netlog done {row.loop_id} --gave KIND"
        for row in waiting
    ]
    found += [
        f"ask what they need, and note it: netlog needs {person.handle} TOPIC",
        "look whom of your people they should meet: netlog match",
    ]
    return found[:_SUGGESTED]


def _said(advice: _Advice, today: date) -> Iterator[str]:
    person = advice.person
    yield (
        f"{person.name}: balance {phrases.balance(person.balance)}, "
        f"{phrases.turn(rules.turn(person.balance))}"
    )
    gave = f"{person.last_gave_kind}, " if person.last_gave else ""
    yield f"  last gave: {gave}{phrases.ago(person.last_gave, today)}"
    yield f"  last spoke without asking: {phrases.ago(person.spoke_on, today)}"
    yield f"  asks still open: {len(advice.asks) or 'none'}"
    for row in advice.asks:
        since = phrases.ago(row.opened_on, today) if dates.stored_day(row.opened_on) else ""
        yield f"    {row.loop_id}: {row.what}, asked {since}".rstrip()
    if not advice.hindrances:
        what = f'"{advice.what}"' if advice.what else '"WHAT"'
        yield f"go ahead: netlog ask {person.handle} {what}"
        return
    reasons = " and ".join(_reason(one, advice) for one in advice.hindrances)
    yield f"give first: {reasons}"
    for number, suggestion in enumerate(advice.suggestions, 1):
        yield f"  {number}. {suggestion}"
    yield f"then log it: netlog gave {person.handle} KIND"


def _reason(hindrance: rules.Hindrance, advice: _Advice) -> str:
    if hindrance == "your turn":
        return "it is your turn"
    if hindrance == "asks open":
        return "they have an ask of yours" if len(advice.asks) == 1 else "they have asks of yours"
    if advice.days_quiet is None:
        return "you never spoke without asking"
    return f"you have not spoken without asking for {dates.say_span_of_days(advice.days_quiet)}"


def _record(advice: _Advice) -> dict[str, Any]:
    """Return the promised object of `ask --check --json`."""
    person = advice.person
    return {
        **person._asdict(),
        "turn": rules.turn(person.balance),
        "what": advice.what,
        "days_quiet": advice.days_quiet,
        "asks": advice.asks,
        "go_ahead": not advice.hindrances,
        "reasons": advice.hindrances,
        "suggestions": advice.suggestions,
    }
