"""A thread that tries something again until it is done, one for each database and never two at once."""

import threading
from collections.abc import Callable

SECONDS_BETWEEN_TRIES = 10.0
SECONDS_TO_END = 10  # that who stops it waits for a try that runs


class Retrying:
    """Tries in the background; it ends when it is done, when it is stopped, and with the app."""

    def __init__(self, seconds: float = SECONDS_BETWEEN_TRIES) -> None:
        self._seconds = seconds
        self._lock = threading.Lock()
        self._attempt: Callable[[], bool] | None = None
        self._thread: threading.Thread | None = None
        self._stopped = threading.Event()

    def begin(self, attempt: Callable[[], bool]) -> None:
        """Try this until it gives True; it takes the place of what was tried before."""
        with self._lock:
            self._attempt = attempt
            if self._thread is None or not self._thread.is_alive():  # a fork copies no threads
                self._stopped = threading.Event()
                self._thread = threading.Thread(target=self._work, args=(self._stopped,), name="retry", daemon=True)
                self._thread.start()

    @property
    def is_busy(self) -> bool:
        """True as long as it is not done."""
        return self._attempt is not None

    def wait(self, seconds: float) -> bool:
        """True when it is done within so many seconds."""
        thread = self._thread
        if thread is not None and self.is_busy:
            thread.join(seconds)
        return not self.is_busy

    def stop(self) -> None:
        """Try no more."""
        self._stopped.set()
        thread = self._thread
        if thread is not None and thread is not threading.current_thread():
            thread.join(SECONDS_TO_END)
        with self._lock:
            self._attempt = None

    def _work(self, stopped: threading.Event) -> None:
        while not stopped.wait(self._seconds):
            attempt = self._attempt
            if attempt is None or attempt():
                with self._lock:
                    if self._attempt is attempt:  # else another took its place meanwhile
                        self._attempt = self._thread = None
                        return
