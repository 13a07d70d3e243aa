"""`serve`: one real server from its start to its end, and all else without a process or a port."""

import gc
import os
import re
import signal
import socket
import subprocess
import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import ifaddr
import pytest
import waitress.server
from click.testing import Result
from flask import Flask

from retention_check import store
from retention_check.cli import room_addresses
from retention_check.cli.listening import allow_connections
from retention_check.config import PREFIX
from retention_check.web import pdf_jobs
from retention_check.web.shared_addresses import shared_address
from tests.cli.process import COMMAND, SECONDS
from tests.web.client import Visitor, database_of

Call = Callable[..., Result]
LINK = re.compile(r"http://\S+/open/[a-z2-7]{32}")
BEGIN = waitress.server.TcpWSGIServer.__init__
# Started like a command in the background of a script: there Ctrl+C is ignored, and who ends it sends SIGTERM.
IN_BACKGROUND = ("sh", "-c", 'trap "" INT; exec "$@"', "sh")


@dataclass(frozen=True)
class Session:
    """What a server was asked and answered, from the link that it printed to its end."""

    link: str
    answers: dict[str, tuple[int, str]]
    output: str
    errors: str
    status: int
    folder: Path


def asked(link: str, host: str | None = None) -> tuple[int, str]:
    """Status and text of a page, with cookies kept while redirecting."""
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
    request = urllib.request.Request(link, headers={"Host": host} if host else {})  # noqa: S310 - our own server
    try:
        with opener.open(request, timeout=SECONDS) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Session:
    """A laptop's server on a free port, ended by its id once it has answered."""
    folder = tmp_path_factory.mktemp("laptop")
    plain = {name: value for name, value in os.environ.items() if not name.startswith(PREFIX)}
    environment = plain | {"HOME": str(folder), "XDG_DATA_HOME": str(folder / "data")}
    command = [*IN_BACKGROUND, *COMMAND, "serve", "--port", "0"]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, env=environment, text=True, **pipes) as process:  # type: ignore[call-overload]
        watch = threading.Timer(SECONDS, process.kill)
        watch.start()
        try:
            first = process.stdout.readline()
            found = LINK.search(first)
            assert found, first + process.stderr.read()
            link = found[0]
            start = link.partition("/open/")[0]
            answers = {path: asked(start + path) for path in ("", "/gezond", "/nieuw")}
            answers |= {"link": asked(link), "wrong link": asked(f"{link}x"), "evil": asked(link, host="evil.example")}
            process.send_signal(signal.SIGINT)  # which is ignored
            answers["after Ctrl+C"] = asked(f"{start}/gezond")
            process.send_signal(signal.SIGTERM)
            output, errors = process.stdout.read(), process.stderr.read()
            process.wait(timeout=SECONDS)
        finally:
            watch.cancel()
            process.kill()
    return Session(link, answers, first + output, errors, process.returncode, folder)


def test_serve_prints_an_address_that_opens_the_app(session: Session) -> None:
    assert session.link.startswith("http://127.0.0.1:")
    status, text = session.answers["link"]
    assert (status, "Begin een ronde" in text) == (200, True)
    assert session.answers["/gezond"] == (200, "ok\n")


def test_without_the_link_nobody_comes_in(session: Session) -> None:
    status, text = session.answers[""]
    assert (status, "Begin een ronde" in text) == (200, False)
    assert session.answers["/nieuw"][0] == 403
    assert session.answers["wrong link"][0] == 403


def test_a_request_for_another_host_is_refused(session: Session) -> None:
    assert session.answers["evil"][0] == 400


def test_a_server_in_the_background_is_ended_by_sigterm_with_status_0(session: Session) -> None:
    assert session.answers["after Ctrl+C"] == (200, "ok\n")
    assert (session.status, session.errors) == (0, "")


def test_a_server_that_is_ended_says_so(session: Session) -> None:
    assert session.output.splitlines()[1:] == [
        "Stoppen: Ctrl+C. Uw rondes blijven bewaard op deze computer.",
        "Gestopt.",
    ]


def test_serve_logs_no_token(session: Session) -> None:
    assert session.link.rpartition("/")[2] not in session.errors
    assert "Traceback" not in session.errors


def test_serve_keeps_its_rounds_and_key_for_its_owner(session: Session) -> None:
    folder = next(session.folder.rglob("sleutel")).parent
    assert folder.stat().st_mode & 0o077 == 0
    for name in ("sleutel", "rondes.sqlite"):
        assert (folder / name).stat().st_mode & 0o077 == 0, name


