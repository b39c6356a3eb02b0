"""Handles: who has to be shown under another than their own, because somebody else has it."""

from collections.abc import Iterator

_LONGEST = 80


class Handles:
    """Everybody's own handle, as far as they have been told."""

    def __init__(self) -> None:
        """Begin with nobody."""
        self._holders: dict[str, list[str]] = {}
        self._otherwise: set[str] = set()

    def take(self, uid: str, handle: str, shown: str | None) -> None:
        """Note whose handle is what, and under which they are shown now, if they are here."""
        self._holders.setdefault(handle, []).append(uid)
        if shown not in {None, handle}:
            self._otherwise.add(uid)

    def shown(self) -> dict[str, str | None]:
        """Return under which handles those are to be shown who have another, None for their own.

        Whoever's uid is smallest keeps it; the others get `-2`, `-3` ..., in the order of theirs.
        """
        shown: dict[str, str | None] = dict.fromkeys(self._otherwise)
        taken = set(self._holders)
        for handle, uids in sorted(self._holders.items()):
            for uid in sorted(uids)[1:]:
                free = next(each for each in _numbered(handle) if each not in taken)
                taken.add(free)
                shown[uid] = free
        return shown


def _numbered(handle: str) -> Iterator[str]:
    number = 1
    while True:
        number += 1
        ending = f"-{number}"
        yield handle[: _LONGEST - len(ending)] + ending
