"""Retention: where backups are, what they are called, and which automatic ones are kept.

Every command that writes asks whether there is one of today, so this imports next to nothing.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

# Why netlog makes a backup by itself. One that was made by hand has no reason, and what was
# damaged when a backup took its place has another: neither is ever removed.
REASONS = ("daily", "import", "forget", "upgrade", "merge", "merge-db", "restore", "check")
DAMAGED = "damaged"
# Before these there may have been damage, so none of them is to be relied on.
DOUBTFUL = frozenset({"restore", "check"})

_STAMP = len("2026-11-19T081500Z")
_NEWEST = 5  # whatever their day: a morning's imports can be walked back
_PERIODS: tuple[tuple[int, Callable[[datetime], object]], ...] = (
    (7, datetime.date),
    (8, lambda at: at.isocalendar()[:2]),
    (12, lambda at: (at.year, at.month)),
)


def folder(database: Path) -> Path:
    """Return the folder where the backups of a database are kept, which may not be there yet."""
    return database.parent / "backups"


def stem(database: str) -> str:
    """Return what the names of a database's backups begin with, from its file's name.

    No two databases share one: only what does not end in `.db` gets a full stop at its end, and
    what would have one without its `.db` counts as such.
    """
    short = database.removesuffix(".db")
    plain = short not in {"", database} and not short.endswith(".")
    return short if plain else f"{database}."


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
    """Return whether an automatic backup among these files is of today, by the UTC date.

    One from before a restore or a repair is not counted: it may hold what was damaged.
    """
    today = f"{stem}-{now:%Y-%m-%d}T"
    return any(name.startswith(today) and _is_reliable(name, stem) for name in names)


def _is_reliable(name: str, stem: str) -> bool:
    found = understood(name, stem)
    return found is not None and found[2] in REASONS and found[2] not in DOUBTFUL


def superfluous(names: Iterable[str], stem: str, now: datetime) -> list[str]:
    """Return those among these files that are automatic backups and no longer kept.

    Kept are the newest of each of the last 7 days, 8 weeks and 12 months that have one, and the
    newest five; and apart from these the newest five that are doubtful. What seems to come from the
    future, because a clock was wrong, stays and is not counted.
    """
    found = ((name, understood(name, stem)) for name in names)
    made = sorted(
        ((*read, name) for name, read in found if read and read[2] in REASONS), reverse=True
    )
    past = [(at, reason in DOUBTFUL, name) for at, _, reason, name in made if at <= now]
    reliable = [(at, name) for at, doubtful, name in past if not doubtful]
    kept = {name for _, name in reliable[:_NEWEST]}
    for most, period in _PERIODS:
        newest: dict[object, str] = {}
        for at, name in reliable:
            newest.setdefault(period(at), name)
        kept.update(list(newest.values())[:most])
    # They take the place of none of the others.
    kept.update([name for _, doubtful, name in past if doubtful][:_NEWEST])
    return [name for *_, name in past if name not in kept]
