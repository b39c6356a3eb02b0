"""`netlog info`: which netlog this is, which database, and which settings."""

import os
import platform
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import typer

from netlog import __version__, output
from netlog.app import command
from netlog.errors import Unavailable
from netlog.output import Terminal
from netlog.run import Run, database
from netlog.store.census import SQLITE, Census, census


class Setting(NamedTuple):
    """Something that the surroundings decide: what it is, and what decided it."""

    name: str
    value: str
    came_from: str


@command()
def info(
    run: Run,
    json: Annotated[bool, typer.Option("--json", help="All of it as one object.")] = False,
) -> None:
    """Show the version, the database and the settings.

    What to send along when something goes wrong: nothing of what you keep about people is in it.

    Examples:
      netlog info
      netlog info --json
    """
    path, named_by = database(run.database)
    held, trouble = _held(run)
    facts = {
        "version": __version__,
        "python": platform.python_version(),
        "sqlite": SQLITE,
        "database": str(path),
        "database_from": named_by,
        **_file(path),
        **dict.fromkeys(Census._fields),
        **(held._asdict() if held else {}),
        "today": run.today.isoformat(),
        "today_from": run.today_from,
        "settings": [setting._asdict() for setting in settings(os.environ, run.terminal)],
    }
    if json:
        output.say_json(run.terminal, facts)
    else:
        output.card(run.terminal, f"netlog {__version__}", _said(facts))
    if trouble and facts["exists"]:
        raise trouble


def settings(environ: Mapping[str, str], terminal: Terminal) -> list[Setting]:
    """Return what the environment and the terminal decide, and which of them did."""
    plain = next((name for name in ("NO_COLOR", "TERM") if _is_plain(name, environ)), None)
    width = "COLUMNS" if environ.get("COLUMNS") == str(terminal.width) else "the terminal"
    editor = next((name for name in ("VISUAL", "EDITOR") if environ.get(name)), None)
    return [
        Setting("colour", "yes" if terminal.colour else "no", plain or "the terminal"),
        Setting("width", str(terminal.width), width),
        Setting("editor", environ[editor] if editor else "the usual", editor or "the system"),
    ]


def _is_plain(name: str, environ: Mapping[str, str]) -> bool:
    value = environ.get(name, "")
    return value == "dumb" if name == "TERM" else bool(value)


def _held(run: Run) -> tuple[Census | None, Unavailable | None]:
    try:
        with run.reading() as db:
            return census(db), None
    except Unavailable as trouble:
        return None, trouble


def _file(path: Path) -> dict[str, Any]:
    """Return whether a database is there, readable or not, and how big and how open it is."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return {"exists": False, "size": None, "mode": None}
    except (OSError, ValueError):
        return {"exists": True, "size": None, "mode": None}
    mode = f"{found.st_mode & 0o777:03o}"
    return {"exists": found.st_size > 0, "size": found.st_size, "mode": mode}


def _said(facts: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Say the facts as the lines of a card; what is not known is left out."""
    file = "not there yet; 'netlog add NAME' makes it"
    if facts["exists"]:
        file = f"{facts['size']:,} bytes, mode {facts['mode']}" if facts["mode"] else ""
    known = facts["schema_version"] is not None
    counts = "; ".join(f"{name} {facts[name]}" for name in Census._fields[1:])
    lines = [
        ("Python", facts["python"]),
        ("SQLite", facts["sqlite"]),
        ("database", f"{facts['database']} ({facts['database_from']})"),
        ("file", file),
        ("schema", f"version {facts['schema_version']}" if known else ""),
        ("holds", counts if known else ""),
        ("today", f"{facts['today']} ({facts['today_from']})"),
        *((s["name"], f"{s['value']} ({s['came_from']})") for s in facts["settings"]),
    ]
    return [line for line in lines if line[1]]
