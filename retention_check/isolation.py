"""One piece of risky work in a child process with limits on time and memory, so that a crash is an answer."""

import gc
import multiprocessing
import os
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from multiprocessing.connection import Connection
from typing import Any, Generic, TypeVar, cast

Result = TypeVar("Result")
_preloaded = ["__main__"]  # what Python itself preloads when nothing is asked


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


@dataclass(frozen=True)
class Measured(Generic[Result]):
    """What a child gave, and the seconds of processor time that it spent on its work."""

    result: Result
    cpu_seconds: float


def run_isolated(
    work: Callable[..., Result], *arguments: Any, seconds: float, megabytes: int, niceness: int = 0
) -> Result:
    """Result of `work(*arguments)`, done in a child of its own, in a temporary folder that goes with it.

    `work` is a function of a module, arguments and result can be pickled. Raises ChildFailedError, or whatever
    exception `work` raised. The limit on memory and the niceness (how far others go first, up to 19) hold on POSIX
    systems; the limit on time everywhere.
    """
    return run_measured(work, *arguments, seconds=seconds, megabytes=megabytes, niceness=niceness).result


def run_measured(
    work: Callable[..., Result], *arguments: Any, seconds: float, megabytes: int, niceness: int = 0
) -> Measured[Result]:
    """The same, with the processor time that only the child knows: a forkserver's children are not counted as ours."""
    with _folder() as folder, _child(_Task(work, arguments, megabytes, niceness, folder)) as answers:
        return _answer(answers, seconds)


@contextmanager
def child_ahead(
    prepare: Callable[..., object], *arguments: Any, seconds: float, megabytes: int
) -> Iterator[Callable[..., Any]]:
    """A child that does `prepare(*arguments)` while its work is still being made.

    What this gives hands that work over, once, with its arguments, and returns or raises what `run_isolated` would; the
    time counts from then on. Leaving the block ends the child, whether it was given work or not.
    """
    work, sender = _context().Pipe(duplex=False)
    task = (work, prepare, arguments)
    with sender, work, _folder() as folder, _child(_Task(_await_work, task, megabytes, 0, folder)) as answers:
        work.close()  # the child's end alone is left: handing work to a child that died is seen
        yield partial(_hand_over, sender, answers, seconds)


def _await_work(orders: Connection, prepare: Callable[..., object], arguments: tuple[Any, ...]) -> Any:
    gc.disable()  # what is loaded for one piece of work lives until its end
    prepare(*arguments)
    work, arguments = orders.recv()
    return work(*arguments)


def _hand_over(
    sender: Connection, answers: Connection, seconds: float, work: Callable[..., Any], *arguments: Any
) -> Any:
    with suppress(BrokenPipeError):  # it has failed already, and says so in its answer
        sender.send((work, arguments))
    return _answer(answers, seconds).result


@contextmanager
def _folder() -> Iterator[str]:
    """Removed here and not by the child, which may be killed; empty when none can be made, on a full disk for one."""
    try:
        made = tempfile.TemporaryDirectory(prefix="retention-check-", ignore_cleanup_errors=True)
    except OSError:
        yield ""
        return
    with made as name:
        yield name


@dataclass(frozen=True)
class _Task:
    work: Callable[..., Any]
    arguments: tuple[Any, ...]
    megabytes: int
    niceness: int
    folder: str


@contextmanager
def _child(task: _Task) -> Iterator[Connection]:
    receiver, sender = _context().Pipe(duplex=False)
    process = _context().Process(target=_report_to, args=(sender, task), daemon=True)
    try:
        process.start()
        sender.close()  # the child's end alone is left: when the child dies, reading ends
        yield receiver
    finally:
        if process.pid is not None:
            process.kill()
            process.join()
        for end in (receiver, sender):
            end.close()


def preload(modules: Sequence[str]) -> None:
    """Let every later child find these modules loaded; only a forkserver can, and only before its first child."""
    context = _context()
    if context.get_start_method() == "forkserver":
        _preloaded[:] = modules
        context.set_forkserver_preload(list(modules))


def start_server() -> None:
    """Let the forkserver start in the background, so that the first child need not wait for it; from the main thread.

    It and its children do not hear Ctrl+C, which a terminal sends to all of them: their parent ends them.
    """
    if _context().get_start_method() != "forkserver":
        return
    from multiprocessing import forkserver  # not everywhere is there one

    handler = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        forkserver.ensure_running()
    finally:
        signal.signal(signal.SIGINT, handler)


def _forget_server() -> None:
    """A forked process gets a forkserver of its own: that of its parent takes no orders from it, and may have ended."""
    forkserver = sys.modules.get("multiprocessing.forkserver")
    # none was started here, or this is a child of the forkserver itself, which must keep what it was handed
    if forkserver is None or forkserver.ensure_running.__self__._forkserver_pid is None:
        return
    own = forkserver.ForkServer()
    own.set_forkserver_preload(_preloaded)
    for name in ("ensure_running", "get_inherited_fds", "connect_to_new_process", "set_forkserver_preload"):
        setattr(forkserver, name, getattr(own, name))


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget_server)


def _context() -> Any:
    # A forkserver is asked for a child in milliseconds and, unlike fork, never copies a process that has threads.
    return multiprocessing.get_context("forkserver" if sys.platform == "linux" else "spawn")


def _answer(answers: Connection, seconds: float) -> Measured[Any]:
    if not answers.poll(seconds):
        raise ChildFailedError(FailureCause.TIME)
    try:
        answer = answers.recv()
    except EOFError:
        raise ChildFailedError(FailureCause.CRASH) from None
    if isinstance(answer, Exception):
        raise answer
    return cast("Measured[Any]", answer)


def _report_to(sender: Connection, task: _Task) -> None:
    _limit(task.megabytes)
    _settle(task)
    began = time.process_time()
    try:
        answer: Measured[Any] | Exception = Measured(task.work(*task.arguments), time.process_time() - began)
    except MemoryError:
        answer = ChildFailedError(FailureCause.MEMORY)
    except Exception as error:  # noqa: BLE001 - it is raised again in the parent
        answer = error
    with suppress(BrokenPipeError):  # nobody waits any more
        sender.send(answer)
    sender.close()


def _settle(task: _Task) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the parent, which ends its children
    if task.folder:
        tempfile.tempdir = task.folder
        os.putenv("TMPDIR", task.folder)  # for libraries that are not Python
    if sys.platform != "win32":
        os.nice(task.niceness)


def _limit(megabytes: int) -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    resource.setrlimit(resource.RLIMIT_AS, (megabytes * 2**20, megabytes * 2**20))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
