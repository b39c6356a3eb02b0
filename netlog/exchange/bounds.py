"""What cannot be stored, found before a whole import fails on it."""

import re

from netlog.exchange.records import Person, Touch
from netlog.names import fold

# Characters, as the schema has them (models.py), but for e-mail addresses, which end at 320.
_MOST = {"note": 65536, "emails": 320, "tags": 100, "circle": 100, "kind": 40}
_MOST_OTHERWISE = 500
_NARROW = min(_MOST["tags"], _MOST["circle"])
_CALLED = {
    "emails": "an e-mail address",
    "phones": "a phone number",
    "links": "a link",
    "nicknames": "a nickname",
    "tags": "a tag",
}
_LETTER = re.compile("[A-Za-z0-9]")
# Of a surrogate pair: no character at all, and nothing that can be written as UTF-8.
_HALF = re.compile("[\ud800-\udfff]")


def flaw(record: Person | Touch) -> str | None:
    """Return, in a sentence without the text itself, why `record` cannot be stored, or None."""
    if isinstance(record, Person) and _is_plain(record):
        return None
    for field, value in zip(record._fields, record, strict=True):
        if not value or isinstance(value, int):
            continue
        most = _MOST.get(field, _MOST_OTHERWISE)
        for text in (value,) if isinstance(value, str) else value:
            if len(text) > most:
                return f"{_called(field)} is longer than {most:,} characters"
            # It truncates SQLite's own functions.
            if "\0" in text:
                return f"{_called(field)} holds a NUL"
            # The rest needs no look at plain text, of which there is most.
            if text.isascii():
                continue
            if _HALF.search(text):
                return f"{_called(field)} holds half a character"
            # Folded to nothing, a company or a tag would be no other than the next such.
            if not _LETTER.search(text) and not fold(text):
                return f"{_called(field)} is made of accents alone"
    return None


def _is_plain(person: Person) -> bool:
    """Return whether all that is told is so short and so plain that no part of it needs a look."""
    several = (*person.emails, *person.phones, *person.links, *person.nicknames, *person.tags)
    others = (person.key, person.name, person.company, person.title, person.location, person.note)
    few = (person.birthday, person.met_on, person.met_at, person.added_on, person.circle)
    told = "".join(filter(None, (*several, *others, *few, person.cadence)))
    most = _NARROW if person.tags or person.circle else _MOST["emails"]
    return len(told) <= most and told.isascii() and "\0" not in told


def _called(field: str) -> str:
    return _CALLED.get(field, f"the {field}")
