"""What is made before anyone asks: one at a time, in the background, and never more than one waiting."""

import threading
from collections.abc import Callable

from retention_check.web.audit import log
from retention_check.web.printing.print_order import PrintOrder


class Ahead:
    """A thread that makes orders as long as there are any; the newest takes the place of one that waits."""

    def __init__(self, make: Callable[[PrintOrder], None]) -> None:
        self._make = make
        self._lock = threading.Lock()
        self._waiting: PrintOrder | None = None
        self._thread: threading.Thread | None = None

    def put(self, order: PrintOrder) -> None:
        """Have an order made; the example, which can wait, takes nobody's place."""
        with self._lock:
            if self._waiting and order.is_example:
                return
            self._waiting = order
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="pdf ahead", daemon=True)
                self._thread.start()

    def wait(self, seconds: float) -> bool:
        """True when everything that was put is done within so many seconds."""
        thread = self._thread
        if thread is not None:
            thread.join(seconds)
        return self._thread is None

    def _work(self) -> None:
        while order := self._next():
            try:
                self._make(order)
            except Exception:  # noqa: BLE001 - nobody waits for it; the next one is made all the same
                log.exception("fault while a report was made ahead")

    def _next(self) -> PrintOrder | None:
        with self._lock:
            order, self._waiting = self._waiting, None
            if order is None:
                self._thread = None
            return order
