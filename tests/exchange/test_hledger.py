"""The hledger journal: its balances are ours, whatever people are called and is noted of them."""

import csv
import subprocess
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from shutil import which
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netlog.exchange import How, hledger
from netlog.store import connection, contents
from netlog.store.contents import Card
from tests.trust import trials

TODAY = date(2026, 11, 19)
EXAMPLE = Path(__file__).parents[2] / "netlog.db.example"

needs_hledger = pytest.mark.skipif(not which("hledger"), reason="hledger is not here")


def written(cards: Iterable[Card]) -> str:
    return "".join(hledger.write(cards, How(TODAY)))


def ask(journal: str, *words: str) -> str:
    done = subprocess.run(
        ["hledger", "-f", "-", *words],
        input=journal.encode(),
        capture_output=True,
        check=False,
        env={"LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"},
    )
    assert (done.returncode, done.stderr.decode()) == (0, ""), journal
    return done.stdout.decode()


def balances(journal: str) -> dict[str, int]:
    """Return what hledger says of everybody whose balance is not even."""
    rows = csv.reader(ask(journal, "bal", "people", "--flat", "-O", "csv").splitlines())
    return {
        account.removeprefix("people:"): int(balance)
        for account, balance in rows
        if account.startswith("people:")
    }


def test_each_thing_given_or_got_is_a_transaction(netlog):
    """By day, with the person's account and one of the kind; what was neither is not in it."""
    netlog.ok("add", "Ada Quill")
    netlog.ok("add", "Bo Lind")
    netlog.ok("log", "ada", "-m", "just met", "--on", "2026-11-01")
    netlog.ok("got", "bo", "thank-you note", "--on", "2026-11-03", "--weight", "2")
    netlog.ok("gave", "ada", "intro", "-m", "to Bo;\nat: noon | [2026-99-99]", "--on", "2026-11-02")
    with connection.reading(netlog.path) as db:
        journal = written(contents.cards(db))
    assert journal == (
        "; What was given and got, as netlog counts it: a positive balance is their turn.\n"
        "; hledger -f FILE balance ^people:\n"
        "\n"
        "2026-11-02 gave intro to Ada Quill\n"
        "    ; to Bo, at∶ noon / (2026-99-99)\n"
        "    people:ada-quill  1\n"
        "    favours:gave:intro  -1\n"
        "\n"
        "2026-11-03 got thank-you note x2 from Bo Lind\n"
        "    people:bo-lind  -2\n"
        "    favours:got:thank-you-note  2\n"
        "\n"
    )


def test_nobody_owes_anything():
    """A journal without a transaction is a journal."""
    assert written([]).startswith("; ")


@needs_hledger
def test_the_example_has_the_balances_that_it_has_here():
    """In hledger everybody of the example database has the balance that netlog shows."""
    with connection.reading(EXAMPLE) as db:
        cards = list(contents.cards(db))
    journal = written(cards)
    ask(journal, "check")
    ours = {card.handle: card.balance for card in cards if card.balance}
    assert len(ours) > 5
    assert balances(journal) == ours


HOSTILE = st.one_of(
    st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20),
    st.sampled_from(
        [
            *("; x", "a  b  3", "\n2026-01-01 x\n  a  1\n  b", "= expr", "~ monthly", "(x)", "[y]"),
            *(
                "date:2026-99-99",
                "[=2026-99]",
                "[2026-99-99]",
                "x | y",
                "* !",
                "\r",
                "\u2028",
                "\t",
            ),
            *("include /etc/passwd", "comment", "@@ 3 €", "{3}", "= 5", '"', "'", "a:b", "--", "é"),
        ]
    ),
)
HANDLES = st.from_regex(r"[a-z._][a-z0-9._-]{0,20}", fullmatch=True)


@st.composite
def everybody(draw: st.DrawFn) -> list[Card]:
    text = st.lists(HOSTILE, min_size=1, max_size=3).map("".join)
    cards = []
    for handle in sorted(draw(st.sets(HANDLES, max_size=5))):
        entries = tuple(
            (None, day, direction, None, kind, weight, note, *[None] * 4)
            for day, direction, kind, weight, note in draw(
                st.lists(
                    st.tuples(
                        st.dates(date(1900, 1, 1), date(2199, 12, 31)).map(date.isoformat),
                        st.sampled_from(["met", "gave", "got"]),
                        text,
                        st.integers(1, 5),
                        text,
                    ),
                    max_size=6,
                )
            )
        )
        cards.append(card(handle=handle, name=draw(text), entries=entries))
    return cards


def card(**known: Any) -> Card:
    return Card._make(known.get(field) for field in Card._fields)


def balance(card: Card) -> int:
    sign = {"gave": 1, "got": -1, "met": 0}
    return sum(sign[entry[2]] * entry[5] for entry in card.entries)


@needs_hledger
@given(everybody())
@settings(max_examples=trials(40))
def test_no_text_changes_a_balance(cards):
    """Whatever stands in names, kinds and notes, hledger takes the journal and adds up the same."""
    journal = written(cards)
    ask(journal, "check")
    assert balances(journal) == {card.handle: balance(card) for card in cards if balance(card)}


@given(everybody())
@settings(max_examples=trials(60))
def test_every_line_is_ours(cards):
    """No text begins a line, ends an account or opens a comment of its own."""
    lines = written(cards).split("\n")[3:]
    days = [line[:10] for line in lines if line[:1].isdigit()]
    assert days == sorted(days)
    assert len(days) == sum(entry[2] != "met" for each in cards for entry in each.entries)
    for line in lines:
        if line[:1].isdigit():
            assert not {";", "|", "\t", "\r"} & set(line)
        elif line:
            assert line.startswith(("    ; ", "    people:", "    favours:"))
            assert line.startswith("    ; ") or line.count("  ") == 3
