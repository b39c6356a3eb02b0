"""`netlog ties`: how strong they are, and what hangs on one person."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Annotated

import typer

from netlog import output, phrases
from netlog import ties as formula
from netlog.app import command, who_is
from netlog.output import Listing, View
from netlog.run import Run
from netlog.store import bridges as lone
from netlog.store import contacts
from netlog.store import people as everybody
from netlog.store import ties as stored
from netlog.store.bridges import Hanging
from netlog.store.filters import Filter
from netlog.store.ties import Tie

TIES = Listing(
    "tie",
    "ties",
    Tie._fields,
    ("name", "strength", "kind", "last_touch", "turn", "alone_in", "alone_at"),
    {
        "strength": lambda row: f"{row.strength:.2f}",
        "last_touch": lambda row: row.last_touch or "never",
        "turn": lambda row: phrases.turn(row.turn),
    },
    {"alone_in": "alone in", "alone_at": "alone at"},
    {"kind": lambda row: {"strong": "bold", "dormant": "yellow"}.get(row.kind, "")},
)
_MOST_SAID = 5


@command(listing=TIES)
def ties(
    run: Run,
    view: View,
    people: Filter,
    who: Annotated[
        list[str] | None, who_is("[WHO...]", "Only these people; everybody if none are named.")
    ] = None,
    strong: Annotated[bool, typer.Option("--strong", help="Only strong ties.")] = False,
    weak: Annotated[bool, typer.Option("--weak", help="Only weak ones.")] = False,
    dormant: Annotated[
        bool, typer.Option("--dormant", help="Only who was regular once, and has been silent.")
    ] = False,
    new: Annotated[bool, typer.Option("--new", help="Only new ones.")] = False,
    bridges: Annotated[
        bool,
        typer.Option("--bridges", help="Only who alone keeps you in touch with others there."),
    ] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="The formula, its sources, and somebody's figures.")
    ] = False,
) -> None:
    """List strong, weak and dormant ties, and who is a bridge.

    A bridge is the only one of a circle, or at a company, who was in touch with you for a year: if
    that tie goes, the way there goes with it.

    Examples:
      netlog ties --dormant
      netlog ties ada --explain
    """
    chosen = {"strong": strong, "weak": weak, "dormant": dormant, "new": new}
    kinds = [kind for kind, wanted in chosen.items() if wanted] or list(formula.KINDS)
    if explain:
        with run.reading() as db:
            named = [person.id for person in contacts.several_named(db, who)] if who else []
            figures = stored.ties(db, run.today, named)
        for line in _explained(figures, run.today):
            run.say(line)
        return
    whole = not (any(chosen.values()) or bridges)
    with run.reading() as db:
        some = [person.id for person in contacts.several_named(db, who)] if who else None
        hanging = [
            one for kind in ("circle", "company") for one in lone.hanging(db, run.today, kind)
        ]
        if bridges and some is None:
            some = [one.id for one in hanging]
        limit = view.needed if whole else None
        every = stored.ties(db, run.today, some, chosen=people, limit=limit)
        total = everybody.count(db, people) if whole and some is None else None
    rows = [tie for tie in _with_bridges(every, hanging) if tie.kind in kinds]
    if bridges:
        rows = _bridges(rows, hanging)
    output.show(
        run.terminal,
        TIES,
        rows,
        view,
        total=total,
        foot=[*([] if who or any(people) else _on_one(hanging)), *_next_step(rows)],
        empty="no ties like that" if every else "nobody yet; 'netlog add NAME' adds the first",
    )


def _with_bridges(ties: Sequence[Tie], hanging: Sequence[Hanging]) -> Iterator[Tie]:
    places: dict[tuple[int, str], list[str]] = defaultdict(list)
    for one in hanging:
        places[one.id, one.kind].append(one.name)
    for tie in ties:
        yield tie._replace(
            alone_in=tuple(places.get((tie.id, "circle"), ())),
            alone_at=tuple(places.get((tie.id, "company"), ())),
        )


def _bridges(ties: Sequence[Tie], hanging: Sequence[Hanging]) -> list[Tie]:
    """Return those who are alone somewhere; first those behind whom are the most of your people."""
    behind: Counter[int] = Counter()
    for one in hanging:
        behind[one.id] += one.people
    return sorted((tie for tie in ties if tie.id in behind), key=lambda tie: -behind[tie.id])


def _on_one(hanging: Sequence[Hanging]) -> list[str]:
    """Say which circles of more than one hang on one person."""
    said = [
        f"{one.name} hangs on {one.who}: {one.people} people, one in touch for a year"
        for one in hanging
        if one.kind == "circle" and one.people > 1
    ]
    more = len(said) - _MOST_SAID
    return said[:_MOST_SAID] + ([f"and {more} more circles hang on one"] if more > 0 else [])


def _next_step(ties: Sequence[Tie]) -> list[str]:
    """Say whom to reconnect with: of those who fell silent, who was in touch last."""
    silent = [tie for tie in ties if tie.kind == "dormant"]
    return [f"reconnect: netlog log {silent[0].handle} -m NOTE"] if silent else []


def _explained(ties: Sequence[Tie], today: date) -> Iterator[str]:
    """Say somebody's figures, then the formula with its sources."""
    for tie in ties:
        ago = phrases.ago(tie.last_touch, today)
        spoken = "no touch yet" if tie.last_touch is None else f"last touch {ago}"
        yield f"{tie.name}: {tie.strength:.2f}, {tie.kind}"
        yield (
            f"  {tie.recent:g} recent x ({formula.REGULAR:g} x {tie.regular:g} regular + "
            f"{formula.CLOSE:g} x {tie.near:g} near + {formula.MUTUAL:g} x {tie.mutual:g} mutual)"
        )
        yield f"  {spoken}, {tie.touches} in all; {phrases.turn(tie.turn)}"
    yield from formula.formula()
