"""Contacts: who is meant, and everything a person is known by."""

import re
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import islice
from typing import Literal, NamedTuple

from netlog import names
from netlog.dates import Span
from netlog.errors import NothingFound, SeveralFound
from netlog.store import circles, search
from netlog.store.rows import Value, delete, fetch, insert, update

_MOST_CANDIDATES = 500
_MOST_NEAR = 50
_ALIKE = 0.8
_MOST_SHOWN = 8
FORMER_HANDLE = "handle"  # the source under which an origin holds a handle that a contact had
_OFFERED = re.compile(r"[a-z0-9._][a-z0-9._-]*")  # no shell reads it as anything else


class Named(NamedTuple):
    """A contact as other rows refer to one."""

    id: int
    handle: str
    name: str


# Who is meant -----------------------------------------------------------------------------------


def named(db: sqlite3.Connection, text: str) -> Named:
    """Return the one contact that `text` means.

    An id, handle, e-mail, nickname, full name, unique prefix or words of a name; the surest
    reading that fits somebody is taken.

    Raises:
        NothingFound: nobody goes by that; says who may have been meant.
        SeveralFound: more than one does; lists them.
    """
    fitting = matching(db, text)
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        some = ", ".join(f"{person.name} ({person.handle})" for person in fitting[:_MOST_SHOWN])
        more = f" and {len(fitting) - _MOST_SHOWN} more" if len(fitting) > _MOST_SHOWN else ""
        raise SeveralFound(f"'{text}' could be {some}{more}", "use the handle in brackets")
    meant = ", ".join(f"{person.name} ({person.handle})" for person in near(db, text))
    raise NothingFound(
        f"nobody here goes by '{text}'",
        f"did you mean {meant}?" if meant else f"netlog add '{text}' would add them",
    )


def several_named(db: sqlite3.Connection, words: Sequence[str]) -> list[Named]:
    """Return the contacts that `words` mean, quoted or not: `Ada Lovelace Grace` is two people.

    Words are taken together as long as they still name one person, so the fewest people that
    account for all the words are meant; but handles, or ids, side by side are as many people. One
    person named twice is one person.

    Raises:
        NothingFound: some words name nobody.
        SeveralFound: some words name more than one.
    """
    people: list[Named] = []
    rest = list(words)
    while rest:
        for taken in range(len(rest), 0, -1):
            fitting = matching(db, " ".join(rest[:taken]).rstrip(","))
            if len(fitting) == 1 and not _are_handles(db, rest[:taken], fitting[0].name):
                people.append(fitting[0])
                rest = rest[taken:]
                break
        else:
            # Nothing is sure: speak of all the words where that says most.
            whole = " ".join(rest)
            people.append(named(db, whole if not people and matching(db, whole) else rest[0]))
    return list(dict.fromkeys(people))


def _are_handles(db: sqlite3.Connection, words: Sequence[str], name: str) -> bool:
    """Return whether several words are each somebody's handle or id, and not just that name.

    `ada-fox ada-foxx` would else be Ada Foxx, whose names begin with all of these words.
    """
    if len(words) < 2 or names.fold(" ".join(words)) == names.fold(name):
        return False
    each = [word.rstrip(",") for word in words]
    return all(_by_id(db, word) or _by_handle(db, word) for word in each)


def matching(db: sqlite3.Connection, text: str) -> list[Named]:
    """Return the contacts that `text` fits in the surest way in which it fits anybody."""
    text = text.strip()
    for exact in (_by_id, _by_handle, _by_detail, _by_former_handle):
        if people := exact(db, text):
            return people
    return _by_name(db, text)


def _by_id(db: sqlite3.Connection, text: str) -> list[Named]:
    if not (text.isascii() and text.isdigit() and len(text) < 19):
        return []
    return fetch(db, Named, "SELECT id, handle, name FROM contact WHERE id = ?", (int(text),))


def _by_handle(db: sqlite3.Connection, text: str) -> list[Named]:
    handle = text.removeprefix("@").lower()
    if not handle.isascii():
        return []
    return fetch(db, Named, "SELECT id, handle, name FROM contact WHERE handle = ?", (handle,))


def _by_detail(db: sqlite3.Connection, text: str) -> list[Named]:
    if not text or not _storable(text):
        return []
    return fetch(
        db,
        Named,
        "SELECT DISTINCT contact.id, handle, name FROM detail JOIN contact ON contact.id = "
        "contact_id WHERE (kind, folded) IN (VALUES ('email', ?), ('nickname', ?), ('link', ?)) "
        "ORDER BY name, contact.id",
        tuple(names.recognised(kind, text) for kind in ("email", "nickname", "link")),
    )


