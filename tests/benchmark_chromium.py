"""A headless Chromium that is kept open and asked to print, and the processor time of all its processes."""

import base64
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from retention_check.pdf import Document
from tests.chromium import CHROMIUM, QUIET

WARMING = 3  # prints before a browser is as quick as it will be
_TICKS = os.sysconf("SC_CLK_TCK")


class Chromium:
    """A browser that is kept open and asked over a pipe to print."""

    def __init__(self, page: Path) -> None:
        self.page = page
        ours, theirs = os.pipe(), os.pipe()
        self.profile = tempfile.mkdtemp()
        self.loaded = False

        def hand_over() -> None:
            commands, answers = os.dup(ours[0]), os.dup(theirs[1])
            os.dup2(commands, 3)
            os.dup2(answers, 4)

        command = [str(CHROMIUM), "--headless", "--remote-debugging-pipe", *QUIET, f"--user-data-dir={self.profile}"]
        self.process = subprocess.Popen(
            command, preexec_fn=hand_over, close_fds=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        self.write, self.read = os.fdopen(ours[1], "wb"), os.fdopen(theirs[0], "rb")
        self.number = 0
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self.ask("Page.enable")

    def ask(self, method: str, **parameters: object) -> dict[str, Any]:
        """Send one command and wait for its answer."""
        self.number += 1
        message: dict[str, Any] = {"id": self.number, "method": method, "params": parameters}
        if hasattr(self, "session"):
            message["sessionId"] = self.session
        self.write.write(json.dumps(message).encode() + b"\0")
        self.write.flush()
        while True:
            answer = self.message()
            if answer.get("id") == self.number:
                return dict(answer.get("result", {}))

    def message(self) -> dict[str, Any]:
        """The next message of the browser."""
        found = bytearray()
        while (character := self.read.read(1)) != b"\0":
            if not character:
                raise EOFError("Chromium ended")
            found += character
        message = dict(json.loads(found))
        self.loaded = self.loaded or message.get("method") == "Page.loadEventFired"
        return message

    def print(self) -> bytes:
        """Load the page and print it."""
        self.loaded = False
        self.ask("Page.navigate", url=self.page.as_uri())
        while not self.loaded:
            self.message()
        return base64.b64decode(self.ask("Page.printToPDF", preferCSSPageSize=True, generateTaggedPDF=True)["data"])

    def cpu_seconds_of(self, prints: int) -> float:
        """Processor time of one print, by all processes of the browser."""
        began = self.cpu_seconds()
        for _ in range(prints):
            self.print()
        return (self.cpu_seconds() - began) / prints

    def cpu_seconds(self) -> float:
        """Processor time so far of the browser, its renderers and the processes beside them.

        Those that ended count in their parent.
        """
        return sum(map(_cpu_seconds, _tree(self.process.pid)))

    def close(self) -> None:
        """End the browser that was started."""
        self.process.kill()
        self.process.wait()
        shutil.rmtree(self.profile, ignore_errors=True)


@contextmanager
def printing(document: Document, static: Path) -> Iterator[Chromium | None]:
    """A browser that has printed a document a few times; None where it is not installed."""
    if CHROMIUM is None:
        yield None
        return
    with tempfile.TemporaryDirectory() as folder:
        browser = Chromium(_page(document, static, Path(folder)))
        try:
            for _ in range(WARMING):
                browser.print()
            yield browser
        finally:
            browser.close()


def _page(document: Document, static: Path, folder: Path) -> Path:
    """The document as a browser can load it: style sheets inside, fonts and drawings beside it."""
    css = "\n".join((static / sheet).read_text("utf-8") for sheet in document.sheets)
    (folder / "fonts").symlink_to(static / "fonts")
    (folder / "figures").mkdir()
    for address, drawing in document.drawings.items():
        (folder / address).write_text(drawing, "utf-8")
    page = folder / "report.html"
    page.write_text(document.html.replace("</head>", f"<style>{css}</style></head>", 1), "utf-8")
    return page


def _tree(root: int) -> Iterator[int]:
    """A process and all that descend from it, those that were handed to another parent too."""
    parents = {number: int(fields[1]) for number in _numbers() if (fields := _fields(number))}
    waiting = [root]
    while waiting:
        found = waiting.pop()
        yield found
        waiting.extend(number for number, parent in parents.items() if parent == found)


def _numbers() -> list[int]:
    return [int(folder.name) for folder in Path("/proc").iterdir() if folder.name.isdigit()]


def _fields(number: int) -> list[str]:
    """What the kernel tells of a process after its name; nothing when it is gone."""
    try:
        return Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return []


def _cpu_seconds(number: int) -> float:
    fields = _fields(number)
    return sum(map(int, fields[11:15])) / _TICKS if fields else 0.0
