"""Profiles: how somebody's tables are read, said once and kept under a name."""

import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from netlog.errors import Misread

_MOST_COLUMNS = 1000


class Profile(NamedTuple):
    """Which column is which field, and how days are written."""

    mapping: Mapping[str, str] = MappingProxyType({})  # field -> column
    date_format: str | None = None


def text(profile: Profile) -> str:
    """Return a profile as it is kept.

    >>> text(Profile({"name": "Full name"}, "%d.%m.%Y"))
    '{"map": {"name": "Full name"}, "date_format": "%d.%m.%Y"}'
    """
    said: dict[str, object] = {"map": dict(profile.mapping)}
    if profile.date_format:
        said["date_format"] = profile.date_format
    return json.dumps(said, ensure_ascii=False)


def read(said: str) -> Profile:
    """Return the profile that a text keeps.

    Raises:
        Misread: it is none.
    """
    try:
        told = json.loads(said)
        mapping, date_format = told["map"], told.get("date_format")
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        mapping, date_format = None, None
    if (
        not isinstance(mapping, dict)
        or len(mapping) > _MOST_COLUMNS
        or not all(isinstance(column, str) for column in mapping.values())
        or not isinstance(date_format, str | None)
    ):
        what = "that is no profile"
        raise Misread(what, """say it as in '{"map": {"name": "Full name"}}'""")
    return Profile(mapping, date_format)
