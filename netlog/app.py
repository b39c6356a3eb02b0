"""The Typer app: the commands and where they are, the options they share, and what goes wrong."""

import difflib
import functools
import inspect
import os
import re
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Annotated, Any, NamedTuple

import typer
from typer.core import TyperCommand, TyperGroup

from netlog import __version__, output
from netlog.errors import Misread, NetlogError
from netlog.output import Listing, View
from netlog.run import IN_EDITOR, Run, begun, chosen, database
from netlog.store import connection
from netlog.store.filters import Filter

# Where the commands are ---------------------------------------------------------------------------


class Entry(NamedTuple):
    """A command: its help panel, the module and function that hold it, and its help line.

    The line says again what the function's docstring says first, so that the help of all need not
    import them all; a test compares.
    """

    panel: str
    module: str
    function: str
    line: str


COMMANDS: dict[str, Entry] = {
    "due": Entry("Everyday", "due", "due", "List whom you meant to be in touch with by now."),
    "owed": Entry("Everyday", "owed", "owed", "List whose turn it is, and since when."),
    "log": Entry("Everyday", "log", "log", "Log an interaction with one person or several."),
    "gave": Entry("Everyday", "log", "gave", "Log something you gave: an intro, advice, a gift."),
    "got": Entry("Everyday", "log", "got", "Log something you got."),
    "jot": Entry("Everyday", "jot", "jot", "Log an interaction from a line as you would say it."),
    "snooze": Entry("Everyday", "snooze", "snooze", "Keep somebody from being due for a while."),
    "unsnooze": Entry("Everyday", "snooze", "unsnooze", "End a snooze."),
    "today": Entry("Everyday", "today", "today", "Say whom to write to this morning, and why."),
    "review": Entry(
        "Everyday", "review", "review", "Walk through what is open, one person at a time."
    ),
    "goal": Entry("Everyday", "goal", "goal", "Set a goal for the week, and see how it goes."),
    "asked": Entry("Open", "asking", "asked", "Note what somebody asked of you."),
    "promise": Entry("Open", "asking", "promise", "Note what you said you would do."),
    "ask": Entry("Open", "ask", "ask", "Note what you ask of somebody, or check before you do."),
    "open": Entry("Open", "loops", "opened", "List what is open, the oldest first."),
    "done": Entry("Open", "closing", "done", "Close something open as done."),
    "declined": Entry("Open", "closing", "declined", "Close something open as declined."),
    "referred": Entry(
        "Open", "closing", "referred", "Close something open by sending them to somebody else."
    ),
    "thank": Entry("Open", "thank", "thank", "Thank somebody."),
    "add": Entry("People", "add", "add", "Add a person."),
    "show": Entry("People", "show", "show", "Show everything about one person."),
    "list": Entry("People", "people", "people", "List people."),
    "find": Entry("People", "find", "find", "Find people and notes by words."),
    "edit": Entry("People", "edit", "edit", "Edit a person, or an interaction by its id."),
    "tag": Entry("People", "tag", "tag", "File somebody under tags."),
    "untag": Entry("People", "tag", "untag", "Take tags off somebody."),
    "circle": Entry("People", "circle", "circle", "List, add and set circles and their cadences."),
    "archive": Entry("People", "archive", "archive", "Keep somebody, but never have them due."),
    "unarchive": Entry("People", "archive", "unarchive", "Bring an archived person back."),
    "dupes": Entry("People", "dupes", "dupes", "List pairs of people who may be one."),
    "merge": Entry("People", "merge", "merge", "Merge two people who are one."),
    "forget": Entry("People", "forget", "forget", "Delete a person for good."),
    "knows": Entry("Network", "knows", "knows", "Note that two people know each other."),
    "unknows": Entry("Network", "knows", "unknows", "Take back that two people know each other."),
    "intro": Entry(
        "Network", "intro", "intro", "Introduce two people, or note who introduced you."
    ),
    "intros": Entry("Network", "intros", "intros", "List introductions by stage."),
    "path": Entry("Network", "path", "path", "Find the warmest way to a person or a company."),
    "ties": Entry(
        "Network", "ties", "ties", "List strong, weak and dormant ties, and who is a bridge."
    ),
    "map": Entry("Network", "maps", "drawn", "Draw who knows whom."),
    "company": Entry("Network", "company", "company", "List, show and edit companies."),
    "worked": Entry(
        "Network", "worked", "worked", "Note where somebody works or worked, and when."
    ),
    "target": Entry("Network", "target", "target", "Set whom you want to reach."),
    "targets": Entry(
        "Network", "targets", "targets", "List whom you want to reach, and the way there."
    ),
    "offers": Entry("Network", "topics", "offers", "Note what somebody can offer."),
    "needs": Entry("Network", "topics", "needs", "Note what somebody needs."),
    "match": Entry("Network", "match", "match", "List whom you can help, and who should meet."),
    "history": Entry("Insight", "history", "history", "Show the timeline with a running balance."),
    "remove": Entry("Insight", "remove", "remove", "Remove an interaction by its id."),
    "chain": Entry("Insight", "chain", "chain", "Show how a kindness travelled."),
    "import": Entry("Data", "imports", "imports", "Import people and interactions from files."),
    "export": Entry(
        "Data", "export", "export", "Write everything, or everybody, in another format."
    ),
    "source": Entry("Data", "source", "source", "List and set from where 'netlog pull' reads."),
    "pull": Entry("Data", "pull", "pull", "Read what is new in every source."),
    "merge-db": Entry(
        "Data", "merge_db", "merge_db", "Bring in what another netlog database has, as a laptop's."
    ),
    "demo": Entry("Data", "demo", "demo", "Write an example database and say what to try."),
    "config": Entry("Data", "config", "config", "List, show and set what is said once for all."),
    "info": Entry("Data", "info", "info", "Show the version, the database and the settings."),
    "undo": Entry("Care", "undo", "undo", "Take back the last thing that was written."),
    "redo": Entry("Care", "undo", "redo", "Make again what was undone."),
    "changes": Entry("Care", "changes", "changes", "List what was done when, by which command."),
    "check": Entry("Care", "check", "check", "Check that nothing stored is damaged or odd."),
    "backup": Entry(
        "Care", "backup", "backup", "Write a backup of the database, or list the backups."
    ),
    "restore": Entry(
        "Care", "restore", "restore", "Put what a backup holds in place of what is there."
    ),
    "upgrade": Entry(
        "Care", "upgrade", "upgrade", "Bring the database of an older netlog up to date."
    ),
    "completion": Entry(
        "Care",
        "completion",
        "completion",
        "Print the script that makes TAB complete commands and people.",
    ),
    "cron": Entry("Care", "cron", "cron", "Print a line for your crontab that says who is due."),
    "prompt": Entry("Care", "prompt", "prompt", "Print how many are due, for a shell's prompt."),
}

