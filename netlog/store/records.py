"""Records: what the store takes in from other people's files, whatever their format."""

from typing import NamedTuple


class Person(NamedTuple):
    """Somebody as another program knows them."""

    key: str  # stable identity within the source: the profile URL, a UID, a hash
    name: str
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    nicknames: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    company: str | None = None
    title: str | None = None
    location: str | None = None
    birthday: str | None = None  # 'YYYY-MM-DD' or '--MM-DD'
    met_on: str | None = None  # ISO day; "connected on" is when you met, never a last contact
    met_at: str | None = None
    added_on: str | None = None  # ISO day; None: the day of the import
    circle: str | None = None
    cadence: str | None = None  # as dates.parse_span reads it: '3 weeks'
    note: str | None = None
    mention: bool = False  # a name in a log: whoever has it, of the same file too, if one alone has
    known_only: bool = False  # nobody new: where nobody here is meant, they are passed over


class Touch(NamedTuple):
    """One interaction with one person."""

    person: str  # the key of the Person
    day: str  # ISO day
    key: str  # stable identity within the source
    direction: str = "met"  # met | gave | got
    kind: str | None = None  # for gave and got
    weight: int = 1
    channel: str | None = None  # in-person, video, call, message, email, social, letter, ...
    note: str | None = None
    initiator: str | None = None  # me | them
    group: str | None = None  # touches of one gathering share it
    sole: bool = False  # one a day is enough: not if the source has one of that initiator that day


class Kept(NamedTuple):
    """What a file says of nobody, kept so that its format can be written again.

    Each line is kept once, in the setting of that name, in the order in which they are told.
    """

    name: str  # 'friends.locations'
    lines: tuple[str, ...]


class Cancelled(NamedTuple):
    """An entry that a file takes back: a meeting that was called off."""

    key: str  # of the touches that it takes back


class Later(NamedTuple):
    """A file has more to say from a day on, though nobody will have touched it: a calendar."""

    day: str  # ISO day


class Lost(NamedTuple):
    """What of an entry could not be kept, although the rest is."""

    line: int  # 1-based line of the file where the entry begins
    phrase: str  # in the plural: 'photos, left out'


class Rejected(NamedTuple):
    """An entry that could not be taken."""

    line: int  # 1-based line of the file where the entry begins; 0: none
    reason: str  # one sentence; quotes nothing personal beyond what is needed to find it
    file: str = ""  # which of several files; '' where there is one


Record = Person | Touch | Kept | Cancelled | Later | Lost | Rejected
