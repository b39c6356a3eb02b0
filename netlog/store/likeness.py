"""Likeness: how sure it is that two people are one. A pure judgement, of names and what else is
known, in points from 0 to 100.

The points are a matter of experience: what is surely one person is near 100, a coincidence that
happens among a few thousand people is below 50.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from netlog import names
from netlog.store.nicknames import FORMAL, SHORT

_TITLES = frozenset(
    names.words("dr prof professor mr mrs ms miss mx sir dame rev herr frau ing dipl mag")
)
_CREDENTIALS = frozenset(
    names.words(
        "phd mba pmp cpa cfa esq msc bsc meng beng llm llb cissp dds mph frcs obe mbe csm dphil "
        "edd cma acca rgn"
    )
)
# Also family names, and so no credentials but behind a comma.
_AFTER_COMMA = _CREDENTIALS | frozenset(
    names.words("ma ba md jd rn pe do od bs ms cp he she they him her")
)
_GENERATIONS = {"jr": "jr", "junior": "jr", "sr": "sr", "ii": "ii", "iii": "iii", "iv": "iv"}
_ASIDE = re.compile(r"[(\[\"“„«](.*?)[)\]\"”“»]")
_UMLAUT = re.compile(r"([aou])e|(a)a")
_SURE = 0.93  # what an e-mail or a profile is worth that two alike people share
_SMALL = 20  # people at a company where two of the same name are hardly two
_LONG = 5  # letters of a word in which one slip leaves it recognisable


class Name(NamedTuple):
    """A name taken apart: its folded words, the given name first, without titles and degrees."""

    plain: str  # as it is written, but for case
    words: tuple[str, ...]
    called: frozenset[str] = frozenset()  # nicknames of one word
    generation: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether it says which family: two words, or one in a script that needs no more."""
        return len(self.words) > 1 or not "".join(self.words).isascii()


class Face(NamedTuple):
    """What somebody is recognised by; `emails` and the like are in a form that can be compared."""

    name: Name
    others: tuple[Name, ...] = ()  # names in full that they go by as well
    emails: frozenset[str] = frozenset()
    phones: frozenset[str] = frozenset()
    links: frozenset[str] = frozenset()
    company: str | None = None
    birthday: str | None = None
    location: str | None = None


class Likeness(NamedTuple):
    """How sure it is that two are one, and why, the weightiest reason first."""

    points: int
    reasons: tuple[str, ...]


class Surroundings(NamedTuple):
    """What the others say of two: how many share their details, and how common their names are.

    `crowd` is how many share what the two share most exclusively; `namesakes` how many more than
    two are there, or are to be expected, who could be called so; `colleagues` how many are at the
    company where both are.
    """

    crowd: int = 2
    namesakes: float = 0.0
    colleagues: int = 2


# Names ------------------------------------------------------------------------------------------


def parsed(text: str) -> Name:
    """Take a name apart.

    >>> parsed("Dr. Lovelace, Ada (Addie), PhD").words
    ('ada', 'lovelace')
    """
    plain = " ".join(text.casefold().split())
    if "@" in text:
        text = text.partition("@")[0]
    aside = [names.words(said) for said in _ASIDE.findall(text)]
    generation = ""
    parts: list[list[str]] = []
    for place, segment in enumerate(_ASIDE.sub(" ", text).split(",")):
        kept: list[str] = []
        for token in segment.split():
            bare = names.fold(token).replace(".", "").strip("'")
            if bare in _GENERATIONS and (kept or parts):
                generation = _GENERATIONS[bare]
            elif not _is_degree(bare, behind_comma=place > 0, first=not (kept or parts)):
                kept += names.words(token)
        if kept:
            parts.append(kept)
    if len(parts) > 1:
        parts[:2] = parts[1::-1]
    words = tuple(word for part in parts for word in part) or tuple(names.words(text))
    called = frozenset(said[0] for said in aside if len(said) == 1)
    return Name(plain, words, called, generation)


def _is_degree(word: str, *, behind_comma: bool, first: bool) -> bool:
    if first:
        return word in _TITLES
    return word in (_AFTER_COMMA if behind_comma else _CREDENTIALS)


def spelt(words: Sequence[str]) -> str:
    """Return words as one, where `ö` is no other letter than `oe`, nor `å` than `aa`.

    >>> spelt(["juergen", "van", "der", "berg"]) == spelt(names.words("Jürgen vanderBerg"))
    True
    """
    return _UMLAUT.sub(r"\1\2", "".join(words))


