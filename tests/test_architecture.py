"""The house keeps its order: who may import whom, who speaks SQL, what an everyday start loads."""

import ast
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest

TOP = Path(__file__).parent.parent
SOURCES = sorted((TOP / "netlog").rglob("*.py"))

Node = TypeVar("Node", bound=ast.AST)

# Each may import itself and what stands before it.
ORDER = [
    {"errors"},
    {"rules", "dates", "goals", "names", "paths", "spool", "ties", "wants", "ways"},
    {"agenda", "phrases", "sentences"},
    {"models", "output"},
    {"store"},
    {"schema", "exchange", "demo", "editor"},
    {"run"},
    {"intake"},
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
        ("dateutil", {"dates", "exchange"}),
        ("__future__", set()),
    ],
)
def test_one_room_speaks_each_language(library, rooms):
    """Rich, Typer, SQL and dateutil are each known to one part of the house."""
    users = {room(path) for path in SOURCES if library in {n.split(".")[0] for n in imports(path)}}
    assert users <= rooms


# Which part may do what --------------------------------------------------------------------------


def place(path: Path) -> str:
    return str(path.relative_to(TOP / "netlog"))


def dotted(node: ast.expr) -> str:
    """Return `a.b.c` as it is written; what it is called on, if that is no name, as `_`."""
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else "_"


def nodes(kind: type[Node]) -> Iterator[tuple[str, Node]]:
    """Yield every piece of netlog's code of a kind, with the file that it is in."""
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, kind):
                yield place(path), node


def calls() -> Iterator[tuple[str, str, ast.Call]]:
    for file, call in nodes(ast.Call):
        yield file, dotted(call.func), call


def outside(folder: str, files: Iterable[str]) -> set[str]:
    return {file for file in files if not file.startswith(f"{folder}/")}


WRITES = {"print", "input", "typer.echo", "typer.secho", "typer.confirm", "typer.prompt"}
STREAMS = {"sys.stdin", "sys.stdout", "sys.stderr"}


def test_only_output_reads_and_writes_the_terminal():
    """What reaches the screen goes through output; the app prints Typer's help, and flushes."""
    found = {(file, name) for file, name, _ in calls() if name in WRITES}
    found |= {(f, dotted(a)) for f, a in nodes(ast.Attribute) if dotted(a) in STREAMS}
    assert {pair for pair in found if outside("output", pair[:1])} == {
        ("app.py", "typer.echo"),
        ("app.py", "sys.stdout"),
        ("app.py", "sys.stderr"),
    }


def test_text_is_made_harmless_in_one_place():
    """Output makes safe what it writes; elsewhere only what a file for a person to read quotes."""
    users = {file for file, name, _ in calls() if name.rpartition(".")[2] == "safe"}
    quoting = {"commands/edit.py", "commands/imports.py", "editor.py"}
    journals = {"exchange/friends/lines.py", "exchange/hledger.py", "exchange/markdown.py"}
    journals |= {"exchange/maps.py"}
    assert outside("output", users) == quoting | journals
    assert {name for file, name, _ in calls() if file == "output/terminals.py"} >= {"safe"}


def test_only_the_store_runs_sql():
    """No command, and nothing it stands on, runs a statement; the schema does to make itself."""
    runs = {"execute", "executemany", "executescript"}
    users = {file for file, name, _ in calls() if name.rpartition(".")[2] in runs}
    assert users
    assert outside("schema", outside("store", users)) == set()


def test_every_file_that_is_made_is_for_its_owner_alone():
    """Files are made by os.open with 0600, or by what of tempfile does the same."""
    made = 0
    for file, name, call in calls():
        last = name.rpartition(".")[2]
        assert last not in {"write_text", "write_bytes", "NamedTemporaryFile"}, file
        if name == "os.open":
            if "O_CREAT" in ast.unparse(call.args[1]):
                made += 1
                assert ast.unparse(call.args[2]) == "384", f"{file} makes a file of another mode"
        elif last == "open":
            modes = [*call.args, *(k.value for k in call.keywords if k.arg == "mode")]
            said = {a.value for a in modes if isinstance(a, ast.Constant)}
            assert not any(set("wax") & set(str(mode)) for mode in said), f"{file} opens to write"
    assert made > 2


