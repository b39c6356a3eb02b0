"""Kin: rows of different uids that are one."""

from collections import defaultdict


class Kin:
    """The rows of a table that are one, each family under the uid that stays.

    That is the smallest of those who were not merged into another; if each was, on one side or
    the other, it is the smallest of all.
    """

    def __init__(self) -> None:
        """Begin with no two that are one."""
        self._same: dict[str, set[str]] = defaultdict(set)
        self._roots: dict[str, str] = {}
        self._families: dict[str, tuple[str, ...]] = {}
        self.away: set[str] = set()

    def merge(self, old: str, new: str) -> None:
        """Note that the user has merged one into another."""
        if old != new:
            self.away.add(old)
            self._join(old, new)

    def unite(self, one: str, other: str) -> None:
        """Note that two were made as one thing."""
        self._join(one, other)

    def root(self, uid: str) -> str:
        """Return under which uid a row goes."""
        return self._roots.get(uid, uid)

    def family(self, root: str) -> tuple[str, ...]:
        """Return all uids that go under one."""
        return self._families.get(root, (root,))

    def is_single(self, uid: str) -> bool:
        """Return whether a row is one with no other."""
        return uid not in self._roots

    def families(self) -> list[tuple[str, tuple[str, ...]]]:
        """Return those of more than one, with the uid that stays, in order."""
        return sorted(self._families.items())

    def _join(self, one: str, other: str) -> None:
        if one == other:
            return
        self._same[one].add(other)
        self._same[other].add(one)
        family = self._reached(one)
        standing = [uid for uid in family if uid not in self.away]
        root = min(standing or family)
        for uid in family:
            self._families.pop(uid, None)
            self._roots[uid] = root
        self._families[root] = tuple(sorted(family))

    def _reached(self, one: str) -> set[str]:
        found, coming = {one}, [one]
        while coming:
            new = self._same[coming.pop()] - found
            found |= new
            coming += new
        return found
