"""Who in a file is whom here: a pure judgement, which adds somebody twice before it merges two.

Somebody added twice can be seen and put right. Two people merged are one lost, and nobody would
know.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import chain, islice
from typing import NamedTuple

from netlog import names
from netlog.store import phones

_CROWD = 20  # what so many share, a switchboard or a web page, tells nobody apart
_MOST_DOUBTS = 4
MOST = 100  # nicknames, or details, by which one person is recognised

Detail = tuple[str, str]  # kind and value: an e-mail and a link folded, a phone as it was written


class Marks(NamedTuple):
    """What somebody is recognised by; `details` without nicknames."""

    name: str
    folded: str
    nicknames: tuple[str, ...] = ()
    details: tuple[Detail, ...] = ()
    company: str | None = None
    birthday: str | None = None


def joined(several: Sequence[Marks]) -> Marks:
    """Return all as marks of one person; of what a person has once, the first that is said."""
    every = zip(*several, strict=True)
    name, folded, nicknames, details, company, birthday = map(tuple, every)
    return Marks(
        next(filter(None, name), ""),
        next(filter(None, folded), ""),
        tuple(islice(dict.fromkeys(chain.from_iterable(nicknames)), MOST)),
        tuple(islice(dict.fromkeys(chain.from_iterable(details)), MOST)),
        next(filter(None, company), None),
        next(filter(None, birthday), None),
    )


class Register:
    """Everybody who may be meant, by number, and where to look them up.

    Whoever an entry of the file has been settled to be is taken: another entry of the same name
    is somebody else.
    """

    def __init__(self, phone: Callable[[str], str] = phones.plain) -> None:
        """Begin with nobody; `phone` gives the form in which phone numbers are compared."""
        self.marks: dict[int, Marks] = {}
        self._phone = phone
        # A crowd is not listed to its end: it tells nobody apart.
        self._having: dict[Detail, tuple[int, ...]] = {}
        self._free: defaultdict[str, dict[int, None]] = defaultdict(dict)  # by folded name
        self._taken: dict[str, tuple[int, ...]] = {}  # the first few

    def enter(self, contact: int, marks: Marks) -> None:
        """Enter somebody whom no entry has been settled to be."""
        self._free[marks.folded][contact] = None
        self._know(contact, marks)

    def take(self, contact: int, marks: Marks | None = None) -> None:
        """Note that an entry of the file is this contact, and what it is recognised by."""
        if marks is not None:
            self._know(contact, marks)
        if contact not in self.marks:
            return  # nobody whom another entry could be taken for
        name = self.marks[contact].folded
        self._free.get(name, {}).pop(contact, None)
        taken = self._taken.get(name, ())
        if len(taken) < _MOST_DOUBTS and contact not in taken:
            self._taken[name] = (*taken, contact)

    def _know(self, contact: int, marks: Marks) -> None:
        known = self.marks.setdefault(contact, marks)
        if known is not marks:
            every = dict.fromkeys(known.details + marks.details)
            self.marks[contact] = known._replace(details=tuple(islice(every, MOST)))
        for detail in marks.details:
            compared = self._compared(detail)
            having = self._having.get(compared, ())
            if len(having) < _CROWD and contact not in having:
                self._having[compared] = (*having, contact)

    def is_free(self, contact: int) -> bool:
        """Return whether no entry of the file has been settled to be this contact."""
        return contact in self._free.get(self.marks[contact].folded, ())

    def namesakes(self, name: str, *, taken: bool) -> list[int]:
        """Return a few of those who have this folded name and are free, or are `taken` too."""
        every = chain(self._free.get(name, ()), self._taken.get(name, ()) if taken else ())
        return list(islice(every, _MOST_DOUBTS))

    def sharing(self, marks: Marks) -> list[int]:
        """Return who shares a detail that does not belong to a whole crowd."""
        crowds = (self._having.get(self._compared(detail), ()) for detail in marks.details)
        return list(dict.fromkeys(one for crowd in crowds if len(crowd) < _CROWD for one in crowd))

    def _compared(self, detail: Detail) -> Detail:
        kind, value = detail
        return (kind, self._phone(value)) if kind == "phone" else detail


class Settled(NamedTuple):
    """Who each entry of a file is: a contact by key, and whom somebody new may be after all."""

    contacts: dict[str, int]
    doubts: dict[str, list[int]]


def settle(
    people: Mapping[str, Marks],
    everybody: Register,
    *,
    taken: Iterable[int] = (),
    mentioned: Collection[str] = (),
    known_only: Collection[str] = (),
    first_new: int,
) -> Settled:
    """Return who is meant by each of `people`, whatever their order.

    In this order: who alone has an e-mail, phone or link of theirs and a name that fits; who alone
    has the same name, when nothing contradicts and no other entry claims them. Everybody else is
    new, numbered from `first_new` as `people` are, or if they are `known_only`, is nobody here and
    has no contact.

    Args:
        people: what each entry is recognised by, under its key.
        everybody: who may be meant; those of `people` are entered there as well.
        taken: the contacts of other entries of the file, known by their keys.
        mentioned: keys of those whom a log names. If such an entry has nothing but a name, it is
            whoever has that name, also in the same file: a log need not repeat addresses.
        known_only: keys of those who are to be recognised or passed over. Who alone has their
            e-mail is meant, whatever they call themselves when they write.
        first_new: the number of the first who is new.
    """
    for contact in taken:
        everybody.take(contact)
    passing = {key for key in mentioned if key in people and _is_bare(people[key])}
    times = Counter(marks.folded for key, marks in people.items() if key not in passing)
    contacts: dict[str, int] = {}
    maybe: dict[str, list[int]] = {}
    numbers = {key: first_new + n for n, key in enumerate(people)}
    # Who has most to be recognised by goes first, so that the order in the file does not matter.
    for key in sorted(
        people, key=lambda key: (key in known_only, key in passing, -len(people[key].details))
    ):
        marks = people[key]
        namesakes = everybody.namesakes(marks.folded, taken=key in passing)
        alone = key in passing or times[marks.folded] == 1
        found, akin = _recognise(
            marks, everybody, namesakes if alone else [], by_address=key in known_only
        )
        if found is None and key in known_only:
            continue
        if found is None:
            maybe[key] = list(dict.fromkeys([*akin, *namesakes]))[:_MOST_DOUBTS]
        contacts[key] = numbers[key] if found is None else found
        everybody.take(contacts[key], marks)
    new = sorted({contact for contact in contacts.values() if contact >= first_new})
    closed = {number: first_new + n for n, number in enumerate(new)}
    doubts = {
        # That the file has somebody else as well leaves no doubt that they are two.
        key: [closed.get(one, one) for one in some if key in passing or everybody.is_free(one)]
        for key, some in maybe.items()
    }
    return Settled(
        {key: closed.get(one, one) for key, one in contacts.items()},
        {key: some for key, some in doubts.items() if some},
    )


def _recognise(
    marks: Marks, everybody: Register, namesakes: Sequence[int], *, by_address: bool
) -> tuple[int | None, list[int]]:
    """Return who has these marks, if that is sure, else None and who else it may be."""
    sharing = everybody.sharing(marks)
    if not sharing and not namesakes:
        return None, []
    mailed = [one for one in sharing if _share_address(marks, everybody.marks[one])]
    fitting = [one for one in sharing if _fit(marks, everybody.marks[one])]
    for sure in (
        fitting,
        [one for one in fitting if _name(everybody.marks[one]) == _name(marks)],
        [one for one in fitting if one in mailed],
        mailed if by_address else [],
        [] if fitting else _alike(marks, everybody, namesakes),
    ):
        if len(sure) == 1:
            return sure[0], []
    return None, [one for one in sharing if _akin(marks, everybody.marks[one])]


def _alike(marks: Marks, everybody: Register, namesakes: Sequence[int]) -> Sequence[int]:
    """Return the namesakes, unless something contradicts that it is any of them."""
    contradicted = all(_contradict(marks, everybody.marks[one]) for one in namesakes)
    return [] if contradicted else namesakes


def _fit(a: Marks, b: Marks) -> bool:
    """Return whether two who share a detail are one by their names: `A. Quill` and `Ada Quill`.

    Couples share an address and a surname, so the given name has to fit; colleagues share a
    switchboard and a web page, so with these the whole of the shorter name has to.
    """
    ours, theirs = _name(a), _name(b)
    if not ours or not theirs or "@" in a.name + b.name:
        return True
    enough = 1 if _share_address(a, b) else None
    return names.begin(ours[:enough], _all_names(b)) or names.begin(theirs[:enough], _all_names(a))


def _akin(a: Marks, b: Marks) -> bool:
    """Return whether two who share a detail are worth a second look."""
    return _share_address(a, b) or not set(_all_names(a)).isdisjoint(_all_names(b))


def _share_address(a: Marks, b: Marks) -> bool:
    return any(kind == "email" for kind, _ in {*a.details} & {*b.details})


def _name(marks: Marks) -> list[str]:
    """Return the words of a name, the given name first also where it is written last."""
    before, _, after = marks.name.partition(",")
    return names.words(f"{after} {before}")


def _all_names(marks: Marks) -> list[str]:
    return [*_name(marks), *(word for name in marks.nicknames for word in names.words(name))]


def _contradict(a: Marks, b: Marks) -> bool:
    """Return whether something that a person has once, or would share, is not the same."""
    ours, theirs = _traits(a), _traits(b)
    return any(ours[trait].isdisjoint(theirs[trait]) for trait in ours.keys() & theirs.keys())


def _traits(marks: Marks) -> dict[str, set[str]]:
    traits: defaultdict[str, set[str]] = defaultdict(set)
    for kind, value in marks.details:
        if kind == "link":
            # One site knows a person by one page; another site says nothing of it.
            traits[f"page at {value.partition('/')[0]}"].add(value)
        else:
            traits[kind].add(phones.local(value) if kind == "phone" else value)
    if marks.company and (words := names.words(marks.company)):
        traits["company"].add(words[0])  # Acme, or Acme Ltd
    if marks.birthday:
        traits["birthday"].add(marks.birthday[-5:])
        if not marks.birthday.startswith("--"):
            traits["year of birth"].add(marks.birthday[:4])
    return traits


def _is_bare(marks: Marks) -> bool:
    return not (marks.details or marks.company or marks.birthday)
