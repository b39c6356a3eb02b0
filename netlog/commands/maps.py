"""`netlog map`: who knows whom, drawn."""

from typing import Annotated

import typer

from netlog import paths, phrases
from netlog.app import command, complete_people
from netlog.commands.export import Force, check_free, write_file
from netlog.errors import Misread
from netlog.exchange import maps as drawings
from netlog.output import say_file
from netlog.run import Run
from netlog.store import contacts, maps
from netlog.store.filters import Filter
from netlog.store.maps import Map

_MOST_STEPS = 9
_MANY = 1000  # people in a picture


@command()
def drawn(
    run: Run,
    people: Filter,
    around: Annotated[
        str | None,
        typer.Option(
            "--around",
            metavar="WHO",
            help="Only who knows this person.",
            autocompletion=complete_people,
        ),
    ] = None,
    steps: Annotated[
        int | None,
        typer.Option("--steps", metavar="N", help="Around: also who knows those; 1 if not given."),
    ] = None,
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="FILE", help="Where to.")
    ] = None,
    form: Annotated[
        str | None,
        typer.Option(
            "--as",
            metavar="FORM",
            help=f"{', '.join(drawings.FORMS)}; as the file ends, else dot.",
        ),
    ] = None,
    force: Force = False,
) -> None:
    """Draw who knows whom.

    You are in the middle: the stronger a tie, the nearer; each circle has its colour. An SVG or
    HTML file is a picture that opens in any browser, without a network; DOT is for Graphviz,
    Mermaid for Markdown, GraphML for Gephi and others. Who is archived is left out.

    Examples:
      netlog map -o map.html
      netlog map --around ada --steps 2 --as mermaid
    """
    form = form or (drawings.form_of(output) if output is not None else "dot")
    place = paths.meant(output) if output is not None else None
    if place is not None and (place.is_dir() or (output or "").endswith("/")):
        raise Misread("a map is one file", "name one with -o")
    whole = _whole(run, people, around, steps)
    pieces = drawings.write(whole, form)
    if place is None:
        say_file(run.terminal, pieces)
    else:
        check_free(place, run.path, force=force)
        write_file(place, pieces)
        many = phrases.people(len(whole.people))
        run.say(f"drew {many} in {place}; {drawings.FORMS[form].then}")
    if not whole.people and run.terminal.out_is_terminal:
        run.remark("nobody like that")
    if len(whole.people) > _MANY:
        run.remark("that is much to look at; --around WHO, --circle and --tag draw fewer")


def _whole(run: Run, people: Filter, around: str | None, steps: int | None) -> Map:
    if around is None and steps is not None:
        raise Misread("--steps is around somebody", "add --around WHO")
    if steps is not None and not 1 <= steps <= _MOST_STEPS:
        raise Misread(f"cannot go {steps} steps", f"--steps is from 1 to {_MOST_STEPS}")
    with run.reading() as db:
        if around is None:
            return maps.of_all(db, run.today, people)
        middle = contacts.named(db, around).id
        return maps.of_those_around(db, run.today, middle, steps or 1, people)
