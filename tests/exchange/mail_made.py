"""A mailbox of any length, made up: people who write to Grace, and she to them, lists, robots."""

from base64 import b64encode
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from email.utils import format_datetime
from random import Random

ME = "grace@example.org"

_NAMES = """
Ada Quill, Bo Lind, Cy Moe, Di Rao, Zoë Łuk, Eun Seo, Finn Ó Brien, Gil Roy, Hana Ito, Ivo Novák
"""
_WORDS = "tea paper draft bridge train garden letter boat stone river lamp window north".split()
_FIRST = datetime(2016, 1, 4, 7, tzinfo=timezone(timedelta(hours=1)))


def messages(count: int, people: int = 400) -> Iterator[bytes]:
    """Yield the messages of an mbox, each with its separator; the same whenever it is called.

    A tenth of them is of Grace, a half of `people` who write to her alone, some with others; the
    rest is of lists and robots. Each has some fifteen headers and 2 to 4 kB, of which a thread's
    quotes and an attachment are most.
    """
    random = Random(count)
    for n in range(count):
        who = int(people * random.random() ** 2)
        when = _FIRST + timedelta(minutes=257 * n * 20_000 // max(count, 20_000))
        yield _message(n, who, when, random)


def party(n: int) -> tuple[str, str]:
    """Return the name and the address of one of the people."""
    names = _NAMES.strip().split(", ")
    return f"{names[n % len(names)]} {'I' * (n // len(names) % 4)}".strip(), f"p{n}@example.com"


def _message(n: int, who: int, when: datetime, random: Random) -> bytes:
    name, address = party(who)
    display = f'"{name}"' if name.isascii() else _encoded(name)
    them, me = f"{display} <{address}>", f"Grace Hale <{ME}>"
    kind = random.choices(("list", "robot", "mine", "theirs", "several"), (25, 15, 10, 40, 10))[0]
    subject = f"{'Re: ' * (n % 3 > 0)}{' '.join(random.choices(_WORDS, k=4))} {who}"
    if n % 20 == 0:
        subject = _encoded(f"{subject} für später")
    sender, to, more = them, me, []
    if kind == "list":
        sender, to = them, "talk@lists.example.net"
        more = ["List-Id: Talk <talk.lists.example.net>", "Precedence: list"]
    elif kind == "robot":
        sender, more = f"Shop <no-reply@shop{who}.example>", ["Auto-Submitted: auto-generated"]
    elif kind == "mine":
        sender, to = me, them
    elif kind == "several":
        more = [f"Cc: {', '.join(f'{a} <{b}>' for a, b in map(party, range(3)) if a.isascii())}"]
    stamp = format_datetime(when)
    lines = [
        f"From {1_700_000_000_000 + n}@xxx {when:%a %b %d %H:%M:%S +0000 %Y}",
        f"X-GM-THRID: {1_700_000_000_000 + n // 4}",
        "X-Gmail-Labels: =?UTF-8?Q?Posteingang,Wichtig,Ge=C3=B6ffnet?=",
        f"Delivered-To: {ME}",
        f"Received: by 2002:a05:6504 with SMTP id a{n:x};",
        f"        {stamp}",
        *(
            f"Received: from mail{k}.example.com (mail{k}.example.com. [192.0.2.{k}])\n"
            f"        by mx.example.org with ESMTPS id {n:032x}\n"
            f"        (version=TLS1_3 cipher=TLS_AES_256_GCM_SHA384 bits=256/256);\n        {stamp}"
            for k in range(2)
        ),
        "DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=example.com; s=s1;",
        f"        bh={b64encode(random.randbytes(32)).decode()};",
        f"        b={b64encode(random.randbytes(96)).decode()}",
        f"From: {sender}",
        f"To: {to}",
        *more,
        f"Date: {stamp}",
        f"Message-ID: <{n:x}.{who:x}@example.com>",
        f"In-Reply-To: <{n - 1:x}.{who:x}@example.com>",
        f"References: <{n - 3:x}@example.com> <{n - 2:x}@example.com>",
        f"Subject: {subject}",
        "MIME-Version: 1.0",
        'Content-Type: multipart/mixed; boundary="b"',
        "",
        "--b",
        "Content-Type: text/plain; charset=utf-8",
        "",
        *(f"> {' '.join(random.choices(_WORDS, k=9))}" for _ in range(random.randrange(2, 20))),
        ">From what I hear, all is well.",
        "--b",
        "Content-Type: application/octet-stream",
        "Content-Transfer-Encoding: base64",
        "",
        *[f"{n:076x}"] * random.randrange(2, 14),
        "--b--",
        "",
        "",
    ]
    return "\n".join(lines).encode()


def _encoded(text: str) -> str:
    return f"=?UTF-8?B?{b64encode(text.encode()).decode()}?="
