"""`netlog check`: nothing stored is damaged or odd, or is made so."""

from typing import Annotated

import typer

from netlog import output, phrases, schema
from netlog.app import command
from netlog.errors import NetlogError
from netlog.run import Run
from netlog.schema import changelog, upgrades
from netlog.store import backups, checks
from netlog.store.checks import Finding


@command()
def check(
    run: Run,
    fix: Annotated[
        bool, typer.Option("--fix", help="Make afresh what follows from the rest.")
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="The findings as JSON.")] = False,
) -> None:
    """Check that nothing stored is damaged or odd.

    Counts every balance and due day afresh, looks through the search index, replays the change
    log, looks at the backups and at what lies beside the database, and has SQLite check its file
    and every rule. It only reads. With --fix it then counts again, indexes again and makes again
    what follows from what you wrote, after a backup; what you wrote itself is never touched.

    Exits with 1 if anything is damaged, with 0 if things are merely odd; where all is well and
    nobody looks, it says nothing.

    Examples:
      netlog check
      netlog check --fix
    """
    found = _found(run)
    if fix and (mendable := checks.mendable(found)):
        _repair(run, mendable)
        left = _found(run)
        found = [f._replace(level="repaired", remedy="") for f in found if f not in left] + left
    damaged = any(finding.level == "damage" for finding in found)
    if json:
        output.say_json(run.terminal, found)
    for finding in () if json else found:
        run.say("; ".join(filter(None, (f"{finding.level}: {finding.what}", finding.remedy))))
    if run.terminal.out_is_terminal and not (json or damaged):
        with run.reading() as db:
            counts = backups.counted(db)
        verdict = "nothing is damaged" if found else "all is well"
        run.say(f"{verdict}: {phrases.held(*counts)}")
    if damaged:
        raise typer.Exit(1)


def _found(run: Run) -> list[Finding]:
    return checks.findings(run.path, schema.create, changelog.images(), run.today, run.now)


def _repair(run: Run, found: list[Finding]) -> None:
    try:
        run.backup("check")
        with run.writing() as db:
            checks.repair(db, found, changelog.images(), upgrades.refresh)
    except NetlogError as error:
        raise NetlogError(f"nothing was repaired: {error.what}", checks.RESTORE) from error