def sound(word: str) -> str:
    """Return about what is heard of a folded word: its consonants, and that it began with a vowel.

    >>> sound("katherine") == sound("catryn")
    True
    """
    for letters, heard in _HEARD:
        word = word.replace(letters, heard)
    first = "a" if word[:1] in _VOWELS else word[:1]
    rest = "".join(letter for letter in word[1:] if letter not in _VOWELS)
    return re.sub(r"(.)\1+", r"\1", first + rest)


_VOWELS = frozenset("aeiouyhjw")
_HEARD = (
    *(("sch", "s"), ("tch", "s"), ("ch", "k"), ("sh", "s"), ("ph", "f"), ("th", "t")),
    *(("ck", "k"), ("cz", "s"), ("sz", "s"), ("ce", "se"), ("ci", "si"), ("c", "k")),
    *(("qu", "k"), ("q", "k"), ("x", "ks"), ("z", "s"), ("v", "f"), ("w", "f"), ("dt", "t")),
)


def called_for(word: str) -> frozenset[int]:
    """Return the groups of given names to which a word belongs."""
    return FORMAL.get(word, frozenset()) | SHORT.get(word, frozenset())


def names_alike(one: Name, two: Name) -> Likeness:
    """Return how alike two names are, with one reason; 0 points where they are not."""
    a, b = one.words, two.words
    if not a or not b:
        return Likeness(0, ())
    if a == b:
        if not one.is_whole:
            return Likeness(30, ("same name",))
        accents = one.plain != two.plain and not (one.plain + two.plain).isascii()
        return Likeness(62, ("same name but for accents" if accents else "same name",))
    if len(a) == len(b) and sorted(a) == sorted(b):
        return Likeness(60, ("same name in another order",))
    if spelt(a) == spelt(b) and one.is_whole == two.is_whole:
        return Likeness(60 if one.is_whole else 30, ("same name in another spelling",))
    if len(a) == 1 or len(b) == 1:
        return _single(one, two)
    return _alike(one, two)


def _single(one: Name, two: Name) -> Likeness:
    """Compare where one name is a single word: at best it is a part of the other."""
    for short, long_ in ((one, two), (two, one)):
        if len(short.words) == 1 and short.words[0] in {*long_.words, *long_.called}:
            return Likeness(20, ("one name is part of the other",))
    if len(one.words) == len(two.words) and called_for(one.words[0]) & called_for(two.words[0]):
        return Likeness(15, ("nickname",))
    return Likeness(0, ())


def _alike(one: Name, two: Name) -> Likeness:
    a, b = one.words, two.words
    given, reason = _given_alike(one, two)
    if a[-1] == b[-1]:
        if given == 1:
            if _compatible(a[1:-1], b[1:-1]):
                return Likeness(57, ("same name but for a middle name",))
            return Likeness(30, ("same name but for the middle name",))
        if given:
            return Likeness(round(60 * given), (reason,))
    elif given == 1:
        if a[-1] in b[1:] or b[-1] in a[1:]:
            return Likeness(46, ("one name is part of the other",))
        if _is_initial(a[-1], b[-1]):
            return Likeness(44, ("initials",))
        if slip := _slip(a[-1], b[-1]):
            return Likeness(round(58 * slip), ("names alike",))
    elif given and (slip := _slip(a[-1], b[-1])):
        return Likeness(round(50 * given * slip), (reason, "names alike"))
    ratio = fuzz.token_sort_ratio(" ".join(a), " ".join(b))
    return Likeness(round((ratio - 80) * 2.5) if ratio > 84 else 0, ("names alike",))


def _given_alike(one: Name, two: Name) -> tuple[float, str]:
    """Return from 0 to 1 how surely two given names are one person's, and why."""
    a, b = one.words[0], two.words[0]
    if a == b:
        return 1, ""
    if a in two.called or b in one.called:
        return 0.97, "nickname"
    groups = called_for(a) & called_for(b)
    if groups:
        formal = [bool(groups & FORMAL.get(name, frozenset())) for name in (a, b)]
        # John and Jan are two spellings of one name, and more often two people.
        return (0.65 if all(formal) else 0.9), ("names alike" if all(formal) else "nickname")
    if _is_initial(a, b):
        return 0.74, "initials"
    return _slip(a, b), "names alike"


def _is_initial(a: str, b: str) -> bool:
    return a[0] == b[0] and 1 in {len(a), len(b)}


