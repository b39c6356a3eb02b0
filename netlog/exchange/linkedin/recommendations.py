"""Recommendations_Given.csv and Recommendations_Received.csv: what was written for whom."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import PurePath

from netlog.errors import Misread
from netlog.exchange import Options
from netlog.exchange.keys import digest
from netlog.exchange.linkedin import who
from netlog.exchange.records import Lost, Reading, Record, Rejected, Touch
from netlog.exchange.table import Row, Table, once, reading

FIELDS = {
    "firstname": "first",
    "lastname": "last",
    "text": "text",
    "creationdate": "created",
    "status": "status",
}
NEEDED = frozenset({"first", "last", "text", "created"})

_CELLS = "first last text created status"
# Out of five: somebody sat down and wrote it.
_WEIGHT = 3


def direction_of(name: str) -> str:
    """Return whether a file of this name tells what was given or what was got.

    Raises:
        Misread: the name does not say it, and nothing else does.
    """
    words = PurePath(name).name.lower()
    if ("given" in words) == ("received" in words):
        raise Misread(
            "nothing in this file says whether this was given or received",
            "name it as LinkedIn does, with Given or Received in its name",
        )
    return "gave" if "given" in words else "got"


def read(table: Table, options: Options) -> Reading:
    """Return the recommendations, each something given or got, with its text.

    People have no profile here, so they are known by their names, and companies and titles, which
    are those of that day, are not read. Whether a recommendation is shown makes no difference.

    Raises:
        Misread: `options.name` does not say whether they were given or received;
            `options.date_format` is no date format.
    """
    direction = direction_of(options.name)
    day = who.day_reader(table, who.column(table, FIELDS, "created"), options, "month")
    cells = who.picker(table, FIELDS, _CELLS)
    found = reading("linkedin", table, partial(_entry, cells, day, direction, options))
    return found._replace(records=once(found.records))


def _entry(
    cells: Callable[[Row], tuple[str, ...]],
    day: Callable[[str], str],
    direction: str,
    options: Options,
    line: int,
    row: Row,
) -> Iterator[Record]:
    first, last, text, created, status = cells(row)
    if not text or status.lower() == "draft":
        yield Lost(line, "recommendations that were not written, passed over")
        return
    person = who.person(who.called(first, last), "")
    if person is None:
        yield Lost(line, who.CLOSED)
        return
    try:
        when = who.past_day(day, created, options)
    except Misread as error:
        yield Rejected(line, str(error))
        return
    yield person
    yield Touch(
        person=person.key,
        day=when,
        key=digest("recommendation", person.key, when, direction),
        direction=direction,
        kind="recommendation",
        weight=_WEIGHT,
        channel="social",
        note=text,
        initiator="me" if direction == "gave" else "them",
    )
