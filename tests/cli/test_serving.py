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

import pytest
import waitress.server
from click.testing import Result
from flask import Flask

from retention_check import store
from retention_check.config import PREFIX
from retention_check.web import pdf_jobs
from tests.cli.process import COMMAND, SECONDS
from tests.web.client import Visitor, database_of

Call = Callable[..., Result]
LINK = re.compile(r"http://\S+/open/[a-z2-7]{32}")
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
    assert (status, "Scores typen" in text) == (200, True)
    assert session.answers["/gezond"] == (200, "ok\n")


def test_without_the_link_nobody_comes_in(session: Session) -> None:
    status, text = session.answers[""]
    assert (status, "Scores typen" in text) == (200, False)
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
    """Stands in for waitress: keeps what it was to serve and where, and is ended as soon as it runs."""

    apps: list[Flask] = field(default_factory=list)
    places: list[tuple[str, int]] = field(default_factory=list)
    effective_port: int = 54321

    def create_server(self, app: Flask, *, host: str, port: int, **_more: Any) -> "Stand":
        self.apps.append(app)
        self.places.append((host, port))
        return self

    def run(self) -> None:
        raise KeyboardInterrupt


@pytest.fixture
def stand(monkeypatch: pytest.MonkeyPatch) -> Iterator[Stand]:
    found = Stand()
    monkeypatch.setattr(waitress.server, "create_server", found.create_server)
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    monkeypatch.setattr(pdf_jobs, "can_render", lambda: True)
    yield found
    for app in found.apps:
        store.disconnect(database_of(app))


def test_ctrl_c_ends_it_with_a_word_and_status_0(call: Call, stand: Stand) -> None:
    done = call("serve", "--port", 0)
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.splitlines()[0].endswith(LINK.findall(done.stdout)[0])
    assert LINK.findall(done.stdout)[0].startswith(f"http://127.0.0.1:{stand.effective_port}/")
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


def test_serve_is_never_a_central_server(call: Call, stand: Stand) -> None:
    done = call("serve", "--port", 0, mode="central", address="0.0.0.0")  # noqa: S104 - which is not taken
    assert done.exit_code == 0
    assert stand.places == [("127.0.0.1", 0)]


def test_serve_for_a_room_warns(call: Call, stand: Stand) -> None:
    done = call("serve", "--port", 0, "--room", "0.0.0.0")  # noqa: S104 - as in a room
    assert f"iedereen in dit netwerk kan 0.0.0.0:{stand.effective_port} bereiken" in done.stdout
    assert stand.places == [("0.0.0.0", 0)]  # noqa: S104
    assert "netwerk" not in call("serve", "--port", 0).stdout


def test_a_room_that_was_set_is_served(call: Call, stand: Stand) -> None:
    assert call("serve", "--port", 0, mode="room", address="127.0.0.2").exit_code == 0
    assert stand.places == [("127.0.0.2", 0)]


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
    assert stand.places == [("127.0.0.1", 0)]


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
