"""`netlog check`: nothing stored is damaged or odd."""

from typing import Annotated

import typer

from netlog import output, phrases, schema
from netlog.app import command
from netlog.run import Run
from netlog.schema import changelog
from netlog.store import backups, checks


@command()
def check(
    run: Run,
    json: Annotated[bool, typer.Option("--json", help="The findings as JSON.")] = False,
) -> None:
    """Check that nothing stored is damaged or odd.

    Counts every balance and due day afresh, looks through the search index, replays the change
    log, and has SQLite check its file and every rule. It only reads. Exits with 1 if anything is
    damaged, with 0 if things are merely odd; where all is well and nobody looks, it says nothing.

    Examples:
      netlog check
      netlog check --json
    """
    found = checks.findings(run.path, schema.create, changelog.images(), run.today)
    damaged = any(finding.level == "damage" for finding in found)
    if json:
        output.say_json(run.terminal, found)
    for finding in () if json else found:
        run.say(f"{finding.level}: {finding.what}; {finding.remedy}")
    if run.terminal.out_is_terminal and not (json or damaged):
        with run.reading() as db:
            counts = backups.counted(db)
        verdict = "nothing is damaged" if found else "all is well"
        run.say(f"{verdict}: {phrases.held(*counts)}")
    if damaged:
        raise typer.Exit(1)
