"""What each command costs as the network grows."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import count
from pathlib import Path

from tests.bench import cost
from tests.bench.program import PROGRAM, TAB, variables

# WHO is somebody with about as many interactions as most; FRIEND is who has the most of all; NEW is
# a name that nobody has.
_WORDS = (
    "due -n 50",
    "owed -n 50",
    "open -n 50",
    "show WHO",
    "find chess -n 20",
    "history WHO -n 20",
    "list -n 50",
    "prompt",
    "TAB",
    "log WHO -m tea",
    "gave WHO intro",
    "asked WHO tea",
    "add NEW",
    "log FRIEND -m tea",
)
_numbers = count(1)


def lines(databases: Sequence[tuple[int, Path]]) -> Iterator[str]:
    """Yield the lines of the table, for databases by their numbers of contacts."""
    yield "scale: M instructions, next to the first size; MB"
    yield f"{'contacts':20}" + "".join(f"{size:>20,}" for size, _ in databases)
    for words in _WORDS:
        first = 0.0
        said = f"{words:20}"
        for size, database in databases:
            used = cost.use(*_asked(words, size, database))
            counted = cost.instructions(*_asked(words, size, database))
            first = first or counted
            said += f"{counted:8.0f} {counted / first:5.2f}x {used.memory:3.0f}MB"
        yield said


def _asked(words: str, size: int, database: Path) -> tuple[tuple[str, ...], dict[str, str]]:
    given = variables(database)
    if words == "TAB":
        return (PROGRAM,), given | TAB
    people = {
        "WHO": str(size // 2),
        "FRIEND": _friend(database),
        "NEW": f"Oda Berg {next(_numbers)}",
    }
    return (PROGRAM, *(people.get(word, word) for word in words.split())), given


def _friend(database: Path) -> str:
    with closing(sqlite3.connect(database)) as db:
        (friend,) = db.execute(
            "SELECT contact_id FROM standing ORDER BY touches DESC, contact_id LIMIT 1"
        ).fetchone()
    return str(friend)
