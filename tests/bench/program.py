"""netlog as it is installed, on a database and a day of the benchmark's own."""

import sys
from pathlib import Path

from tests.bench import network

PROGRAM = str(Path(sys.executable).parent / "netlog")
TAB = {"_NETLOG_COMPLETE": "complete_bash", "COMP_WORDS": "netlog show a", "COMP_CWORD": "2"}


def variables(database: Path) -> dict[str, str]:
    """Return the environment in which netlog uses this database, on the network's last day."""
    return {"NETLOG_DB": str(database), "NETLOG_TODAY": str(network.LAST_DAY)}
