"""What the database would refuse is found first, and said without quoting it."""

from typing import Any

import pytest

from netlog.exchange.bounds import flaw
from netlog.exchange.records import Person, Touch


@pytest.mark.parametrize(
    "record",
    [
        Person("k", "李小龍", tags=("t" * 100,), note="n" * 65536, company="Łódź"),
        Person("k", "Ada 🚀", emails=("a" * 308 + "@example.org",), nicknames=("☕",)),
        Touch("k", "2026-11-01", "1", "gave", "k" * 40, 5, "email", "n" * 65536, "me", "g"),
    ],
)
def test_what_fits_has_no_flaw(record):
    """Text in any script, up to its greatest length, can be stored."""
    assert flaw(record) is None


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        (Person("k", "Ada\ud83d"), "the name holds half a character"),
        (Person("k", "Ada", phones=("1", "2\0")), "a phone number holds a NUL"),
        (Person("k", "Ada", links=("x" * 501,)), "a link is longer than 500 characters"),
        (Person("k", "\u0301\u0302"), "the name is made of accents alone"),
        (Person("k", "Ada", circle="c" * 101), "the circle is longer than 100 characters"),
        (Touch("k", "2026-11-01", "1", "gave", "k" * 41), "the kind is longer than 40 characters"),
        (Touch("k", "2026-11-01", "1", note="n" * 65537), "the note is longer than 65,536 charac"),
    ],
)
def test_a_flaw_is_named_by_its_field(record, reason):
    """The sentence says where it is wrong, and never what stands there."""
    found = flaw(record)
    assert found is not None
    assert found.startswith(reason)


TEXTS = [name for name in Person._fields if name not in {"known_only", "mention"}]
SEVERAL = {"emails", "phones", "links", "nicknames", "tags"}


@pytest.mark.parametrize("field", TEXTS)
@pytest.mark.parametrize("text", ["a\0", "a\ud83d", "a" * 66_000])
def test_no_field_of_a_person_is_forgotten(field, text):
    """However plain all the rest is, the one that cannot be stored is found."""
    said: dict[str, Any] = {field: (text,) if field in SEVERAL else text}
    found = flaw(Person("k", "Ada")._replace(**said))
    assert found is not None


@pytest.mark.parametrize("field", ["tags", "circle"])
def test_a_short_text_may_be_too_long_for_its_place(field):
    """What fits a name does not fit a tag."""
    text = "a" * 101
    said: dict[str, Any] = {field: (text,) if field in SEVERAL else text}
    assert flaw(Person("k", "Ada")._replace(**said)) is not None
