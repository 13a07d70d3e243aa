"""Exports with what people add: explanations, a second grid, numbers of their own, a sheet for each group."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from retention_check.importers.surveys.understanding import QuestionTopic, RowsOf
from tests.cast import STUDY
from tests.importers.surveys.exports.columns import Column, columns_of
from tests.importers.surveys.exports.export import Export, body, export_of
from tests.importers.surveys.exports.formats import delimited, workbook
from tests.importers.surveys.exports.model import Group, expected
from tests.importers.surveys.exports.people import survey_of
from tests.importers.surveys.exports.reading import differences, means, read, told
from tests.matrix import some_now

SURVEY = survey_of()
COLUMNS = columns_of(SURVEY)
WHY = "Omdat dit bij ons echt speelt, vooral bij wie buiten werkt"
EXPLAINED = {
    "a word before": "Toelichting: {}",
    "a sentence": "Kunt u uw antwoord op ‘{}’ toelichten?",
    "a word behind": "{} (toelichting)",
}


def rows_of(columns: Sequence[Column]) -> list[Any]:
    return [[column.text for column in columns], *body(columns)]


def file_of(columns: Sequence[Column]) -> Export:
    return export_of("Antwoorden.csv", delimited(rows_of(columns), ";"), columns, SURVEY, 1)


def book_of(sheets: dict[str, list[Any]]) -> Export:
    made = export_of("Antwoorden.xlsx", b"", COLUMNS, SURVEY, 1)
    return replace(made, data=workbook(sheets))


def check_exact(export: Export) -> None:
    found = read(export)
    assert told(found) == ""
    assert differences(found, expected(SURVEY, export.rows), export) == {}


def with_explanations(pattern: str, answers: Sequence[str | None]) -> list[Column]:
    columns: list[Column] = []
    for column in COLUMNS:
        columns.append(column)
        if column.code.startswith("R"):
            cells = tuple(answers[place % len(answers)] for place in range(len(column.cells)))
            columns.append(Column("waarom", "", cells, pattern.format(column.text)))
    return columns


@pytest.mark.parametrize("explained", some_now(EXPLAINED, ["a sentence"]))
def test_an_explanation_beside_every_reason_is_not_the_reason(explained: str) -> None:
    check_exact(file_of(with_explanations(EXPLAINED[explained], [None, WHY, "Geen idee", None, None])))


@pytest.mark.matrix
def test_explanations_that_nobody_gave_are_not_the_reason() -> None:
    check_exact(file_of(with_explanations(EXPLAINED["a word before"], [None])))


PATTERNS = ["Q{place}. {text}", "{place}. {text}", "Vraag {place}: {text}", "{place} {text}"]


@pytest.mark.parametrize("pattern", some_now(PATTERNS, PATTERNS[:1]))
def test_numbers_of_their_own_before_the_statements_do_not_matter(pattern: str) -> None:
    columns = [
        replace(column, statement=pattern.format(place=place, text=column.text)) if column.code else column
        for place, column in enumerate(COLUMNS, 1)
    ]
    check_exact(file_of(columns))


def test_a_code_that_contradicts_the_text_beside_it_is_asked() -> None:
    other = {"R1": "R2", "R2": "R1"}
    columns = [
        replace(column, statement=f"{other[column.code]}. {column.text}") if column.code in other else column
        for column in COLUMNS
    ]
    found = read(file_of(columns))
    assert {question.topic for question in found.questions} == {QuestionTopic.COLUMN}, told(found)
    assert len(found.questions) == 2


@pytest.mark.matrix
def test_the_same_reasons_in_a_second_grid_are_asked_and_no_others() -> None:
    twice = [replace(column, question="Speelt dit bij ons?") for column in COLUMNS if column.code.startswith("R")]
    columns = [*COLUMNS, *twice]
    heads = [f"{column.question} [{column.statement}]" if column.statement else column.question for column in columns]
    found = read(replace(file_of(columns), data=delimited([heads, *body(columns)])))
    assert {question.topic for question in found.questions} == {QuestionTopic.COLUMN}, told(found)
    assert len(found.questions) == 20
    assert not found.entries


def test_columns_that_have_only_numbers_are_asked_about_never_guessed() -> None:
    columns = [
        replace(column, statement=f"Q{place}") if column.code else column for place, column in enumerate(COLUMNS, 1)
    ]
    found = read(file_of(columns))
    assert found.questions or found.problems
    assert not found.entries


@pytest.mark.matrix
def test_a_sheet_for_each_group_that_says_so_by_its_name_gives_what_one_sheet_gives() -> None:
    sheets = {}
    for name, group in {"Jonge ambtenaren": Group.YOUNG, "Management": Group.MANAGEMENT}.items():
        people = tuple(person for person in SURVEY.people if person.group is group)
        part = replace(SURVEY, people=people, asks=SURVEY.asks - {"group"})
        sheets[name] = rows_of(columns_of(part))
    export = book_of(sheets)
    found = read(export)
    assert told(found) == ""
    assert means(found) == expected(SURVEY, export.rows).means


@pytest.mark.matrix
def test_empty_rows_and_headings_that_come_back_between_the_answers_are_nobody() -> None:
    heads, *answers = rows_of(COLUMNS)
    rows = [heads, *answers[:9], (), *answers[9:20], heads, [" "] * len(heads), *answers[20:]]
    numbers = [*range(2, 11), *range(12, 23), *range(25, 25 + len(answers) - 20)]
    export = replace(file_of(COLUMNS), data=delimited(rows, ";"), rows=tuple(numbers))
    check_exact(export)
    assert read(export).rows == len(answers)


@pytest.mark.parametrize("other", some_now(["legend", "summary"], ["summary"]))
def test_other_sheets_beside_the_answers_are_passed_over_and_told(other: str) -> None:
    sheets: dict[str, list[Any]] = {
        "legend": [["Code", "Betekenis"], [1, "helemaal niet belangrijk"], [5, "heel belangrijk"]],
        "summary": [["Stelling", "Jong", "Management"], *([item.text, 7.5, 6.5] for item in STUDY.items)],
    }
    export = book_of({"Overzicht": sheets[other], "Antwoorden": rows_of(COLUMNS)})
    check_exact(export)
    assert any("Overzicht" in remark for remark in read(export).remarks)


@pytest.mark.matrix
def test_a_summary_beside_the_answers_of_a_few_shows_nobody() -> None:
    few = replace(SURVEY, people=SURVEY.people[:9])
    overview = [["Stelling", "Jong", "Management"], *([item.text, 7.5, 6.5] for item in STUDY.items)]
    found = read(book_of({"Overzicht": overview, "Antwoorden": rows_of(columns_of(few))}))
    assert found.rows_of is RowsOf.PEOPLE
    assert found.rows == 9
