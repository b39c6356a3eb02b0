"""Writing: a card of vCard 3.0 or 4.0 of somebody."""

import re
from collections.abc import Iterable, Iterator

from netlog.exchange.contentlines import escaped, written
from netlog.exchange.vcard.properties import OWN_FIELDS, PRODUCT
from netlog.names import words
from netlog.store.contents import Card, Job

# What is written before and after a name, and with what a family name may begin, as words()
# has them.
_PREFIXES = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "sir", "dame", "rev", "fr"})
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "phd", "md", "esq"})
_PARTICLES = frozenset(
    {
        *("da", "de", "del", "della", "den", "der", "di", "do", "dos", "du", "la", "le", "las"),
        *("los", "van", "von", "zu", "zum", "zur", "ten", "ter", "bin", "ibn", "al", "el", "af"),
    }
)
_LEAP_YEAR_OF_NONE = "1604"  # Apple's


def document(card: Card, version: str) -> str:
    """Return a card as text, its lines ended as they have to be; `version` is 3.0 or 4.0."""
    return "".join(_lines(card, version))


def _lines(card: Card, version: str) -> Iterator[str]:
    is_4 = version == "4.0"
    yield written("BEGIN", "VCARD")
    yield written("VERSION", version)
    yield written("PRODID", PRODUCT)
    # Which is an address in 4.0, unless it is said to be none.
    yield written("UID", escaped(card.uid), {"VALUE": "text"} if is_4 else {})
    yield written("FN", escaped(card.name))
    yield written("N", ";".join(map(escaped, split_name(card.name))))
    yield from _listed("NICKNAME", card.nicknames)
    yield from _job(card)
    for email in card.emails:
        # In 3.0 that is said, in 4.0 it is no type any more.
        yield written("EMAIL", escaped(email), {} if is_4 else {"TYPE": "INTERNET"})
    for phone in card.phones:
        yield written("TEL", escaped(phone))
    for link in card.links:
        yield written("URL", _uri(link))
    if card.location:
        yield written("ADR", f";;;{escaped(card.location)};;;")
    if card.birthday:
        yield _birthday(card.birthday, is_4=is_4)
    yield from _listed("CATEGORIES", card.tags)
    if card.note:
        yield written("NOTE", escaped(card.note))
    for name, value in _own(card):
        yield written(name, value)
    yield written("REV", _stamp(card.updated_at, is_4=is_4))
    yield written("END", "VCARD")


def split_name(name: str) -> tuple[str, str, str, str, str]:
    """Return family, given and additional names, what stands before them and what after.

    >>> split_name("Dr. Ludwig Mies van der Rohe Jr.")
    ('van der Rohe', 'Ludwig', 'Mies', 'Dr.', 'Jr.')
    """
    parts = name.split()
    before: list[str] = []
    after: list[str] = []
    while len(parts) > 1 and _plain(parts[0]) in _PREFIXES:
        before.append(parts.pop(0))
    while len(parts) > 1 and _plain(parts[-1]) in _SUFFIXES:
        after.insert(0, parts.pop().rstrip(","))
    if after and parts:
        parts[-1] = parts[-1].rstrip(",") or parts[-1]
    if len(parts) > 1 and parts[0].endswith(","):
        # `Doe, John`
        family, given, additional = [parts[0].rstrip(",")], parts[1:2], parts[2:]
    elif len(parts) > 1:
        inner = range(1, len(parts) - 1)
        start = next((n for n in inner if parts[n] in _PARTICLES), len(parts) - 1)
        family, given, additional = parts[start:], parts[:1], parts[1:start]
    else:
        family, given, additional = [], parts, []
    pieces = (family, given, additional, before, after)
    return tuple(map(" ".join, pieces))  # type: ignore[return-value] # of five pieces


def _plain(word: str) -> str:
    return "".join(words(word))


def _job(card: Card) -> Iterator[str]:
    """Yield company and title; ORG always, because some readers ask for it."""
    job = card.job
    yield written("ORG", escaped(job.company or "") if job else "")
    if job and job.title:
        yield written("TITLE", escaped(job.title))


def _listed(name: str, values: Iterable[str]) -> Iterator[str]:
    if every := ",".join(map(escaped, values)):
        yield written(name, every)


def _birthday(day: str, *, is_4: bool) -> str:
    """Return a birthday, which in 4.0 may have no year; for 3.0 Apple found a way."""
    yearless = day.startswith("--")
    if is_4:
        return written("BDAY", f"--{day[2:4]}{day[5:]}" if yearless else day.replace("-", ""))
    if not yearless:
        return written("BDAY", day)
    year = _LEAP_YEAR_OF_NONE
    return written("BDAY", f"{year}{day[1:]}", {"X-APPLE-OMIT-YEAR": year})


def _own(card: Card) -> Iterator[tuple[str, str]]:
    """Yield what vCard has no property for."""
    for name, field in OWN_FIELDS.items():
        if value := getattr(card, field):
            yield name, escaped(value)
    others = {
        "INTRODUCED-BY": card.introduced_by,
        "SNOOZED-UNTIL": card.snoozed_until,
        "ARCHIVED-ON": card.archived_on,
    }
    for name, value in others.items():
        if value:
            yield f"X-NETLOG-{name}", escaped(value)
    for job in (Job(*each) for each in card.jobs):
        if job != card.job:
            yield "X-NETLOG-POSITION", ";".join(escaped(part or "") for part in job)


def _uri(link: str) -> str:
    """Return an address; a semicolon is a sign of its own there, but khard ends at a comma."""
    return escaped(link).replace("\\;", ";")


def _stamp(at: str, *, is_4: bool) -> str:
    """Return a moment, `2026-11-19T08:00:00.000Z`, without what is below a second."""
    second = f"{at[:19]}Z"
    return re.sub("[-:]", "", second) if is_4 else second
