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
    added_on: str | None = None  # ISO day; None: the day of the import
    circle: str | None = None
    cadence: str | None = None  # as dates.parse_span reads it: '3 weeks'
    note: str | None = None


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


class Rejected(NamedTuple):
    """An entry that could not be taken."""

    line: int  # 1-based line of the file where the entry begins
    reason: str  # one sentence; quotes nothing personal beyond what is needed to find it


Record = Person | Touch | Rejected
