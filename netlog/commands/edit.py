"""`netlog edit`: a person or an interaction, by options or in the editor."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Annotated, Any

import typer

from netlog import dates, editor, output, phrases, rules
from netlog.app import WHO, Note, On, command, complete_people
from netlog.commands import add
from netlog.commands.log import By, Via, checked_weight, said_done
from netlog.editor import NOTE, Fields
from netlog.errors import Misread, Refused
from netlog.rules import checked_choice
from netlog.run import IN_EDITOR, Run
from netlog.store import contacts, faces, interactions, profiles, reckonings, timelines
from netlog.store.rows import Value
from netlog.store.timelines import Touch

Person = Annotated[
    list[str] | None,
    WHO,
]


@command()
def edit(
    run: Run,
    who: Person = None,
    name: Annotated[
        str | None, typer.Option("--name", metavar="NAME", help="Another name.")
    ] = None,
    handle: add.Handle = None,
    email: add.Email = None,
    phone: add.Phone = None,
    link: add.Link = None,
    nickname: add.Nickname = None,
    company: add.Company = None,
    title: add.Title = None,
    tag: add.Tags = None,
    circle: add.Circle = None,
    every: add.Every = None,
    in_person: add.InPerson = None,
    met: add.Met = None,
    met_at: add.MetAt = None,
    introduced_by: add.IntroducedBy = None,
    birthday: add.Birthday = None,
    location: add.Location = None,
    remove: Annotated[
        list[str] | None,
        typer.Option("--remove", metavar="VALUE", help="Take away a detail or a tag; may repeat."),
    ] = None,
    note: Note = None,
    interaction: Annotated[
        int | None,
        typer.Option("--interaction", metavar="ID", help="Edit this interaction, not a person."),
    ] = None,
    on: On = None,
    via: Via = None,
    direction: Annotated[
        str | None, typer.Option("--direction", metavar="met|gave|got", help="What it was.")
    ] = None,
    kind: Annotated[
        str | None, typer.Option("--kind", metavar="KIND", help="What was given or got.")
    ] = None,
    weight: Annotated[
        int | None, typer.Option("--weight", "-w", metavar="N", help="How much it counts, 1 to 5.")
    ] = None,
    by: By = None,
    forward: Annotated[
        str | None,
        typer.Option("--forward", metavar="ID|none", help="The kindness that this passes on."),
    ] = None,
    moved: Annotated[
        str | None,
        typer.Option(
            "--with",
            metavar="WHO",
            help="Whom it was with: moves it.",
            autocompletion=complete_people,
        ),
    ] = None,
) -> None:
    """Edit a person, or an interaction by its id.

    An option says the field anew, and '' empties it. --email, --phone, --link, --nickname and
    --tag add to what is there; --remove takes one away. '--every none' leaves the circle's
    cadence. What satisfies --in-person is a touch in-person or at an event, not a message. Without
    options the whole opens in your editor. 'netlog edit 12' is the person with the id 12; 'netlog
    edit --interaction 12' with --on, --via, --direction, --kind, --weight, --by, --forward, --with
    and --note is the interaction, whose id 'netlog history' shows. -m without a text opens the
    note alone.

    Examples:
      netlog edit ada --title "Chief editor" --every "3 weeks"
      netlog edit --interaction 12 --on "3 weeks ago" --via call
    """
    person = _given(
        {
            "name": name,
            "handle": handle,
            "email": email,
            "phone": phone,
            "link": link,
            "nickname": nickname,
            "company": company,
            "title": title,
            "tag": tag,
            "circle": circle,
            "every": every,
            "in-person": in_person,
            "met": met,
            "met-at": met_at,
            "introduced-by": introduced_by,
            "birthday": birthday,
            "location": location,
            "remove": remove,
        }
    )
    touch = _given(
        {
            "with": moved,
            "on": on,
            "direction": direction,
            "kind": kind,
            "weight": weight,
            "via": via,
            "by": by,
            "forward": forward,
        }
    )
    _check(who, interaction, person, touch)
    if interaction is None:
        _edit_person(run, " ".join(who or ()), person, note)
    else:
        _edit_interaction(run, interaction, touch, note)


def _given(options: Mapping[str, str | int | list[str] | None]) -> dict[str, tuple[str, ...]]:
    """Return the options that were given as the fields of a form."""
    return {
        label: tuple(value) if isinstance(value, list) else (str(value),)
        for label, value in options.items()
        if value not in (None, [])
    }


def _check(
    who: Sequence[str] | None, interaction: int | None, person: Fields, touch: Fields
) -> None:
    if interaction is None and touch:
        raise Misread(f"--{next(iter(touch))} is about an interaction", "add --interaction ID")
    if interaction is not None and person:
        raise Misread(f"--{next(iter(person))} is about a person, not an interaction")
    if interaction is None and not who:
        raise Misread("whom to edit is not said", "as in: netlog edit ada, or --interaction 12")
    if interaction is not None and who:
        raise Misread("a person and an interaction are two things", "edit the one, then the other")


def _in_words(options: Fields, note: str | None) -> bool:
    """Return whether the command line says what is to be, with nothing left to the editor."""
    return note != IN_EDITOR and (note is not None or bool(options))


def _in_editor(
    run: Run,
    heading: str,
    read: Callable[[Any], Fields],
    write: Callable[[Any, Fields], list[str]],
    *,
    note: str | None,
) -> list[str]:
    """Let the user edit what `read` reads; `write` what they changed, and return what it says.

    With `note` they edit that alone, and on a terminal.
    """
    if note is not None:
        editor.check_terminal(run.terminal)
    with run.reading(to_write=True) as db:
        whole = read(db)
    before = whole if note is None else {NOTE: whole[NOTE]}

    def save(text: str) -> list[str]:
        after = editor.form_fields(text, before, _SEVERAL)
        changed = {label for label in before if after[label] != before[label]}
        if changed & _TOGETHER:
            changed |= _TOGETHER
        with run.writing() as db:
            now = read(db)
            if any(now[label] != before[label] for label in changed):
                raise Refused("that was changed meanwhile", "leave the editor and begin again")
            return write(db, {label: after[label] for label in before if label in changed})

    text = f"# {output.safe(heading)}\n# {_HINT}\n{editor.form(before)}"
    return editor.edited_until(text, save, terminal=run.terminal) or ["nothing was changed"]


_HINT = "Leave it as it is, or empty, to change nothing. The note is all that follows 'note:'."


# A person ---------------------------------------------------------------------------------------

_DETAILS = rules.DETAILS
_SEVERAL = frozenset({*_DETAILS, "tag"})
_SPANS = frozenset({"every", "in-person"})
# A title belongs to its company, unless the user, who sees both, lets it stand.
_TOGETHER = frozenset({"company", "title"})


def _edit_person(run: Run, who: str, options: Fields, note: str | None) -> None:
    if _in_words(options, note):
        with run.note(note) as text, run.writing() as db:
            told = {**options, **_given({NOTE: text})}
            said = _by_options(db, contacts.named(db, who).id, told, run.today)
    else:
        with run.reading(to_write=True) as db:
            person = contacts.named(db, who)

        def write(db: Any, changed: Fields) -> list[str]:
            if note is None:
                return _save(db, person.id, changed, run.today)
            return _by_options(db, person.id, {**options, **changed}, run.today)

        said = _in_editor(
            run,
            f"{person.name} ({person.handle})",
            lambda db: _fields(db, person.id),
            write,
            note=note,
        )
    for line in said:
        run.say(line)


def _fields(db: Any, contact: int) -> Fields:
    """Return a person as the fields of a form, which have the names of the options."""
    known = profiles.particulars(db, contact)
    introducer = profiles.by_id(db, known.introduced_by).handle if known.introduced_by else None
    return {
        "name": _one(known.name),
        "handle": _one(known.handle),
        "nickname": known.nicknames,
        "email": known.emails,
        "phone": known.phones,
        "link": known.links,
        "company": _one(known.company),
        "title": _one(known.title),
        "location": _one(known.location),
        "birthday": _one(known.birthday),
        "met": _one(known.met_on),
        "met-at": _one(known.met_at),
        "introduced-by": _one(introducer),
        "circle": _one(known.circle),
        "every": _one(known.cadence and str(known.cadence)),
        "in-person": _one(known.in_person and str(known.in_person)),
        "tag": known.tags,
        "note": _one(known.note),
    }


def _one(value: object) -> tuple[str, ...]:
    return () if value is None else (str(value),)


def _by_options(db: Any, contact: int, options: Fields, today: date) -> list[str]:
    """Save what the options say: details and tags are added to what is there."""
    before = _fields(db, contact)
    for value in options.get("remove", ()):
        contacts.remove_value(db, contact, value)
    now = _fields(db, contact)
    said = {
        label: (*now[label], *values) if label in _SEVERAL else values
        for label, values in options.items()
        if label in now
    }
    return _save(db, contact, said, today, before=before)


def _save(
    db: Any, contact: int, said: Fields, today: date, *, before: Fields | None = None
) -> list[str]:
    """Set the fields that are `said` and say what has changed, since `before` if that is given."""
    before = before or _fields(db, contact)
    words = {
        label.replace("-", "_"): "".join(values)
        for label, values in said.items()
        if label not in _SEVERAL
    }
    introducer = add.introducer(db, words.pop("introduced_by", None))
    person = add.described(today, **words)
    contacts.change(db, contact, person._replace(introduced_by=introducer), today)
    for kind in said.keys() & _DETAILS:
        contacts.set_details(db, contact, kind, said[kind])
    if "tag" in said:
        contacts.set_tags(db, contact, said["tag"])
    changes = _changes(before, _fields(db, contact))
    row = reckonings.reckoning(db, contact)
    if not changes:
        return [f"{row.name} ({row.handle}) is as before"]
    plan = add.plan(row, faces.face(db, contact), today)
    return [f"edited {row.name} ({row.handle}): {changes}; {plan}"]


def _changes(before: Fields, after: Fields) -> str:
    """Say which fields have changed, and what to where that is one short value."""
    said = []
    for label, values in after.items():
        if values != before[label]:
            short = label != editor.NOTE and label not in _SEVERAL
            new = " ".join((label, *values)) if short else label
            gone = f"{label} none" if label in _SPANS else f"no {label}"
            said.append(new if values else gone)
    return ", ".join(said)


# An interaction ---------------------------------------------------------------------------------


def _edit_interaction(run: Run, interaction: int, options: Fields, note: str | None) -> None:
    if _in_words(options, note):
        with run.note(note) as text, run.writing() as db:
            told = {**options, **_given({NOTE: text})}
            said = _save_touch(db, interaction, told, run.today)
    else:
        said = _in_editor(
            run,
            f"Interaction {interaction}",
            lambda db: _touch_fields(timelines.by_id(db, interaction)),
            lambda db, changed: _save_touch(db, interaction, {**options, **changed}, run.today),
            note=note,
        )
    for line in said:
        run.say(line)


def _touch_fields(touch: Touch) -> Fields:
    """Return an interaction as the fields of a form, which have the names of the options."""
    return {
        "with": _one(touch.handle),
        "on": _one(touch.day),
        "direction": _one(touch.direction),
        "kind": _one(touch.kind),
        "weight": _one(touch.weight),
        "via": _one(touch.channel),
        "by": _one(touch.initiator),
        "forward": _one(touch.forwards),
        "note": _one(touch.note),
    }


def _save_touch(db: Any, interaction: int, said: Fields, today: date) -> list[str]:
    """Set the fields that are `said` and say what has changed and where that leaves you."""
    before = timelines.by_id(db, interaction)
    words = {label: "".join(values) for label, values in said.items()}
    interactions.change(db, interaction, **_columns(db, before, words, today))
    after = timelines.by_id(db, interaction)
    changes = _changes(_touch_fields(before), _touch_fields(after))
    if not changes:
        return [f"interaction {interaction} is as before"]
    concerned = [reckonings.reckoning(db, contact) for contact in {after.id: 0, before.id: 0}]
    lines = [f"{row.name}: {said_done(row, today)}" for row in concerned]
    day = phrases.day(after.day, today) if dates.stored_day(after.day) else after.day
    return [f"edited interaction {interaction}, {day} with {lines[0]} ({changes})", *lines[1:]]


def _columns(db: Any, touch: Touch, words: Mapping[str, str], today: date) -> dict[str, Value]:
    """Return the columns of an interaction that the words say.

    Raises:
        Misread: a word that cannot be read, or a kind or weight for what was not given or got.
    """
    columns = {
        column: read(words[label], today)
        for label, (column, read) in _READ.items()
        if label in words
    }
    if "with" in words:
        columns["contact_id"] = contacts.named(db, words["with"]).id
    if columns.get("direction", touch.direction) == "met":
        if words.get("kind") or words.get("weight"):
            raise Misread(
                "only what was given or got has a kind and a weight", "say --direction gave or got"
            )
        if "direction" in columns:
            columns |= {"kind": None, "weight": 1, "forwards": columns.get("forwards")}
    return columns


def _weight(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) == 1):
        raise Misread(f"a weight is from 1 to 5, not '{text}'")
    return checked_weight(int(text))


def _passed(text: str) -> int | None:
    if text in {"", "none"}:
        return None
    if not (text.isascii() and text.isdigit() and len(text) < 19):
        raise Misread(f"'{text}' is no interaction", "say its id, as 'netlog history' shows it")
    return int(text)


# How each word of an interaction is read, and into which column.
_READ: dict[str, tuple[str, Callable[[str, date], Value]]] = {
    "on": ("day", lambda text, today: dates.parse_past_day(text, today).isoformat()),
    "direction": ("direction", lambda text, _: checked_choice("direction", text, rules.DIRECTIONS)),
    "kind": ("kind", lambda text, _: interactions.folded_kind(text) or None),
    "weight": ("weight", lambda text, _: _weight(text or "1")),
    "via": ("channel", lambda text, _: checked_choice("channel", text or None, rules.CHANNELS)),
    "by": ("initiator", lambda text, _: checked_choice("beginner", text or None, rules.INITIATORS)),
    "forward": ("forwards", lambda text, _: _passed(text)),
    "note": ("note", lambda text, _: text or None),
}
