r"""Content lines: what vCards and calendars are made of, `group.NAME;PARAMETER=value:value`.

`lines` reads them from bytes of any length, one at a time: unfolded, whatever ends the lines of
the file, out of quoted-printable, and as letters. A value keeps its backslashes, because only who
knows the property knows what they part: `text` takes them off, `split` parts a value first.
`written` is the way back.
"""

import re
from binascii import a2b_qp
from codecs import getincrementaldecoder, lookup
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import lru_cache
from io import BytesIO
from types import MappingProxyType
from typing import BinaryIO, Literal, NamedTuple

from netlog.exchange.text import MOST_OF_A_LINE, decoded

Parameters = Mapping[str, tuple[str, ...]]  # name in capitals -> values
# What is the matter with a line: its letters were not UTF-8 and are read as Windows text; they
# are UTF-8 of which some are broken, and became �; it is longer than 1 MiB, so that its value is
# left out; it has no name before a colon, and is all value.
Fault = Literal["", "windows", "broken", "endless", "nameless"]

NO_PARAMETERS: Parameters = MappingProxyType({})

_CHUNK = 64 * 1024
_SNIFF = 4 * 1024
_LONGEST_HEAD_KEPT = 200
# Octets of a line that is written, without its end (RFC 6350, 3.2; RFC 5545, 3.1).
_WIDTH = 75

_WORD = re.compile("[A-Za-z0-9][A-Za-z0-9_-]*")
# Up to the first colon outside quotation marks.
_HEAD = re.compile(r'((?:[^":]|"[^"]*")*+):')
_BASE64 = re.compile(r"[A-Za-z0-9+/=\t ]++")
_BLANKS = ("", " ", "\t")  # an empty line begins with none, and continues nothing
# What a parameter without a name says of the transfer; whatever else it says is a type (vCard 2.1).
_ENCODINGS = frozenset({"7BIT", "8BIT", "BASE64", "B", "QUOTED-PRINTABLE"})
_CHARSET = re.compile("[A-Za-z0-9][A-Za-z0-9_.:-]{0,40}")
# What Python knows beside charsets: for long text these take the square of its length, or run on.
_NO_CHARSETS = frozenset({"idna", "punycode", "unicode-escape", "raw-unicode-escape", "utf-7"})

_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_CARET = re.compile(r"\^([n'^])")
_CARETS = {"n": "\n", "'": '"', "^": "^"}

