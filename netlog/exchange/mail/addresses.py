"""Addresses: who is named in a header, by address and by name."""

import re
from typing import NamedTuple

from netlog.exchange.mail.headers import WORD, decoded

_MOST_OF_AN_ADDRESS = 320
_MOST_OF_A_NAME = 200

# Quoted, encoded, an address in brackets, where a comment begins, a sign, or a word. What is opened
# and never closed ends with the text, so that no text is read twice.
_TOKEN = re.compile(
    rf"""\s*(?: "(?P<quoted>(?:[^"\\]|\\.)*)(?:"|\\?$)
    | (?P<encoded>{WORD})
    | <(?P<angle>[^<>]*)(?:>|$)
    | (?P<comment>\()
    | (?P<sign>[,;:])
    | (?P<word>[^\s",;:<>()]+)
    | . )""",
    re.VERBOSE | re.DOTALL,
)
_PARENTHESIS = re.compile(r"\\.|[()]", re.DOTALL)
_PART = '[^\\s@<>()\\[\\],;:"\\\\\x00-\x1f\x7f-\x9f]+'
_ADDRESS = re.compile(f"{_PART}@{_PART}")

# By what stands before the @, in lower case.
_ROBOT = re.compile(
    r"(?:no|never|do[._-]?not|dont)[._-]?reply|mailer[._-]?daemon"
    r"|(?:^|[._+-])(?:notifications?|bounces?)(?:$|[._+=-])"
    r"|^(?:postmaster|unsubscribe)(?:$|[._+-])|^imceaex-"
)

_QUOTES = "'\"‘’“”`´"
_ASIDE = re.compile(r"(?:\s*\([^()]*\)|\s+via\s.*)$")
# What may follow a comma and be no given name: a part of the name, none of it, or of a company's.
_SUFFIX = re.compile(r"(?:jr|sr|i{2,3}|iv)\.?", re.IGNORECASE)
_CREDENTIAL = re.compile(r"[A-Z.]{2,6}|(?i:ph\.?d\.?|esq\.?)")
_COMPANY = re.compile(r"(?:inc|llc|ltd|gmbh|corp|co|ag)\.?", re.IGNORECASE)
_MOST_WORDS = 3  # of given names, and of a family's


class Party(NamedTuple):
    """Somebody as a header names them."""

    address: str  # in lower case
    name: str  # as it is written, '' if it is not; called() reads it


def parties(text: str) -> list[Party]:
    """Return who is named in a header, in order; what has no address is nobody.

    >>> [tuple(each) for each in parties('"Quill, Ada" <Ada@example.org>, team: bo@example.org;')]
    [('ada@example.org', 'Quill, Ada'), ('bo@example.org', '')]
    """
    found: list[Party] = []
    words: list[str] = []
    angle, comment, at = "", "", 0
    while token := _TOKEN.match(text, at):
        at = token.end()
        kind = token.lastgroup
        value = token[kind] if kind else ""
        if kind == "quoted":
            words.append(re.sub(r"\\(.)", r"\1", value))
        elif kind in {"word", "encoded"}:
            words.append(value)
        elif kind == "angle":
            angle = angle or value
        elif kind == "comment":
            end = _comment_end(text, at)
            comment, at = text[at : end - 1], end
        elif value == ":":
            words = []  # that was the name of a group
        elif value and (party := _party(words, angle, comment)):
            found.append(party)
            words, angle, comment = [], "", ""
        elif value == "," and words:
            words[-1] += value  # as in Quill, Ada <ada@example.org>
            words = words[-_MOST_WORDS:]
        elif value:
            words, angle, comment = [], "", ""
    last = _party(words, angle, comment)
    return [*found, last] if last else found


def called(party: Party) -> str:
    """Return the name of somebody as one would write it, or the address where there is none.

    >>> called(Party("ada@example.org", "'Quill, Ada (Sales)'"))
    'Ada Quill'
    """
    name = _unquoted(decoded(party.name))
    while (plain := _unquoted(_ASIDE.sub("", name))) != name:
        name = plain
    name = _straight(name)
    if "@" in name or not any(map(str.isalnum, name)):
        return party.address
    return name[:_MOST_OF_A_NAME].strip()


def is_robot(address: str) -> bool:
    """Return whether nobody reads what is sent to `address`, or wrote what comes from it."""
    return bool(_ROBOT.search(address.partition("@")[0]))


def _party(words: list[str], angle: str, comment: str) -> Party | None:
    address = _address(angle)
    if not address:
        # Without brackets, and maybe with a name before it.
        address = next(filter(None, map(_address, reversed(words))), "")
        words = [word for word in words if _address(word) != address]
    return Party(address, " ".join(words) or comment) if address else None


def _address(text: str) -> str:
    """Return the address that `text` is, '' if it is none; it may be written with a route."""
    if "@" not in text:
        return ""
    bare = "".join(text.rpartition(":")[2].split()).strip("'\"").lower()
    return bare if len(bare) <= _MOST_OF_AN_ADDRESS and _ADDRESS.fullmatch(bare) else ""


def _comment_end(text: str, at: int) -> int:
    """Return where a comment is closed that was opened before `at`."""
    depth = 1
    for sign in _PARENTHESIS.finditer(text, at):
        depth += {"(": 1, ")": -1}.get(sign[0], 0)
        if not depth:
            return sign.end()
    return len(text) + 1


def _unquoted(name: str) -> str:
    while len(name) > 1 and name[0] in _QUOTES and name[-1] in _QUOTES:
        name = name[1:-1].strip()
    return name


def _straight(name: str) -> str:
    """Return a name with the given name first, where it is clear that it stands last."""
    last, comma, first = name.partition(", ")
    if not comma or "," in first or _COMPANY.fullmatch(first) or any(map(str.isdigit, name)):
        return name
    if _SUFFIX.fullmatch(first):
        return f"{last} {first}"
    if " " in last and _CREDENTIAL.fullmatch(first):
        return last
    few = max(len(first.split()), len(last.split())) <= _MOST_WORDS
    return f"{first} {last}" if few else name
