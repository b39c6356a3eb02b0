"""What was given and got, and by whom, as a clause says it."""

from typing import Literal, NamedTuple

from netlog.sentences import vocabulary
from netlog.sentences.clauses import Clause, Side, side
from netlog.sentences.people import Mention
from netlog.sentences.vocabulary import Deed

Direction = Literal["gave", "got"]


class Given(NamedTuple):
    """One favour of a clause; with nobody named, it was between all who were there."""

    direction: Direction
    kind: str
    people: tuple[Mention, ...]


_NOBODY = Side()
_ME = Side(me=True)
_WHOEVER = Side(them=True)


def given(clause: Clause) -> list[Given]:
    """Return the favours of `clause`: none, unless I gave or got and it did come to pass."""
    deed = vocabulary.DEEDS.get(clause.verb)
    if deed is None:
        return _without_a_verb(clause)
    if clause.unfulfilled or (deed.says and deed.says.isdisjoint(clause.words)):
        return []
    kinds = [deed.kind] if deed.kind else [thing.kind for thing in clause.things]
    found = []
    for kind in dict.fromkeys(kinds):
        if not deed.only or kind in deed.only:
            giver, receiver = _sides(clause, deed, kind)
            found += _as_mine(giver, receiver, kind)
    return found


def _without_a_verb(clause: Clause) -> list[Given]:
    """Read `advice from Ada` at the start of a clause."""
    source = clause.side("from", "via")
    if clause.verb or not clause.opens_with_thing:
        return []
    return [g for thing in clause.things for g in _as_mine(source, _ME, thing.kind)]


def _as_mine(giver: Side, receiver: Side, kind: str) -> list[Given]:
    """Return the favour as I gave or got it; what others do among themselves is none."""
    if giver.me and not receiver.me and receiver:
        return [Given("gave", kind, receiver.people)]
    if receiver.me and not giver.me and giver:
        return [Given("got", kind, giver.people)]
    return []


def _sides(clause: Clause, deed: Deed, kind: str) -> tuple[Side, Side]:
    """Return the giver and the receiver."""
    if clause.passive:
        theirs = clause.side("", owned=True) if deed.owns else clause.actor
        return clause.side("by", "from") or _WHOEVER, theirs
    if deed.gets:
        return _got(clause, kind)
    if deed.shares:
        return clause.actor, _shared(clause, kind)
    return clause.actor, _receiver(clause, deed, kind)


def _got(clause: Clause, kind: str) -> tuple[Side, Side]:
    """Read `got advice from Ada`, `got Ada's advice`, and `got Ada a gift`, which is giving."""
    source = clause.side("from", "via", "through") or clause.side("", owned=True)
    if to := clause.side(""):
        return clause.actor, to
    if source:
        return source, clause.actor
    if receiver := clause.side("for"):
        return (clause.actor, receiver) if kind == "gift" else (_NOBODY, _NOBODY)
    return _WHOEVER, clause.actor


def _shared(clause: Clause, kind: str) -> Side:
    """Read `introduced Ada to Bo`, which both have from me; between others I have no part."""
    first, second = clause.side(""), clause.side("to", "with")
    if clause.actor.me:
        return _NOBODY if first.me or (kind == "intro" and not first) else first.and_also(second)
    if first.me or second.me:
        return _ME
    told_me = not second and (first or (kind != "intro" and clause.words))
    return _ME if told_me else _NOBODY


def _receiver(clause: Clause, deed: Deed, kind: str) -> Side:
    """Read whom it was given to: gave Ada advice, gave advice to Ada, reviewed Ada's paper."""
    to = ("to", "with", "between") if clause.verb == "shared" else ("to", "between")
    theirs = clause.side("", owned=True)
    on_theirs = clause.side("", "on", "of", owned=True) if kind in {"review", "advice"} else _NOBODY
    named = [clause.side(""), clause.side(*to), clause.side("for")]
    if deed.owns:
        named = [theirs, on_theirs, clause.side("for")]
    elif deed.treats:
        named.append(side(part for part in clause.parts if part.owned in vocabulary.MEALS))
    elif deed.kind:
        named.append(theirs)
    for receiver in (*named, on_theirs):
        if receiver:
            return receiver
    meal = deed.treats and not vocabulary.MEALS.isdisjoint(clause.words)
    thing = deed.alone and not any(thing.handed for thing in clause.things)
    if not (meal or thing):
        return _NOBODY
    return _WHOEVER if clause.actor.me else _ME
