"""Joining: what two databases of one person have, brought together.

Rows are the same if their uids are. Of each field the newest change wins; of two at the same time
the greater value. A deletion wins over what was written before it; what was written after it, or
refers to it since, brings a row back. What was undone counts as never done. So it does not matter
which database is joined to which, nor how often or by what detours: in the end all are alike.

What both have made under uids of their own is one thing where there can be only one: circles and
companies of a name, details, tags, origins, interactions from the same entry of the same file,
pairs who were told apart or know each other, topics, settings. So are people who came from the
same entry and have the same name. The smaller uid stays. Two people may have one handle: whose uid
is smaller keeps it.

What is stored afterwards comes to the same again, by itself or with any of the two: the times of
all fields go with their values, what became one stays one, even if its reason is gone, nothing that
is compared depends on ids, and only what is there itself brings back what it refers to.

`shapes` says what a row is made of, `written` when its fields were written, `sides` reads one
database so, `kin` and `families` say who is one with whom, `verdicts` what they come to, `handles`
under which handles people are shown, `plans` what is to be done, and `writing` does it. Memory
holds the uids of people, circles and companies, and what is deleted or becomes one.
"""

import sqlite3

from netlog.store import operations
from netlog.store.joining.families import Families
from netlog.store.joining.plans import plan
from netlog.store.joining.shapes import shapes
from netlog.store.joining.sides import Side
from netlog.store.joining.tallies import Joined, Tally
from netlog.store.joining.writing import Writer

__all__ = ["Joined", "Tally", "join"]


def join(
    db: sqlite3.Connection,
    other: sqlite3.Connection,
    *,
    prefer_other: bool = False,
    name: str = "the other database",
) -> Joined:
    """Bring into a database what another has, in the bulk operation that is open.

    Args:
        db: the database that is written.
        other: one of the same version, which is read; tables of its connection's own are made.
        prefer_other: what the other says wins even where it is older; of what it does not
            have, nothing is deleted.
        name: what it is called, should it be damaged.

    Raises:
        Damaged: the other cannot be read.
    """
    kinds = shapes(db)
    ours, theirs = Side(db, kinds), Side(other, kinds, name)
    query = "SELECT at FROM operation WHERE id = ?"
    (now,) = db.execute(query, (operations.current(db),)).fetchone()
    families = Families(ours, theirs, kinds, now=now if prefer_other else None)
    writer = Writer(db, kinds, ours.ids)
    for table, shape in kinds.items():
        writer.apply(table, plan(families, shape))
    writer.finish(families.united, sorted(families.merged))
    return writer.tallies.joined()