def _by_former_handle(db: sqlite3.Connection, text: str) -> list[Named]:
    """Return who was merged with the one of that handle: scripts go on to find them."""
    if not text.isascii():
        return []
    return fetch(
        db,
        Named,
        "SELECT contact.id, handle, name FROM origin JOIN contact ON contact.id = contact_id "
        "WHERE source = ? AND source_key = ?",
        (FORMER_HANDLE, text.removeprefix("@").lower()),
    )


def _by_name(db: sqlite3.Connection, text: str) -> list[Named]:
    wanted, folded = names.words(text), names.fold(text)
    if not wanted:
        # A name without letters, say of emoji: only as it stands.
        exact = (text,) if _storable(text) else ("",)
        return fetch(db, Named, "SELECT id, handle, name FROM contact WHERE name = ?", exact)
    people = [*_with_words(db, search.match(text, column="name")), *_unindexed(db, wanted)]
    # The surest first: the whole name, all the words in full, then their beginnings.
    whole = [person for person in people if names.fold(person.name) == folded]
    full = [person for person in people if set(wanted) <= set(names.words(person.name))]
    return list(dict.fromkeys(whole or full or people))


def _with_words(db: sqlite3.Connection, query: str) -> list[Named]:
    return fetch(
        db,
        Named,
        "SELECT contact.id, handle, contact.name FROM contact_search "
        "JOIN contact ON contact.id = contact_search.rowid WHERE contact_search MATCH ? "
        "ORDER BY contact.name, contact.id LIMIT ?",
        (query, _MOST_CANDIDATES),
    )


def _unindexed(db: sqlite3.Connection, wanted: Sequence[str]) -> list[Named]:
    """Return those who fit among what another program has written and nobody has indexed yet."""
    rows = db.execute(
        "SELECT contact.id, handle, contact.name, contact_text.name FROM unindexed "
        "JOIN contact ON contact.id = key JOIN contact_text ON contact_id = key "
        "WHERE kind = 'contact'"
    )
    return [
        Named(number, handle, name)
        for number, handle, name, all_names in rows
        if names.begin(wanted, names.words(all_names))
    ]


def near(db: sqlite3.Connection, text: str) -> list[Named]:
    """Return who may have been meant by `text`, the likeliest first."""
    words = [near for word in names.words(text) for near in _slips(db, word)]
    people = _sharing(db, words)
    meant = names.closest(text, [person.name for person in people], cutoff=0.5)
    return [person for name in meant for person in people if person.name == name]


def _slips(db: sqlite3.Connection, word: str) -> list[str]:
    """Return the words in people's names that `word` may be a slip of.

    One slip leaves one half of a word as it was, or else both of its ends. Most leave its first
    letter, and words that begin with it need not be looked for among all.
    """
    half = (len(word) + 1) // 2
    for beginning in (word[0], ""):
        known = db.execute(
            "SELECT term FROM contact_word WHERE term >= ? AND term < ? AND col = 'name' "
            "AND length(term) BETWEEN ? AND ? AND (substr(term, 1, ?) = ? "
            "OR substr(term, ?) = ? OR (substr(term, 1, 1) = ? AND substr(term, -1) = ?))",
            (
                *(beginning, f"{beginning}\U0010ffff", len(word) - 2, len(word) + 2),
                *(half, word[:half], -half, word[-half:], word[0], word[-1]),
            ),
        )
        if close := names.close_words(word, [term for (term,) in known]):
            return close
    return []


def _sharing(db: sqlite3.Connection, words: Iterable[str]) -> list[Named]:
    """Return those whose names share the most and the rarest of these words."""
    query = " OR ".join(f'"{word}"' for word in dict.fromkeys(words))
    if not query:
        return []
    return fetch(
        db,
        Named,
        "SELECT contact.id, handle, contact.name FROM contact_search "
        "JOIN contact ON contact.id = contact_search.rowid WHERE contact_search MATCH ? "
        "ORDER BY rank, contact.id LIMIT ?",
        (f"name : ({query})", _MOST_NEAR),
    )


def _storable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def handles(db: sqlite3.Connection, beginning: str) -> list[str]:
    """Return the handles that begin so, for a shell to complete."""
    if not beginning.isascii():
        return []
    low = beginning.lower()
    query = "SELECT handle FROM contact WHERE handle >= ? AND handle < ? ORDER BY handle"
    there = (handle for (handle,) in db.execute(query, (low, low + "\x7f")))
    # The schema says so too, but zsh would run what a damaged or foreign database holds; and SQL's
    # own functions read no further than a NUL.
    return list(islice((handle for handle in there if _OFFERED.fullmatch(handle)), 1000))


