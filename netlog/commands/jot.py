"""`netlog jot`: an interaction from a line as one would say it."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Annotated, Any

import typer

from netlog import dates, editor, phrases, sentences
from netlog.app import DryRun, command
from netlog.commands.log import said_done
from netlog.errors import NothingFound, SeveralFound
from netlog.run import Run
from netlog.sentences import Doubt, Known, Sentence
from netlog.store import contacts, interactions, reckonings
from netlog.store.contacts import Particulars
from netlog.store.interactions import Given
from netlog.store.known import known

_INVITATION = """\
# One line an interaction, as you would say it. Lines that begin with # are left out.
#   Lunch with Grace and @ada-nwosu yesterday, got an intro to Bo at Acme

"""


@command()
def jot(
    run: Run,
    text: Annotated[
        list[str] | None,
        typer.Argument(metavar="[TEXT...]", help="The line; - reads lines from stdin."),
    ] = None,
    dry_run: DryRun = False,
) -> None:
    """Log an interaction from a line as you would say it.

    It finds the people, the day, the channel, and what was given or got. What it cannot decide it
    asks on a terminal and refuses elsewhere. Without a text it opens your editor.

    Examples:
      netlog jot "Lunch with Kenji and @ada-nwosu yesterday, got an intro to Sorin from Kenji"
      netlog jot --dry-run "called Leilani on friday, gave her advice"
    """
    words = " ".join(text or ())
    if words.strip():
        done = _done(run, run.terminal.input.read() if words == "-" else words, dry_run=dry_run)
    else:
        written = editor.edited_until(_INVITATION, str, terminal=run.terminal)
        with editor.kept(written, run.terminal):
            done = _done(run, written or "", dry_run=dry_run)
    for line in done:
        run.say(line)
    if not done and run.terminal.out_is_terminal:
        run.remark("nothing to log")


def _done(run: Run, text: str, *, dry_run: bool) -> list[str]:
    """Store the lines of the text, or only read them, and say what was understood."""
    lines = [line for line in map(str.strip, text.splitlines()) if line and line[0] != "#"]
    if not lines:
        return []
    read = [_settled(run, sentence) for sentence in _read(run, lines, to_write=not dry_run)]
    if dry_run:
        return [line for sentence in read for line in _understood(sentence, run.today)]
    with run.writing() as db:
        return [said for sentence in read for said in _store(db, sentence, run.today)]


def _read(run: Run, lines: Sequence[str], *, to_write: bool) -> list[Sentence]:
    with run.reading(to_write=to_write) as db:
        return [
            sentences.read(line, known(db, sentences.words_to_look_up(line)), run.today)
            for line in lines
        ]


# What it cannot decide --------------------------------------------------------------------------


def _settled(run: Run, sentence: Sentence) -> Sentence:
    """Return the sentence with all that matters decided, by the user where there is one.

    Raises:
        NothingFound: somebody is not known, or nobody is named.
        SeveralFound: a name fits several.
    """
    while doubt := next(_open(sentence), None):
        sentence = sentences.resolved(sentence, doubt, _asked(run, doubt))
    if not sentence.people:
        raise NothingFound("nobody is named there", "say with whom, as in 'lunch with Ada'")
    return sentence


def _open(sentence: Sentence) -> Iterator[Doubt]:
    """Yield the doubts that decide with whom something is logged; who is talked about may wait."""
    waiting = {words for favour in sentence.favours for words in favour.unsure}
    return (d for d in sentence.doubts if not d.mentioned or d.words in waiting)


def _asked(run: Run, doubt: Doubt) -> Known | None:
    if not (run.terminal.input_is_terminal and run.terminal.err_is_terminal):
        some = ", ".join(f"{person.name} ({person.handle})" for person in doubt.candidates)
        if some:
            raise SeveralFound(f"'{doubt.words}' could be {some}", "write @ and the handle")
        raise NothingFound(
            f"nobody here goes by '{doubt.words}'", f"netlog add '{doubt.words}' would add them"
        )
    for number, person in enumerate(doubt.candidates, start=1):
        run.remark(f"  {number}  {person.name} ({person.handle})")
    run.remark(f"  a  somebody new: add {doubt.words}")
    run.remark("  n  nobody")
    while True:
        answer = run.asked(doubt.question)
        if answer == "n":
            return None
        if answer == "a":
            return Known(0, "", doubt.words)
        if answer.isascii() and answer.isdigit() and 1 <= int(answer[:9]) <= len(doubt.candidates):
            return doubt.candidates[int(answer) - 1]
        run.remark("a number from the list, a or n")


# What it understood -----------------------------------------------------------------------------


def _given(sentence: Sentence) -> dict[Known, list[Given]]:
    """Return what was given to and got from each: a favour with nobody named is everybody's."""
    given: dict[Known, list[Given]] = {person: [] for person in sentence.people}
    for favour in sentence.favours:
        for person in favour.people or sentence.people:
            one = Given(favour.direction, favour.kind, favour.weight)
            given.setdefault(person, []).append(one)
    return given


def _understood(sentence: Sentence, today: date) -> list[str]:
    """Say for each person what is logged: 'met Ada Nwosu yesterday, in-person'."""
    when = dates.say_day(sentence.day, today)
    how = f", {sentence.channel}" if sentence.channel else ""
    return [
        f"{phrases.occasion(things)} {person.name} {when}{how}"
        for person, things in _given(sentence).items()
    ]


def _store(db: Any, sentence: Sentence, today: date) -> list[str]:
    given: dict[int, list[Given]] = {}
    for person, things in _given(sentence).items():
        contact = person.id or contacts.add(db, Particulars(name=person.name), today).id
        given[contact] = things
    interactions.log(
        db,
        given,
        sentence.day,
        channel=sentence.channel,
        note=sentence.text,
        initiator=sentence.initiator,
    )
    standings = [reckonings.reckoning(db, contact) for contact in given]
    return [
        f"{line}; {said_done(row, today)}"
        for line, row in zip(_understood(sentence, today), standings, strict=True)
    ]
