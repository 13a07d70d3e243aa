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
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
