"""People: what a card comes to."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from netlog.dates import iso_day, parse_span
from netlog.errors import Misread
from netlog.exchange.bounds import flaw
from netlog.exchange.contentlines import Line, split, text
from netlog.exchange.keys import address, digest, short
from netlog.exchange.records import Lost, Person, Record, Rejected
from netlog.exchange.vcard.entries import Entry
from netlog.exchange.vcard.properties import DAYS, FACTS, OWN_FIELDS, PRODUCT
from netlog.exchange.vcard.values import (
    birthday,
    day,
    in_a_row,
    label,
    of_android,
    one_line,
    phone,
    preferred,
    said,
    types,
)
from netlog.names import fold, words

_GROUPS = "groups, which are no people, passed over"
_NOBODY = "cards that tell of nobody, passed over"
_UNSTORABLE = "values that are too long or no text, left out"
_UNREADABLE = "days and rhythms that cannot be read, left out"
_LONGEST_NOTE = 65536
_LONGEST_ADDRESS = 1000  # with a name before it
_CUT = f"ends of notes longer than {_LONGEST_NOTE:,} characters, left out"

# Labels that Google gives of itself, in small letters, without blanks.
_SYSTEM_TAGS = {"mycontacts", "starred", "starredinandroid", "systemgroup:mycontacts"}
_MAILTO = re.compile("mailto:", re.IGNORECASE)
_URI = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):\S")
_SILENT = {"fax": "Fax", "pager": "Pager"}  # numbers at which nobody answers
# Types of a profile that do not say at which service it is.
_PLACES = {"home", "work", "pref", "internet", "other", "user"}

_LABELLED = {"RELATED", "X-ABDATE"}

Facts = list[str]  # the lines of the note, `Spouse: Maria`


def told(entry: Entry) -> Iterator[Record]:
    """Yield what a card comes to: somebody, and what of it is lost."""
    if entry.flaw:
        yield Rejected(entry.line, entry.flaw)
    elif entry.kind == "group":
        yield Lost(entry.line, _GROUPS)
    elif entry.properties.keys() <= {"UID", "PRODID"}:
        yield Lost(entry.line, _NOBODY)
    else:
        person = _person(entry)
        if reason := flaw(person):
            person = _storable(person, entry)
            reason = flaw(person)
        reason = reason if person.name else "there is no name"
        yield Rejected(entry.line, reason) if reason else person
        yield from (Lost(entry.line, phrase) for phrase in entry.lost)


def _person(entry: Entry) -> Person:
    """Return who the card is about; their name is empty where it has none."""
    facts: Facts = []
    company = _company(entry, facts)
    emails, phones, links = _emails(entry, facts), _phones(entry, facts), _links(entry, facts)
    names, aliases = _names(entry, facts)
    nicknames = [*_values(entry, "NICKNAME", ","), *aliases]
    title = _first(entry, "TITLE", "Title", facts)
    location, born = _location(entry, facts), _birthday(entry, facts)
    nicknames += _facts(entry, facts)
    every = (*names, *nicknames, company, *emails, *phones, *links)
    name = next(filter(None, every), "")
    person = Person(
        key=_key(entry) or _made_key(name, emails, phones, links, (company, born or "")),
        name=name,
        emails=emails,
        phones=phones,
        links=links,
        nicknames=_once(each for each in nicknames if each != name),
        tags=_tags(entry),
        company=company or None,
        title=title,
        location=location,
        birthday=born,
        note=_note(entry, facts),
    )
    own = OWN_FIELDS.keys() & entry.properties.keys()
    return person._replace(**_own_fields(entry)) if own else person


def _key(entry: Entry) -> str:
    uids = (one_line(line.value) for line in entry.properties.get("UID", ()))
    return next((short(uid.removeprefix("urn:uuid:")) for uid in uids if uid), "")


def _made_key(name: str, *details: Iterable[str]) -> str:
    """Return what stays the same in another file and is no other card's.

    E-mail addresses without the name are not: couples and offices share them.
    """
    surest = next(filter(None, map(tuple, details)), ())
    return digest(fold(name), *sorted({re.sub(r"[\s()/-]", "", each.lower()) for each in surest}))


# Names -------------------------------------------------------------------------------------------


def _names(entry: Entry, facts: Facts) -> tuple[tuple[str, ...], list[str]]:
    """Return the name as it may be written, the best first, and what else they are called."""
    full, *others = [*_lines(entry, "FN"), ""]
    parts = entry.properties.get("N")
    if not parts:
        return (full,), others
    every = (split(parts[0].value) + [""] * 5)[:5]
    # Several names are parted by a comma, and so are titles; who writes `Doe, Jr.` means one.
    family, suffix = _several(every[0], ", "), _several(every[4], ", ")
    given, additional, prefix = (_several(piece, " ") for piece in every[1:4])
    if not full:
        return (_joined(prefix, given, additional, family, suffix),), others
    bare = _joined(given, additional, family)
    aliases = others if _holds(full, bare) else [*others, bare]
    for what, piece in (("Prefix", prefix), ("Suffix", suffix)):
        if not _holds(full, piece):
            facts.append(f"{what}: {_joined(piece)}")
    return (full,), aliases


def _holds(name: str, part: str) -> bool:
    return part in name or set(words(part)) <= set(words(name))


def _joined(*pieces: str) -> str:
    return " ".join(" ".join(pieces).split())


def _company(entry: Entry, facts: Facts) -> str:
    company = ""
    for line in entry.properties.get("ORG", ()):
        name, *below = map(one_line, split(line.value))
        if not company:
            company = name
        elif name and name != company:
            _add(facts, "Company", name)
        _add(facts, "Department", ", ".join(filter(None, below)))
    return company


# Where they are reached --------------------------------------------------------------------------


def _emails(entry: Entry, facts: Facts) -> tuple[str, ...]:
    found = []
    for line in preferred(entry.properties.get("EMAIL", ())):
        value = one_line(line.value)
        several = re.split("[,;]", value) if value.count("@") > 1 else [value]
        for each in several:
            # What is longer than any address takes long to be searched for one.
            mail = address(_MAILTO.sub("", each)) if len(each) <= _LONGEST_ADDRESS else None
            if mail:
                found.append(mail)
                _add(facts, label(line, entry.labels), mail)
            else:
                _add(facts, "E-mail", each.strip())
    return _once(found)


def _phones(entry: Entry, facts: Facts) -> tuple[str, ...]:
    found: list[str] = []
    others: list[str] = []
    for line in preferred(entry.properties.get("TEL", ())):
        number = phone(line.value)
        kind = next((_SILENT[each] for each in types(line) if each in _SILENT), "")
        _add(facts, label(line, entry.labels) or kind, number)
        (others if kind else found).append(number)
    return _once((*found, *others))


def _links(entry: Entry, facts: Facts) -> tuple[str, ...]:
    found = []
    for line in preferred(entry.properties.get("URL", ())):
        link = one_line(line.value)
        _add(facts, label(line, entry.labels), link)
        found.append(link)
    for name in ("SOCIALPROFILE", "IMPP"):
        for line in preferred(entry.properties.get(name, ())):
            link = one_line(line.value)
            scheme = _URI.match(link)
            if scheme and scheme[1].lower() != "x-apple":
                found.append(link)
            else:
                _add(facts, _service(line), link.partition(":")[2] if scheme else link)
    return _once(found)


def _service(line: Line) -> str:
    """Return the name of the service at which somebody is called so."""
    named = (line.parameter(name) for name in ("SERVICE-TYPE", "X-SERVICE-TYPE"))
    typed = (each.capitalize() for each in types(line) if each not in _PLACES)
    return next(filter(None, (*named, *typed)), "Profile")


def _location(entry: Entry, facts: Facts) -> str | None:
    """Return city and country of the first address that has one; all that is more is a fact."""
    location = None
    for line in preferred(entry.properties.get("ADR", ())):
        parts = [_several(part, ", ") for part in split(line.value)]
        box, extended, street, city, region, code, country = (parts + [""] * 7)[:7]
        whole = (extended, street, box, city, _joined(region, code), country)
        place = ", ".join(filter(None, (city, country) if city else (region, country)))
        if location or any((box, extended, street, code, city and region)):
            _add(facts, _address(line, entry), ", ".join(filter(None, whole)))
        location = location or place or None
        if not any(parts):
            _add(facts, _address(line, entry), in_a_row(line.parameter("LABEL")))
    if "ADR" not in entry.properties:
        for line in entry.properties.get("LABEL", ()):
            _add(facts, _address(line, entry), in_a_row(line.value))
    return location


def _address(line: Line, entry: Entry) -> str:
    at = "Work address" if "work" in types(line) else "Home address"
    known = "work" in types(line) or "home" in types(line)
    return label(line, entry.labels) or (at if known else "Address")


# What else there is ------------------------------------------------------------------------------


def _birthday(entry: Entry, facts: Facts) -> str | None:
    found = None
    for line in entry.properties.get("BDAY", ()):
        born = birthday(line.value, line.parameter("X-APPLE-OMIT-YEAR"))
        found = found or born
        if not born or born != found:
            _add(facts, "Birthday", born or one_line(line.value))
    return found


def _tags(entry: Entry) -> tuple[str, ...]:
    tags = _values(entry, "CATEGORIES", ",")
    if not tags or _is_own(entry):
        return _once(tags)
    bare = (tag.removeprefix("* ") for tag in tags)
    return _once(tag for tag in bare if tag.lower().replace(" ", "") not in _SYSTEM_TAGS)


def _is_own(entry: Entry) -> bool:
    return any(line.value == PRODUCT for line in entry.properties.get("PRODID", ()))


def _facts(entry: Entry, facts: Facts) -> list[str]:
    """Add what has no field of its own to `facts`; return the nicknames found on the way."""
    nicknames = []
    for name, lines in entry.properties.items():
        if name not in FACTS:
            continue
        for line in lines:
            called, value = FACTS[name], one_line(line.value).removeprefix("geo:")
            if name in DAYS:
                value = day(value)
            if name in _LABELLED:
                called = said(entry.labels.get(line.group, "")) or _relation(line) or called
            elif name == "X-ANDROID-CUSTOM":
                called, value = of_android(line.value)
            if called == "Nickname":
                nicknames.append(value)
            else:
                _add(facts, called, value)
    return nicknames


def _relation(line: Line) -> str:
    return next((each for each in types(line) if each != "pref"), "").capitalize()


def _note(entry: Entry, facts: Facts) -> str | None:
    parts: list[str] = []
    for line in entry.properties.get("NOTE", ()):
        if line.fault == "nameless" and parts:
            parts[-1] += f"\n{text(line.value)}"
        else:
            parts.append(text(line.value).strip())
    return "\n\n".join(filter(None, (*parts, "\n".join(dict.fromkeys(facts))))) or None


def _own_fields(entry: Entry) -> dict[str, Any]:
    """Return what netlog wrote, without what it cannot have written."""
    checks: dict[str, Callable[[str], object]] = {
        "cadence": parse_span,
        "met_on": iso_day,
        "added_on": iso_day,
    }
    found: dict[str, Any] = {}
    for name, field in OWN_FIELDS.items():
        for value in _lines(entry, name):
            try:
                checks.get(field, str)(value)
                found[field] = value
            except Misread:
                entry.lost[_UNREADABLE] = None
    return found


# Values of properties ----------------------------------------------------------------------------


def _lines(entry: Entry, name: str) -> list[str]:
    """Return what the properties of a name say, each on one line."""
    lines = preferred(entry.properties.get(name, ()))
    return [value for line in lines if (value := one_line(line.value))]


def _values(entry: Entry, name: str, sign: str) -> list[str]:
    lines = entry.properties.get(name, ())
    every = (one_line(part) for line in lines for part in split(line.value, sign))
    return [value for value in every if value]


def _several(value: str, sign: str) -> str:
    """Return the values in a part of a value, which commas may part there, in a row."""
    if "," not in value:
        return in_a_row(value) if value else ""
    return sign.join(filter(None, map(in_a_row, split(value, ","))))


def _first(entry: Entry, name: str, called: str, facts: Facts) -> str | None:
    """Return the first value of a property that has a field; the others are facts."""
    first, *others = [*dict.fromkeys(_lines(entry, name)), ""]
    for other in others:
        _add(facts, called, other)
    return first or None


def _add(facts: Facts, called: str, value: str) -> None:
    if called and value:
        facts.append(f"{called}: {value}")


def _once(values: Iterable[str]) -> tuple[str, ...]:
    """Return each value once, whatever its case, as it is first written."""
    every = tuple(filter(None, values))
    if len(every) < 2:
        return every
    found: dict[str, str] = {}
    for value in every:
        found.setdefault(value.casefold(), value)
    return tuple(found.values())


# What cannot be stored ---------------------------------------------------------------------------


def _storable(person: Person, entry: Entry) -> Person:
    """Return the person without values that cannot be stored, of which the card tells."""
    if person.note and len(person.note) > _LONGEST_NOTE:
        entry.lost[_CUT] = None
        person = person._replace(note=person.note[:_LONGEST_NOTE])
    for field, value in zip(person._fields[2:], person[2:], strict=True):
        if isinstance(value, tuple):
            kept: Any = tuple(each for each in value if _fits(field, (each,)))
        else:
            kept = value if not value or _fits(field, value) else None
        if kept != value:
            entry.lost[_UNSTORABLE] = None
            person = person._replace(**{field: kept})
    return person


def _fits(field: str, value: Any) -> bool:
    return flaw(Person("", "")._replace(**{field: value})) is None
