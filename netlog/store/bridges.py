"""Bridges: which circles and companies hang on the tie to one contact."""

import sqlite3
from datetime import date, timedelta
from typing import NamedTuple

from netlog import names
from netlog import ties as formula


class Hanging(NamedTuple):
    """A circle or company of which only one contact was in touch with you for a year."""

    id: int  # of the contact
    who: str
    kind: str  # circle or company
    name: str
    people: int  # of yours there


# In touch is who was touched within a year. Who is archived counts neither way.
_HANGING = """
{heads}
SELECT contact.id, contact.name, :kind, whole, people FROM (
    SELECT max(contact.id) FILTER (WHERE last_touch >= :since) AS one,
        min(whole) AS whole, whole_key, count(*) AS people
    FROM ({members}) JOIN contact ON contact.id = member JOIN standing ON contact_id = member
    WHERE archived_on IS NULL
    GROUP BY whole_key HAVING count(*) FILTER (WHERE last_touch >= :since) = 1
) JOIN contact ON contact.id = one
ORDER BY people DESC, whole_key"""
_MEMBERS = {
    "circle": "SELECT circle.id AS whole_key, circle.name AS whole, contact.id AS member "
    "FROM contact JOIN circle ON circle.id = circle_id",
    "company": "SELECT whole_key, min(whole) AS whole, contact_id AS member "
    "FROM position JOIN head ON head.id = company_id WHERE until IS NULL "
    "GROUP BY whole_key, member",
}
# What is one company has one bare name; that is asked once for each, not for each who is there.
_HEADS = """
WITH head AS MATERIALIZED (
    SELECT company.id, bare(first.folded) AS whole_key, first.name AS whole
    FROM company JOIN company AS first ON first.id = coalesce(company.same_as, company.id))"""


def hanging(db: sqlite3.Connection, today: date, kind: str) -> list[Hanging]:
    """Return the circles or companies (`kind`) where only one contact was in touch for a year.

    Those with the most people of yours come first.
    """
    db.create_function("bare", 1, names.company, deterministic=True)
    query = _HANGING.format(heads=_HEADS, members=_MEMBERS[kind])
    since = (today - timedelta(days=formula.SILENT)).isoformat()
    return [Hanging(*row) for row in db.execute(query, {"since": since, "kind": kind})]
