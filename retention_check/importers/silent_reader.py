"""A reader in another language that aborts prints hundreds of lines before it does: they tell an operator nothing."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

STDERR = 2


@contextmanager
def silent_reader() -> Iterator[None]:
    """Nothing that is written to the standard error of this process comes out; for a child, or one thread."""
    try:
        kept = os.dup(STDERR)
    except OSError:  # it has none
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, STDERR)
        yield
    finally:
        os.dup2(kept, STDERR)
        os.close(kept)
        os.close(nowhere)
