"""The user's own editor: a text goes out, the text as they leave it comes back, or a form does.

A form is a text of `label: value` lines, a line for each value, with the note below its label to
the end. It loses nothing: what one line cannot hold is spelled as `netlog.output.escaped` does.
"""

import os
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

from netlog import output
from netlog.errors import Misread, NetlogError
from netlog.output import Terminal

NOTE = "note"  # the label that the rest of a form belongs to

_OURS = "# netlog: "  # how the lines begin that tell the user something

Fields = Mapping[str, tuple[str, ...]]
T = TypeVar("T")


# Editing ----------------------------------------------------------------------------------------


def edited(text: str, *, suffix: str = ".txt", terminal: Terminal | None = None) -> str:
    """Return `text` as the user leaves it in $VISUAL, $EDITOR or the system's editor.

    `terminal` is where a system's editor would show; the process's own if None.

    Raises:
        Misread: there is no editor, nor a terminal to start the usual one on.
        NetlogError: the editor failed, or left what is no text; it says where that is kept.
        SystemExit: a signal ended the wait, which is said as well.
    """
    return _edited(text, text, suffix, terminal or output.terminal())


def _edited(text: str, untouched: str, suffix: str, terminal: Terminal) -> str:
    """Return `text` as `edited` does; if that fails, keep it unless it is `untouched`."""
    import shutil
    from tempfile import mkdtemp

    command = _command(terminal)
    # The folder is the owner's only, so what an editor leaves beside the file is theirs too.
    folder = mkdtemp(prefix="netlog-")
    path, stays = Path(folder, f"edit{suffix}"), False
    try:
        with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
            file.write(text.encode(errors="surrogateescape"))
        _run([*command, str(path)])
        return _read(path)
    except NetlogError as error:
        content = _written(path, untouched)
        if not content:
            raise
        place = _keep(content, terminal)
        remedies = (error.remedy, place and f"what you wrote is kept in {place}")
        raise type(error)(error.what, "; ".join(filter(None, remedies))) from None
    except _Stopped as stopped:
        # What was not saved yet is where the editor has put it: beside the file.
        beside = os.listdir(folder) != [path.name]  # noqa: PTH208 - names are all it takes
        stays = not stopped.editor_ended or beside or bool(_written(path, untouched))
        if stays:
            with suppress(OSError):  # the terminal may be gone
                output.remark(terminal, f"what you wrote is kept in {path}")
        raise
    finally:
        if not stays:
            shutil.rmtree(folder, ignore_errors=True)


def edited_until(
    text: str,
    parse: Callable[[str], T],
    *,
    suffix: str = ".txt",
    terminal: Terminal | None = None,
) -> T | None:
    """Return what `parse` makes of `text` as the user leaves it; None if unchanged or emptied.

    Leading lines that begin with `#` are comments, which `parse` does not see. While it raises a
    NetlogError, a terminal's user gets the text back with the complaint as a comment on top.

    Raises:
        NetlogError: as `edited`; or the last complaint, once the user leaves the text as it is,
            which is then kept.
    """
    terminal, untouched = terminal or output.terminal(), text
    complaint: NetlogError | None = None
    while True:
        before, text = text, _edited(text, untouched, suffix, terminal)
        said = _without_comments(text)
        if not said.strip() or said == _without_comments(before):
            if complaint is None:
                return None
            with kept(said if said.strip() else None, terminal):
                raise complaint
        try:
            return parse(said)
        except NetlogError as error:
            if not _is_there(terminal):
                with kept(said, terminal):
                    raise
            complaint = error
            text = f"{_OURS}{output.safe(str(error))}\n{_below(text, _OURS)}"


def note(about: str, terminal: Terminal) -> str | None:
    """Return the note that the user writes above a comment that says what it is `about`, or None.

    Lines that begin with `#` belong to the note, but for that comment's.

    Raises:
        NetlogError: as `edited`.
    """
    hint = "Write above. Leave it empty to think better of it."
    text = edited(f"\n{_OURS}{output.safe(about)}\n{_OURS}{hint}\n", terminal=terminal)
    lines = [line for line in text.split("\n") if not line.startswith(_OURS)]
    return "\n".join(lines).strip() or None


def check_terminal(terminal: Terminal) -> None:
    """See to it that there is a terminal to write a note on.

    Raises:
        Misread: there is none.
    """
    if not _is_there(terminal):
        raise Misread(
            "there is no terminal for your editor", "give -m TEXT, or -m - to read it from stdin"
        )


@contextmanager
def kept(text: str | None, terminal: Terminal) -> Iterator[None]:
    """Keep what the user wrote, if there is such a `text` and the block fails, and say where."""
    try:
        yield
    except BaseException:
        if text is not None:
            place = _keep(f"{text}\n".encode(errors="surrogateescape"), terminal)
            if place:
                output.remark(terminal, f"what you wrote is kept in {place}")
        raise


def _keep(content: bytes, terminal: Terminal) -> str | None:
    """Keep the bytes and return where; if there is no room, show them and return None."""
    from tempfile import mkstemp

    # Not beside the database, where `forget` would have to look for it.
    try:
        number, path = mkstemp(prefix="netlog-", suffix=".txt")  # for the owner alone
        with os.fdopen(number, "wb") as file:
            file.write(content)
    except OSError:
        output.remark(terminal, "what you wrote could not be kept:")
        for line in content.decode(errors="replace").removesuffix("\n").split("\n"):
            output.remark(terminal, line)
        return None
    return path


