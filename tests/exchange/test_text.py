"""Letters from bytes: the encodings that exports come in, and files too large to be one."""

import io
from itertools import islice

import pytest

from netlog.errors import Misread
from netlog.exchange.text import MOST_BYTES, decoded

SAID = "Name;Stadt\r\nZoë Łukasz;Køln\r\n李小龍;北京\r\n"
LINES = ["Name;Stadt\n", "Zoë Łukasz;Køln\n", "李小龍;北京\n"]


def lines(data: bytes) -> list[str]:
    return list(decoded(io.BytesIO(data)).lines())


class Endless(io.BytesIO):
    """A file that never ends, and says how much of it was read."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.content = content
        self.read_so_far = 0

    def seek(self, offset: int, whence: int = 0) -> int:
        return 0

    def read(self, size: int | None = -1) -> bytes:
        assert size is not None
        assert size > 0, "an endless file cannot be read to its end"
        self.read_so_far += size
        assert self.read_so_far < 2 * MOST_BYTES, "nothing stops it"
        return (self.content * (size // len(self.content) + 1))[:size]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_is_told_by_its_mark_or_its_nuls(encoding):
    """UTF-8 and UTF-16 are read alike, with a byte order mark or without, and unremarked."""
    data = SAID.encode(encoding)
    assert lines(data) == LINES
    assert decoded(io.BytesIO(data)).remark == ""


def test_a_big_endian_mark_is_believed():
    """UTF-16 that begins with the big-endian mark is read as that."""
    assert lines(b"\xfe\xff" + SAID.encode("utf-16-be")) == LINES


def test_windows_text_is_read_with_a_remark():
    """What is no UTF-8 is read as cp1252, and the user is told to look."""
    text = decoded(io.BytesIO("Name\nJörg Müller – 5 €\n".encode("cp1252")))
    assert list(text.lines()) == ["Name\n", "Jörg Müller – 5 €\n"]
    assert "cp1252" in text.remark


def test_bytes_that_cp1252_does_not_have_become_question_marks():
    """The five bytes without a letter in cp1252 do not stop the reading."""
    assert lines(b"J\xf6rg\x81\n") == ["Jörg\ufffd\n"]


def test_a_torn_utf_16_file_is_read_with_a_remark():
    """Half a character at the end is replaced and remarked on, not guessed at as cp1252."""
    text = decoded(io.BytesIO("Ada\n".encode("utf-16") + b"\x41"))
    assert list(text.lines()) == ["Ada\n", "\ufffd\n"]
    assert "UTF-16" in text.remark


def test_one_nul_does_not_make_utf_16():
    """A stray NUL in UTF-8 stays what it is."""
    assert lines(b"Name\nAda\0Quill\n") == ["Name\n", "Ada\0Quill\n"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_as_on_any_machine(end):
    """LF, CRLF and lone CR end a line, and what else Unicode calls a line's end does not."""
    data = end.join(["Ada", "line\u2028separator\x85\x0b", "last"]).encode()
    assert lines(data) == ["Ada\n", "line\u2028separator\x85\x0b\n", "last\n"]


def test_a_line_end_across_two_chunks_is_one():
    """CR at the end of a chunk and LF at the start of the next are one line's end."""
    data = b"a" * (64 * 1024 - 1) + b"\r\nb\r\n"
    assert [len(line) for line in lines(data)] == [64 * 1024, 2]


def test_lines_can_be_read_again_from_the_first():
    """Each pass begins at the beginning, whatever the one before left unread."""
    text = decoded(io.BytesIO(b"one\ntwo\nthree\n"))
    assert next(text.lines()) == "one\n"
    assert list(text.lines()) == ["one\n", "two\n", "three\n"]


def test_an_endless_line_is_refused_soon():
    """A line without an end is given up after little more than 1 MiB, and named."""
    endless = Endless(b"x")
    text = decoded(io.BytesIO(b""))._replace(stream=endless)
    with pytest.raises(Misread, match="line 1 is longer than 1 MiB"):
        next(text.lines())
    assert endless.read_so_far < 2 * 1024 * 1024


def test_an_endless_file_is_refused_at_its_limit():
    """A file is read to 64 MiB and no further, in whatever lines it comes."""
    endless = Endless(b"Ada Quill,ada@example.org\n" * 100)
    with pytest.raises(Misread, match="larger than 64 MiB"):
        decoded(endless)
    assert endless.read_so_far < 65 * 1024 * 1024


def test_of_a_large_file_only_what_is_asked_for_is_held():
    """Lines come one by one: the first of an endless file are there at once."""
    text = decoded(io.BytesIO(b""))._replace(stream=Endless(b"Ada\n"))
    assert list(islice(text.lines(), 3)) == ["Ada\n"] * 3
