"""Fields: what the records of netlog's own JSON have, and which columns these are."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

# By table: the fields in their order, and the columns that they stand for.
FIELDS: Mapping[str, Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "circle": {"name": ("name",), "cadence": ("cadence_count", "cadence_unit")},
        "company": {"name": ("name", "folded")},
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
        },
        "origin": {"source": ("source",), "key": ("source_key",)},
        "apart": {"from": ("other_id",)},
    }
)
# The lists of a file, and of a person, and the tables whose rows they have.
LISTS = MappingProxyType({"circles": "circle", "companies": "company", "settings": "setting"})
OF_A_PERSON = MappingProxyType(
    {
        "details": "detail",
        "tags": "tag",
        "positions": "position",
        "interactions": "interaction",
        "origins": "origin",
        "apart": "apart",
    }
)
# What a row of a table is called.
CALLED = MappingProxyType({table: table for table in FIELDS} | {"contact": "person"})


def columns(table: str) -> Iterator[tuple[str, str]]:
    """Yield the fields of a table with the first column of each, and of whom it is."""
    yield from ((field, names[0]) for field, names in FIELDS[table].items())
    if table in OF_A_PERSON.values():
        yield "person", "contact_id"
