"""What the groups predicted of each other, in every export of a comparison; a score is never made of it."""

import csv
import io
import json

import openpyxl
import pytest

from retention_check.domain.comparison import Comparison, compare
from retention_check.domain.prediction_wording import predictors_told
from retention_check.domain.predictions import all_reasons, predictions_of
from retention_check.domain.side import Side
from retention_check.exporters.comparison_files import (
    comparison_csv,
    comparison_csv_dutch,
    comparison_json,
    comparison_xlsx,
)
from retention_check.exporters.prediction_columns import PREDICTED
from tests.cast import STUDY, gouda
from tests.predicted import mixes_of_predictions, predicted

MIXES = mixes_of_predictions()
OWN = [column.name for column in PREDICTED]


def rows_of(comparison: Comparison) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(comparison_csv(comparison).decode())))


@pytest.mark.parametrize("mix", MIXES)
def test_the_columns_hold_what_is_shown_and_are_empty_elsewhere(mix: str) -> None:
    reasons = {each.item.code: each for each in all_reasons(MIXES[mix], predictions_of(MIXES[mix]))}
    for row in rows_of(MIXES[mix]):
        for side in Side:
            reason = reasons.get(row["code"])
            thought = reason.about[side].predicted if reason else None
            end = reason.about[side].end if reason else None
            assert row[f"predicted_{side}"] == (str(thought.shown_mean) if thought else "")
            assert row[f"n_predicted_{side}"] == (str(thought.n) if thought else "")
            assert row[f"end_predicted_{side}"] == (end or "")


def test_no_other_column_changes_with_a_prediction() -> None:
    def others(comparison: Comparison) -> list[dict[str, str]]:
        return [{name: value for name, value in row.items() if name not in OWN} for row in rows_of(comparison)]

    assert others(predicted()) == others(predicted(predicted={}))


def test_without_one_no_file_for_people_has_a_word_of_it() -> None:
    assert b"oorspel" not in comparison_csv_dutch(gouda())
    book = openpyxl.load_workbook(io.BytesIO(comparison_xlsx(gouda())))
    cells = [str(cell) for page in book for row in page.iter_rows(values_only=True) for cell in row]
    assert not [cell for cell in cells if "oorspel" in cell]


def test_the_files_for_people_have_it_in_words() -> None:
    rows = list(csv.DictReader(io.StringIO(comparison_csv_dutch(predicted()).decode("utf-8-sig")), delimiter=";"))
    assert rows[0]["Voorspeld over management"] == "4,2"
    assert rows[0]["Voorspellers over management"] == "14"
    ends = {row["Einde voorspeld management"] for row in rows}
    assert ends == {"", "9,5 of hoger", "1,5 of lager"}
    told = openpyxl.load_workbook(io.BytesIO(comparison_xlsx(predicted())))["Uitleg"].iter_rows(values_only=True)
    [note] = [row[1] for row in told if row[0] == "Voorspeld"]
    assert str(note).startswith(predictors_told(predicted()))


def test_the_json_has_them_with_the_items() -> None:
    first = json.loads(comparison_json(predicted()))["items"][0]
    assert (first["predicted_management"], first["n_predicted_management"], first["predicted_young"]) == (4.2, 14, 6.1)


def test_who_may_not_see_management_gets_none() -> None:
    for row in rows_of(compare(predicted().round.without_management(), STUDY)):
        assert not any(row[name] for name in OWN)
