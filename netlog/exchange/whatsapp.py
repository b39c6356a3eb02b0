"""WhatsApp's exported chats: who wrote on which day, and nothing of what they wrote.

`_chat.txt` from an iPhone, `[30/12/2023, 14:30:00] Ada: Hi`, and `WhatsApp Chat with Ada.txt` from
Android, `30/12/2023, 14:30 - Ada: Hi`, in whatever order and with whatever clock the phone had.
"""

import re
from collections.abc import Callable, Iterator
from io import BytesIO
from itertools import islice
from typing import BinaryIO, NamedTuple

from netlog import names
from netlog.errors import Misread
from netlog.exchange import Mine, Options, days
from netlog.exchange.bounds import flaw
from netlog.exchange.keys import short
from netlog.exchange.records import Person, Reading, Record, Rejected, Touch
from netlog.exchange.text import Text, decoded

_PREAMBLE = 25  # lines among which the first message is
_MOST_AUTHORS = 2048  # that are told apart: WhatsApp lets no more into a group

# Which way the letters run is marked all over a line; what the program says begins with a mark.
_MARKS = dict.fromkeys(map(ord, "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"))
_MARK = "\u200e"
_DAY = r"(?P<a>\d{1,4})(?P<sign>[./-]) ?(?P<b>\d{1,2})(?P=sign) ?(?P<c>\d{1,4})\.?"
_TIME = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?"
# Some languages have a word between day and time, and one for the half of the day on either side.
_ENTRY = re.compile(
    rf"(?:\[{_DAY},?\s[^\d\]]{{0,20}}{_TIME}[^\d\]]{{0,20}}\]\s"
    rf"|{_DAY.replace('?P<', '?P<x')[:0]}{_DAY}X)"
)
