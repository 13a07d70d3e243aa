"""How long things take, each beside something known in the same run: run by hand, `python tests/benchmark.py`.

Ends with a table of what was measured, the goal, what was found and whether the goal is held.
"""

import gc
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parent.parent))

from retention_check import isolation, paths, pdf, report
from retention_check.domain.comparison import compare
from retention_check.domain.round import Round
from retention_check.report.pdf import render_report
from retention_check.studies import load_study
from retention_check.web import pdf_jobs
from tests import benchmark_chromium, benchmark_cold, benchmark_import, benchmark_web
from tests.cast import ASKED, DAY, example_entries

TURNS = 9
TURNS_OF_DRAWINGS = 25  # a small difference between two large times
PRINTS = 3  # of Chromium in a turn: the kernel counts its time in hundredths of a second
AT_MOST_CHROMIUM = 3.0
AT_MOST_DRAWINGS = 0.10
AT_MOST_MEGABYTES = 200
STATIC = paths.resource_dir("static")

Row = tuple[str, str, str, bool]


def example() -> report.Report:
    """The conversation report of the example."""
    return report.make_report(compare(Round(example_entries(), DAY, "Voorbeeldstad", asked=ASKED), load_study()))


def child_seconds(made: report.Report) -> float:
    """Processor time that a child spends on a report, from its values to the bytes of the PDF, as the web app has it.

    The child tells it: of a forkserver's children the parent counts nothing.
    """
    seconds, megabytes = pdf_jobs.SECONDS_TO_RENDER, pdf_jobs.MEMORY_TO_RENDER
    return isolation.run_measured(render_report, made, seconds=seconds, megabytes=megabytes).cpu_seconds


def beside_chromium() -> Row:
    """A report that nobody made before beside a warm browser that prints the same page, by turns; processor time."""
    made = example()
    document = report.printable_document(made)
    name, goal = "report, first time, CPU", f"{AT_MOST_CHROMIUM} x"
    child_seconds(made)  # starts the forkserver
    with benchmark_chromium.printing(document, STATIC) as browser:
        if browser is None:
            return name, f"{child_seconds(made):.2f} s; Chromium is not installed", goal, True
        turns = [(child_seconds(made), browser.cpu_seconds_of(PRINTS)) for _ in range(TURNS)]
    ours, theirs = (min(turn[place] for turn in turns) for place in (0, 1))  # others on this machine only add
    pages = pdf.render_pdf(document, STATIC).pages
    told = f"{ours:.2f} s, {1000 * ours / pages:.0f} ms a page, {ours / theirs:.2f} x Chromium, warm ({theirs:.2f} s)"
    return name, told, goal, ours <= AT_MOST_CHROMIUM * theirs


def share_of_drawings() -> Row:
    """What the drawings add to a report: made and printed with them and without, by turns; processor time."""
    made = example()
    document = report.printable_document(made)
    bare = pdf.Document(re.sub(r"\.t-[^{]*\{[^}]*\}", "", document.html), {}, document.sheets)
    works: dict[str, Callable[[], object]] = {
        "all": lambda: pdf.render_pdf(document, STATIC),
        "bare": lambda: pdf.render_pdf(bare, STATIC),
        "fill": lambda: report.printable_document(made),
        "draw": lambda: [report.item_drawing(compared) for compared in made.comparison.items],
    }
    turns = [{name: _seconds(work) for name, work in works.items()} for _ in range(TURNS_OF_DRAWINGS)]
    typical = {name: median(turn[name] for turn in turns) for name in works}
    added = max(typical["all"] - typical["bare"], 0) + typical["draw"]
    share = added / (typical["fill"] + typical["all"])
    return "share of the drawings, CPU", f"{share:.1%}", f"{AT_MOST_DRAWINGS:.0%}", share <= AT_MOST_DRAWINGS


def peak_memory() -> Row:
    """Memory of a process that makes and prints the example's report once."""
    asked = (
        "import sys; sys.path.insert(0, sys.argv[1]); from tests.benchmark import example, render_report; "
        "render_report(example()); print(open('/proc/self/status').read().split('VmHWM:')[1].split()[0])"
    )
    command = [sys.executable, "-c", asked, str(Path(__file__).parent.parent)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found = int(done.stdout) / 1024
    return "peak memory of a process", f"{found:.0f} MB", f"{AT_MOST_MEGABYTES} MB", found <= AT_MOST_MEGABYTES


def _seconds(work: Callable[[], object]) -> float:
    gc.collect()  # what the work before it left behind
    began = time.process_time()
    work()
    return time.process_time() - began


def rows() -> Iterator[Row]:
    """Everything that is measured."""
    pdf_jobs.prepare()
    yield beside_chromium()
    yield share_of_drawings()
    yield peak_memory()
    yield from benchmark_cold.rows()
    yield from benchmark_web.rows()
    yield from benchmark_import.rows()


def main() -> None:
    """Measure and print the table."""
    print(f"{'measured':32} {'at most':10} {'held':5} found")
    for name, found, goal, is_held in rows():
        print(f"{name:32} {goal:10} {('yes' if is_held else 'NO') if goal else '':5} {found}")


if __name__ == "__main__":
    main()
