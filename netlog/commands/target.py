"""`netlog target`: whom I want to reach, a company or a person."""

from shlex import quote
from typing import Annotated, Any

import typer

from netlog import dates, names, phrases
from netlog.app import command, group
from netlog.commands import path, worked
from netlog.commands.targets import TARGETS, All, show
from netlog.errors import Misread, NothingFound, SeveralFound
from netlog.output import View
from netlog.run import Run
from netlog.store import companies, contacts, targets
from netlog.store.companies import Company
from netlog.store.contacts import Named
from netlog.store.targets import Target

_ALIKE = 0.85  # how like somebody's name a new one is that may be a slip

Whom = Annotated[
    list[str],
    typer.Argument(
        metavar="COMPANY|PERSON", help="A name, handle or id, or words.", show_default=False
    ),
]
Which = Annotated[
    list[str],
    typer.Argument(metavar="TARGET", help="Its name, or its id as in -f ids.", show_default=False),
]
Role = Annotated[
    str | None, typer.Option("--role", metavar="TEXT", help="What you want there, or as what.")
]
By = Annotated[
    str | None, typer.Option("--by", metavar="DAY", help="By when: '1 march', 'in 3 months'.")
]
Step = Annotated[
    str | None, typer.Option("--step", metavar="TEXT", help="The next step, in your words.")
]


@command(listing=TARGETS)
def targets_alone(run: Run, view: View, all_of_them: All = False) -> None:
    """Set whom you want to reach.

    A target is a company or a person. On its own this lists them, as 'netlog targets' does: whom
    you know there, the warmest way, and the next step.

    Examples:
      netlog target
      netlog target add globex --role "map designer" --by "in 3 months"
    """
    show(run, view, closed=all_of_them)


@command()
def add(run: Run, whom: Whom, role: Role = None, by: By = None, step: Step = None) -> None:
    """Make a company or a person a target.

    A company that is not here yet is entered.

    Examples:
      netlog target add globex --role "map designer" --by "in 3 months"
      netlog target add maya lindqvist --step "send her the chart of Åland"
    """
    due_on = dates.parse_day(by, run.today, lean="future") if by else None
    with run.writing() as db:
        wanted, remark = _wanted(db, " ".join(whom))
        targets.add(db, wanted, run.today, role=role or None, due_on=due_on, step=step or None)
        target = targets.of(db, wanted)
    if remark:
        run.remark(remark)
    assert target is not None, "it was added a moment ago"
    run.say(f"target: {_said(target, run)}")
    run.say(f"the warmest way: netlog path {_name(target)}")


@command()
def edit(run: Run, which: Which, role: Role = None, by: By = None, step: Step = None) -> None:
    """Edit a target's role, day or next step; '' empties one.

    Examples:
      netlog target edit clocks --step "send the drawings of the new wing" --by "1 march"
      netlog target edit farah --role ''
    """
    if role is None and by is None and step is None:
        raise Misread("what to change is not said", "give --role, --by or --step")
    due_on = str(dates.parse_day(by, run.today, lean="future")) if by else by
    said = {"role": role, "step": step, "due_on": due_on}
    columns = {name: value.strip() or None for name, value in said.items() if value is not None}
    with run.writing() as db:
        before = _meant(db, " ".join(which))
        targets.change(db, before.target_id, **columns)
        now = targets.by_id(db, before.target_id)
    run.say(f"{'as before' if now == before else 'target'}: {_said(now, run)}")
    run.say(f"the warmest way: netlog path {_name(now)}")


@command()
def reached(run: Run, which: Which) -> None:
    """Note that a target is reached.

    Examples:
      netlog target reached farah
      netlog target reached museum of borrowed clocks
    """
    _close(run, which)


@command()
def done(run: Run, which: Which) -> None:
    """Note that a target is reached: the same as 'reached'.

    Examples:
      netlog target done farah
      netlog target done observatory
    """
    _close(run, which)


@command()
def remove(run: Run, which: Which) -> None:
    """Take out a target that you do not want to reach any more.

    Examples:
      netlog target remove observatory
      netlog target remove farah
    """
    with run.writing() as db:
        target = _meant(db, " ".join(which))
        targets.remove(db, target.target_id)
    run.say(f"{target.name} is no target any more; 'netlog undo' takes that back")


target = group(
    targets_alone,
    add=add,
    edit=edit,
    reached=reached,
    done=done,
    remove=remove,
)


def _close(run: Run, which: list[str]) -> None:
    with run.writing() as db:
        target = _meant(db, " ".join(which))
        targets.close(db, target.target_id, run.today)
    since = phrases.ago(target.opened_on, run.today).removesuffix(" ago")
    after = f" after {since}" if since != "today" else ""
    run.say(f"reached {target.name}{after}; what is left: netlog targets")


def _wanted(db: Any, text: str) -> tuple[Named | Company, str | None]:
    """Return the person or company that is meant, and a remark if it is a new company.

    Raises:
        NothingFound: it is nobody and no company here, but much like somebody's name.
        SeveralFound: it could be more than one.
    """
    try:
        return path.meant(db, text), None
    except NothingFound:
        pass
    alike = [
        f"{person.name} ({person.handle})"
        for person in contacts.near(db, text)
        if names.likeness(names.fold(text), names.fold(person.name)) >= _ALIKE
    ]
    if alike:
        raise NothingFound(
            f"nobody and no company here goes by '{text}'",
            f"did you mean {', '.join(alike)}? If not: netlog company add {quote(text)}",
        )
    remark = worked.unusual(db, text)
    row = companies.entered(db, text)
    if row is None:
        raise Misread("whom to reach is not said", "as in: netlog target add globex")
    return companies.head(db, row), remark


def _meant(db: Any, text: str) -> Target:
    """Return the open target that is meant: by its id, its name, or whoever or whatever it is.

    Raises:
        NothingFound: none is.
        SeveralFound: more than one could be.
    """
    there = targets.listed(db)
    if text.strip().isdigit():
        fitting = [one for one in there if str(one.target_id) == text.strip()]
    else:
        wanted = names.words(text)
        fitting = [one for one in there if wanted and names.begin(wanted, names.words(one.name))]
        whole = [one for one in fitting if names.fold(one.name) == names.fold(text)]
        fitting = whole or fitting
    if len(fitting) > 1:
        some = ", ".join(f"{one.name} ({one.target_id})" for one in fitting)
        raise SeveralFound(f"'{text}' could be {some}", "use the id in brackets")
    found = fitting[0] if fitting else targets.of(db, path.meant(db, text))
    if found is None:
        raise NothingFound(
            f"'{text}' is no target", f"netlog target add {quote(text)} makes it one"
        )
    return found


def _said(target: Target, run: Run) -> str:
    by = f"by {phrases.day(target.due_on, run.today)}" if target.due_on else None
    words = (target.name, target.role, by, target.step and f"next: {target.step}")
    return ", ".join(filter(None, words))


def _name(target: Target) -> str:
    return target.handle or quote(target.name)
