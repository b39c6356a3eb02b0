"""Names as people type them: folding, handles, and what was probably meant."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from difflib import SequenceMatcher, get_close_matches
from functools import cache

# Letters that Unicode does not decompose into a plain letter and a mark.
LETTERS = {
    "ł": "l",
    "ø": "o",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
    "ı": "i",
    "ħ": "h",
    "ŋ": "n",
    "’": "'",
}
_TRANSLATION = str.maketrans(LETTERS)
_HANDLE_LENGTH = 60


def fold(text: str) -> str:
    """Return `text` without accents and case, its white space as single blanks.

    >>> fold("  Łukasz   ŻÓŁĆ ")
    'lukasz zolc'
    """
    if text.isascii():
        return " ".join(text.lower().split())
    # Taken apart before and after: some signs, as ℠, hold capitals, and some small letters marks.
    lowered = unicodedata.normalize("NFKD", text).casefold().translate(_TRANSLATION)
    decomposed = unicodedata.normalize("NFKD", lowered)
    return " ".join("".join(c for c in decomposed if not unicodedata.combining(c)).split())


def words(text: str) -> list[str]:
    """Return the folded words of `text`: runs of letters and digits.

    >>> words("O'Neil, Zoë-Marie")
    ['o', 'neil', 'zoe', 'marie']
    """
    return re.findall(r"[^\W_]+", fold(text))


def handle(name: str, nicknames: Iterable[str] = (), emails: Iterable[str] = ()) -> str:
    """Return a handle in `[a-z0-9._-]` made of the name, never empty and never a number.

    Of a nickname, or of what stands before the @, if the name has no letter that it could keep.

    >>> handle("Ada Lovelace"), handle("007"), handle("李")
    ('ada-lovelace', 'person-007', 'person')
    >>> handle("林小雨", ["Rain"]), handle("李", [], ["li.na@example.org"])
    ('rain', 'li-na')
    """
    addresses = (email.partition("@")[0] for email in emails)
    kept = [_hyphened(text) for text in (name, *nicknames, *addresses)]
    with_letters = (text for text in kept if text and not text.replace("-", "").isdigit())
    numbers = (f"person-{text}" for text in kept if text)
    return next(with_letters, None) or next(numbers, "person")


def _hyphened(text: str) -> str:
    plain = re.sub(r"[^a-z0-9]+", "-", fold(text).replace("'", "")).strip("-")
    return plain[:_HANDLE_LENGTH].rstrip("-")


def unused(handle: str, taken: Callable[[str], bool]) -> str:
    """Return `handle`, or the first of `handle-2`, `handle-3` ... that is not `taken`."""
    candidate, n = handle, 1
    while taken(candidate):
        n += 1
        candidate = f"{handle}-{n}"
    return candidate


def company(text: str) -> str:
    """Return a company's folded name without its legal form: what is one company has the same.

    Never empty if the text is not blank; what is left is how the folded name begins.

    >>> company("Acme, Inc."), company("ACME GmbH & Co. KG"), company("Acme Group")
    ('acme', 'acme', 'acme group')
    """
    left = fold(text) or " ".join(text.split())
    while ending := re.search(_legal_ending(), left):
        rest = left[: ending.start()]
        if rest.rstrip(" .,;(&+") in {"", "the"}:
            break
        left = rest
    return left.rstrip(" .,;") or left


# Of each, a dot may be left out or have a blank behind it, and a blank may be left out.
_LEGAL_FORMS = """
inc, incorporated, corp, corporation, co, company, cie, ltd, limited, private limited, l.l.c, l.l.p,
l.p, p.l.c, pty, pte, pvt, gmbh, mbh, a.g, k.g, kgaa, o.h.g, u.g, u.g (haftungsbeschrankt), e.v,
e.k, e.g, gbr, s.e, s.a, s/a, s.a.s, s.a.s.u, s.a.r.l, s.a r.l, eurl, s.n.c, s.p.a, s.r.l, s.r.l.s,
s.l, s.l.u, s.a.u, s.a. de c.v, s.c, ltda, lda, b.v, n.v, b.v.b.a, v.o.f, a.b, oy, oyj, abp, a.s,
a/s, a.s.a, aps, ehf, sp. z o.o, spolka z o.o, s.r.o, spol. s r.o, d.o.o, d.d, kft, zrt, nyrt, k.k,
g.k, sdn. bhd, bhd, tbk, ltd. sti, ood, eood, jsc
"""
# These stand behind a name without a blank.
_ATTACHED_FORMS = "株式会社|有限会社|合同会社|(?:股份|责任)?有限公司"

_LOOSELY = {". ": r"\.? ?", ".": r"(?:\. ?)?", " ": " ?", "(": r"\(", ")": r"\)"}


@cache
def _legal_ending() -> str:
    """Return the pattern of a legal form at the end of a folded name; most runs need none."""
    forms = "|".join(" ".join(_LEGAL_FORMS.split()).split(", "))
    forms = re.sub(r"\. |[. ()]", lambda sign: _LOOSELY[sign[0]], forms)
    return rf"[ ,(]+(?:(?:&|\+|and|und|et) ?)?(?:{forms})[ .,;)]*$| ?(?:{_ATTACHED_FORMS})$"


def begin(wanted: Iterable[str], words: Sequence[str]) -> bool:
    """Return whether each of the `wanted` words begins one of `words`."""
    return all(any(word.startswith(part) for word in words) for part in wanted)


def recognised(kind: str, value: str) -> str:
    """Return the form in which a detail is compared: what is the same has the same form.

    An e-mail without case; a phone as its digits; a link without scheme, `www.`, query and
    trailing slash; a nickname folded.
    """
    text = " ".join(value.split())
    if kind == "phone":
        digits = re.sub(r"[^\d+]", "", text.partition(";")[0])
        return digits.replace("+", "00", 1) if digits.startswith("+") else digits or text
    if kind == "link":
        bare = re.sub(r"^[a-z]+://(www\.)?", "", text.casefold())
        return re.sub(r"[?#].*$", "", bare).rstrip("/") or text
    if kind == "email":
        return re.sub(r"^mailto:", "", text.casefold())
    return fold(text) or text


def likeness(a: str, b: str) -> float:
    """Return how alike two folded names are, 0 to 1, whatever the order of their words."""
    straight = SequenceMatcher(None, a, b).ratio()
    sorted_a, sorted_b = " ".join(sorted(a.split())), " ".join(sorted(b.split()))
    return max(straight, SequenceMatcher(None, sorted_a, sorted_b).ratio())


def close_words(word: str, words: Sequence[str]) -> list[str]:
    """Return the few of the folded `words` that `word` may be a slip of."""
    return get_close_matches(word, words, n=5, cutoff=0.7)


def closest(text: str, names: Iterable[str], *, cutoff: float = 0.6, most: int = 3) -> list[str]:
    """Return the `names` most like `text`, the likeliest first: the "did you mean"."""
    wanted = fold(text)

    def score(name: str) -> float:
        folded = fold(name)
        # A first name typed wrongly should find the person as well as the whole name would.
        return max(likeness(wanted, part) for part in [folded, *folded.split()] if part)

    scored = sorted(((score(n), n) for n in dict.fromkeys(names) if fold(n)), reverse=True)
    return [name for value, name in scored if value >= cutoff][:most]
