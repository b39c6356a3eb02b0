"""Records as JSON, in ASCII: a field's name, value and absence are a promise to scripts."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from json import dumps
from typing import Any

from netlog.output.listings import Listing
from netlog.output.terminals import Terminal, write


def json(_listing: Listing, rows: Sequence[Any], fields: Sequence[str]) -> Iterator[str]:
    """Yield a list with an object a line: to be read, searched and compared by line."""
    # Indenting further would take json's Python encoder: 2 s for 100,000 rows.
    opening = "[\n  "
    for row in rows:
        yield opening + dumps(_object(row, fields))
        opening = ",\n  "
    yield "\n]\n" if rows else "[]\n"


def jsonl(_listing: Listing, rows: Sequence[Any], fields: Sequence[str]) -> Iterator[str]:
    """Yield an object a line."""
    for row in rows:
        yield dumps(_object(row, fields)) + "\n"


def say_json(terminal: Terminal, value: Any) -> None:
    """Write one value, such as a whole record, as the answer in JSON."""
    write(terminal.out, f"{json_text(value)}\n")


def json_text(value: Any) -> str:
    """Return `value` as JSON in ASCII, indented by 2, keys in the order they were given.

    A NamedTuple becomes an object, a date its ISO form; what JSON cannot say raises TypeError.
    """
    return dumps(_jsonable(value), indent=2)


_SCALARS = (str, int, float)


def _jsonable(value: Any) -> Any:
    if value is None or isinstance(value, _SCALARS):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: _jsonable(member) for key, member in value.items()}
    if isinstance(value, tuple | list):
        if hasattr(value, "_fields"):
            return _object(value, value._fields)
        return [_jsonable(member) for member in value]
    return value


def _object(row: Any, fields: Iterable[str]) -> dict[str, Any]:
    return {field: _jsonable(getattr(row, field)) for field in fields}
