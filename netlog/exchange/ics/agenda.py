"""The agenda as a calendar: whom to write to on which day, and birthdays."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from netlog import dates, phrases, rules
from netlog.exchange import How
from netlog.exchange.contentlines import escaped, written
from netlog.store.contents import Card

# Of the leap years the first of this century: 29 February has to be there.
_SOME_YEAR = 2000
_HEAD = (
    ("BEGIN", "VCALENDAR"),
    ("VERSION", "2.0"),
    ("PRODID", "-//netlog//netlog//EN"),
    ("CALSCALE", "GREGORIAN"),
    ("X-WR-CALNAME", "netlog"),
    ("X-PUBLISHED-TTL", "P1D"),
)


def write(cards: Iterable[Card], how: How) -> Iterator[str]:
    """Yield a calendar: a day for everybody who is or comes due, and birthdays every year.

    Who is late is due on `how.today`. Nobody who is archived is there. An event is the same for as
    long as the person is there, by its UID, so that who subscribes has each once; its DTSTAMP rises
    with what is said. They are of whole days and of nobody else, so that an import makes no
    meetings of them.
    """
    yield _lines(_HEAD)
    for card in cards:
        if card.archived_on is None:
            yield from filter(None, (_due(card, how), _birthday(card)))
    yield _lines([("END", "VCALENDAR")])


def _due(card: Card, how: How) -> str:
    due_on = dates.stored_day(card.due_on)
    if due_on is None:
        return ""
    late = rules.days_late(due_on, how.today)
    said = f"Write to {card.name}" + (f" ({phrases.lateness(late)})" if late > 0 else "")
    about = [f"due {card.due_on}" + (f", {phrases.lateness(late)}" if late > 0 else "")]
    about.append(f"last touch: {card.last_touch or 'never'}")
    if card.every:
        about.append(phrases.cadence(card.every, "own"))
    about.append(phrases.turn(rules.turn(card.balance)))
    # Who is late is put off from day to day.
    moved = how.today.isoformat() if late > 0 else None
    stamp = _stamp(card.updated_at, how.changed_at, card.last_touch, moved)
    return _event(card, "due", max(due_on, how.today), said, about, stamp)


def _birthday(card: Card) -> str:
    match = re.fullmatch(r"([0-9]{4}|-)-([0-9]{2})-([0-9]{2})", card.birthday or "")
    if not match:
        return ""
    year, month, day = match.groups()
    first = dates.stored_day(f"{_SOME_YEAR if year == '-' else year}-{month}-{day}")
    if first is None:
        return ""
    yearly = "FREQ=YEARLY"
    if (first.month, first.day) == (2, 29):
        # Else it would be there every four years.
        yearly += ";BYMONTH=2;BYMONTHDAY=-1"
    about = [] if year == "-" else [f"born in {year}"]
    stamp = _stamp(card.updated_at)
    return _event(card, "birthday", first, f"{card.name}'s birthday", about, stamp, yearly)


def _event(
    card: Card,
    kind: str,
    day: date,
    summary: str,
    about: Iterable[str],
    stamp: str,
    rule: str = "",
) -> str:
    whole = {"VALUE": "DATE"}
    head = [
        written("BEGIN", "VEVENT"),
        written("UID", escaped(f"{kind}-{card.uid}@netlog")),
        written("DTSTAMP", stamp),
        written("LAST-MODIFIED", stamp),
        written("DTSTART", _figures(day.isoformat()), whole),
        written("DTEND", _figures((day + timedelta(days=1)).isoformat()), whole),
        written("SUMMARY", escaped(summary)),
        written("CLASS", "PRIVATE"),
        written("TRANSP", "TRANSPARENT"),
    ]
    if rule:
        head.append(written("RRULE", rule))
    if said := "\n".join(about):
        head.append(written("DESCRIPTION", escaped(said)))
    return "".join((*head, written("END", "VEVENT")))


def _stamp(*moments: str | None) -> str:
    """Return the latest of some days and moments in ISO 8601 as a moment of a calendar."""
    figures = (_figures(moment or "")[:14].ljust(14, "0") for moment in moments)
    latest = max((each for each in figures if each > "19"), default=f"{_SOME_YEAR}0101000000")
    return f"{latest[:8]}T{latest[8:]}Z"


def _figures(text: str) -> str:
    return re.sub("[^0-9]", "", text)


def _lines(properties: Iterable[tuple[str, str]]) -> str:
    return "".join(written(name, value) for name, value in properties)
