"""What cannot be stored, found before a whole import fails on it."""

import re

from netlog.exchange.records import Person, Touch

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
# NUL truncates SQLite's own functions; half a surrogate pair is no character at all.
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
            # ASCII holds no half of a pair, and a NUL in it is found sooner by itself.
            if "\0" in text or not (text.isascii() or _HALF.search(text) is None):
                return f"{_called(field)} holds a character that cannot be stored"
    return None


def _called(field: str) -> str:
    return _CALLED.get(field, f"the {field}")
