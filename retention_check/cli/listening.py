"""The server of a laptop: one or two sockets on one port, on which a slow visitor keeps nobody else out."""

import logging
import os
import select
import socket
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from waitress.adjustments import Adjustments
from waitress.channel import HTTPChannel
from waitress.server import MultiSocketServer, TcpWSGIServer
from waitress.task import ThreadedTaskDispatcher

from retention_check.importers.surveys.files.limits import USUAL

THREADS = 12
MOST_CONNECTIONS = 2000  # a phone that loads a page opens up to six
MOST_WITHOUT_POLL = 400  # Windows can wait for 512 sockets at once
OTHER_FILES = 150  # that this process may need besides: the database, what is printed, fonts
KEPT_FREE = 20  # connections more for the organiser's own socket: a full room does not keep the organiser out
WAITING = 2048  # connections that the system holds until they are taken in
# bytes: more than all files that may be chosen, for the app refuses too much with a page in Dutch
LARGEST_BODY = (USUAL.files + 1) * USUAL.file
LARGEST_IN_ROOM = 8 * 2**20  # phones send no files
IDLE_SECONDS = 60
IDLE_IN_ROOM = 5  # hundreds of phones hold a connection only while they load a page or wait for the next poll
REQUEST_SECONDS = 15  # for a request to come in whole
TRIES = 10  # to find one free port at every address


@dataclass
class TakenError(Exception):
    """An address and port that cannot be listened on, and why."""

    host: str
    port: int
    errno: int | None
    reason: str


class Channel(HTTPChannel):  # type: ignore[misc]  # waitress has no types
    """A connection that knows since when a request has been awaited; None while one is answered or it is idle."""

    awaited_since: float | None
    is_silent = True  # not a byte came yet

    def __init__(self, *arguments: object, **more: object) -> None:
        super().__init__(*arguments, **more)
        self.awaited_since = self.creation_time

    def received(self, data: bytes) -> bool:
        """Take in a piece of a request, the first of which begins the wait for the rest."""
        self.is_silent = False
        if self.awaited_since is None:
            self.awaited_since = time.time()
        return bool(super().received(data))


class Server(TcpWSGIServer):  # type: ignore[misc]
    """A listening socket that lets go of a connection whose request does not come in within some seconds.

    waitress itself counts from the last byte, so a visitor who sends one now and then would stay for ever.
    """

    channel_class = Channel
    request_seconds = float(REQUEST_SECONDS)
    idle_seconds = float(IDLE_SECONDS)
    silent_seconds = float(REQUEST_SECONDS)  # for a first byte

    def add_task(self, task: Channel) -> None:
        """Answer a request, which came in whole."""
        task.awaited_since = None
        super().add_task(task)

    def maintenance(self, now: float) -> None:
        """Close what is idle and what is too slow; waitress closes what took nothing of its answer for a minute."""
        super().maintenance(now)
        for channel in self.active_channels.values():
            if channel.requests or channel.total_outbufs_len:
                continue
            since = channel.awaited_since
            patience = self.silent_seconds if channel.is_silent else self.request_seconds
            is_slow = since is not None and since < now - patience
            is_idle = since is None and channel.last_activity < now - self.idle_seconds
            if is_slow or is_idle:
                channel.will_close = True


class WithoutAddress(logging.Filter):
    """Takes the address out of what waitress logs, for it may hold a secret."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Every line passes."""
        said, serving, _address = str(record.msg).partition("while serving")
        if serving:
            record.msg, record.args = f"{said}while serving a page", None
        return True


def bound_sockets(hosts: Sequence[str], port: int) -> list[socket.socket]:
    """A socket at every host, all on one port, any that is free when it is 0; TakenError. They do not listen yet."""
    for tries_left in reversed(range(TRIES)):
        try:
            return _bound(hosts, port)
        except TakenError:
            if port or not tries_left:
                raise
    raise AssertionError


def allow_connections(wanted: int = MOST_CONNECTIONS) -> int:
    """How many connections this computer lets us have, once it was asked for as many as are wanted."""
    if not hasattr(select, "poll"):
        return min(wanted, MOST_WITHOUT_POLL)
    import resource

    needed = wanted + KEPT_FREE + OTHER_FILES
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft != resource.RLIM_INFINITY and soft < needed:
        asked = needed if hard == resource.RLIM_INFINITY else min(needed, hard)
        with suppress(OSError, ValueError):  # as many as there were, then
            resource.setrlimit(resource.RLIMIT_NOFILE, (asked, hard))
        soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return wanted if soft == resource.RLIM_INFINITY else max(1, min(needed, soft) - KEPT_FREE - OTHER_FILES)


def make_server(
    app: object,
    sockets: Sequence[socket.socket],
    seconds: float = REQUEST_SECONDS,
    most_connections: int = MOST_WITHOUT_POLL,
    idle_in_room: float = IDLE_IN_ROOM,
) -> MultiSocketServer:
    """A server that listens on these sockets, of which the first is the organiser's own and others are for a room."""
    logging.getLogger("waitress").addFilter(WithoutAddress())
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # that many wait for a moment is no news
    dispatcher = ThreadedTaskDispatcher()
    dispatcher.set_thread_count(THREADS)
    channels: dict[int, object] = {}
    for number, each in enumerate(sockets):
        room = (most_connections, LARGEST_IN_ROOM)
        adjustments = _adjustments(each, *(room if number else (most_connections + KEPT_FREE, LARGEST_BODY)))
        info = (each.family, each.type, each.proto, each.getsockname())
        server = Server(
            app, channels, True, each, dispatcher=dispatcher, adj=adjustments, sockinfo=info, bind_socket=False
        )
        server.request_seconds = seconds
        server.idle_seconds = idle_in_room if number else IDLE_SECONDS
        server.silent_seconds = min(seconds, idle_in_room) if number else seconds
    return MultiSocketServer(channels, adjustments, [], dispatcher)


def _adjustments(listener: socket.socket, most_connections: int, largest_body: int) -> Adjustments:
    return Adjustments(
        sockets=[listener],
        threads=THREADS,
        connection_limit=most_connections,
        backlog=WAITING,
        asyncore_use_poll=True,
        cleanup_interval=1,
        channel_timeout=IDLE_SECONDS,
        max_request_body_size=largest_body,
        ident=None,
    )


def _bound(hosts: Sequence[str], port: int) -> list[socket.socket]:
    found: list[socket.socket] = []
    for host in hosts:
        found.append(new := socket.socket())
        if os.name == "posix":  # elsewhere it would take a port that another program uses
            new.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            new.bind((host, port))
        except OSError as error:
            for each in found:
                each.close()
            raise TakenError(host, port, error.errno, error.strerror or str(error)) from None
        port = port or new.getsockname()[1]
    return found
