"""One piece of risky work in a child process with limits on time and memory, so that a crash is an answer."""

import multiprocessing
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from enum import StrEnum
from multiprocessing.connection import Connection
from typing import Any, TypeVar, cast

Result = TypeVar("Result")


class FailureCause(StrEnum):
    """Why a child did not bring its work to an end."""

    TIME = "time"
    MEMORY = "memory"
    CRASH = "crash"


class ChildFailedError(Exception):
    """The child ran out of time or memory, or died (a segmentation fault, an abort)."""

    def __init__(self, cause: FailureCause) -> None:
        super().__init__(cause)
        self.cause = cause

    def __str__(self) -> str:
        return f"the child process stopped: {self.cause}"


def run_isolated(work: Callable[..., Result], *arguments: Any, seconds: float, megabytes: int) -> Result:
    """Result of `work(*arguments)`, done in a child of its own.

    `work` is a function of a module, arguments and result can be pickled. Raises ChildFailedError, or whatever
    exception `work` raised. The limit on memory holds on POSIX systems; the limit on time everywhere.
    """
    receiver, sender = _context().Pipe(duplex=False)
    process = _context().Process(target=_report_to, args=(sender, megabytes, work, arguments), daemon=True)
    process.start()
    sender.close()
    try:
        result, failure = _wait_for(receiver, seconds)
    finally:
        process.kill()
        process.join()
        receiver.close()
    if failure is not None:
        raise failure
    return cast(Result, result)


def preload(modules: Sequence[str]) -> None:
    """Let every later child find these modules loaded; only a forkserver can, and only before its first child."""
    context = _context()
    if context.get_start_method() == "forkserver":
        context.set_forkserver_preload(list(modules))


def _context() -> Any:
    # A forkserver is asked for a child in milliseconds and, unlike fork, never copies a process that has threads.
    return multiprocessing.get_context("forkserver" if sys.platform == "linux" else "spawn")


def _wait_for(receiver: Connection, seconds: float) -> tuple[Any, Exception | None]:
    if not receiver.poll(seconds):
        return None, ChildFailedError(FailureCause.TIME)
    try:
        return receiver.recv()  # type: ignore[no-any-return]
    except EOFError:
        return None, ChildFailedError(FailureCause.CRASH)


def _report_to(sender: Connection, megabytes: int, work: Callable[..., Any], arguments: tuple[Any, ...]) -> None:
    _limit(megabytes)
    try:
        answer: tuple[Any, Exception | None] = work(*arguments), None
    except MemoryError:
        answer = None, ChildFailedError(FailureCause.MEMORY)
    except Exception as error:  # noqa: BLE001 - it is raised again in the parent
        answer = None, error
    with suppress(BrokenPipeError):  # nobody waits any more
        sender.send(answer)
    sender.close()


def _limit(megabytes: int) -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    resource.setrlimit(resource.RLIMIT_AS, (megabytes * 2**20, megabytes * 2**20))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
