"""SPSS: names, the questions as labels of the variables, the answers as labels of their codes."""

import tempfile
from pathlib import Path
from typing import Any

import pandas as pd
import pyreadstat

from tests.importers.surveys.exports.columns import Column, columns_of
from tests.importers.surveys.exports.export import Export, export_of
from tests.importers.surveys.exports.labels import Cell
from tests.importers.surveys.exports.model import Survey

NO_OPINION = 9  # a user-missing code


def as_sav(survey: Survey, *, reverses: bool = False, short_names: bool = False) -> Export:
    """A file of SPSS; it `reverses` when code 1 is the highest answer, which only the labels tell.

    The first case is row 1. With `short_names` a statement's code is not in its variable's name.
    """
    columns = columns_of(survey)
    names = [_name(column, place, short=short_names) for place, column in enumerate(columns, 1)]
    codes = [_codes(column, survey, reverses=reverses and bool(column.code)) for column in columns]
    frame = pd.DataFrame({name: _coded(column, its) for name, column, its in zip(names, columns, codes, strict=True)})
    labels: dict[str, dict[int | float, str]] = {
        name: {code: str(text) for text, code in its.items()} for name, its in zip(names, codes, strict=True) if its
    }
    missing: dict[str, Any] = {
        name: [NO_OPINION]
        for name, column in zip(names, columns, strict=True)
        if column.code and survey.labels.no_opinion is not None
    }
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "vertrek.sav")
        pyreadstat.write_sav(
            frame,
            path,
            column_labels=[column.text for column in columns],
            variable_value_labels=labels,
            missing_ranges=missing,
        )
        data = path.read_bytes()
    return export_of("vertrek.sav", data, columns, survey, 0)


def _name(column: Column, place: int, *, short: bool) -> str:
    if short:
        return f"v{place:03}"
    return column.name.replace(".", "_")


def _codes(column: Column, survey: Survey, *, reverses: bool) -> dict[Cell, int]:
    """By answer its code; nothing for what was typed or a number by itself."""
    answers = [option for option in column.options if option != survey.labels.no_opinion]
    if not answers or not all(isinstance(answer, str) for answer in answers):
        return {}
    places = range(len(answers), 0, -1) if reverses else range(1, len(answers) + 1)
    found = dict(zip(answers, places, strict=True))
    if column.code and survey.labels.no_opinion is not None:
        found[survey.labels.no_opinion] = NO_OPINION
    return found


def _coded(column: Column, codes: dict[Cell, int]) -> "pd.Series[Any]":
    if codes:
        return pd.Series([None if cell is None else codes[cell] for cell in column.cells], dtype=float)
    if all(cell is None or isinstance(cell, int | float) for cell in column.cells):
        return pd.Series(column.cells, dtype=float)
    return pd.Series(["" if cell is None else str(cell) for cell in column.cells], dtype=object)
