"""A file is written whole or not at all, and an existing one is replaced only when asked."""

import errno
import os
import tempfile
from pathlib import Path


def write_atomically(path: Path, data: bytes, replace: bool = False, is_private: bool = False) -> None:
    """Write bytes to a file in one step; FileExistsError when it is there and `replace` is false, OSError as usual.

    A private file is for its owner alone, whatever the umask says.
    """
    if path.exists() and not replace:
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if not is_private:  # as it was made
            temporary.chmod(0o666 & ~_umask())
        if replace:
            temporary.replace(path)
        else:
            put_in_place(temporary, path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def put_in_place(finished: Path, path: Path) -> None:
    """Give a finished file its name; FileExistsError when another got it first, and both stay as they are."""
    try:
        path.hardlink_to(finished)
    except FileExistsError:
        raise
    except OSError:  # a file system without links, such as that of many a USB stick
        if path.exists():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path)) from None
        finished.replace(path)
    else:
        finished.unlink()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
