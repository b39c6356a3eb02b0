"""Endorsement_Given_Info.csv and Endorsement_Received_Info.csv: skills that were vouched for."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from netlog.errors import Misread
from netlog.exchange import Options
from netlog.exchange.keys import digest
from netlog.exchange.linkedin import who
from netlog.exchange.linkedin.recommendations import direction_of
from netlog.exchange.records import Lost, Reading, Record, Rejected, Touch
from netlog.exchange.table import Row, Table, once, plain, reading

FIELDS = {
    "endorsementdate": "endorsed",
    "skillname": "skill",
    **{
        f"{of}{header}": field
        for of in ("endorser", "endorsee", "")
        for header, field in (("firstname", "first"), ("lastname", "last"), ("publicurl", "link"))
    },
}
NEEDED = frozenset({"endorsed", "first", "last"})

_CELLS = "first last link skill endorsed"
_MOST_OF_A_NOTE = 10_000


def read(table: Table, options: Options) -> Reading:
    """Return the endorsements: what was given or got for all skills of a person on a day is one.

    It is a small recommendation, of weight 1; its key is a digest of person, day and direction.

    Raises:
        Misread: neither the columns nor `options.name` say whether they were given or received;
            `options.date_format` is no date format.
    """
    header = " ".join(map(plain, table.header))
    if "endorser" in header:
        direction = "got"
    else:
        direction = "gave" if "endorsee" in header else direction_of(options.name)
    day = who.day_reader(table, who.column(table, FIELDS, "endorsed"), options, "month")
    cells = who.picker(table, FIELDS, _CELLS)
    found = reading("linkedin", table, partial(_entry, cells, day, direction, options))
    return found._replace(records=_gathered(once(found.records)))


def _entry(
    cells: Callable[[Row], tuple[str, ...]],
    day: Callable[[str], str],
    direction: str,
    options: Options,
    line: int,
    row: Row,
) -> Iterator[Record]:
    first, last, link, skill, endorsed = cells(row)
    person = who.person(who.called(first, last), link)
    if person is None:
        yield Lost(line, who.CLOSED)
        return
    try:
        when = who.past_day(day, endorsed, options)
    except Misread as error:
        yield Rejected(line, str(error))
        return
    yield person
    yield Touch(
        person=person.key,
        day=when,
        key=digest("endorsement", person.key, when, direction),
        direction=direction,
        kind="recommendation",
        channel="social",
        note=skill or None,
        initiator="me" if direction == "gave" else "them",
    )


def _gathered(records: Iterable[Record]) -> Iterator[Record]:
    """Pass on what is told, the skills of each person on a day together.

    The file goes by days, so those of one day are held at most. Where it does not, a later one
    has the same key, and is the same.
    """
    together: dict[str, tuple[Touch, list[str]]] = {}
    day = ""
    for record in records:
        if not isinstance(record, Touch):
            yield record
            continue
        if record.day != day:
            yield from _told(together.values())
            together.clear()
            day = record.day
        _, skills = together.setdefault(record.key, (record, []))
        if record.note and record.note not in skills:
            skills.append(record.note)
    yield from _told(together.values())


def _told(together: Iterable[tuple[Touch, list[str]]]) -> Iterator[Touch]:
    for touch, skills in together:
        note = f"Endorsed for {', '.join(skills)}"
        yield touch._replace(note=note[:_MOST_OF_A_NOTE] if skills else None)
