"""Pure judgements on rows and a day. No clock, no SQL, no printing."""

from collections.abc import Iterable
from datetime import date
from typing import Literal, NamedTuple

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
TURNS = ("yours", "theirs", "even")

Turn = Literal["yours", "theirs", "even"]


def turn(balance: int) -> Turn:
    """Return whose turn it is: a positive balance is theirs, a negative one yours."""
    if balance < 0:
        return "yours"
    return "theirs" if balance > 0 else "even"


def days_late(due_on: date, today: date) -> int:
    """Return the days past the due day; negative while it is still to come."""
    return (today - due_on).days


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
