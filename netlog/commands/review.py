"""`netlog review`: a weekly walk through what there is to do, one person and one key at a time."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from typing import Annotated, Any, NamedTuple

import typer

from netlog import agenda, dates, output, phrases, rules
from netlog.agenda import Line
from netlog.app import command
from netlog.commands.log import said_done
from netlog.commands.snooze import said_snoozed
from netlog.commands.today import Slots
from netlog.errors import Misread, NothingFound, Refused
from netlog.run import Run
from netlog.store import (
    contacts,
    faces,
    interactions,
    loops,
    operations,
    profiles,
    reckonings,
    reviews,
    thanks,
    timelines,
    undoing,
)
from netlog.store.agenda import gathered
from netlog.store.contacts import Particulars
from netlog.store.timelines import Choice, Touch

_MOST = 50  # people in one walk; the next begins where it ended
_FOR = "2 weeks"  # a snooze, unless another span is said

_KEYS = "l log, s snooze, k skip, a archive, n note, d done, u undo, q quit, ? help:"
_HELP = (
    ("l", "log a touch of today; what you write is its note, as 'call about her book'"),
    ("s", f"snooze: not due for a while, {_FOR} unless you say another span"),
    ("k", "skip, as Enter does: nothing changes, and they come again next week"),
    ("a", "archive: kept, but never due"),
    ("n", "add a line to their note, and stay with them"),
    ("d", "done: close what is open with them, the strongest reason first"),
    ("u", "take the last answer back, and go back to it"),
    ("q", "quit: 'netlog review' goes on where you left"),
)

# What an answer writes; it returns what to say of it, which may be nothing.
Write = Callable[[Any], str]


class Given(NamedTuple):
    """An answer that was stored, by which operation, and where in the walk it was given.

    Who was `passed` is not shown again this week.
    """

    what: str
    passed: bool
    operation: int
    place: int
    line: Line


@command()
def review(
    run: Run,
    limit: Annotated[
        int, typer.Option("--limit", "-n", metavar="N", min=0, help="At most N people; 0 for all.")
    ] = _MOST,
    slots: Slots = agenda.SLOTS,
    again: Annotated[
        bool, typer.Option("--again", help="Also those walked past this week.")
    ] = False,
) -> None:
    """Walk through what is open, one person at a time.

    The same people as in 'netlog today', and a key for each answer: l logs a touch, s snoozes, k or
    Enter skips, a archives, n adds to the note, d closes what is open, u takes the last answer
    back, q quits, ? tells more. Each answer is stored at once, and is one that 'netlog undo' takes
    back. Until Sunday the next review goes on where you left.

    Examples:
      netlog review
      netlog review -n 5 --again
    """
    _check_terminal(run)
    most = limit or None
    with run.reading(to_write=True) as db:
        past = reviews.walked_past(db, run.today)
        left_out = set() if again else past
        found = gathered(db, run.today, most=most, slots=slots, without=left_out)
    # A company may be a target, but is nobody to log a touch with.
    companies = {matter.whom for matter in found.matters if matter.id is None}
    lines = agenda.lines([one for one in found.matters if one.whom not in companies], most)
    if not lines:
        done = "this week's review is done; 'netlog review --again' walks once more"
        run.say(done if past else "nothing to review: nobody is waiting, and nobody is due")
        return
    if again and past:
        with run.writing() as db:
            reviews.begin_again(db)
    given = _walk(run, lines)
    run.say(_summary(given, found.total - len(companies)))


def _check_terminal(run: Run) -> None:
    terminal = run.terminal
    if not (terminal.input_is_terminal and terminal.out_is_terminal and terminal.err_is_terminal):
        raise Misread("a review asks, and there is no terminal", "'netlog today' lists the same")


def _walk(run: Run, lines: list[Line]) -> list[Given]:
    """Walk from one to the next, until the end or the user has enough; return what was answered."""
    given: list[Given] = []
    place = 0
    while place < len(lines):
        if not _is_shown(run, lines[place], f"{place + 1} of {len(lines)}"):
            place += 1
            continue
        pressed = output.key(run.terminal, _KEYS)
        if pressed in {"q", ""}:
            break
        if pressed == "u":
            place = _taken_back(run, lines, given, place)
        elif answer := _ANSWERS.get(pressed):
            try:
                place += _answered(run, lines, given, place, *answer)
            except (Misread, NothingFound, Refused) as error:
                run.remark(str(error))
        else:
            for letter, meaning in _HELP:
                run.say(f"  {letter}  {meaning}")
    return given


def _is_shown(run: Run, line: Line, where: str) -> bool:
    """Show one person, as they are now; return false if they were forgotten meanwhile."""
    contact = _id(line)
    try:
        with run.reading() as db:
            note = profiles.particulars(db, contact).note
            row = reckonings.reckoning(db, contact)
            last = timelines.timeline(db, Choice(contact), limit=1)
    except NothingFound:
        return False
    pairs = [
        ("why", line.words),
        ("last", _last(last[0], run.today) if last else "never touched"),
        ("turn", f"{phrases.turn(rules.turn(row.balance))}, {phrases.balance(row.balance)}"),
        *([("note", note)] if note else []),
    ]
    run.say("")
    output.card(run.terminal, f"{where}: {line.name} ({line.handle})", pairs)
    return True


def _id(line: Line) -> int:
    assert line.id is not None, "only people are walked past"
    return line.id


def _last(touch: Touch, today: date) -> str:
    what = phrases.touch(touch.direction, touch.kind, touch.weight)
    said = f"{phrases.ago(touch.day, today)}, {what}"
    channel = f" ({touch.channel})" if touch.channel else ""
    return f"{said}{channel}: {touch.note}" if touch.note else f"{said}{channel}"


def _answered(
    run: Run,
    lines: list[Line],
    given: list[Given],
    place: int,
    what: str,
    ask: Callable[[Run, Line], Write | None],
) -> int:
    """Store an answer as an operation of its own, and return how many places to go on."""
    line = lines[place]
    write = ask(run, line)
    if write is None:
        return 0
    rest = line.loops[1:] if what == "done" else ()
    stays = what == "noted" or bool(rest)
    with run.writing() as db:
        profiles.particulars(db, _id(line))  # whoever was shown may be forgotten by now
        said = write(db)
        if not stays:
            reviews.walk_past(db, _id(line), run.today)
        operation = operations.current(db)
    given.append(Given(what, not stays, operation, place, line))
    lines[place] = line._replace(loops=rest) if rest else line
    if said:
        run.say(said)
    return 0 if stays else 1


def _taken_back(run: Run, lines: list[Line], given: list[Given], place: int) -> int:
    """Take the last answer back, and return the place where it was given; else the present one."""
    if not given:
        run.remark("nothing was answered yet; 'netlog undo' takes back what came before")
        return place
    last = given[-1]
    try:
        # As 'netlog undo' does it, so that 'netlog redo' makes it again.
        with run._replace(command="undo").writing(bulk=True) as db:
            _check_last(last, undoing.undo(db)[0].id)
    except (NothingFound, Refused) as error:
        run.remark(str(error))
        return place
    given.pop()
    lines[last.place] = last.line
    run.say(f"taken back: {last.what} {last.line.name}")
    return last.place


def _check_last(last: Given, undone: int) -> None:
    if undone != last.operation:
        raise Refused("something else was written since", "'netlog undo' takes that back")


def _summary(given: Sequence[Given], people: int) -> str:
    """Say what was answered, and what is next."""
    times = Counter(one.what for one in given)
    said = ", ".join(f"{number} {what}" for what, number in times.items()) or "nothing answered"
    left = people - sum(one.passed for one in given)
    if left > 0:
        return f"{said}; {left} to go: 'netlog review' goes on here"
    return f"{said}; this week's review is done: 'netlog goal' says how the week goes"


# The answers ------------------------------------------------------------------------------------


def _log(run: Run, line: Line) -> Write | None:
    said = output.asked(run.terminal, "what was it? (Enter for no note)")
    if not said:
        return None
    note = said.strip()
    first = note.partition(" ")[0].casefold()
    channel = first if first in rules.CHANNELS else None

    def write(db: Any) -> str:
        # A word that only says how is no note.
        text = None if note.casefold() == channel else note or None
        interactions.log(db, {_id(line): []}, run.today, channel=channel, note=text)
        return f"met {line.name} today; {said_done(reckonings.reckoning(db, _id(line)), run.today)}"

    return write


def _snooze(run: Run, line: Line) -> Write | None:
    said = output.asked(run.terminal, f"for how long? (Enter for {_FOR})")
    if not said:
        return None
    day = dates.later(run.today, dates.parse_span(said.strip() or _FOR))

    def write(db: Any) -> str:
        contacts.snooze(db, _id(line), day)
        row, face = reckonings.reckoning(db, _id(line)), faces.face(db, _id(line))
        until = dates.say_day(day, run.today)
        return f"{line.name} is snoozed until {until}; {said_snoozed(row, face, run.today)}"

    return write


def _skip(_run: Run, _line: Line) -> Write:
    return lambda _: ""


def _archive(run: Run, line: Line) -> Write:
    def write(db: Any) -> str:
        contacts.archive(db, _id(line), run.today)
        return f"{line.name} is archived; 'netlog unarchive {line.handle}' undoes that"

    return write


def _note(run: Run, line: Line) -> Write | None:
    said = output.asked(run.terminal, "note:").strip()
    if not said:
        return None

    def write(db: Any) -> str:
        before = profiles.particulars(db, _id(line)).note
        note = "\n".join(filter(None, (before, said)))
        contacts.change(db, _id(line), Particulars(note=note), run.today)
        return ""

    return write


def _done(run: Run, line: Line) -> Write | None:
    if not line.loops:
        run.remark(f"nothing is open with {line.name}")
        return None

    def write(db: Any) -> str:
        row = loops.by_id(db, line.loops[0])
        if row.kind == "thanks":
            thanks.close(db, row.loop_id, run.today)
        else:
            loops.close(db, row.loop_id, "done", run.today)
        return f"done: {phrases.loop(row.kind, row.name, row.what)}"

    return write


# What is said of each answer afterwards, and what asks for the rest of it, if there is any.
_ANSWERS: dict[str, tuple[str, Callable[[Run, Line], Write | None]]] = {
    "l": ("logged", _log),
    "s": ("snoozed", _snooze),
    "k": ("skipped", _skip),
    "\n": ("skipped", _skip),
    "a": ("archived", _archive),
    "n": ("noted", _note),
    "d": ("done", _done),
}
