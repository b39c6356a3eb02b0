"""The grammar that vCards and calendars share: lines from bytes and back."""

from io import BytesIO

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from netlog.exchange.contentlines import (
    Line,
    begins,
    escaped,
    folded,
    lines,
    split,
    text,
    written,
)
from tests.trust import trials


def read(data: str | bytes) -> list[Line]:
    return list(lines(BytesIO(data.encode() if isinstance(data, str) else data)))


def one(data: str | bytes) -> Line:
    (line,) = read(data)
    return line


def values(data: str | bytes) -> list[str]:
    return [line.value for line in read(data)]


def test_a_line_has_a_group_a_name_parameters_and_a_value():
    """Names are in capitals, groups and types in small letters, all else is as it was written."""
    line = one("Item1.Email;Type=WORK,Pref;CN=Ada Quill:ada@example.org\n")
    assert line == Line(
        number=1,
        group="item1",
        name="EMAIL",
        parameters={"TYPE": ("work", "pref"), "CN": ("Ada Quill",)},
        value="ada@example.org",
    )


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\r\r\n"])
def test_lines_end_in_many_ways(end):
    """As on Unix, Windows and old Macs, and as a transfer in text mode leaves it, folded or not."""
    data = end.join(["NOTE:one", " two", "\tthree", "FN:Ada", "", "X:y"]) + end
    assert [(line.number, line.name, line.value) for line in read(data)] == [
        (1, "NOTE", "onetwothree"),
        (4, "FN", "Ada"),
        (6, "X", "y"),
    ]


@pytest.mark.parametrize("end", ["\r\n", "\r", "\r\r\n"])
@pytest.mark.parametrize("offset", range(-4, 4))
def test_an_end_may_be_cut_by_the_reading(end, offset):
    """Files are read in pieces, and the pieces are not seen in the lines."""
    long = "NOTE:" + "x" * (64 * 1024 - 5 + offset)
    assert values(f"{long}{end}FN:Ada{end}") == [long[5:], "Ada"]


def test_a_fold_may_cut_a_character():
    """Whoever counts octets folds in the middle of a letter."""
    raw = "NOTE:Zoë".encode()
    assert one(raw[:-1] + b"\r\n " + raw[-1:] + b"\r\n") == Line(1, "", "NOTE", {}, "Zoë")


def test_parameters_may_be_quoted():
    """Between quotation marks colons, commas and semicolons mean nothing."""
    line = one('ATTENDEE;CN="Quill, Ada: 1; 2";ROLE=CHAIR:mailto:ada@example.org\n')
    assert line.parameters == {"CN": ("Quill, Ada: 1; 2",), "ROLE": ("CHAIR",)}
    assert line.value == "mailto:ada@example.org"


def test_parameters_have_escapes_of_their_own():
    """RFC 6868: ^n is a line's end, ^' a quotation mark, ^^ a caret, and other carets stand."""
    line = one("ATTENDEE;CN=\"Ada ^'the Quill^' ^^ one^ntwo ^x\":mailto:ada@example.org\n")
    assert line.parameter("CN") == 'Ada "the Quill" ^ one\ntwo ^x'


def test_bare_parameters_are_types_or_encodings():
    """As vCard 2.1 has them."""
    assert one("TEL;CELL;PREF:1\n").parameters == {"TYPE": ("cell", "pref")}
    assert one("PHOTO;BASE64;JPEG:AAAA\n").parameters == {
        "ENCODING": ("BASE64",),
        "TYPE": ("jpeg",),
    }


def test_types_listed_between_quotation_marks_are_several():
    """The examples of vCard 4.0 write TYPE="work,voice"."""
    line = one('TEL;TYPE="work,voice";TYPE=pref:1\n')
    assert line.parameters == {"TYPE": ("work", "voice", "pref")}


def test_a_quotation_mark_left_open_does_not_swallow_the_value():
    """The value begins at the first colon then."""
    line = one('ATTENDEE;CN="Ada:mailto:ada@example.org\n')
    assert (line.parameter("CN"), line.value) == ("Ada", "mailto:ada@example.org")


def test_quoted_printable_goes_on_after_a_soft_line_break():
    """No blank leads the lines that follow, and a blank line ends it all the same."""
    data = (
        "NOTE;ENCODING=QUOTED-PRINTABLE:=C3=91and=C3=BA=0D=0Atwo=\r\n, three: =\r\n four\r\n"
        "ORG;QUOTED-PRINTABLE;CHARSET=UTF-8:=C3=91=\r\n\r\nFN:Ada\r\n"
    )
    assert values(data) == ["Ñandú\ntwo, three:  four", "Ñ", "Ada"]


