"""What cannot be stored, found before a whole import fails on it."""

import re

from netlog.exchange.records import Person, Touch
from netlog.names import fold

# Characters, as the schema has them (models.py), but for e-mail addresses, which end at 320.
_MOST = {"note": 65536, "emails": 320, "tags": 100, "circle": 100, "kind": 40}
_MOST_OTHERWISE = 500
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


def _called(field: str) -> str:
    return _CALLED.get(field, f"the {field}")
