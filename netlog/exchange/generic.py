"""Any table with a header: of people, or of interactions with them."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from io import BytesIO
from pathlib import PurePath
from typing import BinaryIO

from netlog.errors import Misread
from netlog.exchange import Options, days
from netlog.exchange.columns import (
    Columns,
    columns_of,
    field_of,
    listed,
    of_people,
    of_touches,
    says_who,
)
from netlog.exchange.keys import digest, short
from netlog.exchange.people import UNNAMED, Rest, Sheet, person, rest, sheet, with_note
from netlog.exchange.records import Lost, Reading, Record, Rejected, Touch
from netlog.exchange.table import Row, Table, find, once, plain, reading
from netlog.exchange.text import decoded
from netlog.names import words
from netlog.rules import CHANNELS

_DIRECTIONS = {
    **dict.fromkeys(("met", "meet", "meeting"), "met"),
    **dict.fromkeys(("gave", "give", "given"), "gave"),
    **dict.fromkeys(("got", "get", "received", "took", "take", "taken"), "got"),
}
_CHANNELS = {
    **{plain(channel): channel for channel in CHANNELS},
    **dict.fromkeys(("facetoface", "coffee", "lunch", "dinner", "breakfast"), "in-person"),
    **dict.fromkeys(("videocall", "zoom", "teams", "facetime", "skype"), "video"),
    **dict.fromkeys(("phone", "phonecall", "telephone"), "call"),
    **dict.fromkeys(("text", "sms", "chat", "whatsapp", "signal", "telegram"), "message"),
    **dict.fromkeys(("mail",), "email"),
    **dict.fromkeys(("linkedin", "twitter", "facebook", "instagram", "mastodon"), "social"),
    **dict.fromkeys(("post", "card", "postcard"), "letter"),
    **dict.fromkeys(("conference", "party"), "event"),
}
_INITIATORS = {
    **dict.fromkeys(("me", "i", "myself"), "me"),
    **dict.fromkeys(("them", "they", "he", "she"), "them"),
}

# Several values in a cell are parted by semicolons, line ends or, as Google has it, ` ::: `.
_BETWEEN = {
    "phone": r";|:::|\n",
    "link": r";|:::|\n|\s",
    **dict.fromkeys(("email", "nickname", "tag"), r";|:::|\n|,"),
}
# In what netlog wrote, a line each: a tag may hold any sign.
_BETWEEN_OURS = dict.fromkeys(_BETWEEN, r"\n")
# What netlog writes has these columns, and in these others what it counted and does not read.
_OURS = {"uid", "handle", "name"}
_COUNTED = {
    *("handle", "introducedby", "pastjobs", "snoozeduntil", "archivedon", "lasttouch"),
    *("dueon", "balance", "source"),
}
_TOLD = Touch._fields.index("sole")  # how many fields of a touch a table may tell
# What a browser adds to the name of a file that was there already.
_COPY = r"\s*\([0-9]+\)$"
_MOST_OF_A_NAME = 60


def fits(sample: bytes) -> bool:
    """Return whether a file that begins with `sample` has a header that says who."""
    table = find(decoded(BytesIO(sample)), lambda header: field_of(header) is not None)
    return table is not None and says_who(columns_of(table.header, {}))


def read(stream: BinaryIO, options: Options) -> Reading:
    """Return what the table in `stream` holds, its columns said by `options.mapping` or guessed.

    It is one of interactions if it has a column of days, and one that only interactions have or
    none that only people have. The key of a person, or of an interaction, is what a column of
    ids says. Without one it is a digest: of the name and the first of e-mail, link and company
    for a person, of all there is for an interaction. What stands in other columns is noted with
    `options.keep_unknown`.

    Raises:
        Misread: it has no header, or none that says who; `options.mapping` names what is not
            there; `options.date_format` is no date format.
    """
    table = _table(stream, options.mapping)
    if table is None:
        raise Misread(
            "there is no header in this file",
            "its first line has to name the columns, as in name,email,company",
        )
    ours = set(table.header) >= _OURS
    every = columns_of(table.header, options.mapping)
    if ours:
        every = {field: found for field, found in every.items() if field != "last_contacted"}
    touches = of_touches(every, ids_of_people=ours)
    columns = of_people(every) if touches is None else touches
    if not says_who(columns):
        raise Misread(
            "no column says who",
            f"say which one does with --map name=COLUMN; there are {listed(table.header)}",
        )
    told = sheet(table, columns, _BETWEEN_OURS if ours else _BETWEEN, options)
    others = rest(table, columns, options, passed_over=_COUNTED if ours else ())
    what = "people" if touches is None else "interactions"
    remarks = (f"netlog's own table of {what}",) if ours else _remarks(what, columns, told, others)
    if touches is None:
        source = _source(options.name, ours=ours, by_id="id" in columns)
        return reading(source, table, partial(_person_entry, told, others), remarks)
    source = _source(
        options.name, ours=ours, by_id=not {"id", "interaction_id"}.isdisjoint(columns)
    )
    found = reading(source, table, partial(_touch_entry, told, others, Counter()), remarks)
    return found._replace(records=once(found.records))


def _table(stream: BinaryIO, mapping: Mapping[str, str]) -> Table | None:
    mapped = {plain(column) for column in mapping.values()} - {""}

    def knows(header: str) -> bool:
        return field_of(header) is not None or plain(header) in mapped

    text = decoded(stream)
    # A list of names, with nothing beside them, has a header of one.
    return find(text, knows) or find(text, knows, least=1)


def _source(file: str, *, ours: bool, by_id: bool) -> str:
    """Return the namespace of keys: of its own where they are ids, which mean nothing elsewhere."""
    if ours:
        return "netlog"
    stem = "-".join(words(re.sub(_COPY, "", PurePath(file).stem)))[:_MOST_OF_A_NAME]
    return f"csv:{stem}" if stem and by_id else "csv"


def _remarks(what: str, columns: Columns, sheet: Sheet, others: Rest) -> Iterator[str]:
    read = [f"{field} = {listed(found)}" for field, found in columns.items()]
    yield f"a table of {what}: {', '.join(read)}"
    if others.unread:
        yield f"not read: {listed(name for _, name in others.unread)}"
    for column, order in sheet.orders.items():
        yield f"days in '{column}' are written {order} first"


def _person_entry(sheet: Sheet, others: Rest, line: int, row: Row) -> Iterator[Record]:
    lost: list[str] = []
    found = person(sheet, row, lost)
    if found is None:
        yield Rejected(line, UNNAMED)
        return
    yield with_note(found, sheet.every("note", row), others.lines(row))
    yield from _last_touch(sheet, line, row, found.key)
    yield from (Lost(line, phrase) for phrase in lost)


def _last_touch(sheet: Sheet, line: int, row: Row, person: str) -> Iterable[Record]:
    if not days.is_day(sheet.one("last_contacted", row)):
        return ()
    try:
        day = sheet.past_day("last_contacted", row)
    except Misread as error:
        return (Rejected(line, f"the last contact is left out: {error}"),)
    return (Touch(person, day, f"{person} last {day}"),)


def _touch_entry(
    sheet: Sheet, others: Rest, times: Counter[str], line: int, row: Row
) -> Iterator[Record]:
    """Yield whom and what a row tells of; `times` counts those that have no key and are alike."""
    lost: list[str] = []
    # Without a note: in a log, that belongs to the interaction.
    found = person(sheet, row, lost)
    if found is None:
        yield Rejected(line, "the row does not say who")
        return
    try:
        touch = _touch(sheet, row, found.key, lost)
    except Misread as error:
        yield Rejected(line, str(error))
        return
    if not touch.key:
        # Of interactions alike in everything the second is a second one, and is so next time.
        alike = digest(*map(str, touch[:_TOLD]))
        times[alike] += 1
        touch = touch._replace(key=f"{alike} {times[alike]}")
    noted = "\n".join(filter(None, (touch.note, *others.lines(row))))
    yield found._replace(mention=not sheet.one("id", row))
    yield touch._replace(note=noted or None)
    yield from (Lost(line, phrase) for phrase in lost)


def _touch(sheet: Sheet, row: Row, person: str, lost: list[str]) -> Touch:
    """Return what happened; its key is empty where the row gives it none.

    Raises:
        Misread: the day, the direction or the weight is none.
    """
    day = sheet.past_day("day", row)
    direction, kind, channel, labels = _what(sheet, row)
    weight = sheet.one("weight", row) or "1"
    if not re.fullmatch("[1-5]", weight):
        raise Misread("the weight is not a whole number from 1 to 5")
    initiator = sheet.one("initiator", row)
    if initiator and plain(initiator) not in _INITIATORS:
        lost.append("who began, neither me nor them, left out")
    note = "\n\n".join(sheet.every("note", row))
    return Touch(
        person=person,
        day=day,
        key=short(sheet.one("interaction_id", row)),
        direction=direction,
        kind=kind,
        weight=int(weight),
        channel=channel,
        note=": ".join(filter(None, (*labels, note))) or None,
        initiator=_INITIATORS.get(plain(initiator)),
        group=sheet.one("gathering", row) or None,
    )


def _what(sheet: Sheet, row: Row) -> tuple[str, str | None, str | None, list[str]]:
    """Return direction, kind and channel, and the words that are none of these.

    A column called type may hold any of the three; what it holds beyond them goes to the note.

    Raises:
        Misread: the direction is none.
    """
    said, kind = sheet.one("direction", row), sheet.one("kind", row)
    channel, word = sheet.one("channel", row), sheet.one("type", row)
    if said and plain(said) not in _DIRECTIONS:
        raise Misread(f"the direction {said[:40]!r} is none of met, gave and got")
    if word and not said and plain(word) in _DIRECTIONS:
        said, word = word, ""
    direction = _DIRECTIONS.get(plain(said), "met")
    if word and not channel and plain(word) in _CHANNELS:
        channel, word = word, ""
    if word and not kind and direction != "met":
        kind, word = word, ""
    labels = [word]
    if kind and direction == "met":
        labels.append(kind)
    if channel and plain(channel) not in _CHANNELS:
        labels.append(channel)
    return (
        direction,
        None if direction == "met" else kind.lower() or "other",
        _CHANNELS.get(plain(channel), "other") if channel else None,
        labels,
    )
