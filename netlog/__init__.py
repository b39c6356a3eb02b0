"""netlog: whom to write to, whose turn it is, and who can introduce you."""

__version__ = "0.1.0"
