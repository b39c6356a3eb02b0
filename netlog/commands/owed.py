"""`netlog owed`: whose turn it is."""

from datetime import date
from typing import Annotated, NamedTuple

import typer

from netlog import dates, output, phrases, rules
from netlog.app import ExitCode, Since, Until, command
from netlog.errors import Misread
from netlog.output import Listing, View
from netlog.run import Run
from netlog.store import balances
from netlog.store.balances import Owed, Period, Totals
from netlog.store.filters import Filter

_WORDS = {
    "turn": lambda row: phrases.turn(row.turn),
    "balance": lambda row: phrases.balance(row.balance),
    "open_since": lambda row: row.open_since or "",
    "days_open": lambda row: "" if row.days_open is None else dates.say_span_of_days(row.days_open),
    "last_gave": lambda row: f"{row.last_gave} {row.last_gave_kind}" if row.last_gave else "",
    "last_got": lambda row: f"{row.last_got} {row.last_got_kind}" if row.last_got else "",
}
_HEADINGS = {"days_open": "open for", "last_gave": "last gave", "last_got": "last got"}
_STYLES = {"turn": lambda row: phrases.turn_style(row.turn)}

OWED = Listing(
    "person",
    "people",
    Owed._fields,
    ("name", "turn", "balance", "gave", "got", "days_open", "last_gave", "last_got"),
    _WORDS,
    _HEADINGS,
    _STYLES,
)


class Aged(NamedTuple):
    """An open balance by age: units open up to 30, 90 and 365 days, and longer."""

    id: int
    handle: str
    name: str
    balance: int
    turn: str
    open_since: str | None
    days_30: int
    days_90: int
    days_365: int
    older: int


AGED = Listing(
    "person",
    "people",
    Aged._fields,
    ("name", "turn", "balance", "days_30", "days_90", "days_365", "older"),
    _WORDS,
    {"days_30": "30 days", "days_90": "90 days", "days_365": "a year"},
    _STYLES,
)


@command(listing=OWED)
def owed(
    run: Run,
    view: View,
    people: Filter,
    mine: Annotated[bool, typer.Option("--mine", help="Only where it is your turn.")] = False,
    theirs: Annotated[bool, typer.Option("--theirs", help="Only where it is theirs.")] = False,
    even: Annotated[bool, typer.Option("--even", help="Only where you are even.")] = False,
    since: Since = None,
    until: Until = None,
    at: Annotated[
        str | None, typer.Option("--at", metavar="DAY", help="As things stood on this day.")
    ] = None,
    aged: Annotated[
        bool, typer.Option("--aged", help="How old the open part is: 30, 90, 365 days, older.")
    ] = False,
    exit_code: ExitCode = False,
) -> None:
    """List whose turn it is, and since when.

    The balance is what you gave minus what you got. What is open counts from the oldest part not
    yet returned: a return pays the oldest kindness first, and kindness does not expire.

    Examples:
      netlog owed --mine
      netlog owed --circle inner --since 2026-01-01 --json
    """
    chosen = {"yours": mine, "theirs": theirs, "even": even}
    turns = [turn for turn, wanted in chosen.items() if wanted] or list(rules.TURNS)
    period = _period(run.today, since, until, at)
    day = min(period.until, run.today) if period and period.until else run.today
    with run.reading() as db:
        rows = balances.owed(db, day, turns=turns, people=people, period=period, limit=view.needed)
        drawn = view.format == "table"
        sums = balances.totals(db, turns=turns, people=people, period=period) if drawn else None
        ages = [balances.open_parts(db, row.id, period) for row in rows] if aged else []
    if aged:
        table = [
            Aged(r.id, r.handle, r.name, r.balance, r.turn, r.open_since, *rules.aged(parts, day))
            for r, parts in zip(rows, ages, strict=True)
        ]
        output.show(run.terminal, AGED, table, view, total=sums and sums.people, foot=_foot(sums))
    else:
        output.show(
            run.terminal,
            OWED,
            rows,
            view,
            total=sums and sums.people,
            foot=_foot(sums),
            empty="nobody like that"
            if len(turns) < 3 or period or any(people)
            else "nothing given or got yet; 'netlog gave WHO KIND' logs the first",
        )
    if exit_code and rows:
        raise typer.Exit(3)


def _period(today: date, since: str | None, until: str | None, at: str | None) -> Period | None:
    if at is not None and (since or until):
        raise Misread("--at is a day, --since and --until a period", "give the one or the other")
    first, last = dates.parse_period(since, until if at is None else at, today)
    return Period(first, last) if first or last else None


def _foot(sums: Totals | None) -> list[str]:
    if sums is None:
        return []
    ratio = f"; {sums.gave / sums.got:.1f} given for each 1 got" if sums.got else ""
    return [f"gave {sums.gave}, got {sums.got}{ratio}"]
