"""An export of a hundred thousand people from file to tallies, beside what its bytes alone cost: for `benchmark.py`."""

import io
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pandas as pd
import python_calamine as calamine

from retention_check import isolation
from retention_check.importers.surveys.choices import UNDECIDED
from retention_check.importers.surveys.files.limits import LARGE, USUAL
from retention_check.importers.surveys.survey import SurveyFile, read_files, read_survey
from retention_check.studies import load_study
from tests.importers.surveys.large_files import large_csv, large_xlsx

TURNS = 3
AT_MOST_CSV, AT_MOST_XLSX = 2.5, 2.0
AT_MOST_MEGABYTES = 1024
AT_MOST_SECONDS = 1.0  # for a thousand people, the child process included
PEOPLE = 1000

Row = tuple[str, str, str, bool]
Result = TypeVar("Result")


def rows() -> Iterator[Row]:
    """Each format beside its own reader, the memory of both, and a thousand people as the web reads them."""
    text, book = large_csv(), large_xlsx()
    yield _ratio("import of CSV, 100,000 rows, CPU", text, read_by_pandas, AT_MOST_CSV, "pandas.read_csv")
    yield _ratio("import of XLSX, the same, CPU", book, read_by_calamine, AT_MOST_XLSX, "calamine.iter_rows")
    for name, made in (("CSV", "large_csv"), ("XLSX", "large_xlsx")):
        found = _peak(made)
        yield f"memory of that {name}", f"{found:.0f} MB", f"{AT_MOST_MEGABYTES} MB", found <= AT_MOST_MEGABYTES
    yield _thousand()


def _ratio(name: str, data: bytes, theirs: Callable[[bytes], int], at_most: float, whose: str) -> Row:
    """Ours and theirs by turns, each in a child of its own, the least of each: others on this machine only add."""
    turns = [(_ours(data), _in_child(theirs, data).cpu_seconds) for _ in range(TURNS)]
    ours, beside = (min(turn[place] for turn in turns) for place in (0, 1))
    told = f"{ours:.2f} s, {ours / beside:.2f} x {whose} ({beside:.2f} s)"
    return name, told, f"{at_most} x", ours <= at_most * beside


def _ours(data: bytes) -> float:
    """Processor time of the child from the bytes to what was understood, as the command line asks for it."""
    measured = _in_child(read_files, [("a", data)], load_study(), UNDECIDED, LARGE, False)
    assert measured.result.understanding.is_ready, measured.result.understanding
    return measured.cpu_seconds


def _in_child(work: Callable[..., Result], *arguments: object) -> isolation.Measured[Result]:
    return isolation.run_measured(work, *arguments, seconds=LARGE.seconds, megabytes=LARGE.megabytes)


def read_by_pandas(data: bytes) -> int:
    """Rows of its own reading, of text columns."""
    return len(pd.read_csv(io.BytesIO(data), dtype=str, keep_default_na=False))


def read_by_calamine(data: bytes) -> int:
    """Rows of its own reading, one by one and never as whole lists."""
    book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    return sum(1 for name in book.sheet_names for _ in book.get_sheet_by_name(name).iter_rows())


def _peak(made: str) -> float:
    """Megabytes that a process takes at most that reads such a file; the file itself is made elsewhere."""
    asked = (
        "import sys; sys.path.insert(0, sys.argv[1]); from tests.benchmark_import import read_in_process; "
        "read_in_process(sys.stdin.buffer.read()); "
        "print(open('/proc/self/status').read().split('VmHWM:')[1].split()[0])"
    )
    data = {"large_csv": large_csv, "large_xlsx": large_xlsx}[made]()
    command = [sys.executable, "-c", asked, str(Path(__file__).parent.parent)]
    return int(subprocess.run(command, check=True, capture_output=True, input=data).stdout) / 1024


def read_in_process(data: bytes) -> None:
    """The work of the child, in this process."""
    assert read_files([("a", data)], load_study(), UNDECIDED, LARGE).understanding.is_ready


def _thousand() -> Row:
    """Time on the clock for a thousand people, as the web app waits for it, when its forkserver is warm."""
    file = SurveyFile("a.csv", large_csv(PEOPLE))
    read_survey([file], load_study(), UNDECIDED, USUAL)
    began = time.perf_counter()
    read_survey([file], load_study(), UNDECIDED, USUAL)
    found = time.perf_counter() - began
    return "import of 1,000 rows, clock", f"{found:.2f} s", f"{AT_MOST_SECONDS:.0f} s", found <= AT_MOST_SECONDS
