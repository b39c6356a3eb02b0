"""`netlog intros`: introductions by stage, and what to do next."""

from typing import Annotated, NamedTuple

import typer

from netlog import output, rules
from netlog.app import command, who_is
from netlog.commands.intro import first_steps, following
from netlog.output import Listing, View
from netlog.rules import checked_choice
from netlog.run import Run
from netlog.store import contacts, loops
from netlog.store import intros as introductions


class Row(NamedTuple):
    """An introduction, as in `store.intros`, and the command that takes it on."""

    intro_id: int
    id: int
    handle: str
    name: str
    other_id: int | None
    other_handle: str | None
    other_name: str | None
    by_id: int | None
    by_handle: str | None
    by_name: str | None
    stage: str
    wish: str | None
    outcome: str | None
    note: str | None
    asked_on: str
    made_on: str | None
    next: str | None


INTROS = Listing(
    "introduction",
    "introductions",
    Row._fields,
    ("intro_id", "stage", "name", "other_name", "wish", "asked_on"),
    {
        "other_name": lambda row: " by ".join(filter(None, (row.other_name or "you", row.by_name))),
        "wish": lambda row: row.wish or "",
        "asked_on": lambda row: row.made_on or row.asked_on,
    },
    {
        "intro_id": "id",
        "name": "who",
        "other_name": "to",
        "wish": "for",
        "asked_on": "since",
    },
    {"stage": lambda row: {"asked": "yellow", "agreed": "bold yellow"}.get(row.stage, "dim")},
)


@command(listing=INTROS)
def intros(
    run: Run,
    view: View,
    who: Annotated[
        list[str] | None, who_is("[WHO...]", "Only those of this person, in any part.")
    ] = None,
    stage: Annotated[
        list[str] | None,
        typer.Option("--stage", metavar="STAGE", help=f"{', '.join(rules.STAGES)}; may repeat."),
    ] = None,
) -> None:
    """List introductions by stage.

    Those that wait for something come first, each with the command that takes it on.

    Examples:
      netlog intros --stage asked --stage agreed
      netlog intros lamine --json
    """
    chosen = [checked_choice("stage", one, rules.STAGES) for one in stage or ()]
    stages = [one for one in chosen if one] or None
    with run.reading() as db:
        contact = contacts.named(db, " ".join(who)).id if who else None
        found = introductions.listed(db, stages=stages, contact=contact, limit=view.needed)
        total = introductions.count(db, stages=stages, contact=contact)
        thanks = {row.intro_id for row in loops.listed(db, kinds=("thanks",))}
    rows = [Row(*row, following(row, thanked=row.intro_id not in thanks)) for row in found]
    output.show(
        run.terminal,
        INTROS,
        rows,
        view,
        total=total,
        foot=first_steps(rows),
        empty="no introductions like that"
        if stages or who
        else "no introductions yet; 'netlog intro WHO WHO' opens the first",
    )
