"""Whom a name means that several people have, where the rest of the line decides it."""

from collections.abc import Iterator, Sequence

from netlog.sentences import vocabulary
from netlog.sentences.line import Line, words_of
from netlog.sentences.people import Known, Mention, Named, Place


def settled(line: Line, named: Named) -> list[Mention]:
    """Return the mentions of `named`, each for certain that can only be one person.

    That is so when all others of the name are named beside it, when the person is named
    in full elsewhere, or when only that one is of the company that is said of the name, or that
    those named together with it are of.
    """
    # Twice, for what is settled of one name settles the same name elsewhere.
    return _settled(line, _settled(line, named.mentions, named.places), named.places)


def _settled(line: Line, found: Sequence[Mention], places: Sequence[Place]) -> list[Mention]:
    segments = line.segments()
    attached, loose = _attached(line, found, places)
    certain = {m.candidates[0].id: m.candidates[0] for m in found if not m.question}
    known: dict[tuple[tuple[str, ...], frozenset[str], frozenset[int]], Known | None] = {}
    decided: list[Mention] = []
    for group in _groups(line, found):
        here = {segments[group[0].first], segments[group[-1].first]}
        beside = {m.candidates[0].id: m.candidates[0] for m in group if not m.question}
        said = [c for m in group for c in attached.get(m.first, ())]
        said += [c for segment in here for c in loose.get(segment, ())]
        companies = frozenset(said) or frozenset(map(_company, beside.values())) - {""}
        for mention in group:
            if len(mention.candidates) < 2 or mention.odd:
                decided.append(mention)
                continue
            # Once for each name and what speaks for whom: a name may be said, and shared, often.
            form = line.words(mention.first, mention.last)
            key = (form, companies, frozenset(beside))
            if key not in known:
                others = [person for person in mention.candidates if person.id not in beside]
                known[key] = _only(others, certain, companies)
            person = known[key]
            decided.append(
                mention._replace(candidates=(person,), question="") if person else mention
            )
    return decided


def _only(
    people: list[Known], certain: dict[int, Known], companies: frozenset[str]
) -> Known | None:
    """Return the one of `people` that is meant: the only one, named elsewhere, or of a company."""
    named = [person for person in people if person.id in certain]
    there = [person for person in people if _company(person) in companies]
    for left in (people, named, there):
        if len(left) == 1:
            return left[0]
    return None


def _company(person: Known) -> str:
    return " ".join(words_of(person.company or ""))


def _groups(line: Line, found: Sequence[Mention]) -> Iterator[list[Mention]]:
    """Yield the mentions by those that are named together: Ada, Grace and Bo."""
    group: list[Mention] = []
    for mention in found:
        if group and not line.follows(group[-1].last, mention.first):
            yield group
            group = []
        group.append(mention)
    if group:
        yield group


def _attached(
    line: Line, found: Sequence[Mention], places: Sequence[Place]
) -> tuple[dict[int, list[str]], dict[int, list[str]]]:
    """Return the companies said of a mention, by its first token, and the others, by segment."""
    segments = line.segments()
    ends = {mention.last: mention.first for mention in found}
    of_mention: dict[int, list[str]] = {}
    of_segment: dict[int, list[str]] = {}
    for place in places:
        if not place.company:
            continue
        preposition = line.word(place.first - 1) in vocabulary.BEFORE_A_COMPANY
        end = place.first - 1 if preposition else place.first
        if end in ends:
            of_mention.setdefault(ends[end], []).append(place.company)
        elif preposition or line.token(place.first).opens:
            of_segment.setdefault(segments[place.first], []).append(place.company)
    return of_mention, of_segment
