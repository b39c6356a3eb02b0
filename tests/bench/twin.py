"""A naive twin of `due` and `owed`, for comparison: `python -m tests.bench.twin owed FILE`.

Written as one would write it first: a Typer app, everything imported at the top, SQLModel
sessions, balances and due days added up in Python, a Rich table. It gives the same people in the
same order as netlog; a test compares.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from dateutil.relativedelta import relativedelta
from rich.console import Console
from rich.table import Table
from sqlalchemy.orm import registry, selectinload
from sqlmodel import Field, Relationship, Session, SQLModel, create_engine, select

DAYS = {"week": 7, "month": 30, "year": 365}


class Base(SQLModel, registry=registry()):
    """Keeps the twin's tables apart from netlog's own."""


class Circle(Base, table=True):
    """A group of people with a cadence."""

    id: int | None = Field(default=None, primary_key=True)
    name: str
    count: int
    unit: str


class Interaction(Base, table=True):
    """One touch with one person."""

    id: int | None = Field(default=None, primary_key=True)
    contact_id: int = Field(foreign_key="contact.id", index=True)
    day: date
    direction: str
    kind: str | None = None
    weight: int = 1
    channel: str | None = None
    note: str | None = None


class Contact(Base, table=True):
    """A person."""

    id: int | None = Field(default=None, primary_key=True)
    handle: str = Field(unique=True)
    name: str
    circle_id: int | None = Field(default=None, foreign_key="circle.id")
    count: int | None = None
    unit: str | None = None
    added_on: date
    circle: Circle | None = Relationship()
    interactions: list[Interaction] = Relationship()

    @property
    def cadence(self) -> tuple[int, str] | None:
        """How often to be in touch: the person's own, else the circle's."""
        if self.count and self.unit:
            return self.count, self.unit
        return (self.circle.count, self.circle.unit) if self.circle else None

    @property
    def last_touch(self) -> date | None:
        """The latest day."""
        return max((touch.day for touch in self.interactions), default=None)

    @property
    def due_on(self) -> date | None:
        """The day to be in touch by."""
        if self.cadence is None:
            return None
        count, unit = self.cadence
        step: dict[str, int] = {f"{unit}s": count}
        return (self.last_touch or self.added_on) + relativedelta(**step)  # type: ignore[arg-type] # any unit

    def weight(self, direction: str) -> int:
        """What was given, or got, in all."""
        return sum(touch.weight for touch in self.interactions if touch.direction == direction)

    @property
    def balance(self) -> int:
        """What was given minus what was got."""
        return self.weight("gave") - self.weight("got")

    @property
    def open_since(self) -> date | None:
        """The day of the oldest part that is not returned yet."""
        direction = "gave" if self.balance > 0 else "got"
        returned = min(self.weight("gave"), self.weight("got"))
        for touch in sorted(self.interactions, key=lambda touch: (touch.day, touch.id or 0)):
            returned -= touch.weight if touch.direction == direction else 0
            if returned < 0:
                return touch.day
        return None


def urgency(contact: Contact, today: date) -> float:
    """Return the days late by the cadence's days."""
    assert contact.due_on is not None
    assert contact.cadence is not None
    count, unit = contact.cadence
    return (today - contact.due_on).days / (count * DAYS[unit])


def due_people(people: Iterable[Contact], today: date) -> list[Contact]:
    """Return who is due, the most urgent first."""
    late = [person for person in people if person.due_on and person.due_on <= today]
    return sorted(late, key=lambda person: (-urgency(person, today), person.due_on, person.id))


def owed_people(people: Iterable[Contact]) -> list[Contact]:
    """Return who gave or got: your turn first, then theirs, the biggest and oldest first."""

    def place(person: Contact) -> tuple[int, int, date, int]:
        turn = 0 if person.balance < 0 else 1 if person.balance > 0 else 2
        return turn, -abs(person.balance), person.open_since or date.max, person.id or 0

    return sorted((p for p in people if p.weight("gave") or p.weight("got")), key=place)


app = typer.Typer()
console = Console()
File = Annotated[Path, typer.Argument()]
Today = Annotated[str, typer.Option()]
Limit = Annotated[int | None, typer.Option("-n")]


def contacts(session: Session) -> Sequence[Contact]:
    """Load everybody, with all their interactions."""
    related = selectinload(Contact.interactions), selectinload(Contact.circle)  # type: ignore[arg-type] # SQLModel types them as values
    return session.exec(select(Contact).options(*related)).all()


@app.command()
def due(file: File, today: Today, limit: Limit = None) -> None:
    """Show who is due."""
    day = date.fromisoformat(today)
    table = Table("handle", "name", "days late", "cadence", "last touch")
    with Session(create_engine(f"sqlite:///{file}")) as session:
        for person in due_people(contacts(session), day)[:limit]:
            assert person.due_on is not None
            assert person.cadence is not None
            cadence = f"{person.cadence[0]} {person.cadence[1]}"
            late = str((day - person.due_on).days)
            touched = str(person.last_touch or "never")
            table.add_row(person.handle, person.name, late, cadence, touched)
    console.print(table)


@app.command()
def owed(file: File, limit: Limit = None) -> None:
    """Show whose turn it is."""
    table = Table("handle", "name", "balance", "gave", "got", "open since")
    with Session(create_engine(f"sqlite:///{file}")) as session:
        for person in owed_people(contacts(session))[:limit]:
            gave, got = person.weight("gave"), person.weight("got")
            numbers = f"{person.balance:+}", str(gave), str(got), str(person.open_since or "")
            table.add_row(person.handle, person.name, *numbers)
    console.print(table)


def write(file: Path, circles: Iterable[Circle], people: Iterable[Contact]) -> None:
    """Write a new database with these circles, people and their interactions."""
    engine = create_engine(f"sqlite:///{file}")
    Base.metadata.create_all(engine)
    with Session(engine) as session:
        session.add_all([*circles, *people])
        session.commit()
    engine.dispose()


if __name__ == "__main__":
    app()
