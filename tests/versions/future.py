"""Versions of netlog that are yet to come, made up, to upgrade to."""

from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from sqlalchemy import CheckConstraint, Column, ForeignKey, Integer, MetaData, Table, Text
from sqlalchemy.sql.expression import text
from sqlmodel import SQLModel

from netlog import models, schema
from netlog.schema import steps
from netlog.store import connection


def _nothing(_db: object) -> None:
    pass


class Future:
    """A later netlog, as long as the test lasts: its tables, the text of its views, its steps."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, version: int = 2) -> None:
        self.metadata = MetaData()
        for table in SQLModel.metadata.sorted_tables:
            table.to_metadata(self.metadata)
        self.kept = [self.metadata.tables[table.name] for table in models.KEPT]
        self.other_words: list[tuple[str, str]] = []
        self.steps: dict[int, steps.Step] = dict.fromkeys(range(2, version + 1), _nothing)
        self._statements = schema.statements
        self.former: set[str] = set()
        monkeypatch.setattr(schema, "SQLModel", SimpleNamespace(metadata=self.metadata))
        monkeypatch.setattr(schema, "statements", self.statements)
        monkeypatch.setattr(models, "KEPT", self.kept)
        monkeypatch.setattr(connection, "SCHEMA_VERSION", version)
        monkeypatch.setattr(steps, "STEPS", self.steps)
        monkeypatch.setattr(steps, "FORMER", self.former)

    def __getitem__(self, table: str) -> Table:
        return self.metadata.tables[table]

    def statements(self) -> Iterator[str]:
        """Yield the statements that make this version's schema."""
        for statement in self._statements():
            said = statement
            for old, new in self.other_words:
                said = said.replace(old, new)
            yield said

    def step(self, work: steps.Step, version: int = 2) -> None:
        """Have a step do this."""
        self.steps[version] = work

    def say(self, old: str, new: str) -> None:
        """Have views, triggers and search tables say something else."""
        assert any(old in statement for statement in self.statements())
        self.other_words.append((old, new))

    def add_column(self, table: str, name: str, default: str | None = None) -> None:
        """Have one column more, behind the others."""
        server = text(default) if default else None
        column: Column[str] = Column(name, Text, nullable=default is None, server_default=server)
        self[table].append_column(column)

    def new_kept_table(self, name: str, *columns: str) -> None:
        """Have one more of the tables that people fill; a `contact_id` refers."""
        uid, now = models._UID, models._NOW
        made = Table(
            name,
            self.metadata,
            Column("id", Integer, primary_key=True),
            Column("uid", Text, nullable=False, server_default=text(uid), unique=True),
            *(
                Column(column, Integer, ForeignKey("contact.id", ondelete="CASCADE"))
                if column == "contact_id"
                else Column(column, Text)
                for column in columns
            ),
            Column("updated_at", Text, nullable=False, server_default=text(now)),
            sqlite_strict=True,
            sqlite_autoincrement=True,
        )
        self.kept.append(made)

    def drop_column(self, table: str, name: str) -> None:
        """Have one column less, and none of its rules."""
        there = self[table]
        for rule in list(there.constraints):
            if isinstance(rule, CheckConstraint) and name in str(rule.sqltext):
                there.constraints.remove(rule)
        there._columns.remove(there.columns[name])

    def rename_column(self, table: str, old: str, new: str) -> None:
        """Have a column under another name, in the same place."""
        self[table].columns[old].name = new

    def rule(self, table: str, rule: str, sentence: str) -> None:
        """Have one rule more."""
        self[table].append_constraint(CheckConstraint(rule, name=sentence))
