"""Frames as the bytes of a CSV, JSON or XLSX file; no text cell can start a formula, negative numbers stay numbers."""

import csv
import io
import json
from collections.abc import Sequence

import pandas as pd

from retention_check.domain.comparison import Comparison
from retention_check.domain.study import Study
from retention_check.exporters.cells_for_people import frame_for_people
from retention_check.exporters.comparison_columns import COMPARISON
from retention_check.exporters.comparison_document import comparison_document
from retention_check.exporters.comparison_workbook import write_workbook
from retention_check.exporters.data_frames import comparison_frame, national_frame
from retention_check.exporters.safe_cells import escape_formula


def national_csv(study: Study) -> bytes:
    """The national means as CSV for machines: comma, decimal point, UTF-8."""
    return _csv(national_frame(study))


def comparison_csv(comparison: Comparison) -> bytes:
    """A comparison as CSV for machines: comma, decimal point, UTF-8."""
    return _csv(comparison_frame(comparison))


def comparison_csv_dutch(comparison: Comparison) -> bytes:
    """A comparison as CSV for Dutch Excel: semicolon, decimal comma, Dutch headings, UTF-8 with byte order mark."""
    frame = frame_for_people(comparison_frame(comparison), COMPARISON)
    output = io.StringIO(newline="")
    writer = csv.writer(output, delimiter=";")
    writer.writerow(frame.columns)
    writer.writerows([_with_comma(value) for value in row] for row in frame.itertuples(index=False, name=None))
    return output.getvalue().encode("utf-8-sig")


def comparison_json(comparison: Comparison, previous: Comparison | None = None, topics: Sequence[str] = ()) -> bytes:
    """A comparison as JSON: the round, what stands out, what changed since `previous`, and one object per item.

    `topics` are the codes that were chosen, else those of the round, else they are proposed. Who gives a previous
    round says that everyone was asked anew. Empty values are null.
    """
    document = comparison_document(comparison, previous, topics)
    return json.dumps(document, ensure_ascii=False, indent=1, default=float, allow_nan=False).encode() + b"\n"


def comparison_xlsx(comparison: Comparison, previous: Comparison | None = None) -> bytes:
    """A comparison as a workbook for people: the figures, every column in words, and what changed since `previous`."""
    output = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with pd.ExcelWriter(output, engine="xlsxwriter", engine_kwargs={"options": options}) as writer:
        write_workbook(writer, comparison, previous)
    return output.getvalue()


def _csv(frame: pd.DataFrame) -> bytes:
    # built column by column as objects, for pandas would make floats of whole numbers beside an empty cell
    safe = pd.DataFrame(
        {
            name: pd.Series(
                [escape_formula(value) if isinstance(value, str) else value for value in frame[name]], dtype=object
            )
            for name in frame
        }
    )
    return str(safe.to_csv(index=False, lineterminator="\r\n")).encode()


def _with_comma(value: object) -> str:
    return "" if value is None else value if isinstance(value, str) else str(value).replace(".", ",")
