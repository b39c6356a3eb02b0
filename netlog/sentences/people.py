"""Who is named in a line: where known names stand, and whom each of them may mean."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from netlog import names
from netlog.sentences import vocabulary
from netlog.sentences.line import Line, words_of

# Names of more words than this are looked for by their shorter forms only.
_MOST_WORDS = 8
# Single letters that are words, and so initials only with a full stop.
_WORDS_OF_ONE_LETTER = frozenset({"a", "i", "w", "x"})

# How a person may be called, the surest first; the last is a company, and nobody.
_WHOLE, _NEARLY, _CALLED, _INITIALS, _SURNAME, _COMPANY = range(6)

_Words = tuple[str, ...]


class Known(NamedTuple):
    """A person as the reader needs them."""

    id: int
    handle: str
    name: str
    nicknames: tuple[str, ...] = ()
    company: str | None = None
    emails: tuple[str, ...] = ()


class Mention(NamedTuple):
    """A name in the line, the tokens `first` to before `last`, and whom it may mean.

    With one candidate and no question, it is they. Otherwise there is something to ask, and
    without a candidate it is the name of nobody known.
    """

    first: int
    last: int
    words: str
    candidates: tuple[Known, ...]
    question: str = ""
    odd: bool = False  # followed by a surname that is not theirs

    @property
    def person(self) -> Known | None:
        """Who it is, where that is certain."""
        return None if self.question else self.candidates[0]


class Place(NamedTuple):
    """What is named in the line and is nobody, the tokens `first` to before `last`."""

    first: int
    last: int
    company: str = ""  # folded, where it is one


class Named(NamedTuple):
    """All that is named in a line, in its order."""

    mentions: list[Mention]
    places: list[Place]


class _Lexicon(NamedTuple):
    """The names that the line could contain."""

    exact: dict[str, tuple[Known, ...]]  # by @handle and e-mail
    forms: dict[_Words, list[tuple[int, tuple[Known, ...]]]]  # the surest first
    longest: dict[str, int]  # first word: most words of a form that begins so


def named(line: Line, known: Sequence[Known]) -> Named:
    """Return what is named in `line`; where several names fit, the longest is meant."""
    lexicon = _lexicon(line, known)
    found: list[Mention] = []
    places: list[Place] = []
    i = 0
    while i < len(line):
        listed = bool(found) and line.follows(found[-1].last, i)
        step = (
            _exact(line, i, lexicon)
            or _called(line, i, lexicon, listed=listed)
            or _stranger(line, i, lexicon, listed=listed)
        )
        if isinstance(step, Place):
            places.append(step)
        elif step:
            found.append(step)
        i = step.last if step else i + 1
    return Named(found, places)


def _lexicon(line: Line, known: Sequence[Known]) -> _Lexicon:
    said = {token.word for token in line.tokens}
    gathered: dict[_Words, dict[int, dict[int, Known]]] = {}
    exact: dict[str, dict[int, Known]] = {}
    for person in known:
        for key in ("@" + names.fold(person.handle), *map(names.fold, person.emails)):
            exact.setdefault(key, {})[person.id] = person
        for rank, form in _forms(person):
            if 0 < len(form) <= _MOST_WORDS and said.issuperset(form):
                gathered.setdefault(form, {}).setdefault(rank, {})[person.id] = person
    forms = {
        form: [(rank, _in_order(people)) for rank, people in sorted(ranks.items())]
        for form, ranks in gathered.items()
    }
    longest: dict[str, int] = {}
    for form in forms:
        longest[form[0]] = max(longest.get(form[0], 0), len(form))
    return _Lexicon({key: _in_order(people) for key, people in exact.items()}, forms, longest)


def _in_order(people: dict[int, Known]) -> tuple[Known, ...]:
    return tuple(sorted(people.values(), key=lambda person: (person.handle, person.id)))


def _forms(person: Known) -> Iterator[tuple[int, _Words]]:
    """Yield the ways to call `person`, and their company, as folded words."""
    for called in (person.name, person.handle, *person.nicknames):
        words = words_of(called)
        yield (_WHOLE if len(words) > 1 else _CALLED), words
    if person.company:
        yield _COMPANY, words_of(person.company)
    parts = [words_of(part) for part in person.name.split()]
    parts = [part for part in parts if part and part[0] not in vocabulary.TITLES]
    if len(parts) < 2:
        return
    first, *middle, last = parts
    initial, final = (first[0][0],), (last[0][0],)
    middles = tuple(part[0][0] for part in middle)
    yield _CALLED, first
    yield _SURNAME, last
    for count in range(2, len(parts)):
        yield _NEARLY, tuple(word for part in parts[:count] for word in part)
    for form in (first + last, first + final, initial + last):
        yield _NEARLY, form
    yield _NEARLY, first + middles + last
    yield _NEARLY, initial + middles + last
    for letters in {initial + final, initial + middles + final}:
        yield _INITIALS, letters
        yield _INITIALS, ("".join(letters),)


def _exact(line: Line, i: int, lexicon: _Lexicon) -> Mention | None:
    token = line.token(i)
    if token.kind not in {"handle", "mail"}:
        return None
    at = "@" if token.kind == "handle" else ""
    people = lexicon.exact.get(at + token.word, ())
    words = at + line.between(i, i + 1)
    return Mention(i, i + 1, words, people, _question(words, people))


def _called(line: Line, i: int, lexicon: _Lexicon, *, listed: bool) -> Mention | Place | None:
    """Return the longest known name that begins at token `i`."""
    if line.token(i).kind != "word" or line.is_joined(i):
        return None
    most, reach = lexicon.longest.get(line.word(i), 0), 1
    while reach < most and line.goes_on(i + reach):
        reach += 1
    for last in range(i + min(reach, most), i, -1):
        if line.is_joined(last):
            continue
        form = line.words(i, last)
        for rank, people in lexicon.forms.get(form, ()):
            if _is_said(line, i, last, rank, listed=listed):
                return _meaning(line, i, last, rank, people, lexicon)
    return None


def _meaning(
    line: Line, first: int, last: int, rank: int, people: tuple[Known, ...], lexicon: _Lexicon
) -> Mention | Place:
    if rank == _COMPANY:
        return Place(first, last, " ".join(line.words(first, last)))
    end = last
    if rank >= _CALLED:
        # Ada Byron is not the Ada Lovelace that is known, or she is and was married since.
        while line.goes_on(end) and _is_unknown_capital(line, end, lexicon):
            end += 1
    if end > last and line.word(first - 1) in vocabulary.BEFORE_A_PLACE:
        return Place(first, end)  # lunch at Grace Cathedral
    words = line.between(first, end)
    if end == last:
        return Mention(first, end, words, people, _question(words, people))
    return Mention(first, end, words, people, f"Who is {words}?", odd=True)


def _question(words: str, people: tuple[Known, ...]) -> str:
    if len(people) == 1:
        return ""
    return f"Which {words}?" if people else f"Who is {words}?"


def _is_said(line: Line, first: int, last: int, rank: int, *, listed: bool) -> bool:
    """Return whether the words read as a name of that rank where they stand."""
    letters = [at for at in range(first, last) if len(line.word(at)) == 1]
    position = _is_position(line, first, listed=listed)
    if rank == _INITIALS and not letters:
        upper = line.token(first).shape == "upper"
        return position and upper and line.word(first) not in vocabulary.ACRONYMS
    if rank == _INITIALS:
        return position and all(line.is_dotted(at) for at in letters)
    if rank == _NEARLY:
        return all(_is_initial(line, at) for at in letters)
    if rank == _COMPANY:
        return line.is_capital(first) or line.word(first - 1) in vocabulary.BEFORE_A_COMPANY
    if last - first > 1:
        return True
    if line.day_at(first):
        return False
    if rank == _SURNAME:
        return _is_surname(line, first, listed=listed)
    return _is_single_name(line, first, listed=listed)


def _is_initial(line: Line, at: int) -> bool:
    if line.is_dotted(at):
        return True
    word = line.word(at)
    return word not in _WORDS_OF_ONE_LETTER and (
        line.is_capital(at) or line.token(at + 1).gap != ""
    )


def _is_single_name(line: Line, i: int, *, listed: bool) -> bool:
    """Return whether a single word that could be a name is one here."""
    word = line.word(i)
    if _is_of_something_else(line, i):
        return False
    if word in vocabulary.ALSO_NAMES:
        capital = line.is_capital(i) and not line.token(i).opens
        month = word in vocabulary.MONTH_NAMES
        return (capital and not month) or _stands_as_name(line, i, listed=listed)
    if word in vocabulary.COMMON:
        capital = line.is_capital(i) and not line.token(i).opens
        return capital and _is_position(line, i, listed=listed)
    return True


def _is_of_something_else(line: Line, i: int) -> bool:
    """Return whether the word belongs to another: don't, Ada's mum, the Ada Institute, in May."""
    before, after = line.word(i - 1), line.word(i + 1)
    if line.token(i + 1).kind == "tail" and after == "t":
        return True
    if before in vocabulary.BEFORE_A_RELATION and line.token(i).gap == " ":
        return not line.is_capital(i)
    if before in vocabulary.ARTICLES:
        return line.is_capital(i + 1) and after not in vocabulary.ME
    if line.word(i) not in vocabulary.MONTH_NAMES:
        return False
    span = before == "from" and after in vocabulary.AFTER_A_FIRST_MONTH
    return span or before in vocabulary.BEFORE_A_MONTH


def _stands_as_name(line: Line, i: int, *, listed: bool) -> bool:
    """Return whether a word that is English, too, stands where only a name would."""
    before, after = line.word(i - 1), line.word(i + 1)
    if line.token(i).opens:
        will_do = line.word(i) in vocabulary.MODALS and after in vocabulary.SAME_IN_THE_PAST
        surname = line.goes_on(i + 1) and line.is_capital(i + 1) and line.acts(i + 2)
        return (line.acts(i + 1) and not will_do) or line.is_set_off(i + 1) or surname
    if before in vocabulary.DOING_TO:
        return True
    if before in vocabulary.GIVING_TO and after in vocabulary.BEFORE_A_THING:
        return True
    return _is_position(line, i, listed=listed) and line.ends_a_name(i + 1)


def _is_surname(line: Line, i: int, *, listed: bool) -> bool:
    """Return whether a surname alone is said: met Hopper, and with more care met hopper."""
    if line.is_capital(i):
        return _is_position(line, i, listed=listed)
    before = line.word(i - 1)
    expected = before in vocabulary.TITLES or before in vocabulary.WITH
    return expected and line.ends_a_name(i + 1) and line.word(i) not in vocabulary.ORDINARY


def _is_position(line: Line, i: int, *, listed: bool) -> bool:
    """Return whether a name would stand at `i`: after with, met, called, Dr, `Ada and` ..."""
    return listed or line.token(i).opens or line.word(i - 1) in vocabulary.BEFORE_A_NAME


def _stranger(line: Line, i: int, lexicon: _Lexicon, *, listed: bool) -> Mention | Place | None:
    """Return a name that nobody known has; a mention only where just a name can stand."""
    last = i
    while _is_unknown_capital(line, last, lexicon) and (last == i or line.goes_on(last)):
        last += 1
    if last == i:
        return None
    if line.is_joined(i) or line.is_joined(last):
        expected = False
    elif line.token(i).opens:
        expected = line.word(last) in vocabulary.INITIATING and line.ends_a_name(last + 1)
    else:
        expected = line.ends_a_name(last) and _expects_a_name(line, i, listed=listed)
    words = line.between(i, last)
    return Mention(i, last, words, (), _question(words, ())) if expected else Place(i, last)


def _is_unknown_capital(line: Line, i: int, lexicon: _Lexicon) -> bool:
    token = line.token(i)
    return (
        token.kind == "word"
        and line.is_capital(i)
        and token.word not in vocabulary.NO_SURNAMES
        and token.word not in lexicon.longest
        and line.day_at(i) is None
        and not line.between(i, i + 1).endswith(vocabulary.EVENT_ENDINGS)
    )


def _expects_a_name(line: Line, i: int, *, listed: bool) -> bool:
    """Return whether what stands at `i` must be somebody, known or not."""
    if line.word(i - 1) in vocabulary.TITLES:
        i -= 1
    before = line.word(i - 1)
    if before in {"to", "from"}:
        before = line.word(i - 2)
        return before in vocabulary.BEFORE_TO_A_STRANGER
    return listed or before in vocabulary.BEFORE_A_STRANGER
