"""A line as words: what each is, how it is written, and what stands around it."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Literal, NamedTuple

from netlog import names
from netlog.sentences import vocabulary
from netlog.sentences.days import DayWords, day_words

# What stands before the @ of an address has at most 64 characters, which bounds the looking
# ahead.
_TOKEN = re.compile(
    r"(?P<link>(?:https?://|www\.)\S+)"
    r"|(?P<mail>[^\s@,;:<>()\"']{1,64}@[^\s@,;:<>()\"']{1,255}\.[^\W\d_]{2,24})"
    r"|(?<![^\W_])@(?P<handle>\w(?:[\w.-]*[^\W_])?)"
    r"|(?P<short>\bw/o?(?![^\W_]{2})|(?<!\S)@(?=\s))"
    r"|(?P<word>[^\W_]+)",
    re.IGNORECASE,
)
_SHORT = {"w/": "with", "w/o": "without", "@": "at"}
_APOSTROPHES = frozenset("'’ʼ")
_TAILS = frozenset({"s", "t", "d", "ll", "re", "ve", "m"})
# What joins two words into one, and what may stand between the words of one name.
_JOINT = re.compile(r"[-‐‑_'’ʼ]{1,2}")
_WITHIN_A_NAME = re.compile(r"\s+|[-‐‑_'’ʼ]")
_LISTING = frozenset(",&/+")
_BREAKS = frozenset(",;:.!?()\n")

Kind = Literal["word", "handle", "mail", "link", "tail"]
Shape = Literal["lower", "capital", "upper"]


class Token(NamedTuple):
    """A word, handle or address; a `tail` is the s of Ada's, the t of don't."""

    start: int
    end: int
    word: str  # folded
    kind: Kind
    gap: str  # what stands between the token before and this one
    shape: Shape  # lower, too, where capitals tell nothing
    opens: bool  # begins a sentence, where a capital tells nothing


_NOTHING = Token(0, 0, "", "tail", "", "lower", opens=False)


class Line:
    """The tokens of one text, which may be asked about beyond either end."""

    def __init__(self, text: str) -> None:
        """Take `text` apart; it is kept as it is."""
        self.text = text
        self.tokens = _tokens(text)
        self.days: list[tuple[int, DayWords]] = []  # each with its first token
        self._day_at: dict[int, DayWords] = {}
        starts = [token.start for token in self.tokens]
        for words in day_words(text):
            first, last = bisect_left(starts, words.start), bisect_left(starts, words.end)
            if all(token.kind == "word" for token in self.tokens[first:last]) and first < last:
                self.days.append((first, words))
                self._day_at.update(dict.fromkeys(range(first, last), words))

    def __len__(self) -> int:
        """Return the number of tokens."""
        return len(self.tokens)

    def token(self, i: int) -> Token:
        """Return token `i`, an empty one beyond the ends."""
        return self.tokens[i] if 0 <= i < len(self.tokens) else _NOTHING

    def word(self, i: int) -> str:
        """Return the folded word of token `i`, empty beyond the ends."""
        return self.token(i).word

    def words(self, first: int, last: int) -> tuple[str, ...]:
        """Return the folded words of the tokens `first` to before `last`."""
        return tuple([token.word for token in self.tokens[first:last]])

    def between(self, first: int, last: int) -> str:
        """Return the text of the tokens `first` to before `last`, with a bracket it opened."""
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        opened = self.text.count("(", start, end) > self.text.count(")", start, end)
        return self.text[start : end + (opened and self.text[end : end + 1] == ")")]

    def day_at(self, i: int) -> DayWords | None:
        """Return the words for a day that token `i` is part of."""
        return self._day_at.get(i)

    def is_capital(self, i: int) -> bool:
        """Return whether token `i` has a capital that tells something."""
        return self.token(i).shape != "lower"

    def is_joined(self, i: int) -> bool:
        """Return whether token `i` is the further part of a word: the Marie of Zoe-Marie."""
        token = self.token(i)
        return i > 0 and token.kind == "word" and bool(_JOINT.fullmatch(token.gap))

    def is_dotted(self, i: int) -> bool:
        """Return whether a full stop follows token `i` at once."""
        return self.text.startswith(".", self.token(i).end)

    def is_listed(self, i: int) -> bool:
        """Return whether `and` or a comma stands before token `i`."""
        return not _LISTING.isdisjoint(self.token(i).gap)

    def follows(self, end: int, i: int) -> bool:
        """Return whether `and` or a comma joins token `i` to a name that ended before `end`."""
        if end < i and self.token(end).kind == "tail":
            end += 1
        if end == i:
            return self.is_listed(i)
        return end == i - 1 and self.word(end) in vocabulary.AND

    def is_set_off(self, i: int) -> bool:
        """Return whether what stands at `i` starts anew, as it does after a name alone."""
        token = self.token(i)
        mark = bool(token.gap.strip(" .'’"))
        goes_on = token.word in vocabulary.AFTER_A_FIRST_NAME and not is_past(self.word(i + 1))
        noun = token.word in vocabulary.MEALS
        return i >= len(self) or mark or noun or goes_on or i in self._day_at

    def goes_on(self, i: int) -> bool:
        """Return whether token `i` can be one name with the token before it."""
        token, before = self.token(i), self.token(i - 1)
        gap = token.gap
        if gap.startswith(".") and (len(before.word) == 1 or before.word in vocabulary.TITLES):
            gap = gap[1:] or " "
        return token.kind == before.kind == "word" and bool(_WITHIN_A_NAME.fullmatch(gap))

    def segments(self) -> list[int]:
        """Return, for each token, the number of commas and the like before it."""
        return list(accumulate(not _BREAKS.isdisjoint(token.gap) for token in self.tokens))

    def acts(self, i: int) -> bool:
        """Return whether token `i` says what somebody does: called, has, 's."""
        token = self.token(i)
        return (token.kind == "tail" and i < len(self)) or is_past(token.word)

    def ends_a_name(self, i: int) -> bool:
        """Return whether what stands at `i` is no object of a verb: about, yesterday, a comma.

        `to mark` goes on with a name before such a word, with a verb before `exams`.
        """
        token = self.token(i)
        return (
            i >= len(self)
            or bool(token.gap.strip())
            or token.kind != "word"
            or i in self._day_at
            or token.word in vocabulary.AFTER_A_NAME
            or is_past(token.word)
        )


