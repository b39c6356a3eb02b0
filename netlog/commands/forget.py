"""`netlog forget`: a person deleted for good."""

from netlog import phrases
from netlog.app import Who, Yes, command
from netlog.errors import NetlogError
from netlog.run import Run
from netlog.store import connection, contacts, dues, forgetting


@command()
def forget(run: Run, who: Who, yes: Yes = False) -> None:
    """Delete a person for good.

    They are deleted from the history as well, so 'netlog undo' cannot bring them back. To keep
    somebody without ever having them due, 'netlog archive' them.

    Examples:
      netlog forget nestor --yes
      netlog forget yusuf demirtepe --yes
    """
    with run.reading() as db:
        person = dues.reckoning(db, contacts.named(db, " ".join(who)).id)
    told = phrases.interactions(person.touches)
    run.confirm(f"Forget {person.name} and {told}? It cannot be undone.", yes=yes)
    with run.writing(bulk=True) as db:
        gone = forgetting.forget(db, person.id)
    told = phrases.interactions(gone.interactions)
    run.say(f"{gone.name} is forgotten, with {told}; it cannot be undone")
    try:
        connection.compact(run.path)
    except NetlogError as error:
        what = "the file could not be written afresh, so traces may be left in it"
        raise type(error)(what, error.what) from error
    for path in forgetting.backups_with(run.path, gone):
        run.say(f"the backup {path} still has them")
