"""Phones: which numbers are one, however they are written."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from functools import lru_cache
from unicodedata import normalize

_LOCAL = 7  # figures at the end
_PARTS = re.compile(r"([+\d][^A-Za-z;,#~]*)(.*)", re.DOTALL)
_REMEMBERED = 1_000


def e164(number: str, region: str | None) -> str | None:
    """Return a number as all the world would dial it, None where that cannot be told.

    >>> e164("020 7946 0101", "GB"), e164("tel:+1-808-555-0142;ext=7", None)
    ('+442079460101', '+18085550142;ext=7')

    Args:
        number: as somebody wrote it; 00 before it stands for +.
        region: the country of numbers without a country code: 'CH'. None: they cannot be told.
    """
    from phonenumbers import (
        NumberParseException,
        PhoneNumberFormat,
        format_number,
        is_possible_number,
        parse,
    )

    figures, _, extension = plain(number).partition(";")
    dialled = f"+{figures[2:]}" if figures.startswith("00") else figures
    try:
        parsed = parse(dialled, region and region.upper())
    except NumberParseException:
        return None
    if not is_possible_number(parsed):
        return None
    written = format_number(parsed, PhoneNumberFormat.E164)
    return f"{written};ext={extension}" if extension else written


def plain(number: str) -> str:
    """Return the figures of a number, 00 for +, and after a semicolon those of an extension.

    >>> plain("+44 (0)20 7946-0101 ext. 12")
    '004402079460101;12'
    """
    if not number.isascii():
        number = "".join(
            str(int(sign)) if sign.isdecimal() else sign for sign in normalize("NFKC", number)
        )
    match = _PARTS.search(number)
    if match is None:
        return number.strip()
    figures = re.sub(r"\D", "", match[1])
    if match[1].startswith("+"):
        figures = f"00{figures}"
    extension = re.sub(r"\D", "", match[2])
    if not extension and len(figures) < _LOCAL:
        extension = "".join(match[2].casefold().split())  # 1-800-FLOWERS
    return f"{figures};{extension}" if extension else figures


def local(number: str) -> str:
    """Return the last figures of a number: they are the same with and without a country code."""
    return plain(number).partition(";")[0][-_LOCAL:]


def comparing(numbers: Iterable[str], region: str | None) -> Callable[[str], str]:
    """Return what gives the form in which each of the numbers is compared with the others.

    That is E.164 where it matters, among those that end alike, else the plain figures. Numbers
    without a country code are of `region`, or of the country that most of the others are of.
    """
    first: dict[str, str] = {}
    close: set[str] = set()
    codes: Counter[str] = Counter()
    for number in numbers:
        figures = plain(number)
        if first.setdefault(_ending(figures), figures) != figures:
            close.add(_ending(figures))
        if figures.startswith("00"):
            codes[figures[2:5]] += 1
    if not close:
        return plain
    country = region or _most_common_region(codes)

    @lru_cache(_REMEMBERED)
    def form(number: str) -> str:
        figures = plain(number)
        return (e164(number, country) if _ending(figures) in close else None) or figures

    return form


def _ending(figures: str) -> str:
    """Return the end of plain figures, with the extension: numbers that are one end alike."""
    local, _, extension = figures.partition(";")
    return f"{local[-_LOCAL:]};{extension}"


def _most_common_region(codes: Counter[str]) -> str | None:
    """Return the country that more than half of the numbers are of, by their first figures."""
    from phonenumbers import COUNTRY_CODE_TO_REGION_CODE

    regions: Counter[str] = Counter()
    for figures, times in codes.items():
        beginnings = (figures[:n] for n in (1, 2, 3))
        numbers = (int(beginning) for beginning in beginnings if beginning)
        known = (COUNTRY_CODE_TO_REGION_CODE.get(number) for number in numbers)
        if found := next(filter(None, known), None):
            regions[found[0]] += times
    return next((one for one, times in regions.items() if 2 * times > regions.total()), None)
