"""Reading netlog's own JSON: every record into a private database, which is then joined."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, BinaryIO, NoReturn

from netlog import names
from netlog.errors import Misread
from netlog.exchange import Options
from netlog.exchange.native.elements import DEEPEST, Element, elements, loaded
from netlog.exchange.native.fields import CALLED, FIELDS, LISTS, OF_A_PERSON, columns
from netlog.exchange.native.writing import VERSION
from netlog.exchange.records import Rejected
from netlog.exchange.text import MOST_BYTES
from netlog.store.filling import Filler, New
from netlog.store.joining.written import BEGINNING

_OBJECT = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{.*?"netlog"\s*:\s*\d', re.DOTALL)
_LINES = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{[^\n]*"type"\s*:\s*"netlog"')
_CADENCE = re.compile(r"([1-9][0-9]{0,5}) (day|week|month|year)s?")
_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z")
_LONGEST_UID = 100
_OLDEST = 3  # version that is read: it says less
_TYPES = {called: table for table, called in CALLED.items()}

Record = Mapping[str, Any]


class _Flaw(Exception):
    """A record that cannot be taken, and why."""


def fits(sample: bytes) -> bool:
    """Return whether a file that begins with `sample` is netlog's own JSON, or lines of it."""
    return bool(_LINES.match(sample) or _OBJECT.match(sample))


def read(_stream: BinaryIO, _options: Options) -> NoReturn:
    """Refuse to make people and touches of what `fill` brings back whole.

    Raises:
        Misread: always.
    """
    raise Misread("netlog's own JSON cannot be read together with other files")


