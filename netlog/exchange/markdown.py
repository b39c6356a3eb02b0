"""A note for each person, in Markdown with front matter and [[links]], for Obsidian and Logseq."""

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from netlog import phrases, rules
from netlog.dates import stored_day
from netlog.exchange import Document, How
from netlog.exchange.frontmatter import Value, front_matter
from netlog.output.harmless import safe
from netlog.spool import kept
from netlog.store.contents import Card, Entry, Job

_MOST_TOGETHER = 20  # people who are named of a gathering
_RESERVED = {
    *("con", "prn", "aux", "nul"),
    *(f"{port}{n}" for port in ("com", "lpt") for n in range(10)),
}

# What begins something inside a line: emphasis, code, a link, HTML, a table's cell, a tag, a
# formula, a macro, a comment, a property of Logseq's.
_INLINE = re.compile(
    r"[\\`*\[\]<|$]|(?<![^\W_])_|_(?![^\W_])|(?<![\w/])#|(?<!\S)\^|&(?=#?\w+;)|!(?=\[)"
    r"|([~{(%:=])(?=\1)|(?<=~)~|(?<=\{)\{|(?<=\()\(|(?<=%)%|(?<=:):|(?<==)="
)
# What makes a line something else at its beginning: a list, a quotation, a heading's underline.
_BEGINNING = re.compile(r"[-+>=:~]|\d{1,9}(?=[.)])")
_NOT_IN_A_LINK = re.compile(r"[\[\]|<>`\\^#*~=$%{}&]+|(?<![^\W_])_+|_+(?![^\W_])")
_NOT_IN_A_FILE = re.compile(r'[/:*?"]+')


class _Others(NamedTuple):
    """What a note says of other people."""

    names: Mapping[str, str]  # by handle
    together: Mapping[str, Sequence[str]]  # the handles of a gathering


def write(cards: Iterable[Card], how: How) -> Iterator[str]:
    """Yield all the notes as one file; what would be front matter is a block of YAML."""
    del how
    everybody = cards if isinstance(cards, Sequence) else kept(cards)
    others = _others(everybody)
    gap = ""
    for card in everybody:
        fields = "".join(front_matter(_fields(card, others)))
        yield f"{gap}# {_line(card.name)}\n\n```yaml\n{fields}```\n{_body(card, others)}"
        gap = "\n"


def folder(cards: Iterable[Card], how: How) -> Iterator[Document]:
    """Yield a note for each person, its file named by the handle."""
    del how
    everybody = cards if isinstance(cards, Sequence) else kept(cards)
    others = _others(everybody)
    for card in everybody:
        fields = "".join(front_matter(_fields(card, others)))
        text = f"---\n{fields}---\n\n# {_line(card.name)}\n{_body(card, others)}"
        yield Document(f"{_file(card.handle)}.md", text)


def _others(cards: Iterable[Card]) -> _Others:
    names, together = {}, defaultdict[str, list[str]](list)
    for card in cards:
        names[card.handle] = card.name
        for group in dict.fromkeys(entry.group for entry in card.log if entry.group):
            together[group].append(card.handle)
    return _Others(names, together)


def _file(handle: str) -> str:
    """Return a name for the file of a note, and for links to it, that every system takes.

    No two handles have the same: one that begins with _ gets another.
    """
    unfit = handle[0] in "._" or handle.partition(".")[0] in _RESERVED
    return f"_{handle}" if unfit else handle


def _fields(card: Card, others: _Others) -> dict[str, Value]:
    job = card.job or Job(None, None, None, None)
    introducer = card.introduced_by
    return {
        "handle": card.handle,
        "name": card.name,
        "aliases": list(dict.fromkeys([card.name, *card.nicknames])),
        "emails": card.emails,
        "phones": card.phones,
        "links": card.links,
        "tags": ["-".join(tag.split()) for tag in card.tags],
        "offers": card.offers,
        "needs": card.needs,
        "company": job.company,
        "title": job.title,
        "location": card.location,
        "circle": card.circle,
        "cadence": card.every,
        "in_person": card.in_person,
        "birthday": _day(card.birthday),
        "met_on": _day(card.met_on),
        "met_at": card.met_at,
        "introduced_by": _person(introducer, others) if introducer else None,
        "added_on": _day(card.added_on),
        "snoozed_until": _day(card.snoozed_until),
        "archived_on": _day(card.archived_on),
        "last_touch": _day(card.last_touch),
        "due_on": _day(card.due_on),
        "balance": card.balance,
        "turn": rules.turn(card.balance),
    }


