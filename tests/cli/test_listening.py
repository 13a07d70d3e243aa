"""The server of a laptop: its sockets, and that slow visitors keep nobody else out."""

import errno
import logging
import resource
import select
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from typing import Any

import pytest

from retention_check.app import LARGEST_REQUEST
from retention_check.cli.listening import (
    IDLE_IN_ROOM,
    MOST_CONNECTIONS,
    MOST_WITHOUT_POLL,
    REQUEST_SECONDS,
    TakenError,
    allow_connections,
    bound_sockets,
    make_server,
)
from retention_check.importers.surveys.files.limits import USUAL
from retention_check.web.request_limits import LARGER_FILES

HERE = "127.0.0.1"
SECONDS = 1.0  # for a request to come in whole, instead of fifteen
CONNECTIONS = 100  # at once, instead of two thousand
DRIPPING = 150
LARGE = 8_000_000  # bytes, more than lies ready between two ends of a connection
WHOLE = b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"
HALVES = (b"", b"GET / HTTP/1.1\r\n", b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nx")
SECRET = "a2b3c4d5e6f7g2h3a2b3c4d5e6f7g2h3"  # noqa: S105 - stands in for that of a link


def answer(environ: dict[str, Any], start: Callable[..., Any]) -> list[bytes]:
    """An app that gives one page, and breaks at another."""
    if environ["PATH_INFO"].startswith("/kapot"):
        raise ZeroDivisionError
    environ["wsgi.input"].read()
    body = b"x" * LARGE if environ["PATH_INFO"] == "/groot" else b"ok"
    start("200 OK", [("Content-Length", str(len(body)))])
    return [body]


def test_what_the_app_refuses_in_dutch_reaches_it() -> None:
    sockets = [bound_sockets([HERE], 0)[0] for _ in range(2)]
    server = make_server(answer, sockets)
    own, room = (each.adj.max_request_body_size for each in server.map.values() if hasattr(each, "request_seconds"))
    server.close()
    assert own > USUAL.files * USUAL.file > max(LARGER_FILES.values())
    assert room > LARGEST_REQUEST


@contextmanager
def serving(
    *hosts: str, seconds: float = SECONDS, connections: int = CONNECTIONS, idle: float = IDLE_IN_ROOM
) -> Iterator[list[int]]:
    """A server at these hosts, each on a port of its own: their ports."""
    sockets = [bound_sockets([host], 0)[0] for host in hosts]
    server = make_server(answer, sockets, seconds, connections, idle)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        yield [each.getsockname()[1] for each in sockets]
    finally:
        opened = dict(server.map)
        server.map.clear()  # what waitress's loop runs on, so that it ends
        thread.join(10)
        server.map.update(opened)
        server.close()
        for each in sockets:
            each.close()


def page(port: int, seconds: float, path: str = "/") -> tuple[str, float]:
    """The first line of an answer, and after how many seconds it came."""
    began = time.monotonic()
    with socket.create_connection((HERE, port), seconds) as asking:
        asking.sendall(f"GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode())
        return asking.recv(100).decode().partition("\r\n")[0], time.monotonic() - began


@contextmanager
def dripping(port: int, piece: bytes = b"x") -> Iterator[list[socket.socket]]:
    """Visitors who begin a request and then send a byte every fifth of a second, for ever."""
    done = threading.Event()

    def drip(open_ones: list[socket.socket]) -> None:
        while not done.wait(0.2):
            for each in open_ones:
                with suppress(OSError):
                    each.send(piece)

    with ExitStack() as stack:
        slow = [stack.enter_context(closing(socket.create_connection((HERE, port), 5))) for _ in range(DRIPPING)]
        for each in slow:
            each.setblocking(False)
            each.send(b"GET / HTTP/1.1\r\nX: ")
        dripper = threading.Thread(target=drip, args=(slow,))
        dripper.start()
        try:
            yield slow
        finally:
            done.set()
            dripper.join()


def is_answered(connection: socket.socket) -> bool:
    """Ask for a page, and keep the connection."""
    connection.settimeout(5)
    connection.sendall(WHOLE)
    found = b""
    while not found.endswith(b"\r\n\r\nok") and (piece := connection.recv(1000)):
        found += piece
    return found.startswith(b"HTTP/1.1 200")


def is_closed(connection: socket.socket) -> bool:
    """True when the server has let go of it."""
    connection.setblocking(False)
    try:
        return connection.recv(1) == b""
    except BlockingIOError:
        return False
    except OSError:
        return True


def test_a_request_has_fifteen_seconds_to_come_in() -> None:
    assert REQUEST_SECONDS == 15


def test_150_dripping_visitors_keep_nobody_out_for_longer_than_that(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.CRITICAL, "waitress")
    assert DRIPPING > CONNECTIONS
    with serving(HERE) as [port], dripping(port):
        first_line, seconds = page(port, SECONDS + 8)
    assert first_line == "HTTP/1.1 200 OK"
    assert seconds < SECONDS + 5


def test_a_room_full_of_them_does_not_keep_the_organiser_waiting(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.CRITICAL, "waitress")
    with serving(HERE, HERE, seconds=60) as [own, room], dripping(room):
        time.sleep(0.5)
        first_line, seconds = page(own, 5)
        assert (first_line, seconds < 2) == ("HTTP/1.1 200 OK", True)
        with pytest.raises(TimeoutError):
            page(room, 1)


def test_who_sends_half_a_request_is_let_go_at_every_socket() -> None:
    with serving(HERE, HERE) as ports, ExitStack() as stack:
        slow = [stack.enter_context(socket.create_connection((HERE, port), 5)) for port in ports for _ in HALVES]
        for connection, half in zip(slow, HALVES * len(ports), strict=True):
            connection.sendall(half)
        time.sleep(SECONDS / 2)
        assert not any(map(is_closed, slow))
        time.sleep(SECONDS / 2 + 2.5)  # waitress looks once a second
        assert all(map(is_closed, slow))


def test_who_sends_nothing_at_all_is_let_go_sooner_in_a_room_and_not_at_the_organisers_own_socket() -> None:
    with serving(HERE, HERE, seconds=60, idle=0.5) as ports, ExitStack() as stack:
        (own, silent), (own_half, half) = (
            [stack.enter_context(socket.create_connection((HERE, port), 5)) for port in ports] for _ in range(2)
        )
        for each in (own_half, half):
            each.sendall(b"G")
        time.sleep(0.5 + 2)
        assert [is_closed(each) for each in (own, own_half, half, silent)] == [False, False, False, True]


@pytest.mark.matrix
def test_eleven_hundred_phones_that_keep_their_connections_are_all_answered() -> None:
    many = 1100  # more than `select` can wait for
    is_enough = allow_connections(2 * many) >= 2 * many  # both ends are of this process
    if not is_enough:
        pytest.skip("this computer lets a process have too few files")
    with serving(HERE, HERE, seconds=60, connections=many + 50, idle=60) as [_, room], ExitStack() as stack:
        phones = [stack.enter_context(socket.create_connection((HERE, room), 5)) for _ in range(many)]
        assert all(map(is_answered, phones))
        assert not any(map(is_closed, phones))


def test_a_phone_in_a_room_that_asks_nothing_is_let_go_soon_and_the_organiser_is_not() -> None:
    with serving(HERE, HERE, seconds=60, idle=0.5) as ports, ExitStack() as stack:
        own, phone = (stack.enter_context(socket.create_connection((HERE, port), 5)) for port in ports)
        assert is_answered(own)
        assert is_answered(phone)
        time.sleep(0.5 + 2)
        assert (is_closed(own), is_closed(phone)) == (False, True)


def test_a_phone_on_bad_wifi_gets_the_whole_answer_however_long_nothing_comes_through() -> None:
    with serving(HERE, HERE, seconds=60, idle=0.2) as [_, room], socket.socket() as phone:
        phone.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2**16)
        phone.settimeout(5)
        phone.connect((HERE, room))
        phone.sendall(WHOLE.replace(b"/ ", b"/groot ").replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n"))
        time.sleep(2.5)
        found = b""
        while piece := phone.recv(1_000_000):
            found += piece
    assert found.endswith(b"\r\n\r\n" + b"x" * LARGE)


@pytest.mark.parametrize(("limit", "allowed"), [("-S -n 256", MOST_CONNECTIONS), ("-n 600", 600 - 170), ("-n 80", 1)])
def test_as_many_connections_as_the_computer_allows_and_no_more(limit: str, allowed: int) -> None:
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard != resource.RLIM_INFINITY and hard < MOST_CONNECTIONS + 170:
        pytest.skip("this computer lets a process have too few files")
    asking = "from retention_check.cli.listening import allow_connections; print(allow_connections())"
    shell = ["sh", "-c", f'ulimit {limit}; exec "$@"', "sh", sys.executable, "-c", asking]
    assert int(subprocess.run(shell, capture_output=True, text=True, check=True).stdout) == allowed


def test_a_system_without_poll_takes_fewer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(select, "poll")
    assert allow_connections() == MOST_WITHOUT_POLL < 512


@pytest.mark.matrix
def test_a_second_request_on_a_connection_has_no_longer_and_who_waits_between_two_is_kept() -> None:
    with serving(HERE) as [port], ExitStack() as stack:
        first, second, waiting = (stack.enter_context(socket.create_connection((HERE, port), 5)) for _ in range(3))
        for each in (first, second, waiting):
            assert is_answered(each)
        until = time.monotonic() + SECONDS + 2.5
        while time.monotonic() < until:
            for each, piece in ((first, b"GET / HT"), (second, b"\r\n")):
                with suppress(OSError):
                    each.send(piece)
            time.sleep(0.3)
        assert [is_closed(each) for each in (first, second, waiting)] == [True, True, False]
        assert is_answered(waiting)


def test_a_fault_is_logged_without_the_address_which_may_hold_a_secret(caplog: pytest.LogCaptureFixture) -> None:
    with serving(HERE) as [port]:
        assert page(port, 5, f"/kapot/{SECRET}")[0].startswith("HTTP/1.1 500")
    assert "ZeroDivisionError" in caplog.text
    assert SECRET not in caplog.text


def test_two_addresses_get_the_same_free_port() -> None:
    own, room = bound_sockets([HERE, "127.0.0.2"], 0)
    with own, room:
        assert own.getsockname()[1] == room.getsockname()[1] > 0


@pytest.mark.parametrize("hosts", [(HERE,), ("127.0.0.2", HERE)])
def test_a_port_that_is_taken_is_told_and_nothing_is_kept(hosts: tuple[str, ...]) -> None:
    with closing(socket.create_server((HERE, 0))) as other:
        port = other.getsockname()[1]
        with pytest.raises(TakenError) as told:
            bound_sockets(hosts, port)
    assert (told.value.host, told.value.port, told.value.errno) == (HERE, port, errno.EADDRINUSE)
    for each in bound_sockets(hosts, port):
        each.close()
