"""The one definition of netlog's tables: columns, defaults, constraints.

A new database is made from these classes, so whatever they forbid is forbidden by every door:
netlog's own commands, a `Session` of SQLModel, the sqlite3 shell, Datasette. To script netlog in
Python, open `netlog.store.connection.engine(path)` and use these classes; balances and due days
are kept by triggers whoever writes.

SQLModel checks nothing when a table class is constructed, so every rule is a CHECK here. A
CHECK's name is the sentence the user reads when it refuses.
"""

from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer, Text, UniqueConstraint
from sqlalchemy.sql.expression import text
from sqlmodel import Field, SQLModel

from netlog.rules import (
    CHANNELS,
    DETAILS,
    DIRECTIONS,
    INITIATORS,
    LOOPS,
    STAGES,
    STATES,
    TOPICS,
)

# SQLite reads the whole schema at every start, so it is kept short: a uid is the 32 digits of a
# random UUID, and no rule says twice that NULL may pass, which a CHECK lets by anyway.
_UID = "(lower(hex(randomblob(16))))"
_NOW = "(strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))"
_STRICT = {"sqlite_strict": True, "sqlite_autoincrement": True}


def _text(*, default: str | None = None, null: bool = False, **more: Any) -> Any:
    server = {} if default is None else {"server_default": text(default)}
    # The ORM leaves the column out of an INSERT and the database fills it in.
    python: dict[str, Any] = {"default": None} if null or default is not None else {}
    return Field(sa_type=Text, nullable=null, sa_column_kwargs=server, **python, **more)


def _integer(*, default: int | None = None, null: bool = False, **more: Any) -> Any:
    server = {} if default is None else {"server_default": text(str(default))}
    python: dict[str, Any] = {"default": None} if null else {}
    if default is not None:
        python = {"default": default}
    return Field(sa_type=Integer, nullable=null, sa_column_kwargs=server, **python, **more)


def _reference(target: str, on_delete: str, *, null: bool = False, index: bool = True) -> Any:
    python: dict[str, Any] = {"default": None} if null else {}
    return Field(
        sa_type=Integer,
        nullable=null,
        index=index,
        sa_column_args=[ForeignKey(f"{target}.id", ondelete=on_delete)],
        **python,
    )


def _id() -> Any:
    return Field(default=None, sa_type=Integer, primary_key=True)


def _uid() -> Any:
    return _text(default=_UID, unique=True)


def _check(rule: str, sentence: str) -> CheckConstraint:
    return CheckConstraint(rule, name=sentence)


def _written(column: str, what: str, most: int) -> list[CheckConstraint]:
    """Text that says something: not blank, not endless, no NUL (which truncates functions)."""
    return [
        _check(f"trim({column}) <> ''", f"{what} cannot be blank"),
        _check(
            f"length({column}) <= {most} AND instr({column}, char(0)) = 0",
            f"{what} can have at most {most} characters and no NUL",
        ),
    ]


def _short(column: str, what: str) -> CheckConstraint:
    """A line of text: the same as `_written`, in one rule."""
    return _check(
        f"trim({column}) <> '' AND length({column}) <= 500 AND instr({column}, char(0)) = 0",
        f"{what} is text of at most 500 characters, without NUL",
    )


def _is_day(column: str) -> str:
    # The range goes first: date('now') may not even be asked in a CHECK. Without a modifier, date()
    # gives 2026-02-30 back as it is.
    return (
        f"{column} BETWEEN '1900-01-01' AND '2199-12-31' AND {column} IS date({column}, '0 days')"
    )


def _day(column: str, what: str) -> CheckConstraint:
    """A civil day."""
    return _check(_is_day(column), f"{what} must be a real day from 1900-01-01 to 2199-12-31")


def _one_of(column: str, what: str, choices: tuple[str, ...]) -> CheckConstraint:
    listed = ", ".join(f"'{choice}'" for choice in choices)
    return _check(f"{column} IN ({listed})", f"{what} is one of {', '.join(choices)}")