def _compatible(a: Sequence[str], b: Sequence[str]) -> bool:
    """Return whether middle names can be one person's: all those of one are among the other's."""

    def within(fewer: Sequence[str], more: Sequence[str]) -> bool:
        return all(any(w == other or _is_initial(w, other) for other in more) for w in fewer)

    return (len(a) <= len(b) and within(a, b)) or (len(b) <= len(a) and within(b, a))


def _slip(a: str, b: str) -> float:
    """Return from 0 to 1 how surely one word is a slip of the other."""
    length = max(len(a), len(b))
    distance = OSA.distance(a, b, score_cutoff=2)
    if distance > 2 or length < 4 or min(len(a), len(b)) < 3:
        return 0
    if distance == 1:
        # Daniel and Daniela, Mario and Maria are two people.
        if a[:-1] == b[:-1] or a == b[:-1] or b == a[:-1]:
            return 0.6
        if a in FORMAL and b in FORMAL:
            return 0.5
        if a[0] != b[0] and sound(a) != sound(b):
            return 0.7  # hardly anybody mistakes the first letter
        return 0.95 if length >= _LONG else 0.7
    if sound(a) == sound(b):
        return 0.85
    return 0.75 if length >= 8 else 0.5 if length >= 6 else 0


# People -----------------------------------------------------------------------------------------


def alike(one: Face, two: Face, around: Surroundings | None = None) -> Likeness:
    """Return how sure it is that two people are one, and why."""
    around = around or Surroundings()
    best = max(
        (names_alike(a, b) for a in (one.name, *one.others) for b in (two.name, *two.others)),
        key=lambda likeness: likeness.points,
    )
    sure = best.points / 100
    reasons: list[str] = []
    if best.points >= 30 and (one.name.is_whole or two.name.is_whole):
        sure -= min(0.3, 0.1 * around.namesakes)
        sure += 0.1 if best.reasons == ("initials",) and around.namesakes < 0.5 else 0
    for reason, shared, alone, together in (
        ("same e-mail", one.emails & two.emails, 0.5, _SURE),
        ("same profile", one.links & two.links, 0.5, _SURE),
        ("same phone", one.phones & two.phones, 0.36, 0.85),
    ):
        if shared:
            reasons.append(reason)
            worth = together if _fit(one.name, two.name, best) else alone
            sure = 1 - (1 - sure) * (1 - worth / max(1, around.crowd - 1))
    if best.points:
        reasons += best.reasons
    sure, more = _weighed(one, two, sure, around)
    return Likeness(max(0, min(99, round(100 * sure))), (*reasons, *more))


def _fit(one: Name, two: Name, best: Likeness) -> bool:
    """Return whether two who share a detail are one by their names; a couple is not."""
    if best.points >= 30 or not one.words or not two.words:
        return True
    if not one.is_whole or not two.is_whole:
        return bool({*one.words, *one.called} & {*two.words, *two.called})
    return one.words[0] == two.words[0]  # with another family name since


def _weighed(one: Face, two: Face, sure: float, around: Surroundings) -> tuple[float, list[str]]:
    """Return how sure it is after what else agrees and what contradicts, and what that is."""
    reasons = []
    if one.company and two.company:
        same = one.company == two.company
        worth = (0.14 if around.colleagues <= _SMALL else 0.04) if same else -0.08
        sure += worth if sure < 0.8 else 0
        reasons += ["same company"] if same else []
    if one.location and one.location == two.location:
        sure += 0.04
    if one.birthday and two.birthday:
        same_day = one.birthday[-5:] == two.birthday[-5:]
        both = not (one.birthday + two.birthday).count("--")
        if same_day and (not both or one.birthday == two.birthday):
            sure = 1 - (1 - sure) * (0.3 if both else 0.5)
            reasons.append("same birthday")
        else:
            sure *= 0.4
            reasons.append("but different birthdays")
    if not one.links & two.links and _sites(one) & _sites(two):
        sure -= 0.25
        reasons.append("but different profiles")
    if one.emails and two.emails and not one.emails & two.emails and sure < 0.8:
        sure -= 0.04
    if one.name.generation != two.name.generation:
        sure -= 0.4
        reasons.append("but different generations")
    return sure, reasons


def _sites(face: Face) -> set[str]:
    """Return the sites that know somebody by a page of their own."""
    return {site for site, slash, _ in (link.partition("/") for link in face.links) if slash}
