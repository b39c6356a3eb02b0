"""The house keeps its order: who may import whom, who speaks SQL, what an everyday start loads."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

TOP = Path(__file__).parent.parent
SOURCES = sorted((TOP / "netlog").rglob("*.py"))

# Each may import itself and what stands before it.
ORDER = [
    {"errors"},
    {"rules", "dates", "names"},
    {"phrases", "sentences"},
    {"models", "output"},
    {"store"},
    {"schema", "exchange", "demo", "editor"},
    {"run"},
    {"app"},
    {"commands"},
    {"__main__"},
]
RANK = {room: rank for rank, rooms in enumerate(ORDER) for room in rooms}


def room(path: Path) -> str:
    return path.relative_to(TOP / "netlog").parts[0].removesuffix(".py")


def imports(path: Path) -> set[str]:
    """Return the dotted names of all modules that a file imports, early or late."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(TOP)))
def test_imports_run_one_way(path):
    """No module imports one that stands after it in the order of DESIGN."""
    here = room(path)
    if here == "__init__":
        return
    for name in imports(path):
        parts = name.split(".")
        if parts[0] == "netlog" and len(parts) > 1 and parts[1] in RANK:
            assert RANK[parts[1]] <= RANK[here], f"{here} imports {parts[1]}"


@pytest.mark.parametrize(
    ("library", "rooms"),
    [
        ("rich", {"output"}),
        ("typer", {"run", "app", "commands"}),
        ("sqlite3", {"store", "schema"}),
        ("sqlmodel", {"models", "schema"}),
        ("sqlalchemy", {"models", "schema", "store"}),
        ("dateutil", {"dates"}),
        ("__future__", set()),
    ],
)
def test_one_room_speaks_each_language(library, rooms):
    """Rich, Typer, SQL and dateutil are each known to one part of the house."""
    users = {room(path) for path in SOURCES if library in {n.split(".")[0] for n in imports(path)}}
    assert users <= rooms


LOADED = """
import sys
from netlog.__main__ import main
try:
    main(sys.argv[1:])
finally:
    print(*sorted(sys.modules), file=sys.stderr)
"""
HEAVY = {
    "sqlmodel",
    "sqlalchemy",
    "pydantic",
    "rich",
    "dateutil",
    "json",
    "csv",
    "importlib.metadata",
}


@pytest.mark.parametrize(
    "words",
    [
        ["due"],
        ["owed"],
        ["log", "ada", "-m", "tea"],
        ["gave", "ada", "intro", "--on", "yesterday"],
        ["add", "Oda Berg"],
        ["show", "ada"],
        ["history", "ada"],
        ["find", "paper"],
        ["list"],
        ["jot", "tea with Ada Nwosu"],
        ["prompt"],
        ["undo"],
    ],
    ids=lambda words: words[0],
)
def test_an_everyday_start_is_light(shell, words):
    """The commands of every day load no ORM, no Rich and no parser that they do not need."""
    shell.path.write_bytes((TOP / "netlog.db.example").read_bytes())
    if words == ["undo"]:
        shell.ok("log", "ada", "-m", "tea")
    ended = subprocess.run(
        [sys.executable, "-c", LOADED, *words],
        env=shell.env | {"PYTHONPATH": str(TOP)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    assert HEAVY.isdisjoint(ended.stderr.split())
