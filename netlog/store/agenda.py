"""The agenda: everything there is to do about people today, from all that is kept of them."""

import sqlite3
from collections.abc import Collection, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from netlog import agenda, dates, phrases, rules
from netlog import ties as formula
from netlog.agenda import Matter, Whom
from netlog.dates import Span
from netlog.store import faces, loops, urgency
from netlog.store.batches import batches
from netlog.store.ties import Tie, ties

_TOGETHER = 500  # people whom one statement asks for
_OLDEST = 5  # of those who are due by one cadence, looked through for weak ties
_CADENCES = 20  # the longest ones, in which weak ties are
_SILENT = 50  # silent people looked through for dormant ties


class Agenda(NamedTuple):
    """The matters, of those who are due only the most urgent; and about how many there are any.

    `total` counts people, and companies.
    """

    matters: list[Matter]
    total: int


def gathered(
    db: sqlite3.Connection,
    today: date,
    *,
    most: int | None = None,
    slots: int = agenda.SLOTS,
    without: Collection[int] = (),
) -> Agenda:
    """Return what there is to do about people, but for those `without`.

    Args:
        db: the database.
        today: the day.
        most: so many lines are wanted; all if None.
        slots: for so many weak and dormant ties places are kept.
        without: the ids of people to be left out.
    """
    others = [
        *_opened(db, today),
        *_faces(db, today),
        *_days(db, today),
        *_only_asked(db, today),
        *_targets(db, today),
    ]
    others = [matter for matter in others if matter.id not in without]
    weak, dormant = _reserved(db, today, slots, without)
    # Those who are spoken of anyway, too: that they are due is then said beside the rest.
    spoken_of = {matter.id for matter in others if matter.id is not None} | set(weak)
    # Each of the lines may be of somebody due, or of somebody due who has one for another reason.
    limit = None if most is None else 2 * most + len(without)
    urgent = urgency.most_urgent(db, today, limit)
    due = [
        matter._replace(reserved=matter.id in weak)
        for matter in _due(db, today, [*urgent, *spoken_of])
        if matter.id not in without
    ]
    are_due = {matter.id for matter in due}
    elsewhere = {matter.whom for matter in (*others, *dormant) if matter.id not in are_due}
    skipped = sum(1 for _ in _due(db, today, without))
    total = urgency.count(db, today) - skipped + len(elsewhere)
    return Agenda([*due, *dormant, *others], total)


# What is open -----------------------------------------------------------------------------------


def _opened(db: sqlite3.Connection, today: date) -> Iterator[Matter]:
    """Yield what is open: what is overdue first. Who is archived waits for an answer all the same.

    And for what was promised.
    """
    rows = db.execute(
        "SELECT DISTINCT contact_id FROM loop JOIN contact ON contact.id = contact_id "
        "WHERE state = 'open' AND archived_on IS NOT NULL"
    )
    archived = {contact for (contact,) in rows}
    found = []
    for row in loops.listed(db):
        since = dates.stored_day(row.opened_on)
        if since is None or (row.id in archived and row.kind not in {"request", "promise"}):
            continue
        whom, by = Whom(*row[:3]), dates.stored_day(row.due_on)
        matter = agenda.opened(whom, row.kind, row.loop_id, row.what, since, by, today)
        if matter is not None:
            found.append((by or since, row.loop_id, matter))
    return (matter for *_, matter in sorted(found, key=lambda one: one[:2]))


# Who is due -------------------------------------------------------------------------------------


_DUE = """
SELECT contact.id, handle, name, last_touch, due_on,
    standing.cadence_count, standing.cadence_unit, cadence_from,
    (SELECT name FROM circle WHERE circle.id = circle_id),
    (julianday(?) - julianday(due_on)) / cadence_days AS urgency
FROM standing JOIN contact ON contact.id = contact_id
WHERE contact_id IN ({wanted}) AND due_on <= ?"""


def _due(db: sqlite3.Connection, today: date, people: Collection[int]) -> Iterator[Matter]:
    """Yield who of these people is due, the most urgent first."""
    day = today.isoformat()
    found = []
    for some in batches(sorted(set(people)), _TOGETHER):
        query = _DUE.format(wanted=", ".join(map(str, some)))
        found += db.execute(query, (day, day)).fetchall()
    found.sort(key=lambda row: (-row[-1], row[4], row[0]))
    for *whom, last_touch, due_on, count, unit, came_from, circle, _ in found:
        by = dates.stored_day(due_on)
        if by is not None:
            cadence = phrases.cadence(str(Span(count, unit)), came_from, circle)
            yield agenda.due(Whom(*whom), dates.stored_day(last_touch), by, cadence, today)


# Weak and dormant ties --------------------------------------------------------------------------

# The longest silent of each cadence, for urgency alone puts those of long ones last.
_LONGEST_DUE = f"""
SELECT contact_id FROM standing WHERE cadence_days = ? AND due_on IS NOT NULL AND due_on <= ?
ORDER BY due_on, contact_id LIMIT {_OLDEST}"""
# Once often in touch, with no rhythm, and neither archived nor snoozed. The sorted part comes first
# and the look at each person second, so that it ends with the last one needed.
_LONG_SILENT = f"""
SELECT contact.id FROM (
    SELECT contact_id FROM standing
    WHERE cadence_from IS NULL AND last_touch < ? AND touches >= {formula.ONCE_REGULAR}
    ORDER BY touches DESC, contact_id
) CROSS JOIN contact ON contact.id = contact_id
WHERE archived_on IS NULL AND ifnull(snoozed_until <= ?, true)
LIMIT ?"""


