"""Work that fails, for a child process: in a module of its own, so that the child has little to import."""

import os
import time

from retention_check.pdf import MissingLibraryError, MissingPictureLibraryError
from retention_check.word import MissingWordLibraryError


def dies(*_arguments: object) -> None:
    """Rendering that ends the process, as a segmentation fault does."""
    os.abort()


def sleeps(*_arguments: object) -> None:
    """Rendering that never ends."""
    time.sleep(60)


def has_no_library(*_arguments: object) -> None:
    """Rendering on a computer without Pango."""
    raise MissingLibraryError("libpango")


def has_no_picture_library(*_arguments: object) -> None:
    """Drawing on a computer without pypdfium2."""
    raise MissingPictureLibraryError


def has_no_word_library(*_arguments: object) -> None:
    """Writing on a computer without python-docx."""
    raise MissingWordLibraryError


def does_not_load() -> bool:
    """What is asked on a computer without Pango."""
    return False
