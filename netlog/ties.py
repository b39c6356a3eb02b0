"""How strong a tie is, reckoned from what was logged. Pure: no clock, no SQL, no printing."""

from collections.abc import Iterable
from datetime import date
from typing import Literal, NamedTuple

Kind = Literal["strong", "weak", "dormant", "new"]
KINDS: tuple[Kind, ...] = ("strong", "weak", "dormant", "new")

# What was said on one occasion: the day, the channel, the direction and who began.
Said = tuple[date, str | None, str, str | None]

WINDOW = 730  # days: what lies further back no longer makes a tie stronger
HALF_LIFE = 180  # days of silence in which a tie loses half of its strength
APART = 60  # days between two occasions that count as two
OFTEN = 8  # such occasions in the window, about one a quarter, are as regular as can be
NEAR = {
    "in-person": 1.0,
    "event": 0.8,
    "video": 0.8,
    "call": 0.7,
    "letter": 0.6,
    "message": 0.5,
    "email": 0.4,
    "social": 0.2,
}
NEAR_ELSE = 0.4  # by another channel, or none was given
REGULAR, CLOSE, MUTUAL = 0.5, 0.3, 0.2  # what each part can bring; they add up to 1
FAINTEST = 0.01  # what is left of the oldest tie

STRONG = 0.5
ONCE_REGULAR = 3  # occasions in the two years before the last touch
SILENT = 365  # days
NEW = 90  # days

SOURCES = """
Granovetter 1973, The Strength of Weak Ties, American Journal of Sociology 78(6):
  a tie is time, emotional intensity, intimacy and reciprocal services; weak ones reach furthest
Marsden and Campbell 1984, Measuring Tie Strength, Social Forces 63(2):
  closeness measures a tie best; how often and how long alone mislead
Gilbert and Karahalios 2009, Predicting Tie Strength with Social Media, CHI 2009:
  the days since you last communicated tell the most
Levin, Walter and Murnighan 2011, Dormant Ties, Organization Science 22(4):
  who was once close and fell silent is worth reconnecting
"""


class Figures(NamedTuple):
    """The parts of a tie's strength, each from 0 to 1, and the strength they make.

    `recent` halves with every 180 days of silence. Within two years, `regular` counts occasions at
    least 60 days apart, 8 of which are 1; `near` is the nearest channel used; `mutual` is 1 where
    both of you gave, or both of you began.
    """

    recent: float
    regular: float
    near: float
    mutual: float
    strength: float


def strength(touches: Iterable[Said], today: date) -> float:
    """Return how strong a tie is on a day, from 0 (nothing logged) to 1, in hundredths.

    strength = recent x (0.5 regular + 0.3 near + 0.2 mutual), see `Figures` for the parts.
    Recency multiplies, for silence wears out whatever a tie was made of (Gilbert and Karahalios
    2009 found the days since the last communication to tell the most). Regularity stands for
    Granovetter's (1973) amount of time, but counts occasions apart and not messages, as Marsden
    and Campbell (1984) found that frequency alone misleads and closeness does not, for which
    nearness stands: people meet whom they are close to. Mutuality stands for Granovetter's
    reciprocal services. The weights are a choice, and not fitted to data.

    One touch more never makes a tie weaker, one day of silence more never stronger. What was ever
    touched is at least 0.01. What is dated after `today` does not count.
    """
    return figures(touches, today).strength


def figures(touches: Iterable[Said], today: date) -> Figures:
    """Return the parts of a tie's strength on a day, and the strength."""
    past = sorted((one for one in touches if one[0] <= today), key=lambda one: one[0])
    if not past:
        return Figures(0.0, 0.0, 0.0, 0.0, 0.0)
    within = [one for one in past if (today - one[0]).days < WINDOW]
    recent = _recency(past[-1][0], today)
    regular = min(1.0, occasions(one[0] for one in within) / OFTEN)
    near = max((NEAR.get(channel or "", NEAR_ELSE) for _, channel, _, _ in within), default=0.0)
    mutual = float(_is_mutual(within))
    whole = recent * (REGULAR * regular + CLOSE * near + MUTUAL * mutual)
    return Figures(
        round(recent, 2),
        round(regular, 2),
        near,
        mutual,
        max(FAINTEST, round(whole, 2)),
    )


def at_most(last: date | None, today: date) -> float:
    """Return the most that the strength of a tie can be, if no more is known than the last day."""
    if last is None:
        return 0.0
    return max(FAINTEST, min(1.0, _recency(last, today) + 0.005))  # which rounding may add


def _recency(last: date, today: date) -> float:
    return float(2 ** (-max(0, (today - last).days) / HALF_LIFE))


def occasions(days: Iterable[date]) -> int:
    """Return the most of these days, which come in order, that are at least 60 days apart."""
    number, last = 0, date.min
    for day in days:
        if not number or (day - last).days >= APART:
            number, last = number + 1, day
    return number


def kind(days: Iterable[date], strength: float, today: date) -> Kind:
    """Return what kind of tie it is, from the days of all touches and its strength.

    `new`: nothing was logged before the last 90 days. `strong`: its strength is 0.5 or more.
    `dormant`: silent for over a year, after 3 or more occasions 60 days apart in the two years
    before. Else `weak`.
    """
    past = sorted(day for day in days if day <= today)
    if not past or (today - past[0]).days < NEW:
        return "new"
    if strength >= STRONG:
        return "strong"
    once = occasions(day for day in past if (past[-1] - day).days < WINDOW)
    silent = (today - past[-1]).days > SILENT
    return "dormant" if silent and once >= ONCE_REGULAR else "weak"


def _is_mutual(touches: list[Said]) -> bool:
    directions = {direction for _, _, direction, _ in touches}
    initiators = {initiator for _, _, _, initiator in touches}
    return directions >= {"gave", "got"} or initiators >= {"me", "them"}


FORMULA = f"""
strength = recent x ({REGULAR} regular + {CLOSE} near + {MUTUAL} mutual), from 0 to 1
  recent   halves with every {HALF_LIFE} days since the last touch
  regular  occasions at least {APART} days apart in the last two years; {OFTEN} or more are 1
  near     the nearest channel of the last two years:
           {", ".join(f"{channel} {value:g}" for channel, value in NEAR.items())},
           another or none {NEAR_ELSE:g}
  mutual   1 where both of you gave, or both of you began, in the last two years; else 0
kinds, the first that fits:
  new      nothing was logged before the last {NEW} days
  strong   a strength of {STRONG} or more
  dormant  silent for over a year, after {ONCE_REGULAR} such occasions or more in two years
  weak     all others
the weights are a choice, not fitted to data; they stand on:
"""


def formula() -> list[str]:
    """Return the formula and where it comes from, in lines for a person to read."""
    sources = [f"  {line}" for line in SOURCES.strip().splitlines()]
    return [*FORMULA.strip().splitlines(), *sources]
