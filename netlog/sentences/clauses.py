"""A line as clauses: who does what with whom, as far as its words show."""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from netlog.sentences import vocabulary
from netlog.sentences.line import Line, is_past
from netlog.sentences.people import Mention

Who = Mention | Literal["me", "them"]  # them: he, her, their ... whoever was there

_HARD = frozenset(".;!?\n")
_SOFT = frozenset(",:()–—")


class Item(NamedTuple):
    """A name or a word of the line, with the 's that follows it."""

    first: int
    last: int
    word: str  # empty for a name
    gap: str
    who: Who | None = None
    owner: bool = False


class Part(NamedTuple):
    """Somebody's part in a clause."""

    who: Who
    at: int
    link: str  # the preposition before; none: subject or object; `...`: merely near
    head: str  # what the preposition hangs on: the intro of `intro to Bo`
    owned: str | None  # what is theirs, where it is not they themselves: the paper
    subject: bool
    with_me: bool  # named together with me
    aside: bool  # after what is yet to be done, or only talked about
    acts: bool  # does something itself, in a clause within: the lead Ada mentioned


class Side(NamedTuple):
    """Those who give, or those who receive."""

    me: bool = False
    them: bool = False  # those who were there, whoever they were
    people: tuple[Mention, ...] = ()

    def __bool__(self) -> bool:
        """Return whether there is anybody."""
        return self.me or self.them or bool(self.people)


class Thing(NamedTuple):
    """What is given or got, and where its last word is."""

    kind: str
    at: int


class Clause(NamedTuple):
    """The items of a line that belong to one verb, if they have one."""

    first: int  # tokens [first, last)
    last: int
    verb: str
    parts: tuple[Part, ...]
    things: tuple[Thing, ...]
    words: frozenset[str]  # that follow the verb
    actor: Side  # whose verb it is, said or not
    passive: bool
    unfulfilled: bool

    @property
    def is_mine(self) -> bool:
        """Whether it tells what I did, or what there was."""
        return self.actor.me or not self.verb

    def side(self, *links: str, owned: bool = False) -> Side:
        """Return those who are linked so, not counting the subject."""
        return side(p for p in self.parts if _is_object(p, owned=owned) and p.link in links)


def side(parts: Iterator[Part]) -> Side:
    """Return the people of `parts` as one side."""
    who = [part.who for part in parts]
    people = tuple(w for w in who if isinstance(w, Mention))
    return Side("me" in who, "them" in who, people)


def clauses(line: Line, mentions: Sequence[Mention]) -> list[Clause]:
    """Return the clauses of `line`; the `mentions` are those in it, in their order."""
    items = _items(line, mentions)
    verbs, acts = _ahead(line, items)
    starts = _starts(line, items, verbs, acts)
    found: list[Clause] = []
    for (start, fresh), (end, _) in pairwise([*starts, (len(items), True)]):
        reader = _Reader(line, items[start:end], acts[start:end])
        before = found[-1] if found and not fresh else None
        who = items[start - 1].who if start and items[start].word == "who" else None
        found.append(reader.clause(before, who))
    return found


def _is_object(part: Part, *, owned: bool) -> bool:
    return not part.subject and (part.owned is not None) == owned


def _items(line: Line, mentions: Sequence[Mention]) -> list[Item]:
    by_first = {mention.first: mention for mention in mentions}
    items: list[Item] = []
    while not items or items[-1].last < len(line):
        i = items[-1].last if items else 0
        mention = by_first.get(i)
        items.append(_named_item(line, mention) if mention else _plain_item(line, i))
    return items


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


def _ahead(line: Line, items: Sequence[Item]) -> tuple[list[bool], list[bool]]:
    """Return, for each item, whether a verb comes next, and whether somebody who acts does."""
    verbs, acts = [False] * (len(items) + 1), [False] * (len(items) + 1)
    for k in range(len(items) - 1, -1, -1):
        item = items[k]
        verbs[k] = _is_verb(line, item) or (_is_passed_over(line, item) and verbs[k + 1])
        if item.who and not item.owner:
            another = _next_listed(line, items, k)
            acts[k] = acts[another] if another else verbs[k + 1]
    return verbs, acts


