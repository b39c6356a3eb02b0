"""`netlog due`: whom you meant to be in touch with by now."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from netlog import dates, output, phrases, rules
from netlog.app import ExitCode, command, complete_people
from netlog.output import Listing, View
from netlog.run import Run
from netlog.store import dues
from netlog.store.dues import Due
from netlog.store.filters import Filter

if TYPE_CHECKING:
    from netlog.store.loops import Open
    from netlog.store.reckonings import Reckoning

DUE = Listing(
    "person",
    "people",
    Due._fields,
    ("name", "days_late", "cadence", "last_touch", "channel", "turn", "last_note", "request"),
    {
        "days_late": lambda row: phrases.lateness(row.days_late),
        "cadence": lambda row: _cadence(row.cadence, row.cadence_from, row.circle),
        "last_touch": lambda row: row.last_touch or "never",
        "turn": lambda row: phrases.turn(row.turn),
    },
    {"days_late": "late", "channel": "via", "last_note": "last note"},
    {"days_late": lambda row: "bold red" if row.urgency >= 1 else "yellow"},
)
# A table drops its last columns where there is no room, and has no empty one for what nobody asked.
_NOBODY_ASKS = DUE._replace(shown=DUE.shown[:-1])
_SOMEBODY_ASKS = DUE._replace(shown=("name", "days_late", "request", *DUE.shown[2:-1]))


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
    yearly one. Who was never touched counts from the day they were added. Before all of them come
    those who asked you for something and wait, whatever their cadence: see 'netlog asked -h'.

    Examples:
      netlog due --within "2 weeks"
      netlog due --explain ada
    """
    if explain is not None:
        from netlog.store import contacts, loops, reckonings

        with run.reading() as db:
            row = reckonings.reckoning(db, contacts.named(db, explain).id)
            requests = loops.listed(db, contact=row.id, kinds=("request",))
        for line in _explained(row, requests, run.today):
            run.say(line)
        return
    by = dates.later(run.today, dates.parse_span(within)) if within else run.today
    with run.reading() as db:
        rows = dues.due(db, run.today, by=by, people=people, limit=view.needed)
        drawn = view.format == "table"
        total = dues.count(db, run.today, by=by, people=people) if drawn else None
        asked = drawn or view.format == "markdown"
        waiting = dues.waiting(db, run.today, by=by, people=people) if asked else 0
        unknown = dues.without_cadence(db) if drawn else 0
    listing = DUE if not asked else _SOMEBODY_ASKS if waiting else _NOBODY_ASKS
    first = next((row.request_id for row in rows if row.request_id), None) if drawn else None
    foot = list(_foot(waiting, first, unknown))
    output.show(run.terminal, listing, rows, view, total=total, foot=foot, empty="nobody is due")
    if exit_code and rows:
        raise typer.Exit(3)


def _cadence(every: str | None, came_from: str | None, circle: str | None) -> str:
    """Say a cadence, which who waits for an answer may not have."""
    return phrases.cadence(every, came_from, circle) if every and came_from else ""


def _foot(waiting: int, request: int | None, unknown: int) -> Iterator[str]:
    if waiting == 1 and request is not None:
        yield f"1 person waits for your answer; 'netlog done {request}' says it is given"
    elif waiting:
        yield f"{phrases.people(waiting)} wait for your answer; 'netlog open' lists what they asked"
    if unknown:
        yield phrases.without_cadence(unknown)


def _explained(row: "Reckoning", requests: Sequence["Open"], today: date) -> list[str]:
    """Say step by step why somebody is due or not."""
    verdict, lines = _by_cadence(row, today)
    if not requests:
        return [f"{row.name} {verdict}", *(f"  {line}" for line in lines)]
    asked = [f"request {one.loop_id}: {one.what}, {_waiting(one, today)}" for one in requests]
    if not lines:
        lines = [f"otherwise {verdict}"]
    return [f"{row.name} waits for your answer", *(f"  {line}" for line in (*asked, *lines))]


def _waiting(request: "Open", today: date) -> str:
    """Say since when somebody waits: 'asked 12 days ago, by Tue 2026-11-17 (2 days late)'."""
    asked_on, due_on = dates.stored_day(request.opened_on), dates.stored_day(request.due_on)
    said = f"asked {phrases.ago(request.opened_on, today)}" if asked_on else "asked"
    if due_on is None:
        return said
    late = phrases.lateness(rules.days_late(due_on, today))
    return f"{said}, by {dates.say_day(due_on, today)} ({late})"


def _by_cadence(row: "Reckoning", today: date) -> tuple[str, list[str]]:
    """Say whether somebody's cadence makes them due, and how that is reckoned."""
    if row.archived_on is not None:
        return f"is not due: archived on {row.archived_on}", []
    if row.cadence is None or row.due_on is None:
        where = f", nor has the circle {row.circle}" if row.circle else " and is in no circle"
        return f"is never due: has no cadence{where}", []
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
    return "is due" if late >= 0 else "is not due yet", lines
