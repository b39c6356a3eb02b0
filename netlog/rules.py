"""The words to choose from, and pure judgements on rows and a day. No clock, SQL, or printing."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal, NamedTuple

from netlog.dates import Span, later
from netlog.errors import Misread

CHANNELS = ("in-person", "video", "call", "message", "email", "social", "letter", "event", "other")
DIRECTIONS = ("met", "gave", "got")
INITIATORS = ("me", "them")
DETAILS = ("email", "phone", "link", "nickname")
# What people usually give and get. The list is open: any word will do.
KINDS = (
    *("intro", "referral", "lead", "advice", "review", "recommendation", "article", "favour"),
    *("gift", "thanks", "other"),
)
# What can be open: they asked me, I said I would, I asked them, they are to be thanked.
LOOPS = ("request", "promise", "ask", "thanks")
STATES = ("open", "done", "declined", "referred")
STAGES = ("asked", "agreed", "made", "declined")  # of an introduction
TOPICS = ("offers", "needs")
# The channels in which two people see each other; a video is a message that moves.
IN_PERSON = ("in-person", "event")
TURNS = ("yours", "theirs", "even")

Turn = Literal["yours", "theirs", "even"]


def checked_choice(what: str, value: str | None, choices: Sequence[str]) -> str | None:
    """Return the choice that `value` is or begins.

    Raises:
        Misread: it is none of them.
    """
    if value is None:
        return None
    low = value.strip().lower().replace(" ", "-")
    fitting = [choice for choice in choices if choice.startswith(low)] if low else []
    if low in choices or len(fitting) == 1:
        return low if low in choices else fitting[0]
    raise Misread(f"there is no {what} '{value}'", f"there are {', '.join(choices)}")


def turn(balance: int) -> Turn:
    """Return whose turn it is: a positive balance is theirs, a negative one yours."""
    if balance < 0:
        return "yours"
    return "theirs" if balance > 0 else "even"


def days_late(due_on: date, today: date) -> int:
    """Return the days past the due day; negative while it is still to come."""
    return (today - due_on).days


def meet_by(last: date, rhythm: Span, snoozed_until: date | None) -> date:
    """Return the day by which to meet again, `rhythm` after `last`, never before a snooze's end.

    `last` is the day of the last touch in `IN_PERSON`, or the day the contact was added.
    """
    day = later(last, rhythm)
    return day if snoozed_until is None else max(day, snoozed_until)


class Part(NamedTuple):
    """A part of a balance not yet returned: `amount` units open since `day`."""

    day: str
    amount: int


def open_parts(touches: Iterable[tuple[str, str, int]]) -> list[Part]:
    """Return what has not been returned, oldest first, from `(day, direction, weight)` in order.

    First in, first out: a return pays the oldest kindness first. All the parts are on one side,
    and their amounts add up to the balance without its sign.
    """
    parts: list[Part] = []
    side = ""
    for day, direction, weight in touches:
        if direction not in {"gave", "got"}:
            continue
        amount = weight
        while amount and parts and side != direction:
            oldest = parts.pop(0)
            paid = min(amount, oldest.amount)
            amount -= paid
            if oldest.amount > paid:
                parts.insert(0, oldest._replace(amount=oldest.amount - paid))
        if amount:
            side = direction
            parts.append(Part(day, amount))
    return parts


AGES = (30, 90, 365)


def aged(parts: Iterable[Part], day: date) -> tuple[int, ...]:
    """Return the open amounts by age on `day`: up to 30, 90 and 365 days, and older."""
    sums = [0] * (len(AGES) + 1)
    for part in parts:
        age = (day - date.fromisoformat(part.day)).days
        sums[sum(age > limit for limit in AGES)] += part.amount
    return tuple(sums)


# How long ago one may have spoken without asking: where it is their turn, and where it is not.
QUIET_WHEN_THEIRS, QUIET_OTHERWISE = 365, 90  # days


Hindrance = Literal["your turn", "asks open", "quiet"]


def may_ask(balance: int, asks_open: int, days_quiet: int | None) -> list[Hindrance]:
    """Return what speaks against asking somebody for something now; nothing if one may.

    Two rules. What is asked for was given first, or at least there is nothing to return: the
    balance, of which each ask that is still open takes 1, is not below zero. And an ask is not the
    first word in a long time: you have spoken without asking in the last 90 days or, where the rest
    of the balance is above zero (they have something to return), in the last year.

    Args:
        balance: what was given minus what was got.
        asks_open: how many asks are not answered yet.
        days_quiet: days since you last spoke without asking, None if you never did.
    """
    rest = balance - asks_open
    hindrances: list[Hindrance] = []
    if rest < 0:
        hindrances.append("your turn" if balance < 0 else "asks open")
    longest = QUIET_WHEN_THEIRS if rest > 0 else QUIET_OTHERWISE
    if days_quiet is None or days_quiet > longest:
        hindrances.append("quiet")
    return hindrances


def only_asks(gave: int, got: int, asked: int) -> bool:
    """Return whether you only ever ask somebody: nothing given, three times got or asked.

    `gave` and `got` are how often something was, whatever it weighs; `asked` is how often you asked
    for something, whatever came of it.
    """
    return gave == 0 and got + asked >= 3
