"""The entry point."""

from collections.abc import Sequence

from netlog.app import app


def main(arguments: Sequence[str] | None = None) -> None:
    """Run netlog with these arguments, or those of the process, and exit."""
    app().main(arguments)


if __name__ == "__main__":
    main()
