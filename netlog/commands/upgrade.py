"""`netlog upgrade`: the database of an older netlog brought up to date."""

from netlog.app import command
from netlog.run import Run
from netlog.store import connection


@command()
def upgrade(run: Run) -> None:
    """Bring the database of an older netlog up to date.

    Commands that write do so by themselves; those that only read ask for it. It is copied into
    the folder 'backups' first, and what goes wrong leaves it as it was.

    Examples:
      netlog upgrade
      netlog upgrade --db netlog.db
    """
    done = run.upgrade()
    run.say(done or f"the database is up to date (version {connection.SCHEMA_VERSION})")
