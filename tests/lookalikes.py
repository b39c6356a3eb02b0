"""Invented people, some of whom are there twice: the second time written otherwise.

Given names are as common as names are; of family names a few are common and most are rare.
"""

import random
from collections.abc import Callable
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

from netlog import names, schema
from netlog.store import connection

GIVEN = (
    "Maria Anna Peter Robert Thomas Elizabeth Michael Katharina Alexander William Margaret "
    "John Susanne Richard Daniel Julia Andreas Christine Stefan Barbara Nicholas Helena "
    "Edward Charlotte Benjamin Gabriela Frederick Theodora Samuel Victoria Matthew Rebecca "
    "Anthony Josephine Gregory Magdalena Leonard Veronica Vincent Beatrice Jörg René José Zoë "
    "Łukasz Sørine Günther Renée Aisha Kofi Mei Ravi Noor Tariq Ingrid Sven Yuki Chidi Amara "
    "Linnea Mateusz Oluwaseun Priya Agnes Albert Alfred Amanda Angela Arthur Bogdan Bradley "
    "Bridget Caroline Cecilia Clara Dagmar Dominic Dorothy Douglas Ekaterina Emily Esther "
    "Eugene Evelyn Fatima Felix Ferdinand Florian Frances Gerald Giulia Guadalupe Gustav "
    "Harriet Hector Hubert Ignacio Irene Isabel Ivan Jacob Jasmine Jeremy Joaquin Jonathan "
    "Judith Kenneth Klaus Laurence Leticia Lillian Ludwig Lydia Malcolm Marcus Martha Maurice "
    "Miroslav Monica Natalia Nathaniel Olga Oliver Oscar Pamela Patrick Penelope Philip "
    "Rachel Raymond Regina Roland Rosalind Salvatore Sebastian Simone Solomon Svetlana Teresa "
    "Timothy Ulrich Ursula Valentina Vladimir Walter Winifred Xavier Yolanda Zachary Zbigniew "
    "Abdullah Bashir Chiamaka Deepak Eun-ji Farah Goran Haruto Ifeoma"
).split()
SHORT = {
    "Robert": "Bob",
    "Thomas": "Tom",
    "Elizabeth": "Liz",
    "Michael": "Mike",
    "Katharina": "Kathi",
    "Alexander": "Sasha",
    "William": "Bill",
    "Margaret": "Peggy",
    "Richard": "Dick",
    "Nicholas": "Nick",
    "Charlotte": "Lottie",
    "Benjamin": "Ben",
    "Theodora": "Thea",
    "Matthew": "Matt",
    "Josephine": "Jo",
    "Veronica": "Roni",
}
_ENDS = (
    "son berg er ov ska ez mann sen qvist ini oux wa ton ic ley ford dottir ane ota edi ulu amo "
    "aki ham worth well feld stein bauer huber witz enko idis akis"
).split()
_MIDDLES = (
    "la ri no me ku dö she va ti go pe bru zá fle mbi lon dar ker tsu gen rak bel nim sor thi wen "
    "pal zig hor quin dov ras mel tug ben cor jul nak"
).split()
_STARTS = (
    "Ha Mo Kle Bra Sto Vi Lu Pfe Do Gri Wa Nu Cá Ty Be Sha Kro Ze Ro Ma Fi Oku Ada Ib Que Tra Ched "
    "Gal Hö Jan Kir Lef Nor Pri Sal Ul Ver Yam Zab Ost"
).split()
COMMON = (
    "Smith Müller Garcia Silva Nguyen Kowalski Rossi Novák Larsson Jones Brown Patel Kim Lee Wang "
    "Chen Martin Schmidt Fischer Weber Lopez Costa Santos Ivanov Hansen Jensen Murphy Kelly Dubois"
).split()


class Double(NamedTuple):
    """Somebody who is there twice: the two ids, and how the second differs."""

    one: int
    other: int
    kind: str


class Somebody(NamedTuple):
    """A person as they are written into the database."""

    given: str
    family: str
    details: tuple[tuple[str, str], ...]
    company: str | None


def _family(chance: random.Random) -> str:
    if chance.random() < 0.15:
        return chance.choice(COMMON)
    middle = "".join(chance.choice(_MIDDLES) for _ in range(chance.choice((0, 1, 1, 1, 2))))
    return chance.choice(_STARTS) + middle + chance.choice(_ENDS)


_WEIGHTS = list(accumulate(1 / (n + 3) for n in range(len(GIVEN))))


def _somebody(chance: random.Random, number: int) -> Somebody:
    given = chance.choices(GIVEN, cum_weights=_WEIGHTS)[0]
    family = _family(chance)
    slug = f"{names.handle(given)}.{names.handle(family)}"
    details = []
    if chance.random() < 0.7:
        details.append(("email", f"{slug}{number}@example.org"))
    if chance.random() < 0.4:
        details.append(("phone", f"+4179{number:07}"))
    if chance.random() < 0.5:
        details.append(("link", f"https://social.example/in/{slug}-{number}"))
    company = (
        f"Firm {int(20 * chance.paretovariate(0.6)) % 3000}" if chance.random() < 0.7 else None
    )
    return Somebody(given, family, tuple(details), company)


