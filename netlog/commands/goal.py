"""`netlog goal`: what to reach in a week, and how it goes."""

from typing import Annotated

import typer

from netlog import dates, goals, output
from netlog.app import command, group
from netlog.dates import Span
from netlog.output import Listing, View
from netlog.run import Run
from netlog.store import goals as kept
from netlog.store import settings
from netlog.store.goals import Progress

Unmet = Annotated[bool, typer.Option("--exit-code", help="Exit with 3 while the goal is not met.")]


def _row_of(row: Progress) -> str:
    return str(Span(row.streak, row.period))


GOAL = Listing(
    "goal",
    "goals",
    Progress._fields,
    ("what", "done", "missing", "streak"),
    {
        "done": lambda row: f"{row.done} of {row.wanted}",
        "missing": lambda row: f"{row.missing} to go" if row.missing else "met",
        "streak": _row_of,
    },
    {"what": "goal", "missing": "left", "streak": "in a row"},
    {"missing": lambda row: "yellow" if row.missing else "green"},
)


@command(listing=GOAL)
def alone(run: Run, view: View, exit_code: Unmet = False) -> None:
    """Set a goal for the week, and see how it goes.

    Touches are people a day: lunch with advice given and a lead got is one. Weeks begin on Monday,
    and the present one counts in a row of them once it is met. What is in the log counts, also
    from before the goal was set. With --exit-code it exits with 3 while the goal is not met.

    Examples:
      netlog goal
      netlog goal set "3 touches a week, 1 give, 1 new person"
    """
    _show(run, view, exit_code=exit_code)


@command(listing=GOAL)
def shown(run: Run, view: View, exit_code: Unmet = False) -> None:
    """Show how far this week's goal is reached, and how many weeks in a row it was.

    Examples:
      netlog goal show
      netlog goal show --json
    """
    _show(run, view, exit_code=exit_code)


@command()
def put(
    run: Run,
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="GOAL...", help=f"Numbers of {', '.join(goals.AIMS)}.", show_default=False
        ),
    ],
) -> None:
    """Set the goal, for a week or for a month.

    Introductions are those you made, meetings those in person or at an event.

    Examples:
      netlog goal set "3 touches a week, 1 give, 1 new person"
      netlog goal set 2 introductions a month
    """
    goal = goals.read(" ".join(words))
    with run.writing(create=True) as db:
        settings.put(db, settings.GOAL, goals.text(goal))
        rows = kept.progress(db, goal, run.today)
    run.say(f"the goal is {goals.text(goal)}; {_said(rows)}")


@command()
def clear(run: Run) -> None:
    """Have no goal any more.

    Examples:
      netlog goal clear
      netlog goal set "1 give"
    """
    with run.writing() as db:
        before = settings.value(db, settings.GOAL)
        settings.put(db, settings.GOAL, None)
    run.say(
        "there is no goal any more; 'netlog undo' brings it back"
        if before
        else "there is no goal; 'netlog goal set' sets one"
    )


goal = group(alone, show=shown, set=put, clear=clear)


def _show(run: Run, view: View, *, exit_code: bool) -> None:
    with run.reading() as db:
        goal = kept.current(db)
        rows = kept.progress(db, goal, run.today) if goal else []
    foot = []
    if rows:
        end = dates.say_day(rows[0].until, run.today)
        foot = [f"until {end}; {_said(rows)}"]
    remedy = "'netlog goal set \"3 touches a week, 1 give\"' sets one"
    output.show(run.terminal, GOAL, rows, view, foot=foot, empty=f"there is no goal; {remedy}")
    if exit_code and any(row.missing for row in rows):
        raise typer.Exit(3)


def _said(rows: list[Progress]) -> str:
    """Say what is missing, or that nothing is, and what to do."""
    period = rows[0].period
    missing = [
        f"{row.missing} {goals.called(row.what, row.missing)}" for row in rows if row.missing
    ]
    if missing:
        return f"{', '.join(missing)} to go this {period}: 'netlog today' says whom"
    return f"met this {period}: {_row_of(rows[0])} in a row"
