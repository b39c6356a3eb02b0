"""What people need and what others offer: when the words of the one meet those of the other."""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping
from math import isqrt
from typing import TypeVar

from netlog import names

Need = TypeVar("Need", bound=Hashable)
Offer = TypeVar("Offer", bound=Hashable)

_WORD = re.compile(r"[^\W_]+[+#]*")  # c++ and c# are two languages


def words(topic: str) -> frozenset[str]:
    """Return the folded words of a topic, each in the singular as far as that is simple.

    >>> sorted(words("Introductions to Clinics"))
    ['clinic', 'introduction', 'to']
    """
    folded = names.fold(topic)
    # A topic of signs alone is one word.
    return frozenset(map(_singular, _WORD.findall(folded) or [folded]))


def stem(word: str) -> str:
    """Return what every folded topic with this word has in it, as it stands.

    >>> stem("map"), stem("company")
    ('map', 'compan')
    """
    return word.removesuffix("y")


def meetings(
    needs: Mapping[Need, frozenset[str]], offers: Mapping[Offer, frozenset[str]]
) -> Iterator[tuple[Need, list[Offer]]]:
    """Yield each need with the offers that meet it, both in the order in which they are given.

    Two are of one thing where the words of the one are all among those of the other. Only offers
    that share the rarest word of the need, or have theirs in it, are looked at.
    """
    having: dict[str, list[Offer]] = defaultdict(list)
    for offer, said in offers.items():
        for word in said:
            having[word].append(offer)

    def rarest(said: frozenset[str]) -> str:
        return min(said, key=lambda word: (len(having[word]), word))

    filed: dict[str, list[Offer]] = defaultdict(list)
    for offer, said in offers.items():
        filed[rarest(said)].append(offer)
    order = {offer: number for number, offer in enumerate(offers)}
    for need, said in needs.items():
        known = all(word in having for word in said)
        wider = [o for o in having[rarest(said)] if said <= offers[o]] if known else []
        narrower = [o for word in said for o in filed.get(word, ()) if offers[o] < said]
        if fitting := wider + narrower:
            yield need, sorted(fitting, key=order.__getitem__)


def _singular(word: str) -> str:
    """Return a word without what a plural may have added, which it need not be to lose it.

    >>> [_singular(word) for word in ("maps", "boxes", "companies", "movies", "class", "bus")]
    ['map', 'box', 'company', 'movy', 'class', 'bus']
    >>> [_singular(word) for word in ("lens", "lenses", "house", "houses", "movie")]
    ['len', 'len', 'hou', 'hou', 'movy']
    """
    while len(word) > 3:
        if word.endswith("ie"):
            return f"{word[:-2]}y"
        if not word.endswith(_ENDINGS) or word.endswith("ss"):
            return word
        word = word[:-1]
    return word


_ENDINGS = ("s", "se", "xe", "ze", "che", "she")


def number(need: int, offer: int) -> int:
    """Return the number of a pair of ids: its own for ever, whatever else comes and goes.

    Pairs are counted along growing squares (Szudzik's pairing), so small ids have small numbers.

    >>> [number(*pair) for pair in ((1, 1), (1, 2), (2, 1), (2, 2))]
    [3, 5, 7, 8]
    """
    return need * need + need + offer if need >= offer else offer * offer + need


def pair(number: int) -> tuple[int, int]:
    """Return the need's id and the offer's that have this number.

    >>> [pair(number) for number in (3, 5, 7, 8)]
    [(1, 1), (1, 2), (2, 1), (2, 2)]
    """
    root = isqrt(number)
    rest = number - root * root
    return (rest, root) if rest < root else (root, rest - root)
