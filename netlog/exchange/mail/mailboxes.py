"""Mailboxes: where each message begins, and its headers; the rest is passed over."""

import re
from collections.abc import Callable, Iterator
from typing import BinaryIO, NamedTuple

MOST_OF_A_HEAD = 1024 * 1024  # bytes

_PAGE = 256 * 1024
_LONGEST_SEPARATOR = 1000
# What must follow the beginning of a line to tell whether it separates two messages.
_AHEAD = _LONGEST_SEPARATOR + 200

_MARK = re.compile(rb"(?:\xef\xbb\xbf)?[\r\n]*")
_BLANK = re.compile(rb"\n\r?\n")
_END = re.compile(rb"\n(?:\r?\n|From )")
_HEADER = re.compile(rb">?From |[!-9;-~]{1,76}[ \t]?:")
# `From ada@example.org Thu Nov 19 08:12:40 2026`, in whichever order programs write that.
_DAY = re.compile(
    rb" (?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? {1,3}"
    rb"(?:[A-Z][a-z]{2} {1,3}[0-9]{1,2}|[0-9]{1,2}[ -][A-Z][a-z]{2})\b"
)
# Without a day only what stands between a blank line and one of these is taken for such a line.
_UNDATED = re.compile(
    rb"\n\r?\nFrom [^\n]{1,900}\n(?:return-path|received|delivered-to|message-id|from|to|cc"
    rb"|date|subject|reply-to|mime-version|content-type|(?:x|arc|dkim)-[!-9;-~]{1,60})[ \t]?:",
    re.IGNORECASE,
)
_TIME = re.compile(rb"[0-9]:[0-9]{2}")
_CALENDAR = re.compile(rb"\ncontent-type:[ \t]*text/calendar", re.IGNORECASE)
_LONGEST_CALENDAR = 60


class Message(NamedTuple):
    """A message, without its body."""

    line: int  # 1-based line where it begins
    head: bytes  # its headers, and the line that separates it from the one before
    is_whole: bool  # False: the headers do not end within 1 MiB, and are left out
    invites: bool  # a part of it is a calendar


def messages(stream: BinaryIO) -> Iterator[Message]:
    """Yield the messages of an mbox, or the one message that `stream` is.

    No more than a few pages are ever in memory. In an mbox a message begins at a line that begins
    with `From `, has a day and a time, and is followed by a header; a blank line before it is not
    needed, since not all programs write one. If the first such line has no day none need have,
    but then there must be a blank line, and a header that all mail has.
    """
    pages = _Pages(stream)
    while not pages.are_last and len(pages.data) < 2 * _AHEAD:
        pages.more()
    pages.go(_begin(pages.data))
    separates = _rule(pages)
    while pages.at < len(pages.data):
        line, end = pages.line, _end_of_head(pages, separates)
        is_whole = end - pages.at <= MOST_OF_A_HEAD
        head = pages.data[pages.at : end] if is_whole else b""
        pages.go(end)
        yield Message(line, head, is_whole, _pass_body(pages, separates))


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
        """Take one more page, and leave behind what has been read but for the end of a line."""
        page = self._stream.read(_PAGE)
        self.are_last = not page
        behind = max(0, self.at - len(b"\n\r\n"))
        self.data = self.data[behind:] + page
        self.at -= behind

    def go(self, place: int) -> None:
        """Go on to `place`."""
        self.line += self.data.count(b"\n", self.at, place)
        self.at = place


def _begin(data: bytes) -> int:
    found = _MARK.match(data)
    return found.end() if found else 0


def _rule(pages: _Pages) -> Callable[[bytes, int], bool] | None:
    """Return what tells whether a line that begins with From begins a message; None: none does."""
    if not pages.data.startswith(b"From ", pages.at):
        return None
    return _is_dated if _is_dated(pages.data, pages.at) else _is_undated


def _end_of_head(pages: _Pages, separates: Callable[[bytes, int], bool] | None) -> int:
    """Return where the headers end: at a blank line, the next message, or after 1 MiB."""
    while True:
        place = pages.at
        while found := _END.search(pages.data, place):
            place = found.start()
            if found[0] != b"\nFrom " or (separates and separates(pages.data, place + 1)):
                return place
            place += 1
        if pages.are_last:
            return len(pages.data)
        if len(pages.data) - pages.at > MOST_OF_A_HEAD + _AHEAD:
            return pages.at + MOST_OF_A_HEAD + 1
        pages.more()


def _pass_body(pages: _Pages, separates: Callable[[bytes, int], bool] | None) -> bool:
    """Go on to the next message, or the end, and return whether there was a calendar."""
    invites = False
    while True:
        known = len(pages.data) - (0 if pages.are_last else _AHEAD)
        found = _separator(pages.data, pages.at, known, separates) if separates else -1
        end = found + 1 if found >= 0 else max(known, pages.at)
        # What is cut in two by the end of what is known is not to be missed.
        overlap = 0 if found >= 0 else _LONGEST_CALENDAR
        invites = invites or _holds_calendar(pages.data, pages.at, end + overlap)
        pages.go(end)
        if found >= 0 or pages.are_last:
            return invites
        pages.more()


def _holds_calendar(data: bytes, start: int, end: int) -> bool:
    # Most have none, and then there is nothing to be said line by line.
    if data.find(b"text/calendar", start, end) < 0:
        return False
    return bool(_CALENDAR.search(data, start, end))


def _separator(data: bytes, start: int, end: int, separates: Callable[[bytes, int], bool]) -> int:
    """Return where the line ends before the first separator, if one begins before `end`, or -1."""
    most = end + len(b"\nFrom ")
    found = data.find(b"\nFrom ", start, most)
    while found >= 0 and not separates(data, found + 1):
        found = data.find(b"\nFrom ", found + 1, most)
    return found


def _is_dated(data: bytes, start: int) -> bool:
    end = data.find(b"\n", start, start + _LONGEST_SEPARATOR)
    day = _DAY.search(data, start, max(start, end))
    return bool(day and _TIME.search(data, day.end(), end) and _HEADER.match(data, end + 1))


def _is_undated(data: bytes, start: int) -> bool:
    # Behind the end of a line and a blank one, whether that ends in CR and LF or in LF.
    return any(_UNDATED.match(data, max(0, start - back)) for back in (2, 3))