# Whatever Unicode holds for the end of a line; and what is no text at all.
_BREAK = re.compile("\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


class Line(NamedTuple):
    """One content line."""

    number: int  # 1-based line of the file where it begins
    group: str  # in small letters; '' where there is none
    name: str  # in capitals; '' where the line is none
    # A bare `CELL` is a TYPE, a bare `BASE64` an ENCODING; types are in small letters.
    parameters: Parameters
    value: str  # with its backslashes; in a line that is none, all of it
    fault: Fault = ""

    def parameter(self, name: str) -> str:
        """Return the values of a parameter as they were written, '' where it is not there."""
        return ",".join(self.parameters.get(name, ()))


def begins(sample: bytes, component: str) -> bool:
    """Return whether the first line of `sample` that has a name begins a `component`: `VCARD`."""
    first = next((line for line in lines(BytesIO(sample)) if line.name), None)
    return first is not None and (first.name, first.value.strip().upper()) == ("BEGIN", component)


def lines(stream: BinaryIO) -> Iterator[Line]:
    """Yield the content lines of `stream` from its beginning, in memory one at a time.

    Blank lines are passed over. A line longer than 1 MiB is yielded without its value.
    """
    for number, raw, whole in _unfolded(_physical(stream)):
        yield _line(number, raw, whole=whole)


def text(value: str) -> str:
    r"""Return a value without its backslashes; `\n` ends a line, before a letter one is kept.

    >>> text(r"Doe\, John")
    'Doe, John'
    """
    return _ESCAPE.sub(_unescaped, value) if "\\" in value else value


def split(value: str, sign: str = ";") -> list[str]:
    r"""Return the parts of a value between signs that no backslash guards, backslashes kept.

    >>> split(r"Doe;John;Richter\;James")
    ['Doe', 'John', 'Richter\\;James']
    """
    if "\\" not in value:
        return value.split(sign)
    parts, start = [], 0
    for found in re.finditer(rf"\\.|{re.escape(sign)}", value, re.DOTALL):
        if found[0] == sign:
            parts.append(value[start : found.start()])
            start = found.end()
    return [*parts, value[start:]]


def escaped(words: str) -> str:
    r"""Return a text as a value, or as a part of one, without any sign that could end it.

    >>> escaped("Doe, John;\nJr.")
    'Doe\\, John\\;\\nJr.'
    """
    guarded = re.sub(r"([\\,;])", r"\\\1", _BREAK.sub("\n", words))
    return _CONTROL.sub("", guarded.replace("\n", "\\n"))


def written(
    name: str, value: str, parameters: Mapping[str, str | Iterable[str]] = NO_PARAMETERS
) -> str:
    """Return a line as it is written, folded and with its end; `value` is escaped already."""
    named = "".join(f";{key}={_quoted(each)}" for key, each in parameters.items())
    return folded(f"{name}{named}:{_CONTROL.sub('', _BREAK.sub(' ', value))}")


def folded(line: str) -> str:
    """Return a line with its end, in pieces of at most 75 octets that cut no character."""
    if line.isascii():
        rest = range(_WIDTH, len(line), _WIDTH - 1)
        return "\r\n ".join((line[:_WIDTH], *(line[n : n + _WIDTH - 1] for n in rest))) + "\r\n"
    pieces: list[str] = []
    size, piece = 0, ""
    for sign in line:
        octets = len(sign.encode())
        # All but the first piece begin with a blank.
        if size + octets > _WIDTH - bool(pieces):
            pieces.append(piece)
            size, piece = 0, ""
        size += octets
        piece += sign
    return "\r\n ".join((*pieces, piece)) + "\r\n"


# Lines from bytes --------------------------------------------------------------------------------


def _physical(stream: BinaryIO) -> Iterator[str]:
    r"""Yield the lines of a file without their ends: LF, CRLF, CR, and CRCRLF, which is one end.

    Bytes that are no UTF-8 are in them as Python escapes them. What is longer than a line may be
    is cut where it becomes too long.
    """
    rest = ""
    for chunk in _ended_alike(stream):
        *whole, rest = (rest + chunk).split("\n")
        yield from whole
        if len(rest) > MOST_OF_A_LINE:
            rest = rest[: MOST_OF_A_LINE + 1]
    if rest:
        yield rest


def _ended_alike(stream: BinaryIO) -> Iterator[str]:
    held = ""
    for letters in _decoded(stream):
        chunk = held + letters
        # A line feed may follow; before more than two, the first are ends of their own.
        cut = max(len(chunk.rstrip("\r")), len(chunk) - 2)
        held = chunk[cut:]
        yield _with_line_feeds(chunk[:cut])
    yield _with_line_feeds(held)


def _with_line_feeds(chunk: str) -> str:
    if "\r" not in chunk:
        return chunk
    return chunk.replace("\r\r\n", "\n").replace("\r\n", "\n").replace("\r", "\n")


def _decoded(stream: BinaryIO) -> Iterator[str]:
    stream.seek(0)
    encoding = decoded(BytesIO(stream.read(_SNIFF))).encoding
    stream.seek(0)
    if encoding.startswith("utf-16"):
        decoder = getincrementaldecoder(encoding)("replace")
    else:
        # Each line is looked at again if it is something else.
        decoder = getincrementaldecoder("utf-8")("surrogateescape")
    while chunk := stream.read(_CHUNK):
        yield decoder.decode(chunk)
    yield decoder.decode(b"", final=True)


def _unfolded(physical: Iterable[str]) -> Iterator[tuple[int, str, bool]]:
    """Yield the number of the first line of each logical line, that line, and if it is whole.

    A line goes on where the next begins with a blank, where quoted-printable ends in `=`, and
    where base64 goes on without a blank, as vCard 2.1 has it. Of one that is longer than it may
    be, the beginning is kept.
    """
    begun, parts, size = 0, [""], 0
    for number, line in enumerate(physical, start=1):
        if begun:
            more = _continuation(parts, line)
            if more is not None:
                size += len(line)
                if size <= MOST_OF_A_LINE:
                    parts.append(more)
                else:
                    parts[1:] = [more]  # whether it goes on is told by its last part
                continue
            yield begun, parts[0] if len(parts) == 1 else "".join(parts), size <= MOST_OF_A_LINE
        if line and not line.isspace():
            begun, parts, size = number, [line], len(line)
        else:
            begun = 0
    if begun:
        yield begun, "".join(parts), size <= MOST_OF_A_LINE


def _continuation(parts: list[str], line: str) -> str | None:
    """Return what `line` adds to the line that `parts` begin, None if it begins another."""
    last = parts[-1]
    if last[-1:] == "=" and _says(parts[0], "QUOTED-PRINTABLE"):
        if line.upper().startswith(("END:V", "BEGIN:V")):
            return None  # an exporter that lost the rest
        parts[-1] = last[:-1]
        return line
    if line[:1] in _BLANKS:
        return line[1:] if line else None
    if ":" not in line and _says(parts[0], "BASE64", "ENCODING=B"):
        return line if _BASE64.fullmatch(line) else None
    return None


def _says(line: str, *words: str) -> bool:
    head = line[:_LONGEST_HEAD_KEPT].partition(":")[0].upper()
    return any(word in head for word in words)


# A line from its parts ---------------------------------------------------------------------------


def _line(number: int, written: str, *, whole: bool) -> Line:
    head, colon, value = written.partition(":")
    if '"' in head and (quoted := _HEAD.match(written)):
        head, value = quoted[1], written[quoted.end() :]
    known = _kept_head if len(head) <= _LONGEST_HEAD_KEPT else _head
    group, name, parameters, coded, charset = known(head) if colon else _NO_HEAD
    if not whole:
        return Line(number, group, name, parameters, "", "endless")
    if not name:
        return Line(number, "", "", NO_PARAMETERS, _letters(written)[0], "nameless")
    if not coded and value.isascii():
        return Line(number, group, name, parameters, value)
    letters, fault = _letters(value, charset, coded=coded)
    return Line(number, group, name, parameters, letters, fault)


def _letters(written: str, charset: str = "", *, coded: bool = False) -> tuple[str, Fault]:
    """Return what was meant by letters in which bytes are escaped, and what is the matter."""
    if coded:
        raw = a2b_qp(written.encode("utf-8", "surrogateescape"))
        letters, fault = _of_bytes(raw, charset)
        return _BREAK.sub("\n", letters), fault
    if not charset:
        try:
            written.encode()
        except UnicodeEncodeError:
            pass
        else:
            return written, ""
    return _of_bytes(written.encode("utf-8", "surrogateescape"), charset)


def _of_bytes(raw: bytes, charset: str) -> tuple[str, Fault]:
    for told in filter(None, (charset, "utf-8")):
        with suppress(UnicodeError):
            return raw.decode(told), ""
    # An exporter that counts octets cuts the last character; the others tell what they are.
    mended = raw.decode("utf-8", "replace")
    if not mended.replace("\ufffd", "").isascii():
        return mended, "broken"
    return raw.decode("cp1252", "replace"), "windows"


class _Head(NamedTuple):
    group: str
    name: str
    parameters: Parameters
    coded: bool  # the value is quoted-printable
    charset: str  # '' where none is told that is known


_NO_HEAD = _Head("", "", NO_PARAMETERS, coded=False, charset="")


def _head(written: str) -> _Head:
    named, *rest = _pieces(_letters(written)[0].lstrip("\ufeff"), ";") or [""]
    group, _, name = named.strip().rpartition(".")
    if not _WORD.fullmatch(name) or (group and not _WORD.fullmatch(group)):
        return _NO_HEAD
    found: dict[str, list[str]] = {}
    for piece in rest:
        key, told, values = piece.partition("=")
        if told:
            each = _pieces(values, ",")
            found.setdefault(key.strip().upper(), []).extend(map(_unquoted, each))
        elif bare := piece.strip():
            said = "ENCODING" if bare.upper() in _ENCODINGS else "TYPE"
            found.setdefault(said, []).append(_unquoted(bare))
    coded = "QUOTED-PRINTABLE" in map(str.upper, found.get("ENCODING", ()))
    charset = next(filter(_is_charset, found.get("CHARSET", ())), "")
    if "TYPE" in found:
        # Some write TYPE="work,voice", and mean two.
        types = ",".join(found["TYPE"]).lower().split(",")
        found["TYPE"] = [each.strip() for each in types]
    parameters = MappingProxyType({key: tuple(values) for key, values in found.items()})
    return _Head(group.lower(), name.upper(), parameters, coded, charset)


# Files say the same few heads over and over.
_kept_head = lru_cache(maxsize=1024)(_head)


def _pieces(head: str, sign: str) -> list[str]:
    """Return the pieces of `head` between signs outside quotation marks, but for empty ones."""
    if '"' not in head:
        return head.split(sign)
    return re.findall(rf'(?:[^"{sign}]|"[^"]*"?)++', head)


def _unquoted(value: str) -> str:
    """Return the value of a parameter as it was meant (RFC 6868)."""
    bare = value.replace('"', "")
    return _CARET.sub(lambda found: _CARETS[found[1]], bare) if "^" in bare else bare


def _quoted(values: str | Iterable[str]) -> str:
    """Return the value of a parameter, or several, as they are written (RFC 6868)."""
    if not isinstance(values, str):
        return ",".join(map(_quoted, values))
    meant = _BREAK.sub("\n", values).replace("^", "^^").replace('"', "^'").replace("\n", "^n")
    bare = _CONTROL.sub("", meant)
    return bare if re.fullmatch("[A-Za-z0-9_/+-]+", bare) else f'"{bare}"'


def _is_charset(name: str) -> bool:
    if not _CHARSET.fullmatch(name):
        return False
    try:
        return lookup(name).name not in _NO_CHARSETS and bool(b"ab".decode(name))
    except (LookupError, UnicodeError):  # there is none, or it makes no letters of bytes
        return False


def _unescaped(found: re.Match[str]) -> str:
    sign = found[1]
    if sign in "nN":
        return "\n"
    return found[0] if sign.isalnum() else sign
