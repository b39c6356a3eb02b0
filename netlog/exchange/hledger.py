"""Balances as an hledger journal: `hledger balance people` says what `netlog owed` says."""

import re
from collections.abc import Iterable, Iterator
from operator import itemgetter
from typing import NamedTuple

from netlog import phrases
from netlog.exchange import How
from netlog.output.harmless import safe
from netlog.spool import kept, ordered
from netlog.store.contents import Card

_HEAD = """\
; What was given and got, as netlog counts it: a positive balance is their turn.
; hledger -f FILE balance ^people:

"""
# In a description ; begins a comment and | parts it; in a comment a word with a colon is a tag,
# and what is in brackets may be a day.
_SIGNS = str.maketrans({";": ",", "|": "/", ":": "∶", "[": "(", "]": ")"})


class _Transaction(NamedTuple):
    """Something given or got, and the accounts between which it went."""

    day: str
    description: str
    comment: str
    person: str
    amount: int  # of the person's account
    other: str

    def __str__(self) -> str:
        """Return it as hledger reads it."""
        comment = f"    ; {self.comment}\n" if self.comment else ""
        return (
            f"{self.day} {self.description}\n"
            f"{comment}"
            f"    {self.person}  {self.amount}\n"
            f"    {self.other}  {-self.amount}\n"
            "\n"
        )


def write(cards: Iterable[Card], how: How) -> Iterator[str]:
    """Yield a journal in which everybody has an account, `people:ada-quill`, by day.

    Each thing given or got is a transaction of as many units as it weighs, between that account
    and one for its kind, `favours:gave:intro`. What was neither is not in it.
    """
    del how  # hledger has one way of writing
    rows = ordered(kept(row for card in cards for row in _transactions(card)), key=itemgetter(0))
    yield _HEAD
    yield from map(str, rows)


def _transactions(card: Card) -> Iterator[_Transaction]:
    for entry in card.log:
        if entry.direction == "met":
            continue
        gave = entry.direction == "gave"
        what = phrases.touch(entry.direction, entry.kind, entry.weight)
        yield _Transaction(
            entry.day,
            _words(f"{what} {'to' if gave else 'from'} {card.name}"),
            _words(entry.note or ""),
            f"people:{card.handle}",
            entry.weight if gave else -entry.weight,
            f"favours:{entry.direction}:{_account(entry.kind or '')}",
        )


def _words(text: str) -> str:
    """Return text on one line, with no sign that means something to hledger."""
    return safe(" ".join(text.split())).translate(_SIGNS)


def _account(kind: str) -> str:
    """Return a kind as the name of an account: two blanks would end it, a colon divide it."""
    return re.sub(r"[^\w.-]+", "-", kind).strip("-") or "other"
