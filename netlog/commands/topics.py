"""`netlog offers` and `netlog needs`: what people can give, and what would help them."""

from collections.abc import Sequence
from typing import Annotated, Any

import typer

from netlog import dates, output
from netlog.app import On, command, who_is
from netlog.errors import Misread, NothingFound
from netlog.output import Listing, View
from netlog.run import Run
from netlog.store import contacts, topics
from netlog.store.contacts import Named
from netlog.store.topics import ME, Topic

TOPICS = Listing(
    "topic",
    "topics",
    Topic._fields,
    ("name", "topic", "since"),
    {"name": lambda row: "you" if row.id is None else row.name},
)

Words = Annotated[
    list[str] | None,
    who_is("[WHO|me] [TOPIC...]", "Somebody, then topics; one of several words in quotes."),
]
Remove = Annotated[bool, typer.Option("--remove", help="Take these topics away.")]


@command(listing=TOPICS)
def offers(
    run: Run, view: View, words: Words = None, remove: Remove = False, on: On = None
) -> None:
    """Note what somebody can offer.

    'me' is you. Without topics it lists theirs, and on its own everybody's; 'netlog match' says
    who needs them.

    Examples:
      netlog offers me maps "letters people understand"
      netlog offers ngozi --json
    """
    _note_or_list(run, view, "offers", words or (), remove=remove, on=on)


@command(listing=TOPICS)
def needs(run: Run, view: View, words: Words = None, remove: Remove = False, on: On = None) -> None:
    """Note what somebody needs.

    'me' is you. Without topics it lists theirs, and on its own everybody's; 'netlog match' says
    who offers them.

    Examples:
      netlog needs zsofia "old paper" frames
      netlog needs farah signs --remove
    """
    _note_or_list(run, view, "needs", words or (), remove=remove, on=on)


def _note_or_list(
    run: Run, view: View, direction: str, words: Sequence[str], *, remove: bool, on: str | None
) -> None:
    day = dates.parse_past_day(on, run.today) if on else run.today
    # Only looking says which it is: of several words all may be one name.
    with run.reading(to_write=bool(remove or on or len(words) > 1)) as db:
        person, said = _read(db, words)
        rows = [] if said else _listed(db, direction, person, everybody=not words)
    if not said and (remove or on):
        raise Misread("a topic is not said", f'as in: netlog {direction} ada "old maps"')
    if not said:
        empty = f"nothing yet; 'netlog {direction} WHO TOPIC' notes the first"
        output.show(run.terminal, TOPICS, rows, view, empty=empty)
        return
    with run.writing() as db:
        person, said = _read(db, words)
        contact = person and person.id
        if remove:
            done = _removed(db, contact, direction, said)
        else:
            done = topics.add(db, contact, direction, said, day)
        met = len(topics.matches(db, contact))
    if remove:
        run.say(f"{_who(person, direction, 'no longer ')} {', '.join(done)}")
    else:
        # What was said before is named all the same: it is so now.
        already = "" if done else " already"
        run.say(
            f"{_who(person, direction)} {', '.join(done or said)}{already}; {_matches(met, person)}"
        )


def _who(person: Named | None, direction: str, how: str = "") -> str:
    """Say who offers or needs: 'Ada Nwosu needs', 'you no longer offer'."""
    return f"{person.name} {how}{direction}" if person else f"you {how}{direction[:-1]}"


def _matches(number: int, person: Named | None) -> str:
    if not number:
        return "no match yet"
    noun = "1 match" if number == 1 else f"{number} matches"
    return f"{noun}: netlog match {person.handle if person else ME}"


def _removed(db: Any, contact: int | None, direction: str, said: Sequence[str]) -> list[str]:
    done = []
    for topic in said:
        gone = topics.remove(db, contact, direction, [topic])
        if not gone:
            raise NothingFound(
                f"there is no '{topic}' to take away",
                f"'netlog {direction} WHO' lists what there is",
            )
        done += gone
    return done


def _listed(db: Any, direction: str, person: Named | None, *, everybody: bool) -> list[Topic]:
    if everybody:
        return topics.listed(db, direction=direction)
    return topics.listed(db, contact=person and person.id, direction=direction)


def _read(db: Any, words: Sequence[str]) -> tuple[Named | None, Sequence[str]]:
    """Tell the person, who is nobody for `me`, from the topics.

    Raises:
        NothingFound: the words begin with nobody's name.
        SeveralFound: they begin with a name that several have.
    """
    if not words or words[0].strip().lower() == ME:
        return None, words[1:]
    # A longer beginning that fits several is a name all the same: which of them is not guessed.
    fitting = (
        taken
        for taken in range(len(words), 0, -1)
        if contacts.matching(db, " ".join(words[:taken]))
    )
    taken = next(fitting, 1)
    return contacts.named(db, " ".join(words[:taken])), words[taken:]