def _cadence(kind: str = "cadence", what: str = "a cadence") -> CheckConstraint:
    """Both parts or neither; at most 100 years, so that every due day can be written."""
    count, unit = f"{kind}_count", f"{kind}_unit"
    limits = {"day": 36525, "week": 5217, "month": 1200, "year": 100}
    units = " OR ".join(
        f"({unit} IS '{one}' AND {count} BETWEEN 1 AND {most})" for one, most in limits.items()
    )
    return _check(
        f"({count} IS NULL AND {unit} IS NULL) OR ({count} IS NOT NULL AND ({units}))",
        f"{what} is at least 1 day and at most 100 years",
    )


class Circle(SQLModel, table=True):
    """A named group of contacts with a default cadence."""

    __table_args__ = (*_written("name", "a circle's name", 100), _cadence(), _STRICT)

    id: int | None = _id()
    uid: str | None = _uid()
    name: str = _text(unique=True)
    cadence_count: int | None = _integer(null=True)
    cadence_unit: str | None = _text(null=True)
    updated_at: str | None = _text(default=_NOW)


class Contact(SQLModel, table=True):
    """A person."""

    __table_args__ = (
        *_written("name", "a name", 500),
        _check(
            "length(handle) BETWEEN 1 AND 80 AND handle NOT GLOB '*[^a-z0-9._-]*' "
            "AND handle GLOB '*[^0-9]*' AND handle NOT GLOB '-*' AND instr(handle, char(0)) = 0",
            "a handle is made of a-z, 0-9, dot, underscore and hyphen, and is not a number",
        ),
        *_written("location", "a location", 500),
        *_written("met_at", "where you met", 500),
        *_written("note", "a note", 65536),
        # A day, or --MM-DD where the year is not known; 2000 is a leap year, so --02-29 is one.
        _check(
            f"({_is_day('birthday')}) OR "
            "birthday IS '-' || substr(date('2000' || substr(birthday, 2), '0 days'), 5)",
            "a birthday is a real day, with or without its year",
        ),
        _day("met_on", "the day you met"),
        _day("added_on", "the day a contact was added"),
        _day("snoozed_until", "the end of a snooze"),
        _day("archived_on", "the day of archiving"),
        _check("introduced_by <> id", "nobody introduces themselves"),
        _cadence(),
        _cadence("in_person", "a rhythm of meeting"),
        _STRICT,
    )

    id: int | None = _id()
    uid: str | None = _uid()
    handle: str = _text(unique=True)
    name: str = _text()
    location: str | None = _text(null=True)
    birthday: str | None = _text(null=True)
    met_on: str | None = _text(null=True)
    met_at: str | None = _text(null=True)
    introduced_by: int | None = _reference("contact", "SET NULL", null=True)
    circle_id: int | None = _reference("circle", "SET NULL", null=True)
    cadence_count: int | None = _integer(null=True)
    cadence_unit: str | None = _text(null=True)
    in_person_count: int | None = _integer(null=True)
    in_person_unit: str | None = _text(null=True)
    note: str | None = _text(null=True)
    added_on: str | None = _text(default="(date('now', 'localtime'))")
    snoozed_until: str | None = _text(null=True)
    archived_on: str | None = _text(null=True)
    updated_at: str | None = _text(default=_NOW)


class Detail(SQLModel, table=True):
    """A way to reach or to recognise a contact: an e-mail, a phone, a link, a nickname."""

    __table_args__ = (
        _one_of("kind", "a detail", DETAILS),
        *_written("value", "a detail", 500),
        *_written("folded", "a detail's folded form", 500),
        UniqueConstraint("contact_id", "kind", "folded"),
        Index("detail_by_value", "kind", "folded"),
        _STRICT,
    )

    id: int | None = _id()
    uid: str | None = _uid()
    contact_id: int = _reference("contact", "CASCADE", index=False)
    kind: str = _text()
    value: str = _text()
    folded: str = _text()
    updated_at: str | None = _text(default=_NOW)


