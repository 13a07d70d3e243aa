"""A room around a laptop: the real command in a network of its own, with interfaces as laptops have them."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from retention_check.config import PREFIX
from tests.cli.process import COMMAND, SECONDS

WIFI, CABLE, DOCKER = ("wlan0", "192.168.7.20"), ("eth7", "10.1.2.3"), ("docker0", "172.17.0.1")
LINK = re.compile(r"http://127\.0\.0\.1:(\d+)(/open/[a-z2-7]{32})")
# A network of its own: as root, or as who is root within it alone
APART = ["unshare", "--net"] if os.geteuid() == 0 else ["unshare", "--net", "--map-root-user"]
WITHIN = ["--net"] if os.geteuid() == 0 else ["--net", "--user", "--preserve-credentials"]
ASK = """
import json, sys, urllib.error, urllib.request
answers = []
for address, host in json.loads(sys.argv[1]):
    try:
        request = urllib.request.Request(address, headers={"Host": host} if host else {})
        with urllib.request.build_opener(urllib.request.HTTPCookieProcessor()).open(request, timeout=20) as answer:
            answers.append([answer.status, answer.read().decode()])
    except urllib.error.HTTPError as error:
        answers.append([error.code, error.read().decode()])
    except OSError as error:
        answers.append([0, str(error)])
print(json.dumps(answers))
"""


def can_be_apart() -> bool:
    """True where this user may make a network with interfaces of its own."""
    if not all(map(shutil.which, ("unshare", "nsenter", "ip"))):
        return False
    tried = subprocess.run([*APART, "ip", "link", "add", "wlan0", "type", "bridge"], capture_output=True, check=False)
    return tried.returncode == 0


pytestmark = pytest.mark.skipif(not can_be_apart(), reason="this user may make no network of its own")


@dataclass(frozen=True)
class Laptop:
    """A command that runs in its own network, what it said first, and where it runs."""

    process: "subprocess.Popen[str]"
    said: list[str]

    def asked(self, *addresses: tuple[str, str]) -> list[tuple[int, str]]:
        """Status and text of pages, asked from within that network: address and host name, or none."""
        command = [
            "nsenter",
            "--target",
            str(self.process.pid),
            *WITHIN,
            sys.executable,
            "-c",
            ASK,
            json.dumps(addresses),
        ]
        done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=True)
        return [(status, text) for status, text in json.loads(done.stdout)]


def command(folder: Path, interfaces: tuple[tuple[str, str], ...], *arguments: str) -> tuple[list[str], dict[str, str]]:
    """`serve` in a network with these interfaces and no default route, and its environment."""
    steps = ["ip link set lo up"]
    for name, address in interfaces:
        steps += [f"ip link add {name} type bridge", f"ip addr add {address}/24 dev {name}", f"ip link set {name} up"]
    script = " && ".join([*steps, 'exec "$@"'])
    plain = {name: value for name, value in os.environ.items() if not name.startswith(PREFIX)}
    environment = plain | {"HOME": str(folder), "XDG_DATA_HOME": str(folder / "data")}
    return [*APART, "sh", "-c", script, "sh", *COMMAND, "serve", "--port", "0", *arguments], environment


@contextmanager
def laptop(folder: Path, interfaces: tuple[tuple[str, str], ...], *arguments: str) -> Iterator[Laptop]:
    """A laptop that serves a room, until it is ended by its id."""
    typed, environment = command(folder, interfaces, *arguments)
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "env": environment}
    with subprocess.Popen(typed, text=True, **pipes) as process:  # type: ignore[call-overload]
        watch = threading.Timer(SECONDS, process.kill)
        watch.start()
        try:
            said = []
            for line in process.stdout:
                said.append(line.rstrip("\n"))
                if line.startswith("Stoppen"):
                    break
            assert said, process.stderr.read()
            yield Laptop(process, said)
        finally:
            watch.cancel()
            process.kill()


def test_the_wifi_of_a_laptop_with_docker_is_found_and_both_sockets_answer_until_ctrl_c(tmp_path: Path) -> None:
    with laptop(tmp_path, (DOCKER, WIFI), "--room") as found:
        link = LINK.search(found.said[0])
        assert link
        port, launch = link.groups()
        own, room = f"http://127.0.0.1:{port}", f"http://192.168.7.20:{port}"
        assert found.said[3] == f"Test met een telefoon: {room}/"
        mine, theirs, stolen, elsewhere, foreign = found.asked(
            (own + launch, ""),
            (f"{room}/", ""),
            (room + launch, ""),
            (f"http://172.17.0.1:{port}/", ""),
            (f"{room}/", "evil.example"),
        )
        assert (mine[0], "Begin een ronde" in mine[1]) == (200, True)
        assert (theirs[0], "Begin een ronde" in theirs[1]) == (200, False)
        assert "QR-code" in theirs[1]
        assert stolen[0] == 403  # who reads the key on the organiser's screen
        assert elsewhere[0] == 0  # nothing listens there
        assert foreign[0] == 400
        found.process.send_signal(signal.SIGINT)
        output, errors = found.process.communicate(timeout=SECONDS)
    assert (output, errors, found.process.returncode) == ("Gestopt.\n", "", 0)


def test_a_laptop_with_two_networks_lists_them_and_ends(tmp_path: Path) -> None:
    typed, environment = command(tmp_path, (DOCKER, CABLE, WIFI), "--room")
    done = subprocess.run(typed, env=environment, capture_output=True, text=True, timeout=SECONDS, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    lines = done.stderr.splitlines()
    assert [line.split()[1] for line in lines[:3]] == ["10.1.2.3", "192.168.7.20", "172.17.0.1"]
    assert lines[-1] == "retention-check serve --room 10.1.2.3"


def test_a_laptop_in_no_network_says_what_to_do(tmp_path: Path) -> None:
    typed, environment = command(tmp_path, (), "--room")
    done = subprocess.run(typed, env=environment, capture_output=True, text=True, timeout=SECONDS, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert "geen netwerk" in done.stderr
    assert "hotspot" in done.stderr


def test_without_a_room_a_laptop_in_a_network_is_reached_by_nobody_else(tmp_path: Path) -> None:
    with laptop(tmp_path, (WIFI,)) as found:
        link = LINK.search(found.said[0])
        assert link
        [mine, theirs] = found.asked((f"http://127.0.0.1:{link[1]}/", ""), (f"http://192.168.7.20:{link[1]}/", ""))
    assert (mine[0], theirs[0]) == (200, 0)
