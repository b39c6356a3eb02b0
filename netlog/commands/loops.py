"""`netlog open`: what is open between you and people."""

from datetime import date
from typing import Annotated, Any, NamedTuple

import typer

from netlog import dates, output, phrases, rules
from netlog.app import ExitCode, command, who_is
from netlog.output import Listing, View
from netlog.rules import checked_choice
from netlog.run import Run
from netlog.store import contacts, loops
from netlog.store.filters import Filter
from netlog.store.loops import Open


class Listed(NamedTuple):
    """A row of `open`; `days_open` and `days_late` are those of today, or of the day it closed."""

    id: int
    handle: str
    name: str
    loop_id: int
    kind: str
    what: str
    opened_on: str
    days_open: int | None
    due_on: str | None
    days_late: int | None
    state: str
    closed_on: str | None
    note: str | None
    intro_id: int | None


OPEN = Listing(
    "open thing",
    "open things",
    Listed._fields,
    ("loop_id", "kind", "what", "name", "days_open", "due_on", "days_late"),
    {
        "days_open": lambda row: _age(row.days_open),
        # How late it was done does not matter any more.
        "days_late": lambda row: (
            phrases.lateness(row.days_late)
            if row.days_late is not None and row.state == "open"
            else ""
        ),
    },
    {
        "loop_id": "id",
        "days_open": "open for",
        "due_on": "by",
        "days_late": "late",
        "closed_on": "closed",
    },
    {"days_late": lambda row: "bold red" if row.days_late and row.days_late > 0 else ""},
)
_AND_CLOSED = OPEN._replace(
    shown=("loop_id", "state", "kind", "what", "name", "days_open", "closed_on", "due_on")
)


@command(listing=OPEN)
def opened(
    run: Run,
    view: View,
    people: Filter,
    who: Annotated[
        list[str] | None, who_is("[WHO...]", "One person; everybody if nobody is named.")
    ] = None,
    kind: Annotated[
        list[str] | None,
        typer.Option(
            "--kind", metavar="KIND", help=f"Only {', '.join(rules.LOOPS)}; may be repeated."
        ),
    ] = None,
    closed: Annotated[bool, typer.Option("--closed", help="Also what is closed.")] = False,
    exit_code: ExitCode = False,
) -> None:
    """List what is open, the oldest first.

    A request is what they asked of you, a promise what you said you would do, an ask what you asked
    of them, and thanks are due for an introduction. 'netlog done ID' closes one, with the id that
    stands first; so do 'declined' and 'referred'.

    Examples:
      netlog open
      netlog open leilani --kind promise --closed
    """
    kinds = [checked_choice("kind", one, rules.LOOPS) or "" for one in kind or rules.LOOPS]
    states = rules.STATES if closed else ("open",)
    with run.reading() as db:
        contact = contacts.named(db, " ".join(who)).id if who else None
        chosen: dict[str, Any] = {
            "contact": contact,
            "kinds": kinds,
            "states": states,
            "people": people,
        }
        rows = loops.listed(db, **chosen, limit=view.needed)
        total = loops.count(db, **chosen) if view.format == "table" else None
    table = [_listed(row, run.today) for row in rows]
    output.show(
        run.terminal,
        _AND_CLOSED if closed else OPEN,
        table,
        view,
        total=total,
        foot=[_foot(row) for row in rows if row.state == "open"][:1],
        empty="nothing is open",
    )
    if exit_code and rows:
        raise typer.Exit(3)


def _listed(row: Open, today: date) -> Listed:
    until = dates.stored_day(row.closed_on) or today
    since, due_on = dates.stored_day(row.opened_on), dates.stored_day(row.due_on)
    return Listed(
        **row._asdict(),
        days_open=None if since is None else (until - since).days,
        days_late=None if due_on is None else rules.days_late(due_on, until),
    )


def _age(days: int | None) -> str:
    if days is None:
        return ""
    return dates.say_span_of_days(days) if days else "today"


def _foot(row: Open) -> str:
    return f"close one with 'netlog done {row.loop_id}', 'declined ID' or 'referred ID --to WHO'"
