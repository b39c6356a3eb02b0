"""Retention: what backups are called, and which automatic ones are kept.

Every command that writes asks whether there is one of today, so this imports next to nothing.
"""

from collections.abc import Callable, Iterable
from datetime import datetime

# Why netlog makes a backup by itself. One that was made by hand has no reason, and what was
# damaged when a backup took its place has another: neither is ever removed.
REASONS = ("daily", "import", "forget", "upgrade", "merge", "restore", "check")
DAMAGED = "damaged"

_STAMP = len("2026-11-19T081500Z")
_NEWEST = 5  # whatever their day: a morning's imports can be walked back
_PERIODS: tuple[tuple[int, Callable[[datetime], object]], ...] = (
    (7, datetime.date),
    (8, lambda at: at.isocalendar()[:2]),
    (12, lambda at: (at.year, at.month)),
)


def stem(database: str) -> str:
    """Return what the names of a database's backups begin with, from its file's name."""
    return database.removesuffix(".db")


def spelt(stem: str, at: datetime, reason: str = "", number: int = 1) -> str:
    """Return the name of a backup: `netlog-2026-11-19T081500Z-daily-2.db`, `at` being UTC."""
    words = [stem, f"{at:%Y-%m-%dT%H%M%SZ}", reason, str(number) if number > 1 else ""]
    return "-".join(filter(None, words)) + ".db"


def understood(name: str, stem: str) -> tuple[datetime, int, str] | None:
    """Return when and why a backup was made, by its name, and its number within the second.

    None if it is none of a database of this stem: another's may begin with the same letters.
    """
    start = len(stem) + 1
    end = start + _STAMP
    words = name[end:].removesuffix(".db").split("-")
    last = words.pop() if words[-1].isdecimal() else "1"
    try:
        at, number = datetime.fromisoformat(name[start:end]), int(last)
    except ValueError:
        return None
    reason = "-".join(words).removeprefix("-")
    if reason not in {"", DAMAGED, *REASONS} or spelt(stem, at, reason, number) != name:
        return None
    return at, number, reason


def is_covered(names: Iterable[str], stem: str, now: datetime) -> bool:
    """Return whether an automatic backup among these files is of today, by the UTC date."""
    today = f"{stem}-{now:%Y-%m-%d}T"
    return any(name.startswith(today) and _is_automatic(name, stem) for name in names)


def _is_automatic(name: str, stem: str) -> bool:
    found = understood(name, stem)
    return found is not None and found[2] in REASONS


def superfluous(names: Iterable[str], stem: str, now: datetime) -> list[str]:
    """Return those among these files that are automatic backups and no longer kept.

    Kept are the newest of each of the last 7 days, 8 weeks and 12 months that have one, and the
    newest five. What seems to come from the future, because a clock was wrong, stays and is not
    counted.
    """
    found = ((name, understood(name, stem)) for name in names)
    made = sorted(
        ((*read[:2], name) for name, read in found if read and read[2] in REASONS), reverse=True
    )
    past = [(at, name) for at, _, name in made if at <= now]
    kept = {name for _, name in past[:_NEWEST]}
    for most, period in _PERIODS:
        newest: dict[object, str] = {}
        for at, name in past:
            newest.setdefault(period(at), name)
        kept.update(list(newest.values())[:most])
    return [name for _, name in past if name not in kept]
