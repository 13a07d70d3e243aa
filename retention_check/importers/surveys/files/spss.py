"""A file of SPSS becomes a grid: names, texts of the questions, codes, and the words that belong to the codes."""

import io
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any

import numpy as np
import pandas as pd

from retention_check.importers.surveys.files.grid import Grid, categorical, cell_text
from retention_check.importers.surveys.files.limits import Limits
from retention_check.importers.surveys.files.unreadable import UnreadableFileError
from retention_check.importers.table import TooManyColumnsError
from retention_check.importers.workbook import TooManyRowsError

FIRST_BYTES = (b"$FL2", b"$FL3")
NO_ANSWER = "geen antwoord"  # the word for every code that SPSS counts as missing
UNREADABLE = (
    "Dit SPSS-bestand kan niet gelezen worden: het is beschadigd of niet compleet. "
    "Open het in SPSS en sla het opnieuw op als .sav."
)


def spss_grid(data: bytes, limits: Limits) -> Grid:
    """The cases of a .sav or .zsav under two rows: names and labels of the variables.

    UnreadableFileError, TooManyRowsError, TooManyColumnsError. The words of a code that SPSS was told to count as
    missing are always 'geen antwoord'.
    """
    frame, about = _read(data, limits)
    if len(frame.columns) > limits.columns:
        raise TooManyColumnsError
    if len(frame) > limits.rows:
        raise TooManyRowsError
    columns = [_column(name, frame.iloc[:, place], about) for place, name in enumerate(about.column_names)]
    index = range(-2, len(frame))
    made = pd.DataFrame({place: cells.array for place, (cells, _) in enumerate(columns)}, index=index)
    return Grid("", made, tuple(words for _, words in columns))


def _read(data: bytes, limits: Limits) -> tuple[pd.DataFrame, Any]:
    import pyreadstat

    problems = (pyreadstat.ReadstatError, pyreadstat.PyreadstatError, ValueError, OverflowError, TypeError)
    for as_numbers in (False, True):  # a time beyond the year 9999 is a number
        with suppress(*problems):
            return pyreadstat.read_sav(
                io.BytesIO(data),
                user_missing=True,
                row_limit=limits.rows + 1,
                disable_datetime_conversion=as_numbers,
            )
    raise UnreadableFileError(UNREADABLE)


def _column(name: str | None, cells: "pd.Series[Any]", about: Any) -> tuple["pd.Series[Any]", dict[str, str]]:
    label = about.column_names_to_labels.get(name) or ""
    codes, values = pd.factorize(cells.to_numpy(dtype=object), use_na_sentinel=True)
    texts = ["", name or "", label, *(_text(value) for value in values)]
    different = {text: place for place, text in enumerate(dict.fromkeys(texts))}
    places = np.array([different[text] for text in texts], dtype=np.int32)
    made = categorical(places[np.concatenate(([1, 2], np.where(codes < 0, 0, codes + 3)))], different)
    words = {_text(code): str(word) for code, word in about.variable_value_labels.get(name, {}).items()}
    return made, words | {_text(value): NO_ANSWER for value in _missing([*values], about.missing_ranges.get(name, ()))}


def _missing(values: Sequence[Any], ranges: Sequence[Mapping[str, Any]]) -> Iterator[Any]:
    """The values that SPSS was told to count as missing, by code or from one code to another."""
    for value in values:
        for each in ranges:
            low, high = each["lo"], each["hi"]
            if value == low or (isinstance(value, float) and isinstance(low, float) and low <= value <= high):
                yield value


def _text(value: Any) -> str:
    if isinstance(value, np.generic):
        value = value.item()
    return cell_text(value)
