"""Who in a file is whom here: a pure judgement, which adds somebody twice before it merges two.

Somebody added twice can be seen and put right. Two people merged are one lost, and nobody would
know.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from itertools import chain, islice
from typing import NamedTuple

from netlog import names

_LOCAL_FIGURES = 7  # of a phone number, which are the same with and without a country code
_CROWD = 20  # what so many share, a switchboard or a web page, tells nobody apart
_MOST_DOUBTS = 4


class Marks(NamedTuple):
    """What somebody is recognised by; `details` are (kind, folded), without nicknames."""

    name: str
    folded: str
    nicknames: tuple[str, ...] = ()
    details: tuple[tuple[str, str], ...] = ()
    company: str | None = None
    birthday: str | None = None


class Register:
    """Everybody who may be meant, by number, and where to look them up.

    Whoever an entry of the file has been settled to be is taken: another entry of the same name
    is somebody else.
    """

    def __init__(self) -> None:
        """Begin with nobody."""
        self.marks: dict[int, Marks] = {}
        self.having: defaultdict[tuple[str, str], dict[int, None]] = defaultdict(dict)
        self.free: defaultdict[str, dict[int, None]] = defaultdict(dict)  # by folded name
        self.taken: defaultdict[str, dict[int, None]] = defaultdict(dict)

    def enter(self, contact: int, marks: Marks) -> None:
        """Enter somebody; or, of somebody who is there, what else they are recognised by."""
        if (known := self.marks.get(contact)) is None:
            self.marks[contact] = marks
            self.free[marks.folded][contact] = None
        else:
            self.marks[contact] = known._replace(details=known.details + marks.details)
        for detail in marks.details:
            self.having[detail][contact] = None

    def take(self, contact: int) -> None:
        """Note that an entry of the file is this contact."""
        if self.is_free(contact):
            name = self.marks[contact].folded
            del self.free[name][contact]
            self.taken[name][contact] = None

    def is_free(self, contact: int) -> bool:
        """Return whether no entry of the file has been settled to be this contact."""
        return contact in self.free[self.marks[contact].folded]

    def namesakes(self, name: str, *, taken: bool) -> list[int]:
        """Return a few of those who have this folded name and are free, or are `taken` too."""
        every = chain(self.free.get(name, ()), self.taken.get(name, ()) if taken else ())
        return list(islice(every, _MOST_DOUBTS))

    def sharing(self, marks: Marks) -> list[int]:
        """Return who shares a detail that does not belong to a whole crowd."""
        crowds = (self.having.get(detail, {}) for detail in marks.details)
        return list(dict.fromkeys(one for crowd in crowds if len(crowd) < _CROWD for one in crowd))


class Settled(NamedTuple):
    """Who each entry of a file is: a contact by key, and whom somebody new may be after all."""

    contacts: dict[str, int]
    doubts: dict[str, list[int]]


def settle(
    people: Mapping[str, Marks],
    known: Mapping[str, int],
    register: Callable[[], Register],
    *,
    logged: Collection[str] = (),
    first_new: int,
) -> Settled:
    """Return who is meant by each of `people`, whatever their order.

    In this order: whom an earlier import knew by that key; who alone has an e-mail, phone or link
    of theirs and a name that fits; who alone has the same name, when nothing contradicts and no
    other entry claims them. Everybody else is new, numbered from `first_new` as `people` are.

    Args:
        people: what each entry is recognised by, under its key.
        known: the contacts of keys from earlier imports.
        register: gives everybody there is; asked only if somebody is not in `known`.
        logged: keys of whom an interaction is told. If such an entry has nothing but a name, it
            is whoever has that name, also in the same file: a log need not repeat addresses.
        first_new: the number of the first who is new.
    """
    contacts = {key: known[key] for key in people if key in known}
    rest = {key: marks for key, marks in people.items() if key not in known}
    if not rest:
        return Settled(contacts, {})
    everybody = register()
    for contact in contacts.values():
        everybody.take(contact)
    passing = {key for key in logged if key in rest and _is_bare(rest[key])}
    times = Counter(marks.folded for key, marks in rest.items() if key not in passing)
    maybe: dict[str, list[int]] = {}
    numbers = {key: first_new + n for n, key in enumerate(rest)}
    # Who has most to be recognised by goes first, so that the order in the file does not matter.
    for key in sorted(rest, key=lambda key: (key in passing, -len(rest[key].details))):
        marks = rest[key]
        namesakes = everybody.namesakes(marks.folded, taken=key in passing)
        alone = key in passing or times[marks.folded] == 1
        found, akin = _recognise(marks, everybody, namesakes if alone else [])
        contact = numbers[key] if found is None else found
        if found is None:
            maybe[key] = list(dict.fromkeys([*akin, *namesakes]))[:_MOST_DOUBTS]
        everybody.enter(contact, marks)
        everybody.take(contact)
        contacts[key] = contact
    # That the file has somebody else as well leaves no doubt that they are two.
    free = {key: [one for one in some if everybody.is_free(one)] for key, some in maybe.items()}
    new = sorted({contact for contact in contacts.values() if contact >= first_new})
    closed = {number: first_new + n for n, number in enumerate(new)}
    return Settled(
        {key: closed.get(one, one) for key, one in contacts.items()},
        {key: some for key, some in free.items() if some},
    )


def _recognise(
    marks: Marks, everybody: Register, namesakes: Sequence[int]
) -> tuple[int | None, list[int]]:
    """Return who has these marks, if that is sure, else None and who else it may be."""
    sharing = everybody.sharing(marks)
    fitting = [one for one in sharing if _fit(marks, everybody.marks[one])]
    exact = [one for one in fitting if _name(everybody.marks[one]) == _name(marks)]
    alike = [one for one in namesakes if not _contradict(marks, everybody.marks[one])]
    for sure in (fitting, exact, namesakes if alike and not fitting else []):
        if len(sure) == 1:
            return sure[0], []
    return None, [one for one in sharing if _akin(marks, everybody.marks[one])]


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
    return any(detail in b.details for detail in a.details if detail[0] == "email")


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
    for kind, folded in marks.details:
        if kind == "link":
            # One site knows a person by one page; another site says nothing of it.
            traits[f"page at {folded.partition('/')[0]}"].add(folded)
        else:
            traits[kind].add(folded[-_LOCAL_FIGURES:] if kind == "phone" else folded)
    if marks.company and (words := names.words(marks.company)):
        traits["company"].add(words[0])  # Acme, or Acme Ltd
    if marks.birthday:
        traits["birthday"].add(marks.birthday[-5:])
        if not marks.birthday.startswith("--"):
            traits["year of birth"].add(marks.birthday[:4])
    return traits


def _is_bare(marks: Marks) -> bool:
    return not (marks.details or marks.company or marks.birthday)
