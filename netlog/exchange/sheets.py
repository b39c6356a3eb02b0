"""Sheets: people and interactions as CSV, for spreadsheets and the way back.

Several values stand in a cell a line each, because any other sign may be in one of them. A cell
that a spreadsheet would run as a formula begins with a `'`, which reading takes off again.
"""

import csv
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO

from netlog.exchange import Document, How
from netlog.output import spreadsheet_safe
from netlog.store.contents import Card, Entry, Job

_PEOPLE = (
    *("uid", "handle", "name", "nicknames", "emails", "phones", "links", "tags", "company"),
    *("title", "past_jobs", "location", "birthday", "met_on", "met_at", "introduced_by"),
    *("circle", "cadence", "added_on", "snoozed_until", "archived_on", "last_touch", "due_on"),
    *("balance", "note"),
)
_TOUCHES = (
    *("uid", "handle", "name", "interaction_uid", "day", "direction", "kind", "weight"),
    *("channel", "initiator", "gathering", "note", "source"),
)

Value = str | int | None | Sequence[str]


def write(cards: Iterable[Card], how: How) -> Iterator[str]:
    """Yield a row for each person, below a header; `how.raw` leaves formulas as they are."""
    return _sheet(_PEOPLE, map(_person, cards), how)


def folder(cards: Iterable[Card], how: How) -> Iterator[Document]:
    """Yield a sheet of people and one of interactions; `cards` are read twice."""
    touches = (row for card in cards for row in _touches(card))
    yield Document("people.csv", "".join(write(cards, how)))
    yield Document("interactions.csv", "".join(_sheet(_TOUCHES, touches, how)))


def _person(card: Card) -> tuple[Value, ...]:
    jobs = (Job(*job) for job in card.jobs)
    present = card.job
    return (
        *(card.uid, card.handle, card.name, card.nicknames, card.emails, card.phones),
        *(card.links, card.tags),
        *((present.company, present.title) if present else (None, None)),
        tuple(_past(job) for job in jobs if job.until is not None),
        *(card.location, card.birthday, card.met_on, card.met_at, card.introduced_by),
        *(card.circle, card.cadence, card.added_on, card.snoozed_until, card.archived_on),
        *(card.last_touch, card.due_on, card.balance, card.note),
    )


def _past(job: Job) -> str:
    what = " at ".join(filter(None, (job.title, job.company)))
    return f"{what}, {f'{job.since} to' if job.since else 'to'} {job.until}"


def _touches(card: Card) -> Iterator[tuple[Value, ...]]:
    for entry in card.log:
        yield (card.uid, card.handle, card.name, *_touch(entry))


def _touch(entry: Entry) -> tuple[Value, ...]:
    return (
        *(entry.uid, entry.day, entry.direction, entry.kind, entry.weight, entry.channel),
        *(entry.initiator, entry.group, entry.note, entry.source),
    )


def _sheet(header: Sequence[str], rows: Iterable[Sequence[Value]], how: How) -> Iterator[str]:
    text = StringIO()
    # RFC 4180; with another line end, Python leaves a CR in a cell without quotation marks.
    sheet = csv.writer(text, lineterminator="\r\n")
    sheet.writerow(header)
    for row in rows:
        sheet.writerow([_cell(value, raw=how.raw) for value in row])
        yield text.getvalue()
        text.seek(0)
        text.truncate()
    yield text.getvalue()


def _cell(value: Value, *, raw: bool) -> str:
    if value is None:
        return ""
    # A negative number is no formula, and a guard would make text of it.
    if isinstance(value, int):
        return str(value)
    if not isinstance(value, str):
        value = "\n".join(" ".join(each.split()) for each in value)
    # Blanks around it do not come back, and would hide a guard.
    text = value.strip()
    return text if raw else spreadsheet_safe(text)
