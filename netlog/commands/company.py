"""`netlog company`: the companies by all their names, and who is or was there."""

from collections.abc import Sequence
from shlex import quote
from typing import Annotated, Any, NamedTuple

import typer

from netlog import output, phrases
from netlog.app import Note, Yes, command, group
from netlog.errors import Misread, Refused
from netlog.output import Listing, View
from netlog.run import Run
from netlog.store import companies, naming, targets
from netlog.store.companies import Colleague, Company, Listed
from netlog.store.naming import Facts

COMPANIES = Listing(
    "company",
    "companies",
    Listed._fields,
    ("name", "people", "formerly", "last_touch", "also_called"),
    {"last_touch": lambda row: row.last_touch or ""},
    {"people": "people now"},
)
_THERE = Listing(
    "person",
    "people",
    Colleague._fields,
    ("name", "title", "since", "until", "last_touch", "turn"),
    {
        "turn": lambda row: phrases.turn(row.turn),
        "last_touch": lambda row: row.last_touch or "never",
    },
)

Name = Annotated[
    list[str],
    typer.Argument(metavar="NAME", help="A name of it, an id, or words.", show_default=False),
]
Link = Annotated[str | None, typer.Option("--link", metavar="URL", help="Its page.")]
Alias = Annotated[
    list[str] | None,
    typer.Option("--alias", metavar="NAME", help="A further name of it; may repeat."),
]


class _Whole(NamedTuple):
    """A company with all there is."""

    id: int
    name: str
    also_called: list[str]
    link: str | None
    note: str | None
    links: list[str]
    people: list[Colleague]
    targets: list[Any]


@command(listing=COMPANIES)
def companies_alone(run: Run, view: View) -> None:
    """List, show and edit companies.

    'Acme', 'Acme Inc.' and every further name of it are one. A company is there as soon as
    somebody is said to be at it; 'netlog worked' notes from when until when.

    Examples:
      netlog company
      netlog company show globex
    """
    _list(run, view)


@command(listing=COMPANIES)
def companies_listed(run: Run, view: View) -> None:
    """List the companies, where you know the most people first.

    Examples:
      netlog company list
      netlog company list --sort last_touch --json
    """
    _list(run, view)


@command()
def show(
    run: Run,
    name: Name,
    json: Annotated[bool, typer.Option("--json", help="All of it as one object.")] = False,
) -> None:
    """Show a company: its names, whom you know there, and who was there before.

    Examples:
      netlog company show globex
      netlog company show museum of small errors --json
    """
    with run.reading() as db:
        whole = _whole(db, companies.named(db, " ".join(name)))
    if json:
        record = whole._asdict()
        del record["links"]
        output.say_json(run.terminal, record)
        return
    pairs = [
        ("also called", "\n".join(whole.also_called)),
        ("link", "\n".join(whole.links)),
        ("target", "\n".join(_target(one, run) for one in whole.targets)),
        ("note", whole.note or ""),
    ]
    output.card(run.terminal, whole.name, [pair for pair in pairs if pair[1]])
    run.say("")
    if whole.people:
        output.show(run.terminal, _THERE, whole.people, View())
        run.say("")
    for line in _next_steps(whole):
        run.say(line)


@command()
def add(run: Run, name: Name, link: Link = None, alias: Alias = None, note: Note = None) -> None:
    """Add a company, where you may know nobody yet.

    Examples:
      netlog company add "Brightwater Ferries" --alias Brightwater --link https://example.org/ferries
      netlog company add Observatory of Elsewhere -m "they collect sundials"
    """
    with run.note(note, lambda: " ".join(name)) as text, run.writing() as db:
        company = naming.add(db, " ".join(name), link=link, note=text, also=alias or ())
        called = naming.facts(db, company).also_called
    run.say(f"added {_named(company, called)}")
    run.say(f"whom you know there: netlog worked WHO {quote(company.name)}")


@command()
def edit(
    run: Run,
    name: Name,
    new: Annotated[
        str | None,
        typer.Option("--name", metavar="NAME", help="Another name; the old one leads here."),
    ] = None,
    link: Link = None,
    alias: Alias = None,
    no_alias: Annotated[
        list[str] | None,
        typer.Option("--no-alias", metavar="NAME", help="A name it has no longer; may repeat."),
    ] = None,
    note: Note = None,
) -> None:
    """Edit a company's name, further names, link and note; '' empties one.

    Examples:
      netlog company edit globex --alias "Globex International" --link https://example.org/globex
      netlog company edit quokka --name "Quokka Logistics" -m "renamed in May"
    """
    if new is None and link is None and note is None and not (alias or no_alias):
        raise Misread(
            "what to change is not said", "give --name, --link, --alias, --no-alias or -m"
        )
    with run.note(note, lambda: " ".join(name)) as text, run.writing() as db:
        before = companies.named(db, " ".join(name))
        facts = naming.facts(db, before)
        company = naming.rename(db, before, new) if new is not None else before
        new_names = [other for other in alias or () if naming.call(db, company, other)]
        for other in no_alias or ():
            naming.uncall(db, company, other)
        naming.change(db, company.id, link, text)
        now = naming.facts(db, company)
    if (facts, before) == (now, company) and not new_names:
        run.say(f"{_named(company, now.also_called)} is as before")
    else:
        was = f"{before.name} is now " if company != before else "edited "
        run.say(f"{was}{_named(company, now.also_called)}{_changed(facts, now, company)}")


