"""The naive twin, which the benchmark compares netlog with, answers as netlog does."""

import sqlite3
from contextlib import closing

import pytest
from sqlmodel import Session, create_engine

from netlog.store import balances, connection, dues
from tests.bench import network, peers, twin


@pytest.fixture(scope="module")
def both(tmp_path_factory):
    """Return netlog's database and a session on the twin's, of the same people."""
    folder = tmp_path_factory.mktemp("bench")
    database = folder / "netlog.db"
    network.write(database, 300, each=peers.TOUCHES)
    with closing(sqlite3.connect(database)) as db:
        peers.twins(folder, db)
    with (
        connection.reading(database) as db,
        Session(create_engine(f"sqlite:///{folder}/twin.db")) as session,
    ):
        yield db, session


def test_the_twin_lists_who_is_due_in_the_same_order(both):
    """What the two are compared at is the same answer."""
    db, session = both
    ours = dues.due(db, network.LAST_DAY)
    theirs = twin.due_people(twin.contacts(session), network.LAST_DAY)
    assert len(ours) > 100
    assert [(row.handle, row.due_on) for row in ours] == [
        (person.handle, str(person.due_on)) for person in theirs
    ]


def test_the_twin_lists_whose_turn_it_is_in_the_same_order(both):
    """The same people, balances and days since when they are open."""
    db, session = both
    ours = balances.owed(db, network.LAST_DAY)
    theirs = twin.owed_people(twin.contacts(session))
    assert len({row.turn for row in ours}) == 3
    assert [(row.handle, row.balance, row.open_since) for row in ours] == [
        (person.handle, person.balance, person.open_since and str(person.open_since))
        for person in theirs
    ]