def _slip(word: str, chance: random.Random) -> str:
    place = chance.randrange(1, len(word) - 1)
    return chance.choice(
        (
            word[:place] + word[place + 1 :],
            word[:place] + word[place] + word[place:],
            word[:place] + word[place + 1] + word[place] + word[place + 2 :],
            word[:place] + chance.choice("aeiorstn") + word[place + 1 :],
        )
    )


def _detail(kind: str) -> Callable[[Somebody, random.Random], tuple[str, tuple[str, ...]]]:
    def written(one: Somebody, chance: random.Random) -> tuple[str, tuple[str, ...]]:
        return f"{one.given[0]}. {one.family}", (kind,)

    return written


# How somebody is written the second time: the name, and which details go along.
KINDS: dict[str, Callable[[Somebody, random.Random], tuple[str, tuple[str, ...]]]] = {
    "same e-mail": _detail("email"),
    "same phone": _detail("phone"),
    "same link": _detail("link"),
    "same name": lambda one, _: (f"{one.given} {one.family}", ()),
    "order": lambda one, _: (f"{one.family} {one.given}", ()),
    "comma": lambda one, _: (f"{one.family}, {one.given}", ()),
    "initial": lambda one, _: (f"{one.given[0]}. {one.family}", ()),
    "nickname": lambda one, _: (f"{SHORT.get(one.given, one.given)} {one.family}", ()),
    "slip": lambda one, chance: (f"{one.given} {_slip(one.family, chance)}", ()),
    "slip in the given name": lambda one, chance: (f"{_slip(one.given, chance)} {one.family}", ()),
    "accents": lambda one, _: (names.fold(f"{one.given} {one.family}").title(), ()),
    "umlauts": lambda one, _: (
        names.fold(
            f"{one.given} {one.family}".replace("ö", "oe").replace("ü", "ue").replace("ø", "oe")
        ).title(),
        (),
    ),
    "middle name": lambda one, chance: (
        f"{one.given} {chance.choice(('Q.', 'Ottoline', 'Dorothea'))} {one.family}",
        (),
    ),
    "degree": lambda one, _: (f"Dr. {one.given} {one.family}, PhD", ()),
}
_FITTING: dict[str, Callable[[Somebody], bool]] = {
    "same e-mail": lambda one: "email" in dict(one.details),
    "same phone": lambda one: "phone" in dict(one.details),
    "same link": lambda one: "link" in dict(one.details),
    "nickname": lambda one: one.given in SHORT,
    "slip": lambda one: len(one.family) > 5,
    "slip in the given name": lambda one: len(one.given) > 4,
    "accents": lambda one: not (one.given + one.family).isascii(),
    "umlauts": lambda one: bool({*"öüø"} & {*(one.given + one.family).lower()}),
}


def written(path: Path, count: int, *, part: float = 0.05, seed: int = 1) -> list[Double]:
    """Write a database of so many people, of whom a part are doubles, and return these."""
    chance = random.Random(f"{seed} {count}")
    doubles: list[Double] = []
    firms: dict[str, int] = {}
    with connection.writing(path, "test", make=schema.create, bulk=True) as db:

        def put(number: int, name: str, details: object, company: str | None) -> None:
            db.execute(
                "INSERT INTO contact (id, handle, name, added_on) VALUES (?, ?, ?, '2026-01-01')",
                (number, f"{names.handle(name)[:50]}-{number}", name),
            )
            for kind, value in details:  # type: ignore[attr-defined] # pairs of texts
                db.execute(
                    "INSERT INTO detail (contact_id, kind, value, folded) VALUES (?, ?, ?, ?)",
                    (number, kind, value, names.recognised(kind, value)),
                )
            if company and company not in firms:
                firms[company] = len(firms) + 1
                row = (firms[company], company, names.fold(company))
                db.execute("INSERT INTO company (id, name, folded) VALUES (?, ?, ?)", row)
            if company:
                works = (number, firms[company])
                db.execute("INSERT INTO position (contact_id, company_id) VALUES (?, ?)", works)

        originals = count - round(count * part)
        everybody = [_somebody(chance, number) for number in range(1, originals + 1)]
        for number, one in enumerate(everybody, start=1):
            put(number, f"{one.given} {one.family}", one.details, one.company)
        free = list(range(originals))
        chance.shuffle(free)
        for number in range(originals + 1, count + 1):
            kind = list(KINDS)[number % len(KINDS)]
            fits = _FITTING.get(kind, bool)
            place = next(n for n, index in enumerate(free) if fits(everybody[index]))
            index = free.pop(place)
            one = everybody[index]
            name, shared = KINDS[kind](one, chance)
            put(number, name, [pair for pair in one.details if pair[0] in shared], None)
            doubles.append(Double(index + 1, number, kind))
    return doubles
