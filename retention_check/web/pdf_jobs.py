"""One child process for each PDF, from a forkserver with the renderer preloaded, at most two at once."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from retention_check import isolation
from retention_check.doctor import install_command
from retention_check.isolation import ChildFailedError
from retention_check.pdf import MissingLibraryError, RenderedPdf
from retention_check.report import Report
from retention_check.report.pdf import render_report

AT_ONCE = 2
MAY_WAIT = 2  # more would hold the threads that serve the other pages
SECONDS_TO_WAIT = 20  # for a slot, when two reports are being made
SECONDS_TO_RENDER = 30
MEMORY_TO_RENDER = 3072  # megabytes of address space; a report uses a few hundred
PRELOADED = ("retention_check.report.pdf", "retention_check.pdf.preload")

BUSY = "Er worden al andere rapporten gemaakt. Wacht een halve minuut en probeer het opnieuw."

_slots = threading.BoundedSemaphore(AT_ONCE)
_queue = threading.BoundedSemaphore(AT_ONCE + MAY_WAIT)


class NotRenderedError(Exception):
    """A report that could not be made now; its text tells the visitor why, in Dutch."""


def render(report: Report) -> RenderedPdf:
    """The report as PDF; NotRenderedError when the renderer failed, is missing, or has no free slot."""
    with _slot():
        try:
            return isolation.run_isolated(render_report, report, seconds=SECONDS_TO_RENDER, megabytes=MEMORY_TO_RENDER)
        except MissingLibraryError:
            raise NotRenderedError(missing_library()) from None
        except (ImportError, OSError) as error:  # too little memory to load the renderer, for one
            raise NotRenderedError("De PDF kon niet gemaakt worden. Probeer het opnieuw.") from error
        except ChildFailedError as error:
            raise NotRenderedError(f"De PDF kon niet gemaakt worden ({error.cause}). Probeer het opnieuw.") from error


def prepare() -> None:
    """Start the forkserver with the renderer loaded, so that the first report is as quick as the next."""
    isolation.preload(PRELOADED)


def can_render() -> bool:
    """True when the renderer's system libraries are there; asked in a child until they are found once."""
    try:
        _require_renderer()
    except (ChildFailedError, MissingLibraryError, ImportError, OSError):
        return False
    return True


@cache  # what raises is not kept: a trial that failed on a busy machine is made again
def _require_renderer() -> None:
    if not isolation.run_isolated(_loads, seconds=SECONDS_TO_RENDER, megabytes=MEMORY_TO_RENDER):
        raise MissingLibraryError


def missing_library() -> str:
    """What to tell when the renderer's system libraries are not there."""
    return f"Voor een PDF mist deze computer een onderdeel. Een beheerder kan het installeren met: {install_command()}"


def _loads() -> bool:
    try:
        import retention_check.pdf.rendering
    except OSError:
        return False
    return bool(retention_check.pdf.rendering)


@contextmanager
def _slot() -> Iterator[None]:
    if not _queue.acquire(blocking=False):
        raise NotRenderedError(BUSY)
    try:
        if not _slots.acquire(timeout=SECONDS_TO_WAIT):
            raise NotRenderedError(BUSY)
        try:
            yield
        finally:
            _slots.release()
    finally:
        _queue.release()
