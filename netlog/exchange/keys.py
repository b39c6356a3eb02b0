"""What makes an entry the same entry when its file is imported again."""

import re
from hashlib import blake2b
from unicodedata import normalize

# Longer keys say no more than their digest does, and the schema ends at 500.
_LONGEST = 200

# Also `uk.linkedin.com/in/...`, no scheme, a query, a language after the name.
_PROFILE = re.compile(
    r"(?:https?://)?(?:[a-z0-9-]{1,20}\.)?linkedin\.com/(in|pub)/([^/?#\s]+)([^?#\s]*)(?:[?#].*)?"
)
_PLAIN_PROFILE = "https://www.linkedin.com/in/"
_AROUND_ADDRESS = re.compile(r"[\s<>()\"]+")


def digest(*parts: str) -> str:
    """Return 32 hexadecimal figures that stand for `parts` in this order, whatever their case."""
    told = normalize("NFKC", "\x1f".join(parts).casefold())
    return blake2b(told.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def short(key: str) -> str:
    """Return `key`, or its digest where it is too long to be kept as it is."""
    return key if len(key) <= _LONGEST else digest(key)


def address(text: str) -> str | None:
    """Return the e-mail address in `text`, None if there is none.

    >>> address("Ada Quill <ada@example.org>")
    'ada@example.org'
    """
    for part in _AROUND_ADDRESS.split(text) if "@" in text else ():
        found = part.strip("',;")
        if found[:7].lower() == "mailto:":
            found = found[7:]
        if "@" in found[1:-1]:
            return found
    return None


def profile(url: str) -> str | None:
    """Return the one way to write the address of a LinkedIn profile, None if it is none.

    >>> profile("http://uk.LinkedIn.com/in/Ada-Quill/?trk=x")
    'https://www.linkedin.com/in/ada-quill'
    """
    who = url.removeprefix(_PLAIN_PROFILE)
    # Nearly all of them in LinkedIn's own files, of which there are tens of thousands.
    if who != url and who.isascii() and who.replace("-", "").isalnum():
        return url.lower()
    match = _PROFILE.fullmatch(url.strip().lower())
    if not match:
        return None
    kind, who, more = match.groups()
    if "%" in who or not who.isascii():
        who = _quoted(who)
    # `/pub/ada-quill/1/2/3` needs its figures; `/in/ada-quill/de` is the same page in German.
    tail = more.rstrip("/") if kind == "pub" else ""
    return f"https://www.linkedin.com/{kind}/{who}{tail}"


def _quoted(who: str) -> str:
    """Return a name of a profile as an address has it, whether it was quoted so already or not."""
    from urllib.parse import quote, unquote

    try:
        said = unquote(who, errors="strict").lower()
        return quote(normalize("NFC", said), safe="").lower()
    except UnicodeError:
        return who
