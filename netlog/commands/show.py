"""`netlog show`: one person on one screen."""

from typing import Annotated

import typer

from netlog.app import Who, command
from netlog.run import Run


@command()
def show(
    run: Run,
    who: Who,
    json: Annotated[bool, typer.Option("--json", help="All of it as one object.")] = False,
) -> None:
    """Show everything about one person.

    The last ten interactions come with it, the latest first; 'netlog history WHO' has them all.

    Examples:
      netlog show ada
      netlog show maya lindqvist --json
    """
    from netlog.commands import profile  # which TAB need not load

    profile.show(run, who, json=json)
