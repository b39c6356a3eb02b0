"""Messages: where each begins in a mailbox, and its headers; the rest is passed over."""

import re
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

MOST_OF_A_HEAD = 1024 * 1024  # bytes

_PAGE = 256 * 1024
_LONGEST_SEPARATOR = 1000
# What must follow the beginning of a line to tell whether it separates two messages.
_AHEAD = _LONGEST_SEPARATOR + 200

_MARK = re.compile(rb"(?:\xef\xbb\xbf)?[\r\n]*")
_BLANK = re.compile(rb"\n\r?\n")
_HEADER = re.compile(rb">?From |[!-9;-~]{1,76}[ \t]?:")
# `From ada@example.org Thu Nov 19 08:12:40 2026`, in whichever order programs write that.
_WEEKDAY = re.compile(rb"\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)")
_TIME = re.compile(rb"[0-9]:[0-9]{2}")
_CALENDAR = re.compile(rb"\ncontent-type:[ \t]*text/calendar", re.IGNORECASE)
_LONGEST_CALENDAR = 60


class Message(NamedTuple):
    """A message, without its body."""

    line: int  # 1-based line where it begins
    head: bytes  # its headers, and the line that separates it from the one before
    is_whole: bool  # False: the headers do not end within 1 MiB
    invites: bool  # a part of it is a calendar


def messages(stream: BinaryIO) -> Iterator[Message]:
    """Yield the messages of an mbox, or the one message that `stream` is.

    No more than a few pages are ever in memory. In an mbox a message begins at a line that begins
    with `From `, has a weekday and a time, and is followed by a header; a blank line before it is
    not needed, since not all programs write one.
    """
    pages = _Pages(stream)
    pages.more()
    pages.go(_begin(pages.data))
    are_many = pages.data.startswith(b"From ", pages.at)
    while pages.at < len(pages.data):
        line, (head, is_whole) = pages.line, _head(pages)
        length, invites = _pass(pages, are_many=are_many)
        yield Message(line, head[:length], is_whole, invites)


def begins(sample: bytes) -> bytes:
    """Return the headers with which `sample` begins, if it is a message or a mailbox, else b''."""
    start = _begin(sample)
    first = sample.find(b"\n", start) + 1 if sample.startswith(b"From ", start) else start
    if not _HEADER.match(sample, first):
        return b""
    blank = _BLANK.search(sample, start)
    return sample[start : blank.start() if blank else len(sample)]


class _Pages:
    """What of a stream is in memory, and how far it has been read."""

    def __init__(self, stream: BinaryIO) -> None:
        self.data = b""
        self.at = 0
        self.line = 1  # of the file, where `at` is
        self.are_last = False
        self._stream = stream

    def more(self) -> None:
        """Take one more page, and leave behind what has been read."""
        page = self._stream.read(_PAGE)
        self.are_last = not page
        self.data = self.data[self.at :] + page
        self.at = 0

    def go(self, place: int) -> None:
        """Go on to `place`."""
        self.line += self.data.count(b"\n", self.at, place)
        self.at = place


def _begin(data: bytes) -> int:
    found = _MARK.match(data)
    return found.end() if found else 0


def _head(pages: _Pages) -> tuple[bytes, bool]:
    """Return the headers of a message, and whether that is all of them; so far it stays there."""
    while True:
        blank = _BLANK.search(pages.data, pages.at)
        end = blank.start() if blank else len(pages.data)
        if end - pages.at > MOST_OF_A_HEAD:
            return pages.data[pages.at : pages.at + MOST_OF_A_HEAD], False
        # What is cut short ends where the next begins, which must be in sight.
        if pages.are_last or (blank and end + _AHEAD < len(pages.data)):
            return pages.data[pages.at : end], True
        pages.more()


def _pass(pages: _Pages, *, are_many: bool) -> tuple[int, bool]:
    """Go on to the next message, or the end.

    Returns:
        how many bytes that was, or all that was in sight, and whether there was a calendar.
    """
    length, invites = 0, False
    while True:
        known = len(pages.data) - (0 if pages.are_last else _AHEAD)
        found = _separator(pages.data, pages.at, known) if are_many else -1
        end = found + 1 if found >= 0 else max(known, pages.at)
        # What is cut in two by the end of what is known is not to be missed.
        overlap = 0 if found >= 0 else _LONGEST_CALENDAR
        invites = invites or _holds_calendar(pages.data, pages.at, end + overlap)
        length += end - pages.at
        pages.go(end)
        if found >= 0 or pages.are_last:
            return length, invites
        pages.more()


def _holds_calendar(data: bytes, start: int, end: int) -> bool:
    # Most have none, and then there is nothing to be said line by line.
    if data.find(b"text/calendar", start, end) < 0:
        return False
    return bool(_CALENDAR.search(data, start, end))


def _separator(data: bytes, start: int, end: int) -> int:
    """Return where the line ends before the first separator, if one begins before `end`, or -1."""
    most = end + len(b"\nFrom ")
    found = data.find(b"\nFrom ", start, most)
    while found >= 0 and not _separates(data, found + 1):
        found = data.find(b"\nFrom ", found + 1, most)
    return found


def _separates(data: bytes, start: int) -> bool:
    end = data.find(b"\n", start, start + _LONGEST_SEPARATOR)
    weekday = _WEEKDAY.search(data, start, max(start, end))
    return bool(weekday and _TIME.search(data, weekday.end(), end) and _HEADER.match(data, end + 1))
