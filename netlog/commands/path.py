"""`netlog path`: the warmest way to a person or into a company."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Annotated, Any, NamedTuple

import typer

from netlog import names, output, phrases, ways
from netlog.app import command, complete_people, who_is
from netlog.errors import Misread, NothingFound
from netlog.output import Listing, View
from netlog.run import Run
from netlog.store import companies, contacts, edges
from netlog.store import ways as stored
from netlog.store.companies import Company
from netlog.store.contacts import Named
from netlog.store.edges import Edge
from netlog.store.ties import Tie
from netlog.store.ways import Way


class Row(NamedTuple):
    """A way, by its first hop: `steps` are the handles on it, `links` the strengths between."""

    id: int
    handle: str
    name: str
    strength: float
    steps: tuple[str, ...]
    words: str
    turn: str
    warning: str | None
    tie: float
    links: tuple[float, ...]
    sources: tuple[str, ...]
    last_touch: str | None
    balance: int
    target: str


PATH = Listing(
    "way",
    "ways",
    Row._fields,
    ("strength", "words", "warning"),
    {
        "strength": lambda row: f"{row.strength:.2f}",
        "turn": lambda row: phrases.turn(row.turn),
        "steps": lambda row: " > ".join(row.steps),
    },
    most=7,
)


@command(listing=PATH)
def path(
    run: Run,
    view: View,
    whom: Annotated[
        list[str], who_is("PERSON|COMPANY", "Whom you want to reach, or where to get in.")
    ],
    most: Annotated[
        int,
        typer.Option("--max", metavar="N", help="At most N people on a way, with the last."),
    ] = stored.STEPS,
    avoid: Annotated[
        list[str] | None,
        typer.Option(
            "--avoid",
            metavar="WHO",
            help="Not by this person; may repeat.",
            autocompletion=complete_people,
        ),
    ] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="The figures behind each way, and the rules.")
    ] = False,
) -> None:
    """Find the warmest way to a person or a company.

    Ways are ranked by the product of your tie to whom you ask, of whose turn it is, and of how
    well each on the way knows the next; the best one by each first person is listed.

    Examples:
      netlog path farah
      netlog path globex --avoid tomasz --explain
    """
    if not 1 <= most <= ways.MOST_STEPS:
        raise Misread(f"a way is 1 to {ways.MOST_STEPS} people long, not {most}")
    with run.reading() as db:
        wanted = meant(db, " ".join(whom))
        avoided = {contacts.named(db, text).id for text in avoid or ()}
        # One more than is shown tells whether there are more.
        limit = None if view.needed is None else view.needed + 1
        if isinstance(wanted, Company):
            found = stored.to_company(
                db, run.today, wanted.id, steps=most, avoided=avoided, limit=limit
            )
        else:
            if wanted.id in avoided:
                raise Misread(f"{wanted.name} is whom you want to reach", "avoid others")
            found = stored.to_person(
                db, run.today, wanted.id, steps=most, avoided=avoided, limit=limit
            )
    if explain:
        for line in _explained(found[: view.limit], wanted, run.today):
            run.say(line)
        return
    rows = [_row(way, wanted, run.today) for way in found]
    plainly = not (view.columns or view.sort or view.reverse)
    if rows and view.format == "table" and plainly and run.terminal.out_is_terminal:
        _draw(run, view, rows, found, wanted)
        return
    output.show(run.terminal, PATH, rows[: view.needed], view, empty=_nobody(wanted))


def meant(db: Any, text: str) -> Named | Company:
    """Return the person or the company that `text` means; the surer reading of the two.

    A company's whole name is surer than a part of somebody's, and somebody is surer than a part of
    a company's name.

    Raises:
        NothingFound: neither goes by that; says who or what may have been meant.
        SeveralFound: more than one does; lists them.
    """
    people, firms = contacts.matching(db, text), companies.matching(db, text)
    whole = [firm for firm in firms if companies.of_name(db, text)]
    exact = [person for person in people if names.fold(person.name) == names.fold(text)]
    if len(whole) == 1 and not exact and text.strip().lower() not in {p.handle for p in people}:
        return whole[0]
    if people:
        return contacts.named(db, text)
    if firms:
        return companies.named(db, text)
    try:
        return contacts.named(db, text)
    except NothingFound as nobody:
        near = companies.near(db, text)
        remedy = f"did you mean {', '.join(near)}?" if near else nobody.remedy
        raise NothingFound(f"nobody and no company here goes by '{text}'", remedy) from None


def _said(way: Way, wanted: Named | Company, today: date) -> str:
    """Say a way: 'ask Bo: spoke 3 weeks ago, their turn; Bo worked with Ada at Acme'."""
    first = way.steps[0]
    if len(way.steps) > 1:
        begin = f"ask {first.name}"
    elif way.well:
        begin = f"you know {first.name} well yourself"
    else:
        begin = f"write to {first.name} yourself"
    links = [
        linked(one, other, edge)
        for one, other, edge in zip(way.steps, way.steps[1:], way.edges, strict=False)
    ]
    return "; ".join([f"{begin}: {_standing(way.tie, today)}", *links, *_inside(way, wanted)])


def linked(one: Named, other: Named, edge: Edge) -> str:
    """Say why somebody is thought to know another: 'Bo worked with Ada at Acme'."""
    if edge.source == "introduced":
        by, whom = (one, other) if edge.one == one.id else (other, one)
        return f"{by.name} introduced {whom.name} to you"
    if edge.source == "colleagues":
        return f"{one.name} {'works' if edge.now else 'worked'} with {other.name} at {edge.how}"
    return f"{one.name} knows {other.name}" + (f" ({edge.how})" if edge.how else "")


def _warning(way: Way) -> str | None:
    """Return what to do first where you would ask somebody from whom you had more than you gave."""
    if way.tie.balance >= 0:
        return None
    return f"your turn, so give first: netlog gave {way.tie.handle} KIND"


def _standing(tie: Tie, today: date) -> str:
    return f"{_spoken(tie.last_touch, today)}, {phrases.turn(tie.turn)}"


def _spoken(day: str | None, today: date) -> str:
    return "never spoken" if day is None else f"spoke {phrases.ago(day, today)}"


def _inside(way: Way, wanted: Named | Company) -> Iterator[str]:
    if (insider := way.insider) is None:
        return
    title = f" as {insider.title}" if insider.title else ""
    until = "" if insider.until is None else f" until {insider.until}"
    verb = "is" if insider.now else "was"
    yield f"{way.steps[-1].name} {verb} at {wanted.name}{title}{until}"


def _row(way: Way, wanted: Named | Company, today: date) -> Row:
    first = way.steps[0]
    return Row(
        first.id,
        first.handle,
        first.name,
        way.strength,
        tuple(step.handle for step in way.steps),
        _said(way, wanted, today),
        way.tie.turn,
        _warning(way),
        way.tie.strength,
        tuple(edge.strength for edge in way.edges),
        tuple(edge.source for edge in way.edges),
        way.tie.last_touch,
        way.tie.balance,
        way.steps[-1].handle,
    )


def _draw(
    run: Run, view: View, rows: Sequence[Row], found: Sequence[Way], wanted: Named | Company
) -> None:
    """Show each way on lines of its own, however long: a table would cut what matters."""
    shown = rows[: view.limit]
    whole = [
        (f"{row.strength:.2f}", "\n".join(filter(None, (row.words, row.warning)))) for row in shown
    ]
    output.card(run.terminal, f"ways to {wanted.name}, the warmest first", whole)
    run.say("")
    run.say(_next_step(found[0]))
    if len(rows) > len(shown):
        run.remark("… and more ways; -n 0 shows all")


def _next_step(way: Way) -> str:
    first = way.steps[0].handle
    if said_first := _warning(way):
        return said_first
    if len(way.steps) == 1:
        return f"write, then: netlog log {first} -m NOTE"
    return f'ask: netlog ask {first} "to meet {way.steps[-1].handle}"'


def _nobody(wanted: Named | Company) -> str:
    return f"no way to {wanted.name} yet; 'netlog knows' and 'netlog worked' note who is near"


def _explained(found: Sequence[Way], wanted: Named | Company, today: date) -> Iterator[str]:
    """Say the figures of each way, then the rules."""
    for number, way in enumerate(found, 1):
        yield f"{number}. {way.strength:.4f}  {_said(way, wanted, today)}"
        yield f"   = {' x '.join(_factors(way))}"
    yield "the product of:"
    yield "  your tie to whom you ask, at least 0.01: 'netlog ties --explain WHO' has its figures"
    turns = ", ".join(f"{phrases.turn(turn)} {value:g}" for turn, value in ways.TURNS.items())
    yield f"  whose turn it is: {turns}"
    noted = ", ".join(f"{value:g}" for strength, value in edges.NOTED.items() if strength)
    yield f"  each link: what you noted {noted} by its strength, {edges.NOTED[None]:g} without;"
    yield f"    who introduced whom {edges.INTRODUCED:g}; colleagues {edges.COLLEAGUES:g}, less"
    yield f"    where there are over {edges.SMALL_COMPANY}, none over {edges.MOST_COLLEAGUES}"
    yield f"  for a company {ways.FORMERLY:g} where the last one has left it"
    yield "equal ones: fewer people first, then who was added first; whom you know well is first"


def _factors(way: Way) -> Iterator[str]:
    yield f"{max(way.tie.strength, ways.AT_FIRST_SIGHT):g} tie to {way.tie.name}"
    turn = way.tie.turn
    yield f"{next(v for k, v in ways.TURNS.items() if k == turn):g} {phrases.turn(turn)}"
    for edge in way.edges:
        yield f"{edge.strength:g} {edge.source}"
    if way.insider and not way.insider.now:
        yield f"{ways.FORMERLY:g} formerly there"
