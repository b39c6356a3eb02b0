"""The README's sessions are run as they stand, on a terminal 100 columns wide.

`NETLOG_README=write pytest tests/test_readme.py -n0` writes into it what the commands print now.
"""

import fcntl
import os
import pty
import re
import sqlite3
import struct
import subprocess
import sys
import termios
from contextlib import closing
from pathlib import Path
from zipfile import ZipFile

from netlog.app import COMMANDS

TOP = Path(__file__).parent.parent
README = TOP / "README.md"
EXAMPLE = TOP / "netlog.db.example"
WIDTH = 100
MOMENT = "2026-11-19 08:15"
STAMP = "2026-11-19T081500Z"
# What LinkedIn sends, and what came by mail.
ARCHIVE = {
    "Connections.csv": """\
Notes:
"When exporting your connection data, you may notice that some of the addresses are missing."

First Name,Last Name,URL,Email Address,Company,Position,Connected On
Inês,Falcão,https://www.linkedin.com/in/inesfalcao,,"Acme Kites, Inc.",Head of Wind,15 Jan 2024
Grace,Oduya,https://www.linkedin.com/in/grace-oduya,grace@example.org,Acme Kites,Founder,03 Feb 2024
Milo,"Brandt, PMP",https://www.linkedin.com/in/milo-brandt,,Harbour & Sons,Pilot,30 Sep 2025
""",
    "Invitations.csv": """\
From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl
Tove Ahl,Vera Lund,"9/5/26, 1:12 AM","From the kite fair.",INCOMING,\
https://www.linkedin.com/in/tove-ahl,https://www.linkedin.com/in/vera-lund
""",
    "Recommendations_Received.csv": """\
First Name,Last Name,Company,Job Title,Text,Creation Date,Status
Milo,Brandt,Harbour & Sons,Pilot,"Vera reads the tide.","06/01/26, 12:00 PM",VISIBLE
""",
    "Skills.csv": "Name\nTides\n",
    "messages.csv": """\
CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,\
DATE,SUBJECT,CONTENT,FOLDER
a1,,Inês Falcão,https://www.linkedin.com/in/inesfalcao,Vera Lund,\
https://www.linkedin.com/in/vera-lund,2026-08-30 09:30:00 UTC,Kites in winter,Do they fly?,INBOX
a1,,Vera Lund,https://www.linkedin.com/in/vera-lund,Inês Falcão,\
https://www.linkedin.com/in/inesfalcao,2026-08-31 07:02:11 UTC,,They do.,INBOX
""",
}
MAIL = """\
Message-ID: <1@example.org>
From: Grace Oduya <grace@example.org>
To: Vera Lund <vera@example.org>
Date: Wed, 18 Nov 2026 09:00:00 +0000
Subject: Saturday's wind

It turns at noon.
"""


def terminal_session(command: str, home: Path) -> str:
    """Return what a shell command prints on a terminal."""
    controller, terminal = pty.openpty()
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, WIDTH, 0, 0))
    programs = Path(sys.executable).parent
    environment = {
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "NETLOG_TODAY": "2026-11-19",
        "NO_COLOR": "1",
        "PATH": f"{programs}:{os.environ['PATH']}",
        "TERM": "xterm",
    }
    with subprocess.Popen(
        ["bash", "-c", command],
        cwd=home,
        env=environment,
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
    ):
        os.close(terminal)
        printed = b""
        try:
            while chunk := os.read(controller, 65536):
                printed += chunk
        except OSError:
            pass  # the other side was closed: all is read
    os.close(controller)
    lines = printed.decode().replace("\r\n", "\n").replace(str(home), "~").splitlines()
    # When it was written is the clock's, not NETLOG_TODAY's.
    moments = (re.sub(r"2\d{3}-\d\d-\d\d \d\d:\d\d", MOMENT, line.rstrip()) for line in lines)
    # Two backups of one second are told apart by a number.
    stamp = r"2\d{3}-\d\d-\d\dT\d{6}Z((?:-[a-z]+)?)(?:-\d+)?"
    return "\n".join(re.sub(stamp, rf"{STAMP}\1", line) for line in moments)


def played(text: str, home: Path) -> str:
    """Return the README with each console block's output replaced by what is printed now."""

    def play(block: re.Match[str]) -> str:
        commands = [line[2:] for line in block[1].splitlines() if line.startswith("$ ")]
        shown = []
        for command in commands:
            shown += [f"$ {command}", terminal_session(command, home).strip("\n")]
        return "```console\n" + "\n".join(line for line in shown if line) + "\n```"

    return re.sub(r"```console\n(.*?)\n```", play, text, flags=re.DOTALL)


def test_sessions(tmp_path):
    """Every session in the README prints what the README says."""
    (tmp_path / "netlog.db.example").write_bytes(EXAMPLE.read_bytes())
    with ZipFile(tmp_path / "Basic_LinkedInDataExport_11-18-2026.zip", "w") as archive:
        for name, text in ARCHIVE.items():
            archive.writestr(name, text)
    for folder in ("cur", "new", "tmp"):
        (tmp_path / "Maildir" / folder).mkdir(parents=True)
    (tmp_path / "Maildir" / "new" / "1.host").write_text(MAIL)
    written = README.read_text("utf-8")
    now = played(written, tmp_path)
    if os.environ.get("NETLOG_README") == "write":
        README.write_text(now, "utf-8")
    assert now == written


def test_queries(tmp_path):
    """The README's queries can be asked of the example."""
    copy = tmp_path / "copy.db"
    copy.write_bytes(EXAMPLE.read_bytes())
    with closing(sqlite3.connect(copy)) as db:
        (block,) = re.findall(r"```sql\n(.*?)```", README.read_text("utf-8"), re.DOTALL)
        for query in block.split(";\n"):
            assert not query.strip() or db.execute(query).fetchall()


def test_the_script(tmp_path, monkeypatch, capsys):
    """The README's Python can be run beside the example."""
    (tmp_path / EXAMPLE.name).write_bytes(EXAMPLE.read_bytes())
    monkeypatch.chdir(tmp_path)
    (block,) = re.findall(r"```python\n(.*?)```", README.read_text("utf-8"), re.DOTALL)
    exec(block, {})
    assert "Ada Nwosu" in capsys.readouterr().out


def test_every_command_is_in_the_table():
    """The README's table of commands has every command with its help line, and no other."""
    rows = re.findall(
        r"^\| `netlog ([a-z-]+)[^|]*\| (.+?) \|$", README.read_text("utf-8"), re.MULTILINE
    )
    assert rows == [(name, entry.line) for name, entry in COMMANDS.items()]