def _next_listed(line: Line, items: Sequence[Item], k: int) -> int | None:
    """Return where the next of the people named together with item `k` is."""
    after = k + 1
    if after < len(items) and items[after].word in vocabulary.AND:
        after += 1
    elif after < len(items) and not line.is_listed(items[after].first):
        return None
    return after if after < len(items) and items[after].who else None


def _starts(
    line: Line, items: Sequence[Item], verbs: Sequence[bool], acts: Sequence[bool]
) -> list[tuple[int, bool]]:
    """Return where clauses start, each with whether a sentence does."""
    starts = [(0, True)] if items else []
    only_people = True  # so far in this clause
    for k in range(1, len(items)):
        before, item = items[k - 1], items[k]
        only_people = only_people and (before.who is not None or before.word in vocabulary.AND)
        fresh = line.token(item.first).opens
        after = k + (item.word in vocabulary.CONJUNCTIONS)
        joint = after > k or not _JOINTS.isdisjoint(item.gap) or " - " in item.gap
        another = joint and (verbs[after] or (acts[after] and not only_people))
        relative = item.word == "who" and before.who is not None
        if fresh or another or relative or item.word in vocabulary.SUBORDINATE:
            starts.append((k, fresh))
            only_people = True
    return starts


def _is_verb(line: Line, item: Item) -> bool:
    return item.who is None and line.token(item.first).kind == "word" and is_past(item.word)


def _is_passed_over(line: Line, item: Item) -> bool:
    """Return whether the item may stand between somebody and what they do."""
    adverb = item.word in vocabulary.ADVERBS or (len(item.word) > 4 and item.word.endswith("ly"))
    other = line.day_at(item.first) is not None or line.token(item.first).kind == "tail"
    return item.who is None and (adverb or other)