_EPILOG = (
    "'netlog COMMAND -h' tells more. 'netlog completion -h' says how TAB completes commands "
    "and people."
)


class Commands(TyperGroup):
    """The group of all commands: imports the one that is asked for, and says what goes wrong.

    Typer builds every command that is registered, at each start; these are registered here only
    by name, so all of them cost what one costs.
    """

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the names, in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Import and build the command of that name, or return None."""
        entry = COMMANDS.get(cmd_name)
        if entry is None:
            return None
        module = import_module(f"netlog.commands.{entry.module}")
        return build(cmd_name, getattr(module, entry.function))

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Return the command to run, or say which ones have such a name."""
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            near = difflib.get_close_matches(args[0], COMMANDS, n=3)
            remedy = f"did you mean {' or '.join(near)}?" if near else "'netlog -h' lists them"
            raise Misread(f"there is no command '{args[0]}'", remedy)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write the commands by panel, without importing any of them."""
        panels = dict.fromkeys(entry.panel for entry in COMMANDS.values())
        width = max(len(name) for name in COMMANDS)
        for panel in panels:
            with formatter.section(panel):
                formatter.write_dl(
                    [
                        (name.ljust(width), entry.line)
                        for name, entry in COMMANDS.items()
                        if entry.panel == panel
                    ]
                )

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run, print one line if something goes wrong, and exit with the documented code."""
        extra |= {"prog_name": "netlog", "standalone_mode": False}
        sys.exit(_exit_code(lambda: super(Commands, self).main(*args, **extra)))


class Command(TyperCommand):
    """A command, whose -m may stand without a text."""

    def parse_args(self, ctx: Any, args: list[str]) -> Any:
        """Read the words behind the command's name."""
        if not _NOTE.isdisjoint(args):
            args = _with_editor(args, self.get_params(ctx))
        return super().parse_args(ctx, args)


_NOTE = {"-m", "--note"}


def _with_editor(args: list[str], parameters: list[Any]) -> list[str]:
    """Say IN_EDITOR behind each -m that no text follows, but an option or nothing.

    Typer's options take a value or take none. A text that begins with a dash is a text, unless it
    is an option of this command.
    """
    options = {
        word: not option.is_flag
        for option in parameters
        if option.param_type_name == "option"
        for word in option.opts
    }
    read, rest = [], list(args)
    while rest and rest[0] != "--":
        read.append(word := rest.pop(0))
        follows = rest[0].partition("=")[0] if rest else "--"
        if word in _NOTE and word in options and (follows in options or follows == "--"):
            read.append(IN_EDITOR)
        elif options.get(word) and rest:
            read.append(rest.pop(0))
    return read + rest


