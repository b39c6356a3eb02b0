"""`netlog list`: everybody."""

from typing import Annotated

import typer

from netlog import output, phrases
from netlog.app import command
from netlog.output import Listing, View
from netlog.run import Run
from netlog.store import dues
from netlog.store import people as store
from netlog.store.filters import Filter
from netlog.store.people import Person

PEOPLE = Listing(
    "person",
    "people",
    Person._fields,
    ("name", "company", "circle", "last_touch", "turn", "due_on", "tags", "handle"),
    {
        "cadence": lambda row: (
            phrases.cadence(row.cadence, row.cadence_from, row.circle) if row.cadence else ""
        ),
        "last_touch": lambda row: row.last_touch or "never",
        "balance": lambda row: phrases.balance(row.balance),
        "turn": lambda row: phrases.turn(row.turn),
    },
    {"last_touch": "last touch", "due_on": "next due"},
    {"turn": lambda row: phrases.turn_style(row.turn)},
)


@command(listing=PEOPLE)
def people(
    run: Run,
    view: View,
    chosen: Filter,
    archived: Annotated[
        bool, typer.Option("--archived", help="Also those who are archived.")
    ] = False,
    no_cadence: Annotated[
        bool, typer.Option("--no-cadence", help="Only those who have none, nor has their circle.")
    ] = False,
) -> None:
    """List people.

    By name, unless --sort says otherwise. 'netlog show WHO' has more on one of them.

    Examples:
      netlog list --circle inner --sort last_touch
      netlog list --no-cadence -f ids
    """
    with run.reading() as db:
        rows = store.listed(db, chosen, archived=archived, no_cadence=no_cadence, limit=view.needed)
        drawn = view.format == "table"
        which = {"archived": archived, "no_cadence": no_cadence}
        total = store.count(db, chosen, **which) if drawn else None
        unknown = dues.without_cadence(db) if run.terminal.out_is_terminal else 0
        everybody = len(rows) or store.count(db, archived=True)
    output.show(
        run.terminal,
        PEOPLE,
        rows,
        view,
        total=total,
        foot=[phrases.without_cadence(unknown)] if unknown else [],
        empty="nobody like that" if everybody else "nobody yet; 'netlog add NAME' adds the first",
    )
