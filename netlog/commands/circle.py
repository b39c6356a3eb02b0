"""`netlog circle`: named groups of people with a default cadence."""

from typing import Annotated

import typer

from netlog import dates, output, phrases
from netlog.app import Yes, command, group
from netlog.dates import Span
from netlog.errors import Misread
from netlog.output import Listing, View
from netlog.run import Run
from netlog.store import circles
from netlog.store.circles import Circle, Followers

CIRCLES = Listing(
    "circle",
    "circles",
    Circle._fields,
    ("name", "cadence", "people"),
    {"cadence": lambda row: _said(row.cadence)},
)

Name = Annotated[
    list[str],
    typer.Argument(metavar="NAME", help="The circle's name.", show_default=False),
]


@command(listing=CIRCLES)
def circles_alone(run: Run, view: View) -> None:
    """List, add and set circles and their cadences.

    Who has no cadence of their own keeps that of their circle. 'netlog edit WHO --circle NAME'
    puts somebody into one.

    Examples:
      netlog circle
      netlog circle set wide 6 months
    """
    _list(run, view)


@command(listing=CIRCLES)
def circles_listed(run: Run, view: View) -> None:
    """List the circles, the closest first.

    Examples:
      netlog circle list
      netlog circle list --json
    """
    _list(run, view)


@command()
def add(
    run: Run,
    name: Name,
    every: Annotated[
        str | None, typer.Option("--every", metavar="SPAN", help="Its cadence; none if not given.")
    ] = None,
) -> None:
    """Add a circle.

    Examples:
      netlog circle add mentors --every "2 months"
      netlog circle add "book club"
    """
    cadence = None if every is None else dates.parse_span(every)
    with run.writing() as db:
        circles.add(db, " ".join(name), cadence)
        circle = circles.named(db, " ".join(name))
    run.say(f"{circle.name}: {_said(circle.cadence)}")


@command()
def set_cadence(
    run: Run,
    words: Annotated[
        list[str],
        typer.Argument(metavar="NAME SPAN", help="A circle, and its cadence, or 'none'."),
    ],
) -> None:
    """Set the cadence of a circle; who follows it is due by it at once.

    Examples:
      netlog circle set active 10 weeks
      netlog circle set wide none
    """
    name, cadence = _read(words)
    with run.writing() as db:
        circle = circles.named(db, name)
        circles.set_cadence(db, circle.id, cadence)
        followers = circles.followers(db, circle.id, run.today)
    run.say(f"{circle.name}: {_said(cadence)}; {_following(followers, cadence)}")


@command()
def rename(
    run: Run,
    old: Annotated[str, typer.Argument(metavar="OLD", help="The circle's name.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="Its new name.")],
) -> None:
    """Rename a circle.

    Examples:
      netlog circle rename wide "now and then"
      netlog circle rename inner Inner
    """
    with run.writing() as db:
        circle = circles.named(db, old)
        circles.rename(db, circle.id, new)
    run.say(f"{circle.name} is now {' '.join(new.split())}")


@command()
def remove(run: Run, name: Name, yes: Yes = False) -> None:
    """Remove a circle; its people stay, in no circle.

    Examples:
      netlog circle remove wide --yes
      netlog circle remove inner --yes
    """
    with run.reading(to_write=True) as db:
        circle = circles.named(db, " ".join(name))
    if circle.people:
        people = phrases.people(circle.people)
        run.confirm(f"Remove {circle.name} and leave {people} in none?", yes=yes)
    with run.writing() as db:
        circle = circles.named(db, " ".join(name))
        circles.remove(db, circle.id)
    left = f"; {phrases.people(circle.people)} in no circle now" if circle.people else ""
    run.say(f"{circle.name} is removed{left}")


circle = group(
    circles_alone,
    list=circles_listed,
    add=add,
    set=set_cadence,
    rename=rename,
    remove=remove,
)


def _list(run: Run, view: View) -> None:
    with run.reading() as db:
        rows = circles.listed(db)
    output.show(run.terminal, CIRCLES, rows, view)


def _read(words: list[str]) -> tuple[str, Span | None]:
    """Tell a circle's name from its cadence.

    Raises:
        Misread: the one or the other is missing or cannot be read.
    """
    if words[-1].casefold() != "none":
        name, cadence = dates.parse_ending_span(words)
        return " ".join(name), cadence
    if len(words) == 1:
        raise Misread("that takes a circle and its cadence", "as in: netlog circle set wide none")
    return " ".join(words[:-1]), None


def _said(cadence: Span | str | None) -> str:
    return "no cadence" if cadence is None else f"every {str(cadence).removeprefix('1 ')}"


def _following(followers: Followers, cadence: Span | None) -> str:
    """Say whom a new cadence reaches."""
    if not followers.people:
        return "nobody follows it"
    verb = "follows" if followers.people == 1 else "follow"
    if cadence is None:
        return f"{phrases.people(followers.people)} {verb} it and will not be due"
    due = f"{followers.due or 'none'} of them due now"
    return f"{phrases.people(followers.people)} {verb} it, {due}"
