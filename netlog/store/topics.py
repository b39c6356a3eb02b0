"""Topics: what people offer and need, whom I can help, and who should meet."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from types import EllipsisType
from typing import NamedTuple

from netlog import names, wants
from netlog.errors import NothingFound, Refused
from netlog.store import edges, loops
from netlog.store.rows import Value, delete, fetch, insert, key

ME = "me"
_MOST_SUGGESTED = 2


class Topic(NamedTuple):
    """What somebody offers or needs, since when; my own have no `id`, and `me` for a name."""

    id: int | None
    handle: str
    name: str
    topic_id: int
    direction: str
    topic: str
    since: str


# What they offer and need -------------------------------------------------------------------------


def add(
    db: sqlite3.Connection, contact: int | None, direction: str, said: Iterable[str], since: date
) -> list[str]:
    """Note what a contact, or with None I, offer or need; return what is new.

    Raises:
        Refused: a topic is blank or too long.
    """
    new = []
    for words in said:
        name = " ".join(words.split())
        if not _ids(db, contact, direction, name):
            insert(
                db,
                "topic",
                contact_id=contact,
                direction=direction,
                name=name,
                folded=_folded(name),
                since=since.isoformat(),
            )
            new.append(name)
    return new


def remove(
    db: sqlite3.Connection, contact: int | None, direction: str, said: Iterable[str]
) -> list[str]:
    """Take topics off a contact, or off me; return those that were there."""
    gone = []
    for words in said:
        for row_id, name in _ids(db, contact, direction, " ".join(words.split())):
            delete(db, "topic", row_id)
            gone.append(name)
    return gone


def listed(
    db: sqlite3.Connection,
    *,
    contact: int | EllipsisType | None = ...,
    direction: str | None = None,
) -> list[Topic]:
    """Return the topics of a contact, of me (None) or of all: mine, then by people's names."""
    parts, values = ["true"], list[Value]()
    if contact is not ...:
        parts.append("topic.contact_id IS ?")
        values.append(contact)
    if direction is not None:
        parts.append("direction = ?")
        values.append(direction)
    rows = fetch(db, Topic, _TOPICS.format(condition=" AND ".join(parts)), values)
    return sorted(rows, key=lambda row: (row.id is not None, names.fold(row.name), row.id or 0))


def topics_of(db: sqlite3.Connection, contact: int | None, direction: str) -> list[str]:
    """Return what a contact, or with None I, offer or need, the newest first."""
    rows = listed(db, contact=contact, direction=direction)
    rows.sort(key=lambda row: (row.since, row.topic_id), reverse=True)
    return [row.topic for row in rows]


_TOPICS = f"""
SELECT contact.id, coalesce(handle, '{ME}'), coalesce(contact.name, '{ME}'), topic.id, direction,
    topic.name, since
FROM topic LEFT JOIN contact ON contact.id = topic.contact_id
WHERE {{condition}} ORDER BY topic.id"""


def _ids(
    db: sqlite3.Connection, contact: int | None, direction: str, name: str
) -> list[tuple[int, str]]:
    # The words of the index that lets a topic be there once.
    return db.execute(
        "SELECT id, name FROM topic "
        "WHERE coalesce(contact_id, 0) = ? AND direction = ? AND folded = ?",
        (contact or 0, direction, _folded(name)),
    ).fetchall()


def _folded(name: str) -> str:
    return names.fold(name) or name


# Whom I can help, and who should meet -------------------------------------------------------------


class Match(NamedTuple):
    """A need and an offer of one thing.

    `kind` is `give` (I can give it to them), `ask` (they could help me) or `meet` (of two people,
    who do not know each other yet, the first needs what the other offers). What somebody asked of
    me has a `loop_id` in place of a `number`.
    """

    id: int
    handle: str
    name: str
    number: int | None
    kind: str
    other_id: int | None
    other_handle: str | None
    other_name: str | None
    need: str
    offer: str
    since: str
    loop_id: int | None


def matches(db: sqlite3.Connection, contact: int | EllipsisType | None = ...) -> list[Match]:
    """Return whom I can help, who can help me and who should meet, the newest needs first.

    With a contact, or with None for me, only what is about them. Who is archived is left out. Of
    several offers of one person that meet one need, the one that says the same is named, else the
    oldest.
    """
    if contact is ...:
        found = list(_met(_wanted(db), _live(db, _OFFERS)))
    else:
        needs = _wanted(db, contact)
        found = list(_met(needs, _live(db, _OFFERS, like=[want.topic for want in needs])))
        offers = _live(db, f"{_OFFERS} AND topic.contact_id IS ?", (contact,))
        found += _met(_wanted(db, like=offers), offers)
    strangers = _strangers(db, found)
    kept = [match for match in found if match.kind != "meet" or _pair(match) in strangers]
    return sorted(kept, key=_newest, reverse=True)


def numbered(db: sqlite3.Connection, number: int) -> Match:
    """Return the match that has this number.

    Raises:
        NothingFound: there is none, or there is one no more.
        Refused: the two know each other, or were or are being introduced.
    """
    need, offer = wants.pair(key(number))
    needs = [_Want(topic, None) for topic in _live(db, f"{_NEEDS} AND topic.id = ?", (need,))]
    found = list(_met(needs, _live(db, f"{_OFFERS} AND topic.id = ?", (offer,))))
    if not found:
        raise NothingFound(f"there is no match {number}", "'netlog match' shows the numbers")
    (match,) = found
    if match.kind == "meet" and not _strangers(db, found):
        raise Refused(
            f"the two of match {number} know each other, or their introduction is there",
            f"see 'netlog intros {match.handle}' and 'netlog show {match.handle}'",
        )
    return match


