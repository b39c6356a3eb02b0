"""Text made harmless: it cannot act on a terminal, hide, or make one record of another."""

import re
from collections.abc import Callable
from functools import cache

_MARK = "\ufffd"
# Blanks that would begin a new line or move the cursor.
_BLANKS = dict.fromkeys(map(ord, "\t\n\v\f\r\x85\u2028\u2029"), " ")
_BLANKS_BUT_LF = {blank: " " for blank in _BLANKS if blank != ord("\n")}


def safe(text: str, *, newlines: bool = False) -> str:
    r"""Return `text` so that showing it can neither act on a terminal nor hide anything.

    TAB, LF, CR and the other line separators become blanks, except LF with `newlines`. Every
    run of controls and of characters that show nothing becomes one U+FFFD.

    >>> safe("Ada\x1b[31m\nLovelace")
    'Ada�[31m Lovelace'
    """
    if _shows(text):
        return text
    if newlines:
        text = text.replace("\r\n", "\n").translate(_BLANKS_BUT_LF)
    else:
        text = text.replace("\r\n", " ").translate(_BLANKS)
    return _without_unseen(text, lambda _: _MARK)


_ESCAPES = {"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"}
_ESCAPED = str.maketrans(_ESCAPES)
_LITERALS = {escape: char for char, escape in _ESCAPES.items()}


def escaped(text: str) -> str:
    r"""Return `text` as a field of plain or TSV: always one line, without a TAB, and reversible.

    Backslash, TAB, LF and CR become `\\ \t \n \r`; what `safe` would replace becomes `\x1b`,
    `\u202e` or `\U000e0041`.
    """
    if _shows(text) and "\\" not in text:
        return text
    return _without_unseen(text.translate(_ESCAPED), lambda run: "".join(map(_spelled, run)))


def _spelled(char: str) -> str:
    number = ord(char)
    if number < 0x100:
        return f"\\x{number:02x}"
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"


def unescaped(text: str) -> str:
    """Return what `escaped` was given; an escape that it never writes stays as it is."""
    if "\\" not in text:
        return text
    escapes = r"\\(?:[\\tnr]|x[0-9a-f]{2}|u[0-9a-f]{4}|U00(?:10|0[0-9a-f])[0-9a-f]{4})"
    return re.sub(escapes, lambda found: _literal(found[0]), text)


def _literal(escape: str) -> str:
    return _LITERALS.get(escape) or chr(int(escape.lstrip("\\xuU"), base=16))


# What shows nothing

# The signs before U+FE00 that Python calls printable although they show nothing.
_PRINTABLE_UNSEEN = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164")


def _shows(text: str) -> bool:
    """Return whether every character surely shows, without the cost of the pattern below."""
    if not text.isprintable():
        return False
    return text.isascii() or (max(text) < "\ufe00" and _PRINTABLE_UNSEEN.isdisjoint(text))


def _without_unseen(text: str, stand_in: Callable[[str], str]) -> str:
    if _shows(text.replace("\n", "")):
        return text

    def seen(found: re.Match[str]) -> str:
        run = found[0]
        return run if found.start() and _shaping().fullmatch(run) else stand_in(run)

    return _unseen().sub(seen, text)


@cache
def _unseen() -> re.Pattern[str]:
    """Match a run of controls, surrogates and what a terminal shows as nothing.

    The latter are Unicode's Default_Ignorable_Code_Point (DerivedCoreProperties.txt), which has
    every bidi control, tag, filler and joiner, and the interlinear annotation marks.
    """
    return re.compile(
        r"[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
        r"\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ud800-\udfff\ufe00-\ufe0f\ufeff\uffa0"
        r"\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]+"
    )


@cache
def _shaping() -> re.Pattern[str]:
    """Match the run that may follow a letter: a variation selector, a joiner, or the two.

    Emoji, Persian, the Indic scripts and the variants of a Han character in a Japanese name
    need them. One is too few to hide a message in, so a longer run is not spared.
    """
    return re.compile(
        r"[\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]?[\u200c\u200d]?",
    )
