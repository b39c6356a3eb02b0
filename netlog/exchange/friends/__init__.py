"""The journal of the program friends, `friends.md`: read, and written again without loss.

`lines` is how it writes things, `reading` makes records of them, `writing` lines of cards. What
the store cannot hold, because it is nobody's or because the same may be written otherwise, goes
to the settings below as `Kept`, each line with the key of its entry and escaped.
"""

from netlog.exchange.friends.reading import fits, read
from netlog.exchange.friends.writing import write

__all__ = ["fits", "read", "write"]
