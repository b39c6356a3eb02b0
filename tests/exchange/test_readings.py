"""Many files read one after the other: which is what, who I am, and what was lost on the way."""

import errno
import io
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pytest

from netlog import exchange
from netlog.errors import Misread, NetlogError
from netlog.exchange import Mine, Options, readings
from netlog.exchange.members import Member
from netlog.exchange.readings import Likely
from netlog.exchange.records import Later, Lost, Person, Reading, Record, Rejected

OPTIONS = Options(date(2026, 11, 19))


def member(name: str, text: str) -> Member:
    @contextmanager
    def opened() -> Iterator[io.BytesIO]:
        yield io.BytesIO(text.encode())

    return Member(name, len(text), opened)


class Made:
    """A format of its own, each of whose lines is a record or what could be me."""

    def fits(self, sample: bytes) -> bool:
        return sample.startswith(b"made")

    def read(self, stream: io.BytesIO, options: Options) -> Reading:
        return Reading("made", self.records(stream), ("as was assumed",))

    def records(self, stream: io.BytesIO) -> Iterator[Record]:
        for number, line in enumerate(stream.read().decode().splitlines(), start=1):
            what, _, rest = line.partition(" ")
            if what == "lost":
                yield Lost(number, rest)
            elif what == "later":
                yield Later(rest)
            elif what == "rejected":
                yield Rejected(number, rest)
            elif what == "stop":
                raise Misread("it ends here", "mend it")
            elif what == "person":
                yield Person(rest, rest)

    def mine(self, stream: io.BytesIO, options: Options) -> Mine:
        lines = [line.split()[1:] for line in stream.read().decode().splitlines()[1:]]
        seen: dict[str, int] = {}
        for names in lines:
            for name in names:
                seen[name] = seen.get(name, 0) + 1
        return Mine(len(lines), seen)


@pytest.fixture(autouse=True)
def made(monkeypatch: pytest.MonkeyPatch) -> None:
    """One more format, before all others."""
    formats = {"made": exchange.Format("made", "of this test"), **exchange.FORMATS}
    monkeypatch.setattr(exchange, "FORMATS", formats)
    whole = exchange.reader
    monkeypatch.setattr(exchange, "reader", lambda name: Made() if name == "made" else whole(name))


def taken(*members: Member) -> readings.Taken:
    return readings.taken(list(readings.told(members, None)), OPTIONS, lambda _: None)


def test_files_of_no_format_are_passed_over():
    """Among many, a file that nobody knows is left out; alone, it is refused."""
    odd, good = member("odd", "Dear Ada,"), member("good", "made\nperson ada")
    assert [each.member.name for each in readings.told([odd, good], None)] == ["good"]
    with pytest.raises(Misread, match="cannot tell what this file is"):
        list(readings.told([odd], None))


def test_only_some_formats():
    """Who asks for some formats gets no others, be it one file or many."""
    table = member("people.csv", "name,email\nAda,ada@example.org\n")
    assert list(readings.told([table], None, ["made"])) == []
    assert [each.form for each in readings.told([table], None, ["made", "csv"])] == ["csv"]


def test_files_of_one_source_are_one_part():
    """What belongs together is loaded together, whatever else is between the files."""
    first = member("1", "made\nperson ada")
    second = member("2", "made\nperson bo")
    table = member("people.csv", "name,email\nCy,cy@example.org\n")
    found = taken(first, second, table)
    assert [(part.source, len(part.records)) for part in found.parts] == [("made", 2), ("csv", 1)]


def test_losses_are_counted():
    """What was lost is said once, with how often and where first; remarks with how many files."""
    first = member("1", "made\nlost photos\nlost photos\nlost pagers")
    second = member("2", "made\nlost photos")
    assert taken(first, second).remarks == [
        "as was assumed (2 files)",
        "photos: 3 times, the first in line 2 of 1",
        "pagers: in line 4 of 1",
    ]
    assert taken(second).remarks == ["as was assumed", "photos: in line 2"]


def test_rejected_entries_say_where():
    """Of many files it is said which, of one it need not be."""
    first, second = member("1", "made\nrejected why"), member("2", "made")
    assert list(taken(first).parts[0].records) == [Rejected(2, "why")]
    assert list(taken(first, second).parts[0].records) == [Rejected(2, "why", "1")]