def with_word(db: sqlite3.Connection, word: str) -> list[Named]:
    """Return everybody whose name, nickname, handle or e-mail has a folded word.

    Two or three letters may be initials, too.
    """
    parts = names.words(word)
    queries = [" AND ".join(f'"{part}"' for part in parts)] if parts else []
    if 2 <= len(word) <= 3 and word.isalpha():
        queries.append(" AND ".join(f'"{letter}"*' for letter in word))
    named = [person for query in queries for person in _with_words(db, f"name : ({query})")]
    everybody = _by_handle(db, word) + _by_detail(db, word) + named + _unindexed(db, parts)
    return list(dict.fromkeys(everybody))


# Everything a person is known by ----------------------------------------------------------------


class Particulars(NamedTuple):
    """What a person is known by.

    In a change, None leaves a field as it is and '' empties it, or 0 where it is an id.
    """

    name: str | None = None
    handle: str | None = None
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    nicknames: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    company: str | None = None
    title: str | None = None
    location: str | None = None
    birthday: str | None = None
    met_on: str | None = None
    met_at: str | None = None
    introduced_by: int | None = None
    circle: str | None = None
    cadence: Span | Literal[""] | None = None
    in_person: Span | Literal[""] | None = None
    note: str | None = None

    def details(self) -> list[tuple[str, str]]:
        """Return every way to reach or recognise the person, as kind and value."""
        lists = (self.emails, self.phones, self.links, self.nicknames)
        kinds = ("email", "phone", "link", "nickname")
        return [(kind, value) for kind, given in zip(kinds, lists, strict=True) for value in given]


def add(db: sqlite3.Connection, person: Particulars, added_on: date) -> Named:
    """Add a contact on a day; the handle is made from the name unless it is given.

    Raises:
        NothingFound: there is no circle of that name.
        Refused: a field breaks a rule of the schema, or the handle is taken.
    """
    name = " ".join((person.name or "").split())
    made = names.handle(name, person.nicknames, person.emails)
    handle = person.handle or names.unused(made, lambda h: bool(_by_handle(db, h)))
    contact = insert(db, "contact", name=name, handle=handle, added_on=added_on.isoformat())
    change(db, contact, person._replace(name=None, handle=None), added_on)
    return Named(contact, handle, name)


def change(db: sqlite3.Connection, contact: int, person: Particulars, today: date) -> None:
    """Set what is given of a person; details and tags are added to those there are."""
    columns: dict[str, Value] = {
        column: value or None
        for column in ("handle", "birthday", "met_on", "introduced_by", "note")
        if (value := getattr(person, column)) is not None
    }
    for column in ("name", "location", "met_at"):
        if (words := getattr(person, column)) is not None:
            columns[column] = " ".join(words.split()) or None
    if person.circle is not None:
        columns["circle_id"] = circles.named(db, person.circle).id if person.circle else None
    if person.cadence is not None:
        columns["cadence_count"], columns["cadence_unit"] = person.cadence or (None, None)
    if person.in_person is not None:
        columns["in_person_count"], columns["in_person_unit"] = person.in_person or (None, None)
    if columns:
        update(db, "contact", contact, **columns)
    for kind, value in person.details():
        add_detail(db, contact, kind, value)
    tag(db, contact, person.tags)
    if person.company is not None or person.title is not None:
        set_position(db, contact, person.company, person.title, today)


def add_detail(db: sqlite3.Connection, contact: int, kind: str, value: str) -> None:
    """Add a way to reach or recognise a contact, unless it is there already."""
    folded = names.recognised(kind, value)
    there = db.execute(
        "SELECT 1 FROM detail WHERE contact_id = ? AND kind = ? AND folded = ?",
        (contact, kind, folded),
    ).fetchone()
    if there is None:
        insert(db, "detail", contact_id=contact, kind=kind, value=value.strip(), folded=folded)


def set_details(db: sqlite3.Connection, contact: int, kind: str, values: Sequence[str]) -> None:
    """Have a contact's details of a kind be `values`, in that order; writes only differences."""
    wanted: dict[str, str] = {}
    for value in values:
        wanted.setdefault(names.recognised(kind, value), value)
    rows = db.execute(
        "SELECT id, value, folded FROM detail WHERE contact_id = ? AND kind = ?", (contact, kind)
    ).fetchall()
    there = {folded: (row_id, value) for row_id, value, folded in rows}
    for folded in there.keys() - wanted.keys():
        delete(db, "detail", there[folded][0])
    last = 0  # their order is that of their ids
    for folded, value in wanted.items():
        row_id, now = there.get(folded, (0, ""))
        if row_id > last:
            if value != now:
                update(db, "detail", row_id, value=value.strip())
            last = row_id
            continue
        if row_id:
            delete(db, "detail", row_id)
        last = insert(
            db, "detail", contact_id=contact, kind=kind, value=value.strip(), folded=folded
        )


