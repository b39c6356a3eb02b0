"""One line as one would say it, read as what netlog keeps.

`Lunch with Grace and @ada-lovelace yesterday, got an intro to Bo at Acme`: the people, the day,
the channel, and what was given or got. Nothing here asks a clock, a database or the user; what
the words leave open comes back as doubts.

    vocabulary   the words; to teach netlog another, start there
    days, line   the line as words, and which of them say a day
    people       who is named
    evidence     whom a name means that several have
    items        names and words, and where clauses start
    clauses      who does what with whom
    favours      what was given and got
    touch        with whom, when, through what
"""

from collections.abc import Sequence
from datetime import date
from typing import Literal, NamedTuple

from netlog import names
from netlog.sentences import evidence, favours, people, touch, vocabulary
from netlog.sentences.clauses import Clause, clauses
from netlog.sentences.line import Line
from netlog.sentences.people import Known, Mention

__all__ = ["Doubt", "Favour", "Known", "Sentence", "read", "resolved", "words_to_look_up"]


class Favour(NamedTuple):
    """Something given or got, and the piece of the text it was read from."""

    direction: Literal["gave", "got"]
    kind: str
    words: str
    weight: int = 1
    people: tuple[Known, ...] = ()  # nobody: everybody the touch was with
    unsure: tuple[str, ...] = ()  # the words of the doubts that it waits for


class Doubt(NamedTuple):
    """A name that several people may have, or nobody."""

    words: str
    candidates: tuple[Known, ...]
    question: str
    mentioned: bool = False  # only talked about
    place: int = 0  # how many of the people are named before


class Sentence(NamedTuple):
    """What a line says."""

    text: str  # as it was given, without white space at its ends
    people: tuple[Known, ...]  # whom the touch was with, in the order of their mention
    mentioned: tuple[Known, ...]  # those only talked about
    day: date
    day_words: str | None  # None: nothing was said, so it is today
    channel: str | None
    favours: tuple[Favour, ...]
    initiator: Literal["me", "them"] | None
    doubts: tuple[Doubt, ...]


def words_to_look_up(text: str) -> tuple[str, ...]:
    """Return the folded words, @handles and e-mails of `text` that may name somebody.

    Common words are left out, unless a capital in mid-sentence sets them apart.
    """
    line = Line(text)
    found: dict[str, None] = {}
    for i, token in enumerate(line.tokens):
        capital = line.is_capital(i) and not token.opens
        if token.kind == "handle":
            found["@" + token.word] = None
        elif token.kind == "mail":
            found[token.word] = None
        elif token.kind == "word" and (capital or token.word not in vocabulary.COMMON):
            if line.day_at(i) and not capital:
                continue
            words = names.words(token.word)
            found.update(dict.fromkeys(w for w in words if len(w) > 1 or not w.isascii()))
    return tuple(found)


def read(text: str, known: Sequence[Known], today: date) -> Sentence:
    """Return what `text` says, seen from `today`.

    `known` are at least those whose name, nickname, handle or e-mail has one of
    words_to_look_up; more do no harm, and their order does not matter.

    Raises:
        Misread: its day does not exist, or has not come yet.
    """
    line = Line(text.strip())
    told = clauses(line, evidence.settled(line, people.named(line, known)))
    given = [(clause, favour) for clause in told for favour in favours.given(clause)]
    concerned = {mention.first for _, favour in given for mention in favour.people}
    roles = touch.roles(told, concerned)
    day, day_words = touch.day(line, told, today)
    named = [part.who for clause in told for part in clause.parts if isinstance(part.who, Mention)]
    there = [m for m in named if roles[m.first] == "there"]
    aside = [m for m in named if roles[m.first] != "there"]
    with_whom = _people(there)
    return Sentence(
        text=line.text,
        people=with_whom,
        mentioned=tuple(person for person in _people(aside) if person not in with_whom),
        day=day,
        day_words=day_words,
        channel=touch.channel(line, told),
        favours=tuple(_favour(line, clause, favour) for clause, favour in given),
        initiator=touch.initiator(line, told),
        doubts=_doubts(there, aside),
    )


def resolved(sentence: Sentence, doubt: Doubt, choice: Known | None) -> Sentence:
    """Return `sentence` with `doubt` answered: it is `choice`, or with None nobody at all.

    `doubt` is one of the sentence's, which may have been answered others since it was read.
    """
    asked = [other.words for other in sentence.doubts].index(doubt.words)
    before, later = sentence.doubts[:asked], sentence.doubts[asked + 1 :]
    people, mentioned, at = sentence.people, sentence.mentioned, sentence.doubts[asked].place
    if choice and choice not in people:
        if doubt.mentioned:
            mentioned = tuple(dict.fromkeys((*mentioned, choice)))
        else:
            people = (*people[:at], choice, *people[at:])
            mentioned = tuple(person for person in mentioned if person != choice)
            later = tuple(other._replace(place=other.place + 1) for other in later)
    settled = (_settled(favour, doubt, choice) for favour in sentence.favours)
    return sentence._replace(
        people=people,
        mentioned=mentioned,
        favours=tuple(favour for favour in settled if favour),
        doubts=before + later,
    )


def _settled(favour: Favour, doubt: Doubt, choice: Known | None) -> Favour | None:
    """Return `favour` with the doubt answered, None where it was with nobody then."""
    name = names.fold(doubt.words)
    unsure = tuple(words for words in favour.unsure if names.fold(words) != name)
    if unsure == favour.unsure:
        return favour
    people = tuple(dict.fromkeys((*favour.people, choice))) if choice else favour.people
    return favour._replace(people=people, unsure=unsure) if people or unsure else None


def _people(named: Sequence[Mention]) -> tuple[Known, ...]:
    return tuple(dict.fromkeys(mention.person for mention in named if mention.person))


def _favour(line: Line, clause: Clause, given: favours.Given) -> Favour:
    first = clause.first
    while line.word(first) in vocabulary.CONJUNCTIONS:
        first += 1
    unsure = tuple(dict.fromkeys(m.words for m in given.people if m.person is None))
    return Favour(
        direction=given.direction,
        kind=given.kind,
        words=line.between(first, clause.last),
        people=_people(given.people),
        unsure=unsure,
    )


def _doubts(there: Sequence[Mention], aside: Sequence[Mention]) -> tuple[Doubt, ...]:
    """Return a doubt for each name that is not certain, once however often it is said.

    Of those only talked about, nobody is asked about whom netlog may not even know.
    """
    found: dict[str, Doubt] = {}
    before: set[int] = set()
    for mention in there:
        if mention.person:
            before.add(mention.person.id)
        else:
            question, candidates = mention.question, mention.candidates
            doubt = Doubt(mention.words, candidates, question, place=len(before))
            found.setdefault(names.fold(mention.words), doubt)
    for mention in aside:
        named = mention.candidates and not mention.odd
        if mention.question and (named or mention.words.startswith("@")):
            doubt = Doubt(mention.words, mention.candidates, mention.question, mentioned=True)
            found.setdefault(names.fold(mention.words), doubt)
    return tuple(found.values())