def _day(text: str | None) -> Value:
    """Return a day as one; a birthday without a year stays text."""
    return text if text and text.startswith("--") else stored_day(text)


# What is said -----------------------------------------------------------------------------------


def _body(card: Card, others: _Others) -> str:
    """Return what comes below the name, each part with a blank line before it."""
    jobs = [Job(*job) for job in card.jobs]
    now, before = [job for job in jobs if not job.until], [job for job in jobs if job.until]
    parts = [
        _list(_job(job, others) for job in now),
        *([f"Introduced by {_person(card.introduced_by, others)}."] if card.introduced_by else []),
        _lines(card.note or ""),
        _section("Open", (_open(loop, card) for loop in card.open)),
        _section("Knows", (_known(handle, how, others) for handle, how in card.knows)),
        _section("Before", (_job(job, others) for job in before)),
        _section("History", (_entry(entry, card, others) for entry in reversed(card.log))),
    ]
    return "".join(f"\n{part}\n" for part in parts if part)


def _section(title: str, items: Iterable[str]) -> str:
    listed = _list(items)
    return f"## {title}\n\n{listed}" if listed else ""


def _list(items: Iterable[str]) -> str:
    return "\n".join(f"- {item}" for item in items)


def _job(job: Job, others: _Others) -> str:
    at = _company(job.company, others.names.keys()) if job.company else ""
    parts = [_line(job.title or ""), f"at {at}" if job.title and at else at]
    said = " ".join(filter(None, parts))
    days = " ".join(
        f"{word} {day}" for word, day in (("since", job.since), ("until", job.until)) if day
    )
    return ", ".join(filter(None, [said, days]))


def _open(loop: tuple[str, str, str, str | None], card: Card) -> str:
    """Return what is open: '2026-11-07 Ada Quill asked: a map, by 2026-11-17'."""
    kind, what, opened_on, due_on = loop
    by = f", by {due_on}" if due_on else ""
    return f"{opened_on} {_line(phrases.loop(kind, card.name, what))}{by}"


def _known(handle: str, how: str | None, others: _Others) -> str:
    return f"{_person(handle, others)}: {_line(how)}" if how else _person(handle, others)


def _entry(entry: Entry, card: Card, others: _Others) -> str:
    """Return an interaction: '2026-11-12 gave intro (email), with [[bo-lind|Bo Lind]]: note'."""
    said = f"{entry.day} {_line(phrases.touch(entry.direction, entry.kind, entry.weight))}"
    if entry.channel:
        said += f" ({entry.channel})"
    there = others.together.get(entry.group or "", ())
    with_whom = [handle for handle in there if handle != card.handle]
    if with_whom:
        named = [_person(handle, others) for handle in with_whom[:_MOST_TOGETHER]]
        more = len(with_whom) - len(named)
        said += f", with {', '.join(named)}{f' and {more} more' if more else ''}"
    note = re.sub(r"\n+", "\n  ", _lines(entry.note or ""))
    return f"{said}: {note}" if note else said


# Links ------------------------------------------------------------------------------------------


def _person(handle: str, others: _Others) -> str:
    """Return a link to somebody's note, who may be left out of this export."""
    name = _link_words(others.names.get(handle, ""))
    return f"[[{_file(handle)}|{name}]]" if name else f"[[{_file(handle)}]]"


def _company(name: str, handles: Container[str]) -> str:
    """Return a link to a note about a company; not where it would lead to a person."""
    words = _link_words(name)
    page = " ".join(_NOT_IN_A_FILE.sub("-", words).split()).strip(". ")
    if not page or page.casefold() in handles:
        return _line(name)
    return f"[[{page}]]" if page == words else f"[[{page}|{words}]]"


def _link_words(text: str) -> str:
    return " ".join(safe(_NOT_IN_A_LINK.sub(" ", " ".join(text.split()))).split())


# Text -------------------------------------------------------------------------------------------


def _line(text: str) -> str:
    """Return text on one line in which nothing is markup."""
    return _escaped(" ".join(safe(text).split()))


def _lines(text: str) -> str:
    """Return text with its lines, in which nothing is markup; blank lines part paragraphs."""
    lines = (_escaped(line.strip()) for line in safe(text, newlines=True).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


def _escaped(line: str) -> str:
    escaped = _INLINE.sub(r"\\\g<0>", line)
    beginning = _BEGINNING.match(escaped)
    if beginning is None:
        return escaped
    # A number is no list without its dot.
    place = beginning.end() if escaped[0].isdigit() else 0
    return f"{escaped[:place]}\\{escaped[place:]}"
