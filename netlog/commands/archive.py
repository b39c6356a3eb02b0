"""Archiving: people who are kept, but never due."""

from netlog.app import Who, command
from netlog.commands.log import said_done
from netlog.run import Run
from netlog.store import contacts, reckonings


@command()
def archive(run: Run, who: Who) -> None:
    """Keep somebody, but never have them due.

    Their history, balance and details stay as they are.

    Examples:
      netlog archive nestor
      netlog archive henrik zsofia
    """
    with run.writing() as db:
        people = [reckonings.reckoning(db, person.id) for person in contacts.several_named(db, who)]
        for person in people:
            if person.archived_on is None:
                contacts.archive(db, person.id, run.today)
    for person in people:
        if person.archived_on is None:
            run.say(f"{person.name} is archived; 'netlog unarchive {person.handle}' undoes that")
        else:
            run.say(f"{person.name} is archived already, since {person.archived_on}")


@command()
def unarchive(run: Run, who: Who) -> None:
    """Bring an archived person back.

    Examples:
      netlog unarchive nestor
      netlog unarchive henrik zsofia
    """
    with run.writing() as db:
        people = [reckonings.reckoning(db, person.id) for person in contacts.several_named(db, who)]
        for person in people:
            if person.archived_on is not None:
                contacts.archive(db, person.id, None)
        now = [reckonings.reckoning(db, person.id) for person in people]
    for before, after in zip(people, now, strict=True):
        said = "is not archived" if before.archived_on is None else "is back"
        run.say(f"{after.name} {said}; {said_done(after, run.today)}")
