"""What can be decided on the page: fields with what can be sent, held against what was shown."""

from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask

from retention_check.domain.side import Side
from retention_check.importers.surveys.choices import UNDECIDED, Choices, ColumnRole
from retention_check.importers.surveys.understanding import (
    AnswerScale,
    AnswerValue,
    ColumnUse,
    GroupValue,
    Option,
    Question,
    QuestionTopic,
    RowsOf,
    Sureness,
    Understanding,
)
from retention_check.web.organiser.survey.decisions import AGAIN, MOST_VALUES, Decision, changed_choices, decisions_of
from retention_check.web.organiser.survey.decisions import NOTHING_SAID as NO_ANSWER

FOUND = Understanding(
    files=("a.csv",),
    columns=(
        ColumnUse("Naam", "A", "Naam", "a.csv", is_private=True),
        ColumnUse("Functie", "B", "Functie", "a.csv", role=ColumnRole.GROUP),
        ColumnUse("Werk", "C", "Werk", "a.csv", code="R4", sureness=Sureness.ALIKE),
        ColumnUse("Werk", "C", "Werk", "b.csv", code="R4"),
        ColumnUse("Iets", "D", "Iets", "a.csv", sureness=Sureness.ASKED, candidates=("R1", "R2")),
    ),
    groups=(GroupValue("Jong", 3, Side.YOUNG), GroupValue("MT?", 2, None, is_sure=False)),
    answer_scale=AnswerScale.ONE_TO_FIVE,
    answers=(AnswerValue("eens", "4", 9), AnswerValue("geen idee", None, 1)),
    questions=(
        Question(QuestionTopic.COLUMN, "Iets", "Wat is dit?", (Option("R1", "R1"), Option("none", "niets"))),
        Question(QuestionTopic.VALUE, "MT?", "Wie?", (Option("management", "ja"), Option("none", "nee"))),
        Question(QuestionTopic.SHEET, "a.csv", "Welk blad?", (Option("Blad1", "1"), Option("Blad2", "2"))),
    ),
)


@pytest.fixture(autouse=True)
def context(app: Flask) -> Iterator[None]:
    """The study is asked of the app."""
    with app.app_context():
        yield


def by_name(found: Understanding = FOUND, choices: Choices = UNDECIDED) -> dict[str, Decision]:
    return {each.name: each for each in decisions_of(found, choices)}


def change(sent: dict[str, str], found: Understanding = FOUND, choices: Choices = UNDECIDED, **more: bool) -> Choices:
    switches: Any = {"complete": False, "single": False, **more}
    return changed_choices(choices, decisions_of(found, choices), sent, **switches)


def test_each_thing_is_decided_once_and_private_columns_never() -> None:
    names = ["column-1", "column-2", "column-4", "value-0", "value-1", "answer-0", "answer-1", "scale", "side-0"]
    assert list(by_name()) == [*names, "question-0"]


def test_what_stands_is_what_was_understood_and_what_is_asked_is_open() -> None:
    values = {name: each.value for name, each in by_name().items()}
    assert values["column-1"] == "group"
    assert values["column-2"] == "R4"
    assert (values["column-4"], values["value-1"], values["question-0"]) == ("", "", "")
    assert (values["answer-0"], values["answer-1"]) == ("4", NO_ANSWER)
    assert values["side-0"] == AGAIN
    assert [name for name, each in by_name().items() if each.is_asked] == ["column-4", "value-1", "question-0"]


def test_an_asked_column_can_become_anything_with_the_likeliest_first() -> None:
    asked = by_name()["column-4"]
    assert asked.values[:2] == ("R1", "none")
    assert {"M10.4", "age", "group"} <= set(asked.values)
    assert len(set(asked.values)) == len(asked.values)


@pytest.mark.parametrize(
    ("name", "sent", "possible"),
    [
        ("column-2", "M3.2", True),
        ("column-2", "R99", False),
        ("column-2", "", False),
        ("column-4", "", True),  # nothing was chosen yet
        ("value-1", "", True),
        ("value-1", "young", False),  # that was not offered
        ("side-0", "again", True),
        ("scale", "marks", True),
        ("scale", "*", False),
    ],
)
def test_only_what_was_offered_can_be_sent(name: str, sent: str, possible: bool) -> None:
    assert by_name()[name].is_possible(sent) is possible


def test_what_is_sent_as_it_stood_decides_nothing() -> None:
    assert change({each.name: each.value for each in decisions_of(FOUND, UNDECIDED)}) == UNDECIDED
    assert change({}) == UNDECIDED


