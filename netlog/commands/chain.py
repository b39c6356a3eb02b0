"""`netlog chain`: how a kindness travelled."""

from collections.abc import Sequence
from typing import Annotated

import typer

from netlog import output, phrases
from netlog.app import command
from netlog.output import Listing, View
from netlog.run import Run
from netlog.store import chains
from netlog.store.chains import Link

_DEEPEST = 12  # steps that are drawn to the right; more would leave no room for words

CHAIN = Listing(
    "kindness",
    "kindnesses",
    Link._fields,
    ("interaction_id", "day", "direction", "note"),
    {"direction": lambda row: f"{_arrow(row.depth)}{_what(row)} {row.name}"},
    {"interaction_id": "id", "direction": "what"},
)


@command(listing=CHAIN)
def chain(
    run: Run,
    view: View,
    interaction: Annotated[
        int, typer.Argument(metavar="ID", help="The id of one of them, as in 'history'.")
    ],
) -> None:
    """Show how a kindness travelled.

    From where it began, each of those who passed it on below what they had of it. 'netlog gave
    WHO KIND --forward ID' passes one on, which leaves the balance with its giver as it is.

    Examples:
      netlog chain 184
      netlog chain 209 --json
    """
    with run.reading() as db:
        links = chains.chain(db, interaction)
    here = CHAIN._replace(
        styles={"direction": lambda row: "bold" if row.interaction_id == interaction else ""}
    )
    output.show(run.terminal, here, links, view, foot=_foot(links))


def _arrow(depth: int) -> str:
    return f"{'  ' * (min(depth, _DEEPEST) - 1)}> " if depth else ""


def _what(row: Link) -> str:
    given = [(row.direction, row.kind, row.weight)] if row.kind and row.weight else []
    return phrases.occasion(given)


def _foot(links: Sequence[Link]) -> list[str]:
    """Say what there is to do: pass on the last that was got."""
    got = [link for link in links if link.direction == "got"]
    if not got:
        return []
    return [f"pass it on: netlog gave WHO KIND --forward {got[-1].interaction_id}"]