def fill(stream: BinaryIO, filler: Filler) -> Iterator[Rejected]:
    """Enter all that a file holds into a private database; yield what could not be, and why.

    Raises:
        Misread: it is not netlog's own JSON, from a newer netlog, or out of bounds.
    """
    stream.seek(0)
    is_lines = bool(_LINES.match(stream.read(MOST_BYTES // 1024)))
    stream.seek(0)
    told = _lines(stream) if is_lines else _elements(stream)
    has_version = False
    for element in told:
        if isinstance(element, Rejected):
            yield element
        elif element.key == "netlog":
            has_version = _check(element.value)
        else:
            yield from (Rejected(element.line, reason) for reason in _entered(element, filler))
    if not has_version:
        raise Misread("this is not netlog's own JSON", "'netlog export json' writes it")
    yield from (Rejected(0, reason) for reason in filler.finish())


def _elements(stream: BinaryIO) -> Iterator[Element]:
    """Yield the records of one object; each by its type."""
    types = {"people": "person", "deleted": "deleted", "united": "united", **LISTS}
    for element in elements(stream):
        if element.key == "netlog":
            yield element
        elif element.key in types:
            yield element._replace(key=types[element.key])


def _lines(stream: BinaryIO) -> Iterator[Element | Rejected]:
    """Yield the records of JSON lines."""
    line = 0
    while text := stream.readline(MOST_BYTES + 1):
        line += 1
        if len(text) > MOST_BYTES:
            raise Misread(f"line {line} is larger than 64 MiB")
        if not text.strip():
            continue
        value = _line(text, line)
        if not isinstance(value, dict):
            yield Rejected(line, "this is not a record in JSON")
        elif value.get("type") == "netlog":
            yield Element(line, "netlog", value.get("version"))
        elif value.get("type") in {*CALLED.values(), "deleted", "united"}:
            yield Element(line, value["type"], value)


def _line(text: bytes, line: int) -> Any:
    """Return what a line of JSON says, None if it is none or too deep."""
    try:
        said = text.decode("utf-8-sig")
        bare = re.sub(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"', "", said)
        if _depth(bare) > DEEPEST:
            return None
        return loaded(said, line)
    except (UnicodeDecodeError, Misread):
        return None


def _depth(bare: str) -> int:
    """Return how many brackets are open at once at most."""
    depth = deepest = 0
    for sign in re.findall(r"[\[\]{}]", bare):
        depth += 1 if sign in "[{" else -1
        deepest = max(deepest, depth)
        if deepest > DEEPEST:
            break
    return deepest


def _check(version: Any) -> bool:
    if isinstance(version, int) and version > VERSION:
        raise Misread("this file is from a newer netlog", "upgrade netlog")
    return isinstance(version, int) and not isinstance(version, bool) and version >= _OLDEST


# Records ------------------------------------------------------------------------------------------


def _entered(element: Element, filler: Filler) -> Iterator[str]:
    """Enter a record with all that hangs on it; yield why something of it was not."""
    record = element.value
    if not isinstance(record, dict):
        yield f"this {element.key} is not a record"
        return
    try:
        if element.key == "deleted":
            reasons = _deleted(record, filler)
        elif element.key == "united":
            reasons = _united(record, filler)
        elif element.key == "person":
            reasons = _person(record, filler)
        else:
            row = _new(_TYPES[element.key], record)
            reasons = filter(None, [filler.enter([row])])
        yield from (f"{element.key}: {reason}" for reason in reasons)
    except _Flaw as flaw:
        yield f"{element.key}: {flaw}"


def _person(record: Record, filler: Filler) -> Iterable[str]:
    """Enter a person; where something about them cannot be, all the rest."""
    person, rows, flaws = _new("contact", record), [], []
    for name, table in OF_A_PERSON.items():
        given = record.get(name) or []
        if not isinstance(given, list):
            flaws.append(f"{name} are not a list")
            continue
        for each in given:
            try:
                rows.append(_new(table, each))
            except _Flaw as flaw:
                flaws.append(f"{CALLED[table]}: {flaw}")
    if reason := filler.enter([person, *rows]):
        if not rows:
            return [*flaws, reason]
        reason = filler.enter([person])
        if reason:
            return [*flaws, reason]
        refused = ((row, filler.enter([row], person.uid)) for row in rows)
        flaws += [f"{CALLED[row.table]}: {reason}" for row, reason in refused if reason]
    return flaws


def _deleted(record: Record, filler: Filler) -> Iterable[str]:
    table = _TYPES.get(_text(record, "what"))
    if table is None:
        raise _Flaw("it does not say what was deleted")
    at = _time(record.get("deleted_at"))
    return filter(None, [filler.note_deleted(table, _uid(record, "uid"), at)])


def _united(record: Record, filler: Filler) -> Iterable[str]:
    table = _TYPES.get(_text(record, "what"))
    if table is None:
        raise _Flaw("it does not say what was united")
    uid, other = _uid(record, "uid"), _uid(record, "with")
    return filter(None, [filler.note_united(table, uid, other)])


def _new(table: str, record: Any) -> New:
    """Return a record as the row which it is.

    Raises:
        _Flaw: it is none.
    """
    if not isinstance(record, dict):
        raise _Flaw("this is not a record")
    values: dict[str, Any] = {}
    for field, names_of in FIELDS[table].items():
        values |= _columns(field, names_of, record.get(field))
    if table in {"company", "topic"} and values["name"]:
        values["folded"] = names.fold(values["name"]) or values["name"]
    if table == "detail" and values["kind"] and values["value"]:
        values["folded"] = names.recognised(values["kind"], values["value"])
    if day := _BEGINNINGS.get(table):
        values[day] = values[day] or _time(record.get("written_at"))[:10]
    later = record.get("rewritten") or {}
    if not isinstance(later, dict):
        raise _Flaw("'rewritten' does not say when")
    first_columns = dict(columns(table))
    own = record.get("own_handle")
    return New(
        table,
        _uid(record, "uid"),
        values,
        _time(record.get("written_at")),
        {first_columns[field]: _time(at) for field, at in later.items() if field in first_columns},
        own if isinstance(own, str) else None,
    )


# The day that a record has if it does not say, so that it has the same each time it is read.
_BEGINNINGS = {"contact": "added_on", "intro": "asked_on", "loop": "opened_on", "topic": "since"}
_BEGINNINGS |= {"target": "opened_on"}
_NUMBERS = {"weight": 5, "strength": 3}


def _columns(field: str, names_of: tuple[str, ...], value: Any) -> dict[str, Any]:
    """Return what a field says, by column."""
    if value is None:
        return dict.fromkeys(names_of)
    if field in _NUMBERS:
        if not isinstance(value, int) or isinstance(value, bool) or abs(value) > 1 << 31:
            raise _Flaw(f"a {field} is a number from 1 to {_NUMBERS[field]}")
        return {field: value}
    if not isinstance(value, str):
        raise _Flaw(f"'{field}' is not text")
    if field in {"cadence", "in_person"}:
        match = _CADENCE.fullmatch(value)
        if match is None:
            raise _Flaw("a cadence is said as '3 weeks'")
        return dict(zip(names_of, (int(match[1]), match[2]), strict=True))
    return {names_of[0]: value}


def _text(record: Record, field: str) -> str:
    value = record.get(field)
    return value if isinstance(value, str) else ""


def _uid(record: Record, field: str) -> str:
    uid = _text(record, field)
    if not 0 < len(uid) <= _LONGEST_UID or not uid.isprintable():
        raise _Flaw(f"'{field}' is no uid")
    return uid


def _time(value: Any) -> str:
    if value is None:
        return BEGINNING
    if not isinstance(value, str) or not _TIME.fullmatch(value):
        raise _Flaw("a time is said as 2026-11-19T08:15:00.000Z, in UTC")
    return value
