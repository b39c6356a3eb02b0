"""Chains: how a kindness travelled, from where it began to all who passed it on."""

import sqlite3
from collections import defaultdict
from typing import NamedTuple

from netlog.errors import Refused
from netlog.store import timelines
from netlog.store.batches import among


class Link(NamedTuple):
    """A kindness in a chain, `depth` steps from where that began."""

    id: int
    handle: str
    name: str
    interaction_id: int
    forwards: int | None
    depth: int
    day: str
    direction: str
    kind: str | None
    weight: int | None
    note: str | None


_LINKS = """
SELECT contact.id, handle, contact.name, interaction.id, forwards, 0, day, direction, kind,
    CASE direction WHEN 'met' THEN NULL ELSE weight END, interaction.note
FROM interaction JOIN contact ON contact.id = contact_id WHERE """


def chain(db: sqlite3.Connection, interaction: int) -> list[Link]:
    """Return how a kindness travelled, from where it began: each before those that passed it on.

    Each is there once, and the oldest first of those that pass on the same. Where another program
    wrote what goes round, it begins with what was entered first.

    Raises:
        NothingFound: there is no such interaction.
    """
    there = timelines.by_id(db, interaction).interaction_id
    origin = _origin(_way_up(db, there))
    (first,) = (Link(*row) for row in db.execute(f"{_LINKS} interaction.id = ?", (origin,)))
    after = _passing(db, first)
    links, waiting = [], [first]
    while waiting:
        links.append(here := waiting.pop())
        waiting += [link._replace(depth=here.depth + 1) for link in after[here.interaction_id]]
    return links


def _origin(way: list[int]) -> int:
    """Return where a way up ends, or the first of the ring that it ends in."""
    last = way[-1]
    ring = way[way.index(last) :]
    return min(ring)


def _passing(db: sqlite3.Connection, first: Link) -> dict[int, list[Link]]:
    """Return what passes on each interaction, from the first one on; the latest comes first."""
    found: dict[int, list[Link]] = defaultdict(list)
    seen, wanted = {first.interaction_id}, [first.interaction_id]
    while wanted:
        links = [Link(*row) for row in among(db, f"{_LINKS} forwards IN {{wanted}}", wanted)]
        new = [link for link in links if link.interaction_id not in seen]
        for link in sorted(new, key=lambda link: (link.day, link.interaction_id), reverse=True):
            found[link.forwards or 0].append(link)
        wanted = [link.interaction_id for link in new]
        seen.update(wanted)
    return found


# Passing on ---------------------------------------------------------------------------------------

# What was got is passed on by giving; what was given comes back in what is got.
_ANSWERED = {"gave": "got", "got": "gave"}


def _way_up(db: sqlite3.Connection, interaction: int) -> list[int]:
    """Return an interaction, what it passes on, and so forth; in a ring the last is there twice."""
    way = {interaction: None}
    query = "SELECT forwards FROM interaction WHERE id = ?"
    here = interaction
    while (row := db.execute(query, (here,)).fetchone()) and row[0] is not None:
        (here,) = row
        if here in way:
            return [*way, here]
        way[here] = None
    return list(way)


def check(db: sqlite3.Connection, interaction: int, *, is_new: bool) -> None:
    """Check that an interaction passes on what it can, if anything; said anew, or before.

    Raises:
        Refused: that is no kindness of somebody else's, or came of this one.
    """
    one = timelines.by_id(db, interaction)
    if one.forwards is None:
        return
    other = timelines.by_id(db, one.forwards)
    parts = f"'netlog edit --interaction {interaction} --forward none' parts the two"
    wanted = _ANSWERED.get(one.direction)
    if wanted is None:
        raise Refused(f"interaction {interaction} is nothing given, and passes nothing on", parts)
    if other.direction != wanted:
        raise Refused(
            f"interaction {one.forwards} is no kindness that you {wanted}",
            f"'netlog history --direction {wanted}' has the ids" if is_new else parts,
        )
    if other.id == one.id:
        what = f"interaction {one.forwards} is of the same person"
        raise Refused(what, "what goes back to them is not passed on" if is_new else parts)
    if interaction in _way_up(db, interaction)[1:]:
        raise Refused(f"interaction {one.forwards} came of this one", parts)


# The timeline -------------------------------------------------------------------------------------