def suggestions(db: sqlite3.Connection, contact: int) -> list[str]:
    """Return at most two things to give somebody, in words, from what they need.

    What they asked for and need and I offer comes first, then whom they could meet who offers it,
    then what they need besides.
    """
    rows = [match for match in matches(db, contact) if match.id == contact and match.kind != "ask"]
    rows.sort(key=lambda match: (match.kind != "give", match.loop_id is None))
    said = dict.fromkeys(map(_suggestion, rows))
    met = {match.need for match in rows}
    needs = topics_of(db, contact, "needs")
    said |= {f"{need}, which they need": None for need in needs if need not in met}
    return list(said)[:_MOST_SUGGESTED]


def _suggestion(match: Match) -> str:
    if match.loop_id is not None:
        return f"{match.offer}, which you offer: they asked you for {match.need}"
    if match.kind == "give":
        same = names.fold(match.offer) == names.fold(match.need)
        return f"{match.offer}, which you offer" + ("" if same else f": they need {match.need}")
    met = f"a meeting with {match.other_name}, who offers {match.offer}"
    return f"{met}: netlog match --intro {match.number}"


class _Want(NamedTuple):
    """A need, or with a `loop_id` what somebody asked of me."""

    topic: Topic
    loop_id: int | None


def _wanted(
    db: sqlite3.Connection,
    contact: int | EllipsisType | None = ...,
    *,
    like: Sequence[Topic] | None = None,
) -> list[_Want]:
    """Return what a contact, I or all need, and asked of me; with `like`, such as may meet these.

    Of what was asked of me, which is little, all.
    """
    whose, values = ("", ()) if contact is ... else (" AND topic.contact_id IS ?", (contact,))
    wanted = [_Want(topic, None) for topic in _live(db, f"{_NEEDS}{whose}", values, like=like)]
    if contact is None:
        return wanted
    who = None if contact is ... else contact
    archived = "SELECT 1 FROM contact WHERE id = ? AND archived_on IS NOT NULL"
    return wanted + [
        _Want(Topic(row.id, row.handle, row.name, 0, "needs", row.what, row.opened_on), row.loop_id)
        for row in loops.listed(db, contact=who, kinds=("request",))
        if db.execute(archived, (row.id,)).fetchone() is None
    ]


_NEEDS, _OFFERS = "direction = 'needs'", "direction = 'offers'"


def _live(
    db: sqlite3.Connection,
    condition: str,
    values: Sequence[Value] = (),
    *,
    like: Iterable[Topic] | None = None,
) -> list[Topic]:
    """Return topics of me and of those not archived; with `like`, such as may meet these."""
    parts, bound = [condition, "archived_on IS NULL"], list(values)
    if like is not None:
        # SQLite looks through many topics faster than Python does, and leaves it the likely ones.
        stems = sorted({wants.stem(word) for one in like for word in wants.words(one.topic)})
        marks = ", ".join(["(?)"] * len(stems))
        there = f"EXISTS (SELECT 1 FROM (VALUES {marks}) WHERE instr(folded, column1))"
        parts.append(there if stems else "false")
        bound += stems
    return fetch(db, Topic, _TOPICS.format(condition=" AND ".join(parts)), bound)


def _met(needs: Sequence[_Want], offers: Sequence[Topic]) -> Iterator[Match]:
    """Yield what meets, also of those who know each other."""
    said_offers = {offer: wants.words(offer.topic) for offer in offers}
    said_needs = {need: wants.words(need.topic.topic) for need in needs}
    for need, fitting in wants.meetings(said_needs, said_offers):
        best: dict[int | None, Topic] = {}
        for offer in sorted(fitting, key=lambda one: said_offers[one] != said_needs[need]):
            best.setdefault(offer.id, offer)
        for offer in best.values():
            if (match := _match(need, offer)) is not None:
                yield match


def _match(want: _Want, offer: Topic) -> Match | None:
    need, loop_id = want
    if need.id == offer.id or (loop_id is not None and offer.id is not None):
        return None
    kind = "ask" if need.id is None else "give" if offer.id is None else "meet"
    one, other = (offer, need) if kind == "ask" else (need, offer)
    assert one.id is not None, "not both are mine"
    return Match(
        number=None if loop_id is not None else wants.number(need.topic_id, offer.topic_id),
        kind=kind,
        id=one.id,
        handle=one.handle,
        name=one.name,
        other_id=other.id,
        other_handle=other.handle if kind == "meet" else None,
        other_name=other.name if kind == "meet" else None,
        need=need.topic,
        offer=offer.topic,
        since=need.since,
        loop_id=loop_id,
    )


def _newest(match: Match) -> tuple[str, bool, int, int]:
    # What was asked of me waits for an answer; of one need, what I can do comes first.
    if match.number is None:
        return (match.since, True, match.loop_id or 0, 0)
    need, offer = wants.pair(match.number)
    return (match.since, False, need, 0 if match.kind == "give" else -offer)


def _pair(match: Match) -> tuple[int, int]:
    assert match.other_id is not None, "only two people meet"
    return (min(match.id, match.other_id), max(match.id, match.other_id))


def _strangers(db: sqlite3.Connection, found: Iterable[Match]) -> set[tuple[int, int]]:
    """Return the pairs who do not know each other, and whom nobody tried to introduce."""
    pairs = {_pair(match) for match in found if match.kind == "meet"}
    if not pairs:
        return pairs
    firsts, seconds = ({pair[side] for pair in pairs} for side in (0, 1))
    around = edges.around(db, sorted(firsts if len(firsts) < len(seconds) else seconds))
    pairs -= {(min(edge.one, edge.other), max(edge.one, edge.other)) for edge in around}
    tried = db.execute("SELECT contact_id, other_id FROM intro WHERE other_id IS NOT NULL")
    return pairs - {(min(pair), max(pair)) for pair in tried}
