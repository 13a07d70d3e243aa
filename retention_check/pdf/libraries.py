"""Finding the system libraries of WeasyPrint without running a compiler for each name that they may have."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

PANGO = "libpangoft2-1.0.so.0"


@contextmanager
def found_by_loader() -> Iterator[None]:
    """While WeasyPrint is imported: on Linux its libraries are found by the dynamic loader alone.

    WeasyPrint tries the names that its libraries have on each system, and for each that is not there
    `ctypes.util.find_library` runs ldconfig, gcc and ld: as long as all else in the import. Where the loader has found
    Pango it has what Pango needs, by the names of Linux, which are among those that are tried.
    """
    if sys.platform != "linux" or not _finds_pango():
        yield
        return
    import ctypes.util

    find = ctypes.util.find_library
    ctypes.util.find_library = lambda name: None  # noqa: ARG005
    try:
        yield
    finally:
        ctypes.util.find_library = find


def _finds_pango() -> bool:
    import ctypes  # here, so that what only hands a document to a child does not load it

    try:
        ctypes.CDLL(PANGO)
    except OSError:
        return False
    return True
