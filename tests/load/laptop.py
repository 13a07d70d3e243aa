"""The server of a laptop in a room, as `serve --room` starts it, with a second address of this computer as the room.

`python -m tests.load.laptop PORT`, in a process of its own; `serve` itself takes no address that no phone can reach.
"""

import signal
import sys
from contextlib import suppress
from dataclasses import replace

from retention_check.app import create_app
from retention_check.cli.listening import allow_connections, bound_sockets, make_server
from retention_check.config import OWN_NAMES, Mode, Settings

ROOM = "127.0.0.2"


def main(port: int) -> None:
    """Serve until SIGTERM."""
    sockets = bound_sockets([OWN_NAMES[0], ROOM], port)
    app = create_app(replace(Settings.from_environment(), mode=Mode.ROOM, address=ROOM, port=port))
    server = make_server(app, sockets, most_connections=allow_connections())
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with suppress(KeyboardInterrupt):
        server.run()
    server.close()
    for each in sockets:
        each.close()


if __name__ == "__main__":
    main(int(sys.argv[1]))
