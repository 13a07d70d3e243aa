"""Kept PDFs go in time when nobody asks for anything, and when the server ends."""

import atexit
import threading

from retention_check.kept_pdfs import SWEEP_SECONDS, KeptPdfs


class Sweeper:
    """Sweeps every minute for as long as something of a round is kept.

    At the end of this process all goes, unless other workers still need what nobody can make again.
    """

    def __init__(self, kept: KeptPdfs, *, empties_at_end: bool = True) -> None:
        self._kept = kept
        self._empties_at_end = empties_at_end
        self._lock = threading.Lock()
        self._timer: threading.Timer | None = None
        self._is_registered = False

    def start(self) -> None:
        """Take away what a server that was killed left behind, now or when its time comes."""
        if self._kept.sweep():
            self.sweep_later()

    def sweep_later(self) -> None:
        """Something was kept."""
        with self._lock:
            if self._empties_at_end and not self._is_registered:
                atexit.register(self._kept.forget_rounds)
                self._is_registered = True
            if self._timer is None:
                self._timer = threading.Timer(SWEEP_SECONDS, self._sweep)
                self._timer.daemon = True
                self._timer.start()

    def _sweep(self) -> None:
        with self._lock:
            self._timer = None
        self.start()
