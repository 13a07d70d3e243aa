"""Exports of every tool and layout, with known people in them, come back exact and without a question."""

import random

import pytest

from retention_check.domain.item import Kind
from retention_check.domain.questionnaire import short_measures
from retention_check.importers.surveys.choices import UNDECIDED
from retention_check.importers.surveys.survey import SurveyFile, read_again, read_survey
from tests.cast import STUDY
from tests.importers.surveys.exports.columns import SPELLINGS
from tests.importers.surveys.exports.labels import EVERY, INSIDE, MORE, NUMERIC, WORDS, Labels
from tests.importers.surveys.exports.layouts import EACH_TOOL, LAYOUTS, ONE_OF_EACH, Layout, always_first
from tests.importers.surveys.exports.model import expected
from tests.importers.surveys.exports.people import CODES, survey_of
from tests.importers.surveys.exports.reading import check, differences, told

REASONS = tuple(item.code for item in STUDY.of_kind(Kind.REASON))
SHORT = tuple(
    item.code
    for item in STUDY.items
    if item.kind is Kind.REASON or item.code in {m.code for m in short_measures(STUDY)}
)
OWN_ORDER = tuple(random.Random(3).sample(CODES, len(CODES)))
PARTS = {
    "reasons only": REASONS,
    "the short one": SHORT,
    "measures only": tuple(code for code in CODES if code not in REASONS),
    "two reasons and their measures": tuple(item.code for item in STUDY.items if item.reason in ("R7", "R10")),
    "an own order": OWN_ORDER,
    "near-identical ones": ("M2.4", "M4.2", "M7.4", "M7.1", "M7.2", "M10.4", "M10.2", "M10.3", "M6.3", "M6.4"),
}
FOREIGN = [name for name in LAYOUTS if name.endswith((" en", " sv", " de"))]  # the tool in another language
DUTCH_FIRST = [*(name for name in LAYOUTS if name not in FOREIGN), *FOREIGN]
BARE = ("plain codes xlsx", "lime own codes", "lime xlsx codes")  # only codes above the columns
PAIRS = [(name, each) for name, layout in LAYOUTS.items() for each in layout.labels]


def usual(layout: Layout) -> Labels:
    return WORDS if WORDS in layout.labels else layout.labels[0]


@pytest.mark.parametrize("name", always_first(DUTCH_FIRST, len(DUTCH_FIRST) - len(FOREIGN)))
def test_every_layout_comes_back_exact(name: str) -> None:
    check(survey_of(usual(LAYOUTS[name])), LAYOUTS[name])


@pytest.mark.parametrize("answers", EVERY, ids=lambda each: each.name)
def test_every_set_of_answers_comes_back_exact(answers: Labels) -> None:
    check(survey_of(answers), LAYOUTS["google csv nl"])


@pytest.mark.matrix
@pytest.mark.parametrize("answers", MORE, ids=lambda each: each.name)
@pytest.mark.parametrize("name", ["google csv nl", "plain ods", "lime xlsx", "qualtrics words"])
def test_many_more_sets_of_answers_come_back_exact(name: str, answers: Labels) -> None:
    check(survey_of(answers), LAYOUTS[name])


@pytest.mark.parametrize("answers", [*NUMERIC, INSIDE[-1]], ids=lambda each: each.name)
@pytest.mark.parametrize("name", always_first(["plain cp1252 csv", "plain ods", "forms nl", "sav"]))
def test_numbers_come_back_exact_from_text_and_from_cells(name: str, answers: Labels) -> None:
    check(survey_of(answers), LAYOUTS[name])


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("name", EACH_TOOL)
def test_part_of_the_questionnaire_comes_back_exact(name: str, part: str) -> None:
    check(survey_of(codes=PARTS[part]), LAYOUTS[name])


@pytest.mark.parametrize("name", always_first(["monkey xlsx", "plain codes xlsx", *ONE_OF_EACH], 2))
def test_the_order_of_columns_does_not_matter(name: str) -> None:
    check(survey_of(shuffled=11), LAYOUTS[name])


@pytest.mark.parametrize("spelling", SPELLINGS)
@pytest.mark.parametrize("name", EACH_TOOL)
def test_small_differences_in_the_statements_do_not_matter(name: str, spelling: str) -> None:
    check(survey_of(spelling=spelling), LAYOUTS[name])


@pytest.mark.parametrize("name", EACH_TOOL)
def test_a_child_reads_the_same_and_what_waits_gives_it_again(name: str) -> None:
    layout = LAYOUTS[name]
    survey, export = layout.export(survey_of())
    reading = read_survey([SurveyFile(export.file, export.data)], STUDY)
    assert told(reading.understanding) == ""
    assert differences(reading.understanding, expected(survey, export.rows), export) == {}
    assert read_again(reading.kept, STUDY, UNDECIDED) == reading.understanding


@pytest.mark.matrix
@pytest.mark.parametrize(("name", "answers"), PAIRS, ids=[f"{name}, {each.name}" for name, each in PAIRS])
def test_every_layout_with_every_set_of_answers_comes_back_exact(name: str, answers: Labels) -> None:
    check(survey_of(answers, seed=2), LAYOUTS[name])


@pytest.mark.matrix
@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("name", LAYOUTS)
def test_every_layout_with_part_of_the_questionnaire_comes_back_exact(name: str, part: str) -> None:
    layout = LAYOUTS[name]
    check(survey_of(usual(layout), codes=PARTS[part], seed=3), layout)


@pytest.mark.matrix
@pytest.mark.parametrize("seed", range(1, 6))
@pytest.mark.parametrize("name", LAYOUTS)
def test_every_layout_in_any_order_with_small_differences_comes_back_exact(name: str, seed: int) -> None:
    layout = LAYOUTS[name]
    spelling = "exact" if name in BARE else [*SPELLINGS][seed]
    check(survey_of(usual(layout), seed=seed, shuffled=seed, spelling=spelling), layout)
