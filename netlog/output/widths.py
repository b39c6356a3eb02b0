"""How wide text is on a terminal."""

import unicodedata
from functools import lru_cache


def display_width(text: str) -> int:
    """Return how many columns of a terminal `text` takes, once it is `safe`."""
    return len(text) if text.isascii() else sum(map(char_width, text))


@lru_cache(maxsize=4096)
def char_width(char: str) -> int:
    """Return how many columns one character takes: 0, 1 or 2."""
    # The vowels and finals of a Korean syllable that is written as its parts take no room.
    if "\u1160" <= char <= "\u11ff" or unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1
