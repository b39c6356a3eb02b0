"""netlog and other programs, side by side, on the same people."""

from collections.abc import Iterator
from pathlib import Path

from tests.bench import cost, network, peers
from tests.bench.program import PROGRAM, variables


def lines(folder: Path) -> Iterator[str]:
    """Yield the lines of the table; each program writes its answer into a pipe."""
    database = folder / "beside.db"
    network.write(database, peers.PEOPLE, each=peers.TOUCHES)
    given = variables(database)
    said = f"{peers.PEOPLE:,} people and {peers.PEOPLE * peers.TOUCHES:,} interactions"
    yield f"side by side, {said}: M instructions, MB, both next to netlog's"
    for peer in peers.peers(folder, database):
        if not peer.command:
            yield f"{peer.name:24} is not installed here"
            continue
        own = _cost((PROGRAM, *peer.against), given)
        other = _cost(peer.command, peer.variables)
        against = f"netlog {' '.join(peer.against)}"
        yield f"{against:24}{own[0]:8.0f} {own[1]:7.0f}"
        ratios = f"{other[0] / own[0]:6.2f}x {other[1] / own[1]:6.2f}x"
        yield f"{peer.name:24}{other[0]:8.0f} {other[1]:7.0f} {ratios}"


def _cost(command: tuple[str, ...], given: dict[str, str]) -> tuple[float, float]:
    # What is used first, since it also leaves compiled bytecode behind.
    used = cost.use(command, given)
    return cost.instructions(command, given), used.memory
