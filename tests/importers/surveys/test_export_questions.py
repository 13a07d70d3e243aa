"""Exports of which only a person can know what they say: exactly that is asked, and an answer to it is enough."""

from dataclasses import replace

import pytest

from retention_check.domain.side import Side
from retention_check.importers.surveys.choices import NOBODY, Choices, ColumnRole
from retention_check.importers.surveys.understanding import QuestionTopic, Understanding
from tests.cast import STUDY
from tests.importers.surveys.exports import lime_survey, plain_excel
from tests.importers.surveys.exports.columns import columns_of
from tests.importers.surveys.exports.export import body, export_of
from tests.importers.surveys.exports.formats import delimited
from tests.importers.surveys.exports.labels import ANSWER_CODES, MARKS, NUMBERS, RECODED, REVERSED, Labels, alike
from tests.importers.surveys.exports.layouts import EACH_TOOL, LAYOUTS, ONE_OF_EACH, always_first
from tests.importers.surveys.exports.lime_survey import Style
from tests.importers.surveys.exports.model import Group, expected
from tests.importers.surveys.exports.people import survey_of
from tests.importers.surveys.exports.reading import check, differences, read, told

YES_NO = {"Ja": str(Side.YOUNG), "Nee": str(Side.MANAGEMENT)}
NUMBERED = {"1": str(Side.YOUNG), "2": str(Side.MANAGEMENT), "3": NOBODY}
SIX = alike("1-5 and 6", 1, 2, 3, 4, 5, no_opinion=6)
TWO_SCALES = Labels("two scales", MARKS.reason, NUMBERS.measure)
FOUR = alike("four", "Helemaal niet mee eens", "Niet mee eens", "Mee eens", "Helemaal mee eens")


def topics(found: Understanding) -> set[QuestionTopic]:
    return {question.topic for question in found.questions}


@pytest.mark.parametrize("name", EACH_TOOL)
def test_without_a_column_that_tells_the_group_it_is_asked_whose_answers_these_are(name: str) -> None:
    everybody = replace(survey_of(), asks=frozenset({"extra"}))
    young = tuple(replace(person, group=Group.YOUNG) for person in everybody.people)
    survey, export = LAYOUTS[name].export(replace(everybody, people=young))
    found = read(export)
    assert topics(found) <= {QuestionTopic.SIDE, QuestionTopic.GROUP_COLUMN}, told(found)
    assert found.questions
    assert not found.entries
    answered = read(export, Choices(sides={export.file: Side.YOUNG}))
    assert told(answered) == ""
    assert differences(answered, expected(survey, export.rows), export) == {}


@pytest.mark.parametrize(("groups", "values"), [("yes or no", YES_NO), ("numbers", NUMBERED)])
@pytest.mark.parametrize("name", always_first([name for name in ONE_OF_EACH if name != "sav"]))
def test_values_that_name_no_group_are_asked(name: str, groups: str, values: dict[str, str]) -> None:
    survey = survey_of(groups=groups)
    if groups == "yes or no":  # whoever says no is nobody else
        survey = replace(survey, people=tuple(p for p in survey.people if p.group is not Group.OTHER))
    known, export = LAYOUTS[name].export(survey)
    found = read(export)
    assert topics(found) <= {QuestionTopic.VALUE, QuestionTopic.GROUP_COLUMN}, told(found)
    assert found.questions
    assert not found.entries
    key = next(use.key for use in found.columns if "Groep" in use.heading or "Bent u" in use.heading)
    answered = read(export, Choices(columns={key: str(ColumnRole.GROUP)}, values=values))
    assert told(answered) == ""
    assert differences(answered, expected(known, export.rows), export) == {}


def test_two_columns_with_the_same_statement_are_both_asked() -> None:
    survey = survey_of()
    columns = columns_of(survey)
    twice = [*columns, next(column for column in columns if column.code == "M4.2")]
    rows = [[column.text for column in twice], *body(twice)]
    export = export_of("Antwoorden.csv", delimited(rows, ";"), twice, survey, 1)
    found = read(export)
    assert topics(found) == {QuestionTopic.COLUMN}, told(found)
    assert not found.entries
    asked = [question.about for question in found.questions]
    assert len(asked) == 2
    text = STUDY.item("M4.2").text
    assert all(key.startswith(text) for key in asked)
    answered = read(export, Choices(columns={asked[0]: "M4.2", asked[1]: str(ColumnRole.NONE)}))
    assert told(answered) == ""
    first = replace(export, letters={**export.letters, "M4.2": "?"})
    assert differences(answered, expected(survey, export.rows), first) == {}


