"""The entry point."""

import gc
import os
import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> None:
    """Run netlog with these arguments, or those of the process, and exit."""
    # A command lives for a tenth of a second: nothing it drops by then is worth looking for, and
    # looking costs 6 % of its start. A long import still gets its garbage collected.
    gc.set_threshold(100_000)
    # Whatever is written, a database, its journal, a backup, is for its owner alone.
    os.umask(0o077)
    try:
        from netlog.app import app
    except KeyboardInterrupt:
        sys.exit(130)
    app().main(arguments)


if __name__ == "__main__":
    main()