def test_a_file_that_cannot_be_read_is_named():
    """All or nothing: one bad file among many stops all of them, and is named."""
    with pytest.raises(Misread, match=r"^it ends here; mend it$"):
        taken(member("1", "made\nstop"))
    with pytest.raises(Misread, match=r"^2: it ends here; mend it$"):
        taken(member("1", "made"), member("2", "made\nstop"))


def test_the_first_day_with_more():
    """Of each file that has more to say later, the first day is kept."""
    found = taken(member("1", "made\nlater 2026-12-01\nlater 2026-11-20"), member("2", "made"))
    assert found.later == {"1": "2026-11-20"}


def test_how_far_it_is():
    """By the end of a file all of its bytes were told of."""
    told: list[int] = []
    files = [member("1", "made\n" + "person ada\n" * 1_000)]
    readings.taken(list(readings.told(files, None)), OPTIONS, told.append)
    assert sum(told) == files[0].size
    assert min(told) >= 0


def test_who_i_am():
    """Who is in nearly all entries is the likeliest to be me, over all files."""
    first = member("1", "made\nm me ada\nm me bo\nm ada me")
    second = member("2", "made\nm cy me")
    (likely,) = readings.mine(list(readings.told([first, second], None)), OPTIONS)
    assert likely[:2] == [Likely("me", 4, 4), Likely("ada", 2, 4)]
    assert readings.is_sure(likely)
    assert str(likely[0]) == "me (in 4 of 4)"


def test_who_i_am_is_said():
    """Where the user has said who they are, and the files know them, nobody need be asked."""
    files = list(readings.told([member("1", "made\nm ME@example.org ada")], None))
    assert readings.mine(files, OPTIONS._replace(me=("me@Example.org",))) == []
    assert readings.mine(files, OPTIONS._replace(me=("else@example.org",))) != []


@pytest.mark.parametrize(
    ("likely", "sure"),
    [
        ([Likely("me", 2, 2)], False),  # too few to tell
        ([Likely("me", 3, 3), Likely("ada", 3, 3)], False),  # one thread of two
        ([Likely("me", 90, 100), Likely("ada", 72, 100)], True),
        ([Likely("me", 90, 100), Likely("ada", 73, 100)], False),
        ([Likely("me", 89, 100)], False),  # somebody's mailing list
    ],
)
def test_when_it_is_sure(likely, sure):
    """Somebody is taken for the user only if nobody else could be."""
    assert readings.is_sure(likely) is sure


def test_a_letter_that_does_not_name_me():
    """Who I am is asked of all files together, and not where it was said of these very files."""
    first, blind = (
        member("1", "made\nm me@example.org ada@example.org"),
        member("2", "made\nm ada@x"),
    )
    both = list(readings.told([first, blind], None))
    assert readings.mine(both, OPTIONS._replace(me=("me@example.org",))) == []
    alone = list(readings.told([blind], None))
    assert readings.mine(alone, OPTIONS, ["me@example.org"]) == []
    assert readings.mine(alone, OPTIONS, ["linkedin.com/in/me"]) != []


def test_who_goes_on_without_a_file():
    """A file that cannot be read is told of, and what comes before and after it is taken."""
    passed = []
    files = [
        member("1", "made\nperson ada"),
        member("2", "made\nperson bo\nstop\nperson cy"),
        member("3", "made\nperson dee"),
    ]
    found = readings.taken(
        list(readings.told(files, None)),
        OPTIONS,
        lambda _: None,
        lambda member, error: passed.append((member.name, str(error))),
    )
    assert passed == [("2", "it ends here; mend it")]
    assert list(found.parts[0].records) == [Person(name, name) for name in ("ada", "bo", "dee")]


def test_a_disk_that_fails_in_the_middle():
    """What the system says while a file is read is a line as well, and names the file."""

    class Failing(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            if size is None or size < 0:
                raise OSError(errno.EIO, "Input/output error")
            return super().read(size)

    @contextmanager
    def opened() -> Iterator[io.BytesIO]:
        yield Failing(b"made\nperson ada")

    broken = Member("1", 15, opened)
    with pytest.raises(NetlogError, match=r"^cannot read 1: Input/output error$"):
        taken(broken, member("2", "made"))
