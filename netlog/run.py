"""One run of a command: the terminal, the day, the database, and how it is opened."""

import os
import pwd
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import typer

from netlog import dates, output
from netlog.errors import Misread, Unavailable
from netlog.output import Terminal
from netlog.store import connection

_LONGEST_NOTE = 1 << 20  # what the schema refuses, it should get to see


class Run(NamedTuple):
    """The circumstances of one run: the terminal, the day, the database, the command's name."""

    terminal: Terminal
    today: date
    today_from: str
    database: str | None  # what --db said
    command: str

    @property
    def path(self) -> Path:
        """The database's path."""
        return database(self.database)[0]

    def reading(self) -> AbstractContextManager[Any]:
        """Open the database for looking; fetch inside, draw outside."""
        return connection.reading(self.path)

    def writing(
        self, *, create: bool = False, bulk: bool = False, dry_run: bool = False
    ) -> AbstractContextManager[Any]:
        """Open the database for this command's one operation; say what was done outside."""
        return connection.writing(
            self.path, self.command, make=_make if create else None, bulk=bulk, dry_run=dry_run
        )

    def say(self, text: str) -> None:
        """Answer in one line."""
        output.say(self.terminal, text)

    def remark(self, text: str) -> None:
        """Remark in one line, beside the answer."""
        output.remark(self.terminal, text)

    def note(self, said: str | None) -> str | None:
        """Return the note given with -m; `-` reads it from stdin: no process list shows it."""
        if said != "-":
            return said
        return self.terminal.input.read(_LONGEST_NOTE).strip() or None

    def confirm(self, question: str, *, yes: bool) -> None:
        """Ask before something that cannot be undone.

        Raises:
            Misread: nobody is there to answer, and `yes` was not given.
        """
        if yes:
            return
        if not (self.terminal.input_is_terminal and self.terminal.err_is_terminal):
            raise Misread("this asks first, and there is no terminal to ask on", "give --yes")
        if not output.ask(self.terminal, question):
            raise typer.Abort

    def asked(self, question: str) -> str:
        """Return what the user answers, or stop if no answer is to come."""
        answer = output.asked(self.terminal, question)
        if not answer:
            raise typer.Abort
        return answer.strip().lower()


def begun(ctx: typer.Context) -> Run:
    """Return the run of the command that `ctx` is of."""
    today, today_from = _today()
    name = ctx.command_path.partition(" ")[2]
    return Run(output.terminal(), today, today_from, chosen(ctx), name)


def chosen(ctx: Any) -> str | None:
    """Return what --db said: after the command, after its group, or before both."""
    while ctx is not None:
        if (said := ctx.params.get("db")) is not None:
            return str(said)
        ctx = ctx.parent
    return None


def _make(db: Any) -> None:
    from netlog import schema

    schema.create(db)


def database(option: str | None) -> tuple[Path, str]:
    """Return the database's path and where it was named.

    Raises:
        Unavailable: the place for it is not known or not absolute.
    """
    if option is not None:  # an empty one is a mistake, not a wish for the default
        return Path(option).expanduser().absolute(), "--db"
    if named := os.environ.get("NETLOG_DB"):
        return Path(named).expanduser().absolute(), "NETLOG_DB"
    if data := os.environ.get("XDG_DATA_HOME"):
        return _absolute(data, "XDG_DATA_HOME") / "netlog" / "netlog.db", "XDG_DATA_HOME"
    home = os.environ.get("HOME") or _home()
    return _absolute(home, "HOME") / ".local" / "share" / "netlog" / "netlog.db", "the default"


def _home() -> str:
    try:
        return pwd.getpwuid(os.getuid()).pw_dir
    except KeyError:
        return ""


def _absolute(folder: str, name: str) -> Path:
    if not Path(folder).is_absolute():
        raise Unavailable(f"{name} is not an absolute path", "name the database with --db")
    return Path(folder)


def _today() -> tuple[date, str]:
    if fixed := os.environ.get("NETLOG_TODAY"):
        return dates.iso_day(fixed), "NETLOG_TODAY"
    return date.today(), "the clock"  # noqa: DTZ011 - the user's own civil day is meant
