"""What other people's files come down to: the records that the store takes in."""

from collections.abc import Iterator
from typing import NamedTuple

from netlog.store.records import Cancelled, Kept, Later, Lost, Person, Record, Rejected, Touch

__all__ = [
    "Cancelled",
    "Kept",
    "Later",
    "Lost",
    "Person",
    "Reading",
    "Record",
    "Rejected",
    "Touch",
]


class Reading(NamedTuple):
    """What a file turned out to be."""

    source: str  # 'linkedin', 'csv:...': the namespace of keys
    records: Iterator[Record]
    remarks: tuple[str, ...] = ()  # e.g. the column mapping guessed, the encoding assumed
