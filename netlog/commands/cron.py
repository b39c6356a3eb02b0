"""`netlog cron`: what has cron, or systemd, say what there is today, and pull what is new."""

import os
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from shlex import quote
from typing import Annotated, NamedTuple

import typer

from netlog.app import command
from netlog.errors import Misread, NetlogError
from netlog.run import Run
from netlog.store import sources

_UNITS = """\
# ~/.config/systemd/user/netlog-{name}.service
[Unit]
Description={about}

[Service]
Type=oneshot
ExecStart={command}

# ~/.config/systemd/user/netlog-{name}.timer
[Unit]
Description={about}, {when}

[Timer]
OnCalendar={calendar}
Persistent=true

[Install]
WantedBy=timers.target"""


class Job(NamedTuple):
    """What is to be run by itself, and when: as cron, systemd and people say it."""

    name: str
    about: str
    when: str
    cron: str
    calendar: str


@command()
def cron(
    run: Run,
    at: Annotated[str, typer.Option("--at", metavar="HH:MM", help="When, on weekdays.")] = "08:00",
    systemd: Annotated[
        bool, typer.Option("--systemd", help="A service and a timer of systemd's instead.")
    ] = False,
) -> None:
    """Print a line for your crontab that says who is due.

    The line runs 'netlog today'. Cron mails what it prints, and it prints nothing when there is
    nothing. Where there are sources, another line pulls what is new from them, every half hour.
    What systemd runs goes to the journal. Nothing is installed: paste the lines where 'crontab -e'
    opens.

    Examples:
      netlog cron
      netlog cron --systemd --at 7:30
    """
    hour, minute = _time(at)
    words = [*_program(), "--db", str(run.path)]
    if any(re.search(r"[\x00-\x1f\x7f]", word) for word in words):
        raise Misread("such a path cannot stand in a line", "name another database with --db")
    for number, job in enumerate(_jobs(run, hour, minute)):
        command = [*words, job.name]
        if systemd:
            units = _UNITS.format(command=_of_systemd(command), **job._asdict())
            for line in [""] * bool(number) + units.split("\n"):
                run.say(line)
        else:
            run.say(f"{job.cron}  {_of_cron(command)}")


def _jobs(run: Run, hour: int, minute: int) -> Iterator[Job]:
    yield Job(
        "today",
        "Whom to write to, and why",
        "every weekday",
        f"{minute} {hour} * * 1-5",
        f"Mon..Fri {hour:02}:{minute:02}",
    )
    if _has_sources(run):
        about = "What is new in mail, calendars and contacts"
        yield Job("pull", about, "every half hour", "7,37 * * * *", "*:07,37")


def _has_sources(run: Run) -> bool:
    with suppress(NetlogError), run.reading() as db:  # there may be no database yet
        return bool(sources.listed(db))
    return False


def _time(text: str) -> tuple[int, int]:
    """Read a time of day.

    Raises:
        Misread: it is none.
    """
    found = re.fullmatch(r"([01]?\d|2[0-3]):([0-5]\d)", text, re.ASCII)
    if not found:
        raise Misread(f"cannot read the time '{text}'", "try 08:00, 17:30")
    return int(found[1]), int(found[2])


def _program() -> list[str]:
    """Return the words that run this netlog from anywhere."""
    called = Path(sys.argv[0]).absolute()
    if called.name == "netlog" and os.access(called, os.X_OK) and called.is_file():
        return [str(called)]
    return [sys.executable, "-m", "netlog"]


def _of_cron(words: Sequence[str]) -> str:
    # To cron a % ends the line, even between quotes.
    return " ".join(map(quote, words)).replace("%", r"\%")


def _of_systemd(words: Sequence[str]) -> str:
    # systemd has quotes and backslashes of its own, and gives % and $ a meaning.
    escaped = (re.sub(r'(["\\])', r"\\\1", word) for word in words)
    return " ".join(f'"{word}"' for word in escaped).replace("%", "%%").replace("$", "$$")