def words_of(name: str) -> tuple[str, ...]:
    """Return the folded words of `name` as a line that contains it has them."""
    if name.isascii():
        return tuple(names.words(name))
    spelled = _spelled(name)
    return tuple(names.fold(name[m.start() : m.end()]) for m in re.finditer(r"[^\W_]+", spelled))


def is_past(word: str) -> bool:
    """Return whether `word` can say that somebody did something."""
    if word in vocabulary.VERBS:
        return True
    return len(word) > 4 and word.endswith("ed") and word not in vocabulary.NOT_PAST


def _tokens(text: str) -> Sequence[Token]:
    found = list(_each_token(text))
    if _capitals_tell(found):
        return found
    return [token._replace(shape="lower") for token in found]


def _spelled(text: str) -> str:
    """Return `text` with a letter for each mark, which Python counts among no letters."""
    if text.isascii():
        return text
    return "".join("a" if unicodedata.category(c)[0] == "M" else c for c in text)


def _each_token(text: str) -> Iterator[Token]:
    before = _NOTHING
    for match in _TOKEN.finditer(_spelled(text)):
        kind: Kind = "word"
        raw = text[match.start() : match.end()]
        word = names.fold(raw)
        if not word:
            continue  # a mark that is over no letter
        gap = text[before.end : match.start()]
        if match["short"]:
            word = _SHORT[word]
        elif match["word"] is None:
            kind = "handle" if match["handle"] else "mail" if match["mail"] else "link"
            word = word.removeprefix("@")
        elif word in _TAILS and gap in _APOSTROPHES and before.kind != "tail":
            kind = "tail"
        opens = before is _NOTHING or _ends_sentence(gap, before)
        start = match.start("handle") if kind == "handle" else match.start()
        before = Token(start, match.end(), word, kind, gap, _shape(raw), opens)
        yield before


def _shape(raw: str) -> Shape:
    if not raw[0].isupper():
        return "lower"
    return "upper" if raw.isupper() else "capital"


def _ends_sentence(gap: str, before: Token) -> bool:
    if not {"!", "?", ";", "\n"}.isdisjoint(gap):
        return True
    abbreviated = len(before.word) == 1 or before.word in vocabulary.TITLES
    return gap.startswith(".") and gap != "." and not abbreviated


def _capitals_tell(found: Sequence[Token]) -> bool:
    """Return whether a capital sets a word apart, as it does unless most words have one."""
    plain = [t for t in found if t.word in vocabulary.NEVER_CAPITAL and not t.opens]
    if not plain:
        return not all(token.shape == "upper" for token in found)
    return sum(token.shape != "lower" for token in plain) * 2 <= len(plain)
