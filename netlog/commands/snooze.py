"""Snoozing: not now, but on a day that is known."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated

import typer

from netlog import dates, phrases
from netlog.app import Who, command, who_is
from netlog.commands.log import said_done
from netlog.errors import Misread, Refused
from netlog.run import Run
from netlog.store import contacts, faces, reckonings
from netlog.store.faces import Face


@command()
def snooze(
    run: Run,
    words: Annotated[
        list[str],
        who_is("WHO... SPAN", "One person, then how long, unless --until says so."),
    ],
    until: Annotated[
        str | None, typer.Option("--until", metavar="DAY", help="Until this day to come.")
    ] = None,
) -> None:
    """Keep somebody from being due for a while.

    A snooze never makes anybody due earlier than their cadence does.

    Examples:
      netlog snooze roisin 2 weeks
      netlog snooze ada nwosu --until friday
    """
    who, day = _read(words, until, run.today)
    with run.writing() as db:
        person = reckonings.reckoning(db, contacts.named(db, " ".join(who)).id)
        _check(person, " ".join(who), is_met=faces.face(db, person.id) is not None)
        contacts.snooze(db, person.id, day)
        now, face = reckonings.reckoning(db, person.id), faces.face(db, person.id)
    run.say(
        f"{now.name} is snoozed until {dates.say_day(day, run.today)}; "
        f"{said_snoozed(now, face, run.today)}"
    )


@command()
def unsnooze(run: Run, who: Who) -> None:
    """End a snooze.

    Examples:
      netlog unsnooze roisin
      netlog unsnooze ada nwosu
    """
    with run.writing() as db:
        person = reckonings.reckoning(db, contacts.named(db, " ".join(who)).id)
        contacts.snooze(db, person.id, None)
        now = reckonings.reckoning(db, person.id)
    said = "is not snoozed" if person.snoozed_until is None else "is no longer snoozed"
    run.say(f"{now.name} {said}; {said_done(now, run.today)}")


def _read(words: Sequence[str], until: str | None, today: date) -> tuple[list[str], date]:
    """Return the words that name somebody, and the day on which the snooze ends.

    Raises:
        Misread: no span or day can be read, or the day has come already.
    """
    if until is None:
        who, span = dates.parse_ending_span(words)
        day = dates.later(today, span)
        # As people say it: snooze ada for 2 weeks.
        return (who[:-1] if len(who) > 1 and who[-1] == "for" else who), day
    day = dates.parse_day(until, today, lean="future")
    if day <= today:
        raise Misread(f"{day} is not to come", "a snooze ends on a later day than today")
    return list(words), day


def said_snoozed(row: reckonings.Reckoning, face: Face | None, today: date) -> str:
    """Say when somebody is next due, or to be met: 'next due Fri 2026-11-20'."""
    if row.due_on is not None:
        return f"next due {phrases.day(row.due_on, today)}"
    return f"meet by {dates.say_day(face.meet_by, today)}" if face else "no cadence"


def _check(person: reckonings.Reckoning, called: str, *, is_met: bool) -> None:
    """Refuse to snooze who is never due anyway.

    Raises:
        Refused: the person is archived, or has no cadence nor any for meeting.
    """
    if person.archived_on is not None:
        raise Refused(f"'{called}' is archived, so never due", f"'netlog unarchive {called}' first")
    if person.cadence is None and not is_met:
        raise Refused(
            f"'{called}' has no cadence, so is never due",
            f"'netlog edit {called} --every \"3 weeks\"' gives one",
        )
