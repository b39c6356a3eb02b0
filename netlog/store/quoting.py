"""Quoting: where somebody is named in what is stored of nobody, and how that is forgotten.

A journal's own lines are kept as settings, and what went wrong with a file is kept by its name.
"""

import sqlite3
from collections.abc import Callable, Collection
from typing import NamedTuple

from netlog import names
from netlog.store import settings
from netlog.store.operations import image

_OWN = (settings.ME, settings.REGION)  # which are the user's own
_WORDINGS = ".wordings"  # which may name people by half of their name


class _Called(NamedTuple):
    """What people are and were called, folded."""

    names: frozenset[str]  # nicknames as well
    values: frozenset[str]  # addresses, numbers and links
    places: frozenset[str]  # where nobody else is


def forget(db: sqlite3.Connection, contacts: Collection[int]) -> None:
    """Take the lines that name contacts out of settings, and out of the change log of these.

    For a bulk operation, as long as the change log still says what these were called.
    """
    names_them = _naming(_called(db, contacts))
    for name, said in settings.listed(db):
        left = _left(name, said, names_them)
        if left != said:
            settings.put(db, name, left)
    ids = db.execute("SELECT id FROM change WHERE table_name = 'setting'").fetchall()
    for (number,) in ids:
        query = "SELECT before, after FROM change WHERE id = ?"
        before, after = db.execute(query, (number,)).fetchone()
        images = [_cleared(each, names_them) for each in (before, after)]
        if images != [before, after]:
            query = "UPDATE change SET before = ?, after = ? WHERE id = ?"
            db.execute(query, (*images, number))
    db.execute("DELETE FROM change WHERE table_name = 'setting' AND before = after")
    # It quotes a file's name, and is found out again by the next pull.
    db.execute("UPDATE pull SET failure = NULL WHERE failure IS NOT NULL")


def _called(db: sqlite3.Connection, contacts: Collection[int]) -> _Called:
    """Return what contacts are and were called."""
    marks = ", ".join("?" * len(contacts))
    images = db.execute(
        "SELECT table_name, before, after FROM change "
        f"WHERE contact_id IN ({marks}) AND table_name IN ('contact', 'detail')",
        tuple(contacts),
    )
    every, values, places = set[str](), set[str](), set[str]()
    for table, *pair in images:
        for said in map(image, filter(None, pair)):
            if table == "contact":
                every.add(names.fold(said["name"] or ""))
                places.add(names.fold(said["location"] or ""))
            else:
                called = every if said["kind"] == "nickname" else values
                called.add(names.fold(said["value"] or ""))
    elsewhere = db.execute("SELECT location FROM contact WHERE location IS NOT NULL")
    places -= {names.fold(place) for (place,) in elsewhere}
    return _Called(*(frozenset(each - {""}) for each in (every, values, places)))


def _naming(called: _Called) -> Callable[[str, str], bool]:
    """Return what tells whether a line of a setting names somebody who is called so."""
    whole = [set(names.words(each)) for each in called.names]
    parts = {word for words in whole for word in words if len(word) > 1}

    def names_them(setting: str, line: str) -> bool:
        folded, words = names.fold(line), set(names.words(line))
        if setting.endswith(_WORDINGS) and not parts.isdisjoint(words):
            return True
        return (
            folded in called.names | called.places
            or any(value in folded for value in called.values)
            or any(each and each <= words for each in whole)
        )

    return names_them


def _left(setting: str, said: str, names_them: Callable[[str, str], bool]) -> str | None:
    """Return a setting's value without the lines that name them; None if nothing is left."""
    if setting in _OWN or setting.startswith(settings.PROFILE):
        return said
    return "\n".join(line for line in said.split("\n") if not names_them(setting, line)) or None


def _cleared(said: str | None, names_them: Callable[[str, str], bool]) -> str | None:
    """Return a setting's image without the lines that name them."""
    told = image(said or "")
    value = told.get("value")
    left = _left(told.get("name") or "", value, names_them) if value else value
    if said is None or value is None or left == value:
        return said
    # Empty it could not be undone.
    return said.replace(_quoted(value), _quoted(left or "-"))


def _quoted(value: str) -> str:
    return " value='" + value.replace("'", "''") + "'"
