"""What kind of touch a line tells of: with whom, when, through what, and who began it."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Literal

from netlog.sentences import vocabulary
from netlog.sentences.clauses import Clause, Part
from netlog.sentences.days import DayWords
from netlog.sentences.line import Line
from netlog.sentences.people import Mention

# there: the touch was with them; whose: something of theirs was spoken of; about: they were.
Role = Literal["there", "whose", "about"]


def roles(told: Sequence[Clause], concerned: Collection[int]) -> dict[int, Role]:
    """Return the role of each mention, by its first token.

    `concerned` are the mentions that a favour was given to or got from: they were there.
    """
    found: dict[int, Role] = {}
    anybody = False
    for clause in told:
        later, mine = anybody, _is_mine(clause)
        for part in clause.parts:
            if isinstance(part.who, Mention):
                role: Role = "there" if part.at in concerned else _role(clause, part)
                if part.subject and later and not mine and part.at not in concerned:
                    role = "about"  # lunch with Ada, Bo has moved
                found[part.at] = role
                anybody = anybody or role == "there"
    if anybody:
        return found
    return {at: "there" if role == "whose" else role for at, role in found.items()}


def _is_mine(clause: Clause) -> bool:
    """Return whether I had any part in what the clause tells."""
    touching = clause.verb in vocabulary.CONTACT or clause.verb in vocabulary.JOINING
    return clause.is_mine or touching or any(part.who == "me" for part in clause.parts)


def _role(clause: Clause, part: Part) -> Role:
    if part.owned is not None:
        if part.owned in vocabulary.HOSTED or (not part.owned and part.link in {"at", "to"}):
            return "there"
        called = part.link == "" and clause.verb in vocabulary.CONTACT
        return "about" if called or part.link in vocabulary.WITH else "whose"
    if part.with_me or part.subject:
        return "there"
    if _is_talked_about(clause, part) or not _is_meant(clause, part):
        return "about"
    return "whose" if part.link == "for" and clause.verb else "there"


def _is_talked_about(clause: Clause, part: Part) -> bool:
    deed = clause.verb in vocabulary.DEEDS
    return (
        part.aside
        or part.acts
        or part.link in vocabulary.ABOUT
        or (part.link == "to" and clause.passive and deed)
        or (part.link in {"to", "with"} and part.head in vocabulary.HANDED_ON)
        or (part.link == "" and clause.verb in vocabulary.ABOUT_VERBS)
        or not (clause.is_mine or clause.verb in vocabulary.JOINING)
    )


def _is_meant(clause: Clause, part: Part) -> bool:
    """Return whether a name is somebody's: `tea with Zelda`, but not `helped Ada with Python`."""
    assert isinstance(part.who, Mention)
    known = bool(part.who.candidates)
    return known or part.link != "with" or clause.verb not in vocabulary.DEEDS


def initiator(line: Line, told: Sequence[Clause]) -> Literal["me", "them"] | None:
    """Return who began the touch, unless a channel is named before anybody is said to begin."""
    for clause in told:
        began = _beginner(line, clause)
        if began or _channels(line, clause):
            return began
    return None


def _beginner(line: Line, clause: Clause) -> Literal["me", "them"] | None:
    sends = clause.verb in vocabulary.SENDING and channel(line, [clause]) in vocabulary.SENT
    writes_for = clause.verb == "wrote" and clause.things  # a reference, which is no letter
    if sends or (clause.verb in vocabulary.INITIATING and not writes_for):
        mine = clause.side("by").me if clause.passive else clause.actor.me
        return "me" if mine else "them"
    for part in clause.parts:
        if part.head in vocabulary.MESSAGES and part.who != "me" and part.link in {"from", "to"}:
            return "them" if part.link == "from" else "me"
    return None


def channel(line: Line, told: Sequence[Clause]) -> str | None:
    """Return what the touch went through, as the first clause says that says it."""
    for clause in told:
        if found := _channels(line, clause):
            return max(found, key=lambda ranked: ranked[0])[1]
    return None


def _channels(line: Line, clause: Clause) -> list[tuple[int, str]]:
    """Return the channels that `clause` names, each with how much it tells."""
    ends = {p.who.first: p.who.last for p in clause.parts if isinstance(p.who, Mention)}
    found: list[tuple[int, str]] = []
    i = clause.first
    while i < clause.aside_at and line.word(i) not in vocabulary.TOPIC:
        end, rank, name = (ends[i], 0, None) if i in ends else _channel_at(line, i)
        if name:
            found.append((rank, name))
        i = end
    return found


def _channel_at(line: Line, i: int) -> tuple[int, int, str | None]:
    """Return where to go on, how much the channel named at token `i` tells, and the channel."""
    for count in range(vocabulary.MOST_WORDS_OF_A_CHANNEL, 0, -1):
        phrase = line.words(i, i + count)
        if phrase in vocabulary.CHANNELS:
            return i + count, *vocabulary.CHANNELS[phrase]
    if line.token(i).kind == "word" and line.between(i, i + 1).endswith(vocabulary.EVENT_ENDINGS):
        return i + 1, vocabulary.PLAIN_RANK, "event"
    return i + 1, 0, None


def day(line: Line, told: Sequence[Clause], today: date) -> tuple[date, str | None]:
    """Return the day of the touch and the words that say it, else `today` and None.

    Raises:
        Misread: the words say a day that does not exist, or that has not come yet.
    """
    named = {
        at
        for clause in told
        for part in clause.parts
        if isinstance(part.who, Mention)
        for at in range(part.who.first, part.who.last)
    }
    clause_of = [clause for clause in told for _ in range(clause.first, clause.last)]
    to_come = {clause.first: _first_to_come(line, clause, named) for clause in told}
    for at, words in line.days:
        clause = clause_of[at]
        if at not in named and _is_of_the_touch(line, at, words, clause, to_come[clause.first]):
            return words.day(today), words.words
    return today, None


def _first_to_come(line: Line, clause: Clause, named: Collection[int]) -> int:
    """Return where the clause turns to what is yet to come, its end if it never does."""
    for at in range(clause.first, clause.last):
        if line.word(at) in vocabulary.STILL_TO_COME and at not in named:
            return at
    return clause.last


def _is_of_the_touch(line: Line, at: int, words: DayWords, clause: Clause, to_come: int) -> bool:
    before = at - 1
    while line.word(before) in vocabulary.BEFORE_A_DAY:
        before -= 1
    if before >= clause.first and line.word(before) in vocabulary.NOT_THE_DAY:
        return False
    if words.ahead:
        # Lunch with Ada tomorrow is refused; what follows a verb is news: she moves next week.
        return clause.first == 0 and not clause.verb and at < min(clause.aside_at, to_come)
    if clause.first > 0 and not _is_mine(clause):
        return False
    if words.past:
        return True
    appointment = at > clause.aside_at and line.word(before) in vocabulary.APPOINTMENTS
    return at < to_come and not appointment
