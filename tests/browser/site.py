"""A running app as the browser meets it: its process, its rounds, and what each page asked for and complained about."""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import ConsoleMessage, Page, Request

ROOT = Path(__file__).parent.parent.parent
SERVER = Path(__file__).parent / "serve.py"
WIDE, NARROW = 1280, 320
HEIGHT = 800
PRINTING = 60000  # milliseconds for a report, on a machine that is busy with other tests
FIRST = ("R1", "M1.1", "M1.2", "M1.3", "M1.4")  # the first block of the typing page, in its order
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
CONTRAST = "color-contrast"
ANSWERED = re.compile(r"Failed to load resource: the server responded with a status of (4\d\d|50[03])")


@dataclass(frozen=True)
class Site:
    """Where the app listens, the link that was printed for its owner, and the folder of its data."""

    address: str
    launch: str
    folder: Path

    def at(self, path: str) -> str:
        """A whole address."""
        return self.address + path


def pdf_of(page: Page, ask: Callable[[], None]) -> bytes:
    """The PDF that a page gives when it is asked for; a click waits for its answer, so give it the same time."""
    with page.expect_download(timeout=PRINTING) as waiting:
        ask()
    assert waiting.value.suggested_filename.endswith(".pdf")
    return waiting.value.path().read_bytes()


@contextmanager
def running(folder: Path, **settings: str) -> Iterator[Site]:
    """The app in a process of its own on a free port, with its data in a folder; ended by its id."""
    own = {f"RETENTION_CHECK_{name.upper()}": value for name, value in settings.items()}
    environment = {name: value for name, value in os.environ.items() if not name.startswith("RETENTION_CHECK_")}
    environment |= {"RETENTION_CHECK_DATA_FOLDER": str(folder), "PYTHONPATH": str(ROOT), **own}
    with (folder / "errors.log").open("w") as errors:
        process = subprocess.Popen(
            [sys.executable, str(SERVER)], env=environment, stdout=subprocess.PIPE, stderr=errors, text=True
        )
        try:
            said = process.stdout.readline() if process.stdout else ""
            launch = re.search(r"http://\S+", said)
            assert launch, (said, (folder / "errors.log").read_text())
            parts = urlsplit(launch[0])
            yield Site(f"{parts.scheme}://{parts.netloc}", launch[0], folder)
        finally:
            process.terminate()
            process.wait(timeout=20)
            if process.stdout:
                process.stdout.close()


@dataclass
class Watch:
    """What the pages of a context asked other hosts for, and what they complained about in the console."""

    site: Site
    foreign: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    pages: set[str] = field(default_factory=set)

    def on(self, page: Page) -> None:
        """Listen to a page."""
        page.on("request", self._asked)
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _asked(self, request: Request) -> None:
        if request.is_navigation_request():
            self.pages.add(request.url)
        if not request.url.startswith((self.site.address, "data:", "blob:")):
            self.foreign.append(request.url)

    def _said(self, message: ConsoleMessage) -> None:
        address = str(message.location.get("url"))
        is_a_page = ANSWERED.match(message.text) and address in self.pages
        if message.type in ("error", "warning") and not is_a_page:
            self.complaints.append(f"{address}: {message.text}")

    def assert_quiet(self) -> None:
        """Nothing was asked of another host, and no page complained."""
        assert self.foreign == []
        assert self.complaints == []


def axe(page: Page, *rules: str) -> list[str]:
    """What axe finds wrong on a page, and text it could not judge that has too little contrast; or of some rules only.

    Axe does not judge text over a drawing, in a box with an arrow, or past the edge of a region that scrolls. There the
    colours of the text and of what lies behind it are compared here.
    """
    run_only: dict[str, Any] = {"type": "rule", "values": list(rules)} if rules else {"type": "tag", "values": TAGS}
    options = {"runOnly": run_only, "resultTypes": ["violations", "incomplete"]}
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(AXE_SCRIPT)
    found = page.evaluate("(options) => axe.run(options)", options)
    doubtful = [node["target"][0] for rule in found["incomplete"] if rule["id"] == CONTRAST for node in rule["nodes"]]
    return [*_told(found["violations"]), *page.evaluate(TOO_FAINT, doubtful)]


def _told(found: list[Mapping[str, Any]]) -> Iterator[str]:
    for rule in found:
        for node in rule["nodes"]:
            why = " ".join(check["message"] for check in (*node["any"], *node["all"], *node["none"]))
            yield f"{rule['id']}: {node['target']} {node['html'][:160]} {why[:300]}"


def widen(page: Page, width: int) -> None:
    """Make the window so wide."""
    page.set_viewport_size({"width": width, "height": HEIGHT})


OVERFLOW = """() => {
  const root = document.documentElement;
  if (root.scrollWidth <= root.clientWidth) return "";
  const wide = [...document.body.querySelectorAll("*")].filter((element) => {
    if (element.closest(".scroll")) return false;
    return element.getBoundingClientRect().right > root.clientWidth + 0.5;
  });
  const told = wide.slice(0, 3).map((element) => element.outerHTML.slice(0, 120)).join(" | ");
  return `${root.scrollWidth} > ${root.clientWidth}: ${told}`;
}"""
LARGE_TEXT = """(on) => {
  const root = document.documentElement;
  if (on) root.style.setProperty("font-size", "200%", "important"); else root.style.removeProperty("font-size");
}"""
CLIPPED = """() => [...document.body.querySelectorAll("*")].filter((element) => {
  const style = getComputedStyle(element);
  if (element.closest(".visually-hidden, .scroll, svg, input") || style.clipPath !== "none") return false;
  const hides = [style.overflowX, style.overflowY].some((value) => ["hidden", "clip"].includes(value));
  if (!hides || !element.offsetParent) return false;
  return element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1;
}).map((element) => element.outerHTML.slice(0, 120))"""
SMALL_TARGETS = """() => {
  const inSentence = (element) => {
    if (element.tagName !== "A" || getComputedStyle(element).display !== "inline") return false;
    const block = element.closest("p, li, td, th, dd, dt, figcaption, caption, div");
    const text = block.textContent.replace(/\\s+/g, " ").trim();
    return text.length > element.textContent.replace(/\\s+/g, " ").trim().length;
  };
  const targets = "a[href], button, input:not([type=hidden]), select, textarea, summary";
  return [...document.querySelectorAll(targets)].filter((element) => {
    if (!element.checkVisibility() || element.matches(".utrecht-skip-link") || inSentence(element)) return false;
    const box = element.getBoundingClientRect();
    return box.width < 24 || box.height < 24;
  }).map((element) => {
    const box = element.getBoundingClientRect();
    return `${Math.round(box.width)}x${Math.round(box.height)} ${element.outerHTML.slice(0, 160)}`;
  });
}"""
TOO_FAINT = """(targets) => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const channels = (color) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const luminance = (color) => {
    const [red, green, blue] = channels(color).map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const color = getComputedStyle(at).backgroundColor;
      if (channels(color)[3] === 255) return color;
    }
    return "#fff";
  };
  return targets.map((target) => {
    const element = document.querySelector(target);
    const style = getComputedStyle(element);
    const color = element instanceof SVGElement ? style.fill : style.color;
    const [light, dark] = [luminance(color), luminance(behind(element))].sort((a, b) => b - a);
    const ratio = (light + 0.05) / (dark + 0.05);
    return ratio < 4.5 ? `contrast ${ratio.toFixed(2)}: ${target} ${color} on ${behind(element)}` : "";
  }).filter(Boolean);
}"""
OPEN_ALL = "() => document.querySelectorAll('details').forEach((element) => { element.open = true; })"
