"""The entry point."""

import gc
import os
import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> None:
    """Run netlog with these arguments, or those of the process, and exit."""
    # Whatever is written, a database, its journal, a backup, is for its owner alone.
    os.umask(0o077)
    try:
        from netlog.app import app
    except KeyboardInterrupt:
        sys.exit(130)
    app().main(arguments)


def program() -> None:
    """Be the program `netlog`: a process of its own, which lives for a tenth of a second.

    Nothing it drops by then is worth looking for. Not to look on the way, nor once more at the end
    among all that is frozen there, saves a tenth of the instructions. What runs for long, as an
    import, still gets its garbage collected.
    """
    gc.set_threshold(100_000)
    try:
        main()
    finally:
        gc.freeze()


if __name__ == "__main__":
    program()
