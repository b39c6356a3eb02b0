"""`netlog due`: whom you meant to be in touch with by now."""

from datetime import date
from typing import Annotated

import typer

from netlog import dates, output, phrases, rules
from netlog.app import ExitCode, command, complete_people
from netlog.output import Listing, View
from netlog.run import Run
from netlog.store import dues
from netlog.store.dues import Due, Reckoning
from netlog.store.filters import Filter

DUE = Listing(
    "person",
    "people",
    Due._fields,
    ("name", "days_late", "cadence", "last_touch", "channel", "turn", "last_note"),
    {
        "days_late": lambda row: phrases.lateness(row.days_late),
        "cadence": lambda row: phrases.cadence(row.cadence, row.cadence_from, row.circle),
        "last_touch": lambda row: row.last_touch or "never",
        "turn": lambda row: phrases.turn(row.turn),
    },
    {"days_late": "late", "channel": "via", "last_note": "last note"},
    {"days_late": lambda row: "bold red" if row.urgency >= 1 else "yellow"},
)


@command(listing=DUE)
def due(
    run: Run,
    view: View,
    people: Filter,
    within: Annotated[
        str | None, typer.Option("--within", metavar="SPAN", help="Also who comes due by then.")
    ] = None,
    explain: Annotated[
        str | None,
        typer.Option(
            "--explain",
            metavar="WHO",
            help="Why somebody is due, or not.",
            autocompletion=complete_people,
        ),
    ] = None,
    exit_code: ExitCode = False,
) -> None:
    """List whom you meant to be in touch with by now.

    The most urgent come first: three weeks late on a monthly friend before three weeks late on a
    yearly one. Who was never touched counts from the day they were added.

    Examples:
      netlog due --within "2 weeks"
      netlog due --explain ada
    """
    if explain is not None:
        from netlog.store import contacts

        with run.reading() as db:
            row = dues.reckoning(db, contacts.named(db, explain).id)
        for line in _explained(row, run.today):
            run.say(line)
        return
    by = dates.later(run.today, dates.parse_span(within)) if within else run.today
    with run.reading() as db:
        rows = dues.due(db, run.today, by=by, people=people, limit=view.needed)
        drawn = view.format == "table"
        total = dues.count(db, run.today, by=by, people=people) if drawn else None
        unknown = dues.without_cadence(db) if drawn else 0
    output.show(
        run.terminal,
        DUE,
        rows,
        view,
        total=total,
        foot=[phrases.without_cadence(unknown)] if unknown else [],
        empty="nobody is due",
    )
    if exit_code and rows:
        raise typer.Exit(3)


def _explained(row: Reckoning, today: date) -> list[str]:
    """Say step by step why somebody is due or not."""
    if row.archived_on is not None:
        return [f"{row.name} is not due: archived on {row.archived_on}"]
    if row.cadence is None or row.due_on is None:
        where = f", nor has the circle {row.circle}" if row.circle else " and is in no circle"
        return [f"{row.name} is never due: has no cadence{where}"]
    base = row.last_touch or row.added_on
    said = "last touch" if row.last_touch else "never touched, added"
    lines = [
        f"{said}: {phrases.day(base, today)}",
        f"cadence: {phrases.cadence(row.cadence, row.cadence_from or 'own', row.circle)}",
    ]
    if row.snoozed_until is not None:
        lines.append(f"snoozed until: {phrases.day(row.snoozed_until, today)}")
    late = rules.days_late(date.fromisoformat(row.due_on), today)
    lines.append(f"due: {phrases.day(row.due_on, today)} ({phrases.lateness(late)})")
    verdict = "is due" if late >= 0 else "is not due yet"
    return [f"{row.name} {verdict}", *(f"  {line}" for line in lines)]
