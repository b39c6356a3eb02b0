"""What is whole, and worth a second look all the same."""

import sqlite3
from collections.abc import Iterator
from datetime import date
from shlex import quote
from typing import NamedTuple

from netlog.store.checks.finding import Finding, odd


class Question(NamedTuple):
    """A query for oddities that may know today, and what is said of each row."""

    query: str
    what: str
    remedy: str


QUESTIONS = (
    Question(
        "SELECT interaction.id, handle, day FROM interaction "
        "JOIN contact ON contact.id = contact_id WHERE day > :today ORDER BY day, interaction.id",
        "interaction {} with {} is on {}, which has not come yet",
        "netlog edit --interaction {} --on DAY",
    ),
    Question(
        "SELECT handle, added_on FROM contact WHERE added_on > :today ORDER BY id",
        "{} was added on {}, which has not come yet",
        "'netlog log {}' when you are next in touch, and the due day counts from that",
    ),
    Question(
        "SELECT handle, snoozed_until FROM contact "
        "WHERE snoozed_until < date(:today, '-1 year') ORDER BY id",
        "{} has a snooze that ended long ago, on {}",
        "netlog unsnooze {}",
    ),
    Question(
        "SELECT name, (SELECT count(*) FROM contact WHERE circle_id = circle.id) AS people "
        "FROM circle WHERE cadence_count IS NULL AND people > 0 ORDER BY id",
        "the circle {} has no cadence, so its members ({}) are due only by their own",
        "netlog circle set {} SPAN",
    ),
    Question(
        "SELECT replace(group_concat(DISTINCT handle), ',', ' and '), kind FROM ("
        "  SELECT handle, kind, folded FROM detail JOIN contact ON contact.id = contact_id"
        "   WHERE kind = 'email' ORDER BY contact.id"
        ") GROUP BY folded HAVING count(DISTINCT handle) > 1 ORDER BY min(handle)",
        "{} have the same {}",
        "are they one person? 'netlog show' each",
    ),
)


def oddities(question: Question, today: date, db: sqlite3.Connection) -> Iterator[Finding]:
    """Ask one of the questions, and say what is found."""
    for row in db.execute(question.query, {"today": today.isoformat()}):
        remedy = question.remedy.format(*(quote(str(value)) for value in row))
        yield odd("oddity", question.what.format(*row), remedy)
