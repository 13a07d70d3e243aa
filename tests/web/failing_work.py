"""Work that fails, for a child process: in a module of its own, so that the child has little to import."""

import os
import time

from retention_check.pdf import MissingLibraryError


def dies(_report: object) -> None:
    """Rendering that ends the process, as a segmentation fault does."""
    os.abort()


def sleeps(_report: object) -> None:
    """Rendering that never ends."""
    time.sleep(60)


def has_no_library(_report: object) -> None:
    """Rendering on a computer without Pango."""
    raise MissingLibraryError("libpango")


def does_not_load() -> bool:
    """What is asked on a computer without Pango."""
    return False
