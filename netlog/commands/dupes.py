"""`netlog dupes`: pairs of people who may be one."""

from typing import Annotated, Any

import typer

from netlog import output
from netlog.app import command, who_is
from netlog.errors import Misread
from netlog.output import Listing, View
from netlog.run import Run
from netlog.store import apart, contacts, merging, twins
from netlog.store.twins import WEAK, Twins

DUPES = Listing(
    "pair",
    "pairs",
    Twins._fields,
    ("name", "other_name", "confidence", "reasons", "handle", "other_handle"),
    {"confidence": lambda row: f"{row.confidence} %"},
    {
        "other_name": "and",
        "confidence": "sure",
        "reasons": "because",
        "other_handle": "other handle",
    },
)


@command(listing=DUPES)
def dupes(
    run: Run,
    view: View,
    who: Annotated[
        list[str] | None,
        who_is("[WHO...]", "Only pairs with them; with --not-same, the two."),
    ] = None,
    least: Annotated[
        int | None,
        typer.Option("--min", metavar="N", help=f"Only from this confidence on; {WEAK} if not."),
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="Also what is most likely chance.")] = False,
    not_same: Annotated[
        bool, typer.Option("--not-same", help="These two are two; do not list them again.")
    ] = False,
) -> None:
    """List pairs of people who may be one.

    The surest first: with the same e-mail, phone or profile, or with names that are alike but for
    their order, initials, a nickname, a slip, accents or a middle name. The confidence is from 1
    to 99: a rare name says more than a common one, the same company or birthday says more, another
    birthday less. 'netlog merge' makes one of two.

    Examples:
      netlog dupes --min 40
      netlog dupes --not-same elena-maria-russo elena-russo-prats
    """
    if not_same:
        _tell_apart(run, who or [])
        return
    lowest = _lowest(least, every=every)
    with run.reading() as db:
        rows = twins.twins(db, about=_about(db, " ".join(who)) if who else None, least=lowest)
    output.show(run.terminal, DUPES, rows, view, foot=_foot(rows), empty=_nobody(lowest))


def _about(db: Any, text: str) -> set[int]:
    """Return all whom the text means: of two who are one it cannot mean one only.

    Raises:
        NothingFound: nobody goes by that.
    """
    people = contacts.matching(db, text) or [contacts.named(db, text)]
    return {person.id for person in people}


def _tell_apart(run: Run, who: list[str]) -> None:
    with run.writing() as db:
        one, other = merging.two_named(db, who)
        new = apart.put(db, one.id, other.id)
    two = f"{one.name} ({one.handle}) and {other.name} ({other.handle})"
    run.say(f"{two} are two people" if new else f"{two} are known to be two people already")


def _lowest(least: int | None, *, every: bool) -> int:
    """Return the confidence from which on a pair is listed.

    Raises:
        Misread: two of them are said, or one that is no confidence.
    """
    if every and least is not None:
        raise Misread("--all and --min say two things", "give one of them")
    if least is not None and not 0 <= least <= 100:
        raise Misread(f"a confidence is from 0 to 100, not {least}")
    return 0 if every else WEAK if least is None else least


def _foot(rows: list[Twins]) -> list[str]:
    if not rows:
        return []
    two = f"{rows[0].handle} {rows[0].other_handle}"
    return [f"one person: netlog merge {two}", f"two people: netlog dupes --not-same {two}"]


def _nobody(lowest: int) -> str:
    return "nobody looks like anybody else" + ("; --all lists weaker pairs" if lowest else "")
