"""How long a report takes, as ratios within one run: run by hand, `python tests/benchmark.py`.

Beside headless Chromium printing the same HTML (where it is installed) and beside `import pandas`.
"""

import base64
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from retention_check import paths, pdf, report
from retention_check.domain.comparison import Comparison, compare
from retention_check.domain.round import Round
from retention_check.studies import load_study
from tests import benchmark_web
from tests.cast import DAY, example_entries

ROUNDS = 5
STATIC = paths.resource_dir("static")
CHROMIUM = shutil.which("chromium")
QUIET = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--remote-debugging-pipe",
)


def best(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Seconds of the fastest of a few rounds, after one to warm up."""
    work()
    found = []
    for _ in range(rounds):
        began = time.perf_counter()
        work()
        found.append(time.perf_counter() - began)
    return min(found)


class Chromium:
    """A browser that is kept open and asked over a pipe to print."""

    def __init__(self) -> None:
        ours, theirs = os.pipe(), os.pipe()
        self.profile = tempfile.mkdtemp()
        self.loaded = False

        def hand_over() -> None:
            commands, answers = os.dup(ours[0]), os.dup(theirs[1])
            os.dup2(commands, 3)
            os.dup2(answers, 4)

        command = [str(CHROMIUM), *QUIET, f"--user-data-dir={self.profile}"]
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

    def print(self, file: Path) -> bytes:
        """Load a page and print it."""
        self.loaded = False
        self.ask("Page.navigate", url=file.as_uri())
        while not self.loaded:
            self.message()
        return base64.b64decode(self.ask("Page.printToPDF", preferCSSPageSize=True, generateTaggedPDF=True)["data"])

    def close(self) -> None:
        """End the browser that was started."""
        self.process.kill()
        self.process.wait()
        shutil.rmtree(self.profile, ignore_errors=True)


def chromium_seconds(document: pdf.Document) -> float | None:
    """Seconds in which a warm Chromium prints the page; None where it is not installed."""
    if CHROMIUM is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "report.html"
        file.write_text(document.html, "utf-8")
        (Path(folder) / "fonts").symlink_to(STATIC / "fonts")
        (Path(folder) / "figures").mkdir()
        for address, drawing in document.drawings.items():
            (Path(folder) / address).write_text(drawing, "utf-8")
        browser = Chromium()
        try:
            return best(lambda: browser.print(file))
        finally:
            browser.close()


def process_seconds(*arguments: str) -> float:
    """Seconds of a cold process of this Python."""
    return best(lambda: subprocess.run([sys.executable, *arguments], check=True, capture_output=True))


def peak_megabytes() -> float:
    """Memory of a process that makes and prints the example's report once."""
    asked = (
        "import sys; sys.path.insert(0, sys.argv[1]); "
        "from tests.benchmark import example; from retention_check.report import make_report; "
        "from retention_check.report.pdf import render_report; render_report(make_report(example())); "
        "print(open('/proc/self/status').read().split('VmHWM:')[1].split()[0])"
    )
    root = str(Path(__file__).parent.parent)
    done = subprocess.run([sys.executable, "-c", asked, root], check=True, capture_output=True, text=True)
    return int(done.stdout) / 1024


def example() -> Comparison:
    """The example's comparison."""
    return compare(Round(example_entries(), DAY, "Voorbeeldstad"), load_study())


def main() -> None:
    """Measure and print the table."""
    comparison = example()
    document = report.printable_document(report.make_report(comparison))
    bare = pdf.Document(re.sub(r"\.t-[^{]*\{[^}]*\}", "", document.html), {})
    pages = pdf.render_pdf(document, STATIC).pages
    fill = best(lambda: report.printable_document(report.make_report(comparison)))
    printing = best(lambda: pdf.render_pdf(document, STATIC))
    without = best(lambda: pdf.render_pdf(bare, STATIC))
    warm = fill + printing
    drawing = best(lambda: [report.item_drawing(compared) for compared in comparison.items])
    with tempfile.TemporaryDirectory() as folder:
        sheet, made = str(Path(folder) / "v.xlsx"), str(Path(folder) / "r.pdf")
        command = ("-m", "retention_check.cli")
        subprocess.run([sys.executable, *command, "template", "--filled", "-o", sheet], check=True)
        imports = process_seconds("-c", "import pandas, python_calamine")
        comparing = process_seconds(*command, "compare", sheet)
        printing_command = (*command, "report", sheet, "--municipality", "Voorbeeldstad", "--force", "-o", made)
        cold = process_seconds(*printing_command)
    peak = peak_megabytes()
    browser = chromium_seconds(document)

    rows = [
        ("report, warm", f"{warm:.2f} s, {1000 * warm / pages:.0f} ms a page, {pages} pages", ""),
        ("  beside Chromium, warm", f"{warm / browser:.2f} x" if browser else "Chromium is not installed", "2.5 x"),
        ("  share of the drawings", f"{(max(printing - without, 0) + drawing) / warm:.1%}", "10 %"),
        ("report, cold process", f"{cold:.2f} s, {cold / warm:.2f} x warm", ""),
        ("compare, cold process", f"{comparing / imports:.2f} x import pandas and calamine", "2 x"),
        ("peak memory of a process", f"{peak:.0f} MB", "200 MB"),
    ]
    for name, found, goal in [*rows, *benchmark_web.rows()]:
        print(f"{name:32} {found:52} {goal and 'at most ' + goal}")


if __name__ == "__main__":
    main()