class Tag(SQLModel, table=True):
    """A word that a contact is filed under."""

    __table_args__ = (
        *_written("name", "a tag", 100),
        UniqueConstraint("contact_id", "name"),
        _STRICT,
    )

    id: int | None = _id()
    uid: str | None = _uid()
    contact_id: int = _reference("contact", "CASCADE", index=False)
    name: str = _text(index=True)
    updated_at: str | None = _text(default=_NOW)


class Company(SQLModel, table=True):
    """Where people work. One that is `same_as` another is a further name of it, and has nobody."""

    __table_args__ = (
        *_written("name", "a company's name", 500),
        *_written("folded", "a company's folded name", 500),
        _short("link", "a company's link"),
        *_written("note", "a note", 65536),
        _check("same_as <> id", "a company is not another name of itself"),
        Index("company_by_same_as", "same_as", sqlite_where=text("same_as IS NOT NULL")),
        _STRICT,
    )

    id: int | None = _id()
    uid: str | None = _uid()
    name: str = _text()
    folded: str = _text(unique=True)
    same_as: int | None = _reference("company", "CASCADE", null=True, index=False)
    link: str | None = _text(null=True)
    note: str | None = _text(null=True)
    updated_at: str | None = _text(default=_NOW)


class Position(SQLModel, table=True):
    """What a contact does, or did, at a company; the one without an end is today's."""

    __table_args__ = (
        *_written("title", "a title", 500),
        _check(
            "company_id IS NOT NULL OR title IS NOT NULL", "a position has a company or a title"
        ),
        _day("since", "the first day of a position"),
        _day("until", "the last day of a position"),
        _STRICT,
    )

    id: int | None = _id()
    uid: str | None = _uid()
    contact_id: int = _reference("contact", "CASCADE")
    company_id: int | None = _reference("company", "CASCADE", null=True)
    title: str | None = _text(null=True)
    since: str | None = _text(null=True)
    until: str | None = _text(null=True)
    updated_at: str | None = _text(default=_NOW)


class Interaction(SQLModel, table=True):
    """One touch with one contact on one day: met, gave or got."""

    __table_args__ = (
        _day("day", "the day of an interaction"),
        _one_of("direction", "a direction", DIRECTIONS),
        _one_of("channel", "a channel", CHANNELS),
        _one_of("initiator", "who began", INITIATORS),
        *_written("kind", "a kind", 40),
        _check(
            "direction = 'met' OR kind IS NOT NULL",
            "what was given or got needs a kind",
        ),
        _check("weight BETWEEN 1 AND 5", "a weight is from 1 to 5"),
        *_written("note", "a note", 65536),
        *_written("source", "a source", 100),
        *_written("source_key", "a source's key", 500),
        _check("(source IS NULL) = (source_key IS NULL)", "a source and its key belong together"),
        # An import run twice adds nothing. Rows made by hand have no source and never clash.
        UniqueConstraint("source", "source_key", "contact_id", "direction"),
        # Every sum over one contact's log reads this index alone.
        Index("interaction_by_contact", "contact_id", "day", "id", "direction", "weight"),
        Index("interaction_by_day", "day"),
        _check("forwards <> id", "a kindness is passed on by another"),
        Index("interaction_by_forwards", "forwards", sqlite_where=text("forwards IS NOT NULL")),
        _STRICT,
    )

    id: int | None = _id()
    uid: str | None = _uid()
    contact_id: int = _reference("contact", "CASCADE", index=False)
    day: str = _text()
    direction: str = _text(default="'met'")
    channel: str | None = _text(null=True)
    kind: str | None = _text(null=True)
    weight: int = _integer(default=1)
    note: str | None = _text(null=True)
    initiator: str | None = _text(null=True)
    group_uid: str | None = _text(null=True)
    forwards: int | None = _reference("interaction", "SET NULL", null=True, index=False)
    source: str | None = _text(null=True)
    source_key: str | None = _text(null=True)
    updated_at: str | None = _text(default=_NOW)