class _Reader:
    """One walk along the items of a clause; it remembers what it has met so far."""

    def __init__(self, line: Line, items: Sequence[Item], acts: Sequence[bool]) -> None:
        self._line = line
        self._items = items
        self._acts = acts
        self._verb = ""
        self._passive = False
        self._unfulfilled = False
        self._words: set[str] = set()  # since the verb
        self._parts: list[Part] = []
        self._together = 0  # where in the parts those named together begin
        self._things: list[Thing] = []
        self._thing_ended = -1
        self._link = ""
        self._head = ""
        self._word = ""  # the last that was neither a link nor a small word
        self._first_word = -1
        self._giving = True  # a thing named here is one that is given
        self._none = False  # `no` was said
        self._aside = False

    def clause(self, before: Clause | None, antecedent: Who | None) -> Clause:
        """Return the clause, which goes on from the one `before` it, if that is given."""
        k = 0
        while k < len(self._items):
            k = self._take(k)
        return Clause(
            first=self._items[0].first,
            last=self._items[-1].last,
            verb=self._verb,
            parts=tuple(self._parts),
            things=tuple(self._things),
            words=frozenset(self._words),
            actor=self._actor(before, antecedent),
            passive=self._passive,
            unfulfilled=self._unfulfilled,
            opens_with_thing=bool(self._things) and self._things[0].first == self._first_word,
        )

    def _actor(self, before: Clause | None, antecedent: Who | None) -> Side:
        said = side(part for part in self._parts if part.subject)
        if said or not self._verb:
            return said
        if antecedent:
            return Side(them=True) if isinstance(antecedent, str) else Side(people=(antecedent,))
        to = side(p for p in self._parts if _is_object(p, owned=False) and p.link == "")
        gets = self._verb in vocabulary.DEEDS and vocabulary.DEEDS[self._verb].gets
        others = before.actor if before and not before.actor.me else Side()
        if others and not to.them and not gets:
            return others
        return Side(them=True) if to.me and not self._passive else Side(me=True)

    def _take(self, k: int) -> int:
        """Take item `k`, and return where to go on."""
        item = self._items[k]
        if self._verb in vocabulary.AUXILIARIES | {""} and item.who is None:
            self._unfulfilled |= item.word in vocabulary.UNFULFILLED
        self._words.add(item.word)
        end, kind = self._thing(k)
        if item.who:
            self._take_somebody(k)
        elif self._line.day_at(item.first):
            pass
        elif self._is_the_verb(item):
            self._take_verb(item)
        elif kind:
            self._take_thing(k, end, kind)
            return end
        elif item.word in vocabulary.LINKS:
            self._take_link(k)
        elif item.word == "no":
            self._none = True
        elif not self._is_small(item):
            self._note(item)
        return k + 1

    def _is_small(self, item: Item) -> bool:
        small = item.word in vocabulary.DETERMINERS | vocabulary.AND | vocabulary.CONJUNCTIONS
        return small or _is_passed_over(self._line, item)

    def _note(self, item: Item) -> None:
        self._word = item.word
        self._none = False
        if self._first_word < 0:
            self._first_word = item.first
        if self._link == "":
            self._link = NEAR

    def _is_the_verb(self, item: Item) -> bool:
        helps = self._verb in vocabulary.AUXILIARIES or self._verb in vocabulary.PASSIVE
        return _is_verb(self._line, item) and (not self._verb or (helps and self._link == ""))

    def _take_verb(self, item: Item) -> None:
        self._passive = self._verb in vocabulary.PASSIVE
        self._note(item)
        self._unfulfilled |= self._line.word(item.first - 1) == "to"
        self._verb, self._link = item.word, ""
        self._giving, self._none, self._aside = True, False, False
        self._things.clear()
        self._words.clear()

    def _thing(self, k: int) -> tuple[int, str]:
        """Return the end and the kind of the thing that is named at item `k`, if one is."""
        for count in range(vocabulary.MOST_WORDS_OF_A_THING, 0, -1):
            kind = vocabulary.THINGS.get(tuple(item.word for item in self._items[k : k + count]))
            if kind:
                return min(k + count, len(self._items)), kind
        return k, ""

    def _take_thing(self, k: int, end: int, kind: str) -> None:
        first, last = self._items[k].first, self._items[end - 1].last
        goes_on = self._thing_ended == first and not self._line.is_listed(first)
        if self._giving and not self._none and not self._aside:
            if goes_on and self._things:
                self._things.pop()
            self._things.append(Thing(kind, first, last))
        self._note(self._items[k])
        self._thing_ended = last

    def _take_link(self, k: int) -> None:
        item = self._items[k]
        after = self._items[k + 1].word if k + 1 < len(self._items) else ""
        named = any(not (part.subject and part.who == "me") for part in self._parts)
        to_do = item.word == "to" and after in vocabulary.TO_DO
        if named and (to_do or item.word in vocabulary.TOPIC):
            self._aside = True
        self._link, self._head = item.word, self._word
        self._giving = self._giving and item.word == "of"

    def _take_somebody(self, k: int) -> None:
        item = self._items[k]
        assert item.who is not None
        if not self._is_together(k):
            self._together = len(self._parts)
        elif self._parts[-1].link != self._link:
            self._link = self._parts[-1].link
        link = self._link
        subject = not self._verb and not item.owner and (link == "" or (link == NEAR and self._acts[k]))
        self._parts.append(
            Part(
                who=item.who,
                at=item.first,
                link="" if subject else link,
                head=self._head,
                owned=self._owned(k) if self._owns(k) else None,
                subject=subject,
                with_me=False,
                aside=self._aside,
                acts=bool(self._verb) and self._acts[k],
            )
        )
        group = self._parts[self._together :]
        if any(part.who == "me" and part.owned is None for part in group):
            self._parts[self._together :] = [part._replace(with_me=True) for part in group]
        if link in vocabulary.LINKS - vocabulary.ABOUT:
            self._giving = True
        if self._verb and link == "" and not item.owner:
            self._link = NEAR if not self._is_next_listed(k) else link

    def _is_together(self, k: int) -> bool:
        """Return whether somebody was named before item `k`, joined to it by `and` or a comma."""
        if k and self._items[k - 1].who:
            return self._line.is_listed(self._items[k].first)
        return k > 1 and self._items[k - 1].word in vocabulary.AND and bool(self._items[k - 2].who)
