"""Letters: what a message is to the user, if it is contact with anybody at all."""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from netlog.exchange.mail.addresses import Party, is_robot, parties
from netlog.exchange.mail.headers import ADDRESSES, decoded, text

Fields = dict[str, bytes]  # headers by name

_SHORT = 120  # bytes of a header that is worth remembering
_CROWD = 5  # recipients of what is written to nobody in particular
_RECIPIENTS = ("to", "cc")
_DELIVERED = tuple(name for name in ADDRESSES if name.endswith("-to"))
# As Gmail calls them in the languages of those who are likely to have an archive of it.
_GMAIL_NAMES = """
spam, trash, bin, draft, drafts, papierkorb, entwurf, entwürfe, corbeille, brouillon, brouillons,
papelera, borrador, borradores, cestino, bozza, bozze, lixeira, lixo, rascunho, rascunhos,
prullenbak, concept, concepten, papperskorgen, papirkurv, papirkurven, utkast, kladde, kladder,
kosz, wersje robocze, wersja robocza, корзина, черновик, черновики, ゴミ箱, 下書き, 垃圾邮件,
已删除邮件, 草稿
"""
_ASIDE = frozenset(name.strip() for name in _GMAIL_NAMES.split(","))
_GMAIL = ("gmail.com", "googlemail.com")

LISTS = "messages from lists and robots, passed over"
CROWDS = "messages to five people or more, passed over"
ASIDE = "messages in spam, trash and drafts, passed over"
INVITATIONS = "calendar invitations, passed over"
OTHERS = "messages neither from you nor to you, passed over"
MYSELF = "messages to nobody but yourself, passed over"


class Letter(NamedTuple):
    """A message between the user and `others`; `initiator` wrote it: me or them."""

    initiator: str
    others: list[Party]


def letter(fields: Fields, is_me: Callable[[str], bool], *, invites: bool) -> Letter | str:
    """Return what a message is to the user, or if it is no contact what it is, in a phrase.

    Args:
        fields: its headers.
        is_me: whether an address is the user's.
        invites: whether a part of it is a calendar.
    """
    if _is_aside(fields):
        return ASIDE
    if is_of_list(fields):
        return LISTS
    senders, recipients = named(fields, ("from",)), named(fields, _RECIPIENTS)
    if any(is_me(sender.address) for sender in senders):
        initiator, others = "me", [each for each in recipients if not is_me(each.address)]
        reached = [*others, *named(fields, ("bcc",))]
    elif any(is_me(each.address) for each in (*recipients, *named(fields, _DELIVERED))):
        initiator, others = "them", senders[:1]
        reached = recipients
    else:
        return OTHERS
    if len({each.address for each in reached}) >= _CROWD:
        return CROWDS
    if invites or fields.get("content-type", b"").strip().lower().startswith(b"text/calendar"):
        return INVITATIONS
    people: dict[str, Party] = {}
    for each in others:
        if not is_robot(each.address):
            people.setdefault(each.address, each)
    if people:
        return Letter(initiator, list(people.values()))
    return LISTS if others else MYSELF


def named(fields: Fields, headers: Iterable[str]) -> list[Party]:
    """Return who is named in `headers`, in order, however often."""
    values = (fields[name] for name in headers if name in fields)
    return [party for value in values for party in _parties(value)]


def is_of_list(fields: Fields) -> bool:
    """Return whether a program sent the message, or a list."""
    if "list-id" in fields or "list-unsubscribe" in fields:
        return True
    if _first_word(fields, "precedence") in {"bulk", "list", "junk"}:
        return True
    return _first_word(fields, "auto-submitted") not in {"", "no"}


def mine(given: Iterable[str]) -> Callable[[str], bool]:
    """Return what tells whether an address is one of those `given`, tag or dots or not."""
    known = {_same(address.strip().lower()) for address in given}
    return lambda address: _same(address) in known


def untagged(address: str) -> str:
    """Return an address without what follows a + in it, which goes to the same person."""
    box, at, host = address.rpartition("@")
    return f"{box.partition('+')[0] or box}{at}{host}"


def _same(address: str) -> str:
    box, at, host = untagged(address).rpartition("@")
    if host in _GMAIL:
        box, host = box.replace(".", ""), _GMAIL[0]
    return f"{box}{at}{host}"


def _parties(value: bytes) -> Sequence[Party]:
    return _few(value) if len(value) <= _SHORT else parties(text(value))


@lru_cache(maxsize=4096)
def _few(value: bytes) -> Sequence[Party]:
    """Return who is named in a short header: one's own address, and a friend's, come again."""
    return tuple(parties(text(value)))


def _is_aside(fields: Fields) -> bool:
    if _first_word(fields, "x-spam-flag") == "yes" or _first_word(fields, "x-spam-status") == "yes":
        return True
    if "x-gmail-labels" not in fields:
        return False
    return _names_aside(fields["x-gmail-labels"])


@lru_cache(maxsize=256)  # of which there are few, and each on many messages
def _names_aside(labels: bytes) -> bool:
    names = decoded(text(labels)).casefold().split(",")
    return not _ASIDE.isdisjoint(name.strip(' "') for name in names)


def _first_word(fields: Fields, name: str) -> str:
    """Return the first word of a header in lower case, without what follows a ; or a comma."""
    words = fields.get(name, b"").replace(b";", b" ").replace(b",", b" ").split(None, 1)
    return words[0].decode("latin-1").lower() if words else ""
