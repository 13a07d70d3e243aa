"""The command line. Every child process imports this package again, so it loads nothing by itself."""

import atexit
import gc


def main() -> None:
    """The command `retention-check`, in a process of its own that ends soon: it need not look for what can be freed."""
    gc.disable()
    atexit.register(gc.freeze)  # nor does Python when it ends
    from retention_check.cli.command_line import command_line

    command_line()