def remove_value(db: sqlite3.Connection, contact: int, value: str) -> None:
    """Remove a detail of whatever kind, or a tag, by its value.

    Raises:
        NothingFound: the contact has no such detail or tag.
    """
    rows = db.execute(
        "SELECT id, kind, folded FROM detail WHERE contact_id = ?", (contact,)
    ).fetchall()
    fitting = [row_id for row_id, kind, folded in rows if names.recognised(kind, value) == folded]
    if not untag(db, contact, [value]) and not fitting:
        raise NothingFound(f"there is no '{value}' to remove")
    for row_id in fitting:
        delete(db, "detail", row_id)


def tag(db: sqlite3.Connection, contact: int, tags: Iterable[str]) -> list[str]:
    """File a contact under tags; returns those that are new."""
    new = []
    for given in tags:
        name = _tag(given)
        there = {names.fold(there) for there in tags_of(db, contact)}
        if names.fold(name) not in there:
            insert(db, "tag", contact_id=contact, name=name)
            new.append(name)
    return new


def untag(db: sqlite3.Connection, contact: int, tags: Iterable[str]) -> list[str]:
    """Take tags off a contact; returns those that were there."""
    gone = []
    for given in tags:
        wanted = names.fold(given.removeprefix("#"))
        for row_id, name in db.execute(
            "SELECT id, name FROM tag WHERE contact_id = ?", (contact,)
        ).fetchall():
            if names.fold(name) == wanted:
                delete(db, "tag", row_id)
                gone.append(name)
    return gone


def set_tags(db: sqlite3.Connection, contact: int, tags: Sequence[str]) -> None:
    """Have a contact's tags be these; writes only differences."""
    wanted = {*tags, *map(_tag, tags)}
    rows = db.execute("SELECT id, name FROM tag WHERE contact_id = ?", (contact,)).fetchall()
    for row_id, name in rows:
        if name not in wanted:
            delete(db, "tag", row_id)
    tag(db, contact, tags)


def _tag(given: str) -> str:
    return " ".join(given.split()).removeprefix("#")


def tags_of(db: sqlite3.Connection, contact: int) -> list[str]:
    """Return a contact's tags in order of the alphabet."""
    query = "SELECT name FROM tag WHERE contact_id = ? ORDER BY name"
    return [name for (name,) in db.execute(query, (contact,))]


def set_position(
    db: sqlite3.Connection, contact: int, company: str | None, title: str | None, today: date
) -> None:
    """Set where a contact works or what as; a change of company ends the position before it."""
    from netlog.store import companies

    row = db.execute(
        "SELECT position_id, company_id, title FROM present_position WHERE contact_id = ?",
        (contact,),
    ).fetchone()
    present, company_now, title_now = row or (None, None, None)
    company_id = company_now if company is None else companies.entered(db, company)
    if companies.same(db, company_now, company_id):
        company_id = company_now  # by whichever of its names
    new_title = title_now if title is None else (" ".join(title.split()) or None)
    if (company_id, new_title) == (company_now, title_now):
        return
    if company_id is None and new_title is None:
        if present is not None:
            update(db, "position", present, until=today.isoformat())
        return
    if present is not None and company_now in {None, company_id}:
        # The same work, better described.
        update(db, "position", present, company_id=company_id, title=new_title)
        return
    if present is not None:
        update(db, "position", present, until=today.isoformat())
        # A title belongs to the work that ended, unless a new one was given.
        new_title = None if title is None else new_title
    if company_id is not None or new_title is not None:
        insert(db, "position", contact_id=contact, company_id=company_id, title=new_title)


def duplicates(db: sqlite3.Connection, person: Particulars) -> tuple[list[Named], list[Named]]:
    """Return who is surely the same person (name, e-mail, phone or link), and who may be."""
    folded = names.fold(person.name or "")
    same_name = _by_name(db, person.name or "")
    exact = [other for other in same_name if names.fold(other.name) == folded]
    for kind, value in person.details():
        if kind != "nickname":
            exact += fetch(
                db,
                Named,
                "SELECT contact.id, handle, name FROM detail JOIN contact ON contact.id = "
                "contact_id WHERE kind = ? AND folded = ?",
                (kind, names.recognised(kind, value)),
            )
    exact = list(dict.fromkeys(exact))
    alike = [
        other
        for other in _sharing(db, names.words(folded))
        if other not in exact and names.likeness(names.fold(other.name), folded) >= _ALIKE
    ]
    return exact, alike


def snooze(db: sqlite3.Connection, contact: int, until: date | None) -> None:
    """Keep a contact from being due before a day; None ends that."""
    update(db, "contact", contact, snoozed_until=until.isoformat() if until else None)


def archive(db: sqlite3.Connection, contact: int, day: date | None) -> None:
    """Keep a contact without ever being due, from a day; None brings them back."""
    update(db, "contact", contact, archived_on=day.isoformat() if day else None)
