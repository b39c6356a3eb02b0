"""Elements: the values of a JSON file one by one, however long it is."""

import json
import re
from codecs import getincrementaldecoder
from collections.abc import Iterator
from typing import Any, BinaryIO, NamedTuple, NoReturn

from netlog.errors import Misread
from netlog.exchange.text import MOST_BYTES

DEEPEST = 8  # how many brackets may be open at once
_CHUNK = 64 * 1024
_SPACE = re.compile(r"[ \t\r\n]*")
# Nothing of what was read is read again if the rest does not fit: *+ gives nothing back.
_STRING = r'"[^"\\]*+(?:\\.[^"\\]*+)*+"'
_SCALAR = re.compile(rf'{_STRING}|[^"\[\]{{}},: \t\r\n]++', re.DOTALL)
_TO_A_BRACKET = re.compile(rf'[^"\[\]{{}}]*+(?:{_STRING}[^"\[\]{{}}]*+)*+[\[\]{{}}]', re.DOTALL)


class Element(NamedTuple):
    """A value of the outermost object, or one of a list there: its line, the key, the value."""

    line: int
    key: str
    value: Any


def elements(stream: BinaryIO) -> Iterator[Element]:
    """Yield what a file holds, which is one object; nothing of a list that has nothing.

    Raises:
        Misread: it is no JSON, one element is larger than 64 MiB, or nested more than 8 deep.
    """
    text = _Text(stream)
    text.expect("{")
    if text.peek() == "}":
        text.skip(1)
    else:
        while True:
            key = loaded(text.value(1))
            if not isinstance(key, str):
                raise _misread(text.line)
            text.expect(":")
            if text.peek() == "[":
                yield from _listed(text, key)
            else:
                line = text.line
                yield Element(line, key, loaded(text.value(1), line))
            if text.either(",}") == "}":
                break
    if text.peek():
        raise _misread(text.line)


def _listed(text: "_Text", key: str) -> Iterator[Element]:
    text.skip(1)
    if text.peek() == "]":
        text.skip(1)
        return
    while True:
        text.peek()
        line = text.line
        yield Element(line, key, loaded(text.value(2), line))
        if text.either(",]") == "]":
            return


def loaded(text: str, line: int = 1) -> Any:
    """Return the value that a piece of JSON is.

    Raises:
        Misread: it is none.
    """
    try:
        return json.loads(text, parse_constant=_refuse)
    except (ValueError, RecursionError):
        raise _misread(line) from None


def _refuse(_constant: str) -> NoReturn:
    raise ValueError  # NaN and the infinite are no JSON


def _misread(line: int) -> Misread:
    return Misread(f"line {line} is not JSON", "is the file whole?")


class _Text:
    """The text of a stream, of which as much is held as the value in hand takes."""

    def __init__(self, stream: BinaryIO) -> None:
        self.line = 1
        self._stream = stream
        self._decoder = getincrementaldecoder("utf-8-sig")()
        self._held, self._at, self._ended = "", 0, False

    def peek(self) -> str:
        """Return the next sign that is no white space, '' at the end."""
        while True:
            match = _SPACE.match(self._held, self._at)
            assert match is not None
            self.skip(match.end() - self._at)
            if self._at < len(self._held):
                return self._held[self._at]
            if not self._more():
                return ""

    def skip(self, number: int) -> None:
        """Pass over so many letters."""
        self.line += self._held.count("\n", self._at, self._at + number)
        self._at += number

    def expect(self, sign: str) -> None:
        """Pass over this sign.

        Raises:
            Misread: another comes.
        """
        self.either(sign)

    def either(self, signs: str) -> str:
        """Pass over one of these signs, and return it.

        Raises:
            Misread: another comes.
        """
        found = self.peek()
        if not found or found not in signs:
            raise _misread(self.line)
        self.skip(1)
        return found

    def value(self, depth: int) -> str:
        """Return the next value as it is written, of which so many brackets enclose it.

        Raises:
            Misread: it is too large, too deep, or does not end.
        """
        piece = _TO_A_BRACKET if self.peek() in {"[", "{"} else _SCALAR
        opened, length = 0, 0
        while True:
            match = piece.match(self._held, self._at + length)
            # At the end of what is held, a number may go on.
            if match is None or (match.end() == len(self._held) and not self._ended):
                if not self._more() and match is None:
                    raise _misread(self.line)
                continue
            length = match.end() - self._at
            if piece is _TO_A_BRACKET:
                opened += 1 if match[0][-1] in "[{" else -1
            if depth + opened > DEEPEST:
                raise Misread(f"line {self.line} is nested more than {DEEPEST} deep")
            if opened == 0:
                return self._taken(self._at + length)

    def _taken(self, end: int) -> str:
        value = self._held[self._at : end]
        self.skip(end - self._at)
        return value

    def _more(self) -> bool:
        """Read on; return whether there was more."""
        if self._ended:
            return False
        held = self._held[self._at :]
        if len(held) > MOST_BYTES:
            raise Misread(f"what begins in line {self.line} is larger than 64 MiB")
        # As much again as is held, so that a long value is not looked through too often.
        chunk = self._stream.read(max(_CHUNK, len(held)))
        try:
            held += self._decoder.decode(chunk, final=not chunk)
        except UnicodeDecodeError:
            raise Misread("this is not UTF-8, which JSON has to be") from None
        self._held, self._at, self._ended = held, 0, not chunk
        return True
