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
    Question(
        "SELECT loop.id, handle, opened_on FROM loop JOIN contact ON contact.id = contact_id "
        "WHERE opened_on > :today ORDER BY opened_on, loop.id",
        "what is open between you and {1} ({0}) is from {2}, which has not come yet",
        "'netlog done {0}' or 'netlog declined {0}' closes it",
    ),
    Question(
        "SELECT loop.id, handle, closed_on, opened_on FROM loop "
        "JOIN contact ON contact.id = contact_id WHERE closed_on < opened_on ORDER BY loop.id",
        "what was open between you and {1} ({0}) was closed on {2}, before it was opened on {3}",
        "'netlog open {1} --closed' shows it; whatever wrote it so can set it right",
    ),
    Question(
        "SELECT intro.id, handle, made_on, asked_on FROM intro "
        "JOIN contact ON contact.id = contact_id WHERE made_on < asked_on ORDER BY intro.id",
        "introduction {0}, of {1}, was made on {2}, before it was asked for on {3}",
        "'netlog intros {1}' shows it; whatever wrote it so can set it right",
    ),
    Question(
        "SELECT handle, coalesce(company.name, title), until, since FROM position "
        "JOIN contact ON contact.id = contact_id LEFT JOIN company ON company.id = company_id "
        "WHERE until < since ORDER BY position.id",
        "the work of {0} ({1}) ended on {2}, before it began on {3}",
        "say the days again: netlog worked {0} {1} --since DAY --until DAY",
    ),
    Question(
        "SELECT one.name, other.name, one.id FROM company AS one "
        "JOIN company AS other ON other.id = one.same_as WHERE other.same_as IS NOT NULL "
        "ORDER BY one.id",
        "{0} is another name of {1}, which is itself another name of a company",
        "netlog company show {2}",
    ),
    Question(
        "WITH RECURSIVE passed (first, id, contact_id) AS ("
        "  SELECT id, forwards, contact_id FROM interaction WHERE forwards IS NOT NULL"
        "  UNION SELECT first, forwards, passed.contact_id FROM passed "
        "    JOIN interaction USING (id) WHERE forwards IS NOT NULL"
        ") SELECT first, handle FROM passed JOIN contact ON contact.id = contact_id "
        "WHERE passed.id = first ORDER BY first",
        "interaction {0} with {1} passes on, in the end, itself",
        "netlog edit --interaction {0} --forward none",
    ),
)


def oddities(question: Question, today: date, db: sqlite3.Connection) -> Iterator[Finding]:
    """Ask one of the questions, and say what is found."""
    for row in db.execute(question.query, {"today": today.isoformat()}):
        remedy = question.remedy.format(*(quote(str(value)) for value in row))
        yield odd("oddity", question.what.format(*row), remedy)
