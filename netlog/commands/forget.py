"""`netlog forget`: a person deleted for good."""

from pathlib import Path
from typing import Annotated

import typer

from netlog import phrases
from netlog.app import Who, Yes, command
from netlog.errors import NetlogError, NothingFound
from netlog.run import Run
from netlog.store import backups, connection, forgetting, retention
from netlog.store.forgetting import Forgotten


@command()
def forget(
    run: Run,
    who: Who,
    yes: Yes = False,
    backups_too: Annotated[
        bool, typer.Option("--backups", help="Forget them in the backups as well.")
    ] = False,
) -> None:
    """Delete a person for good.

    They are deleted from the history as well, so 'netlog undo' cannot bring them back. Backups that
    still have them are named, or with --backups have them no longer. To keep somebody without ever
    having them due, 'netlog archive' them.

    Examples:
      netlog forget nestor --yes
      netlog forget yusuf demirtepe --backups --yes
    """
    gone = _forgotten(run, " ".join(who), yes=yes, everywhere=backups_too)
    told = phrases.interactions(gone.interactions)
    run.say(f"{gone.name} is forgotten, with {told}; it cannot be undone")
    failed = _compacted(run.path)
    backups.discard_drafts(retention.folder(run.path))
    kept = forgetting.kept_for_it(run.path)
    for path in forgetting.backups_with(run.path, gone):
        if path not in kept:
            run.say(_in_backup(path, gone) if backups_too else f"the backup {path} still has them")
        elif failed:
            run.say(f"the backup {path} still has them")
    if failed:
        raise failed
    # Until here they tell the next 'forget' who it was, should this one be cut short.
    for path in kept:
        backups.discard(path)


def _forgotten(run: Run, text: str, *, yes: bool, everywhere: bool) -> Forgotten:
    """Delete whom `text` means from all tables; or find that this was done, and was cut short."""
    try:
        with run.reading(to_write=True) as db:
            person = forgetting.meant(db, text)
    except NothingFound:
        if (gone := forgetting.cut_short(run.path, text, everywhere=everywhere)) is None:
            raise
        run.confirm(f"Forget what may be left of {gone.name}? It cannot be undone.", yes=yes)
        return gone
    told = phrases.interactions(person.interactions)
    those = told if person.here else "what the history still has of them"
    run.confirm(f"Forget {person.name} and {those}? It cannot be undone.", yes=yes)
    run.backup("forget")
    with run.writing(bulk=True) as db:
        return forgetting.forget(db, person.id)


def _compacted(path: Path) -> NetlogError | None:
    """Leave no traces between the file's pages; return what kept that from being done."""
    try:
        connection.compact(path)
        forgetting.check(path)
    except NetlogError as error:
        what = "the file could not be written afresh, so traces may be left in it"
        # That nothing was written is not true any more: they are deleted.
        return type(error)(what, error.what.partition(" and nothing was ")[0].rstrip(","))
    return None


def _in_backup(path: Path, gone: Forgotten) -> str:
    try:
        forgetting.forget_in(path, gone)
    except forgetting.Linked as error:
        return f"the backup {path} still has them: {error}"
    except NetlogError as error:
        return f"the backup {path} still has them: {error.what}; delete it"
    return f"the backup {path} has them no longer"
