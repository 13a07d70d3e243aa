"""Forty sheets and more as hurried people make them: each ends right, or in words that say what to do."""

from decimal import Decimal

import pytest

from retention_check.cli.import_choices import by_heading
from retention_check.importers.surveys.choices import UNDECIDED, Choices
from retention_check.importers.surveys.files.containers import read_grids
from retention_check.importers.surveys.files.limits import USUAL
from retention_check.importers.surveys.means import looks_like_means, read_kept_means, read_means, sheet_of
from retention_check.importers.surveys.means.reading import MeansReading
from retention_check.importers.surveys.survey import SurveyFile, read_again, read_survey
from retention_check.importers.surveys.understanding import Option, Question, RowsOf, Understanding
from tests.cast import STUDY
from tests.importers.surveys.hurried import Means
from tests.importers.surveys.hurried_cases import CASES, Hurried
from tests.matrix import some_now

READ_AT_ONCE = [name for name, case in CASES.items() if case.means is not None and not case.words]
ASKED = [name for name, case in CASES.items() if case.then]


def reading(case: Hurried, choices: Choices = UNDECIDED) -> MeansReading:
    sheets = [sheet for grid in read_grids(case.data, USUAL) if (sheet := sheet_of(case.name, grid))]
    assert looks_like_means(sheets, STUDY, choices)
    return read_means(sheets, STUDY, choices)


def entered(understood: Understanding) -> Means:
    assert (understood.questions, understood.problems) == ((), ())
    assert understood.rows_of is RowsOf.MEANS
    return {(entry.code, entry.side): (float(entry.mean), entry.n) for entry in understood.entries}


def said(understood: Understanding) -> str:
    return "\n".join([*(each.text for each in understood.questions), *map(str, understood.problems)])


def test_there_are_at_least_forty() -> None:
    assert len(CASES) >= 40


@pytest.mark.parametrize("name", READ_AT_ONCE)
def test_a_sheet_that_a_careful_human_understands_is_read_without_a_question(name: str) -> None:
    understood = reading(CASES[name]).understanding
    assert entered(understood) == CASES[name].means
    for words in CASES[name].told:
        assert words in "\n".join(understood.remarks)


@pytest.mark.parametrize("name", sorted(CASES.keys() - READ_AT_ONCE))
def test_a_sheet_that_nobody_can_be_sure_of_ends_in_words_that_say_what_to_do(name: str) -> None:
    understood = reading(CASES[name]).understanding
    assert understood.entries == ()
    for words in CASES[name].words:
        assert words in said(understood)


@pytest.mark.parametrize("name", ASKED)
def test_the_answer_to_the_question_gives_the_right_means_also_of_what_was_kept(name: str) -> None:
    case = CASES[name]
    choices = Choices.from_primitives(case.then)
    assert entered(reading(case, choices).understanding) == case.means
    kept = read_kept_means(reading(case).kept)
    assert entered(read_means(kept, STUDY, choices).understanding) == case.means


@pytest.mark.parametrize("name", some_now(READ_AT_ONCE, READ_AT_ONCE[::8]))
def test_what_is_kept_reads_the_same(name: str) -> None:
    found = reading(CASES[name])
    again = read_means(read_kept_means(found.kept), STUDY, UNDECIDED)
    assert again.understanding.entries == found.understanding.entries


def answering(question: Question, option: Option, found: Understanding) -> Choices:
    """The choices after one answer, as the command line makes them of what it printed."""
    tables = {"column": "columns", "value": "values", "sheet": "sheets", "side": "sides"}
    topic = str(question.topic)
    raw = {tables[topic]: {question.about: option.value}} if topic in tables else {topic: option.value}
    choices = Choices.from_primitives(raw)
    return by_heading(choices, found.columns, choices.columns)


@pytest.mark.parametrize("name", some_now(sorted(CASES.keys() - READ_AT_ONCE), ["genoeg in plaats van te weinig"]))
def test_each_answer_that_a_question_offers_is_taken_and_ends_the_question(name: str) -> None:
    first = reading(CASES[name])
    kept = read_kept_means(first.kept)
    for question in first.understanding.questions:
        assert question.options
        for option in question.options:
            assert question.flag(option).startswith("--")
            choices = answering(question, option, first.understanding)
            again = read_means(kept, STUDY, choices).understanding
            assert (question.topic, question.about) not in [(each.topic, each.about) for each in again.questions]
            assert not [remark for remark in again.remarks if remark.startswith("In uw keuzes")]


def test_what_people_wrote_about_people_is_not_kept() -> None:
    for name in ("opmerkingen met namen", "titels erboven, notities eronder, lege rijen ertussen"):
        kept = read_kept_means(reading(CASES[name]).kept)
        assert "Marieke" not in str(kept) and "06-12345678" not in str(kept)


def test_the_import_of_surveys_reads_a_sheet_of_means_in_its_child_and_again() -> None:
    case = CASES["twee jaren op twee bladen"]
    found = read_survey([SurveyFile(case.name, case.data)], STUDY)
    assert [question.topic for question in found.understanding.questions] == ["sheet"]
    again = read_again(found.kept, STUDY, Choices.from_primitives(case.then))
    assert entered(again) == case.means
    assert {entry.mean for entry in again.entries} >= {Decimal("7.9")}
