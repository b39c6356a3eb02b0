"""Address books of any size, of people who do not exist, as a phone's program writes them."""

_FIRST = "Ada Bo Cy Dana Eli Fay Gus Hana Ivo June Zoë Łukasz".split()
_LAST = "Quill Lind Moe Rao Stone Tarn Underhill Vale Wren Young Żak O'Neil-Smith".split()

_CARD = """\
BEGIN:VCARD
VERSION:3.0
PRODID:-//Example Corp.//Address Book 7//EN
N:{last};{first};;;
FN:{first} {last}
ORG:Company {company};
TITLE:Head of Department {company}
EMAIL;type=INTERNET;type=WORK;type=pref:person{n}@company{company}.example
TEL;type=CELL;type=VOICE;type=pref:+44 20 7946 {n:05}
item1.URL;type=pref:https\\://people.example.org/{n}
item1.X-ABLabel:_$!<HomePage>!$_
BDAY:19{year:02}-03-22
NOTE:Met at a conference\\, long ago. Knows a great deal about rivers\\, and
  a little about boats.\\nLikes tea.
UID:00000000-0000-4000-8000-{n:012}
END:VCARD
"""


def cards(count: int) -> bytes:
    """Return a file of `count` vCards of 16 lines, no two of the same person."""
    made = (
        _CARD.format(
            n=n,
            first=_FIRST[n % len(_FIRST)],
            last=f"{_LAST[n // len(_FIRST) % len(_LAST)]}-{n}",
            company=n % 997,
            year=n % 100,
        )
        for n in range(count)
    )
    return "".join(made).replace("\n", "\r\n").encode()
