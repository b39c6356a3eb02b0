"""A line as clauses: who does what with whom, as far as its words show."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from netlog.sentences import vocabulary
from netlog.sentences.items import Item, Who, ahead, is_passed_over, is_verb, items, starts
from netlog.sentences.line import Line
from netlog.sentences.people import Mention

# The link of somebody who is merely near: told me Bo is moving.
NEAR = "..."


class Part(NamedTuple):
    """Somebody's part in a clause."""

    who: Who
    at: int
    link: str  # the preposition before; none for the subject and the object; or NEAR
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

    def and_also(self, other: "Side") -> "Side":
        """Return those of both sides."""
        return Side(self.me or other.me, self.them or other.them, self.people + other.people)


class Thing(NamedTuple):
    """What is given or got, the tokens `first` to before `last`."""

    kind: str
    first: int
    last: int
    handed: bool  # to whom is said next


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
    opens_with_thing: bool
    aside_at: int  # from here on, what is yet to be done or was talked about; else `last`

    @property
    def is_mine(self) -> bool:
        """Whether it tells what I did, or what there was."""
        return self.actor.me or not self.verb

    def side(self, *links: str, owned: bool = False) -> Side:
        """Return those who are linked so, not counting the subject."""
        return side(p for p in self.parts if _is_object(p, owned=owned) and p.link in links)


def side(parts: Iterable[Part]) -> Side:
    """Return the people of `parts` as one side."""
    who = [part.who for part in parts]
    people = tuple(w for w in who if isinstance(w, Mention))
    return Side("me" in who, "them" in who, people)


def clauses(line: Line, mentions: Sequence[Mention]) -> list[Clause]:
    """Return the clauses of `line`; the `mentions` are those in it, in their order."""
    whole = items(line, mentions)
    verbs, acts = ahead(line, whole)
    found: list[Clause] = []
    for (start, fresh), (end, _) in pairwise(
        [*starts(line, whole, verbs, acts), (len(whole), True)]
    ):
        reader = _Reader(line, whole[start:end], acts[start:end])
        before = found[-1] if found and not fresh else None
        who = whole[start - 1].who if start and whole[start].word == "who" else None
        found.append(reader.clause(before, who))
    return found


