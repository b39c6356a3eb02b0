"""Tags: the words that people are filed under."""

from collections.abc import Sequence
from typing import Annotated, Any

from netlog.app import command, who_is
from netlog.errors import Misread, NothingFound
from netlog.run import Run
from netlog.store import contacts
from netlog.store.contacts import Named

Words = Annotated[
    list[str],
    who_is("WHO TAG...", "One person, then tags; a tag may be written #so or +so."),
]


@command()
def tag(run: Run, words: Words) -> None:
    """File somebody under tags.

    The person is the longest beginning of the words that names exactly one; the rest are tags,
    and so is whatever begins with # or +.

    Examples:
      netlog tag ada nwosu translator early-reader
      netlog tag kenji "#bicycle repair"
    """
    with run.writing() as db:
        person, tags = _read(db, words)
        contacts.tag(db, person.id, tags)
        present = contacts.tags_of(db, person.id)
    run.say(_said(person, present))


@command()
def untag(run: Run, words: Words) -> None:
    """Take tags off somebody.

    The words are read as those of 'netlog tag'.

    Examples:
      netlog untag ada book
      netlog untag tomasz +globex
    """
    with run.writing() as db:
        person, tags = _read(db, words)
        for name in tags:
            if not contacts.untag(db, person.id, [name]):
                raise NothingFound(f"there is no tag '{name}' to take off")
        present = contacts.tags_of(db, person.id)
    run.say(_said(person, present))


def _read(db: Any, words: Sequence[str]) -> tuple[Named, list[str]]:
    """Tell the person from the tags.

    Raises:
        Misread: there is no tag, or nobody before it.
        NothingFound: the words begin with nobody's name.
        SeveralFound: the words that begin them fit more than one person.
    """
    marked = [word[1:] for word in words if word[:1] in {"#", "+"}]
    plain = [word for word in words if word[:1] not in {"#", "+"}]
    if not plain:
        raise Misread("that takes a person before the tags", "as in: netlog tag ada book")
    whole = contacts.matching(db, " ".join(plain))
    if not marked and (len(plain) == 1 or len(whole) == 1):
        raise Misread(
            f"'{' '.join(plain)}' is a person and no tag", "as in: netlog tag ada book, or #book"
        )
    longest = len(plain) if marked else len(plain) - 1
    fitting = {
        taken: len(contacts.matching(db, " ".join(plain[:taken])))
        for taken in range(longest, 0, -1)
    }
    sure = [taken for taken, people in fitting.items() if people == 1]
    # Without anybody for sure, the longest that fits several says most about whom to choose from.
    unsure = [taken for taken, people in fitting.items() if people]
    taken = next(iter([*sure, *unsure, 1]))
    return contacts.named(db, " ".join(plain[:taken])), plain[taken:] + marked


def _said(person: Named, tags: Sequence[str]) -> str:
    return f"{person.name}: {', '.join(tags)}" if tags else f"{person.name} has no tags"
