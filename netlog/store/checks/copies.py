"""The backups beside the database: whether they are whole, and new enough."""

import sqlite3
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from shlex import quote

from netlog.store import backups, forgetting, retention
from netlog.store.checks.finding import Finding, damage, odd

_OLD = timedelta(days=7)
_AGAIN = "netlog backup"


def sums(path: Path) -> Iterator[Finding]:
    """Compare each backup of the database at `path` with the checksum beside it."""
    for copy, _, _ in backups.listed(path):
        if backups.is_as_summed(copy) is False and copy.exists():  # none was thinned out meanwhile
            what = f"the backup {copy.name} is not what was written"
            yield damage("backups", what, f"rm {quote(str(copy))}, then {_AGAIN}")


def forgotten(path: Path) -> Iterator[Finding]:
    """Name what was kept only until somebody was forgotten, and still is there."""
    for copy in forgetting.kept_for_it(path):
        what = f"{copy.name} was made before somebody was forgotten, which did not come to its end"
        yield odd("backups", what, f"'netlog forget' them again, or rm {quote(str(copy))}")


def age(path: Path, now: datetime, db: sqlite3.Connection) -> Iterator[Finding]:
    """Compare the newest backup with what was written since; `now` is in UTC.

    One that seems to come from the future, because a clock was wrong, is that only where there is
    nothing else.
    """
    times = [at for _, at, why in backups.listed(path) if why != retention.DAMAGED]
    newest = max((at for at in times if at <= now), default=max(times, default=None))
    since = "" if newest is None else f"{newest:%Y-%m-%dT%H:%M:%S}.999Z"
    query = "SELECT min(at) FROM operation WHERE at > ? AND command <> 'create'"
    (first,) = db.execute(query, (since,)).fetchone()
    if first is None:
        return
    if newest is None:
        if str(first)[:10] < f"{now:%Y-%m-%d}":
            yield odd("backups", "there is no backup of the database", _AGAIN)
    elif now - newest > _OLD:
        what = f"the newest backup is of {newest:%Y-%m-%d}, and more was written since"
        yield odd("backups", what, _AGAIN)