def _is_there(terminal: Terminal) -> bool:
    return terminal.input_is_terminal and terminal.out_is_terminal


def _without_comments(text: str) -> str:
    return _below(text, "#")


def _below(text: str, mark: str) -> str:
    """Return `text` without its first lines as long as they begin with `mark`."""
    while text.startswith(mark):
        text = text.partition("\n")[2]
    return text


def _command(terminal: Terminal) -> list[str]:
    import shlex
    import shutil

    for variable in ("VISUAL", "EDITOR"):
        try:
            words = shlex.split(os.environ.get(variable, ""))
        except ValueError:
            raise Misread(f"cannot read ${variable}", "its quotes do not match") from None
        if words:
            return words
    if not _is_there(terminal):
        raise Misread("there is no terminal to edit on", "give options, or set EDITOR")
    return [shutil.which("sensible-editor") or "vi"]


class _Stopped(SystemExit):
    """A signal to end came while the editor ran."""

    editor_ended = True


def _run(command: list[str]) -> None:
    import signal
    import subprocess

    ends = [one for one in (signal.SIGHUP, signal.SIGTERM) if not _is_ignored(one)]

    def stop(number: int, _: object) -> None:
        for one in ends:
            signal.signal(one, signal.SIG_IGN)
        raise _Stopped(128 + number)

    try:
        process = subprocess.Popen(command)
    except OSError as error:
        raise NetlogError(
            f"cannot start the editor '{command[0]}': {error.strerror}", "set EDITOR to another"
        ) from None
    # Ctrl-C in the editor is for the editor.
    before = {signal.SIGINT: signal.signal(signal.SIGINT, signal.SIG_IGN)}
    try:
        before |= {one: signal.signal(one, stop) for one in ends}
        code = process.wait()
    except _Stopped as stopped:
        # A terminal that hangs up tells the editor too, which then puts away what it has.
        try:
            process.wait(timeout=1)
        except subprocess.TimeoutExpired:
            stopped.editor_ended = False
        raise
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)
    if code:
        raise NetlogError(f"the editor ended with {code} and nothing was saved")


def _is_ignored(number: int) -> bool:
    import signal

    return signal.getsignal(number) is signal.SIG_IGN  # as below nohup


def _written(path: Path, untouched: str) -> bytes:
    """Return what the user has written there: nothing if that is `untouched`, or gone."""
    try:
        content = path.read_bytes()
    except OSError:
        return b""
    return b"" if content == untouched.encode(errors="surrogateescape") else content


def _read(path: Path) -> str:
    try:
        with path.open("rb") as file:
            content = file.read(output.LONGEST + 1)
    except OSError:
        return ""  # removed by the user: that is emptied
    if len(content) > output.LONGEST:
        raise NetlogError("that is too long and nothing was saved", "1 MiB is the most")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise NetlogError("that is not UTF-8 and nothing was saved", "set your editor so") from None


# Forms ------------------------------------------------------------------------------------------


def form(fields: Fields) -> str:
    """Return the fields as a text: a line for each value, an empty one where there is none.

    The note, if there is such a field, comes last and whole.
    """
    lines = []
    for label, values in fields.items():
        if label != NOTE:
            lines += [f"{label}: {_on_one_line(value)}" for value in values] or [f"{label}:"]
    if NOTE in fields:
        lines += [f"{NOTE}:", *fields[NOTE]]
    return "".join(f"{line}\n" for line in lines)


def form_fields(text: str, labels: Collection[str], several: Collection[str]) -> Fields:
    """Return the fields that the text of a form says; what is missing or blank is empty.

    Args:
        text: the form.
        labels: the fields there are.
        several: those that may have more than one value.

    Raises:
        Misread: a line that is no field, or a second one for a field with one value.
    """
    fields: dict[str, tuple[str, ...]] = dict.fromkeys(labels, ())
    lines = text.split("\n")
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        label, colon, said = line.partition(":")
        label = label.strip().lower()
        if not colon or label not in fields:
            # The line itself may be one of an old note, and an error tells nothing of it.
            raise Misread(f"cannot read line {number} below the comments", _remedy(labels))
        if label == NOTE:
            fields[NOTE] = _note(said.strip(), lines[number:])
            break
        value = output.unescaped(said.strip())
        if value and fields[label] and label not in several:
            raise Misread(f"there are two lines '{label}:'", "one can stay")
        fields[label] += (value,) if value else ()
    return fields


def _on_one_line(value: str) -> str:
    """Spell what would break the line, and blanks at the ends, which reading takes off."""
    return re.sub(
        r"\A\s+|\s+\Z",
        lambda blanks: "".join(f"\\u{ord(blank):04x}" for blank in blanks[0]),
        output.escaped(value),
    )


def _note(beside: str, below: list[str]) -> tuple[str, ...]:
    """Return the note as it was typed; one of blanks only says nothing."""
    note = "\n".join([beside, *below] if beside else below).removesuffix("\n")
    return (note,) if note.strip(" \n") else ()


def _remedy(labels: Collection[str]) -> str:
    return f"the labels are {', '.join(labels)}; a note comes last"
