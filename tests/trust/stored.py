"""What a database holds, read by another program than netlog; and whether netlog finds it well."""

import re
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

from netlog import schema
from netlog.schema import changelog
from netlog.store import checks

DAY = date(2026, 11, 19)
# What differs each time: stamps, and what SQLite drew by lot to name a row or an occasion.
_CHANCE = re.compile(
    r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z"
    r"|\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b|\b[0-9a-f]{32}\b"
)


def everything(path: Path) -> list[str]:
    """Return all that is stored, as statements."""
    with closing(sqlite3.connect(path)) as db:
        return list(db.iterdump())


def whatever_the_hour(path: Path) -> list[str]:
    """Return all that is stored, but for what differs when the same is done again."""
    return sorted(_CHANCE.sub("*", line) for line in everything(path))


def damage(path: Path) -> list[checks.Finding]:
    """Return the damage that `netlog check` finds."""
    found = checks.findings(path, schema.create, changelog.images(), DAY)
    return [finding for finding in found if finding.level == "damage"]
