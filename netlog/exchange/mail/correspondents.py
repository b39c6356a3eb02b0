"""Correspondents: who they are by all the messages that name them, of which each tells a little."""

from collections.abc import Iterator
from typing import NamedTuple

from netlog.exchange.bounds import flaw
from netlog.exchange.mail.addresses import Party, called
from netlog.exchange.records import Person

_MOST_HELD = 16_384


class _Known(NamedTuple):
    name: str  # the address, as long as no message says another
    is_answered: bool  # the user has written to them


class Correspondents:
    """Those who were met, each told once: as soon as no later message can tell more, or at the end.

    When there are very many they are told early, and then some may be told twice.
    """

    def __init__(self, *, create: bool) -> None:
        """Begin with nobody; with `create`, those to whom the user wrote may be new."""
        self._create = create
        self._known: dict[str, _Known | None] = {}  # by address; None: they are told

    def meet(self, party: Party, *, is_answered: bool) -> Iterator[Person]:
        """Note that a message names somebody, and yield whoever is to be told now."""
        address = party.address
        before = self._known.get(address, _Known(address, is_answered=False))
        if before is None:
            return
        name = _name(party) if before.name == address else before.name
        now = _Known(name, before.is_answered or is_answered)
        if name != address and (now.is_answered or not self._create):
            self._known[address] = None
            yield self._person(address, now)
        else:
            self._known[address] = now
        if len(self._known) >= _MOST_HELD:
            yield from self.rest()

    def rest(self) -> Iterator[Person]:
        """Yield whoever is not told yet, and forget them all."""
        for address, known in self._known.items():
            if known:
                yield self._person(address, known)
        self._known.clear()

    def _person(self, address: str, known: _Known) -> Person:
        known_only = not (self._create and known.is_answered)
        return Person(address, known.name, emails=(address,), known_only=known_only)


def _name(party: Party) -> str:
    """Return what to call somebody: the address where the name could not be stored."""
    name = called(party) if party.name else party.address
    return party.address if flaw(Person(party.address, name)) else name
