"""What can go wrong, in words, with the exit code that scripts see."""


class NetlogError(Exception):
    """Something went wrong; nothing was written.

    Printed as one line, `netlog: what is wrong; what to do`. Neither part may quote a note,
    nor anything else about a person that the user did not just type.
    """

    exit_code = 1

    def __init__(self, what: str, remedy: str = "") -> None:
        """Say what is wrong and, where there is something to do about it, what to do."""
        super().__init__(f"{what}; {remedy}" if remedy else what)
        self.what = what
        self.remedy = remedy


class Misread(NetlogError):
    """Words on the command line that cannot be read: a day, a span, an option's value."""

    exit_code = 2


class NothingFound(NetlogError):
    """Nobody, or nothing, goes by that name."""

    exit_code = 4


class SeveralFound(NetlogError):
    """More than one goes by that name; the sentence lists them."""

    exit_code = 5


class Refused(NetlogError):
    """The database refused: a constraint, or it is already there."""

    exit_code = 6


class Unavailable(NetlogError):
    """The database is busy, unreadable, not netlog's, or from a newer netlog."""

    exit_code = 7
