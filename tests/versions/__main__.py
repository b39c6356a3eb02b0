"""`python -m tests.versions` writes the dump and the golden answers of the present version.

Once, when that version is released; those of a version that is out stay as they are.
"""

import tempfile
from pathlib import Path

from netlog.store.connection import SCHEMA_VERSION
from tests.conftest import Shell
from tests.versions import FOLDER, dump, load, meaning, without_chance, written
from tests.versions.life import live


def main() -> None:
    """Live a life in a new database and write down what is left of it."""
    with tempfile.TemporaryDirectory() as home:
        shell = Shell(Path(home))
        ticks = live(shell)
        text = without_chance(dump(shell.path), ticks)
        shell.path.unlink()
        load(text, shell.path)
        (FOLDER / f"{SCHEMA_VERSION}.sql").write_text(text, "utf-8")
        (FOLDER / f"{SCHEMA_VERSION}.json").write_text(written(meaning(shell)), "utf-8")


main()
