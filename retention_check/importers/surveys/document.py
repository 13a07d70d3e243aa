"""What was understood of an export as one JSON object, for who reads it with a program or keeps it with the scores."""

from typing import Any

from retention_check.domain.scores import THRESHOLD
from retention_check.domain.side import Side
from retention_check.domain.study import Study
from retention_check.importers.surveys.rows.row_wording import why
from retention_check.importers.surveys.understanding import (
    ColumnUse,
    Excluded,
    GroupValue,
    Question,
    Understanding,
    UnusedCell,
)

FORMAT, VERSION = "retention_check.import", 1
DECIMALS = 6  # of a mean


def document_of(found: Understanding, study: Study) -> dict[str, Any]:
    """Everything in the order in which it is asked; means and answers of fewer than five people are not there."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "tool": found.tool or None,
        "files": list(found.files),
        "rows_of": str(found.rows_of),
        "rows": found.rows,
        "scale": found.answer_scale and str(found.answer_scale),
        "included": {str(side): found.people.get(side, 0) for side in Side},
        "excluded": [_excluded(each, study) for each in found.excluded],
        "repeated": found.repeated,
        "unfinished": found.unfinished,
        "columns": [_column(column) for column in found.columns],
        "groups": [_group(each) for each in found.groups],
        "answers": [{"typed": each.typed, "read_as": each.read_as, "times": each.times} for each in found.answers],
        "unused_cells": [_cell(cell) for cell in found.unused_cells],
        "unused_count": found.unused_count,
        "asked": {str(side): n for side, n in found.asked.items()},
        "remarks": list(found.remarks),
        "questions": [_question(question) for question in found.questions],
        "problems": [str(problem) for problem in found.problems],
        "scores": _scores(found),
    }


def _excluded(rows: Excluded, study: Study) -> dict[str, Any]:
    return {
        "cause": str(rows.cause),
        "why": why(rows.cause, len(rows.rows), study.edition.young_age_limit),
        "file": rows.file,
        "rows": [*rows.rows],
    }


def _group(group: GroupValue) -> dict[str, Any]:
    side = group.side and str(group.side)
    return {"value": group.value, "rows": group.rows, "side": side, "is_sure": group.is_sure}


def _cell(cell: UnusedCell) -> dict[str, Any]:
    return {"file": cell.file, "row": cell.row, "column": cell.column, "shown": cell.shown, "why": cell.why}


def _column(column: ColumnUse) -> dict[str, Any]:
    return {
        "letter": column.letter,
        "file": column.file,
        "heading": column.heading,
        "code": column.code or None,
        "role": None if column.code else str(column.role),
        "sureness": str(column.sureness) if column.is_used or column.is_asked else None,
        "candidates": list(column.candidates),
        "is_private": column.is_private,
        "is_text": column.is_text,
    }


def _question(question: Question) -> dict[str, Any]:
    return {
        "topic": str(question.topic),
        "about": question.about,
        "text": question.text,
        "options": [{"value": each.value, "text": each.text, "flag": question.flag(each)} for each in question.options],
    }


def _scores(found: Understanding) -> list[dict[str, Any]]:
    if not found.is_ready:
        return []
    return [
        {
            "code": each.code,
            "side": str(each.side),
            "mean": round(float(each.mean), DECIMALS) if each.n is None or each.n >= THRESHOLD else None,
            "n": each.n,
        }
        for each in found.entries
    ]
