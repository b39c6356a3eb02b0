"""Companies: one by all its names, and who is or was there.

'Acme', 'Acme Inc.' and every further name of it are one company. Nothing new is entered under a
second name; where an older version or another program did, its rows count as one all the same.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from netlog import names, rules
from netlog.errors import NothingFound, SeveralFound
from netlog.store.batches import among, batches
from netlog.store.rows import fetch, insert

_MOST_CANDIDATES = 500
_MOST_SHOWN = 8
_LAST = "\U0010ffff"


class Company(NamedTuple):
    """A company as other rows refer to one, under the name that it goes by."""

    id: int
    name: str


class Insider(NamedTuple):
    """Somebody who works at a company `now`, or did, as what, and from when until when."""

    id: int
    handle: str
    name: str
    title: str | None
    since: str | None
    until: str | None
    now: bool


class Colleague(NamedTuple):
    """An insider, and when you were last in touch and whose turn it is."""

    id: int
    handle: str
    name: str
    title: str | None
    since: str | None
    until: str | None
    now: bool
    last_touch: str | None
    turn: str


class Listed(NamedTuple):
    """A company, how many you know there now and formerly, and the last touch with one of them."""

    id: int
    name: str
    also_called: tuple[str, ...]
    people: int
    formerly: int
    last_touch: str | None
    link: str | None
    note: str | None


class _Row(NamedTuple):
    id: int
    folded: str
    same_as: int | None


# Which is meant ---------------------------------------------------------------------------------


def named(db: sqlite3.Connection, text: str) -> Company:
    """Return the one company that `text` means: by a name of it, an id, or words that it has.

    Raises:
        NothingFound: none goes by that; says which may have been meant.
        SeveralFound: more than one does; lists them.
    """
    fitting = matching(db, text)
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        some = ", ".join(one.name for one in fitting[:_MOST_SHOWN])
        more = f" and {len(fitting) - _MOST_SHOWN} more" if len(fitting) > _MOST_SHOWN else ""
        raise SeveralFound(f"'{text}' could be {some}{more}", "say its whole name")
    meant = ", ".join(near(db, text))
    raise NothingFound(
        f"there is no company '{text}'",
        f"did you mean {meant}?" if meant else f"netlog company add '{text}' would add it",
    )


def matching(db: sqlite3.Connection, text: str) -> list[Company]:
    """Return the companies that `text` fits in the surest way in which it fits any."""
    text = text.strip()
    if ids := of_name(db, text):
        return [head(db, ids[0])]
    if text.isascii() and text.isdigit() and len(text) < 19:
        rows = db.execute("SELECT id FROM company WHERE id = ?", (int(text),)).fetchall()
        return [head(db, row_id) for (row_id,) in rows]
    return _with_words(db, text)


def of_name(db: sqlite3.Connection, name: str) -> list[int]:
    """Return the ids of all rows that are the company of that very name, in any legal form."""
    bare = names.company(name) if _storable(name) else ""
    alike = _alike(db, bare) if bare else []
    return family(db, alike[0].id) if alike else []


def _with_words(db: sqlite3.Connection, text: str) -> list[Company]:
    wanted = names.words(names.company(text))
    if not wanted or not _storable(text):
        return []
    rows = db.execute(
        "SELECT id, folded FROM company WHERE instr(folded, ?) ORDER BY folded LIMIT ?",
        (max(wanted, key=len), _MOST_CANDIDATES),
    ).fetchall()
    fitting = [row_id for row_id, folded in rows if names.begin(wanted, names.words(folded))]
    return list(dict.fromkeys(head(db, row_id) for row_id in fitting))


def near(db: sqlite3.Connection, text: str) -> list[str]:
    """Return the names of companies that may have been meant by `text`, the likeliest first."""
    folded = names.fold(text)
    if not folded or not _storable(text):
        return []
    # One slip leaves one of the ends of a name as it was.
    rows = db.execute(
        "SELECT name FROM (SELECT name FROM company WHERE folded >= ?1 AND folded < ?2 LIMIT ?4) "
        "UNION SELECT name FROM (SELECT name FROM company WHERE substr(folded, -3) = ?3 LIMIT ?4)",
        (folded[:2], folded[:2] + _LAST, folded[-3:], _MOST_CANDIDATES),
    )
    return names.closest(text, [name for (name,) in rows], cutoff=0.7)


# One company ------------------------------------------------------------------------------------


def entered(db: sqlite3.Connection, name: str) -> int | None:
    """Return the id of the company that goes by a name, which is entered if it is new.

    Whatever legal form the name has. A blank name is none.
    """
    line = " ".join(name.split())
    if not line:
        return None
    there = known(db, [line]).get(line)
    return insert(db, "company", name=line, folded=folded(line)) if there is None else there


def known(db: sqlite3.Connection, said: Iterable[str]) -> dict[str, int]:
    """Return the ids of companies by each name that is `said` of them, as far as there are any."""
    of_bare: dict[str, list[str]] = {}
    for name in filter(_storable, said):
        of_bare.setdefault(names.company(name), []).append(name)
    of_bare.pop("", None)
    found: dict[str, int] = {}
    for some in batches(of_bare):
        alike: dict[str, list[_Row]] = {}
        for bare, *row in db.execute(
            f"WITH wanted (bare) AS (VALUES {', '.join(['(?)'] * len(some))}) "
            "SELECT bare, company.id, folded, same_as FROM wanted CROSS JOIN company "
            f"ON folded >= bare AND folded < bare || '{_LAST}' ORDER BY company.id",
            some,
        ):
            if row[1] == bare or names.company(row[1]) == bare:
                alike.setdefault(bare, []).append(_Row(*row))
        for bare, rows in alike.items():
            exact = {row.folded: row for row in rows}
            for name in of_bare[bare]:
                row = exact.get(folded(name), rows[0])
                found[name] = row.id if row.same_as is None else head(db, row.id).id
    return found


def folded(name: str) -> str:
    """Return the form under which a company is stored, which no other may have."""
    return names.fold(name) or " ".join(name.split())


def same(db: sqlite3.Connection, one: int | None, other: int | None) -> bool:
    """Return whether two ids are of one company, or both of none."""
    return one == other or (one is not None and other in family(db, one))


def family(db: sqlite3.Connection, company: int) -> list[int]:
    """Return the ids of all rows that are that company: it, further names, other legal forms."""
    return [row.id for row in _family(db, company)]


def _family(db: sqlite3.Connection, company: int) -> list[_Row]:
    found: dict[int, _Row] = {}
    coming = {company}
    while coming:
        new = {row.id: row for row in _beside(db, sorted(coming)) if row.id not in found}
        found |= new
        leading = {row.same_as for row in new.values() if row.same_as is not None}
        coming = new.keys() | leading - found.keys()
    return [found[row_id] for row_id in sorted(found)]


def _beside(db: sqlite3.Connection, ids: Sequence[int]) -> Iterator[_Row]:
    """Yield the rows with these ids, their further names, and what has the same bare name."""
    marks = f"({', '.join('?' * len(ids))})"
    query = f"SELECT id, folded, same_as FROM company WHERE id IN {marks} OR same_as IN {marks}"
    rows = fetch(db, _Row, query, (*ids, *ids))
    yield from rows
    for bare in {names.company(row.folded) for row in rows}:
        yield from _alike(db, bare)


def _alike(db: sqlite3.Connection, bare: str) -> list[_Row]:
    """Return the rows that have this name, whatever the legal form, in the order of their ids."""
    query = "SELECT id, folded, same_as FROM company WHERE folded >= ? AND folded < ? ORDER BY +id"
    rows = fetch(db, _Row, query, (bare, bare + _LAST))
    return [row for row in rows if row.folded == bare or names.company(row.folded) == bare]


def head(db: sqlite3.Connection, company: int) -> Company:
    """Return the company that a row of it belongs to, under the name that it goes by."""
    rows = _family(db, company)
    first = next((row for row in rows if row.same_as is None), rows[0])
    (name,) = db.execute("SELECT name FROM company WHERE id = ?", (first.id,)).fetchone()
    return Company(first.id, name)


# Who is there -----------------------------------------------------------------------------------


def people(db: sqlite3.Connection, company: int) -> list[Insider]:
    """Return who works at a company, then who did, the latest first; each person once."""
    ids = family(db, company)
    rows = fetch(
        db,
        Insider,
        "SELECT contact.id, handle, contact.name, title, since, until, until IS NULL "
        "FROM position JOIN contact ON contact.id = contact_id "
        f"WHERE company_id IN ({', '.join('?' * len(ids))}) "
        "ORDER BY until IS NOT NULL, until DESC, contact.name, contact.id, position.id DESC",
        ids,
    )
    first = {row.id: row for row in reversed(rows)}
    return [row._replace(now=bool(row.now)) for row in rows if first[row.id] is row]


def colleagues(db: sqlite3.Connection, company: int) -> list[Colleague]:
    """Return whoever `people` does, with how things stand between you."""
    insiders = people(db, company)
    query = "SELECT contact_id, last_touch, balance FROM standing WHERE contact_id IN {wanted}"
    there = {
        contact: (last_touch, rules.turn(balance))
        for contact, last_touch, balance in among(db, query, [one.id for one in insiders])
    }
    return [Colleague(*one, *there[one.id]) for one in insiders]


# All of them ------------------------------------------------------------------------------------


def listed(db: sqlite3.Connection) -> list[Listed]:
    """Return all companies, where you know the most people first."""
    rows = db.execute(
        "SELECT id, name, folded, same_as, link, note FROM company ORDER BY id"
    ).fetchall()
    head_of = _heads([_Row(row_id, name, same_as) for row_id, _, name, same_as, _, _ in rows])
    present: dict[int, set[int]] = defaultdict(set)
    ever: dict[int, set[int]] = defaultdict(set)
    last: dict[int, str] = {}
    for company, contact, lasts, touch in db.execute(
        "SELECT company_id, position.contact_id, until IS NULL, last_touch FROM position "
        "JOIN standing ON standing.contact_id = position.contact_id WHERE company_id IS NOT NULL"
    ):
        one = head_of[company]
        ever[one].add(contact)
        if lasts:
            present[one].add(contact)
        last[one] = max(last.get(one, ""), touch or "")
    further: dict[int, list[str]] = defaultdict(list)
    for row_id, name, *_ in rows:
        if head_of[row_id] != row_id:
            further[head_of[row_id]].append(name)
    found = [
        Listed(
            id=row_id,
            name=name,
            also_called=tuple(further[row_id]),
            people=len(present[row_id]),
            formerly=len(ever[row_id] - present[row_id]),
            last_touch=last.get(row_id) or None,
            link=link,
            note=note,
        )
        for row_id, name, _, _, link, note in rows
        if head_of[row_id] == row_id
    ]
    return sorted(found, key=lambda one: (-one.people, -one.formerly, names.fold(one.name), one.id))


def _heads(rows: Sequence[_Row]) -> dict[int, int]:
    """Return for each row the id of the company that it is: the same as `head`, for all at once."""
    leader = {row.id: row.id for row in rows}

    def found(row: int) -> int:
        while leader[row] != row:
            leader[row] = row = leader[leader[row]]
        return row

    first: dict[str, int] = {}
    for row in rows:
        for other in (row.same_as, first.setdefault(names.company(row.folded), row.id)):
            if other in leader:
                leader[found(row.id)] = found(other)
    families: dict[int, int] = {}
    for row in rows:  # in the order of their ids
        if row.same_as is None:
            families.setdefault(found(row.id), row.id)
    for row in rows:
        families.setdefault(found(row.id), row.id)
    return {row.id: families[found(row.id)] for row in rows}


def _storable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