def test_quoted_printable_that_lost_its_end_does_not_swallow_the_card():
    """A soft line break before the end of a card is the end of the value."""
    assert values("NOTE;ENCODING=QUOTED-PRINTABLE:a=\nEND:VCARD\n") == ["a", "VCARD"]


def test_an_equals_sign_alone_goes_on_with_nothing():
    """Only who says quoted-printable means it."""
    assert values("X:a=\nY:b\n") == ["a=", "b"]


def test_base64_goes_on_without_a_blank():
    """Until a line that is none, be it blank or the next property."""
    data = "PHOTO;BASE64:\nAAAA\nBBBB==\nFN:Ada\nKEY;ENCODING=b:CCCC\nDDDD\n\nX:y\n"
    assert values(data) == ["AAAABBBB==", "Ada", "CCCCDDDD", "y"]


@pytest.mark.parametrize(
    ("charset", "coded"),
    [("ISO-8859-1", b"Zo\xeb"), ("windows-1250", b"Zo\xeb"), ("UTF-8", "Zoë".encode())],
)
def test_a_line_may_have_a_charset_of_its_own(charset, coded):
    """Whatever the file is in otherwise."""
    line = one(f"FN;CHARSET={charset}:".encode() + coded + b"\n")
    assert (line.value, line.fault) == ("Zoë", "")


@pytest.mark.parametrize("charset", ["idna", "punycode", "rot13", "x" * 5000, "unicode_escape"])
def test_a_charset_that_is_none_is_not_believed(charset):
    """Python knows codecs that are no charsets, and some that take for ever."""
    assert one(f"FN;CHARSET={charset}:Zo\\xeb ë\n").value == "Zo\\xeb ë"


def test_letters_that_are_not_utf_8_are_windows_text():
    """Each line is told by itself, so that files of several programs may be joined."""
    data = "FN:Zoë\n".encode("cp1252") + "FN:Zoë\n".encode()
    assert [(line.value, line.fault) for line in read(data)] == [("Zoë", "windows"), ("Zoë", "")]


def test_a_broken_letter_does_not_make_windows_text_of_the_others():
    """Where some octets are letters in UTF-8, the one that is none was cut."""
    line = one("NOTE:Ñandú Ñ".encode()[:-1] + b"\n")
    assert (line.value, line.fault) == ("Ñandú �", "broken")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_other_unicodes_are_told_by_their_marks_and_nuls(encoding):
    """A mark is no part of the first name."""
    data = "BEGIN:VCARD\r\nFN:Zoë 🚀\r\n".encode(encoding)
    assert [(line.name, line.value) for line in read(data)] == [
        ("BEGIN", "VCARD"),
        ("FN", "Zoë 🚀"),
    ]


def test_what_has_no_name_is_told():
    """A line torn off, or words before a colon: all of it is the value."""
    assert [(line.name, line.value, line.fault) for line in read("torn\nsee also: X\n:y\n")] == [
        ("", "torn", "nameless"),
        ("", "see also: X", "nameless"),
        ("", ":y", "nameless"),
    ]


@pytest.mark.parametrize(
    "endless",
    [
        b"PHOTO;ENCODING=b:" + b"A" * 3_000_000,
        b"PHOTO;ENCODING=b:" + b"AAAA\r\n " * 400_000,
        b"PHOTO;BASE64:" + b"\r\nAAAA" * 400_000,
        b"PHOTO;QUOTED-PRINTABLE:" + b"AAAA=\r\n" * 400_000,
    ],
)
def test_a_line_may_be_endless_and_costs_only_itself(endless):
    """Its name is told and its value left out; the lines around it are read."""
    data = b"FN:Ada\r\n" + endless + b"\r\nX:y\r\n"
    assert [(line.name, line.value, line.fault) for line in read(data)] == [
        ("FN", "Ada", ""),
        ("PHOTO", "", "endless"),
        ("X", "y", ""),
    ]


