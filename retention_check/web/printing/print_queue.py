"""Places at the printer: each kind of asker has its own, so that none of them holds up another."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum

from retention_check.web.pdf_jobs import NotRenderedError

SECONDS_TO_WAIT = 20  # for a slot, when the others of one's own kind are printing


class Asker(StrEnum):
    """For whom a PDF is made: an organiser, a viewer, anyone at all, or nobody yet."""

    ORGANISER = "organiser"
    VIEWER = "viewer"
    VISITOR = "visitor"
    AHEAD = "ahead"


class BusyError(NotRenderedError):
    """All places are taken; in so many seconds it is worth trying again."""

    def __init__(self, text: str, seconds: int) -> None:
        super().__init__(text)
        self.seconds = seconds


def busy(asker: Asker) -> BusyError:
    """What to tell who finds no place."""
    if asker is Asker.VISITOR:
        return BusyError("Er wordt net een PDF gemaakt voor een andere bezoeker. Probeer het zo nog een keer.", 5)
    return BusyError("Er worden al andere rapporten gemaakt. Wacht een halve minuut en probeer het opnieuw.", 30)


class PrintQueue:
    """So many PDFs at once for one kind of asker, and so many who may wait for one; whoever comes next is told."""

    def __init__(self, asker: Asker, at_once: int, may_wait: int) -> None:
        self.asker, self.at_once = asker, at_once
        self._slots = threading.BoundedSemaphore(at_once)
        # more would hold the threads that serve the other pages
        self._queue = threading.BoundedSemaphore(at_once + may_wait)

    @contextmanager
    def queued(self) -> Iterator[None]:
        """Among those who wait or are served; BusyError when there are enough."""
        if not self._queue.acquire(blocking=False):
            raise busy(self.asker)
        try:
            yield
        finally:
            self._queue.release()

    @contextmanager
    def served(self) -> Iterator[None]:
        """A slot to print in, from within the queue; BusyError when none comes free in time."""
        if not self._slots.acquire(timeout=SECONDS_TO_WAIT):
            raise busy(self.asker)
        try:
            yield
        finally:
            self._slots.release()


def print_queues() -> dict[Asker, PrintQueue]:
    """The places of one worker; its threads suffice for all of them and a page more."""
    return {
        Asker.ORGANISER: PrintQueue(Asker.ORGANISER, at_once=2, may_wait=2),
        Asker.VIEWER: PrintQueue(Asker.VIEWER, at_once=1, may_wait=1),
        Asker.VISITOR: PrintQueue(Asker.VISITOR, at_once=1, may_wait=0),
        Asker.AHEAD: PrintQueue(Asker.AHEAD, at_once=1, may_wait=0),
    }
