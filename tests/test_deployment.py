"""The files and commands of docs/deployment.md work as they stand there, with other ports and no TLS."""

import os
import re
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from retention_check import store
from retention_check.config import PREFIX
from tests.pdf.needs import needs_pango
from tests.web.client import KEY

TEXT = (Path(__file__).parent.parent / "docs" / "deployment.md").read_text("utf-8")
SECONDS = 60
SECRET = "a2b3c4d5e6f7g2h3a2b3c4d5e6f7g2h3"  # noqa: S105 - opens nothing
NONSENSE = (
    f"GET /beheer/{SECRET} HTTP/9.9\r\nHost: localhost\r\n\r\n",
    f"GET /beheer/{SECRET} and more HTTP/1.1\r\n\r\n",
    f"GET http://[/beheer/{SECRET} HTTP/1.1\r\nHost: localhost\r\n\r\n",
    f"GET /beheer/{SECRET} HTTP/1.1\r\nHost: localhost\r\nno header\r\n\r\n",
)
HEAD = b"GET / HTTP/1.1\r\nHost: localhost\r\n"
FORM = (
    b"POST /nieuw HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
    b"Content-Length: 100000\r\n\r\n"
)


def nginx() -> str:
    """The program; without it the test is skipped, and fails in CI."""
    found = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    if found:
        return found
    if "CI" in os.environ:
        pytest.fail("no nginx: sudo apt-get install nginx-light")
    pytest.skip("no nginx: sudo apt-get install nginx-light")