@dataclass
class Stand:
    """Stands in for waitress once it runs: keeps what it was to serve and where, and is ended at once."""

    apps: list[Flask] = field(default_factory=list)
    places: list[tuple[str, int]] = field(default_factory=list)
    most_connections: list[int] = field(default_factory=list)

    def begin(self, server: waitress.server.TcpWSGIServer, app: Flask, *more: Any, **options: Any) -> None:
        BEGIN(server, app, *more, **options)
        self.apps.append(app)
        self.places.append((server.effective_host, int(server.effective_port)))
        self.most_connections.append(server.adj.connection_limit)

    @property
    def hosts(self) -> list[str]:
        return [host for host, _ in self.places]

    @property
    def port(self) -> int:
        """The one port at every address."""
        [port] = {port for _, port in self.places}
        return port


def end(_server: waitress.server.MultiSocketServer) -> None:
    raise KeyboardInterrupt


@pytest.fixture
def stand(monkeypatch: pytest.MonkeyPatch) -> Iterator[Stand]:
    found = Stand()

    def begin(server: waitress.server.TcpWSGIServer, app: Flask, *more: Any, **options: Any) -> None:
        found.begin(server, app, *more, **options)

    monkeypatch.setattr(waitress.server.TcpWSGIServer, "__init__", begin)
    monkeypatch.setattr(waitress.server.MultiSocketServer, "run", end)
    monkeypatch.setattr(waitress.server.TcpWSGIServer, "accept_connections", lambda _server: None)  # nobody comes in
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    monkeypatch.setattr(pdf_jobs, "can_render", lambda: True)
    yield found
    for app in found.apps:
        store.disconnect(database_of(app))


def test_ctrl_c_ends_it_with_a_word_and_status_0(call: Call, stand: Stand) -> None:
    done = call("serve", "--port", 0)
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.splitlines()[0].endswith(LINK.findall(done.stdout)[0])
    assert LINK.findall(done.stdout)[0].startswith(f"http://127.0.0.1:{stand.port}/")
    assert done.stdout.splitlines()[-1] == "Gestopt."


@pytest.mark.usefixtures("stand")
def test_a_server_frees_what_it_no_longer_needs_which_short_commands_do_without(call: Call) -> None:
    gc.disable()
    try:
        assert call("serve", "--port", 0).exit_code == 0
        assert gc.isenabled()
    finally:
        gc.enable()


def test_a_new_start_has_a_new_launch_link(call: Call, stand: Stand) -> None:
    first, second = ("/open/" + call("serve", "--port", 0).stdout.split("/open/")[1].split()[0] for _ in range(2))
    assert first != second
    assert [Visitor(stand.apps[0]).get(path).status for path in (first, second)] == [302, 403]
    assert [Visitor(stand.apps[1]).get(path).status for path in (first, second)] == [403, 302]


def test_the_cookie_is_named_after_the_port_that_was_found(call: Call, stand: Stand) -> None:
    link = LINK.findall(call("serve", "--port", 0).stdout)[0]
    assert Visitor(stand.apps[0]).get(link).headers["Set-Cookie"].startswith(f"retention_check_{stand.port}=")


def test_serve_is_never_a_central_server(call: Call, stand: Stand) -> None:
    done = call("serve", "--port", 0, mode="central", address="0.0.0.0")  # noqa: S104 - which is not taken
    assert done.exit_code == 0
    assert stand.hosts == ["127.0.0.1"]


@pytest.fixture
def only_address(monkeypatch: pytest.MonkeyPatch) -> str:
    """The only address of this laptop, as ifaddr would find it; one that can be listened on wherever this runs."""
    found = room_addresses.room_addresses()
    if not found:
        pytest.skip("this machine is in no network")
    ip = ifaddr.IP(found[0].address, 24, "wlan0")
    monkeypatch.setattr(ifaddr, "get_adapters", lambda: [ifaddr.Adapter("wlan0", "wlan0", [ip])])
    return found[0].address


@pytest.mark.parametrize("way", ["given", "found", "set", "set to be found"])
def test_a_room_is_served_at_its_address_and_the_organiser_on_the_laptop_itself(
    call: Call, stand: Stand, only_address: str, way: str
) -> None:
    typed = {"given": ["--room", only_address], "found": ["--room"]}.get(way, [])
    settings = {"set": {"mode": "room", "address": only_address}, "set to be found": {"mode": "room"}}.get(way, {})
    done = call("serve", "--port", 0, *typed, **settings)
    assert (done.exit_code, done.stderr) == (0, "")
    assert stand.hosts == ["127.0.0.1", only_address]


