"""`netlog config`: what is said once for all."""

from typing import Annotated

import typer

from netlog import goals, output
from netlog.app import command
from netlog.errors import Misread, NothingFound
from netlog.exchange import profiles
from netlog.output import Listing, View
from netlog.run import Run
from netlog.store import settings
from netlog.store.settings import Setting

CONFIG = Listing("setting", "settings", Setting._fields, Setting._fields)


@command(listing=CONFIG)
def config(
    run: Run,
    view: View,
    name: Annotated[str | None, typer.Argument(metavar="[NAME]", help="The setting.")] = None,
    values: Annotated[
        list[str] | None, typer.Argument(metavar="[VALUE...]", help="What it is to be.")
    ] = None,
    unset: Annotated[bool, typer.Option("--unset", help="Forget it.")] = False,
) -> None:
    """List, show and set what is said once for all.

    'me' is every address, profile and name of your own, by which mail, messages and meetings are
    told from other people's. 'region' is the country of phone numbers without a country code.
    'profile.NAME' is how the columns of a table are read, as 'import --save-profile' keeps it.
    'goal' is what 'netlog goal' sets, 'review' how far 'netlog review' went.

    Examples:
      netlog config me me@example.org https://www.example.com/in/me
      netlog config region CH
    """
    if name is None:
        with run.reading() as db:
            rows = settings.listed(db)
        output.show(run.terminal, CONFIG, rows, view)
    elif unset or values:
        said = None if unset else _checked(name, values or [])
        with run.writing(create=True) as db:
            if unset and settings.value(db, name) is None:
                raise NothingFound(f"'{name}' is not set")
            settings.put(db, name, said)
        run.say(f"{name} is not set any more" if said is None else f"{name}: {_one_line(said)}")
    else:
        with run.reading() as db:
            found = settings.lines(db, name)
        if not found:
            raise NothingFound(f"'{name}' is not set", f"'netlog config {name} VALUE' sets it")
        if view.format in {"", "table", "plain"}:
            for line in found:
                run.say(line)
        else:
            output.show(run.terminal, CONFIG, [Setting(name, "\n".join(found))], view)


def _checked(name: str, values: list[str]) -> str:
    """Return the value of a setting as it is stored.

    Raises:
        Misread: there is no such setting, or it cannot be that.
    """
    if name == settings.ME:
        lines = [line.strip() for value in values for line in value.splitlines()]
        if any(lines):
            return "\n".join(dict.fromkeys(filter(None, lines)))
        raise Misread("that is nobody", "'netlog config me --unset' forgets who you are")
    if name == settings.REGION and len(values) == 1:
        region = values[0].upper()
        if len(region) == 2 and region.isascii() and region.isalpha():
            return region
        raise Misread(f"'{values[0]}' is no country", "two letters, as in CH")
    if name == settings.GOAL:
        return goals.text(goals.read(" ".join(values)))
    if name.startswith(settings.PROFILE) and name != settings.PROFILE and len(values) == 1:
        return profiles.text(profiles.read(values[0]))
    what = f"'{name}' has one value" if len(values) > 1 else f"there is no setting '{name}'"
    raise Misread(what, "the settings are me, region, goal and profile.NAME")


def _one_line(said: str) -> str:
    return ", ".join(said.splitlines())
