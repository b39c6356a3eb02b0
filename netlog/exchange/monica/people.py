"""A contact of Monica as a person; what has no place of its own is said in the note."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import NamedTuple, TypeVar

from netlog.dates import iso_day, parse_birthday
from netlog.errors import Misread
from netlog.exchange import Options
from netlog.exchange.keys import address, short
from netlog.exchange.monica.export import (
    Export,
    Fields,
    day,
    fields,
    flag,
    joined,
    text,
    texts,
)
from netlog.exchange.records import Person, Rejected
from netlog.exchange.table import NO_ADDRESS

Collections = Mapping[str, list[object]]
Made = TypeVar("Made")

_LONGEST_CADENCE = 36_525  # days
_LONGEST_NOTE = 65_536  # characters
_UNKNOWN = "entries of a kind that is not known here, left out"
_TOO_MUCH = "what does not fit into a person's note, left out"
_NUMBER = re.compile(r"\+?[0-9 ()./-]{5,30}")
_RELATIONS = {"inlovewith": "in love with", "lovedby": "loved by", "bestfriend": "best friend"}
# What may be told under a contact, here and in `touches`.
_KINDS = {
    *("contact_field", "address", "note", "life_event", "reminder", "task", "pet", "gift"),
    *("activity", "call", "conversation", "debt", "photo", "document"),
}


class World(NamedTuple):
    """What a contact refers to."""

    names: Mapping[str, str]  # of everybody, stubs too, by uuid
    relations: Mapping[str, list[str]]  # of each: 'Spouse: Bo Lind'
    activities: Mapping[str, Fields]
    field_types: Mapping[str, Fields]
    event_types: Mapping[str, Fields]
    activity_types: Mapping[str, Fields]
    me: frozenset[str]
    rejected: tuple[Rejected, ...]

    @classmethod
    def of(cls, export: Export) -> "World":
        """Return what is told of the whole account; what cannot be read is rejected."""
        rejected: list[Rejected] = []

        def told(kind: str, make: Callable[[Fields], Made]) -> list[Made]:
            found = []
            for each in export.all_of(kind):
                try:
                    found.append(make(fields(each)))
                except Misread as error:
                    rejected.append(Rejected(export.line(each), f"{kind}: {error.what}"))
            return found

        names = dict(told("contact", lambda contact: (_uuid(contact), _name(contact))))
        rejected.clear()  # contacts are rejected in their turn
        relations: defaultdict[str, list[str]] = defaultdict(list)
        for whose, line in told("relationship", partial(_relation, names)):
            relations[whose].append(line)
        return cls(
            names,
            relations,
            dict(told("activity", lambda activity: (_uuid(activity), activity))),
            export.instances("contact_field_types"),
            export.instances("life_event_types"),
            export.instances("activity_types"),
            frozenset(filter(None, told("user", lambda user: text(user, "me_contact")))),
            tuple(rejected),
        )


class Told(NamedTuple):
    """What a contact comes to."""

    person: Person
    lost: list[str]  # in phrases, what could not be kept
    rejected: list[tuple[object, str]]  # entries that could not be read, and why


def person(contact: Fields, details: Collections, world: World, options: Options) -> Told:
    """Return a contact as a person.

    Raises:
        Misread: something in the contact itself is not what it should be.
    """
    uuid = _uuid(contact)
    rejected: list[tuple[object, str]] = []

    def made(kind: str, make: Callable[[Fields], Made]) -> list[Made]:
        found = []
        for each in details.get(kind, []):
            try:
                found.append(make(fields(each)))
            except Misread as error:
                rejected.append((each, f"{kind.replace('_', ' ')}: {error.what}"))
        return found

    reached = _Reached([], [], [], [], [])
    made("contact_field", partial(reached.add, world.field_types))
    name = _name(contact) or text(contact, "nickname") or next(iter(reached.emails), "")
    if not name:
        raise Misread("there is no name")
    dead, active = flag(contact, "is_dead"), flag(contact, "is_active")
    born, birth = _birthday(contact)
    met_on, meeting = _met(contact, world)
    every, frequency = _cadence(contact)
    addresses = made("address", _address)
    facts = [
        *_death(contact, dead=bool(dead)),
        "Archived in Monica" if active is False else "",
        *(birth, *meeting, frequency),
        *_labelled("Food", text(contact, "food_preferences")),
        *world.relations.get(uuid, ()),
        *made("pet", _pet),
        *(whole for _, whole in addresses),
        *reached.lines,
        *made("gift", _gift_idea),
        *made("task", _task),
        *made("reminder", _reminder),
    ]
    dated = sorted([*made("note", _note), *made("life_event", partial(_event, world))], key=_by_day)
    days = [joined([on, said], ": ") for on, said in dated if said]
    note, left = _fitting([text(contact, "description"), joined(facts), *days])
    added_on = day(contact, "created_at")
    return Told(
        Person(
            key=short(uuid),
            name=name,
            emails=tuple(reached.emails),
            phones=tuple(reached.phones),
            links=tuple(reached.links),
            nicknames=tuple(filter(None, [text(contact, "nickname")])),
            tags=(
                *texts(contact.get("tags")),
                *(["starred"] if flag(contact, "is_starred") else []),
            ),
            company=text(contact, "company") or None,
            title=text(contact, "job") or None,
            location=next((place for place, _ in addresses if place), None),
            birthday=born,
            met_on=met_on,
            met_at=text(contact, "first_met_where") or None,
            added_on=added_on if added_on and added_on <= options.today.isoformat() else None,
            # Who is gone, or was put away, is never due.
            cadence=None if dead or active is False else every,
            note=note or None,
        ),
        [
            *reached.lost,
            *[_TOO_MUCH] * left,
            *(["genders, left out"] if text(contact, "gender") else []),
            *(_UNKNOWN for kind in details if kind not in _KINDS),
        ],
        rejected,
    )


def _uuid(entry: Fields) -> str:
    uuid = text(entry, "uuid")
    if not uuid:
        raise Misread("there is no uuid")
    return uuid


def _name(contact: Fields) -> str:
    parts = (text(contact, part) for part in ("first_name", "middle_name", "last_name"))
    return " ".join(joined(parts, " ").split())


def _labelled(label: str, said: str) -> list[str]:
    return [f"{label}: {said}"] if said else []


def _fitting(paragraphs: Iterable[str]) -> tuple[str, int]:
    """Return the paragraphs that fit into a note, and how many do not."""
    note, left = "", 0
    for paragraph in filter(None, paragraphs):
        longer = f"{note}\n\n{paragraph}" if note else paragraph
        if len(longer) > _LONGEST_NOTE:
            left += 1
        else:
            note = longer
    return note, left


# Days -------------------------------------------------------------------------------------------


def _birthday(contact: Fields) -> tuple[str | None, str]:
    """Return the birthday, and what is known of it otherwise."""
    if not contact.get("birthdate"):
        return None, ""
    birth = fields(contact["birthdate"])
    said = text(birth, "date")[:10]
    if not said:
        return None, ""
    if flag(birth, "is_age_based"):
        return None, f"Born about {said[:4]}"
    try:
        known = f"--{said[5:]}" if flag(birth, "is_year_unknown") else iso_day(said).isoformat()
        return parse_birthday(known), ""
    except Misread:
        return None, f"Born on {said}"


def _met(contact: Fields, world: World) -> tuple[str | None, list[str]]:
    """Return the day of the first meeting, and what is known of it otherwise."""
    said = [
        *_labelled("Met through", world.names.get(text(contact, "first_met_through"), "")),
        *_labelled("How we met", text(contact, "first_met_additional_info")),
    ]
    if not contact.get("first_met_date"):
        return None, said
    meeting = fields(contact["first_met_date"])
    on = day(meeting, "date")
    if on and flag(meeting, "is_age_based"):
        return None, [f"Met about {on[:4]}", *said]
    if on and flag(meeting, "is_year_unknown"):
        return None, [f"Met on {on[5:]}, the year is not known", *said]
    return on, said


def _death(contact: Fields, *, dead: bool) -> list[str]:
    if not dead and not contact.get("deceased_date"):
        return []
    on = text(fields(contact["deceased_date"]), "date") if contact.get("deceased_date") else ""
    return [f"Died on {on[:10]}" if on else "Has died"]


def _cadence(contact: Fields) -> tuple[str | None, str]:
    said = text(contact, "stay_in_touch_frequency")
    if not said or said == "0":
        return None, ""
    if not said.isdecimal() or not said.isascii():
        raise Misread("stay in touch frequency is no number of days")
    if len(said) > 6 or int(said) > _LONGEST_CADENCE:
        return None, f"Stay in touch: every {said} days"
    return f"{int(said)} days", ""


# How they are reached ---------------------------------------------------------------------------


class _Reached(NamedTuple):
    """E-mail addresses and the like; what is none of them is a line of the note."""

    emails: list[str]
    phones: list[str]
    links: list[str]
    lines: list[str]
    lost: list[str]

    def add(self, types: Mapping[str, Fields], field: Fields) -> None:
        said, kind = text(field, "data"), types.get(text(field, "type"), {})
        if not said:
            return
        name, protocol = text(kind, "name"), text(kind, "protocol")
        sort = text(kind, "type") or {"mailto:": "email", "tel:": "phone"}.get(protocol, "")
        mail = address(said)
        if mail and (sort == "email" or (not kind and "://" not in said)):
            self.emails.append(mail)
        elif sort == "phone" or (not kind and _NUMBER.fullmatch(said)):
            self.phones.append(said)
        elif "://" in said or said.startswith("www."):
            self.links.append(said)
        elif protocol.startswith("http"):
            self.links.append(protocol + said)
        else:
            self.lines.append(f"{name or 'Also'}: {said}")
            if sort == "email":
                self.lost.append(NO_ADDRESS)


def _address(place: Fields) -> tuple[str, str]:
    """Return where somebody lives, in a word or two, and the address in a line."""
    city = text(place, "city") or text(place, "province")
    where = joined([city, text(place, "country")], ", ")
    town = joined([text(place, "postal_code"), text(place, "city")], " ")
    parts = [text(place, "street"), town, text(place, "province"), text(place, "country")]
    name = text(place, "name")
    whole = joined(parts, ", ")
    label = f"Address ({name})" if name else "Address"
    return where, f"{label}: {whole}" if whole and (name or whole != where) else ""


# What is said -----------------------------------------------------------------------------------


def _relation(names: Mapping[str, str], entry: Fields) -> tuple[str, str]:
    """Return in whose note a relationship is said, and how: 'Uncle: Bo Lind'.

    Monica's `contact_is` has `of_contact` for an uncle, and tells the other way round as well.
    """
    kind = text(entry, "type")
    whose, whom = text(entry, "contact_is"), text(entry, "of_contact")
    if not kind or not {whose, whom} <= names.keys():
        raise Misread("it does not say who is what of whom")
    said = _RELATIONS.get(kind, kind.replace("_", " "))
    return whose, f"{said[:1].upper()}{said[1:]}: {names[whom] or 'somebody without a name'}"


def _pet(pet: Fields) -> str:
    return f"Pet: {joined([text(pet, 'name'), text(pet, 'category')], ', ')}"


def _gift_idea(gift: Fields) -> str:
    if gift.get("status") != "idea":
        return ""  # it is an interaction, or rejected among them
    return f"Gift idea: {gift_words(gift)}"


def gift_words(gift: Fields) -> str:
    """Return what a gift is, what it costs and what is said of it.

    Raises:
        Misread: something of it is no text.
    """
    price = joined([text(gift, "amount"), text(gift, "currency")], " ")
    what = joined([text(gift, "name"), f"({price})" if price else ""], " ")
    return joined([what, text(gift, "comment"), text(gift, "url")], "; ")


def _task(task: Fields) -> str:
    label = "To do"
    if flag(task, "completed"):
        label = joined(["Done", text(task, "completed_at")[:10]], " ")
    return f"{label}: {joined([text(task, 'title'), text(task, 'description')], '; ')}"


def _reminder(reminder: Fields) -> str:
    """Return a reminder, but nothing of one that Monica made by itself for a day it knows."""
    if flag(reminder, "delible") is False:
        return ""
    what = joined([text(reminder, "title"), text(reminder, "description")], "; ")
    often, unit = text(reminder, "frequency_number"), text(reminder, "frequency_type")
    on = text(reminder, "initial_date")[:10]
    if unit in {"", "one_time"}:
        return joined([f"Reminder: {what}", f"on {on}" if on else ""], ", ")
    every = f"every {unit}" if often in {"", "1"} else f"every {often} {unit}s"
    return joined([f"Reminder: {what}, {every}", f"from {on}" if on else ""], " ")


def _note(note: Fields) -> tuple[str, str]:
    return day(note, "created_at") or "", text(note, "body")


def _event(world: World, event: Fields) -> tuple[str, str]:
    """Return an event of a life, and its day."""
    kind = world.event_types.get(text(event, "type"), {})
    called = text(kind, "name") or text(kind, "translation_key").replace("_", " ")
    what = joined([called, text(event, "name")], ": ")
    return day(event, "happened_at") or "", joined([what, text(event, "note")])


def _by_day(found: tuple[str, str]) -> str:
    return found[0]
