"""Which words of a line say a day, and which day that is."""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from netlog import dates

_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun)"
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_NUMBER = (
    r"(?:\d{1,4}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|a couple of|a few|some)"
)
_UNIT = r"(?:day|week|fortnight|month|year)s?"
_NTH = r"\d{1,2}(?:st|nd|rd|th)?"
_YEAR = r"(?:,? \d{4}(?![-/.]?\d))?"
_PART = r"(?:morning|afternoon|evening|night)"
_DAY = re.compile(
    r"(?<![\w@/.#-])(?:"
    r"(?:^|(?<=\bon ))\d\d?\.\d\d?\.(?!\d)|the \d{1,2}(?:st|nd|rd|th)(?=\s*(?:[,.;:]|$))"
    r"|\d{4}-\d\d?-\d\d?|\d{4}/\d\d?/\d\d?|\d\d?\.\d\d?\.\d{4}|\d\d?/\d\d?/\d{4}"
    rf"|{_MONTH} {_NTH}(?![\w/-]){_YEAR}|{_NTH}(?: of)? {_MONTH}{_YEAR}"
    rf"|(?P<past>today|tonight|(?:the )?day before yesterday|yesterday(?: {_PART})?|last night"
    rf"|this {_PART}|(?:last|this past) (?:{_WEEKDAY}|weekend|week|month|year)"
    rf"|{_NUMBER} {_UNIT} ago)"
    rf"|(?P<ahead>tomorrow|(?:the )?day after tomorrow|next (?:{_WEEKDAY}|week|month|year)"
    rf"|coming {_WEEKDAY}|in {_NUMBER} {_UNIT}|{_NUMBER} {_UNIT} from now)"
    rf"|(?:this )?{_WEEKDAY}"
    r")(?![\w/-]|\.\d)",
    re.IGNORECASE,
)
# What people say, and how dates is asked for it. What it cannot read, like `a few days ago`,
# it refuses, which is better than a touch logged today that was not.
_PLAINER = (
    (rf"^(?:this {_PART}|tonight)$", "today"),
    (rf"^(?:last night|yesterday {_PART})$", "yesterday"),
    (r"^this past ", "last "),
    (r"^a couple of ", "2 "),
)
# In lower case, or with the capital of a beginning, these are words of another kind, unless
# `on` stands before them or a colon after: `Sat with Ada`, `Sat: tea with Ada`.
_OTHER_WORDS = frozenset({"sat", "sun", "wed", "mon"})


class DayWords(NamedTuple):
    """A stretch of the text that says a day, whether or not it is the day of the touch."""

    start: int
    end: int
    words: str
    past: bool  # says by itself that it is over: yesterday, 3 weeks ago
    ahead: bool  # says by itself that it is still to come: tomorrow, next week

    def day(self, today: date) -> date:
        """Return the day that the words say, `today` or before.

        Raises:
            Misread: there is no such day, or it has not come yet.
        """
        words = " ".join(self.words.casefold().split())
        for said, plainer in _PLAINER:
            words = re.sub(said, plainer, words)
        return dates.parse_past_day(words, today)


def day_words(text: str) -> Iterator[DayWords]:
    """Yield the stretches of `text` that say a day, in their order."""
    for match in _DAY.finditer(text):
        if match[0].lower() not in _OTHER_WORDS or _stands_as_day(match):
            past, ahead = bool(match["past"]), bool(match["ahead"])
            yield DayWords(match.start(), match.end(), match[0], past, ahead)


def _stands_as_day(match: re.Match[str]) -> bool:
    start, end = match.span()
    before = match.string[max(0, start - 4) : start].lower().split()
    if before[-1:] == ["on"]:
        return True
    capital = match[0][0].isupper() and start > 0 and before[-1:] != ["the"]
    return capital or match.string[end : end + 1] in {":", ","}
