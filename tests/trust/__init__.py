"""What netlog promises, put to the proof: `pytest tests/trust`, with `--full` ten times over."""

import os

FULL = bool(os.environ.get("NETLOG_TEST_FULL"))  # set by --full


def trials(number: int) -> int:
    """Return how often to try what the run of every day tries `number` times."""
    return 10 * number if FULL else number
