"""Risky work in a child process: results come back, and time, memory and crashes are answers."""

import os
import signal
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from retention_check.isolation import ChildFailedError, FailureCause, child_ahead, run_isolated, run_measured


def double(number: int) -> int:
    return 2 * number


def refuse() -> None:
    raise KeyError("R3")


def eat_memory() -> int:
    return len(bytes(4 * 2**30))


def litter() -> tuple[str, int]:
    """Leave a file and a folder behind in the temporary folder."""
    Path(tempfile.mkdtemp(prefix="litter-"), "figures").write_text("8,2")
    return tempfile.gettempdir(), os.nice(0)


def litter_and_die() -> None:
    litter()
    die()


def litter_and_sleep() -> None:
    litter()
    time.sleep(60)


def count_for_a_while() -> None:
    while time.process_time() < 0.3:
        pass


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


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where this process, and so its children, put what is temporary."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_a_child_has_a_temporary_folder_of_its_own_that_goes_with_it(temporary: Path) -> None:
    folder, _ = run_isolated(litter, seconds=30, megabytes=512)
    assert Path(folder).parent == temporary
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize("work", [litter_and_die, litter_and_sleep])
def test_what_a_child_leaves_behind_goes_also_when_it_is_killed(temporary: Path, work: object) -> None:
    with pytest.raises(ChildFailedError):
        run_isolated(work, seconds=3, megabytes=512)  # type: ignore[arg-type]
    assert list(temporary.iterdir()) == []


def test_others_go_before_a_nice_child() -> None:
    assert [run_isolated(litter, seconds=30, megabytes=512, niceness=n)[1] - os.nice(0) for n in (0, 7)] == [0, 7]


def test_the_processor_time_of_a_child_is_told() -> None:
    assert run_measured(count_for_a_while, seconds=30, megabytes=512).cpu_seconds > 0.1
    assert run_measured(time.sleep, 0.3, seconds=30, megabytes=512).cpu_seconds < 0.1


def note(folder: str) -> None:
    Path(folder, "prepared").write_text(str(os.getpid()))


def prepared_by(folder: str) -> tuple[str, int]:
    return Path(folder, "prepared").read_text(), os.getpid()


def test_a_child_prepares_itself_before_it_has_its_work(tmp_path: Path) -> None:
    with child_ahead(note, str(tmp_path), seconds=30, megabytes=512) as child:
        began = time.monotonic()
        while not (tmp_path / "prepared").exists() and time.monotonic() - began < 30:
            time.sleep(0.01)
        prepared, worked = child(prepared_by, str(tmp_path))
    assert prepared == str(worked)


def test_an_exception_of_early_work_comes_back() -> None:
    with child_ahead(os.getpid, seconds=30, megabytes=512) as child, pytest.raises(KeyError, match="R3"):
        child(refuse)


def test_an_exception_of_the_preparation_comes_back_for_the_work() -> None:
    with child_ahead(refuse, seconds=30, megabytes=512) as child, pytest.raises(KeyError, match="R3"):
        child(double, 21)


@pytest.mark.parametrize(("prepare", "work"), [(die, os.getpid), (os.getpid, die)])
def test_a_child_that_dies_early_is_told(prepare: Callable[[], object], work: Callable[[], object]) -> None:
    with child_ahead(prepare, seconds=30, megabytes=512) as child, pytest.raises(ChildFailedError) as failed:
        child(work)
    assert failed.value.cause is FailureCause.CRASH


def test_early_work_that_takes_too_long_is_ended() -> None:
    with child_ahead(os.getpid, seconds=0.5, megabytes=512) as child, pytest.raises(ChildFailedError) as failed:
        child(time.sleep, 60)
    assert failed.value.cause is FailureCause.TIME


def test_a_child_that_gets_no_work_is_ended_at_once() -> None:
    began = time.monotonic()
    with child_ahead(time.sleep, 60, seconds=60, megabytes=512):
        pass
    assert time.monotonic() - began < 30


def test_where_no_folder_can_be_made_the_work_is_done_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "missing"))
    assert run_isolated(double, 21, seconds=30, megabytes=512) == 42


def test_a_forked_process_has_a_forkserver_of_its_own() -> None:
    ours = run_isolated(os.getppid, seconds=20, megabytes=1024)
    child = os.fork()
    if not child:
        try:
            own = run_isolated(os.getppid, seconds=20, megabytes=1024)
            os._exit(0 if own != ours else 1)
        finally:
            os._exit(2)
    assert os.waitpid(child, 0)[1] == 0
    assert run_isolated(os.getppid, seconds=20, megabytes=1024) == ours
