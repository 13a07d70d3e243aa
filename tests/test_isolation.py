"""Risky work in a child process: results come back, and time, memory and crashes are answers."""

import os
import signal
import time

import pytest

from retention_check.isolation import ChildFailedError, FailureCause, run_isolated


def double(number: int) -> int:
    return 2 * number


def refuse() -> None:
    raise KeyError("R3")


def eat_memory() -> int:
    return len(bytes(4 * 2**30))


def die() -> None:
    os.kill(os.getpid(), signal.SIGSEGV)


def test_a_result_comes_back() -> None:
    assert run_isolated(double, 21, seconds=30, megabytes=512) == 42


def test_an_exception_comes_back() -> None:
    with pytest.raises(KeyError, match="R3"):
        run_isolated(refuse, seconds=30, megabytes=512)


@pytest.mark.parametrize(("work", "cause"), [(eat_memory, FailureCause.MEMORY), (die, FailureCause.CRASH)])
def test_memory_and_crashes_are_told_apart(work: object, cause: FailureCause) -> None:
    with pytest.raises(ChildFailedError) as failed:
        run_isolated(work, seconds=30, megabytes=1024)  # type: ignore[arg-type]
    assert failed.value.cause is cause


def test_work_that_takes_too_long_is_ended() -> None:
    began = time.monotonic()
    with pytest.raises(ChildFailedError) as failed:
        run_isolated(time.sleep, 60, seconds=0.5, megabytes=512)
    assert failed.value.cause is FailureCause.TIME
    assert time.monotonic() - began < 30
