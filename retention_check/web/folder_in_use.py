"""Whether a process that lives uses a folder: who starts may empty one that dead processes left behind."""

import os
import sys
import weakref
from pathlib import Path


class FolderInUse:
    """A mark on a folder, as long as this object lives; the system takes it away when its process dies.

    The folder itself is locked, so nothing lies in it that is not meant to. Where there are no such locks, on Windows,
    one process uses it.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._handle: int | None = None

    def is_left(self) -> bool:
        """True when no living process marked the folder; marked it is then, and nobody else finds it so."""
        if sys.platform == "win32":
            return True
        return (handle := self._open()) is not None and _lock(handle, _ALONE)

    def mark(self) -> None:
        """Let others see that this process uses the folder; waits for who is just emptying it."""
        if (handle := self._open()) is not None:
            _lock(handle, _TOGETHER)

    def _open(self) -> int | None:
        if self._handle is None and sys.platform != "win32":
            try:
                self._handle = os.open(self._folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
            except OSError:
                return None
            weakref.finalize(self, os.close, self._handle)
        return self._handle


if sys.platform == "win32":
    _ALONE = _TOGETHER = 0

    def _lock(_handle: int, _how: int) -> bool:
        return True
else:
    import fcntl

    _ALONE, _TOGETHER = fcntl.LOCK_EX | fcntl.LOCK_NB, fcntl.LOCK_SH

    def _lock(handle: int, how: int) -> bool:
        try:
            fcntl.flock(handle, how)
        except OSError:  # another process has it, or this file system has no locks
            return False
        return True