def build(name: str, function: Callable[..., Any]) -> Any:
    """Return Typer's command for a function, or for a Typer app of subcommands."""
    if isinstance(function, typer.Typer):
        group: Any = typer.main.get_command(function)
        group.name = name
        return group
    single = typer.Typer(add_completion=False, rich_markup_mode=None)
    single.command(name, cls=Command, context_settings=_CONTEXT, help=_help(function))(function)
    return typer.main.get_command(single)


def group(default: Callable[..., None], **commands: Callable[..., None]) -> typer.Typer:
    """Return an app of subcommands; where none is named, `default` is run, whose help is theirs."""

    @functools.wraps(default)
    def alone(**values: Any) -> None:
        if values["ctx"].invoked_subcommand is None:
            default(**values)

    made = typer.Typer(
        add_completion=False,
        rich_markup_mode=None,
        invoke_without_command=True,
        context_settings=_CONTEXT,
        help=_help(default),
    )
    made.callback()(alone)
    for name, function in commands.items():
        made.command(name, cls=Command, context_settings=_CONTEXT, help=_help(function))(function)
    return made


def _help(function: Callable[..., Any]) -> str:
    # \b keeps the lines of the examples as they are.
    return (inspect.getdoc(function) or "").replace("\n\nExamples:", "\n\n\b\nExamples:")


_CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


def _exit_code(run: Callable[[], Any]) -> int:
    """Run to the end and return the exit code, after saying in one line what went wrong."""
    try:
        code = run()
        if code == 130:  # how Typer returns from Control-C
            return _complain("interrupted", 130)
        if sys.stdout is not None:
            sys.stdout.flush()
    except NetlogError as error:
        if os.environ.get("NETLOG_DEBUG"):
            raise
        return _complain(str(error), error.exit_code)
    except typer.TyperException as error:
        return _complain(_usage(error), error.exit_code)
    except typer.Abort:
        return _complain("stopped; nothing was written", 130)
    except KeyboardInterrupt:
        return _complain("interrupted", 130)
    except BrokenPipeError:
        _discard(sys.stdout)
        return 0
    except SystemExit as ended:
        # How Typer ends on a pipe that was closed while there was more to write.
        if not isinstance(ended.__context__, BrokenPipeError):
            raise
        _discard(sys.stdout)
        return 0
    except OSError as error:
        _discard(sys.stdout)
        return _complain(f"cannot write the answer: {error.strerror}", 1)
    except Exception as error:
        if os.environ.get("NETLOG_DEBUG"):
            raise
        what = f"this should not have happened ({type(error).__name__})"
        remedy = "'netlog check' looks for damage, NETLOG_DEBUG=1 shows more"
        return _complain(f"{what}; {remedy}", 1)
    return code if isinstance(code, int) else 0


def _usage(error: typer.TyperException) -> str:
    """Say Typer's usage error as netlog says things."""
    lines = " ".join(error.format_message().split()).rstrip(".")
    lines = re.sub(r"\(Possible options: (.*)\)$", r"(did you mean \1?)", lines)
    context = getattr(error, "ctx", None)
    where = context.command_path if context is not None else "netlog"
    return f"{lines[:1].lower()}{lines[1:]}; see '{where} -h'"


def _complain(sentence: str, code: int) -> int:
    try:
        output.remark(output.terminal(), f"netlog: {sentence}")
        sys.stderr.flush()
    except (OSError, ValueError, AttributeError):
        _discard(sys.stderr)
    return code


