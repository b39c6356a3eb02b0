"""What every test stands on: netlog run as at a shell, on a database of its own, on a fixed day."""

import io
import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from hypothesis import HealthCheck, settings

from netlog import schema
from netlog.__main__ import main
from netlog.store import connection

settings.register_profile(
    "netlog",
    deadline=None,  # a busy machine is no failure
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
settings.load_profile("netlog")

TODAY = "2026-11-19"  # a Thursday


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--full", action="store_true", help="ten times the trials of tests/trust")


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--full"):
        os.environ["NETLOG_TEST_FULL"] = "1"  # which tests.trust reads, in every process


class Stream(io.StringIO):
    """A stream that is a terminal or is not."""

    def __init__(self, text: str = "", *, terminal: bool = False) -> None:
        super().__init__(text)
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal


@dataclass(frozen=True)
class Result:
    """What a command printed, and how it ended."""

    out: str
    err: str
    code: int

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()

    @property
    def errors(self) -> list[str]:
        """The lines that say what went wrong."""
        return [line for line in self.err.splitlines() if line.startswith("netlog: ")]

    @property
    def rows(self) -> list[list[str]]:
        """The records of a plain or TSV listing."""
        return [line.split("\t") for line in self.lines]


class Shell:
    """Runs netlog as a shell would; `shell("due", "--json").json`."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.path = home / "netlog.db"
        self.env = {
            "NETLOG_DB": str(self.path),
            "NETLOG_TODAY": TODAY,
            "HOME": str(home),
            "PATH": os.environ["PATH"],
            "COLUMNS": "100",
            "TERM": "xterm",
        }

    def __call__(
        self,
        *words: object,
        stdin: str = "",
        terminal: bool = False,
        today: str | None = None,
        out: Stream | None = None,
    ) -> Result:
        """Run one command; with `terminal`, all three streams are one, answered from `stdin`.

        With `out`, what it answers goes there, as it is written.
        """
        env = self.env | ({"NETLOG_TODAY": today} if today else {})
        read, err = Stream(stdin, terminal=terminal), Stream(terminal=terminal)
        out = out or Stream(terminal=terminal)
        with (
            mock.patch.dict(os.environ, env, clear=True),
            mock.patch("sys.stdin", read),
            mock.patch("sys.stdout", out),
            mock.patch("sys.stderr", err),
        ):
            try:
                main([str(word) for word in words])
            except SystemExit as end:
                code = end.code if isinstance(end.code, int) else 0
        return Result(out.getvalue(), err.getvalue(), code)

    def ok(self, *words: object, **how: Any) -> Result:
        """Run one command that must succeed."""
        result = self(*words, **how)
        assert result.code == 0, result
        return result


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    """A shell with a home of its own and no database yet."""
    return Shell(tmp_path)


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new database, to be copied: making one imports SQLModel."""
    made = Shell(tmp_path_factory.mktemp("empty"))
    with connection.writing(made.path, "test", make=schema.create):
        pass
    return made.path


@pytest.fixture
def netlog(shell: Shell, empty_database: Path) -> Shell:
    """A shell whose database is there, and empty."""
    shell.path.touch(mode=0o600)
    shell.path.write_bytes(empty_database.read_bytes())
    return shell
