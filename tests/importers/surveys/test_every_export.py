"""Exports of every tool and layout, with known people in them, come back exact and without a question."""

import random

import pytest

from retention_check.domain.item import Kind
from retention_check.domain.questionnaire import short_measures
from retention_check.importers.surveys.choices import UNDECIDED
from retention_check.importers.surveys.survey import SurveyFile, read_again, read_survey
from tests.cast import STUDY
from tests.importers.surveys.exports.columns import SPELLINGS
from tests.importers.surveys.exports.labels import ENGLISH, EVERY, INSIDE, MORE, NUMERIC, WORDS, Labels
from tests.importers.surveys.exports.layouts import EACH_TOOL, LAYOUTS, ONE_OF_EACH, Layout, always_first, sampled
from tests.importers.surveys.exports.model import expected
from tests.importers.surveys.exports.people import CODES, survey_of
from tests.importers.surveys.exports.reading import check, differences, told
from tests.matrix import some_now

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
BARE = ("plain codes xlsx", "lime own codes", "lime xlsx codes")  # only codes above the columns
UNLIKE = ("plain title xlsx", "plain xls", "qualtrics -99")
SPELLED = [name for name in LAYOUTS if name not in BARE]
NOW = (ENGLISH[0], INSIDE[-1], *NUMERIC)  # answers that differ most
PAIRS = [
    (name, layout.labels[(place * 2 + more) % len(layout.labels)])
    for place, (name, layout) in enumerate(LAYOUTS.items())
    for more in range(min(2, len(layout.labels)))
]


def usual(layout: Layout) -> Labels:
    return WORDS if WORDS in layout.labels else layout.labels[0]


def called(value: str | Labels) -> str:
    return value if isinstance(value, str) else value.name


@pytest.mark.parametrize("name", some_now(LAYOUTS, (*ONE_OF_EACH, *UNLIKE)))
def test_every_layout_comes_back_exact(name: str) -> None:
    check(survey_of(usual(LAYOUTS[name])), LAYOUTS[name])


@pytest.mark.parametrize("answers", some_now(EVERY, NOW), ids=lambda each: each.name)
def test_every_set_of_answers_comes_back_exact(answers: Labels) -> None:
    check(survey_of(answers), LAYOUTS["google csv nl"])


@pytest.mark.parametrize(
    ("name", "answers"),
    sampled(("google csv nl", "plain ods", "lime xlsx", "qualtrics words"), MORE, now=1, each=3),
    ids=called,
)
def test_many_more_sets_of_answers_come_back_exact(name: str, answers: Labels) -> None:
    check(survey_of(answers), LAYOUTS[name])


@pytest.mark.parametrize(
    ("name", "answers"),
    sampled(("plain cp1252 csv", "plain ods", "forms nl", "sav"), [*NUMERIC, INSIDE[-1]], now=2, each=3),
    ids=called,
)
def test_numbers_come_back_exact_from_text_and_from_cells(name: str, answers: Labels) -> None:
    check(survey_of(answers), LAYOUTS[name])


@pytest.mark.parametrize(("name", "part"), sampled(ONE_OF_EACH, PARTS, now=2))
def test_part_of_the_questionnaire_comes_back_exact(name: str, part: str) -> None:
    check(survey_of(codes=PARTS[part]), LAYOUTS[name])


@pytest.mark.parametrize("name", always_first(["monkey xlsx", "plain codes xlsx", *ONE_OF_EACH], 2))
def test_the_order_of_columns_does_not_matter(name: str) -> None:
    check(survey_of(shuffled=11), LAYOUTS[name])


@pytest.mark.parametrize(("name", "spelling"), sampled(ONE_OF_EACH, SPELLINGS, now=3))
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
@pytest.mark.parametrize(("name", "answers"), PAIRS, ids=called)
def test_every_layout_with_other_sets_of_answers_comes_back_exact(name: str, answers: Labels) -> None:
    check(survey_of(answers, seed=2), LAYOUTS[name])


@pytest.mark.parametrize(("name", "part"), sampled([*LAYOUTS], PARTS, now=0, start=3))
def test_every_layout_with_part_of_the_questionnaire_comes_back_exact(name: str, part: str) -> None:
    layout = LAYOUTS[name]
    check(survey_of(usual(layout), codes=PARTS[part], seed=3), layout)


@pytest.mark.parametrize(("name", "spelling"), sampled(SPELLED, SPELLINGS, now=0, start=1))
def test_every_layout_in_any_order_with_small_differences_comes_back_exact(name: str, spelling: str) -> None:
    layout, seed = LAYOUTS[name], [*LAYOUTS].index(name)
    check(survey_of(usual(layout), seed=seed, shuffled=seed + 1, spelling=spelling), layout)


@pytest.mark.matrix
@pytest.mark.parametrize("name", BARE)
def test_codes_alone_come_back_exact_in_any_order(name: str) -> None:
    check(survey_of(usual(LAYOUTS[name]), seed=2, shuffled=2), LAYOUTS[name])
