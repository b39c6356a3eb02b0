"""What reading other programs' files costs, next to reading them with what Python offers."""

import csv
import random
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from tests.bench import cost, network
from tests.bench.program import PROGRAM, variables
from tests.exchange.mail_made import messages
from tests.exchange.vcards_made import cards

_CONNECTIONS = 30_000
_CARDS = 10_000
_MESSAGES = 20_000

# The same fields into a table, with nothing checked, compared or indexed.
_BARE = """
import csv, sqlite3, sys
with open(sys.argv[1], encoding="utf-8", newline="") as file:
    for _ in range(3):
        next(file)
    rows = [tuple(row.values()) for row in csv.DictReader(file)]
with sqlite3.connect(sys.argv[2]) as db:
    db.execute("CREATE TABLE connection (first, last, url, email, company, position, connected)")
    db.executemany("INSERT INTO connection VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
"""
_READ = """
import sys
from datetime import date
from netlog.exchange import Options, read
with open(sys.argv[1], "rb") as stream:
    options = Options(date(2026, 11, 19), me=("me@example.org",))
    print(sum(1 for _ in read(stream, options=options).records))
"""
_VOBJECT = """
import sys, vobject
with open(sys.argv[1], encoding="utf-8") as stream:
    print(sum(1 for card in vobject.readComponents(stream)))
"""
_MAILBOX = """
import mailbox, sys
kept = ("From", "To", "Cc", "Date", "Subject", "Message-ID")
box = mailbox.mbox(sys.argv[1], create=False)
print(sum(1 for message in box if [message[name] for name in kept]))
"""


def lines(folder: Path) -> Iterator[str]:
    """Yield the lines of the table: seconds of processor time and MB of whole processes."""
    yield "files: s, MB, both next to netlog's"
    table = folder / "Connections.csv"
    _write_connections(table)
    own = (PROGRAM, "--db", str(folder / "connections.db"), "import", str(table))
    bare = (sys.executable, "-c", _BARE, str(table), str(folder / "bare.db"))
    said = f"{_CONNECTIONS:,} LinkedIn connections"
    yield from _beside(f"{said} imported", own, "csv.DictReader, executemany", bare, folder)
    book = folder / "book.vcf"
    book.write_bytes(cards(_CARDS))
    yield from _read(f"{_CARDS:,} vCards read", "vobject", _VOBJECT, book, folder)
    box = folder / "mail.mbox"
    with box.open("wb") as stream:
        stream.writelines(messages(_MESSAGES))
    yield from _read(f"{_MESSAGES:,} messages read", "mailbox.mbox", _MAILBOX, box, folder)


def _read(said: str, other: str, script: str, file: Path, folder: Path) -> Iterator[str]:
    own = (sys.executable, "-c", _READ, str(file))
    return _beside(said, own, other, (sys.executable, "-c", script, str(file)), folder)


def _beside(
    said: str, own: cost.Command, name: str, other: cost.Command, folder: Path
) -> Iterator[str]:
    ours, theirs = (cost.use(each, variables(folder / "none.db")) for each in (own, other))
    yield f"{said:32}{ours.seconds:6.2f} {ours.memory:6.0f}"
    ratios = f"{theirs.seconds / ours.seconds:6.2f}x {theirs.memory / ours.memory:6.2f}x"
    yield f"{name:32}{theirs.seconds:6.2f} {theirs.memory:6.0f} {ratios}"


def _write_connections(path: Path) -> None:
    """Write what LinkedIn sends, of invented people."""
    chance = random.Random(0)
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write('Notes:\n"When exporting your connection data, some addresses are missing."\n\n')
        write = csv.writer(file).writerow
        write("First Name,Last Name,URL,Email Address,Company,Position,Connected On".split(","))
        for number in range(_CONNECTIONS):
            first, last = chance.choice(network.FIRST), chance.choice(network.LAST)
            day = network.LAST_DAY - timedelta(days=chance.randrange(3000))
            email = f"p{number}@example.org" if number % 50 == 0 else ""
            company = f"Company {chance.randrange(2000)}"
            url = f"https://www.linkedin.com/in/{first}-{last}-{number}".lower()
            write((first, last, url, email, company, "Engineer", f"{day:%d %b %Y}"))
