"""Letters from bytes: which encoding a file is in, and its lines, never more than are bearable."""

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, getincrementaldecoder
from collections.abc import Iterator
from io import IncrementalNewlineDecoder
from itertools import chain
from typing import BinaryIO, NamedTuple

from netlog.errors import Misread

MOST_BYTES = 64 * 1024 * 1024  # of a file
MOST_OF_A_LINE = 1024 * 1024  # characters

_CHUNK = 64 * 1024
_SNIFF = 4 * 1024

_MARKS = ((BOM_UTF8, "utf-8-sig"), (BOM_UTF16_LE, "utf-16"), (BOM_UTF16_BE, "utf-16"))
_NAMES = {"utf-8-sig": "UTF-8", "utf-16": "UTF-16", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16"}


class Text(NamedTuple):
    """A file as text; `remark` says what had to be assumed of it, if anything."""

    stream: BinaryIO
    encoding: str
    remark: str = ""

    def lines(self) -> Iterator[str]:
        r"""Yield the lines from the first, each ending in `\n` whatever ended it in the file.

        Begins at the beginning each time, so that only one pass can be under way.

        Raises:
            Misread: a line is longer than 1 MiB, or the file than 64 MiB.
        """
        decoder = IncrementalNewlineDecoder(
            getincrementaldecoder(self.encoding)("replace"), translate=True
        )
        rest, read = "", 0
        for chunk in chain(_chunks(self.stream), (b"",)):
            *whole, rest = (rest + decoder.decode(chunk, final=not chunk)).split("\n")
            yield from (f"{line}\n" for line in whole)
            read += len(whole)
            if len(rest) > MOST_OF_A_LINE:
                raise Misread(f"line {read + 1} is longer than 1 MiB", "is it a text file?")
        if rest:
            yield f"{rest}\n"


def decoded(stream: BinaryIO) -> Text:
    """Return `stream` as text: by its byte order mark, its NULs, as UTF-8, else as cp1252.

    Raises:
        Misread: it is larger than 64 MiB.
    """
    stream.seek(0)
    told = _told(stream.read(_SNIFF))
    if _is_valid(stream, told or "utf-8"):
        return Text(stream, told or "utf-8")
    if told:
        remark = f"some letters are not {_NAMES[told]}, and became �"
        return Text(stream, told, remark)
    return Text(stream, "cp1252", "not UTF-8: read as Windows text (cp1252), so check the accents")


def _told(head: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding
    # Latin letters in UTF-16 have a NUL for every other byte, and a header is Latin letters.
    even, odd, quarter = head[::2].count(0), head[1::2].count(0), len(head) // 8
    if odd > quarter and odd > 4 * even:
        return "utf-16-le"
    return "utf-16-be" if even > quarter and even > 4 * odd else None


def _is_valid(stream: BinaryIO, encoding: str) -> bool:
    decoder = getincrementaldecoder(encoding)()
    try:
        for chunk in chain(_chunks(stream), (b"",)):
            decoder.decode(chunk, final=not chunk)
    except UnicodeDecodeError:
        return False
    return True


def _chunks(stream: BinaryIO) -> Iterator[bytes]:
    stream.seek(0)
    size = 0
    while chunk := stream.read(_CHUNK):
        size += len(chunk)
        if size > MOST_BYTES:
            raise Misread("the file is larger than 64 MiB", "split it and import the parts")
        yield chunk
