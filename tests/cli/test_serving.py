"""The commands around the web app, run as a person runs them: serve, migrate, invite, links."""

import os
import re
import signal
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from flask import Flask

from retention_check.app import create_app
from retention_check.config import Settings
from retention_check.store import is_current
from tests.web.client import KEY, SavedRound, Visitor, database_of, make_round, save_round

COMMAND = [sys.executable, "-m", "retention_check.cli"]
ADDRESS = "https://behoud.gemeente.nl"
LINK = re.compile(r"http://\S+/open/[a-z2-7]{32}")
LOCK_TIMEOUT = 60  # seconds


def around(folder: Path, **settings: str) -> dict[str, str]:
    """An environment with these settings alone, and a home in a folder."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith("RETENTION_CHECK_")}
    home = {"HOME": str(folder), "XDG_DATA_HOME": str(folder / "data")}
    return plain | home | {f"RETENTION_CHECK_{name.upper()}": value for name, value in settings.items()}


def of_server(folder: Path) -> dict[str, str]:
    return {"secret_key": KEY, "hosts": "localhost", "database": f"sqlite:///{folder / 'server.sqlite'}"}


def call(folder: Path, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    command = [*COMMAND, *arguments]
    return subprocess.run(command, env=around(folder, **settings), capture_output=True, text=True, timeout=LOCK_TIMEOUT)


@contextmanager
def serving(
    folder: Path, *arguments: str, chosen: bool = True, **settings: str
) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """A laptop's server, on any free port if it is chosen: the link it printed, and its process, ended by its id."""
    command = [*COMMAND, "serve", *(("--port", "0") if chosen else ()), *arguments]
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, env=around(folder, **settings), text=True, **streams) as process:  # type: ignore[call-overload]
        watch = threading.Timer(LOCK_TIMEOUT, process.kill)
        watch.start()
        try:
            first = process.stdout.readline()
            found = LINK.search(first)
            assert found, first + process.stderr.read()
            yield found[0], process
        finally:
            watch.cancel()
            process.send_signal(signal.SIGINT)
            process.communicate(timeout=LOCK_TIMEOUT)


def asked(link: str, host: str | None = None) -> tuple[int, str]:
    """Status and text of a page, with cookies kept while redirecting."""
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
    request = urllib.request.Request(link, headers={"Host": host} if host else {})  # noqa: S310 - our own server
    try:
        with opener.open(request, timeout=LOCK_TIMEOUT) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()


@pytest.fixture
def server(tmp_path: Path) -> Flask:
    """The app of a server with an up-to-date database."""
    assert call(tmp_path, "migrate", **of_server(tmp_path)).returncode == 0
    environment = around(tmp_path, **of_server(tmp_path))
    return create_app(Settings.from_environment(environment))


def test_serve_prints_an_address_that_opens_the_app(tmp_path: Path) -> None:
    with serving(tmp_path) as (link, process):
        status, text = asked(link)
        assert (status, "Scores typen" in text) == (200, True)
        start = link.partition("/open/")[0]
        assert start.startswith("http://127.0.0.1:")
        assert asked(f"{start}/gezond") == (200, "ok\n")
        assert "Scores typen" not in asked(start)[1]
        assert asked(f"{start}/nieuw")[0] == 403
        assert asked(start, host="evil.example")[0] == 400
        assert process.poll() is None
    assert process.returncode == 0


def test_serve_keeps_its_rounds_and_key_for_its_owner(tmp_path: Path) -> None:
    with serving(tmp_path) as (link, _):
        assert asked(link)[0] == 200
    folder = next(tmp_path.rglob("sleutel")).parent
    assert folder.stat().st_mode & 0o077 == 0
    for name in ("sleutel", "rondes.sqlite"):
        assert (folder / name).stat().st_mode & 0o077 == 0, name


def test_a_new_start_has_a_new_launch_link(tmp_path: Path) -> None:
    links = []
    for _ in range(2):
        with serving(tmp_path) as (link, _):
            links.append(link.rpartition("/")[2])
            assert asked(f"{link.partition('/open/')[0]}/open/{links[0]}")[0] == (200 if len(links) == 1 else 403)
    assert links[0] != links[1]


def test_serve_logs_no_token(tmp_path: Path) -> None:
    with serving(tmp_path) as (link, process):
        asked(link)
        asked(f"{link}x")
        asked(link, host="evil.example")
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=LOCK_TIMEOUT)
    assert link.rpartition("/")[2] not in errors


def test_serve_is_never_a_central_server(tmp_path: Path) -> None:
    with serving(tmp_path, mode="central") as (link, _):
        assert asked(link)[0] == 200


def test_serve_for_a_room_warns(tmp_path: Path) -> None:
    with serving(tmp_path, "--room", "0.0.0.0") as (link, process):  # noqa: S104 - as in a room
        compared_items = [process.stdout.readline() for _ in range(2)] if process.stdout else []
        assert any("iedereen in dit netwerk" in compared for compared in compared_items)
        assert ":0/" not in link