@pytest.mark.parametrize(
    ("sample", "is_one"),
    [
        ("BEGIN:VCARD\n", True),
        ("\n\ufeffbegin : vCard \r\n", True),
        ("BEGIN:VCALENDAR\nBEGIN:VCARD\n", False),
        ("From: ada\nBEGIN:VCARD\n", False),
        ("name,email\nAda,ada@example.org\n", False),
        ("", False),
    ],
)
def test_what_a_file_begins_with_is_told(sample, is_one):
    """The first line that has a name says it."""
    assert begins(sample.encode(), "VCARD") is is_one


@pytest.mark.parametrize(
    ("value", "meant"),
    [
        (r"Doe\, John\; Jr.", "Doe, John; Jr."),
        (r"one\ntwo\Nthree", "one\ntwo\nthree"),
        (r"http\://example.org", "http://example.org"),
        (r"\"as is\"", '"as is"'),
        (r"a\\nb", r"a\nb"),
        (r"C:\temp\1", r"C:\temp\1"),
        ("end\\", "end\\"),
        ("Doe, John", "Doe, John"),
    ],
)
def test_escapes_mean_what_they_guard(value, meant):
    """But a backslash before a letter that means nothing is one."""
    assert text(value) == meant


def test_a_value_is_parted_where_nothing_guards_the_sign():
    """A guarded backslash guards nothing."""
    assert split(r"Doe;John;Richter\;James;a\\;b") == [
        *("Doe", "John", r"Richter\;James", "a\\\\", "b")
    ]
    assert split(r"a\,b,c", ",") == [r"a\,b", "c"]
    assert split("", ";") == [""]


letters = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"]))


@given(st.lists(letters, min_size=1))
@example(["\\", ";", "\\;", ""])
def test_parts_come_back_as_they_were_written(parts):
    """Escaped, joined, split and freed of escapes, each is what it was."""
    joined = ";".join(map(escaped, parts))
    assert list(map(text, split(joined))) == parts


@given(letters, letters)
@example("x" * 70, "ë" * 80)
@example("", '^"^n')
def test_a_line_comes_back_as_it_was_written(value, parameter):
    """Folded in 75 octets that cut no character, with whatever in its parameter."""
    raw = written("NOTE", escaped(value), {"X-P": parameter}).encode()
    assert all(
        len(each) <= 75 and each.decode() for each in raw.removesuffix(b"\r\n").split(b"\r\n")
    )
    line = one(raw)
    assert (line.name, text(line.value), line.parameter("X-P")) == ("NOTE", value, parameter)


@pytest.mark.parametrize("sign", ["\r", "\r\n", "\n", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_nothing_written_begins_a_line_of_its_own(sign):
    """A line's end in a text is written as one; in a raw value it is a blank."""
    hostile = f"a{sign}END:VCARD"
    assert written("NOTE", escaped(hostile)) == "NOTE:a\\nEND:VCARD\r\n"
    assert written("UID", hostile) == "UID:a END:VCARD\r\n"


def test_controls_are_not_written():
    """They are no text, and a terminal would obey them; a tabulator is kept."""
    assert written("NOTE", escaped("a\x1b[31m\0b\x9b\tc")) == "NOTE:a[31mb\tc\r\n"


def test_a_fold_leaves_blanks_alone():
    """A blank at a fold is not the fold's."""
    line = "NOTE:" + " " * 200 + "x"
    assert values(folded(line)) == [line[5:]]


@given(st.binary(max_size=300), st.sampled_from([b"", b"A;X=", b"A;ENCODING=QUOTED-PRINTABLE:"]))
@example(b"\r\r\r\n\r", b"")
def test_any_bytes_are_lines(data, head):
    """Nothing is refused, and no more is told than there is."""
    found = read(head + data)
    assert sum(len(line.value) for line in found) <= len(head + data) * 3


signs = st.sampled_from([*'AB:;,="\\^\r\n \t.Ñ', "BASE64", "QUOTED-PRINTABLE", "ENCODING="])


@given(st.lists(signs, max_size=60))
def test_signs_in_any_order_are_lines(pieces):
    """The signs that mean something, however they come, make lines in order."""
    found = [line.number for line in read("".join(pieces))]
    assert found == sorted(set(found))


@pytest.mark.parametrize("sign", ['A;X="', ";B", "\\;", "^", '"', ",", "=\n", "\r", "\n ", "=C3"])
def test_signs_that_could_pair_take_no_more_time_than_others(sign):
    """Hundreds of thousands of them are one line, soon: pairing each with each would take days."""
    line = one("A;ENCODING=QUOTED-PRINTABLE" + sign * trials(300_000))
    assert len(split(line.value)) >= 1
