"""What a check finds: how bad it is, where, what, and what to do about it."""

from typing import NamedTuple

RESTORE = "netlog restore latest"
FIX = "netlog check --fix"
INDEX = "whatever netlog writes next brings it up to date"
MOST = 100  # findings of one part: who has more has one trouble, not many


class Finding(NamedTuple):
    """What is wrong and what to do. `level` is `damage` or `odd`, `part` what was looked at."""

    level: str
    part: str
    what: str
    remedy: str


def damage(part: str, what: str, remedy: str = RESTORE) -> Finding:
    """Return a finding of something that no command could have done."""
    return Finding("damage", part, what, remedy)


def odd(part: str, what: str, remedy: str) -> Finding:
    """Return a finding of something that may be meant, and is worth a look."""
    return Finding("odd", part, what, remedy)
