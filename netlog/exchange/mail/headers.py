"""Headers: the few that matter of a message's, and the text and the day that they say."""

import re
from binascii import a2b_base64, a2b_qp
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime, timedelta, timezone, tzinfo
from encodings.aliases import aliases
from typing import NamedTuple

from netlog.names import fold

# Bytes of a header that are read: room for a hundred recipients, or any subject.
MOST = {
    **dict.fromkeys(("from", "to", "cc", "bcc"), 16 * 1024),
    **dict.fromkeys(("delivered-to", "x-delivered-to", "x-original-to", "envelope-to"), 1024),
    **dict.fromkeys(("subject", "x-gmail-labels"), 4 * 1024),
    **dict.fromkeys(("list-id", "list-unsubscribe", "precedence", "auto-submitted"), 200),
    **dict.fromkeys(("date", "content-type", "x-spam-flag", "x-spam-status"), 200),
}
ADDRESSES = ("from", "to", "cc", "bcc", *(name for name in MOST if name.endswith("-to")))
# Those by which a message is told from other text.
KNOWN = {*MOST, "message-id", "received", "return-path", "reply-to", "mime-version", "in-reply-to"}
# Bytes, as they are found.
_NAMES = {name.encode(): name for name in MOST}

_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")

# An encoded word: charset, how it is encoded, and the text. Some write a blank, or a ? at its end.
WORD = r"=\?[\w.:+-]{1,40}(?:\*[\w-]{0,40})?\?[bBqQ]\?[^?]*\??\?="
_WORD = re.compile(
    r"=\?([\w.:+-]{1,40})(?:\*[\w-]{0,40})?\?([bq])\?([^?]*\??)\?=", re.ASCII | re.IGNORECASE
)
# Looked up here and not by codecs, which would import whatever module a header names.
_CHARSETS = {**aliases, **{name: name for name in aliases.values()}} | {
    # What programs say when they mean a little more, and what Python knows without an alias.
    **dict.fromkeys(("iso_8859_1", "latin_1", "latin1", "us_ascii", "ascii"), "cp1252"),
    **dict.fromkeys(("gb2312", "gbk", "x_gbk"), "gb18030"),
    **dict.fromkeys(("euc_kr", "ks_c_5601_1987"), "cp949"),
    **dict.fromkeys(("shift_jis", "x_sjis"), "cp932"),
    **dict.fromkeys(("windows_874", "cp874"), "cp874"),
    "koi8_u": "koi8_u",
    "iso_8859_8_i": "iso8859_8",
    "utf_8_sig": "utf_8_sig",
}

# As programs say in the languages of those who are likely to use them that this answers, or passes
# on, what was said before.
_ANSWER = re.compile(
    r"(?:re|aw|antw|sv|vs|rif|res|odp|ynt|回复|答复|返信|fwd?|wg|tr|vl|vb|enc|doorst|pd|ilt|转发|転送)"
    r"(?:\[[0-9]{1,3}\]|\([0-9]{1,3}\)|\^?[0-9]{1,3})?\s?[:：]\s*",
    re.IGNORECASE,
)
_MOST_OF_A_SUBJECT = 300

_MONTHS = (
    *("jan", "feb", "mar", "apr", "may", "jun"),
    *("jul", "aug", "sep", "oct", "nov", "dec"),
)
_DATE = re.compile(
    r"(?:[A-Za-z]{3,9}\.?,? *)?([0-9]{1,2}) +([A-Za-z]{3})[a-z]{0,6}\.?,? +([0-9]{4}),? +"
    r"([0-9]{1,2})[:.]([0-9]{2})(?:[:.][0-9]{2})?(?:\.[0-9]{1,9})? *"
    r"(?:([+-])([0-9]{2}):?([0-9]{2})|(GMT|UTC?|Z))?(?![0-9A-Za-z:+-])"
)


class Stamp(NamedTuple):
    """A minute, and how far its clock was from UTC where that is said."""

    time: datetime  # of no zone
    offset: timedelta | None


def fields(head: bytes) -> dict[str, bytes]:
    """Return the headers that matter here by name, unfolded, and bounded by MOST.

    Of those that hold addresses all that are there, with a comma between, else the first.
    """
    found: dict[str, bytes] = {}
    unfolded = head.replace(b"\r\n", b"\n").replace(b"\n ", b" ").replace(b"\n\t", b" ")
    for line in unfolded.split(b"\n"):
        written, colon, value = line.partition(b":")
        name = _NAMES.get(written.rstrip().lower())
        if name is None or not colon:
            continue
        most = MOST[name]
        if len(value) > most:
            value = value[:most].rpartition(b" ")[0]  # not in the middle of an address or a letter
        if name not in found:
            found[name] = value
        elif name in ADDRESSES and len(found[name]) < most:
            found[name] = b"%b,%b" % (found[name], value)
    return found


