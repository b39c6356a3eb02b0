"""`netlog merge`: two contacts who are one person."""

from collections.abc import Mapping, Sequence
from typing import Annotated

import typer

from netlog import phrases, rules
from netlog.app import DryRun, Yes, command, who_is
from netlog.errors import Misread, Refused
from netlog.rules import checked_choice
from netlog.run import Run
from netlog.store import apart, merging
from netlog.store.contacts import Named
from netlog.store.merging import Difference, Merged, Side

_SIDES = ("first", "second")
_WINNERS = (*_SIDES, "newest")

Two = Annotated[
    list[str],
    who_is("WHO WHO", "Two people: a handle, an id or a name in quotes each."),
]


@command()
def merge(
    run: Run,
    who: Two,
    prefer: Annotated[
        str | None,
        typer.Option(
            "--prefer",
            metavar="first|second|newest",
            help="Whose fields win where they differ; newest: what was written last.",
        ),
    ] = None,
    keep: Annotated[
        list[str] | None,
        typer.Option(
            "--keep",
            metavar="FIELD=WHOSE",
            help="Whose field wins, whatever --prefer says: name=second; may repeat.",
        ),
    ] = None,
    yes: Yes = False,
    dry_run: DryRun = False,
) -> None:
    """Merge two people who are one.

    The second becomes part of the first, who keeps the id and, unless you say '--keep
    handle=second', the handle. Every interaction, detail, tag and note of both stays. Of fields in
    which they differ netlog asks which one wins: name, location, birthday, met, met-at,
    introduced-by, circle, every, in-person, snooze, archive, job. What was between the two, as an
    introduction, goes into the note. The name that loses becomes a nickname, the handle that loses
    still leads here, and an import that knew either of them finds this one. 'netlog dupes' lists
    who may be one; 'netlog undo' makes them two again.

    Examples:
      netlog merge elena-maria-russo elena-russo-prats --dry-run
      netlog merge "maya lindqvist" maya-benhaddou --prefer first --keep circle=second
    """
    kept = dict(_kept(one) for one in keep or ())
    preferred = checked_choice("side", prefer, _WINNERS)
    with run.reading(to_write=not dry_run) as db:
        first, second = merging.two_named(db, who)
        differing = merging.differences(db, first.id, second.id, run.today)
        told_apart = apart.there(db, first.id, second.id)
        newest = merging.newest(db, first.id, second.id)
    wins = {field: _side(whose, field, newest) for field, whose in kept.items()}
    open_ = [one for one in differing if one.field not in wins]
    if preferred is not None:
        wins |= {one.field: _side(preferred, one.field, newest) for one in open_}
    elif not dry_run:
        _check(run, open_, yes=yes)
    if told_apart and not dry_run:
        two = f"{first.name} ({first.handle}) and {second.name} ({second.handle})"
        run.confirm(f"You said that {two} are two. Merge them all the same?", yes=yes)
    if preferred is None and not dry_run:
        wins |= {one.field: _asked(run, one) for one in open_}
    with run.writing(bulk=True, dry_run=dry_run, backup=True) as db:
        if merging.differences(db, first.id, second.id, run.today) != differing:
            raise Refused("they were changed meanwhile", "merge them again")
        merged = merging.merge(db, first.id, second.id, wins, run.today)
    run.say(f"{'would merge' if dry_run else 'merged'} {_said(first, second, merged)}")
    for line in _plan(differing, wins) if dry_run else ():
        run.say(line)


def _kept(text: str) -> tuple[str, str]:
    """Read `FIELD=WHOSE`.

    Raises:
        Misread: there is no such field or side.
    """
    field, _, whose = text.partition("=")
    field = field.strip().lower().replace("_", "-")
    if field not in merging.FIELDS:
        raise Misread(f"there is no field '{field}'", f"there are {', '.join(merging.FIELDS)}")
    return field, checked_choice("side", whose, _WINNERS) or ""


def _side(whose: str, field: str, newest: Mapping[str, Side]) -> Side:
    if whose == "newest":
        return newest[field]
    return "first" if whose == "first" else "second"


def _check(run: Run, differing: Sequence[Difference], *, yes: bool) -> None:
    """See to it that somebody says which fields win.

    Raises:
        Misread: nobody is there to be asked.
    """
    there = run.terminal.input_is_terminal and run.terminal.err_is_terminal
    if differing and (yes or not there):
        fields = ", ".join(one.field for one in differing)
        raise Misread(
            f"they differ in {fields}",
            "say which wins with --prefer first, second or newest, or --keep FIELD=first",
        )


def _asked(run: Run, one: Difference) -> Side:
    question = f"Which {one.field}? 1 {one.first}, 2 {one.second} [1/2]"
    while (answer := run.asked(question)) not in {"1", "2"}:
        run.remark("1 or 2")
    return "first" if answer == "1" else "second"


def _said(first: Named, second: Named, merged: Merged) -> str:
    kept = f"{merged.name} ({merged.handle})"
    gone = first if merged.handle == second.handle else second
    turn = phrases.turn(rules.turn(merged.balance))
    return (
        f"{gone.name} ({gone.handle}) into {kept}: "
        f"{phrases.interactions(merged.interactions)}, {turn}"
    )


def _plan(differing: Sequence[Difference], wins: Mapping[str, Side]) -> list[str]:
    """Say of each field that differs what would become of it."""
    lines = []
    for field, first, second in differing:
        whose = wins.get(field)
        if whose is None:
            lines.append(f"{field}: {first} or {second}?")
        else:
            winner, loser = (first, second) if whose == "first" else (second, first)
            lines.append(f"{field}: {winner}, not {loser}")
    return lines
