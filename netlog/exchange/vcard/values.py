"""Values: what a property says, apart from which property it is."""

import re
from collections.abc import Mapping, Sequence
from urllib.parse import unquote

from netlog.dates import iso_day, parse_birthday
from netlog.errors import Misread
from netlog.exchange.contentlines import Line, split, text
from netlog.names import words

_LAST = 101  # after the least preferred, which is 100 (RFC 6350, PREF)

# `19800322`, `1980-03-22`, `--0322`, each with or without a time.
_DAY = re.compile(r"([0-9]{4}|-)-?([0-9]{2})-?([0-9]{2})(?:[T ].*)?", re.DOTALL)
# How address books write that there is no year: 1604 is Apple's.
_NO_YEARS = {"-", "0000", "1604"}

_APPLE = re.compile(r"_\$!<(.*)>!\$_", re.DOTALL)
# Labels that say no more than the property does, as words() has them, joined.
_ORDINARY = frozenset(
    {
        *("home", "work", "mobile", "cell", "main", "other", "school", "iphone", "private"),
        *("homepage", "website", "profile", "blog", "email", "phone", "internet", "obsolete"),
    }
)

_TEL = re.compile("tel:", re.IGNORECASE)

# `vnd.android.cursor.item/...;value;type;label`: what the type of an event, of a relation says.
_ANDROID = "vnd.android.cursor.item/"
_ANDROID_EVENTS = {"1": "Anniversary", "3": "Birthday"}
_ANDROID_RELATIONS = dict(
    enumerate(
        (
            *("Assistant", "Brother", "Child", "Domestic partner", "Father", "Friend", "Manager"),
            *("Mother", "Parent", "Partner", "Referred by", "Relative", "Sister", "Spouse"),
        ),
        start=1,
    )
)


def one_line(value: str) -> str:
    """Return a value as it was meant, on one line, its blanks single."""
    return " ".join((text(value) if "\\" in value else value).split())


def in_a_row(value: str) -> str:
    """Return a value of several lines as one line, a comma where each ended."""
    lines = text(value).splitlines() if "\\" in value or "\n" in value else (value,)
    return ", ".join(filter(None, (" ".join(line.split()).strip(" ,") for line in lines)))


def types(line: Line) -> tuple[str, ...]:
    """Return the types of a property, in small letters."""
    return line.parameters.get("TYPE", ())


def preferred(lines: Sequence[Line]) -> Sequence[Line]:
    """Return the properties with those first that their owner prefers."""
    return sorted(lines, key=_rank) if len(lines) > 1 else lines


def _rank(line: Line) -> int:
    rank = line.parameter("PREF") if "PREF" in line.parameters else ""
    if re.fullmatch("[0-9]{1,3}", rank):
        return int(rank)
    return 1 if "pref" in types(line) else _LAST


def label(line: Line, labels: Mapping[str, str]) -> str:
    """Return what the owner calls this property, '' where that is nothing special.

    `labels` are those of the card, by group; a type that begins with `x-` is one as well.
    """
    given = said(labels[line.group]) if line.group in labels else ""
    if not given:
        given = next((each[2:].capitalize() for each in types(line) if each[:2] == "x-"), "")
    return "" if not given or "".join(words(given)) in _ORDINARY else given


def said(given: str) -> str:
    """Return a label in words: Apple's own have marks around them and no blanks."""
    bare = one_line(given)
    apple = _APPLE.fullmatch(bare)
    return re.sub("(?<=[a-z])(?=[A-Z])", " ", apple[1]).capitalize() if apple else bare


def phone(value: str) -> str:
    """Return a phone number as people write it, out of a `tel:` address too."""
    number = one_line(value)
    if not _TEL.match(number):
        return number
    bare, *parameters = unquote(number[len("tel:") :]).split(";")
    extension = next((each[4:] for each in parameters if each.lower().startswith("ext=")), "")
    return f"{bare} ext. {extension}" if extension else bare


def birthday(value: str, year_of_none: str = "") -> str | None:
    """Return a birthday as `YYYY-MM-DD`, or `--MM-DD` without its year, None if it is none.

    `year_of_none` is the one that stands for no year, where the card says so.
    """
    written = one_line(value)
    if found := _DAY.fullmatch(written):
        year, month, day = found.groups()
        known = year not in _NO_YEARS and year != year_of_none
        written = f"{year}-{month}-{day}" if known else f"--{month}-{day}"
    try:
        return iso_day(written).isoformat() if found and known else parse_birthday(written)
    except Misread:
        return None


def day(value: str) -> str:
    """Return a day of any year as people read it, or what there is if it is none."""
    written = one_line(value)
    found = _DAY.fullmatch(written)
    if not found:
        return written
    year, month, day = found.groups()
    return f"--{month}-{day}" if year in _NO_YEARS else f"{year}-{month}-{day}"


def of_android(value: str) -> tuple[str, str]:
    """Return what an Android phone tells in its own way, and its value.

    What is `Nickname`, `Birthday`, or what its owner calls it.
    """
    what, told, kind, named, *_ = [*map(one_line, split(value)), "", "", "", ""]
    name = what.removeprefix(_ANDROID)
    if name == "contact_event":
        return named or _ANDROID_EVENTS.get(kind, "Day"), day(told)
    if name == "relation":
        number = int(kind) if re.fullmatch("[0-9]{1,2}", kind) else 0
        return named or _ANDROID_RELATIONS.get(number, "Related"), told
    return name.replace("_", " ").capitalize(), told
