"""Front matter: the fields of a note, in YAML that every reader takes and no text can break."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

Value = str | int | date | Sequence[str] | None


def front_matter(fields: Mapping[str, Value]) -> Iterator[str]:
    """Yield a line for each field that has a value, and for each value of a list.

    Text is quoted, whatever it says; only days and numbers are YAML's own.
    """
    for name, value in fields.items():
        if isinstance(value, str):
            yield f"{name}: {quoted(value)}\n"
        elif isinstance(value, int | date):
            yield f"{name}: {value}\n"
        elif value:
            yield f"{name}:\n"
            yield from (f"  - {quoted(each)}\n" for each in value)


def quoted(text: str) -> str:
    r"""Return text as a double-quoted scalar, in which what does not show is told by its number.

    JSON's way would not do: of a picture it makes two halves, and YAML leaves them so.

    >>> print(quoted('a "b"\n\x1b'))
    "a \"b\"\x0a\x1b"
    """
    if text.isprintable() and "\\" not in text and '"' not in text:
        return f'"{text}"'
    return f'"{"".join(map(_written, text))}"'


def _written(sign: str) -> str:
    if sign in '\\"':
        return f"\\{sign}"
    if sign.isprintable():
        return sign
    number = ord(sign)
    if number < 0x100:
        return f"\\x{number:02x}"
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"
