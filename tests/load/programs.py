"""Programs in processes of their own, which can be killed and started again, and are ended by their ids."""

import os
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from retention_check import store
from tests.store.databases import connected

SECONDS = 60
ROOT = Path(__file__).parents[2]
HERE = "127.0.0.1"
OWNER = "postgres" if os.geteuid() == 0 else None  # PostgreSQL refuses to be run by root


@dataclass
class Program:
    """A command, where it logs, and its process while it runs."""

    command: Sequence[str]
    log: Path
    environment: Mapping[str, str] | None = None
    user: str | None = None
    process: "subprocess.Popen[bytes] | None" = field(default=None, init=False)

    def start(self) -> None:
        with self.log.open("ab") as lines:
            self.process = subprocess.Popen(
                self.command,
                cwd="/" if self.user else ROOT,
                env=self.environment,
                user=self.user,
                stdout=lines,
                stderr=lines,
            )

    def restart(self) -> None:
        """Start it if it ended, as systemd does: gunicorn ends when a new worker finds no database."""
        if self.process is None or self.process.poll() is not None:
            self.start()

    @property
    def children(self) -> list[int]:
        """Ids of the processes that it started, the oldest first."""
        assert self.process is not None
        pid = self.process.pid
        return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()]

    def kill(self) -> None:
        """End it and its children at once, without a word."""
        assert self.process is not None
        children = self.children
        for pid in (self.process.pid, *children):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.process.wait(SECONDS)
        until = time.monotonic() + SECONDS
        while any(map(is_running, children)):
            assert time.monotonic() < until
            time.sleep(0.01)

    def stop(self, signal_number: int = signal.SIGTERM) -> None:
        """End it as it should be ended, and see that it is."""
        if self.process is None or self.process.poll() is not None:
            return
        self.process.send_signal(signal_number)
        try:
            self.process.wait(SECONDS)
        except subprocess.TimeoutExpired:
            self.kill()
            raise


def is_running(pid: int) -> bool:
    """Whether a process is there, and not ended already with only its id left."""
    with suppress(FileNotFoundError, ProcessLookupError):
        return Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()[0] != "Z"
    return False


@contextmanager
def running(program: Program, port: int) -> Iterator[Program]:
    """A program from its start, once its port is open, until its end."""
    program.start()
    try:
        wait_until_open(port, program)
        yield program
    finally:
        program.stop()


def wait_until_open(port: int, program: Program) -> None:
    """AssertionError when a port takes no connections within a minute, or its program has ended."""
    until = time.monotonic() + SECONDS
    while True:
        with suppress(OSError), socket.create_connection((HERE, port), 1):
            return
        assert program.process is not None
        assert time.monotonic() < until and program.process.poll() is None, program.log.read_text("utf-8")[-2000:]
        time.sleep(0.05)


def wait_until_reachable(url: str) -> None:
    """AssertionError when a database takes no questions within a minute: it first reads what it wrote last."""
    until = time.monotonic() + SECONDS
    with connected(url) as database:
        while not store.is_reachable(database):
            assert time.monotonic() < until
            time.sleep(0.05)


@contextmanager
def cluster(port: int) -> Iterator[tuple[Program, str]]:
    """A PostgreSQL of its own on a port of this computer: its program, and the URL of its database."""
    bin_folder = postgresql_folder()
    with tempfile.TemporaryDirectory(prefix="cluster-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        if OWNER:
            import shutil

            shutil.chown(folder, OWNER)
        made = [str(bin_folder / "initdb"), "-D", f"{name}/data", "-U", "test", "-A", "trust", "-E", "UTF8"]
        subprocess.run(
            [*made, "--locale=C.UTF-8", "--no-sync"], check=True, user=OWNER, cwd="/", stdout=subprocess.DEVNULL
        )
        settings = (f"port={port}", f"listen_addresses={HERE}", "unix_socket_directories=")
        options = [word for each in settings for word in ("-c", each)]
        log = Path(f"{name}.log")
        program = Program([str(bin_folder / "postgres"), "-D", f"{name}/data", *options], log, user=OWNER)
        try:
            with running(program, port):
                wait_until_reachable(url := f"postgresql+psycopg://test@{HERE}:{port}/postgres")
                yield program, url
                program.stop(signal.SIGINT)  # which waits for no connections
        finally:
            log.unlink(missing_ok=True)


def postgresql_folder() -> Path:
    """Where its programs are; without them a test is skipped, and fails in CI."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3].split(".")[0]))
    if not found:
        (pytest.fail if "CI" in os.environ else pytest.skip)("no PostgreSQL: sudo apt-get install postgresql")
    return found[-1].parent
