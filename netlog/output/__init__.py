"""Rows on their way out: a table for a person, a promise for a script.

All text from people or files passes here, and only here, on its way to a stream. What each
format makes of a field, and of a listing with no rows:

    format    columns  a field is      made harmless by  no rows
    table     shown    said in words   safe              a remark on a terminal, else nothing
    plain     shown    said in words   escaped           a remark on a terminal, else nothing
    markdown  shown    said in words   safe, backslashes nothing
    tsv       all      as stored       escaped           the header
    csv       all      as stored       safe, guarded     the header
    json      all      as stored       ASCII             []
    jsonl     all      as stored       ASCII             nothing
    ids       handle   as stored       escaped           nothing

A command in a pipe needs the first three modules below; the others are imported when they are
first asked for, and so is each format.
"""

from typing import TYPE_CHECKING

from netlog.output.harmless import escaped, safe, unescaped
from netlog.output.listings import FORMATS, Listing, View, show, view
from netlog.output.terminals import (
    LONGEST,
    Terminal,
    ask,
    asked,
    pour,
    remark,
    say,
    say_file,
    terminal,
)

if TYPE_CHECKING:
    from netlog.output.bars import progress
    from netlog.output.cards import card
    from netlog.output.keys import key
    from netlog.output.records import json_text, say_json
    from netlog.output.sheets import spreadsheet_plain, spreadsheet_safe
    from netlog.output.widths import display_width
else:
    _LATER = {
        "card": "cards",
        "display_width": "widths",
        "json_text": "records",
        "key": "keys",
        "progress": "bars",
        "say_json": "records",
        "spreadsheet_plain": "sheets",
        "spreadsheet_safe": "sheets",
    }

    def __getattr__(name: str) -> object:
        from importlib import import_module

        if name not in _LATER:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(f"{__name__}.{_LATER[name]}"), name)


__all__ = [
    "FORMATS",
    "LONGEST",
    "Listing",
    "Terminal",
    "View",
    "ask",
    "asked",
    "card",
    "display_width",
    "escaped",
    "json_text",
    "key",
    "pour",
    "progress",
    "remark",
    "safe",
    "say",
    "say_file",
    "say_json",
    "show",
    "spreadsheet_plain",
    "spreadsheet_safe",
    "terminal",
    "unescaped",
    "view",
]
