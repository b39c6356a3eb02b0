"""Other processes: a fork takes a hundredth of the time that another interpreter takes."""

import os
import resource
import signal
import sys
import traceback
import warnings
from collections.abc import Callable, Sequence

from tests.conftest import Result, Shell


def fork(work: Callable[[], object]) -> int:
    """Do `work` in a process of its own and return its id; it exits with 0, or 1 if it raises."""
    with warnings.catch_warnings():
        # Python fears for locks that other threads may hold; what is forked here takes none.
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child:
        return child
    code = 1
    try:
        work()
        code = 0
    except BaseException:  # noqa: BLE001 - whatever it is, the child must not go on as the tests
        traceback.print_exc(file=sys.__stderr__)
    finally:
        os._exit(code)


def wait(children: Sequence[int]) -> list[int]:
    """Return the exit codes of processes, when all have ended; a signal's is negative."""
    return [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]


def together(*work: Callable[[], object]) -> list[int]:
    """Do all of `work` at the same time, each in its own process, and return the exit codes."""
    read, write = os.pipe()

    def started(one: Callable[[], object]) -> Callable[[], object]:
        def run() -> object:
            os.close(write)
            os.read(read, 1)  # until the gate is closed behind the last one
            return one()

        return run

    children = [fork(started(one)) for one in work]
    os.close(write)
    codes = wait(children)
    os.close(read)
    return codes


def kill(child: int) -> None:
    """End a process at once, wherever it is."""
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def die_at(size: int) -> None:
    """Have the system kill this process when it writes past so many bytes of any file.

    That is in the middle of whatever it was about: a commit, more often than not.
    """
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    run_out_of_room(size)


def run_out_of_room(size: int) -> None:
    """Let no file of this process grow beyond so many bytes."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def answer(shell: Shell, *words: object, before: Callable[[], object] = lambda: None) -> Result:
    """Run one command in a process of its own, after `before`, and return what it answered."""
    read, write = os.pipe()

    def run() -> None:
        before()
        result = shell(*words)
        os.write(write, f"{result.code}\0{result.out}\0{result.err}".encode())

    child = fork(run)
    os.close(write)
    with os.fdopen(read) as pipe:
        code, out, err = pipe.read().split("\0")
    assert wait([child]) == [0]
    return Result(out, err, int(code))
