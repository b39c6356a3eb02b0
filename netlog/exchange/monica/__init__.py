"""Monica's JSON export, version 4: people, and what happened between them and you.

`export` is what the file is made of, `people` makes a person of a contact, `touches` makes
interactions of what is told under it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from netlog.errors import Misread
from netlog.exchange import Options
from netlog.exchange.bounds import flaw
from netlog.exchange.monica import export, people, touches
from netlog.exchange.monica.export import Export, Fields
from netlog.exchange.monica.people import World
from netlog.exchange.records import Later, Lost, Person, Reading, Record, Rejected, Touch

__all__ = ["fits", "read"]

fits = export.fits

_STUBS = "stubs of people, left out ('--all' takes them)"
_TO_COME = "what is yet to come, left out until its day"
_MINE = "your own card, left out"
_LEFT_OUT = {
    "photo": "photos and documents, left out",
    "document": "photos and documents, left out",
    "journal_entry": "journal entries, left out",
}


def read(stream: BinaryIO, options: Options) -> Reading:
    """Return the contacts of an export, and their calls, activities, debts and the rest.

    The key of each is its uuid. Stubs that exist only as somebody's relative are left out unless
    `options.everybody`; what has no place of its own goes into a person's note.

    Raises:
        Misread: it is no such export, is nested too deeply, or is larger than 64 MiB.
    """
    found = export.read(stream)
    return Reading("monica", _records(found, options), found.remarks)


def _records(found: Export, options: Options) -> Iterator[Record]:
    world = people.World.of(found)
    yield from world.rejected
    for collection, phrase in _LEFT_OUT.items():
        yield from (Lost(found.line(each), phrase) for each in found.all_of(collection))
    contacts = []
    for each in found.all_of("contact"):
        try:
            contact = export.fields(each)
            uuid = export.text(contact, "uuid")
            stub = export.flag(contact, "is_partial") and not options.everybody
        except Misread as error:
            yield Rejected(found.line(each), error.what)
            continue
        if uuid in world.me or stub:
            yield Lost(found.line(each), _MINE if uuid in world.me else _STUBS)
        else:
            contacts.append(contact)
    together = Counter(uuid for contact in contacts for uuid in dict.fromkeys(_activities(contact)))
    for contact in contacts:
        told = _contact(found, world, contact, together, options)
        yield from _flawless(found.line(contact), told, options.today.isoformat())
    for uuid, activity in world.activities.items():
        if uuid not in together:
            yield Lost(found.line(activity), "activities with nobody, left out")


def _activities(contact: Fields) -> list[str]:
    """Return the uuids of what a contact took part in, nothing where that cannot be read."""
    try:
        values = export.collections(contact.get("data")).get("activity", [])
    except Misread:
        return []
    return [uuid for uuid in values if isinstance(uuid, str)]


def _contact(
    found: Export, world: World, contact: Fields, together: Counter[str], options: Options
) -> Iterator[Record]:
    line = found.line(contact)
    try:
        details = export.collections(contact.get("data"))
        told = people.person(contact, details, world, options)
    except Misread as error:
        yield Rejected(line, error.what)
        return
    yield told.person
    yield from (Lost(line, phrase) for phrase in told.lost)
    yield from (Rejected(found.line(entry) or line, reason) for entry, reason in told.rejected)
    for kind, values in details.items():
        for value in values:
            try:
                if kind == "activity":
                    yield from touches.activity(value, told.person.key, world, together)
                elif kind in touches.KINDS:
                    yield from touches.KINDS[kind](export.fields(value), told.person.key, world)
            except Misread as error:
                yield Rejected(found.line(value) or line, f"{kind.replace('_', ' ')}: {error.what}")


def _flawless(line: int, records: Iterable[Record], today: str) -> Iterator[Record]:
    for record in records:
        reason = flaw(record) if isinstance(record, Person | Touch) else None
        if reason:
            yield Rejected(line, reason)
            if isinstance(record, Person):
                return  # nothing is with nobody
        elif isinstance(record, Touch) and record.day > today:
            yield Lost(line, _TO_COME)
            yield Later(record.day)
        else:
            yield record
