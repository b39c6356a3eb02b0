"""Fields: what the records of netlog's own JSON have, and which columns these are."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

# By table: the fields in their order, and the columns that they stand for.
FIELDS: Mapping[str, Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "circle": {"name": ("name",), "cadence": ("cadence_count", "cadence_unit")},
        "company": {
            "name": ("name", "folded"),
            **{column: (column,) for column in ("same_as", "link", "note")},
        },
        "setting": {"name": ("name",), "value": ("value",)},
        "contact": {
            **{
                column: (column,)
                for column in ("handle", "name", "location", "birthday", "met_on", "met_at")
            },
            "introduced_by": ("introduced_by",),
            "circle": ("circle_id",),
            "cadence": ("cadence_count", "cadence_unit"),
            **{
                column: (column,) for column in ("note", "added_on", "snoozed_until", "archived_on")
            },
            "in_person": ("in_person_count", "in_person_unit"),
        },
        "detail": {"kind": ("kind",), "value": ("value", "folded")},
        "tag": {"name": ("name",)},
        "position": {
            "company": ("company_id",),
            **{column: (column,) for column in ("title", "since", "until")},
        },
        "interaction": {
            **{
                column: (column,)
                for column in ("day", "direction", "channel", "kind", "weight", "note", "initiator")
            },
            "group": ("group_uid",),
            "source": ("source",),
            "key": ("source_key",),
            "forwards": ("forwards",),
        },
        "origin": {"source": ("source",), "key": ("source_key",)},
        "apart": {"from": ("other_id",)},
        "knows": {
            "other": ("other_id",),
            **{column: (column,) for column in ("how", "strength", "note")},
        },
        "intro": {
            "other": ("other_id",),
            "by": ("by_id",),
            **{
                column: (column,)
                for column in ("stage", "wish", "outcome", "note", "asked_on", "made_on")
            },
        },
        "loop": {
            **{
                column: (column,)
                for column in ("kind", "what", "opened_on", "due_on", "state", "closed_on", "note")
            },
            "intro": ("intro_id",),
        },
        "topic": {"direction": ("direction",), "name": ("name", "folded"), "since": ("since",)},
        "target": {
            "company": ("company_id",),
            **{
                column: (column,) for column in ("role", "step", "opened_on", "due_on", "closed_on")
            },
        },
    }
)
# The lists of a file, and of a person, and the tables whose rows they have. Topics of nobody are my
# own; targets of nobody are companies.
LISTS = MappingProxyType(
    {
        "circles": "circle",
        "companies": "company",
        "settings": "setting",
        "topics": "topic",
        "targets": "target",
    }
)
OF_A_PERSON = MappingProxyType(
    {
        "details": "detail",
        "tags": "tag",
        "positions": "position",
        "interactions": "interaction",
        "origins": "origin",
        "apart": "apart",
        "knows": "knows",
        "intros": "intro",
        "loops": "loop",
        "topics": "topic",
        "targets": "target",
    }
)
# What a row of a table is called.
CALLED = MappingProxyType({table: table for table in FIELDS} | {"contact": "person"})


def columns(table: str) -> Iterator[tuple[str, str]]:
    """Yield the fields of a table with the first column of each, and of whom it is."""
    yield from ((field, names[0]) for field, names in FIELDS[table].items())
    if table in OF_A_PERSON.values():
        yield "person", "contact_id"