class Origin(SQLModel, table=True):
    """What another program calls a contact, so that a later import finds the same person."""

    __table_args__ = (
        *_written("source", "a source", 100),
        *_written("source_key", "a source's key", 500),
        UniqueConstraint("source", "source_key"),
        _STRICT,
    )

    id: int | None = _id()
    uid: str | None = _uid()
    contact_id: int = _reference("contact", "CASCADE")
    source: str = _text()
    source_key: str = _text()
    updated_at: str | None = _text(default=_NOW)


class Apart(SQLModel, table=True):
    """Two people who look like one and are not; the one added first is `contact_id`."""

    __table_args__ = (
        _check("contact_id < other_id", "two people are told apart once, the first added first"),
        UniqueConstraint("contact_id", "other_id"),
        _STRICT,
    )

    id: int | None = _id()
    uid: str | None = _uid()
    contact_id: int = _reference("contact", "CASCADE", index=False)
    other_id: int = _reference("contact", "CASCADE")
    updated_at: str | None = _text(default=_NOW)


class Knows(SQLModel, table=True):
    """Two contacts who know each other; the one added first is `contact_id`."""

    __table_args__ = (
        _check("contact_id < other_id", "an acquaintance is entered once, the first added first"),
        _short("how", "how two know each other"),
        _check("strength IN (1, 2, 3)", "a strength is from 1 to 3"),
        *_written("note", "a note", 65536),
        UniqueConstraint("contact_id", "other_id"),
        _STRICT,
    )

    id: int | None = _id()
    uid: str | None = _uid()
    contact_id: int = _reference("contact", "CASCADE", index=False)
    other_id: int = _reference("contact", "CASCADE")
    how: str | None = _text(null=True)
    strength: int | None = _integer(null=True)
    note: str | None = _text(null=True)
    updated_at: str | None = _text(default=_NOW)


class Intro(SQLModel, table=True):
    """An introduction: `by_id` makes it, so that `contact_id` and `other_id` meet.

    By nobody it is made by me, with no other it is made for me.
    """

    __table_args__ = (
        _check(
            "coalesce(other_id, by_id) IS NOT NULL AND contact_id <> coalesce(other_id, 0) "
            "AND by_id IS NOT contact_id AND (by_id IS NULL OR by_id IS NOT other_id)",
            "an introduction is between three people",
        ),
        _one_of("stage", "the stage of an introduction", STAGES),
        _short("wish", "what an introduction is for"),
        _short("outcome", "an outcome"),
        *_written("note", "a note", 65536),
        _day("asked_on", "the day an introduction was asked for"),
        _day("made_on", "the day an introduction was made"),
        _check("(stage = 'made') = (made_on IS NOT NULL)", "what was made has the day it was made"),
        _STRICT,
    )

    id: int | None = _id()
    uid: str | None = _uid()
    contact_id: int = _reference("contact", "CASCADE")
    other_id: int | None = _reference("contact", "CASCADE", null=True)
    by_id: int | None = _reference("contact", "CASCADE", null=True)
    stage: str = _text(default="'asked'")
    wish: str | None = _text(null=True)
    outcome: str | None = _text(null=True)
    note: str | None = _text(null=True)
    asked_on: str | None = _text(default="(date('now', 'localtime'))")
    made_on: str | None = _text(null=True)
    updated_at: str | None = _text(default=_NOW)


class Loop(SQLModel, table=True):
    """Something open between me and a contact until it is answered: see `rules.LOOPS`."""

    __table_args__ = (
        _one_of("kind", "what is open", LOOPS),
        _short("what", "what is open"),
        _day("opened_on", "the day something was opened"),
        _day("due_on", "the day by which something is due"),
        _one_of("state", "a state", STATES),
        _day("closed_on", "the day something was closed"),
        _check("(state = 'open') = (closed_on IS NULL)", "what is closed has the day it was"),
        *_written("note", "a note", 65536),
        Index("loop_open", "contact_id", sqlite_where=text("state = 'open'")),
        _STRICT,
    )

    id: int | None = _id()
    uid: str | None = _uid()
    contact_id: int = _reference("contact", "CASCADE")
    kind: str = _text()
    what: str = _text()
    opened_on: str | None = _text(default="(date('now', 'localtime'))")
    due_on: str | None = _text(null=True)
    state: str = _text(default="'open'")
    closed_on: str | None = _text(null=True)
    note: str | None = _text(null=True)
    intro_id: int | None = _reference("intro", "SET NULL", null=True)
    updated_at: str | None = _text(default=_NOW)


