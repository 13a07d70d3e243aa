"""Locks between workers: a name that another process holds is waited for, and is free when that process is killed."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from retention_check.kept_pdfs import KeptPdfs
from retention_check.web.printing.shared_locks import SharedLocks

ROOT = Path(__file__).parent.parent.parent.parent
HOLD = """
import sys, time
from pathlib import Path
from retention_check.kept_pdfs import KeptPdfs
from retention_check.web.printing.shared_locks import SharedLocks
with SharedLocks(KeptPdfs(Path(sys.argv[1]), b"key")).held(sys.argv[2], 0) as is_ours:
    print(is_ours, flush=True)
    time.sleep(60)
"""


@pytest.fixture
def kept(tmp_path: Path) -> KeptPdfs:
    return KeptPdfs(tmp_path / "kept", b"key")


@contextmanager
def another_worker(kept: KeptPdfs, name: str) -> Iterator[subprocess.Popen[str]]:
    """A process that holds a name until it is killed."""
    command = [sys.executable, "-c", HOLD, str(kept.folder), name]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == "True\n"
            yield process
        finally:
            process.kill()


def test_a_name_that_another_worker_holds_is_not_ours_and_others_are(kept: KeptPdfs) -> None:
    locks = SharedLocks(kept)
    with another_worker(kept, "a"):
        began = time.monotonic()
        with locks.held("a", 0.2) as is_ours:
            assert not is_ours
        assert time.monotonic() - began >= 0.2
        with locks.held("b", 0) as is_ours:
            assert is_ours


def test_a_name_is_free_when_its_worker_was_killed(kept: KeptPdfs) -> None:
    locks = SharedLocks(kept)
    with another_worker(kept, "a") as process:
        process.kill()
        with locks.held("a", 30) as is_ours:
            assert is_ours


def test_a_name_is_let_go_and_another_stays_held(kept: KeptPdfs) -> None:
    locks = SharedLocks(kept)
    with locks.held("b", 0):
        with locks.held("a", 0):
            pass
        with another_worker(kept, "a"):
            pass


def test_without_a_folder_each_worker_goes_its_own_way(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with SharedLocks(KeptPdfs(tmp_path / "file" / "kept", b"key")).held("a", 0) as is_ours:
        assert is_ours
