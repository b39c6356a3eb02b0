"""What an export of Monica is made of: entries with columns and properties, in collections."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, BinaryIO, NamedTuple

from netlog.dates import iso_day
from netlog.errors import Misread
from netlog.exchange.text import decoded

Fields = Mapping[str, Any]

_UUID = re.compile(r'"uuid"\s*:\s*"([^"\\]{1,100})"')
_DAY = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[T ].*)?", re.DOTALL)
_SQL = (b"SET FOREIGN_KEY_CHECKS", b"INSERT IGNORE INTO")


class Export(NamedTuple):
    """An export, in memory as a whole."""

    account: Fields
    data: Mapping[str, list[object]]  # kind -> entries
    lines: Mapping[str, int]  # uuid -> line of the file
    remarks: tuple[str, ...] = ()

    def all_of(self, kind: str) -> list[object]:
        """Return the entries of one kind that belong to the account."""
        if kind != "journal_entry":
            return self.data.get(kind, [])
        properties = self.account.get("properties")
        return values(properties.get("journal_entries")) if isinstance(properties, dict) else []

    def instances(self, kind: str) -> dict[str, Fields]:
        """Return what an account defines, the types of fields and such, by uuid."""
        instance = self.account.get("instance")
        listed = values(instance.get(kind)) if isinstance(instance, dict) else []
        found: dict[str, Fields] = {}
        for each in listed:
            try:
                entry = fields(each)
                found[text(entry, "uuid")] = entry
            except Misread:
                continue  # a kind without a name is said by what has it
        return found

    def line(self, entry: object) -> int:
        """Return in which line an entry begins, 0 where that is not known."""
        uuid = entry.get("uuid") if isinstance(entry, dict) else entry
        return self.lines.get(uuid, 0) if isinstance(uuid, str) else 0


def fits(sample: bytes) -> bool:
    """Return whether a file that begins with `sample` is Monica's, as JSON or as SQL."""
    return is_sql(sample) or (
        sample.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")
        and b'"account"' in sample
        and (b'"app_version"' in sample or b'"exported_by"' in sample)
    )


def is_sql(sample: bytes) -> bool:
    """Return whether a file that begins with `sample` is Monica's other export."""
    lines = (line.strip() for line in sample.splitlines())
    first = next((line for line in lines if line and not line.startswith((b"#", b"--"))), b"")
    return first.startswith(_SQL)


def read(stream: BinaryIO) -> Export:
    """Return an export.

    Raises:
        Misread: it is none, is nested too deeply, or is larger than 64 MiB.
    """
    stream.seek(0)
    if is_sql(stream.read(64 * 1024)):
        raise Misread(
            "this is Monica's SQL export, which only Monica can read",
            "export as JSON, in Monica's settings",
        )
    letters = decoded(stream)
    stream.seek(0)
    written = stream.read().decode(letters.encoding, "replace")
    try:
        whole = json.loads(written)
    except RecursionError:
        raise Misread("this JSON is nested too deeply") from None
    except ValueError as error:
        line = getattr(error, "lineno", 0)
        raise Misread(
            f"this is no JSON: something is wrong in line {line}" if line else "this is no JSON"
        ) from None
    account = whole.get("account") if isinstance(whole, dict) else None
    if not isinstance(account, dict):
        raise Misread("this is no export of Monica: it has no account")
    return Export(
        account,
        collections(account.get("data")),
        dict(_lines(written)),
        tuple(filter(None, [letters.remark])),
    )


def _lines(written: str) -> Iterator[tuple[str, int]]:
    """Yield the uuids and the lines in which they are; an entry begins there."""
    line, end = 1, 0
    seen: set[str] = set()
    for match in _UUID.finditer(written):
        line += written.count("\n", end, match.start())
        end = match.start()
        if match[1] not in seen:
            seen.add(match[1])
            yield match[1], line


def values(value: object) -> list[object]:
    """Return the values of a list, or of what PHP makes of one with gaps."""
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []


def collections(data: object) -> dict[str, list[object]]:
    """Return the entries of each kind.

    Raises:
        Misread: this is no list of collections.
    """
    if data is not None and not isinstance(data, list | dict):
        raise Misread("what should be a list of collections is none")
    found: dict[str, list[object]] = {}
    for each in values(data):
        kind = each.get("type") if isinstance(each, dict) else None
        if not isinstance(each, dict) or not isinstance(kind, str):
            raise Misread("a collection has no type")
        if not isinstance(each.get("values"), list | dict):
            raise Misread("a collection has no values")
        found.setdefault(kind, []).extend(values(each["values"]))
    return found


def fields(entry: object) -> dict[str, Any]:
    """Return the columns of an entry and its properties together.

    Raises:
        Misread: it is none.
    """
    if not isinstance(entry, dict):
        raise Misread("an entry is none")
    properties = entry.get("properties")
    # PHP writes an empty object as an empty list.
    if properties is not None and not isinstance(properties, dict) and properties != []:
        raise Misread("the properties are none")
    return {**entry, **(properties or {})}


def text(entry: Fields, name: str) -> str:
    """Return a text or a number as text, nothing as ''.

    Raises:
        Misread: it is neither.
    """
    value = entry.get(name)
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        return str(value).strip()
    raise Misread(f"{name.replace('_', ' ')} is no text")


def flag(entry: Fields, name: str) -> bool | None:
    """Return whether something is so, None where that is not said.

    Raises:
        Misread: it says neither yes nor no.
    """
    value = entry.get(name)
    if value is None or isinstance(value, bool):
        return value
    said = {"0": False, "1": True, "no": False, "yes": True, "false": False, "true": True}
    try:
        return said[text(entry, name).lower()]
    except KeyError:
        raise Misread(f"{name.replace('_', ' ')} says neither yes nor no") from None


def day(entry: Fields, *names: str) -> str | None:
    """Return the first of these moments that is told, as its ISO day; None if none is.

    Raises:
        Misread: it is no day, or out of reach.
    """
    for name in names:
        if said := text(entry, name):
            match = _DAY.fullmatch(said)
            if not match:
                raise Misread(f"{name.replace('_', ' ')} is no day")
            return iso_day(match[1]).isoformat()
    return None


def texts(value: object) -> list[str]:
    """Return the texts of a list; of entries, their names.

    Raises:
        Misread: there is something else.
    """
    named = (each if isinstance(each, dict) else {"name": each} for each in values(value))
    return list(filter(None, (text(each, "name") for each in named)))


def joined(parts: Iterable[str], between: str = "\n") -> str:
    """Return those of the parts that say something."""
    return between.join(filter(None, map(str.strip, parts)))
