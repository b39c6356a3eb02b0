"""Merging: two contacts who are one person become one, and nothing of either is lost."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Literal, NamedTuple

from netlog import names
from netlog.dates import Span
from netlog.errors import Misread, NothingFound, Refused
from netlog.store import apart, bonds, companies, contacts
from netlog.store.contacts import Named
from netlog.store.operations import image
from netlog.store.rows import Value, delete, insert, update

Side = Literal["first", "second"]

# The columns of each field of which a person has one. They are called what 'edit' calls them.
_COLUMNS = {
    "name": ("name",),
    "handle": ("handle",),
    "location": ("location",),
    "birthday": ("birthday",),
    "met": ("met_on",),
    "met-at": ("met_at",),
    "introduced-by": ("introduced_by",),
    "circle": ("circle_id",),
    "every": ("cadence_count", "cadence_unit"),
    "in-person": ("in_person_count", "in_person_unit"),
    "snooze": ("snoozed_until",),
    "archive": ("archived_on",),
}
FIELDS = (*_COLUMNS, "job")

UID = "netlog"  # the source under which an origin holds a uid that a contact had
_LONGEST_KEY = 500  # that the schema takes

Values = tuple[Value, ...]


class Difference(NamedTuple):
    """A field of which two people say different things, and what each says, in words."""

    field: str
    first: str
    second: str


class Merged(NamedTuple):
    """Who has become of two: their interactions and their balance."""

    handle: str
    name: str
    interactions: int
    balance: int


class _Job(NamedTuple):
    """Where somebody works at present."""

    id: int
    company_id: int | None
    title: str | None
    since: str | None


class _Half(NamedTuple):
    """One of two who become one: their fields, and what goes on in both."""

    id: int
    uid: str
    note: str | None
    added_on: str
    fields: dict[str, Values]
    job: _Job | None


# Who is meant -----------------------------------------------------------------------------------


def two_named(db: sqlite3.Connection, words: Sequence[str]) -> tuple[Named, Named]:
    """Return the two people that `words` mean, quoted or not.

    Unlike in a log, a word more never says more of the first: their names are alike.

    Raises:
        Misread: fewer than two are named, or it is not clear where the first name ends.
        NothingFound: some words name nobody.
        SeveralFound: some words name more than one.
        Refused: both are one person.
    """
    if len(words) < 2:
        raise Misread("that takes two people", "name both, by their handles or in quotes")
    if len(words) == 2:
        first, second = (contacts.named(db, word) for word in words)
    else:
        found = list(dict.fromkeys(_splits(db, words)))
        if len(found) != 1:
            raise Misread(
                "it is not clear who the two are", "give two handles, or put each name in quotes"
            )
        ((first, second),) = found
    if first == second:
        raise Refused(f"{first.name} ({first.handle}) is one person already")
    return first, second


def _splits(db: sqlite3.Connection, words: Sequence[str]) -> Iterator[tuple[Named, Named]]:
    """Yield the pairs of people that the words can mean, wherever the first name ends."""
    for end in range(1, len(words)):
        halves = (words[:end], words[end:])
        first, second = (contacts.matching(db, " ".join(half)) for half in halves)
        if len(first) == len(second) == 1 and first != second:
            yield first[0], second[0]


# What they say ----------------------------------------------------------------------------------


def differences(db: sqlite3.Connection, first: int, second: int, today: date) -> list[Difference]:
    """Return the fields of which two contacts say different things, the handle not among them.

    A birthday without a year does not differ from one with it, nor a snooze that has ended from
    one that has not.
    """
    one, two = _half(db, first, second), _half(db, second, first)
    fields = [field for field in _COLUMNS if _agreed(field, one, two, today) is None]
    found = [
        Difference(field, _said(db, field, one.fields[field]), _said(db, field, two.fields[field]))
        for field in fields
    ]
    if one.job and two.job and not _same_job(one.job, two.job):
        found.append(Difference("job", _said_job(db, one.job), _said_job(db, two.job)))
    return found


def _half(db: sqlite3.Connection, contact: int, other: int) -> _Half:
    """Return what is known of a contact, who is not introduced by the other: they are one.

    Raises:
        NothingFound: somebody has deleted them meanwhile.
    """
    every = {column: field for field, columns in _COLUMNS.items() for column in columns}
    row = db.execute(
        f"SELECT uid, note, added_on, {', '.join(every)} FROM contact WHERE id = ?", (contact,)
    ).fetchone()
    if row is None:
        raise NothingFound("they are not there any more")
    uid, note, added_on, *values = row
    fields: dict[str, Values] = dict.fromkeys(_COLUMNS, ())
    for field, value in zip(every.values(), values, strict=True):
        fields[field] = (*fields[field], value)
    if fields["introduced-by"] == (other,):
        fields["introduced-by"] = (None,)
    row = db.execute(
        "SELECT position_id, company_id, title, since FROM present_position WHERE contact_id = ?",
        (contact,),
    ).fetchone()
    job = _Job(*row) if row else None
    if job and job.company_id is not None:  # two names of one company are no difference
        job = job._replace(company_id=companies.head(db, job.company_id).id)
    return _Half(contact, uid, note, added_on, fields, job)


def _agreed(field: str, one: _Half, two: _Half, today: date) -> Values | None:
    """Return what a field is if nobody has to say whose, None where the two contradict."""
    first, second = one.fields[field], two.fields[field]
    if first == second or field == "handle":
        return first
    if field == "archive":  # who is not archived is due, and that is no gap to be filled
        return min(first, second) if None not in {*first, *second} else None
    if None in first or None in second:
        return second if None in first else first
    if field == "birthday":
        with_year, without = sorted((str(first[0]), str(second[0])), key=len, reverse=True)
        return (with_year,) if with_year.endswith(without.removeprefix("-")) else None
    if field == "snooze" and min(str(first[0]), str(second[0])) <= today.isoformat():
        return max(first, second)
    return None


def _same_job(one: _Job, two: _Job) -> bool:
    """Return whether two positions are one, of which either may say less."""
    pairs = ((one.company_id, two.company_id), (one.title, two.title))
    return all(a == b or a is None or b is None for a, b in pairs)


def _said(db: sqlite3.Connection, field: str, values: Values) -> str:
    """Return a field in words, for a question; what is empty is 'no'."""
    if values[0] is None:
        return "no"
    if field in {"every", "in-person"}:
        return str(Span(*values))  # type: ignore[arg-type] # the schema says: a number and a unit
    if field in {"introduced-by", "circle"}:
        table, column = ("contact", "handle") if field == "introduced-by" else ("circle", "name")
        row = db.execute(f"SELECT {column} FROM {table} WHERE id = ?", values).fetchone()
        return str(row[0])
    return str(values[0])


def _said_job(db: sqlite3.Connection, job: _Job) -> str:
    row = db.execute("SELECT name FROM company WHERE id = ?", (job.company_id,)).fetchone()
    return " at ".join(filter(None, (job.title, row and row[0])))


def newest(db: sqlite3.Connection, first: int, second: int) -> dict[str, Side]:
    """Return on which side each field was written last; of what never was, the first."""
    written: dict[tuple[str, int], int] = {}
    for number, table, contact, before, after in db.execute(
        "SELECT id, table_name, contact_id, before, after FROM change "
        "WHERE contact_id IN (?, ?) AND table_name IN ('contact', 'position') ORDER BY id",
        (first, second),
    ):
        if table == "position":
            written["job", contact] = number
            continue
        old, new = image(before or ""), image(after or "")
        for field, columns in _COLUMNS.items():
            if any(old.get(column) != new.get(column) for column in columns):
                written[field, contact] = number
    return {
        field: "second"
        if written.get((field, second), 0) > written.get((field, first), 0)
        else "first"
        for field in FIELDS
    }


# Merging ----------------------------------------------------------------------------------------


def merge(
    db: sqlite3.Connection, first: int, second: int, wins: Mapping[str, Side], today: date
) -> Merged:
    """Make the second contact part of the first, in an open bulk operation.

    The first keeps the id. Of `wins`, fields in which the two do not differ are passed over, but
    for the handle; a field that differs and is not among them stays as the first has it. What is
    empty in one is taken from the other; notes are joined, the day added is the earlier one, and
    the name that loses becomes a nickname. What was between the two of them goes into the note.
    Whoever looks for the second by uid, import key or handle finds the first.

    Raises:
        Refused: the two notes are too long to be one.
    """
    one, two = _half(db, first, second), _half(db, second, first)
    columns = _settled(one, two, wins, today)
    between = "\n".join(bonds.lead(db, second, first))
    columns["note"] = (
        "\n\n".join(dict.fromkeys(filter(None, (one.note, two.note, between)))) or None
    )
    columns["added_on"] = min(one.added_on, two.added_on)
    _settle_jobs(db, one, two, wins.get("job", "first"), today)
    _move_interactions(db, first, second)
    _move_details(db, first, second)
    _move_tags(db, first, second)
    _move_positions(db, first, second)
    _move(db, "origin", first, second)
    _lead_here(db, first, second)
    apart.lead(db, second, first)
    delete(db, "contact", second)  # and what both had
    update(db, "contact", first, **columns)
    _remember(db, first, one, two, columns)
    return _result(db, first)


def _settled(one: _Half, two: _Half, wins: Mapping[str, Side], today: date) -> dict[str, Value]:
    """Return the columns of the contact that the two become."""
    columns: dict[str, Value] = {}
    for field, names_of in _COLUMNS.items():
        chosen = one if wins.get(field, "first") == "first" else two
        values = None if field == "handle" else _agreed(field, one, two, today)
        columns |= zip(names_of, values or chosen.fields[field], strict=True)
    return columns


def _settle_jobs(db: sqlite3.Connection, one: _Half, two: _Half, wins: Side, today: date) -> None:
    """Leave one present position: one that says what both say, or that of the side that wins."""
    if one.job is None or two.job is None:
        return
    if _same_job(one.job, two.job):
        # The one entered last is the present one, also among others that have no end.
        former, present = sorted((one.job, two.job))
        update(
            db,
            "position",
            present.id,
            company_id=present.company_id or former.company_id,
            title=present.title or former.title,
            since=min(filter(None, (one.job.since, two.job.since)), default=None),
        )
        delete(db, "position", former.id)
        return
    loser = two if wins == "first" else one
    for position in _ids(db, "position", loser.id, "until IS NULL"):
        update(db, "position", position, until=today.isoformat())


def _ids(db: sqlite3.Connection, table: str, contact: int, also: str = "true") -> list[int]:
    query = f"SELECT id FROM {table} WHERE contact_id = ? AND {also} ORDER BY id"
    return [row_id for (row_id,) in db.execute(query, (contact,))]


def _move(db: sqlite3.Connection, table: str, first: int, second: int) -> None:
    for row_id in _ids(db, table, second):
        update(db, table, row_id, contact_id=first)


def _move_interactions(db: sqlite3.Connection, first: int, second: int) -> None:
    """Move every interaction; of one that a source told of both, word for word, there was one.

    What a source told of both otherwise gets a key of its own, so that both stay. A kindness that
    was passed on still is.
    """
    same = " AND ".join(
        f"ours.{column} IS theirs.{column}"
        for column in ("day", "channel", "kind", "weight", "note", "initiator", "group_uid")
    )
    clashing = db.execute(
        "SELECT theirs.id, theirs.uid, theirs.source_key, ours.id, "
        f"{same} AND coalesce(ours.forwards = theirs.forwards, true) FROM interaction AS theirs "
        "JOIN interaction AS ours ON ours.contact_id = ? AND ours.source = theirs.source "
        "AND ours.source_key = theirs.source_key AND ours.direction = theirs.direction "
        "WHERE theirs.contact_id = ?",
        (first, second),
    ).fetchall()
    for row_id, uid, key, ours, is_same in clashing:
        if is_same:
            _pass_on(db, row_id, ours)
            delete(db, "interaction", row_id)
        else:
            ending = f"#{uid}"
            key_of_its_own = key[: _LONGEST_KEY - len(ending)] + ending
            update(db, "interaction", row_id, source_key=key_of_its_own)
    _move(db, "interaction", first, second)


def _pass_on(db: sqlite3.Connection, gone: int, ours: int) -> None:
    """Have an interaction pass on, and be passed on by, what the one that goes is."""
    query = "SELECT forwards FROM interaction WHERE id = ?"
    (forwards,) = db.execute(query, (gone,)).fetchone()
    if forwards not in {None, ours}:
        update(db, "interaction", ours, forwards=forwards)
    query = "SELECT id FROM interaction WHERE forwards = ? AND id <> ?"
    for (passed_on,) in db.execute(query, (gone, ours)).fetchall():
        update(db, "interaction", passed_on, forwards=ours)


def _move_positions(db: sqlite3.Connection, first: int, second: int) -> None:
    query = "SELECT company_id, title, since, until, id FROM position WHERE contact_id = ?"
    there = {tuple(position) for *position, _ in db.execute(query, (first,))}
    for *position, row_id in db.execute(query, (second,)).fetchall():
        if tuple(position) not in there:
            update(db, "position", row_id, contact_id=first)


def _move_details(db: sqlite3.Connection, first: int, second: int) -> None:
    """Put the details that only the second has behind those of the first."""
    there = set(db.execute("SELECT kind, folded FROM detail WHERE contact_id = ?", (first,)))
    for row_id, uid, kind, value, folded in db.execute(
        "SELECT id, uid, kind, value, folded FROM detail WHERE contact_id = ? ORDER BY id",
        (second,),
    ).fetchall():
        if (kind, folded) not in there:
            # Their order is that of their ids: a new id, and the same row by its uid.
            delete(db, "detail", row_id)
            insert(db, "detail", uid=uid, contact_id=first, kind=kind, value=value, folded=folded)


def _move_tags(db: sqlite3.Connection, first: int, second: int) -> None:
    there = {names.fold(tag) for tag in contacts.tags_of(db, first)}
    query = "SELECT id, name FROM tag WHERE contact_id = ?"
    for row_id, name in db.execute(query, (second,)).fetchall():
        if names.fold(name) not in there:
            update(db, "tag", row_id, contact_id=first)


def _lead_here(db: sqlite3.Connection, first: int, second: int) -> None:
    """Say of those whom the second has introduced that the first has."""
    query = "SELECT id FROM contact WHERE introduced_by = ? AND id <> ?"
    for (contact,) in db.execute(query, (second, first)).fetchall():
        update(db, "contact", contact, introduced_by=first)


def _remember(
    db: sqlite3.Connection, first: int, one: _Half, two: _Half, now: Mapping[str, Value]
) -> None:
    """Keep what the second was known by, and which handle and name are no longer theirs."""
    _lead(db, first, UID, two.uid)
    for half in (one, two):
        ((name,), (handle,)) = half.fields["name"], half.fields["handle"]
        if handle != now["handle"]:
            _lead(db, first, contacts.FORMER_HANDLE, str(handle))
        if names.fold(str(name)) != names.fold(str(now["name"])):
            contacts.add_detail(db, first, "nickname", str(name))


def _lead(db: sqlite3.Connection, contact: int, source: str, key: str) -> None:
    """Have what a source calls by a key be this contact."""
    row = db.execute(
        "SELECT id FROM origin WHERE source = ? AND source_key = ?", (source, key)
    ).fetchone()
    if row is None:
        insert(db, "origin", contact_id=contact, source=source, source_key=key)
    else:
        update(db, "origin", row[0], contact_id=contact)


def _result(db: sqlite3.Connection, contact: int) -> Merged:
    # `standing` is reckoned at the end of the operation.
    row = db.execute(
        "SELECT handle, name, touches, balance FROM standing_from_log "
        "JOIN contact ON contact.id = contact_id WHERE contact_id = ?",
        (contact,),
    ).fetchone()
    return Merged(*row)
