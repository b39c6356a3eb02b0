"""What each command of every day costs to start, next to importing its libraries alone."""

import sys
from collections.abc import Iterator
from pathlib import Path

from tests.bench import cost
from tests.bench.program import PROGRAM, TAB, variables

_PLAIN = "import sqlite3, typer"
_RICH = "import sqlite3, typer, rich.table, rich.console"
_WORDS = (
    ("due",),
    ("owed",),
    ("prompt",),
    ("log", "1", "-m", "tea"),
    ("gave", "1", "intro"),
    ("add", "Oda Berg"),
    ("--help",),
)


def lines(database: Path) -> Iterator[str]:
    """Yield the lines of the table."""
    given = variables(database)
    # Once before counting: compiles the bytecode, and makes the day's backup.
    cost.use((PROGRAM, "log", "1"), given)
    plain, rich = (cost.instructions((sys.executable, "-c", c), given) for c in (_PLAIN, _RICH))
    yield f"start: M instructions, next to python -c '{_PLAIN}'"
    for words in _WORDS:
        yield _line(" ".join(words), cost.instructions((PROGRAM, *words), given), plain)
    yield _line("TAB", cost.instructions((PROGRAM,), given | TAB), plain)
    table = cost.instructions((PROGRAM, "due", "-n", "20"), given, terminal=True)
    yield _line("due -n 20, a table", table, rich) + ", with rich.table, rich.console"


def _line(name: str, count: float, base: float) -> str:
    return f"{name:24}{count:8.0f} {count / base:6.2f} x of {base:.0f}"
