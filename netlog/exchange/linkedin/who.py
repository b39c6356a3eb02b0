"""Who is meant in LinkedIn's files: people by their profiles and names, and the user among them."""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from operator import itemgetter
from typing import NamedTuple

from netlog.errors import Misread
from netlog.exchange import Mine, Options, days
from netlog.exchange.keys import digest, profile, short
from netlog.exchange.people import suffix_of
from netlog.exchange.records import Person
from netlog.exchange.table import Row, Table, plain
from netlog.names import fold

CLOSED = "members who closed their account, passed over"  # a phrase for Lost

# What stands for the name, and the profile, of somebody who has left.
_NOBODY = {"", "linkedin member"}
# Pictures, with what joins and colours them, and marks of registration.
_PICTURES = re.compile(
    "(?:[©®™\u2190-\u2bff\U0001f000-\U0001faff][\u200d\u20e3\ufe0e\ufe0f\U000e0020-\U000e007f]*)+"
)
_SHORT_PROFILE = re.compile(r"/?(in/[^/?#\s]+)/?", re.IGNORECASE)


class Myself(NamedTuple):
    """The user, by the addresses of their profiles and by their names."""

    pages: frozenset[str]
    names: frozenset[str]  # folded

    def am(self, name: str, url: str) -> bool:
        """Return whether somebody in a file is the user; the profile goes before the name."""
        page = profile(url) if url else None
        if page and self.pages:
            return page in self.pages
        return fold(name) in self.names

    def am_told(self) -> bool:
        """Return whether there is anything that the user could be recognised by."""
        return bool(self.pages or self.names)


def myself(said: Iterable[str]) -> Myself:
    """Return the user as they say who they are: profiles in any spelling, and names."""
    pages, names = set(), set()
    for each in map(str.strip, said):
        brief = _SHORT_PROFILE.fullmatch(each)
        if page := profile(f"linkedin.com/{brief[1]}" if brief else each):
            pages.add(page)
        elif each and "@" not in each:
            names.add(fold(each))
    return Myself(frozenset(pages), frozenset(names))


def picker(
    table: Table, fields: Mapping[str, str], wanted: str
) -> Callable[[Row], tuple[str, ...]]:
    """Return what takes the `wanted` fields out of a row; blank where there is no such column.

    Args:
        table: the table.
        fields: field by header, as table.plain has it.
        wanted: at least two of the fields, parted by blanks.
    """
    header = list(map(plain, table.header))
    place = {fields[each]: n for n, each in reversed(list(enumerate(header))) if each in fields}
    return itemgetter(*(place.get(field, len(header)) for field in wanted.split()))


def column(table: Table, fields: Mapping[str, str], field: str) -> int | None:
    """Return where the column of `field` is, None if there is none."""
    found = (n for n, each in enumerate(table.header) if fields.get(plain(each)) == field)
    return next(found, None)


def day_reader(
    table: Table, place: int | None, options: Options, otherwise: days.Order | None = None
) -> Callable[[str], str]:
    """Return what reads the days of the column at `place`, with a time behind them or not.

    `otherwise` is which comes first in 11/12/2026 if the column itself does not tell.

    Raises:
        Misread: `options.date_format` is no date format.
    """

    def order() -> days.Order | None:
        found = days.orders(table.again(), () if place is None else (place,))
        return next(iter(found.values()), None) or otherwise

    read = days.reader(options.today, order=order, date_format=options.date_format)
    return read if options.date_format else partial(_read_stamp, read)


def _read_stamp(read: Callable[[str], str], text: str) -> str:
    # Without the time there are few different ones, and they are read once.
    is_iso = text[4:5] in {"-", "/"} and text[7:8] == text[4:5]
    return read(text[:10] if is_iso else text)


def past_day(read: Callable[[str], str], text: str, options: Options) -> str:
    """Return the day on which something happened; a file tells it in the zone of Greenwich.

    Raises:
        Misread: it is none, or has not come yet. The text is not quoted: of a torn row it may be
            anything.
    """
    try:
        day = read(text)
    except Misread:
        raise Misread("the row has no day that can be read") from None
    return days.past(day, options.today)


def called(first: str, last: str) -> str:
    """Return a name without what people add to it for the eye or the career."""
    if first.isalpha() and last.isalpha():
        return f"{first} {last}"
    return " ".join(f"{bare(first)} {bare(last)}".split())


def bare(part: str) -> str:
    """Return a part of a name, or the whole of one, without pictures and credentials.

    >>> bare("Doe, MBA, PMP 🚀"), bare("Doe, Jr.")
    ('Doe', 'Doe Jr.')
    """
    if not part.isascii():
        part = " ".join(_PICTURES.sub(" ", part).split())
    if "," not in part:
        return part
    name, _, more = part.partition(",")
    suffix = suffix_of(more)
    return f"{name} {suffix}" if suffix else name


def person(name: str, url: str) -> Person | None:
    """Return somebody as most files tell of them, None if it is nobody any more.

    The key is the address of their profile, else a digest of their name.
    """
    if fold(name) in _NOBODY:
        return None
    page = profile(url) if url else None
    short_name = bare(name) or name
    return Person(
        key=short(page or digest(short_name)),
        name=short_name,
        links=(page,) if page else (url,) if "/" in url else (),
        mention=not page,
    )


def nameless(page: str) -> Person:
    """Return somebody of whom only the address of their profile is known.

    >>> nameless("https://www.linkedin.com/in/ada-quill-4b71").name
    'Ada Quill'
    """
    from urllib.parse import unquote

    words = unquote(page.rpartition("/")[2]).replace("_", "-").split("-")
    letters = [word for word in words if word and not any(map(str.isdigit, word))]
    name = " ".join(letters or words).title()
    return Person(key=short(page), name=name or page, links=(page,))


def counted(entries: Iterable[Iterable[tuple[str, str]]]) -> Mine:
    """Return who may be the user of entries that each name some, as (name, profile).

    By their profiles; by their names only if there is no profile in any entry.
    """
    pages: dict[str, int] = {}
    names: dict[str, int] = {}
    with_page = with_name = 0
    for some in entries:
        people = list(some)
        found = {page for _, url in people if url and (page := profile(url))}
        with_page += bool(found)
        for page in found:
            pages[page] = pages.get(page, 0) + 1
        told = {name for name, _ in people if fold(name) not in _NOBODY}
        with_name += bool(told)
        for name in told:
            names[name] = names.get(name, 0) + 1
    return Mine(with_page, pages) if pages else Mine(with_name, names)
