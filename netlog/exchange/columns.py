"""Which column of somebody's table is which field, guessed by its name or said by the user."""

import re
from collections.abc import Iterable, Mapping, Sequence

from netlog.errors import Misread
from netlog.exchange.table import plain

Columns = Mapping[str, tuple[str, ...]]  # field -> its columns, the best first

# The names a column goes by, the surest first; without figures, so that `E-mail 2` is one more
# `E-mail`. Written as plain() writes them.
FIELDS: Mapping[str, str] = {
    "id": "id uid uuid guid contactid personid externalid key",
    "name": "name fullname displayname contactname contact person personname who",
    "first": "firstname first givenname given forename",
    "middle": "middlename middle additionalname",
    "last": "lastname last surname familyname family",
    "suffix": "namesuffix suffix",
    "nickname": "nickname nick nicknames alias aliases aka alsoknownas",
    "email": "email emailaddress emailvalue emails primaryemail mail mailaddress workemail "
    "businessemail homeemail personalemail secondaryemail otheremail",
    "phone": "phone phonenumber phonevalue phones tel telephone mobile mobilephone mobilenumber "
    "cell cellphone primaryphone workphone businessphone homephone otherphone carphone",
    "company": "company companyname organization organisation organizationname organisationname "
    "currentcompany employer org firm",
    "title": "jobtitle position currentposition organizationtitle role occupation title job",
    "location": "location city town place homecity addresscity businesscity country",
    "birthday": "birthday birthdate dateofbirth dob bday born",
    "note": "note notes comment comments remark remarks description memo",
    "tag": "tag tags label labels groups category categories keywords groupmembership",
    "link": "url urls link links linkedin linkedinurl linkedinprofile profile profileurl website "
    "websitevalue websites web webpage homepage personalwebpage blog twitter github mastodon",
    "circle": "circle group ring tier",
    "cadence": "cadence frequency every contactfrequency contactevery keepintouch keepintouchevery",
    "last_contacted": "lastcontacted lastcontact lastcontactedon lastcontactdate lasttouch "
    "lastspoke lastspoken lasttalked lastmet lastseen lastinteraction",
    "met_on": "meton met metdate datemet firstmet firstmeton connectedon connected",
    "met_at": "metat wherewemet metwhere",
    "added_on": "addedon added dateadded createdon created createdat datecreated",
    "day": "day date interactiondate contactdate when on",
    "direction": "direction way gaveorgot giventaken",
    "type": "type interactiontype activity activitytype",
    "kind": "kind",
    "weight": "weight",
    "channel": "channel medium via",
    "initiator": "initiator initiatedby startedby",
    "interaction_id": "interactionid interactionuid touchid eventid activityid",
    "gathering": "gathering gatheringid groupuid",
}
DAYS = ("birthday", "last_contacted", "met_on", "added_on", "day")

# Of these, every column counts, from left to right; of the others, the one with the surest name.
_SEVERAL = {"nickname", "email", "phone", "link", "tag", "note"}

_WHO = {"name", "first", "last", "nickname", "email"}
# What only a table of people has, and only one of interactions.
_OF_PEOPLE = {
    *("phone", "company", "title", "location", "birthday", "tag", "link", "circle", "cadence"),
    *("last_contacted", "met_on", "met_at", "added_on"),
}
_OF_TOUCHES = {
    *("direction", "type", "kind", "weight", "channel", "initiator", "interaction_id"),
    "gathering",
}

_RANKS = {
    name: (field, rank)
    for field, names in FIELDS.items()
    for rank, name in enumerate(names.split())
}


def field_of(header: str) -> str | None:
    """Return the field that a column named `header` looks to be, None if it looks like none."""
    found = _rank(header)
    return found[0] if found else None


def columns_of(header: Sequence[str], mapping: Mapping[str, str]) -> Columns:
    """Return the columns of each field found in `header`; what `mapping` says comes first.

    A field mapped to nothing is not read.

    Raises:
        Misread: `mapping` names a field or a column that does not exist.
    """
    said = {_field(name): column for name, column in mapping.items()}
    given = {field: _column(column, header) for field, column in said.items() if column}
    guessed: dict[str, list[tuple[int, str]]] = {}
    for column in header:
        found = _rank(column)
        if found and column not in given.values() and said.get(found[0]) != "":
            guessed.setdefault(found[0], []).append((found[1], column))
    columns = {}
    for field in FIELDS:
        ranked = guessed.get(field, [])
        likely = ranked if field in _SEVERAL else sorted(ranked, key=lambda each: each[0])[:1]
        every = [given[field]] if field in given else []
        if field in _SEVERAL or not every:
            every += [column for _, column in likely]
        if every:
            columns[field] = tuple(every)
    return columns


def says_who(columns: Columns) -> bool:
    """Return whether a table with `columns` says whom its rows are about."""
    return not _WHO.isdisjoint(columns)


def of_touches(columns: Columns, *, ids_of_people: bool = False) -> Columns | None:
    """Return those of `columns` that tell interactions, None if the table is one of people.

    An id is the interaction's own, unless that has another or they are `ids_of_people`.
    """
    if "day" not in columns:
        return None
    if _OF_TOUCHES.isdisjoint(columns) and not _OF_PEOPLE.isdisjoint(columns):
        return None
    told = {field: found for field, found in columns.items() if field != "last_contacted"}
    if "id" in told and "interaction_id" not in told and not ids_of_people:
        told["interaction_id"] = told.pop("id")
    return told


def of_people(columns: Columns) -> Columns:
    """Return those of `columns` that tell people."""
    return {f: found for f, found in columns.items() if f != "day" and f not in _OF_TOUCHES}


def listed(names: Iterable[str]) -> str:
    """Return the names of columns as a remark shows them: the first ten, none of them endless."""
    every = [f"'{name if len(name) <= 40 else f'{name[:40]}…'}'" for name in names]
    more = f" and {len(every) - 10} more" if len(every) > 10 else ""
    return ", ".join(every[:10]) + more


def _rank(header: str) -> tuple[str, int] | None:
    name = plain(header)
    return _RANKS.get(name) or _RANKS.get(re.sub("[0-9]{1,2}", "", name))


def _field(name: str) -> str:
    """Return the field that a user calls `name`: by its own name, or as a column would be."""
    exact = name.replace("-", "_")
    field = exact if exact in FIELDS else field_of(name)
    if field is None:
        raise Misread(f"there is no field {name!r}", f"the fields are {', '.join(FIELDS)}")
    return field


def _column(name: str, header: Sequence[str]) -> str:
    alike = [column for column in header if plain(column) == plain(name) != ""]
    if name in header:
        return name
    if not alike:
        raise Misread(f"there is no column {name!r}", f"the columns are {listed(header)}")
    return alike[0]
