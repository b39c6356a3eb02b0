"""Writing netlog's own JSON: everything that is stored, a person a line."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from netlog.dates import Span
from netlog.exchange import How
from netlog.exchange.native.fields import CALLED, FIELDS, LISTS, OF_A_PERSON, columns
from netlog.store.whole import Entry, Everybody, Whole

VERSION = 4

Record = dict[str, Any]


def write(whole: Whole, how: How) -> Iterator[str]:
    """Yield the text of one file, in pieces."""
    yield f'{{"netlog": {VERSION}, "exported": "{how.today}"'
    for name, records in _lists(whole):
        yield f',\n"{name}": ['
        start = "\n"
        for record in records:
            yield f"{start}{json.dumps(record)}"
            start = ",\n"
        yield "\n]"
    yield "}\n"


def write_lines(whole: Whole, how: How) -> Iterator[str]:
    """Yield the same as JSON lines, in pieces."""
    head = {"type": "netlog", "version": VERSION, "exported": str(how.today)}
    yield f"{json.dumps(head)}\n"
    types = {"people": "person", **LISTS}
    for name, records in _lists(whole):
        for record in records:
            yield f"{json.dumps({'type': types.get(name, name), **record})}\n"


def _lists(whole: Whole) -> Iterator[tuple[str, Iterable[Record]]]:
    for name, table in LISTS.items():
        yield name, (_record(table, entry) for entry in whole.entries(table))
    yield "people", map(_person, whole.people())
    yield (
        "deleted",
        (
            {"uid": gone.uid, "what": CALLED[gone.table], "deleted_at": gone.at}
            for gone in whole.deleted()
        ),
    )
    yield (
        "united",
        ({"uid": one.uid, "what": CALLED[one.table], "with": one.other} for one in whole.united()),
    )


def _person(one: Everybody) -> Record:
    record = _record("contact", one.person)
    for name, table in OF_A_PERSON.items():
        record[name] = [_record(table, entry) for entry in one.more[table]]
    return record


def _record(table: str, entry: Entry) -> Record:
    record = {"uid": entry.uid} | {
        field: _said(*(entry.values[name] for name in names))
        for field, names in FIELDS[table].items()
    }
    first = min(entry.written.values())
    record["written_at"] = first
    later = {
        field: entry.written[name]
        for field, name in columns(table)
        if entry.written.get(name, first) > first
    }
    if later:
        record["rewritten"] = later
    if entry.meant is not None:
        record["own_handle"] = entry.meant
    return record


def _said(value: Any, unit: Any = None) -> Any:
    return str(Span(value, unit)) if isinstance(value, int) and unit else value
