"""What is said of the scale outside the headings: in a line below the answers, or on a sheet with a codebook."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from retention_check.domain.study import Study
from retention_check.domain.tallies import ANSWERS
from retention_check.importers.surveys.answers.answer_ends import ends_of, labels_in
from retention_check.importers.surveys.answers.answer_labels import says_none
from retention_check.importers.surveys.files.grid import Grid
from retention_check.importers.surveys.survey_table import SurveyTable

MOST_LINES = 12  # below the answers, that may be a note
MOST_ROWS, MOST_COLUMNS = 300, 10  # of a sheet that may be a codebook
_NUMBER = re.compile(r"\d{1,2}")


def notes_below(grid: Grid, places: Sequence[int]) -> dict[int, str]:
    """Of these rows the last ones that say what numbers mean, in one cell and nothing beside it."""
    found = {}
    for place in places[-MOST_LINES:]:
        filled = [text for text in map(str, grid.frame.iloc[place]) if text.strip()]
        if len(filled) == 1 and len(dict(labels_in(filled[0]))) > 1:
            found[int(place)] = filled[0]
    return found


def with_codebooks(tables: Sequence[SurveyTable], grids: Sequence[Grid], study: Study) -> list[SurveyTable]:
    """The tables, each with what the other sheets of its file say of the scale, where it says nothing itself."""
    told = [_told(grid, study) for grid in grids]
    made = []
    for table, own in zip(tables, told, strict=True):
        of_file = [notes for other, notes in zip(tables, told, strict=True) if other.file == table.file]
        beside = [note for notes in of_file if notes is not own for note in notes]
        notes = beside or (own if len(of_file) > 1 else [])
        made.append(_with_scale(table, "; ".join(dict.fromkeys(notes))))
    return made


def _with_scale(table: SurveyTable, scale: str) -> SurveyTable:
    if not scale or any(column.heading.scale for column in table.columns):
        return table
    columns = (replace(column, heading=replace(column.heading, scale=scale)) for column in table.columns)
    return replace(table, columns=tuple(columns))


def _told(grid: Grid, study: Study) -> list[str]:
    """What a small sheet says of a scale of five: in a cell, or as a list of numbers with a word beside each."""
    if len(grid.frame) > MOST_ROWS or grid.frame.shape[1] > MOST_COLUMNS or grid.labels:
        return []
    rows = [[text.strip() for text in row] for row in grid.head(MOST_ROWS)]
    texts = [*(text for row in rows for text in row if labels_in(text)), *_lists(rows)]
    return [text for text in texts if _is_of_five(text, study)]


def _is_of_five(text: str, study: Study) -> bool:
    """Whether it tells which of five is the highest: of another scale it may be another question's."""
    ends = ends_of([text], study)
    return ends.high in (None, ANSWERS) and ends.low in (None, 1) and ends.is_down is not None


def _lists(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Each list of rising numbers with a word beside it, as one text: '1 = heel belangrijk; 2 = belangrijk'."""
    run: list[tuple[int, str]] = []
    for number, word in _numbered(rows):
        if run and number <= run[-1][0]:
            yield _as_text(run)
            run = []
        run.append((number, word))
    yield _as_text(run)


def _numbered(rows: Sequence[Sequence[str]]) -> Iterator[tuple[int, str]]:
    for row in rows:
        for number, word in pairwise(row):
            if _NUMBER.fullmatch(number) and any(each.isalpha() for each in word) and not says_none(word):
                yield int(number), word
                break


def _as_text(run: Sequence[tuple[int, str]]) -> str:
    return "; ".join(f"{number} = {word}" for number, word in run)
