"""A line as names and words, and where each of its clauses starts."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from netlog.sentences import vocabulary
from netlog.sentences.line import Line, is_past
from netlog.sentences.people import Mention

Who = Mention | Literal["me", "them"]  # them: he, her, their ... whoever was there

# What may close round a name before the verb that is theirs.
_CLOSING = " '’\")”»]*_"
_JOINTS = frozenset(",:()&–—")


class Item(NamedTuple):
    """A name or a word of the line, with the 's that follows it."""

    first: int
    last: int
    word: str  # empty for a name
    gap: str
    who: Who | None = None
    owner: bool = False


def items(line: Line, mentions: Sequence[Mention]) -> list[Item]:
    """Return the items of `line`; the `mentions` are those in it, in their order."""
    by_first = {mention.first: mention for mention in mentions}
    found: list[Item] = []
    i = 0
    while i < len(line):
        mention = by_first.get(i)
        found.append(_named_item(line, mention) if mention else _plain_item(line, i))
        i = found[-1].last
    return found


def _named_item(line: Line, mention: Mention) -> Item:
    last, gap = mention.last, line.token(mention.first).gap
    if line.token(last).kind == "tail" and line.word(last) == "s":
        owner = not _is_short_is(line, last)
        return Item(mention.first, last + owner, "", gap, mention, owner)
    # James' party: the apostrophe alone, unless it closes a quotation.
    alone = line.token(last).gap in {"' ", "’ "} and not gap.endswith(("'", "‘"))
    owner = alone and line.word(last - 1).endswith("s")
    return Item(mention.first, last, "", gap, mention, owner)


def _is_short_is(line: Line, tail: int) -> bool:
    """Return whether the 's at `tail` is a verb: Ada's moving, Ada's been here."""
    after = line.word(tail + 1)
    doing = after.endswith("ing") and after not in vocabulary.ING_NOUNS
    return doing or after in vocabulary.AFTER_SHORT_IS or is_past(after)


def _plain_item(line: Line, i: int) -> Item:
    token = line.token(i)
    who: Who | None = None
    if token.kind == "word" and not line.is_joined(i + 1):
        who = "me" if token.word in vocabulary.ME else None
        who = "them" if token.word in vocabulary.THEM else who
    owner = token.word in vocabulary.OWNERS
    if token.word == "her":
        after = line.word(i + 1)
        owner = not line.ends_a_name(i + 1) and after not in vocabulary.DETERMINERS
    return Item(i, i + 1, token.word, token.gap, who, owner)


def ahead(line: Line, whole: Sequence[Item]) -> tuple[list[bool], list[bool]]:
    """Return, for each item, whether a verb comes next, and whether somebody who acts does."""
    verbs, acts = [False] * (len(whole) + 1), [False] * (len(whole) + 1)
    for k in range(len(whole) - 1, -1, -1):
        item = whole[k]
        follows = verbs[k + 1] and not whole[k + 1].gap.strip(_CLOSING)
        verbs[k] = is_verb(line, item) or (is_passed_over(line, item) and follows)
        if item.who and not item.owner:
            another = _next_listed(line, whole, k)
            acts[k] = acts[another] if another else follows
    return verbs, acts


def _next_listed(line: Line, whole: Sequence[Item], k: int) -> int | None:
    """Return where the next of the people named together with item `k` is."""
    after = k + 1
    if after < len(whole) and whole[after].word in vocabulary.AND:
        after += 1
    elif after < len(whole) and not line.is_listed(whole[after].first):
        return None
    return after if after < len(whole) and whole[after].who else None


def starts(
    line: Line, whole: Sequence[Item], verbs: Sequence[bool], acts: Sequence[bool]
) -> list[tuple[int, bool]]:
    """Return where clauses start, each with whether a sentence does."""
    found = [(0, True)] if whole else []
    only_people = True  # so far in this clause
    for k in range(1, len(whole)):
        before, item = whole[k - 1], whole[k]
        only_people = only_people and (before.who is not None or before.word in vocabulary.AND)
        fresh = line.token(item.first).opens
        after = k + (item.word in vocabulary.CONJUNCTIONS)
        mark = not _JOINTS.isdisjoint(item.gap) or " - " in item.gap
        closing = only_people and not item.gap.strip(_CLOSING)
        joint = after > k or (mark and not closing)
        another = joint and (verbs[after] or (acts[after] and not only_people))
        relative = item.word == "who" and before.who is not None
        if fresh or another or relative or item.word in vocabulary.SUBORDINATE:
            found.append((k, fresh))
            only_people = True
    return found


def is_verb(line: Line, item: Item) -> bool:
    """Return whether the item can say what somebody did."""
    return item.who is None and line.token(item.first).kind == "word" and is_past(item.word)


def is_passed_over(line: Line, item: Item) -> bool:
    """Return whether the item may stand between somebody and what they do."""
    adverb = item.word in vocabulary.ADVERBS or (len(item.word) > 4 and item.word.endswith("ly"))
    other = line.day_at(item.first) is not None or line.token(item.first).kind == "tail"
    return item.who is None and (adverb or other)
