"""`netlog find`: people and notes, by words."""

import re
from collections.abc import Sequence
from typing import Annotated

import typer

from netlog import names, output
from netlog.app import command
from netlog.output import Listing, View
from netlog.run import Run
from netlog.store import search
from netlog.store.search import Found

_SNIPPET = 60  # characters
_BEFORE = 20  # of them, at most so many before the first word that fits

FOUND = Listing(
    "match",
    "matches",
    Found._fields,
    ("name", "where", "day", "text"),
    headings={"text": "note"},
)


@command(listing=FOUND)
def find(
    run: Run,
    view: View,
    words: Annotated[
        list[str],
        typer.Argument(metavar="WORDS...", help="Words or their beginnings; all must fit."),
    ],
    people: Annotated[bool, typer.Option("--people", help="Only people.")] = False,
    notes: Annotated[bool, typer.Option("--notes", help="Only notes.")] = False,
) -> None:
    """Find people and notes by words.

    People are found by all that is known of them, and come first; then notes, the latest first.
    Accents and case don't matter.

    Examples:
      netlog find graca
      netlog find soup night --notes
    """
    text = " ".join(words)
    which = {"people": people or not notes, "notes": notes or not people}
    with run.reading() as db:
        rows = search.found(db, text, **which, limit=view.needed)
        total = len(rows)
        if total == view.needed and view.format == "table":
            total = search.count(db, text, **which)
    wanted = names.words(text)
    listing = FOUND._replace(words={"text": lambda row: snippet(row.text or "", wanted)})
    output.show(run.terminal, listing, rows, view, total=total, empty="nothing fits all of that")


def snippet(text: str, wanted: Sequence[str]) -> str:
    """Return the part of `text` around the first word that begins like one that is `wanted`.

    One line of about 60 characters, cut between words where it can be; `wanted` is folded.
    """
    line = " ".join(text.split())
    if len(line) <= _SNIPPET:
        return line
    fitting = (
        word.start()
        for word in re.finditer(r"[^\W_]+", line)
        if names.fold(word[0]).startswith(tuple(wanted))
    )
    hit = next(fitting, 0)
    start = max(0, min(hit - _BEFORE, len(line) - _SNIPPET))
    end = start + _SNIPPET
    if start:
        start = max(start, line.find(" ", start, hit) + 1)
    if end < len(line):
        end = max(line.rfind(" ", hit, end + 1), 0) or end
    return f"{'…' if start else ''}{line[start:end]}{'…' if end < len(line) else ''}"
