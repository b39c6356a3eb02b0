"""Entries: the cards of a file, each with the properties that tell of somebody."""

from base64 import b64decode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from io import BytesIO

from netlog.exchange.contentlines import Line, lines, text
from netlog.exchange.text import MOST_OF_A_LINE
from netlog.exchange.vcard.properties import KNOWN, LEFT_OUT, PASSED_OVER

_MOST_PROPERTIES = 1000
_DEEPEST = 8  # a card in a card, as AGENT has it

_FRAME = frozenset({"BEGIN", "END", "AGENT"})

_FAULTS = {
    "windows": "lines that are not UTF-8, read as Windows text (cp1252), so check the accents",
    "broken": "lines with broken letters, which became �",
    "endless": "properties longer than 1 MiB, left out",
    "nameless": "lines that are no property, left out",
}
_UNKNOWN = "properties that netlog has no place for, left out"
_IN_ANOTHER_LANGUAGE = "the same in other languages, left out"


@dataclass(slots=True)
class Entry:
    """A card: what it tells, by the name of the property, and what of it is lost, in phrases."""

    line: int  # 1-based, where it begins
    properties: dict[str, list[Line]] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)  # of a group
    lost: dict[str, None] = field(default_factory=dict)
    kind: str = "individual"
    flaw: str = ""  # why it cannot be taken, if it cannot
    count: int = 0
    size: int = 0
    note_is_open: bool = False  # it is what came last, and may go on without being folded


def is_card(line: Line, what: str) -> bool:
    """Return whether a line is the BEGIN, or the END, of a card."""
    return line.name == what and line.value.strip().upper() == "VCARD"


def entries(content: Iterable[Line], depth: int = 1) -> Iterator[Entry]:
    """Yield the cards, those within another before it; one that is never closed ends at the next.

    Lines that stand in no card are passed over.
    """
    opened: list[Entry] = []
    follows = False
    for line in content:
        if line.name not in _FRAME:
            if opened:
                _take(opened[-1], line)
            follows = False
            continue
        agent = _agent(line) if line.name == "AGENT" and opened else ""
        if agent == "begins" or is_card(line, "BEGIN"):
            nested = (follows or agent == "begins") and len(opened) < _DEEPEST
            if opened and not nested:
                yield _closed(opened)
            opened.append(Entry(line.number))
        elif is_card(line, "END"):
            if opened:
                yield _closed(opened)
        elif agent == "inline" and depth < _DEEPEST:
            for entry in entries(_inline(line), depth + 1):
                _name_agent(opened[-1], entry)
                yield entry
        elif opened:
            _take(opened[-1], line)
        follows = agent == "follows"
    while opened:
        yield _closed(opened)


def _agent(line: Line) -> str:
    """Return where the card of an AGENT is, '' if there is none."""
    value = line.value.strip()
    if not value:
        return "follows"
    if not value.upper().startswith("BEGIN:VCARD"):
        return ""
    return "inline" if len(value) > len("BEGIN:VCARD") else "begins"


def _inline(line: Line) -> Iterator[Line]:
    """Yield the lines of the card that a value is (vCard 3.0), as if all stood in its line."""
    within = BytesIO(text(line.value).encode("utf-8", "replace"))
    return (each._replace(number=line.number) for each in lines(within))


def _closed(opened: list[Entry]) -> Entry:
    entry = opened.pop()
    if opened:
        _name_agent(opened[-1], entry)
    return entry


def _name_agent(entry: Entry, agent: Entry) -> None:
    for name in agent.properties.get("FN", ())[:1]:
        entry.properties.setdefault("AGENT", []).append(name)


def _take(entry: Entry, line: Line) -> None:
    """Keep a property of a card, if it tells of somebody."""
    name = KNOWN.get(line.name, "")
    # Some write a note of several lines as it is.
    if line.fault == "nameless" and entry.note_is_open and entry.count < _MOST_PROPERTIES:
        name = "NOTE"
    entry.note_is_open = name == "NOTE"
    if entry.flaw or line.name in PASSED_OVER:
        return
    if line.name in LEFT_OUT:
        if line.value or line.fault:
            entry.lost[LEFT_OUT[line.name]] = None
        return
    if line.fault and (name != "NOTE" or line.name):
        entry.lost[_FAULTS[line.fault]] = None
        if line.fault in {"endless", "nameless"}:
            return
    if not name:
        if line.value.strip():
            entry.lost[_UNKNOWN] = None
    elif "ALTID" in line.parameters and _is_told(entry, name, line):
        entry.lost[_IN_ANOTHER_LANGUAGE] = None
    else:
        _keep(entry, name, _out_of_base64(line) if "ENCODING" in line.parameters else line)


def _keep(entry: Entry, name: str, line: Line) -> None:
    entry.count += 1
    entry.size += len(line.value)
    if entry.count > _MOST_PROPERTIES:
        _refuse(entry, f"it has more than {_MOST_PROPERTIES:,} properties")
    elif entry.size > MOST_OF_A_LINE:
        _refuse(entry, "it is longer than 1 MiB")
    elif name == "KIND":
        entry.kind = line.value.strip().lower()
    elif name == "X-ABLABEL":
        entry.labels[line.group] = line.value
    else:
        entry.properties.setdefault(name, []).append(line)


def _refuse(entry: Entry, why: str) -> None:
    entry.flaw = why
    entry.properties.clear()
    entry.labels.clear()


def _is_told(entry: Entry, name: str, line: Line) -> bool:
    """Return whether a property is another way to say what was said (RFC 6350, ALTID)."""
    mark = line.parameters["ALTID"]
    # A name in other letters is one more name.
    told = () if name == "FN" else entry.properties.get(name, ())
    return any(each.parameters.get("ALTID") == mark for each in told)


def _out_of_base64(line: Line) -> Line:
    if {"B", "BASE64"}.isdisjoint(map(str.upper, line.parameters["ENCODING"])):
        return line
    try:
        return line._replace(value=b64decode(line.value).decode("utf-8", "replace"))
    except ValueError:
        return line
