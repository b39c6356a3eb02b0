"""One run of a command: the terminal, the day, the database, and how it is opened."""

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import typer

from netlog import dates, output, paths
from netlog.errors import Misread, NetlogError
from netlog.output import Terminal
from netlog.store import connection
from netlog.store.connection import Outdated

if TYPE_CHECKING:
    from netlog.store.backups import Backup

IN_EDITOR = "\0"  # a note that is to be written in the editor; no word of a command line is this


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

    @property
    def now(self) -> datetime:
        """The time, in UTC."""
        return clock()

    def reading(
        self, *, to_write: bool = False, scratch: bool = False
    ) -> AbstractContextManager[Any]:
        """Open the database for looking; fetch inside, draw outside.

        With `to_write`, for a command that looks first, an older one is upgraded as by `writing`.
        With `scratch`, tables that end with it may be made.
        """
        opening = partial(connection.reading, self.path, scratch=scratch)
        return self._upgraded(opening) if to_write else opening()

    @contextmanager
    def writing(
        self,
        *,
        create: bool = False,
        bulk: bool = False,
        dry_run: bool = False,
        backup: bool = False,
    ) -> Iterator[Any]:
        """Open the database for this command's one operation; say what was done outside.

        With `backup` there is a copy of it from before, or nothing is written; else there is one
        of today, or a remark on why there is none.
        """
        if backup and not dry_run:
            with suppress(Outdated):  # the upgrade makes one
                self.backup(self.command)
        missed = None if dry_run else self._missed_backup()
        opening = partial(
            connection.writing,
            self.path,
            self.command,
            make=_make if create else None,
            bulk=bulk,
            dry_run=dry_run,
        )
        with opening() if dry_run else self._upgraded(opening) as db:
            yield db
        # Only now: who could not write either gets to hear of one thing, not of two.
        if missed:
            self.remark(f"there is no backup of today: {missed}")

    @contextmanager
    def _upgraded(self, opening: Callable[[], AbstractContextManager[Any]]) -> Iterator[Any]:
        with ExitStack() as opened:
            try:
                db = opened.enter_context(opening())
            except Outdated:
                if said := self.upgrade():
                    self.remark(said)
                db = opened.enter_context(opening())
            yield db

    def upgrade(self) -> str | None:
        """Bring an older database up to date after a backup; return what was done, if anything was.

        Raises:
            Refused: it holds what the new version does not allow.
            NetlogError: there is no room for the backup, or the new version for what it holds.
            Unavailable: busy, unreadable, not netlog's, or from a newer netlog.
        """
        try:
            with self.reading():
                return None
        except Outdated:
            from netlog.schema import upgrades

        copy = self.backup("upgrade")
        assert copy is not None, "what was read a moment ago is there"
        with connection.upgrading(self.path) as db:
            found = upgrades.upgrade(db)
        if found == connection.SCHEMA_VERSION:  # another process was first
            return None
        return (
            f"the database was upgraded from version {found} to {connection.SCHEMA_VERSION}; "
            f"as it was is in {copy.path}"
        )

    def backup(self, reason: str) -> "Backup | None":
        """Copy the database beside it, as `backups.before` does, and return the copy or None.

        Raises:
            NetlogError: that cannot be done; what it was to come before should not be either.
        """
        from netlog.store import backups

        return backups.before(self.path, reason, self.now)

    def _missed_backup(self) -> NetlogError | None:
        """Make the backup of today, unless there is one; return what kept it from being made."""
        from netlog.store import retention

        path = self.path
        try:
            # Path.iterdir would come to the same, at a higher price.
            names = os.listdir(retention.folder(path))  # noqa: PTH208
        except (OSError, ValueError):
            names = []
        if retention.is_covered(names, retention.stem(path.name), self.now):
            return None
        try:
            self.backup("daily")
        except Outdated:
            return None  # the upgrade makes one
        except NetlogError as error:
            return error
        return None

    def say(self, text: str) -> None:
        """Answer in one line."""
        output.say(self.terminal, text)

    def remark(self, text: str) -> None:
        """Remark in one line, beside the answer."""
        output.remark(self.terminal, text)

    @contextmanager
    def note(self, said: str | None, about: Callable[[], str] = str) -> Iterator[str | None]:
        """Take the note of -m: what is said, stdin for `-`, or the editor, which says `about` what.

        No list of processes shows the latter two. If the block fails, what was written in the
        editor is kept.

        Raises:
            Misread: there is no terminal for the editor.
            typer.Abort: nothing was written there.
        """
        if said == IN_EDITOR:
            from netlog import editor

            editor.check_terminal(self.terminal)
            text = editor.note(about(), self.terminal)
            if text is None:
                raise typer.Abort
            with editor.kept(text, self.terminal):
                yield text
        elif said == "-":
            yield self.terminal.input.read(output.LONGEST).strip() or None
        else:
            yield said

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


def clock() -> datetime:
    """Return the time, in UTC; NETLOG_TODAY is a day of the user's and does not move it."""
    return datetime.now(UTC)


def _make(db: Any) -> None:
    from netlog import schema

    schema.create(db)


def database(option: str | None) -> tuple[Path, str]:
    """Return the database's path and where it was named.

    Raises:
        Unavailable: the place for it is not known or not absolute.
    """
    if option is not None:  # an empty one is a mistake, not a wish for the default
        return paths.meant(option), "--db"
    if named := os.environ.get("NETLOG_DB"):
        return paths.meant(named), "NETLOG_DB"
    if data := os.environ.get("XDG_DATA_HOME"):
        return paths.absolute(data, "XDG_DATA_HOME") / "netlog" / "netlog.db", "XDG_DATA_HOME"
    return paths.home() / ".local" / "share" / "netlog" / "netlog.db", "the default"


def _today() -> tuple[date, str]:
    if fixed := os.environ.get("NETLOG_TODAY"):
        return dates.iso_day(fixed), "NETLOG_TODAY"
    return date.today(), "the clock"  # noqa: DTZ011 - the user's own civil day is meant