def test_what_differs_is_a_decision() -> None:
    sent = {
        "column-2": "none",
        "column-4": "R1",
        "value-0": "none",
        "value-1": "management",
        "answer-0": NO_ANSWER,
        "answer-1": "3",
        "scale": "5-1",
        "side-0": "young",
        "question-0": "Blad2",
    }
    assert change(sent, complete=True, single=True) == Choices(
        columns={"Werk": "none", "Iets": "R1"},
        values={"Jong": "none", "MT?": "management"},
        answers={"eens": "", "geen idee": "3"},
        scale="5-1",
        sides={"a.csv": Side.YOUNG},
        sheets={"a.csv": "Blad2"},
        complete_only=True,
        drop_duplicates=True,
    )


def test_a_column_for_the_group_is_chosen_by_its_heading() -> None:
    options = (Option("Functie", "kolom B"), Option("Afdeling", "kolom C"))
    question = Question(QuestionTopic.GROUP_COLUMN, "a.csv", "Welke kolom?", options)
    found = Understanding(questions=(question,))
    assert change({"question-0": "Afdeling"}, found).columns == {"Afdeling": "group"}


def test_what_was_answered_before_can_be_asked_again() -> None:
    before = Choices(sheets={"a.csv": "Blad1"}, right_answer="veel", sides={"a.csv": Side.YOUNG})
    found = Understanding(files=("a.csv",))
    names = by_name(found, before)
    assert (names["sheet-0"].value, names["chosen-right_answer"].value) == ("Blad1", "veel")
    sent = {"sheet-0": AGAIN, "chosen-right_answer": AGAIN, "side-0": AGAIN}
    assert change(sent, found, before) == UNDECIDED


def test_no_answer_can_be_chosen_where_a_word_is_asked() -> None:
    question = Question(QuestionTopic.ANSWER, "tja", "Wat is dit?", (Option("3", "3"), Option("", "geen antwoord")))
    found = Understanding(questions=(question,))
    assert by_name(found)["question-0"].values == ("3", NO_ANSWER)
    assert change({"question-0": NO_ANSWER}, found).answers == {"tja": ""}
    assert change({"question-0": ""}, found) == UNDECIDED


def test_the_scale_is_one_question_for_all_files() -> None:
    options = (Option("1-5", "5 hoog"), Option("5-1", "1 hoog"))
    questions = tuple(Question(QuestionTopic.SCALE, file, "Wat is hoog?", options) for file in ("a.csv", "b.csv"))
    found = Understanding(questions=questions)
    assert list(by_name(found)) == ["question-0"]
    assert by_name(found)["question-0"].question == questions[0]
    assert change({"question-0": "5-1"}, found).scale == "5-1"


def test_columns_of_means_have_uses_of_their_own() -> None:
    use = ColumnUse("YP", "B", "YP", "a.csv", code="young")
    found = Understanding(rows_of=RowsOf.MEANS, columns=(use,))
    assert by_name(found)["column-0"].value == "young"
    assert {"n_young", "statement", "M1.1"} <= set(by_name(found)["column-0"].values)
    assert change({"column-0": "management"}, found).columns == {"YP": "management"}


def test_a_page_never_has_more_fields_than_a_form_may_have() -> None:
    answers = tuple(AnswerValue(f"antwoord {number}", "4", 1) for number in range(5000))
    groups = tuple(GroupValue(f"groep {number}", 1, None) for number in range(5000))
    found = Understanding(answers=answers, groups=groups)
    assert len(decisions_of(found, UNDECIDED)) == 2 * MOST_VALUES


def test_a_file_of_both_groups_and_another_scale_can_be_chosen_and_taken_back() -> None:
    asked = Question(QuestionTopic.SIDE, "a.csv", "Wie?", (Option("young", "jong"), Option("both", "beide")))
    chosen = change({"side-0": "both"}, Understanding(files=("a.csv",), columns=FOUND.columns, questions=(asked,)))
    chosen = change({"scale": "other"}, choices=chosen)
    assert (chosen.sides, chosen.scale) == ({"a.csv": "both"}, "other")
    refused = Understanding(files=("a.csv",), columns=FOUND.columns)
    shown = by_name(refused, chosen)
    assert (shown["side-0"].value, shown["scale"].value) == ("both", "other")
    assert all(each.is_possible(each.value) and each.value in each.values for each in shown.values() if each.value)
    back = change({"side-0": AGAIN, "scale": "1-5"}, refused, chosen)
    assert (back.sides, back.scale) == ({}, "1-5")


def test_another_scale_is_offered_for_answers_of_people_only() -> None:
    means = Understanding(rows_of=RowsOf.MEANS, columns=FOUND.columns)
    assert "other" not in by_name(means, Choices(scale="other"))["scale"].values