@command()
def merge(
    run: Run,
    names: Annotated[
        list[str],
        typer.Argument(metavar="NAME NAME", help="Two companies, each in quotes if need be."),
    ],
    yes: Yes = False,
) -> None:
    """Merge two companies that are one; the second becomes a further name of the first.

    Whoever is or was at the second is at the first, and what is a target becomes one. 'netlog
    undo' makes them two again.

    Examples:
      netlog company merge "Quokka Freight" Globex --yes
      netlog company merge "Halfmoon Health" "Cloudberry Clinic" --yes
    """
    with run.reading(to_write=True) as db:
        first, second = _two(db, names)
        there = len(companies.people(db, second.id))
    come = f", with {phrases.people(there)}" if there else ""
    run.confirm(f"Make {second.name} a further name of {first.name}{come}?", yes=yes)
    with run.writing(backup=True) as db:
        if _two(db, names) != (first, second):
            raise Refused("they were changed meanwhile", "merge them again")
        merged = naming.merge(db, first, second)
        called = naming.facts(db, first).also_called
    moved = f"; {phrases.people(merged.people)} moved" if merged.people else ""
    run.say(f"merged {second.name} into {_named(first, called)}{moved}")


company = group(
    companies_alone,
    list=companies_listed,
    show=show,
    add=add,
    edit=edit,
    merge=merge,
)


def _list(run: Run, view: View) -> None:
    with run.reading() as db:
        rows = companies.listed(db)
    output.show(
        run.terminal,
        COMPANIES,
        rows,
        view,
        foot=["whom you know there: netlog company show NAME"],
        empty="no companies yet; 'netlog worked WHO COMPANY' notes the first",
    )


def _whole(db: Any, company: Company) -> _Whole:
    facts = naming.facts(db, company)
    return _Whole(
        id=company.id,
        name=company.name,
        also_called=facts.also_called,
        link=next(iter(facts.links), None),
        note=facts.note,
        links=facts.links,
        people=companies.colleagues(db, company.id),
        targets=targets.at(db, company.id),
    )


def _next_steps(whole: _Whole) -> Sequence[str]:
    """Return what there is to do, at least one thing, as commands."""
    name = quote(whole.name)
    steps = [] if whole.targets else [f"if you want to get in: netlog target add {name}"]
    if whole.people:
        return [f"the warmest way in: netlog path {name}", *steps]
    return [f"nobody yet; when you know somebody there: netlog worked WHO {name}", *steps]


def _target(one: Any, run: Run) -> str:
    by = f"by {phrases.day(one.due_on, run.today)}" if one.due_on else ""
    return ", ".join(filter(None, (one.role, by, one.step))) or f"since {one.opened_on}"


def _named(company: Company, called: Sequence[str]) -> str:
    return f"{company.name}, also called {', '.join(called)}" if called else company.name


def _changed(before: Facts, now: Facts, company: Company) -> str:
    """Say what has changed besides the names that it has."""
    gone = [name for name in before.also_called if name not in {*now.also_called, company.name}]
    said = [f"no longer {', '.join(gone)}"] if gone else []
    if before.links != now.links:
        said.append(f"link {', '.join(now.links)}" if now.links else "no link")
    if before.note != now.note:
        said.append("note" if now.note else "no note")
    return f": {', '.join(said)}" if said else ""


def _two(db: Any, names: Sequence[str]) -> tuple[Company, Company]:
    """Return the two companies that the words mean, wherever the first name ends.

    Raises:
        Misread: fewer than two are named, or it is not clear where the first name ends.
        NothingFound: one of two names is of no company.
        SeveralFound: one of two names is of more than one.
        Refused: both are one company.
    """
    if len(names) < 2:
        raise Misread("that takes two companies", "name both, each in quotes")
    if len(names) == 2:
        first, second = (companies.named(db, name) for name in names)
        if first == second:
            raise Refused(f"{names[0]} and {names[1]} are one company already")
        return first, second
    halves = ((" ".join(names[:end]), " ".join(names[end:])) for end in range(1, len(names)))
    pairs = [tuple(companies.matching(db, half) for half in two) for two in halves]
    found = list(dict.fromkeys((a[0], b[0]) for a, b in pairs if len(a) == len(b) == 1))
    if len(found) != 1 or found[0][0] == found[0][1]:
        raise Misread("it is not clear which two are meant", "put each name in quotes")
    return found[0]
