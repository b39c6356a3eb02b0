"""vCards 2.1, 3.0 and 4.0, one or many in a file, as every address book writes them."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import BinaryIO

from netlog.errors import Misread
from netlog.exchange import Document, How, Options
from netlog.exchange.contentlines import Line, begins, lines
from netlog.exchange.records import Reading, Record
from netlog.exchange.vcard.entries import entries, is_card
from netlog.exchange.vcard.people import told
from netlog.exchange.vcard.writing import document
from netlog.store.contents import Card

VERSIONS = ("3.0", "4.0")


def fits(sample: bytes) -> bool:
    """Return whether a file that begins with `sample` begins with a card."""
    return begins(sample, "VCARD")


def read(stream: BinaryIO, options: Options) -> Reading:  # noqa: ARG001 - a card asks for none
    """Return the people in `stream`, which is read a line at a time and may be of any length.

    The key is the UID; without one, a digest of the name and all e-mail addresses, or of what
    else there is. What has no field of its own is in the note, a line each.

    Raises:
        Misread: there is no card.
    """
    rest = lines(stream)
    first = next((line for line in rest if is_card(line, "BEGIN")), None)
    if first is None:
        raise Misread("there is no vCard in this file", "a card begins with BEGIN:VCARD")
    return Reading("vcard", _records(chain((first,), rest)))


def write(cards: Iterable[Card], how: How) -> Iterator[str]:
    """Yield the text of one file with a card for everybody.

    Raises:
        Misread: `how.version` is neither 3.0 nor 4.0.
    """
    version = _version(how)
    return (document(card, version) for card in cards)


def folder(cards: Iterable[Card], how: How) -> Iterator[Document]:
    """Yield a file for each card, named by its UID as vdirsyncer and khard do.

    Raises:
        Misread: `how.version` is neither 3.0 nor 4.0.
    """
    version = _version(how)
    return (Document(f"{card.uid}.vcf", document(card, version)) for card in cards)


def _records(content: Iterable[Line]) -> Iterator[Record]:
    for entry in entries(content):
        yield from told(entry)


def _version(how: How) -> str:
    version = how.version or VERSIONS[0]
    if version not in VERSIONS:
        raise Misread(f"netlog writes no vCard {version!r}", f"try {' or '.join(VERSIONS)}")
    return version
