"""Score sheets and surveys that were uploaded and wait for 'Ja, bewaren': half an hour, in files for this user alone.

All workers share the folder, so the page can be shown by another worker than the one that took the file. Of a survey
only what may be used of it waits here, never the file.
"""

import re
import secrets
from dataclasses import replace

from retention_check.config import Settings
from retention_check.kept_pdfs import SWEEP_SECONDS, kept_pdfs
from retention_check.web.folder_in_use import FolderInUse
from retention_check.web.printing.sweeper import Sweeper

WAITING_SECONDS = 30 * 60 - SWEEP_SECONDS  # and a minute until the next sweep
TOKEN = re.compile("[0-9a-f]{16}")


class WaitingSheets:
    """What waits, of one app; what is of another kind is never found under the same token."""

    def __init__(self, settings: Settings) -> None:
        pdfs = kept_pdfs(settings)
        folder = pdfs.folder.with_name(pdfs.folder.name.replace("pdf", "sheets"))
        self._kept = replace(pdfs, folder=folder, seconds=WAITING_SECONDS)
        self._sweeper = Sweeper(self._kept, empties_at_end=not settings.is_central)
        self._in_use = FolderInUse(folder)
        self._start()

    def put(self, public_id: str, data: bytes, kind: str = "") -> str | None:
        """Let something of a round wait, and return what it is asked for with; None when that cannot be done."""
        token = secrets.token_hex(8)
        return token if self.replace(public_id, token, data, kind) else None

    def replace(self, public_id: str, token: str, data: bytes, kind: str = "") -> bool:
        """Let this wait under a token, from now on, instead of what waited there; False when that cannot be done."""
        if not self._kept.prepare():
            return False
        self._in_use.mark()
        if not self._kept.keep(self._name(public_id, kind + token), data):
            return False
        self._sweeper.sweep_later()
        return True

    def get(self, public_id: str, token: str, kind: str = "") -> bytes | None:
        """What waits of this round; None when it does not, or was of another round."""
        return self._kept.read(self._name(public_id, kind + token)) if TOKEN.fullmatch(token) else None

    def discard(self, public_id: str, token: str, kind: str = "") -> None:
        """It need not wait any longer."""
        self._kept.discard(self._name(public_id, kind + token))

    def forget(self, public_id: str) -> None:
        """Nothing of this round waits any longer."""
        self._kept.forget(public_id)

    def _start(self) -> None:
        """Take away what was left by processes that died; of who lives only what waited too long."""
        if self._kept.is_usable():
            if self._in_use.is_left():
                self._kept.forget_rounds()
            self._in_use.mark()
        self._sweeper.start()

    def _name(self, public_id: str, token: str) -> str:
        return self._kept.name(token.encode(), [public_id])