def test_a_port_that_is_taken_is_told(tmp_path: Path) -> None:
    with serving(tmp_path) as (link, _):
        port = re.findall(r":(\d+)/", link)[0]
        again = call(tmp_path / "ander", "serve", "--port", port, data_folder=str(tmp_path / "ander"))
    assert (again.returncode, "is niet te gebruiken" in again.stderr) == (2, True)


def test_without_a_chosen_port_another_free_one_is_taken(tmp_path: Path) -> None:
    (tmp_path / "ander").mkdir()
    with serving(tmp_path) as (link, _):
        port = re.findall(r":(\d+)/", link)[0]
        with serving(tmp_path / "ander", chosen=False, port=port) as (other, _):
            assert asked(other)[0] == 200
    assert f":{port}/" not in other


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
def test_a_wrong_setting_is_told_without_a_trace(tmp_path: Path, settings: dict[str, str]) -> None:
    for command in (["serve", "--port", "0"], ["migrate"], ["links", "--address", ADDRESS]):
        found = call(tmp_path, *command, **({"mode": "local"} | settings))
        assert found.returncode == 2, (command, found.stdout)
        assert "Traceback" not in found.stderr, command
        assert found.stderr.strip(), command


def test_migrate_brings_a_database_up_to_date(tmp_path: Path) -> None:
    settings = of_server(tmp_path)
    for _ in range(2):
        assert call(tmp_path, "migrate", **settings).stdout == "De database is bij.\n"
    assert is_current(settings["database"])


def test_without_migrating_nothing_starts(tmp_path: Path) -> None:
    settings = of_server(tmp_path)
    for command in (["invite"], ["links"]):
        found = call(tmp_path, *command, "--address", ADDRESS, **settings)
        assert (found.returncode, "retention-check migrate" in found.stderr) == (2, True)


def test_an_invitation_begins_a_round(server: Flask, tmp_path: Path) -> None:
    found = call(tmp_path, "invite", "--address", f"{ADDRESS}/", **of_server(tmp_path))
    assert re.fullmatch(rf"{ADDRESS}/uitnodiging/[a-z2-7]{{32}}\n", found.stdout)
    visitor = Visitor(server)
    assert visitor.get(found.stdout.strip()).place == "/nieuw"
    assert make_round(visitor)


@pytest.mark.parametrize("days", ["0", "366", "veel"])
def test_an_invitation_lasts_a_day_to_a_year(server: Flask, tmp_path: Path, days: str) -> None:
    assert call(tmp_path, "invite", "--address", ADDRESS, "--days", days, **of_server(tmp_path)).returncode == 2
    assert server


def test_links_lists_rounds_and_prints_a_lost_one(server: Flask, tmp_path: Path) -> None:
    kept, settings = save_round(server), of_server(tmp_path)
    listed = call(tmp_path, "links", "--address", ADDRESS, **settings).stdout
    assert listed == f"{kept.public_id}  2026-11-21  Gouda\n"
    found = call(tmp_path, "links", "--address", ADDRESS, "--round", kept.public_id, **settings).stdout.strip()
    assert found == f"{ADDRESS}/beheer/{kept.secret}"


def test_a_renewed_link_takes_the_place_of_the_old_one(server: Flask, tmp_path: Path) -> None:
    kept, settings = save_round(server), of_server(tmp_path)
    command = ["links", "--address", ADDRESS, "--round", kept.public_id, "--renew"]
    new = SavedRound(kept.public_id, call(tmp_path, *command, **settings).stdout.strip().rpartition("/")[2])
    assert Visitor(server).get(f"/beheer/{kept.secret}").status == 410
    assert Visitor(server).get(f"/beheer/{new.secret}").place == kept.at


def test_an_unknown_round_has_no_link(server: Flask, tmp_path: Path) -> None:
    found = call(tmp_path, "links", "--address", ADDRESS, "--round", "x", **of_server(tmp_path))
    assert (found.returncode, "Er is geen ronde x" in found.stderr) == (2, True)
    assert database_of(server).listed() == []


def test_another_key_makes_no_link_but_by_renewing(server: Flask, tmp_path: Path) -> None:
    kept, settings = save_round(server), of_server(tmp_path) | {"secret_key": KEY[::-1]}
    command = ["links", "--address", ADDRESS, "--round", kept.public_id]
    assert (found := call(tmp_path, *command, **settings)).returncode == 2
    assert "--renew" in found.stderr
    assert call(tmp_path, *command, "--renew", **settings).returncode == 0


def test_a_server_without_its_settings_prints_no_link(tmp_path: Path) -> None:
    found = call(tmp_path, "links", "--address", ADDRESS, database=of_server(tmp_path)["database"])
    assert (found.returncode, "RETENTION_CHECK_SECRET_KEY" in found.stderr) == (2, True)