# What an everyday start loads --------------------------------------------------------------------

BASE = "import sqlite3, typer, sys; print(*sys.modules)"
LOADED = """
import sys
from netlog.__main__ import main
try:
    main(sys.argv[1:])
finally:
    print(*sys.modules, file=sys.stderr)
"""

# Beyond BASE: the modules of netlog that every command loads, those that several do, and what each
# loads besides. Whoever adds one has weighed it: most cost 0.3 % of a start, hashlib 1 %.
ALWAYS = """
    __main__ app commands dates errors output output.harmless output.listings
    output.terminals paths run store store.connection store.filters store.rows
"""
SAYING = "phrases rules"
FINDING = "names spool store.circles store.contacts store.search"
WRITING = "names spool store.operations store.retention store.search"
DUES = "names spool store.circles store.dues store.urgency"
LOGGING = f"{SAYING} {FINDING} {WRITING} commands.log store.interactions store.reckonings"
SENTENCES = "clauses days evidence favours items line people touch vocabulary".split()
EVERYDAY = {
    "due": f"{SAYING} {DUES} commands.due",
    "owed": f"{SAYING} commands.owed spool store.balances",
    "today": f"{SAYING} agenda commands.today store.agenda store.batches store.faces store.loops "
    "store.ties store.urgency ties",
    "log ada -m tea": LOGGING,
    "gave ada intro --on yesterday": LOGGING,
    "add Oda": f"{SAYING} {FINDING} {WRITING} commands.add store.reckonings",
    "asked ada tea": f"{SAYING} {FINDING} {WRITING} commands.asking store.loops",
    "open": f"{SAYING} {FINDING} commands.loops store.loops",
    "done 1": f"{LOGGING} commands.closing store.batches store.companies store.edges "
    "store.favours store.intros store.loops store.thanks",
    "show ada": f"{SAYING} {FINDING} commands.profile commands.show output.cards output.widths "
    "store.batches store.companies store.edges store.faces store.interactions store.intros "
    "store.loops store.people store.profiles store.timelines store.topics wants",
    "history ada": f"{SAYING} {FINDING} commands.history store.interactions store.timelines",
    "find paper": "commands.find names spool store.search",
    "list": f"{SAYING} {DUES} commands.people store.people",
    "jot ada": f"{LOGGING} commands.jot editor sentences store.known "
    + " ".join(f"sentences.{name}" for name in SENTENCES),
    "prompt": f"{DUES} commands.prompt",
    "undo": f"{WRITING} commands.changes commands.undo store.parts store.undoing",
}
OTHERS = {"gc", "pwd", "unicodedata", "typer._click.decorators", "bisect", "_bisect"}


def modules(*words: str, **where: str) -> set[str]:
    """Return what a run of Python printed last, as the names of modules."""
    ended = subprocess.run(
        [sys.executable, "-c", *words],
        env=where or None,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    return set((ended.stderr or ended.stdout).splitlines()[-1].split())


@pytest.fixture(scope="module")
def base() -> set[str]:
    return modules(BASE)


@pytest.mark.parametrize("words", EVERYDAY, ids=lambda words: words.split()[0])
def test_an_everyday_start_loads_what_it_needs_and_no_more(shell, base, words):
    """Beyond Typer and sqlite3, each command of every day loads just these modules."""
    shell.path.write_bytes((TOP / "netlog.db.example").read_bytes())
    shell.ok("log", "ada", "-m", "tea")  # something to undo; and today's backup is made
    given = shell.env | {"PYTHONPATH": str(TOP)}
    beyond = modules(LOADED, *words.split(), **given) - base
    own = {name.removeprefix("netlog.") for name in beyond if name.startswith("netlog.")}
    assert own == set(f"{ALWAYS} {EVERYDAY[words]}".split())
    assert {name for name in beyond if name.partition(".")[0] != "netlog"} <= OTHERS
