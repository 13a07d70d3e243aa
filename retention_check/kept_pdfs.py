"""Finished PDFs, kept for a quarter of an hour in a folder that all workers of one installation share.

A name tells which rounds a PDF was made of, but only to who has the server's key; a wipe finds its files by it. Nothing
here is needed: where the folder cannot be used, nothing is kept, and the log says why.
"""

import hashlib
import hmac
import logging
import os
import stat
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from retention_check.atomic_write import write_atomically
from retention_check.config import Settings

KEPT_SECONDS = 14 * 60  # and a minute until the next sweep: at most a quarter of an hour
SWEEP_SECONDS = 60
CLOCK_SECONDS = 2  # a file's time may lie so far ahead of the clock; further, and the clock was set back
MOST_BYTES = 64 * 2**20  # of all files together; a report takes a few hundred kilobytes
LARGEST = MOST_BYTES // 4
LOCKS = "locks"  # of `web.printing.shared_locks`
EXAMPLE = "example"  # in the place of a round: nobody's data, so it stays until another takes its place
SEAL_BYTES = 32

log = logging.getLogger("retention_check")


@dataclass(frozen=True)
class KeptPdfs:
    """The folder of one installation, and the key with which its files are named and sealed.

    What is kept longer or shorter than a PDF has a folder of its own, with its `seconds`.
    """

    folder: Path
    key: bytes
    seconds: float | None = None

    def name(self, content: bytes, rounds: Iterable[str]) -> str:
        """The name under which what was made of this content, and of rounds with these public ids, is kept."""
        return ".".join((*(self._tag(round) for round in rounds), self._mac(b"content", content).hex()))

    def example_name(self, content: bytes) -> str:
        """The name under which the example's PDF is kept: there is one."""
        return f"{EXAMPLE}.{self._mac(b'content', content).hex()}"

    def read(self, name: str) -> bytes | None:
        """The PDF that is kept under a name; None when there is none, or it is too old, or not as it was written."""
        if not self.is_kept(name):
            return None
        try:
            stored = (self.folder / name).read_bytes()
        except OSError:
            return None
        seal, data = stored[:SEAL_BYTES], stored[SEAL_BYTES:]
        return data if hmac.compare_digest(seal, self._seal(name, data)) else None

    def is_kept(self, name: str) -> bool:
        """True when there is something under a name that is not too old; `read` also looks whether it is whole."""
        try:
            return self.is_usable() and self._file(self.folder / name).is_current
        except OSError:
            return False

    def keep(self, name: str, data: bytes) -> bool:
        """Keep a PDF under a name; False, and a line in the log, when that cannot be done."""
        if len(data) > LARGEST or not self.prepare():
            return False
        try:
            self._make_room(name, len(data))
            write_atomically(self.folder / name, self._seal(name, data) + data, replace=True, is_private=True)
        except OSError as error:
            log.warning("a PDF is not kept: %s", error.strerror or type(error).__name__)
            return False
        return True

    def prepare(self) -> bool:
        """Make the folder where it is not there; False when nothing can be kept in it, which the log says once."""
        try:
            self.folder.mkdir(mode=0o700, exist_ok=True)
        except OSError as error:
            _warn_once(f"PDFs are not kept: {self.folder}: {error.strerror or type(error).__name__}")
            return False
        if not self.is_usable():
            _warn_once(f"PDFs are not kept: {self.folder} is not a folder of this user alone")
        return self.is_usable()

    def discard(self, name: str) -> None:
        """Remove what is kept under a name."""
        self._remove(file for file in self._files() if file.name == name)

    def forget(self, public_id: str) -> None:
        """Remove everything that was made of a round, what is just being written included."""
        tag = self._tag(public_id)
        self._remove(file for file in self._files() if tag in file.name.split("."))

    def forget_rounds(self) -> None:
        """Remove what was made of any round."""
        self._remove(file for file in self._files() if not file.is_example)

    def sweep(self) -> bool:
        """Remove what was kept long enough; True when something is left for a next sweep."""
        files = list(self._files())
        self._remove(file for file in files if not file.is_current)
        return any(file.is_current and not file.is_example for file in files)

    def is_usable(self) -> bool:
        """True when the folder is there and for this user alone."""
        found = self._own_folder()
        if found is None or sys.platform == "win32":  # there a folder under the user's own is for that user alone
            return found is not None
        return not found.st_mode & 0o077

    def _own_folder(self) -> os.stat_result | None:
        """The folder when it is ours; a symbolic link is not, whoever made it."""
        try:
            found = self.folder.lstat()
        except OSError:
            return None
        is_own = sys.platform == "win32" or found.st_uid == os.geteuid()
        return found if is_own and stat.S_ISDIR(found.st_mode) else None

    def _files(self) -> Iterator["_File"]:
        """What lies in the folder, also when others may look into it: then it is only to be removed."""
        if not self._own_folder():
            return
        try:
            paths = list(self.folder.iterdir())
        except OSError as error:
            log.error("kept PDFs are not looked at: %s", error.strerror)  # noqa: TRY400 - the trace says no more
            return
        for path in paths:
            with suppress(FileNotFoundError):  # another worker was first
                if path.name != LOCKS:
                    yield self._file(path)

    def _file(self, path: Path) -> "_File":
        return _File(path, path.lstat(), KEPT_SECONDS if self.seconds is None else self.seconds)

    def _make_room(self, name: str, size: int) -> None:
        """The oldest go first; of the example there is one at a time."""
        files = list(self._files())
        if _is_example(name):
            self._remove(file for file in files if file.is_example)
        total = sum(file.found.st_size for file in files) + size
        for file in sorted(files, key=lambda file: file.found.st_mtime):
            if total > MOST_BYTES and not file.is_example:
                total -= file.found.st_size
                self._remove((file,))

    def _remove(self, files: Iterable["_File"]) -> None:
        for file in files:
            try:
                file.path.unlink(missing_ok=True)
            except OSError as error:
                log.error("a kept PDF is not removed: %s", error.strerror)  # noqa: TRY400 - the trace says no more

    def _tag(self, public_id: str) -> str:
        return self._mac(b"round", public_id.encode())[:8].hex()

    def _seal(self, name: str, data: bytes) -> bytes:
        return self._mac(b"file", name.encode() + b"\0" + data)

    def _mac(self, purpose: bytes, content: bytes) -> bytes:
        return hmac.digest(self.key, purpose + b"\0" + content, "sha256")


def kept_pdfs(settings: Settings) -> KeptPdfs:
    """Where this installation keeps its PDFs; settings that are ready to start with have a secret key."""
    user = "" if sys.platform == "win32" else str(os.geteuid())
    key = hmac.digest(settings.secret_key.encode(), f"pdf\0{settings.database_url}\0{user}".encode(), "sha256")
    name = f"retention-check-pdf-{hashlib.sha256(key).hexdigest()[:16]}"
    return KeptPdfs(settings.folder_for_pdfs / name, key)


@dataclass(frozen=True)
class _File:
    path: Path
    found: os.stat_result
    seconds: float

    @property
    def name(self) -> str:
        return self.path.name

    @property
    def is_example(self) -> bool:
        return _is_example(self.name)

    @property
    def is_current(self) -> bool:
        """True for a file (no link) that is young enough, or the example's."""
        age = time.time() - self.found.st_mtime
        is_young = self.is_example or -CLOCK_SECONDS <= age <= self.seconds
        return is_young and stat.S_ISREG(self.found.st_mode)


def _is_example(name: str) -> bool:
    return name.startswith(f"{EXAMPLE}.")


@cache
def _warn_once(message: str) -> None:
    log.warning(message)