def _discard(stream: Any) -> None:
    """Send what a stream still holds nowhere, or Python would complain of it at its exit."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    except (OSError, ValueError, AttributeError):
        return


# What commands have in common -------------------------------------------------------------------


def complete_people(ctx: typer.Context, incomplete: str) -> Iterator[str]:
    """Offer handles: made of letters that no shell reads as anything else."""
    from netlog.store import contacts

    try:
        with connection.reading(database(chosen(ctx))[0]) as db:
            yield from contacts.handles(db, incomplete)
    except NetlogError:
        return


def who_is(metavar: str, said: str) -> Any:
    """Return an argument that names people, which TAB completes."""
    return typer.Argument(
        metavar=metavar, help=said, autocompletion=complete_people, show_default=False
    )


WHO = who_is("WHO...", "An id, handle, e-mail, nickname, or name or its beginning.")
Who = Annotated[list[str], WHO]
Database = Annotated[str | None, typer.Option("--db", metavar="FILE", help="The database to use.")]
Note = Annotated[
    str | None,
    typer.Option(
        "--note",
        "-m",
        metavar="[TEXT]",
        help="A note; - reads it from stdin, without TEXT your editor opens.",
    ),
]
On = Annotated[
    str | None, typer.Option("--on", metavar="DAY", help="The day: 'yesterday', '19 nov'.")
]
Since = Annotated[str | None, typer.Option("--since", metavar="DAY", help="Only from this day on.")]
Until = Annotated[str | None, typer.Option("--until", metavar="DAY", help="Only up to this day.")]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Show what would be done, and do nothing.")]
ExitCode = Annotated[bool, typer.Option("--exit-code", help="Exit with 3 if anything is listed.")]

# What a parameter of one of these types stands for on the command line.
_SHARED: dict[Any, dict[str, Any]] = {
    Run: {
        "ctx": typer.Context,
        "db": Database,
    },
    View: {
        "format": Annotated[
            str | None,
            typer.Option("--format", "-f", metavar="FORMAT", help=", ".join(output.FORMATS) + "."),
        ],
        "json": Annotated[bool, typer.Option("--json", help="Short for -f json.")],
        "columns": Annotated[
            str | None, typer.Option("--columns", metavar="A,B", help="The fields to show.")
        ],
        "sort": Annotated[
            str | None, typer.Option("--sort", metavar="FIELD", help="The field to sort by.")
        ],
        "reverse": Annotated[bool, typer.Option("--reverse", "-r", help="The other way round.")],
        "limit": Annotated[
            int | None, typer.Option("--limit", "-n", metavar="N", help="At most N; 0 for all.")
        ],
    },
    Filter: {
        "tag": Annotated[
            list[str] | None, typer.Option("--tag", metavar="TAG", help="Only with this tag.")
        ],
        "circle": Annotated[
            str | None, typer.Option("--circle", metavar="NAME", help="Only in this circle.")
        ],
        "company": Annotated[
            str | None, typer.Option("--company", metavar="NAME", help="Only at this company.")
        ],
    },
}


def command(
    *, listing: Listing | None = None
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Make a function a command: a parameter of type Run, View or Filter becomes its options.

    A `Run` brings --db; a `View` the options of a listing, read for this `listing`; a `Filter`
    --tag, --circle and --company. All else of the signature is Typer's.
    """

    def decorate(function: Callable[..., None]) -> Callable[..., None]:
        own = inspect.signature(function).parameters
        shared = {p.annotation: p.name for p in own.values() if p.annotation in _SHARED}
        parameters = [p for p in own.values() if p.annotation not in _SHARED] + [
            inspect.Parameter(
                name,
                inspect.Parameter.KEYWORD_ONLY,
                annotation=annotation,
                default=inspect.Parameter.empty if name == "ctx" else _default(annotation),
            )
            for kind in (View, Filter, Run)
            if kind in shared
            for name, annotation in _SHARED[kind].items()
        ]

        @functools.wraps(function)
        def run(**values: Any) -> None:
            readers: dict[Any, Callable[[dict[str, Any]], Any]] = {
                Run: lambda given: begun(given["ctx"]),
                View: lambda given: output.view(
                    **given, listing=_required(listing), terminal=output.terminal()
                ),
                Filter: lambda given: Filter(
                    tuple(given["tag"] or ()), given["circle"], given["company"]
                ),
            }
            for kind, name in shared.items():
                given = {key: values.pop(key) for key in _SHARED[kind]}
                values[name] = readers[kind](given)
            function(**values)

        # What Typer reads instead of the wrapper's own; mypy does not know that functions have it.
        run.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
            [p.replace(kind=inspect.Parameter.KEYWORD_ONLY) for p in parameters]
        )
        run.__annotations__ = {p.name: p.annotation for p in parameters}
        return run

    return decorate


def _default(annotation: Any) -> Any:
    return False if annotation.__origin__ is bool else None


def _required(listing: Listing | None) -> Listing:
    assert listing is not None, "a command with a View names its Listing"
    return listing


# The app ----------------------------------------------------------------------------------------


def _version(value: bool) -> None:
    if value:
        output.say(output.terminal(), f"netlog {__version__}")
        raise typer.Exit


def root(
    ctx: typer.Context,
    db: Database = None,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say the version.")
    ] = False,
) -> None:
    """Know whom to write to, whose turn it is, and who can introduce you."""
    if ctx.invoked_subcommand is None:
        typer.echo(ctx.get_help())


def app() -> Any:
    """Return the program, to be run with `.main(arguments)`."""
    # The options that install completion cost an import at every start: only when asked for.
    completing = "_NETLOG_COMPLETE" in os.environ or any("-completion" in a for a in sys.argv)
    made = typer.Typer(
        cls=Commands,
        add_completion=completing,
        rich_markup_mode=None,
        invoke_without_command=True,
        context_settings=_CONTEXT,
        epilog=_EPILOG,
    )
    made.callback()(root)
    return typer.main.get_command(made)
