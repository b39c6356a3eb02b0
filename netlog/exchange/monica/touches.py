"""What Monica tells of calls, conversations, activities, debts and gifts, as interactions."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from netlog.errors import Misread
from netlog.exchange.keys import digest, short
from netlog.exchange.monica.export import Fields, day, fields, flag, joined, text, texts, values
from netlog.exchange.monica.people import World, gift_words
from netlog.exchange.records import Touch

_GIVEN = {"offered": "gave", "given": "gave", "received": "got"}


def activity(
    uuid: object, person: str, world: World, together: Mapping[str, int]
) -> Iterator[Touch]:
    """Yield that a person took part in something; `together` says how many did.

    Raises:
        Misread: it is not told what it was, or when.
    """
    told = world.activities.get(uuid) if isinstance(uuid, str) else None
    if told is None or not isinstance(uuid, str):
        raise Misread("it is not in the file")
    kind = world.activity_types.get(text(told, "type"), {})
    called = text(kind, "name") or text(kind, "translation_key").replace("_", " ")
    summary = joined([text(told, "summary"), f"({called})" if called else ""], " ")
    key = short(uuid)
    yield Touch(
        person,
        _day(told, "happened_at", "created_at"),
        key,
        note=joined([summary, text(told, "description")]) or None,
        group=key if together[uuid] > 1 else None,
    )


def _call(call: Fields, person: str, _world: World) -> Iterator[Touch]:
    theirs = flag(call, "contact_called")
    feelings = ", ".join(texts(call.get("emotions")))
    yield Touch(
        person,
        _day(call, "called_at"),
        _key(call, "call", person, "called_at", "content"),
        channel="call",
        note=joined([text(call, "content"), f"Felt: {feelings}" if feelings else ""]) or None,
        initiator=None if theirs is None else "them" if theirs else "me",
    )


def _conversation(talk: Fields, person: str, world: World) -> Iterator[Touch]:
    said = []
    first: bool | None = None
    for each in values(talk.get("messages")):
        message = fields(each)
        mine = flag(message, "written_by_me")
        first = mine if first is None else first
        said.append(f"{'me' if mine else 'they'}: {text(message, 'content')}")
    kind = world.field_types.get(text(talk, "contact_field_type"), {})
    yield Touch(
        person,
        _day(talk, "happened_at"),
        _key(talk, "conversation", person, "happened_at"),
        channel="email" if text(kind, "type") == "email" else "message",
        note="\n".join(said) or None,
        initiator=None if first is None else "me" if first else "them",
    )


def _debt(debt: Fields, person: str, _world: World) -> Iterator[Touch]:
    """Yield a loan, and that it was paid back if it was: then the balance is as even as it is.

    That I am in debt means that I got something. When it was paid back Monica does not tell, but
    when the debt was last changed.
    """
    mine = flag(debt, "in_debt")
    if mine is None:
        raise Misread("it does not say who owes")
    began = _day(debt, "created_at")
    key = _key(debt, "debt", person, "created_at", "amount", "currency")
    amount = joined([text(debt, "amount"), text(debt, "currency")], " ")
    said = joined([amount, text(debt, "reason")], ": ") or None
    direction, back = ("got", "gave") if mine else ("gave", "got")
    yield Touch(person, began, key, direction=direction, kind="loan", note=said)
    if text(debt, "status") == "complete":
        ended = max(began, day(debt, "updated_at") or began)
        paid = joined(["paid back", said or ""], " ")
        yield Touch(person, ended, short(f"{key}/back"), direction=back, kind="loan", note=paid)


def _gift(gift: Fields, person: str, world: World) -> Iterator[Touch]:
    status = text(gift, "status")
    if status == "idea":
        return  # it is in the note
    if status not in _GIVEN:
        raise Misread("it does not say whether it was given")
    recipient = world.names.get(text(gift, "recipient"), "")
    yield Touch(
        person,
        _day(gift, "date", "created_at"),
        _key(gift, "gift", person, "name", "date", "created_at"),
        direction=_GIVEN[status],
        kind="gift",
        note=joined([gift_words(gift), f"for {recipient}" if recipient else ""], "; ") or None,
    )


def _day(entry: Fields, *names: str) -> str:
    on = day(entry, *names)
    if on is None:
        raise Misread("there is no day")
    return on


def _key(entry: Fields, kind: str, person: str, *names: str) -> str:
    """Return the uuid, or a digest of the fields where older exports have none."""
    said = (text(entry, name) for name in names)
    return short(text(entry, "uuid")) or digest(kind, person, *said)


KINDS: Mapping[str, Callable[[Fields, str, World], Iterator[Touch]]] = MappingProxyType(
    {"call": _call, "conversation": _conversation, "debt": _debt, "gift": _gift}
)