def nginx_file(folder: Path, port: int, app_port: int, connections: int = 1024) -> Path:
    """The documented file within what the system's own nginx.conf puts around it."""
    [site] = re.findall(r"^```nginx\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL)
    site = re.sub(r"^ *ssl_.*\n", "", site, flags=re.MULTILINE)
    for written, here in (
        ("listen 443 ssl;", f"listen 127.0.0.1:{port};"),
        ("listen 80;", f"listen 127.0.0.1:{free_port()};"),
        ("127.0.0.1:8000", f"127.0.0.1:{app_port}"),
        ("behoud.gemeente.nl", "localhost"),
        ("/var/log/nginx", str(folder)),
    ):
        assert written in site
        site = site.replace(written, here)
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    folders = "".join(f"{kind}_temp_path {folder}/{kind};\n" for kind in kinds)
    user = "user root;\n" if os.geteuid() == 0 else ""
    around = f"{user}pid {folder}/pid;\nerror_log {folder}/nginx.log;\nevents {{ worker_connections {connections}; }}\n"
    file = folder / "nginx.conf"
    file.write_text(f"{around}http {{\n{folders}{site}}}\n", "utf-8")
    return file


def gunicorn(port: int, *more: str) -> list[str]:
    """The documented command."""
    [line] = re.findall(r"^ExecStart=(\S*/gunicorn .*)$", TEXT, re.MULTILINE)
    program, *options = shlex.split(line)
    assert program.endswith("/gunicorn")
    changed = [each.replace("127.0.0.1:8000", f"127.0.0.1:{port}") for each in options]
    assert changed != options
    return [sys.executable, "-m", "gunicorn", *more, *changed]


def free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


def environment(folder: Path) -> dict[str, str]:
    """The documented settings, with a database in a folder."""
    settings = {"SECRET_KEY": KEY, "HOSTS": "localhost", "DATA_FOLDER": str(folder), "PROXIES": "1"}
    plain = {name: value for name, value in os.environ.items() if not name.startswith(PREFIX)}
    return plain | {f"{PREFIX}{name}": value for name, value in settings.items()}


@contextmanager
def running(command: list[str], log: Path, folder: Path) -> Iterator[None]:
    """A program that is ended by its id."""
    with log.open("wb") as lines:
        process = subprocess.Popen(command, stdout=lines, stderr=lines, env=environment(folder))
    try:
        yield
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(SECONDS)


def page(port: int, seconds: float = 10) -> float:
    """How long the start page takes."""
    began = time.monotonic()
    with urllib.request.urlopen(f"http://localhost:{port}/", timeout=seconds) as answer:
        assert "jonge ambtenaren" in answer.read().decode()
    return time.monotonic() - began


def wait_until_it_answers(port: int) -> None:
    until = time.monotonic() + SECONDS
    while True:
        try:
            page(port)
        except OSError:
            assert time.monotonic() < until
            time.sleep(0.2)
        else:
            return


def send(port: int, text: str) -> None:
    with socket.create_connection(("127.0.0.1", port), SECONDS) as connection:
        connection.sendall(text.encode())
        connection.recv(1000)


def test_the_file_of_nginx_is_one(tmp_path: Path) -> None:
    file = nginx_file(tmp_path, free_port(), free_port())
    done = subprocess.run([nginx(), "-t", "-c", str(file)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_command_of_gunicorn_is_one(tmp_path: Path) -> None:
    store.migrate(f"sqlite:///{tmp_path / 'rondes.sqlite'}")
    done = subprocess.run(
        gunicorn(free_port(), "--check-config"), capture_output=True, text=True, env=environment(tmp_path), check=False
    )
    assert done.returncode == 0, done.stderr


def test_gunicorn_logs_no_request_and_no_address(tmp_path: Path) -> None:
    store.migrate(f"sqlite:///{tmp_path / 'rondes.sqlite'}")
    port, log = free_port(), tmp_path / "gunicorn.log"
    with running(gunicorn(port), log, tmp_path):
        wait_until_it_answers(port)
        for text in NONSENSE:
            send(port, text)
    lines = log.read_text("utf-8")
    assert "Invalid request" in lines
    assert SECRET not in lines
    assert "ip=" not in lines
    assert "Traceback" not in lines


@needs_pango
def test_workers_of_an_app_that_was_loaded_before_they_were_made_all_answer(tmp_path: Path) -> None:
    store.migrate(f"sqlite:///{tmp_path / 'rondes.sqlite'}")
    port, log = free_port(), tmp_path / "gunicorn.log"
    with running(gunicorn(port, "--preload"), log, tmp_path):
        wait_until_it_answers(port)
        for _ in range(20):
            page(port)
        address = f"http://localhost:{port}/voorbeeld/rapport.pdf"
        with urllib.request.urlopen(address, timeout=SECONDS) as answer:
            assert answer.read().startswith(b"%PDF-")
    assert "Traceback" not in log.read_text("utf-8")


@pytest.mark.matrix
def test_behind_nginx_150_dripping_visitors_hold_up_nobody_and_no_log_holds_a_secret(tmp_path: Path) -> None:
    store.migrate(f"sqlite:///{tmp_path / 'rondes.sqlite'}")
    port, app_port = free_port(), free_port()
    serving = [nginx(), "-c", str(nginx_file(tmp_path, port, app_port)), "-g", "daemon off;"]
    with (
        running(gunicorn(app_port), tmp_path / "gunicorn.log", tmp_path),
        running(serving, tmp_path / "stderr.log", tmp_path),
        ExitStack() as stack,
    ):
        wait_until_it_answers(port)
        slow = [stack.enter_context(socket.create_connection(("127.0.0.1", port))) for _ in range(150)]
        for number, connection in enumerate(slow):
            connection.sendall(FORM if number % 2 else HEAD)
        for _ in range(5):
            for number, connection in enumerate(slow):
                connection.sendall(b"a" if number % 2 else b"X-A: b\r\n")
            assert page(port) < 5
            time.sleep(1)
        for text in (*NONSENSE, f"GET /beheer/{SECRET} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"):
            send(port, text)
    for log in tmp_path.glob("*.log"):
        assert SECRET not in log.read_text("utf-8"), log.name
    assert "GET / HTTP/1.1" in (tmp_path / "behoud.log").read_text("utf-8")
