"""`netlog match`: whom I can help, who can help me, and which two people should meet."""

from typing import Annotated, NamedTuple

import typer

from netlog import names, output
from netlog.app import command, who_is
from netlog.commands.intro import first_steps, said
from netlog.errors import Misread
from netlog.output import Listing, View
from netlog.run import Run
from netlog.store import contacts, intros, topics
from netlog.store.topics import ME, Match


class Row(NamedTuple):
    """A match, as in `store.topics`, and the command that makes something of it."""

    id: int
    handle: str
    name: str
    number: int | None
    kind: str
    other_id: int | None
    other_handle: str | None
    other_name: str | None
    need: str
    offer: str
    since: str
    loop_id: int | None
    next: str


MATCHES = Listing(
    "match",
    "matches",
    Row._fields,
    ("number", "name", "need", "other_name", "offer"),
    {
        "name": lambda row: "you" if row.kind == "ask" else row.name,
        "need": lambda row: row.need if row.loop_id is None else f"{row.need} (they asked)",
        "other_name": lambda row: {"give": "you", "ask": row.name}.get(row.kind, row.other_name),
        # Once is enough where both say the same.
        "offer": lambda row: "" if names.fold(row.offer) == names.fold(row.need) else row.offer,
    },
    {"name": "who needs", "need": "what", "other_name": "who offers", "offer": "as"},
)


@command(listing=MATCHES)
def match(
    run: Run,
    view: View,
    who: Annotated[
        list[str] | None, who_is("[WHO...|me]", "Only what is about this person, or you.")
    ] = None,
    number: Annotated[
        int | None,
        typer.Option("--intro", metavar="N", help="Start the introduction with this number."),
    ] = None,
) -> None:
    """List whom you can help, and who should meet.

    It brings together what people need and have asked you for, and what you and others offer,
    the newest needs first: what you can give to whom, who could help you, and which two people
    should meet who do not know each other yet. A number stays with its need and offer for good.

    Examples:
      netlog match
      netlog match zsofia --json
    """
    if number is not None:
        if who:
            raise Misread("--intro takes a number alone", "as in: netlog match --intro 12")
        _start(run, number)
        return
    with run.reading() as db:
        if not who:
            found = topics.matches(db)
        else:
            mine = [word.strip().lower() for word in who] == [ME]
            found = topics.matches(db, None if mine else contacts.named(db, " ".join(who)).id)
    rows = [Row(*row, following(row)) for row in found]
    empty = "nothing meets yet; 'netlog needs WHO TOPIC' and 'netlog offers WHO TOPIC' help"
    output.show(run.terminal, MATCHES, rows, view, foot=first_steps(rows), empty=empty)


def following(row: Match) -> str:
    """Return the command that makes something of a match."""
    if row.loop_id is not None:
        return f"netlog done {row.loop_id}"
    if row.kind == "give":
        return f"netlog gave {row.handle} KIND"
    if row.kind == "ask":
        return f"netlog ask {row.handle} WHAT --check"
    return f"netlog match --intro {row.number}"


def _start(run: Run, number: int) -> None:
    with run.writing() as db:
        row = topics.numbered(db, number)
        if row.kind == "meet":
            opened = intros.add(db, row.id, row.other_id, None, run.today, wish=row.need)
            answer = said(intros.by_id(db, opened), run.today)
        else:
            answer = f"nobody is to be introduced for {row.need}; next: {following(row)}"
    run.say(answer)
