"""Locks that all workers of one installation share, so that what one of them prints is not printed twice."""

import hashlib
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from retention_check.kept_pdfs import LOCKS, KeptPdfs

SECONDS_BETWEEN_TRIES = 0.02


class SharedLocks:
    """One byte of one file for each name, let go by the system when a worker dies.

    They hold between processes alone: threads of one process agree among themselves. Where there is no such file, each
    worker goes its own way.
    """

    def __init__(self, kept: KeptPdfs) -> None:
        self._kept = kept
        self._handle: int | None = None

    @contextmanager
    def held(self, name: str, seconds: float) -> Iterator[bool]:
        """Whether the lock could be had within so many seconds; it is held until the end of the block."""
        handle = self._open()
        is_ours = handle is None or _take(handle, name, seconds)
        try:
            yield is_ours
        finally:
            if handle is not None and is_ours:
                _let_go(handle, name)

    def _open(self) -> int | None:
        """The file, opened once: to close it would let go every lock of this process."""
        if self._handle is None and sys.platform != "win32" and self._kept.prepare():
            try:
                self._handle = os.open(self._kept.folder / LOCKS, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
            except OSError:
                return None
        return self._handle


if sys.platform == "win32":  # one worker, so nothing to share

    def _take(_handle: int, _name: str, _seconds: float) -> bool:
        return True

    def _let_go(_handle: int, _name: str) -> None:
        return
else:
    import fcntl

    def _take(handle: int, name: str, seconds: float) -> bool:
        until = time.monotonic() + seconds
        while True:
            try:
                fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, _byte(name))
            except (BlockingIOError, PermissionError):  # another worker holds it
                if time.monotonic() >= until:
                    return False
                time.sleep(SECONDS_BETWEEN_TRIES)
            except OSError:  # a file system without locks
                return True
            else:
                return True

    def _let_go(handle: int, name: str) -> None:
        fcntl.lockf(handle, fcntl.LOCK_UN, 1, _byte(name))


def _byte(name: str) -> int:
    """The byte of a name; the file need not be that long."""
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:7])