def names(head: bytes) -> set[str]:
    """Return the names of the headers in `head` that are known to be a message's."""
    lines = (line.partition(b":") for line in head.split(b"\n"))
    every = (name.rstrip().lower().decode("latin-1") for name, colon, _ in lines if colon)
    return KNOWN.intersection(every)


def text(value: bytes) -> str:
    """Return a header's letters, which some write as they are: UTF-8, else Windows letters."""
    with suppress(UnicodeDecodeError):
        return value.decode()
    return value.decode("cp1252", "replace")


def decoded(text: str) -> str:
    """Return `text` with its encoded words read, on one line.

    >>> decoded("=?utf-8?Q?Zo=C3=AB?= =?iso-8859-1?B?IFF1aWxs?=")
    'Zoë Quill'
    """
    return tidy("".join(_pieces(text)) if "=?" in text else text)


def tidy(text: str) -> str:
    """Return `text` on one line, its blanks single, without what is no character."""
    return " ".join(_UNSEEN.sub(" ", text).split())


def subject(value: bytes) -> str | None:
    """Return what a message is about, without what its answers put before it, None if nothing.

    >>> subject(b" Re: AW: Fwd: =?utf-8?Q?Caf=C3=A9?=?")
    'Café?'
    """
    about = decoded(text(value))
    while answer := _ANSWER.match(about):
        about = about[answer.end() :]
    if len(about) > _MOST_OF_A_SUBJECT:
        about = f"{about[:_MOST_OF_A_SUBJECT].rstrip()}…"
    return about if fold(about) else None


def stamp(value: bytes) -> Stamp | None:
    """Return when a Date header says, None where it does not say it."""
    written = value.decode("latin-1").strip()
    match = _DATE.match(written)
    if not match:
        return _loose(written)
    day, name, year, hour, minute, sign, hours, minutes, utc = match.groups()
    month = name.lower()
    if month not in _MONTHS:
        return None
    offset = None
    if utc or sign:
        ahead = timedelta(hours=int(hours or 0), minutes=int(minutes or 0))
        offset = -ahead if sign == "-" else ahead
    return _stamp(int(year), _MONTHS.index(month) + 1, int(day), int(hour), int(minute), offset)


def day(stamp: Stamp, zone: tzinfo | None) -> date:
    """Return the day of `stamp` in `zone`, None being that of this machine.

    Where the header says no zone, the day is the one that it names.
    """
    time, offset = stamp
    if offset is None or not 1900 < time.year < 2200:
        return time.date()
    return time.replace(tzinfo=timezone(offset)).astimezone(zone).date()


def _loose(written: str) -> Stamp | None:
    """Read a date as the standard library does: with short years, no commas, in another order."""
    from email.utils import parsedate

    found = None
    # On junk it raises one or another, which depends on Python's version.
    with suppress(ValueError, TypeError, IndexError, OverflowError, AttributeError):
        found = parsedate(written)
    return _stamp(*found[:5], None) if found else None


def _stamp(
    year: int, month: int, day: int, hour: int, minute: int, offset: timedelta | None
) -> Stamp | None:
    if offset is not None and abs(offset) >= timedelta(days=1):
        offset = None
    try:
        return Stamp(datetime(year, month, day, hour, minute), offset)  # noqa: DTZ001 - the zone is told apart
    except (ValueError, OverflowError):
        return None


def _pieces(text: str) -> Iterator[str]:
    """Yield the text around encoded words and in them; blanks between two of them say nothing."""
    end, held, charset = 0, b"", ""
    for match in _WORD.finditer(text):
        between = text[end : match.start()]
        joins = bool(held) and not between.strip()
        # A letter may be cut in two by the end of a word.
        if held and not (joins and match[1].lower() == charset):
            yield _letters(held, charset)
            held = b""
        if not joins:
            yield between
        held += _bytes(match[3], match[2])
        charset, end = match[1].lower(), match.end()
    yield _letters(held, charset)
    yield text[end:]


def _bytes(text: str, encoding: str) -> bytes:
    if encoding in "qQ":
        return a2b_qp(text.encode(), header=True)
    letters = re.sub("[^A-Za-z0-9+/]", "", text)
    # One letter more than a multiple of four has too few bits for a byte.
    return a2b_base64(letters[: len(letters) - (len(letters) % 4 == 1)] + "==")


def _letters(data: bytes, charset: str) -> str:
    name = _CHARSETS.get(re.sub("[-.:+]", "_", charset), "")
    for encoding, errors in ((name, "strict"), ("utf-8", "strict"), (name, "replace")):
        # Not all that Python calls an encoding is one of letters.
        with suppress(LookupError, UnicodeError, ValueError):
            return data.decode(encoding, errors)
    return data.decode("cp1252", "replace")
