"""`netlog knows` and `unknows`: who knows whom."""

from collections.abc import Sequence
from typing import Annotated, Any

import typer

from netlog.app import Note, command, who_is
from netlog.commands.path import linked
from netlog.errors import Misread, NothingFound
from netlog.run import Run
from netlog.store import contacts, edges
from netlog.store.contacts import Named
from netlog.store.edges import Edge, Noted

Two = Annotated[list[str], who_is("WHO WHO", "Two people.")]


@command()
def knows(
    run: Run,
    who: Two,
    how: Annotated[
        str | None, typer.Option("--how", metavar="TEXT", help="How: 'colleagues', 'school'.")
    ] = None,
    strength: Annotated[
        int | None, typer.Option("--strength", metavar="1-3", help="How well, from 1 to 3.")
    ] = None,
    note: Note = None,
) -> None:
    """Note that two people know each other.

    Said again of the same two, it changes what is given. Who introduced somebody to you, and who
    was at the same company, counts as knowing them by itself.

    Examples:
      netlog knows ada "maya lindqvist" --how "the book fair"
      netlog knows kenji tomasz --strength 1
    """
    if strength is not None and strength not in {1, 2, 3}:
        raise Misread(f"a strength is from 1 to 3, not {strength}")
    how = None if how is None else " ".join(how.split())

    def about() -> str:
        with run.reading(to_write=True) as db:
            one, other = _two(db, who)
        return f"{one.name} and {other.name} know each other"

    with run.note(note, about) as text, run.writing() as db:
        one, other = _two(db, who)
        before = edges.noted(db, one.id, other.id)
        edges.put(db, one.id, other.id, how=how, strength=strength, note=text)
        now = edges.noted(db, one.id, other.id)
    assert now is not None, "it was put there a moment ago"
    already = " already" if now == before else ""
    run.say(
        f"{one.name} and {other.name} know each other{already}{_said(now)}; "
        f"the way: netlog path {other.handle}"
    )


@command()
def unknows(run: Run, who: Two) -> None:
    """Take back that two people know each other.

    Examples:
      netlog unknows ada zsofia
      netlog unknows kenji-watabe lamine-diarrassou
    """
    with run.writing() as db:
        one, other = _two(db, who)
        if not edges.remove(db, one.id, other.id):
            raise _not_noted(one, other, _between(db, one, other))
        left = _between(db, one, other)
    still = f"; they still count as such, for {linked(one, other, left[0])}" if left else ""
    run.say(f"{one.name} and {other.name} are not noted to know each other any more{still}")


def _two(db: Any, who: Sequence[str]) -> list[Named]:
    """Return the two people meant.

    Raises:
        Misread: these are not two.
        NothingFound, SeveralFound: as by `contacts.several_named`.
    """
    people = contacts.several_named(db, who)
    if len(people) != 2:
        named = " and ".join(person.name for person in people[:3])
        raise Misread(f"that takes two people, and this is {named}", "as in: netlog knows ada bo")
    return people


def _said(noted: Noted) -> str:
    strength = f"strength {noted.strength}" if noted.strength else None
    parts = [part for part in (noted.how, strength) if part]
    return f": {', '.join(parts)}" if parts else ""


def _between(db: Any, one: Named, other: Named) -> list[Edge]:
    return [edge for edge in edges.around(db, [one.id]) if other.id in edge[:2]]


def _not_noted(one: Named, other: Named, left: Sequence[Edge]) -> NothingFound:
    what = f"{one.name} and {other.name} are not noted to know each other"
    reason = f"they count as such, for {linked(one, other, left[0])}" if left else ""
    return NothingFound(what, reason)
