"""Which rows of a grid are people: not the header, nor a header that comes back, nor totals at the end."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from retention_check.importers.surveys.files.grid import Grid
from retention_check.importers.surveys.survey_table import Layout
from retention_check.importers.surveys.table.scale_notes import notes_below

_TELLING = 5  # columns by which a header row is looked for again
_MOST_TOTALS = 12
_FEWEST_PEOPLE = 3
_FEWEST_MEANS = 3  # with something behind the point
_NUMBER = re.compile(r"\d{1,4}(?:\.\d+)?")
_TOTAL = re.compile(
    r"(?:gemiddelden?|gem\.?|totaal|totalen|som|average|mean|total|sum|mittelwert|summe|medelvärde|standaarddeviatie"
    r"|st\.? ?dev\.?|std\.?|mediaan|median|aantal antwoorden|aantal respondenten)(?: \S.{0,30})?[:=]?",
    re.IGNORECASE,
)
_BESIDE_TOTAL = re.compile(r"(?:aantal|count|n|min\.?|max\.?|minimum|maximum|spreiding|sd)\s?[:=]?", re.IGNORECASE)


@dataclass(frozen=True)
class PeopleRows:
    """The places in a grid of the rows that are people, and of those that hold totals; `scale` is what notes say."""

    people: "np.ndarray[Any, np.dtype[np.int64]]"
    totals: tuple[int, ...]
    scale: str = ""


def people_rows(grid: Grid, layout: Layout) -> PeopleRows:
    """The rows below the header, as places."""
    is_person = np.ones(len(grid.frame), dtype=bool)
    is_person[: layout.rows_above] = False
    is_person[list(layout.skipped)] = False
    for row in range(layout.rows_above):
        is_person[_same_rows(grid.frame, row)] = False
    totals = _totals(grid.frame, np.flatnonzero(is_person))
    is_person[list(totals)] = False
    is_person[_blank(grid.frame, np.flatnonzero(is_person))] = False
    means = _unnamed_means(grid.frame, np.flatnonzero(is_person))
    is_person[list(means)] = False
    notes = notes_below(grid, np.flatnonzero(is_person).tolist())
    is_person[list(notes)] = False
    return PeopleRows(np.flatnonzero(is_person), (*totals, *means), "; ".join(notes.values()))


def _blank(frame: pd.DataFrame, places: Any) -> Any:
    """Those of these rows in which nothing stands: most are gone after the first column."""
    for index in frame:
        if not len(places):
            break
        cells = frame[index].cat
        is_blank = np.array([*(not text.strip() for text in cells.categories), True])  # the last for a missing value
        places = places[is_blank[cells.codes.to_numpy()[places]]]
    return places


def _same_rows(frame: pd.DataFrame, row: int) -> "np.ndarray[Any, np.dtype[np.int64]]":
    """The rows that are the same as this one, which stands above the answers; none where it holds hardly anything."""
    filled = [at for at, text in enumerate(_row(frame, row)) if text.strip()]
    if len(filled) < 2:
        return np.zeros(0, dtype=np.int64)
    codes = [frame[at].cat.codes.to_numpy() for at in filled]
    found = np.flatnonzero(np.logical_and.reduce([each == each[row] for each in codes[:_TELLING]]))
    for each in codes[_TELLING:]:
        found = found[each[found] == each[row]]
    return found


def _totals(frame: pd.DataFrame, people: Any) -> tuple[int, ...]:
    """The last rows when they begin with a word for it, as long as one of those words leaves no doubt."""
    found = list(_called_total(frame, reversed(people[-_MOST_TOTALS:])))
    return tuple(sorted(place for place, _ in found)) if any(is_sure for _, is_sure in found) else ()


def _called_total(frame: pd.DataFrame, places: Iterable[Any]) -> Iterator[tuple[int, bool]]:
    for place in places:
        filled = [text.strip() for text in _row(frame, place) if text.strip()]
        if not filled:
            continue
        is_sure = bool(_TOTAL.fullmatch(filled[0]))
        if not (is_sure or _BESIDE_TOTAL.fullmatch(filled[0])) or not any(text[-1].isdigit() for text in filled[1:]):
            return
        yield int(place), is_sure


def _unnamed_means(frame: pd.DataFrame, people: Any) -> tuple[int, ...]:
    """The last row, where each of its cells is the mean of the column above it; else none."""
    if len(people) <= _FEWEST_PEOPLE:
        return ()
    filled = [(at, text.strip().replace(",", ".")) for at, text in enumerate(_row(frame, people[-1])) if text.strip()]
    if not all(_NUMBER.fullmatch(text) for _, text in filled) or sum("." in text for _, text in filled) < _FEWEST_MEANS:
        return ()
    return (int(people[-1]),) if all(_is_mean(text, frame[at], people[:-1]) for at, text in filled) else ()


def _is_mean(text: str, cells: "pd.Series[Any]", people: Any) -> bool:
    """Whether a number is the mean of the numbers in these rows, as far as it was written out."""
    plain = (value.strip().replace(",", ".") for value in map(str, cells.cat.categories))
    values = np.array([*(float(value) if _NUMBER.fullmatch(value) else np.nan for value in plain), np.nan])
    numbers = values[cells.cat.codes.to_numpy()[people]]
    numbers = numbers[~np.isnan(numbers)]
    decimals = len(text.partition(".")[2])
    return len(numbers) > 0 and abs(float(text) - numbers.mean()) <= 0.51 * 10.0**-decimals


def _row(frame: pd.DataFrame, place: int) -> list[str]:
    return [str(text) for text in frame.iloc[place]]
