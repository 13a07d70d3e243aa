"""How long a command takes from its start, beside cold processes of others; part of `python tests/benchmark.py`.

Each turn measures everything once, and the middle one of all turns counts, which is what someone waits for.
"""

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from math import inf
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parent.parent))

from retention_check import paths, pdf, report
from retention_check.domain.comparison import compare
from retention_check.domain.round import Round
from tests.cast import DAY, STUDY, example_entries
from tests.chromium import CHROMIUM

TURNS = 7
CHROMIUM_OPTIONS = ("--headless=new", "--no-sandbox")  # and a profile of its own, made anew each time
COMMAND = (sys.executable, "-m", "retention_check.cli")
AT_MOST_CHROMIUM = 1.6
AT_MOST_IMPORTS = 2.0

Row = tuple[str, str, str, bool]


def rows() -> Iterator[Row]:
    """What was measured, what was found, the goal, and whether it is held."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for ending in ("xlsx", "csv"):
            _run(*COMMAND, "template", "--filled", "-o", str(folder / f"v.{ending}"))
        page = _page(folder / "page")
        found = _seconds(
            {
                "xlsx": lambda: _run(*_report(folder, "v.xlsx")),
                "csv": lambda: _run(*_report(folder, "v.csv")),
                "chromium": lambda: _print(folder, page),
                "compare": lambda: _run(*COMMAND, "compare", str(folder / "v.xlsx")),
                "imports": lambda: _run(sys.executable, "-c", "import pandas, python_calamine"),
            }
        )
    for ending in ("xlsx", "csv"):
        told = f"report of {ending.upper()}, cold"
        yield _row(told, found[ending], found["chromium"], "Chromium, cold", AT_MOST_CHROMIUM)
    yield _row("compare, cold", found["compare"], found["imports"], "import pandas and calamine", AT_MOST_IMPORTS)


def _row(name: str, seconds: float, other: float, beside: str, goal: float) -> Row:
    if other == inf:
        return name, f"{seconds:.2f} s; {beside} is not installed", f"{goal} x", True
    found = f"{seconds:.2f} s, {seconds / other:.2f} x {beside} ({other:.2f} s)"
    return name, found, f"{goal} x", seconds <= goal * other


def _seconds(works: dict[str, Callable[[], bool]]) -> dict[str, float]:
    """Seconds of the middle turn of each piece of work; infinity for one that cannot be done here."""
    found: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(TURNS):
        for name, work in works.items():
            began = time.perf_counter()
            is_done = work()
            found[name].append(time.perf_counter() - began if is_done else inf)
    return {name: median(seconds) for name, seconds in found.items()}


def _report(folder: Path, sheet: str) -> tuple[str, ...]:
    made = str(folder / "r.pdf")
    return (*COMMAND, "report", str(folder / sheet), "--municipality", "Voorbeeldstad", "--force", "-o", made)


def _print(folder: Path, page: Path) -> bool:
    if CHROMIUM is None:
        return False
    profile, made = folder / "profile", folder / "c.pdf"
    shutil.rmtree(profile, ignore_errors=True)
    _run(CHROMIUM, *CHROMIUM_OPTIONS, f"--user-data-dir={profile}", f"--print-to-pdf={made}", page.as_uri())
    return made.exists()


def _page(folder: Path) -> Path:
    """The example's report as a page with its style sheets inside, its fonts and drawings beside it."""
    static = paths.resource_dir("static")
    document: pdf.Document = report.printable_document(
        report.make_report(compare(Round(example_entries(), DAY, "Voorbeeldstad"), STUDY))
    )
    css = "\n".join((static / sheet).read_text("utf-8") for sheet in document.sheets)
    (folder / "figures").mkdir(parents=True)
    (folder / "fonts").symlink_to(static / "fonts")
    for address, drawing in document.drawings.items():
        (folder / address).write_text(drawing, "utf-8")
    page = folder / "report.html"
    page.write_text(document.html.replace("</head>", f"<style>{css}</style></head>", 1), "utf-8")
    return page


def _run(*command: str) -> bool:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return True


if __name__ == "__main__":
    for row in rows():
        print(*row, sep="  ")
