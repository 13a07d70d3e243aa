"""What a table may be at most, and that a large one is read within its share of time and memory."""

import io
import resource
import sys
import time
from collections.abc import Callable

import pandas as pd
import pytest
import python_calamine

from retention_check.importers.surveys.files.containers import UnreadableFileError, read_grids
from retention_check.importers.surveys.files.limits import LARGE, USUAL, Limits
from retention_check.isolation import run_isolated
from tests.importers.surveys.large_files import COLUMNS, large_csv, large_xlsx
from tests.importers.surveys.made_files import Rows, csv_of, xlsx_of

WIDE: Rows = [[f"kop {n}" for n in range(401)], [*range(401)]]
TALL: Rows = [["kop", "x"], *[[n, 1] for n in range(20_001)]]


@pytest.mark.parametrize("made", [csv_of, xlsx_of])
def test_more_rows_and_columns_are_read_only_when_asked_for(made: Callable[[Rows], bytes]) -> None:
    for rows, words in ((WIDE, "te veel kolommen: hooguit 400"), (TALL, "te veel rijen: hooguit 20.000")):
        with pytest.raises(UnreadableFileError) as caught:
            read_grids(made(rows), USUAL)
        assert words in caught.value.message
        assert read_grids(made(rows), LARGE)[0].frame.shape == (len(rows), len(rows[0]))


def test_cells_beyond_the_last_column_that_are_empty_do_not_count() -> None:
    assert read_grids(b"a;b\n1;2" + b";" * 3000 + b"\n3;4\n", USUAL)[0].frame.shape == (3, 2)


def test_the_usual_limits_are_those_of_the_web() -> None:
    assert Limits() == USUAL
    assert (USUAL.file, USUAL.rows, USUAL.columns) == (20 * 2**20, 20_000, 400)
    assert USUAL.seconds < 25


def _seconds(data: bytes) -> tuple[float, float]:
    began = time.process_time()
    frame = read_grids(data, LARGE)[0].frame
    took = time.process_time() - began
    assert frame.shape[1] == COLUMNS
    return took, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _seconds_of_pandas(data: bytes) -> float:
    began = time.process_time()
    pd.read_csv(io.BytesIO(data), dtype=str, keep_default_na=False)
    return time.process_time() - began


def _seconds_of_calamine(data: bytes) -> float:
    began = time.process_time()
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    for _ in book.get_sheet_by_index(0).iter_rows():
        pass
    return time.process_time() - began


@pytest.mark.matrix
@pytest.mark.skipif(sys.platform != "linux", reason="memory is counted otherwise elsewhere")
def test_a_large_file_takes_little_more_than_its_reader_and_less_than_a_gigabyte() -> None:
    # The benchmark holds the exact shares; a machine that is busy with other tests gets some room here.
    for data, alone in ((large_csv(10_000), _seconds_of_pandas), (large_xlsx(10_000), _seconds_of_calamine)):
        at_best = min(run_isolated(alone, data, seconds=120, megabytes=4096) for _ in range(2))
        seconds, memory = min(run_isolated(_seconds, data, seconds=120, megabytes=4096) for _ in range(2))
        assert seconds < 3 * at_best
        assert memory < 1024