def _is_object(part: Part, *, owned: bool) -> bool:
    return not part.subject and (part.owned is not None) == owned


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
        self._anybody = False  # besides me, whose doing it is
        self._together = 0  # where in the parts those named together begin
        self._things: list[Thing] = []
        self._thing_ended = -1
        self._link = ""
        self._head = ""
        self._word = ""  # the last that was neither a link nor a small word
        self._first_word = -1
        self._giving = True  # a thing named here is one that is given
        self._none = False  # `no` was said
        self._aside_at: int | None = None

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
            aside_at=self._items[-1].last if self._aside_at is None else self._aside_at,
        )

    def _actor(self, before: Clause | None, antecedent: Who | None) -> Side:
        said = side(part for part in self._parts if part.subject)
        if said or not self._verb:
            return said
        if antecedent:
            return Side(them=True) if isinstance(antecedent, str) else Side(people=(antecedent,))
        to = side(p for p in self._parts if _is_object(p, owned=False) and p.link == "")
        gets = self._verb in vocabulary.DEEDS and vocabulary.DEEDS[self._verb].gets
        others = before.actor if before and before.verb and not before.actor.me else Side()
        # Ada called, thanked her; Ada called, met Bo: it is I again, who need not be said.
        mine = to.them or gets or (to.people and self._items[0].word not in vocabulary.AND)
        if others and not mine:
            return others
        return Side(them=True) if to.me and not self._passive else Side(me=True)

    def _take(self, k: int) -> int:
        """Take item `k`, and return where to go on."""
        item = self._items[k]
        if item.who is None and (not self._verb or self._verb in vocabulary.AUXILIARIES):
            self._unfulfilled |= item.word in vocabulary.UNFULFILLED
        self._words.add(item.word)
        if self._turns_aside(k):
            self._aside_at = item.first
        end, kind = self._thing(k)
        if item.who:
            self._take_somebody(k)
        elif self._line.day_at(item.first):
            self._link = NEAR if self._link else ""
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
        return item.word in vocabulary.SMALL or is_passed_over(self._line, item)

    def _note(self, item: Item) -> None:
        self._word = item.word
        self._none = False
        if self._first_word < 0:
            self._first_word = item.first
        if self._link == "":
            self._link = NEAR

    def _is_the_verb(self, item: Item) -> bool:
        helps = self._verb in vocabulary.AUXILIARIES or self._verb in vocabulary.PASSIVE
        return is_verb(self._line, item) and (not self._verb or (helps and self._link == ""))

    def _take_verb(self, item: Item) -> None:
        self._passive = self._verb in vocabulary.PASSIVE
        self._note(item)
        self._unfulfilled |= self._line.word(item.first - 1) == "to"
        self._verb = vocabulary.PARTICIPLES.get(item.word, item.word)
        self._link = ""
        self._giving, self._none, self._aside_at = True, False, None
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
        if self._giving and not self._none and self._aside_at is None:
            if goes_on and self._things:
                self._things.pop()
            handed = end < len(self._items) and self._items[end].word in {"to", "for"}
            self._things.append(Thing(kind, first, last, handed))
        self._note(self._items[k])
        self._thing_ended = last

    def _take_link(self, k: int) -> None:
        # Introduced me to Bo: it is I who am handed on, so the head is not `introduced`.
        mine = k and self._items[k - 1].who == "me"
        self._head = self._items[k - 1].word if mine else self._word
        self._link = self._items[k].word
        self._giving = self._giving and self._link == "of"

    def _turns_aside(self, k: int) -> bool:
        """Return whether item `k` begins what is yet to be done, or was talked about."""
        item = self._items[k]
        if item.who or self._aside_at is not None:
            return False
        after = self._items[k + 1].word if k + 1 < len(self._items) else ""
        to_do = item.word == "to" and after in vocabulary.TO_DO
        return self._anybody and (to_do or item.word in vocabulary.TOPIC)

    def _take_somebody(self, k: int) -> None:
        item, last = self._items[k], self._parts[-1] if self._parts else None
        assert item.who is not None
        if last and self._is_together(k):
            link, head, subject = last.link, last.head, last.subject
        else:
            link, head, last = self._link_to(k), self._head, None
            subject = not self._verb and (link == "" or (link == NEAR and self._acts[k]))
            self._together = len(self._parts)
        part = Part(
            who=item.who,
            at=item.first,
            link="" if subject else link,
            head=head,
            owned=self._owned(k),
            subject=subject and not item.owner,
            with_me=last is not None and last.with_me,
            aside=self._aside_at is not None,
            acts=bool(self._verb) and self._acts[k],
        )
        self._parts.append(part)
        self._anybody |= not (subject and part.who == "me")
        if part.who == "me" and part.owned is None and not part.with_me:
            group = self._parts[self._together :]
            self._parts[self._together :] = [other._replace(with_me=True) for other in group]
        self._giving |= link in vocabulary.HANDING

    def _is_together(self, k: int) -> bool:
        """Return whether item `k` is joined by `and` or a comma to somebody before it."""
        before = self._items[k - 1] if k else None
        if before and before.word in vocabulary.AND:
            return k > 1 and self._items[k - 2].who is not None
        listed = self._line.is_listed(self._items[k].first)
        return before is not None and before.who is not None and listed

    def _link_to(self, k: int) -> str:
        """Return what links somebody to the clause who is not named together with another."""
        before = self._items[k - 1] if k else None
        if before and before.who and not before.owner:
            return NEAR  # told me Bo is moving
        if before and before.word and self._parts and self._parts[-1].owned == before.word:
            return self._parts[-1].link  # thanked my friend Bo
        listed = before and (
            before.word in vocabulary.AND or self._line.is_listed(self._items[k].first)
        )
        if listed and self._link in vocabulary.PLACING:
            return NEAR  # lunch at the office, Ada and Bo
        return self._link

    def _owned(self, k: int) -> str | None:
        """Return the last word of what the owner at item `k` owns, None where it is no owner."""
        if not self._items[k].owner or self._is_given_to_her(k):
            return None
        owned = ""
        for item in self._items[k + 1 : k + 5]:
            ends = self._line.ends_a_name(item.first) and item.word not in vocabulary.HOSTED
            if item.who or ends or item.word in vocabulary.LINKS:
                break
            owned = item.word
        return owned

    def _is_given_to_her(self, k: int) -> bool:
        """Return whether item `k` is the `her` of `gave her advice`, where nothing is hers."""
        deed = vocabulary.DEEDS.get(self._verb)
        plain = deed is not None and deed.kind is None and not deed.gets
        return self._items[k].word == "her" and plain and bool(self._thing(k + 1)[1])
