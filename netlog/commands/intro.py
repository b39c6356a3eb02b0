"""`netlog intro`: introductions made by me, by others, and of somebody to me."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Annotated, Any, NamedTuple

import typer

from netlog import dates, phrases, rules
from netlog.app import Note, On, command, complete_people, who_is
from netlog.commands.log import Add, named_or_added, said_done
from netlog.errors import Misread, SeveralFound
from netlog.run import Run
from netlog.store import contacts, edges, intros, reckonings
from netlog.store.contacts import Named
from netlog.store.intros import Intro

_ME = "me"
_MOST_STEPS = 3


class Parties(NamedTuple):
    """Who is introduced to whom, and by whom: with no other to me, by nobody by me."""

    one: Named
    other: Named | None
    by: Named | None


class _Meant(NamedTuple):
    """Whom the words of the command line name, before anybody is looked for."""

    people: Sequence[str]
    introducer: str | None
    to_me: bool

    @property
    def intro(self) -> int | None:
        """The id of an introduction, if that is what was said."""
        word = self.people[0] if len(self.people) == 1 else ""
        is_id = word.isascii() and word.isdigit() and len(word) < 19
        return int(word) if is_id and not (self.introducer or self.to_me) else None


@command()
def intro(
    run: Run,
    words: Annotated[
        list[str],
        who_is("WHO WHO | ID", "Two people, one with --from, or the id of an introduction."),
    ],
    to: Annotated[
        str | None,
        typer.Option(
            "--to", metavar="WHO|me", help="The other one.", autocompletion=complete_people
        ),
    ] = None,
    introducer: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="WHO",
            help="Who introduces the one to you, or the two.",
            autocompletion=complete_people,
        ),
    ] = None,
    wish: Annotated[
        str | None, typer.Option("--for", metavar="TEXT", help="What it is for.")
    ] = None,
    asked: Annotated[bool, typer.Option("--asked", help="You asked for it.")] = False,
    agreed: Annotated[bool, typer.Option("--agreed", help="They agreed to it.")] = False,
    made: Annotated[bool, typer.Option("--made", help="It was made.")] = False,
    declined: Annotated[bool, typer.Option("--declined", help="It will not be made.")] = False,
    outcome: Annotated[
        str | None, typer.Option("--outcome", metavar="TEXT", help="What came of it.")
    ] = None,
    note: Note = None,
    on: On = None,
    add: Add = False,
) -> None:
    """Introduce two people, or note who introduced you.

    Ask both first; then say --agreed and --made, with its id or both names again. Once it is made
    each of them got an intro of you, and they know each other. With --from somebody else made it:
    of two people, or of one to you, which is an intro you got, and 'netlog thank' says thanks.

    Examples:
      netlog intro graca "maya benhaddou" --for "introductions to clinics"
      netlog intro --from callum --to me rain --on "last friday"
    """
    stage = _stage({"asked": asked, "agreed": agreed, "made": made, "declined": declined})
    day = dates.parse_past_day(on, run.today) if on else run.today
    meant = _read(words, to, introducer)
    only_outcome = stage is None and outcome is not None
    stage = stage or ("made" if meant.introducer else None)

    def about() -> str:
        if add:
            return "The introduction"
        with run.reading(to_write=True) as db:
            row = intros.by_id(db, meant.intro) if meant.intro else None
            parties = _parties_of(row) if row else _parties(db, meant, run.today, add=False)
        return f"The introduction of {_said_parties(parties)}"

    remarks: list[str] = []
    with run.note(note, about) as text, run.writing(create=add) as db:
        if meant.intro is not None:
            before: Intro | None = intros.by_id(db, meant.intro)
        else:
            parties = _parties(db, meant, run.today, add=add)
            before = _unfinished(db, parties)
            if before is None and only_outcome:
                # It is said of the one there was.
                before = _finished(db, parties)
                stage = None if before else stage
            remarks = [] if before else _remarks(db, parties, run.today)
        if before is None:
            number = _opened(db, parties, day)
        elif on is None or stage == "made":
            number = before.intro_id
        else:
            raise Misread("an introduction keeps the day it was asked for", "--on goes with --made")
        intros.describe(db, number, wish=wish, outcome=outcome, note=text)
        if stage is not None and (before is not None or stage != "asked"):
            intros.move(db, number, stage, day)
        after = intros.by_id(db, number)
        is_made = after.made_on is not None and (before is None or before.made_on is None)
        giving = (
            [reckonings.reckoning(db, contact) for contact in _accounts(after)] if is_made else []
        )
    run.say(said(after, run.today))
    passed = "got intro from" if after.by_id else "gave intro to"
    for row in giving:
        when = dates.say_day(day, run.today)
        run.say(f"{passed} {row.name} {when}; {said_done(row, run.today)}")
    for remark in remarks:
        run.remark(remark)


def said(row: Intro, today: date) -> str:
    """Say an introduction in a line: its id, of whom, how far it is, and what comes next."""
    wish = f" ({row.wish})" if row.wish else ""
    on = {"asked": row.asked_on, "made": row.made_on}.get(row.stage)
    stage = f"{row.stage} {phrases.day(on, today)}" if on else row.stage
    outcome = f"; {row.outcome}" if row.outcome else ""
    step = following(row, thanked=False)
    following_step = f"; next: {step}" if step else ""
    parties = _said_parties(_parties_of(row))
    return f"introduction {row.intro_id}: {parties}{wish}, {stage}{outcome}{following_step}"


def following(row: Intro, *, thanked: bool) -> str | None:
    """Return the command that takes an introduction on, None if nothing is left to do."""
    if row.stage in intros.UNFINISHED:
        return f"netlog intro {row.intro_id} --{intros.NEXT[row.stage][0]}"
    if row.stage == "declined":
        return None
    if row.other_id is None and not thanked:
        return f"netlog thank {row.by_handle}"
    return None if row.outcome else f"netlog intro {row.intro_id} --outcome TEXT"


def first_steps(rows: Sequence[Any]) -> list[str]:
    """Return a line with the commands that the first rows end in, none if there are none."""
    steps = list(dict.fromkeys(row.next for row in rows if row.next))[:_MOST_STEPS]
    return [f"next: {', '.join(steps)}"] if steps else []


def _stage(said: Mapping[str, bool]) -> str | None:
    stages = [stage for stage in rules.STAGES if said[stage]]
    if len(stages) > 1:
        several = " and ".join(f"--{stage}" for stage in stages)
        raise Misread(f"{several} are several stages", "give the one it is at")
    return stages[0] if stages else None


def _read(words: Sequence[str], to: str | None, introducer: str | None) -> _Meant:
    """Put the words of the command line where they belong.

    Raises:
        Misread: I am introduced to somebody, and nobody is said to do it.
    """
    by = None if introducer is None or introducer.strip().lower() == _ME else introducer
    to_me = to is not None and to.strip().lower() == _ME
    if to_me and by is None:
        raise Misread("who introduces you is not said", "--from WHO says it")
    return _Meant([*words, to] if to and not to_me else words, by, to_me)


def _parties(db: Any, meant: _Meant, today: date, *, add: bool) -> Parties:
    """Return who is meant.

    Raises:
        Misread: they are too few or too many.
        NothingFound: nobody goes by one of the names, and nobody is to be added.
        SeveralFound: more than one goes by one of them.
    """
    by = contacts.named(db, meant.introducer) if meant.introducer else None
    people = named_or_added(db, meant.people, today, add=add)
    if by is not None and len(people) == 1:
        return Parties(people[0], None, by)
    if len(people) != 2 or meant.to_me:
        if meant.to_me:
            raise Misread("those are several people", "one is introduced to you at a time")
        raise Misread(
            "an introduction is of two people",
            "as in: netlog intro ada 'maya lindqvist'; 'netlog intros' shows the ids",
        )
    return Parties(people[0], people[1], by)


def _parties_of(row: Intro) -> Parties:
    return Parties(
        Named(row.id, row.handle, row.name),
        Named(row.other_id, row.other_handle or "", row.other_name or "") if row.other_id else None,
        Named(row.by_id, row.by_handle or "", row.by_name or "") if row.by_id else None,
    )


def _said_parties(parties: Parties) -> str:
    one, other, by = parties
    both = f"{one.name} and {other.name}" if other else f"{one.name} to you"
    return f"{both} by {by.name}" if by else both


def _ids(parties: Parties) -> tuple[int, int | None, int | None]:
    one, other, by = parties
    return one.id, other and other.id, by and by.id


def _unfinished(db: Any, parties: Parties) -> Intro | None:
    """Return the introduction that these are in already.

    Raises:
        SeveralFound: they are in several.
    """
    there = intros.between(db, *_ids(parties))
    if len(there) > 1:
        ids = " and ".join(str(row.intro_id) for row in there)
        raise SeveralFound(
            f"there are several introductions of the same: {ids}",
            f"say which, as in: netlog intro {there[0].intro_id} --made",
        )
    return there[0] if there else None


def _opened(db: Any, parties: Parties, day: date) -> int:
    return intros.add(db, *_ids(parties), day)


def _finished(db: Any, parties: Parties) -> Intro | None:
    """Return the introduction of these that was made last, or else was declined."""
    one, other, by = parties
    same = {one.id, other and other.id}
    for row in intros.listed(db, contact=one.id, stages=("made", "declined")):
        if {row.id, row.other_id} == same and row.by_id == (by and by.id):
            return row
    return None


def _remarks(db: Any, parties: Parties, today: date) -> list[str]:
    """Remark on an introduction that may not be needed."""
    one, other, _ = parties
    same = {one.id, other and other.id}
    if row := _finished(db, parties):
        when = f"made {phrases.day(row.made_on, today)}" if row.made_on else row.stage
        return [f"introduction {row.intro_id} of the same was {when}; {_UNDO}"]
    if other and any({edge.one, edge.other} == same for edge in edges.around(db, [one.id])):
        return [f"{one.name} and {other.name} know each other already; {_UNDO}"]
    return []


_UNDO = "'netlog undo' takes this back"


def _accounts(row: Intro) -> list[int]:
    """Return whose balance a made introduction changes."""
    if row.other_id is None:
        return [row.by_id] if row.by_id else []
    return [] if row.by_id else [row.id, row.other_id]
