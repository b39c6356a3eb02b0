"""`netlog add`, and the words in which a person is described, which `edit` reads as well."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from netlog import dates, phrases
from netlog.app import Note, command, complete_people
from netlog.dates import Span
from netlog.errors import Refused, Unavailable
from netlog.run import Run
from netlog.store import contacts, reckonings
from netlog.store.contacts import Named, Particulars

if TYPE_CHECKING:
    from netlog.store.faces import Face

Text = str | None
Texts = list[str] | None
Email = Annotated[Texts, typer.Option("--email", metavar="ADDRESS", help="May repeat.")]
Phone = Annotated[Texts, typer.Option("--phone", metavar="NUMBER", help="May repeat.")]
Link = Annotated[Texts, typer.Option("--link", metavar="URL", help="A profile; may repeat.")]
Nickname = Annotated[
    Texts, typer.Option("--nickname", metavar="NAME", help="Also called; may repeat.")
]
Company = Annotated[Text, typer.Option("--company", metavar="NAME", help="Where they work.")]
Title = Annotated[Text, typer.Option("--title", metavar="TITLE", help="What they do there.")]
Tags = Annotated[Texts, typer.Option("--tag", metavar="TAG", help="File under; may repeat.")]
Circle = Annotated[Text, typer.Option("--circle", metavar="NAME", help="As 'inner' or 'close'.")]
Every = Annotated[
    Text, typer.Option("--every", metavar="SPAN", help="A cadence of their own: '3 weeks'.")
]
InPerson = Annotated[
    Text,
    typer.Option(
        "--in-person",
        metavar="SPAN",
        help="Meet this often, in person or at an event: '6 months'.",
    ),
]
Met = Annotated[Text, typer.Option("--met", metavar="DAY", help="When you met: '19 nov'.")]
MetAt = Annotated[Text, typer.Option("--met-at", metavar="PLACE", help="Where you met.")]
IntroducedBy = Annotated[
    Text,
    typer.Option(
        "--introduced-by",
        metavar="WHO",
        help="Who introduced you.",
        autocompletion=complete_people,
    ),
]
Birthday = Annotated[
    Text, typer.Option("--birthday", metavar="DAY", help="With or without its year: '22 march'.")
]
Location = Annotated[Text, typer.Option("--location", metavar="PLACE", help="Where they live.")]
Handle = Annotated[
    Text, typer.Option("--handle", metavar="HANDLE", help="A short name, as 'ada-lovelace'.")
]


@command()
def add(
    run: Run,
    name: Annotated[list[str], typer.Argument(metavar="NAME...", show_default=False)],
    email: Email = None,
    phone: Phone = None,
    link: Link = None,
    nickname: Nickname = None,
    company: Company = None,
    title: Title = None,
    tag: Tags = None,
    circle: Circle = None,
    every: Every = None,
    in_person: InPerson = None,
    met: Met = None,
    met_at: MetAt = None,
    introduced_by: IntroducedBy = None,
    birthday: Birthday = None,
    location: Location = None,
    handle: Handle = None,
    note: Note = None,
    force: Annotated[
        bool, typer.Option("--force", help="Also somebody with the same name or e-mail.")
    ] = False,
) -> None:
    """Add a person.

    A name may be several words, quoted or not. The handle is made of the name unless you give one.

    Examples:
      netlog add Mary Somerville --circle close --email mary@example.org --tag science
      netlog add "Emmy Noether" --met "3 weeks ago" --introduced-by ada --every "2 months"
    """
    person = described(
        run.today,
        name=" ".join(name),
        handle=handle,
        email=email,
        phone=phone,
        link=link,
        nickname=nickname,
        tag=tag,
        company=company,
        title=title,
        location=location,
        birthday=birthday,
        met=met,
        met_at=met_at,
        circle=circle,
        every=every,
        in_person=in_person,
    )

    def about() -> str:
        # A slip should not cost a note that is not written yet.
        with suppress(Unavailable), run.reading() as db:
            _others(db, person, force=force)
            introducer(db, introduced_by)
        return f"{person.name}, whom you add"

    with run.note(note, about) as text, run.writing(create=True) as db:
        others = _others(db, person, force=force)
        introduced = introducer(db, introduced_by)
        added = contacts.add(db, person._replace(introduced_by=introduced, note=text), run.today)
        row = reckonings.reckoning(db, added.id)
        face = _face(db, added.id) if in_person else None
    run.say(f"added {added.name} ({added.handle}); {plan(row, face, run.today)}")
    for other in others:
        run.remark(f"{other.name} ({other.handle}) may be the same; 'netlog undo' takes this back")


def described(
    today: date,
    *,
    name: str | None = None,
    handle: str | None = None,
    email: Sequence[str] | None = None,
    phone: Sequence[str] | None = None,
    link: Sequence[str] | None = None,
    nickname: Sequence[str] | None = None,
    tag: Sequence[str] | None = None,
    company: str | None = None,
    title: str | None = None,
    location: str | None = None,
    birthday: str | None = None,
    met: str | None = None,
    met_at: str | None = None,
    circle: str | None = None,
    every: str | None = None,
    in_person: str | None = None,
    note: str | None = None,
) -> Particulars:
    """Return what a person is known by, from the words in which it is said.

    Where something is `''`, or a span is `none`, that is emptied.

    Raises:
        Misread: a day or a span that cannot be read.
    """
    return Particulars(
        name=name,
        handle=handle,
        emails=tuple(email or ()),
        phones=tuple(phone or ()),
        links=tuple(link or ()),
        nicknames=tuple(nickname or ()),
        tags=tuple(tag or ()),
        company=company,
        title=title,
        location=location,
        birthday=dates.parse_birthday(birthday) if birthday else birthday,
        met_on=dates.parse_past_day(met, today).isoformat() if met else met,
        met_at=met_at,
        circle=circle,
        cadence=_span(every),
        in_person=_span(in_person),
        note=note,
    )


def _span(said: str | None) -> Span | Literal[""] | None:
    return None if said is None else "" if said in {"", "none"} else dates.parse_span(said)


def introducer(db: Any, who: str | None) -> int | None:
    """Return the id of who introduced somebody, 0 if `who` is empty, None if nobody says.

    Raises:
        NothingFound: nobody goes by that.
        SeveralFound: more than one does.
    """
    return contacts.named(db, who).id if who else None if who is None else 0


def _face(db: Any, contact: int) -> "Face | None":
    from netlog.store import faces

    return faces.face(db, contact)


def plan(row: reckonings.Reckoning, face: "Face | None", today: date) -> str:
    """Say how often somebody is to hear from you and when next: 'every month; next due ...'.

    `face` is when to meet them, if there is such a rhythm.
    """
    if row.archived_on is not None:
        return "archived"
    meeting = f"; meet by {dates.say_day(face.meet_by, today)}" if face else ""
    if row.cadence is None or row.cadence_from is None or row.due_on is None:
        return f"no cadence{meeting or ', so never due'}"
    said = phrases.cadence(row.cadence, row.cadence_from, row.circle)
    return f"{said}; {phrases.due(row.due_on, today)}{meeting}"


def _others(db: Any, person: Particulars, *, force: bool) -> list[Named]:
    """Return who may be the same person.

    Raises:
        Refused: somebody surely is, and `force` does not say that this is another.
    """
    same, alike = contacts.duplicates(db, person)
    if same and not force:
        raise _already(same[0])
    return [*same, *alike]


def _already(person: Named) -> Refused:
    return Refused(
        f"{person.name} ({person.handle}) is here already",
        f"'netlog edit {person.handle}' changes them, --force adds another",
    )
