"""`netlog merge-db`: what another netlog database has, brought in."""

from typing import Annotated

import typer

from netlog import paths, phrases
from netlog.app import DryRun, command
from netlog.run import Run
from netlog.schema import upgrades
from netlog.store import joining
from netlog.store.joining import Joined, Tally, copies


@command()
def merge_db(
    run: Run,
    other: Annotated[
        str, typer.Argument(metavar="OTHER", help="Another netlog database, which is only read.")
    ],
    dry_run: DryRun = False,
) -> None:
    """Bring in what another netlog database has, as a laptop's.

    Of every field the newest change wins, on whichever side it was made, and what was deleted on
    one side is deleted, unless the other has changed it since. It does not matter in which order
    databases are brought together, and to do it again changes nothing. What was undone counts as
    never done, so it comes back from a database that still has it. Somebody who was forgotten
    there is deleted here as well; 'netlog forget' them here too, for the history and the backups
    still have them. Sources of 'netlog pull' stay on their own machine. 'netlog undo' takes all of
    it back.

    Examples:
      netlog merge-db ~/laptop.db --dry-run
      netlog merge-db ~/laptop.db
    """
    path = paths.meant(other)
    with (
        copies.copied(run.path, path, upgrades.upgrade) as copy,
        run.writing(create=True, bulk=True, dry_run=dry_run, backup=True) as db,
    ):
        joined = joining.join(db, copy, name=str(path))
    for line in sentences(joined):
        run.remark(line)
    if dry_run:
        run.remark("this was a dry run: nothing was written")


def sentences(joined: Joined) -> list[str]:
    """Return in words what came of joining two databases."""
    renamed = [
        f"{former} goes by {now} now: somebody else has that handle too"
        for former, now in joined.renamed
    ]
    people = _counted(joined.people)
    told = [f"{phrases.people(number)} {done}" for number, done in people[:1]]
    parts = [
        ", ".join([*told, *(f"{number} {done}" for number, done in people[1:])]),
        *(
            f"{what}: {', '.join(f'{number} {done}' for number, done in _counted(tally))}"
            for what, tally in (
                ("interactions", joined.interactions),
                ("everything else", joined.others),
            )
            if any(tally)
        ),
    ]
    return [*renamed, "; ".join(filter(None, parts)) or "nothing is new"]


def _counted(tally: Tally) -> list[tuple[int, str]]:
    return [(number, done) for done, number in tally._asdict().items() if number]