def _reserved(
    db: sqlite3.Connection, today: date, slots: int, without: Collection[int]
) -> tuple[list[int], list[Matter]]:
    """Return the weak ties who are due, and the dormant ones, for whom places are kept."""
    if not slots:
        return [], []
    day, most = today.isoformat(), _SILENT + len(without)
    since = (today - timedelta(days=formula.SILENT)).isoformat()
    longest = urgency.cadences(db)[::-1][:_CADENCES]
    due = [contact for days in longest for (contact,) in db.execute(_LONGEST_DUE, (days, day))]
    silent = [contact for (contact,) in db.execute(_LONG_SILENT, (since, day, most))]
    found = {tie.id: tie for tie in ties(db, today, [*due, *silent]) if tie.id not in without}
    weak = [n for n in due if n in found and found[n].kind in {"weak", "dormant"}]
    dormant = [n for n in silent if n in found and found[n].kind == "dormant"]
    chosen = agenda.in_turns(weak, dormant, slots)
    return [n for n in chosen if n in weak], [
        _dormant(found[n], today) for n in chosen if n in dormant
    ]


def _dormant(tie: Tie, today: date) -> Matter:
    last = dates.stored_day(tie.last_touch)
    assert last is not None, "a dormant tie was touched once"
    return agenda.dormant(Whom(*tie[:3]), last, tie.touches, today)


# Face time, and days that come round ------------------------------------------------------------


def _faces(db: sqlite3.Connection, today: date) -> Iterator[Matter]:
    for row in faces.due(db, today):
        last = dates.stored_day(row.last_met)
        yield agenda.in_person(Whom(*row[:3]), row.rhythm, last, row.meet_by, today)


# Whose birthday it is, or with whom there is an anniversary: 29 February may fall on the 28th. Who
# was in touch today has been thought of. There is no index of them; a look at all takes 50 ms where
# they are 100,000.
_NEAR = """
SELECT contact.id, handle, name, birthday, met_on
FROM contact CROSS JOIN standing ON standing.contact_id = contact.id
WHERE (substr(birthday, -5) IN ({days}) OR substr(met_on, -5) IN ({days}))
    AND archived_on IS NULL AND ifnull(last_touch < ?, true)
ORDER BY touches DESC, contact.id"""


def _days(db: sqlite3.Connection, today: date) -> Iterator[Matter]:
    """Yield birthdays and anniversaries, the nearest first."""
    near = {f"{today + timedelta(days=n):%m-%d}" for n in range(agenda.AHEAD + 1)}
    if "02-28" in near:
        near.add("02-29")
    found: list[Matter] = []
    days = ", ".join(f"'{day}'" for day in sorted(near))
    for *three, birthday, met_on in db.execute(_NEAR.format(days=days), (today.isoformat(),)):
        whom = Whom(*three)
        for said, matter in ((birthday, agenda.birthday), (met_on, agenda.anniversary)):
            if said and (one := matter(whom, said, today)):
                found.append(one)
    return iter(sorted(found, key=lambda matter: matter.due_on or today))


# Whom I only ask --------------------------------------------------------------------------------

_ASKED = """
SELECT contact.id, handle, name, gave, got, asked, open_since FROM (
    SELECT contact_id, gave, open_since,
        (SELECT count(*) FROM interaction
          WHERE contact_id = standing.contact_id AND direction = 'got') AS got,
        (SELECT count(*) FROM loop
          WHERE contact_id = standing.contact_id AND kind = 'ask') AS asked
    FROM standing WHERE {those} AND gave = 0
) CROSS JOIN contact ON contact.id = contact_id
WHERE archived_on IS NULL AND ifnull(snoozed_until <= ?, true)
ORDER BY got + asked DESC, contact.id"""
# Three kindnesses make a balance of -3 at least; who gave fewer was asked. Only of a balance below
# 0 is there an index.
_TAKEN_FROM = "balance < 0 AND balance <= -3"
_ASKED_OF = "contact_id IN (SELECT contact_id FROM loop WHERE kind = 'ask')"


def _only_asked(db: sqlite3.Connection, today: date) -> Iterator[Matter]:
    for those in (_TAKEN_FROM, f"{_ASKED_OF} AND NOT ({_TAKEN_FROM})"):
        rows = db.execute(_ASKED.format(those=those), (today.isoformat(),))
        for *whom, gave, got, asked, open_since in rows:
            if rules.only_asks(gave, got, asked):
                yield agenda.only_asked(Whom(*whom), got, asked, dates.stored_day(open_since))


# Whom I want to reach ---------------------------------------------------------------------------

_TARGETS = """
SELECT contact.id, handle, coalesce(contact.name, main.name, company.name), target.id, role,
    opened_on, due_on
FROM target LEFT JOIN contact ON contact.id = contact_id
LEFT JOIN company ON company.id = company_id LEFT JOIN company AS main ON main.id = company.same_as
WHERE closed_on IS NULL AND due_on IS NOT NULL AND archived_on IS NULL
ORDER BY due_on, target.id"""


def _targets(db: sqlite3.Connection, today: date) -> Iterator[Matter]:
    for *whom, target, role, opened_on, due_on in db.execute(_TARGETS):
        since, by = dates.stored_day(opened_on), dates.stored_day(due_on)
        if since and by and (one := agenda.target(Whom(*whom), target, role, since, by, today)):
            yield one
