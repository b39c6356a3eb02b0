"""`netlog targets`: whom I want to reach, whom I know there, and the way."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from shlex import quote
from typing import Annotated, Any, NamedTuple

import typer

from netlog import output, phrases, rules
from netlog.app import command
from netlog.output import Listing, View
from netlog.run import Run
from netlog.store import companies, ways
from netlog.store import targets as stored
from netlog.store.targets import Target
from netlog.store.ways import Way

_MOST_NAMED = 3  # of those inside; the others are counted


class Aim(NamedTuple):
    """A target: whom I know there by their handles, the warmest way, and what comes next.

    `way` are the handles on it, the first of whom is to be asked; `path` is the command that says
    more of it. `step` is what was typed, `next` is that or else a command.
    """

    target_id: int
    kind: str
    company_id: int | None
    contact_id: int | None
    contact: str | None
    name: str
    role: str | None
    opened_on: str
    due_on: str | None
    days_late: int | None
    inside: tuple[str, ...]
    formerly: tuple[str, ...]
    way: tuple[str, ...]
    strength: float | None
    path: str
    last_touch: str | None
    step: str | None
    next: str | None
    closed_on: str | None


TARGETS = Listing(
    "target",
    "targets",
    Aim._fields,
    ("name", "role", "due_on", "inside", "way", "last_touch", "next"),
    headings={"due_on": "due", "way": "the warmest way"},
    styles={"due_on": lambda row: "bold yellow" if (row.days_late or 0) > 0 else ""},
    most=10,
)

All = Annotated[bool, typer.Option("--all", help="Also those that were reached.")]


@command(listing=TARGETS)
def targets(run: Run, view: View, all_of_them: All = False) -> None:
    """List whom you want to reach, and the way there.

    What is overdue comes first. For each: whom you know there now and formerly, whom to ask, when
    you were last in touch with somebody there, and the next step: yours, or else a command.

    Examples:
      netlog targets
      netlog targets --columns name,way,next
    """
    show(run, view, closed=all_of_them)


def show(run: Run, view: View, *, closed: bool) -> None:
    """Show the targets, and say what to do where there is nothing to show."""
    with run.reading() as db:
        found = stored.listed(db, closed=closed)
        called: dict[str, str] = {}
        rows = [_aim(db, one, run.today, called) for one in found[: view.needed]]
    listing = TARGETS._replace(words=_words(called, run.today))
    plainly = not (view.columns or view.sort or view.reverse)
    if rows and view.format == "table" and plainly and run.terminal.out_is_terminal:
        _draw(run, listing, rows, len(found))
        return
    empty = "no targets; 'netlog target add COMPANY' sets one"
    output.show(run.terminal, listing, rows, view, total=len(found), empty=empty)


def _draw(run: Run, listing: Listing, rows: Sequence[Aim], total: int) -> None:
    """Show each target on lines of its own, however long: a table would cut what matters."""
    for row in rows:
        title = ", ".join(filter(None, (row.name, row.role)))
        labels = [(listing.headings.get(field, field), field) for field in listing.shown[2:]]
        said = {label.replace("_", " "): listing.sayer(field)(row) for label, field in labels}
        if row.way:
            said[listing.headings["way"]] += f": {row.path}"
        output.card(run.terminal, title, [pair for pair in said.items() if pair[1]])
        run.say("")
    run.say("when one is reached: netlog target reached NAME")
    if total > len(rows):
        run.remark(f"… and {total - len(rows)} more; -n 0 shows all")


def _aim(db: Any, one: Target, today: date, called: dict[str, str]) -> Aim:
    """Return a target with the way there; whoever is named in it goes to `called` by handle."""
    insiders = [] if one.company_id is None else companies.colleagues(db, one.company_id)
    touched = [insider.last_touch for insider in insiders if insider.last_touch]
    last_touch = max(touched, default=None)
    if one.contact_id is not None:
        last_touch = stored.last_touch(db, one.contact_id)
    way = None if one.closed_on else _warmest(db, one, today)
    called |= {insider.handle: insider.name for insider in insiders}
    called |= {step.handle: step.name for step in (way.steps if way else ())}
    command = f"netlog path {one.handle or quote(one.name)}"
    due_on = None if one.due_on is None else date.fromisoformat(one.due_on)
    return Aim(
        target_id=one.target_id,
        kind="person" if one.company_id is None else "company",
        company_id=one.company_id,
        contact_id=one.contact_id,
        contact=one.handle,
        name=one.name,
        role=one.role,
        opened_on=one.opened_on,
        due_on=one.due_on,
        days_late=None if due_on is None or one.closed_on else rules.days_late(due_on, today),
        inside=tuple(insider.handle for insider in insiders if insider.now),
        formerly=tuple(insider.handle for insider in insiders if not insider.now),
        way=tuple(step.handle for step in way.steps) if way else (),
        strength=way.strength if way else None,
        path=command,
        last_touch=last_touch,
        step=one.step,
        next=None if one.closed_on else one.step or _next_step(one, way),
        closed_on=one.closed_on,
    )


def _warmest(db: Any, one: Target, today: date) -> Way | None:
    if one.contact_id is not None:
        found = ways.to_person(db, today, one.contact_id, limit=1)
    else:
        assert one.company_id is not None, "a target is a company or a person"
        found = ways.to_company(db, today, one.company_id, limit=1)
    return found[0] if found else None


def _next_step(one: Target, way: Way | None) -> str:
    """Return the command that comes next."""
    if way is not None and way.tie.balance < 0:  # who is to be asked comes first
        return f"netlog gave {way.steps[0].handle} KIND"
    if way is not None and len(way.steps) > 1:
        return f'netlog ask {way.steps[0].handle} "to meet {way.steps[-1].handle}"'
    if one.handle is not None:
        return f"netlog log {one.handle} -m NOTE"
    if way is not None:
        return f"netlog ask {way.steps[0].handle} {quote(f'about {one.name}')}"
    return f"netlog worked WHO {quote(one.name)}"


def _words(called: dict[str, str], today: date) -> dict[str, Callable[[Any], str]]:
    return {
        "due_on": partial(_due, today=today),
        "inside": partial(_inside, called=called),
        "formerly": lambda row: _some(row.formerly, called),
        "way": partial(_way, called=called),
        "last_touch": lambda row: phrases.ago(row.last_touch, today),
        "strength": lambda row: "" if row.strength is None else f"{row.strength:.2f}",
    }


def _due(row: Aim, today: date) -> str:
    if row.closed_on is not None:
        return f"reached {phrases.ago(row.closed_on, today)}"
    return "" if row.days_late is None else phrases.lateness(row.days_late)


def _inside(row: Aim, called: dict[str, str]) -> str:
    if row.kind == "person":
        return ""
    formerly = f"formerly {_some(row.formerly, called)}" if row.formerly else ""
    return "; ".join(filter(None, (_some(row.inside, called), formerly))) or "nobody yet"


def _some(handles: Sequence[str], called: dict[str, str]) -> str:
    more = len(handles) - _MOST_NAMED
    said = ", ".join(called[handle] for handle in handles[:_MOST_NAMED])
    return f"{said} and {more} more" if more > 0 else said


def _way(row: Aim, called: dict[str, str]) -> str:
    if not row.way:
        return "" if row.closed_on else "nobody yet"
    if row.way[0] == row.contact:
        return "write yourself"
    return f"ask {called[row.way[0]]}"