class Topic(SQLModel, table=True):
    """What a contact can offer, or needs; of no contact, what I do."""

    __table_args__ = (
        _one_of("direction", "a topic", TOPICS),
        _short("name", "a topic"),
        _short("folded", "a topic's folded form"),
        _day("since", "the day of a topic"),
        Index("topic_once", text("coalesce(contact_id, 0)"), "direction", "folded", unique=True),
        Index("topic_by_name", "folded"),
        _STRICT,
    )

    id: int | None = _id()
    uid: str | None = _uid()
    contact_id: int | None = _reference("contact", "CASCADE", null=True)
    direction: str = _text()
    name: str = _text()
    folded: str = _text()
    since: str | None = _text(default="(date('now', 'localtime'))")
    updated_at: str | None = _text(default=_NOW)


class Target(SQLModel, table=True):
    """A company or a person whom I want to reach."""

    __table_args__ = (
        _check("(company_id IS NULL) <> (contact_id IS NULL)", "a target is a company or a person"),
        _short("role", "a role"),
        _short("step", "a next step"),
        _day("opened_on", "the day a target was set"),
        _day("due_on", "the day by which a target is due"),
        _day("closed_on", "the day a target was reached"),
        _STRICT,
    )

    id: int | None = _id()
    uid: str | None = _uid()
    contact_id: int | None = _reference("contact", "CASCADE", null=True)
    company_id: int | None = _reference("company", "CASCADE", null=True)
    role: str | None = _text(null=True)
    step: str | None = _text(null=True)
    opened_on: str | None = _text(default="(date('now', 'localtime'))")
    due_on: str | None = _text(null=True)
    closed_on: str | None = _text(null=True)
    updated_at: str | None = _text(default=_NOW)


class Setting(SQLModel, table=True):
    """What the user said once for all: my own addresses, how a team's CSV files are read."""

    __table_args__ = (
        *_written("name", "a setting's name", 100),
        *_written("value", "a setting's value", 1048576),
        _STRICT,
    )

    id: int | None = _id()
    uid: str | None = _uid()
    name: str = _text(unique=True)
    value: str = _text()
    updated_at: str | None = _text(default=_NOW)


class Source(SQLModel, table=True):
    """A file or folder from which `pull` reads what is new."""

    __table_args__ = (
        *_written("kind", "a source's kind", 40),
        *_written("path", "a source's path", 4096),
        *_written("me", "your own address", 4096),
        _check("creates IN (0, 1)", "a source adds people or it does not"),
        _check("paused IN (0, 1)", "a source is paused or it is not"),
        UniqueConstraint("kind", "path"),
        _STRICT,
    )

    id: int | None = _id()
    uid: str | None = _uid()
    kind: str = _text()
    path: str = _text()
    me: str | None = _text(null=True)
    creates: int = _integer(default=0)
    paused: int = _integer(default=0)
    updated_at: str | None = _text(default=_NOW)


class Pull(SQLModel, table=True):
    """How the last pull of a source went."""

    __table_args__ = (_STRICT | {"sqlite_autoincrement": False},)

    source_id: int | None = Field(
        default=None,
        sa_type=Integer,
        primary_key=True,
        sa_column_args=[ForeignKey("source.id", ondelete="CASCADE")],
    )
    at: str = _text()
    added: int = _integer(default=0)
    updated: int = _integer(default=0)
    touches: int = _integer(default=0)
    rejected: int = _integer(default=0)
    failure: str | None = _text(null=True)


