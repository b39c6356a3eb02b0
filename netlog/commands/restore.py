"""`netlog restore`: what a backup holds, in place of what is there."""

from pathlib import Path
from typing import Annotated

import typer

from netlog import phrases, schema
from netlog.app import Yes, command
from netlog.commands.changes import moment
from netlog.run import Run, clock
from netlog.schema import changelog
from netlog.store import checks, connection, restoring
from netlog.store.restoring import Held


@command()
def restore(
    run: Run,
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="A path, a name as it is listed, or 'latest'.")
    ],
    yes: Yes = False,
) -> None:
    """Put what a backup holds in place of what is there.

    The backup is read from end to end first, and what is there is kept as another backup, so this
    can be taken back in the same way. 'latest' is the newest that was not made by a restore
    or a repair.

    Examples:
      netlog restore latest
      netlog restore ~/before-the-move.db --yes
    """
    source = restoring.named(run.path, file, run.now)
    held = restoring.verified(run.path, source)
    _look_through(run, source, held)
    if not yes:
        there = _said(restoring.present(run.path))
        run.confirm(f"Put {_said(held)}, in place of {there}?", yes=yes)
    done = restoring.restore(run.path, source, clock)
    run.say(f"restored {source}: {phrases.held(*done.counts)}")
    for path in done.kept:
        how = "was damaged, and is kept as it was in" if done.damaged else "is kept in"
        run.say(f"what was there before {how} {path}")


def _look_through(run: Run, source: Path, held: Held) -> None:
    """Refuse a backup that `netlog check` finds damaged; an older one it cannot judge.

    A row that breaks a rule was as it is in the database, so it is no reason. Nor is what can be
    made afresh from the rest, or what other backups are like.

    Raises:
        Damaged: it is.
    """
    if held.version < connection.SCHEMA_VERSION:
        run.remark("the backup is from an older netlog; what is written next brings it up to date")
        return
    found = checks.findings(source, schema.create, changelog.images(), run.today)
    damage = [f for f in found if f.level == "damage" and f.part not in {"rules", "backups"}]
    mendable = checks.mendable(damage)
    if len(mendable) < len(damage):
        raise restoring.damaged(source)
    if mendable:
        what = "in the backup something that follows from the rest is damaged"
        run.remark(f"{what}; 'netlog check --fix' puts it right")


def _said(held: Held | None) -> str:
    if held is None:
        return "what is there, which cannot be read,"
    written = f", last written {moment(held.written)}" if held.written else ""
    return f"{phrases.held(*held.counts)}{written}"
