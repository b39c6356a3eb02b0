"""Logging interactions: `log`, and the short forms `gave` and `got`."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any

import typer

from netlog import dates, names, phrases, rules
from netlog.app import Note, On, Who, command, who_is
from netlog.errors import Misread, NothingFound, Unavailable
from netlog.rules import checked_choice
from netlog.run import Run
from netlog.store import contacts, interactions, reckonings
from netlog.store.contacts import Named, Particulars
from netlog.store.interactions import Given

WhoAndKind = Annotated[
    list[str],
    who_is("WHO... KIND", "People, then what it was."),
]
Via = Annotated[
    str | None,
    typer.Option("--via", metavar="CHANNEL", help=f"{', '.join(rules.CHANNELS)}."),
]
By = Annotated[str | None, typer.Option("--by", metavar="me|them", help="Who began.")]
Weight = Annotated[
    int | None, typer.Option("--weight", "-w", metavar="N", help="How much it counts, 1 to 5.")
]
Forward = Annotated[
    int | None,
    typer.Option("--forward", metavar="ID", help="The kindness you got that this passes on."),
]
Add = Annotated[bool, typer.Option("--add", help="Add the person if nobody goes by that name.")]


@command()
def log(
    run: Run,
    who: Who,
    note: Note = None,
    on: On = None,
    via: Via = None,
    gave: Annotated[
        list[str] | None,
        typer.Option("--gave", metavar="KIND[:WEIGHT]", help="Something you gave; may repeat."),
    ] = None,
    got: Annotated[
        list[str] | None,
        typer.Option("--got", metavar="KIND[:WEIGHT]", help="Something you got; may repeat."),
    ] = None,
    by: By = None,
    add: Add = False,
) -> None:
    """Log an interaction with one person or several.

    Examples:
      netlog log ada -m "lunch; her book is out in March" --via in-person
      netlog log kenji "maya lindqvist" --on friday --gave intro --got advice:2
    """
    given = [weighed("gave", text) for text in gave or ()]
    given += [weighed("got", text) for text in got or ()]
    _store(run, who, given, note=note, on=on, via=via, by=by, add=add)


@command()
def gave(
    run: Run,
    words: WhoAndKind,
    note: Note = None,
    weight: Weight = None,
    on: On = None,
    via: Via = None,
    by: By = None,
    forward: Forward = None,
    add: Add = False,
) -> None:
    """Log something you gave: an intro, advice, a gift.

    With --forward it answers what somebody else gave you: 'netlog history --direction got' has
    the ids, and 'netlog chain ID' shows how a kindness travelled.

    Examples:
      netlog gave ada intro -m "to Sorin at Quokka Freight"
      netlog gave maya lindqvist advice -w 3 --on "last tuesday"
    """
    given = _last(words, "gave", weight)
    _store(
        run,
        words[:-1],
        [given],
        note=note,
        on=on,
        via=via,
        by=by,
        add=add,
        words=words,
        forward=forward,
    )


@command()
def got(
    run: Run,
    words: WhoAndKind,
    note: Note = None,
    weight: Weight = None,
    on: On = None,
    via: Via = None,
    by: By = None,
    add: Add = False,
) -> None:
    """Log something you got.

    Examples:
      netlog got tomasz referral -m "put my name forward at Globex"
      netlog got yusuf review -w 2 --on yesterday --via email
    """
    given = _last(words, "got", weight)
    _store(run, words[:-1], [given], note=note, on=on, via=via, by=by, add=add, words=words)


def weighed(direction: str, text: str) -> Given:
    """Read `KIND` or `KIND:WEIGHT`.

    Raises:
        Misread: there is no kind, or the weight is not a number from 1 to 5.
    """
    kind, colon, weight = text.partition(":")
    kind = interactions.folded_kind(kind)
    if not kind:
        raise Misread(f"'{text}' names no kind", f"say one, as {', '.join(rules.KINDS[:4])}")
    if colon and not (weight.isascii() and weight.isdigit()):
        raise Misread(f"'{weight}' is no weight", "it is a number from 1 to 5, as in advice:2")
    return Given(direction, kind, checked_weight(int(weight[:9]) if colon else 1))


def checked_weight(weight: int) -> int:
    """Return the weight.

    Raises:
        Misread: it is not from 1 to 5.
    """
    if not 1 <= weight <= 5:
        raise Misread(f"a weight is from 1 to 5, not {weight}")
    return weight


def said_done(row: reckonings.Reckoning, today: date) -> str:
    """Say where things stand with somebody: the balance, the turn, the next due day."""
    parts = [f"balance {phrases.balance(row.balance)}, {phrases.turn(rules.turn(row.balance))}"]
    if row.due_on is not None:
        parts.append(phrases.due(row.due_on, today))
    elif row.archived_on is not None:
        parts.append("archived")
    return "; ".join(parts)


def _last(words: Sequence[str], direction: str, weight: int | None) -> Given:
    """Read the last word as KIND or KIND:WEIGHT; the others are people."""
    if len(words) < 2:
        raise Misread("that takes a person and a kind", f"as in: netlog {direction} ada intro")
    given = weighed(direction, words[-1])
    return given if weight is None else given._replace(weight=checked_weight(weight))


def _store(
    run: Run,
    who: Sequence[str],
    given: Sequence[Given],
    *,
    note: str | None,
    on: str | None,
    via: str | None,
    by: str | None,
    add: bool,
    words: Sequence[str] = (),
    forward: int | None = None,
) -> None:
    day = dates.parse_past_day(on, run.today) if on else run.today
    channel = checked_choice("channel", via, rules.CHANNELS)
    initiator = checked_choice("initiator", by, rules.INITIATORS)

    def about() -> str:
        people = _meant(run, who, given, add=add, words=words, forward=forward)
        return f"{phrases.occasion(given)} {people} {dates.say_day(day, run.today)}"

    with run.note(note, about) as text, run.writing(create=add) as db:
        remarks = unusual(db, given, words)
        people = named_or_added(db, who, run.today, add=add)
        interactions.log(
            db,
            {person.id: given for person in people},
            day,
            channel=channel,
            note=text,
            initiator=initiator,
            forwards=forward,
        )
        passing = "" if forward is None else f"passes on a kindness of {_kind(db, forward)}'s; "
        standings = [reckonings.reckoning(db, person.id) for person in people]
    for remark in remarks:
        run.remark(remark)
    for row in standings:
        run.say(
            f"{phrases.occasion(given)} {row.name} {dates.say_day(day, run.today)}; "
            f"{passing}{said_done(row, run.today)}"
        )


def _kind(db: Any, interaction: int) -> str:
    """Return the name of whoever was kind there, or raise NothingFound."""
    from netlog.store import timelines

    return timelines.by_id(db, interaction).name


def _meant(
    run: Run,
    who: Sequence[str],
    given: Sequence[Given],
    *,
    add: bool,
    words: Sequence[str],
    forward: int | None,
) -> str:
    """Say who is meant, before a note about them is written, which a slip should not cost."""
    try:
        with run.reading(to_write=True) as db:
            unusual(db, given, words)
            if forward is not None:
                _kind(db, forward)
            return ", ".join(person.name for person in contacts.several_named(db, who))
    except (NothingFound, Unavailable):
        if not add:
            raise
        return ", ".join(_spoken(who))


def unusual(db: Any, given: Sequence[Given], words: Sequence[str]) -> list[str]:
    """Remark on kinds that nobody has used before: one may be a slip.

    Raises:
        Misread: the last of the words is no kind, since all of them together are a name.
    """
    new = [one.kind for one in given if not interactions.is_kind(db, one.kind)]
    if new and words and len(contacts.matching(db, " ".join(words))) == 1:
        who = " ".join(words)
        raise Misread(
            f"'{who}' is a name, and no kind follows it",
            f"as in: netlog {given[-1].direction} {who} intro",
        )
    remarks = []
    for kind in new:
        near = names.close_words(kind, rules.KINDS)
        meant = f"did you mean {near[0]}? 'netlog undo' takes it back" if near else "that is fine"
        remarks.append(f"'{kind}' is a new kind; {meant}")
    return remarks


def named_or_added(db: Any, who: Sequence[str], today: date, *, add: bool) -> list[Named]:
    """Return the people whom `who` names; with `add`, who is not there yet is added.

    Raises:
        NothingFound: nobody goes by one of the names.
        SeveralFound: more than one does.
    """
    try:
        return contacts.several_named(db, who)
    except NothingFound:
        if not add:
            raise
    people = [_found_or_added(db, name, today) for name in _spoken(who)]
    return list(dict.fromkeys(people))


def _spoken(who: Sequence[str]) -> Sequence[str]:
    """Return the names of new people: in quotes each stands for itself, bare words are one name."""
    return who if any(" " in name for name in who) else [" ".join(who)]


def _found_or_added(db: Any, name: str, today: date) -> Named:
    try:
        return contacts.named(db, name)
    except NothingFound:
        return contacts.add(db, Particulars(name=name), today)