class Pulled(SQLModel, table=True):
    """A file of a source as it was when it was last read, and the day it has more to say."""

    __table_args__ = (_STRICT | {"sqlite_autoincrement": False},)

    source_id: int = Field(
        sa_type=Integer,
        primary_key=True,
        sa_column_args=[ForeignKey("source.id", ondelete="CASCADE")],
    )
    name: str = _text(primary_key=True)
    size: int = _integer(default=0)
    modified: int = _integer(default=0)
    again: str | None = _text(null=True)


class Stamp(SQLModel, table=True):
    """When a field of a row from another database was really written.

    It holds for as long as `operation_id`, which brought it, was the last to write the field.
    """

    __table_args__ = (_STRICT | {"sqlite_autoincrement": False},)

    uid: str = _text(primary_key=True)
    field: str = _text(primary_key=True)
    at: str = _text()
    operation_id: int = _reference("operation", "CASCADE", index=False)


class Standing(SQLModel, table=True):
    """What the log adds up to for one contact. Triggers keep it; it knows nothing of today."""

    __table_args__ = (
        # One for each part of `owed`: your turn, their turn, even; the biggest and oldest first.
        Index("standing_yours", "balance", "open_since", sqlite_where=text("balance < 0")),
        Index(
            "standing_theirs", text("balance DESC"), "open_since", sqlite_where=text("balance > 0")
        ),
        Index("standing_even", "contact_id", sqlite_where=text("balance = 0 AND gave > 0")),
        # Among those of one cadence the most urgent are the longest due.
        Index("standing_due", "cadence_days", "due_on", sqlite_where=text("due_on IS NOT NULL")),
        _STRICT | {"sqlite_autoincrement": False},
    )

    contact_id: int | None = Field(
        default=None,
        sa_type=Integer,
        primary_key=True,
        sa_column_args=[ForeignKey("contact.id", ondelete="CASCADE")],
    )
    last_touch: str | None = _text(null=True)
    touches: int = _integer(default=0)
    gave: int = _integer(default=0)
    got: int = _integer(default=0)
    balance: int = _integer(default=0)
    open_since: str | None = _text(null=True)
    cadence_count: int | None = _integer(null=True)
    cadence_unit: str | None = _text(null=True)
    cadence_from: str | None = _text(null=True)
    cadence_days: int | None = _integer(null=True)
    due_on: str | None = _text(null=True)


class Operation(SQLModel, table=True):
    """One command that wrote something: what undo takes back as a whole."""

    __table_args__ = (
        _one_of("state", "an operation's state", ("open", "bulk", "done")),
        _STRICT,
    )

    id: int | None = _id()
    at: str | None = _text(default=_NOW)
    command: str = _text()
    state: str | None = _text(default="'done'")
    undoes: int | None = _reference("operation", "SET NULL", null=True)
    undone_by: int | None = _reference("operation", "SET NULL", null=True)


class Change(SQLModel, table=True):
    """One row before and after, written by triggers on every table that people fill."""

    __table_args__ = (_STRICT,)

    id: int | None = _id()
    operation_id: int = _reference("operation", "CASCADE")
    table_name: str = _text()
    row_id: int = _integer()
    contact_id: int | None = _integer(null=True, index=True)
    before: str | None = _text(null=True)
    after: str | None = _text(null=True)


class Tombstone(SQLModel, table=True):
    """The uid of a deleted row, so that merging two databases respects the deletion."""

    __table_args__ = (_STRICT | {"sqlite_autoincrement": False},)

    uid: str = _text(primary_key=True)
    table_name: str = _text()
    deleted_at: str | None = _text(default=_NOW)


class Unindexed(SQLModel, table=True):
    """What the search index has yet to read again: a contact's id, or a note's day and id."""

    __table_args__ = (_STRICT | {"sqlite_autoincrement": False},)

    kind: str = _text(primary_key=True)
    key: int = Field(sa_type=Integer, primary_key=True)


# What people fill, in an order that respects references: undoable, with a uid and tombstones.
KEPT = tuple(
    SQLModel.metadata.tables[name]
    for name in (
        *("circle", "contact", "detail", "tag"),
        *("company", "position", "interaction", "origin"),
        *("apart", "knows", "intro", "loop", "topic", "target", "setting", "source"),
    )
)
