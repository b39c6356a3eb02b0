"""Readings: many files read one after the other, whatever their formats, into records to load."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import chain, groupby
from typing import BinaryIO, NamedTuple

from netlog import exchange
from netlog.errors import Misread, NetlogError
from netlog.exchange import Mine, Options
from netlog.exchange.keys import profile
from netlog.exchange.members import Damaged, Member, readable
from netlog.exchange.records import Later, Lost, Reading, Record, Rejected
from netlog.spool import kept

_SURE = 0.9  # of the entries are to have somebody who is taken for the user
_FEWEST = 3  # entries from which anything can be told
_MOST = 5  # who are asked about
_NEXT = 0.8  # of what the likeliest has, the next may have


class Part(NamedTuple):
    """Records of one source, to be loaded together; in memory or on disk."""

    source: str
    records: Sequence[Record]


class Taken(NamedTuple):
    """All that was read, what there is to remark on it, and which file will have more to say."""

    parts: list[Part]
    remarks: list[str]
    later: Mapping[str, str]  # the file on disk -> ISO day


# What to do with a file that cannot be read, for who goes on with the others.
PassOver = Callable[[Member, NetlogError], None]


class Told(NamedTuple):
    """A file and what it turned out to be."""

    member: Member
    form: str


class Likely(NamedTuple):
    """Somebody who may be the user: in how many entries, and of how many."""

    name: str
    times: int
    entries: int

    def __str__(self) -> str:
        """Say who, and why."""
        return f"{self.name} (in {self.times} of {self.entries})"


def told(
    members: Sequence[Member],
    form: str | None,
    only: Sequence[str] = (),
    pass_over: PassOver | None = None,
) -> Iterator[Told]:
    """Yield the files whose format can be told, or is said, each with its format.

    A file that is the only one has to be of some format; of many, those of none are passed over,
    and so are those of other formats than `only`, where that says any.

    Raises:
        Misread: the only one is of no known format, or an archive is damaged.
        NetlogError: one cannot be read.
    """
    likely = None
    for member in members:
        found = form
        if form is None:
            with said_of(member, len(members), pass_over):
                found = likely = _told(member, likely, only, alone=len(members) == 1)
        if found:
            yield Told(member, found)


def _told(member: Member, likely: str | None, only: Sequence[str], *, alone: bool) -> str | None:
    with member.opened() as stream:
        try:
            return exchange.told(exchange.rewindable(stream), likely, only)
        except Damaged:
            raise
        except Misread:
            if alone and not only:
                raise
            return None


def mine(
    files: Sequence[Told],
    options: Options,
    said: Sequence[str] = (),
    pass_over: PassOver | None = None,
) -> list[list[Likely]]:
    """Return who may be the user, the likeliest first, for each format that tells who wrote whom.

    Without the formats in whose files somebody of `options.me` is found. Who is `said` to be the
    user of these very files is so in any case, where people go by such names: a letter to a list
    need not name whom it is for.
    """
    forms = dict.fromkeys(file.form for file in files)
    every = [
        _mine([file for file in files if file.form == form], options, said, pass_over)
        for form in forms
    ]
    return [likely for likely in every if likely]


def _mine(
    files: Sequence[Told], options: Options, said: Sequence[str], pass_over: PassOver | None
) -> list[Likely]:
    """Return who may be the user by these files of one format, the likeliest first."""
    entries, seen = 0, Counter[str]()
    for member, form in files:
        count: Callable[[BinaryIO, Options], Mine] | None
        count = getattr(exchange.reader(form), "mine", None)
        if count is None:
            break
        with said_of(member, len(files), pass_over), member.opened() as stream:
            found = count(exchange.rewindable(stream), options._replace(name=member.name))
            entries += found.entries
            seen.update(found.seen)
    if _is_said(options.me, seen) or not _sorts(seen).isdisjoint(_sorts(said)):
        return []
    ordered = sorted(seen.items(), key=lambda each: (-each[1], each[0]))
    return [Likely(name, times, entries) for name, times in ordered[:_MOST]]


def is_sure(likely: Sequence[Likely]) -> bool:
    """Return whether the first of them stands so far out that it must be the user."""
    first, *others = likely
    enough = first.entries >= _FEWEST and first.times >= _SURE * first.entries
    return enough and all(other.times <= _NEXT * first.times for other in others)


def taken(
    files: Sequence[Told],
    options: Options,
    advance: Callable[[int], None],
    pass_over: PassOver | None = None,
) -> Taken:
    """Read the files to their end, and return all that they hold.

    `advance` is told of every so many bytes that were read. With `pass_over` a file that cannot be
    read is told to it, and the others are read; what was read of it by then is true as well.

    Raises:
        Misread: a file is not what it was taken for, or too large; says which, if there are many.
        NetlogError: one cannot be read.
    """
    remarks: Counter[str] = Counter()
    tally = Tally(named=len(files) > 1)
    parts = []
    readings = _readings(files, options, advance, pass_over)
    for source, run in groupby(readings, key=lambda each: each[1].source):
        records = chain.from_iterable(tally.counted(*each, remarks) for each in run)
        parts.append(Part(source, kept(records)))
    said = [text if n == 1 else f"{text} ({n} files)" for text, n in remarks.items()]
    return Taken(parts, [*said, *tally.losses()], tally.later)


class Tally:
    """What passes on its way from the files to the store: counts losses, says of which file."""

    def __init__(self, *, named: bool) -> None:
        """Begin with nothing; with `named`, rejected entries say of which file they are."""
        self._named = named
        self._lost: dict[str, tuple[int, str, int]] = {}  # phrase -> how often, where first
        self.later: dict[str, str] = {}

    def counted(self, member: Member, reading: Reading, remarks: Counter[str]) -> Iterator[Record]:
        """Pass on what there is to load."""
        remarks.update(reading.remarks)
        for record in reading.records:
            if isinstance(record, Lost):
                self._count(member, record)
            elif isinstance(record, Later):
                file = member.file or member.name
                self.later[file] = min(record.day, self.later.get(file, record.day))
            elif isinstance(record, Rejected) and self._named:
                yield record._replace(file=member.name)
            else:
                yield record

    def _count(self, member: Member, lost: Lost) -> None:
        times, file, line = self._lost.get(lost.phrase, (0, member.name, lost.line))
        # A format may tell of its entries in another order than the file's.
        first = min(line, lost.line) if file == member.name else line
        self._lost[lost.phrase] = times + 1, file, first

    def losses(self) -> Iterator[str]:
        """Say what was lost, how often, and where first."""
        for phrase, (times, file, line) in self._lost.items():
            first = self._where(file, line)
            if not first:
                yield phrase if times == 1 else f"{phrase}: {times} times"
            else:
                yield f"{phrase}: {f'{times} times, the first ' if times > 1 else ''}{first}"

    def _where(self, file: str, line: int) -> str:
        if not line:
            return f"in {file}" if self._named else ""
        return f"in line {line} of {file}" if self._named else f"in line {line}"


def _readings(
    files: Sequence[Told],
    options: Options,
    advance: Callable[[int], None],
    pass_over: PassOver | None,
) -> Iterator[tuple[Member, Reading]]:
    for member, form in files:
        with said_of(member, len(files), pass_over), member.opened() as stream:
            named = options._replace(name=member.name)
            reading = exchange.reader(form).read(exchange.rewindable(stream), named)
            records = _noticed(member, reading.records, stream, advance)
            passed = _passed(member, records, len(files), pass_over)
            yield member, reading._replace(records=passed)


def _passed(
    member: Member, records: Iterator[Record], files: int, pass_over: PassOver | None
) -> Iterator[Record]:
    # Whatever goes wrong while they are taken comes up here, not where the file was opened.
    with said_of(member, files, pass_over), readable(member.name):
        yield from records


def _noticed(
    member: Member, records: Iterator[Record], stream: BinaryIO, advance: Callable[[int], None]
) -> Iterator[Record]:
    """Pass on records, and tell how far the file has been read."""
    place = 0
    for number, record in enumerate(records):
        yield record
        if number % 100 == 99 and (now := stream.tell()) > place:
            advance(now - place)
            place = now
    advance(max(0, member.size - place))


@contextmanager
def said_of(member: Member, files: int, pass_over: PassOver | None) -> Iterator[None]:
    """Say of which of many files it is that it cannot be read; or pass it over."""
    try:
        yield
    except NetlogError as error:
        if pass_over is not None:
            pass_over(member, error)
        elif files == 1 or not isinstance(error, Misread) or isinstance(error, Damaged):
            raise  # it is said already, or there is only one
        else:
            raise Misread(f"{member.name}: {error.what}", error.remedy) from None


def _is_said(me: Sequence[str], seen: Mapping[str, int]) -> bool:
    known = {_canonical(name) for name in me}
    return any(_canonical(name) in known for name in seen) or not seen


def _sorts(names: Iterable[str]) -> set[bool]:
    """Return of which sorts names are: addresses of mail, and others."""
    return {"@" in name for name in names}


def _canonical(name: str) -> str:
    return profile(name) or name.strip().casefold()