def test_a_statement_between_two_of_ours_is_asked() -> None:
    survey = survey_of(codes=("R1", "R2", "M2.4", "M7.1"))
    changed = {
        "M2.4": "Jonge ambtenaren vaker betrekken bij besluitvorming",
        "M7.1": "Jonge ambtenaren ontvangen trainingen en opleiding",
    }
    columns = [replace(each, statement=changed.get(each.code, each.statement)) for each in columns_of(survey)]
    rows = [[column.text for column in columns], *body(columns)]
    found = read(export_of("Antwoorden.csv", delimited(rows, ";"), columns, survey, 1))
    assert {question.about for question in found.questions} == set(changed.values())
    assert topics(found) == {QuestionTopic.COLUMN}
    by_key = {use.key: use for use in found.columns}
    assert set(by_key[changed["M2.4"]].candidates) >= {"M2.4", "M4.2"}
    assert set(by_key[changed["M7.1"]].candidates) >= {"M7.1", "M7.2", "M7.4"}


@pytest.mark.matrix
def test_reversed_numbers_without_words_are_read_as_chosen() -> None:
    check(survey_of(REVERSED), LAYOUTS["plain cp1252 csv"], Choices(scale="5-1", right_answer="4"))


@pytest.mark.parametrize("codes", [ANSWER_CODES, RECODED], ids=lambda each: each.name)
@pytest.mark.parametrize("name", always_first(["lime own codes", "plain utf8 csv"]))
def test_codes_without_words_are_read_or_asked_never_read_otherwise(name: str, codes: Labels) -> None:
    survey, export = LAYOUTS[name].export(survey_of(codes))
    found = read(export)
    assert topics(found) <= {QuestionTopic.ANSWER, QuestionTopic.SCALE}, told(found)
    numbers = {str(text): str(number) for number, text in enumerate(survey.labels.reason, 1)}
    answered = read(export, Choices(answers=numbers)) if found.questions else found
    assert told(answered) == ""
    assert differences(answered, expected(survey, export.rows), export) == {}


def test_an_attention_check_of_which_only_the_code_is_there_is_asked_for_its_right_answer() -> None:
    survey = survey_of()
    export = lime_survey.as_text(survey, Style("own codes"))  # the question stands above a column named 'controle'
    found = read(export)
    assert topics(found) == {QuestionTopic.RIGHT_ANSWER}, told(found)
    answered = read(export, Choices(right_answer="weinig steun"))
    assert told(answered) == ""
    assert differences(answered, expected(survey, export.rows), export) == {}


@pytest.mark.matrix
def test_four_answers_are_no_five() -> None:
    people = survey_of(NUMBERS).people
    fewer = tuple(
        replace(person, answers={code: min(answer, 4) for code, answer in person.answers.items()}) for person in people
    )
    _, export = LAYOUTS["google csv nl"].export(survey_of(FOUR, people=fewer))
    found = read(export)
    assert not found.entries
    assert found.questions or found.problems


@pytest.mark.matrix
def test_a_file_for_each_group_needs_no_column_for_it() -> None:
    everybody = survey_of()
    asks = everybody.asks - {"group"}
    young = replace(everybody, asks=asks, people=tuple(p for p in everybody.people if p.group is Group.YOUNG))
    export = plain_excel.as_dutch_csv(young)
    found = read(export, Choices(sides={export.file: Side.YOUNG}))
    assert told(found) == ""
    assert differences(found, expected(young, export.rows), export) == {}


@pytest.mark.parametrize("name", always_first(["google csv nl", "forms nl", "plain cp1252 csv"]))
def test_many_sixes_beside_one_to_five_are_asked(name: str) -> None:
    survey, export = LAYOUTS[name].export(survey_of(SIX))
    found = read(export)
    assert topics(found) <= {QuestionTopic.ANSWER, QuestionTopic.SCALE}, told(found)
    assert found.questions
    assert not found.entries
    answered = read(export, Choices(scale="1-5", answers={"6": ""}))
    assert told(answered) == ""
    assert differences(answered, expected(survey, export.rows), export) == {}


@pytest.mark.matrix
def test_marks_for_reasons_beside_one_to_five_for_measures_are_never_read_as_one_scale() -> None:
    people = survey_of(MARKS).people
    halved = tuple(
        replace(person, answers={code: _halved(code, n) for code, n in person.answers.items()}) for person in people
    )
    _, export = LAYOUTS["google csv nl"].export(survey_of(TWO_SCALES, people=halved))
    found = read(export)
    assert not found.entries
    assert found.questions or found.problems


def _halved(code: str, answer: int) -> int:
    return answer if code.startswith("R") else (answer + 1) // 2
