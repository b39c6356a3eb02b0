"""Everything about one person on one screen, as `netlog show` puts it."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from netlog import dates, output, phrases, rules
from netlog.output import Listing, View
from netlog.run import Run
from netlog.store import contacts, intros, loops, profiles, topics
from netlog.store.contacts import Named
from netlog.store.edges import Acquaintance
from netlog.store.intros import Intro
from netlog.store.loops import Open
from netlog.store.profiles import Position, Profile, Sum
from netlog.store.timelines import Touch

# The note before the channel and the id: they give way first where there is no room.
_TOUCHES = Listing(
    "interaction",
    "interactions",
    Touch._fields,
    ("day", "direction", "note", "channel", "interaction_id"),
    {
        "direction": lambda row: phrases.touch(row.direction, row.kind, row.weight),
        "note": lambda row: phrases.noted(
            row.note, row.direction, row.forwards_of, row.passed_on_to, row.introduced_to
        ),
    },
    {"direction": "what", "channel": "via", "interaction_id": "id"},
)

_KNOWN = 8  # of those whom somebody knows, the best known


class _Plans(NamedTuple):
    """What is open, what somebody offers and needs, and the introductions not finished."""

    open: list[Open]
    offers: list[str]
    needs: list[str]
    intros: list[Intro]


def show(run: Run, who: Sequence[str], *, json: bool) -> None:
    """Show everything about one person, as a card or as one object of JSON."""
    with run.reading() as db:
        profile = profiles.profile(db, contacts.named(db, " ".join(who)).id)
        plans = _plans(db, profile.person.id)
    if json:
        output.say_json(run.terminal, _record(profile, plans, run.today))
        return
    title = f"{profile.person.name} ({profile.person.handle})"
    facts = _facts(profile, plans, run.today)
    output.card(run.terminal, title, [pair for pair in facts if pair[1]])
    run.say("")
    if profile.interactions:
        output.show(run.terminal, _TOUCHES, profile.interactions, View())
        run.say("")
    for line in _next_steps(profile, run.today):
        run.say(line)


def _record(profile: Profile, plans: _Plans, today: date) -> dict[str, Any]:
    """Return the promised object: the fields of `list`, with tags as a list, and all the rest."""
    person, known = profile.person, profile.known
    return person._asdict() | {
        "tags": known.tags,
        "emails": known.emails,
        "phones": known.phones,
        "links": known.links,
        "nicknames": known.nicknames,
        "met_at": known.met_at,
        "note": known.note,
        "positions": profile.positions,
        "introduced_by": profile.introduced_by,
        "introduced": profile.introduced,
        "knows": profile.knows,
        **plans._asdict(),
        "days_late": _days_late(profile, today),
        "in_person": known.in_person and str(known.in_person),
        "last_in_person": profile.face and profile.face.last_met,
        "meet_by": profile.face and profile.face.meet_by,
        "gave": profile.gave,
        "got": profile.got,
        "open_since": profile.open_since,
        "gave_by_kind": profile.gave_by_kind,
        "got_by_kind": profile.got_by_kind,
        "interactions": profile.interactions,
    }


def _facts(profile: Profile, plans: _Plans, today: date) -> Iterator[tuple[str, str]]:
    """Yield each label with its value in words, which may be none."""
    person, known = profile.person, profile.known
    introducer = [profile.introduced_by] if profile.introduced_by else []
    yield "work", "\n".join(map(_position, profile.positions))
    yield "e-mail", "\n".join(known.emails)
    yield "phone", "\n".join(known.phones)
    yield "link", "\n".join(known.links)
    yield "also called", ", ".join(known.nicknames)
    yield "location", person.location or ""
    yield "birthday", _birthday(person.birthday)
    yield "met", _met(person.met_on, known.met_at, today)
    yield "introduced by", _people(introducer)
    yield "introduced", _people(profile.introduced)
    yield "knows", "\n".join(_known(profile.knows))
    yield "open", "\n".join(_open(row, today) for row in plans.open)
    yield "introductions", "\n".join(_intro(row, person.id) for row in plans.intros)
    yield "offers", ", ".join(plans.offers)
    yield "needs", ", ".join(plans.needs)
    yield "tags", ", ".join(known.tags)
    yield "circle", person.circle or ""
    yield "cadence", _cadence(profile)
    yield "due", _due(profile, today)
    yield "last touch", _last_touch(profile, today)
    yield "in person", _in_person(profile, today)
    yield "turn", _turn(profile, today)
    yield "gave", _sums(profile.gave, profile.gave_by_kind)
    yield "got", _sums(profile.got, profile.got_by_kind)
    yield "added", f"{person.added_on}, with the id {person.id}"
    yield "note", known.note or ""


def _plans(db: Any, contact: int) -> _Plans:
    return _Plans(
        loops.listed(db, contact=contact),
        topics.topics_of(db, contact, "offers"),
        topics.topics_of(db, contact, "needs"),
        intros.listed(db, stages=intros.UNFINISHED, contact=contact),
    )


def _open(row: Open, today: date) -> str:
    """Say what is open, and the command that closes it."""
    by = f", by {_day(row.due_on, today)}" if row.due_on else ""
    return f"{phrases.loop(row.kind, row.name, row.what)}{by}; netlog done {row.loop_id}"


def _intro(row: Intro, contact: int) -> str:
    """Say an introduction as one of the three sees it, and the command that takes it on."""
    three = ((row.id, row.name), (row.other_id, row.other_name), (row.by_id, row.by_name))
    others = [name for number, name in three if name and number != contact]
    wish = f" ({row.wish})" if row.wish else ""
    step = f"netlog intro {row.intro_id} --{intros.NEXT[row.stage][0]}"
    return f"{' and '.join(others)}{wish}, {row.stage}; {step}"


def _position(row: Position) -> str:
    parts = (row.title, row.company, row.since and f"from {row.since}")
    return ", ".join(part for part in (*parts, row.until and f"until {row.until}") if part)


def _birthday(said: str | None) -> str:
    if said is None:
        return ""
    # 2000 is a leap year: 29 February is in it.
    day = dates.stored_day(f"2000{said[1:]}" if said.startswith("--") else said)
    if day is None:
        return said
    return f"{day.day} {day:%B}" + ("" if said.startswith("--") else f" {day.year}")


def _met(day: str | None, place: str | None, today: date) -> str:
    when = _day(day, today) if day else ""
    return ", ".join(part for part in (when, place) if part)


def _day(day: str, today: date) -> str:
    return f"{day} ({phrases.ago(day, today)})" if dates.stored_day(day) else day


def _people(some: Sequence[Named]) -> str:
    return ", ".join(f"{person.name} ({person.handle})" for person in some)


def _known(some: Sequence[Acquaintance]) -> Iterator[str]:
    """Yield whom somebody knows and why that is thought, so many that they fit on a screen.

    Who introduced whom is said already.
    """
    others = [one for one in some if one.source != "introduced"]
    for one in others[:_KNOWN]:
        how = f"at {one.how}" if one.source == "colleagues" else one.how
        yield f"{one.name} ({one.handle})" + (f", {how}" if how else "")
    if len(others) > _KNOWN:
        yield f"and {len(others) - _KNOWN} more"


def _cadence(profile: Profile) -> str:
    person = profile.person
    if person.cadence is None or person.cadence_from is None:
        return "none"
    return phrases.cadence(person.cadence, person.cadence_from, person.circle)


def _due(profile: Profile, today: date) -> str:
    person, late = profile.person, _days_late(profile, today)
    if person.archived_on is not None:
        return f"never: archived on {person.archived_on}"
    if person.due_on is None or late is None:
        return "never"
    snoozed = ", snoozed till then" if person.snoozed_until == person.due_on and late < 0 else ""
    how_late = f" ({phrases.lateness(late)})" if late else ""
    return f"{phrases.day(person.due_on, today)}{how_late}{snoozed}"


def _last_touch(profile: Profile, today: date) -> str:
    person = profile.person
    if person.last_touch is None:
        return "never"
    times = f"; {person.touches} interactions in all" if person.touches > 1 else ""
    return f"{_day(person.last_touch, today)}{times}"


def _in_person(profile: Profile, today: date) -> str:
    rhythm, face = profile.known.in_person, profile.face
    if rhythm is None:
        return ""
    said = phrases.cadence(str(rhythm), "own")
    if face is None:
        return said
    last = f"last {_day(face.last_met, today)}" if face.last_met else "not met yet"
    late = rules.days_late(face.meet_by, today)
    how_late = f" ({phrases.lateness(late)})" if late > 0 else ""
    return f"{said}; {last}; by {dates.say_day(face.meet_by, today)}{how_late}"


def _turn(profile: Profile, today: date) -> str:
    person, since = profile.person, profile.open_since
    if since is None or dates.stored_day(since) is None:
        return phrases.turn(person.turn)
    balance = phrases.balance(person.balance)
    return f"{phrases.turn(person.turn)}: {balance}, open since {since} ({_age(since, today)})"


def _age(day: str, today: date) -> str:
    return phrases.ago(day, today).removesuffix(" ago")


def _sums(whole: int, kinds: Sequence[Sum]) -> str:
    said = ", ".join(phrases.given(row.kind, row.weight) for row in kinds)
    return f"{whole}: {said}" if kinds else ""


def _days_late(profile: Profile, today: date) -> int | None:
    due_on = dates.stored_day(profile.person.due_on)
    return None if due_on is None else rules.days_late(due_on, today)


def _next_steps(profile: Profile, today: date) -> Iterator[str]:
    """Yield what there is to do, at least one thing, as commands."""
    person, late = profile.person, _days_late(profile, today)
    if person.archived_on is not None:
        yield f"bring them back: netlog unarchive {person.handle}"
        return
    if person.turn == "yours":
        yield f"your turn: netlog gave {person.handle} KIND"
    if profile.face and profile.face.meet_by <= today:
        yield f"meet: netlog log {person.handle} --via in-person"
    if late is not None and late >= 0:
        yield f"reconnect: netlog log {person.handle} -m NOTE"
    elif person.cadence is None:
        yield f"stay in touch: netlog edit {person.handle} --every SPAN"
    elif person.turn != "yours":
        yield f"when you meet: netlog log {person.handle} -m NOTE"