@pytest.mark.usefixtures("only_address")
def test_a_room_has_place_for_hundreds_of_phones_and_some_for_the_organiser_besides(call: Call, stand: Stand) -> None:
    assert call("serve", "--port", 0, "--room").exit_code == 0
    own, room = stand.most_connections
    assert own > room == allow_connections() > 500


def test_the_window_says_which_link_is_for_whom(call: Call, stand: Stand, only_address: str) -> None:
    lines = call("serve", "--port", 0, "--room").stdout.splitlines()
    assert LINK.search(lines[0])
    assert lines[0].startswith(f"Retentiecheck staat open op http://127.0.0.1:{stand.port}/open/")
    assert "alleen voor u, op deze laptop" in lines[1]
    assert lines[2] == "Geef de zaal de QR-code van de pagina Delen van uw ronde."
    assert lines[3] == f"Test met een telefoon: http://{only_address}:{stand.port}/"
    assert "iedereen in dit netwerk" in lines[5]
    assert len(LINK.findall("".join(lines))) == 1
    assert "netwerk" not in call("serve", "--port", 0).stdout


def test_the_room_s_app_shows_links_of_the_room(call: Call, stand: Stand, only_address: str) -> None:
    assert call("serve", "--port", 0, "--room").exit_code == 0
    app = stand.apps[0]
    base = f"http://{only_address}:{stand.port}"
    assert Visitor(app, base).get("/").status == 200
    with app.test_request_context("/", base_url="http://127.0.0.1"):
        assert shared_address("public.home.index") == f"{base}/"


@pytest.mark.parametrize("asked", ["localhost", "127.0.0.1", "0.0.0.0", "127.0.0.2"])  # noqa: S104
def test_what_is_no_room_is_refused_before_anything_is_opened(call: Call, stand: Stand, asked: str) -> None:
    calls = [call("serve", "--room", asked)]
    if asked != "127.0.0.1":  # which the setting is when it is not set
        calls.append(call("serve", mode="room", address=asked))
    for done in calls:
        assert (done.exit_code, done.stdout, asked in done.stderr) == (2, "", True)
    assert stand.places == []


def test_an_address_of_another_computer_is_told(call: Call, stand: Stand) -> None:
    done = call("serve", "--port", 0, "--room", "192.0.2.254")  # an address for documentation, so nobody's
    assert (done.exit_code, stand.places) == (2, [])
    assert done.stderr.startswith("192.0.2.254 is geen adres van deze laptop.")


def test_a_laptop_without_a_network_is_no_room(call: Call, stand: Stand, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ifaddr, "get_adapters", list)
    done = call("serve", "--room")
    assert (done.exit_code, stand.places) == (2, [])
    assert "Maak verbinding met de wifi van de zaal" in done.stderr


@pytest.fixture
def taken() -> Iterator[int]:
    """A port on which something else listens."""
    with closing(socket.create_server(("127.0.0.1", 0))) as other:
        yield other.getsockname()[1]


def test_a_port_that_is_taken_is_told(call: Call, stand: Stand, taken: int) -> None:
    done = call("serve", "--port", taken)
    assert done.exit_code == 2
    assert f"127.0.0.1:{taken} is niet te gebruiken" in done.stderr
    assert "--port" in done.stderr.splitlines()[1]
    assert stand.apps == []


def test_without_a_chosen_port_another_free_one_is_taken(call: Call, stand: Stand, taken: int) -> None:
    assert call("serve", port=str(taken)).exit_code == 0
    assert (stand.hosts, stand.port != taken) == (["127.0.0.1"], True)


@pytest.mark.parametrize(
    "settings",
    [
        {"database": "geen adres"},
        {"database": "mysql://localhost/x"},
        {"database": "sqlite:////nergens/x.sqlite"},
        {"threshold": "3"},
        {"mode": "overal"},
        {"data_folder": "/dev/null/x"},
    ],
    ids=str,
)
@pytest.mark.parametrize("command", ["serve --port 0", "migrate", "links --address https://gouda.nl", "expire"])
def test_a_wrong_setting_is_told_without_a_trace(
    call: Call, stand: Stand, command: str, settings: dict[str, str]
) -> None:
    done = call(*command.split(), **({"mode": "local"} | settings))
    assert (done.exit_code, done.stdout, stand.apps) == (2, "", [])
    assert done.stderr.strip()
