"""`netlog history`: the timeline."""

from typing import Annotated

import typer

from netlog import dates, output, phrases, rules
from netlog.app import Since, Until, command, who_is
from netlog.output import Listing, View
from netlog.rules import checked_choice
from netlog.run import Run
from netlog.store import contacts, interactions, timelines
from netlog.store.filters import Filter
from netlog.store.timelines import Choice, Touch

HISTORY = Listing(
    "interaction",
    "interactions",
    Touch._fields,
    ("interaction_id", "day", "name", "direction", "balance", "channel", "note"),
    {
        "direction": lambda row: phrases.touch(row.direction, row.kind, row.weight),
        "balance": lambda row: phrases.balance(row.balance),
        "note": lambda row: phrases.noted(
            row.note, row.direction, row.forwards_of, row.passed_on_to, row.introduced_to
        ),
    },
    {"interaction_id": "id", "direction": "what", "channel": "via"},
    {"balance": lambda row: "yellow" if row.balance < 0 else "cyan" if row.balance > 0 else "dim"},
)
# One person's name need not be said in every line.
_OF_ONE = HISTORY._replace(shown=tuple(field for field in HISTORY.shown if field != "name"))


@command(listing=HISTORY)
def history(
    run: Run,
    view: View,
    people: Filter,
    who: Annotated[
        list[str] | None,
        who_is("[WHO...]", "One person; everybody if nobody is named."),
    ] = None,
    kind: Annotated[
        str | None,
        typer.Option("--kind", metavar="KIND", help="Only this kind of thing given or got."),
    ] = None,
    via: Annotated[
        str | None,
        typer.Option("--via", "--channel", metavar="CHANNEL", help="Only through this channel."),
    ] = None,
    direction: Annotated[
        str | None, typer.Option("--direction", metavar="met|gave|got", help="Only these.")
    ] = None,
    since: Since = None,
    until: Until = None,
    find: Annotated[
        str | None, typer.Option("--find", metavar="WORDS", help="Only with these in the note.")
    ] = None,
) -> None:
    """Show the timeline with a running balance.

    The oldest comes first; with -n 20, the latest 20 are shown. The balance is each person's own,
    as it stood after the interaction.

    Examples:
      netlog history ada -n 20
      netlog history --direction got --since "3 months ago"
    """
    first, last = dates.parse_period(since, until, run.today)
    choice = Choice(
        people=people,
        kind=None if kind is None else interactions.folded_kind(kind),
        channel=checked_choice("channel", via, rules.CHANNELS),
        direction=checked_choice("direction", direction, rules.DIRECTIONS),
        since=first,
        until=last,
    )
    latest = None if view.sort else view.limit
    with run.reading() as db:
        if who:
            choice = choice._replace(contact=contacts.named(db, " ".join(who)).id)
        rows = timelines.timeline(db, choice, limit=latest, text=find)
        total = len(rows)
        if total == latest and view.format == "table":
            total = timelines.count_chosen(db, choice, text=find)
    output.show(run.terminal, _OF_ONE if who else HISTORY, rows, view, total=total)
