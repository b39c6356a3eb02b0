"""`netlog worked`: where somebody works or worked, and when."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from shlex import quote
from typing import Annotated, Any

import typer

from netlog import dates
from netlog.app import command, who_is
from netlog.dates import Span
from netlog.errors import Misread
from netlog.run import Run
from netlog.store import companies, contacts, positions
from netlog.store.companies import Company
from netlog.store.contacts import Named
from netlog.store.positions import Held, Told

WhoAndCompany = Annotated[
    list[str],
    who_is("WHO... COMPANY", "A person, then a company; what is more than one word in quotes."),
]


@command()
def worked(
    run: Run,
    words: WhoAndCompany,
    title: Annotated[
        str | None, typer.Option("--title", metavar="TEXT", help="What they do or did there.")
    ] = None,
    since: Annotated[
        str | None,
        typer.Option("--since", metavar="DAY", help="From when: '2019', 'march 2019', a day."),
    ] = None,
    until: Annotated[
        str | None,
        typer.Option("--until", metavar="DAY", help="Until when; '' if they still do."),
    ] = None,
    remove: Annotated[bool, typer.Option("--remove", help="Take the position out.")] = False,
) -> None:
    """Note where somebody works or worked, and when.

    Without --until they are there now. Said again of the same time, it corrects what is there; of
    another time, or with another title and a time, it is one more position. Who changes places is
    moved by 'netlog edit WHO --company NAME', which ends the position before it.

    Examples:
      netlog worked sorin "Acme Kites" --title "Data engineer" --since 2012 --until "march 2015"
      netlog worked maya-benhaddou globex --until 2024
    """
    told = Told(
        title,
        since and _first_day(since, run.today),
        until and _last_day(until, run.today),
    )
    with run.writing() as db:
        person, name = _read(db, words)
        remark = None if remove else unusual(db, name)
        company = _company(db, name, new=not remove)
        if remove:
            gone = positions.remove(db, person.id, company.id, told)
            said = f"removed: {_said(person, company, gone)}"
        else:
            before, now = positions.put(db, person.id, company.id, told)
            how = "as before: " if now == before else "corrected: " if before else ""
            said = f"{how}{_said(person, company, now)}"
        there = sum(one.now for one in companies.people(db, company.id))
    if remark:
        run.remark(remark)
    run.say(said)
    know = f"you know {there} there now" if there else "you know nobody there now"
    run.say(f"{know}; who that is: netlog company show {quote(company.name)}")


def unusual(db: Any, name: str) -> str | None:
    """Return a remark on a company of that name if it is new here: it may be a slip."""
    if companies.of_name(db, name):
        return None
    meant = companies.near(db, name)
    also = f"; did you mean {meant[0]}? 'netlog undo' takes it back" if meant else ""
    return f"{' '.join(name.split())} is a new company here{also}"


def _company(db: Any, name: str, *, new: bool) -> Company:
    if not new:
        return companies.named(db, name)
    row = companies.entered(db, name)
    if row is None:
        raise Misread("a company's name cannot be blank")
    return companies.head(db, row)


def _said(person: Named, company: Company, one: Held) -> str:
    words = [f"{person.name} {'worked' if one.until else 'works'} at {company.name}"]
    return " ".join(filter(None, [*words, positions.said(one)]))


def _read(db: Any, words: Sequence[str]) -> tuple[Named, str]:
    """Tell the person from the company: the longest beginning that names one is the person.

    Raises:
        Misread: the one or the other is missing.
        NothingFound: the words begin with nobody's name.
        SeveralFound: they begin with the name of more than one.
    """
    if len(words) < 2:
        raise Misread("that takes a person and a company", "as in: netlog worked ada globex")
    for end in range(len(words) - 1, 0, -1):
        fitting = contacts.matching(db, " ".join(words[:end]))
        if len(fitting) == 1:
            return fitting[0], " ".join(words[end:])
    # Nothing is sure: speak of all the words where that says most.
    whole = " ".join(words[:-1])
    return contacts.named(db, whole if contacts.matching(db, whole) else words[0]), words[-1]


# Days of which only the month or the year is known --------------------------------------------


def _first_day(text: str, today: date) -> date:
    first, _ = _part(text, today)
    return _past(first, today)


def _last_day(text: str, today: date) -> date:
    """Return the last day of what is said; of a year or a month that is not over, it is today."""
    first, last = _part(text, today)
    return _past(first if first > today else min(last, today), today)


def _part(text: str, today: date) -> tuple[date, date]:
    """Return the first and the last day of the year, month or day that is said."""
    words = " ".join(text.split())
    if re.fullmatch(r"[0-9]{4}", words):
        first, length = dates.iso_day(f"{words}-01-01"), Span(1, "year")
    elif re.fullmatch(r"[0-9]{4}-[0-9]{2}", words):
        first, length = dates.iso_day(f"{words}-01"), Span(1, "month")
    elif re.fullmatch(r"[^\W\d_]+\.? [0-9]{4}", words):
        first, length = dates.parse_day(f"1 {words}", today), Span(1, "month")
    else:
        day = dates.parse_day(words, today)
        return day, day
    return first, dates.later(first, length) - timedelta(days=1)


def _past(day: date, today: date) -> date:
    if day > today:
        raise Misread(f"{day} has not come yet", "note it when it has")
    return day
